// Copyright 2026 the softbon authors
// SPDX-License-Identifier: Apache-2.0
//
// The law of one selected block and whether its mean reward reaches a goal, decided by enclosures at rising precision, and
// where these touch the goal by exact numbers.  D-BLOCKS(2)

public import Enclosures
public import ExactArithmetic
public import SoftBestOfN

/// A selection rule applied to whole blocks of one length.
public final class BlockSampler {
  /// The rule.
  public let rule: SelectionRule
  /// The problem over the distinct totals.
  public let problem: Problem
  /// Its levels: one for each total, or for each weight.
  public let levels: Levels
  /// The number of symbols of a block.
  public let length: Int
  private let options: EngineOptions
  private let ceiling: Precision
  /// The mean total of each level.
  private let rewards: [Rational]
  /// For hard Best-of-n: log F of each level but the last, by precision.
  private var logarithms: [Int: [Interval]] = [:]
  /// For a temperature that is enclosed: the levels at a rational temperature near it, by bits.
  private var nearby: [Int: (levels: Levels, deviation: Interval)] = [:]

  /// A rule for blocks of one length.
  ///
  /// - Parameters:
  ///   - rule: the rule.
  ///   - length: the number of symbols of a block, at least 1.
  ///   - maximum: the ceiling of the precision.
  ///   - options: the engines' limits and threads.
  /// - Throws: `BlockError` when the problem of the blocks cannot be written out, or products of the weights are in another
  ///   order than the sums of the rewards.
  public init(
    _ rule: SelectionRule, length: Int, maximum: Precision, options: EngineOptions
  ) throws(BlockError) {
    self.rule = rule
    self.length = length
    self.options = options
    ceiling = maximum
    problem = try Problem(blockOf: rule.symbol, length: length)
    let levels = Levels(problem)
    self.levels = levels
    var sums = [Rational](repeating: .zero, count: levels.count)
    let totals = problem.rewards ?? []
    for (i, level) in levels.levelOfSymbol.enumerated() {
      if let level { sums[level] += totals[i] * levels.shareOfSymbol[i] }
    }
    rewards = sums
    if !Self.isComonotone(totals, levels) { throw .notComonotone(length: length) }
  }

  /// Whether no block weighs less than one with a smaller total, as A5 supposes.  D-BLOCKS(2)
  private static func isComonotone(_ totals: [Rational], _ levels: Levels) -> Bool {
    let blocks = zip(totals, levels.levelOfSymbol).compactMap { total, level in
      level.map { (total: total, level: $0) }
    }
    var (greatest, greatestBefore) = (0, 0)  // levels among the totals up to this one, and below it
    var last: Rational?
    for block in blocks.sorted(by: { ($0.total, $0.level) < ($1.total, $1.level) }) {
      if block.total != last { (greatestBefore, last) = (greatest, block.total) }
      if block.level < greatestBefore { return false }
      greatest = max(greatest, block.level)
    }
    return true
  }

  // MARK: Laws

  /// The law of the selected block and the tilted optimum on the levels.
  ///
  /// - Enclosure: for every temperature in the enclosure of the rule's.  D-BLOCKS(4)
  /// - Throws: `EngineError`.
  func laws(
    n: Integer, at precision: Precision
  ) throws(EngineError) -> (soft: [CertifiedNumber], tilted: [CertifiedNumber]) {
    guard let root = rule.root else {
      return (
        try levels.law(n: n, at: precision, options: options).probabilities,
        levels.tiltedOptimum(at: precision)
      )
    }
    let (near, deviation) = nearby(root, bits: precision.bits)
    func widened(_ law: [CertifiedNumber]) -> [CertifiedNumber] {
      law.map { $0.interval(at: precision).map { .enclosed($0 * deviation) } ?? $0 }
    }
    let soft = try near.law(n: n, at: precision, options: options).probabilities
    // n = 1 is P at every temperature.
    return (n.isOne ? soft : widened(soft), widened(near.tiltedOptimum(at: precision)))
  }

  /// The levels at a rational θ' near θ, and e^{±|θ − θ'|·R}, R the range of the totals.
  private func nearby(
    _ root: TiltedMeanRoot, bits: Int
  ) -> (levels: Levels, deviation: Interval) {
    // HEURISTIC: affects effort only. Steps of 64 bits, so that few problems are made.
    let step = (bits + 63) / 64 * 64
    if let known = nearby[step] { return known }
    let range = rewards[rewards.count - 1] - rewards[0]
    let exponent = Interval(range, at: Precision(bits: 64))
    let theta = root.enclosed(bits: step + 8 + max(0, range.ceiling.bitWidth))
    let distance = exponent * (theta.upper - theta.lower)
    let deviation = Interval.exp(.hull(-distance, distance).held(at: Precision(bits: bits + 64)))
    let problem = (try? problem.at(.positive(theta.lower.reciprocal))) ?? problem
    let result = (Levels(problem), deviation)
    nearby[step] = result
    return result
  }

  // MARK: The goal

  /// What is proved about the mean reward of the selected block.
  public enum Reach: Sendable {
    /// It is below the goal.
    case below
    /// It is the goal.
    case exactly
    /// It is above the goal.
    case above

    /// Whether the goal is reached.
    public var isReached: Bool { self != .below }
  }

  /// Compares the mean reward of the selected block with a goal.
  ///
  /// - Parameters:
  ///   - n: the number of candidates, at least 1.
  ///   - goal: the total reward of a block.
  /// - Returns: the answer, and about log((supremum − mean)/(supremum − goal)), which only guides the search.
  /// - Throws: `BlockQuestionError.undecided` at the ceiling of the precision; `EngineError`.
  func reach(n: Integer, goal: Rational) throws -> (answer: Reach, estimate: Double) {
    if n.isOne {
      let mean = Rational.sum(zip(levels.probabilities, rewards).map { $0 * $1 })
      return (mean < goal ? .below : mean == goal ? .exactly : .above, 1)
    }
    if options.isInterrupted() { throw EngineError.interrupted }
    var precision = Precision(bits: min(ceiling.bits, 64 + 2 * n.bitWidth))
    var hasTriedExactly = false
    while true {
      let room =
        rule.method == .hard
        ? hardRoom(n: n, goal: goal, at: precision) : try softRoom(n: n, goal: goal, at: precision)
      if room.excess.isCertainlyPositive { return (.above, room.estimate) }
      if room.excess.isCertainlyNegative { return (.below, room.estimate) }
      if !hasTriedExactly || precision >= ceiling {
        let isLast = precision >= ceiling
        if let mean = try exactMean(n: n, isLast: isLast) {
          return (mean < goal ? .below : mean == goal ? .exactly : .above, 0)
        }
        hasTriedExactly = true
        if isLast { throw BlockQuestionError.undecided(n: n, bits: precision.bits) }
      }
      precision = Precision(bits: min(ceiling.bits, 2 * precision.bits))
    }
  }

  /// The mean as a rational number where it is one and can be written out.
  private func exactMean(n: Integer, isLast: Bool) throws -> Rational? {
    if rule.root != nil { return nil }
    if rule.method == .hard {
      // A power F^n has about n times the bits of F.
      let widest = levels.probabilities.map(\.bitCount).max() ?? 1
      guard let count = Int(exactly: n), count <= (isLast ? 50_000_000 : 1_000_000) / widest else {
        return nil
      }
      return rewards[rewards.count - 1]
        - Rational.sum(steps.map { $0.step * .power($0.cumulative, count) })
    }
    guard case .rational = levels.weights else { return nil }
    do throws(EngineError) {
      guard let law = try levels.exactLaw(n: n, options: options) else { return nil }
      return Rational.sum(zip(law, rewards).map { $0 * $1 })
    } catch .interrupted {
      throw EngineError.interrupted
    } catch {
      return nil
    }
  }

  /// How far the mean is above the goal, and the guide of the search.
  private struct Room {
    let excess: Interval
    let estimate: Double

    /// From the deficits supremum − mean and supremum − goal.
    init(excess: Interval, deficit: Interval, of goalDeficit: Interval) {
      self.excess = excess
      let ratio = (try? deficit / goalDeficit) ?? .entire(at: deficit.precision)
      estimate = ((try? Interval.log(ratio)) ?? .entire(at: deficit.precision)).estimate
    }
  }

  /// F_ℓ and r_{ℓ+1} − r_ℓ for all levels but the last.
  private lazy var steps: [(cumulative: Rational, step: Rational)] = {
    var cumulative = Rational.zero
    var result: [(Rational, Rational)] = []
    for level in 0..<max(0, levels.count - 1) {
      cumulative += levels.probabilities[level]
      result.append((cumulative, rewards[level + 1] - rewards[level]))
    }
    return result
  }()

  /// E r = r_max − Σ (r_{ℓ+1} − r_ℓ) F_ℓ^n, the powers as e^{n log F}.  D-BLOCKS(2)
  private func hardRoom(n: Integer, goal: Rational, at precision: Precision) -> Room {
    let working = Precision(bits: precision.bits + 40)
    if logarithms[precision.bits] == nil {
      logarithms[precision.bits] = steps.map { item in
        let value =
          item.cumulative < Rational(1, 2)
          ? try? Interval.log(Interval(item.cumulative, at: working))
          : try? Interval.log1p(Interval(item.cumulative - 1, at: working))
        return value ?? .entire(at: working)
      }
    }
    let count = Interval(n, at: working)
    var deficit = Interval(0, at: working)
    for (item, logarithm) in zip(steps, logarithms[precision.bits] ?? []) {
      deficit += Interval.exp(count * logarithm) * item.step
    }
    let room = Interval(rewards[rewards.count - 1] - goal, at: working)
    return Room(excess: room - deficit, deficit: deficit, of: room)
  }

  /// Σ P_n (r − goal).
  private func softRoom(
    n: Integer, goal: Rational, at precision: Precision
  ) throws(EngineError) -> Room {
    let (soft, _) = try laws(n: n, at: precision)
    let terms = zip(soft, rewards).compactMap { probability, reward in
      probability.interval(at: precision).map { $0 * (reward - goal) }
    }
    let excess = Interval.sum(terms, at: precision)
    let supremum = supremum(at: precision) - goal
    return Room(excess: excess, deficit: supremum - excess, of: supremum)
  }

  /// m times the tilted mean.
  private func supremum(at precision: Precision) -> Interval {
    let mean = rule.supremum(at: precision).interval(at: precision)
    return (mean ?? .entire(at: precision)) * Rational(length)
  }

  /// E r of a law on the levels.
  func mean(of law: [CertifiedNumber], at precision: Precision) -> CertifiedNumber {
    .sum(zip(law, rewards).map { $0.times($1) }, at: precision)
  }

  /// E r of the selected block.
  ///
  /// - Throws: `EngineError`.
  public func meanReward(n: Integer, at precision: Precision) throws(EngineError) -> CertifiedNumber
  {
    mean(of: try laws(n: n, at: precision).soft, at: precision)
  }
}
