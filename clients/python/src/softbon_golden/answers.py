# Copyright 2026 the softbon authors
# SPDX-License-Identifier: Apache-2.0
"""The file that `softbon verify` reads."""

from __future__ import annotations

import json
import os
from typing import Any, Iterable, Mapping

from . import checks
from .corpus import LAWS, Case
from .formats import as_format


def _text(value: Any, name: str) -> str:
    number = checks.real(value, name)
    return number.hex() if number == number and abs(number) != float("inf") else str(number)


def write_answers(
    path: str | os.PathLike[str], answers: Iterable[tuple[Case | str, Any, Mapping[str, Any]]]
) -> None:
    """Writes an implementation's answers: (case, format, {quantity: numbers}) each. Numbers are written exactly."""
    rows = []
    for place, row in enumerate(answers):
        try:
            case, format, numbers = row
        except (TypeError, ValueError):
            raise ValueError(f"answers[{place}] is {str(row)[:60]}; expected (case, format, {{quantity: numbers}})") from None
        if not numbers:
            raise ValueError(f"there are no numbers for {case}")
        rows.append({
            "case": case if isinstance(case, str) else case.name, "format": as_format(format).name,
            "numbers": {
                name: [_text(v, name) for v in checks.items(value, name, "numbers")] if name in LAWS
                else _text(value, name) for name, value in numbers.items()
            },
        })
    with open(path, "w", encoding="utf-8") as file:
        json.dump({"schema": "softbon.answers/1", "answers": rows}, file, indent=1)
        file.write("\n")
