// Copyright 2026 the softbon authors
// SPDX-License-Identifier: Apache-2.0
//
// The values of x = e^{δ/λ} over which rational functions are compared: all of (1, ∞), or one of the open intervals into
// which the roots of a polynomial divide it.  D-SYMBOLIC(5)

internal import ExactArithmetic

/// An open interval of (1, ∞).
struct TemperatureCell: Sendable {
  /// The roots of polynomials at both ends; nil for 1 and ∞.
  let ends: (lower: RealRoot?, upper: RealRoot?)
  /// A rational number in the cell.
  let sample: Rational

  /// (1, ∞).
  static let all = TemperatureCell(ends: (nil, nil), sample: 2)

  /// The cells between the roots of given polynomials, ascending.
  static func cells(between polynomials: [IntegerPolynomial]) -> [TemperatureCell] {
    var roots: [RealRoot] = []
    for polynomial in Set(polynomials.map(\.squarefreePart)) {
      var place = 0
      for var root in polynomial.rootsBeyondOne {
        // Both lists ascend.
        var order = 1
        while place < roots.count {
          order = RealRoot.order(&root, &roots[place])
          if order <= 0 { break }
          place += 1
        }
        if place == roots.count || order < 0 { roots.insert(root, at: place) }
      }
    }
    let samples = IntegerPolynomial.separate(&roots)
    // HEURISTIC: affects effort only. Narrow ends keep zeros of other functions out of sight.
    for index in roots.indices {
      while !roots[index].isExact,
        (roots[index].upper - roots[index].lower) * .powerOfTwo(32) > roots[index].lower - .one
      {
        roots[index].refine()
      }
    }
    return samples.indices.map { index in
      TemperatureCell(
        ends: (
          index > 0 ? roots[index - 1] : nil, index < roots.count ? roots[index] : nil
        ), sample: samples[index])
    }
  }

  /// Rational numbers around the cell.
  private var outer: (lower: Rational, upper: Rational?) {
    (ends.lower?.lower ?? .one, ends.upper?.upper)
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
    if polynomial.isVisiblyWithoutZero(from: outer.lower, to: outer.upper) {
      return Chart(
        zeros: [], signs: [polynomial.sign(at: sample)], samples: [sample],
        vanishesAtEnd: (false, false), isVisible: false)
    }
    let squarefree = polynomial.squarefreePart
    var zeros: [RealRoot] = []
    var vanishes = (lower: false, upper: false)
    for var root in squarefree.rootsBeyondOne {
      if var end = ends.lower {
        let order = RealRoot.order(&root, &end)
        if order == 0 { vanishes.lower = true }
        if order <= 0 { continue }
      }
      if var end = ends.upper {
        let order = RealRoot.order(&root, &end)
        if order == 0 { vanishes.upper = true }
        if order >= 0 { break }
      }
      zeros.append(root)
    }
    let samples = samples(between: &zeros)
    return Chart(
      zeros: zeros, signs: samples.map { polynomial.sign(at: $0) }, samples: samples,
      vanishesAtEnd: vanishes, isVisible: false)
  }

  /// Numbers of the cell before, between and after zeros in it.
  private func samples(between zeros: inout [RealRoot]) -> [Rational] {
    if zeros.isEmpty { return [sample] }
    var all = (ends.lower.map { [$0] } ?? []) + zeros + (ends.upper.map { [$0] } ?? [])
    let samples = IntegerPolynomial.separate(&all)
    let first = ends.lower == nil ? 0 : 1
    zeros = Array(all[first..<(first + zeros.count)])
    return Array(samples[first...(first + zeros.count)])
  }
}

extension IntegerPolynomial {
  /// Whether the coefficients after x = 1 + y are all at least 0, so that the polynomial is positive beyond 1.
  var isVisiblyPositive: Bool { shiftedByOne.allSatisfy { $0.signum >= 0 } }
}
