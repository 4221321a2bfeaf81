# Copyright 2026 the softbon authors
# SPDX-License-Identifier: Apache-2.0
"""Soft Best-of-n with numpy: the exact output law by quadrature, and a sampler."""

from __future__ import annotations

import numpy as np


def soft_bon_log_law(weights, rewards, lam, n):
    """log P_n(i), from P_n(i) = n P_i w_i ∫ e^(-w_i t) M(t)^(n-1) dt with t = e^u, M(t) = Σ P e^(-w t)."""
    p = np.asarray(weights, dtype=float)
    r = np.asarray(rewards, dtype=float)
    p = p / p.sum()
    r = r - r[p > 0].max()
    with np.errstate(divide="ignore", over="ignore", invalid="ignore"):
        log_p = np.log(p)
        if lam == 0 or n == 1 or np.isinf(lam) or not np.any(r[p > 0]):
            return _hard(p, r, n) if lam == 0 else log_p
        x = np.where(p > 0, r / lam, 0)
        h = 0.2
        u = h * np.arange(int((-np.log(n) - 40) / h), int((-x.min() + 5) / h))[:, None]
        y = np.exp(u + x)
        defect = np.sum(p * np.expm1(-y), axis=1, keepdims=True)
        log_m = np.where(defect > -0.5, np.log1p(np.maximum(defect, -0.5)), _log_sum_exp(log_p - y, axis=1))
        return np.log(n * h) + log_p + _log_sum_exp(u + x - y + (n - 1) * log_m, axis=0)[0]


def soft_bon_law(weights, rewards, lam, n):
    """P_n(i)."""
    return np.exp(soft_bon_log_law(weights, rewards, lam, n))


def tilted_log_law(weights, rewards, lam):
    """log P*_i for P* ∝ P exp(r/lam)."""
    p = np.asarray(weights, dtype=float)
    r = np.asarray(rewards, dtype=float)
    r = r - r[p > 0].max()
    with np.errstate(divide="ignore"):
        x = np.where(r < 0, -np.inf, 0) if lam == 0 else r / lam
        z = np.where(p > 0, np.log(p) + x, -np.inf)
    return z - _log_sum_exp(z[None], axis=1)[0]


def soft_bon_sampler(inputs, draws, seed=0):
    """Indices of selected symbols: n candidates each, one of them kept by Gumbel noise on reward/lambda."""
    rng = np.random.default_rng(seed)
    p = np.asarray(inputs.weights, dtype=float)
    candidates = rng.choice(len(p), p=p / p.sum(), size=(draws, inputs.n))
    r = np.asarray(inputs.rewards, dtype=float)
    noise = rng.gumbel(size=candidates.shape)
    if inputs.lam == 0:
        top = r[candidates].max(axis=1, keepdims=True)
        noise[r[candidates] < top] = -np.inf
        score = noise
    else:
        score = noise if np.isinf(inputs.lam) else noise + r[candidates] / inputs.lam
    return candidates[np.arange(draws), score.argmax(axis=1)]


def _hard(p, r, n):
    """log P_n at lambda = 0: F^n - F_below^n for each level, split in proportion to P."""
    result = np.full(len(p), -np.inf)
    for level in np.unique(r[p > 0]):
        mass, below, above = p[r == level].sum(), p[r < level].sum(), p[r > level].sum()
        ratio = n * (np.log(below) - np.log(below + mass)) if below else -np.inf
        log_level = n * np.log1p(-above) + np.log(-np.expm1(ratio))
        result[r == level] = log_level + np.log(p[r == level] / mass)
    return result


def _log_sum_exp(a, axis):
    top = np.max(a, axis=axis, keepdims=True)
    top = np.where(np.isfinite(top), top, 0)
    return top + np.log(np.sum(np.exp(a - top), axis=axis, keepdims=True))
