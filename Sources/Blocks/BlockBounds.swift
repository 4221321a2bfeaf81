// Copyright 2026 the softbon authors
// SPDX-License-Identifier: Apache-2.0
//
// What theorems say about n*(m, ε): the converse H1 from below, the achievability H2′ from above, for hard Best-of-n also
// the bound with the right exponent. Every bound is a certified integer; free parameters are chosen by machine numbers,
// since the theorems hold for every choice.  D-BLOCKS(5)

#if canImport(Darwin)
  import Darwin
#elseif canImport(Musl)
  import Musl
#else
  import Glibc
#endif
public import Enclosures
public import ExactArithmetic
internal import SoftBestOfN

extension BlockSampler {
  /// m·I(E_P[r] + ε).
  func blockRate(gain: Rational, at precision: Precision) -> Interval {
    let value = rule.rate.value(at: rule.rate.mean + gain, precision: precision)
    return (value.interval(at: precision) ?? .entire(at: precision)) * Rational(length)
  }

  /// The least n that H1 allows: the least with log n − (n − 1)/n ≥ m·I(E_P[r] + ε).
  ///
  /// - Returns: an integer that n* is not below.
  public func lowerBound(gain: Rational) -> Integer {
    var bits = 96
    var result = Integer.one
    for _ in 0..<6 {
      let rate = blockRate(gain: gain, at: Precision(bits: bits))
      let (least, isSharp) = Self.leastAllowed(by: rate)
      result = max(result, least)
      if isSharp { break }
      bits = max(2 * bits, 2 * least.bitWidth + 96)
    }
    return result
  }

  /// The least n that is not certain to violate log n − (n − 1)/n ≥ x, and whether it certainly satisfies it.
  private static func leastAllowed(by x: Interval) -> (least: Integer, isSharp: Bool) {
    /// The sign of log n − (n − 1)/n − x, as far as it is proved; it rises with n.
    func sign(_ n: Integer) -> Int {
      let precision = Precision(bits: x.precision.bits + 64)
      let count = Interval(n, at: precision)
      guard let logarithm = try? Interval.log(count) else { return 0 }
      let excess = logarithm - Rational(n - 1, n) - x
      return excess.isCertainlyPositive ? 1 : excess.isCertainlyNegative ? -1 : 0
    }
    if sign(.one) >= 0 { return (.one, true) }
    // log n − 1 < log n − (n − 1)/n ≤ log n, so that n* is between e^x and e^{x + 1}.
    var low = Integer.one
    var high = Interval.exp(x.ends[1] + 1).upper?.ceiling ?? Integer.one
    high = max(high, 2)
    while high - low > 1 {
      let middle = low + (high - low).shiftedRight(by: 1)
      if sign(middle) < 0 { low = middle } else { high = middle }
    }
    return (high, sign(high) > 0)
  }

  /// e^{2mε²/Δ²}, which n* is not below either (H1).
  public func hoeffdingBound(gain: Rational, at precision: Precision) -> CertifiedNumber {
    let range = rule.rate.rewards[rule.rate.rewards.count - 1] - rule.rate.rewards[0]
    let exponent = Rational(2 * length) * gain * gain / (range * range)
    return .enclosed(.exp(Interval(exponent, at: precision)))
  }

  /// An n that suffices (H2′); for hard Best-of-n the least over the choices of its parameters.
  ///
  /// - Returns: an integer that n* is not above.
  public func upperBound(gain: Rational) -> Integer {
    if rule.method == .hard { return hardUpperBound(gain: gain) }
    if rule.root == nil, let exact = exactUpperBound(gain: gain) { return exact }
    var bits = 96
    var best: Integer?
    // A tilted mean just above the goal takes as many bits as it is near.
    for _ in 0..<14 {
      let moments = SymbolMoments(rule, at: Precision(bits: bits))
      guard let value = sufficient(moments, gain: gain, at: Precision(bits: bits)) else {
        bits *= 2
        continue
      }
      let (low, high) = (value.ends[0].lower?.ceiling, value.ends[1].upper?.ceiling)
      if let high { best = min(best ?? high, high) }
      if low != nil, low == high { break }
      bits = max(2 * bits, 2 * (high?.bitWidth ?? 0) + 96)
    }
    return max(best ?? .one, .one)
  }

  /// κ_m a/(T − a) of H2′, r shifted so that its least value is 0; nil where T − a is not known to be positive.
  private func sufficient(
    _ moments: SymbolMoments, gain: Rational, at precision: Precision
  ) -> Interval? {
    let goal = rule.rate.mean + gain
    guard let mean = moments.tiltedMean.interval(at: precision),
      let second = moments.secondMoment.interval(at: precision),
      let rewarded = moments.rewardMoment.interval(at: precision),
      (mean - goal).isCertainlyPositive, let power = try? second.power(length - 1)
    else { return nil }
    let kappa = rewarded * power - 1
    return try? kappa * (goal - rule.rate.rewards[0]) / (mean - goal)
  }

  /// The same where the weights are rational.
  private func exactUpperBound(gain: Rational) -> Integer? {
    let moments = SymbolMoments(rule, at: Precision(bits: 64))
    guard case .exact(let mean) = moments.tiltedMean,
      case .exact(let second) = moments.secondMoment,
      case .exact(let rewarded) = moments.rewardMoment,
      second.bitCount * length <= Rational.textBitLimit
    else { return nil }
    let goal = rule.rate.mean + gain
    let kappa = rewarded * .power(second, length - 1) - 1
    return max(.one, (kappa * (goal - rule.rate.rewards[0]) / (mean - goal)).ceiling)
  }

  // MARK: Hard Best-of-n

  private func hardUpperBound(gain: Rational) -> Integer {
    let bits = 128 + 4 * length.bitWidth
    let precision = Precision(bits: bits)
    var best: Integer?
    func take(_ value: Interval?) {
      guard let high = value?.ends[1].upper?.ceiling else { return }
      best = min(best ?? high, max(high, .one))
    }
    let goal = rule.rate.mean + gain
    take(topBound(goal: goal, at: precision))
    for bound in [softBound, sharperBound] {
      if let theta = bestTheta(goal: goal, { bound(goal, $0, Precision(bits: 64)) }) {
        take(bound(goal, theta, precision))
      }
    }
    return best ?? .one
  }

  /// log((r_max − a)/Δ)/log(1 − p^m), p the probability of the greatest reward: from there on the top block is drawn so often
  /// that the mean reaches a m. Loose, but there for every goal.
  private func topBound(goal: Rational, at precision: Precision) -> Interval? {
    let rate = rule.rate
    let (least, greatest) = (rate.rewards[0], rate.rewards[rate.rewards.count - 1])
    let top = rate.probabilities[rate.probabilities.count - 1]
    let missing = Interval((greatest - goal) / (greatest - least), at: precision)
    guard let logarithm = try? Interval.log(missing),
      let power = try? Interval(top, at: precision).power(length),
      let rarity = try? Interval.log1p(-power)
    else { return nil }
    return try? logarithm / rarity
  }

  /// H2′ for Soft Best-of-n at θ, which hard Best-of-n does not fall behind (A6).
  private func softBound(goal: Rational, theta: Rational, at precision: Precision) -> Interval? {
    let moments = SymbolMoments(rule.rate, theta: theta, at: precision)
    return sufficient(moments, gain: goal - rule.rate.mean, at: precision)
  }

  /// 2 log(1/η)·e^{m(θ x_θ − ψ(θ) + θδ)} with δ = Δ/√(2m), where (1 − η)(x_θ − δ) + η r_min is the goal.
  private func sharperBound(goal: Rational, theta: Rational, at precision: Precision) -> Interval? {
    let rate = rule.rate
    let (least, greatest) = (rate.rewards[0], rate.rewards[rate.rewards.count - 1])
    let mean = SymbolMoments(rate, theta: theta, at: precision).tiltedMean
    guard let mean = mean.interval(at: precision),
      let root = try? Interval.sqrt(Interval(2 * length, at: precision)),
      let delta = try? Interval(greatest - least, at: precision) / root
    else { return nil }
    let reached = mean - delta - least
    let room = mean - delta - goal
    guard reached.isCertainlyPositive, room.isCertainlyPositive, let eta = try? room / reached,
      let logarithm = try? Interval.log(eta)
    else { return nil }
    // ψ(θ) = θ r_max + log Σ P e^{θ(r − r_max)}.
    let sum = Interval.sum(
      zip(rate.rewards, rate.probabilities).map {
        Interval.exp(Interval(theta * ($0 - greatest), at: precision)) * $1
      }, at: precision)
    guard let psi = try? Interval.log(sum) else { return nil }
    let exponent = (mean - greatest + delta) * theta - psi
    return -logarithm * 2 * .exp(exponent * Rational(length))
  }

  /// HEURISTIC: affects effort only. A θ at which a bound is about least; any θ is valid.
  private func bestTheta(goal: Rational, _ bound: (Rational) -> Interval?) -> Rational? {
    let root = TiltedMeanRoot(rate: rule.rate, target: goal)
    let start = root.enclosed(bits: 20).upper
    func value(_ exponent: Int) -> Double {
      let theta = start * Rational(1024 + exponent * exponent, 1024)
      guard let value = bound(theta), let logarithm = try? Interval.log(value) else {
        return .infinity
      }
      let estimate = logarithm.estimate
      return estimate.isFinite ? estimate : .infinity
    }
    // θ from the goal's own up to some 65 times it, denser near it.
    let grid = Array(stride(from: 2, through: 256, by: 2))
    let values = grid.map { value($0) }
    guard let index = values.indices.min(by: { values[$0] < values[$1] }), values[index].isFinite
    else { return nil }
    return start * Rational(1024 + grid[index] * grid[index], 1024)
  }
}
