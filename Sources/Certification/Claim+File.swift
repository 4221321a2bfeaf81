// Copyright 2026 the softbon authors
// SPDX-License-Identifier: Apache-2.0
//
// Claim files: YAML (or JSON) mappings with the keys
//
//   label, title, statement (in words), claim (one statement of the claim language) or claims (sub-label: statement),
//   hypotheses (list of comparisons), define (name: expression), provenance {kind, source, note}, proof (in words),
//   theorem (name of its formal proof, or sub-label: name), grid {n, problems} (as in a grid file, in place of the standard grid)

public import Documents
internal import ProblemInput

/// Why a claim file is not a claim: `file:line:column: what is wrong and what would be right`.
public struct ClaimFileError: Error, Sendable, Hashable, CustomStringConvertible {
  /// The message with its place.
  public let description: String
}

extension Claim {
  static let keys = [
    "label", "title", "statement", "hypotheses", "define", "provenance", "proof", "theorem", "grid",
    "claim", "claims",
  ]

  /// Reads a claim file.
  ///
  /// - Parameter input: the file.
  /// - Throws: `ClaimFileError` at the first mistake, with file, line and column.
  public init(reading input: Input) throws(ClaimFileError) {
    let reader = ExpressionReader(input)
    do {
      self = try Self.read(try readDocument(input), reader)
    } catch let error as DocumentError {
      throw ClaimFileError(description: error.description + reader.advice(about: error))
    } catch let error as ClaimError {
      throw ClaimFileError(description: error.description)
    } catch let error as ProblemInputError {
      throw ClaimFileError(description: error.description)
    } catch {
      throw ClaimFileError(description: "\(input.name): \(error)")
    }
  }

  private static func read(_ root: DocumentNode, _ reader: ExpressionReader) throws -> Claim {
    let mapping = try root.mapping(allowed: keys)
    func text(_ key: String) throws -> String? { try mapping[key]?.scalar(expected: "a text") }
    let labelNode = try mapping.required("label", expected: "C2")
    let label = try labelNode.scalar(expected: "a label such as C2")
    guard isLabel(label) else {
      throw labelNode.error(
        "is '\(label)'; a label is made of letters, digits and primes, as in C2")
    }
    var definitions: [Definition] = []
    let entries = try mapping["define"]?.entries() ?? []
    if entries.count > LanguageLimit.definitions, let define = mapping["define"] {
      throw define.error(
        "has \(entries.count) names; at most \(LanguageLimit.definitions) are read")
    }
    for entry in entries {
      definitions.append(
        Definition(
          name: try definable(entry),
          expression: try reader.expression(entry.value, definitions)))
    }
    var hypotheses: [Relation] = []
    for node in try mapping["hypotheses"]?.list(expected: "a list of comparisons") ?? [] {
      let statement = try reader.statement(node, definitions)
      guard statement.binders.isEmpty else {
        throw node.error("binds a name; a hypothesis is one comparison, such as r_min >= 0")
      }
      hypotheses.append(statement.comparison)
    }
    var statements: [(label: String, statement: Statement)] = []
    switch (mapping["claim"], mapping["claims"]) {
    case (let claim?, nil): statements = [(label, try reader.statement(claim, definitions))]
    case (nil, let claims?):
      for entry in try claims.entries(expected: "a mapping from sub-labels to statements") {
        guard isLabel(entry.key), entry.key.hasPrefix(label), entry.key != label else {
          throw DocumentError(
            entry.keyLocation,
            "the sub-label '\(entry.key)' does not extend \(label); write it as \(label)a")
        }
        statements.append((entry.key, try reader.statement(entry.value, definitions)))
      }
      if statements.isEmpty { throw claims.error("is empty; give at least one statement") }
    case (nil, nil): throw root.error("the key 'claim' is missing; write claim: \"…\"")
    case (_?, let claims?): throw claims.error("stands beside claim; keep one of them")
    }
    return Claim(
      label: label, title: try mapping.required("title").scalar(expected: "a title"),
      words: try mapping.required("statement").scalar(expected: "the claim in words"),
      proof: try text("proof"), theorems: try theorems(mapping["theorem"], statements.map(\.label)),
      provenance: try provenance(mapping.required("provenance")),
      grid: try mapping["grid"].map { try Grid(reading: $0) },
      hypotheses: hypotheses, definitions: definitions, statements: statements)
  }

  /// One name for all statements, or a mapping from sub-labels to names.
  private static func theorems(
    _ node: DocumentNode?, _ labels: [String]
  ) throws -> [String: String] {
    guard let node else { return [:] }
    if let name = try? node.scalar(expected: "") {
      return Dictionary(labels.map { ($0, name) }) { first, _ in first }
    }
    var names: [String: String] = [:]
    for entry in try node.mapping(allowed: labels).entries {
      names[entry.key] = try entry.value.scalar(expected: "the name of a theorem")
    }
    return names
  }

  private static func isLabel(_ text: String) -> Bool {
    text.count <= 20 && text.first?.isLetter == true
      && text.allSatisfy { $0.isASCII && ($0.isLetter || $0.isNumber) || $0 == "′" }
  }

  private static func definable(
    _ entry: DocumentNode.Entry
  ) throws -> String {
    let name = entry.key
    guard name.unicodeScalars.first.map(Lexer.startsWord) == true,
      name.unicodeScalars.allSatisfy(Lexer.continuesWord)
    else {
      throw DocumentError(
        entry.keyLocation, "'\(name)' is not a name; use ASCII letters, digits and underscores")
    }
    if Vocabulary.reserved.contains(name) {
      throw DocumentError(
        entry.keyLocation, "'\(name)' is a name of the claim language; choose another")
    }
    return name
  }

  private static func provenance(_ node: DocumentNode) throws -> Provenance {
    let mapping = try node.mapping(allowed: ["kind", "source", "note"])
    let kinds = Provenance.Kind.allCases.map(\.rawValue).joined(separator: ", ")
    let kindNode = try mapping.required("kind", expected: "derived")
    let word = try kindNode.scalar(expected: "one of \(kinds)")
    guard let kind = Provenance.Kind(rawValue: word) else {
      throw kindNode.error("is '\(word)'; expected one of \(kinds)")
    }
    return Provenance(
      kind: kind, source: try mapping["source"]?.scalar(expected: "a publication"),
      note: try mapping["note"]?.scalar(expected: "a text"))
  }
}

/// Reads expressions out of scalars, so that mistakes point into the file.
private struct ExpressionReader {
  /// The lines of the file, to place the characters of folded scalars.
  private let lines: [[Unicode.Scalar]]

  init(_ input: Input) {
    let text = String(decoding: input.bytes, as: UTF8.self)
    lines = text.unicodeScalars.split(separator: "\n", omittingEmptySubsequences: false).map {
      Array($0)
    }
  }

  func statement(_ node: DocumentNode, _ definitions: [Definition]) throws -> Statement {
    let text = try node.scalar(expected: "a statement of the claim language")
    return try Statement(
      parsing: text, definitions: definitions, from: SourceOrigin(text, of: node, in: lines))
  }

  func expression(_ node: DocumentNode, _ definitions: [Definition]) throws -> ClaimExpression {
    let text = try node.scalar(expected: "an expression of the claim language")
    return try ClaimExpression(
      parsing: text, definitions: definitions, from: SourceOrigin(text, of: node, in: lines))
  }

  /// What to add to a mistake of YAML on a line with a quantifier: its colon ends a key unless it is quoted.
  func advice(about error: DocumentError) -> String {
    let index = error.location.line - 1
    guard lines.indices.contains(index) else { return "" }
    let words = String(String.UnicodeScalarView(lines[index])).split(whereSeparator: \.isWhitespace)
    return words.contains("forall")
      ? "; an expression with a colon is written between quotation marks" : ""
  }
}
