// Copyright 2026 the softbon authors
// SPDX-License-Identifier: Apache-2.0
//
// The decision of one statement in one case: certified numbers at rising precision separate the two sides, or exact
// elements show that they are the same; never a floating-point comparison.  D-VERDICT

public import Enclosures
public import ExactArithmetic
public import SoftBestOfN
internal import Synchronization

/// What came out for one statement in one case.
public struct StatementOutcome: Sendable {
  /// The decision.
  public let verdict: Verdict
  /// The left side where the slack is least; undefined when the case is inapplicable.
  public let left: CertifiedNumber
  /// The right side there.
  public let right: CertifiedNumber
  /// right − left for ≤, left − right for ≥, −|left − right| for =; least over the bound names.
  public let slack: CertifiedNumber
  /// The least and the greatest value, over the bound names for which both sides are positive, of the slack over the
  /// larger side; nil unless the statement is proved and there are such.
  public let relativeSlack: (least: Interval, greatest: Interval)?
  /// The values of the bound names where the slack is least, such as `i = 3`; symbols count from 1.
  public let place: [String: String]
  /// The symbol where the slack is least, as an index into the alphabet, when the statement ranges over one symbol.
  public let symbol: Int?
  /// The precision of the numbers shown.
  public let precision: Precision
  /// The engine that computed P_n.
  public let engine: Engine
  /// Whether left, right and slack prove the digits that were asked for.
  public let hasDigits: Bool
}

/// Evaluations that are kept for whoever needs them again: all claims of a case, and the cases next to it.
///
/// What is evaluated does not depend on who asks first, so neither do results on the number of threads.
public final class EvaluationStore: Sendable {
  struct Key: Hashable {
    let problem: Problem
    let n: Integer
    let precision: Precision
  }

  /// Beyond this many, all are forgotten: a neighbour in the grid is never that far.
  private static let capacity = 4096
  private let kept = Mutex<[Key: Evaluation]>([:])

  /// A store without evaluations.
  public init() {}

  subscript(_ key: Key) -> Evaluation? {
    get { kept.withLock { $0[key] } }
    set {
      kept.withLock {
        if $0.count >= Self.capacity { $0.removeAll() }
        $0[key] = newValue
      }
    }
  }
}

/// One problem at one n, as claims see it: evaluations at rising precision, kept for all claims of the case.
public final class ClaimCase {
  /// The problem.
  public let problem: Problem
  /// The number of candidates.
  public let n: Integer
  private let levels: Levels
  let goal: AccuracyGoal
  let options: EngineOptions
  private let neighbourProblem: (Neighbour) -> (problem: Problem, n: Integer)?
  private var neighbourCases: [Neighbour: ClaimCase] = [:]
  private let evaluations: EvaluationStore

  /// A case.
  ///
  /// - Parameters:
  ///   - problem: the problem.
  ///   - n: the number of candidates.
  ///   - goal: the digits that are asked for, and the ceiling of the precision.
  ///   - options: what bounds the engines.
  ///   - evaluations: where the evaluations are kept; cases that are each other's neighbours share it.
  ///   - neighbour: the problem and n at the next n or λ of the grid, where there is one.
  public init(
    _ problem: Problem, n: Integer, goal: AccuracyGoal, options: EngineOptions,
    evaluations: EvaluationStore = EvaluationStore(),
    neighbour: @escaping (Neighbour) -> (problem: Problem, n: Integer)? = { _ in nil }
  ) {
    self.problem = problem
    self.n = n
    self.goal = goal
    self.options = options
    self.evaluations = evaluations
    neighbourProblem = neighbour
    levels = Levels(problem)
  }

  /// The evaluation at a precision, computed once.
  public func evaluation(at precision: Precision) throws(EngineError) -> Evaluation {
    let key = EvaluationStore.Key(problem: problem, n: n, precision: precision)
    if let known = evaluations[key] { return known }
    let evaluation = try Evaluation(problem, levels: levels, n: n, at: precision, options: options)
    evaluations[key] = evaluation
    return evaluation
  }
}

extension ClaimCase {
  /// The case at the next n or λ of the grid, or of one symbol, where there is one.
  func neighbour(_ neighbour: Neighbour) -> ClaimCase? {
    if let known = neighbourCases[neighbour] { return known }
    let found =
      neighbour == .symbolwise
      ? problem.block.map { ($0.symbol, n) } : neighbourProblem(neighbour)
    guard let (problem, n) = found else { return nil }
    let other = ClaimCase(
      problem, n: n, goal: goal, options: options, evaluations: evaluations)
    neighbourCases[neighbour] = other
    return other
  }

  /// Where the precision of a check begins.
  var startingPrecision: Precision {
    min(goal.maximum, Precision(digits: goal.digits, guardBits: 32))
  }

  /// The evaluation at a precision; where P_n is not looked at, it is not computed again.
  private func evaluation(
    at precision: Precision, usingSoft: Bool
  ) throws(EngineError) -> Evaluation {
    if usingSoft { return try evaluation(at: precision) }
    return Evaluation(try evaluation(at: startingPrecision), at: precision)
  }

  func semantics(
    at precision: Precision, usingSoft: Bool
  ) throws(EngineError) -> CertifiedSemantics {
    CertifiedSemantics(try evaluation(at: precision, usingSoft: usingSoft)) {
      kind throws(EngineError) in
      try self.neighbour(kind)?.evaluation(at: precision, usingSoft: usingSoft)
    }
  }

  /// The first requirement that the case misses, as a hypothesis, or nil.
  func missing(_ requirements: Set<Requirement>) -> String? {
    Requirement.allCases.first { requirement in
      guard requirements.contains(requirement) else { return false }
      return switch requirement {
      case .rewards: problem.rewards == nil
      case .temperature: problem.temperature == nil
      case .nextN: neighbour(.nextN) == nil
      case .nextLambda: neighbour(.nextLambda) == nil
      case .block: problem.block == nil
      case .enumerableEvents: problem.support.count > Requirement.enumerableSymbols
      case .enumeration: !levels.canCompute(by: .enumeration, n: n)
      case .integration: !levels.canCompute(by: .laplace, n: n)
      }
    }?.hypothesis
  }
}

extension Requirement {
  /// The requirement as a hypothesis in words.
  public var hypothesis: String {
    switch self {
    case .rewards: "the problem has rewards"
    case .temperature: "the problem has a temperature"
    case .nextN: "the grid has a greater n"
    case .nextLambda: "the grid has a greater lambda"
    case .block: "the problem is one of blocks"
    case .enumerableEvents: "at most \(Requirement.enumerableSymbols) symbols"
    case .enumeration:
      "enumeration applies (lambda > 0, at most \(Requirement.enumerableTerms) terms)"
    case .integration: "integration applies (lambda > 0, n > 1, two levels)"
    }
  }
}

extension Levels {
  /// Whether an engine is run beside the one that was chosen.
  fileprivate func canCompute(by engine: Engine, n: Integer) -> Bool {
    var options = EngineOptions()
    options.maximumTerms = Integer(Requirement.enumerableTerms)
    return canCompute(by: engine, n: n, options: options)
  }
}
