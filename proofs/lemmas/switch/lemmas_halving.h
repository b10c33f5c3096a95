/* The halving hyperplane (Lemma 1.i) on values.  s: the points, sorted; a: the last one before the
 * cut, row cut - 1 of s.  The weights are found from the last coordinate down, and before
 * coordinate k is reached only the rows that agree with a on the coordinates before k are looked
 * at.  As s is sorted, these are rows around the cut, of which there are more the less k is. */
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
  @ // Rows [from, until), and no others, agree with a before component k.
  @ predicate agreeing_rows(rmat s, integer lo, integer cut, integer hi, integer from, integer until, integer k) =
  @   lo <= from < cut <= until <= hi &&
  @   \forall integer i; lo <= i < hi ==> (from <= i < until <==> agree(row(s, i), row(s, cut - 1), k));
  @ // Rows [from, until) are on their side of a in component k.
  @ predicate apart(rmat s, integer cut, integer from, integer until, integer k) =
  @   \forall integer i; from <= i < until ==>
  @     (i < cut ==> at(row(s, i), k) < at(row(s, cut - 1), k)) &&
  @     (cut <= i ==> at(row(s, cut - 1), k) < at(row(s, i), k));
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
  @ // The same of all rows [from, until).
  @ predicate apart_raised(rvec w, real e, real g, rmat s, integer cut, integer from, integer until, integer k) =
  @   \forall integer i; from <= i < until ==> on_side(raised(w, e, row(s, i), row(s, cut - 1), k), g, cut, i);
  @
  @ lemma agree_below: \forall rvec a, b, c, integer k;
  @   lex_below(a, b) ==> lex_below(b, c) ==> agree(a, c, k) ==> agree(b, c, k);
  @ lemma agree_above: \forall rvec a, b, c, integer k;
  @   lex_below(c, b) ==> lex_below(b, a) ==> agree(a, c, k) ==> agree(b, c, k);
  @ // What agrees with a as far as a row does that is further away from the cut.
  @ lemma nearer_below: \forall rmat s, integer lo, cut, hi, i, j, k;
  @   lex_increasing(s, lo, hi) ==> lo <= i < j < cut <= hi ==>
  @   agree(row(s, i), row(s, cut - 1), k) ==> agree(row(s, j), row(s, cut - 1), k);
  @ lemma nearer_above: \forall rmat s, integer lo, cut, hi, i, j, k;
  @   lex_increasing(s, lo, hi) ==> lo < cut <= j < i < hi ==>
  @   agree(row(s, i), row(s, cut - 1), k) ==> agree(row(s, j), row(s, cut - 1), k);
  @ lemma agreeing_next: \forall rmat s, integer lo, cut, hi, from, until, j, k; k <= j ==>
  @   lex_increasing(s, lo, hi) ==> agreeing_rows(s, lo, cut, hi, from, until, j) ==>
  @   (lo < from ==> !agree(row(s, from - 1), row(s, cut - 1), k)) ==>
  @   (until < hi ==> !agree(row(s, until), row(s, cut - 1), k)) ==>
  @   agreeing_rows(s, lo, cut, hi, from, until, k);
  @ lemma agreeing_apart: \forall rmat s, integer lo, cut, hi, from, until, first, last, k;
  @   ordered(s, lo, cut, hi, k) ==> agreeing_rows(s, lo, cut, hi, from, until, k + 1) ==>
  @   agreeing_rows(s, lo, cut, hi, first, last, k) ==>
  @   apart(s, cut, first, from, k) && apart(s, cut, until, last, k);
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
  @ lemma raised_more: \forall rvec w, real d, e, g, rmat s, integer cut, from, i, until, k;
  @   i <= until ==> apart(s, cut, from, until, k) ==> d <= e ==>
  @   apart_raised(w, d, g, s, cut, from, i, k) ==> apart_raised(w, e, g, s, cut, from, i, k);
  @ lemma raised_same: \forall rvec w, x, a, real e, integer k;
  @   0 <= k ==> agree(x, a, k + 1) ==> raised(w, e, x, a, k) == dot(w, x);
  @ lemma raised_wider: \forall rvec w, real e, g, rmat s, integer lo, cut, hi, from, until, first, last, k;
  @   0 <= k ==> agreeing_rows(s, lo, cut, hi, from, until, k + 1) ==> agreeing_rows(s, lo, cut, hi, first, last, k) ==>
  @   separates_agreeing(w, g, s, lo, cut, hi, k + 1) ==> apart_raised(w, e, g, s, cut, first, from, k) ==>
  @   apart_raised(w, e, g, s, cut, until, last, k) ==> separates_raised(w, e, g, s, lo, cut, hi, k);
  @ lemma raised_separates: \forall rvec v, w, real e, g, rmat s, integer lo, cut, hi, k;
  @   constant_input(s, lo, hi) ==> separates_raised(v, e, g, s, lo, cut, hi, k) ==>
  @   (\forall rvec x; at(x, 0) == 1.0 ==> dot(w, x) == raised(v, e, x, row(s, cut - 1), k)) ==>
  @   separates_agreeing(w, g, s, lo, cut, hi, k);
  @ lemma agreeing_separates: \forall rvec w, real g, rmat s, integer lo, cut, hi, k;
  @   agreeing_rows(s, lo, cut, hi, lo, hi, k) ==> separates_agreeing(w, g, s, lo, cut, hi, k) ==>
  @   separates(w, g, s, lo, cut, hi);
  @ lemma agreeing_wider: \forall rmat s, integer lo, cut, hi, from, until, first, last, k;
  @   agreeing_rows(s, lo, cut, hi, from, until, k + 1) ==> lo <= first <= from ==> until <= last <= hi ==>
  @   (\forall integer i; first <= i < from ==> agree(row(s, i), row(s, cut - 1), k)) ==>
  @   (\forall integer i; lo <= i < first ==> !agree(row(s, i), row(s, cut - 1), k)) ==>
  @   (\forall integer i; until <= i < last ==> agree(row(s, i), row(s, cut - 1), k)) ==>
  @   (\forall integer i; last <= i < hi ==> !agree(row(s, i), row(s, cut - 1), k)) ==>
  @   agreeing_rows(s, lo, cut, hi, first, last, k);
  @*/
#endif
