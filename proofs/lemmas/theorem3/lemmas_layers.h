/* Where the residues of a matrix are, component by component. */
#ifndef MEMCERT_PROOFS_LEMMAS_LAYERS_H
#define MEMCERT_PROOFS_LEMMAS_LAYERS_H

#include "kernel/theorem3/rank.h"

/* Where components begin. */
/*@ ghost
  /@ requires d <= RANK_MOST_COLUMNS && n <= UINT32_MAX;
   @ terminates \true;
   @ assigns \nothing;
   @ ensures product: \forall integer a; 0 <= a <= d ==> layers(n, a) == a * n;
   @ ensures apart: \forall integer a, b; 0 <= a < b <= d ==> layers(n, a) + n <= layers(n, b);
   @ ensures range: \forall integer a; 0 <= a <= d ==> 0 <= layers(n, a) <= layers(n, d) <= SIZE_MAX;
   @/
  void lemma_layers(size_t n, size_t d)
  {
    size_t k = 0;
    /@ loop invariant range: 0 <= k <= d;
     @ loop invariant product: \forall integer a; 0 <= a <= k ==> layers(n, a) == a * n;
     @ loop invariant apart: \forall integer a, b; 0 <= a < b <= k ==> layers(n, a) + n <= layers(n, b);
     @ loop invariant zero: layers(n, 0) == 0;
     @ loop invariant limit: layers(n, k) <= k * UINT32_MAX;
     @ loop assigns k;
     @ loop variant d - k;
     @/
    while (k < d) {
      /@ assert next: layers(n, k + 1) == n + layers(n, k); @/
      k++;
      /@ assert counted: k == \at(k, LoopCurrent) + 1; @/
    }
  }
*/

/* Numbers of layers are not negative. */
/*@ ghost
  /@ terminates \true;
   @ assigns \nothing;
   @ ensures positive: \forall integer layer, k; 0 <= layer ==> k <= n ==> 0 <= layers(layer, k);
   @/
  void lemma_layers_positive(size_t n)
  {
    size_t i = 0;
    /@ loop invariant range: 0 <= i <= n;
     @ loop invariant positive: \forall integer layer, k; 0 <= layer ==> k <= i ==> 0 <= layers(layer, k);
     @ loop assigns i;
     @ loop variant n - i;
     @/
    while (i < n) {
      /@ assert next: \forall integer layer; 0 <= layer ==> 0 <= layers(layer, i + 1); @/
      i++;
      /@ assert counted: i == \at(i, LoopCurrent) + 1; @/
    }
  }
*/

#endif
