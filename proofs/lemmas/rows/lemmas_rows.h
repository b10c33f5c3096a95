/* Rows in memory, and columns of outputs, as ghost functions (see lemmas_bounds.h). */
#ifndef MEMCERT_PROOFS_LEMMAS_ROWS_H
#define MEMCERT_PROOFS_LEMMAS_ROWS_H

#include "proofs/lemmas/exact/lemmas_products.h"
#include "specs/covers.acsl"

/* Two rows of a matrix are apart. */
/*@ ghost
  /@ requires i < n && k < n && i != k;
   @ terminates \true;
   @ assigns \nothing;
   @ ensures apart: i * q + q <= k * q || k * q + q <= i * q;
   @/
  void rows_elsewhere(size_t i, size_t k, size_t n, size_t q)
  {
    if (i < k)
      product_limit(i + 1, k, q, q);
    else
      product_limit(k + 1, i, q, q);
  }
*/

/*@ // Where the numbers of a column are what they were, it still is expanded there.
  @ lemma column_kept: \forall boolean labels, real v, rvec a, b, integer begin, end; begin < end ==>
  @   (\forall integer i; begin <= i < end ==> at(a, i) == at(b, i)) ==>
  @   expanded_column(labels, v, a, begin, end) ==> expanded_column(labels, v, b, begin, end);
  @*/
#endif
