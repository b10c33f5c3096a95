/* What checking a network against a dataset found. */
#ifndef MEMCERT_SHELL_CERTIFICATE_H
#define MEMCERT_SHELL_CERTIFICATE_H

#include <stdbool.h>
#include "kernel/switch/check.h"
#include "model.h"
#include "shell/table/sorted_points.h"
#include "shell/base/tally.h"

/* One of the two counts, over the points that were checked. */
typedef struct {
  size_t bound; /* as the paper prints it */
  size_t sharp; /* for the printed readout and neurons: (2) corrected */
  point_tally active;
  size_t failing; /* first point beyond the bound, or the number of points */
} bounded_tally;

typedef struct {
  size_t points;
  model_size size; /* of the network */
  check_state state;
  bool exhaustive;
  activity *active; /* of each point that was checked; owned */
  mpq_ptr got;      /* output at the first point that is not recalled; owned */
  size_t outputs;
  bounded_tally neurons;
  bounded_tally weights;
} certificate;

/* Checks every point, up to the first by number that is not recalled.  The network must have the
 * inputs and outputs of the points, whose order is as before afterwards. */
certificate certificate_make(const model *m, sorted_points *p, bool exhaustive);
void certificate_free(certificate *c);

/* Every active weight costs a multiplication, and an addition or, for the first one of its neuron, the comparison
 * that phi is. */
point_tally certificate_operations(const certificate *c);

/* Whether all points are recalled within both bounds of the paper. */
bool certificate_holds(const certificate *c);

#endif
