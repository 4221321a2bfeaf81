// Copyright 2026 the softbon authors
// SPDX-License-Identifier: Apache-2.0
//
// One row of the table of blocks: n*(m, ε) with its bounds, the divergences of the selected block at n*, and what the same
// gain costs symbol by symbol.  D-BLOCKS

public import Enclosures
public import ExactArithmetic
public import SoftBestOfN

/// The least number of candidates for one length and gain, with what it is compared with.
///
/// - Units: nats; rewards per symbol.
public struct BlockRow: Sendable {
  /// The number of symbols of a block.
  public let length: Int
  /// ε, the gain per symbol over E_P[r].
  public let gain: Rational
  /// The rule.
  public let rule: SelectionRule
  /// n*.
  public let least: LeastCandidateCount
  /// The least n that H1 allows.
  public let lowerBound: Integer
  /// The n of H2′ that suffices.
  public let upperBound: Integer
  /// n*(1, ε): the candidates per symbol that give the same gain symbol by symbol.
  public let symbolwise: LeastCandidateCount
  /// The numbers of the row.
  public let numbers: Numbers
  /// The precision at which they are enclosed.
  public let precision: Precision
  /// The digits that all numbers prove.
  public let digits: Int

  /// m·n*(1, ε): the rewards that are computed for one sequence symbol by symbol. Block by block they are n*.
  public var symbolwiseCost: Integer { Integer(length) * symbolwise.n }

  /// n* over `symbolwiseCost`.
  public var ratio: Rational { Rational(least.n, symbolwiseCost) }

  /// The certified numbers of a row.
  public struct Numbers: Sendable {
    /// log n*/m.
    public let rate: CertifiedNumber
    /// I(E_P[r] + ε).
    public let legendre: CertifiedNumber
    /// e^{2mε²/Δ²}.
    public let hoeffding: CertifiedNumber
    /// λ, where it is a number.
    public let temperature: CertifiedNumber?
    /// E_{P_n}[r]/m at n*.
    public let reward: CertifiedNumber
    /// KL(P_n‖P^m) at n*.
    public let klBlock: CertifiedNumber
    /// log n* − (n* − 1)/n*, which KL(P_n‖P^m) is not above (F2).
    public let klBound: CertifiedNumber
    /// KL(P_n‖P^m) − m·I(E_{P_n}[r]/m): the divergence from the product law with the same mean that is closest to P^m.
    public let klExcess: CertifiedNumber
    /// KL(P*^m‖P_n), P* the tilted optimum of a symbol.
    public let klTiltedBlock: CertifiedNumber
    /// m·KL(P_n‖P) of one symbol at n*(1, ε): what the same gain costs in divergence symbol by symbol.
    public let klSymbolwise: CertifiedNumber

    var all: [CertifiedNumber] {
      [
        rate, legendre, hoeffding, reward, klBlock, klBound, klExcess, klTiltedBlock, klSymbolwise,
      ] + (temperature.map { [$0] } ?? [])
    }
  }

  /// The row of a length and a gain.
  ///
  /// - Parameters:
  ///   - sampler: the rule on blocks of the length.
  ///   - single: the rule on single symbols.
  ///   - gain: ε > 0.
  ///   - goal: the digits that every number is to prove, and the ceiling of the precision.
  /// - Throws: `BlockQuestionError`; `EngineError`.
  public init(
    _ sampler: BlockSampler, single: BlockSampler, gain: Rational, goal: AccuracyGoal
  ) throws {
    length = sampler.length
    self.gain = gain
    rule = sampler.rule
    lowerBound = sampler.lowerBound(gain: gain)
    upperBound = sampler.upperBound(gain: gain)
    let least = try sampler.leastCandidateCount(gain: gain)
    let symbolwise = try single.leastCandidateCount(gain: gain)
    self.least = least
    self.symbolwise = symbolwise
    var failure: EngineError?
    let outcome = goal.reached(numbers: { $0?.all ?? [] }) { precision -> Numbers? in
      do throws(EngineError) {
        return try Numbers(
          sampler, single, gain: gain, n: least.n, symbolwise: symbolwise.n, at: precision)
      } catch {
        failure = error
        return nil
      }
    }
    guard let result = outcome.result else { throw failure ?? EngineError.interrupted }
    numbers = result
    precision = outcome.precision
    digits =
      outcome.isReached
      ? goal.digits
      : result.all.compactMap { $0.decimal(digits: goal.digits)?.digits }.min() ?? goal.digits
  }
}

extension BlockRow.Numbers {
  init(
    _ sampler: BlockSampler, _ single: BlockSampler, gain: Rational, n: Integer,
    symbolwise: Integer, at precision: Precision
  ) throws(EngineError) {
    // log n − (n − 1)/n and the divergences are small differences for n near 1 only, where this makes up for it.
    let working = Precision(bits: precision.bits + 32)
    let rule = sampler.rule
    let logarithm = n.isOne ? nil : try? Interval.log(Interval(n, at: working))
    rate = logarithm.map { .enclosed($0 * Rational(1, sampler.length)) } ?? .exact(.zero)
    legendre = rule.rate.value(at: rule.rate.mean + gain, precision: working)
    hoeffding = sampler.hoeffdingBound(gain: gain, at: working)
    temperature = rule.temperature(at: working)
    klBound = logarithm.map { .enclosed($0 - Rational(n - 1, n)) } ?? .exact(.zero)
    let (soft, tilted) = try sampler.laws(n: n, at: working)
    let reference = sampler.levels.probabilities.map { CertifiedNumber.exact($0) }
    klBlock = LawPair(p: reference, q: soft, precision: working).reverseKullbackLeibler
    klTiltedBlock = LawPair(p: tilted, q: soft, precision: working).kullbackLeibler
    let total = sampler.mean(of: soft, at: working)
    reward = total.times(Rational(1, sampler.length))
    klExcess = Self.excess(
      klBlock, rule.rate, reward, sampler.length, isTwoTotals: rule.hasTwoKinds, at: working)
    let (one, _) = try single.laws(n: symbolwise, at: working)
    let symbol = single.levels.probabilities.map { CertifiedNumber.exact($0) }
    klSymbolwise = LawPair(p: symbol, q: one, precision: working).reverseKullbackLeibler
      .times(Rational(sampler.length))
  }

  /// KL − m·I(x).
  private static func excess(
    _ divergence: CertifiedNumber, _ rate: RateFunction, _ mean: CertifiedNumber, _ length: Int,
    isTwoTotals: Bool, at precision: Precision
  ) -> CertifiedNumber {
    let frontier: CertifiedNumber
    switch mean {
    case .exact(let x): frontier = rate.value(at: x, precision: precision)
    case .enclosed(let x): frontier = rate.value(at: x, precision: precision)
    default: return mean
    }
    // With two totals, each of one weight, every law is a tilt of P, and the difference is 0.
    if length == 1, isTwoTotals { return .exact(.zero) }
    return .sum([divergence, frontier.times(Rational(-length))], at: precision)
  }
}
