/* Points that took the same branches of a conditional network: their variables are linear forms of the input. */
#ifndef MEMCERT_SPECS_FORMS_H
#define MEMCERT_SPECS_FORMS_H

#include "conditional.h"
#include "rank.h"

/*@ axiomatic Forms {
  @   logic rvec repeated(integer n, real t) reads \nothing;
  @   axiom repeated_len: \forall integer n, real t; 0 <= n ==> len(repeated(n, t)) == n;
  @   axiom repeated_at: \forall integer n, k, real t; 0 <= k < n ==> at(repeated(n, t), k) == t;
  @
  @   // a + w b.
  @   logic rvec added(rvec a, real w, rvec b) reads \nothing;
  @   axiom added_len: \forall rvec a, b, real w; len(added(a, w, b)) == len(a);
  @   axiom added_at: \forall rvec a, b, real w, integer k; 0 <= k < len(a) ==>
  @     at(added(a, w, b), k) == at(a, k) + rmul(w, at(b, k));
  @
  @   logic rmat identity(integer p) reads \nothing;
  @   axiom identity_rows: \forall integer p; 0 <= p ==> rows(identity(p)) == p;
  @   axiom identity_len: \forall integer p, v; 0 <= v < p ==> len(row(identity(p), v)) == p;
  @   axiom identity_at: \forall integer p, v, k; 0 <= v < p ==> 0 <= k < p ==>
  @     at(row(identity(p), v), k) == (v == k ? 1.0 : 0.0);
  @
  @   // One more row.
  @   logic rmat with_row(rmat f, rvec a) reads \nothing;
  @   axiom with_row_rows: \forall rmat f, rvec a; rows(with_row(f, a)) == rows(f) + 1;
  @   axiom with_row_row: \forall rmat f, rvec a, integer v; 0 <= v <= rows(f) ==>
  @     row(with_row(f, a), v) == (v < rows(f) ? row(f, v) : a);
  @
  @   // The values of the forms in the rows of f.
  @   logic rvec applied(rmat f, rvec x) reads \nothing;
  @   axiom applied_len: \forall rmat f, rvec x; len(applied(f, x)) == rows(f);
  @   axiom applied_at: \forall rmat f, rvec x, integer v; 0 <= v < rows(f) ==>
  @     at(applied(f, x), v) == dot(row(f, v), x);
  @
  @   // Of the points that u marks with a number that is not zero, those where the comparison holds (side 1) or
  @   // does not (side 0).
  @   logic rvec restricted(rvec u, rmat m, integer compare, rvec a, real b, integer side) reads \nothing;
  @   axiom restricted_len: \forall rvec u, a, rmat m, integer compare, side, real b;
  @     len(restricted(u, m, compare, a, b, side)) == len(u);
  @   axiom restricted_at: \forall rvec u, a, rmat m, integer compare, side, k, real b; 0 <= k < len(u) ==>
  @     at(restricted(u, m, compare, a, b, side), k) ==
  @     (chosen(compare, dot(a, row(m, k)), b, 1, 0) == side ? at(u, k) : 0.0);
  @
  @   // The rows on the hyperplane of c, in increasing order.
  @   logic integer nth_incident(rvec c, rmat m, integer n, integer k) =
  @     n <= 0 ? 0
  @     : dot(c, row(m, n - 1)) == 0.0 && incident(c, m, n - 1) == k ? n - 1 : nth_incident(c, m, n - 1, k);
  @   logic indices incident_rows(rvec c, rmat m, integer n) reads \nothing;
  @   axiom incident_rows_index: \forall rvec c, rmat m, integer n, k;
  @     index(incident_rows(c, m, n), k) == nth_incident(c, m, n, k);
  @ }
  @
  @ // The sum of an operation, where the rows of f are the variables as forms of p components.
  @ logic rvec sum_form(conditional c, integer i, rmat f, integer p, integer k) =
  @   k <= 0 ? repeated(p, 0.0)
  @   : added(sum_form(c, i, f, p, k - 1), weight(c, i, k - 1), row(f, variable(c, i, k - 1)));
  @*/
#endif
