// Copyright 2026 the softbon authors
// SPDX-License-Identifier: Apache-2.0

import CReference
import ExactArithmetic

/// The C program on one case.
final class IntegrationReference {
  enum Scheme: Int32, CaseIterable {
    case squaring = 1
    case lattice = 2
    case moments = 3
  }

  struct Run {
    let law: [Rational]
    let seconds: Double
    let products: Double
    let exponentials: Double
  }

  private let problem: OpaquePointer
  private let count: Int

  init(_ item: IntegrationCase) throws {
    func machine(_ value: Integer) -> Int { Int(exactly: value) ?? 0 }
    count = item.numerators.count
    let created = reference_problem_create(
      Int32(count), item.n.description, item.numerators, item.denominator,
      item.exponents.map { machine($0.numerator) },
      item.exponents.map { UInt(machine($0.denominator)) }, UInt(machine(item.step.numerator)),
      UInt(machine(item.step.denominator)), item.index)
    guard let created else { throw ReferenceError() }
    problem = created
  }

  deinit { reference_problem_release(problem) }

  /// One run, or nil where the scheme does not apply.
  func run(_ scheme: Scheme, digits: Int) throws -> Run? {
    var texts = [UnsafeMutablePointer<CChar>?](repeating: nil, count: count)
    var (seconds, products, exponentials) = (0.0, 0.0, 0.0)
    let status = reference_integrate(
      problem, scheme.rawValue, Int32(digits), &texts, &seconds, &products, &exponentials)
    guard status == 0 else { return nil }
    defer { reference_release(Int32(count), &texts) }
    let law = try texts.map { text in
      guard let text else { throw ReferenceError() }
      return try Rational(parsing: String(cString: text))
    }
    return Run(law: law, seconds: seconds, products: products, exponentials: exponentials)
  }
}
