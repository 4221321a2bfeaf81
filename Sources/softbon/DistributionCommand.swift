// Copyright 2026 the softbon authors
// SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import Dispatch
import Enclosures
import ExactArithmetic
import ProblemInput
import SoftBestOfN
import Synchronization
import Tables

struct DistributionCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "distribution",
    abstract: "P_n for each n, with the tilted optimum P* beside it.",
    discussion: """
      Examples:
        softbon distribution --probabilities 1/2,1/2 --weights 2,1 -n 2
        softbon distribution --probabilities 1/2,3/10,1/5 --rewards 0,1/2,1 \\
          --lambda 1/2 -n 1,2,5..8 --digits 30
        softbon distribution --problem problem.yaml -n 2^0..2^6 \\
          --format json --output law.json
        softbon distribution --problem counts.csv --lambda 0,1/10,inf -n 16
      """)

  @OptionGroup(title: "Problem") var problem: ProblemOptions
  @OptionGroup var candidates: CandidateOptions
  @OptionGroup(title: "Effort") var effort: EffortOptions
  @OptionGroup(title: "Output") var output: OutputOptions

  func run() throws {
    let goal = try effort.goal()
    var options = try effort.engineOptions()
    let counts = try candidates.read()
    let family = try problem.read()
    let cases = family.problems.map { ($0, Levels($0)) }
    for (problem, levels) in cases {
      try reportingEngine { try levels.checkEffort(n: counts.largest, options: options) }
      if effort.crossCheck { try Self.checkSecondRoute(problem, levels, counts, goal, options) }
    }

    Interruption.noteSignals()
    let target = try OutputTarget(path: output.output)
    defer { target.discard() }
    let progress = Progress(
      total: cases.count * counts.count, unit: "laws", isQuiet: output.quiet)
    options.isInterrupted = {
      progress.tick()
      return Interruption.isRequested()
    }
    var report = DistributionReport(family: family, goal: goal)
    let candidates = Array(counts)
    let isChecked = effort.crossCheck
    // Fixed pieces of the list of n share what the engine can share among them.
    let pieces = cases.indices.flatMap { index in
      stride(from: 0, to: candidates.count, by: Self.longestPiece).map {
        (case: index, candidates: $0..<min($0 + Self.longestPiece, candidates.count))
      }
    }
    report.rows = try Self.inOrder(pieces.count, options: options) { piece, options in
      let (problem, levels) = cases[pieces[piece].case]
      let candidates = Array(candidates[pieces[piece].candidates])
      let prepared = try Distribution.prepare(
        levels, candidates: candidates, goal: goal, options: options)
      return try Self.inOrder(candidates.count, options: options) { index, options in
        let law = try Distribution(
          problem, levels: levels, n: candidates[index], goal: goal, options: options,
          prepared: prepared[index])
        let route =
          isChecked ? try law.crossChecked(levels: levels, goal: goal, options: options) : nil
        progress.advance()
        return DistributionReport.Row(problem: problem, law: law, crossCheck: route)
      }
    }.flatMap { $0 }
    progress.finish()
    report.isComplete = report.rows.count == cases.count * counts.count
    report.write(as: output.format, to: target)
    try target.finish()
    if !report.isComplete, let status = Interruption.status { throw Failure(status, nil) }
    if let row = report.rows.first(where: { $0.law.digits < goal.digits }) {
      throw Failure(
        .undecided,
        "n = \(row.law.n.abbreviated) has \(row.law.digits) of \(goal.digits) digits at"
          + " \(goal.maximum.bits) bits; raise --max-precision")
    }
  }

  /// The most n of one problem that are computed together.
  private static let longestPiece = 16

  /// The rows 0, 1, … that were finished before an interruption, in order. Many rows are computed on as many threads as
  /// `options` says, each on one; few rows one after the other, each on all threads. Neither changes a row.
  private static func inOrder<Row: Sendable>(
    _ count: Int, options given: EngineOptions,
    _ row: @Sendable (_ index: Int, _ options: EngineOptions) throws -> Row
  ) throws -> [Row] {
    let threads = count >= 2 * given.jobs ? given.jobs : 1
    var options = given
    if threads > 1 { options.jobs = 1 }
    let next = Atomic(0)
    let rows = Mutex([Int: Row]())
    let failures = Mutex([Int: any Error]())
    let settled = options
    DispatchQueue.concurrentPerform(iterations: threads) { _ in
      withMPFRThread {
        // Every index below one that failed is taken before it, and finished: the first failure is always the same.
        while failures.withLock({ $0.isEmpty }), !Interruption.isRequested() {
          let index = next.wrappingAdd(1, ordering: .relaxed).oldValue
          if index >= count { return }
          do {
            let result = try reportingEngine { try row(index, settled) }
            rows.withLock { $0[index] = result }
          } catch {
            failures.withLock { $0[index] = error }
          }
        }
      }
    }
    let failed = failures.withLock { $0 }.sorted { $0.key < $1.key }
    for (_, error) in failed {
      if case EngineError.interrupted = error { continue }
      throw error
    }
    return rows.withLock { $0 }.sorted { $0.key < $1.key }.map(\.value)
  }

  static func checkSecondRoute(
    _ problem: Problem, _ levels: Levels, _ counts: CandidateCounts, _ goal: AccuracyGoal,
    _ options: EngineOptions
  ) throws {
    // The engine that `auto` takes differs only where both routes exist.
    let precision = Precision(digits: goal.digits)
    guard
      let route = levels.secondRoute(
        n: counts.largest, engine: options.engine, at: precision, options: options)
    else {
      let temperature = problem.temperature.map { "lambda = \($0)" } ?? "these weights"
      throw Failure(
        .usage,
        "--cross-check: there is no second route for \(temperature), a closed form, in this version"
      )
    }
    var second = options
    second.engine = route
    if route == .moments { return }
    try reportingEngine { try levels.checkEffort(n: counts.largest, options: second) }
  }
}

/// Turns the errors of the engines into exit codes; an interruption is passed on.
func reportingEngine<Result>(_ body: () throws -> Result) throws -> Result {
  do {
    return try body()
  } catch let error as EngineError where error != .interrupted {
    throw Failure(.usage, error.description)
  } catch let error as EngineDisagreement {
    let numbers = error.results.map {
      "\($0.engine.rawValue) \(Cell.number($0.number, digits: 30).plainText)"
    }
    throw Failure(
      .disagreement,
      "two engines disagree at n = \(error.n.abbreviated), symbol \(error.symbol + 1):"
        + " \(numbers.joined(separator: ", ")); please report this")
  }
}
