// Copyright 2026 the softbon authors
// SPDX-License-Identifier: Apache-2.0
//
// Cramér's rate function of the reward, I(x) = sup_θ (θ x − log E_P[exp(θ r)]): the least KL(Q‖P) at mean reward x
// (docs/mathematics.md F3). With c = (r − x)/Δ it is −log min_φ Z(φ), Z(φ) = E_P[exp(φ c)], a convex function whose
// minimum is bracketed.  D-LEGENDRE

public import Enclosures
public import ExactArithmetic

/// The rate function of a reward under a law.
///
/// - Units: nats; the argument is in the unit of the rewards.
public struct RateFunction: Sendable {
  /// The distinct rewards, ascending.
  public let rewards: [Rational]
  /// The probability of each: positive, with sum exactly 1.
  public let probabilities: [Rational]
  /// E_P[r].
  public let mean: Rational

  /// The rate function of a problem's rewards; nil when it has none.
  public init?(_ problem: Problem) {
    guard let values = problem.rewards else { return nil }
    var mass: [Rational: Rational] = [:]
    for i in problem.support { mass[values[i], default: .zero] += problem.probabilities[i] }
    let levels = mass.sorted { $0.key < $1.key }
    rewards = levels.map(\.key)
    probabilities = levels.map(\.value)
    mean = Rational.sum(levels.map { $0.key * $0.value })
  }

  /// I at an exact point.
  ///
  /// - Enclosure: exactly 0 at the mean and +∞ outside the range of the rewards, an enclosure else (`D-LEGENDRE`).
  /// - Tightness: relative accuracy about the precision, read off the enclosure.
  public func value(at x: Rational, precision: Precision) -> CertifiedNumber {
    if x == mean { return .exact(.zero) }
    guard let least = rewards.first, let greatest = rewards.last, least <= x, x <= greatest else {
      return .positiveInfinity
    }
    // θ → ±∞: the supremum is not attained, and only the level at the end is left of the mean of exp(θ (r − x)).
    if x == greatest {
      return .enclosed(Self.minusLog(probabilities[rewards.count - 1], precision))
    }
    if x == least { return .enclosed(Self.minusLog(probabilities[0], precision)) }
    // The sign that puts the minimum at φ > 0.
    let scale = (x > mean ? greatest - least : least - greatest).reciprocal
    let centred = rewards.map { ($0 - x) * scale }
    // HEURISTIC: affects effort only. Near the mean I is about (x − E r)²/(2 Var r), of which Z loses as many bits.
    let distance = Interval((x - mean) * scale, at: Precision(bits: 10))
    var working = Precision(bits: precision.bits + 16 + 2 * distance.leadingZeroBits)
    var result = Interval.entire(at: precision)
    for _ in 0..<4 {
      result = minusLogOfMinimum(centred, at: working).held(at: precision)
      let missing = precision.bits - result.relativeAccuracyBits.clamped(to: 0...precision.bits)
      if missing <= 2 { break }
      working = Precision(bits: working.bits + missing + 16)
    }
    return .enclosed(result)
  }

  /// I at a point that is enclosed: I falls before the mean and rises behind it.  D-LEGENDRE(3)
  ///
  /// - Enclosure: of I at every point of x; without upper end where x reaches beyond the rewards.
  public func value(at x: Interval, precision: Precision) -> CertifiedNumber {
    guard let least = rewards.first, let greatest = rewards.last else { return .positiveInfinity }
    let (low, high) = (Self.end(x.ends[0], isUpper: false), Self.end(x.ends[1], isUpper: true))
    if let low, low > greatest { return .positiveInfinity }
    if let high, high < least { return .positiveInfinity }
    let ends = [low, high].map { end in
      end.map { value(at: $0, precision: precision) } ?? .positiveInfinity
    }
    let values = ends.compactMap { $0.interval(at: precision) }
    let isBounded = values.count == 2
    var result = values.first ?? Interval(0, at: precision)
    if let other = values.last { result = .hull(result, other) }
    if !isBounded { result = .hull(result, .max(result, .entire(at: precision))) }
    if x.contains(mean) { result = .hull(result, Interval(0, at: precision)) }
    // With both ends outside nothing is known but that I ≥ 0; with one inside, I is least there or at the mean.
    if values.isEmpty { result = .max(.entire(at: precision), Interval(0, at: precision)) }
    return .enclosed(result)
  }

  /// I at an enclosed point that is the mean reward of some law on the rewards, and so lies within their range.
  ///
  /// - Enclosure: of I at every point of x within the range.  D-LEGENDRE(3)
  public func value(atMean x: Interval, precision: Precision) -> CertifiedNumber {
    guard let least = rewards.first, let greatest = rewards.last else { return .positiveInfinity }
    let low = Self.end(x.ends[0], isUpper: false).map { max($0, least) } ?? least
    let high = Self.end(x.ends[1], isUpper: true).map { min($0, greatest) } ?? greatest
    guard low <= high,
      let first = value(at: low, precision: precision).interval(at: precision),
      let second = value(at: high, precision: precision).interval(at: precision)
    else { return value(at: x, precision: precision) }
    let ends = Interval.hull(first, second)
    let isAtMean = low <= mean && mean <= high
    return .enclosed(isAtMean ? .hull(ends, Interval(0, at: precision)) : ends)
  }

  /// An end of an enclosure, moved outward where it is too small to be written out; nil where it is infinite or as good
  /// as that.
  private static func end(_ end: Interval, isUpper: Bool) -> Rational? {
    if let point = end.point { return point }
    guard end.isBounded, (end.magnitude - 1).isCertainlyNegative else { return nil }
    if end.isCertainlyPositive != isUpper { return .zero }
    let tiny = Rational.power(2, -Rational.textBitLimit)
    return isUpper ? tiny : -tiny
  }

  private static func minusLog(_ value: Rational, _ precision: Precision) -> Interval {
    let working = Precision(bits: precision.bits + 8)
    let logarithm =
      value < Rational(1, 2)
      ? try? Interval.log(Interval(value, at: working))
      : try? Interval.log1p(Interval(value - 1, at: working))
    return -(logarithm ?? .entire(at: working)).held(at: precision)
  }
}

// MARK: - The minimum

extension RateFunction {
  /// Z and its parts at a point: A − B = Z'(φ) with A, B ≥ 0, and L' = A'/A + |B'|/B for L = log A − log B.
  private struct Parts {
    /// Z(φ) − 1, and Z(φ): the one is accurate where Z is near 1, the other where it is small.
    let excess: Interval
    let total: Interval
    let rising: Interval
    let falling: Interval
    let slope: Interval

    /// The sign of Z', where it is proved.
    var sign: Int? {
      switch rising.compared(to: falling) {
      case .certainlyLess: -1
      case .certainlyGreater: 1
      case .unknown: nil
      }
    }
  }

  private func parts(_ centred: [Rational], at phi: Interval) -> Parts {
    let precision = phi.precision
    let zero = Interval(0, at: precision)
    var (excess, total) = (zero, zero)
    var (rising, falling, risingMore, fallingMore) = (zero, zero, zero, zero)
    for (c, probability) in zip(centred, probabilities) {
      let exponent = phi * c
      let mass = Interval.exp(exponent) * probability
      total += mass
      excess += Interval.expm1(exponent) * probability
      let first = mass * c.magnitude
      let second = first * c.magnitude
      if c.signum > 0 {
        rising += first
        risingMore += second
      } else {
        falling += first
        fallingMore += second
      }
    }
    let entire = Interval.entire(at: precision)
    return Parts(
      excess: excess, total: total, rising: rising, falling: falling,
      slope: ((try? risingMore / rising) ?? entire) + ((try? fallingMore / falling) ?? entire))
  }

  /// −log min Z for c with mean below 0 and a positive entry, so that the minimum is at some φ > 0.  D-LEGENDRE(2)
  private func minusLogOfMinimum(_ centred: [Rational], at precision: Precision) -> Interval {
    var low = Interval(0, at: precision)
    var high: Interval?
    var point = low  // Z'(0) is the mean of c, which is negative.
    var current = parts(centred, at: point)
    // HEURISTIC: affects effort only. Newton's iteration on log A − log B, nearly linear in φ, kept inside the bracket.
    for _ in 0..<(2 * precision.bits + 200) {
      let step =
        (try? -Interval.log(current.rising / current.falling) / current.slope)
        ?? .entire(at: precision)
      var next = (point + step).ends[0]
      let isInside =
        next.isBounded && (next - low).isCertainlyPositive
        && high.map { ($0 - next).isCertainlyPositive } != false
      if !isInside {
        next = high.map { ((low + $0) * Rational(1, 2)).ends[0] } ?? (low * 2 + 1).ends[0]
      }
      let move = (next - point).magnitude
      point = next
      current = parts(centred, at: point)
      switch current.sign {
      case .some(-1): low = point
      case .some(1): high = point
      default: break
      }
      let tolerance = point.magnitude.scaled(byPowerOfTwo: -precision.bits / 2 - 4)
      if current.sign == nil || (tolerance - move).isCertainlyPositive { break }
    }
    // The bracket around the point, as narrow as the signs at its ends are proved.
    var below = low
    var above = high
    var bits = precision.bits / 2
    while bits > 0 {
      let radius = point.magnitude.scaled(byPowerOfTwo: -bits)
      let (left, right) = ((point - radius).ends[0], (point + radius).ends[1])
      if parts(centred, at: left).sign == -1, parts(centred, at: right).sign == 1 {
        (below, above) = (left, right)
        break
      }
      bits -= 8
    }
    // Any φ bounds the minimum from above, the tangent at the left end of the bracket from below.
    let least = minusLog(current, plus: Interval(0, at: precision))
    guard let above else { return .hull(least, .max(least, .entire(at: precision))) }
    let tangent = parts(centred, at: below)
    let drop = (tangent.rising - tangent.falling) * (above - below)
    return .hull(least, minusLog(tangent, plus: drop))
  }

  /// −log(Z + d); without upper end where Z + d is not known to be positive.
  private func minusLog(_ parts: Parts, plus d: Interval) -> Interval {
    let total = parts.total + d
    let logarithm =
      (total - Rational(1, 2)).isCertainlyNegative
      ? try? Interval.log(total) : try? Interval.log1p(parts.excess + d)
    return -(logarithm ?? .entire(at: total.precision))
  }
}

extension Int {
  fileprivate func clamped(to range: ClosedRange<Int>) -> Int {
    Swift.min(Swift.max(self, range.lowerBound), range.upperBound)
  }
}
