// Copyright 2026 the softbon authors
// SPDX-License-Identifier: Apache-2.0
//
// P*_i = P_i w_i / μ, μ = Σ P_j w_j: the maximiser of E_Q[r] − λ KL(Q‖P).

public import Enclosures
public import ExactArithmetic

extension Levels {
  /// The tilted optimum P* where it is rational: weight form, equal rewards, λ = ∞, and λ = 0 (the top level).
  public var exactTiltedOptimum: [Rational]? {
    guard let ratios = exactWeightRatios else { return nil }
    let masses = zip(probabilities, ratios).map { $0 * $1 }
    let total = Rational.sum(masses)
    return masses.map { $0 / total }
  }

  /// Encloses the tilted optimum on the levels.
  ///
  /// - Enclosure: contains P*_ℓ; the weights are positive and at least one is 1, so that no division can fail.
  public func tiltedOptimum(at precision: Precision) -> [CertifiedNumber] {
    if let exact = exactTiltedOptimum { return exact.map { .exact($0) } }
    let masses = zip(probabilities, weightRatios(at: precision)).map { $1 * $0 }
    let total = Interval.sum(masses, at: precision)
    return masses.map { mass in
      (try? mass / total).map { .enclosed($0) } ?? .enclosed(.entire(at: precision))
    }
  }
}
