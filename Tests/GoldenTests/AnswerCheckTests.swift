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

  /// A tolerance of half the range of a number is no test of it, but what is beyond it is wrong.
  @Test func vacuousTolerancesAreToldApart() throws {
    func verdict(
      _ value: String, _ quantity: String = "soft", _ symbol: Int = 0,
      factor: Rational = 8
    ) throws -> CheckedAnswer.Verdict {
      try check(
        value, quantity: quantity, symbol: symbol, of: "very-rare-top", in: .bfloat16,
        tolerance: Tolerance(factor: factor)
      ).verdict
    }
    #expect(try verdict("1") == .untested)
    #expect(try verdict("0.25", "tv") == .untested)
    #expect(try verdict("4") == .fail)
    #expect(try verdict("nan") == .fail)
    // Logarithms and divergences have no such range, and a smaller factor leaves a test.
    #expect(try verdict("0", "log_soft") == .pass)
    #expect(try verdict("1", factor: Rational(1, 8)) == .pass)
    #expect(try check("0.61552929", in: .binary16).verdict == .pass)
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

  /// A list of a law has one number for each symbol: what is missing is no number that passes.
  @Test(arguments: [
    (
      #"{"soft": [0.38447071068499756]}"#,
      "1:79: soft of 'fair-coin' in binary32 has 2 numbers, one per symbol; 1 is given, that of the symbol 1 is missing"
    ),
    (#"{"soft": [0.3, 0.3, 0.4]}"#, "1:89: soft of 'fair-coin' has the symbols 0 to 1"),
    (#"{"soft": []}"#, "1:78: soft: is an empty list; give one number per symbol"),
    (#"{"soft": 0.5}"#, "1:78: soft of 'fair-coin' has the symbols 0 to 1"),
    (#"{"tv": [0.5]}"#, "1:77: tv of 'fair-coin' is one number, without a symbol"),
    (#"{"soft": ["a", 1]}"#, "1:79: soft: 'a' is not an exact number"),
    (#"{"soft": [null, 1]}"#, "1:79: soft: 'null' is not an exact number"),
    (#"{"soft": [true, 1]}"#, "1:79: soft: 'true' is not an exact number"),
    (#"{"soft": [[1], 1]}"#, "1:79: soft: is a list"),
    (#"{"soft": ["--inf", 1]}"#, "1:79: soft: '--inf' is not an exact number"),
    (#"{"soft": ["+-0.5", 1]}"#, "1:79: soft: '+-0.5' is not an exact number"),
    (#"{"soft": ["++1", 1]}"#, "1:79: soft: '++1' is not an exact number"),
    (#"{"kl": 1}"#, "1:76: the case 'fair-coin' has no quantity 'kl'; it has C2,"),
    ("{}", "1:69: numbers: is empty"),
    (#"{"soft": [NaN, -Infinity]}"#, "fail fail"),
    (#"{"soft": ["+inf", "-nan"]}"#, "fail fail"),
    (#"{"soft": [+0.38447071, "+0.61552929"]}"#, "pass pass"),
  ])
  func listsAreWholeLaws(_ numbers: String, _ expected: String) throws {
    let text =
      #"{"answers": [{"case": "fair-coin", "format": "binary32", "numbers": "# + numbers + "}]}"
    let shown = outcome(text, "a.json")
    #expect(shown.contains(expected), "\(shown)")
  }

  private func outcome(_ text: String, _ name: String) -> String {
    var source: any ExpectedSource = ComputedSource(options: EngineOptions())
    do {
      return try CheckedAnswer.check(
        GivenAnswer.read(Input(name: name, text: text)), against: &source, tolerance: Tolerance()
      ).map(\.verdict.rawValue).joined(separator: " ")
    } catch {
      return "\(error)"
    }
  }

  @Test func rowsAreWholeLaws() throws {
    let head = "case,format,quantity,symbol,value\n"
    let rows = [
      "fair-coin,binary32,soft,1,0.61552929\n", "fair-coin,float32,soft,0,0.38447071\n",
      "fair-coin,binary64,tv,,0.5\n",
    ]
    #expect(outcome(head + rows.joined(), "a.csv") == "pass pass fail")
    #expect(
      outcome(head + rows[2] + rows[0], "a.csv").hasPrefix(
        "a.csv:3:27: soft of 'fair-coin' in binary32 has 2 numbers, one per symbol; 1 is given, that of"
          + " the symbol 0 is missing"))
    #expect(
      outcome(head + rows[0] + rows[1] + rows[0], "a.csv")
        == "a.csv:4:27: soft of 'fair-coin' in binary32 has the symbol 1 twice; keep one of them")
    #expect(
      outcome(head + rows[2] + rows[2], "a.csv")
        == "a.csv:3:24: tv of 'fair-coin' in binary64 is there twice; keep one of them")
  }

  @Test func unknownCasesAreNamed() {
    var source = ComputedSource(options: EngineOptions())
    #expect(throws: UnknownCase.self) { try source.answers(of: "no-such", in: .binary64) }
    #expect(throws: UnknownCase.self) { try source.answers(of: "random-1-x", in: .binary64) }
    #expect(GoldenCase.called("random-7-3") == .random(seed: 7, index: 3))
    #expect(GoldenCase.called("random-07-3") == nil)
  }
}
