// Copyright 2026 the softbon authors
// SPDX-License-Identifier: Apache-2.0
//
// The enumeration engine: enclosures of P_n by enumeration over compositions.  D-COMPOSITIONS
//
// The loops run on plain MPFR numbers, rounded to nearest; all terms are positive, so that every rounding is a relative
// error, and the count of roundings on the longest path bounds what leaves the loops.  D-ENUMERATION-ROUNDING

internal import CMPFR
internal import Enclosures
internal import ExactArithmetic

extension Levels {
  /// Encloses P_n by enumeration over compositions.
  ///
  /// - Domain: n ≥ 1.
  /// - Enclosure: contains P_n(ℓ), within [0, 1].
  /// - Tightness: relative width at most 2^(−precision) unless P_n(ℓ) is below 2^(−2^27) or weights of unlike size
  ///   (see `weightGroups`) leave less; tested.
  /// - Complexity: binomial(n + k − 1, k − 1) terms; memory for O(k n) numbers, with two levels for O(1).
  func enumerationLaw(
    n: Integer, at precision: Precision, options: EngineOptions, maximumSpan: Int = 1 << 27
  ) throws(EngineError) -> LevelLaw {
    if isTrivial {
      return LevelLaw(engine: .enumeration, probabilities: [.enclosed(Interval(1, at: precision))])
    }
    let machineN = try enumerable(n: n, options: options)
    let groups = weightGroups(maximumSpan: maximumSpan)
    var law: [CertifiedNumber] = []
    for group in groups.ranges {
      let inside = try massWithoutHigher(group, n: machineN, at: precision, options: options)
      law += zip(group, inside).map { level, mass in
        .enclosed(groups.corrected(mass, level: level, of: self, n: n))
      }
    }
    return LevelLaw(engine: .enumeration, probabilities: law)
  }

  /// The number of candidates as a machine integer.
  ///
  /// - Throws: `EngineError.tooManyTerms` when there are more compositions than allowed.
  func enumerable(n: Integer, options: EngineOptions) throws(EngineError) -> Int {
    let terms = Levels.compositionCount(n, count)
    let allowed = min(options.maximumTerms, EnumerationRounding.maximumTerms)
    guard terms <= allowed, let n = Int(exactly: n) else {
      throw .tooManyTerms(needed: terms, allowed: allowed)
    }
    return n
  }

  /// For the levels of a group, E[c_ℓ w_ℓ / Σ_group c_j w_j; no draw above the group]: P_n when weights below the group
  /// are 0 and those above infinite.
  private func massWithoutHigher(
    _ group: Range<Int>, n: Int, at precision: Precision, options: EngineOptions
  ) throws(EngineError) -> [Interval] {
    if group.count == 1 {
      return [hardProbability(level: group.lowerBound, n: Integer(n), at: precision)]
    }
    let letters = EnumerationLetters(self, group: group)
    let sums =
      letters.count == 2
      ? try BinomialEnumeration(letters, n: n, at: precision).sums(options: options)
      : try MultinomialEnumeration(letters, n: n, at: precision).sums(options: options)
    // The first letter is what is below the group, when there is something.
    return Array(sums.suffix(group.count))
  }
}

// MARK: - Weights of unlike size

/// The levels in groups such that weights within a group differ by factors that MPFR's exponents hold, and weights of
/// different groups by a factor of at least e^gap.  D-ENUMERATION-ROUNDING(5)
struct WeightGroups {
  let ranges: [Range<Int>]
  /// The least log-ratio between weights of different groups, in nats; nil with one group.
  let gap: Int?

  /// Encloses P_n(ℓ) given the mass computed as if lower groups weighed nothing and higher groups outweighed all.
  ///
  /// With ρ = e^(−gap): lower groups add at most the factor nρ to a weight sum, and a composition with a higher letter
  /// gives ℓ at most c_ℓ ρ, whose mean is n P_ℓ ρ.
  func corrected(_ mass: Interval, level: Int, of levels: Levels, n: Integer) -> Interval {
    let one = Interval(1, at: mass.precision)
    guard let gap, let last = ranges.last else {
      return .max(.min(mass, one), one - one)
    }
    // nρ ≤ n·2^(−gap).
    let loss = Interval(lower: 0, upper: Rational(n), at: mass.precision)
      .scaled(byPowerOfTwo: -gap)
    var value = mass * (one - loss)
    if !last.contains(level) { value += loss * levels.probabilities[level] }
    return .max(.min(value, one), one - one)
  }
}

extension Levels {
  /// One group, unless the weights span more than `maximumSpan` nats; then cut at every large gap.
  ///
  /// The plain loops accept 2^27 nats, which is less than 2^28 of the 2^31 binary exponents that there are.
  func weightGroups(maximumSpan: Int) -> WeightGroups {
    // Limits of weights: every level outweighs all below it.
    if case .hard = weights {
      return WeightGroups(ranges: (0..<count).map { $0..<($0 + 1) }, gap: nil)
    }
    guard case .exponential(let exponents) = weights,
      exponents[count - 1] - exponents[0] > Rational(maximumSpan)
    else { return WeightGroups(ranges: [0..<count], gap: nil) }
    // With k − 1 gaps and a span above the maximum at least one gap is cut, and what is not cut spans less.
    let gap = maximumSpan / count
    let cuts = (1..<count).filter { exponents[$0] - exponents[$0 - 1] >= Rational(gap) }
    let ends = [0] + cuts + [count]
    return WeightGroups(ranges: zip(ends, ends.dropFirst()).map { $0..<$1 }, gap: gap)
  }
}
