/* A conditional network as a table of instructions, and the loop in C that runs it. */
#ifndef MEMCERT_SHELL_LIBRARY_TREE_H
#define MEMCERT_SHELL_LIBRARY_TREE_H

#include "library_form.h"
#include "shell/export/conditional_scale.h"

typedef struct {
  conditional_scale scale; /* owned */
} library_tree;

/* Finds units and how long integers become: `l` gets the unit of the outputs, the bits and the variables. */
library_tree library_tree_new(library_form *l, const conditional_model *m);
void library_tree_free(library_tree *tree);

/* The tables, and the function `run`.  `what` is a library_tree. */
void library_tree_write(FILE *stream, const library_form *l, const void *what);

#endif
