// Copyright 2026 the softbon authors
// SPDX-License-Identifier: Apache-2.0

extension ClaimExpression {
  /// The expressions directly below this one, conditions and listed numbers included.
  var children: [ClaimExpression] {
    switch kind {
    case .numeral, .quantity, .definition, .variable: return []
    case .element(let base, let index): return [base, index]
    case .negation(let operand): return [operand]
    case .operation(_, let left, let right): return [left, right]
    case .application(_, let arguments): return arguments
    case .fold(_, let binder, let conditions, let body):
      return binder.expressions + conditions.flatMap(\.expressions) + [body]
    case .neighbour(_, let inner): return [inner]
    }
  }

  /// Calls `visit` with this expression and every one below it.
  func forEachNode(_ visit: (ClaimExpression) -> Void) {
    visit(self)
    for child in children { child.forEachNode(visit) }
  }

  /// Whether two expressions are the same tree once certain quantities count as one.
  func isSame(as other: ClaimExpression, except quantities: Set<Quantity>) -> Bool {
    switch (kind, other.kind) {
    case (.quantity(let a), .quantity(let b)):
      a == b || quantities.isSuperset(of: [a, b])
    case (.element(let a, let i), .element(let b, let j)):
      i == j && a.isSame(as: b, except: quantities)
    case (.negation(let a), .negation(let b)),
      (.neighbour(.nextN, let a), .neighbour(.nextN, let b)),
      (.neighbour(.nextLambda, let a), .neighbour(.nextLambda, let b)):
      a.isSame(as: b, except: quantities)
    case (.operation(let f, let a, let c), .operation(let g, let b, let d)):
      f == g && a.isSame(as: b, except: quantities) && c.isSame(as: d, except: quantities)
    case (.application(let f, let a), .application(let g, let b)):
      f == g && a.count == b.count && zip(a, b).allSatisfy { $0.isSame(as: $1, except: quantities) }
    case (.fold(let f, let i, let a, let c), .fold(let g, let j, let b, let d)):
      f == g && i == j && a == b && c.isSame(as: d, except: quantities)
    default: self == other
    }
  }

  /// Whether this expression or one below it satisfies a predicate.
  func contains(where predicate: (ClaimExpression) -> Bool) -> Bool {
    predicate(self) || children.contains { $0.contains(where: predicate) }
  }
}

extension Relation {
  /// Both sides.
  var expressions: [ClaimExpression] { [left, right] }
}

extension Binder {
  /// The listed numbers, when the binder ranges over a list.
  var expressions: [ClaimExpression] {
    if case .numbers(let numbers) = domain { numbers } else { [] }
  }
}

extension Statement {
  /// The expressions of the statement: listed numbers, conditions, both sides.
  var expressions: [ClaimExpression] {
    binders.flatMap(\.expressions) + conditions.flatMap(\.expressions) + comparison.expressions
  }

  /// What a case must have for the statement to mean something in it.
  ///
  /// - Parameters:
  ///   - definitions: the claim file's definitions; those that the statement or a hypothesis uses,
  ///     directly or through others, count.
  ///   - hypotheses: the claim file's hypotheses.
  /// - Returns: the requirements; a case that misses one is inapplicable.
  public func requirements(
    with definitions: [Definition] = [], hypotheses: [Relation] = []
  ) -> Set<Requirement> {
    uses(with: definitions, hypotheses: hypotheses).requirements
  }

  /// Whether Pₙ enters the statement, its definitions or its hypotheses.
  func usesSoft(with definitions: [Definition], hypotheses: [Relation]) -> Bool {
    let computed: Set<Quantity> = [.soft, .gap, .enumerated, .integrated]
    return !uses(with: definitions, hypotheses: hypotheses).quantities.isDisjoint(with: computed)
  }

  /// Whether the statement is about the engines: both sides are the same expression but for the engine that computes
  /// Pₙ, and the relation allows equality, so that a refutation says that an engine is wrong.
  public var comparesEngines: Bool {
    comparison.sign.holds(for: 0) && comparison.left != comparison.right
      && comparison.left.isSame(as: comparison.right, except: [.soft, .enumerated, .integrated])
  }

  private func uses(
    with definitions: [Definition], hypotheses: [Relation]
  ) -> (requirements: Set<Requirement>, quantities: Set<Quantity>) {
    var found: Set<Requirement> = []
    var quantities: Set<Quantity> = []
    var used: Set<String> = []
    func note(_ domain: Binder.Domain) {
      if domain == .events { found.insert(.enumerableEvents) }
    }
    func scan(_ expression: ClaimExpression) {
      expression.forEachNode { node in
        switch node.kind {
        case .quantity(let quantity):
          quantities.insert(quantity)
          quantity.entry.requirement.map { _ = found.insert($0) }
        case .application(let function, _):
          function.entry.requirement.map { _ = found.insert($0) }
        case .neighbour(let neighbour, _): found.insert(neighbour.requirement)
        case .definition(let name): used.insert(name)
        case .fold(_, let binder, _, _): note(binder.domain)
        default: break
        }
      }
    }
    binders.forEach { note($0.domain) }
    expressions.forEach(scan)
    hypotheses.flatMap(\.expressions).forEach(scan)
    // A definition refers to earlier ones only, so one pass from the last to the first suffices.
    for definition in definitions.reversed() where used.contains(definition.name) {
      scan(definition.expression)
    }
    return (found, quantities)
  }
}
