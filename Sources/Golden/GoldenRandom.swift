// Copyright 2026 the softbon authors
// SPDX-License-Identifier: Apache-2.0
//
// Random cases from a seed. The generator and what is drawn from it are part of the format: a seed names the same cases
// in every version and on every machine (docs/golden.md), so nothing here uses the standard library's generators.

internal import ExactArithmetic
internal import SoftBestOfN

/// SplitMix64 (Steele, Lea and Flood, 2014) with a modulus: `below(m)` is the next output modulo m.
struct GoldenGenerator {
  private var state: UInt64

  init(seed: UInt64) { state = seed }

  mutating func next() -> UInt64 {
    state &+= 0x9e37_79b9_7f4a_7c15
    var z = state
    z = (z ^ (z >> 30)) &* 0xbf58_476d_1ce4_e5b9
    z = (z ^ (z >> 27)) &* 0x94d0_49bb_1331_11eb
    return z ^ (z >> 31)
  }

  mutating func below(_ bound: Int) -> Int { Int(next() % UInt64(bound)) }
}

extension GoldenCase {
  /// The random case of a number under a seed.
  ///
  /// The generator is seeded with seed + 1000003·index (modulo 2^64). Drawn in this order: the number of symbols
  /// k = 2 + below(7); the spread s = below(16); for each symbol its weight (1 + below(999))·2^−below(s + 1); for each
  /// symbol its reward (below(2001) − 1000)/250; the temperature 2^(below(9) − 4)·(1 + below(8)/8); n = 2^below(1 + below(41)) +
  /// below(3).
  public static func random(seed: UInt64, index: Int) -> GoldenCase {
    var generator = GoldenGenerator(seed: seed &+ 1_000_003 &* UInt64(index))
    let count = 2 + generator.below(7)
    let spread = generator.below(16)
    var weights: [Rational] = []
    for _ in 0..<count {
      let size = Rational(1 + generator.below(999))
      weights.append(size * .powerOfTwo(-generator.below(spread + 1)))
    }
    let total = Rational.sum(weights)
    var rewards: [Rational] = []
    for _ in 0..<count { rewards.append(Rational(generator.below(2001) - 1000, 250)) }
    let scale = Rational.powerOfTwo(generator.below(9) - 4)
    let temperature = scale * Rational(8 + generator.below(8), 8)
    let n =
      Integer.powerOfTwo(generator.below(1 + generator.below(41))) + Integer(generator.below(3))
    return GoldenCase(
      "random-\(seed)-\(index)", "random case \(index) of the seed \(seed)",
      weights: weights.map { $0 / total }, rewards: rewards, temperature: .positive(temperature),
      n: n)
  }
}
