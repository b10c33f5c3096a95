#include "rows_recall.h"
#include "proofs/lemmas/exact/lemmas_memory.h"
#include "proofs/lemmas/exact/lemmas_products.h"

/*@ // Equal outputs are what recall is.
  @ lemma equal_recalls: \forall conditional c, boolean pairs, integer r, rvec x, d, y, got;
  @   len(got) == r ==> arrives(c, 0, x) ==>
  @   (\forall integer j; 0 <= j < (pairs ? 2 * r : r) ==> at(y, j) == answer(c, 0, x, j)) ==>
  @   puts_out(pairs, y, 0, got) ==> puts_out(pairs, d, 0, got) ==> recalls_joined(c, pairs, r, x, d);
  @ lemma recalls_equal: \forall conditional c, boolean pairs, integer r, rvec x, d, y, got, wanted;
  @   len(got) == r ==> len(wanted) == r ==>
  @   (\forall integer j; 0 <= j < (pairs ? 2 * r : r) ==> at(y, j) == answer(c, 0, x, j)) ==>
  @   puts_out(pairs, y, 0, got) ==> puts_out(pairs, d, 0, wanted) ==> recalls_joined(c, pairs, r, x, d) ==>
  @   got == wanted;
  @ // A row without its first columns is what the whole row has there.
  @ lemma taken_at{L}: \forall conditional_network net, table_fit fit, dataset data, integer i, k;
  @   0 <= i < data.points ==> skipped(fit) + net.inputs == data.inputs ==> 0 <= k < net.inputs ==>
  @   at(taken(net, fit, data, i), k) == at(row(inputs(data), i), skipped(fit) + k);
  @ lemma taken_kept{K,L}: \forall conditional_network net, table_fit fit, dataset data, integer i;
  @   0 <= i < data.points ==> skipped(fit) + net.inputs == data.inputs ==> 0 <= net.inputs ==>
  @   inputs{K}(data) == inputs{L}(data) ==> taken{K}(net, fit, data, i) == taken{L}(net, fit, data, i);
  @ lemma row_recall_kept{K,L}: \forall conditional_network net, table_fit fit, dataset data, integer i;
  @   0 <= i < data.points ==> skipped(fit) + net.inputs == data.inputs ==> 0 <= net.inputs ==>
  @   inputs{K}(data) == inputs{L}(data) ==> outputs{K}(data) == outputs{L}(data) ==>
  @   stored{K}(net) == stored{L}(net) ==>
  @   (recalls_row{K}(net, fit, data, i) <==> recalls_row{L}(net, fit, data, i));
  @*/

rows_state rows_begin(void)
{
  rows_state state = {0, false, false, 0};
  return state;
}

/* How a run on one row ends. */
typedef struct {
  bool recalled;
  bool arrived;
  size_t operations;
} row_run;

/* Joins what the network puts out and d, and compares. */
/*@ requires pairs: 1 <= fit.outputs && 2 * fit.outputs <= SIZE_MAX;
  @ requires \valid_read(answer + (0 .. numbers_of(fit.pairs, fit.outputs) - 1));
  @ requires \valid_read(d + (0 .. numbers_of(fit.pairs, fit.outputs) - 1));
  @ requires \valid(got + (0 .. fit.outputs - 1)) && \valid(wanted + (0 .. fit.outputs - 1)) && \valid(t);
  @ requires \separated(got + (0 .. fit.outputs - 1), answer + (0 .. numbers_of(fit.pairs, fit.outputs) - 1));
  @ requires \separated(got + (0 .. fit.outputs - 1), d + (0 .. numbers_of(fit.pairs, fit.outputs) - 1));
  @ requires \separated(wanted + (0 .. fit.outputs - 1), d + (0 .. numbers_of(fit.pairs, fit.outputs) - 1));
  @ requires \separated(wanted + (0 .. fit.outputs - 1), got + (0 .. fit.outputs - 1));
  @ requires \separated(t, got + (0 .. fit.outputs - 1)) && \separated(t, wanted + (0 .. fit.outputs - 1));
  @ terminates \true;
  @ assigns got[0 .. fit.outputs - 1], wanted[0 .. fit.outputs - 1], *t;
  @ ensures same: \forall conditional c, rvec x; arrives(c, 0, x) ==>
  @   (\forall integer j; 0 <= j < numbers_of(fit.pairs, fit.outputs) ==> \old(val(answer + j)) == answer(c, 0, x, j))
  @   ==> (\result <==> recalls_joined(c, are_pairs(fit.pairs), fit.outputs, x,
  @     \old(vec(d, numbers_of(fit.pairs, fit.outputs)))));
  @*/
static bool are_same(table_fit fit, mpq_srcptr answer, mpq_srcptr d, mpq_ptr got, mpq_ptr wanted, mpq_ptr t)
{
  output_rule rule = {RULE_EXACT, t};
  //@ ghost size_t numbers = fit.pairs ? 2 * fit.outputs : fit.outputs;
  //@ assert numbers: numbers == numbers_of(fit.pairs, fit.outputs);
  outputs_join(answer, fit.outputs, fit.pairs, got);
  //@ assert d_kept: unchanged{Pre,Here}(d, numbers);
  //@ ghost Got: ;
  outputs_join(d, fit.outputs, fit.pairs, wanted);
  //@ assert got_kept: unchanged{Got,Here}(got, fit.outputs);
  /*@ assert got: puts_out(are_pairs(fit.pairs),
    @   \at(vec(answer, numbers_of(fit.pairs, fit.outputs)), Pre), 0, vec(got, fit.outputs)); */
  /*@ assert wanted: puts_out(are_pairs(fit.pairs),
    @   \at(vec(d, numbers_of(fit.pairs, fit.outputs)), Pre), 0, vec(wanted, fit.outputs)); */
  bool same = outputs_recalled(rule, got, wanted, fit.outputs, t);
  return same;
}

/* Runs `net` on x, and compares what it puts out with d. */
/*@ requires readable_conditional(net) && \valid_read(known + (0 .. net.size - 1));
  @ requires valid: well_formed(net, known) && has_room(net, known, room);
  @ requires fits: 1 <= fit.outputs && 2 * fit.outputs <= SIZE_MAX;
  @ requires outputs: numbers_of(fit.pairs, fit.outputs) == net.outputs;
  @ requires \valid_read(x + (0 .. net.inputs - 1)) && \valid_read(d + (0 .. net.outputs - 1));
  @ requires scratch: valid_scratch(net, room, fit.outputs, s) && scratch_outside(net, room, fit.outputs, s);
  @ requires \separated(x + (0 .. net.inputs - 1), s.y + (0 .. room - 1));
  @ requires \separated(d + (0 .. net.outputs - 1), s.y + (0 .. room - 1));
  @ requires \separated(d + (0 .. net.outputs - 1), s.answer + (0 .. net.outputs - 1));
  @ requires \separated(d + (0 .. net.outputs - 1), s.got + (0 .. fit.outputs - 1));
  @ requires \separated(d + (0 .. net.outputs - 1), s.wanted + (0 .. fit.outputs - 1));
  @ requires \separated(d + (0 .. net.outputs - 1), s.t);
  @ terminates \true;
  @ assigns s.y[0 .. room - 1], s.answer[0 .. net.outputs - 1], s.got[0 .. fit.outputs - 1],
  @   s.wanted[0 .. fit.outputs - 1], *s.t;
  @ ensures stored: stored(net) == \old(stored(net));
  @ ensures recalled: \result.recalled <==> recalls_joined(stored(net), are_pairs(fit.pairs), fit.outputs,
  @   \old(vec(x, net.inputs)), \old(vec(d, net.outputs)));
  @ ensures arrived: \result.arrived <==> arrives(stored(net), 0, \old(vec(x, net.inputs)));
  @ ensures answer: \result.arrived ==> \forall integer j; 0 <= j < net.outputs ==>
  @   val(s.answer + j) == answer(stored(net), 0, \old(vec(x, net.inputs)), j);
  @ ensures operations: \result.operations == operations(stored(net), 0, \old(vec(x, net.inputs)));
  @*/
static row_run run_input(conditional_network net, const size_t *known, size_t room, table_fit fit, mpq_srcptr x,
                         mpq_srcptr d, rows_scratch s)
{
  conditional_path path = conditional_run(net, known, room, x, s.y, s.t);
  row_run run = {false, conditional_arrives(net, known, path), path.operations};
  //@ assert d_run: unchanged{Pre,Here}(d, net.outputs);
  if (!run.arrived)
    return run;
  //@ ghost Run: ;
  conditional_answer(net, known, path, s.y, s.answer);
  //@ assert d_kept: unchanged{Run,Here}(d, net.outputs);
  //@ assert d: vec(d, net.outputs) == \at(vec(d, net.outputs), Pre);
  /*@ assert answers: \forall integer j; 0 <= j < net.outputs ==>
    @   val(s.answer + j) == answer(stored(net), 0, \at(vec(x, net.inputs), Pre), j); */
  //@ ghost Answered: ;
  run.recalled = are_same(fit, s.answer, d, s.got, s.wanted, s.t);
  //@ assert answer_kept: unchanged{Answered,Here}(s.answer, net.outputs);
  //@ assert weights: unchanged{Answered,Here}(net.weight, net.terms);
  //@ assert values: unchanged{Answered,Here}(net.value, net.values);
  //@ assert stored: stored(net) == \at(stored(net), Answered);
  return run;
}

/* Runs `net` on row i. */
/*@ requires readable_conditional(net) && \valid_read(known + (0 .. net.size - 1)) && readable_data(data);
  @ requires valid: well_formed(net, known) && has_room(net, known, room);
  @ requires fits: fits_rows(net, fit, data);
  @ requires scratch: valid_scratch(net, room, fit.outputs, s);
  @ requires outside: scratch_outside(net, room, fit.outputs, s);
  @ requires outside_data: scratch_outside_data(data, net, room, fit.outputs, s);
  @ requires range: i < data.points;
  @ terminates \true;
  @ assigns s.y[0 .. room - 1], s.answer[0 .. net.outputs - 1], s.got[0 .. fit.outputs - 1],
  @   s.wanted[0 .. fit.outputs - 1], *s.t;
  @ ensures stored: stored(net) == \old(stored(net));
  @ ensures inputs: inputs(data) == \old(inputs(data));
  @ ensures outputs: outputs(data) == \old(outputs(data));
  @ ensures recalled: \result.recalled <==> recalls_row(net, fit, data, i);
  @ ensures arrived: \result.arrived <==> arrives(stored(net), 0, taken(net, fit, data, i));
  @ ensures answer: \result.arrived ==> \forall integer j; 0 <= j < net.outputs ==>
  @   val(s.answer + j) == answer(stored(net), 0, taken(net, fit, data, i), j);
  @ ensures operations: \result.operations == operations(stored(net), 0, taken(net, fit, data, i));
  @*/
static row_run run_row(conditional_network net, const size_t *known, size_t room, table_fit fit, dataset data, size_t i,
                       rows_scratch s)
{
  //@ ghost row_in_matrix(i, data.points, data.inputs);
  //@ ghost row_in_matrix(i, data.points, data.outputs);
  //@ ghost product_limit(i, LIMIT_POINTS, data.inputs, LIMIT_INPUTS);
  //@ ghost product_limit(i, LIMIT_POINTS, data.outputs, LIMIT_OUTPUTS);
  mpq_srcptr x = data.x + (i * data.inputs + (fit.skip ? 1 : 0)), d = data.d + i * data.outputs;
  //@ assert x_place: x == data.x + (i * data.inputs + skipped(fit));
  //@ assert x_end: i * data.inputs + skipped(fit) + net.inputs <= data.points * data.inputs;
  //@ assert x_taken: vec(x, net.inputs) == taken(net, fit, data, i);
  //@ assert d: vec(d, net.outputs) == row(outputs(data), i);
  /*@ assert apart_x: \forall mpq_srcptr p; !\separated(p, data.x + (0 .. data.points * data.inputs - 1)) ==>
    @   \separated(p, s.y + (0 .. room - 1)) && \separated(p, s.answer + (0 .. net.outputs - 1)) &&
    @   \separated(p, s.got + (0 .. fit.outputs - 1)) && \separated(p, s.wanted + (0 .. fit.outputs - 1)) &&
    @   \separated(p, s.t); */
  /*@ assert apart_d: \forall mpq_srcptr p; !\separated(p, data.d + (0 .. data.points * data.outputs - 1)) ==>
    @   \separated(p, s.y + (0 .. room - 1)) && \separated(p, s.answer + (0 .. net.outputs - 1)) &&
    @   \separated(p, s.got + (0 .. fit.outputs - 1)) && \separated(p, s.wanted + (0 .. fit.outputs - 1)) &&
    @   \separated(p, s.t); */
  row_run run = run_input(net, known, room, fit, x, d, s);
  //@ assert inputs_kept: unchanged{Pre,Here}(data.x, data.points * data.inputs);
  //@ assert outputs_kept: unchanged{Pre,Here}(data.d, data.points * data.outputs);
  //@ assert inputs: inputs(data) == \at(inputs(data), Pre);
  //@ assert taken: taken(net, fit, data, i) == \at(taken(net, fit, data, i), Pre);
  return run;
}

/* `state` after one more row. */
/*@ requires range: state.recalled < 0x100000000;
  @ terminates \true;
  @ assigns \nothing;
  @ ensures recalled: \result.recalled == (run.recalled ? state.recalled + 1 : state.recalled);
  @ ensures failed: \result.failed <==> !run.recalled;
  @ ensures run: \result.operations == run.operations && (\result.arrived <==> run.arrived);
  @*/
static rows_state extended(rows_state state, row_run run)
{
  state.recalled += run.recalled ? 1 : 0;
  state.failed = !run.recalled;
  state.arrived = run.arrived;
  state.operations = run.operations;
  return state;
}

rows_state rows_check(conditional_network net, const size_t *known, size_t room, table_fit fit, dataset data,
                      rows_state state, size_t until, rows_scratch s)
{
  /*@ loop invariant range: \at(state.recalled, Pre) <= state.recalled && rows_done(state) <= until;
    @ loop invariant stored: stored(net) == \at(stored(net), Pre);
    @ loop invariant inputs: inputs(data) == \at(inputs(data), Pre);
    @ loop invariant outputs: outputs(data) == \at(outputs(data), Pre);
    @ loop invariant truthful: truthful_rows(net, fit, data, state);
    @ loop invariant arrived: state.failed ==>
    @   (state.arrived <==> arrives(stored(net), 0, taken(net, fit, data, state.recalled)));
    @ loop invariant wrong_answer: state.failed && state.arrived ==> \forall integer j; 0 <= j < net.outputs ==>
    @   val(s.answer + j) == answer(stored(net), 0, taken(net, fit, data, state.recalled), j);
    @ loop invariant operations: \at(state.recalled, Pre) < rows_done(state) ==>
    @   state.operations == operations(stored(net), 0, taken(net, fit, data, rows_done(state) - 1));
    @ loop assigns state, s.y[0 .. room - 1], s.answer[0 .. net.outputs - 1], s.got[0 .. fit.outputs - 1],
    @   s.wanted[0 .. fit.outputs - 1], *s.t;
    @ loop variant until - rows_done(state);
    @*/
  while (!state.failed && state.recalled < until) {
    row_run run = run_row(net, known, room, fit, data, state.recalled, s);
    /*@ assert earlier: \forall integer i; 0 <= i < state.recalled ==>
      @   (recalls_row{LoopCurrent}(net, fit, data, i) <==> recalls_row(net, fit, data, i)); */
    state = extended(state, run);
  }
  return state;
}
