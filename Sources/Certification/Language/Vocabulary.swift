// Copyright 2026 the softbon authors
// SPDX-License-Identifier: Apache-2.0

/// What an expression of the claim language stands for.
public enum ValueType: String, Sendable, Hashable {
  /// A real number, +∞ and −∞ included.
  case number
  /// One real number for each symbol of the alphabet.
  case vector
  /// A probability law on the alphabet; it may stand wherever a vector may.
  case law
  /// A symbol of the alphabet.
  case symbol
  /// A set of symbols.
  case event

  /// The type with its article, as in an error message.
  var described: String { self == .event ? "an event" : "a \(rawValue)" }
}

/// What a case must have beyond n, P and weights before an expression means something in it.
public enum Requirement: String, Sendable, Hashable, CaseIterable {
  /// The problem has rewards.
  case rewards
  /// The problem has a temperature: its weights are exp(r/λ).
  case temperature
  /// The grid has a greater n for the same problem.
  case nextN
  /// The grid has a greater λ for the same probabilities and rewards.
  case nextLambda
  /// The alphabet has at most `Requirement.enumerableSymbols` symbols.
  case enumerableEvents
  /// The problem is one of sequences of symbols.
  case block
  /// Enumeration computes Pₙ: λ > 0, and at most `Requirement.enumerableTerms` compositions.
  case enumeration
  /// Integration computes Pₙ: λ > 0, n ≥ 2 and two levels.
  case integration

  /// The greatest alphabet over all of whose events a claim may range (2¹⁰ events).
  public static let enumerableSymbols = 10
  /// The greatest number of compositions over which `enumerated` sums.
  public static let enumerableTerms = 100_000
}

/// A named quantity of the claim language.
///
/// `Quantity.table` says what each stands for; the documentation is made from it.
public enum Quantity: String, Sendable, Hashable, CaseIterable {
  // Laws on the alphabet.
  case soft, tilted, hard, reference, P, enumerated, integrated
  // Vectors over the symbols.
  case w, r
  // Numbers.
  case n, k, length, lambda, mu, cv2, spread, gap, comonotone
  case rewardRange = "Delta"
  case leastWeight = "w_min"
  case greatestWeight = "w_max"
  case leastReward = "r_min"
  case greatestReward = "r_max"
  case infinity = "inf"

  /// What a quantity is: one row of the language's table of names.
  public struct Entry: Sendable {
    /// Whether it is a number, a vector or a law.
    public let type: ValueType
    /// What it is, in words; numbers in nats and in units of the reward.
    public let meaning: String
    /// Its definition in the notation of the field.
    public let formula: String
    /// Its name in LaTeX.
    public let latex: String
    /// What a case must have for the quantity to exist.
    public let requirement: Requirement?

    init(
      _ type: ValueType, _ meaning: String, _ formula: String, _ latex: String,
      needs requirement: Requirement? = nil
    ) {
      self.type = type
      self.meaning = meaning
      self.formula = formula
      self.latex = latex
      self.requirement = requirement
    }
  }

  /// The row of the table that describes the quantity (mathematics.md §1).
  public var entry: Entry {
    switch self {
    case .soft:
      Entry(.law, "output law of Soft Best-of-n", "Pₙ(i) = Pr(X_J = i), Pr(J = j) ∝ w(X_j)", "P_n")
    case .tilted:
      Entry(.law, "tilted optimum, maximiser of E_Q[r] − λ KL(Q‖P)", "P*ᵢ = Pᵢ wᵢ / μ", "P^*")
    case .hard:
      Entry(
        .law, "output law of hard Best-of-n, ties in proportion to P", "limit of Pₙ as λ → 0",
        "P_n^{\\mathrm{hard}}")
    case .reference, .P:
      Entry(.law, "reference law, positive on the support", "Pᵢ, Σ Pᵢ = 1", "P")
    case .enumerated:
      Entry(
        .law, "Pₙ by enumeration", "as soft", "P_n^{\\mathrm{enumeration}}", needs: .enumeration)
    case .integrated:
      Entry(
        .law, "Pₙ by integration of its Laplace form", "as soft", "P_n^{\\mathrm{Laplace}}",
        needs: .integration)
    case .w:
      Entry(
        .vector, "weights, fixed by the problem up to a common factor", "wᵢ = exp(rᵢ/λ), or given",
        "w")
    case .r: Entry(.vector, "rewards", "rᵢ", "r", needs: .rewards)
    case .n: Entry(.number, "number of candidates", "n ≥ 1", "n")
    case .k: Entry(.number, "number of symbols of positive probability", "k ≥ 1", "k")
    case .length:
      Entry(
        .number, "number of symbols in a sequence, where the problem is one of sequences", "m ≥ 1",
        "m", needs: .block)
    case .lambda: Entry(.number, "temperature", "λ ≥ 0", "\\lambda", needs: .temperature)
    case .mu: Entry(.number, "partition function, the mean weight", "μ = Σ Pᵢ wᵢ", "\\mu")
    case .cv2:
      Entry(
        .number, "squared coefficient of variation of the weight", "CV² = Σ Pᵢ (wᵢ − μ)² / μ²",
        "\\mathrm{CV}^2")
    case .spread:
      Entry(
        .number, "greatest ratio of two weights", "e^{Δ/λ} = w_max / w_min", "e^{\\Delta/\\lambda}")
    case .gap:
      Entry(
        .number, "reward gap", "gₙ = E_{P*}[r] − E_{Pₙ}[r]", "g_n", needs: .rewards)
    case .comonotone:
      Entry(
        .number, "1, but 0 where a symbol with the greater reward weighs less",
        "1 if (rᵢ − rⱼ)(wᵢ − wⱼ) ≥ 0 for all i, j, else 0", "\\mathbf{1}_{r \\sim w}")
    case .rewardRange:
      Entry(.number, "reward range", "Δ = r_max − r_min", "\\Delta", needs: .rewards)
    case .leastWeight: Entry(.number, "least weight", "minᵢ wᵢ", "w_{\\min}")
    case .greatestWeight: Entry(.number, "greatest weight", "maxᵢ wᵢ", "w_{\\max}")
    case .leastReward: Entry(.number, "least reward", "minᵢ rᵢ", "r_{\\min}", needs: .rewards)
    case .greatestReward: Entry(.number, "greatest reward", "maxᵢ rᵢ", "r_{\\max}", needs: .rewards)
    case .infinity: Entry(.number, "infinity", "+∞", "\\infty")
    }
  }

  /// The quantity's type.
  public var type: ValueType { entry.type }
}

/// A named function of the claim language.
public enum Function: String, Sendable, Hashable, CaseIterable {
  // Divergences and other functionals of laws.
  case kl, tv, chi2, hellinger2
  case expectation = "E"
  case variance = "Var"
  case covariance = "Cov"
  case probability = "prob"
  case winRate = "win_rate"
  // Functions of numbers that are more than elementary.
  case binaryKL = "binary_kl"
  case legendre
  case leastCount = "least_n"
  // Elementary functions, of numbers or element by element of vectors.
  case log, exp, sqrt, sinh, abs, min, max

  /// What a function accepts at one place.
  public enum Parameter: Sendable, Hashable {
    /// A value of one type; a law may stand for a vector.
    case value(ValueType)
    /// A number or a vector; the function then acts element by element.
    case numberOrVector
  }

  /// What a function is: one row of the language's table of functions.
  public struct Entry: Sendable {
    /// What stands at each place; the last may be repeated when `isVariadic`.
    public let parameters: [Parameter]
    /// Whether the last parameter may be repeated, two arguments in all being the least.
    public let isVariadic: Bool
    /// What the function is, in words.
    public let meaning: String
    /// Its definition in the notation of the field.
    public let formula: String
    /// What a case must have for the function to exist.
    public let requirement: Requirement?

    init(
      _ parameters: [Parameter], _ meaning: String, _ formula: String, isVariadic: Bool = false,
      needs requirement: Requirement? = nil
    ) {
      self.parameters = parameters
      self.isVariadic = isVariadic
      self.meaning = meaning
      self.formula = formula
      self.requirement = requirement
    }
  }

  /// The row of the table that describes the function (mathematics.md §1 and §3).
  public var entry: Entry {
    let law = Parameter.value(.law)
    let vector = Parameter.value(.vector)
    let number = Parameter.value(.number)
    return switch self {
    case .kl: Entry([law, law], "Kullback–Leibler divergence, nats", "KL(p‖q) = Σ pᵢ log(pᵢ/qᵢ)")
    case .tv: Entry([law, law], "total variation", "½ Σ |pᵢ − qᵢ|")
    case .chi2: Entry([law, law], "chi-square divergence", "Σ (pᵢ − qᵢ)² / qᵢ")
    case .hellinger2: Entry([law, law], "squared Hellinger distance", "1 − Σ √(pᵢ qᵢ)")
    case .expectation: Entry([law, vector], "expectation", "Σ pᵢ vᵢ")
    case .variance: Entry([law, vector], "variance", "Σ pᵢ (vᵢ − E_p[v])²")
    case .covariance:
      Entry([law, vector, vector], "covariance", "Σ pᵢ (uᵢ − E_p[u]) (vᵢ − E_p[v])")
    case .probability: Entry([law, .value(.event)], "probability of an event", "Σ_{i ∈ A} pᵢ")
    case .winRate:
      Entry(
        [law, law], "probability that a draw from the first law has the greater reward, ties half",
        "Pr(r(Y) > r(X)) + ½ Pr(r(Y) = r(X)), Y ~ p, X ~ q", needs: .rewards)
    case .binaryKL:
      Entry(
        [number, number], "binary Kullback–Leibler divergence, nats",
        "d(p‖q) = p log(p/q) + (1 − p) log((1 − p)/(1 − q))")
    case .legendre:
      Entry(
        [number], "least KL(Q‖P) at mean reward x (Cramér's rate function of the reward), nats",
        "I(x) = sup_θ (θ x − log E_P[exp(θ r)])", needs: .rewards)
    case .leastCount:
      Entry(
        [number], "least n at which the mean reward of the selected symbol is at least x",
        "min {n : E_{Pₙ}[r] ≥ x}", needs: .rewards)
    case .log: Entry([.numberOrVector], "natural logarithm", "log x")
    case .exp: Entry([.numberOrVector], "exponential", "eˣ")
    case .sqrt: Entry([.numberOrVector], "square root", "√x")
    case .sinh: Entry([.numberOrVector], "hyperbolic sine", "(eˣ − e⁻ˣ)/2")
    case .abs: Entry([.numberOrVector], "absolute value", "|x|")
    case .min: Entry([.numberOrVector], "least of the arguments", "min(a, b, …)", isVariadic: true)
    case .max:
      Entry([.numberOrVector], "greatest of the arguments", "max(a, b, …)", isVariadic: true)
    }
  }
}

/// A function over the instances of a binder, as in `sum(i, soft[i])`.
public enum Fold: String, Sendable, Hashable, CaseIterable {
  /// The sum; 0 when there is no instance.
  case sum
  /// The least value; +∞ when there is no instance.
  case min
  /// The greatest value; −∞ when there is no instance.
  case max
}

/// The same expression at another case: a neighbour in the grid, or the problem of one symbol.
public enum Neighbour: String, Sendable, Hashable, CaseIterable {
  /// At the next greater n of the grid.
  case nextN = "next_n"
  /// At the next greater λ of the grid.
  case nextLambda = "next_lambda"
  /// At the problem of one symbol, at the same n and λ, where the problem is one of sequences.
  case symbolwise

  /// The other case must exist.
  public var requirement: Requirement {
    switch self {
    case .nextN: .nextN
    case .nextLambda: .nextLambda
    case .symbolwise: .block
    }
  }
}

/// The words of the language that are not names.
enum Keyword {
  static let forall = "forall"
  static let `in` = "in"
  static let `where` = "where"
  static let and = "and"
  static let symbols = "symbols"
  static let events = "events"
  static let upperSets = "upper_sets"
  static let all = [forall, `in`, `where`, and, symbols, events, upperSets]
}

/// Everything that the language gives a meaning to, for suggestions and to refuse redefinition.
enum Vocabulary {
  static let quantities = Dictionary(
    uniqueKeysWithValues: Quantity.allCases.map { ($0.rawValue, $0) })
  static let functions = Set(
    Function.allCases.map(\.rawValue) + Fold.allCases.map(\.rawValue)
      + Neighbour.allCases.map(\.rawValue))
  static let reserved = Set(quantities.keys).union(functions).union(Keyword.all)
}
