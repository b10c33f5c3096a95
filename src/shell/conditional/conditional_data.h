/* A conditional network while it is built and used: conditional_model.h has what can be done with it. */
#ifndef MEMCERT_SHELL_CONDITIONAL_DATA_H
#define MEMCERT_SHELL_CONDITIONAL_DATA_H

#include <stdbool.h>
#include "kernel/conditional/conditional_types.h"
#include "shell/table/columns.h"

typedef struct {
  size_t inputs, outputs;
  bool constant;  /* input 0 is the constant 1, which tables do not have */
  bool is_signed; /* the outputs are pairs: first all phi(z), then all phi(-z) */
  columns *what;  /* what the columns mean, or NULL if that is not known; owned */
  size_t size, terms, values, leaves; /* so far */
  instruction *program;
  size_t *source, *output;
  mpq_ptr weight, value;
  size_t program_room, term_room, value_room, leaf_room;
} conditional_model;

/* Whether a number of that sign compares so with 0. */
static inline bool comparison_holds(comparison compare, int sign)
{
  switch (compare) {
  case IS_LESS: return sign < 0;
  case IS_AT_MOST: return sign <= 0;
  case IS_EQUAL: return sign == 0;
  case IS_NOT_EQUAL: return sign != 0;
  case IS_MORE: return sign > 0;
  default: return sign >= 0;
  }
}

/* What holds where that does not. */
static inline comparison comparison_opposite(comparison compare)
{
  static const comparison opposite[] = {[IS_LESS] = IS_AT_LEAST, [IS_AT_MOST] = IS_MORE, [IS_EQUAL] = IS_NOT_EQUAL,
                                        [IS_NOT_EQUAL] = IS_EQUAL, [IS_MORE] = IS_AT_MOST, [IS_AT_LEAST] = IS_LESS};
  return opposite[compare];
}

#endif
