/* Buckets (after Baykal et al. 2022): a conditional network that asks comparisons of single inputs and puts out one
 * constant in each cell of a box, such that no function with a given Lipschitz constant through the table is farther
 * away than epsilon anywhere in the cell.  A cell is halved where one constant does not do. */
#ifndef MEMCERT_SHELL_BUCKETS_H
#define MEMCERT_SHELL_BUCKETS_H

#include "everywhere_ask.h"
#include "shell/conditional/conditional_model.h"
#include "shell/table/points.h"

typedef struct {
  conditional_model network; /* if there is one */
  size_t cells;
  bool refuted;               /* no network does: functions are more than 2 epsilon apart at the witness */
  everywhere_witness witness; /* where functions are farthest apart, of the middles of cells */
} buckets_made;

/* The points have their signs.  Exit 4 if there are more cells than `most`. */
buckets_made buckets_make(const points *p, mpq_srcptr slope, mpq_srcptr epsilon, size_t most);
void buckets_free(buckets_made *b);

#endif
