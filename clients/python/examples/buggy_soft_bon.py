# Copyright 2026 the softbon authors
# SPDX-License-Identifier: Apache-2.0
"""The law of torch_style_soft_bon.py with a seeded bug, which softbon-golden catches.

It is the kind that looks right: the weight of the selected candidate is one of the n weights in the denominator, and here
all n are drawn anew beside it (M(t)^n in place of M(t)^(n-1)). The result still sums to about 1 and tends to the same limit.
"""

from __future__ import annotations

import numpy as np


def soft_bon_law(weights, rewards, lam, n, nodes=1024):
    p = np.asarray(weights, dtype=float)
    p = p / p.sum()
    x = np.asarray(rewards, dtype=float)
    x = (x - x.max()) / lam
    u = np.linspace(-np.log(n) - 40, 5 - x.min(), nodes)[:, None]
    y = np.exp(u + x)
    m = np.sum(p * np.exp(-y), axis=1, keepdims=True)
    law = n * p * np.sum(np.exp(u + x - y) * m**n, axis=0) * (u[1, 0] - u[0, 0])  # the bug: m**n for m**(n - 1)
    return law / law.sum()
