/* What check, eval and export do with conditional networks. */
#ifndef MEMCERT_SHELL_CONDITIONAL_COMMANDS_H
#define MEMCERT_SHELL_CONDITIONAL_COMMANDS_H

#include <stdbool.h>
#include "shell/commands/eval_output.h"
#include "shell/table/points.h"

/* Each takes the file of the network, and of the output (NULL or "-" for standard output), and returns the exit
 * status. */

/* Recall of every point, and the operations; `with_points` adds those of every point to the JSON. */
int check_conditional(const char *network, const points_options *o, const char *output, bool json, bool with_points);

/* One line per row of the table; exit 1 if some row has no answer. */
int eval_conditional(const char *network, const points_options *o, const char *output, eval_style how);

/* `data` says what the C program is to replay; its file is NULL if that is not said. */
int export_conditional(const char *network, const char *format, const points_options *data, const char *output);

#endif
