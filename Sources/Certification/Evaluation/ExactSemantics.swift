// Copyright 2026 the softbon authors
// SPDX-License-Identifier: Apache-2.0
//
// The named quantities as exact elements, to decide equalities that no precision decides (docs/mathematics.md §1).
// Whatever has no exact form here is unknown and decides nothing.  D-EXACT-EQUALITY

internal import Enclosures
internal import ExactArithmetic
internal import SoftBestOfN

/// Exact elements as the semantics of the claim language, for one problem at one n.
struct ExactSemantics: ClaimSemantics {
  typealias Number = ExactValue

  let problem: Problem
  let n: Integer
  let levels: Levels
  /// P_n on the levels: exact where the engine knows it exactly, else unknown.
  let soft: [ExactValue]
  private let support: [Int]
  /// w_ℓ/w_max on the levels.
  private let weightRatios: [ExactValue]
  private let evaluation: Evaluation

  init(_ evaluation: Evaluation) {
    self.evaluation = evaluation
    problem = evaluation.problem
    n = evaluation.n
    levels = evaluation.levels
    support = problem.support
    if case .hard = evaluation.levels.weights {
      soft = Self.hardLaw(of: evaluation.levels, n: evaluation.n)
    } else {
      soft = Self.law(evaluation.soft.probabilities, named: "soft")
    }
    if let ratios = levels.exactWeightRatios {
      weightRatios = ratios.map { ExactValue($0) }
    } else if case .exponential(let exponents) = levels.weights {
      let largest = exponents[exponents.count - 1]
      weightRatios = exponents.map { ExactValue(exponentialOf: $0 - largest) }
    } else {
      weightRatios = levels.probabilities.map { _ in .unknown }
    }
  }

  func rational(_ value: Rational) -> Number { ExactValue(value) }
  var infinity: Number { .infinity }
  var open: Number { .unknown }
  var supportLevels: [Int] { support.compactMap { levels.levelOfSymbol[$0] } }
  func probability(_ a: Number) -> Number { a }
  func isProbability(_ a: Number) -> Bool? {
    guard let low = ExactValue.order(a, .zero), let high = ExactValue.order(a, .one) else {
      return nil
    }
    return low >= 0 && high <= 0
  }
  func negated(_ a: Number) -> Number { -a }
  func sum(_ a: Number, _ b: Number) -> Number { a + b }
  func product(_ a: Number, _ b: Number) -> Number { a * b }
  func quotient(_ a: Number, _ b: Number) -> Number { a / b }
  func power(_ a: Number, _ b: Number) -> Number { .power(a, b) }
  func elementary(_ function: Function, _ a: Number) -> Number {
    switch function {
    case .log: .log(a)
    case .exp: .exp(a)
    case .sqrt: .sqrt(a)
    case .sinh: .sinh(a)
    case .abs: .abs(a)
    default: .unknown
    }
  }
  func minimum(_ a: Number, _ b: Number) -> Number { .min(a, b) }
  func maximum(_ a: Number, _ b: Number) -> Number { .max(a, b) }
  func isZero(_ a: Number) -> Bool { a.isZero == true }

  func truth(_ a: Number, _ sign: Relation.Sign, _ b: Number) -> Bool? {
    ExactValue.order(a, b).map { sign.holds(for: $0) }
  }

  var symbolCount: Int { support.count }

  /// The law of hard Best-of-n on its levels, F^n − F'^n.  D-HARD(1)
  private static func hardLaw(of levels: Levels, n: Integer) -> [ExactValue] {
    var through = Rational.zero
    var powers = [ExactValue.zero]
    for probability in levels.probabilities {
      through = through + probability
      powers.append(.power(ExactValue(through), ExactValue(Rational(n))))
    }
    return zip(powers, powers.dropFirst()).map { $1 - $0 }
  }

  /// A law as exact values: what has no exact form is a number of its own, but for one that follows from the sum 1.
  /// D-EXACT-EQUALITY(6)
  private static func law(
    _ probabilities: [CertifiedNumber], named name: String
  ) -> [ExactValue] {
    var law = probabilities.map { ExactValue($0) }
    let open = law.indices.filter { if case .unknown = law[$0] { true } else { false } }
    guard let last = open.last else { return law }
    for level in open.dropLast() {
      law[level] = ExactValue(ExactNumber(.unnamed(.probability(law: name, level: level))))
    }
    law[last] = law.indices.filter { $0 != last }.reduce(.one) { $0 - law[$1] }
    return law
  }

  /// A law on the levels as one on the symbols of the support.
  private func split(_ law: [ExactValue]) -> [ExactValue] {
    support.map { i in
      levels.levelOfSymbol[i].map { law[$0] * ExactValue(levels.shareOfSymbol[i]) } ?? .zero
    }
  }

  func vector(_ quantity: Quantity) throws(Undefined) -> [Number] {
    switch quantity {
    case .soft, .enumerated, .integrated: return split(soft)
    case .tilted: return split(tilted)
    case .hard:
      let hard = evaluation.hardBestOfN.levels
      let law = Self.hardLaw(of: hard, n: n)
      return support.map { i in
        hard.levelOfSymbol[i].map { law[$0] * ExactValue(hard.shareOfSymbol[i]) } ?? .zero
      }
    case .reference, .P: return support.map { ExactValue(problem.probabilities[$0]) }
    case .r:
      guard let rewards = problem.rewards else {
        throw Undefined(reason: "the problem gives weights without rewards")
      }
      return support.map { ExactValue(rewards[$0]) }
    case .w:
      return support.map { i in levels.levelOfSymbol[i].map { weightRatios[$0] } ?? .zero }
    default: throw Undefined(reason: "\(quantity.rawValue) is not a vector")
    }
  }

  private func total(_ values: [ExactValue]) -> ExactValue { values.reduce(.zero, +) }

  private var mu: ExactValue {
    total(zip(levels.probabilities, weightRatios).map { ExactValue($0) * $1 })
  }

  private var tilted: [ExactValue] {
    let mu = mu
    return zip(levels.probabilities, weightRatios).map { ExactValue($0) * $1 / mu }
  }

  func number(_ quantity: Quantity) throws(Undefined) -> Number {
    switch quantity {
    case .mu: return mu
    case .cv2:
      let mu = mu
      let second = zip(levels.probabilities, weightRatios).map { ExactValue($0) * $1 * $1 }
      return total(second) / (mu * mu) - .one
    case .spread:
      if case .hard = levels.weights { return .infinity }
      return .one / weightRatios[0]
    case .leastWeight: return weightRatios[0]
    case .gap:
      let rewards = try vector(.r)
      let terms = zip(zip(split(tilted), split(soft)), rewards).map { ($0.0 - $0.1) * $1 }
      return total(terms)
    case .n, .k, .infinity, .lambda, .greatestWeight, .leastReward, .greatestReward, .rewardRange,
      .comonotone, .length:
      return ExactValue(try CertifiedSemantics(evaluation).number(quantity).certified)
    default: throw Undefined(reason: "\(quantity.rawValue) is not a number")
    }
  }

  func divergence(_ function: Function, _ p: [Number], _ q: [Number]) throws(Undefined) -> Number {
    if zip(p, q).allSatisfy({ $0.isIdentical(to: $1) == true }) { return .zero }
    let half = ExactValue(Rational(1, 2))
    switch function {
    case .kl where (p + q).contains(where: \.isUnnamed): return unnamedDivergence(p, q)
    case .kl:
      return total(
        zip(p, q).map { p, q in
          guard let isZero = p.isZero else { return .unknown }
          if isZero { return .zero }
          return q.isZero == true ? .infinity : p * .log(p / q)
        })
    case .tv: return half * total(zip(p, q).map { .abs($0 - $1) })
    case .chi2:
      return total(
        zip(p, q).map { p, q in
          guard let isZero = p.isZero else { return .unknown }
          if q.isZero == true { return isZero ? .zero : .infinity }
          return (p - q) * (p - q) / q
        })
    case .hellinger2: return .one - total(zip(p, q).map { .sqrt($0 * $1) })
    default: throw Undefined(reason: "\(function.rawValue) is not a divergence")
    }
  }

  /// KL(p‖q) as a number of its own, the same for laws that agree once entries of one ratio p/q are added up: these
  /// enter with the sum of their p only.
  private func unnamedDivergence(_ p: [Number], _ q: [Number]) -> Number {
    var pairs: [(p: Number, q: Number)] = []
    for (p, q) in zip(p, q) {
      let same = pairs.firstIndex { ($0.p * q).isIdentical(to: p * $0.q) == true }
      if let same {
        pairs[same] = (pairs[same].p + p, pairs[same].q + q)
      } else {
        pairs.append((p, q))
      }
    }
    var numbers: Set<[ExactNumber]> = []
    for (p, q) in pairs {
      guard case .finite(let p) = p, case .finite(let q) = q else { return .unknown }
      numbers.insert([p, q])
    }
    return ExactValue(ExactNumber(.unnamed(.divergence(numbers))))
  }

  /// The cases with a closed form: the mean, the ends of the rewards, and two rewards.  D-LEGENDRE(4)
  func legendre(_ x: Number, isMean: Bool) throws(Undefined) -> Number {
    guard let rate = RateFunction(problem), let least = rate.rewards.first,
      let greatest = rate.rewards.last, let lowest = rate.probabilities.first,
      let highest = rate.probabilities.last
    else { return .unknown }
    if let x = x.rational {
      if x == rate.mean { return .zero }
      if x < least || x > greatest { return .infinity }
      if x == greatest { return -.log(ExactValue(highest)) }
      if x == least { return -.log(ExactValue(lowest)) }
    }
    guard rate.rewards.count == 2 else { return .unknown }
    let share = (x - ExactValue(least)) / ExactValue(greatest - least)
    return try divergence(.kl, [.one - share, share], [ExactValue(lowest), ExactValue(highest)])
  }

  func leastCount(_ x: Number) throws(Undefined) -> Number {
    guard let x = x.rational else { return .unknown }
    return ExactValue(try CertifiedSemantics(evaluation).leastCount(.exact(x)).certified)
  }

  func neighbour(_ neighbour: Neighbour) throws(Undefined) -> Self {
    // The problem of one symbol shares λ and with it the transcendental numbers; neighbours in the grid do not.
    guard neighbour == .symbolwise, let symbol = problem.block?.symbol else {
      throw Undefined(reason: "exact elements are not formed across cases")
    }
    do throws(EngineError) {
      return ExactSemantics(
        try Evaluation(
          symbol, levels: Levels(symbol), n: n, at: evaluation.precision,
          options: evaluation.options))
    } catch {
      throw Undefined(reason: error.description)
    }
  }
}

extension ExactValue {
  /// An exact number or +∞; unknown for an enclosure.
  init(_ number: CertifiedNumber) {
    switch number {
    case .exact(let value): self.init(value)
    case .positiveInfinity: self = .infinity
    case .enclosed, .undefined: self = .unknown
    }
  }
}
