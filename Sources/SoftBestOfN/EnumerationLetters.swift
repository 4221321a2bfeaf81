// Copyright 2026 the softbon authors
// SPDX-License-Identifier: Apache-2.0
//
// What the enumeration loops work on: letters with probabilities and weights, the largest weight 1, as plain numbers;
// and how the sums of the loops become enclosures.

internal import CMPFR
internal import Enclosures
internal import ExactArithmetic

typealias Number = UnsafeMutablePointer<__mpfr_struct>

/// The letters of an enumeration, weights ascending, the largest 1. A first letter of weight 0 stands for all levels
/// below the group.
struct EnumerationLetters: Sendable {
  enum Weight: Sendable {
    case zero
    /// e^x with x ≤ 0.
    case exponential(Rational)
    case rational(Rational)
  }

  let probabilities: [Rational]
  let weights: [Weight]

  var count: Int { weights.count }

  /// Whether the first letter weighs nothing.
  var hasWeightless: Bool { if case .zero = weights[0] { true } else { false } }

  /// The letters of a group of levels.
  init(_ levels: Levels, group: Range<Int>) {
    let below = levels.probabilities[..<group.lowerBound]
    let own: [Weight] =
      switch levels.weights {
      case .exponential(let exponents):
        exponents[group].map { .exponential($0 - exponents[group.upperBound - 1]) }
      case .rational(let values): values[group].map { .rational($0 / values[group.upperBound - 1]) }
      case .hard: []
      }
    let isLowest = below.isEmpty
    probabilities = (isLowest ? [] : [Rational.sum(below)]) + levels.probabilities[group]
    weights = (isLowest ? [] : [.zero]) + own
  }

  /// Encloses a weight, with a relative width below 2^(−precision − 8).
  func weight(_ letter: Int, at precision: Precision) -> Interval {
    let working = Precision(bits: precision.bits + 48)
    switch weights[letter] {
    case .zero: return Interval(0, at: working)
    case .exponential(let x): return .exp(Interval(x, at: working))
    case .rational(let value): return Interval(value, at: working)
    }
  }

  /// Encloses the difference of the weights of two letters, a heavier and a lighter one, with a relative width below
  /// 2^(−precision − 8): no cancellation.
  func weightDifference(_ heavier: Int, _ lighter: Int, at precision: Precision) -> Interval {
    let working = Precision(bits: precision.bits + 48)
    switch (weights[heavier], weights[lighter]) {
    case (.exponential(let x), .exponential(let y)):
      return weight(heavier, at: precision) * -.expm1(Interval(y - x, at: working))
    case (.rational(let v), .rational(let w)): return Interval(v - w, at: working)
    default: return weight(heavier, at: precision)
    }
  }
}

// MARK: - From enclosures to plain numbers and back

/// The count of roundings, and the precision that makes up for them.  D-ENUMERATION-ROUNDING
struct EnumerationRounding: Sendable {
  /// Beyond this many terms, which would take months, the bounds on exponents are not proved.
  static let maximumTerms = Integer.power(10, 14)

  /// An upper bound N of the number of roundings on the way to each sum.
  let roundings: Integer
  /// The precision W of the loops.
  let working: Precision
  /// Each sum of the loops has a relative error of at most 2^(−exponent).
  let relativeErrorExponent: Int

  /// The precision for sums of relative accuracy about 2^(−precision) with N roundings on the way.
  ///
  /// With u = 2^(−W) and N u ≤ 1/2, (1 − u)^(−N) − 1 ≤ 2 N u: D-ENUMERATION-ROUNDING(4).
  init(roundings: Integer, for precision: Precision) {
    let bits = roundings.bitWidth
    // MPFR has fast paths below whole numbers of limbs, so the rest of the last limb but one bit costs nothing.
    let needed = precision.bits + bits + 5
    self.init(roundings: roundings, working: Precision(bits: (needed + 64) / 64 * 64 - 1))
  }

  /// The error bound at a given working precision.
  ///
  /// - Precondition: N ≤ 2^(W − 1).
  init(roundings: Integer, working: Precision) {
    precondition(roundings.bitWidth < working.bits, "the working precision is too low")
    self.roundings = roundings
    self.working = working
    relativeErrorExponent = working.bits - roundings.bitWidth - 1
  }

  /// Encloses the exact sum for which a loop computed `sum`.
  func enclosure(of sum: Number) -> Interval {
    Interval(center: sum, relativeErrorExponent: relativeErrorExponent, at: working)
  }
}

/// What MPFR's flags say about a loop.
struct LoopExceptions: Sendable {
  /// Some product was below 2^(−2^30).
  var underflowed = false
  /// Some number left the exponent range on the other side, or is none: the sums say nothing.
  var failed = false

  /// Clears the flags of this thread.
  static func clear() { mpfr_clear_flags() }

  /// Reads the flags of this thread.
  static func read() -> LoopExceptions {
    LoopExceptions(
      underflowed: mpfr_underflow_p() != 0,
      failed: mpfr_overflow_p() != 0 || mpfr_nanflag_p() != 0 || mpfr_divby0_p() != 0)
  }

  mutating func merge(_ other: LoopExceptions) {
    underflowed = underflowed || other.underflowed
    failed = failed || other.failed
  }

  /// The enclosure of a probability, widened for what the loop's exceptions may have cost.
  ///
  /// D-ENUMERATION-ROUNDING(6): underflow costs each probability at most 2^(−2^29).
  func widened(_ value: Interval) -> Interval {
    if failed { return Interval(lower: 0, upper: 1, at: value.precision) }
    if !underflowed { return value }
    let tiny = Interval(lower: -1, upper: 1, at: value.precision).scaled(byPowerOfTwo: -(1 << 29))
    return .max(value + tiny, Interval(0, at: value.precision))
  }
}

extension Interval {
  /// Rounds the value to a plain number.
  ///
  /// - Returns: whether the enclosure is so narrow that the number counts as two roundings: D-ENUMERATION-ROUNDING(1).
  func round(to number: Number) -> Bool {
    mpfr_set(number, lowerPointer, MPFR_RNDN)
    return isPoint || relativeAccuracyBits >= Int(mpfr_get_prec(number)) + 8
  }
}
