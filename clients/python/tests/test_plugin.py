# Copyright 2026 the softbon authors
# SPDX-License-Identifier: Apache-2.0

import pytest

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


@pytest.mark.parametrize(
    "marker, message",
    [("format='x'", "there is no format; there are formats, cases, max_n"),
     ("formats=['binary8']", "unknown format 'binary8'; the formats are binary64"),
     ("formats=[]", "formats is empty; leave it out, or name some"),
     ("cases='no-such-*'", "no case matches 'no-such-[*]'; the cases are one-symbol, single-draw"),
     ("cases=['fair-coin', 'no-such']", "no case matches 'no-such'"),
     ("cases=[1]", "a pattern is 1; expected a text"),
     ("cases='n-2^40', max_n=1000", "no case is left in binary64 with max_n=1000, max_symbols=None"),
     ("max_n='10'", "max_n is '10'; expected a whole number"),
     ("max_symbols=0", "max_symbols is 0; expected a whole number at least 1"),
     ("factor=-1", "factor is -1.0; expected a number above 0"),
     ("flush_subnormals=1", "flush_subnormals is 1; expected True or False"),
     ("'binary32'", "give 'binary32' by its name")])
def test_a_marker_that_cannot_be_meant(pytester, marker, message):
    pytester.makepyfile(f"import pytest\n@pytest.mark.golden({marker})\ndef test_a(golden): pass\n")
    result = pytester.runpytest("-p", "no:cacheprovider")
    result.assert_outcomes(errors=1)
    result.stdout.fnmatch_lines([f"*test_a: the marker golden: {message}*"])
    assert "pytest_plugin.py" not in result.stdout.str(), "a traceback is of no use here"


def test_one_text_is_a_list_of_one(pytester):
    pytester.makepyfile(
        "import pytest\n@pytest.mark.golden(formats='binary16', cases='block-*')\n"
        "def test_a(golden): assert golden.case.name == 'block-8' and golden.format == 'binary16'\n")
    pytester.runpytest().assert_outcomes(passed=1)


def test_a_corpus_that_is_none(pytester):
    pytester.makepyfile("def test_a(golden): pass\n")
    pytester.makefile(".json", corpus="[]")
    (pytester.path / "broken.json").write_text("{")
    (pytester.path / "other.json").write_text('{"schema": "softbon.golden/1", "seed": "1", "results": [{}]}')
    for path, message in [("no-such.json", "*No such file*"), ("corpus.json", "*the schema is None; expected*"),
                          ("broken.json", "*broken.json: Expecting property name*"),
                          ("other.json", "*other.json: 'name' is missing; expected a file*")]:
        result = pytester.runpytest("--golden-corpus", path)
        result.assert_outcomes(errors=1)
        result.stdout.fnmatch_lines([message])
