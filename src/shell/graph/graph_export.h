/* Networks as ONNX models, and as C that computes in floats. */
#ifndef MEMCERT_SHELL_GRAPH_EXPORT_H
#define MEMCERT_SHELL_GRAPH_EXPORT_H

#include "graph_wish.h"

/* Returns the exit status. */
typedef int network_graph(const graph_wish *wish);
network_graph graph_export_layered, graph_export_switch, graph_export_otherwise, graph_export_conditional,
  graph_export_gates;

#endif
