// Copyright 2026 the softbon authors
// SPDX-License-Identifier: Apache-2.0
//
// 1 − e^{−y} for the small y of the first octave of nodes, by its Taylor series in fixed point: some products of long
// numbers and for the rest products with machine integers, far cheaper than a general exponential.  D-LAPLACE(2g)

internal import CGMP
internal import CMPFR
internal import Enclosures

/// The series φ(y) = (1 − e^{−y})/y = Σ (−1)^a y^a/(a + 1)! at one precision, with its scratch memory.
///
/// A number is an integer of L limbs times 2^(−64 L). The powers y, …, y^m are formed once; the series is a polynomial
/// in y^m whose coefficients are sums of machine integers times those powers. The integers are (a + 1)! divided into
/// G!, common to all terms of a group; between groups the sum is divided by a machine integer.
final class ExponentialSeries {
  /// Bits of φ beyond the W of the loops.
  private static let guardBits = 8

  private let bits: Int
  /// L.
  private let limbs: Int
  /// G!/(a + 1)!, G the end of the group of a.
  private let numerators: [UInt]
  /// At the first term g of a group that ends with G the number G!/g!, elsewhere 0.
  private let divisors: [UInt]
  /// The numbers of terms J and of powers m for y < 2^(−λ), at the index λ; J = 0 where not yet known.
  private var shapes: [(terms: Int, powers: Int)]
  /// Lower bounds of log₂ (a + 1)!.
  private let logFactorials: [Int]

  /// The powers, each of L limbs, from index 1 on.
  private let powers: UnsafeMutablePointer<UInt>
  /// The sum: L limbs below the point and one above, and the product of it with a power.
  private let sum: UnsafeMutablePointer<UInt>
  private let product: UnsafeMutablePointer<UInt>

  /// A series for numbers of `precision`.
  init(precision: Precision) {
    bits = precision.bits + Self.guardBits
    limbs = (bits + 63) >> 6
    var (numerators, divisors, logFactorials): ([UInt], [UInt], [Int]) = ([], [], [])
    // (a + 1)! ≥ top·2^exponent.
    var (top, exponent) = (UInt(1), 0)
    // λ ≥ 1: the slowest series has y < 1/2.
    while numerators.isEmpty || numerators.count - 1 + (logFactorials.last ?? 0) < bits {
      let start = numerators.count
      var (end, divisor) = (start, UInt(1))
      while true {
        let (pair, tooLong) = UInt(end + 1).multipliedReportingOverflow(by: UInt(end + 2))
        let (next, overflow) = divisor.multipliedReportingOverflow(by: pair)
        if tooLong || overflow || next >> 63 != 0 { break }
        (end, divisor) = (end + 2, next)
      }
      var numerator = divisor
      for a in start..<end {
        numerator /= UInt(a + 1)
        numerators.append(numerator)
        divisors.append(a == start ? divisor : 0)
        let (high, low) = top.multipliedFullWidth(by: UInt(a + 1))
        let shift = high.leadingZeroBitCount
        exponent += high == 0 ? 0 : 64 - shift
        top = high == 0 ? low : shift == 0 ? high : high << shift | low >> (64 - shift)
        logFactorials.append(63 - top.leadingZeroBitCount + exponent)
      }
    }
    self.numerators = numerators
    self.divisors = divisors
    self.logFactorials = logFactorials
    shapes = Array(repeating: (0, 0), count: bits + 1)
    let mostPowers = Self.powers(terms: numerators.count)
    powers = .allocate(capacity: (mostPowers + 1) * limbs)
    sum = .allocate(capacity: limbs + 1)
    product = .allocate(capacity: 2 * limbs + 2)
  }

  deinit {
    powers.deallocate()
    sum.deallocate()
    product.deallocate()
  }

  /// m, even: about as many products for the powers as for the polynomial in y^m.
  private static func powers(terms: Int) -> Int {
    // HEURISTIC: affects effort only.
    max(2, 2 * Int((Double(terms).squareRoot() / 2).rounded()))
  }

  /// The least J with y^J/(J + 1)! ≤ 2^(−bits) for y < 2^(−λ), and m.
  private func shape(_ lambda: Int) -> (terms: Int, powers: Int) {
    if shapes[lambda].terms > 0 { return shapes[lambda] }
    var terms = 1
    while terms < numerators.count - 1, terms * lambda + logFactorials[terms] < bits { terms += 1 }
    shapes[lambda] = (terms, Self.powers(terms: terms))
    return shapes[lambda]
  }

  /// 1 − e^{−y} for 0 < y < 1/2, with a relative error of at most 1.1 u; `result` is not y.
  func oneMinusExp(
    _ result: UnsafeMutablePointer<__mpfr_struct>, of y: UnsafePointer<__mpfr_struct>
  ) {
    let lambda = -mpfr_get_exp(y)
    if lambda >= bits {
      mpfr_set(result, y, MPFR_RNDN)
      return
    }
    let (terms, count) = shape(lambda)
    setPowers(of: y, lambda: lambda, count: min(count, max(1, terms - 1)))
    addTerms(terms, lambda: lambda, count: count)
    if sum[limbs] != 0 {
      // φ is 1 as far as the bits go.
      mpfr_set(result, y, MPFR_RNDN)
      return
    }
    // φ > 0.78: its highest bit is set.
    var factor = __mpfr_struct(
      _mpfr_prec: mpfr_prec_t(64 * limbs), _mpfr_sign: 1, _mpfr_exp: 0, _mpfr_d: sum)
    mpfr_mul(result, y, &factor, MPFR_RNDN)
  }

  /// y, …, y^count, rounded down, with no limb that the size of the result leaves at 0.
  private func setPowers(of y: UnsafePointer<__mpfr_struct>, lambda: Int, count: Int) {
    let first = powers + limbs
    first.update(repeating: 0, count: limbs)
    let held = (Int(y.pointee._mpfr_prec) + 63) >> 6
    let (whole, rest) = (lambda >> 6, lambda & 63)
    let kept = min(held, limbs - whole)
    let (source, target) = (y.pointee._mpfr_d + (held - kept), first + (limbs - whole - kept))
    if rest == 0 {
      target.update(from: source, count: kept)
    } else {
      let out = gmp_n_rshift(target, source, kept, UInt32(rest))
      if target > first { (target - 1).pointee = out }
    }
    for i in 2..<max(2, count + 1) {
      let (a, b) = (i / 2, i - i / 2)
      let (zerosOfA, zerosOfB) = ((a * lambda) >> 6, (b * lambda) >> 6)
      let size = limbs - zerosOfA - zerosOfB
      let power = powers + i * limbs
      power.update(repeating: 0, count: limbs)
      if size <= 0 { continue }
      let x = powers + a * limbs + zerosOfB
      if a == b {
        gmp_n_sqr(product, x, size)
      } else {
        gmp_n_mul_n(product, x, powers + b * limbs + zerosOfA, size)
      }
      power.update(from: product + size, count: size)
    }
  }

  /// Σ_{a < terms} (−1)^a y^a/(a + 1)! into `sum`.
  private func addTerms(_ terms: Int, lambda: Int, count m: Int) {
    let top = sum + limbs
    sum.update(repeating: 0, count: limbs + 1)
    var a = terms - 1
    var block = a / m
    // The limbs that the numbers of this block are held with.
    var held = limbs - (block * m * lambda) >> 6
    while a >= 0 {
      let d = a - block * m
      let numerator = numerators[a]
      if d == 0 {
        top.pointee &+= numerator
      } else {
        let zeros = (d * lambda) >> 6
        let size = held - zeros
        if size > 0 {
          let (target, power) = (top - held, powers + d * limbs + (limbs - held))
          if a & 1 == 0 {
            gmp_n_addmul(target, power, size, numerator, zeros + 1)
          } else {
            gmp_n_submul(target, power, size, numerator, zeros + 1)
          }
        }
      }
      if a & 1 == 0 {
        let divisor = divisors[a]
        if divisor != 0 || d == 0 { clampToZero() }
        if divisor > 1 { gmp_n_div_1(top - held, held + 1, divisor) }
        if d == 0, block > 0 {
          block -= 1
          held = multiplyByLastPower(
            m, lambda: lambda, held: held, next: limbs - (block * m * lambda) >> 6)
        }
      }
      a -= 1
    }
  }

  /// An exact sum from an even term on is not negative; where it is, that is rounding.
  private func clampToZero() {
    if sum[limbs] >> 63 != 0 { sum.update(repeating: 0, count: limbs + 1) }
  }

  /// The sum, of `held` limbs, times y^m, into `next` limbs.
  private func multiplyByLastPower(_ m: Int, lambda: Int, held: Int, next: Int) -> Int {
    let top = sum + limbs
    let zeros = (m * lambda) >> 6
    let size = next - zeros
    if size <= 0 {
      sum.update(repeating: 0, count: limbs + 1)
      return next
    }
    gmp_n_mul(product, top - held, held + 1, powers + m * limbs + (limbs - next), size)
    sum.update(repeating: 0, count: limbs + 1)
    (top - next).update(from: product + held, count: size + 1)
    return next
  }
}
