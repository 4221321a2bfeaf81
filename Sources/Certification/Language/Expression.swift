// Copyright 2026 the softbon authors
// SPDX-License-Identifier: Apache-2.0

/// An expression of the claim language, its names resolved and its types checked.
///
/// Two expressions are equal when they are the same tree, wherever they were written.
public struct Expression: Sendable, Equatable {
  /// The forms of an expression.
  public indirect enum Kind: Sendable, Equatable {
    /// A numeral as it was written; its value is exact.
    case numeral(String)
    /// A quantity of the problem.
    case quantity(Quantity)
    /// A name from the claim file's definitions.
    case definition(String)
    /// A name bound by `forall`, `sum`, `min` or `max`.
    case variable(String)
    /// The element of a vector at a symbol.
    case element(of: Expression, at: Expression)
    /// The negative of a number or vector.
    case negation(Expression)
    /// Two operands, element by element where one of them is a vector.
    case operation(Operator, Expression, Expression)
    /// A function of its arguments.
    case application(Function, [Expression])
    /// The sum, least or greatest value over the instances of a binder.
    case fold(Fold, Binder, [Comparison], Expression)
    /// The same expression at a neighbouring case of the grid.
    case neighbour(Neighbour, Expression)
  }

  /// The form of the expression and its parts.
  public let kind: Kind
  /// What the expression stands for.
  public let type: ValueType
  /// Where it is in the text that it was read from.
  public let range: SourceRange
  /// The number of levels of the tree, at most 200.
  let height: Int

  /// Whether two expressions are the same tree.
  public static func == (a: Expression, b: Expression) -> Bool { a.kind == b.kind }
}

/// An arithmetic operation.
public enum Operator: String, Sendable, Hashable, CaseIterable {
  case plus = "+"
  case minus = "-"
  case times = "*"
  case divided = "/"
  case power = "^"
}

/// A comparison sign.
public enum Relation: String, Sendable, Hashable, CaseIterable {
  case lessOrEqual = "<="
  case greaterOrEqual = ">="
  case less = "<"
  case greater = ">"
  case equal = "=="
}

/// A comparison of two numbers.
public struct Comparison: Sendable, Equatable {
  /// The left side.
  public let left: Expression
  /// The comparison sign.
  public let relation: Relation
  /// The right side.
  public let right: Expression
}

/// A name and what it ranges over.
public struct Binder: Sendable, Equatable {
  /// What a bound name ranges over.
  public enum Domain: Sendable, Equatable {
    /// The symbols of positive probability.
    case symbols
    /// The symbols of positive probability in a bound event.
    case event(String)
    /// The events {i : wᵢ ≥ c} for each weight c, other than the whole alphabet.
    case upperSets
    /// Every event, the empty one and the whole alphabet included.
    case events
    /// The numbers that are listed.
    case numbers([Expression])

    /// The type of the bound name.
    var elementType: ValueType {
      switch self {
      case .symbols, .event: .symbol
      case .upperSets, .events: .event
      case .numbers: .number
      }
    }
  }

  /// The bound name.
  public let name: String
  /// What it ranges over.
  public let domain: Domain
}

/// One assertion: a comparison, for all values of the bound names that meet the conditions.
public struct Statement: Sendable, Equatable {
  /// The bound names, the outermost first; none when the statement is a single comparison.
  public let binders: [Binder]
  /// The conditions on the bound names; the comparison is asserted where all of them hold.
  public let conditions: [Comparison]
  /// What is asserted.
  public let comparison: Comparison
}

/// A name that a claim file gives to an expression.
///
/// It stands for the expression itself: inside `next_n(…)` it is evaluated at the next n.
public struct Definition: Sendable, Equatable {
  /// The name.
  public let name: String
  /// What it stands for.
  public let expression: Expression
}
