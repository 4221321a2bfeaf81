// Copyright 2026 the softbon authors
// SPDX-License-Identifier: Apache-2.0

import Enclosures
import ExactArithmetic
import Rates
import SoftBestOfN
import TestSupport
import Testing

@Suite struct RateConstantsTests {
  private func report(
    _ problem: Problem, _ counts: [Integer], order: Int = 2, digits: Int = 15
  ) throws -> RateReport {
    try RateReport(
      problem, counts: counts, order: order, goal: AccuracyGoal(digits: digits),
      options: EngineOptions())
  }

  private func powers(_ base: Int, _ range: ClosedRange<Int>) -> [Integer] {
    range.map { Integer.power(Integer(base), UInt($0)) }
  }

  /// P = (1/2, 1/2), w = (1, 2): μ = 3/2, CV² = 1/9, P* = (1/3, 2/3), and y = (4/9, −2/9), so that
  /// n² KL → ½ (1/3·16/81 + 2/3·4/81) = 4/81, n TV → ½ (4/27 + 4/27) = 4/27, n g → 2/3·2/9 = 4/27.
  @Test func limitsOfTwoWeights() throws {
    let problem = try Problem(
      probabilities: [Rational(1, 2), Rational(1, 2)], rewards: [0, 1],
      weighting: .rational([1, 2]))
    let report = try report(problem, powers(2, 0...12))
    let limits = [Rational(4, 81), Rational(4, 27), Rational(4, 27)]
    for (law, limit) in zip(report.laws, limits) {
      #expect(law.closedForm.isExactly(limit), "\(law.law)")
      #expect(law.rows.count == 13)
      #expect(law.hasDigits(15))
    }
  }

  /// The coefficients of the expansion against a fit: what is left of n^e v(n) after three terms is O(1/n³).
  @Test func coefficientsLeaveASmallerRemainder() throws {
    let problems = [
      try Problem(
        probabilities: [Rational(1, 2), Rational(3, 10), Rational(1, 5)],
        rewards: [0, Rational(1, 2), 1], weighting: .exponential(.positive(Rational(1, 2)))),
      try Problem(
        probabilities: [Rational(1, 2), Rational(1, 3), Rational(1, 6)], rewards: [-1, 0, 2],
        weighting: .rational([1, 2, 5])),
    ]
    for problem in problems {
      let counts = powers(2, 14...15)
      for law in try report(problem, counts, digits: 25).laws {
        let remainders = try law.rows.map { row -> Rational in
          let x = Rational(.one, row.n)
          var rest = try #require(row.scaled.middle) - (try #require(law.closedForm.middle))
          for (k, c) in law.coefficients.enumerated() {
            rest -= try #require(c.middle) * .power(x, k + 1)
          }
          return rest * .power(Rational(row.n), 3)
        }
        // n³ times the remainder tends to the next coefficient.
        let ratio = remainders[1] / remainders[0]
        #expect((ratio - 1).magnitude < Rational(1, 100), "\(law.law): \(ratio.description)")
      }
    }
  }

  /// The functions of x at x = 2 are the exact numbers of the weights 1, 2, 4.
  /// In the second problem 1 + CV² is one of the w/μ: the first coefficient of that symbol's deviation is 0 at x = 2.
  @Test(arguments: [
    [Rational(1, 2), Rational(1, 3), Rational(1, 6)],
    [Rational(4, 5), Rational(1, 10), Rational(1, 10)],
  ])
  func functionsAgreeWithNumbers(probabilities: [Rational]) throws {
    let problem = try Problem(
      probabilities: probabilities, rewards: [0, 1, 2], weighting: .rational([1, 2, 4]))
    for law in try report(problem, [1, 2], order: 3).laws {
      #expect(law.functions.count == 4)
      for (function, number) in zip(law.functions, [law.closedForm] + law.coefficients) {
        let value = try #require(function.value(at: 2))
        #expect(number.isExactly(value), "\(law.law)")
      }
    }
  }

  /// P = (1/2, 1/2), rewards 0 and 1: n g_n → x(x − 1)/(x + 1)³·… in closed form, here at x = e.
  @Test func latticeRewardsHaveAClosedForm() throws {
    let problem = try Problem(
      probabilities: [Rational(1, 2), Rational(1, 2)], rewards: [0, 1],
      weighting: .exponential(.positive(1)))
    let gap = try report(problem, [8, 16]).laws[2]
    // Cov_{P*}(r, w/μ) = p*(1 − p*)(x − 1)/μ with p* = x/(1 + x), μ = (1 + x)/2.
    #expect(gap.functions[0].numerator == [0, -2, 2])
    #expect(gap.functions[0].denominator == [1, 3, 3, 1])
  }

  /// Every bracket contains its limit and n^e v(n), and shrinks as 1/n.
  @Test func bracketsContainValueAndLimit() throws {
    for var trial in trials("rate brackets", count: 60) {
      let k = trial.random.int(in: 2...5)
      let problem = try Problem(
        probabilities: trial.random.probabilities(count: k),
        rewards: (0..<k).map { _ in Rational(trial.random.int(in: -4...4), 2) },
        weighting: .exponential(.positive(Rational(trial.random.int(in: 1...8), 4))))
      if Levels(problem).isTrivial { continue }
      for law in try report(problem, [1, 2, 3, 7, 64, 1_048_576], digits: 12).laws {
        let limit = try #require(law.closedForm.interval(at: Precision(bits: 80)))
        for row in law.rows {
          let bracket = Interval.hull(
            try #require(row.scaledLower.interval(at: Precision(bits: 80))),
            try #require(row.scaledUpper.interval(at: Precision(bits: 80))))
          let value = try #require(row.scaled.interval(at: Precision(bits: 80)))
          #expect(bracket.overlaps(limit), "\(trial): \(problem) \(law.law) n = \(row.n)")
          #expect(bracket.overlaps(value), "\(trial): \(problem) \(law.law) n = \(row.n)")
        }
      }
    }
  }

  /// At n = 1 and for one level everything is known in closed form.
  @Test func closedForms() throws {
    let trivial = try Problem(
      probabilities: [Rational(1, 4), Rational(3, 4)], rewards: [1, 1],
      weighting: .exponential(.positive(1)))
    for law in try report(trivial, [1, 2, 4]).laws {
      #expect(law.constant.isExactly(0))
      #expect(law.closedForm.isExactly(0))
      guard case .undefined = law.exponent else {
        Issue.record("an exponent of 0")
        continue
      }
    }
    let hard = try Problem(
      probabilities: [Rational(1, 4), Rational(3, 4)], rewards: [0, 1],
      weighting: .exponential(.zero))
    for law in try report(hard, [1, 2, 4]).laws {
      #expect(law.closedForm.isExactly(0))
      #expect(law.rows.allSatisfy { $0.scaledLower.isExactly(0) })
    }
  }

  /// D-RATE-BRACKET, worked number: P = (1/2, 1/2), w = (1, 2), r = (0, 1), n = 4. The limit is 4/27, and B3a gives
  /// 4 g_4 ≤ 1064/6591, with 67/420 between them.
  @Test func workedNumber() throws {
    let problem = try Problem(
      probabilities: [Rational(1, 2), Rational(1, 2)], rewards: [0, 1],
      weighting: .rational([1, 2]))
    let gap = try report(problem, [4]).laws[2]
    let row = gap.rows[0]
    #expect(row.scaled.isExactly(Rational(67, 420)))
    let lower = try #require(row.scaledLower.interval(at: Precision(bits: 64)))
    let upper = try #require(row.scaledUpper.interval(at: Precision(bits: 64)))
    #expect(lower.contains(Rational(4, 27)))
    #expect(upper.contains(Rational(1064, 6591)))
  }

  /// n = 16, D-RATE-SERIES: the coefficient of 1/n of n g_n for P = (1/2, 1/2), w = (1, 2) is 4/81.
  @Test func coefficientsOfTwoWeights() throws {
    let problem = try Problem(
      probabilities: [Rational(1, 2), Rational(1, 2)], rewards: [0, 1],
      weighting: .rational([1, 2]))
    let gap = try report(problem, [4]).laws[2]
    #expect(gap.coefficients[0].isExactly(Rational(4, 81)))
  }
}

extension CertifiedNumber {
  /// A point of the enclosure.
  var middle: Rational? {
    switch self {
    case .exact(let value): return value
    case .enclosed(let interval):
      guard let lower = interval.lower, let upper = interval.upper else { return nil }
      return (lower + upper) * Rational(1, 2)
    default: return nil
    }
  }
}
