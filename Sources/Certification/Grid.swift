// Copyright 2026 the softbon authors
// SPDX-License-Identifier: Apache-2.0

public import ExactArithmetic
public import SoftBestOfN

/// One problem at one n: what a row of a table is about.
public struct GridCase: Sendable, Hashable {
  /// The problem, at one temperature.
  public let problem: Problem
  /// The number of candidates.
  public let n: Integer
  /// The next greater n of the grid for the same problem.
  public let nextN: Integer?
  /// The same problem at the next greater λ of the grid.
  public let nextProblem: Problem?
}

/// The cases over which claims are checked: every problem at every one of its temperatures and every n.
public struct Grid: Sendable {
  /// The cases, in the order of the problems, then of the temperatures as given, then of n.
  public let cases: [GridCase]

  init(cases: [GridCase]) { self.cases = cases }

  /// The grid of problems and candidate numbers.
  ///
  /// - Parameters:
  ///   - families: for each, the problems that differ in λ only.
  ///   - candidates: the values of n, ascending.
  public init(families: [[Problem]], candidates: [Integer]) {
    var cases: [GridCase] = []
    for family in families {
      let byTemperature = family.sorted { Self.rank($0) < Self.rank($1) }
      for problem in family {
        let position = byTemperature.firstIndex(of: problem)
        let next = position.flatMap { $0 + 1 < byTemperature.count ? byTemperature[$0 + 1] : nil }
        for (index, n) in candidates.enumerated() {
          cases.append(
            GridCase(
              problem: problem, n: n,
              nextN: index + 1 < candidates.count ? candidates[index + 1] : nil,
              nextProblem: next))
        }
      }
    }
    self.cases = cases
  }

  /// λ as a number that orders temperatures; nothing else is done with it.
  private static func rank(_ problem: Problem) -> Rank {
    switch problem.temperature {
    case .zero, nil: Rank(isInfinite: false, value: .zero)
    case .positive(let value): Rank(isInfinite: false, value: value)
    case .infinite: Rank(isInfinite: true, value: .zero)
    }
  }

  private struct Rank: Comparable {
    let isInfinite: Bool
    let value: Rational

    static func < (a: Rank, b: Rank) -> Bool {
      a.isInfinite == b.isInfinite ? a.value < b.value : b.isInfinite
    }
  }
}
