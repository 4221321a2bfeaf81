// Copyright 2026 the softbon authors
// SPDX-License-Identifier: Apache-2.0

import Certification
import Enclosures
import ExactArithmetic
import ProblemInput
import SoftBestOfN
import Tables

/// The output of `softbon check --lambda all`.
struct EveryTemperatureReport {
  let claims: [Claim]
  /// The directory of the claims, where it is not the catalogue.
  let claimDirectory: String?
  /// The problem that replaced the grid.
  let problem: Problem?
  let check: EveryTemperatureCheck
  let rows: [EveryTemperatureRow]

  /// Digits of the temperatures that are shown.
  private static let digits = 10
  /// More rows than this are only counted on a terminal.
  private static let fewRows = 60

  /// Checks the claims, with progress on standard error.
  static func run(
    claims: [Claim], claimDirectory: String?, problem: Problem?, statements: [CheckedStatement],
    grid: Grid, options: EngineOptions, isQuiet: Bool
  ) -> EveryTemperatureReport {
    var options = options
    var check = EveryTemperatureCheck(statements: statements, grid: grid, options: options)
    let progress = Progress(total: check.cases.count, unit: "cases", isQuiet: isQuiet)
    options.isInterrupted = {
      progress.tick()
      return Interruption.isRequested()
    }
    check = EveryTemperatureCheck(statements: statements, grid: grid, options: options)
    let rows = check.rows { progress.advance() }
    progress.finish()
    return EveryTemperatureReport(
      claims: claims, claimDirectory: claimDirectory, problem: problem, check: check, rows: rows)
  }

  private var isComplete: Bool { rows.count == check.rowCount }

  private var counts: VerdictCounts {
    var counts = VerdictCounts()
    for row in rows { counts.count(row.outcome.verdict) }
    return counts
  }

  func write(as format: OutputOptions.Format, to target: OutputTarget) {
    switch format {
    case .json: target.write(json.text)
    case .csv: target.write(table(of: rows, title: nil).csv)
    case .markdown:
      target.write(summary.markdown + "\n" + table(of: rows, title: nil).markdown)
    case .latex: target.write(summary.latex)
    case .text:
      target.write(summary.text)
      let shown =
        rows.count <= Self.fewRows ? rows : rows.filter { $0.outcome.verdict == .refuted }
      if !shown.isEmpty {
        target.write("\n" + table(of: shown, title: nil).text)
      }
      if !isComplete {
        target.write("\ninterrupted: the rows counted above are complete, others are missing\n")
      }
    }
  }

  /// Ends with the exit code of the verdicts.
  func conclude() throws {
    if !isComplete, let status = Interruption.status { throw Failure(status, nil) }
    if counts.refuted > 0 { throw Failure(.refuted, nil) }
  }

  // MARK: Files

  /// The tables of `softbon report`, by file name: what is decided, and every row that is.
  var files: [(name: String, contents: String)] {
    let decided = Set(rows.filter(\.isDecided).map(\.statement))
    var summary = summary(of: check.statements.indices.filter { decided.contains($0) })
    summary.footer += CommandLineText.provenance
    let rows = table(of: rows.filter(\.isDecided), title: nil)
    return [
      ("every-temperature.md", summary.markdown + "\n" + rows.markdown),
      ("every-temperature.tex", summary.latex), ("every-temperature.csv", rows.csv),
    ]
  }

  /// One line for the terminal.
  var line: String {
    let counts = counts
    return "For every λ > 0 at once: \(counts.proved) rows proved, \(counts.equal) equal,"
      + " \(counts.refuted) refuted (every-temperature.md).\n"
  }

  // MARK: Tables

  private var summary: Table { summary(of: Array(check.statements.indices)) }

  private func summary(of statements: [Int]) -> Table {
    let titles = Dictionary(claims.map { ($0.label, $0.title) }) { first, _ in first }
    var table = Table(
      title:
        "Verdicts for every λ > 0, over \(check.cases.count) case\(check.cases.count == 1 ? "" : "s")",
      columns: [.init("label"), .init("claim")]
        + ["proved", "equal", "refuted", "inapplicable"].map { .init($0, alignment: .right) })
    let byStatement = Dictionary(grouping: rows, by: \.statement)
    for index in statements {
      let statement = check.statements[index]
      var counts = VerdictCounts()
      for row in byStatement[index] ?? [] { counts.count(row.outcome.verdict) }
      table.append(
        [.text(statement.label), .text(titles[statement.claim] ?? "")]
          + [counts.proved, counts.equal, counts.refuted, counts.inapplicableTotal].map {
            .text("\($0)")
          })
    }
    table.footer = [
      "proved: the slack, a rational function of x = exp(step/λ), is nowhere negative on x > 1; equal: the two sides"
        + " are the same function."
    ]
    let reasons = counts.inapplicable.sorted { $0.key < $1.key }.map { "\($0.key) (\($0.value))" }
    if !reasons.isEmpty {
      table.footer.append("inapplicable, by what fails: \(reasons.joined(separator: "; ")).")
    }
    return table
  }

  private func table(of rows: [EveryTemperatureRow], title: String?) -> Table {
    var table = Table(
      title: title,
      columns: [
        .init("label"), .init("problem"), .init("n", alignment: .right), .init("verdict"),
        .init("λ", name: "lambda"), .init("by", name: "certificate"), .init("at"),
        .init("failed hypothesis", name: "failed_hypothesis"), .init("witness"),
      ])
    for row in rows {
      let (one, outcome) = (check.cases[row.case], row.outcome)
      var hypothesis = ""
      if case .inapplicable(let failed) = outcome.verdict { hypothesis = failed }
      table.append([
        .text(check.statements[row.statement].label), .text(one.problem.name ?? ""),
        .text("\(one.n)"), .verdict(outcome.verdict.word), .text(temperatures(outcome)),
        .text(outcome.certificate?.rawValue ?? ""),
        // Slacks that are functions have no least one, so a proof points at no symbol.
        .text(outcome.verdict == .proved ? "" : place(row)), .text(hypothesis),
        .text(witness(row) ?? ""),
      ])
    }
    return table
  }

  private func text(_ number: CertifiedNumber) -> String {
    if case .positiveInfinity = number { return "∞" }
    if case .exact(let value) = number { return "\(value)" }
    return Cell.number(number, digits: Self.digits).plainText
  }

  /// For which λ the verdict holds.
  private func temperatures(_ outcome: EveryTemperatureOutcome) -> String {
    switch outcome.verdict {
    case .proved, .equal:
      let equal = outcome.equalities.map { text($0) }
      let intervals = outcome.equalityIntervals.map { interval in
        text(interval.from) + (interval.from.isExactly(.zero) ? " < λ" : " ≤ λ")
          + (interval.to.isInfinite ? " < " : " ≤ ") + text(interval.to)
      }
      return "all" + (equal.isEmpty ? "" : ", equality at \(equal.joined(separator: ", "))")
        + (intervals.isEmpty ? "" : ", equality for \(intervals.joined(separator: ", "))")
    case .refuted:
      let failures = outcome.failures.map { interval in
        if interval.sample == nil { return text(interval.from) }
        return "\(text(interval.from)) < λ < \(text(interval.to))"
      }
      return "fails for " + failures.joined(separator: ", ")
    case .undecided, .inapplicable: return ""
    }
  }

  private func place(_ row: EveryTemperatureRow) -> String {
    if let symbol = row.outcome.symbol { return check.cases[row.case].problem.symbolName(symbol) }
    return row.outcome.place.sorted { $0.key < $1.key }.map { "\($0.key) = \($0.value)" }
      .joined(separator: ", ")
  }

  /// A command that finds the refutation again, at one λ, or at two for a claim about the next one.
  private func witness(_ row: EveryTemperatureRow) -> String? {
    guard let failure = row.outcome.failures.first(where: { $0.sample != nil }) else { return nil }
    let (one, statement) = (check.cases[row.case], check.statements[row.statement])
    let needs = statement.statement.requirements(
      with: statement.definitions, hypotheses: statement.hypotheses)
    let temperatures = [failure.sample, needs.contains(.nextLambda) ? failure.later : nil]
    func list(_ values: [Rational]) -> String {
      values.map(\.description).joined(separator: ",")
    }
    let problem =
      "--probabilities \(list(one.problem.probabilities))"
      + " --rewards \(list(one.problem.rewards ?? []))"
    let directory = claimDirectory.map {
      " --claims '\($0.replacing("'", with: "'\\''"))'"
    }
    return "softbon check \(statement.label)\(directory ?? "") \(problem)"
      + " --lambda \(list(temperatures.compactMap(\.self))) -n \(one.nextN.map { "\(one.n),\($0)" } ?? "\(one.n)")"
  }

  // MARK: JSON

  private var json: JSONValue {
    let counts = counts
    var members = JSONValue.document(
      of: "check", problem: problem.map { SymbolicReport.json($0) } ?? .null,
      isComplete: isComplete)
    members["lambda"] = .string(ProblemOptions.everyTemperature)
    members["results"] = .array(rows.map(json))
    members["summary"] = .object([
      "proved": .string("\(counts.proved)"), "equal": .string("\(counts.equal)"),
      "refuted": .string("\(counts.refuted)"), "undecided": .string("\(counts.undecided)"),
      "inapplicable": .string("\(counts.inapplicableTotal)"),
    ])
    return .object(members)
  }

  private func json(_ row: EveryTemperatureRow) -> JSONValue {
    let (statement, one) = (check.statements[row.statement], check.cases[row.case])
    let outcome = row.outcome
    guard case .object(var caseMembers) = SymbolicReport.json(one.problem) else { return .null }
    caseMembers["n"] = .string("\(one.n)")
    func number(_ value: CertifiedNumber) -> JSONValue { .number(value, digits: Self.digits) }
    var members: [String: JSONValue] = [
      "claim": .string(statement.claim), "label": .string(statement.label),
      "case": .object(caseMembers), "lambda": .string(ProblemOptions.everyTemperature),
      "verdict": .string(outcome.verdict.word), "at": .null,
      "formal": statement.theorem.map { .string($0) } ?? .null,
      "lhs": outcome.sides.left.map { SymbolicFunction($0).json } ?? .null,
      "rhs": outcome.sides.right.map { SymbolicFunction($0).json } ?? .null,
      "slack": outcome.sides.slack.map { SymbolicFunction($0).json } ?? .null,
      "certificate": outcome.certificate.map { .string($0.rawValue) } ?? .null,
      "pieces": .string("\(outcome.pieces)"),
      "equalities": .array(outcome.equalities.map(number)),
      "equalityIntervals": .array(
        outcome.equalityIntervals.map {
          .object(["from": number($0.from), "to": number($0.to)])
        }),
      "failures": .array(
        outcome.failures.map {
          .object([
            "from": number($0.from), "to": number($0.to),
            "sample": $0.sample.map { .string("\($0)") } ?? .null,
          ])
        }),
    ]
    if !outcome.place.isEmpty { members["at"] = .string(place(row)) }
    if case .temperature(let step)? = WeightLattice(one.problem)?.variable {
      members["step"] = .string("\(step)")
    }
    if case .inapplicable(let hypothesis) = outcome.verdict {
      members["hypothesis"] = .string(hypothesis)
    }
    return .object(members)
  }
}

extension CertifiedNumber {
  fileprivate var isInfinite: Bool { if case .positiveInfinity = self { true } else { false } }
}

extension EveryTemperatureRow {
  /// Whether the claim applies.
  fileprivate var isDecided: Bool {
    if case .inapplicable = outcome.verdict { false } else { true }
  }
}
