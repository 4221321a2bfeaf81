// Copyright 2026 the softbon authors
// SPDX-License-Identifier: Apache-2.0
//
// Whether the expansion in moments can reach the digits, with how many terms and at what cost. Machine numbers only,
// for effort only: what the expansion really reaches is bounded by MomentsMajorant.

internal import Enclosures
internal import ExactArithmetic

#if canImport(Darwin)
  internal import Darwin
#elseif canImport(Musl)
  internal import Musl
#else
  internal import Glibc
#endif

/// What the expansion in moments is predicted to take.
struct MomentsEstimate: Sendable {
  /// J, the number of terms, even.
  let order: Int
  /// The remainder is bounded through Pr(S ≤ 2^(−e)·n w̄), or through S ≥ n w_min where this is nil.
  let cut: Cut?
  /// The predicted cost in microseconds on one core.
  let cost: Double
  /// Bits by which the weights are to be more accurate because they lie close to each other.
  let spreadBits: Int
  /// So many rates of the majorant are bounded letter by letter.
  let rateCount: Int

  init(order: Int, cut: Cut?, spreadBits: Int, rateCount: Int) {
    (self.order, self.cut, self.spreadBits, self.rateCount) = (order, cut, spreadBits, rateCount)
    cost = 0
  }

  /// Pr(S ≤ 2^(−exponent)·n w̄) is bounded at the point θ = 2^(logTheta/4)/w̄.
  struct Cut: Sendable {
    let exponent: Int
    let logTheta: Int
  }

  /// The prediction, or nil where the expansion does not reach a relative accuracy of 2^(−bits).
  init?(levels: Levels, candidates: Integer, bits: Int) {
    guard let logs = LaplaceEstimate(levels: levels, count: candidates) else { return nil }
    let ln2 = 0.6931471805599453
    let k = Double(levels.count)
    let logN = logs.logCount
    let logMean = logs.logMean - logN
    let p = logs.logProbabilities.map { exp($0) }
    // |w/w̄ − 1|
    let deviations = logs.logWeights.map { abs(expm1($0 - logMean)) }
    guard let largest = deviations.max(), largest.isFinite, largest > 0 else { return nil }
    let variance = zip(p, deviations).reduce(0) { $0 + $1.0 * ($1.1 / largest) * ($1.1 / largest) }
    // Deviations of S relative to its mean, in units of the largest deviation over n.
    let logScale = log(largest) - logN
    spreadBits = max(0, Int((-log(largest) / ln2).rounded(.up)))

    let target = Double(bits + 4) * ln2
    // Gaussian: log σ_J ≈ (J/2) log(J s²/e), least at J = 1/s².
    let logSquare = log(variance) + 2 * logScale + logN
    func gaussianOrder(_ logFactor: Double) -> Double? {
      var order = 2.0
      while order < Self.maximumOrder,
        0.5 * order * (log(order) + logSquare - 1) > -target - logFactor
      {
        if log(order) + logSquare > 0 { return nil }
        order += 2
      }
      return order
    }
    let working = Double(bits) + 16
    let product = 0.005 + 7e-5 * working + 3.8e-8 * working * working
    var cut: Cut?
    var logFactor = max(0, logMean - logs.logWeights[0])
    // A cut costs an exponential per letter and saves terms.
    let (longer, shorter) = (gaussianOrder(logFactor), gaussianOrder(1))
    let isWorthIt = longer.map { long in
      (long - (shorter ?? long)) * product * (2 * k + 0.5 * long) > 1.5 * k + 10
    }
    if isWorthIt ?? true {
      let needed = log(target + logFactor + 3)
      let ratios = Self.grouped(p, logs.logWeights.map { exp($0 - logMean) })
      // −log M(θ), θ = 2^(point/4)
      let decays = stride(from: -60, through: 40, by: 2).map { point in
        let theta = exp(Double(point) / 4 * ln2)
        let a = ratios.reduce(0) { $0 - $1.0 * expm1(-theta * $1.1) }
        // The bound takes 0.999 A.
        return (point: point, theta: theta, decay: -log1p(-0.999 * a))
      }
      for exponent in 1...6 where cut == nil {
        let scale = exp(-Double(exponent) * ln2)
        guard
          let best = decays.max(by: { $0.decay - $0.theta * scale < $1.decay - $1.theta * scale })
        else { continue }
        let rate = best.decay - best.theta * scale
        if rate > 0, logN + log(rate) > needed {
          cut = Cut(exponent: exponent, logTheta: best.point)
          logFactor = Double(exponent) * ln2
        }
      }
    }
    self.cut = cut

    // log σ_J ≤ log J! − J log θ + θ v̄ + n Σ P (e^{θ v̄} − 1 − θ v̄) at every θ, here in units of 1/v_max.
    let groups = Self.grouped(p, deviations.map { $0 / largest })
    func logTerm(_ order: Double, logTheta: Double) -> Double {
      let theta = exp(logTheta)
      var sum = 0.0
      for (q, y) in groups {
        let x = theta * y
        sum += q * (x < 1e-4 ? x * x / 2 : expm1(x) - x)
      }
      return lgamma(order + 1) + order * (logScale - logTheta) + theta
        + exp(min(700, logN + log(sum)))
    }
    var saddle = 0.0
    func logTerm(_ order: Double) -> Double {
      let middle = 0.5 * (log(order) - logN - log(variance))
      var (low, high) = (middle - 4, middle + 0.7)
      for _ in 0..<8 {
        let (a, b) = (low + 0.382 * (high - low), low + 0.618 * (high - low))
        if logTerm(order, logTheta: a) < logTerm(order, logTheta: b) { high = b } else { low = a }
      }
      saddle = exp((low + high) / 2)
      return logTerm(order, logTheta: (low + high) / 2)
    }
    let goal = -(target + logFactor)
    guard var order = gaussianOrder(logFactor) else { return nil }
    var value = logTerm(order)
    for _ in 0..<12 where value > goal {
      let longer =
        2 * (0.5 * max(order + 2, order * min(1.5, goal / min(value, -1e-9)))).rounded(.up)
      let next = logTerm(longer)
      if longer > Self.maximumOrder || next >= value { return nil }
      (order, value) = (longer, next)
    }
    if value > goal { return nil }
    self.order = Int(order)
    rateCount = Int(min(order, 12 + 2 * min(saddle, 1e6)))
    // Powers of the own deviation fall by v_max each, and moments likewise.
    let logFall = max(0.5, -log(5) - logScale)
    let powers = min(order, (target / logFall).rounded(.up) + 1)
    let moments = min(order, ((target + logN) / logFall).rounded(.up) + 1)
    cost =
      20 + 2 * k + product * (1.5 * moments * order + 1.2 * powers * order + (moments + powers) * k)
      + 0.04 * order * Double(rateCount)
  }

  /// Letters of neighbouring weights taken together, with the root of the mean square of their deviations.
  private static func grouped(_ p: [Double], _ deviations: [Double]) -> [(Double, Double)] {
    let size = max(1, p.count / 32)
    return stride(from: 0, to: p.count, by: size).map { start in
      let range = start..<min(p.count, start + size)
      let mass = range.reduce(0) { $0 + p[$1] }
      let square = range.reduce(0) { $0 + p[$1] * deviations[$1] * deviations[$1] }
      return (mass, mass > 0 ? (square / mass).squareRoot() : 0)
    }
  }

  private static let maximumOrder = 20_000.0
}
