/* The network of Theorem 2 for a dataset. */
#ifndef MEMCERT_SHELL_SYNTHESIZE_MODEL_H
#define MEMCERT_SHELL_SYNTHESIZE_MODEL_H

#include "model.h"
#include "shell/table/points.h"

/* The points must be usable and are left sorted. */
model synthesize_model(points *p, readout_kind kind);

#endif
