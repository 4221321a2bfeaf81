// Copyright 2026 the softbon authors
// SPDX-License-Identifier: Apache-2.0

import Enclosures
import ExactArithmetic
import SoftBestOfN
import Testing

@Suite struct QuantitiesTests {
  private func evaluation(
    _ problem: Problem, n: Integer, bits: Int = 200
  ) throws -> Evaluation {
    try Evaluation(
      problem, levels: Levels(problem), n: n, at: Precision(bits: bits), options: EngineOptions())
  }

  /// D-DIVERGENCES: p = (1/2, 1/2), q = (7/12, 5/12), here as reference and soft law.
  @Test func divergencesOfAWorkedExample() throws {
    let half = Rational(1, 2)
    let problem = try Problem(
      probabilities: [half, half], rewards: nil, weighting: .rational([2, 1]))
    let evaluation = try evaluation(problem, n: 2)
    let pair = LawPair(
      p: [.exact(half), .exact(half)],
      q: evaluation.levels.split(evaluation.soft.probabilities), precision: Precision(bits: 200))
    #expect(pair.chiSquare.isExactly(Rational(1, 35)))
    #expect(pair.totalVariation.isExactly(Rational(1, 12)))
    let divergence = try #require(pair.kullbackLeibler.decimal(digits: 12))
    #expect(divergence.lower?.hasPrefix("0.0140854384833") == true)
    // −½ log(35/36), by a formula that shares nothing with φ.
    let other = try -Interval.log(Interval(Rational(35, 36), at: Precision(bits: 200))) * half
    #expect(try #require(pair.kullbackLeibler.interval(at: Precision(bits: 200))).overlaps(other))
  }

  @Test func everyQuantityOfATrivialProblemIsExact() throws {
    let problem = try Problem(
      probabilities: [Rational(1, 3), Rational(2, 3)], rewards: [5, 5],
      weighting: .exponential(.positive(Rational(1, 7))))
    let evaluation = try evaluation(problem, n: 9)
    for name in QuantityName.allCases {
      guard case .exact(let value) = evaluation.value(of: name) else {
        Issue.record("\(name) is not exact")
        continue
      }
      switch name {
      case .rewardSoft, .rewardTilted: #expect(value == 5)
      case .winRate: #expect(value == Rational(1, 2))
      default: #expect(value == 0, "\(name)")
      }
    }
  }

  /// Weights 1 and e^(−10^30), which no floating-point exponent holds: P_2 = (1/4, 3/4), P* = (0, 1) but for nothing
  /// that any digit shows.
  @Test func boundedQuantitiesHaveEndsBeyondTheRangeOfExponents() throws {
    let large = Rational(.power(10, 30))
    let problem = try Problem(
      probabilities: [Rational(1, 2), Rational(1, 2)], rewards: [0, large],
      weighting: .exponential(.positive(1)))
    let evaluation = try evaluation(problem, n: 2)
    let near: [(QuantityName, Rational)] = [
      (.totalVariation, Rational(1, 4)), (.rewardGap, large * Rational(1, 4)),
      (.relativeRewardGap, Rational(1, 4)),
    ]
    for (name, value) in near {
      let interval = try #require(evaluation.value(of: name).interval(at: evaluation.precision))
      let error = interval - value
      let scale = Interval(value * .powerOfTwo(-100), at: evaluation.precision)
      #expect((scale - error.magnitude).isCertainlyPositive, "\(name)")
      #expect(interval.contains(value), "\(name)")
    }
    let hellinger = try #require(
      evaluation.value(of: .squaredHellinger).interval(at: evaluation.precision))
    // 1 − √(3/4)
    #expect(
      hellinger.overlaps(try 1 - Interval.sqrt(Interval(Rational(3, 4), at: Precision(bits: 200)))))
    #expect(hellinger.isBounded)
  }

  @Test func hardBestOfNHasInfiniteReverseDivergence() throws {
    let problem = try Problem(
      probabilities: [Rational(9, 10), Rational(1, 10)], rewards: [0, 1],
      weighting: .exponential(.zero))
    let evaluation = try evaluation(problem, n: 3)
    guard case .positiveInfinity = evaluation.value(of: .klSoftTilted) else {
      Issue.record("KL(P_n‖P*) is infinite at λ = 0")
      return
    }
    #expect(evaluation.value(of: .rewardSoft).isExactly(1 - Rational(729, 1000)))
    #expect(evaluation.value(of: .squaredCoefficientOfVariation).isExactly(9))
    // KL(P*‖P_n) = −log P_n(top).
    let top = 1 - Rational(729, 1000)
    let other = try -Interval.log(Interval(top, at: Precision(bits: 200)))
    let value = evaluation.value(of: .klTiltedSoft)
    #expect(try #require(value.interval(at: Precision(bits: 200))).overlaps(other))
    // KL(P*‖P) = −log P(top), where P* leaves a level of P uncharged: δ = −1 there.
    let reference = evaluation.value(of: .klTiltedReference)
    #expect(reference.proves(digits: 40))
    #expect(
      try #require(reference.interval(at: Precision(bits: 200)))
        .overlaps(try .log(Interval(10, at: Precision(bits: 200)))))
  }
}
