#include "everywhere.h"
#include "proofs/lemmas/conditional/lemmas_conditional.h"
#include "proofs/lemmas/exact/lemmas_memory.h"
#include "proofs/lemmas/exact/lemmas_products.h"
#include "proofs/lemmas/lipschitz/lemmas_lipschitz.h"

/*@ // Where a run from instruction i on ends.
  @ lemma leaf_follower: \forall conditional c, integer i, rvec z; kind(c, i) != 0 ==> kind(c, i) != 1 ==>
  @   follower(c, i, z) == -1;
  @ lemma leaf_last: \forall conditional c, integer i, rvec z; 0 <= i ==> kind(c, i) != 0 ==> kind(c, i) != 1 ==>
  @   last(c, i, z) == i;
  @
  @ // Where it goes, by what is in memory.
  @ lemma stored_kind{L}: \forall conditional_network net, integer i; 0 <= i < net.size ==>
  @   kind(stored(net), i) == net.program[i].kind;
  @ lemma stored_next{L}: \forall conditional_network net, integer i; 0 <= i < net.size ==>
  @   net.program[i].next != NOWHERE ==> next(stored(net), i) == net.program[i].next;
  @ lemma stored_otherwise{L}: \forall conditional_network net, integer i; 0 <= i < net.size ==>
  @   net.program[i].otherwise != NOWHERE ==> otherwise(stored(net), i) == net.program[i].otherwise;
  @ lemma stored_test{L}: \forall conditional_network net, integer i; 0 <= i < net.size ==>
  @   net.program[i].hi < net.values ==> compares(stored(net), i) == net.program[i].compare &&
  @   tested(stored(net), i) == net.program[i].lo && threshold(stored(net), i) == val(net.value + net.program[i].hi);
  @ lemma stored_size{L}: \forall conditional_network net; instructions(stored(net)) == net.size;
  @ lemma operation_follower: \forall conditional c, integer i, rvec z; kind(c, i) == 0 ==>
  @   i < next(c, i) < instructions(c) ==> follower(c, i, z) == next(c, i);
  @ lemma test_follower: \forall conditional c, integer i, rvec z; kind(c, i) == 1 ==>
  @   i < next(c, i) < instructions(c) ==> meets(compares(c, i), at(z, tested(c, i)), threshold(c, i)) ==>
  @   follower(c, i, z) == next(c, i);
  @ lemma test_otherwise: \forall conditional c, integer i, rvec z; kind(c, i) == 1 ==>
  @   i < otherwise(c, i) < instructions(c) ==> !meets(compares(c, i), at(z, tested(c, i)), threshold(c, i)) ==>
  @   follower(c, i, z) == otherwise(c, i);
  @ lemma test_after: \forall conditional c, integer i, rvec z; kind(c, i) == 1 ==> after(c, i, z) == z;
  @ lemma leaf_ends: \forall conditional c, integer i, rvec z; 0 <= i ==> kind(c, i) != 0 ==> kind(c, i) != 1 ==>
  @   arrives(c, i, z);
  @ lemma leaf_put_out{L}: \forall conditional_network net, integer i, j; 0 <= i < net.size ==> 0 <= j < net.outputs ==>
  @   net.program[i].lo + net.outputs <= net.leaves ==>
  @   put_out(stored(net), i, j) == place(net.output[net.program[i].lo + j]);
  @ lemma leaf_output{L}: \forall conditional_network net, integer i, j, rvec z; 0 <= i < net.size ==>
  @   net.program[i].kind == INSTRUCTION_LEAF ==> 0 <= j < net.outputs ==>
  @   net.program[i].lo + net.outputs <= net.leaves ==> 0 <= net.output[net.program[i].lo + j] ==>
  @   answer(stored(net), i, z, j) ==
  @     (net.output[net.program[i].lo + j] == NOWHERE ? 0.0 : at(z, net.output[net.program[i].lo + j]));
  @*/

/* Whether no input is in the box, of whose rows n numbers count. */
/*@ requires n <= room && \valid_read(lo + (0 .. room - 1)) && \valid_read(hi + (0 .. room - 1));
  @ terminates \true;
  @ assigns \nothing;
  @ ensures empty: \result <==> is_empty(vec(lo, room), vec(hi, room), n);
  @*/
static bool box_is_empty(mpq_srcptr lo, mpq_srcptr hi, size_t room, size_t n)
{
  /*@ loop invariant range: 0 <= k <= n;
    @ loop invariant some: \forall integer m; 0 <= m < k ==> at(vec(lo, room), m) <= at(vec(hi, room), m);
    @ loop assigns k;
    @ loop variant n - k;
    @*/
  for (size_t k = 0; k < n; k++) {
    //@ assert cells: at(vec(lo, room), k) == val(lo + k) && at(vec(hi, room), k) == val(hi + k);
    if (mpq_cmp(lo + k, hi + k) > 0)
      return true;
  }
  return false;
}

/* Whether the second box has the first n sides of the first one, but for variable v. */
/*@ requires n <= room;
  @ requires \valid_read(lo + (0 .. room - 1)) && \valid_read(hi + (0 .. room - 1));
  @ requires \valid_read(lower + (0 .. room - 1)) && \valid_read(upper + (0 .. room - 1));
  @ terminates \true;
  @ assigns \nothing;
  @ ensures inside: \result <==> is_inside(vec(lo, room), vec(hi, room), vec(lower, room), vec(upper, room), n, v);
  @*/
static bool box_is_inside(mpq_srcptr lo, mpq_srcptr hi, mpq_srcptr lower, mpq_srcptr upper, size_t room, size_t n,
                          size_t v)
{
  /*@ loop invariant range: 0 <= k <= n;
    @ loop invariant inside: is_inside(vec(lo, room), vec(hi, room), vec(lower, room), vec(upper, room), k, v);
    @ loop assigns k;
    @ loop variant n - k;
    @*/
  for (size_t k = 0; k < n; k++) {
    //@ assert low: at(vec(lo, room), k) == val(lo + k) && at(vec(lower, room), k) == val(lower + k);
    //@ assert high: at(vec(hi, room), k) == val(hi + k) && at(vec(upper, room), k) == val(upper + k);
    if (k != v && (mpq_cmp(lower + k, lo + k) > 0 || mpq_cmp(hi + k, upper + k) > 0))
      return false;
  }
  return true;
}

/* Whether a number from *a to *b compares with *t in this way. */
/*@ requires \valid_read(a) && \valid_read(b) && \valid_read(t);
  @ requires comparison: 0 <= compare <= IS_AT_LEAST;
  @ terminates \true;
  @ assigns \nothing;
  @ ensures some: \result <==> some_meet(compare, val(a), val(b), val(t));
  @*/
static bool can_meet(comparison compare, mpq_srcptr a, mpq_srcptr b, mpq_srcptr t)
{
  int low = mpq_cmp(a, t), high = mpq_cmp(b, t);
  switch (compare) {
  case IS_LESS:
    return low < 0;
  case IS_AT_MOST:
    return low <= 0;
  case IS_EQUAL:
    return low <= 0 && high >= 0;
  case IS_NOT_EQUAL:
    return low != 0 || high != 0;
  case IS_MORE:
    return high > 0;
  default:
    return high >= 0;
  }
}

/* Whether all of them are from *lower to *upper. */
/*@ requires \valid_read(a) && \valid_read(b) && \valid_read(t) && \valid_read(lower) && \valid_read(upper);
  @ requires comparison: 0 <= compare <= IS_AT_LEAST;
  @ terminates \true;
  @ assigns \nothing;
  @ ensures all: \result <==> all_between(compare, val(a), val(b), val(t), val(lower), val(upper));
  @*/
static bool stays_between(comparison compare, mpq_srcptr a, mpq_srcptr b, mpq_srcptr t, mpq_srcptr lower,
                          mpq_srcptr upper)
{
  bool raises = compare == IS_EQUAL || compare == IS_MORE || compare == IS_AT_LEAST;
  bool lowers = compare == IS_LESS || compare == IS_AT_MOST || compare == IS_EQUAL;
  return (mpq_cmp(lower, a) <= 0 || (raises && mpq_cmp(lower, t) <= 0)) &&
         (mpq_cmp(b, upper) <= 0 || (lowers && mpq_cmp(t, upper) <= 0));
}

/* What every function that goes through the boxes requires. */
/*@ predicate boxed{L}(conditional_network net, size_t *known, everywhere_claim claim) =
  @   readable_conditional(net) && \valid_read(known + (0 .. net.size - 1)) && well_formed(net, known) &&
  @   has_room(net, known, claim.room) && claim.room <= net.inputs + net.size &&
  @   \valid_read(claim.lo + (0 .. net.size * claim.room - 1)) &&
  @   \valid_read(claim.hi + (0 .. net.size * claim.room - 1));
  @ predicate checkable{L}(conditional_network net, size_t *known, table_fit fit, dataset data,
  @                        everywhere_claim claim) =
  @   boxed(net, known, claim) && readable_data(data) && fits_table(net, fit, data) && readable_claim(net, fit, claim);
  @ predicate scratch_apart(conditional_network net, dataset data, everywhere_claim claim, mpq_srcptr t) =
  @   outside_conditional(net, t, 3) && outside_data(data, t, 3) && outside_claim(net, claim, t, 3);
  @*/

/* Places of boxes. */
/*@ ghost
  /@ requires range: i < net.size && conditional_limits(net) && claim.room <= net.inputs + net.size;
   @ terminates \true;
   @ assigns \nothing;
   @ ensures inside: 0 <= i * claim.room <= net.size * claim.room - claim.room;
   @ ensures small: i * claim.room <= SIZE_MAX;
   @ ensures low: \forall integer k; 0 <= k < claim.room ==>
   @   at(box_lo(net, claim, i), k) == val(claim.lo + (i * claim.room + k));
   @ ensures high: \forall integer k; 0 <= k < claim.room ==>
   @   at(box_hi(net, claim, i), k) == val(claim.hi + (i * claim.room + k));
   @ ensures lo: box_lo(net, claim, i) == vec(claim.lo + i * claim.room, claim.room);
   @ ensures hi: box_hi(net, claim, i) == vec(claim.hi + i * claim.room, claim.room);
   @/
  void box_row(conditional_network net, everywhere_claim claim, size_t i)
  {
    row_in_matrix(i, net.size, claim.room);
    product_limit(i, CONDITIONAL_MOST_INSTRUCTIONS, claim.room,
                  (size_t)CONDITIONAL_MOST_INPUTS + CONDITIONAL_MOST_INSTRUCTIONS);
  }
*/

/* Places of the table, and of what is said of leaves. */
/*@ ghost
  /@ requires range: k < data.points && within_limits(data.points, data.inputs, data.outputs);
   @ terminates \true;
   @ assigns \nothing;
   @ ensures inside: 0 <= k * data.inputs <= data.points * data.inputs - data.inputs;
   @ ensures inside_too: 0 <= k * data.outputs <= data.points * data.outputs - data.outputs;
   @ ensures small: k * data.inputs <= LIMIT_MATRIX && k * data.outputs <= LIMIT_MATRIX;
   @ ensures row: \forall integer m; 0 <= m < data.inputs ==>
   @   at(row(inputs(data), k), m) == val(data.x + (k * data.inputs + m));
   @ ensures outputs: \forall integer m; 0 <= m < data.outputs ==>
   @   at(row(outputs(data), k), m) == val(data.d + (k * data.outputs + m));
   @/
  void table_row(dataset data, size_t k)
  {
    row_in_matrix(k, data.points, data.inputs);
    row_in_matrix(k, data.points, data.outputs);
    product_limit(k, LIMIT_POINTS, data.inputs, LIMIT_INPUTS);
    product_limit(k, LIMIT_POINTS, data.outputs, LIMIT_OUTPUTS);
  }
*/

/* Whether what of the box of test i compares in this way is in the box of s. */
/*@ requires boxed(net, known, claim);
  @ requires test: i < net.size && net.program[i].kind == INSTRUCTION_TEST;
  @ requires successor: s == NOWHERE || (i < s < net.size && known[s] == known[i]);
  @ requires comparison: 0 <= compare <= IS_AT_LEAST;
  @ terminates \true;
  @ assigns \nothing;
  @ ensures outcome: \result <==> outcome_holds(net, known, claim, i, compare, s);
  @*/
static bool outcome_stays(conditional_network net, const size_t *known, everywhere_claim claim, size_t i,
                          comparison compare, size_t s)
{
  //@ assert formed: well_formed_at(net, known, i);
  //@ ghost box_row(net, claim, i);
  size_t n = known[i], v = net.program[i].lo;
  mpq_srcptr lo = claim.lo + i * claim.room, hi = claim.hi + i * claim.room, t = net.value + net.program[i].hi;
  //@ assert room: v < n < claim.room;
  //@ assert low: at(box_lo(net, claim, i), v) == val(lo + v);
  //@ assert high: at(box_hi(net, claim, i), v) == val(hi + v);
  if (!can_meet(compare, lo + v, hi + v, t))
    return true;
  if (s == NOWHERE)
    return false;
  //@ ghost box_row(net, claim, s);
  //@ assert there: s < net.size && known[s] == n;
  //@ assert cells: 0 <= s * claim.room && s * claim.room + claim.room <= net.size * claim.room;
  mpq_srcptr lower = claim.lo + s * claim.room, upper = claim.hi + s * claim.room;
  //@ assert lower: at(box_lo(net, claim, s), v) == val(lower + v);
  //@ assert upper: at(box_hi(net, claim, s), v) == val(upper + v);
  bool inside = box_is_inside(lo, hi, lower, upper, claim.room, n, v);
  /*@ assert inside: inside <==> is_inside(box_lo(net, claim, i), box_hi(net, claim, i), box_lo(net, claim, s),
    @                                      box_hi(net, claim, s), n, v); */
  return inside && stays_between(compare, lo + v, hi + v, t, lower + v, upper + v);
}

/* Whether test i leads from its box to those of its successors only. */
/*@ requires boxed(net, known, claim);
  @ requires test: i < net.size && net.program[i].kind == INSTRUCTION_TEST;
  @ terminates \true;
  @ assigns \nothing;
  @ ensures test: \result <==> test_holds(net, known, claim, i);
  @*/
static bool test_stays(conditional_network net, const size_t *known, everywhere_claim claim, size_t i)
{
  //@ assert formed: well_formed_test(net, known, i);
  comparison compare = net.program[i].compare, opposite = (comparison)(IS_AT_LEAST - compare);
  return outcome_stays(net, known, claim, i, compare, net.program[i].next) &&
         outcome_stays(net, known, claim, i, opposite, net.program[i].otherwise);
}

/*@ predicate boxes_apart(conditional_network net, everywhere_claim claim, mpq_srcptr t) =
  @   outside_conditional(net, t, 3) && outside_claim(net, claim, t, 3);
  @ // Nothing else has changed.
  @ predicate changes_only{K,L}(mpq_srcptr t) =
  @   \forall mpq_srcptr p; \separated(p, t + (0 .. 2)) ==> val{K}(p) == val{L}(p);
  @ lemma unchanged_beside{K,L}: \forall mpq_srcptr a, t, integer n; changes_only{K,L}(t) ==>
  @   \separated(a + (0 .. n - 1), t + (0 .. 2)) ==> unchanged{K,L}(a, n);
  @ // The numbers of the boxes, as values; those of the table.
  @ predicate boxes_kept{K,L}(conditional_network net, everywhere_claim claim) =
  @   vec{K}(net.weight, net.terms) == vec{L}(net.weight, net.terms) &&
  @   vec{K}(net.value, net.values) == vec{L}(net.value, net.values) &&
  @   mat{K}(claim.lo, net.size, claim.room) == mat{L}(claim.lo, net.size, claim.room) &&
  @   mat{K}(claim.hi, net.size, claim.room) == mat{L}(claim.hi, net.size, claim.room);
  @ predicate table_kept{K,L}(dataset data, everywhere_claim claim) =
  @   inputs{K}(data) == inputs{L}(data) && outputs{K}(data) == outputs{L}(data) &&
  @   val{K}(claim.slope) == val{L}(claim.slope) && val{K}(claim.epsilon) == val{L}(claim.epsilon);
  @ lemma boxes_kept_beside{K,L}: \forall conditional_network net, everywhere_claim claim, mpq_srcptr t;
  @   changes_only{K,L}(t) ==> boxes_apart(net, claim, t) ==> 0 <= net.terms ==> 0 <= net.values ==> 0 <= net.size ==>
  @   0 <= claim.room ==> boxes_kept{K,L}(net, claim);
  @ lemma table_kept_beside{K,L}: \forall conditional_network net, dataset data, everywhere_claim claim, mpq_srcptr t;
  @   changes_only{K,L}(t) ==> scratch_apart(net, data, claim, t) ==> 0 <= data.points ==> 0 <= data.inputs ==>
  @   0 <= data.outputs ==> table_kept{K,L}(data, claim);
  @*/

/* t[0] := phi(the least sum of the terms of operation i where the variables are from lo to hi). */
/*@ requires readable_conditional(net) && \valid_read(known + (0 .. net.size - 1));
  @ requires valid: well_formed(net, known);
  @ requires operation: i < net.size && net.program[i].kind == INSTRUCTION_OPERATION && known[i] <= room;
  @ requires \valid_read(lo + (0 .. room - 1)) && \valid_read(hi + (0 .. room - 1)) && \valid(t + (0 .. 1));
  @ requires \separated(t + (0 .. 1), lo + (0 .. room - 1));
  @ requires \separated(t + (0 .. 1), hi + (0 .. room - 1));
  @ requires outside_conditional(net, t, 2);
  @ terminates \true;
  @ assigns t[0 .. 1];
  @ ensures extreme: val(t) == relu(\old(extreme_upto(stored(net), i, vec(lo, room), vec(hi, room),
  @   net.program[i].hi - net.program[i].lo)));
  @*/
static void extreme(conditional_network net, const size_t *known, size_t i, mpq_srcptr lo, mpq_srcptr hi, size_t room,
                    mpq_ptr t)
{
  //@ assert formed: well_formed_at(net, known, i);
  size_t first = net.program[i].lo, end = net.program[i].hi;
  mpq_set_ui(t, 0, 1);
  /*@ loop invariant range: first <= k <= end;
    @ loop invariant weights: unchanged{Pre,Here}(net.weight, net.terms);
    @ loop invariant lows: unchanged{Pre,Here}(lo, room);
    @ loop invariant highs: unchanged{Pre,Here}(hi, room);
    @ loop invariant sum: val(t) == extreme_upto(stored{Pre}(net), i, vec{Pre}(lo, room), vec{Pre}(hi, room), k - first);
    @ loop assigns k, t[0 .. 1];
    @ loop variant end - k;
    @*/
  for (size_t k = first; k < end; k++) {
    size_t v = net.source[k];
    //@ assert inside: v < room;
    //@ assert weight: weight(stored{Pre}(net), i, k - first) == val(net.weight + k);
    //@ assert variable: variable(stored{Pre}(net), i, k - first) == v;
    //@ assert low: at(vec{Pre}(lo, room), v) == val(lo + v);
    //@ assert high: at(vec{Pre}(hi, room), v) == val(hi + v);
    /*@ assert next: extreme_upto(stored{Pre}(net), i, vec{Pre}(lo, room), vec{Pre}(hi, room), k + 1 - first) ==
      @   val(t) + rmul(val(net.weight + k), val(net.weight + k) < 0.0 ? val(hi + v) : val(lo + v)); */
    mpq_mul(t + 1, net.weight + k, (mpq_sgn(net.weight + k) < 0 ? hi : lo) + v);
    mpq_add(t, t, t + 1);
    //@ assert weights: unchanged{LoopCurrent,Here}(net.weight, net.terms);
    //@ assert lows: unchanged{LoopCurrent,Here}(lo, room);
    //@ assert highs: unchanged{LoopCurrent,Here}(hi, room);
  }
  if (mpq_sgn(t) < 0)
    mpq_set_ui(t, 0, 1);
}

/* Whether operation i leads from its box to that of its successor only. */
/*@ requires boxed(net, known, claim);
  @ requires operation: i < net.size && net.program[i].kind == INSTRUCTION_OPERATION;
  @ requires \valid(t + (0 .. 2)) && boxes_apart(net, claim, t);
  @ terminates \true;
  @ assigns t[0 .. 2];
  @ ensures operation: \result <==> \old(operation_holds(net, known, claim, i));
  @*/
static bool operation_stays(conditional_network net, const size_t *known, everywhere_claim claim, size_t i,
                            mpq_ptr t)
{
  size_t s = net.program[i].next, n = known[i];
  //@ assert formed: well_formed_operation(net, known, i);
  if (s == NOWHERE)
    return false;
  //@ ghost box_row(net, claim, i);
  //@ ghost box_row(net, claim, s);
  mpq_srcptr lo = claim.lo + i * claim.room, hi = claim.hi + i * claim.room;
  mpq_srcptr lower = claim.lo + s * claim.room, upper = claim.hi + s * claim.room;
  //@ assert there: s < net.size && known[s] == n + 1 && n + 1 < claim.room;
  //@ assert cells: 0 <= s * claim.room && s * claim.room + claim.room <= net.size * claim.room;
  //@ assert cells_too: 0 <= i * claim.room && i * claim.room + claim.room <= net.size * claim.room;
  //@ assert lo_apart: \separated(claim.lo + (0 .. net.size * claim.room - 1), t + (0 .. 2));
  //@ assert hi_apart: \separated(claim.hi + (0 .. net.size * claim.room - 1), t + (0 .. 2));
  //@ assert lower_apart: \separated(lower + n, t + (0 .. 2)) && \separated(upper + n, t + (0 .. 2));
  //@ assert row_apart: \separated(t + (0 .. 1), lo + (0 .. claim.room - 1));
  //@ assert row_apart_too: \separated(t + (0 .. 1), hi + (0 .. claim.room - 1));
  //@ assert lower: at(box_lo(net, claim, s), n) == val(lower + n);
  //@ assert upper: at(box_hi(net, claim, s), n) == val(upper + n);
  bool inside = box_is_inside(lo, hi, lower, upper, claim.room, n, NOWHERE);
  /*@ assert inside: inside <==> is_inside(box_lo(net, claim, i), box_hi(net, claim, i), box_lo(net, claim, s),
    @                                      box_hi(net, claim, s), n, NOWHERE); */
  if (!inside)
    return false;
  extreme(net, known, i, lo, hi, claim.room, t);
  //@ assert only: changes_only{Pre,Here}(t);
  //@ assert kept: boxes_kept{Pre,Here}(net, claim);
  /*@ assert least: val(t) == relu(extreme_upto(stored{Pre}(net), i, box_lo{Pre}(net, claim, i),
    @   box_hi{Pre}(net, claim, i), net.program[i].hi - net.program[i].lo)); */
  //@ assert lower_kept: val(lower + n) == val{Pre}(lower + n);
  if (mpq_cmp(lower + n, t) > 0)
    return false;
  extreme(net, known, i, hi, lo, claim.room, t);
  //@ assert only_too: changes_only{Pre,Here}(t);
  //@ assert kept_too: boxes_kept{Pre,Here}(net, claim);
  /*@ assert largest: val(t) == relu(extreme_upto(stored{Pre}(net), i, box_hi{Pre}(net, claim, i),
    @   box_lo{Pre}(net, claim, i), net.program[i].hi - net.program[i].lo)); */
  //@ assert upper_kept: val(upper + n) == val{Pre}(upper + n);
  return mpq_cmp(t, upper + n) <= 0;
}

/* t[0] := how far a row x is from an input of the box at most. */
/*@ requires \valid_read(x + (0 .. p - 1)) && \valid_read(lo + (0 .. p - 1)) && \valid_read(hi + (0 .. p - 1));
  @ requires \valid(t + (0 .. 1));
  @ requires \separated(t + (0 .. 1), x + (0 .. p - 1)) && \separated(t + (0 .. 1), lo + (0 .. p - 1));
  @ requires \separated(t + (0 .. 1), hi + (0 .. p - 1));
  @ terminates \true;
  @ assigns t[0 .. 1];
  @ ensures far: \forall rvec z, a, b, integer skip;
  @   (\forall integer k; 0 <= k < p ==> at(z, skip + k) == \old(val(x + k)) && at(a, k) == \old(val(lo + k)) &&
  @     at(b, k) == \old(val(hi + k))) ==> val(t) == far_upto(z, skip, a, b, p);
  @*/
static void far(mpq_srcptr x, mpq_srcptr lo, mpq_srcptr hi, size_t p, mpq_ptr t)
{
  mpq_set_ui(t, 0, 1);
  /*@ loop invariant range: 0 <= k <= p;
    @ loop invariant row: unchanged{Pre,Here}(x, p);
    @ loop invariant low: unchanged{Pre,Here}(lo, p);
    @ loop invariant high: unchanged{Pre,Here}(hi, p);
    @ loop invariant far: \forall rvec z, a, b, integer skip;
    @   (\forall integer m; 0 <= m < p ==> at(z, skip + m) == val{Pre}(x + m) && at(a, m) == val{Pre}(lo + m) &&
    @     at(b, m) == val{Pre}(hi + m)) ==> val(t) == far_upto(z, skip, a, b, k);
    @ loop assigns k, t[0 .. 1];
    @ loop variant p - k;
    @*/
  for (size_t k = 0; k < p; k++) {
    //@ assert row: val(x + k) == val{Pre}(x + k);
    //@ assert low: val(lo + k) == val{Pre}(lo + k);
    //@ assert high: val(hi + k) == val{Pre}(hi + k);
    mpq_sub(t + 1, x + k, lo + k);
    if (mpq_cmp(t + 1, t) > 0)
      mpq_set(t, t + 1);
    //@ assert high_kept: val(hi + k) == val{Pre}(hi + k) && val(x + k) == val{Pre}(x + k);
    mpq_sub(t + 1, hi + k, x + k);
    if (mpq_cmp(t + 1, t) > 0)
      mpq_set(t, t + 1);
    //@ assert rows: unchanged{LoopCurrent,Here}(x, p);
    //@ assert lows: unchanged{LoopCurrent,Here}(lo, p);
    //@ assert highs: unchanged{LoopCurrent,Here}(hi, p);
    /*@ assert next: val(t) == larger(val{LoopCurrent}(t),
      @   larger(val{Pre}(x + k) - val{Pre}(lo + k), val{Pre}(hi + k) - val{Pre}(x + k))); */
  }
}

/* t[2] := the least that output j of leaf i may be where the variables are from lo to hi. */
/*@ requires readable_conditional(net) && \valid_read(known + (0 .. net.size - 1));
  @ requires valid: well_formed(net, known);
  @ requires leaf: i < net.size && net.program[i].kind == INSTRUCTION_LEAF && known[i] <= room;
  @ requires output: j < fit.outputs && numbers_of(fit.pairs, fit.outputs) == net.outputs;
  @ requires \valid_read(lo + (0 .. room - 1)) && \valid_read(hi + (0 .. room - 1)) && \valid(t + 2);
  @ requires \separated(t + 2, lo + (0 .. room - 1)) && \separated(t + 2, hi + (0 .. room - 1));
  @ terminates \true;
  @ assigns t[2];
  @ ensures least: val(t + 2) == \old(output_bound(net, fit, i, j, vec(lo, room), vec(hi, room)));
  @*/
static void least_output(conditional_network net, const size_t *known, table_fit fit, size_t i, size_t j, mpq_srcptr lo,
                         mpq_srcptr hi, size_t room, mpq_ptr t)
{
  //@ assert formed: well_formed_at(net, known, i);
  size_t first = net.output[net.program[i].lo + j];
  //@ assert inside: first != NOWHERE ==> first < room;
  if (first == NOWHERE)
    mpq_set_ui(t + 2, 0, 1);
  else
    mpq_set(t + 2, lo + first);
  //@ assert first: val(t + 2) == put_out_bound(net, i, j, vec{Pre}(lo, room));
  if (!fit.pairs)
    return;
  size_t second = net.output[net.program[i].lo + fit.outputs + j];
  //@ assert inside_too: second != NOWHERE ==> second < room && val(hi + second) == val{Pre}(hi + second);
  if (second != NOWHERE)
    mpq_sub(t + 2, t + 2, hi + second);
  /*@ assert both: val(t + 2) == put_out_bound(net, i, j, vec{Pre}(lo, room)) -
    @   put_out_bound(net, i, fit.outputs + j, vec{Pre}(hi, room)); */
}

/* t[0] := how far from row k a function may be in the box. */
/*@ requires checkable(net, known, fit, data, claim);
  @ requires range: i < net.size && net.inputs <= known[i] && k < data.points;
  @ requires \valid(t + (0 .. 2)) && scratch_apart(net, data, claim, t);
  @ terminates \true;
  @ assigns t[0 .. 1];
  @ ensures reach: val(t) == \old(reach(net, fit, data, claim, k, box_lo(net, claim, i), box_hi(net, claim, i)));
  @*/
static void row_reach(conditional_network net, const size_t *known, table_fit fit, dataset data,
                      everywhere_claim claim, size_t i, size_t k, mpq_ptr t)
{
  //@ ghost box_row(net, claim, i);
  //@ ghost table_row(data, k);
  mpq_srcptr x = data.x + k * data.inputs + (fit.skip ? 1 : 0);
  mpq_srcptr lo = claim.lo + i * claim.room, hi = claim.hi + i * claim.room;
  /*@ assert row: \forall integer m; 0 <= m < net.inputs ==>
    @   at(row(inputs(data), k), skipped(fit) + m) == val(x + m); */
  //@ assert lows: \forall integer m; 0 <= m < net.inputs ==> at(box_lo(net, claim, i), m) == val(lo + m);
  //@ assert highs: \forall integer m; 0 <= m < net.inputs ==> at(box_hi(net, claim, i), m) == val(hi + m);
  /*@ assert cells: \forall integer m; 0 <= m < net.inputs ==>
    @   at(row(inputs(data), k), skipped(fit) + m) == val(x + m) && at(box_lo(net, claim, i), m) == val(lo + m) &&
    @   at(box_hi(net, claim, i), m) == val(hi + m); */
  far(x, lo, hi, net.inputs, t);
  /*@ assert far: val(t) == \at(far_upto(row(inputs(data), k), skipped(fit), box_lo(net, claim, i),
    @   box_hi(net, claim, i), net.inputs), Pre); */
  //@ assert slope: val(claim.slope) == val{Pre}(claim.slope);
  mpq_mul(t, claim.slope, t);
}

/* Whether whatever is possible as output j in the box of leaf i is near enough to what the leaf puts out. */
/*@ requires checkable(net, known, fit, data, claim);
  @ requires leaf: i < net.size && net.program[i].kind == INSTRUCTION_LEAF && net.inputs <= known[i];
  @ requires output: j < fit.outputs;
  @ requires \valid(t + (0 .. 2)) && scratch_apart(net, data, claim, t);
  @ terminates \true;
  @ assigns t[0 .. 2];
  @ ensures output: \result <==> \old(output_holds(net, fit, data, claim, i, j, row_above(fit, claim, i, j),
  @   row_below(fit, claim, i, j), box_lo(net, claim, i), box_hi(net, claim, i)));
  @*/
static bool output_stays(conditional_network net, const size_t *known, table_fit fit, dataset data,
                         everywhere_claim claim, size_t i, size_t j, mpq_ptr t)
{
  //@ ghost row_in_matrix(i, net.size, fit.outputs);
  //@ ghost product_limit(i, CONDITIONAL_MOST_INSTRUCTIONS, fit.outputs, LIMIT_OUTPUTS);
  //@ ghost box_row(net, claim, i);
  mpq_srcptr lo = claim.lo + i * claim.room, hi = claim.hi + i * claim.room;
  size_t k = claim.above[i * fit.outputs + j], m = claim.below[i * fit.outputs + j];
  //@ assert said: k == row_above(fit, claim, i, j) && m == row_below(fit, claim, i, j);
  if (k >= data.points || m >= data.points)
    return false;
  //@ ghost table_row(data, k);
  //@ ghost table_row(data, m);
  row_reach(net, known, fit, data, claim, i, k, t);
  //@ assert only_reach: changes_only{Pre,Here}(t);
  //@ assert boxes_reach: boxes_kept{Pre,Here}(net, claim);
  /*@ assert rows: vec(lo, claim.room) == box_lo{Pre}(net, claim, i) &&
    @   vec(hi, claim.room) == box_hi{Pre}(net, claim, i); */
  /*@ assert reach: val(t) == reach{Pre}(net, fit, data, claim, k, box_lo{Pre}(net, claim, i),
    @   box_hi{Pre}(net, claim, i)); */
  least_output(net, known, fit, i, j, lo, hi, claim.room, t);
  //@ assert only_kept: changes_only{Pre,Here}(t);
  //@ assert boxes_kept: boxes_kept{Pre,Here}(net, claim);
  //@ assert table_kept: table_kept{Pre,Here}(data, claim);
  //@ assert wanted: val(data.d + (k * data.outputs + j)) == at(row(outputs{Pre}(data), k), j);
  /*@ assert least: val(t + 2) == output_bound(net, fit, i, j, box_lo{Pre}(net, claim, i), box_hi{Pre}(net, claim, i)); */
  mpq_add(t, t, data.d + (k * data.outputs + j));
  mpq_sub(t, t, t + 2);
  //@ assert only_kept_too: changes_only{Pre,Here}(t);
  //@ assert boxes_kept_too: boxes_kept{Pre,Here}(net, claim);
  //@ assert table_kept_too: table_kept{Pre,Here}(data, claim);
  /*@ assert sum: val(t) == reach{Pre}(net, fit, data, claim, k, box_lo{Pre}(net, claim, i),
    @   box_hi{Pre}(net, claim, i)) + at(row(outputs{Pre}(data), k), j) -
    @   output_bound(net, fit, i, j, box_lo{Pre}(net, claim, i), box_hi{Pre}(net, claim, i)); */
  bool above = mpq_cmp(t, claim.epsilon) <= 0;
  /*@ assert near_above: above <==> reach{Pre}(net, fit, data, claim, k, box_lo{Pre}(net, claim, i),
    @   box_hi{Pre}(net, claim, i)) + at(row(outputs{Pre}(data), k), j) -
    @   output_bound(net, fit, i, j, box_lo{Pre}(net, claim, i), box_hi{Pre}(net, claim, i)) <= val{Pre}(claim.epsilon); */
  /*@ assert far_above: !above ==> !output_holds{Pre}(net, fit, data, claim, i, j, k, m, box_lo{Pre}(net, claim, i),
    @   box_hi{Pre}(net, claim, i)); */
  if (!above)
    return false;
  row_reach(net, known, fit, data, claim, i, m, t);
  //@ assert only_reach_too: changes_only{Pre,Here}(t);
  //@ assert boxes_reach_too: boxes_kept{Pre,Here}(net, claim);
  /*@ assert rows_too: vec(lo, claim.room) == box_lo{Pre}(net, claim, i) &&
    @   vec(hi, claim.room) == box_hi{Pre}(net, claim, i); */
  //@ assert table_reach: table_kept{Pre,Here}(data, claim);
  /*@ assert reach_too: val(t) == reach{Pre}(net, fit, data, claim, m, box_lo{Pre}(net, claim, i),
    @   box_hi{Pre}(net, claim, i)); */
  least_output(net, known, fit, i, j, hi, lo, claim.room, t);
  //@ assert only_kept_again: changes_only{Pre,Here}(t);
  //@ assert boxes_kept_again: boxes_kept{Pre,Here}(net, claim);
  //@ assert table_kept_again: table_kept{Pre,Here}(data, claim);
  //@ assert wanted_too: val(data.d + (m * data.outputs + j)) == at(row(outputs{Pre}(data), m), j);
  /*@ assert largest: val(t + 2) == output_bound(net, fit, i, j, box_hi{Pre}(net, claim, i),
    @   box_lo{Pre}(net, claim, i)); */
  mpq_sub(t, t, data.d + (m * data.outputs + j));
  mpq_add(t, t, t + 2);
  //@ assert only_kept_last: changes_only{Pre,Here}(t);
  //@ assert boxes_kept_last: boxes_kept{Pre,Here}(net, claim);
  //@ assert table_kept_last: table_kept{Pre,Here}(data, claim);
  /*@ assert sum_too: val(t) == reach{Pre}(net, fit, data, claim, m, box_lo{Pre}(net, claim, i),
    @   box_hi{Pre}(net, claim, i)) - at(row(outputs{Pre}(data), m), j) +
    @   output_bound(net, fit, i, j, box_hi{Pre}(net, claim, i), box_lo{Pre}(net, claim, i)); */
  bool below = mpq_cmp(t, claim.epsilon) <= 0;
  /*@ assert near_below: below <==> reach{Pre}(net, fit, data, claim, m, box_lo{Pre}(net, claim, i),
    @   box_hi{Pre}(net, claim, i)) - at(row(outputs{Pre}(data), m), j) +
    @   output_bound(net, fit, i, j, box_hi{Pre}(net, claim, i), box_lo{Pre}(net, claim, i)) <= val{Pre}(claim.epsilon); */
  /*@ assert holds: below <==> output_holds{Pre}(net, fit, data, claim, i, j, k, m, box_lo{Pre}(net, claim, i),
    @   box_hi{Pre}(net, claim, i)); */
  return below;
}

/* The same for all outputs of leaf i. */
/*@ requires checkable(net, known, fit, data, claim);
  @ requires leaf: i < net.size && net.program[i].kind == INSTRUCTION_LEAF && net.inputs <= known[i];
  @ requires \valid(t + (0 .. 2)) && scratch_apart(net, data, claim, t);
  @ terminates \true;
  @ assigns t[0 .. 2];
  @ ensures leaf: \result <==> \old(leaf_holds(net, fit, data, claim, i));
  @*/
static bool leaf_stays(conditional_network net, const size_t *known, table_fit fit, dataset data,
                       everywhere_claim claim, size_t i, mpq_ptr t)
{
  /*@ loop invariant range: 0 <= j <= fit.outputs;
    @ loop invariant only: changes_only{Pre,Here}(t);
    @ loop invariant boxes: boxes_kept{Pre,Here}(net, claim);
    @ loop invariant table: table_kept{Pre,Here}(data, claim);
    @ loop invariant outputs: \forall integer m; 0 <= m < j ==> output_holds{Pre}(net, fit, data, claim, i, m,
    @   row_above(fit, claim, i, m), row_below(fit, claim, i, m), box_lo{Pre}(net, claim, i),
    @   box_hi{Pre}(net, claim, i));
    @ loop assigns j, t[0 .. 2];
    @ loop variant fit.outputs - j;
    @*/
  for (size_t j = 0; j < fit.outputs; j++) {
    bool stays = output_stays(net, known, fit, data, claim, i, j, t);
    //@ assert only: changes_only{Pre,Here}(t);
    /*@ assert reaches: \forall integer m; reach{Pre}(net, fit, data, claim, m, box_lo{Pre}(net, claim, i),
      @   box_hi{Pre}(net, claim, i)) == reach{LoopCurrent}(net, fit, data, claim, m, box_lo{LoopCurrent}(net, claim, i),
      @   box_hi{LoopCurrent}(net, claim, i)); */
    /*@ assert here: stays <==> output_holds{Pre}(net, fit, data, claim, i, j, row_above(fit, claim, i, j),
      @   row_below(fit, claim, i, j), box_lo{Pre}(net, claim, i), box_hi{Pre}(net, claim, i)); */
    if (!stays)
      return false;
  }
  return true;
}

/* Whether whatever is in the box of instruction i goes on in the box of a successor, or is near enough. */
/*@ requires checkable(net, known, fit, data, claim);
  @ requires range: i < net.size;
  @ requires \valid(t + (0 .. 2)) && scratch_apart(net, data, claim, t);
  @ terminates \true;
  @ assigns t[0 .. 2];
  @ ensures step: \result <==> \old(step_holds(net, known, fit, data, claim, i));
  @*/
static bool instruction_stays(conditional_network net, const size_t *known, table_fit fit, dataset data,
                              everywhere_claim claim, size_t i, mpq_ptr t)
{
  //@ ghost box_row(net, claim, i);
  //@ assert formed: well_formed_at(net, known, i);
  //@ assert room: known[i] < claim.room;
  bool empty = box_is_empty(claim.lo + i * claim.room, claim.hi + i * claim.room, claim.room, known[i]);
  //@ assert empty: empty <==> is_empty(box_lo(net, claim, i), box_hi(net, claim, i), known[i]);
  if (empty)
    return true;
  if (known[i] < net.inputs)
    return false;
  if (net.program[i].kind == INSTRUCTION_OPERATION)
    return operation_stays(net, known, claim, i, t);
  if (net.program[i].kind == INSTRUCTION_TEST)
    return test_stays(net, known, claim, i);
  return leaf_stays(net, known, fit, data, claim, i, t);
}

/*@ // What a row says of a function and what a leaf puts out are near.
  @ lemma output_near{L}: \forall conditional_network net, table_fit fit, dataset data, everywhere_claim claim,
  @   integer i, j, k, m, rvec lo, hi, real a, v; output_holds(net, fit, data, claim, i, j, k, m, lo, hi) ==>
  @   output_bound(net, fit, i, j, lo, hi) <= a <= output_bound(net, fit, i, j, hi, lo) ==>
  @   distance(v, at(row(outputs(data), k), j)) <= reach(net, fit, data, claim, k, lo, hi) ==>
  @   distance(v, at(row(outputs(data), m), j)) <= reach(net, fit, data, claim, m, lo, hi) ==>
  @   distance(v, a) <= val(claim.epsilon);
  @ lemma holding_rows{L}: \forall conditional_network net, table_fit fit, dataset data, everywhere_claim claim,
  @   integer i, j, k, m, rvec lo, hi; output_holds(net, fit, data, claim, i, j, k, m, lo, hi) ==>
  @   0 <= k < data.points && 0 <= m < data.points;
  @*/

/*@ // For all inputs with which the variables are in the box of instruction i.
  @ predicate holds_from{L}(conditional_network net, size_t *known, table_fit fit, dataset data, everywhere_claim claim,
  @                         integer i) =
  @   \forall rvec y, z; len(y) == known[i] ==> begins_with(y, z) ==> len(z) == net.inputs ==>
  @     in_box(box_lo(net, claim, i), box_hi(net, claim, i), y) ==>
  @     within_from(stored(net), i, y, val(claim.slope), val(claim.epsilon), inputs(data), skipped(fit), outputs(data),
  @                 are_pairs(fit.pairs), fit.outputs, z);
  @*/

/*@ ghost
  /@ requires checkable(net, known, fit, data, claim);
   @ requires operation: i < net.size && net.program[i].kind == INSTRUCTION_OPERATION;
   @ requires holds: step_holds(net, known, fit, data, claim, i);
   @ requires next: net.program[i].next != NOWHERE ==>
   @   holds_from(net, known, fit, data, claim, net.program[i].next);
   @ terminates \true;
   @ assigns \nothing;
   @ ensures from: holds_from(net, known, fit, data, claim, i);
   @/
  void lemma_everywhere_operation(conditional_network net, const size_t *known, table_fit fit, dataset data,
                                  everywhere_claim claim, size_t i)
  {
    /@ assert formed: well_formed_operation(net, known, i); @/
    size_t n = net.program[i].hi - net.program[i].lo;
    lemma_extremes(n);
    /@ assert enough: \forall rvec y; len(y) == known[i] ==>
     @   in_box(box_lo(net, claim, i), box_hi(net, claim, i), y) ==> net.inputs <= known[i] &&
     @   operation_holds(net, known, claim, i); @/
    /@ assert next: \forall rvec y; net.program[i].next != NOWHERE ==>
     @   follower(stored(net), i, y) == net.program[i].next; @/
    /@ assert terms: terms(stored(net), i) == n && n == net.program[i].hi - net.program[i].lo; @/
    /@ assert variables: \forall integer t; 0 <= t < n ==> 0 <= variable(stored(net), i, t) < known[i]; @/
    /@ assert sums: \forall rvec y; len(y) == known[i] ==>
     @   in_box(box_lo(net, claim, i), box_hi(net, claim, i), y) ==>
     @   extreme_upto(stored(net), i, box_lo(net, claim, i), box_hi(net, claim, i), n) <=
     @   terms_upto(stored(net), i, y, n) <=
     @   extreme_upto(stored(net), i, box_hi(net, claim, i), box_lo(net, claim, i), n); @/
    /@ assert defined: \forall rvec y; after(stored(net), i, y) == defined(y, relu(terms_upto(stored(net), i, y, n))); @/
    /@ assert values: \forall rvec y; len(y) == known[i] ==>
     @   in_box(box_lo(net, claim, i), box_hi(net, claim, i), y) ==>
     @   at(box_lo(net, claim, net.program[i].next), known[i]) <= relu(terms_upto(stored(net), i, y, n)) <=
     @   at(box_hi(net, claim, net.program[i].next), known[i]); @/
    /@ assert after: \forall rvec y; len(y) == known[i] ==>
     @   in_box(box_lo(net, claim, i), box_hi(net, claim, i), y) ==>
     @   in_box(box_lo(net, claim, net.program[i].next), box_hi(net, claim, net.program[i].next),
     @          after(stored(net), i, y)) && len(after(stored(net), i, y)) == known[net.program[i].next]; @/
    /@ assert there: \forall rvec y, z; len(y) == known[i] ==> begins_with(y, z) ==> len(z) == net.inputs ==>
     @   in_box(box_lo(net, claim, i), box_hi(net, claim, i), y) ==>
     @   within_from(stored(net), net.program[i].next, after(stored(net), i, y), val(claim.slope), val(claim.epsilon),
     @               inputs(data), skipped(fit), outputs(data), are_pairs(fit.pairs), fit.outputs, z); @/
    /@ assert later: \forall rvec y; len(y) == known[i] ==>
     @   in_box(box_lo(net, claim, i), box_hi(net, claim, i), y) ==> i < follower(stored(net), i, y); @/
  }
*/

/*@ ghost
  /@ requires checkable(net, known, fit, data, claim);
   @ requires test: i < net.size && net.program[i].kind == INSTRUCTION_TEST;
   @ requires holds: step_holds(net, known, fit, data, claim, i);
   @ requires next: net.program[i].next != NOWHERE ==>
   @   holds_from(net, known, fit, data, claim, net.program[i].next);
   @ requires otherwise: net.program[i].otherwise != NOWHERE ==>
   @   holds_from(net, known, fit, data, claim, net.program[i].otherwise);
   @ terminates \true;
   @ assigns \nothing;
   @ ensures from: holds_from(net, known, fit, data, claim, i);
   @/
  void lemma_everywhere_test(conditional_network net, const size_t *known, table_fit fit, dataset data,
                             everywhere_claim claim, size_t i)
  {
    /@ assert formed: well_formed_test(net, known, i); @/
    /@ assert enough: \forall rvec y; len(y) == known[i] ==>
     @   in_box(box_lo(net, claim, i), box_hi(net, claim, i), y) ==> net.inputs <= known[i] &&
     @   test_holds(net, known, claim, i); @/
    /@ assert after: \forall rvec y; after(stored(net), i, y) == y; @/
    /@ assert next: \forall rvec y; len(y) == known[i] ==>
     @   in_box(box_lo(net, claim, i), box_hi(net, claim, i), y) ==>
     @   meets(net.program[i].compare, at(y, net.program[i].lo), val(net.value + net.program[i].hi)) ==>
     @   follower(stored(net), i, y) == net.program[i].next && net.program[i].next != NOWHERE &&
     @   in_box(box_lo(net, claim, net.program[i].next), box_hi(net, claim, net.program[i].next), y); @/
    /@ assert otherwise: \forall rvec y; len(y) == known[i] ==>
     @   in_box(box_lo(net, claim, i), box_hi(net, claim, i), y) ==>
     @   !meets(net.program[i].compare, at(y, net.program[i].lo), val(net.value + net.program[i].hi)) ==>
     @   follower(stored(net), i, y) == net.program[i].otherwise && net.program[i].otherwise != NOWHERE &&
     @   in_box(box_lo(net, claim, net.program[i].otherwise), box_hi(net, claim, net.program[i].otherwise), y); @/
  }
*/

/*@ ghost
  /@ requires checkable(net, known, fit, data, claim);
   @ requires leaf: i < net.size && net.program[i].kind == INSTRUCTION_LEAF;
   @ requires holds: step_holds(net, known, fit, data, claim, i);
   @ requires slope: 0.0 <= val(claim.slope);
   @ terminates \true;
   @ assigns \nothing;
   @ ensures from: holds_from(net, known, fit, data, claim, i);
   @/
  void lemma_everywhere_leaf(conditional_network net, const size_t *known, table_fit fit, dataset data,
                             everywhere_claim claim, size_t i)
  {
    lemma_far(net.inputs);
    /@ assert formed: well_formed_leaf(net, known, i); @/
    /@ assert enough: \forall rvec y; len(y) == known[i] ==>
     @   in_box(box_lo(net, claim, i), box_hi(net, claim, i), y) ==> net.inputs <= known[i] &&
     @   leaf_holds(net, fit, data, claim, i); @/
    /@ assert arrives: \forall rvec y; arrives(stored(net), i, y); @/
    /@ assert output: \forall rvec y, integer j; len(y) == known[i] ==>
     @   in_box(box_lo(net, claim, i), box_hi(net, claim, i), y) ==> 0 <= j < fit.outputs ==>
     @   output_bound(net, fit, i, j, box_lo(net, claim, i), box_hi(net, claim, i)) <=
     @   output_from(stored(net), i, y, are_pairs(fit.pairs), fit.outputs, j) <=
     @   output_bound(net, fit, i, j, box_hi(net, claim, i), box_lo(net, claim, i)); @/
    /@ assert near: \forall rvec y, z, integer k, j, real v; len(y) == known[i] ==>
     @   begins_with(y, z) ==> len(z) == net.inputs ==>
     @   in_box(box_lo(net, claim, i), box_hi(net, claim, i), y) ==> 0 <= k < data.points ==>
     @   possible(val(claim.slope), inputs(data), skipped(fit), net.inputs, outputs(data), j, z, v) ==>
     @   distance(v, at(row(outputs(data), k), j)) <=
     @   reach(net, fit, data, claim, k, box_lo(net, claim, i), box_hi(net, claim, i)); @/
    /@ assert holds: \forall rvec y, integer j; len(y) == known[i] ==>
     @   in_box(box_lo(net, claim, i), box_hi(net, claim, i), y) ==> 0 <= j < fit.outputs ==>
     @   output_holds(net, fit, data, claim, i, j, row_above(fit, claim, i, j), row_below(fit, claim, i, j),
     @                box_lo(net, claim, i), box_hi(net, claim, i)); @/
    /@ assert rows: \forall rvec y, integer j; len(y) == known[i] ==>
     @   in_box(box_lo(net, claim, i), box_hi(net, claim, i), y) ==> 0 <= j < fit.outputs ==>
     @   0 <= row_above(fit, claim, i, j) < data.points && 0 <= row_below(fit, claim, i, j) < data.points; @/
    /@ assert above: \forall rvec y, z, integer j, real v; len(y) == known[i] ==>
     @   begins_with(y, z) ==> len(z) == net.inputs ==>
     @   in_box(box_lo(net, claim, i), box_hi(net, claim, i), y) ==> 0 <= j < fit.outputs ==>
     @   possible(val(claim.slope), inputs(data), skipped(fit), net.inputs, outputs(data), j, z, v) ==>
     @   distance(v, at(row(outputs(data), row_above(fit, claim, i, j)), j)) <=
     @   reach(net, fit, data, claim, row_above(fit, claim, i, j), box_lo(net, claim, i), box_hi(net, claim, i)); @/
    /@ assert below: \forall rvec y, z, integer j, real v; len(y) == known[i] ==>
     @   begins_with(y, z) ==> len(z) == net.inputs ==>
     @   in_box(box_lo(net, claim, i), box_hi(net, claim, i), y) ==> 0 <= j < fit.outputs ==>
     @   possible(val(claim.slope), inputs(data), skipped(fit), net.inputs, outputs(data), j, z, v) ==>
     @   distance(v, at(row(outputs(data), row_below(fit, claim, i, j)), j)) <=
     @   reach(net, fit, data, claim, row_below(fit, claim, i, j), box_lo(net, claim, i), box_hi(net, claim, i)); @/
    /@ assert close: \forall rvec y, z, integer j, real v; len(y) == known[i] ==>
     @   begins_with(y, z) ==> len(z) == net.inputs ==>
     @   in_box(box_lo(net, claim, i), box_hi(net, claim, i), y) ==> 0 <= j < fit.outputs ==>
     @   possible(val(claim.slope), inputs(data), skipped(fit), net.inputs, outputs(data), j, z, v) ==>
     @   distance(v, output_from(stored(net), i, y, are_pairs(fit.pairs), fit.outputs, j)) <= val(claim.epsilon); @/
  }
*/

/*@ ghost
  /@ requires checkable(net, known, fit, data, claim);
   @ requires slope: 0.0 <= val(claim.slope);
   @ requires steps: \forall integer i; 0 <= i < net.size ==> step_holds(net, known, fit, data, claim, i);
   @ terminates \true;
   @ assigns \nothing;
   @ ensures from: \forall integer i; 0 <= i < net.size ==> holds_from(net, known, fit, data, claim, i);
   @/
  void lemma_everywhere(conditional_network net, const size_t *known, table_fit fit, dataset data,
                        everywhere_claim claim)
  {
    /@ loop invariant range: 0 <= i <= net.size;
     @ loop invariant from: \forall integer k; i <= k < net.size ==> holds_from(net, known, fit, data, claim, k);
     @ loop assigns i;
     @ loop variant i;
     @/
    for (size_t i = net.size; i > 0; i--) {
      size_t k = i - 1;
      /@ assert formed: well_formed_at(net, known, k); @/
      if (net.program[k].kind == INSTRUCTION_OPERATION)
        lemma_everywhere_operation(net, known, fit, data, claim, k);
      else if (net.program[k].kind == INSTRUCTION_TEST)
        lemma_everywhere_test(net, known, fit, data, claim, k);
      else
        lemma_everywhere_leaf(net, known, fit, data, claim, k);
    }
  }
*/

size_t everywhere_check(conditional_network net, const size_t *known, table_fit fit, dataset data,
                        everywhere_claim claim, mpq_ptr t)
{
  //@ assert checkable: checkable(net, known, fit, data, claim);
  size_t i = net.size;
  /*@ loop invariant range: 0 <= i <= net.size;
    @ loop invariant only: changes_only{Pre,Here}(t);
    @ loop invariant boxes: boxes_kept{Pre,Here}(net, claim);
    @ loop invariant table: table_kept{Pre,Here}(data, claim);
    @ loop invariant same: \forall integer k; 0 <= k < net.size ==>
    @   (step_holds{Pre}(net, known, fit, data, claim, k) <==> step_holds(net, known, fit, data, claim, k));
    @ loop invariant steps: \forall integer k; i <= k < net.size ==>
    @   step_holds{Pre}(net, known, fit, data, claim, k);
    @ loop assigns i, t[0 .. 2];
    @ loop variant i;
    @*/
  for (; i > 0; i--) {
    bool stays = instruction_stays(net, known, fit, data, claim, i - 1, t);
    //@ assert only: changes_only{Pre,Here}(t);
    //@ assert boxes: boxes_kept{Pre,Here}(net, claim);
    //@ assert table: table_kept{Pre,Here}(data, claim);
    //@ assert stored: stored{Pre}(net) == stored(net);
    //@ assert lows: \forall integer k; box_lo{Pre}(net, claim, k) == box_lo(net, claim, k);
    //@ assert highs: \forall integer k; box_hi{Pre}(net, claim, k) == box_hi(net, claim, k);
    //@ assert values: \forall integer k; 0 <= k < net.values ==> val{Pre}(net.value + k) == val(net.value + k);
    /*@ assert operations: \forall integer k;
      @   (operation_holds{Pre}(net, known, claim, k) <==> operation_holds(net, known, claim, k)); */
    /*@ assert outcomes: \forall integer k, compare, s; 0 <= net.program[k].hi < net.values ==>
      @   (outcome_holds{Pre}(net, known, claim, k, compare, s) <==> outcome_holds(net, known, claim, k, compare, s)); */
    /*@ assert reaches: \forall integer m, rvec a, b; reach{Pre}(net, fit, data, claim, m, a, b) ==
      @   reach(net, fit, data, claim, m, a, b); */
    /*@ assert leaf_outputs: \forall integer k, j, l, m, rvec a, b;
      @   (output_holds{Pre}(net, fit, data, claim, k, j, l, m, a, b) <==>
      @   output_holds(net, fit, data, claim, k, j, l, m, a, b)); */
    /*@ assert leaves: \forall integer k;
      @   (leaf_holds{Pre}(net, fit, data, claim, k) <==> leaf_holds(net, fit, data, claim, k)); */
    /*@ assert same: \forall integer k; 0 <= k < net.size ==>
      @   (step_holds{Pre}(net, known, fit, data, claim, k) <==> step_holds(net, known, fit, data, claim, k)); */
    //@ assert step: stays <==> step_holds{Pre}(net, known, fit, data, claim, i - 1);
    if (!stays)
      return i;
  }
  //@ assert steps: \forall integer k; 0 <= k < net.size ==> step_holds(net, known, fit, data, claim, k);
  //@ ghost lemma_everywhere(net, known, fit, data, claim);
  //@ assert root: holds_from(net, known, fit, data, claim, 0);
  return 0;
}
