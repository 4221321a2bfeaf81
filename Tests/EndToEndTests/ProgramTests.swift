// Copyright 2026 the softbon authors
// SPDX-License-Identifier: Apache-2.0
//
// What the program does around a command: help, files, signals.

import Foundation
import Testing

@Suite struct ProgramTests {
  static let law = ["distribution", "--probabilities", "1/2,1/2", "--weights", "2,1", "-n", "2"]

  @Test func versionsAreNamed() throws {
    let run = try Run(["--version"])
    #expect(run.status == 0)
    for name in ["softbon", "GMP", "MPFR"] {
      #expect(run.output.contains(try Regex("(?m)^\(name) [0-9]+\\.[0-9]+(\\.[0-9]+)?$")))
    }
  }

  @Test(arguments: [["--help"], ["help"], ["help", "distribution"], ["distribution", "--help"]])
  func helpSucceeds(arguments: [String]) throws {
    let run = try Run(arguments)
    #expect(run.status == 0)
    #expect(run.errors.isEmpty)
    #expect(run.output.contains("softbon distribution") || run.output.contains("SUBCOMMANDS"))
  }

  @Test func examplesInTheHelpWork() throws {
    let folder = try TemporaryFolder()
    try folder.write("probabilities: [1/2, 1/2]\nrewards: [0, 1]\nlambda: 1\n", to: "problem.yaml")
    try folder.write("count,reward\n3,0\n1,1\n", to: "counts.csv")
    let help = try Run(["help", "distribution"], in: folder).output
      .replacing(#/ \\\n +/#, with: " ")
    let examples = help.split(separator: "\n").filter { $0.hasPrefix("  softbon ") }
    #expect(examples.count >= 3)
    for example in examples {
      let words = example.split(separator: " ").dropFirst().map(String.init)
      let run = try Run(words, in: folder)
      #expect(run.status == 0, "\(example): \(run.errors)")
    }
  }

  // MARK: Files

  @Test func aFileHasTheBytesOfStandardOutput() throws {
    let folder = try TemporaryFolder()
    let expected = try Run(Self.law, in: folder).output
    let run = try Run(Self.law + ["--output", "law.txt"], in: folder)
    #expect(run.status == 0)
    #expect(run.output.isEmpty && run.errors.isEmpty)
    #expect(try folder.read("law.txt") == expected)
    #expect(folder.names == ["law.txt"])
    #expect(try Run(Self.law + ["--output", "/dev/null"], in: folder).status == 0)
    #expect(try Run(Self.law + ["--output", "-"], in: folder).output == expected)
  }

  @Test func aFileIsReplacedWithItsPermissionsAndLinks() throws {
    let folder = try TemporaryFolder()
    try folder.write("old", to: "law.txt")
    let attributes: [FileAttributeKey: Any] = [.posixPermissions: 0o640]
    try FileManager.default.setAttributes(attributes, ofItemAtPath: folder.path("law.txt"))
    try FileManager.default.createSymbolicLink(
      atPath: folder.path("link"), withDestinationPath: "law.txt")
    #expect(try Run(Self.law + ["--output", "link"], in: folder).status == 0)
    #expect(try folder.read("law.txt").contains("7/12"))
    #expect(folder.names == ["law.txt", "link"])
    let after = try FileManager.default.attributesOfItem(atPath: folder.path("law.txt"))
    #expect(after[.posixPermissions] as? Int == 0o640)
    let link = try FileManager.default.destinationOfSymbolicLink(atPath: folder.path("link"))
    #expect(link == "law.txt")
  }

  @Test func aRefusedCommandLeavesTheFile() throws {
    let folder = try TemporaryFolder()
    try folder.write("old", to: "law.txt")
    let run = try Run(Self.law + ["--engine", "moments", "--output", "law.txt"], in: folder)
    #expect(run.status == 64)
    #expect(try folder.read("law.txt") == "old")
    #expect(folder.names == ["law.txt"])
  }

  @Test func closedStreamsDoNotMixUpFiles() throws {
    // With standard input and output closed, the next files get their numbers.
    let folder = try TemporaryFolder()
    try folder.write("probabilities: [1/2, 1/2]\nweights: [2, 1]\n", to: "p.yaml")
    let run = try Run(
      ["distribution", "--problem", "p.yaml", "-n", "2", "--output", "law.txt"], in: folder,
      input: .closed, output: .closed)
    #expect(run.status == 0, "\(run.errors)")
    #expect(try folder.read("law.txt").contains("7/12"))
    #expect(try folder.read("p.yaml").hasPrefix("probabilities"))
  }

  @Test func aReaderThatGoesAwayIsNoCrash() throws {
    let process = Process()
    process.executableURL = Program.url
    process.arguments = [
      "distribution", "--probabilities", "1/2,1/2", "--weights", "2,1", "-n", "1..300",
      "--quiet",
    ]
    let (output, errors) = (Pipe(), Pipe())
    process.standardOutput = output
    process.standardError = errors
    try output.fileHandleForReading.close()
    try process.run()
    try output.fileHandleForWriting.close()
    process.waitUntilExit()
    #expect(process.terminationReason == .exit)
    #expect(process.terminationStatus == 73)
    #expect(errors.fileHandleForReading.readDataToEndOfFile().isEmpty)
  }

  // MARK: Signals

  /// Four laws at once, and then one that takes minutes.
  static let long = [
    "distribution", "--probabilities", "1/2,1/4,1/8,1/8", "--rewards", "0,1,2,3", "--lambda",
    "1/2", "-n", "1..4,900", "--max-terms", "10^9", "--quiet", "--engine", "enumeration",
  ]

  /// Starts a command, and sends it a signal when it must have begun to compute.
  func interrupted(
    _ arguments: [String], in folder: TemporaryFolder, by signal: Int32
  ) throws -> (status: Int32, output: String, errors: String) {
    let process = Process()
    process.executableURL = Program.url
    process.arguments = arguments
    process.currentDirectoryURL = folder.url
    let (output, errors) = (Pipe(), Pipe())
    process.standardInput = FileHandle.nullDevice
    process.standardOutput = output
    process.standardError = errors
    try process.run()
    Thread.sleep(forTimeInterval: 1.5)
    kill(process.processIdentifier, signal)
    let text = output.fileHandleForReading.readDataToEndOfFile()
    let message = errors.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    #expect(process.terminationReason == .exit)
    return (
      process.terminationStatus, String(decoding: text, as: UTF8.self),
      String(decoding: message, as: UTF8.self)
    )
  }

  @Test(arguments: [(SIGINT, Int32(130)), (SIGTERM, Int32(143))])
  func anInterruptedDocumentIsClosed(signal: Int32, status: Int32) throws {
    let folder = try TemporaryFolder()
    let run = try interrupted(Self.long + ["--format", "json"], in: folder, by: signal)
    #expect(run.status == status)
    #expect(run.errors.isEmpty)
    let document = try DistributionDocument(run.output)
    #expect(!document.isComplete)
    #expect(document.laws.map(\.n) == ["1", "2", "3", "4"])
  }

  @Test func anInterruptedFileIsComplete() throws {
    let folder = try TemporaryFolder()
    let run = try interrupted(
      Self.long + ["--format", "json", "--output", "law.json"], in: folder, by: SIGINT)
    #expect(run.status == 130)
    #expect(run.output.isEmpty)
    #expect(folder.names == ["law.json"])
    #expect(try !DistributionDocument(folder.read("law.json")).isComplete)
  }

  @Test func anInterruptedTableSaysSo() throws {
    let run = try interrupted(Self.long, in: TemporaryFolder(), by: SIGTERM)
    #expect(run.status == 143)
    #expect(run.output.contains("n = 4"))
    #expect(run.output.contains("interrupted"))
  }

  @Test func waitingForInputCanBeInterrupted() throws {
    let process = Process()
    process.executableURL = Program.url
    process.arguments = ["distribution", "--problem", "-", "-n", "2"]
    let input = Pipe()
    process.standardInput = input
    try process.run()
    defer { process.terminate() }
    Thread.sleep(forTimeInterval: 0.5)
    process.interrupt()
    process.waitUntilExit()
    #expect(process.terminationReason == .exit)
    #expect(process.terminationStatus == 130)
    try input.fileHandleForWriting.close()
  }
}
