/* `check` of layered networks (memcert-layered-1): recall of every point, and what it costs there. */
#ifndef MEMCERT_SHELL_LAYERED_CHECK_H
#define MEMCERT_SHELL_LAYERED_CHECK_H

#include "layered_run.h"
#include "shell/report/network_kind.h"

int check_layered(const check_request *asked);

/* The same of a network that was made, in two steps.  First it is checked on a table that it fits, and then the report
 * is written, which names the file that the network goes to.  `about` says more of the network: the text of the
 * line after that of the network, which is wrapped, and keys of the network. */
typedef struct {
  const check_request *asked;
  layered_run net;
  mpq_t tolerance;
  mpq_ptr got;      /* the outputs at the point that was evaluated last; owned */
  activity *active; /* of each point that was evaluated; owned */
  layered_state state;
  char *said;       /* what is believed of the files that it was put together from, or NULL; owned */
} layered_checked;

typedef struct {
  const void *what;
  void (*write)(FILE *stream, const void *what);
  void (*add)(json_t *object, const void *what);
} layered_about;

/* How `check` reads the table; and all of it but that, which releases the network and returns the exit status. */
points_options layered_check_table(const check_request *asked);
int layered_check_report(const check_request *asked, layered_run net, const layered_about *about);

layered_checked layered_check_made(const check_request *asked, layered_run net);
bool layered_check_holds(const layered_checked *c);
/* As text or as JSON. */
void layered_check_write(FILE *stream, const layered_checked *c, const layered_about *about);
void layered_check_free(layered_checked *c);

#endif
