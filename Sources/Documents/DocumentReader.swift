// Copyright 2026 the softbon authors
// SPDX-License-Identifier: Apache-2.0

internal import Dispatch
internal import Foundation
internal import Yams

/// The deepest nesting of lists and mappings that a document may have.
private let maximumDepth = 100

/// What is said of a deeper one, wherever that is found.
let tooDeep = "nested more than \(maximumDepth) levels deep, the most that is read"

/// Reads a YAML or JSON document; JSON is read by the same parser.
///
/// - Domain: one document of at most ``Input/maximumSize`` bytes of UTF-8, at most 100 levels deep and
///   with at most 200,000 list elements (a key counts as four). Anchors, aliases, tags and explicit
///   keys (`? `) are refused: every value stands in the file as the text that is read.
/// - Parameter input: the bytes and the name for messages.
/// - Returns: the root of the tree; every text exactly as written, quoted or not.
/// - Throws: ``DocumentError`` with the place of what is wrong.
public func readDocument(_ input: Input) throws(DocumentError) -> DocumentNode {
  let source = try SourceText(input)
  let text = try ParserText(source)
  // The parser is recursive and stops at 1000 levels of brackets or indentation, for which the stack
  // of a secondary thread (512 KiB on macOS) does not suffice.
  return try onLargeStack { () throws(DocumentError) in
    try TreeReader(file: source.file, text: text).read()
  }
}

/// Runs `body` on a thread of its own with a stack of 32 MiB, and waits for it.
private func onLargeStack<Value: Sendable>(
  _ body: @escaping @Sendable () throws(DocumentError) -> Value
) throws(DocumentError) -> Value {
  nonisolated(unsafe) var result: Result<Value, DocumentError>?
  let done = DispatchSemaphore(value: 0)
  let thread = Thread {
    do throws(DocumentError) {
      result = .success(try body())
    } catch {
      result = .failure(error)
    }
    done.signal()
  }
  thread.stackSize = 32 << 20
  thread.start()
  done.wait()
  guard let result else { preconditionFailure("the thread signals after it has set the result") }
  return try result.get()
}

/// Turns the parser's tree into ours, and its errors into ours.
private struct TreeReader {
  let file: String
  let text: ParserText

  func read() throws(DocumentError) -> DocumentNode {
    let start = SourceLocation(file: file, line: 1, column: 1)
    let root: Node?
    do {
      root = try compose()
    } catch YamlError.duplicatedKeysInMapping(let names, let context) {
      throw duplicate(key: text.restored(names.first ?? ""), first: context.mark)
    } catch let error as YamlError {
      throw ParserProblem(error, in: text, of: file).error
    } catch {
      throw DocumentError(start, "cannot be read: \(error)")
    }
    guard let root else { throw DocumentError(start, "the document is empty") }
    return try node(root, key: nil, depth: 0)
  }

  /// Without resolver rules, since those would try five regular expressions on every key.
  private func compose() throws -> Node? {
    try Parser(
      yaml: String(decoding: text.bytes, as: UTF8.self), resolver: .basic, encoding: .utf8
    ).singleRoot()
  }

  /// The parser names the first of several equal keys only. It is told apart by its first character
  /// and the text is read again, so that our own check finds the second.
  private func duplicate(key: String, first mark: Mark) -> DocumentError {
    for quotation in 0...1 {
      guard let marking = text.marking(line: mark.line, column: mark.column + quotation) else {
        break
      }
      let second = TreeReader(file: file, text: marking)
      if let root = try? second.compose() {
        do throws(DocumentError) {
          _ = try second.node(root, key: nil, depth: 0)
        } catch {
          return error
        }
      }
    }
    return duplicate(key: key, at: location(mark), other: "below, in the same mapping")
  }

  private func duplicate(
    key: String, at place: SourceLocation, other: String
  ) -> DocumentError {
    DocumentError(place, "the key \(quoted(key)) is also given \(other); keep one of them")
  }

  private func location(_ mark: Mark?) -> SourceLocation {
    SourceLocation(file: file, line: mark?.line ?? 1, column: mark?.column ?? 1)
  }

  private func node(_ node: Node, key: String?, depth: Int) throws(DocumentError) -> DocumentNode {
    let place = location(node.mark)
    guard depth < maximumDepth || node.scalar != nil else { throw DocumentError(place, tooDeep) }
    var offset: Int?
    let content: DocumentNode.Content
    switch node {
    case .scalar(let scalar):
      content = .scalar(try accepted(scalar, at: place))
      offset = scalar.style == .plain ? 0 : scalar.style.isQuoted ? 1 : nil
    case .sequence(let sequence):
      var elements: [DocumentNode] = []
      elements.reserveCapacity(sequence.count)
      for element in sequence {
        elements.append(try self.node(element, key: key, depth: depth + 1))
      }
      content = .sequence(elements)
    case .mapping(let mapping):
      content = .mapping(try entries(mapping, depth: depth))
    case .alias:
      throw DocumentError(place, StandIn.alias.refusal ?? "")
    }
    return DocumentNode(content: content, location: place, key: key, textOffset: offset)
  }

  private func entries(
    _ mapping: Node.Mapping, depth: Int
  ) throws(DocumentError) -> [DocumentNode.Entry] {
    var places: [String: SourceLocation] = [:]
    var entries: [DocumentNode.Entry] = []
    entries.reserveCapacity(mapping.count)
    for (key, value) in mapping {
      let place = location(key.mark)
      guard case .scalar(let scalar) = key else {
        throw DocumentError(place, "a key must be one text, not a list or a mapping")
      }
      let name = try accepted(scalar, at: place)
      guard !name.isEmpty else {
        throw DocumentError(place, "the key before ':' is empty; write key: value")
      }
      if let first = places.updateValue(place, forKey: name) {
        throw duplicate(key: name, at: place, other: "at \(first.line):\(first.column)")
      }
      let node = try node(value, key: name, depth: depth + 1)
      entries.append(.init(key: name, keyLocation: place, value: node))
    }
    return entries
  }

  /// The text of a scalar, unless it begins with something that is refused.
  private func accepted(
    _ scalar: Node.Scalar, at place: SourceLocation
  ) throws(DocumentError) -> String {
    let written = scalar.string
    if scalar.style == .plain, let first = written.unicodeScalars.first,
      let standIn = StandIn(first), let refusal = standIn.refusal
    {
      // "?x" is an ordinary text, "? x" is not.
      let second = written.unicodeScalars.dropFirst().first
      if standIn != .explicitKey || second == nil || second == " " {
        throw DocumentError(place, refusal)
      }
    }
    return text.restored(written)
  }
}

extension Node.Scalar.Style {
  fileprivate var isQuoted: Bool { self == .singleQuoted || self == .doubleQuoted }
}
