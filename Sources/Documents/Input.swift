// Copyright 2026 the softbon authors
// SPDX-License-Identifier: Apache-2.0

#if canImport(Darwin)
  private import Darwin
#elseif canImport(Musl)
  private import Musl
#else
  private import Glibc
#endif

/// The bytes of one input and the name that messages give it.
public struct Input: Hashable, Sendable {
  /// The most bytes that an input may have: 16 MiB.
  public static let maximumSize = 16 << 20

  /// The path, or `-` for standard input.
  public let name: String
  /// The bytes as they were read; nothing is known of their encoding.
  public let bytes: [UInt8]

  /// An input that is already in memory.
  public init(name: String, bytes: [UInt8]) {
    self.name = name
    self.bytes = bytes
  }

  /// An input that is already in memory as a text.
  public init(name: String, text: String) {
    self.init(name: name, bytes: Array(text.utf8))
  }
}

/// Why an input cannot be read at all (what is wrong inside it is a ``DocumentError``).
public struct InputError: Error, Hashable, Sendable, CustomStringConvertible {
  /// The path, or `standard input`.
  public let name: String
  /// What is wrong with it and what would be right.
  public let message: String

  /// The whole message, `name: message`.
  public var description: String { "\(name): \(message)" }
}

/// Reads the file at `path`, or standard input when `path` is `-`.
///
/// - Domain: files, pipes and devices of at most `maximumSize` bytes; no more than one byte
///   beyond that is read, so an endless device costs neither time nor memory.
/// - Parameters:
///   - path: a path of the file system, or `-`.
///   - maximumSize: the most bytes that are read.
/// - Returns: the bytes and the name.
/// - Throws: ``InputError`` when there is no such file, it is a directory, may not be read, or is too
///   large.
public func readInput(
  path: String, maximumSize: Int = Input.maximumSize
) throws(InputError) -> Input {
  if path == "-" {
    return Input(name: path, bytes: try readAll(0, name: "standard input", maximumSize))
  }
  let descriptor = open(path, O_RDONLY | O_CLOEXEC)
  guard descriptor >= 0 else { throw inputError(errno, name: path) }
  defer { close(descriptor) }
  return Input(name: path, bytes: try readAll(descriptor, name: path, maximumSize))
}

private func readAll(
  _ descriptor: Int32, name: String, _ maximumSize: Int
) throws(InputError) -> [UInt8] {
  var status = stat()
  if fstat(descriptor, &status) == 0, status.st_mode & S_IFMT == S_IFREG,
    Int(status.st_size) > maximumSize
  {
    throw InputError(name: name, message: tooLarge(maximumSize))
  }
  var bytes: [UInt8] = []
  var block = [UInt8](repeating: 0, count: 1 << 16)
  while true {
    let count = block.withUnsafeMutableBytes { read(descriptor, $0.baseAddress, $0.count) }
    if count > 0 {
      bytes.append(contentsOf: block[..<count])
      guard bytes.count <= maximumSize else {
        throw InputError(name: name, message: tooLarge(maximumSize))
      }
    } else if count == 0 {
      return bytes
    } else if errno != EINTR {
      throw inputError(errno, name: name)
    }
  }
}

/// What is said of an input above the limit, wherever that is found.
func tooLarge(_ maximumSize: Int) -> String {
  "larger than \(maximumSize >> 20) MiB, the most that is read"
}

private func inputError(_ code: Int32, name: String) -> InputError {
  let message =
    switch code {
    case ENOENT: "no such file; give the path of a file, or - for standard input"
    case EISDIR: "is a directory; give the path of a file, or - for standard input"
    case EACCES, EPERM: "permission denied; the file must be readable"
    case ENOTDIR: "no such file: a part of the path is not a directory"
    case EBADF: "is closed; give the path of a file, or pipe the data in"
    default: "cannot be read: \(String(cString: strerror(code)))"
    }
  return InputError(name: name.isEmpty ? "\"\"" : name, message: message)
}
