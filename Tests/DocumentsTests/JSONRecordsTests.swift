// Copyright 2026 the softbon authors
// SPDX-License-Identifier: Apache-2.0

import Documents
import Testing

/// Every part of a tree with its place.
private func parts(_ node: DocumentNode) -> [String] {
  let head = "\(node.location) \(node.location(ofCharacter: 0)) \(node.key ?? "-")"
  switch node.content {
  case .scalar(let text): return ["\(head) \(text)"]
  case .sequence(let nodes): return [head + " ["] + nodes.flatMap(parts)
  case .mapping(let entries):
    return [head + " {"] + entries.flatMap { ["\($0.keyLocation) \($0.key)"] + parts($0.value) }
  }
}

/// The parts of the root without its records, and those of the records.
private func partsByRecord(_ text: String) throws -> (root: [String], records: [[String]]) {
  var records: [[String]] = []
  let root = try readRecords(Input(name: "f", text: text), under: "rows") { node in
    records.append(parts(node))
  }
  return (parts(root), records)
}

/// A random JSON value.
private func value(_ depth: Int, _ random: inout SeededGenerator) -> String {
  let blanks = ["", "", " ", "\n", "\r\n  ", "\t "]
  func blank() -> String { blanks.randomElement(using: &random) ?? "" }
  let texts = [
    #""""#, #""a b""#, #""\u00e9\n\\\"""#, #""é\u2028 ✓""#, #""\ud83d\ude00 x""#, "0.5", "-1e-7",
    "null", "true", "0x1.8p-3", #""{[,:""#, "NaN",
  ]
  let kind = depth == 0 ? 0 : Int.random(in: 0...3, using: &random)
  if kind < 2 { return texts.randomElement(using: &random) ?? "1" }
  let count = Int.random(in: 0...(2 * depth), using: &random)
  var items: [String] = []
  for i in 0..<count {
    let inner = value(depth - 1, &random)
    items.append(blank() + (kind == 2 ? inner : "\"k\(i)é\": " + inner) + blank())
  }
  let list = items.joined(separator: ",")
  return kind == 2 ? "[\(list)]" : "{\(list)}"
}

@Suite struct JSONRecordsTests {
  /// Two readers that share no code give the same texts at the same places.
  @Test func treesAreThoseOfTheYAMLReader() throws {
    for seed in 1...40 {
      var random = SeededGenerator(seed: UInt64(seed))
      let records = (0..<3).map { _ in value(3, &random) }
      let text =
        " {\"head\": \(value(2, &random)),\n\"rows\": [\(records.joined(separator: " ,\n"))]}\n"
      let expected = try readDocument(Input(name: "f", text: text))
      guard case .mapping(let entries) = expected.content,
        case .sequence(let rows) = entries[1].value.content
      else { throw DocumentError(expected.location, "no mapping") }
      let (root, read) = try partsByRecord(text)
      let expectedRows = rows.map(parts)
      let inRows = Set(expectedRows.joined())
      let isSame =
        read == expectedRows && root == parts(expected).filter { !inRows.contains($0) }
      #expect(isSame, "seed \(seed): \(text)")
    }
  }

  @Test(arguments: [
    (#"{"rows": [1, 2}"#, "f:1:15: expected a comma or ']'"),
    (#"{"rows": [1, 2"#, "f:1:15: the file ends after a value"),
    (#"{"rows": [1, "2" "#, "f:1:18: the file ends inside the list that begins at 1:10"),
    (#"{"rows": [1, 2,]}"#, "f:1:16: a comma before ']'; remove it"),
    (#"{"rows": [1, , 2]}"#, "f:1:14: expected a value"),
    (#"{"rows": [1 2]}"#, "f:1:13: expected a comma or ']'"),
    ("{\"rows\": [],\n\"é\": 1, \"é\": 2}", "f:2:9: the key \"é\" is also given at 2:1; keep one"),
    ("{rows: []}", "f:1:2: expected a key in quotation marks"),
    (#"{"rows" []}"#, #"f:1:9: expected ':' after the key "rows""#),
    (#"{"": 1}"#, "f:1:2: the key before ':' is empty"),
    (#"{"rows": []} x"#, "f:1:14: expected the end of the file"),
    (#"{"rows": ["a"#, "f:1:11: the quotation mark is never closed"),
    ("{\"rows\": [\"a\nb\"]}", "f:1:13: a line ends inside a text"),
    (#"{"rows": ["a\x"]}"#, #"f:1:13: '\' begins none of the escapes"#),
    (#"{"rows": ["\ud800"]}"#, #"f:1:12: '\' begins none of the escapes"#),
    ("{\"rows\": [\"\u{0}\"]}", "f:1:12: the invisible character U+0000"),
    ("[1]", "no error"), ("rows: [1, 2]", "no error"),
    (
      "{\"rows\": [" + String(repeating: "[", count: 200_000),
      "f:1:109: nested more than 100 levels"
    ),
  ])
  func mistakesAreLocated(_ text: String, _ expected: String) {
    let shown = message { _ = try partsByRecord(text) }
    #expect(shown.hasPrefix(expected), "\(shown)")
  }

  @Test func manyKeysAreCompared() {
    let keys = (0..<40).map { "\"k\($0)\": 1" }
    #expect(message { _ = try partsByRecord("{\(keys.joined(separator: ","))}") } == "no error")
    for i in [3, 16, 39] {
      let twice = (keys + [keys[i]]).joined(separator: ",\n")
      #expect(
        message { _ = try partsByRecord("{\(twice)}") }.contains("is also given at \(i + 1):"))
    }
  }

  /// More entries than the YAML reader takes; every truncation is a mistake.
  @Test func longListsAndTruncatedOnes() throws {
    let list = String(repeating: "10,", count: 201_000)
    let text = "{\"rows\": [[\(list)11], {\"a\": [1, \"x\\n\"]}]}"
    #expect(message { _ = try read(text) }.contains("more than 200000 list elements"))
    var counts: [Int] = []
    _ = try readRecords(Input(name: "f", text: text), under: "rows") { node in
      if case .sequence(let nodes) = node.content { counts.append(nodes.count) }
    }
    #expect(counts == [201_001])
    let short = Array(text.utf8.suffix(30))
    let bytes = Array("{\"rows\": [[1,".utf8) + short
    #expect(message { _ = try partsByRecord(String(decoding: bytes, as: UTF8.self)) } == "no error")
    for end in 1..<bytes.count {
      let cut = String(decoding: bytes[..<end], as: UTF8.self)
      #expect(message { _ = try partsByRecord(cut) }.hasPrefix("f:1:"), "\(cut)")
    }
  }
}
