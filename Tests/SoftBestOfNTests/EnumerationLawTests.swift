// Copyright 2026 the softbon authors
// SPDX-License-Identifier: Apache-2.0

import Enclosures
import ExactArithmetic
import SoftBestOfN
import Testing

@Test func enumerationEnclosesTheExactLaw() throws {
  let problem = try Problem(
    probabilities: [Rational(1, 2), Rational(3, 10), Rational(1, 5)], rewards: nil,
    weighting: .rational([1, Rational(5, 2), 7]))
  let levels = Levels(problem)
  var options = EngineOptions()
  for n in [2, 3, 10, 25] {
    let exact = try #require(try levels.exactLaw(n: Integer(n), options: options))
    options.engine = .enumeration
    let law = try levels.law(n: Integer(n), at: Precision(bits: 100), options: options)
    for (value, want) in zip(law.probabilities, exact) {
      guard case .enclosed(let interval) = value else {
        Issue.record("not enclosed")
        continue
      }
      #expect(interval.contains(want))
      #expect(interval.relativeAccuracyBits > 90)
    }
  }
}
