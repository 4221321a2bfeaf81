// Copyright 2026 the softbon authors
// SPDX-License-Identifier: Apache-2.0

import Certification
import Enclosures
import ExactArithmetic
import ProblemInput
import SoftBestOfN
import Synchronization
import Tables

/// The output of `softbon check` and `softbon report`.
struct CheckReport {
  let claims: [Claim]
  /// The problem that replaced the grid.
  let family: ProblemFamily?
  let check: GridCheck
  /// The finished rows, by statement and then by case.
  let rows: [RecordedRow]
  let isComplete: Bool
  /// A small case for each statement that is refuted somewhere.
  var witnesses: [(label: String, witness: Witness)] = []
  /// `--claims`, which the command for a witness repeats.
  var claimsDirectory: String?
  /// The statements by their labels.
  private let statements: [String: CheckedStatement]

  init(
    claims: [Claim], family: ProblemFamily?, check: GridCheck, rows: [RecordedRow],
    isComplete: Bool
  ) {
    self.claims = claims
    self.family = family
    self.check = check
    self.rows = rows
    self.isComplete = isComplete
    statements = Dictionary(check.statements.map { ($0.label, $0) }) { first, _ in first }
  }

  /// Checks the claims, with progress on standard error; what the log has is not computed again.
  static func run(
    claims: [Claim], family: ProblemFamily?, check: GridCheck, log: RowLog? = nil, isQuiet: Bool
  ) throws -> CheckReport {
    let total = check.grid.cases.count
    let progress = Progress(total: total, unit: "cases", isQuiet: isQuiet)
    var check = check
    check.options.isInterrupted = {
      progress.tick()
      return Interruption.isRequested() || log?.hasFailed == true
    }
    let labels = check.statements.map(\.label)
    let digits = check.goal.digits
    let known = log?.recorded ?? [:]
    let finished = Mutex<[RowLog.Key: RecordedRow]>(known)
    try reportingEngine {
      try check.run(
        except: { known[RowLog.Key(label: labels[$0], case: $1)] != nil },
        finishedRow: { row in
          let label = labels[row.statement]
          let record = RecordedRow(
            row.outcome, label: label, case: row.case, digits: digits)
          log?.append(record)
          finished.withLock { $0[RowLog.Key(label: label, case: row.case)] = record }
        }, finishedCase: { progress.advance() })
    }
    progress.finish()
    try log?.checkWritten()
    let rows = finished.withLock { finished in
      labels.flatMap { label in
        (0..<total).compactMap { finished[RowLog.Key(label: label, case: $0)] }
      }
    }
    var report = CheckReport(
      claims: claims, family: family, check: check, rows: rows,
      isComplete: rows.count == check.rowCount)
    report.findWitnesses()
    return report
  }

  private var counts: VerdictCounts { StatementSummary(of: rows).counts }

  func write(as format: OutputOptions.Format, to target: OutputTarget) {
    switch format {
    case .json: target.write(json.text)
    case .csv: target.write(rowTable.csv)
    case .markdown: target.write(summary.markdown + "\n" + rowTable.markdown)
    case .latex: target.write(summary.latex)
    case .text:
      // The versions and the command are for files, which outlive the program.
      var summary = summary
      summary.footer.removeLast(2)
      target.write(summary.text)
      let open = rows.filter { $0.verdict == .refuted || $0.verdict == .undecided }
      if !open.isEmpty { target.write("\n" + table(of: open, title: "Not proved").text) }
      writeWitnesses(to: target)
      if !isComplete {
        target.write("\ninterrupted: the rows counted above are complete, others are missing\n")
      }
    }
  }

  /// Ends with the exit code of the verdicts.
  func conclude() throws {
    if !isComplete, let status = Interruption.status { throw Failure(status, nil) }
    let counts = counts
    let disagreement = rows.first {
      $0.verdict == .refuted && statements[$0.label]?.statement.comparesEngines == true
    }
    if let row = disagreement {
      throw Failure(
        .disagreement,
        "two engines disagree (\(row.label), \(place(row))); both sides of the refuted row are their results"
      )
    }
    if counts.refuted > 0 { throw Failure(.refuted, nil) }
    if counts.undecided > 0 { throw Failure(.undecided, nil) }
    if rows.contains(where: { !$0.hasDigits }) {
      throw Failure(
        .undecided,
        "every verdict is decided, but some numbers have fewer than \(check.goal.digits) digits at"
          + " \(check.goal.maximum.bits) bits; raise --max-precision")
    }
  }

  // MARK: Tables

  private func symbolName(_ row: RecordedRow) -> String? {
    let problem = check.grid.cases[row.case].problem
    if let symbol = row.symbol, problem.probabilities.indices.contains(symbol) {
      return problem.symbolName(symbol)
    }
    if row.place.isEmpty { return nil }
    return row.place.sorted { $0.key < $1.key }.map { "\($0.key) = \($0.value)" }
      .joined(separator: ", ")
  }

  /// The problem and n of a row, in words.
  private func place(_ row: RecordedRow) -> String {
    let gridCase = check.grid.cases[row.case]
    var parts = [gridCase.problem.name ?? "the problem"]
    if let temperature = gridCase.problem.temperature { parts.append("λ = \(temperature)") }
    parts.append("n = \(gridCase.n)")
    return parts.joined(separator: ", ")
  }

  /// The rows of each statement, in order.
  private var rowsByLabel: [String: [RecordedRow]] { Dictionary(grouping: rows, by: \.label) }

  private func numbers(_ counts: VerdictCounts) -> [Cell] {
    [counts.proved, counts.equal, counts.refuted, counts.undecided, counts.inapplicableTotal].map {
      .text("\($0)")
    }
  }

  private static let countColumns = ["proved", "equal", "refuted", "undecided", "inapplicable"].map
  {
    Table.Column($0, alignment: .right)
  }

  private func slack(_ value: DecimalEnclosure?) -> Cell {
    .number(value?.rounded(toDigits: 3), why: "")
  }

  /// One line per statement: how many cases ended in each verdict, and where the claim is tight.
  var summary: Table {
    let titles = Dictionary(claims.map { ($0.label, $0.title) }) { first, _ in first }
    let count = check.grid.cases.count
    var table = Table(
      title: "Verdicts over \(count) \(count == 1 ? "case" : "cases")",
      columns: [.init("label"), .init("claim")] + Self.countColumns + [
        .init("least relative slack", name: "least_relative_slack", isNumeric: true),
        .init("where"),
      ])
    let rows = rowsByLabel
    var total = VerdictCounts()
    for statement in check.statements {
      let summary = StatementSummary(of: rows[statement.label] ?? [])
      total.add(summary.counts)
      table.append(
        [.text(statement.label), .text(titles[statement.claim] ?? "")] + numbers(summary.counts) + [
          slack(summary.tightest?.relativeSlack),
          .text(summary.tightest.map { place($0.row) } ?? ""),
        ])
    }
    table.append(
      [.text("all"), .text("")] + numbers(total) + [.empty(why: ""), .text("")])
    table.footer = footer(total)
    return table
  }

  /// One line per statement: the proved rows that are closest to equality and farthest from it.
  var tightness: Table {
    let rows = rowsByLabel
    var table = Table(
      title: "Where the bounds are tight and where they are loose",
      columns: [
        .init("label"), .init("statement"),
        .init("least relative slack", name: "least_relative_slack", isNumeric: true),
        .init("tightest at", name: "tightest_at"),
        .init("greatest relative slack", name: "greatest_relative_slack", isNumeric: true),
        .init("loosest at", name: "loosest_at"), .init("equal", alignment: .right),
      ])
    for statement in check.statements {
      let summary = StatementSummary(of: rows[statement.label] ?? [])
      table.append([
        .text(statement.label), .text("\(statement.statement)"),
        slack(summary.tightest?.relativeSlack),
        .text(summary.tightest.map { place($0.row) } ?? ""),
        slack(summary.loosest?.relativeSlack),
        .text(summary.loosest.map { place($0.row) } ?? ""), .text("\(summary.counts.equal)"),
      ])
    }
    table.footer = [Self.slackRemark] + CommandLineText.provenance
    return table
  }

  /// One line per statement of a claim, problem and temperature, over all n.
  func table(of claim: Claim) -> Table {
    var table = Table(
      title: "\(claim.label): \(claim.title)",
      columns: [.init("label"), .init("problem"), .init("λ", name: "lambda")] + Self.countColumns
        + [
          .init("least relative slack", name: "least_relative_slack", isNumeric: true),
          .init("at n", alignment: .right, name: "tightest_n"),
          .init("greatest", name: "greatest_relative_slack", isNumeric: true),
          .init("at n", alignment: .right, name: "loosest_n"),
        ])
    let cases = check.grid.cases
    let rows = rowsByLabel
    for (label, _) in claim.statements {
      // The cases of one problem stand together.
      var rest = (rows[label] ?? [])[...]
      while let first = rest.first {
        let problem = cases[first.case].problem
        let group = rest.prefix { cases[$0.case].problem == problem }
        rest = rest.dropFirst(group.count)
        let summary = StatementSummary(of: group)
        table.append(
          [
            .text(label), .text(problem.name ?? ""),
            .text(problem.temperature?.description ?? ""),
          ] + numbers(summary.counts) + [
            slack(summary.tightest?.relativeSlack),
            .text(summary.tightest.map { "\(cases[$0.row.case].n)" } ?? ""),
            slack(summary.loosest?.relativeSlack),
            .text(summary.loosest.map { "\(cases[$0.row.case].n)" } ?? ""),
          ])
      }
    }
    var counts = VerdictCounts()
    for (label, _) in claim.statements {
      counts.add(StatementSummary(of: rows[label] ?? []).counts)
    }
    table.footer = [Self.slackRemark] + reasons(counts) + CommandLineText.provenance
    return table
  }

  private static let slackRemark =
    "relative slack: (larger side - smaller side)/larger side, over the proved rows and in each over all values of the"
    + " bound names with two positive sides; near 0 the claim is tight, near 1 it is loose."

  private func reasons(_ counts: VerdictCounts) -> [String] {
    let reasons = counts.inapplicable.sorted { $0.key < $1.key }.map { "\($0.key) (\($0.value))" }
    return reasons.isEmpty
      ? [] : ["inapplicable, by the hypothesis that fails: \(reasons.joined(separator: "; "))."]
  }

  private func footer(_ counts: VerdictCounts) -> [String] {
    var lines = [
      "proved and refuted: the two sides are enclosed and separated; equal: both sides are the same exact element.",
      Self.slackRemark,
    ]
    lines += reasons(counts)
    let cited = claims.filter { $0.provenance.kind == .paper }.map(\.label)
    if !cited.isEmpty {
      lines.append(
        "\(cited.joined(separator: ", ")): rates of arXiv:2505.03156; the constants are derived independently"
          + " and were not compared with the paper's own.")
    }
    if !isComplete { lines.append("Interrupted: rows are missing.") }
    return lines + CommandLineText.provenance
  }

  /// Every row.
  var rowTable: Table { table(of: rows, title: nil) }

  private func table(of rows: [RecordedRow], title: String?) -> Table {
    var table = Table(
      title: title,
      columns: [
        .init("label"), .init("problem"), .init("lambda"), .init("n", alignment: .right),
        .init("lhs", isNumeric: true), .init("rhs", isNumeric: true),
        .init("slack", isNumeric: true), .init("verdict"), .init("at"),
        .init("failed hypothesis", name: "failed_hypothesis"),
      ] + (title == nil ? [.init("formal")] : []))
    for row in rows {
      let gridCase = check.grid.cases[row.case]
      var cells: [Cell] = [
        .text(row.label), .text(gridCase.problem.name ?? ""),
        .text(gridCase.problem.temperature?.description ?? ""), .text("\(gridCase.n)"),
        .number(row.lhs, why: row.why), .number(row.rhs, why: row.why),
        .number(row.slack, why: row.why), .verdict(row.word), .text(symbolName(row) ?? ""),
        .text(row.hypothesis ?? ""),
      ]
      if title == nil { cells.append(.text(statements[row.label]?.theorem ?? "")) }
      table.append(cells)
    }
    return table
  }

  // MARK: JSON

  var json: JSONValue {
    let counts = counts
    var members: [String: JSONValue] = [
      "schema": .string("softbon.check/1"), "version": .string(Softbon.version),
      "problem": family.map { .problem($0) } ?? .null,
      "results": .array(rows.map(json)),
      "summary": .object([
        "proved": .string("\(counts.proved)"), "equal": .string("\(counts.equal)"),
        "refuted": .string("\(counts.refuted)"), "undecided": .string("\(counts.undecided)"),
        "inapplicable": .string("\(counts.inapplicableTotal)"),
      ]),
    ]
    if !witnesses.isEmpty { members["witnesses"] = witnessesJSON }
    if !isComplete { members["complete"] = .bool(false) }
    return .object(members)
  }

  private func json(_ row: RecordedRow) -> JSONValue {
    let gridCase = check.grid.cases[row.case]
    guard case .object(var caseMembers) = JSONValue.problem(gridCase.problem) else { return .null }
    caseMembers["n"] = .string("\(gridCase.n)")
    var members: [String: JSONValue] = [
      "claim": .string(statements[row.label]?.claim ?? row.label), "label": .string(row.label),
      "case": .object(caseMembers), "verdict": .string(row.word),
      "lhs": .number(row.lhs), "rhs": .number(row.rhs), "slack": .number(row.slack),
      "precisionBits": .integer(row.precisionBits), "engine": .string(row.engine),
      "formal": (statements[row.label]?.theorem).map { .string($0) } ?? .null,
      "at": symbolName(row).map { .string($0) } ?? .null,
    ]
    if let why = row.hypothesis ?? row.why {
      members["why"] = .string(why)
    } else if !row.hasDigits {
      members["digits"] = .integer(row.reachedDigits)
    }
    return .object(members)
  }
}
