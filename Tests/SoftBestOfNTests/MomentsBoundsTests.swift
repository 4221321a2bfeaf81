// Copyright 2026 the softbon authors
// SPDX-License-Identifier: Apache-2.0
//
// The bounds of D-MOMENTS by themselves: the majorant against the same series in rational arithmetic, and what the
// cutoffs leave out against the whole series. A law cannot show them, since it has room for a poor bound.

import Enclosures
import ExactArithmetic
import TestSupport
import Testing

@testable import SoftBestOfN

@Suite struct MomentsBoundsTests {
  /// Rational weights, so that everything is known exactly.
  private struct Sample {
    let levels: Levels
    let n: Integer
    let probabilities: [Rational]
    /// (w − w̄)/(n w̄)
    let deviations: [Rational]

    init(_ random: inout SplitMix64, k: Int) throws {
      var weights = Set<Rational>()
      let scale = random.pick([3, 30, 1000])
      while weights.count < k { weights.insert(Rational(random.int(in: 1...100), scale) + 1) }
      probabilities = random.probabilities(count: k)
      levels = Levels(
        try Problem(
          probabilities: probabilities, rewards: nil, weighting: .rational(weights.sorted())))
      n = Integer(random.pick([3, 20, 400, 1_000_000]))
      let sorted = weights.sorted()
      let mean = Rational.sum(zip(probabilities, sorted).map { $0 * $1 })
      let n = n
      deviations = sorted.map { ($0 / mean - 1) / Rational(n) }
    }

    /// σ_m of D-MOMENTS(2) for v̄ = |v|, m < count, letter by letter.
    func sigmas(_ count: Int) -> [Rational] {
      let sizes = deviations.map(\.magnitude)
      var rates: [Rational] = [0, sizes.max() ?? 0]
      var terms = zip(probabilities, sizes).map { $0 * $1 * $1 * Rational(n) }
      for a in 2..<max(count, 3) {
        rates.append(Rational.sum(terms))
        terms = zip(terms, sizes).map { $0 * $1 / Rational(a) }
      }
      var d: [Rational] = [1]
      for m in 1..<count {
        d.append(Rational.sum((1...m).map { rates[$0] * d[m - $0] }) / Rational(m))
      }
      var factorial = Rational.one
      return d.indices.map { m in
        if m > 0 { factorial = factorial * Rational(m) }
        return d[m] * factorial
      }
    }
  }

  @Test func majorantIsAboveTheSeriesAndNearIt() throws {
    for var trial in trials("majorant", count: 400, minimum: 40) {
      let k = trial.random.int(in: 2...12)
      let sample = try Sample(&trial.random, k: k)
      let rateCount = trial.random.int(in: 2...12)
      let letters = try #require(
        MomentsLetters(sample.levels, candidates: sample.n, working: 80, spread: 10))
      let majorant = MomentsMajorant(letters, candidates: sample.n, rateCount: rateCount)
      let exact = sample.sigmas(11)
      for (m, want) in exact.enumerated() {
        if m > 0 { majorant.extend() }
        let bound = try #require(majorant.sigma(m).upper)
        #expect(bound >= want, "\(trial) σ_\(m) k=\(k) rates=\(rateCount)")
        // Letter by letter, but for bins of a width of 1/8.
        if rateCount >= m {
          #expect(bound <= want * .power(Rational(9, 8), m) * Rational(1001, 1000), "\(trial)")
        }
      }
    }
  }

  @Test func cutoffsBoundWhatTheyLeaveOut() throws {
    var (shorter, fewer) = (0, 0)
    for var trial in trials("cutoffs", count: 400, minimum: 60) {
      let sample = try Sample(&trial.random, k: trial.random.int(in: 2...6))
      let letters = try #require(
        MomentsLetters(sample.levels, candidates: sample.n, working: 300, spread: 10))
      let order = 2 * trial.random.int(in: 1...6)
      let majorant = MomentsMajorant(
        letters, candidates: sample.n, rateCount: trial.random.int(in: 2...12))
      for _ in 0..<order { majorant.extend() }
      guard Integer(order) <= sample.n * 4 else { continue }
      let tails = majorant.tails(order: order)
      func sums(_ cutoffs: MomentsMajorant.Cutoffs) throws -> [Interval] {
        var poll = InterruptionPoll(EngineOptions(), every: 1000)
        let series = MomentsSeries(letters, candidates: sample.n, tails: tails, cutoffs: cutoffs)
        let rounding = series.unit * Rational(series.roundings) * 2
        return try series.enclosedSums(rounding, poll: &poll)
      }
      let cutoffs = majorant.cutoffs(order: order, error: trial.random.int(in: 1...60))
      shorter += cutoffs.powers < order ? 1 : 0
      fewer += cutoffs.moments < order - 1 ? 1 : 0
      let all = MomentsMajorant.Cutoffs(
        powers: order, moments: order - 1, error: Interval(0, at: Precision(bits: 64)))
      for (whole, part) in zip(try sums(all), try sums(cutoffs)) {
        let difference = whole - part
        let bound = try #require(cutoffs.error.upper)
        let (low, high) = (try #require(difference.lower), try #require(difference.upper))
        #expect(
          low <= bound && high >= -bound,
          "\(trial) order=\(order) A=\(cutoffs.powers) B=\(cutoffs.moments)")
      }
    }
    #expect(shorter > 10 && fewer > 10)
  }
}

extension MomentsSeries {
  /// The sums with their rounding.
  fileprivate func enclosedSums(
    _ rounding: Interval, poll: inout InterruptionPoll
  ) throws -> [Interval] {
    let values = try sums(poll: &poll)
    let most = try #require(rounding.upper)
    let precision = Precision(bits: 320)
    let error = Interval(lower: -most, upper: most, at: precision)
    return (0..<values.count).map { i in
      Interval(center: values[i], relativeErrorExponent: 400, at: precision) + error
    }
  }
}
