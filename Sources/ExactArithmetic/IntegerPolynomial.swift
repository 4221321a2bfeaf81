// Copyright 2026 the softbon authors
// SPDX-License-Identifier: Apache-2.0
//
// Polynomials with integer coefficients. Large products and common divisors are products and common divisors of long
// integers: a polynomial at x = 2^b, b large, holds all of its coefficients (Kronecker substitution), and GMP is the
// well-kept library that does the work. What is left here is linear in the length, or quadratic in the degree with
// nothing but additions.  D-SYMBOLIC(3)

/// A polynomial with integer coefficients that have no common divisor, the last of them positive.
///
/// Products of such polynomials are such polynomials again, and so are the quotients where they exist (Gauss's lemma).
public struct IntegerPolynomial: Sendable, Hashable {
  /// The coefficients from degree 0 up; the last is not 0, and there is at least one.
  public let coefficients: [Integer]

  /// The constant polynomial 1.
  public static let one = IntegerPolynomial(unchecked: [.one])

  /// The degree.
  public var degree: Int { coefficients.count - 1 }

  /// Whether the polynomial is 1.
  public var isUnit: Bool { degree == 0 }

  private init(unchecked coefficients: [Integer]) { self.coefficients = coefficients }

  /// The primitive part of a polynomial; nil for the zero polynomial.
  public init?(primitivePartOf coefficients: [Integer]) {
    guard let parts = Self.contentAndPrimitivePart(of: coefficients) else { return nil }
    self = parts.primitive
  }

  /// A polynomial as an integer, with the sign of the last coefficient, times a primitive one; nil for the zero
  /// polynomial.
  package static func contentAndPrimitivePart(
    of coefficients: [Integer]
  ) -> (content: Integer, primitive: IntegerPolynomial)? {
    guard let last = coefficients.lastIndex(where: { !$0.isZero }) else { return nil }
    var content = Integer.zero
    for c in coefficients[...last] {
      content = .gcd(content, c)
      if content.isOne { break }
    }
    if coefficients[last].signum < 0 { content = -content }
    let isTrivial = content.isOne
    return (
      content,
      IntegerPolynomial(
        unchecked: coefficients[...last].map {
          isTrivial ? $0 : $0.exactQuotient(dividingBy: content)
        })
    )
  }

  /// x^m.
  package static func monomial(_ degree: Int) -> IntegerPolynomial {
    IntegerPolynomial(unchecked: Array(repeating: .zero, count: degree) + [.one])
  }

  /// The number of bits of the longest coefficient.
  package var coefficientBits: Int { coefficients.reduce(0) { max($0, $1.bitWidth) } }

  /// The number of bits of all coefficients.
  package var bitCount: Int { coefficients.reduce(0) { $0 + $1.bitWidth } }

  /// The value at an integer.
  public func value(at x: Integer) -> Integer {
    coefficients.reversed().reduce(Integer.zero) { $0 * x + $1 }
  }

  /// The value at a rational number.
  public func value(at x: Rational) -> Rational {
    Rational(homogeneous(x), .power(x.denominator, UInt(degree)))
  }

  /// −1, 0 or 1, the sign of the value.
  public func sign(at x: Rational) -> Int { homogeneous(x).signum }

  /// The value times the denominator to the degree.
  private func homogeneous(_ x: Rational) -> Integer {
    let (u, v) = (x.numerator, x.denominator)
    var result = Integer.zero
    var power = Integer.one
    for c in coefficients.reversed() {
      result *= u
      result.addProduct(c, power)
      power *= v
    }
    return result
  }

  /// The primitive part of the derivative; nil for a constant.
  package var derivative: IntegerPolynomial? {
    IntegerPolynomial(
      primitivePartOf: coefficients.indices.dropFirst().map { coefficients[$0] * Integer($0) })
  }

  /// The product.
  public static func * (a: Self, b: Self) -> Self {
    if a.isUnit { return b }
    if b.isUnit { return a }
    return IntegerPolynomial(unchecked: product(a.coefficients, b.coefficients))
  }

  /// Degrees up to which the sum of products is formed as it stands.
  private static let shortDegree = 8

  /// The coefficients of a product of nonzero polynomials, which need not be primitive.
  package static func product(_ a: [Integer], _ b: [Integer]) -> [Integer] {
    if min(a.count, b.count) <= shortDegree + 1 {
      var result = [Integer](repeating: .zero, count: a.count + b.count - 1)
      for (i, x) in a.enumerated() where !x.isZero {
        for (j, y) in b.enumerated() { result[i + j].addProduct(x, y) }
      }
      return result
    }
    // A coefficient of the product is a sum of at most min(count) products; one bit more for the sign.
    let longest = { (c: [Integer]) in c.reduce(0) { max($0, $1.bitWidth) } }
    let count = Integer(min(a.count, b.count))
    let bits = longest(a) + longest(b) + count.bitWidth + 1
    return unpacked(
      packed(a[...], bits: bits) * packed(b[...], bits: bits), bits: bits,
      count: a.count + b.count - 1)
  }

  /// The quotient where the divisor divides the polynomial, else nil. Both are primitive, so the quotient over ℚ has
  /// integer coefficients whenever it exists (Gauss's lemma).
  public func quotient(by divisor: Self) -> Self? {
    if divisor.isUnit { return self }
    guard divisor.degree <= degree else { return nil }
    var rest = coefficients
    var quotient = [Integer](repeating: .zero, count: degree - divisor.degree + 1)
    let lead = divisor.coefficients[divisor.degree]
    let isMonic = lead.isOne
    for shift in quotient.indices.reversed() {
      let top = rest[shift + divisor.degree]
      if top.isZero { continue }
      var factor = top
      if !isMonic {
        let (quotient, remainder) = top.flooredQuotientAndRemainder(dividingBy: lead)
        guard remainder.isZero else { return nil }
        factor = quotient
      }
      quotient[shift] = factor
      let negative = -factor
      for index in divisor.coefficients.indices {
        rest[shift + index].addProduct(negative, divisor.coefficients[index])
      }
    }
    return rest[..<divisor.degree].allSatisfy(\.isZero)
      ? IntegerPolynomial(unchecked: quotient) : nil
  }
}

// MARK: - Many coefficients in one integer

extension IntegerPolynomial {
  /// Σ c_j 2^(bits·j).
  static func packed(_ coefficients: ArraySlice<Integer>, bits: Int) -> Integer {
    guard coefficients.count > 1, let first = coefficients.first else {
      return coefficients.first ?? .zero
    }
    if coefficients.count == 2, let last = coefficients.last {
      return first + last.shiftedLeft(by: bits)
    }
    let half = coefficients.count / 2
    return packed(coefficients.prefix(half), bits: bits)
      + packed(coefficients.dropFirst(half), bits: bits).shiftedLeft(by: bits * half)
  }

  /// The digits c_j of Σ c_j 2^(bits·j), j < count, with −2^(bits−1) ≤ c_j ≤ 2^(bits−1) for all j but the last.
  static func unpacked(_ value: Integer, bits: Int, count: Int) -> [Integer] {
    if count == 1 { return [value] }
    let half = count / 2
    let width = bits * half
    var high = value.shiftedRight(by: width)
    var low = value - high.shiftedLeft(by: width)
    if low.bitWidth == width {
      low -= .powerOfTwo(width)
      high += 1
    }
    return unpacked(low, bits: bits, count: half) + unpacked(high, bits: bits, count: count - half)
  }
}
