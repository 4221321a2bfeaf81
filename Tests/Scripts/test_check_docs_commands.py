# Copyright 2026 the softbon authors
# SPDX-License-Identifier: Apache-2.0
"""Tools/check-docs-commands runs what the documentation shows, and says so where it differs."""

from support import ROOT, ScriptTestCase

# Stands in for the program: echoes its arguments, copies a file, or fails with a message.
PROGRAM = """#!/bin/sh
case $1 in
  show) cat "$2" ;;
  fail) echo "no such claim: $2" >&2; exit "$3" ;;
  *) echo "ran $*" ;;
esac
"""
USAGE = "#!/bin/sh\necho 'proofs-check/run [--quick] [--jobs N]'\n"


class CheckDocsCommandsTests(ScriptTestCase):
    def check(self, text):
        program = self.write("bin/stand-in", PROGRAM, executable=True)
        self.write("tree/proofs-check/run", USAGE, executable=True)
        self.write("tree/docs/guide.md", text)
        return self.run_script(ROOT / "Tools" / "check-docs-commands", program, self.directory / "tree")

    def assert_fine(self, text, count):
        done = self.check(text)
        self.assertEqual(done.returncode, 0, done.stdout + done.stderr)
        self.assertIn(f"{count} commands run, 0 findings", done.stdout)

    def assert_finding(self, text, *wanted):
        done = self.check(text)
        self.assertEqual(done.returncode, 1, done.stdout + done.stderr)
        for words in wanted:
            self.assertIn(words, done.stdout)

    def test_commands_are_run_and_outputs_compared(self):
        self.assert_fine(
            "```sh\nsoftbon distribution -n 2\n```\n\n<!-- output -->\n```text\nran distribution -n 2\n```\n"
            "```sh\n.build/release/softbon a \\\n  b\n# a remark\ngit clone nothing\n```\n"
            "<!-- output -->\n```json\nran a b\n```\n", 2)

    def test_indented_blocks_and_prompts(self):
        self.assert_fine("- a list\n\n  ```sh\n  $ softbon x\n  ```\n\n  <!-- output -->\n  ```text\n  ran x\n  ```\n", 1)

    def test_an_output_that_differs_is_found(self):
        self.assert_finding(
            "```sh\nsoftbon x\n```\n<!-- output -->\n```text\nran y\n```\n",
            "docs/guide.md:5: the output is not what is shown", "-ran y", "+ran x")

    def test_an_output_that_ends_early_is_found(self):
        self.assert_finding("```sh\nsoftbon x\nsoftbon y\n```\n<!-- output -->\n```text\nran x\n```\n", "+ran y")

    def test_an_output_without_mark_is_not_compared(self):
        self.assert_fine("```sh\nsoftbon x\n```\n\n```text\nanything\n```\n", 1)

    def test_a_failing_command_is_found(self):
        self.assert_finding("text\n\n```sh\nsoftbon fail C9 65\n```\n", "docs/guide.md:4: exit 65 and not 0", "no such claim: C9")

    def test_expected_exit_codes(self):
        block = "```sh\nsoftbon fail C9 65\n```\n<!-- output stderr exit 65 -->\n```text\nno such claim: C9\n```\n"
        self.assert_fine(block, 1)
        self.assert_finding(block.replace("exit 65 ", "exit 64 "), "exit 65 and not 64")
        self.assert_finding(block.replace("text\nno such", "text\nno other"), "+no such claim: C9")
        self.assert_finding(block.replace("stderr exit", "stdout exit"), "mark not understood")

    def test_files(self):
        self.assert_fine(
            "<!-- file case.yaml -->\n```yaml\nname: coin\n```\n```sh\nsoftbon show case.yaml\n```\n"
            "<!-- output -->\n```text\nname: coin\n```\n"
            "```sh\ncat > other <<'END'\nname: dice\nEND\nsoftbon show other\n```\n"
            "<!-- output -->\n```text\nname: dice\n```\n", 3)

    def test_not_run(self):
        self.assert_fine("<!-- not run: takes an hour -->\n```sh\nsoftbon fail C9 65\n```\n", 0)

    def test_outputs_without_a_command_are_found(self):
        self.assert_finding("<!-- output -->\n```text\nx\n```\n", "the block before it is not ```sh")
        self.assert_finding("```sh\nls\n```\n<!-- output -->\n```text\nx\n```\n", "shows no command of softbon")

    def test_options_of_the_scripts(self):
        self.assert_fine("```sh\nproofs-check/run --quick --jobs 2\n```\n", 0)
        self.assert_finding("```sh\nproofs-check/run --quicker\n```\n", "proofs-check/run has no option --quicker")

    def test_the_tree_is_left_alone(self):
        self.assert_fine("```sh\nsoftbon x > written\n```\n", 1)
        self.assertFalse((self.directory / "tree" / "written").exists())
