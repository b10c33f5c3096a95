/* Theorem 3 for every conditional network: n points that are recalled in alpha operations each, of which at most
 * kappa are on the graph of one linear function, are at most kappa 2^alpha.
 *
 * The points that took the same branches have variables that are the same linear forms of the input.  Every
 * instruction that costs something splits them in two, phi included; those that arrive at the same leaf are on one
 * graph.  The induction is over the operations that are left. */
#ifndef MEMCERT_PROOFS_LEMMAS_THEOREM3_H
#define MEMCERT_PROOFS_LEMMAS_THEOREM3_H

#include <stddef.h>
#include "kernel/conditional/conditional.h"
#include "kernel/theorem3/lower_bound.h"
#include "specs/bounds.acsl"
#include "specs/forms.acsl"
#include "specs/theorem3.acsl"

/*@ lemma sum_term: \forall real w, x, a, b, c; rmul(x + rmul(w, a), b) == rmul(x, b) + rmul(w, rmul(a, b));
  @ lemma sum_distributes: \forall real w, a, b; rmul(w, a + b) == rmul(w, a) + rmul(w, b);
  @*/

/* Inner products of the vectors that the proof makes. */
/*@ ghost
  /@ terminates \true;
   @ assigns \nothing;
   @ ensures zero: \forall rvec x; dot(repeated(p, 0.0), x) == 0.0;
   @ ensures added: \forall rvec a, b, x, real w; len(a) == p ==> len(b) == p ==>
   @   dot(added(a, w, b), x) == dot(a, x) + rmul(w, dot(b, x));
   @ ensures unit: \forall rvec x, integer v; 0 <= v < p ==> dot(row(identity(p), v), x) == at(x, v);
   @ ensures graph: \forall rvec a, x; len(a) == p ==> dot(defined(a, -1.0), x) == dot(a, x) - at(x, p);
   @/
  void lemma_dot_made(size_t p)
  {
    size_t k = 0;
    /@ loop invariant range: 0 <= k <= p;
     @ loop invariant zero: \forall rvec x; dot_upto(repeated(p, 0.0), x, k) == 0.0;
     @ loop invariant added: \forall rvec a, b, x, real w; len(a) == p ==> len(b) == p ==>
     @   dot_upto(added(a, w, b), x, k) == dot_upto(a, x, k) + rmul(w, dot_upto(b, x, k));
     @ loop invariant unit: \forall rvec x, integer v; 0 <= v < p ==>
     @   dot_upto(row(identity(p), v), x, k) == (v < k ? at(x, v) : 0.0);
     @ loop invariant graph: \forall rvec a, x; len(a) == p ==>
     @   dot_upto(defined(a, -1.0), x, k) == dot_upto(a, x, k);
     @ loop assigns k;
     @ loop variant p - k;
     @/
    while (k < p) {
      /@ assert one: \forall real t; rmul(1.0, t) == t && rmul(0.0, t) == 0.0; @/
      /@ assert cell: \forall integer v; 0 <= v < p ==> at(row(identity(p), v), k) == (v == k ? 1.0 : 0.0); @/
      /@ assert unit: \forall rvec x, integer v; 0 <= v < p ==>
       @   rmul(at(row(identity(p), v), k), at(x, k)) == (v == k ? at(x, v) : 0.0); @/
      /@ assert term: \forall rvec a, b, x, real w; len(a) == p ==>
       @   rmul(at(added(a, w, b), k), at(x, k)) == rmul(at(a, k), at(x, k)) + rmul(w, rmul(at(b, k), at(x, k))); @/
      /@ assert sum: \forall rvec b, x, real w; rmul(w, dot_upto(b, x, k + 1)) ==
       @   rmul(w, dot_upto(b, x, k)) + rmul(w, rmul(at(b, k), at(x, k))); @/
      k++;
      /@ assert counted: k == \at(k, LoopCurrent) + 1; @/
    }
    /@ assert last: \forall rvec a, x; len(a) == p ==>
     @   dot_upto(defined(a, -1.0), x, p + 1) == dot_upto(defined(a, -1.0), x, p) + rmul(-1.0, at(x, p)); @/
  }
*/

/* The points that a comparison tells apart are all there were. */
/*@ ghost
  /@ terminates \true;
   @ assigns \nothing;
   @ ensures split: \forall rvec u, a, rmat m, integer compare, real b; len(u) == n ==>
   @   nonzeros(u) == nonzeros(restricted(u, m, compare, a, b, 1)) + nonzeros(restricted(u, m, compare, a, b, 0));
   @ ensures some: \forall rvec u; len(u) == n ==> 0 <= nonzeros(u);
   @/
  void lemma_split(size_t n)
  {
    size_t k = 0;
    /@ loop invariant range: 0 <= k <= n;
     @ loop invariant split: \forall rvec u, a, rmat m, integer compare, real b; len(u) == n ==>
     @   both_upto(u, u, k) ==
     @   both_upto(restricted(u, m, compare, a, b, 1), restricted(u, m, compare, a, b, 1), k) +
     @   both_upto(restricted(u, m, compare, a, b, 0), restricted(u, m, compare, a, b, 0), k);
     @ loop invariant some: \forall rvec u; 0 <= both_upto(u, u, k);
     @ loop assigns k;
     @ loop variant n - k;
     @/
    while (k < n) {
      /@ assert side: \forall rvec u, a, rmat m, integer compare, real b; len(u) == n ==>
       @   shared(at(u, k), at(u, k)) ==
       @   shared(at(restricted(u, m, compare, a, b, 1), k), at(restricted(u, m, compare, a, b, 1), k)) +
       @   shared(at(restricted(u, m, compare, a, b, 0), k), at(restricted(u, m, compare, a, b, 0), k)); @/
      k++;
      /@ assert counted: k == \at(k, LoopCurrent) + 1; @/
    }
  }
*/

/*@ // All points that u marks are on the hyperplane of c.
  @ predicate marked_incident(rvec u, rvec c, rmat m, integer n) =
  @   \forall integer k; 0 <= k < n ==> at(u, k) != 0.0 ==> dot(c, row(m, k)) == 0.0;
  @*/
/*@ ghost
  /@ terminates \true;
   @ assigns \nothing;
   @ ensures some: \forall rvec c, rmat m; 0 <= incident(c, m, n);
   @ ensures on: \forall rvec u, c, rmat m; marked_incident(u, c, m, n) ==> len(u) == n ==>
   @   nonzeros(u) <= incident(c, m, n);
   @/
  void lemma_marked_incident(size_t n)
  {
    size_t k = 0;
    /@ loop invariant range: 0 <= k <= n;
     @ loop invariant some: \forall rvec c, rmat m; 0 <= incident(c, m, k);
     @ loop invariant on: \forall rvec u, c, rmat m; marked_incident(u, c, m, n) ==>
     @   both_upto(u, u, k) <= incident(c, m, k);
     @ loop assigns k;
     @ loop variant n - k;
     @/
    while (k < n) {
      /@ assert row: \forall rvec u, c, rmat m; marked_incident(u, c, m, n) ==>
       @   shared(at(u, k), at(u, k)) <= (dot(c, row(m, k)) == 0.0 ? 1 : 0); @/
      k++;
      /@ assert counted: k == \at(k, LoopCurrent) + 1; @/
    }
  }
*/

/*@ ghost
  /@ terminates \true;
   @ assigns \nothing;
   @ ensures all: \forall rvec u; len(u) == n ==> constant(u, 1.0) ==> nonzeros(u) == n;
   @/
  void lemma_all_marked(size_t n)
  {
    size_t k = 0;
    /@ loop invariant range: 0 <= k <= n;
     @ loop invariant all: \forall rvec u; len(u) == n ==> constant(u, 1.0) ==> both_upto(u, u, k) == k;
     @ loop assigns k;
     @ loop variant n - k;
     @/
    while (k < n) {
      k++;
      /@ assert counted: k == \at(k, LoopCurrent) + 1; @/
    }
  }
*/

/*@ // Every form is one of p components.
  @ predicate wide(rmat f, integer p) = \forall integer v; 0 <= v < rows(f) ==> len(row(f, v)) == p;
  @ predicate defined_terms(conditional c, integer i, rmat f, integer k) =
  @   \forall integer t; 0 <= t < k ==> 0 <= variable(c, i, t) < rows(f);
  @*/
/* The sum of an operation is a form. */
/*@ ghost
  /@ terminates \true;
   @ assigns \nothing;
   @ ensures len: \forall conditional c, integer i, k, rmat f; k <= most ==> len(sum_form(c, i, f, p, k)) == p;
   @ ensures sum: \forall conditional c, integer i, k, rmat f, rvec x; k <= most ==> wide(f, p) ==>
   @   defined_terms(c, i, f, k) ==> dot(sum_form(c, i, f, p, k), x) == terms_upto(c, i, applied(f, x), k);
   @/
  void lemma_sum_form(size_t p, size_t most)
  {
    size_t s = 0;
    lemma_dot_made(p);
    /@ loop invariant range: 0 <= s <= most;
     @ loop invariant len: \forall conditional c, integer i, k, rmat f; k <= s ==> len(sum_form(c, i, f, p, k)) == p;
     @ loop invariant sum: \forall conditional c, integer i, k, rmat f, rvec x; k <= s ==> wide(f, p) ==>
     @   defined_terms(c, i, f, k) ==> dot(sum_form(c, i, f, p, k), x) == terms_upto(c, i, applied(f, x), k);
     @ loop assigns s;
     @ loop variant most - s;
     @/
    while (s < most) {
      /@ assert len: \forall conditional c, integer i, rmat f; len(sum_form(c, i, f, p, s + 1)) == p; @/
      /@ assert fewer: \forall conditional c, integer i, rmat f; defined_terms(c, i, f, s + 1) ==>
       @   defined_terms(c, i, f, s); @/
      /@ assert term: \forall conditional c, integer i, rmat f, rvec x; wide(f, p) ==> defined_terms(c, i, f, s + 1) ==>
       @   len(row(f, variable(c, i, s))) == p &&
       @   at(applied(f, x), variable(c, i, s)) == dot(row(f, variable(c, i, s)), x); @/
      /@ assert next: \forall conditional c, integer i, rmat f, rvec x; wide(f, p) ==> defined_terms(c, i, f, s + 1) ==>
       @   dot(sum_form(c, i, f, p, s + 1), x) == terms_upto(c, i, applied(f, x), s + 1); @/
      s++;
      /@ assert counted: s == \at(s, LoopCurrent) + 1; @/
    }
  }
*/

/*@ // What instruction i compares, phi with zero, and what it makes of the forms and where it goes on the side 1 where
  @ // that holds, on the side 0 where it does not.
  @ logic integer side_compare(conditional c, integer i) = kind(c, i) == 0 ? 4 : compares(c, i);
  @ logic rvec side_form(conditional c, integer i, rmat f, integer p) =
  @   kind(c, i) == 0 ? sum_form(c, i, f, p, terms(c, i)) : row(f, tested(c, i));
  @ logic real side_threshold(conditional c, integer i) = kind(c, i) == 0 ? 0.0 : threshold(c, i);
  @ logic integer side_of(conditional c, integer i, rmat f, integer p, rvec x) =
  @   chosen(side_compare(c, i), dot(side_form(c, i, f, p), x), side_threshold(c, i), 1, 0);
  @ logic rmat side_forms(conditional c, integer i, rmat f, integer p, integer side) =
  @   kind(c, i) == 0 ? with_row(f, side == 1 ? sum_form(c, i, f, p, terms(c, i)) : repeated(p, 0.0)) : f;
  @ logic integer side_next(conditional c, integer i, integer side) =
  @   existing(c, i, kind(c, i) == 0 || side == 1 ? next(c, i) : otherwise(c, i));
  @ logic rvec side_marks(conditional c, integer i, rmat m, rvec u, rmat f, integer p, integer side) =
  @   restricted(u, m, side_compare(c, i), side_form(c, i, f, p), side_threshold(c, i), side);
  @
  @ predicate costs(conditional c, integer i) = kind(c, i) == 0 || kind(c, i) == 1;
  @ // The variables that instruction i reads are defined.
  @ predicate reads_defined(conditional c, integer i, rmat f) =
  @   (kind(c, i) == 0 ==> defined_terms(c, i, f, terms(c, i))) &&
  @   (kind(c, i) == 1 ==> 0 <= tested(c, i) < rows(f));
  @
  @ lemma chosen_side: \forall integer compare, next, otherwise, real a, b;
  @   chosen(compare, a, b, next, otherwise) == (chosen(compare, a, b, 1, 0) == 1 ? next : otherwise);
  @ lemma chosen_sides: \forall integer compare, real a, b;
  @   chosen(compare, a, b, 1, 0) == 0 || chosen(compare, a, b, 1, 0) == 1;
  @ lemma chosen_positive: \forall real a; chosen(4, a, 0.0, 1, 0) == (a > 0.0 ? 1 : 0);
  @ lemma applied_next: \forall rmat f, rvec a, x;
  @   same(defined(applied(f, x), dot(a, x)), applied(with_row(f, a), x));
  @ lemma wide_next: \forall rmat f, rvec a, integer p; wide(f, p) ==> len(a) == p ==> wide(with_row(f, a), p);
  @ lemma side_test: \forall conditional c, integer i, p, rmat f, rvec x; kind(c, i) == 1 ==> reads_defined(c, i, f) ==>
  @   follower(c, i, applied(f, x)) == side_next(c, i, side_of(c, i, f, p, x));
  @*/

/* One instruction on the variables of a point is one on its forms. */
/*@ ghost
  /@ terminates \true;
   @ assigns \nothing;
   @ ensures wide: \forall conditional c, integer i, side, rmat f; price(c, i) <= most ==> wide(f, p) ==>
   @   wide(side_forms(c, i, f, p, side), p);
   @ ensures after: \forall conditional c, integer i, rmat f, rvec x; price(c, i) <= most ==> wide(f, p) ==>
   @   reads_defined(c, i, f) ==>
   @   after(c, i, applied(f, x)) == applied(side_forms(c, i, f, p, side_of(c, i, f, p, x)), x);
   @ ensures follower: \forall conditional c, integer i, rmat f, rvec x; costs(c, i) ==> reads_defined(c, i, f) ==>
   @   follower(c, i, applied(f, x)) == side_next(c, i, side_of(c, i, f, p, x));
   @/
  void lemma_side(size_t p, size_t most)
  {
    lemma_dot_made(p);
    lemma_sum_form(p, most);
    /@ assert terms: \forall conditional c, integer i; price(c, i) <= most ==> kind(c, i) == 0 ==>
     @   terms(c, i) <= most; @/
    /@ assert sum: \forall conditional c, integer i, rmat f, rvec x; price(c, i) <= most ==> wide(f, p) ==>
     @   kind(c, i) == 0 ==> reads_defined(c, i, f) ==>
     @   dot(side_form(c, i, f, p), x) == terms_upto(c, i, applied(f, x), terms(c, i)); @/
    /@ assert phi: \forall conditional c, integer i, rmat f, rvec x; price(c, i) <= most ==> wide(f, p) ==>
     @   kind(c, i) == 0 ==> reads_defined(c, i, f) ==>
     @   relu(terms_upto(c, i, applied(f, x), terms(c, i))) ==
     @   dot(side_of(c, i, f, p, x) == 1 ? sum_form(c, i, f, p, terms(c, i)) : repeated(p, 0.0), x); @/
  }
*/

/*@ lemma price_positive: \forall conditional c, integer i; 0 <= price(c, i);
  @ lemma follower_exists: \forall conditional c, integer i, rvec y; follower(c, i, y) == -1 ||
  @   i < follower(c, i, y) < instructions(c);
  @ lemma operations_stop: \forall conditional c, integer i, rvec y; follower(c, i, y) <= i ==>
  @   operations(c, i, y) == price(c, i);
  @ lemma operations_go: \forall conditional c, integer i, rvec y; follower(c, i, y) > i ==>
  @   operations(c, i, y) == price(c, i) + operations(c, follower(c, i, y), after(c, i, y));
  @ // An induction over the instructions that are left: proofs/session/script.
  @ predicate never_negative(conditional c, integer n) =
  @   \forall integer i, rvec y; instructions(c) - i <= n ==> 0 <= operations(c, i, y);
  @ lemma operations_nowhere: \forall conditional c, rvec y; 0 <= operations(c, -1, y) || follower(c, -1, y) != -1;
  @ lemma operations_outside: \forall conditional c, integer i, rvec y; instructions(c) <= i ==>
  @   0 <= operations(c, i, y);
  @ lemma never_negative_start: \forall conditional c, integer n; n <= 0 ==> never_negative(c, n);
  @ lemma never_negative_next: \forall conditional c, integer n; 0 < n ==> never_negative(c, n - 1) ==>
  @   never_negative(c, n);
  @ lemma operations_positive: \forall conditional c, integer n; never_negative(c, n);
  @ lemma never_negative_here: \forall conditional c, integer i, rvec y; never_negative(c, instructions(c) - i) ==>
  @   0 <= operations(c, i, y);
  @ lemma operations_nonnegative: \forall conditional c, integer i, rvec y; 0 <= operations(c, i, y);
  @
  @ // Output j less output l is t, in at most `most` operations; a negative l stands for output j alone.
  @ predicate scoped_both(conditional c, integer i, rvec y, integer j, integer l) =
  @   scoped(c, i, y, j) && (0 <= l ==> scoped(c, i, y, l));
  @ logic real less(conditional c, integer i, rvec y, integer j, integer l) =
  @   answer(c, i, y, j) - (l < 0 ? 0.0 : answer(c, i, y, l));
  @ predicate recalls(conditional c, integer i, rvec y, integer j, integer l, real t, integer most) =
  @   scoped_both(c, i, y, j, l) && arrives(c, i, y) && less(c, i, y, j, l) == t && operations(c, i, y) <= most;
  @ // One step, and the end.
  @ lemma recalls_price: \forall conditional c, integer i, j, l, most, rvec y, real t;
  @   recalls(c, i, y, j, l, t, most) ==> price(c, i) <= most;
  @ lemma scoped_here: \forall conditional c, integer i, j, l, rvec y; scoped(c, i, y, j) ==>
  @   (kind(c, i) == 0 ==> \forall integer t; 0 <= t < terms(c, i) ==> 0 <= variable(c, i, t) < len(y)) &&
  @   (kind(c, i) == 1 ==> 0 <= tested(c, i) < len(y)) && (!costs(c, i) ==> put_out(c, i, j) < len(y));
  @ logic real output(conditional c, integer i, rvec y, integer j) =
  @   put_out(c, i, j) < 0 ? 0.0 : at(y, put_out(c, i, j));
  @ lemma answer_stop: \forall conditional c, integer i, j, l, rvec y; follower(c, i, y) <= i ==>
  @   answer(c, i, y, j) == output(c, i, y, j);
  @ lemma scoped_defined: \forall conditional c, integer i, j, l, rmat f, rvec y; scoped(c, i, y, j) ==>
  @   len(y) == rows(f) ==> reads_defined(c, i, f);
  @ lemma scoped_next: \forall conditional c, integer i, j, l, rvec y; scoped(c, i, y, j) ==>
  @   follower(c, i, y) > i ==> scoped(c, follower(c, i, y), after(c, i, y), j);
  @ lemma recalls_defined: \forall conditional c, integer i, j, l, most, rmat f, rvec x, real t;
  @   recalls(c, i, applied(f, x), j, l, t, most) ==> reads_defined(c, i, f);
  @ lemma recalls_goes: \forall conditional c, integer i, j, l, most, rvec y, real t;
  @   recalls(c, i, y, j, l, t, most) ==> costs(c, i) ==> follower(c, i, y) > i;
  @ lemma less_next: \forall conditional c, integer i, j, l, rvec y; follower(c, i, y) > i ==>
  @   less(c, i, y, j, l) == less(c, follower(c, i, y), after(c, i, y), j, l);
  @ lemma recalls_next: \forall conditional c, integer i, j, l, most, rvec y, real t;
  @   recalls(c, i, y, j, l, t, most) ==> costs(c, i) ==>
  @   recalls(c, follower(c, i, y), after(c, i, y), j, l, t, most - 1);
  @ lemma recalls_at_leaf: \forall conditional c, integer i, j, l, most, rvec y, real t; 0 <= i ==>
  @   recalls(c, i, y, j, l, t, most) ==> !costs(c, i) ==>
  @   put_out(c, i, j) < len(y) && (0 <= l ==> put_out(c, i, l) < len(y)) &&
  @   t == output(c, i, y, j) - (l < 0 ? 0.0 : output(c, i, y, l));
  @*/

/*@ // Every point that u marks, with the forms f for its variables, is recalled from instruction i on.
  @ predicate point_followed(conditional c, integer i, integer j, integer l, rvec x, rmat f, integer p, integer most) =
  @   0 <= i && recalls(c, i, applied(f, x), j, l, at(x, p), most);
  @ predicate all_followed(conditional c, integer i, integer j, integer l, rmat m, rvec u, rmat f, integer p,
  @                         integer most) =
  @   \forall integer k; 0 <= k < len(u) ==> at(u, k) != 0.0 ==> point_followed(c, i, j, l, row(m, k), f, p, most);
  @ lemma followed_point: \forall conditional c, integer i, j, l, k, p, most, rmat m, f, rvec u;
  @   all_followed(c, i, j, l, m, u, f, p, most) ==> 0 <= k < len(u) ==> at(u, k) != 0.0 ==>
  @   point_followed(c, i, j, l, row(m, k), f, p, most);
  @ lemma point_costs: \forall conditional c, integer i, j, l, p, most, rmat f, rvec x;
  @   point_followed(c, i, j, l, x, f, p, most) ==> price(c, i) <= most && reads_defined(c, i, f);
  @ lemma side_marked: \forall conditional c, integer i, k, p, side, rmat m, f, rvec u; 0 <= k < len(u) ==>
  @   at(side_marks(c, i, m, u, f, p, side), k) != 0.0 ==>
  @   at(u, k) != 0.0 && side_of(c, i, f, p, row(m, k)) == side;
  @*/

/* One operation or test: each side has what is left. */
/*@ ghost
  /@ terminates \true;
   @ assigns \nothing;
   @ ensures side: \forall conditional c, integer i, j, l, side, rmat m, f, rvec u; costs(c, i) ==> wide(f, p) ==>
   @   all_followed(c, i, j, l, m, u, f, p, most) ==>
   @   all_followed(c, side_next(c, i, side), j, l, m, side_marks(c, i, m, u, f, p, side),
   @                side_forms(c, i, f, p, side), p, most - 1);
   @ ensures wide: \forall conditional c, integer i, side, rmat f; price(c, i) <= most ==> wide(f, p) ==>
   @   wide(side_forms(c, i, f, p, side), p);
   @/
  void lemma_sides(size_t p, size_t most)
  {
    lemma_side(p, most);
    /@ assert after: \forall conditional c, integer i, j, l, rmat f, rvec x; costs(c, i) ==> wide(f, p) ==>
     @   point_followed(c, i, j, l, x, f, p, most) ==>
     @   after(c, i, applied(f, x)) == applied(side_forms(c, i, f, p, side_of(c, i, f, p, x)), x) &&
     @   follower(c, i, applied(f, x)) == side_next(c, i, side_of(c, i, f, p, x)); @/
    /@ assert point: \forall conditional c, integer i, j, l, rmat f, rvec x; costs(c, i) ==> wide(f, p) ==>
     @   point_followed(c, i, j, l, x, f, p, most) ==>
     @   point_followed(c, side_next(c, i, side_of(c, i, f, p, x)), j, l, x,
     @                  side_forms(c, i, f, p, side_of(c, i, f, p, x)), p, most - 1); @/
    /@ assert marked: \forall conditional c, integer i, j, l, side, k, rmat m, f, rvec u; costs(c, i) ==> wide(f, p) ==>
     @   all_followed(c, i, j, l, m, u, f, p, most) ==> 0 <= k < len(u) ==>
     @   at(side_marks(c, i, m, u, f, p, side), k) != 0.0 ==>
     @   point_followed(c, side_next(c, i, side), j, l, row(m, k), side_forms(c, i, f, p, side), p, most - 1); @/
  }
*/

/*@ // What a leaf puts out.
  @ logic rvec output_form(conditional c, integer i, integer j, rmat f, integer p) =
  @   0 <= put_out(c, i, j) < rows(f) ? row(f, put_out(c, i, j)) : repeated(p, 0.0);
  @ logic rvec leaf_form(conditional c, integer i, integer j, integer l, rmat f, integer p) =
  @   l < 0 ? output_form(c, i, j, f, p) : added(output_form(c, i, j, f, p), -1.0, output_form(c, i, l, f, p));
  @ lemma output_form_len: \forall conditional c, integer i, j, p, rmat f; 0 <= p ==> wide(f, p) ==>
  @   len(output_form(c, i, j, f, p)) == p;
  @ lemma leaf_form_len: \forall conditional c, integer i, j, l, p, rmat f; 0 <= p ==> wide(f, p) ==>
  @   len(leaf_form(c, i, j, l, f, p)) == p;
  @ lemma minus_once: \forall real a; rmul(-1.0, a) == -a;
  @ lemma graph_hyperplane: \forall rvec a, integer p; len(a) == p ==> hyperplane(defined(a, -1.0), p + 1, p);
  @*/

/* Points that arrive at the same leaf, or that there are none of. */
/*@ ghost
  /@ terminates \true;
   @ assigns \nothing;
   @ ensures kappa: \forall rmat m, integer kappa; rows(m) == n ==> at_most(m, p + 1, p, kappa) ==> 0 <= kappa;
   @ ensures leaf: \forall conditional c, integer i, j, l, most, kappa, rmat m, f, rvec u; rows(m) == n ==>
   @   len(u) == n ==> wide(f, p) ==> at_most(m, p + 1, p, kappa) ==>
   @   all_followed(c, i, j, l, m, u, f, p, most) ==> !costs(c, i) ==>
   @   nonzeros(u) <= kappa;
   @ ensures nobody: \forall conditional c, integer i, j, l, most, kappa, rmat m, f, rvec u; rows(m) == n ==>
   @   len(u) == n ==> wide(f, p) ==> at_most(m, p + 1, p, kappa) ==> all_followed(c, i, j, l, m, u, f, p, most) ==>
   @   most < price(c, i) ==> nonzeros(u) <= kappa;
   @/
  void lemma_leaf(size_t n, size_t p)
  {
    lemma_dot_made(p);
    lemma_marked_incident(n);
    /@ assert most: \forall rvec a, rmat m, integer kappa; rows(m) == n ==> at_most(m, p + 1, p, kappa) ==>
     @   len(a) == p ==> incident(defined(a, -1.0), m, n) <= kappa; @/
    /@ assert zero: len(repeated(p, 0.0)) == p; @/
    /@ assert output: \forall conditional c, integer i, j, rvec x, rmat f; wide(f, p) ==> put_out(c, i, j) < rows(f) ==>
     @   dot(output_form(c, i, j, f, p), x) == output(c, i, applied(f, x), j); @/
    /@ assert less: \forall conditional c, integer i, j, l, rvec x, rmat f; wide(f, p) ==> 0 <= l ==>
     @   dot(leaf_form(c, i, j, l, f, p), x) ==
     @   dot(output_form(c, i, j, f, p), x) - dot(output_form(c, i, l, f, p), x); @/
    /@ assert point: \forall conditional c, integer i, j, l, most, rvec x, rmat f; wide(f, p) ==>
     @   point_followed(c, i, j, l, x, f, p, most) ==> !costs(c, i) ==>
     @   dot(defined(leaf_form(c, i, j, l, f, p), -1.0), x) == 0.0; @/
    /@ assert on: \forall conditional c, integer i, j, l, most, rmat m, f, rvec u; len(u) == n ==>
     @   wide(f, p) ==> all_followed(c, i, j, l, m, u, f, p, most) ==> !costs(c, i) ==>
     @   marked_incident(u, defined(leaf_form(c, i, j, l, f, p), -1.0), m, n); @/
    /@ assert nobody: \forall conditional c, integer i, j, l, most, rmat m, f, rvec u; len(u) == n ==>
     @   all_followed(c, i, j, l, m, u, f, p, most) ==> most < price(c, i) ==>
     @   marked_incident(u, defined(repeated(p, 0.0), -1.0), m, n); @/
  }
*/

/*@ predicate few(integer n, integer kappa, integer most) = n <= kappa * pow2(most);
  @ lemma few_here: \forall integer n, kappa, most; 0 <= kappa ==> 1 <= pow2(most) ==> n <= kappa ==>
  @   few(n, kappa, most);
  @ predicate is_sum(integer s, integer n, integer k) = s == n + k;
  @ predicate one_more(integer budget, integer most) = 0 <= most && budget == most + 1;
  @ lemma few_split: \forall integer n, k, s, kappa, most, budget; one_more(budget, most) ==>
  @   few(n, kappa, most) ==> few(k, kappa, most) ==> is_sum(s, n, k) ==> few(s, kappa, budget);
  @
  @ predicate few_followed(integer n, integer p, integer most) =
  @   \forall conditional c, integer i, j, l, kappa, rmat m, f, rvec u; rows(m) == n ==> len(u) == n ==> wide(f, p) ==>
  @   at_most(m, p + 1, p, kappa) ==> all_followed(c, i, j, l, m, u, f, p, most) ==> few(nonzeros(u), kappa, most);
  @*/

/*@ predicate few_sides(conditional c, integer i, integer kappa, rmat m, rmat f, rvec u, integer p, integer most) =
  @   few(nonzeros(side_marks(c, i, m, u, f, p, 1)), kappa, most) &&
  @   few(nonzeros(side_marks(c, i, m, u, f, p, 0)), kappa, most);
  @ predicate splits(conditional c, integer i, rmat m, rmat f, rvec u, integer p) =
  @   is_sum(nonzeros(u), nonzeros(side_marks(c, i, m, u, f, p, 1)), nonzeros(side_marks(c, i, m, u, f, p, 0)));
  @ lemma few_together: \forall conditional c, integer i, kappa, p, most, budget, rmat m, f, rvec u;
  @   one_more(budget, most) ==> splits(c, i, m, f, u, p) ==> few_sides(c, i, kappa, m, f, u, p, most) ==>
  @   few(nonzeros(u), kappa, budget);
  @*/

/* The induction. */
/*@ ghost
  /@ requires few: few_followed(n, p, most);
   @ requires some: 1 <= pow2(most);
   @ requires step: one_more(budget, most);
   @ terminates \true;
   @ assigns \nothing;
   @ ensures few: few_followed(n, p, budget);
   @/
  void lemma_one_more(size_t n, size_t p, size_t most, size_t budget)
  {
    lemma_sides(p, budget);
    lemma_leaf(n, p);
    lemma_split(n);
    /@ assert some: 1 <= pow2(budget); @/
    /@ assert side: \forall conditional c, integer i, j, l, kappa, side, rmat m, f, rvec u; rows(m) == n ==>
     @   len(u) == n ==> wide(f, p) ==> at_most(m, p + 1, p, kappa) ==>
     @   all_followed(c, i, j, l, m, u, f, p, budget) ==> costs(c, i) ==>
     @   price(c, i) <= budget ==> few(nonzeros(side_marks(c, i, m, u, f, p, side)), kappa, most); @/
    /@ assert both: \forall conditional c, integer i, j, l, kappa, rmat m, f, rvec u; rows(m) == n ==> len(u) == n ==>
     @   wide(f, p) ==> at_most(m, p + 1, p, kappa) ==> all_followed(c, i, j, l, m, u, f, p, budget) ==> costs(c, i) ==>
     @   price(c, i) <= budget ==> few_sides(c, i, kappa, m, f, u, p, most); @/
    /@ assert splits: \forall conditional c, integer i, rmat m, f, rvec u; len(u) == n ==> splits(c, i, m, f, u, p); @/
    /@ assert costs: \forall conditional c, integer i, kappa, rmat m, f, rvec u; len(u) == n ==>
     @   few_sides(c, i, kappa, m, f, u, p, most) ==> few(nonzeros(u), kappa, budget); @/
  }
*/
/*@ ghost
  /@ terminates \true;
   @ assigns \nothing;
   @ ensures few: few_followed(n, p, most);
   @/
  void lemma_followed(size_t n, size_t p, size_t most)
  {
    size_t a = 0;
    lemma_leaf(n, p);
    /@ assert costs: \forall conditional c, integer i; costs(c, i) ==> 0 < price(c, i); @/
    /@ loop invariant range: 0 <= a <= most;
     @ loop invariant some: 1 <= pow2(a);
     @ loop invariant few: few_followed(n, p, a);
     @ loop assigns a;
     @ loop variant most - a;
     @/
    while (a < most) {
      size_t b = a + 1;
      lemma_one_more(n, p, a, b);
      a = b;
    }
  }
*/

/*@ // Reading defined variables: an induction over the instructions that are left, proofs/session/script.
  @ predicate scoped_left(conditional c, indices known, integer p, integer outputs, integer n) =
  @   scoped_network(c, known, p, outputs) ==> \forall integer i, j, rvec y; 0 <= i < instructions(c) ==>
  @     instructions(c) - i <= n ==> len(y) == index(known, i) ==> 0 <= j < outputs ==> scoped(c, i, y, j);
  @ lemma scoped_step: \forall conditional c, integer i, j, p, outputs, indices known, rvec y;
  @   scoped_network(c, known, p, outputs) ==> 0 <= i < instructions(c) ==> len(y) == index(known, i) ==>
  @   follower(c, i, y) > i ==>
  @   len(after(c, i, y)) == index(known, follower(c, i, y)) && i < follower(c, i, y) < instructions(c);
  @ predicate scoped_rest(conditional c, integer i, rvec y, integer j) =
  @   follower(c, i, y) > i ==> scoped(c, follower(c, i, y), after(c, i, y), j);
  @ lemma scoped_unfold: \forall conditional c, integer i, j, p, outputs, indices known, rvec y;
  @   scoped_network(c, known, p, outputs) ==> 0 <= i < instructions(c) ==> len(y) == index(known, i) ==>
  @   0 <= j < outputs ==> scoped_rest(c, i, y, j) ==> scoped(c, i, y, j);
  @ lemma scoped_left_start: \forall conditional c, integer n, p, outputs, indices known; n <= 0 ==>
  @   scoped_left(c, known, p, outputs, n);
  @ lemma scoped_left_rest: \forall conditional c, integer i, j, n, p, outputs, indices known, rvec y;
  @   scoped_left(c, known, p, outputs, n) ==> scoped_network(c, known, p, outputs) ==>
  @   0 <= i < instructions(c) ==> instructions(c) - i <= n + 1 ==> len(y) == index(known, i) ==> 0 <= j < outputs ==>
  @   scoped_rest(c, i, y, j);
  @ lemma scoped_left_here: \forall conditional c, integer i, j, n, p, outputs, indices known, rvec y;
  @   scoped_left(c, known, p, outputs, n) ==> scoped_network(c, known, p, outputs) ==>
  @   0 <= i < instructions(c) ==> instructions(c) - i <= n + 1 ==> len(y) == index(known, i) ==> 0 <= j < outputs ==>
  @   scoped(c, i, y, j) && scoped_rest(c, i, y, j);
  @ lemma scoped_left_next: \forall conditional c, integer n, p, outputs, indices known; 0 < n ==>
  @   scoped_left(c, known, p, outputs, n - 1) ==> scoped_left(c, known, p, outputs, n);
  @ lemma scoped_all: \forall conditional c, integer n, p, outputs, indices known;
  @   scoped_left(c, known, p, outputs, n);
  @ lemma scoped_from_root: \forall conditional c, integer j, p, outputs, indices known, rvec y;
  @   scoped_left(c, known, p, outputs, instructions(c)) ==>
  @   scoped_network(c, known, p, outputs) ==> len(y) == p ==> 0 <= j < outputs ==> scoped(c, 0, y, j);
  @ lemma scoped_root: \forall conditional c, integer j, p, outputs, indices known, rvec y;
  @   scoped_network(c, known, p, outputs) ==> len(y) == p ==> 0 <= j < outputs ==> scoped(c, 0, y, j);
  @*/

/*@ lemma inputs_len: \forall integer k, p, rmat x, m; inputs_beside(m, x, p) ==> 0 <= k < rows(x) ==>
  @   len(row(x, k)) == p;
  @ lemma scoped_input: \forall conditional c, integer j, k, p, outputs, indices known, rmat x, m;
  @   scoped_network(c, known, p, outputs) ==> inputs_beside(m, x, p) ==> 0 <= j < outputs ==> 0 <= k < rows(x) ==>
  @   scoped(c, 0, row(x, k), j);
  @ lemma scoped_inputs: \forall conditional c, integer j, p, outputs, indices known, rmat x, m;
  @   scoped_network(c, known, p, outputs) ==> inputs_beside(m, x, p) ==> 0 <= j < outputs ==> all_scoped(c, x, j);
  @ // All that the theorem asks of outputs j and l; a negative l stands for output j alone.
  @ predicate recalled_both(conditional c, rmat x, integer j, integer l, rmat m, integer p) =
  @   l < 0 ? all_recalled(c, x, j, m, p) : all_recalled_signed(c, x, j, l, m, p);
  @ predicate all_scoped_both(conditional c, rmat x, integer j, integer l) =
  @   all_scoped(c, x, j) && (0 <= l ==> all_scoped(c, x, l));
  @ lemma point_recalls: \forall conditional c, integer j, l, k, p, most, rmat x, m; all_scoped_both(c, x, j, l) ==>
  @   recalled_both(c, x, j, l, m, p) ==> operations_at_most(c, x, most) ==> 0 <= k < rows(x) ==>
  @   recalls(c, 0, row(x, k), j, l, at(row(m, k), p), most);
  @ lemma identity_wide: \forall integer p; 0 <= p ==> wide(identity(p), p);
  @*/

/* Theorem 3 for output j less output l.  Only what the points reach has to be well formed. */
/*@ ghost
  /@ terminates \true;
   @ assigns \nothing;
   @ ensures few: \forall conditional c, integer j, l, kappa, rmat x, m; rows(x) == n ==>
   @   all_scoped_both(c, x, j, l) ==> inputs_beside(m, x, p) ==> at_most(m, p + 1, p, kappa) ==>
   @   recalled_both(c, x, j, l, m, p) ==>
   @   operations_at_most(c, x, alpha) ==> n <= kappa * pow2(alpha);
   @/
  void lemma_theorem3(size_t n, size_t p, size_t alpha)
  {
    lemma_dot_made(p);
    lemma_all_marked(n);
    lemma_followed(n, p, alpha);
    /@ assert inputs: \forall rmat x, m, integer k; inputs_beside(m, x, p) ==> 0 <= k < rows(x) ==>
     @   same(applied(identity(p), row(m, k)), row(x, k)); @/
    /@ assert marked: nonzeros(repeated(n, 1.0)) == n; @/
    /@ assert point: \forall conditional c, integer j, l, k, rmat x, m; all_scoped_both(c, x, j, l) ==>
     @   inputs_beside(m, x, p) ==> recalled_both(c, x, j, l, m, p) ==> operations_at_most(c, x, alpha) ==>
     @   0 <= k < rows(x) ==> point_followed(c, 0, j, l, row(m, k), identity(p), p, alpha); @/
    /@ assert start: \forall conditional c, integer j, l, rmat x, m; rows(x) == n ==> all_scoped_both(c, x, j, l) ==>
     @   inputs_beside(m, x, p) ==> recalled_both(c, x, j, l, m, p) ==> operations_at_most(c, x, alpha) ==>
     @   all_followed(c, 0, j, l, m, repeated(n, 1.0), identity(p), p, alpha); @/
  }
*/

/* Theorem 3, with kappa. */
/*@ ghost
  /@ terminates \true;
   @ assigns \nothing;
   @ ensures reached: \forall conditional c, integer j, kappa, rmat x, m; rows(x) == n ==> all_scoped(c, x, j) ==>
   @   inputs_beside(m, x, p) ==> at_most(m, p + 1, p, kappa) ==> all_recalled(c, x, j, m, p) ==>
   @   operations_at_most(c, x, alpha) ==> n <= kappa * pow2(alpha);
   @ ensures kappa: \forall conditional c, integer outputs, j, kappa, indices known, rmat x, m;
   @   scoped_network(c, known, p, outputs) ==> 0 <= j < outputs ==> rows(x) == n ==>
   @   inputs_beside(m, x, p) ==> at_most(m, p + 1, p, kappa) ==> all_recalled(c, x, j, m, p) ==>
   @   operations_at_most(c, x, alpha) ==> n <= kappa * pow2(alpha);
   @/
  void theorem3_kappa(size_t n, size_t p, size_t alpha)
  {
    lemma_theorem3(n, p, alpha);
    /@ assert alone: \forall conditional c, integer j, rmat x, m; all_scoped(c, x, j) ==>
     @   all_recalled(c, x, j, m, p) ==> all_scoped_both(c, x, j, -1) && recalled_both(c, x, j, -1, m, p); @/
  }
*/

/* The same where the outputs are pairs whose difference is memorized, as (d+, d-) of signed numbers d. */
/*@ ghost
  /@ terminates \true;
   @ assigns \nothing;
   @ ensures reached: \forall conditional c, integer j, l, kappa, rmat x, m; rows(x) == n ==> 0 <= l ==>
   @   all_scoped(c, x, j) ==> all_scoped(c, x, l) ==>
   @   inputs_beside(m, x, p) ==> at_most(m, p + 1, p, kappa) ==> all_recalled_signed(c, x, j, l, m, p) ==>
   @   operations_at_most(c, x, alpha) ==> n <= kappa * pow2(alpha);
   @ ensures kappa: \forall conditional c, integer outputs, j, l, kappa, indices known, rmat x, m;
   @   scoped_network(c, known, p, outputs) ==> 0 <= j < outputs ==> 0 <= l < outputs ==> rows(x) == n ==>
   @   inputs_beside(m, x, p) ==> at_most(m, p + 1, p, kappa) ==> all_recalled_signed(c, x, j, l, m, p) ==>
   @   operations_at_most(c, x, alpha) ==> n <= kappa * pow2(alpha);
   @/
  void theorem3_signed_kappa(size_t n, size_t p, size_t alpha)
  {
    lemma_theorem3(n, p, alpha);
    /@ assert both: \forall conditional c, integer j, l, rmat x, m; 0 <= l ==> all_scoped(c, x, j) ==>
     @   all_scoped(c, x, l) ==> all_recalled_signed(c, x, j, l, m, p) ==>
     @   all_scoped_both(c, x, j, l) && recalled_both(c, x, j, l, m, p); @/
  }
*/

/* A graph with d rows contradicts the rank condition. */
/*@ ghost
  /@ terminates \true;
   @ assigns \nothing;
   @ ensures kappa: \forall rmat m, integer d; rows(m) == n ==> 0 < d ==> rank_condition(m, d) ==>
   @   at_most(m, d, d - 1, d - 1);
   @/
  void lemma_rank_at_most(size_t n)
  {
    size_t k = 0;
    /@ loop invariant range: 0 <= k <= n;
     @ loop invariant on: \forall rvec c, rmat m, integer a; 0 <= a < incident(c, m, k) ==>
     @   0 <= nth_incident(c, m, k, a) < k && dot(c, row(m, nth_incident(c, m, k, a))) == 0.0;
     @ loop invariant ascending: \forall rvec c, rmat m, integer a, b; 0 <= a < b < incident(c, m, k) ==>
     @   nth_incident(c, m, k, a) < nth_incident(c, m, k, b);
     @ loop assigns k;
     @ loop variant n - k;
     @/
    while (k < n) {
      /@ assert next: \forall rvec c, rmat m, integer l; nth_incident(c, m, k + 1, l) ==
       @   (dot(c, row(m, k)) == 0.0 && incident(c, m, k) == l ? k : nth_incident(c, m, k, l)); @/
      /@ assert last: \forall rvec c, rmat m, integer l; incident(c, m, k) <= l < incident(c, m, k + 1) ==>
       @   l == incident(c, m, k) && nth_incident(c, m, k + 1, l) == k; @/
      /@ assert before: \forall rvec c, rmat m, integer l; 0 <= l < incident(c, m, k) ==>
       @   nth_incident(c, m, k + 1, l) == nth_incident(c, m, k, l) < k; @/
      /@ assert earlier: \forall rvec c, rmat m, integer a, b; 0 <= a < b < incident(c, m, k) ==>
       @   nth_incident(c, m, k + 1, a) < nth_incident(c, m, k + 1, b); @/
      /@ assert now: \forall rvec c, rmat m, integer a, b; 0 <= a < b < incident(c, m, k + 1) ==>
       @   incident(c, m, k) <= b ==> nth_incident(c, m, k + 1, a) < nth_incident(c, m, k + 1, b); @/
      k++;
      /@ assert counted: k == \at(k, LoopCurrent) + 1; @/
    }
    /@ assert pair: \forall rvec c, rmat m, integer a, b; 0 <= a < b < incident(c, m, n) ==>
     @   index(incident_rows(c, m, n), a) < index(incident_rows(c, m, n), b); @/
    /@ assert range: \forall rvec c, rmat m, integer a; 0 <= a < incident(c, m, n) ==>
     @   0 <= index(incident_rows(c, m, n), a) < n; @/
    /@ assert subset: \forall rvec c, rmat m, integer d; d <= incident(c, m, n) ==>
     @   subset(incident_rows(c, m, n), d, n); @/
    /@ assert rows: \forall rvec c, rmat m, integer d; d <= incident(c, m, n) ==>
     @   annihilates(c, m, incident_rows(c, m, n), d); @/
    /@ assert independent: \forall rvec c, rmat m, integer d; rows(m) == n ==> rank_condition(m, d) ==>
     @   d <= incident(c, m, n) ==> independent(m, incident_rows(c, m, n), d); @/
    /@ assert zero: \forall rvec c, rmat m, integer d; rows(m) == n ==> rank_condition(m, d) ==> len(c) == d ==>
     @   d <= incident(c, m, n) ==> constant(c, 0.0); @/
  }
*/

/* Theorem 3 as the paper states it. */
/*@ ghost
  /@ terminates \true;
   @ assigns \nothing;
   @ ensures bound: \forall conditional c, integer outputs, j, indices known, rmat x, m;
   @   scoped_network(c, known, p, outputs) ==> 0 <= j < outputs ==> rows(x) == n ==>
   @   inputs_beside(m, x, p) ==> rank_condition(m, p + 1) ==> all_recalled(c, x, j, m, p) ==>
   @   operations_at_most(c, x, alpha) ==> n <= p * pow2(alpha);
   @/
  void theorem3(size_t n, size_t p, size_t alpha)
  {
    lemma_rank_at_most(n);
    theorem3_kappa(n, p, alpha);
    /@ assert kappa: \forall rmat m; rows(m) == n ==> rank_condition(m, p + 1) ==> at_most(m, p + 1, p, p); @/
  }
*/

/*@ ghost
  /@ terminates \true;
   @ assigns \nothing;
   @ ensures bound: \forall conditional c, integer outputs, j, l, indices known, rmat x, m;
   @   scoped_network(c, known, p, outputs) ==> 0 <= j < outputs ==> 0 <= l < outputs ==> rows(x) == n ==>
   @   inputs_beside(m, x, p) ==> rank_condition(m, p + 1) ==> all_recalled_signed(c, x, j, l, m, p) ==>
   @   operations_at_most(c, x, alpha) ==> n <= p * pow2(alpha);
   @/
  void theorem3_signed(size_t n, size_t p, size_t alpha)
  {
    lemma_rank_at_most(n);
    theorem3_signed_kappa(n, p, alpha);
    /@ assert kappa: \forall rmat m; rows(m) == n ==> rank_condition(m, p + 1) ==> at_most(m, p + 1, p, p); @/
  }
*/

/*@ lemma some_or_fewer: \forall conditional c, rmat x, integer least;
  @   some_operations(c, x, least) || operations_at_most(c, x, least - 1);
  @ lemma some_operations_zero: \forall conditional c, rmat x; 0 < rows(x) ==> some_operations(c, x, 0);
  @*/

/* Every network that recalls the points performs `least` operations on one of them. */
/*@ ghost
  /@ requires points: 1 <= n;
   @ requires least: least > 0 ==> n > kappa * pow2(least - 1);
   @ terminates \true;
   @ assigns \nothing;
   @ ensures least: \forall conditional c, integer outputs, j, indices known, rmat x, m;
   @   scoped_network(c, known, p, outputs) ==> 0 <= j < outputs ==> rows(x) == n ==>
   @   inputs_beside(m, x, p) ==> at_most(m, p + 1, p, kappa) ==> all_recalled(c, x, j, m, p) ==>
   @   some_operations(c, x, least);
   @ ensures least_signed: \forall conditional c, integer outputs, j, l, indices known, rmat x, m;
   @   scoped_network(c, known, p, outputs) ==> 0 <= j < outputs ==> 0 <= l < outputs ==> rows(x) == n ==>
   @   inputs_beside(m, x, p) ==> at_most(m, p + 1, p, kappa) ==> all_recalled_signed(c, x, j, l, m, p) ==>
   @   some_operations(c, x, least);
   @/
  void theorem3_least(size_t n, size_t p, size_t kappa, size_t least)
  {
    if (least > 0) {
      size_t fewer = least - 1;
      /@ assert fewer: fewer == least - 1; @/
      theorem3_kappa(n, p, fewer);
      theorem3_signed_kappa(n, p, fewer);
      /@ assert too_many: !few(n, kappa, fewer); @/
      /@ assert signed: \forall conditional c, integer outputs, j, l, indices known, rmat x, m;
       @   scoped_network(c, known, p, outputs) ==> 0 <= j < outputs ==> 0 <= l < outputs ==> rows(x) == n ==>
       @   inputs_beside(m, x, p) ==> at_most(m, p + 1, p, kappa) ==> all_recalled_signed(c, x, j, l, m, p) ==>
       @   !operations_at_most(c, x, fewer); @/
      /@ assert some: \forall conditional c, rmat x; some_operations(c, x, least) || operations_at_most(c, x, fewer); @/
    }
  }
*/

/* A network that conditional_valid accepts is one that the theorem is about. */
/*@ lemma stored_operation{L}: \forall conditional_network net, size_t *known, integer i; well_formed(net, known) ==>
  @   0 <= i < net.size ==> kind(stored(net), i) == 0 ==> scoped_operation(stored(net), listed(known, net.size), i);
  @ lemma stored_test{L}: \forall conditional_network net, size_t *known, integer i; well_formed(net, known) ==>
  @   0 <= i < net.size ==> kind(stored(net), i) == 1 ==> scoped_test(stored(net), listed(known, net.size), i);
  @ lemma stored_leaf{L}: \forall conditional_network net, size_t *known, integer i; well_formed(net, known) ==>
  @   0 <= i < net.size ==> kind(stored(net), i) != 0 ==> kind(stored(net), i) != 1 ==>
  @   scoped_leaf(stored(net), listed(known, net.size), net.outputs, i);
  @ lemma stored_scoped{L}: \forall conditional_network net, size_t *known; well_formed(net, known) ==>
  @   scoped_network(stored(net), listed(known, net.size), net.inputs, net.outputs);
  @*/
#endif
