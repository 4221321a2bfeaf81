# Copyright 2026 the softbon authors
# SPDX-License-Identifier: Apache-2.0
"""n* of `softbon block` against integer arithmetic of Python alone: whether n* reaches the goal and n* - 1 misses it.

Hard Best-of-n: the distribution function of the total by repeated convolution, and E = max - sum F^n in integers.
Soft Best-of-n with rational weights: the law of the selected total by summing over all compositions of n.

  blocks.py --program PATH
"""

import argparse
import json
import subprocess
import sys
from fractions import Fraction
from math import comb, lcm


def masses(symbol, length):
    """Reward -> probability of the total of that many symbols; symbol maps rewards, integers, to fractions."""
    law = {0: Fraction(1)}
    for _ in range(length):
        longer = {}
        for total, probability in law.items():
            for reward, share in symbol.items():
                longer[total + reward] = longer.get(total + reward, 0) + probability * share
        law = longer
    return law


def hard_reaches(law, n, goal):
    """Whether the mean of the greatest of n totals is at least the goal: top - sum over s < top of F(s)^n, in integers."""
    scale = lcm(*(probability.denominator for probability in law.values()))
    totals = range(min(law), max(law))
    below, powers = 0, 0
    for total in totals:
        below += int(law.get(total, 0) * scale)
        powers += below**n
    room = max(law) - goal
    return powers * room.denominator <= room.numerator * scale**n


def soft_mean(law, weight, n):
    """The mean of the selected total, weight[total] its weight, over all compositions of n into the totals."""
    totals = sorted(law)
    mean = Fraction(0)

    def visit(index, left, chance, mass, rewarded):
        nonlocal mean
        if index == len(totals):
            if left == 0:
                mean += chance * rewarded / mass
            return
        total = totals[index]
        counts = range(left, left + 1) if index == len(totals) - 1 else range(left + 1)
        for count in counts:
            visit(index + 1, left - count, chance * comb(left, count) * law[total] ** count,
                  mass + count * weight(total), rewarded + count * weight(total) * total)

    visit(0, n, Fraction(1), Fraction(0), Fraction(0))
    return mean


def numbers(values):
    return ",".join(str(value) for value in values)


def rows(program, symbol, flags, lengths, gains):
    """The rows of the program."""
    command = [
        program, "block", "--probabilities", numbers(symbol.values()), "--rewards", numbers(symbol), *flags,
        "--lengths", numbers(lengths), "--gains", numbers(gains), "--digits", "6", "--format", "json", "--quiet"]
    document = json.loads(subprocess.run(command, capture_output=True, text=True, check=True, timeout=300).stdout)
    found = [row for row in document["results"] if row["kind"] == "row"]
    assert len(found) == len(lengths) * len(gains), command
    return found


def findings(program):
    """Every n* that integer arithmetic does not confirm, as text; how many were looked at goes to standard output."""
    half, looked = Fraction(1, 2), 0
    hard = [
        ({0: half, 1: half}, [8, 16, 24, 32, 48, 64], [Fraction(1, 16), Fraction(1, 8), Fraction(3, 16)]),
        ({0: half, 1: half}, [1, 2], [Fraction(1, 4), Fraction(3, 16)]),
        ({0: Fraction(1, 2), 1: Fraction(3, 10), 2: Fraction(1, 5)}, [8, 16, 32], [Fraction(1, 5), Fraction(1, 3)]),
        ({-1: Fraction(1, 4), 1: Fraction(1, 4), 5: half}, [3, 8, 13], [Fraction(1, 2), Fraction(1)]),
        ({0: Fraction(99, 100), 3: Fraction(1, 100)}, [8, 20], [Fraction(1, 10), Fraction(1, 4)]),
    ]
    soft = [
        ({0: half, 1: half}, [1, Fraction(13, 7)], [1, 2, 3], [Fraction(1, 20), Fraction(1, 10)]),
        ({0: Fraction(2, 3), 2: Fraction(1, 3)}, [1, 7], [1, 2, 4], [Fraction(1, 4), Fraction(1, 2)]),
    ]
    for symbol, lengths, gains in hard:
        mean = sum(reward * share for reward, share in symbol.items())
        for row in rows(program, symbol, ["--hard"], lengths, gains):
            m, n, gain = row["m"], int(row["nstar"]), Fraction(row["gain"])
            law, goal = masses(symbol, m), m * (mean + gain)
            looked += 1
            if not hard_reaches(law, n, goal):
                yield f"hard, {symbol}, m = {m}, gain {gain}: n* = {n} misses the goal"
            if n > 1 and hard_reaches(law, n - 1, goal):
                yield f"hard, {symbol}, m = {m}, gain {gain}: {n} - 1 reaches the goal"
    for symbol, weights, lengths, gains in soft:
        mean = sum(reward * share for reward, share in symbol.items())
        (low, first), (high, last) = zip(symbol, weights)
        for row in rows(program, symbol, ["--weights", numbers(weights)], lengths, gains):
            m, n, gain = row["m"], int(row["nstar"]), Fraction(row["gain"])

            def weight(total):
                count = (total - m * low) // (high - low)
                return Fraction(first) ** (m - count) * Fraction(last) ** count

            law, goal = masses(symbol, m), m * (mean + gain)
            looked += 1
            if soft_mean(law, weight, n) < goal:
                yield f"soft, {symbol}, {weights}, m = {m}, gain {gain}: n* = {n} misses the goal"
            if n > 1 and soft_mean(law, weight, n - 1) >= goal:
                yield f"soft, {symbol}, {weights}, m = {m}, gain {gain}: {n} - 1 reaches the goal"
    print(f"blocks: {looked} least n looked at")


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--program", required=True)
    found = list(findings(parser.parse_args().program))
    for line in found:
        print(line, file=sys.stderr)
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
