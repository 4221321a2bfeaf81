// Copyright 2026 the softbon authors
// SPDX-License-Identifier: Apache-2.0
//
// P_n on the levels: which engine computes it.

public import Enclosures
public import ExactArithmetic

extension Levels {
  /// P_n of each level.
  ///
  /// The cases with a closed form do not depend on the engine asked for and carry the engine `exact`: one level
  /// (k = 1, equal rewards, λ = ∞), n = 1, and λ = 0, whose values are enclosed where they are too long to write out.
  ///
  /// - Shape: one number per level, in the order of the levels.
  /// - Domain: n ≥ 1.
  /// - Enclosure: a number is exact, or an enclosure of P_n(ℓ) (mathematics.md §1) with lower end ≥ 0.
  /// - Tightness: the relative accuracy is about the precision, and is read off the enclosure.
  /// - Parameters:
  ///   - n: the number of candidates.
  ///   - precision: the precision of the enclosures; exact results do not depend on it.
  ///   - options: the engine, its limits, and the number of threads, which does not change the result.
  /// - Returns: the law and the engine that computed it.
  /// - Throws: `EngineError.notRational` when the exact engine is asked for a law that is not rational,
  ///   `.tooManyTerms` before any enumeration begins, `.interrupted`.
  public func law(
    n: Integer, at precision: Precision, options: EngineOptions
  ) throws(EngineError) -> LevelLaw {
    precondition(n.signum > 0, "the number of candidates is at least 1")
    if let law = closedForm(n: n, at: precision) {
      return LevelLaw(engine: .exact, probabilities: law)
    }
    switch options.engine {
    case .exact:
      guard let law = try exactLaw(n: n, options: options) else { throw .notRational }
      return LevelLaw(engine: .exact, probabilities: law.map { .exact($0) })
    case .enumeration:
      return try enumerationLaw(n: n, at: precision, options: options)
    case .auto:
      if let law = try exactLawWhereCheap(n: n, options: options) {
        return LevelLaw(engine: .exact, probabilities: law.map { .exact($0) })
      }
      return try enumerationLaw(n: n, at: precision, options: options)
    }
  }

  /// P_n of each level as exact rational numbers.
  ///
  /// - Shape: one number per level, in the order of the levels.
  /// - Domain: n ≥ 1.
  /// - Parameters:
  ///   - n: the number of candidates.
  ///   - options: the limits and the number of threads; the engine in it is not looked at.
  /// - Returns: nil where P_n is not rational, and at λ = 0 where it has more than 10^6 bits.
  /// - Throws: `EngineError.tooManyTerms` before any enumeration begins, `.interrupted`.
  public func exactLaw(n: Integer, options: EngineOptions) throws(EngineError) -> [Rational]? {
    precondition(n.signum > 0, "the number of candidates is at least 1")
    if isTrivial || n.isOne { return probabilities }
    switch weights {
    case .exponential: return nil
    case .hard:
      let law = (0..<count).map { exactHardProbability(level: $0, n: n) }
      return law.contains { $0 == nil } ? nil : law.compactMap { $0 }
    case .rational(let values):
      let integral = IntegralLevels(probabilities: probabilities, weights: values)
      guard let plan = integral.plan(n: n, options: options) else {
        throw .tooManyTerms(needed: integral.leastTerms(n: n), allowed: options.maximumTerms)
      }
      return try integral.law(plan, options: options)
    }
  }

  /// The laws that no engine is needed for.
  private func closedForm(n: Integer, at precision: Precision) -> [CertifiedNumber]? {
    if isTrivial || n.isOne { return probabilities.map { .exact($0) } }
    guard case .hard = weights else { return nil }
    return (0..<count).map { level in
      if let exact = exactHardProbability(level: level, n: n) { return .exact(exact) }
      return .enclosed(hardProbability(level: level, n: n, at: precision))
    }
  }

  /// The exact law of rational weights where that costs little, or where enumeration would need too many terms.
  private func exactLawWhereCheap(
    n: Integer, options: EngineOptions
  ) throws(EngineError) -> [Rational]? {
    guard case .rational(let values) = weights else { return nil }
    let integral = IntegralLevels(probabilities: probabilities, weights: values)
    guard let plan = integral.plan(n: n, options: options) else { return nil }
    let isEnumerable = Levels.compositionCount(n, count) <= options.maximumTerms
    guard integral.isCheap(plan) || !isEnumerable else { return nil }
    return try integral.law(plan, options: options)
  }

  /// The number of compositions of n into k counts: binomial(n + k − 1, k − 1).  D-COMPOSITIONS
  static func compositionCount(_ n: Integer, _ k: Int) -> Integer {
    .binomial(n + Integer(k - 1), k - 1)
  }
}
