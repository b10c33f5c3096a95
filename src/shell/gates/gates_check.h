/* The checker of networks of gates (kernel/gates/gates.h), point by point. */
#ifndef MEMCERT_SHELL_GATES_CHECK_H
#define MEMCERT_SHELL_GATES_CHECK_H

#include "gates_model.h"
#include "kernel/gates/gates.h"
#include "shell/table/points.h"

typedef struct {
  gates_network net;
  bool constant; /* input 0 is the constant 1 */
  size_t *next, *own, *used; /* owned, as the numbers */
  mpq_ptr wanted, row, y, composed, scratch;
} gates_check;

/* The model must stay as it is. */
gates_check gates_check_new(const gates_model *m, bool constant);
void gates_check_free(gates_check *c);

/* Whether the network puts out what point i has, by prefixes.  Leaves the program if composed matrices put out anything
 * else. */
bool gates_check_point(gates_check *c, const points *p, size_t i);

#endif
