// Copyright 2026 the softbon authors
// SPDX-License-Identifier: Apache-2.0
//
// The moments engine and the double exponential rule against the exact law and against the Laplace engine, and with
// every kind of poor plan: a poor plan may widen an enclosure or make it fail, but never make it wrong.

import Enclosures
import ExactArithmetic
import TestSupport
import Testing

@testable import SoftBestOfN

extension Levels {
  fileprivate static func exponential(_ probabilities: [Rational], _ exponents: [Rational]) throws
    -> Levels
  {
    Levels(
      try Problem(
        probabilities: probabilities, rewards: exponents, weighting: .exponential(.positive(1))))
  }

  fileprivate static func rational(_ probabilities: [Rational], _ weights: [Rational]) throws
    -> Levels
  {
    Levels(
      try Problem(probabilities: probabilities, rewards: nil, weighting: .rational(weights)))
  }

  fileprivate func enclosures(_ engine: Engine, _ n: Integer, at precision: Precision) throws
    -> [Interval]
  {
    var options = EngineOptions()
    options.engine = engine
    let law = try law(n: n, at: precision, options: options)
    #expect(law.engine == engine)
    return law.probabilities.compactMap { $0.interval(at: precision) }
  }
}

extension SplitMix64 {
  fileprivate mutating func distinct(_ count: Int, _ value: (inout SplitMix64) -> Rational)
    -> [Rational]
  {
    var values = Set<Rational>()
    while values.count < count { values.insert(value(&self)) }
    return values.sorted()
  }

  /// Weights so close to each other that the expansion reaches many digits at a small n.
  fileprivate mutating func closeWeights(count: Int) -> [Rational] {
    let scale = pick([20, 100, 1000, 1_000_000])
    return distinct(count) { 1 + Rational($0.int(in: -9...9), scale) }
  }
}

private func expectNarrow(
  _ law: [Interval], at precision: Precision, _ label: some CustomStringConvertible
) {
  for value in law { #expect(value.relativeAccuracyBits >= precision.bits - 8, "\(label)") }
  #expect(Interval.sum(law, at: precision).contains(.one), "\(label)")
}

@Test func momentsContainTheExactLaw() throws {
  var reached = 0
  for var trial in trials("moments exact", count: 600, minimum: 60) {
    let k = trial.random.int(in: 2...3)
    let n = Integer(trial.random.int(in: 2...(k == 2 ? 80 : 25)))
    let levels = try Levels.rational(
      trial.random.probabilities(count: k), trial.random.closeWeights(count: k))
    let precision = Precision(bits: trial.random.int(in: 20...150))
    guard let law = try? levels.enclosures(.moments, n, at: precision) else { continue }
    reached += 1
    let exact = try #require(try levels.exactLaw(n: n, options: EngineOptions()))
    for (value, want) in zip(law, exact) { #expect(value.contains(want), "\(trial) n=\(n)") }
    expectNarrow(law, at: precision, trial)
  }
  #expect(reached > 20)
}

@Test func momentsOverlapLaplace() throws {
  var reached = 0
  for var trial in trials("moments laplace", count: 600, minimum: 60) {
    let k = trial.random.oneIn(6) ? 30 : trial.random.int(in: 2...6)
    let n =
      Integer.power(2, UInt(trial.random.int(in: 4...200)))
      + Integer(trial.random.int(in: 0...99))
    let scale = trial.random.pick([Rational(1, 10), 1, 1, 3, 10])
    var probabilities = trial.random.probabilities(count: k)
    if trial.random.oneIn(3) {
      // No machine integers any more.
      let shift = Rational(1, .power(3, 50))
      probabilities[0] = probabilities[0] + shift
      probabilities[1] = probabilities[1] - shift
    }
    let levels = try Levels.exponential(
      probabilities,
      trial.random.distinct(k) { Rational($0.int(in: -1000...1000), 1000) * scale })
    let precision = Precision(digits: trial.random.int(in: 5...120), guardBits: 8)
    guard let law = try? levels.enclosures(.moments, n, at: precision) else { continue }
    reached += 1
    let other = try levels.enclosures(.laplace, n, at: precision)
    for (value, want) in zip(law, other) { #expect(value.overlaps(want), "\(trial) n=\(n)") }
    expectNarrow(law, at: precision, trial)
  }
  #expect(reached > 20)
}

/// The estimate only chooses the effort: the bounds are computed from what was done.
@Test func momentsAreRightForEveryEstimate() throws {
  var (narrow, failed) = (0, 0)
  for var trial in trials("moments estimates", count: 1500, minimum: 150) {
    let k = trial.random.int(in: 2...3)
    let n = Integer(trial.random.int(in: 2...30))
    let levels = try Levels.rational(
      trial.random.probabilities(count: k),
      trial.random.oneIn(2)
        ? trial.random.closeWeights(count: k)
        : trial.random.distinct(k) { Rational($0.int(in: 1...9), $0.int(in: 1...9)) })
    let cut = MomentsEstimate.Cut(
      exponent: trial.random.int(in: 1...6), logTheta: trial.random.int(in: -20...20))
    let estimate = MomentsEstimate(
      order: 2 * trial.random.int(in: 1...20), cut: trial.random.oneIn(2) ? cut : nil,
      spreadBits: trial.random.int(in: 0...10), rateCount: trial.random.int(in: 2...20))
    let bits = trial.random.int(in: 2...90)
    let law = try levels.momentsLaw(
      n: n, estimate: estimate, bits: bits, options: EngineOptions())
    guard let law else {
      failed += 1
      continue
    }
    narrow += 1
    let exact = try #require(try levels.exactLaw(n: n, options: EngineOptions()))
    for (value, want) in zip(law, exact) { #expect(value.contains(want), "\(trial) n=\(n)") }
  }
  #expect(narrow > 20 && failed > 20)
}

/// D-MOMENTS, worked number; and clear refusals.
@Test func momentsOfTheExample() throws {
  let levels = try Levels.rational([Rational(1, 2), Rational(1, 2)], [1, 3])
  let exact = try #require(try levels.exactLaw(n: 100, options: EngineOptions()))[0]
  // J = 2: P*(1 − v) ≤ P_n ≤ P*(1 − v + 2 σ₂), with P* = 1/4, v = −1/200, σ₂ = 101/40000.
  #expect(exact >= Rational(201, 800) && exact <= Rational(201, 800) + Rational(101, 80_000))
  let digits = try Rational(parsing: "0.251889144055709")
  #expect((exact - digits).magnitude < Rational(1, .power(10, 14)))
  let value = try levels.enclosures(.moments, 100, at: Precision(bits: 25))[0]
  #expect(value.contains(exact))

  var options = EngineOptions()
  options.engine = .moments
  let rare = try Levels.exponential([1 - Rational(1, 1 << 40), Rational(1, 1 << 40)], [0, 30])
  for n in [Integer(2), .power(2, 40)] {
    #expect(throws: EngineError.expansionTooShort(bits: 100)) {
      try rare.law(n: n, at: Precision(bits: 100), options: options)
    }
  }
  // What the expansion is for.
  let example = try Levels.exponential(
    [Rational(1, 2), Rational(3, 10), Rational(1, 5)], [0, 1, 2])
  options.engine = .auto
  for n in [Integer.power(10, 12), .power(2, 200), .power(2, 3000)] {
    let law = try example.law(n: n, at: Precision(digits: 100), options: options)
    #expect(law.engine == .moments, "\(n)")
  }
}

@Test func doubleExponentialContainsTheExactLaw() throws {
  for var trial in trials("double exponential exact", count: 300, minimum: 40) {
    let k = trial.random.int(in: 2...4)
    let n = Integer(trial.random.int(in: 2...(k == 2 ? 60 : 9)))
    let levels = try Levels.rational(
      trial.random.probabilities(count: k),
      trial.random.distinct(k) { Rational($0.int(in: 1...1000), $0.int(in: 1...100)) })
    let precision = Precision(bits: trial.random.int(in: 20...200))
    let law = try levels.enclosures(.doubleExponential, n, at: precision)
    let exact = try #require(try levels.exactLaw(n: n, options: EngineOptions()))
    for (value, want) in zip(law, exact) { #expect(value.contains(want), "\(trial) n=\(n)") }
    expectNarrow(law, at: precision, trial)
  }
}

@Test func doubleExponentialIsRightForEveryPlan() throws {
  var (narrow, wide) = (0, 0)
  for var trial in trials("double exponential plans", count: 800, minimum: 100) {
    let k = trial.random.int(in: 2...3)
    let n = Integer(trial.random.int(in: 2...8))
    let levels = try Levels.rational(
      trial.random.probabilities(count: k),
      trial.random.distinct(k) { Rational($0.int(in: 1...40), $0.int(in: 1...9)) })
    var plan = try levels.doubleExponentialPlan(
      n: n, at: Precision(bits: trial.random.int(in: 10...60)), options: EngineOptions())
    for _ in 0..<trial.random.int(in: 1...3) {
      switch trial.random.int(in: 0...5) {
      case 0: plan.nodes = trial.random.int(in: 1...plan.nodes)
      case 1: plan.step = plan.step * Rational(trial.random.int(in: 1...40), 10)
      case 2: plan.first += trial.random.int(in: 0...(plan.nodes - 1))
      case 3: plan.workingBits = trial.random.int(in: 20...plan.workingBits)
      case 4: plan.scale += trial.random.int(in: -4...4)
      default: plan.strip = trial.random.pick(DoubleExponentialPlan.strips + [(2, 1)])
      }
    }
    let law = try levels.doubleExponentialLaw(n: n, plan: plan, options: EngineOptions())
    let exact = try #require(try levels.exactLaw(n: n, options: EngineOptions()))
    for (value, want) in zip(law, exact) { #expect(value.contains(want), "\(trial) \(plan)") }
    if law.allSatisfy({ $0.relativeAccuracyBits > 10 }) { narrow += 1 } else { wide += 1 }
  }
  #expect(narrow > 10 && wide > 10)
}

@Test(
  "double exponential on large n and wide weights",
  arguments: [
    "1/2,3/10,1/5; 0,1,2; 10^12", "1/2,3/10,1/5; 0,1,2; 2^200", "1/2,1/2; 0,1000; 2^40",
    "1-2^-200,2^-200; 0,140; 2^200", "1-2^-62,2^-62; 0,30; 2^60", "2^-200,1-2^-200; 0,1000; 7",
    "1/2,1/2; 0,10^-30; 5", "1/1000,998/1000,1/1000; -700,0,300; 10^6",
  ])
func doubleExponentialStress(_ text: String) throws {
  let parts = text.split(separator: ";").map { $0.trimmingPrefix(" ") }
  func numbers(_ part: some StringProtocol) throws -> [Rational] {
    try part.split(separator: ",").map { try Rational(parsing: String($0)) }
  }
  let levels = try Levels.exponential(numbers(parts[0]), numbers(parts[1]))
  let n = try Rational(parsing: String(parts[2])).numerator
  let precision = Precision(bits: 100)
  let law = try levels.enclosures(.doubleExponential, n, at: precision)
  expectNarrow(law, at: precision, text)
  for (a, b) in zip(law, try levels.enclosures(.laplace, n, at: precision)) {
    #expect(a.overlaps(b))
  }
}

/// D-DOUBLE-EXPONENTIAL, worked number.
@Test func doubleExponentialErrorBoundOfTheExample() throws {
  let levels = try Levels.rational([Rational(1, 2), Rational(1, 2)], [1, 2])
  var plan = DoubleExponentialPlan()
  plan.scale = -1
  plan.step = Rational(1, 4)
  let precision = Precision(bits: 100)
  let bound = try #require(
    levels.doubleExponentialError(
      plan, weights: levels.weightRatios(at: precision), count: Interval(1, at: precision),
      most: Interval(Rational(7, 4), at: precision)
    ).upper)
  let digits = try Rational(parsing: "8.15e-10")
  #expect((bound / digits - 1).magnitude < Rational(1, 100))
}
