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
  ///   `.tooManyTerms` before any enumeration begins, `.tooManyNodes` or `.weightsSpanTooMuch` before any
  ///   integration, `.expansionTooShort`, `.interrupted`.
  public func law(
    n: Integer, at precision: Precision, options: EngineOptions
  ) throws(EngineError) -> LevelLaw {
    try law(
      n: n, by: route(n: n, at: precision, options: options), at: precision, options: options)
  }

  /// The same by a route that is decided already.
  func law(
    n: Integer, by route: Route, at precision: Precision, options: EngineOptions
  ) throws(EngineError) -> LevelLaw {
    switch route {
    case .closedForm:
      return LevelLaw(
        engine: .exact, probabilities: try closedForm(n: n, at: precision, options: options))
    case .exact(let levels, let plan):
      let law = try levels.law(plan, options: options)
      return LevelLaw(engine: .exact, probabilities: law.map { .exact($0) })
    case .enumeration: return try enumerationLaw(n: n, at: precision, options: options)
    case .laplace(let plan):
      return try laplaceLaw(n: n, plan: plan, at: precision, options: options)
    case .moments(let estimate):
      let law = try momentsLaw(
        n: n, estimate: estimate, bits: precision.bits, options: options)
      if let law {
        return LevelLaw(
          engine: .moments, probabilities: law.map { .enclosed($0) })
      }
      // The prediction was too hopeful.
      if options.engine == .auto { return try laplaceLaw(n: n, at: precision, options: options) }
      throw .expansionTooShort(bits: precision.bits)
    case .doubleExponential:
      return try doubleExponentialLaw(n: n, at: precision, options: options)
    }
  }

  /// Whether `law(by:n:at:options:)` computes for an engine: weights that are not limits, and what the engine needs.
  package func canCompute(by engine: Engine, n: Integer, options: EngineOptions) -> Bool {
    if case .hard = weights { return false }
    return switch engine {
    case .enumeration: (try? enumerable(n: n, options: options)) != nil
    case .laplace:
      // The limit of the options is one of enumeration.
      !isTrivial && !n.isOne
        && (try? laplacePlan(n: n, at: Precision(bits: 64), options: EngineOptions())) != nil
    case .exact, .moments, .doubleExponential, .auto: false
    }
  }

  /// Whether the exact engine has P_n within some ten seconds and the limits of the options.
  package func isExactLawAffordable(n: Integer, options: EngineOptions) -> Bool {
    guard case .rational(let values) = weights, count > 1 else { return false }
    let levels = IntegralLevels(probabilities: probabilities, weights: values)
    guard let plan = try? levels.plan(n: n, options: options) else { return false }
    return levels.isAffordable(plan)
  }

  /// P_n of each level by enumeration or by integration, whatever `law(n:at:options:)` would choose.
  ///
  /// - Throws: as the engine; also when `canCompute(by:n:options:)` says no.
  package func law(
    by engine: Engine, n: Integer, at precision: Precision, options: EngineOptions
  ) throws(EngineError) -> LevelLaw {
    engine == .laplace
      ? try laplaceLaw(n: n, at: precision, options: options)
      : try enumerationLaw(n: n, at: precision, options: options)
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
      let law = cumulatives.map { exactHardProbability($0, n: n) }
      return law.contains { $0 == nil } ? nil : law.compactMap { $0 }
    case .rational(let values):
      let levels = IntegralLevels(probabilities: probabilities, weights: values)
      return try levels.law(levels.plan(n: n, options: options), options: options)
    }
  }

  /// How `law(n:at:options:)` computes, decided before any work is done.
  enum Route: Sendable {
    /// One level, n = 1, or λ = 0.
    case closedForm
    case exact(IntegralLevels, IntegralLevels.Plan)
    case enumeration
    case laplace(LaplacePlan)
    case moments(MomentsEstimate)
    case doubleExponential
  }

  /// The route for an n.
  ///
  /// - Throws: the `EngineError` with which `law(n:at:options:)` refuses.
  func route(
    n: Integer, at precision: Precision, options: EngineOptions
  ) throws(EngineError) -> Route {
    precondition(n.signum > 0, "the number of candidates is at least 1")
    if isTrivial || n.isOne { return .closedForm }
    if case .hard = weights { return .closedForm }
    switch options.engine {
    case .exact:
      guard case .rational(let values) = weights else { throw .notRational }
      let levels = IntegralLevels(probabilities: probabilities, weights: values)
      return .exact(levels, try levels.plan(n: n, options: options))
    case .enumeration:
      _ = try enumerable(n: n, options: options)
      return .enumeration
    case .laplace:
      return .laplace(try laplacePlan(n: n, at: precision, options: options))
    case .moments:
      guard let estimate = MomentsEstimate(levels: self, candidates: n, bits: precision.bits) else {
        throw .expansionTooShort(bits: precision.bits)
      }
      return .moments(estimate)
    case .doubleExponential:
      _ = try doubleExponentialPlan(n: n, at: precision, options: options)
      return .doubleExponential
    case .auto:
      return try cheapestRoute(n: n, at: precision, options: options)
    }
  }

  /// The route of the engine `auto`.
  private func cheapestRoute(
    n: Integer, at precision: Precision, options: EngineOptions
  ) throws(EngineError) -> Route {
    var affordable: Route?
    if case .rational(let values) = weights {
      let levels = IntegralLevels(probabilities: probabilities, weights: values)
      if let plan = try? levels.plan(n: n, options: options) {
        if levels.isCheap(plan) { return .exact(levels, plan) }
        if levels.isAffordable(plan) { affordable = .exact(levels, plan) }
      }
    }
    let cost = predictedEnumerationCost(n: n, at: precision, options: options)
    // HEURISTIC: affects effort only. Below this the plan of an integration costs more than the enumeration.
    if let cost, cost < 100 { return .enumeration }
    // The estimate of the moments is cheap where they win; it is asked first so that no integration is planned then.
    let moments = MomentsEstimate(levels: self, candidates: n, bits: precision.bits)
    if let moments, moments.cost < min(cost ?? .infinity, leastIntegrationCost(at: precision)) {
      return .moments(moments)
    }
    if let plan = try? laplacePlan(n: n, at: precision, options: options) {
      let integration = plan.predictedCost(letters: count)
      if let moments, moments.cost < min(cost ?? .infinity, integration) {
        return .moments(moments)
      }
      return (cost ?? .infinity) < integration ? .enumeration : .laplace(plan)
    }
    if let moments, moments.cost < (cost ?? .infinity) { return .moments(moments) }
    if cost == nil, let affordable { return affordable }
    // Neither runs: the message names the laplace engine's reason, which is the one that options can lift.
    if cost == nil { _ = try laplacePlan(n: n, at: precision, options: options) }
    return .enumeration
  }

  /// Fewer microseconds than `LaplacePlan.predictedCost` of any plan: its exponentials alone.
  private func leastIntegrationCost(at precision: Precision) -> Double {
    // HEURISTIC: affects effort only.
    let bits = Double(precision.bits)
    let nodesPerOctave = ((bits + 10) / 20.5).rounded(.up)
    let product = 0.005 + 7e-5 * bits + 3.8e-8 * bits * bits
    return 60 + Double(count) * (8 + 60 * nodesPerOctave * product)
  }

  /// About the microseconds that enumeration takes on one core, or nil where it refuses.
  private func predictedEnumerationCost(
    n: Integer, at precision: Precision, options: EngineOptions
  ) -> Double? {
    // HEURISTIC: affects effort only. Fitted to the C reference at 30 to 1000 digits.
    guard (try? enumerable(n: n, options: options)) != nil,
      let terms = Int(exactly: Levels.compositionCount(n, count))
    else { return nil }
    return Double(terms) * Double(count + 2) * (0.03 + 0.00017 * Double(precision.bits))
  }

  /// The laws of `Route.closedForm`.
  private func closedForm(
    n: Integer, at precision: Precision, options: EngineOptions
  ) throws(EngineError) -> [CertifiedNumber] {
    if isTrivial || n.isOne { return probabilities.map { .exact($0) } }
    var law: [CertifiedNumber] = []
    for cumulative in cumulatives {
      if options.isInterrupted() { throw .interrupted }
      if let exact = exactHardProbability(cumulative, n: n) {
        law.append(.exact(exact))
      } else {
        law.append(.enclosed(hardProbability(cumulative, n: n, at: precision)))
      }
    }
    return law
  }

  /// The number of compositions of n into k counts: binomial(n + k − 1, k − 1).  D-COMPOSITIONS
  ///
  /// Beyond some 10^6 bits, more than any limit, a lower bound: the same with fewer counts.
  static func compositionCount(_ n: Integer, _ k: Int) -> Integer {
    let total = n + Integer(k - 1)
    // binomial(N, j) = binomial(N, N − j), and it rises with j up to N/2.
    let chosen = Int(exactly: min(n, Integer(k - 1))) ?? k - 1
    return .binomial(total, min(chosen, 1 + 1_000_000 / (total.bitWidth + 1), 10_000))
  }
}
