// Copyright 2026 the softbon authors
// SPDX-License-Identifier: Apache-2.0

public import Enclosures
public import ExactArithmetic

/// The rule by which answers pass.
public struct Tolerance: Sendable {
  /// T of the tolerance T·(u·sensitivity + η).
  public var factor: Rational
  /// Whether subnormal numbers may be flushed to 0: the least normal number is added.
  public var flushesSubnormals: Bool

  /// A rule; the factor is positive.
  public init(factor: Rational = 8, flushesSubnormals: Bool = false) {
    self.factor = factor
    self.flushesSubnormals = flushesSubnormals
  }

  /// The largest absolute error that is accepted.
  public func absolute(_ expected: ExpectedNumber, in format: BinaryFormat) -> Rational {
    let scaled = format.unitRoundoff * (expected.sensitivity ?? .zero) + format.leastPositive
    return factor * scaled + (flushesSubnormals ? format.leastNormal : .zero)
  }
}

/// One answer beside the exact one.
public struct CheckedAnswer: Sendable {
  /// What is known about the answer.
  public enum Verdict: String, Sendable {
    /// The error is certainly within the tolerance.
    case pass
    /// It is certainly not.
    case fail
    /// The enclosure does not tell.
    case undecided
  }

  /// The answer.
  public let given: GivenAnswer
  /// The exact value.
  public let expected: ExpectedNumber
  /// The absolute error lies between these; nil where it is infinite.
  public let error: (least: Rational, most: Rational)?
  /// The tolerance.
  public let tolerance: Rational
  /// The verdict.
  public let verdict: Verdict

  /// Compares an answer.
  public init(_ given: GivenAnswer, expected: ExpectedNumber, tolerance rule: Tolerance) {
    self.given = given
    self.expected = expected
    tolerance = rule.absolute(expected, in: given.format)
    switch (given.value, expected.place) {
    case (.infinite(let isNegative), _):
      // An infinity is right where the exact value rounds to it.
      let isRight =
        expected.rounded(to: given.format) == given.format.infinity(isNegative: isNegative)
      error = isRight ? (.zero, .zero) : nil
    case (.finite(let value), .between(let lower, let upper)):
      let (below, above) = ((value - lower).magnitude, (value - upper).magnitude)
      let isInside = lower <= value && value <= upper
      error = (isInside ? .zero : min(below, above), max(below, above))
    case (.nan, _), (.finite, .infinite): error = nil
    }
    if let error {
      verdict =
        error.most <= tolerance ? .pass : error.least > tolerance ? .fail : .undecided
    } else {
      verdict = .fail
    }
  }

  /// The error in units in the last place of the format at the exact value; nil where it is infinite.
  public var ulps: (least: Rational, most: Rational)? {
    guard let error else { return nil }
    guard case .between(_, let upper) = expected.place else { return error }
    let ulp = given.format.unitInTheLastPlace(at: upper)
    return (error.least / ulp, error.most / ulp)
  }

  /// The tolerance in the same units.
  public var tolerableUlps: Rational {
    guard case .between(_, let upper) = expected.place else { return .zero }
    return tolerance / given.format.unitInTheLastPlace(at: upper)
  }

  /// The error over the size of the exact value; nil where it is infinite or the value may be 0.
  public var relative: (least: Rational, most: Rational)? {
    guard let error, case .between(let lower, let upper) = expected.place else { return nil }
    if error.most.isZero { return error }
    let (a, b) = (lower.magnitude, upper.magnitude)
    guard lower.signum * upper.signum > 0 else { return nil }
    return (error.least / max(a, b), error.most / min(a, b))
  }

  /// Whether this answer is worse than another one: by the error over the tolerance.
  public func isWorse(than other: CheckedAnswer) -> Bool {
    guard let own = error else { return other.error != nil }
    guard let others = other.error else { return false }
    return own.most * other.tolerance > others.most * tolerance
  }
}

extension BinaryFormat {
  /// The distance of neighbouring numbers of the format around a value.
  public func unitInTheLastPlace(at value: Rational) -> Rational {
    let size = value.magnitude
    if size < leastNormal { return leastPositive }
    var exponent = size.numerator.bitWidth - size.denominator.bitWidth
    if size < .powerOfTwo(exponent) { exponent -= 1 }
    return .powerOfTwo(min(exponent, maximumExponent) - precision + 1)
  }
}
