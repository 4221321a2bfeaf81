// Copyright 2026 the softbon authors
// SPDX-License-Identifier: Apache-2.0
//
// The edges: results beyond MPFR's exponents (some 2^(±2^30)) end at 0 or infinity, exponents of any length are quick,
// precision 2 works, and nothing overflows a machine integer.

import Enclosures
import ExactArithmetic
import TestSupport
import Testing

@Suite struct IntervalExtremesTests {
  private let p = Precision(bits: 100)

  private func point(_ value: Rational) -> Interval { Interval(value, at: p) }

  /// Positive numbers too large for any finite end: [a, ∞] with a finite a beyond 2^(10^9).
  private func isOverflow(_ x: Interval) -> Bool {
    x.isCertainlyPositive && !x.isBounded && x.compared(to: huge) == .certainlyGreater
  }

  /// Positive numbers too small for any positive end: [0, b] with b below 2^(−10^9).
  private func isUnderflow(_ x: Interval) -> Bool {
    x.isBounded && x.containsZero && x.isCertainlyNonnegative && !x.isPoint
      && x.compared(to: tiny) == .certainlyLess
  }

  private var huge: Interval { point(1).scaled(byPowerOfTwo: 1_000_000_000) }
  private var tiny: Interval { point(1).scaled(byPowerOfTwo: -1_000_000_000) }

  @Test func resultsBeyondTheExponentsKeepTheValue() throws {
    #expect(isOverflow(point(1).scaled(byPowerOfTwo: .max)))
    #expect(isUnderflow(point(1).scaled(byPowerOfTwo: .min)))
    #expect(isOverflow(-point(-1).scaled(byPowerOfTwo: .max)))
    #expect(isUnderflow(-point(-1).scaled(byPowerOfTwo: .min)))
    #expect(isOverflow(huge * huge) && isOverflow(-(huge * -huge)) && isOverflow(huge.squared()))
    #expect(isUnderflow(tiny * tiny) && isUnderflow(-tiny * -tiny) && isUnderflow(tiny.squared()))
    try #expect(isOverflow(huge / tiny) && isUnderflow(tiny / huge))
    try #expect(isOverflow(Rational.one / (tiny * tiny)))
    try #expect(isOverflow(tiny.power(-2)) && isUnderflow(huge.power(-2)))
    try #expect(isOverflow(huge.power(Rational(5, 3))))
    try #expect(isUnderflow(tiny.power(Rational(5, 3))))
    #expect(isOverflow(.exp(huge)) && isUnderflow(.exp(-huge)))
    #expect(isOverflow(.exp(point(1_000_000_000))) && isUnderflow(.exp(point(-1_000_000_000))))
    #expect(isOverflow(.expm1(huge)) && isOverflow(.sinh(huge)) && isOverflow(.cosh(-huge)))
    #expect(isOverflow(-.sinh(-huge)))
    let belowMinusOne = Interval.expm1(-huge)
    #expect(belowMinusOne.contains(-1) && belowMinusOne.compared(to: point(0)) == .certainlyLess)
    // What leaves the range and returns still contains the value.
    #expect((huge * huge * tiny * tiny).contains(1) && (tiny * tiny * huge * huge).contains(1))
    #expect((huge * huge - huge * huge).contains(0))
    try #expect(((huge * huge) / (huge * huge)).contains(1))
    try #expect(Interval.sqrt(huge * huge).contains(huge))
    try #expect(Interval.log(.exp(huge)).contains(huge))
    try #expect(Interval.log(tiny).isBounded && Interval.log1p(tiny).isCertainlyPositive)
    #expect((huge + tiny).compared(to: huge) == .unknown && (huge + tiny).contains(huge))
  }

  /// Tiny arguments, where a naive loop would ask for 10^9 bits.
  @Test func tinyArgumentsAreQuick() throws {
    let seconds = try processorTime {
      for x in [tiny, -tiny] {
        #expect(Interval.exp(x).contains(1) && Interval.cosh(x).contains(1))
        try #expect(Interval.expm1(x).contains(x) && Interval.log1p(x).contains(x))
        #expect(Interval.sinh(x).overlaps(x) && Interval.sinh(x).relativeAccuracyBits > 90)
        #expect((x + point(1)).contains(1) && (point(1) + x).relativeAccuracyBits > 90)
        #expect((x + Rational(1, 3)).contains(Rational(1, 3)))
      }
    }
    #expect(seconds < 1)
  }

  /// The last bits of a small number are not looked for far below a huge one.
  @Test func smallNumbersBesideHugeOnes() throws {
    let huge = try point(2).power(Integer.power(2, 30) - 8)
    let seconds = processorTime {
      for x in [huge, -huge] {
        let sum = x + Rational(1, 3)
        #expect(sum.relativeAccuracyBits > 90)
        #expect((sum - x).contains(Rational(1, 3)))
        #expect((x - Rational(1, 3) - x).contains(Rational(-1, 3)))
        #expect((Rational(1, 3) - x + x).contains(Rational(1, 3)))
      }
      // The other end is small.
      let wide = Interval.hull(huge, point(1)) + Rational(1, 3)
      #expect(wide.contains(Rational(4, 3)) && !wide.contains(Rational(133, 100)))
    }
    #expect(seconds < 1)
  }

  /// Exponents of up to 10^6 bits, and bases next to 1, where repeated squaring would take hours.
  @Test func powersWithHugeExponents() throws {
    let exponents: [Integer] = [
      Integer(Int.max), Integer(UInt.max), .powerOfTwo(64), .power(10, 30), .power(10, 300_000),
      .power(10, 300_000) + 1,
    ]
    for e in exponents {
      for bits in [2, 53, 1000] {
        let p = Precision(bits: bits)
        func point(_ value: Rational) -> Interval { Interval(value, at: p) }
        let eps = Rational.powerOfTwo(1 - bits)
        let seconds = try processorTime {
          try #expect(point(1).power(e).point == 1 && point(0).power(e).point == 0)
          try #expect(point(1).power(-e).point == 1)
          try #expect(point(-1).power(e).point == (e.isOdd ? -1 : 1))
          try #expect(isOverflow(point(2).power(e)) && isUnderflow(point(2).power(-e)))
          try #expect(isUnderflow(point(Rational(1, 2)).power(e)))
          let negative = try point(-2).power(e)
          #expect(isOverflow(e.isOdd ? -negative : negative))
          let above = try point(1 + eps).power(e), below = try point(1 - eps).power(e)
          #expect(above.isCertainlyPositive && above.compared(to: point(1)) == .certainlyGreater)
          #expect(below.isCertainlyNonnegative && below.compared(to: point(1)) != .certainlyGreater)
          try #expect(point(1 - eps).power(-e).compared(to: point(1)) == .certainlyGreater)
          let across = try Interval(lower: -1, upper: 1, at: p).power(e)
          #expect(across.lower == (e.isOdd ? -1 : 0) && across.upper == 1)
          #expect(throws: DomainError.divisionByZero) { try point(0).power(-e) }
          try #expect(
            Interval(lower: 0, upper: 1, at: p).power(-e).isIdentical(
              to: Interval(lower: 1, upper: nil, at: p)))
        }
        #expect(seconds < 1, "an exponent of \(e.bitWidth) bits at precision \(bits)")
      }
    }
  }

  /// Exponents just above 63 bits, which go through the logarithm, against two powers by MPFR.
  @Test func powersThroughTheLogarithmAreTight() throws {
    for var trial in trials("huge powers", count: 300) {
      let p = Precision(bits: trial.random.int(in: 70...300))
      let near = Rational.powerOfTwo(-trial.random.int(in: 50...68))
      let x = Interval(trial.random.oneIn(2) ? 1 + near : 1 - near, at: p)
      let e = trial.random.int(in: 1 << 32...1 << 33)
      let whole = try x.power(Integer(e) * Integer(e))
      let twice = try x.held(at: Precision(bits: p.bits + 80)).power(e).power(e)
      #expect(whole.contains(twice) && whole.relativeAccuracyBits >= p.bits - 4, "\(trial)")
      let odd = try (-x).power(Integer(e) * Integer(e) * 2 + 1)
      #expect(odd.isCertainlyNegative, "\(trial)")
    }
  }

  @Test func accuracyAndDecimalsAtTheEdges() {
    let wide = Interval.hull(tiny, huge)
    #expect(wide.relativeAccuracyBits < -1_999_999_000)
    #expect(wide.decimal(digits: 5).digits == 0)
    for x in [huge, tiny, .hull(huge, huge * point(2)), -huge] {
      let seconds = processorTime {
        let text = x.decimal(digits: 15)
        let exponent = x.isIdentical(to: tiny) ? "e-301029996" : "e301029995"
        #expect(text.lower?.contains(exponent) == true, "\(text)")
        #expect("\(x)".contains("e"))
      }
      #expect(seconds < 1)
    }
    #expect((huge * huge).decimal(digits: 5).upper == nil)
    #expect((huge * huge).decimal(digits: 5).lower?.contains("e3232") == true)
    #expect((huge * huge).relativeAccuracyBits == .min)
    #expect((tiny * tiny).decimal(digits: 5).lower == "0")
    #expect((tiny * tiny).relativeAccuracyBits == .min)
    // A point with a huge exponent is not written out.
    guard case .enclosed = CertifiedNumber(huge) else { Issue.record("written out"); return }
    guard case .exact(8) = CertifiedNumber(point(8)) else { Issue.record("not exact"); return }
    guard case .exact(0) = CertifiedNumber(point(0)) else { Issue.record("not exact"); return }
  }

  @Test func endsFromExactNumbersOfAnySize() throws {
    let large = Rational.power(10, 300_000)
    for x in [large, -large, large.reciprocal, large + Rational(1, 3)] {
      let enclosed = Interval(x, at: p)
      #expect(enclosed.contains(x) && enclosed.isBounded && enclosed.relativeAccuracyBits > 90)
      #expect((enclosed * x.reciprocal).contains(1) && (enclosed + -x).contains(0))
      #expect(!enclosed.contains(x * Rational(2)) && !enclosed.contains(-x))
    }
    #expect(Interval(Int.min, at: Precision(bits: 2)).point == Rational(Int.min))
    #expect(Interval(Integer.power(3, 1000), at: p).contains(Rational(Integer.power(3, 1000))))
  }
}
