// Copyright 2026 the softbon authors
// SPDX-License-Identifier: Apache-2.0

import Documents
import Testing

@testable import Certification

@Suite struct ClaimFiles {
  private static func read(_ text: String) throws -> ClaimFile {
    try ClaimFile(reading: Input(name: "X.yaml", text: text))
  }

  private static let good = """
    label: X1
    title: A title
    statement: In words.
    hypotheses:
      - Delta > 0
      - "forall i: b[i] > 0"
    define:
      m: w + (n - 1)*mu
      b: n*P*w/m
    provenance: {kind: derived, note: "Jensen's inequality"}
    theorem: x_one
    claims:
      X1a: "forall i: soft[i] >= b[i]"
      X1b: >-
        kl(tilted, soft)
          <= E(tilted,
             log(tilted/b))
    grid: {n: "1..4"}
    """

  @Test func aFileIsRead() throws {
    let file = try Self.read(Self.good)
    #expect(file.label == "X1" && file.title == "A title" && file.statement == "In words.")
    #expect(file.provenance.kind == .derived && file.provenance.source == nil)
    #expect(file.theorem == "x_one" && file.grid != nil)
    #expect(file.definitions.map(\.name) == ["m", "b"])
    #expect(file.hypotheses.map(\.description) == ["Delta > 0", "forall i: b[i] > 0"])
    #expect(file.claims.map(\.label) == ["X1a", "X1b"])
    #expect(
      file.claims[1].assertion.description == "kl(tilted, soft) <= E(tilted, log(tilted/b))")
    #expect(file.requirements == [.rewards])
  }

  /// What is replaced in the good file, by what, the place of the mistake, a part of the message.
  static let mistakes: [(old: String, new: String, line: Int, column: Int, message: String)] = [
    ("label: X1", "label: \"X 1\"", 1, 8, "expected letters, digits, _ and -, such as C2"),
    ("label: X1\n", "", 1, 1, "the key \"label\" is missing"),
    ("title:", "titel:", 2, 1, "did you mean \"title\"?"),
    ("title: A title", "title:", 2, 7, "expected a few words"),
    ("kind: derived", "kind: mine", 10, 20, "expected one of paper, related, derived"),
    ("kind: derived, ", "", 10, 13, "the key \"kind\" is missing"),
    ("derived, note", "derived, notes", 10, 29, "did you mean \"note\"?"),
    ("Delta > 0", "delta > 0", 5, 5, "there is no quantity \"delta\": did you mean \"Delta\"?"),
    ("b[i] > 0\"", "b[i] > w\"", 6, 24, "found the vector w"),
    ("- Delta > 0", "- Delta", 5, 10, "expected a comparison"),
    ("m: w +", "m: ww +", 8, 6, "there is no quantity \"ww\": did you mean \"w\"?"),
    ("  b: n*P*w/m", "  b: n*P*w/c", 9, 14, "there is no quantity \"c\""),
    ("  m: w", "  mu: w", 8, 3, "\"mu\" is a name of the language"),
    ("  m: w", "  m-1: w", 8, 3, "expected a name of ASCII letters"),
    ("  m: w", "  b: w", 9, 3, "b"),
    ("X1a:", "X2a:", 13, 3, "expected a sub-label of X1, such as X1a"),
    ("X1a: \"forall i", "X1a: \"forall i, j", 13, 19, "\"j\" is bound here but never used"),
    (
      "X1a: \"forall i: soft[i] >= b[i]\"", "X1a: forall i: soft[i] >= 0", 13, 16, "quotation marks"
    ),
    ("<= E(tilted,", "<= E(tiltd,", 16, 12, "did you mean \"tilted\"?"),
    ("log(tilted/b))", "log(tilted/b)) + 1 +", 17, 31, "found the end of the expression"),
    ("log(tilted/b))", "log(tilted/c))", 17, 21, "there is no quantity \"c\""),
    ("claims:", "claim: n >= 1\nclaims:", 13, 1, "expected either claim or claims; found both"),
    ("grid:", "grids:", 18, 1, "unknown key"),
  ]

  @Test(arguments: mistakes)
  func mistakesAreLocatedInTheFile(
    _ old: String, _ new: String, _ line: Int, _ column: Int, _ message: String
  ) throws {
    let text = Self.good.replacing(old, with: new, maxReplacements: 1)
    #expect(text != Self.good)
    do {
      _ = try Self.read(text)
      Issue.record("read: \(new)")
    } catch let error as ClaimError {
      #expect(error.line == line && error.column == column, "\(error)")
      #expect(error.message.contains(message), "\(error)")
      #expect(error.description.hasPrefix("X.yaml:\(line):\(column): "), "\(error)")
    }
  }

  @Test func aFileWithoutClaimsIsRefused() {
    let head = "label: X1\ntitle: t\nstatement: s\nprovenance: {kind: paper}\n"
    for (tail, message) in [
      ("", "the key \"claim\" is missing"), ("claims: {}", "expected at least one claim"),
      ("claims: [n >= 1]", "expected sub-labels"), ("claim: [n >= 1]", "expected a comparison"),
      ("claim: ''", "expected a comparison"),
    ] {
      let error = #expect(throws: ClaimError.self) { try Self.read(head + tail) }
      #expect(error?.message.contains(message) == true, "\(String(describing: error))")
    }
  }

  /// Escapes in a quoted text: the place is the beginning of the text, the excerpt is exact.
  @Test func escapedTextsAreQuoted() {
    let error = #expect(throws: ClaimError.self) {
      try Self.read(
        "label: X1\ntitle: t\nstatement: s\nprovenance: {kind: paper}\nclaim: \"n\\x20>= cv3\"")
    }
    #expect(error?.line == 5 && error?.column == 8)
    #expect(error?.description.hasSuffix("\n    n >= cv3\n         ^^^") == true)
  }
}
