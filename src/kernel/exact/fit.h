/* How the columns of a table are what a network takes and puts out. */
#ifndef MEMCERT_KERNEL_FIT_H
#define MEMCERT_KERNEL_FIT_H

#include <stdbool.h>
#include <stddef.h>

typedef struct {
  size_t outputs; /* r */
  bool pairs;     /* the network puts out two numbers of each, j and r + j */
  bool skip;      /* the first column of a row, the constant 1, is no input of the network */
} table_fit;

/*@ logic integer skipped(table_fit fit) = fit.skip ? 1 : 0; */

#endif
