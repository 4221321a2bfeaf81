// Copyright 2026 the softbon authors
// SPDX-License-Identifier: Apache-2.0
//
// The nodes below t₀, summed exactly: the integrand is a power series in t, and the sum of each power over the nodes
// is a geometric series.  D-LAPLACE(3)

internal import CGMP
internal import CMPFR
internal import Enclosures
internal import ExactArithmetic

/// q^r = 2^(r/b) for 0 ≤ r < b at W + 2 log₂ b + 8 bits, each with a relative error of at most 2^(−W)/(64 b).
struct LaplaceRoots: Sendable {
  let values: MPFRArray

  init(plan: LaplacePlan) {
    let b = plan.nodesPerOctave
    let bits = plan.workingBits + 2 * Integer(b).bitWidth + 8
    values = MPFRArray(count: b, precision: Precision(bits: bits))
    mpfr_set_ui(values[0], 1, MPFR_RNDN)
    if b == 1 { return }
    mpfr_set_ui(values[1], 2, MPFR_RNDN)
    mpfr_rootn_ui(values[1], values[1], UInt(b), MPFR_RNDN)
    for r in 2..<max(b, 2) { mpfr_mul(values[r], values[r - 1], values[1], MPFR_RNDN) }
  }
}

extension LaplaceLetters {
  /// Σ_{m<0} t_m e^{−w t_m} M(t_m)^{n−1} for each weight, from J terms of the series, into `sums`.
  func sumSeries(
    _ plan: LaplacePlan, candidates: Integer, roots: LaplaceRoots, sums: MPFRArray,
    poll: inout InterruptionPoll
  ) throws(EngineError) {
    let j = plan.terms
    let moments = try self.moments(plan, poll: &poll)
    let powers = try powerSeries(moments, candidates: candidates, poll: &poll)
    let kernel = seriesKernel(plan, roots: roots)
    // D_a = Σ_l κ_{a+l} B_l/a!
    let coefficients = MPFRArray(count: plan.powers, precision: precision)
    let scratch = MPFRArray(count: 2, precision: precision)
    let (z, factorial) = (scratch[0], scratch[1])
    mpfr_set_ui(factorial, 1, MPFR_RNDN)
    for a in 0..<plan.powers {
      try poll.count(j - a)
      let sum = coefficients[a]
      for l in 0..<(j - a) {
        mpfr_mul(z, kernel[a + l], powers[l], MPFR_RNDN)
        mpfr_add(sum, sum, z, MPFR_RNDN)
      }
      if a > 1 { mpfr_mul_ui(factorial, factorial, UInt(a), MPFR_RNDN) }
      mpfr_div(sum, sum, factorial, MPFR_RNDN)
    }
    for letter in 0..<count {
      try poll.count(plan.powers)
      let (sum, weight) = (sums[letter], weights[letter])
      mpfr_set(sum, coefficients[plan.powers - 1], MPFR_RNDN)
      for a in stride(from: plan.powers - 2, through: 0, by: -1) {
        mpfr_mul(sum, sum, weight, MPFR_RNDN)
        mpfr_add(sum, sum, coefficients[a], MPFR_RNDN)
      }
    }
  }

  /// μ_a = Σ P w^a/a! for a < J.
  private func moments(
    _ plan: LaplacePlan, poll: inout InterruptionPoll
  ) throws(EngineError) -> MPFRArray {
    let result = MPFRArray(count: plan.terms, precision: precision)
    let terms = MPFRArray(count: count, precision: precision)
    for letter in 0..<count {
      mpfr_div_ui(terms[letter], masses[letter], total, MPFR_RNDN)
    }
    mpfr_set_ui(result[0], 1, MPFR_RNDN)
    for a in 1..<max(plan.terms, 1) {
      try poll.count(count)
      let sum = result[a]
      for letter in 0..<count {
        let term = terms[letter]
        mpfr_mul(term, term, weights[letter], MPFR_RNDN)
        if a > 1 { mpfr_div_ui(term, term, UInt(a), MPFR_RNDN) }
        mpfr_add(sum, sum, term, MPFR_RNDN)
      }
    }
    return result
  }

  /// B_m, the coefficients of (Σ μ_a z^a)^{n−1}, by m B_m = Σ_{a=1}^m (n a − m) μ_a B_{m−a}.
  private func powerSeries(
    _ moments: MPFRArray, candidates: Integer, poll: inout InterruptionPoll
  ) throws(EngineError) -> MPFRArray {
    let result = MPFRArray(count: moments.count, precision: precision)
    let scratch = MPFRArray(count: 1, precision: precision)
    let z = scratch[0]
    mpfr_set_ui(result[0], 1, MPFR_RNDN)
    // n a − m as a machine integer where n J is one.
    let small = candidates.bitWidth + Integer(moments.count).bitWidth < 62
    let n = small ? Int(exactly: candidates) ?? 0 : 0
    var factor = Integer()
    for m in 1..<max(moments.count, 1) {
      try poll.count(m)
      let sum = result[m]
      let order = Integer(m)
      for a in 1...m {
        mpfr_mul(z, moments[a], result[m - a], MPFR_RNDN)
        if small {
          mpfr_mul_si(z, z, n * a - m, MPFR_RNDN)
        } else {
          factor.update {
            gmp_z_mul_ui($0, candidates.pointer, UInt(a))
            gmp_z_sub($0, $0, order.pointer)
          }
          mpfr_mul_z(z, z, factor.pointer, MPFR_RNDN)
        }
        mpfr_add(sum, sum, z, MPFR_RNDN)
      }
      mpfr_div_ui(sum, sum, UInt(m), MPFR_RNDN)
    }
    return result
  }

  /// κ_j = (−1)^j t₀^{j+1}/(q^{j+1} − 1) for j < J.
  private func seriesKernel(_ plan: LaplacePlan, roots: LaplaceRoots) -> MPFRArray {
    let result = MPFRArray(count: plan.terms, precision: precision)
    let scratch = MPFRArray(count: 1, precision: roots.values.precision)
    let power = scratch[0]
    for j in 0..<plan.terms {
      let (octaves, rest) = (j + 1).quotientAndRemainder(dividingBy: plan.nodesPerOctave)
      mpfr_mul_2si(power, roots.values[rest], octaves, MPFR_RNDN)
      mpfr_sub_ui(power, power, 1, MPFR_RNDN)
      mpfr_ui_div(result[j], 1, power, MPFR_RNDN)
      mpfr_mul_2si(result[j], result[j], plan.firstNodeExponent * (j + 1), MPFR_RNDN)
      if j % 2 == 1 { mpfr_neg(result[j], result[j], MPFR_RNDN) }
    }
    return result
  }
}
