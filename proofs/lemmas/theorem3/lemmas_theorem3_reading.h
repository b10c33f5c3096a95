/* What reading costs.  A conditional network that reads the inputs R on its way from x and puts out s different
 * positive numbers that are no inputs of x performs |R| + s operations on x, and 2s; and every z that is like x on R
 * takes the same way, so that each output is that of x, or a copy of the same input.
 *
 * An operation of k terms costs 2k, reads k variables and makes one of the s numbers at most; without terms it makes
 * none.  Both inductions are over the operations that are left. */
#ifndef MEMCERT_PROOFS_LEMMAS_THEOREM3_READING_H
#define MEMCERT_PROOFS_LEMMAS_THEOREM3_READING_H

#include "lemmas_theorem3.h"
#include "specs/reading.acsl"

/*@ // Variables read by instruction i, in the first k terms of an operation, and v alone, among the first n.
  @ logic integer here_upto(conditional c, integer i, integer n) =
  @   n <= 0 ? 0 : here_upto(c, i, n - 1) + (reads_here(c, i, n - 1) == 1 ? 1 : 0);
  @ logic integer terms_read_upto(conditional c, integer i, integer k, integer n) =
  @   n <= 0 ? 0 : terms_read_upto(c, i, k, n - 1) + (in_terms(c, i, n - 1, k) == 1 ? 1 : 0);
  @ logic integer one_upto(integer v, integer n) = n <= 0 ? 0 : one_upto(v, n - 1) + (v == n - 1 ? 1 : 0);
  @*/

/* One term more reads one variable more at most. */
/*@ ghost
  /@ terminates \true;
   @ assigns \nothing;
   @ ensures one: \forall integer v; one_upto(v, p) <= 1;
   @ ensures none: \forall conditional c, integer i, k; k <= 0 ==> terms_read_upto(c, i, k, p) == 0;
   @ ensures more: \forall conditional c, integer i, k; 0 <= k ==>
   @   terms_read_upto(c, i, k + 1, p) <= terms_read_upto(c, i, k, p) + one_upto(variable(c, i, k), p);
   @/
  void lemma_term_read(size_t p)
  {
    size_t n = 0;
    /@ loop invariant range: 0 <= n <= p;
     @ loop invariant one: \forall integer v; one_upto(v, n) == (0 <= v < n ? 1 : 0);
     @ loop invariant none: \forall conditional c, integer i, k; k <= 0 ==> terms_read_upto(c, i, k, n) == 0;
     @ loop invariant more: \forall conditional c, integer i, k; 0 <= k ==>
     @   terms_read_upto(c, i, k + 1, n) <= terms_read_upto(c, i, k, n) + one_upto(variable(c, i, k), n);
     @ loop assigns n;
     @ loop variant p - n;
     @/
    while (n < p) {
      size_t s = n + 1;
      /@ assert one: \forall integer v; one_upto(v, s) == one_upto(v, n) + (v == n ? 1 : 0); @/
      /@ assert next: \forall conditional c, integer i, k;
       @   terms_read_upto(c, i, k, s) == terms_read_upto(c, i, k, n) + (in_terms(c, i, n, k) == 1 ? 1 : 0); @/
      /@ assert term: \forall conditional c, integer i, k; 0 <= k ==>
       @   in_terms(c, i, n, k + 1) == (variable(c, i, k) == n ? 1 : in_terms(c, i, n, k)); @/
      n = s;
    }
  }
*/

/* An instruction reads as many variables as it has terms. */
/*@ ghost
  /@ terminates \true;
   @ assigns \nothing;
   @ ensures terms: \forall conditional c, integer i, k; 0 <= k <= most ==> terms_read_upto(c, i, k, p) <= k;
   @/
  void lemma_terms_read(size_t p, size_t most)
  {
    size_t a = 0;
    lemma_term_read(p);
    /@ loop invariant range: 0 <= a <= most;
     @ loop invariant terms: \forall conditional c, integer i, k; 0 <= k <= a ==> terms_read_upto(c, i, k, p) <= k;
     @ loop assigns a;
     @ loop variant most - a;
     @/
    while (a < most) {
      size_t s = a + 1;
      /@ assert last: \forall conditional c, integer i;
       @   terms_read_upto(c, i, s, p) <= terms_read_upto(c, i, a, p) + 1; @/
      a = s;
    }
  }
*/

/*@ ghost
  /@ terminates \true;
   @ assigns \nothing;
   @ ensures operation: \forall conditional c, integer i; kind(c, i) == 0 ==>
   @   here_upto(c, i, p) == terms_read_upto(c, i, terms(c, i), p);
   @ ensures test: \forall conditional c, integer i; kind(c, i) == 1 ==>
   @   here_upto(c, i, p) == one_upto(tested(c, i), p);
   @ ensures leaf: \forall conditional c, integer i; !costs(c, i) ==> here_upto(c, i, p) == 0;
   @ ensures goes: \forall conditional c, integer i, rvec y; follower(c, i, y) > i ==>
   @   read_upto(c, i, y, p) <= here_upto(c, i, p) + read_upto(c, follower(c, i, y), after(c, i, y), p);
   @ ensures stops: \forall conditional c, integer i, rvec y; follower(c, i, y) <= i ==>
   @   read_upto(c, i, y, p) == here_upto(c, i, p);
   @/
  void lemma_read_next(size_t p)
  {
    size_t n = 0;
    /@ assert goes: \forall conditional c, integer i, a, rvec y; follower(c, i, y) > i ==> reads(c, i, y, a) == 1 ==>
     @   reads_here(c, i, a) == 1 || reads(c, follower(c, i, y), after(c, i, y), a) == 1; @/
    /@ assert stops: \forall conditional c, integer i, a, rvec y; follower(c, i, y) <= i ==>
     @   (reads(c, i, y, a) == 1 <==> reads_here(c, i, a) == 1); @/
    /@ loop invariant range: 0 <= n <= p;
     @ loop invariant operation: \forall conditional c, integer i; kind(c, i) == 0 ==>
     @   here_upto(c, i, n) == terms_read_upto(c, i, terms(c, i), n);
     @ loop invariant test: \forall conditional c, integer i; kind(c, i) == 1 ==>
     @   here_upto(c, i, n) == one_upto(tested(c, i), n);
     @ loop invariant leaf: \forall conditional c, integer i; !costs(c, i) ==> here_upto(c, i, n) == 0;
     @ loop invariant goes: \forall conditional c, integer i, rvec y; follower(c, i, y) > i ==>
     @   read_upto(c, i, y, n) <= here_upto(c, i, n) + read_upto(c, follower(c, i, y), after(c, i, y), n);
     @ loop invariant stops: \forall conditional c, integer i, rvec y; follower(c, i, y) <= i ==>
     @   read_upto(c, i, y, n) == here_upto(c, i, n);
     @ loop assigns n;
     @ loop variant p - n;
     @/
    while (n < p) {
      size_t s = n + 1;
      /@ assert here: \forall conditional c, integer i;
       @   here_upto(c, i, s) == here_upto(c, i, n) + (reads_here(c, i, n) == 1 ? 1 : 0); @/
      /@ assert terms: \forall conditional c, integer i, k;
       @   terms_read_upto(c, i, k, s) == terms_read_upto(c, i, k, n) + (in_terms(c, i, n, k) == 1 ? 1 : 0); @/
      /@ assert one: \forall integer v; one_upto(v, s) == one_upto(v, n) + (v == n ? 1 : 0); @/
      /@ assert all: \forall conditional c, integer i, rvec y;
       @   read_upto(c, i, y, s) == read_upto(c, i, y, n) + (reads(c, i, y, n) == 1 ? 1 : 0); @/
      n = s;
    }
  }
*/

/* One more variable t is one more number that a vector has. */
/*@ ghost
  /@ terminates \true;
   @ assigns \nothing;
   @ ensures before: \forall rvec y, real t, v, integer k; k <= size ==> k <= len(y) ==>
   @   among(defined(y, t), v, k) == among(y, v, k);
   @ ensures has: \forall rvec y, integer k, l; 0 <= l < k <= size ==> among(y, at(y, l), k) == 1;
   @/
  void lemma_among(size_t size)
  {
    size_t a = 0;
    /@ loop invariant range: 0 <= a <= size;
     @ loop invariant before: \forall rvec y, real t, v, integer k; k <= a ==> k <= len(y) ==>
     @   among(defined(y, t), v, k) == among(y, v, k);
     @ loop invariant has: \forall rvec y, integer k, l; 0 <= l < k <= a ==> among(y, at(y, l), k) == 1;
     @ loop assigns a;
     @ loop variant size - a;
     @/
    while (a < size) {
      size_t s = a + 1;
      /@ assert next: \forall rvec y, real v; among(y, v, s) == (at(y, a) == v ? 1 : among(y, v, a)); @/
      /@ assert before: \forall rvec y, real t, v; s <= len(y) ==> among(defined(y, t), v, s) == among(y, v, s); @/
      a = s;
    }
  }
*/

/*@ // What a leaf puts out is a variable or zero.
  @ predicate put_out_of(rvec y, real t) = t == 0.0 || \exists integer k; 0 <= k < len(y) && at(y, k) == t;
  @ predicate all_put_out_of(rvec y, rvec d, integer n) = \forall integer j; 0 <= j < n ==> put_out_of(y, at(d, j));
  @*/
/* One more variable makes one of the outputs at most, and only if it is positive. */
/*@ ghost
  /@ terminates \true;
   @ assigns \nothing;
   @ ensures defined: \forall rvec y, d, real t; len(y) < size ==>
   @   fresh_upto(y, d, outputs) <= fresh_upto(defined(y, t), d, outputs) + (t > 0.0 ? 1 : 0);
   @ ensures none: \forall rvec y, d; len(y) <= size ==> all_put_out_of(y, d, outputs) ==>
   @   fresh_upto(y, d, outputs) == 0;
   @/
  void lemma_fresh(size_t size, size_t outputs)
  {
    size_t j = 0;
    lemma_among(size);
    /@ assert more: \forall rvec y, real t, v; len(y) < size ==>
     @   among(defined(y, t), v, len(y) + 1) == (t == v ? 1 : among(y, v, len(y))); @/
    /@ assert same: \forall rvec y, d, real t, integer k; len(y) < size ==> at(d, k) != t ==>
     @   fresh(defined(y, t), d, k) == fresh(y, d, k); @/
    /@ loop invariant range: 0 <= j <= outputs;
     @ loop invariant one: \forall rvec d, real t; among(d, t, j) == 0 || among(d, t, j) == 1;
     @ loop invariant defined: \forall rvec y, d, real t; len(y) < size ==>
     @   fresh_upto(y, d, j) <= fresh_upto(defined(y, t), d, j) + (t > 0.0 && among(d, t, j) == 1 ? 1 : 0);
     @ loop invariant none: \forall rvec y, d; len(y) <= size ==> all_put_out_of(y, d, outputs) ==>
     @   fresh_upto(y, d, j) == 0;
     @ loop assigns j;
     @ loop variant outputs - j;
     @/
    while (j < outputs) {
      size_t s = j + 1;
      /@ assert next: \forall rvec y, d; fresh_upto(y, d, s) == fresh_upto(y, d, j) + fresh(y, d, j); @/
      /@ assert among: \forall rvec d, real t; among(d, t, s) == (at(d, j) == t ? 1 : among(d, t, j)); @/
      /@ assert put_out: \forall rvec y, d; len(y) <= size ==> all_put_out_of(y, d, outputs) ==> fresh(y, d, j) == 0; @/
      /@ assert other: \forall rvec y, d, real t; len(y) < size ==> at(d, j) != t ==>
       @   fresh(y, d, j) == fresh(defined(y, t), d, j); @/
      /@ assert this: \forall rvec y, d, real t; len(y) < size ==> at(d, j) == t ==>
       @   fresh(y, d, j) <= (t > 0.0 && among(d, t, j) == 0 ? 1 : 0); @/
      /@ assert some: \forall rvec y, d, real t; 0 <= fresh(defined(y, t), d, j); @/
      j = s;
    }
  }
*/

/*@ // From instruction i on the outputs are those of d.
  @ predicate puts_out(conditional c, integer i, rvec y, rvec d, integer outputs) =
  @   arrives(c, i, y) && \forall integer j; 0 <= j < outputs ==> scoped(c, i, y, j) && answer(c, i, y, j) == at(d, j);
  @ lemma puts_out_goes: \forall conditional c, integer i, outputs, rvec y, d; puts_out(c, i, y, d, outputs) ==>
  @   costs(c, i) ==> follower(c, i, y) > i;
  @ lemma puts_out_next: \forall conditional c, integer i, outputs, rvec y, d; puts_out(c, i, y, d, outputs) ==>
  @   follower(c, i, y) > i ==> puts_out(c, follower(c, i, y), after(c, i, y), d, outputs);
  @ lemma puts_out_leaf: \forall conditional c, integer i, outputs, rvec y, d; 0 <= i ==>
  @   puts_out(c, i, y, d, outputs) ==> !costs(c, i) ==> all_put_out_of(y, d, outputs);
  @
  @ // So many operations from instruction i on pay for what is read and for what is put out.
  @ predicate paid(conditional c, integer i, rvec y, rvec d, integer p, integer outputs) =
  @   read_upto(c, i, y, p) + fresh_upto(y, d, outputs) <= operations(c, i, y) &&
  @   2 * fresh_upto(y, d, outputs) <= operations(c, i, y);
  @ predicate all_paid(integer p, integer outputs, integer size, integer most) =
  @   \forall conditional c, integer i, rvec y, d; 0 <= i ==> puts_out(c, i, y, d, outputs) ==>
  @   operations(c, i, y) <= most ==> len(y) + most <= size ==> paid(c, i, y, d, p, outputs);
  @*/

/* What one instruction costs pays for what it reads and for the variable that it makes. */
/*@ ghost
  /@ terminates \true;
   @ assigns \nothing;
   @ ensures step: \forall conditional c, integer i, rvec y, d; costs(c, i) ==> price(c, i) <= most ==>
   @   len(y) < size ==>
   @   here_upto(c, i, p) + fresh_upto(y, d, outputs) <= price(c, i) + fresh_upto(after(c, i, y), d, outputs);
   @ ensures twice: \forall conditional c, integer i, rvec y, d; costs(c, i) ==> price(c, i) <= most ==>
   @   len(y) < size ==> 2 * fresh_upto(y, d, outputs) <= price(c, i) + 2 * fresh_upto(after(c, i, y), d, outputs);
   @/
  void lemma_price_pays(size_t p, size_t outputs, size_t size, size_t most)
  {
    lemma_terms_read(p, most);
    lemma_term_read(p);
    lemma_read_next(p);
    lemma_fresh(size, outputs);
    /@ assert test: \forall conditional c, integer i, rvec y, d; kind(c, i) == 1 ==>
     @   here_upto(c, i, p) <= 1 && price(c, i) == 1 && after(c, i, y) == y; @/
    /@ assert nothing: \forall conditional c, integer i, rvec y; terms(c, i) <= 0 ==>
     @   relu(terms_upto(c, i, y, terms(c, i))) == 0.0; @/
    /@ assert terms: \forall conditional c, integer i; kind(c, i) == 0 ==> price(c, i) <= most ==> 0 < terms(c, i) ==>
     @   here_upto(c, i, p) <= terms(c, i) && price(c, i) == 2 * terms(c, i); @/
    /@ assert none: \forall conditional c, integer i; kind(c, i) == 0 ==> terms(c, i) <= 0 ==>
     @   here_upto(c, i, p) == 0 && price(c, i) == 1; @/
    /@ assert after: \forall conditional c, integer i, rvec y; kind(c, i) == 0 ==>
     @   after(c, i, y) == defined(y, relu(terms_upto(c, i, y, terms(c, i)))); @/
    /@ assert some: \forall conditional c, integer i, rvec y, d; kind(c, i) == 0 ==> len(y) < size ==>
     @   0 < terms(c, i) ==> fresh_upto(y, d, outputs) <= fresh_upto(after(c, i, y), d, outputs) + 1; @/
    /@ assert zero: \forall conditional c, integer i, rvec y, d; kind(c, i) == 0 ==> len(y) < size ==>
     @   terms(c, i) <= 0 ==> fresh_upto(y, d, outputs) <= fresh_upto(after(c, i, y), d, outputs); @/
  }
*/

/* The induction. */
/*@ ghost
  /@ requires before: most > 0 ==> one_more(most, less) && all_paid(p, outputs, size, less);
   @ terminates \true;
   @ assigns \nothing;
   @ ensures paid: all_paid(p, outputs, size, most);
   @/
  void lemma_paid_step(size_t p, size_t outputs, size_t size, size_t most, size_t less)
  {
    lemma_price_pays(p, outputs, size, most);
    lemma_read_next(p);
    lemma_fresh(size, outputs);
    /@ assert price: \forall conditional c, integer i; costs(c, i) ==> 1 <= price(c, i); @/
    /@ assert leaf: \forall conditional c, integer i, rvec y, d; 0 <= i ==> puts_out(c, i, y, d, outputs) ==>
     @   len(y) + most <= size ==> !costs(c, i) ==> paid(c, i, y, d, p, outputs); @/
    /@ assert left: \forall conditional c, integer i, rvec y, d; 0 <= i ==> puts_out(c, i, y, d, outputs) ==>
     @   operations(c, i, y) <= most ==> costs(c, i) ==>
     @   1 <= most && price(c, i) <= most && operations(c, follower(c, i, y), after(c, i, y)) <= most - 1; @/
    /@ assert len: \forall conditional c, integer i, rvec y; len(after(c, i, y)) <= len(y) + 1; @/
    if (most > 0) {
      /@ assert next: \forall conditional c, integer i, rvec y, d; 0 <= i ==> puts_out(c, i, y, d, outputs) ==>
       @   operations(c, i, y) <= most ==> len(y) + most <= size ==> costs(c, i) ==>
       @   paid(c, follower(c, i, y), after(c, i, y), d, p, outputs); @/
      /@ assert costs: \forall conditional c, integer i, rvec y, d; 0 <= i ==> puts_out(c, i, y, d, outputs) ==>
       @   operations(c, i, y) <= most ==> len(y) + most <= size ==> costs(c, i) ==> paid(c, i, y, d, p, outputs); @/
    }
  }
*/
/*@ ghost
  /@ terminates \true;
   @ assigns \nothing;
   @ ensures paid: all_paid(p, outputs, size, most);
   @/
  void lemma_paid(size_t p, size_t outputs, size_t size, size_t most)
  {
    size_t a = 0;
    lemma_paid_step(p, outputs, size, 0, 0);
    /@ loop invariant range: 0 <= a <= most;
     @ loop invariant paid: all_paid(p, outputs, size, a);
     @ loop assigns a;
     @ loop variant most - a;
     @/
    while (a < most) {
      size_t s = a + 1;
      /@ assert step: one_more(s, a); @/
      lemma_paid_step(p, outputs, size, s, a);
      a = s;
    }
  }
*/

/*@ // z has the variables of y where they are read, and all that were computed.
  @ predicate alike(conditional c, integer i, rvec y, rvec z, integer p) =
  @   len(z) == len(y) && p <= len(y) && (\forall integer a; p <= a < len(y) ==> at(z, a) == at(y, a)) &&
  @   \forall integer a; 0 <= a < p ==> reads(c, i, y, a) == 1 ==> at(z, a) == at(y, a);
  @ lemma alike_next: \forall conditional c, integer i, p, rvec y, z; alike(c, i, y, z, p) ==> follower(c, i, y) > i ==>
  @   follower(c, i, z) == follower(c, i, y) ==> after(c, i, z) == z ==> after(c, i, y) == y ==>
  @   alike(c, follower(c, i, y), y, z, p);
  @ lemma alike_defined: \forall conditional c, integer i, s, p, real t, rvec y, z; alike(c, i, y, z, p) ==>
  @   (\forall integer a; 0 <= a < p ==> reads(c, s, defined(y, t), a) == 1 ==> reads(c, i, y, a) == 1) ==>
  @   alike(c, s, defined(y, t), defined(z, t), p);
  @
  @ // The output of z is that of y, or a copy of the input that y's is a copy of.
  @ predicate follows(conditional c, integer i, rvec y, rvec z, integer p, integer j) =
  @   last(c, i, z) == last(c, i, y) && \let v = put_out(c, last(c, i, y), j);
  @   (0 <= v < p ? answer(c, i, y, j) == at(y, v) && answer(c, i, z, j) == at(z, v)
  @               : answer(c, i, z, j) == answer(c, i, y, j));
  @ predicate all_follow(integer p, integer most) =
  @   \forall conditional c, integer i, j, rvec y, z; 0 <= i ==> scoped(c, i, y, j) ==> arrives(c, i, y) ==>
  @   alike(c, i, y, z, p) ==> operations(c, i, y) <= most ==> follows(c, i, y, z, p, j);
  @*/

/*@ lemma reads_if_here: \forall conditional c, integer i, a, rvec y; reads_here(c, i, a) == 1 ==>
  @   reads(c, i, y, a) == 1;
  @*/

/* The sums of an operation are the same. */
/*@ ghost
  /@ terminates \true;
   @ assigns \nothing;
   @ ensures sum: \forall conditional c, integer i, rvec y, z; kind(c, i) == 0 ==> terms(c, i) <= most ==>
   @   alike(c, i, y, z, p) ==> (\forall integer t; 0 <= t < terms(c, i) ==> 0 <= variable(c, i, t) < len(y)) ==>
   @   terms_upto(c, i, z, terms(c, i)) == terms_upto(c, i, y, terms(c, i));
   @/
  void lemma_same_sum(size_t p, size_t most)
  {
    size_t a = 0;
    /@ loop invariant range: 0 <= a <= most;
     @ loop invariant reads: \forall conditional c, integer i, k, t; 0 <= t < k <= a ==>
     @   in_terms(c, i, variable(c, i, t), k) == 1;
     @ loop assigns a;
     @ loop variant most - a;
     @/
    while (a < most) {
      size_t s = a + 1;
      /@ assert next: \forall conditional c, integer i, v; in_terms(c, i, v, s) ==
       @   (variable(c, i, a) == v ? 1 : in_terms(c, i, v, a)); @/
      a = s;
    }
    /@ assert among: \forall conditional c, integer i, t; 0 <= t < terms(c, i) <= most ==>
     @   in_terms(c, i, variable(c, i, t), terms(c, i)) == 1; @/
    /@ assert read: \forall conditional c, integer i, t; kind(c, i) == 0 ==> 0 <= t < terms(c, i) <= most ==>
     @   reads_here(c, i, variable(c, i, t)) == 1; @/
    /@ assert here: \forall conditional c, integer i, t, rvec y; kind(c, i) == 0 ==> 0 <= t < terms(c, i) <= most ==>
     @   reads(c, i, y, variable(c, i, t)) == 1; @/
    /@ assert term: \forall conditional c, integer i, t, rvec y, z; kind(c, i) == 0 ==> 0 <= t < terms(c, i) <= most ==>
     @   alike(c, i, y, z, p) ==> 0 <= variable(c, i, t) < len(y) ==>
     @   at(z, variable(c, i, t)) == at(y, variable(c, i, t)); @/
    a = 0;
    /@ loop invariant range: 0 <= a <= most;
     @ loop invariant sum: \forall conditional c, integer i, k, rvec y, z; kind(c, i) == 0 ==>
     @   k <= a ==> k <= terms(c, i) <= most ==> alike(c, i, y, z, p) ==>
     @   (\forall integer t; 0 <= t < terms(c, i) ==> 0 <= variable(c, i, t) < len(y)) ==>
     @   terms_upto(c, i, z, k) == terms_upto(c, i, y, k);
     @ loop assigns a;
     @ loop variant most - a;
     @/
    while (a < most) {
      size_t s = a + 1;
      /@ assert next: \forall conditional c, integer i, rvec y; terms_upto(c, i, y, s) ==
       @   terms_upto(c, i, y, a) + rmul(weight(c, i, a), at(y, variable(c, i, a))); @/
      a = s;
    }
  }
*/

/* The induction. */
/*@ ghost
  /@ requires before: most > 0 ==> one_more(most, less) && all_follow(p, less);
   @ terminates \true;
   @ assigns \nothing;
   @ ensures follow: all_follow(p, most);
   @/
  void lemma_follow_step(size_t p, size_t most, size_t less)
  {
    lemma_same_sum(p, most);
    /@ assert price: \forall conditional c, integer i; costs(c, i) ==> 1 <= price(c, i); @/
    /@ assert goes: \forall conditional c, integer i, rvec y; arrives(c, i, y) ==> costs(c, i) ==>
     @   follower(c, i, y) > i; @/
    /@ assert leaf: \forall conditional c, integer i, j, rvec y, z; 0 <= i ==> scoped(c, i, y, j) ==>
     @   alike(c, i, y, z, p) ==> !costs(c, i) ==> follows(c, i, y, z, p, j); @/
    /@ assert reads: \forall conditional c, integer i, a, rvec y; follower(c, i, y) > i ==>
     @   reads(c, follower(c, i, y), after(c, i, y), a) == 1 ==> reads(c, i, y, a) == 1; @/
    /@ assert operation: \forall conditional c, integer i, j, rvec y, z; kind(c, i) == 0 ==> price(c, i) <= most ==>
     @   scoped(c, i, y, j) ==> alike(c, i, y, z, p) ==> \let t = relu(terms_upto(c, i, y, terms(c, i)));
     @   after(c, i, y) == defined(y, t) && after(c, i, z) == defined(z, t) &&
     @   follower(c, i, z) == follower(c, i, y); @/
    /@ assert tested: \forall conditional c, integer i, j, rvec y, z; kind(c, i) == 1 ==> scoped(c, i, y, j) ==>
     @   alike(c, i, y, z, p) ==> at(z, tested(c, i)) == at(y, tested(c, i)); @/
    /@ assert test: \forall conditional c, integer i, j, rvec y, z; kind(c, i) == 1 ==> scoped(c, i, y, j) ==>
     @   alike(c, i, y, z, p) ==> after(c, i, y) == y && after(c, i, z) == z &&
     @   follower(c, i, z) == follower(c, i, y); @/
    /@ assert alike: \forall conditional c, integer i, j, rvec y, z; costs(c, i) ==> price(c, i) <= most ==>
     @   scoped(c, i, y, j) ==> alike(c, i, y, z, p) ==> follower(c, i, y) > i ==>
     @   alike(c, follower(c, i, y), after(c, i, y), after(c, i, z), p) && follower(c, i, z) == follower(c, i, y); @/
    /@ assert left: \forall conditional c, integer i, rvec y; arrives(c, i, y) ==> operations(c, i, y) <= most ==>
     @   costs(c, i) ==> 1 <= most && price(c, i) <= most &&
     @   operations(c, follower(c, i, y), after(c, i, y)) <= most - 1; @/
    /@ assert arrives: \forall conditional c, integer i, rvec y; arrives(c, i, y) ==> follower(c, i, y) > i ==>
     @   arrives(c, follower(c, i, y), after(c, i, y)); @/
    if (most > 0) {
      /@ assert next: \forall conditional c, integer i, j, rvec y, z; 0 <= i ==> scoped(c, i, y, j) ==>
       @   arrives(c, i, y) ==> alike(c, i, y, z, p) ==> operations(c, i, y) <= most ==> costs(c, i) ==>
       @   follows(c, follower(c, i, y), after(c, i, y), after(c, i, z), p, j); @/
      /@ assert back: \forall conditional c, integer i, j, rvec y, z; alike(c, i, y, z, p) ==>
       @   follower(c, i, y) > i ==> follower(c, i, z) == follower(c, i, y) ==>
       @   follows(c, follower(c, i, y), after(c, i, y), after(c, i, z), p, j) ==> follows(c, i, y, z, p, j); @/
      /@ assert costs: \forall conditional c, integer i, j, rvec y, z; 0 <= i ==> scoped(c, i, y, j) ==>
       @   arrives(c, i, y) ==> alike(c, i, y, z, p) ==> operations(c, i, y) <= most ==> costs(c, i) ==>
       @   follows(c, i, y, z, p, j); @/
    } else {
      /@ assert none: \forall conditional c, integer i, rvec y; arrives(c, i, y) ==> operations(c, i, y) <= most ==>
       @   !costs(c, i); @/
    }
  }
*/
/*@ ghost
  /@ terminates \true;
   @ assigns \nothing;
   @ ensures follow: all_follow(p, most);
   @/
  void lemma_follow(size_t p, size_t most)
  {
    size_t a = 0;
    lemma_follow_step(p, 0, 0);
    /@ loop invariant range: 0 <= a <= most;
     @ loop invariant follow: all_follow(p, a);
     @ loop assigns a;
     @ loop variant most - a;
     @/
    while (a < most) {
      size_t s = a + 1;
      /@ assert step: one_more(s, a); @/
      lemma_follow_step(p, s, a);
      a = s;
    }
  }
*/

/*@ lemma alike_inputs: \forall conditional c, integer p, rvec x, z; len(x) == p ==> len(z) == p ==>
  @   alike_where_read(c, x, z, p) ==> alike(c, 0, x, z, p);
  @ lemma follows_inputs: \forall conditional c, integer j, p, rvec x, z; follows(c, 0, x, z, p, j) ==>
  @   copied_or_same(c, x, z, p, j, put_out(c, last(c, 0, x), j));
  @*/

/* What reading costs, and what it is for. */
/*@ ghost
  /@ requires sizes: p + most <= SIZE_MAX;
   @ terminates \true;
   @ assigns \nothing;
   @ ensures operations: \forall conditional c, indices known, rvec x, d; scoped_network(c, known, p, outputs) ==>
   @   len(x) == p ==> arrives(c, 0, x) ==> (\forall integer j; 0 <= j < outputs ==> answer(c, 0, x, j) == at(d, j)) ==>
   @   operations(c, 0, x) <= most ==> read_upto(c, 0, x, p) + fresh_upto(x, d, outputs) <= operations(c, 0, x);
   @ ensures twice: \forall conditional c, indices known, rvec x, d; scoped_network(c, known, p, outputs) ==>
   @   len(x) == p ==> arrives(c, 0, x) ==> (\forall integer j; 0 <= j < outputs ==> answer(c, 0, x, j) == at(d, j)) ==>
   @   operations(c, 0, x) <= most ==> 2 * fresh_upto(x, d, outputs) <= operations(c, 0, x);
   @ ensures copies: \forall conditional c, integer j, indices known, rvec x, z;
   @   scoped_network(c, known, p, outputs) ==> 0 <= j < outputs ==> len(x) == p ==> len(z) == p ==>
   @   arrives(c, 0, x) ==> operations(c, 0, x) <= most ==> alike_where_read(c, x, z, p) ==>
   @   copied_or_same(c, x, z, p, j, put_out(c, last(c, 0, x), j));
   @/
  void theorem3_reading(size_t p, size_t outputs, size_t most)
  {
    size_t size = p + most;
    lemma_paid(p, outputs, size, most);
    lemma_follow(p, most);
    /@ assert scoped: \forall conditional c, integer j, indices known, rvec x; scoped_network(c, known, p, outputs) ==>
     @   0 <= j < outputs ==> len(x) == p ==> scoped(c, 0, x, j); @/
    /@ assert puts_out: \forall conditional c, indices known, rvec x, d; scoped_network(c, known, p, outputs) ==>
     @   len(x) == p ==> arrives(c, 0, x) ==>
     @   (\forall integer j; 0 <= j < outputs ==> answer(c, 0, x, j) == at(d, j)) ==> puts_out(c, 0, x, d, outputs); @/
    /@ assert paid: \forall conditional c, rvec x, d; puts_out(c, 0, x, d, outputs) ==> len(x) == p ==>
     @   operations(c, 0, x) <= most ==> paid(c, 0, x, d, p, outputs); @/
    /@ assert follows: \forall conditional c, integer j, indices known, rvec x, z;
     @   scoped_network(c, known, p, outputs) ==> 0 <= j < outputs ==> len(x) == p ==> len(z) == p ==>
     @   arrives(c, 0, x) ==> operations(c, 0, x) <= most ==> alike_where_read(c, x, z, p) ==>
     @   follows(c, 0, x, z, p, j); @/
  }
*/
#endif
