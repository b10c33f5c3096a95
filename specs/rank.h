/* The hypothesis of Theorem 3 and what elimination keeps true.
 *
 * A dataset in one of the two forms is a matrix with a row of d = p + 1 (or
 * q + 1) numbers for each of the n points: (x_i; d_i) or (1, x_i; d_i). */
#ifndef MEMCERT_SPECS_RANK_H
#define MEMCERT_SPECS_RANK_H

#include <stddef.h>
#include "vector.h"

/*@ axiomatic Indices {
  @   // Sequences of indices.
  @   type indices;
  @   logic integer index(indices s, integer k) reads \nothing;
  @   logic indices listed{L}(size_t *a, integer n) reads a[0 .. n - 1];
  @   axiom listed_index{L}: \forall size_t *a, integer n, k; 0 <= k < n ==> index(listed(a, n), k) == a[k];
  @ }
  @
  @ // The first d of s are the indices of d rows out of n, in increasing order.
  @ predicate subset(indices s, integer d, integer n) =
  @   (\forall integer k; 0 <= k < d ==> 0 <= index(s, k) < n) &&
  @   (\forall integer k, l; 0 <= k < l < d ==> index(s, k) < index(s, l));
  @ predicate agree(indices s, indices t, integer d) =
  @   \forall integer k; 0 <= k < d ==> index(s, k) == index(t, k);
  @
  @ // c is orthogonal to these rows.
  @ predicate annihilates(rvec c, rmat m, indices s, integer d) =
  @   \forall integer k; 0 <= k < d ==> dot(c, row(m, index(s, k))) == 0.0;
  @ // d rows of d numbers have rank d.
  @ predicate independent(rmat m, indices s, integer d) =
  @   \forall rvec c; len(c) == d ==> annihilates(c, m, s, d) ==> constant(c, 0.0);
  @ // Theorem 3: every d rows have rank d.
  @ predicate rank_condition(rmat m, integer d) =
  @   \forall indices s; subset(s, d, rows(m)) ==> independent(m, s, d);
  @
  @ // Elimination without division: u a - v b.
  @ logic real eliminate(real u, real a, real v, real b) = rmul(u, a) - rmul(v, b);
  @ // Step t takes the pivot row `point_t` and its component `pivot_t`
  @ // and makes that component of every row zero: component a of row k after t steps.
  @ logic real reduced(rmat m, indices point, indices pivot, integer t, integer k, integer a) =
  @   t <= 0 ? at(row(m, k), a)
  @   : eliminate(reduced(m, point, pivot, t - 1, index(point, t - 1), index(pivot, t - 1)),
  @               reduced(m, point, pivot, t - 1, k, a),
  @               reduced(m, point, pivot, t - 1, k, index(pivot, t - 1)),
  @               reduced(m, point, pivot, t - 1, index(point, t - 1), a));
  @ // Sum of c_a times that over a < d.
  @ logic real form(rvec c, rmat m, indices point, indices pivot, integer t, integer k, integer d) =
  @   d <= 0 ? 0.0
  @   : form(c, m, point, pivot, t, k, d - 1) + rmul(at(c, d - 1), reduced(m, point, pivot, t, k, d - 1));
  @ // No step before t has used component a.
  @ predicate active(indices pivot, integer t, integer a) =
  @   \forall integer i; 0 <= i < t ==> index(pivot, i) != a;
  @
  @ // How many of the first n rows are on the hyperplane of c.
  @ logic integer incident(rvec c, rmat m, integer n) =
  @   n <= 0 ? 0 : incident(c, m, n - 1) + (dot(c, row(m, n - 1)) == 0.0 ? 1 : 0);
  @ // What is asked for, with f = d: any hyperplane; with f = d - 1: one that is the graph of a linear
  @ // function, d_i = w x_i with w = -(c_0, ..., c_{d-2}) / c_{d-1}.
  @ predicate hyperplane(rvec c, integer d, integer f) =
  @   len(c) == d && (f < d ? at(c, d - 1) != 0.0 : !constant(c, 0.0));
  @ // None of them has more than `most` rows.  The largest number for graphs is kappa.
  @ predicate at_most(rmat m, integer d, integer f, integer most) =
  @   \forall rvec c; hyperplane(c, d, f) ==> incident(c, m, rows(m)) <= most;
  @
  @ // Component a of the sum over k < d of l_k times row k.
  @ logic real combination(rvec l, rmat m, integer d, integer a) =
  @   d <= 0 ? 0.0 : combination(l, m, d - 1, a) + rmul(at(l, d - 1), at(row(m, d - 1), a));
  @*/
#endif
