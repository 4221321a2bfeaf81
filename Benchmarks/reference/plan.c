// Copyright 2026 the softbon authors
// SPDX-License-Identifier: Apache-2.0
//
// Planning in machine numbers and logarithms.

#include "integrate.h"

double log_sum(const double *values, int count) {
  double largest = -INFINITY, sum = 0;
  for (int i = 0; i < count; i++) largest = fmax(largest, values[i]);
  if (isinf(largest)) return largest;
  for (int i = 0; i < count; i++) sum += exp(values[i] - largest);
  return largest + log(sum);
}

// log M(±e^log_t)
double log_transform(const reference_problem *p, double log_t, int sign) {
  double sum = 0;
  int is_large = 0;
  for (int j = 0; j < p->k; j++) {
    const double z = exp(p->log_weight[j] + log_t);
    if (sign < 0 && z > 30) {
      is_large = 1;
      break;
    }
    sum += p->probability_double[j] * expm1(sign > 0 ? -z : z);
  }
  if (!is_large && sum > -0.9) return log1p(sum);
  double largest = -INFINITY, total = 0;
  for (int j = 0; j < p->k; j++) {
    const double z = exp(p->log_weight[j] + log_t);
    largest = fmax(largest, p->log_probability[j] - (sign > 0 ? z : -z));
  }
  if (isinf(largest)) return largest;
  for (int j = 0; j < p->k; j++) {
    const double z = exp(p->log_weight[j] + log_t);
    total += exp(p->log_probability[j] - (sign > 0 ? z : -z) - largest);
  }
  return largest + log(total);
}

// log g_i(±e^log_t), g_i(t) = e^{−w_i t} M(t)^{n−1}
double log_integrand(const reference_problem *p, int i, double log_t, int sign) {
  const double z = exp(p->log_weight[i] + log_t);
  double power = 0;
  if (mpz_sgn(p->n_minus_1)) power = (p->n_double - 1 > 0 ? p->n_double - 1 : p->n_double) * log_transform(p, log_t, sign);
  return (sign > 0 ? -z : z) + power;
}

// Jensen: ∫ g_i ≥ 1/(w_i + (n − 1) E w)
double log_least_integral(const reference_problem *p, int i) { return -log1p(exp(p->log_weight[i])); }

double log_last_node(const reference_problem *p, double log_error) {
  const int i = p->lightest;
  const double least = log_error + p->least + log(2.0) + log_least_integral(p, i);
  double low = -3, high = 2, step = 2;
  while (log_integrand(p, i, high, 1) > least) {
    low = high;
    high += step;
  }
  while (log_integrand(p, i, low, 1) <= least) low -= step;
  for (int q = 0; q < 24; q++) {
    const double middle = (low + high) / 2;
    if (log_integrand(p, i, middle, 1) > least) low = middle;
    else high = middle;
  }
  return high + 1e-6;
}

// The strip bound 2/(cos d (e^{2πd/h} − 1)), d = atan(2π/h).
static double log_trapezoid_error(double h) {
  const double d = atan(2 * PI / h);
  return log(2) - log(cos(d)) - (2 * PI * d / h + log1p(-exp(-2 * PI * d / h)));
}

double trapezoid_step(double log_error) {
  double low = 1e-7, high = 4;
  for (int q = 0; q < 60; q++) {
    const double middle = (low + high) / 2;
    if (log_trapezoid_error(middle) <= log_error) low = middle;
    else high = middle;
  }
  return low * (1 - 1e-9);
}

// log of an upper bound of Pr(S_i ≤ e^log_a) by Chernoff's inequality, θ by golden section
double log_chernoff_low(const reference_problem *p, int i, double log_a) {
  const double golden = 0.6180339887, a = exp(log_a);
  double low = -8, high = log(p->n_double) + 12;
  double c = high - golden * (high - low), d = low + golden * (high - low);
  double at_c = exp(c) * a + log_integrand(p, i, c, 1), at_d = exp(d) * a + log_integrand(p, i, d, 1);
  for (int q = 0; q < 30; q++) {
    if (at_c < at_d) {
      high = d, d = c, at_d = at_c;
      c = high - golden * (high - low);
      at_c = exp(c) * a + log_integrand(p, i, c, 1);
    } else {
      low = c, c = d, at_c = at_d;
      d = low + golden * (high - low);
      at_d = exp(d) * a + log_integrand(p, i, d, 1);
    }
  }
  return fmin(fmin(at_c, at_d), 0);
}
