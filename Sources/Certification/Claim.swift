// Copyright 2026 the softbon authors
// SPDX-License-Identifier: Apache-2.0

/// Where a claim comes from.
public struct Provenance: Sendable, Hashable {
  /// How a claim relates to the literature.
  public enum Kind: String, Sendable, Hashable, CaseIterable {
    /// Stated in the source paper, arXiv:2505.03156.
    case paper
    /// A related published result.
    case related
    /// Derived here.
    case derived
  }

  /// How the claim relates to the literature.
  public let kind: Kind
  /// The publication, such as `arXiv:2401.01879`; nil when the claim is derived here.
  public let source: String?
  /// What of the claim is in the publication, and what is not.
  public let note: String?
}

/// A claim: one or more statements under one label, with what they stand on (docs/mathematics.md §3).
public struct Claim: Sendable {
  /// The label, such as C3.
  public let label: String
  /// A title of a few words.
  public let title: String
  /// The claim in words.
  public let words: String
  /// Why it holds, in words.
  public let proof: String?
  /// The names of the theorems that prove its statements formally, by label.
  public let theorems: [String: String]
  /// Where it comes from.
  public let provenance: Provenance
  /// The grid over which it is checked in place of the standard one.
  public let grid: Grid?
  /// The comparisons that a case must satisfy for the claim to apply.
  public let hypotheses: [Relation]
  /// The names that the claim gives to expressions, in order.
  public let definitions: [Definition]
  /// The statements with their labels: the claim's own label, or sub-labels such as C3a in the order of the claim.
  public let statements: [(label: String, statement: Statement)]

  /// The statements as a check takes them.
  public var checked: [CheckedStatement] {
    statements.map { label, statement in
      CheckedStatement(
        claim: self.label, label: label, statement: statement, definitions: definitions,
        hypotheses: hypotheses, theorem: theorems[label], grid: grid)
    }
  }
}
