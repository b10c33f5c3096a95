/* Some points, with functions of them beside their inputs, as a dataset that trees are looked for in. */
#ifndef MEMCERT_SHELL_MIXED_TABLE_H
#define MEMCERT_SHELL_MIXED_TABLE_H

#include "mixed.h"

typedef struct {
  sorted_points points; /* inputs: those that are taken over, then the functions; the outputs are labels */
  size_t taken;         /* inputs of (1, x) */
  uint64_t *weight;
} mixed_table;

/* With the first `inputs` of (1, x); functions[0] and so on stand after them. */
mixed_table mixed_table_new(const mixed *m, const uint32_t *point, size_t count, size_t inputs,
                            const tree_function *const *functions, size_t many);
void mixed_table_free(mixed_table *t);

#endif
