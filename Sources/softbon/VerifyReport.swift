// Copyright 2026 the softbon authors
// SPDX-License-Identifier: Apache-2.0

import Enclosures
import ExactArithmetic
import Golden
import SoftBestOfN
import Tables

extension Rational {
  /// A decimal of few digits that is not below the number.
  fileprivate var shortAbove: String { decimal(digits: 3, rounded: .up) }
}

extension Interval {
  /// What is certainly below 10^−5000, or above 10^5000, is shown as that: nobody wants to read such a number, and most
  /// programs cannot.
  private static let least = Rational.power(10, -5000)
  private static let most = Rational.power(10, 5000)

  fileprivate enum Shown {
    case number(CertifiedNumber)
    case below, above
  }

  fileprivate var shown: Shown {
    if isPoint, containsZero { return .number(.exact(.zero)) }
    if (self - Self.least).isCertainlyNegative { return .below }
    return (self - Self.most).isCertainlyPositive ? .above : .number(CertifiedNumber(self))
  }
}

extension Cell {
  /// A positive number, or that it is out of the range that is shown.
  fileprivate static func positive(_ interval: Interval, digits: Int) -> Cell {
    switch interval.shown {
    case .number(let number): .number(number, digits: digits)
    case .below: .text("< 1e-5000")
    case .above: .text("> 1e5000")
    }
  }
}

extension JSONValue {
  /// A positive number; what is out of the range that is shown keeps one of its bounds.
  fileprivate static func positive(_ interval: Interval, digits: Int) -> JSONValue {
    switch interval.shown {
    case .number(let number): .number(number, digits: digits)
    case .below: .object(["lower": .string("0"), "upper": .string("1e-5000")])
    case .above: .object(["lower": .string("1e5000"), "upper": .null])
    }
  }

  fileprivate static func between(_ ends: (least: Rational, most: Rational)?) -> JSONValue {
    guard let ends else { return .object(["exact": .string("inf")]) }
    return .object([
      "lower": .string(ends.least.decimal(digits: 4, rounded: .down)),
      "upper": .string(ends.most.decimal(digits: 4, rounded: .up)),
    ])
  }
}

/// The output of `softbon verify` for answers.
struct AnswerReport {
  let tolerance: Tolerance
  let worst: Int
  let failures: Int
  let undecided: Int
  let untested: Int
  /// Worst first; equally bad ones as they were given.
  private let answers: [CheckedAnswer]

  init(_ answers: [CheckedAnswer], tolerance: Tolerance, worst: Int) {
    self.tolerance = tolerance
    self.worst = worst
    failures = answers.count { $0.verdict == .fail }
    undecided = answers.count { $0.verdict == .undecided }
    untested = answers.count { $0.verdict == .untested }
    let order = answers.indices.sorted { a, b in
      if answers[a].isWorse(than: answers[b]) { return true }
      return a < b && !answers[b].isWorse(than: answers[a])
    }
    self.answers = order.map { answers[$0] }
  }

  private static func name(_ answer: GivenAnswer) -> String {
    answer.quantity + (answer.symbol.map { "[\($0)]" } ?? "")
  }

  var text: String {
    let rule = tolerance.flushesSubnormals ? ", subnormal numbers may be 0" : ""
    var table = Table(
      title: "\(failures) of \(answers.count) answers are outside their tolerance"
        + " (factor \(tolerance.factor)\(rule)); worst first",
      columns: [
        .init("case"), .init("format"), .init("number"), .init("given"), .init("expected"),
        .init("ulps", alignment: .right), .init("relative", alignment: .right),
        .init("allowed ulps", alignment: .right), .init("verdict"),
      ])
    for answer in answers.prefix(worst) {
      table.append([
        .text(answer.given.caseName), .text(answer.given.format.name),
        .text(Self.name(answer.given)), .text(Self.shown(answer.given)),
        .text(Self.shown(answer.expected)), .text(answer.ulps?.most.shortAbove ?? "inf"),
        .text(answer.relative?.most.shortAbove ?? "—"), .text(answer.tolerableUlps.shortAbove),
        .text(answer.verdict == .fail ? "FAIL" : answer.verdict.rawValue),
      ])
    }
    if answers.count > worst {
      table.footer.append("\(answers.count - worst) more answers are not shown (--worst)")
    }
    if untested > 0 {
      table.footer.append(
        "\(untested) answers are not tested: they lie between 0 and 1, and their tolerance is at least 1/2"
      )
    }
    return table.text
  }

  /// Whether an error within the tolerance says something about at least one answer.
  var isAnythingTested: Bool { untested < answers.count }

  private static func shown(_ answer: GivenAnswer) -> String {
    guard case .finite(let value) = answer.value else { return answer.text }
    return value.decimal(digits: 10, rounded: .down)
  }

  private static func shown(_ expected: ExpectedNumber) -> String {
    switch expected.place {
    case .between(let lower, _): lower.decimal(digits: 10, rounded: .down)
    case .infinite(let isNegative): isNegative ? "-inf" : "inf"
    }
  }

  var json: String {
    var writer = ""
    JSONValue.object([
      "schema": .string("softbon.verify/1"), "version": .string(Softbon.version),
      "factor": .string("\(tolerance.factor)"),
      "flushSubnormals": .bool(tolerance.flushesSubnormals),
      "results": .array(answers.map(row)),
      "summary": .object([
        "pass": .string("\(answers.count - failures - undecided - untested)"),
        "fail": .string("\(failures)"), "undecided": .string("\(undecided)"),
        "untested": .string("\(untested)"),
      ]),
    ]).write(to: &writer)
    return writer
  }

  private func row(_ answer: CheckedAnswer) -> JSONValue {
    var members: [String: JSONValue] = [
      "case": .string(answer.given.caseName), "format": .string(answer.given.format.name),
      "quantity": .string(answer.given.quantity), "given": .string(answer.given.text),
      "error": .between(answer.error), "ulps": .between(answer.ulps),
      "tolerance": .string(answer.tolerance.decimal(digits: 4, rounded: .down)),
      "verdict": .string(answer.verdict.rawValue),
    ]
    members["symbol"] = answer.given.symbol.map { .integer($0) }
    if answer.relative != nil { members["relative"] = .between(answer.relative) }
    switch answer.expected.place {
    case .between(let lower, let upper):
      members["expected"] = .object([
        "lower": .string(lower.decimal(digits: 24, rounded: .down)),
        "upper": .string(upper.decimal(digits: 24, rounded: .up)),
      ])
    case .infinite(let isNegative):
      members["expected"] = .object(["exact": .string(isNegative ? "-inf" : "inf")])
    }
    return .object(members)
  }
}

/// The output of `softbon verify --counts`.
struct SamplerReport {
  private static let digits = 4

  let tests: [SamplerTest]
  let level: Rational

  private var rejected: Int { tests.filter(\.isRejected).count }

  /// An upper bound of a p-value.
  private static func above(_ interval: Interval) -> String {
    if case .below = interval.shown { return "1e-5000" }
    return interval.upper?.shortAbove ?? "1"
  }

  var text: String {
    var table = Table(
      title: "\(rejected) of \(tests.count) samples are rejected at the level \(level.abbreviated)"
        + " for all of them together",
      columns: [
        .init("case"), .init("format"), .init("draws", alignment: .right), .init("test"),
        .init("p-value"), .init("p-value at most, for any n of draws"), .init("evidence"),
        .init("verdict"),
      ])
    for test in tests {
      let evidence: Cell =
        test.betting.map { betting in
          betting.evidence.map { .positive($0, digits: Self.digits) } ?? .text("inf")
        } ?? .empty(why: "")
      var verdict = test.isRejected ? "REJECTED" : "pass"
      if let draw = test.betting?.rejectedAt { verdict += " at draw \(draw)" }
      table.append([
        .text(test.sample.caseName), .text(test.sample.format.name), .text("\(test.total)"),
        .text(test.kind.rawValue), .positive(test.pValue, digits: Self.digits),
        .text(Self.above(test.bound)), evidence, .text(verdict),
      ])
    }
    table.footer = [
      "exact: the multinomial test; pooled: the same with rare outcomes taken together; asymptotic: the G-test, whose p-value is that"
        + " of the limit law; bound: a p-value that is too great, for outcomes that are all rare.",
      "evidence: a correct sampler ever reaches 1/level with probability at most level (Ville).",
    ]
    return table.text
  }

  var json: String {
    JSONValue.object([
      "schema": .string("softbon.verify/1"), "version": .string(Softbon.version),
      "level": .string("\(level)"), "results": .array(tests.map(row)),
      "summary": .object([
        "pass": .string("\(tests.count - rejected)"), "rejected": .string("\(rejected)"),
      ]),
    ]).text
  }

  private func row(_ test: SamplerTest) -> JSONValue {
    var members: [String: JSONValue] = [
      "case": .string(test.sample.caseName), "format": .string(test.sample.format.name),
      "draws": .string("\(test.total)"), "test": .string(test.kind.rawValue),
      "counts": .array(test.counts.map { .string("\($0)") }),
      "level": .string(test.levelOfCounts.decimal(digits: 4, rounded: .down)),
      "p_value": .positive(test.pValue, digits: Self.digits),
      "p_value_bound": .string(Self.above(test.bound)),
      "verdict": .string(test.isRejected ? "rejected" : "pass"),
      "cells": test.cells.map { .string("\($0)") } ?? .null,
      "degrees_of_freedom": test.cells.map { .string("\(max(0, $0 - 1))") } ?? .null,
    ]
    let isImpossible = test.kind == .impossible
    var reasons: [String: JSONValue] = [:]
    for (name, value) in [
      ("g", test.pooledG), ("g_of_all_outcomes", test.g), ("chi_square", test.chiSquare),
      ("chi_square_p_value", test.chiSquareTail),
    ] {
      members[name] = value.map { .positive($0, digits: Self.digits) } ?? .null
      if value == nil {
        reasons[name] = .string(
          isImpossible ? "an outcome of probability 0 occurred" : "there are fewer than two cells")
      }
    }
    if isImpossible {
      for name in ["cells", "degrees_of_freedom"] { reasons[name] = reasons["g"] }
    }
    if !reasons.isEmpty { members["why"] = .object(reasons) }
    if let betting = test.betting {
      members["evidence"] =
        betting.evidence.map { .positive($0, digits: Self.digits) }
        ?? .object(["exact": .string("inf")])
      members["rejected_at_draw"] = betting.rejectedAt.map { .string("\($0)") } ?? .null
    }
    return .object(members)
  }
}
