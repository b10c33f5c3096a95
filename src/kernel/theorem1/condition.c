#include "condition.h"
#include "proofs/lemmas/layered/lemmas_layered.h"
#include "proofs/lemmas/theorem1/lemmas_condition.h"

conditional_network condition_begin(layered_network net, conditional_arrays into)
{
  size_t outputs = net.neurons - net.layer[net.layers - 1];
  mpq_set_ui(into.value, 0, 1);
  conditional_network c = {net.inputs, outputs, 0, 0, 1, 0, into.program, into.source, into.weight, into.value,
                           into.output};
  //@ ghost lemma_bounds(SIZE_MAX);
  //@ assert closed: instructions(stored(c)) == 0 && closed(stored(c));
  /*@ assert nothing: \forall plan n, rvec y, integer q; plan_steps(n) <= SIZE_MAX ==> q <= plan_steps(n) ==>
    @   met(n, stored(c), y, q) < 0; */
  return c;
}

/*@ // How many variables there are behind instruction `at`.
  @ logic integer known_behind{L}(conditional_network c, size_t *known, integer at) =
  @   at == NOWHERE ? c.inputs : known[at] + (c.program[at].kind == INSTRUCTION_OPERATION ? 1 : 0);
  @ // Behind `at`, instruction i fits a tree that has so many terms and outputs.
  @ predicate fits{L}(conditional_network c, size_t *known, integer at, integer terms, integer leaves,
  @                   instruction i) =
  @   i.next == NOWHERE && i.otherwise == NOWHERE &&
  @   ((i.kind == INSTRUCTION_OPERATION && i.lo <= i.hi <= terms &&
  @     \forall integer t; i.lo <= t < i.hi ==> c.source[t] < known_behind(c, known, at)) ||
  @    (i.kind == INSTRUCTION_TEST && i.compare == IS_NOT_EQUAL && i.lo < known_behind(c, known, at) && i.hi == 0) ||
  @    (i.kind == INSTRUCTION_LEAF && i.lo + c.outputs <= leaves &&
  @     \forall integer j; i.lo <= j < i.lo + c.outputs ==>
  @       c.output[j] == NOWHERE || c.output[j] < known_behind(c, known, at)));
  @ // What was there is there, but for one successor.
  @ predicate linked_at{K,L}(conditional_network c, size_t *known, integer at, integer otherwise, integer i) =
  @   \at(known[i], L) == \at(known[i], K) &&
  @   \at(c.program[i].kind, L) == \at(c.program[i].kind, K) &&
  @   \at(c.program[i].compare, L) == \at(c.program[i].compare, K) &&
  @   \at(c.program[i].lo, L) == \at(c.program[i].lo, K) && \at(c.program[i].hi, L) == \at(c.program[i].hi, K) &&
  @   \at(c.program[i].next, L) == (i == at && otherwise == 0 ? c.size : \at(c.program[i].next, K)) &&
  @   \at(c.program[i].otherwise, L) == (i == at && otherwise != 0 ? c.size : \at(c.program[i].otherwise, K));
  @ // Term t, output j is what it was.
  @ predicate same_cell{K,L}(conditional_network c, integer t) =
  @   \at(c.source[t], L) == \at(c.source[t], K) && val{L}(c.weight + t) == val{K}(c.weight + t);
  @ predicate same_leaf{K,L}(conditional_network c, integer j) = \at(c.output[j], L) == \at(c.output[j], K);
  @ predicate appended{K,L}(conditional_network c, size_t *known, integer at, integer otherwise) =
  @   (\forall integer i; 0 <= i < c.size ==> linked_at{K,L}(c, known, at, otherwise, i)) &&
  @   (\forall integer i; 0 <= i < c.size ==> \at(known[i], L) == \at(known[i], K)) &&
  @   (\forall integer t; 0 <= t < c.terms ==> same_cell{K,L}(c, t)) &&
  @   (\forall integer j; 0 <= j < c.leaves ==> same_leaf{K,L}(c, j)) &&
  @   val{L}(c.value) == val{K}(c.value);
  @ predicate kept{K,L}(conditional_network c, size_t *known) =
  @   (\forall integer i; 0 <= i < c.size ==> \at(c.program[i], L) == \at(c.program[i], K)) &&
  @   (\forall integer i; 0 <= i < c.size ==> \at(known[i], L) == \at(known[i], K)) &&
  @   (\forall integer t; 0 <= t < c.terms ==> \at(c.source[t], L) == \at(c.source[t], K)) &&
  @   (\forall integer t; 0 <= t < c.terms ==> val{L}(c.weight + t) == val{K}(c.weight + t)) &&
  @   (\forall integer j; 0 <= j < c.leaves ==> \at(c.output[j], L) == \at(c.output[j], K)) &&
  @   val{L}(c.value) == val{K}(c.value);
  @ lemma kept_healthy{K,L}: \forall conditional_network c, size_t *known; kept{K,L}(c, known) ==>
  @   healthy{K}(c, known) ==> healthy{L}(c, known);
  @ lemma kept_stored{K,L}: \forall conditional_network c, size_t *known; kept{K,L}(c, known) ==> c.values == 1 ==>
  @   stored{L}(c) == stored{K}(c);
  @ // The branch at which instruction `at` is left is missing.
  @ predicate missing{L}(conditional_network c, integer at, integer otherwise) =
  @   at == NOWHERE ? c.size == 0
  @   : 0 <= at < c.size && c.program[at].kind != INSTRUCTION_LEAF &&
  @     (otherwise == 0 ? c.program[at].next == NOWHERE
  @      : c.program[at].kind == INSTRUCTION_TEST && c.program[at].otherwise == NOWHERE);
  @
  @ // Some conclusions repeat what is known, linked_at or same_cell: provers look for instances where these stand.
  @ lemma healthy_at{L}: \forall conditional_network c, size_t *known, integer i; healthy(c, known) ==>
  @   0 <= i < c.size ==> well_formed_at(c, known, i);
  @ lemma same_kind{K,L}: \forall conditional_network c, c2, size_t *known, integer at, o, i; larger(c, c2) ==>
  @   0 <= i < c.size ==> linked_at{K,L}(c, known, at, o, i) ==>
  @   kind(stored{L}(c2), i) == kind(stored{K}(c), i) && kind(stored{K}(c), i) == \at(c.program[i].kind, K) &&
  @   terms(stored{L}(c2), i) == terms(stored{K}(c), i) && compares(stored{L}(c2), i) == compares(stored{K}(c), i) &&
  @   tested(stored{L}(c2), i) == tested(stored{K}(c), i);
  @ lemma same_term{K,L}: \forall conditional_network c, c2, size_t *known, integer at, o, i, t; larger(c, c2) ==>
  @   0 <= i < c.size ==> linked_at{K,L}(c, known, at, o, i) ==>
  @   0 <= t < \at(c.program[i].hi, K) - \at(c.program[i].lo, K) ==> \at(c.program[i].hi, K) <= c.terms ==>
  @   same_cell{K,L}(c, \at(c.program[i].lo, K) + t) ==>
  @   variable(stored{L}(c2), i, t) == variable(stored{K}(c), i, t) &&
  @   weight(stored{L}(c2), i, t) == weight(stored{K}(c), i, t);
  @ lemma same_threshold{K,L}: \forall conditional_network c, c2, size_t *known, integer at, o, i; larger(c, c2) ==>
  @   0 <= i < c.size ==> linked_at{K,L}(c, known, at, o, i) ==> c.values == 1 ==> \at(c.program[i].hi, K) < 1 ==>
  @   val{L}(c.value) == val{K}(c.value) ==> threshold(stored{L}(c2), i) == threshold(stored{K}(c), i);
  @ lemma same_output{K,L}: \forall conditional_network c, c2, size_t *known, integer at, o, i, j; larger(c, c2) ==>
  @   0 <= i < c.size ==> linked_at{K,L}(c, known, at, o, i) ==> 0 <= j < c.outputs ==>
  @   \at(c.program[i].lo, K) + c.outputs <= c.leaves ==>
  @   same_leaf{K,L}(c, \at(c.program[i].lo, K) + j) ==>
  @   put_out(stored{L}(c2), i, j) == put_out(stored{K}(c), i, j);
  @ lemma same_links{K,L}: \forall conditional_network c, c2, size_t *known, integer at, o, i; larger(c, c2) ==>
  @   0 <= i < c.size < NOWHERE ==> linked_at{K,L}(c, known, at, o, i) ==>
  @   next(stored{L}(c2), i) == (i == at && o == 0 ? c.size : next(stored{K}(c), i)) &&
  @   otherwise(stored{L}(c2), i) == (i == at && o != 0 ? c.size : otherwise(stored{K}(c), i));
  @ lemma enters_still{K,L}: \forall conditional_network c, c2, size_t *known, integer i, s, n; larger(c, c2) ==>
  @   (\forall integer k; 0 <= k < c.size ==> \at(known[k], L) == \at(known[k], K)) ==>
  @   0 <= i < c.size ==> enters{K}(c, known, i, s, n) ==> enters{L}(c2, known, i, s, n);
  @ lemma enters_new{L}: \forall conditional_network c2, size_t *known, integer i, s, n; 0 <= i < s ==>
  @   s + 1 == c2.size ==> known[s] == n ==> enters(c2, known, i, s, n);
  @ lemma operation_still{K,L}: \forall conditional_network c, c2, size_t *known, integer at, o, i; larger(c, c2) ==>
  @   0 <= i < c.size ==> linked_at{K,L}(c, known, at, o, i) ==>
  @   (\forall integer t; 0 <= t < c.terms ==> \at(c.source[t], L) == \at(c.source[t], K)) ==>
  @   enters{L}(c2, known, i, \at(c.program[i].next, L), \at(known[i], K) + 1) ==>
  @   well_formed_operation{K}(c, known, i) ==> well_formed_operation{L}(c2, known, i);
  @ lemma test_still{K,L}: \forall conditional_network c, c2, size_t *known, integer at, o, i; larger(c, c2) ==>
  @   0 <= i < c.size ==> linked_at{K,L}(c, known, at, o, i) ==>
  @   enters{L}(c2, known, i, \at(c.program[i].next, L), \at(known[i], K)) ==>
  @   enters{L}(c2, known, i, \at(c.program[i].otherwise, L), \at(known[i], K)) ==>
  @   well_formed_test{K}(c, known, i) ==> well_formed_test{L}(c2, known, i);
  @ lemma leaf_still{K,L}: \forall conditional_network c, c2, size_t *known, integer at, o, i; larger(c, c2) ==>
  @   0 <= i < c.size ==> linked_at{K,L}(c, known, at, o, i) ==>
  @   (\forall integer j; 0 <= j < c.leaves ==> same_leaf{K,L}(c, j)) ==>
  @   well_formed_leaf{K}(c, known, i) ==> well_formed_leaf{L}(c2, known, i);
  @ lemma linked_still{K,L}: \forall conditional_network c, size_t *known, integer at, o, i;
  @   appended{K,L}(c, known, at, o) ==> 0 <= i < c.size ==> linked_at{K,L}(c, known, at, o, i);
  @ lemma sources_still{K,L}: \forall conditional_network c, size_t *known, integer at, o;
  @   appended{K,L}(c, known, at, o) ==>
  @   \forall integer t; 0 <= t < c.terms ==> same_cell{K,L}(c, t) && \at(c.source[t], L) == \at(c.source[t], K);
  @ lemma same_terms{K,L}: \forall conditional_network c, c2, size_t *known, integer at, o, i, t; larger(c, c2) ==>
  @   appended{K,L}(c, known, at, o) ==> linked_at{K,L}(c, known, at, o, i) ==> 0 <= i < c.size ==>
  @   0 <= \at(c.program[i].lo, K) ==> \at(c.program[i].hi, K) <= c.terms ==>
  @   0 <= t < \at(c.program[i].hi, K) - \at(c.program[i].lo, K) ==>
  @   same_cell{K,L}(c, \at(c.program[i].lo, K) + t) &&
  @   variable(stored{L}(c2), i, t) == variable(stored{K}(c), i, t) &&
  @   weight(stored{L}(c2), i, t) == weight(stored{K}(c), i, t);
  @ lemma same_outputs{K,L}: \forall conditional_network c, c2, size_t *known, integer at, o, i, j; larger(c, c2) ==>
  @   appended{K,L}(c, known, at, o) ==> linked_at{K,L}(c, known, at, o, i) ==> 0 <= i < c.size ==>
  @   0 <= \at(c.program[i].lo, K) ==> \at(c.program[i].lo, K) + c.outputs <= c.leaves ==> 0 <= j < c.outputs ==>
  @   same_leaf{K,L}(c, \at(c.program[i].lo, K) + j) && put_out(stored{L}(c2), i, j) == put_out(stored{K}(c), i, j);
  @ lemma same_operation{K,L}: \forall conditional_network c, c2, size_t *known, integer at, o, i; larger(c, c2) ==>
  @   appended{K,L}(c, known, at, o) ==> linked_at{K,L}(c, known, at, o, i) ==> 0 <= i < c.size ==>
  @   0 <= \at(c.program[i].lo, K) ==> \at(c.program[i].kind, K) == INSTRUCTION_OPERATION ==>
  @   well_formed_operation{K}(c, known, i) ==> same_instruction(stored{K}(c), stored{L}(c2), i, c.outputs);
  @ lemma same_test{K,L}: \forall conditional_network c, c2, size_t *known, integer at, o, i; larger(c, c2) ==>
  @   appended{K,L}(c, known, at, o) ==> linked_at{K,L}(c, known, at, o, i) ==> 0 <= i < c.size ==>
  @   c.values == 1 ==> \at(c.program[i].kind, K) == INSTRUCTION_TEST ==>
  @   well_formed_test{K}(c, known, i) ==> same_instruction(stored{K}(c), stored{L}(c2), i, c.outputs);
  @ lemma same_end{K,L}: \forall conditional_network c, c2, size_t *known, integer at, o, i; larger(c, c2) ==>
  @   appended{K,L}(c, known, at, o) ==> linked_at{K,L}(c, known, at, o, i) ==> 0 <= i < c.size ==>
  @   0 <= \at(c.program[i].lo, K) ==> \at(c.program[i].kind, K) == INSTRUCTION_LEAF ==>
  @   well_formed_leaf{K}(c, known, i) ==> same_instruction(stored{K}(c), stored{L}(c2), i, c.outputs);
  @ lemma appended_instruction{K,L}: \forall conditional_network c, c2, size_t *known, integer at, o, i;
  @   larger(c, c2) ==> appended{K,L}(c, known, at, o) ==> 0 <= i < c.size ==> 0 <= \at(c.program[i].lo, K) ==>
  @   c.values == 1 ==> well_formed_at{K}(c, known, i) ==>
  @   linked_at{K,L}(c, known, at, o, i) && same_instruction(stored{K}(c), stored{L}(c2), i, c.outputs);
  @ lemma new_links{L}: \forall conditional_network c2, integer s; 0 <= s < c2.size ==>
  @   c2.program[s].next == NOWHERE ==> c2.program[s].otherwise == NOWHERE ==>
  @   next(stored(c2), s) == -1 && otherwise(stored(c2), s) == -1;
  @ // Instruction s is a leaf that puts out what is listed from lo on.
  @ predicate leaf_from{L}(conditional_network c2, integer s, integer lo) =
  @   0 <= s < c2.size && c2.program[s].kind == INSTRUCTION_LEAF && c2.program[s].lo == lo &&
  @   lo + c2.outputs <= c2.leaves;
  @ lemma new_leaf{L}: \forall conditional_network c2, integer s, lo, j; leaf_from(c2, s, lo) ==>
  @   0 <= j < c2.outputs ==> put_out(stored(c2), s, j) == place(c2.output[lo + j]);
  @ lemma link_still{K,L}: \forall conditional_network c, c2, size_t *known, integer at, o, i; larger(c, c2) ==>
  @   linked_at{K,L}(c, known, at, o, i) ==> 0 <= i < c.size < NOWHERE ==> at == NOWHERE || 0 <= at < c.size ==>
  @   0 <= o <= 1 ==>
  @   next(stored{L}(c2), i) == (i == place(at) && 1 - o != 0 ? c.size : next(stored{K}(c), i)) &&
  @   otherwise(stored{L}(c2), i) == (i == place(at) && 1 - o == 0 ? c.size : otherwise(stored{K}(c), i));
  @ lemma links_still{K,L}: \forall conditional_network c, c2, size_t *known, integer at, o; larger(c, c2) ==>
  @   appended{K,L}(c, known, at, o) ==> 0 <= c.size < NOWHERE ==> at == NOWHERE || 0 <= at < c.size ==>
  @   0 <= o <= 1 ==> \forall integer i; 0 <= i < c.size ==> linked_at{K,L}(c, known, at, o, i) &&
  @   next(stored{L}(c2), i) == (i == place(at) && 1 - o != 0 ? c.size : next(stored{K}(c), i)) &&
  @   otherwise(stored{L}(c2), i) == (i == place(at) && 1 - o == 0 ? c.size : otherwise(stored{K}(c), i));
  @ lemma appended_links{K,L}: \forall conditional_network c, c2, size_t *known, integer at, otherwise;
  @   larger(c, c2) ==> c2.size == c.size + 1 ==> 0 <= c.size < NOWHERE ==>
  @   appended{K,L}(c, known, at, otherwise) ==> at == NOWHERE || 0 <= at < c.size ==> 0 <= otherwise <= 1 ==>
  @   next(stored{L}(c2), c.size) == -1 ==> otherwise(stored{L}(c2), c.size) == -1 ==>
  @   linked(stored{K}(c), stored{L}(c2), place(at), 1 - otherwise);
  @ lemma enter_still{K,L}: \forall conditional_network c, c2, size_t *known, integer at, o, i, s, n; larger(c, c2) ==>
  @   appended{K,L}(c, known, at, o) ==> 0 <= i < c.size ==> enters{K}(c, known, i, s, n) ==>
  @   enters{L}(c2, known, i, s, n);
  @ lemma operation_kept{K,L}: \forall conditional_network c, c2, size_t *known, integer at, o, i; larger(c, c2) ==>
  @   appended{K,L}(c, known, at, o) ==> linked_at{K,L}(c, known, at, o, i) ==> 0 <= i < c.size ==> i != at ==>
  @   well_formed_operation{K}(c, known, i) ==> well_formed_operation{L}(c2, known, i);
  @ lemma test_kept{K,L}: \forall conditional_network c, c2, size_t *known, integer at, o, i; larger(c, c2) ==>
  @   appended{K,L}(c, known, at, o) ==> linked_at{K,L}(c, known, at, o, i) ==> 0 <= i < c.size ==> i != at ==>
  @   well_formed_test{K}(c, known, i) ==> well_formed_test{L}(c2, known, i);
  @ lemma leaf_kept{K,L}: \forall conditional_network c, c2, size_t *known, integer at, o, i; larger(c, c2) ==>
  @   appended{K,L}(c, known, at, o) ==> linked_at{K,L}(c, known, at, o, i) ==> 0 <= i < c.size ==>
  @   well_formed_leaf{K}(c, known, i) ==> well_formed_leaf{L}(c2, known, i);
  @ lemma well_formed_still{K,L}: \forall conditional_network c, c2, size_t *known, integer at, o, i; larger(c, c2) ==>
  @   appended{K,L}(c, known, at, o) ==> linked_at{K,L}(c, known, at, o, i) ==> 0 <= i < c.size ==>
  @   c2.size == c.size + 1 ==> i != at ==> \at(known[i], K) + 1 < NOWHERE ==>
  @   well_formed_at{K}(c, known, i) ==> well_formed_at{L}(c2, known, i);
  @ lemma well_formed_link{K,L}: \forall conditional_network c, c2, size_t *known, integer at, o; larger(c, c2) ==>
  @   appended{K,L}(c, known, at, o) ==> linked_at{K,L}(c, known, at, o, at) ==> 0 <= at < c.size ==>
  @   c2.size == c.size + 1 ==> c.size < NOWHERE ==> missing{K}(c, at, o) ==>
  @   \at(known[c.size], L) == known_behind{K}(c, known, at) ==> 0 <= o <= 1 ==>
  @   well_formed_at{K}(c, known, at) ==> well_formed_at{L}(c2, known, at);
  @ lemma appended_well_formed{K,L}: \forall conditional_network c, c2, size_t *known, integer at, otherwise, i;
  @   larger(c, c2) ==> c2.size == c.size + 1 ==> c.size < NOWHERE ==> healthy{K}(c, known) ==>
  @   appended{K,L}(c, known, at, otherwise) ==> missing{K}(c, at, otherwise) ==> 0 <= otherwise <= 1 ==>
  @   \at(known[c.size], L) == known_behind{K}(c, known, at) ==> 0 <= i < c.size ==>
  @   \at(known[i], K) + 1 < NOWHERE ==> linked_at{K,L}(c, known, at, otherwise, i) && well_formed_at{L}(c2, known, i);
  @*/

/*@ // `at`, or the entry if it is nowhere, is left on this side when a run goes on.
  @ predicate passable{L}(conditional_network c, integer at, integer otherwise) =
  @   at == NOWHERE ||
  @   (0 <= at < c.size && (c.program[at].kind == INSTRUCTION_TEST ||
  @                         (c.program[at].kind == INSTRUCTION_OPERATION && otherwise == 0)));
  @*/

/* The instruction to which one goes from `at`, left on this side, or NOWHERE. */
/*@ requires \valid_read(c.program + (0 .. c.size - 1)) && passable(c, at, otherwise);
  @ terminates \true;
  @ assigns \nothing;
  @ ensures missing: \result == NOWHERE ==> missing(c, at, otherwise);
  @ ensures ahead: c.size < NOWHERE ==> place(\result) == ahead(stored(c), place(at), 1 - otherwise);
  @ ensures known: \forall size_t *known; healthy(c, known) ==> \result != NOWHERE ==>
  @   \result < c.size && known[\result] == known_behind(c, known, at);
  @*/
static size_t follow(conditional_network c, size_t at, bool otherwise)
{
  if (at == NOWHERE)
    return c.size > 0 ? 0 : NOWHERE;
  return otherwise ? c.program[at].otherwise : c.program[at].next;
}

/* Makes the instruction after all these the successor of `at` on this side. */
/*@ requires \valid(into.program + (0 .. c.size - 1)) && into.program == c.program;
  @ requires at == NOWHERE || at < c.size;
  @ terminates \true;
  @ assigns into.program[0 .. c.size - 1];
  @ ensures kinds: \forall integer i; 0 <= i < c.size ==> c.program[i].kind == \old(c.program[i].kind) &&
  @   c.program[i].compare == \old(c.program[i].compare);
  @ ensures parts: \forall integer i; 0 <= i < c.size ==> c.program[i].lo == \old(c.program[i].lo) &&
  @   c.program[i].hi == \old(c.program[i].hi);
  @ ensures next: \forall integer i; 0 <= i < c.size ==> c.program[i].next ==
  @   (i == at && otherwise == 0 ? c.size : \old(c.program[i].next));
  @ ensures otherwise: \forall integer i; 0 <= i < c.size ==> c.program[i].otherwise ==
  @   (i == at && otherwise != 0 ? c.size : \old(c.program[i].otherwise));
  @*/
static void link_next(conditional_network c, conditional_arrays into, size_t at, bool otherwise)
{
  if (at == NOWHERE)
    return;
  if (otherwise)
    into.program[at].otherwise = c.size;
  else
    into.program[at].next = c.size;
}

/* Writes instruction i after all these and makes it the successor of `at` on this side. */
/*@ requires arrays: same_arrays(c, into) && c.size < CONDITIONAL_MOST_INSTRUCTIONS;
  @ requires \valid(into.program + (0 .. c.size)) && \valid(known + (0 .. c.size));
  @ requires \separated(into.program + (0 .. c.size), known + (0 .. c.size));
  @ requires at == NOWHERE || at < c.size;
  @ requires bound: at == NOWHERE ? c.inputs <= CONDITIONAL_MOST_INPUTS
  @   : known[at] <= CONDITIONAL_MOST_INPUTS + CONDITIONAL_MOST_INSTRUCTIONS;
  @ terminates \true;
  @ assigns into.program[0 .. c.size], known[c.size];
  @ ensures kinds: \forall integer k; 0 <= k < c.size ==> c.program[k].kind == \old(c.program[k].kind) &&
  @   c.program[k].compare == \old(c.program[k].compare);
  @ ensures parts: \forall integer k; 0 <= k < c.size ==> c.program[k].lo == \old(c.program[k].lo) &&
  @   c.program[k].hi == \old(c.program[k].hi);
  @ ensures next: \forall integer k; 0 <= k < c.size ==> c.program[k].next ==
  @   (k == at && otherwise == 0 ? c.size : \old(c.program[k].next));
  @ ensures otherwise: \forall integer k; 0 <= k < c.size ==> c.program[k].otherwise ==
  @   (k == at && otherwise != 0 ? c.size : \old(c.program[k].otherwise));
  @ ensures before: \forall integer k; 0 <= k < c.size ==> known[k] == \old(known[k]);
  @ ensures this: c.program[c.size] == i;
  @ ensures known: known[c.size] == \old(known_behind(c, known, at));
  @*/
static void write_instruction(conditional_network c, conditional_arrays into, size_t *known, size_t at, bool otherwise,
                              instruction i)
{
  known[c.size] = at == NOWHERE ? c.inputs : known[at] + (c.program[at].kind == INSTRUCTION_OPERATION ? 1 : 0);
  into.program[c.size] = i;
  link_next(c, into, at, otherwise);
}

/* Puts instruction i after `at`, where there was none, and takes so many terms and outputs into the tree. */
/*@ requires arrays: same_arrays(c, into) && c.size < CONDITIONAL_MOST_INSTRUCTIONS;
  @ requires inputs: c.inputs <= CONDITIONAL_MOST_INPUTS && c.terms <= terms && c.leaves <= leaves;
  @ requires room: room_to_grow(c, into, known, c.size + 1, terms, leaves);
  @ requires healthy: healthy(c, known) && missing(c, at, otherwise);
  @ requires fits: fits(c, known, at, terms, leaves, i);
  @ terminates \true;
  @ assigns into.program[0 .. c.size], known[c.size];
  @ ensures larger: larger(c, \result) && \result.size == c.size + 1 && \result.terms == terms &&
  @   \result.leaves == leaves;
  @ ensures healthy: healthy(\result, known);
  @ ensures adds: adds(\old(stored(c)), stored(\result), place(at), 1 - otherwise, c.outputs);
  @ ensures this: into.program[c.size] == i;
  @ ensures known: known[c.size] == \old(known_behind(c, known, at));
  @ ensures sources: \forall integer t; 0 <= t < terms ==> c.source[t] == \old(c.source[t]);
  @ ensures outputs: \forall integer j; 0 <= j < leaves ==> c.output[j] == \old(c.output[j]);
  @*/
static conditional_network append(conditional_network c, conditional_arrays into, size_t *known, size_t at,
                                  bool otherwise, instruction i, size_t terms, size_t leaves)
{
  conditional_network larger = c;
  write_instruction(c, into, known, at, otherwise, i);
  larger.size = c.size + 1;
  larger.terms = terms;
  larger.leaves = leaves;
  //@ assert sources: \forall integer t; 0 <= t < terms ==> c.source[t] == \at(c.source[t], Pre);
  //@ assert outputs: \forall integer j; 0 <= j < leaves ==> c.output[j] == \at(c.output[j], Pre);
  //@ assert appended: appended{Pre,Here}(c, known, at, otherwise);
  //@ assert larger: larger(c, larger);
  //@ assert operation: i.kind == INSTRUCTION_OPERATION ==> well_formed_operation(larger, known, c.size);
  //@ assert test: i.kind == INSTRUCTION_TEST ==> well_formed_test(larger, known, c.size);
  //@ assert leaf: i.kind == INSTRUCTION_LEAF ==> well_formed_leaf(larger, known, c.size);
  //@ assert new: well_formed_at(larger, known, c.size);
  //@ assert old: \forall integer k; 0 <= k < c.size ==> well_formed_at(larger, known, k);
  //@ assert root: known[0] == c.inputs;
  //@ assert bound: \forall integer k; 0 <= k <= c.size ==> known[k] <= c.inputs + k;
  //@ assert linked: linked(\at(stored(c), Pre), stored(larger), place(at), 1 - otherwise);
  /*@ assert same: \forall integer k; 0 <= k < c.size ==>
    @   same_instruction(\at(stored(c), Pre), stored(larger), k, c.outputs); */
  return larger;
}

/* A test whether variable v is zero. */
/*@ requires arrays: same_arrays(c, into) && c.size < CONDITIONAL_MOST_INSTRUCTIONS;
  @ requires inputs: c.inputs <= CONDITIONAL_MOST_INPUTS;
  @ requires room: room_to_grow(c, into, known, c.size + 1, c.terms, c.leaves);
  @ requires healthy: healthy(c, known) && missing(c, at, otherwise);
  @ requires defined: v < known_behind(c, known, at);
  @ terminates \true;
  @ assigns into.program[0 .. c.size], known[c.size];
  @ ensures larger: larger(c, \result) && \result.size == c.size + 1 && \result.terms == c.terms &&
  @   \result.leaves == c.leaves;
  @ ensures healthy: healthy(\result, known);
  @ ensures adds: adds(\old(stored(c)), stored(\result), place(at), 1 - otherwise, c.outputs);
  @ ensures kind: into.program[c.size].kind == INSTRUCTION_TEST;
  @ ensures expected: \forall plan n, rvec y, integer k; v == variable_of(n, y, k) ==>
  @   expected_test(n, stored(\result), c.size, y, k);
  @ ensures known: known[c.size] == \old(known_behind(c, known, at));
  @*/
static conditional_network add_test(conditional_network c, conditional_arrays into, size_t *known, size_t at,
                                    bool otherwise, size_t v)
{
  instruction i = {INSTRUCTION_TEST, IS_NOT_EQUAL, v, 0, NOWHERE, NOWHERE};
  return append(c, into, known, at, otherwise, i, c.terms, c.leaves);
}

/* variable[k] := the variable of neuron k, if it is active. */
/*@ requires \valid_read(active + (0 .. neurons - 1)) && \valid(variable + (0 .. neurons - 1)) && inputs <= neurons;
  @ requires \separated(variable + (0 .. neurons - 1), active + (0 .. neurons - 1));
  @ terminates \true;
  @ assigns variable[0 .. neurons - 1];
  @ ensures variables: \forall plan n, rvec y, integer k; plan_inputs(n) == inputs ==>
  @   (\forall integer h; 0 <= h < neurons ==> active[h] == active_at(n, y, h)) ==> 0 <= k < neurons ==>
  @   variable[k] == variable_of(n, y, k);
  @*/
static void number_variables(const bool *active, size_t inputs, size_t neurons, size_t *variable)
{
  size_t count = inputs;
  /*@ loop invariant range: 0 <= k <= inputs;
    @ loop invariant inputs: \forall integer h; 0 <= h < k ==> variable[h] == h;
    @ loop assigns k, variable[0 .. neurons - 1];
    @ loop variant inputs - k;
    @*/
  for (size_t k = 0; k < inputs; k++)
    variable[k] = k;
  /*@ loop invariant range: inputs <= k <= neurons && inputs <= count <= k;
    @ loop invariant inputs: \forall integer h; 0 <= h < inputs ==> variable[h] == h;
    @ loop invariant count: \forall plan n, rvec y; plan_inputs(n) == inputs ==>
    @   (\forall integer h; 0 <= h < neurons ==> active[h] == active_at(n, y, h)) ==>
    @   count == inputs + active_before(n, y, k);
    @ loop invariant variables: \forall plan n, rvec y, integer h; plan_inputs(n) == inputs ==>
    @   (\forall integer i; 0 <= i < neurons ==> active[i] == active_at(n, y, i)) ==> inputs <= h < k ==>
    @   variable[h] == variable_of(n, y, h);
    @ loop assigns k, count, variable[0 .. neurons - 1];
    @ loop variant neurons - k;
    @*/
  for (size_t k = inputs; k < neurons; k++) {
    variable[k] = count;
    if (active[k])
      count++;
  }
}

/* Writes the variables of the active ones of these neurons. */
/*@ requires \valid(output + (0 .. outputs - 1));
  @ requires \valid_read(active + (0 .. outputs - 1)) && \valid_read(variable + (0 .. outputs - 1));
  @ requires \separated(output + (0 .. outputs - 1), active + (0 .. outputs - 1));
  @ requires \separated(output + (0 .. outputs - 1), variable + (0 .. outputs - 1));
  @ terminates \true;
  @ assigns output[0 .. outputs - 1];
  @ ensures written: \forall integer j; 0 <= j < outputs ==>
  @   output[j] == (\old(active[j]) ? \old(variable[j]) : NOWHERE);
  @*/
static void write_outputs(size_t *output, size_t outputs, const bool *active, const size_t *variable)
{
  /*@ loop invariant range: 0 <= j <= outputs;
    @ loop invariant written: \forall integer k; 0 <= k < j ==>
    @   output[k] == (\at(active[k], Pre) ? \at(variable[k], Pre) : NOWHERE);
    @ loop invariant variable: \forall integer k; 0 <= k < outputs ==> variable[k] == \at(variable[k], Pre);
    @ loop assigns j, output[0 .. outputs - 1];
    @ loop variant outputs - j;
    @*/
  for (size_t j = 0; j < outputs; j++)
    output[j] = active[j] ? variable[j] : NOWHERE;
}

/* The leaf that puts out the variables of the active ones of these neurons. */
/*@ requires arrays: same_arrays(c, into) && c.size < CONDITIONAL_MOST_INSTRUCTIONS;
  @ requires inputs: c.inputs <= CONDITIONAL_MOST_INPUTS && c.leaves + c.outputs <= SIZE_MAX;
  @ requires room: room_to_grow(c, into, known, c.size + 1, c.terms, c.leaves + c.outputs);
  @ requires \valid_read(active + (0 .. c.outputs - 1)) && \valid_read(variable + (0 .. c.outputs - 1));
  @ requires \separated(into.output + (0 .. c.leaves + c.outputs - 1), active + (0 .. c.outputs - 1));
  @ requires \separated(into.output + (0 .. c.leaves + c.outputs - 1), variable + (0 .. c.outputs - 1));
  @ requires healthy: healthy(c, known) && missing(c, at, otherwise);
  @ requires defined: \forall integer j; 0 <= j < c.outputs ==> active[j] ==>
  @   variable[j] < known_behind(c, known, at);
  @ terminates \true;
  @ assigns into.program[0 .. c.size], known[c.size], into.output[c.leaves .. c.leaves + c.outputs - 1];
  @ ensures larger: larger(c, \result) && \result.size == c.size + 1 && \result.terms == c.terms &&
  @   \result.leaves == c.leaves + c.outputs;
  @ ensures healthy: healthy(\result, known);
  @ ensures adds: adds(\old(stored(c)), stored(\result), place(at), 1 - otherwise, c.outputs);
  @ ensures expected: \forall plan n, rvec y, integer lo; (\forall integer j; 0 <= j < c.outputs ==>
  @   \old(active[j]) == active_at(n, y, lo + j) &&
  @   (\old(active[j]) ==> \old(variable[j]) == variable_of(n, y, lo + j))) ==>
  @   expected_leaf(n, stored(\result), c.size, y, lo, c.outputs);
  @*/
static conditional_network add_leaf(conditional_network c, conditional_arrays into, size_t *known, size_t at,
                                    bool otherwise, const bool *active, const size_t *variable)
{
  write_outputs(into.output + c.leaves, c.outputs, active, variable);
  /*@ assert put_out: \forall integer k; c.leaves <= k < c.leaves + c.outputs ==> c.output[k] ==
    @   (\at(active[k - c.leaves], Pre) ? \at(variable[k - c.leaves], Pre) : NOWHERE); */
  //@ assert outputs: \forall integer k; 0 <= k < c.leaves ==> c.output[k] == \at(c.output[k], Pre);
  //@ assert known: \forall integer k; 0 <= k < c.size ==> known[k] == \at(known[k], Pre);
  /*@ assert parts: \forall integer k; 0 <= k < c.size ==> c.program[k].lo == \at(c.program[k].lo, Pre) &&
    @   c.program[k].hi == \at(c.program[k].hi, Pre); */
  /*@ assert links: \forall integer k; 0 <= k < c.size ==> c.program[k].next == \at(c.program[k].next, Pre) &&
    @   c.program[k].otherwise == \at(c.program[k].otherwise, Pre); */
  //@ assert program: \forall integer k; 0 <= k < c.size ==> c.program[k] == \at(c.program[k], Pre);
  //@ assert sources: \forall integer t; 0 <= t < c.terms ==> c.source[t] == \at(c.source[t], Pre);
  //@ assert kept: kept{Pre,Here}(c, known);
  //@ assert stored: stored(c) == \at(stored(c), Pre);
  //@ assert healthy: healthy(c, known);
  //@ assert missing: missing(c, at, otherwise);
  //@ assert behind: known_behind(c, known, at) == \at(known_behind(c, known, at), Pre);
  instruction i = {INSTRUCTION_LEAF, IS_LESS, c.leaves, c.leaves + c.outputs, NOWHERE, NOWHERE};
  conditional_network larger = append(c, into, known, at, otherwise, i, c.terms, c.leaves + c.outputs);
  //@ assert leaf: leaf_from(larger, c.size, c.leaves);
  /*@ assert still: \forall integer k; c.leaves <= k < c.leaves + c.outputs ==> c.output[k] ==
    @   (\at(active[k - c.leaves], Pre) ? \at(variable[k - c.leaves], Pre) : NOWHERE); */
  /*@ assert defined: \forall integer k; 0 <= k < c.outputs ==> \at(active[k], Pre) ==>
    @   \at(variable[k], Pre) < NOWHERE; */
  /*@ assert at: \forall integer k; 0 <= k < c.outputs ==>
    @   c.output[c.leaves + k] == (\at(active[k], Pre) ? \at(variable[k], Pre) : NOWHERE); */
  /*@ assert where: \forall integer k; 0 <= k < c.outputs ==>
    @   put_out(stored(larger), c.size, k) == place(c.output[c.leaves + k]); */
  /*@ assert place: \forall integer k; 0 <= k < c.outputs ==> put_out(stored(larger), c.size, k) ==
    @   (\at(active[k], Pre) ? \at(variable[k], Pre) : -1); */
  return larger;
}

/*@ // The terms of neuron k that are not zero where z has the outputs are those from lo to hi - 1 of the tree.
  @ predicate written_term{L}(conditional_network c, plan n, rvec z, size_t *variable, integer k, integer lo,
  @                           integer hi, integer t) =
  @   at(plan_weight(n), t) != 0.0 && at(z, index(plan_source(n), t)) != 0.0 ==>
  @   0 <= nonzero_into(n, z, k, t) < hi - lo &&
  @   c.source[lo + nonzero_into(n, z, k, t)] == variable[index(plan_source(n), t)] &&
  @   val(c.weight + (lo + nonzero_into(n, z, k, t))) == at(plan_weight(n), t);
  @ // Terms lo to hi - 1 of the tree, the variables of the neurons are what they were.
  @ predicate cells_kept{K,L}(conditional_network c, integer lo, integer hi) =
  @   \forall integer t; lo <= t < hi ==> same_cell{K,L}(c, t);
  @ predicate variables_kept{K,L}(size_t *variable, integer neurons) =
  @   \forall integer h; 0 <= h < neurons ==> \at(variable[h], L) == \at(variable[h], K);
  @ lemma written_still{K,L}: \forall conditional_network c, plan n, rvec z, size_t *variable,
  @   integer k, lo, hi, hi2, t, neurons; cells_kept{K,L}(c, lo, hi) ==> variables_kept{K,L}(variable, neurons) ==>
  @   0 <= index(plan_source(n), t) < neurons ==> hi <= hi2 ==> written_term{K}(c, n, z, variable, k, lo, hi, t) ==>
  @   written_term{L}(c, n, z, variable, k, lo, hi2, t);
  @ // n has these neurons and terms.
  @ predicate plan_has{L}(layered_network net, plan n) =
  @   plan_inputs(n) == net.inputs && plan_first(n) == firsts(net) && plan_source(n) == sources(net) &&
  @   plan_weight(n) == term_weights(net);
  @ // So the variables of the neurons are numbered.
  @ predicate numbered{L}(plan n, rvec z, size_t *variable, integer neurons) =
  @   \forall integer h; 0 <= h < neurons ==> variable[h] == variable_of(n, z, h);
  @ // Neuron k reads no variable from `limit` on where its source is not zero.
  @ predicate sources_defined{L}(layered_network net, integer k, mpq_srcptr y, size_t *variable, integer limit) =
  @   \forall integer t; net.first[k] <= t < net.first[k + 1] ==> val(y + net.source[t]) != 0.0 ==>
  @   variable[net.source[t]] < limit;
  @ // Instruction s is an operation of the terms lo to hi - 1.
  @ predicate operation_from{L}(conditional_network c2, integer s, integer lo, integer hi) =
  @   0 <= s < c2.size && c2.program[s].kind == INSTRUCTION_OPERATION && c2.program[s].lo == lo &&
  @   c2.program[s].hi == hi && 0 <= lo <= hi <= c2.terms;
  @ lemma new_operation{L}: \forall conditional_network c2, integer s, lo, hi; operation_from(c2, s, lo, hi) ==>
  @   kind(stored(c2), s) == 0 && terms(stored(c2), s) == hi - lo;
  @ lemma new_term{L}: \forall conditional_network c2, integer s, lo, hi, m; operation_from(c2, s, lo, hi) ==>
  @   0 <= m < hi - lo ==> variable(stored(c2), s, m) == c2.source[lo + m] &&
  @   weight(stored(c2), s, m) == val(c2.weight + (lo + m));
  @ lemma written_expected{L}: \forall conditional_network c, c2, plan n, rvec z, size_t *variable,
  @   integer k, s, lo, hi, t, neurons; larger(c, c2) ==> operation_from(c2, s, lo, hi) ==>
  @   numbered(n, z, variable, neurons) ==> 0 <= index(plan_source(n), t) < neurons ==>
  @   written_term(c, n, z, variable, k, lo, hi, t) ==> expected_term(n, stored(c2), s, z, k, t);
  @*/

/* Writes the weight w of variable v at place `at`, if neither it nor the output x of its source is zero.  Returns how
 * many terms that is. */
/*@ requires \valid(into.source + at) && \valid(into.weight + at) && \valid_read(w) && \valid_read(x);
  @ terminates \true;
  @ assigns into.source[at], into.weight[at];
  @ ensures count: \result == (\old(val(w)) != 0.0 && \old(val(x)) != 0.0 ? 1 : 0);
  @ ensures written: \result == 1 ==> into.source[at] == v && val(into.weight + at) == \old(val(w));
  @*/
static size_t write_term(conditional_arrays into, size_t at, size_t v, mpq_srcptr w, mpq_srcptr x)
{
  if (mpq_sgn(w) == 0 || mpq_sgn(x) == 0)
    return 0;
  into.source[at] = v;
  mpq_set(into.weight + at, w);
  return 1;
}

/* Writes the terms of neuron k that are not zero after those of the tree.  Returns how many there are then. */
/*@ requires arrays: same_arrays(c, into) && readable_layered(net) && k < net.neurons;
  @ requires terms: net.first[k] <= net.first[k + 1] <= net.terms && reads_below(net, k, net.neurons);
  @ requires limit: c.terms + net.terms <= CONDITIONAL_MOST_TERMS;
  @ requires room: \valid(into.source + (0 .. c.terms + net.terms - 1)) &&
  @   \valid(into.weight + (0 .. c.terms + net.terms - 1));
  @ requires \valid_read(y + (0 .. net.neurons - 1)) && \valid_read(variable + (0 .. net.neurons - 1));
  @ requires outside_layered(net, into.weight, c.terms + net.terms);
  @ requires \separated(into.source + (0 .. c.terms + net.terms - 1), net.first + (0 .. net.neurons));
  @ requires \separated(into.source + (0 .. c.terms + net.terms - 1), net.source + (0 .. net.terms - 1));
  @ requires \separated(into.source + (0 .. c.terms + net.terms - 1), variable + (0 .. net.neurons - 1));
  @ requires \separated(into.weight + (0 .. c.terms + net.terms - 1), y + (0 .. net.neurons - 1));
  @ terminates \true;
  @ assigns into.source[c.terms .. c.terms + net.terms - 1], into.weight[c.terms .. c.terms + net.terms - 1];
  @ ensures range: c.terms <= \result <= c.terms + (net.first[k + 1] - net.first[k]);
  @ ensures count: \forall plan n; \old(plan_has(net, n)) ==> \result - c.terms ==
  @   nonzero_into(n, \old(vec(y, net.neurons)), k, net.first[k + 1]);
  @ ensures terms: \forall plan n, integer t; \old(plan_has(net, n)) ==> net.first[k] <= t < net.first[k + 1] ==>
  @   written_term(c, n, \old(vec(y, net.neurons)), variable, k, c.terms, \result, t);
  @ ensures below: \forall integer limit; \old(sources_defined(net, k, y, variable, limit)) ==>
  @   \forall integer s; c.terms <= s < \result ==> into.source[s] < limit;
  @*/
static size_t write_terms(layered_network net, conditional_network c, conditional_arrays into, size_t k, mpq_srcptr y,
                          const size_t *variable)
{
  size_t count = 0;
  /*@ loop invariant range: net.first[k] <= t <= net.first[k + 1] && count <= t - net.first[k];
    @ loop invariant first: net.first[k] == \at(net.first[k], Pre) && net.first[k + 1] == \at(net.first[k + 1], Pre);
    @ loop invariant y: \forall integer h; 0 <= h < net.neurons ==> val(y + h) == \at(val(y + h), Pre);
    @ loop invariant weights: \forall integer s; 0 <= s < net.terms ==>
    @   val(net.weight + s) == \at(val(net.weight + s), Pre);
    @ loop invariant sources: \forall integer s; 0 <= s < net.terms ==> net.source[s] == \at(net.source[s], Pre);
    @ loop invariant variable: \forall integer h; 0 <= h < net.neurons ==> variable[h] == \at(variable[h], Pre);
    @ loop invariant count: \forall plan n; \at(plan_has(net, n), Pre) ==>
    @   count == nonzero_into(n, \at(vec(y, net.neurons), Pre), k, t);
    @ loop invariant terms: \forall plan n, integer s; \at(plan_has(net, n), Pre) ==> net.first[k] <= s < t ==>
    @   written_term(c, n, \at(vec(y, net.neurons), Pre), variable, k, c.terms, c.terms + count, s);
    @ loop invariant below: \forall integer limit; \at(sources_defined(net, k, y, variable, limit), Pre) ==>
    @   \forall integer s; c.terms <= s < c.terms + count ==> into.source[s] < limit;
    @ loop assigns t, count, into.source[c.terms .. c.terms + net.terms - 1],
    @   into.weight[c.terms .. c.terms + net.terms - 1];
    @ loop variant net.first[k + 1] - t;
    @*/
  for (size_t t = net.first[k]; t < net.first[k + 1]; t++) {
    /*@ assert factors: \forall plan n; \at(plan_has(net, n), Pre) ==> index(plan_source(n), t) == net.source[t] &&
      @   at(plan_weight(n), t) == val(net.weight + t) &&
      @   at(\at(vec(y, net.neurons), Pre), net.source[t]) == val(y + net.source[t]); */
    count += write_term(into, c.terms + count, variable[net.source[t]], net.weight + t, y + net.source[t]);
    //@ assert first: net.first[k] == \at(net.first[k], Pre) && net.first[k + 1] == \at(net.first[k + 1], Pre);
    //@ assert cells: cells_kept{LoopCurrent,Here}(c, c.terms, c.terms + \at(count, LoopCurrent));
    //@ assert variables: variables_kept{LoopCurrent,Here}(variable, net.neurons);
    //@ assert counted: \at(count, LoopCurrent) <= count <= \at(count, LoopCurrent) + 1;
    /*@ assert old: \forall plan n, integer s; \at(plan_has(net, n), Pre) ==> \at(net.first[k], Pre) <= s < t ==>
      @   written_term(c, n, \at(vec(y, net.neurons), Pre), variable, k, c.terms, c.terms + count, s); */
    /*@ assert new: \forall plan n; \at(plan_has(net, n), Pre) ==>
      @   written_term(c, n, \at(vec(y, net.neurons), Pre), variable, k, c.terms, c.terms + count, t); */
  }
  return c.terms + count;
}

/* The operation that computes neuron k. */
/*@ requires arrays: same_arrays(c, into) && readable_layered(net) && k < net.neurons;
  @ requires terms: net.first[k] <= net.first[k + 1] <= net.terms && reads_below(net, k, net.neurons);
  @ requires limits: c.size < CONDITIONAL_MOST_INSTRUCTIONS && c.inputs <= CONDITIONAL_MOST_INPUTS &&
  @   c.terms + net.terms <= CONDITIONAL_MOST_TERMS;
  @ requires room: room_to_grow(c, into, known, c.size + 1, c.terms + net.terms, c.leaves);
  @ requires \valid_read(y + (0 .. net.neurons - 1)) && \valid_read(variable + (0 .. net.neurons - 1));
  @ requires apart: apart_from(net, into, known, y, variable, c.size + 1, c.terms + net.terms);
  @ requires healthy: healthy(c, known) && missing(c, at, otherwise);
  @ requires defined: sources_defined(net, k, y, variable, known_behind(c, known, at));
  @ terminates \true;
  @ assigns into.program[0 .. c.size], known[c.size], into.source[c.terms .. c.terms + net.terms - 1],
  @   into.weight[c.terms .. c.terms + net.terms - 1];
  @ ensures larger: larger(c, \result) && \result.size == c.size + 1 && \result.leaves == c.leaves &&
  @   \result.terms <= c.terms + (\old(net.first[k + 1]) - \old(net.first[k]));
  @ ensures healthy: healthy(\result, known);
  @ ensures adds: adds(\old(stored(c)), stored(\result), place(at), 1 - otherwise, c.outputs);
  @ ensures expected: \forall plan n; \old(plan_has(net, n)) ==>
  @   \old(numbered(n, vec(y, net.neurons), variable, net.neurons)) ==>
  @   expected_operation(n, stored(\result), c.size, \old(vec(y, net.neurons)), k);
  @ ensures known: known[c.size] == \old(known_behind(c, known, at));
  @*/
static conditional_network add_operation(layered_network net, conditional_network c, conditional_arrays into,
                                         size_t *known, size_t at, bool otherwise, size_t k, mpq_srcptr y,
                                         const size_t *variable)
{
  /*@ assert reads: \forall plan n, integer t; plan_has(net, n) ==> net.first[k] <= t < net.first[k + 1] ==>
    @   0 <= index(plan_source(n), t) < net.neurons; */
  size_t terms = write_terms(net, c, into, k, y, variable);
  //@ assert first: net.first[k] == \at(net.first[k], Pre) && net.first[k + 1] == \at(net.first[k + 1], Pre);
  //@ assert numbers: variables_kept{Pre,Here}(variable, net.neurons);
  //@ assert known: \forall integer h; 0 <= h < c.size ==> known[h] == \at(known[h], Pre);
  /*@ assert parts: \forall integer h; 0 <= h < c.size ==> c.program[h].lo == \at(c.program[h].lo, Pre) &&
    @   c.program[h].hi == \at(c.program[h].hi, Pre); */
  /*@ assert links: \forall integer h; 0 <= h < c.size ==> c.program[h].next == \at(c.program[h].next, Pre) &&
    @   c.program[h].otherwise == \at(c.program[h].otherwise, Pre); */
  //@ assert program: \forall integer h; 0 <= h < c.size ==> c.program[h] == \at(c.program[h], Pre);
  //@ assert outputs: \forall integer j; 0 <= j < c.leaves ==> c.output[j] == \at(c.output[j], Pre);
  //@ assert sources: \forall integer t; 0 <= t < c.terms ==> c.source[t] == \at(c.source[t], Pre);
  //@ assert weights: \forall integer t; 0 <= t < c.terms ==> val(c.weight + t) == \at(val(c.weight + t), Pre);
  //@ assert value: val(c.value) == \at(val(c.value), Pre);
  //@ assert kept: kept{Pre,Here}(c, known);
  //@ assert stored: stored(c) == \at(stored(c), Pre);
  //@ assert healthy: healthy(c, known);
  //@ assert missing: missing(c, at, otherwise);
  //@ assert behind: known_behind(c, known, at) == \at(known_behind(c, known, at), Pre);
  instruction i = {INSTRUCTION_OPERATION, IS_LESS, c.terms, terms, NOWHERE, NOWHERE};
  //@ ghost Written: ;
  conditional_network larger = append(c, into, known, at, otherwise, i, terms, c.leaves);
  //@ assert operation: operation_from(larger, c.size, c.terms, terms);
  //@ assert cells: cells_kept{Written,Here}(c, c.terms, terms);
  //@ assert variables: variables_kept{Written,Here}(variable, net.neurons);
  /*@ assert numbered: \forall plan n; \at(numbered(n, vec(y, net.neurons), variable, net.neurons), Pre) ==>
    @   numbered(n, \at(vec(y, net.neurons), Pre), variable, net.neurons); */
  /*@ assert written: \forall plan n, integer t; \at(plan_has(net, n), Pre) ==>
    @   \at(net.first[k], Pre) <= t < \at(net.first[k + 1], Pre) ==>
    @   written_term(c, n, \at(vec(y, net.neurons), Pre), variable, k, c.terms, terms, t); */
  /*@ assert expected: \forall plan n, rvec z, integer t; numbered(n, z, variable, net.neurons) ==>
    @   0 <= index(plan_source(n), t) < net.neurons ==> written_term(c, n, z, variable, k, c.terms, terms, t) ==>
    @   expected_term(n, stored(larger), c.size, z, k, t); */
  return larger;
}

/*@ // What is read where p is, is not written.
  @ predicate read_only(conditional_arrays into, size_t *known, size_t *p, integer instructions, integer terms) =
  @   \separated(p, into.program + (0 .. instructions - 1)) && \separated(p, into.source + (0 .. terms - 1)) &&
  @   \separated(p, known + (0 .. instructions - 1));
  @ lemma first_read_only: \forall layered_network net, conditional_arrays into, size_t *known, *variable,
  @   mpq_srcptr y, integer i, t, h; apart_from(net, into, known, y, variable, i, t) ==> 0 <= h <= net.neurons ==>
  @   read_only(into, known, net.first + h, i, t);
  @ lemma source_read_only: \forall layered_network net, conditional_arrays into, size_t *known, *variable,
  @   mpq_srcptr y, integer i, t, h; apart_from(net, into, known, y, variable, i, t) ==> 0 <= h < net.terms ==>
  @   read_only(into, known, net.source + h, i, t);
  @ lemma variable_read_only: \forall layered_network net, conditional_arrays into, size_t *known, *variable,
  @   mpq_srcptr y, integer i, t, h; apart_from(net, into, known, y, variable, i, t) ==> 0 <= h < net.neurons ==>
  @   read_only(into, known, variable + h, i, t);
  @ lemma y_apart: \forall layered_network net, conditional_arrays into, size_t *known, *variable, mpq_srcptr y,
  @   integer i, t, lo, n, h; apart_from(net, into, known, y, variable, i, t) ==> 0 <= h < net.neurons ==> 0 <= lo ==>
  @   lo + n <= t ==> \separated(y + h, into.weight + (lo .. lo + n - 1));
  @ lemma weight_apart: \forall layered_network net, conditional_arrays into, size_t *known, *variable, mpq_srcptr y,
  @   integer i, t, lo, n, h; apart_from(net, into, known, y, variable, i, t) ==> 0 <= h < net.terms ==> 0 <= lo ==>
  @   lo + n <= t ==> \separated(net.weight + h, into.weight + (lo .. lo + n - 1));
  @ lemma read_only_program: \forall conditional_arrays into, size_t *known, *p, integer i, t, j;
  @   read_only(into, known, p, i, t) ==> j <= i ==> \separated(p, into.program + (0 .. j - 1));
  @ lemma read_only_source: \forall conditional_arrays into, size_t *known, *p, integer i, t, lo, n;
  @   read_only(into, known, p, i, t) ==> 0 <= lo ==> lo + n <= t ==>
  @   \separated(p, into.source + (lo .. lo + n - 1));
  @ lemma read_only_known: \forall conditional_arrays into, size_t *known, *p, integer i, t, j;
  @   read_only(into, known, p, i, t) ==> 0 <= j < i ==> p != known + j;
  @*/

/* The test of neuron k, or the operation that computes it. */
/*@ requires arrays: same_arrays(c, into) && readable_layered(net) && k < net.neurons;
  @ requires limits: c.size < CONDITIONAL_MOST_INSTRUCTIONS && c.inputs <= CONDITIONAL_MOST_INPUTS &&
  @   c.terms + net.terms <= CONDITIONAL_MOST_TERMS;
  @ requires room: room_to_grow(c, into, known, c.size + 1, c.terms + net.terms, c.leaves);
  @ requires \valid_read(y + (0 .. net.neurons - 1)) && \valid_read(variable + (0 .. net.neurons - 1));
  @ requires apart: apart_from(net, into, known, y, variable, c.size + 1, c.terms + net.terms);
  @ requires healthy: healthy(c, known) && missing(c, at, otherwise);
  @ requires terms: test == 0 ==>
  @   net.first[k] <= net.first[k + 1] <= net.terms && reads_below(net, k, net.neurons);
  @ requires test: test != 0 ==> variable[k] < known_behind(c, known, at);
  @ requires operation: test == 0 ==> sources_defined(net, k, y, variable, known_behind(c, known, at));
  @ terminates \true;
  @ assigns into.program[0 .. c.size], known[c.size], into.source[c.terms .. c.terms + net.terms - 1],
  @   into.weight[c.terms .. c.terms + net.terms - 1];
  @ ensures larger: larger(c, \result) && \result.size == c.size + 1 && \result.leaves == c.leaves;
  @ ensures terms: \result.terms <= c.terms + (test ? 0 : \old(net.first[k + 1]) - \old(net.first[k]));
  @ ensures healthy: healthy(\result, known);
  @ ensures adds: adds(\old(stored(c)), stored(\result), place(at), 1 - otherwise, c.outputs);
  @ ensures test: \forall plan n; \old(plan_has(net, n)) ==>
  @   \old(numbered(n, vec(y, net.neurons), variable, net.neurons)) ==> test != 0 ==>
  @   expected_test(n, stored(\result), c.size, \old(vec(y, net.neurons)), k);
  @ ensures operation: \forall plan n; \old(plan_has(net, n)) ==>
  @   \old(numbered(n, vec(y, net.neurons), variable, net.neurons)) ==> test == 0 ==>
  @   expected_operation(n, stored(\result), c.size, \old(vec(y, net.neurons)), k);
  @ ensures known: known[c.size] == \old(known_behind(c, known, at));
  @ ensures weights: \forall integer t; 0 <= t < net.terms ==> val(net.weight + t) == \old(val(net.weight + t));
  @ ensures y: \forall integer h; 0 <= h < net.neurons ==> val(y + h) == \old(val(y + h));
  @ ensures read_only: \forall size_t *p; read_only(into, known, p, c.size + 1, c.terms + net.terms) ==>
  @   *p == \old(*p);
  @*/
static conditional_network add_step(layered_network net, conditional_network c, conditional_arrays into,
                                    size_t *known, size_t at, bool otherwise, bool test, size_t k, mpq_srcptr y,
                                    const size_t *variable)
{
  /*@ assert program: \forall size_t *p; read_only(into, known, p, c.size + 1, c.terms + net.terms) ==>
    @   \separated(p, into.program + (0 .. c.size)); */
  /*@ assert source: \forall size_t *p; read_only(into, known, p, c.size + 1, c.terms + net.terms) ==>
    @   \separated(p, into.source + (c.terms .. c.terms + net.terms - 1)); */
  /*@ assert known: \forall size_t *p; read_only(into, known, p, c.size + 1, c.terms + net.terms) ==>
    @   p != known + c.size; */
  if (test)
    return add_test(c, into, known, at, otherwise, variable[k]);
  return add_operation(net, c, into, known, at, otherwise, k, y, variable);
}

/* What goes into a tree, and where that is written. */
typedef struct {
  layered_network net;
  conditional_arrays into;
  size_t *known;
  const size_t *tested;
  size_t steps;
  mpq_srcptr y;
  const bool *active;
  const size_t *variable;
} insertion;

/* The tree and the branch that it is left at. */
typedef struct {
  conditional_network tree;
  size_t at;
  bool otherwise;
} cursor;

/*@ logic plan plan_in{L}(insertion g) = plan_of(g.net, g.tested, g.steps);
  @ logic rvec outputs_in{L}(insertion g) = vec(g.y, g.net.neurons);
  @ predicate readable_insertion{L}(insertion g) =
  @   readable_layered(g.net) && \valid_read(g.tested + (0 .. g.steps)) &&
  @   \valid_read(g.y + (0 .. g.net.neurons - 1)) && \valid_read(g.active + (0 .. g.net.neurons - 1)) &&
  @   \valid_read(g.variable + (0 .. g.net.neurons - 1));
  @ // The terms are the neurons' in their order.
  @ predicate terms_in_order{L}(layered_network net) =
  @   increasing(net.first, net.neurons) && net.first[net.inputs] == 0 && net.first[net.neurons] == net.terms &&
  @   net.inputs <= net.neurons;
  @ predicate flagged{L}(plan n, rvec z, bool *active, integer neurons) =
  @   \forall integer k; 0 <= k < neurons ==> active[k] == active_at(n, z, k);
  @ // The network has this order, and its neurons are active and have variables as is said.
  @ predicate ready{L}(insertion g) =
  @   terms_in_order(g.net) && sized(plan_in(g), g.steps, g.net.neurons, g.net.terms) &&
  @   g.net.inputs <= CONDITIONAL_MOST_INPUTS && g.steps < CONDITIONAL_MOST_INSTRUCTIONS &&
  @   numbered(plan_in(g), outputs_in(g), g.variable, g.net.neurons) &&
  @   flagged(plan_in(g), outputs_in(g), g.active, g.net.neurons);
  @ // Nothing that is read is written.
  @ predicate insertion_apart(insertion g, integer instructions, integer terms) =
  @   apart_from(g.net, g.into, g.known, g.y, g.variable, instructions, terms) &&
  @   \separated(g.tested + (0 .. g.steps), g.into.program + (0 .. instructions - 1)) &&
  @   \separated(g.tested + (0 .. g.steps), g.into.source + (0 .. terms - 1)) &&
  @   \separated(g.tested + (0 .. g.steps), g.known + (0 .. instructions - 1));
  @ // Before step q the tree is left there.
  @ predicate walks{L}(insertion g, cursor w, integer q) =
  @   same_arrays(w.tree, g.into) && w.tree.inputs == g.net.inputs && w.tree.outputs == outputs_of(plan_in(g)) &&
  @   healthy(w.tree, g.known) && (w.at == NOWHERE || w.at < w.tree.size) &&
  @   known_behind(w.tree, g.known, w.at) ==
  @     variable_of(plan_in(g), outputs_in(g), computed_before(plan_in(g), q)) &&
  @   advanced(plan_in(g), stored(w.tree), outputs_in(g), place(w.at), 1 - w.otherwise, q);
  @*/

/* Where the tree is left, what is asked for next fits. */
/*@ ghost
  /@ requires ready: ready(g) && walks(g, w, q);
   @ requires limit: w.tree.size < CONDITIONAL_MOST_INSTRUCTIONS && q <= g.steps;
   @ terminates \true;
   @ assigns \nothing;
   @ ensures passable: passable(w.tree, w.at, w.otherwise);
   @ ensures test: q < g.steps ==> present(plan_in(g), outputs_in(g), q) ==> tests(plan_in(g), q) ==>
   @   g.variable[neuron_at(plan_in(g), q)] < known_behind(w.tree, g.known, w.at);
   @ ensures operation: q < g.steps ==> !tests(plan_in(g), q) ==>
   @   sources_defined(g.net, neuron_at(plan_in(g), q), g.y, g.variable, known_behind(w.tree, g.known, w.at));
   @ ensures leaf: q == g.steps ==> \forall integer k; 0 <= k < g.net.neurons ==> g.active[k] != 0 ==>
   @   g.variable[k] < known_behind(w.tree, g.known, w.at);
   @/
  void lemma_fits(insertion g, cursor w, size_t q)
  {
    lemma_defined(g.steps, g.net.neurons, g.net.terms);
    lemma_advance(g.steps, g.net.neurons, g.net.terms);
    /@ assert first: \forall integer k; 0 <= k <= g.net.neurons ==>
     @   index(plan_first(plan_in(g)), k) == g.net.first[k]; @/
    /@ assert sources: \forall integer t; 0 <= t < g.net.terms ==>
     @   index(plan_source(plan_in(g)), t) == g.net.source[t]; @/
    /@ assert below: q < g.steps ==> !tests(plan_in(g), q) ==> 0 <= neuron_at(plan_in(g), q) < g.net.neurons &&
     @   reads_below(g.net, neuron_at(plan_in(g), q), tested_before(plan_in(g), q)); @/
    /@ assert nonzero: \forall integer h; 0 <= h < g.net.neurons ==> val(g.y + h) == at(outputs_in(g), h); @/
    /@ assert variables: \forall integer h; q < g.steps ==> 0 <= h < tested_before(plan_in(g), q) ==>
     @   val(g.y + h) != 0.0 ==> g.variable[h] < known_behind(w.tree, g.known, w.at); @/
  }
*/

/* Which neuron is taken in step q. */
/*@ ghost
  /@ requires ready: ready(g) && q < g.steps;
   @ terminates \true;
   @ assigns \nothing;
   @ ensures tests: tests(plan_in(g), q) <==> g.tested[q] < g.tested[q + 1];
   @ ensures tested: tests(plan_in(g), q) ==> neuron_at(plan_in(g), q) == g.tested[q];
   @ ensures computed: !tests(plan_in(g), q) ==> neuron_at(plan_in(g), q) == g.net.inputs + q - g.tested[q];
   @ ensures range: 0 <= neuron_at(plan_in(g), q) < g.net.neurons && g.tested[q] <= g.net.inputs + q;
   @ ensures terms: g.net.first[neuron_at(plan_in(g), q)] <= g.net.first[neuron_at(plan_in(g), q) + 1] <= g.net.terms;
   @ ensures reads: !tests(plan_in(g), q) ==> reads_below(g.net, neuron_at(plan_in(g), q), g.net.neurons);
   @/
  void lemma_step_neuron(insertion g, size_t q)
  {
    lemma_defined(g.steps, g.net.neurons, g.net.terms);
    /@ assert first: \forall integer k; 0 <= k <= g.net.neurons ==>
     @   index(plan_first(plan_in(g)), k) == g.net.first[k]; @/
    /@ assert tested: \forall integer k; 0 <= k <= g.steps ==> tested_before(plan_in(g), k) == g.tested[k]; @/
    /@ assert sources: \forall integer t; 0 <= t < g.net.terms ==>
     @   index(plan_source(plan_in(g)), t) == g.net.source[t]; @/
  }
*/

/*@ // What goes into the tree is what it was.
  @ predicate insertion_kept{K,L}(insertion g) =
  @   (\forall integer k; 0 <= k <= g.net.neurons ==> \at(g.net.first[k], L) == \at(g.net.first[k], K)) &&
  @   (\forall integer t; 0 <= t < g.net.terms ==> \at(g.net.source[t], L) == \at(g.net.source[t], K)) &&
  @   (\forall integer t; 0 <= t < g.net.terms ==> val{L}(g.net.weight + t) == val{K}(g.net.weight + t)) &&
  @   (\forall integer q; 0 <= q <= g.steps ==> \at(g.tested[q], L) == \at(g.tested[q], K)) &&
  @   (\forall integer k; 0 <= k < g.net.neurons ==> val{L}(g.y + k) == val{K}(g.y + k)) &&
  @   (\forall integer k; 0 <= k < g.net.neurons ==> \at(g.active[k], L) == \at(g.active[k], K)) &&
  @   (\forall integer k; 0 <= k < g.net.neurons ==> \at(g.variable[k], L) == \at(g.variable[k], K));
  @ lemma firsts_kept{K,L}: \forall insertion g; insertion_kept{K,L}(g) ==> firsts{L}(g.net) == firsts{K}(g.net);
  @ lemma sources_kept{K,L}: \forall insertion g; insertion_kept{K,L}(g) ==> sources{L}(g.net) == sources{K}(g.net);
  @ lemma weights_kept{K,L}: \forall insertion g; insertion_kept{K,L}(g) ==> 0 <= g.net.terms ==>
  @   term_weights{L}(g.net) == term_weights{K}(g.net);
  @ lemma plan_kept{K,L}: \forall insertion g; insertion_kept{K,L}(g) ==> 0 <= g.net.terms ==>
  @   plan_in{L}(g) == plan_in{K}(g);
  @ lemma outputs_kept{K,L}: \forall insertion g; insertion_kept{K,L}(g) ==> 0 <= g.net.neurons ==>
  @   outputs_in{L}(g) == outputs_in{K}(g);
  @ lemma ready_kept{K,L}: \forall insertion g; insertion_kept{K,L}(g) ==> 0 <= g.net.terms ==>
  @   0 <= g.net.inputs ==> ready{K}(g) ==> ready{L}(g);
  @*/

/*@ lemma tested_read_only: \forall insertion g, integer i, t, h; insertion_apart(g, i, t) ==> 0 <= h <= g.steps ==>
  @   read_only(g.into, g.known, g.tested + h, i, t);
  @ lemma missing_ahead{L}: \forall conditional_network c, integer at, otherwise; 0 <= otherwise <= 1 ==>
  @   missing(c, at, otherwise) ==> 0 <= c.size ==> ahead(stored(c), place(at), 1 - otherwise) == -1;
  @*/

/* Puts what step q, which is one of neuron k, asks for into the tree where it is left. */
/*@ requires readable_insertion(g) && ready: ready(g);
  @ requires walks: walks(g, w, q) && missing(w.tree, w.at, w.otherwise);
  @ requires step: q < g.steps && present(plan_in(g), outputs_in(g), q) && k == neuron_at(plan_in(g), q) &&
  @   (test != 0 <==> tests(plan_in(g), q));
  @ requires limits: w.tree.size < CONDITIONAL_MOST_INSTRUCTIONS &&
  @   w.tree.terms + g.net.terms <= CONDITIONAL_MOST_TERMS;
  @ requires room: room_to_grow(w.tree, g.into, g.known, w.tree.size + 1, w.tree.terms + g.net.terms, w.tree.leaves);
  @ requires apart: insertion_apart(g, w.tree.size + 1, w.tree.terms + g.net.terms);
  @ terminates \true;
  @ assigns g.into.program[0 .. w.tree.size], g.known[w.tree.size],
  @   g.into.source[w.tree.terms .. w.tree.terms + g.net.terms - 1],
  @   g.into.weight[w.tree.terms .. w.tree.terms + g.net.terms - 1];
  @ ensures larger: larger(w.tree, \result) && \result.size == w.tree.size + 1 && \result.leaves == w.tree.leaves;
  @ ensures terms: \result.terms <= w.tree.terms + (test ? 0 : \old(g.net.first[k + 1]) - \old(g.net.first[k]));
  @ ensures kept: insertion_kept{Pre,Here}(g);
  @ ensures healthy: healthy(\result, g.known);
  @ ensures known: g.known[w.tree.size] == \old(known_behind(w.tree, g.known, w.at));
  @ ensures extended: extended(\old(plan_in(g)), \old(stored(w.tree)), stored(\result), \old(outputs_in(g)),
  @   place(w.at), 1 - w.otherwise, q);
  @*/
static conditional_network extend(insertion g, cursor w, bool test, size_t k) /*@ ghost (size_t q) */
{
  //@ ghost lemma_fits(g, w, q);
  //@ ghost lemma_step_neuron(g, q);
  //@ assert has: plan_has(g.net, plan_in(g));
  //@ assert ahead: ahead(stored(w.tree), place(w.at), 1 - w.otherwise) == -1;
  conditional_network larger = add_step(g.net, w.tree, g.into, g.known, w.at, w.otherwise, test, k, g.y, g.variable);
  //@ assert first: \forall integer h; 0 <= h <= g.net.neurons ==> g.net.first[h] == \at(g.net.first[h], Pre);
  //@ assert source: \forall integer t; 0 <= t < g.net.terms ==> g.net.source[t] == \at(g.net.source[t], Pre);
  //@ assert tested: \forall integer h; 0 <= h <= g.steps ==> g.tested[h] == \at(g.tested[h], Pre);
  //@ assert active: \forall integer h; 0 <= h < g.net.neurons ==> g.active[h] == \at(g.active[h], Pre);
  //@ assert variable: \forall integer h; 0 <= h < g.net.neurons ==> g.variable[h] == \at(g.variable[h], Pre);
  return larger;
}

/* Whether step q is a test, of neuron k, that does not hold. */
/*@ requires readable_insertion(g) && ready: ready(g);
  @ requires step: q < g.steps && k == neuron_at(plan_in(g), q) && (test != 0 <==> tests(plan_in(g), q));
  @ terminates \true;
  @ assigns \nothing;
  @ ensures outcome: 1 - \result == outcome(plan_in(g), outputs_in(g), q);
  @*/
static bool fails(insertion g, bool test, size_t k) /*@ ghost (size_t q) */
{
  //@ ghost lemma_step_neuron(g, q);
  //@ assert output: at(outputs_in(g), k) == val(g.y + k);
  return test && mpq_sgn(g.y + k) == 0;
}

/* Takes step q, which is one of neuron k, and puts what it asks for into the tree if that is not there. */
/*@ requires readable_insertion(g) && ready: ready(g);
  @ requires walks: walks(g, w, q);
  @ requires step: q < g.steps && present(plan_in(g), outputs_in(g), q) && k == neuron_at(plan_in(g), q) &&
  @   (test != 0 <==> tests(plan_in(g), q));
  @ requires limits: w.tree.size < CONDITIONAL_MOST_INSTRUCTIONS &&
  @   w.tree.terms + g.net.terms <= CONDITIONAL_MOST_TERMS;
  @ requires room: room_to_grow(w.tree, g.into, g.known, w.tree.size + 1, w.tree.terms + g.net.terms, w.tree.leaves);
  @ requires apart: insertion_apart(g, w.tree.size + 1, w.tree.terms + g.net.terms);
  @ terminates \true;
  @ assigns g.into.program[0 .. w.tree.size], g.known[w.tree.size],
  @   g.into.source[w.tree.terms .. w.tree.terms + g.net.terms - 1],
  @   g.into.weight[w.tree.terms .. w.tree.terms + g.net.terms - 1];
  @ ensures larger: larger(w.tree, \result.tree) && \result.tree.size <= w.tree.size + 1 &&
  @   \result.tree.leaves == w.tree.leaves;
  @ ensures terms: \result.tree.terms <= w.tree.terms + (test ? 0 : \old(g.net.first[k + 1]) - \old(g.net.first[k]));
  @ ensures kept: plan_in(g) == \old(plan_in(g)) && outputs_in(g) == \old(outputs_in(g));
  @ ensures ready: ready(g);
  @ ensures walks: walks(g, \result, q + 1);
  @ ensures others: reach_still(\old(plan_in(g)), \old(stored(w.tree)), stored(\result.tree));
  @*/
static cursor advance(insertion g, cursor w, bool test, size_t k) /*@ ghost (size_t q) */
{
  cursor to;
  //@ ghost lemma_fits(g, w, q);
  //@ ghost lemma_step_neuron(g, q);
  //@ ghost lemma_defined(g.steps, g.net.neurons, g.net.terms);
  //@ ghost lemma_advance(g.steps, g.net.neurons, g.net.terms);
  to.tree = w.tree;
  to.at = follow(w.tree, w.at, w.otherwise);
  to.otherwise = fails(g, test, k) /*@ ghost (q) */;
  /*@ assert goes: to.at != NOWHERE ==>
    @   advanced(plan_in(g), stored(to.tree), outputs_in(g), place(to.at), 1 - to.otherwise, q + 1) &&
    @   (kind(stored(to.tree), to.at) == 0 <==> !tests(plan_in(g), q)); */
  /*@ assert known: to.at != NOWHERE ==> known_behind(to.tree, g.known, to.at) ==
    @   variable_of(plan_in(g), outputs_in(g), computed_before(plan_in(g), q + 1)); */
  //@ assert stays: to.at != NOWHERE ==> walks(g, to, q + 1);
  if (to.at == NOWHERE) {
    to.at = w.tree.size;
    to.tree = extend(g, w, test, k) /*@ ghost (q) */;
    //@ assert kept: insertion_kept{Pre,Here}(g);
    //@ assert plan: plan_in(g) == \at(plan_in(g), Pre) && outputs_in(g) == \at(outputs_in(g), Pre);
    //@ assert ready: ready(g);
    //@ assert size: instructions(\at(stored(w.tree), Pre)) == to.at;
    /*@ assert new: advanced(plan_in(g), stored(to.tree), outputs_in(g), to.at, outcome(plan_in(g), outputs_in(g), q),
      @   q + 1); */
    //@ assert kind: kind(stored(to.tree), to.at) == 0 <==> !tests(plan_in(g), q);
    //@ assert advanced: advanced(plan_in(g), stored(to.tree), outputs_in(g), place(to.at), 1 - to.otherwise, q + 1);
    //@ assert others: reach_still(plan_in(g), \at(stored(w.tree), Pre), stored(to.tree));
    /*@ assert behind: known_behind(to.tree, g.known, to.at) ==
      @   variable_of(plan_in(g), outputs_in(g), computed_before(plan_in(g), q + 1)); */
    /*@ assert tree: same_arrays(to.tree, g.into) && to.tree.inputs == g.net.inputs &&
      @   to.tree.outputs == outputs_of(plan_in(g)); */
    //@ assert healthy: healthy(to.tree, g.known) && to.at < to.tree.size;
    //@ assert walks: walks(g, to, q + 1);
  }
  return to;
}

/*@ lemma in_order_kept{K,L}: \forall layered_network net; 0 <= net.inputs ==>
  @   (\forall integer h; 0 <= h <= net.neurons ==> \at(net.first[h], L) == \at(net.first[h], K)) ==>
  @   terms_in_order{K}(net) ==> terms_in_order{L}(net);
  @ lemma program_apart: \forall layered_network net, conditional_arrays into, size_t *known, *variable, mpq_srcptr y,
  @   integer i, t, h; apart_from(net, into, known, y, variable, i, t) ==> 0 <= h < i ==>
  @   \separated(into.program + h, variable + (0 .. net.neurons - 1));
  @ lemma known_apart: \forall layered_network net, conditional_arrays into, size_t *known, *variable, mpq_srcptr y,
  @   integer i, t, h; apart_from(net, into, known, y, variable, i, t) ==> 0 <= h < i ==>
  @   \separated(known + h, variable + (0 .. net.neurons - 1));
  @ lemma terms_apart: \forall layered_network net, conditional_arrays into, size_t *known, *variable, mpq_srcptr y,
  @   integer i, t, h; apart_from(net, into, known, y, variable, i, t) ==> 0 <= h < t ==>
  @   \separated(into.source + h, variable + (0 .. net.neurons - 1));
  @ lemma smaller_room{L}: \forall conditional_network c, c2, conditional_arrays into, size_t *known,
  @   integer i, t, o, i2, t2, o2; room_to_grow(c, into, known, i, t, o) ==> i2 <= i ==> t2 <= t ==> o2 <= o ==>
  @   room_to_grow(c2, into, known, i2, t2, o2);
  @ lemma smaller_apart: \forall insertion g, integer i, t, i2, t2; insertion_apart(g, i, t) ==> i2 <= i ==> t2 <= t ==>
  @   insertion_apart(g, i2, t2);
  @ logic integer terms_before{L}(insertion g, integer q) =
  @   index(plan_first(plan_in(g)), computed_before(plan_in(g), q));
  @*/

/* Terms of neurons that are computed later come later. */
/*@ ghost
  /@ requires ready: ready(g) && q < g.steps;
   @ terminates \true;
   @ assigns \nothing;
   @ ensures range: 0 <= terms_before(g, q) <= terms_before(g, q + 1) <= g.net.terms;
   @ ensures terms: !tests(plan_in(g), q) ==> terms_before(g, q + 1) - terms_before(g, q) ==
   @   g.net.first[neuron_at(plan_in(g), q) + 1] - g.net.first[neuron_at(plan_in(g), q)];
   @/
  void lemma_terms_before(insertion g, size_t q)
  {
    lemma_defined(g.steps, g.net.neurons, g.net.terms);
    lemma_plan(g.steps);
    lemma_plan_grows(g.steps);
    /@ assert first: \forall integer k; 0 <= k <= g.net.neurons ==>
     @   index(plan_first(plan_in(g)), k) == g.net.first[k]; @/
    /@ assert step: plan_step(plan_in(g), q); @/
    /@ assert computed: 0 <= computed_before(plan_in(g), q) <= computed_before(plan_in(g), q + 1) <= g.net.neurons; @/
  }
*/

/* Takes step q. */
/*@ requires readable_insertion(g) && ready: ready(g);
  @ requires walks: walks(g, w, q) && q < g.steps;
  @ requires limits: w.tree.size < CONDITIONAL_MOST_INSTRUCTIONS &&
  @   w.tree.terms + g.net.terms <= CONDITIONAL_MOST_TERMS;
  @ requires room: room_to_grow(w.tree, g.into, g.known, w.tree.size + 1, w.tree.terms + g.net.terms, w.tree.leaves);
  @ requires apart: insertion_apart(g, w.tree.size + 1, w.tree.terms + g.net.terms);
  @ terminates \true;
  @ assigns g.into.program[0 .. w.tree.size], g.known[w.tree.size],
  @   g.into.source[w.tree.terms .. w.tree.terms + g.net.terms - 1],
  @   g.into.weight[w.tree.terms .. w.tree.terms + g.net.terms - 1];
  @ ensures larger: larger(w.tree, \result.tree) && \result.tree.size <= w.tree.size + 1 &&
  @   \result.tree.leaves == w.tree.leaves;
  @ ensures terms: \result.tree.terms + \old(terms_before(g, q)) <= w.tree.terms + \old(terms_before(g, q + 1));
  @ ensures kept: plan_in(g) == \old(plan_in(g)) && outputs_in(g) == \old(outputs_in(g));
  @ ensures ready: ready(g);
  @ ensures walks: walks(g, \result, q + 1);
  @ ensures others: reach_still(\old(plan_in(g)), \old(stored(w.tree)), stored(\result.tree));
  @*/
static cursor take_step(insertion g, cursor w, size_t q)
{
  bool test = g.tested[q] < g.tested[q + 1];
  size_t k = test ? g.tested[q] : g.net.inputs + q - g.tested[q];
  //@ ghost lemma_step_neuron(g, q);
  //@ ghost lemma_terms_before(g, q);
  //@ ghost lemma_defined(g.steps, g.net.neurons, g.net.terms);
  //@ ghost lemma_advance(g.steps, g.net.neurons, g.net.terms);
  //@ assert neuron: k == neuron_at(plan_in(g), q) && (test != 0 <==> tests(plan_in(g), q));
  //@ assert active: g.active[k] != 0 <==> present(plan_in(g), outputs_in(g), q);
  //@ assert stays: g.active[k] == 0 ==> walks(g, w, q + 1);
  return g.active[k] ? advance(g, w, test, k) /*@ ghost (q) */ : w;
}

/* Takes all steps. */
/*@ requires readable_insertion(g) && ready: ready(g);
  @ requires walks: walks(g, w, 0);
  @ requires limits: w.tree.size + g.steps <= CONDITIONAL_MOST_INSTRUCTIONS &&
  @   w.tree.terms + 2 * g.net.terms <= CONDITIONAL_MOST_TERMS;
  @ requires room: room_to_grow(w.tree, g.into, g.known, w.tree.size + g.steps, w.tree.terms + 2 * g.net.terms,
  @   w.tree.leaves);
  @ requires apart: insertion_apart(g, w.tree.size + g.steps, w.tree.terms + 2 * g.net.terms);
  @ terminates \true;
  @ assigns g.into.program[0 .. w.tree.size + g.steps - 1], g.known[w.tree.size .. w.tree.size + g.steps - 1],
  @   g.into.source[w.tree.terms .. w.tree.terms + 2 * g.net.terms - 1],
  @   g.into.weight[w.tree.terms .. w.tree.terms + 2 * g.net.terms - 1];
  @ ensures larger: larger(w.tree, \result.tree) && \result.tree.size <= w.tree.size + g.steps &&
  @   \result.tree.leaves == w.tree.leaves && \result.tree.terms <= w.tree.terms + g.net.terms;
  @ ensures kept: plan_in(g) == \old(plan_in(g)) && outputs_in(g) == \old(outputs_in(g));
  @ ensures ready: ready(g);
  @ ensures walks: walks(g, \result, g.steps);
  @ ensures others: reach_still(\old(plan_in(g)), \old(stored(w.tree)), stored(\result.tree));
  @*/
static cursor take_steps(insertion g, cursor w)
{
  cursor to = w;
  size_t q = 0;
  //@ ghost lemma_defined(g.steps, g.net.neurons, g.net.terms);
  //@ assert start: terms_before(g, 0) == 0;
  /*@ loop invariant range: 0 <= q <= g.steps;
    @ loop invariant kept: plan_in(g) == \at(plan_in(g), Pre) && outputs_in(g) == \at(outputs_in(g), Pre);
    @ loop invariant ready: ready(g);
    @ loop invariant larger: larger(w.tree, to.tree) && to.tree.size <= w.tree.size + q &&
    @   to.tree.leaves == w.tree.leaves;
    @ loop invariant terms: to.tree.terms <= w.tree.terms + terms_before(g, q) && terms_before(g, q) <= g.net.terms;
    @ loop invariant walks: walks(g, to, q);
    @ loop invariant others: reach_still(\at(plan_in(g), Pre), \at(stored(w.tree), Pre), stored(to.tree));
    @ loop assigns q, to, g.into.program[0 .. w.tree.size + g.steps - 1],
    @   g.known[w.tree.size .. w.tree.size + g.steps - 1],
    @   g.into.source[w.tree.terms .. w.tree.terms + 2 * g.net.terms - 1],
    @   g.into.weight[w.tree.terms .. w.tree.terms + 2 * g.net.terms - 1];
    @ loop variant g.steps - q;
    @*/
  while (q < g.steps) {
    //@ ghost lemma_terms_before(g, q);
    /*@ assert inside: w.tree.size <= to.tree.size < w.tree.size + g.steps &&
      @   w.tree.terms <= to.tree.terms <= w.tree.terms + g.net.terms; */
    to = take_step(g, to, q);
    q++;
    //@ assert counted: q == \at(q, LoopCurrent) + 1;
    //@ assert next: terms_before(g, q) == \at(terms_before(g, q + 1), LoopCurrent);
    //@ assert bound: to.tree.terms <= w.tree.terms + terms_before(g, q) && terms_before(g, q) <= g.net.terms;
    //@ assert walks: walks(g, to, q);
  }
  return to;
}

/* Puts the leaf where the tree is left after all steps, if there is none. */
/*@ requires readable_insertion(g) && ready: ready(g);
  @ requires walks: walks(g, w, g.steps);
  @ requires limits: w.tree.size < CONDITIONAL_MOST_INSTRUCTIONS && w.tree.leaves + w.tree.outputs <= SIZE_MAX &&
  @   first == tested_before(plan_in(g), g.steps);
  @ requires room: room_to_grow(w.tree, g.into, g.known, w.tree.size + 1, w.tree.terms,
  @   w.tree.leaves + w.tree.outputs);
  @ requires output: \separated(g.into.output + (0 .. w.tree.leaves + w.tree.outputs - 1),
  @     g.active + (0 .. g.net.neurons - 1)) &&
  @   \separated(g.into.output + (0 .. w.tree.leaves + w.tree.outputs - 1), g.variable + (0 .. g.net.neurons - 1));
  @ terminates \true;
  @ assigns g.into.program[0 .. w.tree.size], g.known[w.tree.size],
  @   g.into.output[w.tree.leaves .. w.tree.leaves + w.tree.outputs - 1];
  @ ensures larger: larger(w.tree, \result) && \result.size <= w.tree.size + 1 && \result.terms == w.tree.terms &&
  @   \result.leaves <= w.tree.leaves + w.tree.outputs;
  @ ensures healthy: healthy(\result, g.known);
  @ ensures sound: sound(\old(plan_in(g)), stored(\result));
  @ ensures reaches: reaches(\old(plan_in(g)), stored(\result), \old(outputs_in(g)));
  @ ensures others: reach_still(\old(plan_in(g)), \old(stored(w.tree)), stored(\result));
  @*/
static conditional_network finish(insertion g, cursor w, size_t first)
{
  //@ ghost lemma_fits(g, w, g.steps);
  //@ ghost lemma_plan(g.steps);
  //@ ghost lemma_advance(g.steps, g.net.neurons, g.net.terms);
  //@ assert range: first <= g.net.neurons && first + w.tree.outputs == g.net.neurons;
  if (follow(w.tree, w.at, w.otherwise) != NOWHERE)
    return w.tree;
  /*@ assert flags: \forall integer j; 0 <= j < w.tree.outputs ==>
    @   (g.active + first)[j] == active_at(plan_in(g), outputs_in(g), first + j) &&
    @   ((g.active + first)[j] != 0 ==>
    @    (g.variable + first)[j] == variable_of(plan_in(g), outputs_in(g), first + j)); */
  //@ assert ahead: ahead(stored(w.tree), place(w.at), 1 - w.otherwise) == -1;
  //@ assert outputs: w.tree.outputs == outputs_of(plan_in(g));
  conditional_network larger =
    add_leaf(w.tree, g.into, g.known, w.at, w.otherwise, g.active + first, g.variable + first);
  /*@ assert leaf: expected_leaf(\at(plan_in(g), Pre), stored(larger), w.tree.size, \at(outputs_in(g), Pre), first,
    @   w.tree.outputs); */
  /*@ assert extended: extended(\at(plan_in(g), Pre), \at(stored(w.tree), Pre), stored(larger),
    @   \at(outputs_in(g), Pre), place(w.at), 1 - w.otherwise, g.steps); */
  return larger;
}

conditional_network condition_add(layered_network net, conditional_network c, conditional_arrays into, size_t *known,
                                  const size_t *tested, size_t steps, mpq_srcptr y, const bool *active,
                                  size_t *variable)
{
  size_t first = net.layer[net.layers - 1];
  //@ assert first: first == tested_before(plan_of(net, tested, steps), steps);
  //@ assert ordered: terms_in_order(net);
  number_variables(active, net.inputs, net.neurons, variable);
  insertion g = {net, into, known, tested, steps, y, active, variable};
  cursor w = {c, NOWHERE, false};
  //@ assert firsts: \forall integer h; 0 <= h <= net.neurons ==> net.first[h] == \at(net.first[h], Pre);
  //@ assert sources: \forall integer t; 0 <= t < net.terms ==> net.source[t] == \at(net.source[t], Pre);
  //@ assert tested: \forall integer h; 0 <= h <= steps ==> tested[h] == \at(tested[h], Pre);
  /*@ assert parts: \forall integer i; 0 <= i < c.size ==> into.program[i].lo == \at(into.program[i].lo, Pre) &&
    @   into.program[i].hi == \at(into.program[i].hi, Pre); */
  /*@ assert links: \forall integer i; 0 <= i < c.size ==> into.program[i].next == \at(into.program[i].next, Pre) &&
    @   into.program[i].otherwise == \at(into.program[i].otherwise, Pre); */
  //@ assert instructions: \forall integer i; 0 <= i < c.size ==> c.program[i] == \at(c.program[i], Pre);
  //@ assert known: \forall integer i; 0 <= i < c.size ==> known[i] == \at(known[i], Pre);
  //@ assert terms: \forall integer t; 0 <= t < c.terms ==> into.source[t] == \at(into.source[t], Pre);
  //@ assert leaves: \forall integer j; 0 <= j < c.leaves ==> into.output[j] == \at(into.output[j], Pre);
  //@ assert kept: kept{Pre,Here}(c, known);
  //@ assert stored: stored(c) == \at(stored(c), Pre);
  //@ assert healthy: healthy(c, known);
  //@ ghost lemma_defined(steps, net.neurons, net.terms);
  //@ ghost lemma_advance(steps, net.neurons, net.terms);
  //@ assert plan: plan_in(g) == \at(plan_of(net, tested, steps), Pre);
  //@ assert outputs: outputs_in(g) == \at(vec(y, net.neurons), Pre);
  //@ assert in_order: terms_in_order(net);
  //@ assert flagged: flagged(plan_in(g), outputs_in(g), active, net.neurons);
  //@ assert numbered: numbered(plan_in(g), outputs_in(g), variable, net.neurons);
  //@ assert ready: ready(g);
  //@ assert start: walks(g, w, 0);
  w = take_steps(g, w);
  //@ assert inside: w.tree.size <= c.size + steps && w.tree.outputs == c.outputs;
  return finish(g, w, first);
}
