// Copyright 2026 the softbon authors
// SPDX-License-Identifier: Apache-2.0
//
// A statement for one choice of its bound names, and the order in which choices decide it.  D-VERDICT

internal import Enclosures
internal import ExactArithmetic

/// The comparison of a statement for one choice of the bound names.
struct StatementInstance {
  enum Status: Equatable {
    case holds, fails, equal, unknown
    /// It certainly meets the conditions, and a side or a condition has no value.
    case undefined(reason: String)
  }
  /// For each binder, the position of the value in its domain.
  let positions: [Int]
  let names: [String: String]
  let symbol: Int?
  /// False when it is not decided whether the conditions of the statement hold.
  let isInScope: Bool
  let status: Status
  let left: ExtendedNumber
  let right: ExtendedNumber
  let slack: ExtendedNumber

  /// The same instance once both sides are known to be equal: where one is known exactly, so is the other.
  ///
  /// - Parameters:
  ///   - sign: the relation that the statement asserts.
  ///   - value: the value of both sides, where it is known from elsewhere.
  /// - Returns: the instance, decided.
  func withEquality(_ sign: Relation.Sign, value: Rational?) -> StatementInstance {
    var (left, right) = (left, right)
    switch (left, right) {
    case (.exact, _): right = left
    case (_, .exact): left = right
    default:
      if let value { (left, right) = (.exact(value), .exact(value)) }
    }
    return StatementInstance(
      positions: positions, names: names, symbol: symbol, isInScope: isInScope,
      status: sign.holds(for: 0) ? .equal : .fails, left: left, right: right, slack: .exact(.zero))
  }

  /// The order in which instances decide the statement: refuted before open before undefined before equal before
  /// proved, then the lower end of the slack, so that the slack shown encloses the least one.
  func isCloser(than other: StatementInstance) -> Bool {
    if rank != other.rank { return rank < other.rank }
    switch (slack, other.slack) {
    case (.open, .open): return false
    case (.open, _): return true
    case (_, .open): return false
    case (.exact(let a), .exact(let b)): return a < b
    case (.enclosed(let a), .enclosed(let b)): return a.beginsBelow(b)
    case (.enclosed(let a), .exact(let b)): return a.beginsBelow(b)
    case (.exact(let a), .enclosed(let b)): return b.beginsAbove(a)
    case (.infinity(let a), .infinity(let b)): return a && !b
    case (.infinity(let isNegative), _): return isNegative
    case (_, .infinity(let isNegative)): return !isNegative
    }
  }

  private var rank: Int {
    switch status {
    case .fails: 0
    case .unknown: 1
    case .undefined: 2
    case .equal: 3
    case .holds: 4
    }
  }

  /// The least number of correct bits of the two sides and the slack.
  var accuracyBits: Int {
    [left, right, slack].map { number in
      switch number {
      case .enclosed(let interval): interval.relativeAccuracyBits
      case .open: .min
      case .exact, .infinity: .max
      }
    }.min() ?? .max
  }

  /// The slack over the larger side: how far from equality an inequality that holds is, between 0 and 1; nil unless
  /// both sides are positive.
  func relativeSlack(at precision: Precision) -> Interval? {
    guard let a = left.interval(at: precision), let b = right.interval(at: precision),
      let slack = slack.interval(at: precision), a.isCertainlyPositive, b.isCertainlyPositive
    else { return nil }
    let unit = Interval(lower: .zero, upper: .one, at: precision)
    return (try? slack / .max(a, b)).flatMap { $0.intersection(unit) }
  }
}

extension [StatementInstance] {
  /// The least and the greatest relative slack over the instances with two positive sides; nil when there is none.
  func relativeSlack(at precision: Precision) -> (least: Interval, greatest: Interval)? {
    var result: (least: Interval, greatest: Interval)?
    for instance in self {
      guard let slack = instance.relativeSlack(at: precision) else { continue }
      result = result.map { (.min($0.least, slack), .max($0.greatest, slack)) } ?? (slack, slack)
    }
    return result
  }
}
