// Copyright 2026 the softbon authors
// SPDX-License-Identifier: Apache-2.0

import Enclosures
import ExactArithmetic
import Golden
import SoftBestOfN
import TestSupport
import Testing

@Suite struct GoldenAnswersTests {
  @Test func namesAreUniqueAndPlain() {
    let names = GoldenCase.named(includingLarge: true).map(\.name)
    #expect(Set(names).count == names.count)
    for name in names {
      #expect(name.allSatisfy { $0.isASCII && ($0.isLetter || $0.isNumber || "-^".contains($0)) })
    }
  }

  @Test func everyInputIsANumberOfItsFormats() throws {
    for one in GoldenCase.named(includingLarge: false) + [.random(seed: 7, index: 3)] {
      for group in one.inputGroups {
        for format in group.formats {
          var numbers = group.inputs.weights + group.inputs.rewards
          if case .positive(let value) = group.inputs.temperature { numbers.append(value) }
          for number in numbers { #expect(number.rounded(to: format).value == number) }
        }
      }
    }
  }

  @Test func randomCasesAreThoseOfTheSeed() {
    // Written down once; docs/golden.md defines them.
    let one = GoldenCase.random(seed: 1, index: 0)
    #expect(one == GoldenCase.random(seed: 1, index: 0))
    #expect(one != GoldenCase.random(seed: 1, index: 1))
    #expect(one != GoldenCase.random(seed: 2, index: 0))
    #expect(Rational.sum(one.weights) == 1)
  }

  @Test func twoDrawsOfAFairCoin() throws {
    let one = try #require(GoldenCase.named(includingLarge: false).first { $0.name == "fair-coin" })
    let groups = one.inputGroups
    #expect(groups.count == 1 && groups[0].formats == BinaryFormat.golden)
    let answers = try GoldenAnswers(
      groups[0].inputs.problem(), n: one.n, options: EngineOptions())
    #expect(answers.isDecided)
    // P_2(1) = 1/4 + e/(2(1 + e)) = 0.61552928931500244…
    let top = answers.soft[1].value
    #expect(top.rounded(to: .binary64)?.hexadecimal == "0x1.3b26a7aead15ep-1")
    #expect(top.rounded(to: .binary16)?.hexadecimal == "0x1.3b4p-1")
    // log 0.61552928931500244… = -0.485272748…
    guard case .number(let logarithm) = answers.logSoft[1].value else {
      Issue.record("no logarithm")
      return
    }
    #expect(logarithm.decimal(digits: 9)?.lower == "-0.4852727483")
  }

  @Test func logarithmOfProbabilityZeroIsMinusInfinity() throws {
    let one = try #require(
      GoldenCase.named(includingLarge: false).first { $0.name == "zero-probability" })
    let inputs = try one.inputs(in: .binary16)
    let answers = try GoldenAnswers(inputs.problem(), n: one.n, options: EngineOptions())
    guard case .minusInfinity = answers.logSoft[1].value else {
      Issue.record("not -inf")
      return
    }
    #expect(answers.logSoft[1].value.rounded(to: .binary16)?.hexadecimal == "-inf")
    #expect(answers.soft[1].value.rounded(to: .binary16)?.hexadecimal == "0x0p+0")
  }

  @Test func everyNamedCaseIsDecided() throws {
    for one in GoldenCase.named(includingLarge: false) {
      for group in one.inputGroups {
        let answers = try GoldenAnswers(
          group.inputs.problem(), n: one.n, options: EngineOptions())
        #expect(answers.isDecided, "\(one.name), \(group.formats.map(\.name))")
        for number in answers.soft + answers.tilted {
          #expect(number.sensitivity != nil, "\(one.name)")
        }
        for (name, number) in answers.quantities {
          if case .number(.undefined) = number.value { continue }
          if case .number(.positiveInfinity) = number.value { continue }
          #expect(number.sensitivity != nil, "\(one.name) \(name)")
        }
      }
    }
  }

  @Test func inputsThatDoNotSurviveRoundingAreOmitted() {
    let tiny = GoldenCase(
      "x", "", weights: [1, 1], rewards: [0, 1], temperature: .positive(.powerOfTwo(-60)), n: 2)
    #expect(tiny.inputGroups.map(\.formats) == [[.binary64, .binary32, .bfloat16]])
    #expect(tiny.omissions.map(\.format) == [.binary16])
    let huge = GoldenCase(
      "x", "", weights: [1, 1], rewards: [0, 70_000], temperature: .positive(1), n: 2)
    #expect(huge.omissions.map(\.why) == ["the reward 70000 overflows in binary16"])
  }
}
