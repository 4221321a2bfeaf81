// Copyright 2026 the softbon authors
// SPDX-License-Identifier: Apache-2.0
//
// What the loops of the Laplace engine work on: the letters' weights and probabilities as plain numbers with a known
// relative error.  D-LAPLACE(2)

internal import CGMP
internal import CMPFR
internal import Enclosures
internal import ExactArithmetic

/// Letters, weights ascending, the largest 1, as plain numbers of `precision` bits. The unit roundoff is
/// u = 2^(−precision).
struct LaplaceLetters: Sendable {
  let precision: Precision
  /// Enclosures of the weights, each of a relative width of at most 2^(−precision − 4).
  let enclosures: [Interval]
  /// The weights, each with a relative error of at most 1.1 u.
  let weights: MPFRArray
  /// Masses with the sum `total`: integers that are exact, or probabilities rounded to nearest and the total 1.
  let masses: MPFRArray
  /// The masses as machine integers, where the common denominator of the probabilities is one.
  let integers: [UInt]?
  /// The common denominator of the probabilities; 1 where `integers` is nil.
  let total: UInt
  /// The mass of the letters from an index on, each rounded to nearest; `count + 1` numbers.
  let massesFrom: MPFRArray
  /// The mass of the letters below an index, each rounded to nearest; `count + 1` numbers.
  let massesBelow: MPFRArray

  var count: Int { enclosures.count }

  /// The letters, or nil where a weight cannot be enclosed: it is below the range of MPFR.
  init?(_ levels: Levels, at precision: Precision) {
    let k = levels.count
    self.precision = precision
    enclosures = levels.weightRatios(at: Precision(bits: precision.bits + levels.exponentBits + 10))
    guard enclosures.allSatisfy({ $0.relativeAccuracyBits >= precision.bits + 4 }) else {
      return nil
    }
    weights = MPFRArray(count: k, precision: precision)
    for j in 0..<k { mpfr_set(weights[j], enclosures[j].lowerPointer, MPFR_RNDN) }

    // The denominators divide their least common multiple, so the numerators over it are integers.
    var denominator: Integer? = .one
    for probability in levels.probabilities {
      guard let value = denominator else { break }
      let next = Integer { gmp_z_lcm($0, value.pointer, gmp_q_den(probability.pointer)) }
      denominator = next.bitWidth <= 62 ? next : nil
    }
    let common = denominator.flatMap { Int(exactly: $0) }
    let scaled = common.map { Rational($0) } ?? .one
    total = UInt(common ?? 1)
    integers =
      common == nil
      ? nil
      : levels.probabilities.map { UInt(Int(exactly: ($0 * scaled).numerator) ?? 0) }
    masses = MPFRArray(count: k, precision: precision)
    massesFrom = MPFRArray(count: k + 1, precision: precision)
    massesBelow = MPFRArray(count: k + 1, precision: precision)
    var below = Rational.zero
    for j in 0...k {
      let from = scaled - below
      mpfr_set_q(massesBelow[j], below.pointer, MPFR_RNDN)
      mpfr_set_q(massesFrom[j], from.pointer, MPFR_RNDN)
      if j == k { break }
      let mass = levels.probabilities[j] * scaled
      mpfr_set_q(masses[j], mass.pointer, MPFR_RNDN)
      below += mass
    }
  }
}
