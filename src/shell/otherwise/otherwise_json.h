/* memcert-conditional-2 with "otherwise": a tree, and the layered network for what it has no answer for. */
#ifndef MEMCERT_SHELL_OTHERWISE_JSON_H
#define MEMCERT_SHELL_OTHERWISE_JSON_H

#include "shell/conditional/conditional_model.h"
#include "shell/layered/layered_model.h"

typedef struct {
  layered_model net;
  conditional_model tree; /* its size is 0 if there is none, and every input goes through the network */
} otherwise_model;

/* Reads both, believing nothing: exit 3 if they differ in inputs or outputs.  Input 0 is the constant 1 if either says
 * so.  That the tree does what the network does is found out where it runs (otherwise_run.h). */
otherwise_model otherwise_read(const char *file);
/* The layered network alone, which has the outputs of the whole on every input, at the operations of the loop. */
layered_model otherwise_read_network(const char *file);
void otherwise_model_free(otherwise_model *m);

/* Read again (writing.h).  Leaves with exit 4 if a number is longer than otherwise_read accepts. */
void otherwise_save(const char *file, const layered_model *net, const conditional_model *tree);
/* The same as a text to be released with free(). */
char *otherwise_text(const layered_model *net, const conditional_model *tree);

#endif
