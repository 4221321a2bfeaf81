// Copyright 2026 the softbon authors
// SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import Certification
import ProblemInput
import SoftBestOfN
import Tables

struct CheckCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "check",
    abstract: "Verdicts for the claims of the catalogue.",
    discussion: """
      Without a problem, the claims are checked on the standard grid (--quick: on a small one).

      Examples:
        softbon check --quick
        softbon check C2 C3 --probabilities 999/1000,1/1000 --rewards 0,1 --lambda 1/3 -n 2^0..2^5
        softbon check E1 --format csv --output e1.csv
        softbon check --explain C3
        softbon check B1 B2 --probabilities 1/2,3/10,1/5 --rewards 0,1/2,1 --lambda all -n 1..8

      --lambda all decides the claims that are rational in x = exp(step/lambda) for every lambda > 0 at once; without a \
      problem for those of the grid that have rewards.
      """)

  @Argument(
    help: .init("Labels such as C2 or C3b; all claims when none is given.", valueName: "claim"))
  var labels: [String] = []

  @Flag(help: "Check on the small grid.")
  var quick = false

  @Option(
    help: .init(
      "Say what a claim states, under which hypotheses, where it comes from and why it holds; check nothing.",
      valueName: "claim"))
  var explain: String?

  @OptionGroup(title: "Problem, in place of the grid") var problem: ProblemOptions
  @OptionGroup var candidates: CandidateOptions
  @OptionGroup var claimOptions: ClaimOptions
  @OptionGroup(title: "Effort") var effort: EffortOptions
  @OptionGroup(title: "Output") var output: OutputOptions

  func run() throws {
    if let explain {
      if !labels.isEmpty || quick || problem.isGiven || candidates.counts != nil {
        throw Failure(.usage, "--explain takes one claim and no grid or problem beside it")
      }
      let (claims, statements) = try claimOptions.statements(labelled: [explain])
      let target = try OutputTarget(path: output.output)
      defer { target.discard() }
      for claim in claims where claim.label == statements.first?.claim {
        target.write(claim.explanation(of: statements.map(\.label)))
      }
      try target.finish()
      return
    }
    let goal = try effort.goal()
    try effort.refuseCrossCheck()
    let options = try effort.engineOptions()
    let (claims, statements) = try claimOptions.statements(labelled: labels)
    let (grid, family) = try gridAndFamily()
    if problem.isForEveryTemperature {
      return try checkEveryTemperature(claims, statements, grid, family, options)
    }
    for gridCase in grid.cases {
      try reportingEngine {
        try Levels(gridCase.problem).checkEffort(n: gridCase.n, options: options)
      }
    }
    Interruption.noteSignals()
    let target = try OutputTarget(path: output.output)
    defer { target.discard() }
    var report = try CheckReport.run(
      claims: claims, family: family,
      check: GridCheck(
        statements: statements, grid: grid, usesOwnGrids: family == nil && !quick, goal: goal,
        options: options),
      isQuiet: output.quiet)
    report.claimsDirectory = claimOptions.claims
    report.write(as: output.format, to: target)
    try target.finish()
    try report.conclude()
  }

  /// `--lambda all`: no engine computes anything, and no precision enters.
  private func checkEveryTemperature(
    _ claims: [Claim], _ statements: [CheckedStatement], _ grid: Grid, _ family: ProblemFamily?,
    _ options: EngineOptions
  ) throws {
    Interruption.noteSignals()
    let target = try OutputTarget(path: output.output)
    defer { target.discard() }
    let report = EveryTemperatureReport.run(
      claims: claims, claimDirectory: claimOptions.claims, problem: family?.first,
      statements: statements, grid: grid, options: options, isQuiet: output.quiet)
    report.write(as: output.format, to: target)
    try target.finish()
    try report.conclude()
  }

  private func gridAndFamily() throws -> (Grid, ProblemFamily?) {
    let hasProblem = problem.isGivenBesideEveryTemperature
    if !hasProblem, candidates.counts == nil {
      let file = quick ? Catalogue.quickGrid : Catalogue.standardGrid
      return (try reportingClaims { try Grid(reading: file) }, nil)
    }
    if quick {
      throw Failure(.usage, "--quick is a grid of its own and takes no problem and no -n")
    }
    if !hasProblem {
      throw Failure(
        .usage, "-n needs a problem beside it: give --problem, or --probabilities and so on")
    }
    let counts = try candidates.read()
    try problem.refuseTemperatureBesideWeights()
    let family = try problem.read(forEveryTemperature: problem.isForEveryTemperature)
    if problem.isForEveryTemperature, family.temperatures.isEmpty {
      throw Failure(
        .usage, "--lambda all needs rewards: the problem gives weights, which belong to no lambda")
    }
    return (Grid(families: [family.problems], candidates: Array(counts)), family)
  }
}
