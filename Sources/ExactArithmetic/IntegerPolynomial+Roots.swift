// Copyright 2026 the softbon authors
// SPDX-License-Identifier: Apache-2.0
//
// The real roots of a polynomial beyond 1, each between two rational numbers, and its signs between them: Descartes'
// rule of signs after x = 1 + y, and by halving where it does not decide.  D-SYMBOLIC(4)

/// A root of a polynomial: exact, or the only root of a squarefree polynomial between two rational numbers.
public struct RealRoot: Sendable, Hashable {
  /// A rational number not above the root.
  public private(set) var lower: Rational
  /// A rational number not below the root; equal to `lower` exactly when that is the root.
  public private(set) var upper: Rational
  /// A squarefree polynomial of which it is a root, the only one between the ends.
  package let polynomial: IntegerPolynomial

  /// Whether the root is a rational number that is known.
  public var isExact: Bool { lower == upper }

  init(_ polynomial: IntegerPolynomial, lower: Rational, upper: Rational) {
    self.polynomial = polynomial
    self.lower = lower
    self.upper = upper
  }

  /// Halves the distance of the ends.
  package mutating func refine() {
    if isExact { return }
    let middle = (lower + upper) / 2
    let sign = polynomial.sign(at: middle)
    if sign == 0 {
      (lower, upper) = (middle, middle)
    } else if sign == signAfterLower {
      lower = middle
    } else {
      upper = middle
    }
  }

  /// The sign right after the lower end, which may be another root.
  private var signAfterLower: Int {
    let sign = polynomial.sign(at: lower)
    // The polynomial is squarefree, so its derivative is not 0 there.
    return sign != 0 ? sign : (polynomial.derivative?.sign(at: lower) ?? 0)
  }

  /// Whether a divisor of the polynomial has the root too.
  package func isRoot(of divisor: IntegerPolynomial) -> Bool {
    if divisor.isUnit { return false }
    if isExact { return divisor.sign(at: lower) == 0 }
    // It has no other root between the ends, and this one would be simple; an end may be another root of it.
    return RealRoot(divisor, lower: lower, upper: upper).signAfterLower
      != divisor.signBefore(upper)
  }
}

extension RealRoot {
  /// −1, 0 or 1 as a root is less than, equal to or greater than another; both are refined as far as that takes.
  package static func order(_ a: inout RealRoot, _ b: inout RealRoot) -> Int {
    let common = IntegerPolynomial.greatestCommonDivisor(a.polynomial, b.polynomial)
    let mayBeEqual = a.isRoot(of: common) && b.isRoot(of: common)
    while true {
      if a.isExact, b.isExact { return a.lower == b.lower ? 0 : a.lower < b.lower ? -1 : 1 }
      if a.upper <= b.lower { return -1 }
      if b.upper <= a.lower { return 1 }
      // Here a root that is exact lies in the other's open interval. Both are roots of the common divisor, which has one
      // root at most in either interval.
      if mayBeEqual,
        a.lower >= b.lower && a.upper <= b.upper || b.lower >= a.lower && b.upper <= a.upper
      {
        return 0
      }
      // Twice as often, so that the one comes to lie in the other if they are equal.
      a.refine()
      a.refine()
      b.refine()
    }
  }
}

/// The signs of a polynomial on the open intervals into which its roots divide (1, ∞).
public struct SignChart: Sendable {
  /// The distinct roots beyond 1, ascending.
  public let roots: [RealRoot]
  /// A rational number in each interval; one more than roots.
  public let samples: [Rational]
  /// −1 or 1 for each interval.
  public let signs: [Int]
  /// Whether the coefficients after x = 1 + y have no change of sign, so that there is no root at all.
  public let isVisible: Bool
}

extension IntegerPolynomial {
  /// The polynomial p(x + 1).
  package var shiftedByOne: [Integer] { Self.shiftedByOne(coefficients) }

  private static func shiftedByOne(_ coefficients: [Integer]) -> [Integer] {
    var c = coefficients
    for round in 0..<max(0, c.count - 1) {
      for index in stride(from: c.count - 2, through: round, by: -1) { c[index] += c[index + 1] }
    }
    return c
  }

  /// The number of changes of sign among the coefficients other than 0.
  private static func signChanges(_ coefficients: [Integer]) -> Int {
    var (changes, last) = (0, 0)
    for c in coefficients where !c.isZero {
      if last * c.signum < 0 { changes += 1 }
      last = c.signum
    }
    return changes
  }

  /// Whether Descartes' rule shows that there is no zero between two rational numbers, nor at them; nil is ∞. False says
  /// nothing.
  package func isVisiblyWithoutZero(from a: Rational, to b: Rational?) -> Bool {
    // With a = A/D: D^d p((A + z)/D), which has the signs of p at a + z/D.
    let (numerator, denominator) = (a.numerator, a.denominator)
    guard numerator.signum > 0 else { return false }
    var scaled = coefficients
    var power = Integer.one
    for index in scaled.indices.reversed() {
      scaled[index] *= power
      power *= denominator
    }
    // z = A w makes the shift one by 1.
    power = .one
    for index in scaled.indices {
      scaled[index] *= power
      power *= numerator
    }
    var shifted = Self.shiftedByOne(scaled)
    if shifted[0].isZero { return false }
    if let b {
      // w = s·u with u in (0, 1), where s = (b − a)/a; then u = 1/(1 + v).
      let span = (b - a) / a
      guard span.signum > 0 else { return false }
      var (top, bottom) = (Integer.one, Integer.power(span.denominator, UInt(degree)))
      for index in shifted.indices {
        shifted[index] *= top * bottom
        top *= span.numerator
        if index < degree { bottom = bottom.exactQuotient(dividingBy: span.denominator) }
      }
      shifted = Self.shiftedByOne(shifted.reversed())
      if shifted[0].isZero { return false }
    }
    return Self.signChanges(shifted) == 0
  }

  /// The polynomial divided by its multiple factors but for one of each.
  package var squarefreePart: IntegerPolynomial {
    derivative.map { Self.divisorAndCofactors(self, $0).a } ?? self
  }

  /// The sign right before a number, which may be a simple root.
  fileprivate func signBefore(_ x: Rational) -> Int {
    let value = sign(at: x)
    return value != 0 ? value : -(derivative?.sign(at: x) ?? 0)
  }

  /// The signs on (1, ∞).
  public var signChart: SignChart {
    let shifted = shiftedByOne
    if Self.signChanges(shifted) == 0 {
      // The last coefficient is positive.
      return SignChart(roots: [], samples: [2], signs: [1], isVisible: true)
    }
    var roots = squarefreePart.rootsBeyondOne
    let samples = Self.separate(&roots)
    return SignChart(
      roots: roots, samples: samples, signs: samples.map { sign(at: $0) }, isVisible: false)
  }

  /// Rational numbers before, between and after roots, which are refined until they leave room.
  package static func separate(_ roots: inout [RealRoot]) -> [Rational] {
    guard !roots.isEmpty else { return [2] }
    var samples: [Rational] = []
    for index in roots.indices {
      while !((index == 0 ? Rational.one : roots[index - 1].upper) < roots[index].lower) {
        roots[index].refine()
        if index > 0 { roots[index - 1].refine() }
      }
      let left = index == 0 ? Rational.one : roots[index - 1].upper
      samples.append(.simplest(between: left, and: roots[index].lower))
    }
    let last = roots[roots.count - 1].upper
    samples.append(Rational(last.floor + 1))
    return samples
  }

  /// The roots beyond 1 of a squarefree polynomial, ascending, each with ends between which there is no other.
  package var rootsBeyondOne: [RealRoot] {
    var shifted = shiftedByOne
    // x = 1 is no root beyond 1.
    while shifted.first?.isZero == true { shifted.removeFirst() }
    if Self.signChanges(shifted) == 0 { return [] }
    // All roots y are below 2^k: with y = 2^k t they are in (0, 1).
    let bits = Self.rootBoundBits(shifted)
    let scaled = shifted.enumerated().map { $1.shiftedLeft(by: bits * $0) }
    var roots: [RealRoot] = []
    isolate(scaled, start: .zero, depth: 0, scale: .powerOfTwo(bits), into: &roots)
    return roots
  }

  /// k with 2^k above every positive root: 2·max |c_{d−j}/c_d|^{1/j}, rounded up (Fujiwara).
  private static func rootBoundBits(_ c: [Integer]) -> Int {
    let lead = c[c.count - 1].bitWidth - 1
    var bits = 0
    for j in 1..<c.count {
      let value = c[c.count - 1 - j]
      if value.isZero { continue }
      // |c_{d−j}/c_d| < 2^(bitWidth − lead).
      bits = max(bits, (max(0, value.bitWidth - lead) + j - 1) / j)
    }
    return bits + 1
  }

  /// The roots 1 + 2^bits·(start + t)/2^depth with t in (0, 1), where `c` has the coefficients in t.
  private func isolate(
    _ c: [Integer], start: Integer, depth: Int, scale: Rational, into roots: inout [RealRoot]
  ) {
    func point(_ offset: Int, _ level: Int, _ start: Integer) -> Rational {
      1 + scale * Rational(start + Integer(offset)) * .powerOfTwo(-level)
    }
    // t = 1/(1 + s) maps (0, ∞) to (0, 1).
    let changes = Self.signChanges(Self.shiftedByOne(c.reversed()))
    if changes == 0 { return }
    if changes == 1 {
      roots.append(
        RealRoot(self, lower: point(0, depth, start), upper: point(1, depth, start)))
      return
    }
    let degree = c.count - 1
    let left = c.enumerated().map { $1.shiftedLeft(by: degree - $0) }
    isolate(left, start: start * 2, depth: depth + 1, scale: scale, into: &roots)
    var right = Self.shiftedByOne(left)
    if right[0].isZero {
      let middle = point(1, depth + 1, start * 2)
      roots.append(RealRoot(self, lower: middle, upper: middle))
      right.removeFirst()
    }
    isolate(right, start: start * 2 + 1, depth: depth + 1, scale: scale, into: &roots)
  }
}

extension Rational {
  /// The rational number with the least denominator in an open interval, and the least numerator in size among those.
  ///
  /// - Precondition: 0 ≤ a < b.
  package static func simplest(between a: Rational, and b: Rational) -> Rational {
    let whole = a.floor
    let next = Rational(whole + 1)
    if next < b { return next }
    // Both lie in [whole, whole + 1]: x = whole + 1/y.
    let base = Rational(whole)
    let upper = a - base
    let low = (b - base).reciprocal
    if upper.isZero {
      return base + Rational(low.floor + 1).reciprocal
    }
    return base + simplest(between: low, and: upper.reciprocal).reciprocal
  }
}
