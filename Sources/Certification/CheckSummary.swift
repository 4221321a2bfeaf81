// Copyright 2026 the softbon authors
// SPDX-License-Identifier: Apache-2.0

public import Enclosures

/// What a table says about one statement over some cases: how many ended in each verdict, where it is tight, where loose.
///
/// The relative slack is the slack over the larger side, between 0 and 1, for each choice of the bound names of a proved
/// row: "tight" is about the least of them, "loose" about the greatest. Choices without two positive sides have none,
/// and rows that are equal are not looked at.
public struct StatementSummary: Sendable {
  /// How many cases ended in each verdict.
  public private(set) var counts = VerdictCounts()
  /// The proved row that comes closest to equality for some choice of the bound names.
  public private(set) var tightest: (row: RecordedRow, relativeSlack: DecimalEnclosure)?
  /// The proved row that is farthest from equality for some choice of the bound names.
  public private(set) var loosest: (row: RecordedRow, relativeSlack: DecimalEnclosure)?

  /// The summary of rows.
  public init(of rows: some Sequence<RecordedRow>) {
    for row in rows {
      if let verdict = row.verdict { counts.count(verdict) }
      guard let least = row.leastRelativeSlack, let greatest = row.greatestRelativeSlack else {
        continue
      }
      // Where two enclosures overlap the earlier row stays: which row is shown is not a statement about the others.
      if tightest.map({ least.isCertainlyBelow($0.relativeSlack) }) ?? true {
        tightest = (row, least)
      }
      if loosest.map({ $0.relativeSlack.isCertainlyBelow(greatest) }) ?? true {
        loosest = (row, greatest)
      }
    }
  }
}
