// Copyright 2026 the softbon authors
// SPDX-License-Identifier: Apache-2.0

import Enclosures
import ExactArithmetic
import ProblemInput
import SoftBestOfN
import Tables

/// The output of `softbon distribution`.
struct DistributionReport {
  struct Row {
    let problem: Problem
    let law: Distribution
    /// The engine of the second route that agreed.
    let crossCheck: Engine?
  }

  let family: ProblemFamily
  let goal: AccuracyGoal
  var rows: [Row] = []
  var isComplete = true

  init(family: ProblemFamily, goal: AccuracyGoal) {
    self.family = family
    self.goal = goal
  }

  func write(as format: OutputOptions.Format, to target: OutputTarget) {
    switch format {
    case .text: writeText(to: target)
    case .json: writeJSON(to: target)
    case .csv: target.write(fullTable.csv)
    case .markdown: target.write(compactTable.markdown)
    case .latex: target.write(compactTable.latex)
    }
  }

  // MARK: JSON

  private func writeJSON(to target: OutputTarget) {
    var writer = JSONResultsWriter(
      members: JSONValue.document(
        of: "distribution", problem: .problem(family), isComplete: isComplete),
      output: target)
    for row in rows { writer.append(json(row)) }
    writer.finish()
  }

  private func json(_ row: Row) -> JSONValue {
    let law = row.law
    func numbers(_ values: [CertifiedNumber]) -> JSONValue {
      .array(values.map { .number($0, digits: goal.digits) })
    }
    var members: [String: JSONValue] = [
      "n": .string("\(law.n)"), "engine": .string(law.engine.rawValue),
      "precisionBits": .integer(law.precision?.bits ?? 0),
      "soft": numbers(law.soft), "tilted": numbers(law.tilted),
    ]
    members["lambda"] = row.problem.temperature.map { .string("\($0)") }
    if row.problem.block != nil {
      members["levels"] = .array(
        row.problem.probabilities.indices.map { i in
          .object([
            "reward": row.problem.rewards.map { .string("\($0[i])") } ?? .null,
            "probability": .string("\(row.problem.probabilities[i])"),
          ])
        })
    }
    members["crossCheck"] = row.crossCheck.map { .string($0.rawValue) }
    if law.digits < goal.digits { members["digits"] = .integer(law.digits) }
    return .object(members)
  }

  // MARK: Tables

  private static let interrupted = "interrupted: laws that are not shown were not computed"

  private func input(_ value: Rational) -> Cell { .input(value, digits: goal.digits) }

  private func number(_ value: CertifiedNumber) -> Cell { .number(value, digits: goal.digits) }

  /// What symbols have beside P: their weights, or else their rewards.
  private var attribute: (column: Table.Column, values: [Rational]) {
    let problem = family.first
    if case .rational(let weights) = problem.weighting {
      return (.init("w", isMath: true), weights)
    }
    return (.init("r", isMath: true), problem.rewards ?? [])
  }

  private static let soft = Table.Column("Pₙ", isMath: true)
  private static let tilted = Table.Column("P*", isMath: true)

  /// One table for each law, for a terminal.
  private func writeText(to target: OutputTarget) {
    let (attribute, values) = attribute
    for (index, row) in rows.enumerated() {
      let law = row.law
      var title = "n = \(law.n)"
      if let temperature = row.problem.temperature { title += ", λ = \(temperature.symbol)" }
      var remarks = [law.engine.rawValue]
      if let precision = law.precision { remarks.append("\(precision.bits) bits") }
      if let route = row.crossCheck { remarks.append("checked by \(route.rawValue)") }
      if law.digits < goal.digits { remarks.append("only \(law.digits) of \(goal.digits) digits") }
      if let name = family.first.name { title = "\(name): \(title)" }
      let table = Table(
        title: "\(title) (\(remarks.joined(separator: ", ")))",
        columns: [.init("symbol"), .init("P"), attribute, Self.soft, Self.tilted],
        rows: law.soft.indices.map { i in
          [
            .text(row.problem.symbolName(i)), input(row.problem.probabilities[i]),
            input(values[i]), number(law.soft[i]), number(law.tilted[i]),
          ]
        })
      target.write((index > 0 ? "\n" : "") + table.text)
    }
    if !isComplete { target.write("\n\(Self.interrupted)\n") }
  }

  /// One line per law and symbol, for people.
  private var compactTable: Table {
    let (attribute, values) = attribute
    let hasTemperature = !family.temperatures.isEmpty
    return Table(
      title: family.first.name,
      columns: (hasTemperature ? [.init("λ", isMath: true)] : []) + [
        .init("n", isMath: true), .init("symbol"), .init("P", isMath: true), attribute, Self.soft,
        Self.tilted,
      ],
      rows: rows.flatMap { row in
        row.law.soft.indices.map { i in
          (row.problem.temperature.map { [.text($0.symbol)] } ?? []) + [
            .text("\(row.law.n)"), .text(row.problem.symbolName(i)),
            input(row.problem.probabilities[i]), input(values[i]), number(row.law.soft[i]),
            number(row.law.tilted[i]),
          ]
        }
      },
      footer: isComplete ? [] : [Self.interrupted])
  }

  /// One line per law and symbol, for programs: columns that are always there, inputs as exact numbers.
  private var fullTable: Table {
    let weights: [Rational]? =
      if case .rational(let weights) = family.first.weighting { weights } else { nil }
    func ends(_ number: CertifiedNumber) -> [Cell] {
      let decimal = number.decimal(digits: goal.digits)
      return [decimal?.lower, decimal?.upper, decimal?.exact].map { .text($0 ?? "") }
    }
    let names = [
      "lambda", "n", "engine", "precision_bits", "digits", "symbol", "probability", "reward",
      "weight", "soft_lower", "soft_upper", "soft_exact", "tilted_lower", "tilted_upper",
      "tilted_exact",
    ]
    return Table(
      columns: names.map { .init($0) },
      rows: rows.flatMap { row in
        let problem = row.problem
        return row.law.soft.indices.map { i in
          let inputs = [
            problem.temperature?.description ?? "", "\(row.law.n)", row.law.engine.rawValue,
            "\(row.law.precision?.bits ?? 0)", "\(row.law.digits)", problem.symbolName(i),
            "\(problem.probabilities[i])", problem.rewards.map { "\($0[i])" } ?? "",
            weights.map { "\($0[i])" } ?? "",
          ]
          return inputs.map { .text($0) } + ends(row.law.soft[i]) + ends(row.law.tilted[i])
        }
      })
  }
}
