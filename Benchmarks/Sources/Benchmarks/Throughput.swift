// Copyright 2026 the softbon authors
// SPDX-License-Identifier: Apache-2.0
//
// What a grid of laws gains from --jobs 2: one process with two threads against two processes with one thread and half
// of the grid each, turn by turn. Wall time, since that is what threads are for.

import Foundation

/// The program could not be run or failed.
struct ProgramFailure: Error {}

/// A grid of at least 50 laws for `softbon distribution`.
struct Grid {
  let name: String
  let arguments: [String]
  let candidates: [Int]

  static let all: [Grid] = {
    let eight = [
      "--probabilities", Array(repeating: "1/8", count: 8).joined(separator: ","),
      "--rewards", (0..<8).map { "\($0)/7" }.joined(separator: ","),
    ]
    return [
      Grid(
        name: "D, 300 n", arguments: eight + ["--lambda", "1/5", "--digits", "100"],
        candidates: (0..<300).map { 64 + 7 * $0 }),
      Grid(
        name: "D, 10 λ and 30 n",
        arguments: eight + [
          "--lambda", "1/10,1/8,1/6,1/5,1/4,1/3,1/2,2/3,1,2", "--digits", "100",
        ],
        candidates: (0..<30).map { 64 + 70 * $0 }),
    ]
  }()

  /// Starts the program on some of the candidates.
  func start(_ program: String, jobs: Int, _ candidates: [Int]) throws -> Process {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: program)
    process.arguments =
      ["distribution"] + arguments
      + [
        "-n", candidates.map(String.init).joined(separator: ","), "--engine", "laplace", "--jobs",
        "\(jobs)", "--format", "csv", "--quiet",
      ]
    process.standardOutput = FileHandle.nullDevice
    try process.run()
    return process
  }
}

/// The seconds until all processes have ended.
private func seconds(_ start: () throws -> [Process]) throws -> Double {
  let clock = ContinuousClock()
  let time = try clock.measure {
    for process in try start() {
      process.waitUntilExit()
      if process.terminationStatus != 0 { throw ProgramFailure() }
    }
  }
  return Double(time.components.seconds) + 1e-18 * Double(time.components.attoseconds)
}

/// Prints the throughput of --jobs 2 as a multiple of that of two processes.
func printThroughput(rounds: Int, program: String) throws {
  print("Laws per second with --jobs 2 over those of two processes, medians of \(rounds) turns.")
  for grid in Grid.all {
    // Every second n, so that both halves are alike.
    let halves = (0..<2).map { half in
      grid.candidates.indices.filter { $0 % 2 == half }.map { grid.candidates[$0] }
    }
    var ratios: [Double] = []
    for _ in 0..<rounds {
      let two = try seconds { try halves.map { try grid.start(program, jobs: 1, $0) } }
      let one = try seconds { [try grid.start(program, jobs: 2, grid.candidates)] }
      ratios.append(two / one)
    }
    print(right(grid.name, 18), column(median(ratios), decimals: 2, width: 7))
  }
}
