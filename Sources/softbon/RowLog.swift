// Copyright 2026 the softbon authors
// SPDX-License-Identifier: Apache-2.0
//
// The rows of a run as they are finished, one JSON object per line, after a line that says what is being checked. A run
// that was interrupted or killed is taken up from there: what has its line is not computed again.

import Certification
import Enclosures
import ExactArithmetic
import Foundation
import SoftBestOfN
import Synchronization
import Tables

#if canImport(Darwin)
  import Darwin
#elseif canImport(Musl)
  import Musl
#else
  import Glibc
#endif

/// The file `rows.jsonl` of a report.
final class RowLog: Sendable {
  /// What is being checked: rows of one run serve another only when all of this is the same.
  struct Header: Codable, Equatable {
    var schema = "softbon.rows/2"
    var version: String
    /// GMP and MPFR.
    var libraries: String
    var digits: Int
    var maxPrecision: Int
    var engine: String
    var maxTerms: String
    /// Labels, hypotheses, definitions and statements.
    var claims: [String]
    /// The number of cases, and a fingerprint of them.
    var cases: Int
    var grid: String
  }

  private let path: String
  private let descriptor: Int32
  private let header: Header
  /// The rows that were there already, by label and case.
  let recorded: [Key: RecordedRow]
  /// The error number of the first failure to write.
  private let failure = Atomic<Int32>(0)

  struct Key: Hashable, Sendable {
    let label: String
    let `case`: Int
  }

  /// Opens the file, with the rows in it when the run is taken up again.
  ///
  /// - Throws: `Failure` with the exit code 73 when it cannot be written, 65 when it belongs to another run.
  init(path: String, header: Header, isResuming: Bool) throws {
    self.path = path
    self.header = header
    descriptor = open(path, O_RDWR | O_CREAT | O_APPEND | O_CLOEXEC, 0o666)
    if descriptor < 0 { throw Self.cannotWrite(path, String(cString: strerror(errno))) }
    if flock(descriptor, LOCK_EX | LOCK_NB) != 0 {
      close(descriptor)
      throw Self.cannotWrite(path, "another run is writing it")
    }
    do {
      var known: [Key: RecordedRow] = [:]
      var length = 0
      if isResuming, let contents = FileManager.default.contents(atPath: path), !contents.isEmpty {
        (known, length) = try Self.rows(in: contents, of: path, header: header)
      }
      recorded = known
      // What follows the last complete line was being written when the run was killed.
      if ftruncate(descriptor, off_t(length)) != 0 {
        throw Self.cannotWrite(path, String(cString: strerror(errno)))
      }
      if length == 0 { write(try Self.line(header)) }
      try checkWritten()
    } catch {
      close(descriptor)
      throw error
    }
  }

  deinit { close(descriptor) }

  /// Whether writing failed, after which no row is safe.
  var hasFailed: Bool { failure.load(ordering: .relaxed) != 0 }

  /// Adds a row, at once and in one piece; from any thread.
  func append(_ row: RecordedRow) {
    if let line = try? Self.line(row) { write(line) }
  }

  /// Writes all rows in the order of the tables, so that the file does not depend on which was finished first.
  func finish(_ rows: [RecordedRow]) throws {
    try checkWritten()
    let target = try OutputTarget(path: path)
    target.write(try Self.text(header))
    for row in rows { target.write(try Self.text(row)) }
    try target.finish()
  }

  /// Fails when a row could not be written.
  func checkWritten() throws {
    let code = failure.load(ordering: .relaxed)
    if code != 0 { throw Self.cannotWrite(path, String(cString: strerror(code))) }
  }

  private func write(_ line: [UInt8]) {
    // One call appends the line as a whole, whatever other threads write.
    let code = StandardStreams.writeAll(line[...], to: descriptor)
    if code != 0 { failure.store(code, ordering: .relaxed) }
  }

  // MARK: Lines

  private static func text(_ value: some Encodable) throws -> String {
    String(decoding: try line(value), as: UTF8.self)
  }

  private static func line(_ value: some Encodable) throws -> [UInt8] {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    return [UInt8](try encoder.encode(value)) + [UInt8(ascii: "\n")]
  }

  private static func rows(
    in contents: Data, of path: String, header: Header
  ) throws -> ([Key: RecordedRow], length: Int) {
    let decoder = JSONDecoder()
    var lines = contents.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
    let rest = lines.removeLast().count
    if lines.isEmpty { return ([:], 0) }
    guard let found = try? decoder.decode(Header.self, from: lines.removeFirst()) else {
      throw Failure(
        .data,
        "\(path):1: this is not the first line of a row file; without --resume it is replaced")
    }
    if found != header {
      throw Failure(
        .data,
        "\(path):1: the rows are of a run with another \(difference(found, header)); without --resume they are"
          + " replaced")
    }
    var rows: [Key: RecordedRow] = [:]
    for (index, line) in lines.enumerated() {
      guard let row = try? decoder.decode(RecordedRow.self, from: line), row.verdict != nil,
        (0..<header.cases).contains(row.case)
      else {
        throw Failure(
          .data, "\(path):\(index + 2): this is not a row; remove the line, or run without --resume"
        )
      }
      rows[Key(label: row.label, case: row.case)] = row
    }
    return (rows, contents.count - rest)
  }

  private static func difference(_ a: Header, _ b: Header) -> String {
    if a.version != b.version { return "version of softbon (\(a.version))" }
    if a.libraries != b.libraries { return "version of the libraries (\(a.libraries))" }
    if a.digits != b.digits { return "--digits (\(a.digits))" }
    if a.maxPrecision != b.maxPrecision { return "--max-precision (\(a.maxPrecision))" }
    if a.engine != b.engine { return "--engine (\(a.engine))" }
    if a.maxTerms != b.maxTerms { return "--max-terms (\(a.maxTerms))" }
    return a.claims != b.claims ? "list of claims" : "grid"
  }

  private static func cannotWrite(_ path: String, _ reason: String) -> Failure {
    Failure(.output, "cannot write \(path): \(reason)")
  }
}

extension GridCheck {
  /// What the first line of the row file says.
  var rowHeader: RowLog.Header {
    var fingerprint = Fingerprint()
    for gridCase in grid.cases {
      fingerprint.add("\(JSONValue.problem(gridCase.problem).text)\(gridCase.n)\n")
      fingerprint.add("\(gridCase.nextN.map(\.description) ?? "")")
      fingerprint.add("\(gridCase.nextProblem?.temperature?.description ?? "")\n")
    }
    return RowLog.Header(
      version: Softbon.version, libraries: Softbon.libraries, digits: goal.digits,
      maxPrecision: goal.maximum.bits, engine: options.engine.rawValue,
      maxTerms: "\(options.maximumTerms)",
      claims: statements.map { statement in
        let hypotheses = statement.hypotheses.map(\.description)
        let definitions = statement.definitions.map { "\($0.name) = \($0.expression)" }
        return ([statement.label] + hypotheses + definitions + ["\(statement.statement)"])
          .joined(separator: "; ")
      },
      cases: grid.cases.count, grid: fingerprint.text)
  }
}

/// The hash FNV-1a with 64 bits (Fowler, Noll, Vo), to recognise a text: no protection against forgery.
private struct Fingerprint {
  private var value: UInt64 = 0xcbf2_9ce4_8422_2325

  mutating func add(_ text: String) {
    for byte in text.utf8 { value = (value ^ UInt64(byte)) &* 0x100_0000_01b3 }
  }

  var text: String { String(value, radix: 16) }
}
