(* Copyright 2026 the softbon authors
   SPDX-License-Identifier: Apache-2.0 *)

(** * Brackets at finite n: the other half of C8, D3, E2

    Let l_i ≤ δ_i ≤ u_i enclose δ_i = P_n(i)/P⋆_i − 1; B3 gives such bounds. KL(P⋆‖P_n) = Σ P⋆_i φ(δ_i) with
    φ(x) = x − log(1+x), which falls up to 0 and rises from there: its least value over [l, u] is at the point nearest to 0,
    its greatest at an end. The same for ψ(x) = (1+x) log(1+x) − x, for |x|, and for the reward gap −Σ P⋆_i (r_i − c) δ_i. *)

From Coq Require Import Reals Lra Lia List Arith.
From SoftBestOfN Require Import Definitions FiniteSums JensenBound Selection Limits ExplicitRates.
Import ListNotations.
Open Scope R_scope.

Definition phi (x : R) : R := x - ln (1 + x).

Lemma phi_increasing x y : 0 <= x -> x <= y -> phi x <= phi y.
Proof.
  intros Hx Hxy. unfold phi. assert (H := ln_tangent (1 + x) (1 + y) ltac:(lra) ltac:(lra)).
  assert ((1 + y) / (1 + x) - 1 <= y - x); [|lra].
  apply Rmult_le_reg_r with (1 + x); [lra|]. replace (((1 + y) / (1 + x) - 1) * (1 + x)) with (y - x) by (field; lra).
  assert (0 <= (y - x) * x) by (apply Rmult_le_pos; lra). lra.
Qed.

Lemma phi_decreasing x y : -1 < x -> x <= y -> y <= 0 -> phi y <= phi x.
Proof.
  intros Hx Hxy Hy. unfold phi. assert (H := ln_tangent (1 + y) (1 + x) ltac:(lra) ltac:(lra)).
  assert ((1 + x) / (1 + y) - 1 <= x - y); [|lra].
  apply Rmult_le_reg_r with (1 + y); [lra|]. replace (((1 + x) / (1 + y) - 1) * (1 + y)) with (x - y) by (field; lra).
  assert (0 <= (x - y) * y); [|lra]. replace ((x - y) * y) with ((y - x) * - y) by lra. apply Rmult_le_pos; lra.
Qed.

(* on [l, u] the function phi is least at the point nearest to 0, greatest at an end *)
Lemma phi_bracket l u x : -1 < l -> l <= x <= u -> phi (Rmax l (Rmin u 0)) <= phi x <= Rmax (phi l) (phi u).
Proof.
  intros Hl [H1 H2]. assert (Ha := Rmax_l (phi l) (phi u)). assert (Hb := Rmax_r (phi l) (phi u)). split.
  - unfold Rmin, Rmax. destruct (Rle_dec u 0), (Rle_dec l _).
    + apply phi_decreasing; lra.
    + apply phi_decreasing; lra.
    + destruct (Rle_dec x 0); [apply phi_decreasing; lra|apply phi_increasing; lra].
    + apply phi_increasing; lra.
  - destruct (Rle_dec x 0); [apply Rle_trans with (phi l)|apply Rle_trans with (phi u)]; try easy.
    + apply phi_decreasing; lra.
    + apply phi_increasing; lra.
Qed.

(* the same for KL(P_n‖P⋆), whose terms are psi(delta_i) *)
Definition psi (x : R) : R := (1 + x) * ln (1 + x) - x.

Lemma psi_increasing x y : 0 <= x -> x <= y -> psi x <= psi y.
Proof.
  intros Hx Hxy. unfold psi. assert (H := ln_tangent (1 + y) (1 + x) ltac:(lra) ltac:(lra)).
  assert (H0 : 0 <= ln (1 + x)) by (rewrite <- ln_1; apply ln_le_mono; lra).
  assert (H1 := Rmult_le_compat_l (1 + y) _ _ ltac:(lra) H).
  replace ((1 + y) * (ln (1 + y) + ((1 + x) / (1 + y) - 1))) with ((1 + y) * ln (1 + y) + (x - y)) in H1 by (field; lra).
  assert (0 <= (y - x) * ln (1 + x)) by (apply Rmult_le_pos; lra). lra.
Qed.

Lemma psi_decreasing x y : -1 < x -> x <= y -> y <= 0 -> psi y <= psi x.
Proof.
  intros Hx Hxy Hy. unfold psi. assert (H := ln_tangent (1 + x) (1 + y) ltac:(lra) ltac:(lra)).
  assert (H0 : ln (1 + y) <= 0) by (rewrite <- ln_1; apply ln_le_mono; lra).
  assert (H1 := Rmult_le_compat_l (1 + x) _ _ ltac:(lra) H).
  replace ((1 + x) * (ln (1 + x) + ((1 + y) / (1 + x) - 1))) with ((1 + x) * ln (1 + x) + (y - x)) in H1 by (field; lra).
  assert (0 <= (y - x) * - ln (1 + y)) by (apply Rmult_le_pos; lra). lra.
Qed.

Lemma psi_bracket l u x : -1 < l -> l <= x <= u -> psi (Rmax l (Rmin u 0)) <= psi x <= Rmax (psi l) (psi u).
Proof.
  intros Hl [H1 H2]. assert (Ha := Rmax_l (psi l) (psi u)). assert (Hb := Rmax_r (psi l) (psi u)). split.
  - unfold Rmin, Rmax. destruct (Rle_dec u 0), (Rle_dec l _).
    + apply psi_decreasing; lra.
    + apply psi_decreasing; lra.
    + destruct (Rle_dec x 0); [apply psi_decreasing; lra|apply psi_increasing; lra].
    + apply psi_increasing; lra.
  - destruct (Rle_dec x 0); [apply Rle_trans with (psi l)|apply Rle_trans with (psi u)]; try easy.
    + apply psi_decreasing; lra.
    + apply psi_increasing; lra.
Qed.

Lemma Rabs_bracket l u x : l <= x <= u -> Rmax (Rmax l (- u)) 0 <= Rabs x <= Rmax (Rabs l) (Rabs u).
Proof.
  intros [H1 H2]. assert (Ha := Rmax_l (Rabs l) (Rabs u)). assert (Hb := Rmax_r (Rabs l) (Rabs u)). split.
  - assert (Hx := Rle_abs x). assert (Hm := Rle_abs (- x)). rewrite Rabs_Ropp in Hm. assert (H0 := Rabs_pos x).
    apply Rmax_lub; [apply Rmax_lub|]; lra.
  - revert Ha Hb. unfold Rabs. repeat destruct (Rcase_abs _); intros; lra.
Qed.

Section Brackets.
Variable k : nat.
Variables P w : nat -> R.
Hypothesis Ppos : forall i, (i < k)%nat -> 0 < P i.
Hypothesis Psum : fsum k P = 1.
Hypothesis wpos : forall i, (i < k)%nat -> 0 < w i.
Notation Pn := (soft k P w).
Notation Pstar := (tilted k P w).
Variable n : nat.
Hypothesis Hn : (1 <= n)%nat.
Variables l u : nat -> R.
Hypothesis Hlu : forall i, (i < k)%nat -> l i <= Pn n i / Pstar i - 1 <= u i.

Theorem KL_bracket : (forall i, (i < k)%nat -> -1 < l i) ->
  mean k Pstar (fun i => phi (Rmax (l i) (Rmin (u i) 0))) <= KL k Pstar (Pn n) <= mean k Pstar (fun i => Rmax (phi (l i)) (phi (u i))).
Proof.
  intros Hl. destruct n as [|N]; [lia|]. rewrite (KL_second k P w Ppos Psum wpos).
  split; apply fsum_le; intros i Hi; apply Rmult_le_compat_l; try (left; apply tilted_pos; auto);
    apply (phi_bracket (l i) (u i)); auto.
Qed.

Theorem KL_reverse_bracket : (forall i, (i < k)%nat -> -1 < l i) ->
  mean k Pstar (fun i => psi (Rmax (l i) (Rmin (u i) 0))) <= KL k (Pn n) Pstar <= mean k Pstar (fun i => Rmax (psi (l i)) (psi (u i))).
Proof.
  intros Hl. rewrite (KL_second_reverse k P w Ppos Psum wpos) by easy.
  split; apply fsum_le; intros i Hi; apply Rmult_le_compat_l; try (left; apply tilted_pos; auto);
    apply (psi_bracket (l i) (u i)); auto.
Qed.

Theorem TV_bracket :
  / 2 * mean k Pstar (fun i => Rmax (Rmax (l i) (- u i)) 0) <= TV k Pstar (Pn n) <=
  / 2 * mean k Pstar (fun i => Rmax (Rabs (l i)) (Rabs (u i))).
Proof.
  unfold TV. rewrite (fsum_ext k (fun i => Rabs (Pstar i - Pn n i)) (fun i => Pstar i * Rabs (Pn n i / Pstar i - 1))).
  - split; (apply Rmult_le_compat_l; [lra|]); apply fsum_le; intros i Hi; apply Rmult_le_compat_l;
      try (left; apply tilted_pos; auto); apply (Rabs_bracket (l i) (u i)); auto.
  - intros i Hi. assert (Ht := tilted_pos k P w Ppos Psum wpos i Hi).
    rewrite Rabs_minus_sym. replace (Pn n i - Pstar i) with (Pstar i * (Pn n i / Pstar i - 1)) by (field; lra).
    rewrite Rabs_mult, (Rabs_right (Pstar i)) by lra. reflexivity.
Qed.

Theorem gap_bracket r c : (forall i, (i < k)%nat -> c <= r i) ->
  - mean k Pstar (fun i => (r i - c) * u i) <= mean k Pstar r - mean k (Pn n) r <= - mean k Pstar (fun i => (r i - c) * l i).
Proof.
  intros Hc.
  assert (HE : mean k Pstar r - mean k (Pn n) r = - mean k Pstar (fun i => (r i - c) * (Pn n i / Pstar i - 1))).
  { unfold mean. rewrite (fsum_ext k (fun i => Pstar i * ((r i - c) * (Pn n i / Pstar i - 1)))
      (fun i => (Pn n i * r i + (-1) * (Pstar i * r i)) + ((- c) * Pn n i + c * Pstar i))).
    - rewrite !fsum_plus, !fsum_scal, soft_sum, tilted_sum by auto. lra.
    - intros i Hi. assert (Ht := tilted_pos k P w Ppos Psum wpos i Hi). field. lra. }
  rewrite HE. split; apply Ropp_le_contravar; apply fsum_le; intros i Hi; specialize (Hc i Hi); specialize (Hlu i Hi);
    (apply Rmult_le_compat_l; [left; apply tilted_pos; auto|]); apply Rmult_le_compat_l; lra.
Qed.
End Brackets.
