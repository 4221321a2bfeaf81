// Copyright 2026 the softbon authors
// SPDX-License-Identifier: Apache-2.0

import Blocks
import ExactArithmetic
import SoftBestOfN
import Testing

/// The problem of sequences against the sum over all of them.
@Suite struct BlockProblemTests {
  private struct Total: Hashable {
    let reward: Rational
    let weight: Rational
  }

  /// All kᵐ sequences, one by one.
  private func sequences(_ problem: Problem, length: Int) -> [Total: Rational] {
    var result: [Total: Rational] = [:]
    func extend(_ left: Int, _ reward: Rational, _ weight: Rational, _ probability: Rational) {
      if probability.isZero { return }
      if left == 0 {
        result[Total(reward: reward, weight: weight), default: .zero] += probability
        return
      }
      for i in problem.probabilities.indices {
        var factor = Rational.one
        if case .rational(let weights) = problem.weighting { factor = weights[i] }
        extend(
          left - 1, reward + (problem.rewards?[i] ?? .zero), weight * factor,
          probability * problem.probabilities[i])
      }
    }
    extend(length, .zero, .one, .one)
    return result
  }

  private static let alphabets: [(String, [Rational], [Rational]?, [Rational]?)] = [
    ("coin", [Rational(1, 2), Rational(1, 2)], [0, 1], nil),
    (
      "biased, negative", [Rational(2, 7), Rational(5, 7)], [Rational(-3, 2), Rational(1, 3)], nil
    ),
    (
      "lattice with a gap and a tie",
      [Rational(1, 5), Rational(1, 5), Rational(2, 5), Rational(1, 5)],
      [0, 2, 5, 2], nil
    ),
    ("zero mass", [Rational(1, 3), 0, Rational(2, 3)], [1, 7, 4], nil),
    (
      "rough rewards", [Rational(1, 4), Rational(1, 4), Rational(1, 2)],
      [0, Rational(1, 1_000_003), Rational(999_983, 1_000_000)], nil
    ),
    ("one symbol", [1], [Rational(5, 3)], nil),
    (
      "powers", [Rational(1, 6), Rational(2, 6), Rational(3, 6)], [0, 1, 3],
      [2, 3, Rational(27, 4)]
    ),
    ("any weights", [Rational(1, 6), Rational(2, 6), Rational(3, 6)], [0, 1, 2], [1, 5, 7]),
    ("weights alone", [Rational(1, 6), Rational(2, 6), Rational(3, 6)], nil, [1, 2, 4]),
    (
      "ties of other weight", [Rational(1, 2), Rational(1, 3), Rational(1, 6)], [0, 1, 1],
      [1, 2, 3]
    ),
  ]

  @Test(arguments: Self.alphabets.indices, [1, 2, 5])
  func blocksAreSequences(index: Int, length: Int) throws {
    let (name, probabilities, rewards, weights) = Self.alphabets[index]
    let symbol = try Problem(
      name: name, probabilities: probabilities, rewards: rewards,
      weighting: weights.map { .rational($0) } ?? .exponential(.positive(Rational(1, 2))))
    let block = try Problem(blockOf: symbol, length: length)
    let expected = sequences(symbol, length: length)
    #expect(block.probabilities.count == (probabilities.count == 1 ? 1 : expected.count))
    #expect(block.block?.length == length)
    #expect(block.block?.symbol == symbol)
    #expect((block.rewards == nil) == (rewards == nil))
    for i in block.probabilities.indices {
      var weight = Rational.one
      if case .rational(let weights) = block.weighting { weight = weights[i] }
      let total = Total(reward: block.rewards?[i] ?? .zero, weight: weight)
      #expect(expected[total] == block.probabilities[i], "\(name), \(total)")
    }
    if let totals = block.rewards {
      #expect(zip(totals, totals.dropFirst()).allSatisfy { $0 <= $1 })
    }
  }

  @Test func anotherTemperatureKeepsTheBlock() throws {
    let symbol = try Problem(
      probabilities: [Rational(1, 2), Rational(1, 2)], rewards: [0, 1],
      weighting: .exponential(.positive(1)))
    let block = try Problem(blockOf: symbol, length: 3).at(.zero)
    #expect(block.block?.symbol.temperature == .zero)
    #expect(block == (try Problem(blockOf: symbol.at(.zero), length: 3)))
  }

  /// 1024 symbols of a biased coin: the central binomial coefficients, and the sum that Problem checks.
  @Test func longSequences() throws {
    let symbol = try Problem(
      probabilities: [Rational(2, 3), Rational(1, 3)], rewards: [0, 1],
      weighting: .exponential(.positive(1)))
    let block = try Problem(blockOf: symbol, length: 1024)
    #expect(block.probabilities.count == 1025)
    for j in [0, 1, 341, 512, 1024] {
      let expected = Rational(
        .binomial(1024, j) * .power(2, UInt(1024 - j)), .power(3, 1024))
      #expect(block.probabilities[j] == expected)
    }
  }

  @Test func tooManyTotalsAreRefusedWithTheirNumber() throws {
    func problem(_ rewards: [Rational]) throws -> Problem {
      try Problem(
        probabilities: Problem.normalized(rewards.map { _ in 1 }), rewards: rewards,
        weighting: .exponential(.positive(1)))
    }
    #expect(throws: BlockError.tooManyTotals(atLeast: 100_001)) {
      _ = try Problem(blockOf: problem([0, 1]), length: 100_000)
    }
    // 20 rough rewards: C(20 + 19, 19) types.
    let rough = (1...20).map { Rational(1, 1_000_003 + 2 * $0 * $0 * $0) }
    #expect(throws: BlockError.tooManyTypes(count: .binomial(39, 19))) {
      _ = try Problem(blockOf: problem(rough), length: 20)
    }
    #expect(throws: BlockError.noSymbols(length: 0)) {
      _ = try Problem(blockOf: problem([0, 1]), length: 0)
    }
  }
}
