/* Deciding a question about the rank condition, with a limit on the time. */
#ifndef MEMCERT_SHELL_RANK_RUN_H
#define MEMCERT_SHELL_RANK_RUN_H

#include "rank_part.h"

typedef struct {
  size_t jobs;
  size_t bytes;           /* of memory for each job */
  double budget;          /* seconds; negative if there is no limit */
  const char *checkpoint; /* file that is kept up to date, or NULL */
} rank_limits;

/* Goes on with every part that is not decided.  Leaves on an interrupt, with the checkpoint written, and
 * with exit 4 if a part takes more memory. */
void rank_run(rank_question *q, const rank_limits *limits);

#endif
