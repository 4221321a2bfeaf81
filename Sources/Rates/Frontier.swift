// Copyright 2026 the softbon authors
// SPDX-License-Identifier: Apache-2.0
//
// The trade-off between KL(·‖P) and the mean reward (mathematics.md F3, the source paper's Figure 1): how far the laws of
// Soft-BoN and of hard BoN lie above the frontier I(x), which the tilted laws trace.

public import Enclosures
public import ExactArithmetic
public import SoftBestOfN

/// A law as a point in the plane of mean reward and KL.
public struct FrontierPoint: Sendable {
  /// The families of laws.
  public enum Family: String, Sendable, Hashable, CaseIterable {
    /// P*, for a temperature.
    case tilted
    /// P_n, for a temperature and an n.
    case soft
    /// Hard Best-of-n.
    case hard
  }

  /// The family.
  public let family: Family
  /// The temperature; nil in weight form.
  public let temperature: Temperature?
  /// The number of candidates; nil for tilted laws.
  public let n: Integer?
  /// The engine that computed the law.
  public let engine: Engine
  /// The mean reward, in the unit of the rewards.
  public let reward: CertifiedNumber
  /// KL(·‖P), nats.
  public let divergence: CertifiedNumber
  /// I(mean reward), the least KL(Q‖P) at that mean, nats.
  public let rate: CertifiedNumber
  /// divergence − rate ≥ 0.
  public let gap: CertifiedNumber

  /// The numbers of the point.
  public var numbers: [CertifiedNumber] { [reward, divergence, rate, gap] }
}

/// Why there is no frontier.
public enum FrontierError: Error, Sendable {
  /// The engine refused.
  case engine(EngineError)
  /// The problem has no rewards.
  case noRewards
}

/// The frontier of one alphabet with rewards.
public struct Frontier: Sendable {
  private let rateFunction: RateFunction
  private let goal: AccuracyGoal
  private let options: EngineOptions

  /// Points of a problem and of the same problem at other temperatures.
  ///
  /// - Throws: `FrontierError.noRewards`.
  public init(
    _ problem: Problem, goal: AccuracyGoal, options: EngineOptions
  ) throws(FrontierError) {
    guard let rateFunction = RateFunction(problem) else { throw .noRewards }
    self.rateFunction = rateFunction
    self.goal = goal
    self.options = options
  }

  /// The tilted optimum of a problem.
  public func tilted(_ problem: Problem) throws(FrontierError) -> FrontierPoint {
    try point(problem, .tilted, n: nil)
  }

  /// The law of Soft-BoN; at λ = 0 that of hard BoN.
  public func soft(_ problem: Problem, n: Integer) throws(FrontierError) -> FrontierPoint {
    try point(problem, problem.temperature == .zero ? .hard : .soft, n: n)
  }

  private func point(
    _ problem: Problem, _ family: FrontierPoint.Family, n: Integer?
  ) throws(FrontierError) -> FrontierPoint {
    let levels = Levels(problem)
    // On the frontier exactly: tilted laws, and every law that depends on the reward alone where that takes two values.
    let isTilted = family == .tilted && problem.temperature != nil
    let isBinary =
      rateFunction.rewards.count <= 2 && levels.count <= 2 && problem.temperature != nil
    let isOnFrontier = isTilted || isBinary || n?.isOne == true || levels.isTrivial
    var engine = Engine.exact
    func compute(_ precision: Precision) throws(EngineError) -> [CertifiedNumber] {
      let evaluation = try Evaluation(
        problem, levels: levels, n: n ?? .one, at: precision, options: options)
      engine = evaluation.soft.engine
      let reward = evaluation.value(of: n == nil ? .rewardTilted : .rewardSoft)
      let divergence = evaluation.value(of: n == nil ? .klTiltedReference : .klSoftReference)
      if isOnFrontier { return [reward, divergence, divergence, .exact(.zero)] }
      let rate: CertifiedNumber
      switch reward {
      case .exact(let mean): rate = rateFunction.value(at: mean, precision: precision)
      case .enclosed(let mean): rate = rateFunction.value(atMean: mean, precision: precision)
      case .positiveInfinity, .undefined: rate = reward
      }
      guard let high = divergence.interval(at: precision), let low = rate.interval(at: precision)
      else { return [reward, divergence, rate, .positiveInfinity] }
      // F3: never negative.
      let gap = Interval.max(high - low, Interval(0, at: precision))
      return [reward, divergence, rate, .enclosed(gap)]
    }
    do throws(EngineError) {
      let numbers = try goal.reached(numbers: { $0 }, compute).result
      return FrontierPoint(
        family: family, temperature: problem.temperature, n: n, engine: engine,
        reward: numbers[0], divergence: numbers[1], rate: numbers[2], gap: numbers[3])
    } catch {
      throw .engine(error)
    }
  }
}
