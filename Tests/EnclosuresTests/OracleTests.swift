// Copyright 2026 the softbon authors
// SPDX-License-Identifier: Apache-2.0
//
// The measures that other tests rely on can fail: tested on cases worked out by hand.

import Enclosures
import ExactArithmetic
import TestSupport
import Testing

@Suite struct OracleTests {
  @Test func unitsOfTheLastPlace() {
    #expect(Rational(1).unitOfLastPlace(bits: 3) == Rational(1, 4))
    #expect(Rational(7, 4).unitOfLastPlace(bits: 3) == Rational(1, 4))
    #expect(Rational(-2).unitOfLastPlace(bits: 3) == Rational(1, 2))
    #expect(Rational(1, 3).unitOfLastPlace(bits: 2) == Rational(1, 8))
    #expect(Rational(0).unitOfLastPlace(bits: 2) == 0)
  }

  @Test func tightness() {
    let p = Precision(bits: 3)
    func interval(_ low: Rational, _ high: Rational) -> Interval {
      Interval(lower: low, upper: high, at: p)
    }
    let third = Rational(1, 3)  // between 5/16 and 6/16 at 3 bits
    #expect(interval(Rational(5, 16), Rational(6, 16)).isTight(around: third, at: p))
    #expect(!interval(Rational(4, 16), Rational(6, 16)).isTight(around: third, at: p))
    #expect(!interval(Rational(5, 16), Rational(7, 16)).isTight(around: third, at: p))
    #expect(interval(Rational(4, 16), Rational(7, 16)).isTight(around: third, units: 2, at: p))
    #expect(!interval(Rational(6, 16), Rational(7, 16)).isTight(around: third, units: 2, at: p))
    #expect(!Interval.entire(at: p).isTight(around: third, units: 9, at: p))
    // A value of 3 bits is to be exact.
    #expect(interval(Rational(5, 16), Rational(5, 16)).isTight(around: Rational(5, 16), at: p))
    #expect(!interval(Rational(5, 16), Rational(6, 16)).isTight(around: Rational(5, 16), at: p))
    #expect(interval(0, 0).isTight(around: 0, at: p) && !interval(0, 1).isTight(around: 0, at: p))
  }

  /// The generators reach the corners that they promise, and every trial can be repeated.
  @Test func generatorsReachTheCorners() {
    var zeros = 0, points = 0, unbounded = 0, straddling = 0, lines = 0, touching = 0
    for index in 0..<2000 {
      var trial = Trial("corners", index: index)
      let x = trial.random.interval(at: trial.random.precision())
      var again = Trial("corners", index: index)
      #expect(again.random.interval(at: again.random.precision()).isIdentical(to: x))
      if x.isPoint { points += 1 }
      if x.point == 0 { zeros += 1 }
      if !x.isBounded { unbounded += 1 }
      if x.lower == nil && x.upper == nil { lines += 1 }
      if x.containsZero { straddling += 1 }
      if x.lower == 0 || x.upper == 0 { touching += 1 }
      #expect(x.contains(trial.random.point(in: x)))
      let p = trial.random.probabilities(count: 1 + index % 7)
      #expect(Rational.sum(p) == 1 && p.allSatisfy { $0.signum > 0 })
    }
    #expect([zeros, points, unbounded, straddling, lines, touching].allSatisfy { $0 > 20 })
    #expect(Trial("a", index: 0).random.first != Trial("b", index: 0).random.first)
  }
}

extension SplitMix64 {
  fileprivate var first: UInt64 {
    var copy = self
    return copy.next()
  }
}
