// Copyright 2026 the softbon authors
// SPDX-License-Identifier: Apache-2.0
//
// The limits of n^e v(n) in closed form, the next coefficients, and the brackets around both.

internal import Enclosures
internal import ExactArithmetic
internal import SoftBestOfN

/// The limit of a law and the next coefficients of its expansion in 1/n.
struct RateLimits: Sendable {
  let closedForm: CertifiedNumber
  let coefficients: [CertifiedNumber]
  /// The limit and the coefficients as functions of x.
  let functions: [RationalFunction]

  init(
    _ setting: RateProblem, law: RateLaw, order: Int, symbolic: [FunctionOverMean]?,
    goal: AccuracyGoal
  ) {
    if law == .gap, setting.rewards == nil {
      let why = CertifiedNumber.undefined(why: "the problem gives weights without rewards")
      (closedForm, coefficients, functions) = (why, [], [])
      return
    }
    if setting.levels.isTrivial || setting.isHard {
      // P_n = P*, or P_n → P* faster than every power of 1/n.
      (closedForm, functions) = (.exact(.zero), [])
      coefficients = (0..<order).map { _ in .exact(.zero) }
      return
    }
    if let weights = setting.exactRelativeWeights {
      let series = RateSeries(
        probabilities: setting.levels.probabilities, weights: weights, one: .one, order: order)
      let exact = Self.coefficients(series, law, setting) { $0.signum }
      closedForm = .exact(exact?[0] ?? .zero)
      coefficients = exact?.dropFirst().map { .exact($0) } ?? []
      functions = symbolic.map { Self.functions($0, law, setting, order, series) } ?? []
      return
    }
    let closed = goal.reached(numbers: { [$0] }) { precision -> CertifiedNumber in
      let moments = RateMoments(setting, at: precision)
      return moments.limit(of: law).map { CertifiedNumber.enclosed($0) } ?? .exact(.zero)
    }
    closedForm = closed.result
    let outcome = goal.reached(numbers: { $0.numbers }) { precision in
      Self.enclosed(setting, law, order, symbolic, at: precision)
    }
    coefficients = Array(outcome.result.numbers.dropFirst())
    functions = outcome.result.functions
  }

  private static func enclosed(
    _ setting: RateProblem, _ law: RateLaw, _ order: Int, _ symbolic: [FunctionOverMean]?,
    at precision: Precision
  ) -> (numbers: [CertifiedNumber], functions: [RationalFunction]) {
    let series = RateSeries(
      probabilities: setting.levels.probabilities,
      weights: setting.relativeWeights(at: precision), one: Interval(1, at: precision),
      order: order)
    let functions = symbolic.map { Self.functions($0, law, setting, order, series) } ?? []
    guard let enclosures = coefficients(series, law, setting, sign: \.certainSign) else {
      let unknown = CertifiedNumber.enclosed(.entire(at: precision))
      return ((0...order).map { _ in unknown }, functions)
    }
    return (
      enclosures.enumerated().map { index, value in
        // A function that is 0 everywhere is 0, which no enclosure shows.
        functions.count > index && functions[index].isZero ? .exact(.zero) : .enclosed(value)
      }, functions
    )
  }

  /// The coefficients of n^e v(n); nil where a sign is not known.
  private static func coefficients<Scalar>(
    _ series: RateSeries<Scalar>, _ law: RateLaw, _ setting: RateProblem,
    sign: (Scalar) -> Int?
  ) -> [Scalar]? {
    switch law {
    case .kl: return series.kullbackLeibler
    case .gap: return series.gap(rewards: setting.rewards ?? [])
    case .tv:
      let signs = signs(series, sign)
      return signs.map { series.totalVariation(signs: $0) }
    }
  }

  /// The sign of each y_i for large n: that of its first coefficient that is not 0.
  private static func signs<Scalar>(
    _ series: RateSeries<Scalar>, _ sign: (Scalar) -> Int?
  ) -> [Int]? {
    var result: [Int] = []
    for y in series.scaledDeviations {
      var own = 0
      for coefficient in y where own == 0 {
        guard let sign = sign(coefficient) else { return nil }
        own = sign
      }
      result.append(own)
    }
    return result
  }

  /// The same as functions of x, with the signs that hold at the given weights.
  private static func functions<Scalar>(
    _ weights: [FunctionOverMean], _ law: RateLaw, _ setting: RateProblem, _ order: Int,
    _ numbers: RateSeries<Scalar>
  ) -> [RationalFunction] {
    guard let mean = weights.first?.mean else { return [] }
    let one = FunctionOverMean(numerator: [.one], power: 0, mean: mean)
    let series = RateSeries(
      probabilities: setting.levels.probabilities, weights: weights, one: one, order: order)
    let coefficients: [FunctionOverMean]
    switch law {
    case .kl: coefficients = series.kullbackLeibler
    case .gap: coefficients = series.gap(rewards: setting.rewards ?? [])
    case .tv:
      var signs: [Int] = []
      for (functions, values) in zip(series.scaledDeviations, numbers.scaledDeviations) {
        // The first coefficient whose value is not 0: at rational weights a function may be 0 where they are.
        let first = zip(functions, values).first {
          !$0.0.function.isZero && ($0.1 as? Rational)?.isZero != true
        }
        switch first?.1 {
        case nil: signs.append(0)
        case let value as Rational: signs.append(value.signum)
        case let value as Interval:
          guard let sign = value.certainSign else { return [] }
          signs.append(sign)
        default: return []
        }
      }
      coefficients = series.totalVariation(signs: signs)
    }
    return coefficients.map(\.function)
  }
}

extension Interval {
  /// The sign, where it is proved.
  var certainSign: Int? {
    if isCertainlyPositive { return 1 }
    if isCertainlyNegative { return -1 }
    return isPoint ? 0 : nil
  }
}

/// The brackets of one problem.
struct RateBrackets {
  let setting: RateProblem
  let goal: AccuracyGoal

  init(_ setting: RateProblem, goal: AccuracyGoal) {
    self.setting = setting
    self.goal = goal
  }

  /// The least interval that contains the bounds of n^e v(n) from B1, B2, B3 and the limit.  D-RATE-BRACKET(3)
  func bracket(
    _ law: RateLaw, n: Integer, limit: CertifiedNumber, value: CertifiedNumber
  ) -> (lower: CertifiedNumber, upper: CertifiedNumber) {
    if case .undefined = limit { return (limit, limit) }
    if setting.levels.isTrivial || value.isExactly(.zero) { return (limit, limit) }
    if setting.isHard {
      // The limit is 0 and v(n) ≥ 0.
      return (.exact(.zero), value.times(.power(Rational(n), law.exponent)))
    }
    let outcome = goal.reached(numbers: { [$0.0, $0.1] }) { precision in
      let moments = RateMoments(setting, at: precision)
      guard let bounds = moments.bounds(of: law, n: n), let point = limit.interval(at: precision)
      else { return (limit, limit) }
      // Where the limit is the end it is shown with the digits that it has elsewhere.
      return (
        bounds.lower.compared(to: point) == .certainlyGreater
          ? limit : CertifiedNumber(.min(bounds.lower, point)),
        bounds.upper.compared(to: point) == .certainlyLess
          ? limit : CertifiedNumber(.max(bounds.upper, point))
      )
    }
    return outcome.result
  }
}
