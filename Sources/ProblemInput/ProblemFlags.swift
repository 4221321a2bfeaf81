// Copyright 2026 the softbon authors
// SPDX-License-Identifier: Apache-2.0

internal import Documents
internal import ExactArithmetic
internal import SoftBestOfN

/// What the command line says about the problem; every value as the user wrote it.
public struct ProblemFlags: Sendable, Hashable {
  /// `--probabilities`: exact numbers between commas.
  public var probabilities: String?
  /// `--rewards`: exact numbers between commas.
  public var rewards: String?
  /// `--weights`: positive exact numbers between commas, in place of rewards and λ.
  public var weights: String?
  /// `--lambda`: temperatures between commas, each a positive number, `0` or `inf`.
  public var lambda: String?
  /// `--normalize`: divide the probabilities by their sum.
  public var isNormalizing = false
  /// `--problem`: a YAML, JSON or CSV file, or `-` for standard input.
  public var file: String?
  /// Whether the question is about every λ > 0 at once: λ is then not needed, and one in a file is not used.
  public var isForEveryTemperature = false
  /// `--logit-digits`: how many decimal digits of e^logit a CSV file's logits stand for.
  public var logitDigits: Int?

  /// No flags at all.
  public init() {}

  /// The problems that the flags, and the file that they name, describe.
  ///
  /// - Returns: one problem for each temperature, or one in weight form; for every temperature at once, one at λ = 1 that
  ///   stands for all.
  /// - Throws: ``ProblemInputError``, with a message that names the flag, or file, line and column.
  public func read() throws(ProblemInputError) -> ProblemFamily {
    let temperatures = try lambda.map { lambda throws(ProblemInputError) in
      try FlagItem.temperatures(of: lambda, flag: "--lambda")
    }
    guard let file else {
      if logitDigits != nil {
        throw .usage("--logit-digits is for a --problem FILE with a column 'logit'")
      }
      return try partsOfFlags(temperatures).family(normalizing: isNormalizing)
    }
    for (flag, value) in [
      ("--probabilities", probabilities), ("--rewards", rewards), ("--weights", weights),
    ] where value != nil {
      throw .usage("\(flag) and --problem exclude each other: the file gives the problem")
    }
    var parts = try readProblemFile(file, logitDigits: logitDigits)
    let name = file == "-" ? "standard input" : file
    if let temperatures {
      if parts.weights != nil {
        throw .usage(
          "--lambda: \(name) gives weights, which take no lambda; leave --lambda out")
      }
      parts.temperatures = temperatures
      let place = parts.place
      parts.place = { $0 == .lambda ? "--lambda" : place($0, $1) }
    }
    if isForEveryTemperature { parts.temperatures = parts.weights == nil ? [.positive(.one)] : [] }
    if parts.weights == nil, parts.temperatures.isEmpty {
      throw .usage(
        "--lambda is missing: \(name) gives neither lambda nor weights; as in --lambda 1/2")
    }
    return try parts.family(normalizing: isNormalizing)
  }

  private func partsOfFlags(
    _ temperatures: [Temperature]?
  ) throws(ProblemInputError) -> ProblemParts {
    guard let probabilities else {
      throw .usage(
        "the problem is missing: give --probabilities 1/2,3/10,1/5 --rewards 0,1/2,1 --lambda 1/2, or --problem FILE"
      )
    }
    if weights != nil, lambda != nil {
      throw .usage(
        "--weights and --lambda exclude each other: weights take the place of exp(reward/lambda)")
    }
    if weights == nil {
      guard rewards != nil else {
        throw .usage("--rewards is missing (or give --weights in place of --rewards and --lambda)")
      }
      guard lambda != nil || isForEveryTemperature else {
        throw .usage(
          "--lambda is missing: a number greater than 0, or 0 (hard Best-of-n), or inf (the reference law)"
        )
      }
    }
    return ProblemParts(
      probabilities: try numbers(probabilities, "--probabilities"),
      rewards: try rewards.map { text throws(ProblemInputError) in
        try numbers(text, "--rewards")
      },
      weights: try weights.map { text throws(ProblemInputError) in
        try numbers(text, "--weights")
      },
      temperatures: temperatures
        ?? (isForEveryTemperature && weights == nil ? [.positive(.one)] : []),
      place: { part, _ in "--\(part.rawValue)" })
  }

  private func numbers(_ text: String, _ flag: String) throws(ProblemInputError) -> [Rational] {
    var result: [Rational] = []
    for item in try FlagItem.items(of: text, flag: flag) { result.append(try item.number()) }
    return result
  }
}
