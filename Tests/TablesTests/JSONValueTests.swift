// Copyright 2026 the softbon authors
// SPDX-License-Identifier: Apache-2.0

import Foundation
import Tables
import Testing

@Suite struct JSONValueTests {
  @Test func layoutIsFixed() {
    let long = String(repeating: "x", count: 90)
    let value: JSONValue = .object([
      "schema": .string("softbon.test/1"), "é": .bool(true), "z": .null, "Z": .bool(false),
      "empty": .array([]), "none": .object([:]), "i": .integer(.min),
      "list": .array([.string("1/2"), .integer(1), .null]),
      "long": .array([.string(long), .string("")]),
      "soft": .array([.object(["upper": .string("0.6"), "lower": .string("0.5")])]),
    ])
    #expect(
      value.text == """
        {
          "Z": false,
          "empty": [],
          "i": -9223372036854775808,
          "list": ["1/2", 1, null],
          "long": [
            "\(long)",
            ""
          ],
          "none": {},
          "schema": "softbon.test/1",
          "soft": [
            {"lower": "0.5", "upper": "0.6"}
          ],
          "z": null,
          "é": true
        }

        """)
    #expect(JSONValue.null.text == "null\n" && JSONValue.array([]).text == "[]\n")
  }

  @Test func stringsAreEscaped() {
    #expect(
      JSONValue.string("\"\\/\u{8}\u{C}\n\r\t\u{0}\u{10}\u{1F}\u{7F}é\u{2028}😀").text
        == "\"\\\"\\\\/\\b\\f\\n\\r\\t\\u0000\\u0010\\u001f\u{7F}é\u{2028}😀\"\n")
  }

  /// Keys are in the order of their bytes, also where that is not Swift's order of strings.
  @Test func keysAreInByteOrder() {
    let keys = ["a", "e\u{301}", "f", "é", "\u{FF5E}", "😀", "A", "", "a b", "a!"]
    let text = JSONValue.object(Dictionary(keys.map { ($0, .array([.array([])])) }) { a, _ in a })
      .text
    let written = text.split(separator: "\n").filter { $0.hasPrefix("  \"") }
      .map { Array($0.dropFirst(3).prefix { $0 != "\"" }.utf8) }
    #expect(written.count >= 9)
    #expect(zip(written, written.dropFirst()).allSatisfy { $0.lexicographicallyPrecedes($1) })
  }

  private func random(depth: Int, _ generator: inout SeededGenerator) -> JSONValue {
    func text() -> String {
      let pieces = ["a", "\"", "\\", "\n", "\u{0}", "é", "😀", "\u{2029}", "/", "longer text "]
      return (0..<Int.random(in: 0...5, using: &generator))
        .map { _ in pieces.randomElement(using: &generator) ?? "" }.joined()
    }
    let count = Int.random(in: 0...4, using: &generator)
    switch Int.random(in: 0...(depth == 0 ? 3 : 7), using: &generator) {
    case 0: return .string(text())
    case 1: return .integer(Int.random(in: -1_000_000...1_000_000, using: &generator))
    case 2: return .bool(Bool.random(using: &generator))
    case 3: return .null
    case 4, 5: return .array((0..<count).map { _ in random(depth: depth - 1, &generator) })
    default:
      let members = (0..<count).map { _ in (text(), random(depth: depth - 1, &generator)) }
      return .object(Dictionary(members) { a, _ in a })
    }
  }

  private func foundation(_ value: JSONValue) -> NSObject {
    switch value {
    case .string(let string): string as NSString
    case .integer(let integer): integer as NSNumber
    case .bool(let bool): bool as NSNumber
    case .null: NSNull()
    case .array(let values): values.map(foundation) as NSArray
    case .object(let members): members.mapValues(foundation) as NSDictionary
    }
  }

  /// Second route: Foundation's reader, which shares nothing with the writer.
  @Test func randomValuesAreReadBack() throws {
    let seed: UInt64 = 8_259
    var generator = SeededGenerator(seed: seed)
    for round in 0..<500 {
      let value = random(depth: 4, &generator)
      let text = value.text
      let read = try JSONSerialization.jsonObject(with: Data(text.utf8), options: .fragmentsAllowed)
      #expect((read as? NSObject) == foundation(value), "seed \(seed), round \(round): \(text)")
      #expect(text.last == "\n" && text.dropLast().last?.isNewline == false)
      #expect(value.text == text)
    }
  }

  @Test func resultsWrittenOneByOneAreTheWholeDocument() {
    let seed: UInt64 = 64
    var generator = SeededGenerator(seed: seed)
    for count in [0, 1, 2, 30] {
      var members: [String: JSONValue] = [
        "problem": random(depth: 3, &generator), "schema": .string("softbon.check/1"),
        "summary": .object(["proved": .integer(count)]), "version": .string("1"),
      ]
      if count == 2 { members = [:] }
      let results = (0..<count).map {
        JSONValue.object(["n": .string("\($0)"), "v": random(depth: 3, &generator)])
      }
      let sink = Sink()
      var writer = JSONResultsWriter(members: members.filter { $0.key != "summary" }, output: sink)
      for result in results { writer.append(result) }
      writer.finish(members.filter { $0.key == "summary" })
      members["results"] = .array(results)
      if count > 0 || members.count > 1 {
        #expect(sink.text == JSONValue.object(members).text, "seed \(seed)")
      }
    }
    let sink = Sink()
    let writer = JSONResultsWriter(members: ["schema": .null], output: sink)
    writer.finish(["complete": .bool(false)])
    #expect(
      sink.text == "{\n  \"results\": [],\n  \"complete\": false,\n  \"schema\": null\n}\n")
  }

  private final class Sink: TextOutputStream {
    var text = ""
    func write(_ string: String) { text += string }
  }

  @Test func largeAndDeepValuesCostLinearTime() {
    var deep: JSONValue = .array([.array([])])
    for _ in 0..<1000 { deep = .array([.null, deep]) }
    let long = JSONValue.string(String(repeating: "\"a\n", count: 1 << 18))
    let wide = JSONValue.array(
      (0..<50_000).map { .object(["n": .string("\($0)"), "v": .array([])]) })
    let flat = JSONValue.array((0..<200_000).map { .integer($0) })
    for (value, bytes) in [
      (deep, 2_000_000), (long, 1_000_000), (wide, 1_500_000), (flat, 1_000_000),
    ] {
      var length = 0
      let time = ContinuousClock().measure { length = value.text.utf8.count }
      #expect(length > bytes && length < 8 * bytes, "\(length)")
      #expect(time < .seconds(20))
    }
  }
}
