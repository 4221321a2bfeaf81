// Copyright 2026 the softbon authors
// SPDX-License-Identifier: Apache-2.0
//
// Where a command writes. A file is written under another name beside its place and renamed when it is complete, so a
// run that is killed leaves the old file or none, never half of one. It is opened before any work is done: hours of
// computation must not end with "permission denied".

#if canImport(Darwin)
  import Darwin
#elseif canImport(Musl)
  import Musl
#else
  import Glibc
#endif

/// A file, device or standard output that can be written.
final class OutputTarget: TextOutputStream {
  private static let bufferSize = 1 << 16

  private let name: String
  private let descriptor: Int32
  /// The name under which a file is written, and its place.
  private let replacement: (temporary: String, path: String)?
  private var buffer: [UInt8] = []
  private var failure: Int32 = 0
  private var isFinished = false

  /// Opens the file at `path`, or takes standard output when there is none.
  ///
  /// - Throws: `Failure` with the exit code 73.
  init(path: String?) throws {
    guard let path, path != "-" else {
      name = "standard output"
      descriptor = 1
      replacement = nil
      if !StandardStreams.isOutputOpen { throw Self.cannotWrite(name, EBADF) }
      return
    }
    name = path
    var status = stat()
    let exists = stat(path, &status) == 0
    if !exists, errno != ENOENT { throw Self.cannotWrite(path, errno) }
    if path.isEmpty { throw Failure(.output, "--output: the name of the file is empty") }
    if exists, status.st_mode & S_IFMT != S_IFREG {
      // A device or a pipe: there is nothing to replace. A directory fails here.
      replacement = nil
      descriptor = open(path, O_WRONLY | O_CLOEXEC)
      if descriptor < 0 { throw Self.cannotWrite(path, errno) }
      return
    }
    if exists, access(path, W_OK) != 0 { throw Self.cannotWrite(path, errno) }
    // A symbolic link is kept, and the file that it leads to is replaced.
    let place = exists ? Self.resolved(path) : path
    let temporary = "\(place).\(getpid()).partial"
    descriptor = open(temporary, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o666)
    if descriptor < 0 { throw Self.cannotWrite(path, errno) }
    if exists { fchmod(descriptor, status.st_mode & 0o777) }
    replacement = (temporary, place)
  }

  deinit { discard() }

  func write(_ string: String) {
    buffer.append(contentsOf: string.utf8)
    if buffer.count >= Self.bufferSize { flush() }
  }

  /// Writes bytes that are no text.
  func write(bytes: [UInt8]) {
    buffer.append(contentsOf: bytes)
    if buffer.count >= Self.bufferSize { flush() }
  }

  /// Writes what is left and puts the file in its place.
  ///
  /// - Throws: `Failure` with the exit code 73; without a message when the reader of a pipe has gone away.
  func finish() throws {
    flush()
    if failure == 0, descriptor != 1, close(descriptor) != 0 { failure = errno }
    if failure == 0, let replacement, rename(replacement.temporary, replacement.path) != 0 {
      failure = errno
    }
    if failure != 0 {
      discard()
      throw failure == EPIPE ? Failure(.output, nil) : Self.cannotWrite(name, failure)
    }
    isFinished = true
  }

  /// Removes what was written so far to a file.
  func discard() {
    if isFinished { return }
    isFinished = true
    if let replacement { unlink(replacement.temporary) }
  }

  private func flush() {
    if failure == 0 { failure = StandardStreams.writeAll(buffer[...], to: descriptor) }
    buffer.removeAll(keepingCapacity: true)
  }

  private static func resolved(_ path: String) -> String {
    guard let place = realpath(path, nil) else { return path }
    defer { free(place) }
    return String(cString: place)
  }

  private static func cannotWrite(_ name: String, _ code: Int32) -> Failure {
    let reason =
      switch code {
      case ENOENT: "there is no such directory"
      case EISDIR: "it is a directory; give the name of a file"
      case ENOTDIR: "a part of the path is not a directory"
      case EACCES, EPERM: "permission denied"
      case EROFS: "the file system is read-only"
      case ENOSPC: "no space left on the device"
      case EBADF: "it is closed"
      default: String(cString: strerror(code))
      }
    return Failure(.output, "cannot write \(name): \(reason)")
  }
}
