// Copyright 2026 the softbon authors
// SPDX-License-Identifier: Apache-2.0
//
// The decision of one statement for every λ > 0: the slack is a rational function of x on each of finitely many
// intervals, and its signs there are exact.  D-SYMBOLIC(5)

internal import Enclosures
internal import ExactArithmetic
internal import SoftBestOfN

/// Decides one statement for one problem at one n.
struct EveryTemperatureDecision {
  private let symbolicCase: SymbolicCase
  private let checked: CheckedStatement
  private let options: EngineOptions

  init(_ symbolicCase: SymbolicCase, _ checked: CheckedStatement, _ options: EngineOptions) {
    self.symbolicCase = symbolicCase
    self.checked = checked
    self.options = options
  }

  /// The most times that (1, ∞) is divided anew.
  private static let maximumRounds = 16

  /// The comparison for one choice of the bound names on one cell.
  private struct Instance {
    let positions: [Int]
    let names: [String: String]
    let symbol: Int?
    let left: RationalFunction?
    let right: RationalFunction?
    let slack: RationalFunction?
    /// Whether both sides are the same throughout.
    let isIdentity: Bool
    let isVisible: Bool
    /// Where the statement fails, λ ascending; the upper end of x, which the next cell may have too, stands apart.
    let failures: [TemperatureInterval]
    let failureAtUpperEnd: TemperatureInterval?
    let failsAtLowerEnd: Bool
    /// The x at which both sides are equal although they are not the same, ascending, ends of the cell included.
    let equalities: [RealRoot]
    /// The number of the cell.
    let cell: Int
    var isRefuted: Bool { !failures.isEmpty || failureAtUpperEnd != nil }
    /// Whether both sides are the same throughout the cell.
    let isZero: Bool
  }

  /// The decision.
  var outcome: EveryTemperatureOutcome {
    if checked.statement.requirements(with: checked.definitions).contains(.enumerableEvents),
      symbolicCase.support.count > Requirement.enumerableSymbols
    {
      return .inapplicable(Requirement.enumerableEvents.hypothesis)
    }
    var polynomials: [IntegerPolynomial] = []
    rounds: for _ in 0..<Self.maximumRounds {
      if polynomials.reduce(0, { $0 + $1.degree }) > 4 * SymbolicLimit.degree { break }
      let cells = polynomials.isEmpty ? [.all] : TemperatureCell.cells(between: polynomials)
      var instances: [Instance] = []
      var scopes: Set<Bool> = []
      var failedHypothesis = ""
      for (number, cell) in cells.enumerated() {
        let splits = SplitRequests()
        do throws(Undefined) {
          let semantics = SymbolicSemantics(
            symbolicCase: symbolicCase, cell: cell, splits: splits)
          let evaluator = Evaluator(
            semantics, definitions: checked.definitions, isInterrupted: options.isInterrupted)
          if let failed = try firstFailed(evaluator) {
            failedHypothesis = failed
            scopes.insert(false)
          } else {
            scopes.insert(true)
            instances += try self.instances(evaluator, cell, number: number)
          }
        } catch {
          // A sign that changes in the cell: there it is divided. Other reasons stay.
          if splits.polynomials.isEmpty {
            return .inapplicable("both sides are functions of x (\(error.reason))")
          }
          polynomials += splits.polynomials
          continue rounds
        }
      }
      if scopes == [false] { return .inapplicable(failedHypothesis) }
      if scopes.count > 1 { return .inapplicable("\(failedHypothesis), for every lambda") }
      return outcome(of: instances, over: cells)
    }
    return .inapplicable("the order of the sides changes at few lambda")
  }

  /// The first hypothesis that fails on a cell.
  private func firstFailed(
    _ evaluator: Evaluator<SymbolicSemantics>
  ) throws(Undefined) -> String? {
    for hypothesis in checked.hypotheses {
      guard let holds = try evaluator.holds([hypothesis], [:]) else {
        throw Undefined(reason: "\(hypothesis.description) holds for some lambda only")
      }
      if !holds { return hypothesis.description }
    }
    return nil
  }

  private func outcome(
    of instances: [Instance], over cells: [TemperatureCell]
  ) -> EveryTemperatureOutcome {
    guard let first = instances.first else {
      return .inapplicable("the statement ranges over something")
    }
    // For one choice of the bound names, all cells count together.
    let groups = Dictionary(grouping: instances, by: \.positions)
    let equal = instances.first { groups[$0.positions]?.allSatisfy(\.isIdentity) == true }
    let focus = instances.first(where: \.isRefuted) ?? equal ?? first
    let group = groups[focus.positions] ?? []
    let isRefuted = focus.isRefuted
    let equalities =
      isRefuted || equal != nil ? ([], []) : equalities(of: instances, over: cells)
    let certificate: EveryTemperatureOutcome.Certificate =
      instances.allSatisfy(\.isIdentity)
      ? .identity
      : instances.allSatisfy { $0.isIdentity || $0.isVisible } ? .coefficients : .roots
    return EveryTemperatureOutcome(
      verdict: isRefuted ? .refuted : equal != nil ? .equal : .proved,
      sides: (focus.left, focus.right, focus.slack), place: focus.names, symbol: focus.symbol,
      certificate: certificate, pieces: cells.count,
      // Cells ascend in x, hence descend in λ.
      failures: isRefuted ? failures(of: group) : [],
      equalities: equalities.0, equalityIntervals: equalities.1)
  }

  /// Where one choice of the bound names fails, each λ once, ascending.
  private func failures(of group: [Instance]) -> [TemperatureInterval] {
    var result: [TemperatureInterval] = []
    var above: Instance?
    for instance in group.reversed() {
      let isKnown = above.map { $0.cell == instance.cell + 1 && $0.failsAtLowerEnd } ?? false
      if let end = instance.failureAtUpperEnd, !isKnown { result.append(end) }
      result += instance.failures
      above = instance
    }
    return result
  }

  /// The single λ and the intervals of λ with equality for some bound names, each λ once, ascending.
  private func equalities(
    of instances: [Instance], over cells: [TemperatureCell]
  ) -> ([CertifiedNumber], [TemperatureInterval]) {
    // Neighbouring cells are one interval.
    var spans: [(lower: RealRoot?, upper: RealRoot?)] = []
    var last: Int?
    for number in Set(instances.filter(\.isZero).map(\.cell)).sorted() {
      let ends = cells[number].ends
      if last == number - 1 {
        spans[spans.count - 1].upper = ends.upper
      } else {
        spans.append(ends)
      }
      last = number
    }
    var roots: [RealRoot] = []
    for var root in instances.flatMap(\.equalities) {
      let isCovered = spans.contains { span in
        if var end = span.lower, RealRoot.order(&root, &end) < 0 { return false }
        if var end = span.upper, RealRoot.order(&root, &end) > 0 { return false }
        return true
      }
      if isCovered { continue }
      var place = 0
      var order = 1
      while place < roots.count {
        order = RealRoot.order(&root, &roots[place])
        if order <= 0 { break }
        place += 1
      }
      if place == roots.count || order < 0 { roots.insert(root, at: place) }
    }
    return (
      roots.reversed().map { temperature($0) },
      spans.reversed().map { interval($0.lower, $0.upper) }
    )
  }

  // MARK: Instances

  private func instances(
    _ evaluator: Evaluator<SymbolicSemantics>, _ cell: TemperatureCell, number: Int
  ) throws(Undefined) -> [Instance] {
    let statement = checked.statement
    var result: [Instance] = []
    try evaluator.forEachBinding(of: statement) { positions, bindings throws(Undefined) in
      guard let isInScope = try evaluator.holds(statement.conditions, bindings) else {
        throw Undefined(reason: "a condition holds for some lambda only")
      }
      if !isInScope { return }
      if result.count >= ClaimCase.maximumInstances || options.isInterrupted() {
        throw Undefined(reason: "too many values of the bound names")
      }
      result.append(try instance(evaluator, cell, number, positions, bindings))
    }
    return result
  }

  private func instance(
    _ evaluator: Evaluator<SymbolicSemantics>, _ cell: TemperatureCell, _ number: Int,
    _ positions: [Int],
    _ bindings: Evaluator<SymbolicSemantics>.Bindings
  ) throws(Undefined) -> Instance {
    let comparison = checked.statement.comparison
    let semantics = evaluator.semantics
    let left = try evaluator.number(comparison.left, bindings)
    var right: SymbolicValue?
    let slack: SymbolicValue
    var sign = comparison.sign
    if comparison.isMonotonicity {
      // F(λ) ≥ F(λ′) for all λ < λ′ exactly when F is nondecreasing in x.
      guard case .function(let function) = left else {
        throw Undefined(reason: "a side of next_lambda is no function of x")
      }
      let derivative = SymbolicValue.function(function.derivative)
      slack = sign == .lessOrEqual ? semantics.negated(derivative) : derivative
      if sign != .equal { sign = .greaterOrEqual }
    } else {
      let value = try evaluator.number(comparison.right, bindings)
      right = value
      switch sign {
      case .lessOrEqual, .less: slack = try semantics.sum(value, semantics.negated(left))
      case .greaterOrEqual, .greater, .equal:
        slack = try semantics.sum(left, semantics.negated(value))
      }
      // From here on the slack stands on the left, 0 on the right.
      if sign == .lessOrEqual { sign = .greaterOrEqual }
      if sign == .less { sign = .greater }
    }
    guard case .function(let function) = slack else {
      guard let holds = semantics.truth(slack, sign, semantics.rational(.zero)) else {
        throw Undefined(reason: "the slack is no function of x")
      }
      return instance(
        semantics, number, positions, bindings, (left, right, nil), isIdentity: false,
        isVisible: true, failures: holds ? [] : [interval(cell.ends.lower, cell.ends.upper)],
        equalities: [])
    }
    let chart = cell.chart(of: function)
    let failsAtZeros = !function.isZero && !sign.holds(for: 0)
    func point(_ root: RealRoot) -> TemperatureInterval {
      let point = temperature(root)
      return TemperatureInterval(from: point, to: point, sample: nil, later: nil)
    }
    var failures: [TemperatureInterval] = []
    for (place, order) in chart.signs.enumerated().reversed() {
      if !sign.holds(for: order) {
        failures.append(
          interval(
            place == 0 ? cell.ends.lower : chart.zeros[place - 1],
            place == chart.zeros.count ? cell.ends.upper : chart.zeros[place]))
      }
      if failsAtZeros, place > 0 { failures.append(point(chart.zeros[place - 1])) }
    }
    var zeros = chart.zeros
    var failureAtUpperEnd: TemperatureInterval?
    if chart.vanishesAtEnd.lower, let end = cell.ends.lower {
      zeros.insert(end, at: 0)
      if failsAtZeros { failures.append(point(end)) }
    }
    if chart.vanishesAtEnd.upper, let end = cell.ends.upper {
      zeros.append(end)
      if failsAtZeros { failureAtUpperEnd = point(end) }
    }
    return instance(
      semantics, number, positions, bindings, (left, right, function),
      isIdentity: function.isZero && sign.holds(for: 0), isVisible: chart.isVisible,
      failures: failures, failureAtUpperEnd: failureAtUpperEnd,
      failsAtLowerEnd: failsAtZeros && chart.vanishesAtEnd.lower,
      equalities: function.isZero ? [] : zeros, isZero: function.isZero)
  }

  private func instance(
    _ semantics: SymbolicSemantics, _ cell: Int, _ positions: [Int],
    _ bindings: Evaluator<SymbolicSemantics>.Bindings,
    _ sides: (left: SymbolicValue, right: SymbolicValue?, slack: RationalFunction?),
    isIdentity: Bool, isVisible: Bool, failures: [TemperatureInterval],
    failureAtUpperEnd: TemperatureInterval? = nil, failsAtLowerEnd: Bool = false,
    equalities: [RealRoot], isZero: Bool = false
  ) -> Instance {
    func function(_ value: SymbolicValue?) -> RationalFunction? {
      if case .function(let function)? = value { function } else { nil }
    }
    var symbols: [Int] = []
    let names = bindings.mapValues { value -> String in
      switch value {
      case .symbol(let position):
        symbols.append(symbolicCase.support[position])
        return "\(symbolicCase.support[position] + 1)"
      case .event(let positions):
        return "{" + positions.map { "\(symbolicCase.support[$0] + 1)" }.joined(separator: ",")
          + "}"
      case .number(let number): return function(number)?.constant?.abbreviated ?? "?"
      case .vector: return "?"
      }
    }
    return Instance(
      positions: positions, names: names, symbol: symbols.count == 1 ? symbols.first : nil,
      left: function(sides.left), right: function(sides.right), slack: sides.slack,
      isIdentity: isIdentity, isVisible: isVisible, failures: failures,
      failureAtUpperEnd: failureAtUpperEnd, failsAtLowerEnd: failsAtLowerEnd,
      equalities: equalities,
      cell: cell, isZero: isZero)
  }

  // MARK: Temperatures

  /// Encloses δ/log x at a root.
  private func enclosure(_ root: RealRoot, bits: Int) -> Interval {
    var root = root
    // The root and its distance to 1, which the logarithm sees, to as many bits.
    while !root.isExact,
      root.lower == .one
        || (root.upper - root.lower) * .powerOfTwo(bits) > root.lower - .one
    {
      root.refine()
    }
    let precision = Precision(bits: bits + 64)
    let x = Interval(lower: root.lower, upper: root.upper, at: precision)
    let logarithm = (try? Interval.log(x)) ?? .entire(at: precision)
    return (try? Interval(symbolicCase.step, at: precision) / logarithm)
      ?? .entire(at: precision)
  }

  private func temperature(_ root: RealRoot) -> CertifiedNumber {
    .enclosed(enclosure(root, bits: 64))
  }

  /// The temperatures between two roots, the smaller λ at the greater x.
  private func interval(_ lower: RealRoot?, _ upper: RealRoot?) -> TemperatureInterval {
    var sample: Rational?
    var later: Rational?
    var bits = 64
    while sample == nil, bits <= 1024 {
      let from = upper.map { enclosure($0, bits: bits).upper } ?? .zero
      let to = lower.map { enclosure($0, bits: bits).lower } ?? nil
      if let from {
        if lower == nil {
          let least = Rational(from.floor + 1)
          (sample, later) = (least, least + 1)
        } else if let to, from < to {
          let simplest = Rational.simplest(between: max(from, .zero), and: to)
          (sample, later) = (simplest, .simplest(between: simplest, and: to))
        }
      }
      bits *= 2
    }
    return TemperatureInterval(
      from: upper.map { temperature($0) } ?? .exact(.zero),
      to: lower.map { temperature($0) } ?? .positiveInfinity, sample: sample, later: later)
  }
}

extension Relation {
  /// Whether the relation compares an expression with itself at the next λ.
  fileprivate var isMonotonicity: Bool {
    guard case .neighbour(.nextLambda, let inner) = right.kind, inner == left else { return false }
    return sign == .lessOrEqual || sign == .greaterOrEqual || sign == .equal
  }
}
