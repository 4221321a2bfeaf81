// Copyright 2026 the softbon authors
// SPDX-License-Identifier: Apache-2.0
//
// The quantities by which P_n is compared with the tilted optimum P* and with the reference P
// (docs/mathematics.md §1). All are sums over levels: equal weights share P_n/P* and P_n/P, and the reward and the win
// rate of a level are averages over its symbols in proportion to P.

public import Enclosures
public import ExactArithmetic

/// The quantities of a comparison; the raw value is the name in output and in the claim language's documentation.
public enum QuantityName: String, Sendable, Hashable, CaseIterable {
  /// KL(P*‖P_n), nats.
  case klTiltedSoft = "kl_tilted_soft"
  /// KL(P_n‖P*), nats.
  case klSoftTilted = "kl_soft_tilted"
  /// KL(P_n‖P), nats.
  case klSoftReference = "kl_soft_reference"
  /// KL(P*‖P), nats.
  case klTiltedReference = "kl_tilted_reference"
  /// ½ Σ |P* − P_n|.
  case totalVariation = "tv"
  /// χ²(P*‖P_n) = Σ (P* − P_n)²/P_n.
  case chiSquareTiltedSoft = "chi2_tilted_soft"
  /// H² = 1 − Σ √(P* P_n).
  case squaredHellinger = "hellinger2"
  /// E_{P_n}[r], in the unit of the rewards.
  case rewardSoft = "reward_soft"
  /// E_{P*}[r], in the unit of the rewards.
  case rewardTilted = "reward_tilted"
  /// g_n = E_{P*}[r] − E_{P_n}[r], in the unit of the rewards.
  case rewardGap = "reward_gap"
  /// g_n/E_{P*}[r], where E_{P*}[r] > 0.
  case relativeRewardGap = "relative_reward_gap"
  /// CV² = Σ P (w − μ)²/μ².
  case squaredCoefficientOfVariation = "cv2"
  /// Pr(r(Y) > r(X)) + ½ Pr(r(Y) = r(X)), Y ~ P_n, X ~ P.
  case winRate = "win_rate"
  /// max_i |log(P_n(i)/P*_i)|.
  case maximumLogRatio = "max_log_ratio"
}

/// A problem at one n, evaluated at one precision: the laws on the levels and what follows from them.
///
/// - Enclosure: every number contains its exact value; it is exact where the laws are exact and the quantity is
///   rational in them.
public struct Evaluation: Sendable {
  /// The problem.
  public let problem: Problem
  /// Its levels.
  public let levels: Levels
  /// The number of candidates.
  public let n: Integer
  /// The precision at which enclosures are held.
  public let precision: Precision
  /// What bounds the engines.
  package let options: EngineOptions
  /// P_n on the levels, and the engine that computed it.
  public let soft: LevelLaw
  /// P* on the levels.
  public let tilted: [CertifiedNumber]

  /// Evaluates a problem at one n.
  ///
  /// - Throws: `EngineError` when the engine asked for does not apply, is too costly or was interrupted.
  public init(
    _ problem: Problem, levels: Levels, n: Integer, at precision: Precision, options: EngineOptions
  ) throws(EngineError) {
    self.problem = problem
    self.levels = levels
    self.n = n
    self.precision = precision
    self.options = options
    soft = try levels.law(n: n, at: precision, options: options)
    tilted = levels.tiltedOptimum(at: precision)
  }

  /// The same evaluation at another precision, but for P_n, whose enclosures are kept.
  package init(_ evaluation: Evaluation, at precision: Precision) {
    problem = evaluation.problem
    levels = evaluation.levels
    n = evaluation.n
    self.precision = precision
    options = evaluation.options
    soft = evaluation.soft
    tilted = levels.tiltedOptimum(at: precision)
  }

  /// The value of a quantity.
  public func value(of name: QuantityName) -> CertifiedNumber {
    switch name {
    case .klTiltedSoft: tiltedToSoft.kullbackLeibler
    case .klSoftTilted: tiltedToSoft.reverseKullbackLeibler
    case .klSoftReference: referenceToSoft.reverseKullbackLeibler
    case .klTiltedReference:
      LawPair(p: reference, q: tilted, precision: precision).reverseKullbackLeibler
    case .totalVariation: tiltedToSoft.totalVariation
    case .chiSquareTiltedSoft: tiltedToSoft.chiSquare
    case .squaredHellinger: tiltedToSoft.squaredHellinger
    case .maximumLogRatio: tiltedToSoft.maximumLogRatio
    case .squaredCoefficientOfVariation: squaredCoefficientOfVariation
    case .rewardSoft: expectation(of: levelRewards, under: soft.probabilities)
    case .rewardTilted: expectation(of: levelRewards, under: tilted)
    case .rewardGap: rewardGap
    case .relativeRewardGap: relativeRewardGap
    case .winRate: expectation(of: levelWinRates, under: soft.probabilities)
    }
  }

  /// The law of hard Best-of-n on the same symbols, on its own levels: by reward where the weights come from rewards,
  /// else by weight.
  package var hardBestOfN: (levels: Levels, law: [CertifiedNumber]) {
    let hard: Levels
    if problem.temperature != nil, let problem = try? problem.at(.zero) {
      hard = Levels(problem)
    } else {
      hard = levels.hard
    }
    let law = try? hard.law(n: n, at: precision, options: EngineOptions())
    return (
      hard,
      law?.probabilities ?? hard.probabilities.map { _ in .enclosed(.entire(at: precision)) }
    )
  }

  private var reference: [CertifiedNumber] { levels.probabilities.map { .exact($0) } }

  private var tiltedToSoft: LawPair {
    LawPair(p: tilted, q: soft.probabilities, precision: precision)
  }

  private var referenceToSoft: LawPair {
    LawPair(p: reference, q: soft.probabilities, precision: precision)
  }

  private static let noRewards = "the problem gives weights without rewards"

  /// The mean reward of each level: Σ r_i P_i/P_ℓ over its symbols.
  private var levelRewards: [Rational]? { problem.rewards.map { average($0) } }

  private func average(_ values: [Rational]) -> [Rational] {
    var members = [[Rational]](repeating: [], count: levels.count)
    for (i, level) in levels.levelOfSymbol.enumerated() {
      if let level { members[level].append(values[i] * levels.shareOfSymbol[i]) }
    }
    return members.map { Rational.sum($0) }
  }

  /// Pr(r(X) < r_i) + ½ Pr(r(X) = r_i) under P, averaged over the symbols of each level.
  private var levelWinRates: [Rational]? {
    guard let rewards = problem.rewards else { return nil }
    var mass: [Rational: Rational] = [:]
    for (reward, probability) in zip(rewards, problem.probabilities) {
      mass[reward, default: .zero] += probability
    }
    var below = Rational.zero
    var rates: [Rational: Rational] = [:]
    for (reward, probability) in mass.sorted(by: { $0.key < $1.key }) {
      rates[reward] = below + probability * Rational(1, 2)
      below += probability
    }
    return average(rewards.map { rates[$0] ?? .zero })
  }

  /// Σ p v of a law; exact where all values are the same, since Σ p = 1.
  private func expectation(of values: [Rational]?, under law: [CertifiedNumber]) -> CertifiedNumber
  {
    guard let values else { return .undefined(why: Self.noRewards) }
    if let first = values.first, values.allSatisfy({ $0 == first }) { return .exact(first) }
    return .sum(zip(law, values).map { $0.times($1) }, at: precision)
  }

  /// g_n = −Σ P* δ (r − c) for any c, since Σ P* δ = 0; c = E_P[r] keeps the terms small.
  private var rewardGap: CertifiedNumber {
    guard let rewards = levelRewards else { return .undefined(why: Self.noRewards) }
    let pair = tiltedToSoft
    let center = Rational.sum(zip(levels.probabilities, rewards).map { $0 * $1 })
    let terms = zip(zip(pair.p, pair.q), zip(pair.deviations, rewards)).map {
      laws, rest -> CertifiedNumber in
      let (deviation, reward) = rest
      let weight = center - reward
      switch deviation {
      case nil: return laws.1.times(weight)
      case .exact(let value): return laws.0.times(value * weight)
      case .enclosed(let value): return laws.0.times(value, at: precision).times(weight)
      case .positiveInfinity, .undefined: return .undefined(why: "no law")
      }
    }
    let gap = CertifiedNumber.sum(terms, at: precision)
    guard gap.isUnbounded else { return gap }
    // Where a tilted mass is known to be tiny only, its δ has no bound, but Σ (P* − P_n) r has.
    let differences = zip(zip(pair.p, pair.q), rewards).map { laws, reward -> CertifiedNumber in
      guard let p = laws.0.interval(at: precision), let q = laws.1.interval(at: precision) else {
        return gap
      }
      return .enclosed((p - q) * (reward - center))
    }
    return .sum(differences, at: precision)
  }

  private var relativeRewardGap: CertifiedNumber {
    let mean = value(of: .rewardTilted)
    let gap = rewardGap
    switch (gap, mean) {
    case (.undefined, _): return gap
    case (_, .exact(let mean)):
      if mean.signum <= 0 { return .undefined(why: "the tilted mean reward is not positive") }
      return gap.times(mean.reciprocal)
    case (_, .enclosed(let mean)):
      if mean.isCertainlyNonpositive {
        return .undefined(why: "the tilted mean reward is not positive")
      }
      if gap.isExactly(.zero) { return gap }
      guard mean.isCertainlyPositive, let gap = gap.interval(at: precision),
        let ratio = try? gap / mean
      else { return .enclosed(.entire(at: precision)) }
      return .enclosed(ratio)
    default: return .undefined(why: "no mean reward")
    }
  }

  /// CV² = Σ P (w − μ)²/μ², a sum of squares over the weights divided by the largest.
  private var squaredCoefficientOfVariation: CertifiedNumber {
    if let ratios = levels.exactWeightRatios {
      let mean = Rational.sum(zip(levels.probabilities, ratios).map { $0 * $1 })
      let terms = zip(levels.probabilities, ratios).map { $0 * ($1 - mean) * ($1 - mean) }
      return .exact(Rational.sum(terms) / (mean * mean))
    }
    let ratios = levels.weightRatios(at: precision)
    let mean = Interval.sum(zip(levels.probabilities, ratios).map { $1 * $0 }, at: precision)
    let variance = Interval.sum(
      zip(levels.probabilities, ratios).map { ($1 - mean).squared() * $0 }, at: precision)
    return .enclosed((try? variance / mean.squared()) ?? .entire(at: precision))
  }
}
