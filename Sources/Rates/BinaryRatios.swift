// Copyright 2026 the softbon authors
// SPDX-License-Identifier: Apache-2.0
//
// Two symbols with the probabilities 1 − p and p and the rewards 0 and 1: KL over its bounds and the slack of E1 as
// functions of p and V = e^{−1/λ} without the factors that vanish at p = 0, p = 1 and λ = ∞, so that intervals of p and
// V up to these edges give finite and narrow enclosures.  D-BINARY-RATIOS

internal import Enclosures
internal import ExactArithmetic
internal import SoftBestOfN

/// A box of p and of s = Δ/λ.
struct BinaryBox: Sendable {
  let p: (from: Rational, to: Rational)
  let spread: (from: Rational, to: Rational)
}

/// The functions on boxes for one n.
struct BinaryRatios: Sendable {
  /// What is enclosed.
  enum Function: Sendable {
    /// KL(P*‖P_n)/log(1 + CV²/n).
    case c2
    /// KL(P*‖P_n)/log(1 + sinh²(Δ/2λ)/n).
    case c3
    /// The slack of E1a over n(n − 1) p q (1 − V)² M/(nV + (1 − V)(1 + (n − 1)p))²; n ≥ 2.
    case e1
  }

  let n: Int
  let precision: Precision
  private let binomials: [Rational]

  init(n: Int, at precision: Precision) {
    self.n = n
    self.precision = precision
    let order = max(n - 2, 0)
    binomials = (0...order).map { Rational(Integer.binomial(Integer(order), $0)) }
  }

  private func enclosed(_ value: Rational) -> Interval { Interval(value, at: precision) }

  /// Encloses a function at every point of a box.
  func value(of function: Function, on box: BinaryBox) -> Interval {
    let high = Interval.exp(enclosed(-box.spread.from))
    let low = Interval.exp(enclosed(-box.spread.to))
    let entire = Interval.entire(at: precision)
    let (p, q) = (
      Interval(lower: box.p.from, upper: box.p.to, at: precision),
      Interval(lower: 1 - box.p.to, upper: 1 - box.p.from, at: precision)
    )
    let v = Interval.hull(low, high)
    let rest = Interval.hull(
      -Interval.expm1(enclosed(-box.spread.from)), -.expm1(enclosed(-box.spread.to)))
    if function == .e1 {
      // Every term is positive; only its factors depend on each other.
      return sumE1(p: (box.p.from, box.p.to), v: v, rest: rest)
    }
    // K falls with p and with V, so its range is between two corners.  D-BINARY-RATIOS(2)
    let kappa = Interval.hull(
      sumK(p: box.p.to, v: high, rest: -.expm1(enclosed(-box.spread.from))),
      sumK(p: box.p.from, v: low, rest: -.expm1(enclosed(-box.spread.to))))
    let mean = mean(box, low: low, high: high)
    let zero = enclosed(.zero)
    let product = v * kappa
    let square = product * kappa
    let bracket =
      q * v * Self.phiOverSquare(-(q * rest * product)) + p * Self.phiOverSquare(rest * p * kappa)
    let count = Rational(n)
    switch function {
    case .c2:
      guard let variation = try? (p * q * rest.squared()) / (mean.squared() * count),
        let ratio = try? mean * square * bracket * count
          / Self.logarithmOverArgument(.max(variation, zero))
      else { return entire }
      return ratio
    case .c3:
      guard let spread = try? rest.squared() / (v * (4 * count)),
        let ratio = try? v * square * p * q * bracket * (4 * count)
          / (mean * Self.logarithmOverArgument(.max(spread, zero)))
      else { return entire }
      return ratio
    case .e1: return entire
    }
  }

  /// M = p + (1 − p)V rises with p and with V.
  private func mean(_ box: BinaryBox, low: Interval, high: Interval) -> Interval {
    func at(_ p: Rational, _ v: Interval) -> Interval { v * (1 - p) + p }
    return .hull(at(box.p.from, low), at(box.p.to, high))
  }

  /// b(m; n − 2, p) for m = 0, …, n − 2.
  private func masses(_ x: Interval, _ y: Interval) -> [Interval] {
    var powers: [(Interval, Interval)] = [(enclosed(.one), enclosed(.one))]
    for _ in 0..<(binomials.count - 1) {
      let last = powers[powers.count - 1]
      powers.append((last.0 * x, last.1 * y))
    }
    return binomials.indices.map { m in
      powers[m].0 * powers[binomials.count - 1 - m].1 * binomials[m]
    }
  }

  /// K at a p, over all V of an interval; `rest` is 1 − V.
  private func sumK(p: Rational, v: Interval, rest: Interval) -> Interval {
    if n == 1 { return (try? 1 / v) ?? .entire(at: precision) }
    let scaled = rest * ((1 - p) * Rational(n))
    var total = enclosed(.zero)
    for (m, mass) in masses(enclosed(p), enclosed(1 - p)).enumerated() {
      guard let first = try? scaled / (v * Rational(n - m) + Rational(m)),
        let term = try? (first + 1) / (v * Rational(n - m - 1) + Rational(m + 1))
      else { return .entire(at: precision) }
      total += mass * term
    }
    return total
  }

  /// F̂ over a box.
  private func sumE1(p: (Rational, Rational), v: Interval, rest: Interval) -> Interval {
    if n == 1 { return .entire(at: precision) }
    let range = Interval(lower: p.0, upper: p.1, at: precision)
    let others = Interval(lower: 1 - p.1, upper: 1 - p.0, at: precision)
    // E over m of positive terms lies between the least and the greatest of them, and in the sum with enclosed masses.
    var hull: Interval?
    var sum = enclosed(.zero)
    for (m, mass) in masses(range, others).enumerated() {
      guard
        let share = try? rest / (v * Rational(n - m - 1) + Rational(m + 1)),
        // 1 − m e_m = (1 + (n − 1)V)/(m + 1 + (n − m − 1)V), without cancellation.
        let base = try? (v * Rational(n - 1) + 1) / (v * Rational(n - m - 1) + Rational(m + 1)),
        let term = try? (base + range * share * Rational(n - 1))
          / (v * Rational(n - m - 2) + Rational(m + 2))
      else { return .entire(at: precision) }
      hull = hull.map { .hull($0, term) } ?? term
      sum += mass * term
    }
    return hull?.intersection(sum) ?? sum
  }

  /// φ(x)/x², φ(x) = x − log(1 + x), which falls on (−1, ∞) from ∞ and is ½ at 0.  D-BINARY-RATIOS(3)
  static func phiOverSquare(_ x: Interval) -> Interval {
    let ends = x.ends.map { end -> Interval in
      let size = end.magnitude
      let entire = Interval.entire(at: x.precision)
      let tiny = Interval(seriesLimit(at: x.precision), at: x.precision)
      if size.compared(to: tiny) == .certainlyLess {
        // ½ − x/3 and a remainder between 0 and x²/(4(1 − |x|)).
        let square = end.squared() * Rational(1, 3)
        return Interval(Rational(1, 2), at: x.precision) - end * Rational(1, 3)
          + .hull(Interval(0, at: x.precision), square)
      }
      return (try? Interval.phi(end) / end.squared()) ?? entire
    }
    return .hull(ends[0], ends[1])
  }

  /// Below it a series is taken, whose remainder x² then costs as much as cancellation does above it. HEURISTIC: affects
  /// accuracy only; the series hold for every |x| ≤ 2^-20.
  private static func seriesLimit(at precision: Precision) -> Rational {
    .powerOfTwo(-max(20, precision.bits / 3 - 1))
  }

  /// log(1 + y)/y for y ≥ 0, which falls from 1.  D-BINARY-RATIOS(3)
  static func logarithmOverArgument(_ y: Interval) -> Interval {
    let ends = y.ends.map { end -> Interval in
      let one = Interval(1, at: y.precision)
      let tiny = Interval(seriesLimit(at: y.precision), at: y.precision)
      if end.compared(to: tiny) == .certainlyLess {
        let half = end * Rational(1, 2)
        return one - half + .hull(Interval(0, at: y.precision), end.squared() * Rational(1, 3))
      }
      return (try? Interval.log1p(end) / end) ?? .entire(at: y.precision)
    }
    return .hull(ends[0], ends[1])
  }
}
