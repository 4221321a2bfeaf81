// Copyright 2026 the softbon authors
// SPDX-License-Identifier: Apache-2.0

import Enclosures
import ExactArithmetic
import TestSupport
import Testing

@testable import SoftBestOfN

extension LevelLaw {
  /// The enclosures of an enumerated law.
  var intervals: [Interval] {
    probabilities.compactMap { if case .enclosed(let interval) = $0 { interval } else { nil } }
  }
}

extension EngineOptions {
  /// The enumeration engine on a number of threads.
  static func enumeration(jobs: Int = 1) -> EngineOptions {
    var options = EngineOptions()
    options.engine = .enumeration
    options.jobs = jobs
    return options
  }
}

/// Random levels in weight form, all weights distinct.
func randomWeightForm(_ random: inout SplitMix64, letters: ClosedRange<Int>) throws -> Levels {
  let k = random.int(in: letters)
  var weights: Set<Rational> = []
  while weights.count < k {
    let value = Rational(random.int(in: 1...40), random.int(in: 1...7))
    weights.insert(random.oneIn(6) ? value * .powerOfTwo(random.int(in: -90...90)) : value)
  }
  return Levels(try weightForm(random.probabilities(count: k), weights.sorted()))
}

/// Random levels with exponential weights, all rewards distinct.
func randomExponential(_ random: inout SplitMix64, letters: ClosedRange<Int>) throws -> Levels {
  let k = random.int(in: letters)
  var rewards: Set<Rational> = []
  while rewards.count < k {
    rewards.insert(Rational(random.int(in: -20...20), random.int(in: 1...4)))
  }
  return Levels(
    try Problem(
      probabilities: random.probabilities(count: k), rewards: rewards.sorted(),
      weighting: .exponential(.positive(random.pick([1, Rational(1, 3), 2, Rational(7, 10)])))))
}

@Suite("enumeration: the bound on rounding")
struct EnumerationRoundingTests {
  /// The loops at so low a precision that a wrong count of roundings shows: the bound is all that saves containment.
  @Test("enclosures at the lowest working precisions contain the exact law")
  func lowWorkingPrecision() throws {
    for var trial in trials("low working precision", count: 3000, minimum: 300) {
      let levels = try randomWeightForm(&trial.random, letters: 2...5)
      let n = trial.random.int(in: 2...(levels.count == 2 ? 60 : 24 / levels.count))
      let exact = try #require(try levels.exactLaw(n: Integer(n), options: EngineOptions()))
      let letters = EnumerationLetters(levels, group: 0..<levels.count)
      let roundings =
        levels.count == 2
        ? BinomialEnumeration.roundings(n: n)
        : MultinomialEnumeration.roundings(n: n, letters: levels.count)
      let rounding = EnumerationRounding(
        roundings: roundings,
        working: Precision(bits: roundings.bitWidth + trial.random.int(in: 1...12)))
      let sums =
        levels.count == 2
        ? try BinomialEnumeration(letters, n: n, rounding: rounding).sums(options: EngineOptions())
        : try MultinomialEnumeration(letters, n: n, rounding: rounding)
          .sums(options: EngineOptions())
      for (interval, value) in zip(sums, exact) {
        #expect(interval.contains(value), "\(trial): \(levels), n = \(n), \(rounding)")
      }
    }
  }

  @Test("the relative width is at most that of the precision asked for")
  func tightness() throws {
    for var trial in trials("tightness", count: 300, minimum: 60) {
      let levels =
        try trial.random.oneIn(2)
        ? randomWeightForm(&trial.random, letters: 2...5)
        : randomExponential(&trial.random, letters: 2...5)
      let n = trial.random.int(in: 2...12)
      let precision = trial.random.precision()
      let law = try levels.law(n: Integer(n), at: precision, options: .enumeration())
      #expect(law.intervals.count == levels.count)
      for interval in law.intervals {
        #expect(
          interval.relativeAccuracyBits >= precision.bits,
          "\(trial): \(levels), n = \(n), \(precision)")
      }
    }
  }

  @Test func workedNumber() {
    // D-ENUMERATION-ROUNDING: three letters, n = 1000, 100 bits.
    let roundings = MultinomialEnumeration.roundings(n: 1000, letters: 3)
    let rounding = EnumerationRounding(roundings: roundings, for: Precision(bits: 100))
    #expect("N = \(rounding.roundings)" == "N = 10082")
    #expect("W = \(rounding.working.bits)" == "W = 127")
    let error = Rational.powerOfTwo(-rounding.relativeErrorExponent)
    #expect(error.decimal(digits: 10, rounded: .down) == "1.925929944e-34")
    #expect("N = \(BinomialEnumeration.roundings(n: 1000))" == "N = 3016")
  }
}

@Suite("enumeration: the law")
struct EnumerationLawTests {
  @Test("enclosures contain the exact law of rational weights, narrowly")
  func exactLaws() throws {
    for var trial in trials("enumeration against exact", count: 400, minimum: 60) {
      let levels = try randomWeightForm(&trial.random, letters: 2...5)
      let n = trial.random.int(in: 2...(levels.count == 2 ? 200 : 40 / levels.count))
      let exact = try #require(try levels.exactLaw(n: Integer(n), options: EngineOptions()))
      let precision = trial.random.precision()
      let law = try levels.law(n: Integer(n), at: precision, options: .enumeration())
      #expect(law.engine == .enumeration)
      #expect(law.intervals.count == exact.count)
      for (interval, value) in zip(law.intervals, exact) {
        #expect(interval.contains(value), "\(trial): \(levels), n = \(n), \(precision)")
      }
    }
  }

  @Test("the sum of the enclosures contains 1; a higher precision never contradicts a lower one")
  func massAndPrecision() throws {
    for var trial in trials("mass and precision", count: 300, minimum: 40) {
      let levels = try randomExponential(&trial.random, letters: 2...5)
      let n = Integer(trial.random.int(in: 2...12))
      let precision = trial.random.precision()
      let coarse = try levels.law(n: n, at: precision, options: .enumeration()).intervals
      let fine = try levels.law(
        n: n, at: Precision(bits: 2 * precision.bits), options: .enumeration()
      ).intervals
      for law in [coarse, fine] {
        let sum = Interval.sum(law, at: Precision(bits: 1000))
        #expect(sum.contains(Rational.one), "\(trial): \(levels), n = \(n), \(precision)")
      }
      for (a, b) in zip(coarse, fine) { #expect(a.overlaps(b), "\(trial): \(levels), n = \(n)") }
    }
  }

  @Test("the same bits for every number of threads")
  func jobs() throws {
    var random = Trial("jobs", index: 0).random
    for letters in 2...5 {
      let levels = try randomExponential(&random, letters: letters...letters)
      for n in [2, 3, 40] {
        let laws = try [1, 2, 3, 7].map {
          try levels.law(n: Integer(n), at: Precision(bits: 90), options: .enumeration(jobs: $0))
        }
        for law in laws {
          #expect(law.intervals.count == letters)
          for (a, b) in zip(law.intervals, laws[0].intervals) { #expect(a.isIdentical(to: b)) }
        }
      }
    }
  }

  /// With n = 2 the law is P_2(i) = 2 Σ_j P_i P_j w_i/(w_i + w_j): an alphabet far larger than n.
  @Test func manyLetters() throws {
    let k = 60
    let parts = (1...k).map { Rational(1 + $0 * $0 % 17) }
    let probabilities = try Problem.normalized(parts)
    let weights = (1...k).map { Rational(3 * $0 + 1, 7) }
    let levels = Levels(try weightForm(probabilities, weights))
    let expected = (0..<k).map { i in
      Rational.sum(
        (0..<k).map { j in
          2 * probabilities[i] * probabilities[j] * weights[i] / (weights[i] + weights[j])
        })
    }
    let law = try levels.law(n: 2, at: Precision(bits: 100), options: .enumeration(jobs: 2))
    #expect(law.intervals.count == k)
    for (interval, value) in zip(law.intervals, expected) {
      #expect(interval.contains(value))
      #expect(interval.relativeAccuracyBits >= 100)
    }
    let exact = try levels.exactLaw(n: 2, options: EngineOptions())
    #expect(exact == expected)
  }
}

@Suite("enumeration: extreme exponents")
struct EnumerationExponentTests {
  @Test("weights in groups enclose what weights in one group enclose")
  func groups() throws {
    for var trial in trials("weight groups", count: 200, minimum: 40) {
      let levels = try randomExponential(&trial.random, letters: 2...5)
      let n = Integer(trial.random.int(in: 2...8))
      let precision = Precision(bits: 100)
      let whole = try levels.law(n: n, at: precision, options: .enumeration()).intervals
      let span = trial.random.int(in: 5...60)
      let parts = try levels.enumerationLaw(
        n: n, at: precision, options: .enumeration(), maximumSpan: span
      ).intervals
      for (wide, narrow) in zip(parts, whole) {
        #expect(wide.overlaps(narrow), "\(trial): \(levels), n = \(n), span \(span)")
      }
    }
  }

  /// At gaps of 10^9 nats the law is hard Best-of-n to within n e^(−10^9), also where weights underflow.
  @Test func hugeRewards() throws {
    let scale = Rational(1_000_000_000)
    for rewards: [Rational] in [[-scale, 0, scale], [0, scale, 3 * scale], [-scale, 0]] {
      let k = rewards.count
      let probabilities = try Problem.normalized((1...k).map { Rational($0) })
      let problem = try Problem(
        probabilities: probabilities, rewards: rewards, weighting: .exponential(.positive(1)))
      let n = 9
      let law = try Levels(problem).law(
        n: Integer(n), at: Precision(bits: 80), options: .enumeration())
      let hard = try #require(
        try Levels(problem.at(.zero)).exactLaw(n: Integer(n), options: EngineOptions()))
      for (interval, value) in zip(law.intervals, hard) {
        let tiny = Interval(lower: -1, upper: 1, at: interval.precision)
          .scaled(byPowerOfTwo: -10_000_000)
        #expect((interval + tiny).contains(value))
        #expect(interval.relativeAccuracyBits >= 70)
      }
    }
  }

  /// Two close letters far above two close letters: within the upper pair the lower ones only take up draws, and the
  /// lower pair is seen only when all draws are low.
  @Test func twoDistantPairs() throws {
    let gap = Rational(2_000_000_000)
    let rewards: [Rational] = [0, 1, gap, gap + 1]
    let probabilities = [1, 2, 3, 4].map { Rational($0, 10) }
    let n = 4
    let law = try Levels(
      try Problem(
        probabilities: probabilities, rewards: rewards, weighting: .exponential(.positive(1)))
    ).law(n: Integer(n), at: Precision(bits: 100), options: .enumeration()).intervals
    let low = try Levels(
      try Problem(
        probabilities: [Rational(1, 3), Rational(2, 3)], rewards: [0, 1],
        weighting: .exponential(.positive(1)))
    ).law(n: Integer(n), at: Precision(bits: 100), options: .enumeration()).intervals
    // Pr(all draws low) = (3/10)^4, then as if there were only the low letters.
    for (value, conditional) in zip(law.prefix(2), low) {
      #expect(value.overlaps(conditional * Rational.power(Rational(3, 10), n)))
      #expect(value.relativeAccuracyBits >= 90)
    }
    #expect(Interval.sum(law, at: Precision(bits: 200)).contains(Rational.one))
    for value in law { #expect(value.relativeAccuracyBits >= 90) }
  }

  @Test func weightsSpanningAThousandNats() throws {
    let problem = try Problem(
      probabilities: [Rational(1, 4), Rational(1, 4), Rational(1, 2)], rewards: [0, 500, 1000],
      weighting: .exponential(.positive(1)))
    let law = try Levels(problem).law(n: 20, at: Precision(bits: 60), options: .enumeration())
    let hard = try #require(
      try Levels(problem.at(.zero)).exactLaw(n: 20, options: EngineOptions()))
    for (interval, value) in zip(law.intervals, hard) {
      // The top level's gap is 500 nats, more than 720 bits.
      let tiny = Interval(lower: -1, upper: 1, at: interval.precision).scaled(byPowerOfTwo: -700)
      #expect((interval + tiny).contains(value))
      #expect(interval.relativeAccuracyBits >= 60)
    }
  }

  @Test("rare letters keep their relative accuracy", arguments: [2, 3, 4])
  func rareLetters(k: Int) throws {
    let tiny = Rational.powerOfTwo(-200)
    let probabilities =
      [1 - Rational(k - 1) * tiny] + [Rational](repeating: tiny, count: k - 1)
    let levels = Levels(try weightForm(probabilities, (1...k).map { Rational($0 * $0) }))
    let exact = try #require(try levels.exactLaw(n: 7, options: EngineOptions()))
    let law = try levels.law(n: 7, at: Precision(bits: 100), options: .enumeration())
    for (interval, value) in zip(law.intervals, exact) {
      #expect(interval.contains(value))
      #expect(interval.relativeAccuracyBits >= 100)
    }
  }

  /// Binomial weights that leave and enter the range of exponents in which the recurrence runs.
  @Test func binomialWeightsOfAllSizes() throws {
    let tiny = Rational.powerOfTwo(-900_000)
    for probabilities in [[tiny, 1 - tiny], [1 - tiny, tiny]] {
      let levels = Levels(try weightForm(probabilities, [1, 3]))
      let n = 20
      let exact = try #require(try levels.exactLaw(n: Integer(n), options: EngineOptions()))
      let law = try levels.law(n: Integer(n), at: Precision(bits: 64), options: .enumeration())
      for (interval, value) in zip(law.intervals, exact) {
        #expect(interval.contains(value))
        #expect(interval.relativeAccuracyBits >= 64)
      }
    }
  }

  /// Powers of a probability below the exponent range: the terms are lost, the law is not.
  @Test func underflowingPowers() throws {
    let tiny = Rational.powerOfTwo(-900_000)
    for k in [2, 3] {
      let probabilities = [1 - Rational(k - 1) * tiny] + [Rational](repeating: tiny, count: k - 1)
      let levels = Levels(try weightForm(probabilities, (1...k).map { Rational($0) }))
      let n = 1300
      let law = try levels.law(n: Integer(n), at: Precision(bits: 64), options: .enumeration())
      #expect(Interval.sum(law.intervals, at: Precision(bits: 128)).contains(Rational.one))
      for (level, interval) in law.intervals.enumerated() {
        #expect(interval.relativeAccuracyBits >= 60)
        if level == 0 { continue }
        // To first order in the tiny probability: one draw is ℓ, the others are the common letter of weight 1.
        let w = Rational(level + 1)
        let first = Rational(n) * tiny * w / (w + Rational(n - 1))
        #expect(
          interval.overlaps(
            Interval(first, at: Precision(bits: 64))
              * (1
                + Interval(lower: -1, upper: 1, at: Precision(bits: 64)).scaled(
                  byPowerOfTwo: -800_000))))
      }
    }
  }
}

@Suite("engines: limits")
struct EngineLimitTests {
  @Test func tooManyTermsAreRefusedAtOnce() throws {
    let levels = Levels(
      try Problem(
        probabilities: [Rational(1, 2), Rational(1, 4), Rational(1, 4)], rewards: [0, 1, 2],
        weighting: .exponential(.positive(1))))
    let n = Integer.power(10, 12)
    let needed = (n + 2) * (n + 1)
    #expect(
      throws: EngineError.tooManyTerms(
        needed: needed.exactQuotient(dividingBy: 2), allowed: 100_000_000)
    ) { try levels.law(n: n, at: Precision(bits: 64), options: .enumeration()) }
    #expect(throws: EngineError.self) {
      try levels.law(n: .powerOfTwo(100_000), at: Precision(bits: 64), options: .enumeration())
    }
  }

  /// Whichever engine is at work, it stops soon after it is told to.
  @Test("interruption", arguments: [Engine.exact, .enumeration])
  func interruption(engine: Engine) throws {
    for k in 2...4 {
      let probabilities = try Problem.normalized((1...k).map { Rational($0) })
      let weights = (1...k).map { Rational($0 * $0 + 1) }
      let n = k == 2 ? 30_000_000 : k == 3 ? 10_000 : 700
      let clock = ContinuousClock()
      let start = clock.now
      var options = EngineOptions()
      options.engine = engine
      options.jobs = 2
      options.isInterrupted = { clock.now - start > .milliseconds(50) }
      #expect(throws: EngineError.interrupted) {
        try Levels(try weightForm(probabilities, weights))
          .law(n: Integer(n), at: Precision(bits: 100), options: options)
      }
      #expect(clock.now - start < .seconds(5), "\(engine), \(k) letters")
    }
  }
}
