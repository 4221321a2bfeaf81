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
  /// The name of the theorem that proves the claim formally.
  public let theorem: String?
  /// The grid over which the claim is checked in place of the standard one.
  public let grid: Grid?

  /// A statement with what it stands on.
  public init(
    claim: String, label: String, statement: Statement, definitions: [Definition],
    hypotheses: [Relation], theorem: String? = nil, grid: Grid? = nil
  ) {
    self.claim = claim
    self.label = label
    self.statement = statement
    self.definitions = definitions
    self.hypotheses = hypotheses
    self.theorem = theorem
    self.grid = grid
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
  /// The cases: those of the grid, then those of the claims with a grid of their own.
  public let grid: Grid
  /// The digits that numbers are to prove, and the ceiling of the precision.
  public let goal: AccuracyGoal
  /// What bounds the engines; `jobs` threads check different cases, each with one thread.
  public var options: EngineOptions
  /// The cases in which each statement is checked.
  private let scopes: [Range<Int>]
  private let evaluations = EvaluationStore()

  /// A check that is to be run.
  ///
  /// - Parameters:
  ///   - statements: the statements.
  ///   - grid: the cases.
  ///   - usesOwnGrids: whether a claim with a grid of its own is checked there, and not on `grid`.
  ///   - goal: the digits that numbers are to prove, and the ceiling of the precision.
  ///   - options: what bounds the engines.
  public init(
    statements: [CheckedStatement], grid: Grid, usesOwnGrids: Bool = false, goal: AccuracyGoal,
    options: EngineOptions
  ) {
    var cases = grid.cases
    var scopes: [String: Range<Int>] = [:]
    if usesOwnGrids {
      for statement in statements where scopes[statement.claim] == nil {
        guard let own = statement.grid else { continue }
        scopes[statement.claim] = cases.count..<cases.count + own.cases.count
        cases += own.cases
      }
    }
    self.statements = statements
    self.scopes = statements.map { scopes[$0.claim] ?? 0..<grid.cases.count }
    self.grid = Grid(cases: cases)
    self.goal = goal
    self.options = options
  }

  /// The number of rows when nothing is interrupted.
  public var rowCount: Int { scopes.reduce(0) { $0 + $1.count } }

  /// Checks every statement in every case.
  ///
  /// - Parameters:
  ///   - isDone: which rows, by statement and case, are known already and left out.
  ///   - finishedRow: called with each row, from any thread, in any order.
  ///   - finishedCase: called after each case, from any thread.
  /// - Throws: `EngineError` of the first case in the grid's order that failed, but for an interruption, which only ends
  ///   the work.
  public func run(
    except isDone: @escaping @Sendable (_ statement: Int, _ case: Int) -> Bool = { _, _ in false },
    finishedRow: @escaping @Sendable (CheckRow) -> Void,
    finishedCase: @escaping @Sendable () -> Void = {}
  ) throws(EngineError) {
    let next = Atomic<Int>(0)
    let failures = Mutex<[Int: EngineError]>([:])
    let count = grid.cases.count
    DispatchQueue.concurrentPerform(iterations: max(1, min(options.jobs, count))) { _ in
      withMPFRThread {
        while true {
          let index = next.add(1, ordering: .relaxed).oldValue
          if index >= count || options.isInterrupted() { return }
          do throws(EngineError) {
            let open = statements.indices.filter {
              scopes[$0].contains(index) && !isDone($0, index)
            }
            try check(open, in: index, finishedRow)
          } catch {
            failures.withLock { $0[index] = error }
          }
          finishedCase()
        }
      }
    }
    let failed = failures.withLock { $0 }.sorted { $0.key < $1.key }
    for (_, error) in failed {
      if case .interrupted = error { continue }
      throw error
    }
  }

  /// Checks every statement in every case.
  ///
  /// - Returns: the rows, by statement and then by case; the finished ones only when interrupted.
  /// - Throws: `EngineError` of the first case in the grid's order that failed, but for an interruption.
  public func rows() throws(EngineError) -> [CheckRow] {
    let rows = Mutex<[CheckRow]>([])
    try run(finishedRow: { row in rows.withLock { $0.append(row) } })
    return rows.withLock { $0 }.sorted { ($0.statement, $0.case) < ($1.statement, $1.case) }
  }

  private func check(
    _ statements: [Int], in index: Int, _ finishedRow: (CheckRow) -> Void
  ) throws(EngineError) {
    if statements.isEmpty { return }
    let gridCase = grid.cases[index]
    var options = options
    options.jobs = 1
    let claimCase = ClaimCase(
      gridCase.problem, n: gridCase.n, goal: goal, options: options, evaluations: evaluations
    ) {
      switch $0 {
      case .nextN: gridCase.nextN.map { (gridCase.problem, $0) }
      case .nextLambda: gridCase.nextProblem.map { ($0, gridCase.n) }
      case .symbolwise: nil  // A case finds it by itself.
      }
    }
    for number in statements {
      let statement = self.statements[number]
      let outcome = try claimCase.check(
        statement.statement, definitions: statement.definitions, hypotheses: statement.hypotheses)
      finishedRow(CheckRow(statement: number, case: index, outcome: outcome))
    }
  }
}
