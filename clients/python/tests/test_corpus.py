# Copyright 2026 the softbon authors
# SPDX-License-Identifier: Apache-2.0
"""The corpus against arithmetic that shares nothing with the program: Fractions and Decimals."""

import itertools
import json
import math
import os
import pathlib
import subprocess
from decimal import Decimal, localcontext
from fractions import Fraction

import jsonschema
import pytest

import softbon_golden
from softbon_golden import FORMATS, LAWS, load_corpus

DATA = pathlib.Path(softbon_golden.__file__).parent / "data"
CASES = list(load_corpus())


def rounded(value, format):
    """To nearest, ties to even, from the definition."""
    if value == 0:
        return 0.0
    ulp = format.ulp(value)
    steps = round(value / ulp)  # Fraction rounds ties to even
    result = steps * ulp
    if abs(result) >= Fraction(2) ** (format.emax + 1):
        return math.inf if value > 0 else -math.inf
    return float(result)


def test_the_schema_holds():
    document = json.loads((DATA / "corpus.json").read_text())
    schema = json.loads((DATA / "golden.schema.json").read_text())
    jsonschema.Draft202012Validator.check_schema(schema)
    jsonschema.validate(document, schema)
    document["results"][0]["variants"][0]["soft"][0]["float64"] = 1.0
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.validate(document, schema)


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_every_rounding(case):
    for format in case.formats:
        numbers = [n for law in LAWS for n in case.law(law, format)]
        numbers += [case.number(q, format) for q in case.quantities(format) if q not in LAWS]
        for number in numbers:
            if number.infinity:
                assert all(number.rounded(f) == number.infinity * math.inf for f in FORMATS)
                continue
            assert number.lower <= number.upper
            for name, own in FORMATS.items():
                low, high = rounded(number.lower, own), rounded(number.upper, own)
                assert low <= number.rounded(name) <= high
                # In this case a probability is within 1e-390 of a tie, which 24 digits do not show.
                assert low == high or (case.name, name) == ("binary64-overflow", "bfloat16")
            assert number.rounded("binary64") == float(number.lower) == float(number.upper)


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_every_input_is_a_number_of_its_format(case):
    for format in case.formats:
        inputs = case.inputs(format)
        for value in inputs.weights + inputs.rewards + (inputs.lam,):
            assert value == math.inf or rounded(Fraction(value), FORMATS[format]) == value


def test_the_edge_cases_are_there():
    by_name = load_corpus()
    inputs = {case.name: case.inputs(case.formats[0]) for case in by_name}
    assert len(inputs["one-symbol"].weights) == 1
    assert len(set(inputs["all-tied"].rewards)) == 1
    tied = inputs["tied-at-the-top"].rewards
    assert tied.count(max(tied)) == 2
    for name in ["rare-top", "very-rare-top"]:
        top = inputs[name].rewards.index(max(inputs[name].rewards))
        assert 0 < inputs[name].probabilities[top] < 1e-3
    assert inputs["tiny-lambda"].lam < 1e-2 and inputs["huge-lambda"].lam > 1e3 and inputs["infinite-lambda"].lam == math.inf
    assert inputs["hard"].lam == inputs["hard-large-n"].lam == 0
    assert min(case.n for case in by_name) == 1 and max(case.n for case in by_name) == 2**40
    assert inputs["block-8"].probabilities == tuple(Fraction(math.comb(8, i), 256) for i in range(9))
    assert [case.name for case in by_name.matching("random-*")] == [f"random-{by_name.seed}-{i}" for i in range(2)]


@pytest.mark.skipif(not os.environ.get("SOFTBON_PROGRAM"), reason="SOFTBON_PROGRAM does not name the program")
def test_the_large_cases_are_there():
    output = subprocess.run([os.environ["SOFTBON_PROGRAM"], "golden", "--large", "--list", "--random", "300"],
                            check=True, capture_output=True, text=True).stdout
    rows = {line.split()[0]: line.split()[1:3] for line in output.splitlines() if line}
    assert rows["k-10000"] == ["10000", str(2**16)] and rows["k-1000"][0] == "1000" and rows["block-32"][0] == "33"
    assert "random-20260101-299" in rows


@pytest.mark.parametrize("name, least, normal, infinite", [
    ("binary64", 2.0**-1074, 2.0**-1022, 2**1024 - 2**970), ("binary32", 2.0**-149, 2.0**-126, 2**128 - 2**103),
    ("bfloat16", 2.0**-133, 2.0**-126, 2**128 - 2**119), ("binary16", 2.0**-24, 2.0**-14, 2**16 - 2**4)],
    ids=list(FORMATS))
def test_the_ranges_of_the_formats(name, least, normal, infinite):
    # The table of docs/golden.md and the description in the schema.
    own = FORMATS[name]
    assert own.least_positive == Fraction(least) and own.least_normal == Fraction(normal)
    assert rounded(Fraction(infinite), own) == math.inf and rounded(Fraction(infinite) - 1, own) < math.inf
    assert rounded(own.least_positive / 2, own) == 0 and rounded(own.least_positive * 51 / 100, own) == least


def small_enough(case):
    return math.comb(case.n + case.symbols() - 1, case.n) <= 3000 if case.n <= 64 else False


@pytest.mark.parametrize("case", [c for c in CASES if small_enough(c)], ids=lambda case: case.name)
def test_the_law_by_summing_over_counts(case):
    for format in case.formats:
        inputs = case.inputs(format)
        with localcontext() as context:
            context.prec, context.Emin = 60, -10**9
            p = [Decimal(q.numerator) / Decimal(q.denominator) for q in inputs.probabilities]
            top = max(r for r, q in zip(inputs.rewards, p) if q)
            exponents = [
                (Decimal(r) - Decimal(top)) if inputs.lam == 0 else Decimal(0) if inputs.lam == math.inf
                else (Decimal(r) - Decimal(top)) / Decimal(inputs.lam) for r in inputs.rewards]
            k, n = len(p), inputs.n
            support = [i for i in range(k) if p[i]]
            law = [Decimal(0)] * k
            for bars in itertools.combinations(range(n + len(support) - 1), len(support) - 1):
                edges = (-1,) + bars + (n + len(support) - 1,)
                counts = dict(zip(support, (b - a - 1 for a, b in zip(edges, edges[1:]))))
                mass = Decimal(math.factorial(n))
                for i, c in counts.items():
                    mass *= p[i] ** c / math.factorial(c) if c else 1
                best = max(exponents[i] for i, c in counts.items() if c)
                w = {i: (Decimal(exponents[i] == best) if inputs.lam == 0 else (exponents[i] - best).exp()) * c
                     for i, c in counts.items()}
                total = sum(w.values())
                for i in support:
                    law[i] += mass * w[i] / total
            close = Fraction(1, 10**40)
            for exact, number in zip(law, case.law("soft", format)):
                assert number.lower * (1 - close) <= Fraction(exact) <= number.upper * (1 + close)
            mu = sum(q * e.exp() for q, e in zip(p, exponents)) if inputs.lam else 0
            for q, e, number in zip(p, exponents, case.law("tilted", format)):
                if inputs.lam:
                    tilted = Fraction(q * e.exp() / mu)
                    assert number.lower * (1 - close) <= tilted <= number.upper * (1 + close)


@pytest.mark.skipif(not os.environ.get("SOFTBON_PROGRAM"), reason="SOFTBON_PROGRAM does not name the program")
def test_the_program_writes_this_corpus_to_the_byte():
    for jobs in ("1", "2"):
        output = subprocess.run([os.environ["SOFTBON_PROGRAM"], "golden", "--quiet", "--jobs", jobs],
                                check=True, capture_output=True).stdout
        assert output == (DATA / "corpus.json").read_bytes()
