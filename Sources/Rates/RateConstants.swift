// Copyright 2026 the softbon authors
// SPDX-License-Identifier: Apache-2.0
//
// The O(1/n) and O(1/n²) laws of a problem over a list of n: fitted exponents, extrapolated and closed-form limits,
// the next coefficients, and for each n a rigorous bracket.

public import Enclosures
public import ExactArithmetic
public import SoftBestOfN

/// A rate law over a list of n.
public struct RateConstants: Sendable {
  /// One n.
  public struct Row: Sendable {
    /// The number of candidates.
    public let n: Integer
    /// The engine that computed P_n.
    public let engine: Engine
    /// v(n).
    public let value: CertifiedNumber
    /// n^e v(n).
    public let scaled: CertifiedNumber
    /// The ends of an interval that contains both n^e v(n) and its limit.  D-RATE-BRACKET
    public let scaledLower: CertifiedNumber
    /// The upper end.
    public let scaledUpper: CertifiedNumber
    /// For KL: the bound C2, log(1 + CV²/n); nil for the other laws.
    public let bound: CertifiedNumber?
    /// For KL: KL/C2, where C2 is not 0.
    public let boundRatio: CertifiedNumber?
  }

  /// The law.
  public let law: RateLaw
  /// −log(v(n₂)/v(n₁))/log(n₂/n₁) at the two largest n.
  public let exponent: CertifiedNumber
  /// The value at 1/n = 0 of the polynomial in 1/n through all n^e v(n): an enclosure of that estimator, not of the limit.
  public let constant: CertifiedNumber
  /// The limit of n^e v(n).
  public let closedForm: CertifiedNumber
  /// The coefficients of 1/n, 1/n², … in the expansion of n^e v(n).
  public let coefficients: [CertifiedNumber]
  /// The limit and the coefficients as functions of x where the weights are powers of x; empty else.
  public let functions: [RationalFunction]
  /// The denominator of each function as a power of the mean weight, a polynomial in x; nil where it is none.
  public let denominatorFactors: [[PolynomialFactor]?]
  /// The rows, by ascending n.
  public let rows: [Row]

  /// Whether every number proves the digits asked for.
  public func hasDigits(_ digits: Int) -> Bool {
    let own = [exponent, constant, closedForm] + coefficients
    let inRows = rows.flatMap { row in
      [row.value, row.scaled, row.scaledLower, row.scaledUpper]
        + [row.bound, row.boundRatio].compactMap { $0 }
    }
    return (own + inRows).allSatisfy { $0.proves(digits: digits) }
  }
}

/// The three laws of a problem over a list of n.
public struct RateReport: Sendable {
  /// One entry per law.
  public let laws: [RateConstants]
  /// What x is in the functions; nil where there are none.
  public let variable: WeightLattice.Variable?

  /// Computes the three laws.
  ///
  /// - Parameters:
  ///   - problem: the problem.
  ///   - counts: the numbers of candidates, ascending, distinct, at least one.
  ///   - order: how many coefficients beyond the limit.
  ///   - goal: the digits of every number.
  ///   - options: the engine and its limits.
  ///   - onRow: called after each n.
  /// - Throws: `EngineError`.
  public init(
    _ problem: Problem, counts: [Integer], order: Int, goal: AccuracyGoal,
    options: EngineOptions, onRow: () -> Void = {}
  ) throws(EngineError) {
    let setting = RateProblem(problem)
    let symbolic = setting.symbolicRelativeWeights(order: order)
    variable = symbolic?.lattice.variable
    var values = try RateValues(setting, counts: counts, goal: goal, options: options, onRow)
    var laws: [RateConstants] = []
    var extraDigits = 0
    let brackets = RateBrackets(setting, goal: goal)
    for law in RateLaw.allCases {
      // Extrapolation cancels; what it loses is made up for by more digits of the values.
      var estimate = values.estimate(of: law)
      for _ in 0..<4 {
        let missing = estimate.missingDigits(goal)
        if missing == 0 { break }
        extraDigits += missing
        values = try RateValues(
          setting, counts: counts, goal: goal.raised(by: extraDigits), options: options, {})
        estimate = values.estimate(of: law)
      }
      let limits = RateLimits(
        setting, law: law, order: order, symbolic: symbolic?.weights, goal: goal)
      laws.append(
        RateConstants(
          law: law, exponent: estimate.exponent, constant: estimate.constant,
          closedForm: limits.closedForm, coefficients: limits.coefficients,
          functions: limits.functions,
          denominatorFactors: limits.functions.map {
            $0.denominatorFactors(mean: symbolic?.weights.first?.mean ?? [])
          },
          rows: try counts.indices.map { index throws(EngineError) in
            let value = values.values[index]
            let (lower, upper) = brackets.bracket(
              law, n: counts[index], limit: limits.closedForm, value: value.value(of: law))
            return RateConstants.Row(
              n: counts[index], engine: value.engine, value: value.value(of: law),
              scaled: estimate.scaled[index], scaledLower: lower, scaledUpper: upper,
              bound: law == .kl ? value.bound : nil,
              boundRatio: law == .kl ? value.boundRatio : nil)
          }))
    }
    self.laws = laws
  }
}

extension AccuracyGoal {
  /// More digits under the same ceiling.
  func raised(by digits: Int) -> AccuracyGoal {
    AccuracyGoal(digits: self.digits + digits, maximum: maximum)
  }
}

extension RationalFunction {
  /// The primitive part of the denominator as a power of that of a polynomial; nil when it is none.
  func denominatorFactors(mean: [Rational]) -> [PolynomialFactor]? {
    let base = RationalFunction(coefficients: mean).primitiveNumerator
    var (rest, exponent) = (primitiveDenominator, 0)
    while !rest.isUnit {
      guard !base.isUnit, let quotient = rest.quotient(by: base) else { return nil }
      (rest, exponent) = (quotient, exponent + 1)
    }
    return exponent == 0 ? [] : [PolynomialFactor(polynomial: base, exponent: exponent)]
  }
}

extension RateReport {
  /// Twelve n in geometric progression, the least 2^8·max w/μ and the largest a little more than 2^10·max w/μ: where the
  /// expansion in 1/n has taken hold, and beside it what no power of 1/n follows is below every digit that is shown.
  ///
  /// - Shape: ascending, distinct; the ratio is 8/7 up to rounding to integers.
  /// - Complexity: for the extrapolation the ratio is free; at 2 the same range would hold three n only. Terms such as
  ///   (1 − P(top))^n are about e^(−256) at the least n, next to limits of the size e^(−Δ/λ).
  public static func geometricCounts(for problem: Problem) -> [Integer] {
    let setting = RateProblem(problem)
    let weights = setting.relativeWeights(at: Precision(bits: 64))
    let least = (weights.last?.upper ?? .one) * .powerOfTwo(8)
    // (8/7)^11 = 4.3 > 2^2.
    return (0...11).map { (least * .power(Rational(8, 7), $0)).ceiling }
  }
}

extension RateConstants {
  /// The most digits d, up to 40, with |extrapolated − limit| ≤ 10^(−d)·|limit|, proved by the enclosures; nil where the
  /// limit is 0 or there is none.
  public var agreedDigits: Int? {
    let precision = Precision(bits: 256)
    guard let limit = closedForm.interval(at: precision),
      let estimate = constant.interval(at: precision), !limit.containsZero,
      let error = try? (estimate - limit) / limit, let bound = error.magnitude.upper
    else { return nil }
    var digits = 0
    var power = Rational(1, 10)
    while digits < 40, bound <= power {
      digits += 1
      power *= Rational(1, 10)
    }
    return digits
  }
}
