// Copyright 2026 the softbon authors
// SPDX-License-Identifier: Apache-2.0
//
// The expansion of 1/S in central moments with precision falling with the size of the terms. This is a measuring
// stick: the work is to stay as it is.

#include <stdlib.h>

#include "integrate.h"

#define CAPACITY 2048

int moments_law(const reference_problem *p, int digits, mpfr_t *law, operation_count *count) {
  const double log_error = -digits * LN10 - log(4.0);
  const double log_s = log(p->n_double / (p->n_double > 1e15 ? p->n_double : p->n_double - 1));
  if (p->n_double < 2) return -1;
  double cut = -1;
  for (int e = 1; e <= 6 && cut < 0; e++) {
    const double v = log_chernoff_low(p, p->lightest, log_s - e * LN2) - (log(p->n_double) + p->least)
        + log1p(exp(p->largest));
    if (v <= log_error) cut = e;
  }
  if (cut < 0) return -1;
  const long bits = bits_for(log_error, 48), k = p->k;
  mpz_t factor;
  mpz_init(factor);
  mpfr_t *w = new_numbers(k, bits), *Y = new_numbers(k, bits), *powers = new_numbers(k, bits);
  mpfr_t *integral = new_numbers(k, bits), z, x, s, mean, term, sum, view_a, view_b;
  mpfr_inits2(bits, z, x, s, mean, term, sum, (mpfr_ptr)0);
  form_weights(p, w, bits, count);
  mpfr_set_zero(mean, 1);
  for (long j = 0; j < k; j++) {
    mpfr_mul_ui(z, w[j], p->numerator[j], NEAREST);
    mpfr_add(mean, mean, z, NEAREST);
  }
  mpfr_div_ui(mean, mean, p->denominator, NEAREST);
  mpfr_mul_z(s, mean, p->n, NEAREST);
  double largest = 0;
  for (long j = 0; j < k; j++) {
    mpfr_sub(Y[j], w[j], mean, NEAREST);
    mpfr_set_ui(powers[j], p->numerator[j], NEAREST);
    mpfr_div_ui(powers[j], powers[j], p->denominator, NEAREST);
    mpfr_div(z, Y[j], s, NEAREST);
    largest = fmax(largest, fabs(mpfr_get_d(z, NEAREST)));
  }
  mpfr_t *nu = malloc(CAPACITY * sizeof(mpfr_t)), *A = malloc(CAPACITY * sizeof(mpfr_t));
  double *log_A = malloc(CAPACITY * sizeof(double));
  long *held = malloc(CAPACITY * sizeof(long));
  mpfr_init2(nu[0], bits);
  mpfr_init2(A[0], bits);
  mpfr_set_ui(A[0], 1, NEAREST);
  mpfr_set_ui(nu[0], 1, NEAREST);
  log_A[0] = 0;
  held[0] = bits;
  const double log_s_value = log(mpfr_get_d(s, NEAREST)), log_y = log(largest);
  double previous = INFINITY, last = 0, significance = 0;
  const int is_small = p->n_double * 4096 < 4e18;
  const unsigned long n = is_small ? mpz_get_ui(p->n) : 0;
  long m, J = 0;
  for (m = 1; m < CAPACITY; m++) {
    const double lost = significance / LN2;
    long here = bits + (long)ceil(lost < 0 ? lost : 0) + 16;
    if (here < 64) here = 64;
    if (here > held[m - 1]) here = held[m - 1];
    if (m < 4) here = bits;
    held[m] = here;
    mpfr_init2(nu[m], here);
    mpfr_init2(A[m], here);
    mpfr_set_prec(sum, here);
    mpfr_set_prec(term, here);
    mpfr_set_zero(sum, 1);
    for (long j = 0; j < k; j++) {
      if (here + 64 <= mpfr_get_prec(powers[j])) mpfr_prec_round(powers[j], here, NEAREST);
      view_leading(view_a, Y[j], here);
      mpfr_mul(powers[j], powers[j], view_a, NEAREST);
      mpfr_add(sum, sum, powers[j], NEAREST);
      mpfr_div_ui(powers[j], powers[j], (unsigned long)m + 1, NEAREST);
    }
    mpfr_set(nu[m], sum, NEAREST);
    mpfr_set_zero(sum, 1);
    long most = -(1L << 60);
    for (long a = 1; a <= m; a++) {
      view_leading(view_a, nu[a], here);
      view_leading(view_b, A[m - a], here);
      mpfr_mul(term, view_a, view_b, NEAREST);
      if (is_small) {
        mpfr_mul_si(term, term, (long)(n * (unsigned long)a) - m, NEAREST);
      } else {
        mpz_mul_ui(factor, p->n, (unsigned long)a);
        mpz_sub_ui(factor, factor, (unsigned long)m);
        mpfr_mul_z(term, term, factor, NEAREST);
      }
      if (!mpfr_zero_p(term) && mpfr_get_exp(term) > most) most = mpfr_get_exp(term);
      mpfr_add(sum, sum, term, NEAREST);
    }
    mpfr_div_ui(A[m], sum, (unsigned long)m, NEAREST);
    const double log_factorial = lgamma((double)m + 1) - (double)m * log_s_value;
    if (mpfr_zero_p(A[m])) {
      log_A[m] = -1e9;
    } else {
      long exponent;
      const double fraction = mpfr_get_d_2exp(&exponent, A[m], NEAREST);
      log_A[m] = log(fabs(fraction)) + (double)exponent * LN2 + log_factorial;
    }
    double most_term = -INFINITY, total = 0;
    for (int pass = 0; pass < 2; pass++) {
      for (long a = 0; a <= m; a++) {
        const double v = (double)a * log_y + lgamma((double)m + 1) - lgamma((double)a + 1)
            - lgamma((double)(m - a) + 1) + log_A[m - a];
        if (pass == 0) most_term = fmax(most_term, v);
        else if (v > most_term - 45) total += exp(v - most_term);
      }
    }
    const double size = most_term + log(total);
    const double here_largest = fmax(size, (double)most * LN2 - log((double)m) + log_factorial);
    significance = m > 1 ? fmax(here_largest, last) : here_largest;
    last = here_largest;
    if (m % 2 == 0) {
      const double bound = size + cut * LN2 + 0.1;
      if (bound <= log_error) {
        J = m;
        break;
      }
      if (m > 40 && bound > previous + 20) break;
      if (bound < previous) previous = bound;
    }
  }
  const long computed = m < CAPACITY ? m : CAPACITY - 1;
  if (J > 0) {
    mpfr_t *kernel = malloc((size_t)J * sizeof(mpfr_t));
    mpfr_ui_div(x, 1, s, NEAREST);
    mpfr_set(z, x, NEAREST);
    for (long j = 0; j < J; j++) {
      mpfr_init2(kernel[j], held[j]);
      mpfr_set(kernel[j], z, NEAREST);
      if (j & 1) mpfr_neg(kernel[j], kernel[j], NEAREST);
      if (held[j] + 64 <= mpfr_get_prec(z)) mpfr_prec_round(z, held[j], NEAREST);
      mpfr_mul(z, z, x, NEAREST);
      mpfr_mul_ui(z, z, (unsigned long)j + 1, NEAREST);
    }
    mpfr_set_prec(z, bits);
    long own = J;
    for (long a = 1; a < J; a++) {
      double most = -INFINITY;
      for (long l = 0; l < J - a; l++) {
        const double v = lgamma((double)(l + a) + 1) - lgamma((double)a + 1) - lgamma((double)l + 1) + log_A[l];
        most = fmax(most, v);
      }
      if ((double)a * log_y + most + log((double)J) < log_error - 3 && log_y < -2) {
        own = a;
        break;
      }
    }
    mpfr_t *C = malloc((size_t)own * sizeof(mpfr_t)), total;
    mpfr_set_ui(x, 1, NEAREST);
    for (long a = 0; a < own; a++) {
      mpfr_init2(C[a], held[a]);
      mpfr_set_zero(C[a], 1);
      for (long j = J - 1; j >= a; j--) {
        view_leading(view_a, kernel[j], held[j]);
        view_leading(view_b, A[j - a], held[j]);
        mpfr_set_prec(term, held[j]);
        mpfr_mul(term, view_a, view_b, NEAREST);
        mpfr_add(C[a], C[a], term, NEAREST);
      }
      if (a > 0) {
        mpfr_mul_ui(x, x, (unsigned long)a, NEAREST);
        mpfr_div(C[a], C[a], x, NEAREST);
      }
    }
    mpfr_init2(total, 64);
    for (long j = 0; j < k; j++) {
      mpfr_set_prec(total, held[own - 1]);
      mpfr_set(total, C[own - 1], NEAREST);
      for (long a = own - 2; a >= 0; a--) {
        if (held[a] > mpfr_get_prec(total)) mpfr_prec_round(total, held[a], NEAREST);
        view_leading(view_a, Y[j], held[a]);
        mpfr_mul(total, total, view_a, NEAREST);
        mpfr_add(total, total, C[a], NEAREST);
      }
      mpfr_set(integral[j], total, NEAREST);
    }
    form_law(p, w, integral, law);
    count->products += (double)J * (double)J / 2 + (double)(J * own) - (double)(own * own) / 2 + (double)((J + own) * k);
    mpfr_clear(total);
    free_numbers(kernel, J);
    free_numbers(C, own);
  }
  free_numbers(nu, computed + 1);
  free_numbers(A, computed + 1);
  free(log_A);
  free(held);
  free_numbers(w, k);
  free_numbers(Y, k);
  free_numbers(powers, k);
  free_numbers(integral, k);
  mpfr_clears(z, x, s, mean, term, sum, (mpfr_ptr)0);
  mpz_clear(factor);
  return J > 0 ? 0 : -1;
}
