// Copyright 2026 the softbon authors
// SPDX-License-Identifier: Apache-2.0
//
// Numbers of which only an upper bound matters: every operation is one operation of MPFR, rounded up. Bounds of errors
// are long formulas of positive numbers, for which intervals would compute a second end that nobody reads.

internal import CMPFR
internal import Enclosures
internal import ExactArithmetic

/// An upper bound of a number ≥ 0, of 64 bits; +∞ and what is not a number bound everything.
struct UpperBound: Sendable {
  private let storage: MPFRArray

  var pointer: UnsafeMutablePointer<__mpfr_struct> { storage[0] }

  /// `compute` writes a bound, rounded up; the number is 0 before.
  init(computing compute: (UnsafeMutablePointer<__mpfr_struct>) -> Void) {
    storage = MPFRArray(count: 1, precision: LaplaceBounds.precision)
    compute(storage[0])
  }

  init(_ value: Int) { self.init { mpfr_set_si($0, value, MPFR_RNDU) } }  // ↑

  init(_ value: Integer) { self.init { mpfr_set_z($0, value.pointer, MPFR_RNDU) } }  // ↑

  /// The upper end of an interval.
  init(_ interval: Interval) { self.init { mpfr_set($0, interval.upperPointer, MPFR_RNDU) } }  // ↑

  /// [0, b].
  var interval: Interval {
    Interval(at: LaplaceBounds.precision) { mpfr_set($1, storage[0], MPFR_RNDU) }  // ↑
  }

  static func + (a: UpperBound, b: UpperBound) -> UpperBound {
    UpperBound { mpfr_add($0, a.pointer, b.pointer, MPFR_RNDU) }  // ↑
  }

  static func + (a: UpperBound, b: Int) -> UpperBound {
    UpperBound { mpfr_add_si($0, a.pointer, b, MPFR_RNDU) }  // ↑
  }

  static func * (a: UpperBound, b: UpperBound) -> UpperBound {
    UpperBound { mpfr_mul($0, a.pointer, b.pointer, MPFR_RNDU) }  // ↑
  }

  /// b ≥ 0.
  static func * (a: UpperBound, b: Int) -> UpperBound {
    UpperBound { mpfr_mul_si($0, a.pointer, b, MPFR_RNDU) }  // ↑
  }

  /// b ≥ 0.
  static func * (a: UpperBound, b: Integer) -> UpperBound {
    UpperBound { mpfr_mul_z($0, a.pointer, b.pointer, MPFR_RNDU) }  // ↑
  }

  /// b > 0.
  static func / (a: UpperBound, b: Int) -> UpperBound {
    UpperBound { mpfr_div_si($0, a.pointer, b, MPFR_RNDU) }  // ↑
  }

  /// a/b!, b ≥ 0.
  func dividedByFactorial(of b: Int) -> UpperBound {
    UpperBound {
      mpfr_fac_ui($0, UInt(b), MPFR_RNDD)  // ↓
      mpfr_div($0, pointer, $0, MPFR_RNDU)  // ↑
    }
  }

  /// a/(1 − b) for b < 1.
  func divided(byOneMinus b: UpperBound) -> UpperBound {
    UpperBound {
      mpfr_ui_sub($0, 1, b.pointer, MPFR_RNDD)  // ↓
      mpfr_div($0, pointer, $0, MPFR_RNDU)  // ↑
    }
  }

  /// a^b, b ≥ 0.
  func power(_ b: Int) -> UpperBound {
    UpperBound { mpfr_pow_ui($0, pointer, UInt(b), MPFR_RNDU) }  // ↑
  }

  /// e^a.
  var exp: UpperBound { UpperBound { mpfr_exp($0, pointer, MPFR_RNDU) } }  // ↑

  /// a·2^b.
  func scaled(byPowerOfTwo b: Int) -> UpperBound {
    UpperBound { mpfr_mul_2si($0, pointer, b, MPFR_RNDU) }  // ↑
  }

  /// Whether the bound is below 2^b; never for what is not a number.
  func isBelow(powerOfTwo b: Int) -> Bool {
    mpfr_number_p(pointer) != 0 && mpfr_cmp_si_2exp(pointer, 1, b) < 0
  }
}
