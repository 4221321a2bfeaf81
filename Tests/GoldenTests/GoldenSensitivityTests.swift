// Copyright 2026 the softbon authors
// SPDX-License-Identifier: Apache-2.0

import Enclosures
import ExactArithmetic
import Golden
import SoftBestOfN
import TestSupport
import Testing

/// Derivatives by the weights and the exponents, from exact inputs moved by 2^−40.
@Suite struct GoldenSensitivityTests {
  private static let step = Rational.powerOfTwo(-40)
  private static let precision = Precision(bits: 200)

  /// Midpoints of enclosures that are narrow beyond the digits that matter here.
  private static func middle(_ number: CertifiedNumber) -> Double? {
    guard let text = number.decimal(digits: 30)?.lower else { return nil }
    return Double(text)
  }

  private struct Values {
    var logSoft: [Interval]
    var quantities: [QuantityName: Interval]
  }

  private func values(_ weights: [Rational], _ rewards: [Rational], _ n: Integer) throws -> Values {
    let problem = try Problem(
      probabilities: Problem.normalized(weights), rewards: rewards,
      weighting: .exponential(.positive(1)))
    let levels = Levels(problem)
    let evaluation = try Evaluation(
      problem, levels: levels, n: n, at: Self.precision, options: EngineOptions())
    var quantities: [QuantityName: Interval] = [:]
    for name in QuantityName.allCases where name != .maximumLogRatio {
      quantities[name] = evaluation.value(of: name).interval(at: Self.precision)
    }
    return Values(
      logSoft: try levels.split(evaluation.soft.probabilities).map {
        try .log($0.interval(at: Self.precision) ?? .entire(at: Self.precision))
      }, quantities: quantities)
  }

  /// |Δ|/step as a machine number, rounded anyhow.
  private func size(_ a: Interval, _ b: Interval) -> Double {
    let difference = ((a - b) * Self.step.reciprocal).magnitude
    return difference.upper.flatMap { Double($0.decimal(digits: 10, rounded: .up)) } ?? .infinity
  }

  @Test func sensitivitiesBoundTheDerivatives() throws {
    for var trial in trials("sensitivities", count: 60, minimum: 12) {
      let k = trial.random.int(in: 2...5)
      let weights = (0..<k).map { _ in Rational(trial.random.int(in: 1...64), 64) }
      // The top reward is 0, so that an exponent D_i is −r_i and may be moved alone.
      let rewards =
        [Rational.zero] + (1..<k).map { _ in Rational(-trial.random.int(in: 0...400), 64) }
      let n = Integer(trial.random.pick([1, 2, 3, 7, 40, 1000]))
      let problem = try Problem(
        probabilities: Problem.normalized(weights), rewards: rewards,
        weighting: .exponential(.positive(1)))
      let answers = try GoldenAnswers(problem, n: n, options: EngineOptions())
      let base = try values(weights, rewards, n)
      var moved = [Double](repeating: 0, count: k)
      var movedQuantities: [QuantityName: Double] = [:]
      for j in 0..<(2 * k) {
        var (w, r) = (weights, rewards)
        if j < k { w[j] *= 1 + Self.step } else { r[j - k] *= 1 + Self.step }
        let other = try values(w, r, n)
        for i in 0..<k { moved[i] += size(other.logSoft[i], base.logSoft[i]) }
        for (name, value) in other.quantities {
          // A change of a reward is a change of an exponent and of what is averaged; only the former is asked for.
          if j >= k, "\(name)".lowercased().contains("reward") { continue }
          guard let before = base.quantities[name] else { continue }
          movedQuantities[name, default: 0] += size(value, before)
        }
      }
      let bits = Double(Integer(k - 1).bitWidth)
      for i in 0..<k {
        let bound = try #require(answers.logSoft[i].sensitivity)
        let own = Double(bound.decimal(digits: 6, rounded: .up)) ?? 0
        guard case .number(let logarithm) = answers.logSoft[i].value else { continue }
        let size = abs(Self.middle(logarithm) ?? 0)
        // Without the roundings and the logarithm, which belong to code; three digits are rounded up.
        let condition = own - 1 - bits - size
        #expect(
          moved[i] <= condition * (1 + 1e-9) + 1e-9 * own,
          "\(trial): \(weights) \(rewards) n = \(n), symbol \(i): \(moved[i]) > \(condition)")
        #expect(condition <= 12 * moved[i] + 40, "\(trial): \(condition) against \(moved[i])")
      }
      for (name, number) in answers.quantities {
        guard let bound = number.sensitivity, let change = movedQuantities[name] else { continue }
        let own = Double(bound.decimal(digits: 6, rounded: .up)) ?? 0
        #expect(change <= own, "\(trial): \(name) moves \(change) > \(own), n = \(n)")
      }
    }
  }

  @Test func workedNumberOfTheSensitivity() throws {
    let problem = try Problem(
      probabilities: [Rational(1, 2), Rational(1, 2)], rewards: [0, 1],
      weighting: .exponential(.positive(1)))
    let answers = try GoldenAnswers(problem, n: 2, options: EngineOptions())
    guard case .number(let top) = answers.soft[1].value else { return }
    #expect(top.decimal(digits: 16)?.lower.map { $0.hasPrefix("0.6155292893150024") } == true)
    let next = try GoldenAnswers(problem, n: 3, options: EngineOptions())
    guard case .number(let third) = next.soft[1].value else { return }
    #expect(third.decimal(digits: 13)?.lower.map { $0.hasPrefix("0.6577829304758") } == true)
    // 1.575… + 0.693… + 2 + 0.485… = 4.753…
    #expect(answers.logSoft[1].sensitivity == Rational(476, 100))
  }
}
