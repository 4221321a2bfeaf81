// Copyright 2026 the softbon authors
// SPDX-License-Identifier: Apache-2.0

import Certification
import Enclosures
import ExactArithmetic
import Rates
import SoftBestOfN
import TestSupport
import Testing

/// The closed-form limits against extrapolated ones on the problems of the standard grids with 0 < λ < ∞: over twelve n
/// in geometric progression from 2^8·max w/μ to 2^10·max w/μ they agree to ten digits, and every bracket contains its
/// limit.
///
/// Beyond max w/μ the expansion in 1/n takes hold, but at low λ next to terms such as (1 − P(top))^n, which no power of
/// 1/n follows: the n begin at 2^8·max w/μ, where these are below every digit.
@Suite struct RateGridTests {
  private static func problems() throws -> [Problem] {
    var seen: Set<Levels> = []
    var result: [Problem] = []
    let files = Catalogue.standardGrid + Catalogue.quickGrid
    for problem in try Grid(reading: files).cases.map(\.problem)
    where problem.temperature != .zero {
      let levels = Levels(problem)
      if !levels.isTrivial, seen.insert(levels).inserted { result.append(problem) }
    }
    return result
  }

  /// Twelve n, the largest at least 2^10·max w/μ, of one ratio but for rounding to integers.
  @Test func theCountsAreGeometric() throws {
    for problem in try Self.problems() {
      let counts = RateReport.geometricCounts(for: problem)
      #expect(counts.count >= 12)
      let levels = Levels(problem)
      let precision = Precision(bits: 64)
      // max w/μ = P*/P at the top.
      let top = levels.count - 1
      let tilted = try #require(levels.tiltedOptimum(at: precision)[top].interval(at: precision))
      let ratio = try #require(tilted.lower) / levels.probabilities[top]
      #expect(Rational(try #require(counts.last)) >= ratio * 1024)
      #expect(Rational(counts[0]) >= ratio * 256 && Rational(counts[0]) < ratio * 257 + 1)
      for (n, next) in zip(counts, counts.dropFirst()) {
        #expect((Rational(next) - Rational(n) * Rational(8, 7)).magnitude <= Rational(8, 7))
      }
    }
  }

  @Test func limitsAgreeWithExtrapolationToTenDigits() throws {
    let problems = try Self.problems()
    #expect(problems.count > 20)
    for problem in problems {
      let precision = Precision(bits: 64)
      let report = try RateReport(
        problem, counts: RateReport.geometricCounts(for: problem), order: 0,
        goal: AccuracyGoal(digits: 15),
        options: EngineOptions())
      for law in report.laws {
        if case .undefined = law.closedForm { continue }
        let place =
          "\(problem.name ?? "") λ = \(problem.temperature?.description ?? "-") \(law.law)"
        let hasDigits = law.hasDigits(15)
        #expect(hasDigits, "\(place)")
        let limit = try #require(law.closedForm.middle)
        let range = try #require(law.closedForm.interval(at: precision))
        let (below, above) = (try #require(range.lower), try #require(range.upper))
        let estimate = try #require(law.constant.middle)
        let error = limit.isZero ? estimate.magnitude : ((estimate - limit) / limit).magnitude
        let isClose = error < .power(10, -10)
        #expect(isClose, "\(place): \(error.decimal(digits: 3, rounded: .up))")
        for row in law.rows {
          let lower = try #require(row.scaledLower.interval(at: precision)?.lower)
          let upper = try #require(row.scaledUpper.interval(at: precision)?.upper)
          #expect(lower <= below && above <= upper, "\(place), n = \(row.n)")
          let value = try #require(row.scaled.middle)
          #expect(lower <= value && value <= upper, "\(place), n = \(row.n)")
        }
      }
    }
  }
}
