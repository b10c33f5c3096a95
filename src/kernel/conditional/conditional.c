#include "conditional.h"
#include "proofs/lemmas/conditional/lemmas_conditional.h"
#include "proofs/lemmas/conditional/lemmas_valid.h"

/*@ predicate same_program{K,L}(conditional_network net) =
  @   (\forall integer i; 0 <= i < net.size ==> \at(net.program[i], K) == \at(net.program[i], L)) &&
  @   (\forall integer t; 0 <= t < net.terms ==> \at(net.source[t], K) == \at(net.source[t], L)) &&
  @   (\forall integer j; 0 <= j < net.leaves ==> \at(net.output[j], K) == \at(net.output[j], L));
  @ // What was known is known.
  @ predicate extends{K,L}(conditional_network net, size_t *known) =
  @   \forall integer k; 0 <= k < net.size ==> \at(known[k], K) != NOWHERE ==> \at(known[k], L) == \at(known[k], K);
  @ lemma successors_kept{K,L}: \forall conditional_network net, integer i, s; same_program{K,L}(net) ==>
  @   0 <= i < net.size ==> succeeds{K}(net, i, s) ==> succeeds{L}(net, i, s);
  @ lemma predecessor_kept{K,L}: \forall conditional_network net, integer s; same_program{K,L}(net) ==>
  @   s < net.size ==> has_predecessor{K}(net, s) ==> has_predecessor{L}(net, s);
  @ lemma predecessor{L}: \forall conditional_network net, integer i, s; 0 <= i < s ==> succeeds(net, i, s) ==>
  @   has_predecessor(net, s);
  @ lemma operation_kept{K,L}: \forall conditional_network net, size_t *known, integer i; same_program{K,L}(net) ==>
  @   extends{K,L}(net, known) ==> 0 <= i < net.size ==> \at(known[i], K) + 1 < NOWHERE ==>
  @   well_formed_operation{K}(net, known, i) ==> well_formed_operation{L}(net, known, i);
  @ lemma test_kept{K,L}: \forall conditional_network net, size_t *known, integer i; same_program{K,L}(net) ==>
  @   extends{K,L}(net, known) ==> 0 <= i < net.size ==> \at(known[i], K) + 1 < NOWHERE ==>
  @   well_formed_test{K}(net, known, i) ==> well_formed_test{L}(net, known, i);
  @ lemma leaf_kept{K,L}: \forall conditional_network net, size_t *known, integer i; same_program{K,L}(net) ==>
  @   extends{K,L}(net, known) ==> 0 <= i < net.size ==> \at(known[i], K) + 1 < NOWHERE ==>
  @   well_formed_leaf{K}(net, known, i) ==> well_formed_leaf{L}(net, known, i);
  @ lemma valid_kept{K,L}: \forall conditional_network net, size_t *known, integer i; same_program{K,L}(net) ==>
  @   extends{K,L}(net, known) ==> 0 <= i < net.size ==> \at(known[i], K) + 1 < NOWHERE ==>
  @   well_formed_at{K}(net, known, i) ==> well_formed_at{L}(net, known, i);
  @ predicate valid_before{L}(conditional_network net, size_t *known, integer i) =
  @   \forall integer k; 0 <= k < i ==> known[k] <= net.inputs + k && well_formed_at(net, known, k);
  @ lemma before_kept{K,L}: \forall conditional_network net, size_t *known, integer i; same_program{K,L}(net) ==>
  @   extends{K,L}(net, known) ==> conditional_limits(net) ==> i <= net.size ==>
  @   valid_before{K}(net, known, i) ==> valid_before{L}(net, known, i);
  @*/

/*@ // The same of the tests on a run.
  @ predicate counts_tests(conditional c, rvec x, integer i, rvec y, integer found) =
  @   found + conditions(c, i, y) == conditions(c, 0, x);
  @ lemma tests_next: \forall conditional c, rvec x, y, integer i, found; counts_tests(c, x, i, y, found) ==>
  @   i < follower(c, i, y) ==>
  @   counts_tests(c, x, follower(c, i, y), after(c, i, y), found + (kind(c, i) == 1 ? 1 : 0));
  @ lemma tests_last: \forall conditional c, rvec x, y, integer i, found; counts_tests(c, x, i, y, found) ==>
  @   follower(c, i, y) <= i ==> conditions(c, 0, x) == found + (kind(c, i) == 1 ? 1 : 0);
  @*/

/*@ lemma stored_kind{L}: \forall conditional_network net, integer i; 0 <= i < net.size ==>
  @   kind(stored(net), i) == net.program[i].kind;
  @ lemma valid_at{L}: \forall conditional_network net, size_t *known, integer i; well_formed(net, known) ==>
  @   0 <= i < net.size ==> well_formed_at(net, known, i);
  @ lemma valid_kind{L}: \forall conditional_network net, size_t *known, integer i; well_formed(net, known) ==>
  @   0 <= i < net.size ==> 0 <= net.program[i].kind <= INSTRUCTION_LEAF;
  @ lemma valid_leaf{L}: \forall conditional_network net, size_t *known, integer i; well_formed(net, known) ==>
  @   0 <= i < net.size ==> net.program[i].kind == INSTRUCTION_LEAF ==>
  @   net.program[i].lo + net.outputs <= net.leaves;
  @ lemma stored_output{L}: \forall conditional_network net, size_t *known, integer i, j; well_formed(net, known) ==>
  @   0 <= i < net.size ==> net.program[i].kind == INSTRUCTION_LEAF ==> 0 <= j < net.outputs ==>
  @   put_out(stored(net), i, j) == place(net.output[net.program[i].lo + j]);
  @ lemma leaf_arrives{L}: \forall conditional_network net, size_t *known, integer i; well_formed(net, known) ==>
  @   0 <= i < net.size ==>
  @   (net.program[i].kind == INSTRUCTION_LEAF <==> kind(stored(net), i) != 0 && kind(stored(net), i) != 1);
  @ lemma leaf_answer{L}: \forall conditional_network net, size_t *known, rvec y, integer i, j;
  @   well_formed(net, known) ==> 0 <= i < net.size ==> net.program[i].kind == INSTRUCTION_LEAF ==>
  @   0 <= j < net.outputs ==> answer(stored(net), i, y, j) ==
  @     (net.output[net.program[i].lo + j] == NOWHERE ? 0.0 : at(y, net.output[net.program[i].lo + j]));
  @*/

/* Instruction s, a successor of i, is entered with n variables. */
/*@ requires \valid(known + (0 .. net.size - 1));
  @ requires range: i < net.size && n != NOWHERE;
  @ terminates \true;
  @ assigns known[0 .. net.size - 1];
  @ ensures enters: \result ==> enters(net, known, i, s, n);
  @ ensures complete: goes_to(net, i, s) ==> (s != NOWHERE ==> \old(known[s]) == NOWHERE) ==> \result;
  @ ensures fresh: \result ==> s != NOWHERE ==> \old(known[s]) == NOWHERE;
  @ ensures others: \forall integer k; 0 <= k < net.size ==> known[k] != \old(known[k]) ==>
  @   \old(known[k]) == NOWHERE && i < k && known[k] == n && k == s;
  @*/
static bool enter(conditional_network net, size_t *known, size_t i, size_t s, size_t n)
{
  if (s == NOWHERE)
    return true;
  if (s <= i || s >= net.size || known[s] != NOWHERE)
    return false;
  known[s] = n;
  return true;
}

/* The same for both successors of test i. */
/*@ requires \valid(known + (0 .. net.size - 1));
  @ requires range: i < net.size && n != NOWHERE;
  @ terminates \true;
  @ assigns known[0 .. net.size - 1];
  @ ensures enters: \result ==> enters(net, known, i, next, n) && enters(net, known, i, otherwise, n);
  @ ensures complete: goes_to(net, i, next) ==> goes_to(net, i, otherwise) ==>
  @   (next != NOWHERE ==> \old(known[next]) == NOWHERE && next != otherwise) ==>
  @   (otherwise != NOWHERE ==> \old(known[otherwise]) == NOWHERE) ==> \result;
  @ ensures fresh: \result ==> next != NOWHERE ==> \old(known[next]) == NOWHERE;
  @ ensures fresh_too: \result ==> otherwise != NOWHERE ==> \old(known[otherwise]) == NOWHERE;
  @ ensures apart: \result ==> next == otherwise ==> next == NOWHERE;
  @ ensures others: \forall integer k; 0 <= k < net.size ==> known[k] != \old(known[k]) ==>
  @   \old(known[k]) == NOWHERE && i < k && known[k] == n && (k == next || k == otherwise);
  @*/
static bool enter_both(conditional_network net, size_t *known, size_t i, size_t next, size_t otherwise, size_t n)
{
  return enter(net, known, i, next, n) && enter(net, known, i, otherwise, n);
}

/* Whether operation i has terms with variables below n only. */
/*@ requires readable_conditional(net);
  @ requires range: i < net.size;
  @ terminates \true;
  @ assigns \nothing;
  @ ensures valid: \result <==> net.program[i].lo <= net.program[i].hi <= net.terms &&
  @   \forall integer t; net.program[i].lo <= t < net.program[i].hi ==> net.source[t] < n;
  @*/
static bool valid_terms(conditional_network net, size_t i, size_t n)
{
  size_t lo = net.program[i].lo, hi = net.program[i].hi;
  if (lo > hi || hi > net.terms)
    return false;
  /*@ loop invariant range: lo <= t <= hi;
    @ loop invariant valid: \forall integer k; lo <= k < t ==> net.source[k] < n;
    @ loop assigns t;
    @ loop variant hi - t;
    @*/
  for (size_t t = lo; t < hi; t++)
    if (net.source[t] >= n)
      return false;
  return true;
}

/* Whether leaf i puts out variables below n only. */
/*@ requires readable_conditional(net);
  @ requires range: i < net.size;
  @ terminates \true;
  @ assigns \nothing;
  @ ensures valid: \result <==> net.program[i].lo + net.outputs <= net.leaves &&
  @   \forall integer j; net.program[i].lo <= j < net.program[i].lo + net.outputs ==>
  @     net.output[j] == NOWHERE || net.output[j] < n;
  @*/
static bool valid_outputs(conditional_network net, size_t i, size_t n)
{
  size_t lo = net.program[i].lo;
  if (net.outputs > net.leaves || lo > net.leaves - net.outputs)
    return false;
  size_t hi = lo + net.outputs;
  /*@ loop invariant range: lo <= j <= hi;
    @ loop invariant valid: \forall integer k; lo <= k < j ==> net.output[k] == NOWHERE || net.output[k] < n;
    @ loop assigns j;
    @ loop variant hi - j;
    @*/
  for (size_t j = lo; j < hi; j++)
    if (net.output[j] >= n && net.output[j] != NOWHERE)
      return false;
  return true;
}

/* Whether instruction i is well formed; enters its successors, which nothing has entered. */
/*@ requires readable_conditional(net) && \valid(known + (0 .. net.size - 1));
  @ requires \separated(known + (0 .. net.size - 1), net.program + (0 .. net.size - 1));
  @ requires \separated(known + (0 .. net.size - 1), net.source + (0 .. net.terms - 1));
  @ requires \separated(known + (0 .. net.size - 1), net.output + (0 .. net.leaves - 1));
  @ requires limits: conditional_limits(net);
  @ requires entered: i < net.size && known[i] <= net.inputs + i;
  @ terminates \true;
  @ assigns known[0 .. net.size - 1];
  @ ensures valid: \result ==> well_formed_at(net, known, i);
  @ ensures complete: \old(refers_at(net, i, known[i]) && unentered(net, known, i)) ==> \result;
  @ ensures kept: \forall integer k; 0 <= k < net.size ==> \old(known[k]) != NOWHERE ==>
  @   known[k] == \old(known[k]);
  @ ensures program: same_program{Pre,Here}(net);
  @ ensures program_before: same_program{Here,Pre}(net);
  @ ensures same: \forall integer k; 0 <= k < net.size ==> same_instruction{Pre,Here}(net, k);
  @ ensures fresh: \result ==> \forall integer s; 0 <= s < net.size ==> succeeds(net, i, s) ==>
  @   \old(known[s]) == NOWHERE && known[s] != NOWHERE;
  @ ensures entered: \forall integer s; 0 <= s < net.size ==> known[s] != \old(known[s]) ==>
  @   i < s && known[s] <= net.inputs + s && succeeds(net, i, s);
  @ ensures apart: \result ==> net.program[i].kind == INSTRUCTION_TEST ==> net.program[i].next < net.size ==>
  @   net.program[i].next != net.program[i].otherwise;
  @*/
static bool valid_instruction(conditional_network net, size_t *known, size_t i)
{
  size_t n = known[i];
  switch (net.program[i].kind) {
  case INSTRUCTION_OPERATION:
    return valid_terms(net, i, n) && enter(net, known, i, net.program[i].next, n + 1);
  case INSTRUCTION_TEST:
    return net.program[i].lo < n && net.program[i].hi < net.values && net.program[i].compare <= IS_AT_LEAST &&
           enter_both(net, known, i, net.program[i].next, net.program[i].otherwise, n);
  case INSTRUCTION_LEAF:
    return valid_outputs(net, i, n);
  }
  return false;
}

bool conditional_valid(conditional_network net, size_t *known)
{
  //@ ghost lemma_entering(net);
  //@ ghost lemma_once(net);
  if (net.size == 0 || net.size > CONDITIONAL_MOST_INSTRUCTIONS || net.terms > CONDITIONAL_MOST_TERMS ||
      net.inputs > CONDITIONAL_MOST_INPUTS)
    return false;
  /*@ loop invariant range: 0 <= i <= net.size;
    @ loop invariant none: \forall integer k; 0 <= k < i ==> known[k] == NOWHERE;
    @ loop invariant same: \forall integer k; 0 <= k < net.size ==> same_instruction{Pre,Here}(net, k);
    @ loop assigns i, known[0 .. net.size - 1];
    @ loop variant net.size - i;
    @*/
  for (size_t i = 0; i < net.size; i++) {
    known[i] = NOWHERE;
    //@ assert program: same_program{LoopCurrent,Here}(net);
  }
  known[0] = net.inputs;
  /*@ loop invariant range: 0 <= i <= net.size;
    @ loop invariant root: known[0] == net.inputs;
    @ loop invariant limit: \forall integer k; 0 <= k < net.size ==> known[k] != NOWHERE ==>
    @   known[k] <= net.inputs + k;
    @ loop invariant valid: valid_before(net, known, i);
    @ loop invariant entered: \forall integer k, s; 0 <= k < i ==> 0 <= s < net.size ==> succeeds(net, k, s) ==>
    @   known[s] != NOWHERE;
    @ loop invariant predecessor: \forall integer s; 0 < s < net.size ==> known[s] != NOWHERE ==>
    @   has_predecessor(net, s);
    @ loop invariant same: \forall integer k; 0 <= k < net.size ==> same_instruction{Pre,Here}(net, k);
    @ loop invariant entered_before: \forall integer k, s; 0 <= k < i ==> 0 <= s < net.size ==>
    @   succeeds{Pre}(net, k, s) ==> known[s] != NOWHERE;
    @ loop invariant variables: is_tree{Pre}(net) ==> \forall integer s; 0 <= s < net.size ==> known[s] != NOWHERE ==>
    @   known[s] == entering{Pre}(net, s, s);
    @ loop invariant before: \forall integer s; 0 < s < net.size ==> known[s] != NOWHERE ==>
    @   entered_before{Pre}(net, s, i);
    @ loop invariant one: \forall integer l, k, s; 0 <= l < k < i ==> 0 <= s < net.size ==>
    @   !(succeeds(net, l, s) && succeeds(net, k, s));
    @ loop invariant one_way: \forall integer k; 0 <= k < i ==> net.program[k].kind == INSTRUCTION_TEST ==>
    @   net.program[k].next < net.size ==> net.program[k].next != net.program[k].otherwise;
    @ loop assigns i, known[0 .. net.size - 1];
    @ loop variant net.size - i;
    @*/
  for (size_t i = 0; i < net.size; i++) {
    //@ assert instruction: same_instruction{Pre,Here}(net, i);
    //@ assert way: is_tree{Pre}(net) ==> 0 < i ==> has_predecessor{Pre}(net, i);
    //@ assert entered: is_tree{Pre}(net) ==> known[i] != NOWHERE;
    //@ assert known: is_tree{Pre}(net) ==> known[i] == entering{Pre}(net, i, i);
    //@ assert refers: is_tree{Pre}(net) ==> refers{Pre}(net) ==> refers_at{Pre}(net, i, known[i]);
    //@ assert refers_here: is_tree{Pre}(net) ==> refers{Pre}(net) ==> refers_at(net, i, known[i]);
    /*@ assert once: is_tree{Pre}(net) ==> refers{Pre}(net) ==> \forall integer s; 0 <= s < net.size ==>
      @   succeeds{Pre}(net, i, s) ==> known[s] == NOWHERE; */
    //@ assert unentered: is_tree{Pre}(net) ==> refers{Pre}(net) ==> unentered(net, known, i);
    if (known[i] == NOWHERE || !valid_instruction(net, known, i))
      return false;
    //@ assert program: same_program{LoopCurrent,Here}(net);
    //@ assert program_before: same_program{Here,LoopCurrent}(net);
    /*@ assert succeeds: \forall integer k, s; 0 <= k < net.size ==>
      @   (succeeds{LoopCurrent}(net, k, s) <==> succeeds(net, k, s)); */
    //@ assert extends: extends{LoopCurrent,Here}(net, known);
    //@ assert earlier: valid_before(net, known, i);
    //@ assert here: well_formed_at(net, known, i);
    //@ assert valid: valid_before(net, known, i + 1);
    /*@ assert one_way_here: net.program[i].kind == INSTRUCTION_TEST ==> net.program[i].next < net.size ==>
      @   net.program[i].next != net.program[i].otherwise; */
    //@ assert instruction_after: same_instruction{Pre,Here}(net, i);
    /*@ assert this: \forall integer s; 0 <= s < net.size ==> known[s] != \at(known[s], LoopCurrent) ==>
      @   succeeds{Pre}(net, i, s) && known[s] == known[i] + defines{Pre}(net, i); */
    /*@ assert counts: is_tree{Pre}(net) ==> \forall integer s; 0 <= s < net.size ==>
      @   known[s] != \at(known[s], LoopCurrent) ==> known[s] == entering{Pre}(net, s, s); */
    //@ assert later: \forall integer s; entered_before{Pre}(net, s, i) ==> entered_before{Pre}(net, s, i + 1);
    //@ assert by_this: \forall integer s; succeeds{Pre}(net, i, s) ==> entered_before{Pre}(net, s, i + 1);
    /*@ assert before: \forall integer s; 0 < s < net.size ==> known[s] != NOWHERE ==>
      @   entered_before{Pre}(net, s, i + 1); */
    /*@ assert entered_here: \forall integer s; 0 <= s < net.size ==> succeeds(net, i, s) ==> known[s] != NOWHERE; */
    /*@ assert entered_earlier: \forall integer k, s; 0 <= k < i ==> 0 <= s < net.size ==>
      @   succeeds{LoopCurrent}(net, k, s) ==> known[s] != NOWHERE; */
    /*@ assert entered: \forall integer k, s; 0 <= k < i + 1 ==> 0 <= s < net.size ==> succeeds(net, k, s) ==>
      @   known[s] != NOWHERE; */
    /*@ assert apart: \forall integer l, s; 0 <= l < i ==> 0 <= s < net.size ==>
      @   !(succeeds(net, l, s) && succeeds(net, i, s)); */
    /*@ assert one: \forall integer l, k, s; 0 <= l < k < i + 1 ==> 0 <= s < net.size ==>
      @   !(succeeds(net, l, s) && succeeds(net, k, s)); */
    /*@ assert still: \forall integer s; 0 < s < net.size ==> has_predecessor{LoopCurrent}(net, s) ==>
      @   has_predecessor(net, s); */
    /*@ assert new: \forall integer s; 0 < s < net.size ==> known[s] != \at(known[s], LoopCurrent) ==>
      @   has_predecessor(net, s); */
  }
  return true;
}

size_t conditional_room(conditional_network net, const size_t *known)
{
  size_t room = 0;
  /*@ loop invariant range: 0 <= i <= net.size;
    @ loop invariant room: \forall integer k; 0 <= k < i ==> known[k] < room;
    @ loop invariant limit: i == 0 ? room == 0 : room <= net.inputs + i;
    @ loop assigns i, room;
    @ loop variant net.size - i;
    @*/
  for (size_t i = 0; i < net.size; i++)
    if (known[i] >= room)
      room = known[i] + 1;
  return room;
}

/* The variable that operation i defines. */
/*@ requires readable_conditional(net) && \valid_read(known + (0 .. net.size - 1));
  @ requires valid: well_formed(net, known);
  @ requires operation: i < net.size && net.program[i].kind == INSTRUCTION_OPERATION;
  @ requires \valid(y + (0 .. known[i])) && \valid(t);
  @ requires \separated(t, y + (0 .. known[i]));
  @ requires outside_conditional(net, y, known[i] + 1) && outside_conditional(net, t, 1);
  @ terminates \true;
  @ assigns y[known[i]], *t;
  @ ensures stored: stored(net) == \old(stored(net));
  @ ensures variable: vec(y, known[i] + 1) == \old(after(stored(net), i, vec(y, known[i])));
  @*/
static void operate(conditional_network net, const size_t *known, size_t i, mpq_ptr y, mpq_ptr t)
{
  size_t lo = net.program[i].lo, hi = net.program[i].hi;
  mpq_ptr v = y + known[i];
  //@ assert valid: well_formed_at(net, known, i);
  mpq_set_ui(v, 0, 1);
  /*@ loop invariant range: lo <= k <= hi;
    @ loop invariant weights: unchanged{Pre,Here}(net.weight, net.terms);
    @ loop invariant values: unchanged{Pre,Here}(net.value, net.values);
    @ loop invariant kept: unchanged{Pre,Here}(y, known[i]);
    @ loop invariant sum: val(v) == terms_upto(\at(stored(net), Pre), i, \at(vec(y, known[i]), Pre), k - lo);
    @ loop assigns k, *v, *t;
    @ loop variant hi - k;
    @*/
  for (size_t k = lo; k < hi; k++) {
    //@ assert weight: weight(\at(stored(net), Pre), i, k - lo) == val(net.weight + k);
    //@ assert variable: variable(\at(stored(net), Pre), i, k - lo) == net.source[k];
    //@ assert term: at(\at(vec(y, known[i]), Pre), net.source[k]) == val(y + net.source[k]);
    /*@ assert next: terms_upto(\at(stored(net), Pre), i, \at(vec(y, known[i]), Pre), k + 1 - lo) ==
      @   val(v) + rmul(val(net.weight + k), val(y + net.source[k])); */
    mpq_mul(t, net.weight + k, y + net.source[k]);
    //@ assert scratch: unchanged{LoopCurrent,Here}(net.weight, net.terms);
    mpq_add(v, v, t);
    //@ assert weights: unchanged{LoopCurrent,Here}(net.weight, net.terms);
    //@ assert sum: val(v) == terms_upto(\at(stored(net), Pre), i, \at(vec(y, known[i]), Pre), k + 1 - lo);
  }
  //@ assert sum: val(v) == terms_upto(\at(stored(net), Pre), i, \at(vec(y, known[i]), Pre), hi - lo);
  if (mpq_sgn(v) < 0)
    mpq_set_ui(v, 0, 1);
  //@ assert value: val(v) == relu(terms_upto(\at(stored(net), Pre), i, \at(vec(y, known[i]), Pre), hi - lo));
  //@ assert weights: unchanged{Pre,Here}(net.weight, net.terms);
  //@ assert values: unchanged{Pre,Here}(net.value, net.values);
  //@ assert kept: \forall integer k; 0 <= k < known[i] ==> val(y + k) == \at(val(y + k), Pre);
  //@ assert same: same(vec(y, known[i] + 1), defined(\at(vec(y, known[i]), Pre), val(v)));
  //@ assert defined: vec(y, known[i] + 1) == defined(\at(vec(y, known[i]), Pre), val(v));
  //@ assert terms: terms(\at(stored(net), Pre), i) == hi - lo && kind(\at(stored(net), Pre), i) == 0;
}

/* Whether the comparison holds for numbers whose difference has this sign. */
/*@ terminates \true;
  @ assigns \nothing;
  @ ensures holds: \forall real a, b, integer s, o; (sign < 0 <==> a < b) ==> (sign > 0 <==> a > b) ==>
  @   chosen(compare, a, b, s, o) == (\result ? s : o);
  @*/
static bool holds(comparison compare, int sign)
{
  switch (compare) {
  case IS_LESS:
    return sign < 0;
  case IS_AT_MOST:
    return sign <= 0;
  case IS_EQUAL:
    return sign == 0;
  case IS_NOT_EQUAL:
    return sign != 0;
  case IS_MORE:
    return sign > 0;
  case IS_AT_LEAST:
    return sign >= 0;
  }
  return false;
}

/* Executes instruction i and returns the next one. */
/*@ requires readable_conditional(net) && \valid_read(known + (0 .. net.size - 1));
  @ requires valid: well_formed(net, known);
  @ requires range: i < net.size;
  @ requires \valid(y + (0 .. known[i])) && \valid(t);
  @ requires \separated(t, y + (0 .. known[i]));
  @ requires outside_conditional(net, y, known[i] + 1) && outside_conditional(net, t, 1);
  @ terminates \true;
  @ assigns y[known[i]], *t;
  @ ensures stored: stored(net) == \old(stored(net));
  @ ensures follower: \old(follower(stored(net), i, vec(y, known[i]))) == place(\result);
  @ ensures later: \result != NOWHERE ==> i < \result < net.size;
  @ ensures after: \result != NOWHERE ==>
  @   vec(y, known[\result]) == \old(after(stored(net), i, vec(y, known[i])));
  @ ensures kept: \result == NOWHERE ==> vec(y, known[i]) == \old(vec(y, known[i]));
  @*/
static size_t step(conditional_network net, const size_t *known, size_t i, mpq_ptr y, mpq_ptr t)
{
  switch (net.program[i].kind) {
  case INSTRUCTION_OPERATION:
    operate(net, known, i, y, t);
    return net.program[i].next;
  case INSTRUCTION_TEST:
    return holds(net.program[i].compare, mpq_cmp(y + net.program[i].lo, net.value + net.program[i].hi))
             ? net.program[i].next
             : net.program[i].otherwise;
  default:
    return NOWHERE;
  }
}

/* What instruction i costs. */
/*@ requires readable_conditional(net) && \valid_read(known + (0 .. net.size - 1));
  @ requires valid: well_formed(net, known);
  @ requires range: i < net.size;
  @ terminates \true;
  @ assigns \nothing;
  @ ensures price: \result == price(stored(net), i);
  @ ensures limit: \result <= 2 * CONDITIONAL_MOST_TERMS;
  @*/
static size_t price(conditional_network net, const size_t *known, size_t i)
{
  size_t terms;
  //@ assert valid: well_formed_at(net, known, i);
  switch (net.program[i].kind) {
  case INSTRUCTION_OPERATION:
    terms = net.program[i].hi - net.program[i].lo;
    return terms > 0 ? 2 * terms : 1;
  case INSTRUCTION_TEST:
    return 1;
  default:
    return 0;
  }
}

/* 1 if instruction i is a test. */
/*@ requires readable_conditional(net);
  @ requires range: i < net.size;
  @ terminates \true;
  @ assigns \nothing;
  @ ensures test: \result == (kind(stored(net), i) == 1 ? 1 : 0);
  @*/
static size_t tests(conditional_network net, size_t i)
{
  return net.program[i].kind == INSTRUCTION_TEST ? 1 : 0;
}

conditional_path conditional_run(conditional_network net, const size_t *known, size_t room, mpq_srcptr x, mpq_ptr y,
                                 mpq_ptr t)
{
  conditional_path path = {0, 0, 0};
  /*@ loop invariant range: 0 <= k <= net.inputs;
    @ loop invariant stored: stored(net) == \at(stored(net), Pre);
    @ loop invariant x: vec(x, net.inputs) == \at(vec(x, net.inputs), Pre);
    @ loop invariant copied: \forall integer l; 0 <= l < k ==> val(y + l) == val(x + l);
    @ loop assigns k, y[0 .. room - 1];
    @ loop variant net.inputs - k;
    @*/
  for (size_t k = 0; k < net.inputs; k++)
    mpq_set(y + k, x + k);
  //@ assert inputs: vec(y, net.inputs) == \at(vec(x, net.inputs), Pre);
  /*@ loop invariant range: path.last < net.size;
    @ loop invariant stored: stored(net) == \at(stored(net), Pre);
    @ loop invariant limit: path.operations <= path.last * CONDITIONAL_MOST_INSTRUCTIONS &&
    @   path.conditions <= path.last;
    @ loop invariant run: continues(stored(net), \at(vec(x, net.inputs), Pre), path.last,
    @   vec(y, known[path.last]), path.operations);
    @ loop invariant conditions: counts_tests(stored(net), \at(vec(x, net.inputs), Pre), path.last,
    @   vec(y, known[path.last]), path.conditions);
    @ loop assigns path, y[0 .. room - 1], *t;
    @ loop variant net.size - path.last;
    @*/
  for (;;) {
    path.operations += price(net, known, path.last);
    path.conditions += tests(net, path.last);
    size_t s = step(net, known, path.last, y, t);
    if (s == NOWHERE)
      return path;
    path.last = s;
  }
}

bool conditional_arrives(conditional_network net, const size_t *known, conditional_path path)
{
  return net.program[path.last].kind == INSTRUCTION_LEAF;
}

void conditional_answer(conditional_network net, const size_t *known, conditional_path path, mpq_srcptr y,
                        mpq_ptr out)
{
  size_t lo = net.program[path.last].lo;
  //@ assert valid: well_formed_at(net, known, path.last);
  /*@ loop invariant range: 0 <= j <= net.outputs;
    @ loop invariant weights: unchanged{Pre,Here}(net.weight, net.terms);
    @ loop invariant values: unchanged{Pre,Here}(net.value, net.values);
    @ loop invariant variables: unchanged{Pre,Here}(y, known[path.last]);
    @ loop invariant answers: \forall integer k; 0 <= k < j ==>
    @   val(out + k) == \at(answer(stored(net), path.last, vec(y, known[path.last]), k), Pre);
    @ loop assigns j, out[0 .. net.outputs - 1];
    @ loop variant net.outputs - j;
    @*/
  for (size_t j = 0; j < net.outputs; j++) {
    size_t v = net.output[lo + j];
    //@ assert defined: v == NOWHERE || v < known[path.last];
    /*@ assert answer: \at(answer(stored(net), path.last, vec(y, known[path.last]), \at(j, Here)), Pre) ==
      @   (v == NOWHERE ? 0.0 : val(y + v)); */
    if (v == NOWHERE)
      mpq_set_ui(out + j, 0, 1);
    else
      mpq_set(out + j, y + v);
  }
}

/* The first output that differs from d, or r. */
/*@ requires readable_conditional(net) && \valid_read(known + (0 .. net.size - 1));
  @ requires valid: well_formed(net, known);
  @ requires arrived: path.last < net.size && net.program[path.last].kind == INSTRUCTION_LEAF;
  @ requires \valid_read(y + (0 .. known[path.last] - 1)) && \valid_read(d + (0 .. net.outputs - 1));
  @ terminates \true;
  @ assigns \nothing;
  @ ensures range: \result <= net.outputs;
  @ ensures right: \forall integer j; 0 <= j < \result ==>
  @   answer(stored(net), path.last, vec(y, known[path.last]), j) == val(d + j);
  @ ensures wrong: \result < net.outputs ==>
  @   answer(stored(net), path.last, vec(y, known[path.last]), \result) != val(d + \result);
  @*/
static size_t wrong_output(conditional_network net, const size_t *known, conditional_path path, mpq_srcptr y,
                           mpq_srcptr d)
{
  size_t lo = net.program[path.last].lo, j = 0;
  //@ assert valid: well_formed_at(net, known, path.last);
  /*@ loop invariant range: 0 <= j <= net.outputs;
    @ loop invariant right: \forall integer k; 0 <= k < j ==>
    @   answer(stored(net), path.last, vec(y, known[path.last]), k) == val(d + k);
    @ loop assigns j;
    @ loop variant net.outputs - j;
    @*/
  for (; j < net.outputs; j++) {
    size_t v = net.output[lo + j];
    //@ assert defined: v == NOWHERE || v < known[path.last];
    /*@ assert answer: answer(stored(net), path.last, vec(y, known[path.last]), j) ==
      @   (v == NOWHERE ? 0.0 : val(y + v)); */
    if (v == NOWHERE ? mpq_sgn(d + j) != 0 : mpq_cmp(y + v, d + j) != 0)
      break;
  }
  return j;
}

conditional_recall conditional_check(conditional_network net, const size_t *known, size_t room, mpq_srcptr x,
                                     mpq_srcptr d, mpq_ptr y, mpq_ptr t)
{
  conditional_path path = conditional_run(net, known, room, x, y, t);
  conditional_recall result = {CONDITIONAL_MISSING, net.outputs, path.last, path.operations, path.conditions};
  //@ assert d: vec(d, net.outputs) == \at(vec(d, net.outputs), Pre);
  if (conditional_arrives(net, known, path)) {
    result.output = wrong_output(net, known, path, y, d);
    result.verdict = result.output < net.outputs ? CONDITIONAL_WRONG : CONDITIONAL_RECALLED;
  }
  return result;
}
