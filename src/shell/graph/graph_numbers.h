/* The numbers of a network as floats. */
#ifndef MEMCERT_SHELL_GRAPH_NUMBERS_H
#define MEMCERT_SHELL_GRAPH_NUMBERS_H

#include "graph_wish.h"
#include "shell/base/binary_float.h"
#include "shell/conditional/conditional_model.h"
#include "shell/layered/layered_model.h"

typedef struct {
  const binary_float *format; /* of all of them */
  size_t numbers, changed;    /* of those that are not 0 */
  mpq_t most;                 /* the largest change of one, relative to it */
} graph_numbers;

/* Exit 3, naming the first number that is no float and is not to be rounded, or that would become infinite. */
graph_numbers graph_numbers_of_layered(const graph_wish *wish, layered_model *m);
graph_numbers graph_numbers_of_conditional(const graph_wish *wish, conditional_model *m);
void graph_numbers_free(graph_numbers *n);

#endif
