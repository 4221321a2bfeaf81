// Copyright 2026 the softbon authors
// SPDX-License-Identifier: Apache-2.0
//
// The definition of P_n, word for word, in exact rational numbers: draw all kⁿ sequences, choose one of the n draws
// in proportion to its weight. It works on symbols, knows nothing of levels or counts, and is the oracle of the exact
// engine.

import ExactArithmetic

/// P_n by summing over all kⁿ sequences.
func bruteForce(probabilities: [Rational], weights: [Rational], n: Int) -> [Rational] {
  var law = probabilities.map { _ in Rational.zero }
  var sequence = Array(repeating: 0, count: n)
  func draw(_ position: Int, probability: Rational) {
    if probability.isZero { return }
    if position < n {
      for symbol in probabilities.indices {
        sequence[position] = symbol
        draw(position + 1, probability: probability * probabilities[symbol])
      }
      return
    }
    let total = Rational.sum(sequence.map { weights[$0] })
    for symbol in sequence { law[symbol] += probability * weights[symbol] / total }
  }
  draw(0, probability: .one)
  return law
}

/// Hard Best-of-n by summing over all kⁿ sequences: a uniform choice among the draws of greatest reward.
func bruteForceHard(probabilities: [Rational], rewards: [Rational], n: Int) -> [Rational] {
  var law = probabilities.map { _ in Rational.zero }
  var sequence = Array(repeating: 0, count: n)
  func draw(_ position: Int, probability: Rational) {
    if probability.isZero { return }
    if position < n {
      for symbol in probabilities.indices {
        sequence[position] = symbol
        draw(position + 1, probability: probability * probabilities[symbol])
      }
      return
    }
    let best = sequence.map { rewards[$0] }.reduce(rewards[sequence[0]]) { max($0, $1) }
    let winners = sequence.filter { rewards[$0] == best }
    for symbol in winners { law[symbol] += probability / Rational(winners.count) }
  }
  draw(0, probability: .one)
  return law
}
