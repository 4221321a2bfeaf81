// Copyright 2026 the softbon authors
// SPDX-License-Identifier: Apache-2.0

import Enclosures
import ExactArithmetic
import SoftBestOfN

/// Runs the enumeration engine once, on one thread, as `softbon distribution --engine enumeration --jobs 1` does, but
/// for the output: encloses P_n of each symbol to `digits` digits.
func runEngine(_ problem: Problem, n: UInt, digits: Int) throws -> [Interval] {
  var options = EngineOptions()
  options.engine = .enumeration
  let levels = Levels(problem)
  let outcome = try AccuracyGoal(digits: digits).reached(guardBits: 4, numbers: { $0 }) {
    precision in
    levels.split(try levels.law(n: Integer(n), at: precision, options: options).probabilities)
  }
  guard outcome.isReached else { throw EngineFailure() }
  return outcome.result.compactMap {
    if case .enclosed(let interval) = $0 { interval } else { nil }
  }
}

/// The engine did not reach the digits.
struct EngineFailure: Error {}
