# Copyright 2026 the softbon authors
# SPDX-License-Identifier: Apache-2.0
"""Checks the built program against Arb's ball arithmetic on random and nasty problems.

    python oracle.py --program PATH [--seed N] [--scale X] [--trial I] [--command distribution|compare]
    python oracle.py --self-test

Random problems go through `softbon distribution` and `softbon compare`; every printed enclosure must meet the ball
that python-flint computes for the same value, be as narrow as --digits promises, and be exact where the value is
known to be rational. 2,500 laws (pairs of a problem and an n) times the scale: n up to 64 by summation in balls or by
integration, and some up to 10^14 by integration. A finding is shown with the problem and the command; `--trial I` runs
one problem again. `--scale 40` with a seed of one's own is the long run of 100,000 laws: hours of processor time, half
an hour with `--command distribution`.
Exit: 0 no finding, 1 findings, 64 wrong usage.
"""

import argparse
import multiprocessing
import os
import pathlib
import shlex
import subprocess
import sys
import tempfile
import time

import contract
import truth
from problems import Trial

COMMANDS = ("distribution", "compare")
LAWS = 2_500
SEED = 20250506
TIME_LIMIT = 60
MOST_SHOWN = 10


def run_program(program, arguments, directory):
    """Runs the program; returns its exit code, output and message."""
    try:
        done = subprocess.run([program, *arguments], cwd=directory, capture_output=True, text=True, timeout=TIME_LIMIT)
    except subprocess.TimeoutExpired:
        return None, "", f"not done after {TIME_LIMIT} s"
    return done.returncode, done.stdout, done.stderr


def check_trial(trial, runner, commands=COMMANDS):
    """All findings about one trial. `runner` takes arguments and files, and returns exit code, output, message."""
    digits = trial.digits or contract.DEFAULT_DIGITS
    truths = [truth.truth(trial.problem, n, digits, trial.route) for n in trial.ns]
    contract.enough_bits(digits)
    findings = []
    for command in (c for c in commands if c in trial.commands):
        arguments = trial.arguments(command)
        shown = f"softbon {shlex.join(arguments)}"
        code, output, message = runner(arguments, trial.files())
        if code != 0:
            findings.append(f"{shown}\n  exit {code}: {message.strip()[:500]}")
            continue
        try:
            if command == "distribution":
                found = list(contract.check_distribution(
                    output, trial.ns, digits, truths, always_exact=trial.problem.is_limiting))
            else:
                found = list(contract.check_compare(output, trial.ns, digits, truths))
        except contract.NotTheContract as error:
            found = [str(error)]
        findings += [f"{shown}\n  {finding}" for finding in found]
    return findings


def work(task):
    """One trial in a worker process: its index, the number of laws, the route, and what was found."""
    program, seed, index, commands = task
    trial = Trial(seed, index)

    def runner(arguments, files):
        with tempfile.TemporaryDirectory(prefix="softbon-oracle-") as directory:
            for name, text in files.items():
                pathlib.Path(directory, name).write_text(text, encoding="utf-8")
            return run_program(program, arguments, directory)

    try:
        findings = check_trial(trial, runner, commands)
    except truth.CannotTell as error:
        findings = [f"the oracle cannot tell: {error}"]
    if findings:
        files = "".join(f"\n  {name}:\n{text}" for name, text in trial.files().items())
        findings = [f"trial {index}: {contract.abbreviated(finding)}{files}" for finding in findings]
    return index, len(trial.ns), trial.route, findings


def enough_trials(seed, laws):
    """The indices of so many trials that they have as many laws as asked for."""
    index = 0
    while laws > 0:
        yield index
        laws -= len(Trial(seed, index).ns)
        index += 1


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n", 1)[0])
    parser.add_argument("--program", help="the built program")
    parser.add_argument("--seed", type=int, default=SEED)
    parser.add_argument("--scale", type=float, default=1.0)
    parser.add_argument("--trial", type=int, help="run this trial only")
    parser.add_argument("--command", choices=COMMANDS, help="look at this command only")
    parser.add_argument("--self-test", action="store_true", help="show that the oracle can fail, without the program")
    options = parser.parse_args()
    if options.self_test:
        import self_test
        return self_test.main()
    if not options.program or not os.access(options.program, os.X_OK):
        parser.error(f"--program wants the built program, not {options.program!r}")
    program = os.path.abspath(options.program)

    print(f"oracle: seed {options.seed}, scale {options.scale}, python-flint {truth.flint.__version__}", flush=True)
    commands = COMMANDS if options.command is None else (options.command,)
    trials = enough_trials(options.seed, round(LAWS * options.scale)) if options.trial is None else [options.trial]
    todo = [(program, options.seed, index, commands) for index in trials]
    start = time.monotonic()
    laws, bad, by_route = 0, 0, {}
    with multiprocessing.Pool() as pool:
        for _, count, route, findings in pool.imap(work, todo, chunksize=4):
            laws += count
            by_route[route] = by_route.get(route, 0) + count
            for finding in findings:
                bad += 1
                if bad <= MOST_SHOWN:
                    print(finding, flush=True)
    if bad > MOST_SHOWN:
        print(f"… and {bad - MOST_SHOWN} more")
    routes = ", ".join(f"{count} by {route}" for route, count in sorted(by_route.items()))
    print(f"oracle: {laws} laws of {len(todo)} problems ({routes}), {bad} findings, {time.monotonic() - start:.0f} s")
    return 1 if bad else 0


if __name__ == "__main__":
    sys.exit(main())
