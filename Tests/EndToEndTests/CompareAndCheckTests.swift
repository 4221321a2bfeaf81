// Copyright 2026 the softbon authors
// SPDX-License-Identifier: Apache-2.0

import ExactArithmetic
import Foundation
import Testing

@Suite struct CompareAndCheckTests {
  private static let root = Program.folder.deletingLastPathComponent().deletingLastPathComponent()
  private static let ternary = [
    "--probabilities", "1/2,3/10,1/5", "--rewards", "0,1/2,1", "--lambda", "1/2",
  ]

  private func json(_ arguments: [String], status: Int = 0) throws -> [String: Any] {
    let run = try Run(arguments + ["--format", "json"])
    try #require(run.status == status, "\(run.errors)")
    return try #require(
      try JSONSerialization.jsonObject(with: Data(run.output.utf8)) as? [String: Any])
  }

  private func number(_ value: Any?) throws -> (lower: Rational, upper: Rational) {
    let members = try #require(value as? [String: String])
    return (
      try Rational(parsing: #require(members["lower"])),
      try Rational(parsing: #require(members["upper"]))
    )
  }

  // MARK: compare

  @Test(arguments: [15, 50])
  func comparisonKeepsItsDigits(digits: Int) throws {
    let root = try json(["compare", "-n", "1,8", "--digits", "\(digits)"] + Self.ternary)
    #expect(root["schema"] as? String == "softbon.compare/1")
    let results = try #require(root["results"] as? [[String: Any]])
    #expect(results.map { $0["n"] as? String } == ["1", "8"])
    for result in results {
      let quantities = try #require(result["quantities"] as? [String: Any])
      #expect(
        Set(quantities.keys) == [
          "kl_tilted_soft", "kl_soft_tilted", "kl_soft_reference", "kl_tilted_reference", "tv",
          "chi2_tilted_soft", "hellinger2", "reward_soft", "reward_tilted", "reward_gap",
          "relative_reward_gap", "cv2", "win_rate", "max_log_ratio",
        ])
      for (name, value) in quantities {
        let (lower, upper) = try number(value)
        #expect(lower <= upper)
        #expect(
          upper - lower <= Rational.power(10, 1 - digits) * min(lower.magnitude, upper.magnitude),
          "\(name)")
      }
      let bounds = try #require(result["bounds"] as? [String: [String: Any]])
      for (label, bound) in bounds {
        #expect(Set(bound.keys) == ["claim", "lhs", "rhs", "slack", "verdict", "at"], "\(label)")
        let slack = try number(bound["slack"])
        #expect(slack.lower.signum >= 0, "\(label)")
        let isEqual = bound["verdict"] as? String == "equal"
        #expect(isEqual == (slack.upper.signum == 0), "\(label)")
      }
    }
  }

  @Test func weightsWithoutRewardsHaveNoRewardQuantities() throws {
    let root = try json(
      ["compare", "--probabilities", "1/2,1/2", "--weights", "2,1", "-n", "2"])
    let result = try #require((root["results"] as? [[String: Any]])?.first)
    let quantities = try #require(result["quantities"] as? [String: Any])
    let why = try #require(quantities["why"] as? [String: String])
    for name in ["reward_soft", "reward_tilted", "reward_gap", "relative_reward_gap", "win_rate"] {
      #expect(quantities[name] is NSNull)
      #expect(why[name]?.contains("rewards") == true)
    }
    let chi2 = try #require(quantities["chi2_tilted_soft"] as? [String: String])
    // Σ (P* − P_n)²/P_n with P* = (2/3, 1/3) and P_n = (7/12, 5/12).
    #expect(chi2["exact"] == "1/35")
    let inapplicable = try #require(result["inapplicable"] as? [[String: String]])
    #expect(inapplicable.contains { $0["label"] == "E1a" && $0["hypothesis"] != nil })
  }

  @Test func hardBestOfNHasAnInfiniteDivergence() throws {
    let root = try json(
      ["compare", "--probabilities", "9/10,1/10", "--rewards", "0,1", "--lambda", "0", "-n", "3"])
    let result = try #require((root["results"] as? [[String: Any]])?.first)
    let quantities = try #require(result["quantities"] as? [String: [String: String]])
    #expect(quantities["kl_soft_tilted"] == ["exact": "inf"])
    #expect(quantities["reward_soft"]?["exact"] == "271/1000")
  }

  /// KL(P*‖P_n) near 10^-24 is a difference of numbers that agree in a dozen digits.
  @Test func cancellingDivergenceHasItsDigits() throws {
    let root = try json(
      [
        "compare", "--probabilities", "1/2,1/2", "--rewards", "0,1", "--lambda", "10^12", "-n",
        "20", "--digits", "30",
      ])
    let result = try #require((root["results"] as? [[String: Any]])?.first)
    let quantities = try #require(result["quantities"] as? [String: Any])
    let (lower, upper) = try number(quantities["kl_tilted_soft"])
    #expect(lower > 0 && upper < Rational.power(10, -24))
    #expect(upper - lower <= Rational.power(10, -29) * lower)
  }

  @Test func theCeilingOfPrecisionIsExitCodeTwo() throws {
    let root = try json(
      ["compare", "-n", "8", "--digits", "40", "--max-precision", "64"] + Self.ternary, status: 2)
    let result = try #require((root["results"] as? [[String: Any]])?.first)
    let digits = try #require(result["digits"] as? Int)
    #expect(digits < 40)
  }

  @Test func digitsOfBoundsCountToo() throws {
    let root = try json(
      ["compare", "-n", "1000", "--max-precision", "66"] + Self.ternary, status: 2)
    let result = try #require((root["results"] as? [[String: Any]])?.first)
    #expect(try #require(result["digits"] as? Int) < 15)
    #expect(try Run(["check", "--max-precision", "52", "-n", "9"] + Self.ternary).status == 2)
  }

  // MARK: check

  @Test func falseClaimsAreRefutedWithExitCodeOne() throws {
    let folder = try TemporaryFolder()
    try folder.write(
      """
      label: X1
      title: a bound that is too good
      statement: KL is at most a third of C2.
      provenance: {kind: derived}
      claim: kl(tilted, soft) <= log(1 + cv2/n)/3
      """, to: "X1.yaml")
    let run = try Run(
      ["check", "--claims", ".", "--quick", "--format", "json"], in: folder)
    #expect(run.status == 1)
    let root = try #require(
      try JSONSerialization.jsonObject(with: Data(run.output.utf8)) as? [String: Any])
    let rows = try #require(root["results"] as? [[String: Any]])
    let refuted = rows.filter { $0["verdict"] as? String == "refuted" }
    #expect(!refuted.isEmpty)
    let summary = try #require(root["summary"] as? [String: String])
    #expect(summary["refuted"] == "\(refuted.count)")
    // The case of a refutation is a problem file with its n: it is refuted again when given back.
    let witness = try #require(refuted.first?["case"] as? [String: Any])
    let n = try #require(witness["n"] as? String)
    let problem = try JSONSerialization.data(withJSONObject: witness.filter { $0.key != "n" })
    try folder.write(String(decoding: problem, as: UTF8.self), to: "witness.json")
    try FileManager.default.createDirectory(
      atPath: folder.path("claims"), withIntermediateDirectories: true)
    try FileManager.default.moveItem(
      atPath: folder.path("X1.yaml"), toPath: folder.path("claims/X1.yaml"))
    let again = try Run(
      ["check", "X1", "--claims", "claims", "--problem", "witness.json", "-n", n], in: folder)
    #expect(again.status == 1)
    #expect(again.output.contains("refuted"))
  }

  /// The command that is printed for a witness is refuted again when it is pasted back.
  @Test(arguments: [
    "kl(tilted, soft) <= log(1 + cv2/n)/3",
    "forall i: soft[i] >= (n+1)*P[i]*w[i]/(w[i] + n*mu)",
    "kl(soft, reference) <= log(n) - 1",
    "gap/E(tilted, r) <= kappa/2/(n + kappa/2)",
    "E(soft, r) >= next_n(E(soft, r))", "E(soft, r) <= next_lambda(E(soft, r))",
  ])
  func witnessesCanBePastedBack(claim: String) throws {
    let folder = try TemporaryFolder()
    try FileManager.default.createDirectory(
      atPath: folder.path("a b"), withIntermediateDirectories: true)
    try folder.write(
      """
      label: X1
      title: t
      statement: s
      provenance: {kind: derived}
      define: {kappa: "E(tilted, r*w)/(mu*E(tilted, r)) - 1"}
      claim: "\(claim)"
      """, to: "a b/X1.yaml")
    let first = try Run(["check", "--quick", "--claims", "a b"], in: folder)
    #expect(first.status == 1)
    let command = try #require(
      first.output.split(separator: "\n").first {
        $0.hasPrefix("  softbon check X1 --claims 'a b' ")
      })
    let words = command.split(separator: " ").dropFirst(6).map(String.init)
    let again = try Run(["check", "X1", "--claims", "a b"] + words, in: folder)
    #expect(again.status == 1, "\(command)\n\(again.errors)")
    #expect(again.output.contains(command), "the witness of a witness is itself")
    let json = try Run(
      ["check", "--quick", "--claims", "a b", "--format", "json"], in: folder)
    #expect(json.output.contains(String(command.drop { $0 == " " })))
  }

  @Test func aClaimIsExplained() throws {
    let run = try Run(["check", "--explain", "C3b"])
    #expect(run.status == 0, "\(run.errors)")
    for part in [
      "C3  KL to the optimum", "\nhypotheses  spread < inf\n", "arXiv:2505.03156",
      "SoftBestOfN.Theorems.C3", "Bhatia–Davis", "\nC3b: kl(tilted, soft) <= log(1 + sigma/n)\n",
      "\\mathrm{KL}\\left(P^* \\,\\|\\, P_n\\right) \\le",
    ] { #expect(run.output.contains(part), "\(part)") }
    #expect(!run.output.contains("C3a"))
    #expect(try Run(["check", "--explain", "C9"]).status == 64)
    #expect(try Run(["check", "C2", "--explain", "C3"]).status == 64)
    for label in ["A1", "A4", "C8", "F4"] {
      #expect(try Run(["check", "--explain", label]).status == 0)
    }
  }

  /// Exponents near 10^9 leave no work that grows with them.
  @Test func hugeWeightsTakeNoTime() throws {
    let run = try Run(
      [
        "check", "A3", "B1", "--probabilities", "1/3,1/3,1/3", "--rewards", "0,0,1", "--lambda",
        "1e-9", "-n", "1,3",
      ], in: TemporaryFolder(), seconds: 60)
    // The spread is beyond every floating-point number, so it has no digits.
    #expect(run.status == 2 && run.errors.contains("every verdict is decided"), "\(run.errors)")
  }

  /// That two engines disagree is said of one number computed twice only.
  @Test func refutationsThatNameEnginesAreRefutations() throws {
    let folder = try TemporaryFolder()
    try folder.write(
      """
      label: X4
      title: false
      statement: A law is not less than itself.
      provenance: {kind: derived}
      claim: "forall i: soft[i] < enumerated[i]"
      """, to: "X4.yaml")
    let run = try Run(["check", "X4", "--claims", ".", "-n", "3"] + Self.ternary, in: folder)
    #expect(run.status == 1, "\(run.errors)")
  }

  /// Nested sums end with their reason.
  @Test(.enabled(if: Program.isRelease)) func nestedSumsAreLimited() throws {
    let folder = try TemporaryFolder()
    let sums = (0..<39).map { "sum(i\($0), P[i\($0)]*" }.joined()
    try folder.write(
      """
      label: X5
      title: long
      statement: Three to the fortieth terms.
      provenance: {kind: derived}
      claim: "\(sums)sum(i39, P[i39])\(String(repeating: ")", count: 39)) >= 0"
      """, to: "X5.yaml")
    let run = try Run(
      ["check", "X5", "--claims", ".", "-n", "2", "--format", "json"] + Self.ternary, in: folder,
      seconds: 240)
    #expect(run.status == 0, "\(run.errors)")
    #expect(run.output.contains("more than 10000000 terms"))
  }

  @Test func whatCannotBeDecidedIsExitCodeTwo() throws {
    let folder = try TemporaryFolder()
    try folder.write(
      """
      label: X2
      title: an equality that has no exact form here
      statement: The law at two candidates against itself, written in another way.
      provenance: {kind: derived}
      claim: sum(i, soft[i]*soft[i]) <= sum(i, soft[i]^2)
      """, to: "X2.yaml")
    let run = try Run(
      ["check", "--claims", ".", "--max-precision", "200", "-n", "3"] + Self.ternary, in: folder)
    #expect(run.status == 2, "\(run.output)\(run.errors)")
    #expect(run.output.contains("undecided"))
  }

  @Test func malformedClaimsNameTheirPlace() throws {
    let folder = try TemporaryFolder()
    try folder.write(
      """
      label: X3
      title: t
      statement: s
      provenance: {kind: derived}
      claim: kl(tilted, sof) <= 1
      """, to: "X3.yaml")
    let run = try Run(["check", "--claims", ".", "--quick"], in: folder)
    #expect(run.status == 65)
    #expect(run.errors.contains("X3.yaml:5:19"), "\(run.errors)")
    #expect(run.errors.contains("soft"))
  }

  @Test func theBytesOfACheckDoNotDependOnTheNumberOfThreads() throws {
    let outputs = try ["1", "2", "5"].map {
      try Run(["check", "--quick", "--format", "json", "--jobs", $0]).output
    }
    #expect(Set(outputs).count == 1)
    #expect(outputs[0].utf8.count > 100_000)
  }

  // MARK: the committed summary

  /// The lines of a summary without the versions of the libraries, which may differ from machine to machine.
  private func lines(_ text: String) -> [Substring] {
    text.split(separator: "\n", omittingEmptySubsequences: false).filter { !$0.contains("MPFR ") }
  }

  @Test func theCommittedSummaryIsWhatTheProgramMakes() throws {
    let folder = try TemporaryFolder()
    let run = try Run(["report", "--quiet", "--out", "tables"], in: folder, seconds: 900)
    #expect(run.status == 0, "\(run.errors)")
    let made = try folder.read("tables/summary.md")
    let committed = try String(
      contentsOf: Self.root.appendingPathComponent("proofs-check/summary.md"), encoding: .utf8)
    #expect(lines(made) == lines(committed))
    let readme = try String(
      contentsOf: Self.root.appendingPathComponent("README.md"), encoding: .utf8)
    let shown = lines(readme).filter { $0.hasPrefix("| ") }
    #expect(shown.count > 10)
    let certified = try String(
      contentsOf: Self.root.appendingPathComponent("proofs-check/certificates/table.md"),
      encoding: .utf8)
    let tables = Set(lines(made) + lines(certified))
    for line in shown {
      #expect(tables.contains(line), "the README shows another table: \(line)")
    }
    let names = try FileManager.default.contentsOfDirectory(atPath: folder.path("tables")).sorted()
    #expect(
      names == [
        "block-lengths.csv", "block-lengths.md", "block-lengths.tex", "blocks.csv", "blocks.md",
        "blocks.tex", "boxes.csv", "boxes.md", "boxes.tex", "check.json", "claims",
        "constants.csv", "constants.md", "constants.tex", "every-temperature.csv",
        "every-temperature.md",
        "every-temperature.tex", "frontier.csv", "frontier.md", "frontier.tex", "pictures",
        "plan.csv", "plan.md", "plan.tex", "report.tex", "rows.csv", "rows.jsonl", "summary.csv",
        "summary.md", "summary.tex", "tightness.csv", "tightness.md", "tightness.tex",
        "worst-case.csv", "worst-case.md", "worst-case.tex",
      ])
  }
}
