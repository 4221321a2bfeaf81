// Copyright 2026 the softbon authors
// SPDX-License-Identifier: Apache-2.0
//
// Precision is chosen, the enclosures that came out are inspected, and precision is raised until they are narrow
// enough or the ceiling is met. Nothing about the way up enters a result: any precision gives valid enclosures.

public import Enclosures

/// How many digits are asked for, and the effort that may be spent on them.
public struct AccuracyGoal: Sendable, Hashable {
  /// Every number is to satisfy upper − lower ≤ 10^(1−digits)·min(|lower|, |upper|) as printed.
  public let digits: Int
  /// The ceiling of the precision.
  public let maximum: Precision

  /// A goal with its ceiling; without one, eight times the bits of the digits and 2^14 more.
  public init(digits: Int, maximum: Precision? = nil) {
    self.digits = digits
    self.maximum = maximum ?? Precision(bits: 8 * Precision(digits: digits).bits + (1 << 14))
  }

  /// What came out of `reached(from:_:numbers:)`.
  public struct Outcome<Result: Sendable>: Sendable {
    /// The result at the last precision tried.
    public let result: Result
    /// That precision.
    public let precision: Precision
    /// Whether every number proves the digits; false when the ceiling was met first.
    public let isReached: Bool
  }

  /// The precision with which `reached(guardBits:numbers:_:)` begins.
  package func firstPrecision(guardBits: Int) -> Precision {
    min(maximum, Precision(digits: digits, guardBits: guardBits))
  }

  /// Computes at rising precision until every number of the result proves the digits.
  ///
  /// - Parameters:
  ///   - guardBits: bits beyond those of the digits to start with; affects effort only.
  ///   - numbers: the numbers of the result that are to prove the digits.
  ///   - compute: the computation at one precision.
  /// - Returns: the first result that reaches the goal, or the one at the ceiling.
  /// - Throws: what `compute` throws.
  public func reached<Result: Sendable, Failure: Error>(
    guardBits: Int = 32, numbers: (Result) -> [CertifiedNumber],
    _ compute: (Precision) throws(Failure) -> Result
  ) throws(Failure) -> Outcome<Result> {
    let needed = Precision(digits: digits).bits
    var precision = firstPrecision(guardBits: guardBits)
    while true {
      let result = try compute(precision)
      var worst = Int.max
      for case .enclosed(let interval) in numbers(result) {
        worst = min(worst, interval.relativeAccuracyBits)
      }
      if worst >= needed || precision >= maximum {
        return Outcome(result: result, precision: precision, isReached: worst >= needed)
      }
      // HEURISTIC: affects effort only. Bits that were lost once are lost again; without a bound, double.
      let step = worst < 0 ? precision.bits : needed - worst + 16
      precision = Precision(bits: min(maximum.bits, precision.bits + step))
    }
  }
}
