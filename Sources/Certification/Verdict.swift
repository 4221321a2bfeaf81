// Copyright 2026 the softbon authors
// SPDX-License-Identifier: Apache-2.0

/// What was decided about a claim in one case.
public enum Verdict: Sendable, Hashable {
  /// The enclosures are separated the right way for every value of the bound names.
  case proved
  /// The enclosures are separated the wrong way for some value of the bound names.
  case refuted
  /// Both sides are the same exact element where they come closest; the claim holds, with equality.
  case equal
  /// Neither was decided at the ceiling of the precision.
  case undecided
  /// The case fails a hypothesis of the claim, which is named.
  case inapplicable(hypothesis: String)

  /// The word for output.
  public var word: String {
    switch self {
    case .proved: "proved"
    case .refuted: "refuted"
    case .equal: "equal"
    case .undecided: "undecided"
    case .inapplicable: "inapplicable"
    }
  }
}

/// How many cases of a claim ended in each verdict.
public struct VerdictCounts: Sendable, Hashable {
  /// The number of cases proved.
  public private(set) var proved = 0
  /// The number of cases that hold with equality.
  public private(set) var equal = 0
  /// The number of cases refuted.
  public private(set) var refuted = 0
  /// The number of cases left undecided.
  public private(set) var undecided = 0
  /// The number of cases that fail a hypothesis, by hypothesis.
  public private(set) var inapplicable: [String: Int] = [:]

  /// No cases.
  public init() {}

  /// Counts one more case.
  public mutating func count(_ verdict: Verdict) {
    switch verdict {
    case .proved: proved += 1
    case .equal: equal += 1
    case .refuted: refuted += 1
    case .undecided: undecided += 1
    case .inapplicable(let hypothesis): inapplicable[hypothesis, default: 0] += 1
    }
  }

  /// Adds the cases of another count.
  public mutating func add(_ other: VerdictCounts) {
    proved += other.proved
    equal += other.equal
    refuted += other.refuted
    undecided += other.undecided
    inapplicable.merge(other.inapplicable, uniquingKeysWith: +)
  }

  /// The number of cases to which the claim applies.
  public var applicable: Int { proved + equal + refuted + undecided }

  /// The number of cases that fail a hypothesis.
  public var inapplicableTotal: Int { inapplicable.values.reduce(0, +) }

  /// The exit code of the verdicts: 1 when one is refuted, else 2 when one is undecided, else 0.
  public var exitCode: Int32 { refuted > 0 ? 1 : undecided > 0 ? 2 : 0 }
}
