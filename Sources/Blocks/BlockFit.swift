// Copyright 2026 the softbon authors
// SPDX-License-Identifier: Apache-2.0
//
// Straight lines through the rows of the table, by least squares on enclosures: the estimator is exact, and what is
// enclosed is its value, not a limit.  D-BLOCKS(6)

public import Enclosures
public import ExactArithmetic
internal import SoftBestOfN

/// A straight line y = slope·x + intercept through points, by least squares.
public struct BlockFit: Sendable {
  /// What is fitted.
  public enum Law: String, Sendable {
    /// log n* against mε². As ε → 0 the slope of the exponent is 1/(2 Var_P r).
    case gain
    /// log n* − m·I(E_P[r] + ε) against log m, at one gain.
    case length
  }

  /// What is fitted.
  public let law: Law
  /// The lengths of the rows, ascending.
  public let lengths: [Int]
  /// The gains of the rows, ascending.
  public let gains: [Rational]
  /// The number of rows.
  public let count: Int
  /// The slope.
  public let slope: CertifiedNumber
  /// The value at x = 0.
  public let intercept: CertifiedNumber

  /// The lines through rows of one rule: against mε² for every length with several gains, and for all rows; against log m
  /// for every gain with several lengths.
  ///
  /// - Parameters:
  ///   - rows: the rows.
  ///   - digits: the digits that the numbers are to prove, which are those of the rows or fewer.
  /// - Returns: the lines, none where x takes one value only.
  public static func fits(of rows: [BlockRow], digits: Int) -> [BlockFit] {
    let lengths = Set(rows.map(\.length)).sorted()
    let gains = Set(rows.map(\.gain)).sorted()
    var result: [BlockFit] = []
    for length in lengths {
      result += fit(.gain, rows.filter { $0.length == length }, digits: digits)
    }
    if lengths.count > 1 { result += fit(.gain, rows, digits: digits) }
    for gain in gains { result += fit(.length, rows.filter { $0.gain == gain }, digits: digits) }
    return result
  }

  /// One line, or none where x takes one value only.
  private static func fit(_ law: Law, _ rows: [BlockRow], digits: Int) -> [BlockFit] {
    let outcome = AccuracyGoal(digits: digits).reached(numbers: { $0 ?? [] }) {
      precision -> [CertifiedNumber]? in
      let points = rows.map { Self.point(law, $0, at: precision) }
      guard let line = line(points, at: precision) else { return nil }
      return [line.slope, line.intercept].map { CertifiedNumber.enclosed($0) }
    }
    guard let line = outcome.result else { return [] }
    return [
      BlockFit(
        law: law, lengths: Set(rows.map(\.length)).sorted(), gains: Set(rows.map(\.gain)).sorted(),
        count: rows.count, slope: line[0], intercept: line[1])
    ]
  }

  private struct Point {
    let x: Interval
    /// Where x is rational, to tell equal ones apart from different ones.
    let key: Rational
    let y: Interval
  }

  private static func point(_ law: Law, _ row: BlockRow, at precision: Precision) -> Point {
    let entire = Interval.entire(at: precision)
    let logarithm = (try? Interval.log(Interval(row.least.n, at: precision))) ?? entire
    switch law {
    case .gain:
      let key = Rational(row.length) * row.gain * row.gain
      return Point(x: Interval(key, at: precision), key: key, y: logarithm)
    case .length:
      let rate = row.rule.rate.value(at: row.rule.rate.mean + row.gain, precision: precision)
      let x = (try? Interval.log(Interval(row.length, at: precision))) ?? entire
      return Point(
        x: x, key: Rational(row.length),
        y: logarithm - (rate.interval(at: precision) ?? entire) * Rational(row.length))
    }
  }

  /// Σ (x − x̄) y/Σ (x − x̄)² and ȳ − slope·x̄; nil where all x are equal.
  private static func line(
    _ points: [Point], at precision: Precision
  ) -> (slope: Interval, intercept: Interval)? {
    guard Set(points.map(\.key)).count > 1 else { return nil }
    let share = Rational(1, points.count)
    let mean = Interval.sum(points.map(\.x), at: precision) * share
    let center = Interval.sum(points.map(\.y), at: precision) * share
    let product = Interval.sum(points.map { ($0.x - mean) * ($0.y - center) }, at: precision)
    let square = Interval.sum(points.map { ($0.x - mean).squared() }, at: precision)
    let slope = (try? product / square) ?? .entire(at: precision)
    return (slope, center - slope * mean)
  }
}

extension SelectionRule {
  /// 1/(2 Var_P r): the limit of I(E_P[r] + ε)/ε² as ε → 0.
  public var smallGainConstant: Rational {
    let variance = Rational.sum(
      zip(rate.rewards, rate.probabilities).map {
        ($0 - rate.mean) * ($0 - rate.mean) * $1
      })
    return (2 * variance).reciprocal
  }
}
