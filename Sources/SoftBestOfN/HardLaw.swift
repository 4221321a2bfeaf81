// Copyright 2026 the softbon authors
// SPDX-License-Identifier: Apache-2.0
//
// λ = 0, hard Best-of-n: with the levels sorted by reward and F their cumulative law,
// P_n(ℓ) = F_ℓ^n − F_{ℓ−1}^n (mathematics.md A2).  D-HARD

internal import Enclosures
package import ExactArithmetic

/// An exact number that is written out has at most this many bits, as an exact number that is read.
private let maximumExactBits = 1_000_000

extension Levels {
  /// F_{ℓ−1} and F_ℓ.
  typealias Cumulative = (below: Rational, through: Rational)

  private func cumulative(upTo level: Int) -> Cumulative {
    let below = Rational.sum(probabilities[..<level])
    return (below, below + probabilities[level])
  }

  /// F_{ℓ−1} and F_ℓ of every level, in one pass.
  var cumulatives: [Cumulative] {
    var below = Rational.zero
    return probabilities.map { probability in
      defer { below += probability }
      return (below, below + probability)
    }
  }

  /// F_ℓ^n − F_{ℓ−1}^n, or nil when it has more than 10^6 bits.
  package func exactHardProbability(level: Int, n: Integer) -> Rational? {
    exactHardProbability(cumulative(upTo: level), n: n)
  }

  /// The same from F_{ℓ−1} and F_ℓ.
  func exactHardProbability(_ cumulative: Cumulative, n: Integer) -> Rational? {
    let (below, through) = cumulative
    // Powers are written out only when neither has more bits than a result that is kept: with F in lowest terms, F^n
    // has at least n·(bits − 2) bits.
    let widest = max(below.bitCount, through.bitCount) - 2
    guard let n = Int(exactly: n), widest <= 0 || n <= maximumExactBits / widest else {
      return nil
    }
    let value = Rational.power(through, n) - Rational.power(below, n)
    return value.bitCount <= maximumExactBits ? value : nil
  }

  /// Encloses F_ℓ^n − F_{ℓ−1}^n = F_ℓ^n · (1 − (F_{ℓ−1}/F_ℓ)^n) for any n.
  func hardProbability(level: Int, n: Integer, at precision: Precision) -> Interval {
    hardProbability(cumulative(upTo: level), n: n, at: precision)
  }

  /// The same from F_{ℓ−1} and F_ℓ.
  func hardProbability(_ cumulative: Cumulative, n: Integer, at precision: Precision) -> Interval {
    let (below, through) = cumulative
    // D-HARD(2): an exponent of magnitude above 2^31 under- or overflows, so 40 more bits keep the accuracy.
    let working = Precision(bits: precision.bits + 40)
    let count = Interval(n, at: working)
    var value = Interval(1, at: working)
    if through != .one { value = .exp(count * Self.logarithm(of: through, at: working)) }
    if !below.isZero {
      value = value * -.expm1(count * Self.logarithm(of: below / through, at: working))
    }
    return .max(value, Interval(0, at: working))
  }

  /// Encloses log x for 0 < x < 1 with full relative accuracy, also where x is close to 1.
  private static func logarithm(of x: Rational, at precision: Precision) -> Interval {
    let enclosure =
      x < Rational(1, 2)
      ? try? Interval.log(Interval(x, at: precision))
      : try? Interval.log1p(Interval(x - 1, at: precision))
    return enclosure ?? .entire(at: precision)
  }
}
