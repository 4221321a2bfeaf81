// Copyright 2026 the softbon authors
// SPDX-License-Identifier: Apache-2.0

// What the readers of a schema need: each helper returns the form that is wanted or throws an error
// that names the file, the place, the key, the value and what would be right.

extension DocumentNode {
  /// An error about this node: `file:line:column: key: message`.
  public func error(_ message: String) -> DocumentError {
    DocumentError(location, key.map { "\(shown(key: $0)): \(message)" } ?? message)
  }

  /// The text of a scalar.
  ///
  /// - Parameter expected: what would be right, for the message, as in `a number such as 3/10`.
  /// - Returns: the text as it stands in the file.
  /// - Throws: ``DocumentError`` when the node is a list or a mapping, or the text is empty.
  public func scalar(expected: String = "one value") throws(DocumentError) -> String {
    guard case .scalar(let text) = content, !text.isEmpty else {
      throw error("is \(summary); expected \(expected)")
    }
    return text
  }

  /// The elements of a list.
  ///
  /// - Parameter expected: what would be right, for the message, as in `a list such as [1/2, 1/2]`.
  /// - Returns: the elements, in order; there may be none.
  /// - Throws: ``DocumentError`` when the node is a scalar or a mapping.
  public func list(expected: String = "a list") throws(DocumentError) -> [DocumentNode] {
    guard case .sequence(let nodes) = content else {
      throw error("is \(summary); expected \(expected)")
    }
    return nodes
  }

  /// The entries of a mapping whose keys are free.
  ///
  /// - Parameter expected: what would be right, for the message.
  /// - Returns: the entries in the order of the file, no key twice.
  /// - Throws: ``DocumentError`` when the node is a scalar or a list.
  public func entries(expected: String = "a mapping (key: value)") throws(DocumentError) -> [Entry]
  {
    guard case .mapping(let entries) = content else {
      throw error("is \(summary); expected \(expected)")
    }
    return entries
  }

  /// A mapping all of whose keys are among `allowed`.
  ///
  /// - Parameter allowed: every key that may stand here, in the order in which a message lists them.
  /// - Returns: the mapping, to be asked for its keys.
  /// - Throws: ``DocumentError`` when the node is not a mapping, or has another key; the message
  ///   suggests the nearest allowed key.
  public func mapping(allowed: [String]) throws(DocumentError) -> DocumentMapping {
    let keys = allowed.joined(separator: ", ")
    let entries = try entries(expected: "a mapping with the keys \(keys)")
    for entry in entries where !allowed.contains(entry.key) {
      let place = key.map { " in \(shown(key: $0))" } ?? ""
      throw DocumentError(
        entry.keyLocation,
        "unknown key \(quoted(entry.key))\(place)\(guess(for: entry.key, in: allowed)) (the keys are \(keys))"
      )
    }
    return DocumentMapping(node: self, entries: entries)
  }

  private func guess(for key: String, in allowed: [String]) -> String {
    // {lambda:1} is the key "lambda:1" to YAML.
    if let name = allowed.first(where: { key.hasPrefix($0 + ":") }) {
      return "; write \(name): with a blank after the colon"
    }
    return nearestName(to: key, in: allowed).map { "; did you mean \(quoted($0))?" } ?? ""
  }

  /// What the node is, for a message.
  var summary: String {
    switch content {
    case .scalar(""): "empty"
    case .scalar(let text): quoted(text)
    case .sequence(let nodes): nodes.isEmpty ? "an empty list" : "a list"
    case .mapping: "a mapping"
    }
  }
}

/// A mapping whose keys are known to be allowed.
public struct DocumentMapping: Sendable {
  /// The node that holds the mapping.
  public let node: DocumentNode
  /// The entries in the order of the file.
  public let entries: [DocumentNode.Entry]

  /// The value of `key`, or nil when the key is absent.
  public subscript(key: String) -> DocumentNode? {
    entries.first { $0.key == key }?.value
  }

  /// The value of a key that must be present.
  ///
  /// - Parameters:
  ///   - key: the key.
  ///   - expected: what its value would be, for the message, as in `[1/2, 1/2]`.
  /// - Returns: the value.
  /// - Throws: ``DocumentError`` when the key is absent.
  public func required(
    _ key: String, expected: String? = nil
  ) throws(DocumentError) -> DocumentNode {
    if let value = self[key] { return value }
    let form = expected.map { "; write \(key): \($0)" } ?? ""
    throw node.error("the key \(quoted(key)) is missing\(form)")
  }
}

/// A key at the head of a message: bare when it is a plain name, else quoted.
func shown(key: String) -> String {
  let isPlain = key.utf8.allSatisfy {
    ($0 | 0x20) >= 0x61 && ($0 | 0x20) <= 0x7A || $0 >= 0x30 && $0 <= 0x39 || $0 == 0x5F
  }
  return isPlain && !key.isEmpty && key.utf8.count <= 60 ? key : quoted(key)
}
