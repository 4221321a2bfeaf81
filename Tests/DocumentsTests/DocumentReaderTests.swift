// Copyright 2026 the softbon authors
// SPDX-License-Identifier: Apache-2.0

import Documents
import Testing

@Suite struct DocumentReaderTests {
  @Test(arguments: [
    // Scalars are the text that is written.
    ("0.1", "0.1"), ("1e-1", "1e-1"), ("'0.1'", "0.1"), ("\"0.1\"", "0.1"),
    ("0x1.8p-1", "0x1.8p-1"),
    ("010", "010"), ("yes", "yes"), ("null", "null"), ("~", "~"), ("-0", "-0"), ("1_0", "1_0"),
    ("2026-01-01", "2026-01-01"), ("12:30:00", "12:30:00"), ("=", "="), ("<<", "<<"),
    ("'it''s'", "it's"), ("\"a\\tb\"", "a\tb"), ("n * P[i] # comment", "n * P[i]"),
    ("kl(tilted, soft) <= 1/n & x ! ? *y", "kl(tilted, soft) <= 1/n & x ! ? *y"),
    ("--- a", "a"), ("\u{FEFF}a", "a"), ("%YAML 1.2\n---\na", "a"), ("a\n...\n", "a"),
    ("?x", "?x"), ("a\u{85}b\u{2028}c\u{2029}d", "a\u{85}b\u{2028}c\u{2029}d"),
    ("'*a'", "*a"), ("\"&a !b\"", "&a !b"),
    ("|\n  * a\n  & b\n  ! c\n  ? d\n", "* a\n& b\n! c\n? d\n"),
    (">\n  a\n  * b\n", "a * b\n"), ("a\n  * b", "a * b"), ("\"é\\u00e9\"", "éé"),
  ])
  func scalarIsTheTextThatIsWritten(yaml: String, text: String) throws {
    #expect(Tree(try read(yaml)) == .text(text))
    if !yaml.hasPrefix("\u{FEFF}"), !yaml.contains("---"), !yaml.contains("...") {
      let nested = "key:\n  " + yaml.split(separator: "\n").joined(separator: "\n  ") + "\n"
      #expect(Tree(try read(nested)) == .map(["key": .text(text)]))
    }
  }

  @Test(
    arguments: [
      (
        "a: 1\nb: [1/2, '1/2']\nc:\n- x\n- {y: z}\nd:\n",
        .map(["a": "1", "b": .list(["1/2", "1/2"]), "c": .list(["x", .map(["y": "z"])]), "d": ""])
      ),
      ("- - a\n  - b\n- []\n- {}\n", .list([.list(["a", "b"]), .list([]), .map([:])])),
      ("a: 1\r\nb: 2\r\n", .map(["a": "1", "b": "2"])),
      ("{a: 1, 'b': 2}", .map(["a": "1", "b": "2"])),
      ("a:\t1", .map(["a": "1"])),
      ("[what?, ?x, a*b, 'c']", .list(["what?", "?x", "a*b", "c"])),
    ] as [(String, Tree)])
  func collectionsKeepTheirOrder(yaml: String, tree: Tree) throws {
    #expect(Tree(try read(yaml)) == tree)
  }

  @Test(
    arguments: [
      ("\t{\"a\":\t1\t,\r\n\t\"b\"\t:\t[\t]\t}\t\n\t\n", .map(["a": "1", "b": .list([])])),
      ("\n\t[\n\t\t1,\n\t\t2\n\t]", .list(["1", "2"])),
      ("[1e-1, -0.5E+3, true, null, \"\"]", .list(["1e-1", "-0.5E+3", "true", "null", ""])),
      (#"["\"\\\/\b\f\n\r\t\u0041\u00e9"]"#, .list(["\"\\/\u{8}\u{C}\n\r\tAé"])),
      (
        #"["\ud83d\ude00", "\\ud83d\\ude00", "\uD834\uDD1Ex", "\\\ud83d\ude00"]"#,
        .list(["😀", #"\ud83d\ude00"#, "𝄞x", #"\😀"#])
      ),
      (
        "{\"a\":{\"b\":[{\"c\":\"}],{\"}]}}",
        .map(["a": .map(["b": .list([.map(["c": "}],{"])])])])
      ),
      (
        "[\"&a\", \"*b\", \"!c\", \"? d\",\"- e\", \"# f\", \"g: h\"]",
        .list(["&a", "*b", "!c", "? d", "- e", "# f", "g: h"])
      ),
      (#"["\\ufdd0"]"#, .list([#"\ufdd0"#])),
      ("{\"*\":\"*\",\"http://x\":\"http://y\"}", .map(["*": "*", "http://x": "http://y"])),
      ("[\"a\u{2028}b\u{85}c\"]", .list(["a\u{2028}b\u{85}c"])),
    ] as [(String, Tree)])
  func jsonIsReadByTheSameParser(json: String, tree: Tree) throws {
    #expect(Tree(try read(json)) == tree)
  }

  /// Second route: trees written as JSON by this test, with the white space and escapes drawn at
  /// random, are read back.
  @Test func randomJSONIsReadBack() throws {
    let seed: UInt64 = 20_260_101
    var generator = SeededGenerator(seed: seed)
    for round in 0..<400 {
      let tree = Tree.list([randomTree(depth: 4, &generator)])
      let json = space(&generator) + write(tree, &generator) + space(&generator)
      #expect((try? Tree(read(json))) == tree, "seed \(seed), round \(round): \(json)")
    }
  }

  private let pieces = [
    "a", "0", " ", "\t", "\n", "\"", "\\", "/", "&", "*", "!", "?", ":", "-", ",", "[", "{", "}",
    "]",
    "#", "é", "\u{85}", "\u{2028}", "😀", "\u{10FFFF}", "'", "\u{1F}", "%", "@", "`", "|", ">", "~",
  ]

  private func randomText(_ generator: inout SeededGenerator) -> String {
    (0..<Int.random(in: 0...6, using: &generator))
      .map { _ in pieces.randomElement(using: &generator) ?? "" }.joined()
  }

  private func randomTree(depth: Int, _ generator: inout SeededGenerator) -> Tree {
    let count = Int.random(in: 0...4, using: &generator)
    switch depth == 0 ? 0 : Int.random(in: 0...2, using: &generator) {
    case 0: return .text(randomText(&generator))
    case 1: return .list((0..<count).map { _ in randomTree(depth: depth - 1, &generator) })
    default:
      return .map(
        (0..<count).map { i in
          Tree.Pair(
            key: "\(i)" + randomText(&generator), value: randomTree(depth: depth - 1, &generator))
        })
    }
  }

  private func space(_ generator: inout SeededGenerator) -> String {
    ["", "", " ", "\t", "\n", "\r\n", "\n\t "].randomElement(using: &generator) ?? ""
  }

  private func write(_ tree: Tree, _ generator: inout SeededGenerator) -> String {
    switch tree {
    case .text(let text): return write(text, &generator)
    case .list(let trees):
      let items = trees.map { space(&generator) + write($0, &generator) + space(&generator) }
      return "[" + items.joined(separator: ",") + (items.isEmpty ? space(&generator) : "") + "]"
    case .map(let pairs):
      let items = pairs.map {
        // No line end between key and colon: the only white space of JSON that YAML does not have.
        space(&generator) + write($0.key, &generator)
          + ["", " ", "\t"][Int.random(in: 0...2, using: &generator)]
          + ":" + space(&generator) + write($0.value, &generator) + space(&generator)
      }
      return "{" + items.joined(separator: ",") + "}"
    }
  }

  private func write(_ text: String, _ generator: inout SeededGenerator) -> String {
    var result = "\""
    for scalar in text.unicodeScalars {
      let mustEscape = scalar.value < 0x20 || scalar == "\"" || scalar == "\\"
      if mustEscape || Int.random(in: 0...3, using: &generator) == 0 {
        for unit in String(scalar).utf16 {
          let digits = String(unit, radix: 16, uppercase: Bool.random(using: &generator))
          result += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
        }
      } else {
        result.unicodeScalars.append(scalar)
      }
    }
    return result + "\""
  }

  @Test func placesAreLinesAndColumns() throws {
    let root = try read("a: 1\nbé: [x, 'y']\r\nc:\n  - {\"d\": \"\\u00e9z\"}\n  - |\n    text\n")
    let map = try root.mapping(allowed: ["a", "bé", "c"])
    #expect("\(try map.required("a").location)" == "f:1:4")
    #expect("\(map.entries[1].keyLocation)" == "f:2:1")
    let list = try map.required("bé").list()
    #expect(list.map { "\($0.location)" } == ["f:2:6", "f:2:9"])
    #expect(list.map { "\($0.location(ofCharacter: 0))" } == ["f:2:6", "f:2:10"])
    let items = try map.required("c").list()
    #expect("\(items[0].location)" == "f:4:5")
    #expect("\(try items[0].mapping(allowed: ["d"]).required("d").location)" == "f:4:11")
    #expect(items[1].location == items[1].location(ofCharacter: 3))
    #expect(items[1].key == "c")
    // A surrogate pair does not move what follows.
    let pair = try read(#"{"a": "\ud83d\ude00", "b": 1}"#).entries()
    #expect("\(pair[1].keyLocation)" == "f:1:23")
    #expect("\(SourceLocation(file: "-", line: 2, column: 3))" == "standard input:2:3")
  }

  @Test(arguments: [
    ("", "f:1:1: the document is empty"),
    ("# only a comment\n", "f:1:1: the document is empty"),
    ("\u{FEFF}", "f:1:1: the document is empty"),
    ("a: 1\nb: 2\na: 3\n", "f:3:1: the key \"a\" is also given at 1:1; keep one of them"),
    ("{\"a\":1,\"b\":{},\"a\":2}", "f:1:15: the key \"a\" is also given at 1:2"),
    ("a: 1\n\"a\": 2\n", "f:2:1: the key \"a\" is also given at 1:1"),
    ("'a': 1\na: 2\n", "f:2:1: the key \"a\" is also given at 1:1"),
    ("x:\n  *: 1\n  '*': 2\n", "'*' begins an alias"),
    ("x:\n  '*': 1\n  \"*\": 2\n", "f:3:3: the key \"*\" is also given at 2:3"),
    ("a: 1\nb:\n  c: 1\n  c: 2\n  c: 3\n", "f:3:3: the key \"c\" is also given below"),
    ("é: 1\r\né: 1\r\n", "f:2:1: the key \"é\" is also given at 1:1"),
    ("a: &x 1", "f:1:4: '&' begins an anchor, which is not accepted"),
    ("a: *x", "f:1:4: '*' begins an alias, which is not accepted"),
    ("[1, *x]", "f:1:5: '*' begins an alias"),
    ("--- *x", "f:1:5: '*' begins an alias"),
    ("- - -  &x a", "f:1:8: '&' begins an anchor"),
    ("*x : 1", "f:1:1: '*' begins an alias"),
    ("a: &x\n  b: 1", "at 1:4 '&' begins an anchor"),
    ("a: &x {b: 1}", "at 1:4 '&' begins an anchor"),
    ("a: !!float 0.1", "f:1:4: '!' begins a tag"),
    ("a: ! 0.1", "f:1:4: '!' begins a tag"),
    ("? a\n: 1", "at 1:1 '? ' begins an explicit key"),
    ("? a", "f:1:1: '? ' begins an explicit key"),
    ("a: 1\n---\nb: 2\n", "f:2:1: a second document begins here"),
    ("{\"a\":1}\n{\"a\":1}", "f:2:1: expected the end of the document"),
    ("[1, 2]]", "f:1:7: expected the end of the document"),
    ("a: \"x\nb: 1\n", "f:1:4: the quotation mark is never closed"),
    ("a: 'x\n", "f:1:4: the quotation mark is never closed"),
    ("a:\n\tb: 1\n", "f:2:1: a tab cannot indent; use spaces"),
    ("a: 1\n\tb: 1\n", "f:2:1: a tab cannot indent; use spaces"),
    ("a: |\n\tb\n", "f:2:1: a tab cannot indent; use spaces"),
    ("a: @x", "f:1:4: a text cannot begin with \"@\"; put it in quotes"),
    ("a: b: c", "f:1:5: a ':' cannot stand here"),
    ("a: 1\n b: 2\n", "f:2:3: a ':' cannot stand here"),
    ("a: - b", "f:1:4: a list cannot begin"),
    ("a:\n  - b\n - c\n", "f:3:2: expected a key of the mapping that begins at 1:1"),
    ("- a\nb: 1\n", "f:2:1: expected '- ' as in the list that begins at 1:1"),
    ("name: x\nlambda:1/2\n", "f:2:1: expected a colon and a blank after the key"),
    ("a: [1, 2\nb: 3\n", "expected ',' or ']' in the list that begins at 1:4"),
    ("{\"a\": 1", "expected ',' or '}' in the mapping that begins at 1:1"),
    ("a: ]", "f:1:4: expected a value"),
    ("[1,,2]", "f:1:4: expected a value"),
    ("{[1]: 2}", "f:1:2: a key must be one text, not a list or a mapping"),
    ("{\"\": 2}", "f:1:2: the key before ':' is empty"),
    ("a: \"\\q\"", "f:1:5: unknown escape"),
    (#"["\ud800"]"#, "f:1:3: this escape is not a character"),
    (#"["\u00g0"]"#, "f:1:3: expected hexadecimal digits in this escape"),
    (#"["\ud83dx\ude00"]"#, "this escape is not a character"),
    (#"["\\ud83d\ude00"]"#, "f:1:10: this escape is not a character"),
    ("a: x\u{0}y", "f:1:5: the invisible character U+0000 cannot stand in a text file"),
    ("a: x\u{7F}", "f:1:5: the invisible character U+007F"),
    ("é: \u{9F}", "f:1:4: the invisible character U+009F"),
    ("a: \u{FEFF}", "f:1:4: the invisible character U+FEFF"),
    ("a: \u{FFFF}", "f:1:4: the invisible character U+FFFF"),
    ("a\r\nb\rc\nd\u{1B}[31m", "f:4:2: the invisible character U+001B"),
    (#"a: "\ufdd0""#, "f:1:5: a noncharacter"),
    (#"a: "\U0000FDEF""#, "f:1:5: a noncharacter"),
    ("%TAG ! tag:x,2000:\n---\n!a b", "'!' begins a tag"),
  ])
  func mistakesAreNamed(yaml: String, expected: String) {
    let shown = message { _ = try read(yaml) }
    #expect(shown.contains(expected) && shown.hasPrefix("f:"))
    #expect(
      shown.unicodeScalars.allSatisfy { $0.value >= 0x20 && !(0xFDD0...0xFDEF).contains($0.value) })
  }

  @Test(
    arguments: [
      ([0xFF, 0xFE, 0x61, 0], "f:1:1: is UTF-16 or UTF-32; save the file as UTF-8"),
      ([0xFE, 0xFF, 0, 0x61], "f:1:1: is UTF-16 or UTF-32"),
      ([0x61, 0, 0x3A, 0], "f:1:2: the invisible character U+0000"),
      ([0x61, 0x0A, 0x62, 0xE9, 0x63], "f:2:2: the byte 0xE9 is not UTF-8"),
      ([0x61, 0xC3], "f:1:2: the byte 0xC3 is not UTF-8"),
      ([0xED, 0xA0, 0x80], "f:1:1: the byte 0xED is not UTF-8"),
      ([0xC0, 0x80], "f:1:1: the byte 0xC0 is not UTF-8"),
    ] as [([UInt8], String)])
  func otherEncodingsAreNamed(bytes: [UInt8], expected: String) {
    let input = Input(name: "f", bytes: bytes)
    #expect(message { _ = try readDocument(input) }.hasPrefix(expected))
    #expect(message { _ = try readCSV(input) }.hasPrefix(expected))
  }
}
