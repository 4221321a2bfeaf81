(* Copyright 2026 the softbon authors
   SPDX-License-Identifier: Apache-2.0 *)

(** * The evaluator on Coq's binary integers

    Mantissas and exponents are integers of the standard library, so a certificate rests on the axioms of the real
    numbers only. (Machine integers would be ten times as fast and add their own axioms.) *)

From Coq Require Import Reals Lra List Arith ZArith QArith Qreals.
From Interval Require Import Float.Specific_stdz Float.Specific_ops.
From SoftBestOfN Require Import Definitions Evaluator.
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

(** the kernel computes a check *)
Ltac by_kernel := vm_cast_no_check (eq_refl true).
