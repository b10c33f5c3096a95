/* A layered network computed conditionally on the rows of a table: through a tree as far as that goes, and otherwise as a
 * loop (kernel/theorem1/condition_otherwise.h). */
#ifndef MEMCERT_SHELL_OTHERWISE_RUN_H
#define MEMCERT_SHELL_OTHERWISE_RUN_H

#include "otherwise_json.h"
#include "shell/layered/layered_run.h"

typedef struct {
  layered_run run;        /* the network, and the table */
  conditional_model tree; /* its size is 0 if there is none */
  conditional_network view;
  size_t *known;          /* owned, as the numbers */
  size_t room;
  mpq_ptr variables;
  const char *file;

  point_tally operations, bounds; /* over the rows so far: p + 4w is the bound */
  size_t left;                    /* rows that the tree has no answer for */
} otherwise_run;

/* Reads both, as layered_run_open() does. */
otherwise_run otherwise_run_open(const char *file, const points_options *o, bool label);
/* Of a network and a tree that are in memory, and now owned. */
otherwise_run otherwise_run_new(const char *file, layered_run run, conditional_model tree);
/* Without run.run, which something else has released; or with it. */
void otherwise_run_free(otherwise_run *r);
void otherwise_run_close(otherwise_run *r);

/* The same for a table of inputs that is read row by row; and its next row, false after the last one. */
otherwise_run otherwise_run_begin(const char *file, const points_options *o);
bool otherwise_run_next(otherwise_run *r);

/* Evaluates row i; layered_run_last() has the outputs.  Exit 3 if the tree does something else than the network. */
void otherwise_run_at(otherwise_run *r, size_t i);

/* What it is made of, and what the rows so far have cost. */
void otherwise_run_write(FILE *stream, const otherwise_run *r);
void otherwise_run_add(json_t *network, const otherwise_run *r);

#endif
