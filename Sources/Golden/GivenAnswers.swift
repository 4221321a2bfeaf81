// Copyright 2026 the softbon authors
// SPDX-License-Identifier: Apache-2.0
//
// An implementation's answers, and counts or draws of its sampler, as files (docs/golden.md).

public import Documents
public import Enclosures
public import ExactArithmetic

extension BinaryFormat {
  /// The format of a name such as `binary32` or `float32`.
  public init?(named name: String) {
    guard let format = Self.golden.first(where: { $0.name == name || $0.key == name }) else {
      return nil
    }
    self = format
  }

  fileprivate static func read(_ text: String) throws(UnreadableText) -> BinaryFormat {
    guard let format = BinaryFormat(named: text) else {
      throw UnreadableText(
        message: "'\(text)' is no format; the formats are binary64, binary32, bfloat16, binary16")
    }
    return format
  }
}

private struct UnreadableText: Error {
  let message: String
}

/// A number that an implementation gave.
public enum GivenNumber: Sendable, Hashable {
  /// A finite number, exactly as written.
  case finite(Rational)
  /// ±∞.
  case infinite(isNegative: Bool)
  /// Not a number.
  case nan

  fileprivate init(_ text: String) throws(UnreadableText) {
    let isNegative = text.hasPrefix("-")
    let plain = text.drop { $0 == "-" || $0 == "+" }.lowercased()
    switch plain {
    case "nan": self = .nan
    case "inf", "infinity": self = .infinite(isNegative: isNegative)
    default:
      do {
        self = .finite(try Rational(parsing: text))
      } catch {
        throw UnreadableText(message: "\(error), or inf, -inf, nan")
      }
    }
  }
}

/// One number of an implementation.
public struct GivenAnswer: Sendable {
  /// The name of the case.
  public let caseName: String
  /// The format of the inputs.
  public let format: BinaryFormat
  /// The quantity, such as `soft` or `kl_tilted_soft`.
  public let quantity: String
  /// The symbol, counted from 0; nil for what has no symbols.
  public let symbol: Int?
  /// The number.
  public let value: GivenNumber
  /// The number as it was written.
  public let text: String
  /// Where it stands, for messages.
  public let location: SourceLocation

  /// Reads the answers of a JSON or YAML file, or of a CSV file when the name ends in `.csv`.
  ///
  /// - Throws: `DocumentError` with the place of what is wrong.
  public static func read(_ input: Input) throws(DocumentError) -> [GivenAnswer] {
    try input.name.hasSuffix(".csv") ? readTable(input) : readTree(input)
  }

  private static func readTree(_ input: Input) throws(DocumentError) -> [GivenAnswer] {
    let document = try readDocument(input).mapping(allowed: ["schema", "answers"])
    try checkSchema(document, "softbon.answers/1")
    var result: [GivenAnswer] = []
    for node in try document.required("answers", expected: "a list").list() {
      let answer = try node.mapping(allowed: ["case", "format", "numbers"])
      let name = try answer.required("case").scalar()
      let format = try parsed(answer.required("format"), BinaryFormat.read)
      for entry in try answer.required("numbers").entries() {
        func append(_ node: DocumentNode, _ symbol: Int?) throws(DocumentError) {
          result.append(
            GivenAnswer(
              caseName: name, format: format, quantity: entry.key, symbol: symbol,
              value: try parsed(node, GivenNumber.init), text: try node.scalar(),
              location: node.location))
        }
        if case .sequence(let nodes) = entry.value.content {
          for (symbol, node) in nodes.enumerated() { try append(node, symbol) }
        } else {
          try append(entry.value, nil)
        }
      }
    }
    return result
  }

  private static func readTable(_ input: Input) throws(DocumentError) -> [GivenAnswer] {
    let columns = ["case", "format", "quantity", "symbol", "value"]
    let table = try readCSV(input)
    try table.checkColumns(allowed: columns)
    var places: [Int] = []
    for name in columns {
      guard let place = table.column(name) else {
        throw DocumentError(
          table.header[0].location,
          "the column '\(name)' is missing; the columns are \(columns.joined(separator: ", "))")
      }
      places.append(place)
    }
    var result: [GivenAnswer] = []
    for row in table.rows {
      func field<Value>(
        _ index: Int, _ read: (String) throws(UnreadableText) -> Value
      ) throws(DocumentError) -> Value {
        let field = row[places[index]]
        do throws(UnreadableText) {
          return try read(field.text)
        } catch {
          throw field.error(error.message, column: columns[index])
        }
      }
      let symbol = try field(3) { text throws(UnreadableText) -> Int? in
        if text.isEmpty { return nil }
        guard let symbol = Int(text), symbol >= 0 else {
          throw UnreadableText(message: "'\(text)' is no symbol; symbols count from 0")
        }
        return symbol
      }
      result.append(
        GivenAnswer(
          caseName: row[places[0]].text, format: try field(1, BinaryFormat.read),
          quantity: row[places[2]].text, symbol: symbol, value: try field(4, GivenNumber.init),
          text: row[places[4]].text, location: row[places[4]].location))
    }
    return result
  }
}

/// What a sampler returned for one case.
public struct GivenSample: Sendable {
  /// The name of the case.
  public let caseName: String
  /// The format of the inputs.
  public let format: BinaryFormat
  /// How often each symbol was returned.
  public let counts: [Int]
  /// The symbols in the order in which they were returned, counted from 0; nil where only counts are given.
  public let draws: [Int]?
  /// Where it stands, for messages.
  public let location: SourceLocation

  /// Reads the samples of a JSON or YAML file.
  ///
  /// - Throws: `DocumentError` with the place of what is wrong.
  public static func read(_ input: Input) throws(DocumentError) -> [GivenSample] {
    let document = try readDocument(input).mapping(allowed: ["schema", "samples"])
    try checkSchema(document, "softbon.samples/1")
    var result: [GivenSample] = []
    for node in try document.required("samples", expected: "a list").list() {
      let sample = try node.mapping(allowed: ["case", "format", "counts", "draws"])
      func naturals(_ node: DocumentNode) throws(DocumentError) -> [Int] {
        var values: [Int] = []
        for item in try node.list() {
          values.append(
            try parsed(item) { text throws(UnreadableText) -> Int in
              guard let value = Int(text), value >= 0, value < 1 << 40 else {
                throw UnreadableText(message: "'\(text)' is no whole number from 0 to 2^40")
              }
              return value
            })
        }
        return values
      }
      var counts: [Int]?
      var draws: [Int]?
      if let node = sample["counts"] { counts = try naturals(node) }
      if let node = sample["draws"] { draws = try naturals(node) }
      guard (counts == nil) != (draws == nil) else {
        throw node.error("give either counts (one per symbol) or draws (symbols from 0, in order)")
      }
      result.append(
        GivenSample(
          caseName: try sample.required("case").scalar(),
          format: try parsed(sample.required("format"), BinaryFormat.read),
          counts: counts ?? [], draws: draws, location: node.location))
    }
    return result
  }
}

private func checkSchema(_ document: DocumentMapping, _ name: String) throws(DocumentError) {
  guard let schema = document["schema"] else { return }
  guard try schema.scalar() == name else { throw schema.error("is not \(name)") }
}

private func parsed<Value>(
  _ node: DocumentNode, _ read: (String) throws(UnreadableText) -> Value
) throws(DocumentError) -> Value {
  let text = try node.scalar()
  do throws(UnreadableText) {
    return try read(text)
  } catch {
    throw node.error(error.message)
  }
}
