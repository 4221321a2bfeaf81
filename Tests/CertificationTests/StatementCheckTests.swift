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

  /// The law is enclosed, yet its mean of a constant is that constant: a law sums to 1.
  @Test(arguments: ["legendre(E(soft, r)) == 0", "kl(soft, reference) >= legendre(E(soft, r))"])
  func meanOfAConstantIsExact(text: String) throws {
    let problem = try Problem(
      probabilities: [half, Rational(3, 10), Rational(1, 5)],
      rewards: [Rational(7, 2), Rational(7, 2), Rational(7, 2)],
      weighting: .rational([Rational(1, 3), 2, Rational(80, 87)]))
    let goal = AccuracyGoal(digits: 15, maximum: Precision(bits: 2000))
    var options = EngineOptions()
    options.engine = .laplace
    let `case` = ClaimCase(problem, n: 40, goal: goal, options: options)
    let verdict = try `case`.check(Statement(parsing: text)).verdict
    #expect(verdict == (text.hasSuffix("0") ? .equal : .proved))
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

  /// P_n at n = 4 is transcendental: what follows from its being a law is decided, and nothing else.
  @Test(arguments: [
    ("sum(i, soft[i]) == 1", Verdict.equal), ("sum(i, soft[i]) < 1", .refuted),
    ("sum(i, hard[i]) <= sum(i, soft[i])", .equal), ("kl(soft, P) >= legendre(E(soft, r))", .equal),
    ("kl(soft, P) > legendre(E(soft, r))", .refuted),
    ("kl(P, soft) == sum(i, P[i]*log(P[i]/soft[i]))", .undecided),
    ("kl(P, soft) == kl(P, soft)", .equal),
    ("sum(i, soft[i]^2) <= sum(i, soft[i]*soft[i])", .undecided),
    ("kl(soft, P) == kl(P, soft)", .refuted), ("sum(i, soft[i]) == 2", .refuted),
    ("forall i: soft[i] == enumerated[i]", .equal), ("forall i: soft[i] == integrated[i]", .equal),
    ("forall i: soft[i] == tilted[i]", .refuted),
  ])
  func unnamedNumbersDecideOnlyIdentities(text: String, verdict: Verdict) throws {
    for (probabilities, rewards) in [
      ([half, half], [0, 1]), ([Rational(1, 2), Rational(1, 3), Rational(1, 6)], [0, 1, 1]),
    ] as [([Rational], [Rational])] {
      let outcome = try outcome(
        text, probabilities, rewards, lambda: .positive(1), n: 4, maximumBits: 400)
      #expect(outcome.verdict == verdict)
    }
  }

  /// At n = 10^9 the powers of hard Best-of-n cannot be written out.
  @Test(arguments: [
    ("forall i: soft[i] == hard[i]", Verdict.equal), ("sum(i, soft[i]) == 1", .equal),
    (
      "forall i: hard[i] == sum(j where r[j] <= r[i], P[j])^n - sum(j where r[j] < r[i], P[j])^n",
      .equal
    ),
    ("forall i where r[i] == r_max: soft[i] <= 1 - (1 - P[i])^n", .equal),
    ("forall i where r[i] == r_max: soft[i] < 1 - (1 - P[i])^n", .refuted),
    ("forall i where r[i] == r_max: soft[i] <= 1 - (1 - P[i])^(n + 1)", .proved),
  ])
  func hugePowersAreCompared(text: String, verdict: Verdict) throws {
    let tiny = Rational.power(10, -9)
    let outcome = try outcome(
      text, [half, half - tiny, tiny], [0, 1, 2], lambda: .zero, n: 1_000_000_000, maximumBits: 400)
    #expect(outcome.verdict == verdict)
  }

  // MARK: what an enclosure leaves open decides nothing

  /// e minus its first 59 decimals: positive, but not at the first precision.
  private static let tinyPositive =
    "(exp(1)-2.718281828459045235360287471352662497757247093699959574966)"

  @Test(arguments: [
    ("sum(i where P[i]*inf*X < inf, P[i]) == 1", Verdict.refuted),
    ("sum(i where P[i]*inf*X < inf, P[i]) == 0", .equal),
    ("1/(1/X) <= 1", .proved),
    ("sqrt(X) <= 1", .proved),
    ("log(X) <= 0", .proved),
  ])
  func signsThatTakePrecisionAreWaitedFor(text: String, verdict: Verdict) throws {
    let outcome = try outcome(
      text.replacing("X", with: Self.tinyPositive), [half, half], [0, 1],
      lambda: .positive(1), n: 4)
    #expect(outcome.verdict == verdict)
  }

  @Test(arguments: [
    "1/abs(exp(1)-exp(1)) >= 5", "1/abs(exp(1)-exp(1)) <= 5", "0/(exp(1)-exp(1)) < 1",
    "2/(1+1/tv(tilted,tilted)) <= 9", "5 + sqrt(exp(1)-exp(1)-1/10^100) <= 9",
    "exp(log(exp(1)-exp(1)-10^-50)) + 5 <= 9", "(exp(1)-exp(1)-10^-50)^(1/3) + 5 <= 9",
    "binary_kl(2, 3) <= 100", "binary_kl(-1/2,-1/2) == 0",
  ])
  func sidesWithoutAValueAreNeitherProvedNorRefuted(text: String) throws {
    let outcome = try outcome(
      text, [half, half], [0, 1], lambda: .positive(1), n: 4, maximumBits: 500)
    #expect([.proved, .refuted, .equal].allSatisfy { $0 != outcome.verdict }, "\(outcome.verdict)")
  }

  @Test func upperSetsAreFoundForExponentialWeights() throws {
    let outcome = try outcome(
      "forall A in upper_sets: prob(tilted, A) >= prob(P, A)",
      [Rational(1, 2), Rational(3, 10), Rational(1, 5)], [0, half, 1],
      lambda: .positive(half), n: 4)
    #expect(outcome.verdict == .proved)
  }

  @Test func theLeastSlackIsShown() throws {
    let outcome = try outcome(
      "forall x in {1/2, (exp(1) - 2.718281828459045235360287471)*10^28}: x <= 10^6",
      [half, half], [0, 1], lambda: .positive(1), n: 2)
    #expect(outcome.verdict == .proved)
    #expect(outcome.slack.decimal(digits: 7)?.lower?.hasPrefix("999996") == true)
  }

  @Test func endsThatTouchProveAWeakInequality() throws {
    // B1 at λ = 0 and n = 10^12: the enclosure of P_n(1) reaches down to the bound, which is 0.
    let outcome = try outcome(
      "forall i: soft[i] >= 0", [half, half], [0, 1], lambda: .zero, n: 1_000_000_000_000)
    #expect(outcome.verdict == .proved)
    let kl = try self.outcome(
      "kl(soft, reference) <= log(n) - (n-1)/n", [half, half], [0, 1], lambda: .zero,
      n: 1_000_000_000_000)
    #expect(kl.verdict == .proved)
  }
}
