# Copyright 2026 the softbon authors
# SPDX-License-Identifier: Apache-2.0
"""The package and `softbon verify` agree; they share no code."""

import json
import os
import pathlib
import subprocess
from fractions import Fraction

import numpy as np
import pytest
from buggy_soft_bon import soft_bon_law as buggy_law
from mistakes import MISTAKES, law, sample
from numpy_soft_bon import soft_bon_law

import softbon_golden
from softbon_golden import check_law, check_sampler, load_corpus, write_answers

PROGRAM = os.environ.get("SOFTBON_PROGRAM")
pytestmark = pytest.mark.skipif(not PROGRAM, reason="SOFTBON_PROGRAM does not name the program")


def verify(*arguments):
    done = subprocess.run([PROGRAM, "verify", *map(str, arguments), "--format", "json"], capture_output=True, text=True)
    assert done.returncode in (0, 1), done.stderr
    return done.returncode, json.loads(done.stdout)


def test_errors_agree(tmp_path):
    answers, expected = [], {}
    for name in ["fair-coin", "self-term", "rounded-inputs", "n-2^40", "zero-probability"]:
        for format in ["binary64", "binary16"]:
            case = load_corpus()[name]
            inputs = case.inputs(format)
            for law in [soft_bon_law, buggy_law]:
                with np.errstate(all="ignore"):
                    numbers = law(inputs.weights, inputs.rewards, inputs.lam, inputs.n)
                report = check_law(numbers, case, format)
                write_answers(tmp_path / "a.json", [(case, format, {"soft": numbers})])
                code, document = verify(tmp_path / "a.json")
                assert code == (0 if report.passed else 1)
                ulps = {row["symbol"]: row["ulps"] for row in document["results"]}
                for one in report.comparisons:
                    row = ulps[one.symbol]
                    if "exact" in row:
                        assert one.ulps == float("inf")
                    else:
                        assert one.ulps == pytest.approx(float(row["upper"]), rel=2e-3, abs=1e-3)


def test_tests_of_samplers_agree(tmp_path):
    samples, reports = [], []
    for mistake, (name, format) in MISTAKES.items():
        for kind in [None, mistake]:
            draws = sample(load_corpus()[name].inputs(format), 2500, kind)
            samples.append({"case": name, "format": format, "draws": [int(x) for x in draws]})
            reports.append(check_sampler(draws, name, format, cases=2 * len(MISTAKES)))
    (tmp_path / "s.json").write_text(json.dumps({"samples": samples}))
    code, document = verify("--counts", tmp_path / "s.json")
    assert code == 1
    assert [row["verdict"] for row in document["results"]] == ["pass", "rejected"] * len(MISTAKES)
    for report, row in zip(reports, document["results"]):
        assert (row["verdict"] == "pass") == report.passed
        assert str(report.rejected_at or None) == str(row["rejected_at_draw"])
        kinds = {"exact": "exact multinomial", "pooled": "exact multinomial, pooled", "asymptotic": "G (asymptotic)"}
        if report.p_value > 1e-300 and kinds.get(row["test"]) == report.test:
            assert report.p_value == pytest.approx(float(row["p_value"]["upper"]), rel=1e-3)


@pytest.mark.parametrize("mistake", MISTAKES)
def test_each_mistake_shows_in_the_answers(mistake, tmp_path):
    name, format = MISTAKES[mistake]
    for kind, expected in [(None, 0), (mistake, 1)]:
        write_answers(tmp_path / "a.json", [(name, format, {"soft": law(load_corpus()[name].inputs(format), kind)})])
        assert verify(tmp_path / "a.json")[0] == expected


@pytest.mark.parametrize("numbers", [[0.5], [0.5, 0.25, 0.25], [], ["a", 1]])
def test_lists_that_are_no_law(numbers, tmp_path):
    (tmp_path / "a.json").write_text(json.dumps(
        {"answers": [{"case": "fair-coin", "format": "binary64", "numbers": {"soft": numbers}}]}))
    done = subprocess.run([PROGRAM, "verify", tmp_path / "a.json"], capture_output=True, text=True)
    assert done.returncode == 65 and f"{tmp_path / 'a.json'}:1:" in done.stderr and not done.stdout


def test_many_draws(tmp_path):
    # A sampler that is right, and one that is wrong by a hundredth.
    rng = np.random.default_rng(1)
    p = float(load_corpus()["fair-coin"].law()[1])
    (tmp_path / "s.json").write_text(json.dumps({"samples": [
        {"case": "fair-coin", "format": "binary64", "draws": (rng.random(count) < q).astype(int).tolist()}
        for count, q in [(300_000, p), (300_000, p + 0.01)]]}))
    code, document = verify("--counts", tmp_path / "s.json")
    assert code == 1 and [row["verdict"] for row in document["results"]] == ["pass", "rejected"]


def test_a_corpus_of_hundreds_of_cases(tmp_path):
    # Copies of the cases of the package under other names: 30 MB.
    document = json.loads((pathlib.Path(softbon_golden.__file__).parent / "data/corpus.json").read_text())
    results = document["results"]
    document["results"] = [{**case, "name": f"{case['name']}-copy-{i}"} for i in range(15) for case in results]
    (tmp_path / "corpus.json").write_text(json.dumps(document))
    case = load_corpus()["rounded-inputs"]
    exact = [number.rounded("binary32") for number in case.law("soft", "binary32")]
    write_answers(tmp_path / "a.json", [(f"{case.name}-copy-{i}", "binary32", {"soft": exact}) for i in range(15)])
    code, document = verify(tmp_path / "a.json", "--corpus", tmp_path / "corpus.json")
    assert code == 0 and document["summary"] == {"pass": "45", "fail": "0", "undecided": "0", "untested": "0"}


def test_counts_that_are_far_off_are_shown_at_once(tmp_path):
    (tmp_path / "s.json").write_text(json.dumps(
        {"samples": [{"case": "fair-coin", "format": "binary64", "counts": [10**10, 10**10]}]}))
    code, document = verify("--counts", tmp_path / "s.json")
    assert code == 1
    assert document["results"][0]["p_value"] == {"lower": "0", "upper": "1e-5000"}
    assert document["results"][0]["p_value_bound"] == "1e-5000"
    done = subprocess.run([PROGRAM, "verify", "--counts", tmp_path / "s.json"], capture_output=True, text=True)
    assert "< 1e-5000" in done.stdout


def test_one_in_two_samples_is_a_mistake(tmp_path):
    case = load_corpus()["fair-coin"]
    wrong = np.bincount(sample(case.inputs(), 3000, "n-1 for n"), minlength=2)
    (tmp_path / "s.json").write_text(json.dumps(
        {"samples": [{"case": "fair-coin", "format": "binary64", "counts": wrong.tolist()}]}))
    assert verify("--counts", tmp_path / "s.json")[0] == 1


def test_the_npz_file_holds_the_same_numbers(tmp_path):
    path = tmp_path / "corpus.npz"
    for jobs in ("1", "2"):
        subprocess.run([PROGRAM, "golden", "--quiet", "--format", "npz", "--jobs", jobs, "--output", path], check=True)
        content = path.read_bytes()
        if jobs == "1":
            first = content
    assert content == first
    arrays = np.load(path)
    corpus = load_corpus()
    assert int(arrays["seed"]) == corpus.seed
    names = [str(name) for name in arrays["numbers"]]
    count = 2
    types = {"binary64": "<f8", "binary32": "<f4", "bfloat16": "<f4", "binary16": "<f2"}
    for case in corpus:
        for format in case.formats:
            place = f"{case.name}/{format}/"
            inputs = case.inputs(format)
            assert arrays[place + "weights"].dtype == types[format]
            assert tuple(map(float, arrays[place + "weights"])) == inputs.weights
            assert tuple(map(float, arrays[place + "rewards"])) == inputs.rewards
            assert float(arrays[place + "lambda"]) == inputs.lam and arrays[place + "lambda"].shape == ()
            assert int(arrays[place + "n"]) == case.n
            expected = []
            for law in ["soft", "log_soft", "tilted", "log_tilted"]:
                numbers = case.law(law, format)
                expected += numbers
                assert list(map(float, arrays[place + law])) == [n.rounded(format) for n in numbers]
            defined = [case.number(n, format) if n in case.quantities(format) else None for n in names]
            expected += defined
            for value, number in zip(arrays[place + "numbers"], defined):
                assert np.isnan(value) if number is None else float(value) == number.rounded(format)
            ends = zip(arrays[place + "lower"], arrays[place + "upper"], arrays[place + "sensitivity"], expected)
            underflow = [float(x) for x in arrays[place + "underflow"]]
            for low, high, sensitivity, number in ends:
                if number is None:
                    assert np.isnan(low) and np.isnan(high) and np.isnan(sensitivity)
                elif number.infinity:
                    assert low == high == number.infinity * np.inf and np.isnan(sensitivity)
                else:
                    assert Fraction(float(low)) <= number.upper and number.lower <= Fraction(float(high))
                    assert low <= number.rounded("binary64") <= high
                    # Neighbours, or both neighbours of a number that the value is too close to.
                    assert high <= np.nextafter(np.nextafter(low, np.inf), np.inf)
                    assert low < high or number.lower == number.upper == Fraction(float(low))
                    assert Fraction(float(sensitivity)) >= number.sensitivity
                    assert Fraction(float(np.nextafter(sensitivity, -np.inf))) < number.sensitivity
            for value, number in zip(underflow, expected):
                assert np.isnan(value) if number is None or number.infinity else Fraction(value) >= number.underflow >= 1
            count += 13
    assert len(arrays.files) == count
