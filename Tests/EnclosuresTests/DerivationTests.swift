// Copyright 2026 the softbon authors
// SPDX-License-Identifier: Apache-2.0
//
// The worked numbers of docs/derivations, recomputed.

import CMPFR
import Enclosures
import ExactArithmetic
import TestSupport
import Testing

@Suite struct DerivationTests {
  @Test func workedNumbersOfTheDerivations() throws {
    // D-INTERVAL
    let p = Precision(bits: 100)
    let square = try Interval(lower: -2, upper: 4, at: p).power(-2)
    #expect(square.isIdentical(to: Interval(lower: Rational(1, 16), upper: nil, at: p)))
    let e = Interval.exp(Interval(1, at: p)).decimal(digits: 20)
    #expect(e.lower == "2.71828182845904523536" && e.upper == "2.71828182845904523537")

    // D-DECIMAL: [349525/1048576, 699051/2097152]
    let third = Interval(Rational(1, 3), at: Precision(bits: 20))
    #expect(third.lower == Rational(349525, 1_048_576))
    #expect(third.upper == Rational(699051, 2_097_152))
    #expect(third.relativeAccuracyBits == 18)
    let decimal = third.decimal(digits: 15)
    #expect(decimal.lower == "0.333333" && decimal.upper == "0.333334" && decimal.digits == 5)

    // D-ROUNDING
    #expect(Rational(1, 3).rounded(to: .binary64).hexadecimal == "0x1.5555555555555p-2")
    let threshold = Rational.powerOfTwo(1024) - .powerOfTwo(970)
    #expect(threshold.rounded(to: .binary64).value == nil)
    #expect((threshold - .powerOfTwo(-999)).rounded(to: .binary64).value != nil)
    #expect(try Rational(parsing: "65519.5").rounded(to: .binary16).value == 65504)
    #expect(Rational(65520).rounded(to: .binary16).value == nil)

    // D-RELATIVE-ERROR: [9/4, 15/4] = [2.25, 3.75]
    let center = MPFRArray(count: 1, precision: Precision(bits: 10))
    mpfr_set_ui(center[0], 3, MPFR_RNDN)
    let around = Interval(
      center: center[0], relativeErrorExponent: 2, at: Precision(bits: 10))
    #expect(around.lower == Rational(9, 4) && around.upper == Rational(15, 4))
  }
}
