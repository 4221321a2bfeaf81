// Copyright 2026 the softbon authors
// SPDX-License-Identifier: Apache-2.0

import ExactArithmetic
import Testing

@Test func exactNumbersAreRead() throws {
  #expect(try Rational(parsing: "3/10") == Rational(3, 10))
  #expect(try Rational(parsing: "0.3") == Rational(3, 10))
  #expect(try Rational(parsing: "3e-1") == Rational(3, 10))
  #expect(try Rational(parsing: "0x1.8p-1") == Rational(3, 4))
  #expect(try Rational(parsing: "1-2^-200") == 1 - Rational.powerOfTwo(-200))
  #expect(try Rational(parsing: "10^12") == Rational(1_000_000_000_000))
  #expect(try Rational(parsing: "-2^2") == -4)
  for bad in [
    "", "+1", ".5", "5.", "1e", "1/0", "0^-1", "10^10^10", "1e999999999", "2^99999999999999999999",
    "1 2", "٣", "0x", "0x1p", "--1", "1//2", "nan", "inf",
  ] {
    #expect(throws: ExactNumberError.self) { try Rational(parsing: bad) }
  }
}
