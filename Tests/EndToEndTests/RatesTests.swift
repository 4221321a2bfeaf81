// Copyright 2026 the softbon authors
// SPDX-License-Identifier: Apache-2.0

import ExactArithmetic
import Foundation
import Testing

/// `softbon constants`, `plan`, `frontier` and `worst-case` from outside.
@Suite struct RateCommandTests {
  private static let ternary = [
    "--probabilities", "1/2,3/10,1/5", "--rewards", "0,1/2,1", "--lambda", "1/2",
  ]

  private func results(_ arguments: [String]) throws -> [[String: Any]] {
    let run = try Run(arguments + ["--format", "json"])
    try #require(run.status == 0, "\(run.errors)")
    let document = try #require(
      try JSONSerialization.jsonObject(with: Data(run.output.utf8)) as? [String: Any])
    #expect(document["schema"] as? String == "softbon.\(arguments[0])/1")
    return try #require(document["results"] as? [[String: Any]])
  }

  private func ends(_ number: Any?) throws -> (lower: Rational, upper: Rational) {
    let members = try #require(number as? [String: Any])
    return (
      try Rational(parsing: #require(members["lower"] as? String)),
      try Rational(parsing: #require(members["upper"] as? String))
    )
  }

  /// As printed: every bracket contains its limit and n^e v(n).
  @Test func printedBracketsContainTheirLimits() throws {
    let laws = try results(["constants"] + Self.ternary + ["-n", "2^0..2^12"])
    #expect(laws.compactMap { $0["law"] as? String } == ["kl", "tv", "gap"])
    for law in laws {
      let limit = try ends(law["closed_form"])
      let constant = try ends(law["constant"])
      #expect((constant.lower - limit.lower).magnitude < .power(10, -9))
      let rows = try #require(law["rows"] as? [[String: Any]])
      #expect(rows.count == 13)
      for row in rows {
        let (low, high) = (try ends(row["scaled_lower"]), try ends(row["scaled_upper"]))
        let value = try ends(row["scaled"])
        #expect(low.lower <= limit.lower && limit.upper <= high.upper)
        #expect(low.lower <= value.upper && value.lower <= high.upper)
      }
    }
  }

  @Test func planNamesTheLeastCount() throws {
    let plans = try results(["plan"] + Self.ternary + ["--kl", "1/10,1/1000"])
    #expect(plans.compactMap { $0["nstar"] as? String } == ["3", "23"])
    for (plan, goal) in zip(plans, [Rational(1, 10), Rational(1, 1000)]) {
      #expect(try ends(plan["value"]).upper <= goal)
      #expect(try ends(plan["value_before"]).lower > goal)
    }
    #expect(try Run(["plan"] + Self.ternary).status == 64)
    #expect(try Run(["plan"] + Self.ternary + ["--kl", "0"]).status == 64)
  }

  /// A goal that no enclosure decides is named in its row, and the others have theirs.
  @Test func planKeepsTheGoalsBesideAnUndecidedOne() throws {
    let near = try ends(
      results(["plan"] + Self.ternary + ["--kl", "1/100", "--digits", "30"])[0]["value"])
    let arguments =
      ["plan"] + Self.ternary
      + ["--kl", "1/10,\(near.lower),1/1000", "--digits", "6", "--max-precision", "64"]
    let run = try Run(arguments + ["--format", "json"])
    #expect(run.status == 2)
    let document = try #require(
      try JSONSerialization.jsonObject(with: Data(run.output.utf8)) as? [String: Any])
    let rows = try #require(document["results"] as? [[String: Any]])
    #expect(rows.map { $0["nstar"] as? String } == ["3", nil, "23"])
    #expect((rows[1]["why"] as? String)?.contains("cannot be told apart") == true)
    for format in ["text", "csv", "markdown", "latex"] {
      let table = try Run(arguments + ["--format", format])
      #expect(table.status == 2)
      #expect(table.output.contains("23"), "\(format)")
    }
  }

  /// Without -n the numbers of candidates are those at which the extrapolation is good.
  @Test func constantsChooseTheirCounts() throws {
    for law in try results(["constants"] + Self.ternary) {
      let (limit, constant) = (try ends(law["closed_form"]), try ends(law["constant"]))
      #expect((constant.lower / limit.lower - 1).magnitude < .power(10, -10))
      #expect((law["rows"] as? [Any])?.count == 12)
    }
  }

  @Test func frontierAndWorstCase() throws {
    let points = try results(["frontier"] + Self.ternary + ["-n", "4"])
    #expect(points.compactMap { $0["family"] as? String } == ["tilted", "soft", "hard"])
    for point in points { #expect(try ends(point["pareto_gap"]).lower >= 0) }
    let suprema = try results(["worst-case", "--lambda", "1/2", "-n", "4"])
    let supremum = try ends(suprema[0]["supremum"])
    #expect(supremum.lower > Rational(308, 1000) && supremum.upper < Rational(309, 1000))
    let boxes = try results(["worst-case", "--all-from", "1", "-n", "1,2"])
    for box in boxes {
      let isEqual = box["claim"] as? String == "E1a" && box["n"] as? String == "1"
      #expect(box["verdict"] as? String == (isEqual ? "equal" : "proved"))
    }
    #expect(boxes.count == 6)
  }

  /// Far out the enclosure of the mean of hard Best-of-n reaches beyond the greatest reward.
  @Test func ratesAreBoundedAtTheGreatestReward() throws {
    let coin = ["--probabilities", "1/2,1/2", "--rewards=-5,-4", "--lambda", "0", "-n", "10^9"]
    #expect(try Run(["check", "H1a"] + coin).status == 0)
    for point in try results(["frontier", "--engine", "laplace"] + coin) where point["n"] != nil {
      #expect(try ends(point["rate"]).upper < 1)
    }
  }

  /// Every null stands beside its reason.
  @Test func reasonsStandBesideNulls() throws {
    let single = try results([
      "constants", "--probabilities", "1", "--rewards", "3", "--lambda", "1/2", "-n", "1,2",
    ])
    let row = try #require((single[0]["rows"] as? [[String: Any]])?.first)
    #expect(row["kl_over_c2"] is NSNull && (row["why"] as? [String: Any])?["kl_over_c2"] != nil)
    let plan = try results(["plan"] + Self.ternary + ["--kl", "10"])
    #expect(plan[0]["value_before"] is NSNull && plan[0]["why"] is String)
    let boxes = try results(["worst-case", "--all-from", "1", "-n", "1"])
    for box in boxes where box["infimum"] is NSNull { #expect(box["why"] is String) }
  }

  /// The data and the script are written whether or not gnuplot is there.
  @Test func pictures() throws {
    let folder = try TemporaryFolder()
    let run = try Run(
      ["frontier"] + Self.ternary + ["-n", "2,4", "--picture", folder.path("figure")], in: folder)
    #expect(run.status == 0 || run.status == 69 && run.errors.contains("gnuplot"))
    #expect(try folder.read("figure.csv").hasPrefix("family,lambda,n,"))
    #expect(try folder.read("figure.gp").contains("figure.svg"))
  }
}
