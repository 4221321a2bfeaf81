(* Copyright 2026 the softbon authors
   SPDX-License-Identifier: Apache-2.0 *)

(** * λ → 0: hard Best-of-n, A2

    In one sample, divide all weights by that of the largest reward: letters of largest reward have weight 1, every other
    one at most e^{−g/λ} with g the least difference of distinct rewards, so the selection probability moves by at most
    (n−1) e^{−g/λ} ([frac_close], [soft_near_hard]). The law of the limit: the level of the returned letter is below a iff all
    draws are ([hard_level]); within a level the limit splits in proportion to P because P_n does for every λ
    ([hard_proportional]). *)

From Coq Require Import Reals Lra Lia List Arith.
From SoftBestOfN Require Import Definitions FiniteSums JensenBound Selection Limits.
Import ListNotations.
Open Scope R_scope.

(* ---- bounds that carry over to expectations ---- *)
Lemma E_abs_le k P (Pnn : forall i, (i < k)%nat -> 0 <= P i) (Psum : fsum k P = 1) n F G c :
  (forall l, length l = n -> inX k l -> Rabs (F l - G l) <= c) -> Rabs (E k P n F - E k P n G) <= c.
Proof.
  intros H.
  replace (E k P n F - E k P n G) with (E k P n (fun l => F l + (-1) * G l)) by (rewrite E_plus, E_scal; lra).
  apply Rabs_le. split.
  - rewrite <- (E_const k P Psum n (- c)) at 1. apply E_le; [easy|]. intros l H1 H2. specialize (H l H1 H2).
    assert (Ha := Rle_abs (- (F l - G l))). rewrite Rabs_Ropp in Ha. lra.
  - rewrite <- (E_const k P Psum n c). apply E_le; [easy|]. intros l H1 H2. specialize (H l H1 H2).
    assert (Ha := Rle_abs (F l - G l)). lra.
Qed.

Lemma E_forallb k P n (A : nat -> bool) :
  E k P n (fun l => if forallb A l then 1 else 0) = fsum k (fun i => if A i then P i else 0) ^ n.
Proof.
  induction n as [|n IH]; [reflexivity|]. cbn [E pow]. rewrite <- IH.
  set (B := E k P n (fun l => if forallb A l then 1 else 0)).
  rewrite Rmult_comm, <- fsum_scal. apply fsum_ext; intros i Hi. cbn [forallb].
  destruct (A i); cbn [andb]; [fold B; lra|]. rewrite E_zero. lra.
Qed.

Definition leb_r (r : nat -> R) (a : R) (x : nat) : bool := if Rle_dec (r x) a then true else false.
Definition ltb_r (r : nat -> R) (a : R) (x : nat) : bool := if Rlt_dec (r x) a then true else false.

Section HardLimit.
Variable k : nat.
Variables P r : nat -> R.
Hypothesis Ppos : forall i, (i < k)%nat -> 0 < P i.
Hypothesis Psum : fsum k P = 1.
Let Pnn : forall i, (i < k)%nat -> 0 <= P i := fun i H => Rlt_le _ _ (Ppos i H).

Lemma top_range l x : 0 <= top r l x <= 1.
Proof. unfold top. destruct (Rle_dec _ _); lra. Qed.

Lemma top_count l : l <> [] -> 1 <= lsum (top r l) l.
Proof.
  intros Hne. destruct (largest_in r l Hne) as [x [Hx Hm]].
  apply Rle_trans with (top r l x).
  - unfold top. destruct (Rle_dec _ _); lra.
  - apply lsum_In_ge_term; [intros; apply top_range|easy].
Qed.

Lemma frac_close a b S c : 0 < c -> 0 <= a - b <= S - c -> 0 <= b <= c -> Rabs (a / S - b / c) <= (S - c) / c.
Proof.
  intros Hc [Hu Hv] [Hb Hbc].
  assert (HS : 0 < S) by lra.
  assert (He : a / S - b / c = ((a - b) * c - b * (S - c)) / (S * c)) by (field; lra).
  rewrite He. assert (HSc : 0 < S * c) by now apply Rmult_lt_0_compat.
  assert (Hn1 : (a - b) * c <= (S - c) * c) by (apply Rmult_le_compat_r; lra).
  assert (Hn2 : b * (S - c) <= c * (S - c)) by (apply Rmult_le_compat_r; lra).
  assert (Hn3 : 0 <= (a - b) * c) by (apply Rmult_le_pos; lra).
  assert (Hn4 : 0 <= b * (S - c)) by (apply Rmult_le_pos; lra).
  unfold Rdiv at 1. rewrite Rabs_mult, (Rabs_right (/ (S * c))) by (apply Rle_ge; left; now apply Rinv_0_lt_compat).
  apply Rle_trans with ((c * (S - c)) * / (S * c)).
  - apply Rmult_le_compat_r; [left; now apply Rinv_0_lt_compat|]. apply Rabs_le. lra.
  - replace (c * (S - c) * / (S * c)) with ((S - c) / S) by (field; lra).
    apply Rmult_le_compat_l; [lra|]. apply Rinv_le_contravar; lra.
Qed.

(* A2 with explicit rate; g is a lower bound on the gaps between distinct reward values *)
Theorem soft_near_hard lam g n i : 0 < lam -> 0 <= g -> (1 <= n)%nat ->
  (forall x y, (x < k)%nat -> (y < k)%nat -> r x < r y -> r x + g <= r y) ->
  Rabs (soft k P (weight r lam) n i - hard k P r n i) <= (INR n - 1) * exp (- (g / lam)).
Proof.
  intros Hlam Hg Hn Hgap. unfold soft, hard. apply E_abs_le; auto. intros l Hlen Hl.
  assert (Hne : l <> []) by (destruct l; simpl in Hlen; [lia|easy]).
  assert (Hlk : forall x, In x l -> (x < k)%nat) by (apply Forall_forall; exact Hl).
  destruct (largest_in r l Hne) as [x0 [Hx0 Hm]]. set (M := largest r l) in *.
  set (q := exp (- (g / lam))). assert (Hq : 0 < q) by apply exp_pos.
  assert (Hil : 0 < / lam) by now apply Rinv_0_lt_compat.
  set (v := fun x => exp ((r x - M) / lam)).
  assert (Hwv : forall x, weight r lam x = exp (M / lam) * v x).
  { intros x. unfold weight, v. rewrite <- exp_plus. f_equal. field. lra. }
  assert (Hv : forall x, In x l -> top r l x <= v x <= top r l x + q * (1 - top r l x)).
  { intros x Hx. assert (Hle := largest_ge r l x Hx). fold M in Hle. unfold top. fold M. destruct (Rle_dec M (r x)) as [H|H].
    - assert (Hv1 : v x = 1) by (unfold v; replace (r x - M) with 0 by lra; unfold Rdiv; rewrite Rmult_0_l; apply exp_0). lra.
    - assert (Hgx := Hgap x x0 (Hlk x Hx) (Hlk x0 Hx0) ltac:(lra)).
      assert (0 < v x) by apply exp_pos.
      assert (v x <= q); [|lra]. unfold v, q. apply exp_le_mono.
      replace (- (g / lam)) with ((- g) * / lam) by (field; lra). apply Rmult_le_compat_r; lra. }
  assert (HeM : 0 < exp (M / lam)) by apply exp_pos.
  set (S := lsum v l). set (c := lsum (top r l) l). set (a := lsum (fun x => if Nat.eqb x i then v x else 0) l).
  set (b := lsum (fun x => if Nat.eqb x i then top r l x else 0) l).
  assert (Hc : 1 <= c) by now apply top_count.
  assert (HS : S - c <= (INR n - 1) * q).
  { assert (S <= lsum (fun x => (1 - q) * top r l x + q) l).
    { apply lsum_In_le. intros x Hx. specialize (Hv x Hx). lra. }
    rewrite lsum_plus, lsum_scal, lsum_const, Hlen in H. fold c in H.
    assert (q * 1 <= q * c) by (apply Rmult_le_compat_l; lra). lra. }
  assert (Hcs : c <= S) by (apply lsum_In_le; intros x Hx; now apply Hv).
  assert (Hab : 0 <= a - b <= S - c).
  { assert (Hneg : forall f g, lsum f l - lsum g l = lsum (fun x => f x + (-1) * g x) l)
      by (intros; rewrite lsum_plus, lsum_scal; lra).
    unfold a, b, S, c. rewrite !Hneg. split.
    - apply lsum_In_nonneg. intros x Hx. specialize (Hv x Hx).
      destruct (Nat.eqb x i); lra.
    - apply lsum_In_le. intros x Hx. specialize (Hv x Hx). destruct (Nat.eqb x i); lra. }
  assert (Hb : 0 <= b <= c).
  { unfold b, c. split.
    - apply lsum_In_nonneg. intros x Hx.
      assert (H := top_range l x). destruct (Nat.eqb x i); lra.
    - apply lsum_In_le. intros x Hx. assert (H := top_range l x). destruct (Nat.eqb x i); lra. }
  assert (HA : lsum (fun x => if Nat.eqb x i then weight r lam x else 0) l = exp (M / lam) * a).
  { unfold a. rewrite <- lsum_scal. apply lsum_In_ext. intros x Hx. rewrite Hwv. destruct (Nat.eqb x i); lra. }
  assert (HB : lsum (weight r lam) l = exp (M / lam) * S).
  { unfold S. rewrite <- lsum_scal. apply lsum_In_ext. intros x Hx. apply Hwv. }
  rewrite HA, HB. replace (exp (M / lam) * a / (exp (M / lam) * S)) with (a / S) by (field; lra).
  eapply Rle_trans; [apply frac_close; lra|].
  apply Rle_trans with ((S - c) / 1); [|lra]. apply Rmult_le_compat_l; [lra|]. apply Rinv_le_contravar; lra.
Qed.

(* one sample: the share of the weight that lies below the largest reward. q bounds the ratio of the weight of a letter
   to that of a letter with a larger reward. *)
Lemma sample_TV w q l : (forall i, (i < k)%nat -> 0 < w i) -> 0 <= q ->
  (forall i j, (i < k)%nat -> (j < k)%nat -> r j < r i -> w j <= q * w i) ->
  (forall i j, (i < k)%nat -> (j < k)%nat -> r i = r j -> w i = w j) -> inX k l -> l <> [] ->
  / 2 * fsum k (fun i => Rabs (lsum (fun x => if Nat.eqb x i then w x else 0) l / lsum w l -
    lsum (fun x => if Nat.eqb x i then top r l x else 0) l / lsum (top r l) l)) <=
  (INR (length l) - 1) * q / (1 + (INR (length l) - 1) * q).
Proof.
  intros Hw Hq Hlow Hties Hl Hne.
  assert (Hlk : forall x, In x l -> (x < k)%nat) by (apply Forall_forall; exact Hl).
  destruct (largest_in r l Hne) as [x0 [Hx0 Hm]]. set (M := largest r l) in *. set (W := w x0).
  assert (HW : 0 < W) by (apply Hw; auto).
  set (S := lsum w l). set (c := lsum (top r l) l). set (N := INR (length l)).
  assert (Hc : 1 <= c) by now apply top_count.
  assert (Hcn : c <= N).
  { unfold c, N. replace (INR (length l)) with (lsum (fun _ => 1) l) by (rewrite lsum_const; lra).
    apply lsum_In_le. intros x Hx. apply top_range. }
  (* a letter of largest reward weighs W, any other one at most q W *)
  assert (Hv : forall x, In x l -> top r l x * W <= w x <= top r l x * W + (1 - top r l x) * (q * W)).
  { intros x Hx. assert (Hle := largest_ge r l x Hx). fold M in Hle. unfold top. fold M.
    destruct (Rle_dec M (r x)) as [H|H].
    - assert (E : w x = W) by (apply Hties; auto; lra). lra.
    - assert (H1 := Hlow x0 x (Hlk x0 Hx0) (Hlk x Hx) ltac:(lra)). assert (H2 := Hw x (Hlk x Hx)). fold W in H1. lra. }
  assert (HcS : c * W <= S).
  { unfold c, S. rewrite Rmult_comm, <- lsum_scal. apply lsum_In_le. intros x Hx. specialize (Hv x Hx). lra. }
  assert (HSq : S <= c * W + (N - c) * (q * W)).
  { unfold S, c, N. apply Rle_trans with (lsum (fun x => (W - q * W) * top r l x + q * W) l).
    - apply lsum_In_le. intros x Hx. specialize (Hv x Hx). lra.
    - rewrite lsum_plus, lsum_scal, lsum_const. lra. }
  assert (HcW : 0 < c * W) by (apply Rmult_lt_0_compat; lra). assert (HS : 0 < S) by lra.
  (* twice the positive part of a difference of laws *)
  set (a := fun i => lsum (fun x => if Nat.eqb x i then w x else 0) l).
  set (b := fun i => lsum (fun x => if Nat.eqb x i then top r l x else 0) l).
  assert (Hsum : forall g, fsum k (fun i => lsum (fun x => if Nat.eqb x i then g x else 0) l) = lsum g l).
  { intros g. rewrite fsum_lsum. apply lsum_ext with k; [easy|]. intros x Hx.
    rewrite (fsum_ext k _ (fun i => if Nat.eqb i x then g x else 0)).
    - now rewrite (fsum_delta k x (fun _ => g x)).
    - intros i Hi. now rewrite (Nat.eqb_sym x i). }
  assert (Hab : forall i, (i < k)%nat -> 0 <= a i - W * b i /\ 0 <= b i).
  { intros i Hi. unfold a, b. split.
    - replace (lsum (fun x => if Nat.eqb x i then w x else 0) l - W * lsum (fun x => if Nat.eqb x i then top r l x else 0) l)
        with (lsum (fun x => (if Nat.eqb x i then w x else 0) + (- W) * (if Nat.eqb x i then top r l x else 0)) l)
        by (rewrite lsum_plus, lsum_scal; lra).
      apply lsum_In_nonneg. intros x Hx. specialize (Hv x Hx). destruct (Nat.eqb x i); lra.
    - apply lsum_In_nonneg. intros x Hx. assert (H := top_range l x). destruct (Nat.eqb x i); lra. }
  apply Rle_trans with (1 - c * W / S).
  - apply Rle_trans with (/ 2 * fsum k (fun i => (/ S * a i + (- (W / S)) * b i) + (/ c - W / S) * b i)).
    + apply Rmult_le_compat_l; [lra|]. apply fsum_le; intros i Hi. destruct (Hab i Hi) as [H1 H2].
      fold (a i) (b i). fold S c.
      assert (HiS : 0 < / S) by now apply Rinv_0_lt_compat.
      assert (HWc : 0 <= / c - W / S).
      { apply Rmult_le_reg_r with (c * S); [apply Rmult_lt_0_compat; lra|].
        replace ((/ c - W / S) * (c * S)) with (S - c * W) by (field; lra). lra. }
      replace (a i / S - b i / c) with (/ S * (a i - W * b i) + - ((/ c - W / S) * b i)) by (field; lra).
      eapply Rle_trans; [apply Rabs_triang|]. rewrite Rabs_Ropp.
      rewrite (Rabs_right (/ S * (a i - W * b i))) by (apply Rle_ge, Rmult_le_pos; lra).
      rewrite (Rabs_right ((/ c - W / S) * b i)) by (apply Rle_ge, Rmult_le_pos; lra).
      apply Req_le. field. lra.
    + rewrite !fsum_plus, !fsum_scal. unfold a, b. rewrite !Hsum. fold S c. apply Req_le. field. lra.
  - assert (HN1 : 0 <= (N - 1) * q) by (apply Rmult_le_pos; lra).
    replace ((N - 1) * q / (1 + (N - 1) * q)) with (1 - / (1 + (N - 1) * q)) by (field; lra).
    assert (H : / (1 + (N - 1) * q) <= c * W / S); [|lra].
    apply Rmult_le_reg_r with S; [easy|]. replace (c * W / S * S) with (c * W) by (field; lra).
    apply Rmult_le_reg_l with (1 + (N - 1) * q); [lra|]. rewrite <- Rmult_assoc, Rinv_r, Rmult_1_l by lra.
    eapply Rle_trans; [exact HSq|].
    assert (H1 : (N - c) * (q * W) <= (N - 1) * (c * (q * W))).
    { assert (Hqw : 0 <= q * W) by (apply Rmult_le_pos; lra).
      replace ((N - 1) * (c * (q * W))) with ((N - 1) * c * (q * W)) by ring. apply Rmult_le_compat_r; [easy|].
      assert (0 <= N * (c - 1)) by (apply Rmult_le_pos; lra). lra. }
    lra.
Qed.

(* A2 in total variation *)
Theorem TV_soft_hard w q n : (1 <= n)%nat -> (forall i, (i < k)%nat -> 0 < w i) -> 0 <= q ->
  (forall i j, (i < k)%nat -> (j < k)%nat -> r j < r i -> w j <= q * w i) ->
  (forall i j, (i < k)%nat -> (j < k)%nat -> r i = r j -> w i = w j) ->
  TV k (soft k P w n) (hard k P r n) <= (INR n - 1) * q / (1 + (INR n - 1) * q).
Proof.
  intros Hn Hw Hq Hlow Hties. unfold TV.
  apply Rle_trans with (E k P n (fun l => / 2 * fsum k (fun i => Rabs (lsum (fun x => if Nat.eqb x i then w x else 0) l / lsum w l -
    lsum (fun x => if Nat.eqb x i then top r l x else 0) l / lsum (top r l) l)))).
  - rewrite E_scal. apply Rmult_le_compat_l; [lra|]. rewrite E_fsum. apply fsum_le; intros i Hi.
    set (F := fun l => lsum (fun x => if Nat.eqb x i then w x else 0) l / lsum w l -
      lsum (fun x => if Nat.eqb x i then top r l x else 0) l / lsum (top r l) l).
    replace (soft k P w n i - hard k P r n i) with (E k P n F).
    + apply Rabs_le. split.
      * apply Rle_trans with (E k P n (fun l => (-1) * Rabs (F l))); [rewrite E_scal; apply Req_le; unfold F; ring|].
        apply E_le; [easy|]. intros l _ _. assert (H := Rle_abs (- F l)). rewrite Rabs_Ropp in H. lra.
      * apply E_le; [easy|]. intros l _ _. apply Rle_abs.
    + unfold soft, hard, F.
      rewrite (E_ext k P n _ (fun l => lsum (fun x => if Nat.eqb x i then w x else 0) l / lsum w l +
        (-1) * (lsum (fun x => if Nat.eqb x i then top r l x else 0) l / lsum (top r l) l))) by (intros; lra).
      rewrite E_plus, E_scal. lra.
  - rewrite <- (E_const k P Psum n ((INR n - 1) * q / (1 + (INR n - 1) * q))). apply E_le; [easy|].
    intros l Hlen Hl. rewrite <- Hlen. apply sample_TV; auto. destruct l; simpl in Hlen; [lia|easy].
Qed.

Lemma exists_gap K : exists g, 0 < g /\ forall x y, (x < K)%nat -> (y < K)%nat -> r x < r y -> r x + g <= r y.
Proof.
  destruct (exists_min (K * K) (fun z => if Rlt_dec (r (z / K)%nat) (r (z mod K)%nat) then r (z mod K)%nat - r (z / K)%nat else 1)) as [g [Hg1 Hg2]].
  { intros z Hz. destruct (Rlt_dec _ _); lra. }
  exists g. split; [easy|]. intros x y Hx Hy Hxy. assert (Hz : (x * K + y < K * K)%nat) by (apply Nat.lt_le_trans with ((x + 1) * K)%nat; [lia|apply Nat.mul_le_mono_r; lia]).
  specialize (Hg2 (x * K + y)%nat Hz). cbn beta in Hg2.
  assert (Hd : ((x * K + y) / K = x)%nat) by (rewrite Nat.div_add_l, Nat.div_small by lia; lia).
  assert (Hr : ((x * K + y) mod K = y)%nat) by (rewrite Nat.add_comm, Nat.mod_add, Nat.mod_small by lia; lia).
  rewrite Hd, Hr in Hg2. destruct (Rlt_dec (r x) (r y)); lra.
Qed.

(* A2: the limit lambda -> 0+ *)
Theorem soft_tends_to_hard n i eps : (1 <= n)%nat -> 0 < eps ->
  exists L, 0 < L /\ forall lam, 0 < lam < L -> Rabs (soft k P (weight r lam) n i - hard k P r n i) < eps.
Proof.
  intros Hn He. destruct (exists_gap k) as [g [Hg Hgap]]. assert (HN : 1 <= INR n) by (apply (le_INR 1); lia).
  exists (eps * g / INR n). split; [apply Rdiv_lt_0_compat; [now apply Rmult_lt_0_compat|lra]|].
  intros lam [Hl1 Hl2]. eapply Rle_lt_trans; [apply (soft_near_hard lam g n i); auto; lra|].
  assert (Hy : 0 < g / lam) by now apply Rdiv_lt_0_compat.
  assert (Hexp : exp (- (g / lam)) < lam / g).
  { rewrite exp_Ropp. replace (lam / g) with (/ (g / lam)) by (field; lra). apply Rinv_lt_contravar.
    - apply Rmult_lt_0_compat; [easy|apply exp_pos].
    - assert (H := exp_ineq1 (g / lam) ltac:(lra)). lra. }
  assert (H0 := exp_pos (- (g / lam))).
  apply Rle_lt_trans with (INR n * exp (- (g / lam))); [apply Rmult_le_compat_r; lra|].
  apply Rlt_trans with (INR n * (lam / g)); [apply Rmult_lt_compat_l; lra|].
  apply Rmult_lt_compat_r with (r := INR n / g) in Hl2; [|apply Rdiv_lt_0_compat; lra].
  replace (eps * g / INR n * (INR n / g)) with eps in Hl2 by (field; lra). 
  replace (INR n * (lam / g)) with (lam * (INR n / g)) by (field; lra). exact Hl2.
Qed.

(* the level law of the limit: cdf differences *)
Lemma largest_le_iff l a : l <> [] -> largest r l <= a <-> forallb (leb_r r a) l = true.
Proof.
  intros Hne. rewrite forallb_forall. split.
  - intros H x Hx. assert (H1 := largest_ge r l x Hx). unfold leb_r. destruct (Rle_dec _ _); [easy|lra].
  - intros H. destruct (largest_in r l Hne) as [x [Hx <-]]. specialize (H x Hx). unfold leb_r in H. destruct (Rle_dec _ _); [easy|discriminate].
Qed.
Lemma largest_lt_iff l a : l <> [] -> largest r l < a <-> forallb (ltb_r r a) l = true.
Proof.
  intros Hne. rewrite forallb_forall. split.
  - intros H x Hx. assert (H1 := largest_ge r l x Hx). unfold ltb_r. destruct (Rlt_dec _ _); [easy|lra].
  - intros H. destruct (largest_in r l Hne) as [x [Hx <-]]. specialize (H x Hx). unfold ltb_r in H. destruct (Rlt_dec _ _); [easy|discriminate].
Qed.

Definition Fle (a : R) := fsum k (fun j => if leb_r r a j then P j else 0).
Definition Flt (a : R) := fsum k (fun j => if ltb_r r a j then P j else 0).
Definition onlev (a : R) (F : nat -> R) := fsum k (fun j => if Req_EM_T (r j) a then F j else 0).

Theorem hard_level n a : (1 <= n)%nat -> onlev a (hard k P r n) = Fle a ^ n - Flt a ^ n.
Proof.
  intros Hn. unfold Fle, Flt. rewrite <- !E_forallb.
  replace (E k P n (fun l => if forallb (leb_r r a) l then 1 else 0) - E k P n (fun l => if forallb (ltb_r r a) l then 1 else 0))
    with (E k P n (fun l => (if forallb (leb_r r a) l then 1 else 0) + (-1) * (if forallb (ltb_r r a) l then 1 else 0)))
    by (rewrite E_plus, E_scal; lra).
  unfold onlev, hard.
  rewrite (fsum_ext k _ (fun j => E k P n (fun l => (if Req_EM_T (r j) a then 1 else 0) *
     (lsum (fun x => if Nat.eqb x j then top r l x else 0) l / lsum (top r l) l)))).
  2:{ intros j Hj. rewrite E_scal. destruct (Req_EM_T (r j) a); lra. }
  rewrite <- E_fsum. apply E_ext. intros l Hlen Hl.
  assert (Hne : l <> []) by (destruct l; simpl in Hlen; [lia|easy]).
  assert (Hc := top_count l Hne). set (c := lsum (top r l) l) in *.
  rewrite (fsum_ext k _ (fun j => / c * lsum (fun x => (if Req_EM_T (r j) a then 1 else 0) * (if Nat.eqb x j then top r l x else 0)) l)).
  2:{ intros j Hj. rewrite lsum_scal. unfold Rdiv. lra. }
  rewrite fsum_scal, fsum_lsum.
  rewrite (lsum_ext k _ (fun x => (if Req_EM_T (r x) a then 1 else 0) * top r l x) l Hl).
  2:{ intros x Hx. rewrite (fsum_ext k _ (fun j => if Nat.eqb j x then (if Req_EM_T (r j) a then 1 else 0) * top r l x else 0)).
      - now rewrite (fsum_delta k x (fun j => (if Req_EM_T (r j) a then 1 else 0) * top r l x)).
      - intros j Hj. rewrite (Nat.eqb_sym x j). destruct (Nat.eqb j x); lra. }
  assert (HL : forallb (leb_r r a) l = true <-> largest r l <= a) by (symmetry; now apply largest_le_iff).
  assert (HT : forallb (ltb_r r a) l = true <-> largest r l < a) by (symmetry; now apply largest_lt_iff).
  destruct (Req_EM_T (largest r l) a) as [He|He].
  - assert (H1 : forallb (leb_r r a) l = true) by (apply HL; lra).
    assert (H2 : forallb (ltb_r r a) l = false).
    { apply Bool.not_true_is_false. intros Eb. apply HT in Eb. lra. }
    rewrite H1, H2. rewrite (lsum_In_ext _ (top r l) l).
    + fold c. field. lra.
    + intros x Hx. assert (Hge := largest_ge r l x Hx). unfold top. destruct (Rle_dec (largest r l) (r x)), (Req_EM_T (r x) a); lra.
  - rewrite (lsum_In_ext _ (fun _ => 0) l), lsum_const.
    + destruct (Rle_dec (largest r l) a) as [Hle|Hle].
      * assert (H1 : forallb (leb_r r a) l = true) by (apply HL; easy).
        assert (H2 : forallb (ltb_r r a) l = true) by (apply HT; lra). rewrite H1, H2. lra.
      * assert (H1 : forallb (leb_r r a) l = false).
        { apply Bool.not_true_is_false. intros Eb. apply HL in Eb. lra. }
        assert (H2 : forallb (ltb_r r a) l = false).
        { apply Bool.not_true_is_false. intros Eb. apply HT in Eb. lra. }
        rewrite H1, H2. lra.
    + intros x Hx. assert (Hge := largest_ge r l x Hx). unfold top. destruct (Rle_dec (largest r l) (r x)), (Req_EM_T (r x) a); lra.
Qed.

(* within a level the limit is proportional to P *)
Lemma hard_proportional n i j : (1 <= n)%nat -> (i < k)%nat -> (j < k)%nat -> r i = r j ->
  hard k P r n i * P j = hard k P r n j * P i.
Proof.
  intros Hn Hi Hj Hij. assert (HPi := Ppos i Hi). assert (HPj := Ppos j Hj).
  apply Rminus_diag_uniq. apply Rle_antisym.
  all: apply le_epsilon; intros eps He.
  all: destruct (soft_tends_to_hard n i (eps / (P i + P j)) Hn ltac:(apply Rdiv_lt_0_compat; lra)) as [soft_ge_jensen [HL1 H1]].
  all: destruct (soft_tends_to_hard n j (eps / (P i + P j)) Hn ltac:(apply Rdiv_lt_0_compat; lra)) as [KL_le_log_CV2 [HL2 H2]].
  all: set (lam := Rmin soft_ge_jensen KL_le_log_CV2 / 2); assert (Hm := Rmin_pos soft_ge_jensen KL_le_log_CV2 HL1 HL2); assert (Ha := Rmin_l soft_ge_jensen KL_le_log_CV2); assert (Hb := Rmin_r soft_ge_jensen KL_le_log_CV2).
  all: specialize (H1 lam ltac:(unfold lam; lra)); specialize (H2 lam ltac:(unfold lam; lra)).
  all: assert (Hs : soft k P (weight r lam) n i * P j = soft k P (weight r lam) n j * P i)
    by (destruct n as [|n]; [lia|]; rewrite !soft_first by easy; unfold weight; rewrite Hij; lra).
  all: apply Rabs_def2 in H1, H2; set (e := eps / (P i + P j)) in *;
    assert (Hee : eps = e * P i + e * P j) by (unfold e; field; lra).
  all: set (si := soft k P (weight r lam) n i) in *; set (sj := soft k P (weight r lam) n j) in *;
    set (hi := hard k P r n i) in *; set (hj := hard k P r n j) in *.
  all: assert (X1 : hi * P j <= (si + e) * P j) by (apply Rmult_le_compat_r; lra);
    assert (X2 : (si - e) * P j <= hi * P j) by (apply Rmult_le_compat_r; lra);
    assert (X3 : hj * P i <= (sj + e) * P i) by (apply Rmult_le_compat_r; lra);
    assert (X4 : (sj - e) * P i <= hj * P i) by (apply Rmult_le_compat_r; lra).
  all: lra.
Qed.

Theorem hard_eq n i : (1 <= n)%nat -> (i < k)%nat ->
  hard k P r n i = P i / onlev (r i) P * (Fle (r i) ^ n - Flt (r i) ^ n).
Proof.
  intros Hn Hi. assert (HPi := Ppos i Hi).
  assert (Hpos : 0 < onlev (r i) P).
  { unfold onlev. apply Rlt_le_trans with ((fun j => if Req_EM_T (r j) (r i) then P j else 0) i).
    - cbn beta. destruct (Req_EM_T (r i) (r i)); [easy|lra].
    - apply (fsum_ge_term k (fun j => if Req_EM_T (r j) (r i) then P j else 0) i); [|easy].
      intros j Hj. assert (H := Ppos j Hj). destruct (Req_EM_T _ _); lra. }
  assert (H : hard k P r n i * onlev (r i) P = P i * onlev (r i) (hard k P r n)).
  { unfold onlev. rewrite <- !fsum_scal. apply fsum_ext; intros j Hj. destruct (Req_EM_T (r j) (r i)) as [He|He]; [|lra].
    assert (Hp := hard_proportional n i j Hn Hi Hj (eq_sym He)). lra. }
  rewrite hard_level in H by easy.
  apply Rmult_eq_reg_r with (onlev (r i) P); [|lra]. rewrite H. field. lra.
Qed.

End HardLimit.
