/* Corollary 1: a search that computes at each vertex on which side of a hyperplane a point is. */
#ifndef MEMCERT_PROOFS_LEMMAS_IFELSE_H
#define MEMCERT_PROOFS_LEMMAS_IFELSE_H

#include "lemmas_search.h"

/*@ ghost
  /@ terminates \true;
   @ assigns \nothing;
   @ ensures some: 0 <= room_for(k, q);
   @/
  void lemma_room(size_t k, size_t q)
  {
  }
*/

/*@ ghost
  /@ requires range: lo < m < hi;
   @ terminates \true;
   @ assigns \nothing;
   @ ensures parts: room_for(hi - lo - 1, q) == room_for(m - lo - 1, q) + q + room_for(hi - m - 1, q);
   @ ensures left: 0 <= room_for(m - lo - 1, q);
   @ ensures right: 0 <= room_for(hi - m - 1, q);
   @/
  void lemma_rooms(size_t lo, size_t m, size_t hi, size_t q)
  {
    size_t left = m - lo - 1, right = hi - m - 1;
    /@ assert sizes: left == m - lo - 1 && right == hi - m - 1; @/
    lemma_room(left, q);
    lemma_room(right, q);
  }
*/

/* Where the vertices of a tree are. */
/*@ ghost
  /@ requires range: lo < hi <= LIMIT_POINTS && t + hi - lo <= LIMIT_POINTS && e + hi - lo <= LIMIT_POINTS;
   @ terminates \true;
   @ decreases hi - lo;
   @ assigns \nothing;
   @ ensures inside: \forall integer l, h, u, f; deep_vertex(lo, hi, t, e, l, h, u, f) ==>
   @   lo <= l < h <= hi && t <= u && u + h - l <= t + hi - lo && e <= f;
   @/
  void lemma_deep_vertex(size_t lo, size_t hi, size_t t, size_t e)
  {
    size_t size = ghost_size(lo, hi);
    if (size > 1) {
      size_t m = ghost_cut(lo, hi), left = t + 1, right = t + (m - lo), deeper = e + 1;
      /@ assert places: left == t + 1 && right == t + m - lo && m == cut(lo, hi) && deeper == e + 1; @/
      lemma_deep_vertex(lo, m, left, deeper);
      lemma_deep_vertex(m, hi, right, deeper);
    }
  }
*/

/*@ // y has the q numbers of the point x, and f variables more.
  @ predicate carries(rvec y, rvec x, integer q, integer f) =
  @   len(y) == q + f && \forall integer k; 0 <= k < q ==> at(y, k) == at(x, k);
  @ // found, whatever those f are.
  @ predicate found_with(conditional c, integer i, rvec x, integer q, integer f, integer j, real t, integer most) =
  @   \forall rvec y; carries(y, x, q, f) ==> found(c, i, y, j, t, most);
  @
  @ // Where the tree with leaves [lo, hi) is entered, if its root is vertex t, which is two instructions.
  @ logic integer way(indices first, integer lo, integer hi, integer t) = hi - lo <= 1 ? index(first, lo) : 2 * t;
  @ // Where that vertex sends point i.
  @ logic integer sent(indices first, integer lo, integer hi, integer t, integer i) =
  @   i < cut(lo, hi) ? way(first, lo, cut(lo, hi), t + 1) : way(first, cut(lo, hi), hi, t + cut(lo, hi) - lo);
  @ // The second of them: variable v against 0.
  @ predicate sides(conditional c, indices first, integer v, integer lo, integer hi, integer t) =
  @   kind(c, 2 * t + 1) == 1 && compares(c, 2 * t + 1) == 4 && tested(c, 2 * t + 1) == v &&
  @   threshold(c, 2 * t + 1) == 0.0 && next(c, 2 * t + 1) == way(first, cut(lo, hi), hi, t + cut(lo, hi) - lo) &&
  @   otherwise(c, 2 * t + 1) == way(first, lo, cut(lo, hi), t + 1);
  @ // The first: a hyperplane between the halves of [lo, hi).
  @ predicate divides(conditional c, rmat s, integer q, integer lo, integer hi, integer t) =
  @   \exists rvec w; len(w) == q && parts(w, s, lo, cut(lo, hi), hi) && projects(c, 2 * t, w, q);
  @ predicate halves(conditional c, indices first, rmat s, integer q, integer lo, integer hi, integer t, integer f) =
  @   divides(c, s, q, lo, hi, t) && sides(c, first, q + f, lo, hi, t);
  @ predicate halves_all(conditional c, indices first, rmat s, integer q, integer lo, integer hi, integer t,
  @                      integer e) =
  @   \forall integer l, h, u, f; deep_vertex(lo, hi, t, e, l, h, u, f) ==> h - l > 1 ==>
  @     halves(c, first, s, q, l, h, u, f);
  @
  @ lemma halves_parts: \forall conditional c, indices first, rmat s, integer q, lo, hi, t, e; hi - lo > 1 ==>
  @   halves_all(c, first, s, q, lo, hi, t, e) ==> halves(c, first, s, q, lo, hi, t, e) &&
  @   halves_all(c, first, s, q, lo, cut(lo, hi), t + 1, e + 1) &&
  @   halves_all(c, first, s, q, cut(lo, hi), hi, t + cut(lo, hi) - lo, e + 1);
  @ lemma carries_more: \forall rvec y, x, integer q, f, g, real t; 0 <= q ==> 0 <= f ==> g == f + 1 ==>
  @   carries(y, x, q, f) ==> carries(defined(y, t), x, q, g) && at(defined(y, t), q + f) == t;
  @ lemma way_behind: \forall conditional c, indices first, integer n, lo, hi, t; begins(c, first, 2 * n - 2, n) ==>
  @   0 <= lo < hi <= n ==> 0 <= t ==> t + hi - lo <= n ==> 2 * t <= way(first, lo, hi, t) < instructions(c);
  @ lemma sides_follower: \forall conditional c, indices first, rvec y, integer v, lo, hi, t, n, i;
  @   lo < cut(lo, hi) < hi ==> 0 <= lo ==> hi <= n ==> 0 <= t ==> t + hi - lo <= n ==>
  @   begins(c, first, 2 * n - 2, n) ==> sides(c, first, v, lo, hi, t) ==> (at(y, v) > 0.0 <==> cut(lo, hi) <= i) ==>
  @   follower(c, 2 * t + 1, y) == sent(first, lo, hi, t, i) && sent(first, lo, hi, t, i) > 2 * t + 1 &&
  @   price(c, 2 * t + 1) == 1 && after(c, 2 * t + 1, y) == y;
  @ lemma sides_step: \forall conditional c, indices first, rvec y, integer v, lo, hi, t, n, i, j, most, more, real d;
  @   lo < cut(lo, hi) < hi ==> 0 <= lo ==> hi <= n ==> 0 <= t ==> t + hi - lo <= n ==>
  @   begins(c, first, 2 * n - 2, n) ==> sides(c, first, v, lo, hi, t) ==> (at(y, v) > 0.0 <==> cut(lo, hi) <= i) ==>
  @   more == most + 1 ==> found(c, sent(first, lo, hi, t, i), y, j, d, most) ==>
  @   found(c, 2 * t + 1, y, j, d, more);
  @ lemma more_vertices: \forall integer q, d, k; 0 <= q ==> d <= k ==> (2 * q + 1) * d <= (2 * q + 1) * k;
  @ // What the vertices above leaf i cost.
  @ logic integer descent(integer q, integer lo, integer hi, integer i) =
  @   hi - lo <= 1 ? 0
  @   : 2 * q + 1 + (i < cut(lo, hi) ? descent(q, lo, cut(lo, hi), i) : descent(q, cut(lo, hi), hi, i));
  @*/

/* A hyperplane sees nothing but the point. */
/*@ ghost
  /@ terminates \true;
   @ assigns \nothing;
   @ ensures same: \forall rvec w, x, y, integer f; len(w) == q ==> carries(y, x, q, f) ==> dot(w, y) == dot(w, x);
   @/
  void lemma_carries(size_t q)
  {
    size_t k = 0;
    /@ loop invariant range: 0 <= k <= q;
     @ loop invariant same: \forall rvec w, x, y, integer f; carries(y, x, q, f) ==>
     @   dot_upto(w, y, k) == dot_upto(w, x, k);
     @ loop assigns k;
     @ loop variant q - k;
     @/
    while (k < q) {
      size_t s = k + 1;
      /@ assert next: \forall rvec w, y; dot_upto(w, y, s) == dot_upto(w, y, k) + rmul(at(w, k), at(y, k)); @/
      k = s;
    }
  }
*/

/* One vertex. */
/*@ ghost
  /@ requires range: lo <= i < hi <= n <= LIMIT_POINTS && hi - lo > 1 && t + hi - lo <= n && 1 <= q <= LIMIT_INPUTS;
   @ requires depth: e <= LIMIT_POINTS && deeper == e + 1;
   @ terminates \true;
   @ assigns \nothing;
   @ ensures found: \forall conditional c, indices first, rmat s, integer j, most, real d;
   @   halves(c, first, s, q, lo, hi, t, e) ==> begins(c, first, 2 * n - 2, n) ==>
   @   found_with(c, sent(first, lo, hi, t, i), row(s, i), q, deeper, j, d, most) ==>
   @   found_with(c, 2 * t, row(s, i), q, e, j, d, most + 2 * q + 1);
   @/
  void lemma_halved(size_t lo, size_t hi, size_t t, size_t e, size_t deeper, size_t n, size_t i, size_t q)
  {
    size_t m = ghost_cut(lo, hi);
    lemma_carries(q);
    lemma_projects(q);
    lemma_nonzeros_before(q);
    /@ assert side: \forall rmat s, rvec w, y; len(w) == q ==> parts(w, s, lo, m, hi) ==>
     @   carries(y, row(s, i), q, e) ==> (relu(dot(w, y)) > 0.0 <==> m <= i); @/
    /@ assert carried: \forall rmat s, rvec w, y; carries(y, row(s, i), q, e) ==>
     @   carries(defined(y, relu(dot(w, y))), row(s, i), q, deeper) &&
     @   at(defined(y, relu(dot(w, y))), q + e) == relu(dot(w, y)); @/
    /@ assert inside: m == cut(lo, hi) && lo < cut(lo, hi) < hi; @/
    /@ assert at_next: \forall conditional c, indices first, rmat s, rvec w, y, integer j, most, real d;
     @   carries(y, row(s, i), q, e) ==>
     @   found_with(c, sent(first, lo, hi, t, i), row(s, i), q, deeper, j, d, most) ==>
     @   found(c, sent(first, lo, hi, t, i), defined(y, relu(dot(w, y))), j, d, most); @/
    /@ assert at_test: \forall conditional c, indices first, rmat s, rvec w, y, integer j, most, real d;
     @   len(w) == q ==> parts(w, s, lo, m, hi) ==> sides(c, first, q + e, lo, hi, t) ==>
     @   begins(c, first, 2 * n - 2, n) ==> carries(y, row(s, i), q, e) ==>
     @   found_with(c, sent(first, lo, hi, t, i), row(s, i), q, deeper, j, d, most) ==>
     @   found(c, 2 * t + 1, defined(y, relu(dot(w, y))), j, d, most + 1); @/
    /@ assert behind: \forall conditional c, indices first; begins(c, first, 2 * n - 2, n) ==>
     @   2 * t + 1 < instructions(c); @/
    /@ assert here: \forall conditional c, indices first, rmat s, rvec w, y, integer j, most, real d;
     @   len(w) == q ==> parts(w, s, lo, m, hi) ==> sides(c, first, q + e, lo, hi, t) ==>
     @   projects(c, 2 * t, w, q) ==>
     @   begins(c, first, 2 * n - 2, n) ==> carries(y, row(s, i), q, e) ==>
     @   found_with(c, sent(first, lo, hi, t, i), row(s, i), q, deeper, j, d, most) ==>
     @   found(c, 2 * t, y, j, d, most + 2 * q + 1); @/
  }
*/

/* From the root of a subtree to its leaf i. */
/*@ ghost
  /@ requires range: lo <= i < hi <= n && n <= LIMIT_POINTS && t + hi - lo <= n && 1 <= q <= LIMIT_INPUTS;
   @ requires depth: e + hi - lo <= LIMIT_POINTS;
   @ terminates \true;
   @ decreases hi - lo;
   @ assigns \nothing;
   @ ensures found: \forall conditional c, indices first, rmat s, integer j, most, real d;
   @   halves_all(c, first, s, q, lo, hi, t, e) ==> begins(c, first, 2 * n - 2, n) ==>
   @   found_with(c, index(first, i), row(s, i), q, e + leaf_depth(lo, hi, i), j, d, most) ==>
   @   found_with(c, way(first, lo, hi, t), row(s, i), q, e, j, d, most + descent(q, lo, hi, i));
   @/
  void lemma_descend(size_t lo, size_t hi, size_t t, size_t e, size_t n, size_t i, size_t q)
  {
    size_t size = ghost_size(lo, hi);
    if (size > 1) {
      size_t m = ghost_cut(lo, hi), left = t + 1, right = t + (m - lo), deeper = e + 1;
      /@ assert places: left == t + 1 && right == t + m - lo && m == cut(lo, hi) && deeper == e + 1; @/
      lemma_halved(lo, hi, t, e, deeper, n, i, q);
      /@ assert split: \forall conditional c, indices first, rmat s; halves_all(c, first, s, q, lo, hi, t, e) ==>
       @   halves(c, first, s, q, lo, hi, t, e) && halves_all(c, first, s, q, lo, m, left, deeper) &&
       @   halves_all(c, first, s, q, m, hi, right, deeper); @/
      if (i < m) {
        lemma_descend(lo, m, left, deeper, n, i, q);
        /@ assert left_depth: e + leaf_depth(lo, hi, i) == deeper + leaf_depth(lo, m, i); @/
        /@ assert left_way: \forall indices first; sent(first, lo, hi, t, i) == way(first, lo, m, left); @/
        /@ assert below: \forall conditional c, indices first, rmat s, integer j, most, real d;
         @   halves_all(c, first, s, q, lo, hi, t, e) ==> begins(c, first, 2 * n - 2, n) ==>
         @   found_with(c, index(first, i), row(s, i), q, e + leaf_depth(lo, hi, i), j, d, most) ==>
         @   found_with(c, sent(first, lo, hi, t, i), row(s, i), q, deeper, j, d, most + descent(q, lo, m, i)); @/
      } else {
        lemma_descend(m, hi, right, deeper, n, i, q);
        /@ assert right_depth: e + leaf_depth(lo, hi, i) == deeper + leaf_depth(m, hi, i); @/
        /@ assert right_way: \forall indices first; sent(first, lo, hi, t, i) == way(first, m, hi, right); @/
        /@ assert above: \forall conditional c, indices first, rmat s, integer j, most, real d;
         @   halves_all(c, first, s, q, lo, hi, t, e) ==> begins(c, first, 2 * n - 2, n) ==>
         @   found_with(c, index(first, i), row(s, i), q, e + leaf_depth(lo, hi, i), j, d, most) ==>
         @   found_with(c, sent(first, lo, hi, t, i), row(s, i), q, deeper, j, d, most + descent(q, m, hi, i)); @/
      }
    }
  }
*/

/* That price. */
/*@ ghost
  /@ requires range: lo <= i < hi;
   @ terminates \true;
   @ decreases hi - lo;
   @ assigns \nothing;
   @ ensures price: descent(q, lo, hi, i) == (2 * q + 1) * leaf_depth(lo, hi, i);
   @/
  void lemma_descent(size_t lo, size_t hi, size_t i, size_t q)
  {
    size_t size = ghost_size(lo, hi);
    if (size > 1) {
      size_t m = ghost_cut(lo, hi);
      if (i < m)
        lemma_descent(lo, m, i, q);
      else
        lemma_descent(m, hi, i, q);
      /@ assert deeper: leaf_depth(lo, hi, i) ==
       @   1 + (i < m ? leaf_depth(lo, m, i) : leaf_depth(m, hi, i)); @/
    }
  }
*/

/*@ ghost
  /@ requires i < n <= LIMIT_POINTS;
   @ terminates \true;
   @ assigns \nothing;
   @ ensures most: descent(q, 0, n, i) <= (2 * q + 1) * clog2(n);
   @/
  void lemma_descent_most(size_t n, size_t i, size_t q)
  {
    lemma_depth(0, n, i);
    lemma_descent(0, n, i, q);
  }
*/

/*@ // The network of if-else vertices, of the n points in s with the outputs in d.
  @ predicate ifelse(conditional c, indices first, rmat s, rmat d, integer n, integer q, integer r) =
  @   halves_all(c, first, s, q, 0, n, 0, 0) && begins(c, first, 2 * n - 2, n) && (n == 1 ==> index(first, 0) == 0) &&
  @   (\forall integer i; 0 <= i < n ==> leaf_point(s, d, q, r, i)) && leaves_put(c, first, d, n, q, 1, r);
  @*/

/* The network recalls point i. */
/*@ ghost
  /@ requires i < n <= LIMIT_POINTS && 1 <= q <= LIMIT_INPUTS && r <= LIMIT_OUTPUTS;
   @ terminates \true;
   @ assigns \nothing;
   @ ensures found: \forall conditional c, indices first, rmat s, d; ifelse(c, first, s, d, n, q, r) ==>
   @   point_found(c, s, d, r, i, (2 * q + 1) * clog2(n) + 2 * r);
   @/
  void lemma_ifelse_point(size_t n, size_t q, size_t r, size_t i)
  {
    lemma_leaf(r);
    lemma_depth(0, n, i);
    lemma_descend(0, n, 0, 0, n, i, q);
    lemma_descent_most(n, i, q);
    /@ assert enters: \forall conditional c, indices first, rmat s, d, rvec y; ifelse(c, first, s, d, n, q, r) ==>
     @   carries(y, row(s, i), q, leaf_depth(0, n, i)) ==>
     @   enters_leaf(y, row(d, i), r, q + leaf_depth(0, n, i)); @/
    /@ assert at_leaf: \forall conditional c, indices first, rmat s, d, integer j; 0 <= j < r ==>
     @   ifelse(c, first, s, d, n, q, r) ==>
     @   found_with(c, index(first, i), row(s, i), q, leaf_depth(0, n, i), j, at(row(d, i), j), 2 * r); @/
    /@ assert root: \forall conditional c, indices first, rmat s, d; ifelse(c, first, s, d, n, q, r) ==>
     @   way(first, 0, n, 0) == 0 && carries(row(s, i), row(s, i), q, 0); @/
    /@ assert at_root: \forall conditional c, indices first, rmat s, d, integer j; 0 <= j < r ==>
     @   ifelse(c, first, s, d, n, q, r) ==>
     @   found_with(c, 0, row(s, i), q, 0, j, at(row(d, i), j), 2 * r + descent(q, 0, n, i)); @/
    /@ assert all: \forall conditional c, indices first, rmat s, d, integer j; 0 <= j < r ==>
     @   ifelse(c, first, s, d, n, q, r) ==>
     @   found(c, 0, row(s, i), j, at(row(d, i), j), 2 * r + descent(q, 0, n, i)); @/
  }
*/

/* It recalls them all. */
/*@ ghost
  /@ requires n <= LIMIT_POINTS && 1 <= q <= LIMIT_INPUTS && r <= LIMIT_OUTPUTS;
   @ terminates \true;
   @ assigns \nothing;
   @ ensures found: \forall conditional c, indices first, rmat s, d, integer i; ifelse(c, first, s, d, n, q, r) ==>
   @   0 <= i < n ==> point_found(c, s, d, r, i, (2 * q + 1) * clog2(n) + 2 * r);
   @/
  void lemma_ifelse_recalls(size_t n, size_t q, size_t r)
  {
    size_t m = 0;
    /@ loop invariant range: 0 <= m <= n;
     @ loop invariant found: \forall conditional c, indices first, rmat s, d, integer i;
     @   ifelse(c, first, s, d, n, q, r) ==> 0 <= i < m ==>
     @   point_found(c, s, d, r, i, (2 * q + 1) * clog2(n) + 2 * r);
     @ loop assigns m;
     @ loop variant n - m;
     @/
    while (m < n) {
      size_t next = m + 1;
      lemma_ifelse_point(n, q, r, m);
      m = next;
    }
    /@ assert all: m == n; @/
  }
*/
#endif
