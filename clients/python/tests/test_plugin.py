# Copyright 2026 the softbon authors
# SPDX-License-Identifier: Apache-2.0

TEST = """
import pytest

@pytest.mark.golden(cases=["fair-coin", "single-draw"], formats=["binary64", "float16"])
def test_law(golden):
    p = [w / sum(golden.weights) for w in golden.weights]
    golden.assert_close(p)

@pytest.mark.golden(max_n=1)
def test_sampler(golden):
    import random
    draw = lambda inputs, count: random.Random(1).choices(range(len(inputs.weights)), inputs.weights, k=count)
    golden.assert_sampler(draw, draws=500)
"""


def test_a_function_is_run_over_the_corpus(pytester):
    pytester.makepyfile(TEST)
    result = pytester.runpytest("-v")
    result.assert_outcomes(passed=3, failed=2)
    result.stdout.fnmatch_lines([
        "*test_law?single-draw-binary64? PASSED*", "*test_law?single-draw-binary16? PASSED*",
        "*test_law?fair-coin-binary64? FAILED*", "*test_law?fair-coin-binary16? FAILED*", "*2 of 2 numbers are outside their tolerance*",
    ])


def test_unknown_options_of_the_marker(pytester):
    pytester.makepyfile("import pytest\n@pytest.mark.golden(format='x')\ndef test_a(golden): pass\n")
    result = pytester.runpytest()
    result.stdout.fnmatch_lines(["*the marker golden does not know format*"])
