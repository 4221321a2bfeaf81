// Copyright 2026 the softbon authors
// SPDX-License-Identifier: Apache-2.0
//
// P_n as rational functions of x, in lowest terms:  D-SYMBOLIC(2)
//   P_n(ℓ) = D^(−n) Σ_c n!/(Π c_j!) · Π A_j^{c_j} · c_ℓ x^{a_ℓ} / Σ_j c_j x^{a_j}.
// The terms are first collected by their totals Σ_j c_j x^{a_j}, up to integers and powers of x; a coprime base of the
// distinct totals then gives their least common multiple without factoring, and what cancels is found factor by factor.

public import ExactArithmetic

/// A power of a polynomial in a product.
public struct PolynomialFactor: Sendable, Hashable {
  /// The polynomial, of positive degree.
  public let polynomial: IntegerPolynomial
  /// Its exponent, at least 1.
  public let exponent: Int

  /// A power of a polynomial.
  public init(polynomial: IntegerPolynomial, exponent: Int) {
    self.polynomial = polynomial
    self.exponent = exponent
  }
}

/// The laws at one n as rational functions of x.
///
/// - Shape: `soft`, `tilted` and `denominatorFactors` have one entry per level.
public struct SymbolicLaw: Sendable {
  /// The weights as powers of x.
  public let lattice: WeightLattice
  /// The number of candidates.
  public let n: Integer
  /// P_n of each level.
  public let soft: [RationalFunction]
  /// The denominator of each P_n as an integer times a product of coprime polynomials, which are factors of the totals
  /// Σ_j c_j x^{a_j}.
  public let denominatorFactors: [[PolynomialFactor]]
  /// P* of each level.
  public let tilted: [RationalFunction]
  /// μ/w_min.
  public let mu: RationalFunction
  /// The weights over the least one, x^{a_ℓ}.
  public let weights: [RationalFunction]

  /// The laws at one n.
  ///
  /// - Throws: `SymbolicError` when they are too long to be written out.
  public init(_ lattice: WeightLattice, n: Integer) throws(SymbolicError) {
    self.lattice = lattice
    self.n = n
    let levels = lattice.levels
    try lattice.checkSize(n: n)
    let exponents = lattice.exponents.compactMap { Int(exactly: $0) }
    weights = exponents.map { RationalFunction(powerOfX: $0) }
    var mean = [Rational](repeating: .zero, count: (exponents.last ?? 0) + 1)
    for (exponent, probability) in zip(exponents, levels.probabilities) {
      mean[exponent] = probability
    }
    let mu = RationalFunction(coefficients: mean)
    self.mu = mu
    tilted = zip(weights, levels.probabilities).map { weight, probability in
      (mu.reciprocal ?? .zero) * weight * RationalFunction(probability)
    }
    guard levels.count > 1, !n.isOne, let n = Int(exactly: n) else {
      soft = levels.probabilities.map { RationalFunction($0) }
      denominatorFactors = levels.probabilities.map { _ in [] }
      return
    }
    let sum = TotalSum(levels: levels, exponents: exponents, n: n)
    let law = try sum.law()
    soft = law.map(\.function)
    denominatorFactors = law.map(\.factors)
  }

  /// A law on the levels as one on the symbols: split in proportion to P, 0 where P is 0.
  public func split(_ law: [RationalFunction]) -> [RationalFunction] {
    zip(lattice.levels.levelOfSymbol, lattice.levels.shareOfSymbol).map { level, share in
      level.map { law[$0] * RationalFunction(share) } ?? .zero
    }
  }
}

extension WeightLattice {
  /// Whether a law is out of reach before any work is done on it.
  ///
  /// - Throws: `SymbolicError` when it is; a law that passes may still turn out to be too long.
  public func checkSize(n: Integer) throws(SymbolicError) {
    // At n ≥ 2 a total of the least and the greatest level has this degree; μ has it at every n.
    let largest = exponents[levels.count - 1]
    if largest > Integer(SymbolicLimit.degree) { throw .degreeTooLarge(largest, n: n) }
    if levels.count == 1 || n.isOne { return }
    let count = Levels.compositionCount(n, levels.count)
    if count > Integer(SymbolicLimit.compositions) {
      throw .tooManyCompositions(count, n: n, levels: levels.count)
    }
  }
}

/// The sum over count vectors, collected by totals.
private struct TotalSum {
  let levels: IntegralLevels
  let exponents: [Int]
  let n: Int
  /// For each total, as its nonzero coefficients by degree, and for each level, the integer coefficients of the
  /// numerator by degree.
  private var numerators: [[Int]: [[Int: Integer]]] = [:]

  init(levels: Levels, exponents: [Int], n: Int) {
    // The weights do not matter here, only the masses.
    self.levels = IntegralLevels(
      probabilities: levels.probabilities, weights: levels.probabilities)
    self.exponents = exponents
    self.n = n
    visit(level: 0, left: n, mass: .one, counts: Array(repeating: 0, count: exponents.count))
  }

  private mutating func visit(level: Int, left: Int, mass: Integer, counts: [Int]) {
    var counts = counts
    if level == exponents.count - 1 {
      counts[level] = left
      add(counts, mass: mass * .power(levels.masses[level], UInt(left)))
      return
    }
    var mass = mass
    for count in 0...left {
      counts[level] = count
      visit(level: level + 1, left: left - count, mass: mass, counts: counts)
      if count < left {
        mass = (mass * levels.masses[level] * Integer(left - count))
          .exactQuotient(dividingBy: Integer(count + 1))
      }
    }
  }

  /// Adds mass·c_ℓ x^{a_ℓ}/Σ_j c_j x^{a_j} to each level, the total divided by the common divisor of the counts and
  /// the least power of x in it.
  private mutating func add(_ counts: [Int], mass: Integer) {
    guard let least = counts.firstIndex(where: { $0 > 0 }) else { return }
    let divisor = counts.reduce(0) { Int(exactly: Integer.gcd(Integer($0), Integer($1))) ?? 1 }
    let shift = exponents[least]
    var total: [Int] = []
    for level in counts.indices where counts[level] > 0 {
      total += [exponents[level] - shift, counts[level] / divisor]
    }
    var terms = numerators[total] ?? Array(repeating: [:], count: counts.count)
    numerators[total] = nil  // so that the terms are changed in place
    for level in counts.indices where counts[level] > 0 {
      terms[level][exponents[level] - shift, default: .zero]
        .addProduct(mass, Integer(counts[level] / divisor))
    }
    numerators[total] = terms
  }

  private static func polynomial(_ total: [Int]) -> IntegerPolynomial? {
    var coefficients = [Integer](repeating: .zero, count: total[total.count - 2] + 1)
    for place in stride(from: 0, to: total.count, by: 2) {
      coefficients[total[place]] = Integer(total[place + 1])
    }
    return IntegerPolynomial(primitivePartOf: coefficients)
  }

  func law() throws(SymbolicError) -> [(function: RationalFunction, factors: [PolynomialFactor])] {
    var totals: [(polynomial: IntegerPolynomial, numerators: [[Int: Integer]])] = []
    for (total, terms) in numerators {
      if let polynomial = Self.polynomial(total) { totals.append((polynomial, terms)) }
    }
    // A factor of its own for each total is what occurs; fewer would need a common base of very many polynomials.
    if totals.count > SymbolicLimit.degree {
      throw .degreeTooLarge(Integer(totals.count - 1), n: Integer(n))
    }
    totals.sort { Self.precedes($0.polynomial, $1.polynomial) }
    let factors = leastCommonMultiple(of: totals.map(\.polynomial))
    let degree = factors.reduce(0) { $0 + $1.polynomial.degree * $1.exponent }
    if degree > SymbolicLimit.degree { throw .degreeTooLarge(Integer(degree), n: Integer(n)) }
    let multiple = factors.reduce(IntegerPolynomial.one) { product, factor in
      (0..<factor.exponent).reduce(product) { product, _ in product * factor.polynomial }
    }
    var sums = [[Integer]](
      repeating: Array(repeating: .zero, count: degree + (exponents.last ?? 0) + 1),
      count: exponents.count)
    for (polynomial, terms) in totals {
      guard let cofactor = multiple.quotient(by: polynomial) else { continue }
      for (level, terms) in terms.enumerated() {
        for (shift, mass) in terms {
          for (index, c) in cofactor.coefficients.enumerated() {
            sums[level][shift + index].addProduct(c, mass)
          }
        }
      }
    }
    let divisor = Integer.power(levels.denominator, UInt(n))
    return sums.map { reduced($0, over: multiple, factors, divisor: divisor) }
  }

  static func precedes(_ a: IntegerPolynomial, _ b: IntegerPolynomial) -> Bool {
    a.degree == b.degree
      ? a.coefficients.reversed().lexicographicallyPrecedes(b.coefficients.reversed())
      : a.degree < b.degree
  }

  /// The least common multiple of polynomials as a product of powers of coprime ones.
  private func leastCommonMultiple(of polynomials: [IntegerPolynomial]) -> [PolynomialFactor] {
    // Both are found for polynomials of such degrees and coefficients.
    guard let base = coprimeBase(of: polynomials) else { return [] }
    let sorted = base.sorted(by: Self.precedes)
    var powers = [Int](repeating: 0, count: sorted.count)
    for polynomial in polynomials {
      guard let exponents = ExactArithmetic.exponents(of: polynomial, in: sorted) else { return [] }
      powers = zip(powers, exponents).map { max($0, $1) }
    }
    return zip(sorted, powers).map { PolynomialFactor(polynomial: $0, exponent: $1) }
  }

  /// numerator/(divisor · Π factors) in lowest terms, with what is left of the factors.
  private func reduced(
    _ numerator: [Integer], over multiple: IntegerPolynomial, _ factors: [PolynomialFactor],
    divisor: Integer
  ) -> (RationalFunction, [PolynomialFactor]) {
    guard let parts = IntegerPolynomial.contentAndPrimitivePart(of: numerator) else {
      return (.zero, [])
    }
    var (top, bottom) = (parts.primitive, multiple)
    var left: [IntegerPolynomial: Int] = [:]
    var work = factors.map { ($0.polynomial, $0.exponent) }
    while let (factor, exponent) = work.popLast() {
      let (common, cofactor, rest) = IntegerPolynomial.divisorAndCofactors(top, factor)
      if common.isUnit {
        left[factor, default: 0] += exponent
        continue
      }
      top = cofactor
      bottom = bottom.quotient(by: common) ?? bottom
      if exponent > 1 { work.append((factor, exponent - 1)) }
      if !rest.isUnit { work.append((rest, 1)) }
    }
    return (
      RationalFunction(
        scale: Rational(parts.content, divisor), numerator: top, denominator: bottom),
      left.map { PolynomialFactor(polynomial: $0.key, exponent: $0.value) }
        .sorted { Self.precedes($0.polynomial, $1.polynomial) }
    )
  }
}
