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
    case .json:
      let document = JSONValue.document(
        of: "distribution", problem: .problem(family), results: rows.map(json),
        isComplete: isComplete)
      target.write(document.write("") + "\n")
    case .csv: target.write(fullTable.csv)
    case .markdown: target.write(compactTable.text)
    case .latex: target.write(compactTable.text)
    }
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
    members["crossCheck"] = row.crossCheck.map { .string($0.rawValue) }
    if law.digits < goal.digits { members["digits"] = .integer(law.digits) }
    return .object(members)
  }

  // MARK: Tables

  private func text(_ value: Rational) -> String {
    "\(NumberText(.exact(value), digits: goal.digits))"
  }

  private func text(_ value: CertifiedNumber) -> String {
    "\(NumberText(value, digits: goal.digits))"
  }

  /// What symbols have beside P: their weights, or else their rewards.
  private var attribute: (name: String, values: [Rational]) {
    let problem = family.first
    if case .rational(let weights) = problem.weighting { return ("w", weights) }
    return ("r", problem.rewards ?? [])
  }

  private func writeText(to target: OutputTarget) {
    if let name = family.first.name { target.write("\(name)\n\n") }
    let (heading, values) = attribute
    for (index, row) in rows.enumerated() {
      let law = row.law
      if index > 0 { target.write("\n") }
      var title = "n = \(law.n)"
      if let temperature = row.problem.temperature { title += ", lambda = \(temperature)" }
      title += " (\(law.engine.rawValue)"
      if let precision = law.precision { title += ", \(precision.bits) bits" }
      if let route = row.crossCheck { title += ", checked by \(route.rawValue)" }
      if law.digits < goal.digits { title += ", only \(law.digits) of \(goal.digits) digits" }
      target.write("\(title))\n")
      let table = Table(
        header: ["symbol", "P", heading, "P_n", "P*"],
        rows: law.soft.indices.map { i in
          [
            row.problem.symbolName(i), text(row.problem.probabilities[i]), text(values[i]),
            text(law.soft[i]), text(law.tilted[i]),
          ]
        })
      target.write(table.text)
    }
    if !isComplete {
      target.write("\ninterrupted: the laws above are complete, others are missing\n")
    }
  }

  /// One line per symbol and law, for people.
  private var compactTable: Table {
    let (heading, values) = attribute
    return Table(
      header: ["n", "lambda", "symbol", "P", heading, "P_n", "P*"],
      rows: rows.flatMap { row in
        row.law.soft.indices.map { i in
          [
            "\(row.law.n)", row.problem.temperature?.description ?? "", row.problem.symbolName(i),
            text(row.problem.probabilities[i]), text(values[i]), text(row.law.soft[i]),
            text(row.law.tilted[i]),
          ]
        }
      })
  }

  /// One line per symbol and law, for programs.
  private var fullTable: Table {
    let weights: [Rational]? =
      if case .rational(let weights) = family.first.weighting { weights } else { nil }
    func ends(_ number: CertifiedNumber) -> [String] {
      let decimal = number.decimal(digits: goal.digits)
      return [decimal?.lower ?? "", decimal?.upper ?? "", decimal?.exact ?? ""]
    }
    return Table(
      header: [
        "n", "lambda", "engine", "precision_bits", "digits", "symbol", "probability", "reward",
        "weight", "soft_lower", "soft_upper", "soft_exact", "tilted_lower", "tilted_upper",
        "tilted_exact",
      ],
      rows: rows.flatMap { row in
        row.law.soft.indices.map { i in
          [
            "\(row.law.n)", row.problem.temperature?.description ?? "", row.law.engine.rawValue,
            "\(row.law.precision?.bits ?? 0)", "\(row.law.digits)", row.problem.symbolName(i),
            "\(row.problem.probabilities[i])", row.problem.rewards.map { "\($0[i])" } ?? "",
            weights.map { "\($0[i])" } ?? "",
          ] + ends(row.law.soft[i]) + ends(row.law.tilted[i])
        }
      })
  }
}
