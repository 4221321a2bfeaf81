# Copyright 2026 the softbon authors
# SPDX-License-Identifier: Apache-2.0
"""The five minutes of the README, as they stand there."""

import pathlib
import re

README = (pathlib.Path(__file__).resolve().parent.parent / "README.md").read_text(encoding="utf-8")
BLOCKS = re.findall(r"```(\w+)\n(.*?)```", README, flags=re.DOTALL)


def test_the_readme_is_right(pytester):
    for language, text in BLOCKS:
        name = re.match(r"# (\w+\.py)\n", text)
        if language == "python" and name:
            (pytester.path / name[1]).write_text(text)
    result = pytester.runpytest("-q")
    outcomes = result.parseoutcomes()
    assert outcomes["failed"] >= 3 and outcomes["passed"] >= 15
    output = re.sub(r" +", " ", result.stdout.str())
    shown = next(text for language, text in BLOCKS if language == "text")
    for line in shown.splitlines():
        assert re.sub(r" +", " ", line).strip() in output


def test_the_samplers_of_the_readme():
    from softbon_golden import assert_sampler_matches

    call = next(line for _, text in BLOCKS for line in text.splitlines() if "counts=" in line)
    exec(call, {"assert_sampler_matches": assert_sampler_matches})


def test_the_loop_without_pytest_runs(monkeypatch):
    text = next(text for language, text in BLOCKS if "for case in load_corpus():" in text)
    # With the exact answers in place of a function.
    from softbon_golden import load_corpus

    answers = {case.inputs("binary32"): [n.rounded("binary32") for n in case.law("soft", "binary32")]
               for case in load_corpus()}
    law = {(i.weights, i.rewards, i.lam, i.n): value for i, value in answers.items()}
    exec(text, {"my_law": lambda *inputs: law[inputs]})
