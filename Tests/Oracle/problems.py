# Copyright 2026 the softbon authors
# SPDX-License-Identifier: Apache-2.0
"""Random and nasty Soft Best-of-n problems, each from its own seed, and how they are put to the program."""

import json
import math
import random
from fractions import Fraction

from flint import fmpq

INFINITE = "inf"

# The most compositions of a law, and the number of laws for one problem. The large ones are beyond summation in Python.
SMALL, MEDIUM, LARGE = (400, 10), (3000, 10), (60_000, 2)
# Numbers of candidates beyond any enumeration, and how many for one problem.
HUGE = 2


def exact(value):
    """A Fraction as fmpq."""
    return fmpq(value.numerator, value.denominator)


class Problem:
    """P, and either rewards and λ (a fmpq, 0 or INFINITE), or weights with or without rewards."""

    def __init__(self, probabilities, rewards=None, temperature=None, weights=None):
        self.fractions = {"probabilities": probabilities, "rewards": rewards, "weights": weights}
        self.probabilities = [exact(p) for p in probabilities]
        self.rewards = None if rewards is None else [exact(r) for r in rewards]
        self.weights = None if weights is None else [exact(w) for w in weights]
        self.temperature = temperature
        if isinstance(temperature, Fraction):
            self.temperature = exact(temperature) if temperature else 0
        self.fractions["lambda"] = temperature

    @property
    def is_limiting(self):
        """Whether the law is rational for every n although there may be a λ."""
        if self.temperature in (0, INFINITE):
            return True
        values = self.rewards if self.weights is None else self.weights
        return len({str(v) for p, v in zip(self.probabilities, values) if p}) == 1


class Trial:
    """One call of the program: a problem, the n asked for, the digits, and how it is all written."""

    def __init__(self, seed, index):
        rng = random.Random(f"softbon oracle {seed} {index}")
        kind = rng.random()
        limit, count = LARGE if kind < 0.004 else MEDIUM if kind < 0.4 else SMALL
        is_huge = 0.004 <= kind < 0.024
        k = rng.randint(3, 5) if limit == LARGE[0] else rng.choice([1, 2, 2, 3, 3, 3, 4, 4, 5, 6])
        self.problem = random_problem(rng, k, moderate=limit == LARGE[0])
        self.digits = rng.choice([None, None, None, None, 1, 2, 3, 7, 16, 17, 30, 50])
        allowed = [n for n in range(1, 65) if math.comb(n + k - 1, k - 1) <= limit]
        self.ns = sorted(rng.sample(allowed[-30:] if limit == LARGE[0] else allowed, min(count, len(allowed))))
        is_huge = (
            is_huge and span(self.problem) < 30 and self.problem.weights is None and not self.problem.is_limiting
        )
        self.commands = ("distribution",) if is_huge else ("distribution", "compare")
        if is_huge:
            self.ns = sorted({rng.randint(2, 10) ** rng.randint(4, 14) + rng.randint(0, 9) for _ in range(HUGE)})
        # Integration shares no formula with enumeration, but is slow where the weights span many orders of magnitude.
        by_integral = is_huge or limit == LARGE[0] or (span(self.problem) < 30 and rng.random() < 0.2)
        self.route = "integral" if by_integral else "compositions"
        self.style = rng.choice(["flags", "json", "yaml"])
        engines = ["exact", "enumeration"] if self.problem.weights is not None else ["enumeration"]
        self.engine = rng.choice([None, "laplace"] if is_huge else [None, None, *engines, "laplace", "laplace"])

    def files(self):
        """The problem file to be written, as {name: text}; none when flags say it all."""
        if self.style == "flags":
            return {}
        if self.style == "json":
            lines = []
            for name, value in self.fields():
                texts = [json_scalar(t) for t in value] if isinstance(value, list) else json_scalar(value)
                lines.append(f"  {json.dumps(name)}: " + (f"[{', '.join(texts)}]" if isinstance(value, list) else texts))
            return {"problem.json": "{\n" + ",\n".join(lines) + "\n}\n"}
        lines = [f"{name}: " + (f"[{', '.join(value)}]" if isinstance(value, list) else value)
                 for name, value in self.fields()]
        return {"problem.yaml": "\n".join(lines) + "\n"}

    def arguments(self, command):
        """The program's arguments."""
        words = [command]
        if self.style == "flags":
            for name, value in self.fields():
                words += [f"--{name}", ",".join(value) if isinstance(value, list) else value]
        else:
            words += ["--problem", next(iter(self.files()))]
        words += ["-n", ranges(self.ns), "--format", "json", "--jobs", "1", "--quiet"]
        # The bounds of compare ask for thousands of bits where sides lie close together, which integration makes long.
        if self.engine is not None and (command, self.engine) != ("compare", "laplace"):
            words += ["--engine", self.engine]
        if self.digits is not None:
            words += ["--digits", str(self.digits)]
        return words

    def fields(self):
        """The keys of the problem with their values as text; the same text at every call."""
        rng = random.Random(repr(self.problem.fractions))
        for name, value in self.problem.fractions.items():
            if isinstance(value, list):
                yield name, [text(rng, v) for v in value]
            elif value is not None:
                yield name, value if value == INFINITE else text(rng, value)


def span(problem):
    """The largest r/λ minus the least over the support, as a float; 0 where there is no λ to divide by."""
    if problem.weights is not None or problem.temperature in (0, INFINITE):
        return 0.0
    values = [r for p, r in zip(problem.probabilities, problem.rewards) if p]
    quotient = (max(values) - min(values)) / problem.temperature
    return int(quotient.p) / int(quotient.q)


def random_problem(rng, k, moderate):
    """A problem with k symbols; `moderate` ones have weights within a few orders of magnitude of each other."""
    P = random_probabilities(rng, k)
    form = rng.random()
    if form < 0.25 and not moderate:
        weights = rng.choice([
            lambda: [Fraction(rng.randint(1, 9)) for _ in range(k)],
            lambda: [Fraction(rng.randint(1, 99), rng.randint(1, 99)) for _ in range(k)],
            lambda: [Fraction(10) ** rng.randint(-12, 12) for _ in range(k)],
            lambda: [Fraction(3, 7)] * k,
        ])()
        return Problem(P, rewards=random_rewards(rng, k) if rng.random() < 0.5 else None, weights=weights)
    rewards = random_rewards(rng, k)
    if moderate:
        temperature = Fraction(rng.randint(5, 40), 10)
        rewards = [r % 5 for r in rewards]
    elif form < 0.33:
        temperature = Fraction(0)
    elif form < 0.39:
        temperature = INFINITE
    else:
        # Logarithmically uniform from 1/100 to 1000.
        value = 10 ** rng.uniform(-2, 3)
        temperature = max(Fraction(1, 100), Fraction(value).limit_denominator(rng.choice([10, 100, 1000])))
    return Problem(P, rewards=rewards, temperature=temperature)


def random_probabilities(rng, k):
    """Exact probabilities with sum 1, often with zeros or with tiny ones."""
    if k == 1:
        return [Fraction(1)]
    zeros = rng.sample(range(k), rng.randint(1, k - 1)) if rng.random() < 0.12 else []
    support = [i for i in range(k) if i not in zeros]
    m = len(support)
    kind = rng.choice(["uniform", "random", "random", "decimal", "geometric", "rare", "rare"])
    if kind == "uniform":
        shares = [Fraction(1)] * m
    elif kind == "random":
        shares = [Fraction(rng.randint(1, 100)) for _ in range(m)]
    elif kind == "decimal":
        cuts = sorted(rng.sample(range(1, 1000), m - 1))
        shares = [Fraction(b - a) for a, b in zip([0] + cuts, cuts + [1000])]
    elif kind == "geometric":
        ratio = Fraction(1, rng.choice([2, 3, 10, 100]))
        shares = [ratio ** j for j in range(m)]
        rng.shuffle(shares)
    else:
        # One or more symbols that are hardly ever drawn, down to 2^-200; the last one takes the rest.
        tiny = [rng.choice([Fraction(1, 2) ** rng.randint(20, 200), Fraction(1, 10) ** rng.randint(6, 60)])
                for _ in range(m - 1)]
        keep = rng.randint(0, m - 1)
        tiny = [Fraction(1, m) if j < keep else t for j, t in enumerate(tiny)]
        shares = tiny + [1 - sum(tiny, Fraction(0))]
        rng.shuffle(shares)
    total = sum(shares)
    P = [Fraction(0)] * k
    for i, share in zip(support, shares):
        P[i] = share / total
    return P


def random_rewards(rng, k):
    """Exact rewards, with ties and negative ones among them."""
    return rng.choice([
        lambda: [Fraction(rng.randint(0, 2)) for _ in range(k)],
        lambda: [Fraction(rng.randint(-5, 5)) for _ in range(k)],
        lambda: [Fraction(rng.randint(-30, 30), rng.randint(1, 10)) for _ in range(k)],
        lambda: [Fraction(i, max(1, k - 1)) for i in range(k)],
        lambda: [Fraction(rng.randint(-1000, 1000), 1000) for _ in range(k)],
        lambda: [Fraction(rng.choice([-3, 0, 7]), 2)] * k,
        # Rewards that differ in the fortieth digit.
        lambda: [1 + Fraction(rng.randint(0, 9), 10 ** 40) for _ in range(k)],
    ])()


# --- How an exact number is written: every form of the grammar that fits the value.


def text(rng, value):
    forms = [str(value)]
    if value.denominator == 1:
        if value and abs(value) >= 10 and str(abs(value)).strip("0") == "1":
            forms.append(f"{'-' if value < 0 else ''}10^{len(str(abs(value))) - 1}")
    else:
        decimal = terminating_decimal(value)
        if decimal:
            forms += decimal
        if value.numerator == 1 and value.denominator & (value.denominator - 1) == 0:
            forms.append(f"2^-{value.denominator.bit_length() - 1}")
        rest = 1 - value
        if 0 < value and rest.numerator == 1 and rest.denominator & (rest.denominator - 1) == 0:
            forms.append(f"1-2^-{rest.denominator.bit_length() - 1}")
    return rng.choice(forms)


def terminating_decimal(value):
    """The value as a decimal and with an exponent, when its decimals end within 60 digits."""
    for places in range(1, 61):
        scaled = value * 10 ** places
        if scaled.denominator == 1:
            sign, digits = "-" if value < 0 else "", str(abs(scaled.numerator)).rjust(places + 1, "0")
            return [f"{sign}{digits[:-places]}.{digits[-places:]}", f"{scaled.numerator}e-{places}"]
    return None


def json_scalar(value):
    """A JSON number where the text is one, else a string."""
    try:
        json.loads(value)
        return value
    except ValueError:
        return json.dumps(value)


def ranges(ns):
    """A list of n with runs of three or more written as ranges."""
    parts, at = [], 0
    while at < len(ns):
        end = at
        while end + 1 < len(ns) and ns[end + 1] == ns[end] + 1:
            end += 1
        parts += [f"{ns[at]}..{ns[end]}"] if end - at >= 2 else [str(n) for n in ns[at:end + 1]]
        at = end + 1
    return ",".join(parts)
