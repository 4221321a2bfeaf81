# Copyright 2026 the softbon authors
# SPDX-License-Identifier: Apache-2.0
"""Tools/sabotage refuses lists out of order, and tells a change that was noticed from one that was not."""

import os
import subprocess

from support import ROOT, ScriptTestCase

SOURCE = "let bound = roundedDown(x)  // the lower end\nlet other = 1\n"
RECORD = "# a comment\nfile: Sources/A/A.swift\nfrom: roundedDown(x)\nto:   roundedUp(x)\ntest: ATests.BoundTests\n"
# A stand-in for swift: the "test" fails when the bound is rounded up, and "nothing" does not compile.
SWIFT = """#!/bin/sh
case $1 in
  build) if grep -q nothing Sources/A/A.swift; then echo "A.swift: error: nothing"; exit 1; fi ;;
  test)
    if grep -q roundedUp Sources/A/A.swift; then echo "Test run with 1 test failed"; exit 1; fi
    echo "Test run with ${TESTS:-1} test passed" ;;
esac
"""


class SabotageTests(ScriptTestCase):
    def sabotage(self, record=RECORD, *arguments, **environment):
        self.write("Package.swift", "let package = Package(name: \"a\")\n")
        self.write("Sources/A/A.swift", SOURCE)
        self.write("Tests/Sabotage/A.txt", record)
        self.write("bin/swift", SWIFT, executable=True)
        subprocess.run(["git", "init", "--quiet", str(self.directory)], check=True)
        self.write(".gitignore", ".build*\n")
        environment = dict(os.environ, PATH=f"{self.directory}/bin:{os.environ['PATH']}", **environment)
        done = self.run_script(ROOT / "Tools" / "sabotage", "--root", self.directory, *arguments, env=environment)
        # The tree itself is never touched.
        self.assertEqual((self.directory / "Sources/A/A.swift").read_text(encoding="utf-8"), SOURCE)
        return done.returncode, done.stdout + done.stderr

    def assert_refused(self, record, message):
        code, output = self.sabotage(record, "--check")
        self.assertEqual(code, 65, output)
        self.assertIn(message, output)

    def test_a_change_is_noticed(self):
        code, output = self.sabotage()
        self.assertEqual(code, 0, output)
        self.assertIn("1 changes, 1 noticed, 0 not", output)
        copy = self.directory / ".build-sabotage" / "ATests" / "Sources" / "A" / "A.swift"
        self.assertEqual(copy.read_text(encoding="utf-8"), SOURCE)

    def test_a_change_is_not_noticed(self):
        code, output = self.sabotage(RECORD.replace("roundedUp(x)", "roundedDown(y)"))
        self.assertEqual(code, 1, output)
        self.assertIn("NOT NOTICED", output)

    def test_a_change_that_does_not_compile_proves_nothing(self):
        code, output = self.sabotage(RECORD.replace("roundedUp(x)", "nothing"))
        self.assertEqual(code, 1, output)
        self.assertIn("does not compile", output)

    def test_the_tests_are_to_exist_and_pass_as_it_is(self):
        code, output = self.sabotage(RECORD, TESTS="0")
        self.assertEqual(code, 70, output)

    def test_lists(self):
        code, output = self.sabotage(RECORD, "--list")
        self.assertEqual((code, output.count("roundedUp(x)")), (0, 1))
        self.assertEqual(self.sabotage(RECORD, "--check")[0], 0)
        self.assertEqual(self.sabotage(RECORD + "\n" + RECORD, "--check")[0], 0)
        self.assertEqual(self.sabotage(RECORD, "--bogus")[0], 64)

    def test_lists_out_of_order(self):
        self.assert_refused(RECORD.replace("roundedDown(x)", "roundedDown(z)"), "is 0 times in")
        self.assert_refused(RECORD.replace("roundedDown(x)", "let"), "is 2 times in")
        self.assert_refused(RECORD.replace("A/A.swift", "A/B.swift"), "no file 'Sources/A/B.swift'")
        self.assert_refused(RECORD.replace("to:   roundedUp(x)\n", ""), "no 'to:'")
        self.assert_refused(RECORD.replace("roundedUp", "roundedDown"), "something else than 'to:'")
        self.assert_refused(RECORD.replace("ATests.BoundTests", "ATests"), "is not TARGET.SUITE")
        self.assert_refused(RECORD + RECORD, "again")
        self.assert_refused(RECORD + "because: of this\n", "expected one of")
        self.assert_refused("# nothing\n", "no changes")
