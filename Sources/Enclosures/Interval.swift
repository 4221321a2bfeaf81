// Copyright 2026 the softbon authors
// SPDX-License-Identifier: Apache-2.0
//
// Closed intervals with MPFR endpoints, rounded outward.
//
// Goals, in order:
// 1. Inclusion: a result contains the exact value for every choice of points in the operands.
// 2. Ignorance is visible: what is not known is the whole line, never NaN; no comparison answers more than is proved.
// 3. Speed: an interval is one allocation for both endpoints; in-place forms reuse it.
//
// Every endpoint comes from one correctly rounded MPFR call with the direction written at the call (MPFR rounds
// correctly in each of its primitives); composite functions are built from intervals, never from one formula
// evaluated twice with the mode flipped.  D-INTERVAL
//
// An interval carries the precision at which its endpoints are held. A result is held at the larger of its
// operands' precisions; exact numbers combine at the interval's own.

package import CMPFR
public import ExactArithmetic

/// The owner of two MPFR numbers in one allocation.
package final class IntervalStorage: Sendable {
  package nonisolated(unsafe) let lower: UnsafeMutablePointer<__mpfr_struct>
  package nonisolated(unsafe) let upper: UnsafeMutablePointer<__mpfr_struct>
  package let precision: Precision

  /// Both endpoints are 0.
  init(_ precision: Precision) {
    self.precision = precision
    let limbs = cmpfr_custom_size(mpfr_prec_t(precision.bits))
    let size = MemoryLayout<__mpfr_struct>.stride
    let memory = UnsafeMutableRawPointer.allocate(byteCount: 2 * (size + limbs), alignment: 16)
    lower = memory.bindMemory(to: __mpfr_struct.self, capacity: 1)
    upper = (memory + size).bindMemory(to: __mpfr_struct.self, capacity: 1)
    for (number, significand) in [(lower, memory + 2 * size), (upper, memory + 2 * size + limbs)] {
      mpfr_custom_init(significand, mpfr_prec_t(precision.bits))
      // A number on memory of our own is never cleared or given another precision.
      mpfr_custom_init_set(number, mpfrZeroKind, 0, mpfr_prec_t(precision.bits), significand)
    }
  }

  deinit { UnsafeMutableRawPointer(lower).deallocate() }
}

/// A closed interval [lower, upper] of real numbers, endpoints possibly infinite, known to contain a value.
///
/// There is no `<` and no `==`: two enclosures are compared by ``compared(to:)``, whose answer may be unknown.
public struct Interval: Sendable {
  package private(set) var storage: IntervalStorage

  package var lowerPointer: UnsafeMutablePointer<__mpfr_struct> { storage.lower }
  package var upperPointer: UnsafeMutablePointer<__mpfr_struct> { storage.upper }

  /// The precision at which the endpoints are held.
  public var precision: Precision { storage.precision }

  /// A result computed in place: `body` sets both endpoints, which start as 0.
  ///
  /// The endpoints are normalised afterwards: NaN becomes the infinite end, −0 becomes 0, and a lower end +∞ (an upper
  /// end −∞), which no real number satisfies, the last finite number before it.
  package init(
    at precision: Precision,
    computing body: (
      _ lower: UnsafeMutablePointer<__mpfr_struct>, _ upper: UnsafeMutablePointer<__mpfr_struct>
    ) -> Void
  ) {
    storage = IntervalStorage(precision)
    body(storage.lower, storage.upper)
    normalize()
  }

  private func normalize() {
    cmpfr_normalize_ends(storage.lower, storage.upper)
    assert(mpfr_lessequal_p(storage.lower, storage.upper) != 0, "an interval's ends are in order")
  }

  /// Replaces the endpoints in place when no other value shares them and the precision suffices.
  package mutating func update(
    at precision: Precision,
    _ body: (
      _ lower: UnsafeMutablePointer<__mpfr_struct>, _ upper: UnsafeMutablePointer<__mpfr_struct>
    ) -> Void
  ) {
    if precision > storage.precision || !isKnownUniquelyReferenced(&storage) {
      let old = storage
      storage = IntervalStorage(Swift.max(precision, old.precision))
      mpfr_set(storage.lower, old.lower, MPFR_RNDD)  // ↓
      mpfr_set(storage.upper, old.upper, MPFR_RNDU)  // ↑
    }
    body(storage.lower, storage.upper)
    normalize()
  }
}

// MARK: - From exact numbers

extension Interval {
  /// Encloses a rational number: a point when it is representable at this precision, else one unit wide.
  public init(_ value: Rational, at precision: Precision) {
    self.init(at: precision) {
      mpfr_set_q($0, value.pointer, MPFR_RNDD)  // ↓
      mpfr_set_q($1, value.pointer, MPFR_RNDU)  // ↑
    }
  }

  /// Encloses an integer.
  public init(_ value: Integer, at precision: Precision) {
    self.init(at: precision) {
      mpfr_set_z($0, value.pointer, MPFR_RNDD)  // ↓
      mpfr_set_z($1, value.pointer, MPFR_RNDU)  // ↑
    }
  }

  /// Encloses a machine integer.
  public init(_ value: Int, at precision: Precision) {
    self.init(at: precision) {
      mpfr_set_si($0, value, MPFR_RNDD)  // ↓
      mpfr_set_si($1, value, MPFR_RNDU)  // ↑
    }
  }

  /// Encloses every point between two rational numbers; nil stands for an end that is infinite.
  ///
  /// - Precondition: lower ≤ upper.
  public init(lower: Rational?, upper: Rational?, at precision: Precision) {
    if let lower, let upper {
      precondition(lower <= upper, "the ends of an interval are in order")
    }
    self.init(at: precision) {
      mpfr_set_inf($0, -1)
      mpfr_set_inf($1, 1)
      if let lower { mpfr_set_q($0, lower.pointer, MPFR_RNDD) }  // ↓
      if let upper { mpfr_set_q($1, upper.pointer, MPFR_RNDU) }  // ↑
    }
  }

  /// The whole line: nothing is known.
  public static func entire(at precision: Precision) -> Interval {
    Interval(at: precision) {
      mpfr_set_inf($0, -1)
      mpfr_set_inf($1, 1)
    }
  }

  /// The least interval that contains both.
  public static func hull(_ a: Interval, _ b: Interval) -> Interval {
    Interval(at: Swift.max(a.precision, b.precision)) {
      mpfr_min($0, a.lowerPointer, b.lowerPointer, MPFR_RNDD)  // ↓
      mpfr_max($1, a.upperPointer, b.upperPointer, MPFR_RNDU)  // ↑
    }
  }

  /// The same set held at another precision, rounded outward.
  public func held(at precision: Precision) -> Interval {
    Interval(at: precision) {
      mpfr_set($0, lowerPointer, MPFR_RNDD)  // ↓
      mpfr_set($1, upperPointer, MPFR_RNDU)  // ↑
    }
  }

  /// Encloses every x with |x − c| ≤ |c|·2^(−exponent), where c is an MPFR number: how the result of a loop in plain
  /// arithmetic leaves it, with its proved relative error.  D-RELATIVE-ERROR
  package init(
    center: UnsafePointer<__mpfr_struct>, relativeErrorExponent exponent: Int,
    at precision: Precision
  ) {
    self.init(at: precision) { lower, upper in
      let (small, large) = mpfr_signbit(center) != 0 ? (upper, lower) : (lower, upper)
      let (towardZero, away) =
        mpfr_signbit(center) != 0 ? (MPFR_RNDU, MPFR_RNDD) : (MPFR_RNDD, MPFR_RNDU)
      let scratch = MPFRArray(count: 1, precision: precision)
      mpfr_div_2si(scratch[0], center, exponent, away)  // |scratch| ≥ |c|·2^(−exponent)
      mpfr_sub(small, center, scratch[0], towardZero)
      mpfr_add(large, center, scratch[0], away)
    }
  }
}

// MARK: - The endpoints

extension Interval {
  /// The lower endpoint as an exact number, or nil when it is −∞.
  ///
  /// The endpoint m·2^e is written out in full, so a huge exponent costs its size in memory.
  public var lower: Rational? { Self.exact(storage.lower) }

  /// The upper endpoint as an exact number, or nil when it is +∞.
  public var upper: Rational? { Self.exact(storage.upper) }

  private static func exact(_ x: UnsafeMutablePointer<__mpfr_struct>) -> Rational? {
    guard mpfr_number_p(x) != 0 else { return nil }
    return Rational { mpfr_get_q($0, x) }
  }

  /// Whether both endpoints are finite.
  public var isBounded: Bool {
    mpfr_number_p(storage.lower) != 0 && mpfr_number_p(storage.upper) != 0
  }

  /// Whether the interval is one point, so that the value is known exactly.
  public var isPoint: Bool { isBounded && mpfr_equal_p(storage.lower, storage.upper) != 0 }

  /// The only point of the interval, or nil when there are more, or when its exponent is so large that nobody should
  /// write it out.
  package var point: Rational? {
    let x = storage.lower
    guard isPoint else { return nil }
    guard mpfr_zero_p(x) != 0 || abs(Int(mpfr_get_exp(x))) <= Rational.textBitLimit else {
      return nil
    }
    return Self.exact(x)
  }

  /// Whether the rational number lies in the interval.
  public func contains(_ value: Rational) -> Bool {
    mpfr_cmp_q(storage.lower, value.pointer) <= 0 && mpfr_cmp_q(storage.upper, value.pointer) >= 0
  }

  /// Whether zero lies in the interval.
  public var containsZero: Bool {
    mpfr_sgn(storage.lower) <= 0 && mpfr_sgn(storage.upper) >= 0
  }

  /// Whether every point of `other` lies in this interval.
  public func contains(_ other: Interval) -> Bool {
    mpfr_lessequal_p(storage.lower, other.storage.lower) != 0
      && mpfr_greaterequal_p(storage.upper, other.storage.upper) != 0
  }

  /// Whether the two have a point in common; two enclosures of one value always do.
  public func overlaps(_ other: Interval) -> Bool {
    mpfr_lessequal_p(storage.lower, other.storage.upper) != 0
      && mpfr_lessequal_p(other.storage.lower, storage.upper) != 0
  }

  /// The points that lie in both, or nil when there are none: which two enclosures of one value never show.
  public func intersection(_ other: Interval) -> Interval? {
    guard overlaps(other) else { return nil }
    return Interval(at: Swift.max(precision, other.precision)) {
      mpfr_max($0, lowerPointer, other.lowerPointer, MPFR_RNDD)  // ↓
      mpfr_min($1, upperPointer, other.upperPointer, MPFR_RNDU)  // ↑
    }
  }

  /// Whether both endpoints are the same numbers; says nothing about the enclosed values.
  public func isIdentical(to other: Interval) -> Bool {
    mpfr_equal_p(storage.lower, other.storage.lower) != 0
      && mpfr_equal_p(storage.upper, other.storage.upper) != 0
  }

  /// The number of correct leading bits: the largest integer b, up to rounding down by at most 2, with
  /// upper − lower ≤ 2^(−b)·min(|lower|, |upper|). A point has `Int.max`; an interval that holds 0 beside other
  /// points, or an infinite one, has `Int.min`. MPFR's exponents have 31 bits by default, so nothing here overflows.
  public var relativeAccuracyBits: Int {
    if isPoint { return .max }
    guard isBounded, !containsZero else { return .min }
    let width = MPFRArray(count: 1, precision: Precision(bits: 32))
    mpfr_sub(width[0], storage.upper, storage.lower, MPFR_RNDU)  // ↑ an upper bound of the width
    let least = Swift.min(mpfr_get_exp(storage.lower), mpfr_get_exp(storage.upper))
    // min(|lower|, |upper|) ≥ 2^(least − 1) and width < 2^exp(width).
    return Int(least) - 1 - Int(mpfr_get_exp(width[0]))
  }

  /// Whether the interval is narrow enough for `decimal(digits:)` to keep its promise.  D-DECIMAL
  public func proves(digits: Int) -> Bool {
    relativeAccuracyBits >= Precision(digits: digits).bits
  }
}

// MARK: - Comparison

/// What two enclosures prove about the order of the values they enclose.
public enum Comparison: Sendable, Hashable {
  /// Every point of the first is less than every point of the second.
  case certainlyLess
  /// Every point of the first is greater than every point of the second.
  case certainlyGreater
  /// Neither is proved.
  case unknown
}

extension Interval {
  /// What is proved about the order of the two enclosed values.
  public func compared(to other: Interval) -> Comparison {
    if mpfr_less_p(storage.upper, other.storage.lower) != 0 { return .certainlyLess }
    if mpfr_greater_p(storage.lower, other.storage.upper) != 0 { return .certainlyGreater }
    return .unknown
  }

  /// Whether the lower end is less than the other's; says nothing about the enclosed values.
  package func beginsBelow(_ other: Interval) -> Bool {
    mpfr_less_p(storage.lower, other.storage.lower) != 0
  }

  /// Whether an integer lies in the interval.
  package var mayBeInteger: Bool {
    let ceiling = Interval(at: precision) {
      mpfr_ceil($0, storage.lower)
      mpfr_ceil($1, storage.lower)
    }
    return mpfr_lessequal_p(ceiling.storage.lower, storage.upper) != 0
  }

  /// Whether the lower end is greater than a number.
  package func beginsAbove(_ value: Rational) -> Bool {
    mpfr_cmp_q(storage.lower, value.pointer) > 0
  }

  /// Whether the lower end is less than a number.
  package func beginsBelow(_ value: Rational) -> Bool {
    mpfr_cmp_q(storage.lower, value.pointer) < 0
  }

  /// Whether the value is proved to be positive.
  public var isCertainlyPositive: Bool { mpfr_sgn(storage.lower) > 0 }

  /// Whether the value is proved to be negative.
  public var isCertainlyNegative: Bool { mpfr_sgn(storage.upper) < 0 }

  /// Whether the value is proved to be at least 0.
  public var isCertainlyNonnegative: Bool { mpfr_sgn(storage.lower) >= 0 }

  /// Whether the value is proved to be at most 0.
  public var isCertainlyNonpositive: Bool { mpfr_sgn(storage.upper) <= 0 }
}

// MARK: - The ends as points

extension Interval {
  /// The two ends, each as an interval of one point; an infinite end gives the half-line beyond the largest number
  /// of that sign, which contains it in the limit sense only and is used with monotone functions alone.
  package var ends: [Interval] {
    [lowerPointer, upperPointer].map { end in
      Interval(at: precision) {
        mpfr_set($0, end, MPFR_RNDD)  // exact
        mpfr_set($1, end, MPFR_RNDU)  // exact
      }
    }
  }

  /// How many binary zeros stand between the point and the leading bit of the end that is farther from 0: about
  /// −log₂|x| for |x| < 1, else 0. HEURISTIC: affects effort only.
  package var leadingZeroBits: Int {
    let far = mpfr_cmpabs(lowerPointer, upperPointer) > 0 ? lowerPointer : upperPointer
    guard mpfr_regular_p(far) != 0 else { return 0 }
    return Swift.max(0, Swift.min(1 << 24, 1 - Int(mpfr_get_exp(far))))
  }
  /// The middle of the interval, rounded anyhow. HEURISTIC: affects effort only.
  package var estimate: Double {
    0.5 * mpfr_get_d(lowerPointer, MPFR_RNDN) + 0.5 * mpfr_get_d(upperPointer, MPFR_RNDN)
  }
}
