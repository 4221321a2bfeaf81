(* Copyright 2026 the softbon authors
   SPDX-License-Identifier: Apache-2.0 *)

(** * C8, E2 and D3 with explicit remainders

    With αμ ≤ w_i ≤ Vμ and A = 200 V⁴/α:
      |n² KL(P⋆‖P_n) − ½ Var⋆(w/μ)| ≤ 320 V⁵/(α n) for n ≥ A, the same with 330 for KL(P_n‖P⋆);
      |n g_n − Cov⋆(r, w/μ)| ≤ A max|r|/n and |n TV − ½ E⋆|1 + CV² − w/μ|| ≤ A/(2n) for n ≥ 2.
    The estimate of ExplicitRatio.v is put into x − log(1+x) = x²/2 + ρ, |ρ| ≤ 2|x|³, or its counterpart for
    (1+x) log(1+x) − x. *)

From Coq Require Import Reals Lra Lia List Arith.
From SoftBestOfN Require Import Definitions FiniteSums JensenBound Selection Limits Temperature ExplicitRatio.
Import ListNotations.
Open Scope R_scope.

Section Explicit.
Variable k : nat.
Variables P w : nat -> R.
Hypothesis Ppos : forall i, (i < k)%nat -> 0 < P i.
Hypothesis Psum : fsum k P = 1.
Hypothesis wpos : forall i, (i < k)%nat -> 0 < w i.
Notation Pn := (soft k P w).
Notation Pstar := (tilted k P w).
Notation muw := (mu k P w).
Notation nw := (nw k P w).
Notation Es := (mean k Pstar).
Variables V alpha : R.
Hypothesis apos : 0 < alpha.
Hypothesis wb : forall i, (i < k)%nat -> alpha * muw <= w i <= V * muw.
Let A := 200 * V ^ 4 / alpha.

Theorem KL_explicit n : 200 * V ^ 4 / alpha <= INR n ->
  Rabs (INR n ^ 2 * KL k Pstar (Pn n) - 1 / 2 * Vartil k P w) <= 320 * V ^ 5 / alpha / INR n.
Proof.
  intros HnA. fold A in HnA. assert (HV := V_ge1 k P w Ppos Psum wpos V alpha wb). assert (Ha1 := a_le1 k P w Ppos Psum wpos V alpha wb).
  assert (PV : V <= V ^ 4) by (assert (H := Rle_pow V 1 4 HV ltac:(lia)); rewrite pow_1 in H; easy).
  assert (PV3 : V ^ 3 <= V ^ 5) by (apply Rle_pow; [easy|lia]).
  assert (PV5 : 0 < V ^ 5) by (apply pow_lt; lra).
  assert (Hia : 1 <= / alpha) by (rewrite <- Rinv_1; apply Rinv_le_contravar; lra).
  assert (HAV : 200 * V <= A).
  { unfold A, Rdiv. rewrite Rmult_assoc. apply Rmult_le_compat_l; [lra|].
    apply Rle_trans with (V ^ 4 * 1); [lra|]. apply Rmult_le_compat_l; lra. }
  assert (HN : 200 <= INR n) by lra.
  assert (Hn : (2 <= n)%nat) by (apply INR_le; simpl; lra).
  destruct n as [|N]; [lia|]. set (x := fun i => Pn (S N) i / Pstar i - 1).
  rewrite KL_second by auto. change (fun i => Pstar i * (Pn (S N) i / Pstar i - 1 - ln (1 + (Pn (S N) i / Pstar i - 1))))
    with (fun i => Pstar i * (x i - ln (1 + x i))).
  set (n := INR (S N)) in *. assert (Hi0 : 0 < / n) by (apply Rinv_0_lt_compat; lra).
  assert (HD : n ^ 2 * fsum k (fun i => Pstar i * (x i - ln (1 + x i))) - 1 / 2 * Vartil k P w =
    fsum k (fun i => Pstar i * (n ^ 2 * (x i - ln (1 + x i)) - (Es nw - nw i) ^ 2 / 2))).
  { change (Vartil k P w) with (fsum k (fun i => Pstar i * (nw i - Es nw) ^ 2)).
    replace (n ^ 2 * fsum k (fun i => Pstar i * (x i - ln (1 + x i))) - 1 / 2 * fsum k (fun i => Pstar i * (nw i - Es nw) ^ 2))
      with (fsum k (fun i => n ^ 2 * (Pstar i * (x i - ln (1 + x i))) + (- / 2) * (Pstar i * (nw i - Es nw) ^ 2)))
      by (rewrite fsum_plus, !fsum_scal; lra).
    apply fsum_ext; intros i Hi. field. }
  rewrite HD. apply Rabs_fsum_le.
  - intros; left; apply tilted_pos; auto.
  - apply tilted_sum; auto.
  - intros i Hi. assert (Hr := ratio_explicit k P w Ppos Psum wpos V alpha apos wb (S N) i Hn Hi). fold (x i) in Hr. fold n in Hr. fold A in Hr.
    assert (Hc := c_b k P w Ppos Psum wpos V alpha apos wb i Hi). set (c := Es nw - nw i) in *. set (e := n * x i - c) in *.
    assert (HAn : A / n <= 1).
    { apply Rmult_le_reg_r with n; [lra|]. replace (A / n * n) with A by (field; lra). lra. }
    assert (Hnx : Rabs (n * x i) <= 2 * V).
    { replace (n * x i) with (e + c) by (unfold e; lra). eapply Rle_trans; [apply Rabs_plus_le; eauto|]. lra. }
    assert (Hx : Rabs (x i) <= 2 * V / n).
    { apply Rmult_le_reg_l with n; [lra|]. replace (n * (2 * V / n)) with (2 * V) by (field; lra).
      rewrite Rabs_mult, (Rabs_right n) in Hnx by lra. easy. }
    assert (Hx2 : Rabs (x i) <= 1 / 2).
    { eapply Rle_trans; [exact Hx|]. apply Rmult_le_reg_r with n; [lra|]. replace (2 * V / n * n) with (2 * V) by (field; lra). lra. }
    assert (Hl := ln_second (x i) Hx2).
    assert (H1 : Rabs (n ^ 2 * (x i - ln (1 + x i) - x i ^ 2 / 2)) <= 16 * V ^ 3 / n).
    { rewrite Rabs_mult, (Rabs_right (n ^ 2)) by (apply Rle_ge, pow2_ge_0).
      apply Rle_trans with (n ^ 2 * (2 * x i ^ 2 * Rabs (x i))); [apply Rmult_le_compat_l; [apply pow2_ge_0|easy]|].
      replace (n ^ 2 * (2 * x i ^ 2 * Rabs (x i))) with (2 * ((n * x i) ^ 2 * Rabs (x i))) by ring.
      replace (16 * V ^ 3 / n) with (2 * ((2 * V) ^ 2 * (2 * V / n))) by (field; lra).
      apply Rmult_le_compat_l; [lra|]. apply Rmult_le_compat; [apply pow2_ge_0|apply Rabs_pos| |easy].
      rewrite <- (pow2_abs (n * x i)). apply pow_incr. split; [apply Rabs_pos|easy]. }
    assert (H2 : Rabs (e * (2 * c + e) * / 2) <= A / n * (2 * V + 1) * / 2).
    { apply Rabs_mult_le; [apply Rabs_mult_le; [easy|]|rewrite Rabs_right; lra].
      apply Rabs_plus_le; [apply Rabs_mult_le; [rewrite Rabs_right; lra|easy]|lra]. }
    replace (n ^ 2 * (x i - ln (1 + x i)) - c ^ 2 / 2) with (n ^ 2 * (x i - ln (1 + x i) - x i ^ 2 / 2) + e * (2 * c + e) * / 2)
      by (unfold e; field).
    eapply Rle_trans; [apply Rabs_plus_le; eassumption|].
    apply Rle_trans with (16 * (V ^ 5 / alpha) * / n + 300 * (V ^ 5 / alpha) * / n).
    + apply Rplus_le_compat.
      * apply Rmult_le_compat_r; [lra|]. apply Rmult_le_compat_l; [lra|]. apply Rle_trans with (V ^ 5 * 1); [lra|]. apply Rmult_le_compat_l; lra.
      * apply Rle_trans with (A / n * (3 * V) * / 2).
        -- apply Rmult_le_compat_r; [lra|]. apply Rmult_le_compat_l; [apply Rmult_le_pos; lra|lra].
        -- apply Req_le. unfold A. field. lra.
    + assert (0 <= V ^ 5 / alpha * / n) by (apply Rmult_le_pos; [apply Rmult_le_pos; lra|lra]).
      replace (320 * V ^ 5 / alpha / n) with (320 * (V ^ 5 / alpha * / n)) by (field; lra). lra.
Qed.

Theorem gap_explicit n r R0 : (2 <= n)%nat -> (forall i, (i < k)%nat -> Rabs (r i) <= R0) ->
  Rabs (INR n * (Es r - fsum k (fun i => Pn n i * r i)) - Covtil k P w r) <= A * R0 / INR n.
Proof.
  intros Hn Hr. assert (HN : 2 <= INR n) by (apply (le_INR 2); lia). assert (HV := V_ge1 k P w Ppos Psum wpos V alpha wb).
  assert (HA : 0 <= A) by (unfold A; apply Rle_mult_inv_pos; [apply Rmult_le_pos; [lra|apply pow_le; lra]|easy]).
  set (x := fun i => INR n * (Pn n i / Pstar i - 1) - (Es nw - nw i)).
  assert (HD : INR n * (Es r - fsum k (fun i => Pn n i * r i)) - Covtil k P w r = fsum k (fun i => Pstar i * (- (x i * r i)))).
  { assert (HC : Covtil k P w r = fsum k (fun i => (- (Pstar i * r i)) * (Es nw - nw i))).
    { unfold Covtil. assert (H := mean_centred k P w Ppos Psum wpos). set (en := Es nw) in *. set (er := Es r).
      unfold mean. unfold mean in H.
      rewrite (fsum_ext k (fun i => Pstar i * ((r i - er) * (nw i - en)))
        (fun i => (- (Pstar i * r i)) * (en - nw i) + (- er) * (Pstar i * (nw i - en)))) by (intros; lra).
      rewrite fsum_plus, fsum_scal, H. lra. }
    rewrite HC.
    replace (INR n * (Es r - fsum k (fun i => Pn n i * r i)) - fsum k (fun i => - (Pstar i * r i) * (Es nw - nw i)))
      with (fsum k (fun i => (INR n * (Pstar i * r i) + (- INR n) * (Pn n i * r i)) + (-1) * (- (Pstar i * r i) * (Es nw - nw i))))
      by (rewrite !fsum_plus, !fsum_scal; unfold mean; lra).
    apply fsum_ext; intros i Hi. assert (Ht := tilted_pos k P w Ppos Psum wpos i Hi). unfold x. field. lra. }
  rewrite HD. apply Rabs_fsum_le.
  - intros; left; apply tilted_pos; auto.
  - apply tilted_sum; auto.
  - intros i Hi. rewrite Rabs_Ropp. replace (A * R0 / INR n) with (A / INR n * R0) by (field; lra).
    apply Rabs_mult_le; [now apply (ratio_explicit k P w Ppos Psum wpos V alpha apos wb)|auto].
Qed.

Theorem TV_explicit n : (2 <= n)%nat ->
  Rabs (INR n * TV k Pstar (Pn n) - 1 / 2 * Es (fun i => Rabs (nw i - Es nw))) <= A / 2 / INR n.
Proof.
  intros Hn. assert (HN : 2 <= INR n) by (apply (le_INR 2); lia).
  assert (HD : INR n * TV k Pstar (Pn n) - 1 / 2 * Es (fun i => Rabs (nw i - Es nw)) =
    fsum k (fun i => Pstar i * (/ 2 * (Rabs (INR n * (Pn n i / Pstar i - 1)) - Rabs (Es nw - nw i))))).
  { unfold TV. set (en := Es nw). unfold mean.
    replace (INR n * (/ 2 * fsum k (fun i => Rabs (Pstar i - Pn n i))) - 1 / 2 * fsum k (fun i => Pstar i * Rabs (nw i - en)))
      with (fsum k (fun i => (INR n * / 2) * Rabs (Pstar i - Pn n i) + (- / 2) * (Pstar i * Rabs (nw i - en))))
      by (rewrite fsum_plus, !fsum_scal; lra).
    apply fsum_ext; intros i Hi. assert (Ht := tilted_pos k P w Ppos Psum wpos i Hi).
    rewrite (Rabs_minus_sym (nw i)), (Rabs_minus_sym (Pstar i)), Rabs_mult, (Rabs_right (INR n)) by lra.
    replace (Pn n i - Pstar i) with (Pstar i * (Pn n i / Pstar i - 1)) by (field; lra).
    rewrite Rabs_mult, (Rabs_right (Pstar i)) by lra. lra. }
  rewrite HD. apply Rabs_fsum_le.
  - intros; left; apply tilted_pos; auto.
  - apply tilted_sum; auto.
  - intros i Hi. replace (A / 2 / INR n) with (/ 2 * (A / INR n)) by (field; lra).
    apply Rabs_mult_le; [rewrite Rabs_right; lra|].
    eapply Rle_trans; [apply Rabs_triang_inv2|]. now apply (ratio_explicit k P w Ppos Psum wpos V alpha apos wb).
Qed.
End Explicit.

(** ** The same for KL(P_n‖P⋆) *)
Lemma ln_second_rev x : Rabs x <= 1 / 2 -> Rabs ((1 + x) * ln (1 + x) - x - x ^ 2 / 2) <= 7 / 2 * (x ^ 2 * Rabs x).
Proof.
  intros Hx. assert (H := ln_second x Hx). set (rho := x - ln (1 + x) - x ^ 2 / 2) in *.
  replace ((1 + x) * ln (1 + x) - x - x ^ 2 / 2) with (- (x ^ 2 * x * / 2) + - ((1 + x) * rho)) by (unfold rho; field).
  apply Rle_trans with (x ^ 2 * Rabs x * / 2 + 3 / 2 * (2 * x ^ 2 * Rabs x)); [|lra].
  apply Rabs_plus_le; rewrite Rabs_Ropp.
  - rewrite !Rabs_mult, (Rabs_right (x ^ 2)), (Rabs_right (/ 2)); try lra. apply Rle_ge, pow2_ge_0.
  - apply Rabs_mult_le; [|easy]. replace (3 / 2) with (1 + 1 / 2) by lra. apply Rabs_plus_le; [rewrite Rabs_right; lra|easy].
Qed.

Section Reverse.
Variable k : nat.
Variables P w : nat -> R.
Hypothesis Ppos : forall i, (i < k)%nat -> 0 < P i.
Hypothesis Psum : fsum k P = 1.
Hypothesis wpos : forall i, (i < k)%nat -> 0 < w i.
Notation Pn := (soft k P w).
Notation Pstar := (tilted k P w).
Notation muw := (mu k P w).
Notation nw := (nw k P w).
Notation Es := (mean k Pstar).

Lemma KL_second_reverse n : (1 <= n)%nat -> KL k (Pn n) Pstar =
  fsum k (fun i => Pstar i * ((1 + (Pn n i / Pstar i - 1)) * ln (1 + (Pn n i / Pstar i - 1)) - (Pn n i / Pstar i - 1))).
Proof.
  intros Hn.
  assert (Tp : forall i, (i < k)%nat -> 0 < Pstar i) by (intros; apply tilted_pos; auto).
  rewrite (fsum_ext k _ (fun i => Pn n i * ln (Pn n i / Pstar i) + ((-1) * Pn n i + Pstar i))).
  - rewrite !fsum_plus, fsum_scal, tilted_sum, soft_sum by auto. unfold KL. lra.
  - intros i Hi. assert (H1 := Tp i Hi).
    replace (1 + (Pn n i / Pstar i - 1)) with (Pn n i / Pstar i) by lra. field. lra.
Qed.

Variables V alpha : R.
Hypothesis apos : 0 < alpha.
Hypothesis wb : forall i, (i < k)%nat -> alpha * muw <= w i <= V * muw.

Theorem KL_reverse_explicit n : 200 * V ^ 4 / alpha <= INR n ->
  Rabs (INR n ^ 2 * KL k (Pn n) Pstar - 1 / 2 * Vartil k P w) <= 330 * V ^ 5 / alpha / INR n.
Proof.
  set (A := 200 * V ^ 4 / alpha).
  intros HnA. assert (HV := V_ge1 k P w Ppos Psum wpos V alpha wb). assert (Ha1 := a_le1 k P w Ppos Psum wpos V alpha wb).
  assert (PV : V <= V ^ 4) by (assert (H := Rle_pow V 1 4 HV ltac:(lia)); rewrite pow_1 in H; easy).
  assert (PV3 : V ^ 3 <= V ^ 5) by (apply Rle_pow; [easy|lia]).
  assert (PV5 : 0 < V ^ 5) by (apply pow_lt; lra).
  assert (Hia : 1 <= / alpha) by (rewrite <- Rinv_1; apply Rinv_le_contravar; lra).
  assert (HAV : 200 * V <= A).
  { unfold A, Rdiv. rewrite Rmult_assoc. apply Rmult_le_compat_l; [lra|].
    apply Rle_trans with (V ^ 4 * 1); [lra|]. apply Rmult_le_compat_l; lra. }
  assert (HN : 200 <= INR n) by lra.
  assert (Hn : (2 <= n)%nat) by (apply INR_le; simpl; lra).
  set (x := fun i => Pn n i / Pstar i - 1). rewrite KL_second_reverse by lia. fold x.
  change (fun i => Pstar i * ((1 + (Pn n i / Pstar i - 1)) * ln (1 + (Pn n i / Pstar i - 1)) - (Pn n i / Pstar i - 1)))
    with (fun i => Pstar i * ((1 + x i) * ln (1 + x i) - x i)).
  set (N := INR n) in *. assert (Hi0 : 0 < / N) by (apply Rinv_0_lt_compat; lra).
  assert (HD : N ^ 2 * fsum k (fun i => Pstar i * ((1 + x i) * ln (1 + x i) - x i)) - 1 / 2 * Vartil k P w =
    fsum k (fun i => Pstar i * (N ^ 2 * ((1 + x i) * ln (1 + x i) - x i) - (Es nw - nw i) ^ 2 / 2))).
  { change (Vartil k P w) with (fsum k (fun i => Pstar i * (nw i - Es nw) ^ 2)).
    replace (N ^ 2 * fsum k (fun i => Pstar i * ((1 + x i) * ln (1 + x i) - x i)) - 1 / 2 * fsum k (fun i => Pstar i * (nw i - Es nw) ^ 2))
      with (fsum k (fun i => N ^ 2 * (Pstar i * ((1 + x i) * ln (1 + x i) - x i)) + (- / 2) * (Pstar i * (nw i - Es nw) ^ 2)))
      by (rewrite fsum_plus, !fsum_scal; lra).
    apply fsum_ext; intros i Hi. field. }
  rewrite HD. apply Rabs_fsum_le.
  - intros; left; apply tilted_pos; auto.
  - apply tilted_sum; auto.
  - intros i Hi. assert (Hr := ratio_explicit k P w Ppos Psum wpos V alpha apos wb n i Hn Hi). fold (x i) in Hr. fold N in Hr. fold A in Hr.
    assert (Hc := c_b k P w Ppos Psum wpos V alpha apos wb i Hi). set (c := Es nw - nw i) in *. set (e := N * x i - c) in *.
    assert (HAn : A / N <= 1).
    { apply Rmult_le_reg_r with N; [lra|]. replace (A / N * N) with A by (field; lra). lra. }
    assert (Hnx : Rabs (N * x i) <= 2 * V).
    { replace (N * x i) with (e + c) by (unfold e; lra). eapply Rle_trans; [apply Rabs_plus_le; eauto|]. lra. }
    assert (Hx : Rabs (x i) <= 2 * V / N).
    { apply Rmult_le_reg_l with N; [lra|]. replace (N * (2 * V / N)) with (2 * V) by (field; lra).
      rewrite Rabs_mult, (Rabs_right N) in Hnx by lra. easy. }
    assert (Hx2 : Rabs (x i) <= 1 / 2).
    { eapply Rle_trans; [exact Hx|]. apply Rmult_le_reg_r with N; [lra|]. replace (2 * V / N * N) with (2 * V) by (field; lra). lra. }
    assert (Hl := ln_second_rev (x i) Hx2).
    assert (H1 : Rabs (N ^ 2 * ((1 + x i) * ln (1 + x i) - x i - x i ^ 2 / 2)) <= 28 * V ^ 3 / N).
    { rewrite Rabs_mult, (Rabs_right (N ^ 2)) by (apply Rle_ge, pow2_ge_0).
      apply Rle_trans with (N ^ 2 * (7 / 2 * (x i ^ 2 * Rabs (x i)))); [apply Rmult_le_compat_l; [apply pow2_ge_0|easy]|].
      replace (N ^ 2 * (7 / 2 * (x i ^ 2 * Rabs (x i)))) with (7 / 2 * ((N * x i) ^ 2 * Rabs (x i))) by ring.
      replace (28 * V ^ 3 / N) with (7 / 2 * ((2 * V) ^ 2 * (2 * V / N))) by (field; lra).
      apply Rmult_le_compat_l; [lra|]. apply Rmult_le_compat; [apply pow2_ge_0|apply Rabs_pos| |easy].
      rewrite <- (pow2_abs (N * x i)). apply pow_incr. split; [apply Rabs_pos|easy]. }
    assert (H2 : Rabs (e * (2 * c + e) * / 2) <= A / N * (2 * V + 1) * / 2).
    { apply Rabs_mult_le; [apply Rabs_mult_le; [easy|]|rewrite Rabs_right; lra].
      apply Rabs_plus_le; [apply Rabs_mult_le; [rewrite Rabs_right; lra|easy]|lra]. }
    replace (N ^ 2 * ((1 + x i) * ln (1 + x i) - x i) - c ^ 2 / 2)
      with (N ^ 2 * ((1 + x i) * ln (1 + x i) - x i - x i ^ 2 / 2) + e * (2 * c + e) * / 2) by (unfold e; field).
    eapply Rle_trans; [apply Rabs_plus_le; eassumption|].
    apply Rle_trans with (28 * (V ^ 5 / alpha) * / N + 300 * (V ^ 5 / alpha) * / N).
    + apply Rplus_le_compat.
      * apply Rmult_le_compat_r; [lra|]. apply Rmult_le_compat_l; [lra|]. apply Rle_trans with (V ^ 5 * 1); [lra|]. apply Rmult_le_compat_l; lra.
      * apply Rle_trans with (A / N * (3 * V) * / 2).
        -- apply Rmult_le_compat_r; [lra|]. apply Rmult_le_compat_l; [apply Rmult_le_pos; lra|lra].
        -- apply Req_le. unfold A. field. lra.
    + assert (0 <= V ^ 5 / alpha * / N) by (apply Rmult_le_pos; [apply Rmult_le_pos; lra|lra]).
      replace (330 * V ^ 5 / alpha / N) with (330 * (V ^ 5 / alpha * / N)) by (field; lra). lra.
Qed.
End Reverse.

(* the limit for the reversed divergence *)
Theorem KL_reverse_limit k P w : (forall i, (i < k)%nat -> 0 < P i) -> fsum k P = 1 -> (forall i, (i < k)%nat -> 0 < w i) ->
  Un_cv (fun n => INR n ^ 2 * KL k (soft k P w n) (tilted k P w)) (1 / 2 * Vartil k P w).
Proof.
  intros Ppos Psum wpos. assert (Hmu := mu_pos k P w Ppos Psum wpos).
  destruct (exists_min k w wpos) as [wm [Hm1 Hm2]]. destruct (exists_range w k) as [a [b [Hab Hr]]].
  set (alpha := wm / mu k P w). set (V := b / mu k P w).
  assert (Ha : 0 < alpha) by now apply Rdiv_lt_0_compat.
  assert (wb : forall i, (i < k)%nat -> alpha * mu k P w <= w i <= V * mu k P w).
  { intros i Hi. unfold alpha, V. replace (wm / mu k P w * mu k P w) with wm by (field; lra).
    replace (b / mu k P w * mu k P w) with b by (field; lra). split; [now apply Hm2|now apply Hr]. }
  intros eps He. set (A := 200 * V ^ 4 / alpha). set (K := 330 * V ^ 5 / alpha).
  destruct (INR_arch 1 (A + Rabs K / eps + 1) Rlt_0_1) as [N HN]. exists (S N). intros n Hn. apply le_INR in Hn. rewrite S_INR in Hn.
  assert (HK := Rabs_pos K). assert (HKe : 0 <= Rabs K / eps) by (apply Rle_mult_inv_pos; lra).
  assert (HV := V_ge1 k P w Ppos Psum wpos V alpha wb).
  assert (HA : 0 <= A) by (unfold A; apply Rle_mult_inv_pos; [apply Rmult_le_pos; [lra|apply pow_le; lra]|easy]).
  unfold R_dist. eapply Rle_lt_trans; [apply (KL_reverse_explicit k P w Ppos Psum wpos V alpha Ha wb); fold A; lra|].
  fold K. assert (Hle := Rle_abs K). apply Rmult_lt_reg_r with (INR n); [lra|].
  replace (K / INR n * INR n) with K by (field; lra).
  apply Rle_lt_trans with (eps * (Rabs K / eps)); [replace (eps * (Rabs K / eps)) with (Rabs K) by (field; lra); lra|].
  apply Rmult_lt_compat_l; lra.
Qed.
