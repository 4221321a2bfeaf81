// Copyright 2026 the softbon authors
// SPDX-License-Identifier: Apache-2.0
//
// The exact law by the law of the weight sum of n − 1 draws:  D-GENERATING-POLYNOMIAL
//   P_n(i) = n P_i a_i Σ_s C_s / (a_i + s),  Σ_s C_s z^s = (Σ_j P_j z^{a_j})^{n−1}.
// The coefficients come one by one from Miller's recurrence for the power of a polynomial, which keeps only as many of
// them as the polynomial is long; the sum of fractions is formed by halving.
//
// Rejected: the power by Kronecker substitution into one long integer, which holds all coefficients at once and costs
// the product of two numbers of that length where the recurrence costs k short products per coefficient.

package import ExactArithmetic

/// The coefficients, in ascending order, of (Σ_j A_j z^{d_j})^m with integers 0 = d_0 < d_1 < … and A_j > 0.
package struct PowerCoefficients {
  private let masses: [Integer]
  private let steps: [Int]
  private let exponent: Int
  private var index = 0
  /// The last coefficients: C_s is at s modulo the number of slots.
  private var recent: [Integer]

  package init(masses: [Integer], steps: [Int], exponent: Int) {
    self.masses = masses
    self.steps = steps
    self.exponent = exponent
    recent = Array(repeating: 0, count: (steps.last ?? 0) + 1)
  }

  /// C_s for s = 0, 1, 2, …
  ///
  /// From H = G^m follows G·H' = m·G'·H, and with it s·A_0·C_s = Σ_{j≥1} ((m + 1)·d_j − s)·A_j·C_{s−d_j}.
  package mutating func next() -> Integer {
    let s = index
    index += 1
    var value = Integer()
    if s == 0 {
      value = .power(masses[0], UInt(exponent))
    } else {
      for j in 1..<steps.count where steps[j] <= s {
        let previous = recent[(s - steps[j]) % recent.count]
        if previous.isZero { continue }
        // (m + 1)·d_j ≤ n·(largest step), a machine integer.
        value.addProduct(Integer((exponent + 1) * steps[j] - s) * masses[j], previous)
      }
      if !value.isZero { value = value.exactQuotient(dividingBy: Integer(s) * masses[0]) }
    }
    recent[s % recent.count] = value
    return value
  }
}

extension IntegralLevels {
  /// The exact law by powers of the generating polynomial.
  ///
  /// - Precondition: n·(largest step) is a machine integer.
  /// - Complexity: so many coefficients, each k products, and k fractions; memory for (largest step) coefficients.
  func lawByGeneratingPolynomial(n: Int, options: EngineOptions) throws(EngineError) -> [Rational] {
    let (steps, unit) = steps
    let machineSteps = steps.compactMap { Int(exactly: $0) }
    guard machineSteps.count == count, let last = machineSteps.last else { return [] }
    // Each piece takes some of the letters and goes through all coefficients by itself: they are the smaller part.
    let pieces = max(1, min(options.jobs, count))
    let parts = try inParallel(count: pieces, options: options) { piece throws(EngineError) in
      let letters = Array(stride(from: piece, to: count, by: pieces))
      var sums = SumsByHalving(
        coefficients: PowerCoefficients(masses: masses, steps: machineSteps, exponent: n - 1),
        firstDenominators: letters.map { weights[$0] + Integer(n - 1) * weights[0] }, unit: unit,
        poll: InterruptionPoll(options, every: pollInterval(n: n)))
      return try zip(letters, sums.sum(0..<((n - 1) * last + 1))).map { ($0, $1) }
    }
    let divisor = Integer.power(denominator, UInt(n))
    var law =
      masses
      .map { _ in Rational.zero }
    for (letter, fraction) in parts.joined() {
      law[letter] = Rational(
        Integer(n) * masses[letter] * weights[letter] * fraction.numerator,
        divisor * fraction.denominator)
    }
    return law
  }
}

/// Σ_s C_s/(q_i + unit·s) for several letters i at once.
private struct SumsByHalving {
  struct Fraction: Sendable {
    var numerator: Integer
    var denominator: Integer
  }

  var coefficients: PowerCoefficients
  let firstDenominators: [Integer]
  let unit: Integer
  var poll: InterruptionPoll

  /// The sums over a range of s, which has to begin where the previous call ended.
  mutating func sum(_ range: Range<Int>) throws(EngineError) -> [Fraction] {
    if range.count == 1 {
      try poll.count(firstDenominators.count)
      let coefficient = coefficients.next()
      let shift = unit * Integer(range.lowerBound)
      return firstDenominators.map {
        coefficient.isZero
          ? Fraction(numerator: 0, denominator: 1)
          : Fraction(numerator: coefficient, denominator: $0 + shift)
      }
    }
    let middle = range.lowerBound + range.count / 2
    var left = try sum(range.lowerBound..<middle)
    let right = try sum(middle..<range.upperBound)
    for i in left.indices {
      var (own, others) = (right[i].denominator, left[i].denominator)
      // The least common denominator of a few fractions costs more to find than it saves.
      if range.count > 16 {
        let divisor = Integer.gcd(own, others)
        own = own.exactQuotient(dividingBy: divisor)
        others = others.exactQuotient(dividingBy: divisor)
      }
      left[i].numerator *= own
      left[i].numerator.addProduct(right[i].numerator, others)
      left[i].denominator *= own
    }
    return left
  }
}
