// Copyright 2026 the softbon authors
// SPDX-License-Identifier: Apache-2.0
//
// The n that the bounds of the catalogue ask for: C4 and C3 for KL, D2 and D1 with C2 for TV, E1 for the gap.

internal import Enclosures
internal import ExactArithmetic
internal import SoftBestOfN

/// Sufficient numbers of candidates for v(n) ≤ ε.
struct SampleSizes {
  let bounds: [LeastCandidates.Bound]
  /// (c/ε)^{1/e}.
  let estimate: CertifiedNumber

  init(_ setting: RateProblem, law: RateLaw, epsilon: Rational, goal: AccuracyGoal) {
    if setting.levels.isTrivial {
      bounds = []
      estimate = .undefined(why: "P_n is P*")
      return
    }
    var bounds: [LeastCandidates.Bound] = []
    func add(_ label: String, _ size: (Precision) -> Interval?) {
      bounds.append(.init(label: label, n: Self.ceiling(goal, size)))
    }
    func moments(_ precision: Precision) -> (weights: [Interval], tilted: [Interval]) {
      let weights = setting.relativeWeights(at: precision)
      return (weights, zip(setting.levels.probabilities, weights).map { $1 * $0 })
    }
    func squaredVariation(_ precision: Precision) -> Interval {
      let (weights, tilted) = moments(precision)
      return Interval.sum(zip(tilted, weights).map { $0 * ($1 - 1) }, at: precision)
    }
    switch law {
    case .kl:
      add("C4") { precision in
        try? squaredVariation(precision) / .expm1(Interval(epsilon, at: precision))
      }
      if !setting.isHard {
        // C3: (w_max − w_min)²/(4 w_max w_min) in place of CV².
        add("C3") { precision in
          let weights = setting.relativeWeights(at: precision)
          let (least, greatest) = (weights[0], weights[weights.count - 1])
          let ratio = try? (greatest - least).squared() / (least * greatest * 4)
          return ratio.flatMap { try? $0 / .expm1(Interval(epsilon, at: precision)) }
        }
      }
    case .tv:
      bounds.append(.init(label: "D2", n: Self.leastOfD2(setting, epsilon, goal)))
      add("D1, C2") { precision in
        try? squaredVariation(precision)
          / .expm1(Interval(epsilon * epsilon * 2, at: precision))
      }
    case .gap:
      add("E1") { precision in
        // T κ/(n + κ) ≤ ε with T = E_{P*}[ρ], κ = E_{P*}[ρ v]/T − 1, ρ = r − min r.
        guard let rewards = setting.rewards else { return nil }
        let least = rewards.min() ?? .zero
        let (weights, tilted) = moments(precision)
        let mean = Interval.sum(
          zip(tilted, rewards).map { $0 * ($1 - least) }, at: precision)
        let product = Interval.sum(
          zip(zip(tilted, weights), rewards).map { $0.0 * $0.1 * ($1 - least) }, at: precision)
        guard let kappa = try? product / mean, let share = try? mean / epsilon else { return nil }
        return (kappa - 1) * (share - 1)
      }
    }
    self.bounds = bounds
    if setting.isHard {
      estimate = .undefined(why: "lambda is 0: P_n tends to P* exponentially")
      return
    }
    estimate =
      goal.reached(numbers: { [$0] }) { precision -> CertifiedNumber in
        guard let limit = RateMoments(setting, at: precision).limit(of: law),
          let ratio = try? limit / epsilon,
          let size = law.exponent == 2 ? try? Interval.sqrt(ratio) : ratio
        else { return .enclosed(.entire(at: precision)) }
        return .enclosed(size)
      }.result
  }

  /// max(1, ⌈x⌉) for an enclosed x; the ceiling of the upper end where the precision does not tell.
  private static func ceiling(
    _ goal: AccuracyGoal, _ size: (Precision) -> Interval?
  ) -> Integer? {
    var bits = 64
    while true {
      guard let value = size(Precision(bits: bits)) else { return nil }
      let isLast = bits >= goal.maximum.bits
      if let lower = value.lower, let upper = value.upper,
        isLast || lower.ceiling == upper.ceiling
      {
        return max(1, upper.ceiling)
      }
      if isLast { return nil }
      bits = min(2 * bits, goal.maximum.bits)
    }
  }

  /// The least n with Σ P* (v − 1)_+/(n + v − 1) ≤ ε, which falls with n; one more where no precision tells.
  private static func leastOfD2(
    _ setting: RateProblem, _ epsilon: Rational, _ goal: AccuracyGoal
  ) -> Integer? {
    func holds(_ n: Integer) -> Bool {
      var bits = 64
      while true {
        let precision = Precision(bits: bits)
        let weights = setting.relativeWeights(at: precision)
        let zero = Interval(0, at: precision)
        let terms = zip(setting.levels.probabilities, weights).map { probability, weight in
          let excess = Interval.max(weight - 1, zero)
          return (try? excess * weight * probability / (weight + (Rational(n) - 1))) ?? zero
        }
        let difference = Interval.sum(terms, at: precision) - epsilon
        if difference.isCertainlyNonpositive { return true }
        if difference.isCertainlyPositive || bits >= goal.maximum.bits { return false }
        bits = min(2 * bits, goal.maximum.bits)
      }
    }
    var high = Integer.one
    while !holds(high) {
      // The sum is at most CV²/n, so this ends.
      high = high * 2
    }
    var low = high.shiftedRight(by: 1)
    while high - low > 1 {
      let middle = (low + high).shiftedRight(by: 1)
      if holds(middle) { high = middle } else { low = middle }
    }
    return high
  }
}
