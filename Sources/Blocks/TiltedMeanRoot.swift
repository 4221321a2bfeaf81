// Copyright 2026 the softbon authors
// SPDX-License-Identifier: Apache-2.0
//
// The inverse temperature θ = 1/λ at which the tilted mean Σ P r e^{θr}/Σ P e^{θr} is a given number: the root of an
// increasing function, enclosed between two rational numbers at which its sign is proved.  D-BLOCKS(3)

internal import Enclosures
package import ExactArithmetic
package import SoftBestOfN

/// The θ > 0 at which a tilted mean reaches a target.
package struct TiltedMeanRoot: Sendable, Hashable {
  /// The distinct rewards, ascending, with their probabilities.
  private let rewards: [Rational]
  private let probabilities: [Rational]
  /// The tilted mean that θ gives; above the mean and below the greatest reward.
  package let target: Rational

  /// The root for rewards whose mean is below the target and whose maximum is above it.
  package init(rate: RateFunction, target: Rational) {
    rewards = rate.rewards
    probabilities = rate.probabilities
    self.target = target
  }

  /// e^{θ·(r₁ − r₀)} where there are two rewards: from P₁ x/(P₀ + P₁ x) = (target − r₀)/(r₁ − r₀).
  package var exactWeightRatio: Rational? {
    guard rewards.count == 2 else { return nil }
    return probabilities[0] * (target - rewards[0])
      / (probabilities[1] * (rewards[1] - target))
  }

  /// Rational numbers below and above θ, at most 2^(−bits)·θ apart.
  package func enclosed(bits: Int) -> (lower: Rational, upper: Rational) {
    let range = rewards[rewards.count - 1] - rewards[0]
    // Powers of two, so that the bisection makes short numbers.
    var upper = Rational.powerOfTwo(-range.ceiling.bitWidth)
    var lower = Rational.zero
    while sign(at: upper) < 0 {
      lower = upper
      upper *= 2
    }
    while lower.isZero || (upper - lower) * .powerOfTwo(bits) > lower {
      let middle = (lower + upper) * Rational(1, 2)
      if sign(at: middle) > 0 { upper = middle } else { lower = middle }
    }
    return (lower, upper)
  }

  /// The sign of Σ P (r − target) e^{θ (r − target)}, which is that of the tilted mean minus the target. It is not
  /// 0 for a rational θ ≠ 0: exponentials of distinct rational numbers are linearly independent over the rational
  /// numbers (Lindemann), and the rewards on both sides of the target have coefficients other than 0. So the precision
  /// rises until the sign is proved.  D-BLOCKS(3)
  private func sign(at theta: Rational) -> Int {
    var bits = 64 + theta.bitCount
    while true {
      let precision = Precision(bits: bits)
      let terms = zip(rewards, probabilities).map { reward, probability in
        let distance = reward - target
        return Interval.exp(Interval(distance * theta, at: precision)) * (distance * probability)
      }
      let sum = Interval.sum(terms, at: precision)
      if sum.isCertainlyPositive { return 1 }
      if sum.isCertainlyNegative { return -1 }
      bits *= 2
    }
  }
}
