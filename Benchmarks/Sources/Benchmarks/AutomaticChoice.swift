// Copyright 2026 the softbon authors
// SPDX-License-Identifier: Apache-2.0
//
// Where the exact law of rational weights costs less than enclosures by enumeration, and what `--engine auto` takes.

import Enclosures
import ExactArithmetic
import SoftBestOfN

/// A law in weight form: P_j in proportion to `masses`, w_j = `weights[j]`.
struct WeightFormCase {
  let name: String
  let masses: [Int]
  let weights: [Int]
  let n: Int

  static let all = [
    WeightFormCase(name: "k2-n1000", masses: [1, 1], weights: [1, 2], n: 1000),
    WeightFormCase(name: "k3-n16", masses: [5, 3, 2], weights: [1, 2, 5], n: 16),
    WeightFormCase(name: "k3-n64", masses: [5, 3, 2], weights: [1, 2, 5], n: 64),
    WeightFormCase(name: "k3-n300", masses: [5, 3, 2], weights: [1, 2, 5], n: 300),
    WeightFormCase(name: "k3-n1000", masses: [5, 3, 2], weights: [1, 2, 5], n: 1000),
    WeightFormCase(name: "k3x-n16", masses: [5, 3, 2], weights: [1, 200, 5001], n: 16),
    WeightFormCase(name: "k3x-n64", masses: [5, 3, 2], weights: [1, 200, 5001], n: 64),
    WeightFormCase(name: "k5-n20", masses: [8, 5, 4, 2, 1], weights: [1, 2, 3, 5, 8], n: 20),
    WeightFormCase(name: "k5-n40", masses: [8, 5, 4, 2, 1], weights: [1, 2, 3, 5, 8], n: 40),
    WeightFormCase(
      name: "k5x-n20", masses: [8, 5, 4, 2, 1], weights: [1, 20, 333, 5005, 80001], n: 20),
    WeightFormCase(name: "k10-n12", masses: Array(1...10), weights: Array(1...10), n: 12),
  ]
}

/// Prints, for each case, the processor time of the exact law in that of 15 digits by enumeration, the length of the
/// exact numbers, and the engine that is taken by default.
func printAutomaticChoice(rounds: Int) throws {
  print("The exact law against 15 digits by enumeration, medians of \(rounds) interleaved rounds.")
  print(right("case", 10), right("exact/enum", 11), right("bits", 8), "  auto")
  for item in WeightFormCase.all {
    let problem = try Problem(
      probabilities: Problem.normalized(item.masses.map { Rational($0) }), rewards: nil,
      weighting: .rational(item.weights.map { Rational($0) }))
    let levels = Levels(problem)
    let n = Integer(item.n)
    var options = EngineOptions()
    let choice = try levels.law(n: n, at: Precision(digits: 15), options: options).engine
    var ratios: [Double] = []
    var bits = 0
    for round in 0...rounds {
      var start = processorSeconds()
      let exact = try levels.exactLaw(n: n, options: options) ?? []
      let exactSeconds = processorSeconds() - start
      bits = exact.map(\.bitCount).max() ?? 0
      options.engine = .enumeration
      start = processorSeconds()
      _ = try levels.law(n: n, at: Precision(digits: 15), options: options)
      if round > 0 { ratios.append(exactSeconds / (processorSeconds() - start)) }
    }
    print(
      right(item.name, 10), column(median(ratios), decimals: 2, width: 11), right("\(bits)", 8),
      "  \(choice)")
  }
}
