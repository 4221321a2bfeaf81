// Copyright 2026 the softbon authors
// SPDX-License-Identifier: Apache-2.0
//
// Grid files: YAML (or JSON) mappings with the keys `n` (numbers and ranges, as -n takes them) and `problems` (a list
// of problems as in problem files, each with one λ, a list of them, or weights).

public import Documents
internal import ExactArithmetic
internal import ProblemInput
internal import SoftBestOfN

/// Why a grid file is not a grid: `file:line:column: what is wrong and what would be right`.
public struct GridFileError: Error, Sendable, Hashable, CustomStringConvertible {
  /// The message with its place.
  public let description: String
}

extension Grid {
  /// Reads the files of a grid: their cases, one file after the other.
  ///
  /// - Throws: `GridFileError` at the first mistake, with file, line and column.
  public init(reading inputs: [Input]) throws(GridFileError) {
    var cases: [GridCase] = []
    for input in inputs { cases += try Grid(reading: input).cases }
    self.init(cases: cases)
  }

  /// Reads a grid file.
  ///
  /// - Parameter input: the file.
  /// - Throws: `GridFileError` at the first mistake, with file, line and column.
  public init(reading input: Input) throws(GridFileError) {
    do {
      try self.init(reading: try readDocument(input))
    } catch let error as DocumentError {
      throw GridFileError(description: error.description)
    } catch let error as ProblemInputError {
      throw GridFileError(description: error.description)
    } catch {
      throw GridFileError(description: "\(input.name): \(error)")
    }
  }

  /// Reads the keys of a grid.
  init(reading root: DocumentNode) throws {
    let mapping = try root.mapping(allowed: ["n", "problems"])
    let counts = try mapping.required("n", expected: "1,2,5..20")
    let text = try counts.scalar(expected: "numbers and ranges such as 1,2,5..20")
    let candidates = try CandidateCounts(parsing: text, flag: "\(counts.location): n")
    let problems = try mapping.required("problems").list(expected: "a list of problems")
    if problems.isEmpty { throw root.error("problems is empty; give at least one problem") }
    self.init(
      families: try problems.map { try ProblemFamily(reading: $0).problems },
      candidates: Array(candidates))
  }
}
