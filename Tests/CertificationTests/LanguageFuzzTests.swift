// Copyright 2026 the softbon authors
// SPDX-License-Identifier: Apache-2.0

import TestSupport
import Testing

@testable import Certification

@Suite struct ClaimLanguageFuzz {
  /// Mutated claims are read or refused at a place inside the text; what is read is printed back.
  @Test func mutatedClaimsAreReadOrRefused() throws {
    let definitions = try catalogueDefinitions()
    let claims = CatalogueStatements.statements.map { Array($0.text.unicodeScalars) }
    let pieces = [
      "(", ")", "[", "]", "{", "}", "+", "-", "*", "/", "^", "<=", ">=", "==", "<", ">", ",", ":",
      "forall ", " in ", " where ", " and ", "sum(i, ", "max(", "i", "A", "n", "soft", "w", "1",
      "0x1p9", "1e9", "next_n(", " ", "\n", "é", "\0", "events", "upper_sets", "kl(", "E(", "log(",
    ].map { Array($0.unicodeScalars) }
    var read = 0
    var refused = 0
    for var trial in trials("mutated claims", count: 6_000) {
      guard var scalars = claims.randomElement(using: &trial.random) else { return }
      for _ in 0...Int.random(in: 0...2, using: &trial.random) where !scalars.isEmpty {
        let at = Int.random(in: 0..<scalars.count, using: &trial.random)
        let to = min(scalars.count, at + Int.random(in: 0...6, using: &trial.random))
        switch Int.random(in: 0..<4, using: &trial.random) {
        case 0: scalars.removeSubrange(at..<to)
        case 1: scalars.insert(contentsOf: scalars[at..<to], at: at)
        case 2: scalars.insert(contentsOf: pieces.randomElement(using: &trial.random) ?? [], at: at)
        default:
          scalars.replaceSubrange(at..<to, with: pieces.randomElement(using: &trial.random) ?? [])
        }
      }
      var text = ""
      text.unicodeScalars.append(contentsOf: scalars)
      do {
        let statement = try Statement(parsing: text, definitions: definitions)
        let again = try Statement(parsing: statement.description, definitions: definitions)
        #expect(again == statement, "\(trial): \(text)")
        #expect(!statement.latex.isEmpty)
        read += 1
      } catch {
        let lines = text.unicodeScalars.split(separator: "\n", omittingEmptySubsequences: false)
        #expect((1...lines.count).contains(error.line), "\(trial): \(text)")
        #expect(error.column >= 1 && error.column <= lines[error.line - 1].count + 1)
        refused += 1
      }
    }
    #expect(read > 0 && refused > read, "\(read) read, \(refused) refused")
  }

  /// Random well-typed expressions, written with too many brackets, survive printing.
  @Test func printedExpressionsAreReadBackAsTheSameTree() throws {
    for var trial in trials("printed expressions", count: 3_000) {
      let text = Self.number(depth: 5, variables: [], &trial.random)
      let expression = try ClaimExpression(parsing: text)
      let printed = expression.description
      #expect(
        try ClaimExpression(parsing: printed) == expression,
        "\(trial): \(text) printed as \(printed)")
      #expect(printed.count <= text.count * 2)
    }
  }

  private static func number(
    depth: Int, variables: [String], _ random: inout SplitMix64
  ) -> String {
    if depth == 0 {
      return ["1", "0.5", "n", "cv2", "spread", "3e-1", "0x2p1"].randomElement(using: &random)
        ?? "1"
    }
    func inner() -> String { number(depth: depth - 1, variables: variables, &random) }
    func innerVector() -> String { vector(depth: depth - 1, variables: variables, &random) }
    switch Int.random(in: 0..<12, using: &random) {
    case 0...3:
      let sign = ["+", "-", "*", "/", "^"].randomElement(using: &random) ?? "+"
      return "(\(inner()))\(sign)(\(inner()))"
    case 4: return "-(\(inner()))"
    case 5: return "(\(inner()))"
    case 6: return "log(\(inner()))"
    case 7: return "min(\(inner()), \(inner()), 1)"
    case 8: return "E(soft, (\(innerVector())) + w)"
    case 9:
      let name = "i\(depth)"
      let body = number(depth: depth - 1, variables: variables + [name], &random)
      return "sum(\(name) where w[\(name)] > 1, \(body))"
    case 10:
      return "max(A in upper_sets, prob(soft, A)*(\(inner())))".replacing(
        "A", with: "A\(depth)")
    default:
      guard let name = variables.randomElement(using: &random) else { return inner() }
      return "((\(innerVector())) + w)[\(name)]"
    }
  }

  private static func vector(
    depth: Int, variables: [String], _ random: inout SplitMix64
  ) -> String {
    if depth == 0 { return ["w", "r", "soft", "P"].randomElement(using: &random) ?? "w" }
    let first = vector(depth: depth - 1, variables: variables, &random)
    let second = vector(depth: depth - 1, variables: variables, &random)
    return ["(\(first))*(\(second))", "-(\(first))^2", "abs(\(first)) - (\(second))"]
      .randomElement(using: &random) ?? "w"
  }
}
