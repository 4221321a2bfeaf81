// Copyright 2026 the softbon authors
// SPDX-License-Identifier: Apache-2.0
//
// Integers of any size, on GMP's mpz.
//
// Goals, in order: every result is exact; one value has one encoding; value semantics and Sendable;
// in-place forms for loops. Storage is a final class that owns one GMP integer at a fixed address, so that an
// operand may also be the result (which two inout arguments would not allow).

package import CGMP

/// The owner of one GMP integer.
package final class IntegerStorage: Sendable {
  package nonisolated(unsafe) let pointer: UnsafeMutablePointer<__mpz_struct>

  init() {
    pointer = .allocate(capacity: 1)
    gmp_z_init(pointer)
  }

  deinit {
    gmp_z_clear(pointer)
    pointer.deallocate()
  }
}

/// An integer of any size.
///
/// Arithmetic is exact. Values are Sendable and have value semantics.
public struct Integer: Sendable {
  package private(set) var storage: IntegerStorage

  /// The GMP integer, to be read only while `self` is alive: take it from a named value, never from a temporary.
  ///
  /// A variable, a parameter or a stored property lives through the C calls that follow the access (lexical lifetimes);
  /// the temporary in `Integer.one.pointer` or `x.numerator.pointer` dies before them. A test looks for such accesses.
  package var pointer: UnsafeMutablePointer<__mpz_struct> { storage.pointer }

  /// Zero.
  public init() {
    storage = IntegerStorage()
  }

  /// The value of a machine integer.
  public init(_ value: Int) {
    storage = IntegerStorage()
    gmp_z_set_si(storage.pointer, value)
  }

  /// The value of an unsigned machine integer.
  public init(_ value: UInt) {
    storage = IntegerStorage()
    gmp_z_set_ui(storage.pointer, value)
  }

  /// A result computed in place: `body` receives a GMP integer with the value 0.
  package init(computing body: (UnsafeMutablePointer<__mpz_struct>) -> Void) {
    storage = IntegerStorage()
    body(storage.pointer)
  }

  /// Runs `body` on a GMP integer that no other value shares.
  package mutating func update(_ body: (UnsafeMutablePointer<__mpz_struct>) -> Void) {
    if !isKnownUniquelyReferenced(&storage) {
      let copy = IntegerStorage()
      gmp_z_set(copy.pointer, storage.pointer)
      storage = copy
    }
    body(storage.pointer)
  }
}

extension Integer {
  /// The number 0.
  public static var zero: Integer { Integer() }

  /// The number 1.
  public static var one: Integer { Integer(1) }

  /// −1, 0 or 1.
  public var signum: Int { Int(gmp_z_sgn(pointer)).signum() }

  /// Whether the value is 0.
  public var isZero: Bool { gmp_z_sgn(pointer) == 0 }

  /// Whether the value is 1.
  public var isOne: Bool { gmp_z_is_one(pointer) != 0 }

  /// Whether the value is odd.
  public var isOdd: Bool { gmp_z_odd(pointer) != 0 }

  /// The number of binary digits of the absolute value; 0 for 0.
  public var bitWidth: Int { isZero ? 0 : Int(gmp_z_sizeinbase(pointer, 2)) }

  /// The number of zero bits below the lowest set bit; 0 for 0.
  public var trailingZeroBitCount: Int { isZero ? 0 : Int(gmp_z_scan1(pointer, 0)) }

  /// The absolute value.
  public var magnitude: Integer { Integer { gmp_z_abs($0, pointer) } }

  /// `base` to the power `exponent`.
  ///
  /// The caller bounds the size of the result; memory is the only limit here.
  public static func power(_ base: Integer, _ exponent: UInt) -> Integer {
    Integer { gmp_z_pow_ui($0, base.pointer, exponent) }
  }

  /// 2 to the power `exponent`.
  ///
  /// - Precondition: the exponent is not negative.
  public static func powerOfTwo(_ exponent: Int) -> Integer {
    precondition(exponent >= 0, "an integer power of two has a nonnegative exponent")
    return Integer {
      gmp_z_set_ui($0, 1)
      gmp_z_mul_2exp($0, $0, UInt(exponent))
    }
  }

  /// The factorial n! of n ≥ 0.
  public static func factorial(_ n: Int) -> Integer {
    precondition(n >= 0, "the factorial of a negative number")
    return Integer { gmp_z_fac_ui($0, UInt(n)) }
  }

  /// The binomial coefficient, for n ≥ 0; 0 when k < 0 or k > n.
  public static func binomial(_ n: Integer, _ k: Int) -> Integer {
    precondition(n.signum >= 0, "a binomial coefficient of a negative number")
    if k < 0 || Integer(k) > n { return .zero }
    return Integer { gmp_z_bin_ui($0, n.pointer, UInt(k)) }
  }

  /// The greatest common divisor, nonnegative.
  public static func gcd(_ a: Integer, _ b: Integer) -> Integer {
    Integer { gmp_z_gcd($0, a.pointer, b.pointer) }
  }

  /// The least common multiple, nonnegative.
  public static func lcm(_ a: Integer, _ b: Integer) -> Integer {
    Integer { gmp_z_lcm($0, a.pointer, b.pointer) }
  }

  /// The quotient rounded toward −∞ and the remainder with the sign of the divisor.
  ///
  /// - Precondition: `divisor` is not 0.
  public func flooredQuotientAndRemainder(
    dividingBy divisor: Integer
  ) -> (quotient: Integer, remainder: Integer) {
    precondition(!divisor.isZero, "division by zero")
    let remainder = Integer()
    let quotient = Integer { gmp_z_fdiv_qr($0, remainder.pointer, pointer, divisor.pointer) }
    return (quotient, remainder)
  }

  /// The quotient of an exact division.
  ///
  /// - Precondition: `divisor` is not 0 and divides the value.
  public func exactQuotient(dividingBy divisor: Integer) -> Integer {
    precondition(!divisor.isZero, "division by zero")
    return Integer { gmp_z_divexact($0, pointer, divisor.pointer) }
  }

  /// ⌊self / 2^count⌋, for count ≥ 0.
  public func shiftedRight(by count: Int) -> Integer {
    Integer { gmp_z_fdiv_q_2exp($0, pointer, UInt(count)) }
  }

  /// self · 2^count, for count ≥ 0.
  public func shiftedLeft(by count: Int) -> Integer {
    Integer { gmp_z_mul_2exp($0, pointer, UInt(count)) }
  }

  /// The integer square root when the value is a perfect square, else nil.
  public var exactSquareRoot: Integer? {
    guard signum >= 0, gmp_z_perfect_square(pointer) != 0 else { return nil }
    return Integer { gmp_z_sqrt($0, pointer) }
  }
}

extension Integer: Equatable, Comparable, Hashable {
  /// Whether the values are the same integer.
  public static func == (a: Integer, b: Integer) -> Bool { gmp_z_cmp(a.pointer, b.pointer) == 0 }

  /// Whether `a` is less than `b`.
  public static func < (a: Integer, b: Integer) -> Bool { gmp_z_cmp(a.pointer, b.pointer) < 0 }

  /// Feeds the sign and the size to the hasher: equal values, equal hashes.
  public func hash(into hasher: inout Hasher) {
    hasher.combine(signum)
    for i in 0..<gmp_z_size(pointer) { hasher.combine(gmp_z_limb(pointer, i)) }
  }
}

extension Integer: ExpressibleByIntegerLiteral, SignedNumeric {
  /// The value of an integer literal.
  public init(integerLiteral value: Int) { self.init(value) }

  /// The value of a fixed-width integer of at most 64 bits; nil for a wider type's value that needs more.
  public init?(exactly source: some BinaryInteger) {
    guard let value = Int(exactly: source) else {
      guard let value = UInt(exactly: source) else { return nil }
      self.init(value)
      return
    }
    self.init(value)
  }

  /// The sum.
  public static func + (a: Integer, b: Integer) -> Integer {
    Integer { gmp_z_add($0, a.pointer, b.pointer) }
  }

  /// The difference.
  public static func - (a: Integer, b: Integer) -> Integer {
    Integer { gmp_z_sub($0, a.pointer, b.pointer) }
  }

  /// The product.
  public static func * (a: Integer, b: Integer) -> Integer {
    Integer { gmp_z_mul($0, a.pointer, b.pointer) }
  }

  /// The value with the other sign.
  public static prefix func - (a: Integer) -> Integer { Integer { gmp_z_neg($0, a.pointer) } }

  /// Adds `b` in place.
  public static func += (a: inout Integer, b: Integer) { a.update { gmp_z_add($0, $0, b.pointer) } }

  /// Subtracts `b` in place.
  public static func -= (a: inout Integer, b: Integer) { a.update { gmp_z_sub($0, $0, b.pointer) } }

  /// Multiplies by `b` in place.
  public static func *= (a: inout Integer, b: Integer) { a.update { gmp_z_mul($0, $0, b.pointer) } }

  /// Adds a·b in place.
  public mutating func addProduct(_ a: Integer, _ b: Integer) {
    update { gmp_z_addmul($0, a.pointer, b.pointer) }
  }
}

extension Integer: CustomStringConvertible {
  /// The decimal digits, with a leading minus for a negative value.
  public var description: String {
    let count = Int(gmp_z_sizeinbase(pointer, 10)) + 2
    return withUnsafeTemporaryAllocation(of: CChar.self, capacity: count) { buffer in
      guard let start = buffer.baseAddress else { return "0" }
      _ = gmp_z_get_str(start, 10, pointer)
      return String(cString: start)
    }
  }

  /// The value of a run of decimal digits, or nil when there is any other character or no digit.
  ///
  /// Nothing else is accepted: no sign, no space, no separator, no digit outside 0–9.
  public init?(digits: some StringProtocol) {
    guard !digits.isEmpty, digits.utf8.allSatisfy({ (48...57).contains($0) }) else { return nil }
    storage = IntegerStorage()
    guard String(digits).withCString({ gmp_z_set_str(storage.pointer, $0, 10) }) == 0 else {
      return nil
    }
  }
}

extension Int {
  /// The value as a machine integer, or nil when it does not fit.
  public init?(exactly value: Integer) {
    guard gmp_z_fits_slong(value.pointer) != 0 else { return nil }
    self = gmp_z_get_si(value.pointer)
  }
}

extension UInt {
  /// The value as an unsigned machine integer, or nil when it does not fit.
  public init?(exactly value: Integer) {
    guard gmp_z_fits_ulong(value.pointer) != 0 else { return nil }
    self = gmp_z_get_ui(value.pointer)
  }
}

extension Integer {
  /// The value of a run of hexadecimal digits, which the caller has checked.
  init(hexadecimalDigits: String) {
    storage = IntegerStorage()
    _ = hexadecimalDigits.withCString { gmp_z_set_str(storage.pointer, $0, 16) }
  }
}
