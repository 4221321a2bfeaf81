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

  @Option(
    parsing: .unconditional,
    help: .init("The file to write (default: standard output).", valueName: "file"))
  var output: String?

  func run() throws {
    let worst = try reportingInput {
      try integerFlag(self.worst, flag: "--worst", in: 0...1_000_000)
    }
    let factor = try positive(self.factor, "--factor")
    let level = try positive(self.level, "--level")
    if level >= .one { throw Failure(.usage, "--level is \(level); it is a probability below 1") }
    let target: OutputTarget
    let isPassed: Bool
    switch (file, counts) {
    case (let file?, nil):
      let tolerance = Tolerance(factor: factor, flushesSubnormals: flushSubnormals)
      let answers = try reading { try GivenAnswer.read(readInput(path: file)) }
      if answers.isEmpty { throw Failure(.data, "\(file): there are no answers") }
      var report = AnswerReport(tolerance: tolerance, worst: worst)
      var source = try source()
      for answer in answers {
        report.append(
          CheckedAnswer(answer, expected: try expected(answer, &source), tolerance: tolerance))
      }
      target = try OutputTarget(path: output)
      target.write(format == .json ? report.json : report.text)
      if report.failures == 0, report.undecided > 0 {
        try target.finish()
        throw Failure(.undecided, "\(report.undecided) answers are undecided")
      }
      isPassed = report.failures == 0
    case (nil, let path?):
      let samples = try reading { try GivenSample.read(readInput(path: path)) }
      if samples.isEmpty { throw Failure(.data, "\(path): there are no samples") }
      var source = try source()
      // Bonferroni: the cases share the level.
      let share = level * Rational(1, samples.count)
      let tests = try samples.map { sample in
        let expected = try answers(of: sample.caseName, sample.format, sample.location, &source)
        do throws(SampleError) {
          return try SamplerTest(sample, expected: expected, level: share)
        } catch {
          throw Failure(.data, "\(sample.location): \(error)")
        }
      }
      let report = SamplerReport(tests: tests, level: level)
      target = try OutputTarget(path: output)
      target.write(format == .json ? report.json : report.text)
      isPassed = !tests.contains(where: \.isRejected)
    case (nil, nil): throw Failure(.usage, "give a file of answers, or --counts with a file")
    default: throw Failure(.usage, "a file of answers and --counts exclude each other")
    }
    try target.finish()
    if !isPassed { throw Failure(.refuted, nil) }
  }

  private func positive(_ text: String, _ flag: String) throws -> Rational {
    guard let value = try? Rational(parsing: text), value.signum > 0 else {
      throw Failure(.usage, "\(flag) is '\(text)'; give a number above 0")
    }
    return value
  }

  private func reading<Result>(_ body: () throws -> Result) throws -> Result {
    do {
      return try body()
    } catch let error as InputError {
      throw Failure(.data, error.description)
    } catch let error as DocumentError {
      throw Failure(.data, error.description)
    }
  }

  private func source() throws -> any ExpectedSource {
    guard let corpus else { return ComputedSource(options: EngineOptions()) }
    return try reading { try Corpus(reading: readInput(path: corpus)) }
  }

  private func answers(
    of name: String, _ format: BinaryFormat, _ location: SourceLocation,
    _ source: inout any ExpectedSource
  ) throws -> ExpectedAnswers {
    do {
      return try reportingEngine { try source.answers(of: name, in: format) }
    } catch let error as UnknownCase {
      throw Failure(.data, "\(location): \(error)")
    }
  }

  private func expected(
    _ answer: GivenAnswer, _ source: inout any ExpectedSource
  ) throws -> ExpectedNumber {
    let answers = try answers(of: answer.caseName, answer.format, answer.location, &source)
    guard let numbers = answers.numbers[answer.quantity] else {
      throw Failure(
        .data,
        "\(answer.location): the case '\(answer.caseName)' has no quantity '\(answer.quantity)'; it has"
          + " \(answers.numbers.keys.sorted().joined(separator: ", "))")
    }
    let isLaw = ExpectedAnswers.laws.contains(answer.quantity)
    guard isLaw == (answer.symbol != nil), (answer.symbol ?? 0) < numbers.count else {
      throw Failure(
        .data,
        "\(answer.location): \(answer.quantity) of '\(answer.caseName)' "
          + (isLaw
            ? "has the symbols 0 to \(numbers.count - 1)" : "is one number, without a symbol"))
    }
    return numbers[answer.symbol ?? 0]
  }
}
