// Copyright 2026 the softbon authors
// SPDX-License-Identifier: Apache-2.0

import Enclosures
import ExactArithmetic
import TestSupport
import Testing

@testable import SoftBestOfN

/// A polynomial fraction as it stands, never reduced: what the definition of P_n needs and nothing else.
private struct NaiveFraction {
  var top: [Integer]
  var bottom: [Integer]

  static func times(_ a: [Integer], _ b: [Integer]) -> [Integer] {
    var result = [Integer](repeating: 0, count: a.count + b.count - 1)
    for (i, x) in a.enumerated() { for (j, y) in b.enumerated() { result[i + j] += x * y } }
    return result
  }

  static func plus(_ a: [Integer], _ b: [Integer]) -> [Integer] {
    (0..<max(a.count, b.count)).map {
      (a.indices.contains($0) ? a[$0] : 0) + (b.indices.contains($0) ? b[$0] : 0)
    }
  }

  mutating func add(_ other: NaiveFraction) {
    top = Self.plus(Self.times(top, other.bottom), Self.times(other.top, bottom))
    bottom = Self.times(bottom, other.bottom)
  }

  func isIdentical(to function: RationalFunction) -> Bool {
    let left = Self.times(top, function.denominator)
    let right = Self.times(function.numerator, bottom)
    return Self.plus(left, right.map { -$0 }).allSatisfy(\.isZero)
  }
}

/// The numerator and denominator of P_n(symbol) by summing over all kⁿ sequences with polynomial arithmetic.
private func bruteForceFunctions(
  masses: [Integer], exponents: [Int], n: Int
) -> [NaiveFraction] {
  // Everything is over the n-th power of the masses' sum.
  let scale = Integer.power(masses.reduce(0, +), UInt(n))
  var law = masses.map { _ in NaiveFraction(top: [0], bottom: [scale]) }
  var sequence = Array(repeating: 0, count: n)
  func draw(_ position: Int, mass: Integer) {
    if position < n {
      for symbol in masses.indices {
        sequence[position] = symbol
        draw(position + 1, mass: mass * masses[symbol])
      }
      return
    }
    var total = [Integer](repeating: 0, count: (exponents.max() ?? 0) + 1)
    for symbol in sequence { total[exponents[symbol]] += 1 }
    for symbol in Set(sequence) {
      let count = sequence.filter { $0 == symbol }.count
      var top = [Integer](repeating: 0, count: exponents[symbol] + 1)
      top[exponents[symbol]] = mass * Integer(count)
      law[symbol].add(NaiveFraction(top: top, bottom: total.map { $0 * scale }))
    }
  }
  draw(0, mass: 1)
  return law
}

/// Rewards on a lattice: ties, gaps, a shift, symbols of probability 0.
private func randomLattice(
  _ random: inout SplitMix64, letters: ClosedRange<Int>
) throws -> (problem: Problem, step: Rational) {
  let k = random.int(in: letters)
  var parts = (0..<k).map { _ in Rational(random.oneIn(8) ? 0 : random.int(in: 1...9)) }
  parts[random.int(in: 0...(k - 1))] = 1
  let total = Rational.sum(parts)
  let step = Rational(random.int(in: 1...5), random.int(in: 1...5))
  let shift = Rational(random.int(in: -7...7), 3)
  let rewards = (0..<k).map { _ in shift + step * Rational(random.int(in: 0...4)) }
  return (
    try Problem(
      probabilities: parts.map { $0 / total }, rewards: rewards,
      weighting: .exponential(.positive(.one))), step
  )
}

@Suite struct SymbolicLawTests {
  private func lattice(_ problem: Problem) throws -> WeightLattice {
    try #require(WeightLattice(problem))
  }

  @Test func workedNumberOfTheSymbolicLaw() throws {
    // D-SYMBOLIC: the fair coin at n = 3, and at x = 2.
    let half = Rational(1, 2)
    let coin = try Problem(
      probabilities: [half, half], rewards: [0, 1], weighting: .exponential(.positive(3)))
    let law = try SymbolicLaw(try lattice(coin), n: 3)
    #expect(law.soft[1].numerator == [1, 10, 7])
    #expect(law.soft[1].denominator == [8, 20, 8])
    #expect(law.denominatorFactors[1].map(\.polynomial.coefficients) == [[2, 1], [1, 2]])
    #expect("\(law.soft.map { $0.value(at: 2) ?? 0 })" == "[31/80, 49/80]")
  }

  @Test("the definition: all sequences, with polynomials that are never reduced")
  func symbolicLawIsTheDefinition() throws {
    for var trial in trials("symbolic definition", count: 100, minimum: 25) {
      let (problem, _) = try randomLattice(&trial.random, letters: 1...3)
      let lattice = try lattice(problem)
      let levels = lattice.levels
      let n = trial.random.int(in: 1...(levels.count == 3 ? 3 : 4))
      let law = try SymbolicLaw(lattice, n: Integer(n))
      let denominator = levels.probabilities.reduce(Integer(1)) { .lcm($0, $1.denominator) }
      let expected = bruteForceFunctions(
        masses: levels.probabilities.map { ($0 * Rational(denominator)).numerator },
        exponents: lattice.exponents.compactMap { Int(exactly: $0) }, n: n)
      for (fraction, function) in zip(expected, law.soft) {
        #expect(fraction.isIdentical(to: function), "\(trial): \(problem), n = \(n)")
      }
    }
  }

  @Test("at rational x: the exact engine with the weights x^a")
  func symbolicLawAgreesWithTheExactEngine() throws {
    for var trial in trials("symbolic at x", count: 60, minimum: 20) {
      let (problem, _) = try randomLattice(&trial.random, letters: 2...4)
      let lattice = try lattice(problem)
      let n = trial.random.int(in: 1...(lattice.levels.count > 3 ? 5 : 9))
      let law = try SymbolicLaw(lattice, n: Integer(n))
      let x = Rational(trial.random.int(in: 11...50), 10)
      let exponents = lattice.levels.levelOfSymbol.map { level in
        level.flatMap { Int(exactly: lattice.exponents[$0]) } ?? 0
      }
      let weighted = try Problem(
        probabilities: problem.probabilities, rewards: problem.rewards,
        weighting: .rational(exponents.map { .power(x, $0) }))
      let expected = try exactSymbolLaw(weighted, n: n)
      #expect(
        law.split(law.soft).map { $0.value(at: x) } == expected, "\(trial): \(problem), n = \(n)")
      let evaluation = try Evaluation(
        weighted, levels: Levels(weighted), n: Integer(n), at: Precision(bits: 64),
        options: EngineOptions())
      let rewards = try #require(problem.rewards)
      let functions: [(QuantityName, RationalFunction?)] = [
        (.rewardSoft, law.mean(rewards, under: law.soft)),
        (.rewardTilted, law.mean(rewards, under: law.tilted)),
        (.squaredCoefficientOfVariation, law.squaredCoefficientOfVariation),
        (.chiSquareTiltedSoft, law.chiSquare),
      ]
      for (name, function) in functions {
        guard case .exact(let value) = evaluation.value(of: name) else {
          Issue.record("\(trial): \(name) is not exact")
          continue
        }
        #expect(function?.value(at: x) == value, "\(trial): \(name), \(problem), n = \(n)")
      }
    }
  }

  @Test("at x = e^{δ/λ}: the enclosures of the laplace engine")
  func symbolicLawAgreesWithEnclosures() throws {
    for var trial in trials("symbolic at lambda", count: 40, minimum: 12) {
      let (problem, _) = try randomLattice(&trial.random, letters: 2...4)
      let lattice = try lattice(problem)
      guard case .temperature(let step) = lattice.variable else { continue }
      let n = trial.random.int(in: 2...6)
      let law = try SymbolicLaw(lattice, n: Integer(n))
      let temperature = Rational(trial.random.int(in: 1...30), 10)
      var options = EngineOptions()
      options.engine = .laplace
      let precision = Precision(bits: 160)
      let at = try problem.at(.positive(temperature))
      let enclosed = try Levels(at).law(n: Integer(n), at: precision, options: options)
      let x = Interval.exp(Interval(step / temperature, at: Precision(bits: 400)))
      func value(_ coefficients: [Integer]) -> Interval {
        coefficients.reversed().reduce(Interval(Rational.zero, at: Precision(bits: 400))) {
          $0 * x + Interval(Rational($1), at: Precision(bits: 400))
        }
      }
      for (function, number) in zip(law.soft, enclosed.probabilities) {
        let expected = try value(function.numerator) / value(function.denominator)
        let interval = try #require(number.interval(at: precision))
        #expect(interval.intersection(expected) != nil, "\(trial): \(problem), n = \(n)")
        #expect(expected.relativeAccuracyBits > 150)
      }
    }
  }

  /// Numerator and denominator have nothing in common, and the factors are pairwise coprime and make the denominator.
  @Test func symbolicLawIsInLowestTerms() throws {
    for var trial in trials("lowest terms", count: 30, minimum: 10) {
      let (problem, _) = try randomLattice(&trial.random, letters: 3...4)
      let law = try SymbolicLaw(try lattice(problem), n: Integer(trial.random.int(in: 2...6)))
      for (function, factors) in zip(law.soft, law.denominatorFactors) {
        #expect(
          IntegerPolynomial.greatestCommonDivisor(
            function.primitiveNumerator, function.primitiveDenominator
          ).isUnit, "\(trial): \(problem)")
        let product = factors.reduce(IntegerPolynomial.one) { product, factor in
          (0..<factor.exponent).reduce(product) { product, _ in product * factor.polynomial }
        }
        #expect(product == function.primitiveDenominator, "\(trial): \(problem)")
      }
      #expect(law.soft.reduce(.zero, +) == .one)
    }
  }

  @Test func weightsThatArePowersOfOneNumberAreALattice() throws {
    func lattice(_ weights: [Rational]) throws -> WeightLattice? {
      let k = weights.count
      return WeightLattice(
        try weightForm(Array(repeating: Rational(1, k), count: k), weights))
    }
    let geometric = try #require(try lattice([Rational(4, 9), Rational(2, 3), 1]))
    #expect(geometric.variable == .base(Rational(3, 2)))
    #expect(geometric.exponents == [0, 1, 2])
    let gaps = try #require(try lattice([12, 3, 3 * 256]))
    #expect(gaps.variable == .base(4) && gaps.exponents == [0, 1, 4])
    let two = try #require(try lattice([Rational(5, 7), Rational(6, 7)]))
    #expect(two.variable == .base(Rational(6, 5)))
    #expect(try lattice([1, 2, 5]) == nil)
    #expect(try lattice([1, 6, 12]) == nil)
    #expect(try lattice([3, 3])?.variable == .absent)
  }

  @Test func lawsThatAreTooLongAreRefused() throws {
    let third = Rational(1, 3)
    let wide = try Problem(
      probabilities: [third, third, third], rewards: [0, 1, 2000],
      weighting: .exponential(.positive(1)))
    #expect(throws: SymbolicError.degreeTooLarge(2000, n: 2)) {
      _ = try SymbolicLaw(try lattice(wide), n: 2)
    }
    let ternary = try Problem(
      probabilities: [third, third, third], rewards: [0, 1, 2],
      weighting: .exponential(.positive(1)))
    #expect(throws: SymbolicError.tooManyCompositions(501501, n: 1000, levels: 3)) {
      _ = try SymbolicLaw(try lattice(ternary), n: 1000)
    }
    #expect(throws: SymbolicError.self) { _ = try SymbolicLaw(try lattice(ternary), n: 100) }
  }
}
