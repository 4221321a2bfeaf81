// Copyright 2026 the softbon authors
// SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import Certification
import Documents
import Enclosures
import ExactArithmetic
import ProblemInput
import SoftBestOfN
import Tables

struct CertifyCommand: ParsableCommand {
  enum Format: String, ExpressibleByArgument, CaseIterable { case coq, json }

  static let configuration = CommandConfiguration(
    commandName: "certify",
    abstract: "Rows of a table as certificates that can be checked without softbon.",
    discussion: """
      The rows are a grid file (--rows), or a problem with -n. Format coq writes Rows_1.v, Rows_2.v, … into the \
      directory, one file per problem, in which each number is a theorem about the formal definition of P_n; json writes \
      certificate.json, which proofs-check/verify.py checks. docs/certificates.md describes both. table.md shows the rows.

      Both checkers sum P_n term by term. Rows with more than --max-terms compositions, and limits (λ = 0, inf), are \
      left out and said to be.

      Examples:
        softbon certify --rows proofs-check/grids/certified.yaml --out certificates
        softbon certify --probabilities 1/2,1/2 --rewards 0,1 --lambda 1/2 -n 1,8 --out certificates --format json
      """)

  @Option(
    parsing: .unconditional,
    help: .init(
      "A grid file: the keys n and problems; - is standard input.", valueName: "file"))
  var rows: String?

  @OptionGroup(title: "Problem, in place of --rows") var problem: ProblemOptions
  @OptionGroup var candidates: CandidateOptions

  @Option(parsing: .unconditional, help: .init("The directory to write to.", valueName: "dir"))
  var out: String

  @Option(help: .init("The form of the certificate.", valueName: "format"))
  var format = Format.coq

  @Option(
    parsing: .unconditional,
    help: .init("Decimal digits that every number is to prove, 1 to 1000.", valueName: "digits"))
  var digits = "15"

  @Option(
    parsing: .unconditional,
    help: .init("Rows with more compositions than this are left out.", valueName: "n"))
  var maxTerms = "10^4"

  @Flag(help: "Say nothing on standard error but errors.")
  var quiet = false

  func run() throws {
    let (goal, terms) = try reportingInput {
      (
        AccuracyGoal(digits: try integerFlag(digits, flag: "--digits", in: 1...1000)),
        Integer(try integerFlag(maxTerms, flag: "--max-terms", in: 1...Int.max))
      )
    }
    let grid = try grid()
    try makeDirectory(out)
    Interruption.noteSignals()
    let screen = try OutputTarget(path: nil)
    var options = EngineOptions()
    let progress = Progress(total: grid.cases.count, unit: "rows", isQuiet: quiet)
    options.isInterrupted = {
      progress.tick()
      return Interruption.isRequested()
    }
    var report = CertificateReport(digits: goal.digits)
    for gridCase in grid.cases {
      if let status = Interruption.status { throw Failure(status, nil) }
      do {
        report.add(
          gridCase,
          try CertificateRow(
            gridCase.problem, n: gridCase.n, goal: goal, maximumTerms: terms, options: options))
      } catch let omission as CertificateOmission {
        report.omit(gridCase, omission)
      } catch EngineError.interrupted {
        throw Failure(Interruption.status ?? .interrupted, nil)
      } catch let error as EngineError {
        report.omit(gridCase, CertificateOmission(description: error.description))
      }
      progress.advance()
    }
    progress.finish()
    let table = ("table.md", report.table.markdown)
    for (name, text) in (format == .json ? [report.json] : report.coq) + [table] {
      let file = try OutputTarget(path: out + "/" + name)
      defer { file.discard() }
      file.write(text)
      try file.finish()
    }
    screen.write(report.table.text)
    try screen.finish()
    if report.isRefuted { throw Failure(.refuted, nil) }
    if report.isEmpty { throw Failure(.undecided, "no row could be certified; the table says why") }
  }

  private func grid() throws -> Grid {
    if let rows {
      if problem.isGiven || candidates.counts != nil {
        throw Failure(.usage, "--rows is a table of its own and takes no problem and no -n")
      }
      let input: Input
      do {
        input = try readInput(path: rows)
      } catch {
        throw Failure(.data, "--rows: \(error.description)")
      }
      return try reportingClaims { try Grid(reading: input) }
    }
    let counts = try candidates.read()
    return Grid(families: [try problem.read().problems], candidates: Array(counts))
  }
}

/// What `softbon certify` writes and shows.
struct CertificateReport {
  private struct Entry {
    let problem: Problem
    let n: Integer
    let outcome: Result<CertificateRow, CertificateOmission>
  }

  /// Digits of the numbers in the table; the certificates carry more.
  private static let shownDigits = 6

  let digits: Int
  private var entries: [Entry] = []

  init(digits: Int) { self.digits = digits }

  mutating func add(_ gridCase: GridCase, _ row: CertificateRow) {
    entries.append(Entry(problem: gridCase.problem, n: gridCase.n, outcome: .success(row)))
  }

  mutating func omit(_ gridCase: GridCase, _ omission: CertificateOmission) {
    entries.append(Entry(problem: gridCase.problem, n: gridCase.n, outcome: .failure(omission)))
  }

  /// Whether every row was left out.
  var isEmpty: Bool {
    entries.allSatisfy { entry in if case .failure = entry.outcome { true } else { false } }
  }

  var isRefuted: Bool {
    entries.contains { entry in
      if case .success(let row) = entry.outcome {
        row.bounds.contains { $0.verdict == .refuted }
      } else {
        false
      }
    }
  }

  /// One line per row: the numbers that are read most, and what is certified of it; or why it is not.
  var table: Table {
    Table(
      title: "Certified rows",
      columns: [
        .init("problem"), .init("λ", name: "lambda"), .init("n", alignment: .right),
        .init("KL(P*‖P_n)", name: "kl_tilted_soft"), .init("C2", name: "C2"),
        .init("KL(P_n‖P)", name: "kl_soft_reference"), .init("F1", name: "F1"),
        .init("numbers", alignment: .right), .init("bounds"),
      ],
      rows: entries.map { entry in
        let head: [Cell] = [
          .text(entry.problem.name ?? ""), .text(entry.problem.temperature?.description ?? ""),
          .text("\(entry.n)"),
        ]
        switch entry.outcome {
        case .failure(let omission):
          let empty = [Cell](repeating: .empty(why: omission.description), count: 4)
          return head + empty + [.text("0"), .text("not certified: \(omission)")]
        case .success(let row):
          let count =
            row.soft.count + row.tilted.count + row.quantities.count + 2 * row.bounds.count
          return head
            + [
              number(row.quantity(.klTiltedSoft)), number(row.bound("C2")),
              number(row.quantity(.klSoftReference)), number(row.bound("F1")),
              .text("\(count)"), .text(verdicts(row)),
            ]
        }
      },
      footer: entries.isEmpty
        ? []
        : [
          "C2: log(1 + CV²/n) bounds KL(P*‖P_n); F1: log(n/(1 + (n − 1)·w_min/w_max)) bounds KL(P_n‖P). In nats.",
          "numbers: how many enclosures are certified, of the laws, quantities and both sides of each bound.",
        ])
  }

  private func number(_ value: CertifiedNumber?) -> Cell {
    value.map { Cell.number($0, digits: min(digits, Self.shownDigits)) } ?? .empty(why: "")
  }

  /// "all proved", or which bounds ended otherwise.
  private func verdicts(_ row: CertificateRow) -> String {
    let verdicts = [Verdict.proved, .equal, .refuted].compactMap { verdict -> String? in
      let labels = row.bounds.filter { $0.verdict == verdict }.map(\.label)
      if labels.isEmpty { return nil }
      if labels.count == row.bounds.count { return "all \(verdict.word)" }
      return verdict == .proved ? "proved" : "\(verdict.word): \(labels.joined(separator: ", "))"
    }
    return verdicts.joined(separator: "; ")
  }

  // MARK: JSON

  var json: (name: String, text: String) {
    var results: [JSONValue] = []
    var omitted: [JSONValue] = []
    for entry in entries {
      switch entry.outcome {
      case .success(let row): results.append(json(row))
      case .failure(let omission):
        guard case .object(var members) = JSONValue.problem(entry.problem.withoutBlock) else {
          continue
        }
        members["n"] = .string("\(entry.n)")
        members["why"] = .string(omission.description)
        omitted.append(.object(members))
      }
    }
    return (
      "certificate.json",
      JSONValue.object([
        "schema": .string("softbon.certify/1"), "version": .string(Softbon.version),
        "digits": .integer(digits), "results": .array(results), "omitted": .array(omitted),
      ]).text
    )
  }

  private func json(_ row: CertificateRow) -> JSONValue {
    func enclosure(_ number: CertifiedNumber) -> JSONValue {
      guard let ends = CertificateRow.dyadicEnds(of: number, digits: digits) else { return .null }
      return .object(["lower": .string(ends.lower), "upper": .string(ends.upper)])
    }
    func strings(_ values: [Rational]) -> JSONValue { .array(values.map { .string("\($0)") }) }
    var members: [String: JSONValue] = [
      "n": .string("\(row.n)"), "probabilities": strings(row.problem.probabilities),
      "soft": .array(row.soft.map(enclosure)), "tilted": .array(row.tilted.map(enclosure)),
    ]
    members["rewards"] = row.problem.rewards.map(strings)
    switch row.problem.weighting {
    case .rational(let weights): members["weights"] = strings(weights)
    case .exponential(let temperature): members["lambda"] = .string("\(temperature)")
    }
    members["quantities"] = .object(
      Dictionary(
        row.quantities.map { ($0.name.rawValue, enclosure($0.value)) }, uniquingKeysWith: { $1 }))
    members["bounds"] = .object(
      Dictionary(
        row.bounds.map { bound in
          (
            bound.label,
            .object([
              "lhs": enclosure(bound.left), "rhs": enclosure(bound.right),
              "verdict": .string(bound.verdict.word),
            ])
          )
        }, uniquingKeysWith: { $1 }))
    return .object(members)
  }

  // MARK: Coq

  /// One file per problem; a problem without a certified row has none.
  var coq: [(name: String, text: String)] {
    var problems: [Problem] = []
    for entry in entries where !problems.contains(entry.problem) { problems.append(entry.problem) }
    var files: [(name: String, text: String)] = []
    for problem in problems {
      var rows: [CertificateRow] = []
      var omitted: [String] = []
      for entry in entries where entry.problem == problem {
        switch entry.outcome {
        case .success(let row): rows.append(row)
        case .failure(let omission): omitted.append("n = \(entry.n): \(omission)")
        }
      }
      if rows.isEmpty { continue }
      files.append(
        (
          "Rows_\(files.count + 1).v",
          CertificateRow.coqFile(rows, omitted: omitted, version: Softbon.version)
        ))
    }
    return files
  }
}

extension CertificateRow {
  fileprivate func quantity(_ name: QuantityName) -> CertifiedNumber? {
    quantities.first { $0.name == name }?.value
  }

  /// The right side of a bound.
  fileprivate func bound(_ label: String) -> CertifiedNumber? {
    bounds.first { $0.label == label }?.right
  }
}
