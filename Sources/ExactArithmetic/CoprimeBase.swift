// Copyright 2026 the softbon authors
// SPDX-License-Identifier: Apache-2.0
//
// Factors without factoring: integers or polynomials as products of powers of pairwise coprime ones.
// D-EXACT-EQUALITY(3)

/// What the refinement to a coprime base needs of integers and of polynomials.
package protocol Divisible: Sendable, Equatable {
  /// Whether the element divides every other.
  var isUnit: Bool { get }
  /// A greatest common divisor; nil when finding it takes too much effort.
  static func commonDivisor(_ a: Self, _ b: Self) -> Self?
  /// The quotient where the divisor divides the element, else nil.
  func quotient(by divisor: Self) -> Self?
}

/// Pairwise coprime elements, none a unit, of which every given element is a product (up to a unit); nil when a common
/// divisor is not found within the limits.
///
/// Splitting x and b with g = gcd ≠ 1 into g, x/g, b/g lowers the product by g, so the loop ends.
package func coprimeBase<Element: Divisible>(of elements: [Element]) -> [Element]? {
  var base: [Element] = []
  var work = elements
  while let x = work.popLast() {
    if x.isUnit || base.contains(x) { continue }
    var isCoprime = true
    for (index, b) in base.enumerated() {
      guard let g = Element.commonDivisor(x, b) else { return nil }
      if g.isUnit { continue }
      base.remove(at: index)
      work += [g] + [x.quotient(by: g), b.quotient(by: g)].compactMap { $0 }
      isCoprime = false
      break
    }
    if isCoprime { base.append(x) }
  }
  return base
}

/// The exponents with which an element is a product of powers of a coprime base; nil when it is not one.
package func exponents<Element: Divisible>(of element: Element, in base: [Element]) -> [Int]? {
  var rest = element
  let powers = base.map { b in
    var power = 0
    while let quotient = rest.quotient(by: b) {
      rest = quotient
      power += 1
    }
    return power
  }
  return rest.isUnit ? powers : nil
}

extension Integer: Divisible {
  package var isUnit: Bool { magnitude.isOne }

  package static func commonDivisor(_ a: Integer, _ b: Integer) -> Integer? { gcd(a, b) }

  package func quotient(by divisor: Integer) -> Integer? {
    if divisor.isZero { return nil }
    let (quotient, remainder) = flooredQuotientAndRemainder(dividingBy: divisor)
    return remainder.isZero ? quotient : nil
  }
}
