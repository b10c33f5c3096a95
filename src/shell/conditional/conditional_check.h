/* `check` of conditional networks (memcert-conditional-1): recall of every point, and what it costs there. */
#ifndef MEMCERT_SHELL_CONDITIONAL_CHECK_H
#define MEMCERT_SHELL_CONDITIONAL_CHECK_H

#include <jansson.h>
#include <stdio.h>
#include "conditional_model.h"
#include "kernel/conditional/rows_recall.h"
#include "shell/base/tally.h"
#include "shell/report/network_kind.h"

int check_conditional(const check_request *asked);

/* The same of a network that something else was made into, in three steps: it is checked on a table that it fits; the
 * report is written; the end. */
typedef struct {
  const check_request *asked;
  conditional_model net; /* owned, as the data */
  points data;
  rows_state state;
  mpq_ptr got;        /* the outputs on the point that is not recalled, or NULL if it has none; owned */
  size_t *operations; /* of each point that was run; owned */
  point_tally tally;
  char *said;         /* what is believed of the files that it was put together from, or NULL; owned */
} conditional_checked;

/* What is said of it: what kind of network it stands for, lines before that of its size, and keys of the network. */
typedef struct {
  const char *kind;
  const void *what;
  void (*write)(FILE *stream, const void *what);
  void (*add)(json_t *network, const void *what);
} conditional_about;

conditional_checked conditional_check_made(const check_request *asked, conditional_model net, points data);
bool conditional_check_holds(const conditional_checked *c);
/* As text or as JSON. */
void conditional_check_write(FILE *stream, const conditional_checked *c, const conditional_about *about);
/* The report to where it was asked for; returns the exit status. */
int conditional_check_report(conditional_checked *c, const conditional_about *about);
void conditional_check_free(conditional_checked *c);

#endif
