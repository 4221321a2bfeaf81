// Copyright 2026 the softbon authors
// SPDX-License-Identifier: Apache-2.0

/// A tree of texts as it was read from a YAML or JSON document, every part with its place.
///
/// A scalar is the text that stands in the file: `0.1` is "0.1" and `1e-1` is "1e-1", quoted or not;
/// `null`, `true` and numbers have no meaning here. A missing value (`key:`) is the empty text.
public struct DocumentNode: Sendable {
  /// What a node holds.
  public enum Content: Sendable {
    /// One text.
    case scalar(String)
    /// A list.
    case sequence([DocumentNode])
    /// Keys with their values, in the order of the file; no key is there twice.
    case mapping([Entry])
  }

  /// A key of a mapping, its place, and its value.
  public struct Entry: Sendable {
    /// The key.
    public let key: String
    /// Where the key begins.
    public let keyLocation: SourceLocation
    /// The value.
    public let value: DocumentNode
  }

  /// What the node holds.
  public let content: Content
  /// Where the node begins; for a quoted text, at the quotation mark.
  public let location: SourceLocation
  /// The key under which the node stands (a list's elements stand under the list's key); nil at the
  /// top. Messages name it.
  public let key: String?
  /// How many columns after `location` the text of a scalar begins; nil for a block scalar, whose
  /// text begins on another line.
  let textOffset: Int?

  /// Where the character of a scalar's text at `offset` (in Unicode scalars) stands.
  ///
  /// Exact for a text written on one line without escapes; otherwise the best that is known, the
  /// place where the scalar begins in the case of a block scalar.
  public func location(ofCharacter offset: Int) -> SourceLocation {
    guard let textOffset else { return location }
    return location.advanced(by: textOffset + offset)
  }
}
