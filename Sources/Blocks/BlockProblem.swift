// Copyright 2026 the softbon authors
// SPDX-License-Identifier: Apache-2.0
//
// Sequences of m independent symbols whose rewards add up. Sequences of equal total and weight act as one symbol, so the
// blockwise problem is a Soft Best-of-n problem over the distinct totals with exact multinomial probabilities
// (docs/mathematics.md §H). On a lattice of rewards they are the coefficients of a power of a polynomial, else sums over
// the types (how often each symbol occurs).  D-BLOCKS(1)

public import ExactArithmetic
public import SoftBestOfN

/// Why sequences do not form a problem that can be written out.
public enum BlockError: Error, Equatable, Sendable, CustomStringConvertible {
  /// A sequence has at least one symbol.
  case noSymbols(length: Int)
  /// There are more distinct totals than the limit, `BlockLimit.totals`.
  case tooManyTotals(atLeast: Integer)
  /// The probabilities together have more bits than the limit, `BlockLimit.bits`.
  case tooLong(bits: Integer)
  /// The rewards are on no coarse lattice, and there are more types than the limit, `BlockLimit.types`.
  case tooManyTypes(count: Integer)
  /// A block with the greater total weighs less, so that more candidates need not be better (A5).
  case notComonotone(length: Int)

  /// The message: what is wrong and what would be right.
  public var description: String {
    switch self {
    case .noSymbols(let length): "a block has \(length) symbols; give at least 1"
    case .tooManyTotals(let count):
      "the blocks have at least \(count.abbreviated) distinct totals, more than the \(BlockLimit.totals)"
        + " that are written out (give a smaller length)"
    case .tooLong(let bits):
      "the probabilities of the blocks have \(bits.abbreviated) bits, more than the \(BlockLimit.bits) that are written out"
        + " (give a smaller length or rounder probabilities)"
    case .tooManyTypes(let count):
      "the blocks have \(count.abbreviated) types, more than the \(BlockLimit.types) that are summed, and the rewards"
        + " are on no lattice coarse enough to do without (give a smaller length or rounder rewards)"
    case .notComonotone(let length):
      "of blocks of \(length) symbols some with the greater total reward weigh less, so that more candidates are not always"
        + " better; give weights for which the products are in the order of the sums, such as exp(reward/lambda)"
    }
  }
}

/// How large the problem of sequences may be.
public enum BlockLimit {
  /// The most distinct totals.
  public static let totals = 100_000
  /// The most types that are summed.
  public static let types = 1_000_000
  /// The most bits that the probabilities have together.
  public static let bits = 4_000_000_000
  /// The most points of the lattice times symbols of the alphabet.
  static let latticeWork = 200_000_000
  /// The most points of the lattice.
  static let latticePoints = 1_000_000
}

extension Problem {
  /// The problem of sequences of `length` independent symbols: one symbol for each distinct total reward (in weight form:
  /// for each distinct pair of total reward and product of the weights), in ascending order.
  ///
  /// The weight of a sequence is the product of its symbols' weights, exp(total/λ) where they come from rewards. Symbols
  /// of probability 0 take no part.
  ///
  /// - Enclosure: probabilities and totals are exact.
  /// - Parameters:
  ///   - symbol: the problem of one symbol.
  ///   - length: the number of symbols m, at least 1.
  /// - Throws: `BlockError` when there are too many totals or types.
  public init(blockOf symbol: Problem, length: Int) throws(BlockError) {
    guard length >= 1 else { throw .noSymbols(length: length) }
    let sequences = try Totals(symbol, length: length)
    do throws(ProblemError) {
      let weighting: Weighting =
        switch symbol.weighting {
        case .exponential: symbol.weighting
        case .rational: .rational(sequences.weights ?? [])
        }
      let problem = try Problem(
        name: symbol.name, probabilities: sequences.probabilities,
        rewards: symbol.rewards.map { _ in sequences.rewards }, weighting: weighting)
      self = problem.asBlocks(of: symbol, length: length)
    } catch {
      preconditionFailure("totals of a problem form a problem: \(error)")
    }
  }
}

/// The distinct totals with their probabilities.
private struct Totals {
  var probabilities: [Rational] = []
  var rewards: [Rational] = []
  /// In weight form: the product of the weights.
  var weights: [Rational]?

  /// Symbols with the same reward and weight, merged.
  private struct Letter: Hashable {
    let reward: Rational
    let weight: Rational
  }

  init(_ problem: Problem, length: Int) throws(BlockError) {
    var masses: [Letter: Rational] = [:]
    var hasWeights = false
    for i in problem.support {
      var weight = Rational.one
      if case .rational(let weights) = problem.weighting {
        weight = weights[i]
        hasWeights = true
      }
      let letter = Letter(reward: problem.rewards.map { $0[i] } ?? .zero, weight: weight)
      masses[letter, default: .zero] += problem.probabilities[i]
    }
    let letters = masses.sorted { ($0.key.reward, $0.key.weight) < ($1.key.reward, $1.key.weight) }
    if hasWeights { weights = [] }
    if letters.count == 1 {
      probabilities = [.one]
      rewards = [letters[0].key.reward * Rational(length)]
      weights?.append(.one)  // One level: its weight is without meaning.
      return
    }
    let scale = letters.reduce(Integer.one) { .lcm($0, $1.value.denominator) }
    let counts = letters.map { ($0.value * Rational(scale)).numerator }
    // At least one total for every number of occurrences of the greatest letter and so on: m(k − 1) + 1.
    let least = Integer(length) * Integer(letters.count - 1) + 1
    if least > Integer(BlockLimit.totals) { throw .tooManyTotals(atLeast: least) }
    let bits = least * Integer(length) * Integer(scale.bitWidth)
    if bits > Integer(BlockLimit.bits) { throw .tooLong(bits: bits) }
    let total = Integer.power(scale, UInt(length))
    if let lattice = LetterLattice(letters.map { ($0.key.reward, $0.key.weight) }) {
      let (points, overflow) = lattice.span.multipliedReportingOverflow(by: length)
      if !overflow, points < BlockLimit.latticePoints,
        points * letters.count < BlockLimit.latticeWork
      {
        try addLattice(lattice, counts, points: points, length: length, total: total)
        return
      }
    }
    let types = Integer.binomial(Integer(length + letters.count - 1), letters.count - 1)
    guard types <= Integer(BlockLimit.types) else { throw .tooManyTypes(count: types) }
    try addTypes(letters.map { ($0.key.reward, $0.key.weight) }, counts, length, total)
  }

  /// The coefficients of (Σ A_j z^{a_j})^m.  D-BLOCKS(1)
  private mutating func addLattice(
    _ lattice: LetterLattice, _ counts: [Integer], points: Int, length: Int, total: Integer
  ) throws(BlockError) {
    var coefficients = PowerCoefficients(
      masses: counts, steps: lattice.index, exponent: length)
    let start = lattice.firstReward * Rational(length)
    let firstWeight = Rational.power(lattice.firstWeight, length)
    for point in 0...points {
      let coefficient = coefficients.next()
      if coefficient.isZero { continue }
      probabilities.append(Rational(coefficient, total))
      rewards.append(start + lattice.step * Rational(point))
      weights?.append(firstWeight * .power(lattice.ratio, point))
      if rewards.count > BlockLimit.totals { throw .tooManyTotals(atLeast: Integer(rewards.count)) }
    }
  }

  /// The sum of m!/Π c_j! · Π A_j^{c_j} over the types c of each total.
  private mutating func addTypes(
    _ letters: [(Rational, Rational)], _ counts: [Integer], _ length: Int, _ total: Integer
  ) throws(BlockError) {
    struct Key: Hashable {
      let reward: Rational
      let weight: Rational
    }
    var masses: [Key: Integer] = [:]
    func visit(
      _ letter: Int, _ left: Int, _ reward: Rational, _ weight: Rational, _ mass: Integer
    ) throws(BlockError) {
      if letter == letters.count - 1 {
        let count = Rational(left)
        let key = Key(
          reward: reward + letters[letter].0 * count,
          weight: weight * .power(letters[letter].1, left))
        masses[key, default: .zero] += mass * .power(counts[letter], UInt(left))
        // Told as soon as it is seen, not when all are enumerated.
        if masses.count > BlockLimit.totals { throw .tooManyTotals(atLeast: Integer(masses.count)) }
        return
      }
      // binomial(left, c)·A^c for c = 0, 1, …, one factor after the other.
      var (mass, reward, weight) = (mass, reward, weight)
      for count in 0...left {
        try visit(letter + 1, left - count, reward, weight, mass)
        if count == left { break }
        mass = (mass * Integer(left - count) * counts[letter])
          .exactQuotient(dividingBy: Integer(count + 1))
        reward += letters[letter].0
        weight *= letters[letter].1
      }
    }
    try visit(0, length, .zero, .one, .one)
    let order = masses.sorted { ($0.key.reward, $0.key.weight) < ($1.key.reward, $1.key.weight) }
    for (key, mass) in order {
      probabilities.append(Rational(mass, total))
      rewards.append(key.reward)
      weights?.append(key.weight)
    }
  }
}

/// Letters whose rewards are r_0 + a_j·step and whose weights are w_0·q^{a_j}, a_j integers from 0 on.
private struct LetterLattice {
  let firstReward: Rational
  let step: Rational
  let firstWeight: Rational
  let ratio: Rational
  let index: [Int]

  var span: Int { index[index.count - 1] }

  /// nil where the letters are on no lattice with at most `BlockLimit.latticePoints` points.
  init?(_ letters: [(reward: Rational, weight: Rational)]) {
    let first = letters[0]
    firstReward = first.reward
    firstWeight = first.weight
    guard let last = letters.last else { return nil }
    let range = last.reward - first.reward
    // In weight form without rewards.
    if range.isZero { return nil }
    var unit = range
    for letter in letters.dropFirst() {
      if letter.reward == first.reward { return nil }
      unit = .gcd(unit, letter.reward - first.reward)
      if range > unit * Rational(BlockLimit.latticePoints) { return nil }
    }
    step = unit
    let steps = letters.compactMap {
      Int(exactly: (($0.reward - first.reward) / unit).numerator)
    }
    index = steps
    if zip(steps, steps.dropFirst()).contains(where: { $0 >= $1 }) { return nil }
    // The weights are powers of one number when the letter next to the first says so, or when there is no choice.
    if letters.allSatisfy({ $0.weight == first.weight }) {
      ratio = .one
    } else if let next = steps.firstIndex(of: 1) {
      let quotient = letters[next].weight / first.weight
      ratio = quotient
      for (letter, step) in zip(letters, steps)
      where letter.weight != first.weight * .power(quotient, step) { return nil }
    } else {
      return nil
    }
  }
}
