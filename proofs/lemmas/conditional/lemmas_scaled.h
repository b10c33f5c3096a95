/* A network in integers goes where the one goes that it computes. */
#ifndef MEMCERT_PROOFS_LEMMAS_SCALED_H
#define MEMCERT_PROOFS_LEMMAS_SCALED_H

#include <stddef.h>
#include "specs/scaled.acsl"

/*@ lemma zero_integer: integral((real)0);
  @ lemma whole_zero: integral(0.0);
  @ lemma integers_sum: \forall integer i, j; (real)i + (real)j == (real)(i + j);
  @ lemma integers_product: \forall integer i, j; rmul((real)i, (real)j) == (real)(i * j);
  @ lemma integers_apart: \forall integer i, j; i < j ==> (real)i + 1.0 <= (real)j;
  @ lemma whole_sum_of: \forall integer i, j, real a, b; a == i ==> b == j ==> integral(a + b);
  @ lemma whole_product_of: \forall integer i, j, real a, b; a == i ==> b == j ==> integral(rmul(a, b));
  @ lemma whole_sum: \forall real a, b; integral(a) ==> integral(b) ==> integral(a + b);
  @ lemma whole_product: \forall real a, b; integral(a) ==> integral(b) ==> integral(rmul(a, b));
  @ lemma whole_apart_of: \forall integer i, j, real a, b; a == i ==> b == j ==> a < b ==> a + 1.0 <= b;
  @ lemma whole_apart: \forall real a, b; integral(a) ==> integral(b) ==> a < b ==> a + 1.0 <= b;
  @ lemma rmul_up: \forall real w, a, b; 0.0 <= w ==> a <= b ==> rmul(w, a) <= rmul(w, b);
  @ lemma rmul_down: \forall real w, a, b; w <= 0.0 ==> a <= b ==> rmul(w, b) <= rmul(w, a);
  @ lemma least_below: \forall real w, l, h, z; l <= z <= h ==> least_of(w, l, h) <= rmul(w, z);
  @ lemma largest_above: \forall real w, l, h, z; l <= z <= h ==> rmul(w, z) <= largest_of(w, l, h);
  @ lemma product_computes: \forall real w, l, h, z, b; product_fits(w, l, h, b) ==> integral(z) ==> l <= z <= h ==>
  @   number_fits(w, b) && number_fits(rmul(w, z), b);
  @ predicate same_factor(real v, real g, real w, real u) = rmul(v, g) == rmul(w, u);
  @ lemma term_left: \forall real v, g, w, u, z; same_factor(v, g, w, u) ==> rmul(w, rmul(u, z)) == rmul(rmul(w, u), z);
  @ lemma term_right: \forall real v, g, w, u, z; same_factor(v, g, w, u) ==>
  @   rmul(g, rmul(v, z)) == rmul(rmul(v, g), z);
  @ lemma term_same: \forall real v, g, w, u, z; same_factor(v, g, w, u) ==> rmul(w, rmul(u, z)) == rmul(g, rmul(v, z));
  @ lemma term_scaled: \forall real v, w, g, u, z; rmul(v, g) == rmul(w, u) ==>
  @   rmul(w, rmul(u, z)) == rmul(g, rmul(v, z));
  @ lemma scaled_sum: \forall real a, b, g, p, q; a == rmul(g, p) ==> b == rmul(g, q) ==> a + b == rmul(g, p + q);
  @ lemma product_between: \forall real w, l, h, z; integral(w) ==> integral(z) ==> l <= z <= h ==>
  @   integral(rmul(w, z)) && least_of(w, l, h) <= rmul(w, z) <= largest_of(w, l, h);
  @ // The first number is g times the second, an integer from l to h.
  @ predicate multiple_between(real a, real g, real p, real l, real h) = a == rmul(g, p) && integral(p) && l <= p <= h;
  @ lemma multiple_sum: \forall real g, a, p, l, h, b, q, m, n; multiple_between(a, g, p, l, h) ==>
  @   multiple_between(b, g, q, m, n) ==> multiple_between(a + b, g, p + q, l + m, h + n);
  @ lemma multiple_none: \forall real g; multiple_between(0.0, g, 0.0, 0.0, 0.0);
  @ lemma number_sum: \forall real p, q, l, h, m, n, b; integral(p) ==> integral(q) ==> l <= p <= h ==> m <= q <= n ==>
  @   within(l + m, b) ==> within(h + n, b) ==> number_fits(p + q, b);
  @ lemma relu_scaled: \forall real g, a; g > 0.0 ==> relu(rmul(g, a)) == rmul(g, relu(a));
  @ lemma whole_integer: \forall integer i, real a; a == i ==> integral(a);
  @ lemma relu_integer: \forall integer i; relu((real)i) == (real)(i > 0 ? i : 0);
  @ lemma relu_whole: \forall real a; integral(a) ==> integral(relu(a));
  @
  @ lemma product_positive_real: \forall real u, d; u > 0.0 ==> d > 0.0 ==> u * d > 0.0;
  @ lemma product_below: \forall real u, a, b; u > 0.0 ==> a < b ==> u * a < u * b;
  @ lemma rmul_less: \forall real u, a, b; u > 0.0 ==> a < b ==> rmul(u, a) < rmul(u, b);
  @ lemma rmul_below: \forall real u, a, b; u > 0.0 ==> (rmul(u, a) < rmul(u, b) <==> a < b);
  @ lemma rmul_next: \forall real u, a, b; u > 0.0 ==> a + 1.0 <= b ==> rmul(u, a) + u <= rmul(u, b);
  @ lemma threshold_above: \forall real a, t, u, z; u > 0.0 ==> a <= rmul(u, t) ==> rmul(u, t) - u < a ==>
  @   integral(z) ==> integral(t) ==> (rmul(u, z) < a <==> z < t);
  @ lemma threshold_below: \forall real a, t, u, z; u > 0.0 ==> rmul(u, t) <= a ==> a < rmul(u, t) + u ==>
  @   integral(z) ==> integral(t) ==> (rmul(u, z) <= a <==> z <= t);
  @ lemma threshold_at: \forall real t, u, z; u > 0.0 ==> (rmul(u, z) == rmul(u, t) <==> z == t);
  @ lemma chosen_less: \forall real a, b, integer s, o; chosen(0, a, b, s, o) == (a < b ? s : o);
  @ lemma chosen_at_most: \forall real a, b, integer s, o; chosen(1, a, b, s, o) == (a <= b ? s : o);
  @ lemma chosen_equal: \forall real a, b, integer s, o; chosen(2, a, b, s, o) == (a == b ? s : o);
  @ lemma chosen_other: \forall real a, b, integer s, o; chosen(3, a, b, s, o) == (a != b ? s : o);
  @ lemma chosen_more: \forall real a, b, integer s, o; chosen(4, a, b, s, o) == (a > b ? s : o);
  @ lemma chosen_at_least: \forall real a, b, integer s, o; chosen(5, a, b, s, o) == (a >= b ? s : o);
  @ predicate same_choice(integer compare, real a, real t, real u, real z) = \forall integer s, o;
  @   chosen(compare, rmul(u, z), a, s, o) == chosen(compare, z, t, s, o);
  @ predicate threshold_found(integer compare, real a, real t, real u) =
  @   u > 0.0 && threshold_fits(compare, a, t, u) && (integral(t) || compare == 2 || compare == 3);
  @ lemma less_same: \forall real a, t, u, z; threshold_found(0, a, t, u) ==> integral(z) ==>
  @   same_choice(0, a, t, u, z);
  @ lemma at_most_same: \forall real a, t, u, z; threshold_found(1, a, t, u) ==> integral(z) ==>
  @   same_choice(1, a, t, u, z);
  @ lemma equal_same: \forall real a, t, u, z; threshold_found(2, a, t, u) ==> integral(z) ==>
  @   same_choice(2, a, t, u, z);
  @ lemma other_same: \forall real a, t, u, z; threshold_found(3, a, t, u) ==> integral(z) ==>
  @   same_choice(3, a, t, u, z);
  @ lemma more_same: \forall real a, t, u, z; threshold_found(4, a, t, u) ==> integral(z) ==>
  @   same_choice(4, a, t, u, z);
  @ lemma at_least_same: \forall real a, t, u, z; threshold_found(5, a, t, u) ==> integral(z) ==>
  @   same_choice(5, a, t, u, z);
  @ lemma threshold_same: \forall integer compare, real a, t, u, z; 0 <= compare <= 5 ==>
  @   threshold_found(compare, a, t, u) ==> integral(z) ==> same_choice(compare, a, t, u, z);
  @*/
/*@ // The first k terms of instruction i.
  @ predicate sums_hold(conditional c, conditional s, rvec g, integer i, rvec l, rvec h, rvec y, rvec z, integer k) =
  @   multiple_between(terms_upto(c, i, y, k), at(g, i), terms_upto(s, i, z, k), least_upto(s, i, l, h, k),
  @                    largest_upto(s, i, l, h, k));
  @ // Three networks with the same instructions of at most m terms, and r outputs.
  @ predicate same_operation(conditional c, conditional s, integer i, integer m) =
  @   0 <= terms(c, i) <= m && terms(s, i) == terms(c, i) &&
  @   \forall integer t; 0 <= t < terms(c, i) ==> variable(s, i, t) == variable(c, i, t);
  @ predicate same_test(conditional c, conditional s, integer i) =
  @   compares(s, i) == compares(c, i) && tested(s, i) == tested(c, i);
  @ predicate same_leaf(conditional c, conditional s, conditional f, integer i, integer r) =
  @   \forall integer j; 0 <= j < r ==> put_out(s, i, j) == put_out(c, i, j) && put_out(f, i, j) == put_out(c, i, j);
  @ predicate same_way(conditional c, conditional s, integer i) =
  @   instructions(s) == instructions(c) && kind(s, i) == kind(c, i) && next(s, i) == next(c, i) &&
  @   otherwise(s, i) == otherwise(c, i);
  @ predicate alike_at(conditional c, conditional s, conditional f, integer m, integer r, integer i) =
  @   same_way(c, s, i) && (kind(c, i) == 0 ==> same_operation(c, s, i, m)) && (kind(c, i) == 1 ==>
  @   same_test(c, s, i)) && (kind(c, i) != 0 ==> kind(c, i) != 1 ==> same_leaf(c, s, f, i, r));
  @ predicate alike(conditional c, conditional s, conditional f, integer m, integer r) =
  @   \forall integer i; 0 <= i < instructions(c) ==> alike_at(c, s, f, m, r, i);
  @
  @ lemma variable_multiple: \forall rvec u, l, h, y, z, integer k; multiples(u, l, h, y, z) ==> 0 <= k < len(u) ==>
  @   at(y, k) == rmul(at(u, k), at(z, k)) && integral(at(z, k)) && at(l, k) <= at(z, k) <= at(h, k) && at(u, k) > 0.0;
  @ lemma terms_next: \forall conditional c, integer i, rvec y, integer t; 0 <= t ==> terms_upto(c, i, y, t + 1) ==
  @   terms_upto(c, i, y, t) + rmul(weight(c, i, t), at(y, variable(c, i, t)));
  @ lemma least_next: \forall conditional s, integer i, rvec l, h, integer t; 0 <= t ==>
  @   least_upto(s, i, l, h, t + 1) == least_upto(s, i, l, h, t) + least_of(weight(s, i, t), at(l, variable(s, i, t)),
  @   at(h, variable(s, i, t)));
  @ lemma largest_next: \forall conditional s, integer i, rvec l, h, integer t; 0 <= t ==>
  @   largest_upto(s, i, l, h, t + 1) ==
  @   largest_upto(s, i, l, h, t) + largest_of(weight(s, i, t), at(l, variable(s, i, t)), at(h, variable(s, i, t)));
  @ // The next term.
  @ predicate term_holds(conditional c, conditional s, rvec g, integer i, rvec l, rvec h, rvec y, rvec z, integer t) =
  @   multiple_between(rmul(weight(c, i, t), at(y, variable(c, i, t))), at(g, i),
  @     rmul(weight(s, i, t), at(z, variable(s, i, t))),
  @     least_of(weight(s, i, t), at(l, variable(s, i, t)), at(h, variable(s, i, t))),
  @     largest_of(weight(s, i, t), at(l, variable(s, i, t)), at(h, variable(s, i, t))));
  @ lemma term_next: \forall conditional c, s, rvec g, b, integer i, m, rvec u, l, h, y, z, integer t; 0 <= t ==>
  @   t < terms(c, i) ==> same_operation(c, s, i, m) ==> multiples(u, l, h, y, z) ==>
  @   0 <= variable(c, i, t) < len(u) ==> term_fits(c, s, g, b, i, u, l, h, t) ==>
  @   term_holds(c, s, g, i, l, h, y, z, t);
  @ lemma sums_with: \forall conditional c, s, rvec g, integer i, rvec l, h, y, z, integer t; 0 <= t ==>
  @   term_holds(c, s, g, i, l, h, y, z, t) ==> sums_hold(c, s, g, i, l, h, y, z, t) ==>
  @   sums_hold(c, s, g, i, l, h, y, z, t + 1);
  @ lemma sums_none: \forall conditional c, s, rvec g, integer i, rvec l, h, y, z, integer t; t <= 0 ==>
  @   sums_hold(c, s, g, i, l, h, y, z, t);
  @ lemma operation_term: \forall conditional c, s, rvec g, b, integer i, rvec u, l, h, integer t; 0 <= t ==>
  @   t < terms(c, i) ==> operation_fits(c, s, g, b, i, u, l, h) ==> term_fits(c, s, g, b, i, u, l, h, t);
  @ lemma sums_next: \forall conditional c, s, rvec g, b, integer i, m, rvec u, l, h, y, z, integer t; 0 <= t ==>
  @   t < terms(c, i) ==> same_operation(c, s, i, m) ==> multiples(u, l, h, y, z) ==>
  @   0 <= variable(c, i, t) < len(u) ==> term_fits(c, s, g, b, i, u, l, h, t) ==>
  @   sums_hold(c, s, g, i, l, h, y, z, t) ==> sums_hold(c, s, g, i, l, h, y, z, t + 1);
  @ lemma sums_step: \forall conditional c, s, rvec g, b, integer i, m, rvec u, l, h, y, z, integer t; 0 <= t ==>
  @   t < terms(c, i) ==> same_operation(c, s, i, m) ==> multiples(u, l, h, y, z) ==>
  @   operation_fits(c, s, g, b, i, u, l, h) ==> sums_hold(c, s, g, i, l, h, y, z, t) ==>
  @   sums_hold(c, s, g, i, l, h, y, z, t + 1);
  @*/

/*@ ghost
  /@ terminates \true;
   @ assigns \nothing;
   @ ensures sums: \forall conditional c, s, rvec g, b, integer i, rvec u, l, h, y, z, integer t;
   @   same_operation(c, s, i, m) ==> multiples(u, l, h, y, z) ==> operation_fits(c, s, g, b, i, u, l, h) ==>
   @   0 <= t <= terms(c, i) ==> sums_hold(c, s, g, i, l, h, y, z, t);
   @/
  void lemma_sums(size_t m)
  {
    size_t k = 0;
    /@ loop invariant range: 0 <= k <= m;
     @ loop invariant sums: \forall conditional c, s, rvec g, b, integer i, rvec u, l, h, y, z, integer t;
     @   same_operation(c, s, i, m) ==> multiples(u, l, h, y, z) ==> operation_fits(c, s, g, b, i, u, l, h) ==>
     @   0 <= t <= k ==> t <= terms(c, i) ==> sums_hold(c, s, g, i, l, h, y, z, t);
     @ loop assigns k;
     @ loop variant m - k;
     @/
    while (k < m) {
      /@ assert before: \forall conditional c, s, rvec g, b, integer i, rvec u, l, h, y, z;
       @   same_operation(c, s, i, m) ==> multiples(u, l, h, y, z) ==> operation_fits(c, s, g, b, i, u, l, h) ==>
       @   k < terms(c, i) ==> sums_hold(c, s, g, i, l, h, y, z, k); @/
      /@ assert this: \forall conditional c, s, rvec g, b, integer i, rvec u, l, h, y, z;
       @   same_operation(c, s, i, m) ==> multiples(u, l, h, y, z) ==> operation_fits(c, s, g, b, i, u, l, h) ==>
       @   k < terms(c, i) ==> sums_hold(c, s, g, i, l, h, y, z, k + 1); @/
      k++;
    }
  }
*/

/*@ lemma sum_computes: \forall conditional c, s, rvec g, b, integer i, m, rvec u, l, h, y, z, integer t; 0 <= t ==>
  @   t < terms(c, i) ==> same_operation(c, s, i, m) ==> multiples(u, l, h, y, z) ==>
  @   0 <= variable(c, i, t) < len(u) ==> term_fits(c, s, g, b, i, u, l, h, t) ==>
  @   sums_hold(c, s, g, i, l, h, y, z, t + 1) ==> term_computes(s, i, z, t, at(b, i));
  @ lemma defined_multiples: \forall rvec u, l, h, y, z, real g, a, t, v; multiples(u, l, h, y, z) ==> g > 0.0 ==>
  @   v == rmul(g, t) ==> integral(t) ==> 0.0 <= t <= a ==>
  @   multiples(defined(u, g), defined(l, 0.0), defined(h, a), defined(y, v), defined(z, t));
  @ lemma relu_between: \forall real t, a; t <= a ==> 0.0 <= relu(t) <= relu(a);
  @ lemma operation_multiples: \forall conditional c, s, rvec g, b, integer i, m, rvec u, l, h, y, z;
  @   kind(c, i) == 0 ==> kind(s, i) == 0 ==> same_operation(c, s, i, m) ==> multiples(u, l, h, y, z) ==>
  @   operation_fits(c, s, g, b, i, u, l, h) ==> sums_hold(c, s, g, i, l, h, y, z, terms(c, i)) ==>
  @   multiples(defined(u, at(g, i)), defined(l, 0.0), defined(h, relu(largest_upto(s, i, l, h, terms(s, i)))),
  @     after(c, i, y), after(s, i, z));
  @ lemma test_follower: \forall conditional c, s, f, rvec b, integer i, m, r, rvec u, l, h, y, z; kind(c, i) == 1 ==>
  @   alike_at(c, s, f, m, r, i) ==> multiples(u, l, h, y, z) ==> test_fits(c, s, b, i, u) ==>
  @   follower(c, i, y) == follower(s, i, z);
  @ predicate output_between(conditional f, integer i, rvec l, rvec h, rvec z, integer j) =
  @   integral(put_out_times(f, i, z, j)) &&
  @   least_output(f, i, l, h, j) <= put_out_times(f, i, z, j) <= largest_output(f, i, l, h, j);
  @ lemma output_of: \forall conditional c, f, rvec b, o, integer i, rvec u, l, h, integer j;
  @   outputs_fit(c, f, b, o, i, u, l, h) ==> 0 <= j < len(o) ==> put_out(c, i, j) < len(u) &&
  @   (put_out(c, i, j) >= 0 ==> output_fits(c, f, b, o, i, u, l, h, j));
  @ lemma pair_of: \forall conditional f, rvec b, integer r, d, i, rvec l, h, integer j;
  @   pairs_fit(f, b, r, d, i, l, h) ==> d <= j < r ==>
  @   within(least_output(f, i, l, h, j - d) + least_output(f, i, l, h, j), at(b, i)) &&
  @   within(largest_output(f, i, l, h, j - d) + largest_output(f, i, l, h, j), at(b, i));
  @ lemma zero_between: \forall conditional f, integer i, rvec l, h, z, integer j; put_out(f, i, j) < 0 ==>
  @   output_between(f, i, l, h, z, j);
  @ lemma output_within: \forall conditional c, f, rvec b, o, integer i, rvec u, l, h, y, z, integer j;
  @   multiples(u, l, h, y, z) ==> put_out(f, i, j) == put_out(c, i, j) ==> 0 <= put_out(f, i, j) < len(u) ==>
  @   output_fits(c, f, b, o, i, u, l, h, j) ==> output_between(f, i, l, h, z, j);
  @ lemma answer_multiple: \forall real f, o, u, z, y; rmul(f, o) == u ==> y == rmul(u, z) ==>
  @   y == rmul(o, rmul(f, z));
  @ lemma outputs_between: \forall conditional c, s, f, rvec b, o, integer i, rvec u, l, h, y, z, integer j;
  @   multiples(u, l, h, y, z) ==> same_leaf(c, s, f, i, len(o)) ==> outputs_fit(c, f, b, o, i, u, l, h) ==>
  @   0 <= j < len(o) ==> output_between(f, i, l, h, z, j);
  @ lemma output_number: \forall conditional c, f, rvec b, o, integer i, rvec u, l, h, y, z, integer j;
  @   multiples(u, l, h, y, z) ==> put_out(f, i, j) == put_out(c, i, j) ==> 0 <= put_out(f, i, j) < len(u) ==>
  @   output_fits(c, f, b, o, i, u, l, h, j) ==>
  @   number_fits(weight(f, i, j), at(b, i)) && number_fits(put_out_times(f, i, z, j), at(b, i));
  @ lemma output_alone: \forall conditional c, s, f, rvec b, o, integer i, rvec u, l, h, y, z, integer j;
  @   multiples(u, l, h, y, z) ==> same_leaf(c, s, f, i, len(o)) ==> outputs_fit(c, f, b, o, i, u, l, h) ==>
  @   0 <= j < len(o) ==> put_out(f, i, j) >= 0 ==>
  @   number_fits(weight(f, i, j), at(b, i)) && number_fits(put_out_times(f, i, z, j), at(b, i));
  @ lemma output_pair: \forall conditional f, rvec b, integer r, d, i, rvec l, h, z, integer j;
  @   output_between(f, i, l, h, z, j - d) ==> output_between(f, i, l, h, z, j) ==>
  @   pairs_fit(f, b, r, d, i, l, h) ==> d <= j < r ==>
  @   number_fits(put_out_times(f, i, z, j - d) + put_out_times(f, i, z, j), at(b, i));
  @ lemma leaf_pair: \forall conditional c, s, f, rvec b, o, integer d, i, rvec u, l, h, y, z, integer j;
  @   0 <= d ==> multiples(u, l, h, y, z) ==> same_leaf(c, s, f, i, len(o)) ==> leaf_fits(c, f, b, o, d, i, u, l, h) ==>
  @   d <= j < len(o) ==> number_fits(put_out_times(f, i, z, j - d) + put_out_times(f, i, z, j), at(b, i));
  @ lemma leaf_alone: \forall conditional c, s, f, rvec b, o, integer d, i, rvec u, l, h, y, z, integer j;
  @   multiples(u, l, h, y, z) ==> same_leaf(c, s, f, i, len(o)) ==> leaf_fits(c, f, b, o, d, i, u, l, h) ==>
  @   0 <= j < len(o) ==> put_out(f, i, j) >= 0 ==>
  @   number_fits(weight(f, i, j), at(b, i)) && number_fits(put_out_times(f, i, z, j), at(b, i));
  @ lemma leaf_computes: \forall conditional c, s, f, rvec b, o, integer d, i, rvec u, l, h, y, z, integer j;
  @   0 <= d ==> multiples(u, l, h, y, z) ==> same_leaf(c, s, f, i, len(o)) ==> leaf_fits(c, f, b, o, d, i, u, l, h) ==>
  @   0 <= j < len(o) ==> output_computes(f, d, i, z, j, at(b, i));
  @ lemma output_answer: \forall conditional c, s, f, rvec b, o, integer i, rvec u, l, h, y, z, integer j;
  @   multiples(u, l, h, y, z) ==> put_out(s, i, j) == put_out(c, i, j) ==> put_out(f, i, j) == put_out(c, i, j) ==>
  @   output_fits(c, f, b, o, i, u, l, h, j) ==> 0 <= put_out(c, i, j) < len(u) ==>
  @   at(y, put_out(c, i, j)) == rmul(at(o, j), rmul(weight(f, i, j), at(z, put_out(s, i, j))));
  @ lemma output_none: \forall real o, f; rmul(o, rmul(f, 0.0)) == 0.0;
  @ logic real put_out_of(conditional c, integer i, rvec y, integer j) =
  @   put_out(c, i, j) < 0 ? 0.0 : at(y, put_out(c, i, j));
  @ lemma leaf_answer: \forall conditional c, s, f, rvec b, o, integer i, rvec u, l, h, y, z, integer j;
  @   multiples(u, l, h, y, z) ==> same_leaf(c, s, f, i, len(o)) ==> outputs_fit(c, f, b, o, i, u, l, h) ==>
  @   0 <= j < len(o) ==> put_out_of(c, i, y, j) == rmul(at(o, j), rmul(weight(f, i, j), put_out_of(s, i, z, j)));
  @*/
/*@ // Instruction i does the same in both networks.
  @ predicate steps_alike(conditional c, conditional s, conditional f, rvec b, rvec o, integer d, integer i, rvec y,
  @                       rvec z) =
  @   follower(c, i, y) == follower(s, i, z) && computes_at(s, f, b, len(o), d, i, z);
  @ predicate fits_after(conditional c, conditional s, conditional f, rvec g, rvec b, rvec o, integer d, integer i,
  @                      rvec u, rvec l, rvec h, rvec y, rvec z) =
  @   fits(c, s, f, g, b, o, d, follower(c, i, y), units_after(c, g, i, u), least_after(c, i, l),
  @        largest_after(c, s, i, l, h)) &&
  @   multiples(units_after(c, g, i, u), least_after(c, i, l), largest_after(c, s, i, l, h), after(c, i, y),
  @             after(s, i, z));
  @ predicate goes_on(conditional c, conditional s, conditional f, rvec g, rvec b, rvec o, integer d, integer i, rvec u,
  @                   rvec l, rvec h, rvec y, rvec z) =
  @   steps_alike(c, s, f, b, o, d, i, y, z) &&
  @   (follower(c, i, y) > i ==> fits_after(c, s, f, g, b, o, d, i, u, l, h, y, z));
  @ predicate starts(conditional c, conditional s, conditional f, rvec g, rvec b, rvec o, integer d, integer i, rvec u,
  @                  rvec l, rvec h, rvec y, rvec z) =
  @   fits(c, s, f, g, b, o, d, i, u, l, h) && multiples(u, l, h, y, z);
  @ lemma starts_here: \forall conditional c, s, f, rvec g, b, o, integer d, i, rvec u, l, h, y, z;
  @   starts(c, s, f, g, b, o, d, i, u, l, h, y, z) ==>
  @   fits_at(c, s, f, g, b, o, d, i, u, l, h) && multiples(u, l, h, y, z);
  @ lemma fits_follower: \forall conditional c, s, f, rvec g, b, o, integer d, i, q, rvec u, l, h;
  @   fits(c, s, f, g, b, o, d, i, u, l, h) ==> may_follow(c, i, q) ==>
  @   fits(c, s, f, g, b, o, d, q, units_after(c, g, i, u), least_after(c, i, l), largest_after(c, s, i, l, h));
  @ lemma follower_range: \forall conditional c, integer i, rvec y; 0 <= i ==> follower(c, i, y) > i ==>
  @   follower(c, i, y) < instructions(c);
  @ lemma follower_follows: \forall conditional c, integer i, rvec y; 0 <= i ==> follower(c, i, y) > i ==>
  @   may_follow(c, i, follower(c, i, y));
  @ lemma operation_steps: \forall conditional c, s, f, rvec g, b, o, integer d, i, m, rvec u, l, h, y, z;
  @   alike_at(c, s, f, m, len(o), i) ==> kind(c, i) == 0 ==> operation_fits(c, s, g, b, i, u, l, h) ==>
  @   multiples(u, l, h, y, z) ==>
  @   (\forall integer t; 0 <= t <= terms(c, i) ==> sums_hold(c, s, g, i, l, h, y, z, t)) ==>
  @   steps_alike(c, s, f, b, o, d, i, y, z);
  @ lemma operation_after: \forall conditional c, s, f, rvec g, b, o, integer d, i, m, rvec u, l, h, y, z;
  @   0 <= i ==> alike_at(c, s, f, m, len(o), i) ==> kind(c, i) == 0 ==> fits(c, s, f, g, b, o, d, i, u, l, h) ==>
  @   operation_fits(c, s, g, b, i, u, l, h) ==> multiples(u, l, h, y, z) ==>
  @   sums_hold(c, s, g, i, l, h, y, z, terms(c, i)) ==> follower(c, i, y) > i ==>
  @   fits_after(c, s, f, g, b, o, d, i, u, l, h, y, z);
  @ lemma operation_goes_on: \forall conditional c, s, f, rvec g, b, o, integer d, i, m, rvec u, l, h, y, z;
  @   0 <= i ==> alike_at(c, s, f, m, len(o), i) ==> kind(c, i) == 0 ==>
  @   starts(c, s, f, g, b, o, d, i, u, l, h, y, z) ==> (\forall integer t; 0 <= t <= terms(c, i) ==>
  @   sums_hold(c, s, g, i, l, h, y, z, t)) ==> goes_on(c, s, f, g, b, o, d, i, u, l, h, y, z);
  @ lemma test_steps: \forall conditional c, s, f, rvec b, o, integer d, i, m, rvec u, l, h, y, z;
  @   alike_at(c, s, f, m, len(o), i) ==> kind(c, i) == 1 ==> test_fits(c, s, b, i, u) ==>
  @   multiples(u, l, h, y, z) ==> steps_alike(c, s, f, b, o, d, i, y, z);
  @ lemma test_after: \forall conditional c, s, f, rvec g, b, o, integer d, i, m, rvec u, l, h, y, z;
  @   0 <= i ==> alike_at(c, s, f, m, len(o), i) ==> kind(c, i) == 1 ==> fits(c, s, f, g, b, o, d, i, u, l, h) ==>
  @   multiples(u, l, h, y, z) ==> follower(c, i, y) > i ==>
  @   fits_after(c, s, f, g, b, o, d, i, u, l, h, y, z);
  @ lemma test_goes_on: \forall conditional c, s, f, rvec g, b, o, integer d, i, m, rvec u, l, h, y, z;
  @   0 <= i ==> alike_at(c, s, f, m, len(o), i) ==> kind(c, i) == 1 ==>
  @   starts(c, s, f, g, b, o, d, i, u, l, h, y, z) ==> goes_on(c, s, f, g, b, o, d, i, u, l, h, y, z);
  @ lemma leaf_steps: \forall conditional c, s, f, rvec b, o, integer d, i, m, rvec u, l, h, y, z; 0 <= d ==>
  @   alike_at(c, s, f, m, len(o), i) ==> kind(c, i) != 0 ==> kind(c, i) != 1 ==>
  @   leaf_fits(c, f, b, o, d, i, u, l, h) ==> multiples(u, l, h, y, z) ==> steps_alike(c, s, f, b, o, d, i, y, z);
  @ lemma leaf_goes_on: \forall conditional c, s, f, rvec g, b, o, integer d, i, m, rvec u, l, h, y, z; 0 <= d ==>
  @   alike_at(c, s, f, m, len(o), i) ==> kind(c, i) != 0 ==> kind(c, i) != 1 ==> 0 <= i ==>
  @   starts(c, s, f, g, b, o, d, i, u, l, h, y, z) ==> goes_on(c, s, f, g, b, o, d, i, u, l, h, y, z);
  @
  @ predicate carries(conditional c, conditional s, conditional f, rvec b, rvec o, integer d, integer i, rvec y,
  @                   rvec z) =
  @   same_multiples(c, s, f, o, i, y, z) && computes(s, f, b, len(o), d, i, z);
  @ lemma carries_on: \forall conditional c, s, f, rvec b, o, integer d, i, m, rvec y, z; 0 <= i ==>
  @   steps_alike(c, s, f, b, o, d, i, y, z) ==> follower(c, i, y) > i ==>
  @   carries(c, s, f, b, o, d, follower(c, i, y), after(c, i, y), after(s, i, z)) ==>
  @   carries(c, s, f, b, o, d, i, y, z);
  @ lemma last_here: \forall conditional c, integer i, rvec y; follower(c, i, y) <= i ==> last(c, i, y) == i;
  @ lemma answer_here: \forall conditional c, integer i, rvec y, integer j; follower(c, i, y) <= i ==>
  @   answer(c, i, y, j) == put_out_of(c, i, y, j);
  @ lemma computes_here: \forall conditional s, f, rvec b, integer r, d, i, rvec z; follower(s, i, z) <= i ==>
  @   computes_at(s, f, b, r, d, i, z) ==> computes(s, f, b, r, d, i, z);
  @ lemma same_here: \forall conditional c, s, f, rvec b, o, integer d, i, m, rvec u, l, h, y, z; 0 <= i ==>
  @   alike_at(c, s, f, m, len(o), i) ==> kind(c, i) != 0 ==> kind(c, i) != 1 ==>
  @   outputs_fit(c, f, b, o, i, u, l, h) ==> multiples(u, l, h, y, z) ==> follower(c, i, y) <= i ==>
  @   follower(s, i, z) <= i ==> same_multiples(c, s, f, o, i, y, z);
  @ lemma none_here: \forall conditional c, s, f, rvec o, integer i, rvec y, z;
  @   kind(c, i) == 0 || kind(c, i) == 1 ==> follower(c, i, y) <= i ==> follower(s, i, z) <= i ==>
  @   same_multiples(c, s, f, o, i, y, z);
  @ lemma carries_last: \forall conditional c, s, f, rvec g, b, o, integer d, i, m, rvec u, l, h, y, z; 0 <= i ==>
  @   alike_at(c, s, f, m, len(o), i) ==> starts(c, s, f, g, b, o, d, i, u, l, h, y, z) ==>
  @   steps_alike(c, s, f, b, o, d, i, y, z) ==> follower(c, i, y) <= i ==> carries(c, s, f, b, o, d, i, y, z);
  @*/

/* Of n instructions with at most m terms. */
/*@ ghost
  /@ terminates \true;
   @ assigns \nothing;
   @ ensures carries: \forall conditional c, s, f, rvec g, b, o, integer d, i, rvec u, l, h, y, z;
   @   instructions(c) == n ==> 0 <= d ==> alike(c, s, f, m, len(o)) ==> 0 <= i < n ==>
   @   starts(c, s, f, g, b, o, d, i, u, l, h, y, z) ==> carries(c, s, f, b, o, d, i, y, z);
   @/
  void lemma_scaled(size_t n, size_t m)
  {
    size_t k = n;
    lemma_sums(m);
    /@ assert goes_on: \forall conditional c, s, f, rvec g, b, o, integer d, i, rvec u, l, h, y, z; 0 <= d ==>
     @   0 <= i ==> alike_at(c, s, f, m, len(o), i) ==> starts(c, s, f, g, b, o, d, i, u, l, h, y, z) ==>
     @   goes_on(c, s, f, g, b, o, d, i, u, l, h, y, z); @/
    /@ loop invariant range: 0 <= k <= n;
     @ loop invariant carries: \forall conditional c, s, f, rvec g, b, o, integer d, i, rvec u, l, h, y, z;
     @   instructions(c) == n ==> 0 <= d ==> alike(c, s, f, m, len(o)) ==> k <= i < n ==>
     @   starts(c, s, f, g, b, o, d, i, u, l, h, y, z) ==> carries(c, s, f, b, o, d, i, y, z);
     @ loop assigns k;
     @ loop variant k;
     @/
    while (k > 0) {
      k--;
      /@ assert next: \forall conditional c, s, f, rvec g, b, o, integer d, rvec u, l, h, y, z;
       @   instructions(c) == n ==> 0 <= d ==> alike(c, s, f, m, len(o)) ==> follower(c, k, y) > k ==>
       @   fits_after(c, s, f, g, b, o, d, k, u, l, h, y, z) ==>
       @   carries(c, s, f, b, o, d, follower(c, k, y), after(c, k, y), after(s, k, z)); @/
      /@ assert this: \forall conditional c, s, f, rvec g, b, o, integer d, rvec u, l, h, y, z;
       @   instructions(c) == n ==> 0 <= d ==> alike(c, s, f, m, len(o)) ==>
       @   starts(c, s, f, g, b, o, d, k, u, l, h, y, z) ==> carries(c, s, f, b, o, d, k, y, z); @/
      /@ assert later: \forall conditional c, s, f, rvec g, b, o, integer d, i, rvec u, l, h, y, z;
       @   instructions(c) == n ==> 0 <= d ==> alike(c, s, f, m, len(o)) ==> k < i < n ==>
       @   starts(c, s, f, g, b, o, d, i, u, l, h, y, z) ==> carries(c, s, f, b, o, d, i, y, z); @/
      /@ assert from_this: \forall conditional c, s, f, rvec g, b, o, integer d, i, rvec u, l, h, y, z;
       @   instructions(c) == n ==> 0 <= d ==> alike(c, s, f, m, len(o)) ==> k == i ==>
       @   starts(c, s, f, g, b, o, d, i, u, l, h, y, z) ==> carries(c, s, f, b, o, d, i, y, z); @/
    }
  }
*/
#endif
