// Copyright 2026 the softbon authors
// SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import Blocks
import Enclosures
import ExactArithmetic
import ProblemInput
import SoftBestOfN
import Tables

struct BlockCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "block",
    abstract: "How many candidates a gain in mean reward needs when whole sequences are sampled.",
    discussion: """
      A sequence is m independent symbols and its reward the sum of theirs. For each length m and gain ε per symbol: \
      the least n at which the selected sequence has the mean reward m(E_P[r] + ε), with what theorems say about it, \
      and what the same gain costs symbol by symbol.

      Examples:
        softbon block --probabilities 1/2,1/2 --rewards 0,1 --hard \\
          --lengths 8,16,32,64 --gain 1/8
        softbon block --probabilities 1/2,1/2 --rewards 0,1 --tilt 6/5 \\
          --lengths 2^3..2^6 --gains 1/16,1/8
        softbon block --problem problem.yaml --lambda 1/2 --lengths 4..8 --gain 1/10 \\
          --format json
        softbon block --probabilities 1/2,1/2 --rewards 0,1 --lambda 1/4,1 --lengths 64 \\
          --budget 512 --picture block-lengths
      """)

  @OptionGroup(title: "Problem") var problem: ProblemOptions

  @Option(
    parsing: .unconditional,
    help: .init(
      "Lengths of the sequences: numbers and ranges such as 8,16,32..40.", valueName: "list"))
  var lengths: String?

  @Option(
    parsing: .unconditional,
    help: .init("The gain per symbol over the mean reward of P.", valueName: "number"))
  var gain: String?

  @Option(
    parsing: .unconditional, help: .init("Several gains, between commas.", valueName: "list"))
  var gains: String?

  @Flag(help: "Hard Best-of-n: lambda = 0.")
  var hard = false

  @Option(
    parsing: .unconditional,
    help: .init(
      "Soft Best-of-n at the lambda whose tilted mean is E_P[r] + tilt * gain; greater than 1.",
      valueName: "number"))
  var tilt: String?

  @Option(
    parsing: .unconditional,
    help: .init(
      "What every block length b, from symbolwise (b = 1) to blockwise (b = m), makes of so many rewards per sequence.",
      valueName: "n"))
  var budget: String?

  @Option(
    parsing: .unconditional,
    help: .init(
      "Also draw: writes NAME.csv and NAME.gp and, with gnuplot, NAME.svg and NAME.pdf.",
      valueName: "name"))
  var picture: String?

  @OptionGroup(title: "Effort") var effort: EffortOptions
  @OptionGroup(title: "Output") var output: OutputOptions

  /// The rules of one temperature or tilt: the same one for every gain, or one for each.
  private struct Setting {
    let rule: (_ gain: Rational) throws -> SelectionRule
    let isSameForEveryGain: Bool
  }

  func run() throws {
    let goal = try effort.goal()
    var options = try effort.engineOptions()
    try refuseCrossCheck()
    let gains = try readGains()
    let (family, settings) = try readSettings()
    let lengths = try readLengths(family)
    let budget = try budget.map { text in
      Integer(try reportingInput { try integerFlag(text, flag: "--budget", in: 1...Int.max) })
    }
    Interruption.noteSignals()
    let target = try OutputTarget(path: output.output)
    defer { target.discard() }
    let plot = try picture.map { try Picture.prepared(at: $0) }
    let total = settings.count * gains.count * lengths.count
    let progress = Progress(total: total, unit: "rows", isQuiet: output.quiet)
    options.isInterrupted = {
      progress.tick()
      return Interruption.isRequested()
    }
    var report = BlockReport(family: family, goal: goal)
    do {
      try reportingBlocks {
        for setting in settings {
          var rows: [BlockRow] = []
          var samplers: [Int: BlockSampler] = [:]
          var known: SelectionRule?
          if let budget {
            let rule = try setting.rule(gains.first ?? 1)
            report.middle += try Self.middle(rule, lengths, budget, goal, options)
          }
          // A gain out of reach is told before hours are spent on the others.
          for gain in gains { _ = try setting.rule(gain).goal(gain: gain) }
          for gain in gains {
            let rule = try known ?? setting.rule(gain)
            if setting.isSameForEveryGain { known = rule } else { samplers = [:] }
            func sampler(_ length: Int) throws -> BlockSampler {
              if let sampler = samplers[length] { return sampler }
              let sampler = try BlockSampler(
                rule, length: length, maximum: goal.maximum, options: options)
              samplers[length] = sampler
              return sampler
            }
            for length in lengths {
              rows.append(
                try BlockRow(sampler(length), single: sampler(1), gain: gain, goal: goal))
              report.finished += 1
              progress.advance()
            }
          }
          report.groups.append(rows)
        }
      }
    } catch EngineError.interrupted {
      // What is finished is written.
    }
    progress.finish()
    report.isComplete = report.finished == total && report.groups.count == settings.count
    report.write(as: output.format, to: target)
    try target.finish()
    if !report.isComplete, let status = Interruption.status { throw Failure(status, nil) }
    try plot?.draw(report.picture)
    if let row = report.middle.first(where: { $0.digits < goal.digits }) {
      throw Failure(
        .undecided,
        "m = \(row.length), block length \(row.blockLength) has \(row.digits) of \(goal.digits)"
          + " digits at \(goal.maximum.bits) bits; raise --max-precision")
    }
    if let row = report.groups.joined().first(where: { $0.digits < goal.digits }) {
      throw Failure(
        .undecided,
        "m = \(row.length) has \(row.digits) of \(goal.digits) digits at"
          + " \(goal.maximum.bits) bits; raise --max-precision")
    }
  }

  /// What the budget buys with every block length that divides a length.
  static func middle(
    _ rule: SelectionRule, _ lengths: [Int], _ budget: Integer, _ goal: AccuracyGoal,
    _ options: EngineOptions
  ) throws -> [BlockLengthRow] {
    var samplers: [Int: BlockSampler] = [:]
    var rows: [BlockLengthRow] = []
    for length in lengths {
      for blockLength in 1...length where length % blockLength == 0 {
        let sampler =
          try samplers[blockLength]
          ?? BlockSampler(rule, length: blockLength, maximum: goal.maximum, options: options)
        samplers[blockLength] = sampler
        let row = try BlockLengthRow(sampler, length: length, budget: budget, goal: goal)
        if let row { rows.append(row) }
      }
    }
    return rows
  }

  /// The rows of one rule at one gain.
  static func rows(
    _ rule: SelectionRule, _ lengths: [Int], _ gain: Rational, _ goal: AccuracyGoal,
    _ options: EngineOptions
  ) throws -> [BlockRow] {
    func sampler(_ length: Int) throws -> BlockSampler {
      try BlockSampler(rule, length: length, maximum: goal.maximum, options: options)
    }
    let single = try sampler(1)
    return try lengths.map {
      try BlockRow(sampler($0), single: single, gain: gain, goal: goal)
    }
  }

  private func refuseCrossCheck() throws {
    if effort.crossCheck {
      throw Failure(
        .usage, "--cross-check is for distribution and compare; block certifies n by bracketing")
    }
  }

  private func readGains() throws -> [Rational] {
    switch (gain, gains) {
    case (nil, nil):
      if budget != nil, tilt == nil { return [] }
      throw Failure(.usage, "--gain is missing: give the gain per symbol, as in --gain 1/8")
    case (_?, _?):
      throw Failure(.usage, "--gain and --gains exclude each other; give all gains with --gains")
    case (let text?, nil):
      let values = try reportingInput { try numbersFlag(text, flag: "--gain") }
      if values.count > 1 { throw Failure(.usage, "--gain takes one number; give --gains \(text)") }
      return try positive(values, "--gain")
    case (nil, let text?):
      return try positive(reportingInput { try numbersFlag(text, flag: "--gains") }, "--gains")
    }
  }

  private func positive(_ values: [Rational], _ flag: String) throws -> [Rational] {
    if let value = values.first(where: { $0.signum <= 0 }) {
      throw Failure(.usage, "\(flag): \(value.abbreviated) is not greater than 0")
    }
    return values
  }

  /// The problem of one symbol, and the rules that the flags ask for.
  private func readSettings() throws -> (ProblemFamily, [Setting]) {
    if hard, tilt != nil { throw Failure(.usage, "--hard and --tilt exclude each other") }
    let needsTemperature = !hard && tilt == nil
    if !needsTemperature, problem.lambda != nil {
      throw Failure(
        .usage, "--lambda and \(hard ? "--hard" : "--tilt") exclude each other; keep one of them")
    }
    let family = try problem.read(forEveryTemperature: !needsTemperature)
    if hard || tilt != nil, family.temperatures.isEmpty {
      throw Failure(
        .usage,
        "\(hard ? "--hard" : "--tilt") needs rewards, not weights; leave \(hard ? "--hard" : "--tilt") out"
      )
    }
    func symbol(_ problem: Problem) -> Problem { problem.block?.symbol ?? problem }
    if hard {
      return (
        family,
        [Setting(rule: { _ in try .hard(symbol(family.first)) }, isSameForEveryGain: true)]
      )
    }
    guard let tilt else {
      return (
        family,
        family.problems.map { problem in
          Setting(rule: { _ in try .soft(symbol(problem)) }, isSameForEveryGain: true)
        }
      )
    }
    let values = try reportingInput { try numbersFlag(tilt, flag: "--tilt") }
    return (
      family,
      try values.map { value in
        if value <= 1 {
          throw Failure(.usage, "--tilt: \(value.abbreviated) is not greater than 1")
        }
        return Setting(
          rule: { try .tilted(symbol(family.first), gain: $0, by: value) },
          isSameForEveryGain: false)
      }
    )
  }

  private func readLengths(_ family: ProblemFamily) throws -> [Int] {
    guard let lengths else {
      if let block = family.first.block { return [block.length] }
      throw Failure(.usage, "--lengths is missing: give the lengths, as in --lengths 8,16,32")
    }
    let counts = try reportingInput {
      try CandidateCounts(parsing: lengths, flag: "--lengths", naming: "a length")
    }
    return try counts.map { value in
      guard let length = Int(exactly: value), length <= BlockLimit.totals else {
        throw Failure(
          .usage, "--lengths: \(value.abbreviated) is more than the \(BlockLimit.totals) allowed")
      }
      return length
    }
  }
}

/// Turns the errors of blocks into exit codes; an interruption is passed on.
func reportingBlocks<Result>(_ body: () throws -> Result) throws -> Result {
  do {
    return try reportingEngine(body)
  } catch let error as BlockQuestionError {
    if case .undecided = error { throw Failure(.undecided, error.description) }
    throw Failure(.data, error.description)
  } catch let error as BlockError {
    throw Failure(.data, error.description)
  }
}
