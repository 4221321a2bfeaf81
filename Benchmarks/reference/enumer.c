// Copyright 2026 the softbon authors
// SPDX-License-Identifier: Apache-2.0
//
// See include/enumer.h. This is a measuring stick: the work per composition is to stay as it is, neither improved
// nor slowed, so that ratios to it mean the same from one version to the next.

#include "enumer.h"

#include <gmp.h>
#include <math.h>
#include <mpfr.h>
#include <stdlib.h>
#include <time.h>

typedef struct {
  int k;
  unsigned long n;
  const unsigned long *numerators;
  unsigned long count[REFERENCE_MAXIMUM_SYMBOLS];
  mpfr_t weight[REFERENCE_MAXIMUM_SYMBOLS];
  mpfr_t sum[REFERENCE_MAXIMUM_SYMBOLS];      // Σ_{j ≤ d} c_j w_j
  mpfr_t product[REFERENCE_MAXIMUM_SYMBOLS];  // Π_{j ≤ d} a_j^{c_j}/c_j!, a_j the numerator of P_j
  mpfr_t total[REFERENCE_MAXIMUM_SYMBOLS];    // the accumulated P_n(j) without the factor n! w_j / denominator^n
  mpfr_t *last;                               // a_{k−1}^m/m! for m = 0..n
  mpfr_t term;
  unsigned long compositions;
} enumeration;

static double thread_seconds(void) {
  struct timespec t;
  clock_gettime(CLOCK_THREAD_CPUTIME_ID, &t);
  return (double)t.tv_sec + 1e-9 * (double)t.tv_nsec;
}

// The counts of symbols 0..d−1 are fixed, those of d..k−1 sum to `left`; the last symbol takes what is left.
static void visit(enumeration *e, int d, unsigned long left) {
  if (d == e->k - 1) {
    mpfr_mul(e->term, e->product[d - 1], e->last[left], MPFR_RNDN);
    e->count[d] = left;
    mpfr_mul_ui(e->sum[d], e->weight[d], left, MPFR_RNDN);
    mpfr_add(e->sum[d], e->sum[d], e->sum[d - 1], MPFR_RNDN);
    mpfr_div(e->term, e->term, e->sum[d], MPFR_RNDN);
    e->compositions++;
    for (int j = 0; j < e->k; j++) {
      if (e->count[j] != 0) {
        mpfr_mul_ui(e->sum[d], e->term, e->count[j], MPFR_RNDN);
        mpfr_add(e->total[j], e->total[j], e->sum[d], MPFR_RNDN);
      }
    }
    return;
  }
  if (d == 0) {
    mpfr_set_ui(e->product[0], 1, MPFR_RNDN);
    mpfr_set_zero(e->sum[0], 1);
  } else {
    mpfr_set(e->product[d], e->product[d - 1], MPFR_RNDN);
    mpfr_set(e->sum[d], e->sum[d - 1], MPFR_RNDN);
  }
  for (unsigned long m = 0; m <= left; m++) {
    e->count[d] = m;
    visit(e, d + 1, left - m);
    mpfr_mul_ui(e->product[d], e->product[d], e->numerators[d], MPFR_RNDN);
    mpfr_div_ui(e->product[d], e->product[d], m + 1, MPFR_RNDN);
    mpfr_add(e->sum[d], e->sum[d], e->weight[d], MPFR_RNDN);
  }
}

// Everything that is timed: weights, the last symbol's table, the sum over compositions, the common factor.
static void enumerate(enumeration *e, unsigned long denominator, mpq_t *exponents, mpfr_t factor) {
  const int k = e->k;
  const unsigned long n = e->n;
  e->compositions = 0;
  for (int j = 0; j < k; j++) {
    mpfr_set_q(e->term, exponents[j], MPFR_RNDN);
    mpfr_exp(e->weight[j], e->term, MPFR_RNDN);
    mpfr_set_zero(e->total[j], 1);
  }
  mpfr_set_ui(e->last[0], 1, MPFR_RNDN);
  for (unsigned long m = 1; m <= n; m++) {
    mpfr_mul_ui(e->last[m], e->last[m - 1], e->numerators[k - 1], MPFR_RNDN);
    mpfr_div_ui(e->last[m], e->last[m], m, MPFR_RNDN);
  }
  visit(e, 0, n);
  mpfr_fac_ui(factor, n, MPFR_RNDN);
  for (int j = 0; j < k; j++) {
    mpfr_mul(e->total[j], e->total[j], e->weight[j], MPFR_RNDN);
    mpfr_mul(e->total[j], e->total[j], factor, MPFR_RNDN);
    mpfr_ui_pow_ui(e->term, denominator, n, MPFR_RNDN);
    mpfr_div(e->total[j], e->total[j], e->term, MPFR_RNDN);
  }
}

int reference_enumerate(
    int k, unsigned long n, const unsigned long *numerators, unsigned long denominator,
    const long *exponent_numerators, const unsigned long *exponent_denominators, int digits,
    char **probabilities, double *seconds, unsigned long *compositions) {
  if (k < 2 || k > REFERENCE_MAXIMUM_SYMBOLS || n < 1 || denominator < 1 || digits < 1) return -1;
  for (int j = 0; j < k; j++) {
    if (exponent_denominators[j] == 0) return -1;
  }
  enumeration *e = malloc(sizeof *e);
  mpfr_t *last = malloc((n + 1) * sizeof *last);
  if (e == NULL || last == NULL) {
    free(e);
    free(last);
    return -1;
  }
  e->k = k;
  e->n = n;
  e->numerators = numerators;
  e->last = last;
  const mpfr_prec_t precision = (mpfr_prec_t)ceil(digits * 3.3219281 + log2(8.0 * (double)n + 50)) + 4;
  mpfr_t factor;
  mpq_t exponents[REFERENCE_MAXIMUM_SYMBOLS];
  mpfr_inits2(precision, e->term, factor, (mpfr_ptr)NULL);
  for (int j = 0; j < k; j++) {
    mpfr_inits2(precision, e->weight[j], e->sum[j], e->product[j], e->total[j], (mpfr_ptr)NULL);
    mpq_init(exponents[j]);
    mpq_set_si(exponents[j], exponent_numerators[j], exponent_denominators[j]);
    mpq_canonicalize(exponents[j]);
  }
  for (unsigned long m = 0; m <= n; m++) mpfr_init2(last[m], precision);

  const double start = thread_seconds();
  enumerate(e, denominator, exponents, factor);
  *seconds = thread_seconds() - start;

  *compositions = e->compositions;
  for (int j = 0; j < k; j++) {
    if (mpfr_asprintf(&probabilities[j], "%.*RNe", digits + 7, e->total[j]) < 0) abort();
    mpfr_clears(e->weight[j], e->sum[j], e->product[j], e->total[j], (mpfr_ptr)NULL);
    mpq_clear(exponents[j]);
  }
  for (unsigned long m = 0; m <= n; m++) mpfr_clear(last[m]);
  mpfr_clears(e->term, factor, (mpfr_ptr)NULL);
  free(last);
  free(e);
  return 0;
}

void reference_release(int k, char **probabilities) {
  for (int j = 0; j < k; j++) mpfr_free_str(probabilities[j]);
}
