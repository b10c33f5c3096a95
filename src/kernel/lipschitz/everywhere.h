/* Whether a conditional network is within epsilon of every Lipschitz function through a table, on a whole box (after
 * Baykal et al. 2022).  Boxes of the variables at every instruction are given; nothing of them is believed. */
#ifndef MEMCERT_KERNEL_EVERYWHERE_H
#define MEMCERT_KERNEL_EVERYWHERE_H

#include "kernel/exact/recalled.h"
#include "kernel/exact/fit.h"
#include "kernel/conditional/conditional.h"
#include "specs/lipschitz.acsl"

/* What is claimed: the network stays within `epsilon` on the box of instruction 0. */
typedef struct {
  mpq_srcptr slope;   /* one number, the constant of the functions in the maximum norm, >= 0 */
  mpq_srcptr epsilon; /* one number */
  size_t room;        /* numbers in a row of lo and of hi: more than there are variables anywhere */
  mpq_srcptr lo;      /* net.size rows of room: where the variables are on entry to each instruction */
  mpq_srcptr hi;
  const size_t *above; /* net.size rows of r: at a leaf the row of the table that says how large an output may be */
  const size_t *below; /* the same, how small */
} everywhere_claim;

/*@ logic rvec box_lo{L}(conditional_network net, everywhere_claim claim, integer i) =
  @   row(mat(claim.lo, net.size, claim.room), i);
  @ logic rvec box_hi{L}(conditional_network net, everywhere_claim claim, integer i) =
  @   row(mat(claim.hi, net.size, claim.room), i);
  @ predicate readable_claim{L}(conditional_network net, table_fit fit, everywhere_claim claim) =
  @   \valid_read(claim.slope) && \valid_read(claim.epsilon) &&
  @   \valid_read(claim.lo + (0 .. net.size * claim.room - 1)) &&
  @   \valid_read(claim.hi + (0 .. net.size * claim.room - 1)) &&
  @   \valid_read(claim.above + (0 .. net.size * fit.outputs - 1)) &&
  @   \valid_read(claim.below + (0 .. net.size * fit.outputs - 1));
  @ // None of the n numbers from p on belongs to the claim.
  @ predicate outside_claim(conditional_network net, everywhere_claim claim, mpq_srcptr p, integer n) =
  @   \separated(claim.slope, p + (0 .. n - 1)) && \separated(claim.epsilon, p + (0 .. n - 1)) &&
  @   \separated(claim.lo + (0 .. net.size * claim.room - 1), p + (0 .. n - 1)) &&
  @   \separated(claim.hi + (0 .. net.size * claim.room - 1), p + (0 .. n - 1));
  @ predicate fits_table(conditional_network net, table_fit fit, dataset data) =
  @   within_limits(data.points, data.inputs, data.outputs) && skipped(fit) + net.inputs == data.inputs &&
  @   1 <= fit.outputs && numbers_of(fit.pairs, fit.outputs) == net.outputs && fit.outputs == data.outputs;
  @
  @ // What is looked at.  The least that output j of leaf i may be in the box; with lo and hi exchanged, the largest.
  @ logic real put_out_bound{L}(conditional_network net, integer i, integer j, rvec lo) =
  @   net.output[net.program[i].lo + j] == NOWHERE ? 0.0 : at(lo, net.output[net.program[i].lo + j]);
  @ logic real output_bound{L}(conditional_network net, table_fit fit, integer i, integer j, rvec lo, rvec hi) =
  @   fit.pairs ? put_out_bound(net, i, j, lo) - put_out_bound(net, i, fit.outputs + j, hi)
  @   : put_out_bound(net, i, j, lo);
  @ // How far from row k of the table a function may be in the box.
  @ logic real reach{L}(conditional_network net, table_fit fit, dataset data, everywhere_claim claim, integer k, rvec lo,
  @                     rvec hi) =
  @   rmul(val(claim.slope), far_upto(row(inputs(data), k), skipped(fit), lo, hi, net.inputs));
  @ predicate output_holds{L}(conditional_network net, table_fit fit, dataset data, everywhere_claim claim, integer i,
  @                           integer j, integer k, integer m, rvec lo, rvec hi) =
  @   0 <= k < data.points && 0 <= m < data.points &&
  @   reach(net, fit, data, claim, k, lo, hi) + at(row(outputs(data), k), j) - output_bound(net, fit, i, j, lo, hi) <=
  @     val(claim.epsilon) &&
  @   reach(net, fit, data, claim, m, lo, hi) - at(row(outputs(data), m), j) + output_bound(net, fit, i, j, hi, lo) <=
  @     val(claim.epsilon);
  @ // The rows that are said of output j at leaf i.
  @ logic integer row_above{L}(table_fit fit, everywhere_claim claim, integer i, integer j) =
  @   claim.above[i * fit.outputs + j];
  @ logic integer row_below{L}(table_fit fit, everywhere_claim claim, integer i, integer j) =
  @   claim.below[i * fit.outputs + j];
  @ predicate leaf_holds{L}(conditional_network net, table_fit fit, dataset data, everywhere_claim claim,
  @                         integer i) =
  @   \forall integer j; 0 <= j < fit.outputs ==>
  @     output_holds(net, fit, data, claim, i, j, row_above(fit, claim, i, j), row_below(fit, claim, i, j),
  @                  box_lo(net, claim, i), box_hi(net, claim, i));
  @ predicate operation_holds{L}(conditional_network net, size_t *known, everywhere_claim claim, integer i) =
  @   net.program[i].next != NOWHERE &&
  @   is_inside(box_lo(net, claim, i), box_hi(net, claim, i), box_lo(net, claim, net.program[i].next),
  @             box_hi(net, claim, net.program[i].next), known[i], NOWHERE) &&
  @   at(box_lo(net, claim, net.program[i].next), known[i]) <=
  @     relu(extreme_upto(stored(net), i, box_lo(net, claim, i), box_hi(net, claim, i),
  @                       net.program[i].hi - net.program[i].lo)) &&
  @   relu(extreme_upto(stored(net), i, box_hi(net, claim, i), box_lo(net, claim, i),
  @                     net.program[i].hi - net.program[i].lo)) <=
  @     at(box_hi(net, claim, net.program[i].next), known[i]);
  @ predicate outcome_holds{L}(conditional_network net, size_t *known, everywhere_claim claim, integer i,
  @                            integer compare, integer s) =
  @   some_meet(compare, at(box_lo(net, claim, i), net.program[i].lo), at(box_hi(net, claim, i), net.program[i].lo),
  @             val(net.value + net.program[i].hi)) ==>
  @   s != NOWHERE && leads(compare, val(net.value + net.program[i].hi), box_lo(net, claim, i),
  @                         box_hi(net, claim, i), box_lo(net, claim, s), box_hi(net, claim, s), known[i],
  @                         net.program[i].lo);
  @ predicate test_holds{L}(conditional_network net, size_t *known, everywhere_claim claim, integer i) =
  @   outcome_holds(net, known, claim, i, net.program[i].compare, net.program[i].next) &&
  @   outcome_holds(net, known, claim, i, IS_AT_LEAST - net.program[i].compare, net.program[i].otherwise);
  @ predicate step_holds{L}(conditional_network net, size_t *known, table_fit fit, dataset data, everywhere_claim claim,
  @                         integer i) =
  @   is_empty(box_lo(net, claim, i), box_hi(net, claim, i), known[i]) ||
  @   (net.inputs <= known[i] &&
  @    (net.program[i].kind == INSTRUCTION_OPERATION ? operation_holds(net, known, claim, i)
  @     : net.program[i].kind == INSTRUCTION_TEST ? test_holds(net, known, claim, i)
  @     : leaf_holds(net, fit, data, claim, i)));
  @*/

/* Goes through the instructions of `net`, which is valid, from the last to the first, and returns how many are left when
 * one does not hold: 0 says that the network is within epsilon everywhere.  `t` is scratch, three numbers. */
/*@ requires readable_conditional(net) && \valid_read(known + (0 .. net.size - 1)) && readable_data(data);
  @ requires valid: well_formed(net, known) && has_room(net, known, claim.room);
  @ requires fits: fits_table(net, fit, data);
  @ requires claim: readable_claim(net, fit, claim);
  @ requires slope: 0.0 <= val(claim.slope);
  @ requires room: claim.room <= net.inputs + net.size;
  @ requires \valid(t + (0 .. 2));
  @ requires outside: outside_conditional(net, t, 3) && outside_data(data, t, 3) && outside_claim(net, claim, t, 3);
  @ terminates \true;
  @ assigns t[0 .. 2];
  @ ensures range: \result <= net.size;
  @ ensures everywhere: \result == 0 ==> \old(within_everywhere(stored(net), val(claim.slope), val(claim.epsilon),
  @   inputs(data), skipped(fit), net.inputs, outputs(data), are_pairs(fit.pairs), fit.outputs,
  @   box_lo(net, claim, 0), box_hi(net, claim, 0)));
  @ ensures complete: \result == 0 <==>
  @   \old(\forall integer i; 0 <= i < net.size ==> step_holds(net, known, fit, data, claim, i));
  @ ensures place: 0 < \result ==> !\old(step_holds(net, known, fit, data, claim, \result - 1));
  @*/
size_t everywhere_check(conditional_network net, const size_t *known, table_fit fit, dataset data,
                        everywhere_claim claim, mpq_ptr t);

#endif
