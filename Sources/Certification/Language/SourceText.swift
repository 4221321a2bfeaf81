// Copyright 2026 the softbon authors
// SPDX-License-Identifier: Apache-2.0

/// Where an expression of the claim language was written.
public struct SourceOrigin: Sendable, Hashable {
  /// The file's name, or a word such as `--claim`; `nil` when there is none.
  public let file: String?
  /// The line of the expression's first character, counted from 1.
  public let line: Int
  /// The column of the expression's first character, counted from 1 in Unicode scalars.
  public let column: Int
  /// Whether the file holds the expression's text as it is, so that an offset into the expression
  /// is an offset into the file. Folded and escaped YAML scalars are not verbatim; errors inside
  /// them point at the scalar and quote the expression.
  public let isVerbatim: Bool

  /// Creates the origin of an expression; without arguments, of one that stands alone.
  public init(file: String? = nil, line: Int = 1, column: Int = 1, isVerbatim: Bool = true) {
    self.file = file
    self.line = line
    self.column = column
    self.isVerbatim = isVerbatim
  }

  /// `file:line:column`, without the file when there is none.
  func description(line: Int, column: Int) -> String {
    (file.map { $0 + ":" } ?? "") + "\(line):\(column)"
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
  public let description: String

  /// Describes a mistake in a piece of an expression.
  init(
    _ message: String, at range: SourceRange, in text: [Unicode.Scalar], from origin: SourceOrigin
  ) {
    let start = min(range.lower, text.count)
    let lineStart = text[..<start].lastIndex(of: "\n").map { $0 + 1 } ?? 0
    let lineEnd = text[start...].firstIndex(of: "\n") ?? text.count
    if origin.isVerbatim {
      let breaks = text[..<start].count { $0 == "\n" }
      line = origin.line + breaks
      column = breaks == 0 ? origin.column + start : start - lineStart + 1
    } else {
      line = origin.line
      column = origin.column
    }
    self.message = message
    let excerpt = ClaimError.excerpt(
      text[lineStart..<lineEnd], marking: start..<max(start + 1, min(range.upper, lineEnd)))
    description = "\(origin.description(line: line, column: column)): \(message)\(excerpt)"
  }

  /// Describes a mistake that concerns a whole file or key rather than a piece of an expression.
  init(_ message: String, at origin: SourceOrigin) {
    line = origin.line
    column = origin.column
    self.message = message
    description = "\(origin.description(line: line, column: column)): \(message)"
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
}
