// Copyright 2026 the softbon authors
// SPDX-License-Identifier: Apache-2.0

// The grammar, read by recursive descent. Names are resolved and types checked while reading
// (TypeChecker.swift), so that a mistake is reported at its place and the tree that comes out
// means something.
//
//   statement  = [ "forall" binder { "," binder } [ "where" conditions ] ":" ] comparison
//   binder     = name [ "in" domain ]
//   domain     = "symbols" | "events" | "upper_sets" | event name | "{" sum { "," sum } "}"
//   conditions = comparison { "and" comparison }
//   comparison = sum ( "<=" | ">=" | "<" | ">" | "==" ) sum
//   sum        = product { ( "+" | "-" ) product }
//   product    = signed { ( "*" | "/" ) signed }
//   signed     = "-" signed | power
//   power      = element [ "^" exponent ]            exponent = "-" exponent | power
//   element    = primary [ "[" symbol name "]" ]
//   primary    = numeral | name | "(" sum ")" | function "(" sum { "," sum } ")"
//              | ( "sum" | "min" | "max" ) "(" binder [ "where" conditions ] "," sum ")"
//              | ( "next_n" | "next_lambda" ) "(" sum ")"

extension Statement {
  /// Reads a statement such as `forall i: soft[i] >= n*P[i]*w[i]/(w[i] + (n-1)*mu)`.
  ///
  /// - Parameters:
  ///   - text: the statement.
  ///   - definitions: the names that the claim file defines.
  ///   - origin: where the text was written, for error messages.
  /// - Throws: `ClaimError` at the first mistake.
  public init(
    parsing text: String, definitions: [Definition] = [], from origin: SourceOrigin = .init()
  ) throws(ClaimError) {
    var parser = try Parser(text, definitions: definitions, origin: origin)
    self = try parser.statement()
    try parser.expectEnd()
  }
}

extension Expression {
  /// Reads an expression such as `E(tilted, (w/mu - 1)^2)`.
  ///
  /// - Parameters:
  ///   - text: the expression.
  ///   - definitions: the names that the claim file has defined before it.
  ///   - origin: where the text was written, for error messages.
  /// - Throws: `ClaimError` at the first mistake.
  public init(
    parsing text: String, definitions: [Definition] = [], from origin: SourceOrigin = .init()
  ) throws(ClaimError) {
    var parser = try Parser(text, definitions: definitions, origin: origin)
    self = try parser.sum()
    if Relation(rawValue: parser.current.text) != nil {
      throw parser.error("expected an expression without a comparison", at: parser.current.range)
    }
    try parser.expectEnd()
  }
}

/// A reader of one expression or statement.
struct Parser {
  let text: [Unicode.Scalar]
  let origin: SourceOrigin
  /// The names that the claim file defines, each with its type and whether it looks at a
  /// neighbouring case.
  let definitions: [String: (type: ValueType, looksAhead: Bool)]
  /// The bound names in scope, the innermost last.
  var variables: [(name: String, type: ValueType, isUsed: Bool)] = []
  /// Whether the reader is inside `next_n(…)` or `next_lambda(…)`.
  var isInsideNeighbour = false
  private let tokens: [Token]
  private var position = 0
  private var depth = 0

  init(_ text: String, definitions: [Definition], origin: SourceOrigin) throws(ClaimError) {
    self.text = Array(text.unicodeScalars)
    self.origin = origin
    var known: [String: (type: ValueType, looksAhead: Bool)] = [:]
    for definition in definitions {
      let looksAhead = definition.expression.contains { node in
        switch node.kind {
        case .neighbour: true
        case .definition(let name): known[name]?.looksAhead ?? false
        default: false
        }
      }
      known[definition.name] = (definition.expression.type, looksAhead)
    }
    self.definitions = known
    tokens = try Lexer.tokens(of: self.text, from: origin)
  }

  // MARK: Tokens

  /// The token that is to be read next.
  var current: Token { tokens[position] }

  private var following: Token { tokens[min(position + 1, tokens.count - 1)] }

  private mutating func advance() -> Token {
    let token = tokens[position]
    if token.kind != .end { position += 1 }
    return token
  }

  private func isAt(_ text: String) -> Bool { current.kind != .end && current.text == text }

  private mutating func accept(_ text: String) -> Token? { isAt(text) ? advance() : nil }

  /// Reads a closing bracket or a separator.
  private mutating func expect(_ text: String, _ purpose: String) throws(ClaimError) -> Token {
    if let token = accept(text) { return token }
    throw error(
      "expected ‘\(text)’ \(purpose); found \(current.described)" + missingOperatorAdvice,
      at: current.range)
  }

  /// Requires that everything was read.
  mutating func expectEnd() throws(ClaimError) {
    guard current.kind != .end else { return }
    let found = current.described
    if [")", "]", "}"].contains(current.text) {
      throw error("found \(found) without an opening bracket", at: current.range)
    }
    if isAt(Keyword.and) {
      throw error(
        "a claim is one comparison: write the second as a claim of its own", at: current.range)
    }
    throw error(
      "expected an operator or the end of the expression; found \(found)" + missingOperatorAdvice,
      at: current.range)
  }

  /// Advice where two values stand side by side.
  private var missingOperatorAdvice: String {
    guard position > 0 else { return "" }
    let before = tokens[position - 1]
    let endsValue = before.kind == .number || before.kind == .word || before.text == ")"
    let startsValue = current.kind == .number || current.kind == .word || isAt("(")
    return endsValue && startsValue && !Keyword.all.contains(current.text)
      ? ": a product is written with *" : ""
  }

  // MARK: Statements

  mutating func statement() throws(ClaimError) -> Statement {
    guard accept(Keyword.forall) != nil else {
      return Statement(binders: [], conditions: [], comparison: try comparison())
    }
    var binders: [Binder] = []
    var ranges: [SourceRange] = []
    repeat {
      let (binder, range) = try self.binder()
      binders.append(binder)
      ranges.append(range)
    } while accept(",") != nil
    let conditions = try self.conditions()
    _ = try expect(":", "after the quantifier, as in forall i: soft[i] > 0")
    let comparison = try self.comparison()
    for range in ranges.reversed() { try unbind(range) }
    return Statement(binders: binders, conditions: conditions, comparison: comparison)
  }

  /// Reads `name` or `name in domain` and brings the name into scope.
  private mutating func binder() throws(ClaimError) -> (Binder, SourceRange) {
    let token = current
    guard token.kind == .word, !Keyword.all.contains(token.text) else {
      throw error("expected a name to bind, such as i; found \(token.described)", at: token.range)
    }
    _ = advance()
    try checkBindable(token)
    let domain = accept(Keyword.in) == nil ? .symbols : try self.domain()
    variables.append((token.text, domain.elementType, false))
    return (Binder(name: token.text, domain: domain), token.range)
  }

  private mutating func domain() throws(ClaimError) -> Binder.Domain {
    if accept(Keyword.symbols) != nil { return .symbols }
    if accept(Keyword.events) != nil { return .events }
    if accept(Keyword.upperSets) != nil { return .upperSets }
    if accept("{") != nil {
      var numbers = [try number(sum(), as: "an element of the list")]
      while accept(",") != nil { numbers.append(try number(sum(), as: "an element of the list")) }
      _ = try expect("}", "at the end of the list")
      return .numbers(numbers)
    }
    let token = current
    let expected = "expected symbols, events, upper_sets, a bound event or a list such as {1, 1/2}"
    if token.kind == .word, let index = variables.lastIndex(where: { $0.name == token.text }) {
      guard variables[index].type == .event else {
        throw error(
          expected + "; found ‘\(token.text)’, \(variables[index].type.described)", at: token.range)
      }
      variables[index].isUsed = true
      _ = advance()
      return .event(token.text)
    }
    throw error(expected + "; found \(token.described)", at: token.range)
  }

  /// Reads `where` and the conditions behind it, if they are there.
  private mutating func conditions() throws(ClaimError) -> [Comparison] {
    guard accept(Keyword.where) != nil else { return [] }
    var conditions = [try comparison()]
    while accept(Keyword.and) != nil { conditions.append(try comparison()) }
    return conditions
  }

  private mutating func comparison() throws(ClaimError) -> Comparison {
    let left = try sum()
    guard let relation = Relation(rawValue: current.text) else {
      throw error(
        "expected a comparison, one of <=, >=, <, > and ==; found \(current.described)"
          + missingOperatorAdvice, at: current.range)
    }
    _ = advance()
    let right = try sum()
    if Relation(rawValue: current.text) != nil {
      throw error(
        "a comparison has two sides: write a chain as two claims (or, in a condition, join the two"
          + " comparisons by ‘and’)", at: current.range)
    }
    return Comparison(
      left: try number(left, as: "the left side"), relation: relation,
      right: try number(right, as: "the right side"))
  }

  // MARK: Expressions

  /// Reads a sum, the most general expression.
  mutating func sum() throws(ClaimError) -> Expression {
    depth += 1
    defer { depth -= 1 }
    guard depth <= LanguageLimit.depth else {
      throw error(
        "brackets are nested more than \(LanguageLimit.depth) deep: define a sub-expression",
        at: current.range)
    }
    var result = try product()
    while isAt("+") || isAt("-") {
      let sign: Operator = advance().text == "+" ? .plus : .minus
      result = try combine(result, sign, product())
    }
    return result
  }

  private mutating func product() throws(ClaimError) -> Expression {
    var result = try signed()
    while isAt("*") || isAt("/") {
      let sign: Operator = advance().text == "*" ? .times : .divided
      result = try combine(result, sign, signed())
    }
    return result
  }

  private mutating func signed() throws(ClaimError) -> Expression {
    // A run of minus signs is read in a loop, so that its length meets the limit on the height.
    var signs: [Token] = []
    while let sign = accept("-") { signs.append(sign) }
    var result = try power()
    for sign in signs.reversed() { result = try negate(result, at: sign.range) }
    return result
  }

  private mutating func power() throws(ClaimError) -> Expression {
    // Right-associative: a^b^c = a^(b^c). The operands of a tower are collected first.
    var bases = [try element()]
    var signs: [[Token]] = []
    while accept("^") != nil {
      signs.append([])
      while let sign = accept("-") { signs[signs.count - 1].append(sign) }
      bases.append(try element())
    }
    var result = bases.removeLast()
    while let base = bases.popLast() {
      for sign in (signs.popLast() ?? []).reversed() { result = try negate(result, at: sign.range) }
      result = try combine(base, .power, result)
    }
    return result
  }

  private mutating func element() throws(ClaimError) -> Expression {
    let base = try primary()
    guard accept("[") != nil else { return base }
    let token = current
    guard token.kind == .word else {
      throw error(
        "expected an index bound by forall, sum, min or max; found \(token.described)",
        at: token.range)
    }
    _ = advance()
    let index = try resolve(token)
    let closing = try expect("]", "to close the ‘[’")
    return try pick(base, index, upTo: closing.range)
  }

  private mutating func primary() throws(ClaimError) -> Expression {
    let token = advance()
    switch token.kind {
    case .number: return try numeral(token)
    case .word where Keyword.all.contains(token.text):
      throw error(
        "expected an expression; found ‘\(token.text)’, a word of the language", at: token.range)
    case .word where isAt("("): return try call(token)
    case .word: return try resolve(token)
    case .symbol where token.text == "(":
      let inner = try sum()
      let closing = try expect(")", "to close the ‘(’")
      return try spread(inner, over: token.range.joined(with: closing.range))
    case .symbol, .end:
      if token.text == "+" {
        throw error("a number has no leading ‘+’: leave it out", at: token.range)
      }
      throw error("expected a number, a name or ‘(’; found \(token.described)", at: token.range)
    }
  }

  /// Reads the arguments of a function whose name was read.
  private mutating func call(_ name: Token) throws(ClaimError) -> Expression {
    _ = advance()
    if let fold = Fold(rawValue: name.text), fold == .sum || isAtBinder {
      return try folded(fold, name)
    }
    if let neighbour = Neighbour(rawValue: name.text) {
      if isInsideNeighbour {
        throw error("next_n and next_lambda may not stand inside one another", at: name.range)
      }
      isInsideNeighbour = true
      let inner = try sum()
      isInsideNeighbour = false
      let closing = try expect(")", "to close \(name.text)(")
      return try look(neighbour, inner, at: name.range.joined(with: closing.range))
    }
    guard let function = Function(rawValue: name.text) else { throw unknownFunction(name) }
    var arguments: [Expression] = []
    if !isAt(")") {
      repeat { arguments.append(try sum()) } while accept(",") != nil
    }
    let closing = try expect(")", "to close \(name.text)(")
    return try apply(function, to: arguments, at: name.range.joined(with: closing.range))
  }

  /// Whether `min(` or `max(` is followed by a bound name rather than by values: a name with
  /// `in` or `where` behind it, or a name that means nothing yet with a comma behind it.
  private var isAtBinder: Bool {
    guard current.kind == .word else { return false }
    if following.text == Keyword.in || following.text == Keyword.where { return true }
    return following.text == "," && !isKnown(current.text)
  }

  private mutating func folded(_ fold: Fold, _ name: Token) throws(ClaimError) -> Expression {
    let (binder, range) = try self.binder()
    let conditions = try self.conditions()
    _ = try expect(
      ",", "between the index and what is taken over it, as in \(name.text)(i, soft[i])")
    let body = try number(sum(), as: "what \(name.text)(\(binder.name), …) is taken over")
    if isAt(",") {
      throw error(
        "\(name.text)(\(binder.name), …) has one expression behind the index", at: current.range)
    }
    let closing = try expect(")", "to close \(name.text)(")
    try unbind(range)
    return try take(
      fold, binder, conditions, body, at: name.range.joined(with: closing.range))
  }

  // MARK: Errors

  func error(_ message: String, at range: SourceRange) -> ClaimError {
    ClaimError(message, at: range, in: text, from: origin)
  }
}
