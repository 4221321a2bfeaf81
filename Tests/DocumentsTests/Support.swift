// Copyright 2026 the softbon authors
// SPDX-License-Identifier: Apache-2.0

import Documents

/// A seeded generator (SplitMix64), so that every run meets the same inputs.
struct SeededGenerator: RandomNumberGenerator {
  private var state: UInt64

  init(seed: UInt64) { state = seed }

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var z = state
    z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
    z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
    return z ^ (z >> 31)
  }
}

/// The tree without places, to compare with.
indirect enum Tree: Hashable, Sendable, ExpressibleByStringLiteral {
  case text(String)
  case list([Tree])
  case map([Pair])

  struct Pair: Hashable, Sendable {
    let key: String
    let value: Tree
  }

  init(stringLiteral text: String) { self = .text(text) }

  static func map(_ pairs: KeyValuePairs<String, Tree>) -> Tree {
    .map(pairs.map { Pair(key: $0.key, value: $0.value) })
  }

  init(_ node: DocumentNode) {
    switch node.content {
    case .scalar(let text): self = .text(text)
    case .sequence(let nodes): self = .list(nodes.map(Tree.init))
    case .mapping(let entries):
      self = .map(entries.map { Pair(key: $0.key, value: Tree($0.value)) })
    }
  }
}

/// Reads a text under the name `f`.
func read(_ text: String) throws -> DocumentNode {
  try readDocument(Input(name: "f", text: text))
}

/// The error that reading a text throws, as it is shown.
func message(_ body: () throws -> Void) -> String {
  do {
    try body()
    return "no error"
  } catch {
    return "\(error)"
  }
}
