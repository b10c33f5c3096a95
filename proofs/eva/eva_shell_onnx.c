/* What onnx.c promises the other sources of this reader. */
#include "shell/import/onnx.h"
#include <stdlib.h>

/*@ requires text: valid_read_string(format);
  @ assigns \nothing;
  @ ensures leaves: \false;
  @*/
void onnx_refuse(const onnx_graph *g, const char *format, ...)
{
  exit(3);
}
