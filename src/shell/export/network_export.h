/* What writes a network of some kind in an open format. */
#ifndef MEMCERT_SHELL_NETWORK_EXPORT_H
#define MEMCERT_SHELL_NETWORK_EXPORT_H

#include "shell/table/points.h"

typedef struct {
  const char *network;
  const char *format;
  points_options data; /* what a C program is to replay; its file is NULL if that is not said */
  const char *output;  /* NULL or "-" for standard output */
} export_request;

/* Returns the exit status; exit 2 if the kind has no such format. */
typedef int network_export(const export_request *r);

#endif
