/* Facts about sorted rows, as ghost functions (see lemmas_bounds.h). */
#ifndef MEMCERT_PROOFS_LEMMAS_ORDER_H
#define MEMCERT_PROOFS_LEMMAS_ORDER_H

#include <stddef.h>
#include "specs/order.acsl"

/* Of a permutation that makes rows strictly increasing: the rows are distinct. */
/*@ ghost
  /@ requires permutation: inverse(order, rank, n);
   @ terminates \true;
   @ assigns \nothing;
   @ ensures distinct: \forall rmat m; rows(m) == n ==>
   @   lex_increasing(select(order, n, m), 0, n) ==> distinct_rows(m);
   @ ensures repeated: \forall rmat m, integer i; rows(m) == n ==>
   @   0 < i < n ==> row(m, order[i - 1]) == row(m, order[i]) ==> !distinct_rows(m);
   @/
  void increasing_distinct(const size_t *order, const size_t *rank, size_t n)
  {
    /@ assert placed: \forall rmat m, integer i; 0 <= i < n ==>
     @   row(m, i) == row(select(order, n, m), rank[i]); @/
    /@ assert apart: \forall rmat s, integer i, j; lex_increasing(s, 0, n) ==>
     @   0 <= i < n ==> 0 <= j < n ==> i != j ==> row(s, i) != row(s, j); @/
    /@ assert ranks: \forall integer i, j; 0 <= i < j < n ==>
     @   0 <= rank[i] < n && 0 <= rank[j] < n && rank[i] != rank[j]; @/
  }
*/
#endif
