// Copyright 2026 the softbon authors
// SPDX-License-Identifier: Apache-2.0

import ExactArithmetic
import Foundation
import Testing

/// `softbon block`, and `block` in problem files.
@Suite struct BlockTests {
  private static let coin = ["--probabilities", "1/2,1/2", "--rewards", "0,1"]

  private func results(_ arguments: [String]) throws -> [[String: Any]] {
    let run = try Run(arguments + ["--format", "json"], in: TemporaryFolder())
    try #require(run.status == 0, "\(run.errors)")
    let document = try #require(
      try JSONSerialization.jsonObject(with: Data(run.output.utf8)) as? [String: Any])
    return try #require(document["results"] as? [[String: Any]])
  }

  /// Every member of the contract with its type.
  @Test func rowsAreThoseOfTheContract() throws {
    let rows = try results(
      ["block", "--lengths", "8,16,32,64,128", "--gain", "1/8", "--hard"] + Self.coin)
    #expect(
      rows.compactMap { $0["kind"] as? String }
        == ["row", "row", "row", "row", "row", "fit", "fit"])
    #expect(rows.compactMap { $0["nstar"] as? String } == ["3", "4", "8", "28", "269"])
    for row in rows.prefix(5) {
      let m = try #require(row["m"] as? Int)
      #expect(row["gain"] as? String == "1/8")
      #expect(row["method"] as? String == "hard")
      #expect(row["lambda"] as? String == "0")
      let texts = try ["lower_bound", "nstar", "upper_bound"].map {
        try Rational(parsing: #require(row[$0] as? String))
      }
      #expect(texts == texts.sorted())
      for name in ["rate", "legendre", "kl_block", "ratio"] {
        let number = try #require(row[name] as? [String: String])
        #expect(
          try Rational(parsing: #require(number["lower"]))
            <= Rational(parsing: #require(number["upper"])))
      }
      #expect((row["legendre"] as? [String: String])?["lower"] == "0.03158394240196324")
      #expect(row["symbolwise_n"] as? String == "2")
      #expect(row["symbolwise_cost"] as? String == "\(2 * m)")
    }
  }

  /// b = 1: one coin, best of 4, 15/16; b = 2: two coins, best of 8, (2 − (1/4)^8 − (3/4)^8)/2; b = 4 at n = 16.
  @Test func everyBlockLengthWithinABudget() throws {
    let rows = try results(["block", "--lengths", "4", "--budget", "16", "--hard"] + Self.coin)
    #expect(rows.compactMap { $0["kind"] as? String } == ["middle", "middle", "middle"])
    #expect(rows.compactMap { $0["block_length"] as? Int } == [1, 2, 4])
    #expect(rows.compactMap { $0["n"] as? String } == ["4", "8", "16"])
    #expect(rows.compactMap { $0["reward_calls"] as? String } == ["16", "16", "16"])
    #expect(rows.compactMap { $0["drawn_symbols"] as? String } == ["16", "32", "64"])
    let rewards = rows.compactMap { ($0["reward"] as? [String: String])?["exact"] }
    let two = (2 - Rational.power(Rational(1, 4), 8) - .power(Rational(3, 4), 8)) * Rational(1, 2)
    #expect(rewards.prefix(2) == ["15/16", "\(two)"])
    // A budget that gives some blocks no candidate leaves their length out.
    let few = try results(["block", "--lengths", "4", "--budget", "2", "--hard"] + Self.coin)
    #expect(few.compactMap { $0["block_length"] as? Int } == [2, 4])
  }

  /// Data and script of all panels; the series of the script are those of the data.
  @Test func pictures() throws {
    let folder = try TemporaryFolder()
    let run = try Run(
      ["block", "--lengths", "2,4", "--gains", "1/16,1/8", "--tilt", "6/5", "--budget", "8"]
        + Self.coin + ["--picture", folder.path("figure"), "--quiet"], in: folder)
    #expect(run.status == 0 || run.status == 69 && run.errors.contains("gnuplot"), "\(run.errors)")
    let rows = try folder.read("figure.csv").split(separator: "\n").map { $0.split(separator: ",") }
    #expect(
      rows.map { $0[0] } == ["kind"] + Array(repeating: "row", count: 4)
        + Array(repeating: "middle", count: 5))
    let script = try folder.read("figure.gp")
    for row in rows.dropFirst() { #expect(script.contains("strcol(2) eq \"\(row[1])\""), "\(row)") }
    #expect(script.contains("set multiplot layout 1,3"))
  }

  @Test func tiltedTemperatureIsEnclosedAndPrinted() throws {
    let rows = try results(
      ["block", "--lengths", "8..9", "--gain", "1/8", "--tilt", "6/5"] + Self.coin)
    let lambda = try #require(rows.first?["lambda"] as? [String: String])
    // 1/log(13/7) = 1.6154…
    #expect(lambda["lower"]?.hasPrefix("1.6154") == true)
    #expect(lambda["lower"] != lambda["upper"])
    #expect(rows.first?["nstar"] as? String == "10")
    #expect(rows.first?["method"] as? String == "soft")
  }

  @Test(arguments: [
    (["--gain", "1/2", "--hard"], 65, "supremum 1/2"),
    (["--gain", "1/4", "--lambda", "1"], 65, "supremum [0.2310585786300048, 0.2310585786300049]"),
    (["--gain", "1/4", "--tilt", "2"], 65, "supremum 1/2"),
    (["--gain", "1/8", "--lambda", "inf"], 65, "gains nothing"),
    (["--gain", "1/8", "--tilt", "1"], 64, "--tilt: 1 is not greater than 1"),
    (
      ["--gain", "1/8", "--tilt", "1.\(String(repeating: "0", count: 200))1"], 65, "at least 2^-512"
    ),
    (["--gain", "0", "--hard"], 64, "--gain: 0 is not greater than 0"),
    (["--gain", "1/8", "--hard", "--lambda", "1"], 64, "exclude each other"),
    (["--gain", "1/8", "--hard", "--tilt", "2"], 64, "exclude each other"),
    (["--gain", "1/8"], 64, "--lambda is missing"),
    (["--hard"], 64, "--gain is missing"),
  ])
  func mistakesAreExplained(flags: [String], status: Int, message: String) throws {
    let run = try Run(["block", "--lengths", "4"] + Self.coin + flags, in: TemporaryFolder())
    #expect(run.status == status)
    #expect(run.errors.contains(message), "\(run.errors)")
  }

  /// 376740 types have more totals than the limit: told when the limit is met. Lengths are called lengths.
  @Test func sizesAreRefused() throws {
    let rewards = "0,1/3,0.7,1.11111117,2.3454567,5/13,11/17"
    let run = try Run(
      [
        "block", "--probabilities", Array(repeating: "1/7", count: 7).joined(separator: ","),
        "--rewards", rewards, "--hard", "--lengths", "22", "--gain", "1/8",
      ], in: TemporaryFolder())
    #expect(run.status == 65)
    #expect(run.errors.contains("at least 100001 distinct totals"), "\(run.errors)")
    let zero = try Run(
      ["block", "--hard", "--lengths", "0", "--gain", "1/8"] + Self.coin, in: TemporaryFolder())
    #expect(zero.status == 64)
    #expect(zero.errors.contains("0 is not a length"))
  }

  /// The law of two fair coins, best of two: 1/16, 1/2, 7/16.
  @Test func distributionOfABlock() throws {
    let folder = try TemporaryFolder()
    try folder.write(
      "probabilities: [1/2, 1/2]\nrewards: [0, 1]\nlambda: 0\nblock: {length: 2}\n", to: "b.yaml")
    let run = try Run(
      ["distribution", "--problem", "b.yaml", "-n", "2", "--format", "json"], in: folder)
    try #require(run.status == 0, "\(run.errors)")
    let document = try #require(
      try JSONSerialization.jsonObject(with: Data(run.output.utf8)) as? [String: Any])
    let result = try #require((document["results"] as? [[String: Any]])?.first)
    #expect(
      result["levels"] as? [[String: String]] == [
        ["reward": "0", "probability": "1/4"], ["reward": "1", "probability": "1/2"],
        ["reward": "2", "probability": "1/4"],
      ])
    let soft = try #require(result["soft"] as? [[String: String]])
    #expect(soft.map { $0["exact"] } == ["1/16", "1/2", "7/16"])
    let problem = try #require(document["problem"] as? [String: Any])
    #expect((problem["block"] as? [String: Int]) == ["length": 2])
    #expect(problem["rewards"] as? [String] == ["0", "1"])
  }
}
