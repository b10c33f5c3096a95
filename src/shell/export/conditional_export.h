/* Conditional networks in open formats. */
#ifndef MEMCERT_SHELL_CONDITIONAL_EXPORT_H
#define MEMCERT_SHELL_CONDITIONAL_EXPORT_H

#include "network_export.h"
#include "shell/conditional/conditional_model.h"

network_export conditional_export;

/* The same of a file that `read` makes a conditional network of; `kind` is a word for messages. */
int conditional_export_read(const export_request *r, conditional_model (*read)(const char *file), const char *kind);

#endif
