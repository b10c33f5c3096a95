/* What a conditional network computes and what that costs (section 2.3).
 *
 * A network is a tree of instructions: an operation v <- phi(sum of terms) defines the next variable and has one
 * successor; a test compares a variable with a number and has two, either of which may be missing; at a leaf
 * variables are put out.  The paper's vertices are the sequences of operations up to a test or a leaf.  Variables
 * 0, ..., p - 1 are the inputs.  Instructions are numbered so that every successor comes later, as preorder does. */
#ifndef MEMCERT_SPECS_CONDITIONAL_H
#define MEMCERT_SPECS_CONDITIONAL_H

#include "vector.h"

/*@ axiomatic Variables {
  @   // One more variable.
  @   logic rvec defined(rvec y, real t) reads \nothing;
  @   axiom defined_len: \forall rvec y, real t; len(defined(y, t)) == len(y) + 1;
  @   axiom defined_at: \forall rvec y, real t, integer k; 0 <= k <= len(y) ==>
  @     at(defined(y, t), k) == (k < len(y) ? at(y, k) : t);
  @ }
  @
  @ axiomatic Conditional {
  @   type conditional;
  @   logic integer instructions(conditional c) reads \nothing;
  @   // 0: an operation, 1: a test, anything else: a leaf.
  @   logic integer kind(conditional c, integer i) reads \nothing;
  @   logic integer terms(conditional c, integer i) reads \nothing;
  @   logic integer variable(conditional c, integer i, integer t) reads \nothing;
  @   logic real weight(conditional c, integer i, integer t) reads \nothing;
  @   // 0, ..., 5: < <= = != > >=.
  @   logic integer compares(conditional c, integer i) reads \nothing;
  @   logic integer tested(conditional c, integer i) reads \nothing;
  @   logic real threshold(conditional c, integer i) reads \nothing;
  @   // The successor of an operation, or of a test that holds; of a test that does not hold.
  @   logic integer next(conditional c, integer i) reads \nothing;
  @   logic integer otherwise(conditional c, integer i) reads \nothing;
  @   // The variable that a leaf puts out as output j; a negative number stands for zero.
  @   logic integer put_out(conditional c, integer i, integer j) reads \nothing;
  @ }
  @
  @ logic integer chosen(integer compare, real a, real b, integer next, integer otherwise) =
  @   (compare == 0 && a < b) || (compare == 1 && a <= b) || (compare == 2 && a == b) ||
  @   (compare == 3 && a != b) || (compare == 4 && a > b) || (compare == 5 && a >= b) ? next : otherwise;
  @ logic real terms_upto(conditional c, integer i, rvec y, integer k) =
  @   k <= 0 ? 0.0 : terms_upto(c, i, y, k - 1) + rmul(weight(c, i, k - 1), at(y, variable(c, i, k - 1)));
  @
  @ // One instruction where y has the variables: those after it, the instruction that is next (-1: none), the price.
  @ logic rvec after(conditional c, integer i, rvec y) =
  @   kind(c, i) == 0 ? defined(y, relu(terms_upto(c, i, y, terms(c, i)))) : y;
  @ logic integer existing(conditional c, integer i, integer s) = i < s < instructions(c) ? s : -1;
  @ logic integer follower(conditional c, integer i, rvec y) =
  @   kind(c, i) == 0 ? existing(c, i, next(c, i))
  @   : kind(c, i) == 1
  @     ? existing(c, i, chosen(compares(c, i), at(y, tested(c, i)), threshold(c, i), next(c, i), otherwise(c, i)))
  @     : -1;
  @ // k products, k - 1 additions and the comparison of phi; a condition is one comparison.
  @ logic integer price(conditional c, integer i) =
  @   kind(c, i) == 0 ? (terms(c, i) > 0 ? 2 * terms(c, i) : 1) : kind(c, i) == 1 ? 1 : 0;
  @
  @ // From instruction i on: where it ends, output j there, what all that costs, and the tests among it.
  @ logic integer last(conditional c, integer i, rvec y) =
  @   follower(c, i, y) > i ? last(c, follower(c, i, y), after(c, i, y)) : i;
  @ logic real answer(conditional c, integer i, rvec y, integer j) =
  @   follower(c, i, y) > i ? answer(c, follower(c, i, y), after(c, i, y), j)
  @   : put_out(c, i, j) < 0 ? 0.0 : at(y, put_out(c, i, j));
  @ logic integer operations(conditional c, integer i, rvec y) =
  @   price(c, i) + (follower(c, i, y) > i ? operations(c, follower(c, i, y), after(c, i, y)) : 0);
  @ logic integer conditions(conditional c, integer i, rvec y) =
  @   (kind(c, i) == 1 ? 1 : 0) + (follower(c, i, y) > i ? conditions(c, follower(c, i, y), after(c, i, y)) : 0);
  @ // Not a missing branch.
  @ predicate arrives(conditional c, integer i, rvec y) =
  @   kind(c, last(c, i, y)) != 0 && kind(c, last(c, i, y)) != 1;
  @
  @ // The leaves among the first k instructions; the operations at the first n rows of x together.
  @ logic integer leaves_upto(conditional c, integer k) =
  @   k <= 0 ? 0 : leaves_upto(c, k - 1) + (kind(c, k - 1) != 0 && kind(c, k - 1) != 1 ? 1 : 0);
  @ logic integer operations_upto(conditional c, rmat x, integer n) =
  @   n <= 0 ? 0 : operations_upto(c, x, n - 1) + operations(c, 0, row(x, n - 1));
  @*/
#endif
