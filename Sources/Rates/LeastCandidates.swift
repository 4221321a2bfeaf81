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
    /// Why there is none; empty where there is one.
    public var why = ""
  }

  /// The law.
  public let law: RateLaw
  /// ε.
  public let epsilon: Rational
  /// The least n with v(n) ≤ ε.
  public let n: Integer
  /// v(n); its decimals of ``digits`` digits are at most ε.
  public let value: CertifiedNumber
  /// v(n − 1), which is greater than ε; nil where n is 1.
  public let valueBefore: CertifiedNumber?
  /// The digits with which both values are to be shown: those of the goal, or as many as tell them from ε.
  public let digits: Int
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
    let there = try decision.value(at: high, goal)
    let before = low.isZero ? nil : try decision.value(at: low, goal)
    value = there.number
    valueBefore = before?.number
    digits = max(there.digits, before?.digits ?? 0)
  }
}

private struct Decision {
  let setting: RateProblem
  let law: RateLaw
  let epsilon: Rational
  let options: EngineOptions

  private func evaluate(
    _ n: Integer, at precision: Precision, options: EngineOptions
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

  /// v(n) with the digits of the goal, or with more where its decimals would not be on one side of ε.
  func value(
    at n: Integer, _ goal: AccuracyGoal
  ) throws(LeastCandidatesError) -> (number: CertifiedNumber, digits: Int) {
    var digits = goal.digits
    while true {
      let outcome = try AccuracyGoal(digits: digits, maximum: goal.maximum).reached(
        numbers: { [$0] }
      ) { precision throws(LeastCandidatesError) in
        try evaluate(n, at: precision, options: options)
      }
      // Decimals of d digits are 10^(1 − d)·v apart at most, and v is between them.
      let separating = Rational.power(10, 1 - digits)
      switch outcome.result {
      case .positiveInfinity, .undefined: return (outcome.result, digits)
      case .exact(let value):
        let distance = (value - epsilon).magnitude
        if distance.isZero || value * separating < distance { return (outcome.result, digits) }
        digits += 5
      case .enclosed(let value):
        let distance = (value - epsilon).magnitude
        if (value * separating).compared(to: distance) == .certainlyLess
          || outcome.precision >= goal.maximum
        {
          return (outcome.result, digits)
        }
        let isApart = distance.isCertainlyPositive
        if !isApart, Precision(digits: digits).bits >= Self.bitsOfExactTry,
          let exact = try exactValue(at: n)
        {
          return (.exact(exact), goal.digits)
        }
        digits += isApart ? max(5, digits / 4) : digits
      }
    }
  }

  /// v(n) by the exact engine, for where enclosures do not tell it from ε: it may be ε itself. Not for KL, which is no
  /// rational number for rational laws unless it is 0.
  private func exactValue(at n: Integer) throws(LeastCandidatesError) -> Rational? {
    guard law != .kl, setting.levels.isExactLawAffordable(n: n, options: options) else {
      return nil
    }
    var exact = options
    exact.engine = .exact
    guard case .exact(let value) = try evaluate(n, at: Precision(bits: 64), options: exact) else {
      return nil
    }
    return value
  }

  /// HEURISTIC: affects effort only. Where enclosures of so many bits do not decide, the exact law is asked for.
  private static let bitsOfExactTry = 512

  /// Whether v(n) ≤ ε, proved.
  func holds(at n: Integer, _ goal: AccuracyGoal) throws(LeastCandidatesError) -> Bool {
    var bits = 64
    var isExactTried = false
    while true {
      let precision = Precision(bits: bits)
      switch try evaluate(n, at: precision, options: options) {
      case .exact(let value): return value <= epsilon
      case .positiveInfinity: return false
      case .undefined: throw .noRewards
      case .enclosed(let value):
        let difference = value - epsilon
        if difference.isCertainlyNonpositive { return true }
        if difference.isCertainlyPositive { return false }
      }
      let isLast = bits >= goal.maximum.bits
      if !isExactTried, isLast || bits >= Self.bitsOfExactTry {
        isExactTried = true
        if let exact = try exactValue(at: n) { return exact <= epsilon }
      }
      if isLast { throw .undecided(n: n) }
      bits = min(2 * bits, goal.maximum.bits)
    }
  }
}
