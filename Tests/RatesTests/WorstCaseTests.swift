// Copyright 2026 the softbon authors
// SPDX-License-Identifier: Apache-2.0

import Enclosures
import ExactArithmetic
import SoftBestOfN
import TestSupport
import Testing

@testable import Rates

@Suite struct WorstCaseTests {
  private func evaluation(
    p: Rational, spread: Rational, n: Int
  ) throws -> (evaluation: Evaluation, weights: [Interval]) {
    let problem = try Problem(
      probabilities: [1 - p, p], rewards: [0, 1],
      weighting: .exponential(.positive(spread.reciprocal)))
    let precision = Precision(bits: 200)
    let levels = Levels(problem)
    let evaluation = try Evaluation(
      problem, levels: levels, n: Integer(n), at: precision, options: EngineOptions())
    return (evaluation, levels.weightRatios(at: precision))
  }

  /// The ratios at points, and on boxes around them, against KL and CV² from the engines.
  @Test func ratiosAgreeWithTheEngines() throws {
    for var trial in trials("binary ratios", count: 200) {
      let n = trial.random.int(in: 1...12)
      let p = Rational(trial.random.int(in: 1...63), 64) * .powerOfTwo(-trial.random.int(in: 0...9))
      let spread = Rational(trial.random.int(in: 1...80), 10)
      let ratios = BinaryRatios(n: n, at: Precision(bits: 100))
      let (evaluation, weights) = try evaluation(p: p, spread: spread, n: n)
      let kl = try #require(
        evaluation.value(of: .klTiltedSoft).interval(at: Precision(bits: 200)))
      let variation = try #require(
        evaluation.value(of: .squaredCoefficientOfVariation).interval(at: Precision(bits: 200)))
      let range = try #require(weights.first)
      let spreadSquare = try (1 - range).squared() / (range * 4)
      for (function, argument) in [
        (BinaryRatios.Function.c2, variation), (.c3, spreadSquare),
      ] {
        let expected = try kl / Interval.log1p(argument / Rational(n))
        let point = ratios.value(
          of: function, on: BinaryBox(p: (p, p), spread: (spread, spread)))
        #expect(point.overlaps(expected), "\(trial): \(function)")
        #expect(point.relativeAccuracyBits > 60, "\(trial): \(function) \(point)")
        let low = p * Rational(trial.random.int(in: 0...8), 8)
        let high = p + (1 - p) * Rational(trial.random.int(in: 0...8), 8)
        let box = BinaryBox(
          p: (low, high), spread: (spread * Rational(trial.random.int(in: 0...8), 8), spread + 1))
        let whole = ratios.value(of: function, on: box)
        #expect(whole.overlaps(expected), "\(trial): \(function) on a box")
      }
    }
  }

  /// The slack of E1a from the engines against its factors.
  @Test func slackOfE1HasThePositiveFactor() throws {
    for var trial in trials("E1 factor", count: 100) {
      let n = trial.random.int(in: 2...12)
      let p = Rational(trial.random.int(in: 1...63), 64)
      let spread = Rational(trial.random.int(in: 1...60), 10)
      let (evaluation, weights) = try evaluation(p: p, spread: spread, n: n)
      let v = weights[0]
      let mean = v * (1 - p) + p
      let kappa = try (1 - v) * (1 - p) / mean
      let precision = Precision(bits: 200)
      let gap = try #require(evaluation.value(of: .rewardGap).interval(at: precision))
      let tilted = try #require(evaluation.value(of: .rewardTilted).interval(at: precision))
      let slack = try kappa / (kappa + Rational(n)) - gap / tilted
      let total = v * Rational(n) + (1 - v) * (Rational(n - 1) * p + 1)
      let scale = Rational(n * (n - 1)) * p * (1 - p)
      let vanishing = try (1 - v).squared() * mean * scale / total.squared()
      let factor = BinaryRatios(n: n, at: Precision(bits: 100)).value(
        of: .e1, on: BinaryBox(p: (p, p), spread: (spread, spread)))
      #expect(factor.isCertainlyPositive, "\(trial)")
      #expect((factor * vanishing).overlaps(slack), "\(trial)")
    }
  }

  /// P = (1/2, 1/2), W = 2, n = 2: P_2 = (5/12, 7/12), KL = (1/3) log(4/5) + (2/3) log(8/7), CV² = 1/9.
  @Test func supremaEncloseGrids() throws {
    let options = EngineOptions()
    for (n, temperature) in [(1, Rational(1)), (3, Rational(1, 2))] {
      let tolerance = Rational(1, 50)
      let supremum = try WorstCase.supremum(
        n: n, temperature: temperature, tolerance: tolerance, options: options)
      #expect(supremum.isReached)
      let (lower, upper) = (
        try #require(supremum.value.lower), try #require(supremum.value.upper)
      )
      #expect(upper - lower <= tolerance * Rational(101, 100) * lower)
      let ratios = BinaryRatios(n: n, at: Precision(bits: 64))
      var best = Rational.zero
      for index in 1...100 {
        // A grid that is fine where the supremum is, and one over all p.
        let p =
          index.isMultiple(of: 2)
          ? supremum.from + (supremum.to - supremum.from) * Rational(index, 101)
          : Rational(index, 101) * .powerOfTwo(-(index % 20))
        let spread = temperature.reciprocal
        let value = ratios.value(
          of: .c2, on: BinaryBox(p: (p, p), spread: (spread, spread)))
        best = max(best, try #require(value.lower))
        #expect(try #require(value.lower) <= upper)
      }
      #expect(best >= lower * (1 - tolerance))
      // The limit at 0 is no more than the supremum, and is the ratio at a tiny p.
      let limit = try #require(
        WorstCase.limitAtZero(
          n: n, temperature: temperature, goal: AccuracyGoal(digits: 10)
        ).interval(at: Precision(bits: 64)))
      let spread = temperature.reciprocal
      let tiny = Rational.powerOfTwo(-60)
      let near = ratios.value(
        of: .c2, on: BinaryBox(p: (tiny, tiny), spread: (spread, spread)))
      let quotient = try near / limit
      #expect((try #require(quotient.lower) - 1).magnitude < .powerOfTwo(-25))
    }
  }

  /// Where the supremum is nearly 1, the bound that C2 proves ends the search at once.
  @Test func supremaAreAtMostOne() throws {
    for (n, temperature) in [(1, Rational(1, 30)), (4, Rational(1, 20))] {
      let supremum = try WorstCase.supremum(
        n: n, temperature: temperature, tolerance: Rational(1, 100), options: EngineOptions())
      #expect(supremum.isReached)
      #expect(supremum.boxes < 1000)
      let (lower, upper) = (
        try #require(supremum.value.lower), try #require(supremum.value.upper)
      )
      #expect(lower >= Rational(99, 101) && lower < upper && upper <= 1)
    }
  }

  @Test func boxesProveTheClaims() throws {
    let options = EngineOptions()
    for claim in WorstCase.Claim.allCases {
      for n in [2, 5] {
        let bound = try WorstCase.everywhere(
          claim, n: n, fromTemperature: Rational(1, 3), tolerance: Rational(1, 10),
          options: options)
        if claim == .e1 {
          #expect(bound.value.isCertainlyPositive)
        } else {
          #expect(try #require(bound.value.upper) < 1, "\(claim), n = \(n)")
          #expect(try #require(bound.value.lower) > 0)
        }
      }
    }
  }
}
