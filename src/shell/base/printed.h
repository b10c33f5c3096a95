/* Decimals that a report claims something of are read again before they are printed. */
#ifndef MEMCERT_SHELL_PRINTED_H
#define MEMCERT_SHELL_PRINTED_H

#include <gmp.h>

/* Exit 4 unless the text writes a number from `low` up to `high`.  Which number that is, the kernel says; a text with an
 * exponent that is too large to be read is taken as it is. */
void printed_check(const char *text, mpq_srcptr low, mpq_srcptr high);

#endif
