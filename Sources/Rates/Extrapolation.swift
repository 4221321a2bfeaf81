// Copyright 2026 the softbon authors
// SPDX-License-Identifier: Apache-2.0
//
// Richardson extrapolation: the polynomial in 1/n through all points, at 1/n = 0.

internal import Enclosures
internal import ExactArithmetic

/// The weights Π_{i≠j} n_j/(n_j − n_i) of the values at n_j: exact, with the sum 1.
///
/// - Domain: the n are distinct.
/// - Source: Lagrange's formula at 1/n = 0.
func extrapolationWeights(_ counts: [Integer]) -> [Rational] {
  counts.indices.map { j in
    var (top, bottom) = (Integer.one, Integer.one)
    for i in counts.indices where i != j {
      top *= counts[j]
      bottom *= counts[j] - counts[i]
    }
    return Rational(top, bottom)
  }
}
