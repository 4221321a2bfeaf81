(* Copyright 2026 the softbon authors
   SPDX-License-Identifier: Apache-2.0 *)

(** * Hard Best-of-n as a selection rule

    Hard Best-of-n chooses uniformly among the positions of largest reward: it is a selection rule, so F2, F3 and F4 hold
    for it. Its mean reward is E[max of n rewards], the largest that any selection rule has, and is at least
    t − (t − b) Pr(r < t)^n for every threshold t and lower bound b on the rewards. *)

From Coq Require Import Reals Lra Lia List Arith.
From SoftBestOfN Require Import Definitions FiniteSums JensenBound Selection Majorisation WinRate HardLimit.
Import ListNotations.
Open Scope R_scope.

Section Hard.
Variable k : nat.
Variables P r : nat -> R.
Hypothesis Ppos : forall i, (i < k)%nat -> 0 < P i.
Hypothesis Psum : fsum k P = 1.
Let Pnn : forall i, (i < k)%nat -> 0 <= P i := fun i H => Rlt_le _ _ (Ppos i H).

(* uniform choice among the positions of maximal reward *)
Definition choose_top (l : list nat) (j : nat) : R := top r l (nth j l O) / lsum (top r l) l.

Lemma choose_top_rule n : (1 <= n)%nat -> selection_rule k n choose_top.
Proof.
  intros Hn l Hlen Hl. assert (Hne : l <> []) by (destruct l; simpl in Hlen; [lia|easy]).
  assert (Hc := top_count r l Hne). split.
  - intros j Hj. apply Rle_mult_inv_pos; [apply top_range|lra].
  - unfold choose_top, Rdiv. rewrite (fsum_ext _ _ (fun j => / lsum (top r l) l * top r l (nth j l O))) by (intros; lra).
    rewrite fsum_scal, <- Hlen, (fsum_nth (top r l) l). field. lra.
Qed.

Lemma hard_is_selected n i : (1 <= n)%nat -> hard k P r n i = selected k P choose_top n i.
Proof.
  intros Hn. unfold hard, selected. apply E_ext; intros l Hlen Hl. rewrite <- fsum_nth, Hlen.
  unfold Rdiv. rewrite Rmult_comm, <- fsum_scal. apply fsum_ext; intros j Hj. unfold choose_top.
  destruct (Nat.eqb_spec (nth j l O) i); unfold Rdiv; lra.
Qed.

Lemma hard_sum n : (1 <= n)%nat -> fsum k (hard k P r n) = 1.
Proof.
  intros Hn. rewrite (fsum_ext _ _ (selected k P choose_top n)) by (intros; now apply hard_is_selected).
  apply selected_sum; auto. now apply choose_top_rule.
Qed.

Theorem KL_hard_le n : (1 <= n)%nat -> KL k (hard k P r n) P <= ln (INR n) - (INR n - 1) / INR n.
Proof.
  intros Hn. rewrite (KL_ext k _ (selected k P choose_top n)) by (intros; now apply hard_is_selected).
  apply KL_selected_le; auto. now apply choose_top_rule.
Qed.

Theorem win_rate_hard n : (1 <= n)%nat -> win_rate k P r (hard k P r n) <= INR n / (INR n + 1).
Proof.
  intros Hn. unfold win_rate.
  rewrite (fsum_ext k _ (fun i => selected k P choose_top n i * fsum k (fun j => P j * win (r i) (r j)))) by (intros; now rewrite hard_is_selected).
  apply win_rate_selected; auto. now apply choose_top_rule.
Qed.

Theorem KL_hard_ge_legendre n theta : (1 <= n)%nat ->
  theta * fsum k (fun i => hard k P r n i * r i) - ln (fsum k (fun i => P i * exp (theta * r i))) <= KL k (hard k P r n) P.
Proof.
  intros Hn. apply KL_ge_legendre; auto; [|now apply hard_sum].
  intros i Hi. rewrite hard_is_selected by easy. apply selected_bound; auto. now apply choose_top_rule.
Qed.

(* the mean reward is the mean of the maximum *)
Lemma hard_mean n : (1 <= n)%nat -> fsum k (fun i => hard k P r n i * r i) = E k P n (largest r).
Proof.
  intros Hn. rewrite (fsum_ext k _ (fun i => selected k P choose_top n i * r i)) by (intros; now rewrite hard_is_selected).
  rewrite selected_mean. apply E_ext; intros l Hlen Hl. destruct (choose_top_rule n Hn l Hlen Hl) as [H1 H2].
  rewrite (fsum_ext n _ (fun j => largest r l * choose_top l j)).
  - rewrite fsum_scal, H2. lra.
  - intros j Hj. assert (Hx : In (nth j l O) l) by (apply nth_In; lia). assert (H := largest_ge r l _ Hx).
    unfold choose_top, top. destruct (Rle_dec (largest r l) (r (nth j l O))) as [Hle|Hle].
    + replace (r (nth j l O)) with (largest r l) by lra. lra.
    + unfold Rdiv. lra.
Qed.

(* no selection rule has a larger mean reward *)
Theorem hard_best s n : (1 <= n)%nat -> selection_rule k n s ->
  fsum k (fun i => selected k P s n i * r i) <= fsum k (fun i => hard k P r n i * r i).
Proof.
  intros Hn Hs. rewrite hard_mean, selected_mean by easy. apply E_le; [easy|]. intros l Hlen Hl.
  destruct (Hs l Hlen Hl) as [H1 H2].
  apply Rle_trans with (fsum n (fun j => largest r l * s l j)).
  - apply fsum_le; intros j Hj. rewrite (Rmult_comm (largest r l)). apply Rmult_le_compat_l; [now apply H1|].
    apply largest_ge, nth_In. lia.
  - rewrite fsum_scal, H2. lra.
Qed.

Lemma Flt_range a : 0 <= Flt k P r a <= 1.
Proof.
  unfold Flt. split.
  - apply fsum_nonneg; intros i Hi. assert (H := Ppos i Hi). destruct (ltb_r r a i); lra.
  - rewrite <- Psum. apply fsum_le; intros i Hi. assert (H := Ppos i Hi). destruct (ltb_r r a i); lra.
Qed.

(* mean of the maximum from one threshold *)
Theorem hard_threshold n t b : (1 <= n)%nat -> b <= t -> (forall i, (i < k)%nat -> b <= r i) ->
  t - (t - b) * Flt k P r t ^ n <= fsum k (fun i => hard k P r n i * r i).
Proof.
  intros Hn Hbt Hb. rewrite hard_mean by easy. unfold Flt. rewrite <- E_forallb.
  replace (t - (t - b) * E k P n (fun l => if forallb (ltb_r r t) l then 1 else 0))
    with (E k P n (fun l => t + (- (t - b)) * (if forallb (ltb_r r t) l then 1 else 0)))
    by (rewrite E_plus, E_scal, E_const by easy; lra).
  apply E_le; [easy|]. intros l Hlen Hl.
  assert (Hne : l <> []) by (destruct l; simpl in Hlen; [lia|easy]).
  destruct (forallb (ltb_r r t) l) eqn:Eb.
  - destruct (largest_in r l Hne) as [x [Hx <-]]. assert (H := Hb x (proj1 (Forall_forall _ _) Hl x Hx)). lra.
  - assert (~ largest r l < t) by (intros H; apply largest_lt_iff in H; [congruence|easy]). lra.
Qed.
End Hard.
