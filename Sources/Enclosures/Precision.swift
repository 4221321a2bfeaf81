// Copyright 2026 the softbon authors
// SPDX-License-Identifier: Apache-2.0

/// A number of significant binary digits at which enclosures are computed.
///
/// Precision is effort, not accuracy: what was achieved is read off the enclosure that came out.
public struct Precision: Sendable, Hashable, Comparable {
  /// The number of bits, at least 2.
  public let bits: Int

  /// The largest precision that is accepted: 2^32 bits.
  public static let maximum = Precision(bits: 1 << 32)

  /// A precision of `bits` bits.
  ///
  /// - Precondition: 2 ≤ bits ≤ 2^32.
  public init(bits: Int) {
    precondition(bits >= 2 && bits <= 1 << 32, "a precision is between 2 and 2^32 bits")
    self.bits = bits
  }

  /// The bits that hold `digits` significant decimal digits, and `guardBits` more: an enclosure that has this many
  /// correct bits has that many correct digits.  D-DECIMAL
  ///
  /// - Precondition: the result is at most `maximum`.
  public init(digits: Int, guardBits: Int = 0) {
    // log₂ 10 < 3.3220 = 33220/10000.
    self.init(bits: max(2, (digits * 33_220 + 9_999) / 10_000 + guardBits))
  }

  /// Whether `a` has fewer bits than `b`.
  public static func < (a: Precision, b: Precision) -> Bool { a.bits < b.bits }
}
