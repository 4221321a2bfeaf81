// Copyright 2026 the softbon authors
// SPDX-License-Identifier: Apache-2.0

import Certification
import Enclosures
import ExactArithmetic
import SoftBestOfN
import Testing

@Suite struct StatementCheckTests {
  private func outcome(
    _ text: String, _ probabilities: [Rational], _ rewards: [Rational], lambda: Temperature,
    n: Integer, maximumBits: Int = 2000
  ) throws -> StatementOutcome {
    let problem = try Problem(
      probabilities: probabilities, rewards: rewards, weighting: .exponential(lambda))
    let goal = AccuracyGoal(digits: 15, maximum: Precision(bits: maximumBits))
    let `case` = ClaimCase(problem, n: n, goal: goal, options: EngineOptions())
    return try `case`.check(Statement(parsing: text))
  }

  private let half = Rational(1, 2)

  @Test func boundIsProvedAndItsHalfRefuted() throws {
    let lambda = Temperature.positive(Rational(1, 2))
    let proved = try outcome(
      "kl(tilted, soft) <= log(1 + cv2/n)", [half, half], [0, 1], lambda: lambda, n: 5)
    #expect(proved.verdict == .proved)
    #expect(proved.hasDigits)
    let refuted = try outcome(
      "kl(tilted, soft) <= log(1 + cv2/n)/10", [half, half], [0, 1], lambda: lambda, n: 1)
    #expect(refuted.verdict == .refuted)
  }

  @Test func worstSymbolIsNamed() throws {
    let outcome = try outcome(
      "forall i: soft[i] >= n*P[i]*w[i]/(w[i] + (n-1)*mu)",
      [Rational(1, 2), Rational(3, 10), Rational(1, 5)], [0, half, 1],
      lambda: .positive(Rational(1, 2)), n: 3)
    #expect(outcome.verdict == .proved)
    #expect(outcome.symbol != nil)
  }

  @Test func undefinedSidesAreInapplicable() throws {
    let outcome = try outcome(
      "forall i: soft[i] >= n*P[i]*w[i]/(w[i] + (n-1)*mu)", [half, half], [0, 1], lambda: .zero,
      n: 1)
    guard case .inapplicable = outcome.verdict else {
      Issue.record("expected inapplicable, found \(outcome.verdict)")
      return
    }
  }

  @Test func hardCaseIsProved() throws {
    let outcome = try outcome(
      "kl(tilted, soft) <= log(1 + cv2/n)", [Rational(9, 10), Rational(1, 10)], [0, 1],
      lambda: .zero, n: 4)
    #expect(outcome.verdict == .proved)
  }

  @Test(arguments: [
    "forall i: soft[i] >= n*P[i]*w[i]/(w[i] + (n-1)*mu)",
    "kl(tilted, soft) <= E(tilted, log(1 + (w/mu - 1)/n))",
    "kl(soft, reference) <= log(n/(1 + (n-1)/spread))",
    "kl(soft, reference) <= log(n) - (n-1)/n",
  ])
  func equalitiesAtOneCandidateAreDecided(text: String) throws {
    let outcome = try outcome(
      text, [Rational(1, 2), Rational(3, 10), Rational(1, 5)], [0, half, 1],
      lambda: .positive(Rational(1, 3)), n: 1)
    #expect(outcome.verdict == .equal)
    #expect(outcome.slack.isExactly(0))
  }

  @Test func hardCaseAtOneCandidateIsEqual() throws {
    let outcome = try outcome(
      "kl(tilted, soft) <= log(1 + cv2/n)", [Rational(9, 10), Rational(1, 10)], [0, 1],
      lambda: .zero, n: 1)
    #expect(outcome.verdict == .equal)
  }
}
