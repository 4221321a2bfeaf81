# Copyright 2026 the softbon authors
# SPDX-License-Identifier: Apache-2.0

import itertools
import math
import random

import numpy as np
import pytest
from mistakes import MISTAKES, sample

from softbon_golden import BettingTest, assert_sampler_matches, check_sampler, load_corpus
from softbon_golden.samplers import chi_square_tail

SMALL = [case for case in load_corpus() if case.n <= 64 and "binary64" in case.formats]


@pytest.mark.parametrize("case", SMALL, ids=lambda case: case.name)
def test_a_correct_sampler_passes(case):
    assert_sampler_matches(sample, case, draws=4000, cases=len(SMALL))


@pytest.mark.parametrize("mistake", MISTAKES)
def test_each_mistake_is_caught(mistake):
    name, format = MISTAKES[mistake]
    case = load_corpus()[name]
    # The sampler without the mistake passes on the very same case.
    assert_sampler_matches(sample, case, format, draws=4000)
    wrong = sample(case.inputs(format), 4000, mistake)
    with pytest.raises(AssertionError, match="REJECTED"):
        assert_sampler_matches(wrong, case, format)
    with pytest.raises(AssertionError, match="REJECTED"):
        assert_sampler_matches(None, case, format, counts=np.bincount(wrong, minlength=len(case.law())))
    assert check_sampler(wrong, case, format).rejected_at <= 4000


def test_mistakes_are_in_the_corpus_where_they_show():
    # A tie at the top with rewards that float16 holds, and so on: the tests above would pass on a case without ties too.
    hard = load_corpus()["hard"].inputs()
    assert hard.lam == 0 and sorted(hard.rewards)[-1] == sorted(hard.rewards)[-2]
    assert max(load_corpus()["binary16-overflow"].inputs().rewards) > math.log(65504)


def test_the_exact_test_is_the_binomial_test():
    case = load_corpus()["fair-coin"]
    p = float(case.law()[1])
    draws, heads = 60, 50
    pmf = [math.comb(draws, c) * p**c * (1 - p) ** (draws - c) for c in range(draws + 1)]
    expected = sum(x for x in pmf if x <= pmf[heads] * (1 + 1e-9))
    report = check_sampler(None, case, counts=[draws - heads, heads])
    assert report.test == "exact multinomial"
    assert report.p_value == pytest.approx(expected, rel=1e-9)
    assert report.p_value <= report.bound


@pytest.mark.parametrize(
    "statistic, degrees, tail",
    # 2 exp(-x/2) relations: degrees 2 is exp(-x/2); degrees 1 is erfc(sqrt(x/2)); the 5 % points of the usual tables.
    [(3.841459, 1, 0.05), (5.991465, 2, 0.05), (7.814728, 3, 0.05), (18.307038, 10, 0.05), (124.342113, 100, 0.05),
     (2 * math.log(1000), 2, 0.001)])
def test_chi_square_tail(statistic, degrees, tail):
    assert chi_square_tail(statistic, degrees) == pytest.approx(tail, rel=1e-5)


def test_few_cells_are_judged_by_the_exact_test():
    # 20 draws of "block-8": one outcome is expected five times, the others are taken together.
    case = load_corpus()["block-8"]
    counts = [0, 0, 0, 1, 3, 6, 6, 3, 1]
    p = max(float(number) for number in case.law())
    pmf = [math.comb(20, c) * p**c * (1 - p) ** (20 - c) for c in range(21)]
    report = check_sampler(None, case, counts=counts)
    assert report.test == "exact multinomial, pooled"
    assert report.p_value == pytest.approx(sum(x for x in pmf if x <= pmf[6] * (1 + 1e-9)), rel=1e-9)


def test_an_impossible_outcome_is_rejected():
    case = load_corpus()["zero-probability"]
    report = check_sampler([0, 2, 2, 0, 2, 1], case)
    assert report.test == "impossible outcome" and not report.passed and report.rejected_at == 6


def test_evidence_has_mean_one():
    # E[evidence after 6 draws] = 1 exactly under the law: summed over all sequences.
    law = [0.5, 0.3, 0.2]

    def mean(test, depth):
        if depth == 0:
            return math.exp(test.log_evidence)
        total = 0.0
        for outcome, p in enumerate(law):
            next_test = BettingTest(law, 1e-300)
            next_test.counts, next_test.draws = list(test.counts), test.draws
            next_test.log_evidence = test.log_evidence
            next_test.observe(outcome)
            total += p * mean(next_test, depth - 1)
        return total

    assert mean(BettingTest(law, 1e-300), 6) == pytest.approx(1, rel=1e-12)


def test_watching_does_not_inflate_the_error():
    # At level 1/5, looking after each of 300 draws, a correct sampler is rejected in at most about 1 of 5 runs.
    law = [float(number) for number in load_corpus()["tied-at-the-top"].law()]
    rng = random.Random(11)
    rejected = 0
    for _ in range(400):
        test = BettingTest(law, 0.2)
        rejected += any([test.observe(x) for x in rng.choices(range(len(law)), law, k=300)])
    assert rejected <= 400 * 0.2 + 3 * math.sqrt(400 * 0.2 * 0.8)


def test_the_exact_test_against_all_sequences():
    # Every sequence of draws by itself, not every vector of counts; laws that are exact.
    from fractions import Fraction

    for name, draws in [("single-draw", 6), ("hard", 4), ("all-tied", 5), ("zero-probability", 5)]:
        case = load_corpus()[name]
        exact = [Fraction(n.lower) for n in case.law()]
        if any(n.lower != n.upper for n in case.law()):
            exact = [Fraction(float(n)) for n in case.law()]
        masses: dict = {}
        for sequence in itertools.product(range(len(exact)), repeat=draws):
            counts = tuple(sequence.count(i) for i in range(len(exact)))
            masses[counts] = masses.get(counts, 0) + math.prod(exact[i] for i in sequence)
        for counts, mass in masses.items():
            if mass == 0:
                continue
            # Masses that differ by rounding only, in the floats of the package, count as ties.
            expected = sum(m for m in masses.values() if m <= mass * (1 + Fraction(1, 10**9)))
            report = check_sampler(None, case, counts=counts)
            assert report.test == "exact multinomial"
            assert report.p_value == pytest.approx(float(expected), rel=1e-9)


@pytest.mark.parametrize(
    "arguments, error, message",
    [(dict(counts=[1, 2, 3]), ValueError, "fair-coin has 2 symbols; 3 counts were given"),
     (dict(counts=[1]), ValueError, "fair-coin has 2 symbols; 1 counts were given"),
     (dict(counts=[1, -2]), ValueError, r"counts\[1\] is -2; expected a whole number from 0 to 1099511627775"),
     (dict(counts=[2**40, 1]), ValueError, r"counts\[0\] is 1099511627776; expected"),
     (dict(counts=[1.0, 2.0]), TypeError, r"counts\[0\] is 1.0; expected a whole number"),
     (dict(counts=[True, 2]), TypeError, r"counts\[0\] is True, a truth value"),
     (dict(counts=[np.True_, 2]), TypeError, "a truth value"),
     (dict(counts="12"), TypeError, "counts is str '12'; expected a list or an array of whole numbers"),
     (dict(counts={0: 1, 1: 2}), TypeError, "counts is dict"),
     (dict(counts=np.array([[1, 2], [3, 4]])), TypeError, "expected a whole number"),
     (dict(counts=np.array(3)), TypeError, "counts is one number; expected a list or an array"),
     (dict(counts=3), TypeError, "counts is int '3'; expected a list"),
     (dict(), ValueError, "give either draws or a function that draws, or counts="),
     (dict(outcomes=[0], counts=[1, 0]), ValueError, "give either draws"),
     (dict(outcomes=[0, 1, 2]), ValueError, "draw 3 is 2; expected a whole number from 0 to 1"),
     (dict(outcomes=[0, -1]), ValueError, "draw 2 is -1; expected a whole number from 0 to 1"),
     (dict(outcomes=[0.0, 1.0]), TypeError, "draw 1 is 0.0; expected a whole number"),
     (dict(outcomes=["0"]), TypeError, "draw 1 is '0'; expected a whole number"),
     (dict(outcomes="01"), TypeError, "outcomes is str '01'"),
     (dict(outcomes=lambda inputs, count: [0] * (count - 1), draws=10), ValueError,
      "fair-coin: the sampler was asked for 10 draws and returned 9"),
     (dict(outcomes=lambda inputs, count: None), TypeError, "what the sampler returned is NoneType"),
     (dict(outcomes=lambda inputs, count: [0], draws=0), ValueError, "draws is 0; expected a whole number from 1"),
     (dict(outcomes=lambda inputs, count: [0], draws=1.5), TypeError, "draws is 1.5"),
     (dict(counts=[1, 2], level=0), ValueError, "level is 0.0; expected a probability above 0 and below 1"),
     (dict(counts=[1, 2], level=2), ValueError, "level is 2.0"),
     (dict(counts=[1, 2], level=math.nan), ValueError, "level is nan"),
     (dict(counts=[1, 2], level="1e-6"), TypeError, "level is '1e-6'; expected a number"),
     (dict(counts=[1, 2], level=True), TypeError, "level is True"),
     (dict(counts=[1, 2], cases=0), ValueError, "cases is 0; expected a whole number from 1"),
     (dict(counts=[1, 2], cases=10**400), ValueError, "expected a whole number from 1 to"),
     (dict(counts=[0, 0]), ValueError, "fair-coin: there are no draws"),
     (dict(outcomes=[]), ValueError, "fair-coin: there are no draws"),
     (dict(outcomes=np.array([], dtype=int)), ValueError, "fair-coin: there are no draws"),
     (dict(counts=[1, 2], cases=2.0), TypeError, "cases is 2.0"),
     (dict(counts=[1, 2], case=7), TypeError, "the case is 7; expected a Case or the name of one"),
     (dict(counts=[1, 2], format="binary8"), ValueError, "unknown format 'binary8'")])
def test_arguments_that_cannot_be_meant(arguments, error, message):
    with pytest.raises(error, match=message):
        check_sampler(**{"outcomes": None, "case": "fair-coin", **arguments})


def test_counts_and_draws_of_numpy():
    draws = sample(load_corpus()["fair-coin"].inputs(), 100)
    for kind in [np.int64, np.int8, np.uint16]:
        assert check_sampler(draws.astype(kind), "fair-coin").counts == np.bincount(draws).tolist()
        assert check_sampler(None, "fair-coin", counts=np.bincount(draws).astype(kind)).draws == 100
    # Counts that are far off, and as large as may be, are rejected, at once.
    report = check_sampler(None, "fair-coin", counts=[2**40 - 1, 0])
    assert report.p_value == report.bound == 0 and not report.passed and "REJECTED" in str(report)
    assert "p < 1e-300; for every number of draws p < 1e-300" in str(report)


@pytest.mark.parametrize(
    "law, level, message",
    [([0.5, 0.6], 0.1, "the law sums to 1.1"), ([1.5, -0.5], 0.1, "the law sums to"), ([math.nan, 1], 0.1, "the law sums"),
     ([], 0.1, "the law sums to 0"), ([0.5, 0.5], 1.0, "level is 1.0")])
def test_bets_against_what_is_no_law(law, level, message):
    with pytest.raises(ValueError, match=message):
        BettingTest(law, level)
