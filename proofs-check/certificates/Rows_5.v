(* A certificate written by softbon 0.1.0.
   Check it with: coqc -Q proofs-check/coq/theories SoftBestOfN FILE *)

From Coq Require Import Reals List ZArith QArith Qreals.
From SoftBestOfN Require Import Definitions Evaluator RowCheck.
Import ListNotations.
Open Scope Q_scope.
Open Scope R_scope.

Module Row_1.
Definition P := values [1 # 4; 3 # 4].
Definition w := weight (values [1 # 1; 1 # 1]) (Q2R (1 # 1)).
Definition r := values [1 # 1; 1 # 1].
Definition row := {| letters := 2; law := [1 # 4; 3 # 4];
  weighing := Exponential [1 # 1; 1 # 1] (1 # 1); rewards := [1 # 1; 1 # 1]; draws := 1 |}.

Definition claims : list claim := [
  (Soft 0, (2499999999999999 # 10000000000000000, 2500000000000001 # 10000000000000000));
  (Soft 1, (7499999999999999 # 10000000000000000, 7500000000000001 # 10000000000000000));
  (Tilted 0, (2499999999999999 # 10000000000000000, 2500000000000001 # 10000000000000000));
  (Tilted 1, (7499999999999999 # 10000000000000000, 7500000000000001 # 10000000000000000));
  (KL_tilted_soft, ((-1) # 10000000000000000, 1 # 10000000000000000));
  (KL_soft_tilted, ((-1) # 10000000000000000, 1 # 10000000000000000));
  (KL_soft_reference, ((-1) # 10000000000000000, 1 # 10000000000000000));
  (Total_variation, ((-1) # 10000000000000000, 1 # 10000000000000000));
  (CV_squared, ((-1) # 10000000000000000, 1 # 10000000000000000));
  (Reward_soft, (9999999999999999 # 10000000000000000, 10000000000000001 # 10000000000000000));
  (Reward_tilted, (9999999999999999 # 10000000000000000, 10000000000000001 # 10000000000000000));
  (C2_bound, ((-1) # 10000000000000000, 1 # 10000000000000000));
  (C3a_bound 0 0, ((-1) # 10000000000000000, 1 # 10000000000000000));
  (C3b_bound 0 0, ((-1) # 10000000000000000, 1 # 10000000000000000));
  (C3c_bound 0 0, ((-1) # 10000000000000000, 1 # 10000000000000000));
  (E1_gap, ((-1) # 10000000000000000, 1 # 10000000000000000));
  (E1a_bound, ((-1) # 10000000000000000, 1 # 10000000000000000));
  (E1b_bound 0 0, ((-1) # 10000000000000000, 1 # 10000000000000000));
  (F1_bound 0 0, ((-1) # 10000000000000000, 1 # 10000000000000000))].
Lemma checked : check 93 row claims = true.
Proof. by_kernel. Qed.
Lemma valid_row : valid row = true.
Proof. by_kernel. Qed.

Theorem positive_law : forall i, (i < 2)%nat -> 0 < P i.
Proof. exact (law_positive row valid_row). Qed.
Theorem total_law : fsum 2 P = 1.
Proof. exact (law_total row valid_row). Qed.
Theorem extreme_weights : forall i, (i < 2)%nat -> w 0 <= w i <= w 0.
Proof. exact (proj2 (extremes_ok row valid_row 0 0 eq_refl)). Qed.
Theorem soft_1 : 0.2499999999999999 <= soft 2 P w 1 0 <= 0.2500000000000001.
Proof. exact (enclosed _ _ _ 0 _ _ _ checked eq_refl). Qed.
Theorem soft_2 : 0.7499999999999999 <= soft 2 P w 1 1 <= 0.7500000000000001.
Proof. exact (enclosed _ _ _ 1 _ _ _ checked eq_refl). Qed.
Theorem tilted_1 : 0.2499999999999999 <= tilted 2 P w 0 <= 0.2500000000000001.
Proof. exact (enclosed _ _ _ 2 _ _ _ checked eq_refl). Qed.
Theorem tilted_2 : 0.7499999999999999 <= tilted 2 P w 1 <= 0.7500000000000001.
Proof. exact (enclosed _ _ _ 3 _ _ _ checked eq_refl). Qed.
Theorem kl_tilted_soft : (-0.0000000000000001) <= KL 2 (tilted 2 P w) (soft 2 P w 1) <= 0.0000000000000001.
Proof. exact (enclosed _ _ _ 4 _ _ _ checked eq_refl). Qed.
Theorem kl_soft_tilted : (-0.0000000000000001) <= KL 2 (soft 2 P w 1) (tilted 2 P w) <= 0.0000000000000001.
Proof. exact (enclosed _ _ _ 5 _ _ _ checked eq_refl). Qed.
Theorem kl_soft_reference : (-0.0000000000000001) <= KL 2 (soft 2 P w 1) P <= 0.0000000000000001.
Proof. exact (enclosed _ _ _ 6 _ _ _ checked eq_refl). Qed.
Theorem tv : (-0.0000000000000001) <= TV 2 (tilted 2 P w) (soft 2 P w 1) <= 0.0000000000000001.
Proof. exact (enclosed _ _ _ 7 _ _ _ checked eq_refl). Qed.
Theorem cv2 : (-0.0000000000000001) <= CV2 2 P w <= 0.0000000000000001.
Proof. exact (enclosed _ _ _ 8 _ _ _ checked eq_refl). Qed.
Theorem reward_soft : 0.9999999999999999 <= mean 2 (soft 2 P w 1) r <= 1.0000000000000001.
Proof. exact (enclosed _ _ _ 9 _ _ _ checked eq_refl). Qed.
Theorem reward_tilted : 0.9999999999999999 <= mean 2 (tilted 2 P w) r <= 1.0000000000000001.
Proof. exact (enclosed _ _ _ 10 _ _ _ checked eq_refl). Qed.
Theorem C2_rhs : (-0.0000000000000001) <= ln (1 + CV2 2 P w / INR 1) <= 0.0000000000000001.
Proof. exact (enclosed _ _ _ 11 _ _ _ checked eq_refl). Qed.
Theorem C3a_rhs : (-0.0000000000000001) <= half_range (w 0) (w 0) <= 0.0000000000000001.
Proof. exact (enclosed _ _ _ 12 _ _ _ checked eq_refl). Qed.
Theorem C3b_rhs : (-0.0000000000000001) <= ln (1 + half_range (w 0) (w 0) / INR 1) <= 0.0000000000000001.
Proof. exact (enclosed _ _ _ 13 _ _ _ checked eq_refl). Qed.
Theorem C3c_rhs : (-0.0000000000000001) <= half_range (w 0) (w 0) / INR 1 <= 0.0000000000000001.
Proof. exact (enclosed _ _ _ 14 _ _ _ checked eq_refl). Qed.
Theorem E1_lhs : (-0.0000000000000001) <= (mean 2 (tilted 2 P w) r - mean 2 (soft 2 P w 1) r) / mean 2 (tilted 2 P w) r <= 0.0000000000000001.
Proof. exact (enclosed _ _ _ 15 _ _ _ checked eq_refl). Qed.
Theorem E1a_rhs : (-0.0000000000000001) <= kappa_of 2 P w r / (INR 1 + kappa_of 2 P w r) <= 0.0000000000000001.
Proof. exact (enclosed _ _ _ 16 _ _ _ checked eq_refl). Qed.
Theorem E1b_rhs : (-0.0000000000000001) <= (w 0 / w 0 - 1) / INR 1 <= 0.0000000000000001.
Proof. exact (enclosed _ _ _ 17 _ _ _ checked eq_refl). Qed.
Theorem F1_rhs : (-0.0000000000000001) <= ln (INR 1 / (1 + (INR 1 - 1) * (w 0 / w 0))) <= 0.0000000000000001.
Proof. exact (enclosed _ _ _ 18 _ _ _ checked eq_refl). Qed.
Theorem C2 : KL 2 (tilted 2 P w) (soft 2 P w 1) <= ln (1 + CV2 2 P w / INR 1). (* both sides are equal *)
Proof. exact (C2_holds row valid_row). Qed.
Theorem C3a : CV2 2 P w <= half_range (w 0) (w 0). (* both sides are equal *)
Proof. exact (C3a_holds row valid_row 0 0 eq_refl). Qed.
Theorem C3b : KL 2 (tilted 2 P w) (soft 2 P w 1) <= ln (1 + half_range (w 0) (w 0) / INR 1). (* both sides are equal *)
Proof. exact (C3b_holds row valid_row 0 0 eq_refl). Qed.
Theorem C3c : ln (1 + half_range (w 0) (w 0) / INR 1) <= half_range (w 0) (w 0) / INR 1. (* both sides are equal *)
Proof. exact (C3c_holds row valid_row 0 0 eq_refl). Qed.
Theorem E1a : (mean 2 (tilted 2 P w) r - mean 2 (soft 2 P w 1) r) / mean 2 (tilted 2 P w) r <= kappa_of 2 P w r / (INR 1 + kappa_of 2 P w r). (* both sides are equal *)
Proof. exact (E1a_holds row valid_row 0 0 eq_refl eq_refl). Qed.
Theorem E1b : (mean 2 (tilted 2 P w) r - mean 2 (soft 2 P w 1) r) / mean 2 (tilted 2 P w) r <= (w 0 / w 0 - 1) / INR 1. (* both sides are equal *)
Proof. exact (E1b_holds row valid_row 0 0 eq_refl eq_refl). Qed.
Theorem F1 : KL 2 (soft 2 P w 1) P <= ln (INR 1 / (1 + (INR 1 - 1) * (w 0 / w 0))). (* both sides are equal *)
Proof. exact (F1_holds row valid_row 0 0 eq_refl). Qed.
Definition certified := (positive_law, total_law, extreme_weights, soft_1, soft_2, tilted_1, tilted_2, kl_tilted_soft, kl_soft_tilted, kl_soft_reference, tv, cv2, reward_soft, reward_tilted, C2_rhs, C3a_rhs, C3b_rhs, C3c_rhs, E1_lhs, E1a_rhs, E1b_rhs, F1_rhs, C2, C3a, C3b, C3c, E1a, E1b, F1).
End Row_1.

Module Row_2.
Definition P := values [1 # 4; 3 # 4].
Definition w := weight (values [1 # 1; 1 # 1]) (Q2R (1 # 1)).
Definition r := values [1 # 1; 1 # 1].
Definition row := {| letters := 2; law := [1 # 4; 3 # 4];
  weighing := Exponential [1 # 1; 1 # 1] (1 # 1); rewards := [1 # 1; 1 # 1]; draws := 2 |}.

Definition claims : list claim := [
  (Soft 0, (2499999999999999 # 10000000000000000, 2500000000000001 # 10000000000000000));
  (Soft 1, (7499999999999999 # 10000000000000000, 7500000000000001 # 10000000000000000));
  (Tilted 0, (2499999999999999 # 10000000000000000, 2500000000000001 # 10000000000000000));
  (Tilted 1, (7499999999999999 # 10000000000000000, 7500000000000001 # 10000000000000000));
  (KL_tilted_soft, ((-1) # 10000000000000000, 1 # 10000000000000000));
  (KL_soft_tilted, ((-1) # 10000000000000000, 1 # 10000000000000000));
  (KL_soft_reference, ((-1) # 10000000000000000, 1 # 10000000000000000));
  (Total_variation, ((-1) # 10000000000000000, 1 # 10000000000000000));
  (CV_squared, ((-1) # 10000000000000000, 1 # 10000000000000000));
  (Reward_soft, (9999999999999999 # 10000000000000000, 10000000000000001 # 10000000000000000));
  (Reward_tilted, (9999999999999999 # 10000000000000000, 10000000000000001 # 10000000000000000));
  (C2_bound, ((-1) # 10000000000000000, 1 # 10000000000000000));
  (C3a_bound 0 0, ((-1) # 10000000000000000, 1 # 10000000000000000));
  (C3b_bound 0 0, ((-1) # 10000000000000000, 1 # 10000000000000000));
  (C3c_bound 0 0, ((-1) # 10000000000000000, 1 # 10000000000000000));
  (E1_gap, ((-1) # 10000000000000000, 1 # 10000000000000000));
  (E1a_bound, ((-1) # 10000000000000000, 1 # 10000000000000000));
  (E1b_bound 0 0, ((-1) # 10000000000000000, 1 # 10000000000000000));
  (F1_bound 0 0, ((-1) # 10000000000000000, 1 # 10000000000000000))].
Lemma checked : check 96 row claims = true.
Proof. by_kernel. Qed.
Lemma valid_row : valid row = true.
Proof. by_kernel. Qed.

Theorem positive_law : forall i, (i < 2)%nat -> 0 < P i.
Proof. exact (law_positive row valid_row). Qed.
Theorem total_law : fsum 2 P = 1.
Proof. exact (law_total row valid_row). Qed.
Theorem extreme_weights : forall i, (i < 2)%nat -> w 0 <= w i <= w 0.
Proof. exact (proj2 (extremes_ok row valid_row 0 0 eq_refl)). Qed.
Theorem soft_1 : 0.2499999999999999 <= soft 2 P w 2 0 <= 0.2500000000000001.
Proof. exact (enclosed _ _ _ 0 _ _ _ checked eq_refl). Qed.
Theorem soft_2 : 0.7499999999999999 <= soft 2 P w 2 1 <= 0.7500000000000001.
Proof. exact (enclosed _ _ _ 1 _ _ _ checked eq_refl). Qed.
Theorem tilted_1 : 0.2499999999999999 <= tilted 2 P w 0 <= 0.2500000000000001.
Proof. exact (enclosed _ _ _ 2 _ _ _ checked eq_refl). Qed.
Theorem tilted_2 : 0.7499999999999999 <= tilted 2 P w 1 <= 0.7500000000000001.
Proof. exact (enclosed _ _ _ 3 _ _ _ checked eq_refl). Qed.
Theorem kl_tilted_soft : (-0.0000000000000001) <= KL 2 (tilted 2 P w) (soft 2 P w 2) <= 0.0000000000000001.
Proof. exact (enclosed _ _ _ 4 _ _ _ checked eq_refl). Qed.
Theorem kl_soft_tilted : (-0.0000000000000001) <= KL 2 (soft 2 P w 2) (tilted 2 P w) <= 0.0000000000000001.
Proof. exact (enclosed _ _ _ 5 _ _ _ checked eq_refl). Qed.
Theorem kl_soft_reference : (-0.0000000000000001) <= KL 2 (soft 2 P w 2) P <= 0.0000000000000001.
Proof. exact (enclosed _ _ _ 6 _ _ _ checked eq_refl). Qed.
Theorem tv : (-0.0000000000000001) <= TV 2 (tilted 2 P w) (soft 2 P w 2) <= 0.0000000000000001.
Proof. exact (enclosed _ _ _ 7 _ _ _ checked eq_refl). Qed.
Theorem cv2 : (-0.0000000000000001) <= CV2 2 P w <= 0.0000000000000001.
Proof. exact (enclosed _ _ _ 8 _ _ _ checked eq_refl). Qed.
Theorem reward_soft : 0.9999999999999999 <= mean 2 (soft 2 P w 2) r <= 1.0000000000000001.
Proof. exact (enclosed _ _ _ 9 _ _ _ checked eq_refl). Qed.
Theorem reward_tilted : 0.9999999999999999 <= mean 2 (tilted 2 P w) r <= 1.0000000000000001.
Proof. exact (enclosed _ _ _ 10 _ _ _ checked eq_refl). Qed.
Theorem C2_rhs : (-0.0000000000000001) <= ln (1 + CV2 2 P w / INR 2) <= 0.0000000000000001.
Proof. exact (enclosed _ _ _ 11 _ _ _ checked eq_refl). Qed.
Theorem C3a_rhs : (-0.0000000000000001) <= half_range (w 0) (w 0) <= 0.0000000000000001.
Proof. exact (enclosed _ _ _ 12 _ _ _ checked eq_refl). Qed.
Theorem C3b_rhs : (-0.0000000000000001) <= ln (1 + half_range (w 0) (w 0) / INR 2) <= 0.0000000000000001.
Proof. exact (enclosed _ _ _ 13 _ _ _ checked eq_refl). Qed.
Theorem C3c_rhs : (-0.0000000000000001) <= half_range (w 0) (w 0) / INR 2 <= 0.0000000000000001.
Proof. exact (enclosed _ _ _ 14 _ _ _ checked eq_refl). Qed.
Theorem E1_lhs : (-0.0000000000000001) <= (mean 2 (tilted 2 P w) r - mean 2 (soft 2 P w 2) r) / mean 2 (tilted 2 P w) r <= 0.0000000000000001.
Proof. exact (enclosed _ _ _ 15 _ _ _ checked eq_refl). Qed.
Theorem E1a_rhs : (-0.0000000000000001) <= kappa_of 2 P w r / (INR 2 + kappa_of 2 P w r) <= 0.0000000000000001.
Proof. exact (enclosed _ _ _ 16 _ _ _ checked eq_refl). Qed.
Theorem E1b_rhs : (-0.0000000000000001) <= (w 0 / w 0 - 1) / INR 2 <= 0.0000000000000001.
Proof. exact (enclosed _ _ _ 17 _ _ _ checked eq_refl). Qed.
Theorem F1_rhs : (-0.0000000000000001) <= ln (INR 2 / (1 + (INR 2 - 1) * (w 0 / w 0))) <= 0.0000000000000001.
Proof. exact (enclosed _ _ _ 18 _ _ _ checked eq_refl). Qed.
Theorem C2 : KL 2 (tilted 2 P w) (soft 2 P w 2) <= ln (1 + CV2 2 P w / INR 2). (* both sides are equal *)
Proof. exact (C2_holds row valid_row). Qed.
Theorem C3a : CV2 2 P w <= half_range (w 0) (w 0). (* both sides are equal *)
Proof. exact (C3a_holds row valid_row 0 0 eq_refl). Qed.
Theorem C3b : KL 2 (tilted 2 P w) (soft 2 P w 2) <= ln (1 + half_range (w 0) (w 0) / INR 2). (* both sides are equal *)
Proof. exact (C3b_holds row valid_row 0 0 eq_refl). Qed.
Theorem C3c : ln (1 + half_range (w 0) (w 0) / INR 2) <= half_range (w 0) (w 0) / INR 2. (* both sides are equal *)
Proof. exact (C3c_holds row valid_row 0 0 eq_refl). Qed.
Theorem E1a : (mean 2 (tilted 2 P w) r - mean 2 (soft 2 P w 2) r) / mean 2 (tilted 2 P w) r <= kappa_of 2 P w r / (INR 2 + kappa_of 2 P w r). (* both sides are equal *)
Proof. exact (E1a_holds row valid_row 0 0 eq_refl eq_refl). Qed.
Theorem E1b : (mean 2 (tilted 2 P w) r - mean 2 (soft 2 P w 2) r) / mean 2 (tilted 2 P w) r <= (w 0 / w 0 - 1) / INR 2. (* both sides are equal *)
Proof. exact (E1b_holds row valid_row 0 0 eq_refl eq_refl). Qed.
Theorem F1 : KL 2 (soft 2 P w 2) P <= ln (INR 2 / (1 + (INR 2 - 1) * (w 0 / w 0))). (* both sides are equal *)
Proof. exact (F1_holds row valid_row 0 0 eq_refl). Qed.
Definition certified := (positive_law, total_law, extreme_weights, soft_1, soft_2, tilted_1, tilted_2, kl_tilted_soft, kl_soft_tilted, kl_soft_reference, tv, cv2, reward_soft, reward_tilted, C2_rhs, C3a_rhs, C3b_rhs, C3c_rhs, E1_lhs, E1a_rhs, E1b_rhs, F1_rhs, C2, C3a, C3b, C3c, E1a, E1b, F1).
End Row_2.

Module Row_4.
Definition P := values [1 # 4; 3 # 4].
Definition w := weight (values [1 # 1; 1 # 1]) (Q2R (1 # 1)).
Definition r := values [1 # 1; 1 # 1].
Definition row := {| letters := 2; law := [1 # 4; 3 # 4];
  weighing := Exponential [1 # 1; 1 # 1] (1 # 1); rewards := [1 # 1; 1 # 1]; draws := 4 |}.

Definition claims : list claim := [
  (Soft 0, (2499999999999999 # 10000000000000000, 2500000000000001 # 10000000000000000));
  (Soft 1, (7499999999999999 # 10000000000000000, 7500000000000001 # 10000000000000000));
  (Tilted 0, (2499999999999999 # 10000000000000000, 2500000000000001 # 10000000000000000));
  (Tilted 1, (7499999999999999 # 10000000000000000, 7500000000000001 # 10000000000000000));
  (KL_tilted_soft, ((-1) # 10000000000000000, 1 # 10000000000000000));
  (KL_soft_tilted, ((-1) # 10000000000000000, 1 # 10000000000000000));
  (KL_soft_reference, ((-1) # 10000000000000000, 1 # 10000000000000000));
  (Total_variation, ((-1) # 10000000000000000, 1 # 10000000000000000));
  (CV_squared, ((-1) # 10000000000000000, 1 # 10000000000000000));
  (Reward_soft, (9999999999999999 # 10000000000000000, 10000000000000001 # 10000000000000000));
  (Reward_tilted, (9999999999999999 # 10000000000000000, 10000000000000001 # 10000000000000000));
  (C2_bound, ((-1) # 10000000000000000, 1 # 10000000000000000));
  (C3a_bound 0 0, ((-1) # 10000000000000000, 1 # 10000000000000000));
  (C3b_bound 0 0, ((-1) # 10000000000000000, 1 # 10000000000000000));
  (C3c_bound 0 0, ((-1) # 10000000000000000, 1 # 10000000000000000));
  (E1_gap, ((-1) # 10000000000000000, 1 # 10000000000000000));
  (E1a_bound, ((-1) # 10000000000000000, 1 # 10000000000000000));
  (E1b_bound 0 0, ((-1) # 10000000000000000, 1 # 10000000000000000));
  (F1_bound 0 0, ((-1) # 10000000000000000, 1 # 10000000000000000))].
Lemma checked : check 99 row claims = true.
Proof. by_kernel. Qed.
Lemma valid_row : valid row = true.
Proof. by_kernel. Qed.

Theorem positive_law : forall i, (i < 2)%nat -> 0 < P i.
Proof. exact (law_positive row valid_row). Qed.
Theorem total_law : fsum 2 P = 1.
Proof. exact (law_total row valid_row). Qed.
Theorem extreme_weights : forall i, (i < 2)%nat -> w 0 <= w i <= w 0.
Proof. exact (proj2 (extremes_ok row valid_row 0 0 eq_refl)). Qed.
Theorem soft_1 : 0.2499999999999999 <= soft 2 P w 4 0 <= 0.2500000000000001.
Proof. exact (enclosed _ _ _ 0 _ _ _ checked eq_refl). Qed.
Theorem soft_2 : 0.7499999999999999 <= soft 2 P w 4 1 <= 0.7500000000000001.
Proof. exact (enclosed _ _ _ 1 _ _ _ checked eq_refl). Qed.
Theorem tilted_1 : 0.2499999999999999 <= tilted 2 P w 0 <= 0.2500000000000001.
Proof. exact (enclosed _ _ _ 2 _ _ _ checked eq_refl). Qed.
Theorem tilted_2 : 0.7499999999999999 <= tilted 2 P w 1 <= 0.7500000000000001.
Proof. exact (enclosed _ _ _ 3 _ _ _ checked eq_refl). Qed.
Theorem kl_tilted_soft : (-0.0000000000000001) <= KL 2 (tilted 2 P w) (soft 2 P w 4) <= 0.0000000000000001.
Proof. exact (enclosed _ _ _ 4 _ _ _ checked eq_refl). Qed.
Theorem kl_soft_tilted : (-0.0000000000000001) <= KL 2 (soft 2 P w 4) (tilted 2 P w) <= 0.0000000000000001.
Proof. exact (enclosed _ _ _ 5 _ _ _ checked eq_refl). Qed.
Theorem kl_soft_reference : (-0.0000000000000001) <= KL 2 (soft 2 P w 4) P <= 0.0000000000000001.
Proof. exact (enclosed _ _ _ 6 _ _ _ checked eq_refl). Qed.
Theorem tv : (-0.0000000000000001) <= TV 2 (tilted 2 P w) (soft 2 P w 4) <= 0.0000000000000001.
Proof. exact (enclosed _ _ _ 7 _ _ _ checked eq_refl). Qed.
Theorem cv2 : (-0.0000000000000001) <= CV2 2 P w <= 0.0000000000000001.
Proof. exact (enclosed _ _ _ 8 _ _ _ checked eq_refl). Qed.
Theorem reward_soft : 0.9999999999999999 <= mean 2 (soft 2 P w 4) r <= 1.0000000000000001.
Proof. exact (enclosed _ _ _ 9 _ _ _ checked eq_refl). Qed.
Theorem reward_tilted : 0.9999999999999999 <= mean 2 (tilted 2 P w) r <= 1.0000000000000001.
Proof. exact (enclosed _ _ _ 10 _ _ _ checked eq_refl). Qed.
Theorem C2_rhs : (-0.0000000000000001) <= ln (1 + CV2 2 P w / INR 4) <= 0.0000000000000001.
Proof. exact (enclosed _ _ _ 11 _ _ _ checked eq_refl). Qed.
Theorem C3a_rhs : (-0.0000000000000001) <= half_range (w 0) (w 0) <= 0.0000000000000001.
Proof. exact (enclosed _ _ _ 12 _ _ _ checked eq_refl). Qed.
Theorem C3b_rhs : (-0.0000000000000001) <= ln (1 + half_range (w 0) (w 0) / INR 4) <= 0.0000000000000001.
Proof. exact (enclosed _ _ _ 13 _ _ _ checked eq_refl). Qed.
Theorem C3c_rhs : (-0.0000000000000001) <= half_range (w 0) (w 0) / INR 4 <= 0.0000000000000001.
Proof. exact (enclosed _ _ _ 14 _ _ _ checked eq_refl). Qed.
Theorem E1_lhs : (-0.0000000000000001) <= (mean 2 (tilted 2 P w) r - mean 2 (soft 2 P w 4) r) / mean 2 (tilted 2 P w) r <= 0.0000000000000001.
Proof. exact (enclosed _ _ _ 15 _ _ _ checked eq_refl). Qed.
Theorem E1a_rhs : (-0.0000000000000001) <= kappa_of 2 P w r / (INR 4 + kappa_of 2 P w r) <= 0.0000000000000001.
Proof. exact (enclosed _ _ _ 16 _ _ _ checked eq_refl). Qed.
Theorem E1b_rhs : (-0.0000000000000001) <= (w 0 / w 0 - 1) / INR 4 <= 0.0000000000000001.
Proof. exact (enclosed _ _ _ 17 _ _ _ checked eq_refl). Qed.
Theorem F1_rhs : (-0.0000000000000001) <= ln (INR 4 / (1 + (INR 4 - 1) * (w 0 / w 0))) <= 0.0000000000000001.
Proof. exact (enclosed _ _ _ 18 _ _ _ checked eq_refl). Qed.
Theorem C2 : KL 2 (tilted 2 P w) (soft 2 P w 4) <= ln (1 + CV2 2 P w / INR 4). (* both sides are equal *)
Proof. exact (C2_holds row valid_row). Qed.
Theorem C3a : CV2 2 P w <= half_range (w 0) (w 0). (* both sides are equal *)
Proof. exact (C3a_holds row valid_row 0 0 eq_refl). Qed.
Theorem C3b : KL 2 (tilted 2 P w) (soft 2 P w 4) <= ln (1 + half_range (w 0) (w 0) / INR 4). (* both sides are equal *)
Proof. exact (C3b_holds row valid_row 0 0 eq_refl). Qed.
Theorem C3c : ln (1 + half_range (w 0) (w 0) / INR 4) <= half_range (w 0) (w 0) / INR 4. (* both sides are equal *)
Proof. exact (C3c_holds row valid_row 0 0 eq_refl). Qed.
Theorem E1a : (mean 2 (tilted 2 P w) r - mean 2 (soft 2 P w 4) r) / mean 2 (tilted 2 P w) r <= kappa_of 2 P w r / (INR 4 + kappa_of 2 P w r). (* both sides are equal *)
Proof. exact (E1a_holds row valid_row 0 0 eq_refl eq_refl). Qed.
Theorem E1b : (mean 2 (tilted 2 P w) r - mean 2 (soft 2 P w 4) r) / mean 2 (tilted 2 P w) r <= (w 0 / w 0 - 1) / INR 4. (* both sides are equal *)
Proof. exact (E1b_holds row valid_row 0 0 eq_refl eq_refl). Qed.
Theorem F1 : KL 2 (soft 2 P w 4) P <= ln (INR 4 / (1 + (INR 4 - 1) * (w 0 / w 0))). (* both sides are equal *)
Proof. exact (F1_holds row valid_row 0 0 eq_refl). Qed.
Definition certified := (positive_law, total_law, extreme_weights, soft_1, soft_2, tilted_1, tilted_2, kl_tilted_soft, kl_soft_tilted, kl_soft_reference, tv, cv2, reward_soft, reward_tilted, C2_rhs, C3a_rhs, C3b_rhs, C3c_rhs, E1_lhs, E1a_rhs, E1b_rhs, F1_rhs, C2, C3a, C3b, C3c, E1a, E1b, F1).
End Row_4.

Module Row_8.
Definition P := values [1 # 4; 3 # 4].
Definition w := weight (values [1 # 1; 1 # 1]) (Q2R (1 # 1)).
Definition r := values [1 # 1; 1 # 1].
Definition row := {| letters := 2; law := [1 # 4; 3 # 4];
  weighing := Exponential [1 # 1; 1 # 1] (1 # 1); rewards := [1 # 1; 1 # 1]; draws := 8 |}.

Definition claims : list claim := [
  (Soft 0, (2499999999999999 # 10000000000000000, 2500000000000001 # 10000000000000000));
  (Soft 1, (7499999999999999 # 10000000000000000, 7500000000000001 # 10000000000000000));
  (Tilted 0, (2499999999999999 # 10000000000000000, 2500000000000001 # 10000000000000000));
  (Tilted 1, (7499999999999999 # 10000000000000000, 7500000000000001 # 10000000000000000));
  (KL_tilted_soft, ((-1) # 10000000000000000, 1 # 10000000000000000));
  (KL_soft_tilted, ((-1) # 10000000000000000, 1 # 10000000000000000));
  (KL_soft_reference, ((-1) # 10000000000000000, 1 # 10000000000000000));
  (Total_variation, ((-1) # 10000000000000000, 1 # 10000000000000000));
  (CV_squared, ((-1) # 10000000000000000, 1 # 10000000000000000));
  (Reward_soft, (9999999999999999 # 10000000000000000, 10000000000000001 # 10000000000000000));
  (Reward_tilted, (9999999999999999 # 10000000000000000, 10000000000000001 # 10000000000000000));
  (C2_bound, ((-1) # 10000000000000000, 1 # 10000000000000000));
  (C3a_bound 0 0, ((-1) # 10000000000000000, 1 # 10000000000000000));
  (C3b_bound 0 0, ((-1) # 10000000000000000, 1 # 10000000000000000));
  (C3c_bound 0 0, ((-1) # 10000000000000000, 1 # 10000000000000000));
  (E1_gap, ((-1) # 10000000000000000, 1 # 10000000000000000));
  (E1a_bound, ((-1) # 10000000000000000, 1 # 10000000000000000));
  (E1b_bound 0 0, ((-1) # 10000000000000000, 1 # 10000000000000000));
  (F1_bound 0 0, ((-1) # 10000000000000000, 1 # 10000000000000000))].
Lemma checked : check 102 row claims = true.
Proof. by_kernel. Qed.
Lemma valid_row : valid row = true.
Proof. by_kernel. Qed.

Theorem positive_law : forall i, (i < 2)%nat -> 0 < P i.
Proof. exact (law_positive row valid_row). Qed.
Theorem total_law : fsum 2 P = 1.
Proof. exact (law_total row valid_row). Qed.
Theorem extreme_weights : forall i, (i < 2)%nat -> w 0 <= w i <= w 0.
Proof. exact (proj2 (extremes_ok row valid_row 0 0 eq_refl)). Qed.
Theorem soft_1 : 0.2499999999999999 <= soft 2 P w 8 0 <= 0.2500000000000001.
Proof. exact (enclosed _ _ _ 0 _ _ _ checked eq_refl). Qed.
Theorem soft_2 : 0.7499999999999999 <= soft 2 P w 8 1 <= 0.7500000000000001.
Proof. exact (enclosed _ _ _ 1 _ _ _ checked eq_refl). Qed.
Theorem tilted_1 : 0.2499999999999999 <= tilted 2 P w 0 <= 0.2500000000000001.
Proof. exact (enclosed _ _ _ 2 _ _ _ checked eq_refl). Qed.
Theorem tilted_2 : 0.7499999999999999 <= tilted 2 P w 1 <= 0.7500000000000001.
Proof. exact (enclosed _ _ _ 3 _ _ _ checked eq_refl). Qed.
Theorem kl_tilted_soft : (-0.0000000000000001) <= KL 2 (tilted 2 P w) (soft 2 P w 8) <= 0.0000000000000001.
Proof. exact (enclosed _ _ _ 4 _ _ _ checked eq_refl). Qed.
Theorem kl_soft_tilted : (-0.0000000000000001) <= KL 2 (soft 2 P w 8) (tilted 2 P w) <= 0.0000000000000001.
Proof. exact (enclosed _ _ _ 5 _ _ _ checked eq_refl). Qed.
Theorem kl_soft_reference : (-0.0000000000000001) <= KL 2 (soft 2 P w 8) P <= 0.0000000000000001.
Proof. exact (enclosed _ _ _ 6 _ _ _ checked eq_refl). Qed.
Theorem tv : (-0.0000000000000001) <= TV 2 (tilted 2 P w) (soft 2 P w 8) <= 0.0000000000000001.
Proof. exact (enclosed _ _ _ 7 _ _ _ checked eq_refl). Qed.
Theorem cv2 : (-0.0000000000000001) <= CV2 2 P w <= 0.0000000000000001.
Proof. exact (enclosed _ _ _ 8 _ _ _ checked eq_refl). Qed.
Theorem reward_soft : 0.9999999999999999 <= mean 2 (soft 2 P w 8) r <= 1.0000000000000001.
Proof. exact (enclosed _ _ _ 9 _ _ _ checked eq_refl). Qed.
Theorem reward_tilted : 0.9999999999999999 <= mean 2 (tilted 2 P w) r <= 1.0000000000000001.
Proof. exact (enclosed _ _ _ 10 _ _ _ checked eq_refl). Qed.
Theorem C2_rhs : (-0.0000000000000001) <= ln (1 + CV2 2 P w / INR 8) <= 0.0000000000000001.
Proof. exact (enclosed _ _ _ 11 _ _ _ checked eq_refl). Qed.
Theorem C3a_rhs : (-0.0000000000000001) <= half_range (w 0) (w 0) <= 0.0000000000000001.
Proof. exact (enclosed _ _ _ 12 _ _ _ checked eq_refl). Qed.
Theorem C3b_rhs : (-0.0000000000000001) <= ln (1 + half_range (w 0) (w 0) / INR 8) <= 0.0000000000000001.
Proof. exact (enclosed _ _ _ 13 _ _ _ checked eq_refl). Qed.
Theorem C3c_rhs : (-0.0000000000000001) <= half_range (w 0) (w 0) / INR 8 <= 0.0000000000000001.
Proof. exact (enclosed _ _ _ 14 _ _ _ checked eq_refl). Qed.
Theorem E1_lhs : (-0.0000000000000001) <= (mean 2 (tilted 2 P w) r - mean 2 (soft 2 P w 8) r) / mean 2 (tilted 2 P w) r <= 0.0000000000000001.
Proof. exact (enclosed _ _ _ 15 _ _ _ checked eq_refl). Qed.
Theorem E1a_rhs : (-0.0000000000000001) <= kappa_of 2 P w r / (INR 8 + kappa_of 2 P w r) <= 0.0000000000000001.
Proof. exact (enclosed _ _ _ 16 _ _ _ checked eq_refl). Qed.
Theorem E1b_rhs : (-0.0000000000000001) <= (w 0 / w 0 - 1) / INR 8 <= 0.0000000000000001.
Proof. exact (enclosed _ _ _ 17 _ _ _ checked eq_refl). Qed.
Theorem F1_rhs : (-0.0000000000000001) <= ln (INR 8 / (1 + (INR 8 - 1) * (w 0 / w 0))) <= 0.0000000000000001.
Proof. exact (enclosed _ _ _ 18 _ _ _ checked eq_refl). Qed.
Theorem C2 : KL 2 (tilted 2 P w) (soft 2 P w 8) <= ln (1 + CV2 2 P w / INR 8). (* both sides are equal *)
Proof. exact (C2_holds row valid_row). Qed.
Theorem C3a : CV2 2 P w <= half_range (w 0) (w 0). (* both sides are equal *)
Proof. exact (C3a_holds row valid_row 0 0 eq_refl). Qed.
Theorem C3b : KL 2 (tilted 2 P w) (soft 2 P w 8) <= ln (1 + half_range (w 0) (w 0) / INR 8). (* both sides are equal *)
Proof. exact (C3b_holds row valid_row 0 0 eq_refl). Qed.
Theorem C3c : ln (1 + half_range (w 0) (w 0) / INR 8) <= half_range (w 0) (w 0) / INR 8. (* both sides are equal *)
Proof. exact (C3c_holds row valid_row 0 0 eq_refl). Qed.
Theorem E1a : (mean 2 (tilted 2 P w) r - mean 2 (soft 2 P w 8) r) / mean 2 (tilted 2 P w) r <= kappa_of 2 P w r / (INR 8 + kappa_of 2 P w r). (* both sides are equal *)
Proof. exact (E1a_holds row valid_row 0 0 eq_refl eq_refl). Qed.
Theorem E1b : (mean 2 (tilted 2 P w) r - mean 2 (soft 2 P w 8) r) / mean 2 (tilted 2 P w) r <= (w 0 / w 0 - 1) / INR 8. (* both sides are equal *)
Proof. exact (E1b_holds row valid_row 0 0 eq_refl eq_refl). Qed.
Theorem F1 : KL 2 (soft 2 P w 8) P <= ln (INR 8 / (1 + (INR 8 - 1) * (w 0 / w 0))). (* both sides are equal *)
Proof. exact (F1_holds row valid_row 0 0 eq_refl). Qed.
Definition certified := (positive_law, total_law, extreme_weights, soft_1, soft_2, tilted_1, tilted_2, kl_tilted_soft, kl_soft_tilted, kl_soft_reference, tv, cv2, reward_soft, reward_tilted, C2_rhs, C3a_rhs, C3b_rhs, C3c_rhs, E1_lhs, E1a_rhs, E1b_rhs, F1_rhs, C2, C3a, C3b, C3c, E1a, E1b, F1).
End Row_8.

Module Row_16.
Definition P := values [1 # 4; 3 # 4].
Definition w := weight (values [1 # 1; 1 # 1]) (Q2R (1 # 1)).
Definition r := values [1 # 1; 1 # 1].
Definition row := {| letters := 2; law := [1 # 4; 3 # 4];
  weighing := Exponential [1 # 1; 1 # 1] (1 # 1); rewards := [1 # 1; 1 # 1]; draws := 16 |}.

Definition claims : list claim := [
  (Soft 0, (2499999999999999 # 10000000000000000, 2500000000000001 # 10000000000000000));
  (Soft 1, (7499999999999999 # 10000000000000000, 7500000000000001 # 10000000000000000));
  (Tilted 0, (2499999999999999 # 10000000000000000, 2500000000000001 # 10000000000000000));
  (Tilted 1, (7499999999999999 # 10000000000000000, 7500000000000001 # 10000000000000000));
  (KL_tilted_soft, ((-1) # 10000000000000000, 1 # 10000000000000000));
  (KL_soft_tilted, ((-1) # 10000000000000000, 1 # 10000000000000000));
  (KL_soft_reference, ((-1) # 10000000000000000, 1 # 10000000000000000));
  (Total_variation, ((-1) # 10000000000000000, 1 # 10000000000000000));
  (CV_squared, ((-1) # 10000000000000000, 1 # 10000000000000000));
  (Reward_soft, (9999999999999999 # 10000000000000000, 10000000000000001 # 10000000000000000));
  (Reward_tilted, (9999999999999999 # 10000000000000000, 10000000000000001 # 10000000000000000));
  (C2_bound, ((-1) # 10000000000000000, 1 # 10000000000000000));
  (C3a_bound 0 0, ((-1) # 10000000000000000, 1 # 10000000000000000));
  (C3b_bound 0 0, ((-1) # 10000000000000000, 1 # 10000000000000000));
  (C3c_bound 0 0, ((-1) # 10000000000000000, 1 # 10000000000000000));
  (E1_gap, ((-1) # 10000000000000000, 1 # 10000000000000000));
  (E1a_bound, ((-1) # 10000000000000000, 1 # 10000000000000000));
  (E1b_bound 0 0, ((-1) # 10000000000000000, 1 # 10000000000000000));
  (F1_bound 0 0, ((-1) # 10000000000000000, 1 # 10000000000000000))].
Lemma checked : check 105 row claims = true.
Proof. by_kernel. Qed.
Lemma valid_row : valid row = true.
Proof. by_kernel. Qed.

Theorem positive_law : forall i, (i < 2)%nat -> 0 < P i.
Proof. exact (law_positive row valid_row). Qed.
Theorem total_law : fsum 2 P = 1.
Proof. exact (law_total row valid_row). Qed.
Theorem extreme_weights : forall i, (i < 2)%nat -> w 0 <= w i <= w 0.
Proof. exact (proj2 (extremes_ok row valid_row 0 0 eq_refl)). Qed.
Theorem soft_1 : 0.2499999999999999 <= soft 2 P w 16 0 <= 0.2500000000000001.
Proof. exact (enclosed _ _ _ 0 _ _ _ checked eq_refl). Qed.
Theorem soft_2 : 0.7499999999999999 <= soft 2 P w 16 1 <= 0.7500000000000001.
Proof. exact (enclosed _ _ _ 1 _ _ _ checked eq_refl). Qed.
Theorem tilted_1 : 0.2499999999999999 <= tilted 2 P w 0 <= 0.2500000000000001.
Proof. exact (enclosed _ _ _ 2 _ _ _ checked eq_refl). Qed.
Theorem tilted_2 : 0.7499999999999999 <= tilted 2 P w 1 <= 0.7500000000000001.
Proof. exact (enclosed _ _ _ 3 _ _ _ checked eq_refl). Qed.
Theorem kl_tilted_soft : (-0.0000000000000001) <= KL 2 (tilted 2 P w) (soft 2 P w 16) <= 0.0000000000000001.
Proof. exact (enclosed _ _ _ 4 _ _ _ checked eq_refl). Qed.
Theorem kl_soft_tilted : (-0.0000000000000001) <= KL 2 (soft 2 P w 16) (tilted 2 P w) <= 0.0000000000000001.
Proof. exact (enclosed _ _ _ 5 _ _ _ checked eq_refl). Qed.
Theorem kl_soft_reference : (-0.0000000000000001) <= KL 2 (soft 2 P w 16) P <= 0.0000000000000001.
Proof. exact (enclosed _ _ _ 6 _ _ _ checked eq_refl). Qed.
Theorem tv : (-0.0000000000000001) <= TV 2 (tilted 2 P w) (soft 2 P w 16) <= 0.0000000000000001.
Proof. exact (enclosed _ _ _ 7 _ _ _ checked eq_refl). Qed.
Theorem cv2 : (-0.0000000000000001) <= CV2 2 P w <= 0.0000000000000001.
Proof. exact (enclosed _ _ _ 8 _ _ _ checked eq_refl). Qed.
Theorem reward_soft : 0.9999999999999999 <= mean 2 (soft 2 P w 16) r <= 1.0000000000000001.
Proof. exact (enclosed _ _ _ 9 _ _ _ checked eq_refl). Qed.
Theorem reward_tilted : 0.9999999999999999 <= mean 2 (tilted 2 P w) r <= 1.0000000000000001.
Proof. exact (enclosed _ _ _ 10 _ _ _ checked eq_refl). Qed.
Theorem C2_rhs : (-0.0000000000000001) <= ln (1 + CV2 2 P w / INR 16) <= 0.0000000000000001.
Proof. exact (enclosed _ _ _ 11 _ _ _ checked eq_refl). Qed.
Theorem C3a_rhs : (-0.0000000000000001) <= half_range (w 0) (w 0) <= 0.0000000000000001.
Proof. exact (enclosed _ _ _ 12 _ _ _ checked eq_refl). Qed.
Theorem C3b_rhs : (-0.0000000000000001) <= ln (1 + half_range (w 0) (w 0) / INR 16) <= 0.0000000000000001.
Proof. exact (enclosed _ _ _ 13 _ _ _ checked eq_refl). Qed.
Theorem C3c_rhs : (-0.0000000000000001) <= half_range (w 0) (w 0) / INR 16 <= 0.0000000000000001.
Proof. exact (enclosed _ _ _ 14 _ _ _ checked eq_refl). Qed.
Theorem E1_lhs : (-0.0000000000000001) <= (mean 2 (tilted 2 P w) r - mean 2 (soft 2 P w 16) r) / mean 2 (tilted 2 P w) r <= 0.0000000000000001.
Proof. exact (enclosed _ _ _ 15 _ _ _ checked eq_refl). Qed.
Theorem E1a_rhs : (-0.0000000000000001) <= kappa_of 2 P w r / (INR 16 + kappa_of 2 P w r) <= 0.0000000000000001.
Proof. exact (enclosed _ _ _ 16 _ _ _ checked eq_refl). Qed.
Theorem E1b_rhs : (-0.0000000000000001) <= (w 0 / w 0 - 1) / INR 16 <= 0.0000000000000001.
Proof. exact (enclosed _ _ _ 17 _ _ _ checked eq_refl). Qed.
Theorem F1_rhs : (-0.0000000000000001) <= ln (INR 16 / (1 + (INR 16 - 1) * (w 0 / w 0))) <= 0.0000000000000001.
Proof. exact (enclosed _ _ _ 18 _ _ _ checked eq_refl). Qed.
Theorem C2 : KL 2 (tilted 2 P w) (soft 2 P w 16) <= ln (1 + CV2 2 P w / INR 16). (* both sides are equal *)
Proof. exact (C2_holds row valid_row). Qed.
Theorem C3a : CV2 2 P w <= half_range (w 0) (w 0). (* both sides are equal *)
Proof. exact (C3a_holds row valid_row 0 0 eq_refl). Qed.
Theorem C3b : KL 2 (tilted 2 P w) (soft 2 P w 16) <= ln (1 + half_range (w 0) (w 0) / INR 16). (* both sides are equal *)
Proof. exact (C3b_holds row valid_row 0 0 eq_refl). Qed.
Theorem C3c : ln (1 + half_range (w 0) (w 0) / INR 16) <= half_range (w 0) (w 0) / INR 16. (* both sides are equal *)
Proof. exact (C3c_holds row valid_row 0 0 eq_refl). Qed.
Theorem E1a : (mean 2 (tilted 2 P w) r - mean 2 (soft 2 P w 16) r) / mean 2 (tilted 2 P w) r <= kappa_of 2 P w r / (INR 16 + kappa_of 2 P w r). (* both sides are equal *)
Proof. exact (E1a_holds row valid_row 0 0 eq_refl eq_refl). Qed.
Theorem E1b : (mean 2 (tilted 2 P w) r - mean 2 (soft 2 P w 16) r) / mean 2 (tilted 2 P w) r <= (w 0 / w 0 - 1) / INR 16. (* both sides are equal *)
Proof. exact (E1b_holds row valid_row 0 0 eq_refl eq_refl). Qed.
Theorem F1 : KL 2 (soft 2 P w 16) P <= ln (INR 16 / (1 + (INR 16 - 1) * (w 0 / w 0))). (* both sides are equal *)
Proof. exact (F1_holds row valid_row 0 0 eq_refl). Qed.
Definition certified := (positive_law, total_law, extreme_weights, soft_1, soft_2, tilted_1, tilted_2, kl_tilted_soft, kl_soft_tilted, kl_soft_reference, tv, cv2, reward_soft, reward_tilted, C2_rhs, C3a_rhs, C3b_rhs, C3c_rhs, E1_lhs, E1a_rhs, E1b_rhs, F1_rhs, C2, C3a, C3b, C3c, E1a, E1b, F1).
End Row_16.

(** The axioms of all of the above at once. *)
Definition certified := (Row_1.certified, Row_2.certified, Row_4.certified, Row_8.certified, Row_16.certified).
Print Assumptions certified.
