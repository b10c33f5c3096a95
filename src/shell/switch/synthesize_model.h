/* The network of Theorem 2 for a dataset. */
#ifndef MEMCERT_SHELL_SYNTHESIZE_MODEL_H
#define MEMCERT_SHELL_SYNTHESIZE_MODEL_H

#include "model.h"
#include "shell/table/sorted_points.h"

model synthesize_model(const sorted_points *p, readout_kind kind);

#endif
