# Copyright 2026 the softbon authors
# SPDX-License-Identifier: Apache-2.0
"""proofs-check/verify.py accepts a certificate computed here by another route, and rejects every tampered copy.

The route: P_n as a sum over all k^n samples, and Python's decimal arithmetic at 60 digits.
"""

import copy
import itertools
import json
import math
import sys
from decimal import Decimal, localcontext
from fractions import Fraction

from support import ROOT, ScriptTestCase

sys.path.insert(0, str(ROOT / "proofs-check"))
import verify  # noqa: E402

DIGITS = 20


def decimal(value):
    value = Fraction(value)
    return Decimal(value.numerator) / Decimal(value.denominator)


def numbers(problem, n):
    """The numbers of a row by name, as decimals."""
    p = [decimal(x) for x in problem["probabilities"]]
    if "weights" in problem:
        w = [decimal(x) for x in problem["weights"]]
    else:
        w = [(decimal(r) / decimal(problem["lambda"])).exp() for r in problem["rewards"]]
    k = len(p)
    mu = sum(map(Decimal.__mul__, p, w))
    tilted = [a * b / mu for a, b in zip(p, w)]
    soft = [Decimal(0)] * k
    for sample in itertools.product(range(k), repeat=n):
        chance = math.prod((p[x] for x in sample), start=Decimal(1))
        for x in sample:
            soft[x] += chance * w[x] / sum(w[y] for y in sample)

    def kl(a, b):
        return sum(x * (x / y).ln() for x, y in zip(a, b))

    cv2 = sum(a * (b - mu) ** 2 for a, b in zip(p, w)) / mu**2
    m, big = min(w), max(w)
    half = (big - m) ** 2 / (4 * big * m)
    values = {
        "soft": soft, "tilted": tilted, "kl_tilted_soft": kl(tilted, soft), "kl_soft_tilted": kl(soft, tilted),
        "kl_soft_reference": kl(soft, p), "tv": sum(abs(a - b) for a, b in zip(soft, tilted)) / 2, "cv2": cv2,
    }
    sides = {
        "C2": (values["kl_tilted_soft"], (1 + cv2 / n).ln()), "C3a": (cv2, half),
        "C3b": (values["kl_tilted_soft"], (1 + half / n).ln()), "C3c": ((1 + half / n).ln(), half / n),
        "F1": (values["kl_soft_reference"], (n / (1 + (n - 1) * m / big)).ln()),
    }
    if "rewards" in problem:
        r = [decimal(x) for x in problem["rewards"]]
        values["reward_soft"] = sum(map(Decimal.__mul__, soft, r))
        values["reward_tilted"] = mean = sum(map(Decimal.__mul__, tilted, r))
        if min(r) >= 0 < max(r):
            kappa = sum(a * b * c for a, b, c in zip(tilted, r, w)) / (mu * mean) - 1
            gap = (mean - values["reward_soft"]) / mean
            sides["E1a"], sides["E1b"] = (gap, kappa / (n + kappa)), (gap, (big / m - 1) / n)
    return values, sides


def enclosed(value):
    """Two dyadic ends around a decimal, some 10^-(DIGITS+5) of it apart."""
    value = Fraction(value)
    if abs(value) < Fraction(1, 10**45):
        return {"lower": "0*2^0", "upper": "0*2^0"}
    bits = 75 + max(0, value.denominator.bit_length() - abs(value.numerator).bit_length())
    scaled = value * 2**bits
    if scaled.denominator == 1:
        return {"lower": f"{scaled.numerator}*2^-{bits}", "upper": f"{scaled.numerator}*2^-{bits}"}
    return {"lower": f"{math.floor(scaled) - 1}*2^-{bits}", "upper": f"{math.ceil(scaled) + 1}*2^-{bits}"}


def row(problem, n, equal=()):
    with localcontext() as context:
        context.prec = 60
        values, sides = numbers(problem, n)
        return {
            "n": str(n), **problem, "soft": [enclosed(x) for x in values.pop("soft")],
            "tilted": [enclosed(x) for x in values.pop("tilted")],
            "quantities": {name: enclosed(x) for name, x in values.items()},
            "bounds": {
                label: {"lhs": enclosed(a), "rhs": enclosed(b), "verdict": "equal" if label in equal else "proved"}
                for label, (a, b) in sides.items()},
        }


STANDARD = {"probabilities": ["1/2", "3/10", "1/5"], "rewards": ["0", "1/2", "1"], "lambda": "1/2"}
COIN = {"probabilities": ["1/2", "1/2"], "rewards": ["0", "1"], "lambda": "1/3"}
ALL = ["C2", "C3a", "C3b", "C3c", "E1a", "E1b", "F1"]


def certificate():
    rows = [
        row(STANDARD, 1, ["F1"]), row(STANDARD, 5), row(COIN, 1, ["E1a", "F1"]), row(COIN, 7),
        row({**COIN, "lambda": "1/50"}, 3),
        row({"probabilities": ["2/3", "1/3"], "weights": ["1", "4"]}, 4),
        row({"probabilities": ["2/3", "1/3"], "weights": ["1", "2"]}, 3, ["C3a"]),
        row({"probabilities": ["1/3", "2/3"], "weights": ["3", "1"], "rewards": ["-1", "2"]}, 2),
        row({"probabilities": ["1/3", "2/3"], "rewards": ["1", "1"], "lambda": "2"}, 3, ALL),
    ]
    return {"schema": "softbon.certify/1", "version": "test", "digits": DIGITS, "results": rows, "omitted": []}


def bump(text, by=1):
    """The dyadic number, moved by a unit of 2^-60 times its size."""
    mantissa, exponent = text.split("*2^")
    mantissa = int(mantissa)
    return f"{mantissa + by * max(1, abs(mantissa) >> 60)}*2^{exponent}"


def shift(node, by=1):
    node["lower"], node["upper"] = bump(node["lower"], by), bump(node["upper"], by)


def verdict(index, label, word):
    return lambda c: c["results"][index]["bounds"][label].update(verdict=word)


# What is changed, and a word that the finding has.
TAMPERED = {
    "a probability of P_n": (lambda c: shift(c["results"][1]["soft"][2]), "soft[3]"),
    "a probability of the optimum": (lambda c: shift(c["results"][5]["tilted"][0], -1), "tilted[1]"),
    "a divergence": (lambda c: shift(c["results"][3]["quantities"]["kl_tilted_soft"]), "kl_tilted_soft"),
    "the ends exchanged for a neighbour's": (
        lambda c: c["results"][1]["quantities"].update(tv=c["results"][3]["quantities"]["tv"]), "tv"),
    "the right side of a bound": (lambda c: shift(c["results"][7]["bounds"]["C3b"]["rhs"]), "C3b.rhs"),
    "an exact value": (lambda c: c["results"][0]["soft"][0].update(lower="1*2^0", upper="1*2^0"), "the value is 0.5, exactly"),
    "a verdict proved that is equal": (verdict(2, "E1a", "proved"), "E1a: the sides are equal"),
    "a verdict equal that is proved": (verdict(1, "C2", "equal"), "C2: proved, the verdict is equal"),
    "a verdict refuted": (verdict(3, "F1", "refuted"), "F1: proved"),
    "another n": (lambda c: c["results"][1].update(n="6"), "kl_soft_tilted"),
    "another temperature": (lambda c: c["results"][1].update({"lambda": "51/100"}), "reward_soft"),
    "another reward": (lambda c: c["results"][7].update(rewards=["-1", "2001/1000"]), "reward_tilted"),
    "another weight": (lambda c: c["results"][5].update(weights=["1", "401/100"]), "cv2"),
    "too wide": (lambda c: c["results"][1]["soft"][0].update(lower="0*2^0"), "fewer than 20 digits"),
    "an end beyond the floating-point numbers": (
        lambda c: c["results"][1]["quantities"].update(tv={"lower": "1*2^5000", "upper": "1*2^5000"}), "2^5000"),
    "more digits claimed": (lambda c: c.update(digits=25), "fewer than 25 digits"),
}
MALFORMED = {
    "not the schema": lambda c: c.update(schema="softbon.certify/2"),
    "interrupted": lambda c: c.update(complete=False),
    "an unknown key": lambda c: c["results"][0].update(remark="x"),
    "a number missing": lambda c: c["results"][0]["quantities"].pop("tv"),
    "a bound missing": lambda c: c["results"][0]["bounds"].pop("E1b"),
    "a decimal": lambda c: c["results"][0]["soft"][0].update(lower="0.5"),
    "a JSON number": lambda c: c["results"][0].update(n=1.5),
    "probabilities that do not sum to 1": lambda c: c["results"][0].update(probabilities=["1/2", "3/10", "1/10"]),
    "weights and a temperature": lambda c: c["results"][5].update({"lambda": "1"}),
    "no rows": lambda c: c.update(results=[]),
    "digits that are not ASCII": lambda c: c["results"][4].update({"lambda": "1/٥"}),
    "a zero that is not ASCII": lambda c: c["results"][4].update({"lambda": "1/٠"}),
    "a count that is not ASCII": lambda c: c["results"][1].update(n="٥"),
}


class VerifyTests(ScriptTestCase):
    good = certificate()

    def verify(self, document):
        text = document if isinstance(document, str) else json.dumps(document)
        return self.run_script(ROOT / "proofs-check" / "verify.py", self.write("certificate.json", text))

    def test_accepts(self):
        done = self.verify(self.good)
        self.assertEqual((done.returncode, done.stderr), (0, ""), done.stdout)
        self.assertTrue(done.stdout.endswith("9 rows, 213 numbers, 57 verdicts\nyes\n"), done.stdout)

    def test_rejects_every_tampered_copy(self):
        for name, (change, word) in TAMPERED.items():
            with self.subTest(name):
                copied = copy.deepcopy(self.good)
                change(copied)
                done = self.verify(copied)
                self.assertEqual(done.returncode, 1, done.stdout + done.stderr)
                self.assertIn(word, done.stdout)
                self.assertTrue(done.stdout.endswith("\nno\n"))

    def test_malformed(self):
        for name, change in MALFORMED.items():
            with self.subTest(name):
                copied = copy.deepcopy(self.good)
                change(copied)
                done = self.verify(copied)
                self.assertEqual((done.returncode, done.stdout), (65, ""), done.stderr)
        for text in ["", "[]", "{", '{"a": 1, "a": 2}', "1e5", "[" * 100_000]:
            with self.subTest(text[:20]):
                self.assertEqual(self.verify(text).returncode, 65)

    def test_usage(self):
        self.assertEqual(self.run_script(ROOT / "proofs-check" / "verify.py").returncode, 64)
        self.assertEqual(self.run_script(ROOT / "proofs-check" / "verify.py", "--help").returncode, 0)

    def test_too_many_terms_is_no_yes(self):
        copied = copy.deepcopy(self.good)
        copied["results"][1]["n"] = "99999"
        done = self.verify(copied)
        self.assertEqual(done.returncode, 2)
        self.assertIn("not checked", done.stdout)
        self.assertTrue(done.stdout.endswith("\nnot decided\n"))

    def test_weights_beyond_the_precision_are_not_decided(self):
        copied = copy.deepcopy(self.good)
        copied["results"] = [{**copied["results"][4], "lambda": "1/40000"}]
        done = self.verify(copied)
        self.assertEqual(done.returncode, 2, done.stdout)
        self.assertIn("not decided at", done.stdout)

    def test_an_end_that_is_the_value_itself(self):
        """No interval fits in; the exact law does."""
        problem = {"probabilities": ["1/4"] * 4, "weights": ["1", "1", "1", "3"], "rewards": ["1"] * 4}
        node = row(problem, 2, ["C3a"])
        node["soft"][-1] = {"lower": "11*2^-5", "upper": "11*2^-5"}
        done = self.verify({**self.good, "results": [node]})
        self.assertEqual(done.returncode, 0, done.stdout + done.stderr)
        node["soft"][-1] = {"lower": "5*2^-4", "upper": "5*2^-4"}
        self.assertEqual(self.verify({**self.good, "results": [node]}).returncode, 1)


class IntervalTests(ScriptTestCase):
    """The arithmetic of verify.py against decimal, at several precisions, down to narrow enough."""

    def check(self, interval, value):
        low, high = interval.ends()
        self.assertLessEqual(low, Fraction(value))
        self.assertGreaterEqual(high, Fraction(value))
        self.assertLess(high - low, max(1, abs(Fraction(value))) * Fraction(1, 2 ** (verify.Interval.bits - 20)))

    def test_exponential_and_logarithm(self):
        with localcontext() as context:
            context.prec = 120
            for bits in [64, 100, 250]:
                verify.Interval.bits = bits
                for text in ["0", "-1/1000000", "-1/4", "-1", "-7/3", "-40", "-123/10"]:
                    self.check(verify.exponential(Fraction(text)), decimal(text).exp())
                for text in ["1", "1/3", "2", "1000001/1000000", "12345", "1/1024", "3/2"]:
                    self.check(verify.logarithm(verify.Interval.of(Fraction(text))), decimal(text).ln())
