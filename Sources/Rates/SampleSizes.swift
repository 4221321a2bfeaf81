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
      // CV² = 0 and all weights are equal: every bound is 0.
      bounds = Self.labels(of: law).map { .init(label: $0, n: 1) }
      estimate = .undefined(why: "P_n is P*")
      return
    }
    let moments = WeightMoments(setting)
    func bound(_ label: String, exact: Rational? = nil, _ size: (Precision) -> Interval?)
      -> LeastCandidates.Bound
    {
      let n = exact.map { max(1, $0.ceiling) } ?? Self.ceiling(goal, size)
      return .init(label: label, n: n, why: n == nil ? "too large for a number" : "")
    }
    let bounds: [LeastCandidates.Bound]
    switch law {
    case .kl:
      let variation = bound("C4") { precision in
        try? moments.squaredVariation(precision) / .expm1(Interval(epsilon, at: precision))
      }
      // C3: (w_max − w_min)²/(4 w_max w_min) in place of CV².
      let spread =
        setting.isHard
        ? LeastCandidates.Bound(label: "C3", n: nil, why: "infinite at λ = 0")
        : bound("C3") { precision in
          let weights = setting.relativeWeights(at: precision)
          let (least, greatest) = (weights[0], weights[weights.count - 1])
          let ratio = try? (greatest - least).squared() / (least * greatest * 4)
          return ratio.flatMap { try? $0 / .expm1(Interval(epsilon, at: precision)) }
        }
      bounds = [variation, spread]
    case .tv:
      bounds = [
        .init(label: "D2", n: Self.leastOfD2(setting, epsilon, goal)),
        bound("D1, C2") { precision in
          try? moments.squaredVariation(precision)
            / .expm1(Interval(epsilon * epsilon * 2, at: precision))
        },
      ]
    case .gap:
      bounds = [
        bound("E1", exact: moments.exactSizeOfE1(epsilon)) { moments.sizeOfE1(epsilon, at: $0) }
      ]
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

  /// The bounds that there are for a law.
  private static func labels(of law: RateLaw) -> [String] {
    switch law {
    case .kl: ["C4", "C3"]
    case .tv: ["D2", "D1, C2"]
    case .gap: ["E1"]
    }
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

  /// The least n with Σ P* (v − 1)_+/(n + v − 1) ≤ ε, which falls with n: decided by exact numbers for rational weights
  /// where enclosures do not tell; else one more where no precision tells.
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
        if difference.isCertainlyPositive { return false }
        if bits >= 256, let exact = setting.exactRelativeWeights {
          let terms = zip(setting.levels.probabilities, exact).map { probability, weight in
            weight <= 1
              ? Rational.zero
              : probability * weight * (weight - 1) / (weight - 1 + Rational(n))
          }
          return Rational.sum(terms) <= epsilon
        }
        if bits >= goal.maximum.bits { return false }
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

/// The moments that the bounds need, enclosed or exact.
private struct WeightMoments {
  let setting: RateProblem
  private let exact: [Rational]?

  init(_ setting: RateProblem) {
    self.setting = setting
    exact = setting.exactRelativeWeights
  }

  /// CV² = E_{P*}[v] − 1.
  func squaredVariation(_ precision: Precision) -> Interval {
    let weights = setting.relativeWeights(at: precision)
    return .sum(
      zip(setting.levels.probabilities, weights).map { $1 * $0 * ($1 - 1) }, at: precision)
  }

  /// T κ/(n + κ) ≤ ε solved for n: κ (T/ε − 1), with T = E_{P*}[ρ], κ = E_{P*}[ρ v]/T − 1 and ρ = r − min r.
  func sizeOfE1(_ epsilon: Rational, at precision: Precision) -> Interval? {
    guard let rewards = excess else { return nil }
    let weights = setting.relativeWeights(at: precision)
    let terms = zip(zip(setting.levels.probabilities, weights), rewards).map { $0.1 * $0.0 * $1 }
    let mean = Interval.sum(terms, at: precision)
    let product = Interval.sum(zip(terms, weights).map { $0 * $1 }, at: precision)
    guard let kappa = try? product / mean, let share = try? mean / epsilon else { return nil }
    return (kappa - 1) * (share - 1)
  }

  /// The same as a rational number, where the weights are rational.
  func exactSizeOfE1(_ epsilon: Rational) -> Rational? {
    guard let rewards = excess, let weights = exact else { return nil }
    let terms = zip(zip(setting.levels.probabilities, weights), rewards).map { $0.0 * $0.1 * $1 }
    let mean = Rational.sum(terms)
    if mean.isZero { return .zero }
    let product = Rational.sum(zip(terms, weights).map { $0 * $1 })
    return (product / mean - 1) * (mean / epsilon - 1)
  }

  /// ρ = r − min r.
  private var excess: [Rational]? {
    setting.rewards.map { rewards in
      let least = rewards.min() ?? .zero
      return rewards.map { $0 - least }
    }
  }
}
