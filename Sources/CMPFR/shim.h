// Copyright 2026 the softbon authors
// SPDX-License-Identifier: Apache-2.0
//
// MPFR for Swift. Almost every mpfr_ name is visible to Swift as it stands; this header adds what is a macro.

#ifndef SOFTBON_CMPFR_SHIM_H
#define SOFTBON_CMPFR_SHIM_H

#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <stdarg.h>
#include <gmp.h>
#include <mpfr.h>

_Static_assert(sizeof(mpfr_exp_t) == 8, "softbon needs 64-bit exponents");
_Static_assert(MPFR_VERSION_MAJOR >= 4, "softbon needs MPFR 4 or later");

static inline int cmpfr_sgn(const __mpfr_struct *x) { return mpfr_sgn(x); }
static inline int cmpfr_signbit(const __mpfr_struct *x) { return mpfr_signbit(x); }
static inline mpfr_exp_t cmpfr_exp(const __mpfr_struct *x) { return mpfr_get_exp(x); }

// Gives the ends of an interval their one encoding: what is not a number is the infinite end, a zero has no sign, and
// an end that left the range of exponents on the wrong side (+inf below, -inf above) is the last finite number there.
static inline void cmpfr_normalize_ends(__mpfr_struct *lower, __mpfr_struct *upper) {
  if (!mpfr_regular_p(lower)) {
    if (mpfr_zero_p(lower)) mpfr_set_zero(lower, 1);
    else if (mpfr_nan_p(lower)) mpfr_set_inf(lower, -1);
    else if (mpfr_sgn(lower) > 0) mpfr_nextbelow(lower);
  }
  if (!mpfr_regular_p(upper)) {
    if (mpfr_zero_p(upper)) mpfr_set_zero(upper, 1);
    else if (mpfr_nan_p(upper)) mpfr_set_inf(upper, 1);
    else if (mpfr_sgn(upper) < 0) mpfr_nextabove(upper);
  }
}

static inline size_t cmpfr_custom_size(mpfr_prec_t bits) { return mpfr_custom_get_size(bits); }

#endif
