# Copyright 2026 the softbon authors
# SPDX-License-Identifier: Apache-2.0
"""Labels, claims and theorems name each other: by reading the sources, without Coq (proofs-check/formal asks Coq)."""

import re
import subprocess
import unittest

from support import ROOT

COQ = ROOT / "proofs-check" / "coq"
THEORIES = sorted((COQ / "theories").glob("*.v"))
NOT_MATHEMATICS = {"A4"}


def without_comments(text):
    """The text of a Coq file with comments, which nest, left out."""
    depth, kept = 0, []
    for part in re.split(r"(\(\*|\*\))", text):
        if part == "(*":
            depth += 1
        elif part == "*)" and depth:
            depth -= 1
        elif not depth:
            kept.append(part)
    return "".join(kept)


class TheoremTests(unittest.TestCase):
    theorems = set(re.findall(r"(?m)^Theorem ([A-Z][\w']*)", without_comments((COQ / "theories/Theorems.v").read_text())))

    def test_each_label_of_the_mathematics_is_a_theorem(self):
        text = (ROOT / "docs" / "mathematics.md").read_text(encoding="utf-8")
        labels = {label.replace("′", "'") for label in re.findall(r"(?m)^\W*\b([A-H]\d′?)(?=[ (])", text)}
        self.assertGreater(len(labels), 25)
        self.assertEqual(labels - self.theorems, NOT_MATHEMATICS & labels)

    def test_the_theorems_that_claims_name_exist(self):
        named = 0
        for file in sorted((ROOT / "proofs-check" / "claims").glob("*.yaml")):
            text = file.read_text(encoding="utf-8")
            for name in re.findall(r"\bSoftBestOfN\.[\w.']+", text):
                with self.subTest(file.name, name=name):
                    named += 1
                    self.assertRegex(name, r"^SoftBestOfN\.Theorems\.[A-H]\d[\w']*$")
                    self.assertIn(name.removeprefix("SoftBestOfN.Theorems."), self.theorems)
        self.assertGreater(named, 20)

    def test_the_list_of_theorems(self):
        listed = subprocess.run(["make", "-s", "-C", str(COQ), "theorems"], capture_output=True, text=True, check=True)
        names = dict(line.split() for line in listed.stdout.splitlines())
        self.assertEqual(set(names), {name for name in self.theorems if re.fullmatch(r"[A-H]\d'?", name)})
        for label, name in names.items():
            self.assertEqual(name, f"SoftBestOfN.Theorems.{label}")

    def test_nothing_is_admitted_and_every_file_is_built(self):
        project = (COQ / "_CoqProject").read_text()
        for file in THEORIES:
            text = without_comments(file.read_text(encoding="utf-8"))
            self.assertNotRegex(
                text, r"\b(Admitted|admit|give_up|Axioms?|Parameters?|Conjectures?|bypass_check|type_in_type)\b", file.name)
            self.assertNotRegex(text, r"\b(Guard|Positivity|Universe) Checking\b", file.name)
            # A variable or hypothesis outside a section is an axiom too.
            outside, depth = [], 0
            for line in text.splitlines():
                depth += bool(re.match(r"\s*Section\b", line))
                outside += [line] if depth == 0 else []
                depth -= bool(depth and re.match(r"\s*End\b", line))
            self.assertNotRegex(
                "\n".join(outside), r"(?m)^\s*(?:Local |Global )?(Variables?|Hypothesis|Hypotheses|Context)\b", file.name)
            self.assertIn(f"theories/{file.name}\n", project)


if __name__ == "__main__":
    unittest.main()
