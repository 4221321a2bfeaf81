// Copyright 2026 the softbon authors
// SPDX-License-Identifier: Apache-2.0

import ExactArithmetic
import TestSupport
import Testing

@Suite struct ExactNumberTests {
  static let good: [(text: String, value: Rational)] = [
    ("0", 0), ("-0", 0), ("7", 7), ("-7", -7), ("007", 7), ("3/10", Rational(3, 10)),
    ("-3/10", Rational(-3, 10)), ("0.3", Rational(3, 10)), ("-0.3", Rational(-3, 10)),
    ("0.30", Rational(3, 10)), ("3e-1", Rational(3, 10)), ("3E-1", Rational(3, 10)),
    ("3e+2", 300), ("3e2", 300), ("1.5e1", 15), ("1.25e-1", Rational(1, 8)), ("0e5", 0),
    ("0.000e-3", 0), ("0/5", 0), ("0.5/0.25", 2), ("1/3", Rational(1, 3)),
    ("10^12", 1_000_000_000_000), ("2^-3", Rational(1, 8)), ("-2^2", -4), ("0.5^2", Rational(1, 4)),
    ("1.5^-2", Rational(4, 9)), ("0^0", 1), ("0^5", 0), ("0.0^3", 0), ("5^0", 1),
    ("1^99999999999999999999999", 1), ("1.0^-99999999999999999999999", 1),
    ("0^99999999999999999999999", 0), ("0e99999999999999999999999", 0),
    ("0x0p99999999999999999999999", 0), ("2/3^2", Rational(2, 9)), ("2^3/3", Rational(8, 3)),
    ("2^3/3^2", Rational(8, 9)), ("1-2^-200", 1 - .powerOfTwo(-200)), ("1+2-3", 0),
    ("1/2+1/3", Rational(5, 6)), ("1/2-1/3-1/6", 0), ("-1/2-1/2", -1),
    ("1e2-1e-2", Rational(9999, 100)),
    ("0x1.8p-1", Rational(3, 4)), ("0X1.8P-1", Rational(3, 4)), ("0x1.8p+1", 3), ("0xff", 255),
    ("0xFf.8", Rational(511, 2)), ("-0x1p-1074", -.powerOfTwo(-1074)), ("0x0.0", 0),
    ("0x1p1/0x1p2", Rational(1, 2)), ("0xe+1", 15), ("0x1e-1", 29), ("1-0x1p-1", Rational(1, 2)),
    ("0x1.fffffffffffffp+1023", .powerOfTwo(1024) - .powerOfTwo(971)),
  ]

  @Test(arguments: good.indices) func goodTextIsRead(index: Int) throws {
    let (text, value) = Self.good[index]
    #expect(try Rational(parsing: text) == value, "\(text)")
  }

  static let malformed: [String] = [
    "", "-", "+", "+1", "--1", "-+1", "1+", "1-", "1+-1", "1--1", "1 2", " 1", "1 ", "1\n", "\t1",
    "1\0", "1,5", "1_000", "1.", ".5", "-.5", "1..2", "1.2.3", "1e", "1e+", "1e-", "1e+-5", "1e-+5",
    "1e--5", "1e5.5", "e5", "1/", "/2", "1//2", "1/2/3", "1/-2", "1*2", "2**3", "2^", "^2", "2^+3",
    "2^--3", "2^1.5", "2^1/2^", "2^3^2", "1e3^2", "1e-3^-2", "(1)", "1%", "nan", "NaN", "inf",
    "Infinity", "1f", "0b11", "0o7", "0x", "0xg", "0x.8", "0x1.", "0x1p", "0x1p+", "0x1p+-5",
    "0x1p1.5", "0x1p1^2", "0x1^2", "x1", "\u{663}", "１", "1\u{301}", "−1", "1⁄2", "½", "1e5e5",
    "\u{feff}1", "1/2+", "0x1-", "\u{7f}", "1\u{1b}[31m",
  ]

  @Test(arguments: malformed) func badTextIsRefused(text: String) {
    do {
      let value = try Rational(parsing: text)
      Issue.record("\(text.debugDescription) was read as \(value)")
    } catch {
      guard case .malformed(let shown, let offset, let expected) = error else {
        Issue.record("\(text.debugDescription): \(error)")
        return
      }
      #expect(shown == text && offset <= text.count && !expected.isEmpty)
      // The message is one line without control characters.
      #expect(error.description.unicodeScalars.allSatisfy { $0.value >= 32 && $0.value != 127 })
    }
  }

  @Test(arguments: ["1/0", "0/0", "1/0.0", "1/0x0", "0^-1", "0.0^-3", "1/2+3/0", "1/0^2"])
  func divisionByZeroIsRefused(text: String) {
    #expect(throws: ExactNumberError.divisionByZero(text: text)) { try Rational(parsing: text) }
  }

  @Test func messagesNameThePlace() {
    func message(_ text: String) -> String {
      do { return "\(try Rational(parsing: text))" } catch { return error.description }
    }
    #expect(
      message("3/1O")
        == "'3/1O' is not an exact number: at character 4 expected an operator or the end"
        + " (numbers look like 3/10, -0.3, 3e-1, 10^12, 2^-200, 1-2^-200, 0x1.8p-1)")
    #expect(message("") == "an empty text is not a number: expected a digit")
    #expect(message("1/0") == "'1/0' divides by zero")
    #expect(message("2^9999999").hasPrefix("'2^9999999' needs more than 1000000 bits,"))
    #expect(message("é+1").contains("at character 1 "))
    #expect(message("1+é").contains("at character 3 "))
    #expect(message(String(repeating: "12", count: 500) + "?").utf8.count < 250)
  }

  /// Random texts with their values, computed beside the text without the parser.
  @Test func randomTextsHaveTheirValues() throws {
    for var trial in trials("random texts", count: 5000) {
      var writer = TextWriter(random: trial.random)
      let (text, value) = writer.number()
      trial.random = writer.random
      #expect(try Rational(parsing: text) == value, "\(trial): \(text)")
      // What is printed is read back.
      #expect(try Rational(parsing: value.description) == value, "\(trial): \(value)")
    }
  }

  /// Texts with random damage are numbers exactly when they match the grammar, here written as a regular expression.
  @Test func damagedTextsAreJudgedByTheGrammar() throws {
    let hexadecimal = "0[xX][0-9a-fA-F]+(?:\\.[0-9a-fA-F]+)?(?:[pP][+-]?[0-9]+)?"
    let decimal = "[0-9]+(?:\\.[0-9]+)?(?:[eE][+-]?[0-9]+|\\^-?[0-9]+)?"
    let atom = "(?:\(hexadecimal)|\(decimal))", term = "\(atom)(?:/\(atom))?"
    let grammar = try Regex("-?\(term)(?:[+-]\(term))*")
    let alphabet = Array("0123456789.eE+-/^xXpPabf ")
    for trial in trials("damaged texts", count: 20_000) {
      var writer = TextWriter(random: trial.random)
      var characters = Array(writer.number().text)
      for _ in 0...writer.random.int(in: 0...3) {
        let at = writer.random.int(in: 0...characters.count - 1)
        switch writer.random.int(in: 0...2) {
        case 0 where characters.count > 1: characters.remove(at: at)
        case 1: characters.insert(writer.random.pick(alphabet), at: at)
        default: characters[at] = writer.random.pick(alphabet)
        }
      }
      let text = String(characters)
      let isNumber = text.wholeMatch(of: grammar) != nil
      do {
        _ = try Rational(parsing: text)
        #expect(isNumber, "\(trial): \(text)")
      } catch {
        if case .malformed = error { #expect(!isNumber, "\(trial): \(text)") }
      }
    }
  }
}

/// Writes random numbers of the grammar and computes their values beside the text.
private struct TextWriter {
  var random: SplitMix64

  mutating func number() -> (text: String, value: Rational) {
    var (text, value) = term()
    if random.oneIn(3) { (text, value) = ("-" + text, -value) }
    while random.oneIn(3) {
      let (more, size) = term()
      if Bool.random(using: &random) {
        (text, value) = (text + "+" + more, value + size)
      } else {
        (text, value) = (text + "-" + more, value - size)
      }
    }
    return (text, value)
  }

  private mutating func term() -> (text: String, value: Rational) {
    let (text, value) = atom()
    guard random.oneIn(2) else { return (text, value) }
    let (divisor, size) = atom()
    return size.isZero ? (text, value) : (text + "/" + divisor, value / size)
  }

  private mutating func atom() -> (text: String, value: Rational) {
    switch random.int(in: 0...4) {
    case 0:  // a power of a decimal
      let (text, value) = decimal()
      let e = random.int(in: -5...9)
      if e < 0, value.isZero { return (text, value) }
      return ("\(text)^\(e)", .power(value, e))
    case 1:  // a decimal with an exponent
      let (text, value) = decimal()
      let e = random.int(in: -30...30)
      let sign = e >= 0 && Bool.random(using: &random) ? "+" : ""
      return ("\(text)\(random.pick(["e", "E"]))\(sign)\(e)", value * .power(10, e))
    case 2:  // a hexadecimal float
      let whole = random.int(in: 0...1 << 20), places = random.int(in: 0...5)
      let fraction = random.int(in: 0...(1 << (4 * places)) - 1)
      let e = random.int(in: -60...60)
      let digits = String(fraction, radix: 16)
      let padded = String(repeating: "0", count: max(0, places - digits.count)) + digits
      let point = places == 0 ? "" : "." + padded
      let value = Rational(whole) + Rational(fraction) * .powerOfTwo(-4 * places)
      if random.oneIn(3) { return ("0x\(String(whole, radix: 16))\(point)", value) }
      return (
        "0x\(String(whole, radix: 16, uppercase: true))\(point)p\(e)", value * .powerOfTwo(e)
      )
    default: return decimal()
    }
  }

  private mutating func decimal() -> (text: String, value: Rational) {
    let whole = random.int(in: 0...random.pick([1, 9, 1000, 1 << 50]))
    let zeros = String(repeating: "0", count: random.oneIn(5) ? 3 : 0)
    guard random.oneIn(2) else { return (zeros + "\(whole)", Rational(whole)) }
    let places = random.int(in: 1...12)
    var value = Rational(whole), text = zeros + "\(whole)."
    for place in 1...places {
      let digit = random.oneIn(3) ? 0 : random.int(in: 0...9)
      value += Rational(digit) * .power(10, -place)
      text += "\(digit)"
    }
    return (text, value)
  }
}
