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
    parsing text: String, definitions: [Definition] = [], from origin: SourceOrigin? = nil
  ) throws(ClaimError) {
    var parser = try Parser(text, definitions: definitions, origin: origin ?? SourceOrigin(text))
    self = try parser.statement()
    try parser.expectEnd()
  }
}

extension ClaimExpression {
  /// Reads an expression such as `E(tilted, (w/mu - 1)^2)`.
  ///
  /// - Parameters:
  ///   - text: the expression.
  ///   - definitions: the names that the claim file has defined before it.
  ///   - origin: where the text was written, for error messages.
  /// - Throws: `ClaimError` at the first mistake.
  public init(
    parsing text: String, definitions: [Definition] = [], from origin: SourceOrigin? = nil
  ) throws(ClaimError) {
    var parser = try Parser(text, definitions: definitions, origin: origin ?? SourceOrigin(text))
    self = try parser.sum()
    if Relation.Sign(rawValue: parser.current.text) != nil {
      throw parser.error("expected an expression without a comparison", at: parser.current.range)
    }
    try parser.expectEnd()
  }
}

/// A reader of one expression or statement.
struct Parser {
  let text: [Unicode.Scalar]
  let origin: SourceOrigin
  /// The names that the claim file defines, each with its type, whether it looks at a neighbouring
  /// case, and the height of its tree.
  let definitions: [String: (type: ValueType, looksAhead: Bool, height: Int)]
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
    var known: [String: (type: ValueType, looksAhead: Bool, height: Int)] = [:]
    for definition in definitions {
      let looksAhead = definition.expression.contains { node in
        switch node.kind {
        case .neighbour: true
        case .definition(let name): known[name]?.looksAhead ?? false
        default: false
        }
      }
      known[definition.name] = (
        definition.expression.type, looksAhead, definition.expression.height
      )
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
    throw unexpected("\"\(text)\" \(purpose)")
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
    guard current.kind == .word, !Keyword.all.contains(current.text) else {
      throw unexpected("a name to bind, such as i")
    }
    let token = advance()
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
    if current.kind == .word, let index = variables.lastIndex(where: { $0.name == current.text }),
      variables[index].type == .event
    {
      variables[index].isUsed = true
      return .event(advance().text)
    }
    throw unexpected("symbols, events, upper_sets, a bound event or a list such as {1, 1/2}")
  }

  /// Reads `where` and the conditions behind it, if they are there.
  private mutating func conditions() throws(ClaimError) -> [Relation] {
    guard accept(Keyword.where) != nil else { return [] }
    var conditions = [try comparison()]
    while accept(Keyword.and) != nil { conditions.append(try comparison()) }
    return conditions
  }

  private mutating func comparison() throws(ClaimError) -> Relation {
    let left = try sum()
    guard let sign = Relation.Sign(rawValue: current.text) else {
      throw unexpected("a comparison, one of <=, >=, <, > and ==")
    }
    _ = advance()
    let right = try sum()
    if Relation.Sign(rawValue: current.text) != nil {
      throw error(
        "a comparison has two sides: write a chain as two claims (or, in a condition, join the two"
          + " comparisons by \"and\")", at: current.range)
    }
    return Relation(
      left: try number(left, as: "the left side"), sign: sign,
      right: try number(right, as: "the right side"))
  }

  // MARK: Expressions
  //
  // The functions from here to `folded` call each other as deep as brackets are nested. They keep
  // their frames small: messages are put together elsewhere.

  /// Reads a sum of products, the most general expression.
  mutating func sum() throws(ClaimError) -> ClaimExpression {
    depth += 1
    defer { depth -= 1 }
    guard depth <= LanguageLimit.brackets else { throw nestedTooDeep }
    var total: (ClaimExpression, Operator)?
    var term = try signed()
    while current.kind == .symbol, let sign = Operator(rawValue: current.text) {
      _ = advance()
      if sign == .times || sign == .divided {
        term = try combine(term, sign, signed())
      } else {
        if let (left, before) = total { term = try combine(left, before, term) }
        total = (term, sign)
        term = try signed()
      }
    }
    if let (left, before) = total { term = try combine(left, before, term) }
    return term
  }

  /// Reads a power with any number of minus signs before it: -a^b is -(a^b).
  private mutating func signed() throws(ClaimError) -> ClaimExpression {
    // Right-associative: a^b^c = a^(b^c). Signs and operands of a tower are collected first, so
    // that its length meets the limit on the height and not the stack.
    var signs = [minusSigns()]
    var operands = [try element()]
    while accept("^") != nil {
      signs.append(minusSigns())
      operands.append(try element())
    }
    var result = try negate(operands.removeLast(), at: signs.removeLast())
    while let base = operands.popLast(), let outer = signs.popLast() {
      result = try negate(combine(base, .power, result), at: outer)
    }
    return result
  }

  private mutating func minusSigns() -> [SourceRange] {
    var signs: [SourceRange] = []
    while let sign = accept("-") { signs.append(sign.range) }
    return signs
  }

  private mutating func element() throws(ClaimError) -> ClaimExpression {
    let base = try primary()
    return isAt("[") ? try indexed(base) : base
  }

  private mutating func indexed(_ base: ClaimExpression) throws(ClaimError) -> ClaimExpression {
    _ = advance()
    guard current.kind == .word else {
      throw unexpected("an index bound by forall, sum, min or max")
    }
    let index = try resolve(advance())
    let closing = try expect("]", "to close the \"[\"")
    return try pick(base, index, upTo: closing.range)
  }

  private mutating func primary() throws(ClaimError) -> ClaimExpression {
    if current.kind == .number { return try numeral(advance()) }
    if isAt("(") { return try bracketed() }
    guard current.kind == .word, !Keyword.all.contains(current.text) else { throw noOperand }
    if following.text == "(" { return try call() }
    return try resolve(advance())
  }

  private mutating func bracketed() throws(ClaimError) -> ClaimExpression {
    let opening = advance()
    let inner = try sum()
    let closing = try expect(")", "to close the \"(\"")
    return inner.spread(over: opening.range.joined(with: closing.range))
  }

  /// Reads a function and its arguments.
  private mutating func call() throws(ClaimError) -> ClaimExpression {
    let name = advance()
    _ = advance()
    if let fold = Fold(rawValue: name.text), fold == .sum || isAtBinder {
      return try folded(fold, name)
    }
    if let neighbour = Neighbour(rawValue: name.text) {
      if isInsideNeighbour { throw nestedNeighbours(at: name.range) }
      isInsideNeighbour = true
      let inner = try sum()
      isInsideNeighbour = false
      return try look(neighbour, inner, at: callRange(name))
    }
    guard let function = Function(rawValue: name.text) else { throw unknownFunction(name) }
    var arguments: [ClaimExpression] = []
    if !isAt(")") {
      repeat { arguments.append(try sum()) } while accept(",") != nil
    }
    return try apply(function, to: arguments, at: callRange(name))
  }

  /// Reads the bracket that closes a call.
  private mutating func callRange(_ name: Token) throws(ClaimError) -> SourceRange {
    name.range.joined(with: try expect(")", "to close \(name.text)(").range)
  }

  /// Whether `min(` or `max(` is followed by a bound name rather than by values: a name with
  /// `in` or `where` behind it, or a name that means nothing yet with a comma behind it.
  private var isAtBinder: Bool {
    guard current.kind == .word else { return false }
    if following.text == Keyword.in || following.text == Keyword.where { return true }
    return following.text == "," && !isKnown(current.text)
  }

  private mutating func folded(
    _ fold: Fold, _ name: Token
  ) throws(ClaimError) -> ClaimExpression {
    let (binder, range) = try self.binder()
    let conditions = try self.conditions()
    _ = try expect(",", "between the index and what is taken over it, as in sum(i, soft[i])")
    let body = try number(sum(), as: "what is taken over the index")
    if isAt(",") { throw unexpected("one expression behind the index") }
    let whole = try callRange(name)
    try unbind(range)
    return try take(fold, binder, conditions, body, at: whole)
  }

  // MARK: Errors

  func error(_ message: String, at range: SourceRange) -> ClaimError {
    ClaimError(message, at: range, in: text, from: origin)
  }

  /// The current token is not what the grammar asks for.
  private func unexpected(_ expectation: String) -> ClaimError {
    error(
      "expected \(expectation); found \(current.described)" + missingOperatorAdvice,
      at: current.range)
  }

  private var noOperand: ClaimError {
    if isAt("+") { return error("a number has no leading \"+\": leave it out", at: current.range) }
    return unexpected("a number, a name or \"(\"")
  }

  private var nestedTooDeep: ClaimError {
    error(
      "brackets are nested more than \(LanguageLimit.brackets) deep: define a sub-expression",
      at: current.range)
  }

  func nestedNeighbours(at range: SourceRange, in definition: String? = nil) -> ClaimError {
    error(
      "next_n and next_lambda may not stand inside one another"
        + (definition.map { "; the definition of \"\($0)\" uses them" } ?? ""), at: range)
  }
}
