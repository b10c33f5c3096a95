/* Networks of gates that recall a dataset. */
#ifndef MEMCERT_SHELL_GATES_MAKE_H
#define MEMCERT_SHELL_GATES_MAKE_H

#include "gates_model.h"
#include "shell/table/sorted_points.h"

/* Gates are added, each through the middle of the largest set of points that have one pattern and no linear function in
 * common, until there is no such set; then each prefix that is long enough has the matrix of its points.  Of several
 * attempts the one with the fewest gates is returned: there may be fewer.  It always ends, since a gate along the
 * direction in which all points are apart cuts any set.
 *
 * Nothing is proved of this: what it makes is checked.  False if it takes more gates than `most`, at most GATES_MOST;
 * otherwise *made is to be released. */
bool gates_make(const sorted_points *p, size_t most, gates_model *made);

#endif
