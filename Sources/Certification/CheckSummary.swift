// Copyright 2026 the softbon authors
// SPDX-License-Identifier: Apache-2.0

public import Enclosures

/// What a table says about one statement over some cases: how many ended in each verdict, where it is tight, where loose.
///
/// The relative slack of a proved row is the slack over the larger side, between 0 and 1; rows without two positive
/// sides have none, and rows that are equal are not looked at.
public struct StatementSummary: Sendable {
  /// How many cases ended in each verdict.
  public private(set) var counts = VerdictCounts()
  /// The proved row that comes closest to equality.
  public private(set) var tightest: (row: RecordedRow, relativeSlack: DecimalEnclosure)?
  /// The proved row that is farthest from equality.
  public private(set) var loosest: (row: RecordedRow, relativeSlack: DecimalEnclosure)?

  /// The summary of rows.
  public init(of rows: some Sequence<RecordedRow>) {
    for row in rows {
      if let verdict = row.verdict { counts.count(verdict) }
      guard let slack = row.relativeSlack else { continue }
      // Where two enclosures overlap the earlier row stays: which row is shown is not a statement about the others.
      if tightest.map({ slack.isCertainlyBelow($0.relativeSlack) }) ?? true {
        tightest = (row, slack)
      }
      if loosest.map({ $0.relativeSlack.isCertainlyBelow(slack) }) ?? true {
        loosest = (row, slack)
      }
    }
  }
}

extension StatementOutcome {
  /// The slack over the larger side: how far from equality a proved inequality is; nil unless both sides are positive.
  var relativeSlack: Interval? {
    guard let a = left.interval(at: precision), let b = right.interval(at: precision),
      let slack = slack.interval(at: precision), a.isCertainlyPositive, b.isCertainlyPositive
    else { return nil }
    return try? slack / .max(a, b)
  }
}
