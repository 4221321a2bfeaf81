// Copyright 2026 the softbon authors
// SPDX-License-Identifier: Apache-2.0
//
// The IEEE 1788 test vectors that apply here.
//
// Which vectors run: those without decorations, with ends that are binary64 numbers or infinite, of the operations in
// `check`. What is demanded: the result at precision 53, its ends then rounded outward to binary64 (whose range of
// exponents is smaller than ours), is exactly the expected interval. An expected empty set must be a thrown
// `DomainError`, or nil of an intersection. A vector with an empty operand does not apply: there is no empty interval.

import CMPFR
import Enclosures
import ExactArithmetic
import TestSupport
import Testing

@Suite struct ITLTests {
  /// Vectors whose expectation is not accepted, and why.
  static let disputed: [String: String] = {
    var rows: [String: String] = [:]
    let zeros = ["[0.0,0.0]", "[-0.0,-0.0]", "[-0.0,0.0]", "[0.0,-0.0]"]
    for base in zeros {
      for exponent in zeros {
        rows["pow \(base) \(exponent) = [empty]"] =
          "x^0 is 1 here also for x = 0, as for the integer power (pown) of the standard"
      }
    }
    return rows
  }()

  @Test(
    "IEEE 1788 test vectors",
    .enabled(if: !ITLFolder.files.isEmpty, "no folder with .itl files (SOFTBON_ITL)"))
  func vectors() throws {
    var executed: [String: Int] = [:]
    for vector in try ITLFolder.vectors() {
      if vector.operands.contains(.empty) || Self.disputed[vector.statement] != nil { continue }
      if check(vector) { executed[vector.operation, default: 0] += 1 }
    }
    let total = executed.values.reduce(0, +)
    #expect(total >= 1900, "\(executed)")
    // Of the operations with many vectors none may fall silent.
    for (operation, least) in [
      ("add", 90), ("mul", 250), ("div", 450), ("exp", 50), ("log", 50), ("pown", 90),
    ] {
      #expect(executed[operation, default: 0] >= least, "\(executed)")
    }
  }

  /// Whether the operation is one of ours; the outcome is recorded by expectations.
  private func check(_ vector: ITLVector) -> Bool {
    let p = Precision(bits: 53)
    let intervals = vector.operands.compactMap { operand -> Interval? in
      guard case .interval(let low, let high) = operand else { return nil }
      return Interval(lower: low, upper: high, at: p)
    }
    let numbers = vector.operands.compactMap { operand -> Rational? in
      guard case .number(let value) = operand else { return nil }
      return value
    }
    switch (vector.operation, intervals.count, numbers.count) {
    case ("isMember", 1, 1):
      expect(intervals[0].contains(numbers[0]), vector)
    case ("pown", 1, 1):
      expect(vector) { () throws(DomainError) in try intervals[0].power(numbers[0]) }
    case (let name, 1, 0):
      if let result = Self.truths[name]?(intervals[0]) {
        expect(result, vector)
      } else if let end = Self.ends[name]?(intervals[0]) {
        if case .number(let value) = vector.expected { #expect(end == value, "\(vector)") }
      } else if let function = Self.unary[name] {
        expect(vector) { () throws(DomainError) in try function(intervals[0]) }
      } else {
        return false
      }
    case ("pow", 2, 0):
      // Here an exponent is an exact number, and an integer exponent has another meaning for a negative base. The result
      // is a few units wide, so it is computed at more bits.
      guard let exponent = intervals[1].point, intervals[0].isCertainlyNonnegative else {
        return false
      }
      expect(vector) { () throws(DomainError) in
        try intervals[0].held(at: Precision(bits: 100)).power(exponent)
      }
    case (let name, 2, 0):
      if let result = Self.relations[name]?(intervals[0], intervals[1]) {
        expect(result, vector)
      } else if let function = Self.binary[name] {
        expect(vector) { () throws(DomainError) in try function(intervals[0], intervals[1]) }
      } else if name == "intersection" {
        let result = intervals[0].intersection(intervals[1])
        #expect(result.map(binary64) ?? .empty == vector.expected, "\(vector)")
      } else {
        return false
      }
    default: return false
    }
    return true
  }

  private static let truths: [String: @Sendable (Interval) -> Bool] = [
    "isSingleton": { $0.isPoint }, "isCommonInterval": { $0.isBounded },
    "isEntire": { $0.isIdentical(to: .entire(at: $0.precision)) },
  ]

  private static let ends: [String: @Sendable (Interval) -> Rational?] = [
    "inf": { $0.lower }, "sup": { $0.upper },
  ]

  private static let relations: [String: @Sendable (Interval, Interval) -> Bool] = [
    "equal": { $0.isIdentical(to: $1) }, "subset": { $1.contains($0) },
    "disjoint": { !$0.overlaps($1) },
    "strictPrecedes": { $0.compared(to: $1) == .certainlyLess },
  ]

  private typealias Unary = @Sendable (Interval) throws(DomainError) -> Interval
  private static let unary: [String: Unary] = [
    "pos": { x in x }, "neg": { x in -x }, "abs": { x in x.magnitude },
    "sqr": { x in x.squared() }, "recip": { x throws(DomainError) in try Rational.one / x },
    "sqrt": { x throws(DomainError) in try .sqrt(x) }, "exp": { x in .exp(x) },
    "expm1": { x in .expm1(x) }, "log": { x throws(DomainError) in try .log(x) },
    "logp1": { x throws(DomainError) in try .log1p(x) }, "sinh": { x in .sinh(x) },
    "cosh": { x in .cosh(x) },
  ]

  private typealias Binary = @Sendable (Interval, Interval) throws(DomainError) -> Interval
  private static let binary: [String: Binary] = [
    "add": { a, b in a + b }, "sub": { a, b in a - b }, "mul": { a, b in a * b },
    "div": { a, b throws(DomainError) in try a / b }, "min": { a, b in .min(a, b) },
    "max": { a, b in .max(a, b) }, "convexHull": { a, b in .hull(a, b) },
  ]

  private func expect(_ result: Bool, _ vector: ITLVector) {
    #expect(.truth(result) == vector.expected, "\(vector)")
  }

  private func expect(
    _ vector: ITLVector, _ operation: () throws(DomainError) -> Interval
  ) {
    do throws(DomainError) {
      let result = try operation()
      #expect(binary64(result) == vector.expected, "\(vector) but \(result)")
    } catch {
      #expect(vector.expected == .empty, "\(vector) but \(error)")
    }
  }

  /// The ends rounded outward to binary64.
  private func binary64(_ x: Interval) -> ITLVector.Value {
    .interval(
      end(x.lowerPointer, .down), end(x.upperPointer, .up))
  }

  private func end(
    _ x: UnsafeMutablePointer<__mpfr_struct>, _ direction: RoundingDirection
  ) -> Rational? {
    if mpfr_inf_p(x) != 0 { return nil }
    if mpfr_zero_p(x) != 0 { return 0 }
    let sign: Rational = mpfr_sgn(x) > 0 ? 1 : -1
    // Numbers far outside of binary64 need not be written out.
    let isFar = abs(Int(mpfr_get_exp(x))) > 2000
    let exponent = isFar ? (mpfr_get_exp(x) > 0 ? 2001 : -1999) : Int(mpfr_get_exp(x))
    let value = isFar ? sign * .powerOfTwo(exponent - 1) : Rational { mpfr_get_q($0, x) }
    let unit = Rational.powerOfTwo(max(exponent - 53, -1074))
    let quotient = value / unit
    let rounded = Rational(direction == .down ? quotient.floor : quotient.ceiling) * unit
    let largest = Rational.powerOfTwo(1024) - .powerOfTwo(971)
    if rounded.magnitude <= largest { return rounded }
    return (rounded.signum > 0) == (direction == .up) ? nil : sign * largest
  }
}
