// Copyright 2026 the softbon authors
// SPDX-License-Identifier: Apache-2.0
//
// The plan of the Laplace engine: where the nodes begin and end, how many terms of the series, how many bits.
// Everything here is in machine numbers and affects effort only: the bounds of D-LAPLACE are computed afterwards from
// the plan that was made, and a poor plan gives a wide enclosure, never a wrong one. Weights and probabilities enter
// by their logarithms, so that no span of weights and no rare symbol leaves the range of machine numbers.

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

/// What the Laplace engine is going to do for one problem, one n and one precision.
struct LaplacePlan: Sendable {
  /// The first node is t₀ = 2^e, at most 1.
  var firstNodeExponent = 0
  /// b nodes per octave: the step is h = ln 2/b.
  var nodesPerOctave = 1
  /// The number of nodes from t₀ on.
  var nodes = 1
  /// J, the number of terms of the Taylor series.
  var terms = 1
  /// A ≤ J, the number of powers of the own weight in it.
  var powers = 1
  /// θ = (4 + quarter)/4·2^exponent, the point at which the remainder of the series is bounded.
  var theta = (quarter: 0, exponent: 0)
  /// The precision of the loops.
  var workingBits = 64
  /// A letter whose e^{−wt} is below 2^(−flushBits) is left out from then on.
  var flushBits = 1 << 16
  /// The predicted cost in multiplications at the working precision.
  var cost = 0.0

  /// About the microseconds that it takes on one core.
  func predictedCost(letters: Int) -> Double {
    // HEURISTIC: affects effort only. Multiplications fitted to MPFR at 30 to 1000 digits.
    let bits = Double(workingBits)
    return 60 + 8 * Double(letters) + cost * (0.005 + 7e-5 * bits + 3.8e-8 * bits * bits)
  }
}

/// The problem in logarithms, as machine numbers.
struct LaplaceEstimate: Sendable {
  /// log P and log w, weights ascending, the largest 1.
  let logProbabilities: [Double]
  let logWeights: [Double]
  /// log(n − 1).
  let logCount: Double
  /// log((n − 1)·Σ P w).
  let logMean: Double

  /// The logarithms, or nil where one is not finite: beyond what can be planned.
  init?(levels: Levels, count: Integer) {
    if case .hard = levels.weights { return nil }
    logProbabilities = levels.logarithms.probabilities
    logWeights = levels.logarithms.weights
    let number = MPFRArray(count: 1, precision: Precision(bits: 53))
    mpfr_set_z(number[0], count.pointer, MPFR_RNDN)
    mpfr_log(number[0], number[0], MPFR_RNDN)
    logCount = mpfr_get_d(number[0], MPFR_RNDN)
    logMean = logCount + logSum(zip(logProbabilities, logWeights).map { $0 + $1 })
    guard logMean.isFinite, logWeights.allSatisfy({ $0.isFinite && $0 > -1e15 }) else { return nil }
  }

  /// log(1 + (n − 1) w̄): minus the logarithm of the least ∫ e^{−wt} M^{n−1} dt that Jensen's inequality allows.
  var logLargestMean: Double { max(0, logMean) + log1p(exp(-abs(logMean))) }

  /// A(t) = 1 − M(t) in logarithm, and Λ(t) = −(n − 1) log M(t).
  func decay(logTime: Double) -> (logA: Double, decay: Double) {
    let logA = logSum(
      zip(logProbabilities, logWeights).map { $0 + logOneMinusExp(logTime + $1) })
    if logA < -0.7 {
      let a = exp(logA)
      return (logA, exp(logCount + (a < 1e-9 ? logA : log(-log1p(-a)))))
    }
    let logM = logSum(zip(logProbabilities, logWeights).map { $0 - exp(logTime + $1) })
    return (logA, exp(logCount) * -logM)
  }

  /// log n.
  var logCandidates: Double { logCount + log1p(exp(-logCount)) }

  /// log(t g(t)) for the smallest weight.
  private func logIntegrand(_ logTime: Double) -> Double {
    logTime - exp(logTime + logWeights[0]) - decay(logTime: logTime).decay
  }

  /// w_max θ + (n − 1) log Σ P e^{wθ}.
  func growth(logTheta: Double) -> Double {
    let logX = logSum(zip(logProbabilities, logWeights).map { $0 + logExpMinusOne(logTheta + $1) })
    let logOfLog = logX < -20 ? logX : logX > 30 ? log(logX) : log(log1p(exp(logX)))
    return exp(logTheta) + exp(logCount + logOfLog)
  }

  /// The plan for enclosures with a relative width of about 2^(−bits).
  ///
  /// - Throws: `EngineError.tooManyNodes` where it would take more effort than `allowed`.
  func plan(bits: Int, allowed: Integer) throws(EngineError) -> LaplacePlan {
    let ln2 = log(2.0)
    let target = Double(bits + 5) * ln2
    let k = Double(logWeights.count)
    // The step: D-LAPLACE(1).
    var b = 1
    while 20.536 * Double(b) - 4 - 0.5 * log2(Double(b)) < Double(bits + 6) { b += 1 }
    // The latest first node: half of 1/((n − 1) w̄), and at most 1 = 1/w_max.
    let latest = min(0, Int(((-logMean) / ln2 - 1).rounded(.down)))
    // The nodes reach at least to 1/(n w_min), and the bounds look at every octave: what a node costs, some 20 times.
    let least = (1 - logWeights[0] - logCandidates) / ln2 - Double(latest)
    try check(nodes: (Double(b) + 20) * least, allowed: allowed)
    let last = lastNode(after: latest, target: target + logLargestMean)

    // Points θ for the remainder, a quarter of an octave apart, each with its growth.
    var points: [(quarter: Int, exponent: Int, log: Double, growth: Double)] = []
    var index = 4
    while true {
      let (quarter, exponent) = (index % 4, latest + index / 4)
      let logTheta = log(1 + Double(quarter) / 4) + Double(exponent) * ln2
      let growth = growth(logTheta: logTheta)
      if growth > 1.5 * target && points.count > 1 { break }
      points.append((quarter, exponent, logTheta, growth))
      index += target > 300 ? 2 : 1
    }

    var best: LaplacePlan?
    for shift in 0..<64 {
      var plan = LaplacePlan()
      plan.nodesPerOctave = b
      plan.firstNodeExponent = latest - shift
      let logFirst = Double(plan.firstNodeExponent) * ln2
      let gain = Double(shift) * ln2
      var terms = Double.infinity
      for point in points {
        let count = (target + 1 - gain + point.growth) / (point.log - logFirst)
        if count < terms {
          terms = count
          plan.theta = (point.quarter, point.exponent)
        }
      }
      guard terms < 1e7 else { continue }
      plan.terms = max(1, Int(terms.rounded(.up)))
      plan.powers = powers(below: plan.terms, logFirst: logFirst, target: target + 3 - gain)
      let span = max(0, last / ln2 - Double(plan.firstNodeExponent))
      plan.nodes = Int((span * Double(b)).rounded(.up)) + 1
      let (j, a) = (Double(plan.terms), Double(plan.powers))
      let power = logCount < 44 ? 1.4 * logCount / ln2 + 6 : 150
      // Fitted when the first exponentials were general ones, 60 products each: laplace is chosen a little too seldom.
      plan.cost =
        0.7 * j * j + 1.2 * j * a - 0.6 * a * a + 1.3 * j * k + a * k + Double(b) * k * 60
        + Double(plan.nodes) * (2.6 * k + power)
      if plan.cost < best?.cost ?? .infinity { best = plan } else if shift > 8 { break }
    }
    guard var plan = best else { throw .tooManyNodes(needed: .power(10, 14), allowed: allowed) }
    let octaves = Double(plan.nodes / b + 1)
    try check(nodes: Double(plan.nodes) + 20 * octaves, allowed: allowed)
    chooseBits(&plan, bits: bits, last: last)
    return plan
  }

  /// Refuses more nodes times letters than allowed, as enumeration refuses terms.
  func check(nodes: Double, allowed: Integer) throws(EngineError) {
    let terms = nodes * Double(logWeights.count)
    let needed = terms < 1e18 ? Integer(Int(max(0, terms))) : .power(10, 18)
    if needed > allowed { throw .tooManyNodes(needed: needed, allowed: allowed) }
  }

  /// log T such that Σ 2^l T g(2^l T) is below e^(−target).
  private func lastNode(after latest: Int, target: Double) -> Double {
    let ln2 = log(2.0)
    var values: [Double] = []
    while true {
      let logTime = Double(latest + values.count) * ln2
      let value = logIntegrand(logTime)
      values.append(value)
      if logTime + logWeights[0] + logCandidates > 1 && value < -target - 20 { break }
    }
    var tail = -Double.infinity
    var octave = values.count - 1
    while octave > 0 {
      let next = logSum([tail, values[octave]])
      if next > -target { break }
      tail = next
      octave -= 1
    }
    // The tail from octave + 1 on is small enough, that from `octave` on is not: bisect between them.
    var (low, high) = (Double(latest + octave) * ln2, Double(latest + octave + 1) * ln2)
    for _ in 0..<5 {
      let middle = (low + high) / 2
      if logSum([logIntegrand(middle), tail + ln2]) <= -target {
        high = middle
      } else {
        low = middle
      }
    }
    return high
  }

  /// The least A with t₀^A/A! small enough.
  private func powers(below terms: Int, logFirst: Double, target: Double) -> Int {
    var sum = 0.0
    for a in 1..<max(2, terms) {
      sum += log(Double(a)) - logFirst
      if sum > target { return a }
    }
    return terms
  }

  /// The guard bits, from the counts of roundings of D-LAPLACE(2) to (5).
  private func chooseBits(_ plan: inout LaplacePlan, bits: Int, last: Double) {
    let k = Double(logWeights.count)
    let j = Double(plan.terms)
    let octaves = Double(plan.nodes / plan.nodesPerOctave + 1)
    let end = decay(logTime: last + 0.7)
    let amplified = 2.1 * (2 * k + 12) * exp(min(logCount + end.logA, 200)) + 2.1 * end.decay
    let logFirst = Double(plan.firstNodeExponent) * log(2.0)
    let logX = min(-0.05, log(1.72) + logFirst + logMean - logCount)
    let logLog = logX < -20 ? logX : log(-log1p(-exp(logX)))
    let spread = exp(min(100, exp(logCount + logX) + exp(logCandidates + logLog)))
    let weighted = exp(logFirst + logLargestMean)
    let left = weighted * 3 * (14 * j + 16 + (j + 1) * (k + 10) + spread * (j + 8) * 2)
    let roundings = 3 * octaves + 16 + Double(plan.nodes) + 10 + amplified + left
    plan.workingBits = max(64, bits + 6 + Int(min(1e6, log2(roundings).rounded(.up))))
    let scale = (-logWeights[0] + logLargestMean - logProbabilities[0]) / log(2.0)
    let floor = exp(min(600, last + 0.7 + logWeights[0])) / log(2.0)
    plan.flushBits = Int(min(1e17, 1.02 * (Double(plan.workingBits + 100) + scale + floor)))
  }
}

// MARK: - Functions of logarithms

/// log Σ e^x.
private func logSum(_ values: [Double]) -> Double {
  var largest = -Double.infinity
  for value in values where value > largest { largest = value }
  if largest == -.infinity { return largest }
  var sum = 0.0
  for value in values where value > largest - 45 { sum += exp(value - largest) }
  return largest + log(sum)
}

/// log(1 − e^{−x}) from log x.
private func logOneMinusExp(_ logX: Double) -> Double {
  if logX < -30 { return logX }
  return logX > 4 ? 0 : log(-expm1(-exp(logX)))
}

/// log(e^x − 1) from log x.
private func logExpMinusOne(_ logX: Double) -> Double {
  if logX < -30 { return logX }
  let x = exp(logX)
  return x > 50 ? x : log(expm1(x))
}
