// Copyright 2026 the softbon authors
// SPDX-License-Identifier: Apache-2.0

internal import Documents
public import Enclosures
public import ExactArithmetic

/// The rule by which answers pass.
public struct Tolerance: Sendable {
  /// T of the tolerance T·(u·sensitivity + η·underflow).
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
    let scaled =
      format.unitRoundoff * (expected.sensitivity ?? .zero)
      + format.leastPositive * expected.underflow
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
    /// The number lies between 0 and 1 and the tolerance is at least 1/2, so that at least half of the numbers there pass: an
    /// error within it says nothing.
    case untested
  }

  /// The answer.
  public let given: GivenAnswer
  /// The exact value.
  public let expected: ExpectedNumber
  /// The absolute error lies between these; nil where it is infinite.
  public let error: (least: Rational, most: Rational)?
  /// The tolerance.
  public let tolerance: Rational
  /// The error, at most, over the tolerance; nil where it is infinite.
  private let badness: Rational?
  /// The verdict.
  public let verdict: Verdict

  /// Compares an answer.
  public init(_ given: GivenAnswer, expected: ExpectedNumber, tolerance rule: Tolerance) {
    self.given = given
    self.expected = expected
    tolerance = rule.absolute(expected, in: given.format)
    let isVacuous =
      ExpectedAnswers.fractions.contains(given.quantity) && tolerance >= Rational(1, 2)
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
      badness = error.most / tolerance
      verdict =
        error.least > tolerance
        ? .fail : isVacuous ? .untested : error.most <= tolerance ? .pass : .undecided
    } else {
      badness = nil
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
    guard let badness else { return other.badness != nil }
    return other.badness.map { badness > $0 } ?? false
  }
}

extension CheckedAnswer {
  /// Compares the answers of a file, every list of which is a whole law or one number.
  ///
  /// - Parameters:
  ///   - given: the answers of one file.
  ///   - source: the exact answers.
  ///   - tolerance: the rule.
  ///   - didCheck: called after each answer.
  /// - Returns: the answers in the same order.
  /// - Throws: `DocumentError` at an unknown case or quantity, a symbol that the case has not, a law of which symbols are
  ///   missing or given twice, or another number that is given twice; what the source throws.
  public static func check(
    _ given: [GivenAnswer], against source: inout any ExpectedSource, tolerance: Tolerance,
    didCheck: () -> Void = {}
  ) throws -> [CheckedAnswer] {
    var result: [CheckedAnswer] = []
    // By list: the first answer and which symbols are there.
    var laws: [Int: (first: GivenAnswer, symbols: [Bool])] = [:]
    var numbersSeen: Set<Int> = []
    for answer in given {
      let answers = try source.answers(of: answer.caseName, in: answer.format, at: answer.location)
      guard let numbers = answers.numbers[answer.quantity] else {
        throw DocumentError(
          answer.location,
          "the case '\(answer.caseName)' has no quantity '\(answer.quantity)'; it has"
            + " \(answers.numbers.keys.sorted().joined(separator: ", "))")
      }
      let isLaw = ExpectedAnswers.laws.contains(answer.quantity)
      guard isLaw == (answer.symbol != nil), (answer.symbol ?? 0) < numbers.count else {
        throw DocumentError(
          answer.location,
          "\(answer.quantity) of '\(answer.caseName)' "
            + (isLaw
              ? "has the symbols 0 to \(numbers.count - 1)" : "is one number, without a symbol"))
      }
      if let symbol = answer.symbol {
        if laws[answer.list] == nil {
          laws[answer.list] = (answer, [Bool](repeating: false, count: numbers.count))
        }
        if laws[answer.list]?.symbols[symbol] == true {
          throw DocumentError(
            answer.location,
            "\(answer.quantity) of '\(answer.caseName)' in \(answer.format.name) has the symbol"
              + " \(symbol) twice; keep one of them")
        }
        laws[answer.list]?.symbols[symbol] = true
      } else if !numbersSeen.insert(answer.list).inserted {
        throw DocumentError(
          answer.location,
          "\(answer.quantity) of '\(answer.caseName)' in \(answer.format.name) is there twice; keep one of them"
        )
      }
      result.append(
        CheckedAnswer(answer, expected: numbers[answer.symbol ?? 0], tolerance: tolerance))
      didCheck()
    }
    for (_, law) in laws.sorted(by: { $0.key < $1.key }) {
      guard let missing = law.symbols.firstIndex(of: false) else { continue }
      let count = law.symbols.count { $0 }
      throw DocumentError(
        law.first.location,
        "\(law.first.quantity) of '\(law.first.caseName)' in \(law.first.format.name) has"
          + " \(law.symbols.count) numbers, one per symbol; \(count) \(count == 1 ? "is" : "are") given,"
          + " that of the symbol \(missing) is missing")
    }
    return result
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
