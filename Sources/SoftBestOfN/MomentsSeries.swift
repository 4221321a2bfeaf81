// Copyright 2026 the softbon authors
// SPDX-License-Identifier: Apache-2.0
//
// The terms of the expansion in moments, in plain arithmetic whose precision falls with the size of the terms.
// D-MOMENTS(4)

internal import CGMP
internal import CMPFR
internal import Enclosures
internal import ExactArithmetic

/// T_i = Σ_{j<J} (−1)^j E Z_i^j, where Z_i = v_i + the sum of n − 1 independent deviations, for every letter i, but for
/// what `cutoffs` leaves out.
struct MomentsSeries {
  private let order: Int
  private let cutoffs: MomentsMajorant.Cutoffs
  /// p_j, the bits of the terms of order j; they do not rise with j.
  private let bits: [Int]
  private let letters: MomentsLetters
  private let candidates: Integer
  private let views: MPFRArray

  private var deviations: MPFRArray { letters.deviations }

  /// The rounding of every T_i is at most this times `unit`.  D-MOMENTS(4)
  var roundings: Int { (3 * order * order) / 2 + 1 + order * (letters.count + 32) }

  /// An upper bound E of 2^(−p_j) σ*_j over all j.
  let unit: Interval

  /// The series of `tails.count` terms, with σ*_j in `tails` and at most the letters' bits to a term.
  init(
    _ letters: MomentsLetters, candidates: Integer, tails: MPFRArray,
    cutoffs: MomentsMajorant.Cutoffs
  ) {
    order = tails.count
    self.cutoffs = cutoffs
    self.candidates = candidates
    self.letters = letters
    let working = letters.deviations.precision.bits
    views = MPFRArray(count: 2, precision: Precision(bits: 64))
    let scratch = MPFRArray(count: 2, precision: Precision(bits: 64))
    let (most, z) = (scratch[0], scratch[1])
    var bits: [Int] = []
    for j in 0..<tails.count {
      let needed = working + Int(mpfr_get_exp(tails[j])) + 1
      let held = min(bits.last ?? working, max(64, (needed + 63) / 64 * 64))
      bits.append(held)
      mpfr_mul_2si(z, tails[j], -held, MPFR_RNDU)  // ↑
      mpfr_max(most, most, z, MPFR_RNDU)
    }
    self.bits = bits
    unit = Interval(at: Precision(bits: 64)) { mpfr_set($1, most, MPFR_RNDU) }
  }

  /// The T_i, each rounded as `roundings` says.
  func sums(poll: inout InterruptionPoll) throws(EngineError) -> MPFRArray {
    let moments = try centralMoments(poll: &poll)
    let coefficients = try powerSeries(moments, poll: &poll)
    return try evaluate(coefficients, poll: &poll)
  }

  private func limbs(_ j: Int) -> Int { (bits[j] + 63) >> 6 }

  private func array(_ count: Int) -> MPFRArray {
    let result = MPFRArray(count: count, precision: deviations.precision)
    for j in 0..<count { result.setPrecision(j, bits: bits[j]) }
    return result
  }

  /// ν_a = Σ P v^a/a! for 2 ≤ a ≤ B.
  private func centralMoments(poll: inout InterruptionPoll) throws(EngineError) -> MPFRArray {
    let result = array(cutoffs.moments + 1)
    let k = letters.count
    let terms = MPFRArray(count: k, precision: deviations.precision)
    let scratch = MPFRArray(count: 2, precision: deviations.precision)
    // total·a!
    let divisor = scratch[1]
    mpfr_set_ui(divisor, letters.total, MPFR_RNDN)
    for a in 1..<max(cutoffs.moments + 1, 1) {
      try poll.count(k)
      let (sum, limbs) = (result[a], limbs(a))
      let shrinks = bits[a] < bits[a - 1]
      if shrinks {
        scratch.setPrecision(0, bits: bits[a])
        if a > 1 { for j in 0..<k { terms.round(j, bits: bits[a], scratch: scratch[0]) } }
      }
      for j in 0..<k {
        let (term, deviation) = (terms[j], deviations[j])
        mpfr_mul(
          term, a > 1 ? term : letters.masses[j],
          leadingLimbs(limbs, of: deviation, view: views[0]), MPFR_RNDN)
        if a > 1 { mpfr_add(sum, sum, term, MPFR_RNDN) }
      }
      if a > 1 {
        mpfr_mul_ui(divisor, divisor, UInt(a), MPFR_RNDN)
        mpfr_div(sum, sum, divisor, MPFR_RNDN)
      }
    }
    return result
  }

  /// a_m, the coefficients of (1 + Σ_{2≤a≤B} ν_a z^a)^{n−1}, by m a_m = Σ_a (n a − m) ν_a a_{m−a}.
  private func powerSeries(
    _ moments: MPFRArray, poll: inout InterruptionPoll
  ) throws(EngineError) -> MPFRArray {
    let result = array(order)
    let scratch = MPFRArray(count: 1, precision: deviations.precision)
    let z = scratch[0]
    mpfr_set_ui(result[0], 1, MPFR_RNDN)
    let small = candidates.bitWidth + Integer(order).bitWidth < 62
    let n = small ? Int(exactly: candidates) ?? 0 : 0
    var factor = Integer()
    for m in 2..<max(order, 2) {
      try poll.count(m)
      let (sum, limbs) = (result[m], limbs(m))
      scratch.setPrecision(0, bits: bits[m])
      let order = Integer(m)
      for a in 2..<(min(m, cutoffs.moments) + 1) where mpfr_zero_p(result[m - a]) == 0 {
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

  /// Σ_{a<A} C_a v_i^a with C_a = (1/a!) Σ_l (−1)^{a+l} (a+l)! a_l.
  private func evaluate(
    _ coefficients: MPFRArray, poll: inout InterruptionPoll
  ) throws(EngineError) -> MPFRArray {
    let factorials = array(order)
    mpfr_set_ui(factorials[0], 1, MPFR_RNDN)
    for j in 1..<max(order, 1) {
      mpfr_mul_si(factorials[j], factorials[j - 1], -j, MPFR_RNDN)
    }
    let powers = cutoffs.powers
    let polynomial = array(powers)
    let scratch = MPFRArray(count: 1, precision: deviations.precision)
    let z = scratch[0]
    for a in 0..<powers {
      try poll.count(order - a)
      let sum = polynomial[a]
      // From the small terms to the large ones.
      for l in stride(from: order - 1 - a, through: 0, by: -1)
      where mpfr_zero_p(coefficients[l]) == 0 {
        let limbs = limbs(a + l)
        if Int(z.pointee._mpfr_prec) != bits[a + l] {
          scratch.setPrecision(0, bits: bits[a + l])
        }
        mpfr_mul(
          z, leadingLimbs(limbs, of: coefficients[l], view: views[0]), factorials[a + l],
          MPFR_RNDN)
        mpfr_add(sum, sum, z, MPFR_RNDN)
      }
      mpfr_div(sum, sum, factorials[a], MPFR_RNDN)
      if a % 2 == 1 { mpfr_neg(sum, sum, MPFR_RNDN) }
    }
    let sums = MPFRArray(count: deviations.count, precision: deviations.precision)
    let accumulators = MPFRArray(count: 2, precision: deviations.precision)
    for i in 0..<deviations.count {
      try poll.count(powers)
      var (here, there) = (0, 1)
      accumulators.setPrecision(here, bits: bits[powers - 1])
      mpfr_set(accumulators[here], polynomial[powers - 1], MPFR_RNDN)
      for a in stride(from: powers - 2, through: 0, by: -1) {
        let factor = leadingLimbs(limbs(a), of: deviations[i], view: views[0])
        if bits[a] == bits[a + 1] {
          mpfr_mul(accumulators[here], accumulators[here], factor, MPFR_RNDN)
        } else {
          accumulators.setPrecision(there, bits: bits[a])
          mpfr_mul(accumulators[there], accumulators[here], factor, MPFR_RNDN)
          (here, there) = (there, here)
        }
        mpfr_add(accumulators[here], accumulators[here], polynomial[a], MPFR_RNDN)
      }
      mpfr_set(sums[i], accumulators[here], MPFR_RNDN)
    }
    return sums
  }
}
