(* Copyright 2026 the softbon authors
   SPDX-License-Identifier: Apache-2.0 *)

(** * P_n as a sum over compositions of n

    The enumeration formula of the mathematics: the k^n samples are grouped by how often each letter occurs. By induction
    on the alphabet: split off the number c of draws that show the last letter, C(n, c) P^c ways, and on n by Pascal's rule
    ([binom_split]). [comp] is the sum as a program computes it, letter by letter; Evaluator.v computes it with
    intervals. *)

From Coq Require Import Reals Lra Lia List Arith.
From SoftBestOfN Require Import Definitions FiniteSums JensenBound.
Import ListNotations.
Open Scope R_scope.

Lemma C_0 n : C n 0 = 1.
Proof. unfold C. rewrite Nat.sub_0_r. simpl (fact 0). assert (H := INR_fact_neq_0 n). simpl (INR 1). field. easy. Qed.
Lemma C_n n : C n n = 1.
Proof. unfold C. rewrite Nat.sub_diag. simpl (fact 0). assert (H := INR_fact_neq_0 n). simpl (INR 1). field. easy. Qed.

Lemma binom_split n (a : nat -> R) :
  fsum (S n) (fun c => C n c * a c) + fsum (S n) (fun c => C n c * a (S c)) =
  fsum (S (S n)) (fun c => C (S n) c * a c).
Proof.
  rewrite (fsum_S_l (S n) (fun c => C (S n) c * a c)), C_0.
  rewrite (fsum_S_l n (fun c => C n c * a c)), C_0.
  change (fsum (S n) (fun c => C n c * a (S c))) with (fsum n (fun c => C n c * a (S c)) + C n n * a (S n)).
  change (fsum (S n) (fun j => C (S n) (S j) * a (S j))) with
    (fsum n (fun j => C (S n) (S j) * a (S j)) + C (S n) (S n) * a (S n)).
  rewrite !C_n.
  rewrite (fsum_ext n (fun j => C (S n) (S j) * a (S j)) (fun j => C n j * a (S j) + C n (S j) * a (S j))).
  - rewrite fsum_plus. lra.
  - intros j Hj. rewrite <- pascal by lia. lra.
Qed.

Section Comp.
Variables P w : nat -> R.
Variable h : R -> R.

(* k is the number of letters minus 1 *)
Fixpoint comp (k n : nat) (s : R) : R :=
  match k with
  | O => P O ^ n * h (s + INR n * w O)
  | S k' => fsum (S n) (fun c => C n c * P (S k') ^ c * comp k' (n - c) (s + INR c * w (S k')))
  end.

Theorem comp_correct k : forall n s,
  E (S k) P n (fun l => h (s + lsum w l)) = comp k n s.
Proof.
  induction k as [|k IHk]; intros n.
  - induction n as [|n IH]; intros s.
    + simpl. rewrite Rmult_1_l. f_equal; lra.
    + cbn [E fsum]. rewrite Rplus_0_l.
      rewrite (E_ext 1 P n _ (fun l => h ((s + w O) + lsum w l))) by (intros; cbn [lsum]; f_equal; lra).
      rewrite IH. cbn [comp]. rewrite S_INR. cbn [pow].
      replace (s + (INR n + 1) * w O) with (s + w O + INR n * w O) by lra. lra.
  - induction n as [|n IH]; intros s.
    + cbn [comp fsum]. rewrite C_0, <- IHk. cbn [E lsum INR]. simpl. rewrite Rplus_0_l, !Rmult_1_l. f_equal; lra.
    + set (p := P (S k)). set (v := w (S k)).
      set (a := fun c => p ^ c * comp k (S n - c) (s + INR c * v)).
      transitivity (fsum (S (S n)) (fun c => C (S n) c * a c)).
      2:{ cbn [comp]. apply fsum_ext; intros c Hc. unfold a. fold p v. lra. }
      rewrite <- binom_split.
      change (E (S (S k)) P (S n) (fun l => h (s + lsum w l))) with
        (fsum (S k) (fun i => P i * E (S (S k)) P n (fun l => h (s + (w i + lsum w l)))) +
         p * E (S (S k)) P n (fun l => h (s + (v + lsum w l)))).
      f_equal.
      * rewrite (fsum_ext (S k) _ (fun i => fsum (S n) (fun c => (C n c * p ^ c) * (P i * comp k (n - c) (s + w i + INR c * v))))).
        2:{ intros i Hi.
            rewrite (E_ext (S (S k)) P n _ (fun l => h ((s + w i) + lsum w l))) by (intros; f_equal; lra).
            rewrite IH. cbn [comp]. rewrite <- fsum_scal. apply fsum_ext; intros c Hc. fold p v. lra. }
        rewrite fsum_swap. apply fsum_ext; intros c Hc. rewrite fsum_scal. unfold a.
        rewrite <- (IHk (S n - c)%nat). replace (S n - c)%nat with (S (n - c)) by lia.
        rewrite <- Rmult_assoc. f_equal.
        change (E (S k) P (S (n - c)) (fun l => h (s + INR c * v + lsum w l))) with
          (fsum (S k) (fun i => P i * E (S k) P (n - c) (fun l => h (s + INR c * v + (w i + lsum w l))))).
        apply fsum_ext; intros i Hi. f_equal. rewrite <- IHk. apply E_ext; intros l _ _. f_equal; lra.
      * rewrite (E_ext (S (S k)) P n _ (fun l => h ((s + v) + lsum w l))) by (intros; f_equal; lra).
        rewrite IH. cbn [comp]. rewrite <- fsum_scal. apply fsum_ext; intros c Hc. unfold a. fold p v.
        replace (S n - S c)%nat with (n - c)%nat by lia. rewrite S_INR.
        replace (s + (INR c + 1) * v) with (s + v + INR c * v) by lra. cbn [pow]. lra.
Qed.
End Comp.

(* P_n(i) through compositions of n-1 *)
Theorem soft_compositions k P w n i : (i < S k)%nat ->
  soft (S k) P w (S n) i = INR (S n) * (P i * (w i * comp P w (fun s => 1 / s) k n (w i))).
Proof. intros Hi. rewrite soft_first by easy. now rewrite <- (comp_correct P w (fun s => 1 / s)). Qed.
