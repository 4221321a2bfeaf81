// Copyright 2026 the softbon authors
// SPDX-License-Identifier: Apache-2.0
//
// The engines laplace and moments against the C program's schemes, against the floor (the operations of that scheme
// times the time of one) and against Arb's integrator; turn by turn, medians.

import CReference
import Enclosures
import ExactArithmetic
import SoftBestOfN

/// Prints the table and returns whether every law agrees.
func printIntegration(
  rounds: Int, digits: [Int], cases: Set<String>?, arb: ArbProcess?
) throws -> Bool {
  print("Processor time, medians of \(rounds) interleaved rounds; C: the best of its schemes.")
  print(
    right("case", 5), right("digits", 7), right("C µs", 12), right("scheme", 9),
    right("softbon", 12), right("engine", 8), right("/C", 7), right("laplace/C", 10),
    right("/floor", 7), right("Arb/", 8))
  var allAgree = true
  for item in IntegrationCase.all where cases?.contains(item.name) ?? true {
    let levels = Levels(try item.problem)
    let reference = try IntegrationReference(item)
    for digits in digits {
      var options = EngineOptions()
      options.maximumTerms = 1
      var times: [IntegrationReference.Scheme: [Double]] = [:]
      var operations: [IntegrationReference.Scheme: (products: Double, exponentials: Double)] = [:]
      var own: [Double] = []
      var laplace: [Double] = []
      var others: [Double] = []
      var engine = Engine.auto
      // Short runs need many rounds for a median that means something.
      var last = rounds
      var round = 0
      while round <= last {
        defer { round += 1 }
        if round == 2, let first = own.first { last = first < 0.004 ? 15 * rounds : rounds }
        for scheme in IntegrationReference.Scheme.allCases {
          // A scheme that took many times the best in the first round is not run again.
          if round > 1, let first = times[scheme]?.first,
            first > 3 * (times.values.compactMap(\.first).min() ?? 0)
          {
            continue
          }
          if round > 0, operations[scheme] == nil { continue }
          guard let run = try reference.run(scheme, digits: digits) else { continue }
          operations[scheme] = (run.products, run.exponentials)
          if round > 0 || rounds == 1 { times[scheme, default: []].append(run.seconds) }
          if round == 0 {
            let enclosures = try runIntegration(levels, n: item.n, digits: digits, .auto).law
            if !agrees(enclosures, with: run.law, digits: digits) {
              print("\(item.name) at \(digits) digits: \(scheme) and the engine disagree")
              allAgree = false
            }
          }
        }
        let run = try runIntegration(levels, n: item.n, digits: digits, .auto)
        engine = run.engine
        if round > 0 { own.append(run.seconds) }
        if engine != .laplace {
          let second = try runIntegration(levels, n: item.n, digits: digits, .laplace)
          if round > 0 { laplace.append(second.seconds) }
        }
        // Arb takes long: one letter of many is enough, and few rounds.
        if let arb, round > 0, round <= 3, others.reduce(0, +) < 10,
          item.numerators.count * digits < 300_000
        {
          let letters = min(
            item.numerators.count, digits > 300 || item.numerators.count > 8 ? 1 : 8)
          if let answer = try arb.run(item, digits: digits, letters: letters) {
            others.append(answer.seconds * Double(item.numerators.count) / Double(letters))
          }
        }
      }
      guard let best = times.min(by: { median($0.value) < median($1.value) }) else { continue }
      let base = median(best.value)
      var (product, exponential) = (0.0, 0.0)
      reference_operation_seconds(
        Int(Double(digits) * 3.3219281) + 32, &product, &exponential)
      let count = operations[best.key] ?? (0, 0)
      let floor = count.products * product + count.exponentials * exponential
      let mine = median(own)
      print(
        right(item.name, 5), right("\(digits)", 7), column(base * 1e6, decimals: 1, width: 12),
        right("\(best.key)", 9), column(mine * 1e6, decimals: 1, width: 12),
        right("\(engine)", 8), column(mine / base, decimals: 2, width: 7),
        laplace.isEmpty
          ? right("", 10) : column(median(laplace) / base, decimals: 2, width: 10),
        column(mine / floor, decimals: 2, width: 7),
        others.isEmpty ? right("", 8) : column(median(others) / mine, decimals: 1, width: 8))
    }
  }
  return allAgree
}

/// One law by an engine, as `softbon distribution` computes it but for the output.
func runIntegration(
  _ levels: Levels, n: Integer, digits: Int, _ engine: Engine
) throws -> (law: [Interval], engine: Engine, seconds: Double) {
  var options = EngineOptions()
  options.engine = engine
  let start = processorSeconds()
  var used = engine
  let outcome = try AccuracyGoal(digits: digits).reached(guardBits: 4, numbers: { $0 }) {
    precision in
    let law = try levels.law(n: n, at: precision, options: options)
    used = law.engine
    // Enumeration is measured elsewhere.
    if used == .enumeration {
      options.engine = .laplace
      used = .laplace
      return try levels.law(n: n, at: precision, options: options).probabilities
    }
    return law.probabilities
  }
  let seconds = processorSeconds() - start
  guard outcome.isReached else { throw EngineFailure() }
  let law = outcome.result.compactMap { value in
    if case .enclosed(let interval) = value { interval } else { nil }
  }
  return (law, used, seconds)
}
