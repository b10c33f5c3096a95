/* What outputs cost in the mean.  n points, at most kappa of them on the graph of one linear function, at each of which
 * s outputs are positive, different and no inputs, satisfy (k + 1 + 2s) n <= total + kappa 2^k for every k if they are
 * recalled in `total` operations together.
 *
 * The induction is that of lemmas_theorem3_outputs.h: of f sums on the way to a leaf f - s tell points apart there, and
 * each point pays 2f and its tests. */
#ifndef MEMCERT_PROOFS_LEMMAS_THEOREM3_OUTPUTS_MEAN_H
#define MEMCERT_PROOFS_LEMMAS_THEOREM3_OUTPUTS_MEAN_H

#include "lemmas_theorem3_outputs.h"

/*@ // n points pay v each; a product that provers leave alone.
  @ logic integer owes(integer v, integer n) = n == 0 ? 0 : v * n;
  @ predicate costly(integer v, integer n, integer cost) = owes(v, n) <= cost;
  @ predicate owing(integer v, integer n, integer kappa, integer cost, integer e) =
  @   owes(v, n) <= cost + graphed(kappa, e);
  @ predicate dearer(integer n, integer kappa, integer cost, integer e, integer r) =
  @   owing(e + 1 + r, n, kappa, cost, e);
  @ // One comparison less leaves no more graphs.
  @ predicate grown(integer kappa, integer l, integer e) = graphed(kappa, l) <= graphed(kappa, e);
  @ // What f sums that tell apart leave to be paid.
  @ predicate settled(integer n, integer kappa, integer f, integer e) = owes(e + 1 - 2 * f, n) <= graphed(kappa, e);
  @ lemma owes_product: \forall integer v, n; owes(v, n) == v * n;
  @ lemma owes_one: \forall integer v; owes(v, 1) == v;
  @ lemma owes_sum: \forall integer v, n, a, b; n == a + b ==> owes(v, n) == owes(v, a) + owes(v, b);
  @ lemma owes_both: \forall integer v, a, b, n; v == a + b ==> owes(v, n) == owes(a, n) + owes(b, n);
  @ lemma owes_next: \forall integer v, a, n; v == a + 1 ==> owes(v, n) == owes(a, n) + n;
  @ lemma owes_grows: \forall integer v, n, m; 0 <= v ==> n <= m ==> owes(v, n) <= owes(v, m);
  @ lemma owes_apart: \forall integer v, n, a, b; 0 <= v ==> n <= a + b ==> owes(v, n) <= owes(v, a) + owes(v, b);
  @ lemma owes_parts: \forall integer v, t, n, a, b; is_sum(v, t, 0) ==> 0 <= v ==> n <= a + b ==>
  @   owes(v, n) <= owes(t, a) + owes(t, b);
  @ lemma owes_negative: \forall integer v, n; v <= 0 ==> 0 <= n ==> owes(v, n) <= 0;
  @ lemma graphed_some: \forall integer kappa, e; 0 <= kappa ==> 1 <= pow2(e) ==> 0 <= graphed(kappa, e);
  @ lemma graphed_first: \forall integer kappa; graphed(kappa, 0) == kappa;
  @ lemma few_graphed: \forall integer n, kappa, e; few(n, kappa, e) ==> n <= graphed(kappa, e);
  @ lemma settled_paid: \forall integer n, kappa, f, e; e + 1 <= 2 * f ==> 0 <= n ==> 0 <= graphed(kappa, e) ==>
  @   settled(n, kappa, f, e);
  @ lemma settled_first: \forall integer n, kappa; few(n, kappa, 0) ==> settled(n, kappa, 0, 0);
  @ lemma settled_next: \forall integer n, kappa, f, e, g; one_more(g, e) ==> few(n, kappa, e) ==>
  @   settled(n, kappa, f, e) ==> settled(n, kappa, f, g);
  @ lemma dearer_leaf: \forall integer v, n, kappa, cost, f, e, r; v == 2 * f + r ==> settled(n, kappa, f, e) ==>
  @   costly(v, n, cost) ==> dearer(n, kappa, cost, e, r);
  @ lemma dearer_start: \forall integer v, n, kappa, cost, r; one_more(v, r) ==> 0 <= kappa ==> costly(v, n, cost) ==>
  @   dearer(n, kappa, cost, 0, r);
  @ lemma dearer_more: \forall integer n, m, kappa, cost, more, e, r; 0 <= e + r ==> n <= m ==> cost <= more ==>
  @   dearer(m, kappa, cost, e, r) ==> dearer(n, kappa, more, e, r);
  @ lemma dearer_values: \forall integer e, l, r, t; one_more(e, l) ==> one_more(t, r) ==>
  @   is_sum(e + 1 + r, l + 1 + t, 0) && 0 <= e + 1 + r;
  @ lemma owing_alone: \forall integer v, t, n, kappa, cost, e, l; is_sum(v, t, 0) ==> grown(kappa, l, e) ==>
  @   owing(t, n, kappa, cost, l) ==> owing(v, n, kappa, cost, e);
  @ lemma dearer_alone: \forall integer n, kappa, cost, e, l, r, t; one_more(e, l) ==> one_more(t, r) ==>
  @   grown(kappa, l, e) ==> dearer(n, kappa, cost, l, t) ==> dearer(n, kappa, cost, e, r);
  @ lemma owing_split: \forall integer v, t, n, a, b, kappa, cost, above, below, e, l; is_sum(v, t, 0) ==> 0 <= v ==>
  @   one_more(e, l) ==> n <= a + b ==> above + below <= cost ==> owing(t, a, kappa, above, l) ==>
  @   owing(t, b, kappa, below, l) ==> owing(v, n, kappa, cost, e);
  @ lemma dearer_split: \forall integer n, a, b, kappa, cost, above, below, e, l, r, t; one_more(e, l) ==>
  @   one_more(t, r) ==> n <= a + b ==> above + below <= cost ==> dearer(a, kappa, above, l, t) ==>
  @   dearer(b, kappa, below, l, t) ==> dearer(n, kappa, cost, e, r);
  @*/

/*@ ghost
  /@ terminates \true;
   @ assigns \nothing;
   @ ensures settled: \forall integer n, kappa, f, e; 0 <= e <= k ==> 0 <= f ==> 0 <= n ==> 0 <= kappa ==>
   @   few(n, kappa, f) ==> settled(n, kappa, f, e);
   @/
  void lemma_settled_sums(size_t k)
  {
    size_t a = 0;
    lemma_exponents(k);
    /@ assert first: \forall integer n, kappa, f; 0 <= f ==> 0 <= n ==> 0 <= kappa ==> few(n, kappa, f) ==>
     @   settled(n, kappa, f, 0); @/
    /@ loop invariant range: 0 <= a <= k;
     @ loop invariant settled: \forall integer n, kappa, f, e; 0 <= e <= a ==> 0 <= f ==> 0 <= n ==> 0 <= kappa ==>
     @   few(n, kappa, f) ==> settled(n, kappa, f, e);
     @ loop assigns a;
     @ loop variant k - a;
     @/
    while (a < k) {
      size_t s = a + 1;
      /@ assert step: one_more(s, a); @/
      /@ assert paid: \forall integer n, kappa, f; s + 1 <= 2 * f ==> 0 <= n ==> 0 <= kappa ==>
       @   settled(n, kappa, f, s); @/
      /@ assert few: \forall integer n, kappa, f; 0 <= f <= a ==> 0 <= kappa ==> few(n, kappa, f) ==>
       @   few(n, kappa, a); @/
      /@ assert less: \forall integer f; 0 <= f ==> 2 * f <= s ==> f <= a; @/
      /@ assert here: \forall integer n, kappa, f; 0 <= f <= a ==> 0 <= n ==> 0 <= kappa ==> few(n, kappa, f) ==>
       @   few(n, kappa, a) && settled(n, kappa, f, a); @/
      /@ assert one: \forall integer n, kappa, f; 0 <= f <= a ==> 0 <= n ==> 0 <= kappa ==> few(n, kappa, f) ==>
       @   settled(n, kappa, f, s); @/
      /@ assert next: \forall integer n, kappa, f; 0 <= f ==> 2 * f <= s ==> 0 <= n ==> 0 <= kappa ==>
       @   few(n, kappa, f) ==> settled(n, kappa, f, s); @/
      a = s;
    }
  }
*/

/*@ // What those cost together that go with row a for w steps.
  @ logic integer member_cost(conditional c, rvec x, rvec z, integer w) =
  @   together_with(c, x, z, w, 0) == 1 ? operations(c, 0, x) : 0;
  @ logic integer class_cost(conditional c, rmat x, integer a, integer w, integer n) =
  @   n <= 0 ? 0 : class_cost(c, x, a, w, n - 1) + member_cost(c, row(x, n - 1), row(x, a), w);
  @ // Whoever goes with row a for u steps does so for w; and whoever goes with row b does that, but is another one.
  @ predicate kept(conditional c, rmat x, integer a, integer w, integer u, integer n) =
  @   \forall integer k; 0 <= k < n ==> together_with(c, row(x, k), row(x, a), u, 0) == 1 ==>
  @     together_with(c, row(x, k), row(x, a), w, 0) == 1;
  @ predicate parted(conditional c, rmat x, integer a, integer b, integer w, integer u, integer n) =
  @   kept(c, x, a, w, u, n) && \forall integer k; 0 <= k < n ==>
  @     together_with(c, row(x, k), row(x, b), u, 0) == 1 ==>
  @     together_with(c, row(x, k), row(x, a), w, 0) == 1 && together_with(c, row(x, k), row(x, a), u, 0) != 1;
  @ predicate all_costly(conditional c, rmat x, integer a, integer w, integer v, integer n) =
  @   \forall integer k; 0 <= k < n ==> together_with(c, row(x, k), row(x, a), w, 0) == 1 ==>
  @     v <= operations(c, 0, row(x, k));
  @*/
/*@ ghost
  /@ terminates \true;
   @ assigns \nothing;
   @ ensures some: \forall conditional c, integer a, w, rmat x; 0 <= class_upto(c, x, a, w, 0, n);
   @ ensures kept: \forall conditional c, integer a, w, u, rmat x; kept(c, x, a, w, u, n) ==>
   @   class_cost(c, x, a, u, n) <= class_cost(c, x, a, w, n);
   @ ensures parted: \forall conditional c, integer a, b, w, u, rmat x; parted(c, x, a, b, w, u, n) ==>
   @   class_cost(c, x, a, u, n) + class_cost(c, x, b, u, n) <= class_cost(c, x, a, w, n);
   @ ensures costly: \forall conditional c, integer a, w, v, rmat x; all_costly(c, x, a, w, v, n) ==>
   @   costly(v, class_upto(c, x, a, w, 0, n), class_cost(c, x, a, w, n));
   @/
  void lemma_class_costs(size_t n)
  {
    size_t k = 0;
    /@ loop invariant range: 0 <= k <= n;
     @ loop invariant some: \forall conditional c, integer a, w, rmat x; 0 <= class_upto(c, x, a, w, 0, k);
     @ loop invariant kept: \forall conditional c, integer a, w, u, rmat x; kept(c, x, a, w, u, n) ==>
     @   class_cost(c, x, a, u, k) <= class_cost(c, x, a, w, k);
     @ loop invariant parted: \forall conditional c, integer a, b, w, u, rmat x; parted(c, x, a, b, w, u, n) ==>
     @   class_cost(c, x, a, u, k) + class_cost(c, x, b, u, k) <= class_cost(c, x, a, w, k);
     @ loop invariant costly: \forall conditional c, integer a, w, v, rmat x; all_costly(c, x, a, w, v, n) ==>
     @   costly(v, class_upto(c, x, a, w, 0, k), class_cost(c, x, a, w, k));
     @ loop assigns k;
     @ loop variant n - k;
     @/
    while (k < n) {
      size_t s = k + 1;
      /@ assert class: \forall conditional c, integer a, w, rmat x; class_upto(c, x, a, w, 0, s) ==
       @   class_upto(c, x, a, w, 0, k) + together_with(c, row(x, k), row(x, a), w, 0); @/
      /@ assert cost: \forall conditional c, integer a, w, rmat x; class_cost(c, x, a, w, s) ==
       @   class_cost(c, x, a, w, k) + member_cost(c, row(x, k), row(x, a), w); @/
      /@ assert one: \forall conditional c, integer w, rvec x, z;
       @   together_with(c, x, z, w, 0) == 0 || together_with(c, x, z, w, 0) == 1; @/
      /@ assert positive: \forall conditional c, integer w, rvec x, z; 0 <= member_cost(c, x, z, w); @/
      /@ assert kept: \forall conditional c, integer a, w, u, rmat x; kept(c, x, a, w, u, n) ==>
       @   member_cost(c, row(x, k), row(x, a), u) <= member_cost(c, row(x, k), row(x, a), w); @/
      /@ assert parted: \forall conditional c, integer a, b, w, u, rmat x; parted(c, x, a, b, w, u, n) ==>
       @   member_cost(c, row(x, k), row(x, a), u) + member_cost(c, row(x, k), row(x, b), u) <=
       @   member_cost(c, row(x, k), row(x, a), w); @/
      /@ assert owes: \forall conditional c, integer a, w, v, rmat x; all_costly(c, x, a, w, v, n) ==>
       @   owes(v, together_with(c, row(x, k), row(x, a), w, 0)) <= member_cost(c, row(x, k), row(x, a), w); @/
      k = s;
    }
  }
*/

/* Going together is symmetric and transitive. */
/*@ ghost
  /@ terminates \true;
   @ assigns \nothing;
   @ ensures back: \forall conditional c, rvec x, z; same_way(c, x, z, w) == 1 ==> same_way(c, z, x, w) == 1;
   @ ensures on: \forall conditional c, rvec x, y, z; same_way(c, x, y, w) == 1 ==> same_way(c, y, z, w) == 1 ==>
   @   same_way(c, x, z, w) == 1;
   @/
  void lemma_same_ways(size_t w)
  {
    size_t a = 0;
    lemma_same_way(w);
    /@ loop invariant range: 0 <= a <= w;
     @ loop invariant self: \forall conditional c, rvec x; same_way(c, x, x, a) == 1;
     @ loop assigns a;
     @ loop variant w - a;
     @/
    while (a < w) {
      size_t l = a + 1;
      /@ assert next: \forall conditional c, rvec x; same_way(c, x, x, l) == same_way(c, x, x, a); @/
      a = l;
    }
    /@ assert back: \forall conditional c, rvec x, z; same_way(c, x, z, w) == 1 ==> same_way(c, z, x, w) == 1; @/
  }
*/

/* Each point pays for its outputs and its tests. */
/*@ ghost
  /@ terminates \true;
   @ assigns \nothing;
   @ ensures paid: \forall conditional c, integer j, a, t, kappa, indices o, rmat x, m, d;
   @   all_led(c, j, x, m, o, d, p, s, alpha, n) ==> at_most(m, p + 1, p, kappa) ==> 0 <= a < n ==> 0 <= t <= alpha ==>
   @   2 * s + tests_upto(c, row(x, a), t) <= operations(c, 0, row(x, a));
   @/
  void lemma_tests_paid(size_t n, size_t p, size_t s, size_t alpha)
  {
    size_t b = 0;
    lemma_turns(n, p, s, alpha, alpha);
    lemma_way(alpha);
    /@ loop invariant range: 0 <= b <= alpha;
     @ loop invariant tests: \forall conditional c, integer t, rvec x; 0 <= t <= b ==>
     @   tests_upto(c, x, t) <= tests_upto(c, x, b);
     @ loop assigns b;
     @ loop variant alpha - b;
     @/
    while (b < alpha) {
      size_t l = b + 1;
      /@ assert next: \forall conditional c, rvec x; tests_upto(c, x, b) <= tests_upto(c, x, l); @/
      b = l;
    }
    /@ assert ends: \forall conditional c, integer j, indices o, rvec x, y, d; led(c, j, x, y, o, d, p, s, alpha) ==>
     @   ends_at(c, x, alpha); @/
    /@ assert point: \forall conditional c, integer j, k, indices o, rmat x, m, d;
     @   all_led(c, j, x, m, o, d, p, s, alpha, n) ==> 0 <= k < n ==>
     @   led(c, j, row(x, k), row(m, k), o, row(d, k), p, s, alpha); @/
    /@ assert sums: \forall conditional c, integer j, a, kappa, indices o, rmat x, m, d;
     @   all_led(c, j, x, m, o, d, p, s, alpha, n) ==> at_most(m, p + 1, p, kappa) ==> 0 <= a < n ==>
     @   s <= sums_upto(c, row(x, a), alpha); @/
    /@ assert spent: \forall conditional c, integer j, indices o, rvec x, y, d; led(c, j, x, y, o, d, p, s, alpha) ==>
     @   2 * sums_upto(c, x, alpha) + tests_upto(c, x, alpha) <= operations(c, 0, x); @/
  }
*/

/*@ predicate dear_class(conditional c, rmat x, integer a, integer w, integer n, integer kappa, integer e, integer s) =
  @   dearer(class_upto(c, x, a, w, 0, n), kappa, class_cost(c, x, a, w, n), e,
  @          2 * s + tests_upto(c, row(x, a), w));
  @ predicate dear_ways(integer n, integer p, integer s, integer alpha, integer w, integer k) =
  @   \forall conditional c, integer j, a, e, kappa, indices o, rmat x, m, d;
  @     all_led(c, j, x, m, o, d, p, s, alpha, n) ==> at_most(m, p + 1, p, kappa) ==> 0 <= a < n ==> 0 <= e <= k ==>
  @     dear_class(c, x, a, w, n, kappa, e, s);
  @*/

/*@ // What a test does: each point pays for it, and those that went with row a go on with it, or with row b.
  @ predicate pays_test(conditional c, rmat x, integer a, integer w, integer u, integer s) =
  @   one_more(2 * s + tests_upto(c, row(x, a), u), 2 * s + tests_upto(c, row(x, a), w));
  @ predicate all_part(conditional c, rmat x, integer a, integer b, integer w, integer u, integer n) =
  @   class_upto(c, x, a, w, 0, n) <= class_upto(c, x, a, u, 0, n) + class_upto(c, x, b, u, 0, n) &&
  @   class_cost(c, x, a, u, n) + class_cost(c, x, b, u, n) <= class_cost(c, x, a, w, n);
  @ predicate all_go_on(conditional c, rmat x, integer a, integer w, integer u, integer n) =
  @   class_upto(c, x, a, w, 0, n) <= class_upto(c, x, a, u, 0, n) &&
  @   class_cost(c, x, a, u, n) <= class_cost(c, x, a, w, n);
  @ predicate alone_after_test(conditional c, rmat x, integer a, integer w, integer u, integer n, integer s) =
  @   pays_test(c, x, a, w, u, s) && all_go_on(c, x, a, w, u, n);
  @ predicate dear_side_of(conditional c, rmat x, integer a, integer b, integer u, integer n, integer kappa, integer l,
  @                        integer s) =
  @   dearer(class_upto(c, x, b, u, 0, n), kappa, class_cost(c, x, b, u, n), l,
  @          2 * s + tests_upto(c, row(x, a), u));
  @*/

/* Where the way ends. */
/*@ ghost
  /@ requires range: w <= alpha;
   @ terminates \true;
   @ assigns \nothing;
   @ ensures leaf: \forall conditional c, integer j, a, e, kappa, indices o, rmat x, m, d;
   @   all_led(c, j, x, m, o, d, p, s, alpha, n) ==> at_most(m, p + 1, p, kappa) ==> 0 <= a < n ==> 0 <= e <= k ==>
   @   ends_at(c, row(x, a), w) ==> dear_class(c, x, a, w, n, kappa, e, s);
   @/
  void lemma_dear_leaf(size_t n, size_t p, size_t s, size_t alpha, size_t w, size_t k)
  {
    /@ assert sum: \forall conditional c, rvec x; is_sum(2 * sums_upto(c, x, w) + tests_upto(c, x, w),
     @   2 * (sums_upto(c, x, w) - s), 2 * s + tests_upto(c, x, w)); @/
    /@ assert dearer: \forall integer v, f, r, e, m, kappa, cost; is_sum(v, 2 * f, r) ==> settled(m, kappa, f, e) ==>
     @   costly(v, m, cost) ==> dearer(m, kappa, cost, e, r); @/
    /@ assert dear: \forall conditional c, integer a, e, kappa, rmat x;
     @   settled(class_upto(c, x, a, w, 0, n), kappa, sums_upto(c, row(x, a), w) - s, e) ==>
     @   costly(2 * sums_upto(c, row(x, a), w) + tests_upto(c, row(x, a), w), class_upto(c, x, a, w, 0, n),
     @     class_cost(c, x, a, w, n)) ==> dear_class(c, x, a, w, n, kappa, e, s); @/
    lemma_turns(n, p, s, alpha, w);
    lemma_settled_sums(k);
    lemma_class_costs(n);
    lemma_way(w);
    lemma_same_way(w);
    lemma_leaf(n, p);
    /@ assert kappa: \forall integer kappa, rmat m; rows(m) == n ==> at_most(m, p + 1, p, kappa) ==> 0 <= kappa; @/
    /@ assert point: \forall conditional c, integer j, k, indices o, rmat x, m, d;
     @   all_led(c, j, x, m, o, d, p, s, alpha, n) ==> 0 <= k < n ==>
     @   led(c, j, row(x, k), row(m, k), o, row(d, k), p, s, alpha); @/
    /@ assert arrived: \forall conditional c, integer j, a, kappa, indices o, rmat x, m, d;
     @   all_led(c, j, x, m, o, d, p, s, alpha, n) ==> at_most(m, p + 1, p, kappa) ==> 0 <= a < n ==>
     @   ends_at(c, row(x, a), w) ==>
     @   few_class(c, x, a, w, 0, n, kappa, sums_upto(c, row(x, a), w) - s); @/
    /@ assert spent: \forall conditional c, integer j, indices o, rvec x, y, d; led(c, j, x, y, o, d, p, s, alpha) ==>
     @   2 * sums_upto(c, x, w) + tests_upto(c, x, w) <= operations(c, 0, x); @/
    /@ assert same: \forall conditional c, rvec x, z; together_with(c, x, z, w, 0) == 1 ==>
     @   sums_upto(c, x, w) == sums_upto(c, z, w) && tests_upto(c, x, w) == tests_upto(c, z, w); @/
    /@ assert each: \forall conditional c, integer j, a, indices o, rmat x, m, d;
     @   all_led(c, j, x, m, o, d, p, s, alpha, n) ==> 0 <= a < n ==>
     @   all_costly(c, x, a, w, 2 * sums_upto(c, row(x, a), w) + tests_upto(c, row(x, a), w), n); @/
    /@ assert costly: \forall conditional c, integer j, a, indices o, rmat x, m, d;
     @   all_led(c, j, x, m, o, d, p, s, alpha, n) ==> 0 <= a < n ==>
     @   costly(2 * sums_upto(c, row(x, a), w) + tests_upto(c, row(x, a), w),
     @          class_upto(c, x, a, w, 0, n), class_cost(c, x, a, w, n)); @/
    /@ assert settled: \forall conditional c, integer j, a, e, kappa, indices o, rmat x, m, d;
     @   all_led(c, j, x, m, o, d, p, s, alpha, n) ==> at_most(m, p + 1, p, kappa) ==> 0 <= a < n ==> 0 <= e <= k ==>
     @   ends_at(c, row(x, a), w) ==>
     @   settled(class_upto(c, x, a, w, 0, n), kappa, sums_upto(c, row(x, a), w) - s, e); @/
  }
*/

/* One step of all points. */
/*@ ghost
  /@ requires after: w < alpha ==> one_more(u, w) && dear_ways(n, p, s, alpha, u, k);
   @ requires range: w <= alpha;
   @ terminates \true;
   @ assigns \nothing;
   @ ensures dear: dear_ways(n, p, s, alpha, w, k);
   @/
  void lemma_dear_ways_step(size_t n, size_t p, size_t s, size_t alpha, size_t w, size_t u, size_t k)
  {
    /@ assert same_side: \forall conditional c, integer a, b, e, kappa, rmat x;
     @   tests_upto(c, row(x, a), u) == tests_upto(c, row(x, b), u) ==>
     @   (dear_side_of(c, x, a, b, u, n, kappa, e, s) <==> dear_class(c, x, b, u, n, kappa, e, s)); @/
    /@ assert over: \forall conditional c, integer a, e, kappa, rmat x; 0 <= e ==>
     @   0 <= 2 * s + tests_upto(c, row(x, a), w) ==>
     @   tests_upto(c, row(x, a), u) == tests_upto(c, row(x, a), w) ==> all_go_on(c, x, a, w, u, n) ==>
     @   dear_class(c, x, a, u, n, kappa, e, s) ==> dear_class(c, x, a, w, n, kappa, e, s); @/
    /@ assert two: \forall conditional c, integer a, b, e, l, kappa, rmat x; one_more(e, l) ==>
     @   pays_test(c, x, a, w, u, s) ==> all_part(c, x, a, b, w, u, n) ==>
     @   dear_side_of(c, x, a, a, u, n, kappa, l, s) ==> dear_side_of(c, x, a, b, u, n, kappa, l, s) ==>
     @   dear_class(c, x, a, w, n, kappa, e, s); @/
    /@ assert only: \forall conditional c, integer a, e, l, kappa, rmat x; one_more(e, l) ==>
     @   alone_after_test(c, x, a, w, u, n, s) ==> grown(kappa, l, e) ==>
     @   dear_side_of(c, x, a, a, u, n, kappa, l, s) ==> dear_class(c, x, a, w, n, kappa, e, s); @/
    lemma_dear_leaf(n, p, s, alpha, w, k);
    lemma_way(w);
    lemma_leaf(n, p);
    lemma_tests_paid(n, p, s, alpha);
    lemma_class_costs(n);
    /@ assert kappa: \forall integer kappa, rmat m; rows(m) == n ==> at_most(m, p + 1, p, kappa) ==> 0 <= kappa; @/
    /@ assert point: \forall conditional c, integer j, k, indices o, rmat x, m, d;
     @   all_led(c, j, x, m, o, d, p, s, alpha, n) ==> 0 <= k < n ==>
     @   led(c, j, row(x, k), row(m, k), o, row(d, k), p, s, alpha); @/
    /@ assert count: \forall conditional c, integer j, indices o, rvec x, y, d; led(c, j, x, y, o, d, p, s, alpha) ==>
     @   0 <= tests_upto(c, x, w); @/
    if (w < alpha) {
      lemma_ways_part(n, w, u);
      lemma_same_way(w);
      /@ assert tests: \forall conditional c, rvec x; tests_upto(c, x, u) == tests_upto(c, x, w) +
       @   (kind(c, place_at(c, x, w)) == 1 ? 1 : 0); @/
      /@ assert way: \forall conditional c, rvec x, z; same_way(c, x, z, u) ==
       @   (place_at(c, x, u) == place_at(c, z, u) ? same_way(c, x, z, w) : 0); @/
      /@ assert same: \forall conditional c, rvec x, z; same_way(c, x, z, w) == 1 ==>
       @   tests_upto(c, x, w) == tests_upto(c, z, w) && place_at(c, x, w) == place_at(c, z, w); @/
      /@ assert member: \forall conditional c, rvec x, z, integer t;
       @   together_with(c, x, z, t, 0) == 1 <==> same_way(c, x, z, t) == 1; @/
      /@ assert kept: \forall conditional c, integer a, rmat x; kept(c, x, a, w, u, n); @/
      lemma_same_ways(w);
      /@ assert other: \forall conditional c, rvec x, y, z; same_way(c, y, z, w) == 1 ==>
       @   place_at(c, y, u) != place_at(c, z, u) ==> same_way(c, x, y, u) == 1 ==>
       @   same_way(c, x, z, w) == 1 && same_way(c, x, z, u) != 1; @/
      /@ assert parted: \forall conditional c, integer a, b, rmat x; other_way(c, x, a, b, w, u, n) ==>
       @   parted(c, x, a, b, w, u, n); @/
      /@ assert after: \forall conditional c, integer j, a, e, kappa, indices o, rmat x, m, d;
       @   all_led(c, j, x, m, o, d, p, s, alpha, n) ==> at_most(m, p + 1, p, kappa) ==> 0 <= a < n ==> 0 <= e <= k ==>
       @   dear_class(c, x, a, u, n, kappa, e, s); @/
      /@ assert whole: \forall conditional c, integer a, rmat x; one_way(c, x, a, w, u, n) ==>
       @   all_go_on(c, x, a, w, u, n); @/
      /@ assert operation: \forall conditional c, integer a, rmat x; kind(c, place_at(c, row(x, a), w)) == 0 ==>
       @   all_go_on(c, x, a, w, u, n) && tests_upto(c, row(x, a), u) == tests_upto(c, row(x, a), w); @/
      /@ assert some: \forall conditional c, integer j, a, indices o, rmat x, m, d;
       @   all_led(c, j, x, m, o, d, p, s, alpha, n) ==> 0 <= a < n ==> 0 <= 2 * s + tests_upto(c, row(x, a), w); @/
      /@ assert one: \forall conditional c, integer j, a, e, kappa, indices o, rmat x, m, d;
       @   all_led(c, j, x, m, o, d, p, s, alpha, n) ==> at_most(m, p + 1, p, kappa) ==> 0 <= a < n ==> 0 <= e <= k ==>
       @   kind(c, place_at(c, row(x, a), w)) == 0 ==> dear_class(c, x, a, w, n, kappa, e, s); @/
      /@ assert alike: \forall conditional c, rvec x, z; same_way(c, x, z, w) == 1 ==>
       @   tests_upto(c, x, u) == tests_upto(c, z, u); @/
      /@ assert more: \forall conditional c, integer j, a, indices o, rmat x, m, d;
       @   all_led(c, j, x, m, o, d, p, s, alpha, n) ==> 0 <= a < n ==> kind(c, place_at(c, row(x, a), w)) == 1 ==>
       @   pays_test(c, x, a, w, u, s); @/
      /@ assert paid: \forall conditional c, integer j, a, kappa, indices o, rmat x, m, d;
       @   all_led(c, j, x, m, o, d, p, s, alpha, n) ==> at_most(m, p + 1, p, kappa) ==> 0 <= a < n ==>
       @   2 * s + tests_upto(c, row(x, a), u) <= operations(c, 0, row(x, a)); @/
      /@ assert each: \forall conditional c, integer j, a, kappa, indices o, rmat x, m, d;
       @   all_led(c, j, x, m, o, d, p, s, alpha, n) ==> at_most(m, p + 1, p, kappa) ==> 0 <= a < n ==>
       @   all_costly(c, x, a, w, 2 * s + tests_upto(c, row(x, a), u), n); @/
      /@ assert costly: \forall conditional c, integer j, a, kappa, indices o, rmat x, m, d;
       @   all_led(c, j, x, m, o, d, p, s, alpha, n) ==> at_most(m, p + 1, p, kappa) ==> 0 <= a < n ==>
       @   costly(2 * s + tests_upto(c, row(x, a), u), class_upto(c, x, a, w, 0, n), class_cost(c, x, a, w, n)); @/
      /@ assert first: \forall conditional c, integer j, a, kappa, indices o, rmat x, m, d;
       @   all_led(c, j, x, m, o, d, p, s, alpha, n) ==> at_most(m, p + 1, p, kappa) ==> 0 <= a < n ==>
       @   kind(c, place_at(c, row(x, a), w)) == 1 ==> dear_class(c, x, a, w, n, kappa, 0, s); @/
      /@ assert side: \forall conditional c, integer j, a, e, kappa, indices o, rmat x, m, d;
       @   all_led(c, j, x, m, o, d, p, s, alpha, n) ==> at_most(m, p + 1, p, kappa) ==> 0 <= a < n ==> 0 <= e <= k ==>
       @   dear_side_of(c, x, a, a, u, n, kappa, e, s); @/
      /@ assert beside: \forall conditional c, integer j, a, b, e, kappa, indices o, rmat x, m, d;
       @   all_led(c, j, x, m, o, d, p, s, alpha, n) ==> at_most(m, p + 1, p, kappa) ==> 0 <= a < n ==> 0 <= e <= k ==>
       @   other_way(c, x, a, b, w, u, n) ==> dear_side_of(c, x, a, b, u, n, kappa, e, s); @/
      /@ assert parts: \forall conditional c, integer j, a, b, indices o, rmat x, m, d;
       @   all_led(c, j, x, m, o, d, p, s, alpha, n) ==> 0 <= a < n ==>
       @   kind(c, place_at(c, row(x, a), w)) == 1 ==> other_way(c, x, a, b, w, u, n) ==>
       @   all_part(c, x, a, b, w, u, n); @/
      /@ assert below: \forall integer e, l; one_more(e, l) ==> e <= k ==> 0 <= l <= k; @/
      /@ assert side_less: \forall conditional c, integer j, a, e, l, kappa, indices o, rmat x, m, d;
       @   all_led(c, j, x, m, o, d, p, s, alpha, n) ==> at_most(m, p + 1, p, kappa) ==> 0 <= a < n ==> e <= k ==>
       @   one_more(e, l) ==> dear_side_of(c, x, a, a, u, n, kappa, l, s); @/
      /@ assert beside_less: \forall conditional c, integer j, a, b, e, l, kappa, indices o, rmat x, m, d;
       @   all_led(c, j, x, m, o, d, p, s, alpha, n) ==> at_most(m, p + 1, p, kappa) ==> 0 <= a < n ==> e <= k ==>
       @   one_more(e, l) ==> other_way(c, x, a, b, w, u, n) ==> dear_side_of(c, x, a, b, u, n, kappa, l, s); @/
      /@ assert split: \forall conditional c, integer j, a, b, e, l, kappa, indices o, rmat x, m, d;
       @   all_led(c, j, x, m, o, d, p, s, alpha, n) ==> at_most(m, p + 1, p, kappa) ==> 0 <= a < n ==> e <= k ==>
       @   one_more(e, l) ==> kind(c, place_at(c, row(x, a), w)) == 1 ==> other_way(c, x, a, b, w, u, n) ==>
       @   dear_class(c, x, a, w, n, kappa, e, s); @/
      lemma_exponents(k);
      /@ assert grows: \forall integer kappa, e, l; one_more(e, l) ==> e <= k ==> 0 <= kappa ==>
       @   grown(kappa, l, e); @/
      /@ assert less: \forall conditional c, integer j, e, l, kappa, indices o, rmat x, m, d;
       @   all_led(c, j, x, m, o, d, p, s, alpha, n) ==> at_most(m, p + 1, p, kappa) ==> e <= k ==> one_more(e, l) ==>
       @   grown(kappa, l, e); @/
      /@ assert goes_on: \forall conditional c, integer j, a, indices o, rmat x, m, d;
       @   all_led(c, j, x, m, o, d, p, s, alpha, n) ==> 0 <= a < n ==> kind(c, place_at(c, row(x, a), w)) == 1 ==>
       @   one_way(c, x, a, w, u, n) ==> alone_after_test(c, x, a, w, u, n, s); @/
      /@ assert alone: \forall conditional c, integer j, a, e, l, kappa, indices o, rmat x, m, d;
       @   all_led(c, j, x, m, o, d, p, s, alpha, n) ==> at_most(m, p + 1, p, kappa) ==> 0 <= a < n ==> e <= k ==>
       @   one_more(e, l) ==> kind(c, place_at(c, row(x, a), w)) == 1 ==> one_way(c, x, a, w, u, n) ==>
       @   dear_class(c, x, a, w, n, kappa, e, s); @/
      /@ assert either: \forall conditional c, integer a, rmat x;
       @   one_way(c, x, a, w, u, n) || \exists integer b; other_way(c, x, a, b, w, u, n); @/
      /@ assert later: \forall conditional c, integer j, a, e, l, kappa, indices o, rmat x, m, d;
       @   all_led(c, j, x, m, o, d, p, s, alpha, n) ==> at_most(m, p + 1, p, kappa) ==> 0 <= a < n ==> e <= k ==>
       @   one_more(e, l) ==> kind(c, place_at(c, row(x, a), w)) == 1 ==> dear_class(c, x, a, w, n, kappa, e, s); @/
      /@ assert before: \forall conditional c, integer a, e, kappa, rmat x; 0 < e ==>
       @   dear_class(c, x, a, w, n, kappa, e, s) || one_more(e, e - 1); @/
      /@ assert tested: \forall conditional c, integer j, a, e, kappa, indices o, rmat x, m, d;
       @   all_led(c, j, x, m, o, d, p, s, alpha, n) ==> at_most(m, p + 1, p, kappa) ==> 0 <= a < n ==> 0 <= e <= k ==>
       @   kind(c, place_at(c, row(x, a), w)) == 1 ==> dear_class(c, x, a, w, n, kappa, e, s); @/
    } else {
      /@ assert ends: \forall conditional c, integer j, indices o, rvec x, y, d; led(c, j, x, y, o, d, p, s, alpha) ==>
       @   ends_at(c, x, w); @/
    }
  }
*/

/*@ ghost
  /@ terminates \true;
   @ assigns \nothing;
   @ ensures dear: dear_ways(n, p, s, alpha, 0, k);
   @/
  void lemma_dear_ways(size_t n, size_t p, size_t s, size_t alpha, size_t k)
  {
    size_t w = alpha;
    lemma_dear_ways_step(n, p, s, alpha, alpha, alpha, k);
    /@ loop invariant range: 0 <= w <= alpha;
     @ loop invariant dear: dear_ways(n, p, s, alpha, w, k);
     @ loop assigns w;
     @ loop variant w;
     @/
    while (w > 0) {
      size_t l = w - 1;
      /@ assert step: one_more(w, l); @/
      lemma_dear_ways_step(n, p, s, alpha, l, w, k);
      w = l;
    }
  }
*/

/* All points together cost what the network costs on them. */
/*@ ghost
  /@ terminates \true;
   @ assigns \nothing;
   @ ensures all: \forall conditional c, integer a, rmat x; class_cost(c, x, a, 0, n) == operations_upto(c, x, n);
   @/
  void lemma_class_cost_all(size_t n)
  {
    size_t k = 0;
    /@ assert all: \forall conditional c, rvec x, z; member_cost(c, x, z, 0) == operations(c, 0, x); @/
    /@ loop invariant range: 0 <= k <= n;
     @ loop invariant all: \forall conditional c, integer a, rmat x;
     @   class_cost(c, x, a, 0, k) == operations_upto(c, x, k);
     @ loop assigns k;
     @ loop variant n - k;
     @/
    while (k < n) {
      size_t l = k + 1;
      /@ assert next: \forall conditional c, integer a, rmat x; class_cost(c, x, a, 0, l) ==
       @   class_cost(c, x, a, 0, k) + member_cost(c, row(x, k), row(x, a), 0); @/
      /@ assert sum: \forall conditional c, rmat x;
       @   operations_upto(c, x, l) == operations_upto(c, x, k) + operations(c, 0, row(x, k)); @/
      k = l;
    }
  }
*/

/* Theorem 3 with outputs, in the mean. */
/*@ ghost
  /@ terminates \true;
   @ assigns \nothing;
   @ ensures mean: \forall conditional c, integer outputs, j, kappa, indices known, o, rmat x, m, d;
   @   outputs_recalled(c, outputs, j, known, o, x, m, d, p, s) ==> rows(x) == n ==> 0 < n ==>
   @   at_most(m, p + 1, p, kappa) ==> operations_upto(c, x, n) <= total ==>
   @   (k + 1 + 2 * s) * n <= operations_upto(c, x, n) + kappa * pow2(k);
   @/
  void theorem3_outputs_mean(size_t n, size_t p, size_t s, size_t k, size_t total)
  {
    lemma_dear_ways(n, p, s, total, k);
    lemma_class_all(n);
    lemma_class_cost_all(n);
    lemma_cost_all(n, p);
    lemma_recalled_led(n, p, s, total);
    /@ assert most: \forall conditional c, rmat x; rows(x) == n ==> operations_upto(c, x, n) <= total ==>
     @   operations_at_most(c, x, total); @/
    /@ assert tests: \forall conditional c, rvec x; tests_upto(c, x, 0) == 0; @/
    /@ assert class: \forall conditional c, integer j, kappa, indices o, rmat x, m, d; 0 < n ==>
     @   all_led(c, j, x, m, o, d, p, s, total, n) ==> at_most(m, p + 1, p, kappa) ==>
     @   dear_class(c, x, 0, 0, n, kappa, k, s); @/
    /@ assert unfold: \forall conditional c, integer kappa, rmat x; dear_class(c, x, 0, 0, n, kappa, k, s) ==>
     @   dearer(class_upto(c, x, 0, 0, 0, n), kappa, class_cost(c, x, 0, 0, n), k,
     @          2 * s + tests_upto(c, row(x, 0), 0)); @/
    /@ assert start: \forall conditional c, integer j, kappa, indices o, rmat x, m, d; 0 < n ==>
     @   all_led(c, j, x, m, o, d, p, s, total, n) ==> at_most(m, p + 1, p, kappa) ==>
     @   dearer(class_upto(c, x, 0, 0, 0, n), kappa, class_cost(c, x, 0, 0, n), k,
     @          2 * s + tests_upto(c, row(x, 0), 0)); @/
    /@ assert dear: \forall conditional c, integer j, kappa, indices o, rmat x, m, d; 0 < n ==>
     @   all_led(c, j, x, m, o, d, p, s, total, n) ==> at_most(m, p + 1, p, kappa) ==>
     @   dearer(n, kappa, operations_upto(c, x, n), k, 2 * s); @/
    /@ assert bound: \forall integer kappa, cost; dearer(n, kappa, cost, k, 2 * s) ==>
     @   (k + 1 + 2 * s) * n <= cost + kappa * pow2(k); @/
  }
*/
#endif
