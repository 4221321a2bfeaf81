// Copyright 2026 the softbon authors
// SPDX-License-Identifier: Apache-2.0
//
// Whether q + Σ c_j·log|a_j| + Σ d_j·√s_j is zero.  D-EXACT-EQUALITY(3)
//
// The arguments a_j are written over one base of pairwise coprime integers and pairwise coprime polynomials in e^g, so
// that relations such as log 6 = log 2 + log 3 and log(1 − e²) = log(1 − e) + log(1 + e) become visible: the number is
// q + Σ C_b·log|b| + Σ d_j·√s_j over the base. All of q, C_b, d_j zero proves that it is zero. When no root occurs and
// all of q, C_b are rational, anything else proves that it is not, as an enclosure without 0 does; otherwise nothing is
// said. Where a coprime base takes too much effort, the arguments themselves are the base: then only "zero" is proved.

internal import Enclosures
internal import ExactArithmetic

extension ExactNumber {
  /// Whether the number is 0: proved, refuted, or nil.
  var isZero: Bool? {
    if atoms.isEmpty { return constant.isZero }
    if isUnnamed { return nil }
    let first = enclosure(at: Precision(bits: 128))
    if first.isCertainlyPositive || first.isCertainlyNegative { return false }
    // Roots with nonzero coefficients remain in any case: nothing is known about their relations.
    if atoms.keys.contains(where: { if case .root = $0 { true } else { false } }) { return nil }
    var arguments: [ExponentialQuotient] = []
    var weights: [ExponentialQuotient] = []
    for case (.logarithm(let argument), let coefficient) in atoms {
      arguments.append(argument)
      weights.append(coefficient)
    }
    guard let base = LogarithmBase(of: arguments) else { return nil }
    var coefficients = [ExponentialQuotient](repeating: .zero, count: base.count)
    for (powers, weight) in zip(base.powers, weights) {
      for (index, power) in powers {
        guard let share = weight * ExponentialQuotient(Rational(power)),
          let sum = coefficients[index] + share
        else { return nil }
        coefficients[index] = sum
      }
    }
    let isTrivial = constant.isZero && coefficients.allSatisfy(\.isZero)
    if isTrivial { return true }
    // D-EXACT-EQUALITY(4): with rational coefficients the number is log of a product of powers that is 1 only if all
    // exponents are 0.
    let isRational =
      base.isCoprime && constant.rational != nil && coefficients.allSatisfy { $0.rational != nil }
    return isRational ? false : nil
  }
}

/// A base of integers and polynomials over which given elements of the field are products of powers, up to sign and
/// powers of e.
struct LogarithmBase {
  /// Whether the elements of the base are known to be pairwise coprime and no units.
  let isCoprime: Bool
  /// The number of elements of the base.
  let count: Int
  /// The exponents other than 0 of each given element over the base.
  let powers: [[(index: Int, power: Int)]]

  /// The base of elements whose numerators and denominators have least exponent 0; nil when sizes are beyond the
  /// limits.
  init?(of elements: [ExponentialQuotient]) {
    var integers: [Integer] = []
    var sums: [ExponentialSum] = []
    for element in elements {
      guard element.numerator.exponent.isZero else { return nil }
      let c = element.numerator.scale
      integers += [c.numerator.magnitude, c.denominator]
      sums += [element.numerator.primitive, element.denominator]
    }
    let left = Factors(of: integers)
    let right = Factors(of: sums)
    isCoprime = left.isCoprime && right.isCoprime
    count = left.count + right.count
    // Numerators stand at even places, denominators at odd ones.
    powers = elements.indices.map { index in
      [(left, 0), (right, left.count)].flatMap { factors, offset in
        factors.powers[2 * index].map { ($0.index + offset, $0.power) }
          + factors.powers[2 * index + 1].map { ($0.index + offset, -$0.power) }
      }
    }
  }

  /// Elements as products of powers of factors.
  private struct Factors {
    var isCoprime: Bool
    var count: Int
    var powers: [[(index: Int, power: Int)]]

    /// Over a coprime base where that is found, else over the distinct integers.
    init(of integers: [Integer]) {
      let distinct = Array(Set(integers))
      if distinct.count <= ExactLimit.baseIntegers,
        distinct.allSatisfy({ $0.bitWidth <= ExactLimit.divisorBits }),
        distinct.reduce(0, { $0 + $1.bitWidth }) <= ExactLimit.baseBits,
        let factors = Factors(of: integers, overCoprimeBaseOf: distinct)
      {
        self = factors
      } else {
        self = Factors(distinct: integers) { $0.isOne }
      }
    }

    /// Over a coprime base where the sums are small polynomials, else over the distinct sums.
    init(of sums: [ExponentialSum]) {
      let distinct = Array(Set(sums))
      if distinct.count <= ExactLimit.basePolynomials,
        let (_, polynomials) = ExponentialSum.polynomials(of: distinct)
      {
        let polynomial = Dictionary(uniqueKeysWithValues: zip(distinct, polynomials))
        if let factors = Factors(
          of: sums.compactMap { polynomial[$0] }, overCoprimeBaseOf: polynomials)
        {
          self = factors
          return
        }
      }
      self = Factors(distinct: sums) { $0 == .one }
    }

    private init?<Element: Divisible>(of elements: [Element], overCoprimeBaseOf all: [Element]) {
      guard let base = coprimeBase(of: all) else { return nil }
      isCoprime = true
      count = base.count
      powers = []
      for element in elements {
        guard let exponents = exponents(of: element, in: base) else { return nil }
        powers.append(
          exponents.enumerated().filter { $0.element != 0 }.map { ($0.offset, $0.element) })
      }
    }

    private init<Element: Hashable>(distinct elements: [Element], isOne: (Element) -> Bool) {
      var places: [Element: Int] = [:]
      isCoprime = false
      powers = elements.map { element in
        if isOne(element) { return [] }
        let place = places[element] ?? places.count
        places[element] = place
        return [(place, 1)]
      }
      count = places.count
    }
  }
}
