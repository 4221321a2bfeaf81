// Copyright 2026 the softbon authors
// SPDX-License-Identifier: Apache-2.0
//
// The JSON of `softbon distribution` as an outside program sees it, checked against the interface while it is read.

import ExactArithmetic
import Foundation
import Testing

/// A number of the interface.
struct PrintedNumber: Equatable {
  var lower: Rational
  var upper: Rational
  var exact: Rational?
  /// The decimals as printed.
  var decimals: [String]

  /// Whether upper − lower ≤ 10^(1−digits)·min(|lower|, |upper|).
  func keeps(digits: Int) -> Bool {
    upper - lower <= Rational.power(10, 1 - digits) * min(lower.magnitude, upper.magnitude)
  }

  func contains(_ value: Rational) -> Bool { lower <= value && value <= upper }
}

struct PrintedLaw {
  var n: String
  var engine: String
  var precisionBits: Int
  var lambda: String?
  var crossCheck: String?
  var digits: Int?
  var soft: [PrintedNumber]
  var tilted: [PrintedNumber]
}

struct DistributionDocument {
  var problem: [String: Any]
  var laws: [PrintedLaw]
  var isComplete: Bool

  /// Reads a document and checks its form.
  init(_ text: String) throws {
    #expect(text.hasSuffix("}\n") && !text.hasSuffix("\n\n"))
    let root = try #require(
      try JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any])
    #expect(root["schema"] as? String == "softbon.distribution/1")
    #expect(root["version"] is String)
    isComplete = root["complete"] as? Bool ?? true
    problem = try #require(root["problem"] as? [String: Any])
    laws = try #require(root["results"] as? [[String: Any]]).map { result in
      let known: Set = [
        "n", "engine", "precisionBits", "lambda", "crossCheck", "digits", "soft", "tilted",
      ]
      #expect(Set(result.keys).isSubset(of: known))
      return PrintedLaw(
        n: try #require(result["n"] as? String),
        engine: try #require(result["engine"] as? String),
        precisionBits: try #require(result["precisionBits"] as? Int),
        lambda: result["lambda"] as? String, crossCheck: result["crossCheck"] as? String,
        digits: result["digits"] as? Int, soft: try Self.numbers(result["soft"]),
        tilted: try Self.numbers(result["tilted"]))
    }
    // The one kind of number in the text are the integers of these two keys, and every level's keys ascend.
    for line in text.split(separator: "\n") {
      if let match = line.firstMatch(of: #/": (-?[0-9][^,]*)/#) {
        #expect(line.contains("\"precisionBits\": ") || line.contains("\"digits\": "))
        #expect(Int(match.1) != nil, "\(line)")
      }
      let keys = line.matches(of: #/"([a-z]+)": "/#).map(\.1)
      #expect(keys == keys.sorted(), "\(line)")
    }
  }

  private static func numbers(_ value: Any?) throws -> [PrintedNumber] {
    try #require(value as? [[String: String]]).map { members in
      #expect(Set(members.keys).subtracting(["exact"]) == ["lower", "upper"])
      let decimals = [try #require(members["lower"]), try #require(members["upper"])]
      for decimal in decimals {
        #expect(decimal.wholeMatch(of: #/-?\d+(\.\d+)?(e-?\d+)?/#) != nil, "\(decimal)")
      }
      let number = PrintedNumber(
        lower: try Rational(parsing: decimals[0]), upper: try Rational(parsing: decimals[1]),
        exact: try members["exact"].map { try Rational(parsing: $0) }, decimals: decimals)
      #expect(number.lower <= number.upper)
      if let exact = number.exact { #expect(number.contains(exact)) }
      return number
    }
  }
}
