// Copyright 2026 the softbon authors
// SPDX-License-Identifier: Apache-2.0
//
// The named edge cases. Most inputs are dyadic numbers of few bits, which are the same in every format, so that one set of
// answers serves all four.

internal import ExactArithmetic
internal import SoftBestOfN

extension GoldenCase {
  /// The named cases, with or without the large ones, which make large files.
  public static func named(includingLarge: Bool) -> [GoldenCase] {
    small + (includingLarge ? large : [])
  }

  private static func dyadic(_ numerators: [Int], over denominator: Int) -> [Rational] {
    numerators.map { Rational($0, denominator) }
  }

  private static let third: [Rational] = [Rational(1, 2), Rational(3, 10), Rational(1, 5)]
  private static let half = Temperature.positive(Rational(1, 2))
  private static let one = Temperature.positive(1)

  /// The law of the number of heads in `m` tosses of a fair coin: the block problem of m symbols with rewards 0 and 1.
  private static func tosses(_ m: Int) -> [Rational] {
    (0...m).map { Rational(.binomial(Integer(m), $0), .powerOfTwo(m)) }
  }

  private static func count(_ range: ClosedRange<Int>) -> [Rational] { range.map { Rational($0) } }

  /// Three symbols of probability 4/8, 3/8 and 1/8: what a case shows is in the rest.
  private static func threeSymbols(
    _ name: String, _ about: String, rewards: [Rational] = [0, 1, 2],
    temperature: Temperature = one, n: Integer
  ) -> GoldenCase {
    GoldenCase(
      name, about, weights: dyadic([4, 3, 1], over: 8), rewards: rewards, temperature: temperature,
      n: n)
  }

  private static let small: [GoldenCase] = [
    GoldenCase(
      "one-symbol", "a single symbol: every law is 1", weights: [1], rewards: [3],
      temperature: one, n: 7),
    GoldenCase(
      "single-draw", "n = 1: the law is P, whatever the rewards",
      weights: dyadic([1, 4, 3], over: 8),
      rewards: [0, 1, 2], temperature: half, n: 1),
    GoldenCase(
      "fair-coin", "two draws of a fair coin: the self term and n against n - 1 show at once",
      weights: dyadic([1, 1], over: 2), rewards: [0, 1], temperature: one, n: 2),
    GoldenCase(
      "self-term", "three draws with one dominant weight: the selected draw's own weight counts",
      weights: dyadic([3, 1], over: 4), rewards: [0, 2], temperature: one, n: 3),
    GoldenCase(
      "all-tied", "equal rewards: the law is P at every temperature",
      weights: dyadic([1, 2, 5], over: 8), rewards: [1, 1, 1], temperature: half, n: 16),
    GoldenCase(
      "tied-at-the-top", "two symbols share the largest reward and split in proportion to P",
      weights: dyadic([2, 1, 4, 1], over: 8), rewards: [0, 1, -1, 1], temperature: half, n: 5),
    GoldenCase(
      "inverted-order", "the largest rewards come first: the sign of the temperature shows",
      weights: dyadic([1, 2, 5], over: 8), rewards: [2, 1, 0], temperature: one, n: 4),
    GoldenCase(
      "rounded-inputs", "inputs that no binary format holds: each format has its own",
      weights: third, rewards: [0, Rational(1, 3), Rational(9, 10)], temperature: half, n: 8),
    threeSymbols("n-2^10", "n = 1024", n: .powerOfTwo(10)),
    threeSymbols(
      "n-2^24-plus-1", "the least n that is no binary32 number", n: .powerOfTwo(24) + 1),
    threeSymbols(
      "n-2^40", "n = 2^40: the law is the tilted optimum to twelve digits", n: .powerOfTwo(40)),
    GoldenCase(
      "rare-top", "the top reward has probability 2^-12 and the weight e^10",
      weights: [1, .powerOfTwo(-12)], rewards: [0, 10], temperature: one, n: 64),
    GoldenCase(
      "very-rare-top", "the top reward has probability 2^-100, which binary16 rounds to 0",
      weights: [1, .powerOfTwo(-100)], rewards: [0, 16], temperature: half, n: .powerOfTwo(20)),
    GoldenCase(
      "subnormal-weights", "weights that are subnormal in binary16 and sum to far less than 1",
      weights: [.powerOfTwo(-20), .powerOfTwo(-22), 3 * .powerOfTwo(-24)], rewards: [0, 1, 2],
      temperature: one, n: 6),
    GoldenCase(
      "zero-probability", "a symbol of probability 0 with the largest reward is never returned",
      weights: dyadic([5, 0, 3], over: 8), rewards: [0, 9, 1], temperature: one, n: 12),
    threeSymbols(
      "binary16-overflow", "exp(reward/lambda) overflows binary16, not the law",
      rewards: [0, 10, 12], n: 9),
    threeSymbols(
      "binary64-overflow", "exp(reward/lambda) overflows every format, not the law",
      rewards: [0, 900, 901], n: 9),
    threeSymbols(
      "shifted-rewards", "rewards around 1024: only their differences count",
      rewards: [1023, 1024, 1025], n: 9),
    threeSymbols(
      "tiny-lambda", "lambda = 2^-10: nearly hard Best-of-n, exponents to 2048",
      temperature: .positive(.powerOfTwo(-10)), n: 5),
    GoldenCase(
      "near-tie", "rewards that differ by less than lambda's unit: weights nearly equal",
      weights: dyadic([1, 1], over: 2), rewards: [1, 1 + .powerOfTwo(-7)], temperature: one, n: 3),
    threeSymbols(
      "huge-lambda", "lambda = 2^12: nearly the reference law",
      temperature: .positive(.powerOfTwo(12)), n: 5),
    GoldenCase(
      "hard", "lambda = 0, hard Best-of-n, with a tie at the top",
      weights: dyadic([2, 3, 1, 2], over: 8), rewards: [0, 1, 2, 2], temperature: .zero, n: 10),
    GoldenCase(
      "hard-large-n", "lambda = 0 and n = 2^16: the lower levels underflow every format",
      weights: dyadic([1, 1], over: 2), rewards: [0, 1], temperature: .zero, n: .powerOfTwo(16)),
    GoldenCase(
      "infinite-lambda", "lambda = inf: the law is P", weights: dyadic([2, 3, 3], over: 8),
      rewards: [0, 1, 2], temperature: .infinite, n: 10),
    GoldenCase(
      "block-8", "the totals of 8 tosses of a fair coin: a block of 8 symbols",
      weights: tosses(8), rewards: count(0...8), temperature: .positive(2), n: 32),
    GoldenCase(
      "negative-rewards", "rewards below 0, as log-probabilities are",
      weights: dyadic([1, 2, 4, 1], over: 8),
      rewards: [-16, Rational(-11, 2), -3, Rational(-1, 4)],
      temperature: .positive(4), n: 20),
  ]

  private static let large: [GoldenCase] = [
    GoldenCase(
      "block-32", "the totals of 32 tosses of a fair coin", weights: tosses(32),
      rewards: count(0...32), temperature: .positive(2), n: 256),
    GoldenCase(
      "k-1000", "1000 symbols of equal probability", weights: [Rational](repeating: 1, count: 1000),
      rewards: (0..<1000).map { Rational($0 * 617 % 1000, 128) }, temperature: one, n: 50),
    GoldenCase(
      "k-10000", "10000 symbols, 257 distinct rewards",
      weights: (0..<10_000).map { Rational(1 + $0 % 7) },
      rewards: (0..<10_000).map { Rational($0 * 7919 % 257, 32) }, temperature: one,
      n: .powerOfTwo(16)),
  ]
}
