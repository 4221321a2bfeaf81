# Copyright 2026 the softbon authors
# SPDX-License-Identifier: Apache-2.0
"""Reading a corpus written by `softbon golden` (docs/golden.md describes the file)."""

from __future__ import annotations

import fnmatch
import json
import math
import os
from dataclasses import dataclass
from fractions import Fraction
from functools import lru_cache
from importlib import resources
from typing import Any, Iterator, Mapping, Sequence

from .formats import Format, as_format

SCHEMA = "softbon.golden/1"
#: The quantities that have one number per symbol.
LAWS = ("soft", "log_soft", "tilted", "log_tilted")
#: The quantities whose numbers lie between 0 and 1.
FRACTIONS = frozenset({"soft", "tilted", "tv", "hellinger2", "win_rate", "E1a"})


@dataclass(frozen=True)
class Number:
    """A number of a corpus: its value lies between `lower` and `upper`, which are equal where it is known exactly.

    `infinity` is 1 or -1 where the value is +inf or -inf, and then both ends are 0; it is 0 otherwise.
    """

    lower: Fraction
    upper: Fraction
    infinity: int
    #: The absolute change per unit of relative rounding error; None where the value is infinite.
    sensitivity: Fraction | None
    #: The sensitivity over the size of the value; None where that is 0 or infinite.
    condition: float | None
    _rounded: Mapping[str, float]
    #: The absolute change per unit of absolute error in what underflows on the way, at least 1.
    underflow: Fraction = Fraction(1)

    def rounded(self, format: Any) -> float:
        """The correctly rounded number of the format, which a Python float holds exactly."""
        return self._rounded[as_format(format).key]

    def tolerance(self, format: Any, factor: float | Fraction = 8, flush_subnormals: bool = False) -> Fraction:
        """The largest absolute error that is accepted: factor·(u·sensitivity + least positive number·underflow).

        With `flush_subnormals` the least normal number is added, for hardware that has no subnormal ones.
        """
        own = as_format(format)
        size = Fraction(factor) * (own.unit_roundoff * (self.sensitivity or 0) + own.least_positive * self.underflow)
        return size + own.least_normal if flush_subnormals else size

    def __float__(self) -> float:
        return self._rounded["float64"]


@dataclass(frozen=True)
class Inputs:
    """The inputs of a case in one format: every number is one of that format, exactly.

    The reference law is weights/sum(weights). lam is 0.0 for hard Best-of-n (ties in proportion to the law) and inf for
    the reference law itself.
    """

    format: Format
    weights: tuple[float, ...]
    rewards: tuple[float, ...]
    lam: float
    n: int

    @property
    def probabilities(self) -> tuple[Fraction, ...]:
        """The reference law, exactly."""
        weights = [Fraction(weight) for weight in self.weights]
        total = sum(weights)
        return tuple(weight / total for weight in weights)

    def arrays(self) -> tuple[Any, Any]:
        """The weights and the rewards as numpy arrays of the format; bfloat16 as float32, which holds it exactly."""
        import numpy

        dtype = {"binary64": "float64", "binary16": "float16"}.get(self.format.name, "float32")
        return numpy.array(self.weights, dtype=dtype), numpy.array(self.rewards, dtype=dtype)


@dataclass(frozen=True)
class _Variant:
    formats: tuple[str, ...]
    weights: tuple[float, ...]
    rewards: tuple[float, ...]
    lam: float
    numbers: Mapping[str, Any]


class Case:
    """One case: inputs in each format, and the answers for them."""

    def __init__(self, document: Mapping[str, Any]) -> None:
        self.name: str = document["name"]
        self.about: str = document["about"]
        self.n = int(document["n"])
        #: Formats in which the case has no inputs, with the reason.
        self.omitted: Mapping[str, str] = document.get("omitted", {})
        self._variants = [_variant(variant) for variant in document["variants"]]

    def __repr__(self) -> str:
        return f"Case({self.name!r}: {self.about})"

    @property
    def formats(self) -> list[str]:
        """The names of the formats that have inputs."""
        return [format for variant in self._variants for format in variant.formats]

    def _in(self, format: Any) -> _Variant:
        own = as_format(format)
        for variant in self._variants:
            if own.name in variant.formats:
                return variant
        raise KeyError(f"the case {self.name} has no inputs in {own.name}: {self.omitted.get(own.name, 'left out')}")

    def inputs(self, format: Any = "binary64") -> Inputs:
        """The inputs in a format."""
        variant = self._in(format)
        return Inputs(as_format(format), variant.weights, variant.rewards, variant.lam, self.n)

    def symbols(self, format: Any = "binary64") -> int:
        """The number of symbols."""
        return len(self._in(format).weights)

    def quantities(self, format: Any = "binary64") -> list[str]:
        """The names of what is defined for the case: laws, divergences and rewards, labels of bounds."""
        return list(self._in(format).numbers)

    def law(self, quantity: str = "soft", format: Any = "binary64") -> list[Number]:
        """The numbers of a law: one of LAWS."""
        if quantity not in LAWS:
            raise KeyError(f"{quantity!r} is no law; the laws are {', '.join(LAWS)}")
        numbers: list[Number] = self._in(format).numbers[quantity]
        return numbers

    def number(self, quantity: str, format: Any = "binary64") -> Number:
        """A number of the case, such as kl_tilted_soft or the bound C2."""
        numbers = self._in(format).numbers
        if quantity in LAWS or quantity not in numbers:
            known = ", ".join(name for name in numbers if name not in LAWS)
            raise KeyError(f"{self.name} has no number {quantity!r}; it has {known}")
        number: Number = numbers[quantity]
        return number


class Corpus(Sequence[Case]):
    """The cases of a file."""

    def __init__(self, cases: Sequence[Case], seed: int | None = None) -> None:
        self.cases = list(cases)
        self.seed = seed

    def __len__(self) -> int:
        return len(self.cases)

    def __iter__(self) -> Iterator[Case]:
        return iter(self.cases)

    def __getitem__(self, key: Any) -> Any:
        """A case by its name or its place."""
        if not isinstance(key, str):
            return self.cases[key]
        for case in self.cases:
            if case.name == key:
                return case
        raise KeyError(f"no case {key!r}; the cases are {', '.join(case.name for case in self.cases)}")

    def matching(self, *patterns: str) -> list[Case]:
        """The cases whose name matches one of the patterns, such as "block-*"."""
        for pattern in patterns:
            if not isinstance(pattern, str):
                raise TypeError(f"a pattern is {pattern!r}; expected a text such as \"block-*\"")
        return [case for case in self.cases if any(fnmatch.fnmatchcase(case.name, p) for p in patterns)]


def _fraction(text: str) -> Fraction:
    return Fraction(text)


def _number(document: Mapping[str, Any]) -> Number:
    exact = document.get("exact")
    infinity = {"inf": 1, "-inf": -1}.get(exact or "", 0)
    zero = Fraction(0)
    if infinity:
        lower = upper = zero
    elif exact is not None:
        lower = upper = _fraction(exact)
    else:
        lower, upper = _fraction(document["lower"]), _fraction(document["upper"])
    sensitivity = document.get("sensitivity")
    condition = document.get("condition")
    rounded = {
        key: float.fromhex(document[key]) if document[key] is not None else math.nan
        for key in ("float64", "float32", "bfloat16", "float16")
    }
    return Number(
        lower, upper, infinity, None if sensitivity is None else _fraction(sensitivity),
        None if condition is None else float(condition), rounded, _fraction(document.get("underflow", "1")))


def _variant(document: Mapping[str, Any]) -> _Variant:
    numbers: dict[str, Any] = {law: [_number(number) for number in document[law]] for law in LAWS}
    for law in LAWS:
        if len(numbers[law]) != len(document["weights"]):
            raise ValueError(f"{law} has {len(numbers[law])} numbers for {len(document['weights'])} weights")
    for group in ("quantities", "bounds"):
        for name, number in document[group].items():
            if name != "why" and number is not None:
                numbers[name] = _number(number)
    return _Variant(
        tuple(document["formats"]), tuple(map(float.fromhex, document["weights"])),
        tuple(map(float.fromhex, document["rewards"])), float.fromhex(document["lambda"]), numbers)


@lru_cache(maxsize=8)
def _load(path: str | None) -> Corpus:
    if path is None:
        text = resources.files(__package__).joinpath("data/corpus.json").read_text(encoding="utf-8")
    else:
        with open(path, encoding="utf-8") as file:
            try:
                text = file.read()
            except UnicodeDecodeError:
                raise ValueError(f"{path}: is no text; expected JSON written by 'softbon golden'") from None
    try:
        document = json.loads(text)
    except json.JSONDecodeError as error:
        raise ValueError(f"{path or 'the corpus'}: {error}; expected JSON written by 'softbon golden'") from None
    schema = document.get("schema") if isinstance(document, dict) else None
    if schema != SCHEMA:
        raise ValueError(f"{path or 'the corpus'}: the schema is {schema!r}; expected {SCHEMA!r}")
    if document.get("complete") is False:
        raise ValueError(f"{path}: the file was not written to its end")
    try:
        return Corpus([Case(case) for case in document["results"]], int(document["seed"]))
    except (KeyError, TypeError, AttributeError) as error:
        missing = f"{error} is missing" if isinstance(error, KeyError) else str(error)
        raise ValueError(f"{path or 'the corpus'}: {missing}; expected a file written by 'softbon golden'") from None


def load_corpus(path: str | os.PathLike[str] | None = None) -> Corpus:
    """The corpus of a file, or the one that comes with the package."""
    return _load(None if path is None else os.fspath(path))


def find_case(case: Case | str) -> Case:
    """The case itself, or that of the name in the corpus of the package."""
    if isinstance(case, Case):
        return case
    if not isinstance(case, str):
        raise TypeError(f"the case is {case!r}; expected a Case or the name of one")
    found: Case = load_corpus()[case]
    return found
