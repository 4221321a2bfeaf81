(* Copyright 2026 the softbon authors
   SPDX-License-Identifier: Apache-2.0 *)

(** * Samples as lists, sequences as numbers

    [E_tuples]: the expectation is the sum over all k^n samples, each with its probability, so the formal definition of
    P_n is the literal one. [digits_tuples]: the numbers below k^m are the sequences of m letters, each once, so that a
    sum over the block alphabet is an expectation over m letters ([fsum_digits]). *)

From Coq Require Import Reals Lra Lia List Arith.
From SoftBestOfN Require Import Definitions FiniteSums.
Import ListNotations.
Open Scope R_scope.

Lemma sumL_app {A} (f : A -> R) l m : sumL f (l ++ m) = sumL f l + sumL f m.
Proof. induction l as [|x l IH]; simpl; [|rewrite IH]; lra. Qed.
Lemma sumL_map {A B} (g : A -> B) (f : B -> R) l : sumL f (map g l) = sumL (fun x => f (g x)) l.
Proof. induction l as [|x l IH]; simpl; [|rewrite IH]; easy. Qed.
Lemma sumL_scal {A} c (f : A -> R) l : sumL (fun x => c * f x) l = c * sumL f l.
Proof. induction l as [|x l IH]; simpl; [|rewrite IH]; lra. Qed.
Lemma sumL_ext {A} (f g : A -> R) l : (forall x, f x = g x) -> sumL f l = sumL g l.
Proof. intros H. induction l as [|x l IH]; simpl; [easy|]. now rewrite H, IH. Qed.
Lemma sumL_flat_map {A B} (g : A -> list B) (f : B -> R) l : sumL f (flat_map g l) = sumL (fun x => sumL f (g x)) l.
Proof. induction l as [|x l IH]; simpl; [easy|]. now rewrite sumL_app, IH. Qed.
Lemma sumL_seq k f : sumL f (seq 0 k) = fsum k f.
Proof.
  induction k as [|k IH]; [easy|]. rewrite seq_S, sumL_app, IH. simpl. lra.
Qed.

Theorem E_tuples k P n : forall F, E k P n F = sumL (fun l => prodP P l * F l) (tuples k n).
Proof.
  induction n as [|n IH]; intros F; simpl; [lra|].
  rewrite sumL_flat_map, sumL_seq. apply fsum_ext; intros i Hi.
  rewrite sumL_map, IH, <- sumL_scal. apply sumL_ext; intros l. simpl. lra.
Qed.

Lemma tuples_length k n : length (tuples k n) = (k ^ n)%nat.
Proof.
  induction n as [|n IH]; [easy|]. simpl.
  assert (H : forall l, length (flat_map (fun i => map (cons i) (tuples k n)) l) = (length l * k ^ n)%nat).
  { induction l as [|x l IHl]; [easy|]. simpl. rewrite app_length, map_length, IHl, IH. lia. }
  rewrite H, seq_length. lia.
Qed.

(** ** Sequences as digits *)

Lemma digits_length k m : forall x, length (digits k m x) = m.
Proof. induction m as [|m IH]; intros x; simpl; [easy|]. now rewrite IH. Qed.

Lemma digits_cons k m i j : (j < k ^ m)%nat -> digits k (S m) (i * k ^ m + j)%nat = i :: digits k m j.
Proof.
  intros Hj. cbn [digits].
  assert (Hd : ((i * k ^ m + j) / k ^ m = i)%nat) by (rewrite Nat.div_add_l, Nat.div_small by lia; lia).
  assert (Hr : ((i * k ^ m + j) mod k ^ m = j)%nat) by (rewrite Nat.add_comm, Nat.mod_add, Nat.mod_small by lia; lia).
  now rewrite Hd, Hr.
Qed.

Lemma digits_inX k m : forall x, (x < k ^ m)%nat -> inX k (digits k m x).
Proof.
  induction m as [|m IH]; intros x Hx; [constructor|]. cbn [digits].
  change (k ^ S m)%nat with (k * k ^ m)%nat in Hx.
  assert (Hb : (k ^ m <> 0)%nat) by (intros H; rewrite H, Nat.mul_0_r in Hx; lia).
  constructor.
  - apply Nat.div_lt_upper_bound; [easy|lia].
  - apply IH. now apply Nat.mod_upper_bound.
Qed.

(* the encoding is a bijection onto the tuples of length m *)
Lemma seq_mul a b : seq 0 (a * b) = flat_map (fun i => map (fun j => (i * b + j)%nat) (seq 0 b)) (seq 0 a).
Proof.
  induction a as [|a IH]; [easy|].
  rewrite seq_S, flat_map_app, <- IH. cbn [flat_map plus].
  rewrite app_nil_r. replace (S a * b)%nat with (a * b + b)%nat by lia. rewrite seq_app. f_equal. simpl.
  clear. generalize (a * b)%nat as c. intros c.
  assert (H : forall s, seq (c + s) b = map (fun j => (c + j)%nat) (seq s b)).
  { induction b as [|b IH]; intros s; [easy|]. simpl. f_equal. rewrite <- IH. f_equal. lia. }
  specialize (H O). now rewrite Nat.add_0_r in H.
Qed.

Theorem digits_tuples k m : map (digits k m) (seq 0 (k ^ m)) = tuples k m.
Proof.
  induction m as [|m IH]; [easy|].
  change (k ^ S m)%nat with (k * k ^ m)%nat. rewrite seq_mul. cbn [tuples]. rewrite <- IH.
  rewrite flat_map_concat_map, concat_map, map_map, flat_map_concat_map. f_equal.
  apply map_ext; intros i. rewrite !map_map. apply map_ext_in; intros j Hj. apply in_seq in Hj.
  apply digits_cons. lia.
Qed.

Lemma fsum_app p q f : fsum (p + q) f = fsum p f + fsum q (fun j => f (p + j)%nat).
Proof.
  induction q as [|q IH]; [rewrite Nat.add_0_r; simpl; lra|].
  rewrite Nat.add_succ_r. cbn [fsum]. rewrite IH. lra.
Qed.

Lemma fsum_mul a b f : fsum (a * b) f = fsum a (fun i => fsum b (fun j => f (i * b + j)%nat)).
Proof.
  induction a as [|a IH]; [easy|]. replace (S a * b)%nat with (a * b + b)%nat by lia.
  rewrite fsum_app, IH. reflexivity.
Qed.

Lemma fsum_digits k P m : forall F : list nat -> R,
  fsum (k ^ m) (fun x => prodP P (digits k m x) * F (digits k m x)) = E k P m F.
Proof.
  induction m as [|m IH]; intros F; [simpl; lra|].
  change (k ^ S m)%nat with (k * k ^ m)%nat. rewrite fsum_mul. cbn [E]. apply fsum_ext; intros i Hi.
  rewrite <- IH, <- fsum_scal. apply fsum_ext; intros j Hj. rewrite digits_cons by easy. cbn [prodP]. lra.
Qed.

Lemma E_prod k P g m : E k P m (prodP g) = fsum k (fun i => P i * g i) ^ m.
Proof.
  induction m as [|m IH]; [easy|]. cbn [E pow]. rewrite <- IH.
  rewrite Rmult_comm, <- fsum_scal. apply fsum_ext; intros i Hi.
  rewrite (E_ext k P m _ (fun l => g i * prodP g l)) by reflexivity. rewrite E_scal. lra.
Qed.

Lemma prodP_mult f g l : prodP (fun i => f i * g i) l = prodP f l * prodP g l.
Proof. induction l as [|x l IH]; simpl; [|rewrite IH]; lra. Qed.

Lemma prodP_pos k f l : (forall i, (i < k)%nat -> 0 < f i) -> inX k l -> 0 < prodP f l.
Proof.
  intros Hf Hl. induction Hl as [|x l Hx Hl IH]; simpl; [lra|]. apply Rmult_lt_0_compat; auto.
Qed.

Lemma prodP_exp f l : prodP (fun i => exp (f i)) l = exp (lsum f l).
Proof. induction l as [|x l IH]; simpl; [now rewrite exp_0|]. now rewrite IH, exp_plus. Qed.

(** ** Change of measure *)

Lemma E_change k P v m : forall G, E k (fun i => P i * v i) m G = E k P m (fun l => prodP v l * G l).
Proof.
  induction m as [|m IH]; intros G; [simpl; lra|]. cbn [E]. apply fsum_ext; intros i Hi.
  rewrite IH. rewrite Rmult_assoc. f_equal. rewrite <- E_scal. apply E_ext; intros l _ _. cbn [prodP]. lra.
Qed.

Lemma E_Pext k P P' n : (forall i, (i < k)%nat -> P i = P' i) -> forall F, E k P n F = E k P' n F.
Proof.
  intros H. induction n as [|n IH]; intros F; [easy|]. cbn [E]. apply fsum_ext; intros i Hi. now rewrite IH, H.
Qed.
