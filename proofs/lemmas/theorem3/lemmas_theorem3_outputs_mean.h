/* What outputs cost in the mean.  n points, at most kappa of them on the graph of one linear function, at each of which
 * s outputs are positive, different and no inputs, satisfy (k + 1 + 2s) n <= total + kappa 2^k for every k if they are
 * recalled in `total` operations together.
 *
 * The induction is that of lemmas_theorem3_outputs.h: of f sums on the way to a leaf f - s tell points apart there, and
 * each point pays 2f and its tests. */
#ifndef MEMCERT_PROOFS_LEMMAS_THEOREM3_OUTPUTS_MEAN_H
#define MEMCERT_PROOFS_LEMMAS_THEOREM3_OUTPUTS_MEAN_H

#include "lemmas_theorem3_outputs.h"

/*@ // n points pay v each.
  @ logic integer owes(integer v, integer n) = v * n;
  @ predicate costly(integer v, integer n, integer cost) = owes(v, n) <= cost;
  @ predicate dearer(integer n, integer kappa, integer cost, integer e, integer r) =
  @   owes(e + 1 + r, n) <= cost + graphed(kappa, e);
  @ // What f sums that tell apart leave to be paid.
  @ predicate settled(integer n, integer kappa, integer f, integer e) = owes(e + 1 - 2 * f, n) <= graphed(kappa, e);
  @ lemma owes_sum: \forall integer v, a, b; owes(v, a + b) == owes(v, a) + owes(v, b);
  @ lemma owes_both: \forall integer v, u, n; owes(v + u, n) == owes(v, n) + owes(u, n);
  @ lemma owes_none: \forall integer v; owes(v, 0) == 0;
  @ lemma owes_one: \forall integer v; owes(v, 1) == v;
  @ lemma owes_once: \forall integer n; owes(1, n) == n;
  @ lemma owes_grows: \forall integer v, n, m; 0 <= v ==> n <= m ==> owes(v, n) <= owes(v, m);
  @ lemma owes_negative: \forall integer v, n; v <= 0 ==> 0 <= n ==> owes(v, n) <= 0;
  @ lemma graphed_some: \forall integer kappa, e; 0 <= kappa ==> 1 <= pow2(e) ==> 0 <= graphed(kappa, e);
  @ lemma graphed_first: \forall integer kappa; graphed(kappa, 0) == kappa;
  @ lemma few_graphed: \forall integer n, kappa, e; few(n, kappa, e) ==> n <= graphed(kappa, e);
  @ lemma settled_paid: \forall integer n, kappa, f, e; e + 1 <= 2 * f ==> 0 <= n ==> 0 <= graphed(kappa, e) ==>
  @   settled(n, kappa, f, e);
  @ lemma settled_first: \forall integer n, kappa; few(n, kappa, 0) ==> settled(n, kappa, 0, 0);
  @ lemma settled_sum: \forall integer n, f, e; owes(e + 1 + 1 - 2 * f, n) == owes(e + 1 - 2 * f, n) + n;
  @ lemma settled_next: \forall integer n, kappa, f, e, g; one_more(g, e) ==> few(n, kappa, e) ==>
  @   settled(n, kappa, f, e) ==> settled(n, kappa, f, g);
  @ lemma dearer_sum: \forall integer n, f, e, r; owes(e + 1 + r, n) == owes(e + 1 - 2 * f, n) + owes(2 * f + r, n);
  @ lemma dearer_leaf: \forall integer n, kappa, cost, f, e, r; settled(n, kappa, f, e) ==>
  @   costly(2 * f + r, n, cost) ==> dearer(n, kappa, cost, e, r);
  @ lemma dearer_start: \forall integer n, kappa, cost, r; 0 <= kappa ==> costly(r + 1, n, cost) ==>
  @   dearer(n, kappa, cost, 0, r);
  @ lemma dearer_more: \forall integer n, m, kappa, cost, more, e, r; 0 <= e + r ==> n <= m ==> cost <= more ==>
  @   dearer(m, kappa, cost, e, r) ==> dearer(n, kappa, more, e, r);
  @ lemma dearer_alone: \forall integer n, kappa, cost, e, l, r; one_more(e, l) ==>
  @   graphed(kappa, l) <= graphed(kappa, e) ==> dearer(n, kappa, cost, l, r + 1) ==> dearer(n, kappa, cost, e, r);
  @ lemma dearer_split: \forall integer n, a, b, kappa, cost, above, below, e, l, r; one_more(e, l) ==> 0 <= r ==>
  @   n <= a + b ==> above + below <= cost ==> dearer(a, kappa, above, l, r + 1) ==>
  @   dearer(b, kappa, below, l, r + 1) ==> dearer(n, kappa, cost, e, r);
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
     @   costly(2 * (sums_upto(c, row(x, a), w) - s) + (2 * s + tests_upto(c, row(x, a), w)),
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
      /@ assert parted: \forall conditional c, integer a, b, rmat x; other_way(c, x, a, b, w, u, n) ==>
       @   parted(c, x, a, b, w, u, n); @/
      /@ assert one: \forall conditional c, integer j, a, e, kappa, indices o, rmat x, m, d;
       @   all_led(c, j, x, m, o, d, p, s, alpha, n) ==> at_most(m, p + 1, p, kappa) ==> 0 <= a < n ==> 0 <= e <= k ==>
       @   kind(c, place_at(c, row(x, a), w)) == 0 ==> dear_class(c, x, a, w, n, kappa, e, s); @/
      /@ assert each: \forall conditional c, integer j, a, kappa, indices o, rmat x, m, d;
       @   all_led(c, j, x, m, o, d, p, s, alpha, n) ==> at_most(m, p + 1, p, kappa) ==> 0 <= a < n ==>
       @   kind(c, place_at(c, row(x, a), w)) == 1 ==>
       @   all_costly(c, x, a, w, 2 * s + tests_upto(c, row(x, a), w) + 1, n); @/
      /@ assert first: \forall conditional c, integer j, a, kappa, indices o, rmat x, m, d;
       @   all_led(c, j, x, m, o, d, p, s, alpha, n) ==> at_most(m, p + 1, p, kappa) ==> 0 <= a < n ==>
       @   kind(c, place_at(c, row(x, a), w)) == 1 ==> dear_class(c, x, a, w, n, kappa, 0, s); @/
      /@ assert after: \forall conditional c, integer j, a, e, kappa, indices o, rmat x, m, d;
       @   all_led(c, j, x, m, o, d, p, s, alpha, n) ==> at_most(m, p + 1, p, kappa) ==> 0 <= a < n ==> 0 <= e <= k ==>
       @   kind(c, place_at(c, row(x, a), w)) == 1 ==>
       @   dearer(class_upto(c, x, a, u, 0, n), kappa, class_cost(c, x, a, u, n), e,
       @          2 * s + tests_upto(c, row(x, a), w) + 1); @/
      /@ assert beside: \forall conditional c, integer j, a, b, e, kappa, indices o, rmat x, m, d;
       @   all_led(c, j, x, m, o, d, p, s, alpha, n) ==> at_most(m, p + 1, p, kappa) ==> 0 <= a < n ==> 0 <= e <= k ==>
       @   kind(c, place_at(c, row(x, a), w)) == 1 ==> other_way(c, x, a, b, w, u, n) ==>
       @   dearer(class_upto(c, x, b, u, 0, n), kappa, class_cost(c, x, b, u, n), e,
       @          2 * s + tests_upto(c, row(x, a), w) + 1); @/
      /@ assert split: \forall conditional c, integer j, a, b, e, l, kappa, indices o, rmat x, m, d;
       @   all_led(c, j, x, m, o, d, p, s, alpha, n) ==> at_most(m, p + 1, p, kappa) ==> 0 <= a < n ==> e <= k ==>
       @   one_more(e, l) ==> kind(c, place_at(c, row(x, a), w)) == 1 ==> other_way(c, x, a, b, w, u, n) ==>
       @   dear_class(c, x, a, w, n, kappa, e, s); @/
      lemma_exponents(k);
      /@ assert grows: \forall integer kappa, e, l; one_more(e, l) ==> e <= k ==> 0 <= kappa ==>
       @   graphed(kappa, l) <= graphed(kappa, e); @/
      /@ assert alone: \forall conditional c, integer j, a, e, l, kappa, indices o, rmat x, m, d;
       @   all_led(c, j, x, m, o, d, p, s, alpha, n) ==> at_most(m, p + 1, p, kappa) ==> 0 <= a < n ==> e <= k ==>
       @   one_more(e, l) ==> kind(c, place_at(c, row(x, a), w)) == 1 ==> one_way(c, x, a, w, u, n) ==>
       @   dear_class(c, x, a, w, n, kappa, e, s); @/
      /@ assert either: \forall conditional c, integer a, rmat x;
       @   one_way(c, x, a, w, u, n) || \exists integer b; other_way(c, x, a, b, w, u, n); @/
      /@ assert before: \forall integer e; 0 < e ==> one_more(e, e - 1); @/
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
    /@ assert dear: \forall conditional c, integer j, kappa, indices o, rmat x, m, d; 0 < n ==>
     @   all_led(c, j, x, m, o, d, p, s, total, n) ==> at_most(m, p + 1, p, kappa) ==>
     @   dearer(n, kappa, operations_upto(c, x, n), k, 2 * s); @/
    /@ assert bound: \forall integer kappa, cost; dearer(n, kappa, cost, k, 2 * s) ==>
     @   (k + 1 + 2 * s) * n <= cost + kappa * pow2(k); @/
  }
*/
#endif
