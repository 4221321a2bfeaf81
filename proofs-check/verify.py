#!/usr/bin/env python3
# Copyright 2026 the softbon authors
# SPDX-License-Identifier: Apache-2.0
"""Checks a JSON certificate (softbon certify --format json) from its exact inputs alone.

    proofs-check/verify.py FILE...

Shares nothing with softbon: Python's integers, the definition of P_n as a sum over compositions, and the interval
arithmetic below. The format of a certificate is in docs/certificates.md.

Says yes when every enclosure holds the value that the definitions give and every verdict is right, no when some number
or verdict is wrong, and "not decided" when none was found to be wrong but some could not be told: sums of more than
MAXIMUM_TERMS terms, numbers that want more than MAXIMUM_BITS bits (weights that span more than about e^20000).
Exit: 0 yes, 1 no, 2 not decided, 64 wrong usage, 65 the file is not a certificate.
"""

import functools
import json
import re
import sys
from fractions import Fraction
from math import comb

MAXIMUM_BITS = 1 << 15
MAXIMUM_TERMS = 10**5
QUANTITIES = ["kl_tilted_soft", "kl_soft_tilted", "kl_soft_reference", "tv", "reward_soft", "reward_tilted", "cv2"]
BOUNDS = ["C2", "C3a", "C3b", "C3c", "E1a", "E1b", "F1"]


class Malformed(Exception):
    """The file is not a certificate; the message says where and why."""


class Undecided(str):
    """A finding that says only that something could not be told."""


class Unbounded(Exception):
    """An interval too wide to go on with: a divisor or a logarithm reaches zero."""


# --- Intervals: two integers over 2^bits, lower ends rounded down, upper ends up.


def up(numerator, denominator):
    return -(-numerator // denominator)


class Interval:
    bits = 64

    def __init__(self, low, high):
        self.low, self.high = low, high

    @classmethod
    def of(cls, value):
        """The tightest interval around a rational."""
        value = Fraction(value)
        scaled = value.numerator << cls.bits
        return cls(scaled // value.denominator, up(scaled, value.denominator))

    def __add__(self, other):
        return Interval(self.low + other.low, self.high + other.high)

    def __sub__(self, other):
        return Interval(self.low - other.high, self.high - other.low)

    def __mul__(self, other):
        products = [a * b for a in (self.low, self.high) for b in (other.low, other.high)]
        return Interval(min(products) >> self.bits, -(-max(products) >> self.bits))

    def inverse(self):
        if self.low <= 0:
            raise Unbounded
        one = 1 << 2 * self.bits
        return Interval(one // self.high, up(one, self.low))

    def __truediv__(self, other):
        return self * other.inverse() if other.low > 0 else Interval(-self.high, -self.low) * Interval(
            -other.high, -other.low).inverse()

    def absolute(self):
        if self.low >= 0:
            return self
        return Interval(max(0, -self.high), max(-self.low, self.high))

    def ends(self):
        return Fraction(self.low, 1 << self.bits), Fraction(self.high, 1 << self.bits)


def total(terms):
    return sum(terms, Interval(0, 0))


def exponential(value):
    """e^value for a rational value <= 0: Taylor's series for |t| <= 1/4, then squared again and again."""
    if -value > Interval.bits:
        return Interval(0, 1)  # e^value < 2^-bits
    halvings = max(0, 2 + abs(value).numerator.bit_length() - abs(value).denominator.bit_length() + 1)
    t = Interval.of(Fraction(value) / 2**halvings)
    term = result = Interval.of(1)
    order = 0
    while max(abs(term.low), abs(term.high)) > 1:
        order += 1
        term = term * t * Interval.of(Fraction(1, order))
        result = result + term
    # What is left out is at most the last term times 1/4 + 1/16 + ...
    rest = max(abs(term.low), abs(term.high))
    result = Interval(result.low - rest, result.high + rest)
    for _ in range(halvings):
        result = result * result
    return Interval(max(result.low, 0), result.high)


def log_of_end(value, bits, direction):
    """log(value/2^bits) for an integer value > 0, as an integer over 2^bits rounded down (-1) or up (1)."""
    shift = value.bit_length() - 1
    # value = 2^shift y with 1 <= y < 2; log y = 2 artanh((y-1)/(y+1)), in particular log 2 = 2 artanh(1/3).
    y = artanh(Fraction(value - (1 << shift), value + (1 << shift)))
    result = y + Interval.of(shift - bits) * half_log_2(bits)
    return 2 * (result.low if direction < 0 else result.high)


def artanh(value):
    """artanh of a rational in [0, 1/3]: z + z^3/3 + z^5/5 + ..."""
    z = Interval.of(value)
    square = z * z
    power, result, order = z, z, 1
    while power.high > 1:
        power, order = power * square, order + 2
        result = result + power * Interval.of(Fraction(1, order))
    # What is left out is at most the last power times 1/9 + 1/81 + ...
    return Interval(result.low, result.high + power.high)


@functools.lru_cache(maxsize=1)
def half_log_2(bits):
    return artanh(Fraction(1, 3))


def logarithm(x):
    if x.low <= 0:
        raise Unbounded
    return Interval(log_of_end(x.low, x.bits, -1), log_of_end(x.high, x.bits, 1))


# --- The definitions.


def samples(n, p):
    """All (c_1, ..., c_k) of nonnegative integers with sum n, each with n!/prod c_j! * prod p_j^c_j, p integers."""
    if len(p) == 1:
        yield (n,), p[0] ** n
    elif len(p) == 2:
        ways = p[1] ** n
        for first in range(n + 1):
            yield (first, n - first), ways
            ways = ways * p[0] * (n - first) // (p[1] * (first + 1))
    else:
        for first in range(n + 1):
            outer = comb(n, first) * p[0] ** first
            for rest, ways in samples(n - first, p[1:]):
                yield (first, *rest), outer * ways


def integers(probabilities):
    """The probabilities as integers over their product of denominators."""
    common = 1
    for p in probabilities:
        common *= p.denominator
    return common, [int(p * common) for p in probabilities]


def soft_law(row):
    """P_n(i) = sum over c of n!/prod c_j! * prod P_j^c_j * c_i w_i / sum_j c_j w_j."""
    k, n, w = row.k, row.n, row.w
    common, p = integers(row.probabilities)
    low, high = [0] * k, [0] * k
    for c, ways in samples(n, p):
        share = total(Interval(a * x.low, a * x.high) for a, x in zip(c, w)).inverse()
        for i, count in enumerate(c):
            if count:
                low[i] += ways * count * share.low
                high[i] += ways * count * share.high
    scale = common**n
    return [Interval(a // scale, up(b, scale)) * x for a, b, x in zip(low, high, w)]


def exact_law(row):
    """The same for rational weights, as fractions."""
    common, p = integers(row.probabilities)
    w, sums = row.rational_weights, {}
    for c, ways in samples(row.n, p):
        weight = sum(a * b for a, b in zip(c, w))
        counts = sums.setdefault(weight, [0] * row.k)
        for i, count in enumerate(c):
            counts[i] += ways * count
    scale = common**row.n
    return [sum(Fraction(c[i]) / weight for weight, c in sums.items()) * w[i] / scale for i in range(row.k)]


def divergence(p, q):
    return total(a * logarithm(a / b) for a, b in zip(p, q))


def evaluate(row):
    """Every number of a row by name, as intervals."""
    one, n = Interval.of(1), Interval.of(row.n)
    row.w = row.weights()
    p, w = [Interval.of(x) for x in row.probabilities], row.w
    mu = total(a * b for a, b in zip(p, w))
    tilted = [a * b / mu for a, b in zip(p, w)]
    soft = [Interval.of(x) for x in row.probabilities] if row.n == 1 else soft_law(row)
    cv2 = total(a * (b - mu) * (b - mu) for a, b in zip(p, w)) / (mu * mu)
    least, most = w[row.lightest], w[row.heaviest]
    half_range = (most - least) * (most - least) / (Interval.of(4) * most * least)
    names = {f"soft[{i + 1}]": x for i, x in enumerate(soft)}
    names.update({f"tilted[{i + 1}]": x for i, x in enumerate(tilted)})
    names["kl_tilted_soft"] = divergence(tilted, soft)
    names["kl_soft_tilted"] = divergence(soft, tilted)
    names["kl_soft_reference"] = divergence(soft, p)
    names["tv"] = total((a - b).absolute() for a, b in zip(tilted, soft)) / Interval.of(2)
    names["cv2"] = cv2
    sides = {
        "C2": (names["kl_tilted_soft"], logarithm(one + cv2 / n)),
        "C3a": (cv2, half_range),
        "C3b": (names["kl_tilted_soft"], logarithm(one + half_range / n)),
        "C3c": (logarithm(one + half_range / n), half_range / n),
        "F1": (names["kl_soft_reference"], logarithm(n / (one + (n - one) * (least / most)))),
    }
    if row.rewards is not None:
        r = [Interval.of(x) for x in row.rewards]
        names["reward_soft"] = total(a * b for a, b in zip(soft, r))
        names["reward_tilted"] = mean = total(a * b for a, b in zip(tilted, r))
        if row.nonnegative_rewards:
            kappa = total(a * b * c for a, b, c in zip(tilted, r, w)) / (mu * mean) - one
            gap = (mean - names["reward_soft"]) / mean
            sides["E1a"] = (gap, kappa / (n + kappa))
            sides["E1b"] = (gap, (most / least - one) / n)
    for label, (left, right) in sides.items():
        names[f"{label}.lhs"], names[f"{label}.rhs"] = left, right
    return names


def exactly(row, sums=False):
    """The numbers that are known exactly, as fractions; those that take the sum over samples if it is asked for."""
    same = len(set(row.exponents or row.rational_weights)) == 1
    if not same and row.n > 1 and row.exponents:
        return {}
    known = {}
    p, n = row.probabilities, row.n
    if row.n == 1 or same:
        soft = p
    elif sums:
        soft = exact_law(row)
    else:
        soft = None
    w = [Fraction(1)] * row.k if same else row.rational_weights
    tilted = None
    if w:
        mu = sum(a * b for a, b in zip(p, w))
        tilted = [a * b / mu for a, b in zip(p, w)]
        known["cv2"] = known["C3a.lhs"] = sum(a * (b - mu) ** 2 for a, b in zip(p, w)) / mu**2
        known["C3a.rhs"] = (max(w) - min(w)) ** 2 / (4 * max(w) * min(w))
        known["C3c.rhs"] = known["C3a.rhs"] / n
        known.update({f"tilted[{i + 1}]": x for i, x in enumerate(tilted)})
    if soft:
        known.update({f"soft[{i + 1}]": x for i, x in enumerate(soft)})
    if soft and tilted:
        known["tv"] = sum(abs(a - b) for a, b in zip(soft, tilted)) / 2
    if soft and list(soft) == list(p):
        known["kl_soft_reference"] = known["F1.lhs"] = Fraction(0)
    if n == 1:
        known["F1.rhs"] = Fraction(0)
    if same:
        zeros = ["kl_tilted_soft", "kl_soft_tilted", "C2.lhs", "C2.rhs", "C3b.lhs", "C3b.rhs", "C3c.lhs", "F1.rhs"]
        known.update({name: Fraction(0) for name in zeros})
    if row.rewards is not None:
        r = row.rewards
        if soft or len(set(r)) == 1:
            known["reward_soft"] = sum(a * b for a, b in zip(soft, r)) if soft else r[0]
        if tilted:
            mean = known["reward_tilted"] = sum(a * b for a, b in zip(tilted, r))
            if row.nonnegative_rewards:
                kappa = sum(a * b * c for a, b, c in zip(tilted, r, w)) / (mu * mean) - 1
                known["E1a.rhs"], known["E1b.rhs"] = kappa / (n + kappa), (max(w) / min(w) - 1) / n
                if "reward_soft" in known:
                    known["E1a.lhs"] = known["E1b.lhs"] = 1 - known["reward_soft"] / mean
    return known


def is_equality(row, label, known):
    """Whether both sides of a bound are the same number.

    Both known: compared. With exponential weights, which are transcendental, the inequalities behind the bounds are
    strict but for equal weights and, at n = 1, for F1 (KL(P‖P) = 0 = log 1) and for E1a with all r > 0 equal, where
    Jensen's inequality is applied to a constant.
    """
    left, right = known.get(f"{label}.lhs"), known.get(f"{label}.rhs")
    if left is not None and right is not None:
        return left == right
    return label == "E1a" and row.n == 1 and len({r for r in row.rewards if r > 0}) == 1 and bool(row.exponents)


# --- The certificate.


def want(condition, place, message):
    if not condition:
        raise Malformed(f"{place}: {message}")


def exact_number(text, place):
    want(isinstance(text, str) and re.fullmatch(r"-?[0-9]+(/[0-9]+)?", text), place, f"{text!r} is not an exact number p/q")
    want(not re.search(r"/0+$", text), place, f"{text!r} divides by zero")
    return Fraction(text)


def exact_numbers(texts, place):
    want(isinstance(texts, list) and texts, place, "wants a list of exact numbers")
    return [exact_number(text, f"{place}[{i}]") for i, text in enumerate(texts)]


def dyadic(text, place):
    match = isinstance(text, str) and re.fullmatch(r"(-?[0-9]+)\*2\^(-?[0-9]{1,6})", text)
    want(match, place, f"{text!r} is not a dyadic number m*2^e")
    return Fraction(int(match[1])) * Fraction(2) ** int(match[2])


def enclosure(node, place):
    want(isinstance(node, dict) and set(node) == {"lower", "upper"}, place, "wants lower and upper")
    return dyadic(node["lower"], f"{place}.lower"), dyadic(node["upper"], f"{place}.upper")


class Row:
    """One row: the exact inputs, the enclosures by name, the verdicts by label."""

    def __init__(self, node, place):
        want(isinstance(node, dict), place, "is not an object")
        allowed = {"n", "probabilities", "rewards", "lambda", "weights", "soft", "tilted", "quantities", "bounds"}
        for key in set(node) - allowed:
            raise Malformed(f"{place}: unknown key {key!r}")
        for key in ["n", "probabilities", "soft", "tilted", "quantities", "bounds"]:
            want(key in node, place, f"no key {key!r}")
        self.probabilities = exact_numbers(node["probabilities"], f"{place}.probabilities")
        self.k = len(self.probabilities)
        want(min(self.probabilities) > 0 and sum(self.probabilities) == 1, place, "probabilities are positive, of sum 1")
        want(isinstance(node["n"], str) and re.fullmatch(r"[1-9][0-9]{0,5}", node["n"]), place, "n is a count, in quotes")
        self.n = int(node["n"])
        self.rewards = exact_numbers(node["rewards"], f"{place}.rewards") if "rewards" in node else None
        want(self.rewards is None or len(self.rewards) == self.k, place, "one reward for each probability")
        self.rational_weights = self.exponents = None
        if "weights" in node:
            want("lambda" not in node, place, "weights or lambda, not both")
            order = self.rational_weights = exact_numbers(node["weights"], f"{place}.weights")
            want(min(order) > 0, place, "weights are positive")
        else:
            want("lambda" in node and self.rewards, place, "wants rewards and lambda, or weights")
            temperature = exact_number(node["lambda"], f"{place}.lambda")
            want(temperature > 0, place, "lambda is positive")
            order = self.exponents = [r / temperature for r in self.rewards]
        want(len(order) == self.k, place, "one weight for each probability")
        self.lightest, self.heaviest = order.index(min(order)), order.index(max(order))
        self.nonnegative_rewards = self.rewards is not None and min(self.rewards) >= 0 < max(self.rewards)

        self.values, self.verdicts = {}, {}
        for law in ["soft", "tilted"]:
            want(isinstance(node[law], list) and len(node[law]) == self.k, f"{place}.{law}", "one for each probability")
            for i, item in enumerate(node[law]):
                self.values[f"{law}[{i + 1}]"] = enclosure(item, f"{place}.{law}[{i}]")
        names = [q for q in QUANTITIES if self.rewards is not None or not q.startswith("reward")]
        labels = [b for b in BOUNDS if self.nonnegative_rewards or not b.startswith("E1")]
        for key, wanted in [("quantities", names), ("bounds", labels)]:
            want(isinstance(node[key], dict) and set(node[key]) == set(wanted), f"{place}.{key}",
                 f"wants exactly {', '.join(wanted)}")
        for name in names:
            self.values[name] = enclosure(node["quantities"][name], f"{place}.quantities.{name}")
        for label in labels:
            bound = node["bounds"][label]
            here = f"{place}.bounds.{label}"
            want(isinstance(bound, dict) and set(bound) == {"lhs", "rhs", "verdict"}, here, "wants lhs, rhs, verdict")
            want(bound["verdict"] in ["proved", "equal", "refuted"], here, "the verdict is proved, equal or refuted")
            self.verdicts[label] = bound["verdict"]
            for side in ["lhs", "rhs"]:
                self.values[f"{label}.{side}"] = enclosure(bound[side], f"{here}.{side}")

    def weights(self):
        """The weights, divided by the largest: every number of a row stays the same."""
        if self.exponents:
            most = max(self.exponents)
            return [exponential(a - most) for a in self.exponents]
        most = max(self.rational_weights)
        return [Interval.of(w / most) for w in self.rational_weights]


def shown(value):
    try:
        return repr(float(value))
    except OverflowError:
        return f"{'-' if value < 0 else ''}2^{int(abs(value)).bit_length() - 1} or more"


def verify(row, digits):
    """Yields what is wrong with a row. The working precision grows until every question has its answer."""
    if comb(row.n + row.k - 1, row.k - 1) > MAXIMUM_TERMS:
        yield Undecided(f"not checked: P_n is a sum of more than {MAXIMUM_TERMS} terms")
        return
    open_values, open_verdicts = {}, dict(row.verdicts)
    for name, (low, high) in row.values.items():
        if high - low > Fraction(10) ** (1 - digits) * min(abs(low), abs(high)):
            yield f"{name}: the ends agree to fewer than {digits} digits"
        open_values[name] = (low, high)

    def settled(known):
        for name, (low, high) in list(open_values.items()):
            if name in known:
                del open_values[name]
                if not low <= known[name] <= high:
                    yield f"{name}: the value is {shown(known[name])}, exactly"
        for label, verdict in list(open_verdicts.items()):
            same = is_equality(row, label, known)
            if same:
                del open_verdicts[label]
                if verdict != "equal":
                    yield f"{label}: the sides are equal, the verdict is {verdict}"

    yield from settled(exactly(row))
    bits = 64 + 4 * digits
    while open_values or open_verdicts:
        if bits > MAXIMUM_BITS:
            for name in [*open_values, *open_verdicts]:
                yield Undecided(f"{name}: not decided at {MAXIMUM_BITS} bits")
            return
        # What is still open may be a rational number that an end is, or two that are equal.
        if 500 + 8 * digits <= bits < 1000 + 16 * digits and row.rational_weights:
            yield from settled(exactly(row, sums=True))
        Interval.bits = bits
        bits *= 2
        try:
            names = {name: x.ends() for name, x in evaluate(row).items()}
        except Unbounded:
            continue
        for name, (low, high) in list(open_values.items()):
            least, most = names[name]
            if most < low or high < least:
                yield f"{name}: the value is outside [{shown(low)}, {shown(high)}]"
            if most < low or high < least or low <= least and most <= high:
                del open_values[name]
        for label, verdict in list(open_verdicts.items()):
            left, right = names[f"{label}.lhs"], names[f"{label}.rhs"]
            if left[1] < right[0] or right[1] < left[0]:
                del open_verdicts[label]
                found = "proved" if left[1] < right[0] else "refuted"
                if found != verdict:
                    yield f"{label}: {found}, the verdict is {verdict}"


def unique_keys(pairs):
    keys = [key for key, _ in pairs]
    want(len(keys) == len(set(keys)), "object", f"a key of {sorted(set(keys))} stands twice")
    return dict(pairs)


def no_number(text):
    raise Malformed(f"the number {text} is not exact: numbers are in quotes")


def read(path):
    """The digits and the rows of a certificate, and the rows that it leaves out, each with the reason."""
    try:
        with open(path, encoding="utf-8") as file:
            root = json.load(file, object_pairs_hook=unique_keys, parse_float=no_number, parse_constant=no_number)
    except (OSError, ValueError, RecursionError) as error:
        raise Malformed(str(error)) from error
    want(isinstance(root, dict) and root.get("schema") == "softbon.certify/1", "schema", "is not softbon.certify/1")
    for key in set(root) - {"schema", "version", "digits", "complete", "results", "omitted"}:
        raise Malformed(f"unknown key {key!r}")
    want(root.get("complete", True) is True, "complete", "the certificate was interrupted")
    digits, results, omitted = root.get("digits"), root.get("results"), root.get("omitted", [])
    want(type(digits) is int and 1 <= digits <= 1000, "digits", "wants an integer from 1 to 1000")
    want(isinstance(results, list) and results, "results", "wants at least one row")
    want(isinstance(omitted, list), "omitted", "wants a list")
    return digits, [Row(node, f"results[{i}]") for i, node in enumerate(results)], omitted


def main(paths):
    if not paths or paths[0].startswith("-"):
        print(__doc__.strip(), file=sys.stdout if paths[:1] in [["-h"], ["--help"]] else sys.stderr)
        return 0 if paths[:1] in [["-h"], ["--help"]] else 64
    sys.set_int_max_str_digits(0) if hasattr(sys, "set_int_max_str_digits") else None
    wrong = undecided = 0
    for path in paths:
        try:
            digits, rows, omitted = read(path)
        except Malformed as error:
            print(f"{path}: {error}", file=sys.stderr)
            return 65
        numbers = verdicts = 0
        for index, row in enumerate(rows):
            for finding in verify(row, digits):
                if isinstance(finding, Undecided):
                    undecided += 1
                else:
                    wrong += 1
                print(f"{path}: results[{index}] (n = {row.n}): {finding}")
            numbers, verdicts = numbers + len(row.values), verdicts + len(row.verdicts)
        left_out = f", {len(omitted)} rows omitted" if omitted else ""
        print(f"{path}: {len(rows)} rows, {numbers} numbers, {verdicts} verdicts{left_out}")
    print("no" if wrong else "not decided" if undecided else "yes")
    return 1 if wrong else 2 if undecided else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
