(* Copyright 2026 the softbon authors
   SPDX-License-Identifier: Apache-2.0 *)

(** * n → ∞ (A1), λ → ∞ (A3), and monotonicity in λ (A6)

    A1 from [ratio_limit]. A3: all weights lie within a factor e^{Δ/λ}, hence so does P_n/P. A6 holds sample by sample: from
    λ' to λ ≤ λ' the weights are multiplied by h = e^{r (1/λ − 1/λ')}, nondecreasing in r, and Chebyshev's inequality for
    lists ([cheb_list]) says that such a factor raises the weighted mean of every f nondecreasing in r. *)

From Coq Require Import Reals Lra Lia List Arith.
From SoftBestOfN Require Import Definitions FiniteSums JensenBound Selection Limits HardLimit.
Import ListNotations.
Open Scope R_scope.

(* ---- A1 ---- *)
Section A1.
Variable k : nat.
Variables P w : nat -> R.
Hypothesis Ppos : forall i, (i < k)%nat -> 0 < P i.
Hypothesis Psum : fsum k P = 1.
Hypothesis wpos : forall i, (i < k)%nat -> 0 < w i.

Theorem soft_tends_to_tilted i : (i < k)%nat -> Un_cv (fun n => soft k P w n i) (tilted k P w i).
Proof.
  intros Hi. apply Un_cv_from1.
  assert (H := ratio_limit k P w Ppos Psum wpos i Hi).
  assert (Hinv : Un_cv (fun N => / INR (S N)) 0).
  { eapply Un_cv_ext; [|apply (Un_cv_inv_lin 1 1 Rlt_0_1)]. intros N. cbn beta. rewrite S_INR. f_equal. lra. }
  assert (Ht := tilted_pos k P w Ppos Psum wpos i Hi). set (t := tilted k P w i) in *.
  eapply Un_cv_eq; [|eapply Un_cv_ext;
    [|apply (CV_plus _ _ _ _ (Un_cv_const t) (CV_mult _ _ _ _ (Un_cv_const t) (CV_mult _ _ _ _ H Hinv)))]]; [lra|].
  intros N. cbn beta. fold t. assert (HN : INR (S N) <> 0) by (apply not_0_INR; lia). field. split; [easy|lra].
Qed.
End A1.

Section Temperature.
Variable k : nat.
Variables P r : nat -> R.
Hypothesis Ppos : forall i, (i < k)%nat -> 0 < P i.
Hypothesis Psum : fsum k P = 1.
Let Pnn : forall i, (i < k)%nat -> 0 <= P i := fun i H => Rlt_le _ _ (Ppos i H).

(* ---- A3 ---- *)
Theorem soft_near_reference lam n i rmin rmax : 0 < lam -> (1 <= n)%nat -> (i < k)%nat -> (forall j, (j < k)%nat -> rmin <= r j <= rmax) ->
  P i * exp (- ((rmax - rmin) / lam)) <= soft k P (weight r lam) n i <= P i * exp ((rmax - rmin) / lam).
Proof.
  intros Hlam Hn Hi Hr. assert (HN : 1 <= INR n) by (apply (le_INR 1); lia).
  assert (Hil : 0 < / lam) by now apply Rinv_0_lt_compat.
  set (wm := exp (rmin / lam)). set (wM := exp (rmax / lam)). assert (Hwm : 0 < wm) by apply exp_pos. assert (HwM : 0 < wM) by apply exp_pos.
  assert (Hw : forall j, (j < k)%nat -> wm <= weight r lam j <= wM).
  { intros j Hj. destruct (Hr j Hj). unfold wm, wM, weight. split; apply exp_le_mono; apply Rmult_le_compat_r; lra. }
  assert (Hup : exp ((rmax - rmin) / lam) = wM / wm).
  { unfold wM, wm. replace ((rmax - rmin) / lam) with (rmax / lam + - (rmin / lam)) by (field; lra). rewrite exp_plus, exp_Ropp. reflexivity. }
  assert (Hlo : exp (- ((rmax - rmin) / lam)) = wm / wM).
  { rewrite exp_Ropp, Hup. field. lra. }
  rewrite Hup, Hlo. set (cnt := lsum (fun x => if Nat.eqb x i then 1 else 0)).
  assert (HEc : E k P n cnt = INR n * P i).
  { unfold cnt. rewrite (E_lsum k P) by easy. f_equal. rewrite (fsum_ext _ _ (fun x => if Nat.eqb x i then P x else 0)).
    - now apply fsum_delta.
    - intros x Hx. destruct (Nat.eqb x i); lra. }
  assert (Hpt : forall l, length l = n -> inX k l ->
    wm / (INR n * wM) * cnt l <= lsum (fun x => if Nat.eqb x i then weight r lam x else 0) l / lsum (weight r lam) l <= wM / (INR n * wm) * cnt l).
  { intros l Hlen Hl.
    assert (HS1 : INR n * wm <= lsum (weight r lam) l) by (rewrite <- Hlen, <- lsum_const; apply lsum_le with k; [easy|]; intros; now apply Hw).
    assert (HS2 : lsum (weight r lam) l <= INR n * wM) by (rewrite <- Hlen, <- lsum_const; apply lsum_le with k; [easy|]; intros; now apply Hw).
    assert (HA1 : wm * cnt l <= lsum (fun x => if Nat.eqb x i then weight r lam x else 0) l).
    { unfold cnt. rewrite <- lsum_scal. apply lsum_le with k; [easy|]. intros x Hx. destruct (Hw x Hx). destruct (Nat.eqb x i); lra. }
    assert (HA2 : lsum (fun x => if Nat.eqb x i then weight r lam x else 0) l <= wM * cnt l).
    { unfold cnt. rewrite <- lsum_scal. apply lsum_le with k; [easy|]. intros x Hx. destruct (Hw x Hx). destruct (Nat.eqb x i); lra. }
    assert (Hc : 0 <= cnt l).
    { unfold cnt. apply lsum_In_nonneg. intros x Hx. destruct (Nat.eqb x i); lra. }
    set (A := lsum (fun x => if Nat.eqb x i then weight r lam x else 0) l) in *. set (S := lsum (weight r lam) l) in *.
    assert (Hnm : 0 < INR n * wm) by (apply Rmult_lt_0_compat; lra). assert (HnM : 0 < INR n * wM) by (apply Rmult_lt_0_compat; lra).
    assert (H0 : 0 <= wm * cnt l) by (apply Rmult_le_pos; lra). assert (H0' : 0 <= wM * cnt l) by (apply Rmult_le_pos; lra).
    split.
    - replace (wm / (INR n * wM) * cnt l) with ((wm * cnt l) * / (INR n * wM)) by (field; lra).
      apply Rmult_le_compat; [easy|left; now apply Rinv_0_lt_compat|easy|]. apply Rinv_le_contravar; lra.
    - replace (wM / (INR n * wm) * cnt l) with ((wM * cnt l) * / (INR n * wm)) by (field; lra).
      apply Rmult_le_compat; [lra|left; apply Rinv_0_lt_compat; lra|easy|]. apply Rinv_le_contravar; lra. }
  unfold soft. split.
  - replace (P i * (wm / wM)) with (E k P n (fun l => wm / (INR n * wM) * cnt l)) by (rewrite E_scal, HEc; field; lra).
    apply E_le; [easy|]. intros; now apply Hpt.
  - replace (P i * (wM / wm)) with (E k P n (fun l => wM / (INR n * wm) * cnt l)) by (rewrite E_scal, HEc; field; lra).
    apply E_le; [easy|]. intros; now apply Hpt.
Qed.

Lemma exists_range K : exists a b, a <= b /\ forall i, (i < K)%nat -> a <= r i <= b.
Proof.
  induction K as [|K [a [b [Hab IH]]]]; [exists 0, 0; split; [lra|intros; lia]|].
  exists (Rmin a (r K)), (Rmax b (r K)).
  assert (H1 := Rmin_l a (r K)). assert (H2 := Rmin_r a (r K)). assert (H3 := Rmax_l b (r K)). assert (H4 := Rmax_r b (r K)).
  split; [lra|]. intros i Hi. destruct (Nat.eq_dec i K) as [->|N]; [lra|]. specialize (IH i ltac:(lia)). lra.
Qed.

(* A3: the limit lambda -> +infinity *)
Theorem soft_tends_to_reference n i eps : (1 <= n)%nat -> (i < k)%nat -> 0 < eps ->
  exists L, 0 < L /\ forall lam, L < lam -> Rabs (soft k P (weight r lam) n i - P i) < eps.
Proof.
  intros Hn Hi He. destruct (exists_range k) as [a [b [Hab Hr]]]. assert (HP := Ppos i Hi).
  assert (HP1 : P i <= 1) by (rewrite <- Psum; apply fsum_ge_term; [intros; now apply Pnn|easy]).
  set (D := b - a). assert (HD : 0 <= D) by (unfold D; lra).
  assert (HDe : 0 <= 2 * D / eps) by (apply Rle_mult_inv_pos; lra).
  exists (2 * D + 2 * D / eps + 1). split; [lra|]. intros lam Hlam.
  assert (Hl : 0 < lam) by lra.
  destruct (soft_near_reference lam n i a b Hl Hn Hi Hr) as [H1 H2]. fold D in H1, H2.
  set (y := D / lam) in *.
  assert (Hy0 : 0 <= y) by (apply Rle_mult_inv_pos; lra).
  assert (Hyl : y * lam = D) by (unfold y; field; lra).
  assert (Hy1 : y <= 1 / 2).
  { apply Rmult_le_reg_r with lam; [easy|]. rewrite Hyl. lra. }
  assert (Hy2 : 2 * y < eps).
  { apply Rmult_lt_reg_r with lam; [easy|]. replace (2 * y * lam) with (2 * D) by lra.
    apply Rlt_le_trans with (eps * (2 * D / eps + 1)).
    - replace (eps * (2 * D / eps + 1)) with (2 * D + eps) by (field; lra). lra.
    - apply Rmult_le_compat_l; lra. }
  assert (Hm := exp_ineq1_le (- y)).
  assert (Hp : exp y <= 1 + 2 * y).
  { rewrite <- (Ropp_involutive y), exp_Ropp. rewrite Ropp_involutive. apply Rle_trans with (/ (1 + - y)).
    - apply Rinv_le_contravar; lra.
    - apply Rmult_le_reg_l with (1 + - y); [lra|]. rewrite Rinv_r by lra.
      assert (0 <= y * (1 - 2 * y)) by (apply Rmult_le_pos; lra). lra. }
  assert (X1 : P i * (1 - y) <= P i * exp (- y)) by (apply Rmult_le_compat_l; lra).
  assert (X2 : P i * exp y <= P i * (1 + 2 * y)) by (apply Rmult_le_compat_l; lra).
  assert (X3 : P i * (2 * y) <= 1 * (2 * y)) by (apply Rmult_le_compat_r; lra).
  assert (X4 : P i * y <= 1 * y) by (apply Rmult_le_compat_r; lra).
  apply Rabs_def1; lra.
Qed.

(* ---- A6 ---- *)
Lemma cheb_list a h f l : (forall x, In x l -> 0 <= a x) -> (forall x y, In x l -> In y l -> 0 <= (h x - h y) * (f x - f y)) ->
  lsum (fun x => a x * f x) l * lsum (fun x => a x * h x) l <= lsum (fun x => a x * h x * f x) l * lsum a l.
Proof.
  induction l as [|x l IH]; intros Ha Hc; [simpl; lra|].
  assert (IH' := IH ltac:(intros; apply Ha; now right) ltac:(intros; apply Hc; now right)).
  assert (Hax := Ha x (or_introl eq_refl)).
  assert (Hlin : lsum (fun y => a y * ((h x - h y) * (f x - f y))) l =
    h x * f x * lsum a l + lsum (fun y => a y * h y * f y) l - f x * lsum (fun y => a y * h y) l - h x * lsum (fun y => a y * f y) l).
  { clear. induction l as [|y l IH]; simpl; [lra|]. rewrite IH. lra. }
  assert (H0 : 0 <= lsum (fun y => a y * ((h x - h y) * (f x - f y))) l).
  { apply lsum_In_nonneg. intros y Hy.
    apply Rmult_le_pos; [apply Ha; now right|]. apply Hc; [now left|now right]. }
  rewrite Hlin in H0. assert (H1 := Rmult_le_pos _ _ Hax H0). cbn [lsum].
  set (A := lsum (fun y => a y * h y * f y) l) in *. set (B := lsum a l) in *.
  set (C := lsum (fun y => a y * f y) l) in *. set (D := lsum (fun y => a y * h y) l) in *. lra.
Qed.

Theorem mean_antitone_in_temperature lam lam' n f : 0 < lam -> lam <= lam' -> (1 <= n)%nat ->
  (forall i j, (i < k)%nat -> (j < k)%nat -> r i <= r j -> f i <= f j) ->
  fsum k (fun i => soft k P (weight r lam') n i * f i) <= fsum k (fun i => soft k P (weight r lam) n i * f i).
Proof.
  intros Hlam Hle Hn Hf. rewrite !soft_mean. apply E_le; [easy|]. intros l Hlen Hl.
  assert (Hne : l <> []) by (destruct l; simpl in Hlen; [lia|easy]).
  assert (Hlk : forall x, In x l -> (x < k)%nat) by (apply Forall_forall; exact Hl).
  set (d := / lam - / lam'). assert (Hd : 0 <= d).
  { unfold d. assert (/ lam' <= / lam) by (apply Rinv_le_contravar; lra). lra. }
  set (h := fun x => exp (r x * d)).
  assert (Hw : forall x, weight r lam x = weight r lam' x * h x).
  { intros x. unfold weight, h, d. rewrite <- exp_plus. f_equal. field. lra. }
  assert (S1 : 0 < lsum (weight r lam) l) by (eapply lsum_pos; eauto; intros; apply exp_pos).
  assert (S2 : 0 < lsum (weight r lam') l) by (eapply lsum_pos; eauto; intros; apply exp_pos).
  assert (Hhm : forall x y, r x <= r y -> h x <= h y).
  { intros x y H. apply exp_le_mono. now apply Rmult_le_compat_r. }
  assert (HC := cheb_list (weight r lam') h f l ltac:(intros; left; apply exp_pos)).
  rewrite (lsum_In_ext (fun x => weight r lam' x * h x * f x) (fun x => weight r lam x * f x)) in HC by (intros; now rewrite Hw).
  rewrite (lsum_In_ext (fun x => weight r lam' x * h x) (weight r lam)) in HC by (intros; now rewrite Hw).
  assert (HC' : lsum (fun x => weight r lam' x * f x) l * lsum (weight r lam) l <= lsum (fun x => weight r lam x * f x) l * lsum (weight r lam') l).
  { apply HC. intros x y Hx Hy. destruct (Rle_dec (r x) (r y)) as [H|H].
    - assert (H1 := Hhm x y H). assert (H2 := Hf x y (Hlk x Hx) (Hlk y Hy) H).
      replace ((h x - h y) * (f x - f y)) with ((h y - h x) * (f y - f x)) by lra. apply Rmult_le_pos; lra.
    - assert (H1 := Hhm y x ltac:(lra)). assert (H2 := Hf y x (Hlk y Hy) (Hlk x Hx) ltac:(lra)). apply Rmult_le_pos; lra. }
  apply Rmult_le_reg_r with (lsum (weight r lam') l * lsum (weight r lam) l); [now apply Rmult_lt_0_compat|].
  eapply Rle_trans; [|eapply Rle_trans; [exact HC'|]]; apply Req_le; field; lra.
Qed.

End Temperature.
