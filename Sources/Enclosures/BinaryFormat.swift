// Copyright 2026 the softbon authors
// SPDX-License-Identifier: Apache-2.0
//
// Correct rounding to binary floating-point formats: to nearest, ties to even, with subnormals, overflow and signed
// underflow as in IEEE 754. From an exact number it always succeeds; from an enclosure only when both ends round to
// the same number, which proves the rounding of every point between.  D-ROUNDING

internal import CMPFR
public import ExactArithmetic

/// A binary interchange format with `precision` significant bits and the largest exponent `maximumExponent`.
public struct BinaryFormat: Sendable, Hashable {
  /// The format's usual name.
  public let name: String
  /// Significant bits, the hidden one included.
  public let precision: Int
  /// The exponent e of the largest finite numbers 1.x·2^e; the least normal exponent is 1 − e.
  public let maximumExponent: Int

  /// IEEE 754 binary64 (double).
  public static let binary64 = BinaryFormat(name: "binary64", precision: 53, maximumExponent: 1023)
  /// IEEE 754 binary32 (float).
  public static let binary32 = BinaryFormat(name: "binary32", precision: 24, maximumExponent: 127)
  /// bfloat16.
  public static let bfloat16 = BinaryFormat(name: "bfloat16", precision: 8, maximumExponent: 127)
  /// IEEE 754 binary16 (half).
  public static let binary16 = BinaryFormat(name: "binary16", precision: 11, maximumExponent: 15)
}

extension BinaryFormat {
  /// An infinity of the format: what ±∞ itself rounds to.
  public func infinity(isNegative: Bool = false) -> RoundedNumber {
    RoundedNumber(format: self, isNegative: isNegative, significand: nil, exponent: 0)
  }
}

/// A number of a binary format: zero, finite or infinite, with its sign.
public struct RoundedNumber: Sendable, Hashable {
  /// The format it belongs to.
  public let format: BinaryFormat
  /// Whether the sign bit is set; an underflow to zero keeps the sign.
  public let isNegative: Bool
  /// The significand as an integer of at most `format.precision` bits; nil for an infinity.
  public let significand: UInt64?
  /// The power of two of the significand's last bit; 0 for zero and infinity.
  public let exponent: Int

  /// The exact value, or nil for an infinity.
  public var value: Rational? {
    guard let significand else { return nil }
    let size = Rational(Integer(UInt(significand))) * .powerOfTwo(exponent)
    return isNegative ? -size : size
  }

  /// A C99 hexadecimal float such as `0x1.8p-1`, `-0x0p+0`, `inf`.
  public var hexadecimal: String {
    let sign = isNegative ? "-" : ""
    guard let significand else { return sign + "inf" }
    if significand == 0 { return sign + "0x0p+0" }
    let top = 63 - significand.leadingZeroBitCount
    var fraction = significand & ~(1 << UInt64(top))
    // Align the fraction to whole hexadecimal digits.
    let digits = (top + 3) / 4
    fraction <<= UInt64(4 * digits - top)
    var text = String(fraction, radix: 16)
    text = String(repeating: "0", count: digits - min(digits, text.count)) + text
    while text.hasSuffix("0") { text.removeLast() }
    let power = exponent + top
    return sign + "0x1" + (text.isEmpty ? "" : "." + text) + "p" + (power < 0 ? "" : "+")
      + "\(power)"
  }
}

extension Rational {
  /// The nearest number of the format, ties to even.  D-ROUNDING
  public func rounded(to format: BinaryFormat) -> RoundedNumber {
    let negative = signum < 0
    func result(_ significand: UInt64?, _ exponent: Int) -> RoundedNumber {
      RoundedNumber(
        format: format, isNegative: negative, significand: significand, exponent: exponent)
    }
    if isZero { return result(0, 0) }
    let size = magnitude
    // The exponent e with 2^e ≤ |x| < 2^(e+1): the difference of the bit lengths, or one less.
    var e = size.numerator.bitWidth - size.denominator.bitWidth
    if size < .powerOfTwo(e) { e -= 1 }
    if e > format.maximumExponent { return result(nil, 0) }
    let quantum = max(e, 1 - format.maximumExponent) - (format.precision - 1)
    if e < quantum - 1 { return result(0, 0) }
    let scaled = size * .powerOfTwo(-quantum)
    var kept = scaled.floor
    let remainder = scaled - Rational(kept)
    let half = Rational(1, 2)
    if remainder > half || (remainder == half && kept.isOdd) { kept += 1 }
    guard let significand = UInt(exactly: kept) else { return result(nil, 0) }
    if significand == 0 { return result(0, 0) }
    let rounded = Rational(kept) * .powerOfTwo(quantum)
    if rounded >= .powerOfTwo(format.maximumExponent + 1) { return result(nil, 0) }
    // One encoding: the significand odd or of full length is not required, trailing zeros move to the exponent.
    let zeros = significand.trailingZeroBitCount
    return result(UInt64(significand >> zeros), quantum + zeros)
  }
}

extension Interval {
  /// The number of the format to which every point of the interval rounds, or nil when the interval is too wide to decide.
  public func rounded(to format: BinaryFormat) -> RoundedNumber? {
    guard let low = Self.rounded(lowerPointer, format),
      let high = Self.rounded(upperPointer, format),
      low == high
    else { return nil }
    return low
  }

  private static func rounded(
    _ x: UnsafeMutablePointer<__mpfr_struct>, _ format: BinaryFormat
  ) -> RoundedNumber? {
    if mpfr_number_p(x) == 0 { return nil }
    if mpfr_zero_p(x) != 0 {
      return RoundedNumber(format: format, isNegative: false, significand: 0, exponent: 0)
    }
    // Far outside the format's range the exponent alone decides, and the number need not be written out.
    let exponent = Int(mpfr_get_exp(x)) - 1
    let negative = mpfr_signbit(x) != 0
    if exponent > format.maximumExponent {
      return RoundedNumber(format: format, isNegative: negative, significand: nil, exponent: 0)
    }
    if exponent < -format.maximumExponent - format.precision - 2 {
      return RoundedNumber(format: format, isNegative: negative, significand: 0, exponent: 0)
    }
    return Rational { mpfr_get_q($0, x) }.rounded(to: format)
  }
}

extension CertifiedNumber {
  /// The nearest number of the format, or nil when the enclosure does not decide it or the value is undefined.
  public func rounded(to format: BinaryFormat) -> RoundedNumber? {
    switch self {
    case .exact(let value): value.rounded(to: format)
    case .enclosed(let interval): interval.rounded(to: format)
    case .positiveInfinity: format.infinity()
    case .undefined: nil
    }
  }
}
