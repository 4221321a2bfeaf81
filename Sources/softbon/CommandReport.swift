// Copyright 2026 the softbon authors
// SPDX-License-Identifier: Apache-2.0
//
// What commands that work through a list have in common: the output is opened before the work, the work shows its
// progress and can be interrupted, and what is finished is written in any case, before the exit code says what is missing.

import Enclosures
import SoftBestOfN
import Tables

/// What a command writes, whole or as far as it came.
protocol CommandReport {
  /// False when the work was interrupted.
  var isComplete: Bool { get }
  /// The document of the interface.
  var json: JSONValue { get }
  /// The one table for programs.
  var csv: Table { get }
  /// The tables for people, one after the other.
  var tables: [Table] { get }
}

extension CommandReport {
  func write(as format: OutputOptions.Format, to target: OutputTarget) {
    switch format {
    case .json: target.write(json.text)
    case .csv: target.write(csv.csv)
    case .text: writeTables(to: target, \.text)
    case .markdown: writeTables(to: target, \.markdown)
    case .latex: writeTables(to: target, \.latex)
    }
  }

  private func writeTables(to target: OutputTarget, _ emit: (Table) -> String) {
    var tables = tables
    if !isComplete, !tables.isEmpty {
      tables[tables.count - 1].footer.append("interrupted: the rest is missing")
    }
    target.write(tables.map(emit).joined(separator: "\n"))
  }
}

/// A command at work.
struct CommandWork {
  let target: OutputTarget
  private let progress: Progress
  private let format: OutputOptions.Format

  /// Opens the output; from now on signals are noted.
  init(total: Int, unit: String, output: OutputOptions) throws {
    Interruption.noteSignals()
    target = try OutputTarget(path: output.output)
    progress = Progress(total: total, unit: unit, isQuiet: output.quiet)
    format = output.format
  }

  /// Options with which the engines show the progress and stop when they are interrupted.
  func watching(_ options: EngineOptions) -> EngineOptions {
    var options = options
    let progress = progress
    options.isInterrupted = {
      progress.tick()
      return Interruption.isRequested()
    }
    return options
  }

  /// A unit of work is done.
  func advance() { progress.advance() }

  /// Writes the report.
  ///
  /// - Throws: `Failure` when it cannot be written or is not complete.
  func finish(_ report: some CommandReport) throws {
    progress.finish()
    report.write(as: format, to: target)
    try target.finish()
    if !report.isComplete, let status = Interruption.status { throw Failure(status, nil) }
  }
}

extension Failure {
  /// Numbers that came out, but not with all the digits asked for.
  static func tooFewDigits(_ goal: AccuracyGoal) -> Failure {
    Failure(
      .undecided,
      "some numbers have fewer than \(goal.digits) digits at \(goal.maximum.bits) bits; raise --max-precision"
    )
  }
}
