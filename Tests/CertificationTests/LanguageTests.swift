// Copyright 2026 the softbon authors
// SPDX-License-Identifier: Apache-2.0

import ExactArithmetic
import Testing

@testable import Certification

/// The definitions of the catalogue, each read with those before it.
func catalogueDefinitions() throws -> [Definition] {
  var definitions: [Definition] = []
  for (name, text) in CatalogueStatements.brackets {
    let expression = try ClaimExpression(parsing: text, definitions: definitions)
    definitions.append(Definition(name: name, expression: expression))
  }
  return definitions
}

/// An expression with every bracket written out, a route of its own to compare trees by eye.
func tree(_ expression: ClaimExpression) -> String {
  switch expression.kind {
  case .numeral(_, let text): text
  case .quantity(let quantity): quantity.rawValue
  case .definition(let name), .variable(let name): name
  case .element(let base, let index): "(at \(tree(base)) \(tree(index)))"
  case .negation(let operand): "(neg \(tree(operand)))"
  case .operation(let sign, let left, let right): "(\(sign.rawValue) \(tree(left)) \(tree(right)))"
  case .application(let function, let arguments):
    "(\(([function.rawValue] + arguments.map(tree)).joined(separator: " ")))"
  case .fold(let fold, let binder, let conditions, let body):
    "(\(fold.rawValue) [\(binder)|\(conditions.map(\.description).joined(separator: "&"))]"
      + " \(tree(body)))"
  case .neighbour(let neighbour, let inner): "(\(neighbour.rawValue) \(tree(inner)))"
  }
}

@Suite struct ClaimLanguage {
  @Test func everyClaimOfTheCatalogueIsReadAndPrintedBack() throws {
    let definitions = try catalogueDefinitions()
    for (label, text) in CatalogueStatements.statements {
      let statement = try Statement(parsing: text, definitions: definitions)
      let again = try Statement(parsing: statement.description, definitions: definitions)
      #expect(again == statement, "\(label): \(statement)")
      #expect(again.description == statement.description)
      #expect(!statement.latex.contains("_{}") && !statement.latex.contains("\\\\"))
      let depth = statement.latex.reduce(into: 0) { $0 += $1 == "{" ? 1 : $1 == "}" ? -1 : 0 }
      #expect(depth == 0, "\(statement.latex)")
    }
    for definition in definitions {
      let printed = definition.expression.description
      #expect(
        try ClaimExpression(parsing: printed, definitions: definitions) == definition.expression)
    }
  }

  @Test(arguments: [
    ("1 - 2 - 3", "(- (- 1 2) 3)"),
    ("1 - (2 - 3)", "(- 1 (- 2 3))"),
    ("8/4/2", "(/ (/ 8 4) 2)"),
    ("8/4*2", "(* (/ 8 4) 2)"),
    ("1 + 2*3^4", "(+ 1 (* 2 (^ 3 4)))"),
    ("2^3^4", "(^ 2 (^ 3 4))"),
    ("(2^3)^4", "(^ (^ 2 3) 4)"),
    ("-2^2", "(neg (^ 2 2))"),
    ("(-2)^2", "(^ (neg 2) 2)"),
    ("2^-200", "(^ 2 (neg 200))"),
    ("2^-3^-4", "(^ 2 (neg (^ 3 (neg 4))))"),
    ("2^--3", "(^ 2 (neg (neg 3)))"),
    ("-n*k", "(* (neg n) k)"),
    ("n*-k", "(* n (neg k))"),
    ("n - -k", "(- n (neg k))"),
    ("--n", "(neg (neg n))"),
    ("0x1.8p-1*0.3e-2", "(* 0x1.8p-1 0.3e-2)"),
    ("sum(i, w[i]^2*P[i])", "(sum [i|] (* (^ (at w i) 2) (at P i)))"),
    ("sum(i, (w/mu)[i])", "(sum [i|] (at (/ w mu) i))"),
    ("max(n, k, 1)", "(max n k 1)"),
    ("max(i, w[i])", "(max [i|] (at w i))"),
    (
      "min(j where w[j] > 1 and w[j] < 2, w[j])",
      "(min [j|w[j] > 1&w[j] < 2] (at w j))"
    ),
    ("max(A in upper_sets, prob(soft, A))", "(max [A in upper_sets|] (prob soft A))"),
    (
      "max(A in events, sum(i in A, soft[i]))",
      "(max [A in events|] (sum [i in A|] (at soft i)))"
    ),
    ("max(x in {1, n/2}, x^2)", "(max [x in {1, n/2}|] (^ x 2))"),
    ("E(tilted, (w/mu - 1)^2)", "(E tilted (^ (- (/ w mu) 1) 2))"),
    ("Cov(soft, r, w/mu)", "(Cov soft r (/ w mu))"),
    ("kl(next_n(soft), soft)", "(kl (next_n soft) soft)"),
    ("sum(i,\n  soft[i])", "(sum [i|] (at soft i))"),
  ])
  func treesAreTheOnesOfTheGrammar(_ text: String, _ expected: String) throws {
    let expression = try ClaimExpression(parsing: text)
    #expect(tree(expression) == expected)
    #expect(try ClaimExpression(parsing: expression.description) == expression)
  }

  @Test func typesAreThoseOfTheTable() throws {
    for (text, type): (String, ValueType) in [
      ("soft", .law), ("next_n(soft)", .law), ("soft/tilted", .vector), ("-soft", .vector),
      ("w - mu", .vector), ("2^w", .vector), ("max(w, 0)", .vector), ("log(w)", .vector),
      ("max(n, 0)", .number), ("E(soft, soft)", .number), ("next_lambda(r)", .vector),
      ("sum(i, 1*r[i])", .number),
    ] {
      #expect(try ClaimExpression(parsing: text).type == type, "\(text)")
    }
  }

  @Test func requirementsFollowFromTheNames() throws {
    let definitions = try catalogueDefinitions()
    func requirements(_ text: String) throws -> Set<Requirement> {
      try Statement(parsing: text, definitions: definitions).requirements(with: definitions)
    }
    #expect(try requirements("kl(tilted, soft) <= log(1 + cv2/n)") == [])
    #expect(try requirements("gap >= 0") == [.rewards])
    #expect(try requirements("kappa >= 0") == [.rewards])
    #expect(try requirements("near[1] >= 0".replacing("[1]", with: "[i]").quantified) == [])
    #expect(try requirements("cv2 <= sinh(Delta/(2*lambda))^2") == [.rewards, .temperature])
    #expect(try requirements("E(soft, r) <= next_n(E(soft, r))") == [.rewards, .nextN])
    #expect(try requirements("next_lambda(tv(soft, P)) >= 0") == [.nextLambda])
    #expect(
      try requirements("max(A in events, prob(soft, A)) <= legendre(1)") == [
        .enumerableEvents, .rewards,
      ])
    #expect(try requirements("forall A in events: prob(soft, A) >= 0") == [.enumerableEvents])
  }

  @Test(arguments: [
    (
      "kl(tilted, soft) <= log(1 + cv2/n)",
      "\\mathrm{KL}\\left(P^* \\,\\|\\, P_n\\right) \\le"
        + " \\log\\left(1 + \\frac{\\mathrm{CV}^2}{n}\\right)"
    ),
    (
      "forall i: soft[i] >= n*P[i]*w[i]/(w[i] + (n-1)*mu)",
      "\\forall i:\\quad P_n(i) \\ge \\frac{n \\, P(i) \\, w_{i}}{w_{i} + \\left(n - 1\\right)"
        + " \\, \\mu}"
    ),
    (
      "sum(i where w[i] >= 1e-3, P[i]) < (cv2)^2*3^2",
      "\\sum_{i:\\, w_{i} \\ge 1 \\cdot 10^{-3}} P(i) <"
        + " \\left(\\mathrm{CV}^2\\right)^{2} \\cdot 3^{2}"
    ),
  ])
  func statementsInLaTeX(_ text: String, _ latex: String) throws {
    #expect(try Statement(parsing: text).latex == latex)
  }

  @Test func numeralsAreExact() throws {
    guard case .numeral(let value, _) = try ClaimExpression(parsing: "0.1").kind else {
      Issue.record("0.1 is no numeral")
      return
    }
    #expect(value.description == "1/10")
  }

  @Test func theTableNamesEveryQuantityOnce() {
    #expect(Set(Quantity.allCases.map(\.rawValue)).count == Quantity.allCases.count)
    let names = Vocabulary.quantities.keys + Array(Vocabulary.functions) + Keyword.all
    #expect(Set(names).count == names.count, "a name has two meanings")
    for name in names { #expect(name.unicodeScalars.allSatisfy { Lexer.continuesWord($0) }) }
  }
}

extension String {
  fileprivate var quantified: String { "forall i: " + self }
}
