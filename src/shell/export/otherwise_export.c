#include "otherwise_export.h"
#include "shell/base/status.h"

int otherwise_export(const export_request *r)
{
  fail(STATUS_USAGE, "export: %s goes on in a layered network where its tree has no answer, and --to %s has no such "
       "thing: export the layered network that it was made from, or what condition makes without --otherwise and --loop",
       r->network, r->format);
}
