(* Copyright 2026 the softbon authors
   SPDX-License-Identifier: Apache-2.0 *)

(** * Moment bounds on P_n (B3), and C5, D2

    In P_n(i) = n P_i w_i E[1/x], x = w_i + S, expand 1/x at the mean m of x to even order. The remainder after the terms
    of degree less than 2J is (x−m)^{2J}/(m^{2J} x): it is nonnegative, which bounds 1/x from below, and x ≥ w_i + (n−1) w_min
    in it bounds 1/x from above ([inv_lower3], [inv_upper1], [inv_upper3]). The expectations are central moments of a sum
    of n−1 independent weights, up to the fourth ([E_m1] … [E_m4]). *)

From Coq Require Import Reals Lra Lia List Arith.
From SoftBestOfN Require Import Definitions FiniteSums JensenBound Selection PointwiseBounds.
Import ListNotations.
Open Scope R_scope.

(* expansions of 1/x at m *)
Lemma inv_lower3 m x : 0 < m -> 0 < x ->
  1 / m - (x - m) / m ^ 2 + (x - m) ^ 2 / m ^ 3 - (x - m) ^ 3 / m ^ 4 <= 1 / x.
Proof.
  intros Hm Hx.
  assert (H : 1 / x - (1 / m - (x - m) / m ^ 2 + (x - m) ^ 2 / m ^ 3 - (x - m) ^ 3 / m ^ 4) =
    ((x - m) ^ 2) ^ 2 / (m ^ 4 * x)) by (field; lra).
  assert (0 <= ((x - m) ^ 2) ^ 2 / (m ^ 4 * x)); [|lra].
  apply Rle_mult_inv_pos; [apply pow2_ge_0|]. apply Rmult_lt_0_compat; [now apply pow_lt|lra].
Qed.

Lemma inv_upper1 m x y : 0 < m -> 0 < y -> y <= x ->
  1 / x <= 1 / m - (x - m) / m ^ 2 + (x - m) ^ 2 / (m ^ 2 * y).
Proof.
  intros Hm Hy Hx.
  assert (H : 1 / x = 1 / m - (x - m) / m ^ 2 + (x - m) ^ 2 / (m ^ 2 * x)) by (field; lra).
  rewrite H. apply Rplus_le_compat_l. apply Rmult_le_compat_l; [apply pow2_ge_0|].
  assert (Hm2 : 0 < m ^ 2) by now apply pow_lt.
  apply Rinv_le_contravar; [now apply Rmult_lt_0_compat|]. apply Rmult_le_compat_l; lra.
Qed.

Lemma inv_upper3 m x y : 0 < m -> 0 < y -> y <= x ->
  1 / x <= 1 / m - (x - m) / m ^ 2 + (x - m) ^ 2 / m ^ 3 - (x - m) ^ 3 / m ^ 4 + (x - m) ^ 4 / (m ^ 4 * y).
Proof.
  intros Hm Hy Hx.
  assert (H : 1 / x = 1 / m - (x - m) / m ^ 2 + (x - m) ^ 2 / m ^ 3 - (x - m) ^ 3 / m ^ 4 + (x - m) ^ 4 / (m ^ 4 * x))
    by (field; lra).
  rewrite H at 1. apply Rplus_le_compat_l. apply Rmult_le_compat_l.
  { replace ((x - m) ^ 4) with (((x - m) ^ 2) ^ 2) by ring. apply pow2_ge_0. }
  assert (Hm2 : 0 < m ^ 4) by now apply pow_lt.
  apply Rinv_le_contravar; [now apply Rmult_lt_0_compat|]. apply Rmult_le_compat_l; lra.
Qed.

(* moments of a sum of n iid centred variables *)
Section Moments.
Variable k : nat.
Variables P c : nat -> R.
Hypothesis Psum : fsum k P = 1.
Hypothesis cen : fsum k (fun i => P i * c i) = 0.
Definition mom (j : nat) := fsum k (fun i => P i * c i ^ j).

Lemma E_m1 n : E k P n (lsum c) = 0.
Proof. rewrite (E_lsum k P) by easy. rewrite cen. lra. Qed.

Lemma E_m2 n : E k P n (fun l => lsum c l ^ 2) = INR n * mom 2.
Proof.
  induction n as [|n IH]; [simpl; lra|]. cbn [E]. rewrite S_INR.
  rewrite (fsum_ext _ _ (fun i => P i * c i ^ 2 + (INR n * mom 2) * P i)).
  - rewrite fsum_plus, fsum_scal, Psum. fold (mom 2). lra.
  - intros i Hi.
    rewrite (E_ext k P n _ (fun l => (c i ^ 2 + (2 * c i) * lsum c l) + lsum c l ^ 2)) by (intros; cbn [lsum]; ring).
    rewrite !E_plus, E_scal, E_const, IH, E_m1 by easy. ring.
Qed.

Lemma E_m3 n : E k P n (fun l => lsum c l ^ 3) = INR n * mom 3.
Proof.
  induction n as [|n IH]; [simpl; lra|]. cbn [E]. rewrite S_INR.
  rewrite (fsum_ext _ _ (fun i => P i * c i ^ 3 + (3 * (INR n * mom 2)) * (P i * c i) + (INR n * mom 3) * P i)).
  - rewrite !fsum_plus, !fsum_scal, Psum, cen. fold (mom 3). lra.
  - intros i Hi.
    rewrite (E_ext k P n _ (fun l => (c i ^ 3 + (3 * c i ^ 2) * lsum c l) + (3 * c i) * lsum c l ^ 2 + lsum c l ^ 3))
      by (intros; cbn [lsum]; ring).
    rewrite !E_plus, !E_scal, E_const, IH, E_m1, E_m2 by easy. ring.
Qed.

Lemma E_m4 n : E k P n (fun l => lsum c l ^ 4) = INR n * mom 4 + 3 * INR n * (INR n - 1) * mom 2 ^ 2.
Proof.
  induction n as [|n IH]; [simpl; lra|]. cbn [E]. rewrite S_INR.
  rewrite (fsum_ext _ _ (fun i => P i * c i ^ 4 + (6 * (INR n * mom 2)) * (P i * c i ^ 2) + (4 * (INR n * mom 3)) * (P i * c i)
     + (INR n * mom 4 + 3 * INR n * (INR n - 1) * mom 2 ^ 2) * P i)).
  - rewrite !fsum_plus, !fsum_scal, Psum, cen. fold (mom 4) (mom 2). ring.
  - intros i Hi.
    rewrite (E_ext k P n _ (fun l => (c i ^ 4 + (4 * c i ^ 3) * lsum c l) + (6 * c i ^ 2) * lsum c l ^ 2 + (4 * c i) * lsum c l ^ 3 + lsum c l ^ 4))
      by (intros; cbn [lsum]; ring).
    rewrite !E_plus, !E_scal, E_const, IH, E_m1, E_m2, E_m3 by easy. ring.
Qed.
End Moments.

Section Sharp.
Variable k : nat.
Variables P w : nat -> R.
Hypothesis Ppos : forall i, (i < k)%nat -> 0 < P i.
Hypothesis Psum : fsum k P = 1.
Hypothesis wpos : forall i, (i < k)%nat -> 0 < w i.
Let Pnn : forall i, (i < k)%nat -> 0 <= P i := fun i H => Rlt_le _ _ (Ppos i H).

(* central moments of one weight *)
Definition central_moment (j : nat) := fsum k (fun i => P i * (w i - mu k P w) ^ j).
Definition mi (n i : nat) := w i + (INR n - 1) * mu k P w.
Notation k2 := (central_moment 2).
Notation k3 := (central_moment 3).
Notation k4 := (central_moment 4).
Let c := fun i => w i - mu k P w.

Lemma central_moment2 : k2 = var k P w.
Proof. unfold central_moment, var. apply fsum_ext; intros. ring. Qed.

Lemma c_centred : fsum k (fun i => P i * c i) = 0.
Proof.
  unfold c. rewrite (fsum_ext _ _ (fun i => P i * w i + (- mu k P w) * P i)) by (intros; lra).
  rewrite fsum_plus, fsum_scal, Psum. fold (mu k P w). lra.
Qed.

Lemma lsum_c l : lsum w l = lsum c l + INR (length l) * mu k P w.
Proof.
  rewrite <- lsum_const, <- lsum_plus. unfold c. induction l as [|x l IH]; [easy|]. simpl. rewrite IH. lra.
Qed.

Lemma mi_pos n i : (1 <= n)%nat -> (i < k)%nat -> 0 < mi n i.
Proof.
  intros Hn Hi. unfold mi. assert (Hmu := mu_pos k P w Ppos Psum wpos). assert (Hw := wpos i Hi).
  assert (HN : 1 <= INR n) by (apply (le_INR 1); lia).
  assert (0 <= (INR n - 1) * mu k P w) by (apply Rmult_le_pos; lra). lra.
Qed.

(* B3 lower *)
Definition taylor_lower (n i : nat) := INR n * P i * w i * (1 / mi n i + (INR n - 1) * k2 / mi n i ^ 3 - (INR n - 1) * k3 / mi n i ^ 4).

Theorem soft_ge_taylor n i : (1 <= n)%nat -> (i < k)%nat -> taylor_lower n i <= soft k P w n i.
Proof.
  intros Hn Hi. assert (Hm := mi_pos n i Hn Hi). unfold taylor_lower. destruct n as [|n]; [lia|]. rewrite soft_first by easy.
  assert (Hw := wpos i Hi). assert (HP := Ppos i Hi). assert (HN : 0 < INR (S n)) by (apply lt_0_INR; lia).
  set (m := mi (S n) i) in *.
  rewrite !Rmult_assoc. apply Rmult_le_compat_l; [lra|]. apply Rmult_le_compat_l; [lra|]. apply Rmult_le_compat_l; [lra|].
  apply Rle_trans with (E k P n (fun l => 1 / m + (- (1 / m ^ 2)) * lsum c l + (1 / m ^ 3) * lsum c l ^ 2 + (- (1 / m ^ 4)) * lsum c l ^ 3)).
  - rewrite !E_plus, !E_scal, E_const, E_m1, E_m2, E_m3 by (try apply c_centred; easy).
    unfold mom. change (fsum k (fun i0 => P i0 * c i0 ^ 2)) with k2. change (fsum k (fun i0 => P i0 * c i0 ^ 3)) with k3.
    rewrite S_INR. apply Req_le. field. lra.
  - apply E_le; [easy|]. intros l Hlen Hl.
    assert (0 <= lsum w l) by (eapply lsum_nonneg; eauto).
    assert (Hx : w i + lsum w l = m + lsum c l).
    { rewrite lsum_c, Hlen. unfold m, mi. rewrite S_INR. lra. }
    assert (H1 := inv_lower3 m (w i + lsum w l) Hm ltac:(lra)).
    eapply Rle_trans; [|exact H1]. rewrite Hx.
    replace (m + lsum c l - m) with (lsum c l) by lra. apply Req_le. field. lra.
Qed.

(* B3 upper *)
Theorem soft_le_taylor2 n i wmin : (1 <= n)%nat -> (i < k)%nat -> 0 <= wmin -> (forall j, (j < k)%nat -> wmin <= w j) ->
  soft k P w n i <= INR n * P i * w i * (1 / mi n i + (INR n - 1) * k2 / (mi n i ^ 2 * (w i + (INR n - 1) * wmin))).
Proof.
  intros Hn Hi H0 Hmin. assert (Hm := mi_pos n i Hn Hi). destruct n as [|n]; [lia|]. rewrite soft_first by easy.
  assert (Hw := wpos i Hi). assert (HP := Ppos i Hi). assert (HN : 0 < INR (S n)) by (apply lt_0_INR; lia).
  set (m := mi (S n) i) in *. assert (HNn := pos_INR n).
  set (y := w i + INR n * wmin). assert (Hy : 0 < y). { unfold y. assert (0 <= INR n * wmin) by now apply Rmult_le_pos. lra. }
  replace (w i + (INR (S n) - 1) * wmin) with y by (unfold y; rewrite S_INR; lra).
  rewrite !Rmult_assoc. apply Rmult_le_compat_l; [lra|]. apply Rmult_le_compat_l; [lra|]. apply Rmult_le_compat_l; [lra|].
  apply Rle_trans with (E k P n (fun l => 1 / m + (- (1 / m ^ 2)) * lsum c l + (1 / (m ^ 2 * y)) * lsum c l ^ 2)).
  - apply E_le; [easy|]. intros l Hlen Hl.
    assert (Hx : w i + lsum w l = m + lsum c l).
    { rewrite lsum_c, Hlen. unfold m, mi. rewrite S_INR. lra. }
    assert (Hlm := lsum_ge_min k w wmin l Hl Hmin). rewrite Hlen in Hlm.
    assert (H1 := inv_upper1 m (w i + lsum w l) y Hm Hy ltac:(unfold y; lra)).
    eapply Rle_trans; [exact H1|]. rewrite Hx.
    replace (m + lsum c l - m) with (lsum c l) by lra. apply Req_le. field. lra.
  - rewrite !E_plus, !E_scal, E_const, E_m1, E_m2 by (try apply c_centred; easy).
    unfold mom. change (fsum k (fun i0 => P i0 * c i0 ^ 2)) with k2.
    rewrite S_INR. apply Req_le. field. lra.
Qed.

(* B3 upper, one order further: matches soft_ge_taylor up to a relative O(1/n^2) *)
Theorem soft_le_taylor4 n i wmin : (1 <= n)%nat -> (i < k)%nat -> 0 <= wmin -> (forall j, (j < k)%nat -> wmin <= w j) ->
  soft k P w n i <= taylor_lower n i +
    INR n * P i * w i * (((INR n - 1) * k4 + 3 * (INR n - 1) * (INR n - 2) * k2 ^ 2) / (mi n i ^ 4 * (w i + (INR n - 1) * wmin))).
Proof.
  intros Hn Hi H0 Hmin. assert (Hm := mi_pos n i Hn Hi). unfold taylor_lower. destruct n as [|n]; [lia|]. rewrite soft_first by easy.
  assert (Hw := wpos i Hi). assert (HP := Ppos i Hi). assert (HN : 0 < INR (S n)) by (apply lt_0_INR; lia).
  set (m := mi (S n) i) in *. assert (HNn := pos_INR n).
  set (y := w i + INR n * wmin). assert (Hy : 0 < y). { unfold y. assert (0 <= INR n * wmin) by now apply Rmult_le_pos. lra. }
  replace (w i + (INR (S n) - 1) * wmin) with y by (unfold y; rewrite S_INR; lra).
  rewrite <- Rmult_plus_distr_l.
  rewrite !Rmult_assoc. apply Rmult_le_compat_l; [lra|]. apply Rmult_le_compat_l; [lra|]. apply Rmult_le_compat_l; [lra|].
  apply Rle_trans with (E k P n (fun l => 1 / m + (- (1 / m ^ 2)) * lsum c l + (1 / m ^ 3) * lsum c l ^ 2 + (- (1 / m ^ 4)) * lsum c l ^ 3
     + (1 / (m ^ 4 * y)) * lsum c l ^ 4)).
  - apply E_le; [easy|]. intros l Hlen Hl.
    assert (Hx : w i + lsum w l = m + lsum c l).
    { rewrite lsum_c, Hlen. unfold m, mi. rewrite S_INR. lra. }
    assert (Hlm := lsum_ge_min k w wmin l Hl Hmin). rewrite Hlen in Hlm.
    assert (H1 := inv_upper3 m (w i + lsum w l) y Hm Hy ltac:(unfold y; lra)).
    eapply Rle_trans; [exact H1|]. rewrite Hx.
    replace (m + lsum c l - m) with (lsum c l) by lra. apply Req_le. field. lra.
  - rewrite !E_plus, !E_scal, E_const, E_m1, E_m2, E_m3, E_m4 by (try apply c_centred; easy).
    unfold mom. change (fsum k (fun i0 => P i0 * c i0 ^ 2)) with k2. change (fsum k (fun i0 => P i0 * c i0 ^ 3)) with k3.
    change (fsum k (fun i0 => P i0 * c i0 ^ 4)) with k4.
    rewrite S_INR. apply Req_le. field. lra.
Qed.

(* C5: a lower bound on P_n gives an upper bound on the divergence *)
Lemma KL_lower_bounds (p q b : nat -> R) : (forall i, (i < k)%nat -> 0 < p i) ->
  (forall i, (i < k)%nat -> 0 < b i <= q i) -> KL k p q <= fsum k (fun i => p i * ln (p i / b i)).
Proof.
  intros Hp Hb. unfold KL. apply fsum_le; intros i Hi. destruct (Hb i Hi) as [H1 H2]. assert (H := Hp i Hi).
  apply Rmult_le_compat_l; [lra|]. apply ln_le_mono; [apply Rdiv_lt_0_compat; lra|].
  apply Rmult_le_compat_l; [lra|]. apply Rinv_le_contravar; lra.
Qed.

Theorem KL_le_taylor n : (1 <= n)%nat -> (forall i, (i < k)%nat -> 0 < taylor_lower n i) ->
  KL k (tilted k P w) (soft k P w n) <= fsum k (fun i => tilted k P w i * ln (tilted k P w i / taylor_lower n i)).
Proof.
  intros Hn Hb. apply KL_lower_bounds; [intros; apply tilted_pos; auto|].
  intros i Hi. split; [auto|]. now apply soft_ge_taylor.
Qed.

(* D2: the positive part of P* - P_n, by B1 *)
Notation TV := (Definitions.TV k).

Lemma TV_pos p q : fsum k p = fsum k q -> TV p q = fsum k (fun i => Rmax (p i - q i) 0).
Proof.
  intros H. unfold Definitions.TV.
  rewrite (fsum_ext _ _ (fun i => 2 * Rmax (p i - q i) 0 + ((-1) * p i + q i))).
  - rewrite !fsum_plus, !fsum_scal, H. lra.
  - intros i Hi. unfold Rmax. destruct (Rle_dec (p i - q i) 0).
    + rewrite Rabs_left1 by lra. lra.
    + rewrite Rabs_right by lra. lra.
Qed.

Lemma TV_ge_letter p q i : fsum k p = fsum k q -> (i < k)%nat -> Rabs (p i - q i) <= TV p q.
Proof.
  intros H Hi.
  assert (Hpos : forall p q, fsum k p = fsum k q -> Rmax (p i - q i) 0 <= TV p q).
  { intros p' q' E. rewrite TV_pos by easy. apply (fsum_ge_term k (fun i => Rmax (p' i - q' i) 0) i); [|easy].
    intros j Hj. apply Rmax_r. }
  assert (H1 := Hpos p q H). assert (H2 := Hpos q p (eq_sym H)).
  assert (E : TV q p = TV p q) by (unfold Definitions.TV; f_equal; apply fsum_ext; intros; apply Rabs_minus_sym).
  rewrite E in H2. assert (H3 := Rmax_l (p i - q i) 0). assert (H4 := Rmax_l (q i - p i) 0). apply Rabs_le. lra.
Qed.

Theorem TV_le_positive_part n : (1 <= n)%nat ->
  TV (tilted k P w) (soft k P w n) <=
  fsum k (fun i => tilted k P w i * (Rmax (w i / mu k P w - 1) 0 / (INR n + w i / mu k P w - 1))).
Proof.
  intros Hn. rewrite TV_pos.
  2:{ rewrite soft_sum, tilted_sum by auto. reflexivity. }
  apply fsum_le; intros i Hi. assert (HL := soft_ge_jensen k P w Ppos Psum wpos n i Hn Hi).
  assert (Hmu := mu_pos k P w Ppos Psum wpos). assert (Hw := wpos i Hi). assert (Ht := tilted_pos k P w Ppos Psum wpos i Hi).
  assert (HN : 1 <= INR n) by (apply (le_INR 1); lia).
  set (m := mu k P w) in *. set (t := tilted k P w i) in *. set (v := w i / m).
  assert (Hv : 0 < v) by now apply Rdiv_lt_0_compat.
  assert (Hwv : w i = v * m) by (unfold v; field; lra). rewrite Hwv in HL.
  assert (Hd : v * m + (INR n - 1) * m = (INR n + v - 1) * m) by lra. rewrite Hd in HL.
  assert (He : t - t * (INR n * m / ((INR n + v - 1) * m)) = t * ((v - 1) / (INR n + v - 1))) by (field; lra).
  assert (Hi0 : 0 < / (INR n + v - 1)) by (apply Rinv_0_lt_compat; lra).
  assert (H1 := Rmax_l (v - 1) 0). assert (H2 := Rmax_r (v - 1) 0).
  assert (H3 : t * ((v - 1) / (INR n + v - 1)) <= t * (Rmax (v - 1) 0 / (INR n + v - 1))).
  { apply Rmult_le_compat_l; [lra|]. apply Rmult_le_compat_r; lra. }
  apply Rmax_lub; [lra|].
  apply Rmult_le_pos; [lra|]. apply Rmult_le_pos; lra.
Qed.
End Sharp.
