// Copyright 2026 the softbon authors
// SPDX-License-Identifier: Apache-2.0

public import SoftBestOfN

/// What the user asks about: one problem in weight form, or the same symbols and rewards at one or more temperatures.
public struct ProblemFamily: Sendable, Hashable {
  /// The problems, in the order in which their temperatures were given; at least one. They differ in λ only.
  public let problems: [Problem]

  /// The problem of which the others differ in λ only.
  public var first: Problem { problems[0] }

  /// The temperatures in the order given, none twice; empty in weight form.
  public var temperatures: [Temperature] { problems.compactMap(\.temperature) }
}

extension ProblemFamily {
  /// One problem.
  package init(_ problem: Problem) { self.init(problems: [problem]) }
}
