// Copyright 2026 the softbon authors
// SPDX-License-Identifier: Apache-2.0
//
// What the achievability bounds need of one symbol: T = E_{P*}[r], 1 + CV², 1 + κ (docs/mathematics.md E1, H2′).

internal import Enclosures
internal import ExactArithmetic
internal import SoftBestOfN

/// Moments of the weights of one symbol.
///
/// - Enclosure: every number is exact or encloses its value at every temperature in the enclosure of the rule's.
struct SymbolMoments {
  /// E_{P*}[r].
  let tiltedMean: CertifiedNumber
  /// 1 + CV² = E_P[w²]/μ².
  let secondMoment: CertifiedNumber
  /// 1 + κ = E_{P*}[(r − r_min) w]/(μ·(T − r_min)).
  let rewardMoment: CertifiedNumber

  /// The moments for a rule that is not hard Best-of-n.
  init(_ rule: SelectionRule, at precision: Precision) {
    if rule.root == nil {
      self.init(levels: Levels(rule.symbol), rule.symbol, at: precision)
      return
    }
    let working = Precision(bits: precision.bits + 32)
    let theta = rule.root?.enclosed(bits: precision.bits + 16)
    let enclosed = Interval(lower: theta?.lower, upper: theta?.upper, at: working)
    let greatest = rule.rate.rewards[rule.rate.rewards.count - 1]
    let weights = rule.rate.rewards.map { Interval.exp(enclosed * ($0 - greatest)) }
    self.init(
      probabilities: rule.rate.probabilities, rewards: rule.rate.rewards, weights: weights,
      leastReward: rule.rate.rewards[0], at: working)
  }

  /// The moments at a rational inverse temperature θ.
  init(_ rate: RateFunction, theta: Rational, at precision: Precision) {
    let greatest = rate.rewards[rate.rewards.count - 1]
    let weights = rate.rewards.map {
      Interval.exp(Interval(theta * ($0 - greatest), at: precision))
    }
    self.init(
      probabilities: rate.probabilities, rewards: rate.rewards, weights: weights,
      leastReward: rate.rewards[0], at: precision)
  }

  private init(levels: Levels, _ problem: Problem, at precision: Precision) {
    let rewards = problem.rewards ?? []
    var sums = [Rational](repeating: .zero, count: levels.count)
    for (i, level) in levels.levelOfSymbol.enumerated() {
      if let level { sums[level] += rewards[i] * levels.shareOfSymbol[i] }
    }
    let least = problem.support.map { rewards[$0] }.min() ?? .zero
    guard let ratios = levels.exactWeightRatios else {
      self.init(
        probabilities: levels.probabilities, rewards: sums,
        weights: levels.weightRatios(at: precision), leastReward: least, at: precision)
      return
    }
    let masses = zip(levels.probabilities, ratios).map { $0 * $1 }
    let mu = Rational.sum(masses)
    let total = Rational.sum(zip(masses, sums).map { $0 * ($1 - least) })
    let squares = Rational.sum(zip(masses, ratios).map { $0 * $1 })
    let rewarded = Rational.sum(
      zip(zip(masses, ratios), sums).map { $0.0 * $0.1 * ($1 - least) })
    self.init(
      tiltedMean: .exact(total / mu + least), secondMoment: .exact(squares / (mu * mu)),
      rewardMoment: .exact(rewarded / (mu * total)))
  }

  private init(
    tiltedMean: CertifiedNumber, secondMoment: CertifiedNumber, rewardMoment: CertifiedNumber
  ) {
    self.tiltedMean = tiltedMean
    self.secondMoment = secondMoment
    self.rewardMoment = rewardMoment
  }

  private init(
    probabilities: [Rational], rewards: [Rational], weights: [Interval], leastReward: Rational,
    at precision: Precision
  ) {
    let masses = zip(weights, probabilities).map { $0 * $1 }
    let mu = Interval.sum(masses, at: precision)
    let total = Interval.sum(
      zip(masses, rewards).map { $0 * ($1 - leastReward) }, at: precision)
    let squares = Interval.sum(zip(masses, weights).map { $0 * $1 }, at: precision)
    let rewarded = Interval.sum(
      zip(zip(masses, weights), rewards).map { $0.0 * $0.1 * ($1 - leastReward) }, at: precision)
    let entire = Interval.entire(at: precision)
    tiltedMean = .enclosed(((try? total / mu) ?? entire) + leastReward)
    secondMoment = .enclosed((try? squares / mu.squared()) ?? entire)
    rewardMoment = .enclosed((try? rewarded / (mu * total)) ?? entire)
  }
}
