// Copyright 2026 the softbon authors
// SPDX-License-Identifier: Apache-2.0
//
// The value of an expression of the claim language, in any of its number systems.

internal import ExactArithmetic

/// Evaluates expressions of one claim in one case.
final class Evaluator<Semantics: ClaimSemantics> {
  typealias Number = Semantics.Number
  typealias Bindings = [String: ClaimValue<Number>]

  let semantics: Semantics
  private let definitions: [Definition]
  private var cache: [String: Result<ClaimValue<Number>, Undefined>] = [:]
  private var neighbours: [Neighbour: Evaluator] = [:]
  private let isInterrupted: () -> Bool
  private var steps = 0
  private var foldTerms = 0

  /// The most terms that all sums, minima and maxima of a statement may have together, over all values of its bound
  /// names: ten times the values themselves, as a claim may sum over the symbols once for each of them.
  private static var maximumFoldTerms: Int { 10 * ClaimCase.maximumInstances }

  init(
    _ semantics: Semantics, definitions: [Definition],
    isInterrupted: @escaping () -> Bool = { false }
  ) {
    self.semantics = semantics
    self.definitions = definitions
    self.isInterrupted = isInterrupted
  }

  /// The number that an expression stands for.
  func number(_ expression: ClaimExpression, _ bindings: Bindings) throws(Undefined) -> Number {
    steps += 1
    // Whoever asked finds the interruption again and reports it as such.
    if steps % 64 == 0, isInterrupted() { throw Undefined(reason: "interrupted") }
    guard case .number(let number) = try value(expression, bindings) else {
      throw Undefined(reason: "not a number")
    }
    return number
  }

  private func vector(
    _ expression: ClaimExpression, _ bindings: Bindings
  ) throws(Undefined) -> [Result<Number, Undefined>] {
    guard case .vector(let vector) = try value(expression, bindings) else {
      throw Undefined(reason: "not a vector")
    }
    return vector
  }

  private func law(
    _ expression: ClaimExpression, _ bindings: Bindings
  ) throws(Undefined) -> [Number] {
    var law: [Number] = []
    for entry in try vector(expression, bindings) { law.append(try entry.get()) }
    return law
  }

  private func value(
    _ expression: ClaimExpression, _ bindings: Bindings
  ) throws(Undefined) -> ClaimValue<Number> {
    switch expression.kind {
    case .numeral(let value, _): return .number(semantics.rational(value))
    case .quantity(let quantity): return try self.value(of: quantity)
    case .definition(let name): return try definition(name)
    case .variable(let name):
      guard let value = bindings[name] else { throw Undefined(reason: "\(name) is not bound") }
      return value
    case .element(let base, let index):
      guard case .symbol(let position) = try value(index, bindings) else {
        throw Undefined(reason: "not a symbol")
      }
      return .number(try vector(base, bindings)[position].get())
    case .negation(let operand):
      return try map(try value(operand, bindings)) { a throws(Undefined) in
        try semantics.negated(a)
      }
    case .operation(let sign, let left, let right):
      return try zip(try value(left, bindings), try value(right, bindings)) {
        a, b throws(Undefined) in try operation(sign, a, b)
      }
    case .application(let function, let arguments):
      return try application(function, arguments, bindings)
    case .fold(let fold, let binder, let conditions, let body):
      return .number(try self.fold(fold, binder, conditions, body, bindings))
    case .neighbour(let neighbour, let inner):
      return try evaluator(at: neighbour).value(inner, bindings)
    }
  }

  private func evaluator(at neighbour: Neighbour) throws(Undefined) -> Evaluator {
    if let known = neighbours[neighbour] { return known }
    let other = Evaluator(
      try semantics.neighbour(neighbour), definitions: definitions, isInterrupted: isInterrupted)
    neighbours[neighbour] = other
    return other
  }

  private func value(of quantity: Quantity) throws(Undefined) -> ClaimValue<Number> {
    try cached(quantity.rawValue) { () throws(Undefined) in
      quantity.type == .number
        ? .number(try semantics.number(quantity))
        : .vector(try semantics.vector(quantity).map { .success($0) })
    }
  }

  /// Definitions speak of no bound name, so each has one value in a case.
  private func definition(_ name: String) throws(Undefined) -> ClaimValue<Number> {
    guard let definition = definitions.first(where: { $0.name == name }) else {
      throw Undefined(reason: "\(name) is not defined")
    }
    return try cached("define " + name) { () throws(Undefined) in
      try value(definition.expression, [:])
    }
  }

  private func cached(
    _ key: String, _ compute: () throws(Undefined) -> ClaimValue<Number>
  ) throws(Undefined) -> ClaimValue<Number> {
    if let known = cache[key] { return try known.get() }
    do {
      let value = try compute()
      cache[key] = .success(value)
      return value
    } catch {
      cache[key] = .failure(error)
      throw error
    }
  }

  // MARK: Element by element

  private func map(
    _ value: ClaimValue<Number>, _ body: (Number) throws(Undefined) -> Number
  ) throws(Undefined) -> ClaimValue<Number> {
    switch value {
    case .number(let a): return .number(try body(a))
    case .vector(let entries):
      return .vector(
        entries.map { entry in
          entry.flatMap { a in Result { () throws(Undefined) in try body(a) } }
        })
    case .symbol, .event: throw Undefined(reason: "not a number")
    }
  }

  private func zip(
    _ left: ClaimValue<Number>, _ right: ClaimValue<Number>,
    _ body: (Number, Number) throws(Undefined) -> Number
  ) throws(Undefined) -> ClaimValue<Number> {
    switch (left, right) {
    case (.number(let a), .number(let b)): return .number(try body(a, b))
    case (.number(let a), .vector): return try map(right) { b throws(Undefined) in try body(a, b) }
    case (.vector, .number(let b)): return try map(left) { a throws(Undefined) in try body(a, b) }
    case (.vector(let a), .vector(let b)):
      return .vector(
        Swift.zip(a, b).map { a, b in
          a.flatMap { a in b.flatMap { b in Result { () throws(Undefined) in try body(a, b) } } }
        })
    default: throw Undefined(reason: "not a number")
    }
  }

  private func operation(
    _ sign: Operator, _ a: Number, _ b: Number
  ) throws(Undefined) -> Number {
    switch sign {
    case .plus: try semantics.sum(a, b)
    case .minus: try semantics.sum(a, semantics.negated(b))
    case .times: try semantics.product(a, b)
    case .divided: try semantics.quotient(a, b)
    case .power: try semantics.power(a, b)
    }
  }

  // MARK: Functions

  private func application(
    _ function: Function, _ arguments: [ClaimExpression], _ bindings: Bindings
  ) throws(Undefined) -> ClaimValue<Number> {
    switch function {
    case .log, .exp, .sqrt, .sinh, .abs:
      return try map(try value(arguments[0], bindings)) { a throws(Undefined) in
        try semantics.elementary(function, a)
      }
    case .min, .max:
      var result = try value(arguments[0], bindings)
      for argument in arguments.dropFirst() {
        result = try zip(result, try value(argument, bindings)) { a, b throws(Undefined) in
          function == .min ? try semantics.minimum(a, b) : try semantics.maximum(a, b)
        }
      }
      return result
    case .kl, .tv, .chi2, .hellinger2:
      return .number(
        try semantics.divergence(
          function, try law(arguments[0], bindings), try law(arguments[1], bindings)))
    case .expectation:
      return .number(
        try mean(try law(arguments[0], bindings), try vector(arguments[1], bindings)))
    case .variance:
      let vector = try vector(arguments[1], bindings)
      return .number(try covariance(try law(arguments[0], bindings), vector, vector))
    case .covariance:
      return .number(
        try covariance(
          try law(arguments[0], bindings), try vector(arguments[1], bindings),
          try vector(arguments[2], bindings)))
    case .probability:
      let law = try law(arguments[0], bindings)
      guard case .event(let positions) = try value(arguments[1], bindings) else {
        throw Undefined(reason: "not an event")
      }
      var total = semantics.rational(.zero)
      for position in positions { total = try semantics.sum(total, law[position]) }
      return .number(semantics.probability(total))
    case .winRate:
      return .number(
        try winRate(try law(arguments[0], bindings), try law(arguments[1], bindings)))
    case .binaryKL:
      let (p, q) = (try number(arguments[0], bindings), try number(arguments[1], bindings))
      for argument in [p, q] {
        guard let isProbability = semantics.isProbability(argument) else {
          return .number(semantics.open)
        }
        if !isProbability {
          throw Undefined(reason: "binary_kl of a number that is no probability")
        }
      }
      let one = semantics.rational(.one)
      let others = (
        try semantics.sum(one, semantics.negated(p)), try semantics.sum(one, semantics.negated(q))
      )
      return .number(try semantics.divergence(.kl, [p, others.0], [q, others.1]))
    case .legendre:
      var isMean = false
      if case .application(.expectation, let parts) = arguments[0].kind,
        case .quantity(.r) = parts[1].kind
      {
        isMean = true
      }
      return .number(
        try semantics.legendre(try number(arguments[0], bindings), isMean: isMean))
    case .leastCount:
      return .number(try semantics.leastCount(try number(arguments[0], bindings)))
    }
  }

  /// Σ p v over the entries of a law with p ≠ 0: where they are all the same number, that number, since Σ p = 1.
  private func mean(
    _ p: [Number], _ v: [Result<Number, Undefined>]
  ) throws(Undefined) -> Number {
    var used: [(p: Number, v: Number)] = []
    for (p, v) in Swift.zip(p, v) where !semantics.isZero(p) { used.append((p, try v.get())) }
    if let first = used.first?.v {
      var isConstant = true
      for (_, v) in used.dropFirst() where isConstant {
        // Two infinities have no difference; then the sum below decides.
        let difference = try? semantics.sum(v, semantics.negated(first))
        isConstant = difference.map { semantics.isZero($0) } ?? false
      }
      if isConstant { return first }
    }
    var total = semantics.rational(.zero)
    for (p, v) in used { total = try semantics.sum(total, semantics.product(p, v)) }
    return total
  }

  private func covariance(
    _ p: [Number], _ u: [Result<Number, Undefined>], _ v: [Result<Number, Undefined>]
  ) throws(Undefined) -> Number {
    let (meanU, meanV) = (try mean(p, u), try mean(p, v))
    var total = semantics.rational(.zero)
    for (p, (u, v)) in Swift.zip(p, Swift.zip(u, v)) where !semantics.isZero(p) {
      let du = try semantics.sum(u.get(), semantics.negated(meanU))
      let dv = try semantics.sum(v.get(), semantics.negated(meanV))
      total = try semantics.sum(total, semantics.product(p, semantics.product(du, dv)))
    }
    return total
  }

  /// Σ p_i (Q(r < r_i) + ½ Q(r = r_i)).
  private func winRate(_ p: [Number], _ q: [Number]) throws(Undefined) -> Number {
    let rewards = try semantics.vector(.r)
    let half = semantics.rational(Rational(1, 2))
    var total = semantics.rational(.zero)
    for i in p.indices {
      var below = semantics.rational(.zero)
      for j in q.indices {
        guard let less = semantics.truth(rewards[j], .less, rewards[i]),
          let equal = semantics.truth(rewards[j], .equal, rewards[i])
        else { throw Undefined(reason: "rewards that cannot be compared") }
        if less { below = try semantics.sum(below, q[j]) }
        if equal { below = try semantics.sum(below, semantics.product(half, q[j])) }
      }
      total = try semantics.sum(total, semantics.product(p[i], below))
    }
    return total
  }

  // MARK: Binders

  private func fold(
    _ fold: Fold, _ binder: Binder, _ conditions: [Relation], _ body: ClaimExpression,
    _ bindings: Bindings
  ) throws(Undefined) -> Number {
    var result: Number?
    for value in try instances(of: binder, bindings) {
      foldTerms += 1
      if foldTerms > Self.maximumFoldTerms {
        throw Undefined(
          reason: "more than \(Self.maximumFoldTerms) terms in sums, minima and maxima")
      }
      let inner = bindings.merging([binder.name: value]) { $1 }
      guard let holds = try holds(conditions, inner) else { return semantics.open }
      if !holds { continue }
      let term = try number(body, inner)
      if let sofar = result {
        result =
          switch fold {
          case .sum: try semantics.sum(sofar, term)
          case .min: try semantics.minimum(sofar, term)
          case .max: try semantics.maximum(sofar, term)
          }
      } else {
        result = term
      }
    }
    if let result { return result }
    switch fold {
    case .sum: return semantics.rational(.zero)
    case .min: return semantics.infinity
    case .max: return try semantics.negated(semantics.infinity)
    }
  }

  /// Whether all conditions hold: false as soon as one is refuted, nil when one is not decided.
  func holds(_ conditions: [Relation], _ bindings: Bindings) throws(Undefined) -> Bool? {
    try conditions.hold { condition throws(Undefined) in
      semantics.truth(
        try number(condition.left, bindings), condition.sign, try number(condition.right, bindings))
    }
  }

  /// Calls `body` with every choice of a statement's bound names, and the position of each in its domain.
  func forEachBinding(
    of statement: Statement, _ body: ([Int], Bindings) throws(Undefined) -> Void
  ) throws(Undefined) {
    func descend(_ depth: Int, _ positions: [Int], _ bindings: Bindings) throws(Undefined) {
      guard depth < statement.binders.count else { return try body(positions, bindings) }
      let binder = statement.binders[depth]
      for (position, value) in try instances(of: binder, bindings).enumerated() {
        try descend(
          depth + 1, positions + [position], bindings.merging([binder.name: value]) { $1 })
      }
    }
    try descend(0, [], [:])
  }

  /// The values that a binder ranges over.
  func instances(
    of binder: Binder, _ bindings: Bindings
  ) throws(Undefined) -> [ClaimValue<Number>] {
    let symbols = Array(0..<semantics.symbolCount)
    switch binder.domain {
    case .symbols: return symbols.map { .symbol($0) }
    case .event(let name):
      guard case .event(let positions) = bindings[name] else {
        throw Undefined(reason: "\(name) is not an event")
      }
      return positions.map { .symbol($0) }
    case .upperSets: return upperSets().map { .event($0) }
    case .events:
      if symbols.count > Requirement.enumerableSymbols {
        throw Undefined(reason: "more than \(Requirement.enumerableSymbols) symbols")
      }
      return (0..<(1 << symbols.count)).map { mask in
        .event(symbols.filter { mask >> $0 & 1 == 1 })
      }
    case .numbers(let expressions):
      var values: [ClaimValue<Number>] = []
      for expression in expressions { values.append(.number(try number(expression, bindings))) }
      return values
    }
  }

  /// {i : w_i ≥ w_j} for every symbol j, each once, other than the whole alphabet.
  private func upperSets() -> [[Int]] {
    let levels = semantics.supportLevels
    var sets: [[Int]] = []
    for threshold in Set(levels).sorted().dropFirst() {
      sets.append(levels.indices.filter { levels[$0] >= threshold })
    }
    return sets
  }
}
