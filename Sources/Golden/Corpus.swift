// Copyright 2026 the softbon authors
// SPDX-License-Identifier: Apache-2.0

public import Documents
public import Enclosures
internal import ExactArithmetic

/// The expected answers of a corpus that `softbon golden` wrote.
public struct Corpus: ExpectedSource {
  private let name: String
  private let cases: [String: [String: ExpectedAnswers]]

  /// Reads a corpus.
  ///
  /// - Domain: JSON of at most ``Input/maximumRecordsSize`` bytes, in which each case has at most 10^7 values.
  /// - Throws: `DocumentError` with the place of what is not as docs/golden.md has it.
  public init(reading input: Input) throws(DocumentError) {
    name = input.name
    var cases: [String: [String: ExpectedAnswers]] = [:]
    let root = try readRecords(input, under: "results") { node throws(DocumentError) in
      let one = try node.mapping(allowed: ["name", "about", "n", "variants", "omitted"])
      let name = try one.required("name").scalar()
      var formats: [String: ExpectedAnswers] = [:]
      for variant in try one.required("variants").list() {
        let answers = try Self.answers(of: variant)
        for format in answers.formats { formats[format] = answers.numbers }
      }
      if cases.updateValue(formats, forKey: name) != nil {
        throw node.error("the case '\(name)' is there twice; keep one of them")
      }
    }
    self.cases = cases
    let document = try root.mapping(
      allowed: ["schema", "version", "seed", "digits", "complete", "results"])
    let schema = try document.required("schema")
    guard try schema.scalar() == "softbon.golden/1" else {
      throw schema.error("is not softbon.golden/1; give a file written by 'softbon golden'")
    }
    if let complete = document["complete"] {
      throw complete.error("the corpus was not written to its end")
    }
    _ = try document.required("results").list()
  }

  private static func answers(
    of node: DocumentNode
  ) throws(DocumentError) -> (formats: [String], numbers: ExpectedAnswers) {
    let variant = try node.mapping(
      allowed: [
        "formats", "weights", "rewards", "lambda", "engine", "precisionBits", "quantities",
        "bounds",
      ] + ExpectedAnswers.laws)
    var formats: [String] = []
    for format in try variant.required("formats").list() { formats.append(try format.scalar()) }
    let symbols = try variant.required("weights").list().count
    var numbers: [String: [ExpectedNumber]] = [:]
    for law in ExpectedAnswers.laws {
      var values: [ExpectedNumber] = []
      let list = try variant.required(law)
      for node in try list.list() { values.append(try number(node)) }
      guard values.count == symbols, symbols > 0 else {
        throw list.error("has \(values.count) numbers for \(symbols) weights")
      }
      numbers[law] = values
    }
    for group in ["quantities", "bounds"] {
      for entry in try variant.required(group).entries() where entry.key != "why" {
        if case .scalar = entry.value.content { continue }  // null: undefined
        numbers[entry.key] = [try number(entry.value)]
      }
    }
    return (formats, ExpectedAnswers(numbers: numbers))
  }

  private static func number(_ node: DocumentNode) throws(DocumentError) -> ExpectedNumber {
    let members = try node.mapping(
      allowed: ["lower", "upper", "exact", "sensitivity", "underflow", "condition"]
        + BinaryFormat.golden.map(\.key))
    func value(_ node: DocumentNode) throws(DocumentError) -> Rational {
      do {
        return try Rational(parsing: try node.scalar())
      } catch let error as ExactNumberError {
        throw node.error(error.description)
      } catch let error as DocumentError {
        throw error
      } catch {
        throw node.error("\(error)")
      }
    }
    var sensitivity: Rational?
    if let node = members["sensitivity"] { sensitivity = try value(node) }
    // A corpus of the first version has none.
    let underflow = try members["underflow"].map(value) ?? .one
    if let exact = members["exact"] {
      switch try exact.scalar() {
      case "inf": return ExpectedNumber(.infinite(isNegative: false), sensitivity: nil)
      case "-inf": return ExpectedNumber(.infinite(isNegative: true), sensitivity: nil)
      default:
        let point = try value(exact)
        return ExpectedNumber(
          .between(point, point), sensitivity: sensitivity, underflow: underflow)
      }
    }
    let lower = try value(members.required("lower"))
    let upper = try value(members.required("upper"))
    guard lower <= upper else { throw node.error("the lower end is above the upper one") }
    return ExpectedNumber(
      .between(lower, upper), sensitivity: sensitivity, underflow: underflow)
  }

  /// The answers of a case in a format.
  public func answers(of name: String, in format: BinaryFormat) throws -> ExpectedAnswers {
    guard let formats = cases[name] else {
      throw UnknownCase(description: "\(self.name) has no case '\(name)'")
    }
    guard let answers = formats[format.name] else {
      throw UnknownCase(
        description: "the case '\(name)' of \(self.name) has no inputs in \(format.name)")
    }
    return answers
  }
}
