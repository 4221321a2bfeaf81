// Copyright 2026 the softbon authors
// SPDX-License-Identifier: Apache-2.0

import Enclosures
import ExactArithmetic
import Golden
import SoftBestOfN
import TestSupport
import Testing

@Suite struct NumpyArchiveTests {
  @Test func directedRoundingIsTightAndOutward() {
    var numbers: [Rational] = [
      0, 1, -1, Rational(1, 3), Rational(-1, 3), 1 - .powerOfTwo(-60), 1 + .powerOfTwo(-60),
      .powerOfTwo(-1074), .powerOfTwo(-1075), -.powerOfTwo(-1080),
      .powerOfTwo(-1022) - .powerOfTwo(-1080),
      .powerOfTwo(1024), -.powerOfTwo(1100), .powerOfTwo(1024) - 1,
    ]
    for var trial in trials("directed rounding", count: 500) {
      numbers.append(trial.random.rational(bits: 90))
    }
    for number in numbers {
      let (down, up) = (number.binary64(.down), number.binary64(.up))
      // The machine's own neighbours decide how tight it is.
      let low = Double(down), high = Double(up)
      if let value = down.value { #expect(value <= number) }
      if let value = up.value { #expect(value >= number) }
      let isExact = down.value == number && up.value == number
      #expect(isExact || low.nextUp == high, "\(number.abbreviated): \(low) \(high)")
    }
  }

  @Test func halfNumbersHaveTheirBits() throws {
    // One array of four halves: 1, −2, the least subnormal number, inf; NaN for what is not there.
    var archive = NumpyArchive()
    let numbers: [RoundedNumber?] = [
      Rational(1).rounded(to: .binary16), Rational(-2).rounded(to: .binary16),
      Rational.powerOfTwo(-24).rounded(to: .binary16), BinaryFormat.binary16.infinity(), nil,
    ]
    archive.add("a", numbers, in: .binary16)
    let bytes = try #require(archive.bytes)
    let data: [UInt8] = [0x00, 0x3C, 0x00, 0xC0, 0x01, 0x00, 0x00, 0x7C, 0x00, 0x7E]
    let start = 30 + 5 + 128
    #expect(Array(bytes[start..<(start + 10)]) == data)
    #expect(Array(bytes[..<4]) == [0x50, 0x4B, 3, 4])
  }
}

extension Double {
  fileprivate init(_ number: RoundedNumber) {
    let text = number.hexadecimal
    self = Double(text) ?? .nan
  }
}
