/* What is told of a conditional network, for a person and as JSON. */
#ifndef MEMCERT_SHELL_CONDITIONAL_REPORT_H
#define MEMCERT_SHELL_CONDITIONAL_REPORT_H

#include <jansson.h>
#include <stdint.h>
#include <stdio.h>
#include "conditional_model.h"

/* A number of operations over points. */
typedef struct {
  size_t points;
  size_t max;
  uint64_t sum;
} operation_tally;

void operation_tally_add(operation_tally *t, size_t operations);

/* A line "NAME at most ..., ... in the mean" and `what` behind it. */
void operation_tally_write(FILE *stream, const char *name, const operation_tally *t, const char *what);
json_t *operation_tally_object(const operation_tally *t);

/* The size of the network. */
void conditional_size_write(FILE *stream, const conditional_model *m);
json_t *conditional_size_object(const conditional_model *m);

#endif
