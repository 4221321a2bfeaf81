// Copyright 2026 the softbon authors
// SPDX-License-Identifier: Apache-2.0

import ExactArithmetic
import ProblemInput
import Testing

@Suite struct CandidateCountsTests {
  @Test(arguments: [
    ("1", "1"),
    ("3,1,2,1", "1 2 3"),
    (" 5 , 7..9,8..10", "5 7 8 9 10"),
    ("1,2,5..8,10^12", "1 2 5 6 7 8 1000000000000"),
    ("2^0..2^5", "1 2 4 8 16 32"),
    ("2^3..2^3", "8"),
    ("10^0..10^2,5..7", "1 5 6 7 10 100"),
    ("2^2..3^2", "4 5 6 7 8 9"),
    ("2^1..4", "2 3 4"),
    ("02^1..2^2", "2 4"),
    ("1^1..1^3", "1"),
    ("6/2..1e1/2", "3 4 5"),
    ("0x4..0x6", "4 5 6"),
    (
      "2^100,2^100-1..2^100+1",
      "1267650600228229401496703205375 1267650600228229401496703205376 1267650600228229401496703205377"
    ),
  ])
  func values(text: String, expected: String) throws {
    let counts = try CandidateCounts(parsing: text)
    let values = counts.map(\.description)
    #expect(values.joined(separator: " ") == expected)
    #expect(counts.count == values.count)
    #expect(counts.largest.description == values.last)
  }

  @Test(arguments: [
    ("", "-n is empty"),
    ("1,,2", "item 2 of 3 is empty"),
    ("1,", "item 2 of 2 is empty"),
    ("0", "0 is not a number of candidates"),
    ("-1", "-1 is not a number of candidates"),
    ("3/2", "3/2 is not a number of candidates"),
    ("x", "'x' is not an exact number"),
    ("5..2", "the range '5..2' descends"),
    ("2^5..2^2", "the range '2^5..2^2' descends"),
    ("..3", "'..3' is a range with one end"),
    ("3..", "'3..' is a range with one end"),
    ("1..2..3", "'2..3' is not an exact number"),
    ("2^-1..2^3", "1/2 is not a number of candidates"),
    ("1..1000001", "-n names 1000001 values, more than the 1000000"),
    ("1..600000,500000..1000001", "-n names 1000001 values"),
    ("1..10^300", "-n names about"),
    ("2^1000001", "more than 1000000 bits"),
    ("2^0..2^999990", "more than 500000000 bits together"),
  ])
  func mistakes(text: String, message: String) {
    let error = #expect(throws: ProblemInputError.self) { try CandidateCounts(parsing: text) }
    #expect(error?.kind == .usage)
    #expect(error?.description.hasPrefix("-n") == true)
    #expect(error?.description.contains(message) == true, "\(error?.description ?? "")")
  }

  @Test func aMillionValuesAreAllowed() throws {
    #expect(try CandidateCounts(parsing: "1..1000000,5,17..20").count == 1_000_000)
    #expect(try CandidateCounts(parsing: "1..600000,400001..1000000").count == 1_000_000)
  }
}
