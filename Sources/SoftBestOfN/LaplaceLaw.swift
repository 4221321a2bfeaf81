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
    let ignorance = CertifiedNumber.enclosed(
      Interval(lower: .zero, upper: .one, at: precision))
    let law = try laplaceLaws([(n, plan)], options: options)[0]
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

  /// The enclosures that come of plans, any plans with the same nodes per octave, bits and flush bits; nil where
  /// nothing is proved. The exponentials are shared by all of them, and begin at the first of their nodes.
  func laplaceLaws(
    _ parts: [(n: Integer, plan: LaplacePlan)], options: EngineOptions
  ) throws(EngineError) -> [[Interval]?] {
    guard let plan = parts.first?.plan,
      let letters = LaplaceLetters(self, at: Precision(bits: plan.workingBits))
    else { return parts.map { _ in nil } }
    let start = parts.map(\.plan.firstNodeExponent).min() ?? 0
    let roots = LaplaceRoots(plan: plan)
    // A unit is a few multiplications of these many bits.
    let poll = InterruptionPoll(options, every: max(50, 2_000_000 / plan.workingBits))
    let laws = try laplacePieces(parts.count, options) { index throws(EngineError) in
      var poll = poll
      return try UnfinishedLaplaceLaw(
        self, letters, n: parts[index].n, plan: parts[index].plan, start: start, roots: roots,
        poll: &poll)
    }
    // Nodes with the same residue belong together; fixed shares of the residues are added in a fixed order.
    let nodes = parts.reduce(0) { $0 + $1.plan.nodes }
    let isLong = nodes * count * plan.workingBits > 10_000_000
    let pieces = isLong ? min(8, plan.nodesPerOctave) : 1
    let sums = try laplacePieces(pieces, options) { piece throws(EngineError) in
      var poll = poll
      let nodes = LaplaceNodes(
        letters, start: start, parts: laws.compactMap { $0 }.map { ($0.n, $0.plan) })
      let ends = (0...1).map { (piece + $0) * plan.nodesPerOctave / pieces }
      try nodes.add(ends[0]..<ends[1], roots: roots, poll: &poll)
      return nodes.results
    }
    var results = sums[0]
    for index in results.indices {
      for other in sums.dropFirst() { results[index].add(other[index]) }
    }
    var rest = results.makeIterator()
    return laws.map { law in
      guard let law, let sums = rest.next() else { return nil }
      return law.finished(sums)
    }
  }
}

/// On several threads where there are several pieces and threads.
private func laplacePieces<Result: Sendable>(
  _ count: Int, _ options: EngineOptions, _ piece: @Sendable (Int) throws(EngineError) -> Result
) throws(EngineError) -> [Result] {
  if count > 1, options.jobs > 1 {
    return try inParallel(count: count, options: options, piece)
  }
  var results: [Result] = []
  for index in 0..<count { results.append(try piece(index)) }
  return results
}

/// A law of which the nodes from t₀ on are missing.
private struct UnfinishedLaplaceLaw: Sendable {
  let levels: Levels
  let letters: LaplaceLetters
  let n: Integer
  let plan: LaplacePlan
  let bounds: LaplaceBounds
  /// δ.
  let argumentError: Interval
  /// The errors of the series and of the right tail.
  let absolute: Interval
  /// The sums over the nodes below t₀.
  let left: MPFRArray

  /// The series and the bounds; nil where nothing is proved.
  init?(
    _ levels: Levels, _ letters: LaplaceLetters, n: Integer, plan: LaplacePlan, start: Int,
    roots: LaplaceRoots, poll: inout InterruptionPoll
  ) throws(EngineError) {
    guard
      letters.staysInRange(plan, start: start, probabilities: levels.probabilities, candidates: n)
    else { return nil }
    bounds = LaplaceBounds(
      plan: plan, letters: letters, probabilities: levels.probabilities, candidates: n)
    let decay = bounds.decay()
    guard let argumentError = bounds.argumentError(start: start), let series = bounds.series()
    else { return nil }
    self.levels = levels
    self.letters = letters
    self.n = n
    self.plan = plan
    self.argumentError = argumentError
    let remainder = bounds.seriesRemainder(growth: series.growth)
    absolute = (series.rounding + remainder).interval + bounds.rightTail
    left = MPFRArray(count: letters.count, precision: letters.precision)
    try LaplaceSeries(letters, plan: plan, decay: decay).add(
      to: left, candidates: n, roots: roots, poll: &poll)
  }

  /// The enclosures; nil where nothing is proved.
  func finished(_ nodes: LaplaceNodeSums) -> [Interval]? {
    let (working, right, count) = (letters.precision, nodes.sums, letters.count)
    guard (0..<count).allSatisfy({ mpfr_number_p(left[$0]) != 0 && mpfr_number_p(right[$0]) != 0 })
    else { return nil }
    guard !nodes.report.hasUnderflow, let nodeError = bounds.nodeError(nodes.report) else {
      return nil
    }
    var absolute = absolute
    if nodes.report.hasFlushed {
      guard let flushed = bounds.flushError() else { return nil }
      absolute += flushed
    }
    // D-LAPLACE(5): Y(1 ± (ε + D)) = left ± absolute + right e^{±ω}, with D = 2ε + 1.1 δ.
    let epsilon = bounds.discretisation
    let factor = epsilon * Rational(3) + argumentError * Rational(11, 10)
    let one = Interval(1, at: LaplaceBounds.precision)
    guard factor.compared(to: one) == .certainlyLess else { return nil }
    let step = Interval.logOfTwo(at: working) * Rational(n, Integer(plan.nodesPerOctave))
    let divisor = Interval(1, at: working) + Interval.symmetric(factor)
    let scale = (try? step / divisor) ?? .entire(at: working)
    // 1 − ω ≤ e^{−ω} and e^ω ≤ 1 + 1.01 ω for ω < 2^(−8).
    let spread =
      Interval(1, at: working)
      + Interval.symmetric(nodeError * Rational(101, 100)).held(at: working)
    let error = Interval.symmetric(absolute)
    let (zero, most) = (Interval(0, at: working), Interval(1, at: working))
    return (0..<count).map { i in
      let sum =
        Interval(point: left[i], at: working) + error + Interval(point: right[i], at: working)
        * spread
      let value = sum * scale * letters.enclosures[i].held(at: working) * levels.probabilities[i]
      return Interval.max(Interval.min(value, most), zero)
    }
  }
}

extension LaplaceLetters {
  /// Whether the exponents of the series and of the nodes stay so far inside MPFR's range of ±2^30 that nothing but
  /// the terms of light letters in the series can underflow, and that those do not matter.  D-LAPLACE(6)
  fileprivate func staysInRange(
    _ plan: LaplacePlan, start: Int, probabilities: [Rational], candidates n: Integer
  ) -> Bool {
    let limit = Double(1 << 28)
    let terms = Double(plan.terms + 1)
    let first = Double(-start)
    let span = Double(plan.nodes / plan.nodesPerOctave + plan.firstNodeExponent - start)
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

  /// log 2.
  fileprivate static func logOfTwo(at precision: Precision) -> Interval {
    Interval(at: precision) {
      mpfr_const_log2($0, MPFR_RNDD)  // ↓
      mpfr_const_log2($1, MPFR_RNDU)  // ↑
    }
  }
}
