/* Rows multiplied by numbers other than zero lie on the same hyperplanes. */
#ifndef MEMCERT_PROOFS_LEMMAS_WHOLE_H
#define MEMCERT_PROOFS_LEMMAS_WHOLE_H

#include "kernel/theorem3/whole.h"

/*@ lemma residue_by: \forall integer p, r, t, z, real e; e == z ==> 0 <= r < p ==> z == r + t * p ==> residue(p, r, e);
  @ lemma residue_whole: \forall integer p, r, z, real e; e == z ==> 0 <= r < p ==> congruent(z, r, p) ==>
  @   residue(p, r, e);
  @
  @ lemma whole_times: \forall integer i, j; rmul((real)i, (real)j) == (real)(i * j);
  @ lemma rmul_cancels: \forall real t, x; rmul(t, x) == 0.0 ==> t != 0.0 ==> x == 0.0;
  @ lemma scaled_twice: \forall rvec u, v, w, real s, t, integer d; scaled(u, s, v, d) ==> scaled(v, t, w, d) ==>
  @   scaled(u, rmul(s, t), w, d);
  @ lemma rmul_sum: \forall real t, x, a, b; rmul(t, x) + rmul(a, rmul(t, b)) == rmul(t, x + rmul(a, b));
  @ lemma dot_scaled_next: \forall rvec c, v, w, real t, integer i; 0 <= i ==> scaled(v, t, w, i + 1) ==>
  @   dot_upto(c, v, i) == rmul(t, dot_upto(c, w, i)) ==> dot_upto(c, v, i + 1) == rmul(t, dot_upto(c, w, i + 1));
  @*/

/*@ ghost
  /@ terminates \true;
   @ assigns \nothing;
   @ ensures zero: \forall rvec c, v, w; len(c) == d ==> proportional(v, w, d) ==>
   @   (dot(c, v) == 0.0 <==> dot(c, w) == 0.0);
   @/
  void lemma_dot_proportional(size_t d)
  {
    size_t i = 0;
    /@ loop invariant range: 0 <= i <= d;
     @ loop invariant dot: \forall rvec c, v, w, real t; scaled(v, t, w, i) ==>
     @   dot_upto(c, v, i) == rmul(t, dot_upto(c, w, i));
     @ loop assigns i;
     @ loop variant d - i;
     @/
    while (i < d) {
      /@ assert part: \forall rvec c, v, w, real t; scaled(v, t, w, i + 1) ==>
       @   dot_upto(c, v, i) == rmul(t, dot_upto(c, w, i)); @/
      /@ assert next: \forall rvec c, v, w, real t; scaled(v, t, w, i + 1) ==>
       @   dot_upto(c, v, i + 1) == rmul(t, dot_upto(c, w, i + 1)); @/
      i++;
    }
  }
*/

/*@ ghost
  /@ terminates \true;
   @ assigns \nothing;
   @ ensures incident: \forall rvec c, rmat m, o; len(c) == d ==> proportional_rows(m, o, d) ==> n <= rows(m) ==>
   @   incident(c, m, n) == incident(c, o, n);
   @/
  void lemma_incident_proportional(size_t n, size_t d)
  {
    size_t k = 0;
    lemma_dot_proportional(d);
    /@ loop invariant range: 0 <= k <= n;
     @ loop invariant incident: \forall rvec c, rmat m, o; len(c) == d ==> proportional_rows(m, o, d) ==>
     @   k <= rows(m) ==> incident(c, m, k) == incident(c, o, k);
     @ loop assigns k;
     @ loop variant n - k;
     @/
    while (k < n)
      k++;
  }
*/

/*@ ghost
  /@ terminates \true;
   @ assigns \nothing;
   @ ensures rank: \forall rmat m, o; proportional_rows(m, o, d) ==> (rank_condition(m, d) <==> rank_condition(o, d));
   @ ensures most: \forall rmat m, o, integer f, most; proportional_rows(m, o, d) ==> rows(m) == n ==>
   @   (at_most(m, d, f, most) <==> at_most(o, d, f, most));
   @/
  void lemma_proportional(size_t n, size_t d)
  {
    lemma_dot_proportional(d);
    lemma_incident_proportional(n, d);
  }
*/

#endif
