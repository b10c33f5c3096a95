#include "scaled.h"
#include "proofs/lemmas/exact/lemmas_memory.h"
#include "proofs/lemmas/conditional/lemmas_scaled.h"

/*@ // No number of the network or the program has changed.
  @ predicate numbers_kept{K,L}(conditional_network net, scaled_program m) =
  @   unchanged{K,L}(net.weight, net.terms) && unchanged{K,L}(net.value, net.values) &&
  @   unchanged{K,L}(m.weight, net.terms) && unchanged{K,L}(m.value, net.values) &&
  @   unchanged{K,L}(m.factor, net.leaves) && unchanged{K,L}(m.unit, net.size) &&
  @   unchanged{K,L}(m.bound, net.size) && unchanged{K,L}(m.output, net.outputs);
  @ predicate same_numbers{K,L}(conditional_network net, scaled_program m) =
  @   vec{K}(net.weight, net.terms) == vec{L}(net.weight, net.terms) &&
  @   vec{K}(net.value, net.values) == vec{L}(net.value, net.values) &&
  @   vec{K}(m.weight, net.terms) == vec{L}(m.weight, net.terms) &&
  @   vec{K}(m.value, net.values) == vec{L}(m.value, net.values) &&
  @   vec{K}(m.factor, net.leaves) == vec{L}(m.factor, net.leaves) &&
  @   vec{K}(m.unit, net.size) == vec{L}(m.unit, net.size) &&
  @   vec{K}(m.bound, net.size) == vec{L}(m.bound, net.size) &&
  @   vec{K}(m.output, net.outputs) == vec{L}(m.output, net.outputs);
  @ lemma numbers_same{K,L}: \forall conditional_network net, scaled_program m; 0 <= net.terms ==> 0 <= net.values ==>
  @   0 <= net.leaves ==> 0 <= net.size ==> 0 <= net.outputs ==> numbers_kept{K,L}(net, m) ==>
  @   same_numbers{K,L}(net, m);
  @ // Nothing has changed but the n numbers from p on.
  @ predicate changes_only{K,L}(mpq_srcptr p, integer n) =
  @   \forall mpq_srcptr q; \separated(q, p + (0 .. n - 1)) ==> val{K}(q) == val{L}(q);
  @ lemma kept_outside{K,L}: \forall mpq_srcptr a, p, integer k, n; \separated(a + (0 .. k - 1), p + (0 .. n - 1)) ==>
  @   changes_only{K,L}(p, n) ==> unchanged{K,L}(a, k);
  @ lemma numbers_outside{K,L}: \forall conditional_network net, scaled_program m, mpq_srcptr p, integer n;
  @   outside_scaled(net, m, p, n) ==> changes_only{K,L}(p, n) ==> numbers_kept{K,L}(net, m);
  @ lemma outside_part: \forall conditional_network net, scaled_program m, mpq_srcptr p, integer n, k; 0 <= k < n ==>
  @   outside_scaled(net, m, p, n) ==> outside_scaled(net, m, p + k, 1);
  @ lemma unchanged_twice{J,K,L}: \forall mpq_srcptr a, integer n; unchanged{J,K}(a, n) ==> unchanged{K,L}(a, n) ==>
  @   unchanged{J,L}(a, n);
  @ lemma numbers_twice{J,K,L}: \forall conditional_network net, scaled_program m; numbers_kept{J,K}(net, m) ==>
  @   numbers_kept{K,L}(net, m) ==> numbers_kept{J,L}(net, m);
  @ lemma integers_opposite: \forall integer i; -(real)i == (real)(-i);
  @ lemma whole_opposite_of: \forall integer i, real a; a == i ==> integral(-a);
  @ lemma whole_opposite: \forall real a; integral(a) ==> integral(-a);
  @ lemma whole_absolute: \forall real a, b; b == a || b == -a ==> (integral(a) <==> integral(b));
  @ lemma whole_below: \forall integer n, real a; integral(a) ==> n <= a < n + 1 ==> a == n;
  @*/

/* Whether q is an integer. */
/*@ requires \valid_read(q) && \valid(t + (0 .. 1)) && \valid(z);
  @ requires \separated(q, t + (0 .. 1)) && \separated(q, z) && \separated(t + (0 .. 1), z);
  @ terminates \true;
  @ assigns t[0 .. 1], *z;
  @ ensures whole: \result <==> integral(\old(val(q)));
  @*/
static bool is_whole(mpq_srcptr q, mpq_ptr t, mpz_ptr z)
{
  mpq_abs(t, q);
  mpz_set_q(z, t);
  mpq_set_z(t + 1, z);
  //@ assert sign: val(t) == \at(val(q), Pre) || val(t) == -\at(val(q), Pre);
  //@ assert absolute: integral(val(t)) <==> integral(\at(val(q), Pre));
  //@ assert below: integral(val(t)) ==> val(t) == val(t + 1);
  //@ assert integer: integral(val(t + 1));
  return mpq_cmp(t, t + 1) == 0;
}

/* Whether all n numbers are integers. */
/*@ requires \valid_read(a + (0 .. n - 1)) && \valid(t + (0 .. 1)) && \valid(z);
  @ requires \separated(a + (0 .. n - 1), t + (0 .. 1)) && \separated(a + (0 .. n - 1), z);
  @ requires \separated(t + (0 .. 1), z);
  @ terminates \true;
  @ assigns t[0 .. 1], *z;
  @ ensures whole: \result <==> \old(whole_all(vec(a, n)));
  @*/
static bool all_whole(mpq_srcptr a, size_t n, mpq_ptr t, mpz_ptr z)
{
  /*@ loop invariant range: 0 <= k <= n;
    @ loop invariant same: unchanged{Pre,Here}(a, n);
    @ loop invariant whole: \forall integer q; 0 <= q < k ==> \at(integral(val(a + q)), Pre);
    @ loop assigns k, t[0 .. 1], *z;
    @ loop variant n - k;
    @*/
  for (size_t k = 0; k < n; k++) {
    /*@ assert this: val(a + k) == \at(val(a + \at(k, Here)), Pre) &&
      @   \at(val(a + \at(k, Here)), Pre) == \at(at(vec(a, n), \at(k, Here)), Pre); */
    if (!is_whole(a + k, t, z))
      return false;
  }
  //@ assert all: \forall integer q; 0 <= q < n ==> \at(integral(at(vec(a, n), q)), Pre);
  return true;
}

/* Whether q is no further from 0 than b. */
/*@ requires \valid_read(q) && \valid_read(b) && \valid(t) && \separated(q, t) && \separated(b, t);
  @ terminates \true;
  @ assigns *t;
  @ ensures within: \result <==> within(\old(val(q)), \old(val(b)));
  @*/
static bool is_within(mpq_srcptr q, mpq_srcptr b, mpq_ptr t)
{
  mpq_neg(t, b);
  return mpq_cmp(t, q) <= 0 && mpq_cmp(q, b) <= 0;
}

/* Whether two numbers are no further from 0 than b. */
/*@ requires \valid_read(p) && \valid_read(q) && \valid_read(b) && \valid(t);
  @ requires \separated(p, t) && \separated(q, t) && \separated(b, t);
  @ terminates \true;
  @ assigns *t;
  @ ensures within: \result <==> \old(within(val(p), val(b)) && within(val(q), val(b)));
  @*/
static bool are_within(mpq_srcptr p, mpq_srcptr q, mpq_srcptr b, mpq_ptr t)
{
  return is_within(p, b, t) && is_within(q, b, t);
}

/* Whether that is so of the number w that a test compares with and its bound. */
/*@ requires \valid_read(w) && \valid_read(b) && \valid(t + (0 .. 1)) && \valid(z);
  @ requires \separated(w, t + (0 .. 1)) && \separated(b, t + (0 .. 1)) && \separated(w, z) && \separated(b, z);
  @ requires \separated(t + (0 .. 1), z);
  @ terminates \true;
  @ assigns t[0 .. 1], *z;
  @ ensures small: \result <==> \old(threshold_small(compare, val(w), val(b)));
  @*/
static bool threshold_is_small(comparison compare, mpq_srcptr w, mpq_srcptr b, mpq_ptr t, mpz_ptr z)
{
  if (is_whole(w, t, z))
    return is_within(w, b, t);
  return compare == IS_EQUAL || compare == IS_NOT_EQUAL;
}

/*@ // The numbers that scaled_whole reads are as they were.
  @ predicate read_kept{K,L}(conditional_network net, scaled_program m) =
  @   unchanged{K,L}(m.weight, net.terms) && unchanged{K,L}(m.value, net.values) &&
  @   unchanged{K,L}(m.factor, net.leaves) && unchanged{K,L}(m.bound, net.size);
  @ predicate beside_scaled(conditional_network net, scaled_program m, mpq_ptr t, mpz_ptr z) =
  @   outside_scaled(net, m, t, SCALED_SCRATCH) && \separated(m.weight + (0 .. net.terms - 1), z) &&
  @   \separated(m.value + (0 .. net.values - 1), z) && \separated(m.factor + (0 .. net.leaves - 1), z) &&
  @   \separated(m.bound + (0 .. net.size - 1), z) && \separated(t + (0 .. SCALED_SCRATCH - 1), z);
  @ // Nothing else has changed.
  @ predicate changes_both{K,L}(mpq_ptr t, mpz_ptr z) = \forall mpq_srcptr q;
  @   \separated(q, t + (0 .. SCALED_SCRATCH - 1)) ==> \separated(q, z) ==> val{K}(q) == val{L}(q);
  @ lemma kept_beside{K,L}: \forall mpq_srcptr a, mpq_ptr t, mpz_ptr z, integer k;
  @   \separated(a + (0 .. k - 1), t + (0 .. SCALED_SCRATCH - 1)) ==> \separated(a + (0 .. k - 1), z) ==>
  @   changes_both{K,L}(t, z) ==> unchanged{K,L}(a, k);
  @ lemma read_beside{K,L}: \forall conditional_network net, scaled_program m, mpq_ptr t, mpz_ptr z;
  @   beside_scaled(net, m, t, z) ==> changes_both{K,L}(t, z) ==> read_kept{K,L}(net, m);
  @ predicate same_read{K,L}(conditional_network net, scaled_program m) =
  @   vec{K}(m.weight, net.terms) == vec{L}(m.weight, net.terms) &&
  @   vec{K}(m.value, net.values) == vec{L}(m.value, net.values) &&
  @   vec{K}(m.factor, net.leaves) == vec{L}(m.factor, net.leaves) &&
  @   vec{K}(m.bound, net.size) == vec{L}(m.bound, net.size);
  @ lemma read_same{K,L}: \forall conditional_network net, scaled_program m; 0 <= net.terms ==> 0 <= net.values ==>
  @   0 <= net.leaves ==> 0 <= net.size ==> read_kept{K,L}(net, m) ==> same_read{K,L}(net, m);
  @ predicate small_at{L}(conditional_network net, scaled_program m, integer i) =
  @   kind(whole_program(net, m), i) == 1 ==> threshold_small(compares(whole_program(net, m), i),
  @     threshold(whole_program(net, m), i), at(vec(m.bound, net.size), i));
  @*/

/* Whether this is so of instruction i. */
/*@ requires readable_conditional(net) && readable_scaled(net, m) && beside_scaled(net, m, t, z);
  @ requires valid: i < net.size && well_formed_at(net, known, i);
  @ requires \valid_read(known + (0 .. net.size - 1)) && \valid(t + (0 .. SCALED_SCRATCH - 1)) && \valid(z);
  @ terminates \true;
  @ assigns t[0 .. SCALED_SCRATCH - 1], *z;
  @ ensures small: \result <==> \old(small_at(net, m, i));
  @*/
static bool value_is_small(conditional_network net, const size_t *known, scaled_program m, size_t i, mpq_ptr t,
                           mpz_ptr z)
{
  size_t value = net.program[i].hi;
  //@ assert kind: kind(whole_program(net, m), i) == net.program[i].kind;
  if (net.program[i].kind != INSTRUCTION_TEST)
    return true;
  //@ assert range: value < net.values;
  //@ assert read: threshold(whole_program(net, m), i) == val(m.value + value);
  return threshold_is_small(net.program[i].compare, m.value + value, m.bound + i, t, z);
}

bool scaled_whole(conditional_network net, const size_t *known, scaled_program m, mpq_ptr t, mpz_ptr z)
{
  bool weights = all_whole(m.weight, net.terms, t, z);
  //@ assert both: changes_both{Pre,Here}(t, z);
  //@ assert same: same_read{Pre,Here}(net, m);
  bool factors = all_whole(m.factor, net.leaves, t, z);
  //@ assert weights: weights <==> \at(whole_all(vec(m.weight, net.terms)), Pre);
  //@ assert factors: factors <==> \at(whole_all(vec(m.factor, net.leaves)), Pre);
  if (!weights || !factors)
    return false;
  /*@ loop invariant range: 0 <= i <= net.size;
    @ loop invariant both: changes_both{Pre,Here}(t, z);
    @ loop invariant small: \forall integer q; 0 <= q < i ==> \at(small_at(net, m, q), Pre);
    @ loop assigns i, t[0 .. SCALED_SCRATCH - 1], *z;
    @ loop variant net.size - i;
    @*/
  for (size_t i = 0; i < net.size; i++) {
    //@ assert same_here: same_read{Pre,Here}(net, m);
    //@ assert program: whole_program(net, m) == \at(whole_program(net, m), Pre);
    //@ assert valid: well_formed_at(net, known, i);
    if (!value_is_small(net, known, m, i, t, z))
      return false;
  }
  //@ assert same_after: same_read{Pre,Here}(net, m);
  //@ assert program_after: whole_program(net, m) == \at(whole_program(net, m), Pre);
  //@ assert small: \at(thresholds_small(whole_program(net, m), vec(m.bound, net.size)), Pre);
  return true;
}

/* t, t + 1 := the least and the largest product of w with a number from l to h. */
/*@ requires \valid_read(w) && \valid_read(l) && \valid_read(h) && \valid(t + (0 .. 1));
  @ requires \separated(w, t + (0 .. 1)) && \separated(l, t + (0 .. 1)) && \separated(h, t + (0 .. 1));
  @ terminates \true;
  @ assigns t[0 .. 1];
  @ ensures least: val(t) == \old(least_of(val(w), val(l), val(h)));
  @ ensures largest: val(t + 1) == \old(largest_of(val(w), val(l), val(h)));
  @*/
static void product_range(mpq_srcptr w, mpq_srcptr l, mpq_srcptr h, mpq_ptr t)
{
  bool negative = mpq_sgn(w) < 0;
  mpq_mul(t, w, negative ? h : l);
  mpq_mul(t + 1, w, negative ? l : h);
}

/* Whether none of them is further from 0 than b, w being an integer; t and t + 1 as above. */
/*@ requires \valid_read(w) && \valid_read(l) && \valid_read(h) && \valid_read(b) && \valid(t + (0 .. 2));
  @ requires \separated(w, t + (0 .. 2)) && \separated(l, t + (0 .. 2));
  @ requires \separated(h, t + (0 .. 2)) && \separated(b, t + (0 .. 2));
  @ requires whole: integral(val(w));
  @ terminates \true;
  @ assigns t[0 .. 2];
  @ ensures fits: \result <==> \old(product_fits(val(w), val(l), val(h), val(b)));
  @ ensures least: val(t) == \old(least_of(val(w), val(l), val(h)));
  @ ensures largest: val(t + 1) == \old(largest_of(val(w), val(l), val(h)));
  @*/
static bool product_is_small(mpq_srcptr w, mpq_srcptr l, mpq_srcptr h, mpq_srcptr b, mpq_ptr t)
{
  product_range(w, l, h, t);
  bool within = is_within(w, b, t + 2);
  return are_within(t, t + 1, b, t + 2) && within;
}

/* One term of an operation. */
typedef struct {
  mpq_srcptr weight, unit;   /* in the network: times a variable in this unit */
  mpq_srcptr whole, defined; /* in integers; the unit of what is defined */
  mpq_srcptr least, most;    /* from what to what the variable is */
  mpq_srcptr bound;
} scaled_term;

/*@ predicate readable_term{L}(scaled_term of) = \valid_read(of.weight) && \valid_read(of.unit) &&
  @   \valid_read(of.whole) && \valid_read(of.defined) && \valid_read(of.least) && \valid_read(of.most) &&
  @   \valid_read(of.bound);
  @ predicate outside_term(scaled_term of, mpq_srcptr p, integer n) =
  @   \separated(of.weight, p + (0 .. n - 1)) && \separated(of.unit, p + (0 .. n - 1)) &&
  @   \separated(of.whole, p + (0 .. n - 1)) && \separated(of.defined, p + (0 .. n - 1)) &&
  @   \separated(of.least, p + (0 .. n - 1)) && \separated(of.most, p + (0 .. n - 1)) &&
  @   \separated(of.bound, p + (0 .. n - 1));
  @ logic real least_in{L}(scaled_term of) = least_of(val(of.whole), val(of.least), val(of.most));
  @ logic real largest_in{L}(scaled_term of) = largest_of(val(of.whole), val(of.least), val(of.most));
  @*/

/* Whether the term fits; adds its range to the sum's, from t[3] to t[4]. */
/*@ requires readable_term(of) && \valid(t + (0 .. SCALED_SCRATCH - 1)) && outside_term(of, t, SCALED_SCRATCH);
  @ requires whole: integral(val(of.whole));
  @ terminates \true;
  @ assigns t[0 .. SCALED_SCRATCH - 1];
  @ ensures fits: \result <==> \old(rmul(val(of.whole), val(of.defined)) == rmul(val(of.weight), val(of.unit)) &&
  @   product_fits(val(of.whole), val(of.least), val(of.most), val(of.bound)) &&
  @   within(val(t + 3) + least_in(of), val(of.bound)) && within(val(t + 4) + largest_in(of), val(of.bound)));
  @ ensures least: val(t + 3) == \old(val(t + 3) + least_in(of));
  @ ensures most: val(t + 4) == \old(val(t + 4) + largest_in(of));
  @*/
static bool add_term(scaled_term of, mpq_ptr t)
{
  mpq_mul(t, of.whole, of.defined);
  mpq_mul(t + 1, of.weight, of.unit);
  bool scaled = mpq_cmp(t, t + 1) == 0;
  /*@ assert scaled: scaled <==>
    @   \at(rmul(val(of.whole), val(of.defined)) == rmul(val(of.weight), val(of.unit)), Pre); */
  bool small = product_is_small(of.whole, of.least, of.most, of.bound, t);
  //@ assert small: small <==> \at(product_fits(val(of.whole), val(of.least), val(of.most), val(of.bound)), Pre);
  mpq_add(t + 3, t + 3, t);
  mpq_add(t + 4, t + 4, t + 1);
  //@ assert least: val(t + 3) == \at(val(t + 3) + least_in(of), Pre);
  //@ assert most: val(t + 4) == \at(val(t + 4) + largest_in(of), Pre);
  //@ assert bound: val(of.bound) == \at(val(of.bound), Pre);
  bool inside = are_within(t + 3, t + 4, of.bound, t);
  /*@ assert inside: inside <==> \at(within(val(t + 3) + least_in(of), val(of.bound)) &&
    @   within(val(t + 4) + largest_in(of), val(of.bound)), Pre); */
  return inside && scaled && small;
}

/*@ // Nor of the first n variables.
  @ predicate variables_kept{K,L}(scaled_variables v, integer n) =
  @   unchanged{K,L}(v.unit, n) && unchanged{K,L}(v.least, n) && unchanged{K,L}(v.most, n);
  @ predicate same_variables{K,L}(scaled_variables v, integer n) =
  @   vec{K}(v.unit, n) == vec{L}(v.unit, n) && vec{K}(v.least, n) == vec{L}(v.least, n) &&
  @   vec{K}(v.most, n) == vec{L}(v.most, n);
  @ lemma variables_same{K,L}: \forall scaled_variables v, integer n; 0 <= n ==> variables_kept{K,L}(v, n) ==>
  @   same_variables{K,L}(v, n);
  @ lemma variables_outside{K,L}: \forall conditional_network net, scaled_program m, scaled_variables v, integer room,
  @   mpq_ptr t; writable_variables{K}(net, m, v, room, t) ==> changes_only{K,L}(t, SCALED_SCRATCH) ==>
  @   variables_kept{K,L}(v, room);
  @ lemma same_outside{K,L}: \forall conditional_network net, scaled_program m, scaled_variables v, integer room, k,
  @   mpq_ptr t; writable_variables{K}(net, m, v, room, t) ==> 0 <= k <= room ==> 0 <= net.terms ==> 0 <= net.values ==>
  @   0 <= net.leaves ==> 0 <= net.size ==> 0 <= net.outputs ==> changes_only{K,L}(t, SCALED_SCRATCH) ==>
  @   same_numbers{K,L}(net, m) && same_variables{K,L}(v, k);
  @
  @ predicate may_read{L}(conditional_network net, size_t *known, scaled_program m, scaled_variables v, integer room,
  @                       mpq_ptr t) =
  @   readable_conditional(net) && \valid_read(known + (0 .. net.size - 1)) && readable_scaled(net, m) &&
  @   well_formed(net, known) && has_room(net, known, room) && writable_variables(net, m, v, room, t) &&
  @   whole_numbers(net, m);
  @*/

/*@ ghost
  /@ requires \valid_read(net.weight + (0 .. net.terms - 1)) && readable_scaled(net, m);
   @ requires writable_variables(net, m, v, room, t);
   @ requires places: 0 <= k < net.terms && 0 <= i < net.size && 0 <= from < room;
   @ terminates \true;
   @ assigns \nothing;
   @ ensures numbers: \valid_read(net.weight + k) && \valid_read(m.weight + k);
   @ ensures units: \valid_read(m.unit + i) && \valid_read(m.bound + i) && \valid_read(v.unit + from);
   @ ensures range: \valid_read(v.least + from) && \valid_read(v.most + from);
   @ ensures outside_numbers: \separated(net.weight + k, t + (0 .. SCALED_SCRATCH - 1)) &&
   @   \separated(m.weight + k, t + (0 .. SCALED_SCRATCH - 1));
   @ ensures outside_units: \separated(m.unit + i, t + (0 .. SCALED_SCRATCH - 1)) &&
   @   \separated(m.bound + i, t + (0 .. SCALED_SCRATCH - 1)) &&
   @   \separated(v.unit + from, t + (0 .. SCALED_SCRATCH - 1));
   @ ensures outside_range: \separated(v.least + from, t + (0 .. SCALED_SCRATCH - 1)) &&
   @   \separated(v.most + from, t + (0 .. SCALED_SCRATCH - 1));
   @/
  void term_places(conditional_network net, scaled_program m, scaled_variables v, size_t room, size_t i, size_t k,
                   size_t from, mpq_ptr t)
  {
  }
*/

/* Whether term k of operation i fits; adds its range to the sum's, from t[3] to t[4]. */
/*@ requires may_read(net, known, m, v, room, t);
  @ requires operation: i < net.size && net.program[i].kind == INSTRUCTION_OPERATION;
  @ requires term: net.program[i].lo <= k < net.program[i].hi;
  @ requires least: val(t + 3) == least_upto(whole_program(net, m), i, vec(v.least, known[i]),
  @   vec(v.most, known[i]), k - net.program[i].lo);
  @ requires largest: val(t + 4) == largest_upto(whole_program(net, m), i, vec(v.least, known[i]),
  @   vec(v.most, known[i]), k - net.program[i].lo);
  @ terminates \true;
  @ assigns t[0 .. SCALED_SCRATCH - 1];
  @ ensures fits: \result <==> \old(term_fits(stored(net), whole_program(net, m), vec(m.unit, net.size),
  @   vec(m.bound, net.size), i, vec(v.unit, known[i]), vec(v.least, known[i]), vec(v.most, known[i]),
  @   k - net.program[i].lo));
  @ ensures least: val(t + 3) == \old(least_upto(whole_program(net, m), i, vec(v.least, known[i]),
  @   vec(v.most, known[i]), k + 1 - net.program[i].lo));
  @ ensures largest: val(t + 4) == \old(largest_upto(whole_program(net, m), i, vec(v.least, known[i]),
  @   vec(v.most, known[i]), k + 1 - net.program[i].lo));
  @*/
static bool term_is_right(conditional_network net, const size_t *known, scaled_program m, size_t room,
                          scaled_variables v, size_t i, size_t k, mpq_ptr t)
{
  size_t from = net.source[k];
  //@ assert valid: well_formed_at(net, known, i);
  //@ assert weights: weight(stored(net), i, k - net.program[i].lo) == val(net.weight + k);
  //@ assert whole_weights: weight(whole_program(net, m), i, k - net.program[i].lo) == val(m.weight + k);
  //@ assert from: variable(stored(net), i, k - net.program[i].lo) == from;
  //@ assert whole_from: variable(whole_program(net, m), i, k - net.program[i].lo) == from;
  /*@ assert least_next: least_upto(whole_program(net, m), i, vec(v.least, known[i]), vec(v.most, known[i]),
    @   k + 1 - net.program[i].lo) == val(t + 3) + least_of(val(m.weight + k), val(v.least + from),
    @   val(v.most + from)); */
  /*@ assert largest_next: largest_upto(whole_program(net, m), i, vec(v.least, known[i]), vec(v.most, known[i]),
    @   k + 1 - net.program[i].lo) == val(t + 4) + largest_of(val(m.weight + k), val(v.least + from),
    @   val(v.most + from)); */
  //@ assert places: 0 <= k < net.terms && 0 <= from < known[i] < room && i < net.size;
  //@ assert whole: integral(val(m.weight + k));
  //@ ghost term_places(net, m, v, room, i, k, from, t);
  scaled_term of = {net.weight + k, v.unit + from, m.weight + k, m.unit + i,
                    v.least + from, v.most + from, m.bound + i};
  return add_term(of, t);
}

/* Whether operation i fits; t[4]: the largest that its sum can be. */
/*@ requires may_read(net, known, m, v, room, t);
  @ requires operation: i < net.size && net.program[i].kind == INSTRUCTION_OPERATION;
  @ terminates \true;
  @ assigns t[0 .. SCALED_SCRATCH - 1];
  @ ensures fits: \result <==> \old(operation_fits(stored(net), whole_program(net, m), vec(m.unit, net.size),
  @   vec(m.bound, net.size), i, vec(v.unit, known[i]), vec(v.least, known[i]), vec(v.most, known[i])));
  @ ensures most: \result ==> val(t + 4) == \old(largest_upto(whole_program(net, m), i, vec(v.least, known[i]),
  @   vec(v.most, known[i]), net.program[i].hi - net.program[i].lo));
  @*/
static bool operation_is_right(conditional_network net, const size_t *known, scaled_program m, size_t room,
                               scaled_variables v, size_t i, mpq_ptr t)
{
  size_t lo = net.program[i].lo, hi = net.program[i].hi;
  //@ assert valid: well_formed_at(net, known, i);
  if (mpq_sgn(m.unit + i) <= 0)
    return false;
  mpq_set_ui(t + 3, 0, 1);
  mpq_set_ui(t + 4, 0, 1);
  /*@ loop invariant range: lo <= k <= hi;
    @ loop invariant only: changes_only{Pre,Here}(t, SCALED_SCRATCH);
    @ loop invariant least: val(t + 3) == \at(least_upto(whole_program(net, m), i, vec(v.least, known[i]),
    @   vec(v.most, known[i]), \at(k, Here) - net.program[i].lo), Pre);
    @ loop invariant most: val(t + 4) == \at(largest_upto(whole_program(net, m), i, vec(v.least, known[i]),
    @   vec(v.most, known[i]), \at(k, Here) - net.program[i].lo), Pre);
    @ loop invariant fit: \forall integer q; 0 <= q < k - lo ==> \at(term_fits(stored(net), whole_program(net, m),
    @   vec(m.unit, net.size), vec(m.bound, net.size), i, vec(v.unit, known[i]), vec(v.least, known[i]),
    @   vec(v.most, known[i]), q), Pre);
    @ loop assigns k, t[0 .. SCALED_SCRATCH - 1];
    @ loop variant hi - k;
    @*/
  for (size_t k = lo; k < hi; k++) {
    //@ assert same: same_numbers{Pre,Here}(net, m);
    //@ assert same_variables: same_variables{Pre,Here}(v, known[i]);
    //@ assert stored: stored(net) == \at(stored(net), Pre) && whole_program(net, m) == \at(whole_program(net, m), Pre);
    if (!term_is_right(net, known, m, room, v, i, k, t))
      return false;
    /*@ assert next_least: val(t + 3) == \at(least_upto(whole_program(net, m), i, vec(v.least, known[i]),
      @   vec(v.most, known[i]), \at(k, Here) + 1 - net.program[i].lo), Pre); */
    /*@ assert next_most: val(t + 4) == \at(largest_upto(whole_program(net, m), i, vec(v.least, known[i]),
      @   vec(v.most, known[i]), \at(k, Here) + 1 - net.program[i].lo), Pre); */
  }
  return true;
}

/* Whether the integer t compares with integers as a does with their multiples by u. */
/*@ requires \valid_read(a) && \valid_read(w) && \valid_read(u) && \valid(t);
  @ requires \separated(a, t) && \separated(w, t) && \separated(u, t);
  @ terminates \true;
  @ assigns *t;
  @ ensures fits: \result <==> \old(threshold_fits(compare, val(a), val(w), val(u)));
  @*/
static bool threshold_is_right(comparison compare, mpq_srcptr a, mpq_srcptr w, mpq_srcptr u, mpq_ptr t)
{
  mpq_mul(t, u, w);
  int sign = mpq_cmp(a, t);
  if (compare == IS_LESS || compare == IS_AT_LEAST) {
    mpq_sub(t, t, u);
    return sign <= 0 && mpq_cmp(t, a) < 0;
  }
  if (compare == IS_AT_MOST || compare == IS_MORE) {
    mpq_add(t, t, u);
    return sign >= 0 && mpq_cmp(a, t) < 0;
  }
  return sign == 0;
}

/*@ ghost
  /@ requires \valid_read(net.value + (0 .. net.values - 1)) && readable_scaled(net, m);
   @ requires writable_variables(net, m, v, room, t);
   @ requires places: 0 <= value < net.values && 0 <= tested < room;
   @ terminates \true;
   @ assigns \nothing;
   @ ensures numbers: \valid_read(net.value + value) && \valid_read(m.value + value) && \valid_read(v.unit + tested);
   @ ensures scratch: \valid(t);
   @ ensures outside: \separated(net.value + value, t) && \separated(m.value + value, t) &&
   @   \separated(v.unit + tested, t);
   @/
  void test_places(conditional_network net, scaled_program m, scaled_variables v, size_t room, size_t value,
                   size_t tested, mpq_ptr t)
  {
  }
*/

/* Whether test i fits. */
/*@ requires may_read(net, known, m, v, room, t);
  @ requires test: i < net.size && net.program[i].kind == INSTRUCTION_TEST;
  @ terminates \true;
  @ assigns t[0 .. SCALED_SCRATCH - 1];
  @ ensures fits: \result <==> \old(test_fits(stored(net), whole_program(net, m), vec(m.bound, net.size), i,
  @   vec(v.unit, known[i])));
  @*/
static bool test_is_right(conditional_network net, const size_t *known, scaled_program m, size_t room,
                          scaled_variables v, size_t i, mpq_ptr t)
{
  size_t tested = net.program[i].lo, value = net.program[i].hi;
  //@ assert valid: well_formed_at(net, known, i);
  //@ assert number: threshold(stored(net), i) == val(net.value + value);
  //@ assert integer: threshold(whole_program(net, m), i) == val(m.value + value);
  /*@ assert tested: tested(stored(net), i) == tested < known[i] &&
    @   at(vec(v.unit, known[i]), tested) == val(v.unit + tested); */
  //@ assert compares: compares(stored(net), i) == net.program[i].compare;
  //@ assert places: tested < known[i] < room && value < net.values;
  //@ ghost test_places(net, m, v, room, value, tested, t);
  /*@ assert small: threshold_small(compares(stored(net), i), threshold(whole_program(net, m), i),
    @   at(vec(m.bound, net.size), i)); */
  return threshold_is_right(net.program[i].compare, net.value + value, m.value + value, v.unit + tested, t);
}

/*@ ghost
  /@ requires readable_scaled(net, m) && writable_variables(net, m, v, room, t);
   @ requires places: 0 <= place < net.leaves && 0 <= i < net.size && 0 <= j < net.outputs && 0 <= from < room;
   @ terminates \true;
   @ assigns \nothing;
   @ ensures numbers: \valid_read(m.factor + place) && \valid_read(m.bound + i) && \valid_read(m.output + j);
   @ ensures variables: \valid_read(v.unit + from) && \valid_read(v.least + from) && \valid_read(v.most + from);
   @ ensures outside_numbers: \separated(m.factor + place, t + (0 .. SCALED_SCRATCH - 1)) &&
   @   \separated(m.bound + i, t + (0 .. SCALED_SCRATCH - 1)) &&
   @   \separated(m.output + j, t + (0 .. SCALED_SCRATCH - 1));
   @ ensures outside_variables: \separated(v.unit + from, t + (0 .. SCALED_SCRATCH - 1)) &&
   @   \separated(v.least + from, t + (0 .. SCALED_SCRATCH - 1)) &&
   @   \separated(v.most + from, t + (0 .. SCALED_SCRATCH - 1));
   @/
  void output_places(conditional_network net, scaled_program m, scaled_variables v, size_t room, size_t i, size_t place,
                     size_t j, size_t from, mpq_ptr t)
  {
  }
*/

/* t[at], t[at + 1] := from what to what output j of leaf i is. */
/*@ requires may_read(net, known, m, v, room, t);
  @ requires leaf: i < net.size && net.program[i].kind == INSTRUCTION_LEAF && j < net.outputs;
  @ requires place: at == 0 || at == 2;
  @ terminates \true;
  @ assigns t[at .. at + 1];
  @ ensures least: val(t + at) ==
  @   \old(least_output(factors(net, m), i, vec(v.least, known[i]), vec(v.most, known[i]), j));
  @ ensures largest: val(t + at + 1) ==
  @   \old(largest_output(factors(net, m), i, vec(v.least, known[i]), vec(v.most, known[i]), j));
  @*/
static void output_range(conditional_network net, const size_t *known, scaled_program m, size_t room,
                         scaled_variables v, size_t i, size_t j, mpq_ptr t, size_t at)
{
  size_t place = net.program[i].lo + j, from = net.output[place];
  //@ assert valid: well_formed_at(net, known, i);
  //@ assert from: put_out(factors(net, m), i, j) == place(from);
  //@ assert factor: weight(factors(net, m), i, j) == val(m.factor + place);
  if (from == NOWHERE) {
    mpq_set_ui(t + at, 0, 1);
    mpq_set_ui(t + at + 1, 0, 1);
  } else {
    //@ assert places: 0 <= from < known[i] < room && place < net.leaves;
    //@ ghost output_places(net, m, v, room, i, place, j, from, t);
    product_range(m.factor + place, v.least + from, v.most + from, t + at);
  }
}

/* Whether output j of leaf i is an integer times what it is to be in the units of the output. */
/*@ requires may_read(net, known, m, v, room, t);
  @ requires leaf: i < net.size && net.program[i].kind == INSTRUCTION_LEAF && j < net.outputs;
  @ terminates \true;
  @ assigns t[0 .. SCALED_SCRATCH - 1];
  @ ensures fits: \result <==> \old(output_known(stored(net), factors(net, m), vec(m.bound, net.size),
  @   vec(m.output, net.outputs), i, vec(v.unit, known[i]), vec(v.least, known[i]), vec(v.most, known[i]), j));
  @*/
static bool output_is_right(conditional_network net, const size_t *known, scaled_program m, size_t room,
                            scaled_variables v, size_t i, size_t j, mpq_ptr t)
{
  size_t place = net.program[i].lo + j, from = net.output[place];
  //@ assert valid: well_formed_at(net, known, i);
  //@ assert from: put_out(stored(net), i, j) == place(from) && put_out(factors(net, m), i, j) == place(from);
  //@ assert factor: weight(factors(net, m), i, j) == val(m.factor + place);
  if (from == NOWHERE)
    return true;
  //@ assert places: 0 <= from < known[i] < room && place < net.leaves;
  //@ assert whole: integral(val(m.factor + place));
  //@ ghost output_places(net, m, v, room, i, place, j, from, t);
  mpq_mul(t, m.factor + place, m.output + j);
  bool scaled = mpq_cmp(t, v.unit + from) == 0;
  /*@ assert scaled: scaled <==> \at(rmul(val(m.factor + \at(place, Here)), val(m.output + j)) ==
    @   val(v.unit + \at(from, Here)), Pre); */
  bool small = product_is_small(m.factor + place, v.least + from, v.most + from, m.bound + i, t);
  /*@ assert small: small <==> \at(product_fits(val(m.factor + \at(place, Here)), val(v.least + \at(from, Here)),
    @   val(v.most + \at(from, Here)), val(m.bound + i)), Pre); */
  return small && scaled;
}

/* Whether the sum of outputs j - d and j of leaf i is not too large. */
/*@ requires may_read(net, known, m, v, room, t);
  @ requires leaf: i < net.size && net.program[i].kind == INSTRUCTION_LEAF && m.outputs <= j < net.outputs;
  @ terminates \true;
  @ assigns t[0 .. SCALED_SCRATCH - 1];
  @ ensures fits: \result <==> \old(pair_fits(factors(net, m), vec(m.bound, net.size), m.outputs, i,
  @   vec(v.least, known[i]), vec(v.most, known[i]), j));
  @*/
static bool pair_is_right(conditional_network net, const size_t *known, scaled_program m, size_t room,
                          scaled_variables v, size_t i, size_t j, mpq_ptr t)
{
  output_range(net, known, m, room, v, i, j - m.outputs, t, 0);
  //@ assert only: changes_only{Pre,Here}(t, SCALED_SCRATCH);
  //@ assert same: same_numbers{Pre,Here}(net, m) && same_variables{Pre,Here}(v, known[i]);
  //@ assert factors: factors(net, m) == \at(factors(net, m), Pre);
  /*@ assert then_least: val(t) ==
    @   \at(least_output(factors(net, m), i, vec(v.least, known[i]), vec(v.most, known[i]), j - m.outputs), Pre); */
  /*@ assert then_most: val(t + 1) ==
    @   \at(largest_output(factors(net, m), i, vec(v.least, known[i]), vec(v.most, known[i]), j - m.outputs), Pre); */
  //@ ghost pair_first: ;
  output_range(net, known, m, room, v, i, j, t, 2);
  //@ assert kept: val(t) == \at(val(t), pair_first) && val(t + 1) == \at(val(t + 1), pair_first);
  /*@ assert first_least: val(t) ==
    @   \at(least_output(factors(net, m), i, vec(v.least, known[i]), vec(v.most, known[i]), j - m.outputs), Pre); */
  /*@ assert first_most: val(t + 1) ==
    @   \at(largest_output(factors(net, m), i, vec(v.least, known[i]), vec(v.most, known[i]), j - m.outputs), Pre); */
  /*@ assert least: val(t + 2) ==
    @   \at(least_output(factors(net, m), i, vec(v.least, known[i]), vec(v.most, known[i]), j), Pre); */
  /*@ assert most: val(t + 3) ==
    @   \at(largest_output(factors(net, m), i, vec(v.least, known[i]), vec(v.most, known[i]), j), Pre); */
  //@ assert bound: val(m.bound + i) == \at(val(m.bound + i), Pre);
  //@ ghost pair_added: ;
  mpq_add(t, t, t + 2);
  //@ assert sum_least: val(t) == \at(val(t) + val(t + 2), pair_added);
  //@ assert other: val(t + 1) == \at(val(t + 1), pair_added) && val(t + 3) == \at(val(t + 3), pair_added);
  mpq_add(t + 1, t + 1, t + 3);
  //@ assert sum_least_kept: val(t) == \at(val(t) + val(t + 2), pair_added);
  //@ assert sum_most: val(t + 1) == \at(val(t + 1) + val(t + 3), pair_added);
  //@ assert bound_too: val(m.bound + i) == \at(val(m.bound + i), Pre);
  return are_within(t, t + 1, m.bound + i, t + 2);
}

/* Whether leaf i fits. */
/*@ requires may_read(net, known, m, v, room, t);
  @ requires leaf: i < net.size && net.program[i].kind == INSTRUCTION_LEAF;
  @ terminates \true;
  @ assigns t[0 .. SCALED_SCRATCH - 1];
  @ ensures fits: \result <==> \old(leaf_fits(stored(net), factors(net, m), vec(m.bound, net.size),
  @   vec(m.output, net.outputs), m.outputs, i, vec(v.unit, known[i]), vec(v.least, known[i]), vec(v.most, known[i])));
  @*/
static bool leaf_is_right(conditional_network net, const size_t *known, scaled_program m, size_t room,
                          scaled_variables v, size_t i, mpq_ptr t)
{
  //@ assert valid: well_formed_at(net, known, i);
  /*@ loop invariant range: 0 <= j <= net.outputs;
    @ loop invariant only: changes_only{Pre,Here}(t, SCALED_SCRATCH);
    @ loop invariant outputs: \forall integer k; 0 <= k < j ==> \at(output_known(stored(net), factors(net, m),
    @   vec(m.bound, net.size), vec(m.output, net.outputs), i, vec(v.unit, known[i]), vec(v.least, known[i]),
    @   vec(v.most, known[i]), k), Pre);
    @ loop invariant pairs: \forall integer k; m.outputs <= k < j ==> \at(pair_fits(factors(net, m),
    @   vec(m.bound, net.size), m.outputs, i, vec(v.least, known[i]), vec(v.most, known[i]), k), Pre);
    @ loop assigns j, t[0 .. SCALED_SCRATCH - 1];
    @ loop variant net.outputs - j;
    @*/
  for (size_t j = 0; j < net.outputs; j++) {
    //@ assert same: same_numbers{Pre,Here}(net, m) && same_variables{Pre,Here}(v, known[i]);
    //@ assert stored: stored(net) == \at(stored(net), Pre) && factors(net, m) == \at(factors(net, m), Pre);
    //@ assert whole: whole_numbers(net, m);
    if (!output_is_right(net, known, m, room, v, i, j, t))
      return false;
    /*@ assert this: \at(output_known(stored(net), factors(net, m), vec(m.bound, net.size),
      @   vec(m.output, net.outputs), i, vec(v.unit, known[i]), vec(v.least, known[i]), vec(v.most, known[i]),
      @   \at(j, Here)), Pre); */
    //@ assert only: changes_only{Pre,Here}(t, SCALED_SCRATCH);
    //@ assert still: same_numbers{Pre,Here}(net, m) && same_variables{Pre,Here}(v, known[i]);
    //@ assert factors: factors(net, m) == \at(factors(net, m), Pre);
    //@ assert whole_still: whole_numbers(net, m);
    //@ assert bound: val(m.bound + i) == \at(val(m.bound + i), Pre);
    if (j >= m.outputs && !pair_is_right(net, known, m, room, v, i, j, t))
      return false;
    /*@ assert this_pair: m.outputs <= j ==> \at(pair_fits(factors(net, m), vec(m.bound, net.size), m.outputs, i,
      @   vec(v.least, known[i]), vec(v.most, known[i]), \at(j, Here)), Pre); */
  }
  /*@ assert outputs: \at(outputs_fit(stored(net), factors(net, m), vec(m.bound, net.size),
    @   vec(m.output, net.outputs), i, vec(v.unit, known[i]), vec(v.least, known[i]), vec(v.most, known[i])), Pre); */
  return true;
}

/* Whether instruction i fits; t[4]: the largest that the sum of an operation can be. */
/*@ requires may_read(net, known, m, v, room, t);
  @ requires range: i < net.size;
  @ terminates \true;
  @ assigns t[0 .. SCALED_SCRATCH - 1];
  @ ensures fits: \result <==>
  @   \old(fits_at_in(net, m, i, vec(v.unit, known[i]), vec(v.least, known[i]), vec(v.most, known[i])));
  @ ensures most: \result ==> net.program[i].kind == INSTRUCTION_OPERATION ==> val(t + 4) ==
  @   \old(largest_upto(whole_program(net, m), i, vec(v.least, known[i]), vec(v.most, known[i]),
  @     terms(whole_program(net, m), i)));
  @*/
static bool instruction_is_right(conditional_network net, const size_t *known, scaled_program m, size_t room,
                                 scaled_variables v, size_t i, mpq_ptr t)
{
  //@ assert valid: well_formed_at(net, known, i);
  //@ assert kind: kind(stored(net), i) == net.program[i].kind;
  if (net.program[i].kind == INSTRUCTION_OPERATION)
    return operation_is_right(net, known, m, room, v, i, t);
  if (net.program[i].kind == INSTRUCTION_TEST)
    return test_is_right(net, known, m, room, v, i, t);
  return leaf_is_right(net, known, m, room, v, i, t);
}

/*@ lemma variables_twice{J,K,L}: \forall scaled_variables v, integer n; variables_kept{J,K}(v, n) ==>
  @   variables_kept{K,L}(v, n) ==> variables_kept{J,L}(v, n);
  @ // The first n variables are as they were, and the next one is this.
  @ predicate known_next{K,L}(scaled_variables v, integer n, real u, real h) =
  @   vec{L}(v.unit, n + 1) == defined(vec{K}(v.unit, n), u) &&
  @   vec{L}(v.least, n + 1) == defined(vec{K}(v.least, n), 0.0) &&
  @   vec{L}(v.most, n + 1) == defined(vec{K}(v.most, n), relu(h));
  @ lemma defined_one{L}: \forall mpq_srcptr a, integer n; 0 <= n ==>
  @   same(vec(a, n + 1), defined(vec(a, n), val(a + n)));
  @ lemma defined_here{L}: \forall mpq_srcptr a, integer n; 0 <= n ==>
  @   vec(a, n + 1) == defined(vec(a, n), val(a + n));
  @ lemma defined_next{K,L}: \forall mpq_srcptr a, integer n, real x; 0 <= n ==> unchanged{K,L}(a, n) ==>
  @   val{L}(a + n) == x ==> vec{L}(a, n + 1) == defined(vec{K}(a, n), x);
  @ lemma known_next{K,L}: \forall scaled_variables v, integer n, real u, h; 0 <= n ==> variables_kept{K,L}(v, n) ==>
  @   val{L}(v.unit + n) == u ==> val{L}(v.least + n) == 0.0 ==> val{L}(v.most + n) == relu(h) ==>
  @   known_next{K,L}(v, n, u, h);
  @*/

/* Variable n is a multiple of the unit of operation i, from 0 to t[4] or 0. */
/*@ requires readable_scaled(net, m) && writable_variables(net, m, v, room, t) && n < room && i < net.size;
  @ terminates \true;
  @ assigns v.unit[n], v.least[n], v.most[n];
  @ ensures unit: val(v.unit + n) == \old(val(m.unit + i));
  @ ensures least: val(v.least + n) == 0.0;
  @ ensures most: val(v.most + n) == relu(\old(val(t + 4)));
  @ ensures numbers: numbers_kept{Pre,Here}(net, m);
  @ ensures variables: variables_kept{Pre,Here}(v, n);
  @*/
static void set_variable(conditional_network net, scaled_program m, scaled_variables v, size_t room, size_t n, size_t i,
                         mpq_srcptr t)
{
  mpq_set(v.unit + n, m.unit + i);
  //@ assert only_unit: changes_only{Pre,Here}(v.unit + n, 1);
  //@ assert numbers_unit: numbers_kept{Pre,Here}(net, m);
  //@ assert variables_unit: variables_kept{Pre,Here}(v, n);
  //@ ghost unit_set: ;
  mpq_set_ui(v.least + n, 0, 1);
  //@ assert only_least: changes_only{unit_set,Here}(v.least + n, 1);
  //@ assert numbers_least: numbers_kept{unit_set,Here}(net, m);
  //@ assert variables_least: variables_kept{unit_set,Here}(v, n);
  //@ assert numbers_so_far: numbers_kept{Pre,Here}(net, m);
  //@ assert variables_so_far: variables_kept{Pre,Here}(v, n);
  //@ ghost least_set: ;
  if (mpq_sgn(t + 4) < 0)
    mpq_set_ui(v.most + n, 0, 1);
  else
    mpq_set(v.most + n, t + 4);
  //@ assert only_most: changes_only{least_set,Here}(v.most + n, 1);
  //@ assert numbers_most: numbers_kept{least_set,Here}(net, m);
  //@ assert variables_most: variables_kept{least_set,Here}(v, n);
}

/*@ logic integer known_after{L}(conditional_network net, size_t *known, integer i) = known[i] + defines(net, i);
  @ // After instruction i v has what is known then, if it was as at K before.
  @ predicate taken_unit{K,L}(conditional_network net, size_t *known, scaled_program m, scaled_variables v, integer i) =
  @   vec{L}(v.unit, known_after{L}(net, known, i)) ==
  @     \at(units_after(stored(net), vec(m.unit, net.size), i, vec(v.unit, known[i])), K);
  @ predicate taken_least{K,L}(conditional_network net, size_t *known, scaled_variables v, integer i) =
  @   vec{L}(v.least, known_after{L}(net, known, i)) ==
  @     \at(least_after(stored(net), i, vec(v.least, known[i])), K);
  @ predicate taken_most{K,L}(conditional_network net, size_t *known, scaled_program m, scaled_variables v, integer i) =
  @   vec{L}(v.most, known_after{L}(net, known, i)) ==
  @     \at(largest_after(stored(net), whole_program(net, m), i, vec(v.least, known[i]), vec(v.most, known[i])), K);
  @*/

/* Whether instruction i fits; if so, then v has what is known after it. */
/*@ requires may_read(net, known, m, v, room, t);
  @ requires range: i < net.size;
  @ terminates \true;
  @ assigns v.unit[known[i]], v.least[known[i]], v.most[known[i]], t[0 .. SCALED_SCRATCH - 1];
  @ ensures fits: \result <==>
  @   \old(fits_at_in(net, m, i, vec(v.unit, known[i]), vec(v.least, known[i]), vec(v.most, known[i])));
  @ ensures unit: \result ==> taken_unit{Pre,Here}(net, known, m, v, i);
  @ ensures least: \result ==> taken_least{Pre,Here}(net, known, v, i);
  @ ensures most: \result ==> taken_most{Pre,Here}(net, known, m, v, i);
  @ ensures numbers: numbers_kept{Pre,Here}(net, m);
  @ ensures variables: variables_kept{Pre,Here}(v, known[i]);
  @*/
static bool take(conditional_network net, const size_t *known, scaled_program m, size_t room, scaled_variables v,
                 size_t i, mpq_ptr t)
{
  size_t n = known[i];
  bool operation = net.program[i].kind == INSTRUCTION_OPERATION;
  //@ assert kind: operation <==> kind(stored(net), i) == 0;
  //@ assert room: n < room;
  bool fits = instruction_is_right(net, known, m, room, v, i, t);
  //@ assert only: changes_only{Pre,Here}(t, SCALED_SCRATCH);
  //@ assert numbers: numbers_kept{Pre,Here}(net, m);
  //@ assert variables: variables_kept{Pre,Here}(v, n);
  //@ assert same: same_variables{Pre,Here}(v, n);
  if (!fits)
    return false;
  if (!operation) {
    //@ assert unit_before: taken_unit{Pre,Here}(net, known, m, v, i);
    //@ assert least_before: taken_least{Pre,Here}(net, known, v, i);
    //@ assert most_before: taken_most{Pre,Here}(net, known, m, v, i);
    return true;
  }
  //@ ghost checked: ;
  set_variable(net, m, v, room, n, i, t);
  //@ assert numbers_after: numbers_kept{checked,Here}(net, m);
  //@ assert variables_after: variables_kept{checked,Here}(v, n);
  //@ assert numbers_both: numbers_kept{Pre,Here}(net, m);
  //@ assert variables_both: variables_kept{Pre,Here}(v, n);
  //@ assert unit: val(v.unit + n) == \at(at(vec(m.unit, net.size), i), Pre);
  //@ assert least: val(v.least + n) == 0.0;
  /*@ assert most: val(v.most + n) == relu(\at(largest_upto(whole_program(net, m), i, vec(v.least, known[i]),
    @   vec(v.most, known[i]), terms(whole_program(net, m), i)), Pre)); */
  /*@ assert next: known_next{Pre,Here}(v, n, \at(at(vec(m.unit, net.size), i), Pre),
    @   \at(largest_upto(whole_program(net, m), i, vec(v.least, known[i]), vec(v.most, known[i]),
    @     terms(whole_program(net, m), i)), Pre)); */
  //@ assert one: known_after(net, known, i) == n + 1;
  /*@ assert units: vec(v.unit, n + 1) ==
    @   \at(units_after(stored(net), vec(m.unit, net.size), i, vec(v.unit, known[i])), Pre); */
  //@ assert leasts: vec(v.least, n + 1) == \at(least_after(stored(net), i, vec(v.least, known[i])), Pre);
  /*@ assert mosts: vec(v.most, n + 1) == \at(largest_after(stored(net), whole_program(net, m), i,
    @   vec(v.least, known[i]), vec(v.most, known[i])), Pre); */
  return true;
}

/*@ // Instruction q and all that can follow fit with what v has.
  @ predicate fits_from{L}(conditional_network net, size_t *known, scaled_program m, scaled_variables v, integer q) =
  @   fits_in(net, m, q, vec(v.unit, known[q]), vec(v.least, known[q]), vec(v.most, known[q]));
  @ predicate follows{L}(conditional_network net, integer i, integer q) = succeeds(net, i, q) && i < q < net.size;
  @ lemma follows_if{L}: \forall conditional_network net, size_t *known, integer i, q; 0 <= i < net.size ==>
  @   (follows(net, i, q) <==> may_follow(stored(net), i, q));
  @ lemma follower_known{L}: \forall conditional_network net, size_t *known, integer i, q; 0 <= i < net.size ==>
  @   well_formed_at(net, known, i) ==> follows(net, i, q) ==> known[q] == known_after(net, known, i);
  @ lemma fewer_kept{K,L}: \forall scaled_variables v, integer n, k; 0 <= k <= n ==> variables_kept{K,L}(v, n) ==>
  @   variables_kept{K,L}(v, k);
  @ lemma fits_here: \forall conditional c, s, f, rvec g, b, o, integer d, i, rvec u, l, h;
  @   fits_at(c, s, f, g, b, o, d, i, u, l, h) ==> (fits(c, s, f, g, b, o, d, i, u, l, h) <==>
  @     \forall integer q; may_follow(c, i, q) ==> fits(c, s, f, g, b, o, d, q, units_after(c, g, i, u),
  @       least_after(c, i, l), largest_after(c, s, i, l, h)));
  @*/

/* Whether instruction i fits; if so, then v has what is known after it, with which all that can follow is to fit. */
/*@ requires may_read(net, known, m, v, room, t);
  @ requires range: i < net.size;
  @ terminates \true;
  @ assigns v.unit[known[i]], v.least[known[i]], v.most[known[i]], t[0 .. SCALED_SCRATCH - 1];
  @ ensures fails: !\result ==> !\old(fits_from(net, known, m, v, i));
  @ ensures fits: \result ==> (\old(fits_from(net, known, m, v, i)) <==>
  @   \forall integer q; follows(net, i, q) ==> fits_from(net, known, m, v, q));
  @ ensures others: \forall integer q; 0 <= q < net.size ==> known[q] <= known[i] ==>
  @   (fits_from(net, known, m, v, q) <==> \old(fits_from(net, known, m, v, q)));
  @ ensures numbers: numbers_kept{Pre,Here}(net, m);
  @*/
static bool take_step(conditional_network net, const size_t *known, scaled_program m, size_t room, scaled_variables v,
                      size_t i, mpq_ptr t)
{
  //@ assert valid: well_formed_at(net, known, i);
  bool fits = take(net, known, m, room, v, i, t);
  //@ assert same: same_numbers{Pre,Here}(net, m);
  //@ assert stored: stored(net) == \at(stored(net), Pre) && whole_program(net, m) == \at(whole_program(net, m), Pre);
  //@ assert factors: factors(net, m) == \at(factors(net, m), Pre);
  /*@ assert others: \forall integer q; 0 <= q < net.size ==> known[q] <= known[i] ==>
    @   same_variables{Pre,Here}(v, known[q]); */
  /*@ assert here: fits ==> (\at(fits_from(net, known, m, v, i), Pre) <==> \forall integer q;
    @   \at(may_follow(stored(net), i, q), Pre) ==> \at(fits_in(net, m, q, units_after(stored(net),
    @     vec(m.unit, net.size), i, vec(v.unit, known[i])), least_after(stored(net), i, vec(v.least, known[i])),
    @     largest_after(stored(net), whole_program(net, m), i, vec(v.least, known[i]), vec(v.most, known[i]))),
    @     Pre)); */
  //@ assert follow: \forall integer q; follows(net, i, q) <==> \at(may_follow(stored(net), i, q), Pre);
  /*@ assert next: fits ==> \forall integer q; follows(net, i, q) ==> (fits_from(net, known, m, v, q) <==>
    @   \at(fits_in(net, m, q, units_after(stored(net), vec(m.unit, net.size), i, vec(v.unit, known[i])),
    @     least_after(stored(net), i, vec(v.least, known[i])), largest_after(stored(net), whole_program(net, m), i,
    @       vec(v.least, known[i]), vec(v.most, known[i]))), Pre)); */
  return fits;
}

/*@ // What waits comes later, the first of it on top.
  @ predicate waits{L}(int64_t *pending, integer count, integer size, integer i) =
  @   (\forall integer a; 0 <= a < count ==> i < pending[a] && pending[a] + a < size) &&
  @   \forall integer a, b; 0 <= a < b < count ==> pending[b] < pending[a];
  @*/

/* Puts q, unless it is NOWHERE, on top; returns how much waits then, or NOWHERE where q does not come first. */
/*@ requires \valid(pending + (0 .. size)) && count <= size < NOWHERE;
  @ requires waits: waits(pending, count, size, i);
  @ requires later: q == NOWHERE || i < q < size;
  @ requires limit: size <= CONDITIONAL_MOST_INSTRUCTIONS;
  @ terminates \true;
  @ assigns pending[count];
  @ ensures waits: \result != NOWHERE ==> waits(pending, \result, size, i) && \result <= size;
  @ ensures nothing: q == NOWHERE ==> \result == count;
  @ ensures more: \result != NOWHERE ==> q != NOWHERE ==> \result == count + 1 && pending[count] == q;
  @ ensures order: \result == NOWHERE ==> q != NOWHERE && 0 < count && pending[count - 1] <= q;
  @*/
static size_t push(int64_t *pending, size_t count, size_t size, size_t i, size_t q)
{
  if (q == NOWHERE)
    return count;
  if (count > 0 && pending[count - 1] <= (int64_t)q)
    return NOWHERE;
  pending[count] = (int64_t)q;
  //@ assert others: \forall integer a; 0 <= a < count ==> pending[a] == \at(pending[a], Pre);
  //@ assert above: \forall integer a; 0 <= a < count ==> q < pending[a];
  //@ assert room: q + count < size;
  //@ assert later: \forall integer a; 0 <= a < count + 1 ==> i < pending[a] && pending[a] + a < size;
  //@ assert falling: \forall integer a, b; 0 <= a < b < count + 1 ==> pending[b] < pending[a];
  return count + 1;
}

/*@ // q follows an instruction before i.
  @ predicate comes_from{L}(conditional_network net, integer i, integer q) =
  @   \exists integer k; 0 <= k < i && follows(net, k, q);
  @ // What waits follows instructions before i; at most n variables are known there, and no more where it waits longer.
  @ predicate all_from{L}(conditional_network net, int64_t *pending, integer count, integer i) =
  @   \forall integer a; 0 <= a < count ==> comes_from(net, i, pending[a]);
  @ predicate all_known{L}(size_t *known, int64_t *pending, integer count, integer n) =
  @   \forall integer a; 0 <= a < count ==> known[pending[a]] <= n;
  @ predicate nested{L}(size_t *known, int64_t *pending, integer count) =
  @   \forall integer a, b; 0 <= a < b < count ==> known[pending[a]] <= known[pending[b]];
  @ predicate in_line{L}(conditional_network net, size_t *known, int64_t *pending, integer count, integer i,
  @                      integer n) =
  @   all_from(net, pending, count, i) && all_known(known, pending, count, n) && nested(known, pending, count);
  @ predicate at_instruction{L}(conditional_network net, size_t *known, int64_t *pending, integer count, integer i) =
  @   i < net.size && i + count < net.size && waits(pending, count, net.size, i) &&
  @   in_line(net, known, pending, count, i, known[i]);
  @ predicate behind_instruction{L}(conditional_network net, size_t *known, int64_t *pending, integer count,
  @                                 integer i) =
  @   waits(pending, count, net.size, i) && in_line(net, known, pending, count, i + 1, known_after(net, known, i));
  @ lemma comes_later{L}: \forall conditional_network net, integer i, j, q; i <= j ==> comes_from(net, i, q) ==>
  @   comes_from(net, j, q);
  @ lemma popped_waits{L}: \forall int64_t *pending, integer c, size, i; 0 < c ==> waits(pending, c, size, i) ==>
  @   i < pending[c - 1] && pending[c - 1] + (c - 1) < size && waits(pending, c - 1, size, pending[c - 1]);
  @ lemma popped_from{L}: \forall conditional_network net, int64_t *pending, integer c, i, j; 0 < c ==> i <= j ==>
  @   all_from(net, pending, c, i) ==> all_from(net, pending, c - 1, j);
  @ lemma popped_known{L}: \forall size_t *known, int64_t *pending, integer c; 0 < c ==> nested(known, pending, c) ==>
  @   all_known(known, pending, c - 1, known[pending[c - 1]]);
  @ lemma popped_nested{L}: \forall size_t *known, int64_t *pending, integer c; 0 < c ==> nested(known, pending, c) ==>
  @   nested(known, pending, c - 1);
  @ lemma popped_line{L}: \forall conditional_network net, size_t *known, int64_t *pending, integer c, i, n; 0 < c ==>
  @   i <= pending[c - 1] ==> in_line(net, known, pending, c, i, n) ==>
  @   in_line(net, known, pending, c - 1, pending[c - 1], known[pending[c - 1]]);
  @ lemma pushed_all{L}: \forall size_t *known, int64_t *pending, integer k, n, c; 0 <= k <= c ==>
  @   all_known(known, pending, k, n) ==> (\forall integer a; k <= a < c ==> known[pending[a]] == n) ==>
  @   all_known(known, pending, c, n);
  @ lemma pushed_nested{L}: \forall size_t *known, int64_t *pending, integer k, n, c; 0 <= k <= c ==>
  @   nested(known, pending, k) ==> all_known(known, pending, c, n) ==>
  @   (\forall integer a; k <= a < c ==> known[pending[a]] == n) ==> nested(known, pending, c);
  @ lemma nested_kept{K,L}: \forall size_t *known, int64_t *pending, integer c;
  @   (\forall integer a; 0 <= a < c ==> \at(known[pending[a]], L) == \at(known[pending[a]], K)) ==>
  @   nested{K}(known, pending, c) ==> nested{L}(known, pending, c);
  @ lemma crosses{L}: \forall conditional_network net, integer i, w, q; 0 <= i < w < net.size ==>
  @   comes_from(net, i, w) ==> follows(net, i, q) ==> w <= q ==> !in_preorder(net);
  @*/

/* Puts what can follow instruction i on top; returns how much waits then, or NOWHERE where that is not in preorder. */
/*@ requires readable_conditional(net) && \valid_read(known + (0 .. net.size - 1)) && well_formed(net, known);
  @ requires \valid(pending + (0 .. net.size));
  @ requires range: i < net.size && i + count < net.size && waits(pending, count, net.size, i);
  @ terminates \true;
  @ assigns pending[count .. count + 1];
  @ ensures waits: \result != NOWHERE ==> waits(pending, \result, net.size, i) && count <= \result <= net.size;
  @ ensures new: \result != NOWHERE ==> \forall integer a; count <= a < \result ==> follows(net, i, pending[a]);
  @ ensures all: \result != NOWHERE ==> \forall integer q; follows(net, i, q) ==>
  @   \exists integer a; count <= a < \result && pending[a] == q;
  @ ensures order: \result == NOWHERE ==> !in_preorder(net) ||
  @   \exists integer q; follows(net, i, q) && 0 < count && pending[count - 1] <= q;
  @*/
static size_t push_followers(conditional_network net, const size_t *known, size_t i, int64_t *pending, size_t count)
{
  instruction at = net.program[i];
  //@ assert valid: well_formed_at(net, known, i);
  if (at.kind == INSTRUCTION_LEAF)
    return count;
  size_t with = count;
  if (at.kind == INSTRUCTION_TEST)
    with = push(pending, count, net.size, i, at.otherwise);
  if (with == NOWHERE) {
    //@ assert otherwise: 0 < count && pending[count - 1] <= at.otherwise && follows(net, i, at.otherwise);
    return NOWHERE;
  }
  size_t both = push(pending, with, net.size, i, at.next);
  //@ assert next: both == NOWHERE ==> follows(net, i, at.next) && pending[with - 1] <= at.next;
  //@ assert one: both == NOWHERE ==> with == count ==> 0 < count && pending[count - 1] <= at.next;
  /*@ assert two: both == NOWHERE ==> with != count ==> at.kind == INSTRUCTION_TEST && at.otherwise <= at.next &&
    @   at.otherwise < net.size && at.next < net.size; */
  //@ assert three: both == NOWHERE ==> with != count ==> !in_preorder(net);
  return both;
}

/* The same; what waits is in line then. */
/*@ requires readable_conditional(net) && \valid_read(known + (0 .. net.size - 1)) && well_formed(net, known);
  @ requires \valid(pending + (0 .. net.size));
  @ requires line: at_instruction(net, known, pending, count, i);
  @ terminates \true;
  @ assigns pending[count .. count + 1];
  @ ensures line: \result != NOWHERE ==> behind_instruction(net, known, pending, \result, i);
  @ ensures range: \result != NOWHERE ==> count <= \result <= net.size;
  @ ensures old: \forall integer a; 0 <= a < count ==> pending[a] == \old(pending[a]);
  @ ensures new: \result != NOWHERE ==> \forall integer a; count <= a < \result ==> follows(net, i, pending[a]);
  @ ensures all: \result != NOWHERE ==> \forall integer q; follows(net, i, q) ==>
  @   \exists integer a; count <= a < \result && pending[a] == q;
  @ ensures order: \result == NOWHERE ==> !in_preorder(net);
  @*/
static size_t line_up(conditional_network net, const size_t *known, size_t i, int64_t *pending, size_t count)
{
  //@ assert valid: well_formed_at(net, known, i);
  //@ assert one: known[i] <= known_after(net, known, i);
  /*@ assert waiting: \forall integer a; 0 <= a < count ==> known[pending[a]] <= known_after(net, known, i) &&
    @   comes_from(net, i + 1, pending[a]); */
  size_t more = push_followers(net, known, i, pending, count);
  //@ assert old: \forall integer a; 0 <= a < count ==> pending[a] == \at(pending[a], Pre);
  //@ assert top: 0 < count ==> comes_from(net, i, pending[count - 1]) && i < pending[count - 1] < net.size;
  //@ assert known_then: \forall integer a; 0 <= a < count ==> known[pending[a]] == \at(known[pending[a]], Pre);
  //@ assert before_known: all_known(known, pending, count, known_after(net, known, i));
  //@ assert before_nested: nested(known, pending, count);
  //@ assert before_from: all_from(net, pending, count, i + 1);
  /*@ assert new: more != NOWHERE ==> \forall integer a; count <= a < more ==>
    @   known[pending[a]] == known_after(net, known, i) && comes_from(net, i + 1, pending[a]); */
  //@ assert all: more != NOWHERE ==> all_known(known, pending, more, known_after(net, known, i));
  //@ assert nested: more != NOWHERE ==> nested(known, pending, more);
  //@ assert from: more != NOWHERE ==> all_from(net, pending, more, i + 1);
  return more;
}

/*@ predicate waiting_fit{L}(conditional_network net, size_t *known, scaled_program m, scaled_variables v,
  @                          int64_t *pending, integer count) =
  @   \forall integer a; 0 <= a < count ==> fits_from(net, known, m, v, pending[a]);
  @ lemma waiting_last{L}: \forall conditional_network net, size_t *known, scaled_program m, scaled_variables v,
  @   int64_t *pending, integer c; 0 < c ==> (waiting_fit(net, known, m, v, pending, c) <==>
  @     fits_from(net, known, m, v, pending[c - 1]) && waiting_fit(net, known, m, v, pending, c - 1));
  @ predicate followers_fit{L}(conditional_network net, size_t *known, scaled_program m, scaled_variables v,
  @                            integer i) =
  @   \forall integer q; follows(net, i, q) ==> fits_from(net, known, m, v, q);
  @*/

/* Whether it is known so far, and how much waits. */
typedef struct {
  scaled_verdict verdict;
  size_t waiting;
} scaled_state;

/* One instruction: what can follow waits then. */
/*@ requires may_read(net, known, m, v, room, t) && \valid(pending + (0 .. net.size));
  @ requires line: at_instruction(net, known, pending, count, i);
  @ terminates \true;
  @ assigns v.unit[0 .. room - 1], v.least[0 .. room - 1], v.most[0 .. room - 1], t[0 .. SCALED_SCRATCH - 1],
  @   pending[0 .. net.size];
  @ ensures fails: \result.verdict == SCALED_FAILS ==> !\old(fits_from(net, known, m, v, i));
  @ ensures order: \result.verdict == SCALED_NO_ORDER ==> !in_preorder(net);
  @ ensures fits: \result.verdict == SCALED_FITS ==>
  @   (\old(fits_from(net, known, m, v, i) && waiting_fit(net, known, m, v, pending, count)) <==>
  @     waiting_fit(net, known, m, v, pending, \result.waiting));
  @ ensures line: \result.verdict == SCALED_FITS ==> behind_instruction(net, known, pending, \result.waiting, i) &&
  @   \result.waiting <= net.size;
  @ ensures verdict: \result.verdict == SCALED_FITS || \result.verdict == SCALED_FAILS ||
  @   \result.verdict == SCALED_NO_ORDER;
  @ ensures numbers: numbers_kept{Pre,Here}(net, m);
  @*/
static scaled_state walk_step(conditional_network net, const size_t *known, scaled_program m, size_t room,
                              scaled_variables v, size_t i, int64_t *pending, size_t count, mpq_ptr t)
{
  //@ assert place: known[i] < room;
  scaled_state state = {SCALED_FAILS, 0};
  if (!take_step(net, known, m, room, v, i, t))
    return state;
  //@ assert line: at_instruction(net, known, pending, count, i);
  //@ assert known: \forall integer a; 0 <= a < count ==> known[pending[a]] <= known[i] && 0 <= pending[a] < net.size;
  /*@ assert others: waiting_fit(net, known, m, v, pending, count) <==>
    @   \at(waiting_fit(net, known, m, v, pending, count), Pre); */
  //@ assert here: followers_fit(net, known, m, v, i) <==> \at(fits_from(net, known, m, v, i), Pre);
  //@ ghost taken: ;
  state.waiting = line_up(net, known, i, pending, count);
  //@ assert numbers: numbers_kept{Pre,Here}(net, m);
  state.verdict = state.waiting == NOWHERE ? SCALED_NO_ORDER : SCALED_FITS;
  /*@ assert old: \at(waiting_fit(net, known, m, v, pending, count), taken) <==>
    @   waiting_fit(net, known, m, v, pending, count); */
  //@ assert followers: \at(followers_fit(net, known, m, v, i), taken) <==> followers_fit(net, known, m, v, i);
  /*@ assert all_follow: state.waiting != NOWHERE ==> waiting_fit(net, known, m, v, pending, state.waiting) ==>
    @   followers_fit(net, known, m, v, i); */
  /*@ assert all_wait: state.waiting != NOWHERE ==> waiting_fit(net, known, m, v, pending, state.waiting) ==>
    @   waiting_fit(net, known, m, v, pending, count); */
  /*@ assert all_fit: state.waiting != NOWHERE ==> waiting_fit(net, known, m, v, pending, count) ==>
    @   followers_fit(net, known, m, v, i) ==> waiting_fit(net, known, m, v, pending, state.waiting); */
  /*@ assert both: state.waiting != NOWHERE ==> (waiting_fit(net, known, m, v, pending, state.waiting) <==>
    @   waiting_fit(net, known, m, v, pending, count) && followers_fit(net, known, m, v, i)); */
  return state;
}

/* Whether all fits. */
/*@ requires may_read(net, known, m, v, room, t) && \valid(pending + (0 .. net.size));
  @ terminates \true;
  @ assigns v.unit[0 .. room - 1], v.least[0 .. room - 1], v.most[0 .. room - 1], t[0 .. SCALED_SCRATCH - 1],
  @   pending[0 .. net.size];
  @ ensures fits: \result == SCALED_FITS ==> \old(fits_from(net, known, m, v, 0));
  @ ensures fails: \result == SCALED_FAILS ==> !\old(fits_from(net, known, m, v, 0));
  @ ensures order: \result == SCALED_NO_ORDER ==> !in_preorder(net);
  @ ensures verdict: \result == SCALED_FITS || \result == SCALED_FAILS || \result == SCALED_NO_ORDER;
  @ ensures numbers: numbers_kept{Pre,Here}(net, m);
  @*/
static scaled_verdict walk(conditional_network net, const size_t *known, scaled_program m, size_t room,
                           scaled_variables v, int64_t *pending, mpq_ptr t)
{
  size_t i = 0, count = 0;
  /*@ loop invariant line: at_instruction(net, known, pending, count, i);
    @ loop invariant numbers: numbers_kept{Pre,Here}(net, m);
    @ loop invariant fits: \at(fits_from(net, known, m, v, 0), Pre) <==>
    @   fits_from(net, known, m, v, i) && waiting_fit(net, known, m, v, pending, count);
    @ loop assigns i, count, v.unit[0 .. room - 1], v.least[0 .. room - 1], v.most[0 .. room - 1],
    @   t[0 .. SCALED_SCRATCH - 1], pending[0 .. net.size];
    @ loop variant net.size - i;
    @*/
  while (true) {
    //@ assert same: same_numbers{Pre,Here}(net, m);
    //@ assert whole: whole_numbers(net, m);
    scaled_state state = walk_step(net, known, m, room, v, i, pending, count, t);
    //@ assert numbers: numbers_kept{Pre,Here}(net, m);
    if (state.verdict != SCALED_FITS || state.waiting == 0)
      return state.verdict;
    //@ assert later: i < pending[state.waiting - 1] < net.size;
    //@ assert line: in_line(net, known, pending, state.waiting, i + 1, known_after(net, known, i));
    /*@ assert popped: in_line(net, known, pending, state.waiting - 1, pending[state.waiting - 1],
      @   known[pending[state.waiting - 1]]); */
    /*@ assert popped_waits: pending[state.waiting - 1] + (state.waiting - 1) < net.size &&
      @   waits(pending, state.waiting - 1, net.size, pending[state.waiting - 1]); */
    /*@ assert fits: \at(fits_from(net, known, m, v, 0), Pre) <==>
      @   waiting_fit(net, known, m, v, pending, state.waiting); */
    /*@ assert last: \at(fits_from(net, known, m, v, 0), Pre) <==>
      @   fits_from(net, known, m, v, pending[state.waiting - 1]) &&
      @   waiting_fit(net, known, m, v, pending, state.waiting - 1); */
    count = state.waiting - 1;
    //@ assert count: count == state.waiting - 1;
    //@ assert place: 0 <= pending[count] && pending[count] + count < net.size;
    //@ assert waits_here: waits(pending, count, net.size, pending[count]);
    //@ assert in_line_here: in_line(net, known, pending, count, pending[count], known[pending[count]]);
    //@ assert here: at_instruction(net, known, pending, count, pending[count]);
    /*@ assert fits_now: \at(fits_from(net, known, m, v, 0), Pre) <==>
      @   fits_from(net, known, m, v, pending[count]) && waiting_fit(net, known, m, v, pending, count); */
    i = (size_t)pending[count];
    //@ assert top: i == pending[count];
    //@ assert line_here: at_instruction(net, known, pending, count, i);
    //@ assert fits_here: fits_from(net, known, m, v, i) <==> fits_from(net, known, m, v, pending[count]);
  }
}

/*@ ghost
  /@ requires well_formed(net, known);
   @ terminates \true;
   @ assigns \nothing;
   @ ensures alike: alike(stored(net), whole_program(net, m), factors(net, m), net.terms, net.outputs);
   @/
  void lemma_alike(conditional_network net, const size_t *known, scaled_program m)
  {
    /@ assert kinds: \forall integer i; 0 <= i < net.size ==> well_formed_at(net, known, i) &&
     @   kind(stored(net), i) == net.program[i].kind; @/
    /@ assert ways: \forall integer i; 0 <= i < net.size ==> same_way(stored(net), whole_program(net, m), i); @/
    /@ assert operations: \forall integer i; 0 <= i < net.size ==> kind(stored(net), i) == 0 ==>
     @   same_operation(stored(net), whole_program(net, m), i, net.terms); @/
    /@ assert tests: \forall integer i; 0 <= i < net.size ==> same_test(stored(net), whole_program(net, m), i); @/
    /@ assert leaves: \forall integer i; 0 <= i < net.size ==> kind(stored(net), i) != 0 ==>
     @   kind(stored(net), i) != 1 ==>
     @   same_leaf(stored(net), whole_program(net, m), factors(net, m), i, net.outputs); @/
  }
*/

/*@ // What the contract of scaled_check says of inputs.
  @ predicate carried{L}(conditional_network net, scaled_program m, rvec y, rvec w) =
  @   carries(stored(net), whole_program(net, m), factors(net, m), vec(m.bound, net.size), vec(m.output, net.outputs),
  @     m.outputs, 0, y, w);
  @*/

/*@ ghost
  /@ requires well_formed(net, known);
   @ terminates \true;
   @ assigns \nothing;
   @ ensures carried: fits_from(net, known, m, v, 0) ==> \forall rvec y, w; scaled_inputs(net, v, y, w) ==>
   @   carried(net, m, y, w);
   @/
  void lemma_carried(conditional_network net, const size_t *known, scaled_program m, scaled_variables v)
  {
    lemma_alike(net, known, m);
    lemma_scaled(net.size, net.terms);
    /@ assert starts: fits_from(net, known, m, v, 0) ==> \forall rvec y, w; scaled_inputs(net, v, y, w) ==>
     @   starts(stored(net), whole_program(net, m), factors(net, m), vec(m.unit, net.size), vec(m.bound, net.size),
     @     vec(m.output, net.outputs), m.outputs, 0, vec(v.unit, net.inputs), vec(v.least, net.inputs),
     @     vec(v.most, net.inputs), y, w); @/
  }
*/

scaled_verdict scaled_check(conditional_network net, const size_t *known, scaled_program m, size_t room,
                            scaled_variables v, int64_t *pending, mpq_ptr t)
{
  //@ ghost lemma_carried(net, known, m, v);
  scaled_verdict verdict = walk(net, known, m, room, v, pending, t);
  //@ assert same: same_numbers{Pre,Here}(net, m);
  //@ assert stored: stored(net) == \at(stored(net), Pre) && whole_program(net, m) == \at(whole_program(net, m), Pre);
  //@ assert factors: factors(net, m) == \at(factors(net, m), Pre);
  /*@ assert carried: verdict == SCALED_FITS ==> \forall rvec y, w; \at(scaled_inputs(net, v, y, w), Pre) ==>
    @   carried(net, m, y, w); */
  return verdict;
}
