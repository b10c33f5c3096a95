/* The simplest rational of an interval. */
#ifndef MEMCERT_SHELL_SIMPLEST_H
#define MEMCERT_SHELL_SIMPLEST_H

#include <gmp.h>

/* value := the rational with the least denominator, and the least numerator among those, that is above `low` and not
 * above `high`, by continued fractions; low < high.  `value` is another number than both. */
void simplest_between(mpq_ptr value, mpq_srcptr low, mpq_srcptr high);

#endif
