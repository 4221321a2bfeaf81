# Copyright 2026 the softbon authors
# SPDX-License-Identifier: Apache-2.0
"""Answers the benchmark: how long Arb's certified integrator takes for a law.

Reads one JSON object per line from standard input, {"n", "probabilities", "exponents", "digits", "letters"}, integrates
the Laplace form of P_n with python-flint (acb.integral, which is acb_calc_integrate) for the first so many letters, and
writes {"seconds", "values"} as one line: processor time, and the enclosures of P_n as text. t runs over [0, T], the
tail beyond T is bounded, the precision has log2(n) guard bits: what was fastest of several ways of asking.
"""

import json
import math
import sys
import time

import flint
from flint import acb, arb, fmpq, fmpz


def rational(text):
    return fmpq(*map(int, text.split("/")))


def law(request):
    n, digits = int(request["n"]), request["digits"]
    P = [rational(t) for t in request["probabilities"]]
    x = [rational(t) for t in request["exponents"]]
    flint.ctx.prec = math.ceil(digits * math.log2(10)) + n.bit_length() + 30
    bits = math.ceil(digits * math.log2(10)) + 5
    p, count = [arb(q) for q in P], fmpz(n - 1)
    # Weights in units that make (n − 1) E w about 1.
    scale = sum((q * (arb(v) - x[-1]).exp() for q, v in zip(p, x)), arb(0)) * n
    w = [(arb(v) - x[-1]).exp() / scale for v in x]
    mean, least = sum((q * v for q, v in zip(p, w)), arb(0)), min(range(len(w)), key=lambda j: x[j])

    def transform(t):
        return sum((q * (-v * t).exp() for q, v in zip(p, w)), acb(0))

    values = []
    for i in range(request["letters"]):
        own = w[i]

        def integrand(t, _):
            return (-own * t).exp() * transform(t) ** count

        negligible = arb(2) ** -bits / (own + (n - 1) * mean)
        end, tail = arb(1), None
        while tail is None or not tail < negligible:
            end *= 1.25
            tail = integrand(acb(end), None).real / (own + (n - 1) * w[least])
        integral = acb.integral(integrand, 0, end, rel_tol=arb(2) ** -bits, deg_limit=2 * digits + 60).real
        values.append(n * p[i] * own * (integral + tail.union(0)))
    return values


for line in sys.stdin:
    request = json.loads(line)
    start = time.process_time()
    values = law(request)
    seconds = time.process_time() - start
    print(json.dumps({"seconds": seconds, "values": [v.str(request["digits"] + 10) for v in values]}), flush=True)
