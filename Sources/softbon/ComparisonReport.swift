// Copyright 2026 the softbon authors
// SPDX-License-Identifier: Apache-2.0

import Certification
import Enclosures
import ExactArithmetic
import ProblemInput
import SoftBestOfN
import Tables

/// The output of `softbon compare`.
struct ComparisonReport {
  let family: ProblemFamily
  let goal: AccuracyGoal
  let statements: [CheckedStatement]
  /// The rows, each with the engine of the second route that agreed.
  var rows: [(problem: Problem, comparison: LawComparison, crossCheck: Engine?)] = []
  var isComplete = true

  init(family: ProblemFamily, goal: AccuracyGoal, statements: [CheckedStatement]) {
    self.family = family
    self.goal = goal
    self.statements = statements
  }

  func write(as format: OutputOptions.Format, to target: OutputTarget) {
    switch format {
    case .json:
      var members = JSONValue.document(
        of: "compare", problem: .problem(family), isComplete: isComplete)
      members["results"] = .array(rows.map(json))
      target.write(JSONValue.object(members).text)
    case .csv: target.write(longTable.csv)
    case .text: writeTables(to: target, \.text)
    case .markdown: writeTables(to: target, \.markdown)
    case .latex: writeTables(to: target, \.latex)
    }
  }

  /// Ends with the exit code of the verdicts, and of digits that were not reached.
  func conclude() throws {
    var counts = VerdictCounts()
    for row in rows { row.comparison.outcomes.forEach { counts.count($0.verdict) } }
    if counts.refuted > 0 { throw Failure(.refuted, nil) }
    if counts.undecided > 0 { throw Failure(.undecided, nil) }
    if rows.contains(where: { !$0.comparison.hasDigits }) {
      throw Failure(
        .undecided,
        "some numbers have fewer than \(goal.digits) digits at \(goal.maximum.bits) bits;"
          + " raise --max-precision")
    }
  }

  // MARK: JSON

  private func json(
    _ row: (problem: Problem, comparison: LawComparison, crossCheck: Engine?)
  ) -> JSONValue {
    let comparison = row.comparison
    var quantities: [String: JSONValue] = [:]
    var reasons: [String: JSONValue] = [:]
    for (name, value) in comparison.quantities {
      quantities[name.rawValue] = .number(value, digits: goal.digits)
      if case .undefined(let why) = value { reasons[name.rawValue] = .string(why) }
    }
    if !reasons.isEmpty { quantities["why"] = .object(reasons) }
    var bounds: [String: JSONValue] = [:]
    var inapplicable: [JSONValue] = []
    for (statement, outcome) in zip(statements, comparison.outcomes) {
      if case .inapplicable(let hypothesis) = outcome.verdict {
        inapplicable.append(
          .object(["label": .string(statement.label), "hypothesis": .string(hypothesis)]))
      } else {
        bounds[statement.label] = bound(statement, outcome, row.problem)
      }
    }
    var members: [String: JSONValue] = [
      "n": .string("\(comparison.n)"), "engine": .string(comparison.engine.rawValue),
      "precisionBits": .integer(comparison.precision.bits), "quantities": .object(quantities),
      "bounds": .object(bounds), "inapplicable": .array(inapplicable),
    ]
    members["lambda"] = row.problem.temperature.map { .string("\($0)") }
    members["crossCheck"] = row.crossCheck.map { .string($0.rawValue) }
    if !comparison.hasDigits {
      let numbers =
        comparison.quantities.map(\.value)
        + comparison.outcomes.flatMap { [$0.left, $0.right, $0.slack] }
      let digits = numbers.compactMap { $0.decimal(digits: goal.digits)?.digits }
      members["digits"] = .integer(digits.min() ?? 0)
    }
    return .object(members)
  }

  private func bound(
    _ statement: CheckedStatement, _ outcome: StatementOutcome, _ problem: Problem
  ) -> JSONValue {
    var members: [String: JSONValue] = [
      "claim": .string(statement.statement.description),
      "lhs": .number(outcome.left, digits: goal.digits),
      "rhs": .number(outcome.right, digits: goal.digits),
      "slack": .number(outcome.slack, digits: goal.digits),
      "verdict": .string(outcome.verdict.word),
      "at": outcome.symbol.map { .string(problem.symbolName($0)) } ?? .null,
    ]
    if !outcome.hasDigits {
      let reached = [outcome.left, outcome.right, outcome.slack].compactMap {
        $0.decimal(digits: goal.digits)?.digits
      }
      members["digits"] = .integer(reached.min() ?? 0)
    }
    return .object(members)
  }

  // MARK: Tables

  private func writeTables(to target: OutputTarget, _ emit: (Table) -> String) {
    for (index, row) in rows.enumerated() {
      if index > 0 { target.write("\n") }
      target.write(emit(quantityTable(row.problem, row.comparison)))
      target.write("\n")
      target.write(emit(boundTable(row.problem, row.comparison)))
    }
    if !isComplete {
      target.write("\ninterrupted: what stands above is complete, the rest is missing\n")
    }
  }

  private func title(_ problem: Problem, _ comparison: LawComparison) -> String {
    var title = problem.name.map { "\($0), " } ?? ""
    title += "n = \(comparison.n)"
    if let temperature = problem.temperature { title += ", λ = \(temperature)" }
    return title + " (\(comparison.engine.rawValue), \(comparison.precision.bits) bits)"
  }

  private func quantityTable(_ problem: Problem, _ comparison: LawComparison) -> Table {
    Table(
      title: title(problem, comparison),
      columns: [.init("quantity"), .init("value")],
      rows: comparison.quantities.map { name, value in
        [.text(name.rawValue), .number(value, digits: goal.digits)]
      })
  }

  private func boundTable(_ problem: Problem, _ comparison: LawComparison) -> Table {
    Table(
      columns: [
        .init("label"), .init("claim"), .init("verdict"), .init("slack"), .init("at symbol"),
      ],
      rows: zip(statements, comparison.outcomes).map { statement, outcome in
        [
          .text(statement.label), .text(statement.statement.description),
          .verdict(outcome.verdict.word), .number(outcome.slack, digits: goal.digits),
          .text(outcome.symbol.map { problem.symbolName($0) } ?? ""),
        ]
      })
  }

  /// One line per quantity and bound, for programs.
  private var longTable: Table {
    var table = Table(
      columns: [
        .init("n"), .init("lambda"), .init("name"), .init("value"), .init("rhs"), .init("verdict"),
        .init("slack"), .init("at"),
      ])
    for (problem, comparison, _) in rows {
      let head: [Cell] = [
        .text("\(comparison.n)"), .text(problem.temperature?.description ?? ""),
      ]
      for (name, value) in comparison.quantities {
        table.append(
          head + [
            .text(name.rawValue), .number(value, digits: goal.digits), .empty(why: ""),
            .empty(why: ""), .empty(why: ""), .empty(why: ""),
          ])
      }
      for (statement, outcome) in zip(statements, comparison.outcomes) {
        table.append(
          head + [
            .text(statement.label), .number(outcome.left, digits: goal.digits),
            .number(outcome.right, digits: goal.digits), .verdict(outcome.verdict.word),
            .number(outcome.slack, digits: goal.digits),
            .text(outcome.symbol.map { problem.symbolName($0) } ?? ""),
          ])
      }
    }
    return table
  }
}
