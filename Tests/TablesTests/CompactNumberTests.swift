// Copyright 2026 the softbon authors
// SPDX-License-Identifier: Apache-2.0

@testable import Tables
import Testing

@Suite struct CompactNumberTests {
  @Test(
    arguments: [
      ("0.3545230108154219", "0.3545230108154221", nil, "0.35452301081542[19, 21]"),
      ("0.35", "0.41", nil, "[0.35, 0.41]"),
      ("0.350", "0.359", nil, "0.35[0, 9]"),
      ("-0.359", "-0.350", nil, "-0.35[9, 0]"),
      ("-0.1", "0.1", nil, "[-0.1, 0.1]"),
      ("1.2345e-10", "1.2351e-10", nil, "1.23[45, 51]e-10"),
      ("9.99e-10", "1.01e-9", nil, "[9.99e-10, 1.01e-9]"),
      ("0.0012", "0.0013", nil, "0.001[2, 3]"),
      ("0.0001", "0.0002", nil, "[0.0001, 0.0002]"),
      // Each tail shows something.
      ("0.35", "0.3502", nil, "0.3[5, 502]"),
      ("0.3", "0.35", nil, "[0.3, 0.35]"),
      ("12", "13", nil, "[12, 13]"),
      ("123456", "123457", nil, "12345[6, 7]"),
      // A common beginning of different place value is none.
      ("1234", "12345", nil, "[1234, 12345]"),
      ("123.4", "1234.5", nil, "[123.4, 1234.5]"),
      ("0.5", "0.5", nil, "= 0.5"),
      ("0.58", "0.59", "7/12", "= 7/12"),
      (nil, nil, "inf", "= inf"),
      (nil, "0.5", nil, "[-inf, 0.5]"),
      ("0.5", nil, nil, "[0.5, inf]"),
      ("0.33333", "0.33334", "1/" + String(repeating: "3", count: 39), "0.3333[3, 4] (exact)"),
    ] as [(String?, String?, String?, String)])
  func formIsCompact(lower: String?, upper: String?, exact: String?, expected: String) {
    #expect(Cell.number(lower: lower, upper: upper, exact: exact).plainText == expected)
  }

  /// The ends that a rendering stands for, read by the rule that users are given.
  private func ends(_ text: String) -> [String]? {
    if text.hasPrefix("= ") { return [String(text.dropFirst(2))] }
    guard let open = text.firstIndex(of: "["), let close = text.firstIndex(of: "]") else {
      return nil
    }
    let tails = text[text.index(after: open)..<close].split(separator: ", ")
    guard tails.count == 2 else { return nil }
    return tails.map { "\(text[..<open])\($0)\(text[text.index(after: close)...])" }
  }

  @Test func bothEndsAreReadBackExactly() {
    let seed: UInt64 = 35_452
    var generator = SeededGenerator(seed: seed)
    var shared = 0
    func digits(_ range: ClosedRange<Int>) -> String {
      (0..<Int.random(in: range, using: &generator))
        .map { _ in String(Int.random(in: 0...9, using: &generator)) }.joined()
    }
    for round in 0..<5000 {
      // Two decimals that begin alike and then go their own ways.
      let sign = Bool.random(using: &generator) ? "-" : ""
      let whole = ["0.", "0.00", "1.", "31.", ""].randomElement(using: &generator) ?? ""
      let start = sign + whole + digits(0...6)
      let exponent = ["", "", "e-10", "e5"].randomElement(using: &generator) ?? ""
      let other = Bool.random(using: &generator) ? exponent : "e-9"
      let lower = start + digits(1...4) + exponent
      let upper = start + digits(1...4) + other
      let text = Cell.number(lower: lower, upper: upper, exact: nil).plainText
      #expect(
        ends(text) == (lower == upper ? [lower] : [lower, upper]),
        "seed \(seed), round \(round): \(text)")
      if !text.hasPrefix("[") { shared += 1 }
      // LaTeX says the same.
      let latex = CompactNumber(lower: lower, upper: upper, exact: nil).latex
      #expect(
        latex.replacing("$", with: "").replacing("\\cdot 10^{", with: "e").replacing("}", with: "")
          == text,
        "seed \(seed), round \(round): \(latex)")
    }
    #expect(shared > 1000)
  }
}

/// A seeded generator (SplitMix64), so that every run meets the same inputs.
struct SeededGenerator: RandomNumberGenerator {
  private var state: UInt64

  init(seed: UInt64) { state = seed }

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var z = state
    z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
    z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
    return z ^ (z >> 31)
  }
}
