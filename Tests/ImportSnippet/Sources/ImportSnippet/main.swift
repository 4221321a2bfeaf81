// Copyright 2026 the softbon authors
// SPDX-License-Identifier: Apache-2.0

import Blocks
import Certification
import Documents
import Enclosures
import ExactArithmetic
import Golden
import ProblemInput
import Rates
import SoftBestOfN
import Tables

// The law of two draws from a fair coin whose first side weighs twice as much: 7/12 and 5/12.
let problem = try Problem(
  probabilities: [Rational(1, 2), Rational(1, 2)], rewards: nil,
  weighting: .rational([Rational(2), Rational(1)]))
let law = try Distribution(
  problem, levels: Levels(problem), n: Integer(2), goal: AccuracyGoal(digits: 15),
  options: EngineOptions())
let shown = law.soft.map { $0.decimal(digits: 15)?.exact ?? "not exact" }
print(shown.joined(separator: " "))
precondition(shown == ["7/12", "5/12"])

// Blocks of two fair coins: the mean of the better of two is 11/8, the gain 3/16 per coin.
let coin = try Problem(
  probabilities: [Rational(1, 2), Rational(1, 2)], rewards: [Rational(0), Rational(1)],
  weighting: .exponential(.zero))
let pairs = try BlockSampler(
  .hard(coin), length: 2, maximum: Precision(bits: 1024), options: EngineOptions())
let least = try pairs.leastCandidateCount(gain: Rational(3, 16))
print(least.n)
precondition(least.n == Integer(2) && least.isExactHit)

// n² KL, n TV and n g of the same coin: the limit of the first is 4/81.
let rates = try RateReport(
  problem, counts: [Integer(1), Integer(2)], order: 1, goal: AccuracyGoal(digits: 15),
  options: EngineOptions())
precondition(rates.laws[0].closedForm.decimal(digits: 15)?.exact == "4/81")
