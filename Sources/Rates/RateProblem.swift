// Copyright 2026 the softbon authors
// SPDX-License-Identifier: Apache-2.0
//
// A problem as the rate laws see it: on its levels, with v = w/μ, the weights over their mean.

internal import Enclosures
internal import ExactArithmetic
internal import SoftBestOfN

/// The levels of a problem with the mean reward of each.
struct RateProblem: Sendable {
  let problem: Problem
  let levels: Levels
  /// The mean reward of each level under P; nil without rewards.
  let rewards: [Rational]?

  init(_ problem: Problem) {
    self.problem = problem
    let levels = Levels(problem)
    self.levels = levels
    rewards = problem.rewards.map { values in
      var members = [[Rational]](repeating: [], count: levels.count)
      for (i, level) in levels.levelOfSymbol.enumerated() {
        if let level { members[level].append(values[i] * levels.shareOfSymbol[i]) }
      }
      return members.map { Rational.sum($0) }
    }
  }

  var isHard: Bool { levels.weights == .hard }

  /// Whether the reward of the levels rises with their weight, so that the gap is never negative (E0).
  var isRewardMonotone: Bool {
    guard let rewards else { return false }
    return zip(rewards, rewards.dropFirst()).allSatisfy { $0 <= $1 }
  }

  /// v_ℓ = w_ℓ/μ as exact numbers, where they are rational.
  var exactRelativeWeights: [Rational]? {
    guard let ratios = levels.exactWeightRatios else { return nil }
    let mean = Rational.sum(zip(levels.probabilities, ratios).map { $0 * $1 })
    return ratios.map { $0 / mean }
  }

  /// Encloses v_ℓ = w_ℓ/μ.
  func relativeWeights(at precision: Precision) -> [Interval] {
    if let exact = exactRelativeWeights { return exact.map { Interval($0, at: precision) } }
    let ratios = levels.weightRatios(at: precision)
    let mean = Interval.sum(zip(levels.probabilities, ratios).map { $1 * $0 }, at: precision)
    return ratios.map { (try? $0 / mean) ?? .entire(at: precision) }
  }

  /// v_ℓ as functions of x, where the weights are powers of x and the degree is not too large.
  func symbolicRelativeWeights(order: Int) -> (weights: [FunctionOverMean], lattice: WeightLattice)?
  {
    guard !isHard, levels.count > 1, let lattice = WeightLattice(problem),
      lattice.levels.count == levels.count,
      let degree = lattice.exponents.last.flatMap({ Int(exactly: $0) }),
      // HEURISTIC: affects effort only. The functions have degree about (4 order + 5)·degree.
      degree <= SymbolicLimit.degree, (4 * order + 5) * degree <= 160
    else { return nil }
    let exponents = lattice.exponents.compactMap { Int(exactly: $0) }
    var mean = [Rational](repeating: .zero, count: degree + 1)
    for (exponent, probability) in zip(exponents, levels.probabilities) {
      mean[exponent] = probability
    }
    let weights = exponents.map { exponent in
      FunctionOverMean(
        numerator: (0...exponent).map { $0 == exponent ? .one : .zero }, power: 1, mean: mean)
    }
    return (weights, lattice)
  }
}
