/* Conditional networks that look for a point by a balanced tree of tests and put out its outputs at a leaf. */
#ifndef MEMCERT_PROOFS_LEMMAS_SEARCH_H
#define MEMCERT_PROOFS_LEMMAS_SEARCH_H

#include "kernel/limits.h"
#include "proofs/lemmas/switch/lemmas_recall.h"
#include "proofs/lemmas/exact/lemmas_vector.h"
#include "specs/conditional.acsl"
#include "specs/rank.acsl"
#include "specs/search.acsl"

/*@ // Output j of a run from instruction i on is t, and the run takes at most `most` operations.
  @ predicate found(conditional c, integer i, rvec y, integer j, real t, integer most) =
  @   arrives(c, i, y) && answer(c, i, y, j) == t && operations(c, i, y) <= most;
  @
  @ // One instruction more.
  @ lemma found_step: \forall conditional c, rvec y, z, integer i, s, j, most, more, real t;
  @   follower(c, i, y) == s ==> i < s ==> z == after(c, i, y) ==> more == most + price(c, i) ==>
  @   found(c, s, z, j, t, most) ==> found(c, i, y, j, t, more);
  @ // The end.
  @ lemma found_leaf: \forall conditional c, rvec y, integer i, j, most, real t; 0 <= i ==>
  @   kind(c, i) == 2 ==> 0 <= most ==>
  @   t == (put_out(c, i, j) < 0 ? 0.0 : at(y, put_out(c, i, j))) ==> found(c, i, y, j, t, most);
  @
  @ // Instruction i is the operation phi(w.(the first q variables)), with a term for every non-zero of w.
  @ predicate projects(conditional c, integer i, rvec w, integer q) =
  @   kind(c, i) == 0 && terms(c, i) == both_upto(w, w, q) && next(c, i) == i + 1 &&
  @   \forall integer k; 0 <= k < q ==> at(w, k) != 0.0 ==>
  @     variable(c, i, both_upto(w, w, k)) == k && weight(c, i, both_upto(w, w, k)) == at(w, k);
  @ lemma terms_next: \forall conditional c, rvec y, integer i, k, m; 0 <= m ==> k == m + 1 ==>
  @   terms_upto(c, i, y, k) == terms_upto(c, i, y, m) + rmul(weight(c, i, m), at(y, variable(c, i, m)));
  @ lemma projects_step: \forall conditional c, rvec w, y, z, integer i, s, q, j, most, more, real t;
  @   projects(c, i, w, q) ==> 0 <= i ==> s == i + 1 ==> s < instructions(c) ==> 1 <= q ==>
  @   both_upto(w, w, q) <= q ==> z == defined(y, relu(terms_upto(c, i, y, terms(c, i)))) ==>
  @   more == most + 2 * q ==> found(c, s, z, j, t, most) ==> found(c, i, y, j, t, more);
  @
  @ // Instruction i is the operation phi(w * variable 0).
  @ predicate scales(conditional c, integer i, real w) =
  @   kind(c, i) == 0 && terms(c, i) == 1 && variable(c, i, 0) == 0 && weight(c, i, 0) == w && next(c, i) == i + 1;
  @ // From instruction i on: these operations for the non-zeros of d, and the leaf that puts out what they define,
  @ // which are the variables from v on.
  @ predicate puts(conditional c, integer i, rvec d, integer r, integer v) =
  @   0 <= i && i + both_upto(d, d, r) < instructions(c) && kind(c, i + both_upto(d, d, r)) == 2 &&
  @   (\forall integer j; 0 <= j < r ==> at(d, j) != 0.0 ==> scales(c, i + both_upto(d, d, j), at(d, j))) &&
  @   (\forall integer j; 0 <= j < r ==> put_out(c, i + both_upto(d, d, r), j) ==
  @     (at(d, j) != 0.0 ? v + both_upto(d, d, j) : -1));
  @ // The variables y and those that the operations for d_0, ..., d_(k-1) define.
  @ logic rvec filled(rvec y, rvec d, integer k) =
  @   k <= 0 ? y : at(d, k - 1) != 0.0 ? defined(filled(y, d, k - 1), at(d, k - 1)) : filled(y, d, k - 1);
  @ predicate enters_leaf(rvec y, rvec d, integer r, integer v) =
  @   0 < v && len(y) == v && at(y, 0) == 1.0 && len(d) == r && nonnegative(d);
  @ predicate is_filled(rvec y, rvec d, integer v, integer k) =
  @   len(filled(y, d, k)) == v + both_upto(d, d, k) && at(filled(y, d, k), 0) == 1.0 &&
  @   \forall integer j; 0 <= j < k ==> at(d, j) != 0.0 ==> at(filled(y, d, k), v + both_upto(d, d, j)) == at(d, j);
  @
  @ lemma terms_one: \forall conditional c, rvec y, integer i, k; k == 1 ==>
  @   terms_upto(c, i, y, k) == rmul(weight(c, i, 0), at(y, variable(c, i, 0)));
  @ lemma scales_after: \forall conditional c, rvec y, integer i, real w; scales(c, i, w) ==> 0.0 < w ==>
  @   at(y, 0) == 1.0 ==> after(c, i, y) == defined(y, w);
  @ lemma scales_follower: \forall conditional c, rvec y, integer i, real w; 0 <= i ==> i + 1 < instructions(c) ==>
  @   scales(c, i, w) ==> follower(c, i, y) == i + 1 && price(c, i) == 2;
  @ lemma scales_step: \forall conditional c, rvec y, z, integer i, s, j, most, more, real w, t; 0 <= i ==>
  @   s == i + 1 ==> s < instructions(c) ==> scales(c, i, w) ==> 0.0 < w ==> 0 < len(y) ==> at(y, 0) == 1.0 ==>
  @   z == defined(y, w) ==>
  @   more == most + 2 ==> found(c, s, z, j, t, most) ==> found(c, i, y, j, t, more);
  @ lemma puts_end: \forall conditional c, rvec y, d, integer i, e, m, r, v, j, k; puts(c, i, d, r, v) ==>
  @   m == both_upto(d, d, r) ==> k == both_upto(d, d, j) ==> len(y) == v + m ==> 0 < v ==> 0 <= j < r ==> 0 <= m ==>
  @   e == i + m ==> (at(d, j) != 0.0 ==> 0 <= k < m && at(y, v + k) == at(d, j)) ==> found(c, e, y, j, at(d, j), 0);
  @ lemma puts_next: \forall conditional c, rvec y, z, d, integer i, b, e, s, r, v, p, j, most, more, real t;
  @   puts(c, i, d, r, v) ==> b == both_upto(d, d, p) ==> 0 <= b < both_upto(d, d, r) ==> 0 <= p < r ==>
  @   0.0 < at(d, p) ==> 0 < len(y) ==> at(y, 0) == 1.0 ==> e == i + b ==> s == e + 1 ==>
  @   z == defined(y, at(d, p)) ==> more == most + 2 ==> found(c, s, z, j, t, most) ==> found(c, e, y, j, t, more);
  @ lemma found_more: \forall conditional c, rvec y, integer i, j, most, more, real t; most <= more ==>
  @   found(c, i, y, j, t, most) ==> found(c, i, y, j, t, more);
  @ lemma filled_next: \forall rvec y, d, integer p, k; 0 <= p ==> k == p + 1 ==>
  @   filled(y, d, k) == (at(d, p) != 0.0 ? defined(filled(y, d, p), at(d, p)) : filled(y, d, p)) &&
  @   both_upto(d, d, k) == both_upto(d, d, p) + (at(d, p) != 0.0 ? 1 : 0);
  @ lemma filled_end: \forall conditional c, rvec y, d, integer i, e, r, v, j; puts(c, i, d, r, v) ==>
  @   is_filled(y, d, v, r) ==> 0 < v ==> 0 <= j < r ==> 0 <= both_upto(d, d, j) ==> 0 <= both_upto(d, d, r) ==>
  @   (at(d, j) != 0.0 ==> both_upto(d, d, j) < both_upto(d, d, r)) ==> e == i + both_upto(d, d, r) ==>
  @   found(c, e, filled(y, d, r), j, at(d, j), 0);
  @ // The same from where the operations for d_0, ..., d_(k-1) are done.
  @ predicate found_on(conditional c, integer i, rvec y, rvec d, integer k, integer j, real t, integer most) =
  @   found(c, i + both_upto(d, d, k), filled(y, d, k), j, t, most);
  @ lemma filled_nonzero: \forall conditional c, rvec y, d, integer i, e, s, r, v, p, k, j, most, more, real t;
  @   puts(c, i, d, r, v) ==> enters_leaf(y, d, r, v) ==> is_filled(y, d, v, p) ==> 0 <= p < r ==> k == p + 1 ==>
  @   at(d, p) != 0.0 ==> 0 <= both_upto(d, d, p) < both_upto(d, d, r) ==> e == i + both_upto(d, d, p) ==>
  @   s == i + both_upto(d, d, k) ==> more == most + 2 ==> found(c, s, filled(y, d, k), j, t, most) ==>
  @   found(c, e, filled(y, d, p), j, t, more);
  @ lemma filled_zero: \forall conditional c, rvec y, d, integer i, e, s, r, v, p, k, j, most, more, real t;
  @   puts(c, i, d, r, v) ==> 0 <= p ==> k == p + 1 ==> at(d, p) == 0.0 ==> e == i + both_upto(d, d, p) ==>
  @   s == i + both_upto(d, d, k) ==> more == most + 2 ==> found(c, s, filled(y, d, k), j, t, most) ==>
  @   found(c, e, filled(y, d, p), j, t, more);
  @*/

/*@ ghost
  /@ terminates \true;
   @ assigns \nothing;
   @ ensures counts: \forall rvec d, integer j, k; 0 <= j < k <= r ==>
   @   0 <= both_upto(d, d, j) && both_upto(d, d, j) + (at(d, j) != 0.0 ? 1 : 0) <= both_upto(d, d, k);
   @ ensures most: \forall rvec d, integer k; 0 <= k <= r ==> 0 <= both_upto(d, d, k) <= k;
   @ ensures next: \forall rvec d, integer k; 0 <= k ==>
   @   both_upto(d, d, k + 1) == both_upto(d, d, k) + (at(d, k) != 0.0 ? 1 : 0);
   @/
  void lemma_nonzeros_before(size_t r)
  {
    size_t m = 0;
    /@ loop invariant range: 0 <= m <= r;
     @ loop invariant most: \forall rvec d, integer k; 0 <= k <= m ==> 0 <= both_upto(d, d, k) <= k;
     @ loop invariant counts: \forall rvec d, integer j, k; 0 <= j < k <= m ==>
     @   both_upto(d, d, j) + (at(d, j) != 0.0 ? 1 : 0) <= both_upto(d, d, k);
     @ loop assigns m;
     @ loop variant r - m;
     @/
    while (m < r) {
      /@ assert step: \forall rvec d; both_upto(d, d, m + 1) == both_upto(d, d, m) + (at(d, m) != 0.0 ? 1 : 0); @/
      m++;
    }
  }
*/

/* What such an operation computes. */
/*@ ghost
  /@ terminates \true;
   @ assigns \nothing;
   @ ensures computed: \forall conditional c, rvec w, y, integer i; projects(c, i, w, q) ==> len(w) == q ==>
   @   terms_upto(c, i, y, terms(c, i)) == dot(w, y);
   @/
  void lemma_projects(size_t q)
  {
    size_t k = 0;
    lemma_nonzeros_before(q);
    /@ loop invariant range: 0 <= k <= q;
     @ loop invariant computed: \forall conditional c, rvec w, y, integer i; projects(c, i, w, q) ==>
     @   terms_upto(c, i, y, both_upto(w, w, k)) == dot_upto(w, y, k);
     @ loop assigns k;
     @ loop variant q - k;
     @/
    while (k < q) {
      size_t s = k + 1;
      /@ assert next: \forall rvec w, y; dot_upto(w, y, s) == dot_upto(w, y, k) + rmul(at(w, k), at(y, k)); @/
      /@ assert none: \forall rvec w, y; at(w, k) == 0.0 ==> both_upto(w, w, s) == both_upto(w, w, k) &&
       @   dot_upto(w, y, s) == dot_upto(w, y, k); @/
      /@ assert zero: \forall conditional c, rvec w, y, integer i; projects(c, i, w, q) ==> at(w, k) == 0.0 ==>
       @   terms_upto(c, i, y, both_upto(w, w, s)) == dot_upto(w, y, s); @/
      /@ assert counts: \forall rvec w; 0 <= both_upto(w, w, k) &&
       @   (at(w, k) != 0.0 ==> both_upto(w, w, s) == both_upto(w, w, k) + 1); @/
      /@ assert nonzero: \forall conditional c, rvec w, y, integer i; projects(c, i, w, q) ==> at(w, k) != 0.0 ==>
       @   terms_upto(c, i, y, both_upto(w, w, s)) == dot_upto(w, y, s); @/
      k = s;
    }
  }
*/

/*@ ghost
  /@ terminates \true;
   @ assigns \nothing;
   @ ensures filled: \forall rvec y, d, integer v, k; enters_leaf(y, d, r, v) ==> 0 <= k <= r ==> is_filled(y, d, v, k);
   @/
  void lemma_filled(size_t r)
  {
    size_t m = 0;
    lemma_nonzeros_before(r);
    /@ loop invariant range: 0 <= m <= r;
     @ loop invariant filled: \forall rvec y, d, integer v, k; enters_leaf(y, d, r, v) ==> 0 <= k <= m ==>
     @   is_filled(y, d, v, k);
     @ loop assigns m;
     @ loop variant r - m;
     @/
    while (m < r) {
      /@ assert next: \forall rvec y, d, integer v; enters_leaf(y, d, r, v) ==> is_filled(y, d, v, m) ==>
       @   is_filled(y, d, v, m + 1); @/
      m++;
    }
  }
*/

/* One operation of a leaf, or none. */
/*@ ghost
  /@ requires range: p < r && k == p + 1 && more == most + 2;
   @ terminates \true;
   @ assigns \nothing;
   @ ensures found: \forall conditional c, rvec y, d, integer i, v, j, real t; puts(c, i, d, r, v) ==>
   @   enters_leaf(y, d, r, v) ==> found_on(c, i, y, d, k, j, t, most) ==>
   @   found_on(c, i, y, d, p, j, t, more);
   @/
  void lemma_leaf_step(size_t p, size_t k, size_t r, size_t most, size_t more)
  {
    lemma_nonzeros_before(r);
    lemma_filled(r);
    /@ assert filled: \forall rvec y, d, integer v; enters_leaf(y, d, r, v) ==> is_filled(y, d, v, p); @/
    /@ assert counts: \forall rvec d; 0 <= both_upto(d, d, p) &&
     @   (at(d, p) != 0.0 ==> both_upto(d, d, p) < both_upto(d, d, r)); @/
    /@ assert zero: \forall conditional c, rvec y, d, integer i, v, j, real t; puts(c, i, d, r, v) ==>
     @   at(d, p) == 0.0 ==> found_on(c, i, y, d, k, j, t, most) ==>
     @   found_on(c, i, y, d, p, j, t, more); @/
    /@ assert nonzero: \forall conditional c, rvec y, d, integer i, v, j, real t; puts(c, i, d, r, v) ==>
     @   enters_leaf(y, d, r, v) ==> at(d, p) != 0.0 ==>
     @   found_on(c, i, y, d, k, j, t, most) ==>
     @   found_on(c, i, y, d, p, j, t, more); @/
  }
*/

/* At a leaf. */
/*@ ghost
  /@ requires limit: r <= LIMIT_OUTPUTS;
   @ terminates \true;
   @ assigns \nothing;
   @ ensures found: \forall conditional c, rvec y, d, integer i, v, j; puts(c, i, d, r, v) ==>
   @   enters_leaf(y, d, r, v) ==> 0 <= j < r ==> found(c, i, y, j, at(d, j), 2 * r);
   @/
  void lemma_leaf(size_t r)
  {
    size_t k = r, most = 0;
    lemma_nonzeros_before(r);
    lemma_filled(r);
    /@ assert full: \forall rvec y, d, integer v; enters_leaf(y, d, r, v) ==> is_filled(y, d, v, r); @/
    /@ assert most: \forall rvec d; 0 <= both_upto(d, d, r); @/
    /@ assert counts: \forall rvec d, integer j; 0 <= j < r ==> 0 <= both_upto(d, d, j) &&
     @   (at(d, j) != 0.0 ==> both_upto(d, d, j) < both_upto(d, d, r)); @/
    /@ assert end: \forall conditional c, rvec y, d, integer i, v, j; puts(c, i, d, r, v) ==>
     @   enters_leaf(y, d, r, v) ==> 0 <= j < r ==>
     @   found_on(c, i, y, d, r, j, at(d, j), 0); @/
    /@ loop invariant range: 0 <= k <= r && most == 2 * (r - k);
     @ loop invariant found: \forall conditional c, rvec y, d, integer i, v, j; puts(c, i, d, r, v) ==>
     @   enters_leaf(y, d, r, v) ==> 0 <= j < r ==>
     @   found_on(c, i, y, d, k, j, at(d, j), most);
     @ loop assigns k, most;
     @ loop variant k;
     @/
    while (k > 0) {
      size_t p = k - 1, more = most + 2;
      lemma_leaf_step(p, k, r, most, more);
      k = p;
      most = more;
    }
  }
*/

/*@ lemma leaf_alone: \forall integer lo, hi, i; hi - lo <= 1 ==> leaf_depth(lo, hi, i) == 0;
  @ // Leaf i begins at instruction first_i and puts out row i of d.
  @ predicate leaves_put(conditional c, indices first, rmat d, integer n, integer q, integer deep, integer r) =
  @   \forall integer i; 0 <= i < n ==> puts(c, index(first, i), row(d, i), r, leaf_variables(q, n, deep, i));
  @ // The network recalls point i.
  @ predicate point_found(conditional c, rmat s, rmat d, integer r, integer i, integer most) =
  @   \forall integer j; 0 <= j < r ==> found(c, 0, row(s, i), j, at(row(d, i), j), most);
  @*/

/*@ // Where the tree with leaves [lo, hi) is entered, whose tests are the instructions from t on.
  @ logic integer entry(indices first, integer lo, integer hi, integer t) = hi - lo <= 1 ? index(first, lo) : t;
  @ // Instruction t cuts it: variable v against at(b, cut - 1).
  @ predicate cuts(conditional c, indices first, rvec b, integer v, integer lo, integer hi, integer t) =
  @   kind(c, t) == 1 && compares(c, t) == 0 && tested(c, t) == v && threshold(c, t) == at(b, cut(lo, hi) - 1) &&
  @   next(c, t) == entry(first, lo, cut(lo, hi), t + 1) &&
  @   otherwise(c, t) == entry(first, cut(lo, hi), hi, t + cut(lo, hi) - lo);
  @ predicate cuts_all(conditional c, indices first, rvec b, integer v, integer lo, integer hi, integer t) =
  @   \forall integer l, h, u; vertex(lo, hi, t, l, h, u) ==> h - l > 1 ==> cuts(c, first, b, v, l, h, u);
  @ // Leaf i < n begins at instruction first_i, behind the first `base` instructions.
  @ predicate begins(conditional c, indices first, integer base, integer n) =
  @   base < instructions(c) && \forall integer i; 0 <= i < n ==> base <= index(first, i) < instructions(c);
  @ // t is on the side of leaf i of every threshold within [lo, hi).
  @ predicate finds(rvec b, real t, integer lo, integer hi, integer i) =
  @   \forall integer k; lo <= k < hi - 1 ==> (t < at(b, k) <==> i <= k);
  @
  @ lemma cuts_parts: \forall conditional c, indices first, rvec b, integer v, lo, hi, t; hi - lo > 1 ==>
  @   cuts_all(c, first, b, v, lo, hi, t) ==> cuts(c, first, b, v, lo, hi, t) &&
  @   cuts_all(c, first, b, v, lo, cut(lo, hi), t + 1) &&
  @   cuts_all(c, first, b, v, cut(lo, hi), hi, t + cut(lo, hi) - lo);
  @ lemma cut_inside: \forall integer lo, hi; hi - lo > 1 ==> lo < cut(lo, hi) < hi;
  @ lemma entry_behind: \forall conditional c, indices first, integer n, lo, hi, t; begins(c, first, n, n) ==>
  @   0 <= lo < hi <= n ==> t + hi - lo <= n + 1 ==> t <= entry(first, lo, hi, t) < instructions(c);
  @ lemma cuts_chosen: \forall conditional c, indices first, rvec b, integer v, lo, hi, t, i, m, real y;
  @   cuts(c, first, b, v, lo, hi, t) ==> finds(b, y, lo, hi, i) ==> m == cut(lo, hi) ==> lo < m < hi ==>
  @   chosen(compares(c, t), y, threshold(c, t), next(c, t), otherwise(c, t)) ==
  @     (i < m ? entry(first, lo, m, t + 1) : entry(first, m, hi, t + m - lo));
  @ lemma cuts_follower: \forall conditional c, indices first, rvec b, y, integer v, lo, hi, t, n, i, m;
  @   m == cut(lo, hi) ==> lo < m < hi ==> 0 <= lo ==> hi <= n ==> 0 <= t ==> t + hi - lo <= n + 1 ==>
  @   begins(c, first, n, n) ==> cuts(c, first, b, v, lo, hi, t) ==> finds(b, at(y, v), lo, hi, i) ==>
  @   follower(c, t, y) == (i < m ? entry(first, lo, m, t + 1) : entry(first, m, hi, t + m - lo)) &&
  @   follower(c, t, y) > t && price(c, t) == 1 && after(c, t, y) == y;
  @ lemma cuts_step: \forall conditional c, indices first, rvec b, y, integer v, lo, hi, t, s, n, i, j, m, most, more,
  @   real d;
  @   m == cut(lo, hi) ==> lo < m < hi ==> 0 <= lo ==> hi <= n ==> 0 <= t ==> t + hi - lo <= n + 1 ==>
  @   begins(c, first, n, n) ==> cuts(c, first, b, v, lo, hi, t) ==> 0 <= v < len(y) ==>
  @   finds(b, at(y, v), lo, hi, i) ==> s == (i < m ? entry(first, lo, m, t + 1) : entry(first, m, hi, t + m - lo)) ==>
  @   more == most + 1 ==> found(c, s, y, j, d, most) ==> found(c, t, y, j, d, more);
  @*/

/* Vertices and their places are within those of the tree. */
/*@ ghost
  /@ requires range: lo < hi <= LIMIT_POINTS && t + hi - lo <= LIMIT_PLACE;
   @ terminates \true;
   @ decreases hi - lo;
   @ assigns \nothing;
   @ ensures inside: \forall integer l, h, u; vertex(lo, hi, t, l, h, u) ==>
   @   lo <= l < h <= hi && t <= u && u + h - l <= t + hi - lo;
   @/
  void lemma_place(size_t lo, size_t hi, size_t t)
  {
    size_t size = ghost_size(lo, hi);
    if (size > 1) {
      size_t m = ghost_cut(lo, hi), left = t + 1, right = t + (m - lo);
      /@ assert places: left == t + 1 && right == t + m - lo && m == cut(lo, hi); @/
      lemma_place(lo, m, left);
      lemma_place(m, hi, right);
    }
  }
*/

/* From the root of a subtree to its leaf i. */
/*@ ghost
  /@ requires range: lo <= i < hi <= n && t + hi - lo <= n + 1 && n <= LIMIT_PLACE;
   @ terminates \true;
   @ decreases hi - lo;
   @ assigns \nothing;
   @ ensures found: \forall conditional c, indices first, rvec b, y, integer v, j, most, real d;
   @   cuts_all(c, first, b, v, lo, hi, t) ==> begins(c, first, n, n) ==> 0 <= v < len(y) ==>
   @   finds(b, at(y, v), lo, hi, i) ==> found(c, index(first, i), y, j, d, most) ==>
   @   found(c, entry(first, lo, hi, t), y, j, d, most + leaf_depth(lo, hi, i));
   @/
  void lemma_search(size_t lo, size_t hi, size_t t, size_t n, size_t i)
  {
    size_t size = ghost_size(lo, hi);
    if (size > 1) {
      size_t m = ghost_cut(lo, hi), left = t + 1, right = t + (m - lo);
      /@ assert places: left == t + 1 && right == t + m - lo && m == cut(lo, hi); @/
      /@ assert sides: \forall rvec b, real y; finds(b, y, lo, hi, i) ==>
       @   finds(b, y, lo, m, i) && finds(b, y, m, hi, i); @/
      if (i < m) {
        lemma_search(lo, m, left, n, i);
        /@ assert below: \forall conditional c, indices first, rvec b, y, integer v, j, most, real d;
         @   cuts_all(c, first, b, v, lo, hi, t) ==> begins(c, first, n, n) ==> 0 <= v < len(y) ==>
         @   finds(b, at(y, v), lo, hi, i) ==> found(c, index(first, i), y, j, d, most) ==>
         @   found(c, entry(first, lo, m, left), y, j, d, most + leaf_depth(lo, m, i)); @/
        /@ assert here: \forall conditional c, indices first, rvec b, y, integer v, j, most, real d;
         @   cuts_all(c, first, b, v, lo, hi, t) ==> begins(c, first, n, n) ==> 0 <= v < len(y) ==>
         @   finds(b, at(y, v), lo, hi, i) ==> found(c, index(first, i), y, j, d, most) ==>
         @   found(c, t, y, j, d, most + leaf_depth(lo, m, i) + 1); @/
      } else {
        lemma_search(m, hi, right, n, i);
        /@ assert above: \forall conditional c, indices first, rvec b, y, integer v, j, most, real d;
         @   cuts_all(c, first, b, v, lo, hi, t) ==> begins(c, first, n, n) ==> 0 <= v < len(y) ==>
         @   finds(b, at(y, v), lo, hi, i) ==> found(c, index(first, i), y, j, d, most) ==>
         @   found(c, entry(first, m, hi, right), y, j, d, most + leaf_depth(m, hi, i)); @/
        /@ assert here: \forall conditional c, indices first, rvec b, y, integer v, j, most, real d;
         @   cuts_all(c, first, b, v, lo, hi, t) ==> begins(c, first, n, n) ==> 0 <= v < len(y) ==>
         @   finds(b, at(y, v), lo, hi, i) ==> found(c, index(first, i), y, j, d, most) ==>
         @   found(c, t, y, j, d, most + leaf_depth(m, hi, i) + 1); @/
      }
    }
  }
*/
#endif
