// Copyright 2026 the softbon authors
// SPDX-License-Identifier: Apache-2.0

import Synchronization

/// What long work says on standard error: a bar with the time left on a terminal, else a line now and then.
///
/// Nothing is said of work that is done within a second.
final class Progress: Sendable {
  private struct State {
    var finished = 0
    var lastShown: ContinuousClock.Instant
    var isBarShown = false
  }

  private static let barWidth = 30

  private let isQuiet: Bool
  private let isTerminal = StandardStreams.isErrorTerminal
  private let unit: String
  private let total: Int
  private let start = ContinuousClock.now
  private let state: Mutex<State>

  /// Progress through `total` units of work.
  init(total: Int, unit: String, isQuiet: Bool) {
    self.total = total
    self.unit = unit
    self.isQuiet = isQuiet
    state = Mutex(State(lastShown: start))
  }

  /// A unit of work is done.
  func advance() {
    state.withLock { $0.finished += 1 }
    tick()
  }

  /// To be called often, from any thread: shows how far the work is when it is time to.
  func tick() {
    if isQuiet { return }
    let now = ContinuousClock.now
    state.withLock { state in
      let interval: Duration =
        isTerminal ? (state.isBarShown ? .milliseconds(200) : .seconds(1)) : .seconds(30)
      guard now - state.lastShown >= interval else { return }
      state.lastShown = now
      let line = line(finished: state.finished, elapsed: now - start)
      if isTerminal {
        StandardStreams.reportPart("\r\u{1b}[K\(line)")
        state.isBarShown = true
      } else {
        StandardStreams.report(line)
      }
    }
  }

  /// Removes the bar.
  func finish() {
    state.withLock { state in
      if state.isBarShown { StandardStreams.reportPart("\r\u{1b}[K") }
      state.isBarShown = false
    }
  }

  private func line(finished: Int, elapsed: Duration) -> String {
    let count = "\(finished) of \(total) \(unit)"
    let seconds = Int(elapsed.components.seconds)
    let time =
      finished == 0
      ? "\(Self.text(seconds: seconds)) so far"
      : "about \(Self.text(seconds: seconds * (total - finished) / finished)) left"
    if !isTerminal { return "softbon: \(count), \(time)" }
    let filled = Self.barWidth * finished / max(total, 1)
    let bar =
      String(repeating: "#", count: filled)
      + String(repeating: ".", count: Self.barWidth - filled)
    return "[\(bar)] \(count), \(time)"
  }

  private static func text(seconds: Int) -> String {
    switch seconds {
    case ..<60: "\(seconds) s"
    case ..<3600: "\(seconds / 60) min \(seconds % 60) s"
    default: "\(seconds / 3600) h \(seconds % 3600 / 60) min"
    }
  }
}
