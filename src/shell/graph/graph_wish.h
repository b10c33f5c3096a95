/* What is asked for when a network is to become an ONNX model. */
#ifndef MEMCERT_SHELL_GRAPH_WISH_H
#define MEMCERT_SHELL_GRAPH_WISH_H

typedef struct {
  const char *network;
  const char *output;     /* NULL or "-" for standard output */
  const char *arithmetic; /* binary32 or binary64, or NULL for the shorter one that has all numbers */
  const char *round;      /* one of these, to whose nearest float each number is rounded, or NULL */
} graph_wish;

#endif
