// Copyright 2026 the softbon authors
// SPDX-License-Identifier: Apache-2.0
//
// Exact where both operands are exact, enclosed otherwise.

public import ExactArithmetic

extension CertifiedNumber {
  /// Whether the value is known exactly and is this number.
  public func isExactly(_ value: Rational) -> Bool {
    if case .exact(let own) = self { own == value } else { false }
  }

  /// The value times −1; −∞ is not representable and counts as undefined.
  public var negated: CertifiedNumber {
    switch self {
    case .exact(let value): .exact(-value)
    case .enclosed(let interval): .enclosed(-interval)
    case .positiveInfinity: .undefined(why: "minus infinity")
    case .undefined: self
    }
  }

  /// The value times an exact number; 0·∞ is 0.
  public func times(_ factor: Rational) -> CertifiedNumber {
    if factor.isZero { return .exact(.zero) }
    switch self {
    case .exact(let value): return .exact(value * factor)
    case .enclosed(let interval): return .enclosed(interval * factor)
    case .positiveInfinity: return factor.signum > 0 ? self : .undefined(why: "minus infinity")
    case .undefined: return self
    }
  }

  /// The value times an enclosed one, at the precision.
  public func times(_ factor: Interval, at precision: Precision) -> CertifiedNumber {
    switch self {
    case .exact(let value): value.isZero ? self : .enclosed(factor * value)
    case .enclosed(let interval): .enclosed(interval * factor)
    case .positiveInfinity, .undefined: self
    }
  }

  /// The sum of the values: exact when all are; +∞ when one is; undefined when one is.
  public static func sum(_ values: [CertifiedNumber], at precision: Precision) -> CertifiedNumber {
    var exact: [Rational] = []
    var enclosed: [Interval] = []
    var isInfinite = false
    for value in values {
      switch value {
      case .exact(let value): exact.append(value)
      case .enclosed(let interval): enclosed.append(interval)
      case .positiveInfinity: isInfinite = true
      case .undefined: return value
      }
    }
    if isInfinite { return .positiveInfinity }
    let total = Rational.sum(exact)
    return enclosed.isEmpty ? .exact(total) : .enclosed(.sum(enclosed, at: precision) + total)
  }
}
