// Copyright 2026 the softbon authors
// SPDX-License-Identifier: Apache-2.0

public import ExactArithmetic

/// An expression of the claim language, its names resolved and its types checked.
///
/// Two expressions are equal when they are the same tree, wherever they were written.
public struct ClaimExpression: Sendable, Equatable {
  /// The forms of an expression.
  public indirect enum Kind: Sendable, Equatable {
    /// A numeral: its exact value, and the text as it was written.
    case numeral(Rational, text: String)
    /// A quantity of the problem.
    case quantity(Quantity)
    /// A name from the claim file's definitions.
    case definition(String)
    /// A name bound by `forall`, `sum`, `min` or `max`.
    case variable(String)
    /// The element of a vector at a symbol.
    case element(of: ClaimExpression, at: ClaimExpression)
    /// The negative of a number or vector.
    case negation(ClaimExpression)
    /// Two operands, element by element where one of them is a vector.
    case operation(Operator, ClaimExpression, ClaimExpression)
    /// A function of its arguments.
    case application(Function, [ClaimExpression])
    /// The sum, least or greatest value over the instances of a binder.
    case fold(Fold, Binder, [Relation], ClaimExpression)
    /// The same expression at a neighbouring case of the grid.
    case neighbour(Neighbour, ClaimExpression)
  }

  /// The form of the expression and its parts.
  public let kind: Kind
  /// What the expression stands for.
  public let type: ValueType
  /// Where it is in the text that it was read from.
  public let range: SourceRange
  /// The number of levels of the tree, at most 200.
  let height: Int

  /// The same expression with another range, that of the brackets around it.
  func spread(over range: SourceRange) -> ClaimExpression {
    ClaimExpression(kind: kind, type: type, range: range, height: height)
  }

  /// Whether two expressions are the same tree.
  public static func == (a: ClaimExpression, b: ClaimExpression) -> Bool { a.kind == b.kind }
}

/// An arithmetic operation.
public enum Operator: String, Sendable, Hashable, CaseIterable {
  case plus = "+"
  case minus = "-"
  case times = "*"
  case divided = "/"
  case power = "^"
}

/// A comparison of two numbers.
public struct Relation: Sendable, Equatable {
  /// A comparison sign.
  public enum Sign: String, Sendable, Hashable, CaseIterable {
    case lessOrEqual = "<="
    case greaterOrEqual = ">="
    case less = "<"
    case greater = ">"
    case equal = "=="
  }

  /// The left side.
  public let left: ClaimExpression
  /// The comparison sign.
  public let sign: Sign
  /// The right side.
  public let right: ClaimExpression
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
    case numbers([ClaimExpression])

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
  public let conditions: [Relation]
  /// What is asserted.
  public let comparison: Relation
}

/// A name that a claim file gives to an expression.
///
/// It stands for the expression itself: inside `next_n(…)` it is evaluated at the next n.
public struct Definition: Sendable, Equatable {
  /// The name.
  public let name: String
  /// What it stands for.
  public let expression: ClaimExpression
}
