// Copyright 2026 the softbon authors
// SPDX-License-Identifier: Apache-2.0
//
// How narrow an enclosure must be, in exact arithmetic.

public import Enclosures
public import ExactArithmetic

extension Interval {
  /// Whether both ends are within `units` units of the last place of the value, and the ends are the value itself when
  /// it has at most `precision.bits` bits and one unit is allowed.
  public func isTight(around value: Rational, units: Int = 1, at precision: Precision) -> Bool {
    guard let lower, let upper, lower <= value, value <= upper else { return false }
    let unit = value.unitOfLastPlace(bits: precision.bits)
    if units == 1, (value / (unit == 0 ? 1 : unit)).isInteger {
      return lower == value && upper == value
    }
    return value - lower <= Rational(units) * unit && upper - value <= Rational(units) * unit
  }
}

extension Rational {
  /// 2^(e − bits) with 2^(e−1) ≤ |x| < 2^e: the distance of the floating-point numbers of that precision next to x; 0
  /// for 0.
  public func unitOfLastPlace(bits: Int) -> Rational {
    if isZero { return 0 }
    var e = numerator.bitWidth - denominator.bitWidth
    if magnitude >= .powerOfTwo(e) { e += 1 }
    return .powerOfTwo(e - bits)
  }
}

extension SplitMix64 {
  /// A number that is representable at the precision.
  public mutating func dyadic(at precision: Precision, exponent: Int = 60) -> Rational {
    let bits = Swift.min(precision.bits, int(in: 1...precision.bits))
    return Rational(integer(bits: bits)) * .powerOfTwo(int(in: -exponent...exponent))
  }
}
