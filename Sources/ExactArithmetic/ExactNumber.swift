// Copyright 2026 the softbon authors
// SPDX-License-Identifier: Apache-2.0
//
// The grammar of exact numbers, the one way in which text becomes a number:
//
//   number   := ["-"] term (("+" | "-") term)*
//   term     := atom ["/" atom]
//   atom     := decimal ["^" ["-"] digits]  |  hexadecimal float
//   decimal  := digits ["." digits] [("e"|"E") ["+"|"-"] digits]
//   hexfloat := "0x" hexdigits ["." hexdigits] ["p" ["+"|"-"] digits]
//
// "0.3" is 3/10, never the nearest binary float. A minus before a power binds looser: -2^2 is -4. No spaces inside,
// no leading plus, no bare point. A power takes no decimal exponent part ("1e3^2" is refused as ambiguous).
// The size of every intermediate result is predicted before it is computed, so that no text can ask for more memory
// than the limit allows.

/// Why a text is not an exact number.
public enum ExactNumberError: Error, Equatable, Sendable, CustomStringConvertible {
  /// Not in the grammar; says what was found and where (0-based offset in characters).
  case malformed(text: String, offset: Int, expected: String)
  /// A quotient or a negative power of zero.
  case divisionByZero(text: String)
  /// The number needs more bits than are allowed.
  case tooLarge(text: String, limit: Int)

  public var description: String {
    switch self {
    case .malformed(let text, let offset, let expected):
      let shown = Self.shortened(text)
      if text.isEmpty { return "an empty text is not a number: expected \(expected)" }
      return "'\(shown)' is not an exact number: at character \(offset + 1) expected \(expected)"
        + " (numbers look like 3/10, -0.3, 3e-1, 10^12, 2^-200, 1-2^-200, 0x1.8p-1)"
    case .divisionByZero(let text):
      return "'\(Self.shortened(text))' divides by zero"
    case .tooLarge(let text, let limit):
      return
        "'\(Self.shortened(text))' needs more than \(limit) bits, the most an exact number may have"
    }
  }

  private static func shortened(_ text: String) -> String {
    text.count <= 60 ? text : "\(text.prefix(40))…\(text.suffix(10))"
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

  init(text: String) {
    self.text = text
    bytes = Array(text.utf8)
  }

  private func byte(_ character: Unicode.Scalar) -> UInt8 {
    UInt8(truncatingIfNeeded: character.value)
  }

  private func isNext(_ character: Unicode.Scalar) -> Bool {
    position < bytes.count && bytes[position] == byte(character)
  }

  private func isNext(either a: Unicode.Scalar, or b: Unicode.Scalar) -> Bool {
    isNext(a) || isNext(b)
  }

  private mutating func take(_ character: Unicode.Scalar) -> Bool {
    guard isNext(character) else { return false }
    position += 1
    return true
  }

  private func expected(_ what: String) -> ExactNumberError {
    let offset = String(decoding: bytes[..<position], as: UTF8.self).count
    return .malformed(text: text, offset: offset, expected: what)
  }

  private var tooLarge: ExactNumberError { .tooLarge(text: text, limit: Rational.textBitLimit) }

  private func checked(bits: Int) throws(ExactNumberError) {
    if bits > Rational.textBitLimit { throw tooLarge }
  }

  private func checked(_ value: Rational) throws(ExactNumberError) -> Rational {
    // A number and its denominator 1 may use one bit more than the limit speaks of.
    if value.bitCount > Rational.textBitLimit + 1 { throw tooLarge }
    return value
  }

  mutating func number() throws(ExactNumberError) -> Rational {
    // The longest admissible text is a decimal of 10^6 bits as a fraction; refuse longer ones unread.
    if bytes.count > Rational.textBitLimit { throw tooLarge }
    var value = take("-") ? -(try term()) : try term()
    while position < bytes.count {
      if take("+") {
        value = try checked(value + (try term()))
      } else if take("-") {
        value = try checked(value - (try term()))
      } else {
        throw expected("an operator or the end")
      }
    }
    return value
  }

  private mutating func term() throws(ExactNumberError) -> Rational {
    let value = try atom()
    guard take("/") else { return value }
    let divisor = try atom()
    if divisor.isZero { throw .divisionByZero(text: text) }
    return try checked(value / divisor)
  }

  private mutating func digits() throws(ExactNumberError) -> String {
    let start = position
    while position < bytes.count, (48...57).contains(bytes[position]) { position += 1 }
    if start == position { throw expected("a digit") }
    return String(decoding: bytes[start..<position], as: UTF8.self)
  }

  /// Digits as a machine integer; a run that does not fit is larger than any admissible exponent.
  private mutating func exponent() throws(ExactNumberError) -> Int {
    let negative = take("-")
    guard let magnitude = Int(try digits()) else { throw tooLarge }
    return negative ? -magnitude : magnitude
  }

  private mutating func atom() throws(ExactNumberError) -> Rational {
    if isNext("0"), position + 1 < bytes.count, bytes[position + 1] | 32 == byte("x") {
      position += 2
      return try hexadecimal()
    }
    var mantissa = try digits()
    var scale = 0
    if take(".") {
      let fraction = try digits()
      scale = -fraction.utf8.count
      mantissa += fraction
    }
    var hasExponent = false
    if isNext(either: "e", or: "E") {
      position += 1
      hasExponent = true
      if isNext("+") { position += 1 }
      let (sum, overflow) = scale.addingReportingOverflow(try exponent())
      if overflow { throw tooLarge }
      scale = sum
    }
    guard let whole = Integer(digits: mantissa) else { throw expected("a digit") }
    let base = try scaled(whole, byTenTo: scale)
    guard isNext("^") else { return base }
    if hasExponent { throw expected("no power after an exponent part (write the product out)") }
    position += 1
    return try power(base, try exponent())
  }

  private func scaled(_ value: Integer, byTenTo exponent: Int) throws(ExactNumberError) -> Rational
  {
    if value.isZero { return .zero }
    // log₂ 10 < 3322/1000 and exponents here are below 2^63 / 3322 or refused.
    if exponent.magnitude > UInt(Rational.textBitLimit) { throw tooLarge }
    try checked(bits: exponent.magnitude < 2 ? 0 : Int(exponent.magnitude) * 3)
    let power = Integer.power(10, exponent.magnitude)
    return try checked(exponent < 0 ? Rational(value, power) : Rational(value * power))
  }

  private func power(_ base: Rational, _ exponent: Int) throws(ExactNumberError) -> Rational {
    if base.isZero {
      if exponent < 0 { throw .divisionByZero(text: text) }
      return exponent == 0 ? .one : .zero
    }
    if exponent == 0 || base == .one { return .one }
    if base == -Rational.one { return exponent.isMultiple(of: 2) ? .one : base }
    // A rational other than 0 and ±1 has at least one of |numerator|, denominator ≥ 2, so |exponent| bits are needed.
    if exponent.magnitude > UInt(Rational.textBitLimit) { throw tooLarge }
    let larger = max(base.numerator.bitWidth, base.denominator.bitWidth)
    let (bits, overflow) = (larger - 1).multipliedReportingOverflow(by: Int(exponent.magnitude))
    if overflow { throw tooLarge }
    try checked(bits: bits)
    return try checked(Rational.power(base, exponent))
  }

  private mutating func hexadecimal() throws(ExactNumberError) -> Rational {
    var value = Integer()
    var count = 0
    var scale = 0
    func nibble(_ b: UInt8) -> Int? { Character(Unicode.Scalar(b)).hexDigitValue }
    let start = position
    while position < bytes.count, nibble(bytes[position]) != nil { position += 1 }
    var run = bytes[start..<position]
    if run.isEmpty { throw expected("a hexadecimal digit") }
    if take(".") {
      let fractionStart = position
      while position < bytes.count, nibble(bytes[position]) != nil { position += 1 }
      if position == fractionStart { throw expected("a hexadecimal digit") }
      scale = -4 * (position - fractionStart)
      run += bytes[fractionStart..<position]
    }
    count = run.count
    try checked(bits: 4 * count - 4)
    value = Integer(hexadecimalDigits: String(decoding: run, as: UTF8.self))
    if isNext(either: "p", or: "P") {
      position += 1
      if isNext("+") { position += 1 }
      let (sum, overflow) = scale.addingReportingOverflow(try exponent())
      if overflow { throw tooLarge }
      scale = sum
    }
    if value.isZero { return .zero }
    if scale.magnitude > UInt(2 * Rational.textBitLimit) { throw tooLarge }
    return try checked(Rational(value) * Rational.powerOfTwo(scale))
  }
}
