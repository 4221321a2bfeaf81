// Copyright 2026 the softbon authors
// SPDX-License-Identifier: Apache-2.0
//
// A small case in which a statement is refuted, found from a large one.
//
// 1. Every case that is kept is itself refuted: the search only chooses what to try.
// 2. Small n first, then few symbols, then short numbers.
// 3. Bounded effort, and the same witness on every machine: checks are counted, not timed.

public import ExactArithmetic
public import SoftBestOfN

/// A case in which a statement is refuted, as small as it was made.
public struct Witness: Sendable {
  /// The problem.
  public let problem: Problem
  /// The number of candidates, then the next one when the statement speaks of it.
  public let candidates: [Integer]
  /// The temperature, then the next one when the statement speaks of it; empty in weight form.
  public let temperatures: [Temperature]

  /// The options of `softbon check` that give the case.
  public var arguments: [String] {
    let list: ([Rational]) -> String = { $0.map(\.description).joined(separator: ",") }
    var result = ["--probabilities", list(problem.probabilities)]
    if let rewards = problem.rewards { result += ["--rewards", list(rewards)] }
    if case .rational(let weights) = problem.weighting { result += ["--weights", list(weights)] }
    if !temperatures.isEmpty {
      result += ["--lambda", temperatures.map(\.description).joined(separator: ",")]
    }
    return result + ["-n", candidates.map(\.description).joined(separator: ",")]
  }
}

extension GridCheck {
  /// For each statement that is refuted somewhere a small case in which it is.
  ///
  /// - Parameter refuted: the statements and cases that were found refuted, as indices.
  /// - Returns: the witnesses in the order of the statements.
  public func witnesses(
    ofRefuted refuted: [(statement: Int, case: Int)]
  ) -> [(statement: Int, witness: Witness)] {
    let byStatement = Dictionary(grouping: refuted, by: \.statement)
    return byStatement.sorted { $0.key < $1.key }.compactMap { statement, places in
      let cases = places.map(\.case).sorted().map { grid.cases[$0] }
      let first = cases.min {
        ($0.n, Integer($0.problem.support.count)) < ($1.n, Integer($1.problem.support.count))
      }
      guard let first else { return nil }
      var search = WitnessSearch(
        statements[statement], from: first, goal: goal, options: options)
      return search.run().map { (statement, $0) }
    }
  }
}

/// A case as the search changes it.
private struct Candidate: Hashable {
  var probabilities: [Rational]
  var rewards: [Rational]?
  /// The weights; nil when they come from the rewards.
  var weights: [Rational]?
  var temperature: Temperature?
  var nextTemperature: Temperature?
  var n: Integer
  var nextN: Integer?

  init(_ gridCase: GridCase, needs requirements: Set<Requirement>) {
    let problem = gridCase.problem
    let support = problem.support
    probabilities = support.map { problem.probabilities[$0] }
    rewards = problem.rewards.map { rewards in support.map { rewards[$0] } }
    if case .rational(let values) = problem.weighting { weights = support.map { values[$0] } }
    temperature = problem.temperature
    nextTemperature =
      requirements.contains(.nextLambda) ? gridCase.nextProblem?.temperature : nil
    n = gridCase.n
    nextN = requirements.contains(.nextN) ? gridCase.nextN : nil
  }

  var problem: Problem? {
    let weighting = weights.map { Weighting.rational($0) } ?? temperature.map { .exponential($0) }
    guard let weighting else { return nil }
    return try? Problem(probabilities: probabilities, rewards: rewards, weighting: weighting)
  }

  /// The length of the numbers, as a measure of how simple they are.
  var length: Int {
    var numbers = probabilities + (rewards ?? []) + (weights ?? [])
    for case .positive(let value) in [temperature, nextTemperature] { numbers.append(value) }
    return numbers.reduce(0) { $0 + $1.bitCount + ($1.signum < 0 ? 1 : 0) }
  }

  /// Smaller n, then fewer symbols, then shorter numbers.
  func isSmaller(than other: Candidate) -> Bool {
    if n != other.n { return n < other.n }
    if probabilities.count != other.probabilities.count {
      return probabilities.count < other.probabilities.count
    }
    return length < other.length
  }
}

private struct WitnessSearch {
  let statement: CheckedStatement
  let goal: AccuracyGoal
  let options: EngineOptions
  var best: Candidate
  private var tried: Set<Candidate> = []
  /// The checks that are left, each counted with the number of symbols.
  private var budget = 2000
  private var effort = 40_000

  init(
    _ statement: CheckedStatement, from gridCase: GridCase, goal: AccuracyGoal,
    options: EngineOptions
  ) {
    self.statement = statement
    // A verdict takes no digits.
    self.goal = AccuracyGoal(digits: 3, maximum: goal.maximum)
    var options = options
    options.jobs = 1
    self.options = options
    let requirements = statement.statement.requirements(
      with: statement.definitions, hypotheses: statement.hypotheses)
    best = Candidate(gridCase, needs: requirements)
  }

  /// The smallest case that was found; nil when even the given one is not refuted, or the search was interrupted at once.
  mutating func run() -> Witness? {
    if !refutes(best) { return nil }
    var before: Candidate?
    while before != best, budget > 0 {
      before = best
      lowerCandidates()
      reduceAlphabet()
      shortenNumbers()
    }
    guard let problem = best.problem else { return nil }
    return Witness(
      problem: problem, candidates: [best.n] + (best.nextN.map { [$0] } ?? []),
      temperatures: [best.temperature, best.nextTemperature].compactMap { $0 })
  }

  private mutating func refutes(_ candidate: Candidate) -> Bool {
    guard tried.insert(candidate).inserted, budget > 0, effort > 0, !options.isInterrupted(),
      let problem = candidate.problem
    else { return false }
    budget -= 1
    effort -= candidate.probabilities.count
    let next = candidate.nextTemperature.flatMap { try? problem.at($0) }
    let claimCase = ClaimCase(problem, n: candidate.n, goal: goal, options: options) {
      switch $0 {
      case .nextN: candidate.nextN.map { (problem, $0) }
      case .nextLambda: next.map { ($0, candidate.n) }
      case .symbolwise: nil  // A case finds it by itself.
      }
    }
    let outcome = try? claimCase.check(
      statement.statement, definitions: statement.definitions, hypotheses: statement.hypotheses)
    return outcome?.verdict == .refuted
  }

  /// Takes the first candidate that is smaller than the best and refuted.
  @discardableResult
  private mutating func take(_ candidates: [Candidate]) -> Bool {
    for candidate in candidates where candidate.isSmaller(than: best) && refutes(candidate) {
      best = candidate
      return true
    }
    return false
  }

  // MARK: n

  private mutating func lowerCandidates() {
    let n = best.n
    var values: [Integer] = []
    if n <= 64, let last = Int(exactly: n) {
      values = (1..<last).map { Integer($0) }
    } else {
      values = [1]
      var (half, power) = (Integer.one, Integer(2))
      while power < n, values.count < 400 {
        values += [power, power + half]
        (half, power) = (power, power + power)
      }
    }
    take(values.filter { $0 < n }.map(withN))
  }

  private func withN(_ n: Integer) -> Candidate {
    var candidate = best
    candidate.n = n
    if candidate.nextN != nil { candidate.nextN = n + 1 }
    return candidate
  }

  // MARK: The alphabet

  private mutating func reduceAlphabet() {
    // Many symbols are first put into a few groups.
    for groups in [2, 3, 4, 6, 8, 16] where groups * 2 < best.probabilities.count {
      if take([grouped(groups)]) { break }
    }
    while best.probabilities.count > 1 {
      let k = best.probabilities.count
      let merged = (0..<k).flatMap { i in
        (0..<k).filter { $0 != i }.map { merging($0, into: i) }
      }
      if !take((0..<k).map(without) + merged) { return }
    }
  }

  /// The symbols in the order of their weights, in consecutive groups, each as its last symbol.
  private func grouped(_ groups: Int) -> Candidate {
    let keys = best.weights ?? best.rewards ?? []
    let order = best.probabilities.indices.sorted { keys[$0] < keys[$1] }
    var candidate = best
    let k = order.count
    let parts = (0..<groups).map { Array(order[($0 * k / groups)..<(($0 + 1) * k / groups)]) }
    candidate.probabilities = parts.map { Rational.sum($0.map { best.probabilities[$0] }) }
    candidate.rewards = best.rewards.map { rewards in parts.map { rewards[$0[$0.count - 1]] } }
    candidate.weights = best.weights.map { weights in parts.map { weights[$0[$0.count - 1]] } }
    return candidate
  }

  private func without(_ i: Int) -> Candidate {
    var candidate = best
    let rest = 1 - candidate.probabilities.remove(at: i)
    candidate.probabilities = candidate.probabilities.map { $0 / rest }
    candidate.rewards?.remove(at: i)
    candidate.weights?.remove(at: i)
    return candidate
  }

  private func merging(_ j: Int, into i: Int) -> Candidate {
    var candidate = best
    candidate.probabilities[i] = candidate.probabilities[i] + candidate.probabilities[j]
    candidate.probabilities.remove(at: j)
    candidate.rewards?.remove(at: j)
    candidate.weights?.remove(at: j)
    return candidate
  }

  // MARK: The numbers

  private mutating func shortenNumbers() {
    take(
      [2, 3, 4, 5, 6, 8, 10, 16, 20, 100, 1000, 10_000, 1_000_000].compactMap { denominator in
        var candidate = best
        guard let rounded = Self.rounded(best.probabilities, to: denominator) else { return nil }
        candidate.probabilities = rounded
        return candidate
      })
    if let rewards = best.rewards {
      take(
        Self.simpler(rewards).map {
          var c = best
          c.rewards = $0
          return c
        })
    }
    if let weights = best.weights {
      take(
        Self.simpler(weights).map { $0.map { $0 + 1 } }.map {
          var c = best
          c.weights = $0
          return c
        })
    }
    if case .positive(let value) = best.temperature {
      let values: [Rational] = [
        1, 2, Rational(1, 2), 3, Rational(1, 3), 5, Rational(1, 5), 10, Rational(1, 10),
      ]
      take(
        values.filter { $0.bitCount < value.bitCount }.map {
          var c = best
          c.temperature = .positive($0)
          if case .positive(let next) = c.nextTemperature, next <= $0 {
            c.nextTemperature = .positive($0 + $0)
          }
          return c
        })
    }
  }

  /// Positive multiples of 1/denominator near the probabilities, with sum 1; nil when there are too many of them.
  private static func rounded(_ values: [Rational], to denominator: Int) -> [Rational]? {
    guard values.count <= denominator else { return nil }
    var parts = values.map { value in
      max(Integer.one, (value * Rational(denominator) + Rational(1, 2)).floor)
    }
    var excess = parts.reduce(Integer(0), +) - Integer(denominator)
    while excess.signum != 0 {
      // The largest part gives or takes what is missing, one by one.
      guard let largest = parts.indices.max(by: { parts[$0] < parts[$1] }) else { return nil }
      if excess.signum > 0, parts[largest] <= Integer.one { return nil }
      let step = excess.signum > 0 ? Integer.one : -Integer.one
      parts[largest] = parts[largest] - step
      excess = excess - step
    }
    return parts.map { Rational($0, Integer(denominator)) }
  }

  /// Simpler numbers in the same order: ranks, shifted to begin at 0, shifted and divided by the greatest.
  private static func simpler(_ values: [Rational]) -> [[Rational]] {
    let distinct = Set(values).sorted()
    guard let least = distinct.first, let greatest = distinct.last else { return [] }
    let ranks = values.map { value in Rational(distinct.firstIndex(of: value) ?? 0) }
    let shifted = values.map { $0 - least }
    if least == greatest { return [ranks] }
    return [ranks, shifted.map { $0 / (greatest - least) }, shifted]
  }
}
