// Copyright 2026 the softbon authors
// SPDX-License-Identifier: Apache-2.0
//
// The laws of several n of one problem: those that the Laplace engine computes share its exponentials.

public import Enclosures
public import ExactArithmetic

/// What is known of the law of one n before it is asked for: the law, or the route to it.
public struct PreparedLaw: Sendable {
  fileprivate enum Content {
    case law(LevelLaw)
    case route(Levels.Route)
  }

  /// The number of candidates.
  public let n: Integer
  /// The precision for which it was prepared.
  public let precision: Precision
  fileprivate let content: Content
}

extension Levels {
  /// Prepares the laws of several n at one precision: the integrations among them are done, in one pass for all n whose
  /// nodes are near each other, which takes less time than one by one. What is prepared depends on the numbers of
  /// candidates and their order, and not on the number of threads.
  ///
  /// - Returns: one for each n; nil where `law(n:at:options:)` refuses.
  /// - Throws: `EngineError.interrupted`.
  public func preparedLaws(
    candidates: [Integer], at precision: Precision, options: EngineOptions
  ) throws(EngineError) -> [PreparedLaw?] {
    var prepared = candidates.map { n in
      (try? route(n: n, at: precision, options: options)).map {
        PreparedLaw(n: n, precision: precision, content: .route($0))
      }
    }
    let parts = candidates.indices.compactMap { index -> LaplacePart? in
      guard case .route(.laplace(let plan)) = prepared[index]?.content else { return nil }
      return LaplacePart(index: index, n: candidates[index], plan: plan)
    }
    for group in LaplacePart.groups(parts) where group.count > 1 {
      let laws = try laplaceLaws(group.map { ($0.n, $0.plan) }, options: options)
      for (part, law) in zip(group, laws) {
        guard let law else { continue }
        let numbers = law.map { CertifiedNumber.enclosed($0.held(at: precision)) }
        prepared[part.index] = PreparedLaw(
          n: part.n, precision: precision,
          content: .law(LevelLaw(engine: .laplace, probabilities: numbers)))
      }
    }
    return prepared
  }

  /// P_n of each level, from what was prepared.
  ///
  /// - Throws: as `law(n:at:options:)`.
  package func law(
    _ prepared: PreparedLaw, options: EngineOptions
  ) throws(EngineError) -> LevelLaw {
    switch prepared.content {
    case .law(let law): return law
    case .route(let route):
      return try law(n: prepared.n, by: route, at: prepared.precision, options: options)
    }
  }
}

/// One n in a pass over the nodes.
struct LaplacePart {
  let index: Int
  let n: Integer
  var plan: LaplacePlan

  /// The octave in which the nodes end.
  var end: Int { plan.firstNodeExponent + plan.nodes / plan.nodesPerOctave + 1 }

  /// Parts that share a pass, with equal bits.
  static func groups(_ parts: [LaplacePart]) -> [[LaplacePart]] {
    var groups: [[LaplacePart]] = []
    let sorted = parts.sorted {
      ($0.plan.firstNodeExponent, $0.index) < ($1.plan.firstNodeExponent, $1.index)
    }
    for part in sorted {
      // HEURISTIC: affects effort only. An octave between two n costs a product for each letter and residue, a first
      // exponential some ten; a group's bits are those of the one that needs most.
      if let group = groups.last, let first = group.first,
        first.plan.nodesPerOctave == part.plan.nodesPerOctave, group.count < 16,
        part.plan.firstNodeExponent <= (group.map(\.end).max() ?? 0) + 8,
        abs(part.plan.workingBits - first.plan.workingBits) <= 64
      {
        groups[groups.count - 1].append(part)
      } else {
        groups.append([part])
      }
    }
    return groups.map(withEqualBits)
  }

  private static func withEqualBits(_ group: [LaplacePart]) -> [LaplacePart] {
    let start = group.map(\.plan.firstNodeExponent).min() ?? 0
    var (workingBits, flushBits) = (0, 0)
    for part in group {
      // More octaves, more roundings: see δ in D-LAPLACE(2).
      let roundings = 3 * (part.plan.firstNodeExponent - start)
      let more = roundings == 0 ? 0 : Integer(1 + roundings / part.plan.nodes).bitWidth
      workingBits = max(workingBits, part.plan.workingBits + more)
      flushBits = max(flushBits, part.plan.flushBits + more)
    }
    return group.map { part in
      var part = part
      (part.plan.workingBits, part.plan.flushBits) = (workingBits, flushBits)
      return part
    }
  }
}
