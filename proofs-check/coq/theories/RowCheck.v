(* Copyright 2026 the softbon authors
   SPDX-License-Identifier: Apache-2.0 *)

(** * The evaluator on Coq's binary integers

    Mantissas and exponents are integers of the standard library, so a certificate rests on the axioms of the real
    numbers only. (Machine integers would be ten times as fast and add their own axioms.)

    An inequality between two enclosures that do not overlap follows from the numbers alone ([separated]). Where both sides
    are the same number no enclosure can tell, and the general theorem is applied to the row ([C2_holds], …). *)

From Coq Require Import Reals Lra Lia List Arith ZArith QArith Qreals.
From Interval Require Import Float.Specific_stdz Float.Specific_ops.
From SoftBestOfN Require Import Definitions FiniteSums JensenBound Evaluator.
From SoftBestOfN Require Theorems.
Open Scope R_scope.

Module Numbers := SpecificFloat StdZRadix2.
Module Rows := Evaluator Numbers.

(** the check at a precision in bits *)
Definition check (bits : positive) : row -> list claim -> bool := Rows.check (Numbers.PtoP bits).

Theorem enclosed bits row claims i x lower upper : check bits row claims = true ->
  nth_error claims i = Some (x, (lower, upper)) -> Q2R lower <= meaning row x <= Q2R upper.
Proof. apply Rows.enclosed. Qed.

(** two enclosures that do not overlap *)
Lemma separated a b lower_a upper_a lower_b upper_b : Q2R lower_a <= a <= Q2R upper_a ->
  Q2R lower_b <= b <= Q2R upper_b -> Qle_bool upper_a lower_b = true -> a <= b.
Proof. intros Ha Hb H. apply Qle_bool_iff, Qle_Rle in H. lra. Qed.

(** ** That a row is a problem, and what the theorems say about it *)

Definition positive (x : Q) : bool := negb (Qle_bool x 0).

(** one positive probability for each letter, of sum 1; one weight for each letter; at least one draw *)
Definition valid (row : row) : bool :=
  let k := letters row in
  ((length (law row) =? k)%nat && forallb positive (law row) && Qeq_bool (fold_right Qplus 0%Q (law row)) 1 &&
   (0 <? draws row)%nat &&
   match weighing row with
   | Exponential r lam => (length r =? k)%nat && positive lam
   | Rational w => (length w =? k)%nat && forallb positive w
   end)%bool.

(** letters a and b are of least and of greatest weight *)
Definition extremes (row : row) (a b : nat) : bool :=
  let l := match weighing row with Exponential r _ => r | Rational w => w end in
  ((a <? letters row)%nat && (b <? letters row)%nat &&
   forallb (fun x => Qle_bool (nth a l 0%Q) x && Qle_bool x (nth b l 0%Q)) l)%bool.

(** rewards as E1 asks for them: none negative, one positive *)
Definition nonnegative_rewards (row : row) : bool :=
  ((length (rewards row) =? letters row)%nat && forallb (Qle_bool 0) (rewards row) && existsb positive (rewards row))%bool.

Lemma positive_ok x : positive x = true -> 0 < Q2R x.
Proof.
  unfold positive. intros H. replace 0 with (Q2R 0) by (unfold Q2R; simpl; lra). apply Qlt_Rlt.
  destruct (Qle_bool x 0) eqn:E; [discriminate|]. apply Qnot_le_lt. intros Hle. apply Qle_bool_iff in Hle. congruence.
Qed.

Lemma values_positive l : forallb positive l = true -> forall i, (i < length l)%nat -> 0 < values l i.
Proof. intros H i Hi. rewrite forallb_forall in H. apply positive_ok, H, nth_In, Hi. Qed.

Lemma values_total l : fsum (length l) (values l) = Q2R (fold_right Qplus 0%Q l).
Proof.
  induction l as [|x l IH]; [unfold Q2R; simpl; lra|]. cbn [length]. rewrite fsum_S_l. cbn [fold_right].
  rewrite Q2R_plus, <- IH. reflexivity.
Qed.

Section Valid.
Variable row : row.
Hypothesis Hv : valid row = true.
Notation k := (letters row).
Notation P := (values (law row)).
Notation w := (weights (weighing row)).
Notation r := (values (rewards row)).
Notation n := (draws row).

(* the five parts of the check *)
Lemma parts : length (law row) = k /\ forallb positive (law row) = true /\ Qeq_bool (fold_right Qplus 0%Q (law row)) 1 = true /\
  (0 < n)%nat /\ match weighing row with
    | Exponential l lam => length l = k /\ 0 < Q2R lam
    | Rational l => length l = k /\ forallb positive l = true
    end.
Proof.
  generalize Hv. unfold valid. intros H. apply andb_prop in H. destruct H as [H H5]. apply andb_prop in H. destruct H as [H H4].
  apply andb_prop in H. destruct H as [H H3]. apply andb_prop in H. destruct H as [H1 H2].
  apply Nat.eqb_eq in H1. apply Nat.ltb_lt in H4. repeat split; auto.
  destruct (weighing row) as [l lam|l]; apply andb_prop in H5; destruct H5 as [H5 H6]; apply Nat.eqb_eq in H5; split; auto.
  now apply positive_ok.
Qed.

Lemma law_positive i : (i < k)%nat -> 0 < P i.
Proof. intros Hi. destruct parts as [H1 [H2 _]]. apply values_positive; [easy|lia]. Qed.

Lemma law_total : fsum k P = 1.
Proof.
  destruct parts as [H1 [_ [H3 _]]]. rewrite <- H1, values_total. apply Qeq_bool_iff, Qeq_eqR in H3. rewrite H3.
  unfold Q2R; simpl; lra.
Qed.

Lemma weights_positive i : (i < k)%nat -> 0 < w i.
Proof.
  intros Hi. destruct parts as [_ [_ [_ [_ H]]]]. destruct (weighing row) as [l lam|l]; [apply exp_pos|].
  destruct H as [H1 H2]. apply values_positive; [easy|lia].
Qed.

Lemma draws_positive : (1 <= n)%nat.
Proof. destruct parts as [_ [_ [_ [H _]]]]. lia. Qed.

Lemma extremes_ok a b : extremes row a b = true -> 0 < w a /\ (forall i, (i < k)%nat -> w a <= w i <= w b).
Proof.
  intros He. unfold extremes in He. apply andb_prop in He. destruct He as [Hab Hl]. apply andb_prop in Hab. destruct Hab as [Ha Hb].
  apply Nat.ltb_lt in Ha. apply Nat.ltb_lt in Hb. split; [now apply weights_positive|]. intros i Hi.
  assert (Hlen : length (match weighing row with Exponential l _ => l | Rational l => l end) = k /\
    match weighing row with Exponential _ lam => 0 < Q2R lam | _ => True end).
  { destruct parts as [_ [_ [_ [_ H]]]]. destruct (weighing row) as [l lam|l]; [easy|]. now split. }
  destruct Hlen as [Hlen Hlam]. rewrite forallb_forall in Hl.
  specialize (Hl _ (nth_In _ 0%Q (eq_ind_r (fun m => (i < m)%nat) Hi Hlen))). apply andb_prop in Hl. destruct Hl as [H1 H2].
  apply Qle_bool_iff, Qle_Rle in H1. apply Qle_bool_iff, Qle_Rle in H2.
  destruct (weighing row) as [l lam|l]; [|split; assumption].
  assert (0 < / Q2R lam) by now apply Rinv_0_lt_compat.
  split; apply exp_le_mono; apply Rmult_le_compat_r; unfold values; lra.
Qed.

Lemma rewards_ok : nonnegative_rewards row = true -> (forall i, (i < k)%nat -> 0 <= r i) /\ 0 < mean k (tilted k P w) r.
Proof.
  intros H. unfold nonnegative_rewards in H. apply andb_prop in H. destruct H as [H H3]. apply andb_prop in H. destruct H as [H1 H2].
  apply Nat.eqb_eq in H1. rewrite forallb_forall in H2.
  assert (Hr : forall i, (i < k)%nat -> 0 <= r i).
  { intros i Hi. specialize (H2 _ (nth_In _ 0%Q (eq_ind_r (fun m => (i < m)%nat) Hi H1))).
    apply Qle_bool_iff, Qle_Rle in H2. unfold values. replace 0 with (Q2R 0) by (unfold Q2R; simpl; lra). exact H2. }
  split; [exact Hr|]. apply existsb_exists in H3. destruct H3 as [x [Hx Hp]].
  destruct (In_nth _ _ 0%Q Hx) as [j [Hj Ej]]. rewrite H1 in Hj. apply positive_ok in Hp. rewrite <- Ej in Hp.
  assert (Ht : forall i, (i < k)%nat -> 0 < tilted k P w i).
  { intros i Hi. apply tilted_pos; auto using law_positive, law_total, weights_positive. }
  apply Rlt_le_trans with (tilted k P w j * r j); [apply Rmult_lt_0_compat; auto|].
  apply (fsum_ge_term k (fun i => tilted k P w i * r i) j); [|easy].
  intros i Hi. apply Rmult_le_pos; [left; auto|auto].
Qed.

Notation lp := law_positive.
Notation lt := law_total.
Notation wp := weights_positive.

Theorem C2_holds : meaning row KL_tilted_soft <= meaning row C2_bound.
Proof. exact (Theorems.C2 k P w lp lt wp n draws_positive). Qed.

Theorem C3a_holds a b : extremes row a b = true -> meaning row CV_squared <= meaning row (C3a_bound a b).
Proof. intros H. destruct (extremes_ok a b H). now apply (Theorems.C3 k P w lp lt wp n (w a) (w b) draws_positive). Qed.

Theorem C3b_holds a b : extremes row a b = true -> meaning row KL_tilted_soft <= meaning row (C3b_bound a b).
Proof. intros H. destruct (extremes_ok a b H). now apply (Theorems.C3 k P w lp lt wp n (w a) (w b) draws_positive). Qed.

Theorem C3c_holds a b : extremes row a b = true -> meaning row (C3b_bound a b) <= meaning row (C3c_bound a b).
Proof. intros H. destruct (extremes_ok a b H). now apply (Theorems.C3 k P w lp lt wp n (w a) (w b) draws_positive). Qed.

Theorem E1a_holds a b : extremes row a b = true -> nonnegative_rewards row = true -> meaning row E1_gap <= meaning row E1a_bound.
Proof.
  intros H Hr. destruct (extremes_ok a b H). destruct (rewards_ok Hr).
  now apply (Theorems.E1 k P w lp lt wp n r (w a) (w b) draws_positive).
Qed.

Theorem E1b_holds a b : extremes row a b = true -> nonnegative_rewards row = true -> meaning row E1_gap <= meaning row (E1b_bound a b).
Proof.
  intros H Hr. destruct (extremes_ok a b H). destruct (rewards_ok Hr).
  now apply (Theorems.E1 k P w lp lt wp n r (w a) (w b) draws_positive).
Qed.

Theorem F1_holds a b : extremes row a b = true -> meaning row KL_soft_reference <= meaning row (F1_bound a b).
Proof. intros H. destruct (extremes_ok a b H). now apply (Theorems.F1 k P w lp lt wp n (w a) (w b) draws_positive). Qed.
End Valid.

(** the kernel computes a check *)
Ltac by_kernel := vm_cast_no_check (eq_refl true).
