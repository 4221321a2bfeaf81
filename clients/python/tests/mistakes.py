# Copyright 2026 the softbon authors
# SPDX-License-Identifier: Apache-2.0
"""A sampler of Soft Best-of-n, and the classic mistakes, each with a case that shows it."""

import itertools
import math

import numpy as np


def sample(inputs, draws, mistake=None, seed=5):
    rng = np.random.default_rng(seed)
    weights = np.asarray(inputs.weights, dtype=float)
    rewards = np.asarray(inputs.rewards, dtype=float)
    n = inputs.n - 1 if mistake == "n-1 for n" else inputs.n
    candidates = rng.choice(len(weights), p=weights / weights.sum(), size=(draws, n))
    r = rewards[candidates]
    if mistake == "argmax instead of softmax":
        return candidates[np.arange(draws), r.argmax(axis=1)]
    if inputs.lam == 0:
        if mistake == "ties broken by index":
            return np.where(r == r.max(axis=1, keepdims=True), candidates, -1).max(axis=1)
        w = (r == r.max(axis=1, keepdims=True)).astype(float)
    elif mistake == "float16 overflow in exp(r/lambda)":
        with np.errstate(over="ignore"):
            w = np.exp((r / inputs.lam).astype(np.float16))
    elif mistake == "temperature inverted":
        w = np.exp((r - r.max(axis=1, keepdims=True)) * inputs.lam)
    else:
        w = np.exp((r - r.max(axis=1, keepdims=True)) / inputs.lam)
    if mistake == "sampling without the self term":
        w = w / (w.sum(axis=1, keepdims=True) - w)
    with np.errstate(invalid="ignore"):
        cumulative = (w / w.sum(axis=1, keepdims=True)).cumsum(axis=1)
    chosen = (cumulative > rng.random((draws, 1))).argmax(axis=1)
    return candidates[np.arange(draws), chosen]


def law(inputs, mistake=None):
    """The law of `sample`, by summing over how often each symbol is among the candidates."""
    weights = np.asarray(inputs.weights, dtype=float)
    p, r = weights / weights.sum(), np.asarray(inputs.rewards, dtype=float)
    n = inputs.n - 1 if mistake == "n-1 for n" else inputs.n
    result = np.zeros(len(p))
    for bars in itertools.combinations(range(n + len(p) - 1), len(p) - 1):
        edges = (-1,) + bars + (n + len(p) - 1,)
        c = np.array([b - a - 1 for a, b in zip(edges, edges[1:])])
        mass = math.factorial(n) * math.prod(q**m / math.factorial(m) for q, m in zip(p, c.tolist()))
        top = r[c > 0].max()
        if mistake == "ties broken by index":
            w = (np.arange(len(p)) == np.flatnonzero((r == top) & (c > 0))[-1]).astype(float)
        elif mistake == "argmax instead of softmax" or inputs.lam == 0:
            w = c * (r == top)
        elif mistake == "float16 overflow in exp(r/lambda)":
            with np.errstate(over="ignore", invalid="ignore"):
                w = np.where(c > 0, c * np.exp((r / inputs.lam).astype(np.float16)).astype(float), 0)
        else:
            w = np.where(c > 0, np.exp((r - top) * (inputs.lam if mistake == "temperature inverted" else 1 / inputs.lam)), 0)
            total = w @ c
            w = c * (w / (total - w) if mistake == "sampling without the self term" else w)
        with np.errstate(invalid="ignore"):
            result += mass * w / w.sum()
    return result


MISTAKES = {
    "argmax instead of softmax": ("inverted-order", "binary64"),
    "temperature inverted": ("tied-at-the-top", "binary64"),
    "sampling without the self term": ("self-term", "binary64"),
    "float16 overflow in exp(r/lambda)": ("binary16-overflow", "binary16"),
    "ties broken by index": ("hard", "binary64"),
    "n-1 for n": ("fair-coin", "binary64"),
}
