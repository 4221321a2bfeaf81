// Copyright 2026 the softbon authors
// SPDX-License-Identifier: Apache-2.0

import ExactArithmetic
import SoftBestOfN

/// A law that both programs compute: P_j = numerators[j]/denominator, w_j = exp(p/q) for the j-th exponent (p, q).
struct Case {
  let name: String
  let numerators: [UInt]
  let denominator: UInt
  /// r_j/λ.
  let exponents: [(p: Int, q: UInt)]
  let n: UInt

  /// The same law as a problem of the library, with λ = 1.
  var problem: Problem {
    get throws {
      try Problem(
        name: name,
        probabilities: numerators.map { Rational(Integer($0), Integer(denominator)) },
        rewards: exponents.map { Rational(Integer($0.p), Integer($0.q)) },
        weighting: .exponential(.positive(.one)))
    }
  }

  /// The files reference/cases/*.txt hold the same cases.
  static let all = [
    Case(
      name: "k3-n1000", numerators: [5, 3, 2], denominator: 10,
      exponents: [(0, 1), (1, 1), (2, 1)], n: 1000),
    Case(
      name: "k5-n40", numerators: [8, 5, 4, 2, 1], denominator: 20,
      exponents: [(-3, 2), (0, 1), (1, 3), (7, 4), (5, 2)], n: 40),
  ]
}
