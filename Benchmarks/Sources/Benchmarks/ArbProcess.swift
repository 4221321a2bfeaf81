// Copyright 2026 the softbon authors
// SPDX-License-Identifier: Apache-2.0
//
// Arb's integrator, in a Python process of its own that is asked turn by turn.

import ExactArithmetic
import Foundation

/// A running arb.py.
final class ArbProcess {
  struct Answer: Decodable {
    let seconds: Double
    let values: [String]
  }

  private let process = Process()
  private let input = Pipe()
  private let output = Pipe()
  private var rest = Data()

  /// Starts arb.py with an interpreter that has python-flint.
  init(python: String, script: String) throws {
    process.executableURL = URL(fileURLWithPath: python)
    process.arguments = [script]
    process.standardInput = input
    process.standardOutput = output
    try process.run()
  }

  deinit {
    try? input.fileHandleForWriting.close()
    process.waitUntilExit()
  }

  /// The law of the first letters; nil when the process has ended.
  func run(_ item: IntegrationCase, digits: Int, letters: Int) throws -> Answer? {
    func text(_ value: Rational) -> String { "\(value.numerator)/\(value.denominator)" }
    let request: [String: Any] = [
      "n": item.n.description, "digits": digits, "letters": letters,
      "probabilities": item.numerators.map { "\($0)/\(item.denominator)" },
      "exponents": item.exponents.map(text),
    ]
    var line = try JSONSerialization.data(withJSONObject: request)
    line.append(10)
    input.fileHandleForWriting.write(line)
    while rest.firstIndex(of: 10) == nil {
      let more = output.fileHandleForReading.availableData
      if more.isEmpty { return nil }
      rest.append(more)
    }
    guard let end = rest.firstIndex(of: 10) else { return nil }
    let answer = try JSONDecoder().decode(Answer.self, from: rest[rest.startIndex..<end])
    rest = Data(rest[(end + 1)...])
    return answer
  }
}
