/* Lexicographic search: a tree of tests on single inputs leads each point to its leaf, and how long that takes. */
#ifndef MEMCERT_PROOFS_LEMMAS_LEXICOGRAPHIC_H
#define MEMCERT_PROOFS_LEMMAS_LEXICOGRAPHIC_H

#include "lemmas_search.h"
#include "proofs/lemmas/switch/lemmas_bounds.h"
#include "specs/order.acsl"

/*@ // Component k is the first that changes from row i - 1 to row i of s, and it rises.
  @ predicate step(rmat s, integer i, integer k) =
  @   differ_first(row(s, i - 1), row(s, i), k) && at(row(s, i - 1), k) < at(row(s, i), k);
  @ predicate row_steps(rmat s, indices f, integer n) = \forall integer i; 1 <= i < n ==> step(s, i, index(f, i));
  @ // b has numbers between what neighbours have there: above the one, not above the other.
  @ predicate step_values(rvec b, rmat s, indices f, integer n) = \forall integer i; 1 <= i < n ==>
  @   at(row(s, i - 1), index(f, i)) < at(b, i - 1) <= at(row(s, i), index(f, i));
  @ // Between rows lo and hi - 1 no component before k changes.
  @ predicate changes_from(indices f, integer lo, integer hi, integer k) =
  @   \forall integer i; lo < i < hi ==> k <= index(f, i);
  @ lemma below_step: \forall rmat s, integer i, k; lex_below(row(s, i - 1), row(s, i)) ==>
  @   differ_first(row(s, i - 1), row(s, i), k) ==> step(s, i, k);
  @ lemma step_rises: \forall rmat s, integer i, f, k; step(s, i, f) ==> 0 <= k <= f ==>
  @   at(row(s, i - 1), k) <= at(row(s, i), k);
  @
  @ // The component that changes at a changes first between rows lo and hi - 1: the groups of rows in which it is the
  @ // same are [lo, first such a), ..., [last such a, hi).
  @ predicate parts_at(indices f, integer lo, integer hi, integer a) =
  @   lo < a < hi && changes_from(f, lo, hi, index(f, a));
  @ // From the middle of the first group to that of the last, doubled, it is less than w.
  @ predicate spans(indices f, integer lo, integer hi, integer w) =
  @   \forall integer a, b; parts_at(f, lo, hi, a) ==> parts_at(f, lo, hi, b) ==> b + hi - lo - a < w;
  @ // The same for component k.
  @ predicate spans_in(indices f, integer lo, integer hi, integer k, integer w) =
  @   \forall integer a, b; lo < a < hi ==> lo < b < hi ==> index(f, a) == k ==> index(f, b) == k ==>
  @     b + hi - lo - a < w;
  @ // m is between two groups and halves that.
  @ predicate halves(indices f, integer lo, integer hi, integer m) = parts_at(f, lo, hi, m) &&
  @   \forall integer w; spans(f, lo, hi, 2 * w) ==>
  @     spans_in(f, lo, m, index(f, m), w) && spans_in(f, m, hi, index(f, m), w);
  @
  @ // Components k to p change, and the span is less than 2^(e + 1): so the tests are at most e + 2 (p - k).
  @ predicate bounded(indices f, integer lo, integer hi, integer k, integer p, integer e) =
  @   changes_from(f, lo, hi, k) && (\forall integer i; lo < i < hi ==> index(f, i) <= p) && k <= p && 0 <= e &&
  @   spans(f, lo, hi, 2 * pow2(e));
  @ lemma bounded_size: \forall indices f, integer lo, hi, m, k, p, e; bounded(f, lo, hi, k, p, e) ==>
  @   parts_at(f, lo, hi, m) ==> hi - lo < 2 * pow2(e);
  @ lemma bounded_least: \forall indices f, integer lo, hi, m, k, p, e; bounded(f, lo, hi, k, p, e) ==>
  @   parts_at(f, lo, hi, m) ==> 1 <= e && pow2(e) == 2 * pow2(e - 1) && pow2(e + 1) == 2 * pow2(e);
  @ lemma spans_all: \forall indices f, integer l, h, w; h - l <= w ==> spans(f, l, h, 2 * w);
  @ // [l, h) is a side of the cut: the same component changes in it, or a later one, or none.
  @ predicate changes_in(indices f, integer l, integer h, integer k) = \exists integer a; l < a < h && index(f, a) == k;
  @ predicate side_of(indices f, integer lo, integer hi, integer m, integer l, integer h) =
  @   lo <= l && h <= hi && h - l < hi - lo && parts_at(f, lo, hi, m);
  @ lemma side_same: \forall indices f, integer lo, hi, l, h, k, p, e, m; bounded(f, lo, hi, k, p, e) ==>
  @   side_of(f, lo, hi, m, l, h) ==> spans_in(f, l, h, index(f, m), pow2(e)) ==> changes_in(f, l, h, index(f, m)) ==>
  @   bounded(f, l, h, k, p, e - 1);
  @ lemma side_changes: \forall indices f, integer lo, hi, l, h, k, p, e, m; bounded(f, lo, hi, k, p, e) ==>
  @   side_of(f, lo, hi, m, l, h) ==> !changes_in(f, l, h, index(f, m)) ==> changes_from(f, l, h, k + 1);
  @ lemma side_less: \forall indices f, integer lo, hi, l, h, k, p, e, m; bounded(f, lo, hi, k, p, e) ==>
  @   side_of(f, lo, hi, m, l, h) ==> 1 < h - l ==> changes_from(f, l, h, k + 1) ==> k + 1 <= index(f, l + 1) <= p;
  @ lemma side_spans: \forall indices f, integer lo, hi, l, h, k, p, e, m; bounded(f, lo, hi, k, p, e) ==>
  @   side_of(f, lo, hi, m, l, h) ==> spans(f, l, h, 2 * pow2(e + 1));
  @ lemma side_later: \forall indices f, integer lo, hi, l, h, k, p, e, m; bounded(f, lo, hi, k, p, e) ==>
  @   side_of(f, lo, hi, m, l, h) ==> 1 < h - l ==> !changes_in(f, l, h, index(f, m)) ==>
  @   bounded(f, l, h, k + 1, p, e + 1);
  @ lemma side_none: \forall indices f, integer lo, hi, l, h, k, p, e, m; bounded(f, lo, hi, k, p, e) ==>
  @   h - l <= 1 ==> parts_at(f, lo, hi, m) ==> bounded(f, l, h, k, p, e - 1);
  @ predicate side_bounded(indices f, integer l, integer h, integer k, integer p, integer e) =
  @   bounded(f, l, h, k, p, e - 1) || bounded(f, l, h, k + 1, p, e + 1);
  @ lemma side_any: \forall indices f, integer lo, hi, l, h, k, p, e, m; bounded(f, lo, hi, k, p, e) ==>
  @   side_of(f, lo, hi, m, l, h) ==> spans_in(f, l, h, index(f, m), pow2(e)) ==> side_bounded(f, l, h, k, p, e);
  @ lemma sides: \forall indices f, integer lo, hi, k, p, e, m; bounded(f, lo, hi, k, p, e) ==>
  @   halves(f, lo, hi, m) ==> side_bounded(f, lo, m, k, p, e) && side_bounded(f, m, hi, k, p, e);
  @ lemma all_bounded: \forall indices f, integer n, p, e; 1 <= p ==> 0 <= e ==> n <= pow2(e) ==>
  @   (\forall integer i; 1 <= i < n ==> 1 <= index(f, i) <= p) ==> bounded(f, 0, n, 1, p, e);
  @
  @ // Vertex [a, b) is at place u if the tree with leaves [lo, hi) is listed in preorder from place t on, and g has
  @ // where the vertex at each place is cut.
  @ predicate vertex_cut(indices g, integer lo, integer hi, integer t, integer a, integer b, integer u) =
  @   (a == lo && b == hi && u == t) ||
  @   (lo < index(g, t) < hi && (vertex_cut(g, lo, index(g, t), t + 1, a, b, u) ||
  @                              vertex_cut(g, index(g, t), hi, t + index(g, t) - lo, a, b, u)));
  @ predicate vertices_inside(indices g, integer lo, integer hi, integer t) =
  @   \forall integer l, h, u; vertex_cut(g, lo, hi, t, l, h, u) ==>
  @     lo <= l < h <= hi && t <= u && u + h - l <= t + hi - lo;
  @ lemma inside_joined: \forall indices g, integer lo, hi, t, m, left, right; m == index(g, t) ==> left == t + 1 ==>
  @   right == t + m - lo ==> lo < m < hi ==> vertices_inside(g, lo, m, left) ==>
  @   vertices_inside(g, m, hi, right) ==> vertices_inside(g, lo, hi, t);
  @ lemma inside_alone: \forall indices g, integer lo, hi, t; lo < hi ==> index(g, t) <= lo || hi <= index(g, t) ==>
  @   vertices_inside(g, lo, hi, t);
  @ // Instruction t tests component f_m against b_(m - 1), where m = g_t cuts vertex [lo, hi).
  @ predicate tests_step(conditional c, indices first, indices f, indices g, rvec b, integer lo, integer hi,
  @                      integer t) =
  @   kind(c, t) == 1 && compares(c, t) == 0 && tested(c, t) == index(f, index(g, t)) &&
  @   threshold(c, t) == at(b, index(g, t) - 1) && next(c, t) == entry(first, lo, index(g, t), t + 1) &&
  @   otherwise(c, t) == entry(first, index(g, t), hi, t + index(g, t) - lo);
  @ predicate tests_steps(conditional c, indices first, indices f, indices g, rvec b, integer lo, integer hi,
  @                       integer t) =
  @   \forall integer l, h, u; vertex_cut(g, lo, hi, t, l, h, u) ==> h - l > 1 ==>
  @     halves(f, l, h, index(g, u)) && tests_step(c, first, f, g, b, l, h, u);
  @ lemma tests_parts: \forall conditional c, indices first, f, g, rvec b, integer lo, hi, t, m; hi - lo > 1 ==>
  @   m == index(g, t) ==> tests_steps(c, first, f, g, b, lo, hi, t) ==> lo < m < hi && halves(f, lo, hi, m) &&
  @   tests_step(c, first, f, g, b, lo, hi, t) && tests_steps(c, first, f, g, b, lo, m, t + 1) &&
  @   tests_steps(c, first, f, g, b, m, hi, t + m - lo);
  @
  @ // The rows of s are sorted, f has where they change, b what is tested there; the leaves come after n - 1 tests.
  @ predicate sorted_steps(conditional c, indices first, indices f, rvec b, rmat s, integer n, integer p) =
  @   row_steps(s, f, n) && step_values(b, s, f, n) && begins(c, first, n - 1, n) &&
  @   \forall integer i; 0 <= i < n ==> len(row(s, i)) == p + 1;
  @ lemma entry_after: \forall conditional c, indices first, integer n, lo, hi, t; begins(c, first, n - 1, n) ==>
  @   0 <= lo < hi <= n ==> t + hi - lo <= n ==> t <= entry(first, lo, hi, t) < instructions(c);
  @ // Row i is on its side of the test.
  @ predicate on_side(indices f, rvec b, rmat s, integer m, integer i) =
  @   at(row(s, i), index(f, m)) < at(b, m - 1) <==> i < m;
  @ lemma tests_follower: \forall conditional c, indices first, f, g, rvec b, rmat s, integer lo, hi, t, n, i, m;
  @   m == index(g, t) ==> 0 <= lo < m < hi <= n ==> 0 <= t ==> t + hi - lo <= n ==> begins(c, first, n - 1, n) ==>
  @   tests_step(c, first, f, g, b, lo, hi, t) ==> on_side(f, b, s, m, i) ==>
  @   follower(c, t, row(s, i)) == (i < m ? entry(first, lo, m, t + 1) : entry(first, m, hi, t + m - lo)) &&
  @   follower(c, t, row(s, i)) > t && price(c, t) == 1 && after(c, t, row(s, i)) == row(s, i);
  @ lemma tests_found: \forall conditional c, indices first, f, g, rvec b, rmat s, integer lo, hi, t, n, i, m, u, j,
  @   most, more, real d; m == index(g, t) ==> 0 <= lo < m < hi <= n ==> 0 <= t ==> t + hi - lo <= n ==>
  @   begins(c, first, n - 1, n) ==> tests_step(c, first, f, g, b, lo, hi, t) ==> on_side(f, b, s, m, i) ==>
  @   u == (i < m ? entry(first, lo, m, t + 1) : entry(first, m, hi, t + m - lo)) ==> more == most + 1 ==>
  @   found(c, u, row(s, i), j, d, most) ==> found(c, t, row(s, i), j, d, more);
  @*/

/*@ lemma halves_if: \forall indices f, integer lo, hi, m, a, b; parts_at(f, lo, hi, m) ==> parts_at(f, lo, hi, a) ==>
  @   parts_at(f, lo, hi, b) ==> (\forall integer w; b + hi - lo - a < 2 * w ==>
  @     spans_in(f, lo, m, index(f, m), w) && spans_in(f, m, hi, index(f, m), w)) ==> halves(f, lo, hi, m);
  @ lemma steps_agree: \forall rmat s, indices f, g, integer n; agree(f, g, n) ==> row_steps(s, f, n) ==>
  @   row_steps(s, g, n);
  @ lemma values_agree: \forall rvec b, rmat s, indices f, g, integer n; agree(f, g, n) ==> step_values(b, s, f, n) ==>
  @   step_values(b, s, g, n);
  @
  @ // A component has risen from every row to row b if none before it changes on the way.
  @ predicate rises_to(rmat s, indices f, integer b) = \forall integer a, k; 0 <= a <= b ==> 0 <= k ==>
  @   changes_from(f, a, b + 1, k) ==> at(row(s, a), k) <= at(row(s, b), k);
  @ lemma rises_first: \forall rmat s, indices f; rises_to(s, f, 0);
  @ lemma rises_next: \forall rmat s, indices f, integer b, c; 0 <= b ==> c == b + 1 ==> rises_to(s, f, b) ==>
  @   step(s, c, index(f, c)) ==> rises_to(s, f, c);
  @ // Rows before a cut and after it, in the component that changes there.
  @ lemma below_cut: \forall rmat s, indices f, integer lo, hi, m, i; rises_to(s, f, m - 1) ==> 0 <= index(f, m) ==>
  @   parts_at(f, lo, hi, m) ==> 0 <= lo <= i < m ==> at(row(s, i), index(f, m)) <= at(row(s, m - 1), index(f, m));
  @ lemma above_cut: \forall rmat s, indices f, integer lo, hi, m, i; rises_to(s, f, i) ==> 0 <= index(f, m) ==>
  @   parts_at(f, lo, hi, m) ==> 0 <= lo ==> m <= i < hi ==>
  @   at(row(s, m), index(f, m)) <= at(row(s, i), index(f, m));
  @*/

/* Components rise so from row to row. */
/*@ ghost
  /@ requires some: 1 <= n;
   @ terminates \true;
   @ assigns \nothing;
   @ ensures rises: \forall rmat s, indices f, integer b; row_steps(s, f, n) ==> 0 <= b < n ==> rises_to(s, f, b);
   @/
  void lemma_steps(size_t n)
  {
    size_t m = 0;
    /@ loop invariant range: 0 <= m < n;
     @ loop invariant rises: \forall rmat s, indices f, integer b; row_steps(s, f, n) ==> 0 <= b <= m ==>
     @   rises_to(s, f, b);
     @ loop assigns m;
     @ loop variant n - m;
     @/
    while (m < n - 1) {
      size_t next = m + 1;
      /@ assert next: next == m + 1; @/
      /@ assert step: \forall rmat s, indices f; row_steps(s, f, n) ==> step(s, next, index(f, next)); @/
      /@ assert this: \forall rmat s, indices f; row_steps(s, f, n) ==> rises_to(s, f, m) && rises_to(s, f, next); @/
      m = next;
    }
  }
*/

/* On which side of a test a row is. */
/*@ ghost
  /@ requires some: 1 <= n;
   @ terminates \true;
   @ assigns \nothing;
   @ ensures side: \forall rmat s, indices f, rvec b, integer lo, hi, m, i; row_steps(s, f, n) ==>
   @   step_values(b, s, f, n) ==> 0 <= lo ==> hi <= n ==> parts_at(f, lo, hi, m) ==> lo <= i < hi ==>
   @   on_side(f, b, s, m, i);
   @/
  void lemma_sides(size_t n)
  {
    lemma_steps(n);
    /@ assert here: \forall rmat s, indices f, integer m; row_steps(s, f, n) ==> 1 <= m < n ==> 0 <= index(f, m); @/
    /@ assert value: \forall rmat s, indices f, rvec b, integer m; step_values(b, s, f, n) ==> 1 <= m < n ==>
     @   at(row(s, m - 1), index(f, m)) < at(b, m - 1) <= at(row(s, m), index(f, m)); @/
    /@ assert below: \forall rmat s, indices f, integer lo, hi, m, i; row_steps(s, f, n) ==> 0 <= lo ==> hi <= n ==>
     @   parts_at(f, lo, hi, m) ==> lo <= i < m ==>
     @   at(row(s, i), index(f, m)) <= at(row(s, m - 1), index(f, m)); @/
    /@ assert above: \forall rmat s, indices f, integer lo, hi, m, i; row_steps(s, f, n) ==> 0 <= lo ==> hi <= n ==>
     @   parts_at(f, lo, hi, m) ==> m <= i < hi ==> at(row(s, m), index(f, m)) <= at(row(s, i), index(f, m)); @/
  }
*/

/* Vertices and their places are within those of the tree. */
/*@ ghost
  /@ requires range: lo < hi <= LIMIT_POINTS && t + hi - lo <= LIMIT_PLACE;
   @ terminates \true;
   @ decreases hi - lo;
   @ assigns \nothing;
   @ ensures inside: \forall indices g; vertices_inside(g, lo, hi, t);
   @/
  void lemma_vertex_cut(size_t lo, size_t hi, size_t t)
  {
    size_t m = lo + 1;
    /@ loop invariant range: lo < m <= hi;
     @ loop invariant inside: \forall indices g; lo < index(g, t) < m ==> vertices_inside(g, lo, hi, t);
     @ loop assigns m;
     @ loop variant hi - m;
     @/
    while (m < hi) {
      size_t left = t + 1, right = t + (m - lo);
      /@ assert places: left == t + 1 && right == t + m - lo; @/
      lemma_vertex_cut(lo, m, left);
      lemma_vertex_cut(m, hi, right);
      /@ assert this: \forall indices g; index(g, t) == m ==> vertices_inside(g, lo, hi, t); @/
      m++;
    }
  }
*/

/*@ // Row i is found from the leaf on, and from the root of subtree [lo, hi) on.
  @ predicate found_leaf_of(conditional c, indices first, rmat s, integer i, integer j, real d, integer most) =
  @   found(c, index(first, i), row(s, i), j, d, most);
  @ predicate found_in(conditional c, indices first, rmat s, integer lo, integer hi, integer t, integer i, integer j,
  @                    real d, integer most) = found(c, entry(first, lo, hi, t), row(s, i), j, d, most);
  @ predicate searched(conditional c, indices first, indices f, indices g, rvec b, rmat s, integer n, integer p,
  @                    integer lo, integer hi, integer t) =
  @   sorted_steps(c, first, f, b, s, n, p) && tests_steps(c, first, f, g, b, lo, hi, t);
  @ lemma found_alone: \forall conditional c, indices first, rmat s, integer lo, hi, t, i, j, most, more, real d;
  @   lo <= i < hi ==> hi - lo <= 1 ==> most <= more ==> found_leaf_of(c, first, s, i, j, d, most) ==>
  @   found_in(c, first, s, lo, hi, t, i, j, d, more);
  @*/

/* From the root of a subtree, cut at m, to its leaf i: one test more than from a side of it. */
/*@ ghost
  /@ requires range: lo < m < hi <= n && lo <= i < hi && t + hi - lo <= n && n <= LIMIT_POINTS;
   @ terminates \true;
   @ assigns \nothing;
   @ ensures below: \forall conditional c, indices first, f, g, rvec b, rmat s, integer p, j, most, real d;
   @   i < m ==> searched(c, first, f, g, b, s, n, p, lo, hi, t) ==> index(g, t) == m ==>
   @   found_in(c, first, s, lo, m, t + 1, i, j, d, most) ==> found_in(c, first, s, lo, hi, t, i, j, d, most + 1);
   @ ensures above: \forall conditional c, indices first, f, g, rvec b, rmat s, integer p, j, most, real d;
   @   m <= i ==> searched(c, first, f, g, b, s, n, p, lo, hi, t) ==> index(g, t) == m ==>
   @   found_in(c, first, s, m, hi, t + m - lo, i, j, d, most) ==>
   @   found_in(c, first, s, lo, hi, t, i, j, d, most + 1);
   @/
  void lemma_side_found(size_t lo, size_t hi, size_t m, size_t t, size_t n, size_t i)
  {
    lemma_sides(n);
    /@ assert parts: \forall conditional c, indices first, f, g, rvec b, rmat s, integer p;
     @   searched(c, first, f, g, b, s, n, p, lo, hi, t) ==> index(g, t) == m ==>
     @   parts_at(f, lo, hi, m) && tests_step(c, first, f, g, b, lo, hi, t) && begins(c, first, n - 1, n); @/
    /@ assert side: \forall conditional c, indices first, f, g, rvec b, rmat s, integer p;
     @   searched(c, first, f, g, b, s, n, p, lo, hi, t) ==> index(g, t) == m ==> on_side(f, b, s, m, i); @/
    /@ assert enters: \forall indices first; entry(first, lo, hi, t) == t; @/
  }
*/

/* From the root of a subtree to its leaf i. */
/*@ ghost
  /@ requires range: lo <= i < hi <= n && t + hi - lo <= n && n <= LIMIT_POINTS;
   @ terminates \true;
   @ decreases hi - lo;
   @ assigns \nothing;
   @ ensures found: \forall conditional c, indices first, f, g, rvec b, rmat s, integer p, k, e, j, most, real d;
   @   searched(c, first, f, g, b, s, n, p, lo, hi, t) ==> bounded(f, lo, hi, k, p, e) ==>
   @   found_leaf_of(c, first, s, i, j, d, most) ==>
   @   found_in(c, first, s, lo, hi, t, i, j, d, most + e + 2 * (p - k));
   @/
  void lemma_lexicographic(size_t lo, size_t hi, size_t t, size_t n, size_t i)
  {
    size_t m = lo + 1;
    /@ loop invariant range: lo < m <= hi;
     @ loop invariant found: \forall conditional c, indices first, f, g, rvec b, rmat s, integer p, k, e, j, most,
     @   real d; lo < index(g, t) < m ==> searched(c, first, f, g, b, s, n, p, lo, hi, t) ==>
     @   bounded(f, lo, hi, k, p, e) ==> found_leaf_of(c, first, s, i, j, d, most) ==>
     @   found_in(c, first, s, lo, hi, t, i, j, d, most + e + 2 * (p - k));
     @ loop assigns m;
     @ loop variant hi - m;
     @/
    while (m < hi) {
      size_t left = t + 1, right = t + (m - lo);
      /@ assert places: left == t + 1 && right == t + m - lo; @/
      lemma_side_found(lo, hi, m, t, n, i);
      /@ assert parts: \forall conditional c, indices first, f, g, rvec b, rmat s, integer p;
       @   searched(c, first, f, g, b, s, n, p, lo, hi, t) ==> index(g, t) == m ==> halves(f, lo, hi, m) &&
       @   searched(c, first, f, g, b, s, n, p, lo, m, left) && searched(c, first, f, g, b, s, n, p, m, hi, right); @/
      if (i < m) {
        lemma_lexicographic(lo, m, left, n, i);
        /@ assert side: \forall conditional c, indices first, f, g, rvec b, rmat s, integer p, k, e, j, most, real d;
         @   index(g, t) == m ==> searched(c, first, f, g, b, s, n, p, lo, hi, t) ==>
         @   side_bounded(f, lo, m, k, p, e) ==> found_leaf_of(c, first, s, i, j, d, most) ==>
         @   found_in(c, first, s, lo, m, left, i, j, d, most + e - 1 + 2 * (p - k)); @/
      } else {
        lemma_lexicographic(m, hi, right, n, i);
        /@ assert side: \forall conditional c, indices first, f, g, rvec b, rmat s, integer p, k, e, j, most, real d;
         @   index(g, t) == m ==> searched(c, first, f, g, b, s, n, p, lo, hi, t) ==>
         @   side_bounded(f, m, hi, k, p, e) ==> found_leaf_of(c, first, s, i, j, d, most) ==>
         @   found_in(c, first, s, m, hi, right, i, j, d, most + e - 1 + 2 * (p - k)); @/
      }
      /@ assert this: \forall conditional c, indices first, f, g, rvec b, rmat s, integer p, k, e, j, most, real d;
       @   index(g, t) == m ==> searched(c, first, f, g, b, s, n, p, lo, hi, t) ==>
       @   bounded(f, lo, hi, k, p, e) ==> found_leaf_of(c, first, s, i, j, d, most) ==>
       @   found_in(c, first, s, lo, hi, t, i, j, d, most + e + 2 * (p - k)); @/
      m++;
    }
    /@ assert alone: hi - lo <= 1 ==> \forall conditional c, indices first, f, rmat s, integer p, k, e, j, most, real d;
     @   bounded(f, lo, hi, k, p, e) ==> found_leaf_of(c, first, s, i, j, d, most) ==>
     @   found_in(c, first, s, lo, hi, t, i, j, d, most + e + 2 * (p - k)); @/
    /@ assert cut: \forall conditional c, indices first, f, g, rvec b, rmat s, integer p; hi - lo > 1 ==>
     @   searched(c, first, f, g, b, s, n, p, lo, hi, t) ==> lo < index(g, t) < hi; @/
  }
*/

/*@ // The network of a lexicographic search, of the n points in s with the outputs in d.
  @ predicate lexicographic(conditional c, indices first, indices f, indices g, rvec b, rmat s, rmat d, integer n,
  @                         integer q, integer r) =
  @   searched(c, first, f, g, b, s, n, q - 1, 0, n, 0) && (n == 1 ==> index(first, 0) == 0) &&
  @   (\forall integer i; 0 <= i < n ==> leaf_point(s, d, q, r, i)) && leaves_put(c, first, d, n, q - 1, 0, r);
  @ lemma lexicographic_range: \forall conditional c, indices first, f, g, rvec b, rmat s, d, integer n, q, r, i;
  @   lexicographic(c, first, f, g, b, s, d, n, q, r) ==> 1 <= i < n ==> 1 <= index(f, i) <= q - 1;
  @*/

/* The network recalls point i. */
/*@ ghost
  /@ requires i < n && 2 <= q && r <= LIMIT_OUTPUTS && n <= LIMIT_POINTS;
   @ terminates \true;
   @ assigns \nothing;
   @ ensures found: \forall conditional c, indices first, f, g, rvec b, rmat s, d;
   @   lexicographic(c, first, f, g, b, s, d, n, q, r) ==>
   @   point_found(c, s, d, r, i, clog2(n) + 2 * (q - 2) + 2 * r);
   @/
  void lemma_lexicographic_point(size_t n, size_t q, size_t r, size_t i)
  {
    lemma_leaf(r);
    clog2_least(n);
    lemma_lexicographic(0, n, 0, n, i);
    /@ assert enters: \forall conditional c, indices first, f, g, rvec b, rmat s, d;
     @   lexicographic(c, first, f, g, b, s, d, n, q, r) ==> enters_leaf(row(s, i), row(d, i), r, q) &&
     @   puts(c, index(first, i), row(d, i), r, q); @/
    /@ assert at_leaf: \forall conditional c, indices first, f, g, rvec b, rmat s, d, integer j; 0 <= j < r ==>
     @   lexicographic(c, first, f, g, b, s, d, n, q, r) ==>
     @   found_leaf_of(c, first, s, i, j, at(row(d, i), j), 2 * r); @/
    /@ assert bounds: \forall conditional c, indices first, f, g, rvec b, rmat s, d;
     @   lexicographic(c, first, f, g, b, s, d, n, q, r) ==> bounded(f, 0, n, 1, q - 1, clog2(n)); @/
    /@ assert root: \forall conditional c, indices first, f, g, rvec b, rmat s, d;
     @   lexicographic(c, first, f, g, b, s, d, n, q, r) ==> entry(first, 0, n, 0) == 0; @/
    /@ assert all: \forall conditional c, indices first, f, g, rvec b, rmat s, d, integer j; 0 <= j < r ==>
     @   lexicographic(c, first, f, g, b, s, d, n, q, r) ==>
     @   found_in(c, first, s, 0, n, 0, i, j, at(row(d, i), j), 2 * r + clog2(n) + 2 * (q - 1 - 1)); @/
  }
*/

/* It recalls them all. */
/*@ ghost
  /@ requires 2 <= q && r <= LIMIT_OUTPUTS && n <= LIMIT_POINTS;
   @ terminates \true;
   @ assigns \nothing;
   @ ensures found: \forall conditional c, indices first, f, g, rvec b, rmat s, d, integer i;
   @   lexicographic(c, first, f, g, b, s, d, n, q, r) ==> 0 <= i < n ==>
   @   point_found(c, s, d, r, i, clog2(n) + 2 * (q - 2) + 2 * r);
   @/
  void lemma_lexicographic_recalls(size_t n, size_t q, size_t r)
  {
    size_t m = 0;
    /@ loop invariant range: 0 <= m <= n;
     @ loop invariant found: \forall conditional c, indices first, f, g, rvec b, rmat s, d, integer i;
     @   lexicographic(c, first, f, g, b, s, d, n, q, r) ==> 0 <= i < m ==>
     @   point_found(c, s, d, r, i, clog2(n) + 2 * (q - 2) + 2 * r);
     @ loop assigns m;
     @ loop variant n - m;
     @/
    while (m < n) {
      size_t next = m + 1;
      lemma_lexicographic_point(n, q, r, m);
      /@ assert this: \forall conditional c, indices first, f, g, rvec b, rmat s, d;
       @   lexicographic(c, first, f, g, b, s, d, n, q, r) ==>
       @   point_found(c, s, d, r, m, clog2(n) + 2 * (q - 2) + 2 * r); @/
      m = next;
    }
    /@ assert all: m == n; @/
  }
*/
#endif
