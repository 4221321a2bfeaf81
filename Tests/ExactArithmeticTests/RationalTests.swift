// Copyright 2026 the softbon authors
// SPDX-License-Identifier: Apache-2.0

import ExactArithmetic
import TestSupport
import Testing

@Suite struct RationalTests {
  @Test func fieldLaws() {
    for var trial in trials("field laws", count: 2000) {
      let a = trial.random.rational(), b = trial.random.rational(), c = trial.random.rational()
      #expect(a + b == b + a && a * b == b * a, "\(trial)")
      #expect((a + b) + c == a + (b + c) && (a * b) * c == a * (b * c), "\(trial)")
      #expect(a * (b + c) == a * b + a * c, "\(trial)")
      #expect(a - b == a + -b && -(-a) == a && a - a == 0, "\(trial)")
      if !b.isZero {
        #expect(a / b * b == a && b * b.reciprocal == 1 && a / b == a * b.reciprocal, "\(trial)")
      }
      for value in [a + b, a - b, a * b, -a, a.magnitude] {
        #expect(value.isCanonical, "\(trial)")
      }
    }
  }

  @Test func orderLaws() {
    for var trial in trials("order laws", count: 1000) {
      let a = trial.random.rational(), b = trial.random.rational(), c = trial.random.rational()
      #expect([a < b, a == b, b < a].count { $0 } == 1, "\(trial)")
      #expect((a < b) == ((b - a).signum > 0) && (a < b) == (a + c < b + c), "\(trial)")
      if c.signum > 0 { #expect((a < b) == (a * c < b * c), "\(trial)") }
      if a < b, b < c { #expect(a < c, "\(trial)") }
      // Without the library's comparison: a/b < c/d for positive denominators.
      #expect(
        (a < b) == (a.numerator * b.denominator < b.numerator * a.denominator), "\(trial)")
    }
  }

  @Test func roundingPowersAndSums() {
    for var trial in trials("floor, power, sum", count: 500) {
      let a = trial.random.rational()
      #expect(Rational(a.floor) <= a && a < Rational(a.floor + 1), "\(trial)")
      #expect(Rational(a.ceiling) >= a && a > Rational(a.ceiling - 1), "\(trial)")
      #expect(a.isInteger == (a.floor == a.ceiling), "\(trial)")
      let e = trial.random.int(in: 0...12)
      var product = Rational.one
      for _ in 0..<e { product *= a }
      #expect(Rational.power(a, e) == product && product.isCanonical, "\(trial)")
      if !a.isZero {
        #expect(Rational.power(a, -e) == product.reciprocal, "\(trial)")
        #expect(Rational.power(a, -e).isCanonical, "\(trial)")
      }
      let values = (0..<trial.random.int(in: 0...9)).map { _ in trial.random.rational() }
      #expect(Rational.sum(values) == values.reduce(0, +), "\(trial)")
    }
    #expect(Rational.powerOfTwo(-3) == Rational(1, 8) && Rational.powerOfTwo(3) == 8)
    #expect(Rational(6, -4) == Rational(-3, 2) && Rational(6, -4).isCanonical)
    #expect(Rational(Int.min, Int.min) == 1 && Rational(1, Int.min).isCanonical)
    #expect(Rational(3, 4).bitCount == 5)
    #expect("\(Rational(-6, 4)) \(Rational(8, 4)) \(Rational.zero)" == "-3/2 2 0")
  }

  @Test func hashingAndCopies() {
    for var trial in trials("rational copies", count: 500) {
      let a = trial.random.rational(), b = trial.random.rational()
      #expect((a + b - b).hashValue == a.hashValue && Set([a, a + b - b]).count == 1, "\(trial)")
      var x = a
      let copy = x
      x += b
      x -= a
      x *= b
      #expect(x == b * b && copy == a, "\(trial)")
      x += x
      x -= copy
      #expect(x == 2 * b * b - a && copy == a, "\(trial)")
    }
  }

  /// Values shared by many tasks stay what they are while each task changes its own copy.
  @Test func valuesAreSendable() async {
    let trial = Trial("sendable", index: 0)
    var random = trial.random
    let shared = (0..<8).map { _ in random.rational(bits: 400) }
    let texts = shared.map(\.description)
    await withTaskGroup(of: Bool.self) { group in
      for task in 0..<64 {
        group.addTask {
          let original = shared[task % 8]
          var x = original
          for i in 1...50 { x = (x + Rational(i)) - original }
          x = original
          for _ in 0..<20 { x += original }
          return x == 21 * original && original.description == texts[task % 8]
        }
      }
      for await isRight in group { #expect(isRight, "\(trial)") }
    }
  }
}

extension Rational {
  /// In lowest terms with a positive denominator.
  fileprivate var isCanonical: Bool {
    denominator.signum > 0 && Integer.gcd(numerator, denominator).isOne
  }
}
