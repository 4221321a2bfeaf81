(* Copyright 2026 the softbon authors
   SPDX-License-Identifier: Apache-2.0 *)

(** * Finite sums and finite expectations

    Plain recursion on Coq's real numbers: linearity, monotonicity and exchange of sums. The expectation [E k P n F] is
    defined by conditioning on the first draw, so everything about n draws is an induction on n. [E_del2] is the
    independence that the leave-one-out arguments (A5, F4) rest on. *)

From Coq Require Import Reals Lra Lia List Arith.
From SoftBestOfN Require Import Definitions.
Import ListNotations.
Open Scope R_scope.

Lemma fsum_ext k f g : (forall i, (i < k)%nat -> f i = g i) -> fsum k f = fsum k g.
Proof.
  induction k as [|k IH]; intros H; simpl; [reflexivity|].
  rewrite IH by (intros; apply H; lia). rewrite H by lia. reflexivity.
Qed.

Lemma fsum_le k f g : (forall i, (i < k)%nat -> f i <= g i) -> fsum k f <= fsum k g.
Proof.
  induction k as [|k IH]; intros H; simpl; [lra|].
  assert (H1 := H k ltac:(lia)).
  assert (H2 : fsum k f <= fsum k g) by (apply IH; intros; apply H; lia). lra.
Qed.

Lemma fsum_zero k : fsum k (fun _ => 0) = 0.
Proof. induction k as [|k IH]; simpl; [|rewrite IH]; lra. Qed.

Lemma fsum_nonneg k f : (forall i, (i < k)%nat -> 0 <= f i) -> 0 <= fsum k f.
Proof. intros H. rewrite <- (fsum_zero k). now apply fsum_le. Qed.

Lemma fsum_pos k f : (0 < k)%nat -> (forall i, (i < k)%nat -> 0 < f i) -> 0 < fsum k f.
Proof.
  destruct k as [|k]; intros Hk H; [lia|]; simpl.
  assert (H1 := H k ltac:(lia)).
  assert (H2 : 0 <= fsum k f) by (apply fsum_nonneg; intros; apply Rlt_le, H; lia). lra.
Qed.

Lemma fsum_plus k f g : fsum k (fun i => f i + g i) = fsum k f + fsum k g.
Proof. induction k as [|k IH]; simpl; [|rewrite IH]; lra. Qed.

Lemma fsum_scal k c f : fsum k (fun i => c * f i) = c * fsum k f.
Proof. induction k as [|k IH]; simpl; [|rewrite IH]; lra. Qed.

Lemma fsum_swap k m (f : nat -> nat -> R) :
  fsum k (fun i => fsum m (fun j => f i j)) = fsum m (fun j => fsum k (fun i => f i j)).
Proof.
  induction k as [|k IH]; simpl.
  - now rewrite fsum_zero.
  - rewrite IH. now rewrite <- fsum_plus.
Qed.

Lemma fsum_delta k i f : (i < k)%nat ->
  fsum k (fun j => if Nat.eqb j i then f j else 0) = f i.
Proof.
  induction k as [|k IH]; intros H; [lia|]; simpl.
  destruct (Nat.eq_dec i k) as [->|N].
  - rewrite Nat.eqb_refl. rewrite (fsum_ext k _ (fun _ => 0)).
    + rewrite fsum_zero; lra.
    + intros j Hj. destruct (Nat.eqb_spec j k); [lia|reflexivity].
  - rewrite IH by lia. destruct (Nat.eqb_spec k i); [lia|lra].
Qed.

Lemma lsum_plus f g l : lsum (fun x => f x + g x) l = lsum f l + lsum g l.
Proof. induction l as [|x l IH]; simpl; [|rewrite IH]; lra. Qed.
Lemma lsum_scal c f l : lsum (fun x => c * f x) l = c * lsum f l.
Proof. induction l as [|x l IH]; simpl; [|rewrite IH]; lra. Qed.
Lemma lsum_const c l : lsum (fun _ => c) l = INR (length l) * c.
Proof. induction l as [|x l IH]; [simpl; lra|]. cbn [lsum length]. rewrite IH, S_INR. lra. Qed.

Lemma lsum_ext k f g l : inX k l -> (forall i, (i < k)%nat -> f i = g i) -> lsum f l = lsum g l.
Proof. intros Hl H. induction Hl as [|x l Hx Hl IH]; simpl; [easy|]. now rewrite IH, H. Qed.
Lemma lsum_le k f g l : inX k l -> (forall i, (i < k)%nat -> f i <= g i) -> lsum f l <= lsum g l.
Proof. intros Hl H. induction Hl as [|x l Hx Hl IH]; simpl; [lra|]. specialize (H x Hx); lra. Qed.
Lemma lsum_nonneg k f l : inX k l -> (forall i, (i < k)%nat -> 0 < f i) -> 0 <= lsum f l.
Proof. intros Hl H. induction Hl as [|x l Hx Hl IH]; simpl; [lra|]. specialize (H x Hx); lra. Qed.
Lemma lsum_pos k f l : inX k l -> l <> nil -> (forall i, (i < k)%nat -> 0 < f i) -> 0 < lsum f l.
Proof.
  intros Hl Hn H. destruct l as [|x l]; [easy|]. inversion Hl; subst; simpl.
  assert (0 <= lsum f l) by (eapply lsum_nonneg; eauto). specialize (H x ltac:(assumption)); lra.
Qed.

Lemma fsum_lsum k (f : nat -> nat -> R) l :
  fsum k (fun i => lsum (f i) l) = lsum (fun x => fsum k (fun i => f i x)) l.
Proof.
  induction l as [|x l IH]; simpl; [apply fsum_zero|]. now rewrite fsum_plus, IH.
Qed.

(* Expectation of F over n iid draws from P on {0..k-1}: sum over all k^n lists *)
(** ** Expectation over n independent draws *)
Section Expect.
Variable k : nat.
Variable P : nat -> R.

Notation E := (Definitions.E k P).

Lemma E_ext n : forall F G,
  (forall l, length l = n -> inX k l -> F l = G l) -> E n F = E n G.
Proof.
  induction n as [|n IH]; intros F G H; simpl.
  - apply H; [easy|constructor].
  - apply fsum_ext; intros i Hi. f_equal. apply IH; intros l Hl Hx.
    apply H; [simpl; lia|now constructor].
Qed.

Lemma E_plus n : forall F G, E n (fun l => F l + G l) = E n F + E n G.
Proof.
  induction n as [|n IH]; intros F G; simpl; [easy|].
  rewrite <- fsum_plus. apply fsum_ext; intros i Hi. rewrite IH. lra.
Qed.

Lemma E_scal n : forall c F, E n (fun l => c * F l) = c * E n F.
Proof.
  induction n as [|n IH]; intros c F; simpl; [easy|].
  rewrite <- fsum_scal. apply fsum_ext; intros i Hi. rewrite IH. lra.
Qed.

Lemma E_zero n : E n (fun _ => 0) = 0.
Proof.
  induction n as [|n IH]; simpl; [easy|].
  rewrite (fsum_ext _ _ (fun _ => 0)); [apply fsum_zero|]. intros; rewrite IH; lra.
Qed.

Lemma E_fsum n m : forall (F : nat -> list nat -> R),
  E n (fun l => fsum m (fun i => F i l)) = fsum m (fun i => E n (F i)).
Proof.
  induction m as [|m IH]; intros F; simpl.
  - apply E_zero.
  - now rewrite E_plus, IH.
Qed.

Hypothesis Ppos : forall i, (i < k)%nat -> 0 <= P i.
Hypothesis Psum : fsum k P = 1.

Lemma E_le n : forall F G,
  (forall l, length l = n -> inX k l -> F l <= G l) -> E n F <= E n G.
Proof.
  induction n as [|n IH]; intros F G H; simpl.
  - apply H; [easy|constructor].
  - apply fsum_le; intros i Hi. apply Rmult_le_compat_l; [now apply Ppos|].
    apply IH; intros l Hl Hx. apply H; [simpl; lia|now constructor].
Qed.

Lemma E_const n c : E n (fun _ => c) = c.
Proof.
  induction n as [|n IH]; simpl; [easy|].
  rewrite (fsum_ext _ _ (fun i => c * P i)) by (intros; rewrite IH; lra).
  rewrite fsum_scal, Psum; lra.
Qed.

Lemma E_lsum n f : E n (lsum f) = INR n * fsum k (fun i => P i * f i).
Proof.
  induction n as [|n IH]; [simpl; lra|]. cbn [Definitions.E]. rewrite S_INR.
  rewrite (fsum_ext _ _ (fun i => P i * f i + P i * E n (lsum f))).
  - rewrite fsum_plus. rewrite (fsum_ext _ (fun i => P i * E n (lsum f)) (fun i => E n (lsum f) * P i)) by (intros; lra).
    rewrite fsum_scal, Psum, IH. lra.
  - intros i Hi. cbn [lsum]. rewrite E_plus, E_const. lra.
Qed.
End Expect.

(** ** Sums over positions of a list *)

Lemma fsum_S_l n f : fsum (S n) f = f O + fsum n (fun j => f (S j)).
Proof.
  induction n as [|n IH]; [simpl; lra|].
  change (fsum (S (S n)) f) with (fsum (S n) f + f (S n)).
  rewrite IH. simpl. lra.
Qed.

Lemma fsum_nth f l : fsum (length l) (fun j => f (nth j l O)) = lsum f l.
Proof.
  induction l as [|x l IH]; [easy|].
  change (length (x :: l)) with (S (length l)). rewrite fsum_S_l. simpl. now rewrite IH.
Qed.

Lemma inX_nth k l j : inX k l -> (j < length l)%nat -> (nth j l O < k)%nat.
Proof. intros H Hj. unfold inX in H. rewrite Forall_forall in H. apply H, nth_In, Hj. Qed.

Lemma fsum_ge_term n f j : (forall i, (i < n)%nat -> 0 <= f i) -> (j < n)%nat -> f j <= fsum n f.
Proof.
  intros H Hj. rewrite <- (fsum_delta n j f Hj). apply fsum_le; intros i Hi.
  destruct (Nat.eqb i j); [lra|now apply H].
Qed.

Lemma fsum_telescope n (f : nat -> R) : fsum n (fun i => f (S i) - f i) = f n - f O.
Proof. induction n as [|n IH]; simpl; [|rewrite IH]; lra. Qed.

Lemma fsum_INR m c : fsum m (fun _ => c) = INR m * c.
Proof. induction m as [|m IH]; [simpl; lra|]. cbn [fsum]. rewrite IH, S_INR. lra. Qed.

Lemma lsum_In_ext f g l : (forall x, In x l -> f x = g x) -> lsum f l = lsum g l.
Proof. induction l as [|x l IH]; intros H; [easy|]. simpl. rewrite H, IH; [easy| |left; easy]. intros; apply H; now right. Qed.
Lemma lsum_In_le f g l : (forall x, In x l -> f x <= g x) -> lsum f l <= lsum g l.
Proof.
  induction l as [|x l IH]; intros H; simpl; [lra|]. assert (H1 := H x (or_introl eq_refl)).
  assert (lsum f l <= lsum g l) by (apply IH; intros; apply H; now right). lra.
Qed.
Lemma lsum_In_nonneg f l : (forall x, In x l -> 0 <= f x) -> 0 <= lsum f l.
Proof. intros H. apply Rle_trans with (lsum (fun _ => 0) l); [rewrite lsum_const; lra|now apply lsum_In_le]. Qed.
Lemma lsum_In_ge_term f l x : (forall y, In y l -> 0 <= f y) -> In x l -> f x <= lsum f l.
Proof.
  induction l as [|y l IH]; intros H Hx; [easy|]. simpl.
  assert (Hy := H y (or_introl eq_refl)).
  assert (H0 : 0 <= lsum f l) by (apply lsum_In_nonneg; intros; apply H; now right).
  destruct Hx as [->|Hx]; [lra|]. assert (f x <= lsum f l) by (apply IH; [intros; apply H; now right|easy]). lra.
Qed.

(** ** Deleting an entry; draw j is independent of the others *)

Fixpoint del (j : nat) (l : list nat) {struct l} : list nat :=
  match l with
  | nil => nil
  | x :: l' => match j with O => l' | S j' => x :: del j' l' end
  end.

Lemma del_inX k j l : inX k l -> inX k (del j l).
Proof.
  revert j; induction l as [|x l IH]; intros j H; simpl; [exact H|].
  inversion H; subst. destruct j; [assumption|]. constructor; [assumption|]. now apply IH.
Qed.

Lemma del_length j l : (j < length l)%nat -> length (del j l) = pred (length l).
Proof.
  revert j; induction l as [|x l IH]; intros j H; simpl in *; [lia|].
  destruct j; [easy|]. simpl. rewrite IH by lia. destruct l; simpl in *; lia.
Qed.

Lemma lsum_del f j l : (j < length l)%nat -> lsum f (del j l) = lsum f l - f (nth j l O).
Proof.
  revert j; induction l as [|x l IH]; intros j H; simpl in *; [lia|].
  destruct j; [lra|]. simpl. rewrite IH by lia. lra.
Qed.

Lemma in_del j l x : In x (del j l) -> In x l.
Proof.
  revert j. induction l as [|y l IH]; intros j H; [easy|]. destruct j; simpl in *; [auto|].
  destruct H as [H|H]; [auto|right; eapply IH; eauto].
Qed.

Lemma E_del2 k P n : forall j (F : nat -> list nat -> R), (j <= n)%nat ->
  E k P (S n) (fun l => F (nth j l O) (del j l)) = fsum k (fun i => P i * E k P n (F i)).
Proof.
  induction n as [|n IH]; intros j F Hj.
  - destruct j; [|lia]. reflexivity.
  - destruct j as [|j]; [reflexivity|].
    change (fsum k (fun i => P i * E k P (S n) (fun l => (fun x l' => F x (i :: l')) (nth j l O) (del j l))) =
            fsum k (fun i => P i * E k P (S n) (F i))).
    rewrite (fsum_ext k _ (fun i => P i * fsum k (fun x => P x * E k P n (fun l => F x (i :: l))))).
    2:{ intros i Hi. f_equal. apply (IH j (fun x l' => F x (i :: l'))). lia. }
    rewrite (fsum_ext k (fun i => P i * fsum k _) (fun i => fsum k (fun x => P i * (P x * E k P n (fun l => F x (i :: l))))))
      by (intros; now rewrite fsum_scal).
    rewrite fsum_swap. apply fsum_ext; intros x Hx. cbn [E]. rewrite <- fsum_scal. apply fsum_ext; intros i Hi. lra.
Qed.

Lemma E_del k P (Psum : fsum k P = 1) n j F : (j <= n)%nat -> E k P (S n) (fun l => F (del j l)) = E k P n F.
Proof.
  intros Hj. rewrite (E_del2 k P n j (fun _ => F) Hj).
  rewrite (fsum_ext _ _ (fun i => E k P n F * P i)) by (intros; lra). rewrite fsum_scal, Psum; lra.
Qed.

(** ** The largest reward in a sample *)

Lemma largest_ge r l x : In x l -> r x <= largest r l.
Proof.
  induction l as [|y l IH]; intros H; [easy|]. destruct l as [|z l].
  - destruct H as [->|[]]. simpl. lra.
  - change (largest r (y :: z :: l)) with (Rmax (r y) (largest r (z :: l))). destruct H as [->|H]; [apply Rmax_l|].
    eapply Rle_trans; [now apply IH|apply Rmax_r].
Qed.

Lemma largest_in r l : l <> [] -> exists x, In x l /\ r x = largest r l.
Proof.
  induction l as [|y l IH]; intros H; [easy|]. destruct l as [|z l]; [exists y; simpl; auto|].
  destruct (IH ltac:(discriminate)) as [x [H1 H2]].
  change (largest r (y :: z :: l)) with (Rmax (r y) (largest r (z :: l))).
  unfold Rmax. destruct (Rle_dec (r y) (largest r (z :: l))); [exists x|exists y]; simpl; simpl in H1; intuition.
Qed.
