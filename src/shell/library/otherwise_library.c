#include "otherwise_library.h"
#include "shell/base/status.h"

int otherwise_library(const library_request *r)
{
  fail(STATUS_USAGE, "export: %s goes on in a layered network where its tree has no answer, which no library does yet: "
       "export the layered network that it was made from; it has the same outputs", r->network);
}
