// Copyright 2026 the softbon authors
// SPDX-License-Identifier: Apache-2.0
//
// The three laws of how P_n tends to P* as n grows, for 0 < λ < ∞ (docs/mathematics.md C8, D3, E2):
//
//   n² KL(P*‖P_n) → ½ Var_{P*}(w/μ),   n TV → ½ E_{P*}|1 + CV² − w/μ|,   n g_n → Cov_{P*}(r, w/μ).

public import SoftBestOfN

/// A quantity that vanishes as n^−e.
public enum RateLaw: String, Sendable, Hashable, CaseIterable {
  /// KL(P*‖P_n), nats; e = 2.
  case kl
  /// ½ Σ |P* − P_n|; e = 1.
  case tv
  /// g_n = E_{P*}[r] − E_{P_n}[r], in the unit of the rewards; e = 1.
  case gap

  /// e: n^e times the quantity tends to a number.
  public var exponent: Int { self == .kl ? 2 : 1 }

  /// The quantity v(n).
  public var quantity: QuantityName {
    switch self {
    case .kl: .klTiltedSoft
    case .tv: .totalVariation
    case .gap: .rewardGap
    }
  }
}
