(* Copyright 2026 the softbon authors
   SPDX-License-Identifier: Apache-2.0 *)

(** * Selection rules

    A rule returns position j of the sample l with probability s l j. Soft Best-of-n is the rule w(l_j)/Σ w
    ([soft_rule], [soft_is_selected]); hard Best-of-n is another one (HardBestOfN.v). Whatever the rule, the letter i is
    returned with probability at most n P_i, because it must be one of the draws ([selected_bound]). A law bounded by c P
    has divergence at most log c from P ([KL_le_log_ratio]). *)

From Coq Require Import Reals Lra Lia List Arith.
From SoftBestOfN Require Import Definitions FiniteSums JensenBound.
Import ListNotations.
Open Scope R_scope.

Lemma KL_ext k p p' q : (forall i, (i < k)%nat -> p i = p' i) -> KL k p q = KL k p' q.
Proof. intros H. apply fsum_ext; intros i Hi. now rewrite H. Qed.

Section Select.
Variable k : nat.
Variable P : nat -> R.
Hypothesis Ppos : forall i, (i < k)%nat -> 0 < P i.
Hypothesis Psum : fsum k P = 1.
Let Pnn : forall i, (i < k)%nat -> 0 <= P i := fun i H => Rlt_le _ _ (Ppos i H).
Notation selected := (Definitions.selected k P).
Notation selection_rule := (Definitions.selection_rule k).

Lemma KL_le_log_ratio (q : nat -> R) c : 0 < c -> fsum k q = 1 ->
  (forall i, (i < k)%nat -> 0 <= q i <= c * P i) -> KL k q P <= ln c.
Proof.
  intros Hc Hq H. unfold KL.
  replace (ln c) with (fsum k (fun i => ln c * q i)) by (rewrite fsum_scal, Hq; lra).
  apply fsum_le; intros i Hi. destruct (H i Hi) as [[H0|H0] H1].
  - rewrite Rmult_comm. apply Rmult_le_compat_r; [lra|]. assert (HP := Ppos i Hi).
    apply ln_le_mono; [now apply Rdiv_lt_0_compat|].
    apply Rmult_le_reg_r with (P i); [easy|]. unfold Rdiv. rewrite Rmult_assoc, Rinv_l by lra. lra.
  - rewrite <- H0. lra.
Qed.

Lemma selected_bound s n i : selection_rule n s -> (i < k)%nat -> 0 <= selected s n i <= INR n * P i.
Proof.
  intros Hs Hi. unfold Definitions.selected. split.
  - rewrite <- (E_zero k P n) at 1. apply E_le; [easy|]. intros l Hlen Hl. destruct (Hs l Hlen Hl) as [H1 H2].
    apply fsum_nonneg; intros j Hj. specialize (H1 j Hj). destruct (Nat.eqb _ _); lra.
  - apply Rle_trans with (E k P n (lsum (fun x => if Nat.eqb x i then 1 else 0))).
    + apply E_le; [easy|]. intros l Hlen Hl. destruct (Hs l Hlen Hl) as [H1 H2].
      rewrite <- fsum_nth, Hlen. apply fsum_le; intros j Hj.
      assert (H3 := fsum_ge_term n (s l) j H1 Hj). rewrite H2 in H3. specialize (H1 j Hj).
      destruct (Nat.eqb _ _); lra.
    + rewrite (E_lsum k P) by easy. apply Req_le. f_equal.
      rewrite (fsum_ext _ _ (fun x => if Nat.eqb x i then P x else 0)).
      * now rewrite fsum_delta.
      * intros x Hx. destruct (Nat.eqb x i); lra.
Qed.

Lemma selected_sum s n : selection_rule n s -> fsum k (selected s n) = 1.
Proof.
  intros Hs. unfold Definitions.selected. rewrite <- E_fsum. rewrite (E_ext k P n _ (fun _ => 1)); [now apply E_const|].
  intros l Hlen Hl. destruct (Hs l Hlen Hl) as [H1 H2]. rewrite fsum_swap. transitivity (fsum n (s l)); [|exact H2].
  apply fsum_ext; intros j Hj. rewrite fsum_scal.
  rewrite (fsum_ext _ _ (fun i => if Nat.eqb i (nth j l O) then 1 else 0)) by (intros i Hi; rewrite (Nat.eqb_sym i); reflexivity).
  rewrite (fsum_delta k (nth j l O) (fun _ => 1)); [lra|]. apply inX_nth; [easy|lia].
Qed.

(* soft BoN is such a selection *)
Variable w : nat -> R.
Hypothesis wpos : forall i, (i < k)%nat -> 0 < w i.

Lemma soft_is_selected n i : (1 <= n)%nat ->
  soft k P w n i = selected (fun l j => w (nth j l O) / lsum w l) n i.
Proof.
  intros Hn. unfold soft, Definitions.selected. apply E_ext; intros l Hlen Hl. rewrite <- fsum_nth, Hlen.
  unfold Rdiv. rewrite Rmult_comm, <- fsum_scal. apply fsum_ext; intros j Hj.
  destruct (Nat.eqb_spec (nth j l O) i); lra.
Qed.

Lemma soft_rule n : (1 <= n)%nat -> selection_rule n (fun l j => w (nth j l O) / lsum w l).
Proof.
  intros Hn l Hlen Hl.
  assert (HS : 0 < lsum w l) by (eapply lsum_pos; eauto; destruct l; simpl in Hlen; [lia|easy]).
  split.
  - intros j Hj. apply Rle_mult_inv_pos; [|easy]. left. apply wpos, inX_nth; [easy|lia].
  - unfold Rdiv. rewrite (fsum_ext _ _ (fun j => / lsum w l * w (nth j l O))) by (intros; lra).
    rewrite fsum_scal, <- Hlen, (fsum_nth w l). field. lra.
Qed.

(* P_n sums to 1, for arbitrary positive weights *)
Lemma soft_sum n : (1 <= n)%nat -> fsum k (soft k P w n) = 1.
Proof.
  intros Hn. rewrite (fsum_ext _ _ (selected (fun l j => w (nth j l O) / lsum w l) n)) by (intros; now apply soft_is_selected).
  apply selected_sum. now apply soft_rule.
Qed.

End Select.

(* mean of g under the law of the selected item, as an expectation over the n draws *)
Lemma selected_mean k P s n g :
  fsum k (fun i => selected k P s n i * g i) = E k P n (fun l => fsum n (fun j => s l j * g (nth j l O))).
Proof.
  unfold selected.
  rewrite (fsum_ext _ _ (fun i => E k P n (fun l => g i * fsum n (fun j => s l j * (if Nat.eqb (nth j l O) i then 1 else 0)))))
    by (intros; rewrite E_scal; lra).
  rewrite <- E_fsum. apply E_ext; intros l Hlen Hl.
  rewrite (fsum_ext k _ (fun i => fsum n (fun j => g i * (s l j * (if Nat.eqb (nth j l O) i then 1 else 0)))))
    by (intros; now rewrite fsum_scal).
  rewrite fsum_swap. apply fsum_ext; intros j Hj.
  rewrite (fsum_ext k _ (fun i => if Nat.eqb i (nth j l O) then s l j * g i else 0)).
  - rewrite (fsum_delta k (nth j l O) (fun i => s l j * g i)); [easy|]. apply inX_nth; [easy|lia].
  - intros i Hi. rewrite (Nat.eqb_sym i). destruct (Nat.eqb _ _); lra.
Qed.

(* the mean of g under P_n, for any weights *)
Lemma soft_mean k P w g n :
  fsum k (fun i => soft k P w n i * g i) =
  E k P n (fun l => lsum (fun x => w x * g x) l / lsum w l).
Proof.
  unfold soft.
  rewrite (fsum_ext _ _ (fun i => E k P n (fun l => g i * (lsum (fun x => if Nat.eqb x i then w x else 0) l / lsum w l)))).
  2:{ intros i Hi. rewrite E_scal. lra. }
  rewrite <- E_fsum. apply E_ext; intros l _ Hl.
  unfold Rdiv.
  rewrite (fsum_ext _ _ (fun i => / lsum w l * lsum (fun x => g i * if Nat.eqb x i then w x else 0) l)).
  2:{ intros i Hi. rewrite lsum_scal. lra. }
  rewrite fsum_scal, fsum_lsum, Rmult_comm. f_equal.
  apply lsum_ext with k; [easy|]. intros x Hx.
  rewrite (fsum_ext _ _ (fun i => if Nat.eqb i x then w x * g i else 0)).
  - now rewrite (fsum_delta k x (fun i => w x * g i)).
  - intros i Hi. rewrite (Nat.eqb_sym i x). destruct (Nat.eqb x i); lra.
Qed.

Lemma soft_1 k P w i : (forall i, (i < k)%nat -> 0 < w i) -> (i < k)%nat -> soft k P w 1 i = P i.
Proof.
  intros wp Hi. unfold soft. simpl.
  rewrite (fsum_ext _ _ (fun x => if Nat.eqb x i then P x else 0)).
  - now rewrite fsum_delta.
  - intros x Hx. assert (H := wp x Hx). destruct (Nat.eqb x i); field; lra.
Qed.
