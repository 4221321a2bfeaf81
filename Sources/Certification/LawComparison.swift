// Copyright 2026 the softbon authors
// SPDX-License-Identifier: Apache-2.0

public import Enclosures
public import ExactArithmetic
public import SoftBestOfN

/// P_n against the tilted optimum and the reference: every quantity, and every statement with its slack.
public struct LawComparison: Sendable {
  /// The number of candidates.
  public let n: Integer
  /// The engine that computed P_n.
  public let engine: Engine
  /// The precision at which the quantities were computed.
  public let precision: Precision
  /// The quantities, in the order of `QuantityName.allCases`.
  public let quantities: [(name: QuantityName, value: CertifiedNumber)]
  /// The outcome of each statement, in the order given.
  public let outcomes: [StatementOutcome]
  /// Whether every number proves the digits that were asked for.
  public let hasDigits: Bool

  /// Compares the laws of a problem at one n.
  ///
  /// - Parameters:
  ///   - problem: the problem.
  ///   - n: the number of candidates, at least 1.
  ///   - statements: the statements to check.
  ///   - goal: the digits that every number is to prove, and the ceiling of the precision.
  ///   - options: what bounds the engines.
  /// - Throws: `EngineError` when P_n cannot be had or the computation was interrupted.
  public init(
    _ problem: Problem, n: Integer, statements: [CheckedStatement], goal: AccuracyGoal,
    options: EngineOptions
  ) throws(EngineError) {
    let claimCase = ClaimCase(problem, n: n, goal: goal, options: options)
    let reached = try goal.reached(numbers: { $0.quantities.map(\.value) }) {
      precision throws(EngineError) -> Values in
      let evaluation = try claimCase.evaluation(at: precision)
      return Values(
        engine: evaluation.soft.engine,
        quantities: QuantityName.allCases.map { ($0, evaluation.value(of: $0)) })
    }
    self.n = n
    engine = reached.result.engine
    precision = reached.precision
    quantities = reached.result.quantities
    var outcomes: [StatementOutcome] = []
    for statement in statements {
      outcomes.append(
        try claimCase.check(
          statement.statement, definitions: statement.definitions,
          hypotheses: statement.hypotheses))
    }
    self.outcomes = outcomes
    hasDigits = reached.isReached && outcomes.allSatisfy(\.hasDigits)
  }

  private struct Values: Sendable {
    let engine: Engine
    let quantities: [(name: QuantityName, value: CertifiedNumber)]
  }
}
