// Copyright 2026 the softbon authors
// SPDX-License-Identifier: Apache-2.0

// Expressions back to text. Reading the printed text gives the same tree again, so brackets
// stand exactly where the grammar needs them.

/// How strongly an expression holds together, as in the grammar of Parser.swift.
enum Precedence: Int, Comparable {
  case sum, product, signed, power, element

  static func < (a: Precedence, b: Precedence) -> Bool { a.rawValue < b.rawValue }
}

extension ClaimExpression {
  /// How strongly the outermost form holds together.
  var precedence: Precedence {
    switch kind {
    case .operation(.plus, _, _), .operation(.minus, _, _): .sum
    case .operation(.times, _, _), .operation(.divided, _, _): .product
    case .operation(.power, _, _): .power
    case .negation: .signed
    default: .element
    }
  }
}

extension ClaimExpression: CustomStringConvertible {
  /// The expression in the claim language.
  public var description: String {
    switch kind {
    case .numeral(_, let text): return text
    case .quantity(let quantity): return quantity.rawValue
    case .definition(let name), .variable(let name): return name
    case .element(let base, let index): return "\(base.text(within: .element))[\(index)]"
    case .negation(let operand): return "-" + operand.text(within: .signed)
    case .operation(let sign, let left, let right):
      switch sign {
      case .plus, .minus:
        return "\(left.text(within: .sum)) \(sign.rawValue) \(right.text(within: .product))"
      case .times, .divided:
        return "\(left.text(within: .product))\(sign.rawValue)\(right.text(within: .signed))"
      case .power: return "\(left.text(within: .element))^\(right.text(within: .signed))"
      }
    case .application(let function, let arguments):
      return "\(function.rawValue)(\(arguments.map(\.description).joined(separator: ", ")))"
    case .fold(let fold, let binder, let conditions, let body):
      return "\(fold.rawValue)(\(binder)\(conditions.whereClause), \(body))"
    case .neighbour(let neighbour, let inner): return "\(neighbour.rawValue)(\(inner))"
    }
  }

  private func text(within least: Precedence) -> String {
    precedence < least ? "(\(description))" : description
  }
}

extension Relation: CustomStringConvertible {
  /// The comparison in the claim language.
  public var description: String { "\(left) \(sign.rawValue) \(right)" }
}

extension Binder: CustomStringConvertible {
  /// The binder in the claim language, as in `A in upper_sets`.
  public var description: String {
    switch domain {
    case .symbols: name
    case .event(let event): "\(name) in \(event)"
    case .upperSets: "\(name) in \(Keyword.upperSets)"
    case .events: "\(name) in \(Keyword.events)"
    case .numbers(let numbers):
      "\(name) in {\(numbers.map(\.description).joined(separator: ", "))}"
    }
  }
}

extension [Relation] {
  fileprivate var whereClause: String {
    isEmpty ? "" : " where " + map(\.description).joined(separator: " and ")
  }
}

extension Statement: CustomStringConvertible {
  /// The statement in the claim language.
  public var description: String {
    guard !binders.isEmpty else { return comparison.description }
    let names = binders.map(\.description).joined(separator: ", ")
    return "forall \(names)\(conditions.whereClause): \(comparison)"
  }
}
