// Copyright 2026 the softbon authors
// SPDX-License-Identifier: Apache-2.0

public import Enclosures
public import ExactArithmetic

/// A test of draws in their order, which may be watched while they come in.
///
/// The evidence is Π q(x)/p(x) over the draws, where q(x) = (c_x + 1/2)/(t + k/2) predicts the next draw from the counts c of the
/// t draws so far, k being the number of possible outcomes: the Dirichlet mixture with parameters 1/2 against the exact law p.
/// Under p each factor has the mean 1 whatever came before, so the evidence is a martingale that starts at 1, and the
/// probability that it ever reaches 1/level is at most level (Ville's inequality).  D-SAMPLER-TESTS(3)
public struct BettingTest: Sendable {
  private let law: [Interval]
  private let outcomes: Int
  private let threshold: Rational
  private var counts: [Int]

  /// The number of draws so far.
  public private(set) var draws = 0
  /// The evidence; nil once an outcome of probability 0 was drawn, when it is infinite.
  public private(set) var evidence: Interval?
  /// The number of the draw, from 1, at which the evidence certainly reached 1/level.
  public private(set) var rejectedAt: Int?

  /// A test at a level, from enclosures of the law.
  public init(_ law: [Interval], level: Rational) {
    self.law = law
    outcomes = law.filter { !($0.isPoint && $0.containsZero) }.count
    threshold = level.reciprocal
    counts = law.map { _ in 0 }
    evidence = law.first.map { Interval(1, at: $0.precision) }
  }

  /// Takes one draw in.
  public mutating func observe(_ outcome: Int) {
    let p = law[outcome]
    if p.isPoint, p.containsZero {
      evidence = nil
    } else if let before = evidence {
      let prediction = Rational(2 * counts[outcome] + 1, 2 * draws + outcomes)
      evidence = try? before * prediction / p
    }
    counts[outcome] += 1
    draws += 1
    if rejectedAt == nil {
      let isEnough = evidence.map { ($0 - threshold).isCertainlyNonnegative } ?? true
      if isEnough { rejectedAt = draws }
    }
  }
}
