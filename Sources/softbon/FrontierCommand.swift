// Copyright 2026 the softbon authors
// SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import Enclosures
import ExactArithmetic
import ProblemInput
import Rates
import SoftBestOfN
import Tables

struct FrontierCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "frontier",
    abstract:
      "KL(·‖P) against the mean reward, and how far each law lies above the best trade-off.",
    discussion: """
      One row for P* at each lambda, for Soft-BoN at each lambda and n, and for hard BoN at each n. The rate is the least \
      KL(Q‖P) of any law Q with that mean reward, and the Pareto gap is what the law pays above it (F3).
      Without --lambda there are 29 temperatures, from 1/32 to 4 times the range of the rewards.

      Examples:
        softbon frontier --probabilities 1/2,3/10,1/5 --rewards 0,1/2,1 --lambda 1/4,1/2,1 -n 1,4,16
        softbon frontier --problem problem.yaml -n 2^0..2^6 --picture frontier
      """)

  @OptionGroup(title: "Problem") var problem: ProblemOptions
  @OptionGroup var candidates: CandidateOptions

  @Option(
    parsing: .unconditional,
    help: .init(
      "Also draw: writes NAME.csv and NAME.gp and, with gnuplot, NAME.svg and NAME.pdf.",
      valueName: "name"))
  var picture: String?

  @OptionGroup(title: "Effort") var effort: EffortOptions
  @OptionGroup(title: "Output") var output: OutputOptions

  func run() throws {
    let goal = try effort.goal()
    try effort.refuseCrossCheck("frontier")
    var options = try effort.engineOptions()
    let counts = try candidates.read()
    let problems = try Self.problems(problem)
    for problem in problems {
      try reportingEngine { try Levels(problem).checkEffort(n: counts.largest, options: options) }
    }
    Interruption.noteSignals()
    let target = try OutputTarget(path: output.output)
    defer { target.discard() }
    let plot = try picture.map { try Picture.prepared(at: $0) }
    let progress = Progress(
      total: problems.count * (counts.count + 1) + counts.count, unit: "laws",
      isQuiet: output.quiet)
    options.isInterrupted = {
      progress.tick()
      return Interruption.isRequested()
    }
    var report = FrontierReport(problem: problems[0], goal: goal)
    do throws(FrontierError) {
      report.points = try Self.points(problems, Array(counts), goal, options) { progress.advance() }
    } catch {
      switch error {
      case .engine(.interrupted): report.isComplete = false
      case .engine(let error): throw Failure(.usage, error.description)
      case .noRewards:
        throw Failure(
          .data, "frontier needs rewards, and the problem gives weights without rewards")
      }
    }
    progress.finish()
    report.write(as: output.format, to: target)
    try target.finish()
    if !report.isComplete, let status = Interruption.status { throw Failure(status, nil) }
    try plot?.draw(report.picture)
    if !report.points.allSatisfy({ $0.numbers.allSatisfy { $0.proves(digits: goal.digits) } }) {
      throw Failure(
        .undecided,
        "some numbers have fewer than \(goal.digits) digits at \(goal.maximum.bits) bits;"
          + " raise --max-precision")
    }
  }

  /// The problem at every temperature asked for, or at those of the default.
  static func problems(_ options: ProblemOptions) throws -> [Problem] {
    if options.weights != nil || options.lambda != nil { return try options.read().problems }
    let given = try options.read(forEveryTemperature: options.problem == nil)
    guard given.problems.count == 1, let rewards = given.first.rewards, options.problem == nil,
      let least = rewards.min(), let greatest = rewards.max(), least < greatest
    else { return given.problems }
    return try defaultTemperatures(range: greatest - least).map {
      try given.first.at(.positive($0))
    }
  }

  /// Δ·2^(j/4) for j = −20, …, 8, with small fractions for the roots of 2.
  static func defaultTemperatures(range: Rational) -> [Rational] {
    let roots = [Rational.one, Rational(6, 5), Rational(17, 12), Rational(5, 3)]
    return (-20...8).map { range * .powerOfTwo($0 >> 2) * roots[$0 & 3] }
  }

  static func points(
    _ problems: [Problem], _ counts: [Integer], _ goal: AccuracyGoal, _ options: EngineOptions,
    onPoint: () -> Void
  ) throws(FrontierError) -> [FrontierPoint] {
    let frontier = try Frontier(problems[0], goal: goal, options: options)
    var points: [FrontierPoint] = []
    for problem in problems {
      points.append(try frontier.tilted(problem))
      onPoint()
    }
    for n in counts {
      for problem in problems where problem.temperature != .zero {
        points.append(try frontier.soft(problem, n: n))
        onPoint()
      }
    }
    // Without rewards in the weights hard BoN is the law of the largest weight, which the frontier does not ask for.
    if let hard = try? problems[0].at(.zero) {
      for n in counts {
        points.append(try frontier.soft(hard, n: n))
        onPoint()
      }
    }
    return points
  }
}

/// The output of `softbon frontier`.
struct FrontierReport {
  let problem: Problem
  let goal: AccuracyGoal
  var points: [FrontierPoint] = []
  var isComplete = true

  init(problem: Problem, goal: AccuracyGoal) {
    self.problem = problem
    self.goal = goal
  }

  func write(as format: OutputOptions.Format, to target: OutputTarget) {
    switch format {
    case .json:
      guard case .object(var echoed) = JSONValue.problem(problem) else { return }
      var seen: Set<String> = []
      let temperatures = points.filter { $0.family == .tilted }.compactMap { $0.temperature }
        .map { "\($0)" }.filter { seen.insert($0).inserted }
      if temperatures.count > 1 { echoed["lambda"] = .array(temperatures.map { .string($0) }) }
      var members = JSONValue.document(
        of: "frontier", problem: .object(echoed), isComplete: isComplete)
      members["results"] = .array(points.map(json))
      target.write(JSONValue.object(members).text)
    case .csv: target.write(table(isWide: true).csv)
    case .text: target.write(table(isWide: false).text)
    case .markdown: target.write(table(isWide: false).markdown)
    case .latex: target.write(table(isWide: false).latex)
    }
  }

  private func json(_ point: FrontierPoint) -> JSONValue {
    let digits = goal.digits
    var members: [String: JSONValue] = [
      "family": .string(point.family.rawValue), "engine": .string(point.engine.rawValue),
      "reward": .number(point.reward, digits: digits),
      "kl": .number(point.divergence, digits: digits),
      "rate": .number(point.rate, digits: digits),
      "pareto_gap": .number(point.gap, digits: digits),
    ]
    members["lambda"] = point.temperature.map { .string("\($0)") }
    members["n"] = point.n.map { .string("\($0)") }
    if !point.numbers.allSatisfy({ $0.proves(digits: digits) }) {
      members["digits"] = .integer(
        point.numbers.compactMap { $0.decimal(digits: digits)?.digits }.min() ?? 0)
    }
    return .object(members)
  }

  func table(isWide: Bool) -> Table {
    let digits = goal.digits
    return Table(
      title: isWide ? nil : problem.name,
      columns: [
        .init("law", name: "family"), .init("λ", name: "lambda"), .init("n", name: "n"),
        .init("mean reward", name: "reward", isNumeric: true),
        .init("KL(·‖P)", name: "kl", isNumeric: true),
        .init("least KL at that mean", name: "rate", isNumeric: true),
        .init("Pareto gap", name: "pareto_gap", isNumeric: true),
      ],
      rows: points.map { point in
        [
          .text(point.family.rawValue),
          .text(point.temperature.map { isWide ? "\($0)" : $0.symbol } ?? ""),
          .text(point.n.map { "\($0)" } ?? ""), .number(point.reward, digits: digits),
          .number(point.divergence, digits: digits), .number(point.rate, digits: digits),
          .number(point.gap, digits: digits),
        ]
      },
      footer: isComplete ? [] : ["interrupted: the rest is missing"])
  }
}
