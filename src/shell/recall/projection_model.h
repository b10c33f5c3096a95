/* The conditional networks that recall a dataset, made without its unconditional network. */
#ifndef MEMCERT_SHELL_PROJECTION_MODEL_H
#define MEMCERT_SHELL_PROJECTION_MODEL_H

#include "recall_network.h"

/* One projection, and the if-else network of Corollary 1 (kernel/ifelse.h). */
extern const recall_network projection_recall;
extern const recall_network ifelse_recall;

#endif
