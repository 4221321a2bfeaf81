// Copyright 2026 the softbon authors
// SPDX-License-Identifier: Apache-2.0

import Certification
import Enclosures
import ExactArithmetic
import SoftBestOfN
import TestSupport
import Testing

/// Claims for every λ > 0 at once.
@Suite struct EveryTemperatureTests {
  private func statement(_ text: String) throws -> CheckedStatement {
    CheckedStatement(
      claim: "X", label: "X", statement: try Statement(parsing: text), definitions: [],
      hypotheses: [])
  }

  private func outcomes(
    _ statements: [CheckedStatement], _ problem: Problem, n: [Integer]
  ) -> [EveryTemperatureOutcome] {
    EveryTemperatureCheck(
      statements: statements, grid: Grid(families: [[problem]], candidates: n),
      options: EngineOptions()
    ).rows().map(\.outcome)
  }

  private func outcome(
    _ text: String, _ problem: Problem, n: Integer
  ) throws -> EveryTemperatureOutcome {
    try #require(outcomes([try statement(text)], problem, n: [n]).first)
  }

  private func ternary() throws -> Problem {
    try Problem(
      probabilities: [Rational(1, 2), Rational(3, 10), Rational(1, 5)],
      rewards: [0, Rational(1, 2), 1], weighting: .exponential(.positive(1)))
  }

  /// Statements without bound names, true and false ones, with and without crossings in λ.
  private static let statements = [
    "cv2 <= 1/4", "gap <= 1/20", "gap >= 0", "tv(tilted, soft) <= gap",
    "chi2(tilted, soft) <= cv2/n",
    "E(soft, r) <= r_max - Delta/3", "cv2 <= (spread + 1/spread - 2)/4", "spread > 2",
    "max(i, abs(tilted[i] - soft[i])) <= 1/8", "min(i, soft[i]) >= 1/9",
    "sum(i, max(soft[i] - P[i], 0)) <= 1/3 - 1/n", "tv(soft, hard) <= (n-1)/(n + spread)",
    "win_rate(soft, reference) <= n/(n + 1)", "exp(Delta/lambda) == spread",
    "E(tilted, r*w)/mu >= E(tilted, r)", "max(i, soft[i]/P[i]) < n/2 + 1/2", "mu*spread >= k/2",
    "cv2 <= sinh(Delta/(2*lambda))^2",
  ]

  /// At single temperatures the verdicts are those of enclosures.
  @Test(arguments: statements)
  func verdictsAgreeWithSingleTemperatures(text: String) throws {
    for var trial in trials("every temperature: \(text)", count: 10, minimum: 3) {
      let k = trial.random.int(in: 2...3)
      let parts = (0..<k).map { _ in Rational(trial.random.int(in: 1...9)) }
      let sum = Rational.sum(parts)
      let rewards = (0..<k).map { _ in Rational(trial.random.int(in: 0...4), 2) }
      let problem = try Problem(
        probabilities: parts.map { $0 / sum }, rewards: rewards,
        weighting: .exponential(.positive(1)))
      let n = Integer(trial.random.int(in: 1...4))
      let outcome = try outcome(text, problem, n: n)
      let place: Comment = "\(trial): \(text), \(problem), n = \(n)"
      // A half-integer power of x is no function of x, and 1/(spread − 1) has no value for equal rewards.
      if case .inapplicable(let why) = outcome.verdict {
        #expect(text.contains("sinh") && why.contains("exp of this number"), place)
        continue
      }
      func verdict(at lambda: Rational) throws -> Verdict {
        let single = ClaimCase(
          try problem.at(.positive(lambda)), n: n,
          goal: AccuracyGoal(digits: 15, maximum: Precision(bits: 2000)), options: EngineOptions())
        return try single.check(Statement(parsing: text)).verdict
      }
      let points = [Rational(1, 8), Rational(1, 3), Rational(5, 7), 1, 2, 6, 50]
      switch outcome.verdict {
      case .proved:
        for lambda in points {
          let single = try verdict(at: lambda)
          #expect(single == .proved || single == .equal, place)
        }
      case .equal:
        // At one temperature an equality is decided only where the law is exact.
        for lambda in points {
          let single = try verdict(at: lambda)
          #expect(single == .equal || single == .undecided, place)
        }
      case .refuted:
        #expect(!outcome.failures.isEmpty, place)
        for failure in outcome.failures {
          if let sample = failure.sample { #expect(try verdict(at: sample) == .refuted, place) }
        }
        for lambda in points {
          let isInside = outcome.failures.contains { failure in
            isCertainly(failure.from, below: lambda) && isCertainly(failure.to, above: lambda)
          }
          let isOutside = outcome.failures.allSatisfy { failure in
            isCertainly(failure.from, above: lambda) || isCertainly(failure.to, below: lambda)
          }
          #expect(isInside != isOutside, place)
          #expect((try verdict(at: lambda) == .refuted) == isInside, "\(place) at \(lambda)")
        }
      default: Issue.record(place)
      }
    }
  }

  private func isCertainly(_ number: CertifiedNumber, below value: Rational) -> Bool {
    switch number {
    case .exact(let number): number < value
    case .enclosed(let interval): interval.upper.map { $0 < value } ?? false
    case .positiveInfinity, .undefined: false
    }
  }

  private func isCertainly(_ number: CertifiedNumber, above value: Rational) -> Bool {
    switch number {
    case .exact(let number): number > value
    case .enclosed(let interval): interval.lower.map { $0 > value } ?? false
    case .positiveInfinity: true
    case .undefined: false
    }
  }

  /// The rational claims of the catalogue, for every λ.
  @Test func theRationalClaimsHoldForEveryTemperature() throws {
    let labels: Set = [
      "A2a", "A2b", "A3a", "A3b", "A5a", "A5b", "A6a", "A6b", "B1", "B2a", "B2b", "B3a", "B3b",
      "B3c", "C3a", "D2", "D3a", "D3b", "E0", "E1a", "E1b", "E2a", "E2b", "E3", "F4b", "F4c",
    ]
    let statements = try Catalogue.claims().flatMap(\.checked).filter { labels.contains($0.label) }
    #expect(statements.count == labels.count)
    let coin = try Problem(
      probabilities: [Rational(9, 10), Rational(1, 10)], rewards: [0, 1],
      weighting: .exponential(.positive(1)))
    let equal = try Problem(
      probabilities: [Rational(9, 10), Rational(1, 10)], rewards: [1, 1],
      weighting: .exponential(.positive(1)))
    let check = EveryTemperatureCheck(
      statements: statements,
      grid: Grid(families: [[try ternary()], [coin], [equal]], candidates: [1, 2, 5, 8]),
      options: EngineOptions())
    var proved: [String: Int] = [:]
    for row in check.rows() {
      let label = statements[row.statement].label
      switch row.outcome.verdict {
      case .proved: proved[label, default: 0] += 1
      case .equal: break
      case .inapplicable(let why):
        // The last n has no next one, and a single level no upper level set.
        #expect(
          why.contains("greater n") || why.contains("ranges over something"), "\(label): \(why)")
      default: Issue.record("\(label): \(row.outcome.verdict)")
      }
    }
    for label in labels where label != "A2a" { #expect((proved[label] ?? 0) >= 4, "\(label)") }
  }

  /// Claims made false are refuted with temperatures at which they are false.
  @Test(arguments: [
    "forall i: soft[i] >= (n+1)*P[i]*w[i]/(w[i] + n*mu)",
    "forall i: soft[i] <= 1 - (1 - P[i])^(n-1)",
    "gap/E(tilted, r) <= (spread - 1)/(3*n)", "E(soft, r) <= next_lambda(E(soft, r))",
    "forall i: soft[i] >= next_lambda(soft[i])",
  ])
  func falseClaimsAreRefuted(text: String) throws {
    let outcome = try outcome(text, ternary(), n: 3)
    #expect(outcome.verdict == .refuted)
    let sample = try #require(outcome.failures.lazy.compactMap(\.sample).first)
    if text.contains("next_lambda") { return }
    let single = ClaimCase(
      try ternary().at(.positive(sample)), n: 3, goal: AccuracyGoal(digits: 15),
      options: EngineOptions())
    #expect(try single.check(Statement(parsing: text)).verdict == .refuted)
  }

  @Test func certificatesSayWhy() throws {
    #expect(try outcome("E(soft, r) == E(soft, r)", ternary(), n: 2).certificate == .identity)
    let visible = try outcome(
      "forall i: soft[i] >= n*P[i]*w[i]/(w[i] + (n-1)*mu)", ternary(), n: 4)
    #expect(visible.certificate == .coefficients && visible.verdict == .proved)
    let touching = try outcome("(spread - 3)^2 >= 0", ternary(), n: 2)
    // D-SYMBOLIC: e^{1/λ} = 3 at λ = 1/log 3 = 0.910239226…
    #expect(touching.certificate == .roots && touching.verdict == .proved)
    let equality = try #require(touching.equalities.first?.decimal(digits: 10))
    #expect(equality.lower == "0.91023922662" && equality.upper == "0.91023922663")
    #expect(try outcome("(spread - 3)^2 > 0", ternary(), n: 2).verdict == .refuted)
    #expect(try outcome("spread^2 > 1", ternary(), n: 2).verdict == .proved)
  }

  /// What depends on the order of two functions is divided where they cross, and ends count too.
  @Test func crossingsDivideTheTemperatures() throws {
    let crossing = try outcome("max(spread, 4) >= 4", ternary(), n: 2)
    #expect(crossing.verdict == .equal || crossing.verdict == .proved)
    #expect(crossing.pieces == 2)
    let strict = try outcome("abs(spread - 4) > 0", ternary(), n: 2)
    #expect(strict.verdict == .refuted)
    #expect(strict.failures.allSatisfy { $0.sample == nil })
    // 1/|spread − 4| has no value at one temperature.
    guard
      case .inapplicable(let why) = try outcome("1/abs(spread - 4) > 0", ternary(), n: 2).verdict
    else {
      Issue.record("a pole was not seen")
      return
    }
    #expect(why.contains("a divisor is 0 for some lambda"))
  }

  @Test(arguments: [
    ("kl(tilted, soft) <= log(1 + cv2/n)", "kl"), ("sqrt(spread) >= 1", "sqrt"),
    ("lambda*spread >= 0", "lambda"), ("forall i where w[i] >= mu: soft[i] >= P[i]", "condition"),
    ("E(soft, r) >= next_lambda(E(tilted, r))", "next_lambda"),
    ("spread^2000 >= 1", "too long"), ("n <= next_n(n)", "greater n"),
  ])
  func whatIsNoFunctionIsInapplicable(text: String, reason: String) throws {
    guard case .inapplicable(let why) = try outcome(text, ternary(), n: 2).verdict else {
      Issue.record("\(text) was decided")
      return
    }
    #expect(why.contains(reason), "\(why)")
  }

  @Test(arguments: [25, 100] as [Integer])
  func longLawsAreInapplicable(n: Integer) throws {
    let outcome = try outcome("gap >= 0", ternary(), n: n)
    guard case .inapplicable(let why) = outcome.verdict else {
      Issue.record("\(outcome.verdict)")
      return
    }
    #expect(why.contains("512"))
  }

  /// Equality on an interval of λ is an interval, and every λ is named once.
  @Test func equalitiesOnIntervalsAreNamed() throws {
    let coin = try Problem(
      probabilities: [Rational(1, 2), Rational(1, 2)], rewards: [0, 1],
      weighting: .exponential(.positive(1)))
    let between = try outcome("abs(spread - 2) + abs(spread - 3) >= 1", coin, n: 2)
    #expect(between.verdict == .proved)
    #expect(between.equalities.isEmpty && between.equalityIntervals.count == 1)
    let interval = try #require(between.equalityIntervals.first)
    // 1/log 3 = 0.9102… and 1/log 2 = 1.4426….
    #expect(isCertainly(interval.from, above: Rational(91, 100)))
    #expect(isCertainly(interval.from, below: Rational(92, 100)))
    #expect(isCertainly(interval.to, above: Rational(144, 100)))
    #expect(isCertainly(interval.to, below: Rational(145, 100)))
    let point = try outcome("abs(spread - 2) >= 0", coin, n: 2)
    #expect(point.verdict == .proved)
    #expect(point.equalities.count == 1 && point.equalityIntervals.isEmpty)
    let strict = try outcome("abs(spread - 2) > 0", coin, n: 2)
    #expect(strict.verdict == .refuted && strict.failures.count == 1)
    let half = try outcome("max(spread, 2) >= 2", coin, n: 2)
    #expect(half.equalities.isEmpty && half.equalityIntervals.count == 1)
    #expect(half.equalityIntervals.allSatisfy { isCertainly($0.to, above: 1_000_000) })
  }

  /// A claim about two temperatures fails at two.
  @Test func aFailureHasTwoTemperatures() throws {
    let statement = "gap <= next_lambda(gap)"
    let outcome = try outcome(statement, try ternary(), n: 3)
    #expect(outcome.verdict == .refuted)
    for failure in outcome.failures {
      let (sample, later) = (try #require(failure.sample), try #require(failure.later))
      #expect(sample < later && isCertainly(failure.to, above: later))
      let single = ClaimCase(
        try ternary().at(.positive(sample)), n: 3,
        goal: AccuracyGoal(digits: 15, maximum: Precision(bits: 2000)), options: EngineOptions()
      ) { _ in (try? ternary().at(.positive(later))).map { ($0, 3) } }
      #expect(try single.check(Statement(parsing: statement)).verdict == .refuted)
    }
  }
}
