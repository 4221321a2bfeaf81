// Copyright 2026 the softbon authors
// SPDX-License-Identifier: Apache-2.0
//
// GMP for Swift. GMP's public names are macros that Swift cannot see, so each function that the project uses is
// given an inline wrapper of the same name with the prefix gmp_. Nothing here rounds: integers and rationals are exact.

#ifndef SOFTBON_CGMP_SHIM_H
#define SOFTBON_CGMP_SHIM_H

#include <stddef.h>
#include <stdint.h>
#include <gmp.h>

_Static_assert(sizeof(unsigned long) == 8, "softbon needs a 64-bit unsigned long");
_Static_assert(GMP_NUMB_BITS == 64, "softbon needs 64-bit limbs without nails");

typedef __mpz_struct *gmp_mpz;
typedef const __mpz_struct *gmp_cmpz;
typedef __mpq_struct *gmp_mpq;
typedef const __mpq_struct *gmp_cmpq;

static inline void gmp_z_init(gmp_mpz x) { mpz_init(x); }
static inline void gmp_z_clear(gmp_mpz x) { mpz_clear(x); }
static inline void gmp_z_set(gmp_mpz r, gmp_cmpz a) { mpz_set(r, a); }
static inline void gmp_z_set_si(gmp_mpz r, long a) { mpz_set_si(r, a); }
static inline void gmp_z_set_ui(gmp_mpz r, unsigned long a) { mpz_set_ui(r, a); }
static inline int gmp_z_set_str(gmp_mpz r, const char *s, int base) { return mpz_set_str(r, s, base); }
static inline char *gmp_z_get_str(char *buffer, int base, gmp_cmpz a) { return mpz_get_str(buffer, base, a); }
static inline size_t gmp_z_sizeinbase(gmp_cmpz a, int base) { return mpz_sizeinbase(a, base); }
static inline int gmp_z_sgn(gmp_cmpz a) { return mpz_sgn(a); }
static inline int gmp_z_odd(gmp_cmpz a) { return mpz_odd_p(a); }
static inline int gmp_z_cmp(gmp_cmpz a, gmp_cmpz b) { return mpz_cmp(a, b); }
static inline int gmp_z_is_one(gmp_cmpz a) { return mpz_cmp_ui(a, 1) == 0; }
static inline int gmp_z_fits_slong(gmp_cmpz a) { return mpz_fits_slong_p(a); }
static inline long gmp_z_get_si(gmp_cmpz a) { return mpz_get_si(a); }
static inline int gmp_z_fits_ulong(gmp_cmpz a) { return mpz_fits_ulong_p(a); }
static inline unsigned long gmp_z_get_ui(gmp_cmpz a) { return mpz_get_ui(a); }
static inline size_t gmp_z_size(gmp_cmpz a) { return mpz_size(a); }
static inline unsigned long gmp_z_limb(gmp_cmpz a, size_t i) { return mpz_getlimbn(a, (mp_size_t)i); }
static inline void gmp_z_add(gmp_mpz r, gmp_cmpz a, gmp_cmpz b) { mpz_add(r, a, b); }
static inline void gmp_z_sub(gmp_mpz r, gmp_cmpz a, gmp_cmpz b) { mpz_sub(r, a, b); }
static inline void gmp_z_mul(gmp_mpz r, gmp_cmpz a, gmp_cmpz b) { mpz_mul(r, a, b); }
static inline void gmp_z_mul_ui(gmp_mpz r, gmp_cmpz a, unsigned long b) { mpz_mul_ui(r, a, b); }
static inline void gmp_z_addmul(gmp_mpz r, gmp_cmpz a, gmp_cmpz b) { mpz_addmul(r, a, b); }
static inline void gmp_z_addmul_ui(gmp_mpz r, gmp_cmpz a, unsigned long b) { mpz_addmul_ui(r, a, b); }
static inline void gmp_z_neg(gmp_mpz r, gmp_cmpz a) { mpz_neg(r, a); }
static inline void gmp_z_abs(gmp_mpz r, gmp_cmpz a) { mpz_abs(r, a); }
static inline void gmp_z_tdiv_qr(gmp_mpz q, gmp_mpz r, gmp_cmpz a, gmp_cmpz b) { mpz_tdiv_qr(q, r, a, b); }
static inline void gmp_z_fdiv_q(gmp_mpz q, gmp_cmpz a, gmp_cmpz b) { mpz_fdiv_q(q, a, b); }
static inline void gmp_z_fdiv_qr(gmp_mpz q, gmp_mpz r, gmp_cmpz a, gmp_cmpz b) { mpz_fdiv_qr(q, r, a, b); }
static inline void gmp_z_divexact(gmp_mpz q, gmp_cmpz a, gmp_cmpz b) { mpz_divexact(q, a, b); }
static inline void gmp_z_divexact_ui(gmp_mpz q, gmp_cmpz a, unsigned long b) { mpz_divexact_ui(q, a, b); }
static inline void gmp_z_gcd(gmp_mpz r, gmp_cmpz a, gmp_cmpz b) { mpz_gcd(r, a, b); }
static inline void gmp_z_lcm(gmp_mpz r, gmp_cmpz a, gmp_cmpz b) { mpz_lcm(r, a, b); }
static inline void gmp_z_pow_ui(gmp_mpz r, gmp_cmpz a, unsigned long e) { mpz_pow_ui(r, a, e); }
static inline void gmp_z_mul_2exp(gmp_mpz r, gmp_cmpz a, unsigned long e) { mpz_mul_2exp(r, a, e); }
static inline void gmp_z_fdiv_q_2exp(gmp_mpz r, gmp_cmpz a, unsigned long e) { mpz_fdiv_q_2exp(r, a, e); }
static inline void gmp_z_fdiv_r_2exp(gmp_mpz r, gmp_cmpz a, unsigned long e) { mpz_fdiv_r_2exp(r, a, e); }
static inline unsigned long gmp_z_scan1(gmp_cmpz a, unsigned long start) { return mpz_scan1(a, start); }
static inline void gmp_z_fac_ui(gmp_mpz r, unsigned long n) { mpz_fac_ui(r, n); }
static inline void gmp_z_bin_ui(gmp_mpz r, gmp_cmpz n, unsigned long k) { mpz_bin_ui(r, n, k); }
static inline int gmp_z_perfect_square(gmp_cmpz a) { return mpz_perfect_square_p(a); }
static inline void gmp_z_sqrt(gmp_mpz r, gmp_cmpz a) { mpz_sqrt(r, a); }
static inline void gmp_z_import(gmp_mpz r, size_t count, const uint64_t *limbs) { mpz_import(r, count, -1, 8, 0, 0, limbs); }

// Natural numbers as limbs, least significant first. No operands may overlap but where in-place use is noted.
static inline void gmp_n_mul(mp_ptr r, mp_srcptr a, long m, mp_srcptr b, long n) {  // m limbs and n limbs, both > 0
  if (m >= n) mpn_mul(r, a, m, b, n);
  else mpn_mul(r, b, n, a, m);
}
static inline void gmp_n_mul_n(mp_ptr r, mp_srcptr a, mp_srcptr b, long n) { mpn_mul_n(r, a, b, n); }
static inline void gmp_n_sqr(mp_ptr r, mp_srcptr a, long n) { mpn_sqr(r, a, n); }
static inline unsigned long gmp_n_rshift(mp_ptr r, mp_srcptr a, long n, unsigned bits) { return mpn_rshift(r, a, n, bits); }
// r ± a·b modulo 2^(64·(n + rest)), r of n + rest limbs.
static inline void gmp_n_addmul(mp_ptr r, mp_srcptr a, long n, unsigned long b, long rest) {
  unsigned long carry = mpn_addmul_1(r, a, n, b);
  if (rest > 0) mpn_add_1(r + n, r + n, rest, carry);
}
static inline void gmp_n_submul(mp_ptr r, mp_srcptr a, long n, unsigned long b, long rest) {
  unsigned long borrow = mpn_submul_1(r, a, n, b);
  if (rest > 0) mpn_sub_1(r + n, r + n, rest, borrow);
}
static inline void gmp_n_div_1(mp_ptr r, long n, unsigned long d) { mpn_divrem_1(r, 0, r, n, d); }  // in place

static inline void gmp_q_init(gmp_mpq x) { mpq_init(x); }
static inline void gmp_q_clear(gmp_mpq x) { mpq_clear(x); }
static inline void gmp_q_set(gmp_mpq r, gmp_cmpq a) { mpq_set(r, a); }
static inline void gmp_q_canonicalize(gmp_mpq r) { mpq_canonicalize(r); }
static inline gmp_mpz gmp_q_num(gmp_mpq a) { return mpq_numref(a); }
static inline gmp_mpz gmp_q_den(gmp_mpq a) { return mpq_denref(a); }
static inline int gmp_q_sgn(gmp_cmpq a) { return mpq_sgn(a); }
static inline int gmp_q_cmp(gmp_cmpq a, gmp_cmpq b) { return mpq_cmp(a, b); }
static inline int gmp_q_equal(gmp_cmpq a, gmp_cmpq b) { return mpq_equal(a, b); }
static inline void gmp_q_add(gmp_mpq r, gmp_cmpq a, gmp_cmpq b) { mpq_add(r, a, b); }
static inline void gmp_q_sub(gmp_mpq r, gmp_cmpq a, gmp_cmpq b) { mpq_sub(r, a, b); }
static inline void gmp_q_mul(gmp_mpq r, gmp_cmpq a, gmp_cmpq b) { mpq_mul(r, a, b); }
static inline void gmp_q_div(gmp_mpq r, gmp_cmpq a, gmp_cmpq b) { mpq_div(r, a, b); }
static inline void gmp_q_neg(gmp_mpq r, gmp_cmpq a) { mpq_neg(r, a); }
static inline void gmp_q_inv(gmp_mpq r, gmp_cmpq a) { mpq_inv(r, a); }
static inline const char *gmp_version_string(void) { return gmp_version; }

#endif
