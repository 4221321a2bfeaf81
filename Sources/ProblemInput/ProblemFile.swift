// Copyright 2026 the softbon authors
// SPDX-License-Identifier: Apache-2.0
//
// Problems in files: which format a file has, and YAML and JSON. CSV is in ProblemTable.swift.

public import Documents
internal import ExactArithmetic
internal import SoftBestOfN

/// Reads a problem from a file, or from standard input when `path` is `-`.
func readProblemFile(
  _ path: String, logitDigits: Int?
) throws(ProblemInputError) -> ProblemParts {
  let input: Input
  do {
    input = try readInput(path: path)
  } catch {
    throw .data("\(error)")
  }
  do {
    if isTable(input) {
      return try ProblemTable(input).parts(logitDigits: logitDigits)
    }
    if logitDigits != nil {
      throw ProblemInputError.usage(
        "--logit-digits is for a CSV file with a column 'logit', which \(path) is not")
    }
    return try ProblemDocument(input).parts()
  } catch let error as DocumentError {
    throw .data("\(error)")
  } catch let error as ProblemInputError {
    throw error
  } catch {
    throw .data("\(path): \(error)")
  }
}

/// Whether an input is CSV: by the ending of its name, or else because its first line has commas and none of the
/// characters that a mapping in YAML or JSON begins with.
private func isTable(_ input: Input) -> Bool {
  let name = input.name.lowercased()
  if name.hasSuffix(".csv") { return true }
  if [".yaml", ".yml", ".json"].contains(where: { name.hasSuffix($0) }) { return false }
  let line = input.bytes.prefix(4096).prefix { $0 != 0x0A && $0 != 0x0D }
  return line.contains(UInt8(ascii: ",")) && !line.contains { ":{}[]#".utf8.contains($0) }
}

extension ProblemFamily {
  /// The problems of a mapping with the keys of a problem file, which may be a part of a larger file.
  ///
  /// - Parameter node: the mapping.
  /// - Throws: ``ProblemInputError`` of kind `data` at the first mistake, with file, line and column.
  public init(reading node: DocumentNode) throws(ProblemInputError) {
    let parts: ProblemParts
    do {
      parts = try ProblemDocument(root: node).parts()
    } catch let error as ProblemInputError {
      throw error
    } catch {
      throw .data("\(error)")
    }
    if parts.weights == nil, parts.temperatures.isEmpty {
      throw .data(
        "\(node.location): the key 'lambda' is missing; write lambda: 1/2 (or give weights)")
    }
    self = try parts.family(normalizing: false)
  }
}

/// A problem as a YAML or JSON mapping.
private struct ProblemDocument {
  static let keys = [
    "name", "symbols", "probabilities", "rewards", "lambda", "weights", "block",
  ]

  let root: DocumentNode

  init(_ input: Input) throws(DocumentError) { root = try readDocument(input) }

  init(root: DocumentNode) { self.root = root }

  func parts() throws -> ProblemParts {
    let mapping = try root.mapping(allowed: Self.keys)
    let probabilities = try mapping.required("probabilities", expected: "[1/2, 1/2]")
    if let weights = mapping["weights"], let lambda = mapping["lambda"] {
      throw lambda.error(
        "weights, given at \(weights.location.line):\(weights.location.column), take no lambda; keep one of them"
      )
    }
    if mapping["weights"] == nil {
      _ = try mapping.required("rewards", expected: "[0, 1] (or give weights)")
    }
    return ProblemParts(
      name: try mapping["name"]?.scalar(expected: "a text"),
      symbols: try mapping["symbols"]?.list(expected: "a list of names such as [a, b]").map {
        try $0.scalar(expected: "a name")
      },
      probabilities: try numbers(probabilities, expected: "[1/2, 1/2]"),
      rewards: try mapping["rewards"].map { try numbers($0, expected: "[0, 1]") },
      weights: try mapping["weights"].map { try numbers($0, expected: "[1, 2]") },
      temperatures: try mapping["lambda"].map { try items($0).map { try temperature($0) } } ?? [],
      block: try mapping["block"].map { try block($0) },
      place: { part, index in
        let node = mapping[part.rawValue] ?? root
        var place = node.location
        if let index, case .sequence(let items) = node.content, items.indices.contains(index) {
          place = items[index].location
        }
        return "\(place): \(part.rawValue)"
      })
  }

  private func numbers(_ node: DocumentNode, expected: String) throws -> [Rational] {
    try node.list(expected: "a list of numbers such as \(expected)").map { try number($0) }
  }

  /// The values of a key that takes one or a list.
  private func items(_ node: DocumentNode) throws -> [DocumentNode] {
    guard case .sequence(let nodes) = node.content else { return [node] }
    if nodes.isEmpty { throw node.error("is an empty list; give at least one number") }
    return nodes
  }

  private func temperature(_ node: DocumentNode) throws -> Temperature {
    let expected = "a number greater than 0, or 0, or inf"
    return try Temperature(try node.scalar(expected: expected)) {
      try number(node, expected: expected)
    }
  }

  private func number(
    _ node: DocumentNode, expected: String = "a number such as 3/10"
  ) throws -> Rational {
    let text = try node.scalar(expected: expected)
    do {
      return try Rational(parsing: text)
    } catch {
      var place = node.location
      if case .malformed(_, let offset, _) = error { place = node.location(ofCharacter: offset) }
      let key = node.key.map { ": \($0)" } ?? ""
      throw error.inputError(at: "\(place)\(key)", otherwise: .data)
    }
  }

  /// `block: {length: m}`.
  private func block(_ node: DocumentNode) throws -> (length: Int, place: String) {
    let block = try node.mapping(allowed: ["length"])
    let length = try block.required("length", expected: "8")
    let value = try number(length, expected: "an integer from 1 on")
    guard value.isInteger, value.signum > 0 else {
      throw length.error("is \(value.abbreviated); expected an integer from 1 on")
    }
    guard let count = Int(exactly: value.numerator), count <= 1_000_000_000 else {
      throw length.error("is \(value.abbreviated); expected an integer from 1 to 10^9")
    }
    return (count, "\(length.location): length")
  }
}
