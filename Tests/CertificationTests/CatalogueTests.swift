// Copyright 2026 the softbon authors
// SPDX-License-Identifier: Apache-2.0

import Certification
import Documents
import Enclosures
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
        ].map { $0 + ".yaml" })
  }

  @Test func theTheoremsThatClaimsNameExist() throws {
    let path = Self.root.appendingPathComponent("proofs-check/coq/theories/Theorems.v")
    let text = try String(contentsOf: path, encoding: .utf8)
    var count = 0
    for statement in try Catalogue.claims().flatMap(\.checked) {
      guard let theorem = statement.theorem else { continue }
      let name = try #require(theorem.split(separator: ".").last)
      #expect(theorem == "SoftBestOfN.Theorems.\(name)")
      let isStated = text.split(separator: "\n").contains { line in
        ["Theorem \(name) ", "Theorem \(name):"].contains { line.hasPrefix($0) }
      }
      #expect(isStated, "\(statement.label) names \(theorem)")
      count += 1
    }
    #expect(count > 40)
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
