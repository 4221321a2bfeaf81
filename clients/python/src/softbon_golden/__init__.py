# Copyright 2026 the softbon authors
# SPDX-License-Identifier: Apache-2.0
"""Certified reference data for implementations of Soft Best-of-n, and the tests to hold against them.

    from softbon_golden import load_corpus, assert_law_close

    for case in load_corpus():
        inputs = case.inputs("binary32")
        assert_law_close(my_law(inputs.weights, inputs.rewards, inputs.lam, inputs.n), case, "binary32")
"""

from .answers import write_answers
from .corpus import LAWS, Case, Corpus, Inputs, Number, load_corpus
from .formats import FORMATS, Format, as_format
from .laws import DEFAULT_FACTOR, LawReport, UntestedWarning, assert_law_close, check_law
from .samplers import BettingTest, SamplerReport, assert_sampler_matches, check_sampler

__all__ = [
    "DEFAULT_FACTOR", "FORMATS", "LAWS", "BettingTest", "Case", "Corpus", "Format", "Inputs", "LawReport", "Number",
    "SamplerReport", "UntestedWarning", "as_format", "assert_law_close", "assert_sampler_matches", "check_law", "check_sampler",
    "load_corpus", "write_answers",
]
__version__ = "0.1.0"
