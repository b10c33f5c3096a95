/* Boxes of the variables at every instruction of a conditional network, and the points that say most at its leaves: what
 * kernel/lipschitz/everywhere.h takes, and believes nothing of. */
#ifndef MEMCERT_SHELL_EVERYWHERE_BOXES_H
#define MEMCERT_SHELL_EVERYWHERE_BOXES_H

#include "kernel/lipschitz/everywhere.h"
#include "shell/conditional/conditional_model.h"
#include "shell/table/points.h"

typedef struct {
  conditional_network net;
  size_t *known; /* owned, as the arrays below */
  size_t room;   /* numbers in a row */
  size_t outputs;
  mpq_ptr lo, hi;
  size_t *above, *below;
} everywhere_boxes;

/* The model must stay.  lo and hi: the box of its inputs, without the constant. */
everywhere_boxes everywhere_boxes_new(const conditional_model *m, const points *data, mpq_srcptr slope, mpq_srcptr lo,
                                      mpq_srcptr hi);
void everywhere_boxes_free(everywhere_boxes *b);

#endif
