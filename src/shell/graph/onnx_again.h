/* Models of layered networks, read again before anybody gets them. */
#ifndef MEMCERT_SHELL_ONNX_AGAIN_H
#define MEMCERT_SHELL_ONNX_AGAIN_H

#include "graph_make.h"

/* Ends the program unless the model, as import reads it, is this network, number for number; `sums`: it puts out the
 * sums of the first half of the last layer. */
void onnx_again_check(const graph_made *made, const layered_model *m, bool sums);

#endif
