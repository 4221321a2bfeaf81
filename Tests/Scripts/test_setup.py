# Copyright 2026 the softbon authors
# SPDX-License-Identifier: Apache-2.0
"""Tools/setup on machines that are made of stand-ins: which packages it asks for, and when it asks for nothing."""

import shutil

from support import ROOT, ScriptTestCase

NEEDED = ["git", "pkg-config", "gmp", "mpfr", "python3", "gnuplot"]

# The machine's state is the set of files in $MACHINE; installing a package makes its file.
SWIFT = "#!/bin/sh\necho 'Apple Swift version {} (swiftlang)'\n"
PKG_CONFIG = '#!/bin/sh\n[ "$1" = --exists ] && shift\ntest -e "$MACHINE/${1%% *}"\n'
INSTALLER = """#!/bin/sh
echo "$(basename "$0") $*" >>"$MACHINE/log"
test -z "$BROKEN" || exit 100
for word; do
  case $word in
    libgmp-dev) touch "$MACHINE/gmp" ;;
    libmpfr-dev) touch "$MACHINE/mpfr" ;;
    gnuplot-nox) cp "$MACHINE/program" "$BIN/gnuplot" ;;
    pkg-config | pkgconf) cp "$MACHINE/pkg-config-program" "$BIN/pkg-config" ;;
    gmp | mpfr) touch "$MACHINE/$word" ;;
    git | python3 | make) cp "$MACHINE/program" "$BIN/$word" ;;
    coq) cp "$MACHINE/program" "$BIN/coqc"; cp "$MACHINE/program" "$BIN/coqchk" ;;
    libcoq-interval)
      mkdir -p "$MACHINE/user-contrib/Interval"
      printf '#!/bin/sh\\necho "$MACHINE"\\n' >"$BIN/coqc" ;;
  esac
done
"""
SUDO = '#!/bin/sh\necho "sudo" >>"$MACHINE/log"\nexec "$@"\n'


class SetupTests(ScriptTestCase):
    def machine(self, present=NEEDED, swift="6.3.1", manager="apt-get", sudo=True, user=0):
        """Makes the programs of a machine; `present` is what is installed on it."""
        (self.directory / "bin").mkdir()
        for name in ["sh", "sed", "head", "cp", "touch", "test", "basename", "env", "mkdir"]:
            (self.directory / "bin" / name).symlink_to(shutil.which(name))
        self.write("bin/id", f"#!/bin/sh\necho {user}\n", executable=True)
        if swift:
            self.write("bin/swift", SWIFT.format(swift), executable=True)
        if manager:
            self.write(f"bin/{manager}", INSTALLER, executable=True)
        if sudo:
            self.write("bin/sudo", SUDO, executable=True)
        self.write("machine/program", "#!/bin/sh\n", executable=True)
        self.write("machine/pkg-config-program", PKG_CONFIG, executable=True)
        for name in present:
            self.write(f"machine/{name}", "")
            if name in ("git", "gnuplot", "python3"):
                self.write(f"bin/{name}", "#!/bin/sh\n", executable=True)
            if name == "pkg-config":
                self.write("bin/pkg-config", PKG_CONFIG, executable=True)

    def set_up(self, *arguments, broken=""):
        """Runs the script on that machine; returns its exit code, message, and the installers' log."""
        binaries = self.directory / "bin"
        done = self.run_script(
            binaries / "sh", ROOT / "Tools" / "setup", *arguments,
            env={"PATH": str(binaries), "BIN": str(binaries), "MACHINE": str(self.directory / "machine"),
                 "BROKEN": broken})
        log = self.directory / "machine" / "log"
        return done.returncode, done.stderr, log.read_text() if log.exists() else ""

    def test_nothing_missing_runs_nothing(self):
        self.machine(user=1000)
        self.assertEqual(self.set_up("python", "gnuplot"), (0, "", ""))

    def test_root_installs_with_apt(self):
        self.machine(present=["git"])
        code, message, log = self.set_up()
        self.assertEqual(code, 0, message)
        self.assertIn("installing pkg-config libgmp-dev libmpfr-dev", message)
        self.assertEqual(log, "apt-get update -qq\napt-get install -y -qq --no-install-recommends "
                              "pkg-config libgmp-dev libmpfr-dev\n")

    def test_only_what_is_missing_and_asked_for(self):
        self.machine(present=["git", "pkg-config", "gmp"])
        code, message, log = self.set_up("gnuplot")
        self.assertEqual(code, 0, message)
        self.assertTrue(log.endswith("--no-install-recommends libmpfr-dev gnuplot-nox\n"), log)

    def test_other_users_need_sudo(self):
        self.machine(present=["git", "pkg-config", "mpfr"], user=1000)
        code, message, log = self.set_up()
        self.assertEqual(code, 0, message)
        self.assertEqual(log.count("sudo\n"), 2)

    def test_without_sudo_the_message_says_what_to_run(self):
        self.machine(present=["git", "pkg-config", "mpfr"], user=1000, sudo=False)
        code, message, log = self.set_up()
        self.assertEqual((code, log), (69, ""))
        self.assertIn("apt-get install libgmp-dev", message)
        self.assertIn("still missing: gmp", message)

    def test_homebrew(self):
        self.machine(present=["git"], manager="brew", user=501)
        code, message, log = self.set_up()
        self.assertEqual((code, log), (0, "brew install --quiet pkgconf gmp mpfr\n"), message)

    def test_no_package_manager(self):
        self.machine(present=["git"], manager=None)
        code, message, _ = self.set_up()
        self.assertEqual(code, 69)
        self.assertIn("missing: pkg-config gmp mpfr", message)
        self.assertIn("Homebrew", message)

    def test_a_failed_installation_is_not_believed(self):
        self.machine(present=["git", "pkg-config", "gmp"])
        code, message, _ = self.set_up(broken="yes")
        self.assertEqual(code, 69)
        self.assertIn("still missing: mpfr", message)

    def test_gnuplot_may_be_absent(self):
        present = ["git", "pkg-config", "gmp", "mpfr"]
        self.machine(present=present)
        code, message, _ = self.set_up("gnuplot", broken="yes")
        self.assertEqual(code, 0)
        self.assertIn("gnuplot is still missing", message)

    def test_gnuplot_may_be_absent_without_package_manager(self):
        self.machine(present=["git", "pkg-config", "gmp", "mpfr"], manager=None)
        code, message, _ = self.set_up("gnuplot")
        self.assertEqual(code, 0)
        self.assertIn("gnuplot is missing", message)

    def test_swift_is_wanted_first(self):
        self.machine(present=[], swift=None)
        code, message, log = self.set_up()
        self.assertEqual((code, log), (69, ""))
        self.assertIn("https://www.swift.org/install/", message)

    def test_swift_versions(self):
        for version, wanted in [("5.10.1", 69), ("6.0.3", 69), ("6.1", 0), ("6.10", 0), ("7.0", 0), ("", 69)]:
            with self.subTest(version):
                self.setUp()
                self.machine(swift=version or "unknown")
                self.assertEqual(self.set_up()[0], wanted)

    def test_coq_alone_wants_no_swift(self):
        self.machine(present=["python3"], swift=None)
        code, message, log = self.set_up("coq")
        self.assertEqual(code, 0, message)
        self.assertTrue(log.endswith("--no-install-recommends coq libcoq-interval make\n"), log)
        self.assertEqual(self.set_up("coq")[2], log)

    def test_coq_does_not_come_from_homebrew(self):
        self.machine(manager="brew", user=501)
        code, message, log = self.set_up("coq")
        self.assertEqual((code, log), (69, ""))
        self.assertIn("opam install coq coq-interval", message)

    def test_unknown_argument(self):
        self.machine()
        code, message, _ = self.set_up("everything")
        self.assertEqual(code, 64)
        self.assertIn("'everything'", message)
