(* Copyright 2026 the softbon authors
   SPDX-License-Identifier: Apache-2.0 *)

(** * Best-of-n when the letters are ordered by index

    Let H be the law of the largest of n independent letters. With F the distribution function, H(i) = F_i^n − F_{i−1}^n.
    If P had a density, KL(H‖P) would be ∫ φ(n t^{n−1}) dt = log n − (n−1)/n with φ(x) = x log x, and merging cells of
    [0, 1] into letters lowers a divergence. [cell_bound] says the same for one letter without integrals: the
    antiderivative [G] grows over [F_{i−1}, F_i] by at least the term of i, by the mean value theorem and the tangent of φ.
    The terms telescope to G(1) − G(0) = log n − (n−1)/n. Majorisation.v turns this into F2 for every selection rule. *)

From Coq Require Import Reals Lra Lia List Arith.
From SoftBestOfN Require Import Definitions FiniteSums JensenBound Selection.
Import ListNotations.
Open Scope R_scope.

Section ByIndex.
Variable k : nat.
Variable P : nat -> R.
Hypothesis Ppos : forall i, (i < k)%nat -> 0 < P i.
Hypothesis Psum : fsum k P = 1.
Let Pnn : forall i, (i < k)%nat -> 0 <= P i := fun i H => Rlt_le _ _ (Ppos i H).

(* the law of the largest letter of the sample *)
Definition hard_by_index (n i : nat) : R :=
  E k P n (fun l => if Nat.eqb (list_max l) i then 1 else 0).

Definition allb (j : nat) (l : list nat) := forallb (fun x => Nat.ltb x j) l.

Lemma E_all n j : (j <= k)%nat -> E k P n (fun l => if allb j l then 1 else 0) = (fsum j P) ^ n.
Proof.
  intros Hj. induction n as [|n IH]; [reflexivity|]. cbn [E pow]. rewrite <- IH.
  set (A := E k P n (fun l => if allb j l then 1 else 0)).
  rewrite (fsum_ext _ _ (fun i => A * (if Nat.ltb i j then P i else 0))).
  - rewrite fsum_scal, Rmult_comm. f_equal. clear - Hj.
    induction k as [|m IHm]; [now replace j with O by lia|]. simpl.
    destruct (Nat.ltb_spec m j).
    + replace j with (S m) by lia. simpl. f_equal. apply fsum_ext; intros i Hi.
      destruct (Nat.ltb_spec i (S m)); [easy|lia].
    + rewrite IHm by lia. lra.
  - intros i Hi. unfold allb. cbn [forallb]. destruct (Nat.ltb i j); cbn [andb].
    + fold A. change (forallb (fun x => (x <? j)%nat)) with (allb j). fold A. lra.
    + rewrite E_zero. lra.
Qed.

Lemma allb_max j l : (0 < j)%nat -> allb j l = Nat.ltb (list_max l) j.
Proof.
  intros Hj. induction l as [|x l IH]; simpl; [now destruct j; [lia|]|].
  fold (allb j l). rewrite IH. destruct (Nat.ltb_spec x j), (Nat.ltb_spec (list_max l) j), (Nat.ltb_spec (Nat.max x (list_max l)) j); simpl; lia || reflexivity.
Qed.

Lemma hard_by_index_eq n i : (1 <= n)%nat -> (i < k)%nat -> hard_by_index n i = (fsum (S i) P) ^ n - (fsum i P) ^ n.
Proof.
  intros Hn Hi. rewrite <- !(E_all n) by lia. unfold hard_by_index.
  replace (E k P n (fun l => if allb (S i) l then 1 else 0) - E k P n (fun l => if allb i l then 1 else 0))
    with (E k P n (fun l => (if allb (S i) l then 1 else 0) + (-1) * (if allb i l then 1 else 0))) by (rewrite E_plus, E_scal; lra).
  apply E_ext; intros l Hlen Hl. rewrite allb_max by lia.
  destruct i as [|i].
  - assert (Ha : allb 0 l = false) by (destruct l; simpl in *; [lia|reflexivity]). rewrite Ha.
    destruct (Nat.eqb_spec (list_max l) 0), (Nat.ltb_spec (list_max l) 1); lia || lra.
  - rewrite allb_max by lia.
    destruct (Nat.eqb_spec (list_max l) (S i)), (Nat.ltb_spec (list_max l) (S (S i))), (Nat.ltb_spec (list_max l) (S i)); lia || lra.
Qed.

(* antiderivative of phi(n t^(n-1)), phi(x) = x ln x, for n = S m *)
Definition G (m : nat) (t : R) : R :=
  t ^ (S m) * ln (INR (S m)) + INR m * (t ^ (S m) * ln t) - INR m / INR (S m) * t ^ (S m).

Lemma pow_S_sub_pos m a b : 0 <= a -> a < b -> 0 < b ^ (S m) - a ^ (S m).
Proof.
  intros Ha Hab. induction m as [|m IH]; [simpl; lra|].
  assert (H : 0 <= a ^ (S m)) by now apply pow_le.
  assert (Hb : 0 < b ^ (S m)) by (apply pow_lt; lra).
  change (b ^ (S (S m))) with (b * b ^ (S m)). change (a ^ (S (S m))) with (a * a ^ (S m)).
  assert (H1 : a * a ^ S m <= a * b ^ S m) by (apply Rmult_le_compat_l; lra).
  assert (H2 : a * b ^ S m < b * b ^ S m) by (apply Rmult_lt_compat_r; lra). lra.
Qed.

Lemma ln_pow' m t : 0 < t -> ln (t ^ m) = INR m * ln t.
Proof.
  intros Ht. induction m as [|m IH]; [simpl; rewrite ln_1; lra|].
  cbn [pow]. rewrite ln_mult, IH, S_INR by (try apply pow_lt; easy). lra.
Qed.

Lemma cell_bound m a b : 0 <= a -> a < b ->
  (b ^ (S m) - a ^ (S m)) * ln ((b ^ (S m) - a ^ (S m)) / (b - a)) <= G m b - G m a.
Proof.
  intros Ha Hab. set (d := b ^ (S m) - a ^ (S m)).
  assert (Hd : 0 < d) by now apply pow_S_sub_pos.
  set (c := d / (b - a)). assert (Hc : 0 < c) by (apply Rdiv_lt_0_compat; lra).
  assert (HN : 0 < INR (S m)) by (apply lt_0_INR; lia).
  destruct Ha as [Ha|Ha].
  - (* MVT *)
    set (f := fun t => G m t - (ln c + 1) * t ^ (S m) + c * t).
    set (f' := fun t => INR (S m) * t ^ m * (ln (INR (S m)) + INR m * ln t) - (ln c + 1) * (INR (S m) * t ^ m) + c).
    destruct (MVT_cor2 f f' a b Hab) as [t [Ht1 Ht2]].
    { intros t Ht.
      assert (D1 : derivable_pt_lim (fun t => t ^ (S m)) t (INR (S m) * t ^ m)) by apply (derivable_pt_lim_pow t (S m)).
      assert (D2 : derivable_pt_lim ln t (/ t)) by (apply derivable_pt_lim_ln; lra).
      assert (D3 := derivable_pt_lim_mult _ _ _ _ _ D1 D2).
      assert (D := derivable_pt_lim_plus _ _ _ _ _ (derivable_pt_lim_minus _ _ _ _ _ (derivable_pt_lim_minus _ _ _ _ _
        (derivable_pt_lim_plus _ _ _ _ _ (derivable_pt_lim_scal _ (ln (INR (S m))) _ _ D1) (derivable_pt_lim_scal _ (INR m) _ _ D3))
        (derivable_pt_lim_scal _ (INR m / INR (S m)) _ _ D1)) (derivable_pt_lim_scal _ (ln c + 1) _ _ D1))
        (derivable_pt_lim_scal _ c _ _ (derivable_pt_lim_id t))).
      match type of D with derivable_pt_lim ?g _ ?v =>
        replace (f' t) with v; [assert (Ext : forall x, g x = f x)|] end.
      - intros x. unfold plus_fct, minus_fct, mult_real_fct, mult_fct, id, f, G. lra.
      - intros eps Heps. destruct (D eps Heps) as [del Hdel]. exists del. intros h Hh1 Hh2.
        rewrite <- !Ext. now apply Hdel.
      - unfold f'. cbn [pow]. field. lra. }
    assert (Ht : 0 < t) by lra.
    assert (Hg : 0 < INR (S m) * t ^ m) by (apply Rmult_lt_0_compat; [easy|now apply pow_lt]).
    assert (Hf' : 0 <= f' t).
    { unfold f'. rewrite <- (ln_pow' m t Ht).
      rewrite <- ln_mult by (try apply pow_lt; easy).
      set (g := INR (S m) * t ^ m) in *.
      assert (H := ln_tangent g c Hg Hc).
      assert (H1 : g * ln c <= g * (ln g + (c / g - 1))) by (apply Rmult_le_compat_l; lra).
      replace (g * (ln g + (c / g - 1))) with (g * ln g + c - g) in H1 by (field; lra). lra. }
    assert (Hfb : 0 <= f b - f a) by (rewrite Ht1; apply Rmult_le_pos; lra).
    unfold f in Hfb.
    assert (Hcd : c * (b - a) = d) by (unfold c; field; lra). unfold d in *. lra.
  - (* a = 0 *)
    subst a. assert (Hb : 0 < b) by lra.
    assert (Hd' : d = b ^ (S m)) by (unfold d; simpl; lra).
    assert (HG0 : G m 0 = 0) by (unfold G; simpl; lra). rewrite HG0.
    assert (Hc' : c = b ^ m) by (unfold c; rewrite Hd'; simpl; field; lra).
    rewrite Hc', Hd', (ln_pow' m b Hb). unfold G.
    assert (H := ln_le_sub1 (/ INR (S m)) (Rinv_0_lt_compat _ HN)). rewrite ln_Rinv in H by easy.
    assert (Hm : INR m / INR (S m) = 1 - / INR (S m)) by (rewrite S_INR in *; field; lra).
    rewrite Hm. assert (Hp : 0 < b ^ S m) by now apply pow_lt.
    assert (0 <= b ^ S m * (ln (INR (S m)) - (1 - / INR (S m)))) by (apply Rmult_le_pos; lra). lra.
Qed.

Theorem KL_hard_by_index n : (1 <= n)%nat -> KL k (hard_by_index n) P <= ln (INR n) - (INR n - 1) / INR n.
Proof.
  intros Hn. destruct n as [|m]; [lia|]. unfold KL.
  apply Rle_trans with (fsum k (fun i => G m (fsum (S i) P) - G m (fsum i P))).
  - apply fsum_le; intros i Hi. rewrite hard_by_index_eq by lia.
    replace (P i) with (fsum (S i) P - fsum i P) by (simpl; lra).
    apply cell_bound; [apply fsum_nonneg; intros; apply Pnn; lia|]. simpl. assert (H := Ppos i Hi). lra.
  - rewrite (fsum_telescope k (fun i => G m (fsum i P))), Psum. cbn [fsum].
    unfold G. rewrite !pow1, ln_1, (pow_i (S m)), S_INR by lia.
    apply Req_le. field. assert (H := pos_INR m); lra.
Qed.
End ByIndex.

Section ByIndexLaw.
Variable k : nat.
Variable P : nat -> R.
Hypothesis Ppos : forall i, (i < k)%nat -> 0 < P i.
Hypothesis Psum : fsum k P = 1.
Let Pnn : forall i, (i < k)%nat -> 0 <= P i := fun i H => Rlt_le _ _ (Ppos i H).

Lemma hard_by_index_nonneg n i : 0 <= hard_by_index k P n i.
Proof.
  unfold hard_by_index. rewrite <- (E_zero k P n) at 1. apply E_le; [easy|]. intros l _ _. destruct (Nat.eqb _ _); lra.
Qed.

Lemma hard_by_index_sum n : (1 <= n)%nat -> fsum k (hard_by_index k P n) = 1.
Proof.
  intros Hn. rewrite (fsum_ext k _ (fun i => fsum (S i) P ^ n - fsum i P ^ n)) by (intros; now apply hard_by_index_eq).
  rewrite (fsum_telescope k (fun i => fsum i P ^ n)), Psum, pow1. cbn [fsum]. rewrite pow_i by lia. lra.
Qed.

Lemma list_max_lt l : l <> [] -> inX k l -> (list_max l < k)%nat.
Proof.
  intros Hne Hl. induction Hl as [|x l Hx Hl IH]; [easy|]. simpl.
  destruct l as [|y l]; [simpl; lia|]. assert (H := IH ltac:(discriminate)). lia.
Qed.

Lemma nth_le_max l j : (j < length l)%nat -> (nth j l O <= list_max l)%nat.
Proof.
  intros Hj. assert (H := proj1 (list_max_le l (list_max l)) (le_n _)). rewrite Forall_forall in H. apply H, nth_In, Hj.
Qed.

Lemma hard_by_index_mean n g : (1 <= n)%nat -> fsum k (fun i => hard_by_index k P n i * g i) = E k P n (fun l => g (list_max l)).
Proof.
  intros Hn. unfold hard_by_index.
  rewrite (fsum_ext k _ (fun i => E k P n (fun l => g i * (if Nat.eqb (list_max l) i then 1 else 0)))) by (intros; rewrite E_scal; lra).
  rewrite <- E_fsum. apply E_ext; intros l Hlen Hl.
  rewrite (fsum_ext k _ (fun i => if Nat.eqb i (list_max l) then g i else 0)).
  - apply fsum_delta. apply list_max_lt; [|easy]. destruct l; simpl in Hlen; [lia|easy].
  - intros i Hi. rewrite (Nat.eqb_sym i). destruct (Nat.eqb _ _); lra.
Qed.
End ByIndexLaw.
