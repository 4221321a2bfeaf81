// Copyright 2026 the softbon authors
// SPDX-License-Identifier: Apache-2.0
//
// Correct rounding to binary formats against two other routes: the conversion of a decimal literal to Double and Float
// by the system, and for binary16 and bfloat16 a search among all numbers of the format.

import Enclosures
import ExactArithmetic
import TestSupport
import Testing

/// Every nonnegative finite number of a 16-bit format in ascending order, built from the bits, and then the threshold
/// 2^(emax + 1) that stands for infinity.
private struct AllNumbers {
  let format: BinaryFormat
  let values: [Rational]

  init(_ format: BinaryFormat) {
    self.format = format
    let fractionBits = format.precision - 1
    let exponentFields = 2 * format.maximumExponent + 1
    var values: [Rational] = []
    for field in 0..<exponentFields {
      for fraction in 0..<(1 << fractionBits) {
        let significand = field == 0 ? fraction : fraction + 1 << fractionBits
        let exponent = max(field, 1) - format.maximumExponent - fractionBits
        values.append(Rational(significand) * .powerOfTwo(exponent))
      }
    }
    self.values = values + [.powerOfTwo(format.maximumExponent + 1)]
  }

  /// The index of the nearest number, ties to the even index (whose significand is even); the last one is infinity.
  func nearest(to x: Rational) -> Int {
    if x >= values[values.count - 1] { return values.count - 1 }
    var low = 0, high = values.count - 1
    while high - low > 1 {
      let middle = (low + high) / 2
      if values[middle] <= x { low = middle } else { high = middle }
    }
    let below = x - values[low], above = values[high] - x
    if below == above { return low.isMultiple(of: 2) ? low : high }
    return below < above ? low : high
  }

  func expected(_ x: Rational) -> Rational? {
    let index = nearest(to: x)
    return index == values.count - 1 ? nil : values[index]
  }
}

@Suite struct BinaryFormatTests {
  @Test(arguments: [BinaryFormat.binary16, .bfloat16])
  func everyNumberAndMidpoint(format: BinaryFormat) {
    let all = AllNumbers(format)
    #expect(all.values.count == (format == .binary16 ? 0x7c01 : 0x7f81))
    let step = TestRun.scale >= 1 ? 1 : 7
    let corners = Array(0..<300) + Array((all.values.count - 300)..<(all.values.count - 1))
    let some = Array(stride(from: 0, to: all.values.count - 1, by: step))
    for index in TestRun.scale >= 1 ? some : corners + some {
      let x = all.values[index], next = all.values[index + 1]
      #expect(x.rounded(to: format).value == x)
      #expect(RoundedNumber.isOneEncoding(x.rounded(to: format)))
      let middle = (x + next) / 2
      let tiny = (next - x) * .powerOfTwo(-80)
      for y in [middle, middle + tiny, middle - tiny, x + tiny, next - tiny] {
        #expect(y.rounded(to: format).value == all.expected(y), "\(y) to \(format.name)")
        let negative = (-y).rounded(to: format)
        #expect(negative.value == all.expected(y).map { -$0 } && negative.isNegative)
      }
    }
  }

  @Test(arguments: [BinaryFormat.binary16, .bfloat16])
  func randomNumbersBySearch(format: BinaryFormat) {
    let all = AllNumbers(format)
    for var trial in trials("search in \(format.name)", count: 3000) {
      let x =
        trial.random.positiveRational(bits: 40) * .powerOfTwo(trial.random.int(in: -160...160))
      #expect(x.rounded(to: format).value == all.expected(x), "\(trial): \(x)")
    }
  }

  /// The result and its neighbours, as the machine steps from one to the next, compared with the number in ℚ.
  @Test func machineNumbersByDefinition() throws {
    for var trial in trials("machine numbers", count: 10_000) {
      var x: Rational
      switch trial.random.int(in: 0...3) {
      case 0:  // at or next to the middle of two doubles
        let odd = Rational((1 << 53) + 2 * trial.random.int(in: 0...(1 << 52) - 1) + 1)
        let offset = trial.random.pick([0, 1, -1] as [Rational]) * .powerOfTwo(-100)
        x = (odd + offset) * .powerOfTwo(trial.random.int(in: -60...60))
      case 1:  // subnormal
        x = Rational(trial.random.int(in: 1...1 << 54))
        x *= .powerOfTwo(trial.random.int(in: -1130 ... -1070))
      case 2:  // about the largest
        let bits = trial.random.int(in: 50...56)
        x = 1 - .powerOfTwo(-bits) + trial.random.pick([0, 1, -1]) * .powerOfTwo(-70)
        x *= .powerOfTwo(trial.random.pick([1024, 128]))
      default:
        x = trial.random.rational() * .powerOfTwo(trial.random.int(in: -1100...1100))
      }
      if x.isZero { continue }
      let double = Double(x.rounded(to: .binary64))
      #expect(x.isNearest(double, 1024, 970), "\(trial): \(x) gave \(double)")
      let float = Float(Double(x.rounded(to: .binary32)))
      #expect(x.isNearest(float, 128, 103), "\(trial): \(x) gave \(float)")
    }
  }

  /// The system reads the same decimal. (glibc 2.36 misrounds some subnormal decimals of more than 760 digits; these have
  /// fewer.)
  @Test func decimalsAsTheSystemReadsThem() throws {
    for var trial in trials("system conversion", count: 10_000) {
      let digits = trial.random.natural(bits: trial.random.pick([20, 60, 80, 1000]))
      let e = trial.random.int(in: -350...320)
      let x = Rational(digits) * .power(10, e)
      let text = "\(digits)e\(e)"
      let double = try #require(Double(text)), float = try #require(Float(text))
      #expect(Double(x.rounded(to: .binary64)) == double, "\(trial): \(text)")
      #expect(Double(x.rounded(to: .binary64).hexadecimal) == double, "\(trial): \(text)")
      #expect(Double(x.rounded(to: .binary32)) == Double(float), "\(trial): \(text)")
    }
  }

  @Test func knownRoundings() {
    func hexadecimal(_ x: Rational, _ format: BinaryFormat = .binary64) -> String {
      x.rounded(to: format).hexadecimal
    }
    #expect(hexadecimal(Rational(1, 3)) == "0x1.5555555555555p-2")
    #expect(hexadecimal(Rational(1, 10)) == "0x1.999999999999ap-4")
    #expect(
      hexadecimal(-1) == "-0x1p+0" && hexadecimal(0) == "0x0p+0" && hexadecimal(10) == "0x1.4p+3")
    #expect(hexadecimal(.powerOfTwo(-1075)) == "0x0p+0")
    #expect(hexadecimal(.powerOfTwo(-1075) * Rational(-1)) == "-0x0p+0")
    #expect(hexadecimal(.powerOfTwo(-1075) + .powerOfTwo(-2000)) == "0x1p-1074")
    #expect(hexadecimal(3 * .powerOfTwo(-1075)) == "0x1p-1073")
    #expect(hexadecimal(.powerOfTwo(1024) - .powerOfTwo(970)) == "inf")
    #expect(hexadecimal(.powerOfTwo(1024) - .powerOfTwo(970) - 1) == "0x1.fffffffffffffp+1023")
    #expect(
      hexadecimal(-.powerOfTwo(5000)) == "-inf" && hexadecimal(.powerOfTwo(-5000)) == "0x0p+0")
    #expect(
      hexadecimal(65_520, .binary16) == "inf" && hexadecimal(65_519, .binary16) == "0x1.ffcp+15")
    #expect(hexadecimal(.powerOfTwo(-24), .binary16) == "0x1p-24")
    #expect(hexadecimal(.powerOfTwo(-25), .binary16) == "0x0p+0")
    #expect(hexadecimal(Rational(1, 3), .bfloat16) == "0x1.56p-2")
    #expect(hexadecimal(Rational(1, 3), .binary32) == "0x1.555556p-2")
  }

  /// An enclosure rounds exactly when both of its ends round to the same number.
  @Test func enclosuresRoundWhenDecided() throws {
    for var trial in trials("rounding of enclosures", count: 3000) {
      let format = trial.random.pick([BinaryFormat.binary64, .binary32, .binary16, .bfloat16])
      let p = trial.random.precision()
      var x = trial.random.interval(at: p, bits: trial.random.pick([10, 60, 200]))
      if trial.random.oneIn(2) {  // about the ends of the format's range
        let end = trial.random.pick([1, -1]) * format.maximumExponent
        x = x.scaled(byPowerOfTwo: end + trial.random.int(in: -format.precision...format.precision))
      }
      guard let a = x.lower, let b = x.upper else {
        #expect(x.rounded(to: format) == nil, "\(trial)")
        continue
      }
      let low = a.rounded(to: format), high = b.rounded(to: format)
      let result = x.rounded(to: format)
      #expect(result == (low == high ? low : nil), "\(trial): \(x)")
      if let result {
        let y = trial.random.point(in: x).rounded(to: format)
        #expect(y.value == result.value, "\(trial): \(x)")
      }
    }
    let p = Precision(bits: 60)
    let huge = Interval(1, at: p).scaled(byPowerOfTwo: 1_000_000_000)
    #expect(huge.rounded(to: .binary64)?.hexadecimal == "inf")
    #expect((-huge).rounded(to: .binary16)?.hexadecimal == "-inf")
    let tiny = Interval(1, at: p).scaled(byPowerOfTwo: -1_000_000_000)
    #expect(tiny.rounded(to: .binary64)?.hexadecimal == "0x0p+0")
    #expect((-tiny).rounded(to: .binary64)?.hexadecimal == "-0x0p+0")
    #expect(Interval.hull(tiny, -tiny).rounded(to: .binary64) == nil)
    #expect(CertifiedNumber.positiveInfinity.rounded(to: .binary32)?.hexadecimal == "inf")
    #expect(CertifiedNumber.undefined(why: "").rounded(to: .binary32) == nil)
    #expect(
      CertifiedNumber.exact(Rational(1, 3)).rounded(to: .binary32)?.hexadecimal == "0x1.555556p-2")
    // The middle of two numbers is decided by an exact point, not by an enclosure around it.
    let middle = 1 + .powerOfTwo(-53) as Rational
    #expect(Interval(middle, at: p).rounded(to: .binary64)?.value == 1)
    let around = Interval(lower: middle - .powerOfTwo(-58), upper: middle + .powerOfTwo(-58), at: p)
    #expect(around.rounded(to: .binary64) == nil)
  }
}

extension RoundedNumber {
  /// Zero, or an odd significand.
  fileprivate static func isOneEncoding(_ x: RoundedNumber) -> Bool {
    guard let significand = x.significand else { return x.exponent == 0 }
    return significand == 0 ? x.exponent == 0 : !significand.isMultiple(of: 2)
  }
}

extension Double {
  /// The same number; its significand and exponent fit.
  fileprivate init(_ x: RoundedNumber) {
    let sign: FloatingPointSign = x.isNegative ? .minus : .plus
    if let significand = x.significand {
      self = Double(sign: sign, exponent: x.exponent, significand: Double(significand))
    } else {
      self = sign == .minus ? -.infinity : .infinity
    }
  }
}

extension Rational {
  /// The value of a finite machine number, from its bits.
  private init(_ x: some BinaryFloatingPoint) {
    let fractionBits = type(of: x).significandBitCount
    let least = Int(type(of: x).leastNonzeroMagnitude.exponent)
    var size = Rational(Integer(UInt(x.significandBitPattern)))
    if x.isNormal { size += .powerOfTwo(fractionBits) }
    size *= .powerOfTwo(x.isNormal ? Int(x.exponent) - fractionBits : least)
    self = x.sign == .minus ? -size : size
  }

  /// Whether no other machine number is nearer, and of two as near this is the even one. Infinity is right from the
  /// middle between the largest number 2^top − 2^(last + 1) and 2^top on.
  fileprivate func isNearest<T: BinaryFloatingPoint>(_ x: T, _ top: Int, _ last: Int) -> Bool {
    if (x.sign == .minus) != (signum < 0) { return false }
    let beyond = Rational.powerOfTwo(top) - .powerOfTwo(last)
    if x.isInfinite || magnitude >= beyond { return x.isInfinite && magnitude >= beyond }
    let distance = (self - Rational(x)).magnitude
    let isEven = x.significandBitPattern.isMultiple(of: 2)
    return [x.nextUp, x.nextDown].allSatisfy { other in
      if other.isInfinite { return true }
      let far = (self - Rational(other)).magnitude
      return isEven ? distance <= far : distance < far
    }
  }
}
