// Copyright 2026 the softbon authors
// SPDX-License-Identifier: Apache-2.0
//
// Enumeration over the compositions (m, n − m) of two letters, in constant memory. The binomial weights come from a
// recurrence that starts at either end, where they are powers, and meets in the middle: two pieces, in each of which
// one letter (the minor) is counted from 0 to at most n/2.

internal import CMPFR
internal import Enclosures
internal import ExactArithmetic

struct BinomialEnumeration: Sendable {
  private let letters: EnumerationLetters
  private let n: Int
  private let rounding: EnumerationRounding

  init(_ letters: EnumerationLetters, n: Int, at precision: Precision) {
    self.init(
      letters, n: n,
      rounding: EnumerationRounding(roundings: Self.roundings(n: n), for: precision))
  }

  init(_ letters: EnumerationLetters, n: Int, rounding: EnumerationRounding) {
    self.letters = letters
    self.n = n
    self.rounding = rounding
  }

  /// The most roundings on the way to Σ z and Σ m z.  D-ENUMERATION-ROUNDING(2)
  static func roundings(n: Int) -> Integer { 3 * Integer(n) + 16 }

  /// Encloses P_n of both letters.
  func sums(options: EngineOptions) throws(EngineError) -> [Interval] {
    let halves = try inParallel(count: 2, options: options) { piece throws(EngineError) in
      try half(minor: 1 - piece, options: options)
    }
    var exceptions = LoopExceptions()
    for half in halves { exceptions.merge(half.exceptions) }
    return (0..<2).map { letter in
      // Where the letter is the minor one its sum is Σ m z, else n Σ z − Σ m z, whose first term is at least twice the
      // second, since m ≤ n/2.
      var sum = Interval(0, at: rounding.working)
      for half in halves {
        sum += half.minor == letter ? half.minorSum : half.sum * Rational(n) - half.minorSum
      }
      return exceptions.widened(sum * letters.weight(letter, at: rounding.working))
    }
  }

  private struct Half: Sendable {
    let minor: Int
    /// Σ z, where z = binomial(n, m)·p^m·q^(n−m)/(weight sum), p of the minor letter and q of the other.
    let sum: Interval
    /// Σ m z.
    let minorSum: Interval
    let exceptions: LoopExceptions
  }

  /// Sums over the counts m of the minor letter: up to ⌊n/2⌋ for letter 1, up to n − ⌊n/2⌋ − 1 for letter 0.
  private func half(minor: Int, options: EngineOptions) throws(EngineError) -> Half {
    let last = minor == 1 ? n / 2 : n - n / 2 - 1
    let major = 1 - minor
    let ratio = letters.probabilities[minor] / letters.probabilities[major]
    let step = MachineRatio(ratio, n: n)
    var poll = InterruptionPoll(options, every: 1 + (1 << 21) / rounding.working.bits)
    LoopExceptions.clear()
    let numbers = MPFRArray(count: 11, precision: rounding.working)
    defer { withExtendedLifetime(numbers) {} }
    let (t, z, s, x) = (numbers[0], numbers[1], numbers[2], numbers[3])
    let (sum, minorSum, total, minorTotal) = (numbers[4], numbers[5], numbers[6], numbers[7])
    let (minorWeight, majorWeight, multiplier) = (numbers[8], numbers[9], numbers[10])
    var scale = 0
    // The binomial weight of m is t·2^scale; it starts at q^n.
    let isNarrow = [
      power(of: letters.probabilities[major], to: t, scale: &scale),
      letters.weight(minor, at: rounding.working).round(to: minorWeight),
      letters.weight(major, at: rounding.working).round(to: majorWeight),
      Interval(ratio, at: Precision(bits: rounding.working.bits + 16)).round(to: multiplier),
    ].allSatisfy { $0 }

    func flush() {
      for (part, whole) in [(sum, total), (minorSum, minorTotal)] {
        mpfr_mul_2si(x, part, scale, MPFR_RNDN)
        mpfr_add(whole, whole, x, MPFR_RNDN)
        mpfr_set_zero(part, 1)
      }
    }

    for m in 0...last {
      try poll.count(1)
      mpfr_mul_ui(s, majorWeight, UInt(n - m), MPFR_RNDN)
      mpfr_mul_ui(x, minorWeight, UInt(m), MPFR_RNDN)
      mpfr_add(s, s, x, MPFR_RNDN)
      mpfr_div(z, t, s, MPFR_RNDN)
      mpfr_add(sum, sum, z, MPFR_RNDN)
      mpfr_mul_ui(z, z, UInt(m), MPFR_RNDN)
      mpfr_add(minorSum, minorSum, z, MPFR_RNDN)
      if let step {
        mpfr_mul_ui(t, t, UInt(n - m) * step.numerator, MPFR_RNDN)
        mpfr_div_ui(t, t, UInt(m + 1) * step.denominator, MPFR_RNDN)
      } else {
        mpfr_mul_ui(t, t, UInt(n - m), MPFR_RNDN)
        mpfr_mul(t, t, multiplier, MPFR_RNDN)
        mpfr_div_ui(t, t, UInt(m + 1), MPFR_RNDN)
      }
      // Far from the exponent 0 the scale takes over, so that t itself never leaves the exponent range.
      if abs(mpfr_get_exp(t)) > 1 << 24 {
        flush()
        scale += mpfr_get_exp(t)
        mpfr_set_exp(t, 0)
      }
    }
    flush()
    var exceptions = LoopExceptions.read()
    exceptions.failed = exceptions.failed || !isNarrow || ratio.bitCount > 1 << 23
    return Half(
      minor: minor, sum: rounding.enclosure(of: total),
      minorSum: rounding.enclosure(of: minorTotal), exceptions: exceptions)
  }

  /// Writes q^n as number·2^scale; false when the number is not known narrowly enough.
  private func power(of q: Rational, to number: Number, scale: inout Int) -> Bool {
    let exponent = q.numerator.bitWidth - q.denominator.bitWidth
    let (product, overflow) = exponent.multipliedReportingOverflow(by: n)
    let mantissa = Interval(
      q * .powerOfTwo(-exponent), at: Precision(bits: rounding.working.bits + 80))
    guard !overflow, let value = try? mantissa.power(n) else { return false }
    scale = product
    return value.round(to: number)
  }
}

/// A ratio of machine integers whose products with numbers up to n are machine integers too.
private struct MachineRatio {
  let numerator: UInt
  let denominator: UInt

  init?(_ ratio: Rational, n: Int) {
    guard let p = UInt(exactly: ratio.numerator), let q = UInt(exactly: ratio.denominator),
      !p.multipliedReportingOverflow(by: UInt(n)).overflow,
      !q.multipliedReportingOverflow(by: UInt(n)).overflow
    else { return nil }
    numerator = p
    denominator = q
  }
}
