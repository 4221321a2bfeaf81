// Copyright 2026 the softbon authors
// SPDX-License-Identifier: Apache-2.0

#if canImport(Darwin)
  import Darwin
#elseif canImport(Musl)
  import Musl
#else
  import Glibc
#endif

/// Standard output and standard error, also when the caller has closed them.
struct StandardStreams {
  /// Whether standard output was open when the program started.
  nonisolated(unsafe) private(set) static var isOutputOpen = true

  /// Looks at the streams before anything else is opened.
  ///
  /// A file that is opened later must not get the number of a closed stream, or messages would go into it; and a
  /// reader that goes away is an error of `write`, not a signal.
  init() {
    Self.isOutputOpen = fcntl(1, F_GETFD) != -1
    while true {
      let descriptor = open("/dev/null", O_RDWR)
      if descriptor > 2 { close(descriptor) }
      if descriptor < 0 || descriptor > 2 { break }
    }
    signal(SIGPIPE, SIG_IGN)
  }

  /// Writes a line to standard error.
  func report(_ line: String) { Self.report(line) }

  /// Writes a line to standard error.
  static func report(_ line: String) { _ = writeAll(Array("\(line)\n".utf8)[...], to: 2) }

  /// Writes text without a line end to standard error.
  static func reportPart(_ text: String) { _ = writeAll(Array(text.utf8)[...], to: 2) }

  /// Whether standard error is a terminal.
  static var isErrorTerminal: Bool { isatty(2) != 0 }

  /// Ends the program.
  static func exit(_ status: ExitStatus) -> Never { _exit(status.rawValue) }

  /// Writes bytes to a descriptor.
  ///
  /// - Returns: 0, or the error number.
  static func writeAll(_ bytes: ArraySlice<UInt8>, to descriptor: Int32) -> Int32 {
    var rest = bytes
    while !rest.isEmpty {
      let count = rest.withUnsafeBytes { write(descriptor, $0.baseAddress, $0.count) }
      if count >= 0 {
        rest = rest.dropFirst(count)
      } else if errno != EINTR {
        return errno
      }
    }
    return 0
  }
}
