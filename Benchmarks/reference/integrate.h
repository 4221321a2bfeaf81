// Copyright 2026 the softbon authors
// SPDX-License-Identifier: Apache-2.0
//
// What the sources of the integration schemes share.

#ifndef SOFTBON_REFERENCE_INTERNAL_H
#define SOFTBON_REFERENCE_INTERNAL_H

#include <gmp.h>
#include <math.h>
#include <mpfr.h>

#include "include/integrate.h"

#define NEAREST MPFR_RNDN
#define LN2 0.693147180559945309417
#define LN10 2.30258509299404568402
#define PI 3.14159265358979323846

// Planning works with weights w'_j = exp(x_j − shift) such that (n − 1) E w' = 1.
struct reference_problem {
  int k;
  mpz_t n, n_minus_1;
  double n_double, log2_n;
  mpq_t *probability, *exponent, step;
  long *index, span;
  unsigned long *numerator, denominator;
  double *log_probability, *probability_double, *log_weight;
  double shift, least, largest, step_double;
  int lightest, heaviest;
};

typedef struct {
  double products, exponentials;
} operation_count;

// plan.c
double log_transform(const reference_problem *p, double log_t, int sign);
double log_integrand(const reference_problem *p, int i, double log_t, int sign);
double log_least_integral(const reference_problem *p, int i);
double log_last_node(const reference_problem *p, double log_error);
double trapezoid_step(double log_error);
double log_chernoff_low(const reference_problem *p, int i, double log_a);
double log_sum(const double *values, int count);

// numbers.c
mpfr_t *new_numbers(long count, long bits);
void free_numbers(mpfr_t *numbers, long count);
void form_weights(const reference_problem *p, mpfr_t *w, long bits, operation_count *count);
void form_law(const reference_problem *p, mpfr_t *w, mpfr_t *integral, mpfr_t *law);
void form_power(const reference_problem *p, mpfr_t result, const mpfr_t transform);
void view_leading(mpfr_ptr view, mpfr_srcptr x, long bits);
long bits_for(double log_error, double guard);

// trapezoid.c, moments.c: 0, or −1 where the scheme does not apply
int trapezoid_law(const reference_problem *p, int digits, int by_lattice, mpfr_t *law, operation_count *count);
int moments_law(const reference_problem *p, int digits, mpfr_t *law, operation_count *count);

#endif
