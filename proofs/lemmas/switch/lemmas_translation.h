/* A translation moves into the threshold of a hyperplane. */
#ifndef MEMCERT_PROOFS_LEMMAS_TRANSLATION_H
#define MEMCERT_PROOFS_LEMMAS_TRANSLATION_H

#include <gmp.h>
#include "proofs/lemmas/exact/lemmas_products.h"
#include "lemmas_theorem2.h"

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
      /@ assert shift: \forall real t; rmul(t, 1.0) == t; @/
      /@ assert component: \forall rvec x, real t; k <= q && in_reach(x, t, q) ==>
          at(translated(x, t), p) == (p == 0 ? at(x, p) : at(x, p) + t); @/
      /@ assert step: \forall rvec w, x; dot_upto(w, x, k) == dot_upto(w, x, p) + rmul(at(w, p), at(x, p)); @/
      /@ assert tail: \forall rvec w; tail_upto(w, k) == tail_upto(w, p) + (p == 0 ? 0.0 : at(w, p)); @/
      /@ assert nothing: \forall real t; rmul(t, 0.0) == 0.0; @/
      /@ assert distribute: \forall real a, b, c; rmul(a, b + c) == rmul(a, b) + rmul(a, c); @/
      /@ assert commute: \forall real a, b; rmul(a, b) == rmul(b, a); @/
      /@ assert term: \forall rvec w, x, real t; k <= q && in_reach(x, t, q) ==>
          rmul(at(w, p), at(translated(x, t), p)) ==
          rmul(at(w, p), at(x, p)) + (p == 0 ? 0.0 : rmul(t, at(w, p))); @/
      /@ assert tail_term: \forall rvec w, real t; rmul(t, tail_upto(w, k)) ==
          rmul(t, tail_upto(w, p)) + (p == 0 ? 0.0 : rmul(t, at(w, p))); @/
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
      /@ assert step: \forall rvec w, x; dot_upto(w, x, k) == dot_upto(w, x, p) + rmul(at(w, p), at(x, p)); @/
      /@ assert product: \forall rvec w, z, x; k <= len(w) && at(x, 0) == 1.0 &&
          (\forall integer i; 0 < i < len(w) ==> at(z, i) == at(w, i)) ==>
          rmul(at(z, p), at(x, p)) == rmul(at(w, p), at(x, p)) + (p == 0 ? at(z, 0) - at(w, 0) : 0.0); @/
    }
  }
*/
/* Rows i and j of an n x q matrix do not overlap. */
/*@ ghost
  /@ requires i < n && j < n;
   @ terminates \true;
   @ assigns \nothing;
   @ ensures below: i < j ==> i * q + q <= j * q;
   @ ensures above: j < i ==> j * q + q <= i * q;
   @ ensures inside: 0 <= i * q && i * q + q <= n * q;
   @/
  void lemma_rows_apart(size_t i, size_t j, size_t n, size_t q)
  {
    row_in_matrix(i, n, q);
    if (i < j)
      row_in_matrix(i, j, q);
    if (j < i)
      row_in_matrix(j, i, q);
  }
*/

/* What is in row k of `a` is not in b. */
/*@ ghost
  /@ requires \separated(a + (k * q .. k * q + q - 1), b + (0 .. m - 1));
   @ terminates \true;
   @ assigns \nothing;
   @ ensures outside: \forall mpq_srcptr p; !\separated(p, a + (k * q .. k * q + q - 1)) ==>
   @   \separated(p, b + (0 .. m - 1));
   @/
  void lemma_outside(mpq_srcptr a, size_t k, size_t q, mpq_srcptr b, size_t m)
  {
  }
*/

/*@ ghost
  /@ requires k < n && \separated(a + (0 .. n * q - 1), b + (0 .. m - 1));
   @ terminates \true;
   @ assigns \nothing;
   @ ensures outside: \forall mpq_srcptr p; !\separated(p, a + (k * q .. k * q + q - 1)) ==>
   @   \separated(p, b + (0 .. m - 1));
   @/
  void lemma_row_outside(mpq_srcptr a, size_t n, size_t k, size_t q, mpq_srcptr b, size_t m)
  {
    row_in_matrix(k, n, q);
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
