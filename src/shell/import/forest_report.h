/* What is reported of imported trees, for a person and as JSON. */
#ifndef MEMCERT_SHELL_FOREST_REPORT_H
#define MEMCERT_SHELL_FOREST_REPORT_H

#include <jansson.h>
#include <stdio.h>
#include "agreement.h"
#include "forest_network.h"

void forest_report_write(FILE *stream, const char *file, const forest *f, const forest_wish *wish,
                         const forest_made *made, const agreement *agrees);
void forest_report_write_json(FILE *stream, const char *file, const forest *f, const forest_wish *wish,
                              const forest_made *made, const agreement *agrees);

#endif
