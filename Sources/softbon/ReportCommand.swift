// Copyright 2026 the softbon authors
// SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import Certification
import Foundation
import SoftBestOfN
import Tables

struct ReportCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "report",
    abstract: "The tables of the catalogue on the standard grid, as files.",
    discussion: """
      Writes into the directory, which is made when it is missing, and prints the summary:
        summary, tightness       verdicts, and where each bound is tight and loose (.md, .tex, .csv)
        claims/LABEL             the same for every problem of the grid (.md, .tex, .csv)
        every-temperature        the rational claims on the small grid, each row for every
                                 lambda > 0 at once (.md, .tex, .csv)
        constants, plan, frontier, worst-case, boxes
                                 rates, sample sizes, the trade-off of KL and reward (.md, .tex, .csv)
        blocks, block-lengths    sequences: the least n for a gain, and what a budget buys
        pictures/                by gnuplot (.svg, .pdf), with data and scripts (.csv, .gp)
        report.tex               a document of all tables, for LaTeX
        rows.csv, check.json     every row
        rows.jsonl               the rows as they are finished; --resume continues from it

      Example:
        softbon report --out tables --quick
      """)

  @Option(parsing: .unconditional, help: .init("The directory to write to.", valueName: "dir"))
  var out: String

  @Flag(help: "Check on the small grid.")
  var quick = false

  @Flag(help: "Continue a run that was interrupted, from its rows.jsonl.")
  var resume = false

  @OptionGroup var claimOptions: ClaimOptions
  @OptionGroup(title: "Effort") var effort: EffortOptions

  @Flag(help: "Say nothing on standard error but errors.")
  var quiet = false

  func run() throws {
    let goal = try effort.goal()
    try effort.refuseCrossCheck()
    let (claims, statements) = try claimOptions.statements(labelled: [])
    let grid = try reportingClaims {
      try Grid(reading: quick ? Catalogue.quickGrid : Catalogue.standardGrid)
    }
    let check = GridCheck(
      statements: statements, grid: grid, usesOwnGrids: !quick, goal: goal,
      options: try effort.engineOptions())
    try makeDirectory(out + "/claims")
    // Opened before the work, so that a place that cannot be written is told at once.
    let log = try RowLog(
      path: out + "/rows.jsonl", header: check.rowHeader, isResuming: resume)
    let screen = try OutputTarget(path: nil)
    Interruption.noteSignals()
    let report = try CheckReport.run(
      claims: claims, family: nil, check: check, log: log, isQuiet: quiet)
    let everyTemperature = try everyTemperatureReport(claims, statements)
    let rates = try rateFiles(report, statements)
    let blocks =
      rates == nil ? nil : try BlockFiles(isQuick: quick, options: try effort.engineOptions())
    for (name, contents) in report.files + everyTemperature.files + (rates?.files ?? [])
      + (blocks?.files ?? [])
    {
      let file = try OutputTarget(path: out + "/" + name)
      file.write(contents)
      try file.finish()
    }
    if report.isComplete { try log.finish(report.rows) }
    try draw((rates?.pictures ?? []) + (blocks?.pictures ?? []))
    report.write(as: .text, to: screen)
    screen.write("\n" + everyTemperature.line)
    try screen.finish()
    try report.conclude()
    if blocks == nil, let status = Interruption.status { throw Failure(status, nil) }
    try everyTemperature.conclude()
  }

  /// Rates, sample sizes, the frontier and worst cases; nil in a run that was interrupted.
  private func rateFiles(
    _ report: CheckReport, _ statements: [CheckedStatement]
  ) throws -> RateFiles? {
    if !report.isComplete { return nil }
    return try RateFiles(
      report: report, statements: statements, isQuick: quick, options: try effort.engineOptions())
  }

  /// Without gnuplot the data and the scripts are there; the exit code stays that of the verdicts.
  private func draw(_ pictures: [(name: String, source: PictureSource)]) throws {
    if pictures.isEmpty { return }
    try makeDirectory(out + "/pictures")
    var missing: String?
    for (name, source) in pictures {
      do {
        try Picture.prepared(at: "\(out)/pictures/\(name)").draw(source)
      } catch let failure as Failure where failure.status == .missingProgram {
        missing = failure.message
      }
    }
    if let missing { StandardStreams.report("softbon: \(missing)") }
  }

  /// The rows that hold for every λ: on the small grid, whose degrees stay low.
  private func everyTemperatureReport(
    _ claims: [Claim], _ statements: [CheckedStatement]
  ) throws -> EveryTemperatureReport {
    let grid = try reportingClaims { try Grid(reading: Catalogue.quickGrid) }
    return EveryTemperatureReport.run(
      claims: claims, claimDirectory: claimOptions.claims, problem: nil, statements: statements,
      grid: grid, options: try effort.engineOptions(), isQuiet: quiet)
  }
}

/// Makes a directory, and those above it, unless it is there.
func makeDirectory(_ path: String) throws {
  do {
    try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
  } catch {
    throw Failure(.output, "cannot make the directory \(path): \(error.localizedDescription)")
  }
}
