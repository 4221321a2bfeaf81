// Copyright 2026 the softbon authors
// SPDX-License-Identifier: Apache-2.0

internal import Blocks
internal import ExactArithmetic
internal import SoftBestOfN

/// A part of a problem that a message can point at.
enum ProblemPart: String {
  case probabilities, rewards, weights, symbols, lambda
}

/// What flags or a file say, before it is known to be a problem.
struct ProblemParts {
  var name: String?
  var symbols: [String]?
  var probabilities: [Rational]
  /// Whether the probabilities are counts, which are divided by their sum without being asked.
  var areCounts = false
  var rewards: [Rational]?
  var weights: [Rational]?
  /// In the order given, possibly with duplicates; empty when there are none.
  var temperatures: [Temperature]
  /// How many symbols a sequence has, where the problem is one of sequences, and where that stands.
  var block: (length: Int, place: String)?
  /// Where a part stands, or one of its items (counted from 0), for the head of a message.
  var place: (ProblemPart, Int?) -> String

  /// The problems, one for each temperature.
  func family(normalizing: Bool) throws(ProblemInputError) -> ProblemFamily {
    do {
      let probabilities =
        normalizing || areCounts ? try Problem.normalized(probabilities) : probabilities
      let weightings = weights.map { [.rational($0)] } ?? temperatures.map(Weighting.exponential)
      var seen: Set<Weighting> = []
      var problems: [Problem] = []
      for weighting in weightings where seen.insert(weighting).inserted {
        problems.append(
          try Problem(
            name: name, symbols: symbols, probabilities: probabilities, rewards: rewards,
            weighting: weighting))
      }
      guard let block else { return ProblemFamily(problems: problems) }
      return ProblemFamily(problems: try Self.blocks(of: problems, block))
    } catch let error as ProblemError {
      throw located(error)
    } catch let error as BlockError {
      throw .data("\(block?.place ?? "block"): \(error)")
    } catch {
      throw .data("\(error)")
    }
  }

  /// The problems of sequences; the probabilities are computed once.
  private static func blocks(
    of problems: [Problem], _ block: (length: Int, place: String)
  ) throws -> [Problem] {
    let first = try Problem(blockOf: problems[0], length: block.length)
    return try [first]
      + problems.dropFirst().map { problem in
        guard let temperature = problem.temperature else { return problem }
        return try first.at(temperature)
      }
  }

  private func located(_ error: ProblemError) -> ProblemInputError {
    let place =
      switch error {
      case .noSymbols, .nothingToNormalize, .probabilitiesDoNotSumToOne:
        place(.probabilities, nil)
      case .negativeProbability(let index, _): place(.probabilities, index)
      case .wrongCount(let what, _, _): place(ProblemPart(rawValue: what) ?? .rewards, nil)
      case .nonpositiveWeight(let index, _): place(.weights, index)
      case .nonpositiveTemperature(let value):
        place(.lambda, temperatures.firstIndex(of: .positive(value)))
      case .missingRewards: place(.rewards, nil)
      }
    return .data("\(place): \(error)")
  }
}
