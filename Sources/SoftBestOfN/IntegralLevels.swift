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
  struct Plan: Sendable {
    enum Method { case compositions, generatingPolynomial }
    let method: Method
    let n: Int
    /// The number of terms of the method.
    let terms: Int
  }

  /// More terms than this take years, and machine integers would not hold what is computed from them.
  static let maximumTerms = Integer.power(10, 14)

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

  /// The method with fewer terms.
  ///
  /// - Throws: `EngineError.tooManyTerms` when that is more than allowed.
  func plan(n: Integer, options: EngineOptions) throws(EngineError) -> Plan {
    let compositions = Levels.compositionCount(n, count)
    let coefficients = coefficientCount(n: n)
    let terms = min(compositions, coefficients)
    guard terms <= min(options.maximumTerms, Self.maximumTerms), let n = Int(exactly: n),
      let machineTerms = Int(exactly: terms)
    else {
      throw .tooManyTerms(needed: terms, allowed: min(options.maximumTerms, Self.maximumTerms))
    }
    return Plan(
      method: coefficients < compositions ? .generatingPolynomial : .compositions, n: n,
      terms: machineTerms)
  }

  /// Whether the automatic choice is the exact law: it is short to write and takes some hundredths of a second, about
  /// what the enclosures take; being exact at once, it needs no second try at a higher precision and decides equalities.
  func isCheap(_ plan: Plan) -> Bool {
    // HEURISTIC: affects effort only. Measured in docs/benchmarks.md.
    let bits = predictedBits(plan)
    return bits <= 2048 && Double(plan.terms) * Double(count) * (bits + 4096) <= 2e8
  }

  /// Whether the exact law takes at most some ten seconds, and has at most the 10^6 bits of a number that is read.
  func isAffordable(_ plan: Plan) -> Bool {
    // HEURISTIC: affects effort only.
    let bits = predictedBits(plan)
    return bits <= 1e6 && Double(plan.terms) * Double(count) * (bits + 4096) <= 1e11
  }

  /// About the number of bits of a probability's denominator: those of D^n and of the least common multiple of the
  /// weight sums, which is that of all numbers up to the largest one or that of as many sums as there are.
  private func predictedBits(_ plan: Plan) -> Double {
    // HEURISTIC: affects effort only.
    let largest = weights[count - 1] * Integer(plan.n)
    let dense = Double(Int(exactly: largest) ?? .max) * 1.45
    let sparse = Double(plan.terms) * Double(largest.bitWidth)
    return Double(plan.n) * Double(denominator.bitWidth) + min(dense, sparse)
  }

  /// How many terms take well under a tenth of a second.
  func pollInterval(n: Int) -> Int {
    // HEURISTIC: affects effort only. A term works on numbers of about n·log₂ D bits.
    1 + Int(1e7 / (1000 + Double(n) * Double(denominator.bitWidth)))
  }

  /// The law by the planned method.
  func law(_ plan: Plan, options: EngineOptions) throws(EngineError) -> [Rational] {
    switch plan.method {
    case .compositions: try lawByCompositions(n: plan.n, options: options)
    case .generatingPolynomial: try lawByGeneratingPolynomial(n: plan.n, options: options)
    }
  }
}
