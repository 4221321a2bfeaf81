// Copyright 2026 the softbon authors
// SPDX-License-Identifier: Apache-2.0
//
// What an implementation's answers are held against: the numbers of one case in one format, computed or read from a corpus.

public import Documents
public import Enclosures
public import ExactArithmetic
public import SoftBestOfN

/// A value that is enclosed by rational numbers, or infinite, and how far rounding errors may move it.
public struct ExpectedNumber: Sendable, Hashable {
  /// Where the value is.
  public enum Place: Sendable, Hashable {
    /// Between two numbers, which are equal where the value is known.
    case between(Rational, Rational)
    /// +∞ or −∞.
    case infinite(isNegative: Bool)
  }

  /// Where the value is.
  public let place: Place
  /// The sensitivity; nil where the value is infinite.
  public let sensitivity: Rational?
  /// How far an absolute error in what underflows on the way may move it, at least 1.  D-CONDITION(6)
  public let underflow: Rational

  /// A number from its parts.
  public init(_ place: Place, sensitivity: Rational?, underflow: Rational = 1) {
    self.place = place
    self.sensitivity = sensitivity
    self.underflow = underflow
  }

  /// The number of computed answers; nil where it is undefined or nothing is known.
  public init?(_ number: GoldenNumber) {
    sensitivity = number.sensitivity
    underflow = number.underflow
    switch number.value {
    case .minusInfinity: place = .infinite(isNegative: true)
    case .number(.positiveInfinity): place = .infinite(isNegative: false)
    case .number(.exact(let value)): place = .between(value, value)
    case .number(.enclosed(let interval)):
      guard let lower = interval.lower, let upper = interval.upper else { return nil }
      place = .between(lower, upper)
    case .number(.undefined): return nil
    }
  }

  /// The number of the format to which the value rounds, or nil when the ends round differently.
  public func rounded(to format: BinaryFormat) -> RoundedNumber? {
    switch place {
    case .infinite(let isNegative): return format.infinity(isNegative: isNegative)
    case .between(let lower, let upper):
      let result = lower.rounded(to: format)
      return upper.rounded(to: format) == result ? result : nil
    }
  }

  /// An enclosure of a finite value.
  public func interval(at precision: Precision) -> Interval? {
    guard case .between(let lower, let upper) = place else { return nil }
    return Interval(lower: lower, upper: upper, at: precision)
  }
}

/// The numbers of a case in one format, by quantity; laws have one per symbol, everything else has one.
public struct ExpectedAnswers: Sendable {
  /// The quantities with one number per symbol.
  public static let laws = ["soft", "log_soft", "tilted", "log_tilted"]
  /// The quantities whose numbers lie between 0 and 1.
  public static let fractions: Set<String> = [
    "soft", "tilted", "tv", "hellinger2", "win_rate", "E1a",
  ]

  /// The numbers by quantity.
  public let numbers: [String: [ExpectedNumber]]

  /// The number of symbols.
  public var symbols: Int { numbers["soft"]?.count ?? 0 }

  /// The numbers of computed answers.
  public init(_ answers: GoldenAnswers) {
    var numbers: [String: [ExpectedNumber]] = [:]
    let laws = [answers.soft, answers.logSoft, answers.tilted, answers.logTilted]
    for (name, law) in zip(Self.laws, laws) {
      numbers[name] = law.compactMap { ExpectedNumber($0) }
    }
    for (name, number) in answers.quantities {
      numbers[name.rawValue] = ExpectedNumber(number).map { [$0] }
    }
    for (label, number) in answers.bounds { numbers[label] = ExpectedNumber(number).map { [$0] } }
    self.numbers = numbers
  }

  init(numbers: [String: [ExpectedNumber]]) { self.numbers = numbers }
}

/// Where expected answers come from: a corpus, or computation.
public protocol ExpectedSource {
  /// The answers of a case in a format.
  ///
  /// - Throws: `UnknownCase` when there is no such case or it has no inputs in the format; what computing throws.
  mutating func answers(of name: String, in format: BinaryFormat) throws -> ExpectedAnswers
}

extension ExpectedSource {
  /// The answers of a case that a file names.
  ///
  /// - Throws: `DocumentError` with the place when there is no such case or format; what computing throws.
  public mutating func answers(
    of name: String, in format: BinaryFormat, at location: SourceLocation
  ) throws -> ExpectedAnswers {
    do {
      return try answers(of: name, in: format)
    } catch let error as UnknownCase {
      throw DocumentError(location, error.description)
    }
  }
}

/// A case that a source does not have.
public struct UnknownCase: Error, Sendable, CustomStringConvertible {
  /// What is missing and what would be right.
  public let description: String
}

/// Answers that are computed when they are asked for: the named cases, and `random-SEED-INDEX`.
public struct ComputedSource: ExpectedSource {
  private let options: EngineOptions
  private var cases: [String: [(formats: [BinaryFormat], answers: ExpectedAnswers)]] = [:]

  /// A source with an engine and its limits.
  public init(options: EngineOptions) { self.options = options }

  /// The answers of a case in a format, computed once.
  public mutating func answers(
    of name: String, in format: BinaryFormat
  ) throws -> ExpectedAnswers {
    if let known = cases[name]?.first(where: { $0.formats.contains(format) }) {
      return known.answers
    }
    guard let one = GoldenCase.called(name) else {
      throw UnknownCase(
        description:
          "there is no case '\(name)' ('softbon golden --list --large' names them; random cases are"
          + " random-SEED-INDEX; --corpus FILE takes the cases of a file)")
    }
    let inputs: GoldenInputs
    do throws(GoldenOmission) {
      inputs = try one.inputs(in: format)
    } catch {
      throw UnknownCase(
        description: "the case '\(name)' has no inputs in this format: \(error.why)")
    }
    let formats = one.inputGroups.first { $0.formats.contains(format) }?.formats ?? [format]
    let answers = ExpectedAnswers(
      try GoldenAnswers(inputs.problem(), n: one.n, options: options))
    cases[name, default: []].append((formats, answers))
    return answers
  }
}

extension GoldenCase {
  /// The case of a name: a named one, or a random one by its seed and number.
  public static func called(_ name: String) -> GoldenCase? {
    if let one = named(includingLarge: true).first(where: { $0.name == name }) { return one }
    let parts = name.split(separator: "-", omittingEmptySubsequences: false)
    guard parts.count == 3, parts[0] == "random", let seed = UInt64(parts[1]),
      let index = Int(parts[2]), index >= 0
    else { return nil }
    let one = random(seed: seed, index: index)
    return one.name == name ? one : nil
  }
}
