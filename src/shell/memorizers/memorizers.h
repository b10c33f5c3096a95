/* The layered networks of other papers that recall a dataset: one list. */
#ifndef MEMCERT_SHELL_MEMORIZERS_H
#define MEMCERT_SHELL_MEMORIZERS_H

#include "memorizer.h"

/* The one of that name, or NULL. */
const memorizer *memorizer_named(const char *name);

/* Makes the network of a table whose outputs keep their signs, checks it on every point (kernel/layered) and writes it
 * to a file, or to standard output if that is NULL or "-"; leaves the program if it does not recall one.  If a file is
 * written, a report of it goes to standard output, as text or as JSON.  The points are the network's then.
 *
 * Returns an exit status: it is STATUS_FAILS, and there is no file, where the points have to be in general position and
 * are not; the report says why, on standard error if it is no JSON. */
int memorizer_write(const memorizer_wish *wish, points *p, const char *file, bool json);

#endif
