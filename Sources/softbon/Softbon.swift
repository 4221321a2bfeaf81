// Copyright 2026 the softbon authors
// SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import Enclosures

@main
struct Softbon: ParsableCommand {
  static let version = "0.1.0"

  /// The libraries that every number comes from, for footers.
  static let libraries = "GMP \(LibraryVersions.gmp), MPFR \(LibraryVersions.mpfr)"

  static let configuration = CommandConfiguration(
    commandName: "softbon",
    abstract: "Exact and certified numerics for Soft Best-of-n sampling.",
    discussion: """
      Every number that is printed is exact or lies between the two decimals that are printed. \
      'softbon help COMMAND' explains a command and shows examples.

      Exit codes: 0 all proved or equal, 1 a claim is refuted, 2 something is undecided or has fewer digits \
      than asked for, 64 wrong usage, 65 bad input data, 69 a needed program is missing, 70 two engines \
      disagree, 73 the output cannot be written, 130 and 143 interrupted.
      """,
    version: """
      softbon \(version)
      GMP \(LibraryVersions.gmp)
      MPFR \(LibraryVersions.mpfr)
      """,
    subcommands: [
      DistributionCommand.self, CompareCommand.self, ConstantsCommand.self, PlanCommand.self,
      FrontierCommand.self, WorstCaseCommand.self, CheckCommand.self, ReportCommand.self,
      SymbolicCommand.self, CertifyCommand.self, GoldenCommand.self, VerifyCommand.self,
      BlockCommand.self,
    ])

  func run() throws {
    throw Failure(.usage, "a command is missing; 'softbon help' lists the commands")
  }

  static func main() {
    StandardStreams.prepare()
    Interruption.exitOnSignals()
    do {
      let arguments = Array(CommandLine.arguments.dropFirst())
      try refuseRepeatedOptions(in: arguments)
      var command = try parseAsRoot(arguments)
      try command.run()
    } catch let failure as Failure {
      if let message = failure.message { StandardStreams.report("softbon: \(message)") }
      StandardStreams.exit(failure.status)
    } catch {
      // The parser's own messages: help and version, or what is wrong with the command.
      if exitCode(for: error).isSuccess { exit(withError: error) }
      StandardStreams.report(fullMessage(for: error))
      StandardStreams.exit(.usage)
    }
  }

  /// The parser takes the last of several values of one option; here the first mistake is to give two.
  ///
  /// A value never looks like an option: no number and no list begins with two minuses, or is `-n`.
  private static func refuseRepeatedOptions(in arguments: [String]) throws {
    var seen: Set<Substring> = []
    for argument in arguments.prefix(while: { $0 != "--" }) {
      guard let name = argument.split(separator: "=", omittingEmptySubsequences: false).first,
        name == "-n" || name.hasPrefix("--") && name.count > 2
      else { continue }
      if !seen.insert(name).inserted {
        throw Failure(
          .usage, "\(name) is given twice; give it once, lists with commas between the items")
      }
    }
  }
}
