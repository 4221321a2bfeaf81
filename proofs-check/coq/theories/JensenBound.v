(* Copyright 2026 the softbon authors
   SPDX-License-Identifier: Apache-2.0 *)

(** * Jensen's bound on P_n, and KL(P⋆‖P_n) ≤ log(1 + CV²/n)

    The first draw may be singled out ([symm], [soft_first]): P_n(i) = n P_i w_i E[1/(w_i + S)] with S the weight of n−1
    draws. As 1/x is convex it lies above its tangent at E[w_i + S] = w_i + (n−1)μ, which is B1; the tangent is enough, no
    integral is needed. With it P⋆_i/P_n(i) ≤ b_i = (w_i + (n−1)μ)/(nμ), and Σ P⋆_i b_i = 1 + CV²/n; the tangent of the
    logarithm gives C2. Bhatia and Davis' bound on a variance, (M−w)(w−m) ≥ 0 in the mean, gives C3. *)

From Coq Require Import Reals Lra Lia List Arith.
From SoftBestOfN Require Import Definitions FiniteSums.
Import ListNotations.
Open Scope R_scope.

(* tangent line of 1/x *)
Lemma inv_tangent a x : 0 < a -> 0 < x -> 2 / a - x * (1 / (a * a)) <= 1 / x.
Proof.
  intros Ha Hx.
  assert (H : 1 / x - (2 / a - x * (1 / (a * a))) = (x - a) * (x - a) / (x * (a * a))) by (field; lra).
  assert (0 <= (x - a) * (x - a) / (x * (a * a))); [|lra].
  apply Rle_mult_inv_pos; [apply Rle_0_sqr|].
  apply Rmult_lt_0_compat; [lra|]. now apply Rmult_lt_0_compat.
Qed.

Lemma ln_le_sub1 x : 0 < x -> ln x <= x - 1.
Proof.
  intros Hx. assert (H := exp_ineq1_le (ln x)). rewrite exp_ln in H by easy. lra.
Qed.

(* tangent line of ln *)
Lemma ln_tangent a x : 0 < a -> 0 < x -> ln x <= ln a + (x / a - 1).
Proof.
  intros Ha Hx. assert (Hxa : 0 < x / a) by now apply Rdiv_lt_0_compat.
  assert (H := ln_le_sub1 _ Hxa). unfold Rdiv in H at 1.
  rewrite ln_mult, ln_Rinv in H; try easy; [lra|now apply Rinv_0_lt_compat].
Qed.
Lemma ln_le_mono x y : 0 < x -> x <= y -> ln x <= ln y.
Proof. intros Hx [H|H]; [left; now apply ln_increasing|right; now rewrite H]. Qed.

Lemma kpos k P : fsum k P = 1 -> (0 < k)%nat.
Proof. destruct k; [simpl; lra|lia]. Qed.

Section SoftBoN.
Variable k : nat.
Variables P w : nat -> R.
Hypothesis Ppos : forall i, (i < k)%nat -> 0 < P i.
Hypothesis Psum : fsum k P = 1.
Hypothesis wpos : forall i, (i < k)%nat -> 0 < w i.

Let Pnn : forall i, (i < k)%nat -> 0 <= P i := fun i H => Rlt_le _ _ (Ppos i H).
Notation mu := (Definitions.mu k P w).
Notation tilted := (Definitions.tilted k P w).
Notation var := (Definitions.var k P w).
Notation CV2 := (Definitions.CV2 k P w).
Notation soft := (Definitions.soft k P w).
Notation KL := (Definitions.KL k).

Lemma mu_pos : 0 < mu.
Proof.
  apply fsum_pos; [apply (kpos k P Psum)|]. intros i Hi. apply Rmult_lt_0_compat; auto.
Qed.

Lemma tilted_pos i : (i < k)%nat -> 0 < tilted i.
Proof.
  intros Hi. apply Rdiv_lt_0_compat; [|apply mu_pos]. apply Rmult_lt_0_compat; auto.
Qed.

Lemma tilted_sum : fsum k tilted = 1.
Proof.
  unfold Definitions.tilted. rewrite (fsum_ext _ _ (fun i => / mu * (P i * w i))) by (intros; unfold Rdiv; lra).
  rewrite fsum_scal. fold mu. apply Rinv_l. apply Rgt_not_eq, mu_pos.
Qed.

(* symmetrisation: E[(sum_j g(x_j)) h(sum_j w(x_j))] = n E[g(x_1) h(w(x_1)+ sum_{j>=2} w(x_j))] *)
Lemma symm g n : forall h : R -> R,
  E k P (S n) (fun l => lsum g l * h (lsum w l)) =
  INR (S n) * fsum k (fun i => P i * (g i * E k P n (fun l => h (w i + lsum w l)))).
Proof.
  induction n as [|n IH]; intros h.
  - cbn -[INR]. replace (INR 1) with 1 by (simpl; lra). rewrite Rmult_1_l.
    apply fsum_ext; intros i Hi. lra.
  - change (E k P (S (S n)) (fun l => lsum g l * h (lsum w l))) with
      (fsum k (fun i => P i * E k P (S n) (fun l => (g i + lsum g l) * h (w i + lsum w l)))).
    rewrite (fsum_ext _ _ (fun i => P i * (g i * E k P (S n) (fun l => h (w i + lsum w l)))
       + fsum k (fun j => INR (S n) * (P j * (g j * (P i * E k P n (fun l => h (w j + (w i + lsum w l))))))))).
    2:{ intros i Hi.
        rewrite (E_ext k P (S n) _ (fun l => g i * h (w i + lsum w l) + lsum g l * h (w i + lsum w l))) by (intros; lra).
        rewrite E_plus, E_scal, (IH (fun s => h (w i + s))).
        rewrite Rmult_plus_distr_l. f_equal.
        rewrite fsum_scal, <- Rmult_assoc, (Rmult_comm (P i)), Rmult_assoc. f_equal.
        rewrite <- fsum_scal. apply fsum_ext; intros j Hj.
        rewrite (E_ext k P n (fun l => h (w i + (w j + lsum w l))) (fun l => h (w j + (w i + lsum w l)))).
        - lra.
        - intros; f_equal; lra. }
    rewrite fsum_plus, fsum_swap.
    rewrite (fsum_ext k (fun j => fsum k _) (fun j => INR (S n) * (P j * (g j * E k P (S n) (fun l => h (w j + lsum w l)))))).
    2:{ intros j Hj. rewrite fsum_scal. f_equal. rewrite fsum_scal. f_equal. rewrite fsum_scal. f_equal. }
    rewrite fsum_scal, (S_INR (S n)). lra.
Qed.

Lemma soft_first n i : (i < k)%nat ->
  soft (S n) i = INR (S n) * (P i * (w i * E k P n (fun l => 1 / (w i + lsum w l)))).
Proof.
  intros Hi. unfold Definitions.soft.
  rewrite (E_ext k P (S n) _ (fun l => lsum (fun x => if Nat.eqb x i then w x else 0) l * (fun s => 1 / s) (lsum w l)))
    by (intros; unfold Rdiv; lra).
  rewrite (symm (fun x => if Nat.eqb x i then w x else 0) n (fun s => 1 / s)). f_equal.
  rewrite (fsum_ext _ _ (fun j => if Nat.eqb j i then P j * (w j * E k P n (fun l => 1 / (w j + lsum w l))) else 0)).
  - now rewrite fsum_delta.
  - intros j Hj. destruct (Nat.eqb j i); lra.
Qed.

(* B1: 1/x lies above its tangent at the mean of x = w_i + the weights of the other n-1 draws *)
Theorem soft_ge_jensen n i : (1 <= n)%nat -> (i < k)%nat ->
  tilted i * (INR n * mu / (w i + (INR n - 1) * mu)) <= soft n i.
Proof.
  intros Hn Hi. destruct n as [|n]; [lia|]. rewrite soft_first by easy.
  assert (Hmu := mu_pos). assert (Hw := wpos i Hi). assert (HP := Ppos i Hi).
  assert (HN : 0 <= INR n) by apply pos_INR.
  rewrite S_INR. replace (INR n + 1 - 1) with (INR n) by lra.
  set (a := w i + INR n * mu).
  assert (Ha : 0 < a). { unfold a. assert (0 <= INR n * mu) by (apply Rmult_le_pos; lra). lra. }
  assert (HJ : 1 / a <= E k P n (fun l => 1 / (w i + lsum w l))).
  { apply Rle_trans with (E k P n (fun l => (2 / a - w i * (1 / (a * a))) + (- (1 / (a * a))) * lsum w l)).
    - rewrite E_plus, E_const, E_scal, (E_lsum k P) by easy. fold mu.
      apply Req_le. unfold a. field. fold a; lra.
    - apply E_le; [easy|]. intros l _ Hl.
      assert (0 <= lsum w l) by (eapply lsum_nonneg; eauto).
      assert (H1 := inv_tangent a (w i + lsum w l) Ha ltac:(lra)). lra. }
  apply Rle_trans with ((INR n + 1) * (P i * (w i * (1 / a)))).
  - apply Req_le. unfold Definitions.tilted. field. lra.
  - repeat (apply Rmult_le_compat_l; [lra|]). easy.
Qed.

Lemma soft_pos n i : (1 <= n)%nat -> (i < k)%nat -> 0 < soft n i.
Proof.
  intros Hn Hi. eapply Rlt_le_trans; [|now apply soft_ge_jensen].
  assert (Hmu := mu_pos). assert (Hw := wpos i Hi).
  assert (HN : 1 <= INR n) by (apply (le_INR 1); lia).
  assert (0 <= (INR n - 1) * mu) by (apply Rmult_le_pos; lra).
  apply Rmult_lt_0_compat; [now apply tilted_pos|].
  apply Rdiv_lt_0_compat; [apply Rmult_lt_0_compat; lra|lra].
Qed.

Lemma var_eq : var = fsum k (fun i => P i * (w i * w i)) - mu * mu.
Proof.
  unfold Definitions.var.
  rewrite (fsum_ext _ _ (fun i => (P i * (w i * w i) + (-2 * mu) * (P i * w i)) + (mu * mu) * P i)) by (intros; lra).
  rewrite !fsum_plus, !fsum_scal, Psum. fold mu. lra.
Qed.

Lemma CV2_nonneg : 0 <= CV2.
Proof.
  apply Rle_mult_inv_pos; [|apply Rmult_lt_0_compat; apply mu_pos].
  apply fsum_nonneg; intros i Hi. apply Rmult_le_pos; [now apply Pnn|apply Rle_0_sqr].
Qed.

(* C2: B1 bounds P*_i/P_n(i) by b_i, whose mean under P* is a = 1 + CV2/n; ln b <= ln a + b/a - 1 *)
Theorem KL_le_log_CV2 n : (1 <= n)%nat -> KL tilted (soft n) <= ln (1 + CV2 / INR n).
Proof.
  intros Hn. assert (Hmu := mu_pos). assert (HC := CV2_nonneg).
  assert (HN : 1 <= INR n) by (apply (le_INR 1); lia).
  set (a := 1 + CV2 / INR n).
  assert (Ha : 0 < a). { unfold a. assert (0 <= CV2 / INR n) by (apply Rle_mult_inv_pos; lra). lra. }
  unfold Definitions.KL.
  apply Rle_trans with (fsum k (fun i => tilted i * (ln a - 1) + (P i * (w i * w i) + ((INR n - 1) * mu) * (P i * w i)) * (/ (mu * (INR n * mu) * a)))).
  - apply fsum_le; intros i Hi.
    assert (Hw := wpos i Hi). assert (Ht := tilted_pos i Hi). assert (Hs := soft_pos n i Hn Hi).
    assert (0 <= (INR n - 1) * mu) by (apply Rmult_le_pos; lra).
    set (b := (w i + (INR n - 1) * mu) / (INR n * mu)).
    assert (Hb : 0 < b) by (apply Rdiv_lt_0_compat; [lra|apply Rmult_lt_0_compat; lra]).
    assert (Hle : tilted i / soft n i <= b).
    { assert (H1 := soft_ge_jensen n i Hn Hi).
      apply Rmult_le_reg_r with (soft n i); [easy|].
      unfold Rdiv at 1. rewrite Rmult_assoc, Rinv_l, Rmult_1_r by lra.
      apply Rle_trans with (b * (tilted i * (INR n * mu / (w i + (INR n - 1) * mu)))).
      - apply Req_le. unfold b. field. lra.
      - apply Rmult_le_compat_l; lra. }
    assert (Hr : 0 < tilted i / soft n i) by now apply Rdiv_lt_0_compat.
    assert (Hln : ln (tilted i / soft n i) <= ln a + (b / a - 1)).
    { apply Rle_trans with (ln b); [|now apply ln_tangent].
      destruct Hle as [Hlt|Heq]; [left; now apply ln_increasing|right; now rewrite Heq]. }
    apply Rle_trans with (tilted i * (ln a + (b / a - 1))).
    + apply Rmult_le_compat_l; lra.
    + apply Req_le. unfold b, Definitions.tilted. field. lra.
  - rewrite fsum_plus.
    rewrite (fsum_ext k (fun i => tilted i * (ln a - 1)) (fun i => (ln a - 1) * tilted i)) by (intros; lra).
    rewrite fsum_scal, tilted_sum.
    rewrite (fsum_ext k _ (fun i => (/ (mu * (INR n * mu) * a)) * (P i * (w i * w i) + (INR n - 1) * mu * (P i * w i)))) by (intros; lra).
    rewrite fsum_scal, fsum_plus, fsum_scal. fold mu.
    assert (HE : fsum k (fun i => P i * (w i * w i)) = mu * mu * (1 + CV2)).
    { assert (H := var_eq). unfold Definitions.CV2. replace (mu * mu * (1 + var / (mu * mu))) with (mu * mu + var) by (field; lra). lra. }
    rewrite HE.
    replace (/ (mu * (INR n * mu) * a) * (mu * mu * (1 + CV2) + (INR n - 1) * mu * mu)) with 1.
    { lra. }
    unfold a. field. repeat split; try lra.
Qed.

(* C3 for weights between m and M: 0 <= (M - w)(w - m), take expectations *)
Theorem CV2_le_weights m M : 0 < m -> (forall i, (i < k)%nat -> m <= w i <= M) ->
  CV2 <= (M - m) * (M - m) / (4 * M * m).
Proof.
  intros Hm Hw. assert (Hmu := mu_pos).
  assert (HM : 0 < M). { destruct (Hw O (kpos k P Psum)); lra. }
  assert (HBD : fsum k (fun i => P i * (w i * w i)) <= (M + m) * mu - M * m).
  { unfold Definitions.mu.
    replace ((M + m) * fsum k (fun i => P i * w i) - M * m)
      with (fsum k (fun i => (M + m) * (P i * w i) + (- (M * m)) * P i)) by (rewrite fsum_plus, !fsum_scal, Psum; lra).
    apply fsum_le; intros i Hi. destruct (Hw i Hi).
    assert (0 <= P i * ((M - w i) * (w i - m))); [|lra].
    apply Rmult_le_pos; [now apply Pnn|]. apply Rmult_le_pos; lra. }
  unfold Definitions.CV2. rewrite var_eq.
  apply Rle_trans with (((M + m) * mu - M * m - mu * mu) / (mu * mu)).
  - apply Rmult_le_compat_r; [|lra]. left. apply Rinv_0_lt_compat, Rmult_lt_0_compat; lra.
  - assert (H : (M - m) * (M - m) / (4 * M * m) - ((M + m) * mu - M * m - mu * mu) / (mu * mu) =
      (((M + m) * mu - 2 * M * m) * ((M + m) * mu - 2 * M * m)) / (4 * M * m * (mu * mu))) by (field; lra).
    assert (0 <= (((M + m) * mu - 2 * M * m) * ((M + m) * mu - 2 * M * m)) / (4 * M * m * (mu * mu))); [|lra].
    apply Rle_mult_inv_pos; [apply Rle_0_sqr|]. repeat apply Rmult_lt_0_compat; lra.
Qed.
End SoftBoN.

(* CV2_le_sinh2 as stated, with w_i = exp(r_i/lambda) *)
Section Exponential.
Variable k : nat.
Variables P r : nat -> R.
Variable lam : R.
Hypothesis Ppos : forall i, (i < k)%nat -> 0 < P i.
Hypothesis Psum : fsum k P = 1.
Hypothesis lampos : 0 < lam.

Notation weight := (Definitions.weight r lam).

Lemma weight_pos i : (i < k)%nat -> 0 < weight i.
Proof. intros _. apply exp_pos. Qed.

Lemma exp_le_mono x y : x <= y -> exp x <= exp y.
Proof. intros [H|H]; [left; now apply exp_increasing|right; now rewrite H]. Qed.

Theorem CV2_le_sinh2 rmin rmax : (forall i, (i < k)%nat -> rmin <= r i <= rmax) ->
  CV2 k P weight <= Rsqr (sinh ((rmax - rmin) / (2 * lam))).
Proof.
  intros Hr.
  assert (H := CV2_le_weights k P weight Ppos Psum weight_pos (exp (rmin / lam)) (exp (rmax / lam)) (exp_pos _)).
  eapply Rle_trans; [apply H|].
  - intros i Hi. destruct (Hr i Hi). unfold Definitions.weight.
    assert (Hl : 0 < / lam) by now apply Rinv_0_lt_compat.
    split; apply exp_le_mono; apply Rmult_le_compat_r; lra.
  - apply Req_le. unfold Rsqr, sinh.
    set (u := exp ((rmax - rmin) / (2 * lam))).
    assert (Hu : 0 < u) by apply exp_pos.
    rewrite exp_Ropp. fold u.
    assert (HM : exp (rmax / lam) = exp (rmin / lam) * (u * u)).
    { unfold u. rewrite <- !exp_plus. f_equal. field. lra. }
    rewrite HM. assert (He := exp_pos (rmin / lam)). set (e := exp (rmin / lam)) in *.
    field. lra.
Qed.

Theorem KL_le_log_sinh2 n rmin rmax : (1 <= n)%nat -> (forall i, (i < k)%nat -> rmin <= r i <= rmax) ->
  KL k (tilted k P weight) (soft k P weight n) <= ln (1 + Rsqr (sinh ((rmax - rmin) / (2 * lam))) / INR n).
Proof.
  intros Hn Hr. eapply Rle_trans; [apply KL_le_log_CV2; auto using weight_pos|].
  assert (HN : 1 <= INR n) by (apply (le_INR 1); lia).
  assert (HC := CV2_nonneg k P weight Ppos Psum weight_pos).
  assert (H3 := CV2_le_sinh2 rmin rmax Hr).
  assert (HI : 0 < / INR n) by (apply Rinv_0_lt_compat; lra).
  assert (H1 : CV2 k P weight / INR n <= Rsqr (sinh ((rmax - rmin) / (2 * lam))) / INR n) by (apply Rmult_le_compat_r; lra).
  assert (H0 : 0 <= CV2 k P weight / INR n) by (apply Rle_mult_inv_pos; lra).
  destruct H1 as [H1|H1]; [left; apply ln_increasing; lra|right; now rewrite H1].
Qed.
End Exponential.
