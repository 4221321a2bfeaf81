// Copyright 2026 the softbon authors
// SPDX-License-Identifier: Apache-2.0

/// What a problem over sequences is made of: `length` independent symbols of one problem, rewards added up
/// (docs/mathematics.md §H).
public struct BlockStructure: Sendable, Hashable {
  /// The number of symbols in a sequence, at least 1.
  public let length: Int
  // An array, so that a problem may hold another.
  private let symbols: [Problem]

  init(symbol: Problem, length: Int) {
    self.length = length
    symbols = [symbol]
  }

  /// The problem of one symbol, at the same temperature.
  public var symbol: Problem { symbols[0] }
}
