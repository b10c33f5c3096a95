/* Owns a conditional network while it is built and used. */
#ifndef MEMCERT_SHELL_CONDITIONAL_MODEL_H
#define MEMCERT_SHELL_CONDITIONAL_MODEL_H

#include "conditional_data.h"
#include "kernel/conditional/conditional.h"

conditional_model conditional_model_new(size_t inputs, size_t outputs);
void conditional_model_free(conditional_model *m);

/* Each adds an instruction without successors and returns its number. */
size_t conditional_model_add_operation(conditional_model *m);
size_t conditional_model_add_test(conditional_model *m, size_t variable, comparison compare, mpq_srcptr value);
/* All outputs zero (NOWHERE) so far: set m->output[m->program[i].lo + j]. */
size_t conditional_model_add_leaf(conditional_model *m);
/* A term of the newest instruction, an operation.  Returns the weight, which is 0, for the caller to set. */
mpq_ptr conditional_model_add_term(conditional_model *m, size_t variable);

/* The successors of instruction i that there are, at most 2; of a test first the one if it holds.  They come later. */
size_t conditional_model_successors(const conditional_model *m, size_t i, size_t next[2]);

/* Removes every test with one missing side, for the other side to follow at once; with both sides missing a test
 * stays. */
void conditional_model_splice(conditional_model *m);

/* What it is made of. */
typedef struct {
  size_t operations, terms, tests, leaves;
  size_t missing; /* branches */
} conditional_size;
conditional_size conditional_model_measure(const conditional_model *m);

/* Valid until something is added. */
conditional_network conditional_model_view(const conditional_model *m);

/* known[i]: how many variables there are on entry to instruction i, for a model that is a tree; to be released with
 * free().  Leaves with exit 4 if the network is larger than the kernel's limits. */
size_t *conditional_model_known(const conditional_model *m);

#endif
