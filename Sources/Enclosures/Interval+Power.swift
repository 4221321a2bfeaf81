// Copyright 2026 the softbon authors
// SPDX-License-Identifier: Apache-2.0
//
// Powers with an exact exponent, the base as one variable.  D-INTERVAL

internal import CMPFR
public import ExactArithmetic

extension Interval {
  /// Encloses every x^e for an integer e; 1 for the exponent 0.
  ///
  /// The cost does not grow with the exponent once it has more than 63 bits.
  ///
  /// - Throws: `DomainError.divisionByZero` for a negative power of exactly 0.
  public func power(_ exponent: Integer) throws(DomainError) -> Interval {
    if exponent.isZero { return Interval(1, at: precision) }
    if exponent.signum < 0, containsZero {
      // Through the reciprocal of x^(−e), which handles half-lines.
      return try Interval(1, at: precision) / power(-exponent)
    }
    if exponent.bitWidth > 63 { return try powerOfManyBits(exponent) }
    let (l, u, e) = (lowerPointer, upperPointer, exponent.pointer)
    // Monotone on each side of 0: increasing for |x| when the exponent is positive, decreasing when negative; an odd
    // power keeps the sign.
    let increasing = exponent.signum > 0
    return Interval(at: precision) { lower, upper in
      switch (Signs(self), exponent.isOdd) {
      case (.nonnegative, _), (.nonpositive, true), (.mixed, true):
        mpfr_pow_z(lower, increasing ? l : u, e, MPFR_RNDD)  // ↓
        mpfr_pow_z(upper, increasing ? u : l, e, MPFR_RNDU)  // ↑
      case (.nonpositive, false):
        mpfr_pow_z(lower, increasing ? u : l, e, MPFR_RNDD)  // ↓
        mpfr_pow_z(upper, increasing ? l : u, e, MPFR_RNDU)  // ↑
      case (.mixed, false):
        mpfr_pow_z(upper, mpfr_cmpabs(l, u) > 0 ? l : u, e, MPFR_RNDU)  // ↑ the lower stays 0
      }
    }
  }

  /// The power by exp(e·log|x|): mpfr_pow_z squares once per bit of the exponent at a precision that grows with it,
  /// which for 10^6 bits would take hours.
  private func powerOfManyBits(_ exponent: Integer) throws(DomainError) -> Interval {
    func powerOfNonnegative(_ x: Interval) throws(DomainError) -> Interval {
      if mpfr_zero_p(x.upperPointer) != 0 { return x }
      return try x.powerByLogarithm(Rational(exponent))
    }
    if !exponent.isOdd { return try powerOfNonnegative(magnitude) }
    switch Signs(self) {
    case .nonnegative: return try powerOfNonnegative(self)
    case .nonpositive: return -(try powerOfNonnegative(-self))
    case .mixed:
      let zero = Interval(0, at: precision)
      return .hull(
        -(try powerOfNonnegative(.max(-self, zero))), try powerOfNonnegative(.max(self, zero)))
    }
  }

  /// The value to an integer power, as one variable.
  ///
  /// - Throws: `DomainError.divisionByZero` for a negative power of exactly 0.
  public func power(_ exponent: Int) throws(DomainError) -> Interval {
    try power(Integer(exponent))
  }

  /// Encloses every x^e: for an integer exponent the integer power, else the power of the part of the argument that is
  /// not negative (0 to a positive power is 0).
  ///
  /// - Throws: `DomainError` for a negative power of exactly 0 or a fractional power of a negative value.
  public func power(_ exponent: Rational) throws(DomainError) -> Interval {
    if exponent.isInteger { return try power(exponent.numerator) }
    if isCertainlyNegative { throw .rootOfNegative }
    if mpfr_zero_p(upperPointer) != 0 {
      if exponent.signum < 0 { throw .divisionByZero }
      return Interval(at: precision) { _, _ in }
    }
    if exponent == Rational(1, 2) { return try .sqrt(self) }
    return try powerByLogarithm(exponent)
  }

  /// x^e = exp(e·log x) of the part of the argument that is positive, and the limit at 0.
  ///
  /// Where the result is in the range of exponents, |e·log x| < 2^31, so the relative error 2^(−p−37) of the product
  /// makes an absolute one below 2^(−p−6): the enclosure of a point is at most a few units of the last place wide,
  /// whatever the size of the exponent.
  ///
  /// - Throws: `DomainError.logarithmOfNonpositive` when no point of the argument is positive.
  func powerByLogarithm(_ exponent: Rational) throws(DomainError) -> Interval {
    let working = Precision(bits: Swift.min(precision.bits + 40, Precision.maximum.bits))
    let logarithm = try Interval.log(held(at: working))
    return Interval.exp(logarithm * Interval(exponent, at: working)).held(at: precision)
  }
}
