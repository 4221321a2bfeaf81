# Copyright 2026 the softbon authors
# SPDX-License-Identifier: Apache-2.0
"""Tests/run counts the Swift tests from the runner's own words, and does not take a crash for a success."""

import os
import shutil

from support import ROOT, ScriptTestCase

SWIFT = """#!/bin/sh
case $1 in
  --version) echo "Swift version 6.3.1" ;;
  build) exit "${BUILD_CODE:-0}" ;;
  test) cat "$TRANSCRIPT"; exit "$TEST_CODE" ;;
esac
"""
# What Swift Testing prints: six tests, one of them with arguments, one failed, one skipped, one known issue.
MIXED = """\
✔ Test ok() passed after 0.001 seconds.
✔ Test "named in words, failed after" passed after 0.001 seconds.
✘ Test pairs(_:) recorded an issue with 1 argument x → 2 at t.swift:5:49: Expectation failed
✘ Test pairs(_:) with 3 test cases failed after 0.004 seconds with 1 issue.
➜ Test later() skipped: "no vectors here"
━ Test known() passed after 0.003 seconds with 1 known issue.
✔ Test last() passed after 0.001 seconds.
✘ Suite Pairs failed after 0.006 seconds with 1 issue.
✘ Test run with 6 tests in 1 suite failed after 0.007 seconds with 2 issues (including 1 known issue).
"""
GOOD = "✔ Test one() passed after 0.001 seconds.\n✔ Test run with 1 test in 0 suites passed after 0.001 seconds.\n"
NONE = "✔ Test run with 0 tests in 0 suites passed after 0.001 seconds.\n"
CRASHED = "◇ Test one() started.\nerror: Exited with unexpected signal code 4\n"


class TestsRunTests(ScriptTestCase):
    def run_tests(self, transcript, code, **environment):
        """Runs the Swift part of Tests/run with a runner that prints the transcript and exits with the code."""
        for name in ["Tests/run", "Tools/setup"]:
            (self.directory / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copy(ROOT / name, self.directory / name)
        self.write("bin/swift", SWIFT, executable=True)
        for name in ["git", "pkg-config"]:
            self.write(f"bin/{name}", "#!/bin/sh\n", executable=True)
        environment = dict(os.environ, PATH=f"{self.directory}/bin:{os.environ['PATH']}", TEST_CODE=str(code),
                           TRANSCRIPT=str(self.write("transcript", transcript)), **environment)
        done = self.run_script(self.directory / "Tests" / "run", "--filter", "x", env=environment)
        self.assertEqual(done.stderr, "")
        return done.returncode, done.stdout.splitlines()

    def assert_counts(self, transcript, code, line, exit_code, **environment):
        result, lines = self.run_tests(transcript, code, **environment)
        self.assertEqual((lines[-1], result), (line, exit_code), "\n".join(lines))

    def test_mixed_results(self):
        self.assert_counts(MIXED, 1, "5 passed, 1 failed, 1 skipped", 1)

    def test_success(self):
        self.assert_counts(GOOD, 0, "2 passed, 0 failed, 0 skipped", 0)

    def test_no_tests_are_no_success(self):
        self.assert_counts(NONE, 0, "1 passed, 1 failed, 0 skipped", 1)

    def test_a_crash_is_a_failure(self):
        self.assert_counts(CRASHED, 1, "1 passed, 1 failed, 0 skipped", 1)

    def test_a_crash_after_the_last_line_is_a_failure(self):
        self.assert_counts(GOOD, 1, "1 passed, 1 failed, 0 skipped", 1)

    def test_a_failed_build_is_a_failure(self):
        self.assert_counts(GOOD, 0, "1 passed, 1 failed, 0 skipped", 1, BUILD_CODE="1")

    def test_the_log_of_a_failure_is_shown(self):
        _, lines = self.run_tests(MIXED, 1)
        self.assertTrue(any("1 argument x → 2" in line for line in lines))

    def test_wrong_usage(self):
        done = self.run_script(ROOT / "Tests" / "run", "--filters", "x")
        self.assertEqual(done.returncode, 64)
