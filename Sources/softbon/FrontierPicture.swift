// Copyright 2026 the softbon authors
// SPDX-License-Identifier: Apache-2.0
//
// The frontier as a picture (the source paper's Figure 1).

import Enclosures
import ExactArithmetic
import Rates
import SoftBestOfN

extension FrontierReport {
  /// KL(·‖P) against the mean reward, and beside it the Pareto gap.
  var picture: PictureSource {
    // The columns of the CSV: family, lambda, n, then three for each of reward, kl, rate and gap.
    let (reward, kl, gap) = (4, 7, 13)
    func series(_ family: FrontierPoint.Family, n: String? = nil, _ y: Int) -> String {
      let condition =
        "strcol(1) eq \"\(family.rawValue)\"" + (n.map { " && strcol(3) eq \"\($0)\"" } ?? "")
      return "@DATA@ every ::1 using (\(condition) ? column(\(reward)) : NaN):\(y)"
    }
    var seen: [String] = []
    for n in points.filter({ $0.family == .soft }).compactMap(\.n).map({ "\($0)" })
    where !seen.contains(n) {
      seen.append(n)
    }
    // Few enough to be told apart in black and white.
    let styles = [6, 4, 8, 10, 12, 2]
    func curves(_ y: Int) -> [String] {
      zip(seen, styles).enumerated().map { index, pair in
        series(.soft, n: pair.0, y) + " with linespoints lc rgb \"black\" dt \(index % 5 + 1)"
          + " pt \(pair.1) pi 3 ps 0.6 title \"Soft-BoN, n = \(pair.0)\""
      } + [
        series(.hard, y) + " with points lc rgb \"black\" pt 7 ps 0.8 title \"hard BoN\""
      ]
    }
    // Over four powers of ten the curves of large n stand beside those of small n.
    var scale: [String] = []
    let gaps = points.compactMap { $0.gap.interval(at: Precision(bits: 64))?.upper }
    if let greatest = gaps.max(), greatest.signum > 0 {
      let (low, high) = (greatest * Rational(1, 20000), greatest * 2)
      scale = [
        "set logscale y", "set format y \"10^{%L}\"",
        "set yrange [\(low.decimal(digits: 2, rounded: .down)):\(high.decimal(digits: 2, rounded: .up))]",
      ]
    }
    return PictureSource(
      data: table(isWide: true),
      panels: [
        .init(
          settings: [
            "set xlabel \"mean reward E[r]\"", "set ylabel \"KL(· ‖ P), nats\"",
            "set key top left Left reverse spacing 1.2 samplen 3", "set yrange [0:*]",
          ],
          plots: [
            series(.tilted, kl)
              + " with lines lw 4 lc rgb \"gray60\" title \"P*, all λ: the frontier\""
          ] + curves(kl)),
        .init(
          settings: [
            "set ylabel \"Pareto gap: KL − I(E[r]), nats\"",
            // The key is the one of the panel beside it.
            "unset key",
          ] + scale, plots: curves(gap)),
      ], size: (width: 10, height: 4.5))
  }
}
