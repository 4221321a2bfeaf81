(* A certificate written by softbon 0.1.0.
   Check it with: coqc -Q proofs-check/coq/theories SoftBestOfN FILE *)

From Coq Require Import Reals List ZArith QArith Qreals.
From SoftBestOfN Require Import Definitions Evaluator RowCheck.
Import ListNotations.
Open Scope Q_scope.
Open Scope R_scope.

Module Row_1.
Definition P := values [9 # 10; 1 # 10].
Definition w := weight (values [0 # 1; 1 # 1]) (Q2R (1 # 10)).
Definition r := values [0 # 1; 1 # 1].
Definition row := {| letters := 2; law := [9 # 10; 1 # 10];
  weighing := Exponential [0 # 1; 1 # 1] (1 # 10); rewards := [0 # 1; 1 # 1]; draws := 1 |}.

Definition claims : list claim := [
  (Soft 0, (8999999999999999 # 10000000000000000, 9000000000000001 # 10000000000000000));
  (Soft 1, (9999999999999999 # 100000000000000000, 10000000000000001 # 100000000000000000));
  (Tilted 0, (4084324826081555 # 10000000000000000000, 4084324826081556 # 10000000000000000000));
  (Tilted 1, (9995915675173918 # 10000000000000000, 9995915675173919 # 10000000000000000));
  (KL_tilted_soft, (22980922522540914 # 10000000000000000, 22980922522540915 # 10000000000000000));
  (KL_soft_tilted, (66978234229198270 # 10000000000000000, 66978234229198271 # 10000000000000000));
  (KL_soft_reference, ((-1) # 10000000000000000, 1 # 10000000000000000));
  (Total_variation, (8995915675173918 # 10000000000000000, 8995915675173919 # 10000000000000000));
  (CV_squared, (89918332038710907 # 10000000000000000, 89918332038710908 # 10000000000000000));
  (Reward_soft, (9999999999999999 # 100000000000000000, 10000000000000001 # 100000000000000000));
  (Reward_tilted, (9995915675173918 # 10000000000000000, 9995915675173919 # 10000000000000000));
  (C2_bound, (23017680797166826 # 10000000000000000, 23017680797166827 # 10000000000000000));
  (C3a_bound 0 1, (55061164600516615 # 10000000000000, 55061164600516616 # 10000000000000));
  (C3b_bound 0 1, (86137964366785431 # 10000000000000000, 86137964366785432 # 10000000000000000));
  (C3c_bound 0 1, (55061164600516615 # 10000000000000, 55061164600516616 # 10000000000000));
  (E1_gap, (8999591400632137 # 10000000000000000, 8999591400632138 # 10000000000000000));
  (E1a_bound, (8999591400632137 # 10000000000000000, 8999591400632138 # 10000000000000000));
  (E1b_bound 0 1, (22025465794806716 # 1000000000000, 22025465794806717 # 1000000000000));
  (F1_bound 0 1, ((-1) # 10000000000000000, 1 # 10000000000000000))].
Lemma checked : check 97 row claims = true.
Proof. by_kernel. Qed.
Lemma valid_row : valid row = true.
Proof. by_kernel. Qed.

Theorem positive_law : forall i, (i < 2)%nat -> 0 < P i.
Proof. exact (law_positive row valid_row). Qed.
Theorem total_law : fsum 2 P = 1.
Proof. exact (law_total row valid_row). Qed.
Theorem extreme_weights : forall i, (i < 2)%nat -> w 0 <= w i <= w 1.
Proof. exact (proj2 (extremes_ok row valid_row 0 1 eq_refl)). Qed.
Theorem soft_1 : 0.8999999999999999 <= soft 2 P w 1 0 <= 0.9000000000000001.
Proof. exact (enclosed _ _ _ 0 _ _ _ checked eq_refl). Qed.
Theorem soft_2 : 0.09999999999999999 <= soft 2 P w 1 1 <= 0.10000000000000001.
Proof. exact (enclosed _ _ _ 1 _ _ _ checked eq_refl). Qed.
Theorem tilted_1 : 0.0004084324826081555 <= tilted 2 P w 0 <= 0.0004084324826081556.
Proof. exact (enclosed _ _ _ 2 _ _ _ checked eq_refl). Qed.
Theorem tilted_2 : 0.9995915675173918 <= tilted 2 P w 1 <= 0.9995915675173919.
Proof. exact (enclosed _ _ _ 3 _ _ _ checked eq_refl). Qed.
Theorem kl_tilted_soft : 2.2980922522540914 <= KL 2 (tilted 2 P w) (soft 2 P w 1) <= 2.2980922522540915.
Proof. exact (enclosed _ _ _ 4 _ _ _ checked eq_refl). Qed.
Theorem kl_soft_tilted : 6.6978234229198270 <= KL 2 (soft 2 P w 1) (tilted 2 P w) <= 6.6978234229198271.
Proof. exact (enclosed _ _ _ 5 _ _ _ checked eq_refl). Qed.
Theorem kl_soft_reference : (-0.0000000000000001) <= KL 2 (soft 2 P w 1) P <= 0.0000000000000001.
Proof. exact (enclosed _ _ _ 6 _ _ _ checked eq_refl). Qed.
Theorem tv : 0.8995915675173918 <= TV 2 (tilted 2 P w) (soft 2 P w 1) <= 0.8995915675173919.
Proof. exact (enclosed _ _ _ 7 _ _ _ checked eq_refl). Qed.
Theorem cv2 : 8.9918332038710907 <= CV2 2 P w <= 8.9918332038710908.
Proof. exact (enclosed _ _ _ 8 _ _ _ checked eq_refl). Qed.
Theorem reward_soft : 0.09999999999999999 <= mean 2 (soft 2 P w 1) r <= 0.10000000000000001.
Proof. exact (enclosed _ _ _ 9 _ _ _ checked eq_refl). Qed.
Theorem reward_tilted : 0.9995915675173918 <= mean 2 (tilted 2 P w) r <= 0.9995915675173919.
Proof. exact (enclosed _ _ _ 10 _ _ _ checked eq_refl). Qed.
Theorem C2_rhs : 2.3017680797166826 <= ln (1 + CV2 2 P w / INR 1) <= 2.3017680797166827.
Proof. exact (enclosed _ _ _ 11 _ _ _ checked eq_refl). Qed.
Theorem C3a_rhs : 5506.1164600516615 <= half_range (w 0) (w 1) <= 5506.1164600516616.
Proof. exact (enclosed _ _ _ 12 _ _ _ checked eq_refl). Qed.
Theorem C3b_rhs : 8.6137964366785431 <= ln (1 + half_range (w 0) (w 1) / INR 1) <= 8.6137964366785432.
Proof. exact (enclosed _ _ _ 13 _ _ _ checked eq_refl). Qed.
Theorem C3c_rhs : 5506.1164600516615 <= half_range (w 0) (w 1) / INR 1 <= 5506.1164600516616.
Proof. exact (enclosed _ _ _ 14 _ _ _ checked eq_refl). Qed.
Theorem E1_lhs : 0.8999591400632137 <= (mean 2 (tilted 2 P w) r - mean 2 (soft 2 P w 1) r) / mean 2 (tilted 2 P w) r <= 0.8999591400632138.
Proof. exact (enclosed _ _ _ 15 _ _ _ checked eq_refl). Qed.
Theorem E1a_rhs : 0.8999591400632137 <= kappa_of 2 P w r / (INR 1 + kappa_of 2 P w r) <= 0.8999591400632138.
Proof. exact (enclosed _ _ _ 16 _ _ _ checked eq_refl). Qed.
Theorem E1b_rhs : 22025.465794806716 <= (w 1 / w 0 - 1) / INR 1 <= 22025.465794806717.
Proof. exact (enclosed _ _ _ 17 _ _ _ checked eq_refl). Qed.
Theorem F1_rhs : (-0.0000000000000001) <= ln (INR 1 / (1 + (INR 1 - 1) * (w 0 / w 1))) <= 0.0000000000000001.
Proof. exact (enclosed _ _ _ 18 _ _ _ checked eq_refl). Qed.
Theorem C2 : KL 2 (tilted 2 P w) (soft 2 P w 1) <= ln (1 + CV2 2 P w / INR 1).
Proof. exact (separated _ _ _ _ _ _ kl_tilted_soft C2_rhs eq_refl). Qed.
Theorem C3a : CV2 2 P w <= half_range (w 0) (w 1).
Proof. exact (separated _ _ _ _ _ _ cv2 C3a_rhs eq_refl). Qed.
Theorem C3b : KL 2 (tilted 2 P w) (soft 2 P w 1) <= ln (1 + half_range (w 0) (w 1) / INR 1).
Proof. exact (separated _ _ _ _ _ _ kl_tilted_soft C3b_rhs eq_refl). Qed.
Theorem C3c : ln (1 + half_range (w 0) (w 1) / INR 1) <= half_range (w 0) (w 1) / INR 1.
Proof. exact (separated _ _ _ _ _ _ C3b_rhs C3c_rhs eq_refl). Qed.
Theorem E1a : (mean 2 (tilted 2 P w) r - mean 2 (soft 2 P w 1) r) / mean 2 (tilted 2 P w) r <= kappa_of 2 P w r / (INR 1 + kappa_of 2 P w r). (* both sides are equal *)
Proof. exact (E1a_holds row valid_row 0 1 eq_refl eq_refl). Qed.
Theorem E1b : (mean 2 (tilted 2 P w) r - mean 2 (soft 2 P w 1) r) / mean 2 (tilted 2 P w) r <= (w 1 / w 0 - 1) / INR 1.
Proof. exact (separated _ _ _ _ _ _ E1_lhs E1b_rhs eq_refl). Qed.
Theorem F1 : KL 2 (soft 2 P w 1) P <= ln (INR 1 / (1 + (INR 1 - 1) * (w 0 / w 1))). (* both sides are equal *)
Proof. exact (F1_holds row valid_row 0 1 eq_refl). Qed.
Definition certified := (positive_law, total_law, extreme_weights, soft_1, soft_2, tilted_1, tilted_2, kl_tilted_soft, kl_soft_tilted, kl_soft_reference, tv, cv2, reward_soft, reward_tilted, C2_rhs, C3a_rhs, C3b_rhs, C3c_rhs, E1_lhs, E1a_rhs, E1b_rhs, F1_rhs, C2, C3a, C3b, C3c, E1a, E1b, F1).
End Row_1.

Module Row_2.
Definition P := values [9 # 10; 1 # 10].
Definition w := weight (values [0 # 1; 1 # 1]) (Q2R (1 # 10)).
Definition r := values [0 # 1; 1 # 1].
Definition row := {| letters := 2; law := [9 # 10; 1 # 10];
  weighing := Exponential [0 # 1; 1 # 1] (1 # 10); rewards := [0 # 1; 1 # 1]; draws := 2 |}.

Definition claims : list claim := [
  (Soft 0, (8100081716163664 # 10000000000000000, 8100081716163665 # 10000000000000000));
  (Soft 1, (1899918283836335 # 10000000000000000, 1899918283836336 # 10000000000000000));
  (Tilted 0, (4084324826081555 # 10000000000000000000, 4084324826081556 # 10000000000000000000));
  (Tilted 1, (9995915675173918 # 10000000000000000, 9995915675173919 # 10000000000000000));
  (KL_tilted_soft, (16565865404600960 # 10000000000000000, 16565865404600961 # 10000000000000000));
  (KL_soft_tilted, (58345092540409180 # 10000000000000000, 58345092540409182 # 10000000000000000));
  (KL_soft_reference, (3660411495742669 # 100000000000000000, 3660411495742670 # 100000000000000000));
  (Total_variation, (8095997391337582 # 10000000000000000, 8095997391337583 # 10000000000000000));
  (CV_squared, (89918332038710907 # 10000000000000000, 89918332038710908 # 10000000000000000));
  (Reward_soft, (1899918283836335 # 10000000000000000, 1899918283836336 # 10000000000000000));
  (Reward_tilted, (9995915675173918 # 10000000000000000, 9995915675173919 # 10000000000000000));
  (C2_bound, (17040053804846014 # 10000000000000000, 17040053804846015 # 10000000000000000));
  (C3a_bound 0 1, (55061164600516615 # 10000000000000, 55061164600516616 # 10000000000000));
  (C3b_bound 0 1, (79208308228653022 # 10000000000000000, 79208308228653023 # 10000000000000000));
  (C3c_bound 0 1, (27530582300258307 # 10000000000000, 27530582300258308 # 10000000000000));
  (E1_gap, (8099305410753898 # 10000000000000000, 8099305410753899 # 10000000000000000));
  (E1a_bound, (8181142836048197 # 10000000000000000, 8181142836048198 # 10000000000000000));
  (E1b_bound 0 1, (110127328974033582 # 10000000000000, 110127328974033583 # 10000000000000));
  (F1_bound 0 1, (6931017816607284 # 10000000000000000, 6931017816607285 # 10000000000000000))].
Lemma checked : check 101 row claims = true.
Proof. by_kernel. Qed.
Lemma valid_row : valid row = true.
Proof. by_kernel. Qed.

Theorem positive_law : forall i, (i < 2)%nat -> 0 < P i.
Proof. exact (law_positive row valid_row). Qed.
Theorem total_law : fsum 2 P = 1.
Proof. exact (law_total row valid_row). Qed.
Theorem extreme_weights : forall i, (i < 2)%nat -> w 0 <= w i <= w 1.
Proof. exact (proj2 (extremes_ok row valid_row 0 1 eq_refl)). Qed.
Theorem soft_1 : 0.8100081716163664 <= soft 2 P w 2 0 <= 0.8100081716163665.
Proof. exact (enclosed _ _ _ 0 _ _ _ checked eq_refl). Qed.
Theorem soft_2 : 0.1899918283836335 <= soft 2 P w 2 1 <= 0.1899918283836336.
Proof. exact (enclosed _ _ _ 1 _ _ _ checked eq_refl). Qed.
Theorem tilted_1 : 0.0004084324826081555 <= tilted 2 P w 0 <= 0.0004084324826081556.
Proof. exact (enclosed _ _ _ 2 _ _ _ checked eq_refl). Qed.
Theorem tilted_2 : 0.9995915675173918 <= tilted 2 P w 1 <= 0.9995915675173919.
Proof. exact (enclosed _ _ _ 3 _ _ _ checked eq_refl). Qed.
Theorem kl_tilted_soft : 1.6565865404600960 <= KL 2 (tilted 2 P w) (soft 2 P w 2) <= 1.6565865404600961.
Proof. exact (enclosed _ _ _ 4 _ _ _ checked eq_refl). Qed.
Theorem kl_soft_tilted : 5.8345092540409180 <= KL 2 (soft 2 P w 2) (tilted 2 P w) <= 5.8345092540409182.
Proof. exact (enclosed _ _ _ 5 _ _ _ checked eq_refl). Qed.
Theorem kl_soft_reference : 0.03660411495742669 <= KL 2 (soft 2 P w 2) P <= 0.03660411495742670.
Proof. exact (enclosed _ _ _ 6 _ _ _ checked eq_refl). Qed.
Theorem tv : 0.8095997391337582 <= TV 2 (tilted 2 P w) (soft 2 P w 2) <= 0.8095997391337583.
Proof. exact (enclosed _ _ _ 7 _ _ _ checked eq_refl). Qed.
Theorem cv2 : 8.9918332038710907 <= CV2 2 P w <= 8.9918332038710908.
Proof. exact (enclosed _ _ _ 8 _ _ _ checked eq_refl). Qed.
Theorem reward_soft : 0.1899918283836335 <= mean 2 (soft 2 P w 2) r <= 0.1899918283836336.
Proof. exact (enclosed _ _ _ 9 _ _ _ checked eq_refl). Qed.
Theorem reward_tilted : 0.9995915675173918 <= mean 2 (tilted 2 P w) r <= 0.9995915675173919.
Proof. exact (enclosed _ _ _ 10 _ _ _ checked eq_refl). Qed.
Theorem C2_rhs : 1.7040053804846014 <= ln (1 + CV2 2 P w / INR 2) <= 1.7040053804846015.
Proof. exact (enclosed _ _ _ 11 _ _ _ checked eq_refl). Qed.
Theorem C3a_rhs : 5506.1164600516615 <= half_range (w 0) (w 1) <= 5506.1164600516616.
Proof. exact (enclosed _ _ _ 12 _ _ _ checked eq_refl). Qed.
Theorem C3b_rhs : 7.9208308228653022 <= ln (1 + half_range (w 0) (w 1) / INR 2) <= 7.9208308228653023.
Proof. exact (enclosed _ _ _ 13 _ _ _ checked eq_refl). Qed.
Theorem C3c_rhs : 2753.0582300258307 <= half_range (w 0) (w 1) / INR 2 <= 2753.0582300258308.
Proof. exact (enclosed _ _ _ 14 _ _ _ checked eq_refl). Qed.
Theorem E1_lhs : 0.8099305410753898 <= (mean 2 (tilted 2 P w) r - mean 2 (soft 2 P w 2) r) / mean 2 (tilted 2 P w) r <= 0.8099305410753899.
Proof. exact (enclosed _ _ _ 15 _ _ _ checked eq_refl). Qed.
Theorem E1a_rhs : 0.8181142836048197 <= kappa_of 2 P w r / (INR 2 + kappa_of 2 P w r) <= 0.8181142836048198.
Proof. exact (enclosed _ _ _ 16 _ _ _ checked eq_refl). Qed.
Theorem E1b_rhs : 11012.7328974033582 <= (w 1 / w 0 - 1) / INR 2 <= 11012.7328974033583.
Proof. exact (enclosed _ _ _ 17 _ _ _ checked eq_refl). Qed.
Theorem F1_rhs : 0.6931017816607284 <= ln (INR 2 / (1 + (INR 2 - 1) * (w 0 / w 1))) <= 0.6931017816607285.
Proof. exact (enclosed _ _ _ 18 _ _ _ checked eq_refl). Qed.
Theorem C2 : KL 2 (tilted 2 P w) (soft 2 P w 2) <= ln (1 + CV2 2 P w / INR 2).
Proof. exact (separated _ _ _ _ _ _ kl_tilted_soft C2_rhs eq_refl). Qed.
Theorem C3a : CV2 2 P w <= half_range (w 0) (w 1).
Proof. exact (separated _ _ _ _ _ _ cv2 C3a_rhs eq_refl). Qed.
Theorem C3b : KL 2 (tilted 2 P w) (soft 2 P w 2) <= ln (1 + half_range (w 0) (w 1) / INR 2).
Proof. exact (separated _ _ _ _ _ _ kl_tilted_soft C3b_rhs eq_refl). Qed.
Theorem C3c : ln (1 + half_range (w 0) (w 1) / INR 2) <= half_range (w 0) (w 1) / INR 2.
Proof. exact (separated _ _ _ _ _ _ C3b_rhs C3c_rhs eq_refl). Qed.
Theorem E1a : (mean 2 (tilted 2 P w) r - mean 2 (soft 2 P w 2) r) / mean 2 (tilted 2 P w) r <= kappa_of 2 P w r / (INR 2 + kappa_of 2 P w r).
Proof. exact (separated _ _ _ _ _ _ E1_lhs E1a_rhs eq_refl). Qed.
Theorem E1b : (mean 2 (tilted 2 P w) r - mean 2 (soft 2 P w 2) r) / mean 2 (tilted 2 P w) r <= (w 1 / w 0 - 1) / INR 2.
Proof. exact (separated _ _ _ _ _ _ E1_lhs E1b_rhs eq_refl). Qed.
Theorem F1 : KL 2 (soft 2 P w 2) P <= ln (INR 2 / (1 + (INR 2 - 1) * (w 0 / w 1))).
Proof. exact (separated _ _ _ _ _ _ kl_soft_reference F1_rhs eq_refl). Qed.
Definition certified := (positive_law, total_law, extreme_weights, soft_1, soft_2, tilted_1, tilted_2, kl_tilted_soft, kl_soft_tilted, kl_soft_reference, tv, cv2, reward_soft, reward_tilted, C2_rhs, C3a_rhs, C3b_rhs, C3c_rhs, E1_lhs, E1a_rhs, E1b_rhs, F1_rhs, C2, C3a, C3b, C3c, E1a, E1b, F1).
End Row_2.

Module Row_4.
Definition P := values [9 # 10; 1 # 10].
Definition w := weight (values [0 # 1; 1 # 1]) (Q2R (1 # 10)).
Definition r := values [0 # 1; 1 # 1].
Definition row := {| letters := 2; law := [9 # 10; 1 # 10];
  weighing := Exponential [0 # 1; 1 # 1] (1 # 10); rewards := [0 # 1; 1 # 1]; draws := 4 |}.

Definition claims : list claim := [
  (Soft 0, (6561419712655115 # 10000000000000000, 6561419712655116 # 10000000000000000));
  (Soft 1, (3438580287344884 # 10000000000000000, 3438580287344885 # 10000000000000000));
  (Tilted 0, (4084324826081555 # 10000000000000000000, 4084324826081556 # 10000000000000000000));
  (Tilted 1, (9995915675173918 # 10000000000000000, 9995915675173919 # 10000000000000000));
  (KL_tilted_soft, (10636670831494596 # 10000000000000000, 10636670831494597 # 10000000000000000));
  (KL_soft_tilted, (44765755816141112 # 10000000000000000, 44765755816141113 # 10000000000000000));
  (KL_soft_reference, (2173324460391691 # 10000000000000000, 2173324460391692 # 10000000000000000));
  (Total_variation, (6557335387829033 # 10000000000000000, 6557335387829034 # 10000000000000000));
  (CV_squared, (89918332038710907 # 10000000000000000, 89918332038710908 # 10000000000000000));
  (Reward_soft, (3438580287344884 # 10000000000000000, 3438580287344885 # 10000000000000000));
  (Reward_tilted, (9995915675173918 # 10000000000000000, 9995915675173919 # 10000000000000000));
  (C2_bound, (11780265838450277 # 10000000000000000, 11780265838450278 # 10000000000000000));
  (C3a_bound 0 1, (55061164600516615 # 10000000000000, 55061164600516616 # 10000000000000));
  (C3b_bound 0 1, (72280466769292332 # 10000000000000000, 72280466769292333 # 10000000000000000));
  (C3c_bound 0 1, (13765291150129153 # 10000000000000, 13765291150129154 # 10000000000000));
  (E1_gap, (6560014710923361 # 10000000000000000, 6560014710923362 # 10000000000000000));
  (E1a_bound, (6922109915162657 # 10000000000000000, 6922109915162658 # 10000000000000000));
  (E1b_bound 0 1, (55063664487016791 # 10000000000000, 55063664487016792 # 10000000000000));
  (F1_bound 0 1, (13861581706049523 # 10000000000000000, 13861581706049524 # 10000000000000000))].
Lemma checked : check 102 row claims = true.
Proof. by_kernel. Qed.
Lemma valid_row : valid row = true.
Proof. by_kernel. Qed.

Theorem positive_law : forall i, (i < 2)%nat -> 0 < P i.
Proof. exact (law_positive row valid_row). Qed.
Theorem total_law : fsum 2 P = 1.
Proof. exact (law_total row valid_row). Qed.
Theorem extreme_weights : forall i, (i < 2)%nat -> w 0 <= w i <= w 1.
Proof. exact (proj2 (extremes_ok row valid_row 0 1 eq_refl)). Qed.
Theorem soft_1 : 0.6561419712655115 <= soft 2 P w 4 0 <= 0.6561419712655116.
Proof. exact (enclosed _ _ _ 0 _ _ _ checked eq_refl). Qed.
Theorem soft_2 : 0.3438580287344884 <= soft 2 P w 4 1 <= 0.3438580287344885.
Proof. exact (enclosed _ _ _ 1 _ _ _ checked eq_refl). Qed.
Theorem tilted_1 : 0.0004084324826081555 <= tilted 2 P w 0 <= 0.0004084324826081556.
Proof. exact (enclosed _ _ _ 2 _ _ _ checked eq_refl). Qed.
Theorem tilted_2 : 0.9995915675173918 <= tilted 2 P w 1 <= 0.9995915675173919.
Proof. exact (enclosed _ _ _ 3 _ _ _ checked eq_refl). Qed.
Theorem kl_tilted_soft : 1.0636670831494596 <= KL 2 (tilted 2 P w) (soft 2 P w 4) <= 1.0636670831494597.
Proof. exact (enclosed _ _ _ 4 _ _ _ checked eq_refl). Qed.
Theorem kl_soft_tilted : 4.4765755816141112 <= KL 2 (soft 2 P w 4) (tilted 2 P w) <= 4.4765755816141113.
Proof. exact (enclosed _ _ _ 5 _ _ _ checked eq_refl). Qed.
Theorem kl_soft_reference : 0.2173324460391691 <= KL 2 (soft 2 P w 4) P <= 0.2173324460391692.
Proof. exact (enclosed _ _ _ 6 _ _ _ checked eq_refl). Qed.
Theorem tv : 0.6557335387829033 <= TV 2 (tilted 2 P w) (soft 2 P w 4) <= 0.6557335387829034.
Proof. exact (enclosed _ _ _ 7 _ _ _ checked eq_refl). Qed.
Theorem cv2 : 8.9918332038710907 <= CV2 2 P w <= 8.9918332038710908.
Proof. exact (enclosed _ _ _ 8 _ _ _ checked eq_refl). Qed.
Theorem reward_soft : 0.3438580287344884 <= mean 2 (soft 2 P w 4) r <= 0.3438580287344885.
Proof. exact (enclosed _ _ _ 9 _ _ _ checked eq_refl). Qed.
Theorem reward_tilted : 0.9995915675173918 <= mean 2 (tilted 2 P w) r <= 0.9995915675173919.
Proof. exact (enclosed _ _ _ 10 _ _ _ checked eq_refl). Qed.
Theorem C2_rhs : 1.1780265838450277 <= ln (1 + CV2 2 P w / INR 4) <= 1.1780265838450278.
Proof. exact (enclosed _ _ _ 11 _ _ _ checked eq_refl). Qed.
Theorem C3a_rhs : 5506.1164600516615 <= half_range (w 0) (w 1) <= 5506.1164600516616.
Proof. exact (enclosed _ _ _ 12 _ _ _ checked eq_refl). Qed.
Theorem C3b_rhs : 7.2280466769292332 <= ln (1 + half_range (w 0) (w 1) / INR 4) <= 7.2280466769292333.
Proof. exact (enclosed _ _ _ 13 _ _ _ checked eq_refl). Qed.
Theorem C3c_rhs : 1376.5291150129153 <= half_range (w 0) (w 1) / INR 4 <= 1376.5291150129154.
Proof. exact (enclosed _ _ _ 14 _ _ _ checked eq_refl). Qed.
Theorem E1_lhs : 0.6560014710923361 <= (mean 2 (tilted 2 P w) r - mean 2 (soft 2 P w 4) r) / mean 2 (tilted 2 P w) r <= 0.6560014710923362.
Proof. exact (enclosed _ _ _ 15 _ _ _ checked eq_refl). Qed.
Theorem E1a_rhs : 0.6922109915162657 <= kappa_of 2 P w r / (INR 4 + kappa_of 2 P w r) <= 0.6922109915162658.
Proof. exact (enclosed _ _ _ 16 _ _ _ checked eq_refl). Qed.
Theorem E1b_rhs : 5506.3664487016791 <= (w 1 / w 0 - 1) / INR 4 <= 5506.3664487016792.
Proof. exact (enclosed _ _ _ 17 _ _ _ checked eq_refl). Qed.
Theorem F1_rhs : 1.3861581706049523 <= ln (INR 4 / (1 + (INR 4 - 1) * (w 0 / w 1))) <= 1.3861581706049524.
Proof. exact (enclosed _ _ _ 18 _ _ _ checked eq_refl). Qed.
Theorem C2 : KL 2 (tilted 2 P w) (soft 2 P w 4) <= ln (1 + CV2 2 P w / INR 4).
Proof. exact (separated _ _ _ _ _ _ kl_tilted_soft C2_rhs eq_refl). Qed.
Theorem C3a : CV2 2 P w <= half_range (w 0) (w 1).
Proof. exact (separated _ _ _ _ _ _ cv2 C3a_rhs eq_refl). Qed.
Theorem C3b : KL 2 (tilted 2 P w) (soft 2 P w 4) <= ln (1 + half_range (w 0) (w 1) / INR 4).
Proof. exact (separated _ _ _ _ _ _ kl_tilted_soft C3b_rhs eq_refl). Qed.
Theorem C3c : ln (1 + half_range (w 0) (w 1) / INR 4) <= half_range (w 0) (w 1) / INR 4.
Proof. exact (separated _ _ _ _ _ _ C3b_rhs C3c_rhs eq_refl). Qed.
Theorem E1a : (mean 2 (tilted 2 P w) r - mean 2 (soft 2 P w 4) r) / mean 2 (tilted 2 P w) r <= kappa_of 2 P w r / (INR 4 + kappa_of 2 P w r).
Proof. exact (separated _ _ _ _ _ _ E1_lhs E1a_rhs eq_refl). Qed.
Theorem E1b : (mean 2 (tilted 2 P w) r - mean 2 (soft 2 P w 4) r) / mean 2 (tilted 2 P w) r <= (w 1 / w 0 - 1) / INR 4.
Proof. exact (separated _ _ _ _ _ _ E1_lhs E1b_rhs eq_refl). Qed.
Theorem F1 : KL 2 (soft 2 P w 4) P <= ln (INR 4 / (1 + (INR 4 - 1) * (w 0 / w 1))).
Proof. exact (separated _ _ _ _ _ _ kl_soft_reference F1_rhs eq_refl). Qed.
Definition certified := (positive_law, total_law, extreme_weights, soft_1, soft_2, tilted_1, tilted_2, kl_tilted_soft, kl_soft_tilted, kl_soft_reference, tv, cv2, reward_soft, reward_tilted, C2_rhs, C3a_rhs, C3b_rhs, C3c_rhs, E1_lhs, E1a_rhs, E1b_rhs, F1_rhs, C2, C3a, C3b, C3c, E1a, E1b, F1).
End Row_4.

Module Row_8.
Definition P := values [9 # 10; 1 # 10].
Definition w := weight (values [0 # 1; 1 # 1]) (Q2R (1 # 10)).
Definition r := values [0 # 1; 1 # 1].
Definition row := {| letters := 2; law := [9 # 10; 1 # 10];
  weighing := Exponential [0 # 1; 1 # 1] (1 # 10); rewards := [0 # 1; 1 # 1]; draws := 8 |}.

Definition claims : list claim := [
  (Soft 0, (4306117595021749 # 10000000000000000, 4306117595021750 # 10000000000000000));
  (Soft 1, (5693882404978250 # 10000000000000000, 5693882404978251 # 10000000000000000));
  (Tilted 0, (4084324826081555 # 10000000000000000000, 4084324826081556 # 10000000000000000000));
  (Tilted 1, (9995915675173918 # 10000000000000000, 9995915675173919 # 10000000000000000));
  (KL_tilted_soft, (5597114318581624 # 10000000000000000, 5597114318581625 # 10000000000000000));
  (KL_soft_tilted, (26768887943473028 # 10000000000000000, 26768887943473029 # 10000000000000000));
  (KL_soft_reference, (6729477764057262 # 10000000000000000, 6729477764057263 # 10000000000000000));
  (Total_variation, (4302033270195668 # 10000000000000000, 4302033270195669 # 10000000000000000));
  (CV_squared, (89918332038710907 # 10000000000000000, 89918332038710908 # 10000000000000000));
  (Reward_soft, (5693882404978250 # 10000000000000000, 5693882404978251 # 10000000000000000));
  (Reward_tilted, (9995915675173918 # 10000000000000000, 9995915675173919 # 10000000000000000));
  (C2_bound, (7532912871751512 # 10000000000000000, 7532912871751513 # 10000000000000000));
  (C3a_bound 0 1, (55061164600516615 # 10000000000000, 55061164600516616 # 10000000000000));
  (C3b_bound 0 1, (65356251704736947 # 10000000000000000, 65356251704736948 # 10000000000000000));
  (C3c_bound 0 1, (68826455750645769 # 100000000000000, 68826455750645770 # 100000000000000));
  (E1_gap, (4303791078270392 # 10000000000000000, 4303791078270393 # 10000000000000000));
  (E1a_bound, (5292986766411374 # 10000000000000000, 5292986766411375 # 10000000000000000));
  (E1b_bound 0 1, (27531832243508395 # 10000000000000, 27531832243508396 # 10000000000000));
  (F1_bound 0 1, (20791237926590659 # 10000000000000000, 20791237926590660 # 10000000000000000))].
Lemma checked : check 104 row claims = true.
Proof. by_kernel. Qed.
Lemma valid_row : valid row = true.
Proof. by_kernel. Qed.

Theorem positive_law : forall i, (i < 2)%nat -> 0 < P i.
Proof. exact (law_positive row valid_row). Qed.
Theorem total_law : fsum 2 P = 1.
Proof. exact (law_total row valid_row). Qed.
Theorem extreme_weights : forall i, (i < 2)%nat -> w 0 <= w i <= w 1.
Proof. exact (proj2 (extremes_ok row valid_row 0 1 eq_refl)). Qed.
Theorem soft_1 : 0.4306117595021749 <= soft 2 P w 8 0 <= 0.4306117595021750.
Proof. exact (enclosed _ _ _ 0 _ _ _ checked eq_refl). Qed.
Theorem soft_2 : 0.5693882404978250 <= soft 2 P w 8 1 <= 0.5693882404978251.
Proof. exact (enclosed _ _ _ 1 _ _ _ checked eq_refl). Qed.
Theorem tilted_1 : 0.0004084324826081555 <= tilted 2 P w 0 <= 0.0004084324826081556.
Proof. exact (enclosed _ _ _ 2 _ _ _ checked eq_refl). Qed.
Theorem tilted_2 : 0.9995915675173918 <= tilted 2 P w 1 <= 0.9995915675173919.
Proof. exact (enclosed _ _ _ 3 _ _ _ checked eq_refl). Qed.
Theorem kl_tilted_soft : 0.5597114318581624 <= KL 2 (tilted 2 P w) (soft 2 P w 8) <= 0.5597114318581625.
Proof. exact (enclosed _ _ _ 4 _ _ _ checked eq_refl). Qed.
Theorem kl_soft_tilted : 2.6768887943473028 <= KL 2 (soft 2 P w 8) (tilted 2 P w) <= 2.6768887943473029.
Proof. exact (enclosed _ _ _ 5 _ _ _ checked eq_refl). Qed.
Theorem kl_soft_reference : 0.6729477764057262 <= KL 2 (soft 2 P w 8) P <= 0.6729477764057263.
Proof. exact (enclosed _ _ _ 6 _ _ _ checked eq_refl). Qed.
Theorem tv : 0.4302033270195668 <= TV 2 (tilted 2 P w) (soft 2 P w 8) <= 0.4302033270195669.
Proof. exact (enclosed _ _ _ 7 _ _ _ checked eq_refl). Qed.
Theorem cv2 : 8.9918332038710907 <= CV2 2 P w <= 8.9918332038710908.
Proof. exact (enclosed _ _ _ 8 _ _ _ checked eq_refl). Qed.
Theorem reward_soft : 0.5693882404978250 <= mean 2 (soft 2 P w 8) r <= 0.5693882404978251.
Proof. exact (enclosed _ _ _ 9 _ _ _ checked eq_refl). Qed.
Theorem reward_tilted : 0.9995915675173918 <= mean 2 (tilted 2 P w) r <= 0.9995915675173919.
Proof. exact (enclosed _ _ _ 10 _ _ _ checked eq_refl). Qed.
Theorem C2_rhs : 0.7532912871751512 <= ln (1 + CV2 2 P w / INR 8) <= 0.7532912871751513.
Proof. exact (enclosed _ _ _ 11 _ _ _ checked eq_refl). Qed.
Theorem C3a_rhs : 5506.1164600516615 <= half_range (w 0) (w 1) <= 5506.1164600516616.
Proof. exact (enclosed _ _ _ 12 _ _ _ checked eq_refl). Qed.
Theorem C3b_rhs : 6.5356251704736947 <= ln (1 + half_range (w 0) (w 1) / INR 8) <= 6.5356251704736948.
Proof. exact (enclosed _ _ _ 13 _ _ _ checked eq_refl). Qed.
Theorem C3c_rhs : 688.26455750645769 <= half_range (w 0) (w 1) / INR 8 <= 688.26455750645770.
Proof. exact (enclosed _ _ _ 14 _ _ _ checked eq_refl). Qed.
Theorem E1_lhs : 0.4303791078270392 <= (mean 2 (tilted 2 P w) r - mean 2 (soft 2 P w 8) r) / mean 2 (tilted 2 P w) r <= 0.4303791078270393.
Proof. exact (enclosed _ _ _ 15 _ _ _ checked eq_refl). Qed.
Theorem E1a_rhs : 0.5292986766411374 <= kappa_of 2 P w r / (INR 8 + kappa_of 2 P w r) <= 0.5292986766411375.
Proof. exact (enclosed _ _ _ 16 _ _ _ checked eq_refl). Qed.
Theorem E1b_rhs : 2753.1832243508395 <= (w 1 / w 0 - 1) / INR 8 <= 2753.1832243508396.
Proof. exact (enclosed _ _ _ 17 _ _ _ checked eq_refl). Qed.
Theorem F1_rhs : 2.0791237926590659 <= ln (INR 8 / (1 + (INR 8 - 1) * (w 0 / w 1))) <= 2.0791237926590660.
Proof. exact (enclosed _ _ _ 18 _ _ _ checked eq_refl). Qed.
Theorem C2 : KL 2 (tilted 2 P w) (soft 2 P w 8) <= ln (1 + CV2 2 P w / INR 8).
Proof. exact (separated _ _ _ _ _ _ kl_tilted_soft C2_rhs eq_refl). Qed.
Theorem C3a : CV2 2 P w <= half_range (w 0) (w 1).
Proof. exact (separated _ _ _ _ _ _ cv2 C3a_rhs eq_refl). Qed.
Theorem C3b : KL 2 (tilted 2 P w) (soft 2 P w 8) <= ln (1 + half_range (w 0) (w 1) / INR 8).
Proof. exact (separated _ _ _ _ _ _ kl_tilted_soft C3b_rhs eq_refl). Qed.
Theorem C3c : ln (1 + half_range (w 0) (w 1) / INR 8) <= half_range (w 0) (w 1) / INR 8.
Proof. exact (separated _ _ _ _ _ _ C3b_rhs C3c_rhs eq_refl). Qed.
Theorem E1a : (mean 2 (tilted 2 P w) r - mean 2 (soft 2 P w 8) r) / mean 2 (tilted 2 P w) r <= kappa_of 2 P w r / (INR 8 + kappa_of 2 P w r).
Proof. exact (separated _ _ _ _ _ _ E1_lhs E1a_rhs eq_refl). Qed.
Theorem E1b : (mean 2 (tilted 2 P w) r - mean 2 (soft 2 P w 8) r) / mean 2 (tilted 2 P w) r <= (w 1 / w 0 - 1) / INR 8.
Proof. exact (separated _ _ _ _ _ _ E1_lhs E1b_rhs eq_refl). Qed.
Theorem F1 : KL 2 (soft 2 P w 8) P <= ln (INR 8 / (1 + (INR 8 - 1) * (w 0 / w 1))).
Proof. exact (separated _ _ _ _ _ _ kl_soft_reference F1_rhs eq_refl). Qed.
Definition certified := (positive_law, total_law, extreme_weights, soft_1, soft_2, tilted_1, tilted_2, kl_tilted_soft, kl_soft_tilted, kl_soft_reference, tv, cv2, reward_soft, reward_tilted, C2_rhs, C3a_rhs, C3b_rhs, C3c_rhs, E1_lhs, E1a_rhs, E1b_rhs, F1_rhs, C2, C3a, C3b, C3c, E1a, E1b, F1).
End Row_8.

Module Row_16.
Definition P := values [9 # 10; 1 # 10].
Definition w := weight (values [0 # 1; 1 # 1]) (Q2R (1 # 10)).
Definition r := values [0 # 1; 1 # 1].
Definition row := {| letters := 2; law := [9 # 10; 1 # 10];
  weighing := Exponential [0 # 1; 1 # 1] (1 # 10); rewards := [0 # 1; 1 # 1]; draws := 16 |}.

Definition claims : list claim := [
  (Soft 0, (1856500270869581 # 10000000000000000, 1856500270869583 # 10000000000000000));
  (Soft 1, (8143499729130417 # 10000000000000000, 8143499729130419 # 10000000000000000));
  (Tilted 0, (4084324826081555 # 10000000000000000000, 4084324826081556 # 10000000000000000000));
  (Tilted 1, (9995915675173918 # 10000000000000000, 9995915675173919 # 10000000000000000));
  (KL_tilted_soft, (2023735187816137 # 10000000000000000, 2023735187816138 # 10000000000000000));
  (KL_soft_tilted, (9691403642256829 # 10000000000000000, 9691403642256830 # 10000000000000000));
  (KL_soft_reference, (14148166704362738 # 10000000000000000, 14148166704362739 # 10000000000000000));
  (Total_variation, (1852415946043500 # 10000000000000000, 1852415946043501 # 10000000000000000));
  (CV_squared, (89918332038710907 # 10000000000000000, 89918332038710908 # 10000000000000000));
  (Reward_soft, (8143499729130417 # 10000000000000000, 8143499729130419 # 10000000000000000));
  (Reward_tilted, (9995915675173918 # 10000000000000000, 9995915675173919 # 10000000000000000));
  (C2_bound, (4459603774143928 # 10000000000000000, 4459603774143929 # 10000000000000000));
  (C3a_bound 0 1, (55061164600516615 # 10000000000000, 55061164600516616 # 10000000000000));
  (C3b_bound 0 1, (58439277602219947 # 10000000000000000, 58439277602219948 # 10000000000000000));
  (C3c_bound 0 1, (34413227875322884 # 100000000000000, 34413227875322885 # 100000000000000));
  (E1_gap, (1853172842028071 # 10000000000000000, 1853172842028072 # 10000000000000000));
  (E1a_bound, (3598954241995907 # 10000000000000000, 3598954241995909 # 10000000000000000));
  (E1b_bound 0 1, (13765916121754197 # 10000000000000, 13765916121754198 # 10000000000000));
  (F1_bound 0 1, (27719079550679069 # 10000000000000000, 27719079550679070 # 10000000000000000))].
Lemma checked : check 108 row claims = true.
Proof. by_kernel. Qed.
Lemma valid_row : valid row = true.
Proof. by_kernel. Qed.

Theorem positive_law : forall i, (i < 2)%nat -> 0 < P i.
Proof. exact (law_positive row valid_row). Qed.
Theorem total_law : fsum 2 P = 1.
Proof. exact (law_total row valid_row). Qed.
Theorem extreme_weights : forall i, (i < 2)%nat -> w 0 <= w i <= w 1.
Proof. exact (proj2 (extremes_ok row valid_row 0 1 eq_refl)). Qed.
Theorem soft_1 : 0.1856500270869581 <= soft 2 P w 16 0 <= 0.1856500270869583.
Proof. exact (enclosed _ _ _ 0 _ _ _ checked eq_refl). Qed.
Theorem soft_2 : 0.8143499729130417 <= soft 2 P w 16 1 <= 0.8143499729130419.
Proof. exact (enclosed _ _ _ 1 _ _ _ checked eq_refl). Qed.
Theorem tilted_1 : 0.0004084324826081555 <= tilted 2 P w 0 <= 0.0004084324826081556.
Proof. exact (enclosed _ _ _ 2 _ _ _ checked eq_refl). Qed.
Theorem tilted_2 : 0.9995915675173918 <= tilted 2 P w 1 <= 0.9995915675173919.
Proof. exact (enclosed _ _ _ 3 _ _ _ checked eq_refl). Qed.
Theorem kl_tilted_soft : 0.2023735187816137 <= KL 2 (tilted 2 P w) (soft 2 P w 16) <= 0.2023735187816138.
Proof. exact (enclosed _ _ _ 4 _ _ _ checked eq_refl). Qed.
Theorem kl_soft_tilted : 0.9691403642256829 <= KL 2 (soft 2 P w 16) (tilted 2 P w) <= 0.9691403642256830.
Proof. exact (enclosed _ _ _ 5 _ _ _ checked eq_refl). Qed.
Theorem kl_soft_reference : 1.4148166704362738 <= KL 2 (soft 2 P w 16) P <= 1.4148166704362739.
Proof. exact (enclosed _ _ _ 6 _ _ _ checked eq_refl). Qed.
Theorem tv : 0.1852415946043500 <= TV 2 (tilted 2 P w) (soft 2 P w 16) <= 0.1852415946043501.
Proof. exact (enclosed _ _ _ 7 _ _ _ checked eq_refl). Qed.
Theorem cv2 : 8.9918332038710907 <= CV2 2 P w <= 8.9918332038710908.
Proof. exact (enclosed _ _ _ 8 _ _ _ checked eq_refl). Qed.
Theorem reward_soft : 0.8143499729130417 <= mean 2 (soft 2 P w 16) r <= 0.8143499729130419.
Proof. exact (enclosed _ _ _ 9 _ _ _ checked eq_refl). Qed.
Theorem reward_tilted : 0.9995915675173918 <= mean 2 (tilted 2 P w) r <= 0.9995915675173919.
Proof. exact (enclosed _ _ _ 10 _ _ _ checked eq_refl). Qed.
Theorem C2_rhs : 0.4459603774143928 <= ln (1 + CV2 2 P w / INR 16) <= 0.4459603774143929.
Proof. exact (enclosed _ _ _ 11 _ _ _ checked eq_refl). Qed.
Theorem C3a_rhs : 5506.1164600516615 <= half_range (w 0) (w 1) <= 5506.1164600516616.
Proof. exact (enclosed _ _ _ 12 _ _ _ checked eq_refl). Qed.
Theorem C3b_rhs : 5.8439277602219947 <= ln (1 + half_range (w 0) (w 1) / INR 16) <= 5.8439277602219948.
Proof. exact (enclosed _ _ _ 13 _ _ _ checked eq_refl). Qed.
Theorem C3c_rhs : 344.13227875322884 <= half_range (w 0) (w 1) / INR 16 <= 344.13227875322885.
Proof. exact (enclosed _ _ _ 14 _ _ _ checked eq_refl). Qed.
Theorem E1_lhs : 0.1853172842028071 <= (mean 2 (tilted 2 P w) r - mean 2 (soft 2 P w 16) r) / mean 2 (tilted 2 P w) r <= 0.1853172842028072.
Proof. exact (enclosed _ _ _ 15 _ _ _ checked eq_refl). Qed.
Theorem E1a_rhs : 0.3598954241995907 <= kappa_of 2 P w r / (INR 16 + kappa_of 2 P w r) <= 0.3598954241995909.
Proof. exact (enclosed _ _ _ 16 _ _ _ checked eq_refl). Qed.
Theorem E1b_rhs : 1376.5916121754197 <= (w 1 / w 0 - 1) / INR 16 <= 1376.5916121754198.
Proof. exact (enclosed _ _ _ 17 _ _ _ checked eq_refl). Qed.
Theorem F1_rhs : 2.7719079550679069 <= ln (INR 16 / (1 + (INR 16 - 1) * (w 0 / w 1))) <= 2.7719079550679070.
Proof. exact (enclosed _ _ _ 18 _ _ _ checked eq_refl). Qed.
Theorem C2 : KL 2 (tilted 2 P w) (soft 2 P w 16) <= ln (1 + CV2 2 P w / INR 16).
Proof. exact (separated _ _ _ _ _ _ kl_tilted_soft C2_rhs eq_refl). Qed.
Theorem C3a : CV2 2 P w <= half_range (w 0) (w 1).
Proof. exact (separated _ _ _ _ _ _ cv2 C3a_rhs eq_refl). Qed.
Theorem C3b : KL 2 (tilted 2 P w) (soft 2 P w 16) <= ln (1 + half_range (w 0) (w 1) / INR 16).
Proof. exact (separated _ _ _ _ _ _ kl_tilted_soft C3b_rhs eq_refl). Qed.
Theorem C3c : ln (1 + half_range (w 0) (w 1) / INR 16) <= half_range (w 0) (w 1) / INR 16.
Proof. exact (separated _ _ _ _ _ _ C3b_rhs C3c_rhs eq_refl). Qed.
Theorem E1a : (mean 2 (tilted 2 P w) r - mean 2 (soft 2 P w 16) r) / mean 2 (tilted 2 P w) r <= kappa_of 2 P w r / (INR 16 + kappa_of 2 P w r).
Proof. exact (separated _ _ _ _ _ _ E1_lhs E1a_rhs eq_refl). Qed.
Theorem E1b : (mean 2 (tilted 2 P w) r - mean 2 (soft 2 P w 16) r) / mean 2 (tilted 2 P w) r <= (w 1 / w 0 - 1) / INR 16.
Proof. exact (separated _ _ _ _ _ _ E1_lhs E1b_rhs eq_refl). Qed.
Theorem F1 : KL 2 (soft 2 P w 16) P <= ln (INR 16 / (1 + (INR 16 - 1) * (w 0 / w 1))).
Proof. exact (separated _ _ _ _ _ _ kl_soft_reference F1_rhs eq_refl). Qed.
Definition certified := (positive_law, total_law, extreme_weights, soft_1, soft_2, tilted_1, tilted_2, kl_tilted_soft, kl_soft_tilted, kl_soft_reference, tv, cv2, reward_soft, reward_tilted, C2_rhs, C3a_rhs, C3b_rhs, C3c_rhs, E1_lhs, E1a_rhs, E1b_rhs, F1_rhs, C2, C3a, C3b, C3c, E1a, E1b, F1).
End Row_16.

(** The axioms of all of the above at once. *)
Definition certified := (Row_1.certified, Row_2.certified, Row_4.certified, Row_8.certified, Row_16.certified).
Print Assumptions certified.
