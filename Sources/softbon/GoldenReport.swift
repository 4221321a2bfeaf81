// Copyright 2026 the softbon authors
// SPDX-License-Identifier: Apache-2.0

import Enclosures
import ExactArithmetic
import Golden
import SoftBestOfN
import Tables

/// The answers of a case for the inputs that some formats share.
struct GoldenVariant {
  let formats: [BinaryFormat]
  let inputs: GoldenInputs
  let answers: GoldenAnswers
}

/// The output of `softbon golden` (docs/golden.md).
enum GoldenReport {
  /// An exact value of more characters than this is left out; the enclosure stands.
  private static let longestExact = 60

  static func json(_ one: GoldenCase, _ variants: [GoldenVariant]) -> JSONValue {
    var members: [String: JSONValue] = [
      "name": .string(one.name), "about": .string(one.about), "n": .string("\(one.n)"),
      "variants": .array(variants.map(json)),
    ]
    let omissions = one.omissions
    if !omissions.isEmpty {
      members["omitted"] = .object(
        Dictionary(
          omissions.map { ($0.format.name, .string($0.why)) }, uniquingKeysWith: { $1 }))
    }
    return .object(members)
  }

  private static func json(_ variant: GoldenVariant) -> JSONValue {
    let (inputs, answers) = (variant.inputs, variant.answers)
    var quantities: [String: JSONValue] = [:]
    var reasons: [String: JSONValue] = [:]
    for (name, number) in answers.quantities {
      quantities[name.rawValue] = .golden(number)
      if case .number(.undefined(let why)) = number.value { reasons[name.rawValue] = .string(why) }
    }
    if !reasons.isEmpty { quantities["why"] = .object(reasons) }
    return .object([
      "formats": .array(variant.formats.map { .string($0.name) }),
      "weights": .hexadecimals(inputs.weights), "rewards": .hexadecimals(inputs.rewards),
      "lambda": lambda(inputs.temperature),
      "engine": .string(answers.engine.rawValue), "precisionBits": .integer(answers.precision.bits),
      "soft": .array(answers.soft.map { .golden($0) }),
      "log_soft": .array(answers.logSoft.map { .golden($0) }),
      "tilted": .array(answers.tilted.map { .golden($0) }),
      "log_tilted": .array(answers.logTilted.map { .golden($0) }),
      "quantities": .object(quantities),
      "bounds": .object(
        Dictionary(
          answers.bounds.map { ($0.label, .golden($0.number)) }, uniquingKeysWith: { $1 })),
    ])
  }

  private static func lambda(_ temperature: Temperature) -> JSONValue {
    switch temperature {
    case .zero: .hexadecimal(.zero)
    case .positive(let value): .hexadecimal(value)
    case .infinite: .string("inf")
    }
  }

  fileprivate static func isShort(_ value: Rational) -> Bool {
    value.bitCount < 4 * longestExact && value.description.utf8.count <= longestExact
  }
}

extension JSONValue {
  /// A number of a binary format, exactly.
  fileprivate static func hexadecimal(_ value: Rational) -> JSONValue {
    .string(value.rounded(to: .binary64).hexadecimal)
  }

  fileprivate static func hexadecimals(_ values: [Rational]) -> JSONValue {
    .array(values.map { .hexadecimal($0) })
  }

  /// An enclosure, the correctly rounded numbers of every format, the sensitivity and the condition number.
  fileprivate static func golden(_ number: GoldenNumber) -> JSONValue {
    var members: [String: JSONValue]
    switch number.value {
    case .number(.undefined): return .null
    case .number(let value):
      guard case .object(let decimals) = JSONValue.number(value, digits: GoldenAnswers.digits)
      else {
        return .null
      }
      members = decimals
      if case .exact(let exact) = value, !GoldenReport.isShort(exact) { members["exact"] = nil }
    case .minusInfinity: members = ["exact": .string("-inf")]
    }
    for format in BinaryFormat.golden {
      members[format.key] =
        number.value.rounded(to: format).map { .string($0.hexadecimal) } ?? .null
    }
    if let sensitivity = number.sensitivity {
      members["sensitivity"] = .string(sensitivity.decimal(digits: 3, rounded: .up))
    }
    if number.sensitivity != nil, number.underflow > 1 {
      members["underflow"] = .string(number.underflow.decimal(digits: 3, rounded: .up))
    }
    if let condition = number.condition {
      members["condition"] = .string(condition.decimal(digits: 3, rounded: .up))
    }
    return .object(members)
  }
}
