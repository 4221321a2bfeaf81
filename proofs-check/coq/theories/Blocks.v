(* Copyright 2026 the softbon authors
   SPDX-License-Identifier: Apache-2.0 *)

(** * Sequences of m letters, and H2

    A sequence of m independent letters with additive reward is one letter of an alphabet of size k^m: weights multiply,
    so μ, the second moment of the weight and 1 + CV² become m-th powers, and the tilted block law is the product of the
    tilted letter laws. H2 is C2 for that alphabet. *)

From Coq Require Import Reals Lra Lia List Arith.
From SoftBestOfN Require Import Definitions FiniteSums Tuples JensenBound Selection PointwiseBounds Hoeffding.
Import ListNotations.
Open Scope R_scope.

Section Block.
Variable k : nat.
Variables P r : nat -> R.
Hypothesis Ppos : forall i, (i < k)%nat -> 0 < P i.
Hypothesis Psum : fsum k P = 1.
Variable m : nat.

Notation blockP := (block_law k P m).
Notation blockr := (block_reward k r m).

Lemma block_law_pos x : (x < k ^ m)%nat -> 0 < blockP x.
Proof. intros Hx. apply (prodP_pos k); auto. now apply digits_inX. Qed.

Lemma fsum_block F G : (forall x, (x < k ^ m)%nat -> G x = blockP x * F (digits k m x)) ->
  fsum (k ^ m) G = E k P m F.
Proof. intros H. rewrite (fsum_ext _ _ _ H). apply fsum_digits. Qed.

Lemma block_law_sum : fsum (k ^ m) blockP = 1.
Proof.
  rewrite (fsum_block (fun _ => 1)); [now apply E_const|]. intros; lra.
Qed.

Section Soft.
Variable lam : R.
Notation w := (weight r lam).
Notation wb := (weight blockr lam).
Let wpos : forall i, (i < k)%nat -> 0 < w i := fun i _ => exp_pos _.

(* weights multiply *)
Lemma wblock x : wb x = prodP w (digits k m x).
Proof.
  unfold weight at 1, block_reward. generalize (digits k m x) as l. intros l.
  unfold weight. rewrite prodP_exp. f_equal. unfold Rdiv. rewrite Rmult_comm, <- lsum_scal.
  induction l as [|y l IH]; simpl; [easy|]. rewrite IH. lra.
Qed.

Theorem mu_block : mu (k ^ m) blockP wb = mu k P w ^ m.
Proof.
  unfold mu at 1. rewrite (fsum_block (prodP w)); [apply E_prod|]. intros; now rewrite wblock.
Qed.

Theorem second_moment_block :
  fsum (k ^ m) (fun x => blockP x * (wb x * wb x)) = fsum k (fun i => P i * (w i * w i)) ^ m.
Proof.
  rewrite (fsum_block (prodP (fun i => w i * w i))); [apply E_prod|].
  intros x Hx. rewrite wblock. now rewrite prodP_mult.
Qed.

Lemma one_plus_CV2 K p v : fsum K p = 1 -> 0 < mu K p v ->
  1 + CV2 K p v = fsum K (fun i => p i * (v i * v i)) / (mu K p v * mu K p v).
Proof.
  intros Hs Hm. unfold CV2. rewrite (var_eq K p v) by easy. field. lra.
Qed.

Theorem CV2_block : 1 + CV2 (k ^ m) blockP wb = (1 + CV2 k P w) ^ m.
Proof.
  assert (Hmu := mu_pos k P w Ppos Psum wpos).
  rewrite !one_plus_CV2 by (try apply block_law_sum; try (rewrite mu_block; now apply pow_lt); auto).
  rewrite second_moment_block, mu_block. unfold Rdiv. rewrite Rpow_mult_distr. f_equal.
  rewrite <- Rpow_mult_distr. symmetry. apply pow_inv.
Qed.

(* the tilted block law is the product of the tilted letter laws *)
Theorem tilted_block x : (x < k ^ m)%nat -> tilted (k ^ m) blockP wb x = prodP (tilted k P w) (digits k m x).
Proof.
  intros Hx. unfold tilted at 1. rewrite wblock, mu_block. unfold block_law.
  rewrite <- (digits_length k m x) at 3. generalize (digits k m x) as l. intros l.
  assert (Hmu := mu_pos k P w Ppos Psum wpos).
  induction l as [|y l IH]; simpl; [field|]. rewrite <- IH. unfold tilted. field.
  split; [apply Rgt_not_eq; now apply pow_lt|lra].
Qed.

(* H2 *)
Theorem KL_block_le n : (1 <= n)%nat ->
  KL (k ^ m) (fun x => prodP (tilted k P w) (digits k m x)) (soft (k ^ m) blockP wb n) <=
  ln (1 + ((1 + CV2 k P w) ^ m - 1) / INR n).
Proof.
  intros Hn. rewrite <- CV2_block.
  replace (1 + CV2 (k ^ m) blockP wb - 1) with (CV2 (k ^ m) blockP wb) by lra.
  rewrite (KL_ext _ _ (tilted (k ^ m) blockP wb)) by (intros; now rewrite tilted_block).
  apply KL_le_log_CV2; auto using block_law_pos, block_law_sum. intros; apply exp_pos.
Qed.

(* H2 in terms of the reward range of one letter *)
Theorem KL_block_le_cosh n rmin rmax : 0 < lam -> (1 <= n)%nat -> (forall i, (i < k)%nat -> rmin <= r i <= rmax) ->
  KL (k ^ m) (fun x => prodP (tilted k P w) (digits k m x)) (soft (k ^ m) blockP wb n) <=
  ln (1 + (cosh ((rmax - rmin) / (2 * lam)) ^ (2 * m) - 1) / INR n).
Proof.
  intros Hlam Hn Hr. eapply Rle_trans; [now apply KL_block_le|].
  assert (H3 := CV2_le_sinh2 k P r lam Ppos Psum Hlam rmin rmax Hr).
  assert (HC := CV2_nonneg k P w Ppos Psum wpos).
  assert (HN : 0 < INR n) by (apply lt_0_INR; lia).
  set (u := (rmax - rmin) / (2 * lam)) in *.
  assert (Hcs : cosh u ^ 2 = 1 + Rsqr (sinh u)).
  { unfold cosh, sinh, Rsqr. assert (He : exp u * exp (- u) = 1) by (rewrite <- exp_plus, Rplus_opp_r; apply exp_0).
    set (a := exp u) in *. set (b := exp (- u)) in *.
    replace (((a + b) / 2) ^ 2) with ((a - b) / 2 * ((a - b) / 2) + a * b) by field. rewrite He. lra. }
  rewrite pow_mult, Hcs.
  assert (Hp1 : 1 <= (1 + CV2 k P w) ^ m) by (apply pow_R1_Rle; lra).
  assert (Hp2 : (1 + CV2 k P w) ^ m <= (1 + (sinh u)²) ^ m) by (apply pow_incr; lra).
  assert (HI : 0 < / INR n) by now apply Rinv_0_lt_compat.
  assert (H0 : 0 <= ((1 + CV2 k P w) ^ m - 1) * / INR n) by (apply Rmult_le_pos; lra).
  apply ln_le_mono; [unfold Rdiv; lra|]. apply Rplus_le_compat_l. apply Rmult_le_compat_r; lra.
Qed.
End Soft.

(* the moment generating function of a sum *)
Lemma mgf_block theta : fsum (k ^ m) (fun x => blockP x * exp (theta * blockr x)) = fsum k (fun i => P i * exp (theta * r i)) ^ m.
Proof.
  rewrite (fsum_block (prodP (fun i => exp (theta * r i)))); [apply E_prod|].
  intros x Hx. rewrite prodP_exp. unfold block_reward. now rewrite lsum_scal.
Qed.

End Block.
