/* Conditional networks of one projection whose leaves hold several points. */
#ifndef MEMCERT_SHELL_PACKED_MODEL_H
#define MEMCERT_SHELL_PACKED_MODEL_H

#include "recall_network.h"

/* The points in their order along the projection (kernel/projection.h): a leaf takes as many as one linear function of
 * the first `width` numbers of (1, x) fits for every output, exactly; so with width 1, merged, neighbours with equal
 * outputs, and with all q of them, packed, at least q neighbours in general position.  If the direction is one of the
 * inputs, that input is tested itself.
 *
 * Nothing is proved of this: what they make is checked (kernel/packed.h). */
extern const recall_network merged_recall;
extern const recall_network packed_recall;

#endif
