// Copyright 2026 the softbon authors
// SPDX-License-Identifier: Apache-2.0
//
// Symbols of equal weight act as one: P_n splits among them in proportion to P. The engines therefore work on levels,
// the distinct weights of the support in ascending order, and symbols are split again on output.  D-LEVELS

public import Enclosures
public import ExactArithmetic

/// The weights of the levels, ascending.
public enum LevelWeights: Sendable, Hashable {
  /// w_ℓ = e^{x_ℓ}, the exponents x_ℓ = r_ℓ/λ strictly ascending.
  case exponential([Rational])
  /// Rational weights, strictly ascending.
  case rational([Rational])
  /// λ = 0: only the order matters. The weight ratios are the limits w_ℓ/w_max: 1 on the top level, 0 elsewhere.
  case hard
}

/// The distinct weights of a problem's support, ascending, with their probabilities.
///
/// - Shape: all arrays have one entry per level, but `levelOfSymbol`, which has one per symbol.
public struct Levels: Sendable, Hashable {
  /// The probability of each level: positive, with sum exactly 1.
  public let probabilities: [Rational]
  /// The weight of each level.
  public let weights: LevelWeights
  /// The level of each symbol; nil for a symbol of probability 0.
  public let levelOfSymbol: [Int?]
  /// P_i over the probability of its level, for each symbol; 0 for a symbol of probability 0.
  public let shareOfSymbol: [Rational]

  /// The weights as powers of one number, where they are.
  let lattice: ExponentLattice?
  /// The probabilities as machine integers, where they are.
  let masses: LevelMasses?
  /// P and w/w_max as machine numbers, for estimates of effort.
  let logarithms: LevelLogarithms

  /// The number of levels.
  public var count: Int { probabilities.count }

  /// Whether all symbols of the support weigh the same, so that every law of the family is P.
  public var isTrivial: Bool { count == 1 }

  /// The levels of a problem.
  public init(_ problem: Problem) {
    let support = problem.probabilities.indices.filter { !problem.probabilities[$0].isZero }
    // One key per symbol: equal keys weigh the same and the order of keys is the order of weights.
    let keys: [Rational]
    let form: ([Rational]) -> LevelWeights
    switch problem.weighting {
    case .rational(let weights):
      keys = weights
      form = { .rational($0) }
    case .exponential(.infinite):
      keys = problem.probabilities.map { _ in .zero }
      form = { .exponential($0) }
    case .exponential(.zero):
      keys = problem.rewards ?? []
      form = { $0.count == 1 ? .exponential([.zero]) : .hard }
    case .exponential(.positive(let temperature)):
      keys = (problem.rewards ?? []).map { $0 / temperature }
      form = { .exponential($0) }
    }
    let distinct = Set(support.map { keys[$0] }).sorted()
    let index = Dictionary(uniqueKeysWithValues: distinct.enumerated().map { ($1, $0) })
    let levels = problem.probabilities.indices.map { i in
      problem.probabilities[i].isZero ? nil : index[keys[i]]
    }
    var members = [[Rational]](repeating: [], count: distinct.count)
    for (i, level) in levels.enumerated() {
      if let level { members[level].append(problem.probabilities[i]) }
    }
    let sums = members.map { Rational.sum($0) }
    probabilities = sums
    weights = form(distinct)
    levelOfSymbol = levels
    shareOfSymbol = zip(problem.probabilities, levels).map { probability, level in
      level.map { probability / sums[$0] } ?? .zero
    }
    if case .exponential = weights { lattice = ExponentLattice(distinct) } else { lattice = nil }
    masses = LevelMasses(sums)
    logarithms = LevelLogarithms(probabilities: sums, weights: weights)
  }

  private init(hard levels: Levels) {
    probabilities = levels.probabilities
    weights = levels.isTrivial ? levels.weights : .hard
    levelOfSymbol = levels.levelOfSymbol
    shareOfSymbol = levels.shareOfSymbol
    lattice = nil
    masses = levels.masses
    logarithms = LevelLogarithms(probabilities: probabilities, weights: weights)
  }

  /// The same levels under hard Best-of-n.
  package var hard: Levels { Levels(hard: self) }

  /// A law on the levels as a law on the symbols: split in proportion to P, exact 0 where P is 0.
  public func split(_ law: [CertifiedNumber]) -> [CertifiedNumber] {
    zip(levelOfSymbol, shareOfSymbol).map { level, share in
      guard let level else { return .exact(.zero) }
      switch law[level] {
      case .exact(let value): return .exact(value * share)
      case .enclosed(let interval): return .enclosed(share == .one ? interval : interval * share)
      case .positiveInfinity, .undefined: return law[level]
      }
    }
  }

  /// The weights divided by the largest, exactly where they are rational (or 0 and 1 at λ = 0).
  public var exactWeightRatios: [Rational]? {
    switch weights {
    case .rational(let values):
      let largest = values[values.count - 1]
      return values.map { $0 / largest }
    case .exponential(let exponents): return exponents.count == 1 ? [.one] : nil
    case .hard: return (0..<count).map { $0 == count - 1 ? .one : .zero }
    }
  }
}
