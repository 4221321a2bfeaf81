// Copyright 2026 the softbon authors
// SPDX-License-Identifier: Apache-2.0

// A strict reader of comma-separated values after RFC 4180. The packaged readers were considered:
// SwiftCSV, the one in widest use, keeps no line or column, fills short rows with empty fields, takes
// the last of two equal header names and accepts an unclosed quotation mark at the end, so none of
// the mistakes below could be reported. Strictness is the point here, and a hundred lines give it.

/// A field of a CSV table.
public struct CSVField: Hashable, Sendable {
  /// The text, exactly as it stands between the commas, or between the quotation marks.
  public let text: String
  /// Where the field begins; for a quoted field, at the quotation mark.
  public let location: SourceLocation

  /// An error about this field, which stands in the column called `column`:
  /// `file:line:column: column: message`.
  public func error(_ message: String, column: String) -> DocumentError {
    DocumentError(location, "\(shown(key: column)): \(message)")
  }
}

/// A rectangular table: a header of distinct, nonempty names, and rows of as many fields.
public struct CSVTable: Sendable {
  /// The names of the columns.
  public let header: [CSVField]
  /// The rows below the header, each with one field per column; there may be none.
  public let rows: [[CSVField]]

  /// The most fields that a table may have.
  static let maximumFields = 1_000_000

  /// The index of the column called `name`, or nil when there is none.
  public func column(_ name: String) -> Int? { header.firstIndex { $0.text == name } }

  /// Checks that every column has one of the names in `allowed`.
  ///
  /// - Parameter allowed: every name that may stand in the header.
  /// - Throws: ``DocumentError`` at the first other name; it suggests the nearest one.
  public func checkColumns(allowed: [String]) throws(DocumentError) {
    for name in header where !allowed.contains(name.text) {
      let guess = nearestName(to: name.text, in: allowed).map { "; did you mean \(quoted($0))?" }
      throw DocumentError(
        name.location,
        "unknown column \(quoted(name.text))\(guess ?? "") (the columns are \(allowed.joined(separator: ", ")))"
      )
    }
  }
}

/// Reads comma-separated values with a header.
///
/// - Domain: UTF-8 of at most ``Input/maximumSize`` bytes and 1,000,000 fields; lines end in LF or
///   CRLF, the last one optionally; there are no comments, and blanks belong to the fields.
/// - Parameter input: the bytes and the name for messages.
/// - Returns: the table.
/// - Throws: ``DocumentError`` at an empty or repeated header name, a row with another number of
///   fields than the header, an empty line, a misplaced or unclosed quotation mark.
public func readCSV(_ input: Input) throws(DocumentError) -> CSVTable {
  var reader = CSVReader(text: try SourceText(input))
  let top = reader.location
  let header = try reader.record()
  guard !header.isEmpty else {
    throw DocumentError(top, "the first line is empty; it must name the columns")
  }
  var places: [String: SourceLocation] = [:]
  for name in header {
    guard !name.text.isEmpty else { throw DocumentError(name.location, "the column has no name") }
    if let first = places.updateValue(name.location, forKey: name.text) {
      throw DocumentError(
        name.location,
        "the column \(quoted(name.text)) is also given at \(first.line):\(first.column); keep one")
    }
  }
  var rows: [[CSVField]] = []
  while !reader.isAtEnd {
    let start = reader.location
    let row = try reader.record()
    guard row.count == header.count else {
      throw DocumentError(
        start,
        row.isEmpty
          ? "an empty line; remove it"
          : "\(row.count) fields where the header has \(header.count)")
    }
    rows.append(row)
  }
  return CSVTable(header: header, rows: rows)
}

/// Reads one record after another.
private struct CSVReader {
  let text: SourceText
  private var offset = 0
  private var fieldCount = 0
  private var line = 1
  private var column = 1

  init(text: SourceText) { self.text = text }

  var isAtEnd: Bool { offset == text.bytes.count }
  var location: SourceLocation { SourceLocation(file: text.file, line: line, column: column) }

  /// The fields of the next line, which may contain line ends between quotation marks; none at an
  /// empty line.
  mutating func record() throws(DocumentError) -> [CSVField] {
    if isAtEnd || skipLineEnd() { return [] }
    var fields: [CSVField] = []
    while true {
      let start = location
      fieldCount += 1
      guard fieldCount <= CSVTable.maximumFields else {
        throw DocumentError(
          start, "more than \(CSVTable.maximumFields) fields, the most that is read")
      }
      let isQuoted = skip(UInt8(ascii: "\""))
      let field = isQuoted ? try quotedField(from: start) : try bareField()
      fields.append(CSVField(text: field, location: start))
      if skip(UInt8(ascii: ",")) { continue }
      if isAtEnd || skipLineEnd() { return fields }
      // Only after a closing quotation mark or at a lone carriage return.
      throw DocumentError(
        location,
        text.bytes[offset] == 0x0D
          ? "a carriage return without a line feed; end lines in LF or CRLF"
          : "expected a comma or the end of the line after the closing quotation mark; double a quotation mark that belongs to the text"
      )
    }
  }

  /// A field without quotation marks, up to the comma or line end.
  private mutating func bareField() throws(DocumentError) -> String {
    let start = offset
    while !isAtEnd {
      switch text.bytes[offset] {
      case UInt8(ascii: ","), 0x0A, 0x0D:
        return String(decoding: text.bytes[start..<offset], as: UTF8.self)
      case UInt8(ascii: "\""):
        throw DocumentError(
          location, "a quotation mark inside a field; quote the whole field and double the mark")
      default: advance()
      }
    }
    return String(decoding: text.bytes[start..<offset], as: UTF8.self)
  }

  /// The rest of a quoted field, with its closing mark.
  private mutating func quotedField(from start: SourceLocation) throws(DocumentError) -> String {
    var bytes: [UInt8] = []
    while !isAtEnd {
      let byte = text.bytes[offset]
      if skip(UInt8(ascii: "\"")) {
        guard skip(UInt8(ascii: "\"")) else { return String(decoding: bytes, as: UTF8.self) }
      } else if byte == 0x0A || byte == 0x0D {
        offset += 1
        if byte == 0x0A || isAtEnd || text.bytes[offset] != 0x0A { (line, column) = (line + 1, 1) }
      } else {
        advance()
      }
      bytes.append(byte)
    }
    throw DocumentError(start, "the quotation mark is never closed")
  }

  /// Passes one byte within a line; a column is a Unicode scalar.
  private mutating func advance() {
    if text.bytes[offset] & 0xC0 != 0x80 { column += 1 }
    offset += 1
  }

  private mutating func skip(_ byte: UInt8) -> Bool {
    guard !isAtEnd, text.bytes[offset] == byte else { return false }
    advance()
    return true
  }

  private mutating func skipLineEnd() -> Bool {
    let isCRLF =
      offset + 1 < text.bytes.count && text.bytes[offset] == 0x0D && text.bytes[offset + 1] == 0x0A
    guard isCRLF || text.bytes[offset] == 0x0A else { return false }
    offset += isCRLF ? 2 : 1
    (line, column) = (line + 1, 1)
    return true
  }
}
