// Copyright 2026 the softbon authors
// SPDX-License-Identifier: Apache-2.0
//
// Branch and bound on boxes: the supremum of a ratio over all p, or over all p and all λ of a range.

public import Enclosures
public import ExactArithmetic
public import SoftBestOfN

/// The enclosed supremum of a function over a box.
public struct Supremum: Sendable {
  /// The supremum lies in it.
  public let value: Interval
  /// A range of p outside of which the function is less than at some point in it: the supremum is not there.
  public let from: Rational
  /// The upper end of that range.
  public let to: Rational
  /// The number of boxes that were looked at.
  public let boxes: Int
  /// Whether the tolerance was reached.
  public let isReached: Bool
}

/// Worst cases over all problems with two symbols.
public enum WorstCase {
  /// The largest n: the cost of a box grows with n.
  public static let maximumCount = 64

  /// The claims that are proved for all p and all λ of a range.
  public enum Claim: String, Sendable, CaseIterable {
    /// KL ≤ log(1 + CV²/n).
    case c2 = "C2"
    /// KL ≤ log(1 + sinh²(Δ/2λ)/n).
    case c3 = "C3b"
    /// g_n/E_{P*}[r] ≤ κ/(n + κ).
    case e1 = "E1a"
  }

  /// sup KL/C2 over 2^−40 ≤ p ≤ 1 − 2^−40, P = (1 − p, p), r = (0, 1).
  ///
  /// - Parameters:
  ///   - n: from 1 to ``maximumCount``.
  ///   - temperature: λ > 0, in the unit of the rewards' difference.
  ///   - tolerance: the relative width of the result that is aimed at.
  ///   - options: the number of threads.
  /// - Returns: the supremum with its place; the upper end is at most 1, since C2 is proved for every p
  ///   (D-BINARY-RATIOS(6)).
  /// - Throws: `EngineError.interrupted`.
  public static func supremum(
    n: Int, temperature: Rational, tolerance: Rational, options: EngineOptions
  ) throws(EngineError) -> Supremum {
    let spread = temperature.reciprocal
    let edge = Rational.powerOfTwo(-40)
    return try maximum(
      BinaryBox(p: (edge, 1 - edge), spread: (spread, spread)), n: n, .c2, tolerance, options,
      atMost: .one)
  }

  /// The limit of KL/C2 as p → 0: nW [log(1 + u/n) − u/(n + u)]/u² with W = e^{1/λ}, u = W − 1.  D-BINARY-RATIOS(4)
  public static func limitAtZero(
    n: Int, temperature: Rational, goal: AccuracyGoal
  ) -> CertifiedNumber {
    goal.reached(numbers: { [$0] }) { precision -> CertifiedNumber in
      let wide = Precision(bits: 2 * precision.bits)
      let u = Interval.expm1(Interval(temperature.reciprocal, at: wide))
      let count = Rational(n)
      guard let logarithm = try? Interval.log1p(u / count), let share = try? u / (u + count),
        let ratio = try? (u + 1) * (logarithm - share) * count / u.squared()
      else { return .enclosed(.entire(at: precision)) }
      return .enclosed(ratio.held(at: precision))
    }.result
  }

  /// A claim over all 0 ≤ p ≤ 1 and all λ ≥ λ₀, λ = ∞ included, in units of the rewards' difference: for C2 and C3b an
  /// enclosure of the supremum of KL over the bound, which is at most 1 if and only if the claim holds; for E1a one of the
  /// infimum of the slack over its vanishing factor, which proves the claim when it is positive. A box is divided until the
  /// claim is proved on it, no further.  D-BINARY-RATIOS
  ///
  /// - Throws: `EngineError.interrupted`.
  public static func everywhere(
    _ claim: Claim, n: Int, fromTemperature least: Rational, tolerance: Rational,
    options: EngineOptions
  ) throws(EngineError) -> Supremum {
    let goal = Rational(claim == .e1 ? 0 : 1)
    let box = BinaryBox(p: (.zero, .one), spread: (.zero, least.reciprocal))
    switch claim {
    case .c2: return try maximum(box, n: n, .c2, tolerance, options, below: goal)
    case .c3: return try maximum(box, n: n, .c3, tolerance, options, below: goal)
    case .e1: return try maximum(box, n: n, .e1, tolerance, options, below: goal)
    }
  }

  private static let maximumBoxes = 200_000

  /// The supremum of a function over a box, enclosed up to the tolerance; a box on which the function is
  /// far enough below the goal is not divided. For E1 minus the infimum is meant, and its sign is turned on return.
  /// `bound` is one that is proved elsewhere for every point of the box.
  private static func maximum(
    _ box: BinaryBox, n: Int, _ function: BinaryRatios.Function, _ tolerance: Rational,
    _ options: EngineOptions, below goal: Rational? = nil, atMost bound: Rational? = nil
  ) throws(EngineError) -> Supremum {
    let ratios = BinaryRatios(n: n, at: Precision(bits: 64))
    let isInfimum = function == .e1
    @Sendable func evaluate(_ box: BinaryBox) -> Interval {
      let value = ratios.value(of: function, on: box)
      if let bound { return .min(value, Interval(bound, at: ratios.precision)) }
      return isInfimum ? -value : value
    }
    var open = [box]
    var done: [(box: BinaryBox, value: Interval)] = []
    var best: Interval?
    var boxes = 0
    var isReached = true
    while !open.isEmpty {
      let evaluated = try inPieces(open, options) { ($0, evaluate($0), evaluate($0.center)) }
      boxes += evaluated.count
      for (_, _, center) in evaluated where center.isBounded {
        best = best.map { .max($0, center.ends[0]) } ?? center.ends[0]
      }
      let isLast = boxes > maximumBoxes
      if isLast { isReached = false }
      open = []
      for (box, value, _) in evaluated {
        guard let best else {
          open += box.halves
          continue
        }
        if value.compared(to: best) == .certainlyLess { continue }
        let excess = value.ends[1] - best - best.magnitude * tolerance
        // Half-way between the best point and the goal the claim is proved on this box with room to spare.
        let isProved =
          goal.map {
            (value * 2 - best - $0).isCertainlyNegative && (value - $0).isCertainlyNegative
          }
          ?? false
        if isLast || isProved || excess.isCertainlyNonpositive {
          done.append((box, value))
        } else {
          open += box.halves
        }
      }
    }
    let floor = best ?? .entire(at: ratios.precision)
    let left = done.filter { $0.value.compared(to: floor) != .certainlyLess }
    var value = floor
    for (_, range) in left { value = .hull(value, .max(range.ends[1], floor)) }
    let from = left.map(\.box.p.from).min() ?? box.p.from
    let to = left.map(\.box.p.to).max() ?? box.p.to
    return Supremum(
      value: isInfimum ? -value : value, from: from, to: to, boxes: boxes, isReached: isReached)
  }

  private static func inPieces<Result: Sendable>(
    _ boxes: [BinaryBox], _ options: EngineOptions, _ body: @Sendable (BinaryBox) -> Result
  ) throws(EngineError) -> [Result] {
    let size = 256
    let pieces = (boxes.count + size - 1) / size
    return try inParallel(count: pieces, options: options) { piece throws(EngineError) in
      if options.isInterrupted() { throw .interrupted }
      return boxes[(piece * size)..<min(boxes.count, (piece + 1) * size)].map(body)
    }.flatMap { $0 }
  }
}

extension BinaryBox {
  /// A point of the box.
  var center: BinaryBox {
    let p = pSplit
    let s = (spread.from + spread.to) * Rational(1, 2)
    return BinaryBox(p: (p, p), spread: (s, s))
  }

  /// Where p is divided: at a power of 2 in the middle of wide ranges, counted from the nearer of 0 and 1.
  private var pSplit: Rational {
    let half = Rational(1, 2)
    if p.from == p.to { return p.from }
    if p.from < half, p.to > half { return half }
    if p.to > half {
      let mirrored = BinaryBox(p: (1 - p.to, 1 - p.from), spread: spread)
      return 1 - mirrored.pSplit
    }
    if p.from.isZero { return p.to * Rational(1, 4) }
    let ratio = p.to / p.from
    if ratio <= 4 { return (p.from + p.to) * half }
    return p.from * .powerOfTwo((ratio.floor.bitWidth) / 2)
  }

  /// Two halves, across the direction in which the box is longer.
  var halves: [BinaryBox] {
    // HEURISTIC: affects effort only. The functions change over p on the scale of p + V, and of 1 near p = 1.
    let half = Rational(1, 2)
    let scale =
      p.to > half ? .one : p.to + .powerOfTwo(-(spread.to * Rational(3, 2)).ceiling.machine)
    let length = (p.to - p.from) / scale
    if spread.to - spread.from > length {
      let middle = (spread.from + spread.to) * half
      return [
        BinaryBox(p: p, spread: (spread.from, middle)),
        BinaryBox(p: p, spread: (middle, spread.to)),
      ]
    }
    let middle = pSplit
    return [
      BinaryBox(p: (p.from, middle), spread: spread), BinaryBox(p: (middle, p.to), spread: spread),
    ]
  }
}

extension Integer {
  /// The value, for sizes that are known to be small.
  fileprivate var machine: Int { Int(exactly: self) ?? .max }
}
