// Copyright 2026 the softbon authors
// SPDX-License-Identifier: Apache-2.0

/// An enclosure with the digits that both ends share written once.
///
/// `0.35452301081542[19, 21]` stands for 0.3545230108154219 ≤ x ≤ 0.3545230108154221: what stands
/// before the bracket followed by either tail, and then by the exponent if there is one, is exactly
/// the lower and the upper end. Ends that share too little are written out, `[0.35, 0.41]`; a number that
/// is exactly known is written `= 7/12`.
struct CompactNumber: Hashable {
  /// The longest exact number that is written out; a longer one is shown by its enclosure, followed
  /// by `(exact)`.
  static let longestExact = 40

  enum Form: Hashable {
    case exact(String)
    case shared(prefix: String, lower: String, upper: String, exponent: String)
    case interval(lower: String, upper: String)
  }

  let form: Form
  /// Whether the number is exactly known though its enclosure is shown.
  let isExactElsewhere: Bool

  init(lower: String?, upper: String?, exact: String?) {
    if let exact, exact.utf8.count <= Self.longestExact || lower == nil && upper == nil {
      (form, isExactElsewhere) = (.exact(exact), false)
      return
    }
    isExactElsewhere = exact != nil
    guard let lower, let upper else {
      form = .interval(lower: lower ?? "-inf", upper: upper ?? "inf")
      return
    }
    // Two equal ends leave one value.
    form =
      lower == upper
      ? .exact(lower)
      : Self.shared(lower, upper) ?? .interval(lower: lower, upper: upper)
  }

  /// The form with a common beginning, when that is of use: at least three characters with a digit
  /// other than 0, where the digits of both ends have the same place value.
  private static func shared(_ lower: String, _ upper: String) -> Form? {
    func parts(_ text: String) -> (mantissa: Substring, whole: Int, exponent: Substring) {
      let end = text.firstIndex(of: "e") ?? text.endIndex
      let mantissa = text[..<end]
      return (mantissa, mantissa.prefix { $0 != "." }.count, text[end...])
    }
    let (a, b) = (parts(lower), parts(upper))
    guard a.whole == b.whole, a.exponent == b.exponent else { return nil }
    var count = zip(a.mantissa, b.mantissa).prefix { $0 == $1 }.count
    // Both tails must show something.
    count = min(count, a.mantissa.count - 1, b.mantissa.count - 1)
    let prefix = a.mantissa.prefix(max(count, 0))
    guard prefix.drop(while: { $0 == "-" }).count >= 3, prefix.contains(where: "123456789".contains)
    else { return nil }
    return .shared(
      prefix: String(prefix), lower: String(a.mantissa.dropFirst(count)),
      upper: String(b.mantissa.dropFirst(count)), exponent: String(a.exponent))
  }

  var plainText: String {
    let number =
      switch form {
      case .exact(let exact): "= \(exact)"
      case .shared(let prefix, let lower, let upper, let exponent):
        "\(prefix)[\(lower), \(upper)]\(exponent)"
      case .interval(let lower, let upper): "[\(lower), \(upper)]"
      }
    return isExactElsewhere ? "\(number) (exact)" : number
  }

  /// The number in LaTeX, dollars included.
  var latex: String {
    let number =
      switch form {
      case .exact(let exact): "= \(Self.latex(exact))"
      case .shared(let prefix, let lower, let upper, let exponent):
        "\(prefix)[\(lower), \(upper)]\(Self.latex(exponent))"
      case .interval(let lower, let upper): "[\(Self.latex(lower)), \(Self.latex(upper))]"
      }
    return isExactElsewhere ? "$\(number)$ (exact)" : "$\(number)$"
  }

  /// A number or an exponent in math mode: `1.5e-10` is `1.5\cdot 10^{-10}`.
  private static func latex(_ number: String) -> String {
    if number.hasSuffix("inf") { return number.dropLast(3) + "\\infty" }
    guard let e = number.firstIndex(of: "e"),
      number[number.index(after: e)...].allSatisfy(isDigitOrSign)
    else { return escapedForLaTeX(number, inMath: true) }
    return "\(number[..<e])\\cdot 10^{\(number[number.index(after: e)...])}"
  }

  private static func isDigitOrSign(_ character: Character) -> Bool {
    character == "-" || character.isASCII && character.isNumber
  }
}
