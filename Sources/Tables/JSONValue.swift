// Copyright 2026 the softbon authors
// SPDX-License-Identifier: Apache-2.0

/// A JSON value. There is no case for a number with a fraction: exact and enclosed numbers are strings,
/// and nothing is ever rounded by a reader.
public enum JSONValue: Hashable, Sendable {
  /// A text.
  case string(String)
  /// A whole number that a machine word holds.
  case integer(Int)
  /// True or false.
  case bool(Bool)
  /// What is undefined.
  case null
  /// A list.
  case array([JSONValue])
  /// Members by name.
  case object([String: JSONValue])
}

extension JSONValue {
  /// The document: UTF-8, keys in the order of their UTF-8 bytes, two blanks of indentation, one line
  /// feed at the end. An array or object of plain values stands on one line if that has at most 100
  /// bytes.
  public var text: String {
    var text = ""
    write(to: &text)
    return text
  }

  /// Writes the document, its line feed included, in one pass; the cost is linear in its length.
  public func write(to output: inout some TextOutputStream) {
    var writer = JSONWriter()
    writer.write(self, after: 0)
    output.write(writer.text + "\n")
  }
}

/// A document that is an object with an array of results, written result by result.
///
/// The bytes are those of the whole document written at once, if all members but the results are given
/// at the start or have names that sort after the array's.
public struct JSONResultsWriter<Output: TextOutputStream> {
  private var output: Output
  private var isEmpty = true
  /// Members that sort after the array.
  private var members: [String: JSONValue]
  private let longestLine: Int

  /// Writes the beginning of the document.
  ///
  /// - Parameters:
  ///   - members: the members that are known now; those that sort after `key` are written at the end.
  ///   - key: the name of the array.
  ///   - longestLine: an array or object of plain values stands on one line if that has at most so many bytes.
  ///   - output: where everything is written, at once.
  public init(
    members: [String: JSONValue], key: String = "results", longestLine: Int = 100, output: Output
  ) {
    self.output = output
    self.longestLine = longestLine
    self.members = members.filter { precedes(key, $0.key) }
    var writer = JSONWriter()
    writer.text = "{\n"
    let early = members.filter { precedes($0.key, key) }
    writer.writeMembers(early)
    if !early.isEmpty { writer.text += ",\n" }
    writer.writeKey(key)
    writer.text += "["
    self.output.write(writer.text)
  }

  /// Writes one result.
  public mutating func append(_ result: JSONValue) {
    var writer = JSONWriter(depth: 2, longestLine: longestLine)
    writer.text = isEmpty ? "\n    " : ",\n    "
    writer.write(result, after: 4)
    output.write(writer.text)
    isEmpty = false
  }

  /// Writes the end of the document.
  ///
  /// - Parameter late: members that were not known at the start. One that sorts before the array stands
  ///   after it nevertheless, as `"complete": false` does in a run that was interrupted.
  public consuming func finish(_ late: [String: JSONValue] = [:]) {
    var writer = JSONWriter()
    writer.text = isEmpty ? "]" : "\n  ]"
    writer.writeMembers(members.merging(late) { $1 }, first: ",\n")
    writer.text += "\n}\n"
    output.write(writer.text)
  }
}

/// The order of keys.
private func precedes(_ a: String, _ b: String) -> Bool { a.utf8.lexicographicallyPrecedes(b.utf8) }

/// Appends JSON to a text.
private struct JSONWriter {
  /// A value of plain values that needs no longer line stands on one.
  let longestLine: Int

  var text = ""
  /// How deep the value that is being written is nested.
  var depth = 0

  init(depth: Int = 0, longestLine: Int = 100) {
    self.depth = depth
    self.longestLine = longestLine
  }

  /// Writes a value of which the first line already has `column` bytes.
  mutating func write(_ value: JSONValue, after column: Int) {
    switch value {
    case .array(let values):
      if values.isEmpty {
        text += "[]"
      } else if !values.allSatisfy(\.isPlain) || !writeOnOneLine(value, after: column) {
        text += "[\n"
        depth += 1
        for (index, value) in values.enumerated() {
          if index > 0 { text += ",\n" }
          indent()
          write(value, after: 2 * depth)
        }
        depth -= 1
        text += "\n"
        indent()
        text += "]"
      }
    case .object(let members):
      if members.isEmpty {
        text += "{}"
      } else if !members.values.allSatisfy(\.isPlain) || !writeOnOneLine(value, after: column) {
        text += "{\n"
        writeMembers(members)
        text += "\n"
        indent()
        text += "}"
      }
    default: writePlain(value)
    }
  }

  /// Writes the members of an object that is open at this depth, each on a line of its own, with
  /// `first` before the first of them.
  mutating func writeMembers(_ members: [String: JSONValue], first: String = "") {
    var separator = first
    for (key, value) in members.sorted(by: { precedes($0.key, $1.key) }) {
      text += separator
      separator = ",\n"
      let column = writeKey(key)
      depth += 1
      write(value, after: column)
      depth -= 1
    }
  }

  /// Writes a key one level deeper; returns how many bytes the line has then.
  @discardableResult
  mutating func writeKey(_ key: String) -> Int {
    depth += 1
    indent()
    depth -= 1
    let start = text.utf8.count
    writeString(key)
    text += ": "
    return 2 * depth + 2 + (text.utf8.count - start)
  }

  private mutating func indent() { text += String(repeating: " ", count: 2 * depth) }

  /// Writes an array or object of plain values on one line, or nothing if that is too long.
  private mutating func writeOnOneLine(_ value: JSONValue, after column: Int) -> Bool {
    var line = JSONWriter()
    let room = longestLine - column
    switch value {
    case .array(let values):
      line.text = "["
      for (index, value) in values.enumerated() {
        if index > 0 { line.text += ", " }
        line.writePlain(value)
        if line.text.utf8.count >= room { return false }
      }
      line.text += "]"
    case .object(let members):
      guard members.count < room else { return false }
      line.text = "{"
      for (index, member) in members.sorted(by: { precedes($0.key, $1.key) }).enumerated() {
        if index > 0 { line.text += ", " }
        line.writeString(member.key)
        line.text += ": "
        line.writePlain(member.value)
        if line.text.utf8.count >= room { return false }
      }
      line.text += "}"
    default: return false
    }
    text += line.text
    return true
  }

  private mutating func writePlain(_ value: JSONValue) {
    switch value {
    case .string(let string): writeString(string)
    case .integer(let integer): text += String(integer)
    case .bool(let bool): text += bool ? "true" : "false"
    case .null: text += "null"
    case .array, .object: write(value, after: 0)
    }
  }

  private mutating func writeString(_ string: String) {
    text += "\""
    var rest = string.utf8[...]
    while let index = rest.firstIndex(where: { $0 < 0x20 || $0 == 0x22 || $0 == 0x5C }) {
      text += Substring(rest[..<index])
      switch rest[index] {
      case 0x22: text += "\\\""
      case 0x5C: text += "\\\\"
      case 0x08: text += "\\b"
      case 0x09: text += "\\t"
      case 0x0A: text += "\\n"
      case 0x0C: text += "\\f"
      case 0x0D: text += "\\r"
      case let byte: text += (byte < 0x10 ? "\\u000" : "\\u00") + String(byte, radix: 16)
      }
      rest = rest[rest.index(after: index)...]
    }
    text += Substring(rest)
    text += "\""
  }
}

extension JSONValue {
  /// Whether the value has no members.
  fileprivate var isPlain: Bool {
    switch self {
    case .string, .integer, .bool, .null: true
    case .array, .object: false
    }
  }
}
