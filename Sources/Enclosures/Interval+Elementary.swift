// Copyright 2026 the softbon authors
// SPDX-License-Identifier: Apache-2.0
//
// Elementary functions. Each end is one MPFR call, correctly rounded in the written direction at the end of the
// argument where the function is extreme.  D-INTERVAL

internal import CMPFR

private typealias MPFRFunction = (
  UnsafeMutablePointer<__mpfr_struct>, UnsafePointer<__mpfr_struct>, mpfr_rnd_t
) -> Int32

extension Interval {
  /// An increasing function on its whole domain.
  private func increasing(_ function: MPFRFunction) -> Interval {
    Interval(at: precision) {
      _ = function($0, lowerPointer, MPFR_RNDD)  // ↓
      _ = function($1, upperPointer, MPFR_RNDU)  // ↑
    }
  }

  /// e^x.
  public static func exp(_ x: Interval) -> Interval { x.increasing { mpfr_exp($0, $1, $2) } }

  /// e^x − 1, without cancellation near 0.
  public static func expm1(_ x: Interval) -> Interval { x.increasing { mpfr_expm1($0, $1, $2) } }

  /// The hyperbolic sine.
  public static func sinh(_ x: Interval) -> Interval { x.increasing { mpfr_sinh($0, $1, $2) } }

  /// The hyperbolic cosine.
  public static func cosh(_ x: Interval) -> Interval {
    x.magnitude.increasing { mpfr_cosh($0, $1, $2) }
  }

  /// The natural logarithm of the part of the argument that is positive.
  ///
  /// An argument that reaches below 0 or to 0 gives the lower end −∞: nothing is known there.
  ///
  /// - Throws: `DomainError.logarithmOfNonpositive` when no point of the argument is positive.
  public static func log(_ x: Interval) throws(DomainError) -> Interval {
    if mpfr_sgn(x.upperPointer) <= 0 { throw .logarithmOfNonpositive }
    return Interval(at: x.precision) {
      if mpfr_sgn(x.lowerPointer) <= 0 {
        mpfr_set_inf($0, -1)
      } else {
        mpfr_log($0, x.lowerPointer, MPFR_RNDD)  // ↓
      }
      mpfr_log($1, x.upperPointer, MPFR_RNDU)  // ↑
    }
  }

  /// log(1 + x) of the part of the argument above −1, without cancellation near 0.
  ///
  /// - Throws: `DomainError.logarithmOfNonpositive` when no point of the argument is above −1.
  public static func log1p(_ x: Interval) throws(DomainError) -> Interval {
    if mpfr_cmp_si_2exp(x.upperPointer, -1, 0) <= 0 { throw .logarithmOfNonpositive }
    return Interval(at: x.precision) {
      if mpfr_cmp_si_2exp(x.lowerPointer, -1, 0) <= 0 {
        mpfr_set_inf($0, -1)
      } else {
        mpfr_log1p($0, x.lowerPointer, MPFR_RNDD)  // ↓
      }
      mpfr_log1p($1, x.upperPointer, MPFR_RNDU)  // ↑
    }
  }

  /// The square root of the part of the argument that is not negative.
  ///
  /// - Throws: `DomainError.rootOfNegative` when every point of the argument is negative.
  public static func sqrt(_ x: Interval) throws(DomainError) -> Interval {
    if x.isCertainlyNegative { throw .rootOfNegative }
    return Interval(at: x.precision) {
      if mpfr_sgn(x.lowerPointer) > 0 { mpfr_sqrt($0, x.lowerPointer, MPFR_RNDD) }  // ↓
      mpfr_sqrt($1, x.upperPointer, MPFR_RNDU)  // ↑
    }
  }

  /// Encloses erfc x = 2/√π·∫_x^∞ e^{−t²} dt, which falls from 2 to 0.
  public static func erfc(_ x: Interval) -> Interval {
    Interval(at: x.precision) {
      mpfr_erfc($0, x.upperPointer, MPFR_RNDD)  // ↓
      mpfr_erfc($1, x.lowerPointer, MPFR_RNDU)  // ↑
    }
  }

  /// Encloses π.
  public static func pi(at precision: Precision) -> Interval {
    Interval(at: precision) {
      mpfr_const_pi($0, MPFR_RNDD)  // ↓
      mpfr_const_pi($1, MPFR_RNDU)  // ↑
    }
  }
}
