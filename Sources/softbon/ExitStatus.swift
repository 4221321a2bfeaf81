// Copyright 2026 the softbon authors
// SPDX-License-Identifier: Apache-2.0

/// The exit codes of every command.
enum ExitStatus: Int32 {
  case success = 0
  case refuted = 1
  case undecided = 2
  case usage = 64
  case data = 65
  case missingProgram = 69
  case disagreement = 70
  case output = 73
  case interrupted = 130
  case terminated = 143
}

/// Why a command ends early: its exit code, and the message for standard error, if any.
struct Failure: Error {
  var status: ExitStatus
  var message: String?

  init(_ status: ExitStatus, _ message: String?) {
    self.status = status
    self.message = message
  }
}
