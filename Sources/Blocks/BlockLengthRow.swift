// Copyright 2026 the softbon authors
// SPDX-License-Identifier: Apache-2.0
//
// Between symbolwise and blockwise: sequences of m symbols made of m/b blocks of b symbols, each selected from n
// candidates. b = 1 is symbolwise, b = m blockwise. A budget of rewards that may be computed for one sequence decides n.

public import Enclosures
public import ExactArithmetic
public import SoftBestOfN

/// What a budget buys with one block length.
///
/// - Units: nats; rewards per symbol.
public struct BlockLengthRow: Sendable {
  /// The number of symbols of a sequence, m.
  public let length: Int
  /// The number of symbols of a block, b, which divides m.
  public let blockLength: Int
  /// The rewards that may be computed for one sequence.
  public let budget: Integer
  /// The rule.
  public let rule: SelectionRule
  /// The candidates for each block: the greatest number within the budget, ⌊budget·b/m⌋.
  public let n: Integer
  /// E r per symbol of the sequence.
  public let reward: CertifiedNumber
  /// KL of the law of the sequence to P^m: m/b times that of one block.
  public let divergence: CertifiedNumber
  /// The precision at which the numbers are enclosed.
  public let precision: Precision
  /// The digits that both numbers prove.
  public let digits: Int

  /// The rewards that are computed for one sequence, n·m/b.
  public var rewardCalls: Integer { n * Integer(length / blockLength) }

  /// The symbols that are drawn for one sequence, n·m.
  public var drawnSymbols: Integer { n * Integer(length) }

  /// What the budget buys; nil where it does not give every block a candidate.
  ///
  /// - Parameters:
  ///   - sampler: the rule on blocks of b symbols.
  ///   - length: m, a multiple of b.
  ///   - budget: the rewards that may be computed.
  ///   - goal: the digits that the numbers are to prove, and the ceiling of the precision.
  /// - Throws: `EngineError`.
  public init?(
    _ sampler: BlockSampler, length: Int, budget: Integer, goal: AccuracyGoal
  ) throws(EngineError) {
    precondition(length % sampler.length == 0, "a sequence is made of whole blocks")
    let blocks = length / sampler.length
    let n = budget.flooredQuotientAndRemainder(dividingBy: Integer(blocks)).quotient
    if n.signum < 1 { return nil }
    let outcome = try goal.reached(numbers: { [$0.reward, $0.divergence] }) {
      precision throws(EngineError) in
      let working = Precision(bits: precision.bits + 32)
      let (soft, _) = try sampler.laws(n: n, at: working)
      let reference = sampler.levels.probabilities.map { CertifiedNumber.exact($0) }
      let pair = LawPair(p: reference, q: soft, precision: working)
      return (
        reward: sampler.mean(of: soft, at: working).times(Rational(1, sampler.length)),
        divergence: pair.reverseKullbackLeibler.times(Rational(blocks))
      )
    }
    self.length = length
    blockLength = sampler.length
    self.budget = budget
    rule = sampler.rule
    self.n = n
    reward = outcome.result.reward
    divergence = outcome.result.divergence
    precision = outcome.precision
    digits =
      outcome.isReached
      ? goal.digits
      : [reward, divergence].compactMap { $0.decimal(digits: goal.digits)?.digits }.min()
        ?? goal.digits
  }
}
