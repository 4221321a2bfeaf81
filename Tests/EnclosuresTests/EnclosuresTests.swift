// Copyright 2026 the softbon authors
// SPDX-License-Identifier: Apache-2.0

import Enclosures
import ExactArithmetic
import Testing

@Test func enclosuresContain() throws {
  let p = Precision(bits: 100)
  let third = Interval(Rational(1, 3), at: p)
  #expect(third.contains(Rational(1, 3)))
  #expect(try (Interval(1, at: p) / Interval(3, at: p)).contains(Rational(1, 3)))
  let e = Interval.exp(Interval(1, at: p))
  #expect(e.decimal(digits: 20).lower == "2.71828182845904523536")
  #expect(e.decimal(digits: 20).upper == "2.71828182845904523537")
  #expect(Rational(1, 3).rounded(to: .binary64).hexadecimal == "0x1.5555555555555p-2")
  #expect(CertifiedNumber.exact(Rational(7, 12)).decimal(digits: 5)?.lower == "0.583333")
}
