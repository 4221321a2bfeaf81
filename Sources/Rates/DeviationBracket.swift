// Copyright 2026 the softbon authors
// SPDX-License-Identifier: Apache-2.0
//
// Bounds l_i ≤ δ_i ≤ u_i on the relative deviations δ_i = P_n(i)/P*_i − 1 from four moments of the weight, and the bounds
// on n^e v(n) that follow.  D-RATE-BRACKET

internal import Enclosures
internal import ExactArithmetic
internal import SoftBestOfN

/// The moments of a problem at one precision; what does not depend on n.
struct RateMoments: Sendable {
  let setting: RateProblem
  let precision: Precision
  /// v_i = w_i/μ, ascending.
  let weights: [Interval]
  let tilted: [Interval]
  /// Central moments of v under P of the orders 2, 3 and 4; the first is CV².
  let second, third, fourth: Interval

  init(_ setting: RateProblem, at precision: Precision) {
    self.setting = setting
    self.precision = precision
    weights = setting.relativeWeights(at: precision)
    let masses = setting.levels.probabilities
    tilted = zip(masses, weights).map { $1 * $0 }
    let deviations = weights.map { $0 - 1 }
    func moment(_ order: Int) -> Interval {
      .sum(
        zip(masses, deviations).map { probability, deviation in
          ((try? deviation.power(order)) ?? .entire(at: precision)) * probability
        }, at: precision)
    }
    second = moment(2)
    third = moment(3)
    fourth = moment(4)
  }

  private var zero: Interval { Interval(0, at: precision) }

  /// y_i = 1 + CV² − v_i, the limit of n δ_i.
  private var limits: [Interval] {
    let mean = Interval.sum(zip(tilted, weights).map { $0 * $1 }, at: precision)
    return weights.map { mean - $0 }
  }

  /// The limit of n^e v(n), nil for the gap without rewards.
  func limit(of law: RateLaw) -> Interval? {
    switch law {
    case .kl:
      return Interval.sum(zip(tilted, limits).map { $0 * $1.squared() }, at: precision)
        * Rational(1, 2)
    case .tv:
      return Interval.sum(zip(tilted, limits).map { $0 * $1.magnitude }, at: precision)
        * Rational(1, 2)
    case .gap:
      guard let rewards = setting.rewards else { return nil }
      let least = rewards.min() ?? .zero
      return -Interval.sum(
        zip(zip(tilted, limits), rewards).map { $0.0 * $0.1 * ($1 - least) }, at: precision)
    }
  }

  /// l_i and u_i: the best of B1, B3a below and of B2a, B3b, B3c above.  D-RATE-BRACKET(1)
  func deviations(n: Integer) -> [(lower: Interval, upper: Interval)] {
    let n = Rational(n)
    let others = n - 1
    let entire = Interval.entire(at: precision)
    let least = weights[0]
    return weights.map { weight in
      let mean = weight + others
      let rest = weight + least * others
      // Every divisor is positive: v_i > 0 for some i, and 0 only at λ = 0, which is not asked for.
      guard let jensen = try? n / mean, let crude = try? n / rest,
        let square = try? (second * (n * others)) / mean.squared(),
        let cubic = try? square / mean, let edge = try? square / rest,
        let skew = try? (third * (n * others)) / mean.squared().squared(),
        let tail = try? (fourth * (n * others) + second.squared() * (3 * n * others * (n - 2)))
          / (mean.squared().squared() * rest)
      else { return (entire, entire) }
      let expansion = jensen + cubic - skew
      let lower = Interval.max(jensen, expansion)
      let upper = Interval.min(crude, .min(jensen + edge, expansion + tail))
      return (lower - 1, upper - 1)
    }
  }

  /// Encloses a lower and an upper bound of n^e v(n).  D-RATE-BRACKET(2)
  func bounds(of law: RateLaw, n: Integer) -> (lower: Interval, upper: Interval)? {
    let deviations = deviations(n: n)
    let scale = Rational.power(Rational(n), law.exponent)
    var (lower, upper) = (zero, zero)
    switch law {
    case .kl:
      for (mass, ends) in zip(tilted, deviations) {
        let near = Interval.max(ends.lower, .min(ends.upper, zero))
        lower += mass * Interval.phi(near)
        upper += mass * Interval.max(.phi(ends.lower), .phi(ends.upper))
      }
    case .tv:
      for (mass, ends) in zip(tilted, deviations) {
        lower += mass * Interval.max(.max(ends.lower, -ends.upper), zero) * Rational(1, 2)
        upper += mass * Interval.max(ends.lower.magnitude, ends.upper.magnitude) * Rational(1, 2)
      }
    case .gap:
      guard let rewards = setting.rewards else { return nil }
      let least = rewards.min() ?? .zero
      for ((mass, ends), reward) in zip(zip(tilted, deviations), rewards) {
        lower -= mass * ends.upper * (reward - least)
        upper -= mass * ends.lower * (reward - least)
      }
      if setting.isRewardMonotone { lower = .max(lower, zero) }
    }
    return (lower * scale, upper * scale)
  }
}
