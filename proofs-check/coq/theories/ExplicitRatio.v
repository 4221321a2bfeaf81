(* Copyright 2026 the softbon authors
   SPDX-License-Identifier: Apache-2.0 *)

(** * P_n/P⋆ with an explicit remainder

    If αμ ≤ w_i ≤ Vμ, then |n (P_n(i)/P⋆_i − 1) − (E⋆[w/μ] − w_i/μ)| ≤ 200 V⁴/(α n) for n ≥ 2. The two bounds of B3, written
    in v = w_i/μ and the central moments κ_j of w/μ (|κ_j| ≤ V^{j−1}), are expanded by hand; [Calculus] is the real-variable
    estimate alone. The constants are crude: they make a theorem for every n, not an error bar. *)

From Coq Require Import Reals Lra Lia List Arith.
From SoftBestOfN Require Import Definitions FiniteSums JensenBound Selection PointwiseBounds TaylorBounds Limits.
Import ListNotations.
Open Scope R_scope.

Lemma Rabs_mult_le a b A B : Rabs a <= A -> Rabs b <= B -> Rabs (a * b) <= A * B.
Proof. intros Ha Hb. rewrite Rabs_mult. apply Rmult_le_compat; try apply Rabs_pos; easy. Qed.

Lemma Rabs_plus_le a b A B : Rabs a <= A -> Rabs b <= B -> Rabs (a + b) <= A + B.
Proof. intros Ha Hb. eapply Rle_trans; [apply Rabs_triang|]. lra. Qed.

Lemma Rabs_pow_le a A n : Rabs a <= A -> Rabs (a ^ n) <= A ^ n.
Proof. intros Ha. rewrite <- RPow_abs. apply pow_incr. split; [apply Rabs_pos|easy]. Qed.

Lemma Rabs_fsum_le k f c t : (forall i, (i < k)%nat -> 0 <= t i) -> fsum k t = 1 ->
  (forall i, (i < k)%nat -> Rabs (f i) <= c) -> Rabs (fsum k (fun i => t i * f i)) <= c.
Proof.
  intros Ht Hs Hf. apply Rabs_le. split.
  - replace (- c) with (fsum k (fun i => (- c) * t i)) by (rewrite fsum_scal, Hs; lra). apply fsum_le; intros i Hi.
    specialize (Ht i Hi). specialize (Hf i Hi). assert (H := Rle_abs (- f i)). rewrite Rabs_Ropp in H.
    rewrite Rmult_comm. apply Rmult_le_compat_l; lra.
  - replace c with (fsum k (fun i => c * t i)) by (rewrite fsum_scal, Hs; lra). apply fsum_le; intros i Hi.
    specialize (Ht i Hi). specialize (Hf i Hi). assert (H := Rle_abs (f i)).
    rewrite (Rmult_comm c). apply Rmult_le_compat_l; lra.
Qed.

(* the real-variable estimate *)
Section Calculus.
Variables N V alpha v K2 K3 K4 : R.
Hypothesis HN : 2 <= N.
Hypothesis HV : 1 <= V.
Hypothesis Ha : 0 < alpha <= 1.
Hypothesis Hv : alpha <= v <= V.
Hypothesis H2 : 0 <= K2 <= V.
Hypothesis H3 : Rabs K3 <= V ^ 2.
Hypothesis H4 : 0 <= K4 <= V ^ 3.
Let m := v + (N - 1).
Definition lowr := N * (1 / m + (N - 1) * K2 / m ^ 3 - (N - 1) * K3 / m ^ 4).
Definition topr := N * (((N - 1) * K4 + 3 * (N - 1) * (N - 2) * K2 ^ 2) / (m ^ 4 * (v + (N - 1) * alpha))).
Let z := / m.
Let d := v - 1.

Lemma calc_m : 0 < m. Proof. unfold m; lra. Qed.
Lemma calc_z : Rabs z <= 2 / N.
Proof.
  assert (Hm := calc_m). unfold z. rewrite Rabs_right by (apply Rle_ge; left; now apply Rinv_0_lt_compat).
  replace (2 / N) with (/ (N / 2)) by (field; lra). apply Rinv_le_contravar; unfold m; lra.
Qed.
Lemma calc_d : Rabs d <= V.
Proof. apply Rabs_le. unfold d. lra. Qed.
Lemma V_pow a b : (a <= b)%nat -> V ^ a <= V ^ b.
Proof. intros H. now apply Rle_pow. Qed.

Lemma calc_low : Rabs (N * (lowr - 1) - (1 + K2 - v)) <= 66 * V ^ 4 / N.
Proof.
  assert (Hm := calc_m). assert (Hz := calc_z). assert (Hd := calc_d).
  assert (He : N * (lowr - 1) - (1 + K2 - v) =
    (d ^ 2 * z + - (K2 * (N ^ 2 + 3 * N ^ 2 * d + 3 * N * d ^ 2 + d ^ 3) * z ^ 3)) + - (N ^ 2 * (N - 1) * K3 * z ^ 4)).
  { assert (Hvm : v = m - (N - 1)) by (unfold m; lra). unfold lowr, z, d. rewrite Hvm. field. lra. }
  rewrite He. clear He.
  assert (B1 := Rabs_mult_le _ _ _ _ (Rabs_pow_le d V 2 Hd) Hz).
  assert (HNa : Rabs N <= N) by (rewrite Rabs_right; lra).
  assert (HK2 : Rabs K2 <= V) by (rewrite Rabs_right; lra).
  assert (HN1 : Rabs (N - 1) <= N) by (rewrite Rabs_right; lra).
  assert (B0 : Rabs (N ^ 2 + 3 * N ^ 2 * d + 3 * N * d ^ 2 + d ^ 3) <= N ^ 2 + 3 * N ^ 2 * V + 3 * N * V ^ 2 + V ^ 3).
  { repeat apply Rabs_plus_le.
    - now apply Rabs_pow_le.
    - apply Rabs_mult_le; [|easy]. apply Rabs_mult_le; [rewrite Rabs_right; lra|now apply Rabs_pow_le].
    - apply Rabs_mult_le; [|now apply Rabs_pow_le]. apply Rabs_mult_le; [rewrite Rabs_right; lra|easy].
    - now apply Rabs_pow_le. }
  assert (P2 : 1 <= V ^ 3) by (apply pow_R1_Rle; lra).
  assert (P1 : V <= V ^ 3) by (assert (H := V_pow 1 3 ltac:(lia)); rewrite pow_1 in H; easy).
  assert (P3 : V ^ 2 <= V ^ 3) by (apply V_pow; lia).
  assert (P4 : V ^ 3 <= V ^ 4) by (apply V_pow; lia).
  assert (HN2 : 4 <= N ^ 2) by (simpl; assert (2 * 2 <= N * N) by (apply Rmult_le_compat; lra); lra).
  assert (HNN : 2 * N <= N ^ 2) by (simpl; assert (2 * N <= N * N) by (apply Rmult_le_compat_r; lra); lra).
  assert (B0' : N ^ 2 + 3 * N ^ 2 * V + 3 * N * V ^ 2 + V ^ 3 <= 6 * N ^ 2 * V ^ 3).
  { assert (N ^ 2 * 1 <= N ^ 2 * V ^ 3) by (apply Rmult_le_compat_l; lra).
    assert (N ^ 2 * V <= N ^ 2 * V ^ 3) by (apply Rmult_le_compat_l; lra).
    assert (2 * N * V ^ 2 <= N ^ 2 * V ^ 3) by (apply Rmult_le_compat; try lra; apply pow2_ge_0).
    assert (4 * V ^ 3 <= N ^ 2 * V ^ 3) by (apply Rmult_le_compat_r; lra). lra. }
  assert (B2 : Rabs (K2 * (N ^ 2 + 3 * N ^ 2 * d + 3 * N * d ^ 2 + d ^ 3) * z ^ 3) <= V * (6 * N ^ 2 * V ^ 3) * (2 / N) ^ 3).
  { apply Rabs_mult_le; [|now apply Rabs_pow_le]. apply Rabs_mult_le; [easy|lra]. }
  assert (B3 : Rabs (N ^ 2 * (N - 1) * K3 * z ^ 4) <= N ^ 2 * N * V ^ 2 * (2 / N) ^ 4).
  { apply Rabs_mult_le; [|now apply Rabs_pow_le]. apply Rabs_mult_le; [|easy]. apply Rabs_mult_le; [now apply Rabs_pow_le|easy]. }
  rewrite <- Rabs_Ropp in B2. rewrite <- Rabs_Ropp in B3.
  eapply Rle_trans; [apply Rabs_plus_le; [apply Rabs_plus_le; [exact B1|exact B2]|exact B3]|].
  replace (V ^ 2 * (2 / N) + V * (6 * N ^ 2 * V ^ 3) * (2 / N) ^ 3 + N ^ 2 * N * V ^ 2 * (2 / N) ^ 4)
    with ((18 * V ^ 2 + 48 * V ^ 4) * / N) by (field; lra).
  apply Rmult_le_compat_r; [left; apply Rinv_0_lt_compat|]; lra.
Qed.

Lemma calc_top : 0 <= N * topr <= 128 * V ^ 4 / (alpha * N).
Proof.
  assert (Hm := calc_m). assert (Hz := calc_z).
  set (y := v + (N - 1) * alpha).
  assert (Hy : alpha * N / 2 <= y).
  { unfold y. assert (0 <= (N / 2 - 1) * alpha) by (apply Rmult_le_pos; lra). lra. }
  assert (HaN : 0 < alpha * N) by (apply Rmult_lt_0_compat; lra).
  assert (Hy0 : 0 < y) by lra.
  set (Q := (N - 1) * K4 + 3 * (N - 1) * (N - 2) * K2 ^ 2).
  assert (P3 : V ^ 2 <= V ^ 3) by (apply V_pow; lia).
  assert (P4 : V ^ 3 <= V ^ 4) by (apply V_pow; lia).
  assert (PV : 1 <= V ^ 3) by (apply pow_R1_Rle; lra).
  assert (HNN : 2 * N <= N ^ 2) by (simpl; assert (2 * N <= N * N) by (apply Rmult_le_compat_r; lra); lra).
  assert (HK22 : 0 <= K2 ^ 2 <= V ^ 2) by (split; [apply pow2_ge_0|apply pow_incr; lra]).
  assert (HNq : 0 <= (N - 1) * (N - 2) <= N ^ 2).
  { split; [apply Rmult_le_pos; lra|]. simpl. lra. }
  assert (HQ : 0 <= Q <= 4 * N ^ 2 * V ^ 4).
  { unfold Q. split.
    - assert (0 <= (N - 1) * K4) by (apply Rmult_le_pos; lra).
      assert (0 <= (N - 1) * (N - 2) * K2 ^ 2) by (apply Rmult_le_pos; lra). lra.
    - assert ((N - 1) * K4 <= N ^ 2 * V ^ 4) by (apply Rmult_le_compat; lra).
      assert ((N - 1) * (N - 2) * K2 ^ 2 <= N ^ 2 * V ^ 4) by (apply Rmult_le_compat; lra). lra. }
  assert (He : N * topr = N ^ 2 * Q * (z ^ 4 * / y)).
  { unfold topr, z. fold y. fold Q. field. lra. }
  rewrite He.
  assert (Hz0 : 0 <= z ^ 4) by (apply pow_le; left; now apply Rinv_0_lt_compat).
  assert (Hz4 : z ^ 4 <= (2 / N) ^ 4).
  { apply pow_incr. split; [left; now apply Rinv_0_lt_compat|]. eapply Rle_trans; [apply Rle_abs|easy]. }
  assert (Hiy : 0 < / y) by now apply Rinv_0_lt_compat.
  assert (Hiy2 : / y <= 2 / (alpha * N)).
  { replace (2 / (alpha * N)) with (/ (alpha * N / 2)) by (field; lra). apply Rinv_le_contravar; lra. }
  assert (HN2 := pow2_ge_0 N). split.
  - apply Rmult_le_pos; [apply Rmult_le_pos; lra|]. apply Rmult_le_pos; lra.
  - apply Rle_trans with (N ^ 2 * (4 * N ^ 2 * V ^ 4) * ((2 / N) ^ 4 * (2 / (alpha * N)))).
    + apply Rmult_le_compat; [apply Rmult_le_pos; lra|apply Rmult_le_pos; lra| |].
      * apply Rmult_le_compat_l; lra.
      * apply Rmult_le_compat; lra.
    + apply Req_le. field. lra.
Qed.

Lemma calc_ratio q : lowr <= q <= lowr + topr -> Rabs (N * (q - 1) - (1 + K2 - v)) <= 200 * V ^ 4 / alpha / N.
Proof.
  intros [Hq1 Hq2]. assert (HL := calc_low). destruct calc_top as [HT1 HT2].
  assert (Hi : 0 < / N) by (apply Rinv_0_lt_compat; lra).
  assert (PV : 1 <= V ^ 4) by (apply pow_R1_Rle; lra).
  assert (HA : V ^ 4 <= V ^ 4 / alpha).
  { apply Rle_trans with (V ^ 4 * 1); [lra|]. apply Rmult_le_compat_l; [lra|]. rewrite <- Rinv_1. apply Rinv_le_contravar; lra. }
  assert (HA' : 66 * V ^ 4 / N <= 66 * (V ^ 4 / alpha) / N).
  { apply Rmult_le_compat_r; lra. }
  assert (Hs : 0 <= V ^ 4 / alpha / N) by (apply Rmult_le_pos; lra).
  replace (128 * V ^ 4 / (alpha * N)) with (128 * (V ^ 4 / alpha / N)) in HT2 by (field; lra).
  replace (66 * (V ^ 4 / alpha) / N) with (66 * (V ^ 4 / alpha / N)) in HA' by (field; lra).
  replace (200 * V ^ 4 / alpha / N) with (200 * (V ^ 4 / alpha / N)) by (field; lra).
  assert (H1 := Rle_abs (N * (lowr - 1) - (1 + K2 - v))). assert (H5 := Rle_abs (- (N * (lowr - 1) - (1 + K2 - v)))).
  rewrite Rabs_Ropp in H5.
  assert (X1 : N * lowr <= N * q) by (apply Rmult_le_compat_l; lra).
  assert (X2 : N * q <= N * (lowr + topr)) by (apply Rmult_le_compat_l; lra).
  apply Rabs_le. lra.
Qed.
End Calculus.

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

Lemma nw_b i : (i < k)%nat -> alpha <= nw i <= V.
Proof.
  intros Hi. assert (Hmu := mu_pos k P w Ppos Psum wpos). destruct (wb i Hi) as [H1 H2]. unfold Limits.nw.
  split; (apply Rmult_le_reg_r with muw; [easy|]); replace (w i / muw * muw) with (w i) by (field; lra); easy.
Qed.

Lemma nw_mean : fsum k (fun i => P i * nw i) = 1.
Proof.
  assert (Hmu := mu_pos k P w Ppos Psum wpos). unfold Limits.nw.
  rewrite (fsum_ext k _ (fun i => / muw * (P i * w i))) by (intros; unfold Rdiv; lra).
  rewrite fsum_scal. fold muw. apply Rinv_l. lra.
Qed.

Lemma V_ge1 : 1 <= V.
Proof.
  rewrite <- nw_mean. replace V with (fsum k (fun i => V * P i)) by (rewrite fsum_scal, Psum; lra).
  apply fsum_le; intros i Hi. assert (H := nw_b i Hi). assert (HP := Ppos i Hi).
  rewrite Rmult_comm. apply Rmult_le_compat_r; lra.
Qed.

Lemma a_le1 : alpha <= 1.
Proof.
  rewrite <- nw_mean. replace alpha with (fsum k (fun i => alpha * P i)) by (rewrite fsum_scal, Psum; lra).
  apply fsum_le; intros i Hi. assert (H := nw_b i Hi). assert (HP := Ppos i Hi).
  rewrite Rmult_comm. apply Rmult_le_compat_l; lra.
Qed.

Let kap (j : nat) := fsum k (fun i => P i * (nw i - 1) ^ j).

Lemma cmom_kap j : central_moment k P w j = muw ^ j * kap j.
Proof.
  assert (Hmu := mu_pos k P w Ppos Psum wpos). unfold central_moment, kap. rewrite <- fsum_scal. apply fsum_ext; intros i Hi.
  replace (w i - muw) with (muw * (nw i - 1)) by (unfold Limits.nw; field; lra). rewrite Rpow_mult_distr. lra.
Qed.

Lemma dev_b i : (i < k)%nat -> Rabs (nw i - 1) <= V.
Proof. intros Hi. assert (H := nw_b i Hi). assert (HV := V_ge1). apply Rabs_le. lra. Qed.

Lemma kap2_b : 0 <= kap 2 <= V - 1.
Proof.
  split.
  - apply fsum_nonneg; intros i Hi. apply Rmult_le_pos; [left; auto|apply pow2_ge_0].
  - assert (H : fsum k (fun i => P i * (nw i - 1) ^ 2) <= fsum k (fun i => (V - 2) * (P i * nw i) + P i)).
    { apply fsum_le; intros i Hi. assert (H := nw_b i Hi). assert (HP := Ppos i Hi).
      assert (0 <= P i * (nw i * (V - nw i))) by (apply Rmult_le_pos; [lra|apply Rmult_le_pos; lra]). simpl. lra. }
    rewrite fsum_plus, fsum_scal, nw_mean, Psum in H. unfold kap. lra.
Qed.

Lemma kap3_b : Rabs (kap 3) <= V ^ 2.
Proof.
  assert (HV := V_ge1). assert (H2 := kap2_b).
  assert (HP : forall i, (i < k)%nat -> 0 <= P i * (nw i - 1) ^ 2).
  { intros i Hi. apply Rmult_le_pos; [left; auto|apply pow2_ge_0]. }
  assert (Hb : V * kap 2 <= V ^ 2) by (simpl; rewrite Rmult_1_r; apply Rmult_le_compat_l; lra).
  apply Rabs_le. split.
  - apply Rle_trans with ((- V) * kap 2); [lra|]. unfold kap. rewrite <- fsum_scal. apply fsum_le; intros i Hi.
    assert (Hd := dev_b i Hi). assert (Hl := Rle_abs (- (nw i - 1))). rewrite Rabs_Ropp in Hl.
    replace (P i * (nw i - 1) ^ 3) with ((nw i - 1) * (P i * (nw i - 1) ^ 2)) by ring.
    apply Rmult_le_compat_r; [now apply HP|lra].
  - apply Rle_trans with (V * kap 2); [|lra]. unfold kap. rewrite <- fsum_scal. apply fsum_le; intros i Hi.
    assert (Hd := dev_b i Hi). assert (Hl := Rle_abs (nw i - 1)).
    replace (P i * (nw i - 1) ^ 3) with ((nw i - 1) * (P i * (nw i - 1) ^ 2)) by ring.
    apply Rmult_le_compat_r; [now apply HP|lra].
Qed.

Lemma kap4_b : 0 <= kap 4 <= V ^ 3.
Proof.
  assert (HV := V_ge1). assert (H2 := kap2_b).
  assert (HP : forall i, (i < k)%nat -> 0 <= P i * (nw i - 1) ^ 2).
  { intros i Hi. apply Rmult_le_pos; [left; auto|apply pow2_ge_0]. }
  split.
  - apply fsum_nonneg; intros i Hi. replace (P i * (nw i - 1) ^ 4) with (P i * (nw i - 1) ^ 2 * (nw i - 1) ^ 2) by ring.
    apply Rmult_le_pos; [now apply HP|apply pow2_ge_0].
  - apply Rle_trans with (V ^ 2 * kap 2).
    + unfold kap. rewrite <- fsum_scal. apply fsum_le; intros i Hi.
      replace (P i * (nw i - 1) ^ 4) with ((nw i - 1) ^ 2 * (P i * (nw i - 1) ^ 2)) by ring.
      apply Rmult_le_compat_r; [now apply HP|]. rewrite <- pow2_abs. apply pow_incr.
      split; [apply Rabs_pos|now apply dev_b].
    + replace (V ^ 3) with (V ^ 2 * V) by ring. apply Rmult_le_compat_l; [apply pow2_ge_0|lra].
Qed.

Lemma Es_nw_kap : Es nw = 1 + kap 2.
Proof.
  assert (Hmu := mu_pos k P w Ppos Psum wpos). rewrite mean_nw by auto. unfold CV2. rewrite <- central_moment2, cmom_kap. field. lra.
Qed.

Theorem ratio_explicit n i : (2 <= n)%nat -> (i < k)%nat ->
  Rabs (INR n * (Pn n i / Pstar i - 1) - (Es nw - nw i)) <= A / INR n.
Proof.
  intros Hn Hi. assert (Hmu := mu_pos k P w Ppos Psum wpos). assert (HV := V_ge1). assert (Ha1 := a_le1).
  assert (HN : 2 <= INR n) by (apply (le_INR 2); lia). assert (Hb := nw_b i Hi).
  assert (Ht := tilted_pos k P w Ppos Psum wpos i Hi). assert (HP := Ppos i Hi). assert (Hw := wpos i Hi).
  assert (H2 := kap2_b). rewrite Es_nw_kap. unfold A.
  apply (calc_ratio (INR n) V alpha (nw i) (kap 2) (kap 3) (kap 4)); auto; try lra.
  - apply kap3_b.
  - apply kap4_b.
  - assert (HL := soft_ge_taylor k P w Ppos Psum wpos n i ltac:(lia) Hi).
    assert (HU := soft_le_taylor4 k P w Ppos Psum wpos n i (alpha * muw) ltac:(lia) Hi
       ltac:(left; now apply Rmult_lt_0_compat) (fun j Hj => proj1 (wb j Hj))).
    unfold taylor_lower, mi in HL, HU. rewrite (cmom_kap 2), (cmom_kap 3) in HL, HU. rewrite (cmom_kap 4) in HU.
    assert (Hwv : w i = nw i * muw) by (unfold Limits.nw; field; lra).
    assert (HPs : Pstar i = P i * nw i) by (unfold tilted, Limits.nw; field; lra).
    set (v := nw i) in *. rewrite Hwv in HL, HU. set (M := muw) in *.
    set (m := v + (INR n - 1)). assert (Hm : 0 < m) by (unfold m; lra).
    assert (Hy : 0 < v + (INR n - 1) * alpha).
    { assert (0 < (INR n - 1) * alpha) by (apply Rmult_lt_0_compat; lra). lra. }
    assert (Hmm : v * M + (INR n - 1) * M = m * M) by (unfold m; lra).
    assert (Hyy : v * M + (INR n - 1) * (alpha * M) = (v + (INR n - 1) * alpha) * M) by lra.
    rewrite Hmm in HL, HU. rewrite Hyy in HU.
    assert (Hpv : 0 < P i * v) by (apply Rmult_lt_0_compat; lra).
    rewrite HPs. split.
    + apply Rmult_le_reg_r with (P i * v); [easy|].
      replace (Pn n i / (P i * v) * (P i * v)) with (Pn n i) by (field; lra).
      eapply Rle_trans; [|exact HL]. apply Req_le. unfold lowr. fold m. field. lra.
    + apply Rmult_le_reg_r with (P i * v); [easy|].
      replace (Pn n i / (P i * v) * (P i * v)) with (Pn n i) by (field; lra).
      eapply Rle_trans; [exact HU|]. apply Req_le. unfold lowr, topr. fold m. field. lra.
Qed.

Lemma c_b i : (i < k)%nat -> Rabs (Es nw - nw i) <= V.
Proof.
  intros Hi. rewrite Es_nw_kap. assert (H := kap2_b). assert (Hb := nw_b i Hi). apply Rabs_le. lra.
Qed.
End Explicit.
