// Copyright 2026 the softbon authors
// SPDX-License-Identifier: Apache-2.0

import Certification
import Enclosures
import ExactArithmetic
import Foundation
import ProblemInput
import SoftBestOfN
import Tables

/// The output of `softbon check` and `softbon report`.
struct CheckReport {
  let claims: [Claim]
  /// The problem that replaced the grid.
  let family: ProblemFamily?
  let check: GridCheck
  let rows: [CheckRow]
  let isComplete: Bool

  /// Checks the claims, with progress on standard error.
  static func run(
    claims: [Claim], family: ProblemFamily?, check: GridCheck, options: inout EngineOptions,
    isQuiet: Bool
  ) throws -> CheckReport {
    let total = check.grid.cases.count
    let progress = Progress(total: total, unit: "cases", isQuiet: isQuiet)
    options.isInterrupted = {
      progress.tick()
      return Interruption.isRequested()
    }
    var check = check
    check.options = options
    let rows = try reportingEngine { try check.rows { progress.advance() } }
    progress.finish()
    return CheckReport(
      claims: claims, family: family, check: check, rows: rows,
      isComplete: rows.count == check.rowCount)
  }

  private var counts: VerdictCounts {
    var counts = VerdictCounts()
    for row in rows { counts.count(row.outcome.verdict) }
    return counts
  }

  func write(as format: OutputOptions.Format, to target: OutputTarget) {
    switch format {
    case .json: target.write(json.text)
    case .csv: target.write(rowTable.csv)
    case .markdown: target.write(summary.markdown + "\n" + rowTable.markdown)
    case .latex: target.write(summary.latex)
    case .text:
      // The versions are for files, which outlive the program.
      var summary = summary
      summary.footer.removeLast()
      target.write(summary.text)
      let open = rows.filter { $0.outcome.verdict == .refuted || $0.outcome.verdict == .undecided }
      if !open.isEmpty { target.write("\n" + table(of: open, title: "Not proved").text) }
      if !isComplete {
        target.write("\ninterrupted: the rows counted above are complete, others are missing\n")
      }
    }
  }

  /// Ends with the exit code of the verdicts.
  func conclude() throws {
    if !isComplete, let status = Interruption.status { throw Failure(status, nil) }
    let counts = counts
    if counts.refuted > 0 { throw Failure(.refuted, nil) }
    if counts.undecided > 0 { throw Failure(.undecided, nil) }
    if rows.contains(where: { !$0.outcome.hasDigits }) {
      throw Failure(
        .undecided,
        "every verdict is decided, but some numbers have fewer than \(check.goal.digits) digits at"
          + " \(check.goal.maximum.bits) bits; raise --max-precision")
    }
  }

  // MARK: Tables

  private func symbolName(_ row: CheckRow) -> String? {
    let problem = check.grid.cases[row.case].problem
    if let symbol = row.outcome.symbol { return problem.symbolName(symbol) }
    if row.outcome.place.isEmpty { return nil }
    return row.outcome.place.sorted { $0.key < $1.key }.map { "\($0.key) = \($0.value)" }
      .joined(separator: ", ")
  }

  private func place(_ row: CheckRow) -> String {
    let gridCase = check.grid.cases[row.case]
    var parts = [gridCase.problem.name ?? "the problem"]
    if let temperature = gridCase.problem.temperature { parts.append("λ = \(temperature)") }
    parts.append("n = \(gridCase.n)")
    return parts.joined(separator: ", ")
  }

  /// One line per statement: how many cases ended in each verdict, and where the claim is tight.
  var summary: Table {
    let titles = Dictionary(claims.map { ($0.label, $0.title) }) { first, _ in first }
    var table = Table(
      title: "Verdicts over \(check.grid.cases.count) cases",
      columns: [
        .init("label"), .init("claim"), .init("proved", alignment: .right),
        .init("equal", alignment: .right), .init("refuted", alignment: .right),
        .init("undecided", alignment: .right), .init("inapplicable", alignment: .right),
        .init("least relative slack", name: "least_relative_slack"), .init("where"),
      ])
    let summaries = StatementSummary.summaries(of: rows, statementCount: check.statements.count)
    var total = VerdictCounts()
    func numbers(_ counts: VerdictCounts) -> [Cell] {
      [
        counts.proved, counts.equal, counts.refuted, counts.undecided, counts.inapplicableTotal,
      ].map { .text("\($0)") }
    }
    for summary in summaries {
      let statement = check.statements[summary.statement]
      total.add(summary.counts)
      let slack = summary.closest.map { $0.relativeSlack.decimal(digits: 3) }
      table.append(
        [.text(statement.label), .text(titles[statement.claim] ?? "")] + numbers(summary.counts) + [
          slack.map { .number(lower: $0.lower, upper: $0.upper, exact: nil) } ?? .empty(why: ""),
          .text(summary.closest.map { place($0.row) } ?? ""),
        ])
    }
    table.append(
      [.text("all"), .text("")] + numbers(total) + [.empty(why: ""), .text("")])
    table.footer = footer(total)
    return table
  }

  private func footer(_ counts: VerdictCounts) -> [String] {
    var lines = [
      "proved and refuted: the two sides are enclosed and separated; equal: both sides are the same exact element.",
      "least relative slack: (larger side - smaller side)/larger side, least over the proved rows; near 0 the claim is"
        + " tight, near 1 it is loose.",
    ]
    let reasons = counts.inapplicable.sorted { $0.key < $1.key }.map { "\($0.key) (\($0.value))" }
    if !reasons.isEmpty {
      lines.append(
        "inapplicable, by the hypothesis that fails: \(reasons.joined(separator: "; ")).")
    }
    let cited = claims.filter { $0.provenance.kind == .paper }.map(\.label)
    if !cited.isEmpty {
      lines.append(
        "\(cited.joined(separator: ", ")): rates of arXiv:2505.03156; the constants are derived independently"
          + " and were not compared with the paper's own.")
    }
    if !isComplete { lines.append("Interrupted: rows are missing.") }
    lines.append(
      "softbon \(Softbon.version), GMP \(LibraryVersions.gmp), MPFR \(LibraryVersions.mpfr)")
    return lines
  }

  /// Every row.
  var rowTable: Table { table(of: rows, title: nil) }

  private func table(of rows: [CheckRow], title: String?) -> Table {
    var table = Table(
      title: title,
      columns: [
        .init("label"), .init("problem"), .init("lambda"), .init("n", alignment: .right),
        .init("lhs"), .init("rhs"), .init("slack"), .init("verdict"), .init("at"),
        .init("failed hypothesis", name: "failed_hypothesis"),
      ] + (title == nil ? [.init("formal")] : []))
    let digits = check.goal.digits
    for row in rows {
      let gridCase = check.grid.cases[row.case]
      let outcome = row.outcome
      let formal = check.statements[row.statement].theorem
      var head: [Cell] = [
        .text(check.statements[row.statement].label), .text(gridCase.problem.name ?? ""),
        .text(gridCase.problem.temperature?.description ?? ""), .text("\(gridCase.n)"),
      ]
      if case .inapplicable(let hypothesis) = outcome.verdict {
        head += [
          .empty(why: ""), .empty(why: ""), .empty(why: ""), .verdict(outcome.verdict.word),
          .text(""), .text(hypothesis),
        ]
      } else {
        head += [
          .number(outcome.left, digits: digits), .number(outcome.right, digits: digits),
          .number(outcome.slack, digits: digits), .verdict(outcome.verdict.word),
          .text(symbolName(row) ?? ""), .text(""),
        ]
      }
      if title == nil { head.append(formal.map { .text($0) } ?? .empty(why: "")) }
      table.append(head)
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
    if !isComplete { members["complete"] = .bool(false) }
    return .object(members)
  }

  private func json(_ row: CheckRow) -> JSONValue {
    let statement = check.statements[row.statement]
    let gridCase = check.grid.cases[row.case]
    let outcome = row.outcome
    let digits = check.goal.digits
    guard case .object(var caseMembers) = JSONValue.problem(gridCase.problem) else { return .null }
    caseMembers["n"] = .string("\(gridCase.n)")
    var members: [String: JSONValue] = [
      "claim": .string(statement.claim), "label": .string(statement.label),
      "case": .object(caseMembers), "verdict": .string(outcome.verdict.word),
      "lhs": .number(outcome.left, digits: digits), "rhs": .number(outcome.right, digits: digits),
      "slack": .number(outcome.slack, digits: digits),
      "precisionBits": .integer(outcome.precision.bits),
      "engine": .string(outcome.engine.rawValue),
      "formal": statement.theorem.map { .string($0) } ?? .null,
      "at": symbolName(row).map { .string($0) } ?? .null,
    ]
    if case .inapplicable(let hypothesis) = outcome.verdict {
      members["why"] = .string(hypothesis)
    } else if let why = [outcome.left, outcome.right, outcome.slack].compactMap(\.reason).first {
      members["why"] = .string(why)
    } else if !outcome.hasDigits {
      let reached = [outcome.left, outcome.right, outcome.slack].compactMap {
        $0.decimal(digits: digits)?.digits
      }
      members["digits"] = .integer(reached.min() ?? 0)
    }
    return .object(members)
  }
}

/// Makes a directory, and those above it, unless it is there.
func makeDirectory(_ path: String) throws {
  do {
    try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
  } catch {
    throw Failure(.output, "cannot make the directory \(path): \(error.localizedDescription)")
  }
}

extension CertifiedNumber {
  /// Why there is no number.
  fileprivate var reason: String? { if case .undefined(let why) = self { why } else { nil } }
}
