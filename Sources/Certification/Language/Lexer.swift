// Copyright 2026 the softbon authors
// SPDX-License-Identifier: Apache-2.0

/// A word of the claim language.
struct Token: Sendable {
  enum Kind: Sendable, Hashable {
    /// A numeral, decimal or hexadecimal, as it was written.
    case number
    /// A name or one of the words `forall`, `in`, `where`, `and`.
    case word
    /// An operator, a bracket, or one of `, :`.
    case symbol
    /// The end of the expression.
    case end
  }
  let kind: Kind
  let text: String
  let range: SourceRange

  /// The token as an error message names it.
  var described: String { kind == .end ? "the end of the expression" : "\"\(text)\"" }
}

/// Splits the text of an expression into tokens.
///
/// A numeral is `12`, `0.25`, `3e-1` or a hexadecimal float such as `0x1.8p-1`; fractions are
/// written with `/`. Names consist of ASCII letters, digits and `_`.
struct Lexer {
  let text: [Unicode.Scalar]
  let origin: SourceOrigin
  private var position = 0
  private var tokens: [Token] = []

  /// The tokens of a text, closed by one of kind `end`.
  static func tokens(
    of text: [Unicode.Scalar], from origin: SourceOrigin
  ) throws(ClaimError) -> [Token] {
    var lexer = Lexer(text: text, origin: origin)
    try lexer.run()
    return lexer.tokens
  }

  private init(text: [Unicode.Scalar], origin: SourceOrigin) {
    self.text = text
    self.origin = origin
  }

  private mutating func run() throws(ClaimError) {
    guard text.count <= LanguageLimit.characters else {
      throw error(
        "an expression has at most \(LanguageLimit.characters) characters; found \(text.count)",
        0, 1)
    }
    while let scalar = peek() {
      if tokens.count >= LanguageLimit.tokens {
        throw error(
          "an expression has at most \(LanguageLimit.tokens) numbers, names and signs; found more",
          position, position + 1)
      }
      switch scalar {
      case " ", "\t", "\n", "\r": position += 1
      case "0"..."9", ".": try lexNumber()
      case _ where Lexer.startsWord(scalar): lexWord()
      default: try lexSymbol(scalar)
      }
    }
    append(.end, from: position)
  }

  // MARK: Kinds of token

  private mutating func lexNumber() throws(ClaimError) {
    let start = position
    if peek() == "0", let marker = peek(1), marker == "x" || marker == "X" {
      position += 2
      let digits = skip(where: Lexer.isHexadecimal)
      var fraction = 0
      if peek() == "." {
        position += 1
        fraction = skip(where: Lexer.isHexadecimal)
        if fraction == 0 { throw malformed(start, "digits after the point") }
      }
      if digits == 0 { throw malformed(start, "digits after 0x, as in 0x1.8p-1") }
      try lexExponent("p", of: start)
    } else {
      if peek() == "." { throw malformed(start, "a digit before the point, as in 0.5") }
      skip(where: Lexer.isDigit)
      if peek() == "." {
        position += 1
        if skip(where: Lexer.isDigit) == 0 {
          throw malformed(start, "digits after the point, as in 1.0")
        }
      }
      try lexExponent("e", of: start)
    }
    if let next = peek(), Lexer.startsWord(next) || Lexer.isDigit(next) {
      let numeral = string(start, position)
      let nameStart = position
      skip(where: Lexer.continuesWord)
      let name = string(nameStart, position)
      throw error(
        "expected an operator after \(numeral); found \"\(name)\": a product is written"
          + " \(numeral)*\(name)", nameStart, position)
    }
    if peek() == "." { throw malformed(start, "one decimal point") }
    append(.number, from: start)
  }

  /// Reads an exponent such as `e-3` where one begins.
  private mutating func lexExponent(_ marker: Unicode.Scalar, of start: Int) throws(ClaimError) {
    guard let next = peek(), next.properties.lowercaseMapping == String(marker) else { return }
    let sign = peek(1)
    let signLength = sign == "-" || sign == "+" ? 1 : 0
    guard let digit = peek(1 + signLength), Lexer.isDigit(digit) else {
      // `2exp(x)` is a missing product sign, not a malformed exponent.
      if signLength == 0, sign.map(Lexer.continuesWord) == true { return }
      throw malformed(start, "digits in the exponent, as in 3\(marker)-1")
    }
    position += 1 + signLength
    skip(where: Lexer.isDigit)
  }

  private mutating func lexWord() {
    let start = position
    skip(where: Lexer.continuesWord)
    append(.word, from: start)
  }

  private mutating func lexSymbol(_ scalar: Unicode.Scalar) throws(ClaimError) {
    let start = position
    let pair = string(start, start + 2)
    if ["<=", ">=", "=="].contains(pair) {
      position += 2
      append(.symbol, from: start)
      return
    }
    let pairAdvice: String? =
      switch pair {
      case "**": "a power is written ^"
      case "!=", "<>": "the comparisons are <=, >=, <, > and =="
      case "=<": "\"less than or equal\" is written <="
      case "=>": "\"greater than or equal\" is written >="
      case "||": "the arguments of a divergence are separated by a comma, as in kl(tilted, soft)"
      case "&&": "conditions are joined by \"and\""
      default: nil
      }
    if let pairAdvice { throw unexpected(start, 2, pairAdvice) }
    if "+-*/^()[]{},:<>".unicodeScalars.contains(scalar) {
      position += 1
      append(.symbol, from: start)
      return
    }
    throw unexpected(start, 1, Lexer.advice(about: scalar))
  }

  /// What to write in place of a character that the language does not have.
  private static func advice(about scalar: Unicode.Scalar) -> String? {
    switch scalar {
    case "=": "equality is written =="
    case "≤": "write <="
    case "≥": "write >="
    case "≠", "!": "the comparisons are <=, >=, <, > and =="
    case "−", "–", "—": "the minus sign is the ASCII -"
    case "·", "×", "∙", "⋅": "a product is written *"
    case "÷": "a quotient is written /"
    case "|": "an absolute value is written abs(…); a divergence kl(tilted, soft)"
    case "∞": "infinity is written inf"
    case "∑", "Σ": "a sum is written sum(i, …)"
    case "√": "a square root is written sqrt(…)"
    case "∀": "write forall"
    case "∈": "write in"
    case "λ": "write lambda"
    case "μ", "µ": "write mu"
    case "Δ", "∆": "write Delta"
    case "²", "³": "a power is written ^2"
    case ";": "one expression has one comparison; further ones are claims of their own"
    case "!"..."~": nil
    default: "names are made of ASCII letters, digits and _"
    }
  }

  // MARK: Characters

  private func peek(_ offset: Int = 0) -> Unicode.Scalar? {
    position + offset < text.count ? text[position + offset] : nil
  }

  @discardableResult
  private mutating func skip(where predicate: (Unicode.Scalar) -> Bool) -> Int {
    let start = position
    while let scalar = peek(), predicate(scalar) { position += 1 }
    return position - start
  }

  private func string(_ start: Int, _ end: Int) -> String {
    String(String.UnicodeScalarView(text[start..<min(end, text.count)]))
  }

  private mutating func append(_ kind: Token.Kind, from start: Int) {
    let range = SourceRange(lower: start, upper: position)
    tokens.append(Token(kind: kind, text: string(start, position), range: range))
  }

  private static func isDigit(_ scalar: Unicode.Scalar) -> Bool { ("0"..."9").contains(scalar) }

  private static func isHexadecimal(_ scalar: Unicode.Scalar) -> Bool {
    isDigit(scalar) || ("a"..."f").contains(scalar) || ("A"..."F").contains(scalar)
  }

  /// Whether a name may begin with the character.
  static func startsWord(_ scalar: Unicode.Scalar) -> Bool {
    ("a"..."z").contains(scalar) || ("A"..."Z").contains(scalar) || scalar == "_"
  }

  /// Whether a name may go on with the character.
  static func continuesWord(_ scalar: Unicode.Scalar) -> Bool {
    startsWord(scalar) || isDigit(scalar)
  }

  // MARK: Errors

  private func error(_ message: String, _ start: Int, _ end: Int) -> ClaimError {
    ClaimError(message, at: SourceRange(lower: start, upper: end), in: text, from: origin)
  }

  private func malformed(_ start: Int, _ expectation: String) -> ClaimError {
    let end = min(text.count, max(position, start + 1))
    return error("expected \(expectation); found \"\(string(start, end))\"", start, end)
  }

  private func unexpected(_ start: Int, _ length: Int, _ advice: String?) -> ClaimError {
    let found = string(start, start + length)
    let scalar = text[start]
    let shown =
      ClaimError.isPrintable(scalar)
      ? "\"\(found)\"" : "the character U+\(String(scalar.value, radix: 16, uppercase: true))"
    return error(
      "unexpected \(shown)" + (advice.map { ": " + $0 } ?? ""), start, start + length)
  }
}
