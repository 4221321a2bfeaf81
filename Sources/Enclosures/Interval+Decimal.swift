// Copyright 2026 the softbon authors
// SPDX-License-Identifier: Apache-2.0
//
// Decimal output, rounded outward.  D-DECIMAL

internal import CMPFR
internal import ExactArithmetic

/// Two decimals that enclose a value.
public struct DecimalEnclosure: Sendable, Hashable, Codable {
  /// A decimal not above the value; nil when nothing is known below.
  public var lower: String?
  /// A decimal not below the value; nil when nothing is known above.
  public var upper: String?
  /// The exact value in lowest terms, when it is known.
  public var exact: String?
  /// The number of digits that the printed decimals prove: upper − lower ≤ 10^(1−digits)·min(|lower|, |upper|).
  /// What was asked for, or less when the enclosure is wider; 0 when not even the leading digit is known.
  public var digits: Int

  package init(lower: String?, upper: String?, exact: String?, digits: Int) {
    self.lower = lower
    self.upper = upper
    self.exact = exact
    self.digits = digits
  }
}

extension Interval {
  /// Decimals that enclose the interval, with about `digits` significant digits.
  ///
  /// When `proves(digits:)` holds, the decimals as printed satisfy upper − lower ≤ 10^(1−digits)·min(|lower|, |upper|);
  /// otherwise fewer digits are printed and `DecimalEnclosure.digits` says how many are proved.  D-DECIMAL
  ///
  /// - Parameter digits: the number of significant digits asked for, at least 1.
  /// - Returns: the decimals, of one digit more than they prove and at least 2; nil for an infinite end.
  public func decimal(digits: Int) -> DecimalEnclosure {
    precondition(digits >= 1, "at least one digit")
    if isPoint, mpfr_zero_p(lowerPointer) != 0 {
      return DecimalEnclosure(lower: "0", upper: "0", exact: "0", digits: digits)
    }
    let bits = relativeAccuracyBits
    // D digits need ⌈3.3220·D⌉ bits (Precision.init(digits:)), so b bits give ⌊b/3.3220⌋ digits.
    let proved =
      bits >= Precision(digits: digits).bits
      ? digits : bits <= 0 ? 0 : bits * 10_000 / 33_220
    let count = Swift.max(proved, 1) + 1
    return DecimalEnclosure(
      lower: Self.text(lowerPointer, count, MPFR_RNDD),  // ↓
      upper: Self.text(upperPointer, count, MPFR_RNDU),  // ↑
      exact: nil, digits: proved)
  }

  private static func text(
    _ x: UnsafeMutablePointer<__mpfr_struct>, _ count: Int, _ mode: mpfr_rnd_t
  ) -> String? {
    if mpfr_number_p(x) == 0 { return nil }
    if mpfr_zero_p(x) != 0 { return "0" }
    var exponent = mpfr_exp_t(0)
    guard let buffer = mpfr_get_str(nil, &exponent, 10, count, x, mode) else { return nil }
    defer { mpfr_free_str(buffer) }
    let written = String(cString: buffer)
    let negative = written.hasPrefix("-")
    let digits = String(written.drop { $0 == "-" })
    return DecimalDigits(negative: negative, digits: digits, exponent: Int(exponent)).text
  }
}

extension Interval: CustomStringConvertible {
  /// The interval as [lower, upper], each end rounded outward to the digits that the precision can hold (at most 20).
  public var description: String {
    let count = Swift.max(2, Swift.min(20, precision.bits * 30_103 / 100_000))
    let ends = (
      Self.text(lowerPointer, count, MPFR_RNDD), Self.text(upperPointer, count, MPFR_RNDU)
    )
    return "[\(ends.0 ?? "-inf"), \(ends.1 ?? "inf")]"
  }
}

extension DecimalEnclosure {
  /// Two bounds of a value that are not meant to be close, each rounded outward to `digits` digits.
  public static func bounds(_ interval: Interval, digits: Int) -> DecimalEnclosure {
    DecimalEnclosure(
      lower: interval.lower?.decimal(digits: digits, rounded: .down),
      upper: interval.upper?.decimal(digits: digits, rounded: .up), exact: nil,
      digits: interval.decimal(digits: digits).digits)
  }
}
