// Copyright 2026 the softbon authors
// SPDX-License-Identifier: Apache-2.0

public import Enclosures
public import ExactArithmetic

/// A value of a corpus: a certified number, or −∞ (the logarithm of a probability 0).
public enum GoldenValue: Sendable {
  /// A number, +∞, or the reason why there is none.
  case number(CertifiedNumber)
  /// −∞.
  case minusInfinity

  /// The nearest number of the format, or nil when it is not decided or there is none.
  public func rounded(to format: BinaryFormat) -> RoundedNumber? {
    switch self {
    case .number(let number): number.rounded(to: format)
    case .minusInfinity: format.infinity(isNegative: true)
    }
  }

  /// Whether the value has the digits and its rounding to every format is proved.
  func isDecided(digits: Int) -> Bool {
    guard case .number(let number) = self else { return true }
    if case .undefined = number { return true }
    return number.proves(digits: digits)
      && BinaryFormat.golden.allSatisfy { number.rounded(to: $0) != nil }
  }

  /// How many bits the enclosure has; `Int.max` for what is exact.
  var accuracyBits: Int {
    if case .number(.enclosed(let interval)) = self { interval.relativeAccuracyBits } else { .max }
  }
}

/// A number of a corpus with how much rounding errors may move it.
public struct GoldenNumber: Sendable {
  /// The value.
  public let value: GoldenValue
  /// An upper bound of the absolute change per unit of relative rounding error, of few digits; nil for what has no
  /// finite value.  D-CONDITION
  public let sensitivity: Rational?
  /// An upper bound, to first order, of the absolute change per unit of absolute error in what underflows on the way, the
  /// rounding of the result included, of few digits; at least 1.  D-CONDITION(6)
  public let underflow: Rational

  /// The sensitivity over the size of the value, rounded up to few digits; nil when the value may be 0 or is not finite.
  public var condition: Rational? {
    guard let sensitivity, case .number(let number) = value,
      let size = number.interval(at: Precision(bits: 64))?.magnitude, size.isCertainlyPositive,
      let ratio = try? Interval(sensitivity, at: Precision(bits: 64)) / size
    else { return nil }
    return ratio.fewDigitsAbove
  }

  init(_ value: GoldenValue, sensitivity: Interval?, underflow: Interval? = nil) {
    self.value = value
    self.sensitivity = sensitivity?.fewDigitsAbove
    self.underflow = underflow?.fewDigitsAbove ?? .one
  }
}

extension Interval {
  /// What is smaller matters in no format, and a number with an enormous exponent would be long.
  private static let negligible = Rational.power(10, -5000)

  /// A decimal of three digits that is not below any point of the interval, as a number; at least 10^−5000 unless 0.
  var fewDigitsAbove: Rational? {
    if (self - Self.negligible).isCertainlyNegative {
      return isPoint && containsZero ? .zero : Self.negligible
    }
    return decimal(digits: 2).upper.flatMap { try? Rational(parsing: $0) }
  }
}
