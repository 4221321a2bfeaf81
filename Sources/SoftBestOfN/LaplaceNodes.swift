// Copyright 2026 the softbon authors
// SPDX-License-Identifier: Apache-2.0
//
// The nodes from t₀ on. Nodes one octave apart have twice the time, so that one exponential per letter and residue
// serves them all: e^{−2wt} is the square of e^{−wt}. While wt is small its place is taken by F = 1 − e^{−wt}, with
// F(2t) = F(2 − F): that keeps 1 − M accurate, so that no bits are lost to the power n − 1, and every rounding amounts
// to a relative change of t by a few units.  D-LAPLACE(2)

internal import CMPFR
internal import Enclosures
internal import ExactArithmetic

/// The numbers of the loop over the nodes.
struct LaplaceNodes {
  private let letters: LaplaceLetters
  private let plan: LaplacePlan
  /// n − 1, and as a machine integer where it is one.
  private let count: Integer
  private let power: UInt?

  /// F for the letters below `crossed`, e^{−wt} for those from `crossed` to `alive`; the others weigh nothing.
  private let values: MPFRArray
  private var crossed = 0
  private var alive = 0

  private let series: ExponentialSeries
  private let scratch: MPFRArray
  /// 1 and 2, as numbers: faster to subtract from than machine integers.
  private let constants: MPFRArray
  private let base: MPFRArray
  private(set) var report = LaplaceNodeReport()

  init(_ letters: LaplaceLetters, plan: LaplacePlan, candidates: Integer) {
    self.letters = letters
    self.plan = plan
    count = candidates - .one
    power = Int(exactly: count).map { UInt($0) }
    values = MPFRArray(count: letters.count, precision: letters.precision)
    series = ExponentialSeries(precision: letters.precision)
    scratch = MPFRArray(count: 6, precision: letters.precision)
    constants = MPFRArray(count: 2, precision: letters.precision)
    mpfr_set_ui(constants[0], 1, MPFR_RNDN)
    mpfr_set_ui(constants[1], 2, MPFR_RNDN)
    // 1 − A, whose power is taken, holds as many bits more as n − 1 has.
    let more = power == nil ? 0 : count.bitWidth
    base = MPFRArray(count: 1, precision: Precision(bits: letters.precision.bits + more))
  }

  /// Adds t e^{−wt} M(t)^{n−1} over the nodes to `sums`, for each letter.
  mutating func add(
    to sums: MPFRArray, roots: LaplaceRoots, poll: inout InterruptionPoll
  ) throws(EngineError) {
    let time = scratch[0]
    for residue in 0..<min(plan.nodesPerOctave, plan.nodes) {
      mpfr_mul_2si(time, roots.values[residue], plan.firstNodeExponent, MPFR_RNDN)
      begin(at: time)
      var node = residue
      while true {
        try poll.count(letters.count)
        addNode(at: time, to: sums)
        node += plan.nodesPerOctave
        if node >= plan.nodes { break }
        mpfr_mul_2si(time, time, 1, MPFR_RNDN)
        double()
      }
    }
  }

  /// The exponentials at the first node of a residue.
  private mutating func begin(at time: Number) {
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
  private mutating func double() {
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
  private mutating func flush() {
    while alive > crossed, mpfr_get_exp(values[alive - 1]) <= -plan.flushBits {
      alive -= 1
      report.hasFlushed = true
    }
  }

  /// Adds the terms of one node.
  private mutating func addNode(at time: Number, to sums: MPFRArray) {
    let z = scratch[1]
    let g = powerOfTransform()
    // D-LAPLACE(6): so that no product with a letter above its flush limit underflows.
    if mpfr_cmp_ui_2exp(g, 1, -(1 << 28)) < 0 { report.hasUnderflow = true }
    mpfr_mul(g, g, time, MPFR_RNDN)
    let one = constants[0]
    for letter in 0..<crossed {
      mpfr_sub(z, one, values[letter], MPFR_RNDN)
      mpfr_mul(z, z, g, MPFR_RNDN)
      mpfr_add(sums[letter], sums[letter], z, MPFR_RNDN)
    }
    for letter in crossed..<alive {
      mpfr_mul(z, values[letter], g, MPFR_RNDN)
      mpfr_add(sums[letter], sums[letter], z, MPFR_RNDN)
    }
  }

  /// M(t)^{n−1}, in scratch number 5.
  private mutating func powerOfTransform() -> Number {
    let (small, large, a, g) = (scratch[2], scratch[3], scratch[4], scratch[5])
    sum(0..<crossed, into: small)  // Σ P F
    sum(crossed..<alive, into: large)  // Σ P e^{−wt}
    mpfr_sub(a, letters.massesFrom[crossed], large, MPFR_RNDN)
    mpfr_add(a, a, small, MPFR_RNDN)
    mpfr_div_ui(a, a, letters.total, MPFR_RNDN)
    mpfr_max(report.largestA[0], report.largestA[0], a, MPFR_RNDU)  // ↑
    let isNearOne = mpfr_cmp_ui_2exp(a, 1, -1) <= 0
    if !isNearOne {
      mpfr_sub(small, letters.massesBelow[crossed], small, MPFR_RNDN)
      mpfr_add(large, large, small, MPFR_RNDN)
      mpfr_div_ui(large, large, letters.total, MPFR_RNDN)  // M
    }
    if let power {
      if isNearOne {
        mpfr_ui_sub(base[0], 1, a, MPFR_RNDN)
        mpfr_pow_ui(g, base[0], power, MPFR_RNDN)
      } else {
        mpfr_pow_ui(g, large, power, MPFR_RNDN)
      }
      return g
    }
    if isNearOne {
      mpfr_neg(a, a, MPFR_RNDN)
      mpfr_log1p(a, a, MPFR_RNDN)
    } else {
      mpfr_log(a, large, MPFR_RNDN)
    }
    mpfr_mul_z(a, a, count.pointer, MPFR_RNDN)
    mpfr_exp(g, a, MPFR_RNDN)
    mpfr_neg(a, a, MPFR_RNDN)
    mpfr_max(report.largestExponent[0], report.largestExponent[0], a, MPFR_RNDU)  // ↑
    return g
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
