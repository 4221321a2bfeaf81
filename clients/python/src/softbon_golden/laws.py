# Copyright 2026 the softbon authors
# SPDX-License-Identifier: Apache-2.0
"""Numbers of an implementation beside the exact ones."""

from __future__ import annotations

import math
import warnings
from dataclasses import dataclass, field
from fractions import Fraction
from typing import Any, Iterable

from . import checks
from .corpus import FRACTIONS, LAWS, Case, Number, find_case
from .formats import Format, as_format

#: The factor T of the tolerance T·(u·sensitivity + least positive number·underflow).
DEFAULT_FACTOR = 8


class UntestedWarning(UserWarning):
    """Numbers are not tested: their tolerance is at least half of their range."""


@dataclass(frozen=True)
class Comparison:
    """One number beside the exact one."""

    case: str
    format: Format
    quantity: str
    symbol: int | None
    actual: float
    expected: Number
    tolerance: Fraction
    #: The absolute error; inf where it has none.
    error: Fraction | float

    @property
    def ulps(self) -> float:
        """The error in units in the last place of the format at the exact value."""
        if self.expected.infinity or not isinstance(self.error, Fraction):
            return 0.0 if self.error == 0 else math.inf
        return _float(self.error / self.format.ulp(self.expected.upper))

    @property
    def relative(self) -> float:
        """The error over the size of the exact value."""
        if not isinstance(self.error, Fraction):
            return 0.0 if self.error == 0 else math.inf
        if self.error == 0:
            return 0.0
        size = min(abs(self.expected.lower), abs(self.expected.upper))
        return _float(self.error / size) if size else math.inf

    @property
    def badness(self) -> float:
        """The error over the tolerance."""
        return _float(self.error / self.tolerance) if isinstance(self.error, Fraction) else float(self.error)

    @property
    def failed(self) -> bool:
        """Whether the error is beyond the tolerance."""
        return self.error > self.tolerance

    @property
    def untested(self) -> bool:
        """Whether an error within the tolerance says nothing: the number lies between 0 and 1, the tolerance is at least 1/2."""
        return not self.failed and self.quantity in FRACTIONS and self.tolerance >= Fraction(1, 2)

    @property
    def passed(self) -> bool:
        """Whether the error is within the tolerance, and this says something."""
        return not self.failed and not self.untested


def _float(value: Fraction) -> float:
    try:
        return float(value)
    except OverflowError:
        return math.inf


@dataclass
class LawReport:
    """What came out of comparing, worst first."""

    comparisons: list[Comparison] = field(default_factory=list)
    factor: float = DEFAULT_FACTOR

    def __post_init__(self) -> None:
        self.comparisons.sort(key=lambda one: -one.badness)

    @property
    def passed(self) -> bool:
        """Whether every number is within its tolerance, and this says something of at least one (see `untested`)."""
        return not self.failures and any(one.passed for one in self.comparisons)

    @property
    def failures(self) -> list[Comparison]:
        """The numbers that are beyond their tolerance, worst first."""
        return [one for one in self.comparisons if one.failed]

    @property
    def untested(self) -> list[Comparison]:
        """The numbers that lie between 0 and 1 and whose tolerance is at least 1/2; they count neither as passed nor as failed."""
        return [one for one in self.comparisons if one.untested]

    def __add__(self, other: LawReport) -> LawReport:
        return LawReport(self.comparisons + other.comparisons, max(self.factor, other.factor))

    def __str__(self) -> str:
        return self.text(worst=12)

    def text(self, worst: int = 12) -> str:
        """A table of the worst numbers."""
        failures = len(self.failures)
        head = f"{failures} of {len(self.comparisons)} numbers are outside their tolerance (factor {self.factor:g})"
        rows = [["case", "format", "number", "got", "expected", "error (ulps)", "relative", "allowed (ulps)", ""]]
        for one in self.comparisons[:worst]:
            name = one.quantity if one.symbol is None else f"{one.quantity}[{one.symbol}]"
            allowed = math.inf
            if not one.expected.infinity:
                allowed = _float(one.tolerance / one.format.ulp(one.expected.upper))
            rows.append([
                one.case, one.format.name, name, f"{one.actual:.9g}", f"{one.expected.rounded(one.format):.9g}",
                f"{one.ulps:.3g}", f"{one.relative:.2e}", f"{allowed:.3g}", "FAILED" if one.failed else "not tested" if one.untested else "",
            ])
        widths = [max(len(row[i]) for row in rows) for i in range(len(rows[0]))]
        lines = ["  ".join(cell.ljust(width) for cell, width in zip(row, widths)).rstrip() for row in rows]
        left_out = len(self.comparisons) - worst
        foot = [f"… and {left_out} more"] if left_out > 0 else []
        if self.untested:
            foot.append(self._untested_text())
        return "\n".join([head, ""] + lines + foot)

    def _untested_text(self) -> str:
        return (f"{len(self.untested)} of {len(self.comparisons)} numbers are not tested: they lie between 0 and 1, and their"
                " tolerance is at least 1/2")


def _error(actual: float, expected: Number, format: Format) -> Fraction | float:
    if math.isnan(actual):
        return math.inf
    if math.isinf(actual):
        # An infinity is right where the exact value rounds to it.
        return Fraction(0) if expected.rounded(format) == actual else math.inf
    if expected.infinity:
        return math.inf
    value = Fraction(actual)
    return max(abs(value - expected.lower), abs(value - expected.upper))


def check_law(
    actual: Any, case: Case | str, format: Any = "binary64", quantity: str = "soft", *,
    factor: float = DEFAULT_FACTOR, flush_subnormals: bool = False,
) -> LawReport:
    """Compares numbers with the exact ones.

    actual: one number per symbol for the laws (soft, log_soft, tilted, log_tilted), a number for everything else.
    case: a case, or the name of one in the corpus of the package.
    factor: the tolerance is factor·(u·sensitivity + least positive number of the format·underflow), see docs/golden.md.
    """
    case = find_case(case)
    own = as_format(format)
    factor = checks.positive(factor, "factor")
    if quantity in LAWS:
        expected = case.law(quantity, own)
        given = checks.items(actual, quantity, "numbers, one per symbol")
        numbers = [checks.real(value, f"{quantity}[{i}]") for i, value in enumerate(given)]
        if len(numbers) != len(expected):
            raise ValueError(
                f"{case.name}: {quantity} has {len(expected)} numbers, one per symbol; {len(numbers)} were given")
        pairs: Iterable[tuple[int | None, float, Number]] = zip(range(len(numbers)), numbers, expected)
    else:
        number = case.number(quantity, own)
        pairs = [(None, checks.real(actual, quantity), number)]
    comparisons = []
    for symbol, value, number in pairs:
        tolerance = number.tolerance(own, Fraction(factor), flush_subnormals)
        comparisons.append(
            Comparison(case.name, own, quantity, symbol, value, number, tolerance, _error(value, number, own)))
    return LawReport(comparisons, factor)


def assert_law_close(
    actual: Any, case: Case | str, format: Any = "binary64", quantity: str = "soft", *,
    factor: float = DEFAULT_FACTOR, flush_subnormals: bool = False,
) -> None:
    """Raises AssertionError with a table, worst first, if a number is beyond its tolerance (see check_law).

    Numbers whose tolerance is too wide to test anything, which happens in bfloat16 and binary16, give an UntestedWarning.
    """
    __tracebackhide__ = True
    report = check_law(actual, case, format, quantity, factor=factor, flush_subnormals=flush_subnormals)
    if report.failures:
        raise AssertionError(str(report))
    if report.untested:
        one = report.untested[0]
        warnings.warn(
            f"{one.case} in {one.format.name}, {one.quantity}: {report._untested_text()}", UntestedWarning, stacklevel=2)
