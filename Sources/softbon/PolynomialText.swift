// Copyright 2026 the softbon authors
// SPDX-License-Identifier: Apache-2.0
//
// Polynomials and rational functions of x as texts and as JSON.

import ExactArithmetic
import SoftBestOfN
import Tables

/// How a formula is written.
enum FormulaStyle {
  case text, latex

  func power(_ base: String, _ exponent: Int) -> String {
    if exponent == 1 { return base }
    return self == .latex ? "\(base)^{\(exponent)}" : "\(base)^\(exponent)"
  }

  var times: String { self == .latex ? "\\," : " " }

  /// A polynomial, the highest power first.
  func polynomial(_ coefficients: [Integer]) -> String {
    var text = ""
    for (degree, coefficient) in coefficients.enumerated().reversed() where !coefficient.isZero {
      let sign = coefficient.signum < 0 ? "-" : "+"
      text += text.isEmpty ? (sign == "-" ? "-" : "") : " \(sign) "
      let size = coefficient.magnitude
      if degree == 0 {
        text += "\(size)"
      } else {
        text += (size.isOne ? "" : "\(size)\(times)") + power("x", degree)
      }
    }
    return text.isEmpty ? "0" : text
  }

  private func factor(_ coefficients: [Integer], _ exponent: Int, isAlone: Bool) -> String {
    let text = polynomial(coefficients)
    let isSimple = coefficients.filter { !$0.isZero }.count == 1
    let bracketed = isAlone && exponent == 1 || isSimple ? text : "(\(text))"
    return power(bracketed, exponent)
  }

  /// The denominator as an integer times powers of polynomials.
  func denominator(_ function: SymbolicFunction) -> String {
    let content = function.value.denominatorContent
    let isAlone = content.isOne && function.factors.count == 1
    let factors = function.factors.map {
      factor($0.polynomial.coefficients, $0.exponent, isAlone: isAlone)
    }
    return ((content.isOne && !factors.isEmpty ? [] : ["\(content)"]) + factors)
      .joined(separator: times)
  }

  func function(_ function: SymbolicFunction) -> String {
    let top = polynomial(function.value.numerator)
    let bottom = denominator(function)
    if bottom == "1" { return top }
    if self == .latex { return "\\frac{\(top)}{\(bottom)}" }
    let isSum = function.value.numerator.filter { !$0.isZero }.count > 1
    return (isSum ? "(\(top))" : top) + "/"
      + (bottom.contains(" ") ? "(\(bottom))" : bottom)
  }
}

/// A rational function of x with its denominator in factors.
struct SymbolicFunction {
  let value: RationalFunction
  let factors: [PolynomialFactor]

  init(_ value: RationalFunction, factors: [PolynomialFactor]? = nil) {
    self.value = value
    self.factors = factors ?? value.denominatorFactor.map { [$0] } ?? []
  }

  var json: JSONValue {
    func strings(_ coefficients: [Integer]) -> JSONValue {
      .array(coefficients.map { .string("\($0)") })
    }
    return .object([
      "numerator": strings(value.numerator), "denominator": strings(value.denominator),
      "denominator_content": .string("\(value.denominatorContent)"),
      "denominator_factors": .array(
        factors.map {
          .object([
            "polynomial": strings($0.polynomial.coefficients), "exponent": .integer($0.exponent),
          ])
        }),
    ])
  }
}

extension RationalFunction {
  /// The primitive part of the denominator as one factor; nil when it is 1.
  fileprivate var denominatorFactor: PolynomialFactor? {
    IntegerPolynomial(primitivePartOf: denominator).flatMap {
      $0.isUnit ? nil : PolynomialFactor(polynomial: $0, exponent: 1)
    }
  }
}

extension WeightLattice.Variable {
  /// What x is, for programs.
  var json: JSONValue {
    switch self {
    case .temperature(let step):
      .object(["kind": .string("exp(step/lambda)"), "step": .string("\(step)")])
    case .base(let base): .object(["kind": .string("base"), "value": .string("\(base)")])
    case .absent: .object(["kind": .string("absent")])
    }
  }

  /// What x is, in words.
  func definition(_ style: FormulaStyle) -> String? {
    let isLaTeX = style == .latex
    switch self {
    case .absent: return nil
    case .base(let base):
      if isLaTeX, !base.isInteger { return "x = \\frac{\(base.numerator)}{\(base.denominator)}" }
      return "x = \(base)"
    case .temperature(let step):
      if isLaTeX {
        let top = step.numerator.isOne ? "1" : "\(step.numerator)"
        let bottom = step.isInteger ? "\\lambda" : "\(step.denominator)\\lambda"
        return "x = e^{\(top)/(\(bottom))}".replacing("(\\lambda)", with: "\\lambda")
      }
      return step.isInteger
        ? "x = exp(\(step)/λ)" : "x = exp(\(step.numerator)/(\(step.denominator) λ))"
    }
  }
}
