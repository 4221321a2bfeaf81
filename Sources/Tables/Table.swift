// Copyright 2026 the softbon authors
// SPDX-License-Identifier: Apache-2.0

/// A table of texts and of numbers that are already decimals: nothing here computes or rounds.
///
/// The emitters (`text`, `markdown`, `latex`, `csv`) give the same bytes for the same table, ending in
/// one line feed.
public struct Table: Sendable {
  /// Where the entries of a column stand.
  public enum Alignment: Sendable {
    /// At the left edge, as for words.
    case left
    /// At the right edge, as for numbers.
    case right
    /// In the middle.
    case center
  }

  /// The head of a column.
  public struct Column: Sendable {
    /// The heading for people.
    public var header: String
    /// The unit, shown in parentheses after the heading.
    public var unit: String?
    /// Where the entries stand.
    public var alignment: Alignment
    /// The name in CSV, where columns are found by name.
    public var name: String
    /// Whether LaTeX sets heading and texts of this column in math mode.
    public var isMath: Bool
    /// Whether the column holds numbers only: in CSV it then has the same three columns whatever the numbers are.
    public var isNumeric: Bool

    /// The head of a column; in CSV it is called `name`, by default its heading.
    public init(
      _ header: String, unit: String? = nil, alignment: Alignment = .left, name: String? = nil,
      isMath: Bool = false, isNumeric: Bool = false
    ) {
      self.isNumeric = isNumeric
      self.header = header
      self.unit = unit
      self.alignment = alignment
      self.name = name ?? header
      self.isMath = isMath
    }

    /// The heading with its unit.
    var heading: String { unit.map { "\(header) (\($0))" } ?? header }
  }

  /// What the table shows, or nil.
  public var title: String?
  /// The heads of the columns.
  public let columns: [Column]
  /// The rows, each with one cell per column.
  public private(set) var rows: [[Cell]]
  /// Lines below the table: the command line, versions, remarks.
  public var footer: [String]

  /// A table.
  ///
  /// - Precondition: every row has one cell per column.
  public init(
    title: String? = nil, columns: [Column], rows: [[Cell]] = [], footer: [String] = []
  ) {
    self.title = title
    self.columns = columns
    self.rows = []
    self.footer = footer
    self.rows.reserveCapacity(rows.count)
    for row in rows { append(row) }
  }

  /// Adds a row at the end.
  ///
  /// - Precondition: `row` has one cell per column.
  public mutating func append(_ row: [Cell]) {
    precondition(row.count == columns.count, "a row has one cell per column")
    rows.append(row)
  }
}

/// An entry of a table.
public enum Cell: Hashable, Sendable {
  /// Words, or an exact input that needs no mark.
  case text(String)
  /// A number enclosed by two decimals, nil where nothing is known (an infinite end), and exactly known
  /// when `exact` is given, as `7/12`, `0.5` or `inf`.
  case number(lower: String?, upper: String?, exact: String?)
  /// A verdict: proved, equal, refuted, undecided or inapplicable.
  case verdict(String)
  /// No value, and the reason.
  case empty(why: String)

  /// The entry as the terminal shows it.
  public var plainText: String {
    switch self {
    case .text(let text), .verdict(let text): text
    case .number(let lower, let upper, let exact):
      CompactNumber(lower: lower, upper: upper, exact: exact).plainText
    case .empty(""): "—"
    case .empty(let why): "— (\(why))"
    }
  }

  /// Whether readers must not pass over it: a claim that is not proved.
  var isAlarming: Bool { self == .verdict("refuted") || self == .verdict("undecided") }
}

/// A text on one line: line ends and tabs become blanks, other controls U+FFFD (a table must not
/// drive the terminal).
func oneLine(_ text: String) -> String {
  guard text.unicodeScalars.contains(where: { $0.properties.generalCategory == .control }) else {
    return text
  }
  var result = String.UnicodeScalarView()
  for scalar in text.unicodeScalars {
    switch scalar {
    case "\n", "\r", "\t": result.append(" ")
    case _ where scalar.properties.generalCategory == .control: result.append("\u{FFFD}")
    default: result.append(scalar)
    }
  }
  return String(result)
}
