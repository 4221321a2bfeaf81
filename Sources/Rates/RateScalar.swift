// Copyright 2026 the softbon authors
// SPDX-License-Identifier: Apache-2.0
//
// The three rings in which limits and expansions are evaluated: rational numbers (weight form), intervals, and rational
// functions of x = e^{δ/λ} whose denominator is a power of the mean weight.

internal import Enclosures
internal import ExactArithmetic

/// A commutative ring over the rational numbers.
protocol RateScalar: Sendable {
  static func + (a: Self, b: Self) -> Self
  static func - (a: Self, b: Self) -> Self
  static func * (a: Self, b: Self) -> Self
  func scaled(by factor: Rational) -> Self
}

extension Rational: RateScalar {
  func scaled(by factor: Rational) -> Rational { self * factor }
}

extension Interval: RateScalar {
  func scaled(by factor: Rational) -> Interval { self * factor }
}

/// numerator/μ^power for one polynomial μ, which the values that are combined share.
struct FunctionOverMean: RateScalar {
  let numerator: [Rational]
  let power: Int
  let mean: [Rational]

  static func product(_ a: [Rational], _ b: [Rational]) -> [Rational] {
    if a.isEmpty || b.isEmpty { return [] }
    var result = [Rational](repeating: .zero, count: a.count + b.count - 1)
    for (i, x) in a.enumerated() where !x.isZero {
      for (j, y) in b.enumerated() where !y.isZero { result[i + j] += x * y }
    }
    return result
  }

  /// The numerator over a higher power of μ.
  private func numerator(overPower target: Int) -> [Rational] {
    (power..<max(power, target)).reduce(numerator) { result, _ in Self.product(result, mean) }
  }

  private static func combined(
    _ a: Self, _ b: Self, _ body: (Rational, Rational) -> Rational
  ) -> Self {
    let power = max(a.power, b.power)
    let (x, y) = (a.numerator(overPower: power), b.numerator(overPower: power))
    let count = max(x.count, y.count)
    return Self(
      numerator: (0..<count).map { i in
        body(i < x.count ? x[i] : .zero, i < y.count ? y[i] : .zero)
      }, power: power, mean: a.mean)
  }

  static func + (a: Self, b: Self) -> Self { combined(a, b) { $0 + $1 } }
  static func - (a: Self, b: Self) -> Self { combined(a, b) { $0 - $1 } }
  static func * (a: Self, b: Self) -> Self {
    Self(
      numerator: product(a.numerator, b.numerator), power: a.power + b.power, mean: a.mean)
  }

  func scaled(by factor: Rational) -> Self {
    Self(numerator: numerator.map { $0 * factor }, power: power, mean: mean)
  }

  /// The function in lowest terms.
  var function: RationalFunction {
    let denominator = RationalFunction(coefficients: mean).power(power)?.reciprocal ?? .zero
    return RationalFunction(coefficients: numerator) * denominator
  }
}
