// Copyright 2026 the softbon authors
// SPDX-License-Identifier: Apache-2.0
//
// The nodes from t₀ on. Nodes one octave apart have twice the time, so that one exponential per letter and residue
// serves them all: e^{−2wt} is the square of e^{−wt}. While wt is small its place is taken by F = 1 − e^{−wt}, with
// F(2t) = F(2 − F): that keeps 1 − M accurate, so that no bits are lost to the power n − 1, and every rounding amounts
// to a relative change of t by a few units. Several n are served in one pass, each at the nodes of its plan.
// D-LAPLACE(2)

internal import CMPFR
internal import Enclosures
internal import ExactArithmetic

/// What the nodes of one n add up to.
struct LaplaceNodeSums: Sendable {
  /// Σ t e^{−wt} M(t)^{n−1} for each letter.
  let sums: MPFRArray
  var report = LaplaceNodeReport()

  init(_ letters: LaplaceLetters) {
    sums = MPFRArray(count: letters.count, precision: letters.precision)
  }

  /// Adds the sums over other nodes of the same n.
  mutating func add(_ other: LaplaceNodeSums) {
    for letter in 0..<sums.count {
      mpfr_add(sums[letter], sums[letter], other.sums[letter], MPFR_RNDN)
    }
    report.add(other.report)
  }
}

/// The nodes of one n.
private final class LaplaceNodeRange {
  /// The nodes t_m with this m, counted from the first node of the pass.
  let nodes: Range<Int>
  /// n − 1, and as a machine integer where it is one.
  let count: Integer
  let power: UInt?
  /// 1 − A, whose power is taken, holds as many bits more as n − 1 has; one number.
  let base: MPFRArray
  /// t M(t)^{n−1} at the present node, one number.
  let factor: MPFRArray
  var result: LaplaceNodeSums

  /// The nodes of a plan in a pass whose first node is 2^start.
  init(plan: LaplacePlan, start: Int, candidates: Integer, letters: LaplaceLetters) {
    let first = (plan.firstNodeExponent - start) * plan.nodesPerOctave
    nodes = first..<(first + plan.nodes)
    count = candidates - .one
    power = Int(exactly: count).map { UInt($0) }
    let more = power == nil ? 0 : count.bitWidth
    base = MPFRArray(count: 1, precision: Precision(bits: letters.precision.bits + more))
    factor = MPFRArray(count: 1, precision: letters.precision)
    result = LaplaceNodeSums(letters)
  }
}

/// The loop over the nodes with its numbers.
final class LaplaceNodes {
  private let letters: LaplaceLetters
  private let nodesPerOctave: Int
  private let flushBits: Int
  /// The first node is 2^start.
  private let start: Int
  private let ranges: [LaplaceNodeRange]

  /// F for the letters below `crossed`, e^{−wt} for those from `crossed` to `alive`; the others weigh nothing.
  private let values: MPFRArray
  private var crossed = 0
  private var alive = 0
  /// 1 − F at the present node.
  private let complements: MPFRArray

  private let series: ExponentialSeries
  private let scratch: MPFRArray
  /// 1 and 2, as numbers: faster to subtract from than machine integers.
  private let constants: MPFRArray

  /// What became of each n.
  var results: [LaplaceNodeSums] { ranges.map(\.result) }

  /// A pass over the nodes of plans with the same nodes per octave, bits and flush bits as the first.
  init(_ letters: LaplaceLetters, start: Int, parts: [(n: Integer, plan: LaplacePlan)]) {
    self.letters = letters
    let plan = parts.first?.plan ?? LaplacePlan()
    nodesPerOctave = plan.nodesPerOctave
    flushBits = plan.flushBits
    self.start = start
    ranges = parts.map {
      LaplaceNodeRange(plan: $0.plan, start: start, candidates: $0.n, letters: letters)
    }
    values = MPFRArray(count: letters.count, precision: letters.precision)
    complements = MPFRArray(count: letters.count, precision: letters.precision)
    series = ExponentialSeries(precision: letters.precision)
    scratch = MPFRArray(count: 6, precision: letters.precision)
    constants = MPFRArray(count: 2, precision: letters.precision)
    mpfr_set_ui(constants[0], 1, MPFR_RNDN)
    mpfr_set_ui(constants[1], 2, MPFR_RNDN)
  }

  /// Adds t e^{−wt} M(t)^{n−1} over the nodes of each n to its sums, for each letter; only the nodes t₀ q^{r + lb} with
  /// r among the residues.
  func add(
    _ residues: Range<Int>, roots: LaplaceRoots, poll: inout InterruptionPoll
  ) throws(EngineError) {
    let time = scratch[0]
    let end = ranges.map(\.nodes.upperBound).max() ?? 0
    for residue in residues where residue < end {
      mpfr_mul_2si(time, roots.values[residue], start, MPFR_RNDN)
      begin(at: time)
      var node = residue
      while true {
        try poll.count(letters.count)
        try addNode(node, at: time, poll: &poll)
        node += nodesPerOctave
        if node >= end { break }
        mpfr_mul_2si(time, time, 1, MPFR_RNDN)
        double()
      }
    }
  }

  /// The exponentials at the first node of a residue.
  private func begin(at time: Number) {
    let z = scratch[1]
    (crossed, alive) = (0, letters.count)
    for letter in 0..<letters.count {
      mpfr_mul(z, letters.weights[letter], time, MPFR_RNDN)
      // Weights ascend, and so do these products: F for wt < 1/2, e^{−wt} from there on.
      if mpfr_cmp_ui_2exp(z, 1, -1) < 0 {
        series.oneMinusExp(values[letter], of: z)
        crossed = letter + 1
      } else {
        mpfr_neg(z, z, MPFR_RNDN)
        mpfr_exp(values[letter], z, MPFR_RNDN)
      }
    }
    flush()
  }

  /// From t to 2t.
  private func double() {
    let (z, one, two) = (scratch[1], constants[0], constants[1])
    for letter in 0..<crossed {
      mpfr_sub(z, two, values[letter], MPFR_RNDN)
      mpfr_mul(values[letter], values[letter], z, MPFR_RNDN)
    }
    for letter in crossed..<alive { mpfr_sqr(values[letter], values[letter], MPFR_RNDN) }
    while crossed > 0, mpfr_cmp_ui_2exp(values[crossed - 1], 1, -1) >= 0 {
      crossed -= 1
      mpfr_sub(values[crossed], one, values[crossed], MPFR_RNDN)
    }
    flush()
  }

  /// Leaves out letters whose exponential has become negligible.
  private func flush() {
    while alive > crossed, mpfr_get_exp(values[alive - 1]) <= -flushBits {
      alive -= 1
      for range in ranges { range.result.report.hasFlushed = true }
    }
  }

  /// Adds the terms of one node for every n that has it.
  private func addNode(
    _ node: Int, at time: Number, poll: inout InterruptionPoll
  ) throws(EngineError) {
    var isFirst = true
    for range in ranges where range.nodes.contains(node) {
      if isFirst { setTransform() }
      isFirst = false
      try poll.count(letters.count)
      let g = range.factor[0]
      setPower(g, of: range)
      // D-LAPLACE(6): so that no product with a letter above its flush limit underflows.
      if mpfr_cmp_ui_2exp(g, 1, -(1 << 28)) < 0 { range.result.report.hasUnderflow = true }
      mpfr_mul(g, g, time, MPFR_RNDN)
    }
    if isFirst { return }
    let (z, one) = (scratch[5], constants[0])
    for letter in 0..<crossed {
      mpfr_sub(complements[letter], one, values[letter], MPFR_RNDN)
    }
    for range in ranges where range.nodes.contains(node) {
      let (g, sums) = (range.factor[0], range.result.sums)
      for letter in 0..<crossed {
        mpfr_mul(z, complements[letter], g, MPFR_RNDN)
        mpfr_add(sums[letter], sums[letter], z, MPFR_RNDN)
      }
      for letter in crossed..<alive {
        mpfr_mul(z, values[letter], g, MPFR_RNDN)
        mpfr_add(sums[letter], sums[letter], z, MPFR_RNDN)
      }
    }
  }

  /// A = 1 − M(t) into scratch number 4 and, where A > 1/2, M(t) into scratch number 3.
  private func setTransform() {
    let (small, large, a) = (scratch[2], scratch[3], scratch[4])
    sum(0..<crossed, into: small)  // Σ P F
    sum(crossed..<alive, into: large)  // Σ P e^{−wt}
    mpfr_sub(a, letters.massesFrom[crossed], large, MPFR_RNDN)
    mpfr_add(a, a, small, MPFR_RNDN)
    mpfr_div_ui(a, a, letters.total, MPFR_RNDN)
    if mpfr_cmp_ui_2exp(a, 1, -1) <= 0 { return }
    mpfr_sub(small, letters.massesBelow[crossed], small, MPFR_RNDN)
    mpfr_add(large, large, small, MPFR_RNDN)
    mpfr_div_ui(large, large, letters.total, MPFR_RNDN)  // M
  }

  /// M(t)^{n−1}.
  private func setPower(_ g: Number, of range: LaplaceNodeRange) {
    let (large, a, y) = (scratch[3], scratch[4], scratch[5])
    let report = range.result.report
    mpfr_max(report.largestA[0], report.largestA[0], a, MPFR_RNDU)  // ↑
    let isNearOne = mpfr_cmp_ui_2exp(a, 1, -1) <= 0
    if let power = range.power {
      if isNearOne {
        mpfr_ui_sub(range.base[0], 1, a, MPFR_RNDN)
        mpfr_pow_ui(g, range.base[0], power, MPFR_RNDN)
      } else {
        mpfr_pow_ui(g, large, power, MPFR_RNDN)
      }
      return
    }
    if isNearOne {
      mpfr_neg(y, a, MPFR_RNDN)
      mpfr_log1p(y, y, MPFR_RNDN)
    } else {
      mpfr_log(y, large, MPFR_RNDN)
    }
    mpfr_mul_z(y, y, range.count.pointer, MPFR_RNDN)
    mpfr_exp(g, y, MPFR_RNDN)
    mpfr_neg(y, y, MPFR_RNDN)
    mpfr_max(report.largestExponent[0], report.largestExponent[0], y, MPFR_RNDU)  // ↑
  }

  /// The sum of masses times values over a range of letters.
  private func sum(_ range: Range<Int>, into sum: Number) {
    let z = scratch[1]
    mpfr_set_zero(sum, 1)
    if let integers = letters.integers {
      for letter in range {
        mpfr_mul_ui(z, values[letter], integers[letter], MPFR_RNDN)
        mpfr_add(sum, sum, z, MPFR_RNDN)
      }
    } else {
      for letter in range {
        mpfr_mul(z, values[letter], letters.masses[letter], MPFR_RNDN)
        mpfr_add(sum, sum, z, MPFR_RNDN)
      }
    }
  }
}
