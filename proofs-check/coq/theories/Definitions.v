(* Copyright 2026 the softbon authors
   SPDX-License-Identifier: Apache-2.0 *)

(** * Definitions: everything that the theorems talk about

    Theorems.v states what is proved; this file says what its words mean. Whoever has read these two files knows what
    has been proved, the other files say why.

    An alphabet of k letters is {0, …, k−1}. A law, a reward, a weight is a function [nat -> R] of the letter; only its
    values below k matter. Natural logarithms: divergences are in nats. *)

From Coq Require Import Reals List Arith.
Import ListNotations.
Open Scope R_scope.

(** ** Sums *)

(** f 0 + … + f (k−1) *)
Fixpoint fsum (k : nat) (f : nat -> R) : R :=
  match k with O => 0 | S k' => fsum k' f + f k' end.

(** the sum of f over the entries of a list of letters *)
Fixpoint lsum (f : nat -> R) (l : list nat) : R :=
  match l with nil => 0 | x :: l' => f x + lsum f l' end.

(** the sum of f over the elements of any list *)
Fixpoint sumL {A} (f : A -> R) (l : list A) : R :=
  match l with nil => 0 | x :: l' => f x + sumL f l' end.

(** the product of f over the entries of a list of letters *)
Fixpoint prodP (f : nat -> R) (l : list nat) : R :=
  match l with nil => 1 | x :: l' => f x * prodP f l' end.

(** the mean of f under the law p *)
Definition mean (k : nat) (p f : nat -> R) : R := fsum k (fun i => p i * f i).

(** ** Samples *)

(** every entry of the list is a letter *)
Definition inX (k : nat) (l : list nat) := Forall (fun x => (x < k)%nat) l.

(** all k^n samples of n letters *)
Fixpoint tuples (k n : nat) : list (list nat) :=
  match n with
  | O => [ [] ]
  | S n' => flat_map (fun i => map (cons i) (tuples k n')) (seq 0 k)
  end.

(** The expectation of F(X_1, …, X_n), the X_j independent with law P. [Theorems.expectation_def] says that this is
    the sum of P(x_1)⋯P(x_n) F(x_1, …, x_n) over all of [tuples k n]. *)
Section Expectation.
Variable k : nat.
Variable P : nat -> R.
Fixpoint E (n : nat) (F : list nat -> R) : R :=
  match n with
  | O => F nil
  | S n' => fsum k (fun i => P i * E n' (fun l => F (i :: l)))
  end.
End Expectation.

(** ** The objects of Soft Best-of-n: reference law P, weights w *)

(** exp(r/λ), the weight that belongs to a reward and a temperature *)
Definition weight (r : nat -> R) (lam : R) (i : nat) : R := exp (r i / lam).

(** the partition function μ = Σ P_i w_i *)
Definition mu (k : nat) (P w : nat -> R) : R := fsum k (fun i => P i * w i).

(** the tilted optimum P*_i = P_i w_i / μ *)
Definition tilted (k : nat) (P w : nat -> R) (i : nat) : R := P i * w i / mu k P w.

(** the output law P_n(i) of Soft Best-of-n: the expectation of Σ_{j : X_j = i} w(X_j) / Σ_j w(X_j) *)
Definition soft (k : nat) (P w : nat -> R) (n i : nat) : R :=
  E k P n (fun l => lsum (fun x => if Nat.eqb x i then w x else 0) l / lsum w l).

(** variance of the weight under P, and CV² = Var/μ² *)
Definition var (k : nat) (P w : nat -> R) : R := fsum k (fun i => P i * ((w i - mu k P w) * (w i - mu k P w))).
Definition CV2 (k : nat) (P w : nat -> R) : R := var k P w / (mu k P w * mu k P w).

(** the largest reward in a sample (0 for the empty one), and whether a letter attains it *)
Fixpoint largest (r : nat -> R) (l : list nat) : R :=
  match l with nil => 0 | x :: l' => match l' with nil => r x | _ => Rmax (r x) (largest r l') end end.
Definition top (r : nat -> R) (l : list nat) (x : nat) : R := if Rle_dec (largest r l) (r x) then 1 else 0.

(** the output law of hard Best-of-n: a position of largest reward is chosen, each with the same probability *)
Definition hard (k : nat) (P r : nat -> R) (n i : nat) : R :=
  E k P n (fun l => lsum (fun x => if Nat.eqb x i then top r l x else 0) l / lsum (top r l) l).

(** ** Selection rules: s l j is the probability to return position j of the sample l *)

Definition selection_rule (k n : nat) (s : list nat -> nat -> R) : Prop :=
  forall l, length l = n -> inX k l -> (forall j, (j < n)%nat -> 0 <= s l j) /\ fsum n (s l) = 1.

(** the law of the letter that the rule returns from n draws *)
Definition selected (k : nat) (P : nat -> R) (s : list nat -> nat -> R) (n i : nat) : R :=
  E k P n (fun l => fsum n (fun j => s l j * (if Nat.eqb (nth j l O) i then 1 else 0))).

(** ** Comparing laws *)

(** Kullback–Leibler divergence KL(p‖q); a term with p_i = 0 is 0 *)
Definition KL (k : nat) (p q : nat -> R) : R := fsum k (fun i => p i * ln (p i / q i)).

(** total variation *)
Definition TV (k : nat) (p q : nat -> R) : R := / 2 * fsum k (fun i => Rabs (p i - q i)).

(** probability of an event, and the divergence d(a‖q) of two coins *)
Definition prob (k : nat) (A : nat -> bool) (p : nat -> R) : R := fsum k (fun i => if A i then p i else 0).
Definition binary_KL (a q : R) : R := a * ln (a / q) + (1 - a) * ln ((1 - a) / (1 - q)).

(** probability that a draw from Q has a larger reward than an independent draw from P, ties counting one half *)
Definition win (a b : R) : R := if Rlt_dec b a then 1 else if Req_EM_T a b then / 2 else 0.
Definition win_rate (k : nat) (P r Q : nat -> R) : R :=
  fsum k (fun i => Q i * fsum k (fun j => P j * win (r i) (r j))).

(** ** Sequences of m letters: letter x < k^m of the block alphabet is the sequence of its m digits to base k *)

Fixpoint digits (k m x : nat) : list nat :=
  match m with O => [] | S m' => (x / k ^ m')%nat :: digits k m' (x mod k ^ m')%nat end.

(** independent letters, rewards that add up *)
Definition block_law (k : nat) (P : nat -> R) (m x : nat) : R := prodP P (digits k m x).
Definition block_reward (k : nat) (r : nat -> R) (m x : nat) : R := lsum r (digits k m x).

(** logarithm of the moment generating function of the reward, and the mean reward of the law P_i e^{θ r_i}/Σ *)
Definition log_mgf (k : nat) (P r : nat -> R) (theta : R) : R := ln (fsum k (fun i => P i * exp (theta * r i))).
Definition tilted_mean (k : nat) (P r : nat -> R) (theta : R) : R := mean k (tilted k P (fun i => exp (theta * r i))) r.
