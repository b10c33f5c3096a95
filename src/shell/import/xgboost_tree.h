/* Pieces of a model of XGBoost: lists of numbers, parameters, and trees. */
#ifndef MEMCERT_SHELL_XGBOOST_TREE_H
#define MEMCERT_SHELL_XGBOOST_TREE_H

#include "forest.h"
#include "shell/base/json_source.h"

/* The numbers of a list, and where they stand. */
typedef struct {
  size_t count, room, at_room;
  long *number;   /* of whole numbers */
  mpq_ptr value;  /* of floats */
  size_t *at;
  size_t list_at; /* where the list begins */
} xgboost_list;

void xgboost_tree_floats(json_source *s, xgboost_list *l);
void xgboost_tree_wholes(json_source *s, xgboost_list *l);
void xgboost_tree_list_free(xgboost_list *l);

/* A float as XGBoost has it: the nearest one of 32 bits; exit 3 if it is too large. */
void xgboost_tree_round(const json_source *s, size_t at, mpq_ptr value);

/* A number in quotes, as XGBoost writes its parameters; `*at` is where it stands. */
size_t xgboost_tree_count(json_source *s, size_t *at);

/* Reads one tree.  Its leaves have one term each, in the order of the nodes, all of output 0. */
void xgboost_tree_read(json_source *s, forest *f);

#endif
