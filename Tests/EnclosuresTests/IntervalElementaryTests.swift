// Copyright 2026 the softbon authors
// SPDX-License-Identifier: Apache-2.0
//
// Elementary functions against Taylor sums in ℚ with an explicit tail, which share no code with MPFR.

import Enclosures
import ExactArithmetic
import TestSupport
import Testing

private struct Function: Sendable {
  let name: String
  let enclosed: @Sendable (Interval) throws -> Interval
  let bracket: @Sendable (Rational, Int) -> ClosedRange<Rational>
  /// Where the bracket is affordable and the function defined.
  let domain: ClosedRange<Int>

  static let all: [Function] = [
    .init(name: "exp", enclosed: { .exp($0) }, bracket: Series.exp, domain: -20...20),
    .init(name: "expm1", enclosed: { .expm1($0) }, bracket: Series.expm1, domain: -20...20),
    .init(name: "sinh", enclosed: { .sinh($0) }, bracket: Series.sinh, domain: -20...20),
    .init(name: "cosh", enclosed: { .cosh($0) }, bracket: Series.cosh, domain: -20...20),
    .init(name: "log", enclosed: { try .log($0) }, bracket: Series.log, domain: 0...1_000_000),
    .init(
      name: "log1p", enclosed: { try .log1p($0) }, bracket: Series.log1p, domain: -1...1_000_000),
  ]

  func isDefined(_ x: Rational) -> Bool {
    name.hasPrefix("log")
      ? x > Rational(domain.lowerBound)
      : x >= Rational(domain.lowerBound) && x <= Rational(domain.upperBound)
  }
}

extension SplitMix64 {
  /// A number that is representable at the precision, in the domain, often tiny or next to an end of the domain.
  fileprivate mutating func argument(of function: Function, at precision: Precision) -> Rational {
    while true {
      let bits = Swift.min(precision.bits, 64)
      let small = Rational(integer(bits: bits)) * .powerOfTwo(-bits - int(in: 0...20))
      let x: Rational
      switch int(in: 0...4) {
      case 0: x = small * .powerOfTwo(-int(in: 0...60))
      case 1 where precision.bits > 8: x = Rational(int(in: -9...9)) + small * .powerOfTwo(-4)
      case 2: x = Rational(int(in: -3...3), 1 << int(in: 0...2))
      default: x = small * .powerOfTwo(int(in: 0...4))
      }
      // Points between representable numbers are not points at this precision.
      if function.isDefined(x), Interval(x, at: precision).isPoint { return x }
    }
  }
}

@Suite struct IntervalElementaryTests {
  /// At a point: the value is inside, and the ends are neighbours at that precision (correct rounding).
  @Test(arguments: Function.all.indices) func pointsAreCorrectlyRounded(index: Int) throws {
    let function = Function.all[index]
    for var trial in trials("bracket of \(function.name)", count: 600) {
      let p = Precision(bits: trial.random.pick([2, 3, 10, 24, 53, 64, 100, 113, 200]))
      let x = trial.random.argument(of: function, at: p)
      let bracket = function.bracket(x, p.bits + 60)
      let result = try function.enclosed(Interval(x, at: p))
      let low = try #require(result.lower), high = try #require(result.upper)
      let note = "\(trial): \(function.name)(\(x)) at \(p.bits): \(result)"
      // Rounding is monotone: what holds for both ends of the bracket holds for the value, and the bracket is 2^60 times
      // narrower than a unit of the last place.
      #expect(low >= bracket.lowerBound.rounded(.down, p), "\(note)")
      #expect(low <= bracket.upperBound.rounded(.down, p), "\(note)")
      #expect(high >= bracket.lowerBound.rounded(.up, p), "\(note)")
      #expect(high <= bracket.upperBound.rounded(.up, p), "\(note)")
    }
  }

  /// On an interval: the value at any point inside lies in the result.
  @Test(arguments: Function.all.indices) func intervalsAreContained(index: Int) throws {
    let function = Function.all[index]
    for var trial in trials("contain \(function.name)", count: 600) {
      let p = Precision(bits: trial.random.pick([2, 10, 53, 100]))
      let a = trial.random.argument(of: function, at: p)
      let b = trial.random.argument(of: function, at: p)
      let wide =
        trial.random.oneIn(5)
        ? Interval(lower: nil, upper: max(a, b), at: p)
        : Interval(lower: min(a, b), upper: max(a, b), at: p)
      let result = try function.enclosed(wide)
      for _ in 0..<3 {
        let x = min(a, b) + (max(a, b) - min(a, b)) * trial.random.fraction()
        let bracket = function.bracket(x, p.bits + 40)
        let note = "\(trial): \(function.name)(\(x)) in \(wide): \(result)"
        if let low = result.lower { #expect(low <= bracket.upperBound, "\(note)") }
        if let high = result.upper { #expect(high >= bracket.lowerBound, "\(note)") }
      }
    }
  }

  /// The square root is tested by squaring.
  @Test func squareRoots() throws {
    for var trial in trials("sqrt", count: 3000) {
      let p = trial.random.precision()
      let x = trial.random.dyadic(at: p).magnitude
      let root = try Interval.sqrt(Interval(x, at: p))
      let low = try #require(root.lower), high = try #require(root.upper)
      #expect(low.signum >= 0 && low * low <= x && x <= high * high, "\(trial): √\(x): \(root)")
      #expect(high - low <= low.unitOfLastPlace(bits: p.bits), "\(trial): √\(x): \(root)")
      let square = try Interval.sqrt(Interval(x * x, at: Precision(bits: 2 * p.bits + 2)))
      #expect(square.point == x, "\(trial): √\(x)²")
      let wide = trial.random.interval(at: p)
      if !wide.isCertainlyNegative {
        let y = trial.random.point(in: wide)
        let result = try Interval.sqrt(wide)
        if y.signum >= 0 {
          #expect(result.isCertainlyNonnegative && (result * result).contains(y), "\(trial)")
        }
      }
    }
  }

  /// x^(a/b) is tested by raising to the power b.
  @Test func rationalPowers() throws {
    for var trial in trials("rational powers", count: 2000) {
      let p = trial.random.precision()
      let x = trial.random.dyadic(at: p, exponent: 20).magnitude
      let a = trial.random.int(in: -9...9), b = trial.random.int(in: 1...9)
      if x.isZero && a <= 0 { continue }
      let result = try Interval(x, at: p).power(Rational(a, b))
      let low = try #require(result.lower), high = try #require(result.upper)
      let exact = Rational.power(x, a)
      let note = "\(trial): \(x)^(\(a)/\(b)) at \(p.bits): \(result)"
      #expect(low.signum >= 0, "\(note)")
      #expect(.power(low, b) <= exact && exact <= .power(high, b), "\(note)")
      #expect(high - low <= 2 * high.unitOfLastPlace(bits: p.bits), "\(note)")
    }
  }

  /// Integer powers of points are the nearest numbers on both sides; of wide intervals they contain the power of each
  /// point (IntervalContainmentTests) and end at the powers of the ends.
  @Test func integerPowersAreTight() throws {
    for var trial in trials("integer powers", count: 1500) {
      let p = trial.random.precision()
      let x = trial.random.dyadic(at: p, exponent: 10)
      let e = trial.random.int(in: -40...40)
      if x.isZero { continue }
      let result = try Interval(x, at: p).power(e)
      #expect(result.isTight(around: .power(x, e), at: p), "\(trial): \(x)^\(e): \(result)")
    }
  }

  @Test func domains() throws {
    let p = Precision(bits: 60)
    func interval(_ low: Rational?, _ high: Rational?) -> Interval {
      Interval(lower: low, upper: high, at: p)
    }
    #expect(throws: DomainError.logarithmOfNonpositive) { try Interval.log(interval(-1, 0)) }
    #expect(throws: DomainError.logarithmOfNonpositive) { try Interval.log(interval(nil, -1)) }
    #expect(throws: DomainError.logarithmOfNonpositive) { try Interval.log1p(interval(-2, -1)) }
    #expect(throws: DomainError.rootOfNegative) { try Interval.sqrt(interval(nil, -1)) }
    #expect(throws: DomainError.rootOfNegative) { try interval(-2, -1).power(Rational(1, 3)) }
    #expect(throws: DomainError.divisionByZero) { try interval(0, 0).power(Rational(-1, 3)) }
    #expect(try Interval.log(interval(-1, 1)).isIdentical(to: interval(nil, 0)))
    #expect(try Interval.log(interval(1, nil)).isIdentical(to: interval(0, nil)))
    #expect(try Interval.log1p(interval(-3, 0)).isIdentical(to: interval(nil, 0)))
    #expect(try Interval.sqrt(interval(-4, 4)).isIdentical(to: interval(0, 2)))
    #expect(try Interval.sqrt(interval(-4, 0)).isIdentical(to: interval(0, 0)))
    #expect(try interval(-1, 0).power(Rational(1, 3)).isIdentical(to: interval(0, 0)))
    #expect(try interval(0, 1).power(Rational(-1, 3)).isIdentical(to: interval(1, nil)))
    #expect(try interval(0, 1).power(Rational(2, 3)).isIdentical(to: interval(0, 1)))
    #expect(try interval(0, nil).power(Rational(1, 2)).isIdentical(to: interval(0, nil)))
    #expect(Interval.exp(interval(nil, 0)).isIdentical(to: interval(0, 1)))
    #expect(Interval.expm1(interval(nil, 0)).isIdentical(to: interval(-1, 0)))
    #expect(Interval.cosh(interval(nil, 0)).isIdentical(to: interval(1, nil)))
    #expect(Interval.cosh(interval(-1, 1)).lower == 1)
    #expect(Interval.sinh(interval(nil, nil)).isIdentical(to: .entire(at: p)))
    #expect(try interval(-2, 3).power(0).isIdentical(to: interval(1, 1)))
    #expect(try interval(-2, 3).power(2).isIdentical(to: interval(0, 9)))
    #expect(try interval(-2, 4).power(-2).isIdentical(to: interval(Rational(1, 16), nil)))
    #expect(try interval(-2, 4).power(-3).isIdentical(to: .entire(at: p)))
    #expect(try interval(0, 4).power(-2).isIdentical(to: interval(Rational(1, 16), nil)))
    #expect(try interval(-4, 0).power(-1).isIdentical(to: interval(nil, Rational(-1, 4))))
  }

  /// The brackets against themselves: e^x·e^(−x) = 1, log e^x = x, and digits known from elsewhere.
  @Test func theSeriesAgreeWithEachOther() {
    let e = Series.exp(1, bits: 200)
    let digits = "2.71828182845904523536028747135266249775724709369995"
    let known = DecimalText.value(digits) ?? 0
    #expect(known <= e.upperBound && e.lowerBound <= known + .power(10, -50))
    for var trial in trials("series", count: 200) {
      let x = Rational(trial.random.int(in: -300...300), trial.random.int(in: 1...60))
      let a = Series.exp(x, bits: 100), b = Series.exp(-x, bits: 100)
      #expect(a.lowerBound * b.lowerBound <= 1 && 1 <= a.upperBound * b.upperBound, "\(trial)")
      #expect(a.upperBound - a.lowerBound <= a.lowerBound * .powerOfTwo(-100), "\(trial)")
      let low = Series.log(a.lowerBound.rounded(.down, Precision(bits: 120)), bits: 90)
      let high = Series.log(a.upperBound.rounded(.up, Precision(bits: 120)), bits: 90)
      #expect(low.lowerBound <= x && x <= high.upperBound, "\(trial)")
      #expect(high.upperBound - low.lowerBound <= .powerOfTwo(-80) * (x.magnitude + 1), "\(trial)")
      let s = Series.sinh(x, bits: 100), c = Series.cosh(x, bits: 100)
      #expect(s.lowerBound + c.lowerBound <= a.upperBound, "\(trial)")
      #expect(s.upperBound + c.upperBound >= a.lowerBound, "\(trial)")
      let m = Series.expm1(x, bits: 100)
      #expect(m.lowerBound + 1 <= a.upperBound && m.upperBound + 1 >= a.lowerBound, "\(trial)")
    }
  }
}

extension Rational {
  /// The nearest number of that precision in the direction: floor or ceiling of a multiple of the unit.
  fileprivate func rounded(_ direction: RoundingDirection, _ precision: Precision) -> Rational {
    if isZero { return self }
    let unit = unitOfLastPlace(bits: precision.bits)
    let quotient = self / unit
    return Rational(direction == .down ? quotient.floor : quotient.ceiling) * unit
  }
}
