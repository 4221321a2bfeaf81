// Copyright 2026 the softbon authors
// SPDX-License-Identifier: Apache-2.0
//
// Second routes in ℚ that share no code with MPFR nor with the project's parser: a reader of printed decimals, and
// brackets of elementary functions from Taylor sums with an explicit tail. Their own tests are in EnclosuresTests.

public import ExactArithmetic

/// A reader of decimals of the form `-?\d+(\.\d+)?(e-?\d+)?`, the only form that the project prints.
public enum DecimalText {
  /// The exact value, or nil when the text has another form.
  public static func value(_ text: String) -> Rational? {
    var rest = Substring(text)
    let negative = rest.first == "-"
    if negative { rest = rest.dropFirst() }
    guard let whole = digits(&rest) else { return nil }
    var fraction = ""
    if rest.first == "." {
      rest = rest.dropFirst()
      guard let read = digits(&rest) else { return nil }
      fraction = read
    }
    var exponent = 0
    if rest.first == "e" {
      rest = rest.dropFirst()
      let below = rest.first == "-"
      if below { rest = rest.dropFirst() }
      guard let read = digits(&rest), let size = Int(read) else { return nil }
      exponent = below ? -size : size
    }
    guard rest.isEmpty else { return nil }
    let size =
      Rational(integer(Array((whole + fraction).utf8)[...]))
      * .power(10, exponent - fraction.utf8.count)
    return negative ? -size : size
  }

  private static func digits(_ rest: inout Substring) -> String? {
    let run = rest.prefix { "0123456789".contains($0) }
    rest = rest.dropFirst(run.count)
    return run.isEmpty ? nil : String(run)
  }

  /// By halving, in machine words at the bottom.
  private static func integer(_ digits: ArraySlice<UInt8>) -> Integer {
    if digits.count <= 18 { return Integer(digits.reduce(0) { 10 * $0 + Int($1) - 48 }) }
    let low = digits.count / 2
    let high = integer(digits.dropLast(low))
    return high * .power(10, UInt(low)) + integer(digits.suffix(low))
  }
}

/// Rational brackets of elementary functions at a rational point.
///
/// Each result contains the exact value and is narrower than 2^(−bits) times the size of its ends.
public enum Series {
  /// Brackets e^x.
  public static func exp(_ x: Rational, bits: Int) -> ClosedRange<Rational> {
    power(x, from: 0, step: 1, bits: bits)
  }

  /// Brackets e^x − 1.
  public static func expm1(_ x: Rational, bits: Int) -> ClosedRange<Rational> {
    power(x, from: 1, step: 1, bits: bits)
  }

  /// Brackets sinh x.
  public static func sinh(_ x: Rational, bits: Int) -> ClosedRange<Rational> {
    power(x, from: 1, step: 2, bits: bits)
  }

  /// Brackets cosh x.
  public static func cosh(_ x: Rational, bits: Int) -> ClosedRange<Rational> {
    power(x, from: 0, step: 2, bits: bits)
  }

  /// Brackets log x, for x > 0.
  public static func log(_ x: Rational, bits: Int) -> ClosedRange<Rational> {
    precondition(x.signum > 0)
    // x = 2^k·m with 2/3 ≤ m ≤ 4/3, and log m = 2·artanh((m − 1)/(m + 1)).
    var k = x.numerator.bitWidth - x.denominator.bitWidth
    while x * .powerOfTwo(-k) < Rational(2, 3) { k -= 1 }
    while x * .powerOfTwo(-k) > Rational(4, 3) { k += 1 }
    let m = x * .powerOfTwo(-k)
    let near = logarithmNearOne(m, bits: bits + 70)
    if k == 0 { return near }
    let two = logarithmNearOne(2, bits: bits + 70)
    let (a, b) = (Rational(k) * two.lowerBound, Rational(k) * two.upperBound)
    return near.lowerBound + min(a, b)...near.upperBound + max(a, b)
  }

  /// Brackets log(1 + x), for x > −1.
  public static func log1p(_ x: Rational, bits: Int) -> ClosedRange<Rational> {
    log(1 + x, bits: bits)
  }

  /// 2·artanh(z), z = (m − 1)/(m + 1): 2·Σ z^(2j+1)/(2j+1), whose tail from j = N on is at most
  /// 2·|z|^(2N+1)/((2N+1)(1 − z²)) in size.
  private static func logarithmNearOne(_ m: Rational, bits: Int) -> ClosedRange<Rational> {
    let z = (m - 1) / (m + 1)
    if z.isZero { return 0...0 }
    let square = z * z
    var sum = Rational.zero
    var odd = z
    var j = 0
    while true {
      let tail = 2 * odd.magnitude / (Rational(2 * j + 1) * (1 - square))
      if j > 0, tail <= sum.magnitude * .powerOfTwo(-bits - 2) {
        return sum - tail...sum + tail
      }
      sum += 2 * odd / Rational(2 * j + 1)
      odd *= square
      j += 1
    }
  }

  /// Σ x^k/k! over k = from, from + step, …, whose tail from the term t on is at most |t|/(1 − |x|^step/(k+1)^step) in
  /// size once the ratio of terms is below 1.
  private static func power(
    _ x: Rational, from first: Int, step: Int, bits: Int
  ) -> ClosedRange<Rational> {
    if x.isZero { return Rational(1 - first)...Rational(1 - first) }
    var sum = Rational.zero
    var term = first == 0 ? Rational.one : x
    var k = first
    while true {
      let ratio = Rational.power(x.magnitude / Rational(k + 1), step)
      if ratio < 1 {
        let tail = term.magnitude / (1 - ratio)
        if tail <= (sum.magnitude - tail) * .powerOfTwo(-bits - 2) {
          return sum - tail...sum + tail
        }
      }
      sum += term
      for _ in 0..<step {
        k += 1
        term = term * x / Rational(k)
      }
    }
  }
}
