// Copyright 2026 the softbon authors
// SPDX-License-Identifier: Apache-2.0
//
// The functions of the claim language on exact values. What has no exact form here is unknown.

internal import ExactArithmetic

extension ExactValue {
  /// The natural logarithm; −∞ at 0, unknown for a negative argument.
  ///
  /// c·e^a·u with u the quotient of primitive sums gives a + log(c·u): powers of e leave the logarithm.
  static func log(_ x: ExactValue) -> ExactValue {
    if case .infinite(negative: false) = x { return x }
    guard case .finite = x, let sign = x.sign, sign >= 0 else { return .unknown }
    if sign == 0 { return .infinite(negative: true) }
    guard let element = x.element else { return .unknown }
    let top = element.numerator
    let constant = ExponentialQuotient(top.exponent)
    guard
      let argument = ExponentialQuotient(
        top.scaled(by: .one, exponent: -top.exponent), over: element.denominator)
    else { return .unknown }
    if argument.rational == .one { return ExactValue(constant) }
    return ExactValue(ExactNumber(.logarithm(argument), plus: constant))
  }

  /// The exponential: of a rational number, or of one plus integer multiples of logarithms.
  static func exp(_ x: ExactValue) -> ExactValue {
    switch x {
    case .infinite(let negative): return negative ? .zero : x
    case .unknown: return .unknown
    case .finite(let number):
      guard let exponent = number.constant.rational else { return .unknown }
      var result = ExactValue(exponentialOf: exponent)
      for (atom, coefficient) in number.atoms {
        guard case .logarithm(let argument) = atom, let power = coefficient.rational,
          power.isInteger
        else { return .unknown }
        result = result * ExactValue(argument.power(power.numerator))
      }
      return result
    }
  }

  /// The hyperbolic sine (e^x − e^−x)/2.
  static func sinh(_ x: ExactValue) -> ExactValue {
    if case .infinite = x { return x }
    return (exp(x) - exp(-x)) / ExactValue(2)
  }

  /// The square root; unknown for a negative argument.
  static func sqrt(_ x: ExactValue) -> ExactValue {
    if case .infinite(negative: false) = x { return x }
    guard case .finite(let number) = x, let sign = x.sign, sign >= 0 else { return .unknown }
    if sign == 0 { return .zero }
    if let element = number.element, element.denominator == .one, element.numerator.count == 1,
      let root = element.numerator.scale.exactSquareRoot
    {
      let halved = ExponentialSum(root, exponent: element.numerator.exponent / 2)
      return ExactValue(ExponentialQuotient(halved))
    }
    return ExactValue(ExactNumber(.root(number)))
  }

  /// A power: any element of the field to an integer, e^a to a rational, and the plain cases of 0, 1 and ∞.
  static func power(_ x: ExactValue, _ y: ExactValue) -> ExactValue {
    if y.isZero == true { return .one }
    if case .infinite(negative: false) = x {
      switch y.sign {
      case .some(let sign) where sign != 0: return sign > 0 ? .infinity : .zero
      default: return .unknown
      }
    }
    guard let exponent = y.rational else { return .unknown }
    if exponent == .one { return x }
    guard let base = x.element else {
      if exponent == 2, case .finite(let number) = x, number.constant.isZero,
        number.atoms.count == 1, let (atom, coefficient) = number.atoms.first,
        case .root(let argument) = atom, let factor = coefficient.power(2)
      {
        return ExactValue(argument.scaled(by: factor))
      }
      return .unknown
    }
    if exponent.isInteger {
      if let value = base.power(exponent.numerator) { return ExactValue(value) }
      guard let rational = base.rational, rational.signum > 0, exponent.signum > 0 else {
        return .unknown
      }
      return ExactValue(ExactNumber(.unnamed(.power(rational, exponent.numerator))))
    }
    if base.isZero { return exponent.signum > 0 ? .zero : .unknown }
    if let logarithm = base.logarithm { return ExactValue(exponentialOf: logarithm * exponent) }
    return exponent == Rational(1, 2) ? sqrt(x) : .unknown
  }

  /// The absolute value.
  static func abs(_ x: ExactValue) -> ExactValue {
    guard let sign = x.sign else { return .unknown }
    return sign < 0 ? -x : x
  }

  /// The least of two values.
  static func min(_ a: ExactValue, _ b: ExactValue) -> ExactValue {
    guard let sign = order(a, b) else { return .unknown }
    return sign <= 0 ? a : b
  }

  /// The greatest of two values.
  static func max(_ a: ExactValue, _ b: ExactValue) -> ExactValue {
    guard let sign = order(a, b) else { return .unknown }
    return sign >= 0 ? a : b
  }

  /// The sign of a − b, infinities included; nil when it is not found.
  static func order(_ a: ExactValue, _ b: ExactValue) -> Int? {
    if case .infinite(let x) = a, case .infinite(let y) = b, x == y { return 0 }
    return (a - b).sign
  }
}

extension Rational {
  /// The nonnegative square root when it is rational.
  var exactSquareRoot: Rational? {
    guard signum >= 0, let top = numerator.exactSquareRoot,
      let bottom = denominator.exactSquareRoot
    else { return nil }
    return Rational(top, bottom)
  }
}
