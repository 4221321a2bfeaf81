// Copyright 2026 the softbon authors
// SPDX-License-Identifier: Apache-2.0
//
// A second way of computing ∫ e^{−wt} M(t)^{n−1} dt, for checking the first: the trapezoidal rule in u after
// t = τ exp(u − e^{−u}), whose nodes thin out doubly exponentially towards t = 0. Interval arithmetic throughout, an
// exponential per letter and node, a strip bound in place of the Γ series, no power series, no squaring.
// D-DOUBLE-EXPONENTIAL

internal import CMPFR
internal import Enclosures
internal import ExactArithmetic

#if canImport(Darwin)
  internal import Darwin
#elseif canImport(Musl)
  internal import Musl
#else
  internal import Glibc
#endif

/// Where the nodes lie; affects effort only.
struct DoubleExponentialPlan: Sendable {
  /// Half the width d of the strip, and the point x₁ beyond which t lies in the right half-plane on its edges.
  var strip = (width: Rational(1), turn: Rational(1))
  /// τ = 2^scale.
  var scale = 0
  /// h.
  var step = Rational(1, 8)
  /// The first node is at u = first·h.
  var first = -8
  /// K, at least 1; the last node is not left of 0.
  var nodes = 1
  var workingBits = 64

  /// Pairs (d, x₁) with d + e^{−x₁} sin d < π/2.
  static let strips: [(width: Rational, turn: Rational)] = [
    (1, 1), (Rational(5, 4), Rational(7, 4)), (Rational(11, 8), Rational(5, 2)),
    (Rational(23, 16), 3),
  ]
}

extension Levels {
  /// Enclosures of P_n by the double exponential rule.
  ///
  /// - Domain: n ≥ 2, at least two levels, weights that are not limits.
  /// - Enclosure: D-DOUBLE-EXPONENTIAL; [0, 1] where a bound cannot be established.
  /// - Throws: `EngineError.tooManyNodes`, `.weightsSpanTooMuch`, `.interrupted`.
  func doubleExponentialLaw(
    n: Integer, at precision: Precision, options: EngineOptions
  ) throws(EngineError) -> LevelLaw {
    let plan = try doubleExponentialPlan(n: n, at: precision, options: options)
    let law = try doubleExponentialLaw(n: n, plan: plan, options: options)
    return LevelLaw(
      engine: .doubleExponential, probabilities: law.map { .enclosed($0.held(at: precision)) })
  }

  func doubleExponentialPlan(
    n: Integer, at precision: Precision, options: EngineOptions
  ) throws(EngineError) -> DoubleExponentialPlan {
    guard let logs = LaplaceEstimate(levels: self, count: n - .one) else {
      throw .weightsSpanTooMuch
    }
    let ln2 = 0.6931471805599453
    let target = Double(precision.bits + 6) * ln2
    var plan = DoubleExponentialPlan()
    plan.scale = Int((-logs.logLargestMean / ln2).rounded(.down))
    let logScale = Double(plan.scale) * ln2
    // The strip with the largest step h: e^{2πd/h} against the integral along its edge.
    var step = 0.0
    for strip in DoubleExponentialPlan.strips {
      let (d, x) = (strip.width.sixteenths, strip.turn.sixteenths)
      let logRadius = logScale + x - exp(-x) * cos(d)
      let edge = max(0, logs.growth(logTheta: logRadius) + logRadius + logs.logLargestMean)
      let candidate = 2 * Double.pi * d / (target + edge + 5)
      if candidate > step { (step, plan.strip) = (candidate, strip) }
    }
    let units = max(1, Int((step * 0x1p30).rounded(.down)))
    plan.step = Rational(units, 1 << 30)
    step = Double(units) * 0x1p-30
    // Left: exp(u − e^{−u}) ≤ e^{−target}.
    plan.first = Int((-log(target + 1) / step).rounded(.down))
    // Right: g(T)/(n w_min) against the least integral, for the smallest weight.
    let wanted =
      target + 2 + logs.logLargestMean - logs.logCandidates - logs.logWeights[0]
    var (low, high) = (logScale, log(max(wanted, 1)) + 1 - logs.logCandidates - logs.logWeights[0])
    high = max(high, low + 1)
    for _ in 0..<60 {
      let middle = (low + high) / 2
      if exp(middle + logs.logWeights[0]) + logs.decay(logTime: middle).decay > wanted {
        high = middle
      } else {
        low = middle
      }
    }
    let last = max(1, high - logScale + 0.7)
    try logs.check(nodes: last / step - Double(plan.first), allowed: options.maximumTerms)
    plan.nodes = Int((last / step).rounded(.up)) - plan.first + 1
    let lost = 2 * log2(target + 10) + log2(Double(plan.nodes + count))
    plan.workingBits = precision.bits + 12 + Int(lost)
    return plan
  }

  /// The enclosures that come of a plan, any plan.
  func doubleExponentialLaw(
    n: Integer, plan: DoubleExponentialPlan, options: EngineOptions
  ) throws(EngineError) -> [Interval] {
    let p = Precision(bits: plan.workingBits)
    var poll = InterruptionPoll(options, every: max(20, 200_000 / plan.workingBits))
    let weights = weightRatios(at: Precision(bits: p.bits + exponentBits + 10))
    let power = Interval(n - .one, at: p)
    let one = Interval(1, at: p)
    let most = Interval.sum(zip(weights, probabilities).map { $0 * $1 }, at: p) * power + one
    var sums = [Interval](repeating: Interval(0, at: p), count: count)
    var (left, last) = (Interval(0, at: p), Interval(0, at: p))
    for node in 0..<plan.nodes {
      try poll.count(count)
      let u = Interval(plan.step * Rational(plan.first + node), at: p)
      let fall = Interval.exp(-u)
      let time = Interval.exp(u - fall).scaled(byPowerOfTwo: plan.scale)
      let (letters, transform) = integrand(at: time, weights: weights, power: power)
      let weight = time * (fall + one) * transform
      for i in 0..<count { sums[i] += letters[i] * weight }
      if node == 0 { left = time }
      last = letters[0] * transform
    }
    // What lies left of the first node and right of the last, in the unit of the integral.
    let ignorance = Interval(lower: .zero, upper: nil, at: p)
    let step = Interval(plan.step, at: p)
    let tail =
      (try? last * Interval.exp(step + step) / (weights[0] * Rational(n)).held(at: p)) ?? ignorance
    let isRight = Rational(plan.first + plan.nodes - 1).signum >= 0
    let outside = Interval.hull(
      Interval(0, at: p), isRight ? left + tail : ignorance)
    let error = doubleExponentialError(plan, weights: weights, count: power, most: most)
    guard error.compared(to: one) == .certainlyLess else {
      return weights.map { _ in Interval(lower: .zero, upper: .one, at: p) }
    }
    let factor = Interval.hull(one - error, one + error)
    return (0..<count).map { i in
      let integral = (try? (sums[i] * step + outside) / factor) ?? ignorance
      let law = integral * weights[i].held(at: p) * (probabilities[i] * Rational(n))
      return Interval.max(Interval.min(law, one), Interval(0, at: p))
    }
  }

  /// e^{−wt} of every letter, and M(t)^{n−1}.
  private func integrand(
    at time: Interval, weights: [Interval], power: Interval
  ) -> (letters: [Interval], transform: Interval) {
    let p = time.precision
    let half = Interval(Rational(1, 2), at: p)
    var letters: [Interval] = []
    letters.reserveCapacity(count)
    var (mass, missing) = (Interval(0, at: p), Interval(0, at: p))
    for (weight, probability) in zip(weights, probabilities) {
      let x = (weight * time).held(at: p)
      let (value, difference): (Interval, Interval)
      if x.compared(to: half) == .certainlyLess {
        difference = Interval.expm1(-x)
        value = difference + Rational.one
      } else {
        value = Interval.exp(-x)
        difference = value - Rational.one
      }
      letters.append(value)
      mass += value * probability
      missing += difference * probability
    }
    // log M = log1p(Σ P (e^{−wt} − 1)) keeps its accuracy near M = 1, log Σ P e^{−wt} elsewhere.
    let isNearOne = (-missing).compared(to: half) == .certainlyLess
    let logarithm =
      (isNearOne ? try? Interval.log1p(missing) : try? Interval.log(mass)) ?? .entire(at: p)
    return (letters, Interval.exp(Interval.min(logarithm, Interval(0, at: p)) * power))
  }

  /// An upper bound of |trapezoidal sum − integral| over the integral, for every letter.  D-DOUBLE-EXPONENTIAL(1)
  func doubleExponentialError(
    _ plan: DoubleExponentialPlan, weights: [Interval], count: Interval, most: Interval
  ) -> Interval {
    let p = Precision(bits: 64)
    let unknown = Interval(lower: .zero, upper: nil, at: p)
    let (d, x) = (Interval(plan.strip.width, at: p), Interval(plan.strip.turn, at: p))
    guard d.isPoint else { return unknown }
    let sine = Interval(at: p) {
      mpfr_sin($0, d.lowerPointer, MPFR_RNDD)  // ↓
      mpfr_sin($1, d.lowerPointer, MPFR_RNDU)  // ↑
    }
    let cosine = Interval(at: p) {
      mpfr_cos($0, d.lowerPointer, MPFR_RNDD)  // ↓
      mpfr_cos($1, d.lowerPointer, MPFR_RNDU)  // ↑
    }
    let fall = Interval.exp(-x)
    let angle = d + fall * sine
    let pi = Interval(at: p) {
      mpfr_const_pi($0, MPFR_RNDD)  // ↓
      mpfr_const_pi($1, MPFR_RNDU)  // ↑
    }
    guard angle.compared(to: pi.scaled(byPowerOfTwo: -1)) == .certainlyLess,
      cosine.isCertainlyPositive
    else { return unknown }
    // cos decreases on [0, π].
    let least = Interval(at: p) {
      mpfr_cos($0, angle.upperPointer, MPFR_RNDD); mpfr_set_ui($1, 1, MPFR_RNDU)
    }
    let radius = Interval.exp(x - fall * cosine).scaled(byPowerOfTwo: plan.scale)
    // g(−r) ≤ e^r M(−r)^{n−1}, as the weights are at most 1.
    let growth = Interval.sum(
      zip(weights, probabilities).map { Interval.expm1($0.held(at: p) * radius) * $1 }, at: p)
    let logarithm = (try? Interval.log1p(growth)) ?? unknown
    let exponent = radius + logarithm * count.held(at: p)
    let small = radius * most.held(at: p) * Interval.exp(exponent)
    guard let large = try? Rational.one / least,
      let edge = try? (small + large) / cosine,
      let rate = try? (pi * d).scaled(byPowerOfTwo: 1) / Interval(plan.step, at: p),
      let error = try? edge.scaled(byPowerOfTwo: 1) / Interval.expm1(rate)
    else { return unknown }
    return Interval(at: p) {
      mpfr_set_zero($0, 1)
      mpfr_set($1, error.upperPointer, MPFR_RNDU)  // ↑
    }
  }
}

extension Rational {
  /// The value in sixteenths, for the constants of the plan.
  fileprivate var sixteenths: Double {
    Double(Int(exactly: (self * 16).floor) ?? 0) / 16
  }
}
