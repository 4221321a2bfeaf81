(* Copyright 2026 the softbon authors
   SPDX-License-Identifier: Apache-2.0 *)

(** * Donsker–Varadhan, Hoeffding's lemma, transport

    Donsker–Varadhan is KL(Q‖P⋆) ≥ 0 for the law tilted by f. Hoeffding's lemma: for M(t) = E e^{t(f−Ef)} the function
    t²(b−a)²/8 − log M(t) has second derivative (b−a)²/4 − (variance under the law tilted by tf) ≥ 0 and vanishes with its
    first derivative at 0; the mean value theorem is applied twice. Together, with t optimal: the means of a function with
    range b−a under two laws differ by at most (b−a) √(KL/2). *)

From Coq Require Import Reals Lra Lia List Arith.
From SoftBestOfN Require Import Definitions FiniteSums JensenBound Selection Tilting.
Import ListNotations.
Open Scope R_scope.

Lemma dpl_ext f g x l l' : (forall y, f y = g y) -> l = l' -> derivable_pt_lim f x l -> derivable_pt_lim g x l'.
Proof.
  intros H <- D eps Heps. destruct (D eps Heps) as [del Hd]. exists del. intros h H1 H2. rewrite <- !H. now apply Hd.
Qed.

Lemma dpl_fsum k (a c : nat -> R) t :
  derivable_pt_lim (fun t => fsum k (fun i => a i * exp (t * c i))) t (fsum k (fun i => (a i * c i) * exp (t * c i))).
Proof.
  induction k as [|k IH]; [apply derivable_pt_lim_const|]. cbn [fsum].
  assert (D0 : derivable_pt_lim (fun t => t * c k) t (c k)).
  { eapply dpl_ext; [| |apply (derivable_pt_lim_scal id (c k) t 1), derivable_pt_lim_id].
    - intros y. unfold mult_real_fct, id. lra.
    - lra. }
  assert (D1 := derivable_pt_lim_comp _ _ _ _ _ D0 (derivable_pt_lim_exp (t * c k))).
  assert (D2 := derivable_pt_lim_plus _ _ _ _ _ IH (derivable_pt_lim_scal _ (a k) _ _ D1)).
  eapply dpl_ext; [| |exact D2].
  - intros y. unfold plus_fct, mult_real_fct, comp. reflexivity.
  - cbn beta. lra.
Qed.

Section Hoeffding.
Variable k : nat.
Variable P : nat -> R.
Hypothesis Ppos : forall i, (i < k)%nat -> 0 < P i.
Hypothesis Psum : fsum k P = 1.

Lemma fsum_exp_pos f : 0 < fsum k (fun i => P i * exp (f i)).
Proof.
  apply fsum_pos; [now apply (kpos k P)|]. intros i Hi. apply Rmult_lt_0_compat; [auto|apply exp_pos].
Qed.

(* Donsker-Varadhan (Gibbs variational) inequality *)
Theorem Donsker_Varadhan Q f : (forall i, (i < k)%nat -> 0 <= Q i) -> fsum k Q = 1 ->
  fsum k (fun i => Q i * f i) <= KL k Q P + ln (fsum k (fun i => P i * exp (f i))).
Proof.
  intros HQ SQ.
  assert (H := tilted_optimal k P Ppos Psum f 1 Rlt_0_1 Q HQ SQ).
  assert (wp : forall i, (i < k)%nat -> 0 < weight f 1 i) by (intros; apply exp_pos).
  assert (HG := Gibbs k Q (tilted k P (weight f 1)) HQ (fun i => tilted_pos k P _ Ppos Psum wp i) SQ (tilted_sum k P _ Ppos Psum wp)).
  replace (fsum k (fun i => P i * exp (f i))) with (mu k P (weight f 1)); [lra|].
  unfold mu, weight. apply fsum_ext; intros. unfold Rdiv. now rewrite Rinv_1, Rmult_1_r.
Qed.

Section Range.
Variable f : nat -> R.
Variables a b : R.
Hypothesis Hf : forall i, (i < k)%nat -> a <= f i <= b.
Let m := fsum k (fun i => P i * f i).
Let c := fun i => f i - m.
Let M0 := fun t => fsum k (fun i => P i * exp (t * c i)).
Let M1 := fun t => fsum k (fun i => (P i * c i) * exp (t * c i)).
Let M2 := fun t => fsum k (fun i => ((P i * c i) * c i) * exp (t * c i)).

Lemma hoeff_M0 t : 0 < M0 t.
Proof. apply fsum_exp_pos. Qed.

Lemma hoeff_var t : M2 t * M0 t - M1 t * M1 t <= (b - a) ^ 2 / 4 * (M0 t * M0 t).
Proof.
  assert (HM := hoeff_M0 t).
  assert (H : M2 t <= ((a - m) + (b - m)) * M1 t + (- ((a - m) * (b - m))) * M0 t).
  { unfold M2, M1, M0. rewrite <- !fsum_scal, <- fsum_plus. apply fsum_le; intros i Hi.
    assert (He := exp_pos (t * c i)). set (e := exp (t * c i)) in *. destruct (Hf i Hi). assert (HP := Ppos i Hi).
    assert (0 <= P i * e * ((b - m - c i) * (c i - (a - m)))); [|lra].
    apply Rmult_le_pos; [apply Rmult_le_pos; lra|]. unfold c. apply Rmult_le_pos; lra. }
  apply Rle_trans with ((((a - m) + (b - m)) * M1 t + (- ((a - m) * (b - m))) * M0 t) * M0 t - M1 t * M1 t).
  - assert (M2 t * M0 t <= (((a - m) + (b - m)) * M1 t + (- ((a - m) * (b - m))) * M0 t) * M0 t); [|lra].
    apply Rmult_le_compat_r; lra.
  - assert (0 <= (M1 t - ((a - m) + (b - m)) / 2 * M0 t) ^ 2) by apply pow2_ge_0. lra.
Qed.

Lemma hoeff_nonneg t : 0 <= t -> ln (M0 t) <= t ^ 2 * (b - a) ^ 2 / 8.
Proof.
  assert (HM00 : M0 0 = 1).
  { unfold M0. rewrite (fsum_ext _ _ P); [exact Psum|]. intros. rewrite Rmult_0_l, exp_0. lra. }
  assert (HM10 : M1 0 = 0).
  { unfold M1. rewrite (fsum_ext _ _ (fun i => P i * f i + (- m) * P i)).
    - rewrite fsum_plus, fsum_scal, Psum. fold m. lra.
    - intros i Hi. rewrite Rmult_0_l, exp_0. unfold c. lra. }
  assert (D0 : forall t, derivable_pt_lim M0 t (M1 t)) by (intros; apply dpl_fsum).
  assert (D1 : forall t, derivable_pt_lim M1 t (M2 t)) by (intros; apply (dpl_fsum k (fun i => P i * c i) c)).
  set (h1 := fun t => t * ((b - a) ^ 2 / 4) - M1 t / M0 t).
  set (h2 := fun t => (b - a) ^ 2 / 4 - (M2 t * M0 t - M1 t * M1 t) / (M0 t * M0 t)).
  assert (Dh1 : forall t, derivable_pt_lim h1 t (h2 t)).
  { intros s. assert (HM := hoeff_M0 s).
    assert (D := derivable_pt_lim_minus _ _ _ _ _ (derivable_pt_lim_scal id ((b - a) ^ 2 / 4) s 1 (derivable_pt_lim_id s))
       (derivable_pt_lim_div _ _ _ _ _ (D1 s) (D0 s) ltac:(lra))).
    eapply dpl_ext; [| |exact D].
    - intros y. unfold h1, minus_fct, mult_real_fct, id, div_fct. lra.
    - unfold h2, Rsqr. field. lra. }
  assert (Hh2 : forall t, 0 <= h2 t).
  { intros s. unfold h2. assert (HM := hoeff_M0 s). assert (H := hoeff_var s).
    assert (HMM : 0 < M0 s * M0 s) by now apply Rmult_lt_0_compat.
    assert ((M2 s * M0 s - M1 s * M1 s) / (M0 s * M0 s) <= (b - a) ^ 2 / 4); [|lra].
    apply Rmult_le_reg_r with (M0 s * M0 s); [easy|]. unfold Rdiv at 1. rewrite Rmult_assoc, Rinv_l by lra. lra. }
  assert (Hh1 : forall t, 0 <= t -> 0 <= h1 t).
  { intros s [Hs|Hs].
    - destruct (MVT_cor2 h1 h2 0 s Hs ltac:(intros; apply Dh1)) as [u [Hu1 Hu2]].
      assert (H0 : h1 0 = 0) by (unfold h1; rewrite HM10; unfold Rdiv; lra).
      assert (0 <= h2 u * (s - 0)) by (apply Rmult_le_pos; [apply Hh2|lra]). lra.
    - subst s. unfold h1. rewrite HM10. unfold Rdiv. lra. }
  set (h := fun t => t ^ 2 * ((b - a) ^ 2 / 8) - ln (M0 t)).
  assert (Dh : forall t, derivable_pt_lim h t (h1 t)).
  { intros s. assert (HM := hoeff_M0 s).
    assert (D := derivable_pt_lim_minus _ _ _ _ _ (derivable_pt_lim_scal _ ((b - a) ^ 2 / 8) s _ (derivable_pt_lim_pow s 2))
       (derivable_pt_lim_comp _ _ _ _ _ (D0 s) (derivable_pt_lim_ln _ HM))).
    eapply dpl_ext; [| |exact D].
    - intros y. unfold h, minus_fct, mult_real_fct, comp. lra.
    - unfold h1. simpl. field. lra. }
  intros [Ht|Ht].
  - destruct (MVT_cor2 h h1 0 t Ht ltac:(intros; apply Dh)) as [u [Hu1 Hu2]].
    assert (H0 : h 0 = 0) by (unfold h; rewrite HM00, ln_1; simpl; lra).
    assert (0 <= h1 u * (t - 0)) by (apply Rmult_le_pos; [apply Hh1|]; lra). unfold h in *. lra.
  - subst t. rewrite HM00, ln_1. simpl. lra.
Qed.

Lemma hoeff_shift t : fsum k (fun i => P i * exp (t * f i)) = exp (t * m) * M0 t.
Proof.
  unfold M0. rewrite <- fsum_scal. apply fsum_ext; intros i Hi.
  replace (t * f i) with (t * m + t * c i) by (unfold c; lra). rewrite exp_plus. lra.
Qed.

Lemma Hoeffding_nonneg t : 0 <= t ->
  ln (fsum k (fun i => P i * exp (t * f i))) <= t * fsum k (fun i => P i * f i) + t ^ 2 * (b - a) ^ 2 / 8.
Proof.
  intros Ht. rewrite hoeff_shift, ln_mult, ln_exp by (try apply exp_pos; apply hoeff_M0).
  fold m. assert (H := hoeff_nonneg t Ht). lra.
Qed.
End Range.

(* Hoeffding's lemma, all real t *)
Theorem Hoeffding f a b t : (forall i, (i < k)%nat -> a <= f i <= b) ->
  ln (fsum k (fun i => P i * exp (t * f i))) <= t * fsum k (fun i => P i * f i) + t ^ 2 * (b - a) ^ 2 / 8.
Proof.
  intros Hf. destruct (Rle_dec 0 t) as [Ht|Ht]; [now apply Hoeffding_nonneg|].
  assert (H := Hoeffding_nonneg (fun i => - f i) (- b) (- a) ltac:(intros i Hi; destruct (Hf i Hi); lra) (- t) ltac:(lra)).
  cbn beta in H. rewrite (fsum_ext k (fun i => P i * exp (- t * - f i)) (fun i => P i * exp (t * f i))) in H
    by (intros; do 2 f_equal; lra).
  rewrite (fsum_ext k (fun i => P i * - f i) (fun i => (-1) * (P i * f i))) in H by (intros; lra).
  rewrite fsum_scal in H. replace ((- a - - b) ^ 2) with ((b - a) ^ 2) in H by ring. replace ((- t) ^ 2) with (t ^ 2) in H by ring. lra.
Qed.

(* KL controls the difference of means of a bounded function *)
Theorem transport Q f a b : (forall i, (i < k)%nat -> 0 <= Q i) -> fsum k Q = 1 -> a < b ->
  (forall i, (i < k)%nat -> a <= f i <= b) ->
  2 * (fsum k (fun i => Q i * f i) - fsum k (fun i => P i * f i)) ^ 2 / (b - a) ^ 2 <= KL k Q P.
Proof.
  intros HQ SQ Hab Hf.
  set (A := fsum k (fun i => Q i * f i)). set (B := fsum k (fun i => P i * f i)).
  set (t := 4 * (A - B) / (b - a) ^ 2).
  assert (H1 := Donsker_Varadhan Q (fun i => t * f i) HQ SQ). cbn beta in H1.
  assert (H2 := Hoeffding f a b t Hf). fold B in H2.
  rewrite (fsum_ext k _ (fun i => t * (Q i * f i))) in H1 by (intros; lra).
  rewrite fsum_scal in H1. fold A in H1.
  assert (H : 2 * (A - B) ^ 2 / (b - a) ^ 2 = t * A - (t * B + t ^ 2 * (b - a) ^ 2 / 8)) by (unfold t; field; lra).
  rewrite H. lra.
Qed.
End Hoeffding.
