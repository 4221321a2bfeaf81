// Copyright 2026 the softbon authors
// SPDX-License-Identifier: Apache-2.0
//
// Values of the claim language as symbols, to decide equalities that no precision decides.
//
// 1. Soundness: two values are called identical only when they are the same number, different only when that is
//    proved.
// 2. Bounded effort: whatever grows too large, or leaves the forms below, is unknown.
// 3. Reach: every equality of the catalogue at n = 1, k = 1, equal rewards, λ = 0 and λ = ∞ is decided.

internal import Enclosures
internal import ExactArithmetic

/// A number as q + Σ c_j·log|a_j| + Σ d_j·√s_j with q, a_j, c_j, d_j, in the field of `ExponentialQuotient`.
///
/// Equal records are equal numbers.
struct ExactNumber: Sendable, Hashable {
  /// A number outside the field that occurs with a coefficient.
  enum Atom: Sendable, Hashable {
    /// The logarithm of a positive element of the field, neither 1 nor of the form e^a.
    case logarithm(ExponentialQuotient)
    /// The positive square root of a positive number.
    indirect case root(ExactNumber)
    /// A real number of which nothing is known but that it is this one.
    indirect case unnamed(Unnamed)
  }

  /// A number without a form in the field and its logarithms.
  enum Unnamed: Sendable, Hashable {
    /// A power of a positive rational number that is too long to be written out.
    case power(Rational, Integer)
    /// The probability of a level under a law.
    case probability(law: String, level: Int)
    /// KL(p‖q), by the pairs (p, q) of a partition whose ratios p/q differ.
    case divergence(Set<[ExactNumber]>)
  }

  /// The part that lies in the field.
  let constant: ExponentialQuotient
  /// The atoms with their coefficients, none 0.
  private(set) var atoms: [Atom: ExponentialQuotient]
  /// The number of atoms, those below roots included.
  private(set) var nodes: Int
  /// The atoms that equal records do not compare conclusively: logarithms of elements that are not reduced, roots.
  private var loose: Set<Atom>

  static let zero = ExactNumber(.zero)

  init(_ constant: ExponentialQuotient) {
    self.constant = constant
    atoms = [:]
    nodes = 0
    loose = []
  }

  /// An atom; nil when there are too many below it.
  init?(_ atom: Atom, plus constant: ExponentialQuotient = .zero) {
    self.init(constant)
    guard add(.one, times: atom) else { return nil }
  }

  private init(
    _ constant: ExponentialQuotient, atoms: [Atom: ExponentialQuotient], like number: Self
  ) {
    self.constant = constant
    self.atoms = atoms
    nodes = number.nodes
    loose = number.loose
  }

  /// Adds a multiple of an atom, collecting it with one that is visibly the same or reciprocal; false when the number
  /// gets too large. Atoms that are the same unseen stay apart, which is no error.
  private mutating func add(_ coefficient: ExponentialQuotient, times atom: Atom) -> Bool {
    if coefficient.isZero { return true }
    guard let (same, sign) = match(atom) else {
      guard nodes + atom.nodes <= ExactLimit.nodes else { return false }
      nodes += atom.nodes
      atoms[atom] = coefficient
      if !atom.isCanonical { loose.insert(atom) }
      return true
    }
    guard let sum = (atoms[same] ?? .zero) + (sign > 0 ? coefficient : -coefficient) else {
      return false
    }
    if sum.isZero {
      atoms[same] = nil
      loose.remove(same)
      nodes -= same.nodes
    } else {
      atoms[same] = sum
    }
    return true
  }

  /// The atom collected before of which the given one is ±1 times the value, and the sign.
  private func match(_ atom: Atom) -> (Atom, Int)? {
    if atoms[atom] != nil { return (atom, 1) }
    if case .logarithm(let argument) = atom, let inverse = argument.reciprocal,
      atoms[.logarithm(inverse)] != nil
    {
      return (.logarithm(inverse), -1)
    }
    // Canonical records that differ are different.
    let candidates = atom.isCanonical ? Array(loose) : Array(atoms.keys)
    guard candidates.count <= ExactLimit.comparisons, atom.nodes <= ExactLimit.comparisons else {
      return nil
    }
    for other in candidates where other.nodes <= ExactLimit.comparisons {
      if let sign = atom.sign(relativeTo: other) { return (other, sign) }
    }
    return nil
  }

  // What follows from the atoms is left out: below roots, comparing it as well doubles the work with every level.
  static func == (a: Self, b: Self) -> Bool {
    a.nodes == b.nodes && a.constant == b.constant && a.atoms == b.atoms
  }

  func hash(into hasher: inout Hasher) {
    hasher.combine(nodes)
    hasher.combine(constant)
    hasher.combine(atoms)
  }

  /// Whether a number occurs of which nothing is known.
  var isUnnamed: Bool {
    atoms.keys.contains {
      switch $0 {
      case .logarithm: false
      case .root(let argument): argument.isUnnamed
      case .unnamed: true
      }
    }
  }

  /// The number when it lies in the field.
  var element: ExponentialQuotient? { atoms.isEmpty ? constant : nil }

  static func + (a: Self, b: Self) -> Self? {
    guard let constant = a.constant + b.constant else { return nil }
    let (few, many) = a.atoms.count < b.atoms.count ? (a, b) : (b, a)
    var result = Self(constant, atoms: many.atoms, like: many)
    for (atom, coefficient) in few.atoms {
      guard result.add(coefficient, times: atom) else { return nil }
    }
    return result
  }

  static prefix func - (a: Self) -> Self {
    Self(-a.constant, atoms: a.atoms.mapValues { -$0 }, like: a)
  }

  /// The number times an element of the field.
  func scaled(by factor: ExponentialQuotient) -> Self? {
    if factor.isZero { return .zero }
    guard let constant = constant * factor else { return nil }
    var scaled = atoms
    for (atom, coefficient) in atoms {
      guard let product = coefficient * factor else { return nil }
      scaled[atom] = product
    }
    return Self(constant, atoms: scaled, like: self)
  }

  /// Encloses the number.
  func enclosure(at precision: Precision) -> Interval {
    let terms = atoms.map { atom, coefficient in
      atom.enclosure(at: precision) * coefficient.enclosure(at: precision)
    }
    return Interval.sum([constant.enclosure(at: precision)] + terms, at: precision)
  }
}

extension ExactNumber.Atom {
  /// The number of atoms, this one and those below it.
  fileprivate var nodes: Int {
    if case .root(let argument) = self { 1 + argument.nodes } else { 1 }
  }

  /// Whether canonical atoms are the same number only when their records are equal.
  fileprivate var isCanonical: Bool {
    switch self {
    case .logarithm(let argument): argument.isReduced
    case .root: false
    case .unnamed: true
    }
  }

  /// +1 when both atoms are proved to be the same, −1 when one is minus the other, else nil.
  fileprivate func sign(relativeTo other: Self) -> Int? {
    switch (self, other) {
    case (.logarithm(let a), .logarithm(let b)):
      if a.isIdentical(to: b) == true { return 1 }
      if let inverse = b.reciprocal, a.isIdentical(to: inverse) == true { return -1 }
      return nil
    case (.root(let a), .root(let b)):
      guard let difference = a + -b else { return nil }
      return difference.isZero == true ? 1 : nil
    default: return nil
    }
  }

  fileprivate func enclosure(at precision: Precision) -> Interval {
    switch self {
    case .logarithm(let argument):
      (try? .log(argument.enclosure(at: precision))) ?? .entire(at: precision)
    case .root(let argument):
      (try? .sqrt(argument.enclosure(at: precision))) ?? .entire(at: precision)
    case .unnamed: .entire(at: precision)
    }
  }
}

/// A value of the claim language in exact arithmetic.
enum ExactValue: Sendable {
  case finite(ExactNumber)
  case infinite(negative: Bool)
  /// Outside the forms that are decided, too large, or undefined.
  case unknown

  static let zero = ExactValue(Rational.zero)
  static let one = ExactValue(Rational.one)
  static let infinity = ExactValue.infinite(negative: false)

  /// A rational number; unknown when it is very long.
  init(_ value: Rational) {
    self =
      value.bitCount <= ExactLimit.rationalBits
      ? .finite(ExactNumber(ExponentialQuotient(value))) : .unknown
  }

  /// e^a; unknown when a is very long.
  init(exponentialOf a: Rational) {
    self =
      a.bitCount <= ExactLimit.rationalBits
      ? .finite(ExactNumber(ExponentialQuotient(ExponentialSum(.one, exponent: a)))) : .unknown
  }

  init(_ number: ExactNumber?) { self = number.map { .finite($0) } ?? .unknown }

  init(_ element: ExponentialQuotient?) { self.init(element.map { ExactNumber($0) }) }

  /// The number when it lies in the field of quotients of exponential sums.
  var element: ExponentialQuotient? {
    if case .finite(let number) = self { number.element } else { nil }
  }

  /// Whether a number occurs of which nothing is known.
  var isUnnamed: Bool { if case .finite(let number) = self { number.isUnnamed } else { false } }

  /// The value when it is known to be rational.
  var rational: Rational? { element?.rational }

  /// Encloses the value; the whole line when it is not finite or unknown.
  func enclosure(at precision: Precision) -> Interval {
    if case .finite(let number) = self {
      number.enclosure(at: precision)
    } else {
      .entire(at: precision)
    }
  }
}

// MARK: - Decisions

extension ExactValue {
  /// Whether the value is 0: proved, refuted, or nil.
  var isZero: Bool? {
    switch self {
    case .finite(let number): number.isZero
    case .infinite: false
    case .unknown: nil
    }
  }

  /// The sign: 0 when the value is proved to be zero, else the sign of an enclosure that excludes zero; nil when
  /// neither is found.
  var sign: Int? {
    switch self {
    case .infinite(let negative): return negative ? -1 : 1
    case .unknown: return nil
    case .finite(let number):
      if number.isUnnamed { return nil }
      if let sign = number.element?.visibleSign { return sign }
      let first = number.enclosure(at: Precision(bits: 128))
      if first.isCertainlyPositive { return 1 }
      if first.isCertainlyNegative { return -1 }
      if number.isZero == true { return 0 }
      var precision = Precision(bits: 512)
      while precision <= ExactLimit.signPrecision {
        let enclosure = number.enclosure(at: precision)
        if enclosure.isCertainlyPositive { return 1 }
        if enclosure.isCertainlyNegative { return -1 }
        precision = Precision(bits: 4 * precision.bits)
      }
      return nil
    }
  }

  /// Whether two values are the same: proved, refuted, or nil. Infinities of one sign are the same.
  func isIdentical(to other: ExactValue) -> Bool? {
    switch (self, other) {
    case (.unknown, _), (_, .unknown): nil
    case (.infinite(let a), .infinite(let b)): a == b
    case (.infinite, .finite), (.finite, .infinite): false
    case (.finite, .finite): (self - other).isZero
    }
  }
}

// MARK: - Arithmetic

extension ExactValue {
  static prefix func - (a: ExactValue) -> ExactValue {
    switch a {
    case .finite(let number): .finite(-number)
    case .infinite(let negative): .infinite(negative: !negative)
    case .unknown: .unknown
    }
  }

  static func + (a: ExactValue, b: ExactValue) -> ExactValue {
    switch (a, b) {
    case (.finite(let x), .finite(let y)): ExactValue(x + y)
    case (.infinite(let x), .infinite(let y)): x == y ? a : .unknown
    case (.infinite, .finite): a
    case (.finite, .infinite): b
    case (.unknown, _), (_, .unknown): .unknown
    }
  }

  static func - (a: ExactValue, b: ExactValue) -> ExactValue { a + -b }

  static func * (a: ExactValue, b: ExactValue) -> ExactValue {
    switch (a, b) {
    case (.finite(let x), .finite(let y)):
      if let factor = y.element { return ExactValue(x.scaled(by: factor)) }
      if let factor = x.element { return ExactValue(y.scaled(by: factor)) }
      return .unknown
    case (.unknown, _), (_, .unknown): return .unknown
    case (.infinite, _), (_, .infinite):
      guard let s = a.sign, let t = b.sign, s * t != 0 else { return .unknown }
      return .infinite(negative: s * t < 0)
    }
  }

  /// A quotient; unknown for a divisor 0.
  static func / (a: ExactValue, b: ExactValue) -> ExactValue {
    switch (a, b) {
    case (.finite, .infinite): return .zero
    case (.infinite(let negative), .finite):
      guard let sign = b.sign, sign != 0 else { return .unknown }
      return .infinite(negative: negative != (sign < 0))
    case (.finite(let x), .finite(let y)):
      if let divisor = y.element {
        return ExactValue(divisor.reciprocal.flatMap { x.scaled(by: $0) })
      }
      // Beyond the field only two quotients are plain: of zero, and of a number by itself.
      if b.sign.map({ $0 != 0 }) != true { return .unknown }
      if a.isZero == true { return .zero }
      return a.isIdentical(to: b) == true ? .one : .unknown
    default: return .unknown
    }
  }
}
