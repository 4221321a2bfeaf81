// Copyright 2026 the softbon authors
// SPDX-License-Identifier: Apache-2.0
//
// Claims checked over a grid, on several threads, with the same rows in the same order for every number of threads.

internal import Dispatch
internal import Enclosures
public import SoftBestOfN
internal import Synchronization

/// A statement as it is checked: one of a claim's, with what it stands on.
public struct CheckedStatement: Sendable {
  /// The label of the claim, such as C3.
  public let claim: String
  /// The label of the statement, such as C3b; the claim's own when it has one statement.
  public let label: String
  /// The statement.
  public let statement: Statement
  /// The names that the claim defines.
  public let definitions: [Definition]
  /// The comparisons that a case must satisfy.
  public let hypotheses: [Relation]

  /// A statement with what it stands on.
  public init(
    claim: String, label: String, statement: Statement, definitions: [Definition],
    hypotheses: [Relation]
  ) {
    self.claim = claim
    self.label = label
    self.statement = statement
    self.definitions = definitions
    self.hypotheses = hypotheses
  }
}

/// The outcome of one statement in one case.
public struct CheckRow: Sendable {
  /// The index of the statement in the list that was checked.
  public let statement: Int
  /// The index of the case in the grid.
  public let `case`: Int
  /// What came out.
  public let outcome: StatementOutcome
}

/// Statements checked over a grid.
public struct GridCheck: Sendable {
  /// The statements.
  public let statements: [CheckedStatement]
  /// The grid.
  public let grid: Grid
  /// The digits that numbers are to prove, and the ceiling of the precision.
  public let goal: AccuracyGoal
  /// What bounds the engines; `jobs` threads check different cases, each with one thread.
  public let options: EngineOptions

  /// A check that is to be run.
  public init(
    statements: [CheckedStatement], grid: Grid, goal: AccuracyGoal, options: EngineOptions
  ) {
    self.statements = statements
    self.grid = grid
    self.goal = goal
    self.options = options
  }

  /// Checks every statement in every case.
  ///
  /// - Parameter finishedCase: called after each case, from any thread.
  /// - Returns: the rows, by statement and then by case; those of finished cases only when interrupted.
  /// - Throws: `EngineError` of the first case in the grid's order that failed, but for an interruption.
  public func rows(
    finishedCase: @escaping @Sendable () -> Void = {}
  ) throws(EngineError) -> [CheckRow] {
    let next = Atomic<Int>(0)
    let results = Mutex<[Int: Result<[StatementOutcome], EngineError>]>([:])
    let count = grid.cases.count
    DispatchQueue.concurrentPerform(iterations: max(1, min(options.jobs, count))) { _ in
      withMPFRThread {
        while true {
          let index = next.add(1, ordering: .relaxed).oldValue
          if index >= count || options.isInterrupted() { return }
          let result = Result { () throws(EngineError) in try outcomes(of: grid.cases[index]) }
          results.withLock { $0[index] = result }
          finishedCase()
        }
      }
    }
    var rows: [CheckRow] = []
    let finished = results.withLock { $0 }.sorted { $0.key < $1.key }
    for (index, result) in finished {
      switch result {
      case .success(let outcomes):
        for (statement, outcome) in outcomes.enumerated() {
          rows.append(CheckRow(statement: statement, case: index, outcome: outcome))
        }
      case .failure(.interrupted): continue
      case .failure(let error): throw error
      }
    }
    return rows.sorted { ($0.statement, $0.case) < ($1.statement, $1.case) }
  }

  private func outcomes(of gridCase: GridCase) throws(EngineError) -> [StatementOutcome] {
    var options = options
    options.jobs = 1
    let claimCase = ClaimCase(gridCase.problem, n: gridCase.n, goal: goal, options: options) {
      switch $0 {
      case .nextN: gridCase.nextN.map { (gridCase.problem, $0) }
      case .nextLambda: gridCase.nextProblem.map { ($0, gridCase.n) }
      }
    }
    var outcomes: [StatementOutcome] = []
    for statement in statements {
      outcomes.append(
        try claimCase.check(
          statement.statement, definitions: statement.definitions,
          hypotheses: statement.hypotheses))
    }
    return outcomes
  }
}
