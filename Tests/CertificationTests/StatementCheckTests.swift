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

  // MARK: instances

  private let third: [Rational] = [Rational(1, 2), Rational(3, 10), Rational(1, 5)]

  /// Two equal infinities have no difference, but a mean.
  @Test(arguments: ["E(soft, log(tilted)) <= 0", "E(P, inf*P) >= 1"])
  func meansMayBeInfinite(text: String) throws {
    #expect(try outcome(text, third, [0, half, 1], lambda: .zero, n: 2).verdict == .proved)
  }

  /// log log 3 rounded up so closely that the first precision leaves it open whether x = 0 is meant.
  private static let almost = "0.094047827616699016174334332084493992785338029618418489"

  /// What is out of scope needs no value, also while that is not decided; nor do conditions behind others.
  @Test(arguments: [
    ("forall x in {0, 1} where x + log(log(3)) > C: 1/x >= 2", Verdict.refuted),
    ("forall x in {0, 1} where x + log(log(3)) > C: 1/x >= 1", .equal),
    ("forall x in {0, 1} where x + log(log(3)) > C and 1/x >= 1: x > 1/2", .proved),
    ("forall x in {1, 2}: sum(y in {0, x} where y + log(log(3)) > C and 1/y > 0, y) <= 2", .equal),
  ])
  func openConditionsComeBeforeValues(text: String, verdict: Verdict) throws {
    let text = text.replacing("C", with: Self.almost)
    let outcome = try outcome(text, third, [0, half, 1], lambda: .positive(half), n: 3)
    #expect(outcome.verdict == verdict)
    #expect(outcome.hasDigits)
  }

  @Test func openHypothesesComeBeforeValues() throws {
    let problem = try Problem(
      probabilities: third, rewards: [0, half, 1], weighting: .exponential(.positive(1)))
    let `case` = ClaimCase(
      problem, n: 3, goal: AccuracyGoal(digits: 15, maximum: Precision(bits: 2000)),
      options: EngineOptions())
    let hypothesis = try Statement(parsing: "log(log(3)) > \(Self.almost)").comparison
    let undefined = try Statement(parsing: "1/r_min > 0").comparison
    let outcome = try `case`.check(
      Statement(parsing: "1/r_min >= 1"), hypotheses: [hypothesis, undefined])
    #expect(outcome.verdict == .inapplicable(hypothesis: hypothesis.description))
  }

  /// A value that refutes does so whatever the others are; without one, a value without sides makes the case inapplicable.
  @Test func aRefutationOutweighsAMissingValue() throws {
    func verdict(_ text: String) throws -> Verdict {
      try outcome(text, third, [0, half, 1], lambda: .positive(half), n: 3, maximumBits: 400)
        .verdict
    }
    #expect(try verdict("forall i: P[i]*w[i]/r[i] >= 1") == .refuted)
    #expect(
      try verdict("forall i: P[i]*w[i]/r[i] >= 0")
        == .inapplicable(hypothesis: "both sides are defined (division by zero)"))
    #expect(try verdict("forall i where 1/r[i] > 3/2: r[i] <= 1/4") == .refuted)
    #expect(
      try verdict("forall i where 1/r[i] > 3/2: r[i] <= 1/2")
        == .inapplicable(hypothesis: "both sides are defined (division by zero)"))
    // What is open might still refute.
    #expect(
      try verdict("forall x in {0, 1}: (sum(i, soft[i]^2) - sum(i, soft[i]*soft[i]))/x >= 0")
        == .undecided)
  }

  /// Exact slacks are compared as they are, and with the ends of enclosures.
  @Test(arguments: [
    "forall x in {1 + 10^-30, 1}: x >= 0", "forall x in {1, 1 + 10^-30}: x >= 0",
    "forall x in {1, exp(10^-30)}: x >= 0", "forall x in {exp(10^-30), 1}: x >= 0",
  ])
  func theLeastExactSlackIsShown(text: String) throws {
    let outcome = try outcome(text, [half, half], [0, 1], lambda: .positive(1), n: 2)
    #expect(outcome.verdict == .proved)
    let least = outcome.slack.interval(at: Precision(bits: 200))
    #expect(least?.contains(1) == true)
    #expect(text.contains("exp") || outcome.slack.isExactly(1))
  }

  /// Where one side is known exactly, an equal one is too.
  @Test(
    arguments: [
      (
        "forall i: abs(soft[i] - hard[i])"
          + " <= (n-1)*max(0, max(a, max(b where r[b] < r[a] and w[a] > 0, w[b]/w[a])))",
        Temperature.zero, 1_000_000
      ),
      ("hellinger2(soft, soft) == 0", .positive(1), 40), ("Var(soft, w/w) == 0", .positive(1), 40),
      ("0 >= tv(soft, soft) + Var(soft, w/w)", .positive(1), 40),
    ] as [(String, Temperature, Integer)])
  func equalSidesHaveOneValue(text: String, lambda: Temperature, n: Integer) throws {
    let outcome = try outcome(text, [half, half], [0, 1], lambda: lambda, n: n)
    #expect(outcome.verdict == .equal)
    #expect(outcome.left.isExactly(0) && outcome.right.isExactly(0))
    #expect(outcome.hasDigits)
  }

  /// One number computed by two engines says that one is wrong when it differs, and nothing else does.
  @Test(arguments: [
    ("forall i: soft[i] == enumerated[i]", true),
    ("forall i: enumerated[i] >= integrated[i]", true),
    ("forall A in events: prob(soft, A) == prob(integrated, A)", true),
    ("forall i: soft[i] < enumerated[i]", false),
    ("forall i: 2*enumerated[i] <= integrated[i]", false),
    ("forall i: enumerated[i] == enumerated[i]", false), ("forall i: enumerated[i] <= P[i]", false),
  ])
  func enginesAreComparedByTheSameExpression(text: String, isComparison: Bool) throws {
    #expect(try Statement(parsing: text).comparesEngines == isComparison)
  }

  @Test func negativeBasesWaitForTheirExponents() throws {
    func verdict(_ text: String) throws -> Verdict {
      try outcome(text, [half, half], [0, 1], lambda: .positive(1), n: 2, maximumBits: 400).verdict
    }
    // Whether such an exponent is an integer is not known, so nothing is said.
    #expect(try verdict("(-1)^(10^40000 + 1) == -1") == .undecided)
    #expect(
      try verdict("(-1)^log(2) == -1")
        == .inapplicable(
          hypothesis: "both sides are defined (the logarithm of a number that is not positive)"))
  }

  /// The relative slack is that of the instances, not of the one with the least slack, and kept in rows.
  @Test(
    arguments: [
      ([Rational(1, 2), Rational(1, 2)], [0, 1], Temperature.zero, 64),
      (
        [Rational(1, 1_000_000), Rational(1, 2), Rational(499_999, 1_000_000)], [0, 1, 2],
        .positive(1), 8
      ),
    ] as [([Rational], [Rational], Temperature, Integer)])
  func relativeSlackIsTakenInEachInstance(
    probabilities: [Rational], rewards: [Rational], lambda: Temperature, n: Integer
  ) throws {
    func row(_ condition: String) throws -> RecordedRow {
      let outcome = try outcome(
        "forall i where \(condition): soft[i] >= n*P[i]*w[i]/(w[i] + (n-1)*mu)", probabilities,
        rewards,
        lambda: lambda, n: n)
      #expect(outcome.verdict == .proved)
      return RecordedRow(outcome, label: "X", case: 0, digits: 15)
    }
    let all = StatementSummary(of: [try row("k > 0")])
    func middle(_ decimals: DecimalEnclosure?) throws -> Rational? {
      try decimals?.lower.map { try Rational(parsing: $0) }
    }
    let each = try rewards.map { try row("r[i] == \($0)") }
    let least = try each.compactMap { try middle($0.leastRelativeSlack) }
    #expect(each.allSatisfy { $0.leastRelativeSlack == $0.greatestRelativeSlack })
    let tight = try #require(try middle(all.tightest?.relativeSlack))
    let loose = try #require(try middle(all.loosest?.relativeSlack))
    let tolerance = Rational.power(10, -12)
    #expect(try abs(tight - #require(least.min())) <= tolerance)
    #expect(try abs(loose - #require(least.max())) <= tolerance)
    // In every one of these cases another symbol has the least slack.
    let shown = try #require(all.tightest?.row.symbol)
    let there = try middle(each[shown].leastRelativeSlack)
    #expect(there.map { $0 - tight > tolerance } ?? true)
  }

  private func abs(_ value: Rational) -> Rational { value.magnitude }
}
