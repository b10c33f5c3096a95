/* What import reports of a network that branches, for a person and as JSON (memcert-import-conditional-1). */
#ifndef MEMCERT_SHELL_BRANCHING_REPORT_H
#define MEMCERT_SHELL_BRANCHING_REPORT_H

#include <jansson.h>
#include <stdio.h>
#include "agreement.h"
#include "import.h"

/* What the reader says of it, line by line. */
void import_notes_write(FILE *stream, const import *in);
json_t *import_notes_array(const import *in);

void branching_report_write(FILE *stream, const char *file, const import *in, const import_wish *wish,
                            const agreement *agrees);
void branching_report_write_json(FILE *stream, const char *file, const import *in, const import_wish *wish,
                                 const agreement *agrees);

#endif
