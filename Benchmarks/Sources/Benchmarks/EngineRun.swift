// Copyright 2026 the softbon authors
// SPDX-License-Identifier: Apache-2.0

import ExactArithmetic
import SoftBestOfN

/// Ends of an enclosure of one probability.
typealias Ends = (lower: Rational, upper: Rational)

/// An engine of the library on one thread: encloses P_n of each symbol to `digits` digits, or nil where there is none.
typealias EngineCall = (_ problem: Problem, _ n: UInt, _ digits: Int) throws -> [Ends]?

/// Runs the enumeration engine once. This is the one place that calls the library's engine.
///
/// TO BE FILLED IN when the engine is there: replace the placeholder by the call that `softbon distribution
/// --engine enumeration --jobs 1` makes, with everything that it does to prove the digits, and without output.
func runEngine(
  _ problem: Problem, n: UInt, digits: Int, placeholder: EngineCall
) throws -> [Ends]? {
  try placeholder(problem, n, digits)
}
