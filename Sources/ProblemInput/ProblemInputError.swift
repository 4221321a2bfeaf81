// Copyright 2026 the softbon authors
// SPDX-License-Identifier: Apache-2.0

internal import Documents
internal import ExactArithmetic

/// Why flags and files do not give a problem: what is wrong, where, the value, and what would be right.
public struct ProblemInputError: Error, Hashable, Sendable, CustomStringConvertible {
  /// Which side is wrong.
  public enum Kind: Hashable, Sendable {
    /// The command: a malformed, missing or contradictory flag, or a number beyond a stated limit.
    case usage
    /// The data, in a file or in flags.
    case data
  }

  /// Which side is wrong.
  public let kind: Kind
  /// The message, beginning with the place.
  public let description: String

  static func usage(_ message: String) -> ProblemInputError {
    ProblemInputError(kind: .usage, description: message)
  }

  static func data(_ message: String) -> ProblemInputError {
    ProblemInputError(kind: .data, description: message)
  }
}

extension ExactNumberError {
  /// Numbers beyond the limit are refused as usage, wherever they stand; others as what `kind` says.
  func inputError(at place: String, otherwise kind: ProblemInputError.Kind) -> ProblemInputError {
    if case .tooLarge = self { return .usage("\(place): \(self)") }
    return ProblemInputError(kind: kind, description: "\(place): \(self)")
  }
}
