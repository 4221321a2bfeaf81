// Copyright 2026 the softbon authors
// SPDX-License-Identifier: Apache-2.0
//
// The exact engine: rational weights as integers over a common unit, and which of its two methods is used.

internal import ExactArithmetic

/// Levels with rational weights, in integers: P_ℓ = masses[ℓ]/denominator, w_ℓ = weights[ℓ] times a common unit, which
/// cancels in P_n.
struct IntegralLevels: Sendable {
  /// A_ℓ > 0.
  let masses: [Integer]
  /// D = Σ A_ℓ.
  let denominator: Integer
  /// a_ℓ > 0, strictly ascending, with greatest common divisor 1.
  let weights: [Integer]

  var count: Int { masses.count }

  init(probabilities: [Rational], weights: [Rational]) {
    denominator = probabilities.reduce(1) { .lcm($0, $1.denominator) }
    masses = Self.multiples(probabilities, of: denominator)
    let scaled = Self.multiples(weights, of: weights.reduce(1) { .lcm($0, $1.denominator) })
    let divisor = scaled.reduce(0) { Integer.gcd($0, $1) }
    self.weights = scaled.map { $0.exactQuotient(dividingBy: divisor) }
  }

  /// Each value times a common denominator.
  private static func multiples(_ values: [Rational], of denominator: Integer) -> [Integer] {
    values.map { $0.numerator * denominator.exactQuotient(dividingBy: $0.denominator) }
  }
}

extension IntegralLevels {
  /// How a law is computed, decided before the work begins.
  struct Plan {
    enum Method { case compositions, generatingPolynomial }
    let method: Method
    let n: Int
    /// The number of terms of the method.
    let terms: Int
  }

  /// The differences a_ℓ − a_0 divided by their greatest common divisor, and that divisor.
  var steps: (steps: [Integer], unit: Integer) {
    let differences = weights.map { $0 - weights[0] }
    let unit = differences.reduce(0) { Integer.gcd($0, $1) }
    return (differences.map { $0.exactQuotient(dividingBy: unit) }, unit)
  }

  /// The number of coefficients of the generating polynomial's power n − 1: the weight sums of n − 1 draws are among
  /// (n − 1)·a_0 + unit·(0, …, (n − 1)·largest step).  D-GENERATING-POLYNOMIAL
  private func coefficientCount(n: Integer) -> Integer {
    (n - 1) * steps.steps[count - 1] + 1
  }

  /// The number of terms of the method that needs fewer.
  func leastTerms(n: Integer) -> Integer {
    min(Levels.compositionCount(n, count), coefficientCount(n: n))
  }

  /// The method with fewer terms, or nil when that is more than allowed.
  func plan(n: Integer, options: EngineOptions) -> Plan? {
    let compositions = Levels.compositionCount(n, count)
    let coefficients = coefficientCount(n: n)
    let terms = min(compositions, coefficients)
    guard terms <= options.maximumTerms, let n = Int(exactly: n), let terms = Int(exactly: terms)
    else { return nil }
    return Plan(
      method: coefficients < compositions ? .generatingPolynomial : .compositions, n: n,
      terms: terms)
  }

  /// Whether the exact law costs less than the enclosures that several precisions would need, and is short to write.
  func isCheap(_ plan: Plan) -> Bool {
    // HEURISTIC: affects effort only.
    let bits = Double(plan.n) * Double(denominator.bitWidth)
    return bits <= 4096 && Double(plan.terms) * (bits + 64) <= 1e8
  }

  /// The law by the planned method.
  func law(_ plan: Plan, options: EngineOptions) throws(EngineError) -> [Rational] {
    switch plan.method {
    case .compositions: try lawByCompositions(n: plan.n, options: options)
    case .generatingPolynomial: try lawByGeneratingPolynomial(n: plan.n, options: options)
    }
  }
}
