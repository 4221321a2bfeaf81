(* Copyright 2026 the softbon authors
   SPDX-License-Identifier: Apache-2.0 *)

(** * Lower bounds on KL(P⋆‖P_n): Pinsker, C6, C7

    Pinsker's inequality is transport for the indicator of {p ≥ q}; C6 is transport for the reward. C7: whatever the rule,
    an event of probability P(A) is returned with probability at most q = min(1, n P(A)); the divergence of P⋆ from the
    output is at least that of the two coins, by Donsker–Varadhan with a function constant on A and on its complement. *)

From Coq Require Import Reals Lra Lia List Arith.
From SoftBestOfN Require Import Definitions FiniteSums JensenBound Selection Tilting TaylorBounds Hoeffding.
Import ListNotations.
Open Scope R_scope.

(* Pinsker; p is the first argument of KL, q > 0 *)
Theorem Pinsker k p q : (forall i, (i < k)%nat -> 0 <= p i) -> (forall i, (i < k)%nat -> 0 < q i) ->
  fsum k p = 1 -> fsum k q = 1 -> 2 * TV k p q ^ 2 <= KL k p q.
Proof.
  intros Hp Hq Sp Sq.
  set (f := fun i => if Rle_dec (q i) (p i) then 1 else 0).
  assert (H := transport k q Hq Sq p f 0 1 Hp Sp Rlt_0_1).
  rewrite TV_pos by now rewrite Sp, Sq.
  replace (fsum k (fun i => Rmax (p i - q i) 0)) with (fsum k (fun i => p i * f i) - fsum k (fun i => q i * f i)).
  - eapply Rle_trans; [|apply H].
    + apply Req_le. simpl. field.
    + intros i Hi. unfold f. destruct (Rle_dec _ _); lra.
  - replace (fsum k (fun i => p i * f i) - fsum k (fun i => q i * f i))
      with (fsum k (fun i => p i * f i + (-1) * (q i * f i))) by (rewrite fsum_plus, fsum_scal; lra).
    apply fsum_ext; intros i Hi. unfold f, Rmax. destruct (Rle_dec (q i) (p i)), (Rle_dec (p i - q i) 0); lra.
Qed.

(* probability of an event and binary KL *)
Lemma prob_compl k A p : prob k (fun i => negb (A i)) p = fsum k p - prob k A p.
Proof.
  unfold prob. replace (fsum k p - fsum k (fun i => if A i then p i else 0))
    with (fsum k (fun i => p i + (-1) * (if A i then p i else 0))) by (rewrite fsum_plus, fsum_scal; lra).
  apply fsum_ext; intros i Hi. destruct (A i); simpl; lra.
Qed.

Lemma prob_le_total k A p : (forall i, (i < k)%nat -> 0 <= p i) -> prob k A p <= fsum k p.
Proof. intros H. apply fsum_le; intros i Hi. specialize (H i Hi). destruct (A i); lra. Qed.

Lemma prob_transfer k A p q : (forall i, (i < k)%nat -> 0 < p i) -> (forall i, (i < k)%nat -> 0 < q i) ->
  0 < prob k A p -> 0 < prob k A q.
Proof.
  unfold prob. induction k as [|k IH]; intros Hp Hq H; cbn [fsum] in *; [lra|].
  assert (Hn : 0 <= fsum k (fun i => if A i then q i else 0)).
  { apply fsum_nonneg; intros i Hi. assert (H1 := Hq i ltac:(lia)). destruct (A i); lra. }
  destruct (A k).
  - assert (H1 := Hq k ltac:(lia)). lra.
  - assert (0 < fsum k (fun i => if A i then q i else 0)); [|lra].
    apply IH; [intros; apply Hp; lia|intros; apply Hq; lia|lra].
Qed.

(* one event, reference measure Q with Q(A) <= q < p(A) < 1 *)
Theorem event_converse k p Q A q : (forall i, (i < k)%nat -> 0 <= p i) -> (forall i, (i < k)%nat -> 0 < Q i) ->
  fsum k p = 1 -> fsum k Q = 1 -> 0 < q -> prob k A Q <= q -> q <= prob k A p -> prob k A p < 1 ->
  binary_KL (prob k A p) q <= KL k p Q.
Proof.
  intros Hp HQ Sp SQ Hq0 HQA Hqa Ha1. set (a := prob k A p) in *.
  set (f := fun i => if A i then ln (a / q) else ln ((1 - a) / (1 - q))).
  assert (Hx : 0 < a / q) by (apply Rdiv_lt_0_compat; lra).
  assert (Hy : 0 < (1 - a) / (1 - q)) by (apply Rdiv_lt_0_compat; lra).
  assert (H := Donsker_Varadhan k Q HQ SQ p f Hp Sp).
  assert (HE : fsum k (fun i => p i * f i) = binary_KL a q).
  { rewrite (fsum_ext k _ (fun i => ln (a / q) * (if A i then p i else 0) + ln ((1 - a) / (1 - q)) * (if negb (A i) then p i else 0))).
    - rewrite fsum_plus, !fsum_scal. fold (prob k A p). fold (prob k (fun i => negb (A i)) p). rewrite prob_compl, Sp.
      fold a. unfold binary_KL. lra.
    - intros i Hi. unfold f. destruct (A i); simpl; lra. }
  assert (HM : fsum k (fun i => Q i * exp (f i)) <= 1).
  { rewrite (fsum_ext k _ (fun i => (a / q) * (if A i then Q i else 0) + ((1 - a) / (1 - q)) * (if negb (A i) then Q i else 0))).
    - rewrite fsum_plus, !fsum_scal. fold (prob k A Q). fold (prob k (fun i => negb (A i)) Q). rewrite prob_compl, SQ.
      set (b := prob k A Q) in *.
      assert (Hd : 1 - (a / q * b + (1 - a) / (1 - q) * (1 - b)) = (q - b) * ((a - q) / (q * (1 - q)))) by (field; lra).
      assert (0 <= (q - b) * ((a - q) / (q * (1 - q)))); [|lra].
      apply Rmult_le_pos; [lra|]. apply Rle_mult_inv_pos; [lra|]. apply Rmult_lt_0_compat; lra.
    - intros i Hi. unfold f. destruct (A i); simpl; rewrite exp_ln by easy; lra. }
  assert (Hpos := fsum_exp_pos k Q HQ SQ f).
  assert (Hl := ln_le_mono _ 1 Hpos HM). rewrite ln_1 in Hl. lra.
Qed.

Section Converse.
Variable k : nat.
Variables P w : nat -> R.
Hypothesis Ppos : forall i, (i < k)%nat -> 0 < P i.
Hypothesis Psum : fsum k P = 1.
Hypothesis wpos : forall i, (i < k)%nat -> 0 < w i.
Notation Pn := (soft k P w).
Notation Pstar := (tilted k P w).

Theorem Pinsker_soft n : (1 <= n)%nat -> 2 * TV k Pstar (Pn n) ^ 2 <= KL k Pstar (Pn n).
Proof.
  intros Hn. apply Pinsker.
  - intros; left; apply tilted_pos; auto.
  - intros; apply soft_pos; auto.
  - apply tilted_sum; auto.
  - apply soft_sum; auto.
Qed.

(* C6, for any bounded function r *)
Theorem KL_ge_gap n r rmin rmax : (1 <= n)%nat -> rmin < rmax -> (forall i, (i < k)%nat -> rmin <= r i <= rmax) ->
  2 * (fsum k (fun i => Pstar i * r i) - fsum k (fun i => Pn n i * r i)) ^ 2 / (rmax - rmin) ^ 2 <= KL k Pstar (Pn n).
Proof.
  intros Hn Hlt Hr. apply transport; auto.
  - intros; apply soft_pos; auto.
  - apply soft_sum; auto.
  - intros; left; apply tilted_pos; auto.
  - apply tilted_sum; auto.
Qed.

(* coverage converse for any selection rule among n iid draws from P (hard or soft), any positive target law p *)
Lemma prob_sel_le n s A : selection_rule k n s -> prob k A (selected k P s n) <= Rmin 1 (INR n * prob k A P).
Proof.
  intros Hs. apply Rmin_glb.
  - rewrite <- (selected_sum k P Psum s n Hs). apply prob_le_total. intros i Hi. now apply selected_bound.
  - unfold prob. rewrite <- fsum_scal. apply fsum_le; intros i Hi. destruct (A i); [|lra]. now apply selected_bound.
Qed.

Theorem KL_ge_coverage_selected n s p A : selection_rule k n s -> (forall i, (i < k)%nat -> 0 < selected k P s n i) ->
  (forall i, (i < k)%nat -> 0 < p i) -> fsum k p = 1 ->
  Rmin 1 (INR n * prob k A P) < prob k A p ->
  binary_KL (prob k A p) (Rmin 1 (INR n * prob k A P)) <= KL k p (selected k P s n).
Proof.
  intros Hs Np Tp TS Hlt.
  assert (NS := selected_sum k P Psum s n Hs).
  assert (HPA : 0 <= prob k A P).
  { apply fsum_nonneg; intros i Hi. assert (H := Ppos i Hi). destruct (A i); lra. }
  assert (Hle := prob_sel_le n s A Hs). set (q := Rmin 1 (INR n * prob k A P)) in *.
  assert (Hq0 : 0 <= q) by (apply Rmin_glb; [lra|apply Rmult_le_pos; [apply pos_INR|lra]]).
  assert (Ha1 := prob_le_total k A p ltac:(intros; left; auto)). rewrite TS in Ha1.
  assert (HnA : 0 < prob k A (selected k P s n)) by (apply (prob_transfer k A p); auto; lra).
  assert (HnAc : 0 < prob k (fun i => negb (A i)) (selected k P s n)) by (rewrite prob_compl, NS; lra).
  assert (HtAc := prob_transfer k (fun i => negb (A i)) (selected k P s n) p Np Tp HnAc). rewrite prob_compl, TS in HtAc.
  apply event_converse; auto; try lra. intros; left; auto.
Qed.

(* C7 *)
Theorem KL_ge_coverage n A : (1 <= n)%nat -> Rmin 1 (INR n * prob k A P) < prob k A Pstar ->
  binary_KL (prob k A Pstar) (Rmin 1 (INR n * prob k A P)) <= KL k Pstar (Pn n).
Proof.
  intros Hn Hlt. set (s := fun (l : list nat) (j : nat) => w (nth j l O) / lsum w l).
  assert (Hs : forall i, Pn n i = selected k P s n i) by (intros; now apply soft_is_selected).
  assert (HK : KL k Pstar (Pn n) = KL k Pstar (selected k P s n)) by (apply fsum_ext; intros; now rewrite Hs).
  rewrite HK. apply KL_ge_coverage_selected; auto.
  - now apply soft_rule.
  - intros i Hi. rewrite <- Hs. apply soft_pos; auto.
  - intros; apply tilted_pos; auto.
  - apply tilted_sum; auto.
Qed.
End Converse.
