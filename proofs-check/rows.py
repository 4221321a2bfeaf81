#!/usr/bin/env python3
# Copyright 2026 the softbon authors
# SPDX-License-Identifier: Apache-2.0
"""Reads Coq certificates strictly, and lists their rows.

    proofs-check/rows.py FILE...

Coq proves what a file says; this says that the file is a certificate: the commands that softbon certify writes, in
their order, and nothing else. So no axiom, notation, option or comment stands in it that would give its theorems
another sense, each theorem speaks of the problem that heads its row, and the axioms that are printed at the end are
those of all of them. Exit: 0 it is, 1 it is not, 64 wrong usage.
"""

import re
import sys

INTEGER = r"(?:[0-9]+|\(-[0-9]+\))"
RATIONAL = rf"{INTEGER} # [0-9]+"
LIST = rf"\[(?:{RATIONAL}(?:; {RATIONAL})*)?\]"
DECIMAL = r"(?:[0-9]+\.[0-9]+|\(-[0-9]+\.[0-9]+\))"
HEAD = [
    "",
    "From Coq Require Import Reals List ZArith QArith Qreals.",
    "From SoftBestOfN Require Import Definitions Evaluator RowCheck.",
    "Import ListNotations.",
    "Open Scope Q_scope.",
    "Open Scope R_scope.",
]
BOUNDS = ["C2", "C3a", "C3b", "C3c", "E1a", "E1b", "F1"]


class NotACertificate(Exception):
    """Line and reason."""


class Lines:
    def __init__(self, path):
        with open(path, encoding="utf-8") as file:
            self.lines = file.read().split("\n")
        self.next = 0

    def peek(self):
        return self.lines[self.next] if self.next < len(self.lines) else None

    def match(self, pattern):
        """The groups of the next line, which is the pattern and nothing else."""
        found = re.fullmatch(pattern, self.peek() or "", re.ASCII)
        if not found or self.next >= len(self.lines):
            raise NotACertificate(f"line {self.next + 1}: not what stands there in a certificate")
        self.next += 1
        return found.groups()

    def expect(self, *texts):
        for text in texts:
            self.match(re.escape(text))


def statements(k, n, a, b):
    """The numbers of a row by the names of their theorems, and the bounds by theirs."""
    soft, tilted = f"(soft {k} P w {n})", f"(tilted {k} P w)"
    half = f"half_range (w {a}) (w {b})"
    kappa = f"kappa_of {k} P w r"
    numbers = {f"soft_{i + 1}": f"soft {k} P w {n} {i}" for i in range(k)}
    numbers.update({f"tilted_{i + 1}": f"tilted {k} P w {i}" for i in range(k)})
    numbers.update({
        "kl_tilted_soft": f"KL {k} {tilted} {soft}", "kl_soft_tilted": f"KL {k} {soft} {tilted}",
        "kl_soft_reference": f"KL {k} {soft} P", "tv": f"TV {k} {tilted} {soft}", "cv2": f"CV2 {k} P w",
        "reward_soft": f"mean {k} {soft} r", "reward_tilted": f"mean {k} {tilted} r",
        "C2_rhs": f"ln (1 + CV2 {k} P w / INR {n})", "C3a_rhs": half, "C3b_rhs": f"ln (1 + {half} / INR {n})",
        "C3c_rhs": f"{half} / INR {n}", "E1_lhs": f"(mean {k} {tilted} r - mean {k} {soft} r) / mean {k} {tilted} r",
        "E1a_rhs": f"{kappa} / (INR {n} + {kappa})", "E1b_rhs": f"(w {b} / w {a} - 1) / INR {n}",
        "F1_rhs": f"ln (INR {n} / (1 + (INR {n} - 1) * (w {a} / w {b})))",
    })
    left = {"C3a": "cv2", "C3c": "C3b_rhs", "E1a": "E1_lhs", "E1b": "E1_lhs", "F1": "kl_soft_reference"}
    return numbers, {x: f"{numbers[left.get(x, 'kl_tilted_soft')]} <= {numbers[x + '_rhs']}" for x in BOUNDS}


def read_row(lines):
    """One module: its n, what it is about in words, and the number of its theorems."""
    (n,) = lines.match(r"Module Row_([1-9][0-9]*)\.")
    (law,) = lines.match(rf"Definition P := values ({LIST})\.")
    values, exponents, temperature = lines.match(
        rf"Definition w := (?:values ({LIST})|weight \(values ({LIST})\) \(Q2R \(({RATIONAL})\)\))\.")
    (rewards,) = lines.match(rf"Definition r := values ({LIST})\.")
    k = law.count("#")
    weighing = f"Rational {values}" if values else f"Exponential {exponents} ({temperature})"
    lines.expect(
        f"Definition row := {{| letters := {k}; law := {law};",
        f"  weighing := {weighing}; rewards := {rewards}; draws := {n} |}}.", "",
        "Definition claims : list claim := [")
    end = ";"
    while end == ";":
        (end,) = lines.match(rf"  \([A-Z][A-Za-z0-9_]*(?: [0-9]+)*, \({RATIONAL}, {RATIONAL}\)\)(;|\]\.)")
    lines.match(r"Lemma checked : check [0-9]+ row claims = true\.")
    lines.expect(
        "Proof. by_kernel. Qed.", "Lemma valid_row : valid row = true.", "Proof. by_kernel. Qed.", "",
        f"Theorem positive_law : forall i, (i < {k})%nat -> 0 < P i.",
        "Proof. exact (law_positive row valid_row). Qed.",
        f"Theorem total_law : fsum {k} P = 1.", "Proof. exact (law_total row valid_row). Qed.")
    a, b = lines.match(rf"Theorem extreme_weights : forall i, \(i < {k}\)%nat -> w ([0-9]+) <= w i <= w ([0-9]+)\.")
    lines.expect(f"Proof. exact (proj2 (extremes_ok row valid_row {a} {b} eq_refl)). Qed.")
    numbers, bounds = statements(k, n, a, b)
    names = ["positive_law", "total_law", "extreme_weights"]
    while (lines.peek() or "").startswith("Theorem "):
        name = lines.peek().split(" ")[1]
        if name in names or name not in {**numbers, **bounds}:
            raise NotACertificate(f"line {lines.next + 1}: {name} is not the name of a number or bound, or stands twice")
        if name in numbers:
            lines.match(rf"Theorem {name} : {DECIMAL} <= {re.escape(numbers[name])} <= {DECIMAL}\.")
        else:
            lines.match(rf"Theorem {name} : {re.escape(bounds[name])}\.(?: \(\* both sides are equal \*\))?")
        lines.match(r"Proof\. exact \([A-Za-z0-9_ ]+\)\. Qed\.")
        names.append(name)
    wanted = [x for x in numbers if x[:2] not in ["re", "E1"]] + (["reward_soft", "reward_tilted"] if "#" in rewards else [])
    if missing := [x for x in wanted if x not in names]:
        raise NotACertificate(f"line {lines.next + 1}: row n = {n} has no theorem {missing[0]}")
    lines.expect(f"Definition certified := ({', '.join(names)}).", f"End Row_{n}.", "")
    return n, f"P {law}, w {weighing}, n = {n}: {len(names)} theorems"


def read(path):
    """The rows of a certificate."""
    lines, rows = Lines(path), []
    lines.match(r"\(\* A certificate written by softbon [0-9A-Za-z.+-]+\.")
    lines.expect("   Check it with: coqc -Q proofs-check/coq/theories SoftBestOfN FILE *)")
    while (lines.peek() or "").startswith("(* not certified: "):
        lines.match(r'\(\* not certified: [^*"()]* \*\)')
    lines.expect(*HEAD, "")
    while (lines.peek() or "").startswith("Module "):
        rows.append(read_row(lines))
    if not rows:
        raise NotACertificate(f"line {lines.next + 1}: no row")
    modules = ", ".join(f"Row_{n}.certified" for n, _ in rows)
    lines.expect("(** The axioms of all of the above at once. *)", f"Definition certified := ({modules}).",
                 "Print Assumptions certified.", "")
    if lines.peek() is not None:
        raise NotACertificate(f"line {lines.next + 1}: something follows the end")
    return [words for _, words in rows]


def main(paths):
    if not paths or paths[0].startswith("-"):
        print(__doc__.strip(), file=sys.stdout if paths[:1] in [["-h"], ["--help"]] else sys.stderr)
        return 0 if paths[:1] in [["-h"], ["--help"]] else 64
    for path in paths:
        try:
            for row in read(path):
                print(f"{path.rsplit('/', 1)[-1]}: {row}")
        except (OSError, ValueError, NotACertificate) as error:
            print(f"{path}: {error}", file=sys.stderr)
            return 1
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
