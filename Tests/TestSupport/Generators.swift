// Copyright 2026 the softbon authors
// SPDX-License-Identifier: Apache-2.0
//
// Random numbers biased to where mistakes are: 0, ±1, powers of two and their neighbours, long runs of equal bits,
// ends that coincide, intervals that touch or straddle 0 or have no end.

public import Enclosures
public import ExactArithmetic

extension SplitMix64 {
  /// A nonnegative integer of at most `bits` bits, made of runs of equal bits or of uniform bits.
  public mutating func natural(bits: Int) -> Integer {
    var value = Integer()
    var left = int(in: 0...bits)
    let runs = Bool.random(using: &self)
    while left > 0 {
      let length = Swift.min(left, runs ? int(in: 1...40) : 32)
      let chunk: UInt =
        runs
        ? (Bool.random(using: &self) ? (1 << UInt(length)) - 1 : 0)
        : UInt(truncatingIfNeeded: next()) >> UInt(64 - length)
      value = value.shiftedLeft(by: length) + Integer(chunk)
      left -= length
    }
    return value
  }

  /// An integer of either sign of at most `bits` bits.
  public mutating func integer(bits: Int = 200) -> Integer {
    let size = natural(bits: bits)
    return Bool.random(using: &self) ? -size : size
  }

  /// A rational number: often a corner case, otherwise a quotient of integers of at most `bits` bits.
  public mutating func rational(bits: Int = 100) -> Rational {
    switch int(in: 0...9) {
    case 0: return pick([0, 1, -1, 2, -2, Rational(1, 2), Rational(-1, 2), Rational(1, 3), 10])
    case 1: return Rational(int(in: -20...20))
    case 2:  // a dyadic number, possibly a power of two
      let odd = Rational(pick([1, -1, 3, -3, 0x1f_ffff_ffff_ffff, 0x20_0000_0000_0001] as [Int]))
      return odd * .powerOfTwo(int(in: -bits...bits))
    case 3:  // a neighbour of 1 or −1
      let small = Rational.powerOfTwo(-int(in: 1...bits))
      return pick([1 - small, 1 + small, -1 + small, -1 - small])
    case 4: return Rational(int(in: -1000...1000), int(in: 1...1000))
    default: return Rational(integer(bits: bits), natural(bits: bits) + 1)
    }
  }

  /// A positive rational number.
  public mutating func positiveRational(bits: Int = 100) -> Rational {
    let value = rational(bits: bits)
    return value.isZero ? Rational.one : value.magnitude
  }

  /// A rational number in [0, 1], the ends included.
  public mutating func fraction() -> Rational {
    switch int(in: 0...5) {
    case 0: return 0
    case 1: return 1
    case 2: return Rational(1, 2)
    default:
      let denominator = natural(bits: 60) + 1
      return Rational(natural(bits: 60), denominator).fractionalPart
    }
  }

  /// Probabilities: `count` rational numbers above 0 with the sum 1, sometimes very unequal.
  public mutating func probabilities(count: Int) -> [Rational] {
    let skewed = oneIn(3)
    let parts = (0..<count).map { _ in
      skewed ? Rational.powerOfTwo(-int(in: 0...60)) : Rational(int(in: 1...1000))
    }
    let total = Rational.sum(parts)
    return parts.map { $0 / total }
  }

  /// A precision: the least one, those of machine formats and their neighbours, limb boundaries, or any up to 400.
  public mutating func precision() -> Precision {
    oneIn(2)
      ? Precision(bits: pick([2, 3, 11, 24, 52, 53, 54, 63, 64, 65, 127, 128, 129, 192]))
      : Precision(bits: int(in: 2...400))
  }

  /// An interval at the precision: a point, thin, wide, touching or straddling 0, or unbounded.
  ///
  /// - Parameters:
  ///   - precision: at which the ends are held.
  ///   - bits: the size of the ends.
  ///   - unbounded: whether half-lines and the whole line occur.
  /// - Returns: the interval, its ends rounded outward to the precision.
  public mutating func interval(
    at precision: Precision, bits: Int = 60, unbounded: Bool = true
  ) -> Interval {
    let a = rational(bits: bits)
    switch int(in: 0...(unbounded ? 12 : 9)) {
    case 0: return Interval(a, at: precision)
    case 1: return Interval(lower: min(a, 0), upper: max(a, 0), at: precision)
    case 2, 3:
      let width = a.magnitude * .powerOfTwo(-int(in: 1...precision.bits + 2))
      return Interval(lower: a, upper: a + width, at: precision)
    case 4: return Interval(lower: -a.magnitude, upper: positiveRational(bits: bits), at: precision)
    case 10: return Interval(lower: a, upper: nil, at: precision)
    case 11: return Interval(lower: nil, upper: a, at: precision)
    case 12: return .entire(at: precision)
    default:
      let b = rational(bits: bits)
      return Interval(lower: min(a, b), upper: max(a, b), at: precision)
    }
  }

  /// A rational number in the interval: often an end, otherwise inside; far out when an end is infinite.
  public mutating func point(in interval: Interval) -> Rational {
    func far() -> Rational { .powerOfTwo(int(in: -80...80)) * Rational(int(in: 1...9)) }
    switch (interval.lower, interval.upper) {
    case (let lower?, let upper?):
      return lower + (upper - lower) * fraction()
    case (let lower?, nil): return oneIn(4) ? lower : lower + far()
    case (nil, let upper?): return oneIn(4) ? upper : upper - far()
    case (nil, nil): return Bool.random(using: &self) ? far() : -far()
    }
  }
}

extension Rational {
  fileprivate var fractionalPart: Rational { self - Rational(floor) }
}
