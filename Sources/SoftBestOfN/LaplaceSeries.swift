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

/// The series: J terms, those of order m held with `bits[m]` bits, which do not rise with m.
struct LaplaceSeries {
  private let letters: LaplaceLetters
  private let plan: LaplacePlan
  private let bits: [Int]
  private let views: MPFRArray

  /// A series for the plan's J, θ and powers; `decay` bounds the size of its terms.  D-LAPLACE(3)
  init(_ letters: LaplaceLetters, plan: LaplacePlan, decay: LaplaceBounds.Decay) {
    self.letters = letters
    self.plan = plan
    views = MPFRArray(count: 2, precision: Precision(bits: 64))
    let working = letters.precision.bits
    var held = working
    let guardBits = Integer(plan.terms).bitWidth
    bits = (0..<max(plan.terms, 1)).map { order in
      let needed = working + guardBits + decay.exponent(order: order)
      held = min(held, max(64, (needed + 63) / 64 * 64))
      return held
    }
  }

  private func limbs(_ order: Int) -> Int { (bits[order] + 63) >> 6 }

  private func array(_ count: Int) -> MPFRArray {
    let result = MPFRArray(count: count, precision: letters.precision)
    for order in 0..<count where bits[order] < letters.precision.bits {
      result.setPrecision(order, bits: bits[order])
    }
    return result
  }

  /// Σ_{m<0} t_m e^{−w t_m} M(t_m)^{n−1} for each weight, into `sums`.
  func add(
    to sums: MPFRArray, candidates: Integer, roots: LaplaceRoots, poll: inout InterruptionPoll
  ) throws(EngineError) {
    let j = plan.terms
    let moments = try self.moments(poll: &poll)
    let powers = try powerSeries(moments, candidates: candidates, poll: &poll)
    let kernel = seriesKernel(roots: roots)
    // D_a = Σ_l κ_{a+l} B_l/a!
    let coefficients = array(plan.powers)
    let factorials = array(plan.powers)
    let scratch = MPFRArray(count: 1, precision: letters.precision)
    let z = scratch[0]
    mpfr_set_ui(factorials[0], 1, MPFR_RNDN)
    for a in 0..<plan.powers {
      try poll.count(j - a)
      let sum = coefficients[a]
      // From the small terms to the large ones.
      for l in stride(from: j - a - 1, through: 0, by: -1) {
        let (order, limbs) = (a + l, limbs(a + l))
        if Int(z.pointee._mpfr_prec) != bits[order] {
          scratch.setPrecision(0, bits: bits[order])
        }
        mpfr_mul(
          z, kernel[order], leadingLimbs(limbs, of: powers[l], view: views[0]), MPFR_RNDN)
        mpfr_add(sum, sum, z, MPFR_RNDN)
      }
      if a > 0 { mpfr_mul_ui(factorials[a], factorials[a - 1], UInt(a), MPFR_RNDN) }
      mpfr_div(sum, sum, factorials[a], MPFR_RNDN)
    }
    let partial = MPFRArray(count: 2, precision: letters.precision)
    for letter in 0..<letters.count {
      try poll.count(plan.powers)
      let weight = letters.weights[letter]
      var (here, there) = (0, 1)
      partial.setPrecision(here, bits: bits[plan.powers - 1])
      mpfr_set(partial[here], coefficients[plan.powers - 1], MPFR_RNDN)
      for a in stride(from: plan.powers - 2, through: 0, by: -1) {
        let factor = leadingLimbs(limbs(a), of: weight, view: views[0])
        if bits[a] == bits[a + 1] {
          mpfr_mul(partial[here], partial[here], factor, MPFR_RNDN)
        } else {
          partial.setPrecision(there, bits: bits[a])
          mpfr_mul(partial[there], partial[here], factor, MPFR_RNDN)
          (here, there) = (there, here)
        }
        mpfr_add(partial[here], partial[here], coefficients[a], MPFR_RNDN)
      }
      mpfr_set(sums[letter], partial[here], MPFR_RNDN)
    }
  }

  /// μ_a = Σ P w^a/a! for a < J.
  private func moments(poll: inout InterruptionPoll) throws(EngineError) -> MPFRArray {
    let count = letters.count
    let result = array(plan.terms)
    let terms = MPFRArray(count: count, precision: letters.precision)
    let scratch = MPFRArray(count: 1, precision: letters.precision)
    for letter in 0..<count {
      mpfr_div_ui(terms[letter], letters.masses[letter], letters.total, MPFR_RNDN)
    }
    mpfr_set_ui(result[0], 1, MPFR_RNDN)
    for a in 1..<max(plan.terms, 1) {
      try poll.count(count)
      let (sum, limbs) = (result[a], limbs(a))
      let shrinks = bits[a] < bits[a - 1]
      if shrinks { scratch.setPrecision(0, bits: bits[a]) }
      for letter in 0..<count {
        if shrinks { terms.round(letter, bits: bits[a], scratch: scratch[0]) }
        let term = terms[letter]
        mpfr_mul(
          term, term, leadingLimbs(limbs, of: letters.weights[letter], view: views[0]), MPFR_RNDN)
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
    let result = array(moments.count)
    let scratch = MPFRArray(count: 1, precision: letters.precision)
    let z = scratch[0]
    mpfr_set_ui(result[0], 1, MPFR_RNDN)
    // n a − m as a machine integer where n J is one.
    let small = candidates.bitWidth + Integer(moments.count).bitWidth < 62
    let n = small ? Int(exactly: candidates) ?? 0 : 0
    var factor = Integer()
    for m in 1..<max(moments.count, 1) {
      try poll.count(m)
      let (sum, limbs) = (result[m], limbs(m))
      if bits[m] < bits[m - 1] { scratch.setPrecision(0, bits: bits[m]) }
      let order = Integer(m)
      for a in 1...m {
        mpfr_mul(
          z, leadingLimbs(limbs, of: moments[a], view: views[0]),
          leadingLimbs(limbs, of: result[m - a], view: views[1]), MPFR_RNDN)
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
  private func seriesKernel(roots: LaplaceRoots) -> MPFRArray {
    let result = array(plan.terms)
    let scratch = MPFRArray(count: 1, precision: roots.values.precision)
    let power = scratch[0]
    for j in 0..<plan.terms {
      let (octaves, rest) = (j + 1).quotientAndRemainder(dividingBy: plan.nodesPerOctave)
      let root = leadingLimbs(limbs(j) + 1, of: roots.values[rest], view: views[0])
      mpfr_mul_2si(power, root, octaves, MPFR_RNDN)
      mpfr_sub_ui(power, power, 1, MPFR_RNDN)
      mpfr_ui_div(
        result[j], 1, leadingLimbs(limbs(j) + 1, of: power, view: views[0]), MPFR_RNDN)
      mpfr_mul_2si(result[j], result[j], plan.firstNodeExponent * (j + 1), MPFR_RNDN)
      if j % 2 == 1 { mpfr_neg(result[j], result[j], MPFR_RNDN) }
    }
    return result
  }
}
