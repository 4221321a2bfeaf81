// Copyright 2026 the softbon authors
// SPDX-License-Identifier: Apache-2.0
//
// SIGINT and SIGTERM. Until there is something to save, they end the program; from then on they are noted, the work
// stops at the next row or sooner, and what is finished is written.

#if canImport(Darwin)
  import Darwin
#elseif canImport(Musl)
  import Musl
#else
  import Glibc
#endif
import Synchronization

// The handlers are plain functions and touch nothing but a lock-free atomic: they run on any thread at any time.
private let received = Atomic<Int32>(0)

private func note(_ signal: Int32) { received.store(signal, ordering: .relaxed) }

private func leave(_ signal: Int32) { _exit(128 + signal) }

enum Interruption {
  /// From now on a signal ends the program at once, with the exit code of an interruption.
  static func exitOnSignals() {
    _ = received.load(ordering: .relaxed)
    // Whoever starts the program from a thread of a pool hands on a mask that blocks them.
    var signals = sigset_t()
    sigemptyset(&signals)
    for number in [SIGINT, SIGTERM] {
      signal(number, leave)
      sigaddset(&signals, number)
    }
    pthread_sigmask(SIG_UNBLOCK, &signals, nil)
  }

  /// From now on a signal is noted.
  static func noteSignals() {
    for number in [SIGINT, SIGTERM] { signal(number, note) }
  }

  /// Whether a signal has been noted.
  @Sendable static func isRequested() -> Bool { received.load(ordering: .relaxed) != 0 }

  /// The exit code of an interrupted run; nil when no signal has been noted.
  static var status: ExitStatus? {
    switch received.load(ordering: .relaxed) {
    case 0: nil
    case SIGTERM: .terminated
    default: .interrupted
    }
  }
}
