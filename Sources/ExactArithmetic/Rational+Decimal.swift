// Copyright 2026 the softbon authors
// SPDX-License-Identifier: Apache-2.0
//
// Decimal output of exact numbers: rounded in a stated direction, never to nearest.  D-DECIMAL

/// The direction in which a decimal is rounded.
public enum RoundingDirection: Sendable, Hashable {
  /// Toward −∞.
  case down
  /// Toward +∞.
  case up
}

/// A decimal number ±0.d₁d₂…dₘ·10^exponent, as text.
package struct DecimalDigits: Sendable {
  package var negative: Bool
  /// At least one digit; the first is not 0 unless the number is 0.
  package var digits: String
  package var exponent: Int

  package init(negative: Bool, digits: String, exponent: Int) {
    self.negative = negative
    self.digits = digits
    self.exponent = exponent
  }

  /// Drops zeros at the end, which do not change the value.
  package var trimmed: DecimalDigits {
    // Over bytes and in one step: a String counts its characters anew at every question.
    let zeros = digits.utf8.reversed().prefix { $0 == UInt8(ascii: "0") }.count
    var result = self
    result.digits.removeLast(min(zeros, digits.utf8.count - 1))
    return result
  }

  /// The number in the form `-?\d+(\.\d+)?(e-?\d+)?`: positional near 1, else with an exponent.
  package var text: String {
    if digits.utf8.allSatisfy({ $0 == UInt8(ascii: "0") }) { return "0" }
    let sign = negative ? "-" : ""
    let scientific = exponent - 1
    switch scientific {
    case -6..<0:
      return "\(sign)0.\(String(repeating: "0", count: -exponent))\(digits)"
    case 0...20:
      let missing = exponent - digits.utf8.count
      if missing >= 0 { return "\(sign)\(digits)\(String(repeating: "0", count: missing))" }
      let point = digits.index(digits.startIndex, offsetBy: exponent)
      return "\(sign)\(digits[..<point]).\(digits[point...])"
    default:
      let fraction = digits.dropFirst()
      let point = fraction.isEmpty ? "" : "."
      return "\(sign)\(digits.prefix(1))\(point)\(fraction)e\(scientific)"
    }
  }
}

extension Rational {
  /// The value rounded to `digits` significant decimal digits in the stated direction, as text.
  ///
  /// The text is not above the value for `.down`, not below it for `.up`, and equal to it when it has that few digits.
  ///
  /// - Parameters:
  ///   - digits: the number of significant digits, at least 1.
  ///   - direction: the direction of rounding.
  /// - Returns: a text of the form `-?\d+(\.\d+)?(e-?\d+)?`.
  public func decimal(digits: Int, rounded direction: RoundingDirection) -> String {
    decimalDigits(digits, direction).trimmed.text
  }

  private func decimalDigits(_ count: Int, _ direction: RoundingDirection) -> DecimalDigits {
    precondition(count >= 1, "a decimal has at least one digit")
    if isZero { return DecimalDigits(negative: false, digits: "0", exponent: 1) }
    let size = magnitude
    // The exponent e with 10^(e−1) ≤ |x| < 10^e, guessed from the bit lengths and corrected.
    let bits = size.numerator.bitWidth - size.denominator.bitWidth
    var exponent = Int((Double(bits) * 0.30103).rounded(.down))  // effort only: corrected below
    while size >= .power(10, exponent) { exponent += 1 }
    while size < .power(10, exponent - 1) { exponent -= 1 }
    let scaled = size * .power(10, count - exponent)
    var kept = scaled.floor
    let away = (direction == .up) == (signum > 0)
    if away, !scaled.isInteger { kept += 1 }
    if kept == Integer.power(10, UInt(count)) {
      return DecimalDigits(negative: signum < 0, digits: "1", exponent: exponent + 1)
    }
    return DecimalDigits(negative: signum < 0, digits: "\(kept)", exponent: exponent)
  }
}
