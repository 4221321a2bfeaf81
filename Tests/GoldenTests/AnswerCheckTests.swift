// Copyright 2026 the softbon authors
// SPDX-License-Identifier: Apache-2.0

import Documents
import Enclosures
import ExactArithmetic
import Golden
import SoftBestOfN
import Testing

@Suite struct AnswerCheckTests {
  private func check(
    _ value: String, quantity: String = "soft", symbol: Int = 1, of name: String = "fair-coin",
    in format: BinaryFormat = .binary32, tolerance: Tolerance = Tolerance()
  ) throws -> CheckedAnswer {
    let text = "case,format,quantity,symbol,value\n\(name),\(format.name),\(quantity),,\(value)\n"
    let given = try #require(GivenAnswer.read(Input(name: "x.csv", text: text)).first)
    var source = ComputedSource(options: EngineOptions())
    let expected = try source.answers(of: name, in: format).numbers[quantity]?[symbol]
    return CheckedAnswer(given, expected: try #require(expected), tolerance: tolerance)
  }

  @Test func errorsInUnitsOfTheFormat() throws {
    // P_2 of the top symbol is 0.61552928931500244…; its binary32 neighbours are 2^-24 apart.
    let exact = try check("0.61552928931500244")
    #expect(exact.verdict == .pass)
    #expect(exact.ulps.map { $0.most < Rational(1, 1000) } == true)
    let off = try check("0.61552928931500244+2^-20")
    let ulps = try #require(off.ulps)
    #expect(ulps.least > Rational(1599, 100) && ulps.most < Rational(1601, 100))
    #expect(off.verdict == .pass)
    let far = try check("0.61552928931500244+2^-18")
    #expect(far.verdict == .fail)
    #expect(far.isWorse(than: off) && !off.isWorse(than: far))
    #expect(
      try check("0.61552928931500244+2^-18", tolerance: Tolerance(factor: 32)).verdict == .pass)
  }

  @Test func infinitiesAndNotANumber() throws {
    #expect(try check("nan").verdict == .fail)
    #expect(try check("inf").verdict == .fail)
    let name = "zero-probability"
    #expect(try check("-inf", quantity: "log_soft", of: name).verdict == .pass)
    #expect(try check("inf", quantity: "log_soft", of: name).verdict == .fail)
    #expect(try check("-1e300", quantity: "log_soft", of: name).verdict == .fail)
    #expect(try check("0", of: name).verdict == .pass)
    #expect(try check("-0x0p+0", of: name).verdict == .pass)
    #expect(try check("2^-140", of: name).verdict == .fail)
    #expect(
      try check("2^-140", of: name, tolerance: Tolerance(flushesSubnormals: true)).verdict == .pass)
  }

  @Test func underflowIsRight() throws {
    // P_n of the lower symbol is 2^-65536.
    #expect(try check("0", symbol: 0, of: "hard-large-n", in: .binary16).verdict == .pass)
    #expect(
      try check("-45426", quantity: "log_soft", symbol: 0, of: "hard-large-n", in: .binary16)
        .verdict
        == .pass)
    #expect(
      try check("-inf", quantity: "log_soft", symbol: 0, of: "hard-large-n", in: .binary16).verdict
        == .fail)
  }

  @Test func filesAreReadWithTheirMistakes() throws {
    func message(_ text: String, _ name: String = "a.json") -> String {
      do {
        _ = try GivenAnswer.read(Input(name: name, text: text))
        return "none"
      } catch {
        return "\(error)"
      }
    }
    let good = #"{"answers": [{"case": "hard", "format": "half", "numbers": {"soft": [1]}}]}"#
    #expect(message(good).contains("1:41: format: 'half' is no format; the formats are binary64"))
    #expect(
      message(good.replacing("half", with: "float16").replacing("[1]", with: "[1x]"))
        .contains("is not an exact number"))
    #expect(message(good.replacing("half", with: "float16")) == "none")
    #expect(message("case,value\n", "a.csv").contains("the column 'format' is missing"))
    #expect(
      message("case,format,quantity,symbol,value\nhard,binary64,soft,-1,0\n", "a.csv")
        .contains("2:20: symbol: '-1' is no symbol; symbols count from 0"))
    #expect(
      message("schema: softbon.answers/2\nanswers: []\n").contains("is not softbon.answers/1"))
  }

  @Test func unknownCasesAreNamed() {
    var source = ComputedSource(options: EngineOptions())
    #expect(throws: UnknownCase.self) { try source.answers(of: "no-such", in: .binary64) }
    #expect(throws: UnknownCase.self) { try source.answers(of: "random-1-x", in: .binary64) }
    #expect(GoldenCase.called("random-7-3") == .random(seed: 7, index: 3))
    #expect(GoldenCase.called("random-07-3") == nil)
  }
}
