(* Copyright 2026 the softbon authors
   SPDX-License-Identifier: Apache-2.0 *)

(** * E_{P_n}[f] is nondecreasing in n: A5

    With T(l) = Σ w f/Σ w over a sample l, E_{P_n}[f] = E[T(n draws)], and leaving out any one of n+1 draws leaves n draws.
    So it suffices that the average of T over the n+1 samples with one draw left out is at most T(l), for every sample. For
    draw y, T(l without y) = T − w_y (f_y − T)/(S − w_y). Replace S − w_y by S − w_z with z a draw on the threshold (the
    heaviest one with f ≤ T): since f and w are in the same order, each term only grows, and with the denominator constant
    the terms sum to 0. Nothing but that order is used: f_i < f_j implies w_i ≤ w_j. *)

From Coq Require Import Reals Lra Lia List Arith.
From SoftBestOfN Require Import Definitions FiniteSums JensenBound Selection.
Import ListNotations.
Open Scope R_scope.

Section MonotoneInN.
Variable k : nat.
Variables P w f : nat -> R.
Hypothesis Ppos : forall i, (i < k)%nat -> 0 < P i.
Hypothesis Psum : fsum k P = 1.
Hypothesis wpos : forall i, (i < k)%nat -> 0 < w i.
Hypothesis same_order : forall i j, (i < k)%nat -> (j < k)%nat -> f i < f j -> w i <= w j.
Let Pnn : forall i, (i < k)%nat -> 0 <= P i := fun i H => Rlt_le _ _ (Ppos i H).
Definition Tf (l : list nat) := lsum (fun x => w x * f x) l / lsum w l.

Lemma in_lt_lsum x l : inX k l -> In x l -> (2 <= length l)%nat -> w x < lsum w l.
Proof.
  intros Hk Hx Hl. destruct (In_nth l x O Hx) as [j [Hj Ej]]. assert (H := lsum_del w j l Hj). rewrite Ej in H.
  assert (0 < lsum w (del j l)); [|lra]. eapply lsum_pos; [apply del_inX; eauto| |exact wpos].
  intros E. apply (f_equal (@length nat)) in E. rewrite del_length in E by lia. simpl in E. lia.
Qed.

Lemma threshold l : inX k l -> l <> [] -> exists z, In z l /\
  (forall y, In y l -> f y <= Tf l -> w y <= w z) /\ (forall y, In y l -> Tf l < f y -> w z <= w y).
Proof.
  intros Hl Hne. assert (Hlk : forall x, In x l -> (x < k)%nat) by (apply Forall_forall; exact Hl).
  assert (HS : 0 < lsum w l) by (eapply lsum_pos; eauto).
  assert (Hx : exists x, In x l /\ f x <= Tf l).
  { destruct (largest_in (fun x => - f x) l Hne) as [x [Hx Hm]]. exists x. split; [easy|].
    unfold Tf. apply Rmult_le_reg_r with (lsum w l); [easy|]. unfold Rdiv. rewrite Rmult_assoc, Rinv_l, Rmult_1_r by lra.
    rewrite <- lsum_scal. apply lsum_In_le. intros y Hy. rewrite Rmult_comm. apply Rmult_le_compat_l; [left; auto|].
    assert (H := largest_ge (fun x => - f x) l y Hy). cbn beta in H, Hm. lra. }
  destruct Hx as [x [Hx Hfx]].
  set (l' := filter (fun y => if Rle_dec (f y) (Tf l) then true else false) l).
  assert (Hin : forall y, In y l' <-> In y l /\ f y <= Tf l).
  { intros y. unfold l'. rewrite filter_In. destruct (Rle_dec (f y) (Tf l)); intuition discriminate. }
  assert (Hne' : l' <> []) by (intros H; assert (Hi : In x l') by (apply Hin; auto); rewrite H in Hi; easy).
  destruct (largest_in w l' Hne') as [z [Hz Hm]]. apply Hin in Hz. destruct Hz as [Hz Hfz]. exists z. split; [easy|]. split.
  - intros y Hy Hfy. rewrite Hm. apply largest_ge. apply Hin. auto.
  - intros y Hy Hfy. apply same_order; auto. lra.
Qed.

Lemma leave_one_out_f n l : inX k l -> length l = S n -> (1 <= n)%nat -> fsum (S n) (fun j => Tf (del j l)) <= INR (S n) * Tf l.
Proof.
  intros Hl Hlen Hn.
  assert (Hne : l <> nil) by (destruct l; [discriminate|easy]).
  set (S0 := lsum w l). assert (HS : 0 < S0) by (eapply lsum_pos; eauto).
  destruct (threshold l Hl Hne) as [z [Hz [Hz1 Hz2]]]. set (t := Tf l) in *. set (ws := w z) in *.
  assert (Hws : ws < S0) by (apply in_lt_lsum; [easy|easy|lia]).
  assert (Hnum : lsum (fun x => w x * f x) l = t * S0) by (unfold t, Tf; fold S0; field; lra).
  assert (Hj : forall j, (j < S n)%nat ->
     Tf (del j l) <= t + (- / (S0 - ws)) * (w (nth j l O) * f (nth j l O) + (- t) * w (nth j l O))).
  { intros j Hj. unfold Tf. rewrite !lsum_del by lia. fold S0. rewrite Hnum.
    assert (Hyin : In (nth j l O) l) by (apply nth_In; lia). set (y := nth j l O) in *.
    assert (Hy : w y < S0) by (apply in_lt_lsum; [easy|easy|lia]).
    assert (Hwy := wpos y ltac:(unfold y; apply inX_nth; [easy|lia])).
    assert (Hd : (t + - / (S0 - ws) * (w y * f y + - t * w y)) - (t * S0 - w y * f y) / (S0 - w y) =
       w y * ((f y - t) * (w y - ws)) / ((S0 - ws) * (S0 - w y))) by (field; lra).
    assert (0 <= w y * ((f y - t) * (w y - ws)) / ((S0 - ws) * (S0 - w y))); [|lra].
    apply Rle_mult_inv_pos; [|apply Rmult_lt_0_compat; lra].
    apply Rmult_le_pos; [lra|].
    destruct (Rle_dec (f y) t) as [H|H].
    - assert (H1 := Hz1 y Hyin H).
      replace ((f y - t) * (w y - ws)) with ((t - f y) * (ws - w y)) by lra. apply Rmult_le_pos; lra.
    - assert (H1 := Hz2 y Hyin ltac:(lra)). apply Rmult_le_pos; lra. }
  eapply Rle_trans; [apply fsum_le, Hj|].
  rewrite fsum_plus, fsum_scal, fsum_plus, fsum_scal, fsum_INR.
  rewrite <- Hlen, (fsum_nth (fun x => w x * f x) l), (fsum_nth w l), Hnum. fold S0. lra.
Qed.

Theorem mean_step n : (1 <= n)%nat -> fsum k (fun i => soft k P w n i * f i) <= fsum k (fun i => soft k P w (S n) i * f i).
Proof.
  intros Hn. rewrite !soft_mean.
  change (E k P n Tf <= E k P (S n) Tf).
  assert (HN : 0 < INR (S n)) by (apply lt_0_INR; lia).
  apply Rmult_le_reg_l with (INR (S n)); [easy|].
  rewrite <- (E_scal k P (S n)), <- (fsum_INR (S n) (E k P n Tf)).
  rewrite (fsum_ext (S n) (fun _ => E k P n Tf) (fun j => E k P (S n) (fun l => Tf (del j l)))).
  2:{ intros j Hj. symmetry. apply E_del; [easy|lia]. }
  rewrite <- E_fsum. apply E_le; [easy|]. intros l Hlen Hl. now apply leave_one_out_f.
Qed.

Theorem mean_monotone_in_n m n : (1 <= m)%nat -> (m <= n)%nat ->
  fsum k (fun i => soft k P w m i * f i) <= fsum k (fun i => soft k P w n i * f i).
Proof.
  intros Hm H. induction H as [|n H IH]; [lra|]. eapply Rle_trans; [exact IH|]. apply mean_step. lia.
Qed.
End MonotoneInN.
