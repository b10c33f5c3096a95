/* One projection (theory of the conditional networks): a direction along which sorted rows ascend. */
#ifndef MEMCERT_PROOFS_LEMMAS_PROJECTION_H
#define MEMCERT_PROOFS_LEMMAS_PROJECTION_H

#include "lemmas_search.h"
#include "proofs/lemmas/exact/lemmas_vector.h"
#include "specs/order.acsl"
#include "specs/rank.acsl"
#include "specs/projection.acsl"

/*@ // From row i - 1 to row i of s, once e is added to c_k.
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
    /@ assert first: \forall rvec v, w, rmat s; len(v) == q ==> changed(v, w, 0) ==> at(v, 0) == 0.0 ==>
     @   at(row(s, 0), 0) == 1.0 ==> 0.0 < dot(v, row(s, 0)) + at(w, 0) ==> 0.0 < dot(w, row(s, 0)); @/
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

/*@ // b has the values at which the tests cut: where row k + 1 of s is along w.
  @ predicate thresholds(rvec b, rvec w, rmat s, integer n) =
  @   \forall integer k; 0 <= k < n - 1 ==> at(b, k) == dot(w, row(s, k + 1));
  @
  @ // The network of one projection, of the n points in s with the outputs in d.
  @ predicate one_projection(conditional c, indices first, rvec w, rvec b, rmat s, rmat d, integer n, integer q,
  @                          integer r) =
  @   projects(c, 0, w, q) && len(w) == q && ascends(w, s, n) && thresholds(b, w, s, n) &&
  @   (\forall integer i; 0 <= i < n ==> leaf_point(s, d, q, r, i)) && begins(c, first, n, n) &&
  @   (n == 1 ==> index(first, 0) == 1) && cuts_all(c, first, b, q, 0, n, 1) && leaves_put(c, first, d, n, q, 0, r);
  @ // The variables behind the projection.
  @ logic rvec projected(rvec w, rvec x) = defined(x, dot(w, x));
  @
  @ lemma projected_at: \forall rvec w, x; 0 < len(x) ==> len(projected(w, x)) == len(x) + 1 &&
  @   at(projected(w, x), 0) == at(x, 0) && at(projected(w, x), len(x)) == dot(w, x);
  @*/

/* Where the tests lead point i. */
/*@ ghost
  /@ requires i < n;
   @ terminates \true;
   @ assigns \nothing;
   @ ensures finds: \forall rvec b, w, rmat s; ascends(w, s, n) ==> thresholds(b, w, s, n) ==>
   @   finds(b, dot(w, row(s, i)), 0, n, i);
   @ ensures positive: \forall rvec w, rmat s; ascends(w, s, n) ==> 0.0 < dot(w, row(s, i));
   @/
  void lemma_finds(size_t n, size_t i)
  {
    lemma_ascends(n);
    /@ assert below: \forall rvec b, w, rmat s, integer k; ascends(w, s, n) ==> thresholds(b, w, s, n) ==>
     @   i <= k < n - 1 ==> dot(w, row(s, i)) < at(b, k); @/
    /@ assert above: \forall rvec b, w, rmat s, integer k; ascends(w, s, n) ==> thresholds(b, w, s, n) ==>
     @   0 <= k < i ==> at(b, k) <= dot(w, row(s, i)); @/
  }
*/

/* The network recalls point i. */
/*@ ghost
  /@ requires i < n && 1 <= q && r <= LIMIT_OUTPUTS && n <= LIMIT_POINTS;
   @ terminates \true;
   @ assigns \nothing;
   @ ensures found: \forall conditional c, indices first, rvec w, b, rmat s, d, integer j; 0 <= j < r ==>
   @   one_projection(c, first, w, b, s, d, n, q, r) ==>
   @   found(c, 0, row(s, i), j, at(row(d, i), j), 2 * q + clog2(n) + 2 * r);
   @/
  void lemma_projection_point(size_t n, size_t q, size_t r, size_t i)
  {
    lemma_finds(n, i);
    lemma_leaf(r);
    lemma_projects(q);
    lemma_nonzeros_before(q);
    lemma_depth(0, n, i);
    lemma_search(0, n, 1, n, i);
    /@ assert enters: \forall conditional c, indices first, rvec w, b, rmat s, d;
     @   one_projection(c, first, w, b, s, d, n, q, r) ==>
     @   enters_leaf(projected(w, row(s, i)), row(d, i), r, q + 1); @/
    /@ assert at_leaf: \forall conditional c, indices first, rvec w, b, rmat s, d, integer j; 0 <= j < r ==>
     @   one_projection(c, first, w, b, s, d, n, q, r) ==>
     @   found(c, index(first, i), projected(w, row(s, i)), j, at(row(d, i), j), 2 * r); @/
    /@ assert at_tests: \forall conditional c, indices first, rvec w, b, rmat s, d, integer j; 0 <= j < r ==>
     @   one_projection(c, first, w, b, s, d, n, q, r) ==>
     @   found(c, entry(first, 0, n, 1), projected(w, row(s, i)), j, at(row(d, i), j),
     @         2 * r + leaf_depth(0, n, i)); @/
    /@ assert root: \forall conditional c, indices first, rvec w, b, rmat s, d;
     @   one_projection(c, first, w, b, s, d, n, q, r) ==> entry(first, 0, n, 1) == 1 && 1 < instructions(c) &&
     @   projected(w, row(s, i)) == defined(row(s, i), relu(terms_upto(c, 0, row(s, i), terms(c, 0)))); @/
    /@ assert all: \forall conditional c, indices first, rvec w, b, rmat s, d, integer j; 0 <= j < r ==>
     @   one_projection(c, first, w, b, s, d, n, q, r) ==>
     @   found(c, 0, row(s, i), j, at(row(d, i), j), 2 * r + leaf_depth(0, n, i) + 2 * q); @/
  }
*/

/* It recalls them all. */
/*@ ghost
  /@ requires 1 <= q && r <= LIMIT_OUTPUTS && n <= LIMIT_POINTS;
   @ terminates \true;
   @ assigns \nothing;
   @ ensures found: \forall conditional c, indices first, rvec w, b, rmat s, d, integer i;
   @   one_projection(c, first, w, b, s, d, n, q, r) ==> 0 <= i < n ==>
   @   point_found(c, s, d, r, i, 2 * q + clog2(n) + 2 * r);
   @/
  void lemma_projection_recalls(size_t n, size_t q, size_t r)
  {
    size_t m = 0;
    /@ loop invariant range: 0 <= m <= n;
     @ loop invariant found: \forall conditional c, indices first, rvec w, b, rmat s, d, integer i;
     @   one_projection(c, first, w, b, s, d, n, q, r) ==> 0 <= i < m ==>
     @   point_found(c, s, d, r, i, 2 * q + clog2(n) + 2 * r);
     @ loop assigns m;
     @ loop variant n - m;
     @/
    while (m < n) {
      size_t next = m + 1;
      lemma_projection_point(n, q, r, m);
      /@ assert this: \forall conditional c, indices first, rvec w, b, rmat s, d;
       @   one_projection(c, first, w, b, s, d, n, q, r) ==>
       @   point_found(c, s, d, r, m, 2 * q + clog2(n) + 2 * r); @/
      m = next;
    }
    /@ assert all: m == n; @/
  }
*/
#endif
