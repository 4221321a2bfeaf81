# Copyright 2026 the softbon authors
# SPDX-License-Identifier: Apache-2.0

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


def test_counts_of_the_wrong_length():
    with pytest.raises(ValueError, match="2 symbols"):
        check_sampler(None, "fair-coin", counts=[1, 2, 3])
