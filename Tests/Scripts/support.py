# Copyright 2026 the softbon authors
# SPDX-License-Identifier: Apache-2.0
"""What the tests of the scripts share: a small tree of files, and stand-ins for programs."""

import pathlib
import subprocess
import tempfile
import unittest

ROOT = pathlib.Path(__file__).resolve().parent.parent.parent


class ScriptTestCase(unittest.TestCase):
    """A test with a directory of its own, which has a blank in its name."""

    def setUp(self):
        temporary = tempfile.TemporaryDirectory(prefix="softbon tests ")
        self.addCleanup(temporary.cleanup)
        self.directory = pathlib.Path(temporary.name).resolve()

    def write(self, name, text, executable=False):
        file = self.directory / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8")
        if executable:
            file.chmod(0o755)
        return file

    def run_script(self, *command, **options):
        """Runs a command and returns what subprocess.run returns, output as text."""
        return subprocess.run(
            [str(word) for word in command], capture_output=True, text=True, timeout=60, **options)
