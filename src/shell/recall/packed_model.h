/* Conditional networks of one projection whose leaves hold several points. */
#ifndef MEMCERT_SHELL_PACKED_MODEL_H
#define MEMCERT_SHELL_PACKED_MODEL_H

#include "shell/conditional/conditional_model.h"
#include "shell/table/points.h"

/* The points, which are to be usable and become sorted, in their order along the projection (kernel/projection.h): a
 * leaf takes as many as one linear function of the first `width` numbers of (1, x) fits for every output, exactly; so
 * with width 1 neighbours with equal outputs, and with all q of them at least q neighbours in general position.  If the
 * direction is one of the inputs, that input is tested itself.
 *
 * Nothing is proved of this: whoever makes one has it checked (kernel/packed.h). */
conditional_model packed_model(points *p, size_t width);

#endif
