/* What the text after an option means. */
#ifndef MEMCERT_SHELL_OPTION_VALUES_H
#define MEMCERT_SHELL_OPTION_VALUES_H

#include "options.h"

/* Stores the value of an option, `shown` being how the user wrote it; exit 2 if it is wrong. */
void option_take(const option *o, const char *shown, const char *value);

/* A size such as 1000, 64k, 500M or 2G, in bytes; exit 2 if it is none. */
size_t option_bytes(const char *shown, const char *value);

#endif
