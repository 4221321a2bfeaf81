// Copyright 2026 the softbon authors
// SPDX-License-Identifier: Apache-2.0
//
// The rows of `softbon block` as pictures: n*(m, ε) against the length between H1 and H2′, and what a budget buys with
// every block length.

import Blocks
import Enclosures
import ExactArithmetic
import SoftBestOfN
import Tables

/// The pictures of rows about blocks.
struct BlockPicture {
  /// The rows of each rule.
  let groups: [[BlockRow]]
  /// What a budget buys with every block length.
  let middle: [BlockLengthRow]
  let goal: AccuracyGoal
  /// What stands above.
  let title: String

  /// The curves that are drawn, few enough to be told apart in black and white.
  private static let pointTypes = [7, 6, 4, 8, 12, 2]

  /// One coordinate system for the rows and two for the budget, as far as there are any.
  var source: PictureSource {
    var panels: [PictureSource.Panel] = []
    if let panel = lengthPanel { panels.append(panel) }
    if !middle.isEmpty {
      panels += [
        middlePanel("mean reward per symbol", 11),
        middlePanel("KL of the sequence to P^m, nats", 14),
      ]
    }
    let size = [(width: 7.5, height: 5.5), (width: 10.0, height: 4.8), (width: 15.0, height: 5.5)]
    return PictureSource(data: table, panels: panels, size: size[max(0, panels.count - 1)])
  }

  // MARK: Data

  /// One table for all panels; what a row has not is empty. A number takes three columns: lower, upper, exact.
  private var table: Table {
    func number(_ value: CertifiedNumber) -> Cell { .number(value, digits: goal.digits) }
    let none = Cell.empty(why: "")
    var table = Table(
      columns: [
        .init("kind"), .init("series"), .init("m"), .init("block_length"), .init("n"),
        .init("lower_bound"), .init("upper_bound"), .init("legendre", isNumeric: true),
        .init("reward", isNumeric: true), .init("kl", isNumeric: true), .init("gain"),
      ])
    for row in groups.joined() {
      table.append([
        .text("row"), .text(series(row)), .text("\(row.length)"), .text("\(row.length)"),
        .text("\(row.least.n)"), .text("\(row.lowerBound)"), .text("\(row.upperBound)"),
        number(row.numbers.legendre), number(row.numbers.reward), number(row.numbers.klBlock),
        .text("\(row.gain)"),
      ])
    }
    for row in middle {
      table.append([
        .text("middle"), .text(series(row)), .text("\(row.length)"), .text("\(row.blockLength)"),
        .text("\(row.n)"), none, none, none, number(row.reward), number(row.divergence),
        none,
      ])
    }
    return table
  }

  // No commas, which gnuplot does not read inside a field.
  private func series(_ row: BlockRow) -> String {
    let name = Self.name(row.rule)
    return hasSeveralGains ? "\(name) (ε = \(row.gain.abbreviated))" : name
  }

  private func series(_ row: BlockLengthRow) -> String {
    let name = Self.name(row.rule)
    return hasSeveralLengths ? "\(name) (m = \(row.length))" : name
  }

  private var hasSeveralGains: Bool { Set(groups.joined().map(\.gain)).count > 1 }

  private var hasSeveralLengths: Bool { Set(middle.map(\.length)).count > 1 }

  /// A rule in a key.
  static func name(_ rule: SelectionRule) -> String {
    if rule.method == .hard { return "hard Best-of-n" }
    if let tilt = rule.tilt { return "tilt \(tilt.abbreviated)" }
    return rule.givenTemperature.map { "λ = \($0.symbol)" } ?? "weights"
  }

  /// What fulfils a condition, one row for each text.
  private static func first<Row>(_ rows: [Row], by name: (Row) -> String) -> [String] {
    var seen: [String] = []
    for text in rows.map(name) where !seen.contains(text) { seen.append(text) }
    return Array(seen.prefix(pointTypes.count))
  }

  private func points(_ kind: String, _ series: String, x: Int, y: String) -> String {
    let condition =
      "strcol(1) eq \"\(kind)\" && strcol(2) eq \"\(CheckReport.quoted(series))\""
    return "@DATA@ every ::1 using (\(condition) ? column(\(x)) : NaN):\(y)"
  }

  // MARK: Panels

  private static let key =
    "set key outside bottom center horizontal maxcols 2 Left reverse spacing 1.4 samplen 3"

  /// n*, H1 and H2′ against m, n on a logarithmic scale: by the law e^{O(mε²)} lines, about.
  private var lengthPanel: PictureSource.Panel? {
    let rows = Array(groups.joined())
    guard let greatest = rows.map(\.least.n).max() else { return nil }
    let names = Self.first(rows, by: series)
    // H2′ has another exponent and would leave n* at the bottom.
    let top = 2 * "\(greatest)".count
    var plots: [String] = []
    let dashes = [2, 4]
    for (index, name) in names.enumerated() {
      // With many curves one line of the key stands for all.
      let label =
        names.count <= 2
        ? "title \"H2′ suffices: \(CheckReport.quoted(name))\""
        : index == 0 ? "title \"H2′ suffices\"" : "notitle"
      plots.append(
        points("row", name, x: 3, y: "7")
          + " with lines lc rgb \"gray50\" lw 2 dt \(names.count <= 2 ? dashes[index] : 2) \(label)"
      )
    }
    for (index, name) in names.enumerated() {
      plots.append(
        points("row", name, x: 3, y: "5")
          + " with linespoints lc rgb \"black\" lw 2 pt \(Self.pointTypes[index]) ps 0.6 title \"n*: \(CheckReport.quoted(name))\""
      )
    }
    // The converse depends on the gain only.
    var gains: [Rational] = []
    for row in rows where !gains.contains(row.gain) && names.contains(series(row)) {
      let isFirst = gains.isEmpty
      gains.append(row.gain)
      plots += [
        points("row", series(row), x: 3, y: "6") + " with lines lc rgb \"black\" lw 1 "
          + (isFirst ? "title \"H1: log n − (n − 1)/n ≥ m I\"" : "notitle"),
        points("row", series(row), x: 3, y: "(exp(column(3)*column(8)))")
          + " with lines lc rgb \"black\" lw 1 dt 3 " + (isFirst ? "title \"e^{mI}\"" : "notitle"),
      ]
    }
    return .init(
      settings: [
        "unset logscale", "set logscale y", "set xrange [0:*]", "set yrange [1:1e\(top)]",
        "set format y \"10^{%L}\"", "set xlabel \"length of the sequences m\"",
        "set ylabel \"number of sequences n\"",
        Self.key,
        "set title \"\(CheckReport.quoted(headline(of: rows)))\"",
      ], plots: plots)
  }

  private func headline(of rows: [BlockRow]) -> String {
    guard let first = rows.first, !hasSeveralGains else { return title }
    return "\(title), gain ε = \(first.gain.abbreviated) per symbol"
  }

  /// A number against the block length.
  private func middlePanel(_ label: String, _ column: Int) -> PictureSource.Panel {
    let budget = middle.first.map { row in
      (hasSeveralLengths ? "" : "m = \(row.length), ")
        + "\(row.budget.abbreviated) rewards per sequence"
    }
    let lengths = Set(middle.map(\.blockLength)).sorted()
    let ticks =
      lengths.count > 12 ? "autofreq" : "(\(lengths.map { "\($0)" }.joined(separator: ",")))"
    return .init(
      settings: [
        "unset logscale", "set logscale x 2", "set autoscale", "set format y \"%g\"",
        "set xrange [\(lengths.first ?? 1)*0.85:\(lengths.last ?? 1)*1.18]", "set xtics \(ticks)",
        "set xlabel \"block length b: 1 symbolwise, m blockwise\"", "set ylabel \"\(label)\"",
        "set title \"\(CheckReport.quoted(title + ", " + (budget ?? "")))\"", Self.key,
      ],
      plots: Self.first(middle, by: series).enumerated().map { index, name in
        points("middle", name, x: 4, y: "\(column)")
          + " with linespoints lc rgb \"black\" dt \(index % 5 + 1) pt \(Self.pointTypes[index]) ps 0.7 title \"\(CheckReport.quoted(name))\""
      })
  }
}
