# Copyright 2026 the softbon authors
# SPDX-License-Identifier: Apache-2.0

import math

import numpy as np
import pytest
from buggy_soft_bon import soft_bon_law as buggy_law
from mistakes import MISTAKES, law
from numpy_soft_bon import soft_bon_law, soft_bon_log_law, soft_bon_sampler, tilted_log_law
from torch_style_soft_bon import soft_bon_log_probs, soft_bon_select

from softbon_golden import (UntestedWarning, assert_law_close, assert_sampler_matches, check_law, load_corpus,
                            write_answers)

FINITE = [case for case in load_corpus() if case.inputs().lam not in (0, math.inf)]


@pytest.mark.golden(formats=["binary64", "float32", "bfloat16", "binary16"])
def test_numpy_law(golden):
    # float64 arithmetic on the inputs of every format.
    log_law = soft_bon_log_law(golden.weights, golden.rewards, golden.lam, golden.n)
    golden.assert_close(log_law, "log_soft")
    golden.assert_close(np.exp(log_law))
    golden.assert_close(tilted_log_law(golden.weights, golden.rewards, golden.lam), "log_tilted")


@pytest.mark.golden
def test_numpy_divergences(golden):
    log_law = soft_bon_log_law(golden.weights, golden.rewards, golden.lam, golden.n)
    log_tilted = tilted_log_law(golden.weights, golden.rewards, golden.lam)
    law, tilted, rewards = np.exp(log_law), np.exp(log_tilted), np.array(golden.rewards)
    charged = tilted > 0
    golden.assert_close(tilted[charged] @ (log_tilted[charged] - log_law[charged]), "kl_tilted_soft")
    golden.assert_close(np.abs(law - tilted).sum() / 2, "tv")
    golden.assert_close(law @ rewards, "reward_soft")
    golden.assert_close(tilted @ rewards - law @ rewards, "reward_gap")
    golden.assert_close(1 - np.sqrt(law * tilted).sum(), "hellinger2")
    golden.assert_close(np.log(golden.n) - (golden.n - 1) / golden.n, "F2")


@pytest.mark.golden(formats=["binary32"])
def test_torch_style_law(golden):
    if golden.lam in (0, math.inf):
        pytest.skip("written for 0 < lambda < inf")
    weights, rewards = golden.inputs.arrays()
    with np.errstate(all="ignore"):
        logits = np.log(weights)[None]
        log_law = soft_bon_log_probs(logits, np.where(weights > 0, rewards, rewards[weights > 0].min())[None],
                                     golden.lam, golden.n)[0]
    golden.assert_close(log_law, "log_soft")


def test_the_seeded_bug_is_caught():
    caught = []
    for case in FINITE:
        inputs = case.inputs()
        with np.errstate(all="ignore"):
            law = buggy_law(inputs.weights, inputs.rewards, inputs.lam, inputs.n)
        if not check_law(law, case).passed:
            caught.append(case.name)
    assert "fair-coin" in caught and "self-term" in caught and "rounded-inputs" in caught
    inputs = load_corpus()["fair-coin"].inputs()
    with pytest.raises(AssertionError) as failure:
        assert_law_close(buggy_law(inputs.weights, inputs.rewards, inputs.lam, inputs.n), "fair-coin")
    assert "2 of 2 numbers are outside their tolerance" in str(failure.value)
    assert "fair-coin  binary64  soft[0]  0.34" in str(failure.value)


@pytest.mark.parametrize("mistake", MISTAKES)
def test_each_mistake_shows_in_the_law(mistake):
    name, format = MISTAKES[mistake]
    inputs = load_corpus()[name].inputs(format)
    assert_law_close(law(inputs), name, format)
    with pytest.raises(AssertionError, match="numbers are outside their tolerance"):
        assert_law_close(law(inputs, mistake), name, format)


def test_numpy_sampler():
    for name in ["fair-coin", "hard", "infinite-lambda", "self-term"]:
        assert_sampler_matches(soft_bon_sampler, name)


def test_torch_style_selection():
    def sampler(inputs, draws):
        weights = np.array(inputs.weights)
        return soft_bon_select(np.log(weights / weights.sum()), np.array(inputs.rewards), inputs.lam, inputs.n, draws,
                               np.random.default_rng(3))

    assert_sampler_matches(sampler, "fair-coin")
    assert_sampler_matches(sampler, "inverted-order")


@pytest.mark.filterwarnings("ignore::softbon_golden.UntestedWarning")
@pytest.mark.golden(formats=["binary64", "binary32", "bfloat16", "binary16"])
def test_the_rounded_answers_pass_and_far_ones_do_not(golden):
    case, format = golden.case, golden.format
    for quantity in ["soft", "log_soft", "tilted", "log_tilted"]:
        exact = [number.rounded(format) for number in case.law(quantity, format)]
        golden.assert_close(exact, quantity)
        for i, number in enumerate(case.law(quantity, format)):
            if number.infinity or not math.isfinite(exact[i]):
                continue
            off = [float(x) for x in exact]
            off[i] += 3 * float(number.tolerance(format)) + abs(off[i]) * 1e-15
            assert not check_law(off, case, format, quantity).passed
    for name in case.quantities(format):
        if name not in ("soft", "log_soft", "tilted", "log_tilted"):
            golden.assert_close(case.number(name, format).rounded(format), name)


def test_what_is_not_tested_is_said():
    case = load_corpus()["tiny-lambda"]
    exact = [number.rounded("bfloat16") for number in case.law("soft", "bfloat16")]
    report = check_law(exact, case, "bfloat16")
    assert [one.symbol for one in report.untested] == [1, 0] and not report.failures and report.passed
    assert "2 of 3 numbers are not tested" in str(report) and str(report).count("not tested") == 3
    with pytest.warns(UntestedWarning, match="tiny-lambda in bfloat16, soft: 2 of 3 numbers are not tested"):
        assert_law_close(exact, case, "bfloat16")
    # A number of which nothing is tested has not passed; far ones and NaN fail.
    assert not check_law(0.5, case, "bfloat16", "tv").passed and not check_law(0.5, case, "bfloat16", "tv").failures
    assert check_law(100, case, "bfloat16", "tv").failures and check_law(math.nan, case, "bfloat16", "tv").failures
    # Every other number of the formats in use is tested; a factor that makes the tolerance too wide is no way to pass.
    assert not check_law([0, 1, 0], case, "binary64", factor=1e15).passed
    counts = {"binary64": 0, "binary32": 0, "bfloat16": 0, "binary16": 0}
    for one in load_corpus():
        for format in one.formats:
            for quantity in one.quantities(format):
                if not quantity.startswith("log_"):
                    numbers = one.law(quantity, format) if quantity in ("soft", "tilted") else [one.number(quantity, format)]
                    rounded = [number.rounded(format) for number in numbers]
                    given = rounded if quantity in ("soft", "tilted") else rounded[0]
                    counts[format] += len(check_law(given, one, format, quantity).untested)
    assert counts == {"binary64": 0, "binary32": 0, "bfloat16": 18, "binary16": 5}


def per_operation(inputs):
    """P* in float16, rounded after every operation."""
    p, r = inputs.arrays()
    p = p / p.sum()
    with np.errstate(under="ignore"):
        t = p * np.exp((r - r[p > 0].max()) / np.float16(inputs.lam))
        return t / t.sum()


def test_underflow_on_the_way_is_tolerated():
    # exp(-10) is subnormal in binary16, and the sum is 2^-12: its error is larger by 2^12 in the result.
    case = load_corpus()["rare-top"]
    law = per_operation(case.inputs("binary16"))
    assert law.dtype == np.float16
    assert_law_close(law, case, "binary16", "tilted")
    numbers = case.law("tilted", "binary16")
    assert all(number.underflow > 1000 for number in numbers)
    assert numbers[0].tolerance("binary16") == 8 * (numbers[0].sensitivity / 2**11 + numbers[0].underflow / 2**24)


def test_rows_of_answers_that_are_none(tmp_path):
    with pytest.raises(ValueError, match=r"answers\[0\] is \('fair-coin', 'binary64'\); expected \(case, format"):
        write_answers(tmp_path / "a.json", [("fair-coin", "binary64")])


def test_infinities_and_nan():
    case = load_corpus()["zero-probability"]
    exact = [number.rounded("binary64") for number in case.law("log_soft")]
    assert exact[1] == -math.inf and check_law(exact, case, quantity="log_soft").passed
    for wrong in (-1e308, math.inf, math.nan):
        assert not check_law([exact[0], wrong, exact[2]], case, quantity="log_soft").passed
    assert not check_law([-math.inf, -math.inf, exact[2]], case, quantity="log_soft").passed
    law = [number.rounded("binary64") for number in case.law()]
    assert not check_law([law[0], math.inf, law[2]], case).passed


def test_subnormal_numbers_may_be_flushed_on_request():
    case = next(c for c in load_corpus() for x in c.law("soft", "binary16" if "binary16" in c.formats else "binary32")
                if 64 * 2**-24 < float(x) < 2**-14 and float(x.sensitivity) < 2**-11)
    law = [number.rounded("binary16") for number in case.law("soft", "binary16")]
    flushed = [0.0 if x < 2**-14 else x for x in law]
    assert not check_law(flushed, case, "binary16").passed
    assert check_law(flushed, case, "binary16", flush_subnormals=True).passed


@pytest.mark.parametrize(
    "actual, quantity, error, message",
    [([0.5], "soft", ValueError, "2 numbers, one per symbol; 1 were given"),
     ([], "soft", ValueError, "2 numbers, one per symbol; 0 were given"),
     ("01", "soft", TypeError, "soft is str '01'; expected a list or an array of numbers, one per symbol"),
     (0.5, "soft", TypeError, "soft is float '0.5'"),
     (np.float64(0.5), "soft", TypeError, "soft is"),
     (np.array(0.5), "soft", TypeError, "soft is one number"),
     (["0.5", "0.5"], "soft", TypeError, r"soft\[0\] is '0.5'; expected a number"),
     ([True, False], "soft", TypeError, r"soft\[0\] is True"),
     ([None, 1], "soft", TypeError, r"soft\[0\] is None"),
     ([1j, 1], "soft", TypeError, r"soft\[0\] is 1j"),
     ([10**400, 1], "soft", ValueError, "beyond the range of a float"),
     ({0: 0.5, 1: 0.5}, "soft", TypeError, "soft is dict"),
     (np.eye(2), "soft", TypeError, r"soft\[0\] is an array of shape \(2,\)"),
     ([0.5], "tv", TypeError, "tv is"),
     (np.array([0.5]), "tv", TypeError, "tv is an array of shape"),
     ("nan", "tv", TypeError, "tv is 'nan'; expected a number")])
def test_answers_that_are_none(actual, quantity, error, message):
    with pytest.raises(error, match=message):
        check_law(actual, "fair-coin", quantity=quantity)


@pytest.mark.parametrize("factor", [0, -1, math.nan, math.inf, "8", True])
def test_factors_that_are_none(factor):
    with pytest.raises((ValueError, TypeError), match="factor is"):
        check_law([0, 1], "fair-coin", factor=factor)


def test_wrong_shapes_and_names_are_explained():
    with pytest.raises(ValueError, match="2 numbers, one per symbol; 3 were given"):
        check_law([0, 0, 1], "fair-coin")
    with pytest.raises(KeyError, match="no number 'kl'; it has"):
        check_law(0, "fair-coin", quantity="kl")
    with pytest.raises(KeyError, match="no case 'x'; the cases are one-symbol"):
        check_law(0, "x")
    with pytest.raises(ValueError, match="unknown format 'binary8'"):
        check_law(0, "fair-coin", "binary8")
    assert check_law([0, 1], "fair-coin", np.float32).comparisons[0].format.name == "binary32"
    assert check_law([0, 1], "fair-coin", np.dtype("float16")).comparisons[0].format.name == "binary16"
    assert soft_bon_law([1], [1], 1.0, 3)[0] == 1
