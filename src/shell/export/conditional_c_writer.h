/* What the two ways of writing a conditional network as C have in common (conditional_c.h). */
#ifndef MEMCERT_SHELL_CONDITIONAL_C_WRITER_H
#define MEMCERT_SHELL_CONDITIONAL_C_WRITER_H

#include "conditional_parts.h"
#include "conditional_replay.h"
#include "conditional_scale.h"
#include <stdio.h>

typedef struct {
  FILE *f;
  conditional_scale *s;
  const conditional_model *m;
  const replay *data;
  conditional_parts parts;
  int depth; /* of braces */
  mpz_t value; /* scratch */
} c_writer;

/* The C type of integers of that width, of 64 or 128 bits. */
const char *c_writer_type(integer_width width);

/* A number that fits into 128 bits, as an operand. */
void c_writer_integer(FILE *stream, mpz_srcptr value);

/* The least or largest integer of input column k among the points, as an operand. */
void c_writer_bound(const c_writer *w, size_t k, bool most);

/* How many inputs, outputs and points there are; and the points, with what is wanted at each. */
void c_writer_sizes(const c_writer *w);
void c_writer_points(c_writer *w);

#endif
