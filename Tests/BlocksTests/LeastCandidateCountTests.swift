// Copyright 2026 the softbon authors
// SPDX-License-Identifier: Apache-2.0

import Blocks
import Enclosures
import ExactArithmetic
import SoftBestOfN
import Testing

/// n* against arithmetic that shares no code with the search.
@Suite struct LeastCandidateCountTests {
  private static let maximum = Precision(bits: 1 << 14)

  private static func coin(_ top: Rational = Rational(1, 2)) throws -> Problem {
    try Problem(
      probabilities: [1 - top, top], rewards: [0, 1], weighting: .exponential(.positive(1)))
  }

  private static func ternary() throws -> Problem {
    try Problem(
      probabilities: [Rational(1, 2), Rational(3, 10), Rational(1, 5)],
      rewards: [0, Rational(1, 2), 1], weighting: .exponential(.positive(Rational(1, 2))))
  }

  private func sampler(_ rule: SelectionRule, _ length: Int) throws -> BlockSampler {
    try BlockSampler(rule, length: length, maximum: Self.maximum, options: EngineOptions())
  }

  // MARK: Hard Best-of-n

  /// The least n with Σ over levels of F^n·step ≤ D^n·(top − goal) in integers: P(total ≤ s)·dᵐ by repeated
  /// convolution, n one by one.
  private func integerCount(parts: [(Int, Int)], length: Int, gain: Rational, limit: Int) -> Int? {
    let d = parts.reduce(0) { $0 + $1.1 }
    let span = parts.map(\.0).max() ?? 0
    var masses: [Integer] = [1]
    for _ in 0..<length {
      var next = [Integer](repeating: 0, count: masses.count + span)
      for (s, mass) in masses.enumerated() {
        for (reward, part) in parts { next[s + reward] += mass * Integer(part) }
      }
      masses = next
    }
    var cumulative: [Integer] = []
    for mass in masses { cumulative.append((cumulative.last ?? 0) + mass) }
    let mean = Rational(parts.reduce(0) { $0 + $1.0 * $1.1 }, d)
    let goal = Rational(length) * (mean + gain)
    // Σ_{s < top} F_s^n, all steps 1, totals that do not occur included: F is constant there.
    let room = Rational(masses.count - 1) - goal
    let total = Integer.power(Integer(d), UInt(length))
    var powers = cumulative.map { _ in Integer.one }
    var scale = Integer.one
    for n in 1...limit {
      scale *= total
      var sum = Integer.zero
      for s in powers.indices.dropLast() {
        powers[s] *= cumulative[s]
        sum += powers[s]
      }
      if sum * room.denominator <= room.numerator * scale { return n }
    }
    return nil
  }

  @Test(arguments: [
    (8, 3), (16, 4), (32, 8), (64, 28), (128, 269),
  ])
  func hardCountsAreThoseOfIntegerArithmetic(length: Int, expected: Int) throws {
    let gain = Rational(1, 8)
    let found = try sampler(.hard(Self.coin()), length).leastCandidateCount(gain: gain)
    #expect(found.n == Integer(expected))
    #expect(!found.isExactHit)
    #expect(
      integerCount(parts: [(0, 1), (1, 1)], length: length, gain: gain, limit: 300) == expected)
  }

  @Test(arguments: [1, 2, 3, 7, 20], [Rational(1, 20), Rational(1, 5), Rational(9, 20)])
  func hardCountsOfThreeRewards(length: Int, gain: Rational) throws {
    let found = try sampler(.hard(Self.ternary()), length).leastCandidateCount(gain: gain)
    // Rewards in halves: goals double.
    let expected = integerCount(
      parts: [(0, 5), (1, 3), (2, 2)], length: length, gain: 2 * gain, limit: 2_000)
    #expect(expected.map { Integer($0) } == found.n || (expected == nil && found.n > 2_000))
  }

  /// n* of some 10^60, whose law at n* and n* − 1 the hard engine computes by itself.
  @Test func hugeCounts() throws {
    let sampler = try sampler(.hard(Self.coin(Rational(1, 10))), 128)
    let gain = Rational(3, 4)
    let found = try sampler.leastCandidateCount(gain: gain)
    #expect(found.n.bitWidth > 200)
    #expect(found.evaluations < 60)
    let goal = Rational(128) * (Rational(1, 10) + gain)
    for (n, isReached) in [(found.n, true), (found.n - 1, false)] {
      let precision = Precision(bits: 900)
      let law = try sampler.levels.law(n: n, at: precision, options: EngineOptions())
      let terms = law.probabilities.enumerated().compactMap { index, probability in
        probability.interval(at: precision).map { $0 * (Rational(index) - goal) }
      }
      let excess = Interval.sum(terms, at: precision)
      #expect(isReached ? excess.isCertainlyPositive : excess.isCertainlyNegative)
    }
    #expect(sampler.lowerBound(gain: gain) <= found.n)
    #expect(found.n <= sampler.upperBound(gain: gain))
  }

  /// A bound from above is there for every goal, next to the supremum and next to the mean too.
  @Test(arguments: [Rational(1, 2) - Rational(1, .power(10, 20)), Rational(1, .power(10, 20))])
  func hardCountsAreNotAboveTheirBound(gain: Rational) throws {
    for length in [1, 4] {
      let sampler = try sampler(.hard(Self.coin()), length)
      let found = try sampler.leastCandidateCount(gain: gain)
      #expect(found.n <= sampler.upperBound(gain: gain))
    }
  }

  /// One symbol is in order, two are not: 1 + 1 < 0 + 101/100 does not hold, but 10^6·10^6 < 1·10^15 does.
  @Test func productsOfWeightsInAnotherOrderAreRefused() throws {
    let problem = try Problem(
      probabilities: [Rational(98, 100), Rational(1, 100), Rational(1, 100)],
      rewards: [0, 1, Rational(101, 100)],
      weighting: .rational([1, .power(10, 6), .power(10, 15)]))
    _ = try sampler(.soft(problem), 1)
    #expect(throws: BlockError.notComonotone(length: 2)) { try sampler(.soft(problem), 2) }
  }

  // MARK: Soft Best-of-n

  /// The mean of the selected total by the definition, over all n-tuples of totals.
  private func definition(_ block: Problem, n: Int) throws -> Rational {
    guard case .rational(let weights) = block.weighting, let rewards = block.rewards else {
      throw BlockQuestionError.noRewards
    }
    var mean = Rational.zero
    func draw(_ left: Int, _ probability: Rational, _ total: Rational, _ rewarded: Rational) {
      if left == 0 {
        mean += probability * rewarded / total
        return
      }
      for i in weights.indices {
        draw(
          left - 1, probability * block.probabilities[i], total + weights[i],
          rewarded + weights[i] * rewards[i])
      }
    }
    draw(n, .one, .zero, .zero)
    return mean
  }

  @Test(arguments: [1, 2, 3])
  func softCountsAreThoseOfTheDefinition(length: Int) throws {
    let symbol = try Problem(
      probabilities: [Rational(1, 3), Rational(2, 3)], rewards: [0, 1],
      weighting: .rational([1, 5]))
    let sampler = try sampler(.soft(symbol), length)
    var means: [Rational] = []
    for n in 1...6 { means.append(try definition(sampler.problem, n: n)) }
    #expect(zip(means, means.dropFirst()).allSatisfy { $0 < $1 })
    for n in 2...6 {
      // Between two means, and a hit of each.
      let between = (means[n - 2] + means[n - 1]) * Rational(1, 2)
      for (goal, isExact) in [(between, false), (means[n - 1], true)] {
        let gain = goal * Rational(1, length) - Rational(2, 3)
        let found = try sampler.leastCandidateCount(gain: gain)
        #expect(found.n == Integer(n))
        #expect(found.isExactHit == isExact)
      }
    }
  }

  /// Exponential weights: enumeration at n* and n* − 1.
  @Test(arguments: [1, 2, 4, 8], [Rational(1, 10), Rational(1, 5)])
  func softCountsAgreeWithEnumeration(length: Int, gain: Rational) throws {
    let sampler = try sampler(.soft(Self.ternary()), length)
    let found = try sampler.leastCandidateCount(gain: gain)
    let goal = Rational(length) * (Rational(7, 20) + gain)
    var options = EngineOptions()
    options.engine = .enumeration
    options.maximumTerms = 20_000
    for n in [found.n - 1, found.n] {
      guard (try? sampler.levels.checkEffort(n: n, options: options)) != nil else { continue }
      let precision = Precision(bits: 200)
      let law = try sampler.levels.law(n: n, at: precision, options: options)
      let terms = law.probabilities.enumerated().compactMap { index, probability in
        probability.interval(at: precision).map { $0 * (Rational(index, 2) - goal) }
      }
      let excess = Interval.sum(terms, at: precision)
      #expect(n == found.n ? excess.isCertainlyPositive : excess.isCertainlyNegative)
    }
  }

  @Test(arguments: [(8, 10), (16, 15), (32, 32), (64, 125)])
  func tiltedCounts(length: Int, expected: Int) throws {
    let rule = try SelectionRule.tilted(Self.coin(), gain: Rational(1, 8), by: Rational(6, 5))
    let found = try sampler(rule, length).leastCandidateCount(gain: Rational(1, 8))
    #expect(found.n == Integer(expected))
  }

  /// A λ that is only enclosed: n* lies between those of rational λ on its two sides, which are the same ones when they
  /// are close.
  @Test(arguments: [2, 6, 12])
  func enclosedTemperatureLiesBetweenItsNeighbours(length: Int) throws {
    let gain = Rational(1, 8)
    let rule = try SelectionRule.tilted(Self.ternary(), gain: gain, by: Rational(3, 2))
    let found = try sampler(rule, length).leastCandidateCount(gain: gain)
    guard case .enclosed(let lambda) = rule.temperature(at: Precision(bits: 60)),
      let low = lambda.lower, let high = lambda.upper
    else {
      Issue.record("λ of three rewards is enclosed")
      return
    }
    #expect(low < high)
    func count(_ lambda: Rational) throws -> Integer {
      try sampler(.soft(Self.ternary().at(.positive(lambda))), length)
        .leastCandidateCount(gain: gain).n
    }
    #expect(try count(low) == found.n)
    #expect(try count(high) == found.n)
    #expect(try count(low * Rational(9, 10)) <= found.n)
    #expect(try count(high * Rational(11, 10)) >= found.n)
  }

  /// The tilted mean at the enclosed λ is the target.
  @Test func enclosedTemperatureTilts() throws {
    let rule = try SelectionRule.tilted(
      Self.ternary(), gain: Rational(1, 8), by: Rational(3, 2))
    guard case .enclosed(let lambda) = rule.temperature(at: Precision(bits: 100)) else {
      Issue.record("λ of three rewards is enclosed")
      return
    }
    let precision = Precision(bits: 120)
    let theta = try Interval(1, at: precision) / lambda
    let x = Interval.exp(theta * Rational(1, 2))
    let mu = x * Rational(3, 10) + x.squared() * Rational(1, 5) + Rational(1, 2)
    let mean = try (x * Rational(3, 20) + x.squared() * Rational(1, 5)) / mu
    #expect(mean.contains(Rational(7, 20) + Rational(3, 16)))
    #expect(mean.relativeAccuracyBits > 80)
  }

  // MARK: Numbers by hand

  @Test func workedNumbers() throws {
    // 11/8 = E_2 of two fair coins, the gain 3/16.
    let two = try sampler(.hard(Self.coin()), 2)
    let mean = try two.meanReward(n: 2, at: Precision(bits: 64))
    #expect(mean.isExactly(Rational(11, 8)))
    let hit = try two.leastCandidateCount(gain: Rational(3, 16))
    #expect(hit.n == 2)
    #expect(hit.isExactHit)
    // Fair coin, m = 1, ε = 1/4.
    let one = try sampler(.hard(Self.coin()), 1).leastCandidateCount(gain: Rational(1, 4))
    #expect(one.n == 2)
    #expect(one.isExactHit)
    // τ ε = 3/20: the weights 1 and 13/7.
    let rule = try SelectionRule.tilted(Self.coin(), gain: Rational(1, 8), by: Rational(6, 5))
    #expect(rule.symbol.weighting == .rational([1, Rational(13, 7)]))
  }

  @Test func supremaAreNotReached() throws {
    func message(_ body: () throws -> Void) -> String {
      do {
        try body()
        return "nothing thrown"
      } catch {
        return "\(error)"
      }
    }
    #expect(
      message { _ = try SelectionRule.hard(Self.coin()).goal(gain: Rational(1, 2)) }
        .contains("not below the supremum 1/2"))
    // e/(1 + e) − 1/2.
    #expect(
      message { _ = try SelectionRule.soft(Self.coin()).goal(gain: Rational(1, 4)) }
        .contains("[0.2310585786300048, 0.2310585786300049]"))
    #expect(
      message { _ = try SelectionRule.tilted(Self.coin(), gain: Rational(1, 4), by: 2) }
        .contains("not below the supremum 1/2"))
    let constant = try Problem(
      probabilities: [Rational(1, 2), Rational(1, 2)], rewards: [3, 3],
      weighting: .exponential(.positive(1)))
    #expect(message { _ = try SelectionRule.hard(constant) }.contains("all rewards are 3"))
    let reversed = try Problem(
      probabilities: [Rational(1, 2), Rational(1, 2)], rewards: [0, 1],
      weighting: .rational([2, 1]))
    #expect(message { _ = try SelectionRule.soft(reversed) }.contains("weighs less"))
    // Just below the supremum there is an answer.
    let found = try sampler(.hard(Self.coin()), 1)
      .leastCandidateCount(gain: Rational(1, 2) - .powerOfTwo(-70))
    #expect(found.n == 70)
    #expect(found.isExactHit)
  }
}
