// Copyright 2026 the softbon authors
// SPDX-License-Identifier: Apache-2.0
//
// Problems as CSV: one line per symbol, under a header. λ is not in the table.

internal import Documents
internal import ExactArithmetic
internal import SoftBestOfN

/// A problem as a CSV table.
struct ProblemTable {
  static let columns = ["symbol", "probability", "count", "logit", "reward", "weight"]
  static let defaultLogitDigits = 17

  let table: CSVTable
  let name: String

  init(_ input: Input) throws(DocumentError) {
    table = try readCSV(input)
    name = input.name == "-" ? "standard input" : input.name
    try table.checkColumns(allowed: Self.columns)
  }

  func parts(logitDigits: Int?) throws -> ProblemParts {
    let masses = ["probability", "count", "logit"].filter { table.column($0) != nil }
    guard let mass = masses.first else {
      throw ProblemInputError.data(
        "\(header): the column 'probability' is missing (or 'count', or 'logit')")
    }
    if masses.count > 1 {
      throw ProblemInputError.data(
        "\(header): the columns '\(masses[0])' and '\(masses[1])' exclude each other; keep one")
    }
    if logitDigits != nil, mass != "logit" {
      throw ProblemInputError.usage(
        "--logit-digits is for a column 'logit', which \(name) has not")
    }
    if table.column("reward") == nil, table.column("weight") == nil {
      throw ProblemInputError.data("\(header): the column 'reward' is missing (or 'weight')")
    }
    if table.rows.isEmpty {
      throw ProblemInputError.data(
        "\(name): there are no lines below the header; give one per symbol")
    }
    let columns: [ProblemPart: String] = [
      .probabilities: mass, .rewards: "reward", .weights: "weight", .symbols: "symbol",
    ]
    let reader = self
    return ProblemParts(
      symbols: try column("symbol") { field in
        if field.text.isEmpty { throw field.error("is empty; give a name", column: "symbol") }
        return field.text
      },
      probabilities: try probabilities(mass, logitDigits ?? Self.defaultLogitDigits),
      areCounts: mass == "count",
      rewards: try column("reward") { try number($0, "reward") },
      weights: try column("weight") { try number($0, "weight") },
      temperatures: [],
      place: { part, index in
        guard let column = columns[part] else { return reader.name }
        let fields = reader.fields(column)
        let place = index.flatMap { fields.indices.contains($0) ? fields[$0].location : nil }
        return "\(place.map(\.description) ?? reader.header): \(column)"
      })
  }

  private var header: String { "\(table.header.first?.location.description ?? name)" }

  private func fields(_ name: String) -> [CSVField] {
    table.column(name).map { index in table.rows.map { $0[index] } } ?? []
  }

  private func column<Value>(
    _ name: String, _ read: (CSVField) throws -> Value
  ) rethrows -> [Value]? {
    table.column(name) == nil ? nil : try fields(name).map(read)
  }

  private func probabilities(_ mass: String, _ digits: Int) throws -> [Rational] {
    switch mass {
    case "count":
      return try fields(mass).map { field in
        let value = try number(field, mass)
        guard value.isInteger, value.signum >= 0 else {
          throw field.error("is \(value.abbreviated); expected an integer from 0 on", column: mass)
        }
        return value
      }
    case "logit": return try softmax(fields(mass), digits)
    default: return try fields(mass).map { try number($0, mass) }
    }
  }

  private func softmax(_ fields: [CSVField], _ digits: Int) throws -> [Rational] {
    let logits = try fields.map { $0.text.trimmingBlanks == "-inf" ? nil : try number($0, "logit") }
    guard let largest = logits.compactMap({ $0 }).max() else {
      throw ProblemInputError.data(
        "\(header): logit: all are -inf; at least one must be a number")
    }
    for (field, logit) in zip(fields, logits) {
      if let logit, largest - logit > Problem.largestLogitDifference {
        throw field.error(
          "is more than \(Problem.largestLogitDifference) below the largest, \(largest.abbreviated);"
            + " write -inf for the probability 0", column: "logit")
      }
    }
    return try Problem.probabilities(logits: logits, digits: digits)
  }

  private func number(_ field: CSVField, _ column: String) throws -> Rational {
    let text = String(field.text.trimmingBlanks)
    if text.isEmpty {
      throw field.error("is empty; expected a number such as 3/10", column: column)
    }
    do {
      return try Rational(parsing: text)
    } catch {
      throw error.inputError(at: "\(field.location): \(column)", otherwise: .data)
    }
  }
}
