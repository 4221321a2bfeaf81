// Copyright 2026 the softbon authors
// SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import Enclosures
import ExactArithmetic
import ProblemInput
import Rates
import SoftBestOfN
import Tables

struct WorstCaseCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "worst-case",
    abstract:
      "How tight a bound can be over all problems with two symbols, proved for all p at once.",
    discussion: """
      Two symbols with the rewards 0 and 1 and the probabilities 1 − p and p. With --lambda, the supremum of KL/C2 over \
      2^−40 ≤ p ≤ 1 − 2^−40 for each lambda and n, by branch and bound on intervals of p, and its limit as p → 0. With \
      --all-from λ, C2, C3b and E1a are proved for all p from 0 to 1 and all temperatures from λ to ∞ at once.

      Examples:
        softbon worst-case --lambda 1/2,1/5,1/10 -n 1,4,16
        softbon worst-case --all-from 1/4 -n 1..16
      """)

  @OptionGroup var candidates: CandidateOptions

  @Option(
    parsing: .unconditional,
    help: .init("Temperatures, in units of the difference of the rewards.", valueName: "list"))
  var lambda: String?

  @Option(
    parsing: .unconditional,
    help: .init(
      "Prove C2, C3b and E1a for all p and every temperature from this on.", valueName: "λ"))
  var allFrom: String?

  @Option(
    parsing: .unconditional,
    help: .init("The relative width of the suprema that is aimed at.", valueName: "number"))
  var tolerance: String?

  @Option(
    parsing: .unconditional,
    help: .init("Threads (default: one per core); the output is the same.", valueName: "n"))
  var jobs: String?

  @OptionGroup(title: "Output") var output: OutputOptions

  func run() throws {
    var options = EngineOptions()
    options.jobs = try reportingInput { try EffortOptions.threads(jobs) }
    let counts = try candidates.read()
    guard let largest = Int(exactly: counts.largest), largest <= WorstCase.maximumCount else {
      throw Failure(
        .usage,
        "-n: \(counts.largest.abbreviated) is more than the \(WorstCase.maximumCount) that worst-case allows"
      )
    }
    let temperatures = try reportingInput {
      try lambda.map { try positiveNumbersFlag($0, flag: "--lambda") } ?? []
    }
    let least = try reportingInput {
      try allFrom.map { try positiveNumbersFlag($0, flag: "--all-from") } ?? []
    }
    let tolerances = try reportingInput {
      try tolerance.map { try positiveNumbersFlag($0, flag: "--tolerance") } ?? []
    }
    guard !(temperatures.isEmpty && least.isEmpty), least.count < 2, tolerances.count < 2 else {
      throw Failure(
        .usage, "give --lambda LIST, or --all-from with one temperature, as in --all-from 1/4")
    }
    for value in temperatures + least where value < Rational(1, 1000) {
      throw Failure(
        .usage, "the temperature \(value.abbreviated) is below 1/1000, the least for worst-case")
    }
    let total = counts.count * (temperatures.count + least.count * WorstCase.Claim.allCases.count)
    let work = try CommandWork(total: total, unit: "suprema", output: output)
    defer { work.target.discard() }
    options = work.watching(options)
    var report = WorstCaseReport()
    do throws(EngineError) {
      let numbers = counts.compactMap { Int(exactly: $0) }
      for temperature in temperatures {
        for n in numbers {
          report.rows.append(
            .init(
              n: n, temperature: temperature, claim: .c2, isEverywhere: false,
              supremum: try WorstCase.supremum(
                n: n, temperature: temperature, tolerance: tolerances.first ?? Rational(1, 1000),
                options: options)))
          work.advance()
        }
      }
      for temperature in least {
        for claim in WorstCase.Claim.allCases {
          for n in numbers {
            report.rows.append(
              try .everywhere(
                claim, n: n, from: temperature, tolerance: tolerances.first ?? Rational(1, 20),
                options: options))
            work.advance()
          }
        }
      }
    } catch {
      report.isComplete = false
    }
    try work.finish(report)
    try report.conclude()
  }
}

/// The output of `softbon worst-case`.
struct WorstCaseReport: CommandReport {
  struct Row {
    let n: Int
    /// λ, or the least λ of the box.
    let temperature: Rational
    let claim: WorstCase.Claim
    let isEverywhere: Bool
    /// Nil where the claim is an equality.
    let supremum: Supremum?

    /// A row about all p and all λ from one on. For n = 1 E1a is an equality: D-BINARY-RATIOS(5).
    static func everywhere(
      _ claim: WorstCase.Claim, n: Int, from temperature: Rational, tolerance: Rational,
      options: EngineOptions
    ) throws(EngineError) -> Row {
      var supremum: Supremum?
      if claim != .e1 || n > 1 {
        supremum = try WorstCase.everywhere(
          claim, n: n, fromTemperature: temperature, tolerance: tolerance, options: options)
      }
      return Row(
        n: n, temperature: temperature, claim: claim, isEverywhere: true, supremum: supremum)
    }

    /// A box proves C2 and C3b when the ratio is at most 1, E1a when its factor is positive. A supremum says nothing.
    var verdict: String? {
      if !isEverywhere { return nil }
      guard let supremum else { return "equal" }
      let one = Interval(1, at: Precision(bits: 32))
      if claim == .e1 { return supremum.value.isCertainlyPositive ? "proved" : "undecided" }
      return switch supremum.value.compared(to: one) {
      case .certainlyLess: "proved"
      case .certainlyGreater: "refuted"
      case .unknown: "undecided"
      }
    }
  }

  private static let digits = 15
  var rows: [Row] = []
  var isComplete = true

  var json: JSONValue {
    var members = JSONValue.document(of: "worst-case", problem: .null, isComplete: isComplete)
    members["results"] = .array(rows.map(json))
    return .object(members)
  }

  var csv: Table { wideTable }

  var tables: [Table] {
    (rows.contains { !$0.isEverywhere } ? [tableOfSuprema] : [])
      + (rows.contains(where: \.isEverywhere) ? [tableOfBoxes] : [])
  }

  func conclude() throws {
    let verdicts = rows.compactMap(\.verdict)
    if verdicts.contains("refuted") { throw Failure(.refuted, nil) }
    if verdicts.contains("undecided") {
      throw Failure(.undecided, "some boxes were not decided; take a greater --all-from")
    }
    if rows.contains(where: { $0.supremum?.isReached == false }) {
      throw Failure(.undecided, "some suprema are wider than --tolerance asks for")
    }
  }

  private func limit(_ row: Row) -> CertifiedNumber {
    WorstCase.limitAtZero(
      n: row.n, temperature: row.temperature, goal: AccuracyGoal(digits: Self.digits))
  }

  /// The ends of an enclosed supremum, with few digits: both are bounds, and no more is claimed.
  private func bounds(_ row: Row, digits: Int) -> DecimalEnclosure? {
    (row.supremum?.value).map { DecimalEnclosure.bounds($0, digits: digits) }
  }

  private func json(_ row: Row) -> JSONValue {
    let number = JSONValue.number(bounds(row, digits: Self.digits))
    var members: [String: JSONValue] = [
      "n": .string("\(row.n)"), "boxes": .integer(row.supremum?.boxes ?? 0),
      "claim": .string(row.claim.rawValue), "kind": .string(row.isEverywhere ? "box" : "p"),
    ]
    if row.isEverywhere {
      members[row.claim == .e1 ? "infimum" : "supremum"] = number
      members["verdict"] = row.verdict.map { .string($0) }
      if row.supremum == nil { members["why"] = .string("both sides are equal for n = 1") }
      members["p"] = .object(["from": .string("0"), "to": .string("1")])
      members["lambda"] = .object([
        "from": .string("\(row.temperature)"), "to": .string("inf"),
      ])
    } else {
      members["supremum"] = number
      members["lambda"] = .string("\(row.temperature)")
      members["at"] = row.supremum.map {
        .object(["from": .string("\($0.from)"), "to": .string("\($0.to)")])
      }
      members["p"] = .object(["from": .string("2^-40"), "to": .string("1-2^-40")])
      members["limit_at_zero"] = .number(limit(row), digits: Self.digits)
    }
    return .object(members)
  }

  /// The range of p, rounded outward; near 1 by the distance from 1, which its decimals would hide.
  private func place(_ supremum: Supremum) -> String {
    let from = supremum.from.decimal(digits: 3, rounded: .down)
    let rest = 1 - supremum.to
    let to =
      rest < Rational(1, 1000)
      ? "1 - \(rest.decimal(digits: 3, rounded: .down))"
      : supremum.to.decimal(digits: 3, rounded: .up)
    return "[\(from), \(to)]"
  }

  var tableOfSuprema: Table {
    Table(
      title: "The supremum of KL/C2 over all p in [2^-40, 1 - 2^-40], P = (1 - p, p), r = (0, 1)",
      columns: [
        .init("λ"), .init("n", alignment: .right), .init("supremum of KL/C2"),
        .init("attained in p"), .init("limit p → 0"),
      ],
      rows: rows.filter { !$0.isEverywhere }.map { row in
        [
          .text("\(row.temperature)"), .text("\(row.n)"),
          .number(bounds(row, digits: 5), why: nil), .text(row.supremum.map(place) ?? ""),
          .number(limit(row), digits: 6),
        ]
      })
  }

  var tableOfBoxes: Table {
    Table(
      title: "For all p in [0, 1] and all λ from the given one to ∞, P = (1 - p, p), r = (0, 1)",
      columns: [
        .init("claim"), .init("λ ≥"), .init("n", alignment: .right), .init("verdict"),
        .init("supremum of KL/bound"), .init("infimum of the slack factor"),
        .init("boxes", alignment: .right),
      ],
      rows: rows.filter(\.isEverywhere).map { row in
        let number = Cell.number(
          bounds(row, digits: 3), why: row.supremum == nil ? "both sides are the same" : nil)
        return [
          .text(row.claim.rawValue), .text("\(row.temperature)"), .text("\(row.n)"),
          .verdict(row.verdict ?? ""), row.claim == .e1 ? .empty(why: "") : number,
          row.claim == .e1 ? number : .empty(why: ""), .text("\(row.supremum?.boxes ?? 0)"),
        ]
      },
      footer: [
        "E1a: the slack is a factor that vanishes where the claim is an equality (p = 0, p = 1, λ = ∞) times the number shown,"
          + " D-BINARY-RATIOS(5)"
      ])
  }

  private var wideTable: Table {
    Table(
      columns: [
        .init("kind"), .init("claim"), .init("lambda"), .init("n"), .init("verdict"),
        .init("value", isNumeric: true), .init("p_from"), .init("p_to"), .init("boxes"),
        .init("limit_at_zero", isNumeric: true),
      ],
      rows: rows.map { row in
        [
          .text(row.isEverywhere ? "box" : "p"), .text(row.claim.rawValue),
          .text("\(row.temperature)"), .text("\(row.n)"), .text(row.verdict ?? ""),
          .number(bounds(row, digits: Self.digits), why: nil),
          .text(row.supremum.map { "\($0.from)" } ?? ""),
          .text(row.supremum.map { "\($0.to)" } ?? ""), .text("\(row.supremum?.boxes ?? 0)"),
          row.isEverywhere ? .empty(why: "") : .number(limit(row), digits: Self.digits),
        ]
      })
  }
}
