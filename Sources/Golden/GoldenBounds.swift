// Copyright 2026 the softbon authors
// SPDX-License-Identifier: Apache-2.0
//
// The right-hand sides of the bounds that programs print beside P_n (docs/mathematics.md C2, C3, E1, F1, F2).

internal import Enclosures
internal import ExactArithmetic
internal import SoftBestOfN

/// The bounds of a problem at one n.
struct GoldenBounds {
  let precision: Precision
  let n: Integer
  /// Δ/λ; nil at λ = 0, 0 at λ = ∞.
  let range: Rational?
  let squaredVariation: CertifiedNumber
  /// κ of E1; nil where E1 does not apply.
  let kappa: CertifiedNumber?
  /// The bounds that apply, by label.
  let all: [(label: String, value: CertifiedNumber)]

  init(
    _ problem: Problem, levels: Levels, n: Integer, squaredVariation: CertifiedNumber,
    at precision: Precision
  ) {
    self.precision = precision
    self.n = n
    self.squaredVariation = squaredVariation
    let rewards = problem.support.map { problem.rewards?[$0] ?? .zero }
    let difference = (rewards.max() ?? .zero) - (rewards.min() ?? .zero)
    switch problem.temperature {
    case .positive(let temperature): range = difference / temperature
    case .infinite: range = .zero
    case .zero, nil: range = difference.isZero ? .zero : nil
    }
    kappa = (rewards.min() ?? .zero).signum >= 0 ? Self.kappa(problem, levels, precision) : nil
    let share = Rational(Integer.one, n)
    func logarithmOfOnePlus(_ x: CertifiedNumber) -> CertifiedNumber {
      if x.isExactly(.zero) { return x }
      guard let interval = x.times(share).interval(at: precision),
        let logarithm = try? Interval.log1p(interval)
      else { return .enclosed(.entire(at: precision)) }
      return .enclosed(logarithm)
    }
    var all = [("C2", logarithmOfOnePlus(squaredVariation))]
    if let range {
      let half = Interval(range * Rational(1, 2), at: precision)
      all.append(
        (
          "C3b",
          logarithmOfOnePlus(
            range.isZero ? .exact(.zero) : .enclosed(Interval.sinh(half).squared()))
        ))
    }
    switch kappa {
    case .exact(let value): all.append(("E1a", .exact(value / (value + Rational(n)))))
    case .enclosed(let value):
      // κ/(n + κ) = 1 − n/(n + κ), in the form that keeps the accuracy of κ; increasing in κ, so ends map to ends.
      let ends = value.ends.map { end in
        (try? end / (end + Rational(n))) ?? .entire(at: precision)
      }
      all.append(("E1a", .enclosed(.hull(ends[0], ends[1]))))
    default: break
    }
    all.append(("F1", Self.boundF1(range, n, precision)))
    let logarithm = (try? Interval.log(Interval(n, at: precision))) ?? .entire(at: precision)
    all.append(
      ("F2", n.isOne ? .exact(.zero) : .enclosed(logarithm - Rational(n - 1, n))))
    self.all = all
  }

  /// E_{P*}[r w]/(μ E_{P*}[r]) − 1 for rewards ≥ 0 that are not all 0.
  private static func kappa(
    _ problem: Problem, _ levels: Levels, _ precision: Precision
  ) -> CertifiedNumber? {
    guard let rewards = problem.rewards, problem.support.contains(where: { !rewards[$0].isZero })
    else { return nil }
    if levels.isTrivial { return .exact(.zero) }
    func kappa<Number>(
      _ weights: [Number], _ scaled: (Number, Rational) -> Number,
      _ product: (Number, Number) -> Number,
      _ sum: ([Number]) -> Number
    ) -> (numerator: Number, denominator: Number) {
      var masses: [Number] = []
      var first: [Number] = []
      var second: [Number] = []
      for i in problem.support {
        guard let level = levels.levelOfSymbol[i] else { continue }
        let mass = scaled(weights[level], problem.probabilities[i])
        masses.append(mass)
        first.append(scaled(mass, rewards[i]))
        second.append(product(scaled(mass, rewards[i]), weights[level]))
      }
      return (sum(second), product(sum(masses), sum(first)))
    }
    if let ratios = levels.exactWeightRatios {
      let parts = kappa(ratios, *, *) { Rational.sum($0) }
      return parts.denominator.isZero ? nil : .exact(parts.numerator / parts.denominator - 1)
    }
    let parts = kappa(levels.weightRatios(at: precision), { $0 * $1 }, { $0 * $1 }) {
      Interval.sum($0, at: precision)
    }
    guard let quotient = try? parts.numerator / parts.denominator else { return nil }
    return .enclosed(quotient - 1)
  }

  /// log(n/(1 + (n − 1) e^{−Δ/λ})).
  private static func boundF1(
    _ range: Rational?, _ n: Integer, _ precision: Precision
  ) -> CertifiedNumber {
    if n.isOne || range?.isZero == true { return .exact(.zero) }
    let entire = Interval.entire(at: precision)
    let logarithm = (try? Interval.log(Interval(n, at: precision))) ?? entire
    guard let range else { return .enclosed(logarithm) }
    let rest = Interval.exp(Interval(-range, at: precision)) * Rational(n - 1)
    return .enclosed(logarithm - ((try? Interval.log1p(rest)) ?? entire))
  }

  /// How much a bound moves by what underflows; nil for what is taken from logarithms.  D-CONDITION(6)
  func underflow(of label: String, _ u: GoldenUnderflow) -> Interval? {
    guard label == "C2", let variation = squaredVariation.interval(at: precision),
      let moved = u.ofSquaredVariation(variation)
    else { return nil }
    return (try? moved / (variation + Rational(n))).map { $0 + 1 }
  }

  /// How much a bound moves.  D-CONDITION(5)
  func sensitivity(of label: String, _ s: GoldenSensitivity) -> Interval? {
    let count = Rational(n)
    guard let value = all.first(where: { $0.label == label })?.value.interval(at: precision) else {
      return nil
    }
    let own = s.roundings * value.magnitude
    switch label {
    case "C2":
      guard let variation = squaredVariation.interval(at: precision) else { return nil }
      return (try? s.ofSquaredVariation(variation) / (variation + count)).map { $0 + own }
    case "C3b":
      // The derivative of log(1 + x) by log x, x/(1 + x), is at most 1 and at most the bound itself.
      let weight = Interval.min(Interval(1, at: precision), value)
      return own + weight * (s.roundings + (range ?? .zero) + 2)
    case "E1a":
      guard let kappa = kappa?.interval(at: precision) else { return nil }
      let moved = (kappa + 1) * (s.roundings + 6 + s.meanExponent * 4) * count
      return (try? moved / (kappa + count).squared()).map { $0 + own }
    default:
      // F1 and F2 are differences of numbers that log n bounds, but for (n − 1)/n ≤ 1.
      let logarithm = (try? Interval.log(Interval(n, at: precision))) ?? .entire(at: precision)
      let spread = label == "F1" ? range ?? .zero : .zero
      // x/(1 + x) ≤ min(1, x) with x = (n − 1) e^{−Δ/λ}.
      let weight = Interval.min(
        Interval(1, at: precision), Interval.exp(Interval(-spread, at: precision)) * count)
      return (logarithm * 2 + 1) * s.roundings + weight * (spread + 1)
    }
  }
}
