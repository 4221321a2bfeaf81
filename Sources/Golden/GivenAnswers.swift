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
    let size = isNegative || text.hasPrefix("+") ? String(text.dropFirst()) : text
    switch size.lowercased() {
    case "nan": self = .nan
    case "inf", "infinity": self = .infinite(isNegative: isNegative)
    default:
      do {
        // Exact numbers have no sign '+', which some programs print.
        let isPlus = text.hasPrefix("+") && !size.hasPrefix("-") && !size.hasPrefix("+")
        self = .finite(try Rational(parsing: isPlus ? size : text))
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
  /// Answers with the same number are one list of JSON, or the rows of CSV of one quantity of a case in a format: for a law
  /// they have every symbol once.
  let list: Int

  /// Reads the answers of a JSON or YAML file, or of a CSV file when the name ends in `.csv`.
  ///
  /// - Domain: JSON of at most ``Input/maximumRecordsSize`` bytes; YAML and CSV within their limits.
  /// - Throws: `DocumentError` with the place of what is wrong.
  public static func read(_ input: Input) throws(DocumentError) -> [GivenAnswer] {
    try input.name.hasSuffix(".csv") ? readTable(input) : readTree(input)
  }

  private static func readTree(_ input: Input) throws(DocumentError) -> [GivenAnswer] {
    var result: [GivenAnswer] = []
    var lists = 0
    let root = try readRecords(input, under: "answers") { node throws(DocumentError) in
      let answer = try node.mapping(allowed: ["case", "format", "numbers"])
      let name = try answer.required("case").scalar()
      let format = try parsed(answer.required("format"), BinaryFormat.read)
      let numbers = try answer.required("numbers")
      let entries = try numbers.entries()
      if entries.isEmpty { throw numbers.error("is empty; give at least one quantity") }
      for entry in entries {
        func append(_ node: DocumentNode, _ symbol: Int?) throws(DocumentError) {
          result.append(
            GivenAnswer(
              caseName: name, format: format, quantity: entry.key, symbol: symbol,
              value: try parsed(node, GivenNumber.init), text: try node.scalar(),
              location: node.location, list: lists))
        }
        if case .sequence(let nodes) = entry.value.content {
          if nodes.isEmpty {
            throw entry.value.error("is an empty list; give one number per symbol")
          }
          for (symbol, node) in nodes.enumerated() { try append(node, symbol) }
        } else {
          try append(entry.value, nil)
        }
        lists += 1
      }
    }
    try checkRoot(root, "answers")
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
    var lists: [[String]: Int] = [:]
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
      let format = try field(1, BinaryFormat.read)
      let group = [row[places[0]].text, format.name, row[places[2]].text]
      let list = lists[group] ?? lists.count
      lists[group] = list
      result.append(
        GivenAnswer(
          caseName: group[0], format: format, quantity: group[2], symbol: symbol,
          value: try field(4, GivenNumber.init), text: row[places[4]].text,
          location: row[places[4]].location, list: list))
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
  /// - Domain: JSON of at most ``Input/maximumRecordsSize`` bytes and 10^7 draws in each sample; YAML within its limits.
  /// - Throws: `DocumentError` with the place of what is wrong.
  public static func read(_ input: Input) throws(DocumentError) -> [GivenSample] {
    var result: [GivenSample] = []
    let root = try readRecords(input, under: "samples") { node throws(DocumentError) in
      let sample = try node.mapping(allowed: ["case", "format", "counts", "draws"])
      var counts: [Int]?
      var draws: [Int]?
      if let node = sample["counts"] {
        counts = try naturals(node)
        if counts?.contains(where: { $0 > 0 }) != true {
          throw node.error("has no draw in it; a sampler that returned nothing cannot be tested")
        }
      }
      if let node = sample["draws"] {
        draws = try naturals(node)
        if draws?.isEmpty != false {
          throw node.error("is empty; a sampler that returned nothing cannot be tested")
        }
      }
      guard (counts == nil) != (draws == nil) else {
        throw node.error("give either counts (one per symbol) or draws (symbols from 0, in order)")
      }
      result.append(
        GivenSample(
          caseName: try sample.required("case").scalar(),
          format: try parsed(sample.required("format"), BinaryFormat.read),
          counts: counts ?? [], draws: draws, location: node.location))
    }
    try checkRoot(root, "samples")
    return result
  }

  private static func naturals(_ node: DocumentNode) throws(DocumentError) -> [Int] {
    let nodes = try node.list()
    var values: [Int] = []
    values.reserveCapacity(nodes.count)
    for item in nodes {
      values.append(
        try parsed(item) { text throws(UnreadableText) -> Int in
          guard let value = Int(text), value >= 0, value < 1 << 40 else {
            throw UnreadableText(message: "'\(text)' is no whole number from 0 to 2^40 - 1")
          }
          return value
        })
    }
    return values
  }
}

/// Checks what stands beside the records of a file.
private func checkRoot(_ root: DocumentNode, _ key: String) throws(DocumentError) {
  let document = try root.mapping(allowed: ["schema", key])
  if let schema = document["schema"], try schema.scalar() != "softbon.\(key)/1" {
    throw schema.error("is not softbon.\(key)/1")
  }
  _ = try document.required(key, expected: "a list").list()
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
