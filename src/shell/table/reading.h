/* A table on its way to points: what the files of this folder that read rows share. */
#ifndef MEMCERT_SHELL_READING_H
#define MEMCERT_SHELL_READING_H

#include "points.h"
#include "arff.h"
#include "cell_numbers.h"
#include "cell_value.h"
#include "roles.h"
#include <string.h>

typedef struct {
  const points_options *options;
  const columns *known;
  const arff_head *head; /* of an ARFF file, else NULL */
  source from;
  rows *table;
  cell_rules rules;
  cell_numbers seen; /* under these rules; its limbs are the points' */
  roles part;
  number_kind *kinds; /* of the cells of a row */
  points *into;
  size_t room; /* rows that there is room for: all of them, or one after the other is read into the same place */
  size_t slot; /* where the row that is read goes */
  size_t made; /* rows of x and d whose numbers are initialised */

  size_t read;           /* rows so far, those that are left out included */
  size_t first_line;     /* of the first row that is not left out */
  bool weighs;           /* some row has a weight that is not 0 */
  bool counts[2];        /* whether the first input may be an index and has counted the rows so far, from 0 or 1 on */
  bool guessed;          /* that the first row has names, and nothing has confirmed it yet */
  place first;           /* of the first row */
  size_t marked_rows;    /* whose first cell begins with #, and is of a column of labels or one that is left out */
  place marked;          /* the first of them */
  size_t ragged;         /* rows of another width that were left out */
  place ragged_at;       /* the first of them */
  char *ragged_problem;  /* what is wrong with it; owned */
} reading;

static inline bool reading_uses(const reading *g, size_t j)
{
  return g->part.role[j] != ROLE_IGNORED;
}

/* Whether column j is an input or an output. */
static inline bool reading_has_data(const reading *g, size_t j)
{
  return g->part.role[j] == ROLE_INPUT || g->part.role[j] == ROLE_OUTPUT;
}

static inline column *reading_column(const reading *g, size_t j)
{
  columns *what = &g->into->what;
  return g->part.role[j] == ROLE_INPUT ? what->input + g->part.number[j] : what->output + g->part.number[j];
}

static inline bool reading_holds_labels(const column *c)
{
  return c->kind == COLUMN_LABEL || c->kind == COLUMN_ONEHOT;
}

/* What column j is in the network, NULL if it is not used. */
static inline const column *reading_known(const reading *g, size_t j)
{
  if (!reading_has_data(g, j))
    return NULL;
  return (g->part.role[j] == ROLE_INPUT ? g->known->input : g->known->output) + g->part.number[j];
}

static inline bool reading_is_named(const column *c, const char *name)
{
  return c && c->name && c->name[0] && strcmp(c->name, name) == 0;
}

#endif
