/* Running a conditional network on the points of a table. */
#ifndef MEMCERT_SHELL_CONDITIONAL_MACHINE_H
#define MEMCERT_SHELL_CONDITIONAL_MACHINE_H

#include "kernel/conditional/rows_recall.h"
#include "conditional_model.h"
#include "shell/table/row_points.h"

typedef struct {
  conditional_network net;
  bool constant; /* input 0 is the constant 1 */
  bool is_signed; /* its outputs are pairs */
  size_t *known; /* owned, as the numbers */
  size_t room;
  mpq_ptr y;      /* room variables */
  mpq_ptr answer; /* what the network put out last */
  mpq_ptr got, wanted; /* signed outputs as differences: the network's, and those of a point */
  mpq_t scratch;
} conditional_machine;

/* The model, which must be valid, must stay as it is. */
conditional_machine conditional_machine_new(const conditional_model *m);
void conditional_machine_free(conditional_machine *k);

/* Runs the network on a row (1, x) of points.  Whether it arrives at a leaf, and then leaves the answer. */
bool conditional_machine_run(conditional_machine *k, mpq_srcptr row);

/* Runs it on a row, to compare its outputs with d. */
conditional_recall conditional_machine_check(conditional_machine *k, mpq_srcptr row, mpq_srcptr d);

/* Runs it on the rows from state.recalled up to `until`; signed outputs are compared as what they stand for, the
 * difference of a pair.  Leaves the answer on the last row. */
rows_state conditional_machine_rows(conditional_machine *k, dataset rows, rows_state state, size_t until);

/* Reads a table of as many columns as the network has: of inputs only, if `o` says so; otherwise the last columns are
 * the outputs where `o` does not say, and outputs are split into (d+, d-) exactly for a signed network.  Exit 3 if the
 * numbers differ; but where the network has one input more, this is the constant 1, and the model says so then. */
points conditional_points_read(conditional_model *m, const points_options *o);
/* The same, but outputs keep their signs whatever the network has. */
points conditional_points_read_whole(conditional_model *m, const points_options *o);
/* A table of inputs only, row by row. */
table_reader *conditional_inputs_open(conditional_model *m, const points_options *o);
/* The first one, row by row.  False if it is not to be read so, or does not fit. */
bool conditional_rows_open(conditional_model *m, const points_options *o, row_points *rows);

#endif
