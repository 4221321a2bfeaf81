# Copyright 2026 the softbon authors
# SPDX-License-Identifier: Apache-2.0
"""A pytest plugin: a test that asks for the fixture `golden` runs once for each case and format.

    @pytest.mark.golden(formats=["binary32"], max_symbols=100)
    def test_my_law(golden):
        golden.assert_close(my_law(golden.weights, golden.rewards, golden.lam, golden.n))

The marker takes formats (default: binary64) and cases (patterns of names), each one text or a list, max_n, max_symbols, factor
and flush_subnormals. One that selects nothing is an error, as a test that never runs tests nothing.
`--golden-corpus FILE` takes another corpus than that of the package.
"""

from __future__ import annotations

from typing import Any, Iterable

import pytest

from . import checks
from .corpus import Case, Inputs, load_corpus
from .formats import as_format
from .laws import DEFAULT_FACTOR, assert_law_close
from .samplers import Sampler, assert_sampler_matches


class Golden:
    """A case in one format, as a test sees it."""

    def __init__(self, case: Case, format: str, factor: float, flush_subnormals: bool, cases: int) -> None:
        self.case = case
        self.format = format
        self.inputs: Inputs = case.inputs(format)
        self._factor = factor
        self._flush = flush_subnormals
        self._cases = cases

    @property
    def weights(self) -> tuple[float, ...]:
        """The weights of the reference law, which need not sum to 1."""
        return self.inputs.weights

    @property
    def rewards(self) -> tuple[float, ...]:
        """The rewards."""
        return self.inputs.rewards

    @property
    def lam(self) -> float:
        """The temperature."""
        return self.inputs.lam

    @property
    def n(self) -> int:
        """The number of candidates."""
        return self.inputs.n

    def assert_close(self, actual: Any, quantity: str = "soft") -> None:
        """Fails with a table unless the numbers are within their tolerances."""
        __tracebackhide__ = True
        assert_law_close(
            actual, self.case, self.format, quantity, factor=self._factor, flush_subnormals=self._flush)

    def assert_sampler(self, outcomes: Sampler | Iterable[int], draws: int = 20_000, level: float = 1e-6) -> None:
        """Fails with a report if the draws do not have the exact law; the level is for all cases of the test together."""
        __tracebackhide__ = True
        assert_sampler_matches(outcomes, self.case, self.format, draws=draws, level=level, cases=self._cases)


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.getgroup("softbon-golden").addoption(
        "--golden-corpus", default=None, metavar="FILE", help="a corpus written by 'softbon golden'")


def pytest_configure(config: pytest.Config) -> None:
    config.addinivalue_line(
        "markers",
        "golden(formats, cases, max_n, max_symbols, factor, flush_subnormals): which cases the fixture 'golden' takes")


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    if "golden" not in metafunc.fixturenames:
        return
    try:
        chosen, factor, flush = _chosen(metafunc)
    except (KeyError, OSError, TypeError, ValueError) as error:
        message = error.args[0] if isinstance(error, KeyError) else error
        # Shown without a traceback; the run ends with an error.
        raise pytest.Collector.CollectError(f"{metafunc.definition.nodeid}: the marker golden: {message}") from None
    metafunc.parametrize(
        "golden", [Golden(case, format, factor, flush, len(chosen)) for case, format in chosen],
        ids=[f"{case.name}-{format}" for case, format in chosen])


def _texts(value: Any, name: str) -> list[str]:
    texts = [value] if isinstance(value, str) or not isinstance(value, Iterable) else list(value)
    if not texts:
        raise ValueError(f"{name} is empty; leave it out, or name some")
    return texts


def _chosen(metafunc: pytest.Metafunc) -> tuple[list[tuple[Case, str]], float, bool]:
    """The cases and formats of the marker, the factor and whether subnormal numbers may be flushed."""
    marker = metafunc.definition.get_closest_marker("golden")
    options = dict(marker.kwargs) if marker else {}
    if marker and marker.args:
        raise TypeError(f"give {marker.args[0]!r} by its name, as in formats=[\"binary32\"] or cases=[\"block-*\"]")
    formats = [as_format(given).name for given in _texts(options.pop("formats", "binary64"), "formats")]
    patterns = _texts(options.pop("cases", "*"), "cases")
    limits = {name: options.pop(name, None) for name in ("max_n", "max_symbols")}
    max_n, max_symbols = (None if v is None else checks.whole(v, name, 1) for name, v in limits.items())
    factor = checks.positive(options.pop("factor", DEFAULT_FACTOR), "factor")
    flush = options.pop("flush_subnormals", False)
    if not isinstance(flush, bool):
        raise TypeError(f"flush_subnormals is {flush!r}; expected True or False")
    if options:
        raise TypeError(
            f"there is no {', '.join(options)}; there are formats, cases, max_n, max_symbols, factor, flush_subnormals")
    corpus = load_corpus(metafunc.config.getoption("--golden-corpus"))
    for pattern in patterns:
        if not corpus.matching(pattern):
            raise ValueError(f"no case matches {pattern!r}; the cases are {', '.join(case.name for case in corpus)}")
    chosen = [
        (case, format)
        for case in corpus.matching(*patterns)
        for format in dict.fromkeys(formats)
        if format in case.formats
        and (max_n is None or case.n <= max_n)
        and (max_symbols is None or case.symbols(format) <= max_symbols)
    ]
    if not chosen:
        raise ValueError(f"no case is left in {', '.join(formats)} with max_n={max_n}, max_symbols={max_symbols}")
    return chosen, factor, flush
