// Copyright 2026 the softbon authors
// SPDX-License-Identifier: Apache-2.0
//
// The bounds of the expansion in moments: a power series that majorises every coefficient of the expansion, computed
// with 64 bits rounded up. It decides how many terms are taken, how many bits each term gets, and bounds the remainder
// and the rounding.  D-MOMENTS

internal import CMPFR
internal import Enclosures
internal import ExactArithmetic

/// The letters of the expansion: deviations from the mean, v_j = (w_j − w̄)/(n w̄).
struct MomentsLetters: Sendable {
  /// Enclosures of w_j/w̄.
  let ratios: [Interval]
  /// Enclosures of v_j.
  let deviations: [Interval]

  init(_ levels: Levels, candidates: Integer, at precision: Precision) {
    let weights = levels.weightRatios(at: precision)
    let scratch = MPFRArray(count: 1, precision: precision)
    let z = scratch[0]
    let mean = Interval(at: precision) { lower, upper in
      for (weight, p) in zip(weights, levels.probabilities) {
        mpfr_mul_q(z, weight.lowerPointer, p.pointer, MPFR_RNDD)  // ↓
        mpfr_add(lower, lower, z, MPFR_RNDD)  // ↓
        mpfr_mul_q(z, weight.upperPointer, p.pointer, MPFR_RNDU)  // ↑
        mpfr_add(upper, upper, z, MPFR_RNDU)  // ↑
      }
    }
    let one = Interval(1, at: precision)
    let inverse = (try? one / mean) ?? .entire(at: precision)
    let ratios = weights.map { weight in
      // All are positive.
      Interval(at: precision) {
        mpfr_mul($0, weight.lowerPointer, inverse.lowerPointer, MPFR_RNDD)  // ↓
        mpfr_mul($1, weight.upperPointer, inverse.upperPointer, MPFR_RNDU)  // ↑
      }
    }
    self.ratios = ratios
    deviations = ratios.map { ratio in
      Interval(at: precision) {
        mpfr_sub($0, ratio.lowerPointer, one.lowerPointer, MPFR_RNDD)  // ↓
        mpfr_div_z($0, $0, candidates.pointer, MPFR_RNDD)  // ↓
        mpfr_sub($1, ratio.upperPointer, one.upperPointer, MPFR_RNDU)  // ↑
        mpfr_div_z($1, $1, candidates.pointer, MPFR_RNDU)  // ↑
      }
    }
  }
}

/// σ_j ≥ j!·d_j, where D(z) = Σ d_j z^j = exp(v̄ z + n Σ_{a≥2} ν̄_a z^a) with ν̄_a = Σ P v̄^a/a!.  D-MOMENTS(2)
final class MomentsMajorant {
  private static let precision = Precision(bits: 64)

  private let probabilities: MPFRArray
  /// v̄_j ≥ |v_j|, with |ṽ_j − v_j| ≤ 2u v̄_j for the rounded deviations.
  private let magnitudes: MPFRArray
  /// The largest v̄_j.
  let largest: Interval
  /// P v̄^a/a! for the current a.
  private let terms: MPFRArray
  /// n a ν̄_a, but v̄ for a = 1.
  private var rates: MPFRArray
  private var coefficients: MPFRArray
  private var sigmas: MPFRArray
  private let factorial: MPFRArray
  private let candidates: Integer
  private(set) var count = 1

  /// The majorant for deviations that are rounded to `bits` bits.
  init(_ letters: MomentsLetters, probabilities p: [Rational], candidates: Integer, bits: Int) {
    let k = p.count
    self.candidates = candidates
    probabilities = MPFRArray(count: k, precision: Self.precision)
    magnitudes = MPFRArray(count: k, precision: Self.precision)
    terms = MPFRArray(count: k, precision: Self.precision)
    rates = MPFRArray(count: 64, precision: Self.precision)
    coefficients = MPFRArray(count: 64, precision: Self.precision)
    sigmas = MPFRArray(count: 64, precision: Self.precision)
    factorial = MPFRArray(count: 1, precision: Self.precision)
    let scratch = MPFRArray(count: 3, precision: Self.precision)
    let (width, most, z) = (scratch[0], scratch[1], scratch[2])
    for j in 0..<k {
      let interval = letters.deviations[j]
      mpfr_sub(width, interval.upperPointer, interval.lowerPointer, MPFR_RNDU)  // ↑
      mpfr_mul_2si(width, width, bits, MPFR_RNDU)  // ↑
      mpfr_abs(magnitudes[j], interval.lowerPointer, MPFR_RNDU)  // ↑
      mpfr_abs(z, interval.upperPointer, MPFR_RNDU)  // ↑
      mpfr_max(magnitudes[j], magnitudes[j], z, MPFR_RNDU)
      mpfr_add(magnitudes[j], magnitudes[j], width, MPFR_RNDU)  // ↑
      mpfr_max(most, most, magnitudes[j], MPFR_RNDU)
      mpfr_set_q(terms[j], p[j].pointer, MPFR_RNDU)  // ↑
      mpfr_set(probabilities[j], terms[j], MPFR_RNDU)
    }
    largest = Interval(at: Self.precision) { mpfr_set($1, most, MPFR_RNDU) }
    mpfr_set_ui(coefficients[0], 1, MPFR_RNDU)
    mpfr_set_ui(sigmas[0], 1, MPFR_RNDU)
    mpfr_set_ui(factorial[0], 1, MPFR_RNDU)
  }

  /// σ_j from above, for j < `count`.
  func sigma(_ j: Int) -> Interval {
    Interval(at: Self.precision) { mpfr_set($1, sigmas[j], MPFR_RNDU) }
  }

  /// Computes the next σ.
  func extend() {
    let m = count
    if m == sigmas.count {
      (rates, coefficients, sigmas) = (rates.doubled(), coefficients.doubled(), sigmas.doubled())
    }
    count += 1
    let rate = rates[m]
    for j in 0..<magnitudes.count {
      mpfr_mul(terms[j], terms[j], magnitudes[j], MPFR_RNDU)  // ↑
      if m > 1 { mpfr_div_ui(terms[j], terms[j], UInt(m), MPFR_RNDU) }  // ↑
      mpfr_add(rate, rate, terms[j], MPFR_RNDU)  // ↑ ν̄_m
    }
    if m == 1 {
      mpfr_set(rate, largest.upperPointer, MPFR_RNDU)
    } else {
      mpfr_mul_ui(rate, rate, UInt(m), MPFR_RNDU)  // ↑
      mpfr_mul_z(rate, rate, candidates.pointer, MPFR_RNDU)  // ↑
    }
    // m d_m = Σ a c_a d_{m−a} for D = exp(Σ c_a z^a)
    let scratch = MPFRArray(count: 1, precision: Self.precision)
    let (z, d) = (scratch[0], coefficients[m])
    for a in 1...m {
      mpfr_mul(z, rates[a], coefficients[m - a], MPFR_RNDU)  // ↑
      mpfr_add(d, d, z, MPFR_RNDU)  // ↑
    }
    mpfr_div_ui(d, d, UInt(m), MPFR_RNDU)  // ↑
    mpfr_mul_ui(factorial[0], factorial[0], UInt(m), MPFR_RNDU)  // ↑
    mpfr_mul(sigmas[m], d, factorial[0], MPFR_RNDU)  // ↑
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

  /// How many powers A ≤ J of the own deviation are worth taking, with an upper bound of what the others add; the
  /// bound is 0 for A = J.
  func powers(order: Int, error: Int) -> (count: Int, error: Interval) {
    let all = (count: order, error: Interval(0, at: Self.precision))
    // H = Σ_l l! (5/4)^l d_l; the terms of the a-th power add up to at most (5 v̄)^a H.
    let ratio = largest * Rational(5)
    guard ratio.compared(to: Interval(Rational(1, 2), at: Self.precision)) == .certainlyLess else {
      return all
    }
    let scratch = MPFRArray(count: 3, precision: Self.precision)
    let (sum, growth, z) = (scratch[0], scratch[1], scratch[2])
    mpfr_set_ui(growth, 1, MPFR_RNDU)
    for l in 0..<order {
      mpfr_mul(z, sigmas[l], growth, MPFR_RNDU)  // ↑
      mpfr_add(sum, sum, z, MPFR_RNDU)  // ↑
      mpfr_mul_ui(growth, growth, 5, MPFR_RNDU)  // ↑
      mpfr_div_2ui(growth, growth, 2, MPFR_RNDU)  // ↑
    }
    // Σ_{a≥A} (5 v̄)^a H ≤ 2 (5 v̄)^A H
    mpfr_mul_2ui(sum, sum, 1, MPFR_RNDU)  // ↑
    for a in 0..<order {
      if mpfr_cmp_ui_2exp(sum, 1, -error) <= 0 {
        return (max(a, 1), Interval(at: Self.precision) { mpfr_set($1, sum, MPFR_RNDU) })
      }
      mpfr_mul(sum, sum, ratio.upperPointer, MPFR_RNDU)  // ↑
    }
    return all
  }

  /// A factor F and an addend G such that 0 ≤ R ≤ F σ_J + G for the remainder R of every letter.  D-MOMENTS(3)
  func remainderBound(
    _ letters: MomentsLetters, cut: MomentsEstimate.Cut?
  ) -> (factor: Interval, addend: Interval) {
    let p = Self.precision
    let one = Interval(1, at: p)
    let least = (try? one / letters.ratios[0].held(at: p)) ?? .entire(at: p)
    guard let cut else { return (least, Interval(0, at: p)) }
    // Pr(S ≤ 2^(−e) n w̄) ≤ exp(θ n 2^(−e)) M^(n−1), M = Σ P e^{−θ w/w̄}.
    let octave = Interval.log(Rational(2), at: p) * Rational(cut.logTheta, 4)
    let theta = Interval.exp(octave)
    let scratch = MPFRArray(count: 2, precision: p)
    let (a, z) = (scratch[0], scratch[1])
    for j in 0..<letters.ratios.count {
      mpfr_mul(z, theta.lowerPointer, letters.ratios[j].lowerPointer, MPFR_RNDD)  // ↓
      mpfr_neg(z, z, MPFR_RNDU)  // ↑
      mpfr_expm1(z, z, MPFR_RNDU)  // ↑ ≤ 0: −(1 − e^{−θ w/w̄})
      // The rounded-up probability is at most P (1 + 2^(−63)), so that this is at most the term itself.
      mpfr_mul(z, z, probabilities[j], MPFR_RNDU)  // ↑
      mpfr_add(a, a, z, MPFR_RNDU)  // ↑ −A
    }
    mpfr_mul_d(a, a, 0.999, MPFR_RNDU)  // ↑ makes up for the rounding of the probabilities
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
