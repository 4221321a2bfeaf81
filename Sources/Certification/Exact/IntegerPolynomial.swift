// Copyright 2026 the softbon authors
// SPDX-License-Identifier: Apache-2.0
//
// Polynomials with integer coefficients, as far as common divisors need them. A primitive exponential sum is a
// polynomial in e^g, g the common step of its exponents; its factors are those of the polynomial.  D-EXACT-EQUALITY(2)

internal import ExactArithmetic

/// What the refinement to a coprime base needs of integers and of polynomials.
protocol Divisible: Sendable, Equatable {
  /// Whether the element divides every other.
  var isUnit: Bool { get }
  /// A greatest common divisor; nil when finding it takes too much effort.
  static func greatestCommonDivisor(_ a: Self, _ b: Self) -> Self?
  /// The quotient where the divisor divides the element, else nil.
  func quotient(by divisor: Self) -> Self?
}

/// Pairwise coprime elements, none a unit, of which every given element is a product (up to a unit); nil when a common
/// divisor is not found within the limits.
///
/// Splitting x and b with g = gcd ≠ 1 into g, x/g, b/g lowers the product by g, so the loop ends.
func coprimeBase<Element: Divisible>(of elements: [Element]) -> [Element]? {
  var base: [Element] = []
  var work = elements
  while let x = work.popLast() {
    if x.isUnit || base.contains(x) { continue }
    var isCoprime = true
    for (index, b) in base.enumerated() {
      guard let g = Element.greatestCommonDivisor(x, b) else { return nil }
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
func exponents<Element: Divisible>(of element: Element, in base: [Element]) -> [Int]? {
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
  var isUnit: Bool { magnitude.isOne }

  static func greatestCommonDivisor(_ a: Integer, _ b: Integer) -> Integer? { gcd(a, b) }

  func quotient(by divisor: Integer) -> Integer? {
    if divisor.isZero { return nil }
    let (quotient, remainder) = flooredQuotientAndRemainder(dividingBy: divisor)
    return remainder.isZero ? quotient : nil
  }
}

/// A polynomial with integer coefficients that are coprime, the last of them positive.
struct IntegerPolynomial: Divisible {
  /// The coefficients from degree 0 up; the last is not 0, and there is at least one.
  let coefficients: [Integer]

  static let one = IntegerPolynomial(unchecked: [.one])

  var degree: Int { coefficients.count - 1 }
  var isUnit: Bool { degree == 0 }

  private init(unchecked coefficients: [Integer]) { self.coefficients = coefficients }

  /// The primitive part of a polynomial; nil for the zero polynomial.
  init?(primitivePartOf coefficients: [Integer]) {
    guard let last = coefficients.lastIndex(where: { !$0.isZero }) else { return nil }
    var content = Integer.zero
    for c in coefficients[...last] { content = .gcd(content, c) }
    content = content.magnitude
    if coefficients[last].signum < 0 { content = -content }
    self.coefficients = coefficients[...last].map { $0.exactQuotient(dividingBy: content) }
  }

  /// A greatest common divisor by Euclid's algorithm on primitive parts: pseudo-division multiplies the dividend by a
  /// nonzero integer, which changes no primitive common divisor (Gauss's lemma). Nil when the coefficients grow too long.
  static func greatestCommonDivisor(_ a: Self, _ b: Self) -> Self? {
    if areCoprimeModuloPrime(a, b) { return .one }
    var (a, b) = a.degree >= b.degree ? (a, b) : (b, a)
    while b.degree > 0 {
      guard let rest = a.pseudoRemainder(by: b) else { return nil }
      guard let remainder = IntegerPolynomial(primitivePartOf: rest) else { return b }
      (a, b) = (b, remainder)
    }
    return b
  }

  /// The remainder of a nonzero integer multiple of the polynomial; nil when the coefficients grow too long.
  private func pseudoRemainder(by divisor: Self) -> [Integer]? {
    var rest = coefficients
    let lead = divisor.coefficients[divisor.degree]
    while rest.count > divisor.degree, let top = rest.last {
      let shift = rest.count - 1 - divisor.degree
      guard rest.reduce(0, { $0 + $1.bitWidth }) <= ExactLimit.polynomialBits else { return nil }
      for index in rest.indices {
        rest[index] *= lead
        if index >= shift { rest[index] -= top * divisor.coefficients[index - shift] }
      }
      rest.removeLast()
      while rest.last?.isZero == true { rest.removeLast() }
    }
    return rest
  }

  /// The quotient where the divisor divides the polynomial, else nil. Both are primitive, so the quotient over ℚ has
  /// integer coefficients whenever it exists (Gauss's lemma).
  func quotient(by divisor: Self) -> Self? {
    guard divisor.degree <= degree else { return nil }
    var rest = coefficients
    var quotient = [Integer](repeating: .zero, count: degree - divisor.degree + 1)
    let lead = divisor.coefficients[divisor.degree]
    for shift in quotient.indices.reversed() {
      let (factor, remainder) =
        rest[shift + divisor.degree].flooredQuotientAndRemainder(dividingBy: lead)
      guard remainder.isZero else { return nil }
      quotient[shift] = factor
      for index in divisor.coefficients.indices {
        rest[shift + index] -= factor * divisor.coefficients[index]
      }
    }
    return rest.allSatisfy(\.isZero) ? IntegerPolynomial(primitivePartOf: quotient) : nil
  }
}

// MARK: - Coprime modulo a prime

extension IntegerPolynomial {
  /// Whether the polynomials are seen to be coprime modulo p = 2³¹ − 1: the leading coefficients are not divisible by p
  /// and the greatest common divisor modulo p is constant. A common divisor over ℤ of positive degree would keep its
  /// degree modulo p, so there is none. False says nothing.
  private static func areCoprimeModuloPrime(_ a: Self, _ b: Self) -> Bool {
    var (x, y) = (a.residues, b.residues)
    if x.count <= a.degree || y.count <= b.degree { return false }
    if x.count < y.count { (x, y) = (y, x) }
    while y.count > 1 {
      let inverse = inverse(y[y.count - 1])
      while x.count >= y.count {
        let factor = x[x.count - 1] * inverse % prime
        let shift = x.count - y.count
        for index in y.indices {
          x[shift + index] = (x[shift + index] + (prime - factor) * y[index]) % prime
        }
        while x.last == 0 { x.removeLast() }
      }
      (x, y) = (y, x)
    }
    return y.count == 1
  }

  private static let prime: UInt64 = (1 << 31) - 1

  /// The coefficients modulo p without leading zeros.
  private var residues: [UInt64] {
    let modulus = Integer(UInt(Self.prime))
    var result = coefficients.map { c -> UInt64 in
      let (_, remainder) = c.flooredQuotientAndRemainder(dividingBy: modulus)
      return UInt64(UInt(exactly: remainder) ?? 0)
    }
    while result.last == 0 { result.removeLast() }
    return result
  }

  /// The inverse modulo p, x^(p−2).
  private static func inverse(_ x: UInt64) -> UInt64 {
    var (result, square, exponent) = (UInt64(1), x, prime - 2)
    while exponent > 0 {
      if exponent & 1 == 1 { result = result * square % prime }
      square = square * square % prime
      exponent >>= 1
    }
    return result
  }
}
