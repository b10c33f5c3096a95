/* What is asked for when a network is to become a library in C. */
#ifndef MEMCERT_SHELL_LIBRARY_REQUEST_H
#define MEMCERT_SHELL_LIBRARY_REQUEST_H

#include "shell/table/points.h"

typedef struct {
  const char *network;
  const char *name;        /* of the library: what its files and functions begin with */
  const char *folder;      /* where they go */
  points_options data;     /* rows for its test; its file is NULL if there are none */
  const char *unit;        /* as text: inputs are whole multiples of it; or NULL */
  const char *range;       /* LO,HI as text, or NULL */
  char *const *arguments;  /* of the command, its name the first; NULL ends them */
} library_request;

/* Returns the exit status. */
typedef int network_library(const library_request *r);

#endif
