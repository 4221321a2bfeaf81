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
    let engine = try effort.engineOptions()
    let counts = try candidates.read()
    let problems = try Self.problems(problem)
    for problem in problems {
      try reportingEngine { try Levels(problem).checkEffort(n: counts.largest, options: engine) }
    }
    let work = try CommandWork(
      total: problems.count * (counts.count + 1) + counts.count, unit: "laws", output: output)
    defer { work.target.discard() }
    let plot = try picture.map { try Picture.prepared(at: $0) }
    var report = FrontierReport(problem: problems[0], goal: goal)
    do throws(FrontierError) {
      try report.compute(problems, Array(counts), work.watching(engine)) { work.advance() }
    } catch {
      switch error {
      case .engine: report.isComplete = false
      case .noRewards:
        throw Failure(
          .data, "frontier needs rewards, and the problem gives weights without rewards")
      }
    }
    try work.finish(report)
    if let failure = report.missing.first?.error {
      throw Failure(.usage, failure.description)
    }
    try plot?.draw(report.picture)
    if !report.points.allSatisfy({ $0.numbers.allSatisfy { $0.proves(digits: goal.digits) } }) {
      throw Failure.tooFewDigits(goal)
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
}

/// The output of `softbon frontier`.
struct FrontierReport: CommandReport {
  /// A law that no engine computed.
  struct Missing {
    let family: FrontierPoint.Family
    let temperature: Temperature?
    let n: Integer?
    let error: EngineError
  }

  let problem: Problem
  let goal: AccuracyGoal
  private(set) var points: [FrontierPoint] = []
  private(set) var missing: [Missing] = []
  var isComplete = true

  init(problem: Problem, goal: AccuracyGoal) {
    self.problem = problem
    self.goal = goal
  }

  /// The tilted laws, those of Soft-BoN and those of hard BoN; a law that an engine refuses is noted as missing.
  ///
  /// - Throws: `FrontierError.noRewards`, or an interruption.
  mutating func compute(
    _ problems: [Problem], _ counts: [Integer], _ options: EngineOptions, onPoint: () -> Void
  ) throws(FrontierError) {
    let frontier = try Frontier(problem, goal: goal, options: options)
    var laws: [(family: FrontierPoint.Family, problem: Problem, n: Integer?)] = problems.map {
      (.tilted, $0, nil)
    }
    for n in counts {
      laws += problems.filter { $0.temperature != .zero }.map { (.soft, $0, n) }
    }
    // Without rewards in the weights hard BoN is the law of the largest weight, which the frontier does not ask for.
    if let hard = try? problem.at(.zero) { laws += counts.map { (.hard, hard, $0) } }
    for law in laws {
      do throws(FrontierError) {
        if let n = law.n {
          points.append(try frontier.soft(law.problem, n: n))
        } else {
          points.append(try frontier.tilted(law.problem))
        }
      } catch {
        guard case .engine(let reason) = error, reason != .interrupted else { throw error }
        missing.append(
          Missing(
            family: law.family, temperature: law.problem.temperature, n: law.n, error: reason))
      }
      onPoint()
    }
  }

  var json: JSONValue {
    guard case .object(var echoed) = JSONValue.problem(problem) else { return .null }
    var seen: Set<String> = []
    let temperatures = points.filter { $0.family == .tilted }.compactMap { $0.temperature }
      .map { "\($0)" }.filter { seen.insert($0).inserted }
    if temperatures.count > 1 { echoed["lambda"] = .array(temperatures.map { .string($0) }) }
    var members = JSONValue.document(
      of: "frontier", problem: .object(echoed), isComplete: isComplete)
    members["results"] = .array(points.map(json) + missing.map(json))
    return .object(members)
  }

  private func json(_ law: Missing) -> JSONValue {
    var members: [String: JSONValue] = [
      "family": .string(law.family.rawValue), "why": .string(law.error.description),
    ]
    members["lambda"] = law.temperature.map { .string("\($0)") }
    members["n"] = law.n.map { .string("\($0)") }
    return .object(members)
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

  var csv: Table { table(isWide: true) }
  var tables: [Table] { [table(isWide: false)] }

  func table(isWide: Bool) -> Table {
    let digits = goal.digits
    func head(_ family: FrontierPoint.Family, _ temperature: Temperature?, _ n: Integer?) -> [Cell]
    {
      [
        .text(family.rawValue),
        .text(temperature.map { isWide ? "\($0)" : $0.symbol } ?? ""),
        .text(n.map { isWide ? "\($0)" : $0.abbreviated } ?? ""),
      ]
    }
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
        head(point.family, point.temperature, point.n)
          + point.numbers.map { .number($0, digits: digits) }
      }
        + missing.map { law in
          head(law.family, law.temperature, law.n) + [.empty(why: law.error.description)]
            + Array(repeating: .empty(why: ""), count: 3)
        })
  }
}
