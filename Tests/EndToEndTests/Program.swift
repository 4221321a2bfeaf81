// Copyright 2026 the softbon authors
// SPDX-License-Identifier: Apache-2.0

import Dispatch
import Foundation
import Synchronization
import Testing

/// The program under test: the one that SOFTBON_PROGRAM names (`Tests/run` names the release build), else the debug
/// build that the tests were built with.
enum Program {
  /// The folder of this file.
  static let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent()

  static let url: URL = {
    if let path = ProcessInfo.processInfo.environment["SOFTBON_PROGRAM"], !path.isEmpty {
      return URL(fileURLWithPath: path)
    }
    let beside = Bundle.main.executableURL?.deletingLastPathComponent()
      .appendingPathComponent("softbon")
    if let beside, FileManager.default.isExecutableFile(atPath: beside.path) { return beside }
    return folder.appendingPathComponent("../../.build/debug/softbon").standardizedFileURL
  }()

  /// Whether the program was built with optimisation, so that limits on time apply.
  static var isRelease: Bool { url.resolvingSymlinksInPath().path.contains("/release/") }
}

/// A new empty folder, removed with the value.
final class TemporaryFolder {
  let url: URL

  init() throws {
    url = FileManager.default.temporaryDirectory
      .appendingPathComponent("softbon-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
  }

  deinit { try? FileManager.default.removeItem(at: url) }

  func path(_ name: String) -> String { url.appendingPathComponent(name).path }

  func write(_ text: String, to name: String) throws {
    try Data(text.utf8).write(to: url.appendingPathComponent(name))
  }

  func read(_ name: String) throws -> String {
    String(decoding: try Data(contentsOf: url.appendingPathComponent(name)), as: UTF8.self)
  }

  var names: [String] {
    ((try? FileManager.default.contentsOfDirectory(atPath: url.path)) ?? []).sorted()
  }
}

/// What a run of the program did.
struct Run {
  /// The exit code, or minus the signal that ended it.
  var status: Int
  var output: String
  var errors: String
  /// User and system time in seconds.
  var processorTime: Double
  /// The largest resident set in bytes.
  var memory: Int

  /// Where a stream comes from or goes.
  enum Stream {
    /// Text to read; what is written is collected.
    case text(String)
    case file(String)
    case closed
  }

  /// Runs the program in a folder and waits until it ends.
  init(
    _ arguments: [String], in folder: TemporaryFolder, input: Stream = .text(""),
    output: Stream = .text(""), seconds: Double = 60
  ) throws {
    let streams = try TemporaryFolder()
    func path(_ stream: Stream, _ name: String) throws -> String {
      switch stream {
      case .text(let text):
        try streams.write(text, to: name)
        return streams.path(name)
      case .file(let path): return path
      case .closed: return "closed"
      }
    }
    let usage = try CommandRunner.run(
      .init(
        folder: folder.url.path, seconds: seconds,
        streams: [try path(input, "input"), try path(output, "output"), streams.path("errors")],
        command: [Program.url.path] + arguments))
    status = usage.status
    processorTime = usage.processor
    memory = usage.memory
    self.output = if case .text = output { try streams.read("output") } else { "" }
    errors = try streams.read("errors")
  }

  /// Runs the program in a folder of its own.
  init(_ arguments: [String], input: String = "") throws {
    try self.init(arguments, in: TemporaryFolder(), input: .text(input))
  }
}

/// The processes of `run-limited.py`, two of them, so that two commands run at a time.
final class CommandRunner: @unchecked Sendable {
  struct Request: Encodable {
    var folder: String
    var seconds: Double
    var streams: [String]
    var command: [String]
  }

  struct Usage: Decodable {
    var status: Int
    var processor: Double
    var memory: Int
  }

  private static let idle = Mutex([CommandRunner]())
  private static let permits = DispatchSemaphore(value: 2)

  private let requests = Pipe()
  private let answers = Pipe()
  private let process = Process()

  private init() throws {
    process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
    process.arguments = [
      "python3", Program.folder.appendingPathComponent("run-limited.py").path,
    ]
    process.standardInput = requests
    process.standardOutput = answers
    try process.run()
  }

  static func run(_ request: Request) throws -> Usage {
    permits.wait()
    defer { permits.signal() }
    let runner = try idle.withLock { $0.popLast() } ?? CommandRunner()
    let line = try JSONEncoder().encode(request) + Data("\n".utf8)
    try runner.requests.fileHandleForWriting.write(contentsOf: line)
    var answer = Data()
    while answer.last != UInt8(ascii: "\n") {
      let part = runner.answers.fileHandleForReading.availableData
      if part.isEmpty { throw CocoaError(.fileReadUnknown) }
      answer += part
    }
    idle.withLock { $0.append(runner) }
    return try JSONDecoder().decode(Usage.self, from: answer)
  }
}
