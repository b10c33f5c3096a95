/* What is reported of a conditional network, for a person and as JSON. */
#ifndef MEMCERT_SHELL_CONDITIONAL_REPORT_H
#define MEMCERT_SHELL_CONDITIONAL_REPORT_H

#include <jansson.h>
#include <stdio.h>
#include "conditional_model.h"

/* The size of the network. */
void conditional_size_write(FILE *stream, const conditional_model *m);
json_t *conditional_size_object(const conditional_model *m);

#endif
