// Copyright 2026 the softbon authors
// SPDX-License-Identifier: Apache-2.0
//
// Rows as they are kept and shown: every number as the two decimals that enclose it. Tables are made from these alone,
// so that a run that was taken up again writes the bytes of one that was never interrupted.

public import Enclosures
internal import ExactArithmetic
internal import SoftBestOfN

/// What came out for one statement in one case, in the form in which it is written to a file.
public struct RecordedRow: Sendable, Hashable, Codable {
  /// The label of the statement, such as C3b.
  public let label: String
  /// The index of the case in the grid.
  public let `case`: Int
  /// The word of the verdict: proved, equal, refuted, undecided or inapplicable.
  public let word: String
  /// The hypothesis that an inapplicable case fails.
  public let hypothesis: String?
  /// The left side where the slack is least; nil when there is none.
  public let lhs: DecimalEnclosure?
  /// The right side there.
  public let rhs: DecimalEnclosure?
  /// The slack there.
  public let slack: DecimalEnclosure?
  /// The least slack over the larger side, of the choices of the bound names for which both are positive, when the row
  /// is proved.
  public let leastRelativeSlack: DecimalEnclosure?
  /// The greatest of them.
  public let greatestRelativeSlack: DecimalEnclosure?
  /// Why one of the sides or the slack has no value.
  public let why: String?
  /// The values of the bound names where the slack is least; symbols count from 1.
  public let place: [String: String]
  /// The symbol there, as an index into the alphabet, when the statement ranges over one symbol.
  public let symbol: Int?
  /// The precision of the numbers.
  public let precisionBits: Int
  /// The engine that computed P_n.
  public let engine: String
  /// Whether the numbers prove the digits that were asked for.
  public let hasDigits: Bool

  /// The record of an outcome.
  ///
  /// - Parameters:
  ///   - outcome: what came out.
  ///   - label: the label of the statement.
  ///   - case: the index of the case in the grid.
  ///   - digits: the digits that the numbers are written with.
  public init(_ outcome: StatementOutcome, label: String, case: Int, digits: Int) {
    self.label = label
    self.case = `case`
    word = outcome.verdict.word
    let numbers = [outcome.left, outcome.right, outcome.slack]
    if case .inapplicable(let failed) = outcome.verdict {
      hypothesis = failed
      why = nil
    } else {
      hypothesis = nil
      why = numbers.compactMap(\.reason).first
    }
    lhs = outcome.left.decimal(digits: digits)
    rhs = outcome.right.decimal(digits: digits)
    slack = outcome.slack.decimal(digits: digits)
    leastRelativeSlack = outcome.relativeSlack?.least.decimal(digits: digits)
    greatestRelativeSlack = outcome.relativeSlack?.greatest.decimal(digits: digits)
    place = outcome.place
    symbol = outcome.symbol
    precisionBits = outcome.precision.bits
    engine = outcome.engine.rawValue
    hasDigits = outcome.hasDigits
  }

  /// The verdict; nil when the word is none of the five.
  public var verdict: Verdict? {
    switch word {
    case "proved": .proved
    case "refuted": .refuted
    case "equal": .equal
    case "undecided": .undecided
    case "inapplicable": .inapplicable(hypothesis: hypothesis ?? "")
    default: nil
    }
  }

  /// The least number of digits that the two sides and the slack prove.
  public var reachedDigits: Int { [lhs, rhs, slack].compactMap { $0?.digits }.min() ?? 0 }
}

extension CertifiedNumber {
  /// Why there is no number.
  fileprivate var reason: String? { if case .undefined(let why) = self { why } else { nil } }
}

extension DecimalEnclosure {
  /// Whether every value between these decimals is below every value between the others.
  func isCertainlyBelow(_ other: DecimalEnclosure) -> Bool {
    guard let upper = upper.flatMap({ try? Rational(parsing: $0) }),
      let lower = other.lower.flatMap({ try? Rational(parsing: $0) })
    else { return false }
    return upper < lower
  }

  /// The enclosure with fewer digits, rounded outward.
  public func rounded(toDigits digits: Int) -> DecimalEnclosure {
    guard let lower = lower.flatMap({ try? Rational(parsing: $0) }),
      let upper = upper.flatMap({ try? Rational(parsing: $0) })
    else { return self }
    let precision = Precision(digits: digits, guardBits: 64)
    return Interval(lower: lower, upper: upper, at: precision).decimal(digits: digits)
  }
}
