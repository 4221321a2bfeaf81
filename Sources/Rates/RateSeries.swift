// Copyright 2026 the softbon authors
// SPDX-License-Identifier: Apache-2.0
//
// The asymptotic expansion of n^e v(n) in powers of 1/n.  D-RATE-SERIES
//
//   y_i = n δ_i = n (E[1/(1 + Z_i)] − 1),   Z_i = (v_i − 1 + Σ_{t<n} (v(X_t) − 1))/n,
//   n² KL = Σ P* Σ_{m≥2} (−1)^m n^{2−m} y^m/m,   n TV = ½ Σ P* |y|,   n g = −Σ P* r y.

internal import ExactArithmetic

/// The expansions of one problem up to the order K, in one ring.
struct RateSeries<Scalar: RateScalar> {
  /// P*_i = P_i v_i.
  let tilted: [Scalar]
  /// The coefficients of y_i: 1/n^0 … 1/n^K.
  let scaledDeviations: [[Scalar]]
  let order: Int

  /// The expansions for v_i = `weights`, with mean 1 under P, in a ring whose number 1 is `one`.
  init(probabilities: [Rational], weights: [Scalar], one: Scalar, order: Int) {
    self.order = order
    tilted = zip(probabilities, weights).map { $1.scaled(by: $0) }
    let zero = one.scaled(by: .zero)
    let deviations = weights.map { $0 - one }
    let longest = 2 * (order + 1)
    // A(t) = Σ_{l≥2} E[(v − 1)^l] t^l/l!, and A^b: the moments of a sum of N copies are l! [t^l] (1 + A)^N.
    var moments = [Scalar](repeating: zero, count: longest + 1)
    for (probability, deviation) in zip(probabilities, deviations) {
      var power = deviation
      for l in 2...longest {
        power = power * deviation
        moments[l] = moments[l] + power.scaled(by: probability)
      }
    }
    let base = moments.enumerated().map {
      $1.scaled(by: Rational(.one, .factorial($0)))
    }
    var powers: [[Scalar]] = [[one] + Array(repeating: zero, count: longest)]
    for b in 1..<(longest / 2 + 1) {
      var next = [Scalar](repeating: zero, count: longest + 1)
      for l in (2 * b)...longest {
        for m in 2...(l - 2 * (b - 1)) { next[l] = next[l] + base[m] * powers[b - 1][l - m] }
      }
      powers.append(next)
    }
    let steps = (0...(longest / 2)).map { Self.fallingBinomial($0, order: order + 1) }
    scaledDeviations = deviations.map { deviation in
      var result = [Scalar](repeating: zero, count: order + 2)
      var own = [one]
      for _ in 0..<longest { own.append(own[own.count - 1] * deviation) }
      for j in 1...longest {
        let sign = Rational(j.isMultiple(of: 2) ? 1 : -1)
        for l in 0...j {
          let binomial = Rational(Integer.binomial(Integer(j), l)) * Rational(Integer.factorial(l))
          for b in (l == 0 ? 0 : 1)..<(l / 2 + 1) where j - b <= order + 1 {
            let term = (own[j - l] * powers[b][l]).scaled(by: sign * binomial)
            for (c, factor) in steps[b].enumerated() where j - b + c <= order + 1 {
              result[j - b + c] = result[j - b + c] + term.scaled(by: factor)
            }
          }
        }
      }
      // δ begins with 1/n.
      return Array(result.dropFirst())
    }
  }

  /// binomial(N, b)/n^b for N = n − 1 as a polynomial in 1/n: Π_{i<b} (1 − (i + 1)/n)/(i + 1).
  private static func fallingBinomial(_ b: Int, order: Int) -> [Rational] {
    var result = [Rational.one]
    for i in 0..<b {
      var next = [Rational](repeating: .zero, count: result.count + 1)
      for (power, value) in result.enumerated() {
        next[power] += value / Rational(i + 1)
        next[power + 1] -= value
      }
      result = next
    }
    return Array(result.prefix(order + 1))
  }

  private func sum(_ terms: [[Scalar]]) -> [Scalar] {
    (0...order).map { c in
      terms.dropFirst().reduce(terms[0][c]) { $0 + $1[c] }
    }
  }

  /// The coefficients of n g_n.
  func gap(rewards: [Rational]) -> [Scalar] {
    sum(
      zip(zip(tilted, scaledDeviations), rewards).map { pair, reward in
        pair.1.map { (pair.0 * $0).scaled(by: -reward) }
      })
  }

  /// The coefficients of n TV, with the sign of y_i for large n.
  func totalVariation(signs: [Int]) -> [Scalar] {
    sum(
      zip(zip(tilted, scaledDeviations), signs).map { pair, sign in
        pair.1.map { (pair.0 * $0).scaled(by: Rational(sign, 2)) }
      })
  }

  /// The coefficients of n² KL(P*‖P_n).
  var kullbackLeibler: [Scalar] {
    sum(
      zip(tilted, scaledDeviations).map { mass, y in
        let zero = mass.scaled(by: .zero)
        var total = [Scalar](repeating: zero, count: order + 1)
        var power = y
        for m in 2...(order + 2) {
          power = (0...order).map { c in
            (0...c).reduce(zero) { $0 + power[$1] * y[c - $1] }
          }
          let factor = Rational(m.isMultiple(of: 2) ? 1 : -1, m)
          for c in (m - 2)...order {
            total[c] = total[c] + (mass * power[c - m + 2]).scaled(by: factor)
          }
        }
        return total
      })
  }
}
