// Copyright 2026 the softbon authors
// SPDX-License-Identifier: Apache-2.0
//
// Certified numbers with both infinities: exact where the operands are exact, enclosed otherwise. An operation without
// a value (0/0, ∞ − ∞, 0·∞, the logarithm of a negative number) is `Undefined`. Where an enclosure leaves it open whether
// there is a value, or whether it is finite (a divisor that may be 0, a logarithm of what may be negative), the result is
// `open`: it decides nothing, until more precision or an exact element does.  D-VERDICT(4)

internal import Enclosures
internal import ExactArithmetic

/// An exact number, an enclosed one, or ±∞.
enum ExtendedNumber: Sendable {
  case exact(Rational)
  case enclosed(Interval)
  case infinity(isNegative: Bool)
  /// It is not known whether there is a value, or whether it is finite.
  case open

  /// Exact numbers with more bits than this go on as enclosures.
  static let exactBitLimit = 1 << 16

  init(_ number: CertifiedNumber) throws(Undefined) {
    switch number {
    case .exact(let value): self = .exact(value)
    case .enclosed(let interval): self = .enclosed(interval)
    case .positiveInfinity: self = .infinity(isNegative: false)
    case .undefined(let why): throw Undefined(reason: why)
    }
  }

  /// The number for output; −∞ has no form there.
  var certified: CertifiedNumber {
    switch self {
    case .exact(let value): .exact(value)
    case .enclosed(let interval): .enclosed(interval)
    case .infinity(let isNegative):
      isNegative ? .undefined(why: "minus infinity") : .positiveInfinity
    case .open: .enclosed(.entire(at: Precision(bits: 64)))
    }
  }

  /// The finite number as an interval.
  func interval(at precision: Precision) -> Interval? {
    switch self {
    case .exact(let value): Interval(value, at: precision)
    case .enclosed(let interval): interval
    case .infinity, .open: nil
    }
  }

  /// −1, 0 or 1 where the sign is proved.
  var sign: Int? {
    switch self {
    case .exact(let value): value.signum
    case .enclosed(let interval):
      interval.isCertainlyPositive ? 1 : interval.isCertainlyNegative ? -1 : nil
    case .infinity(let isNegative): isNegative ? -1 : 1
    case .open: nil
    }
  }

  var isExactZero: Bool { if case .exact(let value) = self { value.isZero } else { false } }
}

/// Arithmetic on extended numbers at one precision.
struct ExtendedArithmetic: Sendable {
  let precision: Precision

  func kept(_ value: Rational) -> ExtendedNumber {
    value.bitCount <= ExtendedNumber.exactBitLimit
      ? .exact(value) : .enclosed(Interval(value, at: precision))
  }

  func negated(_ a: ExtendedNumber) -> ExtendedNumber {
    switch a {
    case .exact(let value): .exact(-value)
    case .enclosed(let interval): .enclosed(-interval)
    case .infinity(let isNegative): .infinity(isNegative: !isNegative)
    case .open: .open
    }
  }

  func sum(_ a: ExtendedNumber, _ b: ExtendedNumber) throws(Undefined) -> ExtendedNumber {
    switch (a, b) {
    case (.open, _), (_, .open): return .open
    case (.exact(let a), .exact(let b)): return kept(a + b)
    case (.exact(let a), .enclosed(let b)), (.enclosed(let b), .exact(let a)):
      return .enclosed(b + a)
    case (.enclosed(let a), .enclosed(let b)): return .enclosed(a + b)
    case (.infinity(let x), .infinity(let y)):
      if x != y { throw Undefined(reason: "infinity minus infinity") }
      return a
    case (.infinity, _): return a
    case (_, .infinity): return b
    }
  }

  func product(_ a: ExtendedNumber, _ b: ExtendedNumber) throws(Undefined) -> ExtendedNumber {
    switch (a, b) {
    case (.open, _), (_, .open): return .open
    case (.exact(let a), .exact(let b)): return kept(a * b)
    case (.exact(let a), .enclosed(let b)), (.enclosed(let b), .exact(let a)):
      return a.isZero ? .exact(.zero) : .enclosed(b * a)
    case (.enclosed(let a), .enclosed(let b)): return .enclosed(a * b)
    case (.infinity(let isNegative), let other), (let other, .infinity(let isNegative)):
      guard let sign = other.sign else { return .open }
      if sign == 0 { throw Undefined(reason: "zero times infinity") }
      return .infinity(isNegative: isNegative != (sign < 0))
    }
  }

  func quotient(_ a: ExtendedNumber, _ b: ExtendedNumber) throws(Undefined) -> ExtendedNumber {
    if case .open = a { return .open }
    if b.isExactZero {
      throw Undefined(reason: a.isExactZero ? "zero divided by zero" : "division by zero")
    }
    if case .infinity = b {
      if case .infinity = a { throw Undefined(reason: "infinity divided by infinity") }
      return .exact(.zero)
    }
    // The divisor may be 0.
    guard let sign = b.sign else { return .open }
    if a.isExactZero { return a }
    switch (a, b) {
    case (.exact(let a), .exact(let b)): return kept(a / b)
    case (.infinity(let isNegative), _):
      return .infinity(isNegative: isNegative != (sign < 0))
    default:
      guard let x = a.interval(at: precision), let y = b.interval(at: precision) else {
        throw Undefined(reason: "no quotient")
      }
      do { return .enclosed(try x / y) } catch { throw Undefined(reason: error.description) }
    }
  }

  func power(_ a: ExtendedNumber, _ b: ExtendedNumber) throws(Undefined) -> ExtendedNumber {
    guard case .exact(let exponent) = b else {
      // A negative base has a power where the exponent is an integer.
      if a.sign == -1, case .enclosed(let y) = b, y.mayBeInteger { return .open }
      // x^y = exp(y log x) for x > 0.
      return try elementary(.exp, try product(b, try elementary(.log, a)))
    }
    if case .open = a { return .open }
    if exponent.isZero { return .exact(.one) }
    if case .enclosed(let base) = a {
      // A base that may be 0 under a negative power, or negative under a fractional one.
      if exponent.signum < 0, base.containsZero { return .open }
      if !exponent.isInteger, !base.isCertainlyNonnegative, !base.isCertainlyNegative {
        return .open
      }
    }
    if a.isExactZero, exponent.signum < 0 { throw Undefined(reason: "division by zero") }
    switch a {
    case .exact(let base):
      if exponent.isInteger, let e = Int(exactly: exponent.numerator), e.magnitude < 1 << 16,
        Int(e.magnitude) * base.bitCount <= ExtendedNumber.exactBitLimit
      {
        return kept(.power(base, e))
      }
      if exponent == Rational(1, 2) { return try elementary(.sqrt, a) }
      return try power(Interval(base, at: precision), exponent)
    case .enclosed(let interval): return try power(interval, exponent)
    case .infinity(let isNegative):
      if isNegative { throw Undefined(reason: "a power of minus infinity") }
      return exponent.signum > 0 ? a : .exact(.zero)
    case .open: return .open
    }
  }

  private func power(_ a: Interval, _ exponent: Rational) throws(Undefined) -> ExtendedNumber {
    do { return .enclosed(try a.power(exponent)) } catch {
      throw Undefined(reason: error.description)
    }
  }

  func elementary(_ function: Function, _ a: ExtendedNumber) throws(Undefined) -> ExtendedNumber {
    switch (function, a) {
    case (_, .open): return .open
    case (.log, .enclosed(let x)) where !x.isCertainlyPositive && !x.isCertainlyNegative:
      return .open
    case (.sqrt, .enclosed(let x)) where !x.isCertainlyNonnegative && !x.isCertainlyNegative:
      return .open
    default: break
    }
    if case .infinity(let isNegative) = a {
      switch (function, isNegative) {
      case (.exp, true): return .exact(.zero)
      case (.log, true), (.sqrt, true): throw Undefined(reason: "\(function.rawValue) of -inf")
      case (.abs, _): return .infinity(isNegative: false)
      default: return a
      }
    }
    if case .exact(let value) = a {
      switch function {
      case .exp where value.isZero: return .exact(.one)
      case .log where value == .one: return .exact(.zero)
      case .log where value.isZero: return .infinity(isNegative: true)
      case .sinh where value.isZero: return a
      case .abs: return .exact(value.magnitude)
      case .sqrt where value.signum >= 0:
        if let p = value.numerator.exactSquareRoot, let q = value.denominator.exactSquareRoot {
          return .exact(Rational(p, q))
        }
      default: break
      }
    }
    guard let x = a.interval(at: precision) else { throw Undefined(reason: "no number") }
    do {
      switch function {
      case .exp: return .enclosed(.exp(x))
      case .log: return .enclosed(try .log(x))
      case .sqrt: return .enclosed(try .sqrt(x))
      case .sinh: return .enclosed(.sinh(x))
      case .abs: return .enclosed(x.magnitude)
      default: throw Undefined(reason: "\(function.rawValue) is not elementary")
      }
    } catch let error as DomainError {
      throw Undefined(reason: error.description)
    } catch let error as Undefined {
      throw error
    } catch {
      throw Undefined(reason: "\(error)")
    }
  }

  /// −1, 0 or 1 as a is less than, equal to, or greater than b, where that is proved.
  func order(_ a: ExtendedNumber, _ b: ExtendedNumber) -> Int? {
    switch (a, b) {
    case (.open, _), (_, .open): return nil
    case (.exact(let a), .exact(let b)): return a < b ? -1 : a == b ? 0 : 1
    case (.infinity(let x), .infinity(let y)): return x == y ? 0 : x ? -1 : 1
    case (.infinity(let isNegative), _): return isNegative ? -1 : 1
    case (_, .infinity(let isNegative)): return isNegative ? 1 : -1
    default:
      guard let a = a.interval(at: precision), let b = b.interval(at: precision) else { return nil }
      switch a.compared(to: b) {
      case .certainlyLess: return -1
      case .certainlyGreater: return 1
      case .unknown: return a.isPoint && a.isIdentical(to: b) ? 0 : nil
      }
    }
  }

  func minimum(_ a: ExtendedNumber, _ b: ExtendedNumber) -> ExtendedNumber {
    if let order = order(a, b) { return order <= 0 ? a : b }
    guard let x = a.interval(at: precision), let y = b.interval(at: precision) else { return .open }
    return .enclosed(.min(x, y))
  }

  func maximum(_ a: ExtendedNumber, _ b: ExtendedNumber) -> ExtendedNumber {
    negated(minimum(negated(a), negated(b)))
  }
}
