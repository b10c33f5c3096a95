/* The rank condition and lower bounds beside a certificate: the least that any network needs beside what this one does.
 *
 * They are decided in a process of its own, so that nothing that ends it early, be it a lack of time or of memory,
 * matters to the certificate. */
#ifndef MEMCERT_SHELL_RANK_BESIDE_H
#define MEMCERT_SHELL_RANK_BESIDE_H

#include "lower_bounds.h"
#include "shell/rank/rank_part.h"

/* Both forms of the condition, and kappa, which counts where the augmented form fails. */
typedef enum { BESIDE_HOMOGENEOUS, BESIDE_AUGMENTED, BESIDE_KAPPA, BESIDE_ASKED } beside_asked;

typedef struct {
  rank_question question[BESIDE_ASKED];
  lower_bounds bounds;
  char *reason;  /* why it ended early, if not for its budget; owned, or NULL */
  bool in_steps; /* the budget was none of time */
} rank_beside;

/* As far as it is decided within the budget, in seconds or, if that is negative, RANK_STEPS.  The points stand by
 * number. */
rank_beside rank_beside_make(const points *p, double budget);
void rank_beside_free(rank_beside *b);

/* Whether kappa says more than the condition does. */
bool rank_beside_fails(const rank_beside *b);

#endif
