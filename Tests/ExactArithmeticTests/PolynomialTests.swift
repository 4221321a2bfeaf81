// Copyright 2026 the softbon authors
// SPDX-License-Identifier: Apache-2.0

import TestSupport
import Testing

@testable import ExactArithmetic

extension SplitMix64 {
  /// Integer coefficients with zeros, long ones and both signs; the last is not 0.
  mutating func coefficients(degree: Int, bits: Int = 40) -> [Integer] {
    (0...degree).map { index in
      let value = oneIn(4) && index < degree ? Integer.zero : integer(bits: bits)
      return index == degree && value.isZero ? 1 : value
    }
  }

  mutating func polynomial(degrees: ClosedRange<Int>, bits: Int = 40) -> IntegerPolynomial {
    let degree = int(in: degrees)
    return IntegerPolynomial(primitivePartOf: coefficients(degree: degree, bits: bits)) ?? .one
  }

  mutating func rationalFunction() -> RationalFunction {
    let top = RationalFunction(
      coefficients: (0...int(in: 0...4)).map { _ in Rational(int(in: -5...5), int(in: 1...4)) })
    let bottom = RationalFunction(
      coefficients: (0...int(in: 0...4)).map { _ in Rational(int(in: -3...3), int(in: 1...4)) })
    return top * (bottom.reciprocal ?? .one)
  }
}

/// Euclid's algorithm over ℚ, the second route to common divisors: up to a factor.
private func euclid(_ a: [Rational], _ b: [Rational]) -> [Rational] {
  var (a, b) = (a, b)
  while !b.isEmpty {
    while a.count >= b.count {
      let factor = a[a.count - 1] / b[b.count - 1]
      let shift = a.count - b.count
      for index in b.indices { a[shift + index] -= factor * b[index] }
      while a.last?.isZero == true { a.removeLast() }
    }
    (a, b) = (b, a)
  }
  return a
}

@Suite struct PolynomialTests {
  @Test func productsAreSumsOfProducts() {
    for var trial in trials("polynomial products", count: 300, minimum: 60) {
      let a = trial.random.coefficients(degree: trial.random.int(in: 0...40), bits: 200)
      let b = trial.random.coefficients(degree: trial.random.int(in: 0...40), bits: 200)
      var expected = [Integer](repeating: 0, count: a.count + b.count - 1)
      for (i, x) in a.enumerated() { for (j, y) in b.enumerated() { expected[i + j] += x * y } }
      #expect(IntegerPolynomial.product(a, b) == expected, "\(trial)")
    }
  }

  @Test func packedCoefficientsComeBack() {
    for var trial in trials("packing", count: 300, minimum: 60) {
      let a = trial.random.coefficients(degree: trial.random.int(in: 0...20), bits: 50)
      let bits = 51 + trial.random.int(in: 0...20)
      let value = IntegerPolynomial.packed(a[...], bits: bits)
      #expect(value == a.reversed().reduce(Integer(0)) { $0 * .powerOfTwo(bits) + $1 })
      #expect(IntegerPolynomial.unpacked(value, bits: bits, count: a.count) == a, "\(trial)")
    }
  }

  @Test func commonDivisorsAreThoseOfEuclid() throws {
    for var trial in trials("polynomial divisors", count: 300, minimum: 60) {
      let common = trial.random.polynomial(degrees: 0...6, bits: trial.random.pick([2, 40]))
      let a = common * trial.random.polynomial(degrees: 0...6, bits: trial.random.pick([2, 60]))
      let b = common * trial.random.polynomial(degrees: 0...6, bits: trial.random.pick([2, 60]))
      let (divisor, x, y) = IntegerPolynomial.divisorAndCofactors(a, b)
      #expect(divisor * x == a && divisor * y == b, "\(trial)")
      let expected = euclid(
        a.coefficients.map { Rational($0) }, b.coefficients.map { Rational($0) })
      let lead = Rational(divisor.coefficients[divisor.degree])
      #expect(
        expected.map { $0 / expected[expected.count - 1] * lead }
          == divisor.coefficients.map { Rational($0) }, "\(trial): \(a), \(b)")
    }
  }

  /// D-SYMBOLIC(3): values have common divisors that polynomials have not, and x − 3 is 1 at 4.
  @Test func aDivisorOfValuesThatIsNoneOfPolynomialsIsNotTaken() throws {
    for (a, b, divisor) in [
      ([27, 1], [-1, 1], [1]), ([1, 2, 1], [1, 1], [1, 1]), ([0, 2, 2], [4, 4], [1, 1]),
      ([0, 0, 1], [0, 1], [0, 1]), ([6, 5, 1], [12, 7, 1], [3, 1]),
      ([-3, -2, 1], [3, -4, 1], [-3, 1]),
      // (p x + 1)(x + 1) and (p x + 1)(x + 2) are coprime modulo p = 2³¹ − 1.
      ([1, 2_147_483_648, 2_147_483_647], [2, 4_294_967_295, 2_147_483_647], [1, 2_147_483_647]),
    ] as [([Int], [Int], [Int])] {
      func polynomial(_ c: [Int]) throws -> IntegerPolynomial {
        try #require(IntegerPolynomial(primitivePartOf: c.map { Integer($0) }))
      }
      #expect(
        try IntegerPolynomial.greatestCommonDivisor(polynomial(a), polynomial(b))
          == polynomial(divisor))
    }
  }

  @Test func quotientsExistExactlyForDivisors() throws {
    for var trial in trials("polynomial quotients", count: 200, minimum: 40) {
      let a = trial.random.polynomial(degrees: 0...12)
      let b = trial.random.polynomial(degrees: 1...6)
      #expect((a * b).quotient(by: b) == a, "\(trial)")
      var spoiled = (a * b).coefficients
      spoiled[trial.random.int(in: 0...(b.degree - 1))] += 1
      let other = try #require(IntegerPolynomial(primitivePartOf: spoiled))
      #expect(other.quotient(by: b) == nil, "\(trial)")
    }
  }

  // MARK: Rational functions

  /// Functions of degree at most d that agree at 2d + 1 points are the same.
  @Test func theFieldLawsHoldForFunctions() throws {
    for var trial in trials("rational functions", count: 200, minimum: 40) {
      let (a, b, c) = (
        trial.random.rationalFunction(), trial.random.rationalFunction(),
        trial.random.rationalFunction()
      )
      #expect(a + b == b + a && (a + b) + c == a + (b + c), "\(trial)")
      #expect(a * b == b * a && (a * b) * c == a * (b * c), "\(trial)")
      #expect(a * (b + c) == a * b + a * c, "\(trial)")
      #expect(a - a == .zero && a + .zero == a && a * .one == a, "\(trial)")
      if let inverse = b.reciprocal { #expect(a * inverse * b == a, "\(trial)") }
      for point in 2...40 {
        let x = Rational(point, 3)
        guard let u = a.value(at: x), let v = b.value(at: x) else { continue }
        #expect((a + b).value(at: x) == u + v && (a * b).value(at: x) == u * v, "\(trial)")
      }
      // The form is in lowest terms over the integers.
      let all = (a.numerator + a.denominator).reduce(Integer(0)) { .gcd($0, $1) }
      #expect(all == 1)
      #expect(a.denominator[a.denominator.count - 1].signum > 0)
      #expect(
        IntegerPolynomial.greatestCommonDivisor(
          a.primitiveNumerator, a.primitiveDenominator
        ).isUnit || a.isZero)
    }
  }

  @Test func powersOfFunctions() {
    let x = RationalFunction(powerOfX: 1)
    #expect(x.power(3) == RationalFunction(powerOfX: 3))
    #expect(x.power(-2) == RationalFunction(powerOfX: -2))
    #expect(x.power(0) == .one && RationalFunction.zero.power(-1) == nil)
    #expect((x + .one).power(5)?.value(at: 2) == 243)
  }
}
