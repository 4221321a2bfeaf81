// Copyright 2026 the softbon authors
// SPDX-License-Identifier: Apache-2.0

internal import Documents

/// Where an expression of the claim language was written.
public struct SourceOrigin: Sendable, Hashable {
  /// A line and a column, both counted from 1, the column in Unicode scalars.
  struct Place: Sendable, Hashable {
    let line: Int
    let column: Int
  }

  /// The file's name, or a word such as `--claim`; `nil` when there is none.
  public let file: String?
  /// Where the expression begins.
  let start: Place
  /// The place of each character of the expression and of its end; nil when the file writes it another way (with
  /// escapes), so that a mistake is placed at the beginning of the expression.
  let places: [Place]?

  /// The origin of an expression that stands alone, with a name for it.
  public init(_ text: String, file: String? = nil) {
    self.file = file
    start = Place(line: 1, column: 1)
    var place = start
    var places = [place]
    for scalar in text.unicodeScalars {
      place =
        scalar == "\n"
        ? Place(line: place.line + 1, column: 1)
        : Place(line: place.line, column: place.column + 1)
      places.append(place)
    }
    self.places = places
  }

  /// The origin of the text of a scalar in a file.
  ///
  /// YAML folds lines and indents them: characters of the text other than white space follow each
  /// other in the file with nothing but white space between, unless some are written as escapes.
  init(_ text: String, of node: DocumentNode, in lines: [[Unicode.Scalar]]) {
    file = node.location.file
    start = Place(line: node.location.line, column: node.location.column)
    let first = node.location(ofCharacter: 0)
    // The text of a block scalar begins on the line below its marker.
    let isBlock = first == node.location && node.location(ofCharacter: 1) == first
    var line = isBlock ? first.line : first.line - 1
    var column = isBlock ? 0 : first.column - 1
    var places: [Place] = []
    for scalar in text.unicodeScalars {
      if scalar.properties.isWhitespace {
        places.append(Place(line: line + 1, column: column + 1))
        continue
      }
      while line < lines.count,
        column >= lines[line].count || lines[line][column].properties.isWhitespace
      {
        if column < lines[line].count { column += 1 } else { (line, column) = (line + 1, 0) }
      }
      guard line < lines.count, lines[line][column] == scalar else {
        self.places = nil
        return
      }
      places.append(Place(line: line + 1, column: column + 1))
      column += 1
    }
    self.places = places + [Place(line: line + 1, column: column + 1)]
  }

  /// The place of a character of the expression, or of its end.
  func place(of offset: Int) -> Place {
    guard let places, places.indices.contains(offset) else { return start }
    return places[offset]
  }
}

/// A piece of an expression's text: offsets in Unicode scalars, from 0, the upper end excluded.
public struct SourceRange: Sendable, Hashable {
  /// The offset of the first character.
  public let lower: Int
  /// The offset behind the last character.
  public let upper: Int

  /// The smallest range that holds two ranges.
  func joined(with other: SourceRange) -> SourceRange {
    SourceRange(lower: min(lower, other.lower), upper: max(upper, other.upper))
  }
}

/// A mistake in a claim: where it is, what was found, and what would be right.
///
/// Its description reads `C2.yaml:5:14: expected …; found …` and shows the line with a mark under
/// the place.
public struct ClaimError: Error, Sendable, Hashable, CustomStringConvertible {
  /// The line of the mistake, counted from 1.
  public let line: Int
  /// The column of the mistake, counted from 1.
  public let column: Int
  /// What is wrong and what would be right, without the place.
  public let message: String
  /// `file:line:column: message`, and below it the line with the place marked.
  public private(set) var description: String

  /// Describes a mistake in a piece of an expression.
  init(
    _ message: String, at range: SourceRange, in text: [Unicode.Scalar], from origin: SourceOrigin
  ) {
    let start = min(range.lower, text.count)
    let lineStart = text[..<start].lastIndex(of: "\n").map { $0 + 1 } ?? 0
    let lineEnd = text[start...].firstIndex(of: "\n") ?? text.count
    let place = origin.place(of: start)
    self.init(message, file: origin.file, place)
    let excerpt = ClaimError.excerpt(
      text[lineStart..<lineEnd], marking: start..<max(start + 1, min(range.upper, lineEnd)))
    description += excerpt
  }

  /// Describes a mistake in a file outside its expressions.
  init(_ error: DocumentError) {
    let location = error.location
    self.init(
      error.message, file: location.file,
      SourceOrigin.Place(line: location.line, column: location.column))
  }

  private init(_ message: String, file: String?, _ place: SourceOrigin.Place) {
    line = place.line
    column = place.column
    self.message = message
    description = (file.map { $0 + ":" } ?? "") + "\(line):\(column): \(message)"
  }

  /// At most `width` characters of a line around the marked place, with the mark below.
  private static func excerpt(
    _ line: ArraySlice<Unicode.Scalar>, marking mark: Range<Int>, width: Int = 92
  ) -> String {
    guard !line.isEmpty else { return "" }
    let markEnd = min(mark.upperBound, mark.lowerBound + width)
    var start = line.startIndex
    if markEnd - start > width { start = max(start, markEnd - width) }
    let end = min(line.endIndex, start + width)
    let shown = line[start..<end].map { isPrintable($0) ? Character($0) : " " }
    let marks = String(repeating: "^", count: max(1, min(markEnd, end) - mark.lowerBound))
    let indent = String(repeating: " ", count: mark.lowerBound - start)
    return "\n    " + String(shown) + "\n    " + indent + marks
  }

  /// Whether a character may be shown as it is: neither a control nor an invisible character.
  static func isPrintable(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.properties.generalCategory {
    case .control, .format, .surrogate, .privateUse, .unassigned, .lineSeparator,
      .paragraphSeparator:
      false
    default: true
    }
  }
}

/// The sizes beyond which an expression is refused rather than read.
///
/// They are far above what a person writes, and keep every recursive walk over an expression
/// within a thread's stack.
enum LanguageLimit {
  /// Characters (Unicode scalars) in one expression.
  static let characters = 100_000
  /// Tokens in one expression.
  static let tokens = 10_000
  /// Nesting depth of brackets.
  static let brackets = 64
  /// Height of the tree.
  static let height = 200
  /// Definitions in one claim.
  static let definitions = 500
}
