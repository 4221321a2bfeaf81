(* A certificate written by softbon 0.1.0.
   Check it with: coqc -Q proofs-check/coq/theories SoftBestOfN FILE *)

From Coq Require Import Reals List ZArith QArith Qreals.
From SoftBestOfN Require Import Definitions Evaluator RowCheck.
Import ListNotations.
Open Scope Q_scope.
Open Scope R_scope.

Module Row_1.
Definition P := values [1 # 2; 3 # 10; 1 # 5].
Definition w := weight (values [0 # 1; 1 # 2; 1 # 1]) (Q2R (2 # 1)).
Definition r := values [0 # 1; 1 # 2; 1 # 1].
Definition row := {| letters := 3; law := [1 # 2; 3 # 10; 1 # 5];
  weighing := Exponential [0 # 1; 1 # 2; 1 # 1] (2 # 1); rewards := [0 # 1; 1 # 2; 1 # 1]; draws := 1 |}.

Definition claims : list claim := [
  (Soft 0, (4999999999999999 # 10000000000000000, 5000000000000001 # 10000000000000000));
  (Soft 1, (2999999999999999 # 10000000000000000, 3000000000000001 # 10000000000000000));
  (Soft 2, (1999999999999999 # 10000000000000000, 2000000000000001 # 10000000000000000));
  (Tilted 0, (4115389330080389 # 10000000000000000, 4115389330080390 # 10000000000000000));
  (Tilted 1, (3170558699633254 # 10000000000000000, 3170558699633255 # 10000000000000000));
  (Tilted 2, (2714051970286355 # 10000000000000000, 2714051970286356 # 10000000000000000));
  (KL_tilted_soft, (2026209563782725 # 100000000000000000, 2026209563782726 # 100000000000000000));
  (KL_soft_tilted, (1970447036732189 # 100000000000000000, 1970447036732190 # 100000000000000000));
  (KL_soft_reference, ((-1) # 10000000000000000, 1 # 10000000000000000));
  (Total_variation, (8846106699196102 # 100000000000000000, 8846106699196103 # 100000000000000000));
  (CV_squared, (4211390722755665 # 100000000000000000, 4211390722755666 # 100000000000000000));
  (Reward_soft, (3499999999999999 # 10000000000000000, 3500000000000001 # 10000000000000000));
  (Reward_tilted, (4299331320102982 # 10000000000000000, 4299331320102984 # 10000000000000000));
  (C2_bound, (4125125331396935 # 100000000000000000, 4125125331396936 # 100000000000000000));
  (C3a_bound 0 2, (6381298260319039 # 100000000000000000, 6381298260319040 # 100000000000000000));
  (C3b_bound 0 2, (6185960724032274 # 100000000000000000, 6185960724032275 # 100000000000000000));
  (C3c_bound 0 2, (6381298260319039 # 100000000000000000, 6381298260319040 # 100000000000000000));
  (E1_gap, (1859199165147933 # 10000000000000000, 1859199165147934 # 10000000000000000));
  (E1a_bound, (1976533460515232 # 10000000000000000, 1976533460515233 # 10000000000000000));
  (E1b_bound 0 2, (6487212707001281 # 10000000000000000, 6487212707001282 # 10000000000000000));
  (F1_bound 0 2, ((-1) # 10000000000000000, 1 # 10000000000000000))].
Lemma checked : check 100 row claims = true.
Proof. by_kernel. Qed.
Lemma valid_row : valid row = true.
Proof. by_kernel. Qed.

Theorem positive_law : forall i, (i < 3)%nat -> 0 < P i.
Proof. exact (law_positive row valid_row). Qed.
Theorem total_law : fsum 3 P = 1.
Proof. exact (law_total row valid_row). Qed.
Theorem extreme_weights : forall i, (i < 3)%nat -> w 0 <= w i <= w 2.
Proof. exact (proj2 (extremes_ok row valid_row 0 2 eq_refl)). Qed.
Theorem soft_1 : 0.4999999999999999 <= soft 3 P w 1 0 <= 0.5000000000000001.
Proof. exact (enclosed _ _ _ 0 _ _ _ checked eq_refl). Qed.
Theorem soft_2 : 0.2999999999999999 <= soft 3 P w 1 1 <= 0.3000000000000001.
Proof. exact (enclosed _ _ _ 1 _ _ _ checked eq_refl). Qed.
Theorem soft_3 : 0.1999999999999999 <= soft 3 P w 1 2 <= 0.2000000000000001.
Proof. exact (enclosed _ _ _ 2 _ _ _ checked eq_refl). Qed.
Theorem tilted_1 : 0.4115389330080389 <= tilted 3 P w 0 <= 0.4115389330080390.
Proof. exact (enclosed _ _ _ 3 _ _ _ checked eq_refl). Qed.
Theorem tilted_2 : 0.3170558699633254 <= tilted 3 P w 1 <= 0.3170558699633255.
Proof. exact (enclosed _ _ _ 4 _ _ _ checked eq_refl). Qed.
Theorem tilted_3 : 0.2714051970286355 <= tilted 3 P w 2 <= 0.2714051970286356.
Proof. exact (enclosed _ _ _ 5 _ _ _ checked eq_refl). Qed.
Theorem kl_tilted_soft : 0.02026209563782725 <= KL 3 (tilted 3 P w) (soft 3 P w 1) <= 0.02026209563782726.
Proof. exact (enclosed _ _ _ 6 _ _ _ checked eq_refl). Qed.
Theorem kl_soft_tilted : 0.01970447036732189 <= KL 3 (soft 3 P w 1) (tilted 3 P w) <= 0.01970447036732190.
Proof. exact (enclosed _ _ _ 7 _ _ _ checked eq_refl). Qed.
Theorem kl_soft_reference : (-0.0000000000000001) <= KL 3 (soft 3 P w 1) P <= 0.0000000000000001.
Proof. exact (enclosed _ _ _ 8 _ _ _ checked eq_refl). Qed.
Theorem tv : 0.08846106699196102 <= TV 3 (tilted 3 P w) (soft 3 P w 1) <= 0.08846106699196103.
Proof. exact (enclosed _ _ _ 9 _ _ _ checked eq_refl). Qed.
Theorem cv2 : 0.04211390722755665 <= CV2 3 P w <= 0.04211390722755666.
Proof. exact (enclosed _ _ _ 10 _ _ _ checked eq_refl). Qed.
Theorem reward_soft : 0.3499999999999999 <= mean 3 (soft 3 P w 1) r <= 0.3500000000000001.
Proof. exact (enclosed _ _ _ 11 _ _ _ checked eq_refl). Qed.
Theorem reward_tilted : 0.4299331320102982 <= mean 3 (tilted 3 P w) r <= 0.4299331320102984.
Proof. exact (enclosed _ _ _ 12 _ _ _ checked eq_refl). Qed.
Theorem C2_rhs : 0.04125125331396935 <= ln (1 + CV2 3 P w / INR 1) <= 0.04125125331396936.
Proof. exact (enclosed _ _ _ 13 _ _ _ checked eq_refl). Qed.
Theorem C3a_rhs : 0.06381298260319039 <= half_range (w 0) (w 2) <= 0.06381298260319040.
Proof. exact (enclosed _ _ _ 14 _ _ _ checked eq_refl). Qed.
Theorem C3b_rhs : 0.06185960724032274 <= ln (1 + half_range (w 0) (w 2) / INR 1) <= 0.06185960724032275.
Proof. exact (enclosed _ _ _ 15 _ _ _ checked eq_refl). Qed.
Theorem C3c_rhs : 0.06381298260319039 <= half_range (w 0) (w 2) / INR 1 <= 0.06381298260319040.
Proof. exact (enclosed _ _ _ 16 _ _ _ checked eq_refl). Qed.
Theorem E1_lhs : 0.1859199165147933 <= (mean 3 (tilted 3 P w) r - mean 3 (soft 3 P w 1) r) / mean 3 (tilted 3 P w) r <= 0.1859199165147934.
Proof. exact (enclosed _ _ _ 17 _ _ _ checked eq_refl). Qed.
Theorem E1a_rhs : 0.1976533460515232 <= kappa_of 3 P w r / (INR 1 + kappa_of 3 P w r) <= 0.1976533460515233.
Proof. exact (enclosed _ _ _ 18 _ _ _ checked eq_refl). Qed.
Theorem E1b_rhs : 0.6487212707001281 <= (w 2 / w 0 - 1) / INR 1 <= 0.6487212707001282.
Proof. exact (enclosed _ _ _ 19 _ _ _ checked eq_refl). Qed.
Theorem F1_rhs : (-0.0000000000000001) <= ln (INR 1 / (1 + (INR 1 - 1) * (w 0 / w 2))) <= 0.0000000000000001.
Proof. exact (enclosed _ _ _ 20 _ _ _ checked eq_refl). Qed.
Theorem C2 : KL 3 (tilted 3 P w) (soft 3 P w 1) <= ln (1 + CV2 3 P w / INR 1).
Proof. exact (separated _ _ _ _ _ _ kl_tilted_soft C2_rhs eq_refl). Qed.
Theorem C3a : CV2 3 P w <= half_range (w 0) (w 2).
Proof. exact (separated _ _ _ _ _ _ cv2 C3a_rhs eq_refl). Qed.
Theorem C3b : KL 3 (tilted 3 P w) (soft 3 P w 1) <= ln (1 + half_range (w 0) (w 2) / INR 1).
Proof. exact (separated _ _ _ _ _ _ kl_tilted_soft C3b_rhs eq_refl). Qed.
Theorem C3c : ln (1 + half_range (w 0) (w 2) / INR 1) <= half_range (w 0) (w 2) / INR 1.
Proof. exact (separated _ _ _ _ _ _ C3b_rhs C3c_rhs eq_refl). Qed.
Theorem E1a : (mean 3 (tilted 3 P w) r - mean 3 (soft 3 P w 1) r) / mean 3 (tilted 3 P w) r <= kappa_of 3 P w r / (INR 1 + kappa_of 3 P w r).
Proof. exact (separated _ _ _ _ _ _ E1_lhs E1a_rhs eq_refl). Qed.
Theorem E1b : (mean 3 (tilted 3 P w) r - mean 3 (soft 3 P w 1) r) / mean 3 (tilted 3 P w) r <= (w 2 / w 0 - 1) / INR 1.
Proof. exact (separated _ _ _ _ _ _ E1_lhs E1b_rhs eq_refl). Qed.
Theorem F1 : KL 3 (soft 3 P w 1) P <= ln (INR 1 / (1 + (INR 1 - 1) * (w 0 / w 2))). (* both sides are equal *)
Proof. exact (F1_holds row valid_row 0 2 eq_refl). Qed.
Definition certified := (positive_law, total_law, extreme_weights, soft_1, soft_2, soft_3, tilted_1, tilted_2, tilted_3, kl_tilted_soft, kl_soft_tilted, kl_soft_reference, tv, cv2, reward_soft, reward_tilted, C2_rhs, C3a_rhs, C3b_rhs, C3c_rhs, E1_lhs, E1a_rhs, E1b_rhs, F1_rhs, C2, C3a, C3b, C3c, E1a, E1b, F1).
End Row_1.

Module Row_2.
Definition P := values [1 # 2; 3 # 10; 1 # 5].
Definition w := weight (values [0 # 1; 1 # 2; 1 # 1]) (Q2R (2 # 1)).
Definition r := values [0 # 1; 1 # 2; 1 # 1].
Definition row := {| letters := 3; law := [1 # 2; 3 # 10; 1 # 5];
  weighing := Exponential [0 # 1; 1 # 2; 1 # 1] (2 # 1); rewards := [0 # 1; 1 # 2; 1 # 1]; draws := 2 |}.

Definition claims : list claim := [
  (Soft 0, (4568551834938896 # 10000000000000000, 4568551834938897 # 10000000000000000));
  (Soft 1, (3111917701594436 # 10000000000000000, 3111917701594437 # 10000000000000000));
  (Soft 2, (2319530463466666 # 10000000000000000, 2319530463466667 # 10000000000000000));
  (Tilted 0, (4115389330080389 # 10000000000000000, 4115389330080390 # 10000000000000000));
  (Tilted 1, (3170558699633254 # 10000000000000000, 3170558699633255 # 10000000000000000));
  (Tilted 2, (2714051970286355 # 10000000000000000, 2714051970286356 # 10000000000000000));
  (KL_tilted_soft, (5560253918438022 # 1000000000000000000, 5560253918438023 # 1000000000000000000));
  (KL_soft_tilted, (5480146830931593 # 1000000000000000000, 5480146830931594 # 1000000000000000000));
  (KL_soft_reference, (4550142176803956 # 1000000000000000000, 4550142176803957 # 1000000000000000000));
  (Total_variation, (4531625048585068 # 100000000000000000, 4531625048585069 # 100000000000000000));
  (CV_squared, (4211390722755665 # 100000000000000000, 4211390722755666 # 100000000000000000));
  (Reward_soft, (3875489314263885 # 10000000000000000, 3875489314263886 # 10000000000000000));
  (Reward_tilted, (4299331320102982 # 10000000000000000, 4299331320102984 # 10000000000000000));
  (C2_bound, (2083831981459393 # 100000000000000000, 2083831981459394 # 100000000000000000));
  (C3a_bound 0 2, (6381298260319039 # 100000000000000000, 6381298260319040 # 100000000000000000));
  (C3b_bound 0 2, (3140805375022846 # 100000000000000000, 3140805375022847 # 100000000000000000));
  (C3c_bound 0 2, (3190649130159519 # 100000000000000000, 3190649130159520 # 100000000000000000));
  (E1_gap, (9858323871372291 # 100000000000000000, 9858323871372292 # 100000000000000000));
  (E1a_bound, (10966444530441230 # 100000000000000000, 10966444530441231 # 100000000000000000));
  (E1b_bound 0 2, (3243606353500640 # 10000000000000000, 3243606353500641 # 10000000000000000));
  (F1_bound 0 2, (2190701963798386 # 10000000000000000, 2190701963798387 # 10000000000000000))].
Lemma checked : check 106 row claims = true.
Proof. by_kernel. Qed.
Lemma valid_row : valid row = true.
Proof. by_kernel. Qed.

Theorem positive_law : forall i, (i < 3)%nat -> 0 < P i.
Proof. exact (law_positive row valid_row). Qed.
Theorem total_law : fsum 3 P = 1.
Proof. exact (law_total row valid_row). Qed.
Theorem extreme_weights : forall i, (i < 3)%nat -> w 0 <= w i <= w 2.
Proof. exact (proj2 (extremes_ok row valid_row 0 2 eq_refl)). Qed.
Theorem soft_1 : 0.4568551834938896 <= soft 3 P w 2 0 <= 0.4568551834938897.
Proof. exact (enclosed _ _ _ 0 _ _ _ checked eq_refl). Qed.
Theorem soft_2 : 0.3111917701594436 <= soft 3 P w 2 1 <= 0.3111917701594437.
Proof. exact (enclosed _ _ _ 1 _ _ _ checked eq_refl). Qed.
Theorem soft_3 : 0.2319530463466666 <= soft 3 P w 2 2 <= 0.2319530463466667.
Proof. exact (enclosed _ _ _ 2 _ _ _ checked eq_refl). Qed.
Theorem tilted_1 : 0.4115389330080389 <= tilted 3 P w 0 <= 0.4115389330080390.
Proof. exact (enclosed _ _ _ 3 _ _ _ checked eq_refl). Qed.
Theorem tilted_2 : 0.3170558699633254 <= tilted 3 P w 1 <= 0.3170558699633255.
Proof. exact (enclosed _ _ _ 4 _ _ _ checked eq_refl). Qed.
Theorem tilted_3 : 0.2714051970286355 <= tilted 3 P w 2 <= 0.2714051970286356.
Proof. exact (enclosed _ _ _ 5 _ _ _ checked eq_refl). Qed.
Theorem kl_tilted_soft : 0.005560253918438022 <= KL 3 (tilted 3 P w) (soft 3 P w 2) <= 0.005560253918438023.
Proof. exact (enclosed _ _ _ 6 _ _ _ checked eq_refl). Qed.
Theorem kl_soft_tilted : 0.005480146830931593 <= KL 3 (soft 3 P w 2) (tilted 3 P w) <= 0.005480146830931594.
Proof. exact (enclosed _ _ _ 7 _ _ _ checked eq_refl). Qed.
Theorem kl_soft_reference : 0.004550142176803956 <= KL 3 (soft 3 P w 2) P <= 0.004550142176803957.
Proof. exact (enclosed _ _ _ 8 _ _ _ checked eq_refl). Qed.
Theorem tv : 0.04531625048585068 <= TV 3 (tilted 3 P w) (soft 3 P w 2) <= 0.04531625048585069.
Proof. exact (enclosed _ _ _ 9 _ _ _ checked eq_refl). Qed.
Theorem cv2 : 0.04211390722755665 <= CV2 3 P w <= 0.04211390722755666.
Proof. exact (enclosed _ _ _ 10 _ _ _ checked eq_refl). Qed.
Theorem reward_soft : 0.3875489314263885 <= mean 3 (soft 3 P w 2) r <= 0.3875489314263886.
Proof. exact (enclosed _ _ _ 11 _ _ _ checked eq_refl). Qed.
Theorem reward_tilted : 0.4299331320102982 <= mean 3 (tilted 3 P w) r <= 0.4299331320102984.
Proof. exact (enclosed _ _ _ 12 _ _ _ checked eq_refl). Qed.
Theorem C2_rhs : 0.02083831981459393 <= ln (1 + CV2 3 P w / INR 2) <= 0.02083831981459394.
Proof. exact (enclosed _ _ _ 13 _ _ _ checked eq_refl). Qed.
Theorem C3a_rhs : 0.06381298260319039 <= half_range (w 0) (w 2) <= 0.06381298260319040.
Proof. exact (enclosed _ _ _ 14 _ _ _ checked eq_refl). Qed.
Theorem C3b_rhs : 0.03140805375022846 <= ln (1 + half_range (w 0) (w 2) / INR 2) <= 0.03140805375022847.
Proof. exact (enclosed _ _ _ 15 _ _ _ checked eq_refl). Qed.
Theorem C3c_rhs : 0.03190649130159519 <= half_range (w 0) (w 2) / INR 2 <= 0.03190649130159520.
Proof. exact (enclosed _ _ _ 16 _ _ _ checked eq_refl). Qed.
Theorem E1_lhs : 0.09858323871372291 <= (mean 3 (tilted 3 P w) r - mean 3 (soft 3 P w 2) r) / mean 3 (tilted 3 P w) r <= 0.09858323871372292.
Proof. exact (enclosed _ _ _ 17 _ _ _ checked eq_refl). Qed.
Theorem E1a_rhs : 0.10966444530441230 <= kappa_of 3 P w r / (INR 2 + kappa_of 3 P w r) <= 0.10966444530441231.
Proof. exact (enclosed _ _ _ 18 _ _ _ checked eq_refl). Qed.
Theorem E1b_rhs : 0.3243606353500640 <= (w 2 / w 0 - 1) / INR 2 <= 0.3243606353500641.
Proof. exact (enclosed _ _ _ 19 _ _ _ checked eq_refl). Qed.
Theorem F1_rhs : 0.2190701963798386 <= ln (INR 2 / (1 + (INR 2 - 1) * (w 0 / w 2))) <= 0.2190701963798387.
Proof. exact (enclosed _ _ _ 20 _ _ _ checked eq_refl). Qed.
Theorem C2 : KL 3 (tilted 3 P w) (soft 3 P w 2) <= ln (1 + CV2 3 P w / INR 2).
Proof. exact (separated _ _ _ _ _ _ kl_tilted_soft C2_rhs eq_refl). Qed.
Theorem C3a : CV2 3 P w <= half_range (w 0) (w 2).
Proof. exact (separated _ _ _ _ _ _ cv2 C3a_rhs eq_refl). Qed.
Theorem C3b : KL 3 (tilted 3 P w) (soft 3 P w 2) <= ln (1 + half_range (w 0) (w 2) / INR 2).
Proof. exact (separated _ _ _ _ _ _ kl_tilted_soft C3b_rhs eq_refl). Qed.
Theorem C3c : ln (1 + half_range (w 0) (w 2) / INR 2) <= half_range (w 0) (w 2) / INR 2.
Proof. exact (separated _ _ _ _ _ _ C3b_rhs C3c_rhs eq_refl). Qed.
Theorem E1a : (mean 3 (tilted 3 P w) r - mean 3 (soft 3 P w 2) r) / mean 3 (tilted 3 P w) r <= kappa_of 3 P w r / (INR 2 + kappa_of 3 P w r).
Proof. exact (separated _ _ _ _ _ _ E1_lhs E1a_rhs eq_refl). Qed.
Theorem E1b : (mean 3 (tilted 3 P w) r - mean 3 (soft 3 P w 2) r) / mean 3 (tilted 3 P w) r <= (w 2 / w 0 - 1) / INR 2.
Proof. exact (separated _ _ _ _ _ _ E1_lhs E1b_rhs eq_refl). Qed.
Theorem F1 : KL 3 (soft 3 P w 2) P <= ln (INR 2 / (1 + (INR 2 - 1) * (w 0 / w 2))).
Proof. exact (separated _ _ _ _ _ _ kl_soft_reference F1_rhs eq_refl). Qed.
Definition certified := (positive_law, total_law, extreme_weights, soft_1, soft_2, soft_3, tilted_1, tilted_2, tilted_3, kl_tilted_soft, kl_soft_tilted, kl_soft_reference, tv, cv2, reward_soft, reward_tilted, C2_rhs, C3a_rhs, C3b_rhs, C3c_rhs, E1_lhs, E1a_rhs, E1b_rhs, F1_rhs, C2, C3a, C3b, C3c, E1a, E1b, F1).
End Row_2.

Module Row_4.
Definition P := values [1 # 2; 3 # 10; 1 # 5].
Definition w := weight (values [0 # 1; 1 # 2; 1 # 1]) (Q2R (2 # 1)).
Definition r := values [0 # 1; 1 # 2; 1 # 1].
Definition row := {| letters := 3; law := [1 # 2; 3 # 10; 1 # 5];
  weighing := Exponential [0 # 1; 1 # 2; 1 # 1] (2 # 1); rewards := [0 # 1; 1 # 2; 1 # 1]; draws := 4 |}.

Definition claims : list claim := [
  (Soft 0, (4342378891511306 # 10000000000000000, 4342378891511307 # 10000000000000000));
  (Soft 1, (3149684825066777 # 10000000000000000, 3149684825066778 # 10000000000000000));
  (Soft 2, (2507936283421916 # 10000000000000000, 2507936283421917 # 10000000000000000));
  (Tilted 0, (4115389330080389 # 10000000000000000, 4115389330080390 # 10000000000000000));
  (Tilted 1, (3170558699633254 # 10000000000000000, 3170558699633255 # 10000000000000000));
  (Tilted 2, (2714051970286355 # 10000000000000000, 2714051970286356 # 10000000000000000));
  (KL_tilted_soft, (14354806827008015 # 10000000000000000000, 14354806827008016 # 10000000000000000000));
  (KL_soft_tilted, (14249421859212081 # 10000000000000000000, 14249421859212082 # 10000000000000000000));
  (KL_soft_reference, (10859406616364567 # 1000000000000000000, 10859406616364568 # 1000000000000000000));
  (Total_variation, (2269895614309164 # 100000000000000000, 2269895614309165 # 100000000000000000));
  (CV_squared, (4211390722755665 # 100000000000000000, 4211390722755666 # 100000000000000000));
  (Reward_soft, (4082778695955305 # 10000000000000000, 4082778695955306 # 10000000000000000));
  (Reward_tilted, (4299331320102982 # 10000000000000000, 4299331320102984 # 10000000000000000));
  (C2_bound, (10473438371826203 # 1000000000000000000, 10473438371826204 # 1000000000000000000));
  (C3a_bound 0 2, (6381298260319039 # 100000000000000000, 6381298260319040 # 100000000000000000));
  (C3b_bound 0 2, (1582733003718814 # 100000000000000000, 1582733003718815 # 100000000000000000));
  (C3c_bound 0 2, (1595324565079759 # 100000000000000000, 1595324565079760 # 100000000000000000));
  (E1_gap, (5036890809859491 # 100000000000000000, 5036890809859492 # 100000000000000000));
  (E1a_bound, (5801321624195564 # 100000000000000000, 5801321624195565 # 100000000000000000));
  (E1b_bound 0 2, (1621803176750320 # 10000000000000000, 1621803176750321 # 10000000000000000));
  (F1_bound 0 2, (3497021748871944 # 10000000000000000, 3497021748871945 # 10000000000000000))].
Lemma checked : check 112 row claims = true.
Proof. by_kernel. Qed.
Lemma valid_row : valid row = true.
Proof. by_kernel. Qed.

Theorem positive_law : forall i, (i < 3)%nat -> 0 < P i.
Proof. exact (law_positive row valid_row). Qed.
Theorem total_law : fsum 3 P = 1.
Proof. exact (law_total row valid_row). Qed.
Theorem extreme_weights : forall i, (i < 3)%nat -> w 0 <= w i <= w 2.
Proof. exact (proj2 (extremes_ok row valid_row 0 2 eq_refl)). Qed.
Theorem soft_1 : 0.4342378891511306 <= soft 3 P w 4 0 <= 0.4342378891511307.
Proof. exact (enclosed _ _ _ 0 _ _ _ checked eq_refl). Qed.
Theorem soft_2 : 0.3149684825066777 <= soft 3 P w 4 1 <= 0.3149684825066778.
Proof. exact (enclosed _ _ _ 1 _ _ _ checked eq_refl). Qed.
Theorem soft_3 : 0.2507936283421916 <= soft 3 P w 4 2 <= 0.2507936283421917.
Proof. exact (enclosed _ _ _ 2 _ _ _ checked eq_refl). Qed.
Theorem tilted_1 : 0.4115389330080389 <= tilted 3 P w 0 <= 0.4115389330080390.
Proof. exact (enclosed _ _ _ 3 _ _ _ checked eq_refl). Qed.
Theorem tilted_2 : 0.3170558699633254 <= tilted 3 P w 1 <= 0.3170558699633255.
Proof. exact (enclosed _ _ _ 4 _ _ _ checked eq_refl). Qed.
Theorem tilted_3 : 0.2714051970286355 <= tilted 3 P w 2 <= 0.2714051970286356.
Proof. exact (enclosed _ _ _ 5 _ _ _ checked eq_refl). Qed.
Theorem kl_tilted_soft : 0.0014354806827008015 <= KL 3 (tilted 3 P w) (soft 3 P w 4) <= 0.0014354806827008016.
Proof. exact (enclosed _ _ _ 6 _ _ _ checked eq_refl). Qed.
Theorem kl_soft_tilted : 0.0014249421859212081 <= KL 3 (soft 3 P w 4) (tilted 3 P w) <= 0.0014249421859212082.
Proof. exact (enclosed _ _ _ 7 _ _ _ checked eq_refl). Qed.
Theorem kl_soft_reference : 0.010859406616364567 <= KL 3 (soft 3 P w 4) P <= 0.010859406616364568.
Proof. exact (enclosed _ _ _ 8 _ _ _ checked eq_refl). Qed.
Theorem tv : 0.02269895614309164 <= TV 3 (tilted 3 P w) (soft 3 P w 4) <= 0.02269895614309165.
Proof. exact (enclosed _ _ _ 9 _ _ _ checked eq_refl). Qed.
Theorem cv2 : 0.04211390722755665 <= CV2 3 P w <= 0.04211390722755666.
Proof. exact (enclosed _ _ _ 10 _ _ _ checked eq_refl). Qed.
Theorem reward_soft : 0.4082778695955305 <= mean 3 (soft 3 P w 4) r <= 0.4082778695955306.
Proof. exact (enclosed _ _ _ 11 _ _ _ checked eq_refl). Qed.
Theorem reward_tilted : 0.4299331320102982 <= mean 3 (tilted 3 P w) r <= 0.4299331320102984.
Proof. exact (enclosed _ _ _ 12 _ _ _ checked eq_refl). Qed.
Theorem C2_rhs : 0.010473438371826203 <= ln (1 + CV2 3 P w / INR 4) <= 0.010473438371826204.
Proof. exact (enclosed _ _ _ 13 _ _ _ checked eq_refl). Qed.
Theorem C3a_rhs : 0.06381298260319039 <= half_range (w 0) (w 2) <= 0.06381298260319040.
Proof. exact (enclosed _ _ _ 14 _ _ _ checked eq_refl). Qed.
Theorem C3b_rhs : 0.01582733003718814 <= ln (1 + half_range (w 0) (w 2) / INR 4) <= 0.01582733003718815.
Proof. exact (enclosed _ _ _ 15 _ _ _ checked eq_refl). Qed.
Theorem C3c_rhs : 0.01595324565079759 <= half_range (w 0) (w 2) / INR 4 <= 0.01595324565079760.
Proof. exact (enclosed _ _ _ 16 _ _ _ checked eq_refl). Qed.
Theorem E1_lhs : 0.05036890809859491 <= (mean 3 (tilted 3 P w) r - mean 3 (soft 3 P w 4) r) / mean 3 (tilted 3 P w) r <= 0.05036890809859492.
Proof. exact (enclosed _ _ _ 17 _ _ _ checked eq_refl). Qed.
Theorem E1a_rhs : 0.05801321624195564 <= kappa_of 3 P w r / (INR 4 + kappa_of 3 P w r) <= 0.05801321624195565.
Proof. exact (enclosed _ _ _ 18 _ _ _ checked eq_refl). Qed.
Theorem E1b_rhs : 0.1621803176750320 <= (w 2 / w 0 - 1) / INR 4 <= 0.1621803176750321.
Proof. exact (enclosed _ _ _ 19 _ _ _ checked eq_refl). Qed.
Theorem F1_rhs : 0.3497021748871944 <= ln (INR 4 / (1 + (INR 4 - 1) * (w 0 / w 2))) <= 0.3497021748871945.
Proof. exact (enclosed _ _ _ 20 _ _ _ checked eq_refl). Qed.
Theorem C2 : KL 3 (tilted 3 P w) (soft 3 P w 4) <= ln (1 + CV2 3 P w / INR 4).
Proof. exact (separated _ _ _ _ _ _ kl_tilted_soft C2_rhs eq_refl). Qed.
Theorem C3a : CV2 3 P w <= half_range (w 0) (w 2).
Proof. exact (separated _ _ _ _ _ _ cv2 C3a_rhs eq_refl). Qed.
Theorem C3b : KL 3 (tilted 3 P w) (soft 3 P w 4) <= ln (1 + half_range (w 0) (w 2) / INR 4).
Proof. exact (separated _ _ _ _ _ _ kl_tilted_soft C3b_rhs eq_refl). Qed.
Theorem C3c : ln (1 + half_range (w 0) (w 2) / INR 4) <= half_range (w 0) (w 2) / INR 4.
Proof. exact (separated _ _ _ _ _ _ C3b_rhs C3c_rhs eq_refl). Qed.
Theorem E1a : (mean 3 (tilted 3 P w) r - mean 3 (soft 3 P w 4) r) / mean 3 (tilted 3 P w) r <= kappa_of 3 P w r / (INR 4 + kappa_of 3 P w r).
Proof. exact (separated _ _ _ _ _ _ E1_lhs E1a_rhs eq_refl). Qed.
Theorem E1b : (mean 3 (tilted 3 P w) r - mean 3 (soft 3 P w 4) r) / mean 3 (tilted 3 P w) r <= (w 2 / w 0 - 1) / INR 4.
Proof. exact (separated _ _ _ _ _ _ E1_lhs E1b_rhs eq_refl). Qed.
Theorem F1 : KL 3 (soft 3 P w 4) P <= ln (INR 4 / (1 + (INR 4 - 1) * (w 0 / w 2))).
Proof. exact (separated _ _ _ _ _ _ kl_soft_reference F1_rhs eq_refl). Qed.
Definition certified := (positive_law, total_law, extreme_weights, soft_1, soft_2, soft_3, tilted_1, tilted_2, tilted_3, kl_tilted_soft, kl_soft_tilted, kl_soft_reference, tv, cv2, reward_soft, reward_tilted, C2_rhs, C3a_rhs, C3b_rhs, C3c_rhs, E1_lhs, E1a_rhs, E1b_rhs, F1_rhs, C2, C3a, C3b, C3c, E1a, E1b, F1).
End Row_4.

Module Row_8.
Definition P := values [1 # 2; 3 # 10; 1 # 5].
Definition w := weight (values [0 # 1; 1 # 2; 1 # 1]) (Q2R (2 # 1)).
Definition r := values [0 # 1; 1 # 2; 1 # 1].
Definition row := {| letters := 3; law := [1 # 2; 3 # 10; 1 # 5];
  weighing := Exponential [0 # 1; 1 # 2; 1 # 1] (2 # 1); rewards := [0 # 1; 1 # 2; 1 # 1]; draws := 8 |}.

Definition claims : list claim := [
  (Soft 0, (4228608424201959 # 10000000000000000, 4228608424201960 # 10000000000000000));
  (Soft 1, (3162392951969311 # 10000000000000000, 3162392951969312 # 10000000000000000));
  (Soft 2, (2608998623828729 # 10000000000000000, 2608998623828730 # 10000000000000000));
  (Tilted 0, (4115389330080389 # 10000000000000000, 4115389330080390 # 10000000000000000));
  (Tilted 1, (3170558699633254 # 10000000000000000, 3170558699633255 # 10000000000000000));
  (Tilted 2, (2714051970286355 # 10000000000000000, 2714051970286356 # 10000000000000000));
  (KL_tilted_soft, (3627137590704525 # 10000000000000000000, 3627137590704526 # 10000000000000000000));
  (KL_soft_tilted, (3613742350751221 # 10000000000000000000, 3613742350751222 # 10000000000000000000));
  (KL_soft_reference, (15166658858422483 # 1000000000000000000, 15166658858422484 # 1000000000000000000));
  (Total_variation, (11321909412156931 # 1000000000000000000, 11321909412156932 # 1000000000000000000));
  (CV_squared, (4211390722755665 # 100000000000000000, 4211390722755666 # 100000000000000000));
  (Reward_soft, (4190195099813385 # 10000000000000000, 4190195099813386 # 10000000000000000));
  (Reward_tilted, (4299331320102982 # 10000000000000000, 4299331320102984 # 10000000000000000));
  (C2_bound, (5250430737160163 # 1000000000000000000, 5250430737160164 # 1000000000000000000));
  (C3a_bound 0 2, (6381298260319039 # 100000000000000000, 6381298260319040 # 100000000000000000));
  (C3b_bound 0 2, (7944977738777153 # 1000000000000000000, 7944977738777154 # 1000000000000000000));
  (C3c_bound 0 2, (7976622825398799 # 1000000000000000000, 7976622825398800 # 1000000000000000000));
  (E1_gap, (2538446380703307 # 100000000000000000, 2538446380703308 # 100000000000000000));
  (E1a_bound, (2987312618559180 # 100000000000000000, 2987312618559181 # 100000000000000000));
  (E1b_bound 0 2, (8109015883751601 # 100000000000000000, 8109015883751602 # 100000000000000000));
  (F1_bound 0 2, (4220300616408397 # 10000000000000000, 4220300616408399 # 10000000000000000))].
Lemma checked : check 118 row claims = true.
Proof. by_kernel. Qed.
Lemma valid_row : valid row = true.
Proof. by_kernel. Qed.

Theorem positive_law : forall i, (i < 3)%nat -> 0 < P i.
Proof. exact (law_positive row valid_row). Qed.
Theorem total_law : fsum 3 P = 1.
Proof. exact (law_total row valid_row). Qed.
Theorem extreme_weights : forall i, (i < 3)%nat -> w 0 <= w i <= w 2.
Proof. exact (proj2 (extremes_ok row valid_row 0 2 eq_refl)). Qed.
Theorem soft_1 : 0.4228608424201959 <= soft 3 P w 8 0 <= 0.4228608424201960.
Proof. exact (enclosed _ _ _ 0 _ _ _ checked eq_refl). Qed.
Theorem soft_2 : 0.3162392951969311 <= soft 3 P w 8 1 <= 0.3162392951969312.
Proof. exact (enclosed _ _ _ 1 _ _ _ checked eq_refl). Qed.
Theorem soft_3 : 0.2608998623828729 <= soft 3 P w 8 2 <= 0.2608998623828730.
Proof. exact (enclosed _ _ _ 2 _ _ _ checked eq_refl). Qed.
Theorem tilted_1 : 0.4115389330080389 <= tilted 3 P w 0 <= 0.4115389330080390.
Proof. exact (enclosed _ _ _ 3 _ _ _ checked eq_refl). Qed.
Theorem tilted_2 : 0.3170558699633254 <= tilted 3 P w 1 <= 0.3170558699633255.
Proof. exact (enclosed _ _ _ 4 _ _ _ checked eq_refl). Qed.
Theorem tilted_3 : 0.2714051970286355 <= tilted 3 P w 2 <= 0.2714051970286356.
Proof. exact (enclosed _ _ _ 5 _ _ _ checked eq_refl). Qed.
Theorem kl_tilted_soft : 0.0003627137590704525 <= KL 3 (tilted 3 P w) (soft 3 P w 8) <= 0.0003627137590704526.
Proof. exact (enclosed _ _ _ 6 _ _ _ checked eq_refl). Qed.
Theorem kl_soft_tilted : 0.0003613742350751221 <= KL 3 (soft 3 P w 8) (tilted 3 P w) <= 0.0003613742350751222.
Proof. exact (enclosed _ _ _ 7 _ _ _ checked eq_refl). Qed.
Theorem kl_soft_reference : 0.015166658858422483 <= KL 3 (soft 3 P w 8) P <= 0.015166658858422484.
Proof. exact (enclosed _ _ _ 8 _ _ _ checked eq_refl). Qed.
Theorem tv : 0.011321909412156931 <= TV 3 (tilted 3 P w) (soft 3 P w 8) <= 0.011321909412156932.
Proof. exact (enclosed _ _ _ 9 _ _ _ checked eq_refl). Qed.
Theorem cv2 : 0.04211390722755665 <= CV2 3 P w <= 0.04211390722755666.
Proof. exact (enclosed _ _ _ 10 _ _ _ checked eq_refl). Qed.
Theorem reward_soft : 0.4190195099813385 <= mean 3 (soft 3 P w 8) r <= 0.4190195099813386.
Proof. exact (enclosed _ _ _ 11 _ _ _ checked eq_refl). Qed.
Theorem reward_tilted : 0.4299331320102982 <= mean 3 (tilted 3 P w) r <= 0.4299331320102984.
Proof. exact (enclosed _ _ _ 12 _ _ _ checked eq_refl). Qed.
Theorem C2_rhs : 0.005250430737160163 <= ln (1 + CV2 3 P w / INR 8) <= 0.005250430737160164.
Proof. exact (enclosed _ _ _ 13 _ _ _ checked eq_refl). Qed.
Theorem C3a_rhs : 0.06381298260319039 <= half_range (w 0) (w 2) <= 0.06381298260319040.
Proof. exact (enclosed _ _ _ 14 _ _ _ checked eq_refl). Qed.
Theorem C3b_rhs : 0.007944977738777153 <= ln (1 + half_range (w 0) (w 2) / INR 8) <= 0.007944977738777154.
Proof. exact (enclosed _ _ _ 15 _ _ _ checked eq_refl). Qed.
Theorem C3c_rhs : 0.007976622825398799 <= half_range (w 0) (w 2) / INR 8 <= 0.007976622825398800.
Proof. exact (enclosed _ _ _ 16 _ _ _ checked eq_refl). Qed.
Theorem E1_lhs : 0.02538446380703307 <= (mean 3 (tilted 3 P w) r - mean 3 (soft 3 P w 8) r) / mean 3 (tilted 3 P w) r <= 0.02538446380703308.
Proof. exact (enclosed _ _ _ 17 _ _ _ checked eq_refl). Qed.
Theorem E1a_rhs : 0.02987312618559180 <= kappa_of 3 P w r / (INR 8 + kappa_of 3 P w r) <= 0.02987312618559181.
Proof. exact (enclosed _ _ _ 18 _ _ _ checked eq_refl). Qed.
Theorem E1b_rhs : 0.08109015883751601 <= (w 2 / w 0 - 1) / INR 8 <= 0.08109015883751602.
Proof. exact (enclosed _ _ _ 19 _ _ _ checked eq_refl). Qed.
Theorem F1_rhs : 0.4220300616408397 <= ln (INR 8 / (1 + (INR 8 - 1) * (w 0 / w 2))) <= 0.4220300616408399.
Proof. exact (enclosed _ _ _ 20 _ _ _ checked eq_refl). Qed.
Theorem C2 : KL 3 (tilted 3 P w) (soft 3 P w 8) <= ln (1 + CV2 3 P w / INR 8).
Proof. exact (separated _ _ _ _ _ _ kl_tilted_soft C2_rhs eq_refl). Qed.
Theorem C3a : CV2 3 P w <= half_range (w 0) (w 2).
Proof. exact (separated _ _ _ _ _ _ cv2 C3a_rhs eq_refl). Qed.
Theorem C3b : KL 3 (tilted 3 P w) (soft 3 P w 8) <= ln (1 + half_range (w 0) (w 2) / INR 8).
Proof. exact (separated _ _ _ _ _ _ kl_tilted_soft C3b_rhs eq_refl). Qed.
Theorem C3c : ln (1 + half_range (w 0) (w 2) / INR 8) <= half_range (w 0) (w 2) / INR 8.
Proof. exact (separated _ _ _ _ _ _ C3b_rhs C3c_rhs eq_refl). Qed.
Theorem E1a : (mean 3 (tilted 3 P w) r - mean 3 (soft 3 P w 8) r) / mean 3 (tilted 3 P w) r <= kappa_of 3 P w r / (INR 8 + kappa_of 3 P w r).
Proof. exact (separated _ _ _ _ _ _ E1_lhs E1a_rhs eq_refl). Qed.
Theorem E1b : (mean 3 (tilted 3 P w) r - mean 3 (soft 3 P w 8) r) / mean 3 (tilted 3 P w) r <= (w 2 / w 0 - 1) / INR 8.
Proof. exact (separated _ _ _ _ _ _ E1_lhs E1b_rhs eq_refl). Qed.
Theorem F1 : KL 3 (soft 3 P w 8) P <= ln (INR 8 / (1 + (INR 8 - 1) * (w 0 / w 2))).
Proof. exact (separated _ _ _ _ _ _ kl_soft_reference F1_rhs eq_refl). Qed.
Definition certified := (positive_law, total_law, extreme_weights, soft_1, soft_2, soft_3, tilted_1, tilted_2, tilted_3, kl_tilted_soft, kl_soft_tilted, kl_soft_reference, tv, cv2, reward_soft, reward_tilted, C2_rhs, C3a_rhs, C3b_rhs, C3c_rhs, E1_lhs, E1a_rhs, E1b_rhs, F1_rhs, C2, C3a, C3b, C3c, E1a, E1b, F1).
End Row_8.

Module Row_16.
Definition P := values [1 # 2; 3 # 10; 1 # 5].
Definition w := weight (values [0 # 1; 1 # 2; 1 # 1]) (Q2R (2 # 1)).
Definition r := values [0 # 1; 1 # 2; 1 # 1].
Definition row := {| letters := 3; law := [1 # 2; 3 # 10; 1 # 5];
  weighing := Exponential [0 # 1; 1 # 2; 1 # 1] (2 # 1); rewards := [0 # 1; 1 # 2; 1 # 1]; draws := 16 |}.

Definition claims : list claim := [
  (Soft 0, (4171880001842632 # 10000000000000000, 4171880001842633 # 10000000000000000));
  (Soft 1, (3167055090337095 # 10000000000000000, 3167055090337096 # 10000000000000000));
  (Soft 2, (2661064907820271 # 10000000000000000, 2661064907820272 # 10000000000000000));
  (Tilted 0, (4115389330080389 # 10000000000000000, 4115389330080390 # 10000000000000000));
  (Tilted 1, (3170558699633254 # 10000000000000000, 3170558699633255 # 10000000000000000));
  (Tilted 2, (2714051970286355 # 10000000000000000, 2714051970286356 # 10000000000000000));
  (KL_tilted_soft, (9102118898288990 # 100000000000000000000, 9102118898288991 # 100000000000000000000));
  (KL_soft_tilted, (9085281838271988 # 100000000000000000000, 9085281838271989 # 100000000000000000000));
  (KL_soft_reference, (1761600510050178 # 100000000000000000, 1761600510050179 # 100000000000000000));
  (Total_variation, (5649067176224318 # 1000000000000000000, 5649067176224319 # 1000000000000000000));
  (CV_squared, (4211390722755665 # 100000000000000000, 4211390722755666 # 100000000000000000));
  (Reward_soft, (4244592452988819 # 10000000000000000, 4244592452988820 # 10000000000000000));
  (Reward_tilted, (4299331320102982 # 10000000000000000, 4299331320102984 # 10000000000000000));
  (C2_bound, (2628661242487778 # 1000000000000000000, 2628661242487779 # 1000000000000000000));
  (C3a_bound 0 2, (6381298260319039 # 100000000000000000, 6381298260319040 # 100000000000000000));
  (C3b_bound 0 2, (3980379182544915 # 1000000000000000000, 3980379182544916 # 1000000000000000000));
  (C3c_bound 0 2, (3988311412699399 # 1000000000000000000, 3988311412699400 # 1000000000000000000));
  (E1_gap, (12731949002909726 # 1000000000000000000, 12731949002909727 # 1000000000000000000));
  (E1a_bound, (15163046899489145 # 1000000000000000000, 15163046899489146 # 1000000000000000000));
  (E1b_bound 0 2, (4054507941875800 # 100000000000000000, 4054507941875801 # 100000000000000000));
  (F1_bound 0 2, (4602553093211931 # 10000000000000000, 4602553093211932 # 10000000000000000))].
Lemma checked : check 124 row claims = true.
Proof. by_kernel. Qed.
Lemma valid_row : valid row = true.
Proof. by_kernel. Qed.

Theorem positive_law : forall i, (i < 3)%nat -> 0 < P i.
Proof. exact (law_positive row valid_row). Qed.
Theorem total_law : fsum 3 P = 1.
Proof. exact (law_total row valid_row). Qed.
Theorem extreme_weights : forall i, (i < 3)%nat -> w 0 <= w i <= w 2.
Proof. exact (proj2 (extremes_ok row valid_row 0 2 eq_refl)). Qed.
Theorem soft_1 : 0.4171880001842632 <= soft 3 P w 16 0 <= 0.4171880001842633.
Proof. exact (enclosed _ _ _ 0 _ _ _ checked eq_refl). Qed.
Theorem soft_2 : 0.3167055090337095 <= soft 3 P w 16 1 <= 0.3167055090337096.
Proof. exact (enclosed _ _ _ 1 _ _ _ checked eq_refl). Qed.
Theorem soft_3 : 0.2661064907820271 <= soft 3 P w 16 2 <= 0.2661064907820272.
Proof. exact (enclosed _ _ _ 2 _ _ _ checked eq_refl). Qed.
Theorem tilted_1 : 0.4115389330080389 <= tilted 3 P w 0 <= 0.4115389330080390.
Proof. exact (enclosed _ _ _ 3 _ _ _ checked eq_refl). Qed.
Theorem tilted_2 : 0.3170558699633254 <= tilted 3 P w 1 <= 0.3170558699633255.
Proof. exact (enclosed _ _ _ 4 _ _ _ checked eq_refl). Qed.
Theorem tilted_3 : 0.2714051970286355 <= tilted 3 P w 2 <= 0.2714051970286356.
Proof. exact (enclosed _ _ _ 5 _ _ _ checked eq_refl). Qed.
Theorem kl_tilted_soft : 0.00009102118898288990 <= KL 3 (tilted 3 P w) (soft 3 P w 16) <= 0.00009102118898288991.
Proof. exact (enclosed _ _ _ 6 _ _ _ checked eq_refl). Qed.
Theorem kl_soft_tilted : 0.00009085281838271988 <= KL 3 (soft 3 P w 16) (tilted 3 P w) <= 0.00009085281838271989.
Proof. exact (enclosed _ _ _ 7 _ _ _ checked eq_refl). Qed.
Theorem kl_soft_reference : 0.01761600510050178 <= KL 3 (soft 3 P w 16) P <= 0.01761600510050179.
Proof. exact (enclosed _ _ _ 8 _ _ _ checked eq_refl). Qed.
Theorem tv : 0.005649067176224318 <= TV 3 (tilted 3 P w) (soft 3 P w 16) <= 0.005649067176224319.
Proof. exact (enclosed _ _ _ 9 _ _ _ checked eq_refl). Qed.
Theorem cv2 : 0.04211390722755665 <= CV2 3 P w <= 0.04211390722755666.
Proof. exact (enclosed _ _ _ 10 _ _ _ checked eq_refl). Qed.
Theorem reward_soft : 0.4244592452988819 <= mean 3 (soft 3 P w 16) r <= 0.4244592452988820.
Proof. exact (enclosed _ _ _ 11 _ _ _ checked eq_refl). Qed.
Theorem reward_tilted : 0.4299331320102982 <= mean 3 (tilted 3 P w) r <= 0.4299331320102984.
Proof. exact (enclosed _ _ _ 12 _ _ _ checked eq_refl). Qed.
Theorem C2_rhs : 0.002628661242487778 <= ln (1 + CV2 3 P w / INR 16) <= 0.002628661242487779.
Proof. exact (enclosed _ _ _ 13 _ _ _ checked eq_refl). Qed.
Theorem C3a_rhs : 0.06381298260319039 <= half_range (w 0) (w 2) <= 0.06381298260319040.
Proof. exact (enclosed _ _ _ 14 _ _ _ checked eq_refl). Qed.
Theorem C3b_rhs : 0.003980379182544915 <= ln (1 + half_range (w 0) (w 2) / INR 16) <= 0.003980379182544916.
Proof. exact (enclosed _ _ _ 15 _ _ _ checked eq_refl). Qed.
Theorem C3c_rhs : 0.003988311412699399 <= half_range (w 0) (w 2) / INR 16 <= 0.003988311412699400.
Proof. exact (enclosed _ _ _ 16 _ _ _ checked eq_refl). Qed.
Theorem E1_lhs : 0.012731949002909726 <= (mean 3 (tilted 3 P w) r - mean 3 (soft 3 P w 16) r) / mean 3 (tilted 3 P w) r <= 0.012731949002909727.
Proof. exact (enclosed _ _ _ 17 _ _ _ checked eq_refl). Qed.
Theorem E1a_rhs : 0.015163046899489145 <= kappa_of 3 P w r / (INR 16 + kappa_of 3 P w r) <= 0.015163046899489146.
Proof. exact (enclosed _ _ _ 18 _ _ _ checked eq_refl). Qed.
Theorem E1b_rhs : 0.04054507941875800 <= (w 2 / w 0 - 1) / INR 16 <= 0.04054507941875801.
Proof. exact (enclosed _ _ _ 19 _ _ _ checked eq_refl). Qed.
Theorem F1_rhs : 0.4602553093211931 <= ln (INR 16 / (1 + (INR 16 - 1) * (w 0 / w 2))) <= 0.4602553093211932.
Proof. exact (enclosed _ _ _ 20 _ _ _ checked eq_refl). Qed.
Theorem C2 : KL 3 (tilted 3 P w) (soft 3 P w 16) <= ln (1 + CV2 3 P w / INR 16).
Proof. exact (separated _ _ _ _ _ _ kl_tilted_soft C2_rhs eq_refl). Qed.
Theorem C3a : CV2 3 P w <= half_range (w 0) (w 2).
Proof. exact (separated _ _ _ _ _ _ cv2 C3a_rhs eq_refl). Qed.
Theorem C3b : KL 3 (tilted 3 P w) (soft 3 P w 16) <= ln (1 + half_range (w 0) (w 2) / INR 16).
Proof. exact (separated _ _ _ _ _ _ kl_tilted_soft C3b_rhs eq_refl). Qed.
Theorem C3c : ln (1 + half_range (w 0) (w 2) / INR 16) <= half_range (w 0) (w 2) / INR 16.
Proof. exact (separated _ _ _ _ _ _ C3b_rhs C3c_rhs eq_refl). Qed.
Theorem E1a : (mean 3 (tilted 3 P w) r - mean 3 (soft 3 P w 16) r) / mean 3 (tilted 3 P w) r <= kappa_of 3 P w r / (INR 16 + kappa_of 3 P w r).
Proof. exact (separated _ _ _ _ _ _ E1_lhs E1a_rhs eq_refl). Qed.
Theorem E1b : (mean 3 (tilted 3 P w) r - mean 3 (soft 3 P w 16) r) / mean 3 (tilted 3 P w) r <= (w 2 / w 0 - 1) / INR 16.
Proof. exact (separated _ _ _ _ _ _ E1_lhs E1b_rhs eq_refl). Qed.
Theorem F1 : KL 3 (soft 3 P w 16) P <= ln (INR 16 / (1 + (INR 16 - 1) * (w 0 / w 2))).
Proof. exact (separated _ _ _ _ _ _ kl_soft_reference F1_rhs eq_refl). Qed.
Definition certified := (positive_law, total_law, extreme_weights, soft_1, soft_2, soft_3, tilted_1, tilted_2, tilted_3, kl_tilted_soft, kl_soft_tilted, kl_soft_reference, tv, cv2, reward_soft, reward_tilted, C2_rhs, C3a_rhs, C3b_rhs, C3c_rhs, E1_lhs, E1a_rhs, E1b_rhs, F1_rhs, C2, C3a, C3b, C3c, E1a, E1b, F1).
End Row_16.

(** The axioms of all of the above at once. *)
Definition certified := (Row_1.certified, Row_2.certified, Row_4.certified, Row_8.certified, Row_16.certified).
Print Assumptions certified.
