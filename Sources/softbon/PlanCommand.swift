// Copyright 2026 the softbon authors
// SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import Enclosures
import ExactArithmetic
import ProblemInput
import Rates
import SoftBestOfN
import Tables

struct PlanCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "plan",
    abstract: "The least n that brings KL, TV or the reward gap down to a goal, certified.",
    discussion: """
      None of the three ever rises with n, so one n that reaches the goal while n − 1 does not is the least. Beside it \
      stand the n that the bounds ask for (C4 and C3 for KL; D2, and D1 with C2, for TV; E1 for the gap), and what the \
      limit of n^e v(n) suggests.

      Examples:
        softbon plan --probabilities 1/2,3/10,1/5 --rewards 0,1/2,1 --lambda 1/2 --kl 1/1000
        softbon plan --problem problem.yaml --gap 1/10,1/100,1/1000 --format json
      """)

  @OptionGroup(title: "Problem") var problem: ProblemOptions

  @Option(
    parsing: .unconditional,
    help: .init("Goals for KL(P*‖P_n), in nats.", valueName: "list"))
  var kl: String?

  @Option(
    parsing: .unconditional, help: .init("Goals for the total variation.", valueName: "list"))
  var tv: String?

  @Option(
    parsing: .unconditional,
    help: .init("Goals for the reward gap, in the unit of the rewards.", valueName: "list"))
  var gap: String?

  @OptionGroup(title: "Effort") var effort: EffortOptions
  @OptionGroup(title: "Output") var output: OutputOptions

  private func goals() throws -> (law: RateLaw, values: [Rational]) {
    let given = [(RateLaw.kl, kl), (.tv, tv), (.gap, gap)].compactMap { law, text in
      text.map { (law, $0) }
    }
    guard given.count == 1, let (law, text) = given.first else {
      throw Failure(.usage, "give one of --kl, --tv and --gap, as in --kl 1/1000")
    }
    return (
      law, try reportingInput { try positiveNumbersFlag(text, flag: "--\(law.rawValue)") }
    )
  }

  func run() throws {
    let goal = try effort.goal()
    try effort.refuseCrossCheck("plan")
    let (law, epsilons) = try goals()
    let engine = try effort.engineOptions()
    let family = try problem.read()
    let total = family.problems.count * epsilons.count
    let work = try CommandWork(total: total, unit: "goals", output: output)
    defer { work.target.discard() }
    let options = work.watching(engine)
    var report = PlanReport(family: family, law: law, goal: goal)
    goals: for problem in family.problems {
      for epsilon in epsilons {
        do throws(LeastCandidatesError) {
          let plan = try LeastCandidates(
            problem, law: law, epsilon: epsilon, goal: goal, options: options)
          report.rows.append(.init(problem: problem, epsilon: epsilon, plan: plan))
        } catch {
          if case .engine(.interrupted) = error { break goals }
          let failure = Self.failure(error, epsilon: epsilon, goal)
          // Bad data is so for every goal; a goal without an answer leaves the others theirs.
          if failure.status == .data { throw failure }
          report.rows.append(.init(problem: problem, epsilon: epsilon, failure: failure))
        }
        work.advance()
      }
    }
    report.isComplete = report.rows.count == total
    try work.finish(report)
    if let failure = report.rows.lazy.compactMap(\.failure).first { throw failure }
    if !report.rows.allSatisfy({ $0.plan.map(report.hasDigits) ?? true }) {
      throw Failure.tooFewDigits(goal)
    }
  }

  private static func failure(
    _ error: LeastCandidatesError, epsilon: Rational, _ goal: AccuracyGoal
  ) -> Failure {
    switch error {
    case .engine(let error): Failure(.usage, error.description)
    case .noRewards:
      Failure(.data, "--gap needs rewards, and the problem gives weights without rewards")
    case .rewardsAgainstWeights:
      Failure(
        .data,
        "--gap: the rewards do not rise with the weights, so the gap may rise with n and no n is certified;"
          + " use --kl or --tv")
    case .undecided(let n):
      Failure(
        .undecided,
        "at n = \(n.abbreviated) the value and \(epsilon.abbreviated) cannot be told apart at"
          + " \(goal.maximum.bits) bits; raise --max-precision, or change the goal a little")
    }
  }
}

/// The output of `softbon plan`.
struct PlanReport: CommandReport {
  /// A goal and its answer, or why there is none.
  struct Row {
    let problem: Problem
    let epsilon: Rational
    var plan: LeastCandidates?
    var failure: Failure?

    var why: String { failure?.message ?? "" }
  }

  let family: ProblemFamily
  let law: RateLaw
  let goal: AccuracyGoal
  var rows: [Row] = []
  var isComplete = true

  init(family: ProblemFamily, law: RateLaw, goal: AccuracyGoal) {
    self.family = family
    self.law = law
    self.goal = goal
  }

  private func numbers(_ plan: LeastCandidates) -> [CertifiedNumber] {
    [plan.value, plan.estimate] + [plan.valueBefore].compactMap { $0 }
  }

  func hasDigits(_ plan: LeastCandidates) -> Bool {
    numbers(plan).allSatisfy { $0.proves(digits: goal.digits) }
  }

  var json: JSONValue {
    var members = JSONValue.document(of: "plan", problem: .problem(family), isComplete: isComplete)
    members["results"] = .array(rows.map(json))
    return .object(members)
  }

  private func json(_ row: Row) -> JSONValue {
    var members: [String: JSONValue] = [
      "law": .string(law.rawValue), "epsilon": .string("\(row.epsilon)"), "nstar": .null,
    ]
    members["lambda"] = row.problem.temperature.map { .string("\($0)") }
    guard let plan = row.plan else {
      members["why"] = .string(row.why)
      return .object(members)
    }
    members["nstar"] = .string("\(plan.n)")
    members["value"] = .number(plan.value, digits: plan.digits)
    members["value_before"] =
      plan.valueBefore.map { .number($0, digits: plan.digits) } ?? .null
    members["bounds"] = .array(
      plan.bounds.map {
        var bound: [String: JSONValue] = ["label": .string($0.label), "n": .null]
        if let n = $0.n { bound["n"] = .string("\(n)") } else { bound["why"] = .string($0.why) }
        return .object(bound)
      })
    members["estimate"] = .number(plan.estimate, digits: goal.digits)
    var reasons: [String] = []
    if plan.valueBefore == nil { reasons.append("value_before: no n comes before 1") }
    if case .undefined(let why) = plan.estimate { reasons.append(why) }
    if !reasons.isEmpty { members["why"] = .string(reasons.joined(separator: "; ")) }
    if !hasDigits(plan) {
      members["digits"] = .integer(
        numbers(plan).compactMap { $0.decimal(digits: goal.digits)?.digits }.min() ?? 0)
    }
    return .object(members)
  }

  var csv: Table { table(isWide: true) }
  var tables: [Table] { [table(isWide: false)] }

  private func table(isWide: Bool) -> Table {
    var labels: [String] = []
    for label in rows.flatMap({ $0.plan?.bounds.map(\.label) ?? [] }) where !labels.contains(label)
    {
      labels.append(label)
    }
    var columns: [Table.Column] = family.temperatures.isEmpty ? [] : [.init("λ", name: "lambda")]
    columns += [
      .init("\(law.rawValue) ≤", name: "epsilon"),
      .init("least n", alignment: .right, name: "nstar"),
      .init("value there", name: "value"), .init("value at n − 1", name: "value_before"),
    ]
    columns += labels.map { .init("n by \($0)", alignment: .right, name: "n_\($0)") }
    columns.append(.init("n by the limit", name: "estimate"))
    return Table(columns: columns, rows: rows.map { cells($0, labels, isWide: isWide) })
  }

  private func cells(_ row: Row, _ labels: [String], isWide: Bool) -> [Cell] {
    // Programs need every digit, people a length that they can read.
    func count(_ n: Integer) -> Cell { .text(isWide ? "\(n)" : n.abbreviated) }
    var cells: [Cell] = []
    if !family.temperatures.isEmpty {
      cells.append(.text(row.problem.temperature.map { isWide ? "\($0)" : $0.symbol } ?? ""))
    }
    cells.append(isWide ? .text("\(row.epsilon)") : .input(row.epsilon, digits: goal.digits))
    guard let plan = row.plan else {
      return cells + [.empty(why: row.why)]
        + Array(repeating: .empty(why: ""), count: labels.count + 3)
    }
    cells += [
      count(plan.n), .number(plan.value, digits: plan.digits),
      plan.valueBefore.map { .number($0, digits: plan.digits) } ?? .empty(why: "n is 1"),
    ]
    cells += labels.map { label in
      let bound = plan.bounds.first { $0.label == label }
      return bound?.n.map(count) ?? .empty(why: bound?.why ?? "")
    }
    // An estimate of few digits reads better; it is no bound.
    cells.append(.number(plan.estimate, digits: isWide ? goal.digits : min(goal.digits, 4)))
    return cells
  }
}
