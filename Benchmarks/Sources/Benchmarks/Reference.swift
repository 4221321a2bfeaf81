// Copyright 2026 the softbon authors
// SPDX-License-Identifier: Apache-2.0

import CReference
import ExactArithmetic

/// One run of the C reference.
struct ReferenceRun {
  /// P_n, each probability right to within a relative 10^−digits.
  let law: [Rational]
  /// The number of terms of the sum.
  let compositions: UInt
  /// Processor time.
  let seconds: Double
}

/// The reference program refused a case.
struct ReferenceError: Error {}

/// Runs the C reference once.
func runReference(_ item: Case, digits: Int) throws -> ReferenceRun {
  let symbols = Int32(item.numerators.count)
  var texts = [UnsafeMutablePointer<CChar>?](repeating: nil, count: item.numerators.count)
  var seconds = 0.0
  var compositions: UInt = 0
  let status = reference_enumerate(
    symbols, item.n, item.numerators, item.denominator, item.exponents.map(\.p),
    item.exponents.map(\.q), Int32(digits), &texts, &seconds, &compositions)
  if status != 0 { throw ReferenceError() }
  defer { reference_release(symbols, &texts) }
  let law = try texts.map { text in
    guard let text else { throw ReferenceError() }
    return try Rational(parsing: String(cString: text))
  }
  return ReferenceRun(law: law, compositions: compositions, seconds: seconds)
}
