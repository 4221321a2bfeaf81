// Copyright 2026 the softbon authors
// SPDX-License-Identifier: Apache-2.0
//
// What `softbon distribution` shows for one n: P_n and P* on the symbols, with the digits asked for.

public import Enclosures
public import ExactArithmetic

/// P_n and the tilted optimum P* of a problem, symbol by symbol.
///
/// - Shape: `soft` and `tilted` have one number per symbol; symbols of probability 0 have the exact number 0.
/// - Enclosure: every number is exact or contains its value.
public struct Distribution: Sendable {
  /// The number of candidates.
  public let n: Integer
  /// The engine that computed P_n.
  public let engine: Engine
  /// The precision of the enclosures; nil when every number is exact.
  public let precision: Precision?
  /// P_n of each symbol.
  public let soft: [CertifiedNumber]
  /// P* of each symbol.
  public let tilted: [CertifiedNumber]
  /// The digits that every number proves: those asked for, or fewer where the ceiling of precision was met first.
  public let digits: Int

  /// P_n and P* with the digits asked for.
  ///
  /// - Parameters:
  ///   - problem: the problem.
  ///   - levels: its levels, which the caller computes once for all n.
  ///   - n: the number of candidates, at least 1.
  ///   - goal: the digits that every number is to prove, and the ceiling of precision.
  ///   - options: the engine and its limits.
  /// - Throws: `EngineError`.
  public init(
    _ problem: Problem, levels: Levels, n: Integer, goal: AccuracyGoal, options: EngineOptions
  ) throws(EngineError) {
    try self.init(problem, levels: levels, n: n, goal: goal, options: options, prepared: nil)
  }

  /// The same from what `prepare(_:candidates:goal:options:)` returned for this n.
  public init(
    _ problem: Problem, levels: Levels, n: Integer, goal: AccuracyGoal, options: EngineOptions,
    prepared: PreparedLaw?
  ) throws(EngineError) {
    // The tilted optimum costs nothing.
    let outcome = try goal.reached(
      guardBits: Self.guardBits, numbers: { $0.soft + $0.tilted }
    ) { precision throws(EngineError) in
      let law: LevelLaw
      if let prepared, prepared.precision == precision, prepared.n == n {
        law = try levels.law(prepared, options: options)
      } else {
        law = try levels.law(n: n, at: precision, options: options)
      }
      return (
        engine: law.engine, soft: levels.split(law.probabilities),
        tilted: levels.split(levels.tiltedOptimum(at: Precision(bits: precision.bits + 32)))
      )
    }
    let numbers = outcome.result.soft + outcome.result.tilted
    self.n = n
    engine = outcome.result.engine
    soft = outcome.result.soft
    tilted = outcome.result.tilted
    precision = numbers.contains(where: \.isEnclosed) ? outcome.precision : nil
    digits =
      outcome.isReached
      ? goal.digits
      : numbers.compactMap { $0.decimal(digits: goal.digits)?.digits }.min() ?? goal.digits
  }
}

extension Distribution {
  /// The engines deliver the precision asked for, so that few guard bits do; they may save a limb in every operation of
  /// a long loop.
  private static let guardBits = 4

  /// Prepares the laws of several n of one problem, which takes less time than one by one.
  ///
  /// - Returns: one for each n, nil where nothing could be prepared.
  /// - Throws: `EngineError.interrupted`.
  public static func prepare(
    _ levels: Levels, candidates: [Integer], goal: AccuracyGoal, options: EngineOptions
  ) throws(EngineError) -> [PreparedLaw?] {
    if candidates.count < 2 { return candidates.map { _ in nil } }
    return try levels.preparedLaws(
      candidates: candidates, at: goal.firstPrecision(guardBits: guardBits), options: options)
  }
}

extension CertifiedNumber {
  fileprivate var isEnclosed: Bool { if case .enclosed = self { true } else { false } }
}

extension Levels {
  /// Whether `law(n:at:options:)` would begin to compute for this n; it does for every smaller one then.
  ///
  /// - Throws: the `EngineError` with which it would refuse.
  public func checkEffort(n: Integer, options: EngineOptions) throws(EngineError) {
    _ = try route(n: n, at: Precision(bits: 64), options: options)
  }

  /// The engine that checks `law(n:at:options:)` by another route, or nil when there is none.
  ///
  /// Exact laws of rational weights and enclosures check each other. Otherwise enumeration checks what is not enumerated,
  /// where it takes at most `maximumTerms` terms; else the expansion in moments, where it reaches the precision; else
  /// the same integral by another rule with another proof. No two of them share a formula but this integral. Enumeration
  /// also checks the closed forms n = 1 and one level, but not λ = 0, where the weights are limits; and an engine at
  /// another precision is no other route.
  public func secondRoute(
    n: Integer, engine: Engine, at precision: Precision, options: EngineOptions
  ) -> Engine? {
    if case .hard = weights { return nil }
    if isTrivial || n.isOne { return .enumeration }
    let isRational = if case .rational = weights { true } else { false }
    switch engine {
    case .exact: return .enumeration
    case .enumeration: return isRational ? .exact : .laplace
    case .laplace, .moments, .doubleExponential, .auto:
      // HEURISTIC: affects effort only. Twice the terms of the integration would be no check worth waiting for.
      if (try? enumerable(n: n, options: options)) != nil { return .enumeration }
      if engine == .moments { return .laplace }
      let estimate = MomentsEstimate(levels: self, candidates: n, bits: precision.bits)
      if estimate != nil { return .moments }
      return engine == .doubleExponential ? .laplace : .doubleExponential
    }
  }
}

/// Two engines that disagree: one of them is wrong.
public struct EngineDisagreement: Error, Sendable {
  /// The number of candidates.
  public let n: Integer
  /// The symbol, counted from 0.
  public let symbol: Int
  /// The engines and the number that each computed.
  public let results: [(engine: Engine, number: CertifiedNumber)]
}

extension Distribution {
  /// Computes P_n by the second route and compares every number.
  ///
  /// - Parameters:
  ///   - levels: the levels of the problem.
  ///   - goal: the digits, which the second route is to prove as well.
  ///   - options: the limits; the engine in it is not looked at.
  /// - Returns: the engine of the second route, or nil when there is none.
  /// - Throws: `EngineError`, or `EngineDisagreement` when two enclosures of one number have no point in common.
  public func crossChecked(
    levels: Levels, goal: AccuracyGoal, options: EngineOptions
  ) throws -> Engine? {
    let wanted = Precision(digits: goal.digits, guardBits: 32)
    guard var route = levels.secondRoute(n: n, engine: engine, at: wanted, options: options) else {
      return nil
    }
    func compute() throws(EngineError) -> AccuracyGoal.Outcome<[CertifiedNumber]> {
      try goal.reached(numbers: { $0 }) { precision throws(EngineError) in
        if route == .exact {
          return try (levels.exactLaw(n: n, options: options) ?? []).map { .exact($0) }
        }
        // The closed forms are checked too, so the engine is called by its name.
        if route == .enumeration {
          return try levels.enumerationLaw(n: n, at: precision, options: options).probabilities
        }
        var second = options
        second.engine = route
        return try levels.law(n: n, at: precision, options: second).probabilities
      }
    }
    let outcome: AccuracyGoal.Outcome<[CertifiedNumber]>
    do throws(EngineError) {
      outcome = try compute()
    } catch .expansionTooShort {
      // The moments were predicted to reach the digits and do not.
      route = .doubleExponential
      outcome = try compute()
    }
    for (symbol, (first, second)) in zip(soft, levels.split(outcome.result)).enumerated()
    where !first.overlaps(second, at: outcome.precision) {
      throw EngineDisagreement(
        n: n, symbol: symbol, results: [(engine, first), (route, second)])
    }
    return route
  }
}

extension CertifiedNumber {
  fileprivate func overlaps(_ other: CertifiedNumber, at precision: Precision) -> Bool {
    switch (self, other) {
    case (.exact(let a), .exact(let b)): return a == b
    case (.exact(let a), .enclosed(let b)), (.enclosed(let b), .exact(let a)): return b.contains(a)
    case (.enclosed(let a), .enclosed(let b)): return a.overlaps(b)
    default: return false
    }
  }
}
