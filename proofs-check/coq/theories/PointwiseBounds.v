(* Copyright 2026 the softbon authors
   SPDX-License-Identifier: Apache-2.0 *)

(** * Upper bounds on P_n(i), and F1

    B2a: the other n−1 draws weigh at least (n−1) w_min. B2b: letter i must occur among the draws. F1: by B2a the ratio
    P_n(i)/P_i is at most n/(1 + (n−1) w_min/w_max) for every i, and a law with ratio at most c has divergence at most
    log c. *)

From Coq Require Import Reals Lra Lia List Arith.
From SoftBestOfN Require Import Definitions FiniteSums JensenBound Selection.
Import ListNotations.
Open Scope R_scope.

Section Pointwise.
Variable k : nat.
Variables P w : nat -> R.
Hypothesis Ppos : forall i, (i < k)%nat -> 0 < P i.
Hypothesis Psum : fsum k P = 1.
Hypothesis wpos : forall i, (i < k)%nat -> 0 < w i.
Let Pnn : forall i, (i < k)%nat -> 0 <= P i := fun i H => Rlt_le _ _ (Ppos i H).

Lemma lsum_ge_min wmin l : inX k l -> (forall i, (i < k)%nat -> wmin <= w i) ->
  INR (length l) * wmin <= lsum w l.
Proof. intros Hl H. rewrite <- lsum_const. now apply lsum_le with k. Qed.

(* B2a *)
Theorem soft_le_wmin n i wmin : (1 <= n)%nat -> (i < k)%nat -> 0 <= wmin ->
  (forall j, (j < k)%nat -> wmin <= w j) ->
  soft k P w n i <= INR n * P i * w i / (w i + (INR n - 1) * wmin).
Proof.
  intros Hn Hi H0 Hm. destruct n as [|n]; [lia|]. rewrite soft_first by easy.
  assert (Hw := wpos i Hi). assert (HP := Ppos i Hi). assert (HN := pos_INR n).
  rewrite S_INR. replace (INR n + 1 - 1) with (INR n) by lra.
  assert (HNm : 0 <= INR n * wmin) by now apply Rmult_le_pos.
  apply Rle_trans with ((INR n + 1) * (P i * (w i * (1 / (w i + INR n * wmin))))).
  2:{ apply Req_le. field. lra. }
  repeat (apply Rmult_le_compat_l; [lra|]).
  rewrite <- (E_const k P Psum n (1 / (w i + INR n * wmin))).
  apply E_le; [easy|]. intros l Hlen Hl. assert (H := lsum_ge_min wmin l Hl Hm). rewrite Hlen in H.
  unfold Rdiv. rewrite !Rmult_1_l. apply Rinv_le_contravar; lra.
Qed.

(* the letter i must occur *)
Definition absent (i : nat) (l : list nat) := forallb (fun x => negb (Nat.eqb x i)) l.

Lemma E_absent n i : (i < k)%nat -> E k P n (fun l => if absent i l then 1 else 0) = (1 - P i) ^ n.
Proof.
  intros Hi. induction n as [|n IH]; [reflexivity|]. cbn [E pow]. rewrite <- IH.
  set (A := E k P n (fun l => if absent i l then 1 else 0)).
  rewrite (fsum_ext _ _ (fun x => A * P x + (- A) * (if Nat.eqb x i then P x else 0))).
  - rewrite fsum_plus, !fsum_scal, Psum, (fsum_delta k i P Hi). lra.
  - intros x Hx. unfold absent. cbn [forallb]. destruct (Nat.eqb x i); cbn [negb andb].
    + rewrite E_zero. lra.
    + change (fun l => if forallb (fun x0 => negb (Nat.eqb x0 i)) l then 1 else 0) with (fun l => if absent i l then 1 else 0).
      fold A. lra.
Qed.

Lemma absent_zero i l : absent i l = true -> lsum (fun x => if Nat.eqb x i then w x else 0) l = 0.
Proof.
  induction l as [|x l IH]; [easy|]. unfold absent. cbn [forallb lsum]. fold (absent i l).
  destruct (Nat.eqb x i); cbn [negb andb]; [easy|]. intros H. rewrite IH by easy. lra.
Qed.

(* B2b *)
Theorem soft_le_occurrence n i : (1 <= n)%nat -> (i < k)%nat -> soft k P w n i <= 1 - (1 - P i) ^ n.
Proof.
  intros Hn Hi. rewrite <- (E_absent n i Hi).
  replace (1 - E k P n (fun l => if absent i l then 1 else 0))
    with (E k P n (fun l => 1 + (-1) * (if absent i l then 1 else 0))) by (rewrite E_plus, E_scal, E_const; auto; lra).
  unfold soft. apply E_le; [easy|]. intros l Hlen Hl.
  assert (HS : 0 < lsum w l) by (eapply lsum_pos; eauto; destruct l; simpl in Hlen; [lia|easy]).
  destruct (absent i l) eqn:Ha.
  - rewrite absent_zero by easy. unfold Rdiv. lra.
  - assert (H : lsum (fun x => if Nat.eqb x i then w x else 0) l <= lsum w l).
    { apply lsum_le with k; [easy|]. intros x Hx. assert (H := wpos x Hx). destruct (Nat.eqb x i); lra. }
    apply Rmult_le_reg_r with (lsum w l); [easy|]. unfold Rdiv. rewrite Rmult_assoc, Rinv_l by lra. lra.
Qed.
(* F1: B2a says P_n(i) <= c P_i *)
Theorem KL_reference_le n m M : (1 <= n)%nat -> 0 < m -> (forall i, (i < k)%nat -> m <= w i <= M) ->
  KL k (soft k P w n) P <= ln (INR n / (1 + (INR n - 1) * (m / M))).
Proof.
  intros Hn Hm Hr. assert (HN : 1 <= INR n) by (apply (le_INR 1); lia).
  assert (HM : 0 < M) by (destruct (Hr O (kpos k P Psum)); lra).
  set (e := m / M). assert (He : 0 < e) by now apply Rdiv_lt_0_compat.
  assert (H0 : 0 <= (INR n - 1) * e) by (apply Rmult_le_pos; lra).
  apply KL_le_log_ratio; auto.
  - apply Rdiv_lt_0_compat; lra.
  - now apply soft_sum.
  - intros i Hi. split; [left; apply soft_pos; auto|].
    eapply Rle_trans; [apply (soft_le_wmin n i m); auto; [lra|intros; now apply Hr]|].
    assert (Hw := wpos i Hi). assert (HP := Ppos i Hi). destruct (Hr i Hi) as [_ HwM].
    assert (Hew : e * w i <= m).
    { unfold e, Rdiv. rewrite Rmult_assoc, (Rmult_comm (/ M)). rewrite <- (Rmult_1_r m) at 2.
      apply Rmult_le_compat_l; [lra|]. rewrite <- (Rinv_r M) by lra. apply Rmult_le_compat_r; [|easy].
      left; now apply Rinv_0_lt_compat. }
    set (v := w i) in *.
    assert (H1 : (INR n - 1) * (e * v) <= (INR n - 1) * m) by (apply Rmult_le_compat_l; lra).
    assert (H2 : 0 <= (INR n - 1) * m) by (apply Rmult_le_pos; lra).
    replace (INR n / (1 + (INR n - 1) * e) * P i) with (INR n * P i * v / (v * (1 + (INR n - 1) * e))) by (field; lra).
    apply Rmult_le_compat_l; [repeat apply Rmult_le_pos; lra|].
    apply Rinv_le_contravar; [apply Rmult_lt_0_compat; lra|lra].
Qed.

(* A3 at finite n: B1 and B2a with all weights between m and M *)
Theorem soft_between n i m M : (1 <= n)%nat -> (i < k)%nat -> 0 < m -> (forall j, (j < k)%nat -> m <= w j <= M) ->
  INR n * P i / (1 + (INR n - 1) * (M / m)) <= soft k P w n i <= INR n * P i / (1 + (INR n - 1) * (m / M)).
Proof.
  intros Hn Hi Hm Hr. assert (HN : 1 <= INR n) by (apply (le_INR 1); lia). assert (HP := Ppos i Hi).
  destruct (Hr i Hi) as [H1 H2]. assert (HM : 0 < M) by lra. assert (Hw := wpos i Hi).
  assert (Hq : 0 < M / m) by now apply Rdiv_lt_0_compat. assert (Hq' : 0 < m / M) by now apply Rdiv_lt_0_compat.
  assert (HqN : 0 <= (INR n - 1) * (M / m)) by (apply Rmult_le_pos; lra).
  assert (HqN' : 0 <= (INR n - 1) * (m / M)) by (apply Rmult_le_pos; lra).
  assert (HNP : 0 < INR n * P i) by (apply Rmult_lt_0_compat; lra). split.
  - assert (Hmu := mu_pos k P w Ppos Psum wpos).
    assert (HmuM : mu k P w <= M).
    { unfold mu. replace M with (fsum k (fun j => M * P j)) by (rewrite fsum_scal, Psum; lra).
      apply fsum_le; intros j Hj. rewrite Rmult_comm. apply Rmult_le_compat_r; [now apply Pnn|now apply Hr]. }
    eapply Rle_trans; [|now apply soft_ge_jensen].
    assert (Hs : mu k P w <= w i * (M / m)).
    { apply Rle_trans with M; [easy|]. replace M with (m * (M / m)) at 1 by (field; lra). apply Rmult_le_compat_r; lra. }
    assert (Hd : 0 <= (INR n - 1) * mu k P w) by (apply Rmult_le_pos; lra).
    replace (tilted k P w i * (INR n * mu k P w / (w i + (INR n - 1) * mu k P w)))
      with (INR n * P i * / (1 + (INR n - 1) * (mu k P w / w i))) by (unfold tilted; field; lra).
    apply Rmult_le_compat_l; [lra|].
    assert (Hx : mu k P w / w i <= M / m).
    { apply Rmult_le_reg_r with (w i); [easy|]. replace (mu k P w / w i * w i) with (mu k P w) by (field; lra). lra. }
    assert (Hx0 : 0 < mu k P w / w i) by now apply Rdiv_lt_0_compat.
    apply Rinv_le_contravar.
    + assert (0 <= (INR n - 1) * (mu k P w / w i)) by (apply Rmult_le_pos; lra). lra.
    + assert ((INR n - 1) * (mu k P w / w i) <= (INR n - 1) * (M / m)) by (apply Rmult_le_compat_l; lra). lra.
  - eapply Rle_trans; [apply (soft_le_wmin n i m); auto; [lra|intros; now apply Hr]|].
    assert (Hd : 0 <= (INR n - 1) * m) by (apply Rmult_le_pos; lra).
    replace (INR n * P i * w i / (w i + (INR n - 1) * m)) with (INR n * P i * / (1 + (INR n - 1) * (m / w i))) by (field; lra).
    apply Rmult_le_compat_l; [lra|].
    assert (Hx : m / M <= m / w i) by (apply Rmult_le_compat_l; [lra|]; apply Rinv_le_contravar; lra).
    apply Rinv_le_contravar; [lra|].
    assert ((INR n - 1) * (m / M) <= (INR n - 1) * (m / w i)) by (apply Rmult_le_compat_l; lra). lra.
Qed.
End Pointwise.
