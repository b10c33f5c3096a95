/* What the commands do with networks of gates (memcert-gates-1). */
#ifndef MEMCERT_SHELL_GATES_KIND_H
#define MEMCERT_SHELL_GATES_KIND_H

#include "gates_model.h"
#include "shell/report/network_kind.h"
#include "shell/table/sorted_points.h"

extern const network_kind gates_kind;

/* Makes the network of a table; exit 4 if it has too many gates. */
gates_model gates_kind_made(const sorted_points *p);

/* Makes the network of a table whose negative outputs are split, checks it on every point and writes it to a file, or to
 * standard output if that is NULL or "-"; leaves the program if it does not recall one.  If a file is written, a report
 * goes to standard output, as text or as JSON.  Releases the points. */
void gates_kind_synthesize(points *p, const char *file, bool json);

#endif
