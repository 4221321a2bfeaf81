// Copyright 2026 the softbon authors
// SPDX-License-Identifier: Apache-2.0
//
// Claims decided for every λ > 0 at once, over the problems and the n of a grid: what comes out and how it is run.

internal import Dispatch
public import Enclosures
public import ExactArithmetic
public import SoftBestOfN
internal import Synchronization

/// An open interval of temperatures.
public struct TemperatureInterval: Sendable {
  /// The lower end: exactly 0, or enclosed.
  public let from: CertifiedNumber
  /// The upper end: +∞, or enclosed.
  public let to: CertifiedNumber
  /// A temperature inside; nil when the ends are too close for one to be found.
  public let sample: Rational?
  /// A greater temperature inside, for claims about two of them; nil when there is no sample.
  public let later: Rational?
}

/// What came out for one statement and every λ > 0.
public struct EveryTemperatureOutcome: Sendable {
  /// Why a verdict holds for every λ.
  public enum Certificate: String, Sendable, Hashable {
    /// Both sides are the same function.
    case identity
    /// All coefficients of the slack's numerator and denominator in powers of x − 1 are at least 0, up to a common sign.
    case coefficients
    /// The roots of the slack's numerator beyond 1 are isolated, and its signs between them taken at rational points.
    case roots
  }

  /// The decision; never undecided.
  public let verdict: Verdict
  /// Both sides and the slack as functions of x for the bound names of `place`, on the first piece that decides; nil where
  /// they are no functions (an infinite side, or inapplicable). For a claim about `next_lambda` the slack is the derivative
  /// of the left side in x, with the sign that is to be at least 0.
  public let sides: (left: RationalFunction?, right: RationalFunction?, slack: RationalFunction?)
  /// The values of the bound names there; symbols count from 1.
  public let place: [String: String]
  /// The symbol there, as an index into the alphabet, when the statement ranges over one symbol.
  public let symbol: Int?
  /// Why the verdict holds; nil when the case is inapplicable.
  public let certificate: Certificate?
  /// Into how many intervals of λ the orders of minima, maxima and absolute values divide (0, ∞).
  public let pieces: Int
  /// Where a refuted statement fails, for the bound names of `place`, λ ascending.
  public let failures: [TemperatureInterval]
  /// The single λ at which both sides are equal for some bound names, of a statement that is proved, ascending.
  public let equalities: [CertifiedNumber]
  /// The intervals, with their ends, on which they are, ascending.
  public let equalityIntervals: [TemperatureInterval]
}

/// The outcome of one statement for one problem at one n.
public struct EveryTemperatureRow: Sendable {
  /// The index of the statement in the list that was checked.
  public let statement: Int
  /// The index of the case in the list of cases.
  public let `case`: Int
  /// What came out.
  public let outcome: EveryTemperatureOutcome
}

/// Statements checked for every λ > 0.
public struct EveryTemperatureCheck: Sendable {
  /// One problem, whose own λ does not matter, at one n.
  public struct Case: Sendable, Hashable {
    /// The problem.
    public let problem: Problem
    /// The number of candidates.
    public let n: Integer
    /// The next greater n of the grid.
    public let nextN: Integer?
  }

  /// The statements.
  public let statements: [CheckedStatement]
  /// The cases.
  public let cases: [Case]
  /// The number of threads, and what interrupts the check.
  public let options: EngineOptions

  /// A check over a grid: its problems with rewards, each once for all of its temperatures.
  public init(statements: [CheckedStatement], grid: Grid, options: EngineOptions) {
    self.statements = statements
    self.options = options
    var seen: Set<Case> = []
    cases = grid.cases.compactMap { gridCase in
      guard gridCase.problem.temperature != nil,
        let problem = try? gridCase.problem.at(.positive(.one))
      else { return nil }
      let one = Case(problem: problem, n: gridCase.n, nextN: gridCase.nextN)
      return seen.insert(one).inserted ? one : nil
    }
  }

  /// The number of rows when nothing is interrupted.
  public var rowCount: Int { cases.count * statements.count }

  /// Checks every statement in every case.
  ///
  /// - Parameter finishedCase: called after each case, from any thread.
  /// - Returns: the rows, by statement and then by case; those of finished cases only when interrupted.
  public func rows(finishedCase: @escaping @Sendable () -> Void = {}) -> [EveryTemperatureRow] {
    let next = Atomic<Int>(0)
    let results = Mutex<[EveryTemperatureRow]>([])
    let count = cases.count
    DispatchQueue.concurrentPerform(iterations: max(1, min(options.jobs, count))) { _ in
      withMPFRThread {
        while true {
          let index = next.add(1, ordering: .relaxed).oldValue
          if index >= count || options.isInterrupted() { return }
          guard let rows = self.rows(of: index) else { return }
          results.withLock { $0 += rows }
          finishedCase()
        }
      }
    }
    return results.withLock { $0 }.sorted { ($0.statement, $0.case) < ($1.statement, $1.case) }
  }

  /// The rows of one case; nil when interrupted.
  private func rows(of index: Int) -> [EveryTemperatureRow]? {
    let (problem, n) = (cases[index].problem, cases[index].n)
    let lattice = WeightLattice(problem)
    var symbolicCase: SymbolicCase?
    if let lattice, (try? lattice.checkSize(n: n)) != nil {
      symbolicCase = try? SymbolicCase(problem, lattice: lattice, n: n) {
        () throws(SymbolicError) in
        guard let next = cases[index].nextN else { return nil }
        try lattice.checkSize(n: next)
        return try SymbolicCase(problem, lattice: lattice, n: next)
      }
    }
    let degree = symbolicCase?.law.soft.map(\.degree).max() ?? 0
    if degree > SymbolicSemantics.degreeLimit { symbolicCase = nil }
    var rows: [EveryTemperatureRow] = []
    for (position, statement) in statements.enumerated() {
      if options.isInterrupted() { return nil }
      let outcome =
        symbolicCase.map { EveryTemperatureDecision($0, statement, options).outcome }
        ?? .inapplicable(
          "P_n is a function of x of degree at most \(SymbolicSemantics.degreeLimit), summed over at most"
            + " \(SymbolicLimit.compositions) count vectors")
      rows.append(EveryTemperatureRow(statement: position, case: index, outcome: outcome))
    }
    return options.isInterrupted() ? nil : rows
  }
}

extension EveryTemperatureOutcome {
  static func inapplicable(_ hypothesis: String) -> EveryTemperatureOutcome {
    EveryTemperatureOutcome(
      verdict: .inapplicable(hypothesis: hypothesis), sides: (nil, nil, nil), place: [:],
      symbol: nil, certificate: nil, pieces: 1, failures: [], equalities: [],
      equalityIntervals: [])
  }
}
