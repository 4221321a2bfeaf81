// Copyright 2026 the softbon authors
// SPDX-License-Identifier: Apache-2.0

import Documents
import Testing

@Suite struct CSVTests {
  private func texts(_ csv: String) throws -> [[String]] {
    let table = try readCSV(Input(name: "f", text: csv))
    return ([table.header] + table.rows).map { $0.map(\.text) }
  }

  @Test(arguments: [
    ("a,b\n1,2\n", [["a", "b"], ["1", "2"]]),
    ("a,b\r\n1,2\r\n3,4", [["a", "b"], ["1", "2"], ["3", "4"]]),
    ("\u{FEFF}a\n0.1", [["a"], ["0.1"]]),
    ("a,b\n,\n", [["a", "b"], ["", ""]]),
    ("a\n", [["a"]]),
    ("a\n\"\"\n", [["a"], [""]]),
    ("\"a,\"\"b\",c\n\"x\r\ny\",\" z \"\n", [["a,\"b", "c"], ["x\r\ny", " z "]]),
    ("a, b\n#1,&\n", [["a", " b"], ["#1", "&"]]),
  ])
  func tablesAreRead(csv: String, expected: [[String]]) throws {
    #expect(try texts(csv) == expected)
  }

  @Test func placesAreLinesAndColumns() throws {
    let table = try readCSV(Input(name: "f", text: "é,\"b\nc\"\r\n1,\"x\ny\"\n2,3\n"))
    #expect(
      (table.header + table.rows.joined()).map { "\($0.location)" }
        == ["f:1:1", "f:1:3", "f:3:1", "f:3:3", "f:5:1", "f:5:3"])
    #expect(table.column("b\nc") == 1 && table.column("b") == nil)
    #expect(
      "\(table.rows[1][0].error("is \"2\", not a probability", column: "probability"))"
        == "f:5:1: probability: is \"2\", not a probability")
    #expect(
      message { try table.checkColumns(allowed: ["é", "b"]) }
        == "f:1:3: unknown column \"b\\nc\" (the columns are é, b)")
    let names = try readCSV(Input(name: "f", text: "probabilty,reward\n"))
    #expect(
      message { try names.checkColumns(allowed: ["probability", "reward"]) }
        == "f:1:1: unknown column \"probabilty\"; did you mean \"probability\"? (the columns are probability, reward)"
    )
  }

  @Test(arguments: [
    ("", "f:1:1: the first line is empty"), ("\na\n", "f:1:1: the first line is empty"),
    ("a,,b\n", "f:1:3: the column has no name"),
    ("a,b,\"a\"\n", "f:1:5: the column \"a\" is also given at 1:1"),
    ("a,b\n1\n", "f:2:1: 1 fields where the header has 2"),
    ("a,b\n1,2\n1,2,3\n", "f:3:1: 3 fields where the header has 2"),
    ("a,b\n1,2,\n", "f:2:1: 3 fields where the header has 2"),
    ("a,b\n1,2\n\n", "f:3:1: an empty line; remove it"), ("a\n\n1\n", "f:2:1: an empty line"),
    ("a,b\n1,\"2\n3,4\n", "f:2:3: the quotation mark is never closed"),
    ("a,b\n1,2\"3\"\n", "f:2:4: a quotation mark inside a field"),
    ("a,b\n\"1\"2,3\n", "f:2:4: expected a comma or the end of the line"),
    ("a,b\n\"1\" ,3\n", "f:2:4: expected a comma or the end of the line"),
    ("a,b\r1,2\r", "f:1:4: a carriage return without a line feed"),
    ("a\n\u{0}\n", "f:2:1: the invisible character U+0000"),
  ])
  func mistakesAreNamed(csv: String, expected: String) {
    #expect(message { _ = try texts(csv) }.hasPrefix(expected))
  }

  @Test func randomTablesAreReadBack() throws {
    let seed: UInt64 = 4_180
    var generator = SeededGenerator(seed: seed)
    let pieces = ["a", ",", "\"", "\n", "\r\n", "\r", " ", "é", "😀", "1/2"]
    for round in 0..<500 {
      let width = Int.random(in: 1...4, using: &generator)
      var rows = [(0..<width).map { "c\($0)" }]
      for _ in 0..<Int.random(in: 0...5, using: &generator) {
        rows.append(
          (0..<width).map { _ in
            (0..<Int.random(in: 0...4, using: &generator))
              .map { _ in pieces.randomElement(using: &generator) ?? "" }.joined()
          })
      }
      let end = Bool.random(using: &generator) ? "\n" : "\r\n"
      let lines = rows.map { row in
        row.map { field in
          let needsQuotes = field.utf8.contains { [0x22, 0x2C, 0x0A, 0x0D].contains($0) }
          guard needsQuotes || field.isEmpty || Bool.random(using: &generator) else { return field }
          let doubled = field.split(separator: "\"", omittingEmptySubsequences: false)
          return "\"" + doubled.joined(separator: "\"\"") + "\""
        }.joined(separator: ",")
      }
      let csv = lines.joined(separator: end) + (Bool.random(using: &generator) ? end : "")
      #expect((try? texts(csv)) == rows, "seed \(seed), round \(round): \(csv)")
    }
  }
}
