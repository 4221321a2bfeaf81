// Copyright 2026 the softbon authors
// SPDX-License-Identifier: Apache-2.0

import Enclosures
import ExactArithmetic
import TestSupport
import Testing

@testable import Certification

extension ExactValue {
  fileprivate static func e(_ a: Rational) -> ExactValue { ExactValue(exponentialOf: a) }
  fileprivate var isUnknown: Bool { if case .unknown = self { true } else { false } }
}

extension SplitMix64 {
  /// A sum of up to three terms with small exponents and coefficients.
  fileprivate mutating func exponentialSum(isPositive: Bool = false) -> ExactValue {
    var sum = ExactValue.zero
    for _ in 0...int(in: 0...2) {
      let least = isPositive ? 1 : -6
      let c = Rational(int(in: least...6), int(in: 1...6))
      sum = sum + ExactValue(c) * .e(Rational(int(in: -6...6), int(in: 1...2)))
    }
    return sum
  }

  /// A quotient of sums.
  fileprivate mutating func element(isPositive: Bool = false) -> ExactValue {
    exponentialSum(isPositive: isPositive) / exponentialSum(isPositive: true)
  }
}

@Suite struct ExactValues {
  @Test func theFieldLawsHold() {
    for var trial in trials("field laws", count: 300) {
      let a = trial.random.element()
      let b = trial.random.element()
      let c = trial.random.element()
      #expect((a + b).isIdentical(to: b + a) == true, "\(trial)")
      #expect((a * b).isIdentical(to: b * a) == true, "\(trial)")
      #expect(((a + b) + c).isIdentical(to: a + (b + c)) == true, "\(trial)")
      #expect(((a * b) * c).isIdentical(to: a * (b * c)) == true, "\(trial)")
      #expect((a * (b + c)).isIdentical(to: a * b + a * c) == true, "\(trial)")
      #expect((a - a).isZero == true && (a + 0 * b).isIdentical(to: a) == true, "\(trial)")
      if b.isZero == false {
        #expect((a / b * b).isIdentical(to: a) == true, "\(trial)")
        #expect((b / b).rational == .one, "\(trial)")
      }
      let squares = ExactValue.power(a + b, 2)
      #expect(squares.isIdentical(to: a * a + 2 * a * b + b * b) == true, "\(trial)")
      // A different number is proved to be different.
      let tiny = ExactValue(.powerOfTwo(-trial.random.int(in: 1...300)))
      #expect((a * b).isIdentical(to: b * a + tiny) == false, "\(trial)")
    }
  }

  @Test func logarithmsOfProductsSplit() {
    for var trial in trials("logarithms", count: 300) {
      let a = trial.random.element(isPositive: true)
      let b = trial.random.element(isPositive: true)
      let c = trial.random.element()
      let q = Rational(trial.random.int(in: -5...5), trial.random.int(in: 1...4))
      let m = trial.random.int(in: -2...2)
      let (la, lb) = (ExactValue.log(a), ExactValue.log(b))
      #expect(ExactValue.log(a * b).isIdentical(to: la + lb) == true, "\(trial)")
      #expect(ExactValue.log(a / b).isIdentical(to: la - lb) == true, "\(trial)")
      #expect(ExactValue.log(a * .e(q)).isIdentical(to: la + ExactValue(q)) == true, "\(trial)")
      let power = ExactValue.power(a, ExactValue(Rational(m)))
      #expect(ExactValue.log(power).isIdentical(to: ExactValue(Rational(m)) * la) == true)
      // With coefficients from the field: c·log(ab) − c·log a − c·log b = 0.
      #expect((c * .log(a * b) - c * la - c * lb).isZero == true, "\(trial)")
      // exp undoes log.
      #expect(ExactValue.exp(la + lb).isIdentical(to: a * b) == true, "\(trial)")
      // A different number is never called the same.
      if a.isIdentical(to: b) == false {
        #expect(la.isIdentical(to: lb) == false, "\(trial)")
        if c.isZero == false { #expect((c * la).isIdentical(to: c * lb) != true, "\(trial)") }
      }
      let shifted = ExactValue.log(a * b * 2)
      #expect(shifted.isIdentical(to: la + lb) == false, "\(trial)")
    }
  }

  /// Random expressions, evaluated exactly and in intervals: the enclosures overlap, "zero" is never said of an
  /// interval without 0, and "not zero" is confirmed by an interval without 0.
  @Test func exactAndEnclosedEvaluationAgree() {
    var zeros = 0
    for var trial in trials("two evaluations", count: 2000, minimum: 300) {
      let (exact, interval) = Self.pair(depth: 4, &trial.random)
      if exact.isUnknown { continue }
      #expect(
        exact.enclosure(at: Precision(bits: 300)).overlaps(interval), "\(trial)")
      guard let isZero = exact.isZero else { continue }
      if isZero {
        zeros += 1
        #expect(interval.containsZero, "\(trial)")
      } else if interval.isBounded {
        #expect(
          !exact.enclosure(at: Precision(bits: 4000)).containsZero || !interval.containsZero,
          "\(trial)")
      }
      if let sign = exact.sign, sign != 0 {
        #expect(sign > 0 ? !interval.isCertainlyNegative : !interval.isCertainlyPositive)
      }
    }
    #expect(zeros > 5, "too few zeros to mean anything: \(zeros)")
  }

  private static func pair(
    depth: Int, _ random: inout SplitMix64
  ) -> (ExactValue, Interval) {
    let precision = Precision(bits: 300)
    let unknown = (ExactValue.unknown, Interval.entire(at: precision))
    if depth == 0 {
      let q = Rational(random.int(in: -3...3), random.int(in: 1...2))
      if random.oneIn(2) { return (ExactValue(q), Interval(q, at: precision)) }
      return (.e(q), .exp(Interval(q, at: precision)))
    }
    let (a, x) = pair(depth: depth - 1, &random)
    let (b, y) = random.oneIn(5) ? (a, x) : pair(depth: depth - 1, &random)
    switch random.int(in: 0...9) {
    case 0, 1: return (a + b, x + y)
    case 2, 3: return (a - b, x - y)
    case 4, 5: return (a * b, x * y)
    case 6: return (try? x / y).map { (a / b, $0) } ?? unknown
    case 7: return (try? Interval.log(x.magnitude)).map { (.log(.abs(a)), $0) } ?? unknown
    case 8: return (try? Interval.sqrt(x.magnitude)).map { (.sqrt(.abs(a)), $0) } ?? unknown
    default: return (.max(a, b), .max(x, y))
    }
  }

  @Test func identitiesThatNoPrecisionDecides() throws {
    let two = ExactValue(2)
    let e = ExactValue.e(1)
    func rational(_ text: String) throws -> ExactValue { ExactValue(try Rational(parsing: text)) }
    // Each difference is zero.
    let zeros: [(String, ExactValue)] = [
      ("log 6", .log(6) - .log(2) - .log(3)),
      ("log 8/27", .log(ExactValue(Rational(8, 27))) - 3 * (.log(2) - .log(3))),
      ("log 12 over 18 and 2/3", .log(12) - .log(18) - .log(ExactValue(Rational(2, 3)))),
      ("log(e² − 1)", .log(e * e - 1) - .log(e - 1) - .log(e + 1)),
      ("log((e−3)(e−5))", .log((e - 3) * (e - 5)) - .log(3 - e) - .log(5 - e)),
      ("sinh²", .power(.sinh(ExactValue(Rational(3, 2))), 2) - (.e(3) + .e(-3) - 2) / 4),
      ("√e³", .sqrt(4 * .e(3)) - two * .e(Rational(3, 2))),
      ("√2 + √2", .sqrt(two) + .sqrt(two) - 2 * .sqrt(two)),
      ("√2²", .power(.sqrt(two), two) - two),
      ("1^(2^200)", .power(1, ExactValue(.powerOfTwo(200))) - 1),
      ("0^(2^200)", .power(0, ExactValue(.powerOfTwo(200)))),
      ("(−1)^(2^200 + 1)", .power(-1, ExactValue(.powerOfTwo(200) + 1)) + 1),
      (
        "(e^(1/2))^(2^90)",
        .power(.e(Rational(1, 2)), ExactValue(.powerOfTwo(90))) - .e(.powerOfTwo(89))
      ),
      ("|1 − e|", .abs(1 - e) - e + 1),
      ("min, max", .min(e, 3) + .max(e, 3) - e - 3),
      ("log 2 / log 2", .log(two) / .log(two) - 1),
    ]
    for (name, difference) in zeros {
      #expect(difference.isZero == true, "\(name)")
    }
    // Each is not zero, and that is proved.
    for (name, difference): (String, ExactValue) in [
      ("e and a convergent", e - (try rational("1084483/398959"))),
      ("log 2 and a convergent", .log(two) - ExactValue(Rational(9_171_012, 13_230_974))),
      ("log 3/log 2", 1_054 * .log(two) - 665 * .log(3)),
      ("e^10", .e(10) - ExactValue(22_026)),
    ] {
      #expect(difference.isZero == false, "\(name)")
    }
    // Nothing is claimed about relations between roots, or between logarithms over the field.
    #expect((.sqrt(8) - 2 * .sqrt(two)).isZero != false)
    #expect((.sqrt(two) * e + .sqrt(3) * ExactValue(.powerOfTwo(-20)) - .sqrt(5)).isZero == false)
    #expect((e * .log(two) - .log(3)).isZero == false)
  }

  @Test func infinitiesAndWhatIsUndefined() {
    let infinity = ExactValue.infinity
    #expect((1 / infinity).isZero == true)
    #expect(ExactValue.log(infinity).isIdentical(to: infinity) == true)
    #expect((infinity - 5).isIdentical(to: infinity) == true)
    #expect((-infinity).isIdentical(to: infinity) == false)
    #expect(infinity.isIdentical(to: 1) == false)
    #expect(ExactValue.log(0).isIdentical(to: -infinity) == true)
    #expect(ExactValue.exp(-infinity).isZero == true)
    #expect(ExactValue.order(infinity, 3) == 1 && ExactValue.order(infinity, infinity) == 0)
    for value: ExactValue in [
      infinity - infinity, infinity * 0, infinity / infinity, 1 / 0, .log(-1), .sqrt(-1),
      .power(0, -1), .power(-8, ExactValue(Rational(1, 3))), .log(2) * .log(3),
    ] {
      #expect(value.isUnknown)
      #expect(value.isZero == nil && value.isIdentical(to: value) == nil && value.sign == nil)
    }
  }

  /// Sums whose exponents lie on no small grid are compared all the same.
  @Test func sparseSumsAreCompared() throws {
    for texts in [
      ["0.0012345678901234567", "0.12345678901234561", "12.345678901234567"],
      ["0", "0x1.0624dd2f1a9fbp-10", "5.5"],
      ["1/1234567891", "2/9876543211", "3/7", "5/192837465"],
    ] {
      let exponents = try texts.map { try Rational(parsing: $0) * 10 / 3 }
      let p = (1...exponents.count).map { ExactValue(Rational($0, 10)) }
      let mu = zip(p, exponents).reduce(ExactValue.zero) { $0 + $1.0 * .e($1.1) }
      let tilted = zip(p, exponents).map { $0 * .e($1) / mu }
      let mass: ExactValue = tilted.reduce(.zero, +)
      let sumOfP: ExactValue = p.reduce(.zero, +)
      #expect(mass.isIdentical(to: sumOfP / sumOfP) == true)
      let left = zip(tilted, p).reduce(ExactValue.zero) { $0 + $1.0 * .log($1.0 / $1.1) }
      let right = zip(tilted, exponents).reduce(ExactValue.zero) {
        $0 + $1.0 * .log(1 + (.e($1.1) / mu - 1))
      }
      #expect(left.isIdentical(to: right) == true)
      // The same with the logarithm split, and in products that are not cancelled.
      let log6: ExactValue = .log(2) + .log(3)
      let twice: ExactValue = 2 * .log(mu)
      let square: ExactValue = .log(mu * mu * 6)
      #expect((square - twice - log6).isZero != false)
      let product: ExactValue = .log(6 * mu)
      let single: ExactValue = .log(mu)
      #expect((product - single - log6).isZero == true)
      let other = mu + 1
      let quotient: ExactValue = (mu * other) / (other * other)
      let reduced: ExactValue = mu / other
      #expect(quotient.isIdentical(to: reduced) == true)
      let difference: ExactValue = .log(quotient) - .log(reduced)
      #expect(difference.isZero == true)
      let shifted: ExactValue = left + ExactValue(.powerOfTwo(-500))
      #expect(shifted.isIdentical(to: right) != true)
    }
  }

  /// The sign of what no precision encloses away from 0 is read off the coefficients.
  @Test func signsAreReadOffPositiveSums() {
    let tiny = ExactValue.e(-Rational(.power(10, 30)))
    #expect(tiny.sign == 1 && (-tiny).sign == -1 && (tiny / (1 + tiny)).sign == 1)
    #expect((-tiny - tiny * tiny).sign == -1)
  }

  /// C1 at n = 1 with the weights 1, …, k: k different logarithms on either side, with any k.
  @Test(arguments: [110, 1000]) func manyLogarithmsCollect(k: Int) {
    let clock = ContinuousClock()
    let time = clock.measure {
      let total = Rational(k * (k + 1) / 2)
      let mu = total / Rational(k)
      var (left, right, log) = (ExactValue.zero, ExactValue.zero, ExactValue.zero)
      for w in 1...k {
        let p = ExactValue(Rational(w) / total)
        left = left + p * .log(p / ExactValue(Rational(1, k)))
        right = right + p * .log(1 + (ExactValue(Rational(w) / mu) - 1))
        log = log + .log(ExactValue(mu / Rational(w)))
      }
      #expect(left.isIdentical(to: right) == true)
      #expect(left.isIdentical(to: right + ExactValue(.powerOfTwo(-100))) == false)
      #expect(left.isIdentical(to: right + log) == false)
    }
    #expect(time < .seconds(60))
  }

  /// What grows too large is unknown, quickly.
  @Test func effortIsBounded() {
    let clock = ContinuousClock()
    func check(_ name: String, _ compute: () -> ExactValue) {
      var value = ExactValue.zero
      let time = clock.measure { value = compute() }
      let isUnknown = value.isUnknown || value.isUnnamed
      #expect(isUnknown, "\(name)")
      #expect(time < .seconds(60), "\(name)")
    }
    check("(1/2)^(2^100)") {
      .power(ExactValue(Rational(1, 2)), ExactValue(.powerOfTwo(100)))
    }
    check("(1 + e)^(10^6)") { .power(1 + .e(1), ExactValue(1_000_000)) }
    check("many exponents") {
      (1...40).reduce(.one) { $0 * (1 + .e(Rational($1 * $1 * $1, 7))) }
    }
    check("nested roots") {
      (1...60).reduce(.one) { x, _ in .sqrt(2 + x) + .sqrt(3 + x) }
    }
    check("many logarithms") {
      (1...5000).reduce(.zero) {
        $0 + .e(Rational($1)) * .log(ExactValue(Rational(2 * $1 + 1)))
      }
    }
  }

  /// Polynomials whose remainders are too long: their common factor is not cancelled, but the quotients are compared.
  @Test func longPolynomialsAreCompared() {
    var random = SplitMix64(seed: 7)
    var polynomials = [ExactValue.zero, .zero]
    for degree in 0...31 {
      for index in 0...1 {
        let c = Rational(.power(Integer(random.int(in: 3...1_000_000)), 300))
        polynomials[index] = polynomials[index] + ExactValue(c) * .e(Rational(degree))
      }
    }
    let factor = 1 + ExactValue.e(1)
    let time = ContinuousClock().measure {
      let quotient = (polynomials[0] * factor) / (polynomials[1] * factor)
      #expect(quotient.isIdentical(to: polynomials[0] / polynomials[1]) == true)
    }
    #expect(time < .seconds(60))
  }

  /// C1 at n = 1, where KL(P*‖P) = Σ P*ᵢ log(wᵢ/μ), with nine symbols and awkward rewards.
  @Test func theTiltedDivergenceOfManySymbols() {
    let k = 9
    let p = (1...k).map { Rational($0, 45) }
    let exponents = (1...k).map { Rational($0 * $0 * 7 % 31, 13) }
    let w = exponents.map { ExactValue.e($0) }
    let mu = zip(p, w).reduce(ExactValue.zero) { $0 + ExactValue($1.0) * $1.1 }
    let tilted = zip(p, w).map { ExactValue($0) * $1 / mu }
    #expect(tilted.reduce(.zero, +).rational == .one)
    let left = zip(tilted, p).reduce(ExactValue.zero) { $0 + $1.0 * .log($1.0 / ExactValue($1.1)) }
    let right = zip(tilted, w).reduce(ExactValue.zero) { $0 + $1.0 * .log(1 + ($1.1 / mu - 1)) }
    #expect(left.isIdentical(to: right) == true)
    #expect(left.sign == 1)
    let mean = zip(tilted, exponents).reduce(ExactValue.zero) { $0 + $1.0 * ExactValue($1.1) }
    #expect(left.isIdentical(to: mean - .log(mu)) == true)
    #expect(left.isIdentical(to: right + ExactValue(.powerOfTwo(-9000))) != true)
  }
}

extension ExactValue: ExpressibleByIntegerLiteral {
  /// An integer.
  public init(integerLiteral value: Int) { self.init(Rational(value)) }
}
