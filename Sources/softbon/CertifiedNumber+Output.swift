// Copyright 2026 the softbon authors
// SPDX-License-Identifier: Apache-2.0
//
// Certified numbers as the interface and as tables have them. The decimals come from the library, which rounds them
// outward.

import Enclosures
import ExactArithmetic
import Tables

extension JSONValue {
  /// A number as `{"lower", "upper"}`, with `"exact"` where it is known; null when undefined.
  static func number(_ number: CertifiedNumber, digits: Int) -> JSONValue {
    .number(number.decimal(digits: digits))
  }

  /// Decimals that enclose a number, in the same form.
  static func number(_ decimal: DecimalEnclosure?) -> JSONValue {
    guard let decimal else { return .null }
    var members: [String: JSONValue] = [:]
    if let exact = decimal.exact { members["exact"] = .string(exact) }
    // +∞ has no decimals; an end of which nothing is known is null.
    if decimal.exact == "inf" { return .object(members) }
    members["lower"] = decimal.lower.map { .string($0) } ?? .null
    members["upper"] = decimal.upper.map { .string($0) } ?? .null
    return .object(members)
  }
}

extension Cell {
  /// The longest exact input that stands in a table as it is.
  private static let longestInput = 30

  /// A computed number.
  static func number(_ number: CertifiedNumber, digits: Int) -> Cell {
    if case .undefined(let why) = number { return .empty(why: why) }
    return .number(number.decimal(digits: digits), why: "")
  }

  /// Decimals that enclose a number, or why there is none.
  static func number(_ decimal: DecimalEnclosure?, why: String?) -> Cell {
    guard let decimal else { return .empty(why: why ?? "") }
    return .number(lower: decimal.lower, upper: decimal.upper, exact: decimal.exact)
  }

  /// A number that was given: as it is, or enclosed when it is long.
  static func input(_ value: Rational, digits: Int) -> Cell {
    let text = value.description
    return text.utf8.count <= longestInput ? .text(text) : .number(.exact(value), digits: digits)
  }
}
