// Copyright 2026 the softbon authors
// SPDX-License-Identifier: Apache-2.0
//
// The laws on which the engines laplace and moments are measured.

import CReference
import ExactArithmetic
import SoftBestOfN

/// A law with P_j = numerators[j]/denominator and w_j = exp(exponents[j]), the exponents on a lattice.
struct IntegrationCase {
  let name: String
  let n: Integer
  let numerators: [UInt]
  let denominator: UInt
  let exponents: [Rational]
  /// The lattice: exponent j is the least one plus index[j] steps.
  let step: Rational
  let index: [Int]

  init(_ name: String, n: Integer, masses: [UInt], exponents: [Rational]) {
    self.name = name
    self.n = n
    let order = exponents.indices.sorted { exponents[$0] < exponents[$1] }
    // Letters of equal weight are one letter, for both programs.
    var distinct: [Rational] = []
    var merged: [UInt] = []
    for j in order {
      if exponents[j] == distinct.last {
        merged[merged.count - 1] += masses[j]
      } else {
        distinct.append(exponents[j])
        merged.append(masses[j])
      }
    }
    numerators = merged
    denominator = merged.reduce(0, +)
    self.exponents = distinct
    func machine(_ value: Integer) -> Int { Int(exactly: value) ?? 1 }
    let common = distinct.map { machine($0.denominator) }.reduce(1) { $0 / divisor($0, $1) * $1 }
    let multiples = distinct.map { machine((($0 - distinct[0]) * Rational(common)).numerator) }
    let unit = multiples.reduce(0, divisor)
    step = Rational(unit, common)
    index = multiples.map { $0 / unit }
  }

  var problem: Problem {
    get throws {
      try Problem(
        name: name, probabilities: numerators.map { Rational(Integer($0), Integer(denominator)) },
        rewards: exponents, weighting: .exponential(.positive(.one)))
    }
  }

  static let all: [IntegrationCase] = {
    let three: [UInt] = [5, 3, 2]
    let small: [Rational] = [0, 1, 2]
    var generator = Mixer(state: 20_240_607)
    let random = (0..<1000).map { _ in UInt(generator.next() % 1000) + 1 }
    let rewards = (0..<1000).map { _ in Rational(Int(generator.next() % 1001), 200) }
    let binomial = (0...32).map { UInt(Int(exactly: Integer.binomial(32, $0)) ?? 0) }
    return [
      IntegrationCase("A", n: 50, masses: three, exponents: small),
      IntegrationCase("B", n: 1000, masses: three, exponents: small),
      IntegrationCase("C", n: .power(10, 12), masses: three, exponents: small),
      IntegrationCase(
        "D", n: 64, masses: [UInt](repeating: 1, count: 8),
        exponents: (0..<8).map { Rational(5 * $0, 7) }),
      IntegrationCase(
        "E", n: 10_000, masses: [UInt](repeating: 1, count: 64),
        exponents: (0..<64).map { Rational(10 * $0, 63) }),
      IntegrationCase("F", n: 1_000_000, masses: random, exponents: rewards),
      IntegrationCase(
        "G", n: .power(2, 20), masses: binomial, exponents: (0...32).map { Rational($0) }),
    ]
  }()
}

/// The greatest common divisor.
private func divisor(_ a: Int, _ b: Int) -> Int { b == 0 ? a : divisor(b, a % b) }

/// The same numbers in every run.
private struct Mixer {
  var state: UInt64

  mutating func next() -> UInt64 {
    state &+= 0x9e37_79b9_7f4a_7c15
    var z = state
    z = (z ^ (z >> 30)) &* 0xbf58_476d_1ce4_e5b9
    z = (z ^ (z >> 27)) &* 0x94d0_49bb_1331_11eb
    return z ^ (z >> 31)
  }
}
