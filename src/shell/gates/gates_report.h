/* What is reported of a network of gates, for a person and as JSON. */
#ifndef MEMCERT_SHELL_GATES_REPORT_H
#define MEMCERT_SHELL_GATES_REPORT_H

#include <jansson.h>
#include <stdio.h>
#include "gates_model.h"
#include "shell/table/points.h"

/* A network, and what points show of it. */
typedef struct {
  const gates_model *net;
  size_t points;
  size_t patterns; /* that some point has */
  size_t touched;  /* matrices on the way of a point, at most */
  size_t idle;     /* gates that say the same at every point */
  size_t *idle_gate; /* which, from 0; owned */
  bool *idle_bit;    /* what; owned */
} gates_facts;

/* Over no points. */
gates_facts gates_facts_of(const gates_model *m);
/* Over all points of a table; `constant`: the network takes the constant 1 before its columns. */
gates_facts gates_facts_over(const gates_model *m, const points *p, bool constant);
void gates_facts_free(gates_facts *f);

/* Lines of text, and the value of `gates`. */
void gates_facts_write(FILE *stream, const gates_facts *f);
json_t *gates_facts_object(const gates_facts *f);

#endif
