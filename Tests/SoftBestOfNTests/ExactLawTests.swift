// Copyright 2026 the softbon authors
// SPDX-License-Identifier: Apache-2.0

import Enclosures
import ExactArithmetic
import TestSupport
import Testing

@testable import SoftBestOfN

/// A problem in weight form.
func weightForm(_ probabilities: [Rational], _ weights: [Rational]) throws -> Problem {
  try Problem(probabilities: probabilities, rewards: nil, weighting: .rational(weights))
}

/// The exact law on the symbols of a problem.
func exactSymbolLaw(_ problem: Problem, n: Int) throws -> [Rational] {
  let levels = Levels(problem)
  let law = try #require(try levels.exactLaw(n: Integer(n), options: EngineOptions()))
  return exactValues(levels.split(law.map { .exact($0) }))
}

/// Random symbols in weight form: ties, symbols of probability 0, weights with and without a large common unit.
private func randomSymbols(
  _ random: inout SplitMix64, letters: ClosedRange<Int>
) -> (probabilities: [Rational], weights: [Rational]) {
  let k = random.int(in: letters)
  var parts = (0..<k).map { _ in Rational(random.oneIn(8) ? 0 : random.int(in: 1...30)) }
  parts[random.int(in: 0...(k - 1))] = 1
  let total = Rational.sum(parts)
  let weights = (0..<k).map { _ in
    random.oneIn(3)
      ? Rational(random.int(in: 1...9), random.int(in: 1...9)) : Rational(random.int(in: 1...6))
  }
  return (parts.map { $0 / total }, weights)
}

@Suite("exact laws")
struct ExactLawTests {
  @Test func workedNumber() throws {
    // D-COMPOSITIONS
    let problem = try weightForm([Rational(1, 2), Rational(1, 2)], [2, 1])
    #expect(try exactSymbolLaw(problem, n: 2) == [Rational(7, 12), Rational(5, 12)])
    #expect("\(try exactSymbolLaw(problem, n: 2))" == "[7/12, 5/12]")
  }

  @Test func workedNumberOfTheGeneratingPolynomial() throws {
    // D-GENERATING-POLYNOMIAL: ((1/2) z + (1/2) z²)² = (1/4) z² + (1/2) z³ + (1/4) z⁴.
    let levels = IntegralLevels(probabilities: [Rational(1, 2), Rational(1, 2)], weights: [1, 2])
    let law = try levels.lawByGeneratingPolynomial(n: 3, options: EngineOptions())
    #expect("\(law)" == "[31/80, 49/80]")
  }

  @Test("three routes: all sequences, compositions, the generating polynomial")
  func threeRoutes() throws {
    for var trial in trials("three routes", count: 400, minimum: 80) {
      let (probabilities, weights) = randomSymbols(&trial.random, letters: 1...4)
      let n = trial.random.int(in: 1...(9 - 2 * min(weights.count, 3)))
      let expected = SoftBestOfNTests.bruteForce(
        probabilities: probabilities, weights: weights, n: n)
      let problem = try weightForm(probabilities, weights)
      #expect(try exactSymbolLaw(problem, n: n) == expected, "\(trial): \(problem), n = \(n)")
      let levels = Levels(problem)
      guard case .rational(let values) = levels.weights, levels.count > 1 else { continue }
      let integral = IntegralLevels(probabilities: levels.probabilities, weights: values)
      var options = EngineOptions()
      options.jobs = trial.random.int(in: 1...3)
      for law in [
        try integral.lawByCompositions(n: n, options: options),
        try integral.lawByGeneratingPolynomial(n: n, options: options),
      ] {
        let split = exactValues(levels.split(law.map { .exact($0) }))
        #expect(split == expected, "\(trial): \(problem), n = \(n)")
      }
    }
  }

  @Test("two routes where sequences are too many")
  func twoRoutes() throws {
    for var trial in trials("two routes", count: 60, minimum: 15) {
      let (probabilities, weights) = randomSymbols(&trial.random, letters: 2...5)
      let levels = Levels(try weightForm(probabilities, weights))
      guard case .rational(let values) = levels.weights, levels.count > 1 else { continue }
      let n = trial.random.int(in: 10...(levels.count == 2 ? 300 : 80 / levels.count))
      let integral = IntegralLevels(probabilities: levels.probabilities, weights: values)
      let options = EngineOptions()
      let first = try integral.lawByCompositions(n: n, options: options)
      let second = try integral.lawByGeneratingPolynomial(n: n, options: options)
      #expect(first == second, "\(trial): \(levels), n = \(n)")
      #expect(Rational.sum(first) == .one)
    }
  }

  @Test("the number of compositions")
  func compositionCount() {
    func count(_ k: Int, _ n: Int) -> Int {
      k == 1 ? 1 : (0...n).reduce(0) { $0 + count(k - 1, n - $1) }
    }
    for k in 1...5 {
      for n in 1...8 {
        #expect(Levels.compositionCount(Integer(n), k) == Integer(count(k, n)))
      }
    }
    // One more than 2^64, where a machine integer would be 0 or less.
    #expect(Levels.compositionCount(.powerOfTwo(64), 2) == .powerOfTwo(64) + 1)
    // Numbers that nobody could write are neither written nor waited for.
    #expect(Levels.compositionCount(.powerOfTwo(1_000_000), 100_000) > .powerOfTwo(100_000))
    #expect(Levels.compositionCount(1_000_000, 1_000_000) > .powerOfTwo(10_000))
  }
}

@Suite("laws: what leaves them as they are")
struct InvarianceTests {
  @Test("n = 1 is P, one level is P, under every engine", arguments: Engine.allCases)
  func degenerateCases(engine: Engine) throws {
    var options = EngineOptions()
    options.engine = engine
    let probabilities = [Rational(1, 2), 0, Rational(1, 3), Rational(1, 6)]
    let huge = Integer.powerOfTwo(300)
    for (weighting, n): (Weighting, Integer) in [
      (.exponential(.positive(Rational(1, 2))), 1), (.exponential(.infinite), huge),
      (.rational([1, 2, 3, 4]), 1), (.rational([3, 1, 3, 3]), huge), (.exponential(.zero), 1),
    ] {
      let problem = try Problem(
        probabilities: probabilities, rewards: [0, 5, 1, 2], weighting: weighting)
      let levels = Levels(problem)
      let law = try levels.law(n: n, at: Precision(bits: 2), options: options)
      #expect(law.engine == .exact)
      #expect(exactValues(levels.split(law.probabilities)) == probabilities, "\(weighting)")
    }
  }

  @Test("enumeration of the degenerate cases themselves")
  func enumerationOfDegenerateCases() throws {
    for k in 1...4 {
      let parts = try Problem.normalized((1...k).map { Rational($0) })
      let levels = Levels(try weightForm(parts, (1...k).map { Rational($0) }))
      let law = try levels.enumerationLaw(
        n: k == 1 ? .powerOfTwo(200) : 1, at: Precision(bits: 50), options: .enumeration())
      #expect(law.intervals.count == k)
      for (interval, value) in zip(law.intervals, parts) {
        #expect(interval.contains(value))
        #expect(interval.relativeAccuracyBits >= 50)
      }
    }
  }

  @Test("weights in another unit, symbols in another order, symbols of probability 0, ties")
  func weightFormInvariances() throws {
    for var trial in trials("weight form invariances", count: 200, minimum: 40) {
      let (probabilities, weights) = randomSymbols(&trial.random, letters: 2...5)
      let n = trial.random.int(in: 2...7)
      let law = try exactSymbolLaw(weightForm(probabilities, weights), n: n)
      let unit = trial.random.positiveRational(bits: 40)
      #expect(
        try exactSymbolLaw(weightForm(probabilities, weights.map { $0 * unit }), n: n) == law,
        "\(trial): unit \(unit)")
      let order = probabilities.indices.shuffled(using: &trial.random)
      #expect(
        try exactSymbolLaw(
          weightForm(order.map { probabilities[$0] }, order.map { weights[$0] }), n: n)
          == order.map { law[$0] }, "\(trial): order \(order)")
      #expect(
        try exactSymbolLaw(weightForm(probabilities + [0], weights + [unit]), n: n) == law + [0],
        "\(trial): a symbol of probability 0")
      // D-LEVELS: a symbol is split in two of the same weight, and its probability with it.
      let part = trial.random.pick([Rational(1, 3), Rational(1, 2), Rational(9, 10)])
      #expect(
        try exactSymbolLaw(
          weightForm(
            [probabilities[0] * part, probabilities[0] * (1 - part)] + probabilities.dropFirst(),
            [weights[0]] + weights), n: n)
          == [law[0] * part, law[0] * (1 - part)] + law.dropFirst(), "\(trial): split by \(part)")
    }
  }

  @Test func workedNumberOfLevels() throws {
    // D-LEVELS: P = (1/4, 1/4, 1/2), w = (2, 2, 1), n = 2.
    let probabilities = [Rational(1, 4), Rational(1, 4), Rational(1, 2)]
    let law = bruteForce(probabilities: probabilities, weights: [2, 2, 1], n: 2)
    #expect("\(law)" == "[7/24, 7/24, 5/12]")
    #expect(try exactSymbolLaw(weightForm(probabilities, [2, 2, 1]), n: 2) == law)
  }

  @Test("rewards shifted by a constant; rewards and λ in another unit")
  func rewardInvariances() throws {
    for var trial in trials("reward invariances", count: 100, minimum: 20) {
      let k = trial.random.int(in: 2...4)
      let probabilities = trial.random.probabilities(count: k)
      let rewards = (0..<k).map { Rational(2 * $0 * $0) + trial.random.fraction() }
      let temperature = Rational(trial.random.int(in: 1...30), 10)
      let shift = trial.random.rational(bits: 20)
      let unit = trial.random.positiveRational(bits: 20)
      func law(_ rewards: [Rational], _ temperature: Rational) throws -> [Interval] {
        try Levels(
          try Problem(
            probabilities: probabilities, rewards: rewards,
            weighting: .exponential(.positive(temperature)))
        ).law(n: 6, at: Precision(bits: 100), options: EngineOptions()).intervals
      }
      let first = try law(rewards, temperature)
      let shifted = try law(rewards.map { $0 + shift }, temperature)
      let scaled = try law(rewards.map { $0 * unit }, temperature * unit)
      #expect(first.count == k)
      for (a, b) in zip(first + first, shifted + scaled) {
        #expect(a.overlaps(b), "\(trial): shift \(shift), unit \(unit)")
      }
    }
  }

  @Test("as λ falls to 0 the law comes down to hard Best-of-n, as it rises it comes to P")
  func limitsOfTemperature() throws {
    let problem = try Problem(
      probabilities: [Rational(1, 2), Rational(1, 3), Rational(1, 6)], rewards: [0, 1, 3],
      weighting: .exponential(.zero))
    let n = Integer(8)
    let options = EngineOptions()
    let limits = [
      try #require(try Levels(problem).exactLaw(n: n, options: options)), problem.probabilities,
    ]
    for (limit, temperatures) in zip(limits, [[1, 10, 100, 1000], [1, 10, 100, 1000]]) {
      var last: Interval?
      for t in temperatures {
        let temperature = limit == problem.probabilities ? Rational(t) : Rational(1, t)
        let law = try Levels(problem.at(.positive(temperature)))
          .law(n: n, at: Precision(bits: 4000), options: options).intervals
        let distance = Interval.sum(
          zip(law, limit).map { ($0 - $1).magnitude }, at: Precision(bits: 4000))
        // Rewards differ by at least 1: below λ = 1 the distance to the limit is at most 2 n e^(−1/λ).
        if let last { #expect(distance.compared(to: last) == .certainlyLess, "λ = \(temperature)") }
        last = distance
      }
      let final = try #require(last)
      #expect(
        final.compared(to: Interval(Rational(1, 50), at: Precision(bits: 64))) == .certainlyLess)
    }
  }
}

@Suite("the automatic choice of engine")
struct AutomaticEngineTests {
  private func engine(_ levels: Levels, n: Integer) throws -> Engine {
    try levels.law(n: n, at: Precision(bits: 64), options: EngineOptions()).engine
  }

  @Test func choices() throws {
    let small = Levels(
      try weightForm([Rational(1, 2), Rational(3, 10), Rational(1, 5)], [1, 2, 5]))
    #expect(try engine(small, n: 64) == .exact)
    // Exact numbers of tens of thousands of digits are not what one asks for by default.
    #expect([.laplace, .moments].contains(try engine(small, n: 1000)))
    // No common unit to speak of: many digits from few terms.
    let incommensurable = Levels(
      try weightForm(
        [Rational(1, 2), Rational(3, 10), Rational(1, 5)], [1, Rational(7, 1009), Rational(3, 997)])
    )
    #expect(try engine(incommensurable, n: 20) == .enumeration)
    #expect([.laplace, .moments].contains(try engine(incommensurable, n: 200)))
    // Too many compositions, few weight sums.
    let letters = 20
    let many = Levels(
      try weightForm(
        [Rational](repeating: Rational(1, letters), count: letters),
        (1...letters).map { Rational($0) }))
    #expect(try engine(many, n: 12) == .exact)
    #expect([.laplace, .moments].contains(try engine(many, n: 100)))
    #expect(try engine(many, n: .powerOfTwo(60)) == .moments)
  }

  @Test("the exact engine refuses irrational weights and says why")
  func notRational() throws {
    var options = EngineOptions()
    options.engine = .exact
    let problem = try Problem(
      probabilities: [Rational(1, 2), Rational(1, 2)], rewards: [0, 1],
      weighting: .exponential(.positive(1)))
    #expect(throws: EngineError.notRational) {
      try Levels(problem).law(n: 2, at: Precision(bits: 64), options: options)
    }
    #expect(try Levels(problem).exactLaw(n: 2, options: options) == nil)
  }
}
