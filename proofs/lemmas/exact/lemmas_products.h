/* Products of indices, as ghost functions (see lemmas_bounds.h). */
#ifndef MEMCERT_PROOFS_LEMMAS_PRODUCTS_H
#define MEMCERT_PROOFS_LEMMAS_PRODUCTS_H

#include <stddef.h>

/*@ ghost
  /@ requires a <= a_max && b <= b_max;
   @ terminates \true;
   @ assigns \nothing;
   @ ensures product: 0 <= a * b <= a_max * b_max;
   @/
  void product_limit(size_t a, size_t a_max, size_t b, size_t b_max)
  {
    /@ assert a * b <= a_max * b; @/
    /@ assert a_max * b <= a_max * b_max; @/
  }
*/

/*@ ghost
  /@ requires i < n;
   @ terminates \true;
   @ assigns \nothing;
   @ ensures inside: 0 <= i * q <= n * q - q;
   @/
  void row_in_matrix(size_t i, size_t n, size_t q)
  {
    product_limit(i, n - 1, q, q);
  }
*/
#endif
