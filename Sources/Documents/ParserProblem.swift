// Copyright 2026 the softbon authors
// SPDX-License-Identifier: Apache-2.0

internal import Yams

/// What the YAML parser found wrong, in the words of someone who wrote a file.
struct ParserProblem {
  private let problem: String
  /// Where the problem is.
  private let place: SourceLocation
  /// What the parser was at, and where that began.
  private let context: String?
  private let start: SourceLocation
  private let text: ParserText

  init(_ error: YamlError, in text: ParserText, of file: String) {
    self.text = text
    switch error {
    case .scanner(let context, let problem, let mark, _),
      .parser(let context, let problem, let mark, _),
      .composer(let context, let problem, let mark, _):
      self.problem = problem
      self.context = context?.text
      place = SourceLocation(file: file, line: mark.line, column: mark.column)
      start =
        context.map { SourceLocation(file: file, line: $0.mark.line, column: $0.mark.column) }
        ?? place
    default:
      // The reader's errors (characters that YAML excludes) are found before the parser runs.
      problem = "\(error)"
      context = nil
      place = SourceLocation(file: file, line: 1, column: 1)
      start = place
    }
  }

  /// The error to show.
  var error: DocumentError {
    let (message, place) = wording
    // What follows an anchor or a tag was not read as it was meant.
    guard let (standIn, property) = text.firstProperty(before: self.place),
      let refusal = standIn.refusal
    else { return DocumentError(place, message) }
    return DocumentError(
      place, "\(message); perhaps because at \(property.line):\(property.column) \(refusal)")
  }

  private var wording: (message: String, place: SourceLocation) {
    let opened = "\(start.line):\(start.column)"
    if problem.hasPrefix("Maximum nesting level") { return (tooDeep, place) }
    switch (problem, context) {
    case ("found unexpected end of stream", "while scanning a quoted scalar"),
      ("found unexpected document indicator", _):
      return ("the quotation mark is never closed", start)
    case ("found character that cannot start any token", _):
      switch text.scalar(at: place) {
      case "\t": return ("a tab cannot indent; use spaces", place)
      case let character?:
        return ("a text cannot begin with \(quoted(String(character))); put it in quotes", place)
      case nil: return ("a value cannot begin here", place)
      }
    case ("found a tab character that violates indentation", _),
      ("found a tab character where an indentation space is expected", _):
      return ("a tab cannot indent; use spaces", place)
    case ("mapping values are not allowed in this context", _):
      return (
        "a ':' cannot stand here: either the indentation is wrong or a text that holds ': ' needs quotes",
        place
      )
    case ("block sequence entries are not allowed in this context", _):
      return ("a list cannot begin with '- ' in this place; put it on lines of its own", place)
    case ("could not find expected ':'", _):
      return ("expected a colon and a blank after the key that begins at \(opened)", start)
    case ("did not find expected ',' or ']'", _):
      return ("expected ',' or ']' in the list that begins at \(opened)", place)
    case ("did not find expected ',' or '}'", _):
      return ("expected ',' or '}' in the mapping that begins at \(opened)", place)
    case ("did not find expected key", _):
      return (
        "expected a key of the mapping that begins at \(opened); is the indentation right, and a quoted text closed?",
        place
      )
    case ("did not find expected '-' indicator", _):
      return (
        "expected '- ' as in the list that begins at \(opened); is the indentation right?", place
      )
    case ("did not find expected node content", _):
      return ("expected a value", place)
    case ("did not find expected <document start>", _):
      return ("expected the end of the document", place)
    case ("but found another document", _):
      return ("a second document begins here; a file holds one", place)
    case ("found invalid Unicode character escape code", _):
      // The parser points behind the backslash and the letter.
      return (
        "this escape is not a character (half a surrogate pair?); write the character itself",
        place.advanced(by: -2)
      )
    case ("did not find expected hexdecimal number", _):
      return ("expected hexadecimal digits in this escape", place.advanced(by: -2))
    case ("found unknown escape character", _):
      return ("unknown escape in a text between double quotes; write \\\\ for a backslash", place)
    default:
      let doing = context.map { " \($0)" } ?? ""
      return ("not YAML or JSON: \(text.restored(problem))\(doing)", place)
    }
  }
}

extension ParserText {
  /// The character at a place.
  fileprivate func scalar(at place: SourceLocation) -> Unicode.Scalar? {
    guard let range = range(line: place.line, column: place.column) else { return nil }
    return String(decoding: bytes[range], as: UTF8.self).unicodeScalars.first
  }

  /// The first stand-in for an anchor, alias, tag or explicit key in the line of `place`, up to
  /// there, or in the line before.
  fileprivate func firstProperty(before place: SourceLocation) -> (StandIn, SourceLocation)? {
    for line in [place.line, place.line - 1] {
      guard let start = range(line: line, column: 1)?.lowerBound else { continue }
      let end = line == place.line ? range(line: line, column: place.column)?.upperBound : nil
      var column = 0
      for i in start..<(end ?? bytes.count) {
        if isBreak(bytes[i]) { break }
        if bytes[i] & 0xC0 != 0x80 { column += 1 }
        if bytes[i] == 0xEF, bytes[i + 1] == 0xB7, let standIn = StandIn(rawValue: bytes[i + 2]),
          standIn.refusal != nil
        {
          return (standIn, SourceLocation(file: place.file, line: line, column: column))
        }
      }
    }
    return nil
  }
}
