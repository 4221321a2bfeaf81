# Copyright 2026 the softbon authors
# SPDX-License-Identifier: Apache-2.0
"""What arguments must be; each check says what was given and what would be right."""

from __future__ import annotations

import math
import operator
from typing import Any, Iterable


def whole(value: Any, name: str, least: int = 0, most: int | None = None) -> int:
    """An int, or what stands for one exactly (numpy's and torch's); no bool, no float, no text."""
    # numpy.bool_ is called bool or bool_, and has an __index__ in old versions.
    if isinstance(value, bool) or type(value).__name__ in ("bool", "bool_"):
        raise TypeError(f"{name} is {value!r}, a truth value; expected a whole number")
    try:
        number = operator.index(value)
    except TypeError:
        raise TypeError(f"{name} is {value!r}; expected a whole number (an int or a numpy integer)") from None
    if number < least or (most is not None and number > most):
        bounds = f"at least {least}" if most is None else f"from {least} to {most}"
        raise ValueError(f"{name} is {number}; expected a whole number {bounds}")
    return number


def real(value: Any, name: str) -> float:
    """A float, also inf and nan; no bool, no text, no array."""
    if isinstance(value, (bool, str, bytes)) or type(value).__name__ in ("bool", "bool_") or value is None:
        raise TypeError(f"{name} is {value!r}; expected a number")
    if getattr(value, "ndim", 0):
        raise TypeError(f"{name} is an array of shape {tuple(value.shape)}; expected a number")
    try:
        return float(value)
    except TypeError:
        raise TypeError(f"{name} is {value!r}; expected a number") from None
    except OverflowError:
        raise ValueError(f"{name} is beyond the range of a float") from None


def positive(value: Any, name: str) -> float:
    """A finite number above 0."""
    number = real(value, name)
    if not 0 < number < math.inf:
        raise ValueError(f"{name} is {number!r}; expected a number above 0")
    return number


def probability(value: Any, name: str) -> float:
    """A number above 0 and below 1."""
    number = real(value, name)
    if not 0 < number < 1:
        raise ValueError(f"{name} is {number!r}; expected a probability above 0 and below 1")
    return number


def items(value: Any, name: str, what: str) -> list[Any]:
    """The elements of a list, an array or another iterable in an order; no text, no mapping, no set."""
    if isinstance(value, (str, bytes, dict, set, frozenset)) or not isinstance(value, Iterable):
        raise TypeError(f"{name} is {type(value).__name__} {str(value)[:60]!r}; expected a list or an array of {what}")
    try:
        return list(value)
    except TypeError:  # an array without dimensions
        raise TypeError(f"{name} is one number; expected a list or an array of {what}") from None
