(* Copyright 2026 the softbon authors
   SPDX-License-Identifier: Apache-2.0 *)

(** * The tilted optimum, and E0

    KL ≥ 0 (Gibbs), and the variational identity behind the name optimum: E_Q[r] − λ KL(Q‖P) = λ log μ − λ KL(Q‖P⋆).
    E0, E_{P_n}[r] ≤ E_{P⋆}[r], is Chebyshev's inequality for sums: P_n(i) = P⋆_i φ_i with φ_i = nμ E[1/(w_i + S)]
    decreasing in w_i, so that φ and r are negatively correlated under P⋆, and the mean of φ is 1. *)

From Coq Require Import Reals Lra Lia List Arith.
From SoftBestOfN Require Import Definitions FiniteSums JensenBound Selection.
Import ListNotations.
Open Scope R_scope.

Section Tilting.
Variable k : nat.
Variable P : nat -> R.
Hypothesis Ppos : forall i, (i < k)%nat -> 0 < P i.
Hypothesis Psum : fsum k P = 1.

(* Gibbs *)
Lemma Gibbs p q : (forall i, (i < k)%nat -> 0 <= p i) -> (forall i, (i < k)%nat -> 0 < q i) ->
  fsum k p = 1 -> fsum k q = 1 -> 0 <= KL k p q.
Proof.
  intros Hp Hq Sp Sq. unfold KL.
  replace 0 with (fsum k (fun i => p i + (-1) * q i)) by (rewrite fsum_plus, fsum_scal, Sp, Sq; lra).
  apply fsum_le; intros i Hi. assert (Hqi := Hq i Hi). destruct (Hp i Hi) as [H|H].
  - assert (Hr : 0 < q i / p i) by now apply Rdiv_lt_0_compat.
    assert (H1 := ln_le_sub1 _ Hr).
    replace (p i / q i) with (/ (q i / p i)) by (field; lra). rewrite ln_Rinv by easy.
    assert (H2 : p i * ln (q i / p i) <= p i * (q i / p i - 1)) by (apply Rmult_le_compat_l; lra).
    replace (p i * (q i / p i - 1)) with (q i - p i) in H2 by (field; lra). lra.
  - rewrite <- H. lra.
Qed.

Variable r : nat -> R.
Variable lam : R.
Hypothesis lampos : 0 < lam.
Let w := weight r lam.
Let wpos : forall i, (i < k)%nat -> 0 < w i := fun i _ => exp_pos _.

(* P⋆ maximises E_Q[r] - lam KL(Q‖P): gap is exactly lam KL(Q‖P⋆) *)
Theorem tilted_optimal Q : (forall i, (i < k)%nat -> 0 <= Q i) -> fsum k Q = 1 ->
  fsum k (fun i => Q i * r i) - lam * KL k Q P = lam * ln (mu k P w) - lam * KL k Q (tilted k P w).
Proof.
  intros HQ SQ. assert (Hmu := mu_pos k P w Ppos Psum wpos).
  assert (H : fsum k (fun i => Q i * r i) + (lam * KL k Q (tilted k P w) + (- lam) * KL k Q P) = lam * ln (mu k P w)).
  2:{ lra. }
  unfold KL. rewrite <- !fsum_scal, <- !fsum_plus.
  replace (lam * ln (mu k P w)) with (fsum k (fun i => (lam * ln (mu k P w)) * Q i)) by (rewrite fsum_scal, SQ; lra).
  apply fsum_ext; intros i Hi. destruct (HQ i Hi) as [H|H].
  2:{ rewrite <- H. lra. }
  assert (HP := Ppos i Hi). assert (Hw := wpos i Hi). assert (Ht := tilted_pos k P w Ppos Psum wpos i Hi).
  unfold Rdiv. rewrite !ln_mult, !ln_Rinv by (try apply Rinv_0_lt_compat; easy).
  unfold tilted, Rdiv. rewrite ln_mult, ln_mult, ln_Rinv by (try apply Rinv_0_lt_compat; try apply Rmult_lt_0_compat; easy).
  assert (Hl : ln (w i) = r i * / lam) by (unfold w, weight; rewrite ln_exp; reflexivity).
  rewrite Hl. field. lra.
Qed.
End Tilting.

Section Gap.
Variable k : nat.
Variables P w r : nat -> R.
Hypothesis Ppos : forall i, (i < k)%nat -> 0 < P i.
Hypothesis Psum : fsum k P = 1.
Hypothesis wpos : forall i, (i < k)%nat -> 0 < w i.
Hypothesis same_order : forall i j, (i < k)%nat -> (j < k)%nat -> r i < r j -> w i <= w j.
Notation reward n := (fsum k (fun i => soft k P w n i * r i)).

(* Chebyshev: E_{P_n}[r] <= E_{P⋆}[r] *)
Lemma fsum_sq_swap (t f g : nat -> R) : fsum k t = 1 ->
  fsum k (fun i => fsum k (fun j => t i * t j * ((f i - f j) * (g i - g j)))) =
  2 * (fsum k (fun i => t i * (f i * g i)) - fsum k (fun i => t i * f i) * fsum k (fun i => t i * g i)).
Proof.
  intros Ht.
  set (A := fsum k (fun i => t i * (f i * g i))). set (Bf := fsum k (fun i => t i * f i)). set (Bg := fsum k (fun i => t i * g i)).
  rewrite (fsum_ext k _ (fun i => (t i * (f i * g i)) + A * t i + (- Bg) * (t i * f i) + (- Bf) * (t i * g i))).
  - rewrite !fsum_plus, !fsum_scal, Ht. fold A Bf Bg. lra.
  - intros i Hi.
    rewrite (fsum_ext k _ (fun j => (t i * f i * g i) * t j + t i * (t j * (f j * g j)) + (- (t i * f i)) * (t j * g j) + (- (t i * g i)) * (t j * f j))) by (intros; lra).
    rewrite !fsum_plus, !fsum_scal, Ht. fold A Bf Bg. lra.
Qed.

Theorem reward_upper n : (1 <= n)%nat -> reward n <= fsum k (fun i => tilted k P w i * r i).
Proof.
  intros Hn. destruct n as [|n]; [lia|]. assert (Hmu := mu_pos k P w Ppos Psum wpos).
  set (t := tilted k P w).
  set (phi := fun i => INR (S n) * mu k P w * E k P n (fun l => 1 / (w i + lsum w l))).
  assert (Hs : forall i, (i < k)%nat -> soft k P w (S n) i = t i * phi i).
  { intros i Hi. rewrite soft_first by easy. unfold t, phi, tilted. field. lra. }
  assert (Hst : fsum k (fun i => t i * phi i) = 1).
  { rewrite <- (soft_sum k P Psum w wpos (S n)) by lia. apply fsum_ext; intros i Hi. now rewrite <- Hs. }
  assert (Ht : fsum k t = 1) by (apply tilted_sum; auto).
  assert (Hr : reward (S n) = fsum k (fun i => t i * (phi i * r i))).
  { apply fsum_ext; intros i Hi. rewrite Hs by easy. lra. }
  assert (HC := fsum_sq_swap t phi r Ht). rewrite Hst, Rmult_1_l, <- Hr in HC.
  assert (Hle : fsum k (fun i => fsum k (fun j => t i * t j * ((phi i - phi j) * (r i - r j)))) <= 0).
  2:{ rewrite HC in Hle. lra. }
  rewrite <- (fsum_zero k). apply fsum_le; intros i Hi. rewrite <- (fsum_zero k). apply fsum_le; intros j Hj.
  assert (Hti : 0 < t i) by (apply tilted_pos; auto). assert (Htj : 0 < t j) by (apply tilted_pos; auto).
  assert (Hij : forall a b, (a < k)%nat -> (b < k)%nat -> r a < r b -> phi b <= phi a).
  { intros a b Ha Hb Hab. unfold phi. apply Rmult_le_compat_l.
    - apply Rmult_le_pos; [apply pos_INR|lra].
    - apply E_le; [intros; left; auto|]. intros l _ Hl.
      assert (0 <= lsum w l) by (eapply lsum_nonneg; eauto).
      assert (Hwa := wpos a Ha). assert (w a <= w b) by auto.
      unfold Rdiv. rewrite !Rmult_1_l. apply Rinv_le_contravar; lra. }
  assert (0 <= t i * t j * ((phi i - phi j) * (r j - r i))); [|lra].
  apply Rmult_le_pos; [apply Rmult_le_pos; lra|].
  destruct (Rtotal_order (r i) (r j)) as [H|[H|H]].
  - assert (H1 := Hij i j Hi Hj H). apply Rmult_le_pos; lra.
  - rewrite H. lra.
  - assert (H1 := Hij j i Hj Hi H).
    replace ((phi i - phi j) * (r j - r i)) with ((phi j - phi i) * (r i - r j)) by lra. apply Rmult_le_pos; lra.
Qed.

End Gap.
