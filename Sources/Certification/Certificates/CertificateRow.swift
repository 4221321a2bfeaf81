// Copyright 2026 the softbon authors
// SPDX-License-Identifier: Apache-2.0
//
// The row of a table as it is certified: exact inputs, enclosures of the numbers that both formats of a certificate
// have (docs/certificates.md), and the verdicts of their bounds.

public import Enclosures
public import ExactArithmetic
public import SoftBestOfN

/// Why a row is left out of a certificate, openly.
public struct CertificateOmission: Error, Sendable, Hashable, CustomStringConvertible {
  /// The reason, for people.
  public let description: String

  /// A reason.
  public init(description: String) { self.description = description }
}

/// A row of a certificate.
public struct CertificateRow: Sendable {
  /// A bound: its two sides and the verdict.
  public struct Bound: Sendable {
    /// The label, such as C3b.
    public let label: String
    /// The left side.
    public let left: CertifiedNumber
    /// The right side.
    public let right: CertifiedNumber
    /// proved, equal or refuted.
    public let verdict: Verdict
  }

  /// The bounds that a certificate can have, in its order.
  public static let labels = ["C2", "C3a", "C3b", "C3c", "E1a", "E1b", "F1"]

  /// The quantities that a certificate has, in its order; those of the reward where there are rewards.
  public static let quantityNames: [QuantityName] = [
    .klTiltedSoft, .klSoftTilted, .klSoftReference, .totalVariation,
    .squaredCoefficientOfVariation, .rewardSoft, .rewardTilted,
  ]

  /// The problem, at one temperature greater than 0 or in weight form, all probabilities positive.
  public let problem: Problem
  /// The number of candidates.
  public let n: Integer
  /// The digits that the enclosures prove.
  public let digits: Int
  /// P_n of each symbol.
  public let soft: [CertifiedNumber]
  /// P* of each symbol.
  public let tilted: [CertifiedNumber]
  /// The quantities.
  public let quantities: [(name: QuantityName, value: CertifiedNumber)]
  /// The bounds that apply.
  public let bounds: [Bound]

  /// The exponents r/λ up to the factor λ, or the weights: what orders the symbols by weight.
  var order: [Rational] {
    if case .rational(let weights) = problem.weighting { weights } else { problem.rewards ?? [] }
  }

  /// A symbol of least weight, from 0.
  var lightest: Int { order.indices.min { order[$0] < order[$1] } ?? 0 }

  /// A symbol of greatest weight, from 0.
  var heaviest: Int { order.indices.max { order[$0] < order[$1] } ?? 0 }

  /// Computes the row.
  ///
  /// - Parameters:
  ///   - problem: the problem.
  ///   - n: the number of candidates.
  ///   - goal: the digits of the enclosures.
  ///   - maximumTerms: the checkers sum P_n term by term; a row with more compositions is left out.
  ///   - options: what bounds the engines.
  /// - Throws: `CertificateOmission` when the row cannot be certified, `EngineError` when it cannot be computed.
  public init(
    _ problem: Problem, n: Integer, goal: AccuracyGoal, maximumTerms: Integer,
    options: EngineOptions
  ) throws {
    try Self.checkScope(problem, n: n, maximumTerms: maximumTerms)
    let statements = try Catalogue.claims().flatMap(\.checked).filter {
      Self.labels.contains($0.label)
    }
    let law = try Distribution(
      problem, levels: Levels(problem), n: n, goal: goal, options: options)
    let comparison = try LawComparison(
      problem, n: n, statements: statements, goal: goal, options: options)
    guard law.digits >= goal.digits, comparison.hasDigits else {
      throw CertificateOmission(
        description: "fewer than \(goal.digits) digits at \(goal.maximum.bits) bits")
    }
    self.problem = problem
    self.n = n
    digits = goal.digits
    soft = law.soft
    tilted = law.tilted
    let values = Dictionary(
      comparison.quantities.map { ($0.name, $0.value) }, uniquingKeysWith: { $1 })
    quantities = Self.quantityNames.compactMap { name in
      if let value = values[name], value.decimal(digits: 1) != nil { (name, value) } else { nil }
    }
    var bounds: [Bound] = []
    for label in Self.labels {
      guard let index = statements.firstIndex(where: { $0.label == label }) else { continue }
      let outcome = comparison.outcomes[index]
      switch outcome.verdict {
      case .inapplicable: continue
      case .undecided: throw CertificateOmission(description: "\(label) is undecided")
      case .proved, .equal, .refuted:
        bounds.append(
          Bound(label: label, left: outcome.left, right: outcome.right, verdict: outcome.verdict))
      }
    }
    self.bounds = bounds
  }

  private static func checkScope(
    _ problem: Problem, n: Integer, maximumTerms: Integer
  ) throws(CertificateOmission) {
    switch problem.temperature {
    case .zero: throw CertificateOmission(description: "λ = 0 is a limit")
    case .infinite: throw CertificateOmission(description: "λ = inf is a limit")
    case .positive, nil: break
    }
    if problem.probabilities.contains(where: \.isZero) {
      throw CertificateOmission(description: "a symbol has probability 0; leave it out")
    }
    if n > 999_999 { throw CertificateOmission(description: "n is greater than 999999") }
    let k = problem.probabilities.count
    let terms = Integer.binomial(n + Integer(k - 1), k - 1)
    if terms > maximumTerms {
      throw CertificateOmission(
        description:
          "P_n is a sum over \(terms.abbreviated) compositions, more than --max-terms \(maximumTerms.abbreviated)"
      )
    }
  }
}

// MARK: - Dyadic ends

extension CertificateRow {
  /// The dyadic ends m·2^e of a number, as texts `m*2^e`.
  ///
  /// - Parameters:
  ///   - number: exact or enclosed.
  ///   - digits: the digits that the ends are to keep.
  /// - Returns: the ends, or nil for what is infinite or undefined.
  public static func dyadicEnds(
    of number: CertifiedNumber, digits: Int
  ) -> (lower: String, upper: String)? {
    // Rounded outward to few bits, so that the ends hardly depend on how narrow an engine's enclosure was.
    let precision = Precision(digits: digits, guardBits: 16)
    guard let interval = number.interval(at: precision)?.held(at: precision),
      let lower = interval.lower, let upper = interval.upper
    else { return nil }
    return (dyadic(lower), dyadic(upper))
  }

  /// The end of an interval, whose denominator is a power of 2.
  private static func dyadic(_ value: Rational) -> String {
    "\(value.numerator)*2^\(1 - value.denominator.bitWidth)"
  }
}
