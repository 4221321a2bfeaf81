// Copyright 2026 the softbon authors
// SPDX-License-Identifier: Apache-2.0
//
// Enumeration over the compositions of three letters or more, streamed: memory for O(k n) numbers.
//
// The two lightest letters, low and high, form rows: with the counts of the others fixed and L left, the row sums over
// the counts m of high and L − m of low. Everything else is a factor outside the row or a sum over rows, so that a
// composition costs one product, one quotient and three additions, whatever the number of letters.
//
// The other letters are walked by their nonzero counts, so that an alphabet larger than n costs nothing.

internal import CMPFR
internal import Enclosures
internal import ExactArithmetic

struct MultinomialEnumeration: Sendable {
  private let letters: EnumerationLetters
  private let n: Int
  private let rounding: EnumerationRounding

  init(_ letters: EnumerationLetters, n: Int, at precision: Precision) {
    self.init(
      letters, n: n,
      rounding: EnumerationRounding(
        roundings: Self.roundings(n: n, letters: letters.count), for: precision))
  }

  init(_ letters: EnumerationLetters, n: Int, rounding: EnumerationRounding) {
    self.letters = letters
    self.n = n
    self.rounding = rounding
  }

  /// The most roundings on the way to each sum, with R = binomial(n + k − 2, k − 2) rows.  D-ENUMERATION-ROUNDING(3)
  static func roundings(n: Int, letters: Int) -> Integer {
    8 * Integer(n) + 2 * Levels.compositionCount(Integer(n), letters - 1) + 80
  }

  /// The power of two α that keeps (α P)^m/m! near 1 where it matters: the weights are n!/α^n times products of these.
  private var scaleExponent: Int { max(0, Int.bitWidth - n.leadingZeroBitCount - 2) }

  /// Encloses P_n of each letter, within what the group of levels allows.
  func sums(options: EngineOptions) throws(EngineError) -> [Interval] {
    let tables = try EnumerationTables(
      letters, n: n, scaleExponent: scaleExponent, working: rounding.working, options: options)
    // Fixed pieces of the walk: the first letter counted and its count, dealt out in turn.
    let pieces = min(64, (letters.count - 2) * n + 1)
    let parts = try inParallel(count: pieces, options: options) { piece throws(EngineError) in
      var walk = CompositionWalk(tables, options: options)
      return try walk.piece(piece, of: pieces)
    }
    // The pieces are added in their order, whatever the order in which they were done.
    let totals = MPFRArray(count: letters.count, precision: rounding.working)
    var exceptions = LoopExceptions(failed: !tables.isNarrow)
    exceptions.merge(tables.exceptions)
    for part in parts {
      exceptions.merge(part.exceptions)
      for i in 0..<letters.count { mpfr_add(totals[i], totals[i], part.sums[i], MPFR_RNDN) }
    }
    let factor = Interval(at: rounding.working) {
      mpfr_fac_ui($0, UInt(n), MPFR_RNDD)  // ↓
      mpfr_fac_ui($1, UInt(n), MPFR_RNDU)  // ↑
    }.scaled(byPowerOfTwo: -scaleExponent * n)
    return (0..<letters.count).map { i in
      exceptions.widened(
        rounding.enclosure(of: totals[i]) * factor * letters.weight(i, at: rounding.working))
    }
  }
}

// MARK: - Tables

/// What all pieces of the walk read: per letter (α P)^m/m! for m ≤ n, and multiples of weights for the rows.
private final class EnumerationTables: Sendable {
  let letters: EnumerationLetters
  let n: Int
  let working: Precision
  /// Whether every number that the tables start from is known to two roundings.
  let isNarrow: Bool
  let exceptions: LoopExceptions

  private let powers: MPFRArray
  private let multiples: MPFRArray
  private let weights: MPFRArray

  init(
    _ letters: EnumerationLetters, n: Int, scaleExponent: Int, working: Precision,
    options: EngineOptions
  ) throws(EngineError) {
    self.letters = letters
    self.n = n
    self.working = working
    powers = MPFRArray(count: letters.count * (n + 1), precision: working)
    multiples = MPFRArray(count: 2 * (n + 1), precision: working)
    weights = MPFRArray(count: letters.count, precision: working)
    var poll = InterruptionPoll(options, every: 1 + (1 << 21) / working.bits)
    var isNarrow = true
    LoopExceptions.clear()
    let scratch = MPFRArray(count: 1, precision: working)
    defer { withExtendedLifetime(scratch) {} }
    for letter in 0..<letters.count {
      let mass = letters.probabilities[letter] * .powerOfTwo(scaleExponent)
      isNarrow =
        Interval(mass, at: Precision(bits: working.bits + 16)).round(to: scratch[0])
        && letters.weight(letter, at: working).round(to: weights[letter]) && isNarrow
      let row = powers[letter * (n + 1)]
      mpfr_set_ui(row, 1, MPFR_RNDN)
      for m in 1...n {
        try poll.count(1)
        mpfr_mul(row + m, row + m - 1, scratch[0], MPFR_RNDN)
        mpfr_div_ui(row + m, row + m, UInt(m), MPFR_RNDN)
      }
    }
    isNarrow = letters.weightDifference(1, 0, at: working).round(to: scratch[0]) && isNarrow
    for m in 0...n {
      mpfr_mul_ui(multiples[m], scratch[0], UInt(m), MPFR_RNDN)
      mpfr_mul_ui(multiples[n + 1 + m], weights[0], UInt(m), MPFR_RNDN)
    }
    self.isNarrow = isNarrow
    exceptions = LoopExceptions.read()
  }

  /// (α P)^m/m! of a letter, from m = 0 on.
  func powers(of letter: Int) -> Number { powers[letter * (n + 1)] }

  /// m times the difference of the weights of high and low, from m = 0 on.
  var differenceMultiples: Number { multiples[0] }

  /// m times the weight of low, from m = 0 on.
  var lowMultiples: Number { multiples[n + 1] }

  func weight(of letter: Int) -> Number { weights[letter] }
}

// MARK: - The walk

/// One thread's walk over compositions. Letter 0 is low, letter 1 is high.
private struct CompositionWalk {
  struct Part: Sendable {
    let sums: MPFRArray
    let exceptions: LoopExceptions
  }

  private let tables: EnumerationTables
  private let n: Int
  private let letterCount: Int
  private var poll: InterruptionPoll
  private let sums: MPFRArray
  private let scratch: MPFRArray
  /// Three numbers per depth of the walk: the weight sum, the multinomial factor, the sum over what is below.
  private let stack: MPFRArray

  private let low: Number
  private let high: Number
  private let differences: Number
  private let lowMultiples: Number
  private let isLowWeightless: Bool

  init(_ tables: EnumerationTables, options: EngineOptions) {
    self.tables = tables
    n = tables.n
    letterCount = tables.letters.count
    poll = InterruptionPoll(options, every: 1 + (1 << 21) / tables.working.bits)
    sums = MPFRArray(count: letterCount, precision: tables.working)
    scratch = MPFRArray(count: 8, precision: tables.working)
    stack = MPFRArray(count: 3 * (min(n, letterCount - 2) + 1), precision: tables.working)
    low = tables.powers(of: 0)
    high = tables.powers(of: 1)
    differences = tables.differenceMultiples
    lowMultiples = tables.lowMultiples
    isLowWeightless = tables.letters.hasWeightless
  }

  /// Walks the piece with the given number.
  mutating func piece(_ piece: Int, of pieces: Int) throws(EngineError) -> Part {
    LoopExceptions.clear()
    mpfr_set_ui(stack[1], 1, MPFR_RNDN)
    // Branch 0 is the row without other letters; then each letter from the heaviest, each count.
    if piece == 0 { try row(left: n, depth: 0) }
    let branches = (letterCount - 2) * n
    for branch in stride(from: piece == 0 ? pieces : piece, through: branches, by: pieces) {
      let letter = letterCount - 1 - (branch - 1) / n
      let count = (branch - 1) % n + 1
      mpfr_mul_ui(stack[3], tables.weight(of: letter), UInt(count), MPFR_RNDN)
      mpfr_set(stack[4], tables.powers(of: letter) + count, MPFR_RNDN)
      try visit(below: letter, left: n - count, depth: 1)
      addCounted(letter: letter, count: count, depth: 1)
    }
    return Part(sums: sums, exceptions: LoopExceptions.read())
  }

  /// Sums over all compositions with the counts so far and `left` more draws of the letters below `letter`.
  ///
  /// The stack at `depth` holds the weight sum and the factor of the counts so far, and receives the sum.
  private mutating func visit(below letter: Int, left: Int, depth: Int) throws(EngineError) {
    try row(left: left, depth: depth)
    if left == 0 { return }
    for next in stride(from: letter - 1, to: 1, by: -1) {
      mpfr_set(stack[3 * depth + 3], stack[3 * depth], MPFR_RNDN)
      for count in 1...left {
        let (weight, factor) = (stack[3 * depth + 3], stack[3 * depth + 4])
        mpfr_add(weight, weight, tables.weight(of: next), MPFR_RNDN)
        mpfr_mul(factor, stack[3 * depth + 1], tables.powers(of: next) + count, MPFR_RNDN)
        try visit(below: next, left: left - count, depth: depth + 1)
        addCounted(letter: next, count: count, depth: depth + 1)
        mpfr_add(stack[3 * depth + 2], stack[3 * depth + 2], stack[3 * depth + 5], MPFR_RNDN)
      }
    }
  }

  /// Adds count times the sum at `depth` to the letter's sum.
  private func addCounted(letter: Int, count: Int, depth: Int) {
    mpfr_mul_ui(scratch[0], stack[3 * depth + 2], UInt(count), MPFR_RNDN)
    mpfr_add(sums[letter], sums[letter], scratch[0], MPFR_RNDN)
  }

  /// The row with `left` draws of low and high: sets the sum at `depth` and adds to the sums of low and high.
  ///
  /// With z the term without the factor so far, it takes Σ z, and the smaller of Σ m z and Σ (L − m) z by running sums,
  /// separately for m ≤ L/2 and m > L/2; the larger one is L Σ z minus the smaller one, at most half of it, so that
  /// the difference is benign: D-ENUMERATION-ROUNDING(3).
  private mutating func row(left: Int, depth: Int) throws(EngineError) {
    try poll.count(left + 1)
    let (weight, factor, result) = (stack[3 * depth], stack[3 * depth + 1], stack[3 * depth + 2])
    // A weight sum of 0 is only that of the weightless letter alone: that composition belongs to lower groups.
    let first = isLowWeightless && mpfr_zero_p(weight) != 0 ? 1 : 0
    if left == 0 {
      if first == 0 { mpfr_div(result, factor, weight, MPFR_RNDN) }
      return
    }
    let (s, z, base) = (scratch[0], scratch[1], scratch[2])
    let (sumBelow, highBelow) = (scratch[3], scratch[4])
    let (sumAbove, lowAbove) = (scratch[5], scratch[6])
    mpfr_add(base, weight, lowMultiples + left, MPFR_RNDN)

    let middle = left / 2
    mpfr_set_zero(sumBelow, 1)
    mpfr_set_zero(highBelow, 1)
    var m = middle
    while m >= first {
      mpfr_add(s, base, differences + m, MPFR_RNDN)
      mpfr_mul(z, high + m, low + (left - m), MPFR_RNDN)
      mpfr_div(z, z, s, MPFR_RNDN)
      mpfr_add(sumBelow, sumBelow, z, MPFR_RNDN)
      if m > 0 { mpfr_add(highBelow, highBelow, sumBelow, MPFR_RNDN) }
      m -= 1
    }
    mpfr_set_zero(sumAbove, 1)
    mpfr_set_zero(lowAbove, 1)
    m = middle + 1
    while m <= left {
      mpfr_add(s, base, differences + m, MPFR_RNDN)
      mpfr_mul(z, high + m, low + (left - m), MPFR_RNDN)
      mpfr_div(z, z, s, MPFR_RNDN)
      mpfr_add(sumAbove, sumAbove, z, MPFR_RNDN)
      if m < left { mpfr_add(lowAbove, lowAbove, sumAbove, MPFR_RNDN) }
      m += 1
    }
    // Σ (L − m) z = (L·sumBelow − highBelow) + lowAbove, Σ m z = highBelow + (L·sumAbove − lowAbove).
    mpfr_mul_ui(z, sumBelow, UInt(left), MPFR_RNDN)
    mpfr_sub(z, z, highBelow, MPFR_RNDN)
    mpfr_add(z, z, lowAbove, MPFR_RNDN)
    mpfr_mul(z, z, factor, MPFR_RNDN)
    mpfr_add(sums[0], sums[0], z, MPFR_RNDN)
    mpfr_mul_ui(z, sumAbove, UInt(left), MPFR_RNDN)
    mpfr_sub(z, z, lowAbove, MPFR_RNDN)
    mpfr_add(z, z, highBelow, MPFR_RNDN)
    mpfr_mul(z, z, factor, MPFR_RNDN)
    mpfr_add(sums[1], sums[1], z, MPFR_RNDN)
    mpfr_add(z, sumBelow, sumAbove, MPFR_RNDN)
    mpfr_mul(result, z, factor, MPFR_RNDN)
  }
}
