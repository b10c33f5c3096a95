/* Theorem 3 in the mean: n points that are recalled in `total` operations together, of which at most kappa are on the
 * graph of one linear function, satisfy (k + 1) n <= total + kappa 2^k for every k.
 *
 * The induction is that of Theorem 3.  Points that arrive at the same leaf are at most kappa, and k + 1 <= 2^k.  Where
 * points are told apart, each of them pays for that, and both sides satisfy it for k - 1. */
#ifndef MEMCERT_PROOFS_LEMMAS_THEOREM3_MEAN_H
#define MEMCERT_PROOFS_LEMMAS_THEOREM3_MEAN_H

#include "lemmas_theorem3.h"

/*@ // What the points that u marks cost from instruction i on, where the forms f are the variables.
  @ logic integer cost_at(conditional c, integer i, rmat m, rvec u, rmat f, integer k) =
  @   at(u, k) != 0.0 ? operations(c, i, applied(f, row(m, k))) : 0;
  @ logic integer cost_upto(conditional c, integer i, rmat m, rvec u, rmat f, integer n) =
  @   n <= 0 ? 0 : cost_upto(c, i, m, u, f, n - 1) + cost_at(c, i, m, u, f, n - 1);
  @ logic integer cost_side(conditional c, integer i, rmat m, rvec u, rmat f, integer p, integer side, integer n) =
  @   cost_upto(c, side_next(c, i, side), m, side_marks(c, i, m, u, f, p, side), side_forms(c, i, f, p, side), n);
  @
  @ // n points pay k + 1 operations each, and 2^k graphs have so many of them.
  @ logic integer owed(integer n, integer k) = (k + 1) * n;
  @ logic integer graphed(integer kappa, integer k) = kappa * pow2(k);
  @ predicate dear(integer n, integer kappa, integer cost, integer k) = owed(n, k) <= cost + graphed(kappa, k);
  @ predicate pays(integer cost, integer n, integer above, integer below) = n + above + below <= cost;
  @ lemma dear_leaf: \forall integer n, kappa, cost, k; 0 <= kappa ==> n <= kappa ==> 0 <= cost ==> 0 <= k ==>
  @   k + 1 <= pow2(k) ==> dear(n, kappa, cost, k);
  @ lemma dear_start: \forall integer n, kappa, cost; 0 <= kappa ==> n <= cost ==> dear(n, kappa, cost, 0);
  @ lemma owed_terms: \forall integer a, b, l; (l + 2) * (a + b) == (a + b) + (l + 1) * a + (l + 1) * b;
  @ lemma owed_more: \forall integer a, b, l; owed(a + b, l + 1) == (a + b) + owed(a, l) + owed(b, l);
  @ lemma owed_sum: \forall integer n, a, b, k, l; one_more(k, l) ==> is_sum(n, a, b) ==>
  @   owed(n, k) == n + owed(a, l) + owed(b, l);
  @ lemma graphed_more: \forall integer kappa, l; 0 <= l ==> graphed(kappa, l + 1) == 2 * graphed(kappa, l);
  @ lemma graphed_twice: \forall integer kappa, k, l; one_more(k, l) ==> graphed(kappa, k) == 2 * graphed(kappa, l);
  @ lemma dear_split: \forall integer n, a, b, kappa, cost, above, below, k, l; one_more(k, l) ==> is_sum(n, a, b) ==>
  @   pays(cost, n, above, below) ==> dear(a, kappa, above, l) ==> dear(b, kappa, below, l) ==>
  @   dear(n, kappa, cost, k);
  @*/

/* No point costs less than nothing. */
/*@ ghost
  /@ terminates \true;
   @ assigns \nothing;
   @ ensures some: \forall conditional c, integer i, rmat m, f, rvec u; 0 <= cost_upto(c, i, m, u, f, n);
   @/
  void lemma_cost_some(size_t n)
  {
    size_t k = 0;
    /@ loop invariant range: 0 <= k <= n;
     @ loop invariant some: \forall conditional c, integer i, rmat m, f, rvec u; 0 <= cost_upto(c, i, m, u, f, k);
     @ loop assigns k;
     @ loop variant n - k;
     @/
    while (k < n) {
      size_t s = k + 1;
      /@ assert point: \forall conditional c, integer i, rmat m, f, rvec u; 0 <= cost_at(c, i, m, u, f, k); @/
      /@ assert next: \forall conditional c, integer i, rmat m, f, rvec u;
       @   cost_upto(c, i, m, u, f, s) == cost_upto(c, i, m, u, f, k) + cost_at(c, i, m, u, f, k); @/
      k = s;
    }
  }
*/

/* Every marked point pays for being told apart, and goes on on one side. */
/*@ ghost
  /@ terminates \true;
   @ assigns \nothing;
   @ ensures pays: \forall conditional c, integer i, j, l, rmat m, f, rvec u; len(u) == n ==> costs(c, i) ==>
   @   wide(f, p) ==> all_followed(c, i, j, l, m, u, f, p, most) ==>
   @   pays(cost_upto(c, i, m, u, f, n), nonzeros(u), cost_side(c, i, m, u, f, p, 1, n),
   @        cost_side(c, i, m, u, f, p, 0, n));
   @/
  void lemma_pays(size_t n, size_t p, size_t most)
  {
    size_t k = 0;
    lemma_side(p, most);
    /@ assert side: \forall conditional c, integer i, rmat f, rvec x;
     @   side_of(c, i, f, p, x) == 1 || side_of(c, i, f, p, x) == 0; @/
    /@ assert after: \forall conditional c, integer i, j, l, rmat f, rvec x; costs(c, i) ==> wide(f, p) ==>
     @   point_followed(c, i, j, l, x, f, p, most) ==>
     @   after(c, i, applied(f, x)) == applied(side_forms(c, i, f, p, side_of(c, i, f, p, x)), x) &&
     @   follower(c, i, applied(f, x)) == side_next(c, i, side_of(c, i, f, p, x)); @/
    /@ assert goes: \forall conditional c, integer i, j, l, rmat f, rvec x; costs(c, i) ==> wide(f, p) ==>
     @   point_followed(c, i, j, l, x, f, p, most) ==>
     @   operations(c, i, applied(f, x)) == price(c, i) + operations(c, side_next(c, i, side_of(c, i, f, p, x)),
     @     applied(side_forms(c, i, f, p, side_of(c, i, f, p, x)), x)); @/
    /@ assert price: \forall conditional c, integer i; costs(c, i) ==> 1 <= price(c, i); @/
    /@ loop invariant range: 0 <= k <= n;
     @ loop invariant pays: \forall conditional c, integer i, j, l, rmat m, f, rvec u; len(u) == n ==> costs(c, i) ==>
     @   wide(f, p) ==> all_followed(c, i, j, l, m, u, f, p, most) ==>
     @   pays(cost_upto(c, i, m, u, f, k), both_upto(u, u, k), cost_side(c, i, m, u, f, p, 1, k),
     @        cost_side(c, i, m, u, f, p, 0, k));
     @ loop assigns k;
     @ loop variant n - k;
     @/
    while (k < n) {
      size_t s = k + 1;
      /@ assert marks: \forall conditional c, integer i, side, rmat m, f, rvec u; len(u) == n ==>
       @   at(side_marks(c, i, m, u, f, p, side), k) == (side_of(c, i, f, p, row(m, k)) == side ? at(u, k) : 0.0); @/
      /@ assert unmarked: \forall conditional c, integer i, side, rmat m, f, rvec u; len(u) == n ==>
       @   at(u, k) == 0.0 ==>
       @   cost_side(c, i, m, u, f, p, side, s) == cost_side(c, i, m, u, f, p, side, k); @/
      /@ assert other: \forall conditional c, integer i, side, rmat m, f, rvec u; len(u) == n ==>
       @   side_of(c, i, f, p, row(m, k)) != side ==>
       @   cost_side(c, i, m, u, f, p, side, s) == cost_side(c, i, m, u, f, p, side, k); @/
      /@ assert this: \forall conditional c, integer i, rmat m, f, rvec u; len(u) == n ==> at(u, k) != 0.0 ==>
       @   cost_side(c, i, m, u, f, p, side_of(c, i, f, p, row(m, k)), s) ==
       @   cost_side(c, i, m, u, f, p, side_of(c, i, f, p, row(m, k)), k) +
       @   operations(c, side_next(c, i, side_of(c, i, f, p, row(m, k))),
       @     applied(side_forms(c, i, f, p, side_of(c, i, f, p, row(m, k))), row(m, k))); @/
      /@ assert whole: \forall conditional c, integer i, rmat m, f, rvec u;
       @   cost_upto(c, i, m, u, f, s) == cost_upto(c, i, m, u, f, k) + cost_at(c, i, m, u, f, k); @/
      /@ assert counted: \forall rvec u; both_upto(u, u, s) == both_upto(u, u, k) + (at(u, k) != 0.0 ? 1 : 0); @/
      /@ assert followed: \forall conditional c, integer i, j, l, rmat m, f, rvec u; len(u) == n ==>
       @   all_followed(c, i, j, l, m, u, f, p, most) ==> at(u, k) != 0.0 ==>
       @   point_followed(c, i, j, l, row(m, k), f, p, most); @/
      k = s;
    }
  }
*/

/*@ predicate pays_sides(conditional c, integer i, rmat m, rmat f, rvec u, integer p, integer n) =
  @   pays(cost_upto(c, i, m, u, f, n), nonzeros(u), cost_side(c, i, m, u, f, p, 1, n),
  @        cost_side(c, i, m, u, f, p, 0, n));
  @ predicate dear_side(conditional c, integer i, integer kappa, rmat m, rmat f, rvec u, integer p, integer n,
  @                     integer l, integer side) =
  @   dear(nonzeros(side_marks(c, i, m, u, f, p, side)), kappa, cost_side(c, i, m, u, f, p, side, n), l);
  @ lemma dear_together: \forall conditional c, integer i, kappa, n, p, k, l, rmat m, f, rvec u; one_more(k, l) ==>
  @   splits(c, i, m, f, u, p) ==> pays_sides(c, i, m, f, u, p, n) ==>
  @   dear_side(c, i, kappa, m, f, u, p, n, l, 1) ==> dear_side(c, i, kappa, m, f, u, p, n, l, 0) ==>
  @   dear(nonzeros(u), kappa, cost_upto(c, i, m, u, f, n), k);
  @*/

/*@ predicate dear_followed(integer n, integer p, integer most, integer k) =
  @   \forall conditional c, integer i, j, l, kappa, rmat m, f, rvec u; rows(m) == n ==> len(u) == n ==> wide(f, p) ==>
  @   at_most(m, p + 1, p, kappa) ==> all_followed(c, i, j, l, m, u, f, p, most) ==>
  @   dear(nonzeros(u), kappa, cost_upto(c, i, m, u, f, n), k);
  @*/
/* The induction over k. */
/*@ ghost
  /@ requires step: most > 0 ==> one_more(most, less);
   @ requires exponent: k + 1 <= pow2(k);
   @ requires before: k > 0 ==> one_more(k, e) && (most > 0 ==> dear_followed(n, p, less, e));
   @ terminates \true;
   @ assigns \nothing;
   @ ensures dear: dear_followed(n, p, most, k);
   @/
  void lemma_dear(size_t n, size_t p, size_t most, size_t less, size_t k, size_t e)
  {
    lemma_leaf(n, p);
    lemma_cost_some(n);
    lemma_pays(n, p, most);
    lemma_sides(p, most);
    lemma_split(n);
    /@ assert leaf: \forall conditional c, integer i, j, l, kappa, rmat m, f, rvec u; rows(m) == n ==> len(u) == n ==>
     @   wide(f, p) ==> at_most(m, p + 1, p, kappa) ==> all_followed(c, i, j, l, m, u, f, p, most) ==>
     @   !costs(c, i) || most < price(c, i) ==> dear(nonzeros(u), kappa, cost_upto(c, i, m, u, f, n), k); @/
    /@ assert price: \forall conditional c, integer i; costs(c, i) ==> 1 <= price(c, i); @/
    /@ assert splits: \forall conditional c, integer i, rmat m, f, rvec u; len(u) == n ==> splits(c, i, m, f, u, p); @/
    if (k > 0 && most > 0) {
      /@ assert pays: \forall conditional c, integer i, j, l, rmat m, f, rvec u; len(u) == n ==> costs(c, i) ==>
       @   wide(f, p) ==> all_followed(c, i, j, l, m, u, f, p, most) ==> pays_sides(c, i, m, f, u, p, n); @/
      /@ assert side: \forall conditional c, integer i, j, l, kappa, side, rmat m, f, rvec u; rows(m) == n ==>
       @   len(u) == n ==> wide(f, p) ==> at_most(m, p + 1, p, kappa) ==>
       @   all_followed(c, i, j, l, m, u, f, p, most) ==> costs(c, i) ==> price(c, i) <= most ==>
       @   dear_side(c, i, kappa, m, f, u, p, n, e, side); @/
      /@ assert costs: \forall conditional c, integer i, j, l, kappa, rmat m, f, rvec u; rows(m) == n ==>
       @   len(u) == n ==> wide(f, p) ==> at_most(m, p + 1, p, kappa) ==>
       @   all_followed(c, i, j, l, m, u, f, p, most) ==> costs(c, i) ==> price(c, i) <= most ==>
       @   dear(nonzeros(u), kappa, cost_upto(c, i, m, u, f, n), k); @/
    } else {
      /@ assert start: \forall conditional c, integer i, j, l, kappa, rmat m, f, rvec u; rows(m) == n ==>
       @   len(u) == n ==> wide(f, p) ==> at_most(m, p + 1, p, kappa) ==>
       @   all_followed(c, i, j, l, m, u, f, p, most) ==> costs(c, i) ==> price(c, i) <= most ==>
       @   dear(nonzeros(u), kappa, cost_upto(c, i, m, u, f, n), k); @/
    }
  }
*/

/*@ ghost
  /@ terminates \true;
   @ decreases k;
   @ assigns \nothing;
   @ ensures dear: dear_followed(n, p, most, k);
   @ ensures exponent: k + 1 <= pow2(k);
   @/
  void lemma_dear_followed(size_t n, size_t p, size_t most, size_t k)
  {
    size_t e = k > 0 ? k - 1 : 0, less = most > 0 ? most - 1 : 0;
    if (k > 0)
      lemma_dear_followed(n, p, less, e);
    /@ assert exponent: k + 1 <= pow2(k); @/
    lemma_dear(n, p, most, less, k, e);
  }
*/

/* All points together cost what the network costs on them. */
/*@ ghost
  /@ terminates \true;
   @ assigns \nothing;
   @ ensures all: \forall conditional c, rmat x, m; rows(x) == n ==> inputs_beside(m, x, p) ==>
   @   cost_upto(c, 0, m, repeated(n, 1.0), identity(p), n) == operations_upto(c, x, n);
   @ ensures each: \forall conditional c, rmat x, integer i; 0 <= i < n ==>
   @   operations(c, 0, row(x, i)) <= operations_upto(c, x, n);
   @/
  void lemma_cost_all(size_t n, size_t p)
  {
    size_t k = 0;
    lemma_dot_made(p);
    /@ assert inputs: \forall rmat x, m, integer a; inputs_beside(m, x, p) ==> 0 <= a < rows(x) ==>
     @   same(applied(identity(p), row(m, a)), row(x, a)); @/
    /@ loop invariant range: 0 <= k <= n;
     @ loop invariant all: \forall conditional c, rmat x, m; rows(x) == n ==> inputs_beside(m, x, p) ==>
     @   cost_upto(c, 0, m, repeated(n, 1.0), identity(p), k) == operations_upto(c, x, k);
     @ loop invariant some: \forall conditional c, rmat x; 0 <= operations_upto(c, x, k);
     @ loop invariant each: \forall conditional c, rmat x, integer i; 0 <= i < k ==>
     @   operations(c, 0, row(x, i)) <= operations_upto(c, x, k);
     @ loop assigns k;
     @ loop variant n - k;
     @/
    while (k < n) {
      size_t s = k + 1;
      /@ assert next: \forall conditional c, rmat x;
       @   operations_upto(c, x, s) == operations_upto(c, x, k) + operations(c, 0, row(x, k)); @/
      /@ assert whole: \forall conditional c, rmat m, f, rvec u;
       @   cost_upto(c, 0, m, u, f, s) == cost_upto(c, 0, m, u, f, k) + cost_at(c, 0, m, u, f, k); @/
      k = s;
    }
  }
*/

/* Theorem 3 in the mean for output j less output l. */
/*@ ghost
  /@ terminates \true;
   @ assigns \nothing;
   @ ensures dear: \forall conditional c, integer j, l, kappa, rmat x, m; rows(x) == n ==>
   @   all_scoped_both(c, x, j, l) ==> inputs_beside(m, x, p) ==> at_most(m, p + 1, p, kappa) ==>
   @   recalled_both(c, x, j, l, m, p) ==> operations_upto(c, x, n) <= total ==>
   @   dear(n, kappa, operations_upto(c, x, n), k);
   @/
  void lemma_theorem3_mean(size_t n, size_t p, size_t k, size_t total)
  {
    lemma_dot_made(p);
    lemma_all_marked(n);
    lemma_cost_all(n, p);
    lemma_dear_followed(n, p, total, k);
    /@ assert inputs: \forall rmat x, m, integer a; inputs_beside(m, x, p) ==> 0 <= a < rows(x) ==>
     @   same(applied(identity(p), row(m, a)), row(x, a)); @/
    /@ assert marked: nonzeros(repeated(n, 1.0)) == n; @/
    /@ assert most: \forall conditional c, rmat x; rows(x) == n ==> operations_upto(c, x, n) <= total ==>
     @   operations_at_most(c, x, total); @/
    /@ assert point: \forall conditional c, integer j, l, a, rmat x, m; all_scoped_both(c, x, j, l) ==>
     @   inputs_beside(m, x, p) ==> recalled_both(c, x, j, l, m, p) ==> operations_at_most(c, x, total) ==>
     @   0 <= a < rows(x) ==> point_followed(c, 0, j, l, row(m, a), identity(p), p, total); @/
    /@ assert start: \forall conditional c, integer j, l, rmat x, m; rows(x) == n ==> all_scoped_both(c, x, j, l) ==>
     @   inputs_beside(m, x, p) ==> recalled_both(c, x, j, l, m, p) ==> operations_at_most(c, x, total) ==>
     @   all_followed(c, 0, j, l, m, repeated(n, 1.0), identity(p), p, total); @/
  }
*/

/* Theorem 3 in the mean, with kappa; and the same where pairs of outputs stand for signed numbers. */
/*@ ghost
  /@ terminates \true;
   @ assigns \nothing;
   @ ensures mean: \forall conditional c, integer outputs, j, kappa, indices known, rmat x, m;
   @   scoped_network(c, known, p, outputs) ==> 0 <= j < outputs ==> rows(x) == n ==>
   @   inputs_beside(m, x, p) ==> at_most(m, p + 1, p, kappa) ==> all_recalled(c, x, j, m, p) ==>
   @   operations_upto(c, x, n) <= total ==> (k + 1) * n <= operations_upto(c, x, n) + kappa * pow2(k);
   @ ensures signed: \forall conditional c, integer outputs, j, l, kappa, indices known, rmat x, m;
   @   scoped_network(c, known, p, outputs) ==> 0 <= j < outputs ==> 0 <= l < outputs ==> rows(x) == n ==>
   @   inputs_beside(m, x, p) ==> at_most(m, p + 1, p, kappa) ==> all_recalled_signed(c, x, j, l, m, p) ==>
   @   operations_upto(c, x, n) <= total ==> (k + 1) * n <= operations_upto(c, x, n) + kappa * pow2(k);
   @/
  void theorem3_mean(size_t n, size_t p, size_t k, size_t total)
  {
    lemma_theorem3_mean(n, p, k, total);
    /@ assert bound: \forall integer kappa, cost; dear(n, kappa, cost, k) ==>
     @   (k + 1) * n <= cost + kappa * pow2(k); @/
    /@ assert scoped: \forall conditional c, integer outputs, j, indices known, rmat x, m;
     @   scoped_network(c, known, p, outputs) ==> 0 <= j < outputs ==> rows(x) == n ==> inputs_beside(m, x, p) ==>
     @   all_scoped(c, x, j); @/
    /@ assert alone: \forall conditional c, integer j, rmat x, m; all_scoped(c, x, j) ==>
     @   all_recalled(c, x, j, m, p) ==> all_scoped_both(c, x, j, -1) && recalled_both(c, x, j, -1, m, p); @/
    /@ assert both: \forall conditional c, integer j, l, rmat x, m; 0 <= l ==> all_scoped(c, x, j) ==>
     @   all_scoped(c, x, l) ==> all_recalled_signed(c, x, j, l, m, p) ==>
     @   all_scoped_both(c, x, j, l) && recalled_both(c, x, j, l, m, p); @/
    /@ assert dear: \forall conditional c, integer j, l, kappa, rmat x, m; rows(x) == n ==>
     @   all_scoped_both(c, x, j, l) ==> inputs_beside(m, x, p) ==> at_most(m, p + 1, p, kappa) ==>
     @   recalled_both(c, x, j, l, m, p) ==> operations_upto(c, x, n) <= total ==>
     @   dear(n, kappa, operations_upto(c, x, n), k); @/
    /@ assert plain: \forall conditional c, integer j, kappa, rmat x, m; rows(x) == n ==> all_scoped(c, x, j) ==>
     @   inputs_beside(m, x, p) ==> at_most(m, p + 1, p, kappa) ==> all_recalled(c, x, j, m, p) ==>
     @   operations_upto(c, x, n) <= total ==> dear(n, kappa, operations_upto(c, x, n), k); @/
    /@ assert pairs: \forall conditional c, integer j, l, kappa, rmat x, m; rows(x) == n ==> 0 <= l ==>
     @   all_scoped(c, x, j) ==> all_scoped(c, x, l) ==> inputs_beside(m, x, p) ==>
     @   at_most(m, p + 1, p, kappa) ==> all_recalled_signed(c, x, j, l, m, p) ==>
     @   operations_upto(c, x, n) <= total ==> dear(n, kappa, operations_upto(c, x, n), k); @/
  }
*/
#endif
