/* A dataset that an exported network replays. */
#ifndef MEMCERT_SHELL_CONDITIONAL_REPLAY_H
#define MEMCERT_SHELL_CONDITIONAL_REPLAY_H

#include <gmp.h>
#include <stddef.h>

typedef struct {
  size_t points, columns;
  mpq_srcptr rows;    /* (1, x), each of `columns` numbers */
  size_t outputs;     /* pairs being one */
  mpq_srcptr wanted;  /* a row of them per point */
  const size_t *line; /* of each point */
  const char *network_sha256, *table_sha256; /* of the files that were read */
} replay;

#endif
