// Copyright 2026 the softbon authors
// SPDX-License-Identifier: Apache-2.0

import Enclosures
import ExactArithmetic
import TestSupport
import Testing

@testable import SoftBestOfN

@Suite("rate function of the reward")
struct RateFunctionTests {
  private func rateFunction(
    _ probabilities: [Rational], _ rewards: [Rational]
  ) throws -> RateFunction {
    let problem = try Problem(
      probabilities: probabilities, rewards: rewards, weighting: .exponential(.zero))
    return try #require(RateFunction(problem))
  }

  /// Σ q log(q/p) in interval arithmetic.
  private func divergence(_ q: [Rational], _ p: [Rational], at precision: Precision) throws
    -> Interval
  {
    try Interval.sum(
      zip(q, p).filter { !$0.0.isZero }.map { q, p in
        try Interval.log(Interval(q / p, at: precision)) * q
      }, at: precision)
  }

  @Test func workedNumber() throws {
    let half = Rational(1, 2)
    let value = try rateFunction([half, half], [0, 1])
      .value(at: Rational(5, 8), precision: Precision(bits: 100))
    #expect(value.decimal(digits: 20)?.lower?.hasPrefix("0.031583942401963249") == true)
    #expect(value.proves(digits: 29))
  }

  /// A mean whose enclosure spills over an end of the rewards has a rate of at most −log P there; another point has none.
  @Test func meansStayWithinTheRewards() throws {
    let third = Rational(1, 3)
    let rate = try rateFunction([third, third * 2], [-5, -third])
    let precision = Precision(bits: 60)
    for (end, mass) in [(Rational(-5), third), (-third, third * 2)] {
      let around = Interval.hull(
        Interval(end - .power(2, -40), at: precision), Interval(end + .power(2, -40), at: precision)
      )
      let bound = -(try Interval.log(Interval(mass, at: Precision(bits: 200))))
      let value = try #require(
        rate.value(atMean: around, precision: precision).interval(at: precision))
      #expect(value.isBounded && value.contains(bound))
      #expect(
        (value - bound).magnitude.compared(to: Interval(.power(2, -30), at: precision))
          == .certainlyLess)
      #expect(rate.value(at: around, precision: precision).isUnbounded)
    }
    let middle = Interval.hull(Interval(-2, at: precision), Interval(-1, at: precision))
    let value = try #require(
      rate.value(atMean: middle, precision: precision).interval(at: precision))
    #expect(value.contains(.zero))
  }

  /// I(x) ≤ KL(Q‖P) for every Q of mean x, and ≥ θ x − log E e^{θ r} for every θ; with Q an exponential tilt both meet.
  @Test func rateFunctionIsTheLeastDivergence() throws {
    for var trial in trials("rate function", count: 300, minimum: 60) {
      let k = trial.random.int(in: 2...5)
      let probabilities = try Problem.normalized(
        (0..<k).map { _ in Rational(trial.random.int(in: 1...30)) })
      let rewards = (0..<k).map { _ in Rational(trial.random.int(in: -7...7), 3) }
      let law = try Problem.normalized(
        (0..<k).map { _ in Rational(trial.random.int(in: 0...9)) + Rational(1, 1000) })
      let x = Rational.sum(zip(law, rewards).map { $0 * $1 })
      let precision = Precision(bits: trial.random.pick([20, 53, 90, 300]))
      let rate = try rateFunction(probabilities, rewards)
      let value = rate.value(at: x, precision: precision)
      if rate.rewards.count == 1 || x == rate.mean {
        #expect(value.isExactly(.zero), "\(trial)")
        continue
      }
      let interval = try #require(value.interval(at: precision), "\(trial)")
      #expect(interval.relativeAccuracyBits >= precision.bits - 4, "\(trial): \(interval)")
      let wide = Precision(bits: 400)
      let above = try divergence(law, probabilities, at: wide)
      #expect((interval - above).lower.map { $0.signum <= 0 } == true, "\(trial)")
      for _ in 0..<4 {
        let theta = Rational(trial.random.int(in: -400...400), 50)
        let moment = Interval.sum(
          zip(probabilities, rewards).map {
            Interval.exp(Interval(theta * ($1 - x), at: wide)) * $0
          }, at: wide)
        let below = -(try Interval.log(moment))
        #expect((interval - below).upper.map { $0.signum >= 0 } == true, "\(trial): θ = \(theta)")
      }
    }
  }

  @Test func twoRewardsHaveAClosedForm() throws {
    for var trial in trials("rate function, two rewards", count: 200, minimum: 40) {
      let bits = trial.random.pick([1, 10, 100, 400])
      let top = Rational(trial.random.int(in: 1...9), 10) * .powerOfTwo(-bits)
      let share = trial.random.pick([
        Rational(1, 3), 1 - .powerOfTwo(-bits), .powerOfTwo(-bits), top + .powerOfTwo(-3 * bits),
      ])
      let rate = try rateFunction([1 - top, top], [-2, 5])
      let precision = Precision(bits: 80)
      let value = rate.value(at: -2 + 7 * share, precision: precision)
      let exact = try divergence(
        [1 - share, share], [1 - top, top], at: Precision(bits: 8 * bits + 200))
      let interval = try #require(value.interval(at: precision))
      #expect(interval.overlaps(exact), "\(trial)")
      #expect(interval.relativeAccuracyBits >= 76, "\(trial): \(interval)")
    }
  }

  @Test func endsAndMeanAreExact() throws {
    let rate = try rateFunction(
      [Rational(1, 2), Rational(1, 4), 0, Rational(1, 4)], [0, 1, 7, 1])
    let precision = Precision(bits: 70)
    #expect(rate.mean == Rational(1, 2))
    #expect(rate.value(at: rate.mean, precision: precision).isExactly(.zero))
    for end: Rational in [0, 1] {
      let value = try #require(rate.value(at: end, precision: precision).interval(at: precision))
      #expect(value.overlaps(try .log(Interval(2, at: precision))))
      #expect(value.relativeAccuracyBits >= 68)
    }
    for outside: Rational in [-Rational.powerOfTwo(-900), 1 + Rational.powerOfTwo(-900), 7] {
      guard case .positiveInfinity = rate.value(at: outside, precision: precision) else {
        Issue.record("I(\(outside)) is infinite")
        continue
      }
    }
  }

  @Test func enclosedArguments() throws {
    let rate = try rateFunction([Rational(1, 4), Rational(1, 2), Rational(1, 4)], [0, 1, 2])
    let precision = Precision(bits: 60)
    for var trial in trials("rate function, enclosed arguments", count: 200, minimum: 40) {
      let ends = [trial.random, trial.random].indices.map { _ in
        Rational(trial.random.int(in: -2...22), 10)
      }.sorted()
      let x = Interval(lower: ends[0], upper: ends[1], at: Precision(bits: 90))
      let value = rate.value(at: x, precision: precision)
      for step in 0...8 {
        let point = ends[0] + (ends[1] - ends[0]) * Rational(step, 8)
        switch (value, rate.value(at: point, precision: Precision(bits: 200))) {
        case (.positiveInfinity, let exact):
          guard case .positiveInfinity = exact else {
            Issue.record("\(trial): I(\(point)) is finite")
            continue
          }
        case (.enclosed(let interval), .positiveInfinity):
          #expect(!interval.isBounded, "\(trial): \(point)")
        case (.enclosed(let interval), let exact):
          let inner = try #require(exact.interval(at: Precision(bits: 200)))
          #expect(interval.overlaps(inner), "\(trial): \(point), \(interval)")
        default: Issue.record("\(trial): \(value)")
        }
      }
      // No wider than the values at the ends and at the mean make it.
      if ends[0] > 0, ends[1] < 2, case .enclosed(let interval) = value {
        #expect(interval.isBounded && interval.isCertainlyNonnegative, "\(trial)")
        #expect(interval.contains(Rational.zero) == x.contains(rate.mean), "\(trial)")
      }
    }
  }
}
