/* A caller of lexicographic search that meets all preconditions (proofs/README.md). */
#include "kernel/conditional/lexicographic.h"
#include "numbers.h"

/*@ terminates \true; assigns \nothing; */
void meets_lexicographic_network(void)
{
  RATIONALS(x, 4);
  RATIONALS(d, 2);
  RATIONALS(weight, 2);
  RATIONALS(value, 1);
  instruction program[5];
  size_t source[2], output[2], order[2], first[2], differs[2], cut[2];
  dataset data = {2, 2, 1, x, d};
  conditional_arrays into = {program, source, weight, value, output};
  //@ assert points: readable_data(data);
  //@ assert sizes: data.points * data.inputs == 4 && data.points * data.outputs == 2;
  //@ assert program: \valid(into.program + (0 .. 4));
  //@ assert source: \valid(into.source + (0 .. 1));
  //@ assert weight: \valid(into.weight + (0 .. 1));
  //@ assert output: \valid(into.output + (0 .. 1));
  //@ assert value: \valid(into.value);
  //@ assert room: lexicographic_room(data, into);
  mpq_set_ui(x, 1, 1);
  mpq_set_ui(x + 1, 0, 1);
  mpq_set_ui(x + 2, 1, 1);
  mpq_set_ui(x + 3, 1, 1);
  mpq_set_ui(d, 3, 1);
  mpq_set_ui(d + 1, 5, 1);
  lexicographic_network(data, into, order, first, differs, cut);
}
