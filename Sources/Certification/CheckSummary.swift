// Copyright 2026 the softbon authors
// SPDX-License-Identifier: Apache-2.0

public import Enclosures
internal import ExactArithmetic

/// What a table says about one statement over a grid.
public struct StatementSummary: Sendable {
  /// The index of the statement in the list that was checked.
  public let statement: Int
  /// How many cases ended in each verdict.
  public let counts: VerdictCounts
  /// The row in which a proved inequality comes closest to equality, and its relative slack there: the slack over the
  /// larger side, between 0 and 1; nil when no proved row has positive sides. Rows that are equal are not looked at.
  public let closest: (row: CheckRow, relativeSlack: Interval)?

  /// The summary of one statement's rows.
  init(statement: Int, rows: [CheckRow]) {
    self.statement = statement
    var counts = VerdictCounts()
    var closest: (row: CheckRow, relativeSlack: Interval)?
    for row in rows {
      counts.count(row.outcome.verdict)
      guard row.outcome.verdict == .proved, let slack = row.outcome.relativeSlack else { continue }
      // Where two enclosures overlap the earlier row stays: which row is shown is not a statement about the others.
      if let sofar = closest, slack.compared(to: sofar.relativeSlack) != .certainlyLess { continue }
      closest = (row, slack)
    }
    self.counts = counts
    self.closest = closest
  }

  /// The summaries of a check, one for each statement.
  public static func summaries(of rows: [CheckRow], statementCount: Int) -> [StatementSummary] {
    let byStatement = Dictionary(grouping: rows, by: \.statement)
    return (0..<statementCount).map { StatementSummary(statement: $0, rows: byStatement[$0] ?? []) }
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
