// Copyright 2026 the softbon authors
// SPDX-License-Identifier: Apache-2.0
//
// The claim language over rational functions of x = e^{δ/λ}, for every λ > 0 at once. What is no such function (a
// logarithm, a root) is undefined here, with that reason.  D-SYMBOLIC(5)

internal import ExactArithmetic
internal import SoftBestOfN

/// A value of the claim language as a function of the temperature.
enum SymbolicValue: Sendable {
  case function(RationalFunction)
  case infinite(negative: Bool)
  /// c·λ with c ≠ 0.
  case temperature(Rational)
  /// c·log x with c ≠ 0: a multiple of 1/λ.
  case logarithm(Rational)
  /// What hangs on a condition that holds for some λ only.
  case open
}

/// The laws of one problem at one n as functions, and what they are asked for; kept for all claims of the case.
final class SymbolicCase {
  let problem: Problem
  let n: Integer
  let law: SymbolicLaw
  /// δ.
  let step: Rational
  let support: [Int]
  private let neighbourCase: () throws(SymbolicError) -> SymbolicCase?
  private var nextN: SymbolicCase?

  /// - Throws: `SymbolicError` when the law is too long.
  init(
    _ problem: Problem, lattice: WeightLattice, n: Integer,
    nextN: @escaping () throws(SymbolicError) -> SymbolicCase? = { nil }
  ) throws(SymbolicError) {
    self.problem = problem
    self.n = n
    law = try SymbolicLaw(lattice, n: n)
    if case .temperature(let step) = lattice.variable { self.step = step } else { step = .one }
    support = problem.support
    neighbourCase = nextN
  }

  /// The case at the next n of the grid.
  func neighbour() throws(SymbolicError) -> SymbolicCase? {
    if nextN == nil { nextN = try neighbourCase() }
    return nextN
  }

  private(set) lazy var soft = onSupport(law.split(law.soft))
  private(set) lazy var tilted = onSupport(law.split(law.tilted))
  /// w/w_max.
  private(set) lazy var weights = support.compactMap { i in
    law.lattice.levels.levelOfSymbol[i].map { law.weights[$0] * scale }
  }
  /// w_min/w_max.
  private(set) lazy var scale =
    law.weights[law.weights.count - 1].reciprocal ?? .one
  private(set) lazy var squaredVariation = law.squaredCoefficientOfVariation
  /// Hard Best-of-n, which does not depend on λ; nil when it is too long to be written out.
  private(set) lazy var hard: [RationalFunction]? = {
    let levels = law.lattice.levels
    var onLevels: [RationalFunction] = []
    for level in levels.probabilities.indices {
      guard let value = levels.exactHardProbability(level: level, n: n) else { return nil }
      onLevels.append(RationalFunction(value))
    }
    return onSupport(law.split(onLevels))
  }()

  private func onSupport(_ values: [RationalFunction]) -> [RationalFunction] {
    support.map { values[$0] }
  }
}

/// What an evaluation could not decide on its cell because a sign changes there.
final class SplitRequests {
  private(set) var polynomials: [IntegerPolynomial] = []

  func add(_ polynomial: IntegerPolynomial) { polynomials.append(polynomial) }
}

/// Rational functions on one cell as the semantics of the claim language.
struct SymbolicSemantics: ClaimSemantics {
  typealias Number = SymbolicValue

  /// Degrees beyond which functions are not formed: half of what is written out, since a claim takes many operations.
  static let degreeLimit = SymbolicLimit.degree / 2

  let symbolicCase: SymbolicCase
  let cell: TemperatureCell
  let splits: SplitRequests

  private var law: SymbolicLaw { symbolicCase.law }

  func rational(_ value: Rational) -> Number { .function(RationalFunction(value)) }
  var infinity: Number { .infinite(negative: false) }
  var open: Number { .open }
  func probability(_ a: Number) -> Number { a }

  func isProbability(_ a: Number) -> Bool? {
    guard let low = truth(a, .greaterOrEqual, rational(.zero)),
      let high = truth(a, .lessOrEqual, rational(.one))
    else { return nil }
    return low && high
  }

  private static let isOpen = Undefined(reason: "a condition holds for some lambda only")

  private static func notRational(_ what: String) -> Undefined {
    Undefined(reason: "\(what) is no rational function of x = exp(step/lambda)")
  }

  private func kept(_ function: RationalFunction) throws(Undefined) -> Number {
    if function.degree > Self.degreeLimit {
      throw Undefined(reason: "a function of x has a degree above \(Self.degreeLimit)")
    }
    return .function(function)
  }

  // MARK: Arithmetic

  func negated(_ a: Number) -> Number {
    switch a {
    case .function(let a): .function(-a)
    case .infinite(let negative): .infinite(negative: !negative)
    case .temperature(let c): .temperature(-c)
    case .logarithm(let c): .logarithm(-c)
    case .open: .open
    }
  }

  func sum(_ a: Number, _ b: Number) throws(Undefined) -> Number {
    switch (a, b) {
    case (.open, _), (_, .open): throw Self.isOpen
    case (.function(let a), .function(let b)): return try kept(a + b)
    case (.infinite(let x), .infinite(let y)):
      if x != y { throw Undefined(reason: "infinity minus infinity") }
      return a
    case (.infinite, _): return a
    case (_, .infinite): return b
    case (.temperature(let c), .temperature(let d)):
      return (c + d).isZero ? rational(.zero) : .temperature(c + d)
    case (.logarithm(let c), .logarithm(let d)):
      return (c + d).isZero ? rational(.zero) : .logarithm(c + d)
    case (.function(let function), let other), (let other, .function(let function)):
      if function.isZero { return other }
      throw Self.notRational("a sum with lambda")
    default: throw Self.notRational("a sum with lambda")
    }
  }

  func product(_ a: Number, _ b: Number) throws(Undefined) -> Number {
    switch (a, b) {
    case (.open, _), (_, .open): throw Self.isOpen
    case (.function(let a), .function(let b)): return try kept(a * b)
    case (.infinite(let negative), let other), (let other, .infinite(let negative)):
      guard let sign = strictSign(other) else {
        throw Undefined(reason: "infinity times a number that is 0 or changes its sign with lambda")
      }
      return .infinite(negative: negative != (sign < 0))
    case (.temperature(let c), .logarithm(let d)), (.logarithm(let d), .temperature(let c)):
      // λ·log x = δ.
      return rational(c * d * symbolicCase.step)
    case (.function(let function), let other), (let other, .function(let function)):
      if function.isZero { return .function(.zero) }
      guard let factor = function.constant else { throw Self.notRational("a product with lambda") }
      if case .temperature(let c) = other { return .temperature(c * factor) }
      if case .logarithm(let c) = other { return .logarithm(c * factor) }
      throw Self.notRational("a product with lambda")
    default: throw Self.notRational("a product with lambda")
    }
  }

  func quotient(_ a: Number, _ b: Number) throws(Undefined) -> Number {
    if case .open = a { throw Self.isOpen }
    if case .infinite = b {
      if case .infinite = a { throw Undefined(reason: "infinity divided by infinity") }
      return rational(.zero)
    }
    switch b {
    case .function(let divisor):
      guard let reciprocal = divisor.reciprocal else {
        throw Undefined(reason: "division by zero")
      }
      if cell.chart(of: divisor).hasZero {
        throw Undefined(reason: "a divisor is 0 for some lambda")
      }
      return try product(a, .function(reciprocal))
    case .temperature(let c):
      return try product(a, .logarithm((c * symbolicCase.step).reciprocal))
    case .logarithm(let c):
      return try product(a, .temperature((c * symbolicCase.step).reciprocal))
    case .infinite: return rational(.zero)
    case .open: throw Self.isOpen
    }
  }

  func power(_ a: Number, _ b: Number) throws(Undefined) -> Number {
    guard case .function(let exponent) = b, let value = exponent.constant, value.isInteger,
      let count = Int(exactly: value.numerator)
    else { throw Self.notRational("a power with this exponent") }
    if count == 0 { return rational(.one) }
    if count < 0 { return try quotient(rational(.one), power(a, rational(-value))) }
    guard case .function(let base) = a else { throw Self.notRational("a power of lambda") }
    let (degree, overflow) = base.degree.multipliedReportingOverflow(by: count)
    let (bits, tooLong) = base.bitCount.multipliedReportingOverflow(by: count)
    guard !overflow, degree <= Self.degreeLimit, !tooLong, bits <= ExactLimit.bits else {
      throw Undefined(reason: "a power is too long a function of x")
    }
    guard let result = base.power(count) else { throw Undefined(reason: "division by zero") }
    return .function(result)
  }

  func elementary(_ function: Function, _ a: Number) throws(Undefined) -> Number {
    switch (function, a) {
    case (.abs, .function(let f)):
      return .function(try isNonnegative(f) ? f : -f)
    case (.abs, .infinite): return infinity
    case (.abs, .temperature(let c)): return .temperature(c.magnitude)
    case (.abs, .logarithm(let c)): return .logarithm(c.magnitude)
    case (.exp, .logarithm(let c)):
      guard c.isInteger, let exponent = Int(exactly: c.numerator),
        exponent.magnitude <= UInt(Self.degreeLimit)
      else { throw Self.notRational("exp of this number") }
      return .function(RationalFunction(powerOfX: exponent))
    case (.exp, .function(.zero)): return rational(.one)
    case (.exp, .infinite(let negative)): return negative ? rational(.zero) : infinity
    case (.log, .function(.one)): return rational(.zero)
    case (.sinh, .function(.zero)), (.sqrt, .function(.zero)): return rational(.zero)
    case (.sqrt, .function(.one)): return rational(.one)
    case (.sinh, .logarithm):
      let (up, down) = (try elementary(.exp, a), try elementary(.exp, negated(a)))
      return try product(sum(up, negated(down)), rational(Rational(1, 2)))
    case (.sinh, .infinite), (.log, .infinite(negative: false)),
      (.sqrt, .infinite(negative: false)):
      return a
    default: throw Self.notRational(function.rawValue)
    }
  }

  // MARK: Comparison

  /// The sign where it is −1 or 1 on the whole closed cell.
  private func strictSign(_ a: Number) -> Int? {
    switch a {
    case .function(let f):
      let chart = cell.chart(of: f)
      return chart.hasZero || chart.hasNegative == chart.hasPositive
        ? nil : chart.hasPositive ? 1 : -1
    case .infinite(let negative): return negative ? -1 : 1
    case .temperature(let c), .logarithm(let c): return c.signum
    case .open: return nil
    }
  }

  /// Whether a function is at least 0 on the whole cell, or at most 0; where it is neither, the cell has to be split.
  private func isNonnegative(_ function: RationalFunction) throws(Undefined) -> Bool {
    let chart = cell.chart(of: function)
    if !chart.hasNegative { return true }
    if !chart.hasPositive { return false }
    splits.add(function.primitiveNumerator)
    throw Undefined(reason: "an order changes with lambda")
  }

  private func isAtMost(_ a: Number, _ b: Number) throws(Undefined) -> Bool {
    switch (a, b) {
    case (.open, _), (_, .open): throw Self.isOpen
    case (.infinite(let negative), _): return negative
    case (_, .infinite(let negative)): return !negative
    default:
      let difference = try sum(b, negated(a))
      guard case .function(let function) = difference else {
        guard let sign = strictSign(difference) else { throw Self.notRational("an order") }
        return sign > 0
      }
      return try isNonnegative(function)
    }
  }

  func minimum(_ a: Number, _ b: Number) throws(Undefined) -> Number { try isAtMost(a, b) ? a : b }
  func maximum(_ a: Number, _ b: Number) throws(Undefined) -> Number { try isAtMost(a, b) ? b : a }

  func isZero(_ a: Number) -> Bool { if case .function(.zero) = a { true } else { false } }

  /// True or false where the relation holds, or fails, on the whole cell with its ends.
  func truth(_ a: Number, _ sign: Relation.Sign, _ b: Number) -> Bool? {
    if case .open = a { return nil }
    if case .infinite(let x) = a, case .infinite(let y) = b {
      return sign.holds(for: x == y ? 0 : x ? -1 : 1)
    }
    guard let difference = try? sum(a, negated(b)) else { return nil }
    guard case .function(let function) = difference else {
      return strictSign(difference).map { sign.holds(for: $0) }
    }
    let chart = cell.chart(of: function)
    let orders = Set(chart.signs + (chart.hasZero ? [0] : []))
    let answers = Set(orders.map { sign.holds(for: $0) })
    return answers.count == 1 ? answers.first : nil
  }

  // MARK: Quantities

  var symbolCount: Int { symbolicCase.support.count }
  var supportLevels: [Int] {
    symbolicCase.support.compactMap { law.lattice.levels.levelOfSymbol[$0] }
  }

  private func rewards() throws(Undefined) -> [Rational] {
    guard let rewards = symbolicCase.problem.rewards else {
      throw Undefined(reason: "the problem gives weights without rewards")
    }
    return symbolicCase.support.map { rewards[$0] }
  }

  func vector(_ quantity: Quantity) throws(Undefined) -> [Number] {
    switch quantity {
    case .soft: return symbolicCase.soft.map { .function($0) }
    case .tilted: return symbolicCase.tilted.map { .function($0) }
    case .hard:
      guard let hard = symbolicCase.hard else {
        throw Undefined(reason: "hard Best-of-n is too long to be written out")
      }
      return hard.map { .function($0) }
    case .reference, .P:
      return symbolicCase.support.map { rational(symbolicCase.problem.probabilities[$0]) }
    case .r: return try rewards().map { rational($0) }
    case .w: return symbolicCase.weights.map { .function($0) }
    default: throw Undefined(reason: "\(quantity.rawValue) is not a vector")
    }
  }

  func number(_ quantity: Quantity) throws(Undefined) -> Number {
    switch quantity {
    case .n: return rational(Rational(symbolicCase.n))
    case .k: return rational(Rational(symbolCount))
    case .infinity: return infinity
    case .lambda: return .temperature(.one)
    case .mu: return .function(law.mu * symbolicCase.scale)
    case .cv2: return .function(symbolicCase.squaredVariation)
    case .spread: return .function(law.weights[law.weights.count - 1])
    case .leastWeight: return .function(symbolicCase.scale)
    case .greatestWeight: return rational(.one)
    case .gap:
      var total = rational(.zero)
      for (index, reward) in try rewards().enumerated() {
        let difference = symbolicCase.tilted[index] - symbolicCase.soft[index]
        total = try sum(total, .function(difference * RationalFunction(reward)))
      }
      return total
    case .leastReward: return rational(try rewards().min() ?? .zero)
    case .greatestReward: return rational(try rewards().max() ?? .zero)
    case .rewardRange:
      let rewards = try rewards()
      return rational((rewards.max() ?? .zero) - (rewards.min() ?? .zero))
    // Weights are exp(r/λ).
    case .comonotone: return rational(.one)
    default: throw Self.notRational(quantity.rawValue)
    }
  }

  func divergence(_ function: Function, _ p: [Number], _ q: [Number]) throws(Undefined) -> Number {
    switch function {
    case .tv:
      var total = rational(.zero)
      for (p, q) in zip(p, q) {
        total = try sum(total, elementary(.abs, sum(p, negated(q))))
      }
      return try product(total, rational(Rational(1, 2)))
    case .chi2:
      var total = rational(.zero)
      for (p, q) in zip(p, q) where !isZero(p) || !isZero(q) {
        let difference = try sum(p, negated(q))
        total = try sum(total, quotient(product(difference, difference), q))
      }
      return total
    default:
      throw Self.notRational(function.rawValue)
    }
  }

  func legendre(_ x: Number, isMean: Bool) throws(Undefined) -> Number {
    throw Self.notRational("legendre")
  }
  func leastCount(_ x: Number) throws(Undefined) -> Number { throw Self.notRational("least_n") }

  func neighbour(_ neighbour: Neighbour) throws(Undefined) -> Self {
    guard neighbour == .nextN else {
      throw Undefined(reason: "next_lambda relates two values of lambda")
    }
    do {
      guard let other = try symbolicCase.neighbour() else {
        throw Undefined(reason: Requirement.nextN.hypothesis)
      }
      return SymbolicSemantics(symbolicCase: other, cell: cell, splits: splits)
    } catch let error as Undefined {
      throw error
    } catch {
      throw Undefined(reason: "\(error)")
    }
  }
}
