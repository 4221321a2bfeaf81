// Copyright 2026 the softbon authors
// SPDX-License-Identifier: Apache-2.0
//
// The Laplace engine: P_n(i) = n P_i w_i ∫ e^{−w_i t} M(t)^{n−1} dt by the trapezoidal rule in log t, for any alphabet
// and any n.  D-LAPLACE
//
// Goals, in order: every bound that enters an enclosure is proved and computed in outward-rounded arithmetic; the cost
// does not grow with n; few exponentials.

internal import CMPFR
internal import Enclosures
internal import ExactArithmetic

extension Levels {
  /// Enclosures of P_n by certified integration of the Laplace form.
  ///
  /// - Domain: n ≥ 2, at least two levels, weights that are not limits.
  /// - Enclosure: D-LAPLACE. Where a bound cannot be established the enclosure is [0, 1].
  /// - Throws: `EngineError.tooManyNodes`, `.weightsSpanTooMuch`, `.interrupted`.
  func laplaceLaw(
    n: Integer, at precision: Precision, options: EngineOptions
  ) throws(EngineError) -> LevelLaw {
    try laplaceLaw(
      n: n, plan: laplacePlan(n: n, at: precision, options: options), at: precision,
      options: options)
  }

  /// The same from a plan that is made already.
  func laplaceLaw(
    n: Integer, plan: LaplacePlan, at precision: Precision, options: EngineOptions
  ) throws(EngineError) -> LevelLaw {
    // A unit is a few multiplications of these many bits.
    var poll = InterruptionPoll(options, every: max(50, 2_000_000 / plan.workingBits))
    let ignorance = CertifiedNumber.enclosed(
      Interval(lower: .zero, upper: .one, at: precision))
    let law = try laplaceLaw(n: n, plan: plan, poll: &poll)
    return LevelLaw(
      engine: .laplace,
      probabilities: law?.map { .enclosed($0.held(at: precision)) }
        ?? probabilities.map { _ in ignorance })
  }

  /// The plan for one law.
  ///
  /// - Throws: `EngineError.tooManyNodes`, `.weightsSpanTooMuch`.
  func laplacePlan(
    n: Integer, at precision: Precision, options: EngineOptions
  ) throws(EngineError) -> LaplacePlan {
    guard let estimate = LaplaceEstimate(levels: self, count: n - .one) else {
      throw .weightsSpanTooMuch
    }
    return try estimate.plan(bits: precision.bits, allowed: options.maximumTerms)
  }

  /// The enclosures that come of a plan, any plan; nil where nothing is proved.
  func laplaceLaw(
    n: Integer, plan: LaplacePlan, poll: inout InterruptionPoll
  ) throws(EngineError) -> [Interval]? {
    let working = Precision(bits: plan.workingBits)
    guard let letters = LaplaceLetters(self, at: working),
      letters.staysInRange(plan, probabilities: probabilities, candidates: n)
    else { return nil }
    let bounds = LaplaceBounds(
      plan: plan, letters: letters, probabilities: probabilities, candidates: n)
    let decay = bounds.decay()
    guard let argumentError = bounds.argumentError, let series = bounds.series() else {
      return nil
    }
    var absolute =
      series.rounding + bounds.seriesRemainder(growth: series.growth) + bounds.rightTail

    let roots = LaplaceRoots(plan: plan)
    let left = MPFRArray(count: count, precision: working)
    let right = MPFRArray(count: count, precision: working)
    try LaplaceSeries(letters, plan: plan, decay: decay).add(
      to: left, candidates: n, roots: roots, poll: &poll)
    var nodes = LaplaceNodes(letters, plan: plan, candidates: n)
    try nodes.add(to: right, roots: roots, poll: &poll)

    guard (0..<count).allSatisfy({ mpfr_number_p(left[$0]) != 0 && mpfr_number_p(right[$0]) != 0 })
    else { return nil }
    guard !nodes.report.hasUnderflow, let nodeError = bounds.nodeError(nodes.report) else {
      return nil
    }
    if nodes.report.hasFlushed {
      guard let flushed = bounds.flushError() else { return nil }
      absolute += flushed
    }
    // D-LAPLACE(5): Y(1 ± (ε + D)) = left ± absolute + right e^{±ω}, with D = 2ε + 1.1 δ.
    let epsilon = bounds.discretisation
    let factor = epsilon * Rational(3) + argumentError * Rational(11, 10)
    let one = Interval(1, at: LaplaceBounds.precision)
    guard factor.compared(to: one) == .certainlyLess else { return nil }
    let step =
      Interval.log(Interval(2, at: working), orEntire: working)
      * Rational(n, Integer(plan.nodesPerOctave))
    let divisor = Interval(1, at: working) + Interval.symmetric(factor)
    let scale = (try? step / divisor) ?? .entire(at: working)
    let spread = Interval.exp(Interval.symmetric(nodeError).held(at: working))
    let error = Interval.symmetric(absolute)
    let (zero, most) = (Interval(0, at: working), Interval(1, at: working))
    return (0..<count).map { i in
      let sum =
        Interval(point: left[i], at: working) + error + Interval(point: right[i], at: working)
        * spread
      let value = sum * scale * letters.enclosures[i].held(at: working) * probabilities[i]
      return Interval.max(Interval.min(value, most), zero)
    }
  }
}

extension LaplaceLetters {
  /// Whether the exponents of the series and of the nodes stay so far inside MPFR's range of ±2^30 that nothing but
  /// the terms of light letters in the series can underflow, and that those do not matter.  D-LAPLACE(6)
  fileprivate func staysInRange(
    _ plan: LaplacePlan, probabilities: [Rational], candidates n: Integer
  ) -> Bool {
    let limit = Double(1 << 28)
    let terms = Double(plan.terms + 1)
    let first = Double(-plan.firstNodeExponent)
    let span = Double(plan.nodes / plan.nodesPerOctave)
    let rarity = Double(probabilities.map(\.bitCount).max() ?? 0)
    let lightest = Double(-mpfr_get_exp(weights[0]))
    // log₂ J! ≤ J log₂ J
    let factorial = terms * Double(Integer(plan.terms + 1).bitWidth)
    return terms * (first + 2) + factorial + 2 * rarity < limit
      && terms * Double(n.bitWidth) < limit && lightest + first + rarity + 64 < limit
      && span < limit && Double(plan.flushBits) < limit && Double(plan.workingBits) < limit
  }
}

extension Interval {
  /// [−b, b] for an upper bound b.
  fileprivate static func symmetric(_ bound: Interval) -> Interval {
    Interval(at: bound.precision) {
      mpfr_neg($0, bound.upperPointer, MPFR_RNDD)  // ↓
      mpfr_set($1, bound.upperPointer, MPFR_RNDU)  // ↑
    }
  }

  /// The point x.
  fileprivate init(point x: UnsafePointer<__mpfr_struct>, at precision: Precision) {
    self.init(at: precision) {
      mpfr_set($0, x, MPFR_RNDD)  // ↓
      mpfr_set($1, x, MPFR_RNDU)  // ↑
    }
  }

  /// log x, or the whole line outside its domain.
  fileprivate static func log(_ x: Interval, orEntire precision: Precision) -> Interval {
    (try? log(x)) ?? .entire(at: precision)
  }
}
