/* The kinds of networks that a file given as NETWORK may be of, and those that are made: one list each. */
#ifndef MEMCERT_SHELL_NETWORK_KINDS_H
#define MEMCERT_SHELL_NETWORK_KINDS_H

#include "shell/export/network_export.h"
#include "shell/graph/graph_export.h"
#include "shell/library/library_request.h"
#include "shell/report/network_kind.h"

typedef struct {
  const network_kind *kind;
  network_export *write;    /* in an open format */
  network_library *library; /* as a library in C */
  network_graph *graph;     /* as a model of ONNX */
} known_network;

/* The networks that are made for a table, by name, and those that recall it and need no more than the table for that;
 * NULL ends each list. */
extern const char *const made_names[], *const recalling_names[];

/* Looks into the file, which can be read afterwards even if it is a pipe.  What is no JSON is taken for a switch
 * network; an object of another format, or of none, is exit 3. */
const known_network *network_kind_of(const char *file);

#endif
