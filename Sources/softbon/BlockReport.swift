// Copyright 2026 the softbon authors
// SPDX-License-Identifier: Apache-2.0

import Blocks
import Enclosures
import ExactArithmetic
import ProblemInput
import SoftBestOfN
import Tables

/// The output of `softbon block`.
struct BlockReport {
  let family: ProblemFamily
  let goal: AccuracyGoal
  /// The rows of each rule: λ, weights or tilt.
  var groups: [[BlockRow]] = []
  /// What a budget buys with every block length.
  var middle: [BlockLengthRow] = []
  var finished = 0
  var isComplete = true

  init(family: ProblemFamily, goal: AccuracyGoal) {
    self.family = family
    self.goal = goal
  }

  func write(as format: OutputOptions.Format, to target: OutputTarget) {
    switch format {
    case .text:
      if hasRows {
        target.write(table.text)
        for line in fitLines { target.write(line + "\n") }
      }
      if !middle.isEmpty { target.write((hasRows ? "\n" : "") + middleTable.text) }
    case .json: writeJSON(to: target)
    case .csv:
      if hasRows { target.write(fullTable.csv) }
      if !middle.isEmpty { target.write((hasRows ? "\n" : "") + middleFullTable.csv) }
    case .markdown:
      if hasRows { target.write(table.markdown) }
      if !middle.isEmpty { target.write((hasRows ? "\n" : "") + middleTable.markdown) }
    case .latex:
      if hasRows { target.write(table.latex) }
      if !middle.isEmpty { target.write((hasRows ? "\n" : "") + middleTable.latex) }
    }
  }

  /// Whether gains were asked for; with a budget alone they are not.
  private var hasRows: Bool { middle.isEmpty || finished > 0 }

  /// The fits in words.
  var fitLines: [String] { fits.map { text($0.fit, $0.constant, $0.row) } }

  private var fits: [(fit: BlockFit, constant: Rational, row: BlockRow)] {
    groups.flatMap { rows in
      BlockFit.fits(of: rows, digits: goal.digits).compactMap { fit in
        rows.first.map { (fit, $0.rule.smallGainConstant, $0) }
      }
    }
  }

  /// The picture of the rows and of the budget.
  var picture: PictureSource {
    BlockPicture(groups: groups, middle: middle, goal: goal, title: family.first.name ?? symbolText)
      .source
  }

  /// The problem of one symbol in a title, unless it is long.
  private var symbolText: String {
    let problem = family.first.block?.symbol ?? family.first
    guard problem.support.count <= 4, let rewards = problem.rewards else { return "" }
    func list(_ values: [Rational]) -> String {
      "(\(values.map(\.abbreviated).joined(separator: ", ")))"
    }
    return "P = \(list(problem.probabilities)), r = \(list(rewards))"
  }

  // MARK: JSON

  private func writeJSON(to target: OutputTarget) {
    var writer = JSONResultsWriter(
      members: JSONValue.document(of: "block", problem: problem, isComplete: isComplete),
      output: target)
    for row in groups.joined() { writer.append(json(row)) }
    for (fit, constant, row) in fits { writer.append(json(fit, constant, row)) }
    for row in middle { writer.append(json(row)) }
    writer.finish()
  }

  /// The problem of one symbol; the temperature stands in the rows where it does not come from the problem.
  private var problem: JSONValue {
    guard case .object(var members) = JSONValue.problem(family) else { return .null }
    let rule = groups.first?.first?.rule ?? middle.first?.rule
    if rule?.givenTemperature != family.first.temperature {
      members["lambda"] = nil
    }
    return .object(members)
  }

  private func number(_ value: CertifiedNumber) -> JSONValue {
    .number(value, digits: goal.digits)
  }

  /// λ: the exact number that was given as a text, an enclosure where it was computed.
  private func temperature(_ row: BlockRow) -> JSONValue {
    if let given = row.rule.givenTemperature { return .string(given.description) }
    return row.numbers.temperature.map { number($0) } ?? .null
  }

  private func json(_ row: BlockRow) -> JSONValue {
    let numbers = row.numbers
    var members: [String: JSONValue] = [
      "kind": .string("row"), "m": .integer(row.length), "gain": .string("\(row.gain)"),
      "method": .string(row.rule.method.rawValue), "lambda": temperature(row),
      "nstar": .string("\(row.least.n)"), "exact_hit": .bool(row.least.isExactHit),
      "lower_bound": .string("\(row.lowerBound)"), "upper_bound": .string("\(row.upperBound)"),
      "hoeffding_bound": number(numbers.hoeffding),
      "rate": number(numbers.rate), "legendre": number(numbers.legendre),
      "reward": number(numbers.reward), "kl_block": number(numbers.klBlock),
      "kl_block_bound": number(numbers.klBound), "kl_block_excess": number(numbers.klExcess),
      "kl_tilted_block": number(numbers.klTiltedBlock),
      "symbolwise_n": .string("\(row.symbolwise.n)"),
      "symbolwise_cost": .string("\(row.symbolwiseCost)"),
      "kl_symbolwise": number(numbers.klSymbolwise), "ratio": number(.exact(row.ratio)),
      "precisionBits": .integer(row.precision.bits),
    ]
    if let tilt = row.rule.tilt { members["tilt"] = .string("\(tilt)") }
    if row.rule.givenTemperature == nil, numbers.temperature == nil {
      members["why"] = .string("the problem gives weights, which have no lambda")
    }
    if row.digits < goal.digits { members["digits"] = .integer(row.digits) }
    return .object(members)
  }

  private func json(_ fit: BlockFit, _ constant: Rational, _ row: BlockRow) -> JSONValue {
    var members: [String: JSONValue] = [
      "kind": .string("fit"), "law": .string(fit.law.rawValue),
      "method": .string(row.rule.method.rawValue),
      "lengths": .array(fit.lengths.map { .integer($0) }),
      "gains": .array(fit.gains.map { .string("\($0)") }), "points": .string("\(fit.count)"),
      "slope": number(fit.slope), "intercept": number(fit.intercept),
    ]
    if let given = row.rule.givenTemperature { members["lambda"] = .string(given.description) }
    if let tilt = row.rule.tilt { members["tilt"] = .string("\(tilt)") }
    if fit.law == .gain { members["constant"] = number(.exact(constant)) }
    return .object(members)
  }

  private func json(_ row: BlockLengthRow) -> JSONValue {
    var members: [String: JSONValue] = [
      "kind": .string("middle"), "m": .integer(row.length),
      "block_length": .integer(row.blockLength), "budget": .string("\(row.budget)"),
      "method": .string(row.rule.method.rawValue), "n": .string("\(row.n)"),
      "reward_calls": .string("\(row.rewardCalls)"),
      "drawn_symbols": .string("\(row.drawnSymbols)"), "reward": number(row.reward),
      "kl": number(row.divergence), "precisionBits": .integer(row.precision.bits),
    ]
    if let given = row.rule.givenTemperature { members["lambda"] = .string(given.description) }
    if let tilt = row.rule.tilt {
      members["tilt"] = .string("\(tilt)")
      members["lambda"] = row.rule.temperature(at: row.precision).map { number($0) }
    }
    if row.digits < goal.digits { members["digits"] = .integer(row.digits) }
    return .object(members)
  }

  // MARK: Tables

  var middleTable: Table {
    Table(
      title: hasRows ? nil : family.first.name,
      columns: [
        .init("λ", isMath: true), .init("m", isMath: true), .init("b", isMath: true),
        .init("n", isMath: true), .init("rewards"), .init("symbols"), .init("reward"), .init("KL"),
      ],
      rows: middle.map { row in
        [
          row.rule.givenTemperature.map { .text($0.symbol) }
            ?? row.rule.temperature(at: row.precision).map {
              .number($0, digits: min(4, goal.digits))
            }
            ?? .empty(why: ""),
          .text("\(row.length)"), .text("\(row.blockLength)"), .text("\(row.n)"),
          .text("\(row.rewardCalls)"), .text("\(row.drawnSymbols)"), cell(row.reward),
          cell(row.divergence),
        ]
      },
      footer: [
        "b: block length, from symbolwise (1) to blockwise (m); n: candidates per block within the budget.",
        "reward: mean per symbol; KL of the sequence to P^m, nats.",
      ])
  }

  var middleFullTable: Table {
    let names = [
      "m", "block_length", "budget", "method", "lambda", "n", "reward_calls", "drawn_symbols",
      "reward_lower", "reward_upper", "kl_lower", "kl_upper",
    ]
    return Table(
      columns: names.map { .init($0) },
      rows: middle.map { row in
        let (reward, divergence) = (
          row.reward.decimal(digits: goal.digits), row.divergence.decimal(digits: goal.digits)
        )
        let texts = [
          "\(row.length)", "\(row.blockLength)", "\(row.budget)", row.rule.method.rawValue,
          row.rule.givenTemperature?.description ?? "", "\(row.n)", "\(row.rewardCalls)",
          "\(row.drawnSymbols)", reward?.lower ?? "", reward?.upper ?? "",
          divergence?.lower ?? "", divergence?.upper ?? "",
        ]
        return texts.map { .text($0) }
      })
  }

  private var footer: [String] {
    var lines = [
      "n*: least n with mean reward at least m(E_P[r] + ε), missed at n* − 1; log n*/m tends to I as m grows.",
      "ratio: rewards computed block by block (n*) over symbol by symbol (m times n*(1, ε)).",
    ]
    if !isComplete { lines.append("interrupted: rows that are not shown were not computed") }
    return lines
  }

  /// The digits of a table for people.
  private var shown: Int { min(goal.digits, 8) }

  private func cell(_ value: CertifiedNumber) -> Cell { .number(value, digits: shown) }

  var table: Table {
    Table(
      title: family.first.name,
      columns: [
        .init("λ", isMath: true), .init("ε", isMath: true), .init("m", isMath: true),
        .init("H1 ≤"), .init("n*", isMath: true), .init("≤ H2′"), .init("log n*/m"), .init("I"),
        .init("KL(Pₙ‖P^m)"), .init("n*(1, ε)"), .init("ratio"),
      ],
      rows: groups.joined().map { row in
        let numbers = row.numbers
        let temperature: Cell =
          row.rule.givenTemperature.map { .text($0.symbol) }
          ?? numbers.temperature.map { .number($0, digits: min(4, goal.digits)) }
          ?? .empty(why: "")
        return [
          temperature, .input(row.gain, digits: shown), .text("\(row.length)"),
          .text(row.lowerBound.abbreviated),
          .text(row.least.n.abbreviated + (row.least.isExactHit ? " (hit)" : "")),
          .text(row.upperBound.abbreviated), cell(numbers.rate), cell(numbers.legendre),
          cell(numbers.klBlock), .text(row.symbolwise.n.abbreviated),
          .number(.enclosed(Interval(row.ratio, at: Precision(bits: 32))), digits: 3),
        ]
      }, footer: footer)
  }

  private func text(_ fit: BlockFit, _ constant: Rational, _ row: BlockRow) -> String {
    let slope = cell(fit.slope).plainText
    let end = cell(fit.intercept).plainText
    let intercept = end.hasPrefix("-") ? "− \(end.dropFirst())" : "+ \(end)"
    switch fit.law {
    case .gain:
      let lengths = fit.lengths.count == 1 ? "m = \(fit.lengths[0])" : "all lengths"
      return "fit over \(fit.count) rows (\(lengths)): log n* = \(slope) mε² \(intercept);"
        + " 1/(2 Var r) = \(constant.abbreviated)"
        // A tilt has another λ for every gain; what they share is the ratio of tilted gain and gain.
        + (row.rule.tilt.flatMap {
          fit.gains.count > 1
            ? "; each gain at its own λ, that of the tilt \($0.abbreviated)" : nil
        } ?? "")
    case .length:
      return "fit over \(fit.count) lengths (ε = \(fit.gains[0].abbreviated)):"
        + " log n* = m I + \(slope) log m \(intercept)"
    }
  }

  /// One line per row, for programs.
  var fullTable: Table {
    func ends(_ number: CertifiedNumber) -> [Cell] {
      let decimal = number.decimal(digits: goal.digits)
      return [decimal?.lower, decimal?.upper].map { .text($0 ?? "") }
    }
    let enclosed = [
      "rate", "legendre", "hoeffding_bound", "reward", "kl_block", "kl_block_bound",
      "kl_block_excess", "kl_tilted_block", "kl_symbolwise",
    ]
    let names =
      [
        "m", "gain", "method", "lambda", "nstar", "exact_hit", "lower_bound", "upper_bound",
        "symbolwise_n", "symbolwise_cost", "ratio",
      ] + enclosed.flatMap { ["\($0)_lower", "\($0)_upper"] }
    return Table(
      columns: names.map { .init($0) },
      rows: groups.joined().map { row in
        let numbers = row.numbers
        let texts = [
          "\(row.length)", "\(row.gain)", row.rule.method.rawValue,
          row.rule.givenTemperature?.description
            ?? numbers.temperature?.decimal(digits: goal.digits)?.lower ?? "",
          "\(row.least.n)", "\(row.least.isExactHit)", "\(row.lowerBound)", "\(row.upperBound)",
          "\(row.symbolwise.n)", "\(row.symbolwiseCost)", "\(row.ratio)",
        ]
        return texts.map { .text($0) }
          + [
            numbers.rate, numbers.legendre, numbers.hoeffding, numbers.reward, numbers.klBlock,
            numbers.klBound, numbers.klExcess, numbers.klTiltedBlock, numbers.klSymbolwise,
          ].flatMap(ends)
      })
  }
}
