// Copyright 2026 the softbon authors
// SPDX-License-Identifier: Apache-2.0
//
// The tables and pictures of `softbon report` about sequences: the fair coin.

import Blocks
import Enclosures
import ExactArithmetic
import ProblemInput
import SoftBestOfN
import Tables

/// What a report says about sequences.
struct BlockFiles {
  /// The least n for a gain of 1/8 per symbol, for hard Best-of-n and at the tilt 6/5.
  private let rows: BlockReport
  /// What a budget buys with every block length.
  private let middle: BlockReport

  /// Computes them; nil when interrupted.
  init?(isQuick: Bool, options: EngineOptions) throws {
    var options = options
    options.isInterrupted = { Interruption.isRequested() }
    let goal = AccuracyGoal(digits: 12)
    let coin = try Problem(
      name: "fair coin, r = (0, 1)", probabilities: [Rational(1, 2), Rational(1, 2)],
      rewards: [0, 1], weighting: .exponential(.zero))
    let family = ProblemFamily(coin)
    var rows = BlockReport(family: family, goal: goal)
    var middle = BlockReport(family: family, goal: goal)
    let gain = Rational(1, 8)
    do {
      for rule in try [SelectionRule.hard(coin), .tilted(coin, gain: gain, by: Rational(6, 5))] {
        let lengths =
          isQuick ? [8, 16, 32, 64] : [8, 16, 24, 32, 48, 64, 96, 128, 160, 192, 224, 256]
        rows.groups.append(
          try BlockCommand.rows(rule, lengths, gain, goal, options))
        rows.finished += lengths.count
      }
      for temperature in [Temperature.zero, .positive(Rational(1, 4)), .positive(.one)] {
        let rule = try SelectionRule.soft(coin.at(temperature))
        middle.middle += try BlockCommand.middle(
          rule, [isQuick ? 16 : 64], isQuick ? 128 : 512, goal, options)
      }
    } catch EngineError.interrupted {
      return nil
    }
    (self.rows, self.middle) = (rows, middle)
  }

  /// The files of the tables.
  var files: [(name: String, contents: String)] {
    [
      ("blocks", rows.table, rows.fullTable),
      ("block-lengths", middle.middleTable, middle.middleFullTable),
    ].flatMap { name, table, full in
      var table = table
      if name == "blocks" { table.footer += rows.fitLines }
      table.footer += CommandLineText.provenance
      return [
        (name + ".md", table.markdown), (name + ".tex", table.latex), (name + ".csv", full.csv),
      ]
    }
  }

  /// The pictures by the names of their files.
  var pictures: [(name: String, source: PictureSource)] {
    [("blocks", rows.picture), ("block-lengths", middle.picture)]
  }
}
