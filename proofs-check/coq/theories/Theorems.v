(* Copyright 2026 the softbon authors
   SPDX-License-Identifier: Apache-2.0 *)

(** * The theorems

    One theorem for each label of docs/mathematics.md, with the inequalities of a label in the order printed there. The
    words are those of Definitions.v; nothing else has to be read to know what is proved. Labels without a theorem: A4
    (that programs agree is not mathematics).

    Throughout, the alphabet is {0, …, k−1} and P its reference law, every letter of positive probability. Weights are
    any positive numbers w, or [weight r lam], that is exp(r_i/λ); [Pn n] is P_n and [Pstar] is P⋆. A bound that
    mathematics.md states with w_min, w_max, min r or max r is proved for any lower and upper bounds on the weights
    or rewards. A supremum over θ is stated for each θ. *)

From Coq Require Import Reals Lra Lia List Arith.
From SoftBestOfN Require Import Definitions FiniteSums Tuples JensenBound Selection Tilting Compositions PointwiseBounds
  TaylorBounds Hoeffding Pinsker Blocks Limits Brackets Majorisation WinRate Consequences HardLimit Temperature
  ExplicitRates MonotoneInN HardBestOfN BlockAchievability SoftBlocks BlockRate.
Import ListNotations.
Open Scope R_scope.

(** ** The definitions mean what they should *)

(** Expectation is the sum over all k^n samples. *)
Theorem expectation_def k P n F : E k P n F = sumL (fun l => prodP P l * F l) (tuples k n).
Proof. apply E_tuples. Qed.

Theorem tuples_count k n : length (tuples k n) = (k ^ n)%nat.
Proof. apply tuples_length. Qed.

(** P_n(i) is the sum over all samples of their probability times the share of letter i in the weight. *)
Theorem soft_def k P w n i : soft k P w n i =
  sumL (fun l => prodP P l * (lsum (fun x => if Nat.eqb x i then w x else 0) l / lsum w l)) (tuples k n).
Proof. apply E_tuples. Qed.

Theorem hard_def k P r n i : hard k P r n i =
  sumL (fun l => prodP P l * (lsum (fun x => if Nat.eqb x i then top r l x else 0) l / lsum (top r l) l)) (tuples k n).
Proof. apply E_tuples. Qed.

(** The numbers below k^m are the sequences of m letters. *)
Theorem digits_def k m : map (digits k m) (seq 0 (k ^ m)) = tuples k m.
Proof. apply digits_tuples. Qed.

(** P⋆ maximises E_Q[r] − λ KL(Q‖P): what is lost is λ KL(Q‖P⋆). *)
Theorem tilted_optimal k P r lam Q : (forall i, (i < k)%nat -> 0 < P i) -> fsum k P = 1 -> 0 < lam ->
  (forall i, (i < k)%nat -> 0 <= Q i) -> fsum k Q = 1 ->
  mean k Q r - lam * KL k Q P = lam * ln (mu k P (weight r lam)) - lam * KL k Q (tilted k P (weight r lam)).
Proof. intros. apply Tilting.tilted_optimal; auto. Qed.

Theorem KL_nonnegative k p q : (forall i, (i < k)%nat -> 0 <= p i) -> (forall i, (i < k)%nat -> 0 < q i) ->
  fsum k p = 1 -> fsum k q = 1 -> 0 <= KL k p q.
Proof. intros. apply Gibbs; auto. Qed.

(** ** Any positive weights *)

Section Weights.
Variable k : nat.
Variables P w : nat -> R.
Hypothesis P_positive : forall i, (i < k)%nat -> 0 < P i.
Hypothesis P_total : fsum k P = 1.
Hypothesis w_positive : forall i, (i < k)%nat -> 0 < w i.
Notation Pn := (soft k P w).
Notation Pstar := (tilted k P w).
Notation mu := (mu k P w).
Notation CV2 := (CV2 k P w).

Theorem A1 : (forall n, (1 <= n)%nat -> fsum k (Pn n) = 1) /\ (forall i, (i < k)%nat -> Pn 1 i = P i) /\
  (forall i, (i < k)%nat -> Un_cv (fun n => Pn n i) (Pstar i)).
Proof.
  split; [|split]; intros; [apply soft_sum|apply soft_1|apply soft_tends_to_tilted]; auto.
Qed.

Theorem B1 n i : (1 <= n)%nat -> (i < k)%nat ->
  INR n * P i * w i / (w i + (INR n - 1) * mu) <= Pn n i.
Proof.
  intros Hn Hi. eapply Rle_trans; [|apply (soft_ge_jensen k P w); auto].
  assert (Hmu := mu_pos k P w P_positive P_total w_positive). assert (Hw := w_positive i Hi).
  assert (HN : 1 <= INR n) by (apply (le_INR 1); lia). assert (0 <= (INR n - 1) * mu) by (apply Rmult_le_pos; lra).
  apply Req_le. unfold tilted. field. lra.
Qed.

Theorem B2 n i wmin : (1 <= n)%nat -> (i < k)%nat -> 0 <= wmin -> (forall j, (j < k)%nat -> wmin <= w j) ->
  Pn n i <= INR n * P i * w i / (w i + (INR n - 1) * wmin) /\
  Pn n i <= 1 - (1 - P i) ^ n.
Proof. intros. split; [apply soft_le_wmin|apply soft_le_occurrence]; auto. Qed.

(** The lower bound, the upper bound, and the upper bound that is sharp to relative order 1/n. *)
Theorem B3 n i wmin : (1 <= n)%nat -> (i < k)%nat -> 0 <= wmin -> (forall j, (j < k)%nat -> wmin <= w j) ->
  let N := INR n in
  let m := w i + (N - 1) * mu in
  let moment := fun c => mean k P (fun j => (w j - mu) ^ c) in
  let lower := N * P i * w i * (1 / m + (N - 1) * moment 2%nat / m ^ 3 - (N - 1) * moment 3%nat / m ^ 4) in
  lower <= Pn n i /\
  Pn n i <= N * P i * w i * (1 / m + (N - 1) * moment 2%nat / (m ^ 2 * (w i + (N - 1) * wmin))) /\
  Pn n i <= lower + N * P i * w i *
    (((N - 1) * moment 4%nat + 3 * (N - 1) * (N - 2) * moment 2%nat ^ 2) / (m ^ 4 * (w i + (N - 1) * wmin))).
Proof.
  intros. split; [|split]; [apply (soft_ge_taylor k P w)|apply (soft_le_taylor2 k P w)|apply (soft_le_taylor4 k P w)]; auto.
Qed.

Theorem C1 n : (1 <= n)%nat -> KL k Pstar (Pn n) <= mean k Pstar (fun i => ln (1 + (w i / mu - 1) / INR n)).
Proof. intros. apply KL_le_mean_log; auto. Qed.

Theorem C2 n : (1 <= n)%nat -> KL k Pstar (Pn n) <= ln (1 + CV2 / INR n).
Proof. intros. apply KL_le_log_CV2; auto. Qed.

(** In weight form; with exponential weights s is sinh²(Δ/2λ), see [C3_sinh]. *)
Theorem C3 n m M : (1 <= n)%nat -> 0 < m -> (forall i, (i < k)%nat -> m <= w i <= M) ->
  let s := (M - m) * (M - m) / (4 * M * m) in
  CV2 <= s /\
  KL k Pstar (Pn n) <= ln (1 + s / INR n) /\
  ln (1 + s / INR n) <= s / INR n.
Proof.
  intros Hn Hm Hw s. assert (H3 := CV2_le_weights k P w P_positive P_total w_positive m M Hm Hw). fold s in H3.
  assert (HN : 1 <= INR n) by (apply (le_INR 1); lia). assert (HC := CV2_nonneg k P w P_positive P_total w_positive).
  assert (HI : 0 < / INR n) by (apply Rinv_0_lt_compat; lra).
  assert (H1 : CV2 / INR n <= s / INR n) by (apply Rmult_le_compat_r; lra).
  assert (H0 : 0 <= CV2 / INR n) by (apply Rle_mult_inv_pos; lra).
  split; [easy|split].
  - eapply Rle_trans; [now apply C2|]. apply ln_le_mono; lra.
  - assert (H := ln_le_sub1 (1 + s / INR n) ltac:(lra)). lra.
Qed.

Theorem C4 n eps : (1 <= n)%nat -> 0 < eps -> CV2 / (exp eps - 1) <= INR n -> KL k Pstar (Pn n) <= eps.
Proof. intros. apply (KL_le_eps k P w); auto. Qed.

Theorem C5 n : (1 <= n)%nat ->
  let N := INR n in
  let moment := fun c => mean k P (fun j => (w j - mu) ^ c) in
  let b := fun i => let m := w i + (N - 1) * mu in
    N * P i * w i * (1 / m + (N - 1) * moment 2%nat / m ^ 3 - (N - 1) * moment 3%nat / m ^ 4) in
  (forall i, (i < k)%nat -> 0 < b i) ->
  KL k Pstar (Pn n) <= mean k Pstar (fun i => ln (Pstar i / b i)).
Proof. intros Hn N moment b Hb. apply (KL_le_taylor k P w); auto. Qed.

(** For every bounded function r of the letter. *)
Theorem C6 n r rmin rmax : (1 <= n)%nat -> rmin < rmax -> (forall i, (i < k)%nat -> rmin <= r i <= rmax) ->
  2 * (mean k Pstar r - mean k (Pn n) r) ^ 2 / (rmax - rmin) ^ 2 <= KL k Pstar (Pn n).
Proof. intros. apply KL_ge_gap; auto. Qed.

Theorem C7 n (A : nat -> bool) : (1 <= n)%nat ->
  let q := Rmin 1 (INR n * prob k A P) in
  q < prob k A Pstar -> binary_KL (prob k A Pstar) q <= KL k Pstar (Pn n).
Proof. intros. apply (KL_ge_coverage k P w); auto. Qed.

(** C7 for every selection rule, and any positive law p in place of P⋆. *)
Theorem C7_selection n s p (A : nat -> bool) : selection_rule k n s -> (forall i, (i < k)%nat -> 0 < selected k P s n i) ->
  (forall i, (i < k)%nat -> 0 < p i) -> fsum k p = 1 ->
  let q := Rmin 1 (INR n * prob k A P) in
  q < prob k A p -> binary_KL (prob k A p) q <= KL k p (selected k P s n).
Proof. intros. apply (KL_ge_coverage_selected k P); auto. Qed.

(** The limits, v being the normalised weight w/μ; and brackets at finite n, for any enclosure l ≤ P_n/P⋆ − 1 ≤ u, such
    as that of B3. *)
Theorem C8 :
  let v := fun i => w i / mu in
  let variance := mean k Pstar (fun i => (v i - mean k Pstar v) ^ 2) in
  let phi := fun x => x - ln (1 + x) in
  let psi := fun x => (1 + x) * ln (1 + x) - x in
  Un_cv (fun n => INR n ^ 2 * KL k Pstar (Pn n)) (1 / 2 * variance) /\
  Un_cv (fun n => INR n ^ 2 * KL k (Pn n) Pstar) (1 / 2 * variance) /\
  (forall n l u, (1 <= n)%nat -> (forall i, (i < k)%nat -> -1 < l i /\ l i <= Pn n i / Pstar i - 1 <= u i) ->
    let near := fun i => Rmax (l i) (Rmin (u i) 0) in
    mean k Pstar (fun i => phi (near i)) <= KL k Pstar (Pn n) <= mean k Pstar (fun i => Rmax (phi (l i)) (phi (u i))) /\
    mean k Pstar (fun i => psi (near i)) <= KL k (Pn n) Pstar <= mean k Pstar (fun i => Rmax (psi (l i)) (psi (u i)))).
Proof.
  split; [|split].
  - apply (KL_limit k P w); auto.
  - apply (KL_reverse_limit k P w); auto.
  - intros n l u Hn H. split; [apply (KL_bracket k P w)|apply (KL_reverse_bracket k P w)]; auto; intros; now apply H.
Qed.

(** With αμ ≤ w ≤ Vμ, an explicit remainder. *)
Theorem C8_explicit n V alpha : let v := fun i => w i / mu in
  let variance := mean k Pstar (fun i => (v i - mean k Pstar v) ^ 2) in
  0 < alpha -> (forall i, (i < k)%nat -> alpha * mu <= w i <= V * mu) -> 200 * V ^ 4 / alpha <= INR n ->
  Rabs (INR n ^ 2 * KL k Pstar (Pn n) - 1 / 2 * variance) <= 320 * V ^ 5 / alpha / INR n /\
  Rabs (INR n ^ 2 * KL k (Pn n) Pstar - 1 / 2 * variance) <= 330 * V ^ 5 / alpha / INR n.
Proof. intros. split; [apply (KL_explicit k P w)|apply (KL_reverse_explicit k P w)]; auto. Qed.

Theorem D1 n : (1 <= n)%nat -> TV k Pstar (Pn n) <= sqrt (KL k Pstar (Pn n) / 2).
Proof. intros. apply (TV_le_sqrt_KL k P w); auto. Qed.

Theorem D2 n : (1 <= n)%nat ->
  TV k Pstar (Pn n) <= mean k Pstar (fun i => Rmax (w i / mu - 1) 0 / (INR n + w i / mu - 1)).
Proof. intros. apply (TV_le_positive_part k P w); auto. Qed.

Theorem D3 :
  Un_cv (fun n => INR n * TV k Pstar (Pn n)) (1 / 2 * mean k Pstar (fun i => Rabs (1 + CV2 - w i / mu))) /\
  (forall n l u, (1 <= n)%nat -> (forall i, (i < k)%nat -> l i <= Pn n i / Pstar i - 1 <= u i) ->
    / 2 * mean k Pstar (fun i => Rmax (Rmax (l i) (- u i)) 0) <= TV k Pstar (Pn n) <=
    / 2 * mean k Pstar (fun i => Rmax (Rabs (l i)) (Rabs (u i)))).
Proof.
  split; [|intros; apply (TV_bracket k P w); auto].
  eapply Un_cv_eq; [|apply (TV_limit k P w); auto]. f_equal. apply fsum_ext; intros i Hi.
  rewrite <- (mean_nw k P w) by auto. rewrite Rabs_minus_sym. reflexivity.
Qed.

(** For f and w in the same order; f = r with w = exp(r/λ) in particular ([weight_order]). *)
Theorem A5 f m n : (forall i j, (i < k)%nat -> (j < k)%nat -> f i < f j -> w i <= w j) ->
  (1 <= m)%nat -> (m <= n)%nat -> mean k (Pn m) f <= mean k (Pn n) f.
Proof. intros. apply (mean_monotone_in_n k P w f); auto. Qed.

Theorem E0 n r : (1 <= n)%nat -> (forall i j, (i < k)%nat -> (j < k)%nat -> r i < r j -> w i <= w j) ->
  0 <= mean k Pstar r - mean k (Pn n) r.
Proof. intros. assert (H1 := reward_upper k P w r P_positive P_total w_positive ltac:(easy) n ltac:(easy)). unfold mean. lra. Qed.

Theorem E1 n r m M : (1 <= n)%nat -> (forall i, (i < k)%nat -> 0 <= r i) -> 0 < mean k Pstar r ->
  0 < m -> (forall i, (i < k)%nat -> m <= w i <= M) ->
  let kappa := mean k Pstar (fun i => r i * w i) / (mu * mean k Pstar r) - 1 in
  let gap := mean k Pstar r - mean k (Pn n) r in
  0 < INR n + kappa /\
  gap / mean k Pstar r <= kappa / (INR n + kappa) /\
  gap / mean k Pstar r <= (M / m - 1) / INR n.
Proof.
  intros Hn Hr HE Hm Hw kappa gap. split; [|split].
  - assert (H := kappa_pos k P w P_positive P_total w_positive r Hr HE).
    assert (HN : 1 <= INR n) by (apply (le_INR 1); lia). change kappa with (Consequences.kappa k P w r). lra.
  - apply (relative_gap_le k P w); auto.
  - apply (relative_gap_le_spread k P w); auto.
Qed.

(** The limit, and the bracket; c is any lower bound on r. *)
Theorem E2 r : let v := fun i => w i / mu in
  Un_cv (fun n => INR n * (mean k Pstar r - mean k (Pn n) r))
    (mean k Pstar (fun i => (r i - mean k Pstar r) * (v i - mean k Pstar v))) /\
  (forall n l u c, (1 <= n)%nat -> (forall i, (i < k)%nat -> l i <= Pn n i / Pstar i - 1 <= u i) ->
    (forall i, (i < k)%nat -> c <= r i) ->
    - mean k Pstar (fun i => (r i - c) * u i) <= mean k Pstar r - mean k (Pn n) r <=
    - mean k Pstar (fun i => (r i - c) * l i)).
Proof. split; [apply (gap_limit k P w); auto|intros; apply (gap_bracket k P w); auto]. Qed.

Theorem E2_D3_explicit n V alpha r R0 : let v := fun i => w i / mu in
  0 < alpha -> (forall i, (i < k)%nat -> alpha * mu <= w i <= V * mu) -> (2 <= n)%nat ->
  (forall i, (i < k)%nat -> Rabs (r i) <= R0) ->
  Rabs (INR n * (mean k Pstar r - mean k (Pn n) r) -
    mean k Pstar (fun i => (r i - mean k Pstar r) * (v i - mean k Pstar v))) <= 200 * V ^ 4 / alpha * R0 / INR n /\
  Rabs (INR n * TV k Pstar (Pn n) - 1 / 2 * mean k Pstar (fun i => Rabs (v i - mean k Pstar v))) <=
    200 * V ^ 4 / alpha / 2 / INR n.
Proof.
  intros. split; [apply (gap_explicit k P w P_positive P_total w_positive V alpha)|
    apply (TV_explicit k P w P_positive P_total w_positive V alpha)]; auto.
Qed.

(** U is any pointwise upper bound on P_n, such as the least of those of B2 and B3; c any lower bound on r, the shift
    that makes r − c nonnegative. *)
Theorem E3 n r c U : (1 <= n)%nat -> (forall i, (i < k)%nat -> c <= r i) -> (forall i, (i < k)%nat -> Pn n i <= U i) ->
  (mean k Pstar r - c) - fsum k (fun i => (r i - c) * U i) <= mean k Pstar r - mean k (Pn n) r.
Proof. intros. apply (gap_ge k P w); auto. Qed.

(** In weight form; with exponential weights m/M is e^{−Δ/λ}, see [F1_exponential]. *)
Theorem F1 n m M : (1 <= n)%nat -> 0 < m -> (forall i, (i < k)%nat -> m <= w i <= M) ->
  KL k (Pn n) P <= ln (INR n / (1 + (INR n - 1) * (m / M))).
Proof. intros. apply (KL_reference_le k P w); auto. Qed.

(** For every selection rule, and for Soft Best-of-n. *)
Theorem F2 n : (1 <= n)%nat ->
  (forall s, selection_rule k n s -> KL k (selected k P s n) P <= ln (INR n) - (INR n - 1) / INR n) /\
  KL k (Pn n) P <= ln (INR n) - (INR n - 1) / INR n.
Proof.
  intros Hn. split; [intros; apply KL_selected_le; auto|].
  rewrite (KL_ext k _ (selected k P (fun l j => w (nth j l O) / lsum w l) n)) by (intros; now apply soft_is_selected).
  apply KL_selected_le; auto. now apply (soft_rule k w w_positive).
Qed.

(** For each θ, for Soft Best-of-n and for hard Best-of-n. *)
Theorem F3 n r theta : (1 <= n)%nat ->
  theta * mean k (Pn n) r - log_mgf k P r theta <= KL k (Pn n) P /\
  theta * mean k (hard k P r n) r - log_mgf k P r theta <= KL k (hard k P r n) P.
Proof.
  intros Hn. split; [|apply KL_hard_ge_legendre; auto].
  apply KL_ge_legendre; auto; [intros; left; apply soft_pos|apply soft_sum]; auto.
Qed.

(** For hard Best-of-n, and the win rate for every selection rule. *)
Theorem F4 n r : (1 <= n)%nat ->
  KL k (hard k P r n) P <= ln (INR n) - (INR n - 1) / INR n /\
  win_rate k P r (hard k P r n) <= INR n / (INR n + 1) /\
  (forall s, selection_rule k n s -> win_rate k P r (selected k P s n) <= INR n / (INR n + 1)).
Proof.
  intros Hn. split; [|split].
  - apply KL_hard_le; auto.
  - apply win_rate_hard; auto.
  - intros; apply win_rate_selected; auto.
Qed.

(** n from E1 suffices for a mean reward of a per letter, and m independent letters have m times the divergence. *)
Theorem H4 n m r a : (1 <= n)%nat -> (forall i, (i < k)%nat -> 0 <= r i) -> 0 < mean k Pstar r -> a < mean k Pstar r ->
  let kappa := mean k Pstar (fun i => r i * w i) / (mu * mean k Pstar r) - 1 in
  kappa * a / (mean k Pstar r - a) <= INR n ->
  a <= mean k (Pn n) r /\ KL (k ^ m) (block_law k Pstar m) (block_law k (Pn n) m) = INR m * KL k Pstar (Pn n).
Proof.
  intros Hn Hr HE Ha kappa H. split.
  - eapply Rle_trans; [|apply (mean_ge k P w P_positive P_total w_positive n r); auto].
    assert (HK := kappa_pos k P w P_positive P_total w_positive r Hr HE). change (Consequences.kappa k P w r) with kappa in *.
    assert (HN : 1 <= INR n) by (apply (le_INR 1); lia). set (T := mean k Pstar r) in *.
    apply Rmult_le_compat_r with (r := T - a) in H; [|lra].
    replace (kappa * a / (T - a) * (T - a)) with (kappa * a) in H by (field; lra).
    apply Rmult_le_reg_r with (INR n + kappa); [lra|].
    replace (T * (INR n / (INR n + kappa)) * (INR n + kappa)) with (T * INR n) by (field; lra). lra.
  - apply KL_product; [intros; apply tilted_pos|intros; apply soft_pos|apply tilted_sum]; auto.
Qed.
End Weights.

(** ** Rewards and a temperature *)

Section Rewards.
Variable k : nat.
Variables P r : nat -> R.
Hypothesis P_positive : forall i, (i < k)%nat -> 0 < P i.
Hypothesis P_total : fsum k P = 1.
Let w_positive lam : forall i, (i < k)%nat -> 0 < weight r lam i := fun i _ => exp_pos _.
Notation Pn lam := (soft k P (weight r lam)).
Notation Pstar lam := (tilted k P (weight r lam)).

Lemma weight_range lam rmin rmax : 0 < lam -> (forall i, (i < k)%nat -> rmin <= r i <= rmax) ->
  forall i, (i < k)%nat -> exp (rmin / lam) <= weight r lam i <= exp (rmax / lam).
Proof.
  intros Hl Hr i Hi. destruct (Hr i Hi). assert (0 < / lam) by now apply Rinv_0_lt_compat.
  split; apply exp_le_mono; apply Rmult_le_compat_r; lra.
Qed.

Lemma exp_quotient lam a b : exp (a / lam) / exp (b / lam) = exp ((a - b) / lam).
Proof. unfold Rdiv at 1. rewrite <- exp_Ropp, <- exp_plus. f_equal. unfold Rdiv. ring. Qed.

(** The law of hard Best-of-n: within a level in proportion to P, the level by n-th powers of the distribution function.
    λ → 0, with bounds for any q ≥ w_j/w_i over r_j < r_i, such as e^{−g/λ} with g the least difference of rewards. *)
Theorem A2 n : (1 <= n)%nat ->
  (forall i, (i < k)%nat ->
    let at_most := fsum k (fun j => if Rle_dec (r j) (r i) then P j else 0) in
    let below := fsum k (fun j => if Rlt_dec (r j) (r i) then P j else 0) in
    let level := fsum k (fun j => if Req_EM_T (r j) (r i) then P j else 0) in
    hard k P r n i = P i / level * (at_most ^ n - below ^ n)) /\
  (forall lam q, 0 < lam -> 0 <= q ->
    (forall i j, (i < k)%nat -> (j < k)%nat -> r j < r i -> weight r lam j <= q * weight r lam i) ->
    TV k (Pn lam n) (hard k P r n) <= (INR n - 1) * q / (1 + (INR n - 1) * q) /\
    (forall i, (i < k)%nat -> Rabs (Pn lam n i - hard k P r n i) <= (INR n - 1) * q)) /\
  (forall i eps, 0 < eps -> exists L, 0 < L /\ forall lam, 0 < lam < L -> Rabs (Pn lam n i - hard k P r n i) < eps).
Proof.
  intros Hn. assert (HN : 1 <= INR n) by (apply (le_INR 1); lia). split; [|split].
  - intros i Hi at_most below level. rewrite (hard_eq k P r P_positive P_total n i Hn Hi).
    assert (H1 : HardLimit.Fle k P r (r i) = at_most) by
      (apply fsum_ext; intros j Hj; unfold leb_r; destruct (Rle_dec _ _); easy).
    assert (H2 : HardLimit.Flt k P r (r i) = below) by
      (apply fsum_ext; intros j Hj; unfold ltb_r; destruct (Rlt_dec _ _); easy).
    rewrite H1, H2. reflexivity.
  - intros lam q Hl Hq H.
    assert (HTV : TV k (Pn lam n) (hard k P r n) <= (INR n - 1) * q / (1 + (INR n - 1) * q)).
    { apply (TV_soft_hard k P r); auto. intros i j _ _ E. unfold weight. now rewrite E. }
    split; [exact HTV|]. intros i Hi.
    eapply Rle_trans; [apply (TV_ge_letter k (Pn lam n) (hard k P r n) i); auto|].
    { rewrite (soft_sum k P P_total (weight r lam)), (hard_sum k P r) by auto. reflexivity. }
    eapply Rle_trans; [exact HTV|].
    assert (H0 : 0 <= (INR n - 1) * q) by (apply Rmult_le_pos; lra).
    set (x := (INR n - 1) * q) in *. apply Rmult_le_reg_r with (1 + x); [lra|].
    replace (x / (1 + x) * (1 + x)) with x by (field; lra). assert (0 <= x * x) by now apply Rmult_le_pos. lra.
  - intros i eps He. now apply soft_tends_to_hard.
Qed.

(** Bounds in terms of e^{Δ/λ}, for every n and sharper ones at each n, and the limit λ → ∞. *)
Theorem A3 n i : (1 <= n)%nat -> (i < k)%nat ->
  (forall lam rmin rmax, 0 < lam -> (forall j, (j < k)%nat -> rmin <= r j <= rmax) ->
    let spread := exp ((rmax - rmin) / lam) in
    P i / spread <= Pn lam n i <= P i * spread /\
    INR n * P i / (1 + (INR n - 1) * spread) <= Pn lam n i <= INR n * P i / (1 + (INR n - 1) / spread)) /\
  (forall eps, 0 < eps -> exists L, 0 < L /\ forall lam, L < lam -> Rabs (Pn lam n i - P i) < eps).
Proof.
  intros Hn Hi. split; [|intros; now apply soft_tends_to_reference].
  intros lam rmin rmax Hl Hr spread. split.
  - assert (H := soft_near_reference k P r P_positive P_total lam n i rmin rmax Hl Hn Hi Hr). rewrite exp_Ropp in H. exact H.
  - assert (H := soft_between k P (weight r lam) P_positive P_total (w_positive lam) n i (exp (rmin / lam)) (exp (rmax / lam))
      Hn Hi (exp_pos _) (weight_range lam rmin rmax Hl Hr)).
    rewrite !exp_quotient in H. unfold spread.
    replace ((INR n - 1) / exp ((rmax - rmin) / lam)) with ((INR n - 1) * exp ((rmin - rmax) / lam)); [easy|].
    unfold Rdiv at 2. rewrite <- exp_Ropp. do 2 f_equal. unfold Rdiv. ring.
Qed.

(** What A5 and E0 ask of f holds for every f nondecreasing in r. *)
Lemma weight_order lam f : 0 < lam -> (forall i j, (i < k)%nat -> (j < k)%nat -> r i <= r j -> f i <= f j) ->
  forall i j, (i < k)%nat -> (j < k)%nat -> f i < f j -> weight r lam i <= weight r lam j.
Proof.
  intros Hl Hf i j Hi Hj H. apply exp_le_mono. apply Rmult_le_compat_r; [left; now apply Rinv_0_lt_compat|].
  destruct (Rle_dec (r j) (r i)) as [Hr|Hr]; [|lra]. assert (H1 := Hf j i Hj Hi Hr). lra.
Qed.

(** For every f nondecreasing in r, in particular for r. *)
Theorem A6 lam lam' f n : 0 < lam -> lam <= lam' -> (1 <= n)%nat ->
  (forall i j, (i < k)%nat -> (j < k)%nat -> r i <= r j -> f i <= f j) ->
  mean k (Pn lam' n) f <= mean k (Pn lam n) f.
Proof. intros. apply (mean_antitone_in_temperature k P r); auto. Qed.

Theorem C3_sinh lam n rmin rmax : 0 < lam -> (1 <= n)%nat -> (forall i, (i < k)%nat -> rmin <= r i <= rmax) ->
  let s := Rsqr (sinh ((rmax - rmin) / (2 * lam))) in
  CV2 k P (weight r lam) <= s /\
  KL k (Pstar lam) (Pn lam n) <= ln (1 + s / INR n) /\
  ln (1 + s / INR n) <= s / INR n.
Proof.
  intros Hl Hn Hr s. split; [now apply CV2_le_sinh2|split; [now apply KL_le_log_sinh2|]].
  assert (HN : 1 <= INR n) by (apply (le_INR 1); lia).
  assert (0 <= s / INR n) by (apply Rle_mult_inv_pos; [apply Rle_0_sqr|lra]).
  assert (H1 := ln_le_sub1 (1 + s / INR n) ltac:(lra)). lra.
Qed.

Theorem E1_exponential lam n rmin rmax : 0 < lam -> (1 <= n)%nat -> 0 <= rmin ->
  (forall i, (i < k)%nat -> rmin <= r i <= rmax) -> 0 < mean k (Pstar lam) r ->
  (mean k (Pstar lam) r - mean k (Pn lam n) r) / mean k (Pstar lam) r <= (exp ((rmax - rmin) / lam) - 1) / INR n.
Proof.
  intros Hl Hn H0 Hr HE. rewrite <- (exp_quotient lam).
  apply (E1 k P (weight r lam) P_positive P_total (w_positive lam) n r (exp (rmin / lam)) (exp (rmax / lam))); auto.
  - intros i Hi. destruct (Hr i Hi). lra.
  - apply exp_pos.
  - now apply weight_range.
Qed.

Theorem F1_exponential lam n rmin rmax : 0 < lam -> (1 <= n)%nat -> (forall i, (i < k)%nat -> rmin <= r i <= rmax) ->
  KL k (Pn lam n) P <= ln (INR n / (1 + (INR n - 1) * exp (- ((rmax - rmin) / lam)))).
Proof.
  intros Hl Hn Hr. replace (- ((rmax - rmin) / lam)) with ((rmin - rmax) / lam) by (unfold Rdiv; ring).
  rewrite <- (exp_quotient lam).
  apply (F1 k P (weight r lam) P_positive P_total (w_positive lam)); [easy|apply exp_pos|now apply weight_range].
Qed.

(** Hard Best-of-n has the largest mean reward of all selection rules. *)
Theorem hard_optimal n s : (1 <= n)%nat -> selection_rule k n s ->
  mean k (selected k P s n) r <= mean k (hard k P r n) r.
Proof. intros. apply hard_best; auto. Qed.

(** ** Sequences of m letters *)

(** For each θ ≥ 0, for every selection rule among n whole sequences; then with Hoeffding's bound on I. *)
Theorem H1 m n s eps rmin rmax : (1 <= n)%nat -> selection_rule (k ^ m) n s -> 0 <= eps -> rmin < rmax ->
  (forall i, (i < k)%nat -> rmin <= r i <= rmax) ->
  INR m * (mean k P r + eps) <= mean (k ^ m) (selected (k ^ m) (block_law k P m) s n) (block_reward k r m) ->
  (forall theta, 0 <= theta ->
    INR m * (theta * (mean k P r + eps) - log_mgf k P r theta) <= ln (INR n) - (INR n - 1) / INR n) /\
  2 * INR m * eps ^ 2 / (rmax - rmin) ^ 2 <= ln (INR n) - (INR n - 1) / INR n.
Proof.
  intros Hn Hs He Hlt Hr Hg. split.
  - intros theta Ht. apply (block_converse k P r P_positive P_total m n s); auto.
  - apply (block_converse_hoeffding k P r P_positive P_total m n s); auto.
Qed.

Theorem H2 lam m n : (1 <= n)%nat ->
  KL (k ^ m) (block_law k (Pstar lam) m) (soft (k ^ m) (block_law k P m) (weight (block_reward k r m) lam) n) <=
  ln (1 + ((1 + CV2 k P (weight r lam)) ^ m - 1) / INR n).
Proof. intros. apply (KL_block_le k P r P_positive P_total m lam); auto. Qed.

Theorem H2_cosh lam m n rmin rmax : 0 < lam -> (1 <= n)%nat -> (forall i, (i < k)%nat -> rmin <= r i <= rmax) ->
  KL (k ^ m) (block_law k (Pstar lam) m) (soft (k ^ m) (block_law k P m) (weight (block_reward k r m) lam) n) <=
  ln (1 + (cosh ((rmax - rmin) / (2 * lam)) ^ (2 * m) - 1) / INR n).
Proof. intros. apply (KL_block_le_cosh k P r P_positive P_total m lam); auto. Qed.

(** H2′, for blocks of m + 1 letters: a lower bound on the mean reward of a block, and the n that suffices for a mean
    of a per letter; then the n that suffices for hard Best-of-n. *)
Theorem H2' lam m n : (1 <= n)%nat -> (forall i, (i < k)%nat -> 0 <= r i) -> 0 < mean k (Pstar lam) r ->
  let T := mean k (Pstar lam) r in
  let one_plus_kappa := mean k (Pstar lam) (fun i => r i * weight r lam i) / (mu k P (weight r lam) * T) in
  let kappa_m := one_plus_kappa * (1 + CV2 k P (weight r lam)) ^ m - 1 in
  let B := soft (k ^ S m) (block_law k P (S m)) (weight (block_reward k r (S m)) lam) n in
  INR (S m) * T * (INR n / (INR n + kappa_m)) <= mean (k ^ S m) B (block_reward k r (S m)) /\
  (forall a, a < T -> kappa_m * a / (T - a) <= INR n -> INR (S m) * a <= mean (k ^ S m) B (block_reward k r (S m))).
Proof.
  intros Hn Hr HE T opk kappa_m B.
  assert (HK : kappa_m = (1 + kappa k P (weight r lam) r) * (1 + CV2 k P (weight r lam)) ^ m - 1).
  { unfold kappa_m, kappa. fold T. fold opk. f_equal. f_equal. lra. }
  split; [|intros a Ha H]; rewrite HK in *.
  - apply (soft_block_mean k P r lam P_positive P_total Hr m HE n Hn).
  - apply (soft_block_target k P r lam P_positive P_total Hr m HE n a Hn Ha H).
Qed.

Theorem H2'_hard m n theta delta eta rmin rmax :
  let x := tilted_mean k P r theta in
  (1 <= n)%nat -> (1 <= m)%nat -> 0 <= theta -> (forall i, (i < k)%nat -> rmin <= r i <= rmax) ->
  0 < delta -> (rmax - rmin) ^ 2 <= 2 * INR m * delta ^ 2 -> 0 < eta <= 1 ->
  2 * ln (/ eta) * exp (INR m * (theta * x - log_mgf k P r theta + theta * delta)) <= INR n ->
  INR m * ((1 - eta) * (x - delta) + eta * rmin) <=
    mean (k ^ m) (hard (k ^ m) (block_law k P m) (block_reward k r m) n) (block_reward k r m).
Proof.
  intros x Hn Hm Ht Hr Hd Hdb He HnL.
  apply (block_achievability k P r P_positive P_total theta Ht rmin rmax Hr m Hm delta Hd Hdb n eta); auto.
Qed.

(** The exponent. The goal x per letter is the tilted mean at some θ ≥ 0 and I = θx − ψ(θ). For hard Best-of-n
    e^{m(I + tol)} sequences suffice once m is large; no selection rule reaches the goal with log n − (n−1)/n < m I. *)
Theorem H3 theta tol i0 j0 :
  let x := tilted_mean k P r theta in
  let I := theta * x - log_mgf k P r theta in
  (i0 < k)%nat -> (j0 < k)%nat -> r i0 < r j0 -> 0 <= theta -> 0 < tol ->
  exists m0, forall m, (m0 <= m)%nat ->
  (forall n, exp (INR m * (I + tol)) <= INR n ->
     INR m * x <= mean (k ^ m) (hard (k ^ m) (block_law k P m) (block_reward k r m) n) (block_reward k r m)) /\
  (forall n s, (1 <= n)%nat -> selection_rule (k ^ m) n s ->
     INR m * x <= mean (k ^ m) (selected (k ^ m) (block_law k P m) s n) (block_reward k r m) ->
     INR m * I <= ln (INR n) - (INR n - 1) / INR n).
Proof. intros x I Hi Hj Hr Ht Htol. apply (block_exponent k P r P_positive P_total i0 j0 Hi Hj Hr theta tol Ht Htol). Qed.
End Rewards.
