/* What check and eval do with layered networks. */
#ifndef MEMCERT_SHELL_LAYERED_COMMANDS_H
#define MEMCERT_SHELL_LAYERED_COMMANDS_H

#include <stdbool.h>
#include "shell/commands/eval_output.h"
#include "shell/table/points.h"

/* When a point counts as recalled. */
typedef struct {
  const char *tolerance; /* a number, as text: outputs differ by no more; NULL: they are equal */
  bool argmax;           /* the only output of the dataset is the index of the largest one of the network */
} recall_rule;

/* Recall of every point, and what is active; `with_points` adds that of every point to the JSON.  Returns the exit
 * status. */
int check_layered(const char *network, const points_options *o, recall_rule rule, const char *output, bool json,
                  bool with_points);

/* One line per row of the table. */
int eval_layered(const char *network, const points_options *o, const char *output, eval_style how);

#endif
