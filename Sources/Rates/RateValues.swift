// Copyright 2026 the softbon authors
// SPDX-License-Identifier: Apache-2.0
//
// The values v(n) of the three laws at every n, and what is estimated from them.

internal import Enclosures
internal import ExactArithmetic
internal import SoftBestOfN

/// The three quantities at one n.
struct RateValue: Sendable {
  let engine: Engine
  let precision: Precision
  let kl, tv, gap: CertifiedNumber
  let bound: CertifiedNumber
  let boundRatio: CertifiedNumber

  var all: [CertifiedNumber] { [kl, tv, gap, bound, boundRatio] }

  func value(of law: RateLaw) -> CertifiedNumber {
    switch law {
    case .kl: kl
    case .tv: tv
    case .gap: gap
    }
  }

  init(
    _ setting: RateProblem, n: Integer, at precision: Precision, options: EngineOptions
  ) throws(EngineError) {
    let evaluation = try Evaluation(
      setting.problem, levels: setting.levels, n: n, at: precision, options: options)
    engine = evaluation.soft.engine
    self.precision = precision
    kl = evaluation.value(of: .klTiltedSoft)
    tv = evaluation.value(of: .totalVariation)
    gap = evaluation.value(of: .rewardGap)
    let squared = evaluation.value(of: .squaredCoefficientOfVariation).times(
      Rational(1, 1) / Rational(n))
    if squared.isExactly(.zero) {
      bound = .exact(.zero)
      boundRatio = .undefined(why: "both are 0")
    } else {
      let argument = squared.interval(at: precision) ?? .entire(at: precision)
      let logarithm = (try? Interval.log1p(argument)) ?? .entire(at: precision)
      bound = .enclosed(logarithm)
      let ratio = kl.interval(at: precision).flatMap { try? $0 / logarithm }
      boundRatio = .enclosed(ratio ?? .entire(at: precision))
    }
  }
}

/// What the values of one law say about it.
struct RateEstimate {
  let exponent: CertifiedNumber
  let constant: CertifiedNumber
  /// n^e v(n).
  let scaled: [CertifiedNumber]

  /// How many digits more the values need, 0 when none.
  func missingDigits(_ goal: AccuracyGoal) -> Int {
    let needed = Precision(digits: goal.digits).bits
    var worst = 0
    for case .enclosed(let number) in [exponent, constant] + scaled {
      let bits = number.relativeAccuracyBits
      if bits < needed { worst = max(worst, bits < 0 ? needed : needed - bits) }
    }
    return worst == 0 ? 0 : worst / 3 + 2
  }
}

/// The values at every n.
struct RateValues: Sendable {
  let counts: [Integer]
  let values: [RateValue]
  private let weights: [Rational]

  init(
    _ setting: RateProblem, counts: [Integer], goal: AccuracyGoal, options: EngineOptions,
    _ onRow: () -> Void
  ) throws(EngineError) {
    self.counts = counts
    weights = extrapolationWeights(counts)
    var values: [RateValue] = []
    for n in counts {
      if options.isInterrupted() { throw .interrupted }
      // One digit more, so that n^e v(n) keeps the digits.
      let outcome = try goal.raised(by: 1).reached(numbers: \RateValue.all) {
        precision throws(EngineError) in
        try RateValue(setting, n: n, at: precision, options: options)
      }
      values.append(outcome.result)
      onRow()
    }
    self.values = values
  }

  func estimate(of law: RateLaw) -> RateEstimate {
    let precision = values.map(\.precision).max() ?? Precision(bits: 64)
    let numbers = values.map { $0.value(of: law) }
    let scaled = zip(numbers, counts).map { value, n in
      value.times(.power(Rational(n), law.exponent))
    }
    return RateEstimate(
      exponent: exponent(numbers, at: precision),
      constant: .sum(zip(scaled, weights).map { $0.times($1) }, at: precision),
      scaled: scaled)
  }

  private func exponent(_ numbers: [CertifiedNumber], at precision: Precision) -> CertifiedNumber {
    let last = numbers.count - 1
    if case .undefined = numbers[last] { return numbers[last] }
    guard last >= 1 else { return .undefined(why: "it needs two values of n") }
    let ends = [numbers[last - 1], numbers[last]].compactMap { $0.interval(at: precision) }
    guard ends.count == 2 else { return .undefined(why: "the values are infinite") }
    if ends.contains(where: \.isCertainlyNonpositive) {
      return .undefined(why: "the values are not positive")
    }
    let steps = Interval(Rational(counts[last], counts[last - 1]), at: precision)
    guard ends.allSatisfy(\.isCertainlyPositive), let ratio = try? ends[0] / ends[1],
      let rise = try? Interval.log(ratio) / Interval.log(steps)
    else { return .enclosed(.entire(at: precision)) }
    return .enclosed(rise)
  }
}
