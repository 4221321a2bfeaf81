// Copyright 2026 the softbon authors
// SPDX-License-Identifier: Apache-2.0
//
// How much each number moves when exponentials, and products with them, underflow: upper bounds, to first order, of the change
// per unit η of absolute error in each of them. The least positive number of a format is such an η.  D-CONDITION(6)

internal import Enclosures
internal import ExactArithmetic
internal import SoftBestOfN

/// The effects of underflow on one set of answers.
struct GoldenUnderflow {
  let precision: Precision
  /// Those on P_n(i) and P*_i, the rounding of the result included: at least 1.
  let soft: [Interval]
  let tilted: [Interval]
  /// Σ P_j w_j with weights relative to the largest, and the number of its terms; nil where no exponential is computed.
  private let sum: (value: Interval, terms: Int)?

  /// The effects, from enclosures of the laws.
  init(problem: Problem, n: Integer, soft: [Interval], tilted: [Interval]) {
    let precision = soft[0].precision
    self.precision = precision
    let one = Interval(1, at: precision)
    let entire = Interval.entire(at: precision)
    let (support, p) = (problem.support, problem.probabilities)
    let rewards = problem.rewards ?? []
    let largest = support.map { rewards[$0] }.max() ?? .zero
    guard case .positive(let temperature) = problem.temperature,
      support.contains(where: { rewards[$0] != largest })
    else {
      (self.soft, self.tilted, sum) = (soft.map { _ in one }, soft.map { _ in one }, nil)
      return
    }
    var weights = [Interval](repeating: one, count: p.count)
    for i in support {
      weights[i] = .exp(Interval((rewards[i] - largest) / temperature, at: precision))
    }
    let mass = Interval.sum(support.map { weights[$0] * p[$0] }, at: precision)
    // D-CONDITION(6): P*_i = t_i/Σt with errors of (1 + P_j)η in t_j = P_j w_j.
    self.tilted = p.indices.map { i in
      if p[i].isZero { return one }
      let moved = tilted[i] * Rational(support.count + 1) + (1 + p[i])
      return ((try? moved / mass) ?? entire) + 1
    }
    // min(n P_i, P_n(i)/w_i) bounds the mean of c_i/A.
    let shares = p.indices.map { i -> Interval in
      p[i].isZero
        ? Interval(0, at: precision)
        : .min(Interval(p[i] * Rational(n), at: precision), (try? soft[i] / weights[i]) ?? entire)
    }
    let all = Interval.sum(shares, at: precision)
    self.soft = p.indices.map { i in
      p[i].isZero ? one : shares[i] + .min(soft[i] * Rational(n), all) + 1
    }
    sum = (mass, support.count)
  }

  /// The effect on a quantity that code takes from the laws without logarithms; nil for the others.
  func of(
    _ name: QuantityName, value: Interval, rewards: [Rational], mean: Interval
  ) -> Interval? {
    func reward(_ law: [Interval]) -> Interval {
      .sum(zip(law, rewards).map { $0 * $1.magnitude }, at: precision)
    }
    switch name {
    case .totalVariation: return .sum(soft + tilted, at: precision) * Rational(1, 2) + 1
    case .rewardSoft: return reward(soft) + 1
    case .rewardTilted: return reward(tilted) + 1
    case .rewardGap: return reward(soft) + reward(tilted) + 1
    case .relativeRewardGap:
      let moved = reward(soft) + reward(tilted) * (value.magnitude + 1)
      return (try? moved / mean).map { $0 + 1 }
    case .winRate: return .sum(soft, at: precision) + 1
    case .squaredCoefficientOfVariation: return ofSquaredVariation(value).map { $0 + 1 }
    default: return nil
    }
  }

  /// The effect on 1 + CV² = Σ P w²/(Σ P w)², the rounding of the result left out; nil where no exponential is computed.
  func ofSquaredVariation(_ value: Interval) -> Interval? {
    guard let sum else { return nil }
    let top = try? Interval(sum.terms + 3, at: precision) / sum.value.squared()
    let bottom = try? (value + 1) * Rational(2 * (sum.terms + 1)) / sum.value
    guard let top, let bottom else { return nil }
    return top + bottom
  }
}
