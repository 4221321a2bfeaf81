// Copyright 2026 the softbon authors
// SPDX-License-Identifier: Apache-2.0
//
// Decimals of enclosures: read back exactly, they contain the interval and keep the promise that they state.

@testable import Enclosures
import ExactArithmetic
import TestSupport
import Testing

@Suite struct IntervalDecimalTests {
  /// An interval whose relative width is about 2^(−bits), or a corner case.
  private func interval(_ random: inout SplitMix64) -> Interval {
    let p = random.precision()
    if random.oneIn(3) { return random.interval(at: p) }
    let x = random.rational(bits: 200)
    let y = x + x * random.fraction() * .powerOfTwo(-random.int(in: 0...p.bits))
    return Interval(lower: min(x, y), upper: max(x, y), at: p)
  }

  @Test func decimalsReadBack() throws {
    for var trial in trials("decimals of enclosures", count: 10_000) {
      let x = interval(&trial.random)
      let asked = trial.random.oneIn(30) ? 2000 : trial.random.int(in: 1...60)
      let text = x.decimal(digits: asked)
      let note = "\(trial): \(asked) digits of \(x) at \(x.precision.bits) are \(text)"
      #expect((text.lower == nil) == (x.lower == nil), "\(note)")
      #expect((text.upper == nil) == (x.upper == nil), "\(note)")
      var low: Rational?, high: Rational?
      if let end = x.lower {
        let read = try #require(text.lower.flatMap(DecimalText.value), "\(note)")
        #expect(read <= end, "\(note)")
        low = read
      }
      if let end = x.upper {
        let read = try #require(text.upper.flatMap(DecimalText.value), "\(note)")
        #expect(read >= end, "\(note)")
        high = read
      }
      #expect(text.digits >= 0 && text.digits <= asked, "\(note)")
      #expect(x.proves(digits: asked) == (text.digits == asked), "\(note)")
      guard let low, let high, text.digits > 0 else { continue }
      // The promise, as printed.
      #expect(
        high - low <= .power(10, 1 - text.digits) * min(low.magnitude, high.magnitude), "\(note)")
      // No end is printed further out than the digits cost.
      if let a = x.lower, let b = x.upper {
        let unit = Rational.power(10, -text.digits)
        #expect(a - low <= unit * a.magnitude && high - b <= unit * b.magnitude, "\(note)")
      }
    }
  }

  /// The number of digits that is reported is at most two below what the width allows.
  @Test func reportedDigitsAreNotWasted() throws {
    for var trial in trials("reported digits", count: 3000) {
      let x = interval(&trial.random)
      guard let a = x.lower, let b = x.upper, !x.isPoint, !x.containsZero else { continue }
      let reported = x.decimal(digits: 1000).digits
      #expect((b - a) * .power(10, reported + 2) > min(a.magnitude, b.magnitude), "\(trial): \(x)")
    }
  }

  /// The definition of `relativeAccuracyBits`, in exact arithmetic.
  @Test func accuracyBitsByDefinition() {
    for var trial in trials("accuracy bits", count: 3000) {
      let x = interval(&trial.random)
      let bits = x.relativeAccuracyBits
      guard let a = x.lower, let b = x.upper else {
        #expect(bits == .min, "\(trial): \(x)")
        continue
      }
      if a == b {
        #expect(bits == .max, "\(trial): \(x)")
      } else if a.signum <= 0 && b.signum >= 0 {
        #expect(bits == .min, "\(trial): \(x)")
      } else {
        let least = min(a.magnitude, b.magnitude)
        #expect((b - a) * .powerOfTwo(bits) <= least, "\(trial): \(x)")
        #expect((b - a) * .powerOfTwo(bits + 3) > least, "\(trial): \(x)")
      }
    }
  }

  /// `description` is rounded outward too.
  @Test func descriptionsReadBack() throws {
    for var trial in trials("descriptions", count: 2000) {
      let x = interval(&trial.random)
      let text = x.description
      #expect(text.hasPrefix("[") && text.hasSuffix("]"), "\(trial): \(text)")
      let ends = text.dropFirst().dropLast().split(separator: ", ").map(String.init)
      try #require(ends.count == 2, "\(trial): \(text)")
      if let end = x.lower {
        #expect(try #require(DecimalText.value(ends[0])) <= end, "\(trial): \(text)")
      } else {
        #expect(ends[0] == "-inf", "\(trial): \(text)")
      }
      if let end = x.upper {
        #expect(try #require(DecimalText.value(ends[1])) >= end, "\(trial): \(text)")
      } else {
        #expect(ends[1] == "inf", "\(trial): \(text)")
      }
    }
  }

  @Test func knownDecimals() throws {
    let p = Precision(bits: 100)
    let e = Interval.exp(Interval(1, at: p)).decimal(digits: 20)
    #expect(e.lower == "2.71828182845904523536" && e.upper == "2.71828182845904523537")
    let zero = Interval(0, at: p).decimal(digits: 7)
    #expect(zero == DecimalEnclosure(lower: "0", upper: "0", exact: "0", digits: 7))
    let across = Interval(lower: -1, upper: 3, at: p).decimal(digits: 7)
    #expect(across.lower == "-1.0" && across.upper == "3.0" && across.digits == 0)
    let nothing = Interval.entire(at: p).decimal(digits: 7)
    #expect(nothing == DecimalEnclosure(lower: nil, upper: nil, exact: nil, digits: 0))
    // An enclosure of 20 bits proves 5 digits of the 15 that are asked for.
    let coarse = try Interval(1, at: Precision(bits: 20)) / Interval(3, at: Precision(bits: 20))
    #expect(coarse.decimal(digits: 15).digits == 5)
  }

  /// 100,000 digits in about a second.
  @Test func manyDigits() throws {
    let digits = 100_000
    let p = Precision(digits: digits, guardBits: 10)
    let root = try Interval.sqrt(Interval(2, at: p))
    var text: DecimalEnclosure?
    let seconds = processorTime { text = root.decimal(digits: digits) }
    #expect(seconds < 4)
    let low = try #require(text?.lower.flatMap(DecimalText.value))
    let high = try #require(text?.upper.flatMap(DecimalText.value))
    #expect(text?.digits == digits && low * low <= 2 && 2 <= high * high)
    #expect(high - low <= .power(10, 1 - digits))
  }

  @Test func certifiedNumbers() throws {
    let p = Precision(bits: 80)
    let exact = CertifiedNumber.exact(Rational(7, 12))
    #expect(
      exact.decimal(digits: 5)
        == DecimalEnclosure(lower: "0.583333", upper: "0.583334", exact: "7/12", digits: 5))
    #expect(
      exact.proves(digits: 100_000) && exact.interval(at: p)?.contains(Rational(7, 12)) == true)
    let enclosed = CertifiedNumber(Interval(Rational(1, 3), at: p))
    #expect(enclosed.proves(digits: 20) && !enclosed.proves(digits: 30))
    #expect(enclosed.interval(at: Precision(bits: 2))?.precision == p)
    #expect(CertifiedNumber.positiveInfinity.decimal(digits: 5)?.exact == "inf")
    #expect(CertifiedNumber.positiveInfinity.interval(at: p) == nil)
    #expect(CertifiedNumber.undefined(why: "no rewards").decimal(digits: 5) == nil)
    for var trial in trials("exact numbers keep the promise", count: 1000) {
      let x = trial.random.rational()
      let digits = trial.random.int(in: 1...30)
      let text = try #require(CertifiedNumber.exact(x).decimal(digits: digits))
      let low = try #require(text.lower.flatMap(DecimalText.value))
      let high = try #require(text.upper.flatMap(DecimalText.value))
      #expect(low <= x && x <= high && text.exact == x.description, "\(trial)")
      #expect(
        high - low <= .power(10, 1 - digits) * min(low.magnitude, high.magnitude), "\(trial)")
    }
  }

  /// Precision for digits: 10^(D) ≤ 2^bits, and no more bits than a little above.
  @Test func precisionForDigits() {
    for digits in Array(1...300) + [1000, 100_000] {
      let bits = Precision(digits: digits).bits
      #expect(Integer.power(10, UInt(digits)) <= .powerOfTwo(bits))
      #expect(bits <= digits * 3323 / 1000 + 2)
    }
    #expect(Precision(digits: 1, guardBits: -100).bits == 2)
  }
}
