// Copyright 2026 the softbon authors
// SPDX-License-Identifier: Apache-2.0

import Documents
import ExactArithmetic
import Foundation
import Testing

@Suite struct DistributionTests {
  /// The JSON of `softbon distribution`; the run must succeed without a word on standard error.
  func document(_ arguments: [String], input: String = "") throws -> DistributionDocument {
    let run = try Run(["distribution", "--format", "json"] + arguments, input: input)
    try #require(run.status == 0, "\(arguments): \(run.errors)")
    #expect(run.errors.isEmpty)
    return try DistributionDocument(run.output)
  }

  static let ternary = ["--probabilities", "1/2,3/10,1/5", "--rewards", "-1,1/2,1"]

  @Test func twoFairSymbolsWithWeightsTwoAndOne() throws {
    let arguments = ["--probabilities", "1/2,1/2", "--weights", "2,1", "-n", "2"]
    let text = try Run(["distribution"] + arguments)
    #expect(text.status == 0)
    #expect(text.output.contains("7/12") && text.output.contains("5/12"))
    let law = try #require(try document(arguments).laws.first)
    #expect(law.engine == "exact")
    #expect(law.soft.map(\.exact) == [Rational(7, 12), Rational(5, 12)])
    #expect(law.tilted.map(\.exact) == [Rational(2, 3), Rational(1, 3)])
    #expect(law.soft[0].decimals == ["0.5833333333333333", "0.5833333333333334"])
  }

  /// P_2 written out by hand: each of the nine pairs of draws is decided by its two weights e^(r/λ).
  @Test func softLawOfTwoDraws() throws {
    let law = try #require(
      try document(Self.ternary + ["--lambda", "1/2", "-n", "2", "--digits", "30"]).laws.first)
    #expect(law.engine == "enumeration")
    let p = [0.5, 0.3, 0.2]
    let w = [-1.0, 0.5, 1.0].map { exp($0 / 0.5) }
    for i in 0..<3 {
      var expected = 0.0
      for j in 0..<3 { expected += 2 * p[i] * p[j] * w[i] / (w[i] + w[j]) }
      let low = Double(law.soft[i].decimals[0]) ?? .nan
      #expect(abs(low - expected) < 1e-14 * expected, "\(i)")
      #expect(law.soft[i].keeps(digits: 30))
    }
  }

  @Test(arguments: [1, 2, 15, 16, 60, 1000])
  func everyNumberHasTheDigitsAskedFor(digits: Int) throws {
    let arguments = [
      "--probabilities", "1-2^-60-10^-9,10^-9,2^-60", "--rewards", "0,1/3,7", "--lambda",
      "1/10,3,0,inf", "-n", "1,2,9", "--digits", "\(digits)",
    ]
    let document = try document(arguments)
    #expect(document.laws.count == 12)
    for law in document.laws {
      #expect(law.digits == nil)
      for number in law.soft + law.tilted {
        #expect(number.keeps(digits: digits), "n = \(law.n), λ = \(law.lambda ?? "")")
        // Not many more digits than were asked for either, unless the decimal ends.
        #expect(number.decimals[0].count <= digits + 30)
      }
      #expect(law.precisionBits == 0 || law.precisionBits >= digits * 3)
    }
  }

  @Test func theCeilingOfPrecisionLeavesWhatWasProved() throws {
    let arguments =
      Self.ternary + [
        "--lambda", "1/2", "-n", "1,6", "--digits", "40", "--max-precision", "64",
      ]
    let run = try Run(["distribution", "--format", "json"] + arguments)
    #expect(run.status == 2)
    #expect(run.errors.contains("of 40 digits"))
    #expect(run.errors.contains("--max-precision"))
    let laws = try DistributionDocument(run.output).laws
    #expect(laws.count == 2)
    for law in laws {
      let digits = try #require(law.digits)
      #expect((10..<40).contains(digits))
      for number in law.soft + law.tilted { #expect(number.keeps(digits: digits)) }
    }
  }

  @Test func temperaturesAndCandidatesAreCrossed() throws {
    let laws = try document(
      Self.ternary + ["--lambda", "2,0,inf,1/2,0.5", "-n", "2..3,1,2^0..2^2"]
    ).laws
    #expect(
      laws.map { "\($0.lambda ?? "") \($0.n)" }
        == ["2", "0", "inf", "1/2"].flatMap { lambda in
          ["1", "2", "3", "4"].map { "\(lambda) \($0)" }
        })
    for law in laws where law.n == "1" || law.lambda == "inf" {
      #expect(law.soft.map(\.exact) == [Rational(1, 2), Rational(3, 10), Rational(1, 5)])
      #expect(law.engine == "exact")
    }
    // λ = 0 at n = 3: cumulative law cubed.
    let hard = try #require(laws.first { $0.lambda == "0" && $0.n == "3" })
    #expect(hard.soft.map(\.exact) == [Rational(1, 8), Rational(387, 1000), Rational(61, 125)])
    #expect(hard.tilted.map(\.exact) == [0, 0, 1])
  }

  @Test func tiesSplitAndZerosStay() throws {
    let laws = try document([
      "--probabilities", "1/4,0,1/8,5/8", "--rewards", "2,9,2,1", "--lambda", "1/2,0", "-n", "7",
    ]).laws
    #expect(laws.count == 2)
    for law in laws {
      for numbers in [law.soft, law.tilted] {
        #expect(numbers[1].exact == 0)
        #expect(numbers[1].decimals == ["0", "0"])
        // The first has twice the probability of the third.
        #expect(
          numbers[0].lower <= 2 * numbers[2].upper && 2 * numbers[2].lower <= numbers[0].upper)
        #expect(numbers[0].keeps(digits: 15))
      }
    }
    #expect(laws[1].soft[0].exact == 2 * (try #require(laws[1].soft[2].exact)))
  }

  @Test func everyWayToGiveTheProblemGivesTheSameBytes() throws {
    let folder = try TemporaryFolder()
    try folder.write(
      "probabilities: [1/2, 0.3, '1/5']\nrewards: [-1, 5e-1, 1]\nlambda: [1/2, 3]\n", to: "p.yaml")
    let json = """
      {"lambda": ["1/2", 3], "probabilities": [0.5, "3/10", 2e-1], "rewards": ["-1", 0.5, 1]}
      """
    try folder.write(json, to: "p.json")
    try folder.write(
      "\u{FEFF}reward,probability\r\n-1,1/2\r\n.5,3/10\r\n1,1/5\r\n".replacingOccurrences(
        of: ".5", with: "0.5"), to: "p.csv")
    try folder.write("count,reward\n50,-1\n30,1/2\n20,1\n", to: "counts.csv")
    let common = ["distribution", "-n", "1..4", "--format", "json"]
    let flags = try Run(common + Self.ternary + ["--lambda", "1/2,3"], in: folder)
    #expect(flags.status == 0)
    for arguments in [
      ["--problem", "p.yaml"], ["--problem", "p.json"],
      ["--problem", "p.csv", "--lambda", "1/2,3"],
      ["--problem", "counts.csv", "--lambda=0.5,3"],
      ["--probabilities=5,3,2", "--normalize", "--rewards=-1,1/2,1", "--lambda", "1/2, 3"],
    ] {
      let run = try Run(common + arguments, in: folder)
      #expect(run.output == flags.output, "\(arguments) \(run.errors)")
    }
    for (file, lambda) in [("p.yaml", []), ("p.json", []), ("counts.csv", ["--lambda", "1/2,3"])] {
      let run = try Run(
        common + ["--problem", "-"] + lambda, in: folder, input: .file(folder.path(file)))
      #expect(run.output == flags.output, "\(file) \(run.errors)")
    }
    // What the output says of the problem is a problem file.
    let echoed = try JSONSerialization.data(
      withJSONObject: DistributionDocument(flags.output).problem)
    let again = try Run(
      common + ["--problem", "-"], in: folder, input: .text(String(decoding: echoed, as: UTF8.self))
    )
    #expect(again.output == flags.output, "\(again.errors)")
  }

  @Test func logitsAreEchoedAsTheExactProblem() throws {
    let table = "symbol,logit,reward\na,0,0\nb,-1,1\nc,-inf,2\n"
    let document = try document(
      ["--problem", "-", "--lambda", "1", "-n", "2", "--logit-digits", "3"], input: table)
    #expect(document.problem["probabilities"] as? [String] == ["1000/1367", "367/1367", "0"])
    #expect(document.problem["symbols"] as? [String] == ["a", "b", "c"])
    #expect(document.laws[0].soft[2].exact == 0)
  }

  @Test(arguments: ["text", "json", "csv", "markdown", "latex"])
  func theBytesDoNotDependOnTheNumberOfThreads(format: String) throws {
    func output(_ jobs: String) throws -> String {
      let run = try Run(
        ["distribution", "--format", format, "--jobs", jobs, "-n", "1,2,30,61"] + Self.ternary
          + ["--lambda", "1/3,2"])
      #expect(run.status == 0)
      return run.output
    }
    let one = try output("1")
    #expect(try output("2") == one)
    #expect(try output("5") == one)
  }

  @Test func tablesHoldTheNumbersOfTheJSON() throws {
    let arguments = Self.ternary + ["--lambda", "1/2,inf", "-n", "1,5"]
    let laws = try document(arguments).laws
    func table(_ format: String) throws -> String {
      try Run(["distribution", "--format", format] + arguments).output
    }

    let csv = try readCSV(Input(name: "csv", text: try table("csv")))
    func column(_ name: String) throws -> [String] {
      let index = try #require(csv.column(name))
      return csv.rows.map { $0[index].text }
    }
    let soft = laws.flatMap(\.soft)
    let tilted = laws.flatMap(\.tilted)
    #expect(try column("soft_lower") == soft.map { $0.decimals[0] })
    #expect(try column("soft_upper") == soft.map { $0.decimals[1] })
    #expect(try column("soft_exact") == soft.map { $0.exact?.description ?? "" })
    #expect(try column("tilted_lower") == tilted.map { $0.decimals[0] })
    #expect(try column("n") == laws.flatMap { law in law.soft.map { _ in law.n } })
    #expect(try column("symbol") == laws.flatMap { _ in ["1", "2", "3"] })

    // In the other tables a number is `= 1/2`, or its common beginning and two tails.
    let blank = CharacterSet(charactersIn: " $")
    for (format, separator) in [("markdown", Character("|")), ("latex", "&")] {
      let lines = try table(format).split(separator: "\n").filter {
        $0.contains(" \(separator) ") && !$0.contains("symbol") && !$0.contains(":--")
      }
      #expect(lines.count == soft.count, "\(format)")
      for (line, numbers) in zip(lines, zip(soft, tilted)) {
        let row = line.replacing(" \\\\", with: "").split(separator: separator)
        let cells = row.map { $0.trimmingCharacters(in: blank) }.filter { !$0.isEmpty }
        try expect(cells[cells.count - 2], shows: numbers.0)
        try expect(cells[cells.count - 1], shows: numbers.1)
      }
    }
  }

  private func expect(_ cell: String, shows number: PrintedNumber) throws {
    if let match = cell.wholeMatch(of: #/= (.+)/#) {
      #expect(try Rational(parsing: String(match.1)) == number.exact, "\(cell)")
      return
    }
    let match = try #require(cell.wholeMatch(of: #/([^\[]*)\[(\S+), (\S+)\]/#), "\(cell)")
    #expect([match.2, match.3].map { "\(match.1)\($0)" } == number.decimals, "\(cell)")
  }

  @Test func aSecondRouteIsNamed() throws {
    let arguments = ["--probabilities", "1/2,1/3,1/6", "--weights", "3,1,2", "-n", "1..5,40"]
    for engine in ["auto", "exact", "enumeration"] {
      let laws = try document(arguments + ["--cross-check", "--engine", engine]).laws
      #expect(laws.count == 6)
      for law in laws {
        #expect(Set([law.engine, law.crossCheck]) == ["exact", "enumeration"], "\(law.n)")
      }
    }
  }

  @Test func integrationAndEnumerationCheckEachOther() throws {
    let arguments = [
      "--probabilities", "1/2,1/3,1/6", "--rewards", "0,1,2", "--lambda", "1/2", "-n", "2,40,300",
    ]
    for engine in ["auto", "laplace", "enumeration"] {
      let laws = try document(arguments + ["--cross-check", "--engine", engine]).laws
      #expect(laws.count == 3)
      for law in laws {
        #expect(Set([law.engine, law.crossCheck]) == ["laplace", "enumeration"], "\(law.n)")
      }
    }
  }

  @Test func whereEnumerationIsInfeasibleAnotherRouteChecks() throws {
    for (arguments, route) in [
      (["1/2,3/10,1/5", "--rewards", "0,1,2", "-n", "10^12"], ["moments", "laplace"]),
      (
        ["1-2^-61,2^-62,2^-62", "--rewards", "0,29,30", "-n", "2^20"],
        ["laplace", "double-exponential"]
      ),
    ] {
      let law = try #require(
        try document(
          ["--lambda", "1", "--digits", "30", "--cross-check", "--probabilities"] + arguments
        ).laws.first)
      #expect([law.engine, law.crossCheck] == route)
    }
    let laws = try document(
      [
        "--lambda", "1", "--cross-check", "--engine", "laplace", "--probabilities",
        "1/2,3/10,1/5", "--rewards", "0,1,2", "-n", "10^12,2^200",
      ]
    ).laws
    #expect(laws.map(\.crossCheck) == ["moments", "moments"])
  }

  @Test func manySymbolsStayReadable() throws {
    let count = 1000
    let run = try Run([
      "distribution", "--normalize", "--probabilities",
      (1...count).map(String.init).joined(separator: ","), "--rewards",
      (1...count).map { "\($0 % 2)" }.joined(separator: ","), "--lambda", "1", "-n", "20",
    ])
    #expect(run.status == 0)
    let lines = run.output.split(separator: "\n")
    #expect(lines.count == count + 3)
    #expect(lines.allSatisfy { $0.count <= 100 })
  }
}
