// Copyright 2026 the softbon authors
// SPDX-License-Identifier: Apache-2.0
//
// How much each number moves when the inputs move: upper bounds, to first order, of the change per unit of relative error
// in every weight p_i and in every exponent D_i = (max r − r_i)/λ, and of the roundings of sums and of logarithms. A
// tolerance of T·u·sensitivity in a format of unit roundoff u then asks for code that is as accurate as the format allows,
// up to the factor T.  D-CONDITION

internal import Enclosures
internal import ExactArithmetic
internal import SoftBestOfN

/// The sensitivities of one set of answers.
struct GoldenSensitivity {
  let precision: Precision
  let count: Integer
  /// 1 + ⌈log₂ k⌉: one rounding of the result and one per level of a pairwise sum.
  let roundings: Interval
  /// D_i for the symbols of the support, 0 at λ = 0 and λ = ∞, where no exponent is computed.
  let exponents: [Rational]
  /// The mean of D under P*.
  let meanExponent: Interval
  /// Relative sensitivities of P_n(i), P*_i and P_i; 0 where the symbol cannot occur.
  let soft: [Interval]
  let tilted: [Interval]
  let reference: [Interval]

  let softLaw: [Interval]
  let tiltedLaw: [Interval]
  let referenceLaw: [Interval]
  /// |log P_n(i)/P*_i|, |log P_n(i)/P_i|, |log P*_i/P_i|; 0 where one of them is 0.
  let softToTilted: [Interval]
  let softToReference: [Interval]
  let tiltedToReference: [Interval]
  /// How much the numbers move by what underflows.
  let underflow: GoldenUnderflow

  init(
    problem: Problem, n: Integer, soft softNumbers: [CertifiedNumber],
    next nextNumbers: [CertifiedNumber], tilted tiltedNumbers: [CertifiedNumber],
    precision: Precision
  ) {
    self.precision = precision
    count = n
    let zero = Interval(0, at: precision)
    let entire = Interval.entire(at: precision)
    func intervals(_ numbers: [CertifiedNumber]) -> [Interval] {
      numbers.map { $0.interval(at: precision) ?? entire }
    }
    let soft = intervals(softNumbers)
    let next = intervals(nextNumbers)
    let tilted = intervals(tiltedNumbers)
    let reference = problem.probabilities.map { Interval($0, at: precision) }
    let bits = Integer(max(0, problem.probabilities.count - 1)).bitWidth
    let roundings = Interval(1 + bits, at: precision)
    underflow = GoldenUnderflow(problem: problem, n: n, soft: soft, tilted: tilted)
    var exponents = problem.probabilities.map { _ in Rational.zero }
    if case .positive(let temperature) = problem.temperature, let rewards = problem.rewards {
      let largest = problem.support.map { rewards[$0] }.max() ?? .zero
      for i in problem.support { exponents[i] = (largest - rewards[i]) / temperature }
    }
    let widest = Interval(exponents.max() ?? .zero, at: precision)
    let mean = Interval.sum(zip(tilted, exponents).map { $0 * $1 }, at: precision)
    let logarithm = Self.logarithm(Interval(n, at: precision))
    let logs = [soft, tilted, reference].map { $0.map(Self.logarithm) }

    func relative(_ i: Int) -> Interval {
      // D-CONDITION(1): from the laws of n and n + 1 candidates.
      let ratio = (try? next[i] / soft[i]) ?? entire
      let growth = ratio * Rational(n, n + 1)
      let perWeight = Interval.max((1 - growth) * Rational(n - 1), zero) * 2
      // D-CONDITION(2)
      let own = Interval(exponents[i], at: precision)
      let perExponent = own + .min(widest, own + logarithm)
      return (1 - reference[i]) * 2 + perWeight + perExponent + roundings + logs[0][i].magnitude
    }
    self.soft = softNumbers.indices.map { softNumbers[$0].isExactly(.zero) ? zero : relative($0) }
    self.tilted = tiltedNumbers.indices.map { i in
      if tiltedNumbers[i].isExactly(.zero) { return zero }
      // D-CONDITION(3)
      let perExponent = Interval.max(mean + (1 - tilted[i] * 2) * exponents[i], zero)
      return (1 - tilted[i]) * 2 + perExponent + roundings + logs[1][i].magnitude
    }
    self.reference = problem.probabilities.map { probability in
      probability.isZero ? zero : Interval((1 - probability) * 2, at: precision) + roundings
    }
    func distance(_ a: Int, _ b: Int) -> [Interval] {
      zip(logs[a], logs[b]).map { a, b in
        a.isBounded && b.isBounded ? (a - b).magnitude : zero
      }
    }
    softLaw = soft
    tiltedLaw = tilted
    referenceLaw = reference
    softToTilted = distance(0, 1)
    softToReference = distance(0, 2)
    tiltedToReference = distance(1, 2)
    self.roundings = roundings
    self.exponents = exponents
    meanExponent = mean
  }

  private static func logarithm(_ x: Interval) -> Interval {
    (try? Interval.log(x)) ?? .entire(at: x.precision)
  }

  private func sum(_ term: (Int) -> Interval) -> Interval {
    .sum(softLaw.indices.lazy.map(term), at: precision)
  }

  /// D-CONDITION(4): a divergence Σ p log(p/q) moves by Σ p ((1 + |log(p/q)|)·e_p + e_q).
  private func divergence(
    _ p: [Interval], _ ep: [Interval], _ eq: [Interval], _ distance: [Interval]
  ) -> Interval {
    sum { p[$0] * ((distance[$0] + 1) * ep[$0] + eq[$0]) }
  }

  /// The sensitivity of a quantity, from enclosures of it and of E_{P*}[r].
  func of(
    _ name: QuantityName, value: Interval, rewards: [Rational], mean: Interval
  ) -> Interval {
    func reward(_ law: [Interval], _ e: [Interval]) -> Interval {
      sum { law[$0] * e[$0] * rewards[$0].magnitude }
    }
    let size = value.magnitude
    switch name {
    case .klTiltedSoft: return divergence(tiltedLaw, tilted, soft, softToTilted)
    case .klSoftTilted: return divergence(softLaw, soft, tilted, softToTilted)
    case .klSoftReference: return divergence(softLaw, soft, reference, softToReference)
    case .klTiltedReference: return divergence(tiltedLaw, tilted, reference, tiltedToReference)
    case .totalVariation:
      return sum { softLaw[$0] * soft[$0] + tiltedLaw[$0] * tilted[$0] } * Rational(1, 2)
    case .chiSquareTiltedSoft:
      // As Σ p²/q − 1, with p²/q at most p·exp|log(p/q)|.
      return sum {
        tiltedLaw[$0] * .exp(softToTilted[$0]) * (tilted[$0] * 2 + soft[$0])
      } + roundings * (size + 1)
    case .squaredHellinger:
      // As 1 − Σ √(pq), and √(pq) is at most the mean of p and q.
      return sum { (softLaw[$0] + tiltedLaw[$0]) * (soft[$0] + tilted[$0]) } * Rational(1, 4)
        + roundings
    case .rewardSoft: return reward(softLaw, soft)
    case .rewardTilted: return reward(tiltedLaw, tilted)
    case .rewardGap: return reward(softLaw, soft) + reward(tiltedLaw, tilted)
    case .relativeRewardGap:
      let gap = reward(softLaw, soft) + reward(tiltedLaw, tilted)
      return (try? (gap + size * reward(tiltedLaw, tilted)) / mean) ?? .entire(at: precision)
    case .winRate: return sum { softLaw[$0] * (soft[$0] + roundings + 2) }
    case .maximumLogRatio:
      var most = Interval(0, at: precision)
      for i in soft.indices { most = .max(most, soft[i] + tilted[i]) }
      return most
    case .squaredCoefficientOfVariation: return ofSquaredVariation(size)
    }
  }

  /// D-CONDITION(5): 1 + CV² = Σ P w²/μ².
  func ofSquaredVariation(_ value: Interval) -> Interval {
    (value + 1) * (roundings + 4 + meanExponent * 4)
  }
}
