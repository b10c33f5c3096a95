/* `certify --epsilon`, `synth --network buckets` and `check --epsilon`: a network and a table, on the table's whole
 * box. */
#ifndef MEMCERT_SHELL_EVERYWHERE_RUN_H
#define MEMCERT_SHELL_EVERYWHERE_RUN_H

#include "shell/conditional/conditional_model.h"
#include "shell/table/points.h"

/* Cells of buckets, if nothing else is asked for. */
#define EVERYWHERE_CELLS ((size_t)100000)

typedef struct {
  const char *epsilon;   /* a number above 0 */
  const char *lipschitz; /* a number, at least 0, or NULL: the least that the table allows */
  size_t cells;          /* at most, of buckets */
  const char *report;    /* the name of a file, or NULL */
  const char *sha256;    /* of the file of a network that is read */
  bool json;
  char **kept;           /* gets the buckets that are made, as a file has them, owned; or NULL */
} everywhere_wish;

/* Makes buckets, has them checked, and writes the network to the file `network` unless that is NULL; the report goes to
 * standard output then only if `network` is a file.  Returns an exit status. */
int everywhere_run_buckets(const points *p, const everywhere_wish *wish, const char *network, bool with_network);
/* Has this network, which was read from `file`, checked. */
int everywhere_run_network(const points *p, const everywhere_wish *wish, const conditional_model *m, const char *file);

#endif
