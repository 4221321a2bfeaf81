// Copyright 2026 the softbon authors
// SPDX-License-Identifier: Apache-2.0

import ExactArithmetic
import TestSupport
import Testing

/// No text takes more than a second, accepted or refused; what is within 10^6 bits is accepted.
@Suite(.serialized) struct ExactNumberLimitTests {
  #if DEBUG
    /// Unoptimised code takes about four times as long.
    private static let limit = 4.0
  #else
    private static let limit = 1.0
  #endif

  enum Outcome: Sendable { case read, tooLarge, malformed }

  private static func many(_ text: String, _ count: Int) -> String {
    String(repeating: text, count: count)
  }

  static let cases: [(name: String, text: @Sendable () -> String, outcome: Outcome)] = [
    ("a digit string of 900 kB", { many("9", 900_000) }, .tooLarge),
    ("a fraction of 900 kB", { "0." + many("7", 900_000) }, .tooLarge),
    ("two strings of 450 kB", { many("9", 450_000) + "/" + many("7", 450_000) }, .tooLarge),
    ("300,000 digits", { many("9", 300_000) }, .read),
    ("150,000 digits over as many", { many("9", 150_000) + "/" + many("7", 150_001) }, .read),
    ("150,000 places", { "0." + many("37", 75_000) }, .read),
    ("900 kB of zeros before a digit", { many("0", 900_000) + "5" }, .read),
    ("a small number of 900 kB", { "0." + many("0", 900_000) + "5" }, .tooLarge),
    ("900 kB of zeros after a digit", { "5." + many("0", 900_000) }, .read),
    ("zeros alone", { "0." + many("0", 900_000) }, .read),
    ("zeros and an exponent that cancel", { "1" + many("0", 900_000) + "e-900000" }, .read),
    ("hexadecimal zeros before a digit", { "0x" + many("0", 900_000) + "5" }, .read),
    ("hexadecimal zeros that cancel", { "0x1" + many("0", 900_000) + "p-3600000" }, .read),
    ("250,000 hexadecimal digits", { "0x" + many("f", 250_000) }, .read),
    ("more hexadecimal digits", { "0x" + many("f", 250_001) }, .tooLarge),
    ("2^999999", { "2^999999" }, .read),
    ("2^1000000", { "2^1000000" }, .tooLarge),
    ("2^-999998", { "2^-999998" }, .read),
    ("2^-1000000", { "2^-1000000" }, .tooLarge),
    ("3^630000", { "3^630000" }, .read),
    ("3^1000000", { "3^1000000" }, .tooLarge),
    ("0.7^200000", { "0.7^200000" }, .tooLarge),
    ("0.7^150000", { "0.7^150000" }, .read),
    ("1e-300000", { "1e-300000" }, .read),
    ("1e301029", { "1e301029" }, .read),
    ("1e301030", { "1e301030" }, .tooLarge),
    ("1e-999999999999999999999", { "1e-999999999999999999999" }, .tooLarge),
    ("10^300000/7", { "10^300000/7" }, .read),
    ("a quotient that cancels", { "3^600000/3^599999" }, .read),
    ("a difference that cancels", { "2^999999-2^999999" }, .read),
    ("a small difference of large numbers", { "3^300000/2^400000-3^300000/2^400001" }, .read),
    ("coprime denominators", { "1/3^220000+1/5^150000" }, .tooLarge),
    ("coprime denominators within the limit", { "1/3^130000+1/5^100000" }, .read),
    ("a hexadecimal float with a huge exponent", { "0x1p999999" }, .read),
    ("one more", { "0x1p1000000" }, .tooLarge),
    ("a huge negative exponent", { "0x1p-999998" }, .read),
    ("beyond any", { "0x1.8p-99999999999999999999999" }, .tooLarge),
    ("a power tower", { "10^10^10" }, .malformed),
    ("10^5 ones", { "1" + many("+1", 100_000) }, .read),
    ("10^5 fractions", { "1/2" + many("+1/3-1/7", 50_000) }, .read),
    ("10^5 fractions, all different", { differentFractions(100_000) }, .read),
    ("one large and many small terms", { "3^600000" + many("+1/7-1/3", 40_000) }, .read),
    ("equal large denominators", { "1/3^300000" + many("+2/3^300000", 2) }, .read),
    ("denominators with a large common part", { commonDenominators() }, .read),
    ("one large denominator too many", { "1" + many("+1/3^300000", 5) }, .tooLarge),
    ("large numbers that cancel", { "3^600000-3^600000" }, .read),
    ("10^5 denominators of 7 digits", { primeDenominators(100_000) }, .tooLarge),
    ("many large terms", { "1" + many("+3^600000", 80_000) }, .tooLarge),
    ("many large quotients", { "1" + many("+1/3^300000", 80_000) }, .tooLarge),
    ("many large powers of one digit", { "1" + many("+9^0-9^99999", 50_000) }, .tooLarge),
    ("many minus signs", { many("-", 900_000) }, .malformed),
    ("many slashes", { "1" + many("/1", 400_000) }, .malformed),
    ("a long text of letters", { many("a", 900_000) }, .malformed),
    ("a text of more than 10^6 characters", { many("1", 1_000_001) }, .tooLarge),
  ]

  /// 1/1 − 1/2 + 1/3 − … with denominators cut to 9 bits, so that the sum stays small.
  private static func differentFractions(_ count: Int) -> String {
    var text = "1"
    for k in 1...count { text += (k % 2 == 0 ? "+" : "-") + "\(k)/\(k % 509 + 1)" }
    return text
  }

  /// Denominators of some 310,000 bits with 290,000 of them in common.
  private static func commonDenominators() -> String {
    let common = Integer.power(3, 183_000)
    return ([5, 7, 11, 13] as [Integer]).map { "1/\(common * .power($0, 8000))" }.joined(
      separator: "+")
  }

  /// 1/d for odd d of 7 digits.
  private static func primeDenominators(_ count: Int) -> String {
    (0..<count).map { "1/\(1_000_003 + 2 * $0)" }.joined(separator: "+")
  }

  @Test(arguments: cases.indices) func everyTextIsQuick(index: Int) {
    let (name, makeText, expected) = Self.cases[index]
    let text = makeText()
    var outcome = Outcome.read
    var message = ""
    let seconds = processorTime {
      do throws(ExactNumberError) { _ = try Rational(parsing: text) } catch {
        message = error.description
        switch error {
        case .malformed: outcome = .malformed
        case .tooLarge: outcome = .tooLarge
        case .divisionByZero: Issue.record("\(name): \(error)")
        }
      }
    }
    #expect(outcome == expected, "\(name): \(message)")
    #expect(seconds < Self.limit, "\(name)")
    #expect(message.utf8.count < 400, "\(name)")
  }

  @Test func largeValuesAreRight() throws {
    #expect(try Rational(parsing: "3^600000/3^599999") == 3)
    #expect(try Rational(parsing: "1e-300000") == Rational(1, Integer.power(10, 300_000)))
    let digits = Self.many("9", 300_000)
    #expect(try Rational(parsing: digits) == Rational(Integer.power(10, 300_000) - 1))
    #expect(try Rational(parsing: "0x1" + Self.many("0", 9000) + "p-36000") == 1)
    #expect(try Rational(parsing: "1" + Self.many("+1", 100_000)) == 100_001)
    var sum = Rational.one
    for k in 1...1000 {
      let term = Rational(k, k % 509 + 1)
      if k.isMultiple(of: 2) { sum += term } else { sum -= term }
    }
    #expect(try Rational(parsing: Self.differentFractions(1000)) == sum)
  }
}
