#include "import.h"
#include "shell/base/status.h"
#include <stddef.h>

/* Stands for onnx.c where protoc-c or the description of ONNX was missing. */
import onnx_read(const char *file, const import_wish *wish)
{
  (void)wish;
  fail_at(STATUS_FILE, (place){file, 0, 0},
          "this memcert was built without ONNX: it takes protoc-c, libprotobuf-c and the onnx.proto of libonnx-dev");
}

const char *onnx_library(void)
{
  return NULL;
}
