// Copyright 2026 the softbon authors
// SPDX-License-Identifier: Apache-2.0
//
// Containment: exact results in ℚ at exact points of the operands lie in the result, also when the operands are the
// same interval; and narrowness, so that the whole line does not pass.

import Enclosures
import ExactArithmetic
import TestSupport
import Testing

/// A binary operation on intervals and the same on rational numbers; nil where it is undefined.
private struct BinaryOperation: Sendable {
  let name: String
  let enclosed: @Sendable (Interval, Interval) -> Interval?
  let exact: @Sendable (Rational, Rational) -> Rational?

  static let all: [BinaryOperation] = [
    .init(name: "+", enclosed: { $0 + $1 }, exact: { $0 + $1 }),
    .init(name: "-", enclosed: { $0 - $1 }, exact: { $0 - $1 }),
    .init(name: "*", enclosed: { $0 * $1 }, exact: { $0 * $1 }),
    .init(name: "/", enclosed: { try? $0 / $1 }, exact: { $1.isZero ? nil : $0 / $1 }),
    .init(name: "min", enclosed: { .min($0, $1) }, exact: { Swift.min($0, $1) }),
    .init(name: "max", enclosed: { .max($0, $1) }, exact: { Swift.max($0, $1) }),
    .init(
      name: "+=",
      enclosed: {
        var x = $0; x += $1; return x
      }, exact: { $0 + $1 }),
    .init(
      name: "-=",
      enclosed: {
        var x = $0; x -= $1; return x
      }, exact: { $0 - $1 }),
    .init(
      name: "*=",
      enclosed: {
        var x = $0; x *= $1; return x
      }, exact: { $0 * $1 }),
    .init(name: "sum", enclosed: { .sum([$0, $1], at: $1.precision) }, exact: { $0 + $1 }),
  ]
}

/// A unary operation on intervals and the same on rational numbers; nil where it is undefined.
private struct UnaryOperation: Sendable {
  let name: String
  let enclosed: @Sendable (Interval) -> Interval?
  let exact: @Sendable (Rational) -> Rational?

  init(
    _ name: String, _ enclosed: @escaping @Sendable (Interval) -> Interval?,
    _ exact: @escaping @Sendable (Rational) -> Rational?
  ) {
    self.name = name
    self.enclosed = enclosed
    self.exact = exact
  }

  static var all: [UnaryOperation] {
    let third = Rational(-1, 3)
    let powers = [-5, -4, -3, -2, -1, 0, 1, 2, 3, 4, 5, 17].map { e in
      UnaryOperation(
        "power \(e)", { try? $0.power(e) }, { $0.isZero && e < 0 ? nil : .power($0, e) })
    }
    return powers + [
      UnaryOperation("-x", { -$0 }, { -$0 }),
      UnaryOperation("square", { $0.squared() }, { $0 * $0 }),
      UnaryOperation("magnitude", { $0.magnitude }, { $0.magnitude }),
      UnaryOperation("held", { $0.held(at: Precision(bits: 5)) }, { $0 }),
      UnaryOperation("scaled", { $0.scaled(byPowerOfTwo: -7) }, { $0 * .powerOfTwo(-7) }),
      UnaryOperation("x + q", { $0 + third }, { $0 + third }),
      UnaryOperation("q + x", { third + $0 }, { third + $0 }),
      UnaryOperation("x - q", { $0 - third }, { $0 - third }),
      UnaryOperation("q - x", { third - $0 }, { third - $0 }),
      UnaryOperation("x · q", { $0 * third }, { $0 * third }),
      UnaryOperation("q · x", { third * $0 }, { third * $0 }),
      UnaryOperation("x · 0", { $0 * Rational.zero }, { _ in 0 }),
      UnaryOperation("x / q", { try? $0 / third }, { $0 / third }),
      UnaryOperation("q / x", { try? third / $0 }, { $0.isZero ? nil : third / $0 }),
    ]
  }
}

@Suite struct IntervalContainmentTests {
  @Test(arguments: BinaryOperation.all.indices) func binaryOperations(index: Int) {
    let operation = BinaryOperation.all[index]
    for var trial in trials("contain \(operation.name)", count: 4000) {
      let p = trial.random.precision()
      let a = trial.random.interval(at: p)
      let aliased = trial.random.oneIn(4)
      let b =
        aliased
        ? a : trial.random.interval(at: trial.random.oneIn(2) ? p : trial.random.precision())
      let result = operation.enclosed(a, b)
      for _ in 0..<6 {
        // Independent points also when the operands are one interval.
        let x = trial.random.point(in: a), y = trial.random.point(in: b)
        guard let value = operation.exact(x, y) else { continue }
        #expect(
          result?.contains(value) == true,
          "\(trial): \(x) \(operation.name) \(y) in \(a), \(b) at \(p.bits) gave \(result as Any)")
      }
    }
  }

  @Test(arguments: UnaryOperation.all.indices) func unaryOperations(index: Int) {
    let operation = UnaryOperation.all[index]
    for var trial in trials("contain \(operation.name)", count: 2000) {
      let p = trial.random.precision()
      let a = trial.random.interval(at: p, bits: 30)
      let result = operation.enclosed(a)
      for _ in 0..<6 {
        let x = trial.random.point(in: a)
        guard let value = operation.exact(x) else { continue }
        #expect(
          result?.contains(value) == true,
          "\(trial): \(operation.name) of \(x) in \(a) at \(p.bits) gave \(result as Any)")
      }
    }
  }

  /// On points whose ends are exact, every operation is correctly rounded: the ends are the neighbours of the value.
  @Test(arguments: BinaryOperation.all.indices) func binaryOperationsAreTight(index: Int) {
    let operation = BinaryOperation.all[index]
    for var trial in trials("tight \(operation.name)", count: 2000) {
      let p = trial.random.precision()
      let x = trial.random.dyadic(at: p), y = trial.random.dyadic(at: p)
      guard let value = operation.exact(x, y),
        let result = operation.enclosed(Interval(x, at: p), Interval(y, at: p))
      else { continue }
      #expect(
        result.isTight(around: value, at: p), "\(trial): \(x) \(operation.name) \(y) gave \(result)"
      )
    }
  }

  @Test(arguments: UnaryOperation.all.indices) func unaryOperationsAreTight(index: Int) {
    let operation = UnaryOperation.all[index]
    if operation.name == "held" { return }  // holds at another precision
    // q/x encloses q first, so its ends are up to two units away.
    let units = operation.name == "q / x" ? 3 : 1
    for var trial in trials("tight \(operation.name)", count: 1000) {
      let p = trial.random.precision()
      let x = trial.random.dyadic(at: p)
      guard let value = operation.exact(x), let result = operation.enclosed(Interval(x, at: p))
      else { continue }
      #expect(
        result.isTight(around: value, units: units, at: p),
        "\(trial): \(operation.name) of \(x) at \(p.bits) gave \(result)")
    }
  }

  /// The ends of a sum, difference, product or quotient of wide intervals are the extreme results at the corners.
  @Test(arguments: 0..<4) func wideIntervalsAreTight(index: Int) throws {
    let operation = BinaryOperation.all[index]
    for var trial in trials("corners of \(operation.name)", count: 3000) {
      let p = trial.random.precision()
      let a = trial.random.interval(at: p, unbounded: false)
      let b = trial.random.interval(at: p, unbounded: false)
      if operation.name == "/", b.containsZero { continue }
      let ends = [a.lower, a.upper].compactMap { $0 },
        others = [b.lower, b.upper].compactMap { $0 }
      let corners = ends.flatMap { x in others.compactMap { operation.exact(x, $0) } }
      let result = try #require(operation.enclosed(a, b))
      let low = try #require(corners.min()), high = try #require(corners.max())
      let ideal = Interval(lower: low, upper: high, at: p)
      #expect(result.isIdentical(to: ideal), "\(trial): \(a) \(operation.name) \(b)")
    }
  }

  /// 0·∞ is 0: the products along an infinite end with a factor 0 are all 0.
  @Test func productsWithInfiniteEnds() {
    let p = Precision(bits: 60)
    func interval(_ low: Int?, _ high: Int?) -> Interval {
      Interval(lower: low.map { Rational($0) }, upper: high.map { Rational($0) }, at: p)
    }
    let cases: [((Int?, Int?), (Int?, Int?), (Int?, Int?))] = [
      ((0, 0), (nil, nil), (0, 0)), ((0, 0), (0, nil), (0, 0)), ((0, 0), (nil, 0), (0, 0)),
      ((0, 2), (3, nil), (0, nil)), ((0, 2), (nil, -3), (nil, 0)), ((-2, 0), (3, nil), (nil, 0)),
      ((-2, 0), (nil, -3), (0, nil)), ((0, nil), (0, nil), (0, nil)),
      ((nil, 0), (0, nil), (nil, 0)),
      ((nil, 0), (nil, 0), (0, nil)), ((-1, 2), (3, nil), (nil, nil)), ((1, 2), (3, nil), (3, nil)),
      ((1, 2), (nil, 3), (nil, 6)), ((-2, -1), (nil, 3), (-6, nil)),
      ((-2, -1), (-4, nil), (nil, 8)),
      ((nil, nil), (1, 2), (nil, nil)), ((nil, 5), (2, 3), (nil, 15)),
      ((-5, nil), (2, 3), (-15, nil)),
    ]
    for (a, b, expected) in cases {
      let x = interval(a.0, a.1), y = interval(b.0, b.1), product = interval(expected.0, expected.1)
      #expect((x * y).isIdentical(to: product), "\(a) · \(b): \(x * y)")
      #expect((y * x).isIdentical(to: product), "\(b) · \(a): \(y * x)")
    }
    #expect((interval(nil, nil) * Rational.zero).isIdentical(to: interval(0, 0)))
    #expect(interval(-3, nil).squared().isIdentical(to: interval(0, nil)))
    #expect(interval(nil, -3).squared().isIdentical(to: interval(9, nil)))
    #expect(interval(nil, 3).magnitude.isIdentical(to: interval(0, nil)))
    #expect(interval(-5, 3).magnitude.isIdentical(to: interval(0, 5)))
  }

  /// A divisor with 0 gives half-lines and the line, with the finite end where it belongs.
  @Test func divisorsWithZero() throws {
    let p = Precision(bits: 60)
    func interval(_ low: Int?, _ high: Int?) -> Interval {
      Interval(lower: low.map { Rational($0) }, upper: high.map { Rational($0) }, at: p)
    }
    let cases: [((Int?, Int?), (Int?, Int?), (Int?, Int?))] = [
      ((4, 8), (0, 4), (1, nil)), ((4, 8), (-4, 0), (nil, -1)),
      ((-8, -4), (0, 4), (nil, -1)), ((-8, -4), (-4, 0), (1, nil)), ((-1, 2), (0, 4), (nil, nil)),
      ((-1, 2), (-4, 0), (nil, nil)), ((0, 2), (0, 4), (0, nil)), ((-2, 0), (0, 4), (nil, 0)),
      ((0, 2), (-4, 0), (nil, 0)), ((-2, 0), (-4, 0), (0, nil)), ((1, 2), (-1, 1), (nil, nil)),
      ((0, 0), (-1, 1), (0, 0)), ((0, 0), (0, nil), (0, 0)), ((4, nil), (0, 4), (1, nil)),
      ((4, nil), (2, nil), (0, nil)), ((nil, -4), (2, nil), (nil, 0)), ((4, 8), (2, nil), (0, 4)),
      ((4, 8), (nil, -2), (-4, 0)), ((-8, 4), (nil, -2), (-2, 4)), ((nil, nil), (2, 4), (nil, nil)),
      ((nil, 4), (2, nil), (nil, 2)), ((nil, -4), (nil, -2), (0, nil)),
      ((-8, -4), (nil, 0), (0, nil)),
    ]
    for (a, b, expected) in cases {
      let result = try interval(a.0, a.1) / interval(b.0, b.1)
      #expect(result.isIdentical(to: interval(expected.0, expected.1)), "\(a) / \(b): \(result)")
    }
    #expect(throws: DomainError.divisionByZero) { try interval(1, 2) / interval(0, 0) }
    #expect(throws: DomainError.divisionByZero) { try interval(1, 2) / Rational.zero }
    #expect(throws: DomainError.divisionByZero) { try Rational.one / interval(0, 0) }
    #expect(throws: DomainError.divisionByZero) { try interval(0, 0).power(-1) }
  }
}
