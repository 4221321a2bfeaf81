// Copyright 2026 the softbon authors
// SPDX-License-Identifier: Apache-2.0
//
// Weights as integer powers of one variable x. Rational rewards are integer multiples of a step δ, up to a shift that
// changes no law, so every weight is a power of x = e^{δ/λ}; rational weights may be powers of a common base, up to a
// factor that changes no law.  D-SYMBOLIC(1)

public import ExactArithmetic

/// The levels of a problem with weights x^a, a an integer.
public struct WeightLattice: Sendable, Hashable {
  /// What x is. It is greater than 1.
  public enum Variable: Sendable, Hashable {
    /// x = e^{δ/λ} for the step δ > 0 of the rewards: every x > 1 belongs to one λ > 0.
    case temperature(step: Rational)
    /// The base of rational weights.
    case base(Rational)
    /// All weights are equal and x does not occur.
    case absent
  }

  /// What x is.
  public let variable: Variable
  /// The levels: the distinct weights of the support, ascending.
  public let levels: Levels
  /// a_ℓ for each level, ascending from 0 with greatest common divisor 1.
  public let exponents: [Integer]

  /// The lattice of a problem, for every λ > 0 when it has one (the problem's own λ does not matter); nil when its
  /// weights are rational numbers that are not powers of one base.
  public init?(_ problem: Problem) {
    switch problem.weighting {
    case .exponential:
      // Temperature 1 puts the rewards themselves into the exponents.
      guard let unit = try? problem.at(.positive(.one)) else { return nil }
      levels = Levels(unit)
      guard case .exponential(let rewards) = levels.weights else { return nil }
      let differences = rewards.map { $0 - rewards[0] }
      let step = differences.reduce(Rational.zero) { .gcd($0, $1) }
      variable = step.isZero ? .absent : .temperature(step: step)
      exponents = differences.map { step.isZero ? .zero : ($0 / step).numerator }
    case .rational:
      levels = Levels(problem)
      guard case .rational(let weights) = levels.weights else { return nil }
      guard let (base, exponents) = Self.powers(weights.map { $0 / weights[0] }) else { return nil }
      variable = base == .one ? .absent : .base(base)
      self.exponents = exponents
    }
  }

  /// A base b and exponents with which ascending numbers, the first of them 1, are its powers; nil when there is none.
  private static func powers(_ ratios: [Rational]) -> (base: Rational, exponents: [Integer])? {
    if ratios.count == 1 { return (.one, [.zero]) }
    let parts = ratios.flatMap { [$0.numerator, $0.denominator] }
    guard parts.allSatisfy({ $0.bitWidth <= SymbolicLimit.weightBits }),
      let primes = coprimeBase(of: Array(Set(parts)))
    else { return nil }
    // The exponents of each ratio over the coprime base; they have to be multiples of one vector.
    var vectors: [[Integer]] = []
    for ratio in ratios {
      guard let top = ExactArithmetic.exponents(of: ratio.numerator, in: primes),
        let bottom = ExactArithmetic.exponents(of: ratio.denominator, in: primes)
      else { return nil }
      vectors.append(zip(top, bottom).map { Integer($0 - $1) })
    }
    let last = vectors[vectors.count - 1]
    let content = last.reduce(Integer.zero) { .gcd($0, $1) }
    let direction = last.map { $0.exactQuotient(dividingBy: content) }
    guard let place = direction.firstIndex(where: { !$0.isZero }) else { return nil }
    var exponents: [Integer] = []
    for vector in vectors {
      let (multiple, rest) = vector[place].flooredQuotientAndRemainder(
        dividingBy: direction[place])
      guard rest.isZero, vector == direction.map({ $0 * multiple }) else { return nil }
      exponents.append(multiple)
    }
    let common = exponents.reduce(Integer.zero) { .gcd($0, $1) }
    exponents = exponents.map { $0.exactQuotient(dividingBy: common) }
    guard let step = Int(exactly: common) else { return nil }
    let base = zip(primes, direction).reduce(Rational.one) { product, factor in
      Int(exactly: factor.1).map { product * .power(Rational(factor.0), $0 * step) } ?? product
    }
    return (base, exponents)
  }
}

/// The sizes beyond which laws are not written out as functions.
public enum SymbolicLimit {
  /// The degree of the common denominator of a law, and of any other function.
  public static let degree = 1024
  /// The count vectors over which a law is summed.
  public static let compositions = 1 << 16
  /// Bits of a weight whose powers are looked for.
  static let weightBits = 4096
}

/// Why a law is not written out as a function.
public enum SymbolicError: Error, Equatable, Sendable, CustomStringConvertible {
  /// More count vectors than are summed.
  case tooManyCompositions(Integer, n: Integer, levels: Int)
  /// A degree beyond what is written out.
  case degreeTooLarge(Integer, n: Integer)

  /// The message: what is too large, by how much, and what to do.
  public var description: String {
    switch self {
    case .tooManyCompositions(let count, let n, let levels):
      "the law at n = \(n.abbreviated) is a sum over \(count.abbreviated) count vectors of \(levels) levels, more than"
        + " the \(SymbolicLimit.compositions) that are summed as functions; lower n"
    case .degreeTooLarge(let degree, let n):
      "the law at n = \(n.abbreviated) has a common denominator of degree \(degree.abbreviated) or more in x, above the"
        + " \(SymbolicLimit.degree) that are written out; lower n, or take rewards on a coarser lattice"
    }
  }
}
