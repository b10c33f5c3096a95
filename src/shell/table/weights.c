#include "weights.h"
#include "shell/base/status.h"

const char *weight_problem(number_kind kind, mpq_srcptr value)
{
  if (kind != NUMBER_OK)
    return number_problem(kind);
  return mpq_sgn(value) >= 0 ? NULL
                             : "is a negative weight: --weights takes how often each row is recalled, 0 or more";
}

void weights_check(const points *p)
{
  if (p->weight && numbers_first_nonzero(p->weight, 0, p->rows) == p->rows)
    fail_at(STATUS_FILE, (place){p->file, p->line[0], 1},
            "all weights are 0: --weights takes how often each row is recalled, and some row must be");
}
