// Copyright 2026 the softbon authors
// SPDX-License-Identifier: Apache-2.0
//
// Divergences between two laws p and q that may be very close. Each is written as a sum of nonnegative terms in the
// relative deviation δ_ℓ = q_ℓ/p_ℓ − 1, so that nothing cancels but in δ itself:
//
//   KL(p‖q)  = Σ p φ(δ),  φ(x) = x − log(1 + x)          KL(q‖p)  = Σ p ψ(δ),  ψ(x) = (1 + x) log(1 + x) − x
//   χ²(p‖q)  = Σ p δ²/(1 + δ)                             TV = ½ Σ p |δ|          H² = ½ Σ p (√(1 + δ) − 1)²
//
// A symbol with p = 0 adds q to the first, +∞ to the second (when q > 0), and q, ½q, ½q to the others.  D-DIVERGENCES

package import Enclosures
internal import ExactArithmetic

extension Interval {
  /// φ(x) = x − log(1 + x) ≥ 0 for x > −1, evaluated at the two ends: φ falls on (−1, 0] and rises on [0, ∞).
  ///
  /// An argument that is not certainly above −1 has no upper end.  D-DIVERGENCES(1)
  package static func phi(_ x: Interval) -> Interval {
    vShaped(x) { try? $0 - .log1p($0) }
  }

  /// ψ(x) = (1 + x)·log(1 + x) − x ≥ 0 for x > −1, evaluated at the two ends: ψ falls on (−1, 0] and rises on [0, ∞).
  ///
  /// An end at or below −1 counts as ψ(−1) = 1, the limit and the least upper bound on (−1, 0].  D-DIVERGENCES(1)
  static func psi(_ x: Interval) -> Interval {
    vShaped(x) { end in
      (end + 1).isCertainlyNonpositive
        ? Interval(1, at: end.precision) : try? (end + 1) * .log1p(end) - end
    }
  }

  /// The enclosure of f over x, for f ≥ 0 with f(0) = 0 that falls on (−1, 0] and rises on [0, ∞). Each end is
  /// evaluated as a point at a precision that makes up for the cancellation f(x) ≈ x²/2.
  private static func vShaped(_ x: Interval, _ f: (Interval) -> Interval?) -> Interval {
    let ends = x.ends.map { end -> Interval in
      // HEURISTIC: affects effort only. x and log(1 + x) agree in about −log₂|x| leading bits.
      let wide = end.held(at: Precision(bits: x.precision.bits + end.leadingZeroBits + 10))
      return f(wide)?.held(at: x.precision) ?? .entire(at: x.precision)
    }
    let hull = Interval.hull(ends[0], ends[1])
    let nonnegative = Interval.max(hull, Interval(0, at: x.precision))
    // With 0 inside, the least value is f(0) = 0.
    return x.containsZero ? .hull(nonnegative, Interval(0, at: x.precision)) : nonnegative
  }
}

extension CertifiedNumber {
  /// Whether the value is enclosed without two finite ends.
  var isUnbounded: Bool {
    if case .enclosed(let interval) = self { !interval.isBounded } else { false }
  }
}

/// Two laws on the same levels: p with q close to it or far.
///
/// - Shape: one entry per level in each array.
package struct LawPair {
  let p: [CertifiedNumber]
  let q: [CertifiedNumber]
  let precision: Precision

  package init(p: [CertifiedNumber], q: [CertifiedNumber], precision: Precision) {
    self.p = p
    self.q = q
    self.precision = precision
  }

  /// Whether both laws are the same exact numbers.
  var areIdentical: Bool {
    zip(p, q).allSatisfy { pair in
      if case (.exact(let a), .exact(let b)) = pair { a == b } else { false }
    }
  }

  /// δ_ℓ = q_ℓ/p_ℓ − 1 where p_ℓ is not 0; nil where it is.
  ///
  /// When p is a point mass, δ there is minus the mass of q elsewhere, which does not cancel.
  var deviations: [CertifiedNumber?] {
    let zero = p.map { $0.isExactly(.zero) }
    if zero.filter({ !$0 }).count == 1, p.contains(where: { $0.isExactly(.one) }) {
      let others = CertifiedNumber.sum(
        zip(q, zero).filter { $0.1 }.map { $0.0 }, at: precision)
      return zero.map { $0 ? nil : others.negated }
    }
    return zip(p, q).map { p, q in
      switch (p, q) {
      case (.exact(let a), _) where a.isZero: return nil
      case (.exact(let a), .exact(let b)): return .exact(b / a - 1)
      default:
        guard let a = p.interval(at: precision), let b = q.interval(at: precision),
          let ratio = try? b / a
        else { return .enclosed(.entire(at: precision)) }
        return .enclosed(ratio - 1)
      }
    }
  }

  /// Σ p f(δ) + Σ_{p = 0} c q, where f(0) = 0 exactly; exact when every term is.
  private func sum(
    massAtZero c: Rational, _ exact: (Rational) -> Rational?, _ enclosed: (Interval) -> Interval
  ) -> CertifiedNumber {
    let terms = zip(zip(p, q), deviations).map { pair, deviation -> CertifiedNumber in
      let (p, q) = pair
      switch deviation {
      case nil: return q.times(c)
      case .exact(let value):
        if let term = exact(value), case .exact(let mass) = p { return .exact(mass * term) }
        return p.times(enclosed(Interval(value, at: precision)), at: precision)
      case .enclosed(let value): return p.times(enclosed(value), at: precision)
      case .positiveInfinity, .undefined: return .positiveInfinity
      }
    }
    return .sum(terms, at: precision)
  }

  /// Whether p charges a level that q does not.
  private var isUncovered: Bool {
    zip(p, q).contains { !$0.isExactly(.zero) && $1.isExactly(.zero) }
  }

  /// KL(p‖q), in nats; +∞ when p charges a level that q does not.
  package var kullbackLeibler: CertifiedNumber {
    if isUncovered { return .positiveInfinity }
    let value = sum(massAtZero: .one, { $0.isZero ? .zero : nil }, Interval.phi)
    // Where p is known to be tiny only, q/p − 1 has no upper end, but p/q − 1 has: the same divergence by ψ.
    return !value.isUnbounded ? value : LawPair(p: q, q: p, precision: precision).sumOfPsi
  }

  /// KL(q‖p), in nats; +∞ when q charges a level that p does not.
  package var reverseKullbackLeibler: CertifiedNumber {
    if zip(p, q).contains(where: { $0.isExactly(.zero) && !$1.isExactly(.zero) }) {
      return .positiveInfinity
    }
    return sumOfPsi
  }

  /// Σ p ψ(δ).
  private var sumOfPsi: CertifiedNumber {
    // ψ(−1) = 1, the limit: a level that q does not charge adds its p.
    sum(massAtZero: .zero, { $0.isZero ? .zero : $0 == -1 ? .one : nil }, Interval.psi)
  }

  /// χ²(p‖q) = Σ (p − q)²/q; +∞ when p charges a level that q does not.
  package var chiSquare: CertifiedNumber {
    if isUncovered { return .positiveInfinity }
    return sum(massAtZero: .one, { $0 == -1 ? nil : $0 * $0 / (1 + $0) }) { x in
      (try? x.squared() / (x + 1)) ?? .entire(at: x.precision)
    }
  }

  /// The total variation distance ½ Σ |p − q|.
  package var totalVariation: CertifiedNumber {
    let value = sum(massAtZero: .one, { $0.magnitude }, { $0.magnitude }).times(Rational(1, 2))
    return value.isUnbounded ? sumOfDifferences { ($0 - $1).magnitude } : value
  }

  /// The squared Hellinger distance 1 − Σ √(pq) = ½ Σ (√p − √q)².
  package var squaredHellinger: CertifiedNumber {
    let value = sum(massAtZero: .one, { $0.isZero ? .zero : nil }) { x in
      // √(1 + x) − 1 = x/(√(1 + x) + 1) keeps the relative accuracy of x.
      guard let root = try? Interval.sqrt(x + 1), let ratio = try? x / (root + 1) else {
        return .entire(at: x.precision)
      }
      return ratio.squared()
    }.times(Rational(1, 2))
    guard value.isUnbounded else { return value }
    return sumOfDifferences { p, q in
      guard let a = try? Interval.sqrt(p), let b = try? Interval.sqrt(q) else {
        return .entire(at: precision)
      }
      return (a - b).squared()
    }
  }

  /// ½ Σ f(p, q) without δ, which has no bound where p is known to be tiny only.  D-DIVERGENCES(3)
  private func sumOfDifferences(_ f: (Interval, Interval) -> Interval) -> CertifiedNumber {
    let terms = zip(p, q).map { p, q -> Interval in
      guard let a = p.interval(at: precision), let b = q.interval(at: precision) else {
        return .entire(at: precision)
      }
      return f(a, b)
    }
    return .enclosed(Interval.sum(terms, at: precision) * Rational(1, 2))
  }

  /// max |log(q/p)| over the levels; +∞ when one law charges a level that the other does not.
  package var maximumLogRatio: CertifiedNumber {
    var result = CertifiedNumber.exact(.zero)
    for (deviation, q) in zip(deviations, q) {
      guard let deviation, !q.isExactly(.zero) else { return .positiveInfinity }
      if deviation.isExactly(.zero) { continue }
      guard let x = deviation.interval(at: precision) else { return .positiveInfinity }
      let size = ((try? Interval.log1p(x)) ?? .entire(at: precision)).magnitude
      result = .enclosed(.max(size, result.interval(at: precision) ?? size))
    }
    return result
  }
}
