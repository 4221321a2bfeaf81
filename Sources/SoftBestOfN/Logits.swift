// Copyright 2026 the softbon authors
// SPDX-License-Identifier: Apache-2.0
//
// Probabilities from logits. e^x is irrational for every rational x other than 0, and a problem has exact rational
// probabilities; so each weight e^(x − largest) is cut to a stated number of decimal digits, and what comes out is the
// problem, exactly. No law of this problem is claimed to be a law of the irrational one.

internal import Enclosures
public import ExactArithmetic

extension Problem {
  /// The largest difference between two logits: e^−100000 is about 10^−43429.
  public static let largestLogitDifference: Rational = 100_000

  /// Exact probabilities that are proportional to e^logit up to the cutting of each weight to `digits` digits.
  ///
  /// - Guarantee: with v_i = e^(x_i − max x) cut (rounded toward 0) to `digits` significant decimal digits, the result is
  ///   v_i/Σv exactly: its sum is 1, and each probability differs from the softmax by less than the factor
  ///   1 ± 2·10^(1−digits). The digits are correct whatever the precision that it took: the same everywhere.
  /// - Parameters:
  ///   - logits: one per symbol, nil for −∞ (probability 0); at least one is not nil.
  ///   - digits: the number of significant decimal digits, at least 1.
  /// - Returns: one probability per symbol.
  /// - Throws: `ProblemError` when all are nil.
  public static func probabilities(
    logits: [Rational?], digits: Int
  ) throws(ProblemError) -> [Rational] {
    let finite = logits.compactMap { $0 }
    guard let largest = finite.max() else { throw .nothingToNormalize }
    return try normalized(
      logits.map { $0.map { exponentialCut($0 - largest, digits: digits) } ?? .zero })
  }

  /// e^x for x ≤ 0, cut to `digits` significant decimal digits.
  private static func exponentialCut(_ x: Rational, digits: Int) -> Rational {
    if x.isZero { return .one }
    var precision = Precision(digits: digits, guardBits: 64)
    while true {
      let value = Interval.exp(Interval(x, at: precision))
      // The two ends are cut to the same digits sooner or later: e^x is irrational, so no such cut hits it.
      if let lower = value.lower, let upper = value.upper, lower.signum > 0 {
        let text = lower.decimal(digits: digits, rounded: .down)
        if text == upper.decimal(digits: digits, rounded: .down),
          let cut = try? Rational(parsing: text)
        {
          return cut
        }
      }
      precision = Precision(bits: 2 * precision.bits)
    }
  }
}
