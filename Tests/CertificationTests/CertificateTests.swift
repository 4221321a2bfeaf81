// Copyright 2026 the softbon authors
// SPDX-License-Identifier: Apache-2.0

import Certification
import Enclosures
import ExactArithmetic
import Foundation
import SoftBestOfN
import Testing

/// What a certificate says is checked by Coq and by verify.py (Tests/Formal); here, what it says of exact rows, and what
/// it leaves out.
@Suite struct CertificateTests {
  private func row(
    _ problem: Problem, n: Integer, digits: Int = 12, maximumTerms: Integer = 1000
  ) throws -> CertificateRow {
    try CertificateRow(
      problem, n: n, goal: AccuracyGoal(digits: digits), maximumTerms: maximumTerms,
      options: EngineOptions())
  }

  private func coin(_ weights: [Rational] = [2, 1]) throws -> Problem {
    try Problem(
      probabilities: [Rational(1, 2), Rational(1, 2)], rewards: nil, weighting: .rational(weights))
  }

  private func value(ofDyadic text: String) throws -> Rational {
    let parts = text.split(separator: "*2^")
    let mantissa = try #require(Integer(digits: parts[0].drop { $0 == "-" }))
    let magnitude = Rational(mantissa) * .powerOfTwo(try #require(Int(parts[1])))
    return text.hasPrefix("-") ? -magnitude : magnitude
  }

  @Test(arguments: [Rational(1, 3), Rational(-7, 12), Rational(3, 8), 0, Rational(22, 7)])
  func dyadicEndsEnclose(_ number: Rational) throws {
    let ends = try #require(CertificateRow.dyadicEnds(of: .exact(number), digits: 12))
    let (lower, upper) = (try value(ofDyadic: ends.lower), try value(ofDyadic: ends.upper))
    #expect(lower <= number && number <= upper)
    #expect((upper - lower) * Rational(.power(10, 11)) <= number.magnitude)
    if number.denominator == 8 { #expect(lower == upper) }
  }

  /// P_2 = (7/12, 5/12): the claims of the Coq file hold these values strictly between their ends.
  @Test func coqClaimsEncloseStrictly() throws {
    let text = CertificateRow.coqFile([try row(coin(), n: 2)], omitted: [], version: "test")
    let known: [(String, Rational)] = [
      ("Soft 0", Rational(7, 12)), ("Soft 1", Rational(5, 12)), ("Tilted 0", Rational(2, 3)),
      ("Total_variation", Rational(1, 12)), ("CV_squared", Rational(1, 9)),
      ("C3a_bound 1 0", Rational(1, 8)), ("C3c_bound 1 0", Rational(1, 16)),
    ]
    for (quantity, value) in known {
      let rest = try #require(text.components(separatedBy: "(\(quantity), (").dropFirst().first)
      let ends = try #require(rest.components(separatedBy: "))").first)
        .components(separatedBy: ", ").map {
          try Rational(parsing: $0.components(separatedBy: " # ").joined(separator: "/"))
        }
      try #require(ends.count == 2)
      #expect(ends[0] < value && value < ends[1], "\(quantity) in \(ends)")
    }
  }

  @Test func everyNumberAndEveryBoundIsATheorem() throws {
    let row = try row(coin(), n: 3)
    #expect(row.bounds.map(\.label) == ["C2", "C3a", "C3b", "C3c", "F1"])
    let text = CertificateRow.coqFile([row], omitted: ["n = 4: *) \" x"], version: "test")
    // Law, its sum, the extreme weights; 4 probabilities, 5 quantities, 5 right sides, 5 bounds.
    #expect(text.split(separator: "\n").count { $0.hasPrefix("Theorem ") } == 3 + 4 + 5 + 5 + 5)
    #expect(text.contains("(* not certified: n = 4:      x *)"))
    #expect(text.contains("Print Assumptions certified."))
  }

  /// At n = 1 both sides of F1 are 0, which no enclosures tell: the general theorem is applied.
  @Test func equalSidesTakeTheGeneralTheorem() throws {
    let text = CertificateRow.coqFile([try row(coin(), n: 1)], omitted: [], version: "test")
    #expect(text.contains("Proof. exact (F1_holds row valid_row 1 0 eq_refl). Qed."))
    #expect(
      text.contains("Proof. exact (separated _ _ _ _ _ _ kl_tilted_soft C2_rhs eq_refl). Qed."))
  }

  @Test func whatCannotBeCertifiedIsLeftOut() throws {
    let rewards = try Problem(
      probabilities: [Rational(1, 2), Rational(1, 2)], rewards: [0, 1],
      weighting: .exponential(.positive(1)))
    let never = try Problem(
      probabilities: [1, 0], rewards: [0, 1], weighting: .exponential(.positive(1)))
    let cases: [(Problem, Integer, String)] = [
      (try rewards.at(.zero), 2, "λ = 0 is a limit"),
      (try rewards.at(.infinite), 2, "λ = inf is a limit"),
      (never, 2, "a symbol has probability 0; leave it out"),
      (rewards, 1_000_000, "n is greater than 999999"),
      (
        rewards, 1000,
        "P_n is a sum over 1001 compositions, more than --max-terms 1000"
      ),
    ]
    for (problem, n, reason) in cases {
      #expect(throws: CertificateOmission(description: reason)) { try row(problem, n: n) }
    }
    #expect(throws: Never.self) { try row(rewards, n: 999) }
  }
}
