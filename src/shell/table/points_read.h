/* Tables from files. */
#ifndef MEMCERT_SHELL_POINTS_READ_H
#define MEMCERT_SHELL_POINTS_READ_H

#include "points.h"

/* Reads a table.  For a table that is to be related to a network, `known` are the columns of the
 * network: labels have the numbers that they have there, and the outputs are as many as there;
 * `is_signed` then says whether negative outputs are split.  Otherwise `known` is NULL.
 * Malformed input leaves with exit 3, a dataset beyond the kernel's limits with exit 4. */
points points_read(const points_options *o, const columns *known, bool is_signed);

#endif
