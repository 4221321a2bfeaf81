// Copyright 2026 the softbon authors
// SPDX-License-Identifier: Apache-2.0
//
// The values of x = e^{δ/λ} over which rational functions are compared: all of (1, ∞), or one of the open intervals into
// which the roots of a polynomial divide it.  D-SYMBOLIC(5)

internal import ExactArithmetic

/// An open interval of (1, ∞).
struct TemperatureCell: Sendable {
  /// A squarefree polynomial whose roots divide (1, ∞); 1 when nothing does.
  let critical: IntegerPolynomial
  /// How many of these roots are below the cell.
  let index: Int
  /// The roots at both ends; nil for 1 and ∞.
  let ends: (lower: RealRoot?, upper: RealRoot?)
  /// A rational number in the cell.
  let sample: Rational

  /// (1, ∞).
  static let all = TemperatureCell(critical: .one, index: 0, ends: (nil, nil), sample: 2)

  /// The cells between the roots of given polynomials, ascending.
  static func cells(between polynomials: [IntegerPolynomial]) -> [TemperatureCell] {
    let critical = polynomials.reduce(IntegerPolynomial.one) { joined($0, $1.squarefreePart) }
    var roots = critical.rootsBeyondOne
    let samples = IntegerPolynomial.separate(&roots)
    return samples.indices.map { index in
      TemperatureCell(
        critical: critical, index: index,
        ends: (
          index > 0 ? roots[index - 1] : nil, index < roots.count ? roots[index] : nil
        ), sample: samples[index])
    }
  }

  /// The least common multiple of squarefree polynomials.
  private static func joined(_ a: IntegerPolynomial, _ b: IntegerPolynomial) -> IntegerPolynomial {
    a * IntegerPolynomial.divisorAndCofactors(a, b).b
  }

  /// The signs of a function on a cell, between its zeros.
  struct Chart: Sendable {
    /// The zeros in the cell, ascending.
    let zeros: [RealRoot]
    /// −1, 0 or 1 before, between and after the zeros.
    let signs: [Int]
    /// A number in each of these intervals.
    let samples: [Rational]
    /// Whether the function is 0 at the ends, where these are roots.
    let vanishesAtEnd: (lower: Bool, upper: Bool)
    /// Whether the signs can be read off the coefficients after x = 1 + y.
    let isVisible: Bool

    var hasNegative: Bool { signs.contains(-1) }
    var hasPositive: Bool { signs.contains(1) }
    /// Whether there is a zero in the cell or at an end of it.
    var hasZero: Bool {
      !zeros.isEmpty || signs.contains(0) || vanishesAtEnd.lower || vanishesAtEnd.upper
    }
  }

  /// The signs of a function without poles in the cell.
  func chart(of function: RationalFunction) -> Chart {
    if function.isZero {
      return Chart(
        zeros: [], signs: [0], samples: [sample], vanishesAtEnd: (true, true), isVisible: true)
    }
    let factor = function.scale.signum * function.primitiveDenominator.sign(at: sample)
    let chart = chart(of: function.primitiveNumerator)
    return Chart(
      zeros: chart.zeros, signs: chart.signs.map { $0 * factor }, samples: chart.samples,
      vanishesAtEnd: chart.vanishesAtEnd,
      isVisible: chart.isVisible && function.primitiveDenominator.isVisiblyPositive)
  }

  private func chart(of polynomial: IntegerPolynomial) -> Chart {
    if polynomial.isVisiblyPositive {
      return Chart(
        zeros: [], signs: [1], samples: [sample], vanishesAtEnd: (false, false), isVisible: true)
    }
    let squarefree = polynomial.squarefreePart
    var roots = Self.joined(critical, squarefree).rootsBeyondOne
    let samples = IntegerPolynomial.separate(&roots)
    var below = 0
    var (zeros, inside): ([RealRoot], [Rational]) = ([], [])
    var ends = (lower: false, upper: false)
    for place in samples.indices {
      if below == index { inside.append(samples[place]) }
      guard place < roots.count else { break }
      let root = roots[place]
      if critical.isUnit || !root.isRoot(of: critical) {
        if below == index { zeros.append(root) }
        continue
      }
      let isZero = root.isRoot(of: squarefree)
      if below == index { ends.upper = isZero }
      below += 1
      if below == index { ends.lower = isZero }
    }
    return Chart(
      zeros: zeros, signs: inside.map { polynomial.sign(at: $0) }, samples: inside,
      vanishesAtEnd: ends, isVisible: false)
  }
}

extension IntegerPolynomial {
  /// Whether the coefficients after x = 1 + y are all at least 0, so that the polynomial is positive beyond 1.
  var isVisiblyPositive: Bool { shiftedByOne.allSatisfy { $0.signum >= 0 } }
}
