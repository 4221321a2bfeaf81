# Copyright 2026 the softbon authors
# SPDX-License-Identifier: Apache-2.0
"""proofs-check/run around a stand-in for the toolchain: arguments, places, exit codes, signals."""

import os
import shutil
import signal
import subprocess
import time

from support import ROOT, ScriptTestCase

# "Builds" a program that prints its arguments and exits with $VERDICT, or sleeps for $RUN seconds; the build takes $BUILD.
SWIFT = """#!/bin/sh
case $1 in
  --version) echo "Swift version 6.3.1"; exit ;;
esac
echo "swift $*" >&2
while test $# -gt 0; do test "$1" = --package-path && root=$2; shift; done
test -z "$BROKEN" || exit 1
echo building >>"$root/stage"
sleep "${BUILD:-0}" & wait $!
mkdir -p "$root/.build/release"
cat >"$root/.build/release/softbon" <<'END'
#!/bin/sh
echo running >>"$(dirname "$0")/../../stage"
for word; do echo "<$word>"; done
test -z "$RUN" || exec sleep "$RUN"
exit "${VERDICT:-0}"
END
chmod +x "$root/.build/release/softbon"
"""


class ProofsCheckRunTests(ScriptTestCase):
    def setUp(self):
        super().setUp()
        self.tree = self.directory / "a clone"
        for name in ["proofs-check/run", "Tools/setup"]:
            (self.tree / name).parent.mkdir(parents=True)
            shutil.copy(ROOT / name, self.tree / name)
        self.write("bin/swift", SWIFT, executable=True)
        for name in ["git", "pkg-config"]:
            self.write(f"bin/{name}", "#!/bin/sh\n", executable=True)
        self.environment = dict(os.environ, PATH=f"{self.directory}/bin:{os.environ['PATH']}")

    def run_proofs(self, *arguments, cwd=None, **environment):
        return self.run_script(self.tree / "proofs-check" / "run", *arguments, cwd=cwd or self.directory,
                               env=dict(self.environment, **environment))

    def test_arguments_and_output_directory(self):
        done = self.run_proofs("--quick", "--jobs", "2", cwd="/")
        self.assertEqual(done.returncode, 0, done.stderr)
        self.assertEqual(done.stdout, f"<report>\n<--out>\n<{self.tree}/proofs-check/out>\n<--quick>\n<--jobs>\n<2>\n")

    def test_called_by_a_relative_path(self):
        done = self.run_script("./run", cwd=self.tree / "proofs-check", env=self.environment)
        self.assertEqual(done.returncode, 0, done.stderr)
        self.assertIn(f"<{self.tree}/proofs-check/out>", done.stdout)

    def test_the_verdict_is_the_exit_code(self):
        for code in [0, 1, 2, 64, 70, 73]:
            self.assertEqual(self.run_proofs(VERDICT=str(code)).returncode, code)

    def test_a_failed_build_is_no_verdict(self):
        done = self.run_proofs(BROKEN="yes")
        self.assertEqual((done.returncode, done.stdout), (69, ""))
        self.assertIn("could not be built", done.stderr)

    def test_missing_swift(self):
        (self.directory / "bin" / "swift").unlink()
        here = self.directory / "only"
        here.mkdir()
        for name in ["sh", "sed", "dirname"]:
            (here / name).symlink_to(shutil.which(name))
        done = self.run_proofs(PATH=str(here))
        self.assertEqual((done.returncode, done.stdout), (69, ""))
        self.assertIn("swift.org/install", done.stderr)

    def test_formal_needs_coq_and_no_swift(self):
        (self.directory / "bin" / "swift").unlink()
        (self.directory / "coq" / "user-contrib" / "Interval").mkdir(parents=True)
        self.write("bin/coqc", f"#!/bin/sh\necho '{self.directory}/coq'\n", executable=True)
        self.write("bin/coqchk", "#!/bin/sh\n", executable=True)
        self.write("a clone/proofs-check/formal", "#!/bin/sh\nfor word; do echo \"<$word>\"; done\nexit $VERDICT\n",
                   executable=True)
        done = self.run_proofs("--formal", "--jobs", "3", VERDICT="1")
        self.assertEqual((done.returncode, done.stdout), (1, "<--jobs>\n<3>\n"), done.stderr)

    def test_help_builds_nothing(self):
        done = self.run_proofs("--help")
        self.assertEqual((done.returncode, done.stderr), (0, ""))
        self.assertIn("--quick", done.stdout)
        self.assertNotIn("set -eu", done.stdout)

    def interrupt(self, number, stage, **environment):
        """Sends a signal to the script once a stage is reached; returns exit code and seconds until the end."""
        process = subprocess.Popen(
            [str(self.tree / "proofs-check" / "run")], env=dict(self.environment, **environment),
            stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
            # What runs in the background ignores SIGINT, and so would its children.
            preexec_fn=lambda: signal.signal(signal.SIGINT, signal.SIG_DFL))
        self.addCleanup(process.kill)
        deadline = time.monotonic() + 20
        reached = self.tree / "stage"
        while not (reached.exists() and stage in reached.read_text()):
            self.assertLess(time.monotonic(), deadline)
            time.sleep(0.02)
        time.sleep(0.2)
        start = time.monotonic()
        process.send_signal(number)
        return process.wait(timeout=20), time.monotonic() - start

    def test_interrupted_while_building(self):
        for number, code in [(signal.SIGINT, 130), (signal.SIGTERM, 143)]:
            (self.tree / "stage").unlink(missing_ok=True)
            result, seconds = self.interrupt(number, "building", BUILD="15")
            self.assertEqual(result, code)
            self.assertLess(seconds, 5)

    def test_signals_reach_the_program(self):
        for number in [signal.SIGINT, signal.SIGTERM]:
            (self.tree / "stage").unlink(missing_ok=True)
            result, seconds = self.interrupt(number, "running", RUN="15")
            self.assertEqual(result, -number)
            self.assertLess(seconds, 5)
