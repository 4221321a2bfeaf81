# Copyright 2026 the softbon authors
# SPDX-License-Identifier: Apache-2.0
"""Samplers against the exact law.

Three tests. The exact multinomial test sums the probabilities of all counts that are no likelier than the observed ones;
it is used where there are few enough. Otherwise the G-test, whose chi-square law is asymptotic, is shown beside a bound
that holds for every number of draws: Pr(G >= g) <= C(N + k - 1, k - 1) exp(-g/2), k the number of possible outcomes.
The betting test watches the draws in order: it multiplies (predicted probability)/(exact probability), and by Ville's
inequality a correct sampler ever reaches 1/level with probability at most level, however often one looks.
The arithmetic is that of floats; `softbon verify --counts` computes the same with proved enclosures.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import Any, Callable, Iterable, Sequence, Union

from . import checks
from .corpus import Case, Inputs, find_case
from .formats import as_format

#: The exact test is used up to this many vectors of counts.
MAX_COUNT_VECTORS = 20_000
#: Counts beyond this are refused, by `softbon verify` too.
MAX_COUNT = 2**40 - 1

Sampler = Callable[[Inputs, int], Iterable[int]]


class BettingTest:
    """A sequential test of draws against a law, which may be watched while the draws come in.

    The evidence is the product over the draws of q(x)/p(x), where p is the law and q(x) = (c_x + 1/2)/(t + k/2) predicts
    the next draw from the counts c of the t draws so far (over the k possible outcomes). Under the law the expectation of
    each factor is 1 whatever came before, so the product is a martingale with mean 1, and the probability that it ever
    reaches 1/level is at most level (Ville's inequality).
    """

    def __init__(self, law: Sequence[float], level: float = 1e-6) -> None:
        self.law = [checks.real(p, f"law[{i}]") for i, p in enumerate(checks.items(law, "law", "probabilities"))]
        if not all(p >= 0 for p in self.law) or not math.isclose(math.fsum(self.law), 1, rel_tol=1e-9):
            raise ValueError(f"the law sums to {math.fsum(self.law)!r}; expected probabilities that sum to 1")
        self.level = checks.probability(level, "level")
        self.counts = [0] * len(self.law)
        self.draws = 0
        self.log_evidence = 0.0
        self.largest_log_evidence = 0.0
        #: The number of the draw at which the law was rejected, counted from 1.
        self.rejected_at: int | None = None
        self._outcomes = sum(1 for p in self.law if p > 0)

    def observe(self, outcome: int) -> bool:
        """Takes one draw in; returns whether the law is rejected by now."""
        outcome = checks.whole(outcome, f"draw {self.draws + 1}", 0, len(self.law) - 1)
        p = self.law[outcome]
        if p <= 0:
            self.log_evidence = math.inf
        else:
            q = (self.counts[outcome] + 0.5) / (self.draws + 0.5 * self._outcomes)
            self.log_evidence += math.log(q) - math.log(p)
        self.counts[outcome] += 1
        self.draws += 1
        self.largest_log_evidence = max(self.largest_log_evidence, self.log_evidence)
        if self.rejected_at is None and self.log_evidence >= -math.log(self.level):
            self.rejected_at = self.draws
        return self.rejected_at is not None


def chi_square_tail(statistic: float, degrees: int) -> float:
    """The probability that a chi-square variable is at least the statistic."""
    if statistic <= 0:
        return 1.0
    x = statistic / 2
    if degrees % 2 == 0:
        start, total, j = 0.0, 0.0, 0.0
    else:
        start, total, j = math.erfc(math.sqrt(x)), 0.0, 0.5
    while j < degrees / 2:
        total += math.exp(-x + j * math.log(x) - math.lgamma(j + 1))
        j += 1
    return min(1.0, start + total)


def _log_probability(counts: Sequence[int], logs: Sequence[float]) -> float:
    total = math.lgamma(sum(counts) + 1)
    for count, log in zip(counts, logs):
        if count:
            total += count * log - math.lgamma(count + 1)
    return total


def _exact_tail(counts: Sequence[int], law: Sequence[float]) -> float:
    logs = [math.log(p) for p in law]
    limit = _log_probability(counts, logs) + 1e-9
    total = sum(counts)
    tail = 0.0

    def visit(i: int, left: int, log: float) -> None:
        nonlocal tail
        if i == len(law) - 1:
            log += left * logs[i] - math.lgamma(left + 1)
            if log <= limit:
                tail += math.exp(log)
            return
        for count in range(left + 1):
            visit(i + 1, left - count, log + count * logs[i] - math.lgamma(count + 1))

    visit(0, total, math.lgamma(total + 1))
    return min(1.0, tail)


def _shown(probability: float, relation: str) -> str:
    """A probability; what floats may have rounded to 0 is not shown as 0."""
    return f"{relation} {probability:.3g}" if probability >= 1e-300 else "< 1e-300"


@dataclass
class SamplerReport:
    """What the tests of one sampler say."""

    case: str
    draws: int
    counts: list[int]
    expected: list[float]
    #: The test of which the p-value is: "exact multinomial", "exact multinomial, pooled" (rare outcomes are taken together),
    #: "G (asymptotic)", "bound for every number of draws", "impossible outcome" or "one possible outcome".
    test: str
    p_value: float
    #: An upper bound of the probability of G over all outcomes (not the pooled one of the G-test), valid for every number of draws; 0 where it is below the range of floats.
    bound: float
    #: log of the largest evidence of the betting test; None without the order of the draws.
    log_evidence: float | None
    rejected_at: int | None
    level: float

    @property
    def passed(self) -> bool:
        """Whether the sampler is not rejected."""
        split = self.level / 2 if self.log_evidence is not None else self.level
        return self.p_value > split and self.rejected_at is None

    def __str__(self) -> str:
        lines = [
            f"{self.case}: {self.draws} draws, level {self.level:g}: " + ("passed" if self.passed else "REJECTED"),
            f"  {self.test}: p {_shown(self.p_value, '=')}; for every number of draws p {_shown(self.bound, '<=')}",
        ]
        if self.log_evidence is not None:
            crossing = f", rejected at draw {self.rejected_at}" if self.rejected_at else ""
            lines.append(f"  betting: largest evidence e^{self.log_evidence:.4g}{crossing}")
        lines.append(f"  {'symbol':>8}  {'counted':>10}  {'expected':>12}  {'deviation':>10}")
        order = sorted(range(len(self.counts)), key=lambda i: -abs(self._deviation(i)))
        for i in order[:10]:
            lines.append(f"  {i:>8}  {self.counts[i]:>10}  {self.expected[i]:>12.2f}  {self._deviation(i):>+9.1f}s")
        return "\n".join(lines)

    def _deviation(self, i: int) -> float:
        p = self.expected[i] / self.draws if self.draws else 0.0
        deviation = math.sqrt(self.draws * p * (1 - p))
        difference = self.counts[i] - self.expected[i]
        return difference / deviation if deviation else (0.0 if abs(difference) < 0.5 else math.copysign(1e9, difference))


def _tests(counts: Sequence[int], law: Sequence[float]) -> tuple[str, float, float]:
    draws = sum(counts)
    if any(count and p <= 0 for count, p in zip(counts, law)):
        return "impossible outcome", 0.0, 0.0
    support = [(count, p) for count, p in zip(counts, law) if p > 0]
    k = len(support)
    if k == 1:
        return "one possible outcome", 1.0, 1.0
    g = 2 * sum(count * math.log(count / (draws * p)) for count, p in support if count)
    types = math.lgamma(draws + k) - math.lgamma(draws + 1) - math.lgamma(k)
    bound = math.exp(min(0.0, types - g / 2))
    if k <= 500 and math.comb(draws + k - 1, k - 1) <= MAX_COUNT_VECTORS:
        return "exact multinomial", _exact_tail([c for c, _ in support], [p for _, p in support]), bound
    # Outcomes expected fewer than five times are taken together.
    cells = [(count, draws * p) for count, p in support if draws * p >= 5]
    rare = [(count, draws * p) for count, p in support if draws * p < 5]
    if rare:
        cells.append((sum(c for c, _ in rare), sum(e for _, e in rare)))
    if len(cells) < 2:
        return "bound for every number of draws", bound, bound
    if math.comb(draws + len(cells) - 1, len(cells) - 1) <= MAX_COUNT_VECTORS:
        return "exact multinomial, pooled", _exact_tail([c for c, _ in cells], [e / draws for _, e in cells]), bound
    pooled = 2 * sum(count * math.log(count / expected) for count, expected in cells if count)
    # The bound is the smaller where the asymptotic law is far out of its range, as with a few outcomes that are too rare.
    return "G (asymptotic)", min(chi_square_tail(pooled, len(cells) - 1), 1.0), bound


def check_sampler(
    outcomes: Union[Sampler, Iterable[int], None], case: Case | str, format: Any = "binary64", *,
    counts: Sequence[int] | None = None, draws: int = 20_000, level: float = 1e-6, cases: int = 1,
) -> SamplerReport:
    """Tests a sampler against the exact law of a case.

    outcomes: a function of the inputs and a number that returns so many draws, or the draws themselves in their order
        (symbols counted from 0); None where `counts` are given.
    counts: how often each symbol was returned, whole numbers below 2^40.
    draws: how many draws a function is asked for; it must return as many.
    level: the probability with which a correct sampler is rejected, at most (for the G-test, asymptotically).
    cases: how many cases are tested together; the level is divided by it (Bonferroni).
    """
    case = find_case(case)
    own = as_format(format)
    law = [float(number) for number in case.law("soft", own)]
    level = checks.probability(level, "level") / checks.whole(cases, "cases", 1, MAX_COUNT)
    if (outcomes is None) == (counts is None):
        raise ValueError("give either draws or a function that draws, or counts=")
    betting = None
    if counts is None:
        if callable(outcomes):
            number = checks.whole(draws, "draws", 1, MAX_COUNT)
            values = checks.items(outcomes(case.inputs(own), number), "what the sampler returned", "symbols")
            if len(values) != number:
                raise ValueError(f"{case.name}: the sampler was asked for {number} draws and returned {len(values)}")
        else:
            values = checks.items(outcomes, "outcomes", "symbols")
        betting = BettingTest(law, level / 2)
        for value in values:
            betting.observe(value)
        counts = betting.counts
    given = checks.items(counts, "counts", "whole numbers, one per symbol")
    counts = [checks.whole(count, f"counts[{i}]", 0, MAX_COUNT) for i, count in enumerate(given)]
    if len(counts) != len(law):
        raise ValueError(f"{case.name} has {len(law)} symbols; {len(counts)} counts were given")
    total = sum(counts)
    if total == 0:
        raise ValueError(f"{case.name}: there are no draws; a sampler that returned nothing cannot be tested")
    test, p_value, bound = _tests(counts, law)
    return SamplerReport(
        case.name, total, counts, [total * p for p in law], test, p_value, bound,
        betting.largest_log_evidence if betting else None, betting.rejected_at if betting else None, level)


def assert_sampler_matches(
    outcomes: Union[Sampler, Iterable[int], None], case: Case | str, format: Any = "binary64", *,
    counts: Sequence[int] | None = None, draws: int = 20_000, level: float = 1e-6, cases: int = 1,
) -> None:
    """Raises AssertionError with a report if the sampler is rejected (see check_sampler)."""
    __tracebackhide__ = True
    report = check_sampler(outcomes, case, format, counts=counts, draws=draws, level=level, cases=cases)
    if not report.passed:
        raise AssertionError(str(report))
