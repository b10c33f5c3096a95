#include "weights.h"
#include "shell/base/status.h"

const char *weight_problem(number_kind kind, mpq_srcptr value)
{
  if (kind != NUMBER_OK)
    return number_problem(kind);
  return mpq_sgn(value) >= 0 ? NULL
                             : "is a negative weight: --weights takes how often each row is recalled, 0 or more";
}

_Noreturn void weights_refuse(const points *p, size_t line)
{
  fail_at(STATUS_FILE, (place){p->file, line, 1},
          "all weights are 0: --weights takes how often each row is recalled, and some row must be");
}
