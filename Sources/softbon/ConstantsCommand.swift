// Copyright 2026 the softbon authors
// SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import Enclosures
import ExactArithmetic
import ProblemInput
import Rates
import SoftBestOfN
import Tables

struct ConstantsCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "constants",
    abstract: "The O(1/n) and O(1/n²) laws: exponents, limits, and a rigorous bracket for each n.",
    discussion: """
      For KL(P*‖P_n) with e = 2, TV and the reward gap with e = 1, v(n) being the quantity:
        exponent     −log(v(n2)/v(n1))/log(n2/n1) at the two largest n
        constant     the polynomial in 1/n through all n^e v(n), at 1/n = 0
        closed_form  the limit of n^e v(n)
        bracket      for each n an interval that is proved to contain n^e v(n) and the limit
        C2           for KL, the bound log(1 + CV²/n), and for which n it is within a factor 2
      Without -n there are twelve n from 2^8 to 2^10 times max w/μ, where the extrapolation is good.

      Examples:
        softbon constants --probabilities 1/2,3/10,1/5 --rewards 0,1/2,1 --lambda 1/2 -n 2^0..2^16
        softbon constants --problem problem.yaml --order 3 --format json
      """)

  @OptionGroup(title: "Problem") var problem: ProblemOptions
  @OptionGroup var candidates: CandidateOptions

  @Option(
    parsing: .unconditional,
    help: .init("Coefficients of 1/n beyond the limit, 0 to 8.", valueName: "count"))
  var order = "2"

  @OptionGroup(title: "Effort") var effort: EffortOptions
  @OptionGroup(title: "Output") var output: OutputOptions

  /// More than this many n make an extrapolation that nobody wants and that grows as their square.
  private static let maximumCounts = 1000

  func run() throws {
    let goal = try effort.goal()
    try effort.refuseCrossCheck("constants")
    let engine = try effort.engineOptions()
    let order = try reportingInput { try integerFlag(self.order, flag: "--order", in: 0...8) }
    let list = try candidates.counts == nil ? nil : candidates.read()
    if let list, list.count > Self.maximumCounts {
      throw Failure(
        .usage,
        "-n: \(list.count) values, more than the \(Self.maximumCounts) that constants extrapolates over;"
          + " take powers, as in -n 2^0..2^20")
    }
    let family = try problem.read()
    let cases = family.problems.map { problem in
      (problem, list.map(Array.init) ?? RateReport.geometricCounts(for: problem))
    }
    for (problem, counts) in cases {
      guard let largest = counts.last else { continue }
      try reportingEngine { try Levels(problem).checkEffort(n: largest, options: engine) }
    }
    let work = try CommandWork(
      total: cases.reduce(0) { $0 + $1.1.count }, unit: "laws", output: output)
    defer { work.target.discard() }
    let options = work.watching(engine)
    var report = ConstantsReport(family: family, goal: goal)
    problems: for (problem, counts) in cases {
      do throws(EngineError) {
        let rates = try RateReport(
          problem, counts: counts, order: order, goal: goal, options: options,
          onRow: { work.advance() })
        report.results.append((problem, rates))
      } catch {
        if error == .interrupted { break problems }
        report.missing.append((problem, error))
      }
    }
    report.isComplete = report.results.count + report.missing.count == cases.count
    try work.finish(report)
    if let failure = report.missing.first?.error { throw Failure(.usage, failure.description) }
    if !report.results.allSatisfy({ $0.rates.laws.allSatisfy { $0.hasDigits(goal.digits) } }) {
      throw Failure.tooFewDigits(goal)
    }
  }
}

/// The output of `softbon constants`.
struct ConstantsReport: CommandReport {
  let family: ProblemFamily
  let goal: AccuracyGoal
  var results: [(problem: Problem, rates: RateReport)] = []
  /// The problems whose laws an engine refused, and why.
  var missing: [(problem: Problem, error: EngineError)] = []
  var isComplete = true

  init(family: ProblemFamily, goal: AccuracyGoal) {
    self.family = family
    self.goal = goal
  }

  var json: JSONValue {
    var members = JSONValue.document(
      of: "constants", problem: .problem(family), isComplete: isComplete)
    members["results"] = .array(
      results.flatMap { problem, rates in rates.laws.map { json($0, rates, problem) } }
        + missing.map { problem, error in
          var result: [String: JSONValue] = ["why": .string(error.description)]
          result["lambda"] = problem.temperature.map { .string("\($0)") }
          return .object(result)
        })
    return .object(members)
  }

  var csv: Table { longTable }

  var tables: [Table] {
    results.flatMap { problem, rates in rates.laws.map { table($0, rates, problem) } }
      + missing.map { problem, error in
        Table(
          title: Self.heading("not computed", problem), columns: [.init("why")],
          rows: [[.text(error.description)]])
      }
  }

  // MARK: JSON

  private func json(_ law: RateConstants, _ rates: RateReport, _ problem: Problem) -> JSONValue {
    let digits = goal.digits
    var members: [String: JSONValue] = [
      "law": .string(law.law.rawValue),
      "exponent": .number(law.exponent, digits: digits),
      "constant": .number(law.constant, digits: digits),
      "closed_form": .number(law.closedForm, digits: digits),
      "coefficients": .array(law.coefficients.map { .number($0, digits: digits) }),
      "rows": .array(law.rows.map(json)),
    ]
    members["why"] = reasons([
      ("exponent", law.exponent), ("constant", law.constant), ("closed_form", law.closedForm),
    ])
    members["lambda"] = problem.temperature.map { .string("\($0)") }
    if !law.functions.isEmpty {
      members["functions"] = .array(symbolic(law).map(\.json))
      members["variable"] = rates.variable.map(\.json)
    }
    if law.law == .kl { members["crossover"] = crossover(law).json }
    if !law.hasDigits(digits) { members["digits"] = .integer(reached(law)) }
    return .object(members)
  }

  private func json(_ row: RateConstants.Row) -> JSONValue {
    let digits = goal.digits
    var members: [String: JSONValue] = [
      "n": .string("\(row.n)"), "engine": .string(row.engine.rawValue),
      "value": .number(row.value, digits: digits), "scaled": .number(row.scaled, digits: digits),
      "scaled_lower": .number(row.scaledLower, digits: digits),
      "scaled_upper": .number(row.scaledUpper, digits: digits),
    ]
    members["c2"] = row.bound.map { .number($0, digits: digits) }
    members["kl_over_c2"] = row.boundRatio.map { .number($0, digits: digits) }
    members["why"] = reasons([
      ("value", row.value), ("scaled", row.scaled), ("scaled_lower", row.scaledLower),
      ("scaled_upper", row.scaledUpper), ("kl_over_c2", row.boundRatio),
    ])
    return .object(members)
  }

  /// Why each undefined number has no value; nil where all have one.
  private func reasons(_ numbers: [(name: String, number: CertifiedNumber?)]) -> JSONValue? {
    var reasons: [String: JSONValue] = [:]
    for (name, number) in numbers {
      if case .undefined(let why) = number { reasons[name] = .string(why) }
    }
    return reasons.isEmpty ? nil : .object(reasons)
  }

  private func symbolic(_ law: RateConstants) -> [SymbolicFunction] {
    zip(law.functions, law.denominatorFactors).map { SymbolicFunction($0, factors: $1) }
  }

  private func reached(_ law: RateConstants) -> Int {
    let numbers =
      [law.exponent, law.constant, law.closedForm] + law.coefficients
      + law.rows.flatMap { row in
        [row.value, row.scaled, row.scaledLower, row.scaledUpper]
          + [row.bound, row.boundRatio].compactMap { $0 }
      }
    return numbers.compactMap { $0.decimal(digits: goal.digits)?.digits }.min() ?? 0
  }

  // MARK: The crossover

  /// The n at which KL ≥ C2/2, those at which it is less, and those at which neither is proved.
  private struct Crossover {
    var within: [Integer] = []
    var beyond: [Integer] = []
    var undecided: [Integer] = []

    var json: JSONValue {
      func strings(_ values: [Integer]) -> JSONValue { .array(values.map { .string("\($0)") }) }
      return .object([
        "within_factor_2": strings(within), "beyond_factor_2": strings(beyond),
        "undecided": strings(undecided),
      ])
    }

    /// The values as ranges of the list of all, for people.
    static func text(_ values: [Integer], among all: [Integer]) -> String {
      var runs: [(first: Integer, last: Integer)] = []
      var isOpen = false
      for n in all {
        if values.contains(n) {
          if isOpen { runs[runs.count - 1].last = n } else { runs.append((n, n)) }
          isOpen = true
        } else {
          isOpen = false
        }
      }
      return runs.map { first, last in
        first == last ? first.abbreviated : "\(first.abbreviated)…\(last.abbreviated)"
      }.joined(separator: ", ")
    }
  }

  private func crossover(_ law: RateConstants) -> Crossover {
    var result = Crossover()
    let half = Interval(Rational(1, 2), at: Precision(bits: 32))
    for row in law.rows {
      switch row.boundRatio {
      case .exact(let ratio):
        if ratio >= Rational(1, 2) {
          result.within.append(row.n)
        } else {
          result.beyond.append(row.n)
        }
      case .enclosed(let ratio):
        switch ratio.compared(to: half) {
        case .certainlyGreater: result.within.append(row.n)
        case .certainlyLess: result.beyond.append(row.n)
        case .unknown: result.undecided.append(row.n)
        }
      default: break
      }
    }
    return result
  }

  // MARK: Tables

  private static func heading(_ text: String, _ problem: Problem) -> String {
    (problem.name.map { "\($0): " } ?? "") + text
      + (problem.temperature.map { ", λ = \($0.symbol)" } ?? "")
  }

  private static let names: [RateLaw: (quantity: String, scaled: String, limit: String)] = [
    .kl: ("KL(P*‖Pₙ)", "n² KL", "½ Var_{P*}(w/μ)"),
    .tv: ("TV(P*, Pₙ)", "n TV", "½ E_{P*}|1 + CV² − w/μ|"),
    .gap: ("gₙ", "n gₙ", "Cov_{P*}(r, w/μ)"),
  ]

  private func table(_ law: RateConstants, _ rates: RateReport, _ problem: Problem) -> Table {
    let digits = goal.digits
    let names = Self.names[law.law] ?? ("", "", "")
    func text(_ number: CertifiedNumber) -> String { Cell.number(number, digits: digits).plainText }
    let title = Self.heading("\(names.scaled) → \(names.limit)", problem)
    var footer = [
      "limit (closed form)  \(text(law.closedForm))",
      "limit (extrapolated) \(text(law.constant))", "exponent             \(text(law.exponent))",
    ]
    for (k, coefficient) in law.coefficients.enumerated() {
      let power = k == 0 ? "1/n " : "1/n^\(k + 1)"
      footer.append(
        "coefficient of \(power)".padded(to: 21) + text(coefficient))
    }
    for (k, function) in symbolic(law).enumerated() where function.value.degree <= 40 {
      let name = k == 0 ? "limit" : k == 1 ? "coefficient of 1/n" : "coefficient of 1/n^\(k)"
      let variable = rates.variable?.definition(.text).map { ", \($0)" } ?? ""
      footer.append(
        "\(name) = \(FormulaStyle.text.function(function))\(variable)")
    }
    var columns: [Table.Column] = [
      .init("n", isMath: true), .init(names.quantity), .init(names.scaled),
      .init("bracket from"), .init("to"),
    ]
    if law.law == .kl {
      columns.append(.init("KL/C2"))
      let all = law.rows.map(\.n)
      let crossover = crossover(law)
      if !crossover.within.isEmpty {
        footer.append(
          "C2 is within a factor 2 of KL at n = \(Crossover.text(crossover.within, among: all))")
      }
      if !crossover.beyond.isEmpty {
        footer.append(
          "C2 is more than 2 KL at n = \(Crossover.text(crossover.beyond, among: all))")
      }
    }
    return Table(
      title: title, columns: columns,
      rows: law.rows.map { row in
        [
          .text(row.n.abbreviated), .number(row.value, digits: digits),
          .number(row.scaled, digits: digits), .number(row.scaledLower, digits: digits),
          .number(row.scaledUpper, digits: digits),
        ] + (row.boundRatio.map { [.number($0, digits: digits)] } ?? [])
      }, footer: footer)
  }

  /// One line per law and n, for programs.
  private var longTable: Table {
    let numeric = [
      "value", "scaled", "scaled_lower", "scaled_upper", "closed_form", "constant", "exponent",
      "kl_over_c2",
    ]
    var table = Table(
      columns: [.init("law"), .init("lambda"), .init("n"), .init("engine")]
        + numeric.map { .init($0, isNumeric: true) })
    for (problem, rates) in results {
      for law in rates.laws {
        for row in law.rows {
          let numbers: [CertifiedNumber] = [
            row.value, row.scaled, row.scaledLower, row.scaledUpper, law.closedForm, law.constant,
            law.exponent, row.boundRatio ?? .undefined(why: ""),
          ]
          let head: [Cell] = [
            .text(law.law.rawValue), .text(problem.temperature?.description ?? ""),
            .text("\(row.n)"), .text(row.engine.rawValue),
          ]
          table.append(head + numbers.map { .number($0, digits: goal.digits) })
        }
      }
    }
    return table
  }
}

extension String {
  /// The text with blanks behind it up to a width.
  fileprivate func padded(to width: Int) -> String {
    self + String(repeating: " ", count: max(0, width - count))
  }
}
