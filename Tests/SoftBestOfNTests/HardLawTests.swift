// Copyright 2026 the softbon authors
// SPDX-License-Identifier: Apache-2.0

import Enclosures
import ExactArithmetic
import TestSupport
import Testing

@testable import SoftBestOfN

@Suite("hard Best-of-n")
struct HardLawTests {
  /// A problem at λ = 0 with ties and symbols of probability 0.
  private func randomProblem(_ random: inout SplitMix64, letters: ClosedRange<Int>) throws
    -> Problem
  {
    let k = random.int(in: letters)
    var parts = (0..<k).map { _ in Rational(random.oneIn(5) ? 0 : random.int(in: 1...9)) }
    parts[0] = 1
    return try Problem(
      probabilities: Problem.normalized(parts),
      rewards: (0..<k).map { _ in Rational(random.int(in: 0...4)) }, weighting: .exponential(.zero))
  }

  @Test("the differences of powers are the law by all sequences, under every engine")
  func bruteForce() throws {
    for var trial in trials("hard, all sequences", count: 200, minimum: 40) {
      let problem = try randomProblem(&trial.random, letters: 1...4)
      let n = trial.random.int(in: 1...5)
      let expected = bruteForceHard(
        probabilities: problem.probabilities, rewards: problem.rewards ?? [], n: n)
      var options = EngineOptions()
      options.engine = trial.random.pick(Engine.allCases)
      let levels = Levels(problem)
      let law = try levels.law(n: Integer(n), at: Precision(bits: 10), options: options)
      #expect(law.engine == .exact)
      #expect(exactValues(levels.split(law.probabilities)) == expected, "\(trial): \(problem)")
      let enclosures = try levels.enumerationLaw(
        n: Integer(n), at: Precision(bits: 50), options: options)
      for (interval, value) in zip(enclosures.intervals, exactValues(law.probabilities)) {
        #expect(interval.contains(value), "\(trial): \(problem)")
      }
    }
  }

  @Test("the enclosed form contains the exact values, narrowly")
  func enclosed() throws {
    for var trial in trials("hard, enclosed", count: 500, minimum: 100) {
      let levels = Levels(
        try Problem(
          probabilities: trial.random.probabilities(count: 4), rewards: [0, 1, 2, 3],
          weighting: .exponential(.zero)))
      let n = Integer(trial.random.int(in: 1...2000))
      let precision = trial.random.precision()
      for level in 0..<4 {
        let exact = try #require(levels.exactHardProbability(level: level, n: n))
        let interval = levels.hardProbability(level: level, n: n, at: precision)
        #expect(interval.contains(exact), "\(trial): level \(level), n = \(n), \(precision)")
        #expect(
          interval.relativeAccuracyBits >= precision.bits,
          "\(trial): level \(level), n = \(n), \(precision)")
      }
    }
  }

  @Test func enormousNumbersOfCandidates() throws {
    // D-HARD: P(top) = 2^-200, n = 2^200: the top level is chosen with probability 1 − (1 − 1/n)^n, just above 1 − 1/e.
    let tiny = Rational.powerOfTwo(-200)
    let levels = Levels(
      try Problem(
        probabilities: [Rational(1, 2) - tiny, Rational(1, 2), tiny], rewards: [0, 1, 2],
        weighting: .exponential(.zero)))
    let law = try levels.law(
      n: .powerOfTwo(200), at: Precision(bits: 64), options: EngineOptions())
    guard case .enclosed(let top) = law.probabilities[2],
      case .enclosed(let middle) = law.probabilities[1],
      case .enclosed(let bottom) = law.probabilities[0]
    else {
      Issue.record("too many bits to be exact")
      return
    }
    #expect("\(top.decimal(digits: 15).lower ?? "")".hasPrefix("0.63212055882855"))
    #expect(middle.decimal(digits: 15).lower?.hasPrefix("0.36787944117144") == true)
    // The bottom level is below every power of two that there is, and not known to be 0.
    #expect(bottom.contains(Rational.zero) && !bottom.isPoint)
    #expect(
      bottom.compared(to: Interval(Rational.powerOfTwo(-1_000_000), at: Precision(bits: 2)))
        == .certainlyLess)
    // n = 2^(10^6) takes no time.
    let last = try levels.law(
      n: .powerOfTwo(999_999), at: Precision(bits: 64), options: EngineOptions())
    for (level, value) in last.probabilities.enumerated() {
      guard case .enclosed(let interval) = value else { continue }
      #expect(interval.contains(Rational(level == 2 ? 1 : 0)))
    }
  }

  @Test("exact up to 10^6 bits, enclosed beyond")
  func limitOfExactness() throws {
    let levels = Levels(
      try Problem(
        probabilities: [Rational(1, 2), Rational(1, 2)], rewards: [0, 1],
        weighting: .exponential(.zero)))
    for (n, isExact) in [(499_999, true), (1_000_000, false), (2_000_001, false)] {
      let law = try levels.law(n: Integer(n), at: Precision(bits: 64), options: EngineOptions())
      #expect((exactValues(law.probabilities).count == 2) == isExact, "n = \(n)")
      #expect((try levels.exactLaw(n: Integer(n), options: EngineOptions()) != nil) == isExact)
    }
  }
}

/// The exact numbers among the numbers.
func exactValues(_ numbers: [CertifiedNumber]) -> [Rational] {
  numbers.compactMap { if case .exact(let value) = $0 { value } else { nil } }
}
