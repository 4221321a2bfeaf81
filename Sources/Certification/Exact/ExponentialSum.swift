// Copyright 2026 the softbon authors
// SPDX-License-Identifier: Apache-2.0
//
// Finite sums Σ c_a e^a with rational a and c_a, in which rewards and temperatures that are rational put every
// weight. Distinct powers e^a are linearly independent over ℚ (Lindemann–Weierstrass), so such a sum is zero exactly
// when all its coefficients are: equality of these numbers is equality of their canonical forms.  D-EXACT-EQUALITY(1)
//
// Results that outgrow `ExactLimit` are nil, and the exact value above them is then unknown: deciding an equality
// never takes more than a bounded effort.

internal import Enclosures
internal import ExactArithmetic

/// The sizes beyond which exact arithmetic gives up. They bound effort and enter no result.
enum ExactLimit {
  /// Products of single terms in one multiplication.
  static let termProducts = 1 << 16
  /// Bits of all coefficients and degrees of one sum together.
  static let bits = 1 << 20
  /// Bits of one rational factor or exponent.
  static let rationalBits = 1 << 16
  /// Degree of the polynomials whose common divisors are computed.
  static let degree = 64
  /// Polynomials of which a coprime base is computed.
  static let basePolynomials = 64
  /// Bits of one integer whose common divisors with others are computed.
  static let divisorBits = 1 << 16
  /// Bits of all integers of which a coprime base is computed.
  static let baseBits = 1 << 18
  /// Integers of which a coprime base is computed.
  static let baseIntegers = 1 << 11
  /// Logarithms and roots in one value, those below its roots included.
  static let nodes = 1 << 12
  /// Atoms with which a new one is compared by arithmetic, and the nodes below each of them.
  static let comparisons = 32
  /// The precision at which the sign of a value that is not known to be zero is given up.
  static let signPrecision = Precision(bits: 1 << 13)
}

/// A sum c·e^a·Σ_j p_j e^(g·d_j) in canonical form.
///
/// - Shape: `degrees` ascend from 0 and have no common divisor; `coefficients` are coprime integers, none 0, the first
///   positive. A sum with one term has degree 0, coefficient 1 and step 1; the sum 0 has the scale 0.
struct ExponentialSum: Sendable, Hashable {
  /// c, the content with the sign of the first term; 0 only for the sum 0.
  let scale: Rational
  /// a, the least exponent.
  let exponent: Rational
  /// g > 0, the greatest common divisor of the differences of exponents.
  let step: Rational
  /// d_j.
  let degrees: [Integer]
  /// p_j.
  let coefficients: [Integer]

  static let zero = ExponentialSum(.zero)
  static let one = ExponentialSum(.one)

  /// c·e^a.
  init(_ coefficient: Rational, exponent: Rational = .zero) {
    self.init(
      scale: coefficient, exponent: coefficient.isZero ? .zero : exponent, step: .one,
      degrees: [.zero],
      coefficients: [.one])
  }

  private init(
    scale: Rational, exponent: Rational, step: Rational, degrees: [Integer], coefficients: [Integer]
  ) {
    self.scale = scale
    self.exponent = exponent
    self.step = step
    self.degrees = degrees
    self.coefficients = coefficients
  }

  /// c·e^a·Σ t_d e^(g·d) over any terms, brought into canonical form; nil when the coefficients are too long.
  private init?(scale: Rational, exponent: Rational, step: Rational, terms: [Integer: Integer]) {
    let nonzero = terms.filter { !$0.value.isZero }.sorted { $0.key < $1.key }
    guard let first = nonzero.first else {
      self = .zero
      return
    }
    var content = Integer.zero
    var common = Integer.zero
    var bits = 0
    for (degree, coefficient) in nonzero {
      content = .gcd(content, coefficient)
      common = .gcd(common, degree - first.key)
      bits += coefficient.bitWidth + degree.bitWidth
    }
    guard bits <= ExactLimit.bits, scale.bitCount <= ExactLimit.rationalBits,
      exponent.bitCount <= ExactLimit.rationalBits, step.bitCount <= ExactLimit.rationalBits
    else { return nil }
    content = first.value.signum < 0 ? -content.magnitude : content.magnitude
    self.init(
      scale: scale * Rational(content), exponent: exponent + step * Rational(first.key),
      step: common.isZero ? .one : step * Rational(common),
      degrees: nonzero.map {
        common.isZero ? .zero : ($0.key - first.key).exactQuotient(dividingBy: common)
      },
      coefficients: nonzero.map { $0.value.exactQuotient(dividingBy: content) })
  }

  /// The number of terms; 1 for the sum 0.
  var count: Int { degrees.count }

  var isZero: Bool { scale.isZero }

  /// The value when it is rational: by independence, when no exponent but 0 occurs.
  var rational: Rational? { count == 1 && exponent.isZero ? scale : nil }

  /// The sign where it can be read off: all coefficients are positive.
  var visibleSign: Int? {
    coefficients.allSatisfy { $0.signum > 0 } ? scale.signum : nil
  }

  /// Whether the scale is 1 and the least exponent 0.
  var isPrimitive: Bool { scale == .one && exponent.isZero }

  /// The sum divided by c·e^a, the sum itself when it is 0.
  var primitive: ExponentialSum {
    isZero
      ? self
      : ExponentialSum(
        scale: .one, exponent: .zero, step: step, degrees: degrees, coefficients: coefficients)
  }

  /// The sum times c·e^a.
  func scaled(by c: Rational, exponent a: Rational = .zero) -> ExponentialSum {
    isZero || c.isZero
      ? .zero
      : ExponentialSum(
        scale: scale * c, exponent: exponent + a, step: step, degrees: degrees,
        coefficients: coefficients)
  }

  static func + (a: ExponentialSum, b: ExponentialSum) -> ExponentialSum? {
    if a.isZero { return b }
    if b.isZero { return a }
    if a.count == 1, b.count == 1, a.exponent == b.exponent {
      return ExponentialSum(a.scale + b.scale, exponent: a.exponent).withinLimit
    }
    let (low, high) = a.exponent <= b.exponent ? (a, b) : (b, a)
    // Exponents of both on one grid: low.exponent + step·ℕ. Steps of single terms do not count.
    let shift = high.exponent - low.exponent
    let step = Rational.gcd(
      shift, .gcd(low.count > 1 ? low.step : .zero, high.count > 1 ? high.step : .zero))
    // Coefficients of both over one denominator.
    let denominator = Integer.lcm(low.scale.denominator, high.scale.denominator)
    guard denominator.bitWidth <= ExactLimit.rationalBits else { return nil }
    var terms: [Integer: Integer] = [:]
    for (sum, offset) in [(low, Rational.zero), (high, shift)] {
      let factor = (sum.scale * Rational(denominator)).numerator
      for (degree, coefficient) in zip(sum.grid(step: step, offset: offset), sum.coefficients) {
        terms[degree, default: .zero].addProduct(coefficient, factor)
      }
    }
    return ExponentialSum(
      scale: Rational(.one, denominator), exponent: low.exponent, step: step.isZero ? .one : step,
      terms: terms)
  }

  static func * (a: ExponentialSum, b: ExponentialSum) -> ExponentialSum? {
    if a.isZero || b.isZero { return .zero }
    if b.count == 1 { return a.scaled(by: b.scale, exponent: b.exponent).withinLimit }
    if a.count == 1 { return b.scaled(by: a.scale, exponent: a.exponent).withinLimit }
    guard a.count * b.count <= ExactLimit.termProducts else { return nil }
    let step = Rational.gcd(a.step, b.step)
    let left = a.grid(step: step, offset: .zero)
    let right = b.grid(step: step, offset: .zero)
    var terms: [Integer: Integer] = [:]
    for (i, x) in left.enumerated() {
      for (j, y) in right.enumerated() {
        terms[x + y, default: .zero].addProduct(a.coefficients[i], b.coefficients[j])
      }
    }
    return ExponentialSum(
      scale: a.scale * b.scale, exponent: a.exponent + b.exponent, step: step, terms: terms)
  }

  private var withinLimit: ExponentialSum? {
    scale.bitCount <= ExactLimit.rationalBits && exponent.bitCount <= ExactLimit.rationalBits
      ? self : nil
  }

  /// The degrees of the terms when the step is refined and the least exponent moved up.
  private func grid(step finer: Rational, offset: Rational) -> [Integer] {
    if finer.isZero { return [.zero] }
    let start = (offset / finer).numerator
    if count == 1 { return [start] }
    let factor = (step / finer).numerator
    if factor.isOne && start.isZero { return degrees }
    return degrees.map { $0 * factor + start }
  }

  /// Encloses the value.
  func enclosure(at precision: Precision) -> Interval {
    let sum = Interval.sum(
      zip(degrees, coefficients).map { degree, coefficient in
        let power = exponent + step * Rational(degree)
        let factor = scale * Rational(coefficient)
        return power.isZero
          ? Interval(factor, at: precision)
          : Interval.exp(Interval(power, at: precision)) * factor
      }, at: precision)
    return sum
  }
}

// MARK: - As polynomials

extension ExponentialSum {
  /// The primitive parts of sums as polynomials in e^g for one step g; nil when a degree is beyond the limit.
  static func polynomials(of sums: [ExponentialSum]) -> (step: Rational, [IntegerPolynomial])? {
    let step = sums.reduce(Rational.zero) { $1.count > 1 ? .gcd($0, $1.step) : $0 }
    if step.isZero { return (.one, sums.map { _ in .one }) }
    var polynomials: [IntegerPolynomial] = []
    for sum in sums {
      // A sum of one term has degree 0 on any grid; else the degrees ascend.
      let factor = sum.count == 1 ? .one : (sum.step / step).numerator
      guard let degree = Int(exactly: sum.degrees[sum.count - 1] * factor),
        degree <= ExactLimit.degree
      else { return nil }
      var dense = [Integer](repeating: .zero, count: degree + 1)
      for (index, coefficient) in zip(sum.degrees, sum.coefficients) {
        guard let index = Int(exactly: index * factor) else { return nil }
        dense[index] = coefficient
      }
      guard let polynomial = IntegerPolynomial(primitivePartOf: dense) else { return nil }
      polynomials.append(polynomial)
    }
    return (step, polynomials)
  }

  /// The primitive sum of a polynomial in e^g.
  init?(_ polynomial: IntegerPolynomial, step: Rational) {
    let terms = Dictionary(
      uniqueKeysWithValues: polynomial.coefficients.enumerated().map { (Integer($0), $1) })
    guard
      let sum = ExponentialSum(scale: .one, exponent: .zero, step: step, terms: terms)
    else { return nil }
    self = sum.primitive
  }
}
