/* Packed leaves: conditional networks whose leaves may each have several points, which linear functions fit.  Whether
 * packing succeeds is not asked: what was made is checked. */
#ifndef MEMCERT_KERNEL_PACKED_H
#define MEMCERT_KERNEL_PACKED_H

#include "kernel/switch/bounds.h"
#include "kernel/switch/check.h"
#include "conditional.h"

/* What is known of the points before `done`. */
typedef struct {
  size_t leaves;     /* of the network: m */
  size_t done;
  size_t most;       /* operations at one of them */
  size_t operations; /* at all of them together */
} packed_state;

/*@ logic integer packed_operations(integer q, integer r, integer w, integer m) = 2 * q + clog2(m) + 2 * (w * r);
  @ // The network puts out d on x, in at most so many operations and ceil(log2 m) conditions.
  @ predicate packed_recall(conditional c, rvec x, rvec d, integer w, integer m) =
  @   recalls_point(c, x, d) && conditions(c, 0, x) <= clog2(m) &&
  @   operations(c, 0, x) <= packed_operations(len(x), len(d), w, m);
  @ // It does so on the first n rows.
  @ predicate packed_rows(conditional c, rmat x, rmat d, integer w, integer m, integer n) =
  @   \forall integer i; 0 <= i < n ==> packed_recall(c, row(x, i), row(d, i), w, m);
  @ predicate most_operations(conditional c, rmat x, integer n, integer most) =
  @   (\forall integer i; 0 <= i < n ==> operations(c, 0, row(x, i)) <= most) &&
  @   (n <= 0 ==> most == 0) &&
  @   (0 < n ==> \exists integer i; 0 <= i < n && operations(c, 0, row(x, i)) == most);
  @ // `state` tells the truth about the points before state.done.
  @ predicate packed_truthful(conditional c, rmat x, rmat d, integer w, packed_state state) =
  @   state.leaves == leaves_upto(c, instructions(c)) && packed_rows(c, x, d, w, state.leaves, state.done) &&
  @   most_operations(c, x, state.done, state.most) && state.operations == operations_upto(c, x, state.done) &&
  @   state.operations <= state.done * PACKED_MOST_OPERATIONS;
  @*/

/* Counts the leaves; no point is done. */
/*@ requires readable_conditional(net) && \valid_read(known + (0 .. net.size - 1));
  @ requires valid: well_formed(net, known);
  @ terminates \true;
  @ assigns \nothing;
  @ ensures truthful: \forall rmat x, d, integer w; packed_truthful(stored(net), x, d, w, \result);
  @ ensures leaves: \result.leaves == leaves_upto(stored(net), net.size) && \result.leaves <= net.size;
  @ ensures nothing_done: \result.done == 0;
  @*/
packed_state packed_begin(conditional_network net, const size_t *known);

/* Runs `net`, which is valid and has m leaves, on the points from state.done up to `until`, and stops before one that
 * it does not recall in at most ceil(log2 m) conditions and 2q + ceil(log2 m) + 2 w r operations.  w: `width`, the terms
 * per output that the bound allows.  If state.done is the number of points, the network recalls all of them so.
 * The rest is as for conditional_run. */
/*@ requires limits: within_limits(data.points, data.inputs, data.outputs) && width <= PACKED_MOST_WIDTH;
  @ requires sizes: net.inputs == data.inputs && net.outputs == data.outputs;
  @ requires readable_conditional(net) && \valid_read(known + (0 .. net.size - 1)) && readable_data(data);
  @ requires valid: well_formed(net, known) && has_room(net, known, room);
  @ requires \valid(y + (0 .. room - 1)) && \valid(t);
  @ requires \separated(t, y + (0 .. room - 1));
  @ requires outside_conditional(net, y, room) && outside_conditional(net, t, 1);
  @ requires outside_data(data, y, room) && outside_data(data, t, 1);
  @ requires truthful: packed_truthful(stored(net), inputs(data), outputs(data), width, state);
  @ requires range: state.done <= until <= data.points && state.leaves <= net.size;
  @ terminates \true;
  @ assigns y[0 .. room - 1], *t;
  @ ensures stored: stored(net) == \old(stored(net));
  @ ensures points: inputs(data) == \old(inputs(data)) && outputs(data) == \old(outputs(data));
  @ ensures range: \old(state.done) <= \result.done <= until;
  @ ensures leaves: \result.leaves == \old(state.leaves) && \result.leaves == leaves_upto(stored(net), net.size);
  @ ensures truthful: packed_truthful(stored(net), inputs(data), outputs(data), width, \result);
  @ ensures recalls: \forall integer i; 0 <= i < \result.done ==>
  @   recalls_point(stored(net), row(inputs(data), i), row(outputs(data), i));
  @ ensures conditions: \forall integer i; 0 <= i < \result.done ==>
  @   conditions(stored(net), 0, row(inputs(data), i)) <= clog2(\result.leaves);
  @ ensures operations: \forall integer i; 0 <= i < \result.done ==>
  @   operations(stored(net), 0, row(inputs(data), i)) <=
  @   packed_operations(data.inputs, data.outputs, width, \result.leaves);
  @ ensures most: most_operations(stored(net), inputs(data), \result.done, \result.most);
  @ ensures sum: \result.operations == operations_upto(stored(net), inputs(data), \result.done);
  @ ensures fails: \result.done < until ==>
  @   !packed_recall(stored(net), row(inputs(data), \result.done), row(outputs(data), \result.done), width,
  @     \result.leaves);
  @*/
packed_state packed_check(conditional_network net, const size_t *known, size_t room, dataset data, size_t width,
                          packed_state state, size_t until, mpq_ptr y, mpq_ptr t);

#endif
