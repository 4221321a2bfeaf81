// Copyright 2026 the softbon authors
// SPDX-License-Identifier: Apache-2.0
//
// Scratch numbers for the hot loops of the engines: MPFR numbers of one precision side by side, worked on in place
// through their pointers. Nothing here is an enclosure; what leaves a loop becomes one through the proved error bound
// of that loop (Interval.init(center:relativeErrorExponent:at:)).

package import CMPFR

/// The kind of the number 0 for mpfr_custom_init_set.
let mpfrZeroKind = Int32(MPFR_ZERO_KIND.rawValue)

/// `count` MPFR numbers of one precision in one allocation, all 0 at first.
package final class MPFRArray: Sendable {
  package let count: Int
  package let precision: Precision
  private nonisolated(unsafe) let numbers: UnsafeMutablePointer<__mpfr_struct>

  package init(count: Int, precision: Precision) {
    self.count = count
    self.precision = precision
    let bits = mpfr_prec_t(precision.bits)
    let limbs = cmpfr_custom_size(bits)
    let size = MemoryLayout<__mpfr_struct>.stride
    let memory = UnsafeMutableRawPointer.allocate(
      byteCount: count * (size + limbs) + 1, alignment: 16)
    numbers = memory.bindMemory(to: __mpfr_struct.self, capacity: count)
    for i in 0..<count {
      let significand = memory + count * size + i * limbs
      mpfr_custom_init(significand, bits)
      mpfr_custom_init_set(numbers + i, mpfrZeroKind, 0, bits, significand)
    }
  }

  deinit { UnsafeMutableRawPointer(numbers).deallocate() }

  /// Gives the number at `index` fewer bits than the array has, or all of them again; its value is then 0.
  package func setPrecision(_ index: Int, bits: Int) {
    precondition(bits <= precision.bits && bits >= 2)
    let significand = UnsafeMutableRawPointer((numbers + index).pointee._mpfr_d)
    mpfr_custom_init_set(
      numbers + index, mpfrZeroKind, 0, mpfr_prec_t(bits), significand)
  }

  /// Rounds the number at `index` to fewer bits in its place; `scratch` holds at least so many.
  package func round(_ index: Int, bits: Int, scratch: UnsafeMutablePointer<__mpfr_struct>) {
    mpfr_set(scratch, numbers + index, MPFR_RNDN)
    setPrecision(index, bits: bits)
    mpfr_set(numbers + index, scratch, MPFR_RNDN)
  }

  /// The number at `index`, valid while the array is alive.
  package subscript(index: Int) -> UnsafeMutablePointer<__mpfr_struct> {
    assert(index >= 0 && index < count)
    return numbers + index
  }
}

/// A number cut to its leading limbs without copying them: a view that is read and never written.
///
/// Toward zero, so that the relative error is below 2^(1 − 64·limbs).
@inline(__always)
package func leadingLimbs(
  _ limbs: Int, of x: UnsafePointer<__mpfr_struct>, view: UnsafeMutablePointer<__mpfr_struct>
) -> UnsafePointer<__mpfr_struct> {
  let held = (Int(x.pointee._mpfr_prec) + 63) >> 6
  if held <= limbs { return x }
  view.pointee = x.pointee
  view.pointee._mpfr_prec = mpfr_prec_t(limbs << 6)
  view.pointee._mpfr_d = x.pointee._mpfr_d + (held - limbs)
  return UnsafePointer(view)
}

/// Runs one parallel job and then frees the constants that MPFR keeps per thread, so that retired threads leave nothing.
package func withMPFRThread<Result>(_ body: () throws -> Result) rethrows -> Result {
  precondition(mpfr_buildopt_tls_p() != 0, "this MPFR was built without thread safety")
  defer { mpfr_free_cache() }
  return try body()
}
