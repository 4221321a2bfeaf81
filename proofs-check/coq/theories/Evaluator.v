(* Copyright 2026 the softbon authors
   SPDX-License-Identifier: Apache-2.0 *)

(** * A row of a table, computed by the kernel

    An evaluator in interval arithmetic, proved to enclose the formal definitions. The arithmetic is that of the library
    coq-interval, whose operations come with proofs; [encl x a] says that the interval x contains the real number a, and
    every operation here has a lemma that carries it on. P_n is computed from the sum over compositions
    (Compositions.v), never from an approximation.

    A certificate (softbon certify) defines a [row], lists [quantity]s with two rational ends, lets the kernel compute
    [check … = true] once, and reads off one theorem for each number with [enclosed]. What the numbers say about the
    formal definitions is [meaning]; nothing else in this file has to be read to know what a certificate proves.

    The functor is applied to floating-point numbers on Coq's binary integers in RowCheck.v, which adds no axiom. *)

From Coq Require Import Reals Lra Lia List Arith ZArith QArith Qreals.
From Interval Require Import Float.Specific_ops Float.Specific_sig Interval.Float_full Interval.Interval Eval.Tree Real.Xreal
  Float.Basic Float.Sig.
From SoftBestOfN Require Import Definitions FiniteSums JensenBound Compositions.
Import ListNotations.
Open Scope R_scope.

(** ** Rows and what is said about them *)

(** a function of the letter, given by a list of rational values *)
Definition values (l : list Q) (i : nat) : R := Q2R (nth i l 0%Q).

(** weights: exp(r/λ), or positive rationals *)
Inductive weighting := Exponential (r : list Q) (lam : Q) | Rational (w : list Q).

Definition weights (w : weighting) : nat -> R :=
  match w with Exponential r lam => weight (values r) (Q2R lam) | Rational w => values w end.

Record row := { letters : nat; law : list Q; weighing : weighting; rewards : list Q; draws : nat }.

(** what can be enclosed; lightest and heaviest are letters of least and greatest weight *)
Inductive quantity :=
  | Soft (i : nat) | Tilted (i : nat)
  | KL_tilted_soft | KL_soft_tilted | KL_soft_reference | Total_variation
  | Reward_soft | Reward_tilted | CV_squared
  | C2_bound
  | C3a_bound (lightest heaviest : nat) | C3b_bound (lightest heaviest : nat) | C3c_bound (lightest heaviest : nat)
  | E1_gap | E1a_bound | E1b_bound (lightest heaviest : nat)
  | F1_bound (lightest heaviest : nat).

(** (M−m)²/(4Mm), which is sinh²(Δ/2λ) for exponential weights *)
Definition half_range (m M : R) : R := (M - m) * (M - m) / (4 * M * m).

Definition kappa_of (k : nat) (P w r : nat -> R) : R :=
  mean k (tilted k P w) (fun i => r i * w i) / (mu k P w * mean k (tilted k P w) r) - 1.

Definition meaning (row : row) (x : quantity) : R :=
  let k := letters row in let P := values (law row) in let w := weights (weighing row) in
  let r := values (rewards row) in let n := draws row in
  match x with
  | Soft i => soft k P w n i
  | Tilted i => tilted k P w i
  | KL_tilted_soft => KL k (tilted k P w) (soft k P w n)
  | KL_soft_tilted => KL k (soft k P w n) (tilted k P w)
  | KL_soft_reference => KL k (soft k P w n) P
  | Total_variation => TV k (tilted k P w) (soft k P w n)
  | Reward_soft => mean k (soft k P w n) r
  | Reward_tilted => mean k (tilted k P w) r
  | CV_squared => CV2 k P w
  | C2_bound => ln (1 + CV2 k P w / INR n)
  | C3a_bound a b => half_range (w a) (w b)
  | C3b_bound a b => ln (1 + half_range (w a) (w b) / INR n)
  | C3c_bound a b => half_range (w a) (w b) / INR n
  | E1_gap => (mean k (tilted k P w) r - mean k (soft k P w n) r) / mean k (tilted k P w) r
  | E1a_bound => kappa_of k P w r / (INR n + kappa_of k P w r)
  | E1b_bound a b => (w b / w a - 1) / INR n
  | F1_bound a b => ln (INR n / (1 + (INR n - 1) * (w a / w b)))
  end.

(** the ends that a certificate claims for a quantity *)
Definition claim := (quantity * (Q * Q))%type.

(** ** Evaluation *)

Module Evaluator (F : FloatOps with Definition radix := radix2 with Definition sensible_format := true).
Module I := FloatIntervalFull F.
Module B := Tree.Bnd I.

Definition interval := I.type.
Definition encl (x : interval) (a : R) := contains (I.convert x) (Xreal a).

Section Precision.
Variable prec : F.precision.

Definition iint (z : Z) : interval := B.nullary_bnd prec (Int z).
Definition iadd := B.binary_bnd prec Add.
Definition isub := B.binary_bnd prec Sub.
Definition imul := B.binary_bnd prec Mul.
Definition idiv := B.binary_bnd prec Div.
Definition iexp := B.unary_bnd prec Exp.
Definition iln := B.unary_bnd prec Ln.
Definition iabs := B.unary_bnd prec Abs.
Definition ipow (x : interval) (n : nat) := B.unary_bnd prec (PowerInt (Z.of_nat n)) x.
Definition inat (n : nat) := iint (Z.of_nat n).

Lemma iint_ok z : encl (iint z) (IZR z).
Proof. apply (B.nullary_bnd_correct prec (Int z)). Qed.
Lemma inat_ok n : encl (inat n) (INR n).
Proof. rewrite INR_IZR_INZ. apply iint_ok. Qed.
Lemma iadd_ok x y a b : encl x a -> encl y b -> encl (iadd x y) (a + b).
Proof. apply (B.binary_bnd_correct prec Add). Qed.
Lemma isub_ok x y a b : encl x a -> encl y b -> encl (isub x y) (a - b).
Proof. apply (B.binary_bnd_correct prec Sub). Qed.
Lemma imul_ok x y a b : encl x a -> encl y b -> encl (imul x y) (a * b).
Proof. apply (B.binary_bnd_correct prec Mul). Qed.
Lemma idiv_ok x y a b : encl x a -> encl y b -> encl (idiv x y) (a / b).
Proof. apply (B.binary_bnd_correct prec Div). Qed.
Lemma iexp_ok x a : encl x a -> encl (iexp x) (exp a).
Proof. apply (B.unary_bnd_correct prec Exp). Qed.
Lemma iln_ok x a : encl x a -> encl (iln x) (ln a).
Proof. apply (B.unary_bnd_correct prec Ln). Qed.
Lemma iabs_ok x a : encl x a -> encl (iabs x) (Rabs a).
Proof. apply (B.unary_bnd_correct prec Abs). Qed.
Lemma ipow_ok x a n : encl x a -> encl (ipow x n) (a ^ n).
Proof. intros H. rewrite pow_powerRZ. now apply (B.unary_bnd_correct prec (PowerInt (Z.of_nat n))). Qed.

Definition irat (x : Q) : interval := idiv (iint (Qnum x)) (iint (Zpos (Qden x))).
Lemma irat_ok x : encl (irat x) (Q2R x).
Proof. apply idiv_ok; apply iint_ok. Qed.

Fixpoint isum (k : nat) (f : nat -> interval) : interval :=
  match k with O => iint 0 | S k' => iadd (isum k' f) (f k') end.
Lemma isum_ok k f g : (forall i, (i < k)%nat -> encl (f i) (g i)) -> encl (isum k f) (fsum k g).
Proof.
  induction k as [|k IH]; intros H; simpl; [apply (iint_ok 0)|].
  apply iadd_ok; [apply IH; intros; apply H; lia|apply H; lia].
Qed.

(** values that are computed once and looked up *)
Definition table (k : nat) (f : nat -> interval) : nat -> interval :=
  let l := map f (seq 0 k) in fun i => nth i l I.nai.
Lemma table_ok k f g : (forall i, (i < k)%nat -> encl (f i) (g i)) -> forall i, (i < k)%nat -> encl (table k f i) (g i).
Proof.
  intros H i Hi. unfold table. rewrite (nth_indep _ _ (f O)) by (now rewrite map_length, seq_length).
  rewrite map_nth, seq_nth by easy. now apply H.
Qed.

(** ** P_n: sum over c of C(n, c) p^c rec (n−c) (s + c v), the terms of the binomial law one from the other *)

Fixpoint loop (rec : nat -> interval -> interval) (p v : interval) (m c : nat) (t s acc : interval) : interval :=
  let acc' := iadd acc (imul t (rec m s)) in
  match m with
  | O => acc'
  | S m' => loop rec p v m' (S c) (idiv (imul t (imul p (inat m))) (inat (S c))) (iadd s v) acc'
  end.

Lemma loop_ok rec rrec p v rp rv n rs :
  encl p rp -> encl v rv -> (forall m s a, encl s a -> encl (rec m s) (rrec m a)) ->
  forall m c t s acc, n = (m + c)%nat ->
  encl t (C n c * rp ^ c) -> encl s (rs + INR c * rv) ->
  encl acc (fsum c (fun c => C n c * rp ^ c * rrec (n - c)%nat (rs + INR c * rv))) ->
  encl (loop rec p v m c t s acc) (fsum (S n) (fun c => C n c * rp ^ c * rrec (n - c)%nat (rs + INR c * rv))).
Proof.
  intros Hp Hv Hrec. induction m as [|m IH]; intros c t s acc Hn Ht Hs Hacc.
  - simpl in Hn. subst c. cbn [loop fsum]. apply iadd_ok; [easy|]. apply imul_ok; [easy|].
    rewrite Nat.sub_diag. now apply Hrec.
  - cbn [loop]. apply IH.
    + lia.
    + rewrite pascal_step3 by lia.
      replace (INR (n - c) / INR (S c) * C n c * rp ^ S c) with ((C n c * rp ^ c * (rp * INR (S m))) / INR (S c)).
      * apply idiv_ok; [apply imul_ok; [easy|apply imul_ok; [easy|apply inat_ok]]|apply inat_ok].
      * replace (n - c)%nat with (S m) by lia. cbn [pow]. unfold Rdiv. ring.
    + rewrite S_INR. replace (rs + (INR c + 1) * rv) with (rs + INR c * rv + rv) by lra. now apply iadd_ok.
    + cbn [fsum]. apply iadd_ok; [easy|]. apply imul_ok; [easy|].
      replace (n - c)%nat with (S m) by lia. now apply Hrec.
Qed.

Fixpoint icomp (Pl wl : nat -> interval) (k n : nat) (s : interval) : interval :=
  match k with
  | O => idiv (ipow (Pl O) n) (iadd s (imul (inat n) (wl O)))
  | S k' => loop (icomp Pl wl k') (Pl k) (wl k) n 0 (iint 1) s (iint 0)
  end.

Lemma icomp_ok Pl wl P w k :
  (forall i, (i <= k)%nat -> encl (Pl i) (P i)) -> (forall i, (i <= k)%nat -> encl (wl i) (w i)) ->
  forall n s a, encl s a -> encl (icomp Pl wl k n s) (comp P w (fun s => 1 / s) k n a).
Proof.
  induction k as [|k IH]; intros HP Hw n s a Hs.
  - cbn [icomp comp]. replace (P O ^ n * (1 / (a + INR n * w O))) with (P O ^ n / (a + INR n * w O)) by (unfold Rdiv; ring).
    apply idiv_ok; [now apply ipow_ok, HP|]. apply iadd_ok; [easy|].
    apply imul_ok; [apply inat_ok|now apply Hw].
  - cbn [icomp comp]. eapply loop_ok.
    + now apply HP.
    + now apply Hw.
    + intros m s' a' Hs'. apply IH; [intros; apply HP; lia|intros; apply Hw; lia|exact Hs'].
    + lia.
    + rewrite C_0. simpl. replace (1 * 1) with 1 by lra. apply (iint_ok 1).
    + simpl. replace (a + 0 * w (S k)) with a by lra. exact Hs.
    + simpl. apply (iint_ok 0).
Qed.

(** ** Everything about one row; k letters, n draws, both positive *)

Section Row.
Variables (k n : nat) (Pl wl rl : nat -> interval) (P w r : nat -> R).
Hypothesis k_positive : (0 < k)%nat.
Hypothesis n_positive : (0 < n)%nat.
Hypothesis HP : forall i, (i < k)%nat -> encl (Pl i) (P i).
Hypothesis Hw : forall i, (i < k)%nat -> encl (wl i) (w i).

Definition imu := isum k (fun i => imul (Pl i) (wl i)).
Lemma imu_ok : encl imu (mu k P w).
Proof. apply isum_ok; intros i Hi. apply imul_ok; auto. Qed.

Definition isoft (i : nat) : interval :=
  imul (inat n) (imul (Pl i) (imul (wl i) (icomp Pl wl (pred k) (pred n) (wl i)))).
Lemma isoft_ok i : (i < k)%nat -> encl (isoft i) (soft k P w n i).
Proof.
  intros Hi. unfold isoft. destruct k as [|k']; [lia|]. destruct n as [|n']; [lia|].
  rewrite soft_compositions by easy. cbn [pred].
  repeat apply imul_ok; auto using inat_ok. apply icomp_ok; auto; intros; [apply HP|apply Hw]; lia.
Qed.

Definition itilted (m : interval) (i : nat) : interval := idiv (imul (Pl i) (wl i)) m.
Lemma itilted_ok i : (i < k)%nat -> encl (itilted imu i) (tilted k P w i).
Proof. intros Hi. apply idiv_ok; [apply imul_ok; auto|apply imu_ok]. Qed.

Definition iCV2 (m : interval) : interval :=
  idiv (isum k (fun i => imul (Pl i) (let d := isub (wl i) m in imul d d))) (imul m m).
Lemma iCV2_ok : encl (iCV2 imu) (CV2 k P w).
Proof.
  apply idiv_ok; [|apply imul_ok; apply imu_ok]. apply isum_ok; intros i Hi.
  apply imul_ok; [auto|]. apply imul_ok; (apply isub_ok; [auto|apply imu_ok]).
Qed.

Section Laws.
Variables (pl ql : nat -> interval) (p q : nat -> R).
Hypothesis Hp : forall i, (i < k)%nat -> encl (pl i) (p i).
Hypothesis Hq : forall i, (i < k)%nat -> encl (ql i) (q i).

Definition iKL := isum k (fun i => imul (pl i) (iln (idiv (pl i) (ql i)))).
Lemma iKL_ok : encl iKL (KL k p q).
Proof. apply isum_ok; intros i Hi. apply imul_ok; [auto|]. apply iln_ok, idiv_ok; auto. Qed.

Definition iTV := idiv (isum k (fun i => iabs (isub (pl i) (ql i)))) (iint 2).
Lemma iTV_ok : encl iTV (TV k p q).
Proof.
  unfold TV. replace (/ 2 * fsum k (fun i => Rabs (p i - q i))) with (fsum k (fun i => Rabs (p i - q i)) / 2) by lra.
  apply idiv_ok; [|apply (iint_ok 2)]. apply isum_ok; intros i Hi. apply iabs_ok, isub_ok; auto.
Qed.

Definition imean := isum k (fun i => imul (pl i) (ql i)).
Lemma imean_ok : encl imean (mean k p q).
Proof. apply isum_ok; intros i Hi. apply imul_ok; auto. Qed.
End Laws.

Hypothesis Hr : forall i, (i < k)%nat -> encl (rl i) (r i).

Definition ikappa (m : interval) (tl : nat -> interval) : interval :=
  isub (idiv (imean tl (fun i => imul (rl i) (wl i))) (imul m (imean tl rl))) (iint 1).
Lemma ikappa_ok tl : (forall i, (i < k)%nat -> encl (tl i) (tilted k P w i)) -> encl (ikappa imu tl) (kappa_of k P w r).
Proof.
  intros Ht. apply isub_ok; [|apply (iint_ok 1)]. apply idiv_ok.
  - apply imean_ok; [easy|]. intros i Hi. apply imul_ok; auto.
  - apply imul_ok; [apply imu_ok|]. now apply imean_ok.
Qed.

Definition ihalf_range (x y : interval) : interval := let d := isub y x in idiv (imul d d) (imul (imul (iint 4) y) x).
Lemma ihalf_range_ok x y a b : encl x a -> encl y b -> encl (ihalf_range x y) (half_range a b).
Proof.
  intros Hx Hy. apply idiv_ok; [apply imul_ok; now apply isub_ok|].
  apply imul_ok; [apply imul_ok; [apply (iint_ok 4)|easy]|easy].
Qed.

(** the laws are computed once, then the quantities in turn *)
Definition evaluate (sl tl : nat -> interval) (m : interval) (x : quantity) : option interval :=
  let letter i y := if (i <? k)%nat then Some y else None in
  let both a b y := if ((a <? k) && (b <? k))%nat%bool then Some y else None in
  match x with
  | Soft i => letter i (sl i)
  | Tilted i => letter i (tl i)
  | KL_tilted_soft => Some (iKL tl sl)
  | KL_soft_tilted => Some (iKL sl tl)
  | KL_soft_reference => Some (iKL sl Pl)
  | Total_variation => Some (iTV tl sl)
  | Reward_soft => Some (imean sl rl)
  | Reward_tilted => Some (imean tl rl)
  | CV_squared => Some (iCV2 m)
  | C2_bound => Some (iln (iadd (iint 1) (idiv (iCV2 m) (inat n))))
  | C3a_bound a b => both a b (ihalf_range (wl a) (wl b))
  | C3b_bound a b => both a b (iln (iadd (iint 1) (idiv (ihalf_range (wl a) (wl b)) (inat n))))
  | C3c_bound a b => both a b (idiv (ihalf_range (wl a) (wl b)) (inat n))
  | E1_gap => Some (idiv (isub (imean tl rl) (imean sl rl)) (imean tl rl))
  | E1a_bound => let kappa := ikappa m tl in Some (idiv kappa (iadd (inat n) kappa))
  | E1b_bound a b => both a b (idiv (isub (idiv (wl b) (wl a)) (iint 1)) (inat n))
  | F1_bound a b => both a b (iln (idiv (inat n) (iadd (iint 1) (imul (isub (inat n) (iint 1)) (idiv (wl a) (wl b))))))
  end.
End Row.

Definition ivalues (l : list Q) (i : nat) : interval := irat (nth i l 0%Q).
Definition iweights (w : weighting) (i : nat) : interval :=
  match w with
  | Exponential r lam => iexp (idiv (ivalues r i) (irat lam))
  | Rational w => ivalues w i
  end.
Lemma iweights_ok w i : encl (iweights w i) (weights w i).
Proof.
  destruct w as [r lam|w]; [|apply irat_ok]. apply iexp_ok, idiv_ok; apply irat_ok.
Qed.

(** ** The check of a row *)

Definition nonneg (x : interval) : bool := match I.sign_large x with Xeq | Xgt => true | _ => false end.
Lemma nonneg_ok x a : encl x a -> nonneg x = true -> 0 <= a.
Proof.
  intros Hx. unfold nonneg. assert (H := I.sign_large_correct x).
  destruct (I.sign_large x); try discriminate; intros _.
  - specialize (H _ Hx). injection H; intros ->; lra.
  - now destruct (H _ Hx).
Qed.

Definition between (x : interval) (ends : Q * Q) : bool :=
  (nonneg (isub x (irat (fst ends))) && nonneg (isub (irat (snd ends)) x))%bool.
Lemma between_ok x a ends : encl x a -> between x ends = true -> Q2R (fst ends) <= a <= Q2R (snd ends).
Proof.
  intros Hx H. apply andb_prop in H. destruct H as [H1 H2].
  apply nonneg_ok with (a := a - Q2R (fst ends)) in H1; [|apply isub_ok; [easy|apply irat_ok]].
  apply nonneg_ok with (a := Q2R (snd ends) - a) in H2; [|apply isub_ok; [apply irat_ok|easy]]. lra.
Qed.

Definition check (row : row) (claims : list claim) : bool :=
  let k := letters row in let n := draws row in
  let Pl := table k (ivalues (law row)) in
  let wl := table k (iweights (weighing row)) in
  let rl := table k (ivalues (rewards row)) in
  let m := imu k Pl wl in
  let sl := table k (isoft k n Pl wl) in
  let tl := table k (itilted Pl wl m) in
  ((0 <? k)%nat && (0 <? n)%nat &&
   forallb (fun c => match evaluate k n Pl wl rl sl tl m (fst c) with
                     | Some x => between x (snd c) | None => false end) claims)%bool.

Theorem check_ok row claims : check row claims = true ->
  Forall (fun c => Q2R (fst (snd c)) <= meaning row (fst c) <= Q2R (snd (snd c))) claims.
Proof.
  unfold check. cbv zeta. set (k := letters row). set (n := draws row).
  set (Pl := table k (ivalues (law row))). set (wl := table k (iweights (weighing row))).
  set (rl := table k (ivalues (rewards row))). set (m := imu k Pl wl).
  set (sl := table k (isoft k n Pl wl)). set (tl := table k (itilted Pl wl m)).
  intros H. apply andb_prop in H. destruct H as [H Hc]. apply andb_prop in H. destruct H as [Hk Hn].
  apply Nat.ltb_lt in Hk. apply Nat.ltb_lt in Hn.
  set (P := values (law row)). set (w := weights (weighing row)). set (r := values (rewards row)).
  assert (HP : forall i, (i < k)%nat -> encl (Pl i) (P i)) by (apply table_ok; intros; apply irat_ok).
  assert (Hw : forall i, (i < k)%nat -> encl (wl i) (w i)) by (apply table_ok; intros; apply iweights_ok).
  assert (Hr : forall i, (i < k)%nat -> encl (rl i) (r i)) by (apply table_ok; intros; apply irat_ok).
  assert (Hs : forall i, (i < k)%nat -> encl (sl i) (soft k P w n i)) by (apply table_ok; intros; now apply isoft_ok).
  assert (Ht : forall i, (i < k)%nat -> encl (tl i) (tilted k P w i)) by (apply table_ok; intros; now apply itilted_ok).
  assert (Hm : encl m (mu k P w)) by now apply imu_ok.
  rewrite forallb_forall in Hc. rewrite Forall_forall. intros [x ends] Hin. specialize (Hc _ Hin). cbn [fst snd] in *.
  destruct (evaluate k n Pl wl rl sl tl m x) as [y|] eqn:Ey; [|discriminate].
  apply between_ok with y; [|easy]. clear Hc Hin. unfold meaning. fold k n P w r.
  assert (H1 := iint_ok 1). assert (HN := inat_ok n).
  assert (HCV : encl (iCV2 k Pl wl m) (CV2 k P w)) by now apply iCV2_ok.
  destruct x; cbn [evaluate] in Ey;
    repeat match type of Ey with
      | (if ?b then _ else _) = _ => destruct b eqn:?; [|discriminate]
      end; injection Ey as <-;
    repeat match goal with
      | H : (_ && _)%bool = true |- _ => apply andb_prop in H; destruct H
      | H : (_ <? _)%nat = true |- _ => apply Nat.ltb_lt in H
      end;
    repeat first [ assumption | apply iKL_ok | apply iTV_ok | apply imean_ok | apply ihalf_range_ok | apply ikappa_ok
      | apply iln_ok | apply iadd_ok | apply isub_ok | apply imul_ok | apply idiv_ok ]; auto.
Qed.

(** one claim of a checked list *)
Corollary enclosed row claims i x lower upper : check row claims = true ->
  nth_error claims i = Some (x, (lower, upper)) -> Q2R lower <= meaning row x <= Q2R upper.
Proof.
  intros H Hi. assert (HF := check_ok row claims H). rewrite Forall_forall in HF.
  apply (HF (x, (lower, upper))). eapply nth_error_In; exact Hi.
Qed.
End Precision.
End Evaluator.
