// Copyright 2026 the softbon authors
// SPDX-License-Identifier: Apache-2.0

public import ExactArithmetic

/// A number of one of the two kinds that the project shows: exact or enclosed; or +∞; or the reason why there is none.
public enum CertifiedNumber: Sendable {
  /// The value is known exactly.
  case exact(Rational)
  /// The value lies in the interval.
  case enclosed(Interval)
  /// The value is +∞.
  case positiveInfinity
  /// The quantity is undefined for this problem, and why.
  case undefined(why: String)

  /// An enclosure that is a point is the exact number at that point, unless the number would be too long to write out.
  public init(_ interval: Interval) {
    if let value = interval.point {
      self = .exact(value)
    } else {
      self = .enclosed(interval)
    }
  }

  /// Whether the decimals of `decimal(digits:)` keep the promise for that many digits.
  public func proves(digits: Int) -> Bool {
    if case .enclosed(let interval) = self { interval.proves(digits: digits) } else { true }
  }

  /// The number as an interval at the precision, or nil when it is infinite or undefined.
  public func interval(at precision: Precision) -> Interval? {
    switch self {
    case .exact(let value): Interval(value, at: precision)
    case .enclosed(let interval): interval
    case .positiveInfinity, .undefined: nil
    }
  }

  /// Decimals that enclose the value, with the exact value beside them where it is known; nil when undefined.
  ///
  /// +∞ has no decimals, only `exact: "inf"`.
  public func decimal(digits: Int) -> DecimalEnclosure? {
    switch self {
    case .exact(let value):
      DecimalEnclosure(
        lower: value.decimal(digits: digits + 1, rounded: .down),
        upper: value.decimal(digits: digits + 1, rounded: .up),
        exact: value.description, digits: digits)
    case .enclosed(let interval): interval.decimal(digits: digits)
    case .positiveInfinity: DecimalEnclosure(lower: nil, upper: nil, exact: "inf", digits: digits)
    case .undefined: nil
    }
  }
}
