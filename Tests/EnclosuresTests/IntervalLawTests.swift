// Copyright 2026 the softbon authors
// SPDX-License-Identifier: Apache-2.0
//
// Laws of intervals as sets and as values: monotone in the operands and in the precision, set operations, comparisons,
// copies, use from many tasks.

import CMPFR
import Enclosures
import ExactArithmetic
import TestSupport
import Testing

@Suite struct IntervalLawTests {
  private static let operations: [@Sendable (Interval, Interval) -> Interval?] = [
    { $0 + $1 }, { $0 - $1 }, { $0 * $1 }, { try? $0 / $1 }, { .min($0, $1) }, { .max($0, $1) },
    { .hull($0, $1) }, { a, _ in -a }, { a, _ in a.squared() }, { a, _ in a.magnitude },
    { a, _ in try? a.power(3) }, { a, _ in try? a.power(-2) }, { a, _ in .exp(a) },
    { a, _ in try? .log(a) }, { a, _ in .expm1(a) }, { a, _ in try? .log1p(a) },
    { a, _ in .sinh(a) }, { a, _ in .cosh(a) }, { a, _ in try? .sqrt(a) },
    { a, _ in try? a.power(Rational(2, 3)) }, { a, _ in a * Rational(-1, 7) },
    { a, _ in a + Rational(1, 7) }, { a, _ in a.held(at: Precision(bits: 9)) },
    { a, _ in try? a.power(Integer.powerOfTwo(80)) },
  ]

  /// A subset in gives a subset out, at the same precision exactly.
  @Test(arguments: operations.indices) func subsetsGiveSubsets(index: Int) {
    let operation = Self.operations[index]
    for var trial in trials("subsets \(index)", count: 1500) {
      let p = trial.random.precision()
      func pair() -> (whole: Interval, part: Interval) {
        let whole = trial.random.interval(at: p, bits: 25)
        let x = trial.random.point(in: whole), y = trial.random.point(in: whole)
        let part = Interval(lower: min(x, y), upper: max(x, y), at: p).intersection(whole)
        return (whole, part ?? whole)
      }
      let a = pair(), b = pair()
      guard let part = operation(a.part, b.part) else { continue }
      let whole = operation(a.whole, b.whole)
      #expect(whole?.contains(part) == true, "\(trial): \(a), \(b): \(part) in \(whole as Any)")
    }
  }

  /// More precision never widens an enclosure of one point, and two precisions always agree.
  @Test(arguments: operations.indices) func precisionIsMonotone(index: Int) {
    let operation = Self.operations[index]
    if index == 6 || index == 22 { return }  // a hull is wide; holding is at one precision
    for var trial in trials("precision \(index)", count: 600) {
      let coarse = trial.random.precision(), fine = Precision(bits: coarse.bits + 64)
      let x = trial.random.dyadic(at: coarse, exponent: 5)
      let y = trial.random.dyadic(at: coarse, exponent: 5)
      guard let a = operation(Interval(x, at: coarse), Interval(y, at: coarse)),
        let b = operation(Interval(x, at: fine), Interval(y, at: fine))
      else { continue }
      #expect(a.contains(b), "\(trial): \(x), \(y): \(a), \(b)")
      #expect(
        a.isPoint || !a.isBounded || a.containsZero || a.relativeAccuracyBits >= coarse.bits - 4)
      #expect(a.isPoint || a.precision == coarse, "\(trial)")
    }
  }

  @Test func setOperations() {
    for var trial in trials("sets", count: 3000) {
      let p = trial.random.precision()
      let a = trial.random.interval(at: p), b = trial.random.interval(at: p)
      let x = trial.random.point(in: a), y = trial.random.point(in: b)
      #expect(a.contains(x) && a.contains(a) && a.overlaps(a) && a.isIdentical(to: a), "\(trial)")
      let hull = Interval.hull(a, b)
      #expect(hull.contains(a) && hull.contains(b) && hull.contains((x + y) / 2), "\(trial)")
      let common = a.intersection(b)
      #expect((common != nil) == a.overlaps(b) && a.overlaps(b) == b.overlaps(a), "\(trial)")
      if let common { #expect(a.contains(common) && b.contains(common), "\(trial)") }
      if a.contains(y) { #expect(common?.contains(y) == true, "\(trial)") }
      #expect(a.contains(b) == (hull.isIdentical(to: a)), "\(trial)")
      switch a.compared(to: b) {
      case .certainlyLess: #expect(x < y && b.compared(to: a) == .certainlyGreater, "\(trial)")
      case .certainlyGreater: #expect(x > y && b.compared(to: a) == .certainlyLess, "\(trial)")
      case .unknown: #expect(common != nil, "\(trial)")
      }
      #expect(!a.isCertainlyPositive || x.signum > 0, "\(trial)")
      #expect(!a.isCertainlyNegative || x.signum < 0, "\(trial)")
      #expect(a.isCertainlyNonnegative == (a.lower.map { $0.signum >= 0 } ?? false), "\(trial)")
      #expect(a.isCertainlyNonpositive == (a.upper.map { $0.signum <= 0 } ?? false), "\(trial)")
      #expect(a.isCertainlyPositive == (a.lower.map { $0.signum > 0 } ?? false), "\(trial)")
      #expect(a.isCertainlyNegative == (a.upper.map { $0.signum < 0 } ?? false), "\(trial)")
      #expect(a.containsZero == a.contains(0), "\(trial)")
      #expect(a.isPoint == (a.lower != nil && a.lower == a.upper), "\(trial)")
      // Holding at more precision changes nothing, at less it only widens.
      #expect(a.held(at: Precision(bits: 500)).isIdentical(to: a), "\(trial)")
      #expect(a.held(at: Precision(bits: 2)).contains(a), "\(trial)")
    }
    let line = Interval.entire(at: Precision(bits: 2))
    #expect(line.contains(0) && line.contains(.power(10, 1000)) && line.contains(line))
    #expect(line.compared(to: line) == .unknown && !line.isCertainlyNonnegative)
  }

  @Test func copiesAreIndependent() {
    for var trial in trials("interval copies", count: 1000) {
      let p = trial.random.precision()
      let a = trial.random.interval(at: p), b = trial.random.interval(at: trial.random.precision())
      var x = a
      let copy = x
      x += b
      #expect(copy.isIdentical(to: a) && x.isIdentical(to: a + b), "\(trial)")
      #expect(x.precision == max(a.precision, b.precision), "\(trial)")
      x -= x
      #expect(x.isIdentical(to: (a + b) - (a + b)), "\(trial)")
      var y = a
      y += y
      #expect(y.isIdentical(to: a + a) && copy.isIdentical(to: a), "\(trial)")
      y = a
      y *= y
      #expect(y.isIdentical(to: a * a) && copy.isIdentical(to: a), "\(trial)")
    }
  }

  /// Shared intervals give the same results on every thread, and each job frees what MPFR keeps.
  @Test func valuesAreSendable() async throws {
    let shared = (1...8).map { Interval(Rational($0, 7), at: Precision(bits: 60 + 100 * $0)) }
    let expected = try shared.map { try Interval.log(.exp($0) + Interval(1, at: $0.precision)) }
    await withTaskGroup(of: Bool.self) { group in
      for task in 0..<64 {
        group.addTask {
          withMPFRThread {
            let x = shared[task % 8]
            var sum = x
            for _ in 0..<100 { sum += x }
            let result = try? Interval.log(.exp(x) + Interval(1, at: x.precision))
            return result?.isIdentical(to: expected[task % 8]) == true
              && sum.contains(101 * Rational(task % 8 + 1, 7))
          }
        }
      }
      for await isRight in group { #expect(isRight) }
    }
  }

  /// The way from a loop in plain arithmetic to an enclosure.  D-RELATIVE-ERROR
  @Test func centersWithRelativeErrors() throws {
    for var trial in trials("centers", count: 3000) {
      let p = trial.random.precision()
      let center = MPFRArray(count: 1, precision: trial.random.precision())
      let start = trial.random.rational(bits: 60)
      _ = mpfr_set_q(center[0], start.pointer, MPFR_RNDN)
      let c = Rational { mpfr_get_q($0, center[0]) }
      let exponent = trial.random.oneIn(5) ? -3 : trial.random.int(in: 0...p.bits + 40)
      let x = Interval(center: center[0], relativeErrorExponent: exponent, at: p)
      let error = c.magnitude * .powerOfTwo(-exponent)
      let note = "\(trial): \(c) with 2^-\(exponent) at \(p.bits): \(x)"
      #expect(x.contains(c - error) && x.contains(c + error) && x.contains(c), "\(note)")
      let low = try #require(x.lower), high = try #require(x.upper)
      // The error term and the two ends are rounded up to one unit of the last place each.
      let unit = (c.magnitude + 2 * error).unitOfLastPlace(bits: p.bits)
      let slack = 2 * unit + 2 * error.unitOfLastPlace(bits: p.bits)
      #expect(high - low <= 2 * error + slack, "\(note)")
    }
    let numbers = MPFRArray(count: 4, precision: Precision(bits: 50))
    let p = Precision(bits: 50)
    #expect(Interval(center: numbers[0], relativeErrorExponent: 3, at: p).point == 0)
    mpfr_set_inf(numbers[1], 1)
    mpfr_set_inf(numbers[2], -1)
    mpfr_set_nan(numbers[3])
    for index in 1...3 {
      let x = Interval(center: numbers[index], relativeErrorExponent: 3, at: p)
      #expect(!x.isBounded && x.contains(.power(10, 300)) || index == 2, "\(index): \(x)")
      #expect(!x.isBounded && x.contains(-.power(10, 300)) || index == 1, "\(index): \(x)")
    }
  }

  /// Ends that a computation left without meaning never narrow an interval.
  @Test func endsWithoutMeaningAreRepaired() {
    let p = Precision(bits: 20)
    let nothing = Interval(at: p) {
      mpfr_set_nan($0)
      mpfr_set_nan($1)
    }
    #expect(nothing.isIdentical(to: .entire(at: p)))
    let above = Interval(at: p) {
      mpfr_set_inf($0, 1)
      mpfr_set_inf($1, 1)
    }
    #expect(above.isCertainlyPositive && !above.isBounded && !above.isPoint)
    let zero = Interval(at: p) {
      mpfr_set_zero($0, -1)
      mpfr_set_zero($1, -1)
    }
    #expect(
      zero.point == 0 && cmpfr_signbit(zero.lowerPointer) == 0
        && cmpfr_signbit(zero.upperPointer) == 0)
    #expect(Interval(at: p) { _, _ in }.point == 0)
  }
}
