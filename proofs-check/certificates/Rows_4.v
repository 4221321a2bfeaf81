(* A certificate written by softbon 0.1.0.
   Check it with: coqc -Q proofs-check/coq/theories SoftBestOfN FILE *)

From Coq Require Import Reals List ZArith QArith Qreals.
From SoftBestOfN Require Import Definitions Evaluator RowCheck.
Import ListNotations.
Open Scope Q_scope.
Open Scope R_scope.

Module Row_1.
Definition P := values [1 # 2; 1 # 3; 1 # 6].
Definition w := values [1 # 1; 2 # 1; 5 # 1].
Definition r := values [(-1) # 1; 0 # 1; 2 # 1].
Definition row := {| letters := 3; law := [1 # 2; 1 # 3; 1 # 6];
  weighing := Rational [1 # 1; 2 # 1; 5 # 1]; rewards := [(-1) # 1; 0 # 1; 2 # 1]; draws := 1 |}.

Definition claims : list claim := [
  (Soft 0, (4999999999999999 # 10000000000000000, 5000000000000001 # 10000000000000000));
  (Soft 1, (3333333333333333 # 10000000000000000, 3333333333333334 # 10000000000000000));
  (Soft 2, (1666666666666666 # 10000000000000000, 1666666666666667 # 10000000000000000));
  (Tilted 0, (2499999999999999 # 10000000000000000, 2500000000000001 # 10000000000000000));
  (Tilted 1, (3333333333333333 # 10000000000000000, 3333333333333334 # 10000000000000000));
  (Tilted 2, (4166666666666666 # 10000000000000000, 4166666666666667 # 10000000000000000));
  (KL_tilted_soft, (2085010098075782 # 10000000000000000, 2085010098075783 # 10000000000000000));
  (KL_soft_tilted, (1938584683009468 # 10000000000000000, 1938584683009469 # 10000000000000000));
  (KL_soft_reference, ((-1) # 10000000000000000, 1 # 10000000000000000));
  (Total_variation, (2499999999999999 # 10000000000000000, 2500000000000001 # 10000000000000000));
  (CV_squared, (4999999999999999 # 10000000000000000, 5000000000000001 # 10000000000000000));
  (Reward_soft, ((-1666666666666667) # 10000000000000000, (-1666666666666666) # 10000000000000000));
  (Reward_tilted, (5833333333333333 # 10000000000000000, 5833333333333334 # 10000000000000000));
  (C2_bound, (4054651081081643 # 10000000000000000, 4054651081081644 # 10000000000000000));
  (C3a_bound 0 2, (7999999999999999 # 10000000000000000, 8000000000000001 # 10000000000000000));
  (C3b_bound 0 2, (5877866649021190 # 10000000000000000, 5877866649021191 # 10000000000000000));
  (C3c_bound 0 2, (7999999999999999 # 10000000000000000, 8000000000000001 # 10000000000000000));
  (F1_bound 0 2, ((-1) # 10000000000000000, 1 # 10000000000000000))].
Lemma checked : check 97 row claims = true.
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
Theorem soft_2 : 0.3333333333333333 <= soft 3 P w 1 1 <= 0.3333333333333334.
Proof. exact (enclosed _ _ _ 1 _ _ _ checked eq_refl). Qed.
Theorem soft_3 : 0.1666666666666666 <= soft 3 P w 1 2 <= 0.1666666666666667.
Proof. exact (enclosed _ _ _ 2 _ _ _ checked eq_refl). Qed.
Theorem tilted_1 : 0.2499999999999999 <= tilted 3 P w 0 <= 0.2500000000000001.
Proof. exact (enclosed _ _ _ 3 _ _ _ checked eq_refl). Qed.
Theorem tilted_2 : 0.3333333333333333 <= tilted 3 P w 1 <= 0.3333333333333334.
Proof. exact (enclosed _ _ _ 4 _ _ _ checked eq_refl). Qed.
Theorem tilted_3 : 0.4166666666666666 <= tilted 3 P w 2 <= 0.4166666666666667.
Proof. exact (enclosed _ _ _ 5 _ _ _ checked eq_refl). Qed.
Theorem kl_tilted_soft : 0.2085010098075782 <= KL 3 (tilted 3 P w) (soft 3 P w 1) <= 0.2085010098075783.
Proof. exact (enclosed _ _ _ 6 _ _ _ checked eq_refl). Qed.
Theorem kl_soft_tilted : 0.1938584683009468 <= KL 3 (soft 3 P w 1) (tilted 3 P w) <= 0.1938584683009469.
Proof. exact (enclosed _ _ _ 7 _ _ _ checked eq_refl). Qed.
Theorem kl_soft_reference : (-0.0000000000000001) <= KL 3 (soft 3 P w 1) P <= 0.0000000000000001.
Proof. exact (enclosed _ _ _ 8 _ _ _ checked eq_refl). Qed.
Theorem tv : 0.2499999999999999 <= TV 3 (tilted 3 P w) (soft 3 P w 1) <= 0.2500000000000001.
Proof. exact (enclosed _ _ _ 9 _ _ _ checked eq_refl). Qed.
Theorem cv2 : 0.4999999999999999 <= CV2 3 P w <= 0.5000000000000001.
Proof. exact (enclosed _ _ _ 10 _ _ _ checked eq_refl). Qed.
Theorem reward_soft : (-0.1666666666666667) <= mean 3 (soft 3 P w 1) r <= (-0.1666666666666666).
Proof. exact (enclosed _ _ _ 11 _ _ _ checked eq_refl). Qed.
Theorem reward_tilted : 0.5833333333333333 <= mean 3 (tilted 3 P w) r <= 0.5833333333333334.
Proof. exact (enclosed _ _ _ 12 _ _ _ checked eq_refl). Qed.
Theorem C2_rhs : 0.4054651081081643 <= ln (1 + CV2 3 P w / INR 1) <= 0.4054651081081644.
Proof. exact (enclosed _ _ _ 13 _ _ _ checked eq_refl). Qed.
Theorem C3a_rhs : 0.7999999999999999 <= half_range (w 0) (w 2) <= 0.8000000000000001.
Proof. exact (enclosed _ _ _ 14 _ _ _ checked eq_refl). Qed.
Theorem C3b_rhs : 0.5877866649021190 <= ln (1 + half_range (w 0) (w 2) / INR 1) <= 0.5877866649021191.
Proof. exact (enclosed _ _ _ 15 _ _ _ checked eq_refl). Qed.
Theorem C3c_rhs : 0.7999999999999999 <= half_range (w 0) (w 2) / INR 1 <= 0.8000000000000001.
Proof. exact (enclosed _ _ _ 16 _ _ _ checked eq_refl). Qed.
Theorem F1_rhs : (-0.0000000000000001) <= ln (INR 1 / (1 + (INR 1 - 1) * (w 0 / w 2))) <= 0.0000000000000001.
Proof. exact (enclosed _ _ _ 17 _ _ _ checked eq_refl). Qed.
Theorem C2 : KL 3 (tilted 3 P w) (soft 3 P w 1) <= ln (1 + CV2 3 P w / INR 1).
Proof. exact (separated _ _ _ _ _ _ kl_tilted_soft C2_rhs eq_refl). Qed.
Theorem C3a : CV2 3 P w <= half_range (w 0) (w 2).
Proof. exact (separated _ _ _ _ _ _ cv2 C3a_rhs eq_refl). Qed.
Theorem C3b : KL 3 (tilted 3 P w) (soft 3 P w 1) <= ln (1 + half_range (w 0) (w 2) / INR 1).
Proof. exact (separated _ _ _ _ _ _ kl_tilted_soft C3b_rhs eq_refl). Qed.
Theorem C3c : ln (1 + half_range (w 0) (w 2) / INR 1) <= half_range (w 0) (w 2) / INR 1.
Proof. exact (separated _ _ _ _ _ _ C3b_rhs C3c_rhs eq_refl). Qed.
Theorem F1 : KL 3 (soft 3 P w 1) P <= ln (INR 1 / (1 + (INR 1 - 1) * (w 0 / w 2))). (* both sides are equal *)
Proof. exact (F1_holds row valid_row 0 2 eq_refl). Qed.
Definition certified := (positive_law, total_law, extreme_weights, soft_1, soft_2, soft_3, tilted_1, tilted_2, tilted_3, kl_tilted_soft, kl_soft_tilted, kl_soft_reference, tv, cv2, reward_soft, reward_tilted, C2_rhs, C3a_rhs, C3b_rhs, C3c_rhs, F1_rhs, C2, C3a, C3b, C3c, F1).
End Row_1.

Module Row_2.
Definition P := values [1 # 2; 1 # 3; 1 # 6].
Definition w := values [1 # 1; 2 # 1; 5 # 1].
Definition r := values [(-1) # 1; 0 # 1; 2 # 1].
Definition row := {| letters := 3; law := [1 # 2; 1 # 3; 1 # 6];
  weighing := Rational [1 # 1; 2 # 1; 5 # 1]; rewards := [(-1) # 1; 0 # 1; 2 # 1]; draws := 2 |}.

Definition claims : list claim := [
  (Soft 0, (3888888888888888 # 10000000000000000, 3888888888888889 # 10000000000000000));
  (Soft 1, (3650793650793650 # 10000000000000000, 3650793650793651 # 10000000000000000));
  (Soft 2, (2460317460317460 # 10000000000000000, 2460317460317461 # 10000000000000000));
  (Tilted 0, (2499999999999999 # 10000000000000000, 2500000000000001 # 10000000000000000));
  (Tilted 1, (3333333333333333 # 10000000000000000, 3333333333333334 # 10000000000000000));
  (Tilted 2, (4166666666666666 # 10000000000000000, 4166666666666667 # 10000000000000000));
  (KL_tilted_soft, (7872870465851121 # 100000000000000000, 7872870465851122 # 100000000000000000));
  (KL_soft_tilted, (7541985508453146 # 100000000000000000, 7541985508453147 # 100000000000000000));
  (KL_soft_reference, (3129922683581310 # 100000000000000000, 3129922683581311 # 100000000000000000));
  (Total_variation, (1706349206349206 # 10000000000000000, 1706349206349207 # 10000000000000000));
  (CV_squared, (4999999999999999 # 10000000000000000, 5000000000000001 # 10000000000000000));
  (Reward_soft, (10317460317460317 # 100000000000000000, 10317460317460318 # 100000000000000000));
  (Reward_tilted, (5833333333333333 # 10000000000000000, 5833333333333334 # 10000000000000000));
  (C2_bound, (2231435513142097 # 10000000000000000, 2231435513142098 # 10000000000000000));
  (C3a_bound 0 2, (7999999999999999 # 10000000000000000, 8000000000000001 # 10000000000000000));
  (C3b_bound 0 2, (3364722366212129 # 10000000000000000, 3364722366212130 # 10000000000000000));
  (C3c_bound 0 2, (3999999999999999 # 10000000000000000, 4000000000000001 # 10000000000000000));
  (F1_bound 0 2, (5108256237659906 # 10000000000000000, 5108256237659907 # 10000000000000000))].
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
Theorem soft_1 : 0.3888888888888888 <= soft 3 P w 2 0 <= 0.3888888888888889.
Proof. exact (enclosed _ _ _ 0 _ _ _ checked eq_refl). Qed.
Theorem soft_2 : 0.3650793650793650 <= soft 3 P w 2 1 <= 0.3650793650793651.
Proof. exact (enclosed _ _ _ 1 _ _ _ checked eq_refl). Qed.
Theorem soft_3 : 0.2460317460317460 <= soft 3 P w 2 2 <= 0.2460317460317461.
Proof. exact (enclosed _ _ _ 2 _ _ _ checked eq_refl). Qed.
Theorem tilted_1 : 0.2499999999999999 <= tilted 3 P w 0 <= 0.2500000000000001.
Proof. exact (enclosed _ _ _ 3 _ _ _ checked eq_refl). Qed.
Theorem tilted_2 : 0.3333333333333333 <= tilted 3 P w 1 <= 0.3333333333333334.
Proof. exact (enclosed _ _ _ 4 _ _ _ checked eq_refl). Qed.
Theorem tilted_3 : 0.4166666666666666 <= tilted 3 P w 2 <= 0.4166666666666667.
Proof. exact (enclosed _ _ _ 5 _ _ _ checked eq_refl). Qed.
Theorem kl_tilted_soft : 0.07872870465851121 <= KL 3 (tilted 3 P w) (soft 3 P w 2) <= 0.07872870465851122.
Proof. exact (enclosed _ _ _ 6 _ _ _ checked eq_refl). Qed.
Theorem kl_soft_tilted : 0.07541985508453146 <= KL 3 (soft 3 P w 2) (tilted 3 P w) <= 0.07541985508453147.
Proof. exact (enclosed _ _ _ 7 _ _ _ checked eq_refl). Qed.
Theorem kl_soft_reference : 0.03129922683581310 <= KL 3 (soft 3 P w 2) P <= 0.03129922683581311.
Proof. exact (enclosed _ _ _ 8 _ _ _ checked eq_refl). Qed.
Theorem tv : 0.1706349206349206 <= TV 3 (tilted 3 P w) (soft 3 P w 2) <= 0.1706349206349207.
Proof. exact (enclosed _ _ _ 9 _ _ _ checked eq_refl). Qed.
Theorem cv2 : 0.4999999999999999 <= CV2 3 P w <= 0.5000000000000001.
Proof. exact (enclosed _ _ _ 10 _ _ _ checked eq_refl). Qed.
Theorem reward_soft : 0.10317460317460317 <= mean 3 (soft 3 P w 2) r <= 0.10317460317460318.
Proof. exact (enclosed _ _ _ 11 _ _ _ checked eq_refl). Qed.
Theorem reward_tilted : 0.5833333333333333 <= mean 3 (tilted 3 P w) r <= 0.5833333333333334.
Proof. exact (enclosed _ _ _ 12 _ _ _ checked eq_refl). Qed.
Theorem C2_rhs : 0.2231435513142097 <= ln (1 + CV2 3 P w / INR 2) <= 0.2231435513142098.
Proof. exact (enclosed _ _ _ 13 _ _ _ checked eq_refl). Qed.
Theorem C3a_rhs : 0.7999999999999999 <= half_range (w 0) (w 2) <= 0.8000000000000001.
Proof. exact (enclosed _ _ _ 14 _ _ _ checked eq_refl). Qed.
Theorem C3b_rhs : 0.3364722366212129 <= ln (1 + half_range (w 0) (w 2) / INR 2) <= 0.3364722366212130.
Proof. exact (enclosed _ _ _ 15 _ _ _ checked eq_refl). Qed.
Theorem C3c_rhs : 0.3999999999999999 <= half_range (w 0) (w 2) / INR 2 <= 0.4000000000000001.
Proof. exact (enclosed _ _ _ 16 _ _ _ checked eq_refl). Qed.
Theorem F1_rhs : 0.5108256237659906 <= ln (INR 2 / (1 + (INR 2 - 1) * (w 0 / w 2))) <= 0.5108256237659907.
Proof. exact (enclosed _ _ _ 17 _ _ _ checked eq_refl). Qed.
Theorem C2 : KL 3 (tilted 3 P w) (soft 3 P w 2) <= ln (1 + CV2 3 P w / INR 2).
Proof. exact (separated _ _ _ _ _ _ kl_tilted_soft C2_rhs eq_refl). Qed.
Theorem C3a : CV2 3 P w <= half_range (w 0) (w 2).
Proof. exact (separated _ _ _ _ _ _ cv2 C3a_rhs eq_refl). Qed.
Theorem C3b : KL 3 (tilted 3 P w) (soft 3 P w 2) <= ln (1 + half_range (w 0) (w 2) / INR 2).
Proof. exact (separated _ _ _ _ _ _ kl_tilted_soft C3b_rhs eq_refl). Qed.
Theorem C3c : ln (1 + half_range (w 0) (w 2) / INR 2) <= half_range (w 0) (w 2) / INR 2.
Proof. exact (separated _ _ _ _ _ _ C3b_rhs C3c_rhs eq_refl). Qed.
Theorem F1 : KL 3 (soft 3 P w 2) P <= ln (INR 2 / (1 + (INR 2 - 1) * (w 0 / w 2))).
Proof. exact (separated _ _ _ _ _ _ kl_soft_reference F1_rhs eq_refl). Qed.
Definition certified := (positive_law, total_law, extreme_weights, soft_1, soft_2, soft_3, tilted_1, tilted_2, tilted_3, kl_tilted_soft, kl_soft_tilted, kl_soft_reference, tv, cv2, reward_soft, reward_tilted, C2_rhs, C3a_rhs, C3b_rhs, C3c_rhs, F1_rhs, C2, C3a, C3b, C3c, F1).
End Row_2.

Module Row_4.
Definition P := values [1 # 2; 1 # 3; 1 # 6].
Definition w := values [1 # 1; 2 # 1; 5 # 1].
Definition r := values [(-1) # 1; 0 # 1; 2 # 1].
Definition row := {| letters := 3; law := [1 # 2; 1 # 3; 1 # 6];
  weighing := Rational [1 # 1; 2 # 1; 5 # 1]; rewards := [(-1) # 1; 0 # 1; 2 # 1]; draws := 4 |}.

Definition claims : list claim := [
  (Soft 0, (3198323667073667 # 10000000000000000, 3198323667073668 # 10000000000000000));
  (Soft 1, (3631292454821866 # 10000000000000000, 3631292454821867 # 10000000000000000));
  (Soft 2, (3170383878104466 # 10000000000000000, 3170383878104467 # 10000000000000000));
  (Tilted 0, (2499999999999999 # 10000000000000000, 2500000000000001 # 10000000000000000));
  (Tilted 1, (3333333333333333 # 10000000000000000, 3333333333333334 # 10000000000000000));
  (Tilted 2, (4166666666666666 # 10000000000000000, 4166666666666667 # 10000000000000000));
  (KL_tilted_soft, (2373723454851376 # 100000000000000000, 2373723454851377 # 100000000000000000));
  (KL_soft_tilted, (2324078900016962 # 100000000000000000, 2324078900016963 # 100000000000000000));
  (KL_soft_reference, (9204922216418022 # 100000000000000000, 9204922216418023 # 100000000000000000));
  (Total_variation, (9962827885622003 # 100000000000000000, 9962827885622004 # 100000000000000000));
  (CV_squared, (4999999999999999 # 10000000000000000, 5000000000000001 # 10000000000000000));
  (Reward_soft, (3142444089135265 # 10000000000000000, 3142444089135266 # 10000000000000000));
  (Reward_tilted, (5833333333333333 # 10000000000000000, 5833333333333334 # 10000000000000000));
  (C2_bound, (11778303565638345 # 100000000000000000, 11778303565638346 # 100000000000000000));
  (C3a_bound 0 2, (7999999999999999 # 10000000000000000, 8000000000000001 # 10000000000000000));
  (C3b_bound 0 2, (1823215567939546 # 10000000000000000, 1823215567939547 # 10000000000000000));
  (C3c_bound 0 2, (1999999999999999 # 10000000000000000, 2000000000000001 # 10000000000000000));
  (F1_bound 0 2, (9162907318741550 # 10000000000000000, 9162907318741551 # 10000000000000000))].
Lemma checked : check 108 row claims = true.
Proof. by_kernel. Qed.
Lemma valid_row : valid row = true.
Proof. by_kernel. Qed.

Theorem positive_law : forall i, (i < 3)%nat -> 0 < P i.
Proof. exact (law_positive row valid_row). Qed.
Theorem total_law : fsum 3 P = 1.
Proof. exact (law_total row valid_row). Qed.
Theorem extreme_weights : forall i, (i < 3)%nat -> w 0 <= w i <= w 2.
Proof. exact (proj2 (extremes_ok row valid_row 0 2 eq_refl)). Qed.
Theorem soft_1 : 0.3198323667073667 <= soft 3 P w 4 0 <= 0.3198323667073668.
Proof. exact (enclosed _ _ _ 0 _ _ _ checked eq_refl). Qed.
Theorem soft_2 : 0.3631292454821866 <= soft 3 P w 4 1 <= 0.3631292454821867.
Proof. exact (enclosed _ _ _ 1 _ _ _ checked eq_refl). Qed.
Theorem soft_3 : 0.3170383878104466 <= soft 3 P w 4 2 <= 0.3170383878104467.
Proof. exact (enclosed _ _ _ 2 _ _ _ checked eq_refl). Qed.
Theorem tilted_1 : 0.2499999999999999 <= tilted 3 P w 0 <= 0.2500000000000001.
Proof. exact (enclosed _ _ _ 3 _ _ _ checked eq_refl). Qed.
Theorem tilted_2 : 0.3333333333333333 <= tilted 3 P w 1 <= 0.3333333333333334.
Proof. exact (enclosed _ _ _ 4 _ _ _ checked eq_refl). Qed.
Theorem tilted_3 : 0.4166666666666666 <= tilted 3 P w 2 <= 0.4166666666666667.
Proof. exact (enclosed _ _ _ 5 _ _ _ checked eq_refl). Qed.
Theorem kl_tilted_soft : 0.02373723454851376 <= KL 3 (tilted 3 P w) (soft 3 P w 4) <= 0.02373723454851377.
Proof. exact (enclosed _ _ _ 6 _ _ _ checked eq_refl). Qed.
Theorem kl_soft_tilted : 0.02324078900016962 <= KL 3 (soft 3 P w 4) (tilted 3 P w) <= 0.02324078900016963.
Proof. exact (enclosed _ _ _ 7 _ _ _ checked eq_refl). Qed.
Theorem kl_soft_reference : 0.09204922216418022 <= KL 3 (soft 3 P w 4) P <= 0.09204922216418023.
Proof. exact (enclosed _ _ _ 8 _ _ _ checked eq_refl). Qed.
Theorem tv : 0.09962827885622003 <= TV 3 (tilted 3 P w) (soft 3 P w 4) <= 0.09962827885622004.
Proof. exact (enclosed _ _ _ 9 _ _ _ checked eq_refl). Qed.
Theorem cv2 : 0.4999999999999999 <= CV2 3 P w <= 0.5000000000000001.
Proof. exact (enclosed _ _ _ 10 _ _ _ checked eq_refl). Qed.
Theorem reward_soft : 0.3142444089135265 <= mean 3 (soft 3 P w 4) r <= 0.3142444089135266.
Proof. exact (enclosed _ _ _ 11 _ _ _ checked eq_refl). Qed.
Theorem reward_tilted : 0.5833333333333333 <= mean 3 (tilted 3 P w) r <= 0.5833333333333334.
Proof. exact (enclosed _ _ _ 12 _ _ _ checked eq_refl). Qed.
Theorem C2_rhs : 0.11778303565638345 <= ln (1 + CV2 3 P w / INR 4) <= 0.11778303565638346.
Proof. exact (enclosed _ _ _ 13 _ _ _ checked eq_refl). Qed.
Theorem C3a_rhs : 0.7999999999999999 <= half_range (w 0) (w 2) <= 0.8000000000000001.
Proof. exact (enclosed _ _ _ 14 _ _ _ checked eq_refl). Qed.
Theorem C3b_rhs : 0.1823215567939546 <= ln (1 + half_range (w 0) (w 2) / INR 4) <= 0.1823215567939547.
Proof. exact (enclosed _ _ _ 15 _ _ _ checked eq_refl). Qed.
Theorem C3c_rhs : 0.1999999999999999 <= half_range (w 0) (w 2) / INR 4 <= 0.2000000000000001.
Proof. exact (enclosed _ _ _ 16 _ _ _ checked eq_refl). Qed.
Theorem F1_rhs : 0.9162907318741550 <= ln (INR 4 / (1 + (INR 4 - 1) * (w 0 / w 2))) <= 0.9162907318741551.
Proof. exact (enclosed _ _ _ 17 _ _ _ checked eq_refl). Qed.
Theorem C2 : KL 3 (tilted 3 P w) (soft 3 P w 4) <= ln (1 + CV2 3 P w / INR 4).
Proof. exact (separated _ _ _ _ _ _ kl_tilted_soft C2_rhs eq_refl). Qed.
Theorem C3a : CV2 3 P w <= half_range (w 0) (w 2).
Proof. exact (separated _ _ _ _ _ _ cv2 C3a_rhs eq_refl). Qed.
Theorem C3b : KL 3 (tilted 3 P w) (soft 3 P w 4) <= ln (1 + half_range (w 0) (w 2) / INR 4).
Proof. exact (separated _ _ _ _ _ _ kl_tilted_soft C3b_rhs eq_refl). Qed.
Theorem C3c : ln (1 + half_range (w 0) (w 2) / INR 4) <= half_range (w 0) (w 2) / INR 4.
Proof. exact (separated _ _ _ _ _ _ C3b_rhs C3c_rhs eq_refl). Qed.
Theorem F1 : KL 3 (soft 3 P w 4) P <= ln (INR 4 / (1 + (INR 4 - 1) * (w 0 / w 2))).
Proof. exact (separated _ _ _ _ _ _ kl_soft_reference F1_rhs eq_refl). Qed.
Definition certified := (positive_law, total_law, extreme_weights, soft_1, soft_2, soft_3, tilted_1, tilted_2, tilted_3, kl_tilted_soft, kl_soft_tilted, kl_soft_reference, tv, cv2, reward_soft, reward_tilted, C2_rhs, C3a_rhs, C3b_rhs, C3c_rhs, F1_rhs, C2, C3a, C3b, C3c, F1).
End Row_4.

Module Row_8.
Definition P := values [1 # 2; 1 # 3; 1 # 6].
Definition w := values [1 # 1; 2 # 1; 5 # 1].
Definition r := values [(-1) # 1; 0 # 1; 2 # 1].
Definition row := {| letters := 3; law := [1 # 2; 1 # 3; 1 # 6];
  weighing := Rational [1 # 1; 2 # 1; 5 # 1]; rewards := [(-1) # 1; 0 # 1; 2 # 1]; draws := 8 |}.

Definition claims : list claim := [
  (Soft 0, (2837206102350446 # 10000000000000000, 2837206102350447 # 10000000000000000));
  (Soft 1, (3518602663527519 # 10000000000000000, 3518602663527520 # 10000000000000000));
  (Soft 2, (3644191234122033 # 10000000000000000, 3644191234122035 # 10000000000000000));
  (Tilted 0, (2499999999999999 # 10000000000000000, 2500000000000001 # 10000000000000000));
  (Tilted 1, (3333333333333333 # 10000000000000000, 3333333333333334 # 10000000000000000));
  (Tilted 2, (4166666666666666 # 10000000000000000, 4166666666666667 # 10000000000000000));
  (KL_tilted_soft, (6163145064146084 # 1000000000000000000, 6163145064146085 # 1000000000000000000));
  (KL_soft_tilted, (6105860250877774 # 1000000000000000000, 6105860250877775 # 1000000000000000000));
  (KL_soft_reference, (1433595845000153 # 10000000000000000, 1433595845000154 # 10000000000000000));
  (Total_variation, (5224754325446326 # 100000000000000000, 5224754325446327 # 100000000000000000));
  (CV_squared, (4999999999999999 # 10000000000000000, 5000000000000001 # 10000000000000000));
  (Reward_soft, (4451176365893621 # 10000000000000000, 4451176365893622 # 10000000000000000));
  (Reward_tilted, (5833333333333333 # 10000000000000000, 5833333333333334 # 10000000000000000));
  (C2_bound, (6062462181643484 # 100000000000000000, 6062462181643485 # 100000000000000000));
  (C3a_bound 0 2, (7999999999999999 # 10000000000000000, 8000000000000001 # 10000000000000000));
  (C3b_bound 0 2, (9531017980432485 # 100000000000000000, 9531017980432487 # 100000000000000000));
  (C3c_bound 0 2, (9999999999999999 # 100000000000000000, 10000000000000001 # 100000000000000000));
  (F1_bound 0 2, (12039728043259359 # 10000000000000000, 12039728043259360 # 10000000000000000))].
Lemma checked : check 114 row claims = true.
Proof. by_kernel. Qed.
Lemma valid_row : valid row = true.
Proof. by_kernel. Qed.

Theorem positive_law : forall i, (i < 3)%nat -> 0 < P i.
Proof. exact (law_positive row valid_row). Qed.
Theorem total_law : fsum 3 P = 1.
Proof. exact (law_total row valid_row). Qed.
Theorem extreme_weights : forall i, (i < 3)%nat -> w 0 <= w i <= w 2.
Proof. exact (proj2 (extremes_ok row valid_row 0 2 eq_refl)). Qed.
Theorem soft_1 : 0.2837206102350446 <= soft 3 P w 8 0 <= 0.2837206102350447.
Proof. exact (enclosed _ _ _ 0 _ _ _ checked eq_refl). Qed.
Theorem soft_2 : 0.3518602663527519 <= soft 3 P w 8 1 <= 0.3518602663527520.
Proof. exact (enclosed _ _ _ 1 _ _ _ checked eq_refl). Qed.
Theorem soft_3 : 0.3644191234122033 <= soft 3 P w 8 2 <= 0.3644191234122035.
Proof. exact (enclosed _ _ _ 2 _ _ _ checked eq_refl). Qed.
Theorem tilted_1 : 0.2499999999999999 <= tilted 3 P w 0 <= 0.2500000000000001.
Proof. exact (enclosed _ _ _ 3 _ _ _ checked eq_refl). Qed.
Theorem tilted_2 : 0.3333333333333333 <= tilted 3 P w 1 <= 0.3333333333333334.
Proof. exact (enclosed _ _ _ 4 _ _ _ checked eq_refl). Qed.
Theorem tilted_3 : 0.4166666666666666 <= tilted 3 P w 2 <= 0.4166666666666667.
Proof. exact (enclosed _ _ _ 5 _ _ _ checked eq_refl). Qed.
Theorem kl_tilted_soft : 0.006163145064146084 <= KL 3 (tilted 3 P w) (soft 3 P w 8) <= 0.006163145064146085.
Proof. exact (enclosed _ _ _ 6 _ _ _ checked eq_refl). Qed.
Theorem kl_soft_tilted : 0.006105860250877774 <= KL 3 (soft 3 P w 8) (tilted 3 P w) <= 0.006105860250877775.
Proof. exact (enclosed _ _ _ 7 _ _ _ checked eq_refl). Qed.
Theorem kl_soft_reference : 0.1433595845000153 <= KL 3 (soft 3 P w 8) P <= 0.1433595845000154.
Proof. exact (enclosed _ _ _ 8 _ _ _ checked eq_refl). Qed.
Theorem tv : 0.05224754325446326 <= TV 3 (tilted 3 P w) (soft 3 P w 8) <= 0.05224754325446327.
Proof. exact (enclosed _ _ _ 9 _ _ _ checked eq_refl). Qed.
Theorem cv2 : 0.4999999999999999 <= CV2 3 P w <= 0.5000000000000001.
Proof. exact (enclosed _ _ _ 10 _ _ _ checked eq_refl). Qed.
Theorem reward_soft : 0.4451176365893621 <= mean 3 (soft 3 P w 8) r <= 0.4451176365893622.
Proof. exact (enclosed _ _ _ 11 _ _ _ checked eq_refl). Qed.
Theorem reward_tilted : 0.5833333333333333 <= mean 3 (tilted 3 P w) r <= 0.5833333333333334.
Proof. exact (enclosed _ _ _ 12 _ _ _ checked eq_refl). Qed.
Theorem C2_rhs : 0.06062462181643484 <= ln (1 + CV2 3 P w / INR 8) <= 0.06062462181643485.
Proof. exact (enclosed _ _ _ 13 _ _ _ checked eq_refl). Qed.
Theorem C3a_rhs : 0.7999999999999999 <= half_range (w 0) (w 2) <= 0.8000000000000001.
Proof. exact (enclosed _ _ _ 14 _ _ _ checked eq_refl). Qed.
Theorem C3b_rhs : 0.09531017980432485 <= ln (1 + half_range (w 0) (w 2) / INR 8) <= 0.09531017980432487.
Proof. exact (enclosed _ _ _ 15 _ _ _ checked eq_refl). Qed.
Theorem C3c_rhs : 0.09999999999999999 <= half_range (w 0) (w 2) / INR 8 <= 0.10000000000000001.
Proof. exact (enclosed _ _ _ 16 _ _ _ checked eq_refl). Qed.
Theorem F1_rhs : 1.2039728043259359 <= ln (INR 8 / (1 + (INR 8 - 1) * (w 0 / w 2))) <= 1.2039728043259360.
Proof. exact (enclosed _ _ _ 17 _ _ _ checked eq_refl). Qed.
Theorem C2 : KL 3 (tilted 3 P w) (soft 3 P w 8) <= ln (1 + CV2 3 P w / INR 8).
Proof. exact (separated _ _ _ _ _ _ kl_tilted_soft C2_rhs eq_refl). Qed.
Theorem C3a : CV2 3 P w <= half_range (w 0) (w 2).
Proof. exact (separated _ _ _ _ _ _ cv2 C3a_rhs eq_refl). Qed.
Theorem C3b : KL 3 (tilted 3 P w) (soft 3 P w 8) <= ln (1 + half_range (w 0) (w 2) / INR 8).
Proof. exact (separated _ _ _ _ _ _ kl_tilted_soft C3b_rhs eq_refl). Qed.
Theorem C3c : ln (1 + half_range (w 0) (w 2) / INR 8) <= half_range (w 0) (w 2) / INR 8.
Proof. exact (separated _ _ _ _ _ _ C3b_rhs C3c_rhs eq_refl). Qed.
Theorem F1 : KL 3 (soft 3 P w 8) P <= ln (INR 8 / (1 + (INR 8 - 1) * (w 0 / w 2))).
Proof. exact (separated _ _ _ _ _ _ kl_soft_reference F1_rhs eq_refl). Qed.
Definition certified := (positive_law, total_law, extreme_weights, soft_1, soft_2, soft_3, tilted_1, tilted_2, tilted_3, kl_tilted_soft, kl_soft_tilted, kl_soft_reference, tv, cv2, reward_soft, reward_tilted, C2_rhs, C3a_rhs, C3b_rhs, C3c_rhs, F1_rhs, C2, C3a, C3b, C3c, F1).
End Row_8.

Module Row_16.
Definition P := values [1 # 2; 1 # 3; 1 # 6].
Definition w := values [1 # 1; 2 # 1; 5 # 1].
Definition r := values [(-1) # 1; 0 # 1; 2 # 1].
Definition row := {| letters := 3; law := [1 # 2; 1 # 3; 1 # 6];
  weighing := Rational [1 # 1; 2 # 1; 5 # 1]; rewards := [(-1) # 1; 0 # 1; 2 # 1]; draws := 16 |}.

Definition claims : list claim := [
  (Soft 0, (2663122841379859 # 10000000000000000, 2663122841379860 # 10000000000000000));
  (Soft 1, (3432963457749482 # 10000000000000000, 3432963457749483 # 10000000000000000));
  (Soft 2, (3903913700870657 # 10000000000000000, 3903913700870658 # 10000000000000000));
  (Tilted 0, (2499999999999999 # 10000000000000000, 2500000000000001 # 10000000000000000));
  (Tilted 1, (3333333333333333 # 10000000000000000, 3333333333333334 # 10000000000000000));
  (Tilted 2, (4166666666666666 # 10000000000000000, 4166666666666667 # 10000000000000000));
  (KL_tilted_soft, (15211326632642882 # 10000000000000000000, 15211326632642883 # 10000000000000000000));
  (KL_soft_tilted, (15148555362240829 # 10000000000000000000, 15148555362240830 # 10000000000000000000));
  (KL_soft_reference, (1746332408519316 # 10000000000000000, 1746332408519317 # 10000000000000000));
  (Total_variation, (2627529657960095 # 100000000000000000, 2627529657960096 # 100000000000000000));
  (CV_squared, (4999999999999999 # 10000000000000000, 5000000000000001 # 10000000000000000));
  (Reward_soft, (5144704560361454 # 10000000000000000, 5144704560361455 # 10000000000000000));
  (Reward_tilted, (5833333333333333 # 10000000000000000, 5833333333333334 # 10000000000000000));
  (C2_bound, (3077165866675368 # 100000000000000000, 3077165866675369 # 100000000000000000));
  (C3a_bound 0 2, (7999999999999999 # 10000000000000000, 8000000000000001 # 10000000000000000));
  (C3b_bound 0 2, (4879016416943200 # 100000000000000000, 4879016416943201 # 100000000000000000));
  (C3c_bound 0 2, (4999999999999999 # 100000000000000000, 5000000000000001 # 100000000000000000));
  (F1_bound 0 2, (13862943611198906 # 10000000000000000, 13862943611198907 # 10000000000000000))].
Lemma checked : check 120 row claims = true.
Proof. by_kernel. Qed.
Lemma valid_row : valid row = true.
Proof. by_kernel. Qed.

Theorem positive_law : forall i, (i < 3)%nat -> 0 < P i.
Proof. exact (law_positive row valid_row). Qed.
Theorem total_law : fsum 3 P = 1.
Proof. exact (law_total row valid_row). Qed.
Theorem extreme_weights : forall i, (i < 3)%nat -> w 0 <= w i <= w 2.
Proof. exact (proj2 (extremes_ok row valid_row 0 2 eq_refl)). Qed.
Theorem soft_1 : 0.2663122841379859 <= soft 3 P w 16 0 <= 0.2663122841379860.
Proof. exact (enclosed _ _ _ 0 _ _ _ checked eq_refl). Qed.
Theorem soft_2 : 0.3432963457749482 <= soft 3 P w 16 1 <= 0.3432963457749483.
Proof. exact (enclosed _ _ _ 1 _ _ _ checked eq_refl). Qed.
Theorem soft_3 : 0.3903913700870657 <= soft 3 P w 16 2 <= 0.3903913700870658.
Proof. exact (enclosed _ _ _ 2 _ _ _ checked eq_refl). Qed.
Theorem tilted_1 : 0.2499999999999999 <= tilted 3 P w 0 <= 0.2500000000000001.
Proof. exact (enclosed _ _ _ 3 _ _ _ checked eq_refl). Qed.
Theorem tilted_2 : 0.3333333333333333 <= tilted 3 P w 1 <= 0.3333333333333334.
Proof. exact (enclosed _ _ _ 4 _ _ _ checked eq_refl). Qed.
Theorem tilted_3 : 0.4166666666666666 <= tilted 3 P w 2 <= 0.4166666666666667.
Proof. exact (enclosed _ _ _ 5 _ _ _ checked eq_refl). Qed.
Theorem kl_tilted_soft : 0.0015211326632642882 <= KL 3 (tilted 3 P w) (soft 3 P w 16) <= 0.0015211326632642883.
Proof. exact (enclosed _ _ _ 6 _ _ _ checked eq_refl). Qed.
Theorem kl_soft_tilted : 0.0015148555362240829 <= KL 3 (soft 3 P w 16) (tilted 3 P w) <= 0.0015148555362240830.
Proof. exact (enclosed _ _ _ 7 _ _ _ checked eq_refl). Qed.
Theorem kl_soft_reference : 0.1746332408519316 <= KL 3 (soft 3 P w 16) P <= 0.1746332408519317.
Proof. exact (enclosed _ _ _ 8 _ _ _ checked eq_refl). Qed.
Theorem tv : 0.02627529657960095 <= TV 3 (tilted 3 P w) (soft 3 P w 16) <= 0.02627529657960096.
Proof. exact (enclosed _ _ _ 9 _ _ _ checked eq_refl). Qed.
Theorem cv2 : 0.4999999999999999 <= CV2 3 P w <= 0.5000000000000001.
Proof. exact (enclosed _ _ _ 10 _ _ _ checked eq_refl). Qed.
Theorem reward_soft : 0.5144704560361454 <= mean 3 (soft 3 P w 16) r <= 0.5144704560361455.
Proof. exact (enclosed _ _ _ 11 _ _ _ checked eq_refl). Qed.
Theorem reward_tilted : 0.5833333333333333 <= mean 3 (tilted 3 P w) r <= 0.5833333333333334.
Proof. exact (enclosed _ _ _ 12 _ _ _ checked eq_refl). Qed.
Theorem C2_rhs : 0.03077165866675368 <= ln (1 + CV2 3 P w / INR 16) <= 0.03077165866675369.
Proof. exact (enclosed _ _ _ 13 _ _ _ checked eq_refl). Qed.
Theorem C3a_rhs : 0.7999999999999999 <= half_range (w 0) (w 2) <= 0.8000000000000001.
Proof. exact (enclosed _ _ _ 14 _ _ _ checked eq_refl). Qed.
Theorem C3b_rhs : 0.04879016416943200 <= ln (1 + half_range (w 0) (w 2) / INR 16) <= 0.04879016416943201.
Proof. exact (enclosed _ _ _ 15 _ _ _ checked eq_refl). Qed.
Theorem C3c_rhs : 0.04999999999999999 <= half_range (w 0) (w 2) / INR 16 <= 0.05000000000000001.
Proof. exact (enclosed _ _ _ 16 _ _ _ checked eq_refl). Qed.
Theorem F1_rhs : 1.3862943611198906 <= ln (INR 16 / (1 + (INR 16 - 1) * (w 0 / w 2))) <= 1.3862943611198907.
Proof. exact (enclosed _ _ _ 17 _ _ _ checked eq_refl). Qed.
Theorem C2 : KL 3 (tilted 3 P w) (soft 3 P w 16) <= ln (1 + CV2 3 P w / INR 16).
Proof. exact (separated _ _ _ _ _ _ kl_tilted_soft C2_rhs eq_refl). Qed.
Theorem C3a : CV2 3 P w <= half_range (w 0) (w 2).
Proof. exact (separated _ _ _ _ _ _ cv2 C3a_rhs eq_refl). Qed.
Theorem C3b : KL 3 (tilted 3 P w) (soft 3 P w 16) <= ln (1 + half_range (w 0) (w 2) / INR 16).
Proof. exact (separated _ _ _ _ _ _ kl_tilted_soft C3b_rhs eq_refl). Qed.
Theorem C3c : ln (1 + half_range (w 0) (w 2) / INR 16) <= half_range (w 0) (w 2) / INR 16.
Proof. exact (separated _ _ _ _ _ _ C3b_rhs C3c_rhs eq_refl). Qed.
Theorem F1 : KL 3 (soft 3 P w 16) P <= ln (INR 16 / (1 + (INR 16 - 1) * (w 0 / w 2))).
Proof. exact (separated _ _ _ _ _ _ kl_soft_reference F1_rhs eq_refl). Qed.
Definition certified := (positive_law, total_law, extreme_weights, soft_1, soft_2, soft_3, tilted_1, tilted_2, tilted_3, kl_tilted_soft, kl_soft_tilted, kl_soft_reference, tv, cv2, reward_soft, reward_tilted, C2_rhs, C3a_rhs, C3b_rhs, C3c_rhs, F1_rhs, C2, C3a, C3b, C3c, F1).
End Row_16.

(** The axioms of all of the above at once. *)
Definition certified := (Row_1.certified, Row_2.certified, Row_4.certified, Row_8.certified, Row_16.certified).
Print Assumptions certified.
