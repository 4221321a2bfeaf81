// Copyright 2026 the softbon authors
// SPDX-License-Identifier: Apache-2.0
//
// The exact law by the law of the weight sum of n − 1 draws:  D-GENERATING-POLYNOMIAL
//   P_n(i) = n P_i a_i Σ_s C_s / (a_i + s),  Σ_s C_s z^s = (Σ_j P_j z^{a_j})^{n−1}.
// The coefficients come one by one from Miller's recurrence for the power of a polynomial, which keeps only as many of
// them as the polynomial is long; the sum of fractions is formed by halving.

internal import ExactArithmetic

/// The coefficients, in ascending order, of (Σ_j A_j z^{d_j})^m with integers 0 = d_0 < d_1 < … and A_j > 0.
private struct PowerCoefficients {
  private let masses: [Integer]
  private let steps: [Int]
  private let exponent: Int
  private var index = 0
  /// The last coefficients: C_s is at s modulo the number of slots.
  private var recent: [Integer]

  init(masses: [Integer], steps: [Int], exponent: Int) {
    self.masses = masses
    self.steps = steps
    self.exponent = exponent
    recent = Array(repeating: 0, count: (steps.last ?? 0) + 1)
  }

  /// C_s for s = 0, 1, 2, …
  ///
  /// From H = G^m follows G·H' = m·G'·H, and with it s·A_0·C_s = Σ_{j≥1} ((m + 1)·d_j − s)·A_j·C_{s−d_j}.
  mutating func next() -> Integer {
    let s = index
    index += 1
    var value = Integer()
    if s == 0 {
      value = .power(masses[0], UInt(exponent))
    } else {
      for j in 1..<steps.count where steps[j] <= s {
        let factor = (Integer(exponent) + 1) * Integer(steps[j]) - Integer(s)
        value.addProduct(factor * masses[j], recent[(s - steps[j]) % recent.count])
      }
      value = value.exactQuotient(dividingBy: Integer(s) * masses[0])
    }
    recent[s % recent.count] = value
    return value
  }
}

extension IntegralLevels {
  /// The exact law by powers of the generating polynomial.
  ///
  /// - Complexity: (n − 1)·(largest step) + 1 coefficients, each k products; memory for (largest step) of them.
  func lawByGeneratingPolynomial(n: Int, options: EngineOptions) throws(EngineError) -> [Rational] {
    let (steps, unit) = steps
    let machineSteps = steps.compactMap { Int(exactly: $0) }
    guard machineSteps.count == count, let last = machineSteps.last else { return [] }
    var sums = SumsByHalving(
      coefficients: PowerCoefficients(masses: masses, steps: machineSteps, exponent: n - 1),
      firstDenominators: weights.map { $0 + Integer(n - 1) * weights[0] }, unit: unit,
      poll: InterruptionPoll(options, every: 1 + 100_000 / (1 + n * denominator.bitWidth / 64)))
    let fractions = try sums.sum(0..<((n - 1) * last + 1))
    let divisor = Integer.power(denominator, UInt(n))
    return fractions.enumerated().map { i, fraction in
      Rational(
        Integer(n) * masses[i] * weights[i] * fraction.numerator, divisor * fraction.denominator)
    }
  }
}

/// Σ_s C_s/(q_i + unit·s) for several letters i at once.
private struct SumsByHalving {
  var coefficients: PowerCoefficients
  let firstDenominators: [Integer]
  let unit: Integer
  var poll: InterruptionPoll

  /// The sums over a range of s, which has to begin where the previous call ended.
  mutating func sum(
    _ range: Range<Int>
  ) throws(EngineError) -> [(numerator: Integer, denominator: Integer)] {
    if range.count == 1 {
      try poll.count(firstDenominators.count)
      let coefficient = coefficients.next()
      let shift = unit * Integer(range.lowerBound)
      return firstDenominators.map {
        coefficient.isZero ? (0, 1) : (coefficient, $0 + shift)
      }
    }
    let middle = range.lowerBound + range.count / 2
    let left = try sum(range.lowerBound..<middle)
    let right = try sum(middle..<range.upperBound)
    return zip(left, right).map { a, b in
      let divisor = Integer.gcd(a.denominator, b.denominator)
      let (da, db) = (
        a.denominator.exactQuotient(dividingBy: divisor),
        b.denominator.exactQuotient(dividingBy: divisor)
      )
      return (a.numerator * db + b.numerator * da, a.denominator * db)
    }
  }
}
