// Copyright 2026 the softbon authors
// SPDX-License-Identifier: Apache-2.0

import Enclosures
import ExactArithmetic
import SoftBestOfN
import TestSupport
import Testing

@Suite struct LogitsTests {
  @Test func equalLogitsAreUniform() throws {
    let law = try Problem.probabilities(logits: [7, 7, nil, 7], digits: 3)
    #expect(law == [Rational(1, 3), Rational(1, 3), 0, Rational(1, 3)])
  }

  @Test func knownDigits() throws {
    // e^−1 = 0.36787944117144232159…, e^−2 = 0.13533528323661269189…
    let law = try Problem.probabilities(logits: [1, 0, -1], digits: 17)
    #expect(law[1] / law[0] == (try Rational(parsing: "0.36787944117144232")))
    #expect(law[2] / law[0] == (try Rational(parsing: "0.13533528323661269")))
    #expect(Rational.sum(law) == 1)
  }

  @Test func eachWeightIsCutToItsDigits() throws {
    for var trial in trials("logits are cut", count: 300) {
      let digits = trial.random.int(in: 1...40)
      let logits = (0..<trial.random.int(in: 1...6)).map { _ -> Rational? in
        trial.random.oneIn(6) ? nil : Rational(trial.random.int(in: -3000...3000), 70)
      }
      guard let largest = logits.compactMap({ $0 }).max(), let top = logits.firstIndex(of: largest)
      else { continue }
      let law = try Problem.probabilities(logits: logits, digits: digits)
      #expect(Rational.sum(law) == 1, "\(trial)")
      for (logit, probability) in zip(logits, law) {
        guard let logit else {
          #expect(probability.isZero, "\(trial)")
          continue
        }
        let cut = probability / law[top]
        let exact = Interval.exp(Interval(logit - largest, at: Precision(bits: 4000)))
        let next = cut * (1 + Rational.power(10, 1 - digits))
        let (lower, upper) = (try #require(exact.lower), try #require(exact.upper))
        #expect(cut <= upper && lower < next, "\(trial): \(logit)")
      }
    }
  }
}
