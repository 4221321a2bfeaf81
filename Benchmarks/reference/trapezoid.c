// Copyright 2026 the softbon authors
// SPDX-License-Identifier: Apache-2.0
//
// The trapezoidal rule in log t with its left part summed by the Taylor series of the integrand. This is a measuring
// stick: the work is to stay as it is.

#include <stdlib.h>

#include "integrate.h"

typedef struct {
  const reference_problem *p;
  int by_lattice;
  double log_error, h, c, log_c, log_growth;
  long b, node_step, letter_step, nodes, bits;
  mpq_t fine;
  mpfr_t *w, *integral, t, q, M, G, z, x, H;
} trapezoid;

// The Taylor part: coefficients of M(−z)^{n−1} and their moments, with precision falling with their weight.
typedef struct {
  long capacity, J, A, *bits;
  mpfr_t *mu, *B;
  double *log_B;
} series;

static void plan(trapezoid *r, int digits) {
  const reference_problem *p = r->p;
  r->log_error = -digits * LN10 - log(4.0);
  const double L = -r->log_error, h_most = trapezoid_step(r->log_error), log_T = log_last_node(p, r->log_error - log(1.6));
  r->node_step = r->letter_step = 1;
  r->b = 0;
  if (!r->by_lattice) {
    r->b = (long)ceil(LN2 / h_most);
    r->h = LN2 / (double)r->b;
  } else if (h_most <= p->step_double) {
    r->letter_step = (long)ceil(p->step_double / h_most - 1e-12);
    mpq_set_ui(r->fine, 1, (unsigned long)r->letter_step);
    mpq_mul(r->fine, r->fine, p->step);
    r->h = p->step_double / (double)r->letter_step;
  } else {
    r->node_step = (long)floor(h_most / p->step_double + 1e-12);
    mpq_set(r->fine, p->step);
    r->h = p->step_double * (double)r->node_step;
  }
  r->c = digits <= 40 ? 0.25 : 0.5;
  if (digits >= 200 && p->k <= 16) r->c = 0.25;
  if (r->c * exp(p->largest) > 1) r->c = 1 / exp(p->largest);
  r->log_c = log(r->c);
  r->nodes = (long)ceil((log_T - r->log_c) / r->h) + 1;
  if (r->nodes < 1) r->nodes = 1;
  r->log_growth = log_integrand(p, p->heaviest, r->log_c, -1);
  const double amplification = fmax(0, (r->log_growth + r->log_c - log_least_integral(p, p->heaviest)) / LN2) + 2;
  const double octaves = r->by_lattice ? 0 : (double)r->nodes / (double)r->b + 1;
  const double roundings =
      p->n_double * (p->k + 8)
      + 2 * L * (double)(r->nodes + r->node_step * r->nodes + r->letter_step * p->span + 8);
  r->bits = bits_for(r->log_error, fmax(log2(roundings) + fmin(octaves, 17), amplification + 14));
}

static void form_series(trapezoid *r, series *s) {
  const reference_problem *p = r->p;
  const double w = p->largest;
  s->capacity = 1024;
  s->J = 0;
  s->mu = malloc((size_t)s->capacity * sizeof(mpfr_t));
  s->B = malloc((size_t)s->capacity * sizeof(mpfr_t));
  s->bits = malloc((size_t)s->capacity * sizeof(long));
  s->log_B = malloc((size_t)s->capacity * sizeof(double));
  mpfr_t *powers = new_numbers(p->k, r->bits), view_a, view_b, term, sum;
  mpfr_init2(term, r->bits);
  mpfr_init2(sum, r->bits);
  mpz_t factor;
  mpz_init(factor);
  s->log_B[0] = 0;
  s->bits[0] = r->bits;
  mpfr_init2(s->mu[0], r->bits);
  mpfr_init2(s->B[0], r->bits);
  mpfr_set_ui(s->mu[0], 1, NEAREST);
  mpfr_set_ui(s->B[0], 1, NEAREST);
  for (int j = 0; j < p->k; j++) {
    mpfr_set_ui(powers[j], p->numerator[j], NEAREST);
    mpfr_div_ui(powers[j], powers[j], p->denominator, NEAREST);
  }
  const int is_small = p->n_double * 4096 < 4e18;
  const unsigned long n = is_small ? mpz_get_ui(p->n) : 0;
  const double edge = exp(w + r->log_c) + r->log_c - log_least_integral(p, p->heaviest);
  double largest_term = 0;
  for (long m = 1; m < s->capacity; m++) {
    // The bits of a coefficient follow from the significance of the one before.
    double significance = -INFINITY;
    for (long a = 0; a < m; a++) {
      const double v = (double)a * w - lgamma((double)a + 1) + s->log_B[m - 1 - a];
      if (v > significance) significance = v;
      else if (v < significance - 20 && a > 2) break;
    }
    const double bits =
        (fmax(significance + log((double)m), largest_term) + (double)(m - 1) * r->log_c + edge) / LN2;
    long held = r->bits + (long)ceil(bits < 0 ? bits : 0) + 12;
    if (held < 64) held = 64;
    if (held > s->bits[m - 1]) held = s->bits[m - 1];
    if (m < 3) held = r->bits;
    s->bits[m] = held;
    mpfr_init2(s->mu[m], held);
    mpfr_init2(s->B[m], held);
    mpfr_set_prec(sum, held);
    mpfr_set_prec(term, held);
    mpfr_set_zero(sum, 1);
    for (int j = 0; j < p->k; j++) {
      if (held + 64 <= mpfr_get_prec(powers[j])) mpfr_prec_round(powers[j], held, NEAREST);
      view_leading(view_a, r->w[j], held);
      mpfr_mul(powers[j], powers[j], view_a, NEAREST);
      mpfr_add(sum, sum, powers[j], NEAREST);
    }
    mpfr_set(s->mu[m], sum, NEAREST);
    for (int j = 0; j < p->k; j++) mpfr_div_ui(powers[j], powers[j], (unsigned long)m + 1, NEAREST);
    mpfr_set_zero(sum, 1);
    long most = 0;
    for (long a = 1; a <= m; a++) {
      view_leading(view_a, s->mu[a], held);
      view_leading(view_b, s->B[m - a], held);
      mpfr_mul(term, view_a, view_b, NEAREST);
      if (is_small) {
        mpfr_mul_si(term, term, (long)(n * (unsigned long)a) - m, NEAREST);
      } else {
        mpz_mul_ui(factor, p->n, (unsigned long)a);
        mpz_sub_ui(factor, factor, (unsigned long)m);
        mpfr_mul_z(term, term, factor, NEAREST);
      }
      const long exponent = mpfr_zero_p(term) ? -(1L << 60) : mpfr_get_exp(term);
      if (a == 1 || exponent > most) most = exponent;
      mpfr_add(sum, sum, term, NEAREST);
    }
    largest_term = (double)most * LN2;
    mpfr_div_ui(s->B[m], sum, (unsigned long)m, NEAREST);
    long exponent;
    const double fraction = mpfr_get_d_2exp(&exponent, s->B[m], NEAREST);
    s->log_B[m] = log(fabs(fraction)) + (double)exponent * LN2;
    if (m >= 4 && (m < 32 || m % 4 == 0)) {  // the remainder for the heaviest letter
      double largest = -INFINITY, total = 0;
      for (long a = 0; a <= m; a++) {
        const double v = (double)a * w - lgamma((double)a + 1) + s->log_B[m - a];
        if (v > largest) largest = v;
        else if (v < largest - 50) break;
      }
      for (long a = 0; a <= m; a++) {
        const double v = (double)a * w - lgamma((double)a + 1) + s->log_B[m - a];
        if (v >= largest - 50) total += exp(v - largest);
      }
      const double geometric = r->h * (double)(m + 1);
      const double remainder = log(r->h) + (double)(m + 1) * r->log_c + largest + log(total)
          - (geometric + log1p(-exp(-geometric))) - log_least_integral(p, p->heaviest);
      if (remainder <= r->log_error - 1e-3) {
        s->J = m;
        break;
      }
    }
  }
  free_numbers(powers, p->k);
  mpfr_clear(term);
  mpfr_clear(sum);
  mpz_clear(factor);
}

// Adds the nodes left of c to the integrals.
static void add_left(trapezoid *r, series *s, operation_count *count) {
  const reference_problem *p = r->p;
  const double w = p->largest;
  mpfr_t *kernel = malloc((size_t)s->J * sizeof(mpfr_t)), view_a, view_b, term, sum;
  mpfr_init2(term, r->bits);
  mpfr_init2(sum, 64);
  mpfr_set_d(r->t, r->c, NEAREST);
  mpfr_set(r->x, r->t, NEAREST);
  mpfr_set(r->z, r->q, NEAREST);
  for (long j = 0; j < s->J; j++) {
    const long bits = s->bits[j];
    if (j > 0 && bits + 64 <= mpfr_get_prec(r->x)) {
      mpfr_prec_round(r->x, bits, NEAREST);
      mpfr_set_prec(r->M, bits);
    }
    mpfr_init2(kernel[j], bits);
    mpfr_sub_ui(r->M, r->z, 1, NEAREST);
    mpfr_div(kernel[j], r->x, r->M, NEAREST);
    view_leading(view_a, r->H, bits);
    mpfr_mul(kernel[j], kernel[j], view_a, NEAREST);
    if (j & 1) mpfr_neg(kernel[j], kernel[j], NEAREST);
    mpfr_mul(r->x, r->x, r->t, NEAREST);
    mpfr_mul(r->z, r->z, r->q, NEAREST);
  }
  mpfr_set_prec(r->x, r->bits);
  mpfr_set_prec(r->M, r->bits);
  s->A = s->J;
  const double wc = w + r->log_c;
  for (long a = 2; a < s->J; a++) {
    const double v =
        (double)a * wc - lgamma((double)a + 1) + r->log_growth + log(2.0) - log_least_integral(p, p->heaviest);
    if (v < r->log_error - 4 && wc < log((double)a + 1) - 0.7) {
      s->A = a;
      break;
    }
  }
  mpfr_t *D = malloc((size_t)s->A * sizeof(mpfr_t));
  mpfr_set_ui(r->x, 1, NEAREST);
  for (long a = 0; a < s->A; a++) {
    mpfr_init2(D[a], s->bits[a]);
    mpfr_set_zero(D[a], 1);
    for (long l = s->J - a - 1; l >= 0; l--) {
      const long bits = s->bits[a + l];
      view_leading(view_a, s->B[l], bits);
      view_leading(view_b, kernel[a + l], bits);
      mpfr_set_prec(term, bits);
      mpfr_mul(term, view_a, view_b, NEAREST);
      mpfr_add(D[a], D[a], term, NEAREST);
    }
    if (a > 0) {
      mpfr_mul_ui(r->x, r->x, (unsigned long)a, NEAREST);
      if (s->bits[a] + 64 <= mpfr_get_prec(r->x)) mpfr_prec_round(r->x, s->bits[a], NEAREST);
      mpfr_div(D[a], D[a], r->x, NEAREST);
    }
  }
  mpfr_set_prec(r->x, r->bits);
  for (int j = 0; j < p->k; j++) {
    mpfr_set_prec(sum, s->bits[s->A - 1]);
    mpfr_set(sum, D[s->A - 1], NEAREST);
    for (long a = s->A - 2; a >= 0; a--) {
      if (s->bits[a] > mpfr_get_prec(sum)) mpfr_prec_round(sum, s->bits[a], NEAREST);
      view_leading(view_a, r->w[j], s->bits[a]);
      mpfr_mul(sum, sum, view_a, NEAREST);
      mpfr_add(sum, sum, D[a], NEAREST);
    }
    mpfr_set(r->integral[j], sum, NEAREST);
  }
  const double J = (double)s->J, A = (double)s->A;
  count->products += J * J / 2 + J * A - A * A / 2 + (J + A) * p->k;
  for (long i = 0; i <= s->J; i++) {
    mpfr_clear(s->mu[i]);
    mpfr_clear(s->B[i]);
  }
  free_numbers(kernel, s->J);
  free_numbers(D, s->A);
  mpfr_clear(term);
  mpfr_clear(sum);
  free(s->mu);
  free(s->B);
  free(s->bits);
  free(s->log_B);
}

// The power and the sums at one node; the letters' exponentials are in `values`.
static void add_node(trapezoid *r, mpfr_srcptr time, mpfr_t *const *values) {
  const reference_problem *p = r->p;
  mpfr_set_zero(r->M, 1);
  for (int j = 0; j < p->k; j++) {
    mpfr_mul_ui(r->z, *values[j], p->numerator[j], NEAREST);
    mpfr_add(r->M, r->M, r->z, NEAREST);
  }
  mpfr_div_ui(r->M, r->M, p->denominator, NEAREST);
  form_power(p, r->G, r->M);
  mpfr_mul(r->G, r->G, time, NEAREST);
  mpfr_mul(r->G, r->G, r->H, NEAREST);
  for (int j = 0; j < p->k; j++) {
    mpfr_mul(r->z, *values[j], r->G, NEAREST);
    mpfr_add(r->integral[j], r->integral[j], r->z, NEAREST);
  }
}

static void add_right_by_squaring(trapezoid *r, operation_count *count) {
  const reference_problem *p = r->p;
  const long k = p->k, b = r->b;
  mpfr_t *E = new_numbers(b * k, r->bits), *times = new_numbers(b, r->bits);
  mpfr_t **values = malloc((size_t)k * sizeof(mpfr_t *));
  for (long i = 0; i < b; i++) {
    mpfr_set(times[i], r->t, NEAREST);
    mpfr_mul(r->t, r->t, r->q, NEAREST);
  }
  for (long m = 0; m < r->nodes; m++) {
    const long residue = m % b, octave = m / b;
    mpfr_t *e = E + residue * k;
    if (octave > 0) mpfr_mul_2ui(times[residue], times[residue], 1, NEAREST);
    if (octave % 16 == 0) {
      for (long j = 0; j < k; j++) {
        mpfr_mul(r->z, r->w[j], times[residue], NEAREST);
        mpfr_neg(r->z, r->z, NEAREST);
        mpfr_exp(e[j], r->z, NEAREST);
      }
      count->exponentials += (double)k;
    } else {
      for (long j = 0; j < k; j++) mpfr_sqr(e[j], e[j], NEAREST);
      count->products += (double)k;
    }
    for (long j = 0; j < k; j++) values[j] = e + j;
    add_node(r, times[residue], values);
  }
  free(values);
  free_numbers(E, b * k);
  free_numbers(times, b);
}

static void add_right_by_lattice(trapezoid *r, operation_count *count) {
  const reference_problem *p = r->p;
  const long window = r->letter_step * p->span + 1;
  mpfr_t *E = new_numbers(window, r->bits), q;
  mpfr_t **values = malloc((size_t)p->k * sizeof(mpfr_t *));
  mpfr_init2(q, r->bits);
  mpfr_set_q(q, r->fine, NEAREST);
  mpfr_exp(q, q, NEAREST);
  mpfr_mul(r->x, r->w[p->lightest], r->t, NEAREST);
  long filled = 0;
  for (long m = 0; m < r->nodes; m++) {
    for (; filled < r->node_step * m + window; filled++) {
      mpfr_neg(r->z, r->x, NEAREST);
      mpfr_exp(E[filled % window], r->z, NEAREST);
      mpfr_mul(r->x, r->x, q, NEAREST);
    }
    for (int j = 0; j < p->k; j++) values[j] = E + (r->node_step * m + r->letter_step * p->index[j]) % window;
    add_node(r, r->t, values);
    mpfr_mul(r->t, r->t, r->q, NEAREST);
  }
  count->exponentials += (double)filled;
  free(values);
  free_numbers(E, window);
  mpfr_clear(q);
}

int trapezoid_law(const reference_problem *p, int digits, int by_lattice, mpfr_t *law, operation_count *count) {
  if (by_lattice && p->span == 0) return -1;
  trapezoid r = {.p = p, .by_lattice = by_lattice};
  mpq_init(r.fine);
  plan(&r, digits);
  // The table of a fine lattice would outgrow everything else.
  if (by_lattice && (double)r.letter_step * (double)p->span > 1e6) {
    mpq_clear(r.fine);
    return -1;
  }
  r.w = new_numbers(p->k, r.bits);
  r.integral = new_numbers(p->k, r.bits);
  mpfr_inits2(r.bits, r.t, r.q, r.M, r.G, r.z, r.x, r.H, (mpfr_ptr)0);
  form_weights(p, r.w, r.bits, count);
  if (by_lattice) {
    mpfr_set_q(r.H, r.fine, NEAREST);
    mpfr_mul_ui(r.H, r.H, (unsigned long)r.node_step, NEAREST);
    mpfr_exp(r.q, r.H, NEAREST);
  } else {
    mpfr_set_ui(r.H, 2, NEAREST);
    mpfr_log(r.H, r.H, NEAREST);
    mpfr_div_ui(r.H, r.H, (unsigned long)r.b, NEAREST);
    mpfr_set_ui(r.q, 2, NEAREST);
    mpfr_rootn_ui(r.q, r.q, (unsigned long)r.b, NEAREST);
  }
  series s;
  form_series(&r, &s);
  const int converges = s.J > 0;
  if (converges) {
    add_left(&r, &s, count);
    mpfr_set_d(r.t, r.c, NEAREST);
    if (by_lattice) add_right_by_lattice(&r, count);
    else add_right_by_squaring(&r, count);
    // Per node: k products with integers count as the additions, k products; the power as squarings.
    count->products += (double)r.nodes * (p->k + fmin(1.4 * p->log2_n, 150) + 3);
    form_law(p, r.w, r.integral, law);
  }
  free_numbers(r.w, p->k);
  free_numbers(r.integral, p->k);
  mpfr_clears(r.t, r.q, r.M, r.G, r.z, r.x, r.H, (mpfr_ptr)0);
  mpq_clear(r.fine);
  return converges ? 0 : -1;
}
