// Copyright 2026 the softbon authors
// SPDX-License-Identifier: Apache-2.0
//
// The bounds of the expansion in moments: a power series that majorises every coefficient of the expansion, computed
// with 64 bits rounded up. It decides how many terms are taken, how many bits each term gets, and bounds the remainder,
// what is left out and the rounding.  D-MOMENTS

internal import CMPFR
internal import Enclosures
internal import ExactArithmetic

/// σ_j = j!·d_j, where D(z) = Σ d_j z^j = exp(v̄ z + Σ_{a≥2} γ_a z^a/a) with γ_a ≥ n a Σ P v̄^a/a!.  D-MOMENTS(2)
final class MomentsMajorant {
  private static let precision = Precision(bits: 64)

  /// The largest v̄_j.
  let largest: Interval
  /// Neighbouring letters of nearly the same v̄ in one bin: the largest v̄, and Σ mass·v̄²·(the largest v̄)^(a−2) for the
  /// current a.
  private let bounds: MPFRArray
  private let powers: MPFRArray
  private var bins = 0
  /// A: the rates up to that index are taken bin by bin, the others fall at least geometrically.
  private let rateCount: Int
  /// g_a ≥ n Σ P v̄^a for 2 ≤ a ≤ A.
  private let moments: MPFRArray
  /// γ_a ≥ g_a/(a − 1)! for 2 ≤ a ≤ A, and v̄ for a = 1.
  private let rates: MPFRArray
  private var coefficients: MPFRArray
  private var sigmas: MPFRArray
  private let numbers: MPFRArray
  private var factorial: UnsafeMutablePointer<__mpfr_struct> { numbers[0] }
  private var inverseFactorial: UnsafeMutablePointer<__mpfr_struct> { numbers[1] }
  /// n/total
  private var scale: UnsafeMutablePointer<__mpfr_struct> { numbers[2] }
  /// Σ_{a>A} γ_a d_{m−a}
  private var tail: UnsafeMutablePointer<__mpfr_struct> { numbers[3] }
  /// v̄/A
  private var fall: UnsafeMutablePointer<__mpfr_struct> { numbers[4] }
  private(set) var count = 1

  /// The majorant, with so many of its rates taken bin by bin, at least 2.
  init(_ letters: MomentsLetters, candidates: Integer, rateCount: Int) {
    let k = letters.count
    self.rateCount = max(2, rateCount)
    bounds = MPFRArray(count: k, precision: Self.precision)
    powers = MPFRArray(count: k, precision: Self.precision)
    moments = MPFRArray(count: self.rateCount + 1, precision: Self.precision)
    rates = MPFRArray(count: self.rateCount + 1, precision: Self.precision)
    coefficients = MPFRArray(count: 64, precision: Self.precision)
    sigmas = MPFRArray(count: 64, precision: Self.precision)
    numbers = MPFRArray(count: 5, precision: Self.precision)
    let scratch = MPFRArray(count: 2, precision: Self.precision)
    let (z, most) = (scratch[0], scratch[1])
    var last: Int?
    for j in 0..<k {
      let magnitude = letters.magnitudes[j]
      let key = Self.octaveEighth(magnitude)
      if key != last {
        bins += 1
        last = key
      }
      mpfr_max(bounds[bins - 1], bounds[bins - 1], magnitude, MPFR_RNDU)
      mpfr_mul(z, magnitude, magnitude, MPFR_RNDU)  // ↑
      mpfr_mul(z, z, letters.upperMasses[j], MPFR_RNDU)  // ↑
      mpfr_add(powers[bins - 1], powers[bins - 1], z, MPFR_RNDU)  // ↑
    }
    for bin in 0..<bins { mpfr_max(most, most, bounds[bin], MPFR_RNDU) }
    largest = Interval(at: Self.precision) { mpfr_set($1, most, MPFR_RNDU) }
    mpfr_set_ui(coefficients[0], 1, MPFR_RNDU)
    mpfr_set_ui(sigmas[0], 1, MPFR_RNDU)
    mpfr_set_ui(factorial, 1, MPFR_RNDU)
    mpfr_set_ui(inverseFactorial, 1, MPFR_RNDU)
    mpfr_set_z(scale, candidates.pointer, MPFR_RNDU)  // ↑
    mpfr_div_ui(scale, scale, letters.total, MPFR_RNDU)  // ↑
    mpfr_div_ui(fall, most, UInt(self.rateCount), MPFR_RNDU)  // ↑
  }

  /// Numbers of one key lie within a factor 9/8. Affects effort only.
  private static func octaveEighth(_ x: UnsafePointer<__mpfr_struct>) -> Int {
    mpfr_regular_p(x) == 0
      ? Int.min : Int(mpfr_get_exp(x)) << 3 | Int(x.pointee._mpfr_d[0] >> 60) & 7
  }

  /// σ_j from above, for j < `count`.
  func sigma(_ j: Int) -> Interval {
    Interval(at: Self.precision) { mpfr_set($1, sigmas[j], MPFR_RNDU) }
  }

  /// Computes the next σ.
  func extend() {
    let m = count
    if m == sigmas.count { (coefficients, sigmas) = (coefficients.doubled(), sigmas.doubled()) }
    count += 1
    let scratch = MPFRArray(count: 1, precision: Self.precision)
    let (z, d) = (scratch[0], coefficients[m])
    if m == 1 {
      mpfr_set(rates[1], largest.upperPointer, MPFR_RNDU)
    } else if m <= rateCount {
      let moment = moments[m]
      for bin in 0..<bins {
        if m > 2 { mpfr_mul(powers[bin], powers[bin], bounds[bin], MPFR_RNDU) }  // ↑
        mpfr_add(moment, moment, powers[bin], MPFR_RNDU)  // ↑
      }
      mpfr_mul(moment, moment, scale, MPFR_RNDU)  // ↑ g_m
      mpfr_div_ui(inverseFactorial, inverseFactorial, UInt(m - 1), MPFR_RNDU)  // ↑
      mpfr_mul(rates[m], moment, inverseFactorial, MPFR_RNDU)  // ↑ γ_m
    } else {
      // Σ_{a>A} γ_a d_{m−a} ≤ (v̄/A)(the same for m − 1, and γ_A d_{m−1−A})
      mpfr_mul(z, rates[rateCount], coefficients[m - 1 - rateCount], MPFR_RNDU)  // ↑
      mpfr_add(tail, tail, z, MPFR_RNDU)  // ↑
      mpfr_mul(tail, tail, fall, MPFR_RNDU)  // ↑
      mpfr_set(d, tail, MPFR_RNDU)
    }
    // m d_m = Σ γ_a d_{m−a}
    for a in 1...min(m, rateCount) {
      mpfr_mul(z, rates[a], coefficients[m - a], MPFR_RNDU)  // ↑
      mpfr_add(d, d, z, MPFR_RNDU)  // ↑
    }
    mpfr_div_ui(d, d, UInt(m), MPFR_RNDU)  // ↑
    mpfr_mul_ui(factorial, factorial, UInt(m), MPFR_RNDU)  // ↑
    mpfr_mul(sigmas[m], d, factorial, MPFR_RNDU)  // ↑
  }

  /// Whether σ_j is less than σ_i.
  func isLess(_ j: Int, than i: Int) -> Bool { mpfr_less_p(sigmas[j], sigmas[i]) != 0 }

  /// σ*_m = Σ_{m≤j<J} σ_j from above, for m < J.
  func tails(order: Int) -> MPFRArray {
    let result = MPFRArray(count: order, precision: Self.precision)
    for j in stride(from: order - 1, through: 0, by: -1) {
      mpfr_set(result[j], sigmas[j], MPFR_RNDU)
      if j + 1 < order { mpfr_add(result[j], result[j], result[j + 1], MPFR_RNDU) }  // ↑
    }
    return result
  }

  /// What of the J terms is worth taking.
  struct Cutoffs {
    /// A ≤ J: the powers of the own deviation below A.
    let powers: Int
    /// B < J: the moments ν_a with a ≤ B.
    let moments: Int
    /// An upper bound of what the others add to any T_i.
    let error: Interval
  }

  /// As little as leaves an error of about 2^(−error).  D-MOMENTS(2)
  func cutoffs(order: Int, error: Int) -> Cutoffs {
    let all = Cutoffs(
      powers: order, moments: order - 1, error: Interval(0, at: Self.precision))
    let ratio = largest * Rational(5)
    guard ratio.compared(to: Interval(Rational(1, 2), at: Self.precision)) == .certainlyLess else {
      return all
    }
    let scratch = MPFRArray(count: 5, precision: Self.precision)
    let (sum, growth, z) = (scratch[0], scratch[1], scratch[2])
    let (left, missed) = (scratch[3], scratch[4])
    // H = Σ_l l! (5/4)^l d_l
    mpfr_set_ui(growth, 1, MPFR_RNDU)
    for l in 0..<order {
      mpfr_mul(z, sigmas[l], growth, MPFR_RNDU)  // ↑
      mpfr_add(sum, sum, z, MPFR_RNDU)  // ↑
      mpfr_mul_ui(growth, growth, 5, MPFR_RNDU)  // ↑
      mpfr_div_2ui(growth, growth, 2, MPFR_RNDU)  // ↑
    }
    mpfr_mul_2ui(sum, sum, 1, MPFR_RNDU)  // ↑
    // Σ_{a≥A} (5 v̄)^a H ≤ 2 (5 v̄)^A H
    var powers = 0
    mpfr_set(left, sum, MPFR_RNDU)
    while powers < order, mpfr_cmp_ui_2exp(left, 1, -error) > 0 {
      mpfr_mul(left, left, ratio.upperPointer, MPFR_RNDU)  // ↑
      powers += 1
    }
    if powers == order { mpfr_set_zero(left, 1) }
    // Σ_{a>B} 5^a g_a H ≤ 2·5^{B+1} g_{B+1} H, where g_{a+1} ≤ v̄ g_a
    var moments = 1
    mpfr_mul_ui(sum, sum, 25, MPFR_RNDU)  // ↑
    mpfr_set(growth, self.moments[2], MPFR_RNDU)
    mpfr_mul(missed, sum, growth, MPFR_RNDU)  // ↑
    while moments < order - 1, mpfr_cmp_ui_2exp(missed, 1, -error) > 0 {
      moments += 1
      if moments + 1 <= min(rateCount, count - 1) {
        mpfr_mul_ui(sum, sum, 5, MPFR_RNDU)  // ↑
        mpfr_mul(missed, sum, self.moments[moments + 1], MPFR_RNDU)  // ↑
      } else {
        mpfr_mul(missed, missed, ratio.upperPointer, MPFR_RNDU)  // ↑
      }
    }
    if moments == order - 1 { mpfr_set_zero(missed, 1) }
    return Cutoffs(
      powers: max(powers, 1), moments: moments,
      error: Interval(at: Self.precision) { mpfr_add($1, left, missed, MPFR_RNDU) })  // ↑
  }

  /// A factor F and an addend G such that 0 ≤ R ≤ F σ_J + G for the remainder R of every letter.  D-MOMENTS(3)
  func remainderBound(
    _ letters: MomentsLetters, candidates: Integer, cut: MomentsEstimate.Cut?
  ) -> (factor: Interval, addend: Interval) {
    let p = Self.precision
    let one = Interval(1, at: p)
    let ratio = Interval(at: p) {
      mpfr_set($0, letters.ratios[0], MPFR_RNDD)  // ↓
      mpfr_set($1, letters.ratios[0], MPFR_RNDU)  // ↑
    }
    let least = (try? one / (ratio * (one - letters.error))) ?? .entire(at: p)
    guard let cut else { return (least, Interval(0, at: p)) }
    // Pr(S ≤ 2^(−e) n w̄) ≤ exp(θ n 2^(−e)) M^(n−1), M = Σ P e^{−θ w/w̄}.
    let octave = Interval.log(Rational(2), at: p) * Rational(cut.logTheta, 4)
    let theta = Interval.exp(octave)
    let scratch = MPFRArray(count: 2, precision: p)
    let (a, z) = (scratch[0], scratch[1])
    for j in 0..<letters.count {
      mpfr_mul(z, theta.lowerPointer, letters.ratios[j], MPFR_RNDD)  // ↓
      mpfr_neg(z, z, MPFR_RNDU)  // ↑
      mpfr_expm1(z, z, MPFR_RNDU)  // ↑ ≤ 0: −(1 − e^{−θ w/w̄})
      mpfr_mul(z, z, letters.upperMasses[j], MPFR_RNDU)  // ↑
      mpfr_add(a, a, z, MPFR_RNDU)  // ↑ −A
    }
    // D-MOMENTS(3): makes up for the errors of the ratios and of the masses.
    mpfr_mul_d(a, a, 0.999, MPFR_RNDU)  // ↑
    mpfr_div_ui(a, a, letters.total, MPFR_RNDU)  // ↑
    guard mpfr_cmp_si(a, -1) > 0 else { return (least, Interval(0, at: p)) }
    mpfr_log1p(a, a, MPFR_RNDU)  // ↑ log M
    let rate = Interval(at: p) {
      mpfr_set($0, a, MPFR_RNDD)
      mpfr_set($1, a, MPFR_RNDU)
    }
    let exponent =
      rate * Interval(candidates - .one, at: p)
      + theta.scaled(byPowerOfTwo: -cut.exponent) * Interval(candidates, at: p)
    return (one.scaled(byPowerOfTwo: cut.exponent), least * Interval.exp(exponent))
  }
}

extension MPFRArray {
  /// The same numbers and as many zeros.
  fileprivate func doubled() -> MPFRArray {
    let result = MPFRArray(count: 2 * count, precision: precision)
    for i in 0..<count { mpfr_set(result[i], self[i], MPFR_RNDN) }
    return result
  }
}

extension Interval {
  /// log x for a positive rational.
  fileprivate static func log(_ x: Rational, at precision: Precision) -> Interval {
    (try? log(Interval(x, at: precision))) ?? .entire(at: precision)
  }
}
