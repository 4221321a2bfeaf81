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

  /// Binary16 code, rounded after every operation, where exponentials and products underflow and the sum is small.
  @Test func underflowOnTheWayIsTolerated() throws {
    let format = BinaryFormat.binary16
    func rounded(_ value: Rational) throws -> Rational {
      try #require(value.rounded(to: format).value)
    }
    func exponential(_ x: Rational) throws -> Rational {
      let value = CertifiedNumber.enclosed(.exp(Interval(x, at: Self.precision)))
      return try #require(value.rounded(to: format)?.value)
    }
    var withoutUnderflow = 0
    for var trial in trials("underflow on the way", count: 60, minimum: 30) {
      // A rare top, and others whose weights are subnormal.
      let k = trial.random.int(in: 2...4)
      var weights: [Rational] = [.powerOfTwo(-trial.random.int(in: 6...13))]
      for _ in 1..<k { weights.append(Rational(trial.random.int(in: 32...64), 64)) }
      let rewards =
        [Rational.zero] + (1..<k).map { _ in Rational(-trial.random.int(in: 256...480), 32) }
      let problem = try Problem(
        probabilities: Problem.normalized(weights), rewards: rewards,
        weighting: .exponential(.positive(1)))
      let answers = try GoldenAnswers(problem, n: 2, options: EngineOptions())
      // p/Σp, exp(r), the products, their sum, the quotients.
      var sum = Rational.zero
      for weight in weights { sum = try rounded(sum + weight) }
      let p = try weights.map { try rounded($0 / sum) }
      let w = try rewards.map(exponential)
      let t = try zip(p, w).map { try rounded($0 * $1) }
      var total = Rational.zero
      for one in t { total = try rounded(total + one) }
      let tilted = try t.map { try rounded($0 / total) }
      // Two candidates: P_i² + 2 Σ_j P_i P_j a_i/(a_i + a_j), weights relative to the larger of the two.
      var soft = [Rational](repeating: .zero, count: k)
      for i in 0..<k {
        for j in 0..<k {
          let a = try exponential(min(.zero, rewards[i] - rewards[j]))
          let b = try exponential(min(.zero, rewards[j] - rewards[i]))
          // The batches (i, j) and (j, i); (i, i) is one.
          let share = i == j ? Rational.one : try rounded(2 * rounded(a / rounded(a + b)))
          soft[i] = try rounded(soft[i] + rounded(rounded(p[i] * p[j]) * share))
        }
      }
      for (name, law, numbers) in [
        ("tilted", tilted, answers.tilted), ("soft", soft, answers.soft),
      ] {
        for i in 0..<k {
          let expected = try #require(ExpectedNumber(numbers[i]))
          guard case .between(let lower, _) = expected.place else { continue }
          let error = (law[i] - lower).magnitude
          let tolerance = Tolerance().absolute(expected, in: format)
          #expect(error <= tolerance, "\(trial): \(name)[\(i)]")
          let plain = ExpectedNumber(expected.place, sensitivity: expected.sensitivity)
          if error > Tolerance().absolute(plain, in: format) { withoutUnderflow += 1 }
        }
      }
    }
    #expect(withoutUnderflow > 0, "no trial shows what underflow does")
  }

  @Test func workedNumberOfTheUnderflow() throws {
    let problem = try Problem(
      probabilities: [Rational(1, 2), Rational(1, 2)], rewards: [0, 1],
      weighting: .exponential(.positive(1)))
    let answers = try GoldenAnswers(problem, n: 2, options: EngineOptions())
    // 1 + (3/2 + 3·0.7310…)/0.6839… = 6.400…; 1 + 0.6155… + 2·0.6155… = 2.846…
    #expect(answers.tilted[1].underflow == Rational(640, 100))
    #expect(answers.soft[1].underflow == Rational(285, 100))
    #expect(answers.logSoft[1].underflow == 1)
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
