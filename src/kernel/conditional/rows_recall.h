/* The checker of conditional networks: whether every row of a dataset is recalled, where outputs may be signed. */
#ifndef MEMCERT_KERNEL_ROWS_RECALL_H
#define MEMCERT_KERNEL_ROWS_RECALL_H

#include "kernel/exact/recalled.h"
#include "kernel/exact/fit.h"
#include "conditional.h"

/*@ // Output j on x: number j, or if outputs are signed the difference of numbers j and r + j.
  @ logic real joined_answer(conditional c, boolean pairs, rvec x, integer r, integer j) =
  @   pairs ? answer(c, 0, x, j) - answer(c, 0, x, r + j) : answer(c, 0, x, j);
  @ // The network arrives on x, and its r outputs are those of which d has the numbers.
  @ predicate recalls_joined(conditional c, boolean pairs, integer r, rvec x, rvec d) =
  @   arrives(c, 0, x) && \forall integer j; 0 <= j < r ==>
  @     joined_answer(c, pairs, x, r, j) == signed_output(pairs, d, 0, r, j);
  @ // What the network takes of row i.
  @ logic rvec taken{L}(conditional_network net, table_fit fit, dataset data, integer i) =
  @   vec(data.x + (i * data.inputs + skipped(fit)), net.inputs);
  @ predicate recalls_row{L}(conditional_network net, table_fit fit, dataset data, integer i) =
  @   recalls_joined(stored(net), are_pairs(fit.pairs), fit.outputs, taken(net, fit, data, i), row(outputs(data), i));
  @ predicate fits_rows(conditional_network net, table_fit fit, dataset data) =
  @   within_limits(data.points, data.inputs, data.outputs) && skipped(fit) + net.inputs == data.inputs &&
  @   1 <= fit.outputs && numbers_of(fit.pairs, fit.outputs) == net.outputs && net.outputs == data.outputs;
  @*/

/* What is known of the rows so far. */
typedef struct {
  size_t recalled;   /* rows before the first that is not, or all */
  bool failed;       /* the next one is not */
  bool arrived;      /* on the row that was run last */
  size_t operations; /* that it took */
} rows_state;

/*@ predicate truthful_rows{L}(conditional_network net, table_fit fit, dataset data, rows_state state) =
  @   0 <= state.recalled <= data.points &&
  @   (\forall integer i; 0 <= i < state.recalled ==> recalls_row(net, fit, data, i)) &&
  @   (state.failed ==> state.recalled < data.points && !recalls_row(net, fit, data, state.recalled));
  @ // How many rows were run.
  @ logic integer rows_done(rows_state state) = state.failed ? state.recalled + 1 : state.recalled;
  @*/

/*@ terminates \true;
  @ assigns \nothing;
  @ ensures truthful: \forall conditional_network net, table_fit fit, dataset data; 0 <= data.points ==>
  @   truthful_rows(net, fit, data, \result);
  @ ensures nothing_done: \result.recalled == 0 && !\result.failed;
  @*/
rows_state rows_begin(void);

/* What checking takes. */
typedef struct {
  mpq_ptr y;      /* conditional_room numbers: the variables */
  mpq_ptr answer; /* as many as the network has outputs: what it put out last */
  mpq_ptr got;    /* r: its outputs */
  mpq_ptr wanted; /* r: the dataset's */
  mpq_ptr t;      /* one */
} rows_scratch;

/*@ predicate valid_scratch{L}(conditional_network net, integer room, integer r, rows_scratch s) =
  @   \valid(s.y + (0 .. room - 1)) && \valid(s.answer + (0 .. net.outputs - 1)) && \valid(s.got + (0 .. r - 1)) &&
  @   \valid(s.wanted + (0 .. r - 1)) && \valid(s.t) &&
  @   \separated(s.t, s.y + (0 .. room - 1)) && \separated(s.t, s.answer + (0 .. net.outputs - 1)) &&
  @   \separated(s.t, s.got + (0 .. r - 1)) && \separated(s.t, s.wanted + (0 .. r - 1)) &&
  @   \separated(s.answer + (0 .. net.outputs - 1), s.y + (0 .. room - 1)) &&
  @   \separated(s.got + (0 .. r - 1), s.answer + (0 .. net.outputs - 1)) &&
  @   \separated(s.wanted + (0 .. r - 1), s.answer + (0 .. net.outputs - 1)) &&
  @   \separated(s.wanted + (0 .. r - 1), s.got + (0 .. r - 1));
  @ predicate scratch_outside(conditional_network net, integer room, integer r, rows_scratch s) =
  @   outside_conditional(net, s.y, room) && outside_conditional(net, s.answer, net.outputs) &&
  @   outside_conditional(net, s.got, r) && outside_conditional(net, s.wanted, r) && outside_conditional(net, s.t, 1);
  @ predicate scratch_outside_data(dataset data, conditional_network net, integer room, integer r, rows_scratch s) =
  @   outside_data(data, s.y, room) && outside_data(data, s.answer, net.outputs) && outside_data(data, s.got, r) &&
  @   outside_data(data, s.wanted, r) && outside_data(data, s.t, 1);
  @*/

/* Runs `net`, which is valid, on the rows from state.recalled up to `until`, and stops after one that is not recalled.
 * All rows are recalled iff \result.recalled is their number at the end. */
/*@ requires readable_conditional(net) && \valid_read(known + (0 .. net.size - 1)) && readable_data(data);
  @ requires valid: well_formed(net, known) && has_room(net, known, room);
  @ requires fits: fits_rows(net, fit, data);
  @ requires scratch: valid_scratch(net, room, fit.outputs, s);
  @ requires outside: scratch_outside(net, room, fit.outputs, s);
  @ requires outside_data: scratch_outside_data(data, net, room, fit.outputs, s);
  @ requires truthful: truthful_rows(net, fit, data, state);
  @ requires range: !state.failed && state.recalled <= until <= data.points;
  @ terminates \true;
  @ assigns s.y[0 .. room - 1], s.answer[0 .. net.outputs - 1], s.got[0 .. fit.outputs - 1],
  @   s.wanted[0 .. fit.outputs - 1], *s.t;
  @ ensures stored: stored(net) == \old(stored(net));
  @ ensures points: inputs(data) == \old(inputs(data)) && outputs(data) == \old(outputs(data));
  @ ensures truthful: truthful_rows(net, fit, data, \result);
  @ ensures progress: \result.failed || \result.recalled == until;
  @ ensures range: state.recalled <= \result.recalled <= until;
  @ ensures checker_holds: \result.recalled == data.points ==>
  @   \forall integer i; 0 <= i < data.points ==> recalls_row(net, fit, data, i);
  @ ensures checker_fails: \result.failed ==>
  @   \result.recalled < data.points && !recalls_row(net, fit, data, \result.recalled);
  @ ensures arrived: \result.failed ==>
  @   (\result.arrived <==> arrives(stored(net), 0, taken(net, fit, data, \result.recalled)));
  @ ensures wrong_answer: \result.failed && \result.arrived ==> \forall integer j; 0 <= j < net.outputs ==>
  @   val(s.answer + j) == answer(stored(net), 0, taken(net, fit, data, \result.recalled), j);
  @ ensures operations: state.recalled < rows_done(\result) ==>
  @   \result.operations == operations(stored(net), 0, taken(net, fit, data, rows_done(\result) - 1));
  @*/
rows_state rows_check(conditional_network net, const size_t *known, size_t room, table_fit fit, dataset data,
                      rows_state state, size_t until, rows_scratch s);

#endif
