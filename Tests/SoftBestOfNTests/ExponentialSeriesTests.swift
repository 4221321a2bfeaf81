// Copyright 2026 the softbon authors
// SPDX-License-Identifier: Apache-2.0
//
// 1 − e^{−y} by the series in fixed point against MPFR's expm1 with many more bits.

import CMPFR
import ExactArithmetic
import TestSupport
import Testing

@testable import Enclosures
@testable import SoftBestOfN

/// D-LAPLACE(2g): a relative error of at most 1.1 u for every y below 1/2, at its largest too, and small ones.
@Test func exponentialSeriesKeepsItsBound() {
  var largest = 0.0
  for var trial in trials("exponential series", count: 300, minimum: 60) {
    // Around whole limbs, with the guard bits and without, and anywhere.
    let bits =
      trial.random.oneIn(2)
      ? 64 * trial.random.int(in: 1...20) - trial.random.int(in: 0...12)
      : trial.random.int(in: 20...2500)
    let precision = Precision(bits: bits)
    let series = ExponentialSeries(precision: precision)
    let numbers = MPFRArray(count: 2, precision: precision)
    let exact = MPFRArray(count: 1, precision: Precision(bits: 2 * bits + 64))
    let (y, result, want) = (numbers[0], numbers[1], exact[0])
    for round in 0..<12 {
      // One object serves many numbers.
      let exponent = trial.random.oneIn(3) ? 1 : trial.random.int(in: 1...(bits + 20))
      if round == 0 {
        mpfr_set_ui_2exp(y, 1, -1, MPFR_RNDN)
        mpfr_nextbelow(y)
      } else if trial.random.oneIn(6) {
        mpfr_set_ui_2exp(y, 1, -exponent - 1, MPFR_RNDN)
      } else {
        let digits = trial.random.natural(bits: bits) + Integer.powerOfTwo(bits)
        mpfr_set_z(y, digits.pointer, MPFR_RNDZ)
        mpfr_set_exp(y, -exponent)
      }
      series.oneMinusExp(result, of: y)
      mpfr_neg(want, y, MPFR_RNDN)
      mpfr_expm1(want, want, MPFR_RNDN)
      mpfr_neg(want, want, MPFR_RNDN)
      let scale = mpfr_get_exp(want)
      // |result/want − 1| in u.
      mpfr_div(want, result, want, MPFR_RNDN)
      mpfr_sub_ui(want, want, 1, MPFR_RNDN)
      mpfr_mul_2si(want, want, bits, MPFR_RNDN)
      let error = mpfr_get_d(want, MPFR_RNDN).magnitude
      #expect(error <= 1.1, "\(trial) bits=\(bits) exponent=\(exponent) \(scale)")
      largest = max(largest, error)
    }
  }
  // The rounding of the product alone comes near to 1.
  #expect(largest > 0.9)
}
