// Copyright 2026 the softbon authors
// SPDX-License-Identifier: Apache-2.0

// Long lists in JSON. The YAML parser hands out one finished tree, which costs about a kilobyte per key; here each record
// is read, handed over and dropped, so that hundreds of megabytes can be read.

extension Input {
  /// The most bytes of a JSON file that is read record by record: 512 MiB.
  public static let maximumRecordsSize = 512 << 20
}

/// Reads a document whose bulk is a list of records, such as {"schema": …, "answers": [ … ]}, one record after another.
///
/// - Domain: a text that begins with `{` is JSON, read strictly, of at most ``Input/maximumRecordsSize`` bytes, with at most
///   10^7 values in each record; any other is read by ``readDocument(_:)``, within its limits. A number or word without
///   quotation marks is the text it is, so `NaN` and `0x1p-3` may stand there too.
/// - Parameters:
///   - input: the bytes and the name for messages.
///   - key: the key of the list at the top of the document.
///   - record: is given the elements of the list in their order.
/// - Returns: the root of the tree, in which the list under `key` is empty.
/// - Throws: ``DocumentError`` with the place of what is wrong, also from `record`.
public func readRecords(
  _ input: Input, under key: String, _ record: (DocumentNode) throws(DocumentError) -> Void
) throws(DocumentError) -> DocumentNode {
  let first = input.bytes.first { !isBlank($0) && !isBreak($0) }
  guard first == UInt8(ascii: "{") || input.bytes.starts(with: [0xEF, 0xBB, 0xBF, 0x7B]) else {
    let root = try readDocument(input)
    guard case .mapping(var entries) = root.content,
      let place = entries.firstIndex(where: { $0.key == key }),
      case .sequence(let records) = entries[place].value.content
    else { return root }
    for node in records { try record(node) }
    entries[place] = entries[place].withoutElements
    return DocumentNode(
      content: .mapping(entries), location: root.location, key: nil, textOffset: nil)
  }
  let text = try SourceText(input, maximumSize: Input.maximumRecordsSize)
  return try text.bytes.withUnsafeBufferPointer { bytes throws(DocumentError) in
    var reader = JSONReader(file: text.file, bytes: bytes)
    return try reader.document(recordsUnder: key, record)
  }
}

extension DocumentNode.Entry {
  fileprivate var withoutElements: Self {
    Self(
      key: key, keyLocation: keyLocation,
      value: DocumentNode(
        content: .sequence([]), location: value.location, key: key, textOffset: nil))
  }
}

/// A strict reader of JSON that gives the same trees as the YAML reader.
struct JSONReader {
  /// The most values that one record may have, about 120 bytes each.
  static let maximumValues = 10_000_000
  private static let maximumDepth = 100

  private let file: String
  private let bytes: UnsafeBufferPointer<UInt8>
  private var offset = 0
  private var line = 1
  /// Where the line begins, less the bytes of it that continue a character.
  private var origin = 0
  private var values = 0

  init(file: String, bytes: UnsafeBufferPointer<UInt8>) {
    self.file = file
    self.bytes = bytes
  }

  private var location: SourceLocation {
    SourceLocation(file: file, line: line, column: offset - origin + 1)
  }

  /// The byte at hand, 0 at the end (no text file has that byte).
  private var byte: UInt8 { offset < bytes.count ? bytes[offset] : 0 }

  private func error(_ message: String) -> DocumentError { DocumentError(location, message) }

  /// The whole document; elements of the list under a key of its top go to `record`.
  mutating func document(
    recordsUnder key: String, _ record: (DocumentNode) throws(DocumentError) -> Void
  ) throws(DocumentError) -> DocumentNode {
    skipBlanks()
    let root = try mapping(
      key: nil, depth: 0,
      member: { reader, name throws(DocumentError) in
        guard name == key, reader.byte == UInt8(ascii: "[") else { return nil }
        let start = reader.location
        try reader.elements { reader throws(DocumentError) in
          reader.values = 0
          try record(reader.value(key: name, depth: 2))
        }
        return DocumentNode(content: .sequence([]), location: start, key: name, textOffset: nil)
      })
    skipBlanks()
    guard offset == bytes.count else {
      throw error("expected the end of the file after the last '}'")
    }
    return root
  }

  private mutating func skipBlanks() {
    while offset < bytes.count {
      switch bytes[offset] {
      case 0x20, 0x09: offset += 1
      case 0x0A: endLine()
      case 0x0D:
        if offset + 1 < bytes.count, bytes[offset + 1] == 0x0A { offset += 1 }
        endLine()
      default: return
      }
    }
  }

  private mutating func endLine() {
    offset += 1
    line += 1
    origin = offset
  }

  private mutating func value(key: String?, depth: Int) throws(DocumentError) -> DocumentNode {
    let start = location
    values += 1
    guard values <= Self.maximumValues else {
      throw error("more than \(Self.maximumValues) values in one record, the most that is read")
    }
    switch byte {
    case UInt8(ascii: "\""):
      return DocumentNode(
        content: .scalar(try string()), location: start, key: key, textOffset: 1)
    case UInt8(ascii: "["), UInt8(ascii: "{"):
      guard depth < Self.maximumDepth else { throw error(tooDeep) }
      if byte == UInt8(ascii: "{") { return try mapping(key: key, depth: depth) }
      var nodes: [DocumentNode] = []
      try elements { reader throws(DocumentError) in
        nodes.append(try reader.value(key: key, depth: depth + 1))
      }
      return DocumentNode(
        content: .sequence(nodes), location: start, key: key, textOffset: nil)
    default:
      return DocumentNode(content: .scalar(try word()), location: start, key: key, textOffset: 0)
    }
  }

  /// A list, each element of which is read by `element`.
  private mutating func elements(
    _ element: (inout Self) throws(DocumentError) -> Void
  ) throws(DocumentError) {
    try separated(by: UInt8(ascii: "]"), "list", element)
  }

  /// A mapping; `member` reads the value of a key, or leaves it.
  private mutating func mapping(
    key: String?, depth: Int,
    member: (inout Self, String) throws(DocumentError) -> DocumentNode? = { _, _ in nil }
  ) throws(DocumentError) -> DocumentNode {
    let start = location
    var entries: [DocumentNode.Entry] = []
    var places: [String: SourceLocation] = [:]
    try separated(by: UInt8(ascii: "}"), "mapping") { reader throws(DocumentError) in
      let place = reader.location
      guard reader.byte == UInt8(ascii: "\"") else {
        throw reader.error("expected a key in quotation marks")
      }
      let name = try reader.string()
      guard !name.isEmpty else {
        throw DocumentError(place, "the key before ':' is empty; write key: value")
      }
      // Few keys are compared one by one, which is faster.
      if entries.count == 16 {
        for entry in entries { places[entry.key] = entry.keyLocation }
      }
      let first =
        entries.count < 16
        ? entries.first { $0.key == name }?.keyLocation
        : places.updateValue(place, forKey: name)
      if let first {
        throw DocumentError(
          place,
          "the key \(quoted(name)) is also given at \(first.line):\(first.column); keep one of them"
        )
      }
      reader.skipBlanks()
      guard reader.byte == UInt8(ascii: ":") else {
        throw reader.error("expected ':' after the key \(quoted(name))")
      }
      reader.offset += 1
      reader.skipBlanks()
      var value = try member(&reader, name)
      if value == nil { value = try reader.value(key: name, depth: depth + 1) }
      if let value { entries.append(.init(key: name, keyLocation: place, value: value)) }
    }
    return DocumentNode(content: .mapping(entries), location: start, key: key, textOffset: nil)
  }

  /// What stands between brackets, with commas between the items.
  private mutating func separated(
    by end: UInt8, _ what: String, _ item: (inout Self) throws(DocumentError) -> Void
  ) throws(DocumentError) {
    let start = location
    let close = "'\(Character(Unicode.Scalar(end)))'"
    offset += 1
    skipBlanks()
    if byte == end {
      offset += 1
      return
    }
    while true {
      try item(&self)
      skipBlanks()
      if byte == end {
        offset += 1
        return
      }
      guard byte == UInt8(ascii: ",") else {
        throw offset == bytes.count
          ? error("the file ends inside the \(what) that begins at \(start.line):\(start.column)")
          : error("expected a comma or \(close)")
      }
      offset += 1
      skipBlanks()
      if byte == end { throw error("a comma before \(close); remove it") }
    }
  }

  /// A number or word without quotation marks.
  private mutating func word() throws(DocumentError) -> String {
    let start = offset
    while offset < bytes.count {
      switch bytes[offset] {
      case 0x20, 0x09, 0x0A, 0x0D, UInt8(ascii: ","), UInt8(ascii: ":"), UInt8(ascii: "\""),
        UInt8(ascii: "["), UInt8(ascii: "]"), UInt8(ascii: "{"), UInt8(ascii: "}"):
        guard offset > start else { throw error("expected a value") }
        return String(decoding: bytes[start..<offset], as: UTF8.self)
      default: advance()
      }
    }
    throw error(offset > start ? "the file ends after a value" : "the file ends before a value")
  }

  private mutating func advance() {
    if bytes[offset] & 0xC0 == 0x80 { origin += 1 }
    offset += 1
  }

  /// A text between quotation marks.
  private mutating func string() throws(DocumentError) -> String {
    let mark = location
    offset += 1
    var start = offset
    var changed: [UInt8] = []
    while offset < bytes.count {
      switch bytes[offset] {
      case UInt8(ascii: "\""):
        let rest = bytes[start..<offset]
        offset += 1
        if changed.isEmpty { return String(decoding: rest, as: UTF8.self) }
        return String(decoding: changed + rest, as: UTF8.self)
      case 0x0A, 0x0D:
        throw error("a line ends inside a text; close the quotation mark, or write \\n")
      case UInt8(ascii: "\\"):
        changed += bytes[start..<offset]
        try escape(into: &changed)
        start = offset
      default: advance()
      }
    }
    throw DocumentError(mark, "the quotation mark is never closed")
  }

  /// An escape, from its backslash on.
  private mutating func escape(into text: inout [UInt8]) throws(DocumentError) {
    let letter = offset + 1 < bytes.count ? bytes[offset + 1] : 0
    let plain: [UInt8: UInt8] = [
      0x22: 0x22, 0x5C: 0x5C, 0x2F: 0x2F, 0x62: 8, 0x66: 12, 0x6E: 10, 0x72: 13, 0x74: 9,
    ]
    if let character = plain[letter] {
      text.append(character)
      offset += 2
    } else if let pair = surrogatePair(bytes, offset).flatMap(Unicode.Scalar.init) {
      text += String(Character(pair)).utf8
      offset += 12
    } else if let unit = escapedUnit(bytes, offset).flatMap(Unicode.Scalar.init) {
      text += String(Character(unit)).utf8
      offset += 6
    } else {
      throw error(
        "'\\' begins none of the escapes \\\" \\\\ \\/ \\b \\f \\n \\r \\t \\uXXXX; double it for itself"
      )
    }
  }
}
