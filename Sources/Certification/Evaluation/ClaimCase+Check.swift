// Copyright 2026 the softbon authors
// SPDX-License-Identifier: Apache-2.0
//
// The decision of one statement in one case: certified numbers at rising precision separate the two sides for every
// value of the bound names, or exact elements show that they are the same. No floating-point comparison decides, and
// an enclosure that does not separate refutes nothing.  D-VERDICT

internal import Enclosures
internal import ExactArithmetic
public import SoftBestOfN

extension ClaimCase {
  /// Decides a statement.
  ///
  /// - Parameters:
  ///   - statement: the statement.
  ///   - definitions: the names that its claim defines.
  ///   - hypotheses: comparisons without bound names; a case that fails one is inapplicable.
  /// - Returns: the verdict with both sides and the slack where it is least.
  /// - Throws: `EngineError` when P_n cannot be had or the computation was interrupted.
  public func check(
    _ statement: Statement, definitions: [Definition] = [], hypotheses: [Relation] = []
  ) throws(EngineError) -> StatementOutcome {
    var precision = startingPrecision
    let usesSoft = statement.usesSoft(with: definitions, hypotheses: hypotheses)
    let requirements = statement.requirements(with: definitions, hypotheses: hypotheses)
    if let hypothesis = missing(requirements) {
      return inapplicable(hypothesis, at: precision)
    }
    // What exact elements have shown, by the positions of the bound names; it holds at every precision.
    var exactAnswers: [[Int]: ExactAnswer] = [:]
    // HEURISTIC: affects effort only. Exact elements over many symbols are long: more precision is tried before them.
    var isTimeForExactElements = problem.support.count <= Self.fewSymbols
    while true {
      let semantics = try semantics(at: precision, usingSoft: usesSoft)
      let exact = Evaluator(
        ExactSemantics(semantics.evaluation), definitions: definitions,
        isInterrupted: options.isInterrupted)
      let pair = EvaluatorPair(
        certified: Evaluator(
          semantics, definitions: definitions, isInterrupted: options.isInterrupted),
        exact: exact)
      var instances: [StatementInstance] = []
      var isHypothesisOpen = false
      do throws(Undefined) {
        for hypothesis in hypotheses {
          switch try pair.holds([hypothesis], [:], exactly: [:]) {
          case false: return inapplicable(hypothesis.description, at: precision)
          case nil: isHypothesisOpen = true
          case true?: break
          }
        }
        instances = try self.instances(of: statement, pair)
      } catch {
        if options.isInterrupted() { throw .interrupted }
        // Behind a hypothesis that is not decided nothing needs a value.
        if isHypothesisOpen, precision < goal.maximum {
          isTimeForExactElements = true
          precision = Precision(bits: min(goal.maximum.bits, 2 * precision.bits))
          continue
        }
        return inapplicable(undefined: error.reason, at: precision)
      }
      if options.isInterrupted() { throw .interrupted }
      for (index, instance) in instances.enumerated()
      where instance.status == .unknown && instance.isInScope
        && (isTimeForExactElements || precision >= goal.maximum)
      {
        let answer =
          exactAnswers[instance.positions] ?? exactAnswer(statement, exact, instance.positions)
        if options.isInterrupted() { throw .interrupted }
        exactAnswers[instance.positions] = answer
        if case .equal(let value) = answer {
          instances[index] = instance.withEquality(statement.comparison.sign, value: value)
        }
      }
      guard let focus = instances.min(by: { $0.isCloser(than: $1) }) else {
        return inapplicable("the statement ranges over something", at: precision)
      }
      if case .undefined(let reason) = focus.status,
        !isHypothesisOpen || precision >= goal.maximum
      {
        return inapplicable(undefined: reason, at: precision)
      }
      let isOpen = isHypothesisOpen || focus.status == .unknown
      let needed = Precision(digits: goal.digits).bits
      let worst = focus.accuracyBits
      if precision >= goal.maximum || (!isOpen && worst >= needed) {
        return outcome(
          focus, of: instances, isOpen: isOpen, at: precision,
          engine: semantics.evaluation.soft.engine,
          hasDigits: worst >= needed)
      }
      isTimeForExactElements = true
      // HEURISTIC: affects effort only. Bits that were lost once are lost again; without a bound, double.
      let step = isOpen || worst < 0 ? precision.bits : needed - worst + 16
      precision = Precision(bits: min(goal.maximum.bits, precision.bits + step))
    }
  }

  private static let fewSymbols = 8

  private func inapplicable(
    _ hypothesis: String, at precision: Precision
  ) -> StatementOutcome {
    let none = CertifiedNumber.undefined(why: "inapplicable: " + hypothesis)
    return StatementOutcome(
      verdict: .inapplicable(hypothesis: hypothesis), left: none, right: none, slack: none,
      relativeSlack: nil, place: [:], symbol: nil, precision: precision, engine: .auto,
      hasDigits: true)
  }

  private func inapplicable(undefined reason: String, at precision: Precision) -> StatementOutcome {
    inapplicable("both sides are defined (\(reason))", at: precision)
  }

  // MARK: Instances of the bound names

  /// The most values of the bound names that one statement may range over.
  static let maximumInstances = 1_000_000

  private func instances(
    of statement: Statement, _ pair: EvaluatorPair
  ) throws(Undefined) -> [StatementInstance] {
    var result: [StatementInstance] = []
    try pair.certified.forEachBinding(of: statement) { positions, bindings throws(Undefined) in
      if let instance = try instance(of: statement, pair, positions, bindings) {
        result.append(instance)
      }
      if result.count > Self.maximumInstances {
        throw Undefined(reason: "more than \(Self.maximumInstances) values of the bound names")
      }
    }
    return result
  }

  /// The comparison for one choice of the bound names; nil when it fails the conditions.
  private func instance(
    of statement: Statement, _ pair: EvaluatorPair, _ positions: [Int],
    _ bindings: Evaluator<CertifiedSemantics>.Bindings
  ) throws(Undefined) -> StatementInstance? {
    let (evaluator, comparison) = (pair.certified, statement.comparison)
    // A condition without a value leaves the statement without one.
    var scope: Bool? = true
    var sides: (left: ExtendedNumber, right: ExtendedNumber, slack: ExtendedNumber)
    var status = StatementInstance.Status.unknown
    do throws(Undefined) {
      scope = try pair.holds(
        statement.conditions, bindings, exactly: self.bindings(statement, pair.exact, positions))
      if scope == false { return nil }
      let left = try evaluator.number(comparison.left, bindings)
      let right = try evaluator.number(comparison.right, bindings)
      let arithmetic = ExtendedArithmetic(precision: evaluator.semantics.evaluation.precision)
      let order = arithmetic.order(left, right)
      if case .infinity = left, case .infinity = right, order == 0 {
        throw Undefined(reason: "infinity on both sides")
      }
      let slack = try comparison.sign.slack(left, right, arithmetic)
      sides = (left, right, slack)
      if scope == true {
        switch order {
        case nil: status = comparison.sign.holds(forSlack: slack) ? .holds : .unknown
        case 0?: status = comparison.sign.holds(for: 0) ? .equal : .fails
        case let order?: status = comparison.sign.holds(for: order) ? .holds : .fails
        }
      }
    } catch {
      if options.isInterrupted() { throw error }
      // Where it is open whether the conditions hold, it is open whether a value is needed.
      sides = (.open, .open, .open)
      if scope == true { status = .undefined(reason: error.reason) }
    }
    let instance = StatementInstance(
      positions: positions, names: evaluator.semantics.description(of: bindings),
      symbol: evaluator.semantics.symbol(in: bindings), isInScope: scope == true, status: status,
      left: sides.left, right: sides.right, slack: sides.slack)
    return status == .equal
      ? instance.withEquality(comparison.sign, value: nil) : instance
  }

  /// The values of the bound names at given positions of their domains; nil when they have no exact form.
  private func bindings(
    _ statement: Statement, _ evaluator: Evaluator<ExactSemantics>, _ positions: [Int]
  ) -> Evaluator<ExactSemantics>.Bindings? {
    do throws(Undefined) {
      var bindings: Evaluator<ExactSemantics>.Bindings = [:]
      for (binder, position) in zip(statement.binders, positions) {
        bindings[binder.name] = try evaluator.instances(of: binder, bindings)[position]
      }
      return bindings
    } catch {
      return nil
    }
  }

  /// What exact elements say about two sides.
  private enum ExactAnswer {
    case unknown
    /// Both sides are the same element; its value where that is a rational number.
    case equal(Rational?)
  }

  /// Whether both sides are the same exact element for one choice of the bound names.
  private func exactAnswer(
    _ statement: Statement, _ evaluator: Evaluator<ExactSemantics>, _ positions: [Int]
  ) -> ExactAnswer {
    guard let bindings = bindings(statement, evaluator, positions) else { return .unknown }
    do throws(Undefined) {
      let left = try evaluator.number(statement.comparison.left, bindings)
      let right = try evaluator.number(statement.comparison.right, bindings)
      return left.isIdentical(to: right) == true
        ? .equal(left.rational ?? right.rational) : .unknown
    } catch {
      return .unknown
    }
  }

  private func outcome(
    _ focus: StatementInstance, of instances: [StatementInstance], isOpen: Bool,
    at precision: Precision, engine: Engine, hasDigits: Bool
  ) -> StatementOutcome {
    let verdict: Verdict =
      switch focus.status {
      case _ where isOpen: .undecided
      case .fails: .refuted
      case .equal: .equal
      case .holds: .proved
      case .unknown, .undefined: .undecided
      }
    return StatementOutcome(
      verdict: verdict, left: focus.left.certified, right: focus.right.certified,
      slack: focus.slack.certified,
      relativeSlack: verdict == .proved ? instances.relativeSlack(at: precision) : nil,
      place: focus.names, symbol: focus.symbol, precision: precision, engine: engine,
      hasDigits: hasDigits)
  }
}

/// The two evaluators of a claim in a case: certified numbers, and exact elements for what these leave open.
private struct EvaluatorPair {
  let certified: Evaluator<CertifiedSemantics>
  let exact: Evaluator<ExactSemantics>

  /// Whether all relations hold: false as soon as one is refuted, nil when one is not decided in either way.
  func holds(
    _ relations: [Relation], _ bindings: Evaluator<CertifiedSemantics>.Bindings,
    exactly exactBindings: @autoclosure () -> Evaluator<ExactSemantics>.Bindings?
  ) throws(Undefined) -> Bool? {
    try relations.hold { relation throws(Undefined) in
      let answer = try certified.holds([relation], bindings)
      guard answer == nil, let exactBindings = exactBindings() else { return answer }
      return (try? exact.holds([relation], exactBindings)) ?? nil
    }
  }
}

extension Relation.Sign {
  /// Whether a slack whose enclosure may touch 0 is enough: for ≤ and ≥ it is.
  func holds(forSlack slack: ExtendedNumber) -> Bool {
    guard self == .lessOrEqual || self == .greaterOrEqual, case .enclosed(let slack) = slack else {
      return false
    }
    return slack.isCertainlyNonnegative
  }

  /// right − left for ≤ and <, left − right for ≥ and >, −|left − right| for =: nonnegative when the relation holds.
  func slack(
    _ left: ExtendedNumber, _ right: ExtendedNumber, _ arithmetic: ExtendedArithmetic
  ) throws(Undefined) -> ExtendedNumber {
    let difference = try arithmetic.sum(right, arithmetic.negated(left))
    switch self {
    case .lessOrEqual, .less: return difference
    case .greaterOrEqual, .greater: return arithmetic.negated(difference)
    case .equal: return arithmetic.negated(try arithmetic.elementary(.abs, difference))
    }
  }
}

extension CertifiedSemantics {
  /// The bound names and their values, as in output: symbols count from 1, events list their symbols.
  func description(of bindings: [String: ClaimValue<Number>]) -> [String: String] {
    bindings.mapValues { value in
      switch value {
      case .number(let number): number.certified.decimal(digits: 6)?.lower ?? "?"
      case .symbol(let position): "\(support[position] + 1)"
      case .event(let positions):
        "{" + positions.map { "\(support[$0] + 1)" }.joined(separator: ",") + "}"
      case .vector: "?"
      }
    }
  }

  /// The symbol that is bound, as an index into the alphabet, when exactly one is.
  func symbol(in bindings: [String: ClaimValue<Number>]) -> Int? {
    var result: Int?
    for case .symbol(let position) in bindings.values {
      if result != nil { return nil }
      result = support[position]
    }
    return result
  }
}
