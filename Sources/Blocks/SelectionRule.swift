// Copyright 2026 the softbon authors
// SPDX-License-Identifier: Apache-2.0
//
// How one of n candidates is selected: the greatest reward, or Soft Best-of-n at a temperature that is given, or at the one
// that tilts the mean reward of a symbol by a given amount.

public import Enclosures
public import ExactArithmetic
public import SoftBestOfN

/// Why a question about blocks has no answer.
public enum BlockQuestionError: Error, Sendable, CustomStringConvertible {
  /// The problem has weights without rewards.
  case noRewards
  /// A symbol with the greater reward weighs less, so that more candidates need not be better (A5).
  case notComonotone
  /// All rewards of the support are equal.
  case constantReward(Rational)
  /// The gain is not positive.
  case nonpositiveGain(Rational)
  /// The factor τ is not above 1.
  case tiltNotAboveOne(Rational)
  /// λ = inf selects at random.
  case noSelection
  /// No n reaches the goal.
  case unreachable(gain: Rational, supremum: CertifiedNumber, of: String)
  /// The factor τ is above 1 by less than 2^−512.
  case tiltTooNear(Rational)
  /// The tilted mean that τ asks for is not below the greatest reward.
  case tiltUnreachable(tilt: Rational, gain: Rational, supremum: Rational)
  /// Two sides could not be told apart.
  case undecided(n: Integer, bits: Int)

  /// The message: what is wrong, the value, and what would be right.
  public var description: String {
    switch self {
    case .noRewards: return "the problem gives weights without rewards; give rewards as well"
    case .notComonotone:
      return
        "a symbol with the greater reward weighs less, so that more candidates are not always better; give weights"
        + " in the order of the rewards"
    case .constantReward(let reward):
      return "all rewards are \(reward.abbreviated): no selection gains anything"
    case .nonpositiveGain(let gain): return "the gain \(gain.abbreviated) is not greater than 0"
    case .tiltNotAboveOne(let tilt): return "the tilt \(tilt.abbreviated) is not greater than 1"
    case .tiltTooNear(let tilt):
      return
        "the tilt is above 1 by \((tilt - 1).abbreviated) only; give one that is above it by at least 2^-\(SelectionRule.tiltBits),"
        + " since n* grows as 1/(tilt - 1)"
    case .noSelection: return "lambda = inf selects at random and gains nothing"
    case .unreachable(let gain, let supremum, let what):
      return "the gain \(gain.abbreviated) per symbol is not below the supremum"
        + " \(Self.text(supremum)), which no n attains: \(what) minus the mean reward"
    case .tiltUnreachable(let tilt, let gain, let supremum):
      return
        "the tilted gain \((tilt * gain).abbreviated) per symbol (tilt times gain) is not below the supremum"
        + " \(supremum.abbreviated), the greatest reward minus the mean reward"
    case .undecided(let n, let bits):
      return
        "whether n = \(n.abbreviated) reaches the goal is not decided at \(bits) bits; raise --max-precision"
    }
  }

  private static func text(_ number: CertifiedNumber) -> String {
    guard let decimal = number.decimal(digits: 15) else { return "unknown" }
    return decimal.exact ?? "[\(decimal.lower ?? "-inf"), \(decimal.upper ?? "inf")]"
  }
}

/// A rule by which one of n candidates is selected, for single symbols and for blocks of any length.
public struct SelectionRule: Sendable {
  /// What the rule does.
  public enum Method: String, Sendable {
    /// The greatest reward, ties in proportion to P.
    case hard
    /// In proportion to the weights.
    case soft
  }

  /// How near to 1 a tilt may be. The numbers of candidates, and with them the precision, grow with its bits.
  static let tiltBits = 512

  /// What the rule does.
  public let method: Method
  /// The problem of one symbol. For a temperature that is only enclosed, its own temperature means nothing.
  public let symbol: Problem
  /// I, and the distinct rewards with their probabilities.
  public let rate: RateFunction
  /// τ, where the rule was made from one.
  public private(set) var tilt: Rational?
  /// Where the temperature is only enclosed.
  let root: TiltedMeanRoot?
  /// The weight of a reward relative to the least, where rewards and weights are rational: for λ.
  private let exactRatio: Rational?

  private init(
    _ method: Method, _ symbol: Problem, root: TiltedMeanRoot? = nil, exactRatio: Rational? = nil
  ) throws(BlockQuestionError) {
    guard let rate = RateFunction(symbol) else { throw .noRewards }
    if rate.rewards.count == 1 { throw .constantReward(rate.rewards[0]) }
    self.method = method
    self.symbol = symbol
    self.rate = rate
    self.root = root
    self.exactRatio = exactRatio
  }

  /// Hard Best-of-n.
  ///
  /// - Throws: `BlockQuestionError` when the problem has no rewards or one only.
  public static func hard(_ problem: Problem) throws(BlockQuestionError) -> SelectionRule {
    guard problem.rewards != nil, let symbol = try? problem.at(.zero) else { throw .noRewards }
    return try SelectionRule(.hard, symbol)
  }

  /// Soft Best-of-n with the weights of a problem; hard Best-of-n at λ = 0.
  ///
  /// - Throws: `BlockQuestionError` when the problem has no rewards, one only, or weights in another order.
  public static func soft(_ problem: Problem) throws(BlockQuestionError) -> SelectionRule {
    switch problem.weighting {
    case .exponential(.zero): return try hard(problem)
    case .exponential(.infinite): throw .noSelection
    case .exponential: break
    case .rational(let weights):
      guard let rewards = problem.rewards else { throw .noRewards }
      let order = problem.support.map { (rewards[$0], weights[$0]) }.sorted { $0 < $1 }
      var greatest = Rational.zero  // among the rewards below
      for group in Dictionary(grouping: order, by: \.0).sorted(by: { $0.key < $1.key }) {
        guard let low = group.value.first?.1, let high = group.value.last?.1 else { continue }
        if low < greatest { throw .notComonotone }
        greatest = max(greatest, high)
      }
    }
    return try SelectionRule(.soft, problem)
  }

  /// Soft Best-of-n at the temperature at which the tilted mean of a symbol is E_P[r] + τε.
  ///
  /// - Throws: `BlockQuestionError` also when τ is not above 1, is above it by less than 2^−512, or no temperature does it.
  public static func tilted(
    _ problem: Problem, gain: Rational, by tilt: Rational
  ) throws(BlockQuestionError) -> SelectionRule {
    guard problem.rewards != nil, let symbol = try? problem.at(.positive(.one)),
      let rate = RateFunction(symbol), let greatest = rate.rewards.last
    else { throw .noRewards }
    if rate.rewards.count == 1 { throw .constantReward(greatest) }
    if gain.signum <= 0 { throw .nonpositiveGain(gain) }
    if tilt <= .one { throw .tiltNotAboveOne(tilt) }
    if tilt - 1 < .powerOfTwo(-tiltBits) { throw .tiltTooNear(tilt) }
    let target = rate.mean + tilt * gain
    if target >= greatest {
      throw .tiltUnreachable(tilt: tilt, gain: gain, supremum: greatest - rate.mean)
    }
    let root = TiltedMeanRoot(rate: rate, target: target)
    guard let ratio = root.exactWeightRatio, let rewards = symbol.rewards else {
      var rule = try SelectionRule(.soft, symbol, root: root)
      rule.tilt = tilt
      return rule
    }
    // Two rewards: the weights are rational, and nothing is enclosed.
    let weights = rewards.map { $0 == greatest ? ratio : .one }
    guard
      let exact = try? Problem(
        name: problem.name, symbols: problem.symbols, probabilities: problem.probabilities,
        rewards: rewards, weighting: .rational(weights))
    else { throw .noRewards }
    var rule = try SelectionRule(.soft, exact, exactRatio: ratio)
    rule.tilt = tilt
    return rule
  }

  /// λ: exact, or enclosed where it follows from a tilt; nil in weight form.
  public func temperature(at precision: Precision) -> CertifiedNumber? {
    if method == .hard { return .exact(.zero) }
    if let root {
      let theta = root.enclosed(bits: precision.bits + 2)
      return .enclosed(
        Interval(
          lower: theta.upper.reciprocal, upper: theta.lower.reciprocal, at: precision))
    }
    if let exactRatio, let low = rate.rewards.first, let high = rate.rewards.last {
      // λ = (r₁ − r₀)/log x, and x > 1.
      let working = Precision(bits: precision.bits + 16 + exactRatio.bitCount)
      let logarithm = try? Interval.log1p(Interval(exactRatio - 1, at: working))
      let value = logarithm.flatMap { try? Interval(high - low, at: working) / $0 }
      return .enclosed((value ?? .entire(at: working)).held(at: precision))
    }
    if case .positive(let value) = symbol.temperature { return .exact(value) }
    return nil
  }

  /// The exact temperature as it was given, for output.
  public var givenTemperature: Temperature? {
    root == nil && exactRatio == nil ? symbol.temperature : nil
  }

  /// Whether the symbols are of two kinds: two rewards, each with one weight.
  var hasTwoKinds: Bool {
    guard rate.rewards.count == 2 else { return false }
    guard case .rational(let weights) = symbol.weighting, let rewards = symbol.rewards else {
      return true
    }
    return Set(symbol.support.map { [rewards[$0], weights[$0]] }).count == 2
  }

  /// The supremum of the mean reward of a symbol over all n, attained by no n: the greatest reward, or the tilted mean.
  func supremum(at precision: Precision) -> CertifiedNumber {
    if method == .hard { return .exact(rate.rewards[rate.rewards.count - 1]) }
    if let root { return .exact(root.target) }
    return SymbolMoments(self, at: precision).tiltedMean
  }

  /// The goal E_P[r] + ε per symbol, checked against the supremum.
  ///
  /// - Throws: `BlockQuestionError` when ε ≤ 0 or the goal is not below the supremum.
  public func goal(gain: Rational) throws(BlockQuestionError) -> Rational {
    if gain.signum <= 0 { throw .nonpositiveGain(gain) }
    let goal = rate.mean + gain
    var bits = 128
    while true {
      let supremum = supremum(at: Precision(bits: bits))
      let what = method == .hard ? "the greatest reward" : "the tilted mean"
      switch supremum {
      case .exact(let value):
        if goal < value { return goal }
        throw .unreachable(gain: gain, supremum: .exact(value - rate.mean), of: what)
      case .enclosed(let value):
        let room = value - goal
        if room.isCertainlyPositive { return goal }
        if room.isCertainlyNegative {
          throw .unreachable(gain: gain, supremum: .enclosed(value - rate.mean), of: what)
        }
      default: break
      }
      // A tilted mean with exponential weights is transcendental and not the goal; it is separated in the end.
      bits *= 2
      if bits > 1 << 24 { throw .undecided(n: 0, bits: bits) }
    }
  }
}
