# Copyright 2026 the softbon authors
# SPDX-License-Identifier: Apache-2.0
"""Tools/check-labels accepts a tree in order and finds each way in which one can be out of order."""

from support import ROOT, ScriptTestCase

DERIVATION = """# D-PAIR  A pair of draws

## Statement
For n = 2 …
## Status
proved here
## Proof
…
## Constants
none
## Worked number
With P = (1/2, 1/2) and w = (2, 1): `7/12`.
## Used by
`Model/Pair.swift`
## Checked by
`pairOfDraws`, `PairTests/bounded(_:)`, `a pair, in words`
## Changed
2026-01-01
"""
SOURCE = "// D-PAIR(2): why the next line holds.\n"
TEST = """
@Suite struct PairTests { @Test func bounded(_ n: Int) {} }
@Test func pairOfDraws() { #expect(law == ["7/12", "5/12"]) }
@Test("a pair, in words") func words() {}
"""


class CheckLabelsTests(ScriptTestCase):
    def check(self, derivation=DERIVATION, source=SOURCE, test=TEST, name="D-PAIR"):
        self.write("Sources/Model/Pair.swift", source)
        self.write("Tests/ModelTests/PairTests.swift", test)
        if derivation is not None:
            self.write(f"docs/derivations/{name}.md", derivation)
        return self.run_script(ROOT / "Tools" / "check-labels", self.directory)

    def assert_finding(self, wanted, **tree):
        done = self.check(**tree)
        self.assertEqual(done.returncode, 1, done.stdout + done.stderr)
        self.assertIn(wanted, done.stdout)

    def test_order_is_accepted(self):
        done = self.check()
        self.assertEqual((done.returncode, done.stderr), (0, ""), done.stdout)

    def test_label_without_file(self):
        self.assert_finding("Pair.swift: D-PAIR has no file docs/derivations/D-PAIR.md", derivation=None)

    def test_longer_label_is_another_label(self):
        self.assert_finding("D-PAIR-SUM has no file", source=SOURCE + "// D-PAIR-SUM\n")

    def test_file_that_no_source_uses(self):
        self.assert_finding("no file under Sources/ uses D-PAIR", source="// ND-PAIR, D-pair, 10^(1-D)\n")

    def test_title_of_another_label(self):
        self.assert_finding("title '# D-PAIR", derivation=DERIVATION.replace("# D-PAIR ", "# D-PAIRS "))

    def test_each_heading_is_wanted(self):
        for heading in ["Statement", "Status", "Proof", "Constants", "Worked number", "Used by", "Checked by", "Changed"]:
            with self.subTest(heading):
                self.assert_finding(f"no heading '## {heading}'", derivation=DERIVATION.replace(f"## {heading}\n", ""))

    def test_headings_out_of_order(self):
        moved = DERIVATION.replace("## Proof\n…\n", "").replace("## Changed", "## Proof\n…\n## Changed")
        self.assert_finding("once each", derivation=moved)

    def test_empty_section(self):
        self.assert_finding("nothing under 'Proof'", derivation=DERIVATION.replace("## Proof\n…", "## Proof\n"))

    def test_unknown_status(self):
        self.assert_finding("the status opens", derivation=DERIVATION.replace("proved here", "surely true"))

    def test_worked_number_that_no_test_has(self):
        self.assert_finding("a test is to recompute it", derivation=DERIVATION.replace("`7/12`", "8/12"))

    def test_user_that_does_not_exist(self):
        self.assert_finding("'Model/Pear.swift', which does not exist",
                            derivation=DERIVATION.replace("Model/Pair.swift", "Model/Pear.swift"))

    def test_user_that_does_not_mention_the_label(self):
        self.write("Sources/Model/Other.swift", "// nothing")
        self.assert_finding("'Model/Other.swift', which does not mention D-PAIR",
                            derivation=DERIVATION.replace("`Model/Pair.swift`", "`Model/Other.swift`"))

    def test_test_that_does_not_exist(self):
        self.assert_finding("the test 'pairOfDraws', which is not in Tests/",
                            test=TEST.replace("func pairOfDraws", "func pairOfDrawn"))

    def test_no_user_and_no_test(self):
        self.assert_finding("'Used by' names no file", derivation=DERIVATION.replace("`Model/Pair.swift`", "the model"))
        self.assert_finding("the test 'nothing yet', which", derivation=DERIVATION.replace(
            "`pairOfDraws`, `PairTests/bounded(_:)`, `a pair, in words`", "nothing yet"))

    def test_names_without_backticks(self):
        plain = DERIVATION.replace("`Model/Pair.swift`", "- Sources/Model/Pair.swift").replace(
            "`pairOfDraws`, `PairTests/bounded(_:)`, `a pair, in words`", "- pairOfDraws, PairTests\n- PairTests.bounded(_:)")
        self.assertEqual(self.check(plain.replace("`7/12`", "7/12 …")).returncode, 0)
        self.assert_finding("the test 'pairOfDrawn', which", derivation=plain.replace("- pairOfDraws", "- pairOfDrawn"))
