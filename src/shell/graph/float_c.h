/* A layered network as a C file that computes in floats, in the order for which `memcert check --arithmetic` answers. */
#ifndef MEMCERT_SHELL_FLOAT_C_H
#define MEMCERT_SHELL_FLOAT_C_H

#include "graph_make.h"

/* The text, to be released with free().  The numbers of the network must be of the format.  Exit 4 if it has more
 * neurons or weights than an int counts. */
char *float_c_text(const graph_request *r, const layered_model *m);

#endif
