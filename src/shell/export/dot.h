/* Networks as pictures for Graphviz, legible up to a few dozen nodes. */
#ifndef MEMCERT_SHELL_DOT_H
#define MEMCERT_SHELL_DOT_H

#include <stdio.h>
#include "shell/conditional/conditional_model.h"
#include "shell/layered/layered_model.h"

/* After its first line each has a comment: the version, and the SHA-256 of the file of the network. */

/* The tree, which for a network made by Theorem 1 is the configuration tree: a box per node with its operations and
 * its test.  Numbers of many digits, long sums and long nodes are cut. */
void dot_write_conditional(FILE *stream, const conditional_model *m, const char *sha256);

/* A circle per neuron and an arrow per weight. */
void dot_write_layered(FILE *stream, const layered_model *m, const char *sha256);

#endif
