// Copyright 2026 the softbon authors
// SPDX-License-Identifier: Apache-2.0

import Blocks
import Certification
import Documents
import Enclosures
import ExactArithmetic
import Foundation
import SoftBestOfN
import Testing

@Suite struct CatalogueTests {
  private static let root = URL(fileURLWithPath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()

  private func check(_ statements: [CheckedStatement], jobs: Int = 1) throws -> [CheckRow] {
    var options = EngineOptions()
    options.jobs = jobs
    let grid = try Grid(reading: Catalogue.quickGrid)
    return try GridCheck(
      statements: statements, grid: grid, goal: AccuracyGoal(digits: 15), options: options
    ).rows()
  }

  @Test func everyClaimFileIsCompiledIn() throws {
    let directory = Self.root.appendingPathComponent("proofs-check/claims").path
    let files = try FileManager.default.contentsOfDirectory(atPath: directory)
      .filter { $0.hasSuffix(".yaml") }.sorted()
    #expect(files == Catalogue.claimFiles.map(\.name).sorted())
    for file in Catalogue.claimFiles {
      let claim = try Claim(reading: file)
      #expect(claim.label + ".yaml" == file.name)
      #expect(claim.proof != nil)
    }
    // The labels of docs/mathematics.md, in its order.
    #expect(
      Catalogue.claimFiles.map(\.name)
        == [
          "A1", "A2", "A3", "A4", "A5", "A6", "B1", "B2", "B3", "C1", "C2", "C3", "C4", "C5", "C6",
          "C7", "C8", "D1", "D2", "D3", "E0", "E1", "E2", "E3", "F1", "F2", "F3", "F4",
          "H1", "H2", "H3", "H4",
        ].map { $0 + ".yaml" })
  }

  @Test func quickGridLeavesNothingOpen() throws {
    let statements = try Catalogue.claims().flatMap(\.checked)
    let rows = try check(statements)
    #expect(rows.count == 84 * statements.count)
    var counts = VerdictCounts()
    for row in rows { counts.count(row.outcome.verdict) }
    #expect(counts.refuted == 0)
    #expect(counts.undecided == 0)
    #expect(counts.proved > 400)
    #expect(counts.equal > 300)
    #expect(rows.allSatisfy { $0.outcome.hasDigits })
  }

  /// Also where hard Best-of-n is a point mass but for 2^(−300000).
  @Test(arguments: [1_000_000, 1_000_000_000_000])
  func largeNumbersOfCandidatesLeaveNothingOpen(n: Int) throws {
    let problem = try Problem(
      probabilities: [Rational(1, 2), Rational(3, 10), Rational(1, 5)],
      rewards: [0, Rational(1, 2), 1], weighting: .exponential(.positive(Rational(1, 2))))
    let check = GridCheck(
      statements: try Catalogue.claims().flatMap(\.checked),
      grid: Grid(families: [[problem]], candidates: [Integer(n)]), goal: AccuracyGoal(digits: 15),
      options: EngineOptions())
    for row in try check.rows() {
      let label = check.statements[row.statement].label
      #expect(row.outcome.verdict != .undecided && row.outcome.verdict != .refuted, "\(label)")
    }
  }

  @Test func rowsDoNotDependOnTheNumberOfThreads() throws {
    let statements = try Catalogue.claims().flatMap(\.checked)
    let one = try check(statements, jobs: 1)
    let three = try check(statements, jobs: 3)
    #expect(one.map { "\($0)" } == three.map { "\($0)" })
  }

  /// Claims made false are refuted somewhere on the grid, with both sides.
  @Test(arguments: [
    "kl(tilted, soft) <= log(1 + cv2/n)/3",
    "forall i: soft[i] >= (n+1)*P[i]*w[i]/(w[i] + (n-1)*mu)",
    "gap/E(tilted, r) <= (E(tilted, r*w)/(mu*E(tilted, r)) - 1)/2/n",
    "kl(soft, reference) <= log(n) - 1",
    "kl(soft, reference) < log(n) - (n-1)/n",
  ])
  func falseClaimsAreRefuted(text: String) throws {
    let statement = CheckedStatement(
      claim: "X", label: "X", statement: try Statement(parsing: text), definitions: [],
      hypotheses: [])
    let refuted = try check([statement]).filter { $0.outcome.verdict == .refuted }
    #expect(!refuted.isEmpty)
    for row in refuted {
      if case .undefined = row.outcome.slack { Issue.record("a refutation shows its slack") }
    }
  }

  /// The witness of a false claim is a small case that is refuted by itself.
  @Test(arguments: [
    ("kl(tilted, soft) <= log(1 + cv2/n)/3", 1, 2),
    ("forall i: soft[i] >= (n+1)*P[i]*w[i]/(w[i] + n*mu)", 1, 2),
    ("kl(soft, reference) <= log(n) - 1", 1, 1),
    ("E(soft, r) >= next_n(E(soft, r))", 1, 2),
    ("E(soft, r) <= next_lambda(E(soft, r))", 2, 2),
    ("forall A in upper_sets: prob(soft, A) <= 9/10", 1, 2),
    ("k <= 3", 1, 4),
  ])
  func witnessesAreSmallAndRefuted(text: String, n: Int, k: Int) throws {
    var rewards: [Rational] = [Rational(1, 3), 2, Rational(7, 5), -4, 2, Rational(1, 7), 1]
    for _ in 0..<3 { rewards += rewards.map { $0 + Rational(1, 11) } }
    let parts = rewards.indices.map { Rational(1 + $0 * $0 % 17) }
    let temperatures: [Temperature] = [.positive(Rational(2, 7)), .positive(Rational(5, 3))]
    let family = try temperatures.map {
      try Problem(
        probabilities: Problem.normalized(parts), rewards: rewards, weighting: .exponential($0))
    }
    let statement = CheckedStatement(
      claim: "X", label: "X", statement: try Statement(parsing: text), definitions: [],
      hypotheses: [])
    let check = GridCheck(
      statements: [statement], grid: Grid(families: [family], candidates: [2, 7, 1000]),
      goal: AccuracyGoal(digits: 5), options: EngineOptions())
    let refuted = try check.rows().filter { $0.outcome.verdict == .refuted }
      .map { (statement: $0.statement, case: $0.case) }
    let witness = try #require(check.witnesses(ofRefuted: refuted).first?.witness)
    #expect(witness.candidates.first == Integer(n), "\(witness)")
    #expect(witness.problem.probabilities.count == k, "\(witness)")
    let again = try GridCheck(
      statements: [statement],
      grid: Grid(
        families: [
          try witness.temperatures.map { try witness.problem.at($0) }
        ], candidates: witness.candidates),
      goal: AccuracyGoal(digits: 5), options: EngineOptions()
    ).rows()
    #expect(again.contains { $0.outcome.verdict == .refuted }, "\(witness)")
  }

  @Test func aClaimMayBringItsOwnGrid() throws {
    let claim = try Claim(
      reading: Input(
        name: "X.yaml",
        text: """
          label: X1
          title: t
          statement: s
          provenance: {kind: derived}
          theorem: {X1b: Some.theorem}
          grid:
            n: 3,5
            problems: [{probabilities: [1/2, 1/2], rewards: [0, 1], lambda: [0, 1]}]
          claims:
            X1a: n >= 3
            X1b: n <= 2
          """))
    let problem = try Problem(probabilities: [1], rewards: [1], weighting: .exponential(.zero))
    for usesOwnGrids in [true, false] {
      let check = GridCheck(
        statements: claim.checked, grid: Grid(families: [[problem]], candidates: [2]),
        usesOwnGrids: usesOwnGrids, goal: AccuracyGoal(digits: 5), options: EngineOptions())
      let rows = try check.rows()
      #expect(rows.count == check.rowCount)
      #expect(
        rows.map { check.grid.cases[$0.case].n }
          == (usesOwnGrids ? [3, 5, 3, 5, 3, 5, 3, 5] : [2, 2]))
      #expect(rows.first?.outcome.verdict == (usesOwnGrids ? .equal : .refuted))
    }
    #expect(claim.checked.map(\.theorem) == [nil, "Some.theorem"])
  }

  @Test(arguments: [
    (
      "label: C2\ntitle: t\nstatement: s\nprovenance: {kind: derived}\nclaim: kl(tilted, soft) <= log(1 + cvv/n)",
      "claim.yaml:5:36"
    ),
    ("label: C2\ntitle: t\nstatement: s\nprovenance: {kind: guess}\nclaim: n >= 1", "claim.yaml:4"),
    ("label: C2\ntitle: t\nstatement: s\nprovenance: {kind: derived}", "claim"),
    ("label: C2\ntitle: t\nstatement: s\nprovenance: {kind: derived}\nclaims: {B1: n >= 1}", "C2a"),
    (
      "label: C2\ntitle: t\nstatement: s\nprovenance: {kind: derived}\ndefine: {soft: n}\nclaim: n >= 1",
      "soft"
    ),
    (
      "label: C2\ntitle: t\nstatement: s\nprovenance: {kind: derived}\nhypotheses: ['forall i: w[i] > 0']\nclaim: n >= 1",
      "one comparison"
    ),
    (
      "label: C2\ntitle: t\nstatement: s\nproof: p\nprovenance: {kind: derived}\nclaim: n >= 1 >= 0",
      "claim.yaml:6"
    ),
  ])
  func mistakesInClaimFilesAreLocated(text: String, part: String) throws {
    let error = #expect(throws: ClaimFileError.self) {
      try Claim(reading: Input(name: "claim.yaml", text: text))
    }
    #expect(error?.description.contains(part) == true, "\(error?.description ?? "")")
  }
}

/// The claims about sequences, on small problems of sequences.
@Suite struct BlockClaimTests {
  private static func grid() throws -> Grid {
    let coin = try Problem(
      probabilities: [Rational(1, 2), Rational(1, 2)], rewards: [0, 1],
      weighting: .exponential(.positive(1)))
    let tilted = try Problem(
      probabilities: coin.probabilities, rewards: coin.rewards,
      weighting: .rational([1, Rational(13, 7)]))
    let ternary = try Problem(
      probabilities: [Rational(1, 4), Rational(1, 4), Rational(1, 2)],
      rewards: [-1, Rational(1, 3), 2], weighting: .exponential(.positive(1)))
    let temperatures: [Temperature] = [.zero, .positive(Rational(1, 2)), .infinite]
    return Grid(
      families: [
        try temperatures.map { try Problem(blockOf: coin.at($0), length: 1) },
        try temperatures.map { try Problem(blockOf: coin.at($0), length: 8) },
        [try Problem(blockOf: tilted, length: 8)],
        try temperatures.map { try Problem(blockOf: ternary.at($0), length: 3) },
      ], candidates: [1, 2, 3, 9, 10, 1000])
  }

  private static func rows(_ statements: [CheckedStatement]) throws -> [CheckRow] {
    try GridCheck(
      statements: statements, grid: grid(), goal: AccuracyGoal(digits: 10),
      options: EngineOptions()
    ).rows()
  }

  @Test func nothingIsLeftOpen() throws {
    let statements = try Catalogue.claims().filter { $0.label.hasPrefix("H") }.flatMap(\.checked)
    #expect(
      statements.map(\.label) == [
        "H1a", "H1b", "H1c", "H2a", "H2′a", "H2′b", "H2′c", "H3a", "H3b", "H3c", "H3d",
        "H4a", "H4b", "H4c", "H4d",
      ])
    for label in ["H1", "H2", "H3", "H4"] {
      #expect(statements.contains { $0.claim == label && $0.grid != nil })
    }
    var proved: Set<String> = []
    for row in try Self.rows(statements) {
      let label = statements[row.statement].label
      #expect(row.outcome.verdict != .undecided && row.outcome.verdict != .refuted, "\(label)")
      if row.outcome.verdict == .proved { proved.insert(label) }
    }
    #expect(proved.count == statements.count)
  }

  @Test(arguments: [
    "log(n) - (n-1)/n >= 2*legendre(E(soft, r))",
    "kl(tilted, soft) <= log(1 + ((1 + symbolwise(cv2))^(length - 1) - 1)/n)",
    "cv2 <= length*symbolwise(cv2)",
    "least_n(E(reference, r) + Delta/8) <= 3",
    "forall N in {least_n(E(reference, r) + Delta/8)} where n <= N: E(soft, r) < E(reference, r) + Delta/8",
    "symbolwise(length) == 1",
  ])
  func falseClaimsAreRefutedOrInapplicable(text: String) throws {
    let statement = CheckedStatement(
      claim: "X", label: "X", statement: try Statement(parsing: text), definitions: [],
      hypotheses: [])
    let verdicts = try Self.rows([statement]).map(\.outcome.verdict)
    if text.hasPrefix("symbolwise(length)") {
      #expect(verdicts.allSatisfy { if case .inapplicable = $0 { true } else { false } })
    } else {
      #expect(verdicts.contains(.refuted))
    }
  }

  /// 10 is n* of 8 coins at the tilt 6/5; 3 for the greatest total.
  @Test func leastCountsAreNumbersOfTheLanguage() throws {
    let statement = CheckedStatement(
      claim: "X", label: "X",
      statement: try Statement(parsing: "least_n(E(reference, r) + Delta/8) == 10"),
      definitions: [], hypotheses: [])
    let equal = try Self.rows([statement]).filter { $0.outcome.verdict == .equal }
    // The seventh problem of the grid, at every n.
    #expect(equal.map(\.case) == Array(36..<42))
  }
}

@Suite struct ClaimLanguageDocumentationTests {
  @Test func everyNameIsDocumented() throws {
    let file = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
      .deletingLastPathComponent().deletingLastPathComponent()
      .appendingPathComponent("docs/claims.md")
    let text = try String(contentsOf: file, encoding: .utf8)
    for quantity in Quantity.allCases { #expect(text.contains("`\(quantity.rawValue)`")) }
    for function in Function.allCases {
      #expect(
        text.contains("`\(function.rawValue)`") || text.contains("`\(function.rawValue)("),
        "\(function.rawValue)")
    }
  }
}
