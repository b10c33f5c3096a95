/* Numbers as short texts that are not below them. */
#ifndef MEMCERT_SHELL_DECIMAL_ABOVE_H
#define MEMCERT_SHELL_DECIMAL_ABOVE_H

#include <gmp.h>

/* A number, not negative, of two digits that is at least value and as near as that goes: 1.3e-7.  To be released with
 * free(). */
char *decimal_above(mpq_srcptr value);

#endif
