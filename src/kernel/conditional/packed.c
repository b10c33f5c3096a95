#include "packed.h"
#include "proofs/lemmas/exact/lemmas_memory.h"
#include "proofs/lemmas/exact/lemmas_products.h"

packed_state packed_begin(conditional_network net, const size_t *known)
{
  packed_state state = {0, 0, 0, 0};
  /*@ loop invariant range: 0 <= i <= net.size;
    @ loop invariant leaves: state.leaves == leaves_upto(stored(net), i) && state.leaves <= i;
    @ loop invariant others: state.done == 0 && state.most == 0 && state.operations == 0;
    @ loop assigns i, state;
    @ loop variant net.size - i;
    @*/
  for (size_t i = 0; i < net.size; i++) {
    //@ assert valid: well_formed_at(net, known, i);
    //@ assert kind: kind(stored(net), i) == net.program[i].kind;
    state.leaves += net.program[i].kind == INSTRUCTION_LEAF ? 1 : 0;
  }
  return state;
}

/* Runs `net` on point i. */
/*@ requires limits: within_limits(data.points, data.inputs, data.outputs) && i < data.points;
  @ requires sizes: net.inputs == data.inputs && net.outputs == data.outputs;
  @ requires readable_conditional(net) && \valid_read(known + (0 .. net.size - 1)) && readable_data(data);
  @ requires valid: well_formed(net, known) && has_room(net, known, room);
  @ requires \valid(y + (0 .. room - 1)) && \valid(t);
  @ requires \separated(t, y + (0 .. room - 1));
  @ requires outside_conditional(net, y, room) && outside_conditional(net, t, 1);
  @ requires outside_data(data, y, room) && outside_data(data, t, 1);
  @ terminates \true;
  @ assigns y[0 .. room - 1], *t;
  @ ensures stored: stored(net) == \old(stored(net));
  @ ensures inputs: inputs(data) == \old(inputs(data));
  @ ensures outputs: outputs(data) == \old(outputs(data));
  @ ensures recalls: \result.verdict == CONDITIONAL_RECALLED <==>
  @   recalls_point(stored(net), row(inputs(data), i), row(outputs(data), i));
  @ ensures operations: \result.operations == operations(stored(net), 0, row(inputs(data), i));
  @ ensures conditions: \result.conditions == conditions(stored(net), 0, row(inputs(data), i));
  @*/
static conditional_recall run_point(conditional_network net, const size_t *known, size_t room, dataset data,
                                    size_t i, mpq_ptr y, mpq_ptr t)
{
  mpq_srcptr x = data.x + i * data.inputs, d = data.d + i * data.outputs;
  //@ ghost row_in_matrix(i, data.points, data.inputs);
  //@ ghost row_in_matrix(i, data.points, data.outputs);
  //@ ghost product_limit(i, LIMIT_POINTS, data.inputs, LIMIT_INPUTS);
  //@ ghost product_limit(i, LIMIT_POINTS, data.outputs, LIMIT_OUTPUTS);
  //@ assert x_place: x == data.x + i * data.inputs;
  //@ assert d_place: d == data.d + i * data.outputs;
  //@ assert x: vec(x, data.inputs) == row(inputs(data), i);
  //@ assert d: vec(d, data.outputs) == row(outputs(data), i);
  conditional_recall found = conditional_check(net, known, room, x, d, y, t);
  //@ assert inputs_kept: unchanged{Pre,Here}(data.x, data.points * data.inputs);
  //@ assert outputs_kept: unchanged{Pre,Here}(data.d, data.points * data.outputs);
  return found;
}

/*@ // `next` is `state` and one point more.
  @ predicate packed_next(conditional c, rmat x, packed_state state, packed_state next) =
  @   0 <= operations(c, 0, row(x, state.done)) && next.leaves == state.leaves && next.done == state.done + 1 &&
  @   next.most == \max(state.most, operations(c, 0, row(x, state.done))) &&
  @   next.operations == state.operations + operations(c, 0, row(x, state.done)) &&
  @   next.operations <= next.done * PACKED_MOST_OPERATIONS;
  @ lemma most_extended: \forall conditional c, rmat x, packed_state state, next;
  @   most_operations(c, x, state.done, state.most) ==> 0 <= state.done ==> packed_next(c, x, state, next) ==>
  @   most_operations(c, x, next.done, next.most);
  @ lemma rows_extended: \forall conditional c, rmat x, d, integer w, m, n; packed_rows(c, x, d, w, m, n) ==>
  @   packed_recall(c, row(x, n), row(d, n), w, m) ==> packed_rows(c, x, d, w, m, n + 1);
  @ lemma truthful_extended: \forall conditional c, rmat x, d, integer w, packed_state state, next;
  @   packed_truthful(c, x, d, w, state) ==> 0 <= state.done ==> packed_next(c, x, state, next) ==>
  @   packed_recall(c, row(x, state.done), row(d, state.done), w, state.leaves) ==>
  @   packed_truthful(c, x, d, w, next);
  @*/

/* `state` after one more point, which takes this many operations. */
/*@ requires limits: state.done < LIMIT_POINTS && operations <= PACKED_MOST_OPERATIONS;
  @ requires sum: state.operations <= state.done * PACKED_MOST_OPERATIONS;
  @ terminates \true;
  @ assigns \nothing;
  @ ensures done: \result.done == state.done + 1 && \result.leaves == state.leaves;
  @ ensures next: \forall conditional c, rmat x; operations(c, 0, row(x, state.done)) == operations ==>
  @   packed_next(c, x, state, \result);
  @*/
static packed_state extended(packed_state state, size_t operations)
{
  state.done++;
  state.operations += operations;
  if (operations > state.most)
    state.most = operations;
  return state;
}

packed_state packed_check(conditional_network net, const size_t *known, size_t room, dataset data, size_t width,
                          packed_state state, size_t until, mpq_ptr y, mpq_ptr t)
{
  size_t conditions = ceil_log2(state.leaves);
  //@ ghost product_limit(width, PACKED_MOST_WIDTH, data.outputs, LIMIT_OUTPUTS);
  size_t operations = 2 * data.inputs + conditions + 2 * (width * data.outputs);
  //@ assert bound: operations == packed_operations(data.inputs, data.outputs, width, state.leaves);
  //@ assert limit: operations <= PACKED_MOST_OPERATIONS;
  /*@ loop invariant range: \at(state.done, Pre) <= state.done <= until;
    @ loop invariant leaves: state.leaves == \at(state.leaves, Pre);
    @ loop invariant stored: stored(net) == \at(stored(net), Pre);
    @ loop invariant inputs: inputs(data) == \at(inputs(data), Pre);
    @ loop invariant outputs: outputs(data) == \at(outputs(data), Pre);
    @ loop invariant truthful: packed_truthful(stored(net), inputs(data), outputs(data), width, state);
    @ loop assigns state, y[0 .. room - 1], *t;
    @ loop variant until - state.done;
    @*/
  while (state.done < until) {
    conditional_recall found = run_point(net, known, room, data, state.done, y, t);
    //@ assert x: len(row(inputs(data), state.done)) == data.inputs;
    //@ assert d: len(row(outputs(data), state.done)) == data.outputs;
    if (found.verdict != CONDITIONAL_RECALLED || found.conditions > conditions || found.operations > operations)
      break;
    /*@ assert recalled: packed_recall(stored(net), row(inputs(data), state.done), row(outputs(data), state.done),
      @   width, state.leaves); */
    state = extended(state, found.operations);
    //@ assert next: packed_next(stored(net), inputs(data), \at(state, LoopCurrent), state);
  }
  return state;
}
