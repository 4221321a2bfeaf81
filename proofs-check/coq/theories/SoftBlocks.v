(* Copyright 2026 the softbon authors
   SPDX-License-Identifier: Apache-2.0 *)

(** * Soft Best-of-n on blocks (H2′) and letter by letter (H4)

    E1 for the block alphabet. Its κ_m comes from Σ over sequences of (Σ_t r)(Π_t w), where one factor carries the reward and
    m−1 do not: 1 + κ_m = (1 + κ)(1 + CV²)^{m−1}. The divergence of independent letters is the sum of theirs, since the
    logarithm of a quotient of products is a sum. *)

From Coq Require Import Reals Lra Lia List Arith.
From SoftBestOfN Require Import Definitions FiniteSums Tuples JensenBound Selection PointwiseBounds TaylorBounds
  Hoeffding Blocks Limits Consequences.
Import ListNotations.
Open Scope R_scope.

Lemma E_sum_prod k P r v m : E k P (S m) (fun l => lsum r l * prodP v l) =
  INR (S m) * fsum k (fun i => P i * (r i * v i)) * fsum k (fun i => P i * v i) ^ m.
Proof.
  set (a := fsum k (fun i => P i * (r i * v i))). set (b := fsum k (fun i => P i * v i)).
  assert (Hstep : forall n, E k P (S n) (fun l => lsum r l * prodP v l) = a * b ^ n + b * E k P n (fun l => lsum r l * prodP v l)).
  { intros n. cbn [E]. set (M := E k P n (fun l => lsum r l * prodP v l)).
    rewrite (fsum_ext k _ (fun i => b ^ n * (P i * (r i * v i)) + M * (P i * v i))).
    - rewrite fsum_plus, !fsum_scal. fold a b. lra.
    - intros i Hi. rewrite (E_ext k P n _ (fun l => (r i * v i) * prodP v l + v i * (lsum r l * prodP v l)))
        by (intros; cbn [lsum prodP]; lra).
      rewrite E_plus, !E_scal, E_prod. fold b M. lra. }
  induction m as [|m IH].
  - rewrite Hstep. simpl. lra.
  - rewrite Hstep, IH, (S_INR (S m)). cbn [pow]. lra.
Qed.

Section BlockSoft.
Variable k : nat.
Variables P r : nat -> R.
Variable lam : R.
Hypothesis Ppos : forall i, (i < k)%nat -> 0 < P i.
Hypothesis Psum : fsum k P = 1.
Hypothesis rnn : forall i, (i < k)%nat -> 0 <= r i.
Variable m' : nat.
Notation m := (S m').
Notation w := (weight r lam).
Notation Pstar := (tilted k P w).
Notation Es := (mean k Pstar).
Notation Pb := (block_law k P m).
Notation Rb := (block_reward k r m).
Notation wb := (weight (block_reward k r m) lam).
Let wpos : forall i, (i < k)%nat -> 0 < w i := fun i _ => exp_pos _.
Let wbpos : forall i, (i < k ^ m)%nat -> 0 < wb i := fun i _ => exp_pos _.
Hypothesis Epos : 0 < Es r.

Lemma block_Es F G : (forall x, (x < k ^ m)%nat -> G x = F (digits k m x)) ->
  mean (k ^ m) (tilted (k ^ m) Pb wb) G = E k Pstar m F.
Proof.
  intros H. unfold mean. rewrite <- fsum_digits. apply fsum_ext; intros x Hx.
  rewrite (tilted_block k P r Ppos Psum m lam x Hx), H by easy. reflexivity.
Qed.

Lemma block_mean : mean (k ^ m) (tilted (k ^ m) Pb wb) Rb = INR m * Es r.
Proof.
  rewrite (block_Es (lsum r)) by reflexivity. rewrite (E_lsum k Pstar); [reflexivity|apply tilted_sum; auto].
Qed.

Lemma block_kappa : 1 + kappa (k ^ m) Pb wb Rb = (1 + kappa k P w r) * (1 + CV2 k P w) ^ m'.
Proof.
  assert (Hmu := mu_pos k P w Ppos Psum wpos). assert (HM : 0 < INR m) by (apply lt_0_INR; lia).
  unfold kappa at 1. rewrite block_mean, (mu_block k P r m lam).
  rewrite (block_Es (fun l => lsum r l * prodP w l)) by (intros x Hx; now rewrite (wblock k r m lam x)).
  rewrite E_sum_prod. rewrite <- (mean_nw k P w Ppos Psum wpos).
  assert (Hb : fsum k (fun i => Pstar i * w i) = mu k P w * Es (nw k P w)).
  { unfold mean, nw. rewrite <- fsum_scal. apply fsum_ext; intros i Hi. field. lra. }
  rewrite Hb. change (fsum k (fun i => Pstar i * (r i * w i))) with (Es (fun i => r i * w i)).
  rewrite Rpow_mult_distr. unfold kappa. cbn [pow].
  assert (Hp : 0 < mu k P w ^ m') by now apply pow_lt. field. repeat split; lra.
Qed.

(* mean block reward of soft best-of-n over n whole sequences of m letters *)
Theorem soft_block_mean n : (1 <= n)%nat ->
  INR m * Es r * (INR n / (INR n + ((1 + kappa k P w r) * (1 + CV2 k P w) ^ m' - 1))) <=
  fsum (k ^ m) (fun x => soft (k ^ m) Pb wb n x * Rb x).
Proof.
  intros Hn. rewrite <- block_kappa, <- block_mean.
  replace (1 + kappa (k ^ m) Pb wb Rb - 1) with (kappa (k ^ m) Pb wb Rb) by lra.
  apply (mean_ge (k ^ m) Pb wb); auto using block_law_pos, block_law_sum.
  - intros x Hx. unfold block_reward. assert (Hd := digits_inX k m x Hx). induction Hd as [|y l Hy Hl IH]; cbn [lsum]; [lra|].
    assert (H := rnn y Hy). lra.
  - rewrite block_mean. apply Rmult_lt_0_compat; [apply lt_0_INR; lia|easy].
Qed.

(* a target a < E-star[r] per letter is reached once n >= kappa_m a/(E-star[r] - a) *)
Corollary soft_block_target n a : (1 <= n)%nat -> a < Es r ->
  ((1 + kappa k P w r) * (1 + CV2 k P w) ^ m' - 1) * a / (Es r - a) <= INR n ->
  INR m * a <= fsum (k ^ m) (fun x => soft (k ^ m) Pb wb n x * Rb x).
Proof.
  intros Hn Ha H. eapply Rle_trans; [|now apply soft_block_mean].
  assert (HK : 0 < 1 + kappa (k ^ m) Pb wb Rb).
  { rewrite block_kappa. apply Rmult_lt_0_compat; [apply kappa_pos; auto|]. apply pow_lt.
    assert (HC := CV2_nonneg k P w Ppos Psum wpos). lra. }
  rewrite block_kappa in HK. set (K := (1 + kappa k P w r) * (1 + CV2 k P w) ^ m' - 1) in *. assert (HK' : 0 < K + 1) by (unfold K; lra).
  assert (HN : 1 <= INR n) by (apply (le_INR 1); lia). assert (HM : 0 < INR m) by (apply lt_0_INR; lia).
  rewrite Rmult_assoc. apply Rmult_le_compat_l; [lra|].
  apply Rmult_le_compat_r with (r := Es r - a) in H; [|lra].
  replace (K * a / (Es r - a) * (Es r - a)) with (K * a) in H by (field; lra).
  apply Rmult_le_reg_r with (INR n + K); [lra|].
  replace (Es r * (INR n / (INR n + K)) * (INR n + K)) with (Es r * INR n) by (field; lra). lra.
Qed.
End BlockSoft.

(** ** Letter by letter: divergences add up over independent letters *)

Lemma ln_prodP_quotient k p q l : (forall i, (i < k)%nat -> 0 < p i) -> (forall i, (i < k)%nat -> 0 < q i) -> inX k l ->
  ln (prodP p l / prodP q l) = lsum (fun i => ln (p i / q i)) l.
Proof.
  intros Hp Hq Hl. induction Hl as [|x l Hx Hl IH]; cbn [prodP lsum]; [unfold Rdiv; rewrite Rinv_1, Rmult_1_r; apply ln_1|].
  assert (H1 := prodP_pos k p l Hp Hl). assert (H2 := prodP_pos k q l Hq Hl). assert (Hpx := Hp x Hx). assert (Hqx := Hq x Hx).
  rewrite <- IH, <- ln_mult by now apply Rdiv_lt_0_compat. f_equal. field. lra.
Qed.

Theorem KL_product k p q m : (forall i, (i < k)%nat -> 0 < p i) -> (forall i, (i < k)%nat -> 0 < q i) -> fsum k p = 1 ->
  KL (k ^ m) (block_law k p m) (block_law k q m) = INR m * KL k p q.
Proof.
  intros Hp Hq Sp. unfold KL at 1. unfold block_law at 1.
  rewrite (fsum_ext _ _ (fun x => prodP p (digits k m x) * lsum (fun i => ln (p i / q i)) (digits k m x))).
  - rewrite (fsum_digits k p m (lsum (fun i => ln (p i / q i)))), (E_lsum k p) by easy. reflexivity.
  - intros x Hx. unfold block_law. now rewrite (ln_prodP_quotient k p q) by auto using digits_inX.
Qed.
