# Copyright 2026 the softbon authors
# SPDX-License-Identifier: Apache-2.0
"""proofs-check/rows.py reads the committed certificates, and refuses whatever could give a theorem another sense."""

import sys

from support import ROOT, ScriptTestCase

sys.path.insert(0, str(ROOT / "proofs-check"))
import rows  # noqa: E402

FILES = sorted((ROOT / "proofs-check" / "certificates").glob("Rows_*.v"))
OPENING = "Open Scope R_scope.\n"

# What is done to the first file: a text that stands in it, and what takes its place there, once.
REFUSED = {
    "an axiom that is called like one of the four": (OPENING, OPENING + "Module A. Axiom classic : False. End A.\n"),
    "an axiom on the line of a theorem": ("Theorem tv :", "Axiom no : False. Theorem tv :"),
    "a notation": (OPENING, OPENING + 'Notation "x <= y" := (True) : R_scope.\n'),
    "an option": (OPENING, OPENING + "Unset Guard Checking.\n"),
    "another import": ("RowCheck.\n", "RowCheck.\nRequire Import Cheat.\n"),
    "a comment": ("Module Row_1.", "(*\nModule Row_9.\n*)\nModule Row_1."),
    "a comment that opens in a line": ("Qed.\nTheorem cv2", "Qed. (*\nTheorem cv2"),
    "an unfinished proof": ("Proof. by_kernel. Qed.", "Admitted."),
    "a proof by other means": ("Proof. exact (law_total row valid_row). Qed.", "Proof. lra. Qed."),
    "a theorem about something else": ("<= TV 3 (tilted 3 P w)", "<= TV 3 (tilted 3 P P)"),
    "a theorem about another n": ("soft 3 P w 1 0 <=", "soft 3 P w 2 0 <="),
    "an end that is no decimal": ("Theorem soft_1 : 0.4", "Theorem soft_1 : - 0.4"),
    "a law that is not the row's": ("law := [1 # 2; 3 # 10; 1 # 5]", "law := [1 # 2; 1 # 5; 3 # 10]"),
    "another temperature": ("(1 # 2); rewards", "(1 # 3); rewards"),
    "another count": ("draws := 1 ", "draws := 2 "),
    "a name twice": ("Theorem kl_soft_tilted", "Theorem kl_tilted_soft"),
    "a theorem that is left out of the end": ("positive_law, total_law, extreme", "positive_law, extreme"),
    "a row that is left out of the end": ("(Row_1.certified, Row_2.certified,", "(Row_2.certified,"),
    "the axioms of something else": ("Print Assumptions certified.", "Print Assumptions I."),
    "a digit that is not ASCII": ("Module Row_16.", "Module Row_1٦."),
    "something at the end": ("Print Assumptions certified.\n", "Print Assumptions certified.\nAxiom no : False.\n"),
}


class RowTests(ScriptTestCase):
    def test_reads_the_committed_certificates(self):
        self.assertGreater(len(FILES), 3)
        read = [row for file in FILES for row in rows.read(file)]
        self.assertEqual(len(read), 25)
        self.assertEqual(
            read[3], "P [1 # 2; 3 # 10; 1 # 5], w Exponential [0 # 1; 1 # 2; 1 # 1] (1 # 2), n = 8: 31 theorems")

    def test_refuses(self):
        text = FILES[0].read_text(encoding="utf-8")
        for name, (old, new) in REFUSED.items():
            with self.subTest(name):
                self.assertTrue(old in text, "the certificate has no such text")
                path = self.write("Rows_1.v", text.replace(old, new, 1))
                with self.assertRaises(rows.NotACertificate):
                    rows.read(path)
        for cut in [0, 10, len(text) // 2, len(text) - 1]:
            with self.subTest(cut), self.assertRaises(rows.NotACertificate):
                rows.read(self.write("Rows_1.v", text[:cut]))

    def test_a_theorem_less_is_refused(self):
        text = FILES[0].read_text(encoding="utf-8")
        start = text.index("Theorem tv :")
        shorter = text[:start] + text[text.index("Theorem cv2 :"):]
        with self.assertRaises(rows.NotACertificate):
            rows.read(self.write("Rows_1.v", shorter.replace(" tv, cv2,", " cv2,", 1)))

    def test_usage(self):
        script = ROOT / "proofs-check" / "rows.py"
        self.assertEqual(self.run_script(script).returncode, 64)
        self.assertEqual(self.run_script(script, "--help").returncode, 0)
        self.assertEqual(self.run_script(script, FILES[0]).returncode, 0)
        refused = self.run_script(script, self.write("Rows_1.v", "nothing"))
        self.assertEqual((refused.returncode, refused.stdout), (1, ""))
        self.assertIn("line 1", refused.stderr)
