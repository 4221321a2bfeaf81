// Copyright 2026 the softbon authors
// SPDX-License-Identifier: Apache-2.0
//
// Tests of a sampler against the exact law, with enclosed p-values.  D-SAMPLER-TESTS

public import Enclosures
public import ExactArithmetic

/// Why a sample cannot be tested.
public struct SampleError: Error, Sendable, CustomStringConvertible {
  /// What is wrong and what would be right.
  public let description: String
}

/// What the tests of one sample say.
public struct SamplerTest: Sendable {
  /// The test that decides about the counts.
  public enum Kind: String, Sendable {
    /// The exact multinomial test.
    case exact
    /// The exact multinomial test of the cells, rare outcomes being taken together.
    case pooled
    /// The G-test; its p-value is that of the limit law.
    case asymptotic
    /// Every outcome is expected fewer than five times: the bound that holds for every number of draws decides.
    case bound
    /// An outcome of probability 0 occurred.
    case impossible
    /// There is one possible outcome, or there are no draws.
    case trivial
  }

  /// The working precision: counts below 2^40 lose at most 41 of these bits.
  private static let precision = Precision(bits: 192)
  /// The exact test is used up to this many vectors of counts.
  public static let maximumVectors = Integer(100_000)
  /// The exact test is used for up to this many outcomes: its recursion is as deep.
  public static let maximumOutcomes = 1000

  /// The sample.
  public let sample: GivenSample
  /// The counts.
  public let counts: [Int]
  /// The law, enclosed.
  public let law: [Interval]
  /// The number of draws.
  public let total: Int
  /// The test of the counts.
  public let kind: Kind
  /// Its p-value.
  public let pValue: Interval
  /// The number of cells: the possible outcomes, those that are expected fewer than five times being taken together; nil for an
  /// impossible outcome. The limit law has one degree of freedom fewer.
  public let cells: Int?
  /// G = 2 Σ c log(c/(Np)) over all possible outcomes, to which the bound belongs; nil for an impossible outcome.
  public let g: Interval?
  /// G over the cells, to which the asymptotic p-value belongs; nil for an impossible outcome or fewer than two cells.
  public let pooledG: Interval?
  /// Pearson's Σ (c − Np)²/(Np) over the cells; nil likewise.
  public let chiSquare: Interval?
  /// The p-value of chiSquare under its limit law; nil likewise.
  public let chiSquareTail: Interval?
  /// An upper bound of Pr(G ≥ g) that holds for every number of draws.
  public let bound: Interval
  /// The betting test of the draws in their order; nil where only counts are given.
  public let betting: BettingTest?
  /// The level of the case.
  public let level: Rational

  /// Tests a sample.
  ///
  /// - Parameters:
  ///   - sample: counts or draws, at least one.
  ///   - expected: the answers of its case.
  ///   - level: the level of this case; half of it goes to each test where there are two.
  /// - Throws: `SampleError` when the numbers of symbols differ.
  public init(
    _ sample: GivenSample, expected: ExpectedAnswers, level: Rational
  ) throws(SampleError) {
    self.sample = sample
    self.level = level
    let numbers = expected.numbers["soft"] ?? []
    let precision = Self.precision
    let law = numbers.map {
      Interval.max($0.interval(at: precision) ?? .entire(at: precision), Interval(0, at: precision))
    }
    self.law = law
    var counts = sample.counts
    if let draws = sample.draws {
      counts = [Int](repeating: 0, count: law.count)
      var betting = BettingTest(law, level: level * Rational(1, 2))
      for draw in draws {
        guard draw < law.count else {
          throw SampleError(
            description:
              "\(sample.caseName) has \(law.count) symbols, 0 to \(law.count - 1);"
              + " the draw \(betting.draws + 1) is \(draw)")
        }
        counts[draw] += 1
        betting.observe(draw)
      }
      self.betting = betting
    } else {
      betting = nil
      guard counts.count == law.count else {
        throw SampleError(
          description:
            "\(sample.caseName) has \(law.count) symbols; there are \(counts.count) counts")
      }
    }
    self.counts = counts
    total = counts.reduce(0, +)
    let support = law.indices.filter { !(law[$0].isPoint && law[$0].containsZero) }
    let one = Interval(1, at: precision)
    let zero = Interval(0, at: precision)
    if counts.indices.contains(where: { counts[$0] > 0 && !support.contains($0) }) {
      (kind, pValue, bound, g, cells) = (.impossible, zero, zero, nil, nil)
      (pooledG, chiSquare, chiSquareTail) = (nil, nil, nil)
      return
    }
    if support.count < 2 || total == 0 {
      (kind, pValue, bound, g, cells) = (.trivial, one, one, zero, min(1, support.count))
      (pooledG, chiSquare, chiSquareTail) = (nil, nil, nil)
      return
    }
    let statistics = SampleStatistics(
      counts: support.map { counts[$0] }, law: support.map { law[$0] })
    g = statistics.g
    bound = statistics.boundOfTypes
    let pooled = statistics.pooled
    cells = pooled.count
    let isSplit = pooled.count > 1
    let pooledG = isSplit ? pooled.g : nil
    self.pooledG = pooledG
    let chiSquare = isSplit ? pooled.chiSquare : nil
    self.chiSquare = chiSquare
    chiSquareTail = chiSquare.map { chiSquareTailProbability($0, degrees: pooled.count - 1) }
    func isExact(_ statistics: SampleStatistics) -> Bool {
      statistics.vectors <= Self.maximumVectors && statistics.count <= Self.maximumOutcomes
    }
    if isExact(statistics) {
      (kind, pValue) = (.exact, statistics.exactTail)
    } else if let pooledG {
      kind = isExact(pooled) ? .pooled : .asymptotic
      pValue =
        kind == .pooled
        ? pooled.exactTail : chiSquareTailProbability(pooledG, degrees: pooled.count - 1)
    } else {
      (kind, pValue) = (.bound, bound)
    }
  }

  /// The level of the test of the counts.
  public var levelOfCounts: Rational { betting == nil ? level : level * Rational(1, 2) }

  /// Whether the sampler is rejected: a p-value that is certainly at most the level, or enough evidence.
  public var isRejected: Bool {
    (pValue - levelOfCounts).isCertainlyNonpositive || betting?.rejectedAt != nil
  }
}

/// Statistics of counts under a law of positive probabilities.
struct SampleStatistics {
  let counts: [Int]
  let law: [Interval]

  var count: Int { counts.count }
  var total: Int { counts.reduce(0, +) }
  private var precision: Precision { law[0].precision }

  /// The number of vectors of so many counts with this sum.
  var vectors: Integer { .binomial(Integer(total + count - 1), count - 1) }

  /// G = 2 Σ c log(c/(Np)).
  var g: Interval {
    let terms = zip(counts, law).filter { $0.0 > 0 }.map { c, p -> Interval in
      let ratio = try? Interval(c, at: precision) / (p * Rational(total))
      let logarithm = ratio.flatMap { try? Interval.log($0) } ?? .entire(at: precision)
      return logarithm * Rational(2 * c)
    }
    return .max(.sum(terms, at: precision), Interval(0, at: precision))
  }

  /// Σ (c − Np)²/(Np).
  var chiSquare: Interval {
    .sum(
      zip(counts, law).map { c, p in
        let mean = p * Rational(total)
        return (try? (mean - Rational(c)).squared() / mean) ?? .entire(at: precision)
      }, at: precision)
  }

  /// D-SAMPLER-TESTS(2): min(1, number of vectors · e^{−G/2}).
  var boundOfTypes: Interval {
    let tail = Interval.exp(g * Rational(-1, 2)) * Rational(vectors)
    return .min(tail, Interval(1, at: precision))
  }

  /// Outcomes expected fewer than five times are taken together: the limit law needs it. HEURISTIC: which ones is decided on
  /// the lower ends, before the counts are looked at; any choice that does not look at them is valid.
  var pooled: Self {
    let isRare = law.map { !($0 * Rational(total) - 5).isCertainlyNonnegative }
    guard isRare.contains(true) else { return self }
    let common = counts.indices.filter { !isRare[$0] }
    let rare = counts.indices.filter { isRare[$0] }
    return Self(
      counts: common.map { counts[$0] } + [rare.map { counts[$0] }.reduce(0, +)],
      law: common.map { law[$0] } + [.sum(rare.map { law[$0] }, at: precision)])
  }

  /// D-SAMPLER-TESTS(1): the probability of all vectors that are no likelier than the counts.
  ///
  /// Where the enclosures do not tell which of two is likelier, the lower end counts it out and the upper end in.
  var exactTail: Interval {
    // Masses without the common factor N!.
    let table = law.map { p -> [Interval] in
      var row = [Interval(1, at: precision)]
      for c in stride(from: 1, through: total, by: 1) {
        row.append((try? row[c - 1] * p / Rational(c)) ?? .entire(at: precision))
      }
      return row
    }
    var observed = Interval(1, at: precision)
    for (row, c) in zip(table, counts) { observed = observed * row[c] }
    var certain = Interval(0, at: precision)
    var possible = Interval(0, at: precision)
    var vector = [Int](repeating: 0, count: count)
    func visit(_ i: Int, _ left: Int, _ mass: Interval) {
      if i == count - 1 {
        vector[i] = left
        let whole = mass * table[i][left]
        switch whole.compared(to: observed) {
        case .certainlyGreater: return
        case .certainlyLess: certain += whole
        case .unknown:
          if vector == counts { certain += whole } else { possible += whole }
        }
        return
      }
      for c in 0...left {
        vector[i] = c
        visit(i + 1, left - c, mass * table[i][c])
      }
    }
    visit(0, total, Interval(1, at: precision))
    let factor = Rational(Integer.factorial(total))
    let least = certain * factor
    let most = (certain + possible) * factor
    return .min(.hull(least, most), Interval(1, at: precision))
  }
}

/// Encloses the probability that a chi-square variable is at least the statistic.  D-SAMPLER-TESTS(4)
///
/// - Parameters:
///   - statistic: an enclosure of a number that is at least 0.
///   - degrees: the degrees of freedom, at least 1.
/// - Returns: an enclosure for every point of the statistic.
public func chiSquareTailProbability(_ statistic: Interval, degrees: Int) -> Interval {
  // The tail falls, so that its ends are at the ends.
  let ends = statistic.ends.map { end in
    end.isBounded
      ? tail(.max(end, Interval(0, at: end.precision)), degrees) : Interval(0, at: end.precision)
  }
  let hull = Interval.hull(ends[0], ends[1])
  return .max(
    .min(hull, Interval(1, at: hull.precision)), Interval(0, at: hull.precision))
}

private func tail(_ statistic: Interval, _ degrees: Int) -> Interval {
  let precision = statistic.precision
  let x = statistic * Rational(1, 2)
  // Terms x^j e^{−x}/Γ(j + 1) for j = 0, 1, … or 1/2, 3/2, … below degrees/2.
  var term = Interval.exp(-x)
  var total: Interval
  var j: Rational
  if degrees % 2 == 0 {
    (total, j) = (term, 0)
  } else {
    let root = (try? Interval.sqrt(x)) ?? .entire(at: precision)
    total = .erfc(root)
    if degrees == 1 { return total }
    // Γ(3/2) = √π/2.
    let half = (try? Interval.sqrt(.pi(at: precision))) ?? .entire(at: precision)
    term = (try? term * root * 2 / half) ?? .entire(at: precision)
    total += term
    j = Rational(1, 2)
  }
  while j + 1 < Rational(degrees, 2) {
    j += 1
    term = (try? term * x / j) ?? .entire(at: precision)
    total += term
  }
  return total
}
