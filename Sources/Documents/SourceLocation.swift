// Copyright 2026 the softbon authors
// SPDX-License-Identifier: Apache-2.0

/// A place in an input: the file, and the line and column where something begins.
public struct SourceLocation: Hashable, Sendable, CustomStringConvertible {
  /// The name of the input as messages show it: a path, or `standard input` for `-`.
  public let file: String
  /// The line, counted from 1.
  public let line: Int
  /// The column in Unicode scalars, counted from 1.
  public let column: Int

  /// A place in the input called `file`; `-` is shown as `standard input`.
  public init(file: String, line: Int, column: Int) {
    self.file = file == "-" ? "standard input" : file
    self.line = line
    self.column = column
  }

  /// The place in the usual form `file:line:column`.
  public var description: String { "\(file):\(line):\(column)" }

  /// The place `columns` further on in the same line.
  public func advanced(by columns: Int) -> SourceLocation {
    SourceLocation(file: file, line: line, column: column + columns)
  }
}

/// What is wrong with the content of an input, where, and what would be right.
public struct DocumentError: Error, Hashable, Sendable, CustomStringConvertible {
  /// The place that is wrong.
  public let location: SourceLocation
  /// What is wrong there and what would be right, without the place.
  public let message: String

  /// An error at `location`.
  public init(_ location: SourceLocation, _ message: String) {
    self.location = location
    self.message = message
  }

  /// The whole message, `file:line:column: message`.
  public var description: String { "\(location): \(message)" }
}

/// A text between quotation marks for a message: on one line, control characters escaped (a message
/// must not drive the terminal), and cut after 60 characters.
public func quoted(_ text: String) -> String {
  let limit = 60
  var shown = ""
  for character in text.unicodeScalars.prefix(limit) {
    switch character {
    case "\n": shown += "\\n"
    case "\t": shown += "\\t"
    case "\r": shown += "\\r"
    case "\"", "\\": shown += "\\\(character)"
    case _ where isUnsafeToShow(character):
      shown += "\\u{\(String(character.value, radix: 16))}"
    default: shown.unicodeScalars.append(character)
    }
  }
  let isCut = text.unicodeScalars.dropFirst(limit).isEmpty == false
  return "\"\(shown)\(isCut ? "…" : "")\""
}

/// Controls, separators and invisible formatting (bidirectional overrides among them).
private func isUnsafeToShow(_ character: Unicode.Scalar) -> Bool {
  switch character.properties.generalCategory {
  case .control, .format, .lineSeparator, .paragraphSeparator, .surrogate, .unassigned: true
  default: false
  }
}
