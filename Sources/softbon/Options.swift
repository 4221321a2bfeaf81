// Copyright 2026 the softbon authors
// SPDX-License-Identifier: Apache-2.0
//
// The options that commands share. Values are read as texts and parsed by ProblemInput, so that every number follows
// one grammar and every message says what would be right.

import ArgumentParser
import Enclosures
import ExactArithmetic
import ProblemInput
import SoftBestOfN

#if canImport(Darwin)
  import Darwin
#elseif canImport(Musl)
  import Musl
#else
  import Glibc
#endif

/// The problem, from flags or a file.
struct ProblemOptions: ParsableArguments {
  @Option(
    parsing: .unconditional,
    help: .init("Exact numbers with the sum 1, one per symbol.", valueName: "list"))
  var probabilities: String?

  @Option(
    parsing: .unconditional, help: .init("Exact numbers, one per symbol.", valueName: "list"))
  var rewards: String?

  @Option(
    parsing: .unconditional,
    help: .init(
      "One or more temperatures: numbers greater than 0, or 0 (hard Best-of-n), or inf (the reference law).",
      valueName: "list"))
  var lambda: String?

  @Option(
    parsing: .unconditional,
    help: .init("Positive exact numbers in place of exp(reward/lambda).", valueName: "list"))
  var weights: String?

  @Flag(help: "Divide the probabilities by their sum.")
  var normalize = false

  @Option(
    parsing: .unconditional,
    help: .init("A problem in YAML, JSON or CSV; - is standard input.", valueName: "file"))
  var problem: String?

  @Option(
    parsing: .unconditional,
    help: .init(
      "How many decimal digits of exp(logit) a CSV file's column 'logit' stands for (default: 17).",
      valueName: "digits"))
  var logitDigits: String?

  /// Whether any of the options but `--lambda all` is there.
  var isGivenBesideEveryTemperature: Bool {
    isForEveryTemperature
      ? [probabilities, rewards, weights, problem, logitDigits].contains { $0 != nil } || normalize
      : isGiven
  }

  /// Whether any of the options is there.
  var isGiven: Bool {
    [probabilities, rewards, lambda, weights, problem, logitDigits].contains { $0 != nil }
      || normalize
  }

  /// `--lambda all`: every λ > 0 at once.
  static let everyTemperature = "all"

  var isForEveryTemperature: Bool { lambda == Self.everyTemperature }

  /// `all` is not handed on, so that this mistake would go unseen.
  func refuseTemperatureBesideWeights() throws {
    if weights != nil, isForEveryTemperature {
      throw Failure(
        .usage,
        "--weights and --lambda exclude each other: weights take the place of exp(reward/lambda)")
    }
  }

  // With `forEveryTemperature` the question is about every λ > 0 at once.
  func read(forEveryTemperature: Bool = false) throws -> ProblemFamily {
    var flags = ProblemFlags()
    flags.probabilities = probabilities
    flags.rewards = rewards
    flags.lambda = isForEveryTemperature && forEveryTemperature ? nil : lambda
    flags.isForEveryTemperature = forEveryTemperature
    flags.weights = weights
    flags.isNormalizing = normalize
    flags.file = problem
    return try reportingInput {
      flags.logitDigits = try logitDigits.map {
        try integerFlag($0, flag: "--logit-digits", in: 1...1000)
      }
      return try flags.read()
    }
  }
}

/// The engines of the interface, including those that this version has not.
enum EngineChoice: String, ExpressibleByArgument, CaseIterable {
  case auto, exact, enumeration, laplace, moments
}

/// Digits and effort.
struct EffortOptions: ParsableArguments {
  @Option(
    parsing: .unconditional,
    help: .init("Decimal digits that every number is to prove, 1 to 100000.", valueName: "digits"))
  var digits = "15"

  @Option(help: .init("How P_n is computed.", valueName: "engine"))
  var engine = EngineChoice.auto

  @Flag(help: "Compute P_n by a second engine too and compare every number.")
  var crossCheck = false

  @Option(
    parsing: .unconditional,
    help: .init(
      "Threads (default: one per core); the output is the same for every number.", valueName: "n"))
  var jobs: String?

  @Option(
    parsing: .unconditional,
    help: .init(
      "The ceiling of the precision in bits (default: 8 times the bits of the digits, and 16384).",
      valueName: "bits"))
  var maxPrecision: String?

  @Option(
    parsing: .unconditional,
    help: .init("Enumeration refuses more terms than this.", valueName: "n"))
  var maxTerms = "10^8"

  static let digitRange = 1...100_000

  func goal() throws -> AccuracyGoal {
    try reportingInput {
      let digits = try integerFlag(digits, flag: "--digits", in: Self.digitRange)
      let maximum = try maxPrecision.map {
        Precision(
          bits: try integerFlag($0, flag: "--max-precision", in: 32...Precision.maximum.bits))
      }
      return AccuracyGoal(digits: digits, maximum: maximum)
    }
  }

  /// For commands over grids, some of whose cases have no second route.
  func refuseCrossCheck(_ command: String = "check") throws {
    if crossCheck {
      throw Failure(
        .usage,
        "--cross-check is for distribution and compare; \(command) has no second route for every case"
      )
    }
  }

  func engineOptions() throws -> EngineOptions {
    var options = EngineOptions()
    switch engine {
    case .auto: options.engine = .auto
    case .exact: options.engine = .exact
    case .enumeration: options.engine = .enumeration
    case .laplace: options.engine = .laplace
    case .moments: options.engine = .moments
    }
    try reportingInput {
      options.maximumTerms = Integer(
        try integerFlag(maxTerms, flag: "--max-terms", in: 1...Int.max))
      options.jobs = try Self.threads(jobs)
    }
    return options
  }

  /// The value of `--jobs`.
  static func threads(_ jobs: String?) throws -> Int {
    try jobs.map { try integerFlag($0, flag: "--jobs", in: 1...1024) }
      ?? max(1, min(1024, sysconf(Int32(_SC_NPROCESSORS_ONLN))))
  }
}

/// The place of the output.
struct OutputFile: ParsableArguments {
  @Option(
    parsing: .unconditional,
    help: .init("The file to write (default: standard output).", valueName: "file"))
  var output: String?

  func open() throws -> OutputTarget { try OutputTarget(path: output) }
}

/// The form and the place of the output.
struct OutputOptions: ParsableArguments {
  enum Format: String, ExpressibleByArgument, CaseIterable {
    case text, json, csv, markdown, latex
  }

  @Option(help: .init("The form of the output.", valueName: "format"))
  var format = Format.text

  @OptionGroup var file: OutputFile
  var output: String? { file.output }

  @Flag(help: "Say nothing on standard error but errors.")
  var quiet = false
}

/// The option `-n`.
struct CandidateOptions: ParsableArguments {
  @Option(
    name: .customShort("n"), parsing: .unconditional,
    help: .init(
      "Numbers of candidates: numbers and ranges such as 1,2,5..20,10^12; 2^0..2^20 is the powers of 2.",
      valueName: "list"))
  var counts: String?

  func read() throws -> CandidateCounts {
    guard let counts else {
      throw Failure(.usage, "-n is missing: give the numbers of candidates, as in -n 1,2,5..20")
    }
    return try reportingInput { try CandidateCounts(parsing: counts) }
  }
}

/// Turns the errors of reading input into exit codes.
func reportingInput<Result>(_ body: () throws -> Result) throws -> Result {
  do {
    return try body()
  } catch let error as ProblemInputError {
    throw Failure(error.kind == .usage ? .usage : .data, error.description)
  }
}
