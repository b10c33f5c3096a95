/* How many components have a row of their own. */
#ifndef MEMCERT_PROOFS_LEMMAS_ANNIHILATOR_H
#define MEMCERT_PROOFS_LEMMAS_ANNIHILATOR_H

#include <stddef.h>
#include "specs/rank.acsl"

/*@ // How many of the first d are less than `count`.
  @ logic integer taken(indices s, integer count, integer d) =
  @   d <= 0 ? 0 : taken(s, count, d - 1) + (index(s, d - 1) < count ? 1 : 0);
  @ predicate change_at(indices s, indices t, integer d, integer a) =
  @   \forall integer k; 0 <= k < d ==> k != a ==> index(s, k) == index(t, k);
  @*/
/*@ ghost
  /@ terminates \true;
   @ assigns \nothing;
   @ ensures one: \forall indices s, t, integer a; change_at(s, t, d, a) ==>
   @   taken(t, count, d) <= taken(s, count, d) + 1;
   @ ensures none: \forall indices s; (\forall integer k; 0 <= k < d ==> index(s, k) >= count) ==>
   @   taken(s, count, d) == 0;
   @ ensures all: \forall indices s; (\forall integer k; 0 <= k < d ==> index(s, k) < count) ==>
   @   taken(s, count, d) == d;
   @/
  void lemma_taken(size_t count, size_t d)
  {
    size_t k = 0;
    /@ loop invariant range: 0 <= k <= d;
     @ loop invariant one: \forall indices s, t, integer a; change_at(s, t, d, a) ==>
     @   taken(t, count, k) <= taken(s, count, k) + (a < k ? 1 : 0);
     @ loop invariant none: \forall indices s; (\forall integer i; 0 <= i < d ==> index(s, i) >= count) ==>
     @   taken(s, count, k) == 0;
     @ loop invariant all: \forall indices s; (\forall integer i; 0 <= i < d ==> index(s, i) < count) ==>
     @   taken(s, count, k) == k;
     @ loop assigns k;
     @ loop variant d - k;
     @/
    while (k < d) {
      k++;
      /@ assert counted: k == \at(k, LoopCurrent) + 1; @/
    }
  }
*/
#endif
