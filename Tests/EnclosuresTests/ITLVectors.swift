// Copyright 2026 the softbon authors
// SPDX-License-Identifier: Apache-2.0
//
// A reader of the interval test language: statements `operation operand… = expectation;` with intervals [a, b], numbers
// and truth values. The vectors are third-party data and not part of this repository: they are read from the folder
// that SOFTBON_ITL names, by default ../shared/itl beside the package.

import Enclosures
import ExactArithmetic
import Foundation
import TestSupport

/// One statement of a file of test vectors.
struct ITLVector: Sendable, CustomStringConvertible {
  /// What an operand or an expectation is; an end that is nil is infinite.
  enum Value: Sendable, Equatable {
    case interval(Rational?, Rational?)
    case empty
    case number(Rational)
    case truth(Bool)
  }

  let file: String
  let statement: String
  let operation: String
  let operands: [Value]
  let expected: Value

  var description: String { "\(file): \(statement)" }
}

enum ITLFolder {
  /// The folder of the vectors.
  static let url: URL = {
    if let path = TestRun.environment("SOFTBON_ITL") { return URL(filePath: path) }
    var root = URL(filePath: #filePath)
    for _ in 0..<3 { root.deleteLastPathComponent() }
    return root.deletingLastPathComponent().appending(path: "shared/itl")
  }()

  /// The files in it, by name.
  static let files: [URL] =
    ((try? FileManager.default.contentsOfDirectory(at: url, includingPropertiesForKeys: nil)) ?? [])
    .filter { $0.pathExtension == "itl" }
    .sorted { $0.lastPathComponent < $1.lastPathComponent }

  /// Every statement that reads as a vector without decorations, with ends that are binary64 numbers.
  static func vectors() throws -> [ITLVector] {
    try files.flatMap { file in
      try statements(String(contentsOf: file, encoding: .utf8)).compactMap {
        vector($0, file: file.lastPathComponent)
      }
    }
  }

  /// The text between semicolons and braces, without comments.
  private static func statements(_ text: String) -> [String] {
    text.replacing(/\/\*(?s:.*?)\*\//, with: " ").replacing(/\/\/[^\n]*/, with: " ")
      .split { ";{}".contains($0) }
      .map { $0.split(whereSeparator: \.isWhitespace).joined(separator: " ") }
  }

  private static func vector(_ statement: String, file: String) -> ITLVector? {
    let sides = statement.split(separator: "=", omittingEmptySubsequences: false)
    guard sides.count == 2, let name = sides[0].firstMatch(of: /^\s*([A-Za-z0-9-]+)\s/) else {
      return nil
    }
    func values(_ text: Substring) -> [ITLVector.Value]? {
      let tokens = text.matches(of: /\[[^\]]*\]\S*|\S+/).map { String($0.output) }
      let read = tokens.compactMap(value)
      return read.count == tokens.count ? read : nil
    }
    guard let operands = values(sides[0][name.range.upperBound...]),
      let expected = values(sides[1]), expected.count == 1
    else { return nil }
    return ITLVector(
      file: file, statement: statement, operation: String(name.output.1), operands: operands,
      expected: expected[0])
  }

  /// A value, or nil for anything else: decorated intervals, NaI, numbers that are not in binary64, strings.
  private static func value(_ token: String) -> ITLVector.Value? {
    if token == "true" || token == "false" { return .truth(token == "true") }
    guard token.hasPrefix("[") else { return number(token).map { .number($0) } }
    guard token.hasSuffix("]") else { return nil }
    let inside = token.dropFirst().dropLast().filter { !$0.isWhitespace }.lowercased()
    if inside == "empty" { return .empty }
    if inside == "entire" { return .interval(nil, nil) }
    let ends = inside.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
    guard ends.count == 2 else { return nil }
    var read: [Rational?] = []
    for (end, infinity) in zip(ends, ["-infinity", "infinity"]) {
      if end == infinity || end == "+" + infinity {
        read.append(nil)
      } else if let number = number(end) {
        read.append(number)
      } else {
        return nil
      }
    }
    if let low = read[0], let high = read[1], low > high { return nil }
    return .interval(read[0], read[1])
  }

  private static func number(_ text: String) -> Rational? {
    let unsigned = text.hasPrefix("+") ? String(text.dropFirst()) : text
    guard let value = try? Rational(parsing: unsigned) else { return nil }
    return value.rounded(to: .binary64).value == value ? value : nil
  }
}
