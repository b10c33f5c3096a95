/* Callers of the chapter `conditional` that meet all preconditions (proofs/README.md). */
#include "kernel/conditional/conditional.h"
#include "kernel/conditional/ifelse.h"
#include "kernel/conditional/instructions.h"
#include "kernel/conditional/leaves.h"
#include "kernel/conditional/packed.h"
#include "kernel/conditional/projection.h"
#include "kernel/conditional/rows_recall.h"
#include "kernel/conditional/search.h"
#include "numbers.h"

/* One input; where it is less than the value it is put out, elsewhere a branch is missing. */
#define PROGRAM(program) \
  const instruction program[2] = {{INSTRUCTION_TEST, IS_LESS, 0, 0, 1, NOWHERE}, \
                                  {INSTRUCTION_LEAF, IS_LESS, 0, 0, NOWHERE, NOWHERE}}

/*@ terminates \true; assigns \nothing; */
void meets_valid(void)
{
  RATIONALS(value, 1);
  PROGRAM(program);
  const size_t output[1] = {0};
  size_t known[2];
  conditional_network net = {1, 1, 2, 0, 1, 1, program, NULL, NULL, value, output};
  conditional_valid(net, known);
}

/*@ terminates \true; assigns \nothing; */
void meets_run(void)
{
  RATIONALS(value, 1);
  RATIONALS(x, 1);
  RATIONALS(y, 2);
  RATIONALS(t, 1);
  PROGRAM(program);
  const size_t output[1] = {0}, known[2] = {1, 1};
  conditional_network net = {1, 1, 2, 0, 1, 1, program, NULL, NULL, value, output};
  //@ assert readable: readable_conditional(net);
  //@ assert test: well_formed_at(net, &known[0], 0);
  //@ assert leaf: well_formed_at(net, &known[0], 1);
  //@ assert well_formed: well_formed(net, &known[0]);
  conditional_room(net, known);
  conditional_run(net, known, 2, x, y, t);
}

/*@ terminates \true; assigns \nothing; */
void meets_answer(void)
{
  RATIONALS(value, 1);
  RATIONALS(y, 2);
  RATIONALS(out, 1);
  PROGRAM(program);
  const size_t output[1] = {0}, known[2] = {1, 1};
  conditional_network net = {1, 1, 2, 0, 1, 1, program, NULL, NULL, value, output};
  conditional_path path = {1, 1, 1};
  //@ assert readable: readable_conditional(net);
  //@ assert test: well_formed_at(net, &known[0], 0);
  //@ assert leaf: well_formed_at(net, &known[0], 1);
  //@ assert well_formed: well_formed(net, &known[0]);
  conditional_arrives(net, known, path);
  conditional_answer(net, known, path, y, out);
}

/*@ terminates \true; assigns \nothing; */
void meets_recall(void)
{
  RATIONALS(value, 1);
  RATIONALS(x, 1);
  RATIONALS(d, 1);
  RATIONALS(y, 2);
  RATIONALS(t, 1);
  PROGRAM(program);
  const size_t output[1] = {0}, known[2] = {1, 1};
  conditional_network net = {1, 1, 2, 0, 1, 1, program, NULL, NULL, value, output};
  //@ assert readable: readable_conditional(net);
  //@ assert test: well_formed_at(net, &known[0], 0);
  //@ assert leaf: well_formed_at(net, &known[0], 1);
  //@ assert well_formed: well_formed(net, &known[0]);
  conditional_check(net, known, 2, x, d, y, t);
}

/*@ terminates \true; assigns \nothing; */
void meets_packed(void)
{
  RATIONALS(value, 1);
  RATIONALS(x, 1);
  RATIONALS(d, 1);
  RATIONALS(y, 2);
  RATIONALS(t, 1);
  PROGRAM(program);
  const size_t output[1] = {0}, known[2] = {1, 1};
  dataset data = {1, 1, 1, x, d};
  conditional_network net = {1, 1, 2, 0, 1, 1, program, NULL, NULL, value, output};
  //@ assert points: readable_data(data);
  //@ assert readable: readable_conditional(net);
  //@ assert test: well_formed_at(net, &known[0], 0);
  //@ assert leaf: well_formed_at(net, &known[0], 1);
  //@ assert well_formed: well_formed(net, &known[0]);
  packed_state state = packed_begin(net, known);
  packed_check(net, known, 2, data, 1, state, 1, y, t);
}

/*@ terminates \true; assigns \nothing; */
void meets_rows(void)
{
  RATIONALS(value, 1);
  RATIONALS(x, 1);
  RATIONALS(d, 1);
  RATIONALS(y, 2);
  RATIONALS(answer, 1);
  RATIONALS(got, 1);
  RATIONALS(wanted, 1);
  RATIONALS(t, 1);
  PROGRAM(program);
  const size_t output[1] = {0}, known[2] = {1, 1};
  dataset data = {1, 1, 1, x, d};
  table_fit fit = {1, false, false};
  rows_scratch s = {y, answer, got, wanted, t};
  conditional_network net = {1, 1, 2, 0, 1, 1, program, NULL, NULL, value, output};
  //@ assert points: readable_data(data);
  //@ assert readable: readable_conditional(net);
  //@ assert test: well_formed_at(net, &known[0], 0);
  //@ assert leaf: well_formed_at(net, &known[0], 1);
  //@ assert well_formed: well_formed(net, &known[0]);
  rows_state state = rows_begin();
  rows_check(net, known, 2, fit, data, state, 1, s);
}

/*@ terminates \true; assigns \nothing; */
void meets_instructions(void)
{
  RATIONALS(w, 2);
  RATIONALS(weight, 2);
  instruction program[1];
  size_t source[2];
  conditional_arrays into = {program, source, weight, NULL, NULL};
  set_operation(program, 0, 2, 1);
  set_test(program, IS_MORE, 2, 0, 1, NOWHERE);
  set_leaf(program, 0, 1);
  terms_write(into, 0, w, 2);
}

/*@ terminates \true; assigns \nothing; */
void meets_leaf(void)
{
  RATIONALS(d, 2);
  RATIONALS(weight, 2);
  instruction program[3];
  size_t source[2], output[2];
  conditional_arrays into = {program, source, weight, NULL, output};
  leaf_write(into, 0, 0, 0, d, 2, 1);
}

/*@ terminates \true; assigns \nothing; */
void meets_search(void)
{
  instruction program[1];
  const size_t first[2] = {1, 2};
  search_write(program, first, 1, 0, 2, 0);
}

/*@ terminates \true; assigns \nothing; */
void meets_leaves(void)
{
  RATIONALS(d, 2);
  RATIONALS(weight, 2);
  instruction program[5];
  size_t source[2], output[2], first[2];
  const size_t order[2] = {0, 1};
  dataset data = {2, 2, 1, NULL, d};
  conditional_arrays into = {program, source, weight, NULL, output};
  //@ assert room: leaves_room(data, into, 1, 0);
  leaves_write(data, into, order, first, 1, 0, true);
}

/* The points are 0 and 1. */

/*@ terminates \true; assigns \nothing; */
void meets_projection(void)
{
  RATIONALS(x, 4);
  RATIONALS(c, 2);
  RATIONALS(scratch, PROJECTION_SCRATCH);
  const size_t order[2] = {0, 1};
  size_t differs[2];
  dataset data = {2, 2, 1, x, NULL};
  mpq_set_ui(x, 1, 1);
  mpq_set_ui(x + 1, 0, 1);
  mpq_set_ui(x + 2, 1, 1);
  mpq_set_ui(x + 3, 1, 1);
  //@ ghost size_t differ = 1;
  //@ assert below: differ_first(vec((mpq_srcptr)x, 2), vec((mpq_srcptr)x + 2, 2), differ);
  projection_direction(data, order, c, differs, scratch);
}

/*@ terminates \true; assigns \nothing; */
void meets_vertices(void)
{
  RATIONALS(x, 4);
  RATIONALS(w, 2);
  RATIONALS(weight, 2);
  RATIONALS(scratch, IFELSE_SCRATCH);
  instruction program[2];
  size_t source[2];
  const size_t order[2] = {0, 1}, first[2] = {2, 3};
  dataset data = {2, 2, 1, x, NULL};
  conditional_arrays into = {program, source, weight, NULL, NULL};
  mpq_set_ui(x, 1, 1);
  mpq_set_ui(x + 1, 0, 1);
  mpq_set_ui(x + 2, 1, 1);
  mpq_set_ui(x + 3, 1, 1);
  //@ ghost size_t differ = 1;
  //@ assert below: differ_first(vec((mpq_srcptr)x, 2), vec((mpq_srcptr)x + 2, 2), differ);
  vertices_write(data, into, order, first, 0, 2, 0, 0, 0, 2, w, scratch);
}

/*@ terminates \true; assigns \nothing; */
void meets_projection_network(void)
{
  RATIONALS(x, 4);
  RATIONALS(d, 2);
  RATIONALS(weight, 4);
  RATIONALS(value, 1);
  RATIONALS(direction, 2);
  RATIONALS(scratch, PROJECTION_SCRATCH);
  instruction program[6];
  size_t source[4], output[2], order[2], rank[2], first[2];
  dataset data = {2, 2, 1, x, d};
  conditional_arrays into = {program, source, weight, value, output};
  //@ assert points: readable_data(data);
  //@ assert sizes: data.points * data.inputs == 4 && data.points * data.outputs == 2;
  //@ assert program: \valid(into.program + (0 .. 5));
  //@ assert source: \valid(into.source + (0 .. 3));
  //@ assert weight: \valid(into.weight + (0 .. 3));
  //@ assert output: \valid(into.output + (0 .. 1));
  //@ assert value: \valid(into.value);
  //@ assert room: projection_room(data, into);
  mpq_set_ui(x, 1, 1);
  mpq_set_ui(x + 1, 0, 1);
  mpq_set_ui(x + 2, 1, 1);
  mpq_set_ui(x + 3, 1, 1);
  mpq_set_ui(d, 3, 1);
  mpq_set_ui(d + 1, 5, 1);
  projection_network(data, into, order, rank, first, direction, scratch);
}

/*@ terminates \true; assigns \nothing; */
void meets_ifelse_network(void)
{
  RATIONALS(x, 4);
  RATIONALS(d, 2);
  RATIONALS(weight, 6);
  RATIONALS(value, 1);
  RATIONALS(hyperplane, 2);
  RATIONALS(scratch, IFELSE_SCRATCH);
  instruction program[8];
  size_t source[6], output[2], order[2], rank[2], first[2];
  dataset data = {2, 2, 1, x, d};
  conditional_arrays into = {program, source, weight, value, output};
  //@ assert points: readable_data(data);
  //@ assert sizes: data.points * data.inputs == 4 && data.points * data.outputs == 2;
  //@ assert program: \valid(into.program + (0 .. 7));
  //@ assert source: \valid(into.source + (0 .. 5));
  //@ assert weight: \valid(into.weight + (0 .. 5));
  //@ assert output: \valid(into.output + (0 .. 1));
  //@ assert value: \valid(into.value);
  //@ assert room: ifelse_room(data, into);
  mpq_set_ui(x, 1, 1);
  mpq_set_ui(x + 1, 0, 1);
  mpq_set_ui(x + 2, 1, 1);
  mpq_set_ui(x + 3, 1, 1);
  mpq_set_ui(d, 3, 1);
  mpq_set_ui(d + 1, 5, 1);
  ifelse_network(data, into, order, rank, first, hyperplane, scratch);
}
