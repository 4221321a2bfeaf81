// Copyright 2026 the softbon authors
// SPDX-License-Identifier: Apache-2.0
//
// Rational numbers, on GMP's mpq: always in lowest terms with a positive denominator.

package import CGMP

/// The owner of one GMP rational in lowest terms.
package final class RationalStorage: Sendable {
  package nonisolated(unsafe) let pointer: UnsafeMutablePointer<__mpq_struct>

  init() {
    pointer = .allocate(capacity: 1)
    gmp_q_init(pointer)
  }

  deinit {
    gmp_q_clear(pointer)
    pointer.deallocate()
  }
}

/// A rational number, in lowest terms with a positive denominator.
///
/// Arithmetic is exact. Values are Sendable and have value semantics.
public struct Rational: Sendable {
  package private(set) var storage: RationalStorage

  /// The GMP rational, to be read only while `self` is alive: never the pointer of a temporary (see `Integer`).
  package var pointer: UnsafeMutablePointer<__mpq_struct> { storage.pointer }

  /// Zero.
  public init() { storage = RationalStorage() }

  /// The value of an integer.
  public init(_ value: Integer) {
    storage = RationalStorage()
    gmp_z_set(gmp_q_num(storage.pointer), value.pointer)
  }

  /// The value of a machine integer.
  public init(_ value: Int) {
    storage = RationalStorage()
    gmp_z_set_si(gmp_q_num(storage.pointer), value)
  }

  /// The quotient of two integers, reduced.
  ///
  /// - Precondition: `denominator` is not 0.
  public init(_ numerator: Integer, _ denominator: Integer) {
    precondition(!denominator.isZero, "a rational number with denominator zero")
    storage = RationalStorage()
    gmp_z_set(gmp_q_num(storage.pointer), numerator.pointer)
    gmp_z_set(gmp_q_den(storage.pointer), denominator.pointer)
    gmp_q_canonicalize(storage.pointer)
  }

  /// The quotient of two machine integers, reduced.
  ///
  /// - Precondition: `denominator` is not 0.
  public init(_ numerator: Int, _ denominator: Int) {
    self.init(Integer(numerator), Integer(denominator))
  }

  /// A result computed in place: `body` receives a GMP rational with the value 0 and leaves one in lowest terms.
  package init(computing body: (UnsafeMutablePointer<__mpq_struct>) -> Void) {
    storage = RationalStorage()
    body(storage.pointer)
  }

  /// Runs `body` on a GMP rational that no other value shares.
  package mutating func update(_ body: (UnsafeMutablePointer<__mpq_struct>) -> Void) {
    if !isKnownUniquelyReferenced(&storage) {
      let copy = RationalStorage()
      gmp_q_set(copy.pointer, storage.pointer)
      storage = copy
    }
    body(storage.pointer)
  }
}

extension Rational {
  /// The number 0.
  public static var zero: Rational { Rational() }

  /// The number 1.
  public static var one: Rational { Rational(1) }

  /// The numerator in lowest terms; carries the sign.
  public var numerator: Integer { Integer { gmp_z_set($0, gmp_q_num(pointer)) } }

  /// The denominator in lowest terms, positive.
  public var denominator: Integer { Integer { gmp_z_set($0, gmp_q_den(pointer)) } }

  /// −1, 0 or 1.
  public var signum: Int { Int(gmp_q_sgn(pointer)).signum() }

  /// Whether the value is 0.
  public var isZero: Bool { signum == 0 }

  /// Whether the value is an integer.
  public var isInteger: Bool { gmp_z_is_one(gmp_q_den(pointer)) != 0 }

  /// The absolute value.
  public var magnitude: Rational { signum < 0 ? -self : self }

  /// The number of bits of numerator and denominator together: the size that limits are stated in.
  public var bitCount: Int {
    Int(gmp_z_sizeinbase(gmp_q_num(pointer), 2)) + Int(gmp_z_sizeinbase(gmp_q_den(pointer), 2))
  }

  /// The greatest integer not above the value.
  public var floor: Integer { Integer { gmp_z_fdiv_q($0, gmp_q_num(pointer), gmp_q_den(pointer)) } }

  /// The least integer not below the value.
  public var ceiling: Integer { -((-self).floor) }

  /// 1 / self.
  ///
  /// - Precondition: the value is not 0.
  public var reciprocal: Rational {
    precondition(!isZero, "the reciprocal of zero")
    return Rational { gmp_q_inv($0, pointer) }
  }

  /// `base` to an integer power; `power(x, 0)` is 1.
  ///
  /// - Precondition: `base` is not 0 when the exponent is negative. The caller bounds the size of the result.
  public static func power(_ base: Rational, _ exponent: Int) -> Rational {
    let e = exponent.magnitude
    let positive = Rational {
      gmp_z_pow_ui(gmp_q_num($0), gmp_q_num(base.pointer), e)
      gmp_z_pow_ui(gmp_q_den($0), gmp_q_den(base.pointer), e)
    }
    return exponent < 0 ? positive.reciprocal : positive
  }

  /// 2 to an integer power, of either sign.
  public static func powerOfTwo(_ exponent: Int) -> Rational {
    exponent >= 0
      ? Rational(Integer.powerOfTwo(exponent))
      : Rational(Integer.one, Integer.powerOfTwo(-exponent))
  }
}

extension Rational: Equatable, Comparable, Hashable {
  /// Whether the values are the same number.
  public static func == (a: Rational, b: Rational) -> Bool {
    gmp_q_equal(a.pointer, b.pointer) != 0
  }

  /// Whether `a` is less than `b`.
  public static func < (a: Rational, b: Rational) -> Bool { gmp_q_cmp(a.pointer, b.pointer) < 0 }

  /// Feeds numerator and denominator to the hasher: equal values, equal hashes.
  public func hash(into hasher: inout Hasher) {
    hasher.combine(numerator)
    hasher.combine(denominator)
  }
}

extension Rational: ExpressibleByIntegerLiteral, SignedNumeric {
  /// The value of an integer literal.
  public init(integerLiteral value: Int) { self.init(value) }

  /// The value of a fixed-width integer of at most 64 bits; nil for a wider type's value that needs more.
  public init?(exactly source: some BinaryInteger) {
    guard let value = Integer(exactly: source) else { return nil }
    self.init(value)
  }

  /// The sum.
  public static func + (a: Rational, b: Rational) -> Rational {
    Rational { gmp_q_add($0, a.pointer, b.pointer) }
  }

  /// The difference.
  public static func - (a: Rational, b: Rational) -> Rational {
    Rational { gmp_q_sub($0, a.pointer, b.pointer) }
  }

  /// The product.
  public static func * (a: Rational, b: Rational) -> Rational {
    Rational { gmp_q_mul($0, a.pointer, b.pointer) }
  }

  /// The quotient.
  ///
  /// - Precondition: the divisor is not 0.
  public static func / (a: Rational, b: Rational) -> Rational {
    precondition(!b.isZero, "division by zero")
    return Rational { gmp_q_div($0, a.pointer, b.pointer) }
  }

  /// The value with the other sign.
  public static prefix func - (a: Rational) -> Rational { Rational { gmp_q_neg($0, a.pointer) } }

  /// Adds `b` in place.
  public static func += (a: inout Rational, b: Rational) {
    a.update { gmp_q_add($0, $0, b.pointer) }
  }

  /// Subtracts `b` in place.
  public static func -= (a: inout Rational, b: Rational) {
    a.update { gmp_q_sub($0, $0, b.pointer) }
  }

  /// Multiplies by `b` in place.
  public static func *= (a: inout Rational, b: Rational) {
    a.update { gmp_q_mul($0, $0, b.pointer) }
  }

  /// The greatest rational of which both are integer multiples; 0 when both are 0.
  package static func gcd(_ a: Rational, _ b: Rational) -> Rational {
    let denominator = Integer.lcm(a.denominator, b.denominator)
    let left = (a * Rational(denominator)).numerator
    let right = (b * Rational(denominator)).numerator
    return Rational(.gcd(left, right), denominator)
  }

  /// The sum of the values, 0 for none, by halving so that intermediate denominators stay small.
  public static func sum(_ values: some RandomAccessCollection<Rational>) -> Rational {
    switch values.count {
    case 0: return .zero
    case 1: return values[values.startIndex]
    default:
      let middle = values.index(values.startIndex, offsetBy: values.count / 2)
      return sum(values[..<middle]) + sum(values[middle...])
    }
  }
}

extension Rational: CustomStringConvertible {
  /// "p/q" in lowest terms, or "p" for an integer.
  public var description: String { isInteger ? "\(numerator)" : "\(numerator)/\(denominator)" }
}
