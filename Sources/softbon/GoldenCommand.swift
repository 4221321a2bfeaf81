// Copyright 2026 the softbon authors
// SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import Enclosures
import ExactArithmetic
import Golden
import ProblemInput
import SoftBestOfN
import Tables

struct GoldenCommand: ParsableCommand {
  enum Format: String, ExpressibleByArgument, CaseIterable { case json, npz }

  static let configuration = CommandConfiguration(
    commandName: "golden",
    abstract:
      "Reference data for fast implementations: inputs in each binary format, and the answers for them.",
    discussion: """
      A case has inputs rounded to binary64, binary32, bfloat16 and binary16, and for these inputs the laws, their \
      logarithms, divergences, rewards and bounds: each enclosed, correctly rounded to every format, and with the \
      sensitivity from which a tolerance follows. docs/golden.md describes the file; the Python package in \
      clients/python reads it.

      Examples:
        softbon golden --output corpus.json
        softbon golden --random 100 --seed 7 --only random-7-0,random-7-1
        softbon golden --large --random 1000 --output large.json
        softbon golden --format npz --output corpus.npz
        softbon golden --list
      """)

  @Flag(help: "Include the cases with up to 10000 symbols.")
  var large = false

  @Option(
    parsing: .unconditional, help: .init("How many random cases to add.", valueName: "count"))
  var random = "2"

  @Option(
    parsing: .unconditional, help: .init("The seed of the random cases.", valueName: "seed"))
  var seed = "20260101"

  @Option(
    parsing: .unconditional,
    help: .init("Only the cases of these names.", valueName: "list"))
  var only: String?

  @Flag(help: "Name the cases and compute nothing.")
  var list = false

  @Option(help: .init("The form of the output.", valueName: "format"))
  var format = Format.json

  @OptionGroup var output: OutputFile

  @Option(
    parsing: .unconditional,
    help: .init(
      "Threads (default: 1); the output is the same for every number.", valueName: "n"))
  var jobs = "1"

  @Flag(help: "Say nothing on standard error but errors.")
  var quiet = false

  func run() throws {
    let (count, seed, jobs) = try reportingInput {
      (
        try integerFlag(random, flag: "--random", in: 0...100_000),
        try integerFlag(self.seed, flag: "--seed", in: 0...Int.max),
        try integerFlag(self.jobs, flag: "--jobs", in: 1...1024)
      )
    }
    let cases = try selected(
      GoldenCase.named(includingLarge: large)
        + (0..<count).map { GoldenCase.random(seed: UInt64(seed), index: $0) })
    let target = try output.open()
    defer { target.discard() }
    if list {
      target.write(
        Table(
          columns: [
            .init("case"), .init("symbols", alignment: .right), .init("n", alignment: .right),
            .init("about"),
          ],
          rows: cases.map {
            [.text($0.name), .text("\($0.weights.count)"), .text("\($0.n)"), .text($0.about)]
          }
        ).text)
      return try target.finish()
    }
    Interruption.noteSignals()
    let progress = Progress(total: cases.count, unit: "cases", isQuiet: quiet)
    var options = EngineOptions()
    options.jobs = jobs
    options.isInterrupted = {
      progress.tick()
      return Interruption.isRequested()
    }
    let (isDecided, isComplete) =
      try
      (format == .json
      ? writeDocument(cases, seed, target, options, progress)
      : writeArchive(cases, seed, target, options, progress))
    progress.finish()
    try target.finish()
    if !isComplete { throw Failure(Interruption.status ?? .interrupted, nil) }
    if !isDecided {
      throw Failure(.undecided, "some roundings are not decided; they are null in the output")
    }
  }

  private func writeDocument(
    _ cases: [GoldenCase], _ seed: Int, _ target: OutputTarget, _ options: EngineOptions,
    _ progress: Progress
  ) throws -> (isDecided: Bool, isComplete: Bool) {
    let members: [String: JSONValue] = [
      "schema": .string("softbon.golden/1"), "version": .string(Softbon.version),
      "seed": .string("\(seed)"), "digits": .integer(GoldenAnswers.digits),
    ]
    var writer = JSONResultsWriter(members: members, longestLine: 1000, output: target)
    var isDecided = true
    for one in cases {
      do {
        let variants = try variants(of: one, options)
        isDecided = isDecided && variants.allSatisfy(\.answers.isDecided)
        writer.append(GoldenReport.json(one, variants))
      } catch EngineError.interrupted {
        writer.finish(["complete": .bool(false)])
        return (isDecided, false)
      }
      progress.advance()
    }
    writer.finish()
    return (isDecided, true)
  }

  /// Nothing is written of an archive that was interrupted.
  private func writeArchive(
    _ cases: [GoldenCase], _ seed: Int, _ target: OutputTarget, _ options: EngineOptions,
    _ progress: Progress
  ) throws -> (isDecided: Bool, isComplete: Bool) {
    var archive = GoldenArchive(seed: seed)
    var isDecided = true
    for one in cases {
      do {
        for variant in try variants(of: one, options) {
          isDecided = isDecided && variant.answers.isDecided
          archive.append(one, variant)
        }
      } catch EngineError.interrupted {
        throw Failure(Interruption.status ?? .interrupted, nil)
      }
      progress.advance()
    }
    guard let bytes = archive.archive.bytes else {
      throw Failure(
        .usage,
        "the archive has more than \(NumpyArchive.maximumArrays) arrays or 4 GiB;"
          + " write several with other seeds")
    }
    target.write(bytes: bytes)
    return (isDecided, true)
  }

  private func variants(
    of one: GoldenCase, _ options: EngineOptions
  ) throws -> [GoldenVariant] {
    try one.inputGroups.map { formats, inputs in
      try reportingEngine {
        GoldenVariant(
          formats: formats, inputs: inputs,
          answers: try GoldenAnswers(inputs.problem(), n: one.n, options: options))
      }
    }
  }

  private func selected(_ cases: [GoldenCase]) throws -> [GoldenCase] {
    guard let only else { return cases }
    return try only.split(separator: ",", omittingEmptySubsequences: false).map { name in
      guard let one = cases.first(where: { $0.name == name }) else {
        throw Failure(
          .usage, "--only: there is no case '\(name)' (--list names them; --large adds some)")
      }
      return one
    }
  }
}
