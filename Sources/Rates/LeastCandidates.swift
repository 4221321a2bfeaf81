// Copyright 2026 the softbon authors
// SPDX-License-Identifier: Apache-2.0
//
// The least n at which a law comes down to ε: certified, since each of the three quantities never rises with n.
// D-MONOTONE-IN-N

public import Enclosures
public import ExactArithmetic
public import SoftBestOfN

/// Why there is no least n.
public enum LeastCandidatesError: Error, Sendable {
  /// The engine refused.
  case engine(EngineError)
  /// The gap of weights without rewards.
  case noRewards
  /// The gap of rewards that do not rise with the weights, which may rise with n.
  case rewardsAgainstWeights
  /// v(n) and ε could not be told apart at the ceiling of precision.
  case undecided(n: Integer)
}

/// The least n with v(n) ≤ ε, beside what the bounds say.
public struct LeastCandidates: Sendable {
  /// A number of candidates that a claim says suffices.
  public struct Bound: Sendable {
    /// The claim.
    public let label: String
    /// The sufficient n; nil where the claim has none.
    public let n: Integer?
  }

  /// The law.
  public let law: RateLaw
  /// ε.
  public let epsilon: Rational
  /// The least n with v(n) ≤ ε.
  public let n: Integer
  /// v(n).
  public let value: CertifiedNumber
  /// v(n − 1), which is greater than ε; nil where n is 1.
  public let valueBefore: CertifiedNumber?
  /// The sizes that the bounds give.
  public let bounds: [Bound]
  /// (c/ε)^{1/e} with the limit c of n^e v(n): what n is about, no bound.
  public let estimate: CertifiedNumber

  /// Finds the least n.
  ///
  /// v never rises with n (`D-MONOTONE-IN-N`), so v(n) ≤ ε < v(n − 1), both proved, determine n.
  ///
  /// - Parameters:
  ///   - problem: the problem.
  ///   - law: the quantity.
  ///   - epsilon: greater than 0; nats for KL, the unit of the rewards for the gap.
  ///   - goal: the digits of the values shown, and the ceiling of precision of the comparisons.
  ///   - options: the engine and its limits.
  ///   - onStep: called after each n that was tried.
  /// - Throws: `LeastCandidatesError`.
  public init(
    _ problem: Problem, law: RateLaw, epsilon: Rational, goal: AccuracyGoal,
    options: EngineOptions, onStep: () -> Void = {}
  ) throws(LeastCandidatesError) {
    let setting = RateProblem(problem)
    if law == .gap {
      if setting.rewards == nil { throw .noRewards }
      if !setting.isRewardMonotone { throw .rewardsAgainstWeights }
    }
    let decision = Decision(setting: setting, law: law, epsilon: epsilon, options: options)
    let sizes = SampleSizes(setting, law: law, epsilon: epsilon, goal: goal)
    // Some bound applies always; the search does not rely on it.
    var high = sizes.bounds.compactMap { $0.n }.min() ?? 1
    var low = Integer.zero  // v is above ε there; 0 stands for no n.
    while !(try decision.holds(at: high, goal)) {
      low = high
      high = high * 2
      onStep()
    }
    while high - low > 1 {
      let middle = (low + high).shiftedRight(by: 1)
      if try decision.holds(at: middle, goal) { high = middle } else { low = middle }
      onStep()
    }
    self.law = law
    self.epsilon = epsilon
    n = high
    bounds = sizes.bounds
    estimate = sizes.estimate
    value = try decision.value(at: high, goal)
    valueBefore = low.isZero ? nil : try decision.value(at: low, goal)
  }
}

private struct Decision {
  let setting: RateProblem
  let law: RateLaw
  let epsilon: Rational
  let options: EngineOptions

  private func evaluate(
    _ n: Integer, at precision: Precision
  ) throws(LeastCandidatesError) -> CertifiedNumber {
    if options.isInterrupted() { throw .engine(.interrupted) }
    do throws(EngineError) {
      return try Evaluation(
        setting.problem, levels: setting.levels, n: n, at: precision, options: options
      ).value(of: law.quantity)
    } catch {
      throw .engine(error)
    }
  }

  func value(at n: Integer, _ goal: AccuracyGoal) throws(LeastCandidatesError) -> CertifiedNumber {
    try goal.reached(numbers: { [$0] }) { precision throws(LeastCandidatesError) in
      try evaluate(n, at: precision)
    }.result
  }

  /// Whether v(n) ≤ ε, proved.
  func holds(at n: Integer, _ goal: AccuracyGoal) throws(LeastCandidatesError) -> Bool {
    var bits = 64
    while true {
      let precision = Precision(bits: bits)
      switch try evaluate(n, at: precision) {
      case .exact(let value): return value <= epsilon
      case .positiveInfinity: return false
      case .undefined: throw .noRewards
      case .enclosed(let value):
        let difference = value - epsilon
        if difference.isCertainlyNonpositive { return true }
        if difference.isCertainlyPositive { return false }
      }
      if bits >= goal.maximum.bits { throw .undecided(n: n) }
      bits = min(2 * bits, goal.maximum.bits)
    }
  }
}
