// Copyright 2026 the softbon authors
// SPDX-License-Identifier: Apache-2.0

import Foundation
import Testing

/// `softbon report`: its files, and runs that are stopped and taken up again.
@Suite struct ReportTests {
  /// Every file below a folder of the report, by its path.
  private func files(of folder: TemporaryFolder, in name: String) throws -> [String: Data] {
    let root = folder.url.appendingPathComponent(name)
    var files: [String: Data] = [:]
    for path in try FileManager.default.subpathsOfDirectory(atPath: root.path) {
      let url = root.appendingPathComponent(path)
      var isDirectory: ObjCBool = false
      _ = FileManager.default.fileExists(atPath: url.path, isDirectory: &isDirectory)
      if !isDirectory.boolValue { files[path] = try Data(contentsOf: url) }
    }
    return files
  }

  private func lines(_ data: Data?) -> [Substring] {
    String(decoding: data ?? Data(), as: UTF8.self).split(separator: "\n")
  }

  /// Starts the quick report and ends it after a time; returns how it ended.
  private func killed(
    after seconds: Double, by signal: Int32, _ arguments: [String], in folder: TemporaryFolder
  ) throws -> Int32 {
    let process = Process()
    process.executableURL = Program.url
    process.arguments = arguments
    process.currentDirectoryURL = folder.url
    process.standardOutput = FileHandle.nullDevice
    process.standardError = FileHandle.nullDevice
    try process.run()
    usleep(UInt32(seconds * 1e6))
    kill(process.processIdentifier, signal)
    process.waitUntilExit()
    return process.terminationStatus
  }

  @Test func killedRunsContinue() throws {
    let folder = try TemporaryFolder()
    let report = ["report", "--quick", "--quiet", "--out"]
    let start = ContinuousClock.now
    let whole = try Run(report + ["whole", "--jobs", "1"], in: folder, seconds: 120)
    let elapsed = ContinuousClock.now - start
    let duration =
      Double(elapsed.components.seconds) + Double(elapsed.components.attoseconds) / 1e18
    #expect(whole.status == 0, "\(whole.errors)")
    let expected = try files(of: folder, in: "whole")
    #expect(expected.count > 20)
    let everyTemperature = lines(expected["every-temperature.csv"])
    #expect(everyTemperature.contains { $0.hasPrefix("B1,") && $0.contains(",proved,all,") })
    #expect(!everyTemperature.contains { $0.contains(",inapplicable,") })
    #expect(whole.output.contains("For every λ > 0 at once: "))
    let total = lines(expected["rows.jsonl"]).count

    // Killed at many moments, the run still ends with the same bytes, and no finished line is lost on the way.
    var previous: Set<Substring> = []
    for step in 0..<12 {
      let signal = step % 4 == 3 ? SIGINT : SIGKILL
      _ = try killed(
        after: duration * Double(step % 5 + 1) / 25, by: signal,
        report + ["part", "--resume", "--jobs", "\(1 + step % 3)"], in: folder)
      let log = try? Data(contentsOf: folder.url.appendingPathComponent("part/rows.jsonl"))
      var found = lines(log)
      // The last line may be cut.
      if let log, log.last != UInt8(ascii: "\n") { found.removeLast() }
      #expect(previous.isSubset(of: found), "step \(step) lost rows")
      #expect(found.count == Set(found).count, "step \(step) has rows twice")
      #expect(Set(found).isSubset(of: lines(expected["rows.jsonl"])))
      previous = Set(found)
    }
    let last = try Run(report + ["part", "--resume"], in: folder, seconds: 120)
    #expect(last.status == 0, "\(last.errors)")
    #expect(
      lines(try Data(contentsOf: folder.url.appendingPathComponent("part/rows.jsonl"))).count
        == total)
    let resumed = try files(of: folder, in: "part")
    for (name, contents) in expected { #expect(resumed[name] == contents, "\(name)") }
  }

  @Test func whatHasALineIsNotComputedAgain() throws {
    let folder = try TemporaryFolder()
    let report = ["report", "--quick", "--quiet", "--out", "out"]
    #expect(try Run(report, in: folder, seconds: 120).status == 0)
    // A row that no computation gives, with the last two rows missing and a line that was cut.
    var rows = try folder.read("out/rows.jsonl").split(separator: "\n").map(String.init)
    let marked = try #require(rows.firstIndex { $0.contains("\"precisionBits\":82") })
    rows[marked] = rows[marked].replacing("\"precisionBits\":82", with: "\"precisionBits\":8282")
    let kept = rows.dropLast(2).joined(separator: "\n") + "\n{\"case\":"
    try folder.write(kept, to: "out/rows.jsonl")
    let resumed = try Run(report + ["--resume"], in: folder, seconds: 120)
    #expect(resumed.status == 0, "\(resumed.errors)")
    #expect(try folder.read("out/rows.jsonl").split(separator: "\n").map(String.init) == rows)
    #expect(try folder.read("out/check.json").contains("\"precisionBits\": 8282"))
    // Without --resume everything is new.
    #expect(try Run(report, in: folder, seconds: 120).status == 0)
    #expect(!(try folder.read("out/rows.jsonl").contains("\"precisionBits\":8282")))
  }

  @Test func rowsOfAnotherRunAreRefused() throws {
    let folder = try TemporaryFolder()
    let report = ["report", "--quick", "--quiet", "--out", "out"]
    #expect(try Run(report, in: folder, seconds: 120).status == 0)
    let other = try Run(report + ["--resume", "--digits", "20"], in: folder, seconds: 120)
    #expect(other.status == 65)
    #expect(other.errors.contains("rows.jsonl:1") && other.errors.contains("--digits (15)"))
    let rows = try folder.read("out/rows.jsonl")
    try folder.write(
      rows.replacing("\"word\":\"proved\"", with: "\"word\":\"sure\""), to: "out/rows.jsonl")
    let broken = try Run(report + ["--resume"], in: folder, seconds: 120)
    #expect(broken.status == 65)
    #expect(broken.errors.contains("this is not a row"))
    try folder.write("something else\n", to: "out/rows.jsonl")
    #expect(try Run(report + ["--resume"], in: folder, seconds: 120).status == 65)
  }

  @Test func everyTableHasItsCommandAndVersions() throws {
    let folder = try TemporaryFolder()
    let run = try Run(
      ["report", "--out", "out", "--quick", "--jobs=1", "--quiet", "--digits", "12"], in: folder,
      seconds: 120)
    #expect(run.status == 0)
    for (name, contents) in try files(of: folder, in: "out") where name.hasSuffix(".md") {
      let text = String(decoding: contents, as: UTF8.self)
      #expect(text.contains("softbon report --quick --digits 12\n"), "\(name)")
      #expect(text.contains("MPFR "), "\(name)")
    }
  }

  private static let hasLaTeX: Bool = {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/bin/sh")
    process.arguments = [
      "-c", "command -v pdflatex && kpsewhich booktabs.sty longtable.sty amssymb.sty",
    ]
    process.standardOutput = FileHandle.nullDevice
    process.standardError = FileHandle.nullDevice
    guard (try? process.run()) != nil else { return false }
    process.waitUntilExit()
    return process.terminationStatus == 0
  }()

  @Test(.enabled(if: hasLaTeX, "there is no pdflatex with booktabs, longtable and amssymb"))
  func theDocumentCompiles() throws {
    let folder = try TemporaryFolder()
    #expect(
      try Run(["report", "--quick", "--quiet", "--out", "out"], in: folder, seconds: 120).status
        == 0)
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
    process.arguments = ["pdflatex", "-interaction=nonstopmode", "-halt-on-error", "report.tex"]
    process.currentDirectoryURL = folder.url.appendingPathComponent("out")
    process.standardOutput = FileHandle.nullDevice
    try process.run()
    process.waitUntilExit()
    let log = String(
      decoding: try Data(contentsOf: folder.url.appendingPathComponent("out/report.log")),
      as: UTF8.self)
    #expect(process.terminationStatus == 0, "\(log.suffix(2000))")
    #expect(!log.contains("Missing character"))
    #expect(folder.names == ["out"])
    #expect(FileManager.default.fileExists(atPath: folder.path("out/report.pdf")))
  }
}
