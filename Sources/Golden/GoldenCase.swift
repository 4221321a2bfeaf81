// Copyright 2026 the softbon authors
// SPDX-License-Identifier: Apache-2.0
//
// A case of a golden corpus: a problem as fast code is given it. Fast code has no rational numbers: it is given machine
// numbers. So each case has one set of inputs per binary format, every number rounded to that format, and the answers
// are those for exactly these inputs. Rounded probabilities no longer sum to 1; therefore the inputs are weights p ≥ 0
// and the reference law is P_i = p_i/Σp, which every implementation can compute from what it is given.

public import Enclosures
public import ExactArithmetic
public import SoftBestOfN

extension BinaryFormat {
  /// The formats of a corpus, widest first.
  public static let golden: [BinaryFormat] = [.binary64, .binary32, .bfloat16, .binary16]

  /// The key of a number rounded to the format, next to its enclosure.
  public var key: String {
    switch self {
    case .binary64: "float64"
    case .binary32: "float32"
    case .binary16: "float16"
    default: name
    }
  }

  /// Half a unit in the last place of 1: the largest relative error of rounding a normal number.
  public var unitRoundoff: Rational { .powerOfTwo(-precision) }

  /// The least positive number, which is subnormal.
  public var leastPositive: Rational { .powerOfTwo(2 - maximumExponent - precision) }

  /// The least positive normal number.
  public var leastNormal: Rational { .powerOfTwo(1 - maximumExponent) }
}

/// A case as it is named, before its inputs are rounded.
public struct GoldenCase: Sendable, Hashable {
  /// The name, unique in a corpus: small letters, digits and hyphens.
  public let name: String
  /// What the case is there for.
  public let about: String
  /// The weights p of the reference law, before rounding.
  public let weights: [Rational]
  /// The rewards, before rounding.
  public let rewards: [Rational]
  /// The temperature, before rounding.
  public let temperature: Temperature
  /// The number of candidates; it is never rounded.
  public let n: Integer

  /// A case from exact numbers.
  public init(
    _ name: String, _ about: String, weights: [Rational], rewards: [Rational],
    temperature: Temperature, n: Integer
  ) {
    self.name = name
    self.about = about
    self.weights = weights
    self.rewards = rewards
    self.temperature = temperature
    self.n = n
  }

  /// The inputs rounded to nearest in the format, ties to even.
  ///
  /// - Throws: `GoldenOmission` when a number overflows, a positive temperature becomes 0, or no weight is left.
  public func inputs(in format: BinaryFormat) throws(GoldenOmission) -> GoldenInputs {
    func rounded(_ value: Rational, _ what: String) throws(GoldenOmission) -> Rational {
      guard let result = value.rounded(to: format).value else {
        throw GoldenOmission(why: "\(what) \(value.abbreviated) overflows in \(format.name)")
      }
      return result
    }
    var weights: [Rational] = []
    for weight in self.weights { weights.append(try rounded(weight, "the weight")) }
    var rewards: [Rational] = []
    for reward in self.rewards { rewards.append(try rounded(reward, "the reward")) }
    var temperature = self.temperature
    if case .positive(let value) = temperature {
      let result = try rounded(value, "the temperature")
      if result.isZero {
        throw GoldenOmission(
          why: "the temperature \(value.abbreviated) underflows in \(format.name)")
      }
      temperature = .positive(result)
    }
    if weights.allSatisfy(\.isZero) {
      throw GoldenOmission(why: "every weight underflows in \(format.name)")
    }
    return GoldenInputs(weights: weights, rewards: rewards, temperature: temperature)
  }

  /// The inputs of all formats; formats with the same inputs share one entry. Widest formats first.
  public var inputGroups: [(formats: [BinaryFormat], inputs: GoldenInputs)] {
    var groups: [(formats: [BinaryFormat], inputs: GoldenInputs)] = []
    for format in BinaryFormat.golden {
      guard let inputs = try? inputs(in: format) else { continue }
      if let index = groups.firstIndex(where: { $0.inputs == inputs }) {
        groups[index].formats.append(format)
      } else {
        groups.append(([format], inputs))
      }
    }
    return groups
  }

  /// The formats that have no inputs, with the reason.
  public var omissions: [(format: BinaryFormat, why: String)] {
    BinaryFormat.golden.compactMap { format in
      do throws(GoldenOmission) {
        _ = try inputs(in: format)
        return nil
      } catch {
        return (format, error.why)
      }
    }
  }
}

/// Why a case has no inputs in a format.
public struct GoldenOmission: Error, Sendable, Hashable {
  /// The reason.
  public let why: String
}

/// Inputs that are numbers of a binary format, as exact numbers.
public struct GoldenInputs: Sendable, Hashable {
  /// The weights: P_i = weights[i]/Σ weights.
  public let weights: [Rational]
  /// The rewards.
  public let rewards: [Rational]
  /// The temperature.
  public let temperature: Temperature

  /// The problem that these inputs state.
  ///
  /// - Throws: `ProblemError` when the numbers do not form a problem.
  public func problem(named name: String? = nil) throws(ProblemError) -> Problem {
    try Problem(
      name: name, probabilities: Problem.normalized(weights), rewards: rewards,
      weighting: .exponential(temperature))
  }
}
