/* Outputs as text: words where they stand for labels. */
#ifndef MEMCERT_SHELL_OUTPUT_TEXT_H
#define MEMCERT_SHELL_OUTPUT_TEXT_H

#include <gmp.h>
#include <stdbool.h>
#include "columns.h"

/* The output of a point, or of a network with the same columns, as text: words where the column
 * holds labels, numbers joined by commas elsewhere.  To be released with free(). */
char *output_text(const columns *what, bool is_signed, mpq_srcptr d);

#endif
