// Copyright 2026 the softbon authors
// SPDX-License-Identifier: Apache-2.0

import Enclosures
import ExactArithmetic
import SoftBestOfN
import Testing

@testable import Certification

/// At n = 1, one symbol, equal rewards, λ = 0 and λ = inf many claims of the catalogue are equalities between
/// transcendental expressions. None of them may be left undecided.
@Suite struct CatalogueEqualities {
  static let problems: [(name: String, probabilities: [Rational], rewards: [Rational])] = [
    ("one symbol", [1], [Rational(3, 7)]),
    ("equal rewards", [Rational(1, 3), Rational(2, 3)], [2, 2]),
    ("binary", [Rational(9, 10), Rational(1, 10)], [0, 1]),
    ("three symbols", [Rational(1, 2), Rational(3, 10), Rational(1, 5)], [0, Rational(1, 2), 1]),
    (
      "awkward rewards", [Rational(1, 7), Rational(2, 7), Rational(4, 7)],
      [Rational(13, 100), Rational(77, 100), Rational(21, 10)]
    ),
    (
      "ties", [Rational(1, 4), Rational(1, 4), Rational(1, 4), Rational(1, 4)],
      [1, Rational(1, 3), 1, 0]
    ),
  ]

  @Test(arguments: problems.indices)
  func noDegenerateCaseIsUndecided(_ index: Int) throws {
    let (name, probabilities, rewards) = Self.problems[index]
    let definitions = try catalogueDefinitions()
    // The brackets of D3 and E2 are relative to P*, which at λ = 0 vanishes off the top level.
    let positiveTilt = try Statement(parsing: "spread < inf").comparison
    let isDegenerate = rewards.count == 1 || name == "equal rewards"
    var counts: [String: Int] = [:]
    for lambda in [Temperature.zero, .positive(Rational(1, 2)), .positive(3), .infinite] {
      let problem = try Problem(
        probabilities: probabilities, rewards: rewards, weighting: .exponential(lambda))
      let exactAlways = isDegenerate || lambda == .zero || lambda == .infinite
      for n: Integer in exactAlways ? [1, 2, 5] : [1] {
        let goal = AccuracyGoal(digits: 15, maximum: Precision(bits: 1000))
        let next = try Problem(
          probabilities: probabilities, rewards: rewards, weighting: .exponential(.infinite))
        let `case` = ClaimCase(problem, n: n, goal: goal, options: EngineOptions()) { kind in
          kind == .nextN ? (problem, n + 1) : (next, n)
        }
        for (label, text) in CatalogueStatements.statements {
          let outcome = try `case`.check(
            Statement(parsing: text, definitions: definitions), definitions: definitions,
            hypotheses: label == "D3" || label == "E2" ? [positiveTilt] : [])
          switch outcome.verdict {
          case .undecided, .refuted:
            Issue.record("\(outcome.verdict): \(name), λ = \(lambda), n = \(n), \(label): \(text)")
          case .equal: counts["equal", default: 0] += 1
          case .proved: counts["proved", default: 0] += 1
          case .inapplicable: counts["inapplicable", default: 0] += 1
          }
        }
      }
    }
    #expect(counts["equal", default: 0] > 20)
  }
}
