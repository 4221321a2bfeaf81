// Copyright 2026 the softbon authors
// SPDX-License-Identifier: Apache-2.0
//
// The four operations, absolute value, minimum, maximum and sums.  D-INTERVAL

internal import CMPFR
public import ExactArithmetic

/// An operation was asked for a value outside its domain.
public enum DomainError: Error, Sendable, Equatable, CustomStringConvertible {
  /// The divisor is exactly 0.
  case divisionByZero
  /// The logarithm of a value that is proved to be negative or zero.
  case logarithmOfNonpositive
  /// An even root or a fractional power of a value that is proved to be negative.
  case rootOfNegative

  /// What was asked for, in a few words.
  public var description: String {
    switch self {
    case .divisionByZero: "division by zero"
    case .logarithmOfNonpositive: "the logarithm of a number that is not positive"
    case .rootOfNegative: "a root of a negative number"
    }
  }
}

// Every operation takes its operands as independent, also when they are the same interval: a − a and a·a are not the
// point 0 and the square. It contains the exact result for every choice of points in the operands.
extension Interval {
  /// Encloses −x.
  public static prefix func - (a: Interval) -> Interval {
    Interval(at: a.precision) {
      mpfr_neg($0, a.upperPointer, MPFR_RNDD)  // ↓
      mpfr_neg($1, a.lowerPointer, MPFR_RNDU)  // ↑
    }
  }

  /// Encloses every x + y.
  public static func + (a: Interval, b: Interval) -> Interval {
    Interval(at: Swift.max(a.precision, b.precision)) {
      mpfr_add($0, a.lowerPointer, b.lowerPointer, MPFR_RNDD)  // ↓
      mpfr_add($1, a.upperPointer, b.upperPointer, MPFR_RNDU)  // ↑
    }
  }

  /// Encloses every x − y.
  public static func - (a: Interval, b: Interval) -> Interval {
    Interval(at: Swift.max(a.precision, b.precision)) {
      mpfr_sub($0, a.lowerPointer, b.upperPointer, MPFR_RNDD)  // ↓
      mpfr_sub($1, a.upperPointer, b.lowerPointer, MPFR_RNDU)  // ↑
    }
  }

  /// Adds `b` in place.
  public static func += (a: inout Interval, b: Interval) {
    a.update(at: b.precision) {
      mpfr_add($0, $0, b.lowerPointer, MPFR_RNDD)  // ↓
      mpfr_add($1, $1, b.upperPointer, MPFR_RNDU)  // ↑
    }
  }

  /// Subtracts `b` in place.
  public static func -= (a: inout Interval, b: Interval) {
    a.update(at: b.precision) {
      mpfr_sub($0, $0, b.upperPointer, MPFR_RNDD)  // ↓
      mpfr_sub($1, $1, b.lowerPointer, MPFR_RNDU)  // ↑
    }
  }

  /// Multiplies by `b`.
  public static func *= (a: inout Interval, b: Interval) { a = a * b }

  /// Encloses every x·y.
  public static func * (a: Interval, b: Interval) -> Interval {
    // The product is extreme at a corner; which corner is read off the signs, and for two intervals that straddle 0
    // both candidates are taken. A zero end times an infinite end counts as 0.
    let (al, au, bl, bu) = (a.lowerPointer, a.upperPointer, b.lowerPointer, b.upperPointer)
    return Interval(at: Swift.max(a.precision, b.precision)) { lower, upper in
      switch (Signs(a), Signs(b)) {
      case (.nonnegative, .nonnegative): product(lower, al, bl, upper, au, bu)
      case (.nonnegative, .nonpositive): product(lower, au, bl, upper, al, bu)
      case (.nonnegative, .mixed): product(lower, au, bl, upper, au, bu)
      case (.nonpositive, .nonnegative): product(lower, al, bu, upper, au, bl)
      case (.nonpositive, .nonpositive): product(lower, au, bu, upper, al, bl)
      case (.nonpositive, .mixed): product(lower, al, bu, upper, al, bl)
      case (.mixed, .nonnegative): product(lower, al, bu, upper, au, bu)
      case (.mixed, .nonpositive): product(lower, au, bl, upper, al, bl)
      case (.mixed, .mixed):
        let other = Interval(at: Swift.max(a.precision, b.precision)) {
          product($0, au, bl, $1, au, bu)
        }
        product(lower, al, bu, upper, al, bl)
        mpfr_min(lower, lower, other.lowerPointer, MPFR_RNDD)  // ↓
        mpfr_max(upper, upper, other.upperPointer, MPFR_RNDU)  // ↑
      }
    }
  }

  /// The quotient: every a/b with b ≠ 0 in the divisor.
  ///
  /// A divisor that contains 0 beside other points gives a half-line or the whole line.
  ///
  /// - Throws: `DomainError.divisionByZero` when the divisor is exactly 0.
  public static func / (a: Interval, b: Interval) throws(DomainError) -> Interval {
    let precision = Swift.max(a.precision, b.precision)
    let (al, au, bl, bu) = (a.lowerPointer, a.upperPointer, b.lowerPointer, b.upperPointer)
    if mpfr_zero_p(bl) != 0, mpfr_zero_p(bu) != 0 { throw .divisionByZero }
    if mpfr_zero_p(al) != 0, mpfr_zero_p(au) != 0 { return Interval(at: precision) { _, _ in } }
    if mpfr_sgn(bl) < 0 && mpfr_sgn(bu) > 0 { return .entire(at: precision) }
    return Interval(at: precision) { lower, upper in
      // The divisor has one sign; an end that is 0 acts as an infinitely small divisor of that sign.
      switch (Signs(a), mpfr_sgn(bu) > 0) {
      case (.nonnegative, true): quotient(lower, al, bu, upper, au, bl)
      case (.nonpositive, true): quotient(lower, al, bl, upper, au, bu)
      case (.mixed, true): quotient(lower, al, bl, upper, au, bl)
      case (.nonnegative, false): quotient(lower, au, bu, upper, al, bl)
      case (.nonpositive, false): quotient(lower, au, bl, upper, al, bu)
      case (.mixed, false): quotient(lower, au, bu, upper, al, bu)
      }
    }
  }

  /// The square, as one variable: never negative.
  public func squared() -> Interval {
    let (l, u) = (lowerPointer, upperPointer)
    return Interval(at: precision) { lower, upper in
      switch Signs(self) {
      case .nonnegative:
        mpfr_sqr(lower, l, MPFR_RNDD)  // ↓
        mpfr_sqr(upper, u, MPFR_RNDU)  // ↑
      case .nonpositive:
        mpfr_sqr(lower, u, MPFR_RNDD)  // ↓
        mpfr_sqr(upper, l, MPFR_RNDU)  // ↑
      case .mixed:
        mpfr_sqr(upper, mpfr_cmpabs(l, u) > 0 ? l : u, MPFR_RNDU)  // ↑ and the lower end stays 0
      }
    }
  }

  /// The absolute value.
  public var magnitude: Interval {
    switch Signs(self) {
    case .nonnegative: self
    case .nonpositive: -self
    case .mixed:
      Interval(at: precision) { _, upper in
        mpfr_abs(
          upper, mpfr_cmpabs(lowerPointer, upperPointer) > 0 ? lowerPointer : upperPointer,
          MPFR_RNDU)
      }
    }
  }

  /// The smaller of the two values.
  public static func min(_ a: Interval, _ b: Interval) -> Interval {
    Interval(at: Swift.max(a.precision, b.precision)) {
      mpfr_min($0, a.lowerPointer, b.lowerPointer, MPFR_RNDD)  // ↓
      mpfr_min($1, a.upperPointer, b.upperPointer, MPFR_RNDU)  // ↑
    }
  }

  /// The larger of the two values.
  public static func max(_ a: Interval, _ b: Interval) -> Interval {
    Interval(at: Swift.max(a.precision, b.precision)) {
      mpfr_max($0, a.lowerPointer, b.lowerPointer, MPFR_RNDD)  // ↓
      mpfr_max($1, a.upperPointer, b.upperPointer, MPFR_RNDU)  // ↑
    }
  }

  /// The sum of the values; 0 for none.
  public static func sum(_ values: some Sequence<Interval>, at precision: Precision) -> Interval {
    var total = Interval(at: precision) { _, _ in }
    for value in values { total += value }
    return total
  }

  /// The value times 2^exponent, exact but for overflow.
  public func scaled(byPowerOfTwo exponent: Int) -> Interval {
    Interval(at: precision) {
      mpfr_mul_2si($0, lowerPointer, exponent, MPFR_RNDD)  // ↓
      mpfr_mul_2si($1, upperPointer, exponent, MPFR_RNDU)  // ↑
    }
  }
}

// MARK: - With exact numbers, at the interval's own precision

extension Interval {
  /// Encloses every x + b.
  public static func + (a: Interval, b: Rational) -> Interval {
    // mpfr_add_q computes as many bits as lie between a huge end and the last ones of b; there b is enclosed first.
    if a.isFarBeyond(b) { return a + Interval(b, at: a.precision) }
    return Interval(at: a.precision) {
      mpfr_add_q($0, a.lowerPointer, b.pointer, MPFR_RNDD)  // ↓
      mpfr_add_q($1, a.upperPointer, b.pointer, MPFR_RNDU)  // ↑
    }
  }

  /// Whether an end is so large that an enclosure of b at the interval's precision moves the sum's ends by at most one
  /// unit in their last place.
  private func isFarBeyond(_ b: Rational) -> Bool {
    func isFar(_ end: UnsafePointer<__mpfr_struct>) -> Bool {
      guard mpfr_regular_p(end) != 0, mpfr_get_exp(end) > 1 << 16 else { return false }
      let distance = Int(mpfr_get_exp(end)) - b.numerator.bitWidth + b.denominator.bitWidth
      return distance > precision.bits + 64
    }
    return isFar(lowerPointer) || isFar(upperPointer)
  }

  /// Encloses every a + x.
  public static func + (a: Rational, b: Interval) -> Interval { b + a }

  /// Encloses every x − b.
  public static func - (a: Interval, b: Rational) -> Interval { a + (-b) }

  /// Encloses every a − x.
  public static func - (a: Rational, b: Interval) -> Interval { -b + a }

  /// Encloses every x·b.
  public static func * (a: Interval, b: Rational) -> Interval {
    if b.isZero { return Interval(at: a.precision) { _, _ in } }
    let (small, large) =
      b.signum > 0 ? (a.lowerPointer, a.upperPointer) : (a.upperPointer, a.lowerPointer)
    return Interval(at: a.precision) {
      mpfr_mul_q($0, small, b.pointer, MPFR_RNDD)  // ↓
      mpfr_mul_q($1, large, b.pointer, MPFR_RNDU)  // ↑
    }
  }

  /// Encloses every a·x.
  public static func * (a: Rational, b: Interval) -> Interval { b * a }

  /// Encloses every x/b.
  ///
  /// - Throws: `DomainError.divisionByZero` when the divisor is 0.
  public static func / (a: Interval, b: Rational) throws(DomainError) -> Interval {
    if b.isZero { throw .divisionByZero }
    return a * b.reciprocal
  }

  /// Encloses every a/x with x ≠ 0 in the divisor.
  ///
  /// - Throws: `DomainError.divisionByZero` when the divisor is exactly 0.
  public static func / (a: Rational, b: Interval) throws(DomainError) -> Interval {
    try Interval(a, at: b.precision) / b
  }
}

// MARK: - Helpers

/// Where an interval lies with respect to 0.
enum Signs {
  case nonnegative, nonpositive, mixed

  init(_ x: Interval) {
    if mpfr_sgn(x.lowerPointer) >= 0 {
      self = .nonnegative
    } else {
      self = mpfr_sgn(x.upperPointer) <= 0 ? .nonpositive : .mixed
    }
  }
}

private typealias MPFRPointer = UnsafeMutablePointer<__mpfr_struct>

/// lower := a·b rounded down, upper := c·d rounded up, with 0·∞ = 0.
private func product(
  _ lower: MPFRPointer, _ a: MPFRPointer, _ b: MPFRPointer,
  _ upper: MPFRPointer, _ c: MPFRPointer, _ d: MPFRPointer
) {
  mpfr_mul(lower, a, b, MPFR_RNDD)  // ↓
  if mpfr_nan_p(lower) != 0 { mpfr_set_zero(lower, 1) }
  mpfr_mul(upper, c, d, MPFR_RNDU)  // ↑
  if mpfr_nan_p(upper) != 0 { mpfr_set_zero(upper, 1) }
}

/// lower := a/b rounded down, upper := c/d rounded up, where 0/0 and ∞/∞ leave the end that cannot be bounded.
private func quotient(
  _ lower: MPFRPointer, _ a: MPFRPointer, _ b: MPFRPointer,
  _ upper: MPFRPointer, _ c: MPFRPointer, _ d: MPFRPointer
) {
  divide(lower, a, b, MPFR_RNDD)  // ↓
  if mpfr_zero_p(b) != 0, mpfr_zero_p(a) == 0 { mpfr_set_inf(lower, -1) }
  divide(upper, c, d, MPFR_RNDU)  // ↑
  if mpfr_zero_p(d) != 0, mpfr_zero_p(c) == 0 { mpfr_set_inf(upper, 1) }
}

/// a/b, where the ends of an unbounded quotient are limits: x/∞ = 0, ∞/∞ = 0 (the quotient comes arbitrarily close),
/// 0/0 = 0 (the numerator's end is attained with every nonzero divisor).
private func divide(_ result: MPFRPointer, _ a: MPFRPointer, _ b: MPFRPointer, _ mode: mpfr_rnd_t) {
  mpfr_div(result, a, b, mode)
  if mpfr_nan_p(result) != 0 { mpfr_set_zero(result, 1) }
}
