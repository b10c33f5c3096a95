/* A network of gates as a conditional network. */
#ifndef MEMCERT_SHELL_GATES_FORM_H
#define MEMCERT_SHELL_GATES_FORM_H

#include "gates_model.h"
#include "shell/conditional/conditional_model.h"

/* Returns the conditional network that puts out the same on every input: it asks the gates in their order, as long as
 * the prefix so far has longer ones, and a leaf has the sum of the matrices on its way.  A gate on one input, and perhaps
 * the constant, is a comparison of this input.  Signed outputs are pairs.  Leaves with exit 4 if it is larger than the
 * kernel's limits. */
conditional_model gates_form(const gates_model *m);

/* That of the network in a file, which is read as gates_json_read() does. */
conditional_model gates_form_read(const char *file);

#endif
