/* Composed matrices put out what prefixes put out, as ghost functions (see lemmas_vector.h). */
#ifndef MEMCERT_PROOFS_LEMMAS_GATES_H
#define MEMCERT_PROOFS_LEMMAS_GATES_H

#include <stddef.h>
#include "proofs/lemmas/exact/lemmas_products.h"
#include "specs/gates.acsl"

/*@ lemma rmul_sum_left: \forall real a, b, c; rmul(b + c, a) == rmul(b, a) + rmul(c, a);
  @ lemma rmul_zero_left: \forall real a; rmul(0.0, a) == 0.0;
  @
  @ // Row o of the sum of the first l matrices, times h, up to component a.
  @ logic real composed_dot(rmat u, integer m, integer r, integer o, indices w, rvec h, integer l, integer a) =
  @   a <= 0 ? 0.0
  @   : composed_dot(u, m, r, o, w, h, l, a - 1) + rmul(composed(u, m, r, o, w, a - 1, l), at(h, a - 1));
  @ logic real part_dot(rmat u, integer m, integer r, integer o, integer k, rvec h, integer a) =
  @   0 <= k < m ? dot_upto(row(u, part_row(r, o, k)), h, a) : 0.0;
  @*/

/* No matrix puts out nothing; one more adds its own. */
/*@ ghost
  /@ terminates \true;
   @ assigns \nothing;
   @ ensures start: \forall rmat u, integer m, r, o, indices w, rvec h; composed_dot(u, m, r, o, w, h, 0, q) == 0.0;
   @ ensures step: \forall rmat u, integer m, r, o, indices w, rvec h, integer l; 0 <= l ==>
   @   composed_dot(u, m, r, o, w, h, l + 1, q) ==
   @     composed_dot(u, m, r, o, w, h, l, q) + part_dot(u, m, r, o, index(w, l), h, q);
   @/
  void lemma_composed_step(size_t q)
  {
    size_t a = 0;
    /@ loop invariant range: 0 <= a <= q;
     @ loop invariant start: \forall rmat u, integer m, r, o, indices w, rvec h;
     @   composed_dot(u, m, r, o, w, h, 0, a) == 0.0;
     @ loop invariant step: \forall rmat u, integer m, r, o, indices w, rvec h, integer l; 0 <= l ==>
     @   composed_dot(u, m, r, o, w, h, l + 1, a) ==
     @     composed_dot(u, m, r, o, w, h, l, a) + part_dot(u, m, r, o, index(w, l), h, a);
     @ loop assigns a;
     @ loop variant q - a;
     @/
    while (a < q) {
      /@ assert term: \forall rmat u, integer m, r, o, indices w, rvec h, integer l; 0 <= l ==>
       @   rmul(composed(u, m, r, o, w, a, l + 1), at(h, a)) ==
       @     rmul(composed(u, m, r, o, w, a, l), at(h, a)) +
       @     rmul(composed_part(u, m, r, o, index(w, l), a), at(h, a)); @/
      /@ assert part: \forall rmat u, integer m, r, o, k, rvec h;
       @   part_dot(u, m, r, o, k, h, a + 1) ==
       @     part_dot(u, m, r, o, k, h, a) + rmul(composed_part(u, m, r, o, k, a), at(h, a)); @/
      a++;
    }
  }
*/

/* Where row o of each matrix is among all rows. */
/*@ ghost
  /@ requires o < r;
   @ terminates \true;
   @ assigns \nothing;
   @ ensures inside: \forall integer k; 0 <= k < m ==> 0 <= part_row(r, o, k) < m * r;
   @/
  void lemma_part_inside(size_t m, size_t r, size_t o)
  {
    size_t k = 0;
    /@ loop invariant range: 0 <= k <= m;
     @ loop invariant inside: \forall integer i; 0 <= i < k ==> 0 <= part_row(r, o, i) < m * r;
     @ loop assigns k;
     @ loop variant m - k;
     @/
    while (k < m) {
      row_in_matrix(k, m, r);
      k++;
    }
  }
*/

/* After all matrices. */
/*@ ghost
  /@ terminates \true;
   @ assigns \nothing;
   @ ensures composed: \forall rmat u, integer m, r, o, indices w, rvec h;
   @   part_rows(u, m, r, o, q) ==>
   @   composed_dot(u, m, r, o, w, h, l, q) == prefix_sum(u, m, r, o, w, h, l);
   @/
  void lemma_composed_sum(size_t q, size_t l)
  {
    size_t k = 0;
    lemma_composed_step(q);
    /@ loop invariant range: 0 <= k <= l;
     @ loop invariant composed: \forall rmat u, integer m, r, o, indices w, rvec h;
     @   part_rows(u, m, r, o, q) ==>
     @   composed_dot(u, m, r, o, w, h, k, q) == prefix_sum(u, m, r, o, w, h, k);
     @ loop assigns k;
     @ loop variant l - k;
     @/
    while (k < l) {
      /@ assert part: \forall rmat u, integer m, r, o, i, rvec h; (0 <= i < m ==> len(row(u, part_row(r, o, i))) == q) ==>
       @   part_dot(u, m, r, o, i, h, q) == prefix_part(u, m, r, o, i, h); @/
      /@ assert step: \forall rmat u, integer m, r, o, indices w, rvec h;
       @   composed_dot(u, m, r, o, w, h, k + 1, q) ==
       @     composed_dot(u, m, r, o, w, h, k, q) + part_dot(u, m, r, o, index(w, k), h, q); @/
      /@ assert sum: \forall rmat u, integer m, r, o, indices w, rvec h;
       @   prefix_sum(u, m, r, o, w, h, k + 1) ==
       @     prefix_sum(u, m, r, o, w, h, k) + prefix_part(u, m, r, o, index(w, k), h); @/
      /@ assert long: \forall rmat u, integer m, r, o, indices w;
       @   part_rows(u, m, r, o, q) ==>
       @   0 <= index(w, k) < m ==> len(row(u, part_row(r, o, index(w, k)))) == q; @/
      k++;
    }
  }
*/

/* A row that is composed, times h. */
/*@ ghost
  /@ terminates \true;
   @ assigns \nothing;
   @ ensures row: \forall rmat u, integer m, r, o, indices w, rvec h, c; len(c) == q ==>
   @   composed_row(u, m, r, o, w, l, c) ==> dot(c, h) == composed_dot(u, m, r, o, w, h, l, q);
   @/
  void lemma_composed_row(size_t q, size_t l)
  {
    size_t a = 0;
    /@ loop invariant range: 0 <= a <= q;
     @ loop invariant row: \forall rmat u, integer m, r, o, indices w, rvec h, c; len(c) == q ==>
     @   composed_row(u, m, r, o, w, l, c) ==> dot_upto(c, h, a) == composed_dot(u, m, r, o, w, h, l, a);
     @ loop assigns a;
     @ loop variant q - a;
     @/
    while (a < q)
      a++;
  }
*/

/* Composed matrices put out what prefixes put out, on every input. */
/*@ ghost
  /@ terminates \true;
   @ assigns \nothing;
   @ ensures same: \forall rmat u, integer m, r, o, indices w, rvec h, c; len(c) == q ==>
   @   part_rows(u, m, r, o, q) ==>
   @   composed_row(u, m, r, o, w, l, c) ==> dot(c, h) == prefix_sum(u, m, r, o, w, h, l);
   @/
  void lemma_composed(size_t q, size_t l)
  {
    lemma_composed_sum(q, l);
    lemma_composed_row(q, l);
  }
*/
#endif
