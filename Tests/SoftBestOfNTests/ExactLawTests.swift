// Copyright 2026 the softbon authors
// SPDX-License-Identifier: Apache-2.0

import Enclosures
import ExactArithmetic
import TestSupport
import Testing

@testable import SoftBestOfN

/// A problem in weight form.
func weightForm(_ probabilities: [Rational], _ weights: [Rational]) throws -> Problem {
  try Problem(probabilities: probabilities, rewards: nil, weighting: .rational(weights))
}

/// The exact law on the symbols of a problem.
func exactSymbolLaw(_ problem: Problem, n: Int) throws -> [Rational] {
  let levels = Levels(problem)
  let law = try #require(try levels.exactLaw(n: Integer(n), options: EngineOptions()))
  return levels.split(law.map { .exact($0) }).compactMap {
    if case .exact(let value) = $0 { value } else { nil }
  }
}

@Suite("exact laws")
struct ExactLawTests {
  @Test func workedNumber() throws {
    let problem = try weightForm([Rational(1, 2), Rational(1, 2)], [2, 1])
    #expect(try exactSymbolLaw(problem, n: 2) == [Rational(7, 12), Rational(5, 12)])
  }

  @Test("three routes: all sequences, compositions, the generating polynomial")
  func threeRoutes() throws {
    for var trial in trials("three routes", count: 300, minimum: 60) {
      let k = trial.random.int(in: 2...4)
      let n = trial.random.int(in: 1...(k == 2 ? 8 : k == 3 ? 6 : 5))
      let probabilities = trial.random.probabilities(count: k)
      let weights: [Rational] = (0..<k).map { _ in
        trial.random.oneIn(3)
          ? Rational(trial.random.int(in: 1...9), trial.random.int(in: 1...9))
          : Rational(trial.random.int(in: 1...6))
      }
      let expected = bruteForce(probabilities: probabilities, weights: weights, n: n)
      let problem = try weightForm(probabilities, weights)
      #expect(try exactSymbolLaw(problem, n: n) == expected, "\(trial): \(problem), n = \(n)")
      let levels = Levels(problem)
      guard case .rational(let values) = levels.weights, levels.count > 1 else { continue }
      let integral = IntegralLevels(probabilities: levels.probabilities, weights: values)
      let options = EngineOptions()
      for law in [
        try integral.lawByCompositions(n: n, options: options),
        try integral.lawByGeneratingPolynomial(n: n, options: options),
      ] {
        let split = levels.split(law.map { .exact($0) })
        for (value, want) in zip(split, expected) {
          guard case .exact(let value) = value else { continue }
          #expect(value == want, "\(trial): \(problem), n = \(n)")
        }
      }
    }
  }
}
