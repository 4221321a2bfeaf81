// Copyright 2026 the softbon authors
// SPDX-License-Identifier: Apache-2.0

import Documents
import Enclosures
import ExactArithmetic
import Golden
import SoftBestOfN
import TestSupport
import Testing

@Suite struct SamplerTestTests {
  private static let precision = Precision(bits: 128)

  private func sample(_ name: String, counts: [Int]) throws -> GivenSample {
    let list = counts.map { "\($0)" }.joined(separator: ",")
    let text =
      "{\"samples\": [{\"case\": \"\(name)\", \"format\": \"binary64\", \"counts\": [\(list)]}]}"
    return try #require(GivenSample.read(Input(name: "x.json", text: text)).first)
  }

  private func test(_ name: String, counts: [Int]) throws -> SamplerTest {
    var source = ComputedSource(options: EngineOptions())
    return try SamplerTest(
      sample(name, counts: counts), expected: source.answers(of: name, in: .binary64),
      level: Rational(1, 1_000_000))
  }

  /// Every outcome is expected less than once, and one that is expected once in a hundred came twelve times.
  @Test func countsOfRareOutcomesOnlyAreJudgedByTheBound() throws {
    let judged = try test("block-8", counts: [12, 0, 0, 0, 0, 0, 0, 0, 0])
    #expect(judged.kind == .bound)
    #expect(judged.isRejected)
  }

  /// The statistics beside a p-value are those of the cells that it is the p-value of.
  @Test func statisticsBelongToTheirPValues() throws {
    // (expected fewer than five times, by the law of "block-8") 20 draws leave two cells, 2000 draws nine.
    let pooled = try test("block-8", counts: [0, 0, 0, 1, 3, 6, 6, 3, 1])
    #expect(pooled.kind == .pooled && pooled.cells == 2)
    let law = pooled.law
    let common = try #require(law.indices.first { (law[$0] * 20 - 5).isCertainlyPositive })
    let (p, hits) = (law[common], pooled.counts[common])
    // Pearson's statistic of two cells, and the binomial test.
    let excess = (p * 20 - Rational(hits)).squared()
    let statistic = try excess / (p * (1 - p) * 20)
    let difference = try #require(pooled.chiSquare) - statistic
    #expect(difference.containsZero && difference.relativeAccuracyBits < 8)
    #expect((difference.magnitude - .powerOfTwo(-100)).isCertainlyNegative)
    func mass(_ c: Int) -> Interval {
      var mass = Interval(Rational(.binomial(20, c)), at: p.precision)
      for i in 0..<20 { mass = mass * (i < c ? p : 1 - p) }
      return mass
    }
    var tail = Interval(0, at: p.precision)
    for c in 0...20 where c == hits || mass(c).compared(to: mass(hits)) == .certainlyLess {
      tail += mass(c)
    }
    #expect(((pooled.pValue - tail).magnitude - .powerOfTwo(-100)).isCertainlyNegative)
    // G of all outcomes is another number.
    #expect((try #require(pooled.g) - #require(pooled.pooledG) - 1).isCertainlyPositive)

    let many = try test("block-8", counts: [5, 5, 60, 250, 480, 600, 420, 150, 30])
    #expect(many.kind == .asymptotic)
    let cells = try #require(many.cells)
    #expect(cells > 4 && cells <= 9)
    let g = try #require(many.pooledG)
    let tailOfG = chiSquareTailProbability(g, degrees: cells - 1)
    #expect((tailOfG - many.pValue).containsZero)
    let chiSquareTail = chiSquareTailProbability(
      try #require(many.chiSquare), degrees: cells - 1)
    #expect((try #require(many.chiSquareTail) - chiSquareTail).containsZero)

    // One cell has no statistic: the top is nearly certain, the other outcome nearly impossible.
    let alone = try test("hard-large-n", counts: [1, 2])
    #expect(alone.cells == 1 && alone.isRejected)
    #expect(alone.pooledG == nil && alone.chiSquare == nil && alone.chiSquareTail == nil)
    #expect((try #require(alone.g) - 90848).isCertainlyPositive)
  }

  @Test(arguments: [
    ("\"draws\": []", "draws: is empty"), ("\"counts\": [0, 0]", "counts: has no draw in it"),
    ("\"counts\": []", "counts: has no draw in it"),
  ])
  func samplesOfNothingAreRefused(_ data: String, _ message: String) {
    let text = "{\"samples\": [{\"case\": \"fair-coin\", \"format\": \"binary64\", \(data)}]}"
    let error = #expect(throws: DocumentError.self) {
      try GivenSample.read(Input(name: "x.json", text: text))
    }
    #expect(error.map { "\($0)".hasPrefix("x.json:1:") && "\($0)".contains(message) } == true)
  }

  private func isWithin(_ interval: Interval, _ lower: String, _ upper: String) throws -> Bool {
    let (low, high) = (try Rational(parsing: lower), try Rational(parsing: upper))
    return interval.lower.map { $0 >= low } == true && interval.upper.map { $0 <= high } == true
  }

  /// "infinite-lambda" is the law 2/8, 3/8, 3/8 itself, "single-draw" 1/8, 4/8, 3/8.
  @Test func exactTestOfAFairCoin() throws {
    // "near-tie" has no fair law, so the worked number is checked on the function of an exact law.
    var source = ComputedSource(options: EngineOptions())
    let expected = try source.answers(of: "infinite-lambda", in: .binary64)
    #expect(expected.symbols == 3)
    let result = try test("infinite-lambda", counts: [0, 4, 0])
    #expect(result.kind == .exact)
    // All vectors of 4 draws with at most the probability (3/8)^4 = 81/4096 of (0, 4, 0), by hand.
    var tail = Rational.zero
    let law = [Rational(2, 8), Rational(3, 8), Rational(3, 8)]
    let observed = Rational.power(law[1], 4)
    for a in 0...4 {
      for b in 0...(4 - a) {
        let counts = [a, b, 4 - a - b]
        var mass = Rational(Integer.factorial(4))
        for (c, p) in zip(counts, law) {
          mass *= Rational.power(p, c) / Rational(Integer.factorial(c))
        }
        if mass <= observed { tail += mass }
      }
    }
    // (0, 0, 4) has the same probability: it is in the upper end for certain, in the lower end only if decided.
    #expect(result.pValue.contains(tail))
    #expect(result.pValue.upper.map { $0 - tail < Rational.powerOfTwo(-60) } == true)
    #expect(result.pValue.lower.map { tail - $0 <= observed + .powerOfTwo(-60) } == true)
    // The worked number of D-SAMPLER-TESTS: 22/1024 = 0.021484375.
    #expect(Rational(22, 1024) == Rational(21_484_375, 1_000_000_000))
  }

  @Test func tailsOfTheUsualTables() throws {
    func tail(_ statistic: String, _ degrees: Int) throws -> Interval {
      chiSquareTailProbability(
        Interval(try Rational(parsing: statistic), at: Self.precision), degrees: degrees)
    }
    #expect(try isWithin(tail("5.991464547107982", 2), "0.0499999", "0.0500001"))
    #expect(try isWithin(tail("3.841458820694124", 1), "0.0499999999999", "0.0500000000001"))
    #expect(try isWithin(tail("7.814727903251179", 3), "0.0499999999999", "0.0500000000001"))
    #expect(try isWithin(tail("18.307038053275147", 10), "0.0499999999999", "0.0500000000001"))
    #expect(try isWithin(tail("124.34211340400408", 100), "0.0499999999999", "0.0500000000001"))
    #expect(try isWithin(tail("11.070497693516351", 5), "0.0499999999999", "0.0500000000001"))
    #expect(try isWithin(tail("0", 7), "1", "1"))
    // erfc falls: 0.15729920705… at 1, 0.00467773498… at 2.
    let falling = Interval.erfc(Interval(lower: 1, upper: 2, at: Self.precision))
    #expect(falling.contains(try Rational(parsing: "0.15729920705")))
    #expect(falling.contains(try Rational(parsing: "0.00467773499")))
    #expect(try isWithin(falling, "0.00467773498", "0.15729920706"))
    let wide = chiSquareTailProbability(
      Interval(lower: 1, upper: 9, at: Self.precision), degrees: 4)
    for x in 1...9 {
      #expect(wide.contains(try tail("\(x)", 4)))
    }
  }

  @Test func boundOfTypesHolds() throws {
    // Against the exact test's own law: Pr(G ≥ g) summed over all counts of 6 draws from 2/8, 3/8, 3/8.
    let law = [Rational(2, 8), Rational(3, 8), Rational(3, 8)]
    var all: [(g: Interval, mass: Rational, bound: Interval)] = []
    for a in 0...6 {
      for b in 0...(6 - a) {
        let counts = [a, b, 6 - a - b]
        var mass = Rational(Integer.factorial(6))
        for (c, p) in zip(counts, law) {
          mass *= Rational.power(p, c) / Rational(Integer.factorial(c))
        }
        let result = try test("infinite-lambda", counts: counts)
        all.append((try #require(result.g), mass, result.bound))
      }
    }
    #expect(all.count == 28)
    for one in all {
      let tail = Rational.sum(
        all.filter { $0.g.compared(to: one.g) != .certainlyLess }.map(\.mass))
      #expect(one.bound.upper.map { $0 >= tail } == true)
    }
  }

  /// Every sequence of draws by itself, not every vector of counts, for laws that are rational.
  @Test(arguments: [("hard", 4), ("all-tied", 5), ("single-draw", 6), ("zero-probability", 4)])
  func exactTestAgainstAllSequences(_ name: String, _ draws: Int) throws {
    var source = ComputedSource(options: EngineOptions())
    let expected = try source.answers(of: name, in: .binary64)
    // Where the law is no dyadic number, that of the test is a number within its enclosure.
    let law = try #require(expected.numbers["soft"]).map { number -> Rational in
      guard case .between(let lower, _) = number.place else { return .zero }
      return lower
    }
    var masses: [[Int]: Rational] = [:]
    var sequence = [Int](repeating: 0, count: draws)
    while true {
      let counts = law.indices.map { i in sequence.count { $0 == i } }
      masses[counts, default: .zero] += sequence.map { law[$0] }.reduce(.one, *)
      guard let place = sequence.firstIndex(where: { $0 < law.count - 1 }) else { break }
      sequence[place] += 1
      for i in 0..<place { sequence[i] = 0 }
    }
    let near = Rational.powerOfTwo(-70)
    for (counts, mass) in masses where !mass.isZero {
      // Those of equal mass belong to the tail; the lower end leaves them out where rounding hides that they are equal.
      let tail = Rational.sum(masses.values.filter { $0 <= mass + near })
      let below = Rational.sum(masses.values.filter { $0 < mass - near })
      let result = try SamplerTest(
        sample(name, counts: counts), expected: expected, level: Rational(1, 1000))
      #expect(result.kind == .exact)
      let (lower, upper) = (try #require(result.pValue.lower), try #require(result.pValue.upper))
      #expect((upper - tail).magnitude < near, "\(counts)")
      #expect(lower >= below - near && lower >= mass - near && lower <= tail + near, "\(counts)")
    }
  }

  /// Level 1/5, looked at after each of 60 draws: a correct sampler is rejected in at most 1 of 5 runs.
  @Test func watchingDoesNotInflateTheError() {
    let law = [
      Interval(Rational(3, 4), at: Self.precision), Interval(Rational(1, 4), at: Self.precision),
    ]
    func rejections(_ quarter: Int, runs: Int) -> Int {
      var trial = Trial("watching, \(quarter) of 4", index: 0)
      var rejected = 0
      for _ in 0..<runs {
        var test = BettingTest(law, level: Rational(1, 5))
        for _ in 0..<60 where test.rejectedAt == nil {
          test.observe(Int(trial.random.next() >> 62) < quarter ? 1 : 0)
        }
        if test.rejectedAt != nil { rejected += 1 }
      }
      return rejected
    }
    // 400 runs at 1/5: 80 expected at most, with a deviation of 8.
    let right = rejections(1, runs: 400)
    #expect(right <= 80 + 24 && right > 4, "\(right)")
    #expect(rejections(2, runs: 40) >= 38)
  }

  @Test func evidenceIsAMartingale() {
    let law = [Rational(1, 2), Rational(1, 3), Rational(1, 6)]
    let enclosed = law.map { Interval($0, at: Self.precision) }
    // E[evidence] after five draws, over all sequences.
    var mean = Interval(0, at: Self.precision)
    for code in 0..<243 {
      var test = BettingTest(enclosed, level: Rational.powerOfTwo(-200))
      var mass = Rational.one
      var rest = code
      for _ in 0..<5 {
        test.observe(rest % 3)
        mass *= law[rest % 3]
        rest /= 3
      }
      if let evidence = test.evidence { mean += evidence * mass }
    }
    #expect(mean.contains(Rational.one))
    #expect((mean - 1 - Rational.powerOfTwo(-100)).isCertainlyNegative)
  }

  @Test func correctSamplersPassAndClassicMistakesDoNot() throws {
    var source = ComputedSource(options: EngineOptions())
    /// Counts of 20000 draws from a law, by SplitMix64.
    func counts(_ law: [Double], _ trial: inout Trial) -> [Int] {
      var counts = law.map { _ in 0 }
      let total = law.reduce(0, +)
      for _ in 0..<20_000 {
        var u = Double(trial.random.next() >> 11) * 0x1p-53 * total
        var i = 0
        while i < law.count - 1, u >= law[i] {
          u -= law[i]
          i += 1
        }
        counts[i] += 1
      }
      return counts
    }
    func law(_ name: String) throws -> [Double] {
      try source.answers(of: name, in: .binary64).numbers["soft"].map { numbers in
        numbers.map { number in
          guard case .between(let lower, _) = number.place else { return 0 }
          return Double(lower.decimal(digits: 17, rounded: .down)) ?? 0
        }
      } ?? []
    }
    /// The law of another problem on the same symbols.
    func other(
      _ name: String, n: Integer? = nil, temperature: Temperature? = nil
    ) throws -> [Double] {
      let one = try #require(GoldenCase.called(name))
      let inputs = try one.inputs(in: .binary64)
      let problem = try Problem(
        probabilities: Problem.normalized(inputs.weights), rewards: inputs.rewards,
        weighting: .exponential(temperature ?? inputs.temperature))
      let answers = try GoldenAnswers(problem, n: n ?? one.n, options: EngineOptions())
      return answers.soft.map { number in
        guard case .number(let value) = number.value, let text = value.decimal(digits: 17)?.lower
        else { return 0 }
        return Double(text) ?? 0
      }
    }
    // Without the self term each candidate j counts w_j/(S − w_j): three draws of "self-term", w = e², 1.
    let w = 7.389056098930650
    let withoutSelf = (0...3).reduce(0.0) { sum, heads in
      let mass = [27.0, 27, 9, 1][heads] / 64
      if heads == 0 || heads == 3 { return sum + (heads == 3 ? mass : 0) }
      let s = Double(heads) * w + Double(3 - heads)
      let (top, low) = (Double(heads) * w / (s - w), Double(3 - heads) / (s - 1))
      return sum + mass * top / (top + low)
    }
    let cases: [(mistake: String, name: String, law: [Double])] = [
      ("argmax", "inverted-order", try other("inverted-order", temperature: .zero)),
      (
        "inverted temperature", "rounded-inputs",
        try other("rounded-inputs", temperature: .positive(2))
      ),
      ("no self term", "self-term", [1 - withoutSelf, withoutSelf]),
      // exp(10) and exp(12) are infinite in binary16: NaN, and whoever takes the first index.
      ("binary16 overflow", "binary16-overflow", [0.98, 0.01, 0.01]),
      (
        "ties by index", "hard",
        {
          let exact = (try? law("hard")) ?? []
          return [exact[0], exact[1], 0, exact[2] + exact[3]]
        }()
      ),
      ("n - 1 for n", "fair-coin", try other("fair-coin", n: 1)),
    ]
    for (index, one) in cases.enumerated() {
      var trial = Trial("classic mistakes", index: index)
      let right = try test(one.name, counts: counts(law(one.name), &trial))
      #expect(!right.isRejected, "\(trial): \(one.name) \(right.pValue)")
      let wrong = try test(one.name, counts: counts(one.law, &trial))
      #expect(wrong.isRejected, "\(trial): \(one.mistake) \(wrong.pValue)")
    }
  }

  @Test func impossibleOutcomes() throws {
    let result = try test("zero-probability", counts: [10, 1, 10])
    #expect(result.kind == .impossible && result.isRejected)
    #expect(try test("one-symbol", counts: [5]).kind == .trivial)
  }

  @Test func countsOfAnySizeAreJudged() throws {
    let far = try test("fair-coin", counts: [10_000_000_000, 10_000_000_000])
    #expect(far.kind == .asymptotic && far.isRejected)
    #expect((far.bound - .power(10, -5000)).isCertainlyNegative)
    let close = try test("fair-coin", counts: [384_470_710_685, 615_529_289_315])
    #expect(!close.isRejected && !(close.pValue - Rational(99, 100)).isCertainlyNegative)
  }
}
