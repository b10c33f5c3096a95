/* What Theorem 3 speaks of: a network that recalls a dataset, and what that costs. */
#ifndef MEMCERT_SPECS_THEOREM3_H
#define MEMCERT_SPECS_THEOREM3_H

#include "conditional.h"
#include "rank.h"

/*@ // From instruction i on, where y has the variables, only they are read, output j included.
  @ predicate scoped(conditional c, integer i, rvec y, integer j) =
  @   (kind(c, i) == 0 ==> \forall integer t; 0 <= t < terms(c, i) ==> 0 <= variable(c, i, t) < len(y)) &&
  @   (kind(c, i) == 1 ==> 0 <= tested(c, i) < len(y)) &&
  @   (kind(c, i) != 0 ==> kind(c, i) != 1 ==> put_out(c, i, j) < len(y)) &&
  @   (follower(c, i, y) > i ==> scoped(c, follower(c, i, y), after(c, i, y), j));
  @
  @ // known lists how many variables are defined on entry to every instruction: every instruction reads such variables
  @ // alone, and so does every leaf.
  @ predicate enters_with(conditional c, indices known, integer i, integer s, integer n) =
  @   existing(c, i, s) < 0 || index(known, s) == n;
  @ predicate scoped_operation(conditional c, indices known, integer i) =
  @   (\forall integer t; 0 <= t < terms(c, i) ==> 0 <= variable(c, i, t) < index(known, i)) &&
  @   enters_with(c, known, i, next(c, i), index(known, i) + 1);
  @ predicate scoped_test(conditional c, indices known, integer i) =
  @   0 <= tested(c, i) < index(known, i) && enters_with(c, known, i, next(c, i), index(known, i)) &&
  @   enters_with(c, known, i, otherwise(c, i), index(known, i));
  @ predicate scoped_leaf(conditional c, indices known, integer outputs, integer i) =
  @   \forall integer j; 0 <= j < outputs ==> put_out(c, i, j) < index(known, i);
  @ predicate scoped_network(conditional c, indices known, integer p, integer outputs) =
  @   0 < instructions(c) && index(known, 0) == p && \forall integer i; 0 <= i < instructions(c) ==>
  @     (kind(c, i) == 0 ==> scoped_operation(c, known, i)) && (kind(c, i) == 1 ==> scoped_test(c, known, i)) &&
  @     (kind(c, i) != 0 ==> kind(c, i) != 1 ==> scoped_leaf(c, known, outputs, i));
  @ // Enough of that: no instruction that is reached from x_i reads anything else.
  @ predicate all_scoped(conditional c, rmat x, integer j) =
  @   \forall integer k; 0 <= k < rows(x) ==> scoped(c, 0, row(x, k), j);
  @
  @ // m is the dataset of the inputs x, vectors of p numbers, with one output: its rows are (x_i; d_i).
  @ predicate inputs_beside(rmat m, rmat x, integer p) =
  @   rows(m) == rows(x) && \forall integer k; 0 <= k < rows(x) ==>
  @     len(row(x, k)) == p && \forall integer a; 0 <= a < p ==> at(row(m, k), a) == at(row(x, k), a);
  @ // The network puts out d_i as output j on x_i; and what that costs.
  @ predicate point_recalled(conditional c, rmat x, integer j, rmat m, integer p, integer k) =
  @   arrives(c, 0, row(x, k)) && answer(c, 0, row(x, k), j) == at(row(m, k), p);
  @ predicate all_recalled(conditional c, rmat x, integer j, rmat m, integer p) =
  @   \forall integer k; 0 <= k < rows(x) ==> point_recalled(c, x, j, m, p, k);
  @ predicate operations_at_most(conditional c, rmat x, integer most) =
  @   \forall integer k; 0 <= k < rows(x) ==> operations(c, 0, row(x, k)) <= most;
  @ predicate some_operations(conditional c, rmat x, integer least) =
  @   \exists integer k; 0 <= k < rows(x) && least <= operations(c, 0, row(x, k));
  @*/
#endif
