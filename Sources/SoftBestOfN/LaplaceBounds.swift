// Copyright 2026 the softbon authors
// SPDX-License-Identifier: Apache-2.0
//
// The error bounds of the Laplace engine, computed after the plan in outward-rounded intervals of 64 bits. Numbers
// here stand for upper bounds; an interval [−∞, b] says that and nothing else.  D-LAPLACE
//
// Errors are in the unit of the sums: Y = I/h, where I = ∫ e^{−wt} M(t)^{n−1} dt.

internal import CMPFR
internal import Enclosures
internal import ExactArithmetic

/// What the loop over the nodes reports for its error bound.
struct LaplaceNodeReport: Sendable {
  /// The largest computed A = 1 − M, one number.
  let largestA: MPFRArray
  /// The largest |(n − 1) log M| whose exponential was taken, one number; 0 where powers were used.
  let largestExponent: MPFRArray
  /// Whether a letter was left out at the end of its nodes.
  var hasFlushed = false
  /// Whether a power of M was below 2^(−2^28): then nothing is proved.
  var hasUnderflow = false

  init() {
    largestA = MPFRArray(count: 1, precision: LaplaceBounds.precision)
    largestExponent = MPFRArray(count: 1, precision: LaplaceBounds.precision)
  }
}

/// The bounds of one plan.
struct LaplaceBounds {
  static let precision = Precision(bits: 64)

  let plan: LaplacePlan
  let count: Integer
  let candidates: Integer
  /// u = 2^(−W), the unit roundoff of the loops.
  let unit: Interval
  /// b/ln 2 = 1/h.
  let inverseStep: Interval
  private let size: Int
  /// Weights and probabilities rounded both ways.
  private let weightsBelow: MPFRArray
  private let weightsAbove: MPFRArray
  private let probabilitiesBelow: MPFRArray
  private let probabilitiesAbove: MPFRArray

  init(plan: LaplacePlan, letters: LaplaceLetters, probabilities: [Rational], candidates: Integer) {
    let precision = Self.precision
    self.plan = plan
    self.candidates = candidates
    count = candidates - .one
    size = letters.count
    unit = Interval(1, at: precision).scaled(byPowerOfTwo: -plan.workingBits)
    inverseStep = Self.quotient(Interval(plan.nodesPerOctave, at: precision), Self.log2)
    weightsBelow = MPFRArray(count: size, precision: precision)
    weightsAbove = MPFRArray(count: size, precision: precision)
    probabilitiesBelow = MPFRArray(count: size, precision: precision)
    probabilitiesAbove = MPFRArray(count: size, precision: precision)
    for j in 0..<size {
      mpfr_set(weightsBelow[j], letters.enclosures[j].lowerPointer, MPFR_RNDD)  // ↓
      mpfr_set(weightsAbove[j], letters.enclosures[j].upperPointer, MPFR_RNDU)  // ↑
      mpfr_set_q(probabilitiesBelow[j], probabilities[j].pointer, MPFR_RNDD)  // ↓
      mpfr_set_q(probabilitiesAbove[j], probabilities[j].pointer, MPFR_RNDU)  // ↑
    }
  }

  private static let log2: Interval = constant { mpfr_const_log2($0, $1) }

  private static func constant(
    _ function: (UnsafeMutablePointer<__mpfr_struct>, mpfr_rnd_t) -> Int32
  ) -> Interval {
    Interval(at: precision) {
      _ = function($0, MPFR_RNDD)  // ↓
      _ = function($1, MPFR_RNDU)  // ↑
    }
  }

  /// a/b, and the whole line where b is exactly 0.
  private static func quotient(_ a: Interval, _ b: Interval) -> Interval {
    (try? a / b) ?? .entire(at: precision)
  }

  private func number(_ value: Int) -> Interval { Interval(value, at: Self.precision) }

  private func number(_ value: Integer) -> Interval { Interval(value, at: Self.precision) }

  private func number(_ numerator: Int, over denominator: Int) -> Interval {
    Interval(Rational(numerator, denominator), at: Self.precision)
  }

  /// t₀.
  private var firstNode: Interval {
    number(1).scaled(byPowerOfTwo: plan.firstNodeExponent)
  }

  /// T = t₀ 2^(nodes/b), the first node that is left out.
  private var lastNode: Interval {
    let (octaves, rest) = plan.nodes.quotientAndRemainder(dividingBy: plan.nodesPerOctave)
    let fraction = Interval.exp(Self.log2 * Rational(rest, plan.nodesPerOctave))
    return fraction.scaled(byPowerOfTwo: octaves + plan.firstNodeExponent)
  }

  /// (n − 1) w̄ t₀/(n − 1), w̄ t₀, from above.
  private var meanAtFirstNode: Interval {
    let sum = MPFRArray(count: 2, precision: Self.precision)
    for j in 0..<size {
      mpfr_mul(sum[1], probabilitiesAbove[j], weightsAbove[j], MPFR_RNDU)  // ↑
      mpfr_add(sum[0], sum[0], sum[1], MPFR_RNDU)  // ↑
    }
    return below(sum[0]) * firstNode
  }

  /// The interval [0, b].
  private func below(_ bound: UnsafePointer<__mpfr_struct>) -> Interval {
    Interval(at: Self.precision) { mpfr_set($1, bound, MPFR_RNDU) }  // ↑
  }

  // MARK: Discretisation  D-LAPLACE(1)

  /// ε: the trapezoidal sum over all nodes is Y(1 + ϑ) with |ϑ| ≤ ε, for every position of the nodes.
  var discretisation: Interval {
    // ε ≤ 16 √b 2^(−20.536 b).
    let root = (try? Interval.sqrt(number(plan.nodesPerOctave))) ?? .entire(at: Self.precision)
    return root.scaled(byPowerOfTwo: 4 - 20_536 * plan.nodesPerOctave / 1000)
  }

  // MARK: The right tail  D-LAPLACE(4)

  /// An upper bound of (1/h) Σ_l 2^l T g(2^l T) for the smallest weight, which bounds the nodes from T on for every
  /// letter.
  var rightTail: Interval {
    var time = lastNode
    var total = number(0)
    let slowest = below(weightsBelow[0]).ends[1] * number(candidates)
    let two = number(2)
    let scratch = MPFRArray(count: 5, precision: Self.precision)
    while true {
      let term = time * Interval.exp(logIntegrand(from: time, scratch))
      // Once t·n·w_min ≥ 2 each further term is at most 2e^{−2} of the one before: in all at most 11/8 of the first.
      if (time * slowest).compared(to: two) == .certainlyGreater {
        return (total + term * Rational(11, 8)) * inverseStep
      }
      // g decreases, and the times up to 2/(n w_min) and the first one beyond add up to less than 10/(n w_min).
      let rest = Self.quotient(term * number(10), time * slowest)
      if rest.ends[1].scaled(byPowerOfTwo: 4).compared(to: total.ends[1]) == .certainlyLess {
        return (total + rest) * inverseStep
      }
      total += term
      time = time.scaled(byPowerOfTwo: 1)
    }
  }

  /// An upper bound of log g(t) = −w t + (n − 1) log M(t) for the smallest weight, at the lower end of `time`, where
  /// it is largest.
  private func logIntegrand(from time: Interval, _ scratch: MPFRArray) -> Interval {
    let (z, e, f, m, a) = (scratch[0], scratch[1], scratch[2], scratch[3], scratch[4])
    mpfr_set_zero(m, 1)
    mpfr_set_zero(a, 1)
    for j in 0..<size {
      mpfr_mul(z, weightsBelow[j], time.lowerPointer, MPFR_RNDD)  // ↓
      mpfr_neg(z, z, MPFR_RNDU)  // ↑
      if mpfr_cmp_si(z, -plan.flushBits) < 0 {
        mpfr_set_ui_2exp(e, 1, -plan.flushBits, MPFR_RNDU)  // ↑
        mpfr_sub_si(f, e, 1, MPFR_RNDU)  // ↑
      } else if mpfr_cmp_si_2exp(z, -1, -1) > 0 {
        mpfr_expm1(f, z, MPFR_RNDU)  // ↑ f = e^{−wt} − 1 < 0
        mpfr_add_si(e, f, 1, MPFR_RNDU)  // ↑
      } else {
        mpfr_exp(e, z, MPFR_RNDU)  // ↑
        mpfr_sub_si(f, e, 1, MPFR_RNDU)  // ↑
      }
      mpfr_mul(z, e, probabilitiesAbove[j], MPFR_RNDU)  // ↑
      mpfr_add(m, m, z, MPFR_RNDU)  // ↑ M
      if mpfr_sgn(f) < 0 {
        // f < 0: the smaller P gives the larger product.
        mpfr_mul(z, f, probabilitiesBelow[j], MPFR_RNDU)  // ↑
        mpfr_add(a, a, z, MPFR_RNDU)  // ↑ −A
      }
    }
    mpfr_log(m, m, MPFR_RNDU)  // ↑
    if mpfr_cmp_si(a, -1) > 0 {
      mpfr_log1p(a, a, MPFR_RNDU)  // ↑
      mpfr_min(m, m, a, MPFR_RNDU)  // ↑ both bound log M
    }
    if mpfr_sgn(m) > 0 { mpfr_set_zero(m, 1) }  // ↑ log M ≤ 0
    let (below, t, c) = (weightsBelow[0], time.lowerPointer, count.pointer)
    return Interval(at: Self.precision) {
      mpfr_set_inf($0, -1)
      mpfr_mul_z($1, m, c, MPFR_RNDU)  // ↑
      mpfr_mul(z, below, t, MPFR_RNDD)  // ↓
      mpfr_sub($1, $1, z, MPFR_RNDU)  // ↑
    }
  }

  // MARK: The series on the left  D-LAPLACE(3)

  /// An upper bound of the terms of the series that are left out: those from J on, and the powers of w from A on.
  func seriesRemainder(growth: Interval) -> Interval {
    let (t0, j) = (firstNode, plan.terms)
    // t₀ (t₀/θ)^J e^{θ w_max} M(−θ)^{n−1}/(q^{J+1} − 1), where q^{J+1} − 1 ≥ (J + 1) h.
    let ratio = Self.quotient(t0, theta)
    var bound = t0 * power(ratio, j) * Interval.exp(logGrowth()) * inverseStep
    bound = bound * Rational(1, Integer(j + 1))
    if plan.powers < j {
      // (t₀/h) M(−t₀)^{n−1} e^{t₀} t₀^A/A!
      let factorial = number(Integer.factorial(plan.powers))
      bound += Self.quotient(
        t0 * inverseStep * growth * Interval.exp(t0) * power(t0, plan.powers), factorial)
    }
    return bound
  }

  private func power(_ base: Interval, _ exponent: Int) -> Interval {
    (try? base.power(exponent)) ?? .entire(at: Self.precision)
  }

  /// θ, exactly.
  private var theta: Interval {
    number(4 + plan.theta.quarter).scaled(byPowerOfTwo: plan.theta.exponent - 2)
  }

  /// An upper bound of θ w_max + (n − 1) log Σ P e^{θw}.
  private func logGrowth() -> Interval {
    let scratch = MPFRArray(count: 2, precision: Self.precision)
    let (z, sum) = (scratch[0], scratch[1])
    let (theta, c) = (theta, count.pointer)
    for j in 0..<size {
      mpfr_mul(z, weightsAbove[j], theta.upperPointer, MPFR_RNDU)  // ↑
      mpfr_expm1(z, z, MPFR_RNDU)  // ↑
      mpfr_mul(z, z, probabilitiesAbove[j], MPFR_RNDU)  // ↑
      mpfr_add(sum, sum, z, MPFR_RNDU)  // ↑
    }
    return Interval(at: Self.precision) {
      mpfr_set_inf($0, -1)
      mpfr_log1p(sum, sum, MPFR_RNDU)  // ↑
      mpfr_mul_z($1, sum, c, MPFR_RNDU)  // ↑
      mpfr_add($1, $1, theta.upperPointer, MPFR_RNDU)  // ↑ w_max = 1
    }
  }

  /// How the terms of the series decrease: s_m ≤ 2^exponent(m), s_m = (t₀/θ)^m e^θ (1 + n X_θ) M(−θ)^{n−1} with
  /// X_θ = M(−θ) − 1.
  struct Decay {
    /// log₂ s_0 from above, and log₂(θ/t₀) from below; nil where nothing is known.
    fileprivate let first: Interval?
    fileprivate let rate: Interval

    func exponent(order: Int) -> Int {
      guard let first else { return 1 << 40 }
      let value = first - rate * Interval(order, at: LaplaceBounds.precision)
      guard value.isBounded else { return 1 << 40 }
      return mpfr_get_si(value.upperPointer, MPFR_RNDU)  // ↑
    }
  }

  func decay() -> Decay {
    let scratch = MPFRArray(count: 2, precision: Self.precision)
    let (z, sum) = (scratch[0], scratch[1])
    let theta = theta
    for j in 0..<size {
      mpfr_mul(z, weightsAbove[j], theta.upperPointer, MPFR_RNDU)  // ↑
      mpfr_expm1(z, z, MPFR_RNDU)  // ↑
      mpfr_mul(z, z, probabilitiesAbove[j], MPFR_RNDU)  // ↑
      mpfr_add(sum, sum, z, MPFR_RNDU)  // ↑ X_θ
    }
    let excess = below(sum)
    guard let first = try? Interval.log1p(excess * number(candidates)),
      let growth = try? Interval.log1p(excess), let rate = try? Interval.log(theta / firstNode),
      rate.isCertainlyNonnegative
    else { return Decay(first: nil, rate: number(0)) }
    let total = first + growth * number(count) + theta
    return Decay(
      first: Self.quotient(total, Self.log2), rate: Self.quotient(rate, Self.log2))
  }

  /// Upper bounds of M(−t₀)^{n−1} for the rounded moments, and of the rounding error of the series; nil where the
  /// precision is too low for the recurrence to be bounded.
  func series() -> (growth: Interval, rounding: Interval)? {
    let (j, k) = (plan.terms, size)
    let slack = number(103, over: 100)
    // Products of the relative errors of single terms, of which none is held with fewer than 64 or W bits.
    let (product, overflow) = j.multipliedReportingOverflow(by: 8 * j + k + 20)
    guard !overflow, product < 1 << 52 else { return nil }
    // X ≥ M̃(−t₀) − 1, since e^x − 1 ≤ 1.72 x for x ≤ 1.001.
    let x = meanAtFirstNode * number(1721, over: 1000)
    guard x.compared(to: number(1)) == .certainlyLess else { return nil }
    let growth = Interval.exp(x * number(count))
    guard let logOfDifference = try? Interval.log1p(-x) else { return nil }
    // ‖e‖ ≤ V (γ (n X M̃^{n−1} + 1) + γ_max n X ‖e‖) with V = M̃^{n−1}(1 − X)^{−n}.
    let v = growth * Interval.exp(-(logOfDifference * number(candidates)))
    let one = number(1)
    let spread = number(candidates) * x
    let local = slack * number(j + 8)
    let coarsest = Interval.max(unit, one.scaled(byPowerOfTwo: -64))
    guard (v * local * coarsest * spread).compared(to: number(1, over: 2)) == .certainlyLess else {
      return nil
    }
    let recurrence = v * local * unit * (spread * growth + one) * number(2)
    let moments = unit * slack * number(j + 1) * number(k + 10) * growth
    let evaluation = unit * slack * number(7 * j + 8) * (growth + one)
    let t0 = firstNode
    let rounding =
      t0 * inverseStep * Interval.exp(t0) * (recurrence * slack + moments + evaluation)
    return (growth, rounding)
  }

  // MARK: Rounding at the nodes  D-LAPLACE(2)

  /// δ: every computed e^{−wt} is e^{−wt(1+d)} with |d| ≤ δ; nil where δ is not small.
  var argumentError: Interval? {
    let octaves = (plan.nodes + plan.nodesPerOctave - 1) / plan.nodesPerOctave
    let delta = unit * number(3 * octaves + 16)
    guard delta.compared(to: number(1, over: 1024)) == .certainlyLess else { return nil }
    return delta
  }

  /// ω: the logarithm of the factor by which rounding changes the sums over the nodes, beyond the change of the
  /// arguments; nil where it is not small.
  func nodeError(_ report: LaplaceNodeReport) -> Interval? {
    let slack = number(101, over: 100)
    let amplified =
      below(report.largestA[0]) * number(count) * number(2 * size + 12)
      + below(report.largestExponent[0])
    let omega =
      unit * slack * (number(plan.nodes + 10) + amplified * number(21, over: 10))
    guard omega.compared(to: number(1, over: 256)) == .certainlyLess else { return nil }
    return omega
  }

  /// An upper bound of what leaving letters out has cost the sums of those letters; nil where the effect on M is not
  /// proved to be negligible.
  func flushError() -> Interval? {
    let z = plan.flushBits
    // M(t) ≥ P e^{−wt} for the smallest weight, against which a mass of 2^(−Z) must be below 2^(−W−8).
    guard z > 100,
      let logLeast = try? Interval.log(below(probabilitiesBelow[0]).ends[1])
    else { return nil }
    let leastBits = Self.quotient(
      below(weightsAbove[0]) * lastNode * Rational(3, 2) - logLeast, Self.log2)
    guard
      leastBits.compared(to: number(z - plan.workingBits - 8)) == .certainlyLess
    else { return nil }
    // Z 2^(−0.99 Z)/(h w_min)
    let bound = number(z).scaled(byPowerOfTwo: -(z / 100 * 99)) * inverseStep
    return Self.quotient(bound, below(weightsBelow[0]).ends[1])
  }
}
