// Copyright 2026 the softbon authors
// SPDX-License-Identifier: Apache-2.0
//
// The exact law by enumeration over count vectors c with |c| = n:  D-COMPOSITIONS
//   P_n(i) = D^(−n) Σ_c n!/(Π c_j!) · Π A_j^{c_j} · c_i a_i / Σ_j c_j a_j.
// The sum is streamed: partial sums are merged like the digits of a binary counter, so that numbers of like size meet
// and memory does not grow with the number of compositions.

internal import ExactArithmetic

/// A growing sum of vectors of fractions, each vector over one denominator.
private struct FractionSum {
  struct Term {
    /// At least log₂ of the number of vectors in the term.
    var rank: Int
    var denominator: Integer
    var numerators: [Integer]

    /// Adds another term: both are brought to a common denominator, the least one except for short sums, where
    /// finding it costs more than it saves.
    mutating func add(_ other: Term) {
      var (own, others) = (other.denominator, denominator)
      if min(rank, other.rank) >= 4 {
        let divisor = Integer.gcd(own, others)
        own = own.exactQuotient(dividingBy: divisor)
        others = others.exactQuotient(dividingBy: divisor)
      }
      for i in numerators.indices {
        numerators[i] *= own
        numerators[i].addProduct(other.numerators[i], others)
      }
      denominator *= own
      rank = max(rank, other.rank) + 1
    }
  }

  private var terms: [Term] = []

  mutating func add(_ term: Term) {
    var term = term
    while let last = terms.last, last.rank <= term.rank {
      terms.removeLast()
      term.add(last)
    }
    terms.append(term)
  }

  /// The whole sum; nil when nothing was added.
  var total: Term? {
    guard var result = terms.last else { return nil }
    for term in terms.dropLast().reversed() { result.add(term) }
    return result
  }
}

extension IntegralLevels {
  /// The exact law by enumeration over compositions.
  ///
  /// - Complexity: binomial(n + k − 1, k − 1) compositions; memory for O(log) partial sums per thread.
  func lawByCompositions(n: Int, options: EngineOptions) throws(EngineError) -> [Rational] {
    // The outermost count, modulo a fixed number of pieces, tells the piece; with two letters there is one row only.
    let pieces = min(64, (count - 2) * n + 1)
    let sums = try inParallel(count: pieces, options: options) { piece throws(EngineError) in
      var walk = CompositionWalk(self, n: n, options: options)
      try walk.piece(piece, of: pieces, n: n)
      return walk.sum
    }
    var whole = FractionSum()
    for sum in sums {
      if let term = sum.total { whole.add(term) }
    }
    guard let total = whole.total else { return [] }
    let divisor = total.denominator * Integer.power(denominator, UInt(n))
    return (0..<count).map { Rational(total.numerators[$0] * weights[$0], divisor) }
  }
}

/// The walk over all compositions: the counts of all letters but the last two, and then rows over the last two.
private struct CompositionWalk {
  let levels: IntegralLevels
  var counts: [Int]
  var sum = FractionSum()
  var poll: InterruptionPoll

  init(_ levels: IntegralLevels, n: Int, options: EngineOptions) {
    self.levels = levels
    counts = Array(repeating: 0, count: levels.count)
    poll = InterruptionPoll(options, every: levels.pollInterval(n: n))
  }

  /// Visits the compositions whose first letter with a positive count, and that count, are dealt to this piece; the
  /// one row without such a letter belongs to the first.
  mutating func piece(_ piece: Int, of pieces: Int, n: Int) throws(EngineError) {
    if piece == 0 { try row(left: n, mass: 1, weight: 0) }
    var choice = 0
    for letter in 0..<(levels.count - 2) {
      for count in 1...n {
        choice += 1
        if choice % pieces != piece { continue }
        try take(count, of: letter, left: n, mass: 1, weight: 0)
      }
    }
  }

  /// Visits all compositions that go on with letters from `letter` on; `mass` is n!/(Π c! left!)·ΠA^c of the counts so
  /// far and `weight` the sum of their weights. Only positive counts are walked, so that the depth is at most n.
  private mutating func visit(
    from letter: Int, left: Int, mass: Integer, weight: Integer
  ) throws(EngineError) {
    try row(left: left, mass: mass, weight: weight)
    if left == 0 { return }
    for next in letter..<max(letter, levels.count - 2) {
      for count in 1...left { try take(count, of: next, left: left, mass: mass, weight: weight) }
    }
  }

  private mutating func take(
    _ count: Int, of letter: Int, left: Int, mass: Integer, weight: Integer
  ) throws(EngineError) {
    counts[letter] = count
    try visit(
      from: letter + 1, left: left - count,
      mass: mass * Integer.binomial(Integer(left), count)
        * Integer.power(levels.masses[letter], UInt(count)),
      weight: weight + levels.weights[letter] * Integer(count))
    counts[letter] = 0
  }

  /// Sums over the counts m and left − m of the last two letters.
  private mutating func row(left: Int, mass: Integer, weight: Integer) throws(EngineError) {
    let (a, b) = (levels.count - 2, levels.count - 1)
    var mass = mass * Integer.power(levels.masses[b], UInt(left))
    var denominator = weight + levels.weights[b] * Integer(left)
    let difference = levels.weights[a] - levels.weights[b]
    // Numerators of Σ z and Σ m z, where z = mass / weight sum.
    var rowSum = FractionSum()
    for m in 0...left {
      try poll.count(1)
      rowSum.add(
        FractionSum.Term(
          rank: 0, denominator: denominator, numerators: [mass, mass * Integer(m)]))
      if m == left { break }
      mass = (mass * (levels.masses[a] * Integer(left - m)))
        .exactQuotient(dividingBy: levels.masses[b] * Integer(m + 1))
      denominator += difference
    }
    // A term of the sum has one numerator per letter.
    try poll.count(levels.count)
    guard let total = rowSum.total else { return }
    var numerators = counts.map { total.numerators[0] * Integer($0) }
    numerators[a] = total.numerators[1]
    numerators[b] = total.numerators[0] * Integer(left) - total.numerators[1]
    sum.add(
      FractionSum.Term(
        rank: total.rank, denominator: total.denominator, numerators: numerators))
  }
}
