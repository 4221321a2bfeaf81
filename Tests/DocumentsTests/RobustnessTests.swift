// Copyright 2026 the softbon authors
// SPDX-License-Identifier: Apache-2.0

import Documents
import Foundation
import Testing

/// Nothing that a file may hold makes a reader crash, hang or fill the memory.
@Suite(.serialized) struct RobustnessTests {
  /// Name, text, and a part of the message.
  private static let hostile: [(String, @Sendable () -> String, String)] = [
    ("brackets", { repeated("[", 100_000) }, "nested more than 100 levels"),
    ("closed brackets", { repeated("[", 500) + repeated("]", 500) }, "nested more than 100 levels"),
    ("braces", { repeated("{a: ", 10_000) }, "nested more than 100 levels"),
    ("pairs in brackets", { repeated("[a: ", 10_000) }, "nested more than 100 levels"),
    ("dashes", { repeated("- ", 100_000) + "1" }, "nested more than 100 levels"),
    (
      "indented dashes", { (0..<2000).map { repeated(" ", $0) + "-\n" }.joined() },
      "nested more than"
    ),
    (
      "indented keys", { (0..<2000).map { repeated(" ", $0) + "a:\n" }.joined() },
      "nested more than"
    ),
    ("lists in keys", { (0..<2000).map { repeated(" ", $0) + "- a:\n" }.joined() }, "f:"),
    ("question marks", { repeated("? ", 100_000) }, "'? ' begins an explicit key"),
    ("nested keys", { repeated("{", 900) + repeated("}: 1", 900) }, "expected ',' or '}'"),
    (
      "nested keys in the limits", { repeated("{", 200) + repeated("}: 1", 200) },
      "f:1:1: a key must"
    ),
    (
      "billion laughs",
      {
        (0...40).map { "a\($0): &a\($0) [\(repeated("*a\($0 - 1),", 9))]\n" }.joined()
      }, "'&' begins an anchor"
    ),
    (
      "billion laughs in keys",
      {
        (1...40).map { "? &a\($0) [*a\($0 - 1)]\n: 1\n" }.joined()
      }, "'? ' begins an explicit key"
    ),
    ("quadratic keys", { repeated("\"a\" ", 1 << 19) }, "f:1:5: expected the end of the document"),
    (
      "unclosed quotation", { "a: \"" + repeated("x\n", 1 << 20) },
      "f:1:4: the quotation mark is never"
    ),
    ("colons", { repeated(":", 1 << 20) }, "more than 200000 list elements"),
    (
      "commas", { "[1" + repeated(",1", 1 << 20) + "]" },
      "f:1:400001: more than 200000 list elements"
    ),
    ("entries", { repeated("- 1\n", 1 << 20) }, "f:200001:1: more than 200000 list elements"),
    ("keys", { (0..<200_000).map { "k\($0): 1\n" }.joined() }, "more than 200000 list elements"),
    ("stars", { repeated("-*", 1 << 18) }, "no error"),
    ("backslashes", { "[\"" + repeated("\\", 1 << 20) + "\"]" }, "no error"),
    ("escapes", { "[\"" + repeated("\\ud83d\\ude00", 1 << 15) + "\"]" }, "no error"),
    ("error at the end", { "a: |\n" + repeated("  x\n", 1 << 18) + "b: &c {" }, "f:"),
    ("comments", { repeated("#x\n", 1 << 20) }, "the document is empty"),
    ("long text", { "a: " + repeated("x", 4 << 20) }, "no error"),
    ("too large", { repeated("x", 16 << 20 + 1) }, "f:1:1: larger than 16 MiB"),
    ("50 MB", { repeated("- 1\n", 50_000_000 / 4) }, "f:1:1: larger than 16 MiB"),
  ]

  /// Each is done in well under a second when nothing else runs and the code is optimised; the test
  /// allows for a debug build and a busy machine, and still fails at quadratic cost.
  @Test(arguments: hostile.indices)
  func hostileDocumentsAreRefusedQuickly(index: Int) {
    let (name, text, expected) = Self.hostile[index]
    let input = Input(name: "f", text: text())
    var shown = ""
    let time = ContinuousClock().measure { shown = message { _ = try readDocument(input) } }
    #expect(shown.contains(expected), "\(name)")
    #expect(shown.utf8.count < 600, "\(name)")
    #expect(time < .seconds(20), "\(name)")
  }

  @Test func hostileTablesAreRefusedQuickly() {
    for (text, expected) in [
      (repeated(",", 2 << 20), "f:1:1000001: more than 1000000 fields"),
      ("a,b\n" + repeated(",\n", 1 << 20), "more than 1000000 fields"),
      ("a\n" + repeated("\"\"", 1 << 19), "no error"),
      ("a\n" + repeated("\n", 1 << 20), "f:2:1: an empty line"),
      ("a,b\n1,\"" + repeated("x\n", 1 << 19), "f:2:3: the quotation mark is never closed"),
      (repeated("x", 50_000_000), "f:1:1: larger than 16 MiB"),
    ] {
      let input = Input(name: "f", text: text)
      var shown = ""
      let time = ContinuousClock().measure { shown = message { _ = try readCSV(input) } }
      #expect(shown.contains(expected))
      #expect(time < .seconds(20), "\(expected)")
    }
  }

  /// Random mutations of good documents, and random bytes: either a tree, or an error with a place
  /// inside the text.
  @Test func mutatedDocumentsNeverCrash() {
    let scale = environment("SOFTBON_TEST_SCALE").flatMap(Double.init) ?? 1
    let seed = environment("SOFTBON_SEED").flatMap(UInt64.init) ?? 7_301
    print("seed \(seed)")
    var generator = SeededGenerator(seed: seed)
    let tokens =
      [
        "- ", "? ", ": ", ",", "[", "]", "{", "}", "&a ", "*a", "!t ", "|\n", ">-\n", "\"", "'",
        "#",
        " #",
        "%", "@", "`", "\n", "\r", "\r\n", "  ", "\t", "---\n", "...\n", "<<", "~", "\\", "\\u",
        "\\ud83d",
        "\\ude00", "\\x0", "\u{85}", "\u{2028}", "\u{FEFF}", "é", "😀", "\u{0}", "0.1",
        "a",
      ].map { Array($0.utf8) } + [[0xEF, 0xB7, 0x90], [0xEF], [0xB7], [0x90]]
    let good = [
      "name: coin\nprobabilities: [1/2, '1/2']\nrewards:\n  - 0\n  - \"1\"\nblock: {length: 8}\n",
      "{\n\t\"a\": [1, 2.5, {\"b\": \"\\u00e9\\ud83d\\ude00\"}],\n\t\"c\": null\n}\n",
      "claim: |\n  kl(a, b) <= 1/n\n  * x\nnotes: >\n  folded\n  text\n\nlist:\n- - a\n  - b\n- c: d\n  e: f\n",
      "probability,reward\r\n1/2,\"0\"\r\n1/2,\"1 \"\"x\"\"\"\r\n", "",
    ].map { Array($0.utf8) }
    for round in 0..<Int(4000 * scale) {
      var bytes = good.randomElement(using: &generator) ?? []
      for _ in 0..<Int.random(in: 1...8, using: &generator) {
        let start = Int.random(in: 0...bytes.count, using: &generator)
        let end = min(bytes.count, start + Int.random(in: 0...6, using: &generator))
        switch Int.random(in: 0...3, using: &generator) {
        case 0: bytes.removeSubrange(start..<end)
        case 1: bytes.insert(UInt8.random(in: 0...255, using: &generator), at: start)
        case 2: bytes.insert(contentsOf: bytes[start..<end], at: start)
        default:
          bytes.replaceSubrange(start..<end, with: tokens.randomElement(using: &generator) ?? [])
        }
      }
      check(bytes, "seed \(seed), round \(round): \(bytes)")
    }
    for round in 0..<Int(500 * scale) {
      let bytes = (0..<Int.random(in: 0...200, using: &generator)).map { _ in
        UInt8.random(in: 0...255, using: &generator)
      }
      check(bytes, "seed \(seed), random bytes \(round)")
    }
  }

  private func check(_ bytes: [UInt8], _ trace: String) {
    let input = Input(name: "f", bytes: bytes)
    let lines = 2 + bytes.count { $0 == 0x0A || $0 == 0x0D }
    for isCSV in [false, true] {
      do {
        if isCSV {
          let table = try readCSV(input)
          #expect(table.rows.allSatisfy { $0.count == table.header.count }, "\(trace)")
        } else {
          #expect(isClean(Tree(try readDocument(input))), "\(trace)")
        }
      } catch {
        let place = error.location
        #expect(place.file == "f" && (1...lines).contains(place.line), "\(trace)")
        #expect((1...(bytes.count + 2)).contains(place.column), "\(trace)")
        #expect(!error.message.isEmpty, "\(trace)")
      }
    }
  }

  /// No stand-in of the reader is left in a tree.
  private func isClean(_ tree: Tree) -> Bool {
    func isClean(_ text: String) -> Bool {
      !text.unicodeScalars.contains { (0xFDD0...0xFDEF).contains($0.value) }
    }
    switch tree {
    case .text(let text): return isClean(text)
    case .list(let trees): return trees.allSatisfy { self.isClean($0) }
    case .map(let pairs): return pairs.allSatisfy { isClean($0.key) && self.isClean($0.value) }
    }
  }
}

@Suite struct InputTests {
  @Test func filesAreRead() throws {
    let path = try temporaryFile([0x61, 0xFF, 0])
    defer { unlink(path) }
    #expect(try readInput(path: path) == Input(name: path, bytes: [0x61, 0xFF, 0]))
  }

  @Test func unreadableInputsAreNamed() throws {
    #expect(
      message { _ = try readInput(path: "/no/such") }
        == "/no/such: no such file; give the path of a file, or - for standard input")
    #expect(
      message { _ = try readInput(path: "/") }
        == "/: is a directory; give the path of a file, or - for standard input")
    #expect(message { _ = try readInput(path: "") }.hasPrefix("\"\": no such file"))
    #expect(message { _ = try readInput(path: "/dev/null/x") }.contains("not a directory"))
    #expect(
      message { _ = try readInput(path: "/dev/zero") }
        == "/dev/zero: larger than 16 MiB, the most that is read")
    let path = try temporaryFile([])
    defer { unlink(path) }
    truncate(path, 1 << 40)
    #expect(
      message { _ = try readInput(path: path) }.hasSuffix(
        "larger than 16 MiB, the most that is read"))
  }

  /// What has no size beforehand is read up to the limit and no further.
  @Test(arguments: [0, 1])
  func pipesAreReadUpToTheLimit(excess: Int) throws {
    var ends: [Int32] = [0, 0]
    try #require(pipe(&ends) == 0)
    let (source, sink) = (ends[0], ends[1])
    let writer = Thread {
      // What the reader leaves fits in the pipe, so this always ends.
      let block = [UInt8](repeating: 0x61, count: 1 << 16)
      for _ in 0..<256 { write(sink, block, block.count) }
      write(sink, block, excess)
      close(sink)
    }
    writer.start()
    defer { close(source) }
    var count = 0
    let shown = message { count = try readInput(path: "/dev/fd/\(source)").bytes.count }
    #expect(count == (excess > 0 ? 0 : Input.maximumSize))
    #expect(shown.contains("larger than 16 MiB") == (excess > 0))
  }

  @Test(.enabled(if: geteuid() != 0, "the superuser may read every file"))
  func permissionIsNeeded() throws {
    let path = try temporaryFile([])
    defer { unlink(path) }
    chmod(path, 0)
    #expect(
      message { _ = try readInput(path: path) }.hasSuffix(
        "permission denied; the file must be readable"))
  }

  private func temporaryFile(_ bytes: [UInt8]) throws -> String {
    var template = Array("\(environment("TMPDIR") ?? "/tmp")/softbon-XXXXXX".utf8CString)
    let descriptor = mkstemp(&template)
    try #require(descriptor >= 0)
    defer { close(descriptor) }
    try #require(write(descriptor, bytes, bytes.count) == bytes.count)
    return String(decoding: template.dropLast().map(UInt8.init(bitPattern:)), as: UTF8.self)
  }
}

private func environment(_ name: String) -> String? { getenv(name).map { String(cString: $0) } }

private func repeated(_ text: String, _ count: Int) -> String {
  String(repeating: text, count: count)
}
