/* Lemmas on sums and counts over vectors.
 *
 * A lemma is a ghost function: its `ensures` is the statement, for all values that it quantifies,
 * and its body is the induction.  Ghost code calls it where the statement is needed. */
#ifndef MEMCERT_PROOFS_LEMMAS_COUNTING_H
#define MEMCERT_PROOFS_LEMMAS_COUNTING_H

#include <stddef.h>
#include "specs/activity.acsl"

/*@ ghost
  /@ terminates \true;
   @ decreases k;
   @ assigns \nothing;
   @ ensures dot_zero: \forall rvec w, v; k <= len(v) && constant(v, 0.0) ==> dot_upto(w, v, k) == 0.0;
   @ ensures both_zero: \forall rvec w, v; k <= len(v) && constant(v, 0.0) ==>
   @   both_upto(w, v, k) == 0 && both_upto(v, w, k) == 0;
   @/
  void lemma_zero(size_t k)
  {
    if (k > 0) {
      size_t p = k - 1;
      /@ assert predecessor: p == k - 1; @/
      lemma_zero(p);
    }
  }
*/

/*@ ghost
  /@ terminates \true;
   @ decreases k;
   @ assigns \nothing;
   @ ensures both_range: \forall rvec a, b; 0 <= both_upto(a, b, k) <= k;
   @ ensures both_commutes: \forall rvec a, b; both_upto(a, b, k) == both_upto(b, a, k);
   @/
  void lemma_both_range(size_t k)
  {
    if (k > 0) {
      size_t p = k - 1;
      /@ assert predecessor: p == k - 1; @/
      lemma_both_range(p);
    }
  }
*/

/*@ ghost
  /@ terminates \true;
   @ decreases k;
   @ assigns \nothing;
   @ ensures both_all: \forall rvec a, b; k <= len(b) ==>
   @   (\forall integer i; 0 <= i < len(b) ==> at(b, i) != 0.0) ==> both_upto(a, b, k) == both_upto(a, a, k);
   @/
  void lemma_both_all(size_t k)
  {
    if (k > 0) {
      size_t p = k - 1;
      /@ assert predecessor: p == k - 1; @/
      lemma_both_all(p);
    }
  }
*/

/*@ ghost
  /@ terminates \true;
   @ decreases k;
   @ assigns \nothing;
   @ ensures nonzeros_all: \forall rvec a; k <= len(a) ==>
   @   (\forall integer i; 0 <= i < len(a) ==> at(a, i) != 0.0) ==> both_upto(a, a, k) == k;
   @/
  void lemma_nonzeros_all(size_t k)
  {
    if (k > 0) {
      size_t p = k - 1;
      /@ assert predecessor: p == k - 1; @/
      lemma_nonzeros_all(p);
    }
  }
*/

/*@ ghost
  /@ terminates \true;
   @ decreases k;
   @ assigns \nothing;
   @ ensures both_bounds_dot: \forall rvec w, v; both_upto(w, v, k) == 0 ==> dot_upto(w, v, k) == 0.0;
   @/
  void lemma_nothing_shared(size_t k)
  {
    if (k > 0) {
      size_t p = k - 1;
      /@ assert predecessor: p == k - 1; @/
      lemma_both_range(p);
      lemma_nothing_shared(p);
    }
  }
*/

/* Only leaf i receives something. */
/*@ ghost
  /@ terminates \true;
   @ decreases k;
   @ assigns \nothing;
   @ ensures dot_single: \forall rvec d, h, integer i; k <= len(h) && 0 <= i < len(h) ==>
   @   (\forall integer j; 0 <= j < len(h) && j != i ==> at(h, j) == 0.0) ==>
   @   dot_upto(d, h, k) == (i < k ? rmul(at(d, i), at(h, i)) : 0.0);
   @ ensures both_single: \forall rvec d, h, integer i; k <= len(h) && 0 <= i < len(h) ==>
   @   (\forall integer j; 0 <= j < len(h) && j != i ==> at(h, j) == 0.0) ==>
   @   both_upto(d, h, k) == (i < k && at(d, i) != 0.0 && at(h, i) != 0.0 ? 1 : 0);
   @ ensures nonzeros_single: \forall rvec h, integer i; k <= len(h) && 0 <= i < len(h) ==>
   @   (\forall integer j; 0 <= j < len(h) && j != i ==> at(h, j) == 0.0) ==>
   @   both_upto(h, h, k) == (i < k && at(h, i) != 0.0 ? 1 : 0);
   @ ensures sum_single: \forall rvec h, integer i; k <= len(h) && 0 <= i < len(h) ==>
   @   (\forall integer j; 0 <= j < len(h) && j != i ==> at(h, j) == 0.0) ==>
   @   sum_upto(h, k) == (i < k ? at(h, i) : 0.0);
   @/
  void lemma_single(size_t k)
  {
    if (k > 0) {
      size_t p = k - 1;
      /@ assert predecessor: p == k - 1; @/
      lemma_single(p);
    }
  }
*/
#endif
