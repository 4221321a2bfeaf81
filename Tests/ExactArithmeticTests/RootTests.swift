// Copyright 2026 the softbon authors
// SPDX-License-Identifier: Apache-2.0

import TestSupport
import Testing

@testable import ExactArithmetic

/// The number of distinct roots beyond 1 by Sturm's theorem over ℚ, the second route.
private func sturmCount(_ polynomial: IntegerPolynomial) -> Int {
  // The theorem is for ends that are no multiple roots.
  if polynomial.value(at: Integer(1)).isZero,
    let linear = IntegerPolynomial(primitivePartOf: [-1, 1]),
    let quotient = polynomial.quotient(by: linear)
  {
    return sturmCount(quotient)
  }
  func trimmed(_ c: [Rational]) -> [Rational] {
    var c = c
    while c.last?.isZero == true { c.removeLast() }
    return c
  }
  func remainder(_ a: [Rational], _ b: [Rational]) -> [Rational] {
    var a = a
    while a.count >= b.count {
      let factor = a[a.count - 1] / b[b.count - 1]
      let shift = a.count - b.count
      for index in b.indices { a[shift + index] -= factor * b[index] }
      a = trimmed(a)
    }
    return a
  }
  var chain = [polynomial.coefficients.map { Rational($0) }]
  chain.append(
    trimmed(chain[0].indices.dropFirst().map { chain[0][$0] * Rational($0) }))
  while let last = chain.last, !last.isEmpty {
    chain.append(remainder(chain[chain.count - 2], last).map { -$0 })
  }
  chain.removeLast()
  func changes(_ signs: [Int]) -> Int {
    let signs = signs.filter { $0 != 0 }
    return zip(signs, signs.dropFirst()).count { $0 != $1 }
  }
  let atOne = chain.map { $0.reduce(Rational.zero, +).signum }
  let atInfinity = chain.map { $0[$0.count - 1].signum }
  return changes(atOne) - changes(atInfinity)
}

@Suite struct RootTests {
  private func polynomial(_ coefficients: [Integer]) throws -> IntegerPolynomial {
    try #require(IntegerPolynomial(primitivePartOf: coefficients))
  }

  /// Products of linear factors, of squares, and of factors with irrational roots or none.
  private func randomProduct(_ random: inout SplitMix64) throws -> IntegerPolynomial {
    var result = IntegerPolynomial.one
    for _ in 0..<random.int(in: 1...5) {
      let factor: [Integer]
      switch random.int(in: 0...4) {
      case 0: factor = [Integer(-random.int(in: 1...40)), Integer(random.int(in: 1...8))]
      case 1: factor = [Integer(-random.int(in: 2...30)), 0, Integer(random.int(in: 1...5))]
      case 2: factor = random.coefficients(degree: random.int(in: 1...4), bits: 5)
      // Two roots that are close to each other.
      case 3: factor = [2_000_001, -2_000_000, 500_000].map { Integer($0) }
      default: factor = [-4_000_001, 4_000_000, -1_000_000].map { Integer($0) }
      }
      let power = random.oneIn(4) ? 2 : 1
      for _ in 0..<power { result = result * (try polynomial(factor)) }
    }
    return result
  }

  @Test func rootsAreCountedAsBySturm() throws {
    for var trial in trials("roots", count: 300, minimum: 60) {
      let p = try randomProduct(&trial.random)
      let chart = p.signChart
      #expect(chart.roots.count == sturmCount(p), "\(trial): \(p)")
      #expect(chart.samples.count == chart.roots.count + 1)
      var below = Rational.one
      for (index, root) in chart.roots.enumerated() {
        #expect(below < chart.samples[index] && chart.samples[index] < root.lower, "\(trial)")
        below = root.upper
      }
      #expect(below < chart.samples[chart.roots.count])
      for (sample, sign) in zip(chart.samples, chart.signs) {
        #expect(p.sign(at: sample) == sign && sign != 0, "\(trial): \(p)")
      }
      if chart.isVisible { #expect(chart.roots.isEmpty) }
    }
  }

  @Test func rootsAreOrdered() throws {
    for var trial in trials("order of roots", count: 100, minimum: 30) {
      let (p, q) = (try randomProduct(&trial.random), try randomProduct(&trial.random))
      let common = try randomProduct(&trial.random)
      let (first, second) = ((p * common).squarefreePart, (q * common).squarefreePart)
      let union = (first * second).squarefreePart.rootsBeyondOne.count
      var equal = 0
      for var a in first.rootsBeyondOne {
        for var b in second.rootsBeyondOne {
          let order = RealRoot.order(&a, &b)
          if order == 0 { equal += 1 }
          if order < 0 { #expect(a.lower <= b.upper, "\(trial)") }
          if order > 0 { #expect(a.upper >= b.lower, "\(trial)") }
        }
      }
      #expect(
        first.rootsBeyondOne.count + second.rootsBeyondOne.count - equal == union,
        "\(trial): \(first), \(second)")
    }
  }

  @Test func refinementKeepsTheRoot() throws {
    // x² − 2 and (x − 3)(2x − 5).
    var root = try #require(try polynomial([-2, 0, 1]).signChart.roots.first)
    for _ in 0..<60 { root.refine() }
    #expect(root.lower * root.lower < 2 && root.upper * root.upper > 2)
    #expect(root.upper - root.lower < .powerOfTwo(-50))
    let rational = try polynomial([15, -11, 2]).signChart
    #expect(rational.signs == [1, -1, 1])
    for (root, value) in zip(rational.roots, [Rational(5, 2), 3]) {
      #expect(root.lower <= value && value <= root.upper)
    }
  }

  @Test func intervalsWithoutZerosAreSeen() throws {
    for var trial in trials("intervals without zeros", count: 300, minimum: 60) {
      let p = try randomProduct(&trial.random)
      let a = 1 + Rational(trial.random.int(in: 0...40), 8)
      let b = trial.random.oneIn(4) ? nil : a + Rational(trial.random.int(in: 1...30), 16)
      guard p.isVisiblyWithoutZero(from: a, to: b) else { continue }
      for root in p.signChart.roots {
        var (root, isOutside) = (root, false)
        for _ in 0..<80 where !isOutside {
          isOutside = root.upper < a || b.map { root.lower > $0 } == true
          root.refine()
        }
        #expect(isOutside, "\(trial): \(p) between \(a) and \(String(describing: b))")
      }
    }
    #expect(try polynomial([-10, 1]).isVisiblyWithoutZero(from: 2, to: 9))
    #expect(try !polynomial([-10, 1]).isVisiblyWithoutZero(from: 2, to: 10))
    #expect(try polynomial([-10, 1]).isVisiblyWithoutZero(from: 11, to: nil))
  }

  @Test func theSimplestNumberIsSimple() {
    for var trial in trials("simplest number", count: 300, minimum: 60) {
      let a = trial.random.positiveRational(bits: 12)
      let b = a + trial.random.positiveRational(bits: 12)
      let simplest = Rational.simplest(between: a, and: b)
      #expect(a < simplest && simplest < b, "\(trial)")
      guard let denominator = Int(exactly: simplest.denominator), denominator > 1 else { continue }
      for other in 1..<min(denominator, 200) {
        // The least multiple of 1/other above a.
        let next = Rational((a * Rational(other)).floor + 1, Integer(other))
        #expect(!(next < b), "\(trial): \(next) is simpler than \(simplest)")
      }
    }
  }
}
