#include "graph_make.h"
#include "shell/base/status.h"

/* Stands for what makes models where protoc-c or the description of ONNX was missing. */
static _Noreturn void refuse(void)
{
  fail(STATUS_USAGE, "export: this memcert was built without ONNX: it takes protoc-c, libprotobuf-c and the onnx.proto of "
                     "libonnx-dev");
}

graph_made graph_make_layered(const graph_request *r, const layered_model *m)
{
  (void)r;
  (void)m;
  refuse();
}

graph_made graph_make_conditional(const graph_request *r, const conditional_model *m)
{
  (void)r;
  (void)m;
  refuse();
}
