/* The outputs that eval prints, one line per row of the table or one JSON object. */
#ifndef MEMCERT_SHELL_EVAL_OUTPUT_H
#define MEMCERT_SHELL_EVAL_OUTPUT_H

#include <jansson.h>
#include <stdbool.h>
#include <stdio.h>
#include <gmp.h>
#include "shell/base/spool.h"
#include "shell/table/columns.h"

typedef struct {
  bool json;
  bool raw;        /* every output as it is: no labels, pairs not joined */
  bool decimal;    /* with `decimals` decimals */
  size_t decimals;
} eval_style;

typedef struct {
  spool *text; /* of the rows so far */
  eval_style how;
  const columns *what; /* of the outputs, or NULL if they are numbers */
  bool is_signed;      /* the outputs are (d+, d-) */
  size_t outputs;
  bool any; /* there was a row */
} eval_output;

eval_output eval_output_begin(eval_style how, const columns *what, bool is_signed, size_t outputs);

/* The row on this line; `out` is NULL if it has no answer. */
void eval_output_row(eval_output *o, size_t line, mpq_srcptr out);

/* All rows have been there: writes them to the file, or to standard output. */
void eval_output_end(eval_output *o, const char *file);

#endif
