// Copyright 2026 the softbon authors
// SPDX-License-Identifier: Apache-2.0
//
// The Soft Best-of-n law by summation over all compositions, in C on MPFR: the yardstick for the Swift engine.

#ifndef SOFTBON_REFERENCE_ENUMER_H
#define SOFTBON_REFERENCE_ENUMER_H

#define REFERENCE_MAXIMUM_SYMBOLS 64

/// Computes P_n(i) = Σ_c n!/(Π c_j!) · Π P_j^{c_j} · c_i w_i / Σ_j c_j w_j over all counts c with Σ c_j = n, where
/// P_j = numerators[j]/denominator and w_j = exp(x_j), x_j = r_j/λ = exponent_numerators[j]/exponent_denominators[j].
///
/// - k            symbols, 2 to REFERENCE_MAXIMUM_SYMBOLS
/// - n            candidates, at least 1
/// - digits       significant digits of the result; all terms are positive, so rounding costs at most 3n + 20 units
///                in the last place of a working precision that has log2(8n + 50) + 4 bits more
/// - probabilities  receives k strings in scientific notation with digits + 8 digits; release with reference_release
/// - seconds      receives the thread's processor time for everything but the allocation of the numbers
/// - compositions receives the number of terms, C(n + k − 1, k − 1)
///
/// Returns 0, or −1 when an argument is out of range or there is no memory (nothing is stored then).
int reference_enumerate(
    int k, unsigned long n, const unsigned long *numerators, unsigned long denominator,
    const long *exponent_numerators, const unsigned long *exponent_denominators, int digits,
    char **probabilities, double *seconds, unsigned long *compositions);

/// Releases the k strings that reference_enumerate stored.
void reference_release(int k, char **probabilities);

#endif
