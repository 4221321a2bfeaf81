(* Copyright 2026 the softbon authors
   SPDX-License-Identifier: Apache-2.0 *)

(** * H3: the exponent of n* is exactly I

    Achievability reaches any goal below the tilted mean with exponent I(θ) + tolerance. To reach the mean X(θ) itself, tilt a
    little further: X is strictly increasing (Chebyshev's inequality for sums) and the exponent is continuous, both because
    the moment generating function is differentiable. H1 is the converse. *)

From Coq Require Import Reals Lra Lia List Arith.
From SoftBestOfN Require Import Definitions FiniteSums Tuples JensenBound Selection Tilting TaylorBounds Hoeffding
  Blocks Limits Majorisation HardLimit BlockAchievability.
Import ListNotations.
Open Scope R_scope.

Lemma dpl_cont f x l eps : derivable_pt_lim f x l -> 0 < eps -> exists d, 0 < d /\ forall h, 0 < h < d -> Rabs (f (x + h) - f x) < eps.
Proof.
  intros D He. destruct (D 1 Rlt_0_1) as [[del Hdel] Hd]. simpl in Hd. assert (Hl := Rabs_pos l).
  assert (H0 : 0 < eps / (Rabs l + 1)) by (apply Rdiv_lt_0_compat; lra).
  exists (Rmin del (eps / (Rabs l + 1))). split; [now apply Rmin_pos|]. intros h [Hh1 Hh2].
  assert (Ha := Rmin_l del (eps / (Rabs l + 1))). assert (Hb := Rmin_r del (eps / (Rabs l + 1))).
  specialize (Hd h ltac:(lra) ltac:(rewrite Rabs_right; lra)).
  set (q := (f (x + h) - f x) / h) in *.
  assert (Hq : f (x + h) - f x = h * q) by (unfold q; field; lra). rewrite Hq, Rabs_mult, (Rabs_right h) by lra.
  assert (Hqb : Rabs q < Rabs l + 1).
  { replace q with ((q - l) + l) by lra. eapply Rle_lt_trans; [apply Rabs_triang|]. lra. }
  apply Rlt_trans with (h * (Rabs l + 1)); [now apply Rmult_lt_compat_l|].
  apply Rlt_le_trans with (eps / (Rabs l + 1) * (Rabs l + 1)); [apply Rmult_lt_compat_r; lra|]. apply Req_le. field. lra.
Qed.

Section Rate.
Variable k : nat.
Variables P r : nat -> R.
Hypothesis Ppos : forall i, (i < k)%nat -> 0 < P i.
Hypothesis Psum : fsum k P = 1.
Variables i0 j0 : nat.
Hypothesis Hi0 : (i0 < k)%nat.
Hypothesis Hj0 : (j0 < k)%nat.
Hypothesis rne : r i0 < r j0.
Notation X := (tilted_mean k P r).
Notation L := (log_mgf k P r).
Definition rate (t : R) := t * X t - L t.
Let M0 := fun t => fsum k (fun i => P i * exp (t * r i)).
Let M1 := fun t => fsum k (fun i => (P i * r i) * exp (t * r i)).

Lemma rate_M0 t : 0 < M0 t. Proof. apply fsum_exp_pos; auto. Qed.

Lemma X_form t : X t = M1 t / M0 t.
Proof.
  assert (H := rate_M0 t). unfold tilted_mean, mean, Rdiv. rewrite Rmult_comm. unfold M1. rewrite <- fsum_scal. apply fsum_ext; intros i Hi.
  unfold tilted. change (mu k P (fun i => exp (t * r i))) with (M0 t). field. lra.
Qed.

Lemma rate_cont t eps : 0 < eps -> exists d, 0 < d /\ forall h, 0 < h < d -> Rabs (rate (t + h) - rate t) < eps.
Proof.
  assert (D0 : derivable_pt_lim M0 t (M1 t)) by apply dpl_fsum.
  assert (D1 := dpl_fsum k (fun i => P i * r i) r t).
  assert (H := rate_M0 t).
  assert (D2 := derivable_pt_lim_div _ _ _ _ _ D1 D0 ltac:(lra)).
  assert (D3 := derivable_pt_lim_mult _ _ _ _ _ (derivable_pt_lim_id t) D2).
  assert (D4 := derivable_pt_lim_minus _ _ _ _ _ D3 (derivable_pt_lim_comp _ _ _ _ _ D0 (derivable_pt_lim_ln _ H))).
  intros He. eapply dpl_cont; [|exact He].
  eapply dpl_ext; [|reflexivity|exact D4].
  intros y. unfold rate. rewrite X_form. reflexivity.
Qed.

Lemma X_mono t t' : t < t' -> X t < X t'.
Proof.
  intros Ht. set (d := t' - t). assert (Hd : 0 < d) by (unfold d; lra).
  assert (wp : forall i, (i < k)%nat -> 0 < exp (t * r i)) by (intros; apply exp_pos).
  set (q := tilted k P (fun i => exp (t * r i))).
  assert (Hq : forall i, (i < k)%nat -> 0 < q i) by (intros; apply tilted_pos; auto).
  assert (Sq : fsum k q = 1) by (apply tilted_sum; auto).
  set (h := fun i => exp (d * r i)).
  assert (HC := fsum_sq_swap k q r h Sq).
  set (A := fsum k (fun i => q i * (r i * h i))) in *. set (B := fsum k (fun i => q i * h i)) in *.
  change (fsum k (fun i => q i * r i)) with (X t) in HC.
  assert (Hterm : forall i j, (i < k)%nat -> (j < k)%nat -> 0 <= q i * q j * ((r i - r j) * (h i - h j))).
  { intros i j Hi Hj. assert (H1 := Hq i Hi). assert (H2 := Hq j Hj). apply Rmult_le_pos; [apply Rmult_le_pos; lra|].
    destruct (Rle_dec (r i) (r j)) as [H|H].
    - assert (h i <= h j) by (apply exp_le_mono, Rmult_le_compat_l; lra).
      replace ((r i - r j) * (h i - h j)) with ((r j - r i) * (h j - h i)) by lra. apply Rmult_le_pos; lra.
    - assert (h j <= h i) by (apply exp_le_mono, Rmult_le_compat_l; lra). apply Rmult_le_pos; lra. }
  assert (Hpos : 0 < fsum k (fun i => fsum k (fun j => q i * q j * ((r i - r j) * (h i - h j))))).
  { apply Rlt_le_trans with (q i0 * q j0 * ((r i0 - r j0) * (h i0 - h j0))).
    - assert (H1 := Hq i0 Hi0). assert (H2 := Hq j0 Hj0).
      assert (h i0 < h j0) by (apply exp_increasing, Rmult_lt_compat_l; lra).
      replace ((r i0 - r j0) * (h i0 - h j0)) with ((r j0 - r i0) * (h j0 - h i0)) by lra.
      apply Rmult_lt_0_compat; apply Rmult_lt_0_compat; lra.
    - eapply Rle_trans; [|apply (fsum_ge_term k (fun i => fsum k (fun j => q i * q j * ((r i - r j) * (h i - h j)))) i0)].
      + cbn beta. apply (fsum_ge_term k (fun j => q i0 * q j * ((r i0 - r j) * (h i0 - h j))) j0); [|easy].
        intros; now apply Hterm.
      + intros i Hi. apply fsum_nonneg; intros j Hj. now apply Hterm.
      + easy. }
  assert (HB : 0 < B).
  { apply fsum_pos; [lia|]. intros i Hi. apply Rmult_lt_0_compat; [now apply Hq|apply exp_pos]. }
  assert (HX : X t' = A / B).
  { rewrite X_form. assert (H0 := rate_M0 t). assert (H0' := rate_M0 t').
    assert (EA : A = M1 t' / M0 t).
    { unfold A, M1, Rdiv. rewrite Rmult_comm, <- fsum_scal. apply fsum_ext; intros i Hi.
      unfold q, tilted, h. change (mu k P (fun i => exp (t * r i))) with (M0 t).
      replace (t' * r i) with (t * r i + d * r i) by (unfold d; lra). rewrite exp_plus. field. lra. }
    assert (EB : B = M0 t' / M0 t).
    { unfold B. unfold Rdiv. rewrite Rmult_comm. unfold M0 at 2. rewrite <- fsum_scal. apply fsum_ext; intros i Hi.
      unfold q, tilted, h. change (mu k P (fun i => exp (t * r i))) with (M0 t).
      replace (t' * r i) with (t * r i + d * r i) by (unfold d; lra). rewrite exp_plus. field. lra. }
    rewrite EA, EB. field. lra. }
  rewrite HX. apply Rmult_lt_reg_r with B; [easy|]. replace (A / B * B) with A by (field; lra). lra.
Qed.

Theorem block_exponent theta tol : 0 <= theta -> 0 < tol ->
  exists m0, forall m, (m0 <= m)%nat ->
  (forall n, exp (INR m * (rate theta + tol)) <= INR n ->
     INR m * X theta <= fsum (k ^ m) (fun x => hard (k ^ m) (block_law k P m) (block_reward k r m) n x * block_reward k r m x)) /\
  (forall n s, (1 <= n)%nat -> selection_rule (k ^ m) n s ->
     INR m * X theta <= fsum (k ^ m) (fun x => selected (k ^ m) (block_law k P m) s n x * block_reward k r m x) ->
     INR m * rate theta <= ln (INR n) - (INR n - 1) / INR n).
Proof.
  intros Hth Htol. destruct (rate_cont theta (tol / 2) ltac:(lra)) as [d [Hd Hc]].
  set (t := theta + d / 2). assert (Hx := X_mono theta t ltac:(unfold t; lra)).
  specialize (Hc (d / 2) ltac:(lra)). fold t in Hc. apply Rabs_def2 in Hc.
  set (tol' := Rmin (tol / 2) (X t - X theta)).
  assert (Ht' : 0 < tol') by (apply Rmin_pos; lra). assert (H1 := Rmin_l (tol / 2) (X t - X theta)). assert (H2 := Rmin_r (tol / 2) (X t - X theta)).
  fold tol' in H1, H2.
  destruct (block_rate k P r t tol' Ppos Psum ltac:(unfold t; lra) Ht') as [m0 Hm0].
  exists m0. intros m Hm. assert (HM := pos_INR m). split.
  - intros n Hn. eapply Rle_trans; [|apply (Hm0 m n Hm)].
    + apply Rmult_le_compat_l; lra.
    + eapply Rle_trans; [|exact Hn]. apply exp_le_mono. apply Rmult_le_compat_l; [easy|]. fold (rate t). lra.
  - intros n s Hn Hs Hr. set (er := fsum k (fun i => P i * r i)).
    assert (H := block_converse k P r Ppos Psum m n s (X theta - er) theta Hn Hs Hth). fold er in H.
    replace (er + (X theta - er)) with (X theta) in H by lra. apply H. exact Hr.
Qed.
End Rate.
