// Copyright 2026 the softbon authors
// SPDX-License-Identifier: Apache-2.0

import Enclosures
import ExactArithmetic
import SoftBestOfN
import Testing

@Suite struct DistributionTests {
  let goal = AccuracyGoal(digits: 20)

  func problem(_ weighting: Weighting, rewards: [Rational]? = nil) throws -> Problem {
    try Problem(
      probabilities: [Rational(1, 2), Rational(1, 3), Rational(1, 6)], rewards: rewards,
      weighting: weighting)
  }

  func law(
    _ problem: Problem, n: Integer = 6, engine: Engine = .auto, goal: AccuracyGoal? = nil
  ) throws -> Distribution {
    var options = EngineOptions()
    options.engine = engine
    return try Distribution(
      problem, levels: Levels(problem), n: n, goal: goal ?? self.goal, options: options)
  }

  @Test func exactNumbersNeedNoPrecision() throws {
    let law = try law(problem(.rational([1, 2, 3])))
    #expect(law.engine == .exact)
    #expect(law.precision == nil)
    #expect(law.digits == 20)
  }

  @Test func precisionRisesUntilTheDigitsAreProved() throws {
    let law = try law(problem(.exponential(.positive(1)), rewards: [0, 1, 2]))
    #expect(law.engine == .enumeration)
    #expect(try #require(law.precision) >= Precision(digits: 20))
    #expect((law.soft + law.tilted).allSatisfy { $0.proves(digits: 20) })
    #expect(law.digits == 20)
  }

  @Test func theCeilingIsKept() throws {
    let low = AccuracyGoal(digits: 50, maximum: Precision(bits: 60))
    let law = try law(problem(.exponential(.positive(1)), rewards: [0, 1, 2]), goal: low)
    #expect(law.precision == Precision(bits: 60))
    #expect((1..<50).contains(law.digits))
    #expect((law.soft + law.tilted).allSatisfy { $0.proves(digits: law.digits) })
  }

  @Test func theSecondRouteAgreesOnTheSameProblemOnly() throws {
    let first = try problem(.rational([1, 2, 3]))
    // Another weight by a millionth.
    let second = try problem(.rational([1, 2, Rational(3_000_001, 1_000_000)]))
    for (engine, route) in [(Engine.exact, Engine.enumeration), (.enumeration, .exact)] {
      let law = try law(first, engine: engine)
      let checked = try law.crossChecked(
        levels: Levels(first), goal: goal, options: EngineOptions())
      #expect(checked == route)
      let error = #expect(throws: EngineDisagreement.self) {
        try law.crossChecked(levels: Levels(second), goal: goal, options: EngineOptions())
      }
      #expect(error?.results.map(\.engine) == [engine, route])
      #expect(error?.n == 6)
    }
  }

  @Test func exponentialWeightsHaveTwoRoutesAndHardLawsOne() throws {
    let soft = try problem(.exponential(.positive(1)), rewards: [0, 1, 2])
    for (engine, route) in [(Engine.enumeration, Engine.laplace), (.laplace, .enumeration)] {
      let checked = try law(soft, engine: engine).crossChecked(
        levels: Levels(soft), goal: goal, options: EngineOptions())
      #expect(checked == route)
    }
    let hard = try problem(.exponential(.zero), rewards: [0, 1, 2])
    let checked = try law(hard).crossChecked(
      levels: Levels(hard), goal: goal, options: EngineOptions())
    #expect(checked == nil)
  }

  @Test func refusalsComeBeforeTheWork() throws {
    let levels = Levels(try problem(.exponential(.positive(1)), rewards: [0, 1, 2]))
    var options = EngineOptions()
    options.engine = .enumeration
    options.maximumTerms = 28  // compositions of 6 into 3 counts
    try levels.checkEffort(n: 6, options: options)
    #expect(throws: EngineError.tooManyTerms(needed: 36, allowed: 28)) {
      try levels.checkEffort(n: 7, options: options)
    }
    options.engine = .exact
    #expect(throws: EngineError.notRational) { try levels.checkEffort(n: 2, options: options) }
    try levels.checkEffort(n: 1, options: options)
  }
}
