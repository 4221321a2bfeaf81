# Copyright 2026 the softbon authors
# SPDX-License-Identifier: Apache-2.0
"""The binary formats of a corpus."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from typing import Any


@dataclass(frozen=True)
class Format:
    """A binary floating-point format with `precision` significant bits and the largest exponent `emax`."""

    name: str
    key: str
    precision: int
    emax: int

    @property
    def unit_roundoff(self) -> Fraction:
        """Half a unit in the last place of 1."""
        return Fraction(1, 2**self.precision)

    @property
    def least_positive(self) -> Fraction:
        """The least positive number, which is subnormal."""
        return Fraction(1, 2 ** (self.emax + self.precision - 2))

    @property
    def least_normal(self) -> Fraction:
        """The least positive normal number."""
        return Fraction(1, 2 ** (self.emax - 1))

    def ulp(self, value: Fraction) -> Fraction:
        """The unit in the last place at a finite value; that of the subnormal numbers below the normal ones."""
        size = abs(value)
        if size < self.least_normal:
            return self.least_positive
        exponent = size.numerator.bit_length() - size.denominator.bit_length()
        if size < Fraction(2) ** exponent:
            exponent -= 1
        return Fraction(2) ** (min(exponent, self.emax) - self.precision + 1)


FORMATS: dict[str, Format] = {
    format.name: format
    for format in (
        Format("binary64", "float64", 53, 1023),
        Format("binary32", "float32", 24, 127),
        Format("bfloat16", "bfloat16", 8, 127),
        Format("binary16", "float16", 11, 15),
    )
}
_ALIASES = {
    "double": "binary64", "float64": "binary64", "float": "binary32", "single": "binary32", "float32": "binary32",
    "half": "binary16", "float16": "binary16",
}


def as_format(value: Any) -> Format:
    """The format of a name ("binary32", "float32"), of a dtype, or of an object with one.

    torch.bfloat16 and numpy dtypes are known by their names; nothing is imported.
    """
    if isinstance(value, Format):
        return value
    name = str(getattr(value, "__name__", None) or getattr(value, "name", None) or value)
    name = name.rsplit(".", 1)[-1]
    name = _ALIASES.get(name, name)
    if name not in FORMATS:
        raise ValueError(f"unknown format {value!r}; the formats are {', '.join(FORMATS)}")
    return FORMATS[name]
