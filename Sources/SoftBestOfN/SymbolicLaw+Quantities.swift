// Copyright 2026 the softbon authors
// SPDX-License-Identifier: Apache-2.0
//
// The quantities of a comparison that are rational in the laws, as rational functions of x (docs/mathematics.md §1).

public import ExactArithmetic

extension SymbolicLaw {
  /// Σ_i law(i)·value(i) over the symbols.
  ///
  /// - Parameters:
  ///   - values: one number per symbol.
  ///   - law: a law on the levels.
  /// - Returns: the mean, a function of x.
  public func mean(_ values: [Rational], under law: [RationalFunction]) -> RationalFunction {
    var averages = law.map { _ in Rational.zero }
    for (i, level) in lattice.levels.levelOfSymbol.enumerated() {
      if let level { averages[level] += lattice.levels.shareOfSymbol[i] * values[i] }
    }
    return zip(law, averages).reduce(.zero) { $0 + $1.0 * RationalFunction($1.1) }
  }

  /// CV² = Σ P (w − μ)²/μ².
  public var squaredCoefficientOfVariation: RationalFunction {
    // Σ P* w/μ − 1.
    let second = zip(tilted, weights).reduce(RationalFunction.zero) { $0 + $1.0 * $1.1 }
    return second * (mu.reciprocal ?? .zero) - .one
  }

  /// χ²(P*‖P_n) = Σ P*²/P_n − 1; nil when its degree is beyond ``SymbolicLimit/degree``.
  public var chiSquare: RationalFunction? {
    // The numerators of P_n are the denominators here, with μ².
    let degree = soft.reduce(2 * mu.degree) { $0 + $1.primitiveNumerator.degree }
    if degree > SymbolicLimit.degree { return nil }
    return zip(tilted, soft).reduce(-.one) { sum, pair in
      sum + pair.0 * pair.0 * (pair.1.reciprocal ?? .zero)
    }
  }
}
