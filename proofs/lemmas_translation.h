/* A translation moves into the threshold of a hyperplane. */
#ifndef MEMCERT_PROOFS_LEMMAS_TRANSLATION_H
#define MEMCERT_PROOFS_LEMMAS_TRANSLATION_H

#include "proofs/lemmas_theorem2.h"

/*@ // w_1 + ... + w_{k-1}: all but the weight of the constant.
  @ logic real tail_upto(rvec w, integer k) = k <= 1 ? 0.0 : tail_upto(w, k - 1) + at(w, k - 1);
  @*/

/*@ ghost
  /@ terminates \true;
   @ decreases k;
   @ assigns \nothing;
   @ ensures translate: \forall rvec w, x, real t; k <= q && in_reach(x, t, q) ==>
   @   dot_upto(w, translated(x, t), k) == dot_upto(w, x, k) + rmul(t, tail_upto(w, k));
   @/
  void lemma_dot_translate(size_t k, size_t q)
  {
    if (k > 0) {
      size_t p = k - 1;
      /@ assert predecessor: p == k - 1; @/
      lemma_dot_translate(p, q);
      lemma_translated(q);
      /@ assert component: \forall rvec x, real t; k <= q && in_reach(x, t, q) ==>
          at(translated(x, t), p) == (p == 0 ? at(x, p) : at(x, p) + t); @/
      /@ assert distribute: \forall real a, b, c; rmul(a, b + c) == rmul(a, b) + rmul(a, c); @/
      /@ assert commute: \forall real a, b; rmul(a, b) == rmul(b, a); @/
    }
  }
*/

/* w and z agree but for component 0. */
/*@ ghost
  /@ terminates \true;
   @ decreases k;
   @ assigns \nothing;
   @ ensures threshold: \forall rvec w, z, x; k <= len(w) && at(x, 0) == 1.0 &&
   @   (\forall integer i; 0 < i < len(w) ==> at(z, i) == at(w, i)) ==>
   @   dot_upto(z, x, k) == dot_upto(w, x, k) + (k > 0 ? at(z, 0) - at(w, 0) : 0.0);
   @/
  void lemma_threshold(size_t k)
  {
    if (k > 0) {
      size_t p = k - 1;
      /@ assert predecessor: p == k - 1; @/
      lemma_threshold(p);
      /@ assert one: \forall real a; rmul(a, 1.0) == a; @/
    }
  }
*/
/* Row j does not overlap the others. */
/*@ ghost
  /@ requires j < n;
   @ terminates \true;
   @ assigns \nothing;
   @ ensures below: \forall integer k; 0 <= k < j ==> k * q + q <= j * q;
   @ ensures above: \forall integer k; j < k < n ==> j * q + q <= k * q;
   @/
  void lemma_rows_apart(size_t j, size_t n, size_t q)
  {
  }
*/

/* A point at distance g from the hyperplane, with C1 = c g, shuts the gate of the other side. */
/*@ ghost
  /@ terminates \true;
   @ assigns \nothing;
   @ ensures enough: \forall real c, g, y; c * g >= 0.0 && g > 0.0 && y >= g ==> rmul(c, y) >= rmul(c, g);
   @/
  void lemma_gain(void)
  {
    /@ assert sign: \forall real c, g; c * g >= 0.0 && g > 0.0 ==> c >= 0.0; @/
    /@ assert more: \forall real c, g, y; c >= 0.0 && y >= g ==> c * (y - g) >= 0.0; @/
  }
*/
#endif
