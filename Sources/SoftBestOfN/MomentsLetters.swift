// Copyright 2026 the softbon authors
// SPDX-License-Identifier: Apache-2.0
//
// What the expansion in moments works on: the letters' masses and deviations as plain numbers with a known error.
// D-MOMENTS(4)

internal import CMPFR
internal import Enclosures
internal import ExactArithmetic

/// The letters of the expansion: deviations from the mean, v_j = (w_j − w̄)/(n w̄).
struct MomentsLetters: Sendable {
  /// The precision of `tilted` and `ratios`.
  let precision: Precision
  /// ε: the relative error of `tilted` and `ratios`, from above.
  let error: Interval
  /// P_j·total, each with a relative error of at most 2^(−working).
  let masses: MPFRArray
  /// The same with 64 bits from above.
  let upperMasses: MPFRArray
  /// The common denominator of the masses; 1 where they are the probabilities.
  let total: UInt
  /// P*_j = P_j w_j/w̄.
  let tilted: MPFRArray
  /// w_j/w̄.
  let ratios: MPFRArray
  /// ṽ_j with `working` bits.
  let deviations: MPFRArray
  /// v̄_j ≥ |v_j| with |ṽ_j − v_j| ≤ 2^(1−working)·v̄_j.
  let magnitudes: MPFRArray

  var count: Int { masses.count }

  /// The letters for terms of `working` bits, held with `spread` bits more; nil where a weight is outside MPFR's range.
  init?(_ levels: Levels, candidates: Integer, working: Int, spread: Int) {
    let k = levels.count
    let small = Precision(bits: 64)
    // D-MOMENTS(4): ε = 2(k + 13)h.
    precision = Precision(bits: working + spread + Integer(k + 13).bitWidth + 16)
    guard let weights = levels.proportionalWeights(at: precision) else { return nil }
    error = Interval(2 * (k + 13), at: small).scaled(byPowerOfTwo: -precision.bits)
    masses = MPFRArray(count: k, precision: Precision(bits: working))
    upperMasses = MPFRArray(count: k, precision: small)
    tilted = MPFRArray(count: k, precision: precision)
    ratios = MPFRArray(count: k, precision: precision)
    deviations = MPFRArray(count: k, precision: Precision(bits: working))
    magnitudes = MPFRArray(count: k, precision: small)
    let scratch = MPFRArray(count: 4, precision: precision)
    let (sum, inverse, scale, part) = (scratch[0], scratch[1], scratch[2], scratch[3])
    if let integers = levels.masses {
      total = integers.total
      for j in 0..<k {
        mpfr_set_ui(masses[j], integers.integers[j], MPFR_RNDN)
        mpfr_set_ui(upperMasses[j], integers.integers[j], MPFR_RNDU)  // ↑
        mpfr_mul_ui(tilted[j], weights[j], integers.integers[j], MPFR_RNDN)
        mpfr_add(sum, sum, tilted[j], MPFR_RNDN)
      }
    } else {
      total = 1
      for j in 0..<k {
        mpfr_set_q(tilted[j], levels.probabilities[j].pointer, MPFR_RNDN)
        mpfr_set_q(masses[j], levels.probabilities[j].pointer, MPFR_RNDN)
        mpfr_set_q(upperMasses[j], levels.probabilities[j].pointer, MPFR_RNDU)  // ↑
        mpfr_mul(tilted[j], tilted[j], weights[j], MPFR_RNDN)
        mpfr_add(sum, sum, tilted[j], MPFR_RNDN)
      }
    }
    mpfr_set_ui(inverse, 1, MPFR_RNDN)
    mpfr_div(inverse, inverse, sum, MPFR_RNDN)
    guard mpfr_regular_p(inverse) != 0 else { return nil }
    mpfr_mul_ui(scale, inverse, total, MPFR_RNDN)
    // 1/n
    mpfr_set_ui(part, 1, MPFR_RNDN)
    mpfr_div_z(part, part, candidates.pointer, MPFR_RNDN)
    // ε/(n u₀)
    let bounds = MPFRArray(count: 2, precision: small)
    let (unit, z) = (bounds[0], bounds[1])
    mpfr_div_z(unit, error.upperPointer, candidates.pointer, MPFR_RNDU)  // ↑
    mpfr_mul_2si(unit, unit, working, MPFR_RNDU)  // ↑
    for j in 0..<k {
      mpfr_mul(tilted[j], tilted[j], inverse, MPFR_RNDN)
      mpfr_mul(ratios[j], weights[j], scale, MPFR_RNDN)
      mpfr_sub_ui(sum, ratios[j], 1, MPFR_RNDN)
      mpfr_mul(sum, sum, part, MPFR_RNDN)
      mpfr_set(deviations[j], sum, MPFR_RNDN)
      // |v| + (w/w̄ + 1) ε/(n u₀)
      mpfr_set(z, ratios[j], MPFR_RNDU)  // ↑
      mpfr_mul(z, z, unit, MPFR_RNDU)  // ↑
      mpfr_add(z, z, unit, MPFR_RNDU)  // ↑
      if mpfr_sgn(sum) < 0 {
        mpfr_sub(magnitudes[j], z, sum, MPFR_RNDU)  // ↑
      } else {
        mpfr_add(magnitudes[j], z, sum, MPFR_RNDU)  // ↑
      }
    }
  }
}
