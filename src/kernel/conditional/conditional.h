/* Conditional networks (section 2.3): whether one in memory is a tree, what it answers and what that costs. */
#ifndef MEMCERT_KERNEL_CONDITIONAL_H
#define MEMCERT_KERNEL_CONDITIONAL_H

#include <stdbool.h>
#include "conditional_types.h"
#include "kernel/types.h"
#include "specs/conditional.acsl"
#include "specs/memory/conditional_memory.acsl"

/*@ predicate readable_conditional{L}(conditional_network net) =
  @   \valid_read(net.program + (0 .. net.size - 1)) && \valid_read(net.source + (0 .. net.terms - 1)) &&
  @   \valid_read(net.weight + (0 .. net.terms - 1)) && \valid_read(net.value + (0 .. net.values - 1)) &&
  @   \valid_read(net.output + (0 .. net.leaves - 1));
  @ // None of the n numbers from p on belongs to the network.
  @ predicate outside_conditional(conditional_network net, mpq_srcptr p, integer n) =
  @   \separated(net.weight + (0 .. net.terms - 1), p + (0 .. n - 1)) &&
  @   \separated(net.value + (0 .. net.values - 1), p + (0 .. n - 1));
  @
  @ // s, a successor of i or NOWHERE, is entered with n variables.
  @ predicate enters{L}(conditional_network net, size_t *known, integer i, integer s, integer n) =
  @   s == NOWHERE || (i < s < net.size && known[s] == n);
  @ predicate well_formed_operation{L}(conditional_network net, size_t *known, integer i) =
  @   net.program[i].lo <= net.program[i].hi <= net.terms &&
  @   (\forall integer t; net.program[i].lo <= t < net.program[i].hi ==> net.source[t] < known[i]) &&
  @   enters(net, known, i, net.program[i].next, known[i] + 1);
  @ predicate well_formed_test{L}(conditional_network net, size_t *known, integer i) =
  @   net.program[i].lo < known[i] && net.program[i].hi < net.values && 0 <= net.program[i].compare <= IS_AT_LEAST &&
  @   enters(net, known, i, net.program[i].next, known[i]) &&
  @   enters(net, known, i, net.program[i].otherwise, known[i]);
  @ predicate well_formed_leaf{L}(conditional_network net, size_t *known, integer i) =
  @   net.program[i].lo + net.outputs <= net.leaves &&
  @   \forall integer j; net.program[i].lo <= j < net.program[i].lo + net.outputs ==>
  @     net.output[j] == NOWHERE || net.output[j] < known[i];
  @ predicate well_formed_at{L}(conditional_network net, size_t *known, integer i) =
  @   (net.program[i].kind == INSTRUCTION_OPERATION && well_formed_operation(net, known, i)) ||
  @   (net.program[i].kind == INSTRUCTION_TEST && well_formed_test(net, known, i)) ||
  @   (net.program[i].kind == INSTRUCTION_LEAF && well_formed_leaf(net, known, i));
  @ predicate conditional_limits(conditional_network net) =
  @   1 <= net.size <= CONDITIONAL_MOST_INSTRUCTIONS && net.terms <= CONDITIONAL_MOST_TERMS &&
  @   net.inputs <= CONDITIONAL_MOST_INPUTS;
  @ // Every instruction refers to what exists where it is: to successors that come later and to the first
  @ // known[i] variables.
  @ predicate well_formed{L}(conditional_network net, size_t *known) =
  @   conditional_limits(net) && known[0] == net.inputs &&
  @   \forall integer i; 0 <= i < net.size ==> known[i] <= net.inputs + i && well_formed_at(net, known, i);
  @ // y has room for the variables.
  @ predicate has_room{L}(conditional_network net, size_t *known, integer room) =
  @   \forall integer i; 0 <= i < net.size ==> known[i] < room;
  @
  @ // Instruction s is a successor of i.
  @ predicate succeeds{L}(conditional_network net, integer i, integer s) =
  @   (net.program[i].kind == INSTRUCTION_OPERATION && net.program[i].next == s) ||
  @   (net.program[i].kind == INSTRUCTION_TEST && (net.program[i].next == s || net.program[i].otherwise == s));
  @ predicate has_predecessor{L}(conditional_network net, integer s) =
  @   \exists integer i; 0 <= i < s && succeeds(net, i, s);
  @ // Every instruction but the root succeeds exactly one, by one way.
  @ predicate is_tree{L}(conditional_network net) =
  @   (\forall integer s; 0 < s < net.size ==> has_predecessor(net, s)) &&
  @   (\forall integer i, k, s; 0 <= i < k < net.size ==> 0 <= s < net.size ==>
  @     !(succeeds(net, i, s) && succeeds(net, k, s))) &&
  @   (\forall integer i; 0 <= i < net.size ==> net.program[i].kind == INSTRUCTION_TEST ==>
  @     net.program[i].next < net.size ==> net.program[i].next != net.program[i].otherwise);
  @
  @ // How many variables there are on entry to instruction s, if one of the first i is its predecessor: an operation
  @ // defines one.
  @ logic integer defines{L}(conditional_network net, integer i) =
  @   net.program[i].kind == INSTRUCTION_OPERATION ? 1 : 0;
  @ logic integer entering{L}(conditional_network net, integer s, integer i) =
  @   i <= 0 ? net.inputs
  @   : (net.program[i - 1].kind == INSTRUCTION_OPERATION && net.program[i - 1].next == s) ||
  @     (net.program[i - 1].kind == INSTRUCTION_TEST &&
  @       (net.program[i - 1].next == s || net.program[i - 1].otherwise == s))
  @     ? entering(net, i - 1, i - 1) + defines(net, i - 1)
  @   : entering(net, s, i - 1);
  @ // Of n variables instruction i refers to no other, and to what exists in the network.
  @ predicate goes_to(conditional_network net, integer i, integer s) = s == NOWHERE || i < s < net.size;
  @ predicate refers_at{L}(conditional_network net, integer i, integer n) =
  @   (net.program[i].kind == INSTRUCTION_OPERATION && net.program[i].lo <= net.program[i].hi <= net.terms &&
  @     (\forall integer t; net.program[i].lo <= t < net.program[i].hi ==> net.source[t] < n) &&
  @     goes_to(net, i, net.program[i].next)) ||
  @   (net.program[i].kind == INSTRUCTION_TEST && net.program[i].lo < n && net.program[i].hi < net.values &&
  @     0 <= net.program[i].compare <= IS_AT_LEAST && goes_to(net, i, net.program[i].next) &&
  @     goes_to(net, i, net.program[i].otherwise)) ||
  @   (net.program[i].kind == INSTRUCTION_LEAF && net.program[i].lo + net.outputs <= net.leaves &&
  @     \forall integer j; net.program[i].lo <= j < net.program[i].lo + net.outputs ==>
  @       net.output[j] == NOWHERE || net.output[j] < n);
  @ predicate refers{L}(conditional_network net) =
  @   \forall integer i; 0 <= i < net.size ==> refers_at(net, i, entering(net, i, i));
  @*/

/* Whether `net` is a tree within the limits in which every instruction refers to what exists where it is, no more and
 * no less: believes nothing but the lengths of the arrays.  known[i], for i < net.size, becomes the number of variables
 * on entry to instruction i. */
/*@ requires readable_conditional(net) && \valid(known + (0 .. net.size - 1));
  @ requires \separated(known + (0 .. net.size - 1), net.program + (0 .. net.size - 1));
  @ requires \separated(known + (0 .. net.size - 1), net.source + (0 .. net.terms - 1));
  @ requires \separated(known + (0 .. net.size - 1), net.output + (0 .. net.leaves - 1));
  @ terminates \true;
  @ assigns known[0 .. net.size - 1];
  @ ensures valid: \result ==> well_formed(net, known);
  @ ensures tree: \result ==> is_tree(net);
  @ ensures variables: \result ==> \old(is_tree(net)) ==> \forall integer i; 0 <= i < net.size ==>
  @   known[i] == \old(entering(net, i, i));
  @ ensures complete: \old(conditional_limits(net) && is_tree(net) && refers(net)) ==> \result;
  @*/
bool conditional_valid(conditional_network net, size_t *known);

/* How many variables a run takes at most. */
/*@ requires readable_conditional(net) && \valid_read(known + (0 .. net.size - 1));
  @ requires valid: well_formed(net, known);
  @ terminates \true;
  @ assigns \nothing;
  @ ensures room: has_room(net, known, \result);
  @ ensures inputs: net.inputs < \result;
  @ ensures limit: \result <= net.inputs + net.size;
  @*/
size_t conditional_room(conditional_network net, const size_t *known);

/* Where a run ends and what it costs. */
typedef struct {
  size_t last;
  size_t operations;
  size_t conditions; /* the tests among them */
} conditional_path;

/*@ // The run on x has ended so, and y has the variables.
  @ predicate has_run{L}(conditional_network net, size_t *known, rvec x, mpq_srcptr y, conditional_path path) =
  @   path.last < net.size && path.last == last(stored(net), 0, x) &&
  @   path.operations == operations(stored(net), 0, x) && path.conditions == conditions(stored(net), 0, x) &&
  @   \forall integer j; answer(stored(net), path.last, vec(y, known[path.last]), j) == answer(stored(net), 0, x, j);
  @*/

/* Runs `net`, which is valid, on x.  y, of conditional_room numbers, receives the variables; `t` is scratch. */
/*@ requires readable_conditional(net) && \valid_read(known + (0 .. net.size - 1));
  @ requires valid: well_formed(net, known) && has_room(net, known, room);
  @ requires \valid_read(x + (0 .. net.inputs - 1)) && \valid(y + (0 .. room - 1)) && \valid(t);
  @ requires \separated(t, y + (0 .. room - 1));
  @ requires \separated(x + (0 .. net.inputs - 1), y + (0 .. room - 1));
  @ requires outside_conditional(net, y, room) && outside_conditional(net, t, 1);
  @ terminates \true;
  @ assigns y[0 .. room - 1], *t;
  @ ensures stored: stored(net) == \old(stored(net));
  @ ensures run: has_run(net, known, \old(vec(x, net.inputs)), y, \result);
  @*/
conditional_path conditional_run(conditional_network net, const size_t *known, size_t room, mpq_srcptr x, mpq_ptr y,
                                 mpq_ptr t);

/* Whether a run has ended at a leaf, not at a missing branch. */
/*@ requires readable_conditional(net) && \valid_read(known + (0 .. net.size - 1));
  @ requires valid: well_formed(net, known);
  @ requires range: path.last < net.size;
  @ terminates \true;
  @ assigns \nothing;
  @ ensures leaf: \result <==> net.program[path.last].kind == INSTRUCTION_LEAF;
  @ ensures arrives: \forall rvec x; path.last == last(stored(net), 0, x) ==>
  @   (\result <==> arrives(stored(net), 0, x));
  @*/
bool conditional_arrives(conditional_network net, const size_t *known, conditional_path path);

/* out := what a run that has arrived puts out. */
/*@ requires readable_conditional(net) && \valid_read(known + (0 .. net.size - 1));
  @ requires valid: well_formed(net, known);
  @ requires arrived: path.last < net.size && net.program[path.last].kind == INSTRUCTION_LEAF;
  @ requires \valid_read(y + (0 .. known[path.last] - 1)) && \valid(out + (0 .. net.outputs - 1));
  @ requires \separated(out + (0 .. net.outputs - 1), y + (0 .. known[path.last] - 1));
  @ requires outside_conditional(net, out, net.outputs);
  @ terminates \true;
  @ assigns out[0 .. net.outputs - 1];
  @ ensures stored: stored(net) == \old(stored(net));
  @ ensures answers: \forall rvec x, integer j; \old(has_run(net, known, x, y, path)) ==> 0 <= j < net.outputs ==>
  @   val(out + j) == answer(stored(net), 0, x, j);
  @*/
void conditional_answer(conditional_network net, const size_t *known, conditional_path path, mpq_srcptr y,
                        mpq_ptr out);

typedef enum {
  CONDITIONAL_RECALLED,
  CONDITIONAL_WRONG,  /* an output is not that of the point */
  CONDITIONAL_MISSING /* no branch for the point */
} conditional_verdict;

typedef struct {
  conditional_verdict verdict;
  size_t output; /* the first that is wrong */
  size_t last;
  size_t operations;
  size_t conditions; /* the tests among them */
} conditional_recall;

/*@ // The network puts out d on x.
  @ predicate recalls_point(conditional c, rvec x, rvec d) =
  @   arrives(c, 0, x) && \forall integer j; 0 <= j < len(d) ==> answer(c, 0, x, j) == at(d, j);
  @*/

/* Runs `net` on x and compares its answer with d.  The rest is as for conditional_run. */
/*@ requires readable_conditional(net) && \valid_read(known + (0 .. net.size - 1));
  @ requires valid: well_formed(net, known) && has_room(net, known, room);
  @ requires \valid_read(x + (0 .. net.inputs - 1)) && \valid_read(d + (0 .. net.outputs - 1));
  @ requires \valid(y + (0 .. room - 1)) && \valid(t);
  @ requires \separated(t, y + (0 .. room - 1));
  @ requires \separated(x + (0 .. net.inputs - 1), y + (0 .. room - 1));
  @ requires \separated(d + (0 .. net.outputs - 1), y + (0 .. room - 1));
  @ requires \separated(t, d + (0 .. net.outputs - 1));
  @ requires outside_conditional(net, y, room) && outside_conditional(net, t, 1);
  @ terminates \true;
  @ assigns y[0 .. room - 1], *t;
  @ ensures stored: stored(net) == \old(stored(net));
  @ ensures checker_holds: \result.verdict == CONDITIONAL_RECALLED <==>
  @   recalls_point(stored(net), \old(vec(x, net.inputs)), \old(vec(d, net.outputs)));
  @ ensures checker_fails: \result.verdict == CONDITIONAL_WRONG ==>
  @   arrives(stored(net), 0, \old(vec(x, net.inputs))) && \result.output < net.outputs &&
  @   answer(stored(net), 0, \old(vec(x, net.inputs)), \result.output) != \old(val(d + \result.output));
  @ ensures missing: \result.verdict == CONDITIONAL_MISSING <==>
  @   !arrives(stored(net), 0, \old(vec(x, net.inputs)));
  @ ensures verdict: \result.verdict == CONDITIONAL_RECALLED || \result.verdict == CONDITIONAL_WRONG ||
  @   \result.verdict == CONDITIONAL_MISSING;
  @ ensures last: \result.last == last(stored(net), 0, \old(vec(x, net.inputs)));
  @ ensures operations: \result.operations == operations(stored(net), 0, \old(vec(x, net.inputs)));
  @ ensures conditions: \result.conditions == conditions(stored(net), 0, \old(vec(x, net.inputs)));
  @*/
conditional_recall conditional_check(conditional_network net, const size_t *known, size_t room, mpq_srcptr x,
                                     mpq_srcptr d, mpq_ptr y, mpq_ptr t);

#endif
