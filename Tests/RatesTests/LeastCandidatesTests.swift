// Copyright 2026 the softbon authors
// SPDX-License-Identifier: Apache-2.0

import Enclosures
import ExactArithmetic
import Rates
import SoftBestOfN
import TestSupport
import Testing

@Suite struct LeastCandidatesTests {
  private let goal = AccuracyGoal(digits: 12)

  private func pair(_ weights: [Rational] = [1, 2]) throws -> Problem {
    try Problem(
      probabilities: [Rational(1, 2), Rational(1, 2)], rewards: [0, 1],
      weighting: .rational(weights))
  }

  /// TV of P = (1/2, 1/2), w = (1, 2) is 1/6, 1/12, 13/240, 67/1680: exact hits count as reached.
  @Test func leastCandidatesOfTwoWeights() throws {
    let goals: [(Rational, Integer)] = [
      (Rational(1, 6), 1), (Rational(1, 7), 2), (Rational(1, 12), 2),
      (Rational(1, 12) - .power(10, -30), 3), (Rational(13, 240), 3), (Rational(67, 1680), 4),
    ]
    for (epsilon, n) in goals {
      let plan = try LeastCandidates(
        pair(), law: .tv, epsilon: epsilon, goal: goal, options: EngineOptions())
      #expect(plan.n == n, "\(epsilon)")
      #expect((plan.valueBefore == nil) == (n == 1))
    }
  }

  private func law(_ problem: Problem, n: Integer) throws -> (soft: [Rational], tilted: [Rational])
  {
    let levels = Levels(problem)
    let soft = try #require(try levels.exactLaw(n: n, options: EngineOptions()))
    let ratios = try #require(levels.exactWeightRatios)
    let mean = Rational.sum(zip(levels.probabilities, ratios).map { $0 * $1 })
    return (soft, zip(levels.probabilities, ratios).map { $0 * $1 / mean })
  }

  /// A goal that is hit exactly at an n that no enclosure decides: by the exact engine, whatever engine was asked for.
  @Test func exactHitsBeyondTheEnclosures() throws {
    let problem = try Problem(
      probabilities: [Rational(1, 2), Rational(3, 10), Rational(1, 5)],
      rewards: [0, Rational(1, 2), 1], weighting: .rational([1, 2, 5]))
    let n: Integer = 40
    let (soft, tilted) = try law(problem, n: n)
    let epsilon = Rational.sum(zip(soft, tilted).map { ($0 - $1).magnitude }) * Rational(1, 2)
    var options = EngineOptions()
    options.engine = .laplace
    let plan = try LeastCandidates(
      problem, law: .tv, epsilon: epsilon, goal: goal, options: options)
    #expect(plan.n == n)
    #expect(plan.value.isExactly(epsilon))
    let below = try LeastCandidates(
      problem, law: .tv, epsilon: epsilon - .power(10, -400), goal: goal, options: options)
    #expect(below.n == n + 1)
  }

  /// A goal within 10^−30 of a value that is no rational number, at 64 bits.
  @Test func undecidedGoals() throws {
    let problem = try Problem(
      probabilities: [Rational(1, 2), Rational(1, 2)], rewards: [0, 1],
      weighting: .exponential(.positive(1)))
    let evaluation = try Evaluation(
      problem, levels: Levels(problem), n: 3, at: Precision(bits: 200), options: EngineOptions())
    let value = try #require(
      evaluation.value(of: .klTiltedSoft).decimal(digits: 30)?.lower)
    let narrow = AccuracyGoal(digits: 12, maximum: Precision(bits: 64))
    #expect {
      _ = try LeastCandidates(
        problem, law: .kl, epsilon: Rational(parsing: value), goal: narrow,
        options: EngineOptions())
    } throws: { error in
      if case LeastCandidatesError.undecided(3) = error { true } else { false }
    }
  }

  /// As printed, the values stand on their sides of the goal, however near they are.
  @Test func decimalsTellTheValuesFromTheGoal() throws {
    let problem = try Problem(
      probabilities: [Rational(1, 2), Rational(1, 2)], rewards: [0, 1],
      weighting: .exponential(.positive(1)))
    for law in RateLaw.allCases {
      let epsilon = Rational.power(10, law == .kl ? -60 : -30)
      let plan = try LeastCandidates(
        problem, law: law, epsilon: epsilon, goal: goal, options: EngineOptions())
      let value = try #require(plan.value.decimal(digits: plan.digits)?.upper)
      let before = try #require(plan.valueBefore?.decimal(digits: plan.digits)?.lower)
      #expect(try Rational(parsing: value) < epsilon)
      #expect(try Rational(parsing: before) > epsilon)
    }
  }

  /// Sizes by the bounds where these are integers: P = (1/2, 1/2), w = (1, 2), so v = (2/3, 4/3), P* = (1/3, 2/3).
  /// D2: (2/9)/(n + 1/3) = 1/15 at n = 3. E1: T = 2/3 and κ = 1/3, (1/3)(T/ε − 1) = 7 at ε = 1/33.
  @Test func sizesOfBoundsAtExactHits() throws {
    for (law, epsilon, size) in [
      (RateLaw.tv, Rational(1, 15), 3), (.gap, Rational(1, 33), 7),
    ] as [(RateLaw, Rational, Integer)] {
      for (goal, expected) in [(epsilon, size), (epsilon - .power(10, -200), size + 1)] {
        let plan = try LeastCandidates(
          pair(), law: law, epsilon: goal, goal: self.goal, options: EngineOptions())
        #expect(plan.bounds[0].n == expected, "\(law)")
      }
    }
  }

  /// A bound that there is not says why.
  @Test func boundsThatAreMissing() throws {
    let hard = try LeastCandidates(
      pair([1, 2]).at(.zero), law: .kl, epsilon: Rational(1, 10), goal: goal,
      options: EngineOptions())
    #expect(hard.bounds.map(\.label) == ["C4", "C3"])
    #expect(hard.bounds[0].n != nil && hard.bounds[1].n == nil && !hard.bounds[1].why.isEmpty)
  }

  /// The least n among the first ones, by brute force, and the bounds suffice.
  @Test func bruteForce() throws {
    for var trial in trials("least candidates", count: 60) {
      let k = trial.random.int(in: 2...4)
      let problem = try Problem(
        probabilities: trial.random.probabilities(count: k),
        rewards: (0..<k).map { Rational($0) },
        weighting: .exponential(.positive(Rational(trial.random.int(in: 1...6), 2))))
      let law = trial.random.pick(RateLaw.allCases)
      let last = Integer(trial.random.int(in: 1...30))
      let levels = Levels(problem)
      var values: [Interval] = []
      for n in 1...40 {
        let value = try Evaluation(
          problem, levels: levels, n: Integer(n), at: Precision(bits: 200),
          options: EngineOptions()
        ).value(of: law.quantity)
        values.append(try #require(value.interval(at: Precision(bits: 200))))
      }
      // A goal just above v(last): that n is the least.
      guard let index = Int(exactly: last), let upper = values[index - 1].upper else { continue }
      let plan = try LeastCandidates(
        problem, law: law, epsilon: upper, goal: goal, options: EngineOptions())
      let least = try #require(values.firstIndex { ($0 - upper).isCertainlyNonpositive }) + 1
      #expect(plan.n == Integer(least), "\(trial)")
      for bound in plan.bounds {
        let n = try #require(bound.n)
        #expect(n >= plan.n, "\(trial): \(bound.label)")
      }
    }
  }

  /// KL and TV never rise with n, whatever the rewards: every f-divergence that the proof names.
  @Test func divergencesNeverRise() throws {
    for var trial in trials("never rise", count: 60) {
      let k = trial.random.int(in: 2...5)
      let problem = try Problem(
        probabilities: trial.random.probabilities(count: k), rewards: nil,
        weighting: .rational((0..<k).map { _ in Rational(trial.random.int(in: 1...60)) }))
      let levels = Levels(problem)
      var before: [Interval] = []
      for n in 1...7 {
        let evaluation = try Evaluation(
          problem, levels: levels, n: Integer(n), at: Precision(bits: 200),
          options: EngineOptions())
        let values = try [QuantityName.klTiltedSoft, .klSoftTilted, .totalVariation].map {
          try #require(evaluation.value(of: $0).interval(at: Precision(bits: 200)))
        }
        for (old, new) in zip(before, values) {
          #expect(old.compared(to: new) != .certainlyLess, "\(trial), n = \(n)")
        }
        before = values
      }
    }
  }

  @Test func whatIsRefused() throws {
    let against = try Problem(
      probabilities: [Rational(1, 2), Rational(1, 2)], rewards: [1, 0],
      weighting: .rational([1, 2]))
    #expect(throws: LeastCandidatesError.self) {
      try LeastCandidates(
        against, law: .gap, epsilon: 1, goal: goal, options: EngineOptions())
    }
  }

  /// A rare reward: n far beyond any enumeration, and the bound C4 about sqrt(n) times too large at small goals.
  @Test func largeCounts() throws {
    let problem = try Problem(
      probabilities: [1 - .powerOfTwo(-20), .powerOfTwo(-20)], rewards: [0, 1],
      weighting: .exponential(.positive(Rational(1, 20))))
    let plan = try LeastCandidates(
      problem, law: .kl, epsilon: .power(10, -30), goal: goal, options: EngineOptions())
    let estimate = try #require(plan.estimate.middle)
    #expect((Rational(plan.n) / estimate - 1).magnitude < .power(10, -6))
    #expect(try #require(plan.bounds[0].n) > plan.n * Integer.power(10, 6))
  }
}

@Suite struct FrontierTests {
  /// Three levels: P* lies on the frontier, Soft-BoN and hard BoN above it; a law of two rewards lies on it.
  @Test func gapsOfTheFamilies() throws {
    let problem = try Problem(
      probabilities: [Rational(1, 2), Rational(3, 10), Rational(1, 5)],
      rewards: [0, Rational(1, 2), 1], weighting: .exponential(.positive(Rational(1, 2))))
    let goal = AccuracyGoal(digits: 15)
    let frontier = try Frontier(problem, goal: goal, options: EngineOptions())
    let tilted = try frontier.tilted(problem)
    #expect(tilted.gap.isExactly(0))
    // KL(P*‖P) = I(E_{P*}[r]), here computed as a rate function.
    let rate = try #require(RateFunction(problem))
    let mean = try #require(tilted.reward.interval(at: Precision(bits: 80)))
    let least = try #require(
      rate.value(at: mean, precision: Precision(bits: 80)).interval(at: Precision(bits: 80)))
    #expect(least.overlaps(try #require(tilted.divergence.interval(at: Precision(bits: 80)))))
    for n in [2, 5, 64] as [Integer] {
      for point in [
        try frontier.soft(problem, n: n), try frontier.soft(problem.at(.zero), n: n),
      ] {
        #expect(point.family == (point.temperature == .zero ? .hard : .soft))
        #expect(try #require(point.gap.interval(at: Precision(bits: 80))).isCertainlyPositive)
        #expect(point.numbers.allSatisfy { $0.proves(digits: 15) })
      }
    }
    #expect(try frontier.soft(problem, n: 1).gap.isExactly(0))
    let binary = try Problem(
      probabilities: [Rational(1, 2), Rational(1, 2)], rewards: [0, 1],
      weighting: .exponential(.positive(1)))
    let coin = try Frontier(binary, goal: goal, options: EngineOptions())
    #expect(try coin.soft(binary, n: 7).gap.isExactly(0))
  }
}
