// Copyright 2026 the softbon authors
// SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import Enclosures
import ExactArithmetic
import ProblemInput
import SoftBestOfN
import Tables

struct SymbolicCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "symbolic",
    abstract: "P_n and what follows from it as rational functions of x = exp(step/lambda).",
    discussion: """
      The rewards are multiples of a step, up to a shift, and x = exp(step/lambda) is greater than 1: the functions hold \
      for every lambda > 0, which is not given (a file's is not used). Weights that are powers of one number are \
      functions of that number; others give numbers.

      Examples:
        softbon symbolic --probabilities 1/2,1/2 --rewards 0,1 -n 2
        softbon symbolic --problem problem.yaml -n 1..3 --format latex
        softbon symbolic --probabilities 1/2,1/3,1/6 --weights 1,2,4 -n 2 --format json

      Functions are written out up to the degree \(SymbolicLimit.degree), sums up to \(SymbolicLimit.compositions) \
      count vectors.
      """)

  @OptionGroup(title: "Problem") var problem: ProblemOptions
  @OptionGroup var candidates: CandidateOptions
  @OptionGroup(title: "Output") var output: OutputOptions

  func run() throws {
    let counts = try candidates.read()
    if let lambda = problem.lambda, !problem.isForEveryTemperature {
      throw Failure(
        .usage,
        "--lambda: symbolic answers for every lambda > 0 at once; leave --lambda \(lambda) out, or use distribution"
      )
    }
    try problem.refuseTemperatureBesideWeights()
    let given = try problem.read(forEveryTemperature: true).first
    if let lattice = WeightLattice(given) {
      try reportingSymbolic { try lattice.checkSize(n: counts.largest) }
    }
    let target = try OutputTarget(path: output.output)
    defer { target.discard() }
    var report = SymbolicReport(problem: given)
    for n in counts { report.rows.append(try SymbolicReport.Row(given, n: n)) }
    report.write(as: output.format, to: target)
    try target.finish()
  }
}

/// Turns functions that are too long into exit code 64.
func reportingSymbolic<Result>(_ body: () throws -> Result) throws -> Result {
  do {
    return try body()
  } catch let error as SymbolicError {
    throw Failure(.usage, "-n: \(error.description)")
  }
}

/// The output of `softbon symbolic`.
struct SymbolicReport {
  struct Row {
    let n: Integer
    let variable: WeightLattice.Variable
    /// The exponent of x in each symbol's weight; nil for a symbol of probability 0, and where x does not occur.
    let exponents: [Integer?]
    let soft: [SymbolicFunction]
    let tilted: [SymbolicFunction]
    /// By name, with the reason where there is none.
    let quantities: [(name: String, function: SymbolicFunction?, why: String)]
  }

  let problem: Problem
  var rows: [Row] = []

  func write(as format: OutputOptions.Format, to target: OutputTarget) {
    switch format {
    case .text: writeText(to: target)
    case .latex: writeLaTeX(to: target)
    case .json: writeJSON(to: target)
    case .csv: target.write(table.csv)
    case .markdown: target.write(table.markdown)
    }
  }

  /// The problem without its temperature.
  static func json(_ problem: Problem) -> JSONValue {
    guard case .object(var members) = JSONValue.problem(problem) else { return .null }
    members["lambda"] = nil
    return .object(members)
  }

  private func writeJSON(to target: OutputTarget) {
    var writer = JSONResultsWriter(
      members: JSONValue.document(
        of: "symbolic", problem: Self.json(problem), isComplete: true), output: target)
    for row in rows { writer.append(row.json) }
    writer.finish()
  }

  private func writeText(to target: OutputTarget) {
    for (index, row) in rows.enumerated() {
      let heading = ["n = \(row.n)", row.variable.definition(.text)].compactMap { $0 }
        .joined(separator: ", ")
      let name = problem.name.map { "\($0): " } ?? ""
      target.write("\(index > 0 ? "\n" : "")\(name)\(heading)\n\n")
      for (label, function) in row.named(.text, { problem.symbolName($0) }) {
        target.write("\(label) = \(FormulaStyle.text.function(function))\n")
      }
      for quantity in row.quantities where quantity.function == nil {
        target.write("\(quantity.name): — (\(quantity.why))\n")
      }
    }
  }

  private func writeLaTeX(to target: OutputTarget) {
    // A line end in a name would end the comment.
    let names = problem.symbols?.enumerated().map { "\($0 + 1) \($1)" }.joined(separator: ", ")
      .split(whereSeparator: \.isNewline).joined(separator: " ")
    for (index, row) in rows.enumerated() {
      target.write("\(index > 0 ? "\n" : "")% n = \(row.n)\n")
      if let names { target.write("% symbols: \(names)\n") }
      if let variable = row.variable.definition(.latex) { target.write("% \(variable)\n") }
      let lines = row.named(.latex) { "\($0 + 1)" }.map {
        "  \($0) &= \(FormulaStyle.latex.function($1))"
      }
      target.write(
        "\\begin{align*}\n\(lines.joined(separator: " \\\\\n"))\n\\end{align*}\n")
    }
  }

  /// One line per function.
  private var table: Table {
    var table = Table(
      title: problem.name,
      columns: ["n", "x", "function", "symbol", "numerator", "denominator"].map { .init($0) })
    for row in rows {
      let head: [Cell] = [.text("\(row.n)"), .text(row.variable.definition(.text) ?? "")]
      func append(_ name: String, _ symbol: String, _ function: SymbolicFunction) {
        table.append(
          head + [
            .text(name), .text(symbol),
            .text(FormulaStyle.text.polynomial(function.value.numerator)),
            .text(FormulaStyle.text.denominator(function)),
          ])
      }
      for (i, function) in row.soft.enumerated() { append("soft", problem.symbolName(i), function) }
      for (i, function) in row.tilted.enumerated() {
        append("tilted", problem.symbolName(i), function)
      }
      for quantity in row.quantities {
        if let function = quantity.function { append(quantity.name, "", function) }
      }
    }
    return table
  }
}

extension SymbolicReport.Row {
  /// The functions of a problem at one n.
  init(_ problem: Problem, n: Integer) throws {
    guard let lattice = WeightLattice(problem) else {
      self = try Self(numbersOf: problem, n: n)
      return
    }
    self.n = n
    let law = try reportingSymbolic { try SymbolicLaw(lattice, n: n) }
    variable = lattice.variable
    let levels = lattice.levels.levelOfSymbol
    exponents = levels.map { level in level.map { lattice.exponents[$0] } }
    soft = zip(law.split(law.soft), levels).map { function, level in
      SymbolicFunction(function, factors: level.map { law.denominatorFactors[$0] })
    }
    tilted = law.split(law.tilted).map { SymbolicFunction($0) }
    quantities = Self.quantities(of: law, rewards: problem.rewards)
  }

  /// P_n as numbers, for weights that are not powers of one number.
  private init(numbersOf problem: Problem, n: Integer) throws {
    var options = EngineOptions()
    options.engine = .exact
    let law = try reportingEngine {
      try Distribution(
        problem, levels: Levels(problem), n: n, goal: AccuracyGoal(digits: 15), options: options)
    }
    func constants(_ values: [CertifiedNumber]) -> [SymbolicFunction] {
      values.map { value in
        if case .exact(let value) = value { return SymbolicFunction(RationalFunction(value)) }
        return SymbolicFunction(.zero)
      }
    }
    self.n = n
    variable = .absent
    exponents = problem.probabilities.map { _ in nil }
    soft = constants(law.soft)
    tilted = constants(law.tilted)
    quantities = []
  }

  private static func quantities(
    of law: SymbolicLaw, rewards: [Rational]?
  ) -> [(name: String, function: SymbolicFunction?, why: String)] {
    let needsRewards = "the problem gives weights without rewards"
    let mean = { (levels: [RationalFunction]) in rewards.map { law.mean($0, under: levels) } }
    let (soft, tilted) = (mean(law.soft), mean(law.tilted))
    let gap = soft.flatMap { soft in tilted.map { $0 - soft } }
    let values: [(QuantityName, RationalFunction?, String)] = [
      (.rewardSoft, soft, needsRewards), (.rewardTilted, tilted, needsRewards),
      (.rewardGap, gap, needsRewards),
      (
        .chiSquareTiltedSoft, law.chiSquare,
        "its degree is above the \(SymbolicLimit.degree) that are written out"
      ),
      (.squaredCoefficientOfVariation, law.squaredCoefficientOfVariation, ""),
    ]
    return values.map { ($0.rawValue, $1.map { SymbolicFunction($0) }, $2) }
  }

  /// Every function with its name.
  fileprivate func named(
    _ style: FormulaStyle, _ symbol: (Int) -> String
  ) -> [(String, SymbolicFunction)] {
    let isLaTeX = style == .latex
    let softName = isLaTeX ? "P_{\(n)}" : "P_n"
    let tiltedName = isLaTeX ? "P^*" : "P*"
    return soft.enumerated().map { ("\(softName)(\(symbol($0)))", $1) }
      + tilted.enumerated().map { ("\(tiltedName)(\(symbol($0)))", $1) }
      + quantities.compactMap { quantity in
        quantity.function.map {
          (isLaTeX ? Self.latexNames[quantity.name] ?? quantity.name : quantity.name, $0)
        }
      }
  }

  private static let latexNames = [
    "reward_soft": "E_{P_n}[r]", "reward_tilted": "E_{P^*}[r]", "reward_gap": "g_n",
    "chi2_tilted_soft": "\\chi^2(P^*\\Vert P_n)", "cv2": "\\mathrm{CV}^2",
  ]

  var json: JSONValue {
    var named: [String: JSONValue] = [:]
    var reasons: [String: JSONValue] = [:]
    for quantity in quantities {
      named[quantity.name] = quantity.function?.json ?? .null
      if quantity.function == nil { reasons[quantity.name] = .string(quantity.why) }
    }
    if !reasons.isEmpty { named["why"] = .object(reasons) }
    return .object([
      "n": .string("\(n)"), "variable": variable.json,
      "exponents": .array(exponents.map { $0.map { .string("\($0)") } ?? .null }),
      "soft": .array(soft.map(\.json)), "tilted": .array(tilted.map(\.json)),
      "quantities": .object(named),
    ])
  }
}
