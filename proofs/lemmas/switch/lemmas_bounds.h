/* Facts about the depth of the tree and the bounds of Theorem 2.
 *
 * Each is a ghost function: its `ensures` is the statement, its body the
 * induction.  A compiler sees an empty file. */
#ifndef MEMCERT_PROOFS_LEMMAS_BOUNDS_H
#define MEMCERT_PROOFS_LEMMAS_BOUNDS_H

#include <stdbool.h>
#include <stddef.h>
#include "specs/bounds.acsl"
#include "proofs/lemmas/exact/lemmas_products.h"

/*@ ghost
  /@ terminates \true;
   @ decreases n;
   @ assigns \nothing;
   @ ensures range: 0 <= clog2(n) <= n;
   @ ensures enough: n <= pow2(clog2(n));
   @ ensures least: n > 1 ==> pow2(clog2(n) - 1) < n;
   @/
  void clog2_least(size_t n)
  {
    if (n > 1)
      clog2_least(n / 2 + n % 2);
  }
*/

/*@ ghost
  /@ terminates \true;
   @ decreases n;
   @ assigns \nothing;
   @ ensures monotone: m <= n ==> clog2(m) <= clog2(n);
   @/
  void clog2_monotone(size_t m, size_t n)
  {
    if (m > 1 && n > 1)
      clog2_monotone(m / 2 + m % 2, n / 2 + n % 2);
    if (n > 1)
      clog2_least(n / 2 + n % 2);
  }
*/

/*@ ghost
  /@ requires points: n <= 4294967296;
   @ terminates \true;
   @ assigns \nothing;
   @ ensures depth: 0 <= clog2(n) <= 32;
   @/
  void clog2_limit(size_t n)
  {
    /@ assert pow2(8) == 256; @/
    /@ assert pow2(16) == 65536; @/
    /@ assert pow2(24) == 16777216; @/
    /@ assert pow2(31) == 2147483648; @/
    size_t k = 0;
    /@ loop invariant range: 0 <= k <= 31;
     @ loop invariant power: clog2(2 * pow2(k)) == k + 1;
     @ loop invariant size: 1 <= pow2(k);
     @ loop assigns k;
     @ loop variant 31 - k;
     @/
    while (k < 31)
      k++;
    clog2_monotone(n, 4294967296);
    clog2_least(n);
  }
*/

/* The sharp bounds against the printed ones.  For neurons the printed readout exceeds (2) by r - 1,
 * the fused one never does.  For weights (3) leaves room, except in the degenerate case of no input at
 * all (q = 1) with the fused readout and r > 18 ceil(log2 n). */
/*@ ghost
  /@ requires sizes: 1 <= n && 1 <= q && 1 <= r;
   @ terminates \true;
   @ assigns \nothing;
   @ ensures neurons_fused: neurons_paper(n, q, r) - neurons_sharp(\false, n, q, r) == 1;
   @ ensures neurons_printed: neurons_sharp(\true, n, q, r) - neurons_paper(n, q, r) == r - 1;
   @ ensures weights_fused_room: weights_paper(n, q, r) - weights_sharp(\false, n, q, r) ==
   @   6 * (q * (2 * q + 1) * clog2(n)) + r * (q - 2);
   @ ensures weights_printed_room: weights_paper(n, q, r) - weights_sharp(\true, n, q, r) ==
   @   6 * (q * (2 * q + 1) * clog2(n)) + r * (q - 1);
   @ ensures weights_fused: 2 <= q ==> weights_sharp(\false, n, q, r) <= weights_paper(n, q, r);
   @ ensures weights_printed: weights_sharp(\true, n, q, r) <= weights_paper(n, q, r);
   @ ensures weights_no_input: q == 1 ==>
   @   (weights_sharp(\false, n, q, r) <= weights_paper(n, q, r) <==> r <= 18 * clog2(n));
   @/
  void sharp_against_paper(size_t n, size_t q, size_t r)
  {
    clog2_least(n);
    /@ assert square: 0 <= q * (2 * q + 1); @/
    /@ assert room: 0 <= q * (2 * q + 1) * clog2(n); @/
    product_limit(r, r, q - 1, q - 1);
    /@ assert rest: 0 <= r * (q - 1); @/
    /@ assert rest_fused: 2 <= q ==> 0 <= r * (q - 2); @/
  }
*/

/* The smallest case with a switch in which (2) fails: two points, one input, two outputs. */
/*@ ghost
  /@ terminates \true;
   @ assigns \nothing;
   @ ensures printed: neurons_sharp(\true, 2, 2, 2) == 11;
   @ ensures paper: neurons_paper(2, 2, 2) == 10;
   @/
  void bound_2_fails(void)
  {
    /@ assert clog2(2) == 1; @/
  }
*/
#endif
