// Copyright 2026 the softbon authors
// SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import Certification
import Enclosures
import ExactArithmetic
import ProblemInput
import SoftBestOfN
import Tables

struct CompareCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "compare",
    abstract: "P_n against the tilted optimum and the reference, with every applicable bound.",
    discussion: """
      Examples:
        softbon compare --probabilities 1/2,3/10,1/5 --rewards 0,1/2,1 --lambda 1/2 -n 8
        softbon compare --problem problem.yaml -n 1,4,16 --digits 30 --format json

      Divergences are in nats. The slack of a bound is the larger side minus the smaller one as the claim states them.
      """)

  @OptionGroup(title: "Problem") var problem: ProblemOptions
  @OptionGroup var candidates: CandidateOptions
  @OptionGroup var claimOptions: ClaimOptions
  @OptionGroup(title: "Effort") var effort: EffortOptions
  @OptionGroup(title: "Output") var output: OutputOptions

  func run() throws {
    let goal = try effort.goal()
    var options = try effort.engineOptions()
    let counts = try candidates.read()
    let family = try problem.read()
    let statements = try claimOptions.statements(labelled: []).statements
    for problem in family.problems {
      let levels = Levels(problem)
      try reportingEngine { try levels.checkEffort(n: counts.largest, options: options) }
      if effort.crossCheck {
        try DistributionCommand.checkSecondRoute(problem, levels, counts, goal, options)
      }
    }
    Interruption.noteSignals()
    let target = try OutputTarget(path: output.output)
    defer { target.discard() }
    let total = family.problems.count * counts.count
    let progress = Progress(total: total, unit: "laws", isQuiet: output.quiet)
    options.isInterrupted = {
      progress.tick()
      return Interruption.isRequested()
    }
    var report = ComparisonReport(family: family, goal: goal, statements: statements)
    rows: for problem in family.problems {
      for n in counts {
        if Interruption.isRequested() { break rows }
        do {
          try reportingEngine {
            let comparison = try LawComparison(
              problem, n: n, statements: statements, goal: goal, options: options)
            let route = effort.crossCheck ? try crossCheck(problem, n, goal, options) : nil
            report.rows.append((problem, comparison, route))
          }
        } catch EngineError.interrupted {
          break rows
        }
        progress.advance()
      }
    }
    progress.finish()
    report.isComplete = report.rows.count == total
    report.write(as: output.format, to: target)
    try target.finish()
    if !report.isComplete, let status = Interruption.status { throw Failure(status, nil) }
    try report.conclude()
  }

  /// Computes P_n by a second engine too; everything else follows from P_n.
  private func crossCheck(
    _ problem: Problem, _ n: Integer, _ goal: AccuracyGoal, _ options: EngineOptions
  ) throws -> Engine? {
    let levels = Levels(problem)
    let law = try Distribution(problem, levels: levels, n: n, goal: goal, options: options)
    return try law.crossChecked(levels: levels, goal: goal, options: options)
  }
}
