/* Whether two conditional networks are the same one, in whatever order their instructions stand. */
#ifndef MEMCERT_SHELL_CONDITIONAL_SAME_H
#define MEMCERT_SHELL_CONDITIONAL_SAME_H

#include "conditional_model.h"

/* The same trees, of which each may be empty: the same operations, tests and outputs along every way. */
bool conditional_same_trees(const conditional_model *a, const conditional_model *b);

/* The constant, pairs, names and labels, too. */
bool conditional_same(const conditional_model *a, const conditional_model *b);

#endif
