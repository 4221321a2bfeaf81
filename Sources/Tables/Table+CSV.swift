// Copyright 2026 the softbon authors
// SPDX-License-Identifier: Apache-2.0

extension Table {
  /// The table as comma-separated values with the quoting of RFC 4180, lines ending in LF.
  ///
  /// A column with numbers becomes `name_lower` and `name_upper`, and `name_exact` if any of them is
  /// exactly known; if it has words as well, those stand in `name` before. A column that is declared numeric has all
  /// three in any case. What has no value is an empty field. Title and footer are left out, since the format has no
  /// comments.
  public var csv: String {
    let layouts = columns.indices.map { layout(of: $0) }
    var text = ""
    func appendLine(_ fields: [String]) {
      // An empty line would be no record, so a single empty field is written with its quotes.
      text += fields == [""] ? "\"\"" : fields.map(quotedForCSV).joined(separator: ",")
      text += "\n"
    }
    appendLine(
      zip(columns, layouts).flatMap { column, parts in parts.map { $0.name(column.name) } })
    for row in rows {
      appendLine(zip(row, layouts).flatMap { cell, parts in parts.map { $0.field(of: cell) } })
    }
    return text
  }

  /// A column of the file that holds a part of a column of the table.
  private enum Part {
    case words, lower, upper, exact

    func name(_ column: String) -> String {
      switch self {
      case .words: column
      case .lower: column + "_lower"
      case .upper: column + "_upper"
      case .exact: column + "_exact"
      }
    }

    func field(of cell: Cell) -> String {
      switch (self, cell) {
      case (.words, .text(let text)), (.words, .verdict(let text)): text
      case (.lower, .number(let lower, _, _)): lower ?? ""
      case (.upper, .number(_, let upper, _)): upper ?? ""
      case (.exact, .number(_, _, let exact)): exact ?? ""
      default: ""
      }
    }
  }

  private func layout(of column: Int) -> [Part] {
    if columns[column].isNumeric { return [.lower, .upper, .exact] }
    var (hasWords, hasNumbers, hasExact) = (false, false, false)
    for row in rows {
      switch row[column] {
      case .text, .verdict: hasWords = true
      case .number(_, _, let exact):
        hasNumbers = true
        if exact != nil { hasExact = true }
      case .empty: break
      }
    }
    return (hasWords || !hasNumbers ? [.words] : []) + (hasNumbers ? [.lower, .upper] : [])
      + (hasExact ? [.exact] : [])
  }
}

/// A field, between quotation marks when it holds a comma, a quotation mark or a line end, or blanks at
/// its ends, which some readers would drop.
private func quotedForCSV(_ text: String) -> String {
  let needsQuotes =
    text.utf8.contains { $0 == 0x2C || $0 == 0x22 || $0 == 0x0A || $0 == 0x0D }
    || text.utf8.first == 0x20 || text.utf8.last == 0x20
  guard needsQuotes else { return text }
  return "\""
    + text.split(separator: "\"", omittingEmptySubsequences: false).joined(separator: "\"\"")
    + "\""
}
