// Copyright 2026 the softbon authors
// SPDX-License-Identifier: Apache-2.0
//
// The Soft Best-of-n law without enumeration, in C on MPFR: the yardstick for the engines laplace and moments. The
// parameters are planned in machine numbers, and the errors are not bounded rigorously.

#ifndef SOFTBON_REFERENCE_INTEGRATE_H
#define SOFTBON_REFERENCE_INTEGRATE_H

/// The trapezoidal rule in log t with step ln 2/b: exponentials by squaring from octave to octave.
#define REFERENCE_SQUARING 1
/// The same rule with a step that fits the lattice of the exponents: exponentials from one table.
#define REFERENCE_LATTICE 2
/// The expansion in central moments.
#define REFERENCE_MOMENTS 3

typedef struct reference_problem reference_problem;

/// A problem with P_j = numerators[j]/denominator, w_j = exp(exponent_numerators[j]/exponent_denominators[j]).
///
/// - n            candidates, in decimal
/// - step_*       the lattice of the exponents: exponent j is the least one plus index[j] steps
///
/// Returns NULL when there is no memory or n is not a number.
reference_problem *reference_problem_create(
    int k, const char *n, const unsigned long *numerators, unsigned long denominator, const long *exponent_numerators,
    const unsigned long *exponent_denominators, unsigned long step_numerator, unsigned long step_denominator,
    const long *index);

void reference_problem_release(reference_problem *problem);

/// P_n by one scheme, planned for a relative error of 10^−digits.
///
/// - probabilities  receives k strings with digits + 8 digits; release with reference_release (enumer.h)
/// - seconds        receives the thread's processor time, planning and allocation included
/// - products, exponentials  receive how many of each the nodes and series take (a count of operations, not a measure)
///
/// Returns 0, or −1 where the scheme does not apply.
int reference_integrate(
    const reference_problem *problem, int scheme, int digits, char **probabilities, double *seconds,
    double *products, double *exponentials);

/// The seconds that one product and one exponential take at a precision.
void reference_operation_seconds(long bits, double *product, double *exponential);

#endif
