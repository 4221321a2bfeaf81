# Copyright 2026 the softbon authors
# SPDX-License-Identifier: Apache-2.0
"""Soft Best-of-n laws and the quantities that compare them, in exact rationals and Arb balls.

Shares nothing with softbon: other language, other arithmetic (FLINT's fmpq and Arb), other formulas where there is a
choice. A value is an fmpq (known exactly), an arb (a ball that contains it), INFINITE or UNDEFINED. Balls are computed
at the precision of flint.ctx; `settle` raises it until they are small enough to be worth comparing with.
"""

import math

import flint
from flint import acb, arb, fmpq

INFINITE = "inf"
UNDEFINED = "undefined"

# Beyond this many bits a value that is still not separated from 0 is reported as one that the oracle cannot judge.
MAXIMUM_BITS = 200_000


class CannotTell(Exception):
    """The oracle did not reach the accuracy that it needs."""


# --- Laws: lists with one value per symbol; P, weights and x = r/λ are lists of fmpq.


def law_of_rational_weights(P, weights, n):
    """P_n for rational weights, exactly: the multinomial sum, its terms collected by the value of Σ c_j w_j."""
    support = [i for i, p in enumerate(P) if p]
    denominator = math.lcm(*(int(P[i].q) for i in support))
    a = [int(P[i].p) * (denominator // int(P[i].q)) for i in support]
    scale = math.lcm(*(int(weights[i].q) for i in support))
    w = [int(weights[i].p) * (scale // int(weights[i].q)) for i in support]
    last = len(support) - 1
    collected = {}

    def visit(j, left, product, weight_sum, counts):
        for c in range(left + 1) if j < last else (left,):
            term = product * math.comb(left, c) * a[j] ** c
            if j < last:
                visit(j + 1, left - c, term, weight_sum + c * w[j], counts + (c,))
            else:
                sums = collected.setdefault(weight_sum + c * w[j], [0] * len(support))
                for i, count in enumerate(counts + (c,)):
                    sums[i] += count * term

    visit(0, n, 1, 0, ())
    law = [fmpq(0)] * len(P)
    for position, i in enumerate(support):
        terms = [fmpq(sums[position], weight_sum) for weight_sum, sums in collected.items()]
        while len(terms) > 1:  # in pairs, so that the large denominators meet late
            terms = [sum(terms[at:at + 2], fmpq(0)) for at in range(0, len(terms), 2)]
        law[i] = terms[0] * w[position] / fmpq(denominator) ** n
    return law


def law_by_compositions(P, x, n):
    """P_n for weights exp(x_i): the multinomial sum in balls."""
    support = [i for i, p in enumerate(P) if p]
    top = max(x[i] for i in support)
    w = [arb(x[i] - top).exp() for i in support]
    powers = [[arb(P[i]) ** c / arb(c).fac() for c in range(n + 1)] for i in support]
    multiples = [[c * weight for c in range(n + 1)] for weight in w]
    last = len(support) - 1
    means = [arb(0)] * len(support)  # Σ c_j · probability/Σ c w

    def visit(j, left, product, weight_sum):
        if j == last:
            share = product * powers[j][left] / (weight_sum + multiples[j][left])
            means[j] += left * share
            return share
        total = arb(0)
        for c in range(left + 1):
            share = visit(j + 1, left - c, product * powers[j][c], weight_sum + multiples[j][c])
            means[j] += c * share
            total += share
        return total

    visit(0, n, arb(1), arb(0))
    law = [fmpq(0)] * len(P)
    for position, i in enumerate(support):
        law[i] = arb(n).fac() * w[position] * means[position]
    return law


def law_by_integration(P, x, n):
    """P_n for weights exp(x_i): n P_i w_i ∫_0^∞ e^{−w_i t} M(t)^{n−1} dt by Arb's adaptive integration.

    The integral is taken over t in [0, a] and over log t in [log a, log b]; what is left beyond b is at most
    f(b)/(w_i + (n−1) w_min), since M(t) ≤ M(b) e^{−w_min (t−b)} for t ≥ b.
    """
    support = [i for i, p in enumerate(P) if p]
    top = max(x[i] for i in support)
    p = [arb(P[i]) for i in support]
    w = [arb(x[i] - top).exp() for i in support]
    mean = sum((q * v for q, v in zip(p, w)), arb(0))
    smallest = arb(min(x[i] for i in support) - top).exp()
    law = [fmpq(0)] * len(P)
    for position, i in enumerate(support):
        own = w[position]

        def integrand(t, _):
            M = sum((q * (-v * t).exp() for q, v in zip(p, w)), arb(0))
            return (-own * t).exp() * M ** (n - 1)

        def integrand_in_log(u, analytic):
            t = u.exp()
            return t * integrand(t, analytic)

        # Jensen: the integral is at least 1/(w_i + (n−1)μ).
        negligible = arb(2) ** -flint.ctx.prec / (own + (n - 1) * mean)
        b, tail = arb(1), None
        while tail is None or not tail < negligible:
            b *= 2
            tail = integrand(b, None) / (own + (n - 1) * smallest)
        a = arb(1) / n
        integral = (acb.integral(integrand, 0, a) + acb.integral(integrand_in_log, a.log(), b.log())).real
        law[i] = n * p[position] * own * (integral + tail.union(0))
    return law


def hard_law(P, rewards, n):
    """P_n for λ = 0: a level is chosen when the best of n draws is in it; within the level in proportion to P."""
    law = []
    for q, r in zip(P, rewards):
        below = sum((p for p, s in zip(P, rewards) if s < r), fmpq(0))
        level = sum((p for p, s in zip(P, rewards) if s == r), fmpq(0))
        law.append(q / level * ((below + level) ** n - below ** n) if q else fmpq(0))
    return law


def hard_optimum(P, rewards):
    """The limit of the tilted optimum for λ → 0: P restricted to the top level of its support."""
    best = max(r for p, r in zip(P, rewards) if p)
    top = [p if r == best else fmpq(0) for p, r in zip(P, rewards)]
    return [p / sum(top, fmpq(0)) for p in top]


def tilted(P, weights):
    """P*_i = P_i w_i/μ, for weights in fmpq or in balls."""
    products = [p * w if p else fmpq(0) for p, w in zip(P, weights)]
    total = sum(products, fmpq(0))
    return [value / total if value else fmpq(0) for value in products]


# --- Quantities


def is_exact(values):
    return all(isinstance(v, fmpq) for v in values)


def is_zero(value):
    return isinstance(value, fmpq) and value == 0


def divergence(p, q):
    """KL(p‖q) in nats."""
    if is_exact(p) and is_exact(q) and p == q:
        return fmpq(0)
    total = arb(0)
    for a, b in zip(p, q):
        if is_zero(a):
            continue
        if is_zero(b):
            return INFINITE
        total += a * (arb(a) / b).log()
    return total


def exact_root(value):
    """The square root of a nonnegative fmpq where it is rational, else None."""
    p, q = math.isqrt(int(value.p)), math.isqrt(int(value.q))
    return fmpq(p, q) if (p * p, q * q) == (int(value.p), int(value.q)) else None


def squared_hellinger(p, q):
    """1 − Σ√(p q) = ½ Σ(√p − √q)²; the second form has no cancellation between the sum and 1."""
    if is_exact(p) and is_exact(q):
        roots = [exact_root(a * b) for a, b in zip(p, q)]
        if p == q or None not in roots:
            return fmpq(0) if p == q else 1 - sum(roots, fmpq(0))
    # A ball around 0 to an integer power is undefined in python-flint; its product with itself is not.
    roots = [arb(a).sqrt() - arb(b).sqrt() for a, b in zip(p, q)]
    return sum((d * d for d in roots), arb(0)) / 2


def maximum_log_ratio(p, q):
    """max_i |log(p_i/q_i)| where one of them is positive."""
    if is_exact(p) and is_exact(q) and p == q:
        return fmpq(0)
    largest = arb(0)
    for a, b in zip(p, q):
        if is_zero(a) != is_zero(b):
            return INFINITE
        if not is_zero(a):
            largest = largest.max(abs((arb(a) / b).log()))
    return largest


def expectation(law, values):
    return sum((p * v for p, v in zip(law, values)), fmpq(0))


def quantities(P, rewards, soft, optimum, weights):
    """The quantities of `softbon compare`, by their names; the weights are fmpq or balls, or None for λ = 0."""
    pairs = [(s, t) for s, t in zip(soft, optimum) if not (is_zero(s) and is_zero(t))]
    result = {
        "kl_tilted_soft": divergence(optimum, soft),
        "kl_soft_tilted": divergence(soft, optimum),
        "kl_soft_reference": divergence(soft, P),
        "kl_tilted_reference": divergence(optimum, P),
        "tv": sum((abs(s - t) for s, t in pairs), fmpq(0)) / 2,
        "chi2_tilted_soft": sum(((t - s) * (t - s) / s for s, t in pairs), fmpq(0)),
        "hellinger2": squared_hellinger(soft, optimum),
        "max_log_ratio": maximum_log_ratio(soft, optimum),
    }
    if weights is None:
        top = sum((p for p, t in zip(P, optimum) if t), fmpq(0))
        result["cv2"] = 1 / top - 1
    else:
        mean = expectation(P, weights)
        result["cv2"] = expectation(P, [(w / mean - 1) * (w / mean - 1) for w in weights])
    if rewards is None:
        for name in ("reward_soft", "reward_tilted", "reward_gap", "relative_reward_gap", "win_rate"):
            result[name] = UNDEFINED
        return result
    result["reward_soft"] = expectation(soft, rewards)
    result["reward_tilted"] = expectation(optimum, rewards)
    result["reward_gap"] = expectation([t - s for s, t in zip(soft, optimum)], rewards)
    mean = result["reward_tilted"]
    result["relative_reward_gap"] = UNDEFINED if mean <= 0 else result["reward_gap"] / mean
    beats = [sum((p if s < r else p / 2 for p, s in zip(P, rewards) if s <= r), fmpq(0)) for r in rewards]
    result["win_rate"] = expectation(soft, beats)
    return result


# --- The truth about one problem and one n


def settle(compute, digits, cancelled=0):
    """Calls `compute` with growing precision until every ball that it returns is good to 6 digits more than asked.

    `compute` returns a dictionary of lists of values; `cancelled` is a guess at the bits that cancel in it.
    """
    wanted = math.ceil((digits + 6) * math.log2(10))
    bits = wanted + 40 + cancelled
    while bits <= MAXIMUM_BITS:
        flint.ctx.prec = bits
        values = compute()
        balls = [v for row in values.values() for v in row if isinstance(v, arb)]
        if all(ball.rel_accuracy_bits() >= wanted for ball in balls):
            return values
        bits *= 2
    raise CannotTell(f"not settled at {MAXIMUM_BITS} bits")


def truth(problem, n, digits, route):
    """The laws and quantities of one problem at n: {"soft": […], "tilted": […], name: [value]…}.

    `route` is "compositions" or "integral", for exponential weights that are not a limiting case.
    """
    P, rewards = problem.probabilities, problem.rewards
    support = [i for i, p in enumerate(P) if p]

    def assemble(soft, optimum, weights):
        found = quantities(P, rewards, soft, optimum, weights)
        return {"soft": soft, "tilted": optimum} | {name: [value] for name, value in found.items()}

    if problem.weights is not None:
        soft = law_of_rational_weights(P, problem.weights, n)
        optimum = tilted(P, problem.weights)
        return settle(lambda: assemble(soft, optimum, problem.weights), digits)
    if problem.temperature == 0:
        soft, optimum = hard_law(P, rewards, n), hard_optimum(P, rewards)
        return settle(lambda: assemble(soft, optimum, None), digits)
    if problem.is_limiting:
        return settle(lambda: assemble(P, P, [fmpq(1)] * len(P)), digits)

    x = [r / problem.temperature for r in rewards]
    top = max(x[i] for i in support)
    law = law_by_integration if route == "integral" else law_by_compositions

    def compute():
        # A common factor of the weights cancels; the weight of a symbol of probability 0 is not looked at.
        weights = [arb(v - top).exp() if p else fmpq(0) for v, p in zip(x, P)]
        return assemble(P if n == 1 else law(P, x, n), tilted(P, weights), weights)

    # Where the weights are close to each other so are the laws, and KL ~ (max x − min x)²/n² cancels in its sum.
    ratio = n / (top - min(x[i] for i in support))
    cancelled = 2 * max(0, int(ratio.p).bit_length() - int(ratio.q).bit_length())
    return settle(compute, digits, cancelled)
