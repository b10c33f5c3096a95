/* Whether two networks of gates are the same one, in whatever order their matrices stand. */
#ifndef MEMCERT_SHELL_GATES_SAME_H
#define MEMCERT_SHELL_GATES_SAME_H

#include "gates_model.h"

bool gates_same(const gates_model *a, const gates_model *b);

#endif
