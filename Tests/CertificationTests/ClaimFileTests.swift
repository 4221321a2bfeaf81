// Copyright 2026 the softbon authors
// SPDX-License-Identifier: Apache-2.0

import Documents
import Testing

@testable import Certification

@Suite struct ClaimFiles {
  private static func read(_ text: String) throws -> Claim {
    try Claim(reading: Input(name: "X.yaml", text: text))
  }

  private static let good = """
    label: X1
    title: A title
    statement: In words.
    hypotheses:
      - Delta > 0
      - "min(i, b[i]) > 0"
    define:
      m: w + (n - 1)*mu
      b: n*P*w/m
    provenance: {kind: derived, note: "Jensen's inequality"}
    claims:
      X1a: "forall i: soft[i] >= b[i]"
      X1b: >-
        kl(tilted, soft)
          <= E(tilted,
             log(tilted/b))
    """

  @Test func aFileIsRead() throws {
    let claim = try Self.read(Self.good)
    #expect(claim.label == "X1" && claim.title == "A title" && claim.words == "In words.")
    #expect(claim.provenance.kind == .derived && claim.provenance.source == nil)
    #expect(claim.definitions.map(\.name) == ["m", "b"])
    #expect(claim.hypotheses.map(\.description) == ["Delta > 0", "min(i, b[i]) > 0"])
    #expect(claim.statements.map(\.label) == ["X1a", "X1b"])
    #expect(
      claim.statements[1].statement.description
        == "kl(tilted, soft) <= E(tilted, log(tilted/b))")
  }

  /// What is replaced in the good file, by what, the place of the mistake, a part of the message.
  static let mistakes: [(old: String, new: String, line: Int, column: Int, message: String)] = [
    ("label: X1", "label: \"X 1\"", 1, 8, "a label is made of letters"),
    ("label: X1\n", "", 1, 1, "the key \"label\" is missing"),
    ("title:", "titel:", 2, 1, "did you mean \"title\"?"),
    ("title: A title", "title:", 2, 7, "expected a title"),
    ("kind: derived", "kind: mine", 10, 20, "expected one of paper, related, derived"),
    ("kind: derived, ", "", 10, 13, "the key \"kind\" is missing"),
    ("derived, note", "derived, notes", 10, 29, "did you mean \"note\"?"),
    ("Delta > 0", "delta > 0", 5, 5, "there is no quantity \"delta\": did you mean \"Delta\"?"),
    ("b[i]) > 0\"", "b[i]) > w\"", 6, 21, "found the vector w"),
    ("\"min(i, b[i]) > 0\"", "\"forall i: b[i] > 0\"", 6, 5, "a hypothesis is one comparison"),
    ("- Delta > 0", "- Delta", 5, 10, "expected a comparison"),
    ("m: w +", "m: cv3 +", 8, 6, "there is no quantity \"cv3\": did you mean \"cv2\"?"),
    ("  b: n*P*w/m", "  b: n*P*w/c", 9, 12, "there is no quantity \"c\""),
    ("  m: w", "  mu: w", 8, 3, "is a name of the claim language"),
    ("  m: w", "  m-1: w", 8, 3, "is not a name; use ASCII letters"),
    ("  m: w", "  κ: w", 8, 3, "is not a name; use ASCII letters"),
    ("  m: w", "  b: w", 9, 3, "b"),
    ("X1a:", "X2a:", 12, 3, "write it as X1a"),
    ("X1a: \"forall i", "X1a: \"forall i, j", 12, 19, "\"j\" is bound here but never used"),
    (
      "X1a: \"forall i: soft[i] >= b[i]\"", "X1a: forall i: soft[i] >= 0", 12, 16, "quotation marks"
    ),
    ("<= E(tilted,", "<= E(tiltd,", 15, 12, "did you mean \"tilted\"?"),
    ("log(tilted/b))", "log(tilted/b)) + 1 +", 16, 30, "found the end of the expression"),
    ("log(tilted/b))", "log(tilted/c))", 16, 21, "there is no quantity \"c\""),
    ("claims:", "theorem: {X1c: T}\nclaims:", 11, 11, "unknown key \"X1c\" in theorem"),
    ("claims:", "grid: {n: 1}\nclaims:", 11, 7, "the key \"problems\" is missing"),
    ("claims:", "grid: {n: '0', problems: [a]}\nclaims:", 11, 11, "n"),
    ("claims:", "claim: n >= 1\nclaims:", 13, 3, "stands beside claim"),
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
    } catch let error as ClaimFileError {
      #expect(error.description.contains(message), "\(error)")
      #expect(error.description.hasPrefix("X.yaml:\(line):\(column): "), "\(error)")
    }
  }

  @Test func aFileWithoutClaimsIsRefused() {
    let head = "label: X1\ntitle: t\nstatement: s\nprovenance: {kind: paper}\n"
    for (tail, message) in [
      ("", "the key 'claim' is missing"), ("claims: {}", "give at least one statement"),
      ("claims: [n >= 1]", "a mapping from sub-labels"), ("claim: [n >= 1]", "a statement of the"),
      ("claim: ''", "a statement of the"),
    ] {
      let error = #expect(throws: ClaimFileError.self) { try Self.read(head + tail) }
      #expect(error?.description.contains(message) == true, "\(String(describing: error))")
    }
  }

  /// Escapes in a quoted text: the place is the beginning of the text, the excerpt is exact.
  @Test func escapedTextsAreQuoted() {
    let error = #expect(throws: ClaimFileError.self) {
      try Self.read(
        "label: X1\ntitle: t\nstatement: s\nprovenance: {kind: paper}\nclaim: \"n\\x20>= cv3\"")
    }
    #expect(error?.description.hasPrefix("X.yaml:5:8: ") == true)
    #expect(error?.description.hasSuffix("\n    n >= cv3\n         ^^^") == true)
  }
}
