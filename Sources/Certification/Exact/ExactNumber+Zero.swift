// Copyright 2026 the softbon authors
// SPDX-License-Identifier: Apache-2.0
//
// Whether q + Σ c_j·log|a_j| + Σ d_j·√s_j is zero.  D-EXACT-EQUALITY(3)
//
// The arguments a_j are written over one base of pairwise coprime integers and pairwise coprime polynomials in e^g, so
// that relations such as log 6 = log 2 + log 3 and log(1 − e²) = log(1 − e) + log(1 + e) become visible: the number is
// q + Σ C_b·log|b| + Σ d_j·√s_j over the base. All of q, C_b, d_j zero proves that it is zero. When no root occurs and
// all of q, C_b are rational, anything else proves that it is not; otherwise nothing is said.

internal import ExactArithmetic

extension ExactNumber {
  /// Whether the number is 0: proved, refuted, or nil.
  var isZero: Bool? {
    if atoms.isEmpty { return constant.isZero }
    var arguments: [ExponentialQuotient] = []
    var weights: [ExponentialQuotient] = []
    var hasRoots = false
    for (atom, coefficient) in atoms {
      switch atom {
      case .logarithm(let argument):
        arguments.append(argument)
        weights.append(coefficient)
      case .root: hasRoots = true
      }
    }
    guard let base = LogarithmBase(of: arguments) else { return nil }
    var coefficients = [ExponentialQuotient](repeating: .zero, count: base.count)
    for (powers, weight) in zip(base.powers, weights) {
      for (index, power) in powers.enumerated() where power != 0 {
        guard let share = weight * ExponentialQuotient(Rational(power)),
          let sum = coefficients[index] + share
        else { return nil }
        coefficients[index] = sum
      }
    }
    let isTrivial = constant.isZero && coefficients.allSatisfy(\.isZero)
    // Roots with nonzero coefficients remain: nothing is known about their relations.
    if hasRoots { return nil }
    if isTrivial { return true }
    // D-EXACT-EQUALITY(4): with rational coefficients the number is log of a product of powers that is 1 only if all
    // exponents are 0.
    let isRational =
      constant.rational != nil && coefficients.allSatisfy { $0.rational != nil }
    return isRational ? false : nil
  }
}

/// A base of pairwise coprime integers and polynomials over which given elements of the field are products of powers,
/// up to sign and powers of e.
struct LogarithmBase {
  /// The number of elements of the base.
  let count: Int
  /// The exponents of each given element over the base.
  let powers: [[Int]]

  /// The base of elements whose numerators and denominators have least exponent 0; nil when sizes are beyond the
  /// limits.
  init?(of elements: [ExponentialQuotient]) {
    var tops: [(integer: Integer, sum: ExponentialSum)] = []
    var bottoms: [(integer: Integer, sum: ExponentialSum)] = []
    for element in elements {
      let c = element.numerator.scale
      guard element.numerator.exponent.isZero, c.bitCount <= ExactLimit.divisorBits else {
        return nil
      }
      tops.append((c.numerator.magnitude, element.numerator))
      bottoms.append((c.denominator, element.denominator))
    }
    let integers = coprimeBase(of: tops.map(\.integer) + bottoms.map(\.integer))
    guard
      let (_, polynomials) = ExponentialSum.polynomials(of: tops.map(\.sum) + bottoms.map(\.sum))
    else { return nil }
    let base = coprimeBase(of: polynomials)
    var powers: [[Int]] = []
    for index in elements.indices {
      guard
        let topInteger = exponents(of: tops[index].integer, in: integers),
        let bottomInteger = exponents(of: bottoms[index].integer, in: integers),
        let topSum = exponents(of: polynomials[index], in: base),
        let bottomSum = exponents(of: polynomials[index + elements.count], in: base)
      else { return nil }
      powers.append(
        zip(topInteger, bottomInteger).map { $0 - $1 } + zip(topSum, bottomSum).map { $0 - $1 })
    }
    self.count = integers.count + base.count
    self.powers = powers
  }
}
