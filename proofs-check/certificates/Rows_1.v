(* A certificate written by softbon 0.1.0.
   Check it with: coqc -Q proofs-check/coq/theories SoftBestOfN FILE *)

From Coq Require Import Reals List ZArith QArith Qreals.
From SoftBestOfN Require Import Definitions Evaluator RowCheck.
Import ListNotations.
Open Scope Q_scope.
Open Scope R_scope.

Module Row_1.
Definition P := values [1 # 2; 3 # 10; 1 # 5].
Definition w := weight (values [0 # 1; 1 # 2; 1 # 1]) (Q2R (1 # 2)).
Definition r := values [0 # 1; 1 # 2; 1 # 1].
Definition row := {| letters := 3; law := [1 # 2; 3 # 10; 1 # 5];
  weighing := Exponential [0 # 1; 1 # 2; 1 # 1] (1 # 2); rewards := [0 # 1; 1 # 2; 1 # 1]; draws := 1 |}.

Definition claims : list claim := [
  (Soft 0, (4999999999999999 # 10000000000000000, 5000000000000001 # 10000000000000000));
  (Soft 1, (2999999999999999 # 10000000000000000, 3000000000000001 # 10000000000000000));
  (Soft 2, (1999999999999999 # 10000000000000000, 2000000000000001 # 10000000000000000));
  (Tilted 0, (1790000205742738 # 10000000000000000, 1790000205742739 # 10000000000000000));
  (Tilted 1, (2919435019325062 # 10000000000000000, 2919435019325063 # 10000000000000000));
  (Tilted 2, (5290564774932199 # 10000000000000000, 5290564774932200 # 10000000000000000));
  (KL_tilted_soft, (3228342792775799 # 10000000000000000, 3228342792775800 # 10000000000000000));
  (KL_soft_tilted, (3272221776413661 # 10000000000000000, 3272221776413662 # 10000000000000000));
  (KL_soft_reference, ((-1) # 10000000000000000, 1 # 10000000000000000));
  (Total_variation, (3290564774932199 # 10000000000000000, 3290564774932200 # 10000000000000000));
  (CV_squared, (7476891576875681 # 10000000000000000, 7476891576875682 # 10000000000000000));
  (Reward_soft, (3499999999999999 # 10000000000000000, 3500000000000001 # 10000000000000000));
  (Reward_tilted, (6750282284594730 # 10000000000000000, 6750282284594731 # 10000000000000000));
  (C2_bound, (5582944340103171 # 10000000000000000, 5582944340103172 # 10000000000000000));
  (C3a_bound 0 2, (13810978455418157 # 10000000000000000, 13810978455418158 # 10000000000000000));
  (C3b_bound 0 2, (8675616609660543 # 10000000000000000, 8675616609660544 # 10000000000000000));
  (C3c_bound 0 2, (13810978455418157 # 10000000000000000, 13810978455418158 # 10000000000000000));
  (E1_gap, (4815031649879911 # 10000000000000000, 4815031649879912 # 10000000000000000));
  (E1a_bound, (5621122658805304 # 10000000000000000, 5621122658805305 # 10000000000000000));
  (E1b_bound 0 2, (63890560989306502 # 10000000000000000, 63890560989306503 # 10000000000000000));
  (F1_bound 0 2, ((-1) # 10000000000000000, 1 # 10000000000000000))].
Lemma checked : check 96 row claims = true.
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
Theorem tilted_1 : 0.1790000205742738 <= tilted 3 P w 0 <= 0.1790000205742739.
Proof. exact (enclosed _ _ _ 3 _ _ _ checked eq_refl). Qed.
Theorem tilted_2 : 0.2919435019325062 <= tilted 3 P w 1 <= 0.2919435019325063.
Proof. exact (enclosed _ _ _ 4 _ _ _ checked eq_refl). Qed.
Theorem tilted_3 : 0.5290564774932199 <= tilted 3 P w 2 <= 0.5290564774932200.
Proof. exact (enclosed _ _ _ 5 _ _ _ checked eq_refl). Qed.
Theorem kl_tilted_soft : 0.3228342792775799 <= KL 3 (tilted 3 P w) (soft 3 P w 1) <= 0.3228342792775800.
Proof. exact (enclosed _ _ _ 6 _ _ _ checked eq_refl). Qed.
Theorem kl_soft_tilted : 0.3272221776413661 <= KL 3 (soft 3 P w 1) (tilted 3 P w) <= 0.3272221776413662.
Proof. exact (enclosed _ _ _ 7 _ _ _ checked eq_refl). Qed.
Theorem kl_soft_reference : (-0.0000000000000001) <= KL 3 (soft 3 P w 1) P <= 0.0000000000000001.
Proof. exact (enclosed _ _ _ 8 _ _ _ checked eq_refl). Qed.
Theorem tv : 0.3290564774932199 <= TV 3 (tilted 3 P w) (soft 3 P w 1) <= 0.3290564774932200.
Proof. exact (enclosed _ _ _ 9 _ _ _ checked eq_refl). Qed.
Theorem cv2 : 0.7476891576875681 <= CV2 3 P w <= 0.7476891576875682.
Proof. exact (enclosed _ _ _ 10 _ _ _ checked eq_refl). Qed.
Theorem reward_soft : 0.3499999999999999 <= mean 3 (soft 3 P w 1) r <= 0.3500000000000001.
Proof. exact (enclosed _ _ _ 11 _ _ _ checked eq_refl). Qed.
Theorem reward_tilted : 0.6750282284594730 <= mean 3 (tilted 3 P w) r <= 0.6750282284594731.
Proof. exact (enclosed _ _ _ 12 _ _ _ checked eq_refl). Qed.
Theorem C2_rhs : 0.5582944340103171 <= ln (1 + CV2 3 P w / INR 1) <= 0.5582944340103172.
Proof. exact (enclosed _ _ _ 13 _ _ _ checked eq_refl). Qed.
Theorem C3a_rhs : 1.3810978455418157 <= half_range (w 0) (w 2) <= 1.3810978455418158.
Proof. exact (enclosed _ _ _ 14 _ _ _ checked eq_refl). Qed.
Theorem C3b_rhs : 0.8675616609660543 <= ln (1 + half_range (w 0) (w 2) / INR 1) <= 0.8675616609660544.
Proof. exact (enclosed _ _ _ 15 _ _ _ checked eq_refl). Qed.
Theorem C3c_rhs : 1.3810978455418157 <= half_range (w 0) (w 2) / INR 1 <= 1.3810978455418158.
Proof. exact (enclosed _ _ _ 16 _ _ _ checked eq_refl). Qed.
Theorem E1_lhs : 0.4815031649879911 <= (mean 3 (tilted 3 P w) r - mean 3 (soft 3 P w 1) r) / mean 3 (tilted 3 P w) r <= 0.4815031649879912.
Proof. exact (enclosed _ _ _ 17 _ _ _ checked eq_refl). Qed.
Theorem E1a_rhs : 0.5621122658805304 <= kappa_of 3 P w r / (INR 1 + kappa_of 3 P w r) <= 0.5621122658805305.
Proof. exact (enclosed _ _ _ 18 _ _ _ checked eq_refl). Qed.
Theorem E1b_rhs : 6.3890560989306502 <= (w 2 / w 0 - 1) / INR 1 <= 6.3890560989306503.
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
Definition w := weight (values [0 # 1; 1 # 2; 1 # 1]) (Q2R (1 # 2)).
Definition r := values [0 # 1; 1 # 2; 1 # 1].
Definition row := {| letters := 3; law := [1 # 2; 3 # 10; 1 # 5];
  weighing := Exponential [0 # 1; 1 # 2; 1 # 1] (1 # 2); rewards := [0 # 1; 1 # 2; 1 # 1]; draws := 2 |}.

Definition claims : list claim := [
  (Soft 0, (3545230108154220 # 10000000000000000, 3545230108154221 # 10000000000000000));
  (Soft 1, (3415905441534008 # 10000000000000000, 3415905441534009 # 10000000000000000));
  (Soft 2, (3038864450311770 # 10000000000000000, 3038864450311771 # 10000000000000000));
  (Tilted 0, (1790000205742738 # 10000000000000000, 1790000205742739 # 10000000000000000));
  (Tilted 1, (2919435019325062 # 10000000000000000, 2919435019325063 # 10000000000000000));
  (Tilted 2, (5290564774932199 # 10000000000000000, 5290564774932200 # 10000000000000000));
  (KL_tilted_soft, (1251538530285609 # 10000000000000000, 1251538530285610 # 10000000000000000));
  (KL_soft_tilted, (1274370455451839 # 10000000000000000, 1274370455451840 # 10000000000000000));
  (KL_soft_reference, (4957830211957286 # 100000000000000000, 4957830211957287 # 100000000000000000));
  (Total_variation, (2251700324620428 # 10000000000000000, 2251700324620429 # 10000000000000000));
  (CV_squared, (7476891576875681 # 10000000000000000, 7476891576875682 # 10000000000000000));
  (Reward_soft, (4746817171078775 # 10000000000000000, 4746817171078776 # 10000000000000000));
  (Reward_tilted, (6750282284594730 # 10000000000000000, 6750282284594731 # 10000000000000000));
  (C2_bound, (3176130715678608 # 10000000000000000, 3176130715678609 # 10000000000000000));
  (C3a_bound 0 2, (13810978455418157 # 10000000000000000, 13810978455418158 # 10000000000000000));
  (C3b_bound 0 2, (5250532825701297 # 10000000000000000, 5250532825701298 # 10000000000000000));
  (C3c_bound 0 2, (6905489227709078 # 10000000000000000, 6905489227709079 # 10000000000000000));
  (E1_gap, (2967972344042851 # 10000000000000000, 2967972344042852 # 10000000000000000));
  (E1a_bound, (3909291751659287 # 10000000000000000, 3909291751659288 # 10000000000000000));
  (E1b_bound 0 2, (31945280494653251 # 10000000000000000, 31945280494653252 # 10000000000000000));
  (F1_bound 0 2, (5662191695169728 # 10000000000000000, 5662191695169729 # 10000000000000000))].
Lemma checked : check 103 row claims = true.
Proof. by_kernel. Qed.
Lemma valid_row : valid row = true.
Proof. by_kernel. Qed.

Theorem positive_law : forall i, (i < 3)%nat -> 0 < P i.
Proof. exact (law_positive row valid_row). Qed.
Theorem total_law : fsum 3 P = 1.
Proof. exact (law_total row valid_row). Qed.
Theorem extreme_weights : forall i, (i < 3)%nat -> w 0 <= w i <= w 2.
Proof. exact (proj2 (extremes_ok row valid_row 0 2 eq_refl)). Qed.
Theorem soft_1 : 0.3545230108154220 <= soft 3 P w 2 0 <= 0.3545230108154221.
Proof. exact (enclosed _ _ _ 0 _ _ _ checked eq_refl). Qed.
Theorem soft_2 : 0.3415905441534008 <= soft 3 P w 2 1 <= 0.3415905441534009.
Proof. exact (enclosed _ _ _ 1 _ _ _ checked eq_refl). Qed.
Theorem soft_3 : 0.3038864450311770 <= soft 3 P w 2 2 <= 0.3038864450311771.
Proof. exact (enclosed _ _ _ 2 _ _ _ checked eq_refl). Qed.
Theorem tilted_1 : 0.1790000205742738 <= tilted 3 P w 0 <= 0.1790000205742739.
Proof. exact (enclosed _ _ _ 3 _ _ _ checked eq_refl). Qed.
Theorem tilted_2 : 0.2919435019325062 <= tilted 3 P w 1 <= 0.2919435019325063.
Proof. exact (enclosed _ _ _ 4 _ _ _ checked eq_refl). Qed.
Theorem tilted_3 : 0.5290564774932199 <= tilted 3 P w 2 <= 0.5290564774932200.
Proof. exact (enclosed _ _ _ 5 _ _ _ checked eq_refl). Qed.
Theorem kl_tilted_soft : 0.1251538530285609 <= KL 3 (tilted 3 P w) (soft 3 P w 2) <= 0.1251538530285610.
Proof. exact (enclosed _ _ _ 6 _ _ _ checked eq_refl). Qed.
Theorem kl_soft_tilted : 0.1274370455451839 <= KL 3 (soft 3 P w 2) (tilted 3 P w) <= 0.1274370455451840.
Proof. exact (enclosed _ _ _ 7 _ _ _ checked eq_refl). Qed.
Theorem kl_soft_reference : 0.04957830211957286 <= KL 3 (soft 3 P w 2) P <= 0.04957830211957287.
Proof. exact (enclosed _ _ _ 8 _ _ _ checked eq_refl). Qed.
Theorem tv : 0.2251700324620428 <= TV 3 (tilted 3 P w) (soft 3 P w 2) <= 0.2251700324620429.
Proof. exact (enclosed _ _ _ 9 _ _ _ checked eq_refl). Qed.
Theorem cv2 : 0.7476891576875681 <= CV2 3 P w <= 0.7476891576875682.
Proof. exact (enclosed _ _ _ 10 _ _ _ checked eq_refl). Qed.
Theorem reward_soft : 0.4746817171078775 <= mean 3 (soft 3 P w 2) r <= 0.4746817171078776.
Proof. exact (enclosed _ _ _ 11 _ _ _ checked eq_refl). Qed.
Theorem reward_tilted : 0.6750282284594730 <= mean 3 (tilted 3 P w) r <= 0.6750282284594731.
Proof. exact (enclosed _ _ _ 12 _ _ _ checked eq_refl). Qed.
Theorem C2_rhs : 0.3176130715678608 <= ln (1 + CV2 3 P w / INR 2) <= 0.3176130715678609.
Proof. exact (enclosed _ _ _ 13 _ _ _ checked eq_refl). Qed.
Theorem C3a_rhs : 1.3810978455418157 <= half_range (w 0) (w 2) <= 1.3810978455418158.
Proof. exact (enclosed _ _ _ 14 _ _ _ checked eq_refl). Qed.
Theorem C3b_rhs : 0.5250532825701297 <= ln (1 + half_range (w 0) (w 2) / INR 2) <= 0.5250532825701298.
Proof. exact (enclosed _ _ _ 15 _ _ _ checked eq_refl). Qed.
Theorem C3c_rhs : 0.6905489227709078 <= half_range (w 0) (w 2) / INR 2 <= 0.6905489227709079.
Proof. exact (enclosed _ _ _ 16 _ _ _ checked eq_refl). Qed.
Theorem E1_lhs : 0.2967972344042851 <= (mean 3 (tilted 3 P w) r - mean 3 (soft 3 P w 2) r) / mean 3 (tilted 3 P w) r <= 0.2967972344042852.
Proof. exact (enclosed _ _ _ 17 _ _ _ checked eq_refl). Qed.
Theorem E1a_rhs : 0.3909291751659287 <= kappa_of 3 P w r / (INR 2 + kappa_of 3 P w r) <= 0.3909291751659288.
Proof. exact (enclosed _ _ _ 18 _ _ _ checked eq_refl). Qed.
Theorem E1b_rhs : 3.1945280494653251 <= (w 2 / w 0 - 1) / INR 2 <= 3.1945280494653252.
Proof. exact (enclosed _ _ _ 19 _ _ _ checked eq_refl). Qed.
Theorem F1_rhs : 0.5662191695169728 <= ln (INR 2 / (1 + (INR 2 - 1) * (w 0 / w 2))) <= 0.5662191695169729.
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
Definition w := weight (values [0 # 1; 1 # 2; 1 # 1]) (Q2R (1 # 2)).
Definition r := values [0 # 1; 1 # 2; 1 # 1].
Definition row := {| letters := 3; law := [1 # 2; 3 # 10; 1 # 5];
  weighing := Exponential [0 # 1; 1 # 2; 1 # 1] (1 # 2); rewards := [0 # 1; 1 # 2; 1 # 1]; draws := 4 |}.

Definition claims : list claim := [
  (Soft 0, (2615581926225000 # 10000000000000000, 2615581926225001 # 10000000000000000));
  (Soft 1, (3378515018293410 # 10000000000000000, 3378515018293411 # 10000000000000000));
  (Soft 2, (4005903055481589 # 10000000000000000, 4005903055481590 # 10000000000000000));
  (Tilted 0, (1790000205742738 # 10000000000000000, 1790000205742739 # 10000000000000000));
  (Tilted 1, (2919435019325062 # 10000000000000000, 2919435019325063 # 10000000000000000));
  (Tilted 2, (5290564774932199 # 10000000000000000, 5290564774932200 # 10000000000000000));
  (KL_tilted_soft, (3663349470898457 # 100000000000000000, 3663349470898458 # 100000000000000000));
  (KL_soft_tilted, (3711673433249994 # 100000000000000000, 3711673433249995 # 100000000000000000));
  (KL_soft_reference, (1489266696167926 # 10000000000000000, 1489266696167927 # 10000000000000000));
  (Total_variation, (1284661719450610 # 10000000000000000, 1284661719450611 # 10000000000000000));
  (CV_squared, (7476891576875681 # 10000000000000000, 7476891576875682 # 10000000000000000));
  (Reward_soft, (5695160564628294 # 10000000000000000, 5695160564628295 # 10000000000000000));
  (Reward_tilted, (6750282284594730 # 10000000000000000, 6750282284594731 # 10000000000000000));
  (C2_bound, (1713636454320810 # 10000000000000000, 1713636454320811 # 10000000000000000));
  (C3a_bound 0 2, (13810978455418157 # 10000000000000000, 13810978455418158 # 10000000000000000));
  (C3b_bound 0 2, (2965980527459197 # 10000000000000000, 2965980527459198 # 10000000000000000));
  (C3c_bound 0 2, (3452744613854539 # 10000000000000000, 3452744613854540 # 10000000000000000));
  (E1_gap, (1563077921014354 # 10000000000000000, 1563077921014355 # 10000000000000000));
  (E1a_bound, (2429533673300189 # 10000000000000000, 2429533673300190 # 10000000000000000));
  (E1b_bound 0 2, (15972640247326625 # 10000000000000000, 15972640247326626 # 10000000000000000));
  (F1_bound 0 2, (10455414072067594 # 10000000000000000, 10455414072067595 # 10000000000000000))].
Lemma checked : check 107 row claims = true.
Proof. by_kernel. Qed.
Lemma valid_row : valid row = true.
Proof. by_kernel. Qed.

Theorem positive_law : forall i, (i < 3)%nat -> 0 < P i.
Proof. exact (law_positive row valid_row). Qed.
Theorem total_law : fsum 3 P = 1.
Proof. exact (law_total row valid_row). Qed.
Theorem extreme_weights : forall i, (i < 3)%nat -> w 0 <= w i <= w 2.
Proof. exact (proj2 (extremes_ok row valid_row 0 2 eq_refl)). Qed.
Theorem soft_1 : 0.2615581926225000 <= soft 3 P w 4 0 <= 0.2615581926225001.
Proof. exact (enclosed _ _ _ 0 _ _ _ checked eq_refl). Qed.
Theorem soft_2 : 0.3378515018293410 <= soft 3 P w 4 1 <= 0.3378515018293411.
Proof. exact (enclosed _ _ _ 1 _ _ _ checked eq_refl). Qed.
Theorem soft_3 : 0.4005903055481589 <= soft 3 P w 4 2 <= 0.4005903055481590.
Proof. exact (enclosed _ _ _ 2 _ _ _ checked eq_refl). Qed.
Theorem tilted_1 : 0.1790000205742738 <= tilted 3 P w 0 <= 0.1790000205742739.
Proof. exact (enclosed _ _ _ 3 _ _ _ checked eq_refl). Qed.
Theorem tilted_2 : 0.2919435019325062 <= tilted 3 P w 1 <= 0.2919435019325063.
Proof. exact (enclosed _ _ _ 4 _ _ _ checked eq_refl). Qed.
Theorem tilted_3 : 0.5290564774932199 <= tilted 3 P w 2 <= 0.5290564774932200.
Proof. exact (enclosed _ _ _ 5 _ _ _ checked eq_refl). Qed.
Theorem kl_tilted_soft : 0.03663349470898457 <= KL 3 (tilted 3 P w) (soft 3 P w 4) <= 0.03663349470898458.
Proof. exact (enclosed _ _ _ 6 _ _ _ checked eq_refl). Qed.
Theorem kl_soft_tilted : 0.03711673433249994 <= KL 3 (soft 3 P w 4) (tilted 3 P w) <= 0.03711673433249995.
Proof. exact (enclosed _ _ _ 7 _ _ _ checked eq_refl). Qed.
Theorem kl_soft_reference : 0.1489266696167926 <= KL 3 (soft 3 P w 4) P <= 0.1489266696167927.
Proof. exact (enclosed _ _ _ 8 _ _ _ checked eq_refl). Qed.
Theorem tv : 0.1284661719450610 <= TV 3 (tilted 3 P w) (soft 3 P w 4) <= 0.1284661719450611.
Proof. exact (enclosed _ _ _ 9 _ _ _ checked eq_refl). Qed.
Theorem cv2 : 0.7476891576875681 <= CV2 3 P w <= 0.7476891576875682.
Proof. exact (enclosed _ _ _ 10 _ _ _ checked eq_refl). Qed.
Theorem reward_soft : 0.5695160564628294 <= mean 3 (soft 3 P w 4) r <= 0.5695160564628295.
Proof. exact (enclosed _ _ _ 11 _ _ _ checked eq_refl). Qed.
Theorem reward_tilted : 0.6750282284594730 <= mean 3 (tilted 3 P w) r <= 0.6750282284594731.
Proof. exact (enclosed _ _ _ 12 _ _ _ checked eq_refl). Qed.
Theorem C2_rhs : 0.1713636454320810 <= ln (1 + CV2 3 P w / INR 4) <= 0.1713636454320811.
Proof. exact (enclosed _ _ _ 13 _ _ _ checked eq_refl). Qed.
Theorem C3a_rhs : 1.3810978455418157 <= half_range (w 0) (w 2) <= 1.3810978455418158.
Proof. exact (enclosed _ _ _ 14 _ _ _ checked eq_refl). Qed.
Theorem C3b_rhs : 0.2965980527459197 <= ln (1 + half_range (w 0) (w 2) / INR 4) <= 0.2965980527459198.
Proof. exact (enclosed _ _ _ 15 _ _ _ checked eq_refl). Qed.
Theorem C3c_rhs : 0.3452744613854539 <= half_range (w 0) (w 2) / INR 4 <= 0.3452744613854540.
Proof. exact (enclosed _ _ _ 16 _ _ _ checked eq_refl). Qed.
Theorem E1_lhs : 0.1563077921014354 <= (mean 3 (tilted 3 P w) r - mean 3 (soft 3 P w 4) r) / mean 3 (tilted 3 P w) r <= 0.1563077921014355.
Proof. exact (enclosed _ _ _ 17 _ _ _ checked eq_refl). Qed.
Theorem E1a_rhs : 0.2429533673300189 <= kappa_of 3 P w r / (INR 4 + kappa_of 3 P w r) <= 0.2429533673300190.
Proof. exact (enclosed _ _ _ 18 _ _ _ checked eq_refl). Qed.
Theorem E1b_rhs : 1.5972640247326625 <= (w 2 / w 0 - 1) / INR 4 <= 1.5972640247326626.
Proof. exact (enclosed _ _ _ 19 _ _ _ checked eq_refl). Qed.
Theorem F1_rhs : 1.0455414072067594 <= ln (INR 4 / (1 + (INR 4 - 1) * (w 0 / w 2))) <= 1.0455414072067595.
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
Definition w := weight (values [0 # 1; 1 # 2; 1 # 1]) (Q2R (1 # 2)).
Definition r := values [0 # 1; 1 # 2; 1 # 1].
Definition row := {| letters := 3; law := [1 # 2; 3 # 10; 1 # 5];
  weighing := Exponential [0 # 1; 1 # 2; 1 # 1] (1 # 2); rewards := [0 # 1; 1 # 2; 1 # 1]; draws := 8 |}.

Definition claims : list claim := [
  (Soft 0, (2159699561835683 # 10000000000000000, 2159699561835684 # 10000000000000000));
  (Soft 1, (3194352978027347 # 10000000000000000, 3194352978027348 # 10000000000000000));
  (Soft 2, (4645947460136968 # 10000000000000000, 4645947460136969 # 10000000000000000));
  (Tilted 0, (1790000205742738 # 10000000000000000, 1790000205742739 # 10000000000000000));
  (Tilted 1, (2919435019325062 # 10000000000000000, 2919435019325063 # 10000000000000000));
  (Tilted 2, (5290564774932199 # 10000000000000000, 5290564774932200 # 10000000000000000));
  (KL_tilted_soft, (8858983931445413 # 1000000000000000000, 8858983931445414 # 1000000000000000000));
  (KL_soft_tilted, (8931847532285972 # 1000000000000000000, 8931847532285973 # 1000000000000000000));
  (KL_soft_reference, (2303344597210483 # 10000000000000000, 2303344597210484 # 10000000000000000));
  (Total_variation, (6446173147952304 # 100000000000000000, 6446173147952305 # 100000000000000000));
  (CV_squared, (7476891576875681 # 10000000000000000, 7476891576875682 # 10000000000000000));
  (Reward_soft, (6243123949150642 # 10000000000000000, 6243123949150643 # 10000000000000000));
  (Reward_tilted, (6750282284594730 # 10000000000000000, 6750282284594731 # 10000000000000000));
  (C2_bound, (8934802754584962 # 100000000000000000, 8934802754584963 # 100000000000000000));
  (C3a_bound 0 2, (13810978455418157 # 10000000000000000, 13810978455418158 # 10000000000000000));
  (C3b_bound 0 2, (1592552555920609 # 10000000000000000, 1592552555920610 # 10000000000000000));
  (C3c_bound 0 2, (1726372306927269 # 10000000000000000, 1726372306927270 # 10000000000000000));
  (E1_gap, (7513142622220520 # 100000000000000000, 7513142622220521 # 100000000000000000));
  (E1a_bound, (1382737161396967 # 10000000000000000, 1382737161396968 # 10000000000000000));
  (E1b_bound 0 2, (7986320123663312 # 10000000000000000, 7986320123663313 # 10000000000000000));
  (F1_bound 0 2, (14129736171688804 # 10000000000000000, 14129736171688805 # 10000000000000000))].
Lemma checked : check 113 row claims = true.
Proof. by_kernel. Qed.
Lemma valid_row : valid row = true.
Proof. by_kernel. Qed.

Theorem positive_law : forall i, (i < 3)%nat -> 0 < P i.
Proof. exact (law_positive row valid_row). Qed.
Theorem total_law : fsum 3 P = 1.
Proof. exact (law_total row valid_row). Qed.
Theorem extreme_weights : forall i, (i < 3)%nat -> w 0 <= w i <= w 2.
Proof. exact (proj2 (extremes_ok row valid_row 0 2 eq_refl)). Qed.
Theorem soft_1 : 0.2159699561835683 <= soft 3 P w 8 0 <= 0.2159699561835684.
Proof. exact (enclosed _ _ _ 0 _ _ _ checked eq_refl). Qed.
Theorem soft_2 : 0.3194352978027347 <= soft 3 P w 8 1 <= 0.3194352978027348.
Proof. exact (enclosed _ _ _ 1 _ _ _ checked eq_refl). Qed.
Theorem soft_3 : 0.4645947460136968 <= soft 3 P w 8 2 <= 0.4645947460136969.
Proof. exact (enclosed _ _ _ 2 _ _ _ checked eq_refl). Qed.
Theorem tilted_1 : 0.1790000205742738 <= tilted 3 P w 0 <= 0.1790000205742739.
Proof. exact (enclosed _ _ _ 3 _ _ _ checked eq_refl). Qed.
Theorem tilted_2 : 0.2919435019325062 <= tilted 3 P w 1 <= 0.2919435019325063.
Proof. exact (enclosed _ _ _ 4 _ _ _ checked eq_refl). Qed.
Theorem tilted_3 : 0.5290564774932199 <= tilted 3 P w 2 <= 0.5290564774932200.
Proof. exact (enclosed _ _ _ 5 _ _ _ checked eq_refl). Qed.
Theorem kl_tilted_soft : 0.008858983931445413 <= KL 3 (tilted 3 P w) (soft 3 P w 8) <= 0.008858983931445414.
Proof. exact (enclosed _ _ _ 6 _ _ _ checked eq_refl). Qed.
Theorem kl_soft_tilted : 0.008931847532285972 <= KL 3 (soft 3 P w 8) (tilted 3 P w) <= 0.008931847532285973.
Proof. exact (enclosed _ _ _ 7 _ _ _ checked eq_refl). Qed.
Theorem kl_soft_reference : 0.2303344597210483 <= KL 3 (soft 3 P w 8) P <= 0.2303344597210484.
Proof. exact (enclosed _ _ _ 8 _ _ _ checked eq_refl). Qed.
Theorem tv : 0.06446173147952304 <= TV 3 (tilted 3 P w) (soft 3 P w 8) <= 0.06446173147952305.
Proof. exact (enclosed _ _ _ 9 _ _ _ checked eq_refl). Qed.
Theorem cv2 : 0.7476891576875681 <= CV2 3 P w <= 0.7476891576875682.
Proof. exact (enclosed _ _ _ 10 _ _ _ checked eq_refl). Qed.
Theorem reward_soft : 0.6243123949150642 <= mean 3 (soft 3 P w 8) r <= 0.6243123949150643.
Proof. exact (enclosed _ _ _ 11 _ _ _ checked eq_refl). Qed.
Theorem reward_tilted : 0.6750282284594730 <= mean 3 (tilted 3 P w) r <= 0.6750282284594731.
Proof. exact (enclosed _ _ _ 12 _ _ _ checked eq_refl). Qed.
Theorem C2_rhs : 0.08934802754584962 <= ln (1 + CV2 3 P w / INR 8) <= 0.08934802754584963.
Proof. exact (enclosed _ _ _ 13 _ _ _ checked eq_refl). Qed.
Theorem C3a_rhs : 1.3810978455418157 <= half_range (w 0) (w 2) <= 1.3810978455418158.
Proof. exact (enclosed _ _ _ 14 _ _ _ checked eq_refl). Qed.
Theorem C3b_rhs : 0.1592552555920609 <= ln (1 + half_range (w 0) (w 2) / INR 8) <= 0.1592552555920610.
Proof. exact (enclosed _ _ _ 15 _ _ _ checked eq_refl). Qed.
Theorem C3c_rhs : 0.1726372306927269 <= half_range (w 0) (w 2) / INR 8 <= 0.1726372306927270.
Proof. exact (enclosed _ _ _ 16 _ _ _ checked eq_refl). Qed.
Theorem E1_lhs : 0.07513142622220520 <= (mean 3 (tilted 3 P w) r - mean 3 (soft 3 P w 8) r) / mean 3 (tilted 3 P w) r <= 0.07513142622220521.
Proof. exact (enclosed _ _ _ 17 _ _ _ checked eq_refl). Qed.
Theorem E1a_rhs : 0.1382737161396967 <= kappa_of 3 P w r / (INR 8 + kappa_of 3 P w r) <= 0.1382737161396968.
Proof. exact (enclosed _ _ _ 18 _ _ _ checked eq_refl). Qed.
Theorem E1b_rhs : 0.7986320123663312 <= (w 2 / w 0 - 1) / INR 8 <= 0.7986320123663313.
Proof. exact (enclosed _ _ _ 19 _ _ _ checked eq_refl). Qed.
Theorem F1_rhs : 1.4129736171688804 <= ln (INR 8 / (1 + (INR 8 - 1) * (w 0 / w 2))) <= 1.4129736171688805.
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
Definition w := weight (values [0 # 1; 1 # 2; 1 # 1]) (Q2R (1 # 2)).
Definition r := values [0 # 1; 1 # 2; 1 # 1].
Definition row := {| letters := 3; law := [1 # 2; 3 # 10; 1 # 5];
  weighing := Exponential [0 # 1; 1 # 2; 1 # 1] (1 # 2); rewards := [0 # 1; 1 # 2; 1 # 1]; draws := 16 |}.

Definition claims : list claim := [
  (Soft 0, (1960257354560043 # 10000000000000000, 1960257354560044 # 10000000000000000));
  (Soft 1, (3061482152379012 # 10000000000000000, 3061482152379013 # 10000000000000000));
  (Soft 2, (4978260493060944 # 10000000000000000, 4978260493060945 # 10000000000000000));
  (Tilted 0, (1790000205742738 # 10000000000000000, 1790000205742739 # 10000000000000000));
  (Tilted 1, (2919435019325062 # 10000000000000000, 2919435019325063 # 10000000000000000));
  (Tilted 2, (5290564774932199 # 10000000000000000, 5290564774932200 # 10000000000000000));
  (KL_tilted_soft, (2056255170656963 # 1000000000000000000, 2056255170656964 # 1000000000000000000));
  (KL_soft_tilted, (2065753197219805 # 1000000000000000000, 2065753197219806 # 1000000000000000000));
  (KL_soft_reference, (2766438894059437 # 10000000000000000, 2766438894059438 # 10000000000000000));
  (Total_variation, (3123042818712548 # 100000000000000000, 3123042818712549 # 100000000000000000));
  (CV_squared, (7476891576875681 # 10000000000000000, 7476891576875682 # 10000000000000000));
  (Reward_soft, (6509001569250450 # 10000000000000000, 6509001569250451 # 10000000000000000));
  (Reward_tilted, (6750282284594730 # 10000000000000000, 6750282284594731 # 10000000000000000));
  (C2_bound, (4567156577876606 # 100000000000000000, 4567156577876607 # 100000000000000000));
  (C3a_bound 0 2, (13810978455418157 # 10000000000000000, 13810978455418158 # 10000000000000000));
  (C3b_bound 0 2, (8279456277982226 # 100000000000000000, 8279456277982227 # 100000000000000000));
  (C3c_bound 0 2, (8631861534636348 # 100000000000000000, 8631861534636349 # 100000000000000000));
  (E1_gap, (3574379635869786 # 100000000000000000, 3574379635869787 # 100000000000000000));
  (E1a_bound, (7427177525419321 # 100000000000000000, 7427177525419322 # 100000000000000000));
  (E1b_bound 0 2, (3993160061831656 # 10000000000000000, 3993160061831657 # 10000000000000000));
  (F1_bound 0 2, (16640164497785617 # 10000000000000000, 16640164497785618 # 10000000000000000))].
Lemma checked : check 119 row claims = true.
Proof. by_kernel. Qed.
Lemma valid_row : valid row = true.
Proof. by_kernel. Qed.

Theorem positive_law : forall i, (i < 3)%nat -> 0 < P i.
Proof. exact (law_positive row valid_row). Qed.
Theorem total_law : fsum 3 P = 1.
Proof. exact (law_total row valid_row). Qed.
Theorem extreme_weights : forall i, (i < 3)%nat -> w 0 <= w i <= w 2.
Proof. exact (proj2 (extremes_ok row valid_row 0 2 eq_refl)). Qed.
Theorem soft_1 : 0.1960257354560043 <= soft 3 P w 16 0 <= 0.1960257354560044.
Proof. exact (enclosed _ _ _ 0 _ _ _ checked eq_refl). Qed.
Theorem soft_2 : 0.3061482152379012 <= soft 3 P w 16 1 <= 0.3061482152379013.
Proof. exact (enclosed _ _ _ 1 _ _ _ checked eq_refl). Qed.
Theorem soft_3 : 0.4978260493060944 <= soft 3 P w 16 2 <= 0.4978260493060945.
Proof. exact (enclosed _ _ _ 2 _ _ _ checked eq_refl). Qed.
Theorem tilted_1 : 0.1790000205742738 <= tilted 3 P w 0 <= 0.1790000205742739.
Proof. exact (enclosed _ _ _ 3 _ _ _ checked eq_refl). Qed.
Theorem tilted_2 : 0.2919435019325062 <= tilted 3 P w 1 <= 0.2919435019325063.
Proof. exact (enclosed _ _ _ 4 _ _ _ checked eq_refl). Qed.
Theorem tilted_3 : 0.5290564774932199 <= tilted 3 P w 2 <= 0.5290564774932200.
Proof. exact (enclosed _ _ _ 5 _ _ _ checked eq_refl). Qed.
Theorem kl_tilted_soft : 0.002056255170656963 <= KL 3 (tilted 3 P w) (soft 3 P w 16) <= 0.002056255170656964.
Proof. exact (enclosed _ _ _ 6 _ _ _ checked eq_refl). Qed.
Theorem kl_soft_tilted : 0.002065753197219805 <= KL 3 (soft 3 P w 16) (tilted 3 P w) <= 0.002065753197219806.
Proof. exact (enclosed _ _ _ 7 _ _ _ checked eq_refl). Qed.
Theorem kl_soft_reference : 0.2766438894059437 <= KL 3 (soft 3 P w 16) P <= 0.2766438894059438.
Proof. exact (enclosed _ _ _ 8 _ _ _ checked eq_refl). Qed.
Theorem tv : 0.03123042818712548 <= TV 3 (tilted 3 P w) (soft 3 P w 16) <= 0.03123042818712549.
Proof. exact (enclosed _ _ _ 9 _ _ _ checked eq_refl). Qed.
Theorem cv2 : 0.7476891576875681 <= CV2 3 P w <= 0.7476891576875682.
Proof. exact (enclosed _ _ _ 10 _ _ _ checked eq_refl). Qed.
Theorem reward_soft : 0.6509001569250450 <= mean 3 (soft 3 P w 16) r <= 0.6509001569250451.
Proof. exact (enclosed _ _ _ 11 _ _ _ checked eq_refl). Qed.
Theorem reward_tilted : 0.6750282284594730 <= mean 3 (tilted 3 P w) r <= 0.6750282284594731.
Proof. exact (enclosed _ _ _ 12 _ _ _ checked eq_refl). Qed.
Theorem C2_rhs : 0.04567156577876606 <= ln (1 + CV2 3 P w / INR 16) <= 0.04567156577876607.
Proof. exact (enclosed _ _ _ 13 _ _ _ checked eq_refl). Qed.
Theorem C3a_rhs : 1.3810978455418157 <= half_range (w 0) (w 2) <= 1.3810978455418158.
Proof. exact (enclosed _ _ _ 14 _ _ _ checked eq_refl). Qed.
Theorem C3b_rhs : 0.08279456277982226 <= ln (1 + half_range (w 0) (w 2) / INR 16) <= 0.08279456277982227.
Proof. exact (enclosed _ _ _ 15 _ _ _ checked eq_refl). Qed.
Theorem C3c_rhs : 0.08631861534636348 <= half_range (w 0) (w 2) / INR 16 <= 0.08631861534636349.
Proof. exact (enclosed _ _ _ 16 _ _ _ checked eq_refl). Qed.
Theorem E1_lhs : 0.03574379635869786 <= (mean 3 (tilted 3 P w) r - mean 3 (soft 3 P w 16) r) / mean 3 (tilted 3 P w) r <= 0.03574379635869787.
Proof. exact (enclosed _ _ _ 17 _ _ _ checked eq_refl). Qed.
Theorem E1a_rhs : 0.07427177525419321 <= kappa_of 3 P w r / (INR 16 + kappa_of 3 P w r) <= 0.07427177525419322.
Proof. exact (enclosed _ _ _ 18 _ _ _ checked eq_refl). Qed.
Theorem E1b_rhs : 0.3993160061831656 <= (w 2 / w 0 - 1) / INR 16 <= 0.3993160061831657.
Proof. exact (enclosed _ _ _ 19 _ _ _ checked eq_refl). Qed.
Theorem F1_rhs : 1.6640164497785617 <= ln (INR 16 / (1 + (INR 16 - 1) * (w 0 / w 2))) <= 1.6640164497785618.
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
