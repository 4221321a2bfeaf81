// Copyright 2026 the softbon authors
// SPDX-License-Identifier: Apache-2.0

// Expressions in the notation of the field, as LaTeX for mathematics mode. Only commands of plain
// LaTeX and amsmath are used.

extension ClaimExpression {
  /// The expression in LaTeX, for mathematics mode.
  public var latex: String {
    switch kind {
    case .numeral(_, let text): return Self.latex(numeral: text)
    case .quantity(let quantity): return quantity.entry.latex
    case .definition(let name), .variable(let name): return Self.latex(name: name)
    case .element(let base, let index):
      return base.type == .law
        ? "\(base.latex(within: .element))(\(index.latex))"
        : "\(base.latex(within: .element))_{\(index.latex)}"
    case .negation(let operand): return "-" + operand.latex(within: .signed)
    case .operation(let sign, let left, let right): return Self.latex(left, sign, right)
    case .application(let function, let arguments): return Self.latex(function, arguments)
    case .fold(let fold, let binder, let conditions, let body):
      let command = ["sum": "\\sum", "min": "\\min", "max": "\\max"][fold.rawValue] ?? ""
      let below = binder.latex + conditions.map { ":\\, " + $0.latex }.joined()
      return "\(command)_{\(below)} \(body.latex(within: .product))"
    case .neighbour(let neighbour, let inner):
      let mark =
        switch neighbour {
        case .nextN: "n^{+}"
        case .nextLambda: "\\lambda^{+}"
        case .symbolwise: "m = 1"
        }
      return "\\left.\(inner.latex(within: .element))\\right|_{\(mark)}"
    }
  }

  private func latex(within least: Precedence) -> String {
    var needed = precedence
    // A fraction groups by itself; a sum over symbols reaches as far as it can.
    if case .operation(.divided, _, _) = kind, least <= .signed { needed = .element }
    if case .fold(.sum, _, _, _) = kind { needed = .sum }
    return needed < least ? "\\left(\(latex)\\right)" : latex
  }

  private static func latex(_ left: ClaimExpression, _ sign: Operator, _ right: ClaimExpression)
    -> String
  {
    switch sign {
    case .plus, .minus:
      return "\(left.latex(within: .sum)) \(sign.rawValue) \(right.latex(within: .product))"
    case .times:
      let separator = right.startsWithNumeral ? " \\cdot " : " \\, "
      return left.latex(within: .product) + separator + right.latex(within: .signed)
    case .divided: return "\\frac{\(left.latex)}{\(right.latex)}"
    case .power:
      var base = left.latex(within: .element)
      // A quantity with an exponent of its own, such as P^*, is bracketed.
      if base.contains("^"), !base.hasPrefix("\\left(") { base = "\\left(\(base)\\right)" }
      return "\(base)^{\(right.latex)}"
    }
  }

  private var startsWithNumeral: Bool {
    switch kind {
    case .numeral: true
    case .operation(.times, let left, _), .operation(.power, let left, _): left.startsWithNumeral
    default: false
    }
  }

  private static func latex(_ function: Function, _ arguments: [ClaimExpression]) -> String {
    let texts = arguments.map(\.latex)
    let list = texts.joined(separator: ", ")
    func named(_ name: String) -> String { "\\operatorname{\(name)}\\left(\(list)\\right)" }
    switch function {
    case .kl: return "\\mathrm{KL}\\left(\(texts.joined(separator: " \\,\\|\\, "))\\right)"
    case .tv: return "\\mathrm{TV}\\left(\(list)\\right)"
    case .chi2: return "\\chi^2\\left(\(texts.joined(separator: " \\,\\|\\, "))\\right)"
    case .hellinger2: return "H^2\\left(\(list)\\right)"
    case .expectation, .variance, .covariance:
      let command = [
        Function.expectation: "\\mathbb{E}", .variance: "\\mathrm{Var}",
        .covariance: "\\mathrm{Cov}",
      ]
      let values = texts.dropFirst().joined(separator: ", ")
      return "\(command[function] ?? "")_{\(texts.first ?? "")}\\left[\(values)\\right]"
    case .probability: return "\(texts.first ?? "")(\(texts.dropFirst().joined()))"
    case .winRate: return named("win")
    case .binaryKL: return "d\\left(\(texts.joined(separator: " \\,\\|\\, "))\\right)"
    case .legendre: return "I\\left(\(list)\\right)"
    case .leastCount: return "n^{*}\\left(\(list)\\right)"
    case .sqrt: return "\\sqrt{\(list)}"
    case .abs: return "\\left|\(list)\\right|"
    case .log, .exp, .sinh, .min, .max: return "\\\(function.rawValue)\\left(\(list)\\right)"
    }
  }

  /// A numeral: powers of ten and hexadecimal numerals in the usual notation.
  private static func latex(numeral text: String) -> String {
    if text.hasPrefix("0x") || text.hasPrefix("0X") { return "\\mathtt{\(text)}" }
    let parts = text.split(whereSeparator: { $0 == "e" || $0 == "E" })
    guard parts.count == 2 else { return text }
    let exponent = parts[1].hasPrefix("+") ? parts[1].dropFirst() : parts[1]
    return "\(parts[0]) \\cdot 10^{\(exponent)}"
  }

  /// A bound or defined name: one letter as it is, a Greek letter as such, words upright; a
  /// part behind `_` and digits at the end become the index.
  fileprivate static func latex(name: String) -> String {
    let stem = name.prefix { $0.isLetter }
    let index = name.dropFirst(stem.count).drop { $0 == "_" }
    let greek = [
      "alpha", "beta", "gamma", "delta", "epsilon", "eta", "theta", "kappa", "nu", "xi", "rho",
      "sigma", "tau", "phi", "chi", "psi", "omega",
    ]
    let escaped = { (text: Substring) in text.replacing("_", with: "\\_") }
    let head =
      stem.count == 1
      ? String(stem)
      : greek.contains(String(stem)) ? "\\\(stem)" : "\\mathrm{\(escaped(stem))}"
    if stem.isEmpty { return "\\mathrm{\(escaped(name[...]))}" }
    return index.isEmpty ? head : "\(head)_{\\mathrm{\(escaped(index))}}"
  }
}

extension Definition {
  /// The name in LaTeX, for mathematics mode.
  public var latexName: String { ClaimExpression.latex(name: name) }
}

extension Relation {
  /// The comparison in LaTeX, for mathematics mode.
  public var latex: String { "\(left.latex) \(sign.latex) \(right.latex)" }
}

extension Relation.Sign {
  /// The comparison sign in LaTeX.
  public var latex: String {
    switch self {
    case .lessOrEqual: "\\le"
    case .greaterOrEqual: "\\ge"
    case .less: "<"
    case .greater: ">"
    case .equal: "="
    }
  }
}

extension Binder {
  fileprivate var latex: String {
    let name = ClaimExpression.latex(name: name)
    return switch domain {
    case .symbols: name
    case .event(let event): "\(name) \\in \(ClaimExpression.latex(name: event))"
    case .upperSets: "\(name) \\in \\{\\{w \\ge c\\} : c\\}"
    case .events: "\(name) \\subseteq \\mathcal{X}"
    case .numbers(let numbers):
      "\(name) \\in \\{\(numbers.map(\.latex).joined(separator: ", "))\\}"
    }
  }
}

extension Statement {
  /// The statement in LaTeX, for mathematics mode.
  public var latex: String {
    guard !binders.isEmpty else { return comparison.latex }
    let names = binders.map(\.latex).joined(separator: ",\\; ")
    let conditions = conditions.map(\.latex).joined(separator: " \\text{ and } ")
    let scope = conditions.isEmpty ? "" : " \\text{ with } \(conditions)"
    return "\\forall \(names)\(scope):\\quad \(comparison.latex)"
  }
}
