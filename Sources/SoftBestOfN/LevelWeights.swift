// Copyright 2026 the softbon authors
// SPDX-License-Identifier: Apache-2.0
//
// The weights of levels as numbers: enclosures with few exponentials, and machine numbers for estimates of effort.

internal import CMPFR
public import Enclosures
internal import ExactArithmetic

/// Exponents x_ℓ = x_0 + index_ℓ·step on a lattice so coarse that a table of all its points is no longer than some
/// multiple of the number of levels.
struct ExponentLattice: Sendable, Hashable {
  let step: Rational
  let index: [Int]

  /// The lattice of exponents that ascend strictly, or nil where it is fine or there is one level.
  init?(_ exponents: [Rational]) {
    guard exponents.count > 1 else { return nil }
    let range = exponents[exponents.count - 1] - exponents[0]
    let finest = Rational(4 * exponents.count + 64)
    // The unit only shrinks, so that no long number arises before it is known to be too fine.
    var unit = range
    for exponent in exponents.dropFirst() {
      unit = .gcd(unit, exponent - exponents[0])
      if range > finest * unit { return nil }
    }
    step = unit
    index = exponents.compactMap { Int(exactly: (($0 - exponents[0]) / unit).numerator) }
  }
}

/// The probabilities as machine integers over their common denominator.
struct LevelMasses: Sendable, Hashable {
  let integers: [UInt]
  /// The common denominator, below 2^62.
  let total: UInt

  /// The masses, or nil where they are too long.
  init?(_ probabilities: [Rational]) {
    var common = Integer.one
    for probability in probabilities {
      // The denominators divide their least common multiple, so the numerators over it are integers.
      common = .lcm(common, probability.denominator)
      if common.bitWidth > 62 { return nil }
    }
    guard let total = Int(exactly: common) else { return nil }
    var integers: [UInt] = []
    integers.reserveCapacity(probabilities.count)
    for probability in probabilities {
      guard let numerator = Int(exactly: probability.numerator),
        let denominator = Int(exactly: probability.denominator)
      else { return nil }
      integers.append(UInt(numerator * (total / denominator)))
    }
    (self.integers, self.total) = (integers, UInt(total))
  }
}

/// Logarithms of P and of w/w_max, rounded anyhow.
struct LevelLogarithms: Sendable, Hashable {
  let probabilities: [Double]
  /// Ascending, the last 0; empty for λ = 0.
  let weights: [Double]

  init(probabilities: [Rational], weights: LevelWeights) {
    // So many bits that the difference of two logarithms of close weights means something.
    let numbers = MPFRArray(count: 2, precision: Precision(bits: 192))
    let (number, largest) = (numbers[0], numbers[1])
    func setLogarithm(of value: Rational, _ result: UnsafeMutablePointer<__mpfr_struct>) {
      mpfr_set_q(result, value.pointer, MPFR_RNDN)
      mpfr_log(result, result, MPFR_RNDN)
    }
    self.probabilities = probabilities.map {
      setLogarithm(of: $0, number)
      return mpfr_get_d(number, MPFR_RNDN)
    }
    switch weights {
    case .exponential(let exponents):
      mpfr_set_q(largest, exponents[exponents.count - 1].pointer, MPFR_RNDN)
      self.weights = exponents.map {
        mpfr_set_q(number, $0.pointer, MPFR_RNDN)
        mpfr_sub(number, number, largest, MPFR_RNDN)
        return mpfr_get_d(number, MPFR_RNDN)
      }
    case .rational(let values):
      // No quotient of the rationals themselves, which may be very long.
      setLogarithm(of: values[values.count - 1], largest)
      self.weights = values.map {
        setLogarithm(of: $0, number)
        mpfr_sub(number, number, largest, MPFR_RNDN)
        return mpfr_get_d(number, MPFR_RNDN)
      }
    case .hard: self.weights = []
    }
  }
}

extension Levels {
  /// Encloses w_ℓ/w_max; the last is exactly 1. An upper end may exceed 1 by less than its width.
  public func weightRatios(at precision: Precision) -> [Interval] {
    if let exact = exactWeightRatios { return exact.map { Interval($0, at: precision) } }
    guard case .exponential(let exponents) = weights else { return [] }
    let largest = exponents[exponents.count - 1]
    let exponentBits = exponentBits
    // Far inside MPFR's range of exponents; else each end by itself, which is right at the ends of the range as well.
    guard exponentBits < 26 else {
      return exponents.map { .exp(Interval($0 - largest, at: precision)) }
    }
    return lattice.map { powers($0, at: precision) }
      ?? exponents.map { exponent in
        let difference = exponent - largest
        if difference.isZero { return Interval(1, at: precision) }
        // D-LEVELS(2): the argument's rounding changes the result by at most 2^exponentBits·1.01u, the result's by u.
        let work = MPFRArray(
          count: 1, precision: Precision(bits: precision.bits + exponentBits + 8))
        mpfr_set_q(work[0], difference.pointer, MPFR_RNDN)
        mpfr_exp(work[0], work[0], MPFR_RNDN)
        return Interval(
          center: work[0], relativeErrorExponent: precision.bits + 4, at: precision)
      }
  }

  /// The same from powers of e^{−step}.  D-LEVELS(2)
  private func powers(_ lattice: ExponentLattice, at precision: Precision) -> [Interval] {
    let table = powerTable(lattice, at: precision)
    let span = table.count - 1
    let scratch = MPFRArray(count: 1, precision: Precision(bits: 32))
    let error = scratch[0]
    return lattice.index.map { index in
      if index == span { return Interval(1, at: precision) }
      // D-RELATIVE-ERROR, for positive numbers and with one piece of memory for all.
      let center = table[span - index]
      mpfr_div_2si(error, center, precision.bits + 4, MPFR_RNDU)  // ↑
      return Interval(at: precision) {
        mpfr_sub($0, center, error, MPFR_RNDD)  // ↓
        mpfr_add($1, center, error, MPFR_RNDU)  // ↑
      }
    }
  }

  /// e^{−i·step} for 0 ≤ i ≤ span, each with a relative error below 2^(−precision − 4).  D-LEVELS(2)
  private func powerTable(_ lattice: ExponentLattice, at precision: Precision) -> MPFRArray {
    let span = lattice.index[lattice.index.count - 1]
    let lost = Integer(span).bitWidth + exponentBits + 3
    let table = MPFRArray(
      count: span + 1, precision: Precision(bits: precision.bits + lost + 5))
    mpfr_set_ui(table[0], 1, MPFR_RNDN)
    let step = -lattice.step
    mpfr_set_q(table[1], step.pointer, MPFR_RNDN)
    mpfr_exp(table[1], table[1], MPFR_RNDN)
    for i in 1..<max(span, 1) { mpfr_mul(table[i + 1], table[i], table[1], MPFR_RNDN) }
    return table
  }

  /// Numbers in the proportions of the weights, each with a relative error of at most 1.1·2^(−precision); nil where one
  /// is outside MPFR's range, and at λ = 0.  D-LEVELS(2)
  func proportionalWeights(at precision: Precision) -> MPFRArray? {
    let result = MPFRArray(count: count, precision: precision)
    switch weights {
    case .hard: return nil
    case .rational(let values):
      for j in 0..<count { mpfr_set_q(result[j], values[j].pointer, MPFR_RNDN) }
    case .exponential(let exponents):
      let exponentBits = exponentBits
      if exponentBits >= 26 {
        let enclosures = weightRatios(at: Precision(bits: precision.bits + exponentBits + 10))
        for j in 0..<count {
          guard enclosures[j].relativeAccuracyBits >= precision.bits + 4 else { return nil }
          mpfr_set(result[j], enclosures[j].lowerPointer, MPFR_RNDN)
        }
      } else if let lattice {
        let table = powerTable(lattice, at: precision)
        for j in 0..<count {
          mpfr_set(result[j], table[table.count - 1 - lattice.index[j]], MPFR_RNDN)
        }
      } else {
        let work = MPFRArray(
          count: 1, precision: Precision(bits: precision.bits + exponentBits + 8))
        for j in 0..<count {
          let difference = exponents[j] - exponents[count - 1]
          mpfr_set_q(work[0], difference.pointer, MPFR_RNDN)
          mpfr_exp(work[0], work[0], MPFR_RNDN)
          mpfr_set(result[j], work[0], MPFR_RNDN)
        }
      }
    }
    return result
  }

  /// The bits of the largest |log(w/w_max)|, as far as the weights are exponentials: what exp amplifies.
  var exponentBits: Int {
    guard case .exponential(let exponents) = weights else { return 0 }
    let range = exponents[exponents.count - 1] - exponents[0]
    return range.ceiling.bitWidth
  }
}
