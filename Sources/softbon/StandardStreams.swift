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
enum StandardStreams {
  /// Whether standard output was open when the program started.
  nonisolated(unsafe) private(set) static var isOutputOpen = true

  /// Looks at the streams before anything else is opened.
  ///
  /// A file that is opened later must not get the number of a closed stream, or messages would go into it; and a
  /// reader that goes away is an error of `write`, not a signal.
  static func prepare() {
    isOutputOpen = fcntl(1, F_GETFD) != -1
    while true {
      let descriptor = open("/dev/null", O_RDWR)
      if descriptor > 2 { close(descriptor) }
      if descriptor < 0 || descriptor > 2 { break }
    }
    signal(SIGPIPE, SIG_IGN)
  }

  /// Writes a message to standard error, on lines of its own.
  static func report(_ message: String) {
    _ = writeAll(Array("\(shown(message))\n".utf8)[...], to: 2)
  }

  /// A message of bearable length without control characters: what a user quotes, or a file contains, must not drive
  /// the terminal.
  private static func shown(_ message: String) -> String {
    let limit = 2000
    var text = ""
    for scalar in message.unicodeScalars.prefix(limit) {
      let category = scalar.properties.generalCategory
      if scalar != "\n", category == .control || category == .format {
        text += "\\u{\(String(scalar.value, radix: 16))}"
      } else {
        text.unicodeScalars.append(scalar)
      }
    }
    return message.unicodeScalars.count > limit ? text + "…" : text
  }

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
