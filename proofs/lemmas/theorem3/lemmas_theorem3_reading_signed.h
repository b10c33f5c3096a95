/* What reading costs where only the difference of two outputs is known, as that of signed outputs is.  Points are told
 * apart by it as by an output, but there are more ways to have it: each of the two may be a copy of an input.  If it is
 * not the difference of two inputs, or of one and zero, one of the two is positive and no input, since nothing that is
 * computed is negative. */
#ifndef MEMCERT_PROOFS_LEMMAS_THEOREM3_READING_SIGNED_H
#define MEMCERT_PROOFS_LEMMAS_THEOREM3_READING_SIGNED_H

#include "lemmas_theorem3_reading.h"
#include "specs/reading_signed.acsl"

/*@ // y has the inputs x, and nothing negative after these.
  @ predicate computed_on(rvec x, rvec y, integer p) =
  @   0 <= p <= len(y) && (\forall integer a; 0 <= a < p ==> at(y, a) == at(x, a)) &&
  @   \forall integer a; p <= a < len(y) ==> 0.0 <= at(y, a);
  @ predicate put_in_or_positive(rvec x, integer p, real t) = put_in(x, p, t) || 0.0 < t;
  @ lemma defined_before: \forall integer a, p, real t, rvec y; 0 <= a < p ==> p <= len(y) ==>
  @   at(defined(y, t), a) == at(y, a);
  @ lemma defined_later: \forall integer a, real t, rvec y; 0 <= a < len(defined(y, t)) ==>
  @   at(defined(y, t), a) == t || (a < len(y) && at(defined(y, t), a) == at(y, a));
  @ lemma computed_on_defined: \forall integer p, real t, rvec x, y; computed_on(x, y, p) ==> 0.0 <= t ==>
  @   computed_on(x, defined(y, t), p);
  @ lemma computed_on_after: \forall conditional c, integer i, p, rvec x, y; computed_on(x, y, p) ==>
  @   computed_on(x, after(c, i, y), p);
  @ lemma computed_on_at: \forall integer p, v, rvec x, y; computed_on(x, y, p) ==> 0 <= v < len(y) ==>
  @   put_in_or_positive(x, p, at(y, v));
  @ predicate all_answer(integer p, integer most) =
  @   \forall conditional c, integer i, j, rvec x, y; 0 <= i ==> scoped(c, i, y, j) ==> arrives(c, i, y) ==>
  @   computed_on(x, y, p) ==> operations(c, i, y) <= most ==> put_in_or_positive(x, p, answer(c, i, y, j));
  @*/

/* The induction: what is put out is put in or positive. */
/*@ ghost
  /@ requires before: most > 0 ==> one_more(most, less) && all_answer(p, less);
   @ terminates \true;
   @ assigns \nothing;
   @ ensures answer: all_answer(p, most);
   @/
  void lemma_answer_step(size_t p, size_t most, size_t less)
  {
    /@ assert price: \forall conditional c, integer i; costs(c, i) ==> 1 <= price(c, i); @/
    /@ assert goes: \forall conditional c, integer i, rvec y; arrives(c, i, y) ==> costs(c, i) ==>
     @   follower(c, i, y) > i; @/
    /@ assert stays: \forall conditional c, integer i, rvec y; 0 <= i ==> !costs(c, i) ==> follower(c, i, y) <= i; @/
    /@ assert leaf: \forall conditional c, integer i, j, rvec x, y; 0 <= i ==> scoped(c, i, y, j) ==>
     @   computed_on(x, y, p) ==> !costs(c, i) ==> put_in_or_positive(x, p, answer(c, i, y, j)); @/
    /@ assert left: \forall conditional c, integer i, rvec y; arrives(c, i, y) ==> operations(c, i, y) <= most ==>
     @   costs(c, i) ==> 1 <= most && operations(c, follower(c, i, y), after(c, i, y)) <= most - 1; @/
    /@ assert arrives: \forall conditional c, integer i, rvec y; arrives(c, i, y) ==> follower(c, i, y) > i ==>
     @   arrives(c, follower(c, i, y), after(c, i, y)); @/
    /@ assert scoped: \forall conditional c, integer i, j, rvec y; scoped(c, i, y, j) ==> follower(c, i, y) > i ==>
     @   scoped(c, follower(c, i, y), after(c, i, y), j); @/
    /@ assert answer: \forall conditional c, integer i, j, rvec y; follower(c, i, y) > i ==>
     @   answer(c, i, y, j) == answer(c, follower(c, i, y), after(c, i, y), j); @/
    if (most > 0) {
      /@ assert next: \forall conditional c, integer i, j, rvec x, y; 0 <= i ==> scoped(c, i, y, j) ==>
       @   arrives(c, i, y) ==> computed_on(x, y, p) ==> operations(c, i, y) <= most ==> costs(c, i) ==>
       @   put_in_or_positive(x, p, answer(c, follower(c, i, y), after(c, i, y), j)); @/
    } else {
      /@ assert none: \forall conditional c, integer i, rvec y; arrives(c, i, y) ==> operations(c, i, y) <= most ==>
       @   !costs(c, i); @/
    }
  }
*/
/*@ ghost
  /@ terminates \true;
   @ assigns \nothing;
   @ ensures answer: all_answer(p, most);
   @/
  void lemma_answer(size_t p, size_t most)
  {
    size_t a = 0;
    lemma_answer_step(p, 0, 0);
    /@ loop invariant range: 0 <= a <= most;
     @ loop invariant answer: all_answer(p, a);
     @ loop assigns a;
     @ loop variant most - a;
     @/
    while (a < most) {
      size_t s = a + 1;
      /@ assert step: one_more(s, a); @/
      lemma_answer_step(p, s, a);
      a = s;
    }
  }
*/

/*@ lemma has_last: \forall integer k, s, rvec y; one_more(s, k) ==> has_number(y, s, at(y, k));
  @ lemma has_more: \forall integer k, s, real t, rvec y; one_more(s, k) ==> has_number(y, k, t) ==>
  @   has_number(y, s, t);
  @ lemma among_step: \forall integer k, s, real t, rvec y; one_more(s, k) ==>
  @   among(y, t, s) == (at(y, k) == t ? 1 : among(y, t, k));
  @*/
/*@ ghost
  /@ terminates \true;
   @ assigns \nothing;
   @ ensures has: \forall rvec y, real t, integer k; k <= most ==> among(y, t, k) == 0 || has_number(y, k, t);
   @/
  void lemma_among_has(size_t most)
  {
    size_t a = 0;
    /@ loop invariant range: 0 <= a <= most;
     @ loop invariant has: \forall rvec y, real t, integer k; k <= a ==> among(y, t, k) == 0 || has_number(y, k, t);
     @ loop assigns a;
     @ loop variant most - a;
     @/
    while (a < most) {
      size_t s = a + 1;
      /@ assert step: one_more(s, a); @/
      /@ assert next: \forall rvec y, real t; among(y, t, s) == 0 || has_number(y, s, t); @/
      a = s;
    }
  }
*/

/* A positive output that is no input counts, or an equal one before it does. */
/*@ ghost
  /@ terminates \true;
   @ assigns \nothing;
   @ ensures some: \forall rvec y, d, integer j; len(y) <= size ==> 0 <= j < outputs ==> 0.0 < at(d, j) ==>
   @   !has_number(y, len(y), at(d, j)) ==> 1 <= fresh_upto(y, d, outputs);
   @ ensures none: \forall rvec y, d; 0 <= fresh_upto(y, d, outputs);
   @/
  void lemma_fresh_some(size_t size, size_t outputs)
  {
    size_t k = 0;
    lemma_among_has(size);
    lemma_among_has(outputs);
    /@ loop invariant range: 0 <= k <= outputs;
     @ loop invariant none: \forall rvec y, d; 0 <= fresh_upto(y, d, k);
     @ loop invariant some: \forall rvec y, d, integer j; len(y) <= size ==> 0 <= j < k ==> 0.0 < at(d, j) ==>
     @   !has_number(y, len(y), at(d, j)) ==> 1 <= fresh_upto(y, d, k);
     @ loop assigns k;
     @ loop variant outputs - k;
     @/
    while (k < outputs) {
      size_t s = k + 1;
      /@ assert next: \forall rvec y, d; fresh_upto(y, d, s) == fresh_upto(y, d, k) + fresh(y, d, k); @/
      /@ assert positive: \forall rvec y, d; 0 <= fresh(y, d, k); @/
      /@ assert last: \forall rvec y, d; len(y) <= size ==> 0.0 < at(d, k) ==> !has_number(y, len(y), at(d, k)) ==>
       @   fresh(y, d, k) == 1 || has_number(d, k, at(d, k)); @/
      /@ assert before: \forall rvec y, d; len(y) <= size ==> 0.0 < at(d, k) ==> !has_number(y, len(y), at(d, k)) ==>
       @   has_number(d, k, at(d, k)) ==> 1 <= fresh_upto(y, d, k); @/
      /@ assert this: \forall rvec y, d; len(y) <= size ==> 0.0 < at(d, k) ==> !has_number(y, len(y), at(d, k)) ==>
       @   1 <= fresh_upto(y, d, s); @/
      k = s;
    }
  }
*/

/*@ lemma difference_here: \forall integer p, real a, b, rvec x; put_in(x, p, a) ==> put_in(x, p, b) ==>
  @   difference_put_in(x, p, a - b);
  @ lemma difference_both: \forall conditional c, integer j, l, v, w, p, rvec x, z; copied_or_same(c, x, z, p, j, v) ==>
  @   copied_or_same(c, x, z, p, l, w) ==> difference_copied(x, z, p, answer(c, 0, x, j) - answer(c, 0, x, l),
  @   answer(c, 0, z, j) - answer(c, 0, z, l), v, w);
  @*/

/* What reading costs for output j less output l. */
/*@ ghost
  /@ requires sizes: p + most <= SIZE_MAX;
   @ terminates \true;
   @ assigns \nothing;
   @ ensures operations: \forall conditional c, indices known, rvec x, d; scoped_network(c, known, p, outputs) ==>
   @   len(x) == p ==> arrives(c, 0, x) ==> (\forall integer a; 0 <= a < outputs ==> answer(c, 0, x, a) == at(d, a)) ==>
   @   operations(c, 0, x) <= most ==> read_upto(c, 0, x, p) <= operations(c, 0, x);
   @ ensures computed: \forall conditional c, integer j, l, indices known, rvec x, d;
   @   scoped_network(c, known, p, outputs) ==> len(x) == p ==> arrives(c, 0, x) ==>
   @   (\forall integer a; 0 <= a < outputs ==> answer(c, 0, x, a) == at(d, a)) ==> operations(c, 0, x) <= most ==>
   @   0 <= j < outputs ==> 0 <= l < outputs ==> !difference_put_in(x, p, at(d, j) - at(d, l)) ==>
   @   read_upto(c, 0, x, p) + 1 <= operations(c, 0, x) && 2 <= operations(c, 0, x);
   @ ensures copies: \forall conditional c, integer j, l, indices known, rvec x, z;
   @   scoped_network(c, known, p, outputs) ==> 0 <= j < outputs ==> 0 <= l < outputs ==> len(x) == p ==>
   @   len(z) == p ==> arrives(c, 0, x) ==> operations(c, 0, x) <= most ==> alike_where_read(c, x, z, p) ==>
   @   difference_copied(x, z, p, answer(c, 0, x, j) - answer(c, 0, x, l), answer(c, 0, z, j) - answer(c, 0, z, l),
   @     put_out(c, last(c, 0, x), j), put_out(c, last(c, 0, x), l));
   @/
  void theorem3_reading_signed(size_t p, size_t outputs, size_t most)
  {
    theorem3_reading(p, outputs, most);
    lemma_answer(p, most);
    lemma_fresh_some(p, outputs);
    /@ assert scoped: \forall conditional c, integer j, indices known, rvec x; scoped_network(c, known, p, outputs) ==>
     @   0 <= j < outputs ==> len(x) == p ==> scoped(c, 0, x, j); @/
    /@ assert inputs: \forall rvec x; len(x) == p ==> computed_on(x, x, p); @/
    /@ assert answer: \forall conditional c, integer j, indices known, rvec x; scoped_network(c, known, p, outputs) ==>
     @   0 <= j < outputs ==> len(x) == p ==> arrives(c, 0, x) ==> operations(c, 0, x) <= most ==>
     @   put_in_or_positive(x, p, answer(c, 0, x, j)); @/
    /@ assert one: \forall integer j, l, rvec x, d; !difference_put_in(x, p, at(d, j) - at(d, l)) ==>
     @   put_in_or_positive(x, p, at(d, j)) ==> put_in_or_positive(x, p, at(d, l)) ==>
     @   (0.0 < at(d, j) && !has_number(x, p, at(d, j))) || (0.0 < at(d, l) && !has_number(x, p, at(d, l))); @/
    /@ assert fresh: \forall integer j, l, rvec x, d; len(x) == p ==> 0 <= j < outputs ==> 0 <= l < outputs ==>
     @   !difference_put_in(x, p, at(d, j) - at(d, l)) ==> put_in_or_positive(x, p, at(d, j)) ==>
     @   put_in_or_positive(x, p, at(d, l)) ==> 1 <= fresh_upto(x, d, outputs); @/
    /@ assert counts: \forall conditional c, integer j, l, indices known, rvec x, d;
     @   scoped_network(c, known, p, outputs) ==> len(x) == p ==> arrives(c, 0, x) ==>
     @   (\forall integer a; 0 <= a < outputs ==> answer(c, 0, x, a) == at(d, a)) ==> operations(c, 0, x) <= most ==>
     @   0 <= j < outputs ==> 0 <= l < outputs ==> !difference_put_in(x, p, at(d, j) - at(d, l)) ==>
     @   1 <= fresh_upto(x, d, outputs); @/
    /@ assert copied: \forall conditional c, integer j, indices known, rvec x, z;
     @   scoped_network(c, known, p, outputs) ==> 0 <= j < outputs ==> len(x) == p ==> len(z) == p ==>
     @   arrives(c, 0, x) ==> operations(c, 0, x) <= most ==> alike_where_read(c, x, z, p) ==>
     @   copied_or_same(c, x, z, p, j, put_out(c, last(c, 0, x), j)); @/
    /@ assert both: \forall conditional c, integer j, l, rvec x, z;
     @   copied_or_same(c, x, z, p, j, put_out(c, last(c, 0, x), j)) ==>
     @   copied_or_same(c, x, z, p, l, put_out(c, last(c, 0, x), l)) ==>
     @   difference_copied(x, z, p, answer(c, 0, x, j) - answer(c, 0, x, l), answer(c, 0, z, j) - answer(c, 0, z, l),
     @     put_out(c, last(c, 0, x), j), put_out(c, last(c, 0, x), l)); @/
  }
*/
#endif
