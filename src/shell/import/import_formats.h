/* The formats that networks are imported from: one list. */
#ifndef MEMCERT_SHELL_IMPORT_FORMATS_H
#define MEMCERT_SHELL_IMPORT_FORMATS_H

#include "import.h"

/* Their names; NULL ends them. */
extern const char *const import_formats[];

/* Reads a network in the format of that name or, if it is NULL, in the one that the name of the file says; exit 2 if
 * there is no such format, or if something is wished that it does not have. */
import import_file(const char *file, const char *format, const import_wish *wish);

#endif
