# Copyright 2026 the softbon authors
# SPDX-License-Identifier: Apache-2.0
"""Soft Best-of-n as it is written for a batch on an accelerator: float32, log-probabilities in and out, no Python loops.

numpy stands in for torch (np.logaddexp.reduce for torch.logsumexp, np.log1p for torch.log1p, …).
"""

from __future__ import annotations

import numpy as np


def log_softmax(logits):
    return logits - np.logaddexp.reduce(logits, axis=-1, keepdims=True)


def soft_bon_log_probs(logits, rewards, lam, n, step=0.25):
    """[batch, vocabulary] logits and rewards -> log P_n, all in float32."""
    log_p = log_softmax(logits.astype(np.float32))
    x = (rewards - rewards.max(axis=-1, keepdims=True)).astype(np.float32) / np.float32(lam)
    # t = e^v/n with v around 0: with t = e^u, u near -log n, the rounding of u would cost log2(log n) bits.
    nodes = np.arange(int(-18 / step), int((np.log(n) - x.min() + 3.5) / step))
    v = np.float32(step) * nodes.astype(np.float32)[:, None, None]
    y = np.exp(v + x) / np.float32(n)
    defect = np.sum(np.exp(log_p) * np.expm1(-y), axis=-1, keepdims=True)
    near = np.log1p(np.maximum(defect, np.float32(-0.5)))
    log_m = np.where(defect > -0.5, near, np.logaddexp.reduce(log_p - y, axis=-1, keepdims=True))
    log_f = v + x - y + np.float32(n - 1) * log_m
    return log_p + np.float32(np.log(step)) + np.logaddexp.reduce(log_f, axis=0)


def soft_bon_select(log_p, rewards, lam, n, draws, rng):
    """Selected token ids: candidates from log_p, one kept with probability softmax(reward/lambda) over the n."""
    p = np.exp(log_p.astype(np.float64))
    candidates = rng.choice(p.shape[-1], p=p / p.sum(), size=(draws, n))
    scores = rewards[candidates] / lam
    keep = np.exp(log_softmax(scores))
    return candidates[np.arange(draws), (keep.cumsum(axis=-1) > rng.random((draws, 1))).argmax(axis=-1)]
