/* The halving hyperplane (Lemma 1.i) on values.  s: the points, sorted; a: the last one before the
 * cut, row cut - 1 of s.  The weights are found from the last coordinate down, and before
 * coordinate k is reached only the rows that agree with a on the coordinates before k are looked
 * at; the constant is 1 in every row, so k = 1 leaves none out. */
#ifndef MEMCERT_PROOFS_LEMMAS_HALVING_H
#define MEMCERT_PROOFS_LEMMAS_HALVING_H

#include "proofs/lemmas/exact/lemmas_vector.h"
#include "specs/network.acsl"
#include "specs/order.acsl"

/*@ predicate agree(rvec a, rvec b, integer k) = \forall integer i; 0 <= i < k ==> at(a, i) == at(b, i);
  @
  @ predicate constant_input(rmat s, integer lo, integer hi) =
  @   \forall integer i; lo <= i < hi ==> at(row(s, i), 0) == 1.0;
  @
  @ // Rows that agree with a before component k are on their side of it in component k.
  @ predicate ordered(rmat s, integer lo, integer cut, integer hi, integer k) =
  @   \forall integer i; lo <= i < hi ==> agree(row(s, i), row(s, cut - 1), k) ==>
  @     (i < cut ==> at(row(s, i), k) <= at(row(s, cut - 1), k)) &&
  @     (cut <= i ==> at(row(s, cut - 1), k) <= at(row(s, i), k));
  @ // Rows from the cut on that agree with a before component j are not below row cut in it.
  @ predicate beyond(rmat s, integer cut, integer hi, integer j) =
  @   \forall integer i; cut <= i < hi ==> agree(row(s, i), row(s, cut - 1), j) ==>
  @     at(row(s, cut), j) <= at(row(s, i), j);
  @
  @ // w is 0 in the middle of the gap, of width g, between a and the next row in coordinate j.
  @ predicate in_gap(rvec w, real g, rmat s, integer cut, integer j) =
  @   g == at(row(s, cut), j) - at(row(s, cut - 1), j) &&
  @   \forall rvec x; at(x, 0) == 1.0 ==>
  @     dot(w, x) == 2 * at(x, j) - at(row(s, cut - 1), j) - at(row(s, cut), j);
  @
  @ // The value t of row i is on its side of 0, at distance g.
  @ predicate on_side(real t, real g, integer cut, integer i) = i < cut ? t <= -g : t >= g;
  @ // w separates the rows that agree with a before component k ...
  @ predicate separates_agreeing(rvec w, real g, rmat s, integer lo, integer cut, integer hi, integer k) =
  @   \forall integer i; lo <= i < hi ==> agree(row(s, i), row(s, cut - 1), k) ==>
  @     on_side(dot(w, row(s, i)), g, cut, i);
  @ // ... or does so once e is added to w_k and the constant keeps a where it is.
  @ logic real raised(rvec w, real e, rvec x, rvec a, integer k) = dot(w, x) + rmul(e, at(x, k) - at(a, k));
  @ predicate separates_raised(rvec w, real e, real g, rmat s, integer lo, integer cut, integer hi, integer k) =
  @   \forall integer i; lo <= i < hi ==> agree(row(s, i), row(s, cut - 1), k) ==>
  @     on_side(raised(w, e, row(s, i), row(s, cut - 1), k), g, cut, i);
  @
  @ lemma below_ordered: \forall rvec a, b, integer k;
  @   0 <= k ==> lex_below(a, b) ==> agree(a, b, k) ==> at(a, k) <= at(b, k);
  @ lemma increasing_sides: \forall rmat s, integer lo, cut, hi, i, k; 0 <= k ==> lo < cut < hi ==>
  @   lo <= i < hi ==> lex_increasing(s, lo, hi) ==> agree(row(s, i), row(s, cut - 1), k) ==>
  @   (i < cut ==> at(row(s, i), k) <= at(row(s, cut - 1), k)) &&
  @   (cut <= i ==> at(row(s, cut - 1), k) <= at(row(s, i), k));
  @ lemma increasing_ordered: \forall rmat s, integer lo, cut, hi, k;
  @   0 <= k ==> lo < cut < hi ==> lex_increasing(s, lo, hi) ==> ordered(s, lo, cut, hi, k);
  @ lemma increasing_above: \forall rmat s, integer lo, cut, hi, i, j;
  @   0 <= j ==> lo < cut <= i < hi ==> lex_increasing(s, lo, hi) ==>
  @   agree(row(s, cut), row(s, cut - 1), j) ==> agree(row(s, i), row(s, cut - 1), j) ==>
  @   at(row(s, cut), j) <= at(row(s, i), j);
  @ lemma increasing_beyond: \forall rmat s, integer lo, cut, hi, j;
  @   0 <= j ==> lo < cut < hi ==> lex_increasing(s, lo, hi) ==>
  @   agree(row(s, cut), row(s, cut - 1), j) ==> beyond(s, cut, hi, j);
  @
  @ // The first weights; every next weight; the end.
  @ lemma gap_separates: \forall rvec w, real g, rmat s, integer lo, cut, hi, j;
  @   ordered(s, lo, cut, hi, j) ==> beyond(s, cut, hi, j) ==> constant_input(s, lo, hi) ==>
  @   in_gap(w, g, s, cut, j) ==> separates_agreeing(w, g, s, lo, cut, hi, j);
  @ lemma raised_more: \forall rvec w, real d, e, g, rmat s, integer lo, cut, i, hi, k;
  @   i <= hi ==> ordered(s, lo, cut, hi, k) ==> d <= e ==>
  @   separates_raised(w, d, g, s, lo, cut, i, k) ==> separates_raised(w, e, g, s, lo, cut, i, k);
  @ lemma raised_separates: \forall rvec v, w, real e, g, rmat s, integer lo, cut, hi, k;
  @   constant_input(s, lo, hi) ==> separates_raised(v, e, g, s, lo, cut, hi, k) ==>
  @   (\forall rvec x; at(x, 0) == 1.0 ==> dot(w, x) == raised(v, e, x, row(s, cut - 1), k)) ==>
  @   separates_agreeing(w, g, s, lo, cut, hi, k);
  @ lemma agreeing_separates: \forall rvec w, real g, rmat s, integer lo, cut, hi;
  @   lo < cut < hi ==> constant_input(s, lo, hi) ==> separates_agreeing(w, g, s, lo, cut, hi, 1) ==>
  @   separates(w, g, s, lo, cut, hi);
  @*/
#endif
