// Copyright 2026 the softbon authors
// SPDX-License-Identifier: Apache-2.0

/// Every claim A1–F4 of the catalogue (A4 is no inequality) as a statement of the language, with
/// the definitions it needs: the language must be able to say all of them.
enum CatalogueStatements {
  static let brackets: [(String, String)] = [
    ("m", "w + (n - 1)*mu"),
    ("kappa2", "E(reference, (w - mu)^2)"),
    ("kappa3", "E(reference, (w - mu)^3)"),
    ("kappa4", "E(reference, (w - mu)^4)"),
    ("taylor", "1/m + (n - 1)*kappa2/m^3 - (n - 1)*kappa3/m^4"),
    ("b", "n*P*w*taylor"),
    ("rest", "((n - 1)*kappa4 + 3*(n - 1)*(n - 2)*kappa2^2)/(m^4*(w + (n - 1)*w_min))"),
    ("upper", "b + n*P*w*rest"),
    ("l", "b/tilted - 1"),
    ("u", "upper/tilted - 1"),
    ("near", "max(l, min(u, 0))"),
    ("shifted", "r - r_min"),
    ("kappa", "E(tilted, r*w)/(mu*E(tilted, r)) - 1"),
  ]

  static let statements: [(label: String, text: String)] = [
    ("A1", "sum(i, soft[i]) == 1"),
    ("A1", "forall i: soft[i]/tilted[i] - 1 <= u[i]"),
    (
      "A2",
      "forall i: hard[i] == P[i]/sum(j where r[j] == r[i], P[j])"
        + "*(sum(j where r[j] <= r[i], P[j])^n - sum(j where r[j] < r[i], P[j])^n)"
    ),
    ("A2", "forall A in upper_sets: prob(hard, A) == 1 - (1 - prob(P, A))^n"),
    ("A3", "forall i: soft[i] <= P[i]*spread"),
    ("A5", "forall A in upper_sets: prob(soft, A) <= next_n(prob(soft, A))"),
    ("A5", "E(soft, r) <= next_n(E(soft, r))"),
    ("A6", "E(soft, r) >= next_lambda(E(soft, r))"),
    ("B1", "forall i where w[i] > 0: soft[i] >= n*P[i]*w[i]/(w[i] + (n-1)*mu)"),
    ("B2a", "forall i: soft[i] <= n*P[i]*w[i]/(w[i] + (n-1)*w_min)"),
    ("B2b", "forall i: soft[i] <= 1 - (1 - P[i])^n"),
    ("B3a", "forall i: soft[i] >= b[i]"),
    ("B3b", "forall i: soft[i] <= upper[i]"),
    ("C1", "kl(tilted, soft) <= E(tilted, log(1 + (w/mu - 1)/n))"),
    ("C2", "kl(tilted, soft) <= log(1 + cv2/n)"),
    ("C3a", "cv2 <= (spread + 1/spread - 2)/4"),
    ("C3", "cv2 <= sinh(Delta/(2*lambda))^2"),
    (
      "C4",
      "forall epsilon in {1, 1/10, 1/100} where n >= max(1, cv2/(exp(epsilon) - 1)):"
        + " kl(tilted, soft) <= epsilon"
    ),
    ("C5", "kl(tilted, soft) <= E(tilted, log(tilted/b))"),
    ("C6", "kl(tilted, soft) >= 2*gap^2/Delta^2"),
    (
      "C7",
      "forall A in events where n*prob(reference, A) < prob(tilted, A):"
        + " kl(tilted, soft) >= binary_kl(prob(tilted, A), n*prob(reference, A))"
    ),
    ("C8", "kl(tilted, soft) >= E(tilted, near - log(1 + near))"),
    ("C8", "kl(tilted, soft) <= sum(i, tilted[i]*max(l[i] - log(1 + l[i]), u[i] - log(1 + u[i])))"),
    ("C8", "forall i: l[i] > -1"),
    ("D1", "tv(tilted, soft) <= sqrt(kl(tilted, soft)/2)"),
    ("D2", "tv(tilted, soft) <= E(tilted, max(w/mu - 1, 0)/(n + w/mu - 1))"),
    ("D3", "tv(tilted, soft) <= E(tilted, max(abs(l), abs(u)))/2"),
    ("D3", "tv(tilted, soft) >= E(tilted, max(l, -u, 0))/2"),
    ("E0", "gap >= 0"),
    ("E1", "gap/E(tilted, r) <= kappa/(n + kappa)"),
    ("E1b", "gap/E(tilted, r) <= (spread - 1)/n"),
    ("E2", "gap >= -E(tilted, shifted*u)"),
    (
      "E3",
      "gap >= E(tilted, shifted) - sum(i, shifted[i]*min(n*P[i]*w[i]/(w[i] + (n-1)*w_min),"
        + " 1 - (1 - P[i])^n, upper[i]))"
    ),
    ("F1", "kl(soft, reference) <= log(n/(1 + (n-1)/spread))"),
    ("F2", "kl(soft, reference) <= log(n) - (n-1)/n"),
    ("F3", "kl(soft, reference) >= legendre(E(soft, r))"),
    (
      "F3",
      "forall theta in {-1, 1/2, 1, 4}: kl(hard, P) >= theta*E(hard, r)"
        + " - log(E(P, exp(theta*r)))"
    ),
    ("F4a", "kl(hard, reference) <= log(n) - (n-1)/n"),
    ("F4b", "win_rate(hard, reference) <= n/(n + 1)"),
  ]
}
