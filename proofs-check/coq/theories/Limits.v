(* Copyright 2026 the softbon authors
   SPDX-License-Identifier: Apache-2.0 *)

(** * Exact first-order constants as limits: C8, E2, D3

    The two bounds of B3 agree to relative order 1/n, so n (P_n(i)/P⋆_i − 1) → E⋆[w/μ] − w_i/μ ([ratio_limit], by
    squeezing). KL(P⋆‖P_n) = Σ P⋆_i (δ_i − log(1+δ_i)) and x − log(1+x) = x²/2 + O(x³) give n² KL → ½ Var⋆(w/μ); the gap and
    the total variation are (piecewise) linear in δ. [Un_cv] is the convergence of Coq's library of real numbers. *)

From Coq Require Import Reals Lra Lia List Arith.
From SoftBestOfN Require Import Definitions FiniteSums JensenBound Selection PointwiseBounds TaylorBounds Hoeffding.
Import ListNotations.
Open Scope R_scope.

(* ---- sequences ---- *)
Lemma Un_cv_eq f l l' : l = l' -> Un_cv f l -> Un_cv f l'.
Proof. now intros ->. Qed.

Lemma Un_cv_const c : Un_cv (fun _ => c) c.
Proof. intros eps He. exists O. intros n _. unfold R_dist. rewrite Rminus_diag_eq, Rabs_R0 by easy. lra. Qed.

Lemma Un_cv_squeeze f g h l : (forall n, f n <= g n <= h n) -> Un_cv f l -> Un_cv h l -> Un_cv g l.
Proof.
  intros H Hf Hh eps He. destruct (Hf eps He) as [N1 H1], (Hh eps He) as [N2 H2].
  exists (N1 + N2)%nat. intros n Hn. specialize (H1 n ltac:(lia)). specialize (H2 n ltac:(lia)). destruct (H n).
  unfold R_dist in *. apply Rabs_def2 in H1, H2. apply Rabs_def1; lra.
Qed.

Lemma Un_cv_dominated d b N0 : (forall n, (N0 <= n)%nat -> Rabs (d n) <= b n) -> Un_cv b 0 -> Un_cv d 0.
Proof.
  intros H Hb eps He. destruct (Hb eps He) as [N1 H1]. exists (N0 + N1)%nat. intros n Hn.
  specialize (H1 n ltac:(lia)). specialize (H n ltac:(lia)). unfold R_dist in *. rewrite Rminus_0_r in *.
  apply Rabs_def2 in H1. lra.
Qed.

Lemma Un_cv_fsum k (f : nat -> nat -> R) l : (forall i, (i < k)%nat -> Un_cv (fun n => f n i) (l i)) ->
  Un_cv (fun n => fsum k (f n)) (fsum k l).
Proof.
  induction k as [|k IH]; intros H; cbn [fsum]; [apply Un_cv_const|].
  apply (CV_plus (fun n => fsum k (f n)) (fun n => f n k)); [apply IH; intros; apply H; lia|apply H; lia].
Qed.

Lemma INR_arch b y : 0 < b -> exists n, y < INR n * b.
Proof.
  intros Hb. assert (Hy : 0 < Rabs y + 1) by (assert (H := Rabs_pos y); lra).
  destruct (archimed_cor1 (b / (Rabs y + 1)) ltac:(now apply Rdiv_lt_0_compat)) as [n [H1 H2]].
  exists n. assert (Hn := lt_0_INR n H2).
  apply Rmult_lt_compat_r with (r := INR n * (Rabs y + 1)) in H1; [|now apply Rmult_lt_0_compat].
  replace (/ INR n * (INR n * (Rabs y + 1))) with (Rabs y + 1) in H1 by (field; lra).
  replace (b / (Rabs y + 1) * (INR n * (Rabs y + 1))) with (INR n * b) in H1 by (field; lra).
  assert (H := Rle_abs y). lra.
Qed.

Lemma Un_cv_inv_lin a b : 0 < b -> Un_cv (fun N => / (a + INR N * b)) 0.
Proof.
  intros Hb. apply cv_infty_cv_0. intros M. destruct (INR_arch b (M - a) Hb) as [N HN].
  exists N. intros n Hn. apply le_INR in Hn. assert (INR N * b <= INR n * b) by (apply Rmult_le_compat_r; lra). lra.
Qed.

Lemma Un_cv_from1 f l : Un_cv (fun N => f (S N)) l -> Un_cv f l.
Proof. intros H. apply (CV_shift f 1). eapply Un_cv_ext; [|exact H]. intros n. cbn beta. now rewrite Nat.add_1_r. Qed.

(* ---- second order expansion of ln ---- *)
Lemma ln_second x : Rabs x <= 1 / 2 -> Rabs (x - ln (1 + x) - x ^ 2 / 2) <= 2 * x ^ 2 * Rabs x.
Proof.
  intros Hx. assert (Hx2 : - (1 / 2) <= x <= 1 / 2).
  { destruct (Rabs_def2 x 1) as [_ _]; [lra|]. split; [assert (H := Rle_abs (- x)); rewrite Rabs_Ropp in H; lra|assert (H := Rle_abs x); lra]. }
  set (f := fun y => y - ln (1 + y) - y ^ 2 / 2). set (f' := fun y => - (y ^ 2 / (1 + y))).
  change (Rabs (f x) <= 2 * x ^ 2 * Rabs x).
  assert (H0 : f 0 = 0) by (unfold f; rewrite Rplus_0_r, ln_1; lra).
  assert (D : forall y, - (1 / 2) <= y <= 1 / 2 -> derivable_pt_lim f y (f' y)).
  { intros y Hy.
    assert (D1 : derivable_pt_lim (fun y => 1 + y) y 1).
    { assert (D := derivable_pt_lim_plus _ _ _ _ _ (derivable_pt_lim_const 1 y) (derivable_pt_lim_id y)).
      eapply dpl_ext; [| |exact D]; [reflexivity|lra]. }
    assert (D2 := derivable_pt_lim_comp _ _ _ _ _ D1 (derivable_pt_lim_ln (1 + y) ltac:(lra))).
    assert (D3 := derivable_pt_lim_minus _ _ _ _ _ (derivable_pt_lim_minus _ _ _ _ _ (derivable_pt_lim_id y) D2)
       (derivable_pt_lim_scal _ (/ 2) _ _ (derivable_pt_lim_pow y 2))).
    eapply dpl_ext; [| |exact D3].
    - intros z. unfold f, minus_fct, mult_real_fct, comp, id. lra.
    - unfold f'. simpl. field. lra. }
  assert (Hb : forall y, Rabs y <= Rabs x -> - (1 / 2) <= y <= 1 / 2 -> Rabs (f' y) <= 2 * x ^ 2).
  { intros y Hy Hy2. unfold f'. rewrite Rabs_Ropp.
    assert (Hsq : y ^ 2 <= x ^ 2) by (rewrite <- (pow2_abs y), <- (pow2_abs x); apply pow_incr; split; [apply Rabs_pos|easy]).
    assert (Hy0 := pow2_ge_0 y). rewrite Rabs_right.
    - apply Rmult_le_reg_r with (1 + y); [lra|]. unfold Rdiv. rewrite Rmult_assoc, Rinv_l by lra.
      assert (2 * x ^ 2 * (1 / 2) <= 2 * x ^ 2 * (1 + y)) by (apply Rmult_le_compat_l; lra). lra.
    - apply Rle_ge, Rle_mult_inv_pos; lra. }
  destruct (Rtotal_order x 0) as [Hn|[He|Hp]].
  - destruct (MVT_cor2 f f' x 0 Hn ltac:(intros; apply D; lra)) as [c [Hc1 Hc2]].
    assert (Hf : f x = f' c * x) by lra. rewrite Hf, Rabs_mult. apply Rmult_le_compat_r; [apply Rabs_pos|].
    apply Hb; [rewrite !Rabs_left by lra; lra|lra].
  - subst x. rewrite H0, Rabs_R0. lra.
  - destruct (MVT_cor2 f f' 0 x Hp ltac:(intros; apply D; lra)) as [c [Hc1 Hc2]].
    assert (Hf : f x = f' c * x) by lra. rewrite Hf, Rabs_mult. apply Rmult_le_compat_r; [apply Rabs_pos|].
    apply Hb; [rewrite !Rabs_right by lra; lra|lra].
Qed.

Lemma Un_cv_ln_second x c : Un_cv (fun N => INR (S N) * x N) c ->
  Un_cv (fun N => INR (S N) ^ 2 * (x N - ln (1 + x N))) (c ^ 2 / 2).
Proof.
  intros H.
  assert (Hinv : Un_cv (fun N => / INR (S N)) 0).
  { eapply Un_cv_ext; [|apply (Un_cv_inv_lin 1 1 Rlt_0_1)]. intros N. cbn beta. rewrite S_INR. f_equal. lra. }
  assert (Hx : Un_cv x 0).
  { eapply Un_cv_eq; [|eapply Un_cv_ext; [|apply (CV_mult _ _ _ _ H Hinv)]]; [lra|].
    intros N. cbn beta. assert (HN : INR (S N) <> 0) by (apply not_0_INR; lia). field. easy. }
  assert (Hsq : Un_cv (fun N => (INR (S N) * x N) * (INR (S N) * x N) * / 2) (c ^ 2 / 2)).
  { eapply Un_cv_eq; [|apply CV_mult; [apply CV_mult; exact H|apply Un_cv_const]]. field. }
  assert (Hd : Un_cv (fun N => INR (S N) ^ 2 * (x N - ln (1 + x N) - x N ^ 2 / 2)) 0).
  { destruct (Hx (1 / 2) ltac:(lra)) as [N0 HN0].
    apply Un_cv_dominated with (b := fun N => 2 * ((INR (S N) * x N) * (INR (S N) * x N)) * Rabs (x N)) (N0 := N0).
    - intros N HN. specialize (HN0 N HN). unfold R_dist in HN0. rewrite Rminus_0_r in HN0.
      assert (Hl := ln_second (x N) ltac:(lra)).
      rewrite Rabs_mult, (Rabs_right (INR (S N) ^ 2)) by (apply Rle_ge, pow2_ge_0).
      apply Rle_trans with (INR (S N) ^ 2 * (2 * x N ^ 2 * Rabs (x N))).
      + apply Rmult_le_compat_l; [apply pow2_ge_0|easy].
      + apply Req_le. ring.
    - eapply Un_cv_eq; [|apply CV_mult; [apply CV_mult; [apply Un_cv_const|apply CV_mult; exact H]|apply cv_cvabs; exact Hx]].
      rewrite Rabs_R0. lra. }
  eapply Un_cv_eq; [|eapply Un_cv_ext; [|apply (CV_plus _ _ _ _ Hd Hsq)]]; [lra|].
  intros N. cbn beta. field.
Qed.

Lemma exists_min k (w : nat -> R) : (forall i, (i < k)%nat -> 0 < w i) ->
  exists wm, 0 < wm /\ forall i, (i < k)%nat -> wm <= w i.
Proof.
  induction k as [|k IH]; intros H; [exists 1; split; [lra|intros; lia]|].
  destruct IH as [wm [H1 H2]]; [intros; apply H; lia|].
  exists (Rmin wm (w k)). split; [apply Rmin_pos; [easy|apply H; lia]|].
  intros i Hi. destruct (Nat.eq_dec i k) as [->|N]; [apply Rmin_r|].
  eapply Rle_trans; [apply Rmin_l|]. apply H2. lia.
Qed.

Section Limits.
Variable k : nat.
Variables P w : nat -> R.
Hypothesis Ppos : forall i, (i < k)%nat -> 0 < P i.
Hypothesis Psum : fsum k P = 1.
Hypothesis wpos : forall i, (i < k)%nat -> 0 < w i.
Notation Pn := (soft k P w).
Notation Pstar := (tilted k P w).
Notation muw := (mu k P w).

(* moments under the tilted law of the normalised weight w/mu *)
Notation Etil := (mean k Pstar).
Definition nw (i : nat) := w i / muw.
Definition Vartil := Etil (fun i => (nw i - Etil nw) ^ 2).
Definition Covtil (f : nat -> R) := Etil (fun i => (f i - Etil f) * (nw i - Etil nw)).

Lemma mean_nw : Etil nw = 1 + CV2 k P w.
Proof.
  assert (Hmu := mu_pos k P w Ppos Psum wpos). unfold mean, nw, CV2. rewrite (var_eq k P w) by easy.
  rewrite (fsum_ext _ _ (fun i => (/ (muw * muw)) * (P i * (w i * w i)))).
  - rewrite fsum_scal. field. lra.
  - intros i Hi. unfold tilted. field. lra.
Qed.

Lemma mean_centred : Etil (fun i => nw i - Etil nw) = 0.
Proof.
  unfold mean at 1. rewrite (fsum_ext _ _ (fun i => Pstar i * nw i + (- Etil nw) * Pstar i)) by (intros; lra).
  rewrite fsum_plus, fsum_scal, tilted_sum by auto. fold (Etil nw). lra.
Qed.

(* n (P_n(i)/P-star(i) - 1) -> E*[w/mu] - w_i/mu *)
Theorem ratio_limit i : (i < k)%nat ->
  Un_cv (fun N => INR (S N) * (Pn (S N) i / Pstar i - 1)) (Etil nw - nw i).
Proof.
  intros Hi. rewrite mean_nw.
  destruct (exists_min k w wpos) as [wm [Hwm Hmin]].
  assert (Hmu := mu_pos k P w Ppos Psum wpos). assert (Hw := wpos i Hi). assert (HP := Ppos i Hi).
  assert (Ht := tilted_pos k P w Ppos Psum wpos i Hi).
  assert (Hk2 : CV2 k P w = central_moment k P w 2 / (muw * muw)) by (unfold CV2; now rewrite central_moment2).
  set (v := nw i). assert (Hv : 0 < v) by now apply Rdiv_lt_0_compat.
  assert (Hwv : w i = v * muw) by (unfold v, nw; field; lra).
  assert (HPs : Pstar i = P i * v) by (unfold tilted, v, nw; field; lra).
  set (k2 := central_moment k P w 2) in *. set (k3 := central_moment k P w 3). set (k4 := central_moment k P w 4).
  set (M := muw) in *.
  set (e := fun N => / (v + INR N * 1)). set (s := fun N => / (w i + INR N * wm)).
  assert (He : Un_cv e 0) by (apply Un_cv_inv_lin; lra).
  assert (Hs : Un_cv s 0) by (apply Un_cv_inv_lin; lra).
  assert (Hep : forall N, 0 < v + INR N * 1) by (intros N; assert (H := pos_INR N); lra).
  assert (Hsp : forall N, 0 < w i + INR N * wm) by (intros N; assert (H := pos_INR N); assert (0 <= INR N * wm) by (apply Rmult_le_pos; lra); lra).
  set (u := fun N => 1 - (v - 1) * e N). set (t := fun N => 1 - v * e N).
  assert (Hu : Un_cv u 1).
  { eapply Un_cv_eq; [|apply CV_minus; [apply Un_cv_const|apply CV_mult; [apply Un_cv_const|exact He]]]. lra. }
  assert (Htt : Un_cv t 1).
  { eapply Un_cv_eq; [|apply CV_minus; [apply Un_cv_const|apply CV_mult; [apply Un_cv_const|exact He]]]. lra. }
  set (L := fun N => (1 - v) * u N + CV2 k P w * (u N * u N * t N) - k3 / M ^ 3 * (u N * u N * t N * e N)).
  set (U := fun N => L N + / M ^ 3 * (u N * u N * t N * (k4 * e N + 3 * k2 ^ 2 * (t N - e N)) * s N)).
  assert (HL : Un_cv L (1 + CV2 k P w - v)).
  { eapply Un_cv_eq; [|unfold L; repeat first [apply CV_minus | apply CV_plus | exact Hu | exact Htt | exact He | apply Un_cv_const | apply CV_mult]]. lra. }
  assert (HU : Un_cv U (1 + CV2 k P w - v)).
  { eapply Un_cv_eq; [|unfold U; apply CV_plus; [exact HL|]; repeat first [exact Hu | exact Htt | exact He | exact Hs | apply Un_cv_const | apply CV_mult | apply CV_minus | apply CV_plus]]. lra. }
  apply Un_cv_squeeze with (f := L) (h := U); [|exact HL|exact HU].
  intros N. assert (HN := pos_INR N). specialize (Hep N). specialize (Hsp N).
  assert (HvN : v * M + INR N * M <> 0).
  { replace (v * M + INR N * M) with ((v + INR N * 1) * M) by lra. apply Rgt_not_eq, Rmult_lt_0_compat; lra. }
  assert (Hq : forall b b', b <= b' -> INR (S N) * (b / Pstar i - 1) <= INR (S N) * (b' / Pstar i - 1)).
  { intros b b' Hb. apply Rmult_le_compat_l; [apply pos_INR|]. apply Rplus_le_compat_r.
    apply Rmult_le_compat_r; [left; now apply Rinv_0_lt_compat|easy]. }
  assert (EL : INR (S N) * (taylor_lower k P w (S N) i / Pstar i - 1) = L N).
  { unfold L, u, t, e, taylor_lower, mi. fold k2 k3 M. rewrite HPs, Hk2, Hwv, S_INR.
    replace (INR N + 1 - 1) with (INR N) by lra. field. repeat split; lra. }
  split.
  - rewrite <- EL. apply Hq. now apply soft_ge_taylor; [..|lia|].
  - assert (HB := soft_le_taylor4 k P w Ppos Psum wpos (S N) i wm ltac:(lia) Hi ltac:(lra) Hmin).
    eapply Rle_trans; [apply (Hq _ _ HB)|]. apply Req_le. unfold U. rewrite <- EL.
    fold k2 k4. unfold mi. fold M. unfold u, t, e, s. rewrite HPs, S_INR.
    replace (INR N + 1 - 1) with (INR N) by lra. rewrite Hwv in *. field. repeat split; lra.
Qed.

Let x (N i : nat) := Pn (S N) i / Pstar i - 1.

Lemma KL_second N : KL k Pstar (Pn (S N)) = fsum k (fun i => Pstar i * (x N i - ln (1 + x N i))).
Proof.
  assert (Tp : forall i, (i < k)%nat -> 0 < Pstar i) by (intros; apply tilted_pos; auto).
  assert (Np : forall i, (i < k)%nat -> 0 < Pn (S N) i) by (intros; apply soft_pos; auto; lia).
  rewrite (fsum_ext k _ (fun i => Pn (S N) i + (-1) * Pstar i + Pstar i * ln (Pstar i / Pn (S N) i))).
  - rewrite !fsum_plus, fsum_scal, tilted_sum, soft_sum by (auto; lia). unfold KL. lra.
  - intros i Hi. assert (H1 := Tp i Hi). assert (H2 := Np i Hi). unfold x.
    replace (1 + (Pn (S N) i / Pstar i - 1)) with (Pn (S N) i / Pstar i) by lra.
    replace (Pstar i / Pn (S N) i) with (/ (Pn (S N) i / Pstar i)) by (field; lra).
    rewrite ln_Rinv by now apply Rdiv_lt_0_compat. field. lra.
Qed.

(* C8 *)
Theorem KL_limit : Un_cv (fun n => INR n ^ 2 * KL k Pstar (Pn n)) (1 / 2 * Vartil).
Proof.
  apply Un_cv_from1.
  eapply Un_cv_eq; [|eapply Un_cv_ext; [|apply (Un_cv_fsum k (fun N i => Pstar i * (INR (S N) ^ 2 * (x N i - ln (1 + x N i))))
     (fun i => Pstar i * ((Etil nw - nw i) ^ 2 / 2)))]].
  - change Vartil with (fsum k (fun i => Pstar i * (nw i - Etil nw) ^ 2)). rewrite <- fsum_scal. apply fsum_ext; intros. field.
  - intros N. cbn beta. rewrite KL_second, <- fsum_scal. apply fsum_ext; intros. lra.
  - intros i Hi. apply (CV_mult (fun _ => Pstar i)); [apply Un_cv_const|].
    apply (Un_cv_ln_second (fun N => x N i)). now apply ratio_limit.
Qed.

(* E2, for any real function r of the letter *)
Theorem gap_limit r : Un_cv (fun n => INR n * (fsum k (fun i => Pstar i * r i) - fsum k (fun i => Pn n i * r i))) (Covtil r).
Proof.
  apply Un_cv_from1.
  eapply Un_cv_eq; [|eapply Un_cv_ext; [|apply (Un_cv_fsum k (fun N i => (- (Pstar i * r i)) * (INR (S N) * x N i))
     (fun i => (- (Pstar i * r i)) * (Etil nw - nw i)))]].
  - unfold Covtil. assert (H := mean_centred). set (en := Etil nw) in *. set (er := Etil r).
    unfold mean. unfold mean in H.
    rewrite (fsum_ext k (fun i => Pstar i * ((r i - er) * (nw i - en)))
      (fun i => (- (Pstar i * r i)) * (en - nw i) + (- er) * (Pstar i * (nw i - en)))) by (intros; lra).
    rewrite fsum_plus, fsum_scal, H. lra.
  - intros N. cbn beta.
    replace (fsum k (fun i => Pstar i * r i) - fsum k (fun i => Pn (S N) i * r i))
      with (fsum k (fun i => Pstar i * r i + (-1) * (Pn (S N) i * r i))) by (rewrite fsum_plus, fsum_scal; lra).
    rewrite <- fsum_scal. apply fsum_ext; intros i Hi.
    assert (Ht := tilted_pos k P w Ppos Psum wpos i Hi). unfold x. field. lra.
  - intros i Hi. apply (CV_mult (fun _ => - (Pstar i * r i))); [apply Un_cv_const|]. now apply ratio_limit.
Qed.

(* total variation: n TV -> (1/2) E*|w/mu - E*[w/mu]| *)
Theorem TV_limit : Un_cv (fun n => INR n * TV k Pstar (Pn n)) (1 / 2 * Etil (fun i => Rabs (nw i - Etil nw))).
Proof.
  apply Un_cv_from1.
  eapply Un_cv_eq; [|eapply Un_cv_ext; [|apply (Un_cv_fsum k (fun N i => (1 / 2 * Pstar i) * Rabs (INR (S N) * x N i))
     (fun i => (1 / 2 * Pstar i) * Rabs (Etil nw - nw i)))]].
  - change (Etil (fun i => Rabs (nw i - Etil nw))) with (fsum k (fun i => Pstar i * Rabs (nw i - Etil nw))).
    rewrite <- fsum_scal. apply fsum_ext; intros i Hi.
    rewrite Rabs_minus_sym. lra.
  - intros N. cbn beta. unfold TV. rewrite <- !fsum_scal. apply fsum_ext; intros i Hi.
    assert (Ht := tilted_pos k P w Ppos Psum wpos i Hi).
    rewrite Rabs_minus_sym. replace (Pn (S N) i - Pstar i) with (Pstar i * x N i) by (unfold x; field; lra).
    rewrite !Rabs_mult, (Rabs_right (Pstar i)), (Rabs_right (INR (S N))) by (try (apply Rle_ge, pos_INR); lra). field.
  - intros i Hi. apply (CV_mult (fun _ => 1 / 2 * Pstar i)); [apply Un_cv_const|]. apply cv_cvabs. now apply ratio_limit.
Qed.
End Limits.
