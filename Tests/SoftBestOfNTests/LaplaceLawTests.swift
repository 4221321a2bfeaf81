// Copyright 2026 the softbon authors
// SPDX-License-Identifier: Apache-2.0
//
// The Laplace engine against the exact law, against enumeration, against the inequalities B1 to B3 where neither runs,
// and against itself with every kind of poor plan: a poor plan may widen an enclosure but never make it wrong.

import Enclosures
import ExactArithmetic
import TestSupport
import Testing

@testable import SoftBestOfN

extension Levels {
  fileprivate func laplace(_ n: Integer, at precision: Precision) throws -> [Interval] {
    let law = try laplaceLaw(n: n, at: precision, options: EngineOptions())
    #expect(law.engine == .laplace)
    return law.probabilities.compactMap { $0.interval(at: precision) }
  }

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
}

extension Interval {
  fileprivate var endpoints: [Rational?] { [lower, upper] }
}

extension SplitMix64 {
  /// Distinct exponents of weights, spanning little or up to some hundreds.
  fileprivate mutating func exponents(count: Int) -> [Rational] {
    let scale = pick([Rational(1, 100), 1, 1, 5, 40, 300])
    var values = Set<Rational>()
    while values.count < count { values.insert(Rational(int(in: -1000...1000), 1000) * scale) }
    return values.sorted()
  }

  fileprivate mutating func weights(count: Int) -> [Rational] {
    var values = Set<Rational>()
    let bits = pick([4, 20, 200])
    while values.count < count {
      values.insert(Rational(natural(bits: bits) + 1, natural(bits: 6) + 1))
    }
    return values.sorted()
  }
}

/// Whether the enclosures are as narrow as the precision promises, but for a few bits.
private func expectNarrow(
  _ law: [Interval], at precision: Precision, _ label: some CustomStringConvertible
) {
  for value in law {
    #expect(value.relativeAccuracyBits >= precision.bits - 8, "\(label)")
  }
}

private func expectSumOne(
  _ law: [Interval], at precision: Precision, _ label: some CustomStringConvertible
) {
  #expect(Interval.sum(law, at: precision).contains(.one), "\(label)")
}

@Test func laplaceContainsTheExactLaw() throws {
  for var trial in trials("laplace exact", count: 1500, minimum: 100) {
    let k = trial.random.int(in: 2...5)
    let n = trial.random.int(in: 2...(k == 2 ? 60 : k == 3 ? 25 : 9))
    let levels = try Levels.rational(
      trial.random.probabilities(count: k), trial.random.weights(count: k))
    let precision = Precision(digits: trial.random.int(in: 15...200), guardBits: 32)
    let law = try levels.laplace(Integer(n), at: precision)
    let exact = try #require(try levels.exactLaw(n: Integer(n), options: EngineOptions()))
    for (value, want) in zip(law, exact) { #expect(value.contains(want), "\(trial) n=\(n)") }
    expectNarrow(law, at: precision, trial)
    expectSumOne(law, at: precision, trial)
  }
}

@Test func laplaceOverlapsEnumeration() throws {
  for var trial in trials("laplace enumeration", count: 3000, minimum: 200) {
    let k = trial.random.int(in: 2...5)
    let n = trial.random.int(in: 2...(k == 2 ? 80 : k == 3 ? 25 : 9))
    let levels = try Levels.exponential(
      trial.random.probabilities(count: k), trial.random.exponents(count: k))
    let precision = Precision(digits: trial.random.int(in: 15...200), guardBits: 32)
    let law = try levels.laplace(Integer(n), at: precision)
    var options = EngineOptions()
    options.engine = .enumeration
    let other = try levels.law(n: Integer(n), at: precision, options: options).probabilities
    for (value, want) in zip(law, other.compactMap { $0.interval(at: precision) }) {
      #expect(value.overlaps(want), "\(trial) n=\(n)")
    }
    expectNarrow(law, at: precision, trial)
    expectSumOne(law, at: precision, trial)
  }
}

/// Every number of the plan may be poor: the bounds are computed from what was done.
@Test func laplaceIsRightForEveryPlan() throws {
  var narrow = 0
  var wide = 0
  for var trial in trials("laplace plans", count: 4000, minimum: 400) {
    let k = trial.random.int(in: 2...4)
    let n = trial.random.int(in: 2...8)
    let levels = try Levels.rational(
      trial.random.probabilities(count: k), trial.random.weights(count: k))
    let bits = trial.random.int(in: 30...200)
    var plan = try levels.laplacePlan(
      n: Integer(n), at: Precision(bits: bits), options: EngineOptions())
    if trial.random.oneIn(4) {
      // Rounding alone.
      plan.workingBits = trial.random.int(in: 20...plan.workingBits)
      plan.flushBits = 1 << 16
    } else {
      for _ in 0..<trial.random.int(in: 1...3) {
        switch trial.random.int(in: 0...7) {
        case 0: plan.nodes = trial.random.int(in: 1...plan.nodes)
        case 1: plan.terms = trial.random.int(in: 1...plan.terms)
        case 2: plan.powers = trial.random.int(in: 1...plan.powers)
        case 3: plan.nodesPerOctave = trial.random.int(in: 1...plan.nodesPerOctave)
        case 4:
          plan.firstNodeExponent = min(0, plan.firstNodeExponent + trial.random.int(in: -3...3))
        case 5: plan.theta.exponent += trial.random.int(in: -6...6)
        case 6: plan.workingBits = trial.random.int(in: 20...plan.workingBits)
        default: plan.flushBits = trial.random.int(in: 1...plan.flushBits)
        }
        plan.powers = min(plan.powers, plan.terms)
      }
    }
    guard let law = try levels.laplaceLaws([(Integer(n), plan)], options: EngineOptions())[0]
    else {
      wide += 1
      continue
    }
    let exact = try #require(try levels.exactLaw(n: Integer(n), options: EngineOptions()))
    for (value, want) in zip(law, exact) { #expect(value.contains(want), "\(trial) \(plan)") }
    if law.allSatisfy({ $0.relativeAccuracyBits > 10 }) { narrow += 1 } else { wide += 1 }
  }
  #expect(narrow > 20 && wide > 20)
}

/// Several n in one pass: each law is right and as narrow as alone, and the number of threads changes no bit of it.
@Test func laplaceSharesExponentials() throws {
  var shared = 0
  for var trial in trials("laplace sharing", count: 60, minimum: 12) {
    let k = trial.random.int(in: 2...4)
    let levels = try Levels.rational(
      trial.random.probabilities(count: k), trial.random.weights(count: k))
    // Small n with exact laws, large ones, one twice, and gaps between them.
    var candidates = (0..<4).map { _ in Integer(trial.random.int(in: 2...12)) }
    for _ in 0..<4 {
      candidates.append(Integer.powerOfTwo(trial.random.int(in: 4...80)) + Integer(3))
    }
    candidates.append(candidates[0])
    let precision = Precision(bits: trial.random.int(in: 60...300))
    var options = EngineOptions()
    options.engine = .laplace
    let prepared = try levels.preparedLaws(
      candidates: candidates, at: precision, options: options)
    options.jobs = 2
    let again = try levels.preparedLaws(
      candidates: candidates, at: precision, options: options)
    let parts = try candidates.enumerated().map { index, n in
      let plan = try levels.laplacePlan(n: n, at: precision, options: options)
      return LaplacePart(index: index, n: n, plan: plan)
    }
    let groups = LaplacePart.groups(parts)
    #expect(groups.reduce(0) { $0 + $1.count } == candidates.count)
    shared += candidates.count - groups.count
    for (index, n) in candidates.enumerated() {
      let law = try levels.law(try #require(prepared[index]), options: options)
      let other = try levels.law(try #require(again[index]), options: options)
      let others = other.probabilities.compactMap { $0.interval(at: precision) }
      let numbers = law.probabilities.compactMap { $0.interval(at: precision) }
      #expect(numbers.map(\.endpoints) == others.map(\.endpoints))
      let alone = try levels.laplace(n, at: precision)
      for (a, b) in zip(numbers, alone) { #expect(a.overlaps(b), "\(trial) n=\(n)") }
      expectNarrow(numbers, at: precision, "\(trial) n=\(n)")
      expectSumOne(numbers, at: precision, "\(trial) n=\(n)")
      if n < 13 {
        let exact = try #require(try levels.exactLaw(n: n, options: EngineOptions()))
        for (value, want) in zip(numbers, exact) { #expect(value.contains(want), "\(trial)") }
      }
    }
  }
  // At most two groups of nine, but where weights or n span much.
  #expect(shared > 60)
}

/// The bracket B3: n P w (1/m + (n−1)κ₂/m³ − (n−1)κ₃/m⁴) from below, and with
/// ((n−1)κ₄ + 3(n−1)(n−2)κ₂²)/(m⁴ (w + (n−1) w_min)) more from above; κ central moments, κ₄ the fourth cumulant's
/// moment E(w−μ)⁴ − 0.
private func bracket(_ levels: Levels, n: Integer, at precision: Precision) throws -> [Interval] {
  let weights = levels.weightRatios(at: precision)
  let p = levels.probabilities
  let mean = Interval.sum(zip(weights, p).map { $0 * $1 }, at: precision)
  func moment(_ order: Int) throws -> Interval {
    Interval.sum(
      try zip(weights, p).map { try ($0 - mean).power(order) * $1 }, at: precision)
  }
  let (k2, k3, m4) = (try moment(2), try moment(3), try moment(4))
  let count = Rational(n - .one)
  return try zip(weights, p).map { w, probability in
    let m = w + mean * count
    let first =
      try Interval(1, at: precision) / m + k2 * count / m.power(3) - k3 * count / m.power(4)
    // The fourth central moment of a sum of n − 1 weights.
    let fourth = m4 * count + k2.squared() * (3 * count * (count - 1))
    let extra = try fourth / (m.power(4) * (w + weights[0] * count))
    return (first + Interval.hull(Interval(0, at: precision), extra)) * w
      * (probability * Rational(n))
  }
}

@Test(
  "laplace on large n and wide weights",
  arguments: [
    "1/2,3/10,1/5; 0,1,2; 10^12", "1/2,3/10,1/5; 0,1,2; 2^200", "1/2,3/10,1/5; 0,1,2; 2^1000",
    "1/2,1/2; 0,1000; 2^40", "1/3,1/3,1/3; 0,500,1000; 2", "1-2^-200,2^-200; 0,1; 10",
    "1-2^-200,2^-200; 0,140; 2^200", "1-2^-190,2^-190; 0,1000; 2^200",
    "1-2^-90,2^-91,2^-91; 0,3,500; 2^100", "1-2^-62,2^-62; 0,30; 2^60", "2^-200,1-2^-200; 0,1; 3",
    "2^-200,1-2^-200; 0,1000; 7", "1/2,1/2; 0,10^-30; 5", "1/2,1/2; 0,10^-30; 10^30",
    "1/1000,998/1000,1/1000; -700,0,300; 10^6", "1/2,1/2; 0,20000; 4",
  ])
func laplaceStress(_ text: String) throws {
  let parts = text.split(separator: ";").map { $0.trimmingPrefix(" ") }
  func numbers(_ part: some StringProtocol) throws -> [Rational] {
    try part.split(separator: ",").map { try Rational(parsing: String($0)) }
  }
  let levels = try Levels.exponential(numbers(parts[0]), numbers(parts[1]))
  let n = try Rational(parsing: String(parts[2])).numerator
  let low = try levels.laplace(n, at: Precision(bits: 80))
  let high = try levels.laplace(n, at: Precision(bits: 400))
  expectNarrow(low, at: Precision(bits: 80), text)
  expectNarrow(high, at: Precision(bits: 400), text)
  expectSumOne(low, at: Precision(bits: 80), text)
  expectSumOne(high, at: Precision(bits: 400), text)
  for (a, b) in zip(low, high) { #expect(a.overlaps(b)) }
  for (value, want) in zip(high, try bracket(levels, n: n, at: Precision(bits: 6000))) {
    #expect(value.overlaps(want), "\(text)")
  }
  if n < 1000 {
    var options = EngineOptions()
    options.engine = .enumeration
    let other = try levels.law(n: n, at: Precision(bits: 400), options: options).probabilities
    for (value, want) in zip(high, other.compactMap { $0.interval(at: Precision(bits: 400)) }) {
      #expect(value.overlaps(want), "\(text)")
    }
  }
}

@Test func laplaceOfManyLevelsAndDigits() throws {
  let k = 300
  let levels = try Levels.exponential(
    (1...k).map { Rational($0, k * (k + 1) / 2) }, (1...k).map { Rational($0, 60) })
  let precision = Precision(digits: 40, guardBits: 32)
  for n in [Integer(2), Integer(1000), .power(10, 12)] {
    let law = try levels.laplace(n, at: precision)
    expectNarrow(law, at: precision, n)
    expectSumOne(law, at: precision, n)
    for (value, want) in zip(law, try bracket(levels, n: n, at: precision)) {
      #expect(value.overlaps(want))
    }
  }
  // Against the same weights without a lattice of exponents, and with many digits, where terms of the series are short.
  let exponents: [Rational] = [0, Rational(1, 3), 2, Rational(7, 2)]
  let p = [Rational](repeating: Rational(1, 4), count: 4)
  for bits in [300, 1200, 3000] {
    let precision = Precision(bits: bits)
    let lattice = try Levels.exponential(p, exponents)
    let weights = lattice.weightRatios(at: Precision(bits: 2 * bits))
    for (weight, exponent) in zip(weights, exponents) {
      let want = Interval.exp(Interval(exponent - Rational(7, 2), at: Precision(bits: 2 * bits)))
      #expect(weight.overlaps(want) && weight.relativeAccuracyBits >= 2 * bits - 3)
    }
    let law = try lattice.laplace(30, at: precision)
    let finer = try lattice.laplace(30, at: Precision(bits: bits + 777))
    expectNarrow(law, at: precision, bits)
    for (value, want) in zip(law, finer) { #expect(value.overlaps(want)) }
  }
  let small = try Levels.rational([Rational(1, 2), Rational(1, 2)], [1, 2])
  let deep = Precision(digits: 3000)
  let law = try small.laplace(2, at: deep)
  #expect(law[0].contains(Rational(5, 12)) && law[1].contains(Rational(7, 12)))
  expectNarrow(law, at: deep, "3000 digits")
}

@Test func laplaceStopsWhenTold() throws {
  var options = EngineOptions()
  options.engine = .laplace
  options.isInterrupted = { true }
  let levels = try Levels.exponential([Rational(1, 2), Rational(1, 2)], [0, 1])
  let clock = ContinuousClock()
  let start = clock.now
  #expect(throws: EngineError.interrupted) {
    try levels.law(n: 1000, at: Precision(bits: 30_000), options: options)
  }
  #expect(clock.now - start < .seconds(5))
}

/// D-LAPLACE, worked number: with equal weights the error of the rule reaches the sum of the |Γ|, which the bound covers.
@Test func laplaceStepBoundIsAttained() throws {
  let precision = Precision(bits: 100)
  let step = try Interval.log(Interval(2, at: precision))
  var largest = Rational.zero
  for offset in 0..<32 {
    let first = Interval.exp(step * Rational(offset, 32))
    var sum = Interval(0, at: precision)
    for m in -60...7 {
      let t = first.scaled(byPowerOfTwo: m)
      sum += t * Interval.exp(-t)
    }
    // The nodes below 2^(−60) add 2^(−60) times the first node, but for 2^(−120).
    sum += first.scaled(byPowerOfTwo: -60)
    let error = try #require((sum * step - Rational.one).magnitude.upper)
    largest = max(largest, error)
  }
  let sumOfGammas = try Rational(parsing: "9.885e-6")
  #expect((largest / sumOfGammas - 1).magnitude < Rational(1, 100))
  var plan = LaplacePlan()
  plan.nodesPerOctave = 1
  let levels = try Levels.rational([Rational(1, 2), Rational(1, 2)], [1, 2])
  let letters = try #require(LaplaceLetters(levels, at: precision))
  let bounds = LaplaceBounds(
    plan: plan, letters: letters, probabilities: levels.probabilities, candidates: 2)
  let bound = try #require(bounds.discretisation.upper)
  #expect(bound > largest && bound < 2 * largest)

  let example = try Levels.exponential(
    [Rational(1, 2), Rational(3, 10), Rational(1, 5)], [0, 1, 2])
  let value = try example.laplace(2, at: Precision(bits: 200))[0]
  let digits = try Rational(parsing: "0.354523010815422047412706399192")
  #expect(
    (value - digits).magnitude.compared(to: Interval(try Rational(parsing: "1e-30"), at: precision))
      == .certainlyLess)
}

@Test func laplaceRefusesMoreNodesThanAllowed() throws {
  let levels = try Levels.rational([Rational(1, 2), Rational(1, 2)], [Rational(1, 1 << 40), 1])
  var options = EngineOptions()
  options.engine = .laplace
  #expect(try levels.law(n: 3, at: Precision(bits: 64), options: options).engine == .laplace)
  options.maximumTerms = 1000
  #expect {
    try levels.law(n: 3, at: Precision(bits: 64), options: options)
  } throws: { error in
    guard case EngineError.tooManyNodes(let needed, let allowed) = error else { return false }
    return needed > allowed && allowed == 1000
  }
  // Far beyond the limit the plan itself must not take long.
  let wide = try Levels.exponential([Rational(1, 2), Rational(1, 2)], [0, .power(10, 9)])
  options.maximumTerms = 100_000_000
  let seconds = processorTime {
    #expect(throws: EngineError.self) {
      try wide.law(n: 3, at: Precision(bits: 3000), options: options)
    }
  }
  #expect(seconds < 1)
}
