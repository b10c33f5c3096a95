/* What the inputs of a library may be, and the rows that its test runs.
 *
 * Input k counts units of 1/D: whole numbers from `least` to `most`.  A table says what these are, the least and the
 * largest of each column being the ends; --unit and --range add to that, or say it all. */
#ifndef MEMCERT_SHELL_LIBRARY_INPUTS_H
#define MEMCERT_SHELL_LIBRARY_INPUTS_H

#include "library_request.h"

typedef struct {
  size_t count;        /* without the constant 1 */
  mpq_ptr unit;        /* of each; owned, as the others */
  mpq_ptr least, most; /* of each, as numbers: multiples of the unit */
  size_t rows;
  mpq_ptr x;           /* rows (1, x) */
} library_inputs;

/* `table` is NULL if there is none: then the rows are some corners and some others.  Exit 2 where --unit or --range
 * cannot be meant, exit 4 if an input takes more than 63 bits. */
library_inputs library_inputs_new(const library_request *r, size_t count, const points *table);
void library_inputs_free(library_inputs *in);

#endif
