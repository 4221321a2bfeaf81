// Copyright 2026 the softbon authors
// SPDX-License-Identifier: Apache-2.0

import Blocks
import Enclosures
import ExactArithmetic
import SoftBestOfN
import Testing

/// The bounds, divergences and fits of the rows.
@Suite struct BlockRowTests {
  private static func problem() throws -> Problem {
    try Problem(
      probabilities: [Rational(1, 2), Rational(3, 10), Rational(1, 5)],
      rewards: [-1, Rational(1, 2), 2], weighting: .exponential(.positive(1)))
  }

  private static func row(_ rule: SelectionRule, _ length: Int, _ gain: Rational) throws -> BlockRow
  {
    let maximum = Precision(bits: 1 << 14)
    return try BlockRow(
      BlockSampler(rule, length: length, maximum: maximum, options: EngineOptions()),
      single: BlockSampler(rule, length: 1, maximum: maximum, options: EngineOptions()),
      gain: gain, goal: AccuracyGoal(digits: 12))
  }

  private static func rules(_ gain: Rational) throws -> [SelectionRule] {
    [
      try .hard(problem()), try .soft(problem()),
      try .soft(problem().at(.positive(Rational(1, 3)))),
      try .tilted(problem(), gain: gain, by: Rational(5, 4)),
    ]
  }

  private func isAtMost(_ a: CertifiedNumber, _ b: CertifiedNumber) -> Bool {
    let precision = Precision(bits: 100)
    guard let a = a.interval(at: precision) else { return false }
    guard let b = b.interval(at: precision) else { return true }
    return a.compared(to: b) == .certainlyLess
  }

  @Test(arguments: [1, 3, 10, 24], [Rational(1, 5), Rational(1, 2)])
  func boundsEncloseTheCount(length: Int, gain: Rational) throws {
    for rule in try Self.rules(gain) {
      let row = try Self.row(rule, length, gain)
      #expect(row.digits == 12)
      #expect(row.lowerBound <= row.least.n)
      #expect(row.least.n <= row.upperBound)
      let n = CertifiedNumber.exact(Rational(row.least.n))
      #expect(isAtMost(row.numbers.hoeffding, n))
      // H1: the bound is the least integer with log n − (n − 1)/n ≥ m I.
      #expect(isAtMost(row.numbers.legendre.times(Rational(length)), row.numbers.klBound))
      #expect(isAtMost(row.numbers.klBlock, row.numbers.klBound))
      if case .enclosed(let excess) = row.numbers.klExcess { #expect(excess.isCertainlyPositive) }
      #expect(row.symbolwiseCost == Integer(length) * row.symbolwise.n)
      if length == 1 { #expect(row.ratio == 1) }
    }
  }

  /// The divergences by laws that are computed anew, at λ on both sides of an enclosed one.
  @Test func lawAtAnEnclosedTemperature() throws {
    let gain = Rational(1, 4)
    let rule = try SelectionRule.tilted(Self.problem(), gain: gain, by: Rational(5, 4))
    let row = try Self.row(rule, 4, gain)
    guard case .enclosed(let lambda) = row.rule.temperature(at: Precision(bits: 150)),
      let near = lambda.lower
    else {
      Issue.record("λ of three rewards is enclosed")
      return
    }
    let block = try Problem(
      blockOf: Self.problem().at(.positive(near)), length: 4)
    let evaluation = try Evaluation(
      block, levels: Levels(block), n: row.least.n, at: Precision(bits: 120),
      options: EngineOptions())
    let precision = Precision(bits: 120)
    for (own, name) in [
      (row.numbers.klBlock, QuantityName.klSoftReference),
      (row.numbers.klTiltedBlock, .klTiltedSoft),
    ] {
      let other = evaluation.value(of: name)
      guard let own = own.interval(at: precision), let other = other.interval(at: precision) else {
        Issue.record("\(name.rawValue) is a number")
        continue
      }
      #expect(
        (own - other).magnitude.compared(to: Interval(Rational.powerOfTwo(-40), at: precision))
          == .certainlyLess)
    }
  }

  /// Least squares in rational numbers on the middles of the points.
  @Test func fitsAreLeastSquares() throws {
    let gains = [Rational(1, 5), Rational(1, 4), Rational(2, 5)]
    let lengths = [4, 9, 16]
    let rule = try SelectionRule.hard(Self.problem())
    var rows: [BlockRow] = []
    for gain in gains {
      for length in lengths { rows.append(try Self.row(rule, length, gain)) }
    }
    let fits = BlockFit.fits(of: rows, digits: 12)
    #expect(fits.map(\.law) == [.gain, .gain, .gain, .gain, .length, .length, .length])
    #expect(fits[3].count == 9)
    for fit in fits where fit.law == .gain {
      let points = rows.filter { fit.lengths.contains($0.length) }.map { row in
        (
          Rational(row.length) * row.gain * row.gain,
          Self.logarithm(row.least.n)
        )
      }
      let count = Rational(points.count)
      let (sx, sy) = points.reduce((Rational.zero, Rational.zero)) { ($0.0 + $1.0, $0.1 + $1.1) }
      let sxx = points.reduce(Rational.zero) { $0 + $1.0 * $1.0 }
      let sxy = points.reduce(Rational.zero) { $0 + $1.0 * $1.1 }
      let slope = (count * sxy - sx * sy) / (count * sxx - sx * sx)
      let intercept = (sy - slope * sx) / count
      for (own, expected) in [(fit.slope, slope), (fit.intercept, intercept)] {
        guard let own = own.interval(at: Precision(bits: 100)) else { continue }
        #expect(
          (own - expected).magnitude.compared(
            to: Interval(Rational.powerOfTwo(-30), at: Precision(bits: 64))) == .certainlyLess)
      }
    }
    // 1/(2 Var r): Var = 49/100·… by hand: E r = 1/20, E r² = 1/2 + 3/40 + 4/5 = 11/8.
    #expect(rule.smallGainConstant == (2 * (Rational(11, 8) - Rational(1, 400))).reciprocal)
  }

  private static func logarithm(_ n: Integer) -> Rational {
    let value = try? Interval.log(Interval(n, at: Precision(bits: 80)))
    return value?.lower ?? .zero
  }
}
