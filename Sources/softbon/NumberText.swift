// Copyright 2026 the softbon authors
// SPDX-License-Identifier: Apache-2.0
//
// How certified numbers look. The decimals come from the library, which rounds them outward; here they are only put
// together.

import Enclosures
import Tables

/// A number for people: `7/12` where it is exact and short, else the decimals that enclose it with their common
/// beginning written once, `0.35452301081542[19, 21]`.
struct NumberText: CustomStringConvertible {
  /// The longest exact number that is shown as it stands.
  private static let longestExact = 30

  let description: String

  init(_ number: CertifiedNumber, digits: Int) {
    if case .undefined = number {
      description = "-"
      return
    }
    let decimal = number.decimal(digits: digits)
    if let exact = decimal?.exact, exact.utf8.count <= Self.longestExact {
      description = exact
    } else {
      description = Self.joined(decimal?.lower ?? "-inf", decimal?.upper ?? "inf")
    }
  }

  private static func joined(_ lower: String, _ upper: String) -> String {
    if lower == upper { return lower }
    func parts(_ text: String) -> (mantissa: Substring, exponent: Substring) {
      let end = text.firstIndex(of: "e") ?? text.endIndex
      return (text[..<end], text[end...])
    }
    let (a, b) = (parts(lower), parts(upper))
    let common = a.mantissa.commonPrefix(with: b.mantissa)
    guard a.exponent == b.exponent, common.contains(where: \.isNumber) else {
      return "[\(lower), \(upper)]"
    }
    let tails = (a.mantissa.dropFirst(common.count), b.mantissa.dropFirst(common.count))
    return "\(common)[\(tails.0), \(tails.1)]\(a.exponent)"
  }
}

extension Substring {
  fileprivate func commonPrefix(with other: Substring) -> Substring {
    var end = startIndex
    for (a, b) in zip(self, other) {
      guard a == b else { break }
      formIndex(after: &end)
    }
    return self[..<end]
  }
}

extension JSONValue {
  /// A number as the interface has it: `{"lower", "upper"}`, with `"exact"` where it is known; null when undefined.
  static func number(_ number: CertifiedNumber, digits: Int) -> JSONValue {
    guard let decimal = number.decimal(digits: digits) else { return .null }
    var members: [String: JSONValue] = [:]
    if let exact = decimal.exact { members["exact"] = .string(exact) }
    // +∞ has no decimals; an end of which nothing is known is null.
    if case .positiveInfinity = number { return .object(members) }
    members["lower"] = decimal.lower.map { .string($0) } ?? .null
    members["upper"] = decimal.upper.map { .string($0) } ?? .null
    return .object(members)
  }
}
