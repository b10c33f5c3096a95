/* A layered network on the rows of a table. */
#ifndef MEMCERT_SHELL_LAYERED_RUN_H
#define MEMCERT_SHELL_LAYERED_RUN_H

#include <stdio.h>
#include <jansson.h>
#include "kernel/layered/layered_recall.h"
#include "layered_model.h"
#include "shell/table/row_points.h"
#include "shell/base/tally.h"

typedef struct {
  layered_model net;
  layered_network view;
  reading_terms reading; /* in `lists` */
  size_t *lists;
  points table;
  table_reader *rows; /* the table, if it is read row by row; else NULL */
  bool constant;  /* the constant 1 before the columns is an input of the network */
  bool is_signed; /* its outputs are pairs */
  size_t outputs; /* a pair being one */
  mpq_ptr y;      /* output of every neuron on the row that was evaluated last */
  mpq_ptr scratch;
  bool *active;

  point_tally neurons, weights; /* active ones, over the evaluations so far */
} layered_run;

/* Reads both.  `o` says what the table is; unless it has inputs only or the outputs are named, as many of its last
 * columns are outputs as the network has, or one if that is a `label`, the index of an output.  A network with one
 * input more than the table has columns for gets the constant 1 as input 0, and one that has two outputs for each of
 * the table has pairs, also where its file does not say so.  Exit 3 if the columns do not fit. */
layered_run layered_run_open(const char *net_file, const points_options *o, bool label);
/* The same of a network that was read from that file, and is now owned. */
layered_run layered_run_with(layered_model net, const char *net_file, const points_options *o, bool label);
/* The same for a table that is read row by row, of inputs only: then `table` is empty. */
layered_run layered_run_begin(layered_model net, const char *net_file, const points_options *o);
/* The same for a long table with outputs, row by row.  False if it is not to be read so, or does not fit; then the
 * network is still the caller's. */
bool layered_run_long(layered_run *r, layered_model net, const points_options *o, bool label, row_points *rows);
/* Releases all but the network. */
void layered_run_drop(layered_run *r);
/* A network and a table that are in memory, and now owned: inputs and outputs are as many, signs are kept.  The table may
 * be empty, if points come from elsewhere. */
layered_run layered_run_new(layered_model net, points table);
void layered_run_close(layered_run *r);

/* Point i of the table, as the network takes it. */
mpq_srcptr layered_run_input(const layered_run *r, size_t i);

/* A row of numbers of a table, as the network takes it. */
mpq_srcptr layered_run_given(const layered_run *r, mpq_srcptr row);

/* Evaluates that point. */
activity layered_run_at(layered_run *r, size_t i);

/* Reads the next row of a table that is read so, and evaluates it.  False after the last one. */
bool layered_run_next(layered_run *r, activity *a);

/* Neurons of the last layer on that point. */
mpq_srcptr layered_run_last(const layered_run *r, size_t *count);

/* How the network fits the table.  Exit 4 if it is too large for the activity of all points to be added. */
table_fit layered_run_fit(const layered_run *r);
/* This is what each of the first n points activates. */
void layered_run_tally(layered_run *r, const activity *active, size_t n);

/* What Theorem 1 allows a conditional network on a point with so many active weights: p + 4w. */
size_t layered_run_bound(const layered_run *r, size_t weights);

/* Operations of computing every neuron: each weight costs a multiplication, and an addition or, for the first one of
 * its neuron, the comparison that phi is. */
size_t layered_run_dense(const layered_run *r);

/* The size of the network; and what was active.  `operations` are those of the active weights. */
void layered_run_write_network(FILE *stream, const layered_run *r);
void layered_run_write_activity(FILE *stream, const layered_run *r);
json_t *layered_run_network_object(const layered_run *r);
/* Adds the keys neurons, weights and operations. */
void layered_run_add_activity(json_t *object, const layered_run *r);

#endif
