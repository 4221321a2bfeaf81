// Copyright 2026 the softbon authors
// SPDX-License-Identifier: Apache-2.0
//
// Work in fixed pieces on several threads. The pieces never depend on the number of threads and their results are
// combined in a fixed order, so that every result is the same, bit by bit, for every number of threads.

internal import Dispatch
internal import Enclosures
internal import Synchronization

/// Computes `piece(0)`, …, `piece(count − 1)` on `options.jobs` threads and returns the results in order.
///
/// - Throws: the error of a piece; the other pieces are then left out, and those under way end by themselves.
package func inParallel<Result: Sendable>(
  count: Int, options: EngineOptions, _ piece: @Sendable (Int) throws(EngineError) -> Result
) throws(EngineError) -> [Result] {
  let next = Atomic(0)
  let results = Mutex([Result?](repeating: nil, count: count))
  let failure = Mutex(EngineError?.none)
  DispatchQueue.concurrentPerform(iterations: max(1, min(options.jobs, count))) { _ in
    withMPFRThread {
      while failure.withLock({ $0 == nil }) {
        let index = next.wrappingAdd(1, ordering: .relaxed).oldValue
        if index >= count { break }
        do throws(EngineError) {
          let result = try piece(index)
          results.withLock { $0[index] = result }
        } catch {
          failure.withLock { $0 = $0 ?? error }
        }
      }
    }
  }
  if let error = failure.withLock({ $0 }) { throw error }
  return results.withLock { $0.compactMap { $0 } }
}

/// Asks now and then whether the computation is to stop.
struct InterruptionPoll {
  private let isInterrupted: @Sendable () -> Bool
  private let interval: Int
  private var work = 0

  /// Asks once per `interval` units of work, which should take well under a tenth of a second.
  init(_ options: EngineOptions, every interval: Int) {
    isInterrupted = options.isInterrupted
    self.interval = interval
  }

  /// Counts work that is about to be done.
  ///
  /// - Throws: `EngineError.interrupted` when the computation is to stop.
  mutating func count(_ units: Int) throws(EngineError) {
    work += units
    if work < interval { return }
    work = 0
    if isInterrupted() { throw .interrupted }
  }
}
