/* The bounds of Theorem 2 on active neurons and weights.
 *
 * All are for n points with q inputs (the constant included) and r outputs;
 * n, q and r are at most LIMIT_POINTS, LIMIT_INPUTS and LIMIT_OUTPUTS, so that
 * nothing overflows. */
#ifndef MEMCERT_KERNEL_BOUNDS_H
#define MEMCERT_KERNEL_BOUNDS_H

#include "kernel/types.h"
#include "specs/bounds.acsl"

/* The least k with n <= 2^k. */
/*@ terminates \true;
  @ assigns \nothing;
  @ ensures depth: \result == clog2(n);
  @ ensures enough: n <= pow2(\result);
  @ ensures least: n > 1 ==> pow2(\result - 1) < n;
  @ ensures limit: n <= LIMIT_POINTS ==> \result <= LIMIT_DEPTH;
  @*/
size_t ceil_log2(size_t n);

/* Bound (2) as printed: 2(q+1) ceil(log2 n) + q + r. */
/*@ requires sizes: 1 <= n <= LIMIT_POINTS && 1 <= q <= LIMIT_INPUTS && 1 <= r <= LIMIT_OUTPUTS;
  @ terminates \true;
  @ assigns \nothing;
  @ ensures bound: \result == neurons_paper(n, q, r);
  @*/
size_t bound_neurons_paper(size_t n, size_t q, size_t r);

/* Bound (3) as printed: 12q(q+1) ceil(log2 n) + (r+2)q + r - 2. */
/*@ requires sizes: 1 <= n <= LIMIT_POINTS && 1 <= q <= LIMIT_INPUTS && 1 <= r <= LIMIT_OUTPUTS;
  @ terminates \true;
  @ assigns \nothing;
  @ ensures bound: \result == weights_paper(n, q, r);
  @*/
size_t bound_weights_paper(size_t n, size_t q, size_t r);

/* q - 1 + (2q+2) ceil(log2 n) + r for the fused readout, + 2r for the printed one: (2) corrected. */
/*@ requires sizes: 1 <= n <= LIMIT_POINTS && 1 <= q <= LIMIT_INPUTS && 1 <= r <= LIMIT_OUTPUTS;
  @ terminates \true;
  @ assigns \nothing;
  @ ensures bound: \result == neurons_sharp((boolean)(kind == READOUT_PRINTED), n, q, r);
  @*/
size_t bound_neurons_sharp(size_t n, size_t q, size_t r, readout_kind kind);

/* 2(q-1) + 6q ceil(log2 n) + 3r for the fused readout, + 2r for the printed one: (3) without the
 * factor that eq. 29 counts twice. */
/*@ requires sizes: 1 <= n <= LIMIT_POINTS && 1 <= q <= LIMIT_INPUTS && 1 <= r <= LIMIT_OUTPUTS;
  @ terminates \true;
  @ assigns \nothing;
  @ ensures bound: \result == weights_sharp((boolean)(kind == READOUT_PRINTED), n, q, r);
  @*/
size_t bound_weights_sharp(size_t n, size_t q, size_t r, readout_kind kind);

#endif
