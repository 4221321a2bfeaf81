// Copyright 2026 the softbon authors
// SPDX-License-Identifier: Apache-2.0
//
// Problems, arrays of numbers, and what every scheme begins and ends with.

#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "integrate.h"

mpfr_t *new_numbers(long count, long bits) {
  mpfr_t *numbers = malloc((size_t)count * sizeof(mpfr_t));
  for (long i = 0; i < count; i++) mpfr_init2(numbers[i], bits);
  return numbers;
}

void free_numbers(mpfr_t *numbers, long count) {
  for (long i = 0; i < count; i++) mpfr_clear(numbers[i]);
  free(numbers);
}

long bits_for(double log_error, double guard) { return (long)ceil(-log_error / LN2 + guard) + 3; }

// The leading limbs of x, for reading only.
void view_leading(mpfr_ptr view, mpfr_srcptr x, long bits) {
  const long held = (x->_mpfr_prec + 63) / 64, wanted = (bits + 63) / 64;
  *view = *x;
  if (wanted < held) {
    view->_mpfr_prec = 64 * wanted;
    view->_mpfr_d = x->_mpfr_d + (held - wanted);
  }
}

void form_weights(const reference_problem *p, mpfr_t *w, long bits, operation_count *count) {
  const long guarded = bits + 40;
  mpfr_t x, q, shift;
  mpfr_init2(x, guarded);
  mpfr_init2(q, guarded);
  mpfr_init2(shift, 53);
  mpfr_set_d(shift, p->shift, NEAREST);
  if (p->span > 0 && p->span <= 4 * p->k + 64) {  // powers of one number
    int first = 0;
    for (int j = 0; j < p->k; j++) {
      if (p->index[j] == 0) first = j;
    }
    mpfr_t *powers = new_numbers(p->span + 1, guarded);
    mpfr_set_q(q, p->step, NEAREST);
    mpfr_exp(q, q, NEAREST);
    mpfr_set_q(x, p->exponent[first], NEAREST);
    mpfr_sub(x, x, shift, NEAREST);
    mpfr_exp(powers[0], x, NEAREST);
    count->exponentials += 2;
    for (long l = 1; l <= p->span; l++) mpfr_mul(powers[l], powers[l - 1], q, NEAREST);
    for (int j = 0; j < p->k; j++) mpfr_set(w[j], powers[p->index[j]], NEAREST);
    free_numbers(powers, p->span + 1);
  } else {
    for (int j = 0; j < p->k; j++) {
      mpfr_set_q(x, p->exponent[j], NEAREST);
      mpfr_sub(x, x, shift, NEAREST);
      mpfr_exp(x, x, NEAREST);
      mpfr_set(w[j], x, NEAREST);
      count->exponentials++;
    }
  }
  mpfr_clear(x);
  mpfr_clear(q);
  mpfr_clear(shift);
}

void form_power(const reference_problem *p, mpfr_t result, const mpfr_t transform) {
  if (mpz_fits_ulong_p(p->n_minus_1)) {
    mpfr_pow_ui(result, transform, mpz_get_ui(p->n_minus_1), NEAREST);
  } else if (p->log2_n < 150) {
    mpfr_pow_z(result, transform, p->n_minus_1, NEAREST);
  } else {
    mpfr_log(result, transform, NEAREST);
    mpfr_mul_z(result, result, p->n_minus_1, NEAREST);
    mpfr_exp(result, result, NEAREST);
  }
}

// n P w times the integral
void form_law(const reference_problem *p, mpfr_t *w, mpfr_t *integral, mpfr_t *law) {
  for (int j = 0; j < p->k; j++) {
    mpfr_mul(law[j], w[j], integral[j], NEAREST);
    mpfr_mul_z(law[j], law[j], p->n, NEAREST);
    mpfr_mul_ui(law[j], law[j], p->numerator[j], NEAREST);
    mpfr_div_ui(law[j], law[j], p->denominator, NEAREST);
  }
}

reference_problem *reference_problem_create(
    int k, const char *n, const unsigned long *numerators, unsigned long denominator, const long *exponent_numerators,
    const unsigned long *exponent_denominators, unsigned long step_numerator, unsigned long step_denominator,
    const long *index) {
  reference_problem *p = calloc(1, sizeof *p);
  if (p == NULL) return NULL;
  const size_t count = (size_t)k;
  p->k = k;
  p->denominator = denominator;
  if (mpz_init_set_str(p->n, n, 10) != 0) {
    mpz_clear(p->n);
    free(p);
    return NULL;
  }
  mpz_init(p->n_minus_1);
  mpz_sub_ui(p->n_minus_1, p->n, 1);
  p->n_double = mpz_get_d(p->n);
  p->log2_n = log2(p->n_double);
  p->probability = malloc(count * sizeof(mpq_t));
  p->exponent = malloc(count * sizeof(mpq_t));
  p->index = malloc(count * sizeof(long));
  p->numerator = malloc(count * sizeof(unsigned long));
  p->log_probability = malloc(count * sizeof(double));
  p->probability_double = malloc(count * sizeof(double));
  p->log_weight = malloc(count * sizeof(double));
  mpq_init(p->step);
  mpq_set_ui(p->step, step_numerator, step_denominator);
  mpq_canonicalize(p->step);
  p->step_double = mpq_get_d(p->step);
  double *masses = malloc(count * sizeof(double));
  for (int j = 0; j < k; j++) {
    mpq_init(p->probability[j]);
    mpq_init(p->exponent[j]);
    mpq_set_ui(p->probability[j], numerators[j], denominator);
    mpq_canonicalize(p->probability[j]);
    mpq_set_si(p->exponent[j], exponent_numerators[j], exponent_denominators[j]);
    mpq_canonicalize(p->exponent[j]);
    p->numerator[j] = numerators[j];
    p->index[j] = index[j];
    if (index[j] > p->span) p->span = index[j];
    p->probability_double[j] = mpq_get_d(p->probability[j]);
    p->log_probability[j] = log(p->probability_double[j]);
    p->log_weight[j] = mpq_get_d(p->exponent[j]);
    masses[j] = p->log_probability[j] + p->log_weight[j];
  }
  p->shift = log_sum(masses, k) + (mpz_sgn(p->n_minus_1) ? log(mpz_get_d(p->n_minus_1)) : 0);
  free(masses);
  for (int j = 0; j < k; j++) {
    p->log_weight[j] -= p->shift;
    if (p->log_weight[j] < p->log_weight[p->lightest]) p->lightest = j;
    if (p->log_weight[j] > p->log_weight[p->heaviest]) p->heaviest = j;
  }
  p->least = p->log_weight[p->lightest];
  p->largest = p->log_weight[p->heaviest];
  return p;
}

void reference_problem_release(reference_problem *p) {
  if (p == NULL) return;
  for (int j = 0; j < p->k; j++) {
    mpq_clear(p->probability[j]);
    mpq_clear(p->exponent[j]);
  }
  mpq_clear(p->step);
  mpz_clear(p->n);
  mpz_clear(p->n_minus_1);
  free(p->probability);
  free(p->exponent);
  free(p->index);
  free(p->numerator);
  free(p->log_probability);
  free(p->probability_double);
  free(p->log_weight);
  free(p);
}

static double thread_seconds(void) {
  struct timespec t;
  clock_gettime(CLOCK_THREAD_CPUTIME_ID, &t);
  return (double)t.tv_sec + 1e-9 * (double)t.tv_nsec;
}

int reference_integrate(
    const reference_problem *p, int scheme, int digits, char **probabilities, double *seconds, double *products,
    double *exponentials) {
  operation_count count = {0, 0};
  mpfr_t *law = new_numbers(p->k, (long)(digits * 3.3219281) + 80);
  const double start = thread_seconds();
  const int status = scheme == REFERENCE_MOMENTS ? moments_law(p, digits, law, &count)
                                                 : trapezoid_law(p, digits, scheme == REFERENCE_LATTICE, law, &count);
  *seconds = thread_seconds() - start;
  *products = count.products;
  *exponentials = count.exponentials;
  for (int j = 0; j < p->k && status == 0; j++) {
    probabilities[j] = malloc((size_t)digits + 64);
    mpfr_sprintf(probabilities[j], "%.*Re", digits + 7, law[j]);
  }
  free_numbers(law, p->k);
  return status;
}

void reference_operation_seconds(long bits, double *product, double *exponential) {
  mpfr_t a, b, c;
  mpfr_inits2(bits, a, b, c, (mpfr_ptr)0);
  mpfr_set_ui(a, 3, NEAREST);
  mpfr_sqrt(a, a, NEAREST);
  mpfr_div_2ui(b, a, 2, NEAREST);
  mpfr_neg(b, b, NEAREST);
  const long repetitions = 1 + 40000000 / (bits * (200 + bits));
  mpfr_exp(c, b, NEAREST);
  double start = thread_seconds();
  for (long i = 0; i < repetitions; i++) mpfr_exp(c, b, NEAREST);
  *exponential = (thread_seconds() - start) / (double)repetitions;
  start = thread_seconds();
  for (long i = 0; i < 30 * repetitions; i++) mpfr_mul(c, a, b, NEAREST);
  *product = (thread_seconds() - start) / (double)(30 * repetitions);
  mpfr_clears(a, b, c, (mpfr_ptr)0);
}
