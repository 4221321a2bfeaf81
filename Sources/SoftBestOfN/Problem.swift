// Copyright 2026 the softbon authors
// SPDX-License-Identifier: Apache-2.0
//
// A Soft Best-of-n problem: a reference law on a finite alphabet and the weights of its symbols
// (mathematics of arXiv:2505.03156; definitions in docs/mathematics.md §1).

public import ExactArithmetic

/// The temperature λ of Soft Best-of-n, in the unit of the rewards.
public enum Temperature: Sendable, Hashable, CustomStringConvertible {
  /// λ → 0: hard Best-of-n, ties within the top level in proportion to P.
  case zero
  /// 0 < λ < ∞.
  case positive(Rational)
  /// λ → ∞: the reference law itself.
  case infinite

  /// `0`, the exact value, or `inf`.
  public var description: String {
    switch self {
    case .zero: "0"
    case .positive(let value): "\(value)"
    case .infinite: "inf"
    }
  }
}

/// How the symbols are weighted.
public enum Weighting: Sendable, Hashable {
  /// w_i = exp(r_i/λ), from the problem's rewards.
  case exponential(Temperature)
  /// Positive rational weights, one per symbol, given directly ("weight form").
  case rational([Rational])
}

/// Why numbers do not form a problem. Indices count from 0; messages count symbols from 1.
public enum ProblemError: Error, Equatable, Sendable, CustomStringConvertible {
  case noSymbols
  case negativeProbability(index: Int, value: Rational)
  case probabilitiesDoNotSumToOne(sum: Rational)
  case nothingToNormalize
  case wrongCount(of: String, count: Int, symbols: Int)
  case nonpositiveWeight(index: Int, value: Rational)
  case nonpositiveTemperature(Rational)
  case missingRewards

  /// The message: what is wrong, the value, and what would be right.
  public var description: String {
    switch self {
    case .noSymbols: "there are no probabilities; give at least one"
    case .negativeProbability(let index, let value):
      "probability \(index + 1) is \(value.abbreviated); probabilities are at least 0"
    case .probabilitiesDoNotSumToOne(let sum):
      "the probabilities sum to \(sum.abbreviated), not exactly 1 (--normalize divides by the sum)"
    case .nothingToNormalize: "the probabilities sum to 0 and cannot be normalized"
    case .wrongCount(let what, let count, let symbols):
      "there are \(count) \(what) for \(symbols) probabilities; give one for each"
    case .nonpositiveWeight(let index, let value):
      "weight \(index + 1) is \(value.abbreviated); weights are greater than 0"
    case .nonpositiveTemperature(let value):
      "lambda is \(value.abbreviated); it is a number greater than 0, or 0 (hard Best-of-n), or inf"
    case .missingRewards: "lambda needs rewards (or give weights in place of both)"
    }
  }
}

extension Rational {
  /// The value as text, shortened when it is long, for messages.
  public var abbreviated: String {
    if bitCount <= 400 { return description }
    return "about \(decimal(digits: 6, rounded: .down)) (a number of \(bitCount) bits)"
  }
}

/// A reference law on k symbols with a weight for each: what Soft Best-of-n samples from.
///
/// - Shape: `probabilities`, `rewards`, `symbols` and rational weights have one entry per symbol.
/// - Domain: probabilities are at least 0 and sum to exactly 1. A symbol of probability 0 keeps its place and takes no
///   part in anything that ranges over the support.
public struct Problem: Sendable, Hashable {
  /// A name for output, if any.
  public var name: String?
  /// The symbols' names for output, if any.
  public let symbols: [String]?
  /// P, one exact probability per symbol.
  public let probabilities: [Rational]
  /// r, one exact reward per symbol; nil in weight form without rewards.
  public let rewards: [Rational]?
  /// The weights.
  public let weighting: Weighting
  /// What the symbols are made of, where they are the distinct totals of sequences.
  public private(set) var block: BlockStructure?

  /// A problem from exact numbers.
  ///
  /// - Parameters:
  ///   - name: a name that output repeats.
  ///   - symbols: names of the symbols that output repeats.
  ///   - probabilities: P; not negative, with sum exactly 1.
  ///   - rewards: r; needed with `.exponential`.
  ///   - weighting: the temperature, or the weights themselves.
  /// - Throws: `ProblemError` when the numbers do not form a problem.
  public init(
    name: String? = nil, symbols: [String]? = nil, probabilities: [Rational], rewards: [Rational]?,
    weighting: Weighting
  ) throws(ProblemError) {
    let k = probabilities.count
    if k == 0 { throw .noSymbols }
    for (index, value) in probabilities.enumerated() where value.signum < 0 {
      throw .negativeProbability(index: index, value: value)
    }
    if let rewards, rewards.count != k {
      throw .wrongCount(of: "rewards", count: rewards.count, symbols: k)
    }
    if let symbols, symbols.count != k {
      throw .wrongCount(of: "symbols", count: symbols.count, symbols: k)
    }
    switch weighting {
    case .rational(let weights):
      if weights.count != k { throw .wrongCount(of: "weights", count: weights.count, symbols: k) }
      for (index, value) in weights.enumerated() where value.signum <= 0 {
        throw .nonpositiveWeight(index: index, value: value)
      }
    case .exponential(let temperature):
      if rewards == nil { throw .missingRewards }
      if case .positive(let value) = temperature, value.signum <= 0 {
        throw .nonpositiveTemperature(value)
      }
    }
    let sum = Rational.sum(probabilities)
    if sum != .one { throw .probabilitiesDoNotSumToOne(sum: sum) }
    self.name = name
    self.symbols = symbols
    self.probabilities = probabilities
    self.rewards = rewards
    self.weighting = weighting
  }

  /// Probabilities proportional to nonnegative numbers.
  ///
  /// - Parameter values: at least one of them positive, none negative.
  /// - Returns: each value divided by the sum.
  /// - Throws: `ProblemError` when a value is negative or all are 0.
  public static func normalized(_ values: [Rational]) throws(ProblemError) -> [Rational] {
    for (index, value) in values.enumerated() where value.signum < 0 {
      throw .negativeProbability(index: index, value: value)
    }
    let sum = Rational.sum(values)
    if sum.isZero { throw .nothingToNormalize }
    return values.map { $0 / sum }
  }

  /// The same symbols and rewards at another temperature.
  ///
  /// - Throws: `ProblemError` when the problem has no rewards or the temperature is out of range.
  public func at(_ temperature: Temperature) throws(ProblemError) -> Problem {
    let problem = try Problem(
      name: name, symbols: symbols, probabilities: probabilities, rewards: rewards,
      weighting: .exponential(temperature))
    guard let block else { return problem }
    return problem.asBlocks(of: try block.symbol.at(temperature), length: block.length)
  }

  /// The same problem, not known to be that of sequences.
  public var withoutBlock: Problem {
    var problem = self
    problem.block = nil
    return problem
  }

  /// The same problem, known to be that of sequences.
  package func asBlocks(of symbol: Problem, length: Int) -> Problem {
    var problem = self
    problem.block = BlockStructure(symbol: symbol, length: length)
    return problem
  }

  /// The symbols of positive probability, as indices into the alphabet, ascending.
  public var support: [Int] { probabilities.indices.filter { !probabilities[$0].isZero } }

  /// The temperature; nil in weight form.
  public var temperature: Temperature? {
    if case .exponential(let temperature) = weighting { temperature } else { nil }
  }
}
