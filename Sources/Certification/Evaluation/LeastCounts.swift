// Copyright 2026 the softbon authors
// SPDX-License-Identifier: Apache-2.0
//
// The function least_n of the claim language: the search of D-BLOCKS(2), kept for the statements that ask again.

internal import Blocks
internal import Enclosures
internal import ExactArithmetic
internal import SoftBestOfN
internal import Synchronization

/// The least n of problems and goals that were asked for.
final class LeastCounts: Sendable {
  private struct Key: Hashable {
    let problem: Problem
    let goal: Rational
  }

  static let shared = LeastCounts()
  private static let capacity = 1024
  private static let ceiling = Precision(bits: 1 << 16)
  private let kept = Mutex<[Key: Result<Integer, Undefined>]>([:])

  /// The least n at which the mean reward is at least the goal.
  ///
  /// - Throws: `Undefined` where no n reaches it, where more candidates are not always better, and when interrupted.
  func count(_ evaluation: Evaluation, reaching goal: Rational) throws(Undefined) -> Integer {
    let key = Key(problem: evaluation.problem, goal: goal)
    if let known = kept.withLock({ $0[key] }) { return try known.get() }
    let found: Result<Integer, Undefined>
    do {
      found = .success(try Self.search(evaluation, goal))
    } catch EngineError.interrupted {
      throw Undefined(reason: "interrupted")
    } catch {
      found = .failure(Undefined(reason: "\(error)"))
    }
    kept.withLock {
      if $0.count >= Self.capacity { $0.removeAll() }
      $0[key] = found
    }
    return try found.get()
  }

  private static func search(_ evaluation: Evaluation, _ goal: Rational) throws -> Integer {
    let problem = evaluation.problem
    let sampler = try BlockSampler(
      .soft(problem.block?.symbol ?? problem), length: problem.block?.length ?? 1,
      maximum: ceiling, options: evaluation.options)
    return try sampler.leastCandidateCount(reaching: goal).n
  }
}
