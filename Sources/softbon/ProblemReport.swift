// Copyright 2026 the softbon authors
// SPDX-License-Identifier: Apache-2.0

import ProblemInput
import SoftBestOfN
import Tables

extension JSONValue {
  /// The `problem` section: the keys of a problem file with exact strings, so that it is a problem file itself.
  static func problem(_ family: ProblemFamily) -> JSONValue {
    let temperatures = family.temperatures
    if temperatures.count < 2 { return problem(family.first) }
    guard case .object(var members) = problem(family.first) else { return .null }
    members["lambda"] = .array(temperatures.map { .string($0.description) })
    return .object(members)
  }

  /// One problem as the mapping of a problem file.
  static func problem(_ problem: Problem) -> JSONValue {
    if let block = problem.block {
      guard case .object(var members) = JSONValue.problem(block.symbol) else { return .null }
      members["block"] = .object(["length": .integer(block.length)])
      return .object(members)
    }
    func strings(_ values: [some CustomStringConvertible]) -> JSONValue {
      .array(values.map { .string($0.description) })
    }
    var members: [String: JSONValue] = ["probabilities": strings(problem.probabilities)]
    members["name"] = problem.name.map { .string($0) }
    members["symbols"] = problem.symbols.map { strings($0) }
    members["rewards"] = problem.rewards.map { strings($0) }
    switch problem.weighting {
    case .rational(let weights): members["weights"] = strings(weights)
    case .exponential(let temperature): members["lambda"] = .string(temperature.description)
    }
    return .object(members)
  }

  /// The members of a document of the interface beside its results.
  static func document(
    of command: String, problem: JSONValue, isComplete: Bool
  ) -> [String: JSONValue] {
    var members: [String: JSONValue] = [
      "schema": .string("softbon.\(command)/1"), "version": .string(Softbon.version),
      "problem": problem,
    ]
    if !isComplete { members["complete"] = .bool(false) }
    return members
  }
}

extension Problem {
  /// The name of a symbol: its own, or its number counted from 1.
  func symbolName(_ index: Int) -> String { symbols.map { $0[index] } ?? "\(index + 1)" }
}

extension Temperature {
  /// The value for people.
  var symbol: String { self == .infinite ? "∞" : description }
}
