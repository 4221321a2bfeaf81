# Copyright 2026 the softbon authors
# SPDX-License-Identifier: Apache-2.0
"""Compares a JSON document of the program with the truth. Each finding is one line of text."""

import json
import re
from fractions import Fraction

import flint
from flint import arb, fmpq

from problems import exact
from truth import INFINITE, UNDEFINED, is_zero

DECIMAL = re.compile(r"-?\d+(\.\d+)?(e-?\d+)?$")
EXACT = re.compile(r"-?\d+(/\d+)?$")
DEFAULT_DIGITS = 15
QUANTITIES = [
    "kl_tilted_soft", "kl_soft_tilted", "kl_soft_reference", "kl_tilted_reference", "tv", "chi2_tilted_soft",
    "hellinger2", "max_log_ratio", "reward_soft", "reward_tilted", "reward_gap", "relative_reward_gap", "cv2",
    "win_rate"]


class NotTheContract(Exception):
    """The document does not have the form that is promised."""


def refuse_float(literal):
    raise NotTheContract(f"the JSON number {literal} is a float")


def load(text, command):
    """Reads a document and checks what every document has."""
    try:
        document = json.loads(text, parse_float=refuse_float)
    except ValueError as error:
        raise NotTheContract(f"not JSON: {error}") from error
    if document.get("schema") != f"softbon.{command}/1":
        raise NotTheContract(f"the schema is {document.get('schema')!r}")
    if not text.endswith("}\n") or text.endswith("\n\n"):
        raise NotTheContract("the document does not end with one newline")

    def check_order(node, where):
        if isinstance(node, dict):
            if list(node) != sorted(node):
                raise NotTheContract(f"the keys of {where} are not sorted")
            for key, value in node.items():
                check_order(value, f"{where}.{key}")
        elif isinstance(node, list):
            for value in node:
                check_order(value, where)

    check_order(document, "document")
    return document


def abbreviated(text):
    """A long number with its middle left out."""
    return re.sub(r"\d{60,}", lambda digits: f"{digits[0][:20]}…({len(digits[0])} digits)…{digits[0][-20:]}", text)


def check_number(node, value, digits, must_be_exact):
    """Yields what is wrong with one printed number; `value` is the truth."""
    if value == UNDEFINED:
        if node is not None:
            yield f"is {node} where nothing is defined"
        return
    if value == INFINITE:
        if not isinstance(node, dict) or node.get("exact") != "inf":
            yield f"is {node} and not inf"
        return
    if not isinstance(node, dict) or not all(isinstance(node.get(key), str) for key in ("lower", "upper")):
        yield f"is {node} and not a number"
        return
    for key in ("lower", "upper"):
        if not DECIMAL.match(node[key]):
            yield f"{key} is not a decimal: {node[key]}"
            return
    lower, upper = Fraction(node["lower"]), Fraction(node["upper"])
    if lower > upper:
        yield f"lower {node['lower']} is above upper {node['upper']}"
    if upper - lower > Fraction(10) ** (1 - digits) * min(abs(lower), abs(upper)):
        yield f"[{node['lower']}, {node['upper']}] is wider than {digits} digits allow"
    if isinstance(value, fmpq):
        outside = exact(lower) > value or value > exact(upper)
        shown = abbreviated(str(value))
    else:
        # Certain answers of balls: neither is true when the ball only touches the end.
        outside = bool(arb(exact(lower)) > value) or bool(arb(exact(upper)) < value)
        shown = value.str(digits + 5)
    if outside:
        yield f"[{node['lower']}, {node['upper']}] does not contain {shown}"
    if "exact" in node:
        if not EXACT.match(node["exact"]):
            yield f"exact is not a rational number: {abbreviated(node['exact'])}"
        elif not isinstance(value, fmpq):
            yield f"exact {abbreviated(node['exact'])} where the value is not rational"
        elif node["exact"] != str(value):
            yield f"exact {abbreviated(node['exact'])} is not {shown}"
    elif must_be_exact and isinstance(value, fmpq):
        yield f"does not carry exact {shown}"
    elif is_zero(value) and (lower, upper) != (0, 0):
        yield f"[{node['lower']}, {node['upper']}] is not the exact 0"


def check_rows(document, ns):
    """The rows of a document, one for each n in ascending order."""
    rows = document.get("results")
    if not isinstance(rows, list) or [row.get("n") for row in rows] != [str(n) for n in ns]:
        raise NotTheContract(f"the rows are not those of n = {ns}")
    for row in rows:
        if not isinstance(row.get("engine"), str) or type(row.get("precisionBits")) is not int:
            raise NotTheContract(f"n = {row['n']}: engine or precisionBits is missing")
    return rows


def check_distribution(text, ns, digits, truths, always_exact):
    """Findings about the output of `softbon distribution`; `truths` has the truth for each n.

    A rational P_n must be shown as one where `always_exact`, at n = 1, and where the exact engine computed the row;
    a rational P* always.
    """
    for row, known in zip(check_rows(load(text, "distribution"), ns), truths):
        exactly = {"tilted": True, "soft": always_exact or row["n"] == "1" or row["engine"] == "exact"}
        for law in ("soft", "tilted"):
            if not isinstance(row.get(law), list) or len(row[law]) != len(known[law]):
                yield f"n = {row['n']}: {law} does not have one entry for each symbol"
                continue
            for i, (node, value) in enumerate(zip(row[law], known[law])):
                for finding in check_number(node, value, digits, exactly[law]):
                    yield f"n = {row['n']}: {law}[{i}] {finding}"


def check_compare(text, ns, digits, truths):
    """Findings about the output of `softbon compare`."""
    for row, known in zip(check_rows(load(text, "compare"), ns), truths):
        found = row.get("quantities", {})
        for name in QUANTITIES:
            if name not in found:
                yield f"n = {row['n']}: {name} is missing"
            else:
                for finding in check_number(found[name], known[name][0], digits, False):
                    yield f"n = {row['n']}: {name} {finding}"


def enough_bits(digits):
    """Sets the precision at which ends and balls are compared."""
    flint.ctx.prec = max(flint.ctx.prec, 4 * digits + 200)
