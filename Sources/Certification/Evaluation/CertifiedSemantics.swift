// Copyright 2026 the softbon authors
// SPDX-License-Identifier: Apache-2.0
//
// The named quantities as certified numbers at one precision.

internal import Enclosures
internal import ExactArithmetic
internal import SoftBestOfN

/// Certified numbers as the semantics of the claim language, for one problem at one n and one precision.
struct CertifiedSemantics: ClaimSemantics {
  typealias Number = ExtendedNumber

  let evaluation: Evaluation
  /// The evaluation at the next n or λ of the grid, where there is one.
  let neighbours: (Neighbour) throws(EngineError) -> Evaluation?
  private let arithmetic: ExtendedArithmetic
  /// The positions of the support in the alphabet.
  let support: [Int]

  init(
    _ evaluation: Evaluation,
    neighbours: @escaping (Neighbour) throws(EngineError) -> Evaluation? = { _ in nil }
  ) {
    self.evaluation = evaluation
    self.neighbours = neighbours
    arithmetic = ExtendedArithmetic(precision: evaluation.precision)
    support = evaluation.problem.support
  }

  func rational(_ value: Rational) -> Number { arithmetic.kept(value) }
  var infinity: Number { .infinity(isNegative: false) }
  var open: Number { .open }
  var supportLevels: [Int] { support.compactMap { evaluation.levels.levelOfSymbol[$0] } }

  func probability(_ a: Number) -> Number {
    guard case .enclosed(let interval) = a else { return a }
    let unit = Interval(lower: .zero, upper: .one, at: evaluation.precision)
    // Disjoint from [0, 1], it is left to refute what it enters.
    return .enclosed(interval.intersection(unit) ?? interval)
  }

  func isProbability(_ a: Number) -> Bool? {
    guard let low = arithmetic.order(a, .exact(.zero)) ?? lowest(a),
      let high = arithmetic.order(a, .exact(.one)) ?? highest(a)
    else { return nil }
    return low >= 0 && high <= 0
  }

  /// 1 when an enclosure has no point below 0 (0 itself is not excluded).
  private func lowest(_ a: Number) -> Int? {
    if case .enclosed(let x) = a, x.isCertainlyNonnegative { 1 } else { nil }
  }

  /// −1 when an enclosure has no point above 1.
  private func highest(_ a: Number) -> Int? {
    if case .enclosed(let x) = a, (x - 1).isCertainlyNonpositive { -1 } else { nil }
  }
  func negated(_ a: Number) -> Number { arithmetic.negated(a) }
  func sum(_ a: Number, _ b: Number) throws(Undefined) -> Number { try arithmetic.sum(a, b) }
  func product(_ a: Number, _ b: Number) throws(Undefined) -> Number {
    try arithmetic.product(a, b)
  }
  func quotient(_ a: Number, _ b: Number) throws(Undefined) -> Number {
    try arithmetic.quotient(a, b)
  }
  func power(_ a: Number, _ b: Number) throws(Undefined) -> Number { try arithmetic.power(a, b) }
  func elementary(_ function: Function, _ a: Number) throws(Undefined) -> Number {
    try arithmetic.elementary(function, a)
  }
  func minimum(_ a: Number, _ b: Number) -> Number { arithmetic.minimum(a, b) }
  func maximum(_ a: Number, _ b: Number) -> Number { arithmetic.maximum(a, b) }
  func isZero(_ a: Number) -> Bool { a.isExactZero }

  func truth(_ a: Number, _ sign: Relation.Sign, _ b: Number) -> Bool? {
    guard let order = arithmetic.order(a, b) else { return nil }
    return sign.holds(for: order)
  }

  var symbolCount: Int { support.count }

  // MARK: Quantities

  func vector(_ quantity: Quantity) throws(Undefined) -> [Number] {
    let levels = evaluation.levels
    switch quantity {
    case .soft: return try onSupport(levels.split(evaluation.soft.probabilities))
    case .tilted: return try onSupport(levels.split(evaluation.tilted))
    case .enumerated: return try onSupport(levels.split(law(by: .enumeration)))
    case .integrated: return try onSupport(levels.split(law(by: .laplace)))
    case .hard:
      let (hard, law) = evaluation.hardBestOfN
      return try onSupport(hard.split(law))
    case .reference, .P: return support.map { .exact(evaluation.problem.probabilities[$0]) }
    case .r:
      guard let rewards = evaluation.problem.rewards else {
        throw Undefined(reason: "the problem gives weights without rewards")
      }
      return support.map { rational(rewards[$0]) }
    case .w:
      let ratios = levelWeightRatios
      return support.compactMap { levels.levelOfSymbol[$0].map { ratios[$0] } }
    default: throw Undefined(reason: "\(quantity.rawValue) is not a vector")
    }
  }

  /// P_n by a given engine.
  private func law(by engine: Engine) throws(Undefined) -> [CertifiedNumber] {
    if evaluation.soft.engine == engine { return evaluation.soft.probabilities }
    do {
      return try evaluation.levels.law(
        by: engine, n: evaluation.n, at: evaluation.precision, options: evaluation.options
      ).probabilities
    } catch {
      throw Undefined(reason: error.description)
    }
  }

  private func onSupport(_ law: [CertifiedNumber]) throws(Undefined) -> [Number] {
    var result: [Number] = []
    for i in support { result.append(try ExtendedNumber(law[i])) }
    return result
  }

  /// Weights are fixed up to a common factor; here the largest is 1.
  private var levelWeightRatios: [Number] {
    if let exact = evaluation.levels.exactWeightRatios { return exact.map { rational($0) } }
    return evaluation.levels.weightRatios(at: evaluation.precision).map { .enclosed($0) }
  }

  private func rewards() throws(Undefined) -> [Rational] {
    guard let rewards = evaluation.problem.rewards else {
      throw Undefined(reason: "the problem gives weights without rewards")
    }
    return support.map { rewards[$0] }
  }

  func number(_ quantity: Quantity) throws(Undefined) -> Number {
    switch quantity {
    case .n: return rational(Rational(evaluation.n))
    case .k: return .exact(Rational(support.count))
    case .length:
      guard let block = evaluation.problem.block else {
        throw Undefined(reason: "the problem is not one of blocks")
      }
      return .exact(Rational(block.length))
    case .infinity: return infinity
    case .lambda:
      switch evaluation.problem.temperature {
      case .zero: return .exact(.zero)
      case .positive(let value): return .exact(value)
      case .infinite: return infinity
      case nil: throw Undefined(reason: "the problem is in weight form and has no lambda")
      }
    case .mu:
      var total = rational(.zero)
      for (probability, weight) in zip(evaluation.levels.probabilities, levelWeightRatios) {
        total = try sum(total, product(.exact(probability), weight))
      }
      return total
    case .cv2: return try ExtendedNumber(evaluation.value(of: .squaredCoefficientOfVariation))
    case .gap: return try ExtendedNumber(evaluation.value(of: .rewardGap))
    case .spread: return try spread()
    case .comonotone: return .exact(isComonotone ? .one : .zero)
    case .leastWeight: return levelWeightRatios.first ?? .exact(.one)
    case .greatestWeight: return .exact(.one)
    case .leastReward: return rational(try rewards().min() ?? .zero)
    case .greatestReward: return rational(try rewards().max() ?? .zero)
    case .rewardRange:
      let rewards = try rewards()
      return rational((rewards.max() ?? .zero) - (rewards.min() ?? .zero))
    default: throw Undefined(reason: "\(quantity.rawValue) is not a number")
    }
  }

  /// Whether no reward of a level exceeds one of a greater level.
  private var isComonotone: Bool {
    guard let rewards = try? rewards() else { return true }
    let symbols = zip(supportLevels, rewards).sorted { ($0.0, $0.1) < ($1.0, $1.1) }
    return zip(symbols, symbols.dropFirst()).allSatisfy { $0.1 <= $1.1 }
  }

  /// w_max/w_min; +∞ at λ = 0 with more than one level.
  private func spread() throws(Undefined) -> Number {
    switch evaluation.levels.weights {
    case .hard: return infinity
    case .rational(let weights): return rational(weights[weights.count - 1] / weights[0])
    case .exponential(let exponents):
      return try elementary(.exp, rational(exponents[exponents.count - 1] - exponents[0]))
    }
  }

  func divergence(_ function: Function, _ p: [Number], _ q: [Number]) throws(Undefined) -> Number {
    for case .open in p + q { return .open }
    let pair = LawPair(
      p: p.map(\.certified), q: q.map(\.certified), precision: evaluation.precision)
    switch function {
    case .kl: return try ExtendedNumber(pair.kullbackLeibler)
    case .tv: return try ExtendedNumber(pair.totalVariation)
    case .chi2: return try ExtendedNumber(pair.chiSquare)
    case .hellinger2: return try ExtendedNumber(pair.squaredHellinger)
    default: throw Undefined(reason: "\(function.rawValue) is not a divergence")
    }
  }

  func legendre(_ x: Number, isMean: Bool) throws(Undefined) -> Number {
    guard let rate = RateFunction(evaluation.problem) else {
      throw Undefined(reason: "the problem gives weights without rewards")
    }
    switch x {
    case .exact(let value):
      return try ExtendedNumber(rate.value(at: value, precision: evaluation.precision))
    case .enclosed(let interval):
      let precision = evaluation.precision
      return try ExtendedNumber(
        isMean
          ? rate.value(atMean: interval, precision: precision)
          : rate.value(at: interval, precision: precision))
    case .infinity: return infinity
    case .open: return .open
    }
  }

  func leastCount(_ x: Number) throws(Undefined) -> Number {
    switch x {
    case .exact(let value):
      return rational(Rational(try LeastCounts.shared.count(evaluation, reaching: value)))
    case .enclosed, .open: return .open
    case .infinity: throw Undefined(reason: "no n reaches infinity")
    }
  }

  func neighbour(_ neighbour: Neighbour) throws(Undefined) -> Self {
    do {
      guard let other = try neighbours(neighbour) else {
        throw Undefined(reason: "the grid has no case for \(neighbour.rawValue)")
      }
      return CertifiedSemantics(other)
    } catch let error as Undefined {
      throw error
    } catch {
      throw Undefined(reason: "\(error)")
    }
  }
}

extension Relation.Sign {
  /// Whether the relation holds between a and b when a is less than (−1), equal to (0) or greater than (1) b.
  func holds(for order: Int) -> Bool {
    switch self {
    case .lessOrEqual: order <= 0
    case .greaterOrEqual: order >= 0
    case .less: order < 0
    case .greater: order > 0
    case .equal: order == 0
    }
  }
}
