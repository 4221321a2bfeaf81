// Copyright 2026 the softbon authors
// SPDX-License-Identifier: Apache-2.0
//
// The greatest common divisor of two polynomials, read off the one of two integers and checked by division.
// D-SYMBOLIC(3)
//
// Rejected: Euclid's algorithm on primitive parts, whose coefficients grow with the square of the degree (degree 200
// took seconds), and Chinese remainders, which need more code than this and gain nothing at these degrees.

extension IntegerPolynomial: Divisible {
  /// Bits of the packed polynomials beyond which `commonDivisor` gives up; they bound effort and enter no result.
  private static let packedBitLimit = 1 << 22

  package static func commonDivisor(_ a: Self, _ b: Self) -> Self? {
    let bits = (min(a.coefficientBits, b.coefficientBits) + 2) * (max(a.degree, b.degree) + 1)
    return bits <= packedBitLimit || areCoprimeModuloPrime(a, b)
      ? greatestCommonDivisor(a, b) : nil
  }

  /// The greatest common divisor.
  public static func greatestCommonDivisor(_ a: Self, _ b: Self) -> Self {
    divisorAndCofactors(a, b).divisor
  }

  /// The greatest common divisor g with a/g and b/g.
  package static func divisorAndCofactors(
    _ a: Self, _ b: Self
  ) -> (divisor: Self, a: Self, b: Self) {
    if a == b { return (a, .one, .one) }
    if a.isUnit || b.isUnit || areCoprimeModuloPrime(a, b) { return (.one, a, b) }
    // 2^bits is more than 2‖·‖ + 2 for the polynomial with the smaller coefficients.
    var bits = min(a.coefficientBits, b.coefficientBits) + 2
    while true {
      let value = Integer.gcd(
        packed(a.coefficients[...], bits: bits), packed(b.coefficients[...], bits: bits))
      let digits = unpacked(value, bits: bits, count: value.bitWidth / bits + 2)
      if let divisor = IntegerPolynomial(primitivePartOf: digits),
        let x = a.quotient(by: divisor), let y = b.quotient(by: divisor)
      {
        return (divisor, x, y)
      }
      bits *= 2
    }
  }

  /// Whether the polynomials are seen to be coprime modulo p = 2³¹ − 1: the leading coefficients are not divisible by p
  /// and the greatest common divisor modulo p is constant. A common divisor over ℤ of positive degree would keep its
  /// degree modulo p, so there is none. False says nothing.
  package static func areCoprimeModuloPrime(_ a: Self, _ b: Self) -> Bool {
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
