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
static inline size_t cmpfr_custom_size(mpfr_prec_t bits) { return mpfr_custom_get_size(bits); }

#endif
