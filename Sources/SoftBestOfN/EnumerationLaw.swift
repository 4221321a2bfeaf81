// Copyright 2026 the softbon authors
// SPDX-License-Identifier: Apache-2.0
//
// The enumeration engine: enclosures of P_n by enumeration over compositions.  D-COMPOSITIONS

internal import Enclosures
internal import ExactArithmetic

extension Levels {
  /// Enclosures of P_n by enumeration over compositions.
  func enumerationLaw(
    n: Integer, at precision: Precision, options: EngineOptions
  ) throws(EngineError) -> LevelLaw {
    let terms = Levels.compositionCount(n, count)
    guard terms <= options.maximumTerms, let n = Int(exactly: n) else {
      throw .tooManyTerms(needed: terms, allowed: options.maximumTerms)
    }
    let working = Precision(bits: precision.bits + 2 * Integer(n).bitWidth + 20)
    let ratios = weightRatios(at: working)
    let masses = probabilities.map { Interval($0, at: working) }
    var sums = masses.map { _ in Interval(0, at: working) }
    var counts = Array(repeating: 0, count: count)
    var poll = InterruptionPoll(options, every: 1000)

    func visit(_ letter: Int, left: Int, mass: Interval, weight: Interval) throws(EngineError) {
      var mass = mass
      var weight = weight
      for c in 0...left {
        counts[letter] = c
        if letter < count - 1 {
          try visit(letter + 1, left: left - c, mass: mass, weight: weight)
        } else if c == left {
          try poll.count(1)
          let term = (try? mass / weight) ?? .entire(at: working)
          for i in sums.indices where counts[i] > 0 { sums[i] += term * Rational(counts[i]) }
        }
        mass = mass * masses[letter] * Rational(1, Integer(c + 1))
        weight += ratios[letter]
      }
    }
    try visit(
      0, left: n, mass: Interval(.factorial(n), at: working), weight: Interval(0, at: working))
    return LevelLaw(
      engine: .enumeration,
      probabilities: zip(sums, ratios).map {
        .enclosed(Interval.min($0 * $1, Interval(1, at: working)).held(at: precision))
      })
  }
}
