// Copyright 2026 the softbon authors
// SPDX-License-Identifier: Apache-2.0

internal import Documents
internal import ExactArithmetic

// The meaning of names and the types of expressions: every node of the tree is made here, from
// parts that are already checked.

extension Parser {
  // MARK: Names

  /// Whether a name means something here.
  func isKnown(_ name: String) -> Bool {
    variables.contains { $0.name == name } || definitions[name] != nil
      || Vocabulary.reserved.contains(name)
  }

  /// Refuses to bind a name that means something already.
  func checkBindable(_ token: Token) throws(ClaimError) {
    guard isKnown(token.text) else { return }
    let meaning =
      variables.contains { $0.name == token.text }
      ? "is bound already"
      : definitions[token.text] != nil
        ? "is a definition of this claim" : "is a name of the language"
    throw error(
      "expected a new name to bind, such as i, j or x; \"\(token.text)\" \(meaning)",
      at: token.range)
  }

  /// Takes the innermost bound name out of scope; it must have been used.
  mutating func unbind(_ range: SourceRange) throws(ClaimError) {
    guard let variable = variables.popLast() else { return }
    if !variable.isUsed {
      throw error(
        "\"\(variable.name)\" is bound here but never used"
          + suggestion(for: variable.name, in: valueNames), at: range)
    }
  }

  /// The meaning of a name that stands for a value.
  mutating func resolve(_ token: Token) throws(ClaimError) -> ClaimExpression {
    let name = token.text
    if let index = variables.lastIndex(where: { $0.name == name }) {
      variables[index].isUsed = true
      return try node(.variable(name), variables[index].type, token.range)
    }
    if let definition = definitions[name] {
      if definition.looksAhead && isInsideNeighbour {
        throw nestedNeighbours(at: token.range, in: name)
      }
      // A definition stands for its expression, so it is as high as that: evaluation goes down both.
      return try node(.definition(name), definition.type, token.range, above: definition.height)
    }
    if let quantity = Vocabulary.quantities[name] {
      return try node(.quantity(quantity), quantity.type, token.range)
    }
    if Vocabulary.functions.contains(name) {
      throw error("\"\(name)\" is a function: write \(name)(…)", at: token.range)
    }
    throw error(
      "there is no quantity \"\(name)\"" + suggestion(for: name, in: valueNames), at: token.range)
  }

  func unknownFunction(_ token: Token) -> ClaimError {
    if isKnown(token.text) {
      return error(
        "\"\(token.text)\" is not a function: a product is written \(token.text)*(…)",
        at: token.range
      )
    }
    return error(
      "there is no function \"\(token.text)\""
        + suggestion(for: token.text, in: Array(Vocabulary.functions)), at: token.range)
  }

  private var valueNames: [String] {
    variables.map(\.name) + definitions.keys + Vocabulary.quantities.keys
  }

  /// `: did you mean "cv2"?`, or nothing when no name is near.
  private func suggestion(for name: String, in names: [String]) -> String {
    nearestName(to: name, in: names.sorted()).map { ": did you mean \"\($0)\"?" } ?? ""
  }

  // MARK: Nodes

  private func node(
    _ kind: ClaimExpression.Kind, _ type: ValueType, _ range: SourceRange,
    over parts: [ClaimExpression] = [], above least: Int = 0
  ) throws(ClaimError) -> ClaimExpression {
    let height = 1 + max(least, parts.map(\.height).max() ?? 0)
    guard height <= LanguageLimit.height else {
      throw error(
        "the expression, with its definitions, has more than \(LanguageLimit.height) levels",
        at: range)
    }
    return ClaimExpression(kind: kind, type: type, range: range, height: height)
  }

  func numeral(_ token: Token) throws(ClaimError) -> ClaimExpression {
    let value: Rational
    do { value = try Rational(parsing: token.text) } catch {
      throw self.error(error.description, at: token.range)
    }
    return try node(.numeral(value, text: token.text), .number, token.range)
  }

  /// The operand with minus signs before it, the outermost first.
  func negate(
    _ operand: ClaimExpression, at signs: [SourceRange]
  ) throws(ClaimError) -> ClaimExpression {
    var result = operand
    for sign in signs.reversed() {
      let type = try arithmeticType(result, of: "\"-\"")
      result = try node(.negation(result), type, sign.joined(with: operand.range), over: [result])
    }
    return result
  }

  func combine(
    _ left: ClaimExpression, _ sign: Operator, _ right: ClaimExpression
  ) throws(ClaimError) -> ClaimExpression {
    let leftType = try arithmeticType(left, of: "\"\(sign.rawValue)\"")
    let rightType = try arithmeticType(right, of: "\"\(sign.rawValue)\"")
    let type: ValueType = leftType == .vector || rightType == .vector ? .vector : .number
    return try node(
      .operation(sign, left, right), type, left.range.joined(with: right.range),
      over: [left, right]
    )
  }

  func pick(
    _ base: ClaimExpression, _ index: ClaimExpression, upTo end: SourceRange
  ) throws(ClaimError) -> ClaimExpression {
    guard base.type == .vector || base.type == .law else {
      throw error(
        "expected a vector or a law before \"[\"; found \(found(base))", at: base.range)
    }
    guard index.type == .symbol else {
      throw error(
        "expected an index bound by forall, sum, min or max; found \(found(index))", at: index.range
      )
    }
    return try node(
      .element(of: base, at: index), .number, base.range.joined(with: end), over: [base, index])
  }

  func look(
    _ neighbour: Neighbour, _ inner: ClaimExpression, at range: SourceRange
  ) throws(ClaimError) -> ClaimExpression {
    guard inner.type == .number || inner.type == .vector || inner.type == .law else {
      throw error(
        "expected a number, a vector or a law in \(neighbour.rawValue)(…); found \(found(inner))",
        at: inner.range)
    }
    return try node(.neighbour(neighbour, inner), inner.type, range, over: [inner])
  }

  func take(
    _ fold: Fold, _ binder: Binder, _ conditions: [Relation], _ body: ClaimExpression,
    at range: SourceRange
  ) throws(ClaimError) -> ClaimExpression {
    var parts = [body] + conditions.flatMap { [$0.left, $0.right] }
    if case .numbers(let numbers) = binder.domain { parts += numbers }
    return try node(.fold(fold, binder, conditions, body), .number, range, over: parts)
  }

  func apply(
    _ function: Function, to arguments: [ClaimExpression], at range: SourceRange
  ) throws(ClaimError) -> ClaimExpression {
    let entry = function.entry
    let name = function.rawValue
    let count = entry.parameters.count
    if entry.isVariadic ? arguments.count < 2 : arguments.count != count {
      let expected = entry.isVariadic ? "at least 2 arguments" : counted(count, "argument")
      var message =
        "\(name) takes \(expected), \(signature(of: function)); found \(arguments.count)"
      if entry.isVariadic, let only = arguments.first, only.type == .vector || only.type == .law {
        message += ": over the symbols it is written \(name)(i, v[i])"
      }
      throw error(message, at: range)
    }
    var type = ValueType.number
    for (offset, argument) in arguments.enumerated() {
      let parameter = entry.parameters[min(offset, count - 1)]
      switch parameter {
      case .numberOrVector:
        if try arithmeticType(argument, of: name) == .vector { type = .vector }
      case .value(let expected):
        let fits =
          argument.type == expected || (expected == .vector && argument.type == .law)
        if !fits {
          throw error(
            "\(name) takes \(expected.described) as its \(ordinal(offset)) argument,"
              + " \(signature(of: function)); found \(found(argument))", at: argument.range)
        }
      }
    }
    return try node(.application(function, arguments), type, range, over: arguments)
  }

  // MARK: Types

  /// The type of an operand of arithmetic: number, or vector (laws are vectors there).
  private func arithmeticType(
    _ operand: ClaimExpression, of user: String
  ) throws(ClaimError) -> ValueType {
    switch operand.type {
    case .number: return .number
    case .vector, .law: return .vector
    case .symbol, .event:
      throw error(
        "\(user) works on numbers and vectors; found \(found(operand))", at: operand.range)
    }
  }

  /// Requires a number.
  func number(_ expression: ClaimExpression, as role: String) throws(ClaimError) -> ClaimExpression
  {
    guard expression.type != .number else { return expression }
    var message = "expected a number as \(role); found \(found(expression))"
    if expression.type == .vector || expression.type == .law {
      message += ": write it for one symbol, as in forall i: soft[i] > 0, or take its expectation"
    }
    throw error(message, at: expression.range)
  }

  /// An expression as an error message names it: its type and, when it is a name, the name.
  private func found(_ expression: ClaimExpression) -> String {
    switch expression.kind {
    case .quantity(let quantity): "the \(expression.type.rawValue) \(quantity.rawValue)"
    case .definition(let name): "the \(expression.type.rawValue) \(name)"
    case .variable(let name) where expression.type == .symbol: "the index \(name)"
    case .variable(let name): "the \(expression.type.rawValue) \(name)"
    case .numeral(_, let text): "the number \(text)"
    default: expression.type.described
    }
  }

  /// `kl(law, law)`.
  private func signature(of function: Function) -> String {
    let parameters = function.entry.parameters.map { parameter in
      switch parameter {
      case .value(let type): type.rawValue
      case .numberOrVector: "number or vector"
      }
    }
    return "\(function.rawValue)(\(parameters.joined(separator: ", "))"
      + (function.entry.isVariadic ? ", …)" : ")")
  }

  private func counted(_ count: Int, _ noun: String) -> String {
    count == 1 ? "1 \(noun)" : "\(count) \(noun)s"
  }

  private func ordinal(_ offset: Int) -> String {
    let words = ["first", "second", "third"]
    return offset < words.count ? words[offset] : "\(offset + 1)th"
  }
}
