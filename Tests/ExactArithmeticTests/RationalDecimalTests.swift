// Copyright 2026 the softbon authors
// SPDX-License-Identifier: Apache-2.0

import ExactArithmetic
import TestSupport
import Testing

@Suite struct RationalDecimalTests {
  @Test func decimalsOfExactNumbersReadBack() throws {
    for var trial in trials("exact decimals", count: 5000) {
      let x = trial.random.rational(bits: trial.random.pick([10, 100, 1000]))
      let digits = trial.random.oneIn(20) ? 1000 : trial.random.int(in: 1...40)
      let low = x.decimal(digits: digits, rounded: .down)
      let high = x.decimal(digits: digits, rounded: .up)
      let a = try #require(DecimalText.value(low), "\(trial): \(low)")
      let b = try #require(DecimalText.value(high), "\(trial): \(high)")
      #expect(a <= x && x <= b, "\(trial): \(low), \(x), \(high)")
      #expect(b - a <= .power(10, 1 - digits) * x.magnitude, "\(trial): \(low), \(high)")
      // Either both are the value, or they are neighbours among the decimals of that length.
      if a == b { #expect(a == x && low == high, "\(trial)") } else { #expect(a < x && x < b) }
      for text in [low, high] {
        #expect(Self.significantDigits(text) <= digits, "\(trial): \(text)")
      }
    }
  }

  private static func significantDigits(_ text: String) -> Int {
    let mantissa = text.prefix { $0 != "e" }.filter { "0123456789".contains($0) }
    let trimmed = mantissa.drop { $0 == "0" }
    return trimmed.reversed().drop { $0 == "0" }.count
  }

  @Test(arguments: [
    ("7/12", 5, "0.58333", "0.58334"), ("-7/12", 5, "-0.58334", "-0.58333"), ("0", 3, "0", "0"),
    ("1/2", 30, "0.5", "0.5"), ("999.95", 4, "999.9", "1000"), ("-999.95", 4, "-1000", "-999.9"),
    ("10^20", 2, "100000000000000000000", "100000000000000000000"), ("10^21", 2, "1e21", "1e21"),
    ("2^70", 3, "1.18e21", "1.19e21"), ("1/10^6", 1, "0.000001", "0.000001"),
    ("1/10^7", 1, "1e-7", "1e-7"), ("1/3", 1, "0.3", "0.4"), ("-1/3e7", 2, "-3.4e-8", "-3.3e-8"),
    ("9.99", 1, "9", "10"), ("0.099", 1, "0.09", "0.1"), ("1-10^-30", 5, "0.99999", "1"),
  ])
  func knownDecimals(text: String, digits: Int, low: String, high: String) throws {
    let x = try Rational(parsing: text)
    #expect(x.decimal(digits: digits, rounded: .down) == low)
    #expect(x.decimal(digits: digits, rounded: .up) == high)
  }

  /// 100,000 digits, also of numbers that have few, in well under a second.
  @Test func manyDigits() throws {
    for x in [Rational(1, 3), Rational(1, 2), .powerOfTwo(-300_000), .power(10, 200_000) + 1] {
      var low = "", high = ""
      let seconds = processorTime {
        low = x.decimal(digits: 100_000, rounded: .down)
        high = x.decimal(digits: 100_000, rounded: .up)
      }
      #expect(seconds < 2)
      let a = try #require(DecimalText.value(low)), b = try #require(DecimalText.value(high))
      #expect(a <= x && x <= b && b - a <= .power(10, 1 - 100_000) * x)
    }
    #expect(Rational(1, 2).decimal(digits: 100_000, rounded: .up) == "0.5")
  }

  /// The reader of decimals that the other tests rely on.
  @Test func theReaderOfDecimals() {
    let good: [(String, Rational)] = [
      ("0", 0), ("-0", 0), ("12", 12), ("-1.25", Rational(-5, 4)), ("1.5e3", 1500),
      ("1e-2", Rational(1, 100)), ("007.50", Rational(15, 2)), ("-2e0", -2),
      (
        "123456789012345678901234567890", 123_456_789_012_345_678 * .power(10, 12) + 901_234_567_890
      ),
    ]
    for (text, value) in good { #expect(DecimalText.value(text) == value, "\(text)") }
    for bad in [
      "", "-", "1.", ".5", "+1", "1e", "1e+5", "1E5", "e5", "1 ", "0x1", "--1", "1e1.5", "inf", "١",
    ] {
      #expect(DecimalText.value(bad) == nil, "\(bad)")
    }
  }
}
