// Copyright 2026 the softbon authors
// SPDX-License-Identifier: Apache-2.0
//
// The grammar of exact numbers, the one way in which text becomes a number:
//
//   number   := ["-"] term (("+" | "-") term)*
//   term     := atom ["/" atom]
//   atom     := decimal ["^" ["-"] digits]  |  hexadecimal float
//   decimal  := digits ["." digits] [("e"|"E") ["+"|"-"] digits]
//   hexfloat := ("0x"|"0X") hexdigits ["." hexdigits] [("p"|"P") ["+"|"-"] digits]
//
// "0.3" is 3/10, never the nearest binary float. A minus before a power binds looser: -2^2 is -4. 0^0 is 1. No spaces
// inside, no leading plus, no bare point. A power takes no decimal exponent part ("1e3^2" is refused as ambiguous).
//
// Limits, so that no text asks for more than a second or a few megabytes: every number written in the text, every
// partial sum and the result have at most `Rational.textBitLimit` bits, and the numbers of more than 64 bits written in
// one text together at most twice that. What a power or an exponent part needs is estimated from below before it is
// computed.

/// Why a text is not an exact number.
public enum ExactNumberError: Error, Equatable, Sendable, CustomStringConvertible {
  /// Not in the grammar; says what was found and where (0-based offset in characters).
  case malformed(text: String, offset: Int, expected: String)
  /// A quotient or a negative power of zero.
  case divisionByZero(text: String)
  /// The number, or the numbers it is written with, need more bits than are allowed.
  case tooLarge(text: String, limit: Int)

  /// The message for the user: the text, where it goes wrong, and what would be right.
  public var description: String {
    switch self {
    case .malformed(let text, let offset, let expected):
      if text.isEmpty { return "an empty text is not a number: expected \(expected)" }
      return "'\(Self.shown(text))' is not an exact number: at character \(offset + 1) expected"
        + " \(expected) (numbers look like 3/10, -0.3, 3e-1, 10^12, 2^-200, 1-2^-200, 0x1.8p-1)"
    case .divisionByZero(let text):
      return "'\(Self.shown(text))' divides by zero"
    case .tooLarge(let text, let limit):
      return "'\(Self.shown(text))' needs more than \(limit) bits,"
        + " the most an exact number and the numbers it is written with may have"
    }
  }

  /// The text, or its two ends when it is long, with control characters made visible.
  private static func shown(_ text: String) -> String {
    let short = text.utf8.count <= 60 ? text : "\(text.prefix(40))…\(text.suffix(10))"
    return String(
      String.UnicodeScalarView(
        short.unicodeScalars.map { $0.properties.generalCategory == .control ? "\u{fffd}" : $0 }))
  }
}

extension Rational {
  /// The most bits that a number read from text may have (numerator and denominator together).
  public static let textBitLimit = 1_000_000

  /// The exact value of a text in the project's number grammar.
  ///
  /// - Parameter text: such as `3/10`, `-0.3`, `3e-1`, `10^12`, `2^-200`, `1-2^-200`, `0x1.8p-1`.
  /// - Throws: `ExactNumberError` when the text is outside the grammar, divides by zero or exceeds `textBitLimit` bits.
  public init(parsing text: String) throws(ExactNumberError) {
    var parser = ExactNumberParser(text: text)
    self = try parser.number()
  }
}

private struct ExactNumberParser {
  let text: String
  let bytes: [UInt8]
  var position = 0
  /// The bits of the numbers of more than 64 bits written in the text so far.
  var written = 0

  init(text: String) {
    self.text = text
    bytes = Array(text.utf8)
  }

  // MARK: Characters

  private func isNext(_ character: Character) -> Bool {
    position < bytes.count && bytes[position] == character.asciiValue
  }

  private mutating func take(_ character: Character) -> Bool {
    guard isNext(character) else { return false }
    position += 1
    return true
  }

  /// The longest run of bytes from here that satisfy the condition, at least one.
  private mutating func run(
    _ expectation: String, _ condition: (UInt8) -> Bool
  ) throws(ExactNumberError) -> Range<Int> {
    let start = position
    while position < bytes.count, condition(bytes[position]) { position += 1 }
    if start == position { throw expected(expectation) }
    return start..<position
  }

  private mutating func digits() throws(ExactNumberError) -> Range<Int> {
    try run("a digit") { $0 >= 48 && $0 <= 57 }
  }

  private mutating func hexadecimalDigits() throws(ExactNumberError) -> Range<Int> {
    try run("a hexadecimal digit") {
      $0 >= 48 && $0 <= 57 || $0 | 32 >= 97 && $0 | 32 <= 102
    }
  }

  private func expected(_ what: String) -> ExactNumberError {
    let offset = String(decoding: bytes[..<position], as: UTF8.self).count
    return .malformed(text: text, offset: offset, expected: what)
  }

  // MARK: Limits

  private var tooLarge: ExactNumberError { .tooLarge(text: text, limit: Rational.textBitLimit) }

  private func check(bits: Int) throws(ExactNumberError) {
    if bits > Rational.textBitLimit { throw tooLarge }
  }

  private func checked(_ value: Rational) throws(ExactNumberError) -> Rational {
    // An integer's denominator 1 counts as a bit in `bitCount`, which the limit does not mean.
    try check(bits: value.bitCount - 1)
    return value
  }

  // MARK: The grammar

  mutating func number() throws(ExactNumberError) -> Rational {
    // A number within the limit has no use for more characters than bits.
    try check(bits: bytes.count)
    // Partial sums of 1, 2, 4, … terms, as in binary counting, so that a long sum has few long additions.
    var partial: [(sum: Rational, level: Int)] = []
    var isNegative = take("-")
    while true {
      var sum = try term()
      if isNegative { sum = -sum }
      var level = 0
      while let last = partial.last, last.level == level {
        sum = try checked(last.sum + sum)
        level += 1
        partial.removeLast()
      }
      partial.append((sum, level))
      if position == bytes.count { break }
      isNegative = isNext("-")
      guard take("-") || take("+") else { throw expected("an operator or the end") }
    }
    var total = Rational.zero
    for (sum, _) in partial.reversed() { total = try checked(total + sum) }
    return total
  }

  private mutating func term() throws(ExactNumberError) -> Rational {
    let value = try atom()
    guard take("/") else { return value }
    let divisor = try atom()
    if divisor.isZero { throw .divisionByZero(text: text) }
    return try checked(value / divisor)
  }

  private mutating func atom() throws(ExactNumberError) -> Rational {
    let value = try checked(try unlimitedAtom())
    if value.bitCount > 64 { written += value.bitCount }
    if written > 2 * (Rational.textBitLimit + 1) { throw tooLarge }
    return value
  }

  private mutating func unlimitedAtom() throws(ExactNumberError) -> Rational {
    if isNext("0"), position + 1 < bytes.count, bytes[position + 1] | 32 == 0x78 {
      position += 2
      return try hexadecimal()
    }
    var mantissa = Array(bytes[try digits()])
    var scale = 0
    if take(".") {
      let fraction = try digits()
      scale = -fraction.count
      mantissa += bytes[fraction]
    }
    let hasExponent = isNext("e") || isNext("E")
    if hasExponent { scale += try exponentPart() }
    let base = try decimal(mantissa, scale)
    guard isNext("^") else { return base }
    if hasExponent { throw expected("no power after an exponent part (write the product out)") }
    position += 1
    let isNegative = take("-")
    let exponent = try exponent()
    return try power(base, isNegative ? -exponent : exponent)
  }

  /// The letter, an optional sign and digits.
  private mutating func exponentPart() throws(ExactNumberError) -> Int {
    position += 1
    let isNegative = isNext("-")
    if isNext("-") || isNext("+") { position += 1 }
    let exponent = try exponent()
    return isNegative ? -exponent : exponent
  }

  /// Digits as a machine integer; 2^62 stands for anything as large, which no number but 0 and 1 survives.
  private mutating func exponent() throws(ExactNumberError) -> Int {
    let most = 1 << 62
    var value = 0
    for byte in bytes[try digits()] {
      value = value > most / 10 - 1 ? most : 10 * value + Int(byte - 48)
    }
    return value
  }

  /// mantissa·10^exponent, where the mantissa is given by its decimal digits.
  private func decimal(_ mantissa: [UInt8], _ exponent: Int) throws(ExactNumberError) -> Rational {
    let (digits, zeros) = significant(mantissa)
    if digits.isEmpty { return .zero }
    let scale = exponent + zeros
    // d digits, the first not 0, are at least 10^(d−1); log₂ 10 > 3.32.
    try check(bits: (digits.count - 1) * 332 / 100)
    if scale.magnitude > UInt(Rational.textBitLimit) { throw tooLarge }
    try check(bits: Int(scale.magnitude) * 332 / 100)
    guard let whole = Integer(digits: String(decoding: digits, as: UTF8.self)) else {
      throw expected("a digit")
    }
    if scale == 0 { return Rational(whole) }
    let power = Integer.power(10, scale.magnitude)
    return scale < 0 ? Rational(whole, power) : Rational(whole * power)
  }

  private func power(_ base: Rational, _ exponent: Int) throws(ExactNumberError) -> Rational {
    if exponent == 0 || base == .one { return .one }
    if base.isZero {
      if exponent < 0 { throw .divisionByZero(text: text) }
      return .zero
    }
    // The larger of numerator and denominator is at least 2^(b−1) with b ≥ 2, so its power has more than (b−1)·|e| bits.
    if exponent.magnitude > UInt(Rational.textBitLimit) { throw tooLarge }
    let larger = max(base.numerator.bitWidth, base.denominator.bitWidth)
    try check(bits: (larger - 1) * Int(exponent.magnitude))
    return .power(base, exponent)
  }

  private mutating func hexadecimal() throws(ExactNumberError) -> Rational {
    var mantissa = Array(bytes[try hexadecimalDigits()])
    var exponent = 0
    if take(".") {
      let fraction = try hexadecimalDigits()
      exponent = -4 * fraction.count
      mantissa += bytes[fraction]
    }
    if isNext("p") || isNext("P") { exponent += try exponentPart() }
    let (digits, zeros) = significant(mantissa)
    if digits.isEmpty { return .zero }
    let scale = exponent + 4 * zeros
    try check(bits: 4 * digits.count - 3)
    // The last digit is not 0, so that at most 3 powers of two cancel.
    if scale.magnitude > UInt(Rational.textBitLimit + 3) { throw tooLarge }
    let whole = Integer(hexadecimalDigits: String(decoding: digits, as: UTF8.self))
    return Rational(whole) * .powerOfTwo(scale)
  }

  /// The digits without the zeros at both ends, and the number of zeros at the end; no digits for 0.
  private func significant(_ digits: [UInt8]) -> (digits: ArraySlice<UInt8>, zeros: Int) {
    let zero = UInt8(ascii: "0")
    guard let first = digits.firstIndex(where: { $0 != zero }),
      let last = digits.lastIndex(where: { $0 != zero })
    else { return ([], 0) }
    return (digits[first...last], digits.count - 1 - last)
  }
}
