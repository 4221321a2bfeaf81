(* Copyright 2026 the softbon authors
   SPDX-License-Identifier: Apache-2.0 *)

(** * Win rate over P: F4

    The returned letter is no better than the best of the n draws; add the independent draw from P to the sample. Among
    n+1 draws the number of those that lose to the best of the others, ties counting one half, is at most n ([win_count]):
    the best draw itself does not lose, or it is tied with a second one and both count one half. By symmetry each draw
    loses with probability at most n/(n+1). *)

From Coq Require Import Reals Lra Lia List Arith.
From SoftBestOfN Require Import Definitions FiniteSums JensenBound Selection.
Import ListNotations.
Open Scope R_scope.

Section WinRate.
Variable k : nat.
Variable P : nat -> R.
Hypothesis Ppos : forall i, (i < k)%nat -> 0 < P i.
Hypothesis Psum : fsum k P = 1.
Let Pnn : forall i, (i < k)%nat -> 0 <= P i := fun i H => Rlt_le _ _ (Ppos i H).

Variable r : nat -> R.
Notation largest := (Definitions.largest r).
Notation win_rate := (Definitions.win_rate k P r).

Lemma win_mono a a' b : a <= a' -> win a b <= win a' b.
Proof. intros H. unfold win. destruct (Rlt_dec b a), (Rlt_dec b a'), (Req_EM_T a b), (Req_EM_T a' b); lra. Qed.

Lemma win_le1 a b : win a b <= 1.
Proof. unfold win. destruct (Rlt_dec b a); [|destruct (Req_EM_T a b)]; lra. Qed.

Lemma win_le a b : a <= b -> win a b <= / 2.
Proof. intros H. unfold win. destruct (Rlt_dec b a); [|destruct (Req_EM_T a b)]; lra. Qed.

(* among n+1 draws the number of draws beaten by the best of the others is at most n *)
Lemma win_count n l : (1 <= n)%nat -> length l = S n -> fsum (S n) (fun j => win (largest (del j l)) (r (nth j l O))) <= INR n.
Proof.
  intros Hn Hlen.
  assert (Hne : l <> []) by (destruct l; simpl in Hlen; [lia|easy]).
  destruct (largest_in r l Hne) as [x [Hx Hmx]]. destruct (In_nth l x O Hx) as [a [Ha Hax]].
  set (W := fun j => win (largest (del j l)) (r (nth j l O))).
  assert (HW1 : forall j, W j <= 1) by (intros; apply win_le1).
  assert (Hdne : forall j, (j < S n)%nat -> del j l <> []).
  { intros j Hj H. apply (f_equal (@length nat)) in H. rewrite del_length in H by lia. simpl in H. lia. }
  assert (Hle : forall j, (j < S n)%nat -> largest (del j l) <= largest l).
  { intros j Hj. destruct (largest_in r _ (Hdne j Hj)) as [y [Hy <-]]. apply largest_ge. eapply in_del; eauto. }
  change (fsum (S n) W <= INR n).
  assert (HWa : W a = if Req_EM_T (largest (del a l)) (largest l) then / 2 else 0).
  { unfold W, win. rewrite Hax, Hmx. specialize (Hle a ltac:(lia)). destruct (Rlt_dec _ _); [lra|reflexivity]. }
  destruct (Req_EM_T (largest (del a l)) (largest l)) as [He|He].
  - (* shared maximum: a second position b *)
    destruct (largest_in r _ (Hdne a ltac:(lia))) as [y [Hy Hry]].
    assert (Hb : exists b, (b < S n)%nat /\ b <> a /\ r (nth b l O) = largest l).
    { clear - Hy Hry He Hlen Ha. rewrite <- He, <- Hry. rewrite <- Hlen in *. clear Hlen He Hry. revert a Hy Ha.
      induction l as [|z l IH]; intros a Hy Ha; [destruct a; easy|]. destruct a as [|a]; simpl in Hy.
      - destruct (In_nth l y O Hy) as [b [H1 H2]]. exists (S b). simpl. rewrite H2. repeat split; lia.
      - destruct Hy as [->|Hy]; [exists O; simpl; repeat split; lia|].
        destruct (IH a Hy ltac:(simpl in Ha; lia)) as [b [H1 [H2 H3]]]. exists (S b). simpl. repeat split; lia || auto. }
    destruct Hb as [b [Hb [Hba Hrb]]].
    assert (HWb : W b <= / 2).
    { unfold W. rewrite Hrb. apply win_le. now apply Hle. }
    apply Rle_trans with (fsum (S n) (fun j => 1 + ((if Nat.eqb j a then - / 2 else 0) + (if Nat.eqb j b then - / 2 else 0)))).
    + apply fsum_le; intros j Hj. assert (H1 := HW1 j).
      destruct (Nat.eqb_spec j a) as [Ea|Nja], (Nat.eqb_spec j b) as [Eb|Njb]; try lia; [rewrite Ea; lra|rewrite Eb; lra|lra].
    + rewrite fsum_plus, fsum_INR, fsum_plus, (fsum_delta (S n) a (fun _ => - / 2)), (fsum_delta (S n) b (fun _ => - / 2)) by lia.
      rewrite S_INR. lra.
  - apply Rle_trans with (fsum (S n) (fun j => 1 + (if Nat.eqb j a then - 1 else 0))).
    + apply fsum_le; intros j Hj. assert (H1 := HW1 j). destruct (Nat.eqb_spec j a) as [->|Nja]; lra.
    + rewrite fsum_plus, fsum_INR, (fsum_delta (S n) a (fun _ => - 1)) by lia. rewrite S_INR. lra.
Qed.

Theorem win_rate_selected s n : (1 <= n)%nat -> selection_rule k n s -> win_rate (selected k P s n) <= INR n / (INR n + 1).
Proof.
  intros Hn Hs. unfold Definitions.win_rate. rewrite selected_mean.
  set (h := fun a => fsum k (fun j => P j * win a (r j))).
  assert (Hmono : forall a b, a <= b -> h a <= h b).
  { intros a b H. apply fsum_le; intros j Hj. apply Rmult_le_compat_l; [now apply Pnn|now apply win_mono]. }
  apply Rle_trans with (E k P n (fun l => h (largest l))).
  - apply E_le; [easy|]. intros l Hlen Hl. destruct (Hs l Hlen Hl) as [H1 H2].
    apply Rle_trans with (fsum n (fun j => h (largest l) * s l j)).
    + apply fsum_le; intros j Hj. rewrite (Rmult_comm (h _)). apply Rmult_le_compat_l; [now apply H1|].
      apply Hmono. apply largest_ge, nth_In. lia.
    + rewrite fsum_scal, H2. lra.
  - assert (HN : 0 < INR n + 1) by (assert (H := pos_INR n); lra).
    apply Rmult_le_reg_l with (INR n + 1); [easy|].
    replace ((INR n + 1) * (INR n / (INR n + 1))) with (INR n) by (field; lra). rewrite <- S_INR.
    assert (HE : E k P n (fun l => h (largest l)) = fsum k (fun i => P i * E k P n (fun l => win (largest l) (r i)))).
    { unfold h. rewrite E_fsum. apply fsum_ext; intros i Hi. now rewrite E_scal. }
    rewrite HE, <- fsum_INR.
    rewrite (fsum_ext (S n) _ (fun j => E k P (S n) (fun l => win (largest (del j l)) (r (nth j l O))))).
    2:{ intros j Hj. symmetry. apply (E_del2 k P n j (fun x l => win (largest l) (r x))). lia. }
    rewrite <- E_fsum, <- (E_const k P Psum (S n) (INR n)). apply E_le; [easy|].
    intros l Hlen Hl. now apply win_count.
Qed.
End WinRate.
