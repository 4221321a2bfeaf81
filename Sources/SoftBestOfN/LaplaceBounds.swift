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

  /// The report about these nodes and others.
  mutating func add(_ other: LaplaceNodeReport) {
    mpfr_max(largestA[0], largestA[0], other.largestA[0], MPFR_RNDU)  // ↑
    mpfr_max(largestExponent[0], largestExponent[0], other.largestExponent[0], MPFR_RNDU)  // ↑
    hasFlushed = hasFlushed || other.hasFlushed
    hasUnderflow = hasUnderflow || other.hasUnderflow
  }
}

/// The bounds of one plan.
struct LaplaceBounds: Sendable {
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
  /// An upper bound of X_θ = M(−θ) − 1, and of log(1 + X_θ).
  private let excess: MPFRArray

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
    excess = MPFRArray(count: 3, precision: precision)
    let (sum, logarithm, z) = (excess[0], excess[1], excess[2])
    let theta = theta
    for j in 0..<size {
      mpfr_mul(z, weightsAbove[j], theta.upperPointer, MPFR_RNDU)  // ↑
      mpfr_expm1(z, z, MPFR_RNDU)  // ↑
      mpfr_mul(z, z, probabilitiesAbove[j], MPFR_RNDU)  // ↑
      mpfr_add(sum, sum, z, MPFR_RNDU)  // ↑
    }
    mpfr_log1p(logarithm, sum, MPFR_RNDU)  // ↑
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

  /// An upper bound of e^x.
  private func exp(above x: Interval) -> Interval {
    Interval(at: Self.precision) { mpfr_exp($1, x.upperPointer, MPFR_RNDU) }  // ↑
  }

  private func number(_ value: Int) -> Interval { Interval(value, at: Self.precision) }

  private func number(_ value: Integer) -> Interval { Interval(value, at: Self.precision) }

  private func number(_ numerator: Int, over denominator: Int) -> Interval {
    Interval(Rational(numerator, denominator), at: Self.precision)
  }

  /// T = t₀ 2^(nodes/b), the first node that is left out.
  private var lastNode: Interval {
    let (octaves, rest) = plan.nodes.quotientAndRemainder(dividingBy: plan.nodesPerOctave)
    let fraction = Interval.exp(Self.log2 * Rational(rest, plan.nodesPerOctave))
    return fraction.scaled(byPowerOfTwo: octaves + plan.firstNodeExponent)
  }

  /// w̄ t₀.
  private var meanAtFirstNode: UpperBound {
    let product = MPFRArray(count: 1, precision: Self.precision)
    let z = product[0]
    let sum = UpperBound { sum in
      for j in 0..<size {
        mpfr_mul(z, probabilitiesAbove[j], weightsAbove[j], MPFR_RNDU)  // ↑
        mpfr_add(sum, sum, z, MPFR_RNDU)  // ↑
      }
    }
    return sum.scaled(byPowerOfTwo: plan.firstNodeExponent)
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
    // One more for intermediate results.
    let values = MPFRArray(count: 2 * size + 1, precision: Self.precision)
    setExponentials(values, from: time)
    while true {
      let term = time * exp(above: logIntegrand(from: time, values))
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
      doubleArguments(values)
    }
  }

  /// Upper bounds of e^{−wt} and, from `size` on, of e^{−wt} − 1, for every letter, at the lower end of `time`, where
  /// they are largest.
  private func setExponentials(_ values: MPFRArray, from time: Interval) {
    let z = values[2 * size]
    for j in 0..<size {
      let (e, f) = (values[j], values[size + j])
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
    }
  }

  /// From t to 2t: e² and, while e^{−wt} is near 1, f(2 + f), which rises with f; else e² − 1.
  private func doubleArguments(_ values: MPFRArray) {
    let z = values[2 * size]
    for j in 0..<size {
      let (e, f) = (values[j], values[size + j])
      if mpfr_get_exp(e) > -plan.flushBits { mpfr_sqr(e, e, MPFR_RNDU) }  // ↑
      if mpfr_cmp_si_2exp(f, -1, -1) > 0 {
        mpfr_add_si(z, f, 2, MPFR_RNDD)  // ↓ f < 0: the smaller factor gives the larger product
        mpfr_mul(f, f, z, MPFR_RNDU)  // ↑
      } else {
        mpfr_sub_si(f, e, 1, MPFR_RNDU)  // ↑
      }
    }
  }

  /// An upper bound of log g(t) = −w t + (n − 1) log M(t) for the smallest weight, at the lower end of `time`, where
  /// it is largest, from the bounds of the exponentials.
  private func logIntegrand(from time: Interval, _ values: MPFRArray) -> Interval {
    let scratch = MPFRArray(count: 3, precision: Self.precision)
    let (z, m, a) = (scratch[0], scratch[1], scratch[2])
    for j in 0..<size {
      mpfr_mul(z, values[j], probabilitiesAbove[j], MPFR_RNDU)  // ↑
      mpfr_add(m, m, z, MPFR_RNDU)  // ↑ M
      if cmpfr_sgn(values[size + j]) < 0 {
        // f < 0: the smaller P gives the larger product.
        mpfr_mul(z, values[size + j], probabilitiesBelow[j], MPFR_RNDU)  // ↑
        mpfr_add(a, a, z, MPFR_RNDU)  // ↑ −A
      }
    }
    // Both bound log M.
    if mpfr_cmp_si_2exp(a, -1, -1) > 0 {
      mpfr_log1p(m, a, MPFR_RNDU)  // ↑
    } else {
      mpfr_log(m, m, MPFR_RNDU)  // ↑
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

  /// The terms of the series that are left out: those from J on, and the powers of w from A on; `growth` is
  /// M(−t₀)^{n−1}.
  func seriesRemainder(growth: UpperBound) -> UpperBound {
    let j = plan.terms
    // t₀ (t₀/θ)^J e^{θ w_max} M(−θ)^{n−1}/(q^{J+1} − 1), where q^{J+1} − 1 ≥ (J + 1) h.
    let ratio = (UpperBound(1) / (4 + plan.theta.quarter))
      .scaled(byPowerOfTwo: plan.firstNodeExponent - plan.theta.exponent + 2)
    let scale = firstNodeOverStep
    let bound = scale * ratio.power(j) * UpperBound(logGrowth()).exp / (j + 1)
    if plan.powers >= j { return bound }
    // (t₀/h) M(−t₀)^{n−1} e^{t₀} t₀^A/A!
    let rest = (scale * growth * expOfFirstNode).dividedByFactorial(of: plan.powers)
    return bound + rest.scaled(byPowerOfTwo: plan.firstNodeExponent * plan.powers)
  }

  /// t₀/h.
  private var firstNodeOverStep: UpperBound {
    UpperBound(inverseStep).scaled(byPowerOfTwo: plan.firstNodeExponent)
  }

  /// θ, exactly.
  private var theta: Interval {
    number(4 + plan.theta.quarter).scaled(byPowerOfTwo: plan.theta.exponent - 2)
  }

  /// An upper bound of θ w_max + (n − 1) log Σ P e^{θw}, w_max = 1.
  private func logGrowth() -> Interval { below(excess[1]) * number(count) + theta }

  /// e^{t₀}: e^x ≤ 1 + 1.72 x for x ≤ 1.
  private var expOfFirstNode: UpperBound {
    (UpperBound(172) / 100).scaled(byPowerOfTwo: plan.firstNodeExponent) + 1
  }

  /// How the terms of the series decrease: s_m ≤ 2^exponent(m), s_m = (t₀/θ)^m e^θ (1 + n X_θ) M(−θ)^{n−1} with
  /// X_θ = M(−θ) − 1.
  struct Decay {
    /// 2^20 log₂ s_0 from above, and 2^20 log₂(θ/t₀) from below; nil where nothing is known.
    fileprivate let first: Int?
    fileprivate let rate: Int

    func exponent(order: Int) -> Int {
      guard let first else { return 1 << 40 }
      return (first - rate * order) >> 20 + 1
    }
  }

  func decay() -> Decay {
    let nothing = Decay(first: nil, rate: 0)
    // 2^20 log₂(θ/t₀) for θ = (4 + quarter)/4·2^exponent.
    let fraction = [0, 337_565, 613_377, 846_572][plan.theta.quarter]  // ↓
    let octaves = plan.theta.exponent - plan.firstNodeExponent
    guard octaves >= 0, octaves < 1 << 17, plan.terms < 1 << 24 else { return nothing }
    // n X_θ + 1 < 2^(its exponent)
    let growth = below(excess[0]) * number(candidates) + number(1)
    let total = Self.quotient(logGrowth(), Self.log2).scaled(byPowerOfTwo: 20)
    guard total.magnitude.compared(to: number(1 << 38)) == .certainlyLess else { return nothing }
    return withExtendedLifetime((growth, total)) {
      Decay(
        first: mpfr_get_si(total.upperPointer, MPFR_RNDU)  // ↑
          + mpfr_get_exp(growth.upperPointer) << 20,
        rate: octaves << 20 + fraction)
    }
  }

  /// M(−t₀)^{n−1} for the rounded moments, and the rounding error of the series; nil where the precision is too low
  /// for the recurrence to be bounded.
  func series() -> (growth: UpperBound, rounding: UpperBound)? {
    let (j, k, bits) = (plan.terms, size, plan.workingBits)
    // Products of the relative errors of single terms, of which none is held with fewer than 64 or W bits.
    let (product, overflow) = j.multipliedReportingOverflow(by: 8 * j + k + 20)
    guard !overflow, product < 1 << 52 else { return nil }
    // X ≥ M̃(−t₀) − 1, since e^x − 1 ≤ 1.72 x for x ≤ 1.001.
    let x = meanAtFirstNode * 1721 / 1000
    guard x.isBelow(powerOfTwo: 0) else { return nil }
    let growth = (x * count).exp
    // −log(1 − X) ≤ X + X²/2 + … + X⁵/5 + X⁶/(6(1 − X))
    var (power, logOfInverse) = (x, x)
    for order in 2...5 {
      power = power * x
      logOfInverse = logOfInverse + power / order
    }
    logOfInverse = logOfInverse + (power * x / 6).divided(byOneMinus: x)
    // ‖e‖ ≤ V (γ (n X M̃^{n−1} + 1) + γ_max n X ‖e‖) with V = M̃^{n−1}(1 − X)^{−n}.
    let v = growth * (logOfInverse * candidates).exp
    let spread = x * candidates
    let local = UpperBound(j + 8) * 103 / 100
    let coarsest = (v * local * spread).scaled(byPowerOfTwo: -min(bits, 64))
    guard coarsest.isBelow(powerOfTwo: -1) else { return nil }
    let recurrence = v * local * (spread * growth + 1) * 206 / 100
    let moments = growth * (j + 1) * (k + 10) * 103 / 100
    let evaluation = (growth + 1) * (7 * j + 8) * 103 / 100
    let rounding = (recurrence + moments + evaluation) * firstNodeOverStep * expOfFirstNode
    return (growth, rounding * UpperBound(unit))
  }

  // MARK: Rounding at the nodes  D-LAPLACE(2)

  /// δ: every computed e^{−wt} is e^{−wt(1+d)} with |d| ≤ δ, where the exponentials begin at 2^start; nil where δ is
  /// not small.
  func argumentError(start: Int) -> Interval? {
    let octaves =
      (plan.nodes + plan.nodesPerOctave - 1) / plan.nodesPerOctave + plan.firstNodeExponent - start
    let delta = unit * number(3 * octaves + 16)
    guard delta.compared(to: number(1, over: 1024)) == .certainlyLess else { return nil }
    return delta
  }

  /// ω: the logarithm of the factor by which rounding changes the sums over the nodes, beyond the change of the
  /// arguments; nil where it is not small.
  func nodeError(_ report: LaplaceNodeReport) -> Interval? {
    let largestA = UpperBound(below(report.largestA[0]))
    let largestExponent = UpperBound(below(report.largestExponent[0]))
    let amplified = largestA * count * (2 * size + 12) + largestExponent
    let units = (amplified * 21 / 10 + (plan.nodes + 10)) * 101 / 100
    let omega = units * UpperBound(unit)
    return omega.isBelow(powerOfTwo: -8) ? omega.interval : nil
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
