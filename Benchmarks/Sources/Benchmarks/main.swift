// Copyright 2026 the softbon authors
// SPDX-License-Identifier: Apache-2.0
//
// The engines as ratios to the C reference. Both run in this process, turn by turn, so that whatever else the machine
// does falls on both; medians over the rounds are compared.
//
//   swift run -c release --package-path Benchmarks Benchmarks [ROUNDS] [enumeration|integration|throughput|all]
//     [--digits 30,100,300,1000] [--cases A,B] [--arb PYTHON] [--program SOFTBON]
//
// throughput compares `softbon distribution --jobs 2` with two processes of SOFTBON; `all` leaves it out.
// PYTHON is an interpreter with python-flint; without it Arb is left out.

import Enclosures
import ExactArithmetic
import SoftBestOfN

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// The processor time of this process, in seconds, over all threads.
func processorSeconds() -> Double {
  var time = timespec()
  clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time)
  return Double(time.tv_sec) + 1e-9 * Double(time.tv_nsec)
}

func median(_ values: [Double]) -> Double {
  let sorted = values.sorted()
  let middle = sorted.count / 2
  return sorted.count.isMultiple(of: 2) ? (sorted[middle - 1] + sorted[middle]) / 2 : sorted[middle]
}

/// A number with a fixed count of decimals, right-aligned.
func column(_ value: Double, decimals: Int, width: Int) -> String {
  let scale = (0..<decimals).reduce(1.0) { power, _ in power * 10 }
  let units = Int((value * scale).rounded())
  var text = String(units)
  if decimals > 0 {
    text = String(repeating: "0", count: max(0, decimals + 1 - text.count)) + text
    text.insert(".", at: text.index(text.endIndex, offsetBy: -decimals))
  }
  return right(text, width)
}

func right(_ text: String, _ width: Int) -> String {
  String(repeating: " ", count: max(0, width - text.count)) + text
}

/// Whether the enclosures contain the reference's law, which is right to within a relative 10^−digits.
func agrees(_ enclosures: [Interval], with law: [Rational], digits: Int) -> Bool {
  let slack = Rational.power(Rational(1, 10), digits)
  return enclosures.count == law.count
    && zip(enclosures, law).allSatisfy { interval, value in
      guard let lower = interval.lower, let upper = interval.upper else { return false }
      return lower * (.one - slack) <= value && value <= upper * (.one + slack)
    }
}

func printEnumeration(rounds: Int) throws -> Bool {
  var allAgree = true
  print("Nanoseconds of processor time per composition, medians of \(rounds) interleaved rounds.")
  print(
    right("case", 10), right("digits", 7), right("terms", 8), right("C", 9), right("softbon", 9))
  for item in Case.all {
    let problem = try item.problem
    for digits in [30, 100] {
      var reference: [Double] = []
      var engine: [Double] = []
      var compositions: UInt = 0
      // The first round warms the caches and compares the laws; it is not counted.
      for round in 0...rounds {
        let run = try runReference(item, digits: digits)
        compositions = run.compositions
        let start = processorSeconds()
        let enclosures = try runEngine(problem, n: item.n, digits: digits)
        let seconds = processorSeconds() - start
        if round == 0 {
          if !agrees(enclosures, with: run.law, digits: digits) {
            print(
              "\(item.name) at \(digits) digits: the engine does not contain the reference's law")
            allAgree = false
          }
          continue
        }
        reference.append(run.seconds)
        engine.append(seconds)
      }
      let unit = 1e9 / Double(compositions)
      let base = median(reference)
      let own = median(engine)
      print(
        right(item.name, 10), right("\(digits)", 7), right("\(compositions)", 8),
        column(base * unit, decimals: 1, width: 9), column(own * unit, decimals: 1, width: 9),
        " ratio" + column(own / base, decimals: 3, width: 7))
    }
  }
  return allAgree
}

/// The values after an option, separated by commas.
func list(after option: String) -> [String]? {
  guard let at = CommandLine.arguments.firstIndex(of: option),
    at + 1 < CommandLine.arguments.count
  else { return nil }
  return CommandLine.arguments[at + 1].split(separator: ",").map(String.init)
}

let rounds = CommandLine.arguments.count > 1 ? Int(CommandLine.arguments[1]) ?? 0 : 11
let part =
  CommandLine.arguments.count > 2 && !CommandLine.arguments[2].hasPrefix("--")
  ? CommandLine.arguments[2] : "all"
let program = list(after: "--program")?.first
guard rounds > 0,
  ["enumeration", "integration", "all"].contains(part) || (part == "throughput" && program != nil)
else {
  print(
    "usage: Benchmarks [ROUNDS] [enumeration|integration|throughput|all] [--digits LIST] [--cases LIST] [--arb PYTHON]"
      + " [--program SOFTBON]")
  exit(64)
}
if part == "throughput", let program {
  try printThroughput(rounds: rounds, program: program)
  exit(0)
}
var allAgree = true
if part != "integration" {
  allAgree = try printEnumeration(rounds: rounds)
  print("")
  try printAutomaticChoice(rounds: rounds)
}
if part != "enumeration" {
  let script = #filePath.replacing("Sources/Benchmarks/main.swift", with: "arb.py")
  let arb = try list(after: "--arb")?.first.map { try ArbProcess(python: $0, script: script) }
  let digits = list(after: "--digits")?.compactMap { Int($0) } ?? [30, 100]
  allAgree =
    try printIntegration(
      rounds: rounds, digits: digits, cases: list(after: "--cases").map { Set($0) }, arb: arb)
    && allAgree
}
exit(allAgree ? 0 : 70)
