// Copyright 2026 the softbon authors
// SPDX-License-Identifier: Apache-2.0
//
// Quotients of exponential sums: the field in which P, w, μ, CV², P* and, where they are exact, P_n and P_n^hard lie.

internal import Enclosures
internal import ExactArithmetic

/// A quotient of two exponential sums.
///
/// The denominator has scale 1 and least exponent 0, hence is 1 when it has one term. Common factors are
/// cancelled where the degrees allow; equality does not rely on it. Equal records are equal numbers; unequal records
/// are different numbers when both are reduced.
struct ExponentialQuotient: Sendable, Hashable {
  let numerator: ExponentialSum
  let denominator: ExponentialSum
  /// Whether numerator and denominator are known to be coprime.
  let isReduced: Bool

  static let zero = ExponentialQuotient(ExponentialSum.zero)
  static let one = ExponentialQuotient(ExponentialSum.one)

  /// A rational number.
  init(_ value: Rational) { self.init(ExponentialSum(value)) }

  /// A sum over 1.
  init(_ numerator: ExponentialSum) {
    self.numerator = numerator
    denominator = .one
    isReduced = true
  }

  /// The quotient of two sums; nil when the denominator is zero.
  init?(_ numerator: ExponentialSum, over denominator: ExponentialSum) {
    if denominator.isZero { return nil }
    if numerator.isZero {
      self = .zero
      return
    }
    var top = numerator.primitive
    var bottom = denominator.primitive
    var isReduced = top.count == 1 || bottom.count == 1
    if !isReduced, top == bottom {
      (top, bottom, isReduced) = (.one, .one, true)
    } else if !isReduced,
      let (step, polynomials) = ExponentialSum.polynomials(of: [top, bottom]),
      let divisor = IntegerPolynomial.commonDivisor(polynomials[0], polynomials[1])
    {
      if divisor.isUnit {
        isReduced = true
      } else if let p = polynomials[0].quotient(by: divisor),
        let q = polynomials[1].quotient(by: divisor),
        let reducedTop = ExponentialSum(p, step: step),
        let reducedBottom = ExponentialSum(q, step: step)
      {
        // First coefficients of primitive sums are positive, so the old and the new quotient agree in sign as e^g → 0
        // and, being equal up to sign, are equal.
        top = reducedTop
        bottom = reducedBottom
        isReduced = true
      }
    }
    self.numerator = top.scaled(
      by: numerator.scale / denominator.scale, exponent: numerator.exponent - denominator.exponent)
    self.denominator = bottom
    self.isReduced = isReduced
  }

  /// Whether the value is 0.
  var isZero: Bool { numerator.isZero }

  /// The value when it is known to be rational.
  var rational: Rational? {
    if let value = numerator.rational, denominator == .one { return value }
    return numerator.exponent.isZero && numerator.primitive == denominator ? numerator.scale : nil
  }

  /// a when the value is e^a with rational a.
  var logarithm: Rational? {
    numerator.count == 1 && numerator.scale == .one && denominator == .one
      ? numerator.exponent : nil
  }

  static func + (a: Self, b: Self) -> Self? {
    if a.isZero { return b }
    if b.isZero { return a }
    if a.denominator == .one, b.denominator == .one {
      return (a.numerator + b.numerator).map { Self($0) }
    }
    if a.denominator == b.denominator {
      return (a.numerator + b.numerator).flatMap { Self($0, over: a.denominator) }
    }
    guard let left = a.numerator * b.denominator, let right = b.numerator * a.denominator,
      let top = left + right, let bottom = a.denominator * b.denominator
    else { return nil }
    return Self(top, over: bottom)
  }

  static func * (a: Self, b: Self) -> Self? {
    if a.isZero || b.isZero { return .zero }
    if a.denominator == .one, b.denominator == .one {
      return (a.numerator * b.numerator).map { Self($0) }
    }
    // Cancel crosswise first: the factors are smaller than the products.
    guard let x = Self(a.numerator, over: b.denominator),
      let y = Self(b.numerator, over: a.denominator),
      let top = x.numerator * y.numerator, let bottom = x.denominator * y.denominator
    else { return nil }
    return Self(top, over: bottom)
  }

  static prefix func - (a: Self) -> Self {
    Self(
      numerator: a.numerator.scaled(by: -1), denominator: a.denominator, isReduced: a.isReduced)
  }

  private init(numerator: ExponentialSum, denominator: ExponentialSum, isReduced: Bool) {
    self.numerator = numerator
    self.denominator = denominator
    self.isReduced = isReduced
  }

  /// 1 over the value; nil when the value is 0.
  var reciprocal: Self? {
    isZero
      ? nil
      : Self(
        numerator: denominator.scaled(
          by: numerator.scale.reciprocal, exponent: -numerator.exponent),
        denominator: numerator.primitive, isReduced: isReduced)
  }

  /// Whether two quotients are the same number: a/b = c/d exactly when a·d = c·b, and both sides are sums. Nil when
  /// these products are too large.
  func isIdentical(to other: Self) -> Bool? {
    if numerator == other.numerator && denominator == other.denominator { return true }
    if denominator == other.denominator || isReduced && other.isReduced { return false }
    guard let left = numerator * other.denominator, let right = other.numerator * denominator
    else { return nil }
    return left == right
  }

  /// The value to an integer power; nil when it is 0 to a negative power or too large.
  func power(_ exponent: Integer) -> Self? {
    if exponent.isZero { return .one }
    guard let base = exponent.signum < 0 ? reciprocal : self else { return nil }
    if base.isZero { return .zero }
    let count = exponent.magnitude
    if let value = base.rational, value.magnitude == .one {
      return value.signum > 0 || !count.isOdd ? .one : base
    }
    if let exponent = base.logarithm {
      return Self(ExponentialSum(.one, exponent: exponent * Rational(count)))
    }
    guard let count = Int(exactly: count), count <= ExactLimit.bits else { return nil }
    var result = Self.one
    var square = base
    var bits = count
    while true {
      if bits & 1 == 1 {
        guard let next = result * square else { return nil }
        result = next
      }
      bits >>= 1
      if bits == 0 { return result }
      guard let next = square * square else { return nil }
      square = next
    }
  }

  /// The sign where it can be read off the coefficients.
  var visibleSign: Int? {
    guard let top = numerator.visibleSign, let bottom = denominator.visibleSign else { return nil }
    return top * bottom
  }

  /// Encloses the value.
  func enclosure(at precision: Precision) -> Interval {
    let top = numerator.enclosure(at: precision)
    if denominator == .one { return top }
    return (try? top / denominator.enclosure(at: precision)) ?? .entire(at: precision)
  }
}
