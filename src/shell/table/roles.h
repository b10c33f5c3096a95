/* Which column of a table is an input, an output, or left out. */
#ifndef MEMCERT_SHELL_ROLES_H
#define MEMCERT_SHELL_ROLES_H

#include "points.h"

typedef enum { ROLE_INPUT, ROLE_OUTPUT, ROLE_WEIGHT, ROLE_IGNORED } role;

typedef struct {
  size_t width;
  role *role;     /* of each column; owned */
  size_t *number; /* among the inputs, or among the outputs in the order that --target gives; owned */
  bool *labels;   /* the column was named by --labels; owned */
  size_t inputs;
  size_t outputs;
  bool by_name; /* some list names a column by its name */
} roles;

/* The roles of `width` columns with the given names (NULL if there is no header).  `outputs` is how
 * many of the last columns are outputs where --target does not say; those from `end` on are left out.  Leaves with exit 2 if a list
 * names no column, or one twice. */
roles roles_choose(const points_options *o, char *const *names, size_t width, size_t end, size_t outputs);
void roles_free(roles *r);

#endif
