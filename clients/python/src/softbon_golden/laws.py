# Copyright 2026 the softbon authors
# SPDX-License-Identifier: Apache-2.0
"""Numbers of an implementation beside the exact ones."""

from __future__ import annotations

import math
from dataclasses import dataclass, field
from fractions import Fraction
from typing import Any, Iterable

from . import checks
from .corpus import LAWS, Case, Number, find_case
from .formats import Format, as_format

#: The factor T of the tolerance T·(u·sensitivity + least positive number).
DEFAULT_FACTOR = 8


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
    def passed(self) -> bool:
        """Whether the error is within the tolerance."""
        return self.error <= self.tolerance


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
        """Whether every number is within its tolerance."""
        return all(one.passed for one in self.comparisons)

    @property
    def failures(self) -> list[Comparison]:
        """The numbers that are not, worst first."""
        return [one for one in self.comparisons if not one.passed]

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
                f"{one.ulps:.3g}", f"{one.relative:.2e}", f"{allowed:.3g}", "" if one.passed else "FAILED",
            ])
        widths = [max(len(row[i]) for row in rows) for i in range(len(rows[0]))]
        lines = ["  ".join(cell.ljust(width) for cell, width in zip(row, widths)).rstrip() for row in rows]
        left_out = len(self.comparisons) - worst
        return "\n".join([head, ""] + lines + ([f"… and {left_out} more"] if left_out > 0 else []))


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
    factor: the tolerance is factor·(u·sensitivity + least positive number of the format), see docs/golden.md.
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
    """Raises AssertionError with a table, worst first, unless every number is within its tolerance (see check_law)."""
    __tracebackhide__ = True
    report = check_law(actual, case, format, quantity, factor=factor, flush_subnormals=flush_subnormals)
    if not report.passed:
        raise AssertionError(str(report))
