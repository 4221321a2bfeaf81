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
    var options = try effort.engineOptions()
    let (law, epsilons) = try goals()
    let family = try problem.read()
    Interruption.noteSignals()
    let target = try OutputTarget(path: output.output)
    defer { target.discard() }
    let progress = Progress(
      total: family.problems.count * epsilons.count, unit: "goals", isQuiet: output.quiet)
    options.isInterrupted = {
      progress.tick()
      return Interruption.isRequested()
    }
    var report = PlanReport(family: family, goal: goal)
    goals: for problem in family.problems {
      for epsilon in epsilons {
        do throws(LeastCandidatesError) {
          let plan = try LeastCandidates(
            problem, law: law, epsilon: epsilon, goal: goal, options: options)
          report.rows.append((problem, plan))
        } catch {
          if case .engine(.interrupted) = error { break goals }
          throw try Self.failure(error, epsilon: epsilon, goal)
        }
        progress.advance()
      }
    }
    progress.finish()
    report.isComplete = report.rows.count == family.problems.count * epsilons.count
    report.write(as: output.format, to: target)
    try target.finish()
    if !report.isComplete, let status = Interruption.status { throw Failure(status, nil) }
    if !report.rows.allSatisfy({ report.hasDigits($0.plan) }) {
      throw Failure(
        .undecided,
        "some numbers have fewer than \(goal.digits) digits at \(goal.maximum.bits) bits;"
          + " raise --max-precision")
    }
  }

  private static func failure(
    _ error: LeastCandidatesError, epsilon: Rational, _ goal: AccuracyGoal
  ) throws -> Failure {
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
struct PlanReport {
  let family: ProblemFamily
  let goal: AccuracyGoal
  var rows: [(problem: Problem, plan: LeastCandidates)] = []
  var isComplete = true

  init(family: ProblemFamily, goal: AccuracyGoal) {
    self.family = family
    self.goal = goal
  }

  func hasDigits(_ plan: LeastCandidates) -> Bool {
    ([plan.value, plan.estimate] + [plan.valueBefore].compactMap { $0 })
      .allSatisfy { $0.proves(digits: goal.digits) }
  }

  func write(as format: OutputOptions.Format, to target: OutputTarget) {
    switch format {
    case .json:
      var members = JSONValue.document(
        of: "plan", problem: .problem(family), isComplete: isComplete)
      members["results"] = .array(rows.map { json($0.problem, $0.plan) })
      target.write(JSONValue.object(members).text)
    case .csv: target.write(table(isWide: true).csv)
    case .text: target.write(table(isWide: false).text)
    case .markdown: target.write(table(isWide: false).markdown)
    case .latex: target.write(table(isWide: false).latex)
    }
  }

  private func json(_ problem: Problem, _ plan: LeastCandidates) -> JSONValue {
    var members: [String: JSONValue] = [
      "law": .string(plan.law.rawValue), "epsilon": .string("\(plan.epsilon)"),
      "nstar": .string("\(plan.n)"), "value": .number(plan.value, digits: goal.digits),
      "value_before": plan.valueBefore.map { .number($0, digits: goal.digits) } ?? .null,
      "bounds": .array(
        plan.bounds.map {
          .object([
            "label": .string($0.label), "n": $0.n.map { .string("\($0)") } ?? .null,
          ])
        }), "estimate": .number(plan.estimate, digits: goal.digits),
    ]
    if case .undefined(let why) = plan.estimate { members["why"] = .string(why) }
    members["lambda"] = problem.temperature.map { .string("\($0)") }
    if !hasDigits(plan) {
      let numbers = [plan.value, plan.estimate] + [plan.valueBefore].compactMap { $0 }
      members["digits"] = .integer(
        numbers.compactMap { $0.decimal(digits: goal.digits)?.digits }.min() ?? 0)
    }
    return .object(members)
  }

  private func table(isWide: Bool) -> Table {
    let labels = rows.first?.plan.bounds.map(\.label) ?? []
    let name = rows.first?.plan.law.rawValue ?? ""
    // An estimate of few digits reads better; it is no bound.
    let digits = goal.digits
    var columns: [Table.Column] = family.temperatures.isEmpty ? [] : [.init("λ", name: "lambda")]
    columns += [
      .init("\(name) ≤", name: "epsilon"), .init("least n", alignment: .right, name: "nstar"),
      .init("value there", name: "value"), .init("value at n − 1", name: "value_before"),
    ]
    columns += labels.map { .init("n by \($0)", alignment: .right, name: "n_\($0)") }
    columns.append(.init("n by the limit", name: "estimate"))
    return Table(
      columns: columns,
      rows: rows.map { problem, plan in
        var cells: [Cell] = family.temperatures.isEmpty ? [] : [.text(temperature(problem, isWide))]
        cells += [
          .text("\(plan.epsilon)"), .text("\(plan.n)"), .number(plan.value, digits: digits),
          plan.valueBefore.map { .number($0, digits: digits) } ?? .empty(why: "n is 1"),
        ]
        cells += labels.map { label in
          let size = plan.bounds.first { $0.label == label }?.n
          return .text(size.map { "\($0)" } ?? "—")
        }
        cells.append(.number(plan.estimate, digits: isWide ? digits : min(digits, 4)))
        return cells
      },
      footer: isComplete ? [] : ["interrupted: the rest is missing"])
  }

  private func temperature(_ problem: Problem, _ isWide: Bool) -> String {
    problem.temperature.map { isWide ? "\($0)" : $0.symbol } ?? ""
  }
}
