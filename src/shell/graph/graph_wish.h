/* What is asked for when a network is to become an ONNX model, or C that computes in floats. */
#ifndef MEMCERT_SHELL_GRAPH_WISH_H
#define MEMCERT_SHELL_GRAPH_WISH_H

#include <stdbool.h>

typedef struct {
  bool c;
  const char *network;
  const char *output;     /* NULL or "-" for standard output */
  const char *arithmetic; /* binary32 or binary64, or NULL for the shorter one that has all numbers */
  const char *round;      /* one of these, to whose nearest float each number is rounded, or NULL */
} graph_wish;

#endif
