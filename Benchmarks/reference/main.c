// Copyright 2026 the softbon authors
// SPDX-License-Identifier: Apache-2.0
//
// Runs the reference on a case file: ./enumer FILE DIGITS [REPETITIONS]
//
// A case file holds "name k n denominator" and then k lines "numerator p q", P_j = numerator/denominator and
// w_j = exp(p/q). The k probabilities go to standard output, the median time to standard error.

#include <stdio.h>
#include <stdlib.h>

#include "enumer.h"

static int by_value(const void *a, const void *b) {
  const double x = *(const double *)a, y = *(const double *)b;
  return (x > y) - (x < y);
}

int main(int argc, char **argv) {
  if (argc < 3 || argc > 4) {
    fprintf(stderr, "usage: %s FILE DIGITS [REPETITIONS]\n", argv[0]);
    return 64;
  }
  const int digits = atoi(argv[2]), repetitions = argc > 3 ? atoi(argv[3]) : 5;
  FILE *file = fopen(argv[1], "r");
  char name[32];
  int k = 0;
  unsigned long n = 0, denominator = 0, numerators[REFERENCE_MAXIMUM_SYMBOLS];
  long exponent_numerators[REFERENCE_MAXIMUM_SYMBOLS];
  unsigned long exponent_denominators[REFERENCE_MAXIMUM_SYMBOLS];
  int good = repetitions >= 1 && file != NULL && fscanf(file, "%31s %d %lu %lu", name, &k, &n, &denominator) == 4
      && k <= REFERENCE_MAXIMUM_SYMBOLS;
  for (int j = 0; good && j < k; j++) {
    good = fscanf(file, "%lu %ld %lu", &numerators[j], &exponent_numerators[j], &exponent_denominators[j]) == 3;
  }
  if (file != NULL) fclose(file);

  double *times = calloc((size_t)(repetitions > 0 ? repetitions : 1), sizeof *times);
  char *probabilities[REFERENCE_MAXIMUM_SYMBOLS];
  unsigned long compositions = 0;
  for (int i = 0; good && i < repetitions; i++) {
    good = reference_enumerate(k, n, numerators, denominator, exponent_numerators, exponent_denominators, digits,
                               probabilities, &times[i], &compositions) == 0;
    if (good && i < repetitions - 1) reference_release(k, probabilities);
  }
  if (!good) {
    fprintf(stderr, "%s: not a case with %d digits\n", argv[1], digits);
    return 65;
  }
  for (int j = 0; j < k; j++) puts(probabilities[j]);
  reference_release(k, probabilities);
  qsort(times, (size_t)repetitions, sizeof *times, by_value);
  fprintf(stderr, "%s n=%lu digits=%d compositions=%lu seconds=%.6f ns/composition=%.1f\n", name, n, digits,
          compositions, times[repetitions / 2], times[repetitions / 2] / (double)compositions * 1e9);
  free(times);
  return 0;
}
