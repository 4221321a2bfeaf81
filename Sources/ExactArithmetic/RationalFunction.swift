// Copyright 2026 the softbon authors
// SPDX-License-Identifier: Apache-2.0

/// A quotient of polynomials in one variable x with rational coefficients, in lowest terms.
///
/// One value has one form: scale · numerator/denominator with primitive, coprime polynomials whose leading coefficients
/// are positive. Zero has the scale 0 over 1.
public struct RationalFunction: Sendable, Hashable {
  /// The rational factor; 0 for the function 0.
  package let scale: Rational
  /// The primitive part of the numerator; 1 for the function 0.
  package let primitiveNumerator: IntegerPolynomial
  /// The primitive part of the denominator.
  package let primitiveDenominator: IntegerPolynomial

  /// The function 0.
  public static let zero = RationalFunction(.zero)
  /// The function 1.
  public static let one = RationalFunction(.one)

  /// A constant.
  public init(_ value: Rational) {
    scale = value
    primitiveNumerator = .one
    primitiveDenominator = .one
  }

  /// x^m; 1/x^−m when m is negative.
  public init(powerOfX exponent: Int) {
    scale = .one
    primitiveNumerator = exponent > 0 ? .monomial(exponent) : .one
    primitiveDenominator = exponent < 0 ? .monomial(-exponent) : .one
  }

  /// A polynomial with rational coefficients, from degree 0 up.
  public init(coefficients: [Rational]) {
    let denominator = coefficients.reduce(Integer.one) { .lcm($0, $1.denominator) }
    let numerators = coefficients.map { ($0 * Rational(denominator)).numerator }
    guard let parts = IntegerPolynomial.contentAndPrimitivePart(of: numerators) else {
      self = .zero
      return
    }
    self.init(
      scale: Rational(parts.content, denominator), numerator: parts.primitive, denominator: .one)
  }

  /// scale · numerator/denominator for coprime polynomials.
  package init(scale: Rational, numerator: IntegerPolynomial, denominator: IntegerPolynomial) {
    if scale.isZero {
      self = .zero
      return
    }
    self.scale = scale
    primitiveNumerator = numerator
    primitiveDenominator = denominator
  }

  /// The coefficients of the numerator from degree 0 up. Those of numerator and denominator together are integers
  /// without a common divisor, and the last one of the denominator is positive.
  public var numerator: [Integer] {
    isZero ? [.zero] : primitiveNumerator.coefficients.map { $0 * scale.numerator }
  }

  /// The coefficients of the denominator from degree 0 up.
  public var denominator: [Integer] {
    primitiveDenominator.coefficients.map { $0 * scale.denominator }
  }

  /// The greatest common divisor of the coefficients of the denominator.
  public var denominatorContent: Integer { scale.denominator }

  /// Whether the function is 0 everywhere.
  public var isZero: Bool { scale.isZero }

  /// The value when the function is constant.
  public var constant: Rational? {
    primitiveNumerator.isUnit && primitiveDenominator.isUnit ? scale : nil
  }

  /// The larger of the degrees of numerator and denominator.
  public var degree: Int { max(primitiveNumerator.degree, primitiveDenominator.degree) }

  /// The number of bits of all coefficients.
  package var bitCount: Int {
    scale.bitCount + primitiveNumerator.bitCount + primitiveDenominator.bitCount
  }

  /// The value at a rational number; nil at a pole.
  public func value(at x: Rational) -> Rational? {
    let bottom = primitiveDenominator.value(at: x)
    return bottom.isZero ? nil : scale * primitiveNumerator.value(at: x) / bottom
  }
}

extension RationalFunction {
  /// The sum.
  public static func + (a: Self, b: Self) -> Self {
    if a.isZero { return b }
    if b.isZero { return a }
    // n/(g p) + m/(g q) = (n q + m p)/(g p q), and a common divisor of the new numerator with p or q would divide n or m.
    let (g, p, q) = IntegerPolynomial.divisorAndCofactors(
      a.primitiveDenominator, b.primitiveDenominator)
    let denominator = Integer.lcm(a.scale.denominator, b.scale.denominator)
    let left = IntegerPolynomial.product(
      a.primitiveNumerator.coefficients, q.coefficients)
    let right = IntegerPolynomial.product(
      b.primitiveNumerator.coefficients, p.coefficients)
    var sum = [Integer](repeating: .zero, count: max(left.count, right.count))
    for (terms, scale) in [(left, a.scale), (right, b.scale)] {
      let factor = (scale * Rational(denominator)).numerator
      for (index, term) in terms.enumerated() { sum[index].addProduct(term, factor) }
    }
    guard let (content, numerator) = IntegerPolynomial.contentAndPrimitivePart(of: sum) else {
      return .zero
    }
    let (_, top, rest) = IntegerPolynomial.divisorAndCofactors(numerator, g)
    return RationalFunction(
      scale: Rational(content, denominator), numerator: top, denominator: rest * p * q)
  }

  /// The product.
  public static func * (a: Self, b: Self) -> Self {
    if a.isZero || b.isZero { return .zero }
    // What may cancel lies crosswise.
    let (_, n, q) = IntegerPolynomial.divisorAndCofactors(
      a.primitiveNumerator, b.primitiveDenominator)
    let (_, m, p) = IntegerPolynomial.divisorAndCofactors(
      b.primitiveNumerator, a.primitiveDenominator)
    return RationalFunction(scale: a.scale * b.scale, numerator: n * m, denominator: p * q)
  }

  /// The function times −1.
  public static prefix func - (a: Self) -> Self {
    RationalFunction(
      scale: -a.scale, numerator: a.primitiveNumerator, denominator: a.primitiveDenominator)
  }

  /// The difference.
  public static func - (a: Self, b: Self) -> Self { a + -b }

  /// 1 over the function; nil for the function 0.
  public var reciprocal: Self? {
    isZero
      ? nil
      : RationalFunction(
        scale: scale.reciprocal, numerator: primitiveDenominator, denominator: primitiveNumerator)
  }

  /// The function to an integer power; nil for 0 to a negative power.
  public func power(_ exponent: Int) -> Self? {
    if exponent == 0 { return .one }
    guard let base = exponent < 0 ? reciprocal : self else { return nil }
    var (result, square, bits) = (Self.one, base, exponent.magnitude)
    while true {
      if bits & 1 == 1 { result = result * square }
      bits >>= 1
      if bits == 0 { return result }
      square = square * square
    }
  }

  /// The derivative.
  public var derivative: Self {
    // (n/d)′ = (n′ d − n d′)/d².
    func derivative(_ polynomial: IntegerPolynomial) -> Self {
      RationalFunction(
        coefficients: polynomial.coefficients.enumerated().dropFirst().map {
          Rational($0.element * Integer($0.offset))
        })
    }
    let (n, d) = (primitiveNumerator, primitiveDenominator)
    let (top, bottom) = (
      RationalFunction(scale: .one, numerator: n, denominator: .one),
      RationalFunction(scale: .one, numerator: d, denominator: .one)
    )
    let numerator = derivative(n) * bottom - top * derivative(d)
    return numerator * RationalFunction(scale: scale, numerator: .one, denominator: d * d)
  }
}
