(* Copyright 2026 the softbon authors
   SPDX-License-Identifier: Apache-2.0 *)

(** * H3, achievability: hard Best-of-n on blocks

    Under the law tilted by θ the mean reward of m letters is within mδ of m x_θ with probability at least ½ (Chebyshev's
    inequality for the variance); changing the measure back costs at most e^{m(θ x_θ − ψ(θ) + θδ)}. So one draw exceeds the
    threshold m (x_θ − δ) with at least half of e^{−m(…)}, and n ≥ 2 log(1/η) e^{m(…)} draws fail together with probability
    at most η. *)

From Coq Require Import Reals Lra Lia List Arith.
From SoftBestOfN Require Import Definitions FiniteSums Tuples JensenBound Selection Tilting TaylorBounds Hoeffding
  Blocks Limits HardLimit Temperature HardBestOfN.
Import ListNotations.
Open Scope R_scope.

Lemma exp_pow_INR x n : exp x ^ n = exp (INR n * x).
Proof.
  induction n as [|n IH]; [simpl; rewrite Rmult_0_l; now rewrite exp_0|].
  cbn [pow]. rewrite IH, <- exp_plus, S_INR. f_equal. lra.
Qed.

Section Achieve.
Variable k : nat.
Variables P r : nat -> R.
Hypothesis Ppos : forall i, (i < k)%nat -> 0 < P i.
Hypothesis Psum : fsum k P = 1.
Variable theta : R.
Hypothesis thpos : 0 <= theta.
Let w := fun i => exp (theta * r i).
Let wpos : forall i, (i < k)%nat -> 0 < w i := fun i _ => exp_pos _.
Notation Pstar := (tilted k P w).
Notation log_mgf := (Definitions.log_mgf k P r theta).
Notation tilted_mean := (Definitions.tilted_mean k P r theta).
Variables rmin rmax : R.
Hypothesis rb : forall i, (i < k)%nat -> rmin <= r i <= rmax.
Variable m : nat.
Hypothesis mpos : (1 <= m)%nat.
Variable delta : R.
Hypothesis dpos : 0 < delta.
Hypothesis dbig : (rmax - rmin) ^ 2 <= 2 * INR m * delta ^ 2.

Let c := fun i => r i - tilted_mean.

Lemma c_cen : fsum k (fun i => Pstar i * c i) = 0.
Proof.
  unfold c. rewrite (fsum_ext _ _ (fun i => Pstar i * r i + (- tilted_mean) * Pstar i)) by (intros; lra).
  rewrite fsum_plus, fsum_scal, tilted_sum by auto. change (fsum k (fun i => Pstar i * r i)) with tilted_mean. lra.
Qed.

Lemma c_var : mom k Pstar c 2 <= (rmax - rmin) ^ 2 / 4.
Proof.
  unfold mom.
  assert (H : fsum k (fun i => Pstar i * c i ^ 2) <= fsum k (fun i => (rmax + rmin - 2 * tilted_mean) * (Pstar i * c i) + ((rmax - tilted_mean) * (tilted_mean - rmin)) * Pstar i)).
  { apply fsum_le; intros i Hi. assert (Ht := tilted_pos k P w Ppos Psum wpos i Hi). destruct (rb i Hi).
    assert (0 <= Pstar i * ((rmax - r i) * (r i - rmin))) by (apply Rmult_le_pos; [lra|apply Rmult_le_pos; lra]).
    unfold c. simpl. lra. }
  rewrite fsum_plus, !fsum_scal, c_cen, tilted_sum in H by auto.
  eapply Rle_trans; [exact H|]. assert (0 <= ((rmax + rmin) / 2 - tilted_mean) ^ 2) by apply pow2_ge_0. simpl in *. lra.
Qed.

Lemma lsum_cen l : length l = m -> lsum c l = lsum r l - INR m * tilted_mean.
Proof.
  intros Hlen. rewrite <- Hlen, <- lsum_const. unfold c. clear Hlen. induction l as [|x l IH]; [simpl; lra|].
  cbn [lsum]. rewrite IH. lra.
Qed.

Let typ (l : list nat) : R := if Rle_dec (Rabs (lsum r l - INR m * tilted_mean)) (INR m * delta) then 1 else 0.

Lemma typ_prob : / 2 <= E k Pstar m typ.
Proof.
  assert (HM : 1 <= INR m) by (apply (le_INR 1); lia).
  assert (Hnn : forall i, (i < k)%nat -> 0 <= Pstar i) by (intros; left; apply tilted_pos; auto).
  assert (HS : fsum k Pstar = 1) by (apply tilted_sum; auto).
  set (s := INR m * delta). assert (Hs : 0 < s) by (apply Rmult_lt_0_compat; lra).
  assert (Hs2 : 0 < s ^ 2) by now apply pow_lt.
  apply Rle_trans with (E k Pstar m (fun l => 1 + (- / s ^ 2) * lsum c l ^ 2)).
  - rewrite E_plus, E_scal, E_const, (E_m2 k Pstar c HS c_cen) by easy. assert (Hv := c_var).
    assert (H : INR m * mom k Pstar c 2 <= s ^ 2 * / 2).
    { unfold s. apply Rle_trans with (INR m * (INR m * delta ^ 2 * / 2)); [|apply Req_le; field].
      apply Rmult_le_compat_l; lra. }
    assert (H1 : / s ^ 2 * (INR m * mom k Pstar c 2) <= / s ^ 2 * (s ^ 2 * / 2)).
    { apply Rmult_le_compat_l; [left; now apply Rinv_0_lt_compat|easy]. }
    replace (/ s ^ 2 * (s ^ 2 * / 2)) with (/ 2) in H1 by (field; lra). lra.
  - apply E_le; [easy|]. intros l Hlen Hl. rewrite lsum_cen by easy. unfold typ. fold s.
    set (y := lsum r l - INR m * tilted_mean). assert (Hy := pow2_ge_0 y).
    assert (Hi : 0 < / s ^ 2) by now apply Rinv_0_lt_compat.
    destruct (Rle_dec (Rabs y) s) as [H|H].
    + assert (0 <= / s ^ 2 * y ^ 2) by (apply Rmult_le_pos; lra). lra.
    + assert (Hsy : s ^ 2 <= y ^ 2) by (rewrite <- (pow2_abs y); apply pow_incr; lra).
      assert (H1 : / s ^ 2 * s ^ 2 <= / s ^ 2 * y ^ 2) by (apply Rmult_le_compat_l; lra).
      rewrite Rinv_l in H1 by lra. lra.
Qed.

Notation Pb := (block_law k P m).
Notation rb' := (block_reward k r m).
Let t := INR m * (tilted_mean - delta).

Lemma tail_prob : exp (- (INR m * (theta * tilted_mean - log_mgf + theta * delta))) / 2 <= 1 - Flt (k ^ m) Pb rb' t.
Proof.
  assert (Hmu : 0 < mu k P w) by now apply mu_pos.
  assert (HM : 0 <= INR m) by apply pos_INR.
  set (L := INR m * (theta * tilted_mean - log_mgf + theta * delta)).
  assert (HF : 1 - Flt (k ^ m) Pb rb' t = E k P m (fun l => if Rlt_dec (lsum r l) t then 0 else 1)).
  { unfold Flt.
    rewrite (fsum_block k P m (fun l => if Rlt_dec (lsum r l) t then 1 else 0)).
    - replace (1 - E k P m (fun l => if Rlt_dec (lsum r l) t then 1 else 0))
        with (E k P m (fun l => 1 + (-1) * (if Rlt_dec (lsum r l) t then 1 else 0))) by (rewrite E_plus, E_scal, E_const by easy; lra).
      apply E_ext; intros l _ _. destruct (Rlt_dec _ _); lra.
    - intros x Hx. unfold ltb_r, block_reward. destruct (Rlt_dec _ _); lra. }
  rewrite HF.
  set (f := fun i => theta * r i - log_mgf).
  assert (Hc : forall i, Pstar i = P i * exp (f i)).
  { intros i. unfold f, Rminus. rewrite exp_plus, exp_Ropp. unfold Definitions.log_mgf. change (fsum k (fun i => P i * exp (theta * r i))) with (mu k P w).
    rewrite exp_ln by easy. unfold tilted. change (w i) with (exp (theta * r i)). field. lra. }
  assert (HT := typ_prob).
  assert (HE : E k Pstar m typ = E k P m (fun l => exp (lsum f l) * typ l)).
  { transitivity (E k (fun i => P i * exp (f i)) m typ).
    - apply E_Pext. intros i _. apply Hc.
    - rewrite E_change. apply E_ext; intros l _ _. now rewrite prodP_exp. }
  rewrite HE in HT.
  assert (HU : E k P m (fun l => exp (lsum f l) * typ l) <= exp L * E k P m (fun l => if Rlt_dec (lsum r l) t then 0 else 1)).
  { rewrite <- E_scal. apply E_le; [intros; left; auto|]. intros l Hlen Hl.
    assert (Hf : lsum f l = theta * lsum r l - INR m * log_mgf).
    { rewrite <- Hlen, <- lsum_const. unfold f. clear. induction l as [|x l IH]; simpl; [lra|]. rewrite IH. lra. }
    assert (HeL := exp_pos L). unfold typ.
    destruct (Rle_dec (Rabs (lsum r l - INR m * tilted_mean)) (INR m * delta)) as [H|H].
    - assert (H1 := Rle_abs (lsum r l - INR m * tilted_mean)). assert (H2 := Rle_abs (- (lsum r l - INR m * tilted_mean))). rewrite Rabs_Ropp in H2.
      destruct (Rlt_dec (lsum r l) t) as [Hlt|Hge]; [unfold t in Hlt; lra|].
      rewrite !Rmult_1_r. apply exp_le_mono. rewrite Hf. unfold L.
      assert (theta * lsum r l <= theta * (INR m * tilted_mean + INR m * delta)) by (apply Rmult_le_compat_l; lra). lra.
    - destruct (Rlt_dec _ _); lra. }
  rewrite exp_Ropp. apply Rmult_le_reg_l with (exp L); [apply exp_pos|].
  replace (exp L * (/ exp L / 2)) with (/ 2) by (field; apply Rgt_not_eq, exp_pos). lra.
Qed.

Theorem block_achievability n eta : 0 < eta <= 1 -> (1 <= n)%nat ->
  2 * ln (/ eta) * exp (INR m * (theta * tilted_mean - log_mgf + theta * delta)) <= INR n ->
  INR m * ((1 - eta) * (tilted_mean - delta) + eta * rmin) <=
    fsum (k ^ m) (fun x => hard (k ^ m) Pb rb' n x * rb' x).
Proof.
  intros [He He1] Hn HnL. assert (HM : 1 <= INR m) by (apply (le_INR 1); lia).
  assert (Bpos := block_law_pos k P Ppos m). assert (Bsum := block_law_sum k P Psum m).
  assert (Hlow : forall x, (x < k ^ m)%nat -> INR m * rmin <= rb' x).
  { intros x Hx. unfold block_reward. rewrite <- (digits_length k m x) at 1. rewrite <- lsum_const.
    apply lsum_le with k; [now apply digits_inX|]. intros i Hi. now apply rb. }
  destruct (Rle_dec rmin (tilted_mean - delta)) as [Hc|Hc].
  - assert (HT := hard_threshold (k ^ m) Pb rb' Bpos Bsum n t (INR m * rmin) Hn ltac:(unfold t; apply Rmult_le_compat_l; lra) Hlow).
    eapply Rle_trans; [|exact HT].
    set (F := Flt (k ^ m) Pb rb' t) in *.
    assert (HF := Flt_range (k ^ m) Pb rb' Bpos Bsum t). fold F in HF.
    assert (Hp := tail_prob). fold F in Hp. set (L := INR m * (theta * tilted_mean - log_mgf + theta * delta)) in *.
    assert (HeL := exp_pos L).
    assert (HFn : F ^ n <= eta).
    { apply Rle_trans with (exp (- (1 - F)) ^ n).
      - apply pow_incr. split; [lra|]. assert (H := exp_ineq1_le (- (1 - F))). lra.
      - rewrite exp_pow_INR. rewrite <- (exp_ln eta He) at 1. apply exp_le_mono. rewrite ln_Rinv in HnL by easy.
        assert (H1 : INR n * (exp (- L) / 2) <= INR n * (1 - F)) by (apply Rmult_le_compat_l; [apply pos_INR|easy]).
        assert (H2 : (2 * - ln eta * exp L) * (exp (- L) / 2) <= INR n * (exp (- L) / 2)).
        { apply Rmult_le_compat_r; [assert (H := exp_pos (- L)); lra|easy]. }
        replace ((2 * - ln eta * exp L) * (exp (- L) / 2)) with (- ln eta * (exp L * exp (- L))) in H2 by field.
        rewrite <- exp_plus, Rplus_opp_r, exp_0 in H2. lra. }
    assert (H : (t - INR m * rmin) * F ^ n <= (t - INR m * rmin) * eta).
    { apply Rmult_le_compat_l; [|easy]. unfold t. assert (0 <= INR m * (tilted_mean - delta - rmin)) by (apply Rmult_le_pos; lra). lra. }
    unfold t in *. lra.
  - apply Rle_trans with (INR m * rmin).
    + apply Rmult_le_compat_l; [lra|].
      assert ((1 - eta) * (tilted_mean - delta) <= (1 - eta) * rmin) by (apply Rmult_le_compat_l; lra). lra.
    + replace (INR m * rmin) with (fsum (k ^ m) (fun x => (INR m * rmin) * hard (k ^ m) Pb rb' n x))
        by (rewrite fsum_scal, hard_sum by auto; lra).
      apply fsum_le; intros x Hx. rewrite Rmult_comm. apply Rmult_le_compat_l; [|now apply Hlow].
      rewrite hard_is_selected by easy. apply selected_bound; auto. now apply choose_top_rule.
Qed.

End Achieve.

(* the exponent, up to any tolerance *)
Theorem block_rate k P r theta tol : (forall i, (i < k)%nat -> 0 < P i) -> fsum k P = 1 -> 0 <= theta -> 0 < tol ->
  exists m0, forall m n, (m0 <= m)%nat -> exp (INR m * (theta * tilted_mean k P r theta - log_mgf k P r theta + tol)) <= INR n ->
  INR m * (tilted_mean k P r theta - tol) <= fsum (k ^ m) (fun x => hard (k ^ m) (block_law k P m) (block_reward k r m) n x * block_reward k r m x).
Proof.
  intros Ppos Psum Hth Htol. destruct (exists_range r k) as [a [b [Hab Hr]]].
  set (x := tilted_mean k P r theta). set (L := log_mgf k P r theta). set (D := b - a). assert (HD : 0 <= D) by (unfold D; lra).
  assert (Hxb : a <= x <= b).
  { assert (wp : forall i, (i < k)%nat -> 0 < exp (theta * r i)) by (intros; apply exp_pos).
    assert (Hts := tilted_sum k P (fun i => exp (theta * r i)) Ppos Psum wp).
    assert (Htp := fun i => tilted_pos k P (fun i => exp (theta * r i)) Ppos Psum wp i).
    unfold x, tilted_mean, mean. set (q := tilted k P (fun i => exp (theta * r i))) in *. split.
    - replace a with (fsum k (fun i => a * q i)) by (rewrite fsum_scal, Hts; lra). apply fsum_le; intros i Hi.
      rewrite Rmult_comm. apply Rmult_le_compat_l; [left; now apply Htp|now apply Hr].
    - replace b with (fsum k (fun i => b * q i)) by (rewrite fsum_scal, Hts; lra). apply fsum_le; intros i Hi.
      rewrite (Rmult_comm b). apply Rmult_le_compat_l; [left; now apply Htp|now apply Hr]. }
  set (delta := tol / (2 * (theta + 1))). assert (Hd : 0 < delta) by (apply Rdiv_lt_0_compat; lra).
  assert (Hdt : (theta + 1) * delta = tol / 2) by (unfold delta; field; lra).
  assert (Hd2 : delta <= tol / 2) by (assert (0 <= theta * delta) by (apply Rmult_le_pos; lra); lra).
  assert (Htd : theta * delta <= tol / 2) by lra.
  set (eta := Rmin 1 (tol / (2 * (D + 1)))).
  assert (Het : 0 < tol / (2 * (D + 1))) by (apply Rdiv_lt_0_compat; lra).
  assert (Heta : 0 < eta) by (apply Rmin_pos; lra). assert (Heta1 : eta <= 1) by apply Rmin_l.
  assert (HeD : eta * D <= tol / 2).
  { apply Rle_trans with (tol / (2 * (D + 1)) * (D + 1)).
    - apply Rmult_le_compat; [lra|lra|apply Rmin_r|lra].
    - apply Req_le. field. lra. }
  destruct (INR_arch (2 * delta ^ 2) (D ^ 2) ltac:(assert (0 < delta ^ 2) by (now apply pow_lt); lra)) as [m1 Hm1].
  destruct (INR_arch (tol / 2) (2 * ln (/ eta)) ltac:(lra)) as [m2 Hm2].
  exists (S (m1 + m2)). intros m n Hm Hn.
  assert (Hm1' : INR m1 <= INR m) by (apply le_INR; lia). assert (Hm2' : INR m2 <= INR m) by (apply le_INR; lia).
  assert (HM : 1 <= INR m) by (apply (le_INR 1); lia).
  assert (Hd0 : 0 < delta ^ 2) by now apply pow_lt.
  assert (Hn1 : (1 <= n)%nat).
  { destruct n as [|n]; [|lia]. simpl in Hn. assert (H := exp_pos (INR m * (theta * x - L + tol))). fold x L in Hn. lra. }
  apply Rle_trans with (INR m * ((1 - eta) * (x - delta) + eta * a)).
  - apply Rmult_le_compat_l; [lra|].
    assert (eta * (x - delta - a) <= eta * D) by (apply Rmult_le_compat_l; unfold D; lra). lra.
  - apply (block_achievability k P r Ppos Psum theta Hth a b Hr m ltac:(lia) delta Hd); [| |easy|].
    + fold D. assert (INR m1 * (2 * delta ^ 2) <= INR m * (2 * delta ^ 2)) by (apply Rmult_le_compat_r; lra). lra.
    + easy.
    + fold x L. eapply Rle_trans; [|exact Hn]. fold x L.
      replace (INR m * (theta * x - L + tol)) with (INR m * (tol / 2) + INR m * (theta * x - L + tol / 2)) by field.
      rewrite exp_plus.
      assert (E1 : 2 * ln (/ eta) <= exp (INR m * (tol / 2))).
      { assert (H := exp_ineq1_le (INR m * (tol / 2))).
        assert (INR m2 * (tol / 2) <= INR m * (tol / 2)) by (apply Rmult_le_compat_r; lra). lra. }
      assert (E2 : exp (INR m * (theta * x - L + theta * delta)) <= exp (INR m * (theta * x - L + tol / 2))).
      { apply exp_le_mono. apply Rmult_le_compat_l; lra. }
      assert (Hl0 : 0 <= ln (/ eta)).
      { rewrite <- ln_1. apply ln_le_mono; [lra|]. rewrite <- Rinv_1 at 1. apply Rinv_le_contravar; lra. }
      apply Rmult_le_compat; [lra|left; apply exp_pos|easy|easy].
Qed.
