// Copyright 2026 the softbon authors
// SPDX-License-Identifier: Apache-2.0
//
// The answers of a case for one set of inputs. Precision is raised until every number has its digits and every rounding
// to every format is decided by its enclosure.

public import Enclosures
public import ExactArithmetic
public import SoftBestOfN

/// Every number of a case for one set of inputs.
///
/// - Shape: laws have one number per symbol.
public struct GoldenAnswers: Sendable {
  /// The decimal digits of every enclosure.
  public static let digits = 24
  /// The ceiling of the precision in bits. What is not decided there has no rounded value.
  static let maximumBits = 1 << 15

  /// P_n.
  public let soft: [GoldenNumber]
  /// log P_n, −∞ where P_n is 0.
  public let logSoft: [GoldenNumber]
  /// P*.
  public let tilted: [GoldenNumber]
  /// log P*, −∞ where P* is 0.
  public let logTilted: [GoldenNumber]
  /// The quantities of `softbon compare`, under the same names.
  public let quantities: [(name: QuantityName, number: GoldenNumber)]
  /// The right-hand sides of the bounds C2, C3b, E1a, F1 and F2, as far as they apply.
  public let bounds: [(label: String, number: GoldenNumber)]
  /// The engine that computed P_n.
  public let engine: Engine
  /// The precision that decided every rounding.
  public let precision: Precision
  /// Whether every number has its digits and its roundings.
  public let isDecided: Bool

  /// Computes the answers.
  ///
  /// - Parameters:
  ///   - problem: the problem, with rewards and a temperature.
  ///   - n: the number of candidates, at least 1.
  ///   - options: the engine and its limits.
  /// - Throws: `EngineError`.
  public init(_ problem: Problem, n: Integer, options: EngineOptions) throws(EngineError) {
    let levels = Levels(problem)
    var bits = 112 + n.bitWidth
    // The sensitivities are bounds of few digits; the differences of the laws of n and n + 1 lose about log₂ n bits.
    let next = try levels.law(
      n: n + 1, at: Precision(bits: 96 + 2 * n.bitWidth), options: options)
    while true {
      let values = try GoldenValues(
        problem, levels: levels, n: n, at: Precision(bits: bits), options: options)
      let worst = values.all.map(\.accuracyBits).min() ?? .max
      let isDecided = values.all.allSatisfy { $0.isDecided(digits: Self.digits) }
      if isDecided || bits >= Self.maximumBits {
        let sensitivity = GoldenSensitivity(
          problem: problem, n: n, soft: values.softLaw, next: levels.split(next.probabilities),
          tilted: values.tiltedLaw, precision: Precision(bits: bits))
        self.isDecided = isDecided
        precision = Precision(bits: bits)
        engine = values.engine
        (soft, logSoft) = Self.numbers(
          values.softLaw, values.logSoft, sensitivity.soft, sensitivity.underflow.soft)
        (tilted, logTilted) = Self.numbers(
          values.tiltedLaw, values.logTilted, sensitivity.tilted, sensitivity.underflow.tilted)
        quantities = values.numbers(of: problem, sensitivity)
        bounds = values.boundNumbers(sensitivity)
        return
      }
      // HEURISTIC: affects effort only. Digits that were lost are lost again; an undecided rounding wants some more.
      let missing = worst == .min ? bits : max(0, Precision(digits: Self.digits).bits - worst)
      bits = min(Self.maximumBits, bits + max(missing + 32, 64))
    }
  }

  private static func numbers(
    _ law: [CertifiedNumber], _ logarithms: [GoldenValue], _ relative: [Interval],
    _ underflow: [Interval]
  ) -> (law: [GoldenNumber], logarithms: [GoldenNumber]) {
    let numbers = law.indices.map { i -> GoldenNumber in
      let (value, e) = (law[i], relative[i])
      let size = value.interval(at: e.precision) ?? .entire(at: e.precision)
      return GoldenNumber(
        .number(value), sensitivity: size.magnitude * e, underflow: underflow[i])
    }
    let logs = zip(logarithms, relative).map { value, e -> GoldenNumber in
      if case .minusInfinity = value { return GoldenNumber(value, sensitivity: nil) }
      return GoldenNumber(value, sensitivity: e)
    }
    return (numbers, logs)
  }
}

/// The values at one precision.
struct GoldenValues {
  let precision: Precision
  let n: Integer
  let engine: Engine
  let softLaw: [CertifiedNumber]
  let tiltedLaw: [CertifiedNumber]
  let logSoft: [GoldenValue]
  let logTilted: [GoldenValue]
  let quantities: [(name: QuantityName, value: CertifiedNumber)]
  let bounds: GoldenBounds

  var all: [GoldenValue] {
    (softLaw + tiltedLaw + quantities.map(\.value) + bounds.all.map(\.value)).map {
      .number($0)
    } + logSoft + logTilted
  }

  init(
    _ problem: Problem, levels: Levels, n: Integer, at precision: Precision, options: EngineOptions
  ) throws(EngineError) {
    self.precision = precision
    self.n = n
    let evaluation = try Evaluation(
      problem, levels: levels, n: n, at: precision, options: options)
    engine = evaluation.soft.engine
    softLaw = levels.split(evaluation.soft.probabilities)
    tiltedLaw = levels.split(evaluation.tilted)
    logSoft = Self.logarithms(softLaw, at: precision)
    logTilted = Self.logarithms(tiltedLaw, at: precision)
    quantities = QuantityName.allCases.map { ($0, evaluation.value(of: $0)) }
    bounds = GoldenBounds(
      problem, levels: levels, n: n,
      squaredVariation: evaluation.value(of: .squaredCoefficientOfVariation), at: precision)
  }

  /// log p for each entry of a law; near 1 through the sum of the other entries, which loses nothing.
  private static func logarithms(
    _ law: [CertifiedNumber], at precision: Precision
  ) -> [GoldenValue] {
    let entire = CertifiedNumber.enclosed(.entire(at: precision))
    return law.indices.map { i in
      switch law[i] {
      case .exact(let value):
        if value.isZero { return .minusInfinity }
        if value == .one { return .number(.exact(.zero)) }
        let logarithm =
          value > Rational(1, 2)
          ? try? Interval.log1p(Interval(value - 1, at: precision))
          : try? Interval.log(Interval(value, at: precision))
        return .number(logarithm.map { .enclosed($0) } ?? entire)
      case .enclosed(let value):
        guard (value - Rational(1, 2)).isCertainlyPositive else {
          return .number((try? Interval.log(value)).map { .enclosed($0) } ?? entire)
        }
        let others = CertifiedNumber.sum(
          law.indices.filter { $0 != i }.map { law[$0] }, at: precision)
        guard let rest = others.interval(at: precision),
          let logarithm = try? Interval.log1p(-rest)
        else { return .number(entire) }
        return .number(.enclosed(logarithm))
      case .positiveInfinity, .undefined: return .number(law[i])
      }
    }
  }

  /// The quantities with their sensitivities.
  func numbers(
    of problem: Problem, _ sensitivity: GoldenSensitivity
  ) -> [(name: QuantityName, number: GoldenNumber)] {
    let mean =
      quantities.first { $0.name == .rewardTilted }?.value.interval(at: precision)
      ?? .entire(at: precision)
    return quantities.map { name, value in
      let bound = value.interval(at: precision).map {
        sensitivity.of(name, value: $0, rewards: problem.rewards ?? [], mean: mean)
      }
      let underflow = value.interval(at: precision).flatMap {
        sensitivity.underflow.of(name, value: $0, rewards: problem.rewards ?? [], mean: mean)
      }
      return (name, GoldenNumber(.number(value), sensitivity: bound, underflow: underflow))
    }
  }

  /// The bounds with their sensitivities.
  func boundNumbers(
    _ sensitivity: GoldenSensitivity
  ) -> [(label: String, number: GoldenNumber)] {
    bounds.all.map { label, value in
      (
        label,
        GoldenNumber(
          .number(value), sensitivity: bounds.sensitivity(of: label, sensitivity),
          underflow: bounds.underflow(of: label, sensitivity.underflow))
      )
    }
  }
}
