/* One projection (theory of the conditional networks): a direction along which sorted rows ascend. */
#ifndef MEMCERT_PROOFS_LEMMAS_PROJECTION_H
#define MEMCERT_PROOFS_LEMMAS_PROJECTION_H

#include "proofs/lemmas_vector.h"
#include "specs/order.h"
#include "specs/rank.h"

/*@ // From row i - 1 to row i of s; the same once e is added to c_k.
  @ predicate rises(rvec c, rmat s, integer i) = dot(c, row(s, i - 1)) < dot(c, row(s, i));
  @ predicate rises_raised(rvec c, real e, rmat s, integer i, integer k) =
  @   dot(c, row(s, i - 1)) + rmul(e, at(row(s, i - 1), k)) < dot(c, row(s, i)) + rmul(e, at(row(s, i), k));
  @ // Rows i - 1 and i < n differ in component f_i first; the step between them is up if f_i >= k.
  @ predicate differs_in(rmat s, integer i, integer k) = differ_first(row(s, i - 1), row(s, i), k);
  @ predicate differ_at(rmat s, indices f, integer n) =
  @   \forall integer i; 1 <= i < n ==> differs_in(s, i, index(f, i));
  @ predicate rises_from(rvec c, rmat s, indices f, integer n, integer k) =
  @   \forall integer i; 1 <= i < n ==> k <= index(f, i) ==> rises(c, s, i);
  @ predicate rises_raised_at(rvec c, real e, rmat s, indices f, integer n, integer k) =
  @   \forall integer i; 1 <= i < n ==> index(f, i) == k ==> rises_raised(c, e, s, i, k);
  @ predicate zero_before(rvec c, integer k) = \forall integer i; 0 <= i < k ==> at(c, i) == 0.0;
  @ // The first n rows of s ascend along c, above 0.
  @ predicate ascends(rvec c, rmat s, integer n) =
  @   (n > 0 ==> 0.0 < dot(c, row(s, 0))) && \forall integer i; 1 <= i < n ==> rises(c, s, i);
  @
  @ lemma select_kept{K,L}: \forall size_t *order, integer n, rmat m; 0 <= n ==>
  @   (\forall integer i; 0 <= i < n ==> \at(order[i], K) == \at(order[i], L)) ==>
  @   select{K}(order, n, m) == select{L}(order, n, m);
  @
  @ predicate changed(rvec v, rvec w, integer k) =
  @   len(v) == len(w) && \forall integer i; 0 <= i < len(v) ==> i != k ==> at(v, i) == at(w, i);
  @
  @ lemma rises_enough: \forall real s, e, g, a; s < e ==> 0.0 < g ==> rmul(s, g) + rmul(e, a) < rmul(e, a + g);
  @ lemma changed_term: \forall rvec v, w, x, integer k, i; changed(v, w, k) ==> 0 <= i < len(v) ==>
  @   rmul(at(w, i), at(x, i)) ==
  @     rmul(at(v, i), at(x, i)) + (i == k ? rmul(at(w, k) - at(v, k), at(x, k)) : 0.0);
  @*/

/*@ ghost
  /@ requires k < n;
   @ terminates \true;
   @ assigns \nothing;
   @ ensures changed: \forall rvec v, w, x; len(v) == n ==> changed(v, w, k) ==>
   @   dot(w, x) == dot(v, x) + rmul(at(w, k) - at(v, k), at(x, k));
   @/
  void lemma_dot_changed(size_t n, size_t k)
  {
    size_t i = 0;
    /@ loop invariant range: 0 <= i <= n;
     @ loop invariant changed: \forall rvec v, w, x; len(v) == n ==> changed(v, w, k) ==>
     @   dot_upto(w, x, i) == dot_upto(v, x, i) + (i > k ? rmul(at(w, k) - at(v, k), at(x, k)) : 0.0);
     @ loop assigns i;
     @ loop variant n - i;
     @/
    while (i < n)
      i++;
  }
*/

/* One more weight. */
/*@ ghost
  /@ requires k < q;
   @ terminates \true;
   @ assigns \nothing;
   @ ensures weighed: \forall rvec v, w, rmat s, indices f, integer n; len(v) == q ==> changed(v, w, k) ==>
   @   at(v, k) == 0.0 ==> differ_at(s, f, n) ==> rises_from(v, s, f, n, k + 1) ==>
   @   rises_raised_at(v, at(w, k), s, f, n, k) ==> rises_from(w, s, f, n, k);
   @/
  void lemma_weighed(size_t q, size_t k)
  {
    lemma_dot_changed(q, k);
    /@ assert later: \forall rvec v, w, rmat s, indices f, integer n, i; len(v) == q ==> changed(v, w, k) ==>
     @   differ_at(s, f, n) ==> 1 <= i < n ==> k < index(f, i) ==> rises(v, s, i) ==> rises(w, s, i); @/
    /@ assert here: \forall rvec v, w, rmat s, integer i; len(v) == q ==> changed(v, w, k) ==> at(v, k) == 0.0 ==>
     @   rises_raised(v, at(w, k), s, i, k) ==> rises(w, s, i); @/
  }
*/

/* The constant, with rows that start with 1. */
/*@ ghost
  /@ requires 0 < q;
   @ terminates \true;
   @ assigns \nothing;
   @ ensures shifted: \forall rvec v, w, rmat s, integer n; len(v) == q ==> changed(v, w, 0) ==> at(v, 0) == 0.0 ==>
   @   (\forall integer i; 0 <= i < n ==> at(row(s, i), 0) == 1.0) ==>
   @   (\forall integer i; 1 <= i < n ==> rises(v, s, i)) ==> 0.0 < dot(v, row(s, 0)) + at(w, 0) ==> ascends(w, s, n);
   @/
  void lemma_shifted(size_t q)
  {
    lemma_dot_changed(q, 0);
    /@ assert constant: \forall rvec v, w, x; len(v) == q ==> changed(v, w, 0) ==> at(v, 0) == 0.0 ==>
     @   at(x, 0) == 1.0 ==> dot(w, x) == dot(v, x) + at(w, 0); @/
    /@ assert step: \forall rvec v, w, rmat s, integer i; len(v) == q ==> changed(v, w, 0) ==> at(v, 0) == 0.0 ==>
     @   at(row(s, i), 0) == 1.0 ==> at(row(s, i - 1), 0) == 1.0 ==> rises(v, s, i) ==> rises(w, s, i); @/
    /@ assert steps: \forall rvec v, w, rmat s, integer n; len(v) == q ==> changed(v, w, 0) ==> at(v, 0) == 0.0 ==>
     @   (\forall integer i; 0 <= i < n ==> at(row(s, i), 0) == 1.0) ==>
     @   (\forall integer i; 1 <= i < n ==> rises(v, s, i)) ==> \forall integer i; 1 <= i < n ==> rises(w, s, i); @/
  }
*/

/* Rows further on are higher. */
/*@ ghost
  /@ terminates \true;
   @ assigns \nothing;
   @ ensures above: \forall rvec c, rmat s, integer i, j; ascends(c, s, n) ==> 0 <= i < j < n ==>
   @   dot(c, row(s, i)) < dot(c, row(s, j));
   @ ensures positive: \forall rvec c, rmat s, integer i; ascends(c, s, n) ==> 0 <= i < n ==> 0.0 < dot(c, row(s, i));
   @/
  void lemma_ascends(size_t n)
  {
    size_t m = 0;
    /@ loop invariant range: 0 <= m <= n;
     @ loop invariant above: \forall rvec c, rmat s, integer i, j; ascends(c, s, n) ==> 0 <= i < j < m ==>
     @   dot(c, row(s, i)) < dot(c, row(s, j));
     @ loop invariant positive: \forall rvec c, rmat s, integer i; ascends(c, s, n) ==> 0 <= i < m ==>
     @   0.0 < dot(c, row(s, i));
     @ loop assigns m;
     @ loop variant n - m;
     @/
    while (m < n) {
      /@ assert step: \forall rvec c, rmat s; ascends(c, s, n) ==> m > 0 ==> rises(c, s, m); @/
      m++;
    }
  }
*/
#endif
