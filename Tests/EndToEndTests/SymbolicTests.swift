// Copyright 2026 the softbon authors
// SPDX-License-Identifier: Apache-2.0

import ExactArithmetic
import Foundation
import Testing

/// `softbon symbolic` and `softbon check --lambda all`.
@Suite struct SymbolicTests {
  private static let ternary = [
    "--probabilities", "1/2,3/10,1/5", "--rewards", "0,1/2,1",
  ]

  private func json(
    _ arguments: [String], status: Int = 0, in folder: TemporaryFolder? = nil
  ) throws -> [String: Any] {
    let run = try Run(arguments + ["--format", "json"], in: folder ?? TemporaryFolder())
    try #require(run.status == status, "\(run.errors)")
    return try #require(
      try JSONSerialization.jsonObject(with: Data(run.output.utf8)) as? [String: Any])
  }

  /// The value of a function of the JSON output at a number, by its arrays and by its factors.
  private func value(_ function: Any?, at x: Rational) throws -> Rational {
    let members = try #require(function as? [String: Any])
    func evaluate(_ value: Any?) throws -> Rational {
      try #require(value as? [String]).reversed().reduce(Rational.zero) {
        $0 * x + (try Rational(parsing: $1))
      }
    }
    let bottom = try evaluate(members["denominator"])
    var product = try Rational(parsing: #require(members["denominator_content"] as? String))
    for factor in try #require(members["denominator_factors"] as? [[String: Any]]) {
      product *= .power(
        try evaluate(factor["polynomial"]), try #require(factor["exponent"] as? Int))
    }
    #expect(product == bottom)
    return try evaluate(members["numerator"]) / bottom
  }

  /// The functions at x = 2 are what compare computes for the weights 1, 2, 4.
  @Test func functionsAreTheQuantitiesOfCompare() throws {
    let symbolic = try json(["symbolic", "-n", "3"] + Self.ternary)
    #expect(symbolic["schema"] as? String == "softbon.symbolic/1")
    let result = try #require((symbolic["results"] as? [[String: Any]])?.first)
    #expect(result["n"] as? String == "3")
    #expect(
      result["variable"] as? [String: String] == ["kind": "exp(step/lambda)", "step": "1/2"])
    #expect(result["exponents"] as? [String] == ["0", "1", "2"])
    let weights = Self.ternary + ["--weights", "1,2,4", "-n", "3"]
    let law = try #require(
      (try json(["distribution"] + weights)["results"] as? [[String: Any]])?.first)
    for name in ["soft", "tilted"] {
      let expected = try #require(law[name] as? [[String: String]]).map { $0["exact"] }
      let functions = try #require(result[name] as? [Any])
      #expect(try functions.map { "\(try value($0, at: 2))" } == expected)
    }
    let compared = try #require(
      (try json(["compare"] + weights)["results"] as? [[String: Any]])?.first)
    let quantities = try #require(compared["quantities"] as? [String: Any])
    let functions = try #require(result["quantities"] as? [String: Any])
    #expect(
      Set(functions.keys) == [
        "reward_soft", "reward_tilted", "reward_gap", "chi2_tilted_soft", "cv2",
      ])
    for (name, function) in functions {
      let number = try #require(quantities[name] as? [String: String])
      #expect("\(try value(function, at: 2))" == number["exact"], "\(name)")
    }
  }

  /// The problem that the output repeats gives the same output, and a file's λ does not matter.
  @Test func theProblemOfTheOutputIsAProblem() throws {
    let folder = try TemporaryFolder()
    try folder.write(
      "name: coin\nprobabilities: [1/2, 1/2]\nrewards: [0, 1]\nlambda: [1/2, 7]\n", to: "p.yaml")
    let first = try Run(
      ["symbolic", "--problem", "p.yaml", "-n", "2", "--format", "json"], in: folder)
    #expect(first.status == 0, "\(first.errors)")
    let root = try #require(
      try JSONSerialization.jsonObject(with: Data(first.output.utf8)) as? [String: Any])
    let problem = try #require(root["problem"] as? [String: Any])
    #expect(problem["lambda"] == nil)
    try folder.write(
      String(decoding: try JSONSerialization.data(withJSONObject: problem), as: UTF8.self),
      to: "p.json")
    let second = try Run(
      ["symbolic", "--problem", "p.json", "-n", "2", "--format", "json"], in: folder)
    #expect(second.output == first.output)
  }

  @Test func otherFormatsShowTheSameFunctions() throws {
    let coin = ["symbolic", "--probabilities", "1/2,1/2", "--rewards", "0,1", "-n", "2"]
    let text = try Run(coin)
    #expect(text.output.contains("P_n(2) = (3 x + 1)/(4 (x + 1))"))
    let latex = try Run(coin + ["--format", "latex"])
    #expect(latex.output.contains("P_{2}(2) &= \\frac{3\\,x + 1}{4\\,(x + 1)}"))
    let csv = try Run(coin + ["--format", "csv"])
    #expect(csv.output.contains("2,x = exp(1/λ),soft,2,3 x + 1,4 (x + 1)"))
    // Weights 1 and 3 are powers of 3; weights 1, 2, 5 of nothing.
    let weights = try Run(["symbolic", "--probabilities", "1/2,1/2", "--weights", "1,3", "-n", "2"])
    #expect(weights.output.contains("x = 3") && weights.output.contains("(3 x + 1)/(4 (x + 1))"))
    let numbers = try Run(
      ["symbolic", "--probabilities", "1/2,1/3,1/6", "--weights", "1,2,5", "-n", "2"])
    #expect(numbers.output.contains("P_n(1) = 7/18"))
  }

  // MARK: check --lambda all

  @Test func claimsAreProvedForEveryTemperature() throws {
    let root = try json(["check", "B1", "B2", "A6", "--lambda", "all", "-n", "1,4"] + Self.ternary)
    #expect(root["lambda"] as? String == "all")
    let rows = try #require(root["results"] as? [[String: Any]])
    #expect(rows.count == 10)
    for row in rows {
      let n = (row["case"] as? [String: Any])?["n"] as? String
      #expect(row["verdict"] as? String == (n == "1" ? "equal" : "proved"))
      #expect(
        row["certificate"] as? String == (n == "1" ? "identity" : "coefficients"))
      // Slack is rhs − lhs for ≤ and lhs − rhs for ≥, here at x = 3.
      if (row["claim"] as? String)?.first == "B" {
        let slack = try value(row["slack"], at: 3)
        let difference = try value(row["lhs"], at: 3) - value(row["rhs"], at: 3)
        #expect(slack == (row["label"] as? String == "B1" ? difference : -difference))
        #expect(slack >= 0)
      }
    }
    let run = try Run(["check", "B1", "--lambda", "all", "-n", "2"] + Self.ternary)
    #expect(run.output.contains("all") && run.output.contains("coefficients"))
  }

  /// A refutation names temperatures, and its witness is a command that refutes again.
  @Test func aRefutationForSomeTemperaturesHasAWitness() throws {
    let folder = try TemporaryFolder()
    try folder.write(
      """
      label: X1
      title: false for small temperatures
      statement: The weights do not vary much.
      provenance: {kind: derived}
      claim: cv2 <= 1/4
      """, to: "X1.yaml")
    let check = ["check", "X1", "--claims", ".", "-n", "2"] + Self.ternary
    let root = try json(check + ["--lambda", "all"], status: 1, in: folder)
    let row = try #require((root["results"] as? [[String: Any]])?.first)
    #expect(row["verdict"] as? String == "refuted")
    let failure = try #require((row["failures"] as? [[String: Any]])?.first)
    #expect((failure["from"] as? [String: String])?["exact"] == "0")
    let to = try #require(failure["to"] as? [String: String])
    let (lower, upper) = (try #require(to["lower"]), try #require(to["upper"]))
    #expect(try Run(check + ["--lambda", lower], in: folder).status == 1)
    #expect(try Run(check + ["--lambda", upper], in: folder).status == 0)
    let text = try Run(check + ["--lambda", "all"], in: folder)
    #expect(text.status == 1)
    let witness = try #require(
      text.output.split(separator: "\n").last { $0.contains("softbon check") })
    let command = witness[try #require(witness.range(of: "softbon check")).lowerBound...]
      .split(separator: " ").dropFirst().map { String($0).replacing("'", with: "") }
    #expect(try Run(command, in: folder).status == 1, "\(command)")
  }

  /// So is that of a claim about two temperatures, which needs both.
  @Test func aRefutationForTwoTemperaturesHasAWitness() throws {
    let folder = try TemporaryFolder()
    try folder.write(
      """
      label: X2
      title: the wrong way round
      statement: The reward grows with the temperature.
      provenance: {kind: derived}
      claim: "E(soft, r) <= next_lambda(E(soft, r))"
      """, to: "X2.yaml")
    let problem = ["--probabilities", "1/2,3/10,1/5", "--rewards", "0,1/2,1"]
    let all = try Run(
      ["check", "X2", "--claims", ".", "--lambda", "all", "-n", "3,5"] + problem, in: folder)
    #expect(all.status == 1)
    let witness = try #require(
      all.output.split(separator: "\n").last { $0.contains("softbon check") })
    let command = witness[try #require(witness.range(of: "softbon check")).lowerBound...]
      .split(separator: " ").dropFirst().map { String($0).replacing("'", with: "") }
    #expect(try Run(command, in: folder).status == 1, "\(command)")
  }

  @Test func theOutputDoesNotDependOnTheNumberOfThreads() throws {
    let check = ["check", "B1", "D2", "E0", "--lambda", "all", "-n", "1..5", "--format", "json"]
    let one = try Run(check + Self.ternary + ["--jobs", "1"])
    let three = try Run(check + Self.ternary + ["--jobs", "3"])
    #expect(one.status == 0 && one.output == three.output)
  }
}
