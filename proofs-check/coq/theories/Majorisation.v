(* Copyright 2026 the softbon authors
   SPDX-License-Identifier: Apache-2.0 *)

(** * What every selection rule obeys: F2, F3, H1

    Let f be any function of the letter. Whatever the rule, f of the returned letter is at most the largest f in the sample,
    so E_Q f ≤ E_H f with H Best-of-n for the letters sorted by f. Donsker–Varadhan and HardByIndex.v bound E_H f by
    log n − (n−1)/n + log E_P e^f ([selected_mgf]). With f = log(Q/P) this is F2; where Q vanishes, f = log ε, ε → 0. With
    f = θ × (reward of the sequence) it is H1; F3 is Donsker–Varadhan for f = θ r. *)

From Coq Require Import Reals Lra Lia List Arith Permutation Sorted.
From SoftBestOfN Require Import Definitions FiniteSums Tuples JensenBound Selection HardByIndex Tilting
  PointwiseBounds Hoeffding Blocks.
Import ListNotations.
Open Scope R_scope.

(* ---- insertion sort of letters by a real key ---- *)
Section Sort.
Variable f : nat -> R.
Fixpoint ins (x : nat) (l : list nat) : list nat :=
  match l with nil => [x] | y :: l' => if Rle_dec (f x) (f y) then x :: l else y :: ins x l' end.
Fixpoint isort (l : list nat) : list nat := match l with nil => nil | x :: l' => ins x (isort l') end.

Lemma ins_perm x l : Permutation (x :: l) (ins x l).
Proof.
  induction l as [|y l IH]; [reflexivity|]. simpl. destruct (Rle_dec (f x) (f y)); [reflexivity|].
  etransitivity; [apply perm_swap|]. now apply perm_skip.
Qed.

Lemma isort_perm l : Permutation l (isort l).
Proof.
  induction l as [|x l IH]; [reflexivity|]. simpl. etransitivity; [apply perm_skip, IH|]. apply ins_perm.
Qed.

Notation kle := (fun a b => f a <= f b).

Lemma ins_sorted x l : StronglySorted kle l -> StronglySorted kle (ins x l).
Proof.
  induction l as [|y l IH]; intros H; simpl; [repeat constructor|].
  destruct (StronglySorted_inv H) as [H1 H2]. destruct (Rle_dec (f x) (f y)) as [Hxy|Hxy].
  - constructor; [easy|]. constructor; [easy|]. eapply Forall_impl; [|exact H2]. intros a Ha. cbn beta in *. lra.
  - constructor; [now apply IH|]. apply (Permutation_Forall (ins_perm x l)). constructor; [lra|easy].
Qed.

Lemma isort_sorted l : StronglySorted kle (isort l).
Proof. induction l as [|x l IH]; simpl; [constructor|]. now apply ins_sorted. Qed.

Lemma sorted_nth l : StronglySorted kle l -> forall i j, (i <= j)%nat -> (j < length l)%nat ->
  f (nth i l O) <= f (nth j l O).
Proof.
  induction 1 as [|x l Hl IH Hx]; intros i j Hij Hj; simpl in Hj; [lia|].
  destruct i as [|i], j as [|j]; simpl; [lra| |lia|apply IH; lia].
  rewrite Forall_forall in Hx. apply Hx. apply nth_In. lia.
Qed.
End Sort.

Lemma lsum_seq k f : lsum f (seq 0 k) = fsum k f.
Proof.
  assert (Ha : forall a b, lsum f (a ++ b) = lsum f a + lsum f b).
  { intros a b. induction a as [|x a IH]; simpl; [|rewrite IH]; lra. }
  induction k as [|k IH]; [easy|]. rewrite seq_S, Ha, IH. simpl. lra.
Qed.

Lemma lsum_perm f l l' : Permutation l l' -> lsum f l = lsum f l'.
Proof. induction 1; simpl; lra. Qed.

(* the sorting permutation *)
Definition by_value (k : nat) (f : nat -> R) (i : nat) : nat := nth i (isort f (seq 0 k)) O.

Lemma by_value_len k f : length (isort f (seq 0 k)) = k.
Proof. rewrite <- (Permutation_length (isort_perm f (seq 0 k))). apply seq_length. Qed.

Lemma by_value_lt k f i : (i < k)%nat -> (by_value k f i < k)%nat.
Proof.
  intros Hi. assert (H : In (by_value k f i) (isort f (seq 0 k))) by (apply nth_In; now rewrite by_value_len).
  apply (Permutation_in _ (Permutation_sym (isort_perm f (seq 0 k)))) in H. apply in_seq in H. lia.
Qed.

Lemma by_value_mono k f i j : (i <= j)%nat -> (j < k)%nat -> f (by_value k f i) <= f (by_value k f j).
Proof. intros Hij Hj. apply sorted_nth; [apply isort_sorted|easy|now rewrite by_value_len]. Qed.

Lemma fsum_by_value k f g : fsum k g = fsum k (fun i => g (by_value k f i)).
Proof.
  rewrite <- (lsum_seq k g), (lsum_perm g _ _ (isort_perm f (seq 0 k))), <- fsum_nth, by_value_len. reflexivity.
Qed.

Lemma E_by_value k P f n : forall F, E k P n F = E k (fun i => P (by_value k f i)) n (fun l => F (map (by_value k f) l)).
Proof.
  induction n as [|n IH]; intros F; [easy|]. cbn [E]. rewrite (fsum_by_value k f). apply fsum_ext; intros i Hi.
  f_equal. now rewrite (IH (fun l => F (by_value k f i :: l))).
Qed.

Section Selection.
Variable k : nat.
Variable P : nat -> R.
Hypothesis Ppos : forall i, (i < k)%nat -> 0 < P i.
Hypothesis Psum : fsum k P = 1.
Let Pnn : forall i, (i < k)%nat -> 0 <= P i := fun i H => Rlt_le _ _ (Ppos i H).

(* every selection rule, every function of the letter *)
Theorem selected_mgf s n f : (1 <= n)%nat -> selection_rule k n s ->
  fsum k (fun i => selected k P s n i * f i) <= ln (INR n) - (INR n - 1) / INR n + ln (fsum k (fun i => P i * exp (f i))).
Proof.
  intros Hn Hs. set (sg := by_value k f). set (P' := fun i => P (sg i)). set (g := fun i => f (sg i)).
  assert (P'pos : forall i, (i < k)%nat -> 0 < P' i) by (intros; apply Ppos; now apply by_value_lt).
  assert (P'nn : forall i, (i < k)%nat -> 0 <= P' i) by (intros; left; auto).
  assert (P'sum : fsum k P' = 1) by (rewrite <- Psum; symmetry; apply (fsum_by_value k f P)).
  rewrite selected_mean, (E_by_value k P f). fold sg. fold P'.
  apply Rle_trans with (E k P' n (fun l => g (list_max l))).
  - apply E_le; [easy|]. intros l Hlen Hl.
    assert (Hl' : inX k (map sg l)).
    { unfold inX. rewrite Forall_map. eapply Forall_impl; [|exact Hl]. intros a Ha. now apply by_value_lt. }
    assert (Hne : l <> []) by (destruct l; simpl in Hlen; [lia|easy]).
    destruct (Hs (map sg l) ltac:(now rewrite map_length) Hl') as [H1 H2].
    apply Rle_trans with (fsum n (fun j => g (list_max l) * s (map sg l) j)).
    + apply fsum_le; intros j Hj. rewrite (Rmult_comm (g _)). apply Rmult_le_compat_l; [now apply H1|].
      rewrite (nth_indep _ O (sg O)) by (rewrite map_length; lia). rewrite map_nth. unfold g, sg. apply by_value_mono.
      * apply nth_le_max. lia.
      * now apply list_max_lt.
    + rewrite fsum_scal, H2. lra.
  - rewrite <- (hard_by_index_mean k P' n g Hn).
    assert (HD := Donsker_Varadhan k P' P'pos P'sum (hard_by_index k P' n) g (fun i _ => hard_by_index_nonneg k P' P'pos n i) (hard_by_index_sum k P' P'sum n Hn)).
    assert (HL := KL_hard_by_index k P' P'pos P'sum n Hn).
    replace (fsum k (fun i => P i * exp (f i))) with (fsum k (fun i => P' i * exp (g i))); [lra|].
    symmetry. apply (fsum_by_value k f (fun i => P i * exp (f i))).
Qed.

(* F2 *)
Theorem KL_selected_le s n : (1 <= n)%nat -> selection_rule k n s -> KL k (selected k P s n) P <= ln (INR n) - (INR n - 1) / INR n.
Proof.
  intros Hn Hs. set (Q := selected k P s n).
  assert (HQ : forall i, (i < k)%nat -> 0 <= Q i) by (intros; now apply selected_bound).
  assert (SQ : fsum k Q = 1) by now apply selected_sum.
  apply le_epsilon. intros eps He.
  set (f := fun i => if Rlt_dec 0 (Q i) then ln (Q i / P i) else ln eps).
  assert (HK : KL k Q P = fsum k (fun i => Q i * f i)).
  { apply fsum_ext; intros i Hi. unfold f. destruct (Rlt_dec 0 (Q i)) as [H|H]; [easy|].
    assert (H0 : Q i = 0) by (specialize (HQ i Hi); lra). rewrite H0. lra. }
  rewrite HK. eapply Rle_trans; [now apply selected_mgf|].
  assert (HM : fsum k (fun i => P i * exp (f i)) <= 1 + eps).
  { replace (1 + eps) with (fsum k (fun i => Q i + eps * P i)) by (rewrite fsum_plus, fsum_scal, SQ, Psum; lra).
    apply fsum_le; intros i Hi. assert (HP := Ppos i Hi). assert (HQi := HQ i Hi).
    assert (H0 : 0 < eps * P i) by now apply Rmult_lt_0_compat.
    unfold f. destruct (Rlt_dec 0 (Q i)) as [H|H].
    - rewrite exp_ln by now apply Rdiv_lt_0_compat. replace (P i * (Q i / P i)) with (Q i) by (field; lra). lra.
    - rewrite exp_ln by easy. lra. }
  assert (Hp := fsum_exp_pos k P Ppos Psum f).
  assert (H := ln_le_sub1 _ Hp). lra.
Qed.

(* F3, for any law Q *)
Theorem KL_ge_legendre Q r theta : (forall i, (i < k)%nat -> 0 <= Q i) -> fsum k Q = 1 ->
  theta * fsum k (fun i => Q i * r i) - ln (fsum k (fun i => P i * exp (theta * r i))) <= KL k Q P.
Proof.
  intros HQ SQ. assert (H := Donsker_Varadhan k P Ppos Psum Q (fun i => theta * r i) HQ SQ). cbn beta in H.
  rewrite (fsum_ext k _ (fun i => theta * (Q i * r i))) in H by (intros; lra). rewrite fsum_scal in H. lra.
Qed.

End Selection.

(* H1 with ln n - (n-1)/n in place of ln n *)
Section BlockConverse.
Variable k : nat.
Variables P r : nat -> R.
Hypothesis Ppos : forall i, (i < k)%nat -> 0 < P i.
Hypothesis Psum : fsum k P = 1.
Variable m : nat.

Theorem block_converse n s eps theta : (1 <= n)%nat -> selection_rule (k ^ m) n s -> 0 <= theta ->
  INR m * (fsum k (fun i => P i * r i) + eps) <= fsum (k ^ m) (fun x => selected (k ^ m) (block_law k P m) s n x * block_reward k r m x) ->
  INR m * (theta * (fsum k (fun i => P i * r i) + eps) - ln (fsum k (fun i => P i * exp (theta * r i)))) <=
    ln (INR n) - (INR n - 1) / INR n.
Proof.
  intros Hn Hs Ht Hr.
  assert (H := selected_mgf (k ^ m) (block_law k P m) (block_law_pos k P Ppos m) (block_law_sum k P Psum m) s n (fun x => theta * block_reward k r m x) Hn Hs).
  cbn beta in H. rewrite mgf_block in H. rewrite ln_pow' in H by now apply fsum_exp_pos.
  rewrite (fsum_ext _ _ (fun x => theta * (selected (k ^ m) (block_law k P m) s n x * block_reward k r m x))) in H by (intros; lra).
  rewrite fsum_scal in H.
  set (R := fsum (k ^ m) (fun x => selected (k ^ m) (block_law k P m) s n x * block_reward k r m x)) in *.
  set (er := fsum k (fun i => P i * r i)) in *.
  assert (theta * (INR m * (er + eps)) <= theta * R) by (apply Rmult_le_compat_l; lra). lra.
Qed.

Theorem block_converse_hoeffding n s eps rmin rmax : (1 <= n)%nat -> selection_rule (k ^ m) n s -> 0 <= eps -> rmin < rmax ->
  (forall i, (i < k)%nat -> rmin <= r i <= rmax) ->
  INR m * (fsum k (fun i => P i * r i) + eps) <= fsum (k ^ m) (fun x => selected (k ^ m) (block_law k P m) s n x * block_reward k r m x) ->
  2 * INR m * eps ^ 2 / (rmax - rmin) ^ 2 <= ln (INR n) - (INR n - 1) / INR n.
Proof.
  intros Hn Hs He Hlt Hr Hrew. set (D := rmax - rmin). assert (HD : 0 < D) by (unfold D; lra).
  set (theta := 4 * eps / D ^ 2).
  assert (HD2 : 0 < D ^ 2) by now apply pow_lt.
  assert (Ht : 0 <= theta) by (apply Rle_mult_inv_pos; lra).
  assert (H := block_converse n s eps theta Hn Hs Ht Hrew).
  assert (HH := Hoeffding k P Ppos Psum r rmin rmax theta Hr). fold D in HH.
  set (er := fsum k (fun i => P i * r i)) in *. set (L := ln (fsum k (fun i => P i * exp (theta * r i)))) in *.
  assert (H1 : INR m * (2 * eps ^ 2 / D ^ 2) <= INR m * (theta * (er + eps) - L)).
  { apply Rmult_le_compat_l; [apply pos_INR|].
    replace (2 * eps ^ 2 / D ^ 2) with (theta * eps - theta ^ 2 * D ^ 2 / 8) by (unfold theta; field; lra). lra. }
  replace (2 * INR m * eps ^ 2 / D ^ 2) with (INR m * (2 * eps ^ 2 / D ^ 2)) by (field; lra). lra.
Qed.
End BlockConverse.
