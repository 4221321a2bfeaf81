// Copyright 2026 the softbon authors
// SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import Documents
import Enclosures
import ExactArithmetic
import Golden
import ProblemInput
import SoftBestOfN
import Tables

struct VerifyCommand: ParsableCommand {
  enum Format: String, ExpressibleByArgument, CaseIterable { case text, json }

  static let configuration = CommandConfiguration(
    commandName: "verify",
    abstract:
      "An implementation's answers, or what its sampler returned, against the certified ones.",
    discussion: """
      FILE holds answers: JSON with cases, formats and numbers, or CSV with the columns case, format, quantity, symbol \
      and value. --counts takes counts or draws of a sampler. docs/golden.md describes both files and the tests.

      The exit code is 1 when an answer is outside its tolerance or a sampler is rejected.

      Examples:
        softbon verify answers.json
        softbon verify answers.csv --factor 4 --format json
        softbon verify answers.json --corpus corpus.json
        softbon verify --counts samples.json --level 1e-6
      """)

  @Argument(help: .init("The answers; - is standard input.", valueName: "file"))
  var file: String?

  @Option(
    parsing: .unconditional,
    help: .init("Counts or draws of a sampler, in place of answers.", valueName: "file"))
  var counts: String?

  @Option(
    parsing: .unconditional,
    help: .init(
      "A file of 'softbon golden' to compare with (default: the exact answers are computed).",
      valueName: "file"))
  var corpus: String?

  @Option(
    parsing: .unconditional,
    help: .init("The factor of every tolerance.", valueName: "number"))
  var factor = "8"

  @Flag(help: "Accept 0 for subnormal numbers.")
  var flushSubnormals = false

  @Option(
    parsing: .unconditional,
    help: .init(
      "The probability with which correct samplers are rejected, for all cases of the file together.",
      valueName: "number"))
  var level = "1e-6"

  @Option(
    parsing: .unconditional, help: .init("How many answers the table shows.", valueName: "count"))
  var worst = "20"

  @Option(help: .init("The form of the output.", valueName: "format"))
  var format = Format.text

  @OptionGroup var output: OutputFile

  @Flag(help: "Say nothing on standard error but errors.")
  var quiet = false

  func run() throws {
    let worst = try reportingInput {
      try integerFlag(self.worst, flag: "--worst", in: 0...1_000_000)
    }
    let factor = try positive(self.factor, "--factor")
    let level = try positive(self.level, "--level")
    if level >= .one { throw Failure(.usage, "--level is \(level); it is a probability below 1") }
    let target = try output.open()
    defer { target.discard() }
    let isPassed: Bool
    switch (file, counts) {
    case (let file?, nil):
      let tolerance = Tolerance(factor: factor, flushesSubnormals: flushSubnormals)
      let report = try reading {
        let answers = try GivenAnswer.read(input(file))
        if answers.isEmpty { throw Failure(.data, "\(file): there are no answers") }
        let progress = Progress(total: answers.count, unit: "answers", isQuiet: quiet)
        defer { progress.finish() }
        var source = try source(progress)
        return AnswerReport(
          try CheckedAnswer.check(
            answers, against: &source, tolerance: tolerance, didCheck: progress.advance),
          tolerance: tolerance, worst: worst)
      }
      target.write(format == .json ? report.json : report.text)
      if report.failures == 0, report.undecided > 0 {
        try target.finish()
        throw Failure(.undecided, "\(report.undecided) answers are undecided")
      }
      if !report.isAnythingTested {
        try target.finish()
        throw Failure(
          .undecided,
          "no answer is tested: every tolerance is at least half of the range of its number")
      }
      isPassed = report.failures == 0
    case (nil, let path?):
      let tests = try reading {
        let samples = try GivenSample.read(input(path))
        if samples.isEmpty { throw Failure(.data, "\(path): there are no samples") }
        let progress = Progress(total: samples.count, unit: "samples", isQuiet: quiet)
        defer { progress.finish() }
        var source = try source(progress)
        // Bonferroni: the cases share the level.
        let share = level * Rational(1, samples.count)
        return try samples.map { sample in
          let expected = try source.answers(
            of: sample.caseName, in: sample.format, at: sample.location)
          defer { progress.advance() }
          do throws(SampleError) {
            return try SamplerTest(sample, expected: expected, level: share)
          } catch {
            throw DocumentError(sample.location, error.description)
          }
        }
      }
      let report = SamplerReport(tests: tests, level: level)
      target.write(format == .json ? report.json : report.text)
      isPassed = !tests.contains(where: \.isRejected)
    case (nil, nil): throw Failure(.usage, "give a file of answers, or --counts with a file")
    default: throw Failure(.usage, "a file of answers and --counts exclude each other")
    }
    try target.finish()
    if !isPassed { throw Failure(.refuted, nil) }
  }

  private func positive(_ text: String, _ flag: String) throws -> Rational {
    let values = try reportingInput { try numbersFlag(text, flag: flag) }
    guard values.count == 1, values[0].signum > 0 else {
      throw Failure(.usage, "\(flag) is '\(text)'; give a number above 0")
    }
    return values[0]
  }

  private func input(_ path: String) throws -> Input {
    try readInput(path: path, maximumSize: Input.maximumRecordsSize)
  }

  /// Turns what is wrong with a file, and the errors of computing, into exit codes.
  private func reading<Result>(_ body: () throws -> Result) throws -> Result {
    do {
      return try reportingEngine(body)
    } catch let error as InputError {
      throw Failure(.data, error.description)
    } catch let error as DocumentError {
      throw Failure(.data, error.description)
    }
  }

  private func source(_ progress: Progress) throws -> any ExpectedSource {
    guard let corpus else {
      var options = EngineOptions()
      options.isInterrupted = {
        progress.tick()
        return false
      }
      return ComputedSource(options: options)
    }
    let input = try input(corpus)
    if input.bytes.starts(with: [0x50, 0x4B, 3, 4]) {
      throw Failure(
        .data,
        "\(corpus): is an archive, such as that of 'softbon golden --format npz'; give the JSON of 'softbon golden'"
      )
    }
    return try Corpus(reading: input)
  }
}
