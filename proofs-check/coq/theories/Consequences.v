(* Copyright 2026 the softbon authors
   SPDX-License-Identifier: Apache-2.0 *)

(** * Consequences of B1, C2 and Pinsker: C1, C4, D1, E1, E3

    C1 is B1 inside the divergence; C4 solves C2 for n; D1 is Pinsker. E1: by B1 the mean reward under P_n is at least
    E⋆[r nμ/(w + (n−1)μ)], and 1/x is above its tangent at x = μ(n + κ), which is the mean of w + (n−1)μ under the law
    proportional to P⋆ r. E3 holds for every pointwise upper bound on P_n; B2 and B3 provide them. *)

From Coq Require Import Reals Lra Lia List Arith.
From SoftBestOfN Require Import Definitions FiniteSums JensenBound Selection PointwiseBounds TaylorBounds Pinsker
  Limits.
Import ListNotations.
Open Scope R_scope.

Section Consequences.
Variable k : nat.
Variables P w : nat -> R.
Hypothesis Ppos : forall i, (i < k)%nat -> 0 < P i.
Hypothesis Psum : fsum k P = 1.
Hypothesis wpos : forall i, (i < k)%nat -> 0 < w i.
Notation Pn := (soft k P w).
Notation Pstar := (tilted k P w).
Notation muw := (mu k P w).
Notation Es := (mean k Pstar).

(* C1 *)
Theorem KL_le_mean_log n : (1 <= n)%nat ->
  KL k Pstar (Pn n) <= fsum k (fun i => Pstar i * ln (1 + (w i / muw - 1) / INR n)).
Proof.
  intros Hn. assert (Hmu := mu_pos k P w Ppos Psum wpos).
  assert (HN : 1 <= INR n) by (apply (le_INR 1); lia).
  assert (H0 : 0 <= (INR n - 1) * muw) by (apply Rmult_le_pos; lra).
  eapply Rle_trans; [apply (KL_lower_bounds k Pstar (Pn n) (fun i => Pstar i * (INR n * muw / (w i + (INR n - 1) * muw))))|].
  - intros; apply tilted_pos; auto.
  - intros i Hi. assert (Hw := wpos i Hi). assert (Ht := tilted_pos k P w Ppos Psum wpos i Hi). split; [|apply soft_ge_jensen; auto].
    apply Rmult_lt_0_compat; [easy|]. apply Rdiv_lt_0_compat; [apply Rmult_lt_0_compat|]; lra.
  - apply Req_le. apply fsum_ext; intros i Hi. assert (Hw := wpos i Hi). assert (Ht := tilted_pos k P w Ppos Psum wpos i Hi).
    do 2 f_equal. field. lra.
Qed.

(* C4 *)
Theorem KL_le_eps n eps : (1 <= n)%nat -> 0 < eps -> CV2 k P w / (exp eps - 1) <= INR n -> KL k Pstar (Pn n) <= eps.
Proof.
  intros Hn He H. eapply Rle_trans; [apply KL_le_log_CV2; auto|].
  assert (HN : 1 <= INR n) by (apply (le_INR 1); lia). assert (HC := CV2_nonneg k P w Ppos Psum wpos).
  assert (Hx := exp_ineq1 eps ltac:(lra)).
  rewrite <- (ln_exp eps). apply ln_le_mono.
  - assert (0 <= CV2 k P w / INR n) by (apply Rle_mult_inv_pos; lra). lra.
  - apply Rmult_le_compat_r with (r := exp eps - 1) in H; [|lra].
    replace (CV2 k P w / (exp eps - 1) * (exp eps - 1)) with (CV2 k P w) in H by (field; lra).
    assert (CV2 k P w / INR n <= exp eps - 1); [|lra].
    apply Rmult_le_reg_r with (INR n); [lra|]. replace (CV2 k P w / INR n * INR n) with (CV2 k P w) by (field; lra). lra.
Qed.

(* D1 *)
Lemma TV_nonneg p q : 0 <= TV k p q.
Proof. unfold TV. apply Rmult_le_pos; [lra|]. apply fsum_nonneg; intros. apply Rabs_pos. Qed.

Theorem TV_le_sqrt_KL n : (1 <= n)%nat -> TV k Pstar (Pn n) <= sqrt (KL k Pstar (Pn n) / 2).
Proof.
  intros Hn. assert (H := Pinsker_soft k P w Ppos Psum wpos n Hn). assert (H0 := TV_nonneg Pstar (Pn n)).
  rewrite <- (sqrt_pow2 _ H0). apply sqrt_le_1_alt. lra.
Qed.

(* E1 *)
Definition kappa (r : nat -> R) := Es (fun i => r i * w i) / (muw * Es r) - 1.

Lemma kappa_pos r : (forall i, (i < k)%nat -> 0 <= r i) -> 0 < Es r -> 0 < 1 + kappa r.
Proof.
  intros Hr HE. assert (Hmu := mu_pos k P w Ppos Psum wpos). unfold kappa.
  replace (1 + (Es (fun i => r i * w i) / (muw * Es r) - 1)) with (Es (fun i => r i * w i) / (muw * Es r)) by lra.
  apply Rdiv_lt_0_compat; [|now apply Rmult_lt_0_compat].
  destruct (exists_min k w wpos) as [wm [H1 H2]].
  apply Rlt_le_trans with (wm * Es r); [now apply Rmult_lt_0_compat|].
  unfold mean. rewrite <- fsum_scal. apply fsum_le; intros i Hi. assert (Ht := tilted_pos k P w Ppos Psum wpos i Hi).
  assert (H := Rmult_le_compat_r (Pstar i * r i) _ _ ltac:(apply Rmult_le_pos; [lra|auto]) (H2 i Hi)). lra.
Qed.

Theorem mean_ge n r : (1 <= n)%nat -> (forall i, (i < k)%nat -> 0 <= r i) -> 0 < Es r ->
  Es r * (INR n / (INR n + kappa r)) <= fsum k (fun i => Pn n i * r i).
Proof.
  intros Hn Hr HE. assert (Hmu := mu_pos k P w Ppos Psum wpos). assert (Hk := kappa_pos r Hr HE).
  assert (HN : 1 <= INR n) by (apply (le_INR 1); lia).
  assert (H0 : 0 <= (INR n - 1) * muw) by (apply Rmult_le_pos; lra).
  set (K := kappa r) in *. set (a := muw * (INR n + K)).
  assert (Ha : 0 < a) by (apply Rmult_lt_0_compat; lra).
  assert (HF : Es (fun i => r i * w i) = (1 + K) * (muw * Es r)) by (unfold K, kappa; field; lra).
  apply Rle_trans with (fsum k (fun i => (INR n * muw * (2 / a - (INR n - 1) * muw / (a * a))) * (Pstar i * r i) +
     (- (INR n * muw / (a * a))) * (Pstar i * (r i * w i)))).
  - rewrite fsum_plus, !fsum_scal. fold (Es r). fold (Es (fun i => r i * w i)). rewrite HF.
    apply Req_le. unfold a. field. lra.
  - apply fsum_le; intros i Hi. assert (Hw := wpos i Hi). assert (Ht := tilted_pos k P w Ppos Psum wpos i Hi).
    assert (HL := soft_ge_jensen k P w Ppos Psum wpos n i Hn Hi). assert (Hri := Hr i Hi).
    assert (HT := inv_tangent a (w i + (INR n - 1) * muw) Ha ltac:(lra)).
    apply Rle_trans with ((Pstar i * (INR n * muw / (w i + (INR n - 1) * muw))) * r i); [|now apply Rmult_le_compat_r].
    assert (HT2 := Rmult_le_compat_l (Pstar i * r i * (INR n * muw)) _ _
      ltac:(apply Rmult_le_pos; [apply Rmult_le_pos; lra|left; apply Rmult_lt_0_compat; lra]) HT).
    eapply Rle_trans; [|eapply Rle_trans; [exact HT2|]]; apply Req_le; field; lra.
Qed.

Theorem relative_gap_le n r : (1 <= n)%nat -> (forall i, (i < k)%nat -> 0 <= r i) -> 0 < Es r ->
  (Es r - fsum k (fun i => Pn n i * r i)) / Es r <= kappa r / (INR n + kappa r).
Proof.
  intros Hn Hr HE. assert (H := mean_ge n r Hn Hr HE). assert (Hk := kappa_pos r Hr HE).
  assert (HN : 1 <= INR n) by (apply (le_INR 1); lia).
  apply Rmult_le_reg_l with (Es r); [easy|].
  replace (Es r * ((Es r - fsum k (fun i => Pn n i * r i)) / Es r)) with (Es r - fsum k (fun i => Pn n i * r i)) by (field; lra).
  replace (Es r * (kappa r / (INR n + kappa r))) with (Es r - Es r * (INR n / (INR n + kappa r))) by (field; lra). lra.
Qed.

(* E3: lower bound on the reward gap from any pointwise upper bound u on P_n *)
Theorem gap_ge n r c (u : nat -> R) : (1 <= n)%nat -> (forall i, (i < k)%nat -> c <= r i) ->
  (forall i, (i < k)%nat -> Pn n i <= u i) ->
  (Es r - c) - fsum k (fun i => (r i - c) * u i) <= Es r - fsum k (fun i => Pn n i * r i).
Proof.
  intros Hn Hr Hu.
  assert (H : fsum k (fun i => Pn n i * r i) - c <= fsum k (fun i => (r i - c) * u i)); [|lra].
  replace (fsum k (fun i => Pn n i * r i) - c) with (fsum k (fun i => Pn n i * r i + (- c) * Pn n i))
    by (rewrite fsum_plus, fsum_scal, soft_sum by auto; lra).
  apply fsum_le; intros i Hi. specialize (Hr i Hi). specialize (Hu i Hi).
  assert ((r i - c) * Pn n i <= (r i - c) * u i) by (apply Rmult_le_compat_l; lra). lra.
Qed.

(* the wider bound of E1: the excess of kappa is at most M/m - 1 *)
Theorem relative_gap_le_spread n r m M : (1 <= n)%nat -> (forall i, (i < k)%nat -> 0 <= r i) -> 0 < Es r ->
  0 < m -> (forall i, (i < k)%nat -> m <= w i <= M) ->
  (Es r - fsum k (fun i => Pn n i * r i)) / Es r <= (M / m - 1) / INR n.
Proof.
  intros Hn Hr HE Hm Hw. eapply Rle_trans; [now apply relative_gap_le|].
  assert (HK := kappa_pos r Hr HE). assert (HN : 1 <= INR n) by (apply (le_INR 1); lia).
  assert (Hmu : m <= muw).
  { unfold mu. replace m with (fsum k (fun i => m * P i)) by (rewrite fsum_scal, Psum; lra).
    apply fsum_le; intros i Hi. rewrite Rmult_comm. apply Rmult_le_compat_l; [left; auto|now apply Hw]. }
  assert (HM : 0 < M) by (destruct (Hw O (kpos k P Psum)); lra).
  assert (Hle : 1 + kappa r <= M / m).
  { unfold kappa. replace (1 + (Es (fun i => r i * w i) / (muw * Es r) - 1)) with (Es (fun i => r i * w i) / (muw * Es r)) by lra.
    assert (HF : Es (fun i => r i * w i) <= M * Es r).
    { unfold mean. rewrite <- fsum_scal. apply fsum_le; intros i Hi. assert (Ht := tilted_pos k P w Ppos Psum wpos i Hi).
      assert (H := Rmult_le_compat_r (Pstar i * r i) _ _ ltac:(apply Rmult_le_pos; [lra|auto]) (proj2 (Hw i Hi))). lra. }
    assert (HmE : 0 < m * Es r) by now apply Rmult_lt_0_compat.
    assert (HmuE : m * Es r <= muw * Es r) by (apply Rmult_le_compat_r; lra).
    apply Rle_trans with (M * Es r / (muw * Es r)).
    - apply Rmult_le_compat_r; [left; apply Rinv_0_lt_compat; lra|easy].
    - replace (M / m) with (M * Es r / (m * Es r)) by (field; lra).
      apply Rmult_le_compat_l; [apply Rmult_le_pos; lra|]. apply Rinv_le_contravar; lra. }
  assert (Hcross : 0 <= M / m - 1).
  { destruct (Hw O (kpos k P Psum)) as [H1 H2]. apply Rmult_le_reg_r with m; [easy|].
    replace ((M / m - 1) * m) with (M - m) by (field; lra). lra. }
  set (K := kappa r) in *. destruct (Rle_dec K 0) as [H|H].
  - apply Rle_trans with 0.
    + replace (K / (INR n + K)) with (- (- K * / (INR n + K))) by (field; lra).
      assert (0 <= - K * / (INR n + K)) by (apply Rmult_le_pos; [lra|left; apply Rinv_0_lt_compat; lra]). lra.
    + apply Rle_mult_inv_pos; lra.
  - apply Rle_trans with (K / INR n).
    + apply Rmult_le_compat_l; [lra|]. apply Rinv_le_contravar; lra.
    + apply Rmult_le_compat_r; [left; apply Rinv_0_lt_compat; lra|lra].
Qed.
End Consequences.
