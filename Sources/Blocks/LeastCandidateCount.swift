// Copyright 2026 the softbon authors
// SPDX-License-Identifier: Apache-2.0
//
// n*(m, ε): the least n at which the mean reward of the selected block reaches m(E_P[r] + ε). The mean does not fall in n
// (A5), so one n that misses the goal and the next one that reaches it prove the answer; how the two are found proves
// nothing and may guess.  D-BLOCKS(2)

#if canImport(Darwin)
  import Darwin
#elseif canImport(Musl)
  import Musl
#else
  import Glibc
#endif
internal import Enclosures
public import ExactArithmetic
internal import SoftBestOfN

/// The least number of candidates that reaches a goal.
public struct LeastCandidateCount: Sendable {
  /// n*: the goal is reached at n*, and missed at n* − 1 unless n* is 1.
  public let n: Integer
  /// Whether the mean at n* is the goal itself.
  public let isExactHit: Bool
  /// How many laws the search evaluated.
  public let evaluations: Int
}

extension BlockSampler {
  /// The least n whose mean reward reaches m(E_P[r] + ε).
  ///
  /// - Parameter gain: ε > 0 per symbol.
  /// - Returns: n*, certified: `reach` was decided at n* and at n* − 1.
  /// - Throws: `BlockQuestionError`; `EngineError`.
  public func leastCandidateCount(gain: Rational) throws -> LeastCandidateCount {
    let goal = try rule.goal(gain: gain) * Rational(length)
    return try leastCandidateCount(total: goal, guess: lowerBound(gain: gain))
  }

  /// The least n whose mean reward reaches a total.
  ///
  /// - Returns: n*, certified as above; 1 for a total that is not above the mean reward of P.
  /// - Throws: `BlockQuestionError` when the total is not below the supremum; `EngineError`.
  public func leastCandidateCount(reaching total: Rational) throws -> LeastCandidateCount {
    let gain = total * Rational(1, length) - rule.rate.mean
    if gain.signum > 0 { return try leastCandidateCount(gain: gain) }
    return LeastCandidateCount(n: .one, isExactHit: gain.isZero, evaluations: 0)
  }

  /// The least n whose mean reward reaches a total that is below the supremum.
  func leastCandidateCount(total goal: Rational, guess: Integer) throws -> LeastCandidateCount {
    var search = Search(low: .one, lowEstimate: 0)
    let first = try reach(n: .one, goal: goal)
    if first.answer.isReached {
      return LeastCandidateCount(n: .one, isExactHit: first.answer == .exactly, evaluations: 1)
    }
    func evaluate(_ n: Integer) throws {
      let (answer, estimate) = try reach(n: n, goal: goal)
      search.note(n, answer, estimate)
    }
    try evaluate(max(guess, 2))
    while search.high == nil { try evaluate(search.beyond()) }
    while let high = search.high, high - search.low > 1 {
      for n in search.inside() where n > search.low && search.high.map({ n < $0 }) == true {
        try evaluate(n)
      }
    }
    return LeastCandidateCount(
      n: search.high ?? .one, isExactHit: search.isExactHit, evaluations: search.evaluations + 1)
  }
}

/// A bracket of n*: missed at `low`, reached at `high`. The estimates guide it and prove nothing.
private struct Search {
  var low: Integer
  var lowEstimate: Double
  var high: Integer?
  var highEstimate = 0.0
  var isExactHit = false
  var evaluations = 0
  /// The last two points below, for the way up.
  private var previous: (n: Integer, estimate: Double)?
  private var widthBefore: Integer?

  init(low: Integer, lowEstimate: Double) {
    self.low = low
    self.lowEstimate = lowEstimate
  }

  mutating func note(_ n: Integer, _ answer: BlockSampler.Reach, _ estimate: Double) {
    evaluations += 1
    if answer.isReached {
      (high, highEstimate, isExactHit) = (n, estimate, answer == .exactly)
    } else {
      if !low.isOne { previous = (low, lowEstimate) }
      (low, lowEstimate) = (n, estimate)
    }
  }

  /// A point above `low`, about where the estimates say that the goal is reached.
  func beyond() -> Integer {
    // HEURISTIC: affects effort only.
    var factor = 2.0
    if let previous {
      let slope = (lowEstimate - previous.estimate) / logarithm(low, over: previous.n)
      if slope < 0, slope.isFinite { factor = exp(min(30, -lowEstimate / slope)) * 1.05 }
    } else if lowEstimate > 0, lowEstimate.isFinite {
      factor = exp(min(5, lowEstimate)) * 1.5
    }
    return low + max(1, low.times(min(1e12, max(factor - 1, 0.01))))
  }

  /// One or two points strictly inside the bracket.
  mutating func inside() -> [Integer] {
    guard let high else { return [] }
    // HEURISTIC: affects effort only. Interpolation in log n, with points on both sides of it as far as it is to be
    // trusted; the middle when the bracket did not shrink to a quarter.
    let width = high - low
    let middle = low + width.shiftedRight(by: 1)
    if width <= 2 || widthBefore.map({ width.shiftedLeft(by: 2) > $0 }) == true {
      widthBefore = nil
      return [middle]
    }
    widthBefore = width
    let spread = logarithm(high, over: low)
    let share = lowEstimate / (lowEstimate - highEstimate)
    guard share.isFinite, share > 0, share < 1, spread.isFinite else { return [middle] }
    let point = low + low.times(expm1(spread * share))
    let margin = max(1, low.times(min(0.25, 0.05 * spread) * spread * 0.5))
    return [point - margin, point + margin].map { min(max($0, low + 1), high - 1) }
  }

  /// log(a/b).
  private func logarithm(_ a: Integer, over b: Integer) -> Double {
    let ratio = Interval(Rational(a - b, b), at: Precision(bits: 64))
    return ((try? Interval.log1p(ratio)) ?? ratio).estimate
  }
}

extension Integer {
  /// About the product with a machine number that is not negative.
  fileprivate func times(_ factor: Double) -> Integer {
    guard factor.isFinite, factor > 0 else { return .zero }
    let exponent = Int(factor.exponent)
    let significand = Int(factor.significand * 0x1p52)
    let product = self * Integer(significand)
    let shift = 52 - exponent
    return shift >= 0 ? product.shiftedRight(by: shift) : product.shiftedLeft(by: -shift)
  }
}
