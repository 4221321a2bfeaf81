// Copyright 2026 the softbon authors
// SPDX-License-Identifier: Apache-2.0

import ExactArithmetic
import TestSupport
import Testing

@Suite struct IntegerTests {
  @Test func ringLaws() {
    for var trial in trials("integer ring laws", count: 2000) {
      let (a, b, c) = (trial.random.integer(), trial.random.integer(), trial.random.integer())
      #expect(a + b == b + a, "\(trial)")
      #expect(a * b == b * a, "\(trial)")
      #expect((a + b) + c == a + (b + c), "\(trial)")
      #expect((a * b) * c == a * (b * c), "\(trial)")
      #expect(a * (b + c) == a * b + a * c, "\(trial)")
      #expect(a - b == a + -b && -(-a) == a && a - a == 0, "\(trial)")
      #expect(a + 0 == a && a * 1 == a && a * 0 == 0, "\(trial)")
      #expect((a < b) == (b - a).isPositive && (a < b || b < a || a == b), "\(trial)")
    }
  }

  /// Against machine arithmetic, wherever that does not overflow.
  @Test func agreesWithMachineIntegers() {
    for var trial in trials("machine integers", count: 4000) {
      func small() -> Int {
        let size = trial.random.int(in: 0...63)
        return Int(truncatingIfNeeded: trial.random.next()) >> size
      }
      let (a, b) = (small(), small())
      let (x, y) = (Integer(a), Integer(b))
      let sum = a.addingReportingOverflow(b)
      let product = a.multipliedReportingOverflow(by: b)
      if !sum.overflow { #expect(x + y == Integer(sum.partialValue), "\(trial)") }
      if !product.overflow { #expect(x * y == Integer(product.partialValue), "\(trial)") }
      #expect((x < y) == (a < b) && (x == y) == (a == b), "\(trial)")
      #expect(x.signum == a.signum() && Int(exactly: x) == a, "\(trial)")
      #expect(x.description == a.description, "\(trial)")
      #expect(x.isOdd == !a.isMultiple(of: 2), "\(trial)")
      #expect(x.magnitude == Integer(a.magnitude), "\(trial)")
      #expect(x.bitWidth == 64 - a.magnitude.leadingZeroBitCount, "\(trial)")
      #expect(x.trailingZeroBitCount == (a == 0 ? 0 : a.trailingZeroBitCount), "\(trial)")
      if b != 0 {
        let (q, r) = x.flooredQuotientAndRemainder(dividingBy: y)
        let floored = (a % b != 0 && (a < 0) != (b < 0)) ? a / b - 1 : a / b
        #expect(q == Integer(floored), "\(trial)")
        #expect(r == x - q * y && (r.isZero || r.signum == y.signum), "\(trial)")
      }
    }
  }

  @Test func conversionsAtTheEdges() {
    for value in [Int.min, Int.min + 1, -1, 0, 1, Int.max] {
      #expect(Int(exactly: Integer(value)) == value)
    }
    #expect(UInt(exactly: Integer(UInt.max)) == UInt.max)
    #expect(UInt(exactly: Integer(-1)) == nil)
    #expect(Int(exactly: Integer(UInt.max)) == nil)
    #expect(Int(exactly: Integer(Int.max) + 1) == nil)
    #expect(Int(exactly: Integer(Int.min) - 1) == nil)
    #expect(Integer(exactly: UInt64.max) == Integer(UInt.max))
    #expect(Integer(Int.min).magnitude == Integer(UInt(1) << 63))
  }

  @Test func divisionGcdAndShifts() {
    for var trial in trials("integer division", count: 1000) {
      let (a, b) = (trial.random.integer(bits: 400), trial.random.integer(bits: 150))
      let n = trial.random.int(in: 0...200)
      #expect(a.shiftedLeft(by: n) == a * .powerOfTwo(n), "\(trial)")
      if !b.isZero {
        let (q, r) = a.flooredQuotientAndRemainder(dividingBy: b)
        #expect(q * b + r == a && (r.isZero || r.signum == b.signum), "\(trial)")
        #expect(r.magnitude < b.magnitude, "\(trial)")
        #expect((a * b).exactQuotient(dividingBy: b) == a, "\(trial)")
      }
      let half = a.shiftedRight(by: n)
      #expect(half * .powerOfTwo(n) <= a && a < (half + 1) * .powerOfTwo(n), "\(trial)")
      let g = Integer.gcd(a, b)
      #expect(g * .lcm(a, b) == (a * b).magnitude, "\(trial)")
      if !g.isZero {
        #expect(
          Integer.gcd(a.exactQuotient(dividingBy: g), b.exactQuotient(dividingBy: g)).isOne,
          "\(trial)")
      }
    }
  }

  @Test func powersRootsFactorialsBinomials() {
    for var trial in trials("powers and roots", count: 500) {
      let a = trial.random.integer(bits: 80)
      let e = trial.random.int(in: 0...20)
      var product = Integer.one
      for _ in 0..<e { product *= a }
      #expect(Integer.power(a, UInt(e)) == product, "\(trial)")
      #expect((a * a).exactSquareRoot == a.magnitude, "\(trial)")
      if !a.isZero { #expect((a * a + 1).exactSquareRoot == nil, "\(trial)") }
    }
    #expect(Integer(-4).exactSquareRoot == nil)
    var factorial = Integer.one
    var row: [Integer] = [1]
    for n in 1...80 {
      factorial *= Integer(n)
      #expect(Integer.factorial(n) == factorial)
      row = zip([0] + row, row + [0]).map { $0 + $1 }
      for k in 0...n { #expect(Integer.binomial(Integer(n), k) == row[k]) }
    }
    #expect(Integer.factorial(0) == 1 && Integer.binomial(0, 0) == 1)
    #expect(Integer.binomial(5, -1) == 0 && Integer.binomial(5, 6) == 0)
    let large = Integer.power(10, 30)
    #expect(Integer.binomial(large, 2) == (large * (large - 1)).exactQuotient(dividingBy: 2))
  }

  @Test func digitsAreReadAndWritten() {
    for var trial in trials("digits", count: 500) {
      let a = trial.random.integer(bits: 2000)
      #expect(Integer(digits: a.magnitude.description) == a.magnitude, "\(trial)")
      #expect(a.description == (a.signum < 0 ? "-" : "") + a.magnitude.description, "\(trial)")
    }
    for bad in ["", "-1", "+1", " 1", "1 ", "1_0", "0x1", "1\0", "\u{663}", "1e3"] {
      #expect(Integer(digits: bad) == nil, "\(bad.debugDescription)")
    }
    #expect(Integer(digits: "000") == 0 && Integer(digits: "007") == 7)
    #expect("\(Integer.power(10, 40))" == "1" + String(repeating: "0", count: 40))
  }

  /// One value has one hash, however it was made; and distinct values rarely share one.
  @Test func hashing() {
    var seen: Set<Integer> = []
    for var trial in trials("integer hashing", count: 1000) {
      let (a, b) = (trial.random.integer(), trial.random.integer())
      #expect((a + b - b).hashValue == a.hashValue, "\(trial)")
      #expect((a - a).hashValue == Integer.zero.hashValue, "\(trial)")
      seen.insert(a)
      #expect(seen.contains(a + b - b), "\(trial)")
    }
    #expect(Set((-100...100).map { Integer($0).hashValue }).count == 201)
  }

  @Test func copiesAreIndependent() {
    for var trial in trials("integer copies", count: 300) {
      let (a, b) = (trial.random.integer(), trial.random.integer())
      var x = a
      let copy = x
      x += b
      #expect(copy == a && x == a + b, "\(trial)")
      x -= b
      x *= x
      #expect(x == a * a && copy == a, "\(trial)")
      x.addProduct(x, copy)
      #expect(x == a * a + a * a * a && copy == a, "\(trial)")
      var own = x
      own += own
      own -= x
      own.addProduct(own, own)
      #expect(own == x + x * x, "\(trial)")
    }
  }
}

extension Integer {
  fileprivate var isPositive: Bool { signum > 0 }
}
