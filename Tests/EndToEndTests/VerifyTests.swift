// Copyright 2026 the softbon authors
// SPDX-License-Identifier: Apache-2.0

import ExactArithmetic
import Foundation
import Testing

/// `softbon golden` and `softbon verify` with the built program.
@Suite struct VerifyTests {
  private func object(_ text: String) throws -> [String: Any] {
    try #require(try JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any])
  }

  @Test func aCorpusIsTheSameForEveryNumberOfJobs() throws {
    let one = try Run(["golden", "--only", "block-8,random-7-1", "--random", "2", "--seed", "7"])
    #expect(one.status == 0, "\(one.errors)")
    let two = try Run([
      "golden", "--only", "block-8,random-7-1", "--random", "2", "--seed", "7", "--jobs", "2",
    ])
    #expect(one.output == two.output)
    let document = try object(one.output)
    #expect(document["schema"] as? String == "softbon.golden/1")
    let cases = try #require(document["results"] as? [[String: Any]])
    #expect(cases.map { $0["name"] as? String } == ["block-8", "random-7-1"])
    let variants = try #require(cases[0]["variants"] as? [[String: Any]])
    let soft = try #require(variants[0]["soft"] as? [[String: String]])
    for number in soft {
      let keys: Set = [
        "lower", "upper", "float64", "float32", "bfloat16", "float16", "sensitivity", "condition",
        "underflow",
      ]
      #expect(Set(number.keys) == keys)
      let lower = try Rational(parsing: number["lower"] ?? "")
      let upper = try Rational(parsing: number["upper"] ?? "")
      #expect(upper - lower <= lower * .power(10, -23))
      let nearest = try Rational(parsing: number["float64"] ?? "")
      #expect((nearest - lower).magnitude <= lower * .powerOfTwo(-53))
    }
  }

  @Test func answersPassOrFail() throws {
    let folder = try TemporaryFolder()
    let head = "case,format,quantity,symbol,value\n"
    try folder.write(
      head
        + "fair-coin,binary64,soft,0,0x1.89b2b0a2a5d44p-2\nfair-coin,binary64,soft,1,0.6155292893150024\n",
      to: "good.csv")
    let good = try Run(["verify", "good.csv"], in: folder)
    #expect(good.status == 0, "\(good.errors) \(good.output)")
    #expect(good.output.hasPrefix("0 of 2 answers are outside their tolerance (factor 8)"))
    try folder.write(
      head + "fair-coin,binary64,soft,1,0.6155292893150024\nfair-coin,binary64,soft,0,0.385\n",
      to: "bad.csv")
    let bad = try Run(["verify", "bad.csv", "--format", "json"], in: folder)
    #expect(bad.status == 1)
    let document = try object(bad.output)
    #expect(document["schema"] as? String == "softbon.verify/1")
    let rows = try #require(document["results"] as? [[String: Any]])
    #expect(rows.map { $0["verdict"] as? String } == ["fail", "pass"], "worst first")
    #expect(rows[0]["given"] as? String == "0.385")
    // 0.385 − 0.38447071068499756… = 0.000529289315…
    let error = try #require(rows[0]["error"] as? [String: String])
    #expect(error == ["lower": "0.0005292", "upper": "0.0005293"])
    #expect(
      document["summary"] as? [String: String] == [
        "pass": "1", "fail": "1", "undecided": "0", "untested": "0",
      ])
    // A tolerance of the size of the mistake lets it pass.
    #expect(try Run(["verify", "bad.csv", "--factor", "10^13"], in: folder).status == 0)
  }

  @Test func whatIsNotTestedIsSaid() throws {
    let folder = try TemporaryFolder()
    let vacuous =
      #"{"case": "very-rare-top", "format": "bfloat16", "numbers": {"tv": 0.5, "win_rate": 1}}"#
    let other = #"{"case": "fair-coin", "format": "bfloat16", "numbers": {"tv": 0.1155}}"#
    try folder.write("{\"answers\": [\(vacuous)]}", to: "a.json")
    let alone = try Run(["verify", "a.json"], in: folder)
    #expect(alone.status == 2)
    #expect(alone.output.contains("2 answers are not tested"))
    #expect(alone.errors.contains("no answer is tested"))
    try folder.write("{\"answers\": [\(vacuous), \(other)]}", to: "b.json")
    let both = try Run(["verify", "b.json", "--format", "json"], in: folder)
    #expect(both.status == 0, "\(both.errors)")
    let summary = try object(both.output)["summary"] as? [String: String]
    #expect(summary == ["pass": "1", "fail": "0", "undecided": "0", "untested": "2"])
  }

  @Test func statisticsNameTheirCells() throws {
    let folder = try TemporaryFolder()
    try folder.write(
      #"{"samples":[{"case":"hard-large-n","format":"binary64","draws":[1,0,1]}]}"#, to: "s.json")
    let run = try Run(["verify", "--counts", "s.json", "--format", "json"], in: folder)
    #expect(run.status == 1)
    let row = try #require((try object(run.output)["results"] as? [[String: Any]])?.first)
    #expect(row["cells"] as? String == "1" && row["degrees_of_freedom"] as? String == "0")
    let why = try #require(row["why"] as? [String: String])
    for name in ["g", "chi_square", "chi_square_p_value"] {
      #expect(row[name] is NSNull && why[name] == "there are fewer than two cells")
    }
    try folder.write(#"{"samples":[{"case":"hard","format":"binary64","draws":[]}]}"#, to: "e.json")
    let empty = try Run(["verify", "--counts", "e.json"], in: folder)
    #expect(empty.status == 65 && empty.errors.contains("e.json:1:"), "\(empty.errors)")
  }

  @Test func aCorpusIsWhatAnswersAreComparedWith() throws {
    let folder = try TemporaryFolder()
    #expect(
      try Run(["golden", "--only", "fair-coin", "--output", "corpus.json"], in: folder).status == 0)
    try folder.write(
      "answers: [{case: fair-coin, format: binary16, numbers: {log_soft: [-0.956, -0.4853], C2: 0.1015}}]",
      to: "answers.yaml")
    for arguments in [[], ["--corpus", "corpus.json"]] {
      let run = try Run(["verify", "answers.yaml"] + arguments, in: folder)
      #expect(run.status == 0, "\(run.errors)\(run.output)")
    }
    // A corpus that says something else is what counts.
    let text = try folder.read("corpus.json")
    try folder.write(text.replacing("-0.48527", with: "-0.58527"), to: "corpus.json")
    let run = try Run(["verify", "answers.yaml", "--corpus", "corpus.json"], in: folder)
    #expect(run.status == 1)
    #expect(run.output.contains("log_soft[1]"))
    #expect(run.output.contains("1 of 3 answers are outside their tolerance"))
  }

  @Test func samplersPassOrAreRejected() throws {
    let folder = try TemporaryFolder()
    try folder.write(
      "samples:\n- {case: fair-coin, format: binary64, counts: [3845, 6155]}\n", to: "good.yaml")
    let good = try Run(["verify", "--counts", "good.yaml"], in: folder)
    #expect(good.status == 0, "\(good.errors) \(good.output)")
    // n − 1 for n gives a fair coin.
    try folder.write(
      "samples:\n- {case: fair-coin, format: binary64, counts: [500, 500]}\n"
        + "- {case: hard, format: binary64, draws: [\(Array(repeating: "2", count: 60).joined(separator: ","))]}\n",
      to: "bad.yaml")
    let bad = try Run(["verify", "--counts", "bad.yaml", "--format", "json"], in: folder)
    #expect(bad.status == 1)
    let rows = try #require(try object(bad.output)["results"] as? [[String: Any]])
    #expect(rows.map { $0["verdict"] as? String } == ["rejected", "rejected"])
    #expect(rows.map { $0["test"] as? String } == ["exact", "exact"])
    // P_n(2) = (1 − (5/8)^10)/3 = 0.3303…: the evidence of d equal draws is Π (j + 1/2)/((j + 2) p), above 4·10^6 at
    // the draw that is named and below it before.
    let draw = try #require((rows[1]["rejected_at_draw"] as? String).flatMap { Int($0) })
    let p = (1 - Rational.power(Rational(5, 8), 10)) / 3
    func evidence(_ draws: Int) -> Rational {
      var product = Rational.one
      for j in 0..<draws { product *= Rational(2 * j + 1, 2 * j + 4) / p }
      return product
    }
    #expect(evidence(draw) >= 4_000_000 && evidence(draw - 1) < 4_000_000, "\(draw)")
  }
}
