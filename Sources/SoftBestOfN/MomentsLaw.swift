// Copyright 2026 the softbon authors
// SPDX-License-Identifier: Apache-2.0
//
// The moments engine: P_n(i) = P*_i E(1/(1 + Z_i)), Z_i the relative deviation of the sum of the weights from n w̄,
// expanded in the moments of Z_i with a remainder of known sign. No integral, no enumeration; for large n. It is the
// bracket B3 of mathematics.md continued to any order.  D-MOMENTS

internal import CMPFR
internal import Enclosures
internal import ExactArithmetic

extension Levels {
  /// Enclosures of P_n by the expansion in central moments; nil where the remainder does not reach 2^(−bits).
  ///
  /// - Domain: n ≥ 2, at least two levels, weights that are not limits; any estimate.
  /// - Enclosure: D-MOMENTS.
  /// - Throws: `EngineError.interrupted`.
  func momentsLaw(
    n: Integer, estimate: MomentsEstimate, bits: Int, options: EngineOptions
  ) throws(EngineError) -> [Interval]? {
    let k = count
    // HEURISTIC: affects effort only. The guard bits are those of D-MOMENTS(4) for the predicted order.
    let predicted = estimate.order * (2 * estimate.order + k + 40)
    let working = bits + 4 + Integer(predicted).bitWidth
    var poll = InterruptionPoll(options, every: max(100, 2_000_000 / working))
    guard
      let letters = MomentsLetters(
        self, candidates: n, working: working, spread: estimate.spreadBits)
    else { return nil }
    let majorant = MomentsMajorant(letters, candidates: n, rateCount: estimate.rateCount)
    let (factor, addend) = majorant.remainderBound(letters, candidates: n, cut: estimate.cut)
    let small = Interval(1, at: factor.precision).scaled(byPowerOfTwo: -bits - 3)
    var remainder: Interval?
    // D-MOMENTS(4) wants J ≤ 4n.
    let longest = n.bitWidth > 16 ? 20_000 : min(20_000, 4 * (Int(exactly: n) ?? 0))
    var order = 0
    while order + 2 <= longest {
      try poll.count(2 * (order + k))
      majorant.extend()
      majorant.extend()
      order += 2
      let bound = majorant.sigma(order) * factor + addend
      if bound.compared(to: small) == .certainlyLess {
        remainder = bound
        break
      }
      if order > 4, !majorant.isLess(order, than: order - 2),
        !majorant.isLess(order - 1, than: order - 3)
      {
        break
      }
    }
    guard let remainder, staysInRange(majorant, order: order, working: working) else { return nil }

    let cutoffs = majorant.cutoffs(order: order, error: bits + 6)
    let tails = majorant.tails(order: order)
    let series = MomentsSeries(letters, candidates: n, tails: tails, cutoffs: cutoffs)
    let rounding = series.unit * Rational(series.roundings) * Rational(11, 10)
    // D-MOMENTS(4): so that products of relative errors are covered.
    guard series.roundings < 1 << 52,
      rounding.compared(to: Interval(Rational(1, 16), at: rounding.precision)) == .certainlyLess
    else { return nil }
    let sums = try series.sums(poll: &poll)
    // D-MOMENTS(4): what the error of P*_i changes is at most 3ε σ*_0 in T_i.
    let tilting =
      letters.error
      * Interval(at: letters.error.precision) {
        mpfr_mul_ui($1, tails[0], 3, MPFR_RNDU)  // ↑
      }
    let half = rounding + cutoffs.error + tilting
    let error = Interval(at: Precision(bits: working)) {
      mpfr_neg($0, half.upperPointer, MPFR_RNDD)  // ↓
      mpfr_add($1, half.upperPointer, remainder.upperPointer, MPFR_RNDU)  // ↑
    }
    let scratch = MPFRArray(count: 2, precision: Precision(bits: working))
    let (low, high) = (scratch[0], scratch[1])
    return (0..<k).map { i in
      mpfr_add(low, sums[i], error.lowerPointer, MPFR_RNDD)  // ↓
      if mpfr_sgn(low) < 0 { mpfr_set_zero(low, 1) }
      mpfr_add(high, sums[i], error.upperPointer, MPFR_RNDU)  // ↑
      return Interval(at: Precision(bits: bits)) {
        mpfr_mul($0, low, letters.tilted[i], MPFR_RNDD)  // ↓
        mpfr_mul($1, high, letters.tilted[i], MPFR_RNDU)  // ↑
        if mpfr_cmp_ui($1, 1) > 0 { mpfr_set_ui($1, 1, MPFR_RNDU) }
        mpfr_min($0, $0, $1, MPFR_RNDD)
      }
    }
  }

  /// Whether the terms stay so far inside MPFR's range of exponents that what underflows does not matter.
  /// D-MOMENTS(5)
  private func staysInRange(_ majorant: MomentsMajorant, order: Int, working: Int) -> Bool {
    let size = abs(Int(mpfr_get_exp(majorant.largest.upperPointer)))
    let rarity = probabilities.map(\.bitCount).max() ?? 0
    let limit = 1 << 28
    let (power, overflow) = order.multipliedReportingOverflow(
      by: size + rarity + Integer(order).bitWidth + 2)
    return !overflow && power < limit && working < limit
  }
}
