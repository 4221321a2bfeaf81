// Copyright 2026 the softbon authors
// SPDX-License-Identifier: Apache-2.0

import Enclosures
import ExactArithmetic
import Golden
import SoftBestOfN

/// The output of `softbon golden --format npz` (docs/golden.md).
struct GoldenArchive {
  private static let boundLabels = ["C2", "C3b", "E1a", "F1", "F2"]

  private(set) var archive = NumpyArchive()

  init(seed: Int) {
    archive.add("seed", UInt64(seed))
    archive.add("numbers", QuantityName.allCases.map(\.rawValue) + Self.boundLabels)
  }

  mutating func append(_ one: GoldenCase, _ variant: GoldenVariant) {
    let (inputs, answers) = (variant.inputs, variant.answers)
    let laws = [answers.soft, answers.logSoft, answers.tilted, answers.logTilted]
    var numbers: [GoldenNumber?] = QuantityName.allCases.map { name in
      answers.quantities.first { $0.name == name }?.number
    }
    for label in Self.boundLabels {
      numbers.append(answers.bounds.first { $0.label == label }?.number)
    }
    let all = laws.joined().map { Optional($0) } + numbers
    for format in variant.formats {
      let place = "\(one.name)/\(format.name)/"
      func rounded(_ values: [Rational]) -> [RoundedNumber?] {
        values.map { $0.rounded(to: format) }
      }
      archive.add(place + "weights", rounded(inputs.weights), in: format)
      archive.add(place + "rewards", rounded(inputs.rewards), in: format)
      let temperature: RoundedNumber =
        switch inputs.temperature {
        case .zero: Rational.zero.rounded(to: format)
        case .positive(let value): value.rounded(to: format)
        case .infinite: format.infinity()
        }
      archive.add(place + "lambda", [temperature], in: format, isScalar: true)
      archive.add(place + "n", UInt64(Int(exactly: one.n) ?? 0))
      for (name, law) in zip(ExpectedAnswers.laws, laws) {
        archive.add(place + name, law.map { $0.value.rounded(to: format) }, in: format)
      }
      archive.add(
        place + "numbers", numbers.map { $0?.value.rounded(to: format) }, in: format)
      archive.add(place + "lower", all.map { Self.end($0, .down) }, in: .binary64)
      archive.add(place + "upper", all.map { Self.end($0, .up) }, in: .binary64)
      archive.add(
        place + "sensitivity", all.map { $0?.sensitivity?.binary64(.up) }, in: .binary64)
      archive.add(
        place + "underflow",
        all.map { one in one?.sensitivity.flatMap { _ in one?.underflow.binary64(.up) } },
        in: .binary64)
    }
  }

  private static func end(
    _ number: GoldenNumber?, _ direction: RoundingDirection
  ) -> RoundedNumber? {
    guard let number = number.flatMap({ ExpectedNumber($0) }) else { return nil }
    switch number.place {
    case .infinite(let isNegative): return BinaryFormat.binary64.infinity(isNegative: isNegative)
    case .between(let lower, let upper):
      return direction == .down ? lower.binary64(.down) : upper.binary64(.up)
    }
  }
}
