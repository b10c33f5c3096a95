/* The conditional networks that recall a dataset, made without its unconditional network. */
#ifndef MEMCERT_SHELL_PROJECTION_MODEL_H
#define MEMCERT_SHELL_PROJECTION_MODEL_H

#include "shell/conditional/conditional_model.h"
#include "shell/table/points.h"

/* One projection, and the if-else network of Corollary 1 (kernel/ifelse.h).  Both sort the points,
 * which are to be usable. */
conditional_model projection_model(points *p);
conditional_model ifelse_model(points *p);

#endif
