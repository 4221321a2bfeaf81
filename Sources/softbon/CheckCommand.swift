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

  private func gridAndFamily() throws -> (Grid, ProblemFamily?) {
    let hasProblem = problem.isGiven
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
    let family = try problem.read()
    return (Grid(families: [family.problems], candidates: Array(counts)), family)
  }
}
