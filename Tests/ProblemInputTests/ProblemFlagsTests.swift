// Copyright 2026 the softbon authors
// SPDX-License-Identifier: Apache-2.0
//
// The ways to give a problem agree. What the messages of mistakes say is tested with the built program
// (Tests/EndToEndTests).

import ExactArithmetic
import Foundation
import ProblemInput
import SoftBestOfN
import TestSupport
import Testing

@Suite struct ProblemFlagsTests {
  /// The problems of flags, where `file` is written to a temporary file called `name` first.
  func read(
    file: String? = nil, as name: String = "problem.yaml",
    _ change: (inout ProblemFlags) -> Void = { _ in }
  ) throws -> ProblemFamily {
    var flags = ProblemFlags()
    let directory = FileManager.default.temporaryDirectory
      .appendingPathComponent("softbon-\(UUID().uuidString)")
    defer { try? FileManager.default.removeItem(at: directory) }
    if let file {
      try FileManager.default.createDirectory(at: directory, withIntermediateDirectories: true)
      let url = directory.appendingPathComponent(name)
      try Data(file.utf8).write(to: url)
      flags.file = url.path
    }
    change(&flags)
    return try flags.read()
  }

  func number(_ text: String) throws -> Rational { try Rational(parsing: text) }

  @Test func flagsAreExact() throws {
    let family = try read {
      $0.probabilities = "0.3, 1/2,2e-1"
      $0.rewards = "-1,0x1.8p-1,1-2^-2"
      $0.lambda = "1/10,0,inf,0.1,2"
    }
    let problem = family.first
    #expect(problem.probabilities == [try number("3/10"), try number("1/2"), try number("1/5")])
    #expect(problem.rewards == [-1, try number("3/4"), try number("3/4")])
    #expect(family.temperatures == [.positive(try number("1/10")), .zero, .infinite, .positive(2)])
    #expect(Set(family.problems.map(\.probabilities)).count == 1)
  }

  @Test func everyFormGivesTheSameProblem() throws {
    let flags = try read {
      $0.probabilities = "1/2,3/10,1/5,0"
      $0.rewards = "-1,1/2,1,7"
      $0.lambda = "1/2,inf"
    }
    let yaml = """
      probabilities: [1/2, '0.3', 2e-1, 0]   # a comment
      rewards: [-1, 0.5, 0x1p0, 7]
      lambda: [1/2, inf]
      """
    #expect(try read(file: yaml) == flags)
    let json = """
      {"lambda": ["1/2", "inf"], "rewards": [-1, 0.5, 1e0, "7"], "probabilities": [5e-1, 0.3, "1/5", 0]}
      """
    #expect(try read(file: json, as: "problem.json") == flags)
    #expect(try read(file: json, as: "problem") == flags)
    let csv = "reward,probability\n-1,1/2\n0.5, 0.3\n1,1/5\n7,0\n"
    #expect(try read(file: csv, as: "problem.csv") { $0.lambda = "1/2,inf" } == flags)
    #expect(try read(file: csv, as: "problem") { $0.lambda = "1/2,inf" } == flags)
    let counts = "count,reward\r\n50,-1\r\n30,0.5\r\n20,1\r\n0,7\r\n"
    #expect(try read(file: counts, as: "problem.csv") { $0.lambda = "0.5,inf" } == flags)
  }

  @Test func theFlagReplacesTheLambdaOfAFile() throws {
    let yaml = "probabilities: [1/2, 1/2]\nrewards: [0, 1]\nlambda: 3\n"
    #expect(try read(file: yaml).temperatures == [.positive(3)])
    #expect(
      try read(file: yaml) { $0.lambda = "1,2" }.temperatures == [.positive(1), .positive(2)])
  }

  @Test func weightsAndNamesAreKept() throws {
    let yaml = """
      name: a problem
      symbols: [yes, "no"]
      probabilities: [1, 3]
      weights: [2, 1]
      rewards: [5, 6]
      """
    let problem = try read(file: yaml) { $0.isNormalizing = true }.first
    #expect(problem.name == "a problem")
    #expect(problem.symbols == ["yes", "no"])
    #expect(problem.probabilities == [try number("1/4"), try number("3/4")])
    #expect(problem.weighting == .rational([2, 1]))
    #expect(problem.rewards == [5, 6])
    let csv = "symbol,probability,weight\nyes,1/4,2\n\"no, never\",3/4,1\n"
    let table = try read(file: csv, as: "problem.csv").first
    #expect(table.symbols == ["yes", "no, never"])
    #expect(table.weighting == .rational([2, 1]))
    #expect(table.rewards == nil)
  }

  @Test func numbersBeyondTheLimitAreUsageAlsoInFiles() {
    let yaml = "probabilities: [2^1000001, 1/2]\nweights: [2, 1]\n"
    let error = #expect(throws: ProblemInputError.self) { try read(file: yaml) }
    #expect(error?.kind == .usage)
    #expect(error?.description.contains("problem.yaml:1:17: probabilities: ") == true)
  }

  /// Whatever a file holds, it gives a problem or a message: nothing crashes, and no number is made up.
  @Test func mutatedFilesGiveAProblemOrAMessage() throws {
    let originals = [
      "name: a\nsymbols: [a, b]\nprobabilities: [1/2, 0.5]\nrewards: [-1, 1e-1]\nlambda: [1, inf]\n",
      #"{"probabilities": ["1/4", 0.75], "weights": [1, "2^-3"], "symbols": ["x", "y"]}"#,
      "symbol,probability,reward\r\na,1/2,-1\r\n\"b\",0.5,1-2^-9\r\n",
      "count,weight\n1,2\n3,0x1p3\n", "logit,reward\n-inf,0\n-1/2,1\n3,2\n",
    ]
    let pieces = [
      ",", "\n", ":", "-", "^", "[", "]", "{", "\"", "'", "0", "9", "e", "/", " ", "\t", "inf",
      "1e999999", "2^-999999",
      "probabilities", "lambda: 0\n", "#", "&a ", "*a", "\u{0}", "é", "\u{FEFF}", "..",
      "block: {length: 2}\n",
    ]
    var problems = 0
    var messages = 0
    for var trial in trials("mutated problem files", count: 3000) {
      var text = Array(trial.random.pick(originals).unicodeScalars.map(Character.init))
      for _ in 0..<trial.random.int(in: 1...3) {
        let place = trial.random.int(in: 0...max(0, text.count - 1))
        switch trial.random.int(in: 0...3) {
        case 0: text.insert(contentsOf: trial.random.pick(pieces), at: place)
        case 1 where !text.isEmpty: text.remove(at: place)
        case 2 where !text.isEmpty: text.swapAt(place, trial.random.int(in: 0...(text.count - 1)))
        default:
          text.removeSubrange(place..<min(text.count, place + trial.random.int(in: 0...9)))
        }
      }
      let name = trial.random.pick(["p.yaml", "p.json", "p.csv", "p"])
      do {
        let family = try read(file: String(text), as: name) {
          if trial.random.oneIn(2) { $0.lambda = "1/2" }
          $0.isNormalizing = trial.random.oneIn(4)
        }
        problems += 1
        #expect(Rational.sum(family.first.probabilities) == 1, "\(trial)")
      } catch let error as ProblemInputError {
        messages += 1
        #expect(!error.description.isEmpty, "\(trial)")
      }
    }
    #expect(problems > 0 && messages > 0)
  }
}
